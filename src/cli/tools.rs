//! What one worker holds, each part loaded when it is first needed.

use std::path::Path;

use ombrelle_core::error::{Error, Reason};
use ombrelle_core::paths;
use ombrelle_core::plan::{
    self, Cloaker, Decision, Face, Judgement, Opened, Outcome, Panel, Plan, Sought, Unprotected,
};
use ombrelle_core::progress::Progress;

use crate::exit::Stage;
use crate::fault::Fault;
use crate::finder::{self, Lazy};
use crate::mask::learn;
use crate::text::LazyReader;

/// The face finder, the text reader, what makes cloaks, and the jury.
pub struct Tools {
    /// The face finder.
    pub finder: Lazy,
    /// The text reader.
    pub text: LazyReader,
    cloaker: Option<Cloaker>,
    encoders: bool,
    panel: Option<Panel>,
    sought: Option<Sought>,
}

impl Tools {
    /// Nothing loaded yet; with `threads` for each pass of the finder's network, and cloaks against `encoders` of
    /// picture generators where they are wanted.
    pub fn new(threads: usize, encoders: bool) -> Self {
        Self {
            finder: Lazy::new(threads),
            text: LazyReader::new(threads),
            cloaker: None,
            encoders,
            panel: None,
            sought: None,
        }
    }

    /// The numbers of the faces of a photo that wear a mask: the one that is like the face of the photo `like`, or the
    /// only one.
    pub fn masked(
        &mut self,
        opened: &Opened,
        faces: &[Face],
        like: Option<&Path>,
        progress: &Progress,
    ) -> Result<Vec<u32>, Fault> {
        if let (Some(path), None) = (like, &self.sought) {
            self.sought = Some(learn::sought(path, &mut self.finder, progress)?);
        }
        let meant = learn::meant(opened, faces, self.sought.as_mut(), progress);
        let meant = meant.map_err(|error| Fault::Core(error, Stage::Reading))?;
        let number = meant.and_then(|place| u32::try_from(place + 1).ok());
        Ok(number.into_iter().collect())
    }

    /// Whether cloaks can be made here: by this build, with what is installed.
    pub fn can_cloak(&mut self, path: &Path) -> Result<bool, Fault> {
        match self.load_cloaker() {
            Ok(()) => Ok(true),
            Err(Reason::CloakMissing | Reason::ModelMissing { .. }) => Ok(false),
            Err(reason) => Err(Fault::Core(reason.at(path), Stage::Reading)),
        }
    }

    /// Loads what makes cloaks, unless it is there.
    fn load_cloaker(&mut self) -> Result<(), Reason> {
        if self.cloaker.is_none() {
            let models = paths::models();
            self.cloaker = Some(match self.encoders {
                true => Cloaker::load_with_encoders(&models)?,
                false => Cloaker::load(&models)?,
            });
        }
        Ok(())
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
        // A mask is worn without any network.
        if plan.mask.is_none() {
            self.load_cloaker()
                .map_err(|reason| reading(reason.at(&path)))?;
        }
        let outcome = plan::carry_out_with(opened, plan, self.cloaker.as_ref(), progress);
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
