//! Opening a register of 1,000 entries: with the work that a guess of the passphrase costs, and without it.

// A benchmark of ours may stop at once where something is wrong.
#![allow(clippy::unwrap_used)]

use divan::{Bencher, black_box};
use ombrelle_core::register::fingerprint::{Digest, FileKind, Fingerprint, PictureHashes};
use ombrelle_core::register::{self, Date, Passphrase, Register, ScryptCost};

fn main() {
    divan::main();
}

const DAY: Date = Date::constant(2026, 11, 25);

/// A photo that Exif turns: both forms, eight hashes each, the most that a picture has.
fn fingerprint(seed: u32) -> Fingerprint {
    let digest = |place: u32| {
        let mut bytes = [0; 32];
        let mut state = seed.wrapping_mul(100).wrapping_add(place);
        for byte in &mut bytes {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (state >> 24) as u8;
        }
        Digest::new(bytes)
    };
    let form = |upright: bool| PictureHashes {
        upright,
        quality: 100,
        hashes: (0..8)
            .map(|turn| digest(turn + 8 * u32::from(upright)))
            .collect(),
    };
    Fingerprint {
        kind: FileKind::Picture,
        md5: Digest::new([seed as u8; 16]),
        sha256: digest(16),
        pictures: vec![form(false), form(true)],
        frames: Vec::new(),
    }
}

fn opening(bencher: Bencher, count: u32, work: ScryptCost) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.age");
    let passphrase = Passphrase::new("correct horse battery staple").unwrap();
    let mut register = Register::create_at(&path, passphrase.clone(), work).unwrap();
    let files = (0..count).map(|seed| (format!("name {seed}"), fingerprint(seed)));
    register::add(&mut register, DAY, files.collect()).unwrap();
    drop(register);
    bencher.bench_local(|| {
        let entries = Register::look(black_box(&path), &passphrase).unwrap();
        assert_eq!(entries.iter().len(), count as usize);
        entries
    });
}

/// What a person waits for.
#[divan::bench(sample_count = 10)]
fn open_1000_entries(bencher: Bencher) {
    opening(bencher, 1000, ScryptCost::default());
}

/// Reading, decrypting and parsing alone: the same file, made with next to no work for a guess.
#[divan::bench(sample_count = 50)]
fn the_rest_of_1000_entries(bencher: Bencher) {
    opening(bencher, 1000, ScryptCost::LEAST);
}
