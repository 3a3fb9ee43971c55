//! The names of the album book as this page offers them: those that were not given to anybody else yet first, found by their
//! first letters.

use std::collections::HashSet;

use ombrelle_core::consent::{Audience, Person, Ruling, rule};
use ombrelle_core::letters::without_accent;

use super::{Named, State};

/// Somebody that a group can be named.
pub struct Offered<'a> {
    /// The number in the album book.
    pub number: u32,
    /// Who it is.
    pub person: &'a Person,
    /// Whether no other group has this name yet.
    pub free: bool,
}

impl State {
    /// Whom the album book lets a group be, those whose names are found by what was typed.
    pub(super) fn found_names(&self) -> Vec<Offered<'_>> {
        let mut given: HashSet<u32> = self
            .who
            .cards
            .iter()
            .filter_map(|card| match self.named(card) {
                Named::As(person, _) => Some(person),
                Named::Not | Named::Several => None,
            })
            .collect();
        // Whoever is asked what this group is called finds its name where it stood before it was given.
        if let Some(Named::As(person, _)) = self.who.card().map(|card| self.named(card)) {
            given.remove(&person);
        }
        let mut all: Vec<Offered<'_>> = self
            .book
            .people()
            .filter(|person| is_found(&person.name, &self.who.find))
            .map(|person| Offered {
                number: person.number,
                person,
                free: !given.contains(&person.number),
            })
            .collect();
        all.sort_by_key(|offered| !offered.free);
        all
    }

    /// What the album book says of somebody, for those who will see the photos.
    pub(super) fn ruling(&self, person: u32) -> Ruling {
        let audience = self.audience.unwrap_or(Audience::Public);
        let today = ombrelle_core::calendar::today();
        rule(&self.book, Some(person), audience, today)
    }
}

/// Whether a word of a name begins with what was typed, in upper or lower case, with accents or without.
fn is_found(name: &str, typed: &str) -> bool {
    let plain = |text: &str| -> String {
        let letters = text.trim().chars().flat_map(char::to_lowercase);
        letters.map(without_accent).collect()
    };
    let (name, typed) = (plain(name), plain(typed));
    let begins = |part: &str| part.starts_with(&typed);
    let words = name.match_indices([' ', '-', '’', '\'']);
    let mut words = words.filter_map(|(at, mark)| name.get(at + mark.len()..));
    begins(&name) || words.any(begins)
}

#[cfg(test)]
mod tests {
    use super::is_found;

    #[test]
    fn the_first_letters_of_any_word_find_a_name() {
        for typed in ["", "lea", "LÉ", "ma", " léa-", "m", "léa-marie"] {
            assert!(is_found("Léa-Marie Dupont", typed), "{typed}");
        }
        assert!(is_found("Inès d’Arc", "arc"));
        for typed in ["ea", "x", "dupond"] {
            assert!(!is_found("Léa-Marie Dupont", typed), "{typed}");
        }
    }
}
