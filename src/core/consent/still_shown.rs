//! Who stays shown although decisions were withdrawn: whoever withdraws one may mean the others as well.

use jiff::civil::Date;
use strum::VariantArray;

use super::book::Book;
use super::decision::Audience;
use super::rule::rule;

/// Somebody who is shown on another decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StillShown {
    /// The person's number.
    pub person: u32,
    /// For whom; the largest audience alone, since it includes the others.
    pub audience: Audience,
    /// The number of the decision.
    pub decision: u32,
}

/// Of whom these decisions, which were withdrawn, were about: who stays shown, to people for whom one of them spoke; each other decision once.
pub fn still_shown(book: &Book, withdrawn: &[u32], today: Date) -> Vec<StillShown> {
    let mut all: Vec<StillShown> = Vec::new();
    let of_those = book.decisions().filter(|d| withdrawn.contains(&d.number));
    for decision in of_those {
        let audiences = Audience::VARIANTS.iter().rev();
        for audience in audiences.filter(|audience| decision.speaks_for(**audience)) {
            let ruling = rule(book, Some(decision.person), *audience, today);
            let Some(number) = ruling.decision.filter(|_| ruling.shows()) else {
                continue;
            };
            if !all.iter().any(|one| one.decision == number) {
                all.push(StillShown {
                    person: decision.person,
                    audience: *audience,
                    decision: number,
                });
            }
        }
    }
    all
}
