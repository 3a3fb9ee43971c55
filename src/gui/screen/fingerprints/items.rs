//! The items of an open register as they are listed: numbers, names, days, reports; no hashes. Wiped when it is locked.

use ombrelle_core::plan::{Entry, FileKind, Register, Reported};
use ombrelle_i18n::Words;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// One of them.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Item {
    /// Its number.
    pub number: u32,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The day on which it was added.
    pub day: String,
    /// Picture or video.
    #[zeroize(skip)]
    pub kind: FileKind,
    /// Where it was reported.
    pub reported: Vec<Reported>,
}

/// All of them, in the order in which they were added. Boxed, so that a growing list leaves no name behind in memory.
#[derive(Default)]
#[allow(clippy::vec_box, reason = "moving a box leaves no name behind")]
pub struct Items(Vec<Box<Item>>);

impl Items {
    /// Those of a register.
    pub fn of(register: &Register) -> Self {
        Self(register.entries().iter().map(Item::of).collect())
    }

    /// One after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Item> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The one with this number.
    pub fn get(&self, number: u32) -> Option<&Item> {
        self.iter().find(|item| item.number == number)
    }
}

impl Item {
    fn of(entry: &Entry) -> Box<Self> {
        Box::new(Self {
            number: entry.number,
            name: entry.name.clone(),
            day: entry.added.to_string(),
            kind: entry.fingerprint.kind,
            reported: entry.reported.clone(),
        })
    }

    /// Number, name or kind, and day, as the command lists it.
    pub fn title(&self, words: &Words) -> String {
        words.item(self.number, self.kind, &self.name, &self.day)
    }

    /// A line for each report.
    pub fn reports(&self, words: &Words) -> Vec<String> {
        let line = |reported: &Reported| words.reported(reported).trim_start().to_owned();
        self.reported.iter().map(line).collect()
    }
}
