//! Exif (CIPA DC-008, version 3.0) and the private tags that cameras and editors add.

use std::collections::HashSet;

use exif::{Context, Tag};

use super::bytes::{index, part, text, until_zero, utf16};
use super::ifd::{Directory, Entry, Tiff};
use super::ledger::Ledger;
use super::{Carrier, Clue, icc, iptc, jpeg, xmp};

/// Directories that are read in one Exif block or TIFF file.
const MOST_DIRECTORIES: usize = 64;
/// Bytes of the largest directory that there can be.
const LARGEST_DIRECTORY: usize = 12 << 16;
/// Numbers of one value that are shown.
const MOST_NUMBERS: usize = 16;

/// What a directory describes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The picture itself: the first directory.
    Main,
    /// A further directory of the chain: the thumbnail in Exif, a page in a TIFF file.
    Further,
    /// A directory that `SubIFDs` names: previews, raw data.
    Sub,
    Exif,
    Gps,
    Interop,
}

/// Where the block stands, since a TIFF file's own directories also describe its pixels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Block,
    TiffFile,
}

/// Lists an Exif block, from its byte-order mark on. Some writers put JPEG's signature in front of it in other files, too.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    let block = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    read_as(ledger, block, Home::Block);
}

/// Lists an Exif block or a whole TIFF file.
pub(super) fn read_as(ledger: &mut Ledger, bytes: &[u8], home: Home) {
    let Some((tiff, first)) = Tiff::open(bytes) else {
        ledger.size(Clue::Other, Carrier::Exif, "Exif", bytes.len());
        ledger.unread();
        return;
    };
    Walk {
        ledger,
        tiff,
        home,
        seen: HashSet::new(),
    }
    .chain(first);
}

struct Walk<'l, 'a> {
    ledger: &'l mut Ledger,
    tiff: Tiff<'a>,
    home: Home,
    seen: HashSet<u32>,
}

