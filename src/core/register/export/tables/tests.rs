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

fn entry(number: u32, name: &str, pictures: Vec<PictureHashes>, frames: Vec<FrameHash>) -> Entry {
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
