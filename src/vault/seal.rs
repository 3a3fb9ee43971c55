//! From content to the bytes of an age file and back: age-encryption.org/v1 with one scrypt recipient, so that
//! the commands `age` and `rage` open it without Ombrelle.

use std::fmt;
use std::io::{self, Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use zeroize::Zeroizing;

use super::Content;
use crate::error::Error;

/// A file encrypts whole chunks of this many bytes (age's own size of a chunk). The rest of the last one, and one
/// more, are spaces: the size of the file tells little of how much is in it, and the buffer in which age
/// gathers a chunk, which it does not wipe, ends up full of spaces.
const CHUNK: usize = 64 * 1024;

/// What opens a sealed file. Wiped when dropped, never shown.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Shorter ones are advised against, not refused: NIST SP 800-63B-4, section 3.1.1.2, asks
    /// for 15 characters where nothing else protects. Somebody who has the file can guess offline.
    pub const ADVISED: usize = 15;

    /// From text, which its owner wipes. From now on the process writes no core and nobody attaches to it.
    ///
    /// # Errors
    /// [`Error::EmptyPassphrase`].
    pub fn new(text: &str) -> Result<Self, Error> {
        if text.is_empty() {
            return Err(Error::EmptyPassphrase);
        }
        super::process::keep_memory_private();
        // Of the exact size, since shrinking could leave a copy.
        let mut exact = String::with_capacity(text.len());
        exact.push_str(text);
        Ok(Self(SecretString::from(exact)))
    }

    /// Whether it is shorter than advised, in characters.
    pub fn is_short(&self) -> bool {
        self.0.expose_secret().chars().count() < Self::ADVISED
    }

    /// Whether two are the same.
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
pub struct ScryptCost(u8);

impl ScryptCost {
    /// The most that is accepted when reading: 1 GiB and some four seconds. A file that asks for more would
    /// take the memory or the patience of whoever opens it.
    pub const MOST: u8 = 20;

    /// For tests, which open thousands of files.
    pub const LEAST: Self = Self(1);
}

impl Default for ScryptCost {
    /// N = 2^18: 256 MiB and about one second; what age itself takes for "about a second on a modern
    /// machine". Fixed rather than timed, so that a busy machine does not make a weaker file.
    fn default() -> Self {
        Self(18)
    }
}

/// Encrypts content.
///
/// # Errors
/// Reasons of writing.
pub fn seal<C: Content>(
    content: &C,
    passphrase: &Passphrase,
    cost: ScryptCost,
) -> Result<Vec<u8>, Error> {
    let failed = |e: io::Error| Error::from(&e);
    let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
    recipient.set_work_factor(cost.0);
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    // Fails for a mixture of recipients only.
    let encryptor =
        Encryptor::with_recipients(recipients).map_err(|_| Error::Damaged { title: C::TITLE })?;
    let mut sealed = Vec::new();
    let mut counted = Counted {
        into: encryptor.wrap_output(&mut sealed).map_err(failed)?,
        bytes: 0,
    };
    content.write(&mut counted).map_err(failed)?;
    let spaces = CHUNK - counted.bytes % CHUNK + CHUNK;
    counted.write_all(&vec![b' '; spaces]).map_err(failed)?;
    counted.into.finish().map_err(failed)?;
    Ok(sealed)
}

/// Whether a file begins as a sealed one does (age-encryption.org/v1, one scrypt recipient).
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/v1\n-> scrypt ")
}

/// Decrypts content. Whether or not the passphrase is right, this takes one scrypt.
///
/// # Errors
/// [`Error::Damaged`], [`Error::WrongPassphrase`], and
/// those of [`Content::read`].
pub fn unseal<C: Content>(sealed: &[u8], passphrase: &Passphrase) -> Result<C, Error> {
    unseal_with(sealed, &identity(passphrase))
}

/// The age identity of a passphrase, which opens files. Making one takes as long as age needs to measure the machine.
pub fn identity(passphrase: &Passphrase) -> scrypt::Identity {
    let mut identity = scrypt::Identity::new(passphrase.0.clone());
    identity.set_max_work_factor(ScryptCost::MOST);
    identity
}

/// As [`unseal`], for callers that open many.
pub fn unseal_with<C: Content>(sealed: &[u8], identity: &scrypt::Identity) -> Result<C, Error> {
    let damaged = || Error::Damaged { title: C::TITLE };
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| damaged())?;
    if !decryptor.is_scrypt() {
        return Err(damaged());
    }
    let identities = std::iter::once(identity as &dyn age::Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|e| match e {
        // The key of the file did not decrypt: the passphrase, or damage just there, which nobody can tell
        // apart.
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => Error::WrongPassphrase { title: C::TITLE },
        _ => damaged(),
    })?;
    // The clear text is shorter than the sealed one, so nothing is moved and left behind.
    let mut json = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut json).map_err(|_| damaged())?;
    C::read(&json)
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
