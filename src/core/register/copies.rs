//! Copies of files in the evidence log, kept inside the register and only where the person wants it. They are for messages and for
//! what was said: a copy of what an item of the register shows is refused.
//!
//! They lie in the one sealed file, so that whatever holds for an entry (a new passphrase, taking out, a kill in the middle) holds for
//! its copy. The price is that the file is read and written whole; so the size of copies has a limit.

use std::fmt;
use std::path::Path;

use base64::Engine;
use base64::display::Base64Display;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::entries::Entries;
use super::error::Error;
use super::fingerprint::{self, Digest, FileKind, FingerprintError, Note, Sought};
use super::matching::{Match, Verdict, compare};
use crate::cage::Decoding;
use crate::disk;
use crate::error::{ErrorKind, FileError, MediaError};
use crate::photo::Limits;
use crate::progress::Progress;

/// The largest file of which a copy is kept, in bytes: far above a screenshot or a page of messages.
pub const LARGEST_COPY: u64 = 8_000_000;
/// All copies of a register together, in bytes, so that it stays fast to open.
pub const ALL_COPIES: u64 = 32_000_000;

/// The bytes of a file of which the register keeps a copy. Wiped when the last who holds it lets go of it.
#[derive(PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct KeptCopy(Vec<u8>);

// What it holds is not printed by accident.
impl fmt::Debug for KeptCopy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeptCopy(..)")
    }
}

impl KeptCopy {
    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// How many there are.
    pub fn size(&self) -> u64 {
        self.0.len() as u64
    }

    /// SHA-256 of them.
    pub fn sha256(&self) -> Digest<32> {
        fingerprint::sha256_of_bytes(&self.0)
    }

    /// The usual ending of such a file's name, by its first bytes; none where they say nothing.
    pub fn ending(&self) -> Option<&'static str> {
        let starts = |magic: &[u8]| self.0.starts_with(magic);
        let at_four = self.0.get(4..).unwrap_or_default();
        Some(match () {
            () if starts(b"\x89PNG") => "png",
            () if starts(b"\xFF\xD8\xFF") => "jpg",
            () if starts(b"RIFF") => "webp",
            () if starts(b"%PDF") => "pdf",
            () if starts(b"PK\x03\x04") => "zip",
            () if at_four.starts_with(b"ftyphei") => "heic",
            () if starts(b"\xFF\x0A") || at_four.starts_with(b"JXL ") => "jxl",
            () if at_four.starts_with(b"ftyp") => "mp4",
            () if std::str::from_utf8(&self.0).is_ok() => "txt",
            () => return None,
        })
    }
}

/// Reads a file of which a copy is to be kept with these entries.
///
/// # Errors
/// Those of reading, without the file's name; [`Error::CopyTooLarge`]; [`Error::CopiesFull`]; [`Error::CopyOfItem`] where it is, or may be,
/// what an item shows, also a video of which no frames were read, beside another one; [`Error::CopyOfAnimation`], beside any item; those of
/// decoding, since what cannot be compared may be that; a request to stop.
pub(super) fn of_file(
    path: &Path,
    entries: &Entries,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<KeptCopy, ErrorKind> {
    crate::vault::keep_memory_private();
    let bytes = disk::read_discreetly(path, LARGEST_COPY).map_err(|error| match error {
        FileError::TooManyBytes { .. } => too_large(),
        error => error.into(),
    })?;
    let copy = fits(bytes, entries)?;
    let made = || fingerprint::sought(path, &Limits::default(), decoding, progress);
    let sought = comparable(made().map_err(|error| error.kind), entries)?;
    // It was opened twice: what is compared has to be what is kept.
    let same = |sought: &Sought| sought.fingerprint.sha256 == copy.sha256();
    if sought.as_ref().is_some_and(|sought| !same(sought)) {
        let detail = "it changed while it was read".into();
        return Err(FileError::Io { detail }.into());
    }
    is_no_item(sought.as_ref(), entries)?;
    Ok(copy)
}

/// As [`of_file`], from bytes that a host has read.
pub(super) fn of_bytes(
    bytes: Zeroizing<Vec<u8>>,
    entries: &Entries,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<KeptCopy, ErrorKind> {
    crate::vault::keep_memory_private();
    if bytes.len() as u64 > LARGEST_COPY {
        return Err(too_large());
    }
    let copy = fits(bytes, entries)?;
    let made = fingerprint::of_bytes(copy.bytes(), &Limits::default(), decoding, progress);
    is_no_item(
        comparable(made.map_err(|error| error.kind), entries)?.as_ref(),
        entries,
    )?;
    Ok(copy)
}

fn too_large() -> ErrorKind {
    let limit = LARGEST_COPY;
    Error::CopyTooLarge { limit }.into()
}

fn fits(mut bytes: Zeroizing<Vec<u8>>, entries: &Entries) -> Result<KeptCopy, ErrorKind> {
    if bytes.is_empty() {
        return Err(FileError::EmptyFile.into());
    }
    let copy = KeptCopy(std::mem::take(&mut *bytes));
    entries.room_for(&copy)?;
    Ok(copy)
}

/// What can be compared of it; none for what is no picture and no video, such as messages as text.
fn comparable(
    made: Result<(Sought, Vec<Note>), ErrorKind>,
    entries: &Entries,
) -> Result<Option<Sought>, ErrorKind> {
    match made {
        Ok((_, notes))
            if notes.contains(&Note::FirstPictureOnly) && entries.iter().next().is_some() =>
        {
            Err(Error::CopyOfAnimation.into())
        }
        Ok((sought, _)) => Ok(Some(sought)),
        Err(
            ErrorKind::Fingerprint(FingerprintError::NeitherPictureNorVideo)
            | ErrorKind::Media(MediaError::NotAPicture),
        ) => Ok(None),
        Err(reason) => Err(reason),
    }
}

fn is_no_item(sought: Option<&Sought>, entries: &Entries) -> Result<(), ErrorKind> {
    let Some(sought) = sought else {
        return Ok(());
    };
    let video = sought.fingerprint.kind == FileKind::Video;
    let is_video = |number: u32| {
        let entry = entries.get(number);
        entry.is_some_and(|entry| entry.fingerprint.kind == FileKind::Video)
    };
    let may_be = |found: &Match| match found.verdict {
        // Of two videos, one saved once more may be the other where nobody read the frames.
        Verdict::CannotTell => video && is_video(found.number),
        verdict => verdict <= Verdict::Perhaps,
    };
    match compare(sought, entries).into_iter().find(may_be) {
        Some(found) => Err(Error::CopyOfItem {
            number: found.number,
        }
        .into()),
        None => Ok(()),
    }
}

// As base64, straight from these bytes and into their place, so that no second copy of them is left.
impl Serialize for KeptCopy {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Base64Display::new(&self.0, &STANDARD))
    }
}

