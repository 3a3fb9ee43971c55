//! The chunks of a WebP file (RFC 9649).

use super::bytes::{index, le32, part, rest, text};
use super::ledger::Ledger;
use super::{Carrier, Clue, exif, icc, trailer, xmp};

/// Lists a WebP file.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    let announced = le32(bytes, 4).map_or(usize::MAX, |size| index(size).saturating_add(8));
    let end = announced.min(bytes.len());
    if announced > bytes.len() {
        ledger.unread();
    }
    let inside = bytes.get(..end).unwrap_or(bytes);
    let (mut at, mut frames, mut pictures) = (12, 0_usize, 0_usize);
    while at < end {
        let Some((kind, data, next)) = chunk(inside, at) else {
            ledger.size(Clue::Other, Carrier::Container, "RIFF", end - at);
            ledger.unread();
            break;
        };
        match &kind {
            b"ANMF" => frames += 1,
            b"VP8 " | b"VP8L" => pictures += 1,
            _ => list(ledger, kind, data),
        }
        at = next;
    }
    if frames > 1 || pictures > 1 {
        let count = frames.max(pictures).to_string();
        ledger.value(Clue::Animation, Carrier::Container, "WebP frames", &count);
    }
    if end < bytes.len() {
        trailer::read(ledger, rest(bytes, end));
    }
}

/// Kind, data and where the next one begins: chunks are padded to even lengths.
pub(super) fn chunk(bytes: &[u8], at: usize) -> Option<([u8; 4], &[u8], usize)> {
    let kind = part(bytes, at, 4)?.try_into().ok()?;
    let length = index(le32(bytes, at + 4)?);
    let data = part(bytes, at + 8, length)?;
    Some((
        kind,
        data,
        (at + 8).checked_add(length.checked_next_multiple_of(2)?)?,
    ))
}

fn list(ledger: &mut Ledger, kind: [u8; 4], data: &[u8]) {
    match &kind {
        b"VP8X" | b"ALPH" | b"ANIM" => {}
        b"EXIF" => exif::read(ledger, data),
        b"XMP " => xmp::read(ledger, data),
        b"ICCP" => icc::read(ledger, data),
        b"C2PA" => ledger.size(Clue::ContentCredentials, Carrier::Jumbf, "C2PA", data.len()),
        // RIFF's own texts.
        b"LIST" if data.starts_with(b"INFO") => {
            ledger.size(Clue::Caption, Carrier::Container, "LIST INFO", data.len());
        }
        _ => ledger.size(Clue::Other, Carrier::Container, &text(&kind), data.len()),
    }
    if &kind == b"VP8X" && data.len() != 10 {
        ledger.size(Clue::Other, Carrier::Container, "VP8X", data.len());
    }
}
