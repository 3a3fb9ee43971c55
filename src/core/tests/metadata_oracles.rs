//! exiftool writes everything it can into a picture; the inspection must then list at least as
//! much as exiftool itself reads, each of the telling ones under the right clue.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test program: it may stop and speak"
)]

mod oracles;

use std::fs;

use ombrelle_core::metadata::{Carrier, Clue, Inspection, inspect, mark};
use ombrelle_core::photo::Format;
use oracles::{draw, present, run, tags, write_everything};

fn count(inspection: &Inspection, carrier: Carrier) -> usize {
    let of_carrier = inspection.findings.iter().filter(|f| f.carrier == carrier);
    of_carrier.count()
}

/// Whether a clue is told by a tag of this name with this value.
fn told(inspection: &Inspection, clue: Clue, tag: &str, value: &str) {
    let found = inspection.findings.iter().any(|f| {
        f.clue == clue && f.tag == tag && f.value.as_deref().is_some_and(|v| v.contains(value))
    });
    assert!(found, "{clue:?} {tag} {value} is missing");
}

fn everything_is_listed(name: &str) {
    if !present("exiftool", "libimage-exiftool-perl") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = draw(folder.path(), name);
    write_everything(&path);
    all_are_listed(&fs::read(&path).unwrap(), &tags(&path), name);
}

/// Whether all that exiftool reads is listed of a file.
fn all_are_listed(file: &[u8], tags: &[String], name: &str) {
    let inspection = inspect(file, None, &ombrelle_core::progress::Progress::default());
    let listed = |groups: &[&str]| {
        let ours = |tag: &&String| groups.iter().any(|g| tag.starts_with(g));
        tags.iter().filter(ours).count()
    };
    let exif = listed(&["ExifIFD:", "GPS:", "InteropIFD:", "IFD1:"]);
    assert!(exif > 90, "exiftool wrote {exif} Exif tags into {name}");
    assert!(count(&inspection, Carrier::Exif) >= exif, "Exif of {name}");
    let xmp = listed(&["XMP-"]);
    assert!(
        count(&inspection, Carrier::Xmp) >= xmp,
        "XMP of {name}: exiftool has {xmp}"
    );
    let iptc = listed(&["IPTC:"]);
    assert!(
        count(&inspection, Carrier::Iptc) >= iptc,
        "IPTC of {name}: exiftool has {iptc}"
    );
    println!(
        "{name}: exiftool {exif} Exif, {xmp} XMP, {iptc} IPTC; ours {}",
        inspection.findings.len()
    );

    told(
        &inspection,
        Clue::Place,
        "GPSLatitude",
        "48.858400, -2.294500",
    );
    told(&inspection, Clue::Date, "DateTimeOriginal", "2024:05:12");
    told(&inspection, Clue::Device, "Make", "Maker");
    told(&inspection, Clue::Device, "Model", "Model 7");
    told(&inspection, Clue::Serial, "BodySerialNumber", "SN-12345");
    told(&inspection, Clue::Owner, "Artist", "Jane Doe");
    told(&inspection, Clue::Software, "Software", "Editor 9");
    told(&inspection, Clue::Caption, "UserComment", "A comment");
    told(&inspection, Clue::Caption, "XPTitle", "Birthday");
    if xmp > 0 {
        told(
            &inspection,
            Clue::People,
            "Iptc4xmpExt:PersonInImage",
            "Alice",
        );
        told(&inspection, Clue::Owner, "dc:creator", "Jane Doe");
        told(&inspection, Clue::Place, "photoshop:City", "Paris");
    }
    if iptc > 0 {
        told(&inspection, Clue::Place, "City", "Paris");
        told(&inspection, Clue::Owner, "By-line", "Jane Doe");
    }
}

#[test]
fn all_that_exiftool_writes_into_a_jpeg_is_listed() {
    everything_is_listed("a.jpg");
}

#[test]
fn all_that_exiftool_writes_into_a_png_is_listed() {
    everything_is_listed("a.png");
}

#[test]
fn all_that_exiftool_writes_into_a_webp_is_listed() {
    everything_is_listed("a.webp");
}

#[test]
fn all_that_exiftool_writes_into_a_tiff_is_listed() {
    everything_is_listed("a.tif");
}

#[test]
fn all_that_exiftool_writes_into_a_heic_is_listed() {
    if present("heif-enc", "libheif-examples") {
        everything_is_listed("a.heic");
    }
}

#[test]
fn all_that_exiftool_writes_into_a_jpeg_xl_is_listed() {
    if present("cjxl", "libjxl-tools") {
        everything_is_listed("a.jxl");
    }
}

/// What a JPEG had is listed of the JPEG XL that keeps it, packed: its Exif and XMP in their boxes, the rest in what writes the JPEG again.
#[test]
fn all_that_a_jpeg_had_is_listed_of_the_jpeg_xl_that_keeps_it() {
    if !present("exiftool", "libimage-exiftool-perl") || !present("cjxl", "libjxl-tools") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = draw(folder.path(), "a.jpg");
    write_everything(&path);
    run(
        "cjxl",
        &["--quiet", "-j", "1", "a.jpg", "b.jxl"],
        folder.path(),
    );
    let packed = fs::read(folder.path().join("b.jxl")).unwrap();
    all_are_listed(&packed, &tags(&path), "a packed JPEG");
}

#[test]
fn exiftool_reads_the_mark_and_nothing_else() {
    if !present("exiftool", "libimage-exiftool-perl") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    for (name, format) in [
        ("a.jpg", Format::Jpeg),
        ("a.png", Format::Png),
        ("a.webp", Format::Webp),
    ] {
        let path = draw(folder.path(), name);
        let before = tags(&path);
        let marked = mark(fs::read(&path).unwrap(), format).unwrap();
        image::load_from_memory(&marked).unwrap();
        fs::write(&path, marked).unwrap();
        let after = tags(&path);
        let added: Vec<_> = after.iter().filter(|tag| !before.contains(tag)).collect();
        // The extended header of WebP says that there is XMP, which exiftool names too.
        let expected: &[&str] = match format {
            Format::Webp => &["RIFF:WebP_Flags", "XMP-plus:DataMining"],
            _ => &["XMP-plus:DataMining"],
        };
        assert_eq!(added, expected, "{name}");
        let value = run(
            "exiftool",
            &["-s3", "-XMP-plus:DataMining", name],
            folder.path(),
        );
        // exiftool has words for the value in the versions that know the property.
        let uri = "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED";
        assert!(
            ["Prohibited", uri].contains(&value.trim()),
            "{name}: {value}"
        );
        let validity = run(
            "exiftool",
            &["-validate", "-warning", "-a", "-s3", name],
            folder.path(),
        );
        assert_eq!(validity.trim(), "OK", "{name}");
    }
}
