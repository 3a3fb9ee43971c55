use std::io::Cursor;

use image::ImageEncoder;
use image::codecs::gif::GifEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;

use super::*;
use crate::error::{ErrorKind, FileError, FingerprintError, MediaError};

fn make(bytes: &[u8]) -> Result<(Fingerprint, Vec<Note>), ErrorKind> {
    let mut source = Cursor::new(bytes);
    let (limits, progress) = (Limits::default(), Progress::default());
    let source = (&mut source, bytes.len() as u64);
    super::make(
        source,
        (Path::new("nowhere"), None),
        &limits,
        &Decoding::InProcess,
        &progress,
    )
}

fn scene(width: u32, height: u32) -> image::RgbImage {
    image::RgbImage::from_fn(width, height, |x, y| {
        let wave = |n: u32| ((n as f32 / 17.0).sin() * 60.0 + 90.0) as u8;
        let spot = if x.abs_diff(width / 3).pow(2) + y.abs_diff(height / 4).pow(2) < 900 {
            100
        } else {
            0
        };
        image::Rgb([wave(x) + spot, wave(y * 2), wave(x + y)])
    })
}

/// A JPEG whose Exif holds nothing but an orientation.
fn jpeg(picture: &image::RgbImage, orientation: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    let exif = [
        b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        &[orientation, 0, 0, 0, 0, 0, 0, 0],
    ];
    encoder.set_exif_metadata(exif.concat()).unwrap();
    encoder.encode_image(picture).unwrap();
    bytes
}

fn distance(a: &Digest<32>, b: &Digest<32>) -> u32 {
    let pairs = a.as_bytes().iter().zip(b.as_bytes());
    pairs.map(|(a, b)| (a ^ b).count_ones()).sum()
}

#[test]
fn a_photo_that_exif_turns_is_hashed_as_stored_and_upright() {
    let picture = scene(320, 240);
    for code in 2..=8 {
        let (found, notes) = make(&jpeg(&picture, code)).unwrap();
        assert_eq!(notes, []);
        let [stored, upright] = found.pictures.as_slice() else {
            panic!("{} forms", found.pictures.len());
        };
        assert!(!stored.upright && upright.upright);
        // Stored: the same as without the tag. Upright: the same as the pixels turned for good.
        let (plain, _) = make(&jpeg(&picture, 1)).unwrap();
        assert_eq!(plain.pictures.as_slice(), std::slice::from_ref(stored));
        let mut turned = image::DynamicImage::from(picture.clone());
        turned.apply_orientation(Orientation::from_exif(code).unwrap());
        let (turned, _) = make(&jpeg(&turned.into_rgb8(), 1)).unwrap();
        let far = distance(&turned.pictures[0].hashes[0], &upright.hashes[0]);
        assert!(far <= 8, "orientation {code}: {far}");
    }
}

#[test]
fn a_picture_without_features_is_told() {
    let flat = image::RgbImage::from_pixel(128, 128, image::Rgb([90, 90, 90]));
    let (found, notes) = make(&jpeg(&flat, 1)).unwrap();
    assert_eq!(
        notes,
        [Note::Featureless {
            quality: found.pictures[0].quality
        }]
    );
    assert!(found.pictures[0].quality < 50);
    let (found, notes) = make(&jpeg(&scene(4, 90), 1)).unwrap();
    assert!(found.pictures.is_empty());
    assert_eq!(notes, [Note::TooSmall { side: 5 }]);
}

fn gif(pictures: &[image::RgbImage]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    for picture in pictures {
        let picture = image::DynamicImage::from(picture.clone()).into_rgba8();
        encoder.encode_frame(image::Frame::new(picture)).unwrap();
    }
    drop(encoder);
    bytes
}

#[test]
fn an_animation_says_that_only_its_first_picture_was_hashed() {
    let first = scene(320, 240);
    let later = image::imageops::flip_vertical(&scene(240, 320));
    let later = image::imageops::resize(&later, 320, 240, image::imageops::FilterType::Triangle);
    let (still, notes) = make(&gif(std::slice::from_ref(&first))).unwrap();
    assert_eq!(notes, []);
    let (moving, notes) = make(&gif(&[first, later])).unwrap();
    assert_eq!(notes, [Note::FirstPictureOnly]);
    assert_eq!(moving.pictures, still.pictures);
}

#[test]
fn cut_and_foreign_files_are_refused_with_a_reason() {
    let whole = jpeg(&scene(64, 64), 1);
    assert_eq!(
        make(b"").unwrap_err(),
        ErrorKind::File(FileError::EmptyFile)
    );
    assert_eq!(
        make(b"Dear granny,").unwrap_err(),
        ErrorKind::Fingerprint(FingerprintError::NeitherPictureNorVideo)
    );
    for end in (4..whole.len() - 2).step_by(37) {
        let refused = make(&whole[..end]).unwrap_err();
        assert_eq!(refused.code(), "truncated", "{end}");
    }
    let mut damaged = b"\x89PNG\r\n\x1A\n".to_vec();
    damaged.extend([0xAB; 60]);
    let ErrorKind::Media(MediaError::Damaged { detail }) = make(&damaged).unwrap_err() else {
        panic!("another reason");
    };
    assert_eq!(
        detail.to_string(),
        "png",
        "a decoder's words can quote the picture"
    );
    for known in [&b"\0\0\0\x18ftypavif\0\0\0\0mif1avif"[..], b"\xFF\x0A\x31"] {
        assert_eq!(make(known).unwrap_err().code(), "unsupported");
    }
}

#[test]
fn a_fingerprint_shows_nothing_by_accident() {
    let (found, _) = make(&jpeg(&scene(64, 64), 1)).unwrap();
    let shown = format!("{found:?}");
    assert!(!shown.contains(found.md5.to_hex().as_str()));
    assert!(shown.contains("Digest(..)"));
}
