//! Help lines and removal services, as data; and which of them fit what a person tells.
//!
//! The data are facts with their source and the day on which they were checked (assets/services.toml).
//! A [`Conversation`] has six questions at most, each of which may be skipped, and ends with [`Advice`]: ordered steps for
//! whoever asks, as values that `i18n` words. Nothing is sent anywhere.

mod answers;
mod conversation;
mod country;
mod directory;
mod error;
mod hours;
mod near;
mod steps;
mod triage;
pub mod update;

pub use answers::{Age, Answers, Online, Place, Voice, What, Who};
pub use conversation::{Answer, Conversation, Question};
pub use country::{Country, NoSuchCountry};
pub use directory::{Days, Directory, Emergency, Helps, Hours, Part, Platform, Service, Upload};
pub use error::Error;
pub use hours::{Opening, OpensOn};
pub use near::{Nearby, near, near_at};
pub use steps::{Discreet, Preparation, Stage, Step, StepKind};
pub use triage::{Advice, advise, advise_at};
