//! What the register holds, and its written form: versioned JSON (docs/register.md).

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::copies::{ALL_COPIES, KeptCopy};
use super::evidence::Evidence;
use super::fingerprint::Fingerprint;
use crate::error::{ErrorKind, REGISTER, RegisterError, VaultError};
use crate::vault::{Content, title};

/// The version of the written form that this program writes, and the newest that it reads.
pub const VERSION: u32 = 3;

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
    /// What the person knows of how it came to be; not known in registers of version 1.
    #[serde(default)]
    #[zeroize(skip)]
    pub origin: Origin,
    /// The hashes.
    pub fingerprint: Fingerprint,
    /// Where it was reported, oldest first.
    pub reported: Vec<Reported>,
}

/// How a picture or video came to be, as the person says; nothing is guessed from pixels.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Origin {
    /// Taken by a camera and shown as it is.
    Real,
    /// Taken by a camera, and changed.
    Altered,
    /// Wholly made by a program.
    Made,
    /// Nobody said.
    #[default]
    NotKnown,
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

/// The copy of a file that an entry of the evidence log has.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Copied {
    evidence: u32,
    bytes: KeptCopy,
}

/// All entries, in the order in which they were added, the evidence log, and copies of files that belong to it. Each lies in a box: a list that
/// grows or closes a gap moves its items and leaves their old bytes behind, which for a box is an address only.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(clippy::vec_box, reason = "moving a box leaves no hash behind")]
pub struct Entries {
    entries: Vec<Box<Entry>>,
    evidence: Vec<Box<Evidence>>,
    /// Shared between a register and the changed one that is about to take its place.
    copies: Vec<Arc<Copied>>,
}

/// As written. Borrowed for writing, so that no second copy of the hashes comes to be.
#[derive(Serialize)]
struct Written<'e> {
    kind: &'static str,
    version: u32,
    entries: &'e [Box<Entry>],
    evidence: &'e [Box<Evidence>],
    copies: Vec<&'e Copied>,
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
    #[serde(default)]
    evidence: Vec<Box<Evidence>>,
    #[serde(default)]
    copies: Vec<Copied>,
}

/// Whether numbers are from 1 and each stands once.
fn numbered(numbers: impl Iterator<Item = u32>) -> bool {
    let mut numbers: Vec<u32> = numbers.collect();
    numbers.sort_unstable();
    let twice = numbers.windows(2).any(|pair| pair.first() == pair.last());
    !twice && numbers.first() != Some(&0)
}

