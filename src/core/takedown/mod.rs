//! Letters that take a picture down: which there are, what each needs, and what is known already.
//!
//! A [`Letter`] is a value: a kind and its fields. It is filled from a withdrawn decision, from a photo noted in the consent book or from an item of the register, and by hand;
//! [`Letter::check`] says what is missing by the rule of its kind. Its sentences are in `i18n`. Nothing is sent: the person does that.
//!
//! Sources: French Civil Code, articles 9, 371-1 and 372-1; GDPR (Regulation (EU) 2016/679), articles 7(3), 12, 17, 19, 21; Digital Services Act
//! (Regulation (EU) 2022/2065), article 16.

mod error;
mod known;

use std::collections::BTreeMap;

use strum::VariantArray;
use zeroize::Zeroize;

pub use error::Error;

/// Letters that one field holds at most.
pub const LONGEST_FIELD: usize = 4000;

/// A kind of letter.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Kind {
    /// A kind request to somebody of the family or a friend.
    Relatives,
    /// A request to a club.
    Club,
    /// A request to a school.
    School,
    /// A formal request under the right to one's image.
    ImageRights,
    /// Erasure (GDPR, article 17).
    Erasure,
    /// Objection to training and to face search (GDPR, article 21).
    Objection,
    /// Notice to a host (Digital Services Act, article 16).
    HostNotice,
    /// Withdrawal of an authorisation that was given to a school.
    SchoolWithdrawal,
}

/// Whose law a formal letter names.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Law {
    /// France: the Civil Code by its articles.
    France,
    /// Any other country: what most laws have in common.
    General,
}

/// What a letter is filled with.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Field {
    /// Who writes and signs.
    Sender,
    /// Where the sender lives; a line each.
    Address,
    /// How the sender is reached: an e-mail address.
    Contact,
    /// To whom.
    Addressee,
    /// The addressee's postal or e-mail address; a line each.
    AddresseeAddress,
    /// The child who is shown; empty where it is the sender.
    Child,
    /// Which pictures; a line each.
    Photos,
    /// Where they were seen: links or words, a line each.
    Places,
    /// The day on which it had been agreed to.
    Agreed,
    /// The day on which that was withdrawn.
    Withdrawn,
    /// What else is to be said about why.
    Reason,
    /// Where it is signed.
    Town,
    /// The day of the letter.
    Day,
}

/// Whether a letter can do without a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It cannot.
    Required,
    /// It can.
    Optional,
}

macro_rules! coded {
    ($($name:ty),*) => {$(
        impl $name {
            /// Its name in commands and catalogues, in kebab case.
            pub fn code(self) -> &'static str {
                self.into()
            }

            /// All, in the order in which people are asked.
            pub fn all() -> &'static [Self] {
                <Self as VariantArray>::VARIANTS
            }
        }
    )*};
}

coded!(Kind, Law, Field);

impl Kind {
    /// What a letter of this kind is filled with, in the order in which people are asked. What the article's own list demands is required: of a
    /// host notice the exact places (article 16(2)(b)), the name and an e-mail address (c).
    pub fn fields(self) -> impl Iterator<Item = (Field, Need)> {
        Field::all()
            .iter()
            .filter_map(move |field| Some((*field, self.need(*field)?)))
    }

    /// Whether it names the law of a country.
    pub fn names_a_law(self) -> bool {
        matches!(self, Self::ImageRights | Self::HostNotice)
    }

    fn need(self, field: Field) -> Option<Need> {
        let kind = matches!(self, Self::Relatives);
        match field {
            Field::Sender | Field::Addressee | Field::Day => Some(Need::Required),
            Field::Address | Field::AddresseeAddress | Field::Town if kind => None,
            Field::Address | Field::AddresseeAddress | Field::Child | Field::Town => {
                Some(Need::Optional)
            }
            Field::Contact | Field::Places if self == Self::HostNotice => Some(Need::Required),
            Field::Photos
                if !matches!(
                    self,
                    Self::Objection | Self::SchoolWithdrawal | Self::HostNotice
                ) =>
            {
                Some(Need::Required)
            }
            Field::Contact | Field::Photos | Field::Places | Field::Reason => Some(Need::Optional),
            Field::Agreed | Field::Withdrawn => match self {
                Self::Objection | Self::HostNotice => None,
                _ => Some(Need::Optional),
            },
        }
    }
}

