//! Who is in the pictures, who agreed to what, for whom and until when.
//!
//! An album book is one sealed file, a [`Store`](crate::vault::Store); the rule that turns what it holds into
//! shown or covered is a pure function ([`rule()`]). docs/consent.md describes both.

mod answer;
mod audit;
mod book;
pub mod class_list;
mod decision;
mod error;
mod exports;
mod person;
#[cfg(test)]
mod promises;
mod request;
mod rule;
mod still_shown;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Question, Reply, questions};
pub use audit::{AuditItem, Audited};
pub use book::{Book, ConsentBook, NewDecision, NewPerson};
pub use decision::{Agreed, Audience, By, Decision, Visibility};
pub use error::Error;
pub use exports::{Export, Posted, Shown, counted, once};
pub(crate) use person::same;
pub use person::{Age, Person};
pub use request::FormRequest;
pub use rule::{Ground, Ruling, rule};
pub use still_shown::{StillShown, still_shown};

/// What the errors of its file call it.
pub const TITLE: &str = "book";

pub use crate::calendar::Date;
pub use crate::vault::Passphrase;
