//! Which service helps with what a person tells.

pub use crate::services::{
    Advice, Answers, Country, Days, Helps, Hours, Land, Nearby, Online, Part, Place, Preparation,
    Service, Step, StepKind, Upload,
};

use crate::services::{self, Directory};

/// The services that fit, in order, and what to do with each. Nothing is sent anywhere.
pub fn which_door(answers: &Answers) -> Advice {
    services::advise(answers, Directory::ours())
}

/// Everybody in the directory who helps in a country, and all over the world.
pub fn help_near(land: Option<Land>) -> Nearby {
    services::near(land, Directory::ours())
}
