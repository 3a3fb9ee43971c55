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

/// One row per hash (RFC 4180), with everything that is known of its file. A file without a PDQ hash
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

/// A text in quotes; our own writer, since that of `csv` gathers rows in memory that is not wiped. One that a spreadsheet would run as a formula gets an apostrophe before it.
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
mod tests {
    use super::super::super::Date;
    use super::super::super::fingerprint::{Fingerprint, FrameHash, PictureHashes};
    use super::*;

    fn picture(quality: u8, first: u8) -> PictureHashes {
        PictureHashes {
            upright: false,
            quality,
            hashes: (first..first + 8).map(|n| Digest::new([n; 32])).collect(),
        }
    }

    fn entry(
        number: u32,
        name: &str,
        pictures: Vec<PictureHashes>,
        frames: Vec<FrameHash>,
    ) -> Entry {
        Entry {
            number,
            name: name.to_owned(),
            added: Date::constant(2026, 11, 25),
            fingerprint: Fingerprint {
                kind: if frames.is_empty() {
                    FileKind::Picture
                } else {
                    FileKind::Video
                },
                md5: Digest::new([1; 16]),
                sha256: Digest::new([2; 32]),
                pictures,
                frames,
            },
            origin: super::super::super::Origin::NotKnown,
            reported: Vec::new(),
        }
    }

    fn text(bytes: Zeroizing<Vec<u8>>) -> String {
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[test]
    fn an_exchange_file_holds_each_good_hash_once_and_nothing_else() {
        let frame = |n: u8, quality| FrameHash {
            milliseconds: u64::from(n) * 1000,
            quality,
            hash: Digest::new([n; 32]),
        };
        let entries = [
            entry(
                1,
                "secret",
                vec![picture(100, 0x10), picture(100, 0x10)],
                vec![],
            ),
            entry(2, "flat", vec![picture(49, 0x20)], vec![]),
            entry(3, "film", vec![], vec![frame(0x30, 50), frame(0x31, 10)]),
        ];
        let entries: Vec<&Entry> = entries.iter().collect();
        let expected = format!("pdq {}\npdq {}\n", "10".repeat(32), "30".repeat(32));
        assert_eq!(text(exchange(&entries)), expected);
    }

    #[test]
    fn a_table_has_a_row_a_hash_and_runs_no_formula() {
        let entries = [
            entry(1, "=cmd|'a'!x, \"b\"", vec![picture(90, 1)], vec![]),
            entry(2, "été", vec![], vec![]),
        ];
        let entries: Vec<&Entry> = entries.iter().collect();
        let table = text(csv(&entries));
        let rows: Vec<&str> = table.split_terminator("\r\n").collect();
        assert_eq!(rows.len(), 1 + 8 + 1);
        assert!(rows[1].starts_with("1,\"'=cmd|'a'!x, \"\"b\"\"\",2026-11-25,picture,0101"));
        assert!(rows[1].ends_with(&format!(",no,original,{},90,", "01".repeat(32))));
        let commas = |row: &str| row.matches(',').count();
        assert_eq!(commas(rows[9]), commas(rows[0]));
    }

    #[test]
    fn no_name_runs_in_a_spreadsheet() {
        for name in ["\nx", "＝x", "＋x", "－x", "＠x", "'=x", "\tx", "@x"] {
            let entries = [entry(1, name, vec![], vec![])];
            let table = text(csv(&[&entries[0]]));
            assert!(table.contains(&format!("\r\n1,\"'{name}\",")), "{table}");
        }
    }

    #[test]
    fn json_holds_what_the_register_holds() {
        let entries = [entry(1, "été", vec![picture(90, 1)], vec![])];
        let entries: Vec<&Entry> = entries.iter().collect();
        let read: serde_json::Value = serde_json::from_slice(&json(&entries)).unwrap();
        assert_eq!(read["kind"], "ombrelle-export");
        assert_eq!(read["entries"][0]["name"], "été");
        let first = &read["entries"][0]["fingerprint"]["pictures"][0]["hashes"][0];
        assert_eq!(*first, "01".repeat(32));
    }

    #[test]
    fn large_exports_are_whole() {
        let many: Vec<Entry> = (1..400)
            .map(|n| entry(n, "name", vec![picture(90, 1), picture(90, 20)], vec![]))
            .collect();
        let many: Vec<&Entry> = many.iter().collect();
        let table = text(csv(&many));
        assert_eq!(table.lines().count(), 1 + 399 * 16);
    }
}
