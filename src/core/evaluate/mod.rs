//! The jury: how a protected photo fares before machines that recognise faces, after what the world does to it.
//!
//! *Journeys* (what platforms and clean-ups do to a shared photo) times *witnesses* (recognisers, each with its own
//! threshold). The reference is the unprotected face itself, the hardest case, and faces of other photos where
//! they are given. What follows holds for the journeys and witnesses tried, and for nothing else; docs/jury.md
//! defines each journey and verdict, with sources and limits.

mod around;
mod chart;
mod distortion;
mod empty_haze;
mod ensemble;
mod error;
mod excerpt;
mod haze;
mod judge;
mod judgement;
#[cfg(test)]
mod tests;
mod trial;
mod verdict;
mod view;
mod visual_difference;

pub use around::around;
pub use chart::{ChartWords, chart};
pub use distortion::{CLEANED_HEIGHT, Distortion, GENERATED_HEIGHT};
pub use ensemble::{Ensemble, Witness, WitnessReport};
pub use error::Error;
pub use excerpt::Excerpt;
pub use haze::Trace;
pub use judge::{Unprotected, difference, judge, judge_copy, judge_picture};
pub use judgement::{Judgement, NotTried, VERSION};
pub use trial::{Known, Shown, Trial};
pub use verdict::{Doubt, FaceJudgement, RecogniserResult, Reference, SMALL, SMALLEST, Verdict};
pub(crate) use view::Surrounded;
pub use view::boxed;
pub use visual_difference::{Visibility, VisualDifference, correlation};
