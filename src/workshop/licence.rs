//! The licence for careful sharing: questions for ages 10 to 14, drawn from a bank, answered alone or as a class with hands up.
//!
//! No name is in any of these values. A certificate is made elsewhere, from a name that is typed and not kept.

use std::sync::LazyLock;

use ombrelle_base::chance::Chance;
use serde::Deserialize;

use crate::Text;

/// Questions of one licence.
pub const DRAWN: usize = 20;

/// Right answers that earn it.
pub const ENOUGH: usize = 16;

/// Choices of a question, one of them right.
pub const CHOICES: usize = 4;

/// What a question is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::IntoStaticStr, strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Topic {
    /// What happens to a photo that is shared.
    Sharing,
    /// A yes and a no.
    Consent,
    /// What a photo tells besides.
    Clues,
    /// Pictures that a program made.
    Fakes,
    /// What people do who want to harm.
    Moves,
    /// Where to find help.
    Help,
    /// What a friend can do.
    Friend,
    /// What programs can and cannot do.
    Machines,
    /// Rights of the child, rules of the law.
    Rights,
    /// Accounts, passwords, settings.
    Accounts,
    /// What one feels, and what follows.
    Feelings,
}

/// A question of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// The question itself.
    pub ask: Text,
    /// The one right answer.
    pub right: Text,
    /// Wrong answers.
    pub wrong: [Text; CHOICES - 1],
    /// Why, for a pupil of twelve.
    pub why: Text,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Bank {
    question: Vec<Question>,
}

static BANK: LazyLock<Bank> = LazyLock::new(|| {
    // A test reads it; without it there is no licence to earn.
    toml::from_str(include_str!("../../assets/workshop/licence.toml")).unwrap_or_default()
});

/// All questions.
pub fn bank() -> &'static [Question] {
    &BANK.question
}

/// A question with its choices in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    question: &'static Question,
    /// Where the right answer stands among the choices.
    right: usize,
}

impl Asked {
    /// The question.
    pub fn question(&self) -> &'static Question {
        self.question
    }

    /// Its choices, as they are shown.
    pub fn choices(&self) -> [&'static Text; CHOICES] {
        let mut wrong = self.question.wrong.iter();
        let mut place = 0..CHOICES;
        [(); CHOICES].map(|()| {
            if place.next() == Some(self.right) {
                return &self.question.right;
            }
            wrong.next().unwrap_or(&self.question.right)
        })
    }

    /// Which choice is right, from 0.
    pub fn right(&self) -> usize {
        self.right
    }
}

/// A licence that is being earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    asked: Vec<Asked>,
    /// Of each question answered so far, the choice.
    given: Vec<usize>,
}

impl Round {
    /// [`DRAWN`] questions of the bank; the same seed draws the same. Every topic comes up before one comes twice.
    pub fn draw(seed: u64) -> Self {
        let mut chance = Chance::stream(seed, 20);
        let mut topics: Vec<Vec<&Question>> = <Topic as strum::VariantArray>::VARIANTS
            .iter()
            .map(|topic| bank().iter().filter(|one| one.topic == *topic).collect())
            .collect();
        topics.iter_mut().for_each(|all| shuffle(all, &mut chance));
        shuffle(&mut topics, &mut chance);
        let longest = topics.iter().map(Vec::len).max().unwrap_or_default();
        let rows = (0..longest).flat_map(|row| topics.iter().filter_map(move |all| all.get(row)));
        let drawn: Vec<&Question> = rows.copied().take(DRAWN).collect();
        let asked = drawn.into_iter().map(|question| Asked {
            question,
            right: chance.below(CHOICES),
        });
        Self {
            asked: asked.collect(),
            given: Vec::new(),
        }
    }

    /// All questions of the round.
    pub fn asked(&self) -> &[Asked] {
        &self.asked
    }

    /// The question that waits for an answer, with its number from 0; none at the end.
    pub fn next(&self) -> Option<(usize, Asked)> {
        let number = self.given.len();
        Some((number, *self.asked.get(number)?))
    }

