//! Every sentence that Ombrelle says, in French and English.
//!
//! Values of core go in, sentences come out. The sentences are in `catalogues/`, one folder a
//! language, in Fluent's format. They are plain words for a parent, never blame, and never say
//! "protected" without saying from what.

mod catalogue;
mod consent;
mod door;
mod errors;
mod findings;
mod fingerprint;
mod help_me;
mod jury;
mod language;
mod leaks;
mod mask;
mod papers;
mod report;
mod sheet;
mod typography;

pub use catalogue::{Value, Words, capitalised};
pub use errors::Advice;
pub use language::Language;
pub use typography::visible;
