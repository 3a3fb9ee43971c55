//! From content to the bytes of an age file and back: age-encryption.org/v1 with one scrypt recipient, so that
//! the commands `age` and `rage` open it without Ombrelle.

use std::fmt;
use std::io::{self, Read, Write};

use age::secrecy::{ExposeSecret, SecretString};
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use ombrelle_base::letters;
use zeroize::Zeroizing;

use super::Content;
use crate::error::Error;

/// A file encrypts whole chunks of this many bytes (age's own size of a chunk). The rest of the last one, and one
/// more, are spaces: the size of the file tells little of how much is in it, and the buffer in which age
/// gathers a chunk, which it does not wipe, ends up full of spaces.
const CHUNK: usize = 64 * 1024;

/// The longest header that is read, in bytes: with one scrypt recipient, as the format asks for, it has about 150. Over
/// one without an end, age's reader begins again at each line (docs/upstream.md).
const HEADER: usize = 4096;

/// What opens a sealed file. Wiped when dropped, never shown.
///
/// Accents are taken within their letters (NFC, as RFC 8265, section 4.2.2, has it for passwords): the keyboard of another system, or what a
/// passphrase is pasted from, may write them beside, which looks the same, and nobody would know why nothing opens.
#[derive(Clone)]
pub struct Passphrase {
    text: SecretString,
    /// Byte for byte as it was typed, where that is something else: what the command `age` made of it opens so.
    typed: Option<SecretString>,
}

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
        // Composing makes at most three bytes of one (Unicode, annex 15), so nothing is moved and left behind.
        let room = text.len().saturating_mul(3);
        let mut composed = Zeroizing::new(String::with_capacity(room));
        composed.extend(letters::composed(text));
        let typed = *composed != *text;
        Ok(Self {
            text: secret(&composed),
            typed: typed.then(|| secret(text)),
        })
    }

    /// Whether it is shorter than advised, in characters.
    pub fn is_short(&self) -> bool {
        self.text.expose_secret().chars().count() < Self::ADVISED
    }

    /// Whether two are the same.
    pub fn is(&self, other: &Self) -> bool {
        self.text.expose_secret() == other.text.expose_secret()
    }
}

/// Of the exact size, since shrinking could leave a copy.
fn secret(text: &str) -> SecretString {
    let mut exact = String::with_capacity(text.len());
    exact.push_str(text);
    SecretString::from(exact)
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
    let mut recipient = scrypt::Recipient::new(passphrase.text.clone());
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

/// Whether the header's last line begins soon.
fn has_short_header(sealed: &[u8]) -> bool {
    let last: &[u8] = b"\n--- ";
    let head = sealed.get(..HEADER).unwrap_or(sealed);
    head.windows(last.len()).any(|bytes| bytes == last)
}

/// Decrypts content. Whether or not the passphrase is right, this takes one scrypt; a second one where it was typed with accents beside their
/// letters and does not open.
///
/// # Errors
/// [`Error::Damaged`], [`Error::WrongPassphrase`], and
/// those of [`Content::read`].
pub fn unseal<C: Content>(sealed: &[u8], passphrase: &Passphrase) -> Result<C, Error> {
    let opened = unseal_with(sealed, &identity(passphrase));
    let wrong = Error::WrongPassphrase { title: C::TITLE };
    match (opened, &passphrase.typed) {
        (Err(reason), Some(typed)) if reason == wrong => unseal_with(sealed, &identity_of(typed)),
        (opened, _) => opened,
    }
}

/// The age identity of a passphrase, which opens files. Making one takes as long as age needs to measure the machine.
pub fn identity(passphrase: &Passphrase) -> scrypt::Identity {
    identity_of(&passphrase.text)
}

fn identity_of(text: &SecretString) -> scrypt::Identity {
    let mut identity = scrypt::Identity::new(text.clone());
    identity.set_max_work_factor(ScryptCost::MOST);
    identity
}

/// As [`unseal`], for callers that open many.
pub fn unseal_with<C: Content>(sealed: &[u8], identity: &scrypt::Identity) -> Result<C, Error> {
    let damaged = || Error::Damaged { title: C::TITLE };
    if !has_short_header(sealed) {
        return Err(damaged());
    }
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

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Default, PartialEq)]
    struct Nothing;

    impl Content for Nothing {
        const TITLE: &'static str = "nothing";

        fn write(&self, out: &mut impl Write) -> io::Result<()> {
            out.write_all(b"{}")
        }

        fn read(_: &[u8]) -> Result<Self, Error> {
            Ok(Self)
        }
    }

    /// As many letters as it is written from; as much clear text as it is read from.
    #[derive(Debug, Clone, Default, PartialEq)]
    struct Letters(usize);

    impl Content for Letters {
        const TITLE: &'static str = "letters";

        fn write(&self, out: &mut impl Write) -> io::Result<()> {
            out.write_all(&vec![b'x'; self.0])
        }

        fn read(clear: &[u8]) -> Result<Self, Error> {
            Ok(Self(clear.len()))
        }
    }

    #[test]
    fn the_size_of_a_file_tells_little_of_how_much_is_in_it() {
        let passphrase = Passphrase::new("deja vu").unwrap();
        let sizes = |letters: usize| {
            let sealed = seal(&Letters(letters), &passphrase, ScryptCost::LEAST).unwrap();
            let clear: Letters = unseal(&sealed, &passphrase).unwrap();
            (clear.0, sealed.len())
        };
        let (clear, least) = sizes(0);
        assert_eq!(clear, 128 * 1024);
        for letters in [1, 2, 30_000, CHUNK - 1] {
            assert_eq!(sizes(letters), (clear, least), "{letters}");
        }
        for letters in [CHUNK, CHUNK + 1, 2 * CHUNK - 1] {
            assert_eq!(sizes(letters).0, 3 * CHUNK, "{letters}");
        }
    }

    /// The same to whoever reads it: accents within their letters, and beside them.
    const FORMS: [&str; 2] = ["d\u{e9}j\u{e0} vu", "de\u{301}ja\u{300} vu"];

    #[test]
    fn a_passphrase_opens_in_whichever_form_its_accents_are_typed() {
        let [within, beside] = FORMS.map(|form| Passphrase::new(form).unwrap());
        assert!(within.is(&beside) && beside.is(&within));
        for made in [&within, &beside] {
            let sealed = seal(&Nothing, made, ScryptCost::LEAST).unwrap();
            for typed in [&within, &beside] {
                assert_eq!(unseal(&sealed, typed), Ok(Nothing));
            }
            let without = Passphrase::new("deja vu").unwrap();
            let wrong = Error::WrongPassphrase { title: "nothing" };
            assert_eq!(unseal::<Nothing>(&sealed, &without), Err(wrong));
        }
    }

    #[test]
    fn what_another_program_sealed_opens_byte_for_byte() {
        let [_, beside] = FORMS;
        let byte_for_byte = Passphrase {
            text: secret(beside),
            typed: None,
        };
        let sealed = seal(&Nothing, &byte_for_byte, ScryptCost::LEAST).unwrap();
        let typed = Passphrase::new(beside).unwrap();
        assert_eq!(unseal(&sealed, &typed), Ok(Nothing));
    }
}
