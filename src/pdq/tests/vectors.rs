//! The bits of Meta's reference, file by file.
//!
//! `data/pdq` of the shared folder (`OMBRELLE_SHARED`, else `../shared` beside the repository)
//! holds pictures and what the reference, through PyPI's `pdqhash` 0.2.8, says of their pixels.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests may stop, and say what they skip"
)]

use std::path::{Path, PathBuf};

use ombrelle_pdq::{Dihedral, Fingerprint, Hash, Picture};

/// One row of `expected.csv`.
struct Vector {
    file: String,
    pixels: Vec<u8>,
    width: usize,
    height: usize,
    hash: Hash,
    quality: u8,
    dihedral: [Hash; 8],
}

const DIHEDRAL: [&str; 8] = [
    "d_original",
    "d_rotate90",
    "d_rotate180",
    "d_rotate270",
    "d_flipx",
    "d_flipy",
    "d_flip_plus1",
    "d_flip_minus1",
];

fn folder() -> Option<PathBuf> {
    let shared = std::env::var_os("OMBRELLE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("data/pdq");
    if folder.join("expected.csv").exists() {
        return Some(folder);
    }
    let ci = std::env::var("CI").is_ok_and(|ci| ci == "true");
    assert!(!ci, "no vectors in {}", folder.display());
    println!("skipped: no vectors in {}", folder.display());
    None
}

fn vectors() -> Vec<Vector> {
    let Some(folder) = folder() else {
        return Vec::new();
    };
    let table = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let vectors: Vec<Vector> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let cell = |name: &str| cells[head.iter().position(|head| *head == name).unwrap()];
            let picture = image::open(folder.join(cell("file"))).unwrap().into_rgb8();
            assert_eq!(picture.width().to_string(), cell("width"));
            assert_eq!(picture.height().to_string(), cell("height"));
            Vector {
                file: cell("file").into(),
                width: picture.width() as usize,
                height: picture.height() as usize,
                pixels: picture.into_raw(),
                hash: Hash::from_hex(cell("pdq")).unwrap(),
                quality: cell("quality").parse().unwrap(),
                dihedral: DIHEDRAL.map(|name| Hash::from_hex(cell(name)).unwrap()),
            }
        })
        .collect();
    assert_eq!(vectors.len(), 23);
    vectors
}

impl Vector {
    fn picture(&self) -> Picture<'_> {
        Picture::rgb(&self.pixels, self.width, self.height).unwrap()
    }
}

#[test]
fn every_file_has_the_bits_and_the_quality_of_the_reference() {
    for vector in vectors() {
        let Fingerprint { hash, quality } = vector.picture().hash();
        assert_eq!(hash.to_hex(), vector.hash.to_hex(), "{}", vector.file);
        assert_eq!(quality, vector.quality, "{}", vector.file);
    }
}

#[test]
fn every_file_has_the_eight_dihedral_hashes_of_the_reference() {
    for vector in vectors() {
        let found: Dihedral = vector.picture().dihedral();
        assert_eq!(found.quality, vector.quality, "{}", vector.file);
        for ((name, found), expected) in DIHEDRAL.iter().zip(found.all()).zip(&vector.dihedral) {
            assert_eq!(found.to_hex(), expected.to_hex(), "{} {name}", vector.file);
        }
    }
}

#[test]
fn taken_down_to_512_photos_still_match_themselves() {
    for vector in vectors() {
        let found = vector.picture().downsampled().picture().hash();
        let distance = found.hash.distance(&vector.hash);
        if vector.width <= 512 && vector.height <= 512 {
            assert_eq!(distance, 0, "{}", vector.file);
        } else if ["pen_and_coaster.png", "c.png"].contains(&vector.file.as_str()) {
            assert!(distance <= 12, "{}: {distance}", vector.file);
        }
    }
}
