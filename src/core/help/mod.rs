//! Help lines and removal services, as data; and which of them fit what a person tells.
//!
//! The data are facts with their source and the day on which they were checked (assets/services.toml).
//! The conversation has four questions at most ([`Answers`]) and ends with [`Advice`]: values that
//! `i18n` words. Nothing is sent anywhere.

mod directory;
mod near;
mod triage;

pub use directory::{Days, Directory, Emergency, Helps, Hours, Part, Service, Upload};
pub use near::{Land, Nearby, near};
pub use triage::{Advice, Answers, Country, Online, Place, Preparation, Step, StepKind, advise};
