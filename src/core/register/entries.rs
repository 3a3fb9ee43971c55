//! What the register holds, and its written form: versioned JSON (docs/register.md).

use std::fmt;
use std::io::{self, Write};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::fingerprint::Fingerprint;
use crate::error::{ErrorKind, REGISTER, RegisterError, VaultError};
use crate::vault::{Content, title};

/// The version of the written form that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// Tells our JSON from anybody else's.
const KIND: &str = "ombrelle-register";

/// One file that the person keeps the fingerprints of. Nothing of it is the file: no pixel, no name of a
/// file, no path, no size.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// From 1; stays the same while the entry is there.
    pub number: u32,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The day on which it was added, by the device's calendar; never refused, since clocks go wrong.
    #[zeroize(skip)]
    pub added: Date,
    /// The hashes.
    pub fingerprint: Fingerprint,
    /// Where it was reported, oldest first.
    pub reported: Vec<Reported>,
}

/// Where and when a file was reported.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Reported {
    /// The day.
    #[zeroize(skip)]
    pub day: Date,
    /// The service, or whatever the person wants to remember.
    pub to: String,
    /// The service's number of the case; empty if there is none.
    pub case_number: String,
}

// What a person calls a picture tells of it, so it is not printed by accident either.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}, ..)", self.number)
    }
}

impl fmt::Debug for Reported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reported(..)")
    }
}

/// All entries, in the order in which they were added. Each lies in a box: a list that grows or closes a
/// gap moves its items and leaves their old bytes behind, which for a box is an address only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::vec_box, reason = "moving a box leaves no hash behind")]
pub struct Entries(Vec<Box<Entry>>);

/// As written. Borrowed for writing, so that no second copy of the hashes comes to be.
#[derive(Serialize)]
struct Written<'e> {
    kind: &'static str,
    version: u32,
    entries: &'e [Box<Entry>],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::vec_box, reason = "as `Entries`")]
struct Read {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "version")]
    _version: u32,
    entries: Vec<Box<Entry>>,
}

impl Entries {
    /// One after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The entry with this number.
    pub fn get(&self, number: u32) -> Option<&Entry> {
        self.iter().find(|entry| entry.number == number)
    }

    /// The entry whose file had the same bytes.
    pub fn same_bytes(&self, fingerprint: &Fingerprint) -> Option<&Entry> {
        self.iter()
            .find(|entry| entry.fingerprint.sha256 == fingerprint.sha256)
    }

    /// Adds an entry: its number.
    pub(super) fn push(&mut self, name: String, added: Date, fingerprint: Fingerprint) -> u32 {
        let last = self.iter().map(|entry| entry.number).max();
        let number = last.unwrap_or(0).saturating_add(1);
        self.0.push(Box::new(Entry {
            number,
            name,
            added,
            fingerprint,
            reported: Vec::new(),
        }));
        number
    }

    /// Adds where an entry was reported.
    pub(super) fn note(&mut self, number: u32, reported: Reported) -> Result<(), ErrorKind> {
        let entry = self.0.iter_mut().find(|entry| entry.number == number);
        let entry = entry.ok_or(ErrorKind::Register(RegisterError::NoSuchEntry { number }))?;
        entry.reported.push(reported);
        Ok(())
    }

    /// Takes an entry out, which wipes it.
    pub(super) fn withdraw(&mut self, number: u32) -> Result<(), ErrorKind> {
        let at = self.0.iter().position(|entry| entry.number == number);
        let at = at.ok_or(ErrorKind::Register(RegisterError::NoSuchEntry { number }))?;
        drop(self.0.remove(at));
        Ok(())
    }
}

impl Content for Entries {
    const TITLE: &'static str = super::TITLE;

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let written = Written {
            kind: KIND,
            version: VERSION,
            entries: &self.0,
        };
        serde_json::to_writer(out, &written).map_err(io::Error::from)
    }

    fn read(json: &[u8]) -> Result<Self, VaultError> {
        title(json, KIND, VERSION, Self::TITLE)?;
        // serde_json's own words could repeat a part of what it read.
        let read: Read =
            serde_json::from_slice(json).map_err(|_| VaultError::Damaged { title: REGISTER })?;
        let mut numbers: Vec<u32> = read.entries.iter().map(|entry| entry.number).collect();
        numbers.sort_unstable();
        let twice = numbers.windows(2).any(|pair| pair.first() == pair.last());
        if twice || numbers.first() == Some(&0) {
            return Err(VaultError::Damaged { title: REGISTER });
        }
        Ok(Self(read.entries))
    }
}
