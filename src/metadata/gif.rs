//! The blocks of a GIF file (CompuServe, version 89a).

use super::bytes::{part, rest, text};
use super::ledger::Ledger;
use super::{Carrier, Clue, icc, trailer, xmp};

/// Lists a GIF file.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    let mut frames = 0;
    let end = blocks(ledger, bytes, &mut frames);
    if frames > 1 {
        ledger.value(
            Clue::Animation,
            Carrier::Container,
            "GIF frames",
            &frames.to_string(),
        );
    }
    match end {
        Some(end) if end < bytes.len() => trailer::read(ledger, rest(bytes, end)),
        Some(_) => {}
        None => ledger.unread(),
    }
}

fn blocks(ledger: &mut Ledger, bytes: &[u8], frames: &mut usize) -> Option<usize> {
    let mut at = 13 + palette(*bytes.get(10)?);
    loop {
        match *bytes.get(at)? {
            0x3B => return Some(at + 1),
            0x2C => {
                *frames += 1;
                // Descriptor, palette, the size of the first code, then the pixels.
                let pixels = at + 11 + palette(*bytes.get(at + 9)?);
                (_, at) = sub_blocks(bytes, pixels)?;
            }
            0x21 => {
                let label = *bytes.get(at + 1)?;
                let (data, next) = sub_blocks(bytes, at + 2)?;
                // XMP is not cut in sub-blocks: it stands raw, with a tail that a reader of
                // blocks can pass.
                let raw = bytes.get(at + 2..next)?;
                extension(ledger, label, &data, raw);
                at = next;
            }
            _ => return None,
        }
    }
}

fn palette(flags: u8) -> usize {
    match flags & 0x80 {
        0 => 0,
        _ => 3 << ((flags & 7) + 1),
    }
}

fn sub_blocks(bytes: &[u8], mut at: usize) -> Option<(Vec<u8>, usize)> {
    let mut data = Vec::new();
    loop {
        let length = usize::from(*bytes.get(at)?);
        if length == 0 {
            return Some((data, at + 1));
        }
        data.extend_from_slice(part(bytes, at + 1, length)?);
        at += 1 + length;
    }
}

fn extension(ledger: &mut Ledger, label: u8, data: &[u8], raw: &[u8]) {
    match (label, data.get(..11)) {
        (0xF9, _) => {}
        (0xFE, _) => ledger.value(
            Clue::Caption,
            Carrier::Container,
            "GIF comment",
            &text(data),
        ),
        (0x01, _) => ledger.value(
            Clue::Caption,
            Carrier::Container,
            "GIF plain text",
            &text(rest(data, 12)),
        ),
        (0xFF, Some(b"NETSCAPE2.0" | b"ANIMEXTS1.0")) => {
            ledger.tag(Clue::Other, Carrier::Container, "GIF loop");
        }
        (0xFF, Some(b"ICCRGBG1012")) => icc::read(ledger, rest(data, 11)),
        (0xFF, Some(b"XMP DataXMP")) => {
            // 258 bytes of tail: a one, then 255 down to nought twice.
            let packet = rest(raw, 12);
            let packet = packet
                .get(..packet.len().saturating_sub(258))
                .unwrap_or(packet);
            xmp::read(ledger, packet);
        }
        (0xFF, Some(b"C2PA_GIF\x01\0\0")) => {
            let length = rest(data, 11).len();
            ledger.size(Clue::ContentCredentials, Carrier::Jumbf, "C2PA", length);
        }
        (0xFF, Some(name)) => {
            let tag = format!("GIF application {}", text(name));
            ledger.size(Clue::Other, Carrier::Container, &tag, data.len());
        }
        _ => {
            let tag = format!("GIF extension 0x{label:02X}");
            ledger.size(Clue::Other, Carrier::Container, &tag, data.len());
        }
    }
}
