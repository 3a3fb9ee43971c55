//! The work on one photo, as threads do it: opening, finding, reading, sketching, making, comparing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ombrelle_core::error::{Error, Reason};
use ombrelle_core::plan::consent::{Audience, Book, Consented, Shown, account, shown};
use ombrelle_core::plan::{
    self, Check, Cover, Decision, Face, Judgement, Limits, Opened, Outcome, Preview, Unprotected,
};
use ombrelle_core::progress::{Phase, Progress, Step};
use ombrelle_core::protect::{Overwrite, write_beside};

use super::edit::Draft;
use crate::desk::Desk;

/// The longer side of a photo on the screen, in pixels, until somebody looks closer.
pub const SCREEN: u32 = 1600;

/// Opens a photo and makes what the screen shows of it.
pub fn open(path: &Path, progress: &Progress) -> Result<(Arc<Opened>, Preview), Error> {
    let opened = plan::open(path, &Limits::default(), progress)?;
    let preview = plan::preview(&opened.picture, SCREEN).map_err(|reason| reason.at(path))?;
    Ok((Arc::new(opened), preview))
}

/// Finds the faces.
pub fn find(desk: &Desk, opened: &Opened, progress: &Progress) -> Result<Vec<Face>, Error> {
    desk.finder(|finder| plan::find(opened, finder, progress))
        .map_err(|reason| reason.at(&opened.path))?
}

/// Lists what else the photo tells. Without a text reader, what the file and the faces tell.
pub fn check(
    desk: &Desk,
    opened: &Opened,
    faces: &[Face],
    progress: &Progress,
) -> Result<Check, Error> {
    let read = desk.reader(|reader| plan::read_text(opened, reader, progress));
    let lines = match read {
        Ok(lines) => Some(lines?),
        Err(Reason::ModelMissing { .. } | Reason::RuntimeMissing) => None,
        Err(reason) => return Err(reason.at(&opened.path)),
    };
    Ok(plan::check(opened, Some(faces), lines.as_deref()))
}

/// A protected photo that is not written yet.
#[derive(Debug)]
pub struct Made {
    /// Of which version of the edit.
    pub version: u64,
    /// The finished bytes and the report.
    pub outcome: Outcome,
    /// What the jury says; none where no face is cloaked.
    pub judgement: Option<Judgement>,
}

/// Who decides, besides the draft.
#[derive(Debug, Clone)]
pub struct Order {
    /// What is to be done.
    pub draft: Draft,
    /// Of which version of the edit.
    pub version: u64,
    /// What covers text.
    pub cover: Cover,
    /// For whom.
    pub audience: Audience,
    /// Who agreed to what.
    pub book: Arc<Book>,
}

impl Order {
    fn consented(&self) -> Vec<Option<Consented>> {
        self.draft.consented(&self.book)
    }

    /// Whom the album book is to note as shown.
    pub fn shown(&self) -> Vec<Shown> {
        let consented: Vec<Consented> = self.consented().into_iter().flatten().collect();
        shown(&consented)
    }
}

/// Makes a protected photo: covers, cloaks, proof, and the jury's verdict on cloaked faces.
pub fn make(
    desk: &Desk,
    opened: &Opened,
    order: &Order,
    progress: &Progress,
) -> Result<Made, Error> {
    let plan = order.draft.plan(opened, order.cover);
    let at = |reason: Reason| reason.at(&opened.path);
    if !order.draft.cloaks() {
        let outcome = plan::carry_out(opened.clone(), &plan, progress)?;
        return Ok(made(order, outcome, None));
    }
    let outcome = desk
        .cloaker(|cloaker| plan::carry_out_with(opened.clone(), &plan, Some(cloaker), progress))
        .map_err(at)??;
    let numbered = (1..).zip(&plan.faces);
    let cloaked = numbered.filter(|(_, face)| matches!(face.decision, Decision::Cloak(_)));
    let (numbers, faces): (Vec<usize>, Vec<Face>) = cloaked
        .map(|(n, planned)| (n, planned.face.clone()))
        .unzip();
    let before = Unprotected {
        picture: &opened.picture,
        faces: &faces,
    };
    let judged = desk.panel(|panel| {
        desk.finder(|finder| {
            plan::judge(
                &outcome.bytes,
                &before,
                &[],
                plan.seed,
                (panel, Some(finder)),
                progress,
            )
        })
    });
    let mut judgement = judged
        .and_then(|judged| judged)
        .and_then(|judged| judged)
        .map_err(at)?;
    // The numbers that the person sees are those among all faces of the photo.
    for (face, number) in judgement.faces.iter_mut().zip(numbers) {
        face.number = number;
    }
    Ok(made(order, outcome, Some(judgement)))
}

fn made(order: &Order, mut outcome: Outcome, judgement: Option<Judgement>) -> Made {
    let consented = order.consented();
    let ruled: Option<Vec<Consented>> = consented.iter().cloned().collect();
    match ruled {
        Some(all) => account(&mut outcome.report, order.audience, &all),
        // Where somebody chose by hand, the report does not say that the book did.
        None => outcome.report.audience = Some(order.audience),
    }
    Made {
        version: order.version,
        outcome,
        judgement,
    }
}

/// Writes a made photo where nothing is replaced.
pub fn save(made: &Made, opened: &Opened, task: &plan::names::Task) -> Result<PathBuf, Error> {
    let target = task.free_target(plan::default_format(opened));
    write_beside(&made.outcome.bytes, &opened.path, &target, Overwrite::No)?;
    Ok(target)
}

/// The finished photo and, ten times as large, what changed in it, for the screen.
pub fn compare(
    opened: &Opened,
    draft: &Draft,
    made: &Made,
    progress: &Progress,
) -> Result<(Preview, Preview), Error> {
    let exported = plan::reopen(&made.outcome, &opened.path, progress)?;
    let after =
        plan::preview(&exported.picture, SCREEN).map_err(|reason| reason.at(&opened.path))?;
    let faces: Vec<Face> = draft.spots.iter().map(|spot| spot.face.clone()).collect();
    let difference = plan::preview_difference(opened, &faces, &exported, SCREEN, progress)?;
    Ok((after, difference))
}

/// How much of one photo is done at a step, 0 to 1, by what the phases usually take.
pub fn part(step: Step, cloaks: bool) -> f32 {
    let (from, to) = match (step.phase, cloaks) {
        (Phase::Opening, _) => (0.0, 0.1),
        (Phase::Finding, false) => (0.1, 0.6),
        (Phase::Covering, false) => (0.6, 0.7),
        (Phase::Encoding, false) => (0.7, 0.9),
        (Phase::Proving, false) => (0.9, 1.0),
        (Phase::Finding | Phase::Covering, true) => (0.1, 0.15),
        (Phase::Cloaking, _) => (0.15, 0.75),
        (Phase::Encoding | Phase::Proving, true) => (0.75, 0.8),
        (Phase::Judging, _) => (0.8, 1.0),
        (Phase::Hashing | Phase::Reading, _) => (0.0, 1.0),
    };
    let within = step.done as f32 / step.total.max(1) as f32;
    from + (to - from) * within.min(1.0)
}
