//! Help under the names that front ends used before.

pub use crate::help::{
    Advice, Answers, Country, Days, Helps, Hours, Land, Nearby, Online, Part, Place, Preparation,
    Service, Step, StepKind, Upload, advise as which_door, near as help_near,
};
