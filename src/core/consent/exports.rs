//! Which exported photos a decision concerned and where they were posted, so that they can be taken down when it is withdrawn, and looked at
//! again once a year.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::decision::Audience;
use crate::calendar;
use crate::error::{ConsentError, ErrorKind};

/// Longest words about a place, in characters.
pub const LONGEST_PLACE: usize = 500;

/// Places that one photo can have: a book stays a book.
pub const MOST_PLACES: usize = 50;

/// A photo that left with somebody's face shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// From 1.
    pub number: u32,
    /// The day.
    #[zeroize(skip)]
    pub day: Date,
    /// For whom.
    #[zeroize(skip)]
    pub audience: Audience,
    /// What finds it again, in the words that the person chose: a name, a place.
    pub photo: String,
    /// Who is shown, and on which decision.
    #[zeroize(skip)]
    pub shown: Vec<Shown>,
    /// Where it was posted, oldest note first; in books of version 1 nobody said.
    #[serde(default)]
    pub posted: Vec<Posted>,
    /// The day on which somebody last looked whether it is still where it was posted.
    #[serde(default)]
    #[zeroize(skip)]
    pub looked: Option<Date>,
}

/// Where a photo was posted, in the person's own words. Nothing here opens a link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Posted {
    /// A platform, a chat, a notice board; a link stands in it as text.
    pub place: String,
    /// Since which day.
    #[zeroize(skip)]
    pub on: Date,
}

impl Posted {
    /// A place as it is kept: in one line, without spaces around it.
    ///
    /// # Errors
    /// [`ConsentError::UnfitPlace`] for an empty one, one of more than 500 characters, or one with a control character.
    pub fn new(place: &str, on: Date) -> Result<Self, ErrorKind> {
        let place = place.trim();
        let unfit = place.is_empty()
            || place.chars().count() > LONGEST_PLACE
            || place.chars().any(char::is_control);
        match unfit {
            true => Err(ErrorKind::Consent(ConsentError::UnfitPlace)),
            false => Ok(Self {
                place: place.to_owned(),
                on,
            }),
        }
    }
}

impl Export {
    /// The first day from which it is to be looked at again: a year after somebody last looked, or else after it was first posted, or left.
    pub fn look_again_from(&self) -> Date {
        let posted = self.posted.iter().map(|posted| posted.on).min();
        let last = self.looked.or(posted).unwrap_or(self.day);
        calendar::a_year_after(last)
    }

    /// Whether another one shows the same people.
    fn shows_whom(&self, other: &Self) -> bool {
        let within = |a: &Self, b: &Self| {
            let there = |shown: &Shown| b.shown.iter().any(|other| other.person == shown.person);
            a.shown.iter().all(there)
        };
        within(self, other) && within(other, self)
    }
}

/// Copies of the same photo for the same audience as one: of the newest day, with the places of all, and the last day on which somebody looked. A copy
/// that was made again is noted again, and is there once. Names of cameras begin anew in each folder: copies of one name that show other people are
/// copies of other photos, and of those that show the same ones a front end says that they may be. A neutral name says nothing of whose copy it is,
/// so that each copy of such a name is one of its own.
pub fn once(exports: &[Export]) -> Vec<Export> {
    let counted = counted(exports).into_iter();
    counted.map(|(export, _)| export).collect()
}

/// The same, each with how often it was noted.
pub fn counted(exports: &[Export]) -> Vec<(Export, usize)> {
    let mut all: Vec<(Export, usize)> = Vec::new();
    for export in exports {
        let same = |(there, _): &&mut (Export, usize)| {
            let named = (&there.photo, there.audience) == (&export.photo, export.audience);
            named && !is_neutral(&export.photo) && there.shows_whom(export)
        };
        let Some((there, times)) = all.iter_mut().find(same) else {
            all.push((export.clone(), 1));
            continue;
        };
        *times += 1;
        let new = there.day < export.day;
        let looked = there.looked.max(export.looked);
        for posted in &export.posted {
            if !there.posted.contains(posted) {
                there.posted.push(posted.clone());
            }
        }
        if new {
            let posted = std::mem::take(&mut there.posted);
            *there = export.clone();
            there.posted = posted;
        }
        there.looked = looked;
    }
    all
}

/// Whether it is one of the program's own names that tell nothing (`photo-1.jpg`), which are counted anew in each folder: two photos that have the
/// same are two photos, also behind words that somebody chose for several.
fn is_neutral(name: &str) -> bool {
    let name = name.rsplit(": ").next().unwrap_or(name);
    let number = name.strip_prefix("photo-");
    let number = number.and_then(|rest| Some(rest.split_once('.')?.0));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
}

/// Somebody shown in an exported photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Who.
    pub person: u32,
    /// On which decision.
    pub decision: u32,
}

impl fmt::Debug for Posted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Posted(.., {})", self.on)
    }
}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Export({}, ..)", self.number)
    }
}
