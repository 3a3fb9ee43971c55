//! How a protected photo fares before machines that recognise faces, after what the world does to it.
//!
//! *Journeys* (what platforms and clean-ups do to a shared photo) times *witnesses* (recognisers, each with its own
//! threshold). The reference is the unprotected face itself, the hardest case, and faces of other photos where
//! they are given. What follows holds for the journeys and witnesses tried, and for nothing else; docs/jury.md
//! defines each journey and verdict, with sources and limits.

mod chart;
mod hear;
mod journey;
mod judgement;
mod looks;
#[cfg(test)]
mod tests;
mod verdict;
mod view;
mod witness;

pub use chart::{ChartWords, chart};
pub use hear::{Case, Known, Shown};
pub use journey::{CLEANED_HEIGHT, GENERATED_HEIGHT, Journey};
pub use judgement::{Judgement, NotTried, VERSION};
pub use looks::{Looks, difference};
pub use verdict::{Doubt, FaceJudgement, Hearing, Reference, SMALL, SMALLEST, Verdict};
pub use view::boxed;
pub use witness::{Panel, Witness, WitnessReport};
