//! Invented chats, played message by message: which move is it, and where is the way out?

use std::sync::LazyLock;

use serde::Deserialize;

use crate::Text;

/// What somebody in a chat is doing.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Move {
    /// One is special.
    Flattery,
    /// Away from others.
    Isolation,
    /// Nobody is to know.
    Secrecy,
    /// To be paid back.
    Gift,
    /// A small thing first.
    Testing,
    /// At once.
    Pressure,
    /// It would be one's fault.
    Guilt,
    /// Or else.
    Threat,
    /// Just talk.
    Harmless,
}

/// A message of a chat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What is written.
    pub says: Text,
    /// Which move it is.
    pub does: Move,
    /// A way out after it.
    pub exit: Text,
}

/// An invented chat. Whoever is written to does not answer: at each message a player says which move it is, or leaves.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chat {
    /// Its name in the code.
    pub key: String,
    /// Its name.
    pub title: Text,
    /// Who is written to, and by whom.
    pub who: Text,
    /// What is written, in its order.
    pub line: Vec<Line>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Chats {
    moves: std::collections::BTreeMap<String, Text>,
    chat: Vec<Chat>,
}

static CHATS: LazyLock<Chats> = LazyLock::new(|| {
    // A test reads it; without it there is nothing to play.
    toml::from_str(include_str!("../../assets/workshop/moves.toml")).unwrap_or_default()
});

/// All chats.
pub fn chats() -> &'static [Chat] {
    &CHATS.chat
}

impl Move {
    /// What it is, in a line for pupils.
    pub fn name(self) -> Option<&'static Text> {
        CHATS.moves.get(<&str>::from(self))
    }
}

/// A chat that is being played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Play {
    chat: &'static Chat,
    /// The message that is shown, from 0.
    at: usize,
    /// Messages whose move was named rightly.
    named: usize,
    left: bool,
}

/// What a player says to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// "That is this move."
    Name(Move),
    /// "I leave."
    Leave,
}

impl Play {
    /// From the first message.
    pub fn of(chat: &'static Chat) -> Self {
        Self {
            chat,
            at: 0,
            named: 0,
            left: false,
        }
    }

    /// The message that is shown, with its number from 0; none at the end, and after leaving.
    pub fn line(&self) -> Option<(usize, &'static Line)> {
        if self.left {
            return None;
        }
        Some((self.at, self.chat.line.get(self.at)?))
    }

    /// Says something to the message that is shown: whether that was right. Leaving is always right. None at the end.
    pub fn choose(&mut self, choice: Choice) -> Option<bool> {
        let (_, line) = self.line()?;
        let right = match choice {
            Choice::Name(named) => named == line.does,
            Choice::Leave => true,
        };
        match choice {
            Choice::Leave => self.left = true,
            Choice::Name(_) => {
                self.named += usize::from(right);
                self.at += 1;
            }
        }
        Some(right)
    }

    /// Messages whose move was named rightly.
    pub fn named(&self) -> usize {
        self.named
    }

    /// Whether the player left, and before which message: from 0.
    pub fn left(&self) -> Option<usize> {
        self.left.then_some(self.at)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_move_has_a_name_and_comes_up() {
        for one in Move::VARIANTS {
            assert!(one.name().is_some(), "{one:?}");
            let lines = chats().iter().flat_map(|chat| &chat.line);
            assert!(lines.clone().any(|line| line.does == *one), "{one:?}");
        }
        assert_eq!(CHATS.moves.len(), Move::VARIANTS.len());
        let keys: BTreeSet<&str> = chats().iter().map(|chat| chat.key.as_str()).collect();
        assert!(keys.len() == chats().len() && chats().len() >= 5);
    }

    #[test]
    fn every_message_has_a_way_out_and_leaving_is_always_right() {
        for chat in chats() {
            assert!((4..=8).contains(&chat.line.len()), "{}", chat.key);
            for at in 0..chat.line.len() {
                let mut play = Play::of(chat);
                for _ in 0..at {
                    let (_, line) = play.line().unwrap();
                    assert!(!line.exit.en.is_empty() && !line.exit.fr.is_empty());
                    assert_eq!(play.choose(Choice::Name(line.does)), Some(true));
                }
                assert_eq!(play.named(), at);
                assert_eq!(play.choose(Choice::Leave), Some(true));
                assert_eq!(play.left(), Some(at));
                assert_eq!(play.choose(Choice::Leave), None);
            }
        }
    }

    #[test]
    fn a_wrong_name_is_no_end() {
        let mut play = Play::of(&chats()[0]);
        let (_, line) = play.line().unwrap();
        let wrong = Move::VARIANTS
            .iter()
            .find(|one| **one != line.does)
            .unwrap();
        assert_eq!(play.choose(Choice::Name(*wrong)), Some(false));
        assert_eq!((play.named(), play.line().unwrap().0), (0, 1));
    }
}
