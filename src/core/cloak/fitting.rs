//! Putting cloaks on a photo so that the finished file shows no more of them than their strengths say.
//!
//! A frame is about 130 pixels of a face wide, whatever the photo: where the face is smaller there, or a JPEG takes its own part, the file shows more
//! of a change than the frame does. So the file is asked.

use image::{GrayImage, RgbImage};

use super::craft::{Crafted, WEAKENINGS, weaker};
use super::frame::Frame;
use super::wear::{Before, Worn};
use super::{Strength, Target};
use crate::error::{ErrorKind, RedactError};
use crate::model::recogniser::Similarity;
use crate::photo::{Picture, Region};
use crate::progress::Progress;

/// What the file will show of the faces that are cloaked.
pub trait Export {
    /// How like a face, by its place in the targets, is in the file that is written of this photo to what it is there without any loss and without a
    /// cloak: structural similarity of luminance, at most 1. None for a face too small to say.
    ///
    /// # Errors
    /// Those of writing the file.
    fn likeness(&self, face: usize, photo: &RgbImage) -> Result<Option<f64>, ErrorKind>;

    /// The part of the photo on which that depends; none for a face that is not looked at.
    fn around(&self, face: usize) -> Option<Region>;
}

/// A face in its photo.
pub(super) struct Place {
    /// From pixels of the photo to pixels of its frame.
    into_frame: Similarity,
    /// Its pixels, and those around it, before any cloak.
    before: Before,
    /// Where it is.
    region: Region,
    strength: Strength,
    /// How much the file loses of it without a cloak; none where nobody can say.
    lost: Option<f64>,
}

impl Place {
    /// Of a face whose likeness in the file is this without a cloak.
    pub(super) fn of(
        photo: &Picture,
        target: &Target,
        likeness: Option<f64>,
    ) -> Result<Self, ErrorKind> {
        let outside = || ErrorKind::Redact(RedactError::RegionOutside);
        let frame = Frame::of(&photo.rgb, target).ok_or_else(outside)?;
        Ok(Self {
            before: Before::of(&photo.rgb, &frame).ok_or_else(outside)?,
            into_frame: frame.place,
            region: target.region,
            strength: target.strength,
            lost: likeness.map(|likeness| 1.0 - likeness),
        })
    }

    /// How much of what may be seen of the face is used where this is its likeness in the file.
    ///
    /// Where the file alone loses more than half of what its strength allows (a JPEG of low quality), a cloak may add as much as half of that: it would hide
    /// nobody otherwise, and is not seen more for it.
    fn used(&self, likeness: f64) -> Option<f64> {
        let allowed = 1.0 - self.strength.in_the_file();
        let lost = self.lost?.max(0.0);
        let room = (allowed - lost).max(allowed / 2.0);
        Some(((1.0 - likeness - lost) / room).max(0.0))
    }
}

/// A photo on which cloaks are put.
pub(super) struct Fitting<'a> {
    pub rgb: &'a mut RgbImage,
    /// Where nothing may change.
    pub covered: Option<&'a GrayImage>,
    pub export: &'a dyn Export,
}

impl Fitting<'_> {
    /// Puts a change of a face's frame on, in 1/255; `within` is where alone, none for all that it reaches.
    pub(super) fn put_on(&mut self, place: &Place, change: &[f32], within: Option<&Region>) {
        let worn = Worn {
            change,
            budget: f32::from(place.strength.budget()),
            within,
        };
        worn.put_on(self.rgb, &place.before, &place.into_frame, self.covered);
    }

    /// How much of what may be seen of a face its cloak uses; the photo is as before.
    pub(super) fn tried_on(
        &mut self,
        place: &Place,
        number: usize,
        change: &[f32],
    ) -> Result<Option<f64>, ErrorKind> {
        if place.lost.is_none() {
            return Ok(None);
        }
        let kept = place.before.again(self.rgb);
        let near = self.export.around(number);
        self.put_on(place, change, near.as_ref());
        let used = self.used(place, number);
        kept.restore(self.rgb);
        used
    }

    /// Makes cloaks that are put on weaker until the file shows no more of any face than it may: at worst, to nothing.
    pub(super) fn settle(
        &mut self,
        places: &[Place],
        cloaks: &mut [Crafted<'_>],
        progress: &Progress,
    ) -> Result<(), ErrorKind> {
        for last in (0..=WEAKENINGS).map(|round| round == WEAKENINGS) {
            progress.check()?;
            let mut parts = vec![1.0_f32; places.len()];
            for (number, place) in places.iter().enumerate() {
                let used = self.used(place, number)?.filter(|used| *used > 1.0);
                let Some(used) = used else { continue };
                let part = if last { 0.0 } else { weaker(used) };
                // Whatever reaches into the face.
                let reaching = places.iter().zip(&mut parts);
                for (_, least) in reaching.filter(|(other, _)| other.before.touches(&place.region))
                {
                    *least = least.min(part);
                }
            }
            if parts.iter().all(|part| *part == 1.0) {
                return Ok(());
            }
            for (cloak, part) in cloaks.iter_mut().zip(parts) {
                cloak.scale(part);
            }
            places
                .iter()
                .for_each(|place| place.before.restore(self.rgb));
            for (place, cloak) in places.iter().zip(cloaks.iter()) {
                self.put_on(place, &cloak.values(), None);
            }
        }
        Ok(())
    }

    fn used(&self, place: &Place, number: usize) -> Result<Option<f64>, ErrorKind> {
        let likeness = self.export.likeness(number, self.rgb)?;
        Ok(likeness.and_then(|likeness| place.used(likeness)))
    }
}