impl<'a> Walk<'_, 'a> {
    fn chain(&mut self, first: u32) {
        let (mut offset, mut part) = (first, Part::Main);
        while offset != 0 {
            let Some(next) = self.directory(offset, part) else {
                return;
            };
            (offset, part) = (next, Part::Further);
        }
    }

    /// Reads one directory and those that it points to; returns the next of its chain.
    fn directory(&mut self, offset: u32, part: Part) -> Option<u32> {
        if self.seen.len() >= MOST_DIRECTORIES || !self.seen.insert(offset) {
            self.ledger.unread();
            return None;
        }
        let Some(directory) = self.tiff.directory(offset) else {
            self.ledger.unread();
            return None;
        };
        if !self.ledger.may_read(12 * directory.entries.len()) {
            return None;
        }
        if !directory.whole {
            self.ledger.unread();
        }
        self.pictures(&directory, part);
        if part == Part::Gps {
            self.places(&directory);
        }
        for entry in &directory.entries {
            self.entry(entry, part);
        }
        Some(directory.next)
    }

    fn entry(&mut self, entry: &Entry<'a>, part: Part) {
        let child = match (part, entry.tag) {
            (Part::Gps, _) | (Part::Interop, _) => None,
            (_, 0x8769) => Some(Part::Exif),
            (_, 0x8825) => Some(Part::Gps),
            (_, 0xA005) => Some(Part::Interop),
            (_, 0x014A) => Some(Part::Sub),
            _ => None,
        };
        match child {
            Some(Part::Sub) => {
                for offset in entry.offsets(MOST_DIRECTORIES) {
                    self.directory(offset, Part::Sub);
                }
            }
            Some(child) => {
                if let Some(offset) = entry.offset() {
                    self.directory(offset, child);
                } else {
                    self.ledger.unread();
                }
            }
            None => self.leaf(entry, part),
        }
    }

    fn leaf(&mut self, entry: &Entry<'a>, part: Part) {
        // Entries may share their bytes.
        if !self.ledger.may_read(entry.data.len()) {
            return;
        }
        let pixels = self.home == Home::TiffFile && !matches!(part, Part::Gps | Part::Exif);
        if pixels && describes_pixels(entry.tag) {
            return;
        }
        if !matches!(part, Part::Gps | Part::Interop) {
            match entry.tag {
                0x02BC => return self.ledger.enter(|l| xmp::read(l, entry.data)),
                0x83BB => return iptc::read_datasets(self.ledger, entry.data),
                0x8649 => return self.ledger.enter(|l| iptc::read_resources(l, entry.data)),
                0x8773 => return icc::read(self.ledger, entry.data),
                0x927C => return self.maker_note(entry.data),
                0xCD41 => {
                    let length = entry.data.len();
                    let (clue, carrier) = (Clue::ContentCredentials, Carrier::Jumbf);
                    return self.ledger.size(clue, carrier, "C2PA", length);
                }
                _ => {}
            }
        }
        let (name, clue) = (name(entry.tag, part), clue(entry.tag, part));
        match readable(entry, part) {
            Some(value) => self.ledger.value(clue, Carrier::Exif, &name, &value),
            None => self
                .ledger
                .size(clue, Carrier::Exif, &name, entry.data.len()),
        }
    }

    /// Small and large copies of the picture that a directory holds.
    fn pictures(&mut self, directory: &Directory<'a>, part: Part) {
        let number = |tag| {
            let entry = directory.entries.iter().find(|e| e.tag == tag);
            entry.and_then(Entry::offset)
        };
        let clue = match (self.home, part) {
            (Home::Block, Part::Further) => Clue::Thumbnail,
            _ => Clue::Preview,
        };
        if let (Some(at), Some(length)) = (number(0x0201), number(0x0202)) {
            self.ledger
                .size(clue, Carrier::Exif, "JPEGInterchangeFormat", index(length));
            match self::part(self.tiff.bytes, index(at), index(length)) {
                // A thumbnail can carry Exif of its own.
                Some(jpeg) => self.ledger.enter(|l| jpeg::read(l, jpeg)),
                None => self.ledger.unread(),
            }
        } else if part == Part::Further || part == Part::Sub {
            let strips = directory
                .entries
                .iter()
                .filter(|e| matches!(e.tag, 0x0117 | 0x0145));
            let mut bytes = 0.0;
            for strip in strips {
                if self.ledger.may_read(strip.data.len()) {
                    bytes += strip.numbers(usize::MAX).iter().sum::<f64>();
                }
            }
            if bytes > 0.0 {
                let tag = if part == Part::Sub { "SubIFD" } else { "IFD" };
                self.ledger.size(clue, Carrier::Exif, tag, bytes as usize);
            }
        }
    }

    /// The coordinates as degrees, beside the single tags.
    fn places(&mut self, directory: &Directory<'a>) {
        let find = |tag| directory.entries.iter().find(|e| e.tag == tag);
        let degrees = |reference, value, negative: u8| {
            let degrees = sexagesimal(&find(value)?.numbers(3))?;
            let sign = find(reference).and_then(|e| e.data.first());
            let turned = sign.is_some_and(|s| s.eq_ignore_ascii_case(&negative));
            Some(if turned { -degrees } else { degrees })
        };
        for (tag, first) in [("GPSLatitude", 1), ("GPSDestLatitude", 19)] {
            let latitude = degrees(first, first + 1, b'S');
            let longitude = degrees(first + 2, first + 3, b'W');
            if let (Some(latitude), Some(longitude)) = (latitude, longitude) {
                self.ledger.place(Carrier::Exif, tag, (latitude, longitude));
            }
        }
    }

    /// The maker's notes by size, and the numbers in them that name one device or one photo.
    fn maker_note(&mut self, note: &'a [u8]) {
        self.ledger
            .size(Clue::MakerNote, Carrier::Exif, "MakerNote", note.len());
        if !self.ledger.may_read(LARGEST_DIRECTORY) {
            return;
        }
        for (tag, clue, value) in maker_identifiers(self.tiff, note) {
            self.ledger.value(clue, Carrier::Exif, tag, &value);
        }
    }
}

