//! What a sealed register withstands.

use jiff::civil::date;

use super::fingerprint::{Digest, FileKind, Fingerprint};
use super::{Entries, Origin};
use crate::error::{REGISTER, VaultError};
use crate::vault::{Passphrase, ScryptCost, identity, is_sealed, seal, unseal, unseal_with};

/// The unit in which a sealed file grows (docs/register.md).
const CHUNK: usize = 64 * 1024;

fn entries(count: u8) -> Entries {
    let mut entries = Entries::default();
    for seed in 0..count {
        let fingerprint = Fingerprint {
            kind: FileKind::Picture,
            md5: Digest::new([seed; 16]),
            sha256: Digest::new([seed; 32]),
            pictures: Vec::new(),
            frames: Vec::new(),
        };
        entries.push(
            format!("name {seed}"),
            date(2026, 11, 25),
            Origin::NotKnown,
            fingerprint,
        );
    }
    entries
}

/// Opens what `spoil` makes of a register for each position in it: how often it opened whole.
fn opened(spoil: impl Fn(&[u8], usize) -> Vec<u8> + Sync, step: usize) -> usize {
    let (wanted, passphrase) = (entries(3), Passphrase::new("right").unwrap());
    let sealed = seal(&wanted, &passphrase, ScryptCost::LEAST).unwrap();
    let open = |start: usize| {
        let (mut whole, identity) = (0, identity(&passphrase));
        for at in (start..sealed.len()).step_by(2 * step) {
            match unseal_with::<Entries>(&spoil(&sealed, at), &identity) {
                Ok(read) => {
                    assert_eq!(read, wanted, "half a register, spoilt at {at}");
                    whole += 1;
                }
                Err(reason) => assert!(
                    matches!(
                        reason,
                        VaultError::Damaged { title: REGISTER }
                            | VaultError::WrongPassphrase { title: REGISTER }
                    ),
                    "{reason:?}"
                ),
            }
        }
        whole
    };
    std::thread::scope(|threads| {
        let other = threads.spawn(|| open(step));
        open(0) + other.join().unwrap()
    })
}

#[test]
fn a_register_cut_at_every_byte_is_refused() {
    assert_eq!(opened(|sealed, at| sealed[..at].to_vec(), 1), 0);
}

#[test]
fn a_register_with_a_bit_flipped_in_every_byte_is_refused() {
    let flip = |sealed: &[u8], at: usize| {
        let mut spoilt = sealed.to_vec();
        spoilt[at] ^= 1 << (at % 8);
        spoilt
    };
    assert_eq!(opened(flip, 1), 0);
}

proptest::proptest! {
    #[test]
    fn a_register_spoilt_anyhow_is_refused_or_read_whole(
        at in 0_usize..400, bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..40),
        removed in 0_usize..40,
    ) {
        let spoil = |sealed: &[u8], place: usize| {
            let mut spoilt = sealed.to_vec();
            let start = (place + at).min(spoilt.len());
            let end = (start + removed).min(spoilt.len());
            spoilt.splice(start..end, bytes.iter().copied());
            spoilt
        };
        // The places of the header, then some of what follows.
        let whole = opened(spoil, 16_411);
        proptest::prop_assert!(whole == 0 || (removed == 0 && bytes.is_empty()) || bytes.len() == removed);
    }

    #[test]
    fn entries_survive_being_sealed(count in 0_u8..40) {
        let (wanted, passphrase) = (entries(count), Passphrase::new("right").unwrap());
        let sealed = seal(&wanted, &passphrase, ScryptCost::LEAST).unwrap();
        proptest::prop_assert_eq!(unseal(&sealed, &passphrase), Ok(wanted));
        // The size does not tell how many there are.
        proptest::prop_assert_eq!(sealed.len() / CHUNK, 2);
    }
}

#[test]
fn a_file_that_asks_for_absurd_work_is_refused_at_once() {
    let passphrase = Passphrase::new("right").unwrap();
    let sealed = seal(&entries(1), &passphrase, ScryptCost::LEAST).unwrap();
    for work in ["21", "40", "63", "99", "255", "1000"] {
        let end = sealed.iter().position(|&byte| byte == b'\n').unwrap() + 1;
        let line = sealed[end..].iter().position(|&b| b == b'\n').unwrap() + end;
        let mut costly = sealed[..line - 1].to_vec();
        costly.extend(work.bytes());
        costly.extend(&sealed[line..]);
        let start = std::time::Instant::now();
        assert_eq!(
            unseal::<Entries>(&costly, &passphrase),
            Err(VaultError::Damaged { title: REGISTER })
        );
        // The least of these would take several seconds; a refusal takes none.
        assert!(start.elapsed().as_secs() < 2);
    }
}

/// The reader of age takes time with the square of its length (docs/upstream.md).
#[test]
fn a_header_without_an_end_is_refused_at_once() {
    let passphrase = Passphrase::new("right").unwrap();
    let lines = "-> scrypt 9pZion.org/v1\n".repeat(100_000);
    let endless = [b"age-encryption.org/v1\n", lines.as_bytes()].concat();
    let start = std::time::Instant::now();
    assert_eq!(
        unseal::<Entries>(&endless, &passphrase),
        Err(VaultError::Damaged { title: REGISTER })
    );
    // Measuring the machine for the passphrase takes a second where it is busy.
    assert!(start.elapsed().as_secs() < 10);
}

#[test]
fn the_work_is_what_the_documentation_says() {
    let passphrase = Passphrase::new("right").unwrap();
    let sealed = seal(&entries(1), &passphrase, ScryptCost::default()).unwrap();
    let head = String::from_utf8_lossy(&sealed[..80]).into_owned();
    let line = head.lines().nth(1).unwrap();
    assert!(
        line.starts_with("-> scrypt ") && line.ends_with(" 18"),
        "{line}"
    );
    assert!(is_sealed(&sealed));
}
