//! The faces of a plan that are cloaked.

use super::{Decision, Exported, Plan};
use crate::cloak::{Cloaked, Cloaker, Recipe, Strength, Target};
use crate::error::{CloakError, ErrorKind, NetworkError};
use crate::face::Face;
use crate::photo::Picture;
use crate::progress::Progress;
use crate::redact;

/// Whether a face is large enough for a cloak: at least [`SMALLEST`](crate::cloak::SMALLEST) pixels high.
pub fn can_be_cloaked(face: &Face) -> bool {
    target(face, Strength::Balanced).fits()
}

pub(super) fn target(face: &Face, strength: Strength) -> Target {
    Target {
        region: face.region,
        landmarks: face.landmarks,
        strength,
    }
}

/// Cloaks what the plan says, outside its covers: for each cloaked face its number, from 1, and what was done.
pub(super) fn cloak(
    picture: &mut Picture,
    plan: &Plan,
    cloaker: Option<&Cloaker>,
    progress: &Progress,
) -> Result<Vec<(usize, Cloaked)>, ErrorKind> {
    let wanted = (1..)
        .zip(&plan.faces)
        .filter_map(|(number, planned)| match planned.decision {
            Decision::Cloak(strength) => Some((number, target(&planned.face, strength))),
            _ => None,
        });
    let (numbers, faces): (Vec<usize>, Vec<Target>) = wanted.unzip();
    if faces.is_empty() {
        return Ok(Vec::new());
    }
    let covers = plan.targets((picture.width(), picture.height()));
    let covered = if covers.is_empty() {
        None
    } else {
        Some(redact::opaque_mask(
            picture.width(),
            picture.height(),
            &covers,
            &plan.shown(),
        )?)
    };
    let recipe = Recipe {
        steps: plan.steps,
        seed: plan.seed,
    };
    let cloaker = cloaker.ok_or_else(|| {
        ErrorKind::Network(NetworkError::ModelMissing {
            name: "cloak".to_owned(),
        })
    })?;
    let export = Exported::of(&picture.rgb, &faces, plan.encoding)?;
    let done = cloaker.cloak(
        picture,
        &faces,
        covered.as_ref(),
        &recipe,
        &export,
        progress,
    );
    let done = done.map_err(|reason| match reason {
        // Its number among all faces of the photo, which is what a person sees.
        ErrorKind::Cloak(CloakError::FaceTooSmall { number }) => {
            ErrorKind::Cloak(CloakError::FaceTooSmall {
                number: numbers
                    .get(number.saturating_sub(1))
                    .copied()
                    .unwrap_or(number),
            })
        }
        reason => reason,
    })?;
    Ok(numbers.into_iter().zip(done).collect())
}