/// Identifiers in the notes of makers whose layout is known (as ExifTool documents them).
fn maker_identifiers(tiff: Tiff<'_>, note: &[u8]) -> Vec<(&'static str, Clue, String)> {
    type Table = &'static [(u16, &'static str, Clue)];
    const APPLE: Table = &[
        (0x0011, "Apple ContentIdentifier", Clue::Serial),
        (0x0015, "Apple ImageUniqueID", Clue::Serial),
        (0x0020, "Apple ImageCaptureRequestID", Clue::Serial),
        (0x002B, "Apple PhotoIdentifier", Clue::Serial),
    ];
    const CANON: Table = &[
        (0x0006, "Canon ImageType", Clue::Device),
        (0x0007, "Canon FirmwareVersion", Clue::Software),
        (0x0009, "Canon OwnerName", Clue::Owner),
        (0x000C, "Canon SerialNumber", Clue::Serial),
        (0x0028, "Canon ImageUniqueID", Clue::Serial),
        (0x0095, "Canon LensModel", Clue::Device),
        (0x0096, "Canon InternalSerialNumber", Clue::Serial),
    ];
    const NIKON: Table = &[
        (0x001D, "Nikon SerialNumber", Clue::Serial),
        (0x00A0, "Nikon SerialNumber", Clue::Serial),
        (0x00A7, "Nikon ShutterCount", Clue::Serial),
    ];
    // Set up for a child, these cameras write its name and age into each photo.
    const PANASONIC: Table = &[
        (0x0025, "Panasonic InternalSerialNumber", Clue::Serial),
        (0x0033, "Panasonic BabyAge", Clue::People),
        (0x0052, "Panasonic LensSerialNumber", Clue::Serial),
        (0x0065, "Panasonic Title", Clue::Caption),
        (0x0066, "Panasonic BabyName", Clue::People),
        (0x0067, "Panasonic Location", Clue::Place),
        (0x0069, "Panasonic Country", Clue::Place),
        (0x006B, "Panasonic State", Clue::Place),
        (0x006D, "Panasonic City", Clue::Place),
        (0x006F, "Panasonic Landmark", Clue::Place),
    ];
    let start = note.as_ptr() as usize - tiff.bytes.as_ptr() as usize;
    let (directory, table) = if note.starts_with(b"Apple iOS\0") {
        let inner = Tiff {
            bytes: note,
            big: true,
        };
        (inner.directory(14), APPLE)
    } else if note.starts_with(b"Nikon\0\x02") {
        let inner = Tiff::open(note.get(10..).unwrap_or_default());
        (inner.and_then(|(t, first)| t.directory(first)), NIKON)
    } else if note.starts_with(PANASONIC_HEAD) {
        let first = u32::try_from(start + PANASONIC_HEAD.len());
        (tiff.directory(first.unwrap_or(u32::MAX)), PANASONIC)
    } else {
        // Canon's notes have no header: a directory whose offsets are those of the block.
        (
            tiff.directory(u32::try_from(start).unwrap_or(u32::MAX)),
            CANON,
        )
    };
    let Some(directory) = directory.filter(|d| table != CANON || d.whole) else {
        return Vec::new();
    };
    let known = |entry: &Entry<'_>| {
        let (_, name, clue) = table.iter().find(|(tag, _, _)| *tag == entry.tag)?;
        let value = match table == PANASONIC {
            true => set(entry),
            false => readable(entry, Part::Exif),
        };
        Some((*name, *clue, value?))
    };
    directory.entries.iter().filter_map(known).collect()
}

/// What Panasonic's notes begin with; offsets in them are those of the block.
const PANASONIC_HEAD: &[u8] = b"Panasonic\0\0\0";

/// Words in Panasonic's notes, of whatever type; none where nothing was set up (zeros, `---`, an age of 9999 years).
fn set(entry: &Entry<'_>) -> Option<String> {
    let (words, _) = until_zero(entry.data).unwrap_or((entry.data, &[]));
    let words = text(words);
    let told = words.chars().any(char::is_alphanumeric) && !words.starts_with("9999:");
    (told && matches!(entry.kind, 2 | 7)).then_some(words)
}

/// Degrees, minutes, seconds to degrees; missing parts are zero.
fn sexagesimal(parts: &[f64]) -> Option<f64> {
    let part = |n| parts.get(n).copied().filter(|v: &f64| v.is_finite());
    Some(part(0)? + part(1).unwrap_or(0.0) / 60.0 + part(2).unwrap_or(0.0) / 3600.0)
}

