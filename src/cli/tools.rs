//! What one worker holds, each part loaded when it is first needed.

use std::path::Path;

use ombrelle_core::error::{Error, Reason};
use ombrelle_core::paths;
use ombrelle_core::plan::{
    self, Cloaker, Decision, Face, Judgement, Opened, Outcome, Panel, Plan, Unprotected,
};
use ombrelle_core::progress::Progress;

use crate::exit::Stage;
use crate::fault::Fault;
use crate::finder::{self, Lazy};

/// The face finder, what makes cloaks, and the jury.
pub struct Tools {
    /// The face finder.
    pub finder: Lazy,
    cloaker: Option<Cloaker>,
    panel: Option<Panel>,
}

impl Tools {
    /// Nothing loaded yet; with `threads` for each pass of the finder's network.
    pub fn new(threads: usize) -> Self {
        Self {
            finder: Lazy::new(threads),
            cloaker: None,
            panel: None,
        }
    }

    /// Whether cloaks can be made here: by this build, with what is installed.
    pub fn can_cloak(&mut self, path: &Path) -> Result<bool, Fault> {
        if self.cloaker.is_some() {
            return Ok(true);
        }
        match Cloaker::load(&paths::models()) {
            Ok(cloaker) => {
                self.cloaker = Some(cloaker);
                Ok(true)
            }
            Err(Reason::CloakMissing | Reason::ModelMissing { .. }) => Ok(false),
            Err(reason) => Err(Fault::Core(reason.at(path), Stage::Reading)),
        }
    }

    /// Carries out a plan that cloaks faces, and asks the jury about these in the finished file.
    pub fn cloak_and_judge(
        &mut self,
        opened: Opened,
        plan: &Plan,
        progress: &Progress,
    ) -> Result<(Outcome, Judgement), Fault> {
        let reading = |error: Error| Fault::Core(error, Stage::Reading);
        let path = opened.path.clone();
        let original = opened.picture.clone();
        let cloaker = match self.cloaker.take() {
            Some(cloaker) => cloaker,
            None => Cloaker::load(&paths::models()).map_err(|reason| reading(reason.at(&path)))?,
        };
        let outcome = plan::carry_out_with(opened, plan, Some(&cloaker), progress);
        self.cloaker = Some(cloaker);
        let outcome = outcome.map_err(reading)?;
        let panel = match &mut self.panel {
            Some(panel) => panel,
            none => none.insert(
                Panel::load(&paths::models(), finder::cores())
                    .map_err(|reason| reading(reason.at(&path)))?,
            ),
        };
        let cloaked = (1..)
            .zip(&plan.faces)
            .filter(|(_, (_, decision))| matches!(decision, Decision::Cloak(_)));
        let (numbers, faces): (Vec<usize>, Vec<Face>) =
            cloaked.map(|(n, (face, _))| (n, face.clone())).unzip();
        let before = Unprotected {
            picture: &original,
            faces: &faces,
        };
        let judges = (panel, self.finder.loaded());
        let judged = plan::judge(&outcome.bytes, &before, &[], plan.seed, judges, progress);
        let mut judgement = judged.map_err(|reason| reading(reason.at(&path)))?;
        // The numbers that the person sees are those among all faces of the photo.
        for (face, number) in judgement.faces.iter_mut().zip(numbers) {
            face.number = number;
        }
        Ok((outcome, judgement))
    }
}
