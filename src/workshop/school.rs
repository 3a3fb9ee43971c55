//! A school's plan: a self-assessment of 20 questions, three next steps, a comparison with the last time; and an anonymous sheet before and after a
//! session, counted from tallies. Neither knows a name.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::Text;

/// Steps of a plan.
pub const STEPS: usize = 3;

/// What a question is about.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Deserialize, strum::IntoStaticStr, strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Area {
    /// Taking photos.
    Photos,
    /// Asking.
    Consent,
    /// What everybody can see.
    Website,
    /// Chats, and what is learned about them.
    Chats,
    /// What happens when something happened.
    Response,
}

/// A question to a school or club.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it is about.
    pub area: Area,
    /// How much it protects, 1 to 3.
    pub weight: u8,
    /// The question.
    pub ask: Text,
    /// The step for whoever does not answer yes.
    pub step: Text,
}

/// An answer.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Answer {
    /// Not.
    No,
    /// In part.
    Partly,
    /// Yes.
    Yes,
}

impl Answer {
    /// Halves that it earns: 0, 1 or 2.
    fn halves(self) -> u32 {
        self as u32
    }
}

/// A question of the sheet for pupils.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetQuestion {
    /// The question.
    pub ask: Text,
    /// Its three answers.
    pub answers: [Text; 3],
    /// Which of them protects, from 0.
    pub safe: usize,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct School {
    question: Vec<Question>,
    sheet: Vec<SheetQuestion>,
}

static SCHOOL: LazyLock<School> = LazyLock::new(|| {
    // A test reads it; without it there is nothing to answer.
    toml::from_str(include_str!("../../assets/workshop/school.toml")).unwrap_or_default()
});

/// The questions of the self-assessment.
pub fn questions() -> &'static [Question] {
    &SCHOOL.question
}

/// The questions of the sheet for pupils.
pub fn sheet() -> &'static [SheetQuestion] {
    &SCHOOL.sheet
}

/// A finished self-assessment: an answer a question, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    answers: Vec<Answer>,
}

impl Assessment {
    /// Of as many answers as there are questions; none for fewer or more: a missing answer is no yes.
    pub fn of(answers: Vec<Answer>) -> Option<Self> {
        (answers.len() == questions().len()).then_some(Self { answers })
    }

    /// Of the letters that were noted the last time, as [`Assessment::letters`] gives them, in either language and case.
    pub fn of_letters(letters: &str) -> Option<Self> {
        let answer = |letter: char| match letter.to_ascii_uppercase() {
            'Y' | 'O' => Some(Answer::Yes),
            'P' => Some(Answer::Partly),
            'N' => Some(Answer::No),
            _ => None,
        };
        Self::of(letters.trim().chars().map(answer).collect::<Option<_>>()?)
    }

    /// All there is to note for the next year: a letter a question, Y (yes), P (partly) or N (no).
    pub fn letters(&self) -> String {
        let letter = |answer: &Answer| match answer {
            Answer::Yes => 'Y',
            Answer::Partly => 'P',
            Answer::No => 'N',
        };
        self.answers.iter().map(letter).collect()
    }

    fn both(&self) -> impl Iterator<Item = (&'static Question, Answer)> {
        questions().iter().zip(self.answers.iter().copied())
    }

    /// How much of what protects is done, 0 to 100, rounded down; of one area, or of all.
    pub fn percent(&self, area: Option<Area>) -> u32 {
        let chosen = self
            .both()
            .filter(|(question, _)| area.is_none_or(|area| question.area == area));
        let (earned, all) = chosen.fold((0, 0), |(earned, all), (question, answer)| {
            let weight = u32::from(question.weight);
            (earned + weight * answer.halves(), all + 2 * weight)
        });
        100 * earned / all.max(1)
    }

    /// The next [`STEPS`] steps: what protects most first, then what is not done at all before what is done in part, then the order of the questions.
    pub fn plan(&self) -> Vec<&'static Question> {
        let mut open: Vec<(&Question, Answer)> = self
            .both()
            .filter(|(_, answer)| *answer < Answer::Yes)
            .collect();
        open.sort_by_key(|(question, answer)| (std::cmp::Reverse(question.weight), *answer));
        open.into_iter()
            .map(|(question, _)| question)
            .take(STEPS)
            .collect()
    }

    /// Which questions are answered better than the last time, and which worse.
    pub fn compared(&self, before: &Self) -> (Vec<&'static Question>, Vec<&'static Question>) {
        let pairs = || self.both().zip(&before.answers);
        let better = pairs().filter(|((_, now), then)| now > *then);
        let worse = pairs().filter(|((_, now), then)| now < *then);
        let question = |((question, _), _): ((&'static Question, Answer), &Answer)| question;
        (
            better.map(question).collect(),
            worse.map(question).collect(),
        )
    }
}

/// How many pupils chose each of the three answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally(pub [u16; 3]);

impl Tally {
    /// Three numbers as people type them, with spaces, commas or semicolons between; none for anything else.
    pub fn read(line: &str) -> Option<Self> {
        let numbers = line
            .split([' ', ',', ';', '\t', '\u{a0}'])
            .filter(|part| !part.is_empty());
        let numbers: Result<Vec<u16>, _> = numbers.map(str::parse).collect();
        Some(Self(numbers.ok()?.try_into().ok()?))
    }

    /// Three numbers, each typed into a field of its own; an empty one is 0. None where one is no count.
    pub fn of_fields(typed: &[String; 3]) -> Option<Self> {
        let mut tally = Self::default();
        for (count, typed) in tally.0.iter_mut().zip(typed) {
            let typed = typed.trim();
            if !typed.is_empty() {
                *count = typed.parse().ok()?;
            }
        }
        Some(tally)
    }

    /// Sheets that were counted.
    pub fn sheets(self) -> u32 {
        self.0.into_iter().map(u32::from).sum()
    }
}

/// A question before and after a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The part of the answers that protect before, 0 to 1.
    pub before: f32,
    /// The same after.
    pub after: f32,
}