/// A value as text; none for binary data.
fn readable(entry: &Entry<'_>, part: Part) -> Option<String> {
    match (part, entry.tag) {
        (Part::Main | Part::Further, 0x9C9B..=0x9C9F) => return Some(utf16(entry.data, false)),
        (Part::Exif, 0x9286) | (Part::Gps, 0x1B | 0x1C) => return encoded(entry),
        _ => {}
    }
    if matches!(entry.kind, 2 | 129) {
        return Some(text(entry.data));
    }
    if matches!(entry.kind, 1 | 6 | 7) && entry.data.len() > 4 {
        let (shown, _) = until_zero(entry.data).unwrap_or((entry.data, &[]));
        let plain = shown.iter().all(|b| matches!(b, b' '..=b'~'));
        return (plain && !shown.is_empty()).then(|| text(shown));
    }
    let numbers = entry.numbers(MOST_NUMBERS);
    let words: Vec<String> = numbers.iter().map(|n| short(*n)).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Text with the eight bytes in front that name its character set (Exif 4.6.5, `UserComment`).
fn encoded(entry: &Entry<'_>) -> Option<String> {
    let (set, body) = entry.data.split_at_checked(8)?;
    Some(match set {
        b"UNICODE\0" => match body {
            [0xFE, 0xFF, rest @ ..] => utf16(rest, true),
            [0xFF, 0xFE, rest @ ..] => utf16(rest, false),
            _ => utf16(body, entry.big),
        },
        b"JIS\0\0\0\0\0" => return None,
        _ => text(body).replace('\0', " "),
    })
}

/// At most six digits after the point, none without need.
fn short(number: f64) -> String {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The tag's own name; `0x...` where the standard has none.
fn name(tag: u16, part: Part) -> String {
    let context = match part {
        Part::Main | Part::Further | Part::Sub => Context::Tiff,
        Part::Exif => Context::Exif,
        Part::Gps => Context::Gps,
        Part::Interop => Context::Interop,
    };
    if let Some(name) = private_name(tag) {
        return name.to_owned();
    }
    // Exif tags stand in the main directory of some files and the other way round.
    for context in [context, Context::Exif, Context::Tiff] {
        let tag = Tag(context, tag);
        if tag.description().is_some() {
            return tag.to_string();
        }
        if part == Part::Gps || part == Part::Interop {
            break;
        }
    }
    format!("0x{tag:04X}")
}

fn private_name(tag: u16) -> Option<&'static str> {
    Some(match tag {
        0x010D => "DocumentName",
        0x011D => "PageName",
        0x013C => "HostComputer",
        0x4746 => "Rating",
        0x4749 => "RatingPercent",
        0x87AF => "GeoKeyDirectory",
        0x8480 | 0x8482 | 0x85D8 => "GeoTIFF",
        0x9211 => "ImageNumber",
        0x9C9B => "XPTitle",
        0x9C9C => "XPComment",
        0x9C9D => "XPAuthor",
        0x9C9E => "XPKeywords",
        0x9C9F => "XPSubject",
        0xA436 => "ImageTitle",
        0xA437 => "Photographer",
        0xA438 => "ImageEditor",
        0xA439 => "CameraFirmware",
        0xA43A => "RAWDevelopingSoftware",
        0xA43B => "ImageEditingSoftware",
        0xA43C => "MetadataEditingSoftware",
        0xA480 => "GDALMetadata",
        0xC4A5 => "PrintIM",
        0xC614 => "UniqueCameraModel",
        0xC615 => "LocalizedCameraModel",
        0xC62F => "CameraSerialNumber",
        0xC630 => "DNGLensInfo",
        0xC634 => "DNGPrivateData",
        0xC65D => "RawDataUniqueID",
        0xC68B => "OriginalRawFileName",
        0xC716 => "PreviewApplicationName",
        0xC71B => "PreviewDateTime",
        0xEA1C => "Padding",
        _ => return None,
    })
}

fn clue(tag: u16, part: Part) -> Clue {
    match (part, tag) {
        (Part::Gps, 0x07 | 0x1D) => return Clue::Date,
        // The version of the directory, units, and how a place was measured: many cameras write these without a place.
        (Part::Gps, 0x00 | 0x05 | 0x08..=0x0C | 0x0E | 0x10 | 0x12) => return Clue::Other,
        (Part::Gps, 0x17 | 0x19 | 0x1B | 0x1E | 0x1F) => return Clue::Other,
        (Part::Gps, _) => return Clue::Place,
        (Part::Interop, _) => return Clue::Other,
        _ => {}
    }
    match tag {
        0x0132 | 0x9003 | 0x9004 | 0x9010..=0x9012 | 0x9290..=0x9292 | 0xC71B => Clue::Date,
        0x8480 | 0x8482 | 0x85D8 | 0x87AF => Clue::Place,
        0x010F | 0x0110 | 0x013C | 0xA432..=0xA434 | 0xC614 | 0xC615 | 0xC630 => Clue::Device,
        0x9211 | 0xA420 | 0xA431 | 0xA435 | 0xC62F | 0xC65D => Clue::Serial,
        0x013B | 0x8298 | 0xA430 | 0x9C9D | 0xA437 | 0xA438 => Clue::Owner,
        0x0131 | 0xA439..=0xA43C | 0xC716 | 0x000B => Clue::Software,
        0xC68B => Clue::EditHistory,
        0x010D | 0x010E | 0x011D | 0x9286 | 0xA436 | 0x4746 | 0x4749 => Clue::Caption,
        0x9C9B | 0x9C9C | 0x9C9E | 0x9C9F => Clue::Caption,
        0xC634 => Clue::MakerNote,
        0x829A | 0x829D | 0x8822 | 0x8827 | 0x8830..=0x8835 => Clue::Exposure,
        0x9201..=0x920A | 0x9214 | 0xA20B | 0xA20E..=0xA217 => Clue::Exposure,
        0x9400..=0x9405 | 0xA300..=0xA302 | 0xA401..=0xA40C => Clue::Exposure,
        0xA460..=0xA462 => Clue::Exposure,
        _ => Clue::Other,
    }
}

/// Tags without which the pixels of a TIFF file cannot be read (TIFF 6.0, parts 1 and 2).
fn describes_pixels(tag: u16) -> bool {
    matches!(
        tag,
        0x00FE..=0x0103 | 0x0106 | 0x010A | 0x0111 | 0x0115..=0x0117 | 0x011C | 0x013D
            | 0x0140 | 0x0142..=0x0145 | 0x0152 | 0x0153 | 0x015B | 0x0212
    )
}
