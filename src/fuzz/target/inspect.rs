//! What a file gives away, told of any bytes.

use ombrelle_base::Kind;
use ombrelle_base::progress::Progress;
use ombrelle_metadata::{Finding, inspect};

/// The most findings that are listed, and the most characters of a value.
const MOST: usize = 4096;
const LONGEST: usize = 200;

pub(super) fn jpeg(bytes: &[u8]) {
    of(Kind::Jpeg, bytes);
}

pub(super) fn png(bytes: &[u8]) {
    of(Kind::Png, bytes);
}

pub(super) fn webp(bytes: &[u8]) {
    of(Kind::Webp, bytes);
}

pub(super) fn tiff(bytes: &[u8]) {
    of(Kind::Tiff, bytes);
}

pub(super) fn gif(bytes: &[u8]) {
    of(Kind::Gif, bytes);
}

pub(super) fn heic(bytes: &[u8]) {
    of(Kind::Heic, bytes);
}

pub(super) fn avif(bytes: &[u8]) {
    of(Kind::Avif, bytes);
}

pub(super) fn jxl(bytes: &[u8]) {
    of(Kind::Jxl, bytes);
}

fn of(kind: Kind, bytes: &[u8]) {
    if Kind::sniff(bytes) == Some(kind) {
        told(bytes, None);
    }
}

/// Findings are few, in their order, and each can be shown to a person.
pub(super) fn told(bytes: &[u8], name: Option<&str>) {
    let inspection = inspect(bytes, name, &Progress::default());
    let findings = &inspection.findings;
    assert!(findings.len() <= MOST, "{} findings", findings.len());
    assert!(
        findings.is_sorted_by_key(|finding| finding.clue),
        "findings out of order"
    );
    findings.iter().for_each(can_be_shown);
}

fn can_be_shown(finding: &Finding) {
    for text in [Some(&finding.tag), finding.value.as_ref()]
        .into_iter()
        .flatten()
    {
        assert!(text.chars().count() <= LONGEST, "a long value: {finding:?}");
        assert!(
            !text.chars().any(char::is_control),
            "a control character: {finding:?}"
        );
    }
    if let Some((north, east)) = finding.place {
        let on_globe = north.abs() <= 90.0 && east.abs() <= 180.0;
        assert!(on_globe, "a place off the globe: {finding:?}");
    }
}
