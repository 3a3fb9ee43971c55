//! Fingerprints of intimate pictures: made on the device, kept encrypted, compared, handed over.
//!
//! A hash can be turned back into a blurry picture, so it is treated like the picture: no `Debug`
//! shows it, no error holds it, and memory that held it is wiped.

mod copies;
mod entries;
mod error;
pub mod evidence;
pub mod export;
pub mod fingerprint;
mod matching;
#[cfg(test)]
mod sealing;
mod store;

/// What the errors of its file call it.
pub const TITLE: &str = "register";

pub use crate::calendar::Date;
pub use crate::vault::{Passphrase, ScryptCost};
pub use copies::{ALL_COPIES, KeptCopy, LARGEST_COPY};
pub use entries::{Entries, Entry, Origin, Reported};
pub use error::Error;
pub use evidence::Evidence;
pub use matching::{CUT_DISTANCE, Match, SAME_DISTANCE, VIDEO_SHARE, Verdict, compare};
pub use store::{
    Added, Register, add, add_of, forget, keep, keep_with, note, set_origin, withdraw,
};
