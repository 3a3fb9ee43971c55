//! Cut, damaged, lying and oversized files: a reason each, quickly, never a panic.

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

use std::time::{Duration, Instant};

use making::*;
use ombrelle_core::error::{ErrorKind, FileError, MediaError};
use ombrelle_core::photo::{Kind, Limits, decode};
use ombrelle_core::progress::Progress;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// One file of each kind and layout, with profile and Exif where the kind has them.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut noise = ChaCha8Rng::seed_from_u64(3);
    let mut picture = gradient(160, 120);
    for sample in picture.iter_mut() {
        *sample = sample.saturating_add((noise.next_u32() % 24) as u8);
    }
    let beside = Beside {
        profile: moxcms::ColorProfile::new_display_p3().encode().ok(),
        exif: Some(exif(6)),
    };
    let mut files = vec![
        ("jpeg", jpeg(&picture, &beside)),
        ("png", png(&picture, &beside)),
        ("webp", webp(&picture, &beside)),
        ("tiff", tiff(&picture, &beside)),
        ("gif", gif(&picture)),
        ("progressive jpeg", progressive(&picture)),
    ];
    let samples = picture.to_vec();
    let cmyk = jpeg_encoder::ColorType::CmykAsYcck;
    files.push((
        "ycck jpeg",
        jpeg_of(&samples[..160 * 90 * 4], (160, 90), cmyk, &beside),
    ));
    let mut deep = png::Info::with_size(80, 90);
    (deep.color_type, deep.bit_depth) = (png::ColorType::Rgba, png::BitDepth::Sixteen);
    files.push(("deep png", png_of(deep, &samples[..80 * 90 * 8], vec![])));
    if let Some(bytes) = heic(&picture, &[]) {
        files.push(("heic", bytes));
    }
    if let Some(coded) = heif::code(&gradient(64, 64)) {
        let turned = heif::file(&[coded], None, &[heif::irot(1)], None);
        files.push(("turned heic", turned));
    }
    files
}

fn progressive(picture: &image::RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.set_progressive(true);
    let (width, height) = (picture.width() as u16, picture.height() as u16);
    encoder
        .encode(picture, width, height, jpeg_encoder::ColorType::Rgb)
        .unwrap();
    bytes
}

fn is_of_the_picture(reason: &ErrorKind) -> bool {
    matches!(
        reason,
        ErrorKind::Media(MediaError::NotAPicture)
            | ErrorKind::Media(MediaError::Unsupported { .. })
            | ErrorKind::Media(MediaError::Truncated)
            | ErrorKind::Media(MediaError::Damaged { .. })
            | ErrorKind::Media(MediaError::TooManyPixels { .. })
            | ErrorKind::File(FileError::EmptyFile)
    )
}

#[test]
fn a_cut_photo_is_refused_wherever_it_is_cut() {
    for (name, bytes) in files() {
        assert!(open(&bytes).is_ok(), "{name}: {:?}", open(&bytes).err());
        let mut said_so = 0;
        for part in 1..50 {
            let cut = &bytes[..bytes.len() * part / 50];
            let refused = open(cut).expect_err(name);
            assert!(is_of_the_picture(&refused), "{name} {part}: {refused:?}");
            said_so += u32::from(refused == ErrorKind::Media(MediaError::Truncated));
            if name.contains("jpeg") {
                assert_eq!(
                    refused,
                    ErrorKind::Media(MediaError::Truncated),
                    "{name} {part}"
                );
            }
        }
        assert!(said_so >= 25, "{name}: called cut {said_so} of 49 times");
    }
}

/// As some programs repair a cut download: the end marker is there, half of the picture is not.
#[test]
fn a_cut_jpeg_with_an_end_put_on_is_refused() {
    let whole = jpeg(&gradient(640, 200), &Beside::default());
    let scan = whole.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
    for part in [20, 50, 80, 95] {
        let cut = scan + 40 + (whole.len() - scan - 40) * part / 100;
        let ended = [&whole[..cut], b"\xFF\xD9"].concat();
        assert_eq!(
            open(&ended),
            Err(ErrorKind::Media(MediaError::Truncated)),
            "{part}"
        );
    }
}

/// The other side of that coin: rows of as few bits as there can be are not called cut.
#[test]
fn flat_jpegs_of_every_layout_are_whole() {
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
    let layouts = [
        SamplingFactor::F_1_1,
        SamplingFactor::F_2_1,
        SamplingFactor::F_2_2,
    ];
    let sizes = [
        (512, 1),
        (512, 16),
        (513, 40),
        (1000, 33),
        (2000, 17),
        (16_384, 8),
    ];
    for (width, height) in sizes {
        for (colour, count) in [(ColorType::Luma, 1), (ColorType::Rgb, 3)] {
            for layout in layouts {
                let mut bytes = Vec::new();
                let mut encoder = Encoder::new(&mut bytes, 50);
                encoder.set_sampling_factor(layout);
                encoder.set_optimized_huffman_tables(true);
                let samples = vec![90; usize::from(width) * usize::from(height) * count];
                encoder.encode(&samples, width, height, colour).unwrap();
                let opened = open(&bytes).map(|picture| (picture.width(), picture.height()));
                let expected = (u32::from(width), u32::from(height));
                let name = format!("{width} {height} {colour:?} {layout:?}");
                assert_eq!(opened, Ok(expected), "{name}");
            }
        }
    }
}

