//! The people of a family or a class.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::error::{ConsentError, ErrorKind};
use crate::letters::{composed, is_unseen, unmarked};

/// Longest name, in characters.
pub const LONGEST_NAME: usize = 100;

/// Grown up, or in which of three bands of age a child is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// 18 or older: decides alone.
    Adult,
    /// Up to six: can say whether they like a picture.
    #[strum(serialize = "under-7")]
    #[serde(rename = "under-7")]
    Under7,
    /// Seven to eleven: can tell who would see a picture.
    #[strum(serialize = "7-to-11")]
    #[serde(rename = "7-to-11")]
    From7,
    /// Twelve to seventeen: can tell what becomes of a picture that others keep.
    #[strum(serialize = "12-to-17")]
    #[serde(rename = "12-to-17")]
    From12,
}

impl Age {
    /// By age in years.
    pub fn of_years(years: u8) -> Self {
        match years {
            0..7 => Self::Under7,
            7..12 => Self::From7,
            12..18 => Self::From12,
            _ => Self::Adult,
        }
    }

    /// Whether parents decide, with the child.
    pub fn is_child(self) -> bool {
        self != Self::Adult
    }

    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// One person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// From 1; stays the same while the person is there, and is not given again.
    pub number: u32,
    /// As the keeper of the book calls the person; no other person has it.
    pub name: String,
    /// Grown up, or the band of age.
    #[zeroize(skip)]
    pub age: Age,
    /// Whether the person belongs to the family that keeps the book.
    #[zeroize(skip)]
    pub ours: bool,
    /// For a child, the names of everybody who holds parental authority: usually both parents.
    pub parents: Vec<String>,
}

// Names of children are not printed by accident.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Person({}, ..)", self.number)
    }
}

/// A name as it is kept: without spaces around it.
///
/// # Errors
/// [`ConsentError::UnfitName`] for an empty one, one over [`LONGEST_NAME`], or one with a slash (which parts names in a
/// class list) or a control character.
pub fn fit(name: &str) -> Result<String, ErrorKind> {
    let name = name.trim();
    let unfit = name.is_empty()
        || name.chars().count() > LONGEST_NAME
        || name.contains('/')
        || name.chars().any(char::is_control);
    if unfit {
        return Err(ErrorKind::Consent(ConsentError::UnfitName {
            name: name.chars().take(LONGEST_NAME).collect(),
        }));
    }
    Ok(name.to_owned())
}

/// Whether two names are one to a person, who reads them: in upper or lower case, with accents that are a part of their letter or stand behind it (as a
/// PDF often gives them), with spaces of any kind and number.
pub fn same(a: &str, b: &str) -> bool {
    form(a) == form(b)
}

/// Whether a name holds every word of what somebody typed, who may leave out accents and hyphens.
pub fn holds(name: &str, typed: &str) -> bool {
    let (name, typed) = (plain_words(name), plain_words(typed));
    !typed.is_empty() && typed.iter().all(|word| name.contains(word))
}

fn plain_words(name: &str) -> Vec<String> {
    let name = form(name);
    let plain = name.chars().map(|letter| match letter {
        // A syllable of Hangul is made of letters, and not of a letter and its marks.
        '가'..='힣' => letter,
        letter => unmarked(letter),
    });
    let plain: String = plain.collect();
    let words = plain.split([' ', '-', '\'', ',', '.']);
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn form(name: &str) -> String {
    let name = name.to_lowercase();
    let seen = composed(&name).filter(|letter| !is_unseen(*letter));
    let typed = seen.map(|letter| match letter {
        // Keyboards give a straight apostrophe and a short hyphen where a printed name has a bent one and one at which no line breaks.
        '’' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        letter => letter,
    });
    let typed: String = typed.collect();
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}
