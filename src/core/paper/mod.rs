//! Papers as values: what stands on one, line by line, in words that come from outside.
//!
//! The crate `ombrelle-papers` prints them; [`Paper::plain_text`] is the same to paste into a message or a form. Nothing here knows a language
//! or a page, but for the [`Size`] that a person may print on. Texts are data: whatever a name holds stands on the paper as it is.

mod error;
mod size;
mod text;

use zeroize::{Zeroize, ZeroizeOnDrop};

pub use error::Error;
pub use size::Size;

/// Which template a paper is set by: one file of `assets/papers` each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::VariantArray)]
pub enum Template {
    /// The authorisation form that parents sign.
    ConsentForm,
    /// The receipt of a decision.
    Receipt,
    /// The register's sheet for a help line.
    Sheet,
    /// A letter.
    Letter,
    /// Authorisation forms for a whole class, each on a page of its own.
    ClassForms,
    /// The plan of a session with a class.
    SessionPlan,
    /// A page to take home.
    HandOut,
    /// Drawings to colour.
    Drawings,
    /// Cards to cut out and to fold.
    Cards,
    /// A poster.
    Poster,
    /// A certificate.
    Certificate,
    /// The list of what is already out there of a child.
    Audit,
    /// The agreement that a family signs.
    Agreement,
    /// How to react when a child tells.
    WhenTold,
}

/// A paper. Names, reports and hashes on it are wiped from memory when it is dropped.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Paper {
    /// What it is set by.
    #[zeroize(skip)]
    pub template: Template,
    /// Its title, which readers show and screen readers say first.
    pub title: String,
    /// What stands on it.
    pub lines: Vec<Line>,
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Paper({:?}, {} lines)", self.template, self.lines.len())
    }
}

/// A line of a paper, in a person's language.
#[derive(Debug, Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub enum Line {
    /// The title; on a letter, what it is about.
    Title(String),
    /// The heading of a part.
    Heading(String),
    /// A sentence.
    Text(String),
    /// One of several things in a row.
    Item(String),
    /// A fact with its name before it.
    Fact {
        /// Its name.
        label: String,
        /// The fact.
        text: String,
    },
    /// Digits to be compared by eye.
    Code(String),
    /// An empty ruled line, to be filled in by hand.
    Ruled,
    /// A small square with a text beside it, to be ticked, or ticked already.
    Choice {
        /// The text.
        text: String,
        /// Whether it is ticked.
        chosen: bool,
    },
    /// A name with a ruled line beside it, to be filled in by hand.
    Blank {
        /// The name.
        label: String,
    },
    /// A row of the sender's or, `opposite`, of the addressee's address.
    Address {
        /// The row.
        text: String,
        /// Whether it stands on the other side of the page, where the addressee does.
        opposite: bool,
    },
    /// The place and the day of a letter.
    Dated(String),
    /// Who signs, with room above the name.
    Signature(String),
    /// What follows stands on a new page.
    Page,
    /// A part of a whole as a bar, with its name before it and its number behind.
    Bar {
        /// Its name.
        label: String,
        /// Its number, in words.
        text: String,
        /// How much of the bar is full, 0 to 100.
        percent: u8,
    },
    /// A drawing that comes with the program.
    Drawing {
        /// The name of its file in `assets/papers/drawings`, without the ending.
        name: String,
        /// What is seen on it.
        text: String,
    },
}

impl Line {
    /// What it says.
    pub fn said(&self) -> [&str; 2] {
        match self {
            Self::Title(text)
            | Self::Heading(text)
            | Self::Text(text)
            | Self::Item(text)
            | Self::Code(text)
            | Self::Dated(text)
            | Self::Signature(text)
            | Self::Address { text, .. }
            | Self::Choice { text, .. } => [text, ""],
            Self::Fact { label, text } | Self::Bar { label, text, .. } => [label, text],
            Self::Blank { label } => [label, ""],
            Self::Drawing { name, text } => [name, text],
            Self::Ruled | Self::Page => ["", ""],
        }
    }
}