/// The answers that protect, before and after, a question each; none where the tallies are not one a question, or a sheet is empty.
pub fn change(before: &[Tally], after: &[Tally]) -> Option<Vec<Change>> {
    if before.len() != sheet().len() || after.len() != sheet().len() {
        return None;
    }
    let part = |question: &SheetQuestion, tally: &Tally| {
        let safe = f32::from(tally.0.get(question.safe).copied()?);
        let all = tally.sheets();
        (all > 0).then(|| safe / all as f32)
    };
    let pairs = sheet().iter().zip(before.iter().zip(after));
    pairs
        .map(|(question, (before, after))| {
            Some(Change {
                before: part(question, before)?,
                after: part(question, after)?,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    fn all(answer: Answer) -> Vec<Answer> {
        vec![answer; questions().len()]
    }

    #[test]
    fn there_are_twenty_questions_about_every_area() {
        assert_eq!(questions().len(), 20);
        for area in Area::VARIANTS {
            assert!(
                questions().iter().filter(|one| one.area == *area).count() >= 3,
                "{area:?}"
            );
        }
        assert!(questions().iter().all(|one| (1..=3).contains(&one.weight)));
        assert!(sheet().len() >= 5 && sheet().iter().all(|one| one.safe < 3));
    }

    #[test]
    fn what_protects_most_is_the_next_step() {
        let plan = Assessment::of(all(Answer::No)).unwrap().plan();
        assert_eq!(plan.len(), STEPS);
        assert!(plan.iter().all(|one| one.weight == 3));
        assert!(Assessment::of(all(Answer::Yes)).unwrap().plan().is_empty());
        // What is done in part waits for what is not done at all, within one weight.
        let mut answers = all(Answer::Partly);
        let last = questions().iter().rposition(|one| one.weight == 3).unwrap();
        answers[last] = Answer::No;
        assert_eq!(
            Assessment::of(answers).unwrap().plan()[0],
            &questions()[last]
        );
        assert_eq!(Assessment::of(vec![Answer::Yes; 19]), None);
    }

    #[test]
    fn a_year_later_it_is_compared() {
        let then = Assessment::of(all(Answer::Partly)).unwrap();
        let mut answers = all(Answer::Partly);
        (answers[0], answers[1]) = (Answer::Yes, Answer::No);
        let now = Assessment::of(answers).unwrap();
        let (better, worse) = now.compared(&then);
        assert_eq!(
            (better, worse),
            (vec![&questions()[0]], vec![&questions()[1]])
        );
        assert_eq!(then.percent(None), 50);
        assert_eq!(
            Assessment::of(all(Answer::Yes))
                .unwrap()
                .percent(Some(Area::Photos)),
            100
        );
        assert_eq!(Assessment::of(all(Answer::No)).unwrap().percent(None), 0);
    }

    #[test]
    fn letters_are_read_as_they_were_noted() {
        let noted = "YPNYPNYPNYPNYPNYPNYP";
        let read = Assessment::of_letters(noted).unwrap();
        assert_eq!(read.letters(), noted);
        let french = noted.replace('Y', "o").to_lowercase();
        assert_eq!(Assessment::of_letters(&french), Some(read));
        assert_eq!(Assessment::of_letters("YPN"), None);
        assert_eq!(Assessment::of_letters(&noted.replace('P', "X")), None);
    }

    #[test]
    fn a_field_that_is_empty_counts_nobody_and_one_with_a_word_is_no_count() {
        let fields = |words: [&str; 3]| Tally::of_fields(&words.map(str::to_owned));
        assert_eq!(fields(["3", " 20", ""]), Some(Tally([3, 20, 0])));
        assert_eq!(fields(["3", "many", "0"]), None);
        assert_eq!(fields(["-1", "", ""]), None);
    }

    #[test]
    fn tallies_are_typed_and_counted() {
        assert_eq!(Tally::read("3, 20; 2"), Some(Tally([3, 20, 2])));
        assert_eq!(Tally::read("3 20 2\n".trim()), Some(Tally([3, 20, 2])));
        for wrong in ["", "3 20", "3 20 2 1", "3 -1 2", "a b c", "70000 1 1"] {
            assert_eq!(Tally::read(wrong), None, "{wrong}");
        }
        let before = vec![Tally([5, 5, 10]); sheet().len()];
        let after = vec![Tally([0, 20, 0]); sheet().len()];
        let change = change(&before, &after).unwrap();
        assert_eq!((change[0].before, change[0].after), (0.25, 1.0));
        assert_eq!(super::change(&before[1..], &after), None);
        assert_eq!(
            super::change(&vec![Tally::default(); sheet().len()], &after),
            None
        );
    }
}
