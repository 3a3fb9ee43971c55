//! Cloaking the faces of a photo.

use std::path::Path;

use image::GrayImage;

use super::craft::{Crafted, Watch, craft};
use super::ensemble::Ensemble;
use super::fitting::{Export, Fitting, Place};
use super::frame::{Frame, check};
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
    /// further than its budget from where it began. Nothing changes where `covered` is set (255: an opaque cover). No face is seen to change more than
    /// its strength says, neither in its frame ([`Strength::likeness`]) nor in the file that `export` tells of ([`Strength::in_the_file`]): where two faces reach into
    /// each other, both cloaks give way.
    ///
    /// The same picture, targets, recipe and export give the same pixels on the same machine.
    ///
    /// # Errors
    /// [`CloakError::FaceTooSmall`](crate::error::CloakError::FaceTooSmall), with the place in `targets` from 1; [`RedactError::RegionOutside`] for a face that is
    /// outside of the picture; [`NetworkError::OutOfMemory`](crate::error::NetworkError::OutOfMemory), [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken) where the engine refuses;
    /// [`ErrorKind::Cancelled`], noticed within a step; those of `export`. The picture is then not to be used.
    pub fn cloak(
        &self,
        picture: &mut Picture,
        targets: &[Target],
        covered: Option<&GrayImage>,
        recipe: &Recipe,
        export: &dyn Export,
        progress: &Progress,
    ) -> Result<Vec<Cloaked>, ErrorKind> {
        check(picture, targets)?;
        let mut faces = Vec::with_capacity(targets.len());
        for (number, target) in targets.iter().enumerate() {
            faces.push(Place::of(
                picture,
                target,
                export.likeness(number, &picture.rgb)?,
            )?);
        }
        let steps = u64::from(recipe.steps);
        let total = steps * targets.len() as u64;
        progress.step(Phase::Cloaking, 0, total)?;
        let mut fitting = Fitting {
            rgb: &mut picture.rgb,
            covered,
            export,
        };
        let mut crafted = Vec::with_capacity(targets.len());
        for (number, (target, place)) in targets.iter().zip(&faces).enumerate() {
            let frame = Frame::of(fitting.rgb, target).ok_or(RedactError::RegionOutside)?;
            let mut watch = Watched {
                fitting: &mut fitting,
                place,
                number,
                told: |step| {
                    Ok(progress.step(
                        Phase::Cloaking,
                        steps * number as u64 + u64::from(step),
                        total,
                    )?)
                },
            };
            let recipe = (recipe, number);
            let cloak = craft(
                &self.ensemble,
                &frame,
                target.strength,
                recipe,
                progress,
                &mut watch,
            )?;
            fitting.put_on(place, &cloak.values(), None);
            crafted.push(cloak);
        }
        fitting.settle(&faces, &mut crafted, progress)?;
        progress.step(Phase::Cloaking, total, total)?;
        let all = targets.iter().zip(&crafted);
        all.map(|(target, cloak)| self.account(target.strength, cloak))
            .collect()
    }

    fn account(&self, strength: Strength, cloak: &Crafted<'_>) -> Result<Cloaked, ErrorKind> {
        Ok(Cloaked {
            strength,
            budget: strength.budget(),
            steps: cloak.steps,
            beaten: cloak.beaten()? as u32,
            surrogates: self.ensemble.len() as u32,
        })
    }
}

/// What is told of a cloak while it is made: steps to whoever waits, and what the finished file shows of it so far.
struct Watched<'a, 'b, T> {
    fitting: &'a mut Fitting<'b>,
    place: &'a Place,
    number: usize,
    told: T,
}

impl<T: FnMut(u32) -> Result<(), ErrorKind>> Watch for Watched<'_, '_, T> {
    fn step(&mut self, made: u32) -> Result<(), ErrorKind> {
        (self.told)(made)
    }

    fn used(&mut self, change: &[f32]) -> Result<Option<f64>, ErrorKind> {
        self.fitting.tried_on(self.place, self.number, change)
    }
}
