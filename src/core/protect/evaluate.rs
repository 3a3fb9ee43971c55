//! Evaluating: what recognisers make of the cloaked faces of a finished copy. A verdict that cannot be given never takes
//! the copy away.

use std::sync::Arc;

use super::{Decision, Decoding, Opened, Plan, models::Models};
use crate::error::{Cancelled, ErrorKind};
use crate::evaluate::Judgement;
use crate::evaluate::{Unprotected, around, judge_copy};
use crate::face::Face;
use crate::model::recogniser::{Card, Crop};
use crate::photo::{Limits, Picture};
use crate::progress::Progress;

/// What the jury says of a copy.
#[derive(Debug, Clone, PartialEq)]
pub enum Evaluation {
    /// No face is cloaked: there is nothing to judge.
    NotNeeded,
    /// Its verdict, under the numbers that the faces have in the photo.
    Judged(Judgement),
    /// No verdict could be given, and why. The copy is as it was made.
    NotJudged(ErrorKind),
}

impl Evaluation {
    /// The verdict, where there is one.
    pub fn judgement(&self) -> Option<&Judgement> {
        match self {
            Self::Judged(judgement) => Some(judgement),
            Self::NotNeeded | Self::NotJudged(_) => None,
        }
    }
}

/// What the jury compares a copy with.
pub(super) enum Original {
    /// The photo itself, where somebody else holds it all the same.
    Shared(Arc<Opened>),
    /// What the jury looks at of it: its pixels become those of the copy.
    Around(Picture),
}

impl Original {
    /// Of a photo that is about to be cloaked.
    pub(super) fn of(opened: &Arc<Opened>, plan: &Plan) -> Self {
        let crops = match Card::all() {
            Ok(cards) if Arc::strong_count(opened) == 1 => cards.into_iter().map(|card| card.crop),
            _ => return Self::Shared(opened.clone()),
        };
        let crops: Vec<Crop> = crops.collect();
        let picture = &opened.picture;
        let exported = plan.encoding.size(picture.width(), picture.height());
        let (_, faces) = cloaked(plan);
        Self::Around(around(picture, &faces, &crops, exported))
    }

    pub(super) fn picture(&self) -> &Picture {
        match self {
            Self::Shared(opened) => &opened.picture,
            Self::Around(picture) => picture,
        }
    }
}

/// The faces that a plan cloaks, with their numbers among all of it.
fn cloaked(plan: &Plan) -> (Vec<usize>, Vec<Face>) {
    let cloaked = (1..)
        .zip(&plan.faces)
        .filter(|(_, face)| matches!(face.decision, Decision::Cloak(_)));
    cloaked
        .map(|(number, face)| (number, face.face.clone()))
        .unzip()
}

/// Asks the jury about the cloaked faces of a copy that was made from `original` just now.
///
/// # Errors
/// [`ErrorKind::Cancelled`] alone; whatever else goes wrong is [`Evaluation::NotJudged`].
pub(super) fn evaluate(
    models: &Models,
    original: &Picture,
    plan: &Plan,
    exported: (&[u8], &Decoding),
    progress: &Progress,
) -> Result<Evaluation, ErrorKind> {
    let (numbers, faces) = cloaked(plan);
    if faces.is_empty() {
        return Ok(Evaluation::NotNeeded);
    }
    match judged(
        models,
        original,
        (&numbers, &faces),
        (exported, plan.seed),
        progress,
    ) {
        Ok(judgement) => Ok(Evaluation::Judged(judgement)),
        Err(ErrorKind::Cancelled(Cancelled)) => Err(ErrorKind::Cancelled(Cancelled)),
        Err(reason) => Ok(Evaluation::NotJudged(reason)),
    }
}

fn judged(
    models: &Models,
    picture: &Picture,
    (numbers, faces): (&[usize], &[Face]),
    ((bytes, decoding), seed): ((&[u8], &Decoding), u64),
    progress: &Progress,
) -> Result<Judgement, ErrorKind> {
    let original = Unprotected { picture, faces };
    let exported = decoding.open(bytes, &Limits::default(), progress)?.picture;
    // The finder is done before the jury is loaded: both together take more memory than anything else of a photo's way.
    let found = models
        .finder(progress)
        .and_then(|mut finder| finder.with(|finder| finder.find(&exported, progress)));
    let mut panel = models.panel(progress)?;
    let found = found?;
    let mut judgement = panel.with(|panel| {
        let judges = (panel, Some(found.as_slice()));
        judge_copy(&exported, &original, &[], seed, judges, progress)
    })?;
    // The numbers that the person sees are those among all faces of the photo.
    for (face, number) in judgement.faces.iter_mut().zip(numbers) {
        face.number = *number;
    }
    Ok(judgement)
}
