//! The kit to print: what stands on each paper. Who prints it puts the help lines of a country and the cards of a room in their places.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::Text;
use crate::rooms::Key;

/// How a paper looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::VariantArray)]
#[serde(rename_all = "kebab-case")]
pub enum Look {
    /// A plan with times, or a page for grown-ups who are to know more.
    SessionPlan,
    /// A page to take home, in larger letters.
    HandOut,
    /// Drawings to colour, with few words.
    Drawings,
    /// Cards to cut out and to fold.
    Cards,
    /// A poster.
    Poster,
    /// The authorisation form that parents sign, empty.
    Form,
    /// The certificate of the licence.
    Certificate,
}

/// A paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sheet {
    /// Its name in the code.
    pub key: String,
    /// How it looks.
    pub look: Look,
    /// The name of its file, without an ending: small letters, digits, hyphens.
    pub file: Text,
    /// Its title.
    pub title: Text,
    /// What stands on it.
    pub lines: Vec<Line>,
}

/// What stands on a paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Line {
    /// The heading of a part.
    Heading(Text),
    /// A sentence.
    Text(Text),
    /// One of several things in a row.
    Item(Text),
    /// A step of a plan.
    Step {
        /// How long it takes.
        minutes: u8,
        /// What is done.
        text: Text,
    },
    /// A fact with its name before it.
    Fact([Text; 2]),
    /// A box to tick.
    Choice(Text),
    /// An empty line to write on, with its name.
    Blank(Text),
    /// A drawing of `assets/papers/drawings`.
    Drawing {
        /// The name of its file, without the ending.
        name: String,
        /// What is seen on it, or said beside it.
        says: Text,
    },
    /// The cards of a room.
    Cards(Key),
    /// Who helps.
    Help,
    /// What follows stands on a new page.
    Page,
    /// The questions of the pupils' sheet.
    Sheet,
    /// A page for each room.
    Rooms,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Kit {
    paper: Vec<Sheet>,
}

static KIT: LazyLock<Kit> = LazyLock::new(|| {
    // A test reads it; without it there is nothing to print.
    toml::from_str(include_str!("../../assets/workshop/kit.toml")).unwrap_or_default()
});

/// All papers.
pub fn sheets() -> &'static [Sheet] {
    &KIT.paper
}

/// The certificate of the licence.
pub fn certificate() -> Option<&'static Sheet> {
    sheets()
        .iter()
        .find(|sheet| sheet.look == Look::Certificate)
}

impl Sheet {
    /// How long a plan takes; 0 where nothing is planned.
    pub fn minutes(&self) -> u32 {
        let steps = self.lines.iter().map(|line| match line {
            Line::Step { minutes, .. } => u32::from(*minutes),
            _ => 0,
        });
        steps.sum()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantArray;

    use super::*;
    use crate::rooms;

    #[test]
    fn there_is_a_paper_of_every_look_and_every_file_has_a_name_of_its_own() {
        for look in Look::VARIANTS {
            assert!(sheets().iter().any(|sheet| sheet.look == *look), "{look:?}");
        }
        for at in 0..2 {
            let name = |sheet: &'static Sheet| sheet.file.all()[at].1;
            let names: BTreeSet<&str> = sheets().iter().map(name).collect();
            assert_eq!(names.len(), sheets().len());
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            assert!(
                names.iter().all(|name| name.chars().all(plain)),
                "{names:?}"
            );
        }
        assert!(certificate().is_some());
    }

    #[test]
    fn a_session_takes_45_to_55_minutes() {
        let minutes = sheets().iter().map(Sheet::minutes);
        let minutes: Vec<u32> = minutes.filter(|all| *all > 0).collect();
        // Four ages, and the parents' evening.
        assert_eq!(minutes.len(), 5);
        assert!(
            minutes.iter().all(|all| (45..=55).contains(all)),
            "{minutes:?}"
        );
    }

    #[test]
    fn whoever_reads_a_paper_about_harm_reads_who_helps() {
        let without = [
            "drawings-under-7",
            "poster-ask",
            "club-form",
            "club-photographer",
            "sheet",
            "certificate",
        ];
        for sheet in sheets() {
            let helps = sheet
                .lines
                .iter()
                .any(|line| matches!(line, Line::Help | Line::Rooms | Line::Cards(_)));
            assert!(
                helps != without.contains(&sheet.key.as_str()),
                "{}",
                sheet.key
            );
        }
    }

    #[test]
    fn every_room_with_cards_has_them_printed() {
        let lines = sheets().iter().flat_map(|sheet| &sheet.lines);
        let printed: BTreeSet<Key> = lines
            .filter_map(|line| match line {
                Line::Cards(room) => Some(*room),
                _ => None,
            })
            .collect();
        let with = Key::VARIANTS.iter().copied();
        let with: BTreeSet<Key> = with.filter(|key| rooms::cards(*key).count() > 0).collect();
        assert_eq!(printed, with);
    }
}
