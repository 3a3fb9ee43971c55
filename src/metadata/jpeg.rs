//! The segments of a JPEG file (ITU-T T.81, annex B) and what makers append to it.

use super::bytes::{be16, be32, find, index, part, rest, text, until_zero};
use super::ledger::Ledger;
use super::{Carrier, Clue, exif, icc, iptc, trailer, xmp};

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const EXTENDED_XMP: &[u8] = b"http://ns.adobe.com/xmp/extension/\0";
const PHOTOSHOP: &[u8] = b"Photoshop 3.0\0";

/// Lists a JPEG file, from its first marker to its last byte.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    if !ledger.may_read(bytes.len()) {
        return;
    }
    let mut parts = Parts::default();
    let end = segments(ledger, bytes, &mut parts);
    parts.list(ledger);
    match end {
        Some(end) if end < bytes.len() => trailer::read(ledger, rest(bytes, end)),
        Some(_) => {}
        None => ledger.unread(),
    }
}

/// What is spread over several segments.
#[derive(Default)]
struct Parts {
    icc: Vec<u8>,
    extended_xmp: Vec<u8>,
    photoshop: Vec<u8>,
    jumbf: Vec<u8>,
}

impl Parts {
    fn list(&self, ledger: &mut Ledger) {
        if !self.icc.is_empty() {
            icc::read(ledger, &self.icc);
        }
        if !self.extended_xmp.is_empty() {
            ledger.enter(|l| xmp::read(l, &self.extended_xmp));
        }
        if !self.photoshop.is_empty() {
            iptc::read_resources(ledger, &self.photoshop);
        }
        if !self.jumbf.is_empty() {
            let credentials = find(&self.jumbf, b"c2pa").is_some();
            let (clue, tag) = match credentials {
                true => (Clue::ContentCredentials, "C2PA"),
                false => (Clue::Other, "JUMBF"),
            };
            ledger.size(clue, Carrier::Jumbf, tag, self.jumbf.len());
        }
    }
}

/// Walks the segments; returns where the picture ends.
fn segments(ledger: &mut Ledger, bytes: &[u8], parts: &mut Parts) -> Option<usize> {
    let mut at = 2;
    loop {
        at = next_marker(ledger, bytes, at)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xD9 => return Some(at + 2),
            0x01 | 0xD0..=0xD8 => at += 2,
            _ => {
                let length = usize::from(be16(bytes, at + 2)?).checked_sub(2)?;
                let data = part(bytes, at + 4, length)?;
                if !ledger.may_read(0) {
                    return None;
                }
                segment(ledger, marker, data, parts);
                at += 4 + length;
            }
        }
    }
}

/// The next marker from `at`. After a scan's header that skips the scan; elsewhere nothing
/// should stand between two segments.
fn next_marker(ledger: &mut Ledger, bytes: &[u8], at: usize) -> Option<usize> {
    let mut from = at;
    loop {
        let at = from + rest(bytes, from).iter().position(|b| *b == 0xFF)?;
        match *bytes.get(at + 1)? {
            // Stuffed byte, restart marker, fill byte.
            0x00 | 0xD0..=0xD7 => from = at + 2,
            0xFF => from = at + 1,
            marker => {
                // A picture in a picture that no segment announces.
                if marker == 0xD8 {
                    ledger.unread();
                }
                return Some(at);
            }
        }
    }
}

fn segment(ledger: &mut Ledger, marker: u8, data: &[u8], parts: &mut Parts) {
    match marker {
        0xE0..=0xEF => application(ledger, marker - 0xE0, data, parts),
        0xFE => ledger.value(Clue::Caption, Carrier::Container, "COM", &text(data)),
        // Frames, tables, scans, restart intervals, number of lines.
        0xC0..=0xCF | 0xDA..=0xDF => {}
        _ => {
            let tag = format!("0xFF{marker:02X}");
            ledger.size(Clue::Other, Carrier::Container, &tag, data.len());
        }
    }
}

