//! The promise as a whole, judged by others: exiftool writes everything it can into a photo, the
//! photo is exported, and then exiftool finds nothing but structure and the mining mark, and
//! mat2 finds no metadata.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test program: it may stop and speak"
)]

mod oracles;

use std::path::Path;

use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{self, Encoding, Format, Limits, Plan};
use oracles::{draw, present, run, tags, write_everything};
use strum::VariantArray;

/// What exiftool derives from the pixels' own tags, for each format.
fn structural(format: Format) -> &'static [&'static str] {
    match format {
        Format::Jpeg => &[
            "File:FileType",
            "File:FileTypeExtension",
            "File:MIMEType",
            "File:ImageWidth",
            "File:ImageHeight",
            "File:EncodingProcess",
            "File:BitsPerSample",
            "File:ColorComponents",
            "File:YCbCrSubSampling",
            "JFIF:JFIFVersion",
            "JFIF:ResolutionUnit",
            "JFIF:XResolution",
            "JFIF:YResolution",
            "JFIF:ThumbnailWidth",
            "JFIF:ThumbnailHeight",
        ],
        Format::Png => &[
            "File:FileType",
            "File:FileTypeExtension",
            "File:MIMEType",
            "PNG:ImageWidth",
            "PNG:ImageHeight",
            "PNG:BitDepth",
            "PNG:ColorType",
            "PNG:Compression",
            "PNG:Filter",
            "PNG:Interlace",
        ],
        Format::Webp => &[
            "File:FileType",
            "File:FileTypeExtension",
            "File:MIMEType",
            "RIFF:ImageWidth",
            "RIFF:ImageHeight",
            "RIFF:AlphaIsUsed",
            "RIFF:WebP_Flags",
        ],
    }
}

fn export(photo: &Path, format: Format, mining_mark: bool) -> Vec<u8> {
    let progress = Progress::default();
    let opened = protect::open(photo, &Limits::default(), &progress).unwrap();
    assert!(
        !opened.inspection.findings.is_empty(),
        "the original gives something away"
    );
    let plan = Plan {
        faces: Vec::new(),
        text: None,
        detector: None,
        encoding: Encoding {
            format,
            quality: 90,
            max_side: None,
        },
        mining_mark,
        steps: 1,
        seed: 1,
    };
    protect::carry_out(opened, &plan, &progress).unwrap().bytes
}

/// Exports a photo of this name, full of metadata, into each format, with and without the mark.
fn comes_out_clean(name: &str) {
    if !present("exiftool", "libimage-exiftool-perl") || !present("mat2", "mat2") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let photo = draw(folder.path(), name);
    write_everything(&photo);
    assert!(tags(&photo).len() > 20, "exiftool wrote into {name}");
    for &format in Format::VARIANTS {
        for mining_mark in [false, true] {
            let result = folder.path().join(format!("result.{}", format.extension()));
            std::fs::write(&result, export(&photo, format, mining_mark)).unwrap();
            let left: Vec<String> = tags(&result)
                .into_iter()
                .filter(|tag| !structural(format).contains(&tag.as_str()))
                .collect();
            let expected: &[&str] = if mining_mark {
                &["XMP-plus:DataMining"]
            } else {
                &[]
            };
            assert_eq!(left, expected, "{name} to {format:?}");
            mat2_agrees(&result, mining_mark);
        }
    }
}

/// mat2 finds nothing, or the mark alone where there is one. mat2 knows no WebP.
fn mat2_agrees(result: &Path, mining_mark: bool) {
    if result.extension().is_some_and(|e| e == "webp") {
        println!("skipped: mat2 does not read WebP");
        return;
    }
    let name = result.file_name().unwrap().to_str().unwrap();
    let report = run("mat2", &["--show", name], result.parent().unwrap());
    let found: Vec<&str> = report
        .lines()
        .filter_map(|l| l.trim().split_once(": "))
        .map(|(k, _)| k)
        .collect();
    if mining_mark {
        assert!(found.iter().all(|key| *key == "DataMining"), "{report}");
    } else {
        assert!(report.contains("No metadata found"), "{report}");
    }
}

#[test]
fn a_jpeg_full_of_metadata_comes_out_clean() {
    comes_out_clean("a.jpg");
}

#[test]
fn a_png_full_of_metadata_comes_out_clean() {
    comes_out_clean("a.png");
}

#[test]
fn a_webp_full_of_metadata_comes_out_clean() {
    comes_out_clean("a.webp");
}

#[test]
fn a_tiff_full_of_metadata_comes_out_clean() {
    comes_out_clean("a.tif");
}

#[test]
fn a_gif_full_of_metadata_comes_out_clean() {
    comes_out_clean("a.gif");
}

#[test]
fn a_heic_full_of_metadata_comes_out_clean() {
    if present("heif-enc", "libheif-examples") {
        comes_out_clean("a.heic");
    }
}
