//! Cloaking the faces of a photo.

use std::path::Path;

use image::GrayImage;

use super::craft::{Crafted, craft};
use super::ensemble::Ensemble;
use super::frame::{check, frame};
use super::wear::{Before, Worn};
use super::{Cloaked, Recipe, Strength, Target};
use crate::error::{ErrorKind, RedactError};
use crate::photo::Picture;
use crate::progress::{Phase, Progress};

/// What makes cloaks: every surrogate of the manifest, loaded once.
#[derive(Debug)]
pub struct Cloaker {
    ensemble: Ensemble,
}

impl Cloaker {
    /// Loads the surrogates, checked by SHA-256, from the models folder.
    ///
    /// # Errors
    /// [`NetworkError::ModelMissing`](crate::error::NetworkError::ModelMissing), [`NetworkError::ModelAltered`](crate::error::NetworkError::ModelAltered), [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken); [`NetworkError::RuntimeMissing`](crate::error::NetworkError::RuntimeMissing),
    /// [`NetworkError::RuntimeBroken`](crate::error::NetworkError::RuntimeBroken), [`NetworkError::RuntimeReports`](crate::error::NetworkError::RuntimeReports).
    pub fn load(models: &Path) -> Result<Self, ErrorKind> {
        Self::load_without(models, &[])
    }

    /// As [`Cloaker::load`], without the surrogates of these families: for measuring what a cloak does to recognisers of a family
    /// that had no part in making it, never for what a person gets.
    ///
    /// # Errors
    /// Those of [`Cloaker::load`]; [`NetworkError::ModelMissing`](crate::error::NetworkError::ModelMissing) also for a family that no surrogate is of.
    pub fn load_without(models: &Path, families: &[&str]) -> Result<Self, ErrorKind> {
        Ok(Self {
            ensemble: Ensemble::load(models, families)?,
        })
    }

    /// Cloaks faces in place, one after the other; each knows what the ones before changed, and no value ends
    /// further than its budget from where it began. Nothing changes where `covered` is set (255: an opaque cover).
    ///
    /// The same picture, targets and recipe give the same pixels on the same machine.
    ///
    /// # Errors
    /// [`CloakError::FaceTooSmall`](crate::error::CloakError::FaceTooSmall), with the place in `targets` from 1; [`RedactError::RegionOutside`] for a face that is
    /// outside of the picture; [`NetworkError::OutOfMemory`](crate::error::NetworkError::OutOfMemory), [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken) where the engine refuses;
    /// [`ErrorKind::Cancelled`], noticed within a step. The picture is then not to be used.
    pub fn cloak(
        &self,
        picture: &mut Picture,
        targets: &[Target],
        covered: Option<&GrayImage>,
        recipe: &Recipe,
        progress: &Progress,
    ) -> Result<Vec<Cloaked>, ErrorKind> {
        check(picture, targets)?;
        let mut before = Vec::with_capacity(targets.len());
        for target in targets {
            let frame = frame(picture, target)?;
            before.push(
                Before::of(&picture.rgb, &frame)
                    .ok_or(ErrorKind::Redact(RedactError::RegionOutside))?,
            );
        }
        let steps = u64::from(recipe.steps);
        let total = steps * targets.len() as u64;
        progress.step(Phase::Cloaking, 0, total)?;
        let mut done = Vec::with_capacity(targets.len());
        for (index, (target, before)) in targets.iter().zip(&before).enumerate() {
            let frame = frame(picture, target)?;
            let first = steps * index as u64;
            let crafted = craft(
                &self.ensemble,
                &frame,
                target.strength,
                (recipe, index),
                progress,
                |step| Ok(progress.step(Phase::Cloaking, first + u64::from(step), total)?),
            );
            let crafted = crafted?;
            let worn = Worn {
                parts: &crafted.parts,
                strength: target.strength,
            };
            worn.put_on(&mut picture.rgb, before, &frame, covered);
            done.push(self.account(target.strength, &crafted));
        }
        progress.step(Phase::Cloaking, total, total)?;
        Ok(done)
    }

    fn account(&self, strength: Strength, crafted: &Crafted) -> Cloaked {
        Cloaked {
            strength,
            budget: strength.budget(),
            steps: crafted.steps,
            beaten: crafted.beaten as u32,
            surrogates: self.ensemble.len() as u32,
        }
    }
}
