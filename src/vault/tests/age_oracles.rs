//! The files that the maker of age publishes for whoever reads its format (npm `cctv-age`, by `cargo xtask setup --tests`): those for a
//! passphrase open, or are refused, as each says; all others are refused.

// Only inside `#[test]` does clippy see that this is a test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use ombrelle_vault::{Content, Error, Passphrase, identity, unseal_with};
use sha2::{Digest, Sha256};

/// Whatever was sealed.
#[derive(Clone, Default, PartialEq)]
struct Bytes(Vec<u8>);

impl Content for Bytes {
    const TITLE: &'static str = "bytes";

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(&self.0)
    }

    fn read(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self(bytes.to_owned()))
    }
}

/// A file, and what stands about it in front of it.
struct Vector {
    name: String,
    about: String,
    file: Vec<u8>,
}

impl Vector {
    fn all(&self, field: &str) -> Vec<&str> {
        let lines = self.about.lines();
        lines
            .filter_map(|line| line.strip_prefix(field)?.strip_prefix(": "))
            .collect()
    }
}

fn package() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent()?;
    let package = target.join("oracles/cctv-age/index.js");
    package.exists().then_some(package)
}

/// The vectors of the package: `var NAME_default = __toBinary("BASE64");`, a line each.
fn vectors(package: &str) -> Vec<Vector> {
    let line = |line: &str| {
        let (name, rest) = line
            .strip_prefix("var ")?
            .split_once("_default = __toBinary(\"")?;
        let bytes = unpacked(rest.split_once('"')?.0);
        let end = bytes
            .windows(2)
            .position(|pair| pair == b"\n\n")
            .expect("an empty line");
        Some(Vector {
            name: name.to_owned(),
            about: String::from_utf8(bytes[..end].to_vec()).expect("text"),
            file: bytes[end + 2..].to_vec(),
        })
    };
    package.lines().filter_map(line).collect()
}

/// Base64 (RFC 4648, section 4).
fn unpacked(text: &str) -> Vec<u8> {
    let digit = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        other => panic!("{other} in base64"),
    };
    let (mut row, mut bits, mut bytes) = (0_u32, 0, Vec::new());
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        row = row << 6 | u32::from(digit(letter));
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((row >> bits) as u8);
        }
    }
    bytes
}

#[test]
fn files_for_a_passphrase_open_or_are_refused_as_the_maker_of_age_says() {
    let Some(package) = package() else {
        println!("skipped, no cctv-age (cargo xtask setup --tests)");
        assert!(std::env::var_os("CI").is_none(), "no cctv-age in CI");
        return;
    };
    let vectors = vectors(&std::fs::read_to_string(package).unwrap());
    assert_eq!(vectors.len(), 123);
    let with = |passphrase: &str| identity(&Passphrase::new(passphrase).unwrap());
    let right = with("password");
    let (mut opened, mut refused, mut others) = (0, 0, 0);
    for vector in &vectors {
        let passphrases = vector.all("passphrase");
        if passphrases.is_empty() {
            let result = unseal_with::<Bytes>(&vector.file, &right);
            assert!(result.is_err(), "{}", vector.name);
            others += 1;
        }
        for passphrase in passphrases {
            let result = match passphrase {
                "password" => unseal_with::<Bytes>(&vector.file, &right),
                other => unseal_with::<Bytes>(&vector.file, &with(other)),
            };
            match (vector.all("expect")[..] == ["success"], result) {
                (true, Ok(Bytes(content))) => {
                    let digest = Sha256::digest(&content);
                    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
                    assert_eq!(vector.all("payload"), [hex], "{}", vector.name);
                    opened += 1;
                }
                (false, Err(_)) => refused += 1,
                (wanted, _) => panic!("{}: opens: {}", vector.name, !wanted),
            }
        }
    }
    // One is tried with two passphrases.
    assert_eq!((opened, refused, others), (1, 25, 98));
}
