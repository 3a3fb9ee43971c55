//! Fingerprints of intimate pictures: made on the device, kept encrypted, compared, handed over.
//!
//! A hash can be turned back into a blurry picture, so it is treated like the picture: no `Debug`
//! shows it, no error holds it, and memory that held it is wiped.

mod entries;
pub mod export;
pub mod fingerprint;
mod matching;
#[cfg(test)]
mod sealing;
mod whole;

pub use crate::vault::{Passphrase, Work};
pub use entries::{Entries, Entry, Reported};
pub use jiff::civil::Date;
pub use matching::{Match, SAME_DISTANCE, VIDEO_SHARE, Verdict, compare};
pub use whole::{Added, Register, destroy, has_previous, look, look_at_previous, restore};

/// Today, by the device's clock and calendar; wrong if they are.
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