#[test]
fn flipped_bits_never_do_harm() {
    let mut dice = ChaCha8Rng::seed_from_u64(7);
    for (name, bytes) in files() {
        for round in 0..150_u32 {
            let mut hurt = bytes.clone();
            // Half of them in the headers, where they do most.
            let range = if round % 2 == 0 {
                bytes.len().min(700)
            } else {
                bytes.len()
            };
            for _ in 0..1 + round % 8 {
                let at = dice.next_u32() as usize % range;
                hurt[at] ^= 1 << (dice.next_u32() % 8);
            }
            match open(&hurt) {
                Ok(picture) => {
                    let pixels = u64::from(picture.width()) * u64::from(picture.height());
                    assert!(pixels <= Limits::default().pixels, "{name} {round}");
                }
                Err(reason) => {
                    assert!(is_of_the_picture(&reason), "{name} {round}: {reason:?}");
                    // Contained, and yet to be known: a decoder that panics is to be replaced.
                    let gave_up = format!("{reason:?}").contains("gave up");
                    assert!(!gave_up, "{name} {round}: the decoder panicked");
                }
            }
        }
    }
}

/// Refused by the header alone: no memory is taken and no time is spent.
fn assert_too_large(bytes: &[u8], size: (u32, u32)) {
    let begun = Instant::now();
    let (width, height) = size;
    let limit = Limits::default().pixels;
    let expected = ErrorKind::Media(MediaError::TooManyPixels {
        width,
        height,
        limit,
    });
    assert_eq!(open(bytes), Err(expected));
    assert!(begun.elapsed() < Duration::from_secs(1));
}

#[test]
fn absurd_sizes_are_refused_before_memory_is_taken() {
    assert_too_large(&announced_png(60_000, 60_000), (60_000, 60_000));
    let small = gradient(16, 16);
    let mut jpeg = jpeg(&small, &Beside::default());
    let frame = jpeg.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xFF; 4]);
    assert_too_large(&jpeg, (65_535, 65_535));
    let mut gif = gif(&small);
    gif[6..10].copy_from_slice(&[0xFF; 4]);
    assert_too_large(&gif, (65_535, 65_535));
    let page = [&page_of(1 << 20)[..], &STRIP].concat();
    let page = entries(&page);
    assert_too_large(&page, (1 << 20, 1 << 20));
    let mut webp = webp(&small, &Beside::orientation(1));
    let extended = webp.windows(4).position(|w| w == b"VP8X").unwrap();
    webp[extended + 12..extended + 18].copy_from_slice(&[0xFF, 0x7F, 0, 0xFF, 0x7F, 0]);
    assert_too_large(&webp, (32_768, 32_768));
}

/// The caller's own limit, at its edge.
#[test]
fn the_limit_on_pixels_is_exact() {
    let bytes = png(&gradient(20, 10), &Beside::default());
    for (pixels, opens) in [(200, true), (199, false)] {
        let limits = Limits {
            pixels,
            ..Limits::default()
        };
        assert_eq!(decode(&bytes, &limits, &Progress::default()).is_ok(), opens);
    }
}

/// A whole PNG header with right checksums, and nothing of the pixels that it announces.
fn announced_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = png::Encoder::new(&mut bytes, width, height);
    let mut writer = encoder.write_header().unwrap();
    writer.write_chunk(png::chunk::IDAT, &[0x78, 1]).unwrap();
    drop(writer);
    bytes
}

/// Width, height and RGB, as entries of a TIFF page.
fn page_of(side: u32) -> [Entry; 3] {
    [(256, 4, 1, side), (257, 4, 1, side), (262, 3, 1, 2)]
}

/// Where the only strip lies and how long it is.
const STRIP: [Entry; 2] = [(273, 4, 1, 8), (279, 4, 1, 8)];

type Entry = (u16, u16, u32, u32);

/// A TIFF of one page with these entries (tag, type, count, value).
fn entries(list: &[Entry]) -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend((list.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in list {
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value.to_le_bytes());
    }
    bytes.extend([0; 4]);
    bytes
}

fn assert_refused(name: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let refused = open(bytes).expect_err(name);
    assert!(is_of_the_picture(&refused), "{name}: {refused:?}");
    assert!(begun.elapsed() < Duration::from_secs(5), "{name}");
}

