//! What stands after the end of a picture: motion photos, further pictures, Samsung's own
//! directory, or unannounced data.

use super::bytes::{find, index, le16, le32, part, rest, text};
use super::ledger::Ledger;
use super::{Carrier, Clue, jpeg};

/// Entries of Samsung's directory that are read.
const MOST_ENTRIES: usize = 64;

/// Lists what `bytes`, found after the end of a picture, hold.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    ledger.size(Clue::Trailer, Carrier::Trailer, "trailer", bytes.len());
    samsung(ledger, bytes);
    let film = film(bytes);
    if let Some(at) = film {
        ledger.size(Clue::MotionPhoto, Carrier::Trailer, "MP4", bytes.len() - at);
    }
    // A second picture can carry a place and a serial number of its own.
    let still = bytes.get(..film.unwrap_or(bytes.len())).unwrap_or(bytes);
    if let Some(at) = find(still, &[0xFF, 0xD8, 0xFF]) {
        let picture = rest(still, at);
        ledger.size(Clue::Preview, Carrier::Trailer, "JPEG", picture.len());
        let gain_map = [&b"hdr-gain-map"[..], b"HDRGainMap", b"iso:ts:21496"];
        if gain_map.iter().any(|name| find(picture, name).is_some()) {
            ledger.size(Clue::GainMap, Carrier::Trailer, "JPEG", picture.len());
        }
        ledger.enter(|l| jpeg::read(l, picture));
    }
    for name in [&b"vivo{"[..], b"\xA5\xA5\xA5\xA5", b"QDIOBS"] {
        if bytes.starts_with(name) {
            ledger.size(
                Clue::MakerNote,
                Carrier::Trailer,
                "maker trailer",
                bytes.len(),
            );
        }
    }
}

/// Where a film in an MP4 or QuickTime file begins.
pub(super) fn film(bytes: &[u8]) -> Option<usize> {
    let at = find(bytes, b"ftyp")?.checked_sub(4)?;
    let brand = part(bytes, at + 8, 4)?;
    brand
        .iter()
        .all(|b| (b' '..=b'~').contains(b))
        .then_some(at)
}

/// Samsung's trailer ends in a directory: `SEFH`, version, count, then type, offset backwards and
/// size of each entry; its length; `SEFT` (as ExifTool documents it).
fn samsung(ledger: &mut Ledger, bytes: &[u8]) -> Option<()> {
    let directory_ends = bytes.len().checked_sub(8)?;
    if part(bytes, bytes.len() - 4, 4)? != b"SEFT" {
        return None;
    }
    let length = index(le32(bytes, directory_ends)?);
    let start = directory_ends.checked_sub(length)?;
    if part(bytes, start, 4)? != b"SEFH" {
        ledger.unread();
        return None;
    }
    let count = index(le32(bytes, start + 8)?).min(MOST_ENTRIES);
    for number in 0..count {
        let at = start + 12 + 12 * number;
        let back = index(le32(bytes, at + 4)?);
        let block = part(bytes, start.checked_sub(back)?, index(le32(bytes, at + 8)?))?;
        let named = index(le32(block, 4)?);
        let name = text(part(block, 8, named)?);
        let data = rest(block, 8 + named);
        let clue = match (name.as_str(), le16(block, 2)?) {
            ("MotionPhoto_Data", _) => Clue::MotionPhoto,
            ("Image_UTC_Data", _) => Clue::Date,
            (_, 0x0A01) => Clue::Date,
            _ => Clue::MakerNote,
        };
        let tag = format!("Samsung {name}");
        match data.len() < 200 && data.iter().all(|b| (b' '..=b'~').contains(b)) {
            true => ledger.value(clue, Carrier::Trailer, &tag, &text(data)),
            false => ledger.size(clue, Carrier::Trailer, &tag, data.len()),
        }
    }
    Some(())
}
