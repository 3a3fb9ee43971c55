//! Personal masks: one cloak, learnt from several photos of a face, that further photos of it wear at once.
//!
//! After Chow et al. 2024, "Personalized Privacy Protection Mask Against Unauthorized Facial Recognition" (Chameleon), and
//! Liu et al. 2025 (Protego): since every face is brought to the same frame (see `frame`), the same change fits every
//! photo. It hides less than a cloak made for the photo; docs/cloak.md compares.
//! Wearing one needs no network.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::GrayImage;
use serde::{Deserialize, Serialize};

use super::frame::{SIDE, check, frame};
use super::wear::{Before, Worn};
use super::{Cloaked, Target};
use crate::error::{CloakError, ErrorKind, RedactError};
use crate::photo::Picture;
use crate::progress::{Phase, Progress};

/// What stands first in a mask's file.
const FORMAT: &str = "ombrelle-mask";
/// The version of the file that is written, and the newest that is read.
const VERSION: u32 = 1;
/// Steps of a whole room, either way, that a file can tell apart.
const LEVELS: f32 = 127.0;

/// A mask. Whoever has it can see a little of the face in it, and can take the change out of photos that wear it, so
/// it is as private as a photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Mask {
    /// The part of its room that each value of the frame uses, in 1/127.
    levels: Vec<i8>,
    seed: u64,
    /// How it was learnt.
    learnt: Cloaked,
}

/// The file: JSON, so that a person can see what it is.
#[derive(Serialize, Deserialize)]
struct Written {
    format: String,
    version: u32,
    seed: u64,
    learnt: Cloaked,
    /// Values a side of the frame.
    side: usize,
    /// [`Mask::levels`] as signed bytes in base64 (RFC 4648).
    levels: String,
}

/// What is read first, since a newer file may have another form behind it.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

impl Mask {
    pub(super) fn new(parts: &[f32], seed: u64, learnt: Cloaked) -> Self {
        let level = |part: &f32| (part.clamp(-1.0, 1.0) * LEVELS).round() as i8;
        Self {
            levels: parts.iter().map(level).collect(),
            seed,
            learnt,
        }
    }

    /// How it was learnt: strength, steps, photos, and how many surrogates lost the face in all of them.
    pub fn learnt(&self) -> &Cloaked {
        &self.learnt
    }