    /// Answers the question that waits: whether the choice is right; none at the end, and for what is no choice.
    pub fn answer(&mut self, choice: usize) -> Option<bool> {
        let (_, asked) = self.next()?;
        if choice >= CHOICES {
            return None;
        }
        self.given.push(choice);
        Some(choice == asked.right)
    }

    /// Answers the question that waits by what most hands are up for: whether that is right. A class that is of two minds, or raises no hand, has
    /// chosen nothing, and the round goes on with what is not right.
    pub fn answer_by_hands(&mut self, hands: Hands) -> Option<bool> {
        let (_, asked) = self.next()?;
        self.answer(hands.choice().unwrap_or((asked.right + 1) % CHOICES))
    }

    /// How many answers are right.
    pub fn score(&self) -> usize {
        let both = self.asked.iter().zip(&self.given);
        both.filter(|(asked, choice)| asked.right == **choice)
            .count()
    }

    /// Whether every question is answered and enough are right.
    pub fn is_earned(&self) -> bool {
        self.next().is_none() && !self.asked.is_empty() && self.score() >= ENOUGH
    }
}

/// Hands that went up for each choice of a question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Hands(pub [u16; CHOICES]);

impl Hands {
    /// From counts as they are typed; an empty one is 0. None where one is no count.
    pub fn read(typed: &[String; CHOICES]) -> Option<Self> {
        let mut hands = Self::default();
        for (count, typed) in hands.0.iter_mut().zip(typed) {
            *count = match typed.trim() {
                "" => 0,
                typed => typed.parse().ok()?,
            };
        }
        Some(hands)
    }

    /// What the class chose: the choice with the most hands; none where two have as many, which is worth a talk.
    pub fn choice(&self) -> Option<usize> {
        let most = self.0.into_iter().max().filter(|most| *most > 0)?;
        let mut leading = (0..).zip(self.0).filter(|(_, hands)| *hands == most);
        let (choice, _) = leading.next()?;
        leading.next().is_none().then_some(choice)
    }

    /// The part of the hands that went up for a choice, 0 to 1; 0 where none did.
    pub fn share(&self, choice: usize) -> f32 {
        let all: u32 = self.0.into_iter().map(u32::from).sum();
        let those = self.0.get(choice).copied().unwrap_or_default();
        if all == 0 {
            return 0.0;
        }
        f32::from(those) / all as f32
    }
}

/// A class in a contest on one round: the mean part of right hands over its questions, 0 to 1; every class counts alike, whatever its size.
pub fn class_score(round: &Round, hands: &[Hands]) -> f32 {
    let shares = round.asked.iter().zip(hands);
    let sum: f32 = shares.map(|(asked, hands)| hands.share(asked.right)).sum();
    sum / round.asked.len().max(1) as f32
}

