//! A class list with image-rights authorisations, as a table that spreadsheets read and write (docs/consent.md).
//!
//! Core knows no language: the words come from outside, as [`ClassListWords`].
//!
//! Reading is all or nothing: every line that cannot be used is reported with its number and the reason, and as long
//! as there is one, nothing gets into the book.

mod apply;
mod cells;
mod columns;
mod permission;
mod read;
#[cfg(test)]
mod tests;
mod text;
mod write;

use std::path::Path;

use crate::disk;
use crate::error::{Error, FileError};

pub use apply::{Imported, apply};
pub use columns::{ClassListWords, Column, Known, Title, plain, word};
pub use permission::{Meaning, Signed, Signers, Untaken, Why};
pub use read::{ClassList, Row, read, read_as};
pub use write::write;

/// Largest file, in bytes: a school of thousands fits.
pub const LARGEST: u64 = 4 << 20;

/// The bytes of a class list, for [`read()`].
///
/// # Errors
/// With the path: a reason of the group *file itself*, [`FileError::TooManyBytes`].
pub fn open(path: &Path) -> Result<Vec<u8>, Error> {
    match disk::read(path, LARGEST) {
        // An empty list is told with its lines, like one that has titles only.
        Err(error) if error.kind == FileError::EmptyFile => Ok(Vec::new()),
        read => Ok(read?),
    }
}

/// Why a line cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// The line in the file, from 1; the first one of a record that goes over several.
    pub line: u64,
    /// The child on that line, as the list has the name; empty where it is about no child.
    pub name: String,
    /// The earlier line which it goes against; none where there is none, or where that is the book.
    pub earlier: Option<u64>,
    /// Why.
    pub problem: Problem,
    /// The column concerned, where there is one.
    pub column: Option<Column>,
    /// Its title as it stands in the list, where that is known.
    pub title: Option<String>,
    /// What stands there, shortened; where agreements are missing, whose; where somebody agrees who is no parent, who.
    pub value: String,
}

impl LineFault {
    fn new(line: u64, problem: Problem, column: Option<Column>, value: &str) -> Self {
        Self {
            line,
            name: String::new(),
            earlier: None,
            problem,
            column,
            title: None,
            value: shortened(value),
        }
    }

    /// The same, about this child.
    fn about(self, name: &str) -> Self {
        Self {
            name: shortened(name),
            ..self
        }
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

/// What is wrong with a line. Each has words under its code in kebab case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr, strum::VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Problem {
    /// The file is no table of text.
    NotText,
    /// There is no line below the titles.
    NoLines,
    /// A column without which nothing is understood is missing.
    MissingColumn,
    /// A title is none of ours.
    UnknownColumn,
    /// Something stands in a column without a title.
    Untitled,
    /// A title stands twice.
    DoubleColumn,
    /// The line has more or fewer cells than there are titles.
    CellCount,
    /// A spreadsheet would run the cell as a formula.
    Formula,
    /// The name is empty, too long, or holds a slash.
    UnfitName,
    /// Neither an age in years nor one of the bands.
    BadAge,
    /// None of the audiences.
    BadAudience,
    /// Neither "shown" nor "covered", or without an audience.
    BadDecision,
    /// Neither a yes nor a no, in a column of permissions.
    BadPermission,
    /// No column of permissions has the title that was named.
    NoPermission,
    /// No day.
    BadDay,
    /// A day that means one thing in one country and another elsewhere.
    DoubtfulDay,
    /// A decision ends before it was agreed to.
    OverBefore,
    /// None of the answers, without an audience, or of a grown-up.
    BadReply,
    /// Somebody agrees who is not among the parents.
    NotAParent,
    /// An agreement without its day.
    NoDay,
    /// The same child and audience stand on an earlier line.
    Duplicate,
    /// Age or parents are others than on an earlier line or in the book.
    Contradicts,
    /// "Shown" without the agreement of each parent.
    ParentsMissing,
}

impl Problem {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether it is about the titles, so that it helps to see those that are read.
    pub fn is_about_titles(self) -> bool {
        matches!(
            self,
            Self::MissingColumn | Self::UnknownColumn | Self::DoubleColumn
        )
    }
}
