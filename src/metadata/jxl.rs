//! JPEG XL (ISO/IEC 18181): what stands in its boxes, packed or not, and what the head of its stream tells. What only a decoder knows is
//! told by whoever has asked one; without that, the inspection says that there may be more.

mod rebuilt;
#[cfg(test)]
mod tests;

use ombrelle_base::jxl::{Boxed, Head, Role, Scan, boxes};

use super::bytes::{be32, find, index, rest, text, unbrotli};
use super::ledger::Ledger;
use super::{Carrier, Clue, exif, icc, trailer, xmp};

/// Bytes that a packed box may grow to: an Exif block with previews, an XMP packet with pictures, the end of a JPEG with a film.
const LONGEST: usize = 8 << 20;

/// Lists a JPEG XL file.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8], scan: Option<&Scan>) {
    match Head::of(bytes) {
        Some(head) => list_head(ledger, &head, scan),
        None => ledger.unread(),
    }
    match scan {
        Some(scan) => list_scan(ledger, scan),
        None => ledger.unread(),
    }
    let end = match boxes(bytes).next() {
        Some(_) => in_boxes(ledger, bytes, scan),
        // A bare stream ends where its decoder says.
        None => scan.map_or(bytes.len(), |scan| scan.length),
    };
    let behind = rest(bytes, end);
    if !behind.is_empty() {
        trailer::read(ledger, behind);
    }
}

fn list_head(ledger: &mut Ledger, head: &Head, scan: Option<&Scan>) {
    if let Some((width, height)) = head.preview {
        let size = format!("{width} x {height}");
        ledger.value(Clue::Thumbnail, Carrier::Container, "preview", &size);
    }
    if head.animated && scan.is_none() {
        ledger.tag(Clue::Animation, Carrier::Container, "JPEG XL animation");
    }
    let profile = scan.and_then(|scan| scan.profile.as_deref());
    match profile {
        Some(profile) => icc::read(ledger, profile),
        // Packed in the stream.
        None if head.profile => ledger.tag(Clue::ColourProfile, Carrier::Icc, "ICC profile"),
        None => {}
    }
    for channel in &head.channels {
        let (clue, tag) = match channel.role {
            // They are part of what is seen.
            Role::Alpha | Role::Black | Role::Spot if channel.name.is_empty() => continue,
            Role::Alpha => (Clue::Caption, "channel alpha"),
            Role::Black => (Clue::Caption, "channel black"),
            Role::Spot => (Clue::Caption, "channel spot colour"),
            Role::Depth => (Clue::Preview, "channel depth"),
            Role::Thermal => (Clue::Preview, "channel thermal"),
            Role::Selection => (Clue::Preview, "channel selection mask"),
            Role::Other => (Clue::Preview, "channel"),
        };
        ledger.value(clue, Carrier::Container, tag, &text(&channel.name));
    }
}

fn list_scan(ledger: &mut Ledger, scan: &Scan) {
    if scan.pictures > 1 {
        let count = scan.pictures.to_string();
        ledger.value(
            Clue::Animation,
            Carrier::Container,
            "JPEG XL frames",
            &count,
        );
    }
    for name in scan.names.iter().filter(|name| !name.is_empty()) {
        ledger.value(Clue::Caption, Carrier::Container, "frame name", name);
    }
}

/// Boxes that stand in such files. One of another kind that the file cuts off is no box, but something that was put behind them.
const KNOWN: [&[u8; 4]; 12] = [
    b"JXL ", b"ftyp", b"jxll", b"jxli", b"jxlc", b"jxlp", b"jbrd", b"brob", b"Exif", b"xml ",
    b"jumb", b"jhgm",
];

/// Lists the boxes; tells where they end.
fn in_boxes(ledger: &mut Ledger, bytes: &[u8], scan: Option<&Scan>) -> usize {
    let mut walk = boxes(bytes);
    let (mut number, mut stream_ends, mut end) = (0, 0, 0);
    while let Some(part) = walk.next() {
        if !ledger.may_read(0) {
            return bytes.len();
        }
        if part.cut {
            ledger.unread();
            if !KNOWN.contains(&&part.kind) {
                break;
            }
        }
        end = bytes.len() - walk.rest().len();
        match &part.kind {
            b"JXL " | b"jxll" => {}
            // The second one of a file; a later one begins a film.
            b"ftyp" if number == 1 => {}
            b"jxlc" | b"jxlp" => stream_ends = end,
            _ => list_box(ledger, &part),
        }
        number += 1;
    }
    // Bytes that stand in the box of the stream, and are none of its.
    let hidden = scan.map_or(0, |scan| stream_ends.saturating_sub(scan.length));
    if hidden > 0 {
        ledger.size(
            Clue::Trailer,
            Carrier::Container,
            "behind the stream",
            hidden,
        );
    }
    end
}

fn list_box(ledger: &mut Ledger, part: &Boxed) {
    let size = part.body.len();
    match &part.kind {
        b"brob" => packed(ledger, part.body),
        b"free" | b"skip" if part.body.iter().all(|b| *b == 0) => {}
        b"ftyp" | b"moov" | b"mdat" | b"mpvd" => {
            let tag = text(&part.kind);
            ledger.size(Clue::MotionPhoto, Carrier::Container, &tag, size);
        }
        kind => content(ledger, kind, part.body),
    }
}

/// A box whose kind stands in its first four bytes, and its content behind them, packed by Brotli (RFC 7932).
fn packed(ledger: &mut Ledger, body: &[u8]) {
    let Some((kind, data)) = body.split_first_chunk::<4>() else {
        return ledger.unread();
    };
    if kind == b"brob" || !ledger.may_read(data.len()) {
        return ledger.unread();
    }
    let (content_bytes, whole) = unbrotli(data, LONGEST);
    if !whole {
        // What there is of it is told below, and that there is more here.
        let tag = format!("brob {}", text(kind));
        ledger.size(Clue::Other, carrier(kind), &tag, data.len());
        ledger.unread();
    }
    if !content_bytes.is_empty() && ledger.may_read(content_bytes.len()) {
        content(ledger, kind, &content_bytes);
    }
}

fn carrier(kind: &[u8; 4]) -> Carrier {
    match kind {
        b"Exif" => Carrier::Exif,
        b"xml " => Carrier::Xmp,
        b"jumb" => Carrier::Jumbf,
        _ => Carrier::Container,
    }
}

fn content(ledger: &mut Ledger, kind: &[u8; 4], body: &[u8]) {
    match kind {
        // Four bytes: how far the byte-order mark is.
        b"Exif" => {
            let skip = be32(body, 0).map_or(usize::MAX, index).saturating_add(4);
            ledger.enter(|l| exif::read(l, rest(body, skip)));
        }
        b"xml " => ledger.enter(|l| xmp::read(l, body)),
        b"jumb" => {
            let (clue, tag) = match find(body, b"c2pa").is_some() {
                true => (Clue::ContentCredentials, "C2PA"),
                false => (Clue::Other, "JUMBF"),
            };
            ledger.size(clue, Carrier::Jumbf, tag, body.len());
        }
        b"jhgm" => ledger.size(Clue::GainMap, Carrier::Container, "jhgm", body.len()),
        b"jbrd" => rebuilt::read(ledger, body),
        _ => ledger.size(Clue::Other, carrier(kind), &text(kind), body.len()),
    }
}
