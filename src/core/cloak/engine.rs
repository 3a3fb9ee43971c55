//! Cloaking the faces of a photo.

use std::path::Path;

use image::GrayImage;

use super::craft::craft;
use super::ensemble::Ensemble;
use super::frame::Frame;
use super::transform::{Chance, Lost};
use super::wear::{Before, wear};
use super::{Cloaked, Recipe, Target};
use crate::error::Reason;
use crate::model::surrogate;
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
    /// [`Reason::ModelMissing`], [`Reason::ModelAltered`], [`Reason::ModelBroken`]; [`Reason::OutOfMemory`];
    /// in a build without libtorch [`Reason::CloakMissing`].
    pub fn load(models: &Path) -> Result<Self, Reason> {
        let ensemble = Ensemble::load(models)?;
        if ensemble.len() == 0 {
            return Err(Reason::CloakMissing);
        }
        Ok(Self { ensemble })
    }

    /// Cloaks faces in place, one after the other; each knows what the ones before changed, and no value ends
    /// further than its budget from where it began. Nothing changes where `covered` is set (255: an opaque cover).
    ///
    /// The same picture, targets and recipe give the same pixels on the same machine.
    ///
    /// # Errors
    /// [`Reason::FaceTooSmall`], with the place in `targets` from 1; [`Reason::RegionOutside`] for a face that is
    /// outside of the picture; [`Reason::OutOfMemory`], [`Reason::ModelBroken`] where libtorch refuses;
    /// [`Reason::Cancelled`], noticed within a step. The picture is then not to be used.
    pub fn cloak(
        &self,
        picture: &mut Picture,
        targets: &[Target],
        covered: Option<&GrayImage>,
        recipe: &Recipe,
        progress: &Progress,
    ) -> Result<Vec<Cloaked>, Reason> {
        check(picture, targets)?;
        let mut before = Vec::with_capacity(targets.len());
        for target in targets {
            let frame = frame(picture, target)?;
            before.push(Before::of(&picture.rgb, &frame).ok_or(Reason::RegionOutside)?);
        }
        let steps = u64::from(recipe.steps);
        let total = steps * targets.len() as u64;
        progress.step(Phase::Cloaking, 0, total)?;
        let mut done = Vec::with_capacity(targets.len());
        for (index, (target, before)) in targets.iter().zip(&before).enumerate() {
            let frame = frame(picture, target)?;
            let budget = f32::from(target.strength.budget());
            let first = steps * index as u64;
            let crafted = craft(
                &self.ensemble,
                &frame,
                (budget, target.strength.smooth()),
                recipe,
                &mut Chance::of(recipe.seed, index),
                progress,
                |step| progress.step(Phase::Cloaking, first + u64::from(step), total),
            );
            let crafted = crafted.map_err(reason)?;
            wear(
                &mut picture.rgb,
                before,
                &frame.place,
                &crafted.planes,
                budget,
                covered,
            );
            done.push(Cloaked {
                strength: target.strength,
                budget: target.strength.budget(),
                steps: crafted.steps,
                beaten: crafted.beaten as u32,
                surrogates: self.ensemble.len() as u32,
            });
        }
        progress.step(Phase::Cloaking, total, total)?;
        Ok(done)
    }
}

fn check(picture: &Picture, targets: &[Target]) -> Result<(), Reason> {
    for (number, target) in (1..).zip(targets) {
        if !target.region.touches(picture.width(), picture.height()) {
            return Err(Reason::RegionOutside);
        }
        if !target.fits() {
            return Err(Reason::FaceTooSmall { number });
        }
    }
    Ok(())
}

fn frame(picture: &Picture, target: &Target) -> Result<Frame, Reason> {
    Frame::of(&picture.rgb, target).ok_or(Reason::RegionOutside)
}

fn reason(lost: Lost) -> Reason {
    match lost {
        Lost::Reason(reason) => reason,
        Lost::Thrown(error) => surrogate::reason("cloak", &error),
    }
}
