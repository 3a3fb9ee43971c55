//! What the words beside a photo tell: a caption is read before it is posted, by the rules that sort writing in photos
//! and by some that only running text needs.
//!
//! A rule finds a stretch of the caption and gives it a kind; where two rules find the same words, the first keeps them.
//! Rules and what they miss: docs/leaks.md.

mod patterns;
mod words;

use std::ops::Range;

use serde::Serialize;

use super::kind::{self, TextKind};
use crate::letters::composed;
use patterns as p;
use words::Words;

/// The version of the form of a [`Caption`]; raised when a reader of the old one could be misled.
pub const VERSION: u32 = 1;

/// How many characters of a caption are read; no place where captions are posted takes more than a few thousand.
const LONGEST: usize = 20_000;

/// What was found in a caption, the most telling first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Caption {
    /// The version of this form, 1.
    pub version: u32,
    /// The most telling first; within a kind, in the order of the caption.
    pub found: Vec<CaptionLeak>,
    /// Whether the whole caption was read: 20,000 characters are.
    pub complete: bool,
}

/// One thing that a caption tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaptionLeak {
    /// What it tells.
    pub kind: CaptionKind,
    /// Its words, as they stand in the caption; spaces and new lines are one space.
    pub content: String,
}

/// What a stretch of a caption tells, the most telling first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum CaptionKind {
    /// A school, a nursery, a club: where a child can be met.
    School,
    /// A day, its hour and a place: when and where somebody can be met.
    Meeting,
    /// A street, a postcode with its place.
    Address,
    /// A place that is named, or its coordinates.
    Place,
    /// A day of birth, with the word that says so.
    BirthDate,
    /// A national number, proven by its check digits (twelve countries).
    NationalNumber,
    /// A line for machines of a passport, an identity card or a visa.
    TravelDocument,
    /// A payment card.
    Card,
    /// A bank account (IBAN).
    Iban,
    /// A telephone number.
    Phone,
    /// A web address, an e-mail address, an account.
    Online,
    /// A first name, with the words that look like the rest of the name.
    Name,
    /// How old somebody is, or in which class.
    Age,
    /// A day, or when something happens every week.
    Date,
    /// A licence plate.
    Plate,
    /// A hashtag by which strangers look for pictures of children.
    Hashtag,
}

impl CaptionKind {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// What a caption tells. Nothing found does not mean that it tells nothing.
///
/// ```
/// use ombrelle_core::leaks::{CaptionKind, check_caption};
///
/// let told = check_caption("Emma, 6 ans, devant son école à Nantes");
/// assert!(told.found.iter().any(|leak| leak.kind == CaptionKind::Age && leak.content == "6 ans"));
/// ```
pub fn check_caption(text: &str) -> Caption {
    let mut letters = text.chars();
    let read: String = letters.by_ref().take(LONGEST).collect();
    let read: String = composed(&read).collect();
    let words = Words::of(&read);
    let mut finds = Finds {
        words: &words,
        taken: Vec::new(),
    };
    finds.hashtags();
    finds.all(CaptionKind::Online, &p::ACCOUNTS);
    finds.all(CaptionKind::Online, kind::online());
    finds.proved();
    finds.schools();
    finds.plates();
    finds.all(CaptionKind::Place, kind::coordinates());
    finds.all(CaptionKind::Place, &p::COORDINATES);
    finds.phones();
    finds.meetings();
    finds.all(CaptionKind::Date, &p::DATES);
    finds.ages();
    finds.addresses();
    finds.names();
    finds.places();
    finds.unlisted_names();
    let mut taken = finds.taken;
    taken.sort_by_key(|(kind, range)| (*kind, range.start));
    let mut found: Vec<CaptionLeak> = Vec::new();
    for (kind, range) in taken {
        let content = words.slice(&range).to_owned();
        let leak = CaptionLeak { kind, content };
        // A name that stands three times is told once.
        if !found.contains(&leak) {
            found.push(leak);
        }
    }
    Caption {
        version: VERSION,
        found,
        complete: letters.next().is_none(),
    }
}

/// What was found so far, as ranges of letters.
struct Finds<'w> {
    words: &'w Words,
    taken: Vec<(CaptionKind, Range<usize>)>,
}