impl<'de> Deserialize<'de> for KeptCopy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = KeptCopy;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("base64")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<KeptCopy, E> {
                let room = base64::decoded_len_estimate(text.len());
                let mut copy = KeptCopy(Vec::with_capacity(room));
                // The error must not repeat the text.
                let decoded = STANDARD.decode_vec(text, &mut copy.0);
                decoded.map_err(|_| E::custom("no base64"))?;
                Ok(copy)
            }
        }

        deserializer
            .deserialize_str(Text)
            .map_err(|_| D::Error::custom("no base64"))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fingerprint::{Fingerprint, FrameHash};
    use super::super::{Date, Origin};
    use super::*;

    /// A file with a frame for each of these bytes.
    fn made(kind: FileKind, seed: u8, frames: &[u8]) -> Fingerprint {
        let frame = |byte: &u8| FrameHash {
            milliseconds: 0,
            quality: 100,
            hash: Digest::new([*byte; 32]),
        };
        Fingerprint {
            kind,
            md5: Digest::new([seed; 16]),
            sha256: Digest::new([seed; 32]),
            pictures: Vec::new(),
            frames: frames.iter().map(frame).collect(),
        }
    }

    /// Without `ffmpeg`, and on phones, the frames of no video are read.
    #[test]
    fn a_video_that_nobody_can_compare_with_one_of_the_register_is_not_copied() {
        use FileKind::{Picture, Video};
        let (unread, read, other): (&[u8], &[u8], &[u8]) = (&[], &[0], &[255]);
        for (item, copied, allowed) in [
            ((Video, unread), (Video, unread), false),
            ((Video, read), (Video, unread), false),
            ((Video, unread), (Video, read), false),
            ((Video, read), (Video, read), false),
            ((Video, read), (Video, other), true),
            // A picture of messages is no video.
            ((Video, unread), (Picture, unread), true),
            ((Picture, unread), (Video, unread), true),
        ] {
            let mut entries = Entries::default();
            let day = Date::constant(2026, 11, 30);
            let kept = made(item.0, 1, item.1);
            entries.push(String::new(), day, Origin::NotKnown, kept);
            let sought = Sought::from(made(copied.0, 2, copied.1));
            let refused = is_no_item(Some(&sought), &entries);
            assert_eq!(refused.is_ok(), allowed, "{item:?} {copied:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_copy_survives_being_written_and_read(
            bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..5000)
        ) {
            let copy = KeptCopy(bytes);
            let json = serde_json::to_string(&copy).unwrap();
            proptest::prop_assert_eq!(serde_json::from_str::<KeptCopy>(&json).unwrap(), copy);
        }
    }

    #[test]
    fn what_is_no_copy_is_refused_and_not_repeated() {
        for json in ["\"secret\"", "\"a==b\"", "7", "[1,2]", "\"\\u00e9\""] {
            let error = serde_json::from_str::<KeptCopy>(json).unwrap_err();
            assert!(!error.to_string().contains("secret"), "{error}");
        }
        assert_eq!(format!("{:?}", KeptCopy(vec![7])), "KeptCopy(..)");
    }

    #[test]
    fn a_copy_is_named_after_what_its_first_bytes_say() {
        for (bytes, ending) in [
            (&b"\x89PNG\r\n"[..], Some("png")),
            (b"\xFF\xD8\xFF\xE0", Some("jpg")),
            (b"\0\0\0\x18ftypheic", Some("heic")),
            (b"\xFF\x0A\x31\x41", Some("jxl")),
            (b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A", Some("jxl")),
            (b"\0\0\0\x18ftypmp42", Some("mp4")),
            (b"hello", Some("txt")),
            (b"\xFF\0\xFF", None),
        ] {
            assert_eq!(KeptCopy(bytes.to_vec()).ending(), ending);
        }
    }
}
