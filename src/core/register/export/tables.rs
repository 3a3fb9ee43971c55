//! Forms for programs: an exchange file, CSV, JSON.

use ombrelle_pdq::MIN_QUALITY;
use serde::Serialize;
use zeroize::Zeroizing;

use super::super::Entry;
use super::super::fingerprint::{Digest, FileKind};
use super::wiped::Wiped;
use crate::spreadsheet::guard;

/// The turned and mirrored forms, in the order of `ombrelle_pdq::Dihedral::all`.
const FORMS: [&str; 8] = [
    "original",
    "rotate90",
    "rotate180",
    "rotate270",
    "flip-x",
    "flip-y",
    "flip-plus1",
    "flip-minus1",
];

/// One `pdq` and a hash in hexadecimal digits a line: what the `local_file` exchange of Meta's
/// `threatexchange` reads. Each picture as stored and upright, each frame of a video; no hash
/// twice, and none of a quality below 50, which would match other people's pictures.
pub fn exchange(entries: &[&Entry]) -> Zeroizing<Vec<u8>> {
    let mut out = Wiped::new();
    let mut told: Vec<&Digest<32>> = Vec::new();
    for entry in entries {
        let print = &entry.fingerprint;
        let pictures = print.pictures.iter();
        let pictures = pictures.filter_map(|p| Some((p.quality, p.hashes.first()?)));
        let frames = print.frames.iter().map(|f| (f.quality, &f.hash));
        for (quality, hash) in pictures.chain(frames) {
            if quality >= MIN_QUALITY && !told.contains(&hash) {
                told.push(hash);
                out.push(b"pdq ");
                out.push(hash.to_hex().as_bytes());
                out.push(b"\n");
            }
        }
    }
    out.into_bytes()
}

/// One row a hash (RFC 4180), with everything that is known of its file. A file without a PDQ hash
/// has one row too.
///
/// Rows are put together here and not by the crate `csv`, whose buffer would be freed with hashes in it, not wiped. The
/// name is the one cell that can need quotes; all others are digits and words of ours.
pub fn csv(entries: &[&Entry]) -> Zeroizing<Vec<u8>> {
    let mut out = Wiped::new();
    out.push(b"entry,name,added,kind,md5,sha256,upright,form,pdq,quality,milliseconds\r\n");
    for entry in entries {
        let print = &entry.fingerprint;
        for picture in &print.pictures {
            for (form, hash) in FORMS.iter().zip(&picture.hashes) {
                file(&mut out, entry);
                out.push(if picture.upright { b",yes," } else { b",no," });
                out.push(form.as_bytes());
                hashed(&mut out, hash, picture.quality);
                out.push(b",\r\n");
            }
        }
        for frame in &print.frames {
            file(&mut out, entry);
            out.push(b",,frame");
            hashed(&mut out, &frame.hash, frame.quality);
            out.push(format!(",{}\r\n", frame.milliseconds).as_bytes());
        }
        if print.pictures.is_empty() && print.frames.is_empty() {
            file(&mut out, entry);
            out.push(b",,,,,\r\n");
        }
    }
    out.into_bytes()
}

fn file(out: &mut Wiped, entry: &Entry) {
    let print = &entry.fingerprint;
    let kind = match print.kind {
        FileKind::Picture => "picture",
        FileKind::Video => "video",
    };
    out.push(format!("{},", entry.number).as_bytes());
    cell(out, &entry.name);
    out.push(format!(",{},{kind},", entry.added).as_bytes());
    out.push(print.md5.to_hex().as_bytes());
    out.push(b",");
    out.push(print.sha256.to_hex().as_bytes());
}

fn hashed(out: &mut Wiped, hash: &Digest<32>, quality: u8) {
    out.push(b",");
    out.push(hash.to_hex().as_bytes());
    out.push(format!(",{quality}").as_bytes());
}

/// A text in quotes. One that a spreadsheet would run as a formula gets an apostrophe before it.
fn cell(out: &mut Wiped, text: &str) {
    out.push(b"\"");
    out.push(guard(text).as_bytes());
    for (place, part) in text.split('"').enumerate() {
        if place > 0 {
            out.push(b"\"\"");
        }
        out.push(part.as_bytes());
    }
    out.push(b"\"");
}

#[derive(Serialize)]
struct Written<'e> {
    kind: &'static str,
    version: u32,
    entries: &'e [&'e Entry],
}

/// All entries as the register holds them (docs/register.md), as JSON that is not encrypted.
pub fn json(entries: &[&Entry]) -> Zeroizing<Vec<u8>> {
    let mut out = Wiped::new();
    let written = Written {
        kind: "ombrelle-export",
        version: 1,
        entries,
    };
    // Writing into memory does not fail.
    let _ = serde_json::to_writer(&mut out, &written);
    out.push(b"\n");
    out.into_bytes()
}

#[cfg(test)]
mod tests;
