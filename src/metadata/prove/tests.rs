//! What proving promises: a clean export passes, and anything added to it is refused.

use image::{ExtendedColorType, ImageEncoder, RgbImage};
use proptest::prelude::*;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::prove;
use crate::mark;
use ombrelle_base::Format;
use strum::VariantArray;

const FORMATS: &[Format] = Format::VARIANTS;

/// A soft picture with some noise, so that every kind of code occurs.
fn picture(width: u32, height: u32, seed: u64) -> RgbImage {
    let mut noise = ChaCha8Rng::seed_from_u64(seed);
    RgbImage::from_fn(width, height, |x, y| {
        let grain = if y % 3 == 0 { noise.next_u32() % 16 } else { 0 };
        image::Rgb([(x + grain) as u8, (y * 2) as u8, (x / 16 * 16) as u8])
    })
}

/// JFIF 1.01, as `photo` has it.
fn as_libjpeg_says(jpeg: &mut [u8]) {
    jpeg[12] = 1;
}

/// An export as `photo` writes it: the same crates and settings.
fn export(picture: &RgbImage, format: Format, alpha: bool) -> Vec<u8> {
    let (width, height) = picture.dimensions();
    let mut bytes = Vec::new();
    let with_alpha: Vec<u8> = picture
        .pixels()
        .flat_map(|p| [p[0], p[1], p[2], p[0] / 2])
        .collect();
    let (pixels, colour) = match alpha {
        true => (&with_alpha, ExtendedColorType::Rgba8),
        false => (picture.as_raw(), ExtendedColorType::Rgb8),
    };
    match format {
        Format::Jpeg => {
            let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
            encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_1_1);
            encoder
                .encode(
                    picture,
                    width as u16,
                    height as u16,
                    jpeg_encoder::ColorType::Rgb,
                )
                .unwrap();
            as_libjpeg_says(&mut bytes);
        }
        Format::Png => image::codecs::png::PngEncoder::new(&mut bytes)
            .write_image(pixels, width, height, colour)
            .unwrap(),
        Format::Webp => image::codecs::webp::WebPEncoder::new_lossless(&mut bytes)
            .write_image(pixels, width, height, colour)
            .unwrap(),
    }
    bytes
}

fn both(picture: &RgbImage, format: Format, alpha: bool) -> [(Vec<u8>, bool); 2] {
    let plain = export(picture, format, alpha);
    [(plain.clone(), false), (mark(plain, format).unwrap(), true)]
}

#[test]
fn a_clean_export_is_proved_clean_at_every_size() {
    for (width, height) in [
        (1, 1),
        (2, 1),
        (7, 9),
        (8, 8),
        (17, 33),
        (64, 48),
        (300, 200),
        (600, 520),
    ] {
        let picture = picture(width, height, 1);
        let flat = RgbImage::from_pixel(width, height, image::Rgb([200, 10, 10]));
        for &format in FORMATS {
            for alpha in [false, true] {
                for (bytes, marked) in both(&picture, format, alpha)
                    .into_iter()
                    .chain(both(&flat, format, alpha))
                {
                    assert_eq!(
                        prove(&bytes, format, marked),
                        Ok(()),
                        "{width}x{height} {format:?} {alpha}"
                    );
                    assert!(
                        prove(&bytes, format, !marked).is_err(),
                        "the mark is there exactly if asked for"
                    );
                }
            }
        }
    }
}

/// By its first and its last bytes alone.
fn is_marked_copy(bytes: &[u8]) -> bool {
    let most = usize::try_from(crate::ENDS).unwrap();
    let start = &bytes[..bytes.len().min(most)];
    let end = &bytes[bytes.len().saturating_sub(most)..];
    super::is_marked_copy(start, end, bytes.len() as u64)
}

#[test]
fn a_marked_copy_is_known_by_its_ends_and_no_other_file_is_taken_for_one() {
    for (width, height) in [(1, 1), (17, 33), (600, 520)] {
        let picture = picture(width, height, 11);
        for &format in FORMATS {
            for alpha in [false, true] {
                let case = format!("{width}x{height} {format:?} {alpha}");
                let [(plain, _), (marked, _)] = both(&picture, format, alpha);
                assert!(is_marked_copy(&marked), "{case}");
                assert!(!is_marked_copy(&plain), "{case}");
                let longer = [&marked[..], b"more"].concat();
                assert!(!is_marked_copy(&longer), "{case}");
                // What another program writes of the same property is not byte for byte our mark.
                let mut other = marked.clone();
                let at = other.windows(10).position(|w| w == b"PROHIBITED");
                other[at.unwrap()] = b'p';
                assert!(!is_marked_copy(&other), "{case}");
            }
        }
    }
    // Our mark, copied into a file that holds something else, is no copy of ours either.
    let (marked, _) = both(&picture(9, 7, 12), Format::Jpeg, false)[1].clone();
    for at in [2, 20, 20 + mark::jpeg_segment().len()] {
        let mut telling = marked.clone();
        telling.splice(at..at, jpeg_segment(0xE1, b"Exif\0\0a place"));
        assert!(!is_marked_copy(&telling), "{at}");
    }
    let (marked, _) = both(&picture(9, 7, 12), Format::Png, false)[1].clone();
    let at = marked.windows(4).position(|w| w == b"IDAT").unwrap() - 4;
    let mut telling = marked;
    telling.splice(at..at, png_chunk(b"tEXt", b"Comment\0a place"));
    assert!(!is_marked_copy(&telling));
}

