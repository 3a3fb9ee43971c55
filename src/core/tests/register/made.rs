//! Registers and fingerprints made up for tests.

use std::io::Read;
use std::path::Path;

use ombrelle_core::register::fingerprint::{
    Digest, FileKind, Fingerprint, FrameHash, PictureHashes,
};
use ombrelle_core::register::{Date, Passphrase, Register, Reported, ScryptCost};

/// Little work, so that tests open thousands of registers.
pub const WORK: ScryptCost = ScryptCost::LEAST;

pub fn pass(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

pub fn day(day: i8) -> Date {
    Date::constant(2026, 11, day)
}

pub fn new_register(path: &Path) -> Register {
    Register::create_at(path, pass("right"), WORK).unwrap()
}

pub fn reported(to: &str, case_number: &str) -> Reported {
    Reported {
        day: day(24),
        to: to.into(),
        case_number: case_number.into(),
    }
}

/// Every hash different from every other one, and from those of another seed.
pub fn fingerprint(seed: u32) -> Fingerprint {
    let digest = |place: u32| {
        let mut state = seed.wrapping_mul(1_000).wrapping_add(place);
        let mut bytes = [0; 32];
        for byte in &mut bytes {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (state >> 24) as u8;
        }
        Digest::new(bytes)
    };
    let md5: [u8; 16] = digest(0).as_bytes()[..16].try_into().unwrap();
    Fingerprint {
        kind: FileKind::Picture,
        md5: Digest::new(md5),
        sha256: digest(1),
        pictures: vec![PictureHashes {
            upright: false,
            quality: 100,
            hashes: (2..10).map(digest).collect(),
        }],
        frames: vec![FrameHash {
            milliseconds: 0,
            quality: 100,
            hash: digest(10),
        }],
    }
}

/// Every hash of a fingerprint, as bytes.
pub fn hashes(fingerprint: &Fingerprint) -> Vec<Vec<u8>> {
    let pictures = fingerprint.pictures.iter().flat_map(|p| &p.hashes);
    let frames = fingerprint.frames.iter().map(|frame| &frame.hash);
    let mut all = vec![
        fingerprint.md5.as_bytes().to_vec(),
        fingerprint.sha256.as_bytes().to_vec(),
    ];
    all.extend(pictures.chain(frames).map(|hash| hash.as_bytes().to_vec()));
    all
}

/// Encrypts any text as the program `rage` would, with the passphrase "right".
pub fn seal(path: &Path, text: &str) {
    let mut recipient = age::scrypt::Recipient::new("right".to_owned().into());
    recipient.set_work_factor(1);
    let sealed = age::encrypt(&recipient, text.as_bytes()).unwrap();
    std::fs::write(path, sealed).unwrap();
}

/// What the crate of `rage` decrypts from a file, if this passphrase opens it.
pub fn unsealed(path: &Path, passphrase: &str) -> Option<String> {
    let sealed = std::fs::read(path).unwrap();
    let identity = age::scrypt::Identity::new(passphrase.to_owned().into());
    let decryptor = age::Decryptor::new_buffered(&sealed[..]).ok()?;
    let mut text = String::new();
    let mut reader = decryptor
        .decrypt(std::iter::once(&identity as &dyn age::Identity))
        .ok()?;
    reader.read_to_string(&mut text).ok()?;
    Some(text)
}