fn application(ledger: &mut Ledger, number: u8, data: &[u8], parts: &mut Parts) {
    let after = |prefix: &[u8]| data.strip_prefix(prefix);
    match number {
        0 if after(b"JFIF\0").is_some() => jfif(ledger, data),
        0 if after(b"JFXX\0").is_some() => {
            ledger.size(Clue::Thumbnail, Carrier::Container, "JFXX", data.len());
        }
        1 if after(b"Exif\0").is_some() => exif::read(ledger, rest(data, 6)),
        1 if after(XMP).is_some() => xmp::read(ledger, rest(data, XMP.len())),
        // 32 digits of a checksum, the whole length, the offset of this part.
        1 if after(EXTENDED_XMP).is_some() => {
            let packet = rest(data, EXTENDED_XMP.len() + 40);
            parts.extended_xmp.extend_from_slice(packet);
        }
        2 if after(b"ICC_PROFILE\0").is_some() => {
            parts.icc.extend_from_slice(rest(data, 14));
        }
        2 if after(b"MPF\0").is_some() => multi_picture(ledger, rest(data, 4)),
        2 if after(b"urn:iso:std:iso:ts:21496:-1\0").is_some() => {
            ledger.size(Clue::GainMap, Carrier::Container, "ISO 21496-1", data.len());
        }
        11 if after(b"JP").is_some() => parts.jumbf.extend_from_slice(rest(data, 8)),
        13 if after(PHOTOSHOP).is_some() => {
            let resources = rest(data, PHOTOSHOP.len());
            parts.photoshop.extend_from_slice(resources);
        }
        // Says how colours are coded; JPEG needs it for CMYK.
        14 if after(b"Adobe").is_some() && data.len() == 12 => {}
        _ => {
            let named = until_zero(data).map_or(&[][..], |(name, _)| name);
            let plain = !named.is_empty() && named.len() < 40 && named.is_ascii();
            let name = if plain { text(named) } else { String::new() };
            let tag = format!("APP{number} {name}");
            ledger.size(Clue::Other, Carrier::Container, tag.trim_end(), data.len());
        }
    }
}

/// The resolution that millions of files share says nothing; a thumbnail does.
fn jfif(ledger: &mut Ledger, data: &[u8]) {
    if data.len() > 14 {
        ledger.size(
            Clue::Thumbnail,
            Carrier::Container,
            "JFIF thumbnail",
            data.len() - 14,
        );
    }
    let density = (data.get(7).copied(), be16(data, 8), be16(data, 10));
    if let (Some(unit @ 1..), Some(x), Some(y)) = density {
        let unit = if unit == 1 { "dpi" } else { "dpcm" };
        ledger.value(
            Clue::Other,
            Carrier::Container,
            "JFIF density",
            &format!("{x}x{y} {unit}"),
        );
    }
}

/// The index of a Multi-Picture file (CIPA DC-007): the pictures themselves stand behind the
/// first and are read there.
fn multi_picture(ledger: &mut Ledger, data: &[u8]) {
    let Some((tiff, first)) = super::ifd::Tiff::open(data) else {
        ledger.size(Clue::Other, Carrier::MultiPicture, "MPF", data.len());
        return ledger.unread();
    };
    let Some(directory) = tiff.directory(first) else {
        ledger.size(Clue::Other, Carrier::MultiPicture, "MPF", data.len());
        return ledger.unread();
    };
    for entry in &directory.entries {
        match entry.tag {
            // Sixteen bytes a picture: attributes, size, offset, dependent pictures.
            0xB002 => {
                for picture in entry.data.as_chunks::<16>().0.iter().skip(1).take(64) {
                    let size = tiff_u32(picture, 4, entry.big).map_or(0, index);
                    ledger.size(Clue::Preview, Carrier::MultiPicture, "MPImage", size);
                }
            }
            0xB003 => ledger.value(
                Clue::Serial,
                Carrier::MultiPicture,
                "ImageUIDList",
                &text(entry.data),
            ),
            0xB000 | 0xB001 => {}
            tag => {
                let tag = format!("MPF 0x{tag:04X}");
                ledger.size(Clue::Other, Carrier::MultiPicture, &tag, entry.data.len());
            }
        }
    }
}

fn tiff_u32(bytes: &[u8], at: usize, big: bool) -> Option<u32> {
    match big {
        true => be32(bytes, at),
        false => super::bytes::le32(bytes, at),
    }
}
