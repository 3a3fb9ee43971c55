//! What holds whatever people do with a book, in any order.

use jiff::civil::date;
use proptest::prelude::*;
use strum::VariantArray;

use super::tests::{TODAY, child, covered, shown};
use super::*;
use crate::vault::Content;

/// One thing that somebody does with a book of three people.
#[derive(Debug, Clone)]
pub(super) enum Act {
    Record(u32, Audience, Visibility, Option<i8>, u8),
    Answer(u32, Audience, Reply),
    Withdraw(u32),
}

const PARENTS: [&str; 2] = ["Anna", "Ben"];

pub(super) fn act() -> impl Strategy<Value = Act> {
    let audience = || proptest::sample::select(Audience::VARIANTS);
    let wish = proptest::sample::select(vec![Visibility::Shown, Visibility::Covered]);
    let until = proptest::option::of(1_i8..29);
    prop_oneof![
        4 => (1_u32..4, audience(), wish, until, 0_u8..4)
            .prop_map(|(p, a, w, u, m)| Act::Record(p, a, w, u, m)),
        2 => (1_u32..4, audience(), proptest::sample::select(Reply::VARIANTS))
            .prop_map(|(p, a, r)| Act::Answer(p, a, r)),
        1 => (1_u32..12).prop_map(Act::Withdraw),
    ]
}

/// Our own child, another family's child, another family's youngest.
pub(super) fn three() -> Book {
    let mut book = Book::default();
    for (name, age, ours) in [
        ("Léa", Age::From7, true),
        ("Zoé", Age::From12, false),
        ("Max", Age::Under7, false),
    ] {
        book.add(child(name, age, ours, &PARENTS)).unwrap();
    }
    book
}

/// What is refused changes nothing, so it is not looked at.
pub(super) fn done(book: &mut Book, act: &Act) {
    match act {
        Act::Record(person, audience, wish, until, mask) => {
            let agreed = (0..2).filter(|bit| mask >> bit & 1 == 1);
            let new = NewDecision {
                audience: *audience,
                wish: *wish,
                until: until.map(|day| date(2026, 11, day)),
                agreed: agreed.map(|bit| PARENTS[bit].to_owned()).collect(),
                on: date(2026, 11, 10),
            };
            let _ = book.record(*person, &new);
        }
        Act::Answer(person, audience, reply) => {
            let _ = book.answer(*person, *audience, (None, *reply), TODAY);
        }
        Act::Withdraw(number) => {
            let _ = book.withdraw(*number, TODAY);
        }
    }
}

fn rulings(book: &Book) -> Vec<(u32, Audience, Ruling)> {
    let of = |person: u32| {
        let one = move |audience: &Audience| {
            (
                person,
                *audience,
                rule(book, Some(person), *audience, TODAY),
            )
        };
        Audience::VARIANTS.iter().map(one)
    };
    (1..4).flat_map(of).collect()
}

proptest! {
    #[test]
    fn nobody_is_shown_on_a_withdrawn_or_expired_decision_or_without_each_parent(
        acts in proptest::collection::vec(act(), 0..24),
    ) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        for (person, audience, ruling) in rulings(&book) {
            if !ruling.shows() {
                continue;
            }
            let decision = book.decisions().find(|d| Some(d.number) == ruling.decision).unwrap();
            prop_assert_eq!(decision.person, person);
            prop_assert_eq!(decision.withdrawn, None);
            prop_assert_eq!(decision.wish, Visibility::Shown);
            prop_assert!(decision.until.is_none_or(|until| until >= TODAY));
            prop_assert!(audience <= decision.audience);
            for parent in PARENTS {
                let by = By::Parent(parent.to_owned());
                prop_assert!(decision.agreed.iter().any(|agreed| agreed.by == by));
            }
            // Whoever is shown to many is shown to few.
            for smaller in Audience::VARIANTS.iter().filter(|one| **one < audience) {
                prop_assert!(rule(&book, Some(person), *smaller, TODAY).shows());
            }
        }
    }

    #[test]
    fn a_child_that_did_not_say_yes_is_never_shown(
        acts in proptest::collection::vec(act(), 0..24),
        person in 1_u32..4,
        place in 0_usize..4,
        reply in proptest::sample::select(vec![Reply::No, Reply::OnlyCovered, Reply::DontKnow]),
    ) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        let audience = Audience::VARIANTS[place];
        book.answer(person, audience, (None, reply), TODAY).unwrap();
        for larger in Audience::VARIANTS.iter().filter(|one| **one >= audience) {
            prop_assert!(!rule(&book, Some(person), *larger, TODAY).shows());
        }
        // No decision of grown-ups changes that.
        let all = shown(Audience::Public, &PARENTS);
        book.record(person, &all).unwrap();
        prop_assert!(!rule(&book, Some(person), audience, TODAY).shows());
    }

    #[test]
    fn stricter_is_always_possible_and_takes_effect(
        acts in proptest::collection::vec(act(), 0..24),
        person in 1_u32..4,
        place in 0_usize..4,
    ) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        let audience = Audience::VARIANTS[place];
        let before = rulings(&book);
        prop_assert!(book.record(person, &covered(audience)).is_ok());
        for (was, now) in before.iter().zip(rulings(&book)) {
            // Nobody is shown who was not.
            prop_assert!(was.2.shows() || !now.2.shows());
            if now.0 == person && now.1 >= audience {
                prop_assert!(!now.2.shows());
            }
        }
    }

    #[test]
    fn withdrawing_shows_nobody_who_was_covered(
        acts in proptest::collection::vec(act(), 0..24),
    ) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        let last = book.decisions().len() as u32;
        for number in 1..=last {
            let before = rulings(&book);
            book.withdraw(number, TODAY).unwrap();
            for (was, now) in before.iter().zip(rulings(&book)) {
                prop_assert!(was.2.shows() || !now.2.shows());
                prop_assert!(!(now.2.shows() && now.2.decision == Some(number)));
            }
        }
        prop_assert!(rulings(&book).iter().all(|(.., ruling)| !ruling.shows()));
    }

    #[test]
    fn another_familys_child_is_not_shown_more_without_its_parents(
        acts in proptest::collection::vec(act(), 0..24),
        person in 2_u32..4,
        place in 0_usize..4,
        until in proptest::option::of(1_i8..29),
        mask in 0_u8..3,
    ) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        let before = rulings(&book);
        // At most one parent agrees.
        done(&mut book, &Act::Record(person, Audience::VARIANTS[place], Visibility::Shown, until, mask));
        for (was, now) in before.iter().zip(rulings(&book)) {
            prop_assert!(was.2.shows() || !now.2.shows());
        }
    }

    #[test]
    fn a_book_survives_being_written(acts in proptest::collection::vec(act(), 0..24)) {
        let mut book = three();
        acts.iter().for_each(|act| done(&mut book, act));
        let mut json = Vec::new();
        book.write(&mut json).unwrap();
        prop_assert_eq!(Book::read(&json), Ok(book));
    }
}
