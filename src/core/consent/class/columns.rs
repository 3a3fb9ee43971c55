//! The columns and the words in them, in each language that a list may be written in.

use super::super::{Age, Audience, Reply, Wish};
use crate::letters::without_accent;

/// In which language a list is written; any is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Speech {
    /// English titles, commas.
    English,
    /// French titles, semicolons, as Excel writes them in French.
    French,
}

/// A column, in the order in which it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::VariantArray)]
pub enum Column {
    /// The child's name.
    Name,
    /// Its age in years, or the band.
    Age,
    /// Its parents, with slashes between.
    Parents,
    /// For whom the line decides.
    Audience,
    /// Shown or covered.
    Decision,
    /// The last day on which that holds.
    Until,
    /// Who agreed, with slashes between.
    AgreedBy,
    /// On which day.
    AgreedOn,
    /// What the child said.
    Child,
}

impl Column {
    /// The title in a language.
    pub fn title(self, speech: Speech) -> &'static str {
        let (english, french) = match self {
            Self::Name => ("name", "nom"),
            Self::Age => ("age", "âge"),
            Self::Parents => ("parents", "parents"),
            Self::Audience => ("audience", "diffusion"),
            Self::Decision => ("decision", "décision"),
            Self::Until => ("until", "jusqu’au"),
            Self::AgreedBy => ("agreed by", "accord de"),
            Self::AgreedOn => ("agreed on", "accord le"),
            Self::Child => ("child says", "avis de l’enfant"),
        };
        match speech {
            Speech::English => english,
            Speech::French => french,
        }
    }

    /// The column of a title, in any language.
    pub fn of(title: &str) -> Option<Self> {
        let wanted = plain(title);
        let is = |column: &&Self| {
            [Speech::English, Speech::French]
                .map(|s| plain(column.title(s)))
                .contains(&wanted)
        };
        <Self as strum::VariantArray>::VARIANTS
            .iter()
            .find(is)
            .copied()
    }
}

/// A word as it is compared: lower case, without accents, and with one kind of space, hyphen and apostrophe.
pub fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        '_' | '-' | '\u{2010}' | '\u{2011}' | '\u{a0}' | '\u{202f}' | '\'' | '’' => ' ',
        other => without_accent(other),
    };
    let lower = text.trim().to_lowercase();
    lower.chars().map(letter).collect()
}

/// A value with its word in both languages.
type Named<T> = (T, &'static str, &'static str);

/// The bands of age.
pub const AGES: [Named<Age>; 4] = [
    (Age::Adult, "adult", "adulte"),
    (Age::Under7, "under 7", "moins de 7"),
    (Age::From7, "7 to 11", "7 à 11"),
    (Age::From12, "12 to 17", "12 à 17"),
];

/// The audiences.
pub const AUDIENCES: [Named<Audience>; 4] = [
    (Audience::OnlyUs, "only us", "entre nous"),
    (Audience::FamilyChat, "family chat", "famille"),
    (Audience::ClosedGroup, "closed group", "groupe fermé"),
    (Audience::Public, "public", "public"),
];

/// The decisions; `yes` and `no` are read as well.
pub const WISHES: [Named<Wish>; 4] = [
    (Wish::Shown, "shown", "montré"),
    (Wish::Covered, "covered", "couvert"),
    (Wish::Shown, "yes", "oui"),
    (Wish::Covered, "no", "non"),
];

/// The children's answers.
pub const REPLIES: [Named<Reply>; 4] = [
    (Reply::Yes, "yes", "oui"),
    (Reply::No, "no", "non"),
    (Reply::OnlyCovered, "only covered", "seulement couvert"),
    (Reply::DontKnow, "don't know", "ne sait pas"),
];

/// The value of a word in any language.
pub fn value<T: Copy>(named: &[Named<T>], text: &str) -> Option<T> {
    let wanted = plain(text);
    let is = |(_, en, fr): &&Named<T>| plain(en) == wanted || plain(fr) == wanted;
    named.iter().find(is).map(|(value, ..)| *value)
}

/// The word of a value in a language.
pub fn word<T: Copy + PartialEq>(named: &[Named<T>], value: T, speech: Speech) -> &'static str {
    let found = named.iter().find(|(one, ..)| *one == value);
    found.map_or("", |(_, english, french)| match speech {
        Speech::English => english,
        Speech::French => french,
    })
}
