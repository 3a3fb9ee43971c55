//! Photoshop image resources (Adobe, *Photoshop File Formats*) and the IPTC datasets in them
//! (IPTC-NAA Information Interchange Model 4.2).

use super::bytes::{be16, be32, index, part, text};
use super::ledger::Ledger;
use super::{Carrier, Clue, exif, icc, jpeg, xmp};

/// Lists a series of image resources, from the first `8BIM` on.
pub(super) fn read_resources(ledger: &mut Ledger, bytes: &[u8]) {
    if !ledger.may_read(bytes.len()) {
        return;
    }
    let mut at = 0;
    while at < bytes.len() {
        let Some((resource, data, next)) = resource(bytes, at) else {
            // Zeros fill up some blocks.
            if bytes.iter().skip(at).any(|b| *b != 0) {
                ledger.size(Clue::Other, Carrier::Photoshop, "8BIM", bytes.len() - at);
                ledger.unread();
            }
            return;
        };
        if !ledger.may_read(0) {
            return;
        }
        list_resource(ledger, resource, data);
        at = next;
    }
}

fn resource(bytes: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    // Besides 8BIM: ImageReady, PhotoDeluxe, Lightroom, DCSR (as ExifTool knows them).
    const SIGNATURES: [&[u8]; 5] = [b"8BIM", b"MeSa", b"PHUT", b"AgHg", b"DCSR"];
    if !SIGNATURES.contains(&part(bytes, at, 4)?) {
        return None;
    }
    let number = be16(bytes, at + 4)?;
    let name = usize::from(*bytes.get(at + 6)?);
    // Name and data are padded to even lengths.
    let size_at = at + 6 + (1 + name).next_multiple_of(2);
    let size = index(be32(bytes, size_at)?);
    let data = part(bytes, size_at + 4, size)?;
    Some((
        number,
        data,
        size_at
            .checked_add(4)?
            .checked_add(size.checked_next_multiple_of(2)?)?,
    ))
}

fn list_resource(ledger: &mut Ledger, number: u16, data: &[u8]) {
    let (clue, tag) = match number {
        0x0404 => return read_datasets(ledger, data),
        0x0422 | 0x0423 => return ledger.enter(|l| exif::read(l, data)),
        0x0424 => return ledger.enter(|l| xmp::read(l, data)),
        0x040F => return icc::read(ledger, data),
        0x0409 | 0x040C => {
            ledger.size(
                Clue::Thumbnail,
                Carrier::Photoshop,
                "PhotoshopThumbnail",
                data.len(),
            );
            // 28 bytes of header, then a JPEG file.
            let jpeg = data.get(28..).filter(|j| j.starts_with(&[0xFF, 0xD8]));
            return ledger.enter(|l| jpeg.into_iter().for_each(|j| jpeg::read(l, j)));
        }
        0x0421 => (Clue::Software, "VersionInfo"),
        // Yes or no, which names nobody.
        0x040A => (Clue::Other, "CopyrightFlag"),
        0x040B => (Clue::Owner, "URL"),
        0x041E => (Clue::Owner, "URLList"),
        0x0425 => (Clue::EditHistory, "IPTCDigest"),
        0x03ED => (Clue::Other, "ResolutionInfo"),
        0x0406 => (Clue::Other, "JPEG_Quality"),
        _ => {
            let tag = format!("Photoshop 0x{number:04X}");
            return ledger.size(Clue::EditHistory, Carrier::Photoshop, &tag, data.len());
        }
    };
    let words = match number {
        // Version, flag, then names of writer and reader with their lengths in UTF-16 units.
        0x0421 => software(data).unwrap_or_default(),
        0x040B => text(data),
        _ => String::new(),
    };
    if words.is_empty() {
        ledger.size(clue, Carrier::Photoshop, tag, data.len());
    } else {
        ledger.value(clue, Carrier::Photoshop, tag, &words);
    }
}

fn software(data: &[u8]) -> Option<String> {
    let units = index(be32(data, 5)?);
    Some(super::bytes::utf16(
        part(data, 9, units.checked_mul(2)?)?,
        true,
    ))
}

