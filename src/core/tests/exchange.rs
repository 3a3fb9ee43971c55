//! Our exchange file, read by Meta's `threatexchange` (PyPI), which platforms and hotlines use.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use ombrelle_core::cage::Decoding;
use ombrelle_core::photo::Limits;
use ombrelle_core::progress::Progress;
use ombrelle_core::register::{Date, Entry, export, fingerprint};

/// Fetches the file by its `local_file` exchange, builds its index, looks for photos in it: prints the
/// distances found, a line a photo.
const FETCH_AND_MATCH: &str = r#"
import pathlib, sys
from threatexchange.exchanges.impl.file_api import FileCollaborationConfig, LocalFileSignalExchangeAPI
from threatexchange.signal_type.pdq.signal import PdqSignal
exchange, photos = sys.argv[1], sys.argv[2:]
config = FileCollaborationConfig(name="ours", enabled=True, filename=exchange)
api = LocalFileSignalExchangeAPI.for_collab(config)
updates = {}
for delta in api.fetch_iter([PdqSignal], None):
    updates.update(delta.updates)
hashes = [(digits, digits) for kind, digits in updates if kind == PdqSignal.get_name()]
index = PdqSignal.get_index_cls().build(hashes)
for photo in photos:
    found = index.query(PdqSignal.hash_from_file(pathlib.Path(photo)))
    print(min((match.similarity_info.distance for match in found), default=-1))
"#;

/// The environment that `cargo xtask setup --tests` makes.
fn python() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let python = target.join("oracles/threatexchange/bin/python");
    python.exists().then_some(python)
}

#[test]
fn metas_threatexchange_finds_the_photo_by_our_exchange_file() {
    let name = "metas_threatexchange_finds_the_photo_by_our_exchange_file";
    let shared = std::env::var_os("OMBRELLE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let photo = |name: &str| shared.join("data/pdq").join(name);
    let ours = [
        "pen_and_coaster.png",
        "bridge_square_512x512.png",
        "flat_64.png",
    ];
    let (Some(python), true) = (python(), photo(ours[0]).exists()) else {
        println!("{name}: skipped, no threatexchange or no photos (cargo xtask setup --tests)");
        assert!(std::env::var_os("CI").is_none(), "{name}: in CI");
        return;
    };
    let entries: Vec<Entry> = ours
        .iter()
        .zip(1..)
        .map(|(file, number)| {
            let (fingerprint, _) = fingerprint::of(
                &photo(file),
                &Limits::default(),
                &Decoding::InProcess,
                &Progress::default(),
            )
            .unwrap();
            Entry {
                number,
                name: "kept to ourselves".to_owned(),
                added: Date::constant(2026, 11, 25),
                fingerprint,
                origin: ombrelle_core::register::Origin::NotKnown,
                reported: Vec::new(),
            }
        })
        .collect();
    let entries: Vec<&Entry> = entries.iter().collect();
    let folder = tempfile::tempdir().unwrap();
    let exchange = folder.path().join("exchange.txt");
    export::save(&export::exchange(&entries), &exchange, false).unwrap();
    let output = Command::new(python)
        .args(["-c", FETCH_AND_MATCH])
        .arg(&exchange)
        // Two of ours, a smaller copy of one of them, and somebody else's.
        .args(["pen_and_coaster.png", "bridge_square_512x512.png"].map(photo))
        .args(["bridge_square_128x128.png", "patches_1024x768.png"].map(photo))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let distances: Vec<i32> = said.lines().map(|line| line.parse().unwrap()).collect();
    let [pen, bridge, smaller, other] = distances[..] else {
        panic!("{said}");
    };
    assert!(
        (0..=31).contains(&pen) && (0..=31).contains(&bridge),
        "{said}"
    );
    assert!((0..=31).contains(&smaller), "{said}");
    assert_eq!(other, -1, "{said}");
}
