//! Evaluating: what recognisers make of the cloaked faces of a finished copy. A verdict that cannot be given never takes
//! the copy away.

use super::{Decision, Decoding, Plan, models::Models};
use crate::error::{Cancelled, ErrorKind};
use crate::evaluate::Judgement;
use crate::evaluate::{Unprotected, judge_copy};
use crate::face::Face;
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
    let cloaked = (1..)
        .zip(&plan.faces)
        .filter(|(_, face)| matches!(face.decision, Decision::Cloak(_)));
    let (numbers, faces): (Vec<usize>, Vec<Face>) = cloaked
        .map(|(number, face)| (number, face.face.clone()))
        .unzip();
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
    let mut panel = models.panel(progress)?;
    let mut finder = models.finder(progress)?;
    let mut judgement = panel.with(|panel| {
        let judges = (panel, finder.get());
        judge_copy(&exported, &original, &[], seed, judges, progress)
    })?;
    // The numbers that the person sees are those among all faces of the photo.
    for (face, number) in judgement.faces.iter_mut().zip(numbers) {
        face.number = *number;
    }
    Ok(judgement)
}