/// Lists IPTC datasets.
pub(super) fn read_datasets(ledger: &mut Ledger, bytes: &[u8]) {
    if !ledger.may_read(bytes.len()) {
        return;
    }
    let mut at = 0;
    while let Some((record, number, data, next)) = dataset(bytes, at) {
        if !ledger.may_read(0) {
            return;
        }
        let (clue, tag) = meaning(record, number);
        let tag = tag.map_or_else(|| format!("IPTC {record}:{number:02}"), str::to_owned);
        // Record versions are numbers in two bytes, all others text.
        match (number, be16(data, 0)) {
            (0, Some(version)) => ledger.value(clue, Carrier::Iptc, &tag, &version.to_string()),
            _ if data
                .iter()
                .all(|b| !b.is_ascii_control() || b.is_ascii_whitespace()) =>
            {
                ledger.value(clue, Carrier::Iptc, &tag, &text(data));
            }
            _ => ledger.size(clue, Carrier::Iptc, &tag, data.len()),
        }
        at = next;
    }
    if bytes.iter().skip(at).any(|b| *b != 0) {
        ledger.size(Clue::Other, Carrier::Iptc, "IPTC", bytes.len() - at);
        ledger.unread();
    }
}

fn dataset(bytes: &[u8], at: usize) -> Option<(u8, u8, &[u8], usize)> {
    let [0x1C, record, number] = *part(bytes, at, 3)? else {
        return None;
    };
    let short = usize::from(be16(bytes, at + 3)?);
    let (start, length) = if short & 0x8000 == 0 {
        (at + 5, short)
    } else {
        // Extended: the low bits say how many bytes hold the length.
        let digits = part(bytes, at + 5, short & 0x7FFF).filter(|d| d.len() <= 4)?;
        let length = digits.iter().fold(0, |sum, b| sum << 8 | usize::from(*b));
        (at + 5 + digits.len(), length)
    };
    let data = part(bytes, start, length)?;
    Some((record, number, data, start + length))
}

fn meaning(record: u8, number: u8) -> (Clue, Option<&'static str>) {
    if record != 2 {
        let date = record == 1 && matches!(number, 70 | 80);
        return (if date { Clue::Date } else { Clue::Other }, None);
    }
    let (clue, tag) = match number {
        5 => (Clue::Caption, "ObjectName"),
        7 => (Clue::EditHistory, "EditStatus"),
        10 => (Clue::Caption, "Urgency"),
        12 => (Clue::Caption, "SubjectReference"),
        15 => (Clue::Caption, "Category"),
        20 => (Clue::Caption, "SupplementalCategories"),
        22 => (Clue::Serial, "FixtureIdentifier"),
        25 => (Clue::Caption, "Keywords"),
        26 => (Clue::Place, "ContentLocationCode"),
        27 => (Clue::Place, "ContentLocationName"),
        30 => (Clue::Date, "ReleaseDate"),
        35 => (Clue::Date, "ReleaseTime"),
        37 => (Clue::Date, "ExpirationDate"),
        38 => (Clue::Date, "ExpirationTime"),
        40 => (Clue::Caption, "SpecialInstructions"),
        47 => (Clue::Date, "ReferenceDate"),
        55 => (Clue::Date, "DateCreated"),
        60 => (Clue::Date, "TimeCreated"),
        62 => (Clue::Date, "DigitalCreationDate"),
        63 => (Clue::Date, "DigitalCreationTime"),
        65 => (Clue::Software, "OriginatingProgram"),
        70 => (Clue::Software, "ProgramVersion"),
        80 => (Clue::Owner, "By-line"),
        85 => (Clue::Owner, "By-lineTitle"),
        90 => (Clue::Place, "City"),
        92 => (Clue::Place, "Sub-location"),
        95 => (Clue::Place, "Province-State"),
        100 => (Clue::Place, "Country-PrimaryLocationCode"),
        101 => (Clue::Place, "Country-PrimaryLocationName"),
        103 => (Clue::EditHistory, "OriginalTransmissionReference"),
        105 => (Clue::Caption, "Headline"),
        110 => (Clue::Owner, "Credit"),
        115 => (Clue::Owner, "Source"),
        116 => (Clue::Owner, "CopyrightNotice"),
        118 => (Clue::Owner, "Contact"),
        120 => (Clue::Caption, "Caption-Abstract"),
        121 => (Clue::Caption, "LocalCaption"),
        122 => (Clue::Owner, "Writer-Editor"),
        184 => (Clue::EditHistory, "JobID"),
        185 => (Clue::EditHistory, "MasterDocumentID"),
        186 => (Clue::EditHistory, "ShortDocumentID"),
        187 => (Clue::EditHistory, "UniqueDocumentID"),
        188 => (Clue::Owner, "OwnerID"),
        202 => (Clue::Thumbnail, "ObjectPreviewData"),
        230 => (Clue::EditHistory, "DocumentNotes"),
        231 => (Clue::EditHistory, "DocumentHistory"),
        232 => (Clue::Device, "ExifCameraInfo"),
        255 => (Clue::Caption, "CatalogSets"),
        _ => return (Clue::Other, None),
    };
    (clue, Some(tag))
}