#[test]
fn contradictory_files_are_refused() {
    let mut zero = png(&gradient(4, 4), &Beside::default());
    zero[16..20].fill(0);
    assert_refused("png without width", &zero);
    assert_refused("png of header alone", b"\x89PNG\r\n\x1A\n");
    assert_refused(
        "png with an empty header",
        b"\x89PNG\r\n\x1A\n\0\0\0\0IHDR\xA8\xA1\xAE\x0A",
    );
    assert_refused("jpeg of two markers", b"\xFF\xD8\xFF\xD9");
    assert_refused(
        "jpeg with a segment of no length",
        b"\xFF\xD8\xFF\xE0\0\0\xFF\xD9",
    );
    assert_refused("gif of header alone", b"GIF89a\x01\0\x01\0\0\0\0;");
    assert_refused(
        "webp with an endless chunk",
        b"RIFF\xFF\xFF\xFF\xFFWEBPVP8L\xFF\xFF\xFF\xFF/",
    );
    assert_refused("text named as a photo", b"Dear all, here is the photo.");
    assert_refused("heic of brands alone", b"\0\0\0\x10ftypheic\0\0\0\0");
}

#[test]
fn tiff_pages_that_loop_or_lie_are_refused() {
    let mut looped = entries(&[(256, 4, 1, 16), (257, 4, 1, 16), (262, 3, 1, 2)]);
    let end = looped.len();
    looped[end - 4..].copy_from_slice(&8_u32.to_le_bytes());
    assert_refused("a page that follows itself", &looped);
    assert_refused("a page beyond the end", b"II*\0\xF0\xFF\xFF\xFF");
    assert_refused("65535 entries", b"II*\0\x08\0\0\0\xFF\xFF\0\0");
    let count = u32::MAX;
    let size = [(256, 4, 1, 16), (257, 4, 1, 16), (262, 3, 1, 2)];
    for tag in [258, 273, 279, 34_675] {
        let lies = [&size[..], &[(tag, 4, count, 8)]].concat();
        assert_refused("a tag of 16 GB", &entries(&lies));
    }
    let big = [&b"MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10"[..], &[0xFF; 40]].concat();
    assert_refused("a BigTIFF of 2^64 entries", &big);
}

/// Raw photos of cameras begin with a preview; it must not pass for the photo.
#[test]
fn a_preview_first_tiff_is_refused() {
    let raw = entries(&[&[(254, 4, 1, 1)], &page_of(16)[..], &STRIP].concat());
    assert!(matches!(
        open(&raw),
        Err(ErrorKind::Media(MediaError::Unsupported { .. }))
    ));
}

#[test]
fn heif_boxes_that_contain_or_follow_themselves_are_refused() {
    let boxed = |kind: &[u8], body: &[u8]| {
        [&(body.len() as u32 + 8).to_be_bytes()[..], kind, body].concat()
    };
    let ftyp = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let mut nested = vec![0; 4];
    for _ in 0..2000 {
        nested = boxed(b"meta", &[&[0; 4][..], &nested].concat());
    }
    assert_refused("nested metas", &[ftyp.clone(), nested].concat());
    for length in [0_u32, 1, 7, 8, u32::MAX] {
        let meta = [&length.to_be_bytes()[..], b"meta\0\0\0\0"].concat();
        assert_refused("meta of odd length", &[ftyp.clone(), meta.clone()].concat());
        let child = boxed(b"meta", &[&[0; 4][..], &meta].concat());
        assert_refused("child of odd length", &[ftyp.clone(), child].concat());
    }
    // A grid made of itself.
    let Some(coded) = heif::code(&gradient(64, 64)) else {
        return;
    };
    let grid = Some(((1, 1), (64, 64)));
    let mut cyclic = heif::file(&[coded], grid, &[], None);
    let dimg = cyclic.windows(4).position(|w| w == b"dimg").unwrap();
    cyclic[dimg + 8..dimg + 10].copy_from_slice(&2_u16.to_be_bytes());
    assert_refused("a grid made of itself", &cyclic);
}