#[test]
fn marked_exports_show_the_same_picture() {
    let original = picture(40, 30, 2);
    for format in [Format::Png, Format::Webp] {
        for (bytes, _) in both(&original, format, false) {
            let shown = image::load_from_memory(&bytes).unwrap().to_rgb8();
            assert_eq!(shown, original, "{format:?}");
        }
    }
}

#[test]
fn a_jpeg_with_other_sampling_or_restarts_is_proved_too() {
    let picture = picture(61, 45, 3);
    for sampling in [
        jpeg_encoder::SamplingFactor::F_2_2,
        jpeg_encoder::SamplingFactor::F_2_1,
        jpeg_encoder::SamplingFactor::F_1_1,
    ] {
        // `jpeg-encoder` 0.7 cannot do restarts with optimised tables.
        for (restart, optimised) in [(0, false), (3, false), (0, true)] {
            let mut bytes = Vec::new();
            let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 75);
            encoder.set_sampling_factor(sampling);
            if restart > 0 {
                encoder.set_restart_interval(restart);
            }
            encoder.set_optimized_huffman_tables(optimised);
            encoder
                .encode(&picture, 61, 45, jpeg_encoder::ColorType::Rgb)
                .unwrap();
            as_libjpeg_says(&mut bytes);
            assert_eq!(
                prove(&bytes, Format::Jpeg, false),
                Ok(()),
                "{sampling:?} {restart} {optimised}"
            );
        }
    }
}

#[test]
fn bytes_hidden_behind_the_last_pixel_are_refused() {
    let picture = picture(50, 50, 4);
    // In a JPEG scan, before EOI: a decoder stops at the last block and never sees them.
    let jpeg = export(&picture, Format::Jpeg, false);
    let mut hidden = jpeg.clone();
    hidden.splice(jpeg.len() - 2..jpeg.len() - 2, *b"48.8584,2.2945");
    let left = prove(&hidden, Format::Jpeg, false).unwrap_err();
    assert_eq!(left[0], "bytes in the scan that are no pixels");
    assert!(
        image::load_from_memory(&hidden).is_ok(),
        "decoders do not mind"
    );

    // In an IDAT behind the end of the zlib stream.
    let png = export(&picture, Format::Png, false);
    let mut hidden = png[..png.len() - 12].to_vec();
    hidden.extend(png_chunk(b"IDAT", b"48.8584,2.2945"));
    hidden.extend(&png[png.len() - 12..]);
    let left = prove(&hidden, Format::Png, false).unwrap_err();
    assert_eq!(left[0], "bytes in IDAT that are no pixels");

    // In the VP8L chunk behind the bit stream.
    let webp = export(&picture, Format::Webp, false);
    let used = u32::from_le_bytes(webp[16..20].try_into().unwrap()) as usize;
    let mut hidden = webp[..20 + used].to_vec();
    hidden.extend(b"48.8584,2.2945");
    if hidden.len() % 2 == 1 {
        hidden.push(0);
    }
    let length = (used + 14) as u32;
    hidden[16..20].copy_from_slice(&length.to_le_bytes());
    let total = hidden.len() as u32 - 8;
    hidden[4..8].copy_from_slice(&total.to_le_bytes());
    let left = prove(&hidden, Format::Webp, false).unwrap_err();
    assert_eq!(left[0], "bytes in VP8L that are no pixels");
    assert!(
        image::load_from_memory(&hidden).is_ok(),
        "decoders do not mind"
    );
}

#[test]
fn a_refusal_names_what_was_left_in_the_fields_terms() {
    let mut bytes = export(&picture(8, 8, 5), Format::Jpeg, false);
    bytes.splice(20..20, jpeg_segment(0xFE, b"Alice, 4 years"));
    bytes.extend(b"more");
    let left = prove(&bytes, Format::Jpeg, false).unwrap_err();
    assert!(left.contains(&"COM".to_owned()), "{left:?}");
    assert!(left.contains(&"trailer".to_owned()), "{left:?}");
    assert!(!left.join(" ").contains("Alice"), "names tags, not values");
}

#[test]
fn tables_that_no_pixel_uses_are_refused() {
    let clean = export(&picture(8, 8, 6), Format::Jpeg, false);
    let mut spare = clean.clone();
    let table = [&[3][..], &[65; 64]].concat();
    spare.splice(20..20, jpeg_segment(0xDB, &table));
    let left = prove(&spare, Format::Jpeg, false).unwrap_err();
    assert_eq!(left[0], "tables that no pixel uses");
}

fn jpeg_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u16 + 2).to_be_bytes();
    [&[0xFF, marker], &length[..], data].concat()
}

