//! Every sentence that Ombrelle says, in French and English.
//!
//! Values of core go in, sentences come out. The sentences are in `catalogues/`, one folder per
//! language, in Fluent's format. They are plain words for a parent, never blame, and never say
//! "protected" without saying from what.
//!
//! ```
//! use ombrelle_core::error::FileError;
//! use ombrelle_i18n::{Language, Words};
//!
//! let advice = Words::new(Language::English).error(&FileError::DiskFull.into());
//! assert!(!advice.what_happened.is_empty() && !advice.what_to_do.is_empty());
//! assert_ne!(advice, Words::new(Language::French).error(&FileError::DiskFull.into()));
//! ```

mod catalogue;
mod class_list;
mod consent;
mod dates;
mod errors;
mod findings;
mod fingerprint;
mod glossary;
mod help;
mod jury;
mod kit;
mod language;
mod leaks;
mod letters;
mod papers;
mod parents;
mod questions;
mod report;
mod school;
mod sheet;
mod triage;
mod typography;
mod workshop;

pub use catalogue::{Value, Words, capitalised};
pub use class_list::class_list_words;
pub use errors::Advice;
pub use glossary::{TERMS, Term};
pub use language::Language;
pub use questions::{country_meant, may_be_years, understood, yes_no};
pub use typography::visible;
