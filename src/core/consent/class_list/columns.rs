//! The columns, and the words of a list: core knows none, each language brings its own.

use super::super::{Age, Audience, Reply, Visibility};
use crate::letters::{composed, without_accent};

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

/// What stands in a column of a list, by its title. A school's own list parts names and parents in its own way, and has columns that say
/// nothing of who may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Title {
    /// One of our columns.
    Ours(Column),
    /// The child's first name; the family name, if any, stands beside it.
    FirstName,
    /// The child's family name.
    FamilyName,
    /// First and family name in one cell.
    FullName,
    /// The day of birth, of which the band of age is taken and nothing else.
    Birth,
    /// One parent of several, each with a column.
    Parent,
    /// A yes or a no to photos, which says neither for whom nor who signed.
    Permission,
    /// Something that is left aside: the class, a number.
    Aside,
    /// Nothing, as spreadsheets leave columns behind that were emptied: nothing may stand below it either.
    Untitled,
}

impl Title {
    /// What a title says, in any language; none where nobody can know.
    pub fn of(title: &str, known: Known<'_>) -> Option<Self> {
        let ours = value(known, |words| words.titles, title).map(Self::Ours);
        ours.or_else(|| value(known, |words| words.other_titles, title))
    }

    /// The column of ours that it fills; none for what is left aside.
    pub fn fills(self) -> Option<Column> {
        match self {
            Self::Ours(column) => Some(column),
            Self::FirstName | Self::FamilyName | Self::FullName => Some(Column::Name),
            Self::Birth => Some(Column::Age),
            Self::Parent => Some(Column::Parents),
            Self::Permission => Some(Column::Decision),
            Self::Aside | Self::Untitled => None,
        }
    }

    /// Whether both can stand in one list.
    pub fn goes_with(self, other: Self) -> bool {
        use Title as T;
        match (self, other) {
            (T::Aside | T::Untitled, _) | (_, T::Aside | T::Untitled) => true,
            (T::Parent, T::Parent) => true,
            (T::Parent, T::Ours(Column::Parents)) | (T::Ours(Column::Parents), T::Parent) => true,
            (T::FirstName, T::FamilyName | T::Ours(Column::Name)) => true,
            (T::FamilyName | T::Ours(Column::Name), T::FirstName) => true,
            _ => self.fills() != other.fills(),
        }
    }

    /// Whether it is enough to fill its column: a family name alone names nobody.
    pub fn suffices(self) -> bool {
        self != Self::FamilyName
    }
}

/// The words of a class list in one language, and how spreadsheets part its cells there.
///
/// Where a value has several words, the first is written and all are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassListWords {
    /// What stands between cells where a list is written: a comma or a semicolon.
    pub separator: u8,
    /// The title of each column.
    pub titles: &'static [(Column, &'static str)],
    /// Titles of other people's lists that can mean one thing only. None of them is written.
    pub other_titles: &'static [(Title, &'static str)],
    /// The bands of age.
    pub ages: &'static [(Age, &'static str)],
    /// The audiences.
    pub audiences: &'static [(Audience, &'static str)],
    /// The decisions.
    pub wishes: &'static [(Visibility, &'static str)],
    /// What stands besides in columns of permissions. None of these words is written.
    pub permissions: &'static [(Visibility, &'static str)],
    /// The children's answers.
    pub replies: &'static [(Reply, &'static str)],
}

impl ClassListWords {
    /// The title of a column.
    pub fn title(&self, column: Column) -> &'static str {
        word(self.titles, column)
    }
}

/// What is read: the words of every language that there is.
pub type Known<'w> = &'w [&'w ClassListWords];

/// A word as it is compared: lower case, without accents, and with one kind of space, hyphen and apostrophe.
pub fn plain(text: &str) -> String {
    let letter = |c: char| match c {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        '_' | '-' | '\u{2010}' | '\u{2011}' | '\u{a0}' | '\u{202f}' | '\'' | '’' => ' ',
        other => without_accent(other),
    };
    let text: String = composed(text.trim()).collect();
    text.to_lowercase().chars().map(letter).collect()
}

/// The value of a word in any language.
pub fn value<T: Copy + 'static>(
    known: Known<'_>,
    table: impl Fn(&ClassListWords) -> &'static [(T, &'static str)],
    text: &str,
) -> Option<T> {
    let wanted = plain(text);
    let mut words = known.iter().flat_map(|words| table(words));
    let found = words.find(|(_, word)| plain(word) == wanted);
    found.map(|(value, _)| *value)
}

/// The word that is written for a value; empty where the language has none.
pub fn word<T: PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    let found = table.iter().find(|(one, _)| *one == value);
    found.map_or("", |(_, word)| word)
}
