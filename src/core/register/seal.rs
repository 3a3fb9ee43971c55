//! From entries to the bytes of an age file and back: age-encryption.org/v1 with one scrypt recipient, so that
//! the commands `age` and `rage` open it without us.

use std::fmt;
use std::io::{self, Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use zeroize::Zeroizing;

use super::entries::Entries;
use crate::error::Reason;

/// A file encrypts whole chunks of this many bytes (age's own size of a chunk). The rest of the last one, and one
/// more, are spaces: the size of the file tells little of the number of entries, and the buffer in which age
/// gathers a chunk, which it does not wipe, ends up full of spaces.
const CHUNK: usize = 64 * 1024;

/// What opens a register. Wiped when dropped, never shown.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Shorter ones than this are advised against, not refused: NIST SP 800-63B-4, section 3.1.1.2, asks
    /// for 15 characters where nothing else protects. Somebody who has the file can guess offline.
    pub const ADVISED: usize = 15;

    /// From text, which its owner wipes.
    ///
    /// # Errors
    /// [`Reason::EmptyPassphrase`].
    pub fn new(text: &str) -> Result<Self, Reason> {
        if text.is_empty() {
            return Err(Reason::EmptyPassphrase);
        }
        // Of the exact size, since shrinking could leave a copy.
        let mut exact = String::with_capacity(text.len());
        exact.push_str(text);
        Ok(Self(SecretString::from(exact)))
    }

    /// Whether it is shorter than advised, in characters.
    pub fn is_short(&self) -> bool {
        self.0.expose_secret().chars().count() < Self::ADVISED
    }

    /// Whether another one is the same.
    pub fn is(&self, other: &Self) -> bool {
        self.0.expose_secret() == other.0.expose_secret()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(..)")
    }
}

/// How much work one guess of the passphrase is: scrypt (RFC 7914) with N = 2 to this power, r = 8, p = 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work(u8);

impl Work {
    /// The most that is accepted when reading: 1 GiB and some four seconds. A file that asks for more would
    /// take the memory or the patience of whoever opens it.
    pub const MOST: u8 = 20;

    /// For tests, which open thousands of registers.
    pub const LEAST: Self = Self(1);
}

impl Default for Work {
    /// N = 2^18: 256 MiB and about one second; what age itself takes for "about a second on a modern
    /// machine". Fixed rather than timed, so that a busy machine does not make a weaker file.
    fn default() -> Self {
        Self(18)
    }
}

/// Encrypts entries.
pub fn seal(entries: &Entries, passphrase: &Passphrase, work: Work) -> Result<Vec<u8>, Reason> {
    let failed = |e: io::Error| Reason::from(&e);
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(work.0);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    // Fails for a mixture of recipients only.
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| Reason::RegisterDamaged)?;
    let mut sealed = Vec::new();
    let mut counted = Counted {
        into: encryptor.wrap_output(&mut sealed).map_err(failed)?,
        bytes: 0,
    };
    entries.write(&mut counted).map_err(failed)?;
    let spaces = CHUNK - counted.bytes % CHUNK + CHUNK;
    counted.write_all(&vec![b' '; spaces]).map_err(failed)?;
    counted.into.finish().map_err(failed)?;
    Ok(sealed)
}

/// Whether a file begins as a sealed one does (age-encryption.org/v1, one scrypt recipient).
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n-> scrypt ")
}

/// Decrypts entries. Whatever is wrong with a passphrase, the answer takes one scrypt.
pub fn unseal(sealed: &[u8], passphrase: &Passphrase) -> Result<Entries, Reason> {
    unseal_with(sealed, &identity(passphrase))
}

fn identity(passphrase: &Passphrase) -> scrypt::Identity {
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(Work::MOST);
    identity
}

fn unseal_with(sealed: &[u8], identity: &scrypt::Identity) -> Result<Entries, Reason> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| Reason::RegisterDamaged)?;
    if !decryptor.is_scrypt() {
        return Err(Reason::RegisterDamaged);
    }
    let identities = std::iter::once(identity as &dyn age::Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|e| match e {
        // The key of the file did not decrypt: the passphrase, or damage just there, which nobody can tell
        // apart.
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Reason::WrongPassphrase,
        _ => Reason::RegisterDamaged,
    })?;
    // The clear text is shorter than the sealed one, so nothing is moved and left behind.
    let mut json = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader
        .read_to_end(&mut json)
        .map_err(|_| Reason::RegisterDamaged)?;
    Entries::read(&json)
}

/// Counts what goes through.
struct Counted<W> {
    into: W,
    bytes: usize,
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.into.write(bytes)?;
        self.bytes += written;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.into.flush()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::fingerprint::{Digest, FileKind, Fingerprint};
    use super::*;

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
            entries.push(format!("name {seed}"), date(2026, 11, 25), fingerprint);
        }
        entries
    }

    /// Opens what `spoil` makes of a register for each position in it: how often it opened whole.
    fn opened(spoil: impl Fn(&[u8], usize) -> Vec<u8> + Sync, step: usize) -> usize {
        let (wanted, passphrase) = (entries(3), Passphrase::new("right").unwrap());
        let sealed = seal(&wanted, &passphrase, Work::LEAST).unwrap();
        let open = |start: usize| {
            let identity = identity(&passphrase);
            let mut whole = 0;
            for at in (start..sealed.len()).step_by(2 * step) {
                match unseal_with(&spoil(&sealed, at), &identity) {
                    Ok(read) => {
                        assert_eq!(read, wanted, "half a register, spoilt at {at}");
                        whole += 1;
                    }
                    Err(reason) => assert!(
                        matches!(reason, Reason::RegisterDamaged | Reason::WrongPassphrase),
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
            let sealed = seal(&wanted, &passphrase, Work::LEAST).unwrap();
            proptest::prop_assert_eq!(unseal(&sealed, &passphrase), Ok(wanted));
            // The size does not tell how many there are.
            proptest::prop_assert_eq!(sealed.len() / CHUNK, 2);
        }
    }

    #[test]
    fn a_file_that_asks_for_absurd_work_is_refused_at_once() {
        let passphrase = Passphrase::new("right").unwrap();
        let sealed = seal(&entries(1), &passphrase, Work::LEAST).unwrap();
        for work in ["21", "40", "63", "99", "255", "1000"] {
            let end = sealed.iter().position(|&byte| byte == b'\n').unwrap() + 1;
            let line = sealed[end..].iter().position(|&b| b == b'\n').unwrap() + end;
            let mut costly = sealed[..line - 1].to_vec();
            costly.extend(work.bytes());
            costly.extend(&sealed[line..]);
            let start = std::time::Instant::now();
            assert_eq!(unseal(&costly, &passphrase), Err(Reason::RegisterDamaged));
            // The least of these would take several seconds; a refusal takes none.
            assert!(start.elapsed().as_secs() < 2);
        }
    }

    #[test]
    fn the_work_is_what_the_documentation_says() {
        let passphrase = Passphrase::new("right").unwrap();
        let sealed = seal(&entries(1), &passphrase, Work::default()).unwrap();
        let head = String::from_utf8_lossy(&sealed[..80]).into_owned();
        let line = head.lines().nth(1).unwrap();
        assert!(
            line.starts_with("-> scrypt ") && line.ends_with(" 18"),
            "{line}"
        );
        assert!(is_sealed(&sealed));
    }
}