impl Finds<'_> {
    /// Keeps a stretch, unless some of it was found as something else.
    fn take(&mut self, kind: CaptionKind, range: Range<usize>) {
        let range = self.words.trimmed(range);
        if range.is_empty() || self.is_taken(&range) {
            return;
        }
        self.taken.push((kind, range));
    }

    fn is_taken(&self, range: &Range<usize>) -> bool {
        let mut taken = self.taken.iter();
        taken.any(|(_, other)| other.start < range.end && range.start < other.end)
    }

    fn all(&mut self, kind: CaptionKind, patterns: &[regex_lite::Regex]) {
        for range in self.words.matches(patterns) {
            self.take(kind, range);
        }
    }

    /// Each hashtag: one that draws strangers, or one that holds a school or a name.
    fn hashtags(&mut self) {
        for range in self.words.hashtags() {
            let tag: String = self.words.slice(&range).chars().skip(1).collect();
            let folded = words::folded(&tag);
            let parts = words::parts(&tag);
            if p::draws_strangers(&folded) {
                self.take(CaptionKind::Hashtag, range);
            } else if names_school_or_club(&parts) {
                self.take(CaptionKind::School, range);
            } else if kind::has_first_name(&parts) || words::joined_name(&folded) {
                self.take(CaptionKind::Name, range);
            }
        }
    }

    /// Accounts, cards, documents, national numbers, days of birth.
    fn proved(&mut self) {
        for (kind, range) in self.words.proved() {
            let kind = match kind {
                TextKind::BirthDate => CaptionKind::BirthDate,
                TextKind::NationalNumber => CaptionKind::NationalNumber,
                TextKind::TravelDocument => CaptionKind::TravelDocument,
                TextKind::Card => CaptionKind::Card,
                TextKind::Iban => CaptionKind::Iban,
                _ => continue,
            };
            self.take(kind, range);
        }
    }

    /// A word for a school, with the words that look like its name.
    fn schools(&mut self) {
        for patterns in [kind::school(), kind::club()] {
            for range in self.words.matches(patterns) {
                self.take(CaptionKind::School, self.words.with_name(range));
            }
        }
        for range in self.words.matches_as_written(&p::SCHOOLS_AS_WRITTEN) {
            self.take(CaptionKind::School, self.words.with_name(range));
        }
    }

    /// Only plates whose three groups are joined by hyphens: whole lines of a photo are told with less.
    fn plates(&mut self) {
        for range in self.words.each() {
            let word = self.words.slice(&range);
            if word.matches('-').count() == 2 && kind::classify(word) == TextKind::Plate {
                self.take(CaptionKind::Plate, range);
            }
        }
    }

    fn phones(&mut self) {
        for range in self.words.matches(kind::phone()) {
            if kind::classify(self.words.slice(&range)) == TextKind::Phone {
                self.take(CaptionKind::Phone, range);
            }
        }
    }

    /// `mardi 16h30 au stade`, with the name of the stadium.
    fn meetings(&mut self) {
        for range in self.words.matches(&p::MEETINGS) {
            self.take(CaptionKind::Meeting, self.words.up_to_name(range));
        }
    }

    /// `6 ans`, but not `il y a 6 ans`; classes.
    fn ages(&mut self) {
        self.all(CaptionKind::Age, &p::CLASSES);
        for range in self.words.matches(&p::AGES) {
            let before = self.words.folded_before(range.start);
            if !p::NO_AGE_AFTER.iter().any(|words| before.ends_with(words)) {
                self.take(CaptionKind::Age, range);
            }
        }
    }

    fn addresses(&mut self) {
        for range in self.words.matches(&p::STREETS) {
            self.take(CaptionKind::Address, self.words.up_to_name(range));
        }
        for range in self.words.matches_as_written(&p::STREETS_AS_WRITTEN) {
            self.take(CaptionKind::Address, range);
        }
        for range in self.words.matches_as_written(kind::postcode()) {
            self.take(CaptionKind::Address, self.words.up_to_name(range));
        }
    }

    /// First names of the list, as people write them; those that are words too, where they can hardly be one.
    fn names(&mut self) {
        for range in self.words.each() {
            let word = self.words.slice(&range);
            let Some((at, name)) = words::name_in(word) else {
                continue;
            };
            let capital = name.chars().next().is_some_and(char::is_uppercase);
            let is_word = p::WORDS_TOO.contains(&words::folded(name).as_str());
            if is_word && (!capital || self.words.opens_sentence(range.start)) {
                continue;
            }
            let range = range.start + at..range.start + at + name.chars().count();
            self.take_name(range, capital);
        }
        for range in self.words.possessed() {
            self.take(CaptionKind::Name, range);
        }
    }

    /// A first name with the rest of the name, unless the rest was found as something else: `Yanis en CE2`.
    fn take_name(&mut self, range: Range<usize>, capital: bool) {
        let whole = self.words.full_name(range.clone());
        let range = match capital && !self.is_taken(&whole) {
            true => whole,
            false => range,
        };
        self.take(CaptionKind::Name, range);
    }

    /// Words in no list that are written like a name: with a capital inside a sentence, or at its beginning with what
    /// follows a name. Captions that write each word with a capital are not read so.
    fn unlisted_names(&mut self) {
        if self.words.is_title() {
            return;
        }
        for range in self.words.named_by_capital() {
            let word = words::folded(self.words.slice(&range));
            let known = p::NO_PLACES.contains(&word.as_str())
                || p::NO_NAMES.split_whitespace().any(|other| other == word);
            if known || self.is_taken(&range) || self.names_a_dish(&range) {
                continue;
            }
            // With another name behind it, it is somebody who is called like a town.
            let alone = self.words.full_name(range.clone()) == range;
            let town = p::TOWNS.split_whitespace().any(|town| town == word);
            match alone && town {
                true => self.take(CaptionKind::Place, range),
                false => self.take_name(range, true),
            }
        }
    }

    /// After a pin, or after a word such as `in`, what begins with a capital and is no month, day or feast.
    fn places(&mut self) {
        for range in self.words.matches_as_written(&p::PLACES_AS_WRITTEN) {
            self.take(CaptionKind::Place, range);
        }
        for range in self.words.pinned() {
            self.take(CaptionKind::Place, range);
        }
        for range in self.words.after(p::BEFORE_A_PLACE) {
            let first = words::folded(self.words.slice(&range));
            let before = self.words.folded_before(range.start);
            let somebody = p::BEFORE_SOMEBODY
                .iter()
                .any(|words| before.ends_with(words));
            let place = !somebody && !self.names_a_dish(&range);
            if place && !p::NO_PLACES.contains(&first.as_str()) {
                self.take(CaptionKind::Place, self.words.up_to_name(range));
            }
        }
    }

    /// Whether a place stands behind what is called after it: `savon de Marseille`.
    fn names_a_dish(&self, range: &Range<usize>) -> bool {
        let before = self.words.folded_before(range.start);
        p::DISHES.iter().any(|words| before.ends_with(words))
    }
}

/// Whether the words of a hashtag have one for a school or a club: an adult's team (`#FCNantes`) is not where a child is met.
fn names_school_or_club(parts: &str) -> bool {
    let folded = words::folded(parts);
    let mut patterns = kind::school().iter().chain(kind::club());
    patterns.any(|pattern| pattern.is_match(&folded))
}

#[cfg(test)]
mod tests;