/// Each file would make the decoder copy gigabytes, or work for minutes, before any size is looked at.
#[test]
fn heif_that_names_the_same_bytes_again_and_again_is_refused_before_the_decoder_is_asked() {
    use heif::Bomb;
    let Some(coded) = heif::code(&gradient(64, 64)) else {
        return;
    };
    // The same files without the excess open.
    for harmless in [
        Bomb::Extents(1),
        Bomb::Turns(4),
        Bomb::Metadata(3),
        Bomb::Tiles(1, 1),
    ] {
        let opened = open(&heif::bomb(&coded, 0, &harmless));
        assert_eq!(opened.map(|picture| picture.rgb.dimensions()), Ok((64, 64)));
    }
    for (what, padding, bomb) in [
        (
            "an item with more bytes than the file",
            60_000,
            Bomb::Extents(65_535),
        ),
        (
            "an item with more bytes than the file",
            60_000,
            Bomb::Extents(2),
        ),
        (
            "tiles with more bytes than the file",
            400_000,
            Bomb::Tiles(255, 255),
        ),
        ("too many transforms", 0, Bomb::Turns(5)),
        ("too many transforms", 0, Bomb::Turns(253)),
        ("too many metadata items", 1_500_000, Bomb::Metadata(9000)),
    ] {
        let begun = Instant::now();
        let refused = open(&heif::bomb(&coded, padding, &bomb));
        assert_eq!(
            refused,
            Err(ErrorKind::Media(MediaError::Damaged {
                detail: what.into()
            }))
        );
        assert!(begun.elapsed() < Duration::from_secs(1), "{what}");
    }
    // Extents without a byte of their own: many items of 65,535 each are refused, one is read.
    assert_refused(
        "empty extents",
        &heif::bomb(&coded, 0, &Bomb::EmptyExtents(65_535)),
    );
}

#[test]
fn a_palette_index_out_of_range_does_no_harm() {
    let mut info = png::Info::with_size(4, 1);
    info.color_type = png::ColorType::Indexed;
    info.palette = Some(vec![10, 20, 30].into());
    let opened = open(&png_of(info, &[0, 1, 200, 255], vec![])).unwrap();
    assert_eq!(opened.rgb.get_pixel(0, 0).0, [10, 20, 30]);
    // What lies outside the palette is black, as in other viewers.
    assert_eq!(opened.rgb.get_pixel(3, 0).0, [0, 0, 0]);
}

#[test]
fn bombs_are_refused_or_harmless_and_quick() {
    use std::io::Write;
    // A profile of 300 MB in 300 kB: left aside or refused, never unpacked whole.
    let mut packed = flate(&[0; 1 << 20], 300);
    let mut chunk = b"bomb\0\0".to_vec();
    chunk.append(&mut packed);
    let mut info = png::Info::with_size(8, 8);
    info.color_type = png::ColorType::Rgb;
    let begun = Instant::now();
    let opened = open(&png_of(info, &[7; 8 * 8 * 3], vec![(*b"iCCP", chunk)]));
    if let Err(reason) = opened {
        assert!(is_of_the_picture(&reason));
    }
    assert!(begun.elapsed() < Duration::from_secs(2));
    // Pixels that go on for ever after the announced ones.
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer
        .write_chunk(png::chunk::IDAT, &flate(&[0; 1 << 20], 300))
        .unwrap();
    drop(writer);
    let begun = Instant::now();
    if let Ok(picture) = open(&bytes) {
        assert_eq!((picture.width(), picture.height()), (8, 8));
    }
    assert!(begun.elapsed() < Duration::from_secs(2));

    fn flate(block: &[u8], times: usize) -> Vec<u8> {
        // The zlib stream of a large grey PNG's rows, borrowed from the PNG encoder.
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, block.len() as u32 - 1, times as u32);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_compression(png::Compression::Balanced);
        let mut writer = encoder.write_header().unwrap();
        let mut stream = writer.stream_writer().unwrap();
        for _ in 0..times {
            stream.write_all(&block[1..]).unwrap();
        }
        stream.finish().unwrap();
        writer.finish().unwrap();
        let mut content = Vec::new();
        let mut at = 8;
        while at < bytes.len() {
            let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
            if &bytes[at + 4..at + 8] == b"IDAT" {
                content.extend(&bytes[at + 8..at + 8 + length]);
            }
            at += 12 + length;
        }
        content
    }
}

#[test]
fn empty_and_oversized_files_are_refused_by_their_length() {
    assert_eq!(open(b""), Err(ErrorKind::File(FileError::EmptyFile)));
    let limits = Limits {
        bytes: 10,
        ..Limits::default()
    };
    let refused = decode(&[0; 11], &limits, &Progress::default());
    assert_eq!(
        refused,
        Err(MediaError::File(FileError::TooManyBytes {
            bytes: 11,
            limit: 10
        }))
    );
}

/// The name of a file plays no part: its first bytes say what it is.
#[test]
fn a_mislabelled_photo_opens_as_what_it_is() {
    let bytes = webp(&gradient(9, 9), &Beside::default());
    assert_eq!(Kind::sniff(&bytes), Some(Kind::Webp));
    assert!(open(&bytes).is_ok());
    // A JPEG's first bytes before a PNG's: neither.
    let mixed = [
        &b"\xFF\xD8\xFF"[..],
        &png(&gradient(9, 9), &Beside::default()),
    ]
    .concat();
    assert!(open(&mixed).is_err());
}
