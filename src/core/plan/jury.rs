//! The jury, under the names that front ends used before.

use super::{Face, Opened};
use crate::error::Error;
use crate::progress::Progress;

pub use crate::evaluate::{
    ChartWords, Distortion as Journey, Doubt, Ensemble as Panel, FaceJudgement, Judgement,
    NotTried, RecogniserResult as Hearing, Reference, SMALL as SMALL_FACE,
    SMALLEST as SMALLEST_FACE, Unprotected, Verdict, VisualDifference as Looks, Witness,
    WitnessReport, chart, judge, judge_copy, judge_picture,
};

/// [`evaluate::difference`](crate::evaluate::difference) of opened photos.
///
/// # Errors
/// Those, with the protected photo's path.
pub fn difference(
    original: &Opened,
    faces: &[Face],
    exported: &Opened,
    progress: &Progress,
) -> Result<Vec<u8>, Error> {
    crate::evaluate::difference(&original.picture, faces, &exported.picture, progress)
        .map_err(|reason| reason.at(&exported.path))
}
