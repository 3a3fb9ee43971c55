//! What a person gets who writes a picture: its pixels in a file that holds nothing else.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod making;

use image::{GrayImage, Luma, Rgb};
use making::*;
use ombrelle_core::error::{Cancelled, MediaError};
use ombrelle_core::photo::{Encoding, Format, Picture, encode};
use ombrelle_core::progress::{Cancel, Progress};
use strum::VariantArray;

const FORMATS: &[Format] = Format::VARIANTS;

fn opaque(width: u32, height: u32) -> Picture {
    Picture {
        rgb: gradient(width, height),
        alpha: None,
    }
}

fn as_is(format: Format) -> Encoding {
    Encoding {
        format,
        quality: 90,
        max_side: None,
    }
}

fn write(picture: &Picture, encoding: Encoding) -> Vec<u8> {
    encode(picture, &encoding, &Progress::default()).unwrap()
}

/// The left half is fully transparent and holds `hidden`.
fn half_hidden(hidden: [u8; 3]) -> Picture {
    let mut picture = opaque(40, 20);
    for (x, _, pixel) in picture.rgb.enumerate_pixels_mut() {
        if x < 20 {
            *pixel = Rgb(hidden);
        }
    }
    let alpha = GrayImage::from_fn(40, 20, |x, _| Luma([if x < 20 { 0 } else { 200 }]));
    picture.alpha = Some(alpha);
    picture
}

#[test]
fn what_is_written_opens_again() {
    let picture = opaque(77, 51);
    for format in [Format::Png, Format::Webp] {
        assert_eq!(open(&write(&picture, as_is(format))).unwrap(), picture);
    }
    let jpeg = open(&write(&picture, as_is(Format::Jpeg))).unwrap();
    assert!(mean_difference(&jpeg.rgb, &picture.rgb) < 2.0);
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    for &format in FORMATS {
        for picture in [opaque(120, 90), half_hidden([1, 2, 3])] {
            for max_side in [None, Some(33)] {
                let encoding = Encoding {
                    max_side,
                    ..as_is(format)
                };
                assert_eq!(write(&picture, encoding), write(&picture, encoding));
            }
        }
    }
}

#[test]
fn nothing_under_full_transparency_gets_out() {
    for &format in FORMATS {
        for max_side in [None, Some(17)] {
            let encoding = Encoding {
                max_side,
                ..as_is(format)
            };
            let bytes = [[250, 10, 90], [3, 200, 7]].map(|h| write(&half_hidden(h), encoding));
            assert_eq!(bytes[0], bytes[1], "{format:?} {max_side:?}");
        }
    }
    for format in [Format::Png, Format::Webp] {
        let bytes = write(&half_hidden([250, 10, 90]), as_is(format));
        let read = image::load_from_memory(&bytes).unwrap().into_rgba8();
        for (x, _, pixel) in read.enumerate_pixels() {
            assert_eq!(pixel.0[3], if x < 20 { 0 } else { 200 });
            assert!(x >= 20 || pixel.0 == [0; 4]);
        }
    }
}

#[test]
fn transparency_becomes_white_in_a_jpeg() {
    let opened = open(&write(&half_hidden([0, 0, 0]), as_is(Format::Jpeg))).unwrap();
    assert!(opened.rgb.get_pixel(4, 10).0.iter().all(|c| *c >= 250));
    assert_eq!(opened.alpha, None);
}

#[test]
fn a_jpeg_has_no_segment_beyond_jfif_and_full_colour_resolution() {
    let bytes = write(&opaque(64, 64), as_is(Format::Jpeg));
    let mut at = 2;
    let mut markers = Vec::new();
    while bytes[at + 1] != 0xDA {
        let length = usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        markers.push(bytes[at + 1]);
        if bytes[at + 1] == 0xE0 {
            assert_eq!(&bytes[at + 4..at + 9], b"JFIF\0");
            assert_eq!(length, 16, "no thumbnail");
        }
        if bytes[at + 1] == 0xC0 {
            let factors: Vec<u8> = (0..3).map(|i| bytes[at + 11 + i * 3]).collect();
            assert_eq!(factors, [0x11; 3], "4:4:4");
        }
        at += 2 + length;
    }
    assert_eq!(markers.iter().filter(|m| **m == 0xE0).count(), 1);
    assert!(
        markers
            .iter()
            .all(|m| matches!(m, 0xE0 | 0xDB | 0xC0 | 0xC4)),
        "{markers:X?}"
    );
    assert!(bytes.ends_with(&[0xFF, 0xD9]));
}

#[test]
fn a_png_has_no_chunk_beyond_its_pixels() {
    for picture in [opaque(64, 64), half_hidden([0; 3])] {
        let bytes = write(&picture, as_is(Format::Png));
        let mut at = 8;
        while at < bytes.len() {
            let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
            let name = &bytes[at + 4..at + 8];
            assert!(
                [b"IHDR", b"IDAT", b"IEND"]
                    .iter()
                    .any(|known| name == *known),
                "{name:?}"
            );
            at += 12 + length;
        }
    }
}

#[test]
fn the_longest_side_is_kept_to() {
    for &format in FORMATS {
        let encoding = Encoding {
            max_side: Some(50),
            ..as_is(format)
        };
        let opened = open(&write(&opaque(200, 80), encoding)).unwrap();
        assert_eq!((opened.width(), opened.height()), (50, 20));
        let expected = gradient(50, 20);
        assert!(mean_difference(&opened.rgb, &expected) < 4.0);
        let opened = open(&write(&opaque(20, 30), encoding)).unwrap();
        assert_eq!(
            (opened.width(), opened.height()),
            (20, 30),
            "never enlarged"
        );
    }
}

#[test]
fn higher_quality_is_nearer_to_the_picture() {
    let picture = Picture {
        rgb: quarters(64, 48),
        alpha: None,
    };
    let off = [10, 60, 95].map(|quality| {
        let encoding = Encoding {
            quality,
            ..as_is(Format::Jpeg)
        };
        mean_difference(&open(&write(&picture, encoding)).unwrap().rgb, &picture.rgb)
    });
    assert!(
        off[0] >= off[1] && off[1] >= off[2] && off[0] > off[2],
        "{off:?}"
    );
}

#[test]
fn sides_that_a_format_cannot_say_are_refused() {
    let long = |width| Picture {
        rgb: image::RgbImage::new(width, 1),
        alpha: None,
    };
    let refused = |format, width| encode(&long(width), &as_is(format), &Progress::default());
    let too_large = |limit| Err(MediaError::TooLargeForFormat { limit });
    assert_eq!(refused(Format::Jpeg, 65_536), too_large(65_535));
    assert_eq!(refused(Format::Webp, 16_385), too_large(16_384));
    assert!(refused(Format::Jpeg, 65_535).is_ok());
    assert!(refused(Format::Webp, 16_384).is_ok());
    let shrunk = Encoding {
        max_side: Some(1000),
        ..as_is(Format::Jpeg)
    };
    assert!(encode(&long(65_536), &shrunk, &Progress::default()).is_ok());
}

#[test]
fn writing_stops_when_cancelled() {
    let cancel = Cancel::default();
    cancel.cancel();
    for &format in FORMATS {
        let progress = Progress::silent(cancel.clone());
        let stopped = encode(&opaque(30, 30), &as_is(format), &progress);
        assert_eq!(stopped, Err(MediaError::Cancelled(Cancelled)));
    }
}
