//! What a person gets who opens a photo: the right pixels, upright, whatever the kind of file.

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

use making::*;
use ombrelle_core::error::{Cancelled, ErrorKind, MediaError};
use ombrelle_core::photo::{Kind, Limits, decode};
use ombrelle_core::progress::{Cancel, Progress};
use std::time::Duration;
use tiff::encoder::colortype;

#[test]
fn lossless_kinds_open_to_the_same_pixels() {
    let picture = gradient(61, 43);
    for bytes in [
        png(&picture, &Beside::default()),
        webp(&picture, &Beside::default()),
        tiff(&picture, &Beside::default()),
    ] {
        let opened = open(&bytes).unwrap();
        assert_eq!(opened.rgb, picture);
        assert_eq!(opened.alpha, None);
    }
}

#[test]
fn lossy_kinds_open_to_nearly_the_same_pixels() {
    let picture = gradient(64, 48);
    let jpeg = open(&jpeg(&picture, &Beside::default())).unwrap();
    assert!(difference(&jpeg.rgb, &picture) <= 12);
    assert!(mean_difference(&jpeg.rgb, &picture) < 2.0);
    let gif = open(&gif(&picture)).unwrap();
    assert_eq!(gif.alpha, None);
    assert!(mean_difference(&gif.rgb, &picture) < 8.0);
}

#[test]
fn all_eight_orientations_of_four_kinds_open_upright() {
    let upright = quarters(48, 32);
    type Maker = fn(&image::RgbImage, &Beside) -> Vec<u8>;
    let makers: [(&str, Maker); 4] = [("jpeg", jpeg), ("png", png), ("webp", webp), ("tiff", tiff)];
    for (kind, make) in makers {
        for code in 1..=8 {
            let bytes = make(&stored_under(code, &upright), &Beside::orientation(code));
            let opened = open(&bytes).unwrap();
            assert_eq!((opened.width(), opened.height()), (48, 32), "{kind} {code}");
            assert!(difference(&opened.rgb, &upright) <= 6, "{kind} {code}");
        }
    }
}

#[test]
fn heic_opens_with_its_size_and_colours() {
    let picture = gradient(130, 94);
    let Some(bytes) = heic(&picture, &["-q", "95"]) else {
        return;
    };
    assert_eq!(Kind::sniff(&bytes), Some(Kind::Heic));
    let opened = open(&bytes).unwrap();
    assert!(mean_difference(&opened.rgb, &picture) < 2.0);
}

/// The container turns the picture; the Exif block inside repeats it and must not turn it again.
#[test]
fn heic_is_turned_once() {
    let upright = quarters(96, 64);
    for code in 1..=8 {
        let Some(coded) = heif::code(&stored_under(code, &upright)) else {
            return;
        };
        let properties = match code {
            1 => vec![],
            2 => vec![heif::imir(1)],
            3 => vec![heif::irot(2)],
            4 => vec![heif::imir(0)],
            5 => vec![heif::irot(1), heif::imir(0)],
            6 => vec![heif::irot(3)],
            7 => vec![heif::irot(3), heif::imir(0)],
            _ => vec![heif::irot(1)],
        };
        let file = heif::file(&[coded], None, &properties, Some(&exif(code)));
        let opened = open(&file).unwrap();
        assert_eq!((opened.width(), opened.height()), (96, 64), "{code}");
        assert!(mean_difference(&opened.rgb, &upright) < 4.0, "{code}");
    }
}

/// iPhones cut a photo into tiles of 512; the last ones reach beyond its edges.
#[test]
fn a_grid_photo_as_of_an_iphone_is_put_together_and_turned() {
    let upright = gradient(200, 120);
    let stored = stored_under(6, &upright);
    let mut tiles = Vec::new();
    for (column, row) in [
        (0, 0),
        (1, 0),
        (0, 1),
        (1, 1),
        (0, 2),
        (1, 2),
        (0, 3),
        (1, 3),
    ] {
        let tile = image::RgbImage::from_fn(64, 64, |x, y| {
            let (x, y) = (column * 64 + x, row * 64 + y);
            *stored.get_pixel(x.min(stored.width() - 1), y.min(stored.height() - 1))
        });
        let Some(coded) = heif::code(&tile) else {
            return;
        };
        tiles.push(coded);
    }
    let grid = Some(((2, 4), (120, 200)));
    let file = heif::file(&tiles, grid, &[heif::irot(3)], Some(&exif(6)));
    let opened = open(&file).unwrap();
    assert_eq!((opened.width(), opened.height()), (200, 120));
    assert!(mean_difference(&opened.rgb, &upright) < 2.5);
}