/// A letter before it has words.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its kind.
    pub kind: Kind,
    /// Whose law it names, where it names one.
    pub law: Law,
    /// Whether a host notice goes without a name: about the sexual abuse of a child none is demanded (Digital Services Act, article 16(2)(c)).
    pub unnamed: bool,
    fields: BTreeMap<Field, String>,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Letter({:?}, ..)", self.kind)
    }
}

impl Drop for Letter {
    fn drop(&mut self) {
        self.fields.values_mut().for_each(Zeroize::zeroize);
    }
}

impl Letter {
    /// An empty one.
    pub fn new(kind: Kind, law: Law) -> Self {
        Self {
            kind,
            law,
            unnamed: false,
            fields: BTreeMap::new(),
        }
    }

    /// Fills a field in; with an empty text it is empty again.
    pub fn fill(&mut self, field: Field, text: &str) {
        let lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|l| !l.is_empty())
            .collect();
        let old = match lines.is_empty() {
            true => self.fields.remove(&field),
            false => self.fields.insert(field, lines.join("\n")),
        };
        old.unwrap_or_default().zeroize();
    }

    /// Adds a line to a field.
    pub fn add(&mut self, field: Field, line: &str) {
        // What it holds, whether or not this kind of letter shows it.
        let there = self.fields.get(&field).map_or("", String::as_str);
        let text = zeroize::Zeroizing::new(format!("{there}\n{line}"));
        self.fill(field, &text);
    }

    /// What a field holds, a line each; empty where nothing is known or the kind has no such field.
    pub fn text(&self, field: Field) -> &str {
        match self.kind.need(field) {
            // A name that was filled in from the book does not slip into a letter without one.
            _ if self.unnamed && names_the_sender(field) => "",
            None => "",
            Some(_) => self.fields.get(&field).map_or("", String::as_str),
        }
    }

    /// The fields of its kind and what they hold, in the order in which people are asked: what is shown before it is written.
    pub fn fields(&self) -> impl Iterator<Item = (Field, Need, &str)> {
        let wanted = self.kind.fields();
        let wanted = wanted.filter(|(field, _)| !(self.unnamed && names_the_sender(*field)));
        wanted.map(|(field, need)| (field, need, self.text(field)))
    }

    /// Whether it can be written.
    ///
    /// # Errors
    /// [`Error::LetterIncomplete`] with all that is missing; [`Error::LetterFieldOneLine`]; [`Error::LetterFieldTooLong`];
    /// [`Error::LetterNeedsAName`].
    pub fn check(&self) -> Result<(), Error> {
        if self.unnamed && self.kind != Kind::HostNotice {
            return Err(Error::LetterNeedsAName);
        }
        let missing: Vec<Field> = self
            .fields()
            .filter(|(_, need, text)| *need == Need::Required && text.is_empty())
            .map(|(field, ..)| field)
            .collect();
        if !missing.is_empty() {
            return Err(Error::LetterIncomplete { fields: missing });
        }
        let broken = |(field, _, text): &(Field, Need, &str)| {
            stands_in_a_sentence(*field) && text.contains('\n')
        };
        if let Some((field, ..)) = self.fields().find(broken) {
            return Err(Error::LetterFieldOneLine { field });
        }
        let long = |(_, _, text): &(Field, Need, &str)| text.chars().count() > LONGEST_FIELD;
        match self.fields().find(long) {
            Some((field, ..)) => Err(Error::LetterFieldTooLong {
                field,
                limit: LONGEST_FIELD,
            }),
            None => Ok(()),
        }
    }
}

fn names_the_sender(field: Field) -> bool {
    matches!(field, Field::Sender | Field::Address | Field::Contact)
}

/// Whether a letter says it in the middle of a sentence, where a second line has no place: two children are two letters.
fn stands_in_a_sentence(field: Field) -> bool {
    matches!(
        field,
        Field::Child | Field::Agreed | Field::Withdrawn | Field::Town | Field::Day
    )
}

#[cfg(test)]
mod tests;
