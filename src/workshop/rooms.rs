//! The rooms of a session: what each is for, what is done in it, what is talked about, and a page for whoever leads it; and the cards for three of them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::Text;

/// A room, in the order of a session.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
    strum::VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Key {
    /// [`crate::pixel`].
    OnePixel,
    /// [`crate::clues`].
    WhatAPhotoTells,
    /// [`crate::blur`].
    BlurIsNotGone,
    /// What a small change against recognisers can and cannot do.
    TheCloak,
    /// How a copy is found without showing the picture.
    TheFingerprint,
    /// Source and context instead of the eye.
    RealOrMade,
    /// What a made picture does, and what each can do.
    AFakeOfSomebody,
    /// [`crate::moves`].
    RecogniseTheMoves,
    /// Asking for a photo.
    AskFirst,
    /// What to say when somebody confides in one.
    YourFriendTellsYou,
    /// The first hour.
    IfItHappened,
}

/// What a room is made of.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// Which one.
    pub key: Key,
    /// How long it takes, 5 to 15.
    pub minutes: u8,
    /// From which age on.
    pub from_age: u8,
    /// Its name.
    pub title: Text,
    /// What pupils know afterwards.
    pub goal: Text,
    /// What they do, step by step.
    pub hands_on: Vec<Text>,
    /// What they talk about.
    pub talk: Vec<Text>,
    /// What whoever leads the session knows before.
    pub teacher: Vec<Text>,
}

/// A card: the front is read aloud, the back is what a good way out can be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// For which room.
    pub room: Key,
    /// A situation.
    pub front: Text,
    /// A way out.
    pub back: Text,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Rooms {
    room: Vec<Room>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Cards {
    card: Vec<Card>,
}

// Tests read both; without them a session has nothing to show.
static ROOMS: LazyLock<Rooms> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/workshop/rooms.toml")).unwrap_or_default()
});
static CARDS: LazyLock<Cards> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/workshop/cards.toml")).unwrap_or_default()
});

/// All rooms, in the order of a session.
pub fn rooms() -> &'static [Room] {
    &ROOMS.room
}

/// One room.
pub fn room(key: Key) -> Option<&'static Room> {
    rooms().iter().find(|room| room.key == key)
}

/// The cards of a room; none for most rooms.
pub fn cards(room: Key) -> impl Iterator<Item = &'static Card> {
    CARDS.card.iter().filter(move |card| card.room == room)
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_room_has_a_goal_something_to_do_and_a_page_for_the_teacher() {
        let keys: Vec<Key> = rooms().iter().map(|room| room.key).collect();
        assert_eq!(keys, Key::VARIANTS);
        for room in rooms() {
            assert!((5..=15).contains(&room.minutes), "{:?}", room.key);
            assert!((7..=14).contains(&room.from_age), "{:?}", room.key);
            assert!(room.hands_on.len() >= 3, "{:?}", room.key);
            assert!(room.talk.len() >= 3, "{:?}", room.key);
            assert!(room.teacher.len() >= 2, "{:?}", room.key);
            assert!(
                room.talk
                    .iter()
                    .all(|text| text.en.contains('?') && text.fr.contains('?'))
            );
        }
    }

    #[test]
    fn rooms_that_are_played_with_cards_have_them() {
        let played = [
            Key::AskFirst,
            Key::YourFriendTellsYou,
            Key::IfItHappened,
            Key::RealOrMade,
        ];
        for room in played {
            assert!(cards(room).count() >= 4, "{room:?}");
        }
        let all: usize = Key::VARIANTS.iter().map(|room| cards(*room).count()).sum();
        assert_eq!(all, CARDS.card.len());
        assert_eq!(cards(Key::OnePixel).count(), 0);
    }
}