#[test]
fn what_only_a_worker_opens_is_known_and_refused_by_name() {
    let files: [(&[u8], &str); 3] = [
        (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", "AVIF"),
        (b"\xFF\x0A\x31\x41", "JPEG XL"),
        (b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A", "JPEG XL"),
    ];
    for (bytes, feature) in files {
        let feature = feature.to_owned();
        let refused = open(bytes).unwrap_err();
        assert_eq!(
            refused,
            ErrorKind::Media(MediaError::Unsupported { feature })
        );
    }
}

#[test]
fn transparency_is_kept_in_every_layout() {
    use png::{BitDepth, ColorType};
    let made = |color_type, depth, samples: &[u8], trns: Option<Vec<u8>>| {
        let mut info = png::Info::with_size(2, 1);
        (info.color_type, info.bit_depth) = (color_type, depth);
        info.palette = (color_type == ColorType::Indexed).then(|| vec![9, 8, 7, 1, 2, 3].into());
        info.trns = trns.map(Into::into);
        open(&png_of(info, samples, vec![])).unwrap()
    };
    let cases = [
        made(
            ColorType::Rgba,
            BitDepth::Eight,
            &[9, 8, 7, 128, 1, 2, 3, 255],
            None,
        ),
        made(
            ColorType::Indexed,
            BitDepth::Eight,
            &[0, 1],
            Some(vec![128]),
        ),
        made(
            ColorType::Indexed,
            BitDepth::One,
            &[0b0100_0000],
            Some(vec![128]),
        ),
    ];
    for opened in cases {
        assert_eq!(opened.rgb.as_raw(), &[9, 8, 7, 1, 2, 3]);
        assert_eq!(opened.alpha.unwrap().as_raw(), &[128, 255]);
    }
    let gray = made(
        ColorType::GrayscaleAlpha,
        BitDepth::Eight,
        &[50, 0, 60, 255],
        None,
    );
    assert_eq!(gray.rgb.as_raw(), &[50, 50, 50, 60, 60, 60]);
    assert_eq!(gray.alpha.unwrap().as_raw(), &[0, 255]);
    let deep = [1, 1, 2, 2, 3, 3, 128, 128, 4, 4, 5, 5, 6, 6, 255, 255];
    let deep = made(ColorType::Rgba, BitDepth::Sixteen, &deep, None);
    assert_eq!(deep.rgb.as_raw(), &[1, 2, 3, 4, 5, 6]);
    assert_eq!(deep.alpha.unwrap().as_raw(), &[128, 255]);
}

#[test]
fn an_alpha_channel_that_is_opaque_everywhere_is_none() {
    let mut info = png::Info::with_size(1, 1);
    info.color_type = png::ColorType::Rgba;
    assert_eq!(
        open(&png_of(info, &[1, 2, 3, 255], vec![])).unwrap().alpha,
        None
    );
}

#[test]
fn tiff_layouts_open() {
    let size = (2, 1);
    let none = Beside::default();
    let gray = open(&tiff_of::<colortype::Gray16>(
        &[257 * 7, 65_535],
        size,
        &none,
    ))
    .unwrap();
    assert_eq!(gray.rgb.as_raw(), &[7, 7, 7, 255, 255, 255]);
    let inks = tiff_of::<colortype::CMYK8>(&[0, 0, 0, 0, 255, 0, 0, 0], size, &none);
    assert_eq!(
        open(&inks).unwrap().rgb.as_raw(),
        &[255, 255, 255, 0, 255, 255]
    );
    let float = tiff_of::<colortype::RGB32Float>(&[0.5; 6], size, &none);
    assert!(matches!(
        open(&float),
        Err(ErrorKind::Media(MediaError::Unsupported { .. }))
    ));
}

#[test]
fn animations_open_to_their_first_frame() {
    let first = gradient(20, 10);
    let second = quarters(20, 10);
    let mut apng = Vec::new();
    let mut encoder = png::Encoder::new(&mut apng, 20, 10);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_animated(2, 0).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&first).unwrap();
    writer.write_image_data(&second).unwrap();
    writer.finish().unwrap();
    assert_eq!(open(&apng).unwrap().rgb, first);
    // The WebP decoder blends opaque pixels too, one level too dark.
    let webp = open(&animated_webp(&[first.clone(), second])).unwrap();
    assert!(difference(&webp.rgb, &first) <= 1);
}

/// RFC 9649, section 2.7.1.1: VP8X, ANIM, then a frame (ANMF) each.
fn animated_webp(frames: &[image::RgbImage]) -> Vec<u8> {
    let chunk = |name: &[u8; 4], content: &[u8]| {
        let mut bytes = name.to_vec();
        bytes.extend((content.len() as u32).to_le_bytes());
        bytes.extend(content);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes
    };
    let (width, height) = frames[0].dimensions();
    let size = [width as u8 - 1, 0, 0, height as u8 - 1, 0, 0];
    let mut body = b"WEBP".to_vec();
    body.extend(chunk(b"VP8X", &[&[2, 0, 0, 0][..], &size].concat()));
    body.extend(chunk(b"ANIM", &[0; 6]));
    for frame in frames {
        // The still file's VP8L chunk, after RIFF, length and WEBP.
        let still = webp(frame, &Beside::default())[12..].to_vec();
        let head = [&[0; 6][..], &size, &[100, 0, 0, 0]].concat();
        body.extend(chunk(b"ANMF", &[head, still].concat()));
    }
    chunk(b"RIFF", &body)
}

#[test]
fn a_gif_frame_lies_at_its_place_on_the_canvas() {
    // A 3x3 canvas; a frame of 2x1 at (1, 1), colours 1 and 2; LZW codes of three bits: clear, 1,
    // clear, 2, end.
    let mut gif = b"GIF89a\x03\0\x03\0\x91\0\0\0\0\0\x0A\x14\x1E\x28\x32\x3C\xFF\xFF\xFF".to_vec();
    gif.extend(b",\x01\0\x01\0\x02\0\x01\0\0");
    let codes = [4_u32, 1, 4, 2, 5];
    let bits = codes.iter().rev().fold(0_u32, |all, code| all << 3 | code);
    gif.extend([2, 2]);
    gif.extend(&bits.to_le_bytes()[..2]);
    gif.extend([0, b';']);
    let opened = open(&gif).unwrap();
    assert_eq!((opened.width(), opened.height()), (3, 3));
    assert_eq!(opened.rgb.get_pixel(1, 1).0, [10, 20, 30]);
    assert_eq!(opened.rgb.get_pixel(2, 1).0, [40, 50, 60]);
    let alpha = opened.alpha.unwrap();
    assert_eq!(alpha.as_raw(), &[0, 0, 0, 0, 255, 255, 0, 0, 0]);
}

#[test]
fn every_kind_stops_when_cancelled_or_out_of_time() {
    let picture = gradient(200, 200);
    let mut files = vec![
        jpeg(&picture, &Beside::default()),
        png(&picture, &Beside::default()),
        webp(&picture, &Beside::default()),
        tiff(&picture, &Beside::default()),
        gif(&picture),
    ];
    files.extend(heic(&picture, &[]));
    let no_time = Limits {
        time: Duration::ZERO,
        ..Limits::default()
    };
    for bytes in files {
        let cancel = Cancel::default();
        cancel.cancel();
        let cancelled = decode(&bytes, &Limits::default(), &Progress::silent(cancel));
        assert_eq!(cancelled, Err(MediaError::Cancelled(Cancelled)));
        let late = decode(&bytes, &no_time, &Progress::default());
        assert_eq!(late, Err(MediaError::TookTooLong { seconds: 0 }));
    }
}

/// Some cameras leave bytes between the headers.
#[test]
fn a_jpeg_with_stray_bytes_between_its_headers_opens() {
    let picture = gradient(32, 32);
    let mut bytes = jpeg(&picture, &Beside::default());
    let tables = bytes.windows(2).position(|w| w == [0xFF, 0xDB]).unwrap();
    bytes.splice(tables..tables, [0; 20]);
    assert!(difference(&open(&bytes).unwrap().rgb, &picture) <= 12);
}

/// A decoder at work, not only the door, stops soon after the wish.
#[test]
fn a_long_decoding_stops_soon_after_the_wish() {
    let picture = gradient(4000, 3000);
    for bytes in [
        jpeg(&picture, &Beside::default()),
        png(&picture, &Beside::default()),
    ] {
        let cancel = Cancel::default();
        let wish = cancel.clone();
        let person = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(5));
            wish.cancel();
        });
        let stopped = decode(&bytes, &Limits::default(), &Progress::silent(cancel));
        person.join().unwrap();
        assert_eq!(stopped, Err(MediaError::Cancelled(Cancelled)));
    }
}