    /// Seed of its learning.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The content of its file.
    ///
    /// # Errors
    /// [`CloakError::MaskBroken`] if it has no form as JSON, which no mask is known for.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ErrorKind> {
        let bytes: Vec<u8> = self
            .levels
            .iter()
            .map(|level| level.cast_unsigned())
            .collect();
        let written = Written {
            format: FORMAT.to_owned(),
            version: VERSION,
            seed: self.seed,
            learnt: self.learnt,
            side: SIDE,
            levels: STANDARD.encode(bytes),
        };
        serde_json::to_vec_pretty(&written).map_err(|_| ErrorKind::Cloak(CloakError::MaskBroken))
    }

    /// Reads the content of a mask's file.
    ///
    /// # Errors
    /// [`CloakError::MaskBroken`] for anything but a whole mask; [`CloakError::MaskNewer`] for one of a newer version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ErrorKind> {
        let broken = |_| ErrorKind::Cloak(CloakError::MaskBroken);
        let head: Head = serde_json::from_slice(bytes).map_err(broken)?;
        if head.format != FORMAT {
            return Err(ErrorKind::Cloak(CloakError::MaskBroken));
        }
        if head.version > VERSION {
            return Err(ErrorKind::Cloak(CloakError::MaskNewer));
        }
        let written: Written = serde_json::from_slice(bytes).map_err(broken)?;
        let levels = STANDARD.decode(&written.levels);
        let levels = levels.map_err(|_| ErrorKind::Cloak(CloakError::MaskBroken))?;
        let learnt = written.learnt;
        let whole = levels.len() == 3 * SIDE * SIDE && written.side == SIDE;
        if !whole || learnt.budget != learnt.strength.budget() || learnt.learnt_from.is_none() {
            return Err(ErrorKind::Cloak(CloakError::MaskBroken));
        }
        Ok(Self {
            levels: levels.into_iter().map(u8::cast_signed).collect(),
            seed: written.seed,
            learnt,
        })
    }

    /// Puts it on faces in place, on the terms of [`Cloaker::cloak`](super::Cloaker::cloak); the strength is the
    /// mask's own, whatever the targets say.
    ///
    /// # Errors
    /// [`CloakError::FaceTooSmall`], with the place in `targets` from 1; [`RedactError::RegionOutside`];
    /// [`ErrorKind::Cancelled`].
    pub fn wear(
        &self,
        picture: &mut Picture,
        targets: &[Target],
        covered: Option<&GrayImage>,
        progress: &Progress,
    ) -> Result<Vec<Cloaked>, ErrorKind> {
        check(picture, targets)?;
        let parts: Vec<f32> = self.levels.iter().map(|l| f32::from(*l) / LEVELS).collect();
        let total = targets.len() as u64;
        progress.step(Phase::Cloaking, 0, total)?;
        let mut frames = Vec::with_capacity(targets.len());
        for target in targets {
            let frame = frame(picture, target)?;
            let before = Before::of(&picture.rgb, &frame)
                .ok_or(ErrorKind::Redact(RedactError::RegionOutside))?;
            frames.push((frame, before));
        }
        for (done, (frame, before)) in (1..).zip(&frames) {
            let worn = Worn {
                parts: &parts,
                strength: self.learnt.strength,
            };
            worn.put_on(&mut picture.rgb, before, frame, covered);
            progress.step(Phase::Cloaking, done, total)?;
        }
        Ok(vec![self.learnt; targets.len()])
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::Strength;
    use super::*;
    use crate::photo::Region;
    use image::{Luma, Rgb, RgbImage};
    use proptest::prelude::*;

    fn mask(strength: Strength, seed: u32) -> Mask {
        let level = |index: u32| ((index ^ seed).wrapping_mul(2_654_435_761) >> 24) as u8;
        Mask {
            levels: (0..3 * (SIDE * SIDE) as u32)
                .map(|index| level(index).cast_signed())
                .collect(),
            seed: u64::from(seed),
            learnt: Cloaked {
                strength,
                budget: strength.budget(),
                steps: 120,
                beaten: 3,
                surrogates: 3,
                learnt_from: Some(3),
            },
        }
    }

    fn picture() -> Picture {
        Picture {
            rgb: RgbImage::from_fn(300, 260, |x, y| {
                let checks = 40 * ((x / 3 + y / 3) % 2) as u8;
                Rgb([(x / 2) as u8 + checks, y as u8 / 2 + checks, 120])
            }),
            alpha: None,
        }
    }

    fn target(x: f32, height: f32) -> Target {
        Target {
            region: Region {
                x,
                y: 40.0,
                width: height * 0.75,
                height,
            },
            landmarks: None,
            strength: Strength::Light,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn a_mask_keeps_the_budget_that_it_was_learnt_for_and_leaves_covers_alone(
            seed in any::<u32>(), x in -30.0_f32..200.0, height in 24.0_f32..200.0,
            which in 0..3_usize,
        ) {
            let strength = [Strength::Light, Strength::Balanced, Strength::Strong][which];
            let before = picture();
            let mut worn = before.clone();
            let covered = GrayImage::from_fn(300, 260, |_, y| Luma([u8::from(y < 90) * 255]));
            let faces = [target(x, height), target(x + 20.0, height)];
            let mask = mask(strength, seed);
            let done = mask.wear(&mut worn, &faces, Some(&covered), &Progress::default());
            // Left of the picture there is nothing to change, and so no half of it is changed.
            if x + height * 0.75 <= 0.0 {
                prop_assert_eq!(done, Err(ErrorKind::Redact(RedactError::RegionOutside)));
                prop_assert_eq!(worn, before);
                return Ok(());
            }
            prop_assert_eq!(done.unwrap().len(), 2);
            for (x, y, now) in worn.rgb.enumerate_pixels() {
                let was = before.rgb.get_pixel(x, y);
                let most = if y < 90 { 0 } else { strength.budget() };
                prop_assert!(now.0.iter().zip(was.0).all(|(n, w)| n.abs_diff(w) <= most));
            }
        }

        #[test]
        fn whatever_a_file_holds_reading_it_ends_in_a_mask_or_a_reason(
            bytes in proptest::collection::vec(any::<u8>(), 0..300),
        ) {
            prop_assert_eq!(Mask::from_bytes(&bytes), Err(ErrorKind::Cloak(CloakError::MaskBroken)));
        }
    }

    #[test]
    fn a_mask_comes_back_from_its_file_as_it_was() {
        let mask = mask(Strength::Balanced, 5);
        assert_eq!(Mask::from_bytes(&mask.to_bytes().unwrap()), Ok(mask));
    }

    #[test]
    fn a_cut_a_changed_and_a_newer_file_are_refused() {
        let bytes = mask(Strength::Strong, 1).to_bytes().unwrap();
        let text = String::from_utf8(bytes.clone()).unwrap();
        let read = |text: &str| Mask::from_bytes(text.as_bytes());
        assert_eq!(
            Mask::from_bytes(&bytes[..bytes.len() / 2]),
            Err(ErrorKind::Cloak(CloakError::MaskBroken))
        );
        let newer = text.replace("\"version\": 1", "\"version\": 2, \"more\": 0");
        assert_eq!(read(&newer), Err(ErrorKind::Cloak(CloakError::MaskNewer)));
        for (from, to) in [
            ("ombrelle-mask", "something else"),
            ("\"budget\": 12", "\"budget\": 200"),
            ("\"side\": 256", "\"side\": 8"),
            ("\"levels\": \"", "\"levels\": \"AAAA"),
            ("\"levels\": \"", "\"levels\": \"?"),
            ("\"learnt_from\": 3", "\"learnt_from\": null"),
        ] {
            assert!(text.contains(from), "{from}");
            assert_eq!(
                read(&text.replace(from, to)),
                Err(ErrorKind::Cloak(CloakError::MaskBroken)),
                "{from}"
            );
        }
    }

    #[test]
    fn a_face_too_small_is_told_with_its_number() {
        let faces = [target(20.0, 100.0), target(150.0, 20.0)];
        let worn =
            mask(Strength::Light, 2).wear(&mut picture(), &faces, None, &Progress::default());
        assert_eq!(
            worn,
            Err(ErrorKind::Cloak(CloakError::FaceTooSmall { number: 2 }))
        );
    }
}
