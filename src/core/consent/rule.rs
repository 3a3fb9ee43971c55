//! From a person, an audience and a day to shown or covered. A pure function: the same book, the same answer.

use jiff::civil::Date;
use serde::Serialize;
use strum::VariantArray;

use super::answer::Reply;
use super::book::Book;
use super::decision::{Audience, By, Decision, Visibility};
use super::person::{Age, Person};

/// What happens to a face, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ruling {
    /// Why; [`Ground::Agreed`] alone shows.
    pub ground: Ground,
    /// The decision that it rests on, where there is one.
    pub decision: Option<u32>,
    /// Whether a shown face is to be cloaked; false for a covered one.
    pub cloak: bool,
}

/// Why a face is shown or covered. Each has words under its code in kebab case.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// Everybody who has a say agreed: shown.
    Agreed,
    /// Nobody said who it is.
    Unknown,
    /// Nothing was decided for this audience.
    NoDecision,
    /// It was decided that the face be covered.
    Decided,
    /// The decision's time is over.
    Expired,
    /// The decision was withdrawn.
    Withdrawn,
    /// Everybody's agreement counts only from a later day on.
    ToCome,
    /// A parent's agreement is missing.
    ParentMissing,
    /// The person's own agreement is missing.
    OwnMissing,
    /// The child has not been asked.
    ChildNotAsked,
    /// The child said no.
    ChildNo,
    /// The child said: only covered.
    ChildOnlyCovered,
    /// The child did not know, which counts as no.
    ChildDontKnow,
}

impl Ground {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl Ruling {
    /// Whether the face is shown.
    pub fn shows(&self) -> bool {
        self.ground == Ground::Agreed
    }

    fn covered(ground: Ground, decision: Option<u32>) -> Self {
        Self {
            ground,
            decision,
            cloak: false,
        }
    }
}

/// Says what happens to the face of a person, or of somebody unknown, in a photo for an audience.
///
/// The newest decision that speaks for the audience rules, even when its time is over or it was withdrawn: an
/// older, looser one does not come back. "Shown" wants the agreement of a grown-up themselves, or of every parent in
/// the book and what the child said: a yes from seven on; below, nothing else than a yes where the child was asked.
/// Whoever is covered for a smaller audience is covered for a larger one too.
pub fn rule(book: &Book, person: Option<u32>, audience: Audience, today: Date) -> Ruling {
    let Some(person) = person.and_then(|number| book.person(number)) else {
        return Ruling::covered(Ground::Unknown, None);
    };
    let smaller = Audience::VARIANTS.iter().filter(|one| **one < audience);
    let mut refused = smaller
        .map(|smaller| alone(book, person, *smaller, today))
        .filter(|ruling| !ruling.shows());
    // What is missing for the audience itself is the more useful answer.
    match alone(book, person, audience, today) {
        ruling if !ruling.shows() => ruling,
        ruling => refused.next().unwrap_or(ruling),
    }
}

/// For one audience without regard to the smaller ones.
fn alone(book: &Book, person: &Person, audience: Audience, today: Date) -> Ruling {
    let Some(decision) = book.ruling_decision(person.number, audience) else {
        return Ruling::covered(Ground::NoDecision, None);
    };
    let number = Some(decision.number);
    let against = match decision {
        _ if decision.withdrawn.is_some() => Some(Ground::Withdrawn),
        _ if decision.wish == Visibility::Covered => Some(Ground::Decided),
        _ if decision.is_over(today) => Some(Ground::Expired),
        _ => missing(person, decision)
            .or_else(|| to_come(decision, today))
            .or_else(|| childs_say(book, person, audience)),
    };
    match against {
        Some(ground) => Ruling::covered(ground, number),
        None => Ruling {
            ground: Ground::Agreed,
            decision: number,
            cloak: audience.wants_cloak(),
        },
    }
}

fn missing(person: &Person, decision: &Decision) -> Option<Ground> {
    if person.age.is_child() {
        // With no parent in the book there is nobody who could have agreed.
        let none = person.parents.is_empty();
        return (none || !decision.parents_missing(person).is_empty())
            .then_some(Ground::ParentMissing);
    }
    let own = decision.agreed.iter().any(|a| a.by == By::Themselves);
    (!own).then_some(Ground::OwnMissing)
}

/// Nobody has agreed yet on a day that is still to come.
fn to_come(decision: &Decision, today: Date) -> Option<Ground> {
    let mut agreed = decision.agreed.iter();
    agreed
        .any(|agreed| agreed.on > today)
        .then_some(Ground::ToCome)
}

fn childs_say(book: &Book, person: &Person, audience: Audience) -> Option<Ground> {
    if !person.age.is_child() {
        return None;
    }
    let said = book.ruling_answer(person.number, audience);
    match said.map(|answer| answer.reply) {
        Some(Reply::Yes) => None,
        Some(Reply::No) => Some(Ground::ChildNo),
        Some(Reply::OnlyCovered) => Some(Ground::ChildOnlyCovered),
        Some(Reply::DontKnow) => Some(Ground::ChildDontKnow),
        // The law asks for the child's part "by age and maturity": below seven the parents may decide unasked.
        None if person.age == Age::Under7 => None,
        None => Some(Ground::ChildNotAsked),
    }
}