fn png_chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&kind[..], data].concat();
    let check = crc32fast::hash(&named).to_be_bytes();
    [&(data.len() as u32).to_be_bytes()[..], &named, &check].concat()
}

fn any_format() -> impl Strategy<Value = Format> {
    prop::sample::select(FORMATS)
}

/// Where a JPEG's scan begins: up to there every inserted byte is refused; within the scan,
/// inserted bytes can be other pixels.
fn scan_begins(jpeg: &[u8]) -> usize {
    jpeg.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap() + 14
}

#[test]
fn a_segment_of_tables_without_a_table_is_refused() {
    for marker in [0xDB, 0xC4] {
        let mut bytes = export(&picture(9, 7, 10), Format::Jpeg, false);
        bytes.splice(20..20, jpeg_segment(marker, &[]));
        assert!(prove(&bytes, Format::Jpeg, false).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_bytes_behind_an_export_are_refused(
        format in any_format(), marked: bool, more in prop::collection::vec(any::<u8>(), 1..50),
    ) {
        let (mut bytes, _) = both(&picture(9, 7, 7), format, false)[usize::from(marked)].clone();
        bytes.extend(more);
        prop_assert!(prove(&bytes, format, marked).is_err());
    }

    #[test]
    fn a_cut_export_is_refused(format in any_format(), marked: bool, at: prop::sample::Index) {
        let (bytes, _) = both(&picture(9, 7, 8), format, true)[usize::from(marked)].clone();
        let cut = at.index(bytes.len());
        prop_assert!(prove(&bytes[..cut], format, marked).is_err());
    }

    /// Checksums and sizes make any insertion into PNG and WebP's containers plain; in JPEG it is
    /// the grammar up to the scan.
    #[test]
    fn bytes_inserted_are_refused(
        format in any_format(), marked: bool, at: prop::sample::Index,
        piece in prop::collection::vec(any::<u8>(), 1..80),
    ) {
        let (mut bytes, _) = both(&picture(9, 7, 9), format, false)[usize::from(marked)].clone();
        let places = if format == Format::Jpeg { scan_begins(&bytes) } else { bytes.len() + 1 };
        let at = at.index(places);
        let before = bytes.clone();
        bytes.splice(at..at, piece);
        prop_assume!(!bytes.starts_with(&before));
        prop_assert!(prove(&bytes, format, marked).is_err());
    }

    #[test]
    fn every_segment_put_into_a_jpeg_is_refused(
        marker in 0xC0_u8..=0xFE, place in 0_usize..8, data in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let clean = export(&picture(9, 7, 10), Format::Jpeg, false);
        let mut starts = vec![2];
        while clean[starts[starts.len() - 1] + 1] != 0xDA {
            let at = starts[starts.len() - 1];
            starts.push(at + 2 + usize::from(u16::from_be_bytes([clean[at + 2], clean[at + 3]])));
        }
        let at = starts[place % starts.len()];
        let mut bytes = clean;
        bytes.splice(at..at, jpeg_segment(marker, &data));
        prop_assert!(prove(&bytes, Format::Jpeg, false).is_err());
    }

    #[test]
    fn every_chunk_put_into_a_png_is_refused(
        kind in prop::sample::select(vec![*b"tEXt", *b"zTXt", *b"iTXt", *b"eXIf", *b"iCCP", *b"tIME", *b"pHYs",
            *b"gAMA", *b"sRGB", *b"caBX", *b"PLTE", *b"tRNS", *b"acTL", *b"prVt", *b"IDAT", *b"IEND", *b"IHDR"]),
        first: bool, data in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let mut bytes = export(&picture(9, 7, 11), Format::Png, false);
        let at = if first { 33 } else { bytes.len() - 12 };
        bytes.splice(at..at, png_chunk(&kind, &data));
        prop_assert!(prove(&bytes, Format::Png, false).is_err());
    }

    #[test]
    fn every_chunk_put_into_a_webp_is_refused(
        kind in prop::sample::select(vec![*b"EXIF", *b"XMP ", *b"ICCP", *b"C2PA", *b"VP8L", *b"VP8X", *b"ANMF", *b"junk"]),
        marked: bool, data in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let (mut bytes, _) = both(&picture(9, 7, 12), Format::Webp, false)[usize::from(marked)].clone();
        bytes.extend(kind);
        bytes.extend((data.len() as u32).to_le_bytes());
        bytes.extend(&data);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        let size = bytes.len() as u32 - 8;
        bytes[4..8].copy_from_slice(&size.to_le_bytes());
        prop_assert!(prove(&bytes, Format::Webp, marked).is_err());
    }

    #[test]
    fn altered_bytes_never_panic(format in any_format(), marked: bool, seed: u64) {
        let (mut bytes, _) = both(&picture(12, 9, 13), format, true)[usize::from(marked)].clone();
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        for _ in 0..4 {
            let at = random.next_u32() as usize % bytes.len();
            bytes[at] = random.next_u32() as u8;
        }
        // Altered picture data can be another picture; the point is that every outcome is a value.
        if let Err(left) = prove(&bytes, format, marked) {
            prop_assert!(!left.is_empty());
        }
    }
}
