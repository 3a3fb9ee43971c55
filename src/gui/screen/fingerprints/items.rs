//! The items of an open register as they are listed, and its evidence log: numbers, names, days, words, reports; no hashes of pictures, no
//! copies. Wiped when it is locked.

use ombrelle_core::calendar::Date;
use ombrelle_core::register::fingerprint::FileKind;
use ombrelle_core::register::{Entry, Evidence, Origin, Register, Reported};
use ombrelle_i18n::{Words, capitalised};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// One of them.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Item {
    /// Its number.
    pub number: u32,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The day on which it was added.
    #[zeroize(skip)]
    pub day: Date,
    /// Picture or video.
    #[zeroize(skip)]
    pub kind: FileKind,
    /// How it came to be, as the person says.
    #[zeroize(skip)]
    pub origin: Origin,
    /// Where it was reported.
    pub reported: Vec<Reported>,
}

/// All of them, in the order in which they were added, and the log by day. Boxed, so that a growing list leaves no name behind in memory.
#[derive(Default)]
#[allow(clippy::vec_box, reason = "moving a box leaves no name behind")]
pub struct Items {
    items: Vec<Box<Item>>,
    log: Vec<Box<Evidence>>,
}

impl Items {
    /// Those of a register.
    pub fn of(register: &Register) -> Self {
        let log = register.content().evidence().into_iter();
        Self {
            items: register.content().iter().map(Item::of).collect(),
            log: log.cloned().map(Box::new).collect(),
        }
    }

    /// One after the other.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Item> {
        self.items.iter().map(AsRef::as_ref)
    }

    /// What was noted, the oldest day first.
    pub fn log(&self) -> Vec<&Evidence> {
        self.log.iter().map(AsRef::as_ref).collect()
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
            day: entry.added,
            kind: entry.fingerprint.kind,
            origin: entry.origin,
            reported: entry.reported.clone(),
        })
    }

    /// Number, name or kind, and day, as the command lists it.
    pub fn title(&self, words: &Words) -> String {
        words.item(self.number, self.kind, &self.name, self.day)
    }

    /// A line for each report.
    pub fn reports(&self, words: &Words) -> Vec<String> {
        let line = |reported: &Reported| capitalised(words.reported(reported).trim_start());
        self.reported.iter().map(line).collect()
    }
}