impl Entries {
    /// One after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.entries.iter().map(AsRef::as_ref)
    }

    /// The evidence log, by day; what has the same day, in the order in which it was noted.
    pub fn evidence(&self) -> Vec<&Evidence> {
        let mut log: Vec<&Evidence> = self.evidence.iter().map(AsRef::as_ref).collect();
        log.sort_by_key(|evidence| evidence.day);
        log
    }

    /// The evidence log without what is about entries other than these.
    pub fn evidence_of(&self, entries: &[&Entry]) -> Vec<&Evidence> {
        let mut log = self.evidence();
        let there = |item: u32| entries.iter().any(|entry| entry.number == item);
        log.retain(|evidence| evidence.item.is_none_or(there));
        log
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
    pub(super) fn push(
        &mut self,
        name: String,
        added: Date,
        origin: Origin,
        fingerprint: Fingerprint,
    ) -> u32 {
        let last = self.iter().map(|entry| entry.number).max();
        let number = last.unwrap_or(0).saturating_add(1);
        self.entries.push(Box::new(Entry {
            number,
            name,
            added,
            origin,
            fingerprint,
            reported: Vec::new(),
        }));
        number
    }

    /// Adds where an entry was reported, behind what was reported up to that day.
    pub(super) fn note(&mut self, number: u32, reported: Reported) -> Result<(), ErrorKind> {
        let there = &mut self.get_mut(number)?.reported;
        there.push(reported);
        there.sort_by_key(|reported| reported.day);
        Ok(())
    }

    /// Says how an entry's file came to be.
    pub(super) fn set_origin(&mut self, number: u32, origin: Origin) -> Result<(), ErrorKind> {
        self.get_mut(number)?.origin = origin;
        Ok(())
    }

    fn get_mut(&mut self, number: u32) -> Result<&mut Entry, ErrorKind> {
        let entry = self.entries.iter_mut().find(|entry| entry.number == number);
        let entry = entry.ok_or(ErrorKind::Register(RegisterError::NoSuchEntry { number }))?;
        Ok(entry)
    }

    /// The copy that an entry of the evidence log has.
    ///
    /// # Errors
    /// [`RegisterError::NoSuchEvidence`], [`RegisterError::NoSuchCopy`].
    pub fn copy(&self, number: u32) -> Result<&KeptCopy, ErrorKind> {
        let mut all = self.evidence.iter();
        if !all.any(|evidence| evidence.number == number) {
            return Err(RegisterError::NoSuchEvidence { number }.into());
        }
        let copy = self.copies.iter().find(|copy| copy.evidence == number);
        let copy = copy.ok_or(RegisterError::NoSuchCopy { number })?;
        Ok(&copy.bytes)
    }

    /// Whether each copy belongs to one entry of the log, which knows its size, and each entry that has one has it.
    fn copies_belong(&self) -> bool {
        let size = |number: u32| {
            let mut copies = self.copies.iter();
            let copy = copies.find(|copy| copy.evidence == number)?;
            Some(copy.bytes.size())
        };
        let mut log = self.evidence.iter();
        let with = self.evidence.iter().filter(|one| one.copy.is_some());
        with.count() == self.copies.len() && log.all(|one| one.copy == size(one.number))
    }

    /// Whether one more copy may be kept.
    pub(super) fn room_for(&self, copy: &KeptCopy) -> Result<(), ErrorKind> {
        let there: u64 = self.copies.iter().map(|copy| copy.bytes.size()).sum();
        match there.saturating_add(copy.size()) > ALL_COPIES {
            true => Err(RegisterError::CopiesFull { limit: ALL_COPIES }.into()),
            false => Ok(()),
        }
    }

    /// Adds to the evidence log, under the next number, with a copy if there is one: that number.
    pub(super) fn keep(
        &mut self,
        mut evidence: Evidence,
        copy: Option<KeptCopy>,
    ) -> Result<u32, ErrorKind> {
        if let Some(item) = evidence.item {
            self.get_mut(item)?;
        }
        evidence.copy = copy.as_ref().map(KeptCopy::size);
        if let Some(copy) = &copy {
            self.room_for(copy)?;
            evidence.sha256 = Some(copy.sha256());
        }
        let last = self.evidence.iter().map(|evidence| evidence.number).max();
        evidence.number = last.unwrap_or(0).saturating_add(1);
        let number = evidence.number;
        self.evidence.push(Box::new(evidence));
        let copied = copy.map(|bytes| Copied {
            evidence: number,
            bytes,
        });
        self.copies.extend(copied.map(Arc::new));
        Ok(number)
    }

    /// Takes an entry out of the evidence log, with its copy, which wipes both.
    pub(super) fn forget(&mut self, number: u32) -> Result<(), ErrorKind> {
        let mut places = self.evidence.iter();
        let at = places.position(|evidence| evidence.number == number);
        let at = at.ok_or(ErrorKind::Register(RegisterError::NoSuchEvidence {
            number,
        }))?;
        drop(self.evidence.remove(at));
        self.copies.retain(|copy| copy.evidence != number);
        Ok(())
    }

    /// Takes an entry out, which wipes it. What was noted of it in the evidence log stays, without its number, which
    /// another entry may get.
    pub(super) fn withdraw(&mut self, number: u32) -> Result<(), ErrorKind> {
        let mut places = self.entries.iter();
        let at = places.position(|entry| entry.number == number);
        let at = at.ok_or(ErrorKind::Register(RegisterError::NoSuchEntry { number }))?;
        drop(self.entries.remove(at));
        for evidence in &mut self.evidence {
            evidence.item = evidence.item.filter(|item| *item != number);
        }
        Ok(())
    }
}

impl Content for Entries {
    const TITLE: &'static str = super::TITLE;

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let written = Written {
            kind: KIND,
            version: VERSION,
            entries: &self.entries,
            evidence: &self.evidence,
            copies: self.copies.iter().map(AsRef::as_ref).collect(),
        };
        serde_json::to_writer(out, &written).map_err(io::Error::from)
    }

    fn read(json: &[u8]) -> Result<Self, VaultError> {
        title(json, KIND, VERSION, Self::TITLE)?;
        // serde_json's own words could repeat a part of what it read.
        let read: Read =
            serde_json::from_slice(json).map_err(|_| VaultError::Damaged { title: REGISTER })?;
        let entries = read.entries.iter().map(|entry| entry.number);
        let evidence = read.evidence.iter().map(|evidence| evidence.number);
        if !numbered(entries) || !numbered(evidence) {
            return Err(VaultError::Damaged { title: REGISTER });
        }
        let read = Self {
            entries: read.entries,
            evidence: read.evidence,
            copies: read.copies.into_iter().map(Arc::new).collect(),
        };
        match read.copies_belong() {
            true => Ok(read),
            false => Err(VaultError::Damaged { title: REGISTER }),
        }
    }
}
