//! Pictures drawn by code: no photo of anybody.

use std::io::Cursor;
use std::path::Path;

use image::{ImageFormat, Rgb, RgbImage};

/// Soft stripes with noise that no codec shrinks away; every `seed` gives another picture.
pub fn scene(width: u32, height: u32, seed: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let mut n = x
            .wrapping_mul(0x9E37_79B1)
            .wrapping_add(y.wrapping_mul(0x85EB_CA77))
            .wrapping_add(seed.wrapping_mul(0xC2B2_AE3D));
        n = (n ^ (n >> 15)).wrapping_mul(0x2C1B_3C6D);
        let noise = (n >> 27) as u8;
        let stripe = ((x / 8 + y / 16 + seed) % 24) as u8 * 8;
        Rgb([stripe + noise, 200 - stripe + noise, 90 + noise])
    })
}

pub fn bytes(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

pub fn png(path: &Path, width: u32, height: u32, seed: u32) {
    std::fs::write(path, bytes(&scene(width, height, seed), ImageFormat::Png)).unwrap();
}

pub fn jpeg(path: &Path, width: u32, height: u32, seed: u32) {
    std::fs::write(path, bytes(&scene(width, height, seed), ImageFormat::Jpeg)).unwrap();
}

/// A PNG with the text by which a generator says how it made the picture.
pub fn generated_png(width: u32, height: u32) -> Vec<u8> {
    let plain = bytes(&scene(width, height, 9), ImageFormat::Png);
    let words = b"tEXtparameters\0a beach\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1";
    let length = (words.len() as u32 - 4).to_be_bytes();
    // The CRC of the standard (annex D), bit by bit.
    let crc = !words.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 }
        })
    });
    // Behind the signature and IHDR.
    let (start, rest) = plain.split_at(8 + 25);
    [start, &length, words, &crc.to_be_bytes(), rest].concat()
}

/// A JPEG as a phone writes it: where, when and with what it was taken.
pub fn telling_jpeg(width: u32, height: u32) -> Vec<u8> {
    let plain = bytes(&scene(width, height, 7), ImageFormat::Jpeg);
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = plain.split_at(2);
    [start, &[0xFF, 0xE1], &length, &exif, rest].concat()
}

/// A big-endian TIFF: IFD0 with make, model, date and owner, and a GPS IFD at 48.85837, 2.29448.
pub fn exif() -> Vec<u8> {
    let text = |tag: u16, text: &str| {
        (
            tag,
            2u16,
            text.len() as u32 + 1,
            format!("{text}\0").into_bytes(),
        )
    };
    let degrees = |tag: u16, whole: u32, minutes: u32, seconds: u32| {
        let numbers = [whole, 1, minutes, 1, seconds, 100];
        let bytes = numbers.iter().flat_map(|n| n.to_be_bytes()).collect();
        (tag, 5u16, 3u32, bytes)
    };
    let first = [
        text(0x010F, "Lumen"),
        text(0x0110, "Lumen 5"),
        text(0x0132, "2026:07:14 16:20:05"),
        text(0x013B, "Camille Martin"),
    ];
    let gps = [
        text(0x0001, "N"),
        degrees(0x0002, 48, 51, 3013),
        text(0x0003, "E"),
        degrees(0x0004, 2, 17, 4013),
    ];
    // IFD0 has one more entry: the pointer to the GPS IFD.
    let first_at = 8u32;
    let first_long = 2 + 12 * (first.len() as u32 + 1) + 4 + outside(&first);
    let gps_at = first_at + first_long;
    let pointer = (0x8825u16, 4u16, 1u32, gps_at.to_be_bytes().to_vec());
    let mut all: Vec<Entry> = first.to_vec();
    all.push(pointer);
    let mut exif = b"Exif\0\0MM\0\x2A\0\0\0\x08".to_vec();
    exif.extend(directory(&all, first_at));
    exif.extend(directory(&gps, gps_at));
    exif
}

/// Tag, type, count, value.
type Entry = (u16, u16, u32, Vec<u8>);

/// Bytes of the values that do not fit in their entries.
fn outside(entries: &[Entry]) -> u32 {
    entries
        .iter()
        .filter(|entry| entry.3.len() > 4)
        .map(|entry| entry.3.len() as u32)
        .sum()
}

fn directory(entries: &[Entry], at: u32) -> Vec<u8> {
    let mut table = (entries.len() as u16).to_be_bytes().to_vec();
    let mut values: Vec<u8> = Vec::new();
    let values_at = at + 2 + 12 * entries.len() as u32 + 4;
    for (tag, kind, count, value) in entries {
        table.extend(tag.to_be_bytes());
        table.extend(kind.to_be_bytes());
        table.extend(count.to_be_bytes());
        if value.len() > 4 {
            table.extend((values_at + values.len() as u32).to_be_bytes());
            values.extend(value);
        } else {
            let mut short = value.clone();
            short.resize(4, 0);
            table.extend(short);
        }
    }
    table.extend(0u32.to_be_bytes());
    table.extend(values);
    table
}

/// The beginning of a PNG that announces a size; no pixel behind it.
pub fn png_that_announces(width: u32, height: u32) -> Vec<u8> {
    let mut png = bytes(&scene(1, 1, 0), ImageFormat::Png);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let crc = crc32(&png[12..29]);
    png[29..33].copy_from_slice(&crc.to_be_bytes());
    png
}

/// CRC-32 of ISO 3309, as PNG wants it.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xEDB8_8320 & 0u32.wrapping_sub(crc & 1))
        })
    })
}

/// The boxes of an MP4 with a film track and no sample that a decoder could read.
pub fn mp4() -> Vec<u8> {
    let part = |kind: &[u8; 4], body: &[u8]| {
        let mut bytes = (8 + body.len() as u32).to_be_bytes().to_vec();
        bytes.extend(kind);
        bytes.extend(body);
        bytes
    };
    let hdlr = [&[0; 8][..], b"vide", &[0; 13]].concat();
    let trak = part(b"trak", &part(b"mdia", &part(b"hdlr", &hdlr)));
    [
        part(b"ftyp", b"isom\0\0\x02\0isommp42"),
        part(b"mdat", &[7; 100]),
        part(b"moov", &trak),
    ]
    .concat()
}