/// In an order of chance (R. A. Fisher, F. Yates, 1938).
fn shuffle<T>(all: &mut [T], chance: &mut Chance) {
    for end in (1..all.len()).rev() {
        all.swap(end, chance.below(end + 1));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn texts(question: &Question) -> Vec<&Text> {
        let choices = [&question.ask, &question.right, &question.why];
        choices.into_iter().chain(&question.wrong).collect()
    }

    #[test]
    fn every_question_has_one_right_answer_three_wrong_ones_and_a_reason() {
        assert!(bank().len() >= 80, "{}", bank().len());
        for question in bank() {
            for at in 0..2 {
                let said: Vec<&str> = texts(question).iter().map(|t| t.all()[at].1).collect();
                assert!(said.iter().all(|text| !text.trim().is_empty()), "{said:?}");
                let different: BTreeSet<String> = said.iter().map(|t| t.to_lowercase()).collect();
                assert_eq!(different.len(), 6, "{said:?}");
                assert!(said[2].ends_with(['.', '!', '?']), "{said:?}");
            }
        }
        for at in 0..2 {
            let asked: BTreeSet<&str> = bank().iter().map(|q| q.ask.all()[at].1).collect();
            assert_eq!(asked.len(), bank().len(), "a question stands twice");
        }
    }

    #[test]
    fn an_explanation_is_short_enough_for_a_person_of_twelve() {
        for question in bank() {
            for (_, text) in question.why.all() {
                for sentence in text.split(['.', ':', ';', '!', '?']) {
                    let words = sentence.split_whitespace().count();
                    assert!(words <= 24, "{words} words: {sentence}");
                }
                assert!(text.split_whitespace().count() <= 50, "{text}");
            }
        }
    }

    /// Whoever always takes the longest answer does not earn the licence.
    #[test]
    fn the_right_answer_is_not_told_by_its_length() {
        for at in 0..2 {
            let length = |text: &Text| text.all()[at].1.chars().count();
            let longest = bank().iter().filter(|question| {
                let others = question.wrong.iter().map(length);
                others.max().unwrap_or(0) < length(&question.right)
            });
            let share = longest.count() as f32 / bank().len() as f32;
            assert!(share < 0.5, "{share}");
        }
    }

    #[test]
    fn a_round_is_drawn_by_its_seed_and_goes_through_the_topics() {
        assert_eq!(Round::draw(1), Round::draw(1));
        assert_ne!(Round::draw(1), Round::draw(2));
        let mut places = [0; CHOICES];
        for seed in 0..200 {
            let round = Round::draw(seed);
            assert_eq!(round.asked().len(), DRAWN);
            let topics: BTreeSet<&str> = round
                .asked()
                .iter()
                .map(|asked| asked.question().topic.into())
                .collect();
            assert_eq!(topics.len(), 11);
            for asked in round.asked() {
                let same = |text: &&Text| **text == asked.question().right;
                assert_eq!(asked.choices().iter().filter(|text| same(text)).count(), 1);
                assert!(same(&asked.choices()[asked.right()]));
                places[asked.right()] += 1;
            }
        }
        assert!(places.iter().all(|n| (900..1100).contains(n)), "{places:?}");
    }

    #[test]
    fn sixteen_right_answers_earn_it_and_fifteen_do_not() {
        for (right, earned) in [(20, true), (16, true), (15, false), (0, false)] {
            let mut round = Round::draw(5);
            assert!(!round.is_earned());
            while let Some((number, asked)) = round.next() {
                let off = usize::from(number >= right);
                let choice = (asked.right() + off) % CHOICES;
                assert_eq!(round.answer(choice), Some(off == 0));
            }
            assert_eq!(round.score(), right);
            assert_eq!(round.is_earned(), earned);
            assert_eq!(round.answer(0), None);
        }
        assert_eq!(Round::draw(5).answer(CHOICES), None);
    }

    #[test]
    fn a_class_answers_with_its_hands() {
        assert_eq!(Hands([3, 12, 0, 5]).choice(), Some(1));
        assert_eq!(Hands([3, 3, 0, 0]).choice(), None);
        assert_eq!(Hands::default().choice(), None);
        assert_eq!(Hands([3, 12, 0, 5]).share(1), 0.6);
        assert_eq!(Hands::default().share(1), 0.0);
        let typed = ["3", " 12 ", "", "5"].map(str::to_owned);
        assert_eq!(Hands::read(&typed), Some(Hands([3, 12, 0, 5])));
        assert_eq!(Hands::read(&["3", "-1", "x", "5"].map(str::to_owned)), None);
        let mut divided = Round::draw(9);
        assert_eq!(divided.answer_by_hands(Hands([3, 3, 0, 0])), Some(false));
        let (_, asked) = divided.next().unwrap();
        let mut hands = Hands([1; CHOICES]);
        hands.0[asked.right()] = 2;
        assert_eq!(divided.answer_by_hands(hands), Some(true));
        let round = Round::draw(9);
        let all: Vec<Hands> = round
            .asked()
            .iter()
            .map(|asked| {
                let mut hands = Hands([1; CHOICES]);
                hands.0[asked.right()] = 7;
                hands
            })
            .collect();
        assert!((class_score(&round, &all) - 0.7).abs() < 1e-6);
    }
}
