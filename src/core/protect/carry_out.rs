//! Carrying out: covers, cloaks, rebuilds the file from pixels, marks it, proves it clean. The order of the lines of
//! [`carry_out_by`] carries promises (ARCHITECTURE.md).

use serde::Serialize;

use super::names::Naming;
use super::{Decision, Opened, Report, cloaks, report};
use crate::cloak::{Cloaked, Cloaker};
use crate::error::{Error, ErrorKind};
use crate::face::Face;
use crate::metadata;
use crate::photo::{self, Blocks, Encoding, Picture, Region};
use crate::progress::{Phase, Progress};
use crate::redact::{self, Cover, Fit, Slant};

/// How much of a face a cover hides, where one does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extent {
    /// The whole head where it was found, and the box that was drawn.
    #[default]
    Whole,
    /// The box that was drawn, and no more: the person made it smaller.
    Smaller,
    /// Nothing: the person took the box away.
    TakenAway,
}

/// A face of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Planned {
    /// As it was found, or drawn by hand.
    pub face: Face,
    /// What happens to it.
    pub decision: Decision,
    /// A box that the person drew for a face that was found.
    pub drawn: Option<Region>,
    /// How much of it a cover hides.
    pub extent: Extent,
    /// What of the head stays covered whoever is shown beside it, where that is more than [`redact::core`].
    pub core: Option<Region>,
}

impl From<(Face, Decision)> for Planned {
    fn from((face, decision): (Face, Decision)) -> Self {
        Self {
            face,
            decision,
            drawn: None,
            extent: Extent::Whole,
            core: None,
        }
    }
}

impl Planned {
    /// Whether covers beside it give way to the face: it is to be seen. A box that was taken away may hold no face, so that nothing gives way to it.
    fn is_to_be_seen(&self) -> bool {
        !self.decision.covers() && self.extent != Extent::TakenAway
    }

    /// What is painted over, beside the faces that are `shown`.
    fn targets(&self, size: (u32, u32), fit: Fit, shown: &[Region]) -> Vec<redact::Target> {
        let Decision::Cover(cover) = self.decision else {
            return Vec::new();
        };
        let boxed = |region: Region, cover: Cover| redact::Target {
            region,
            landmarks: None,
            cover,
            fit,
            slant: None,
            core: None,
            apart: self.extent == Extent::Smaller,
        };
        let head = redact::Target {
            region: self.face.region,
            landmarks: self.face.landmarks,
            cover,
            fit,
            slant: None,
            core: self.core,
            apart: true,
        };
        match (self.extent, self.drawn) {
            (Extent::TakenAway, _) => Vec::new(),
            (Extent::Smaller, Some(region)) => vec![boxed(region, cover)],
            (Extent::Whole, Some(region)) if !redact::hides(size, &head, shown, &region) => {
                // A second drawing beside the head's would look like a second head.
                let beside = match cover {
                    Cover::Sticker => Cover::Fill,
                    cover => cover,
                };
                // Below the head's cover.
                vec![boxed(region, beside), head]
            }
            (Extent::Whole | Extent::Smaller, _) => vec![head],
        }
    }
}

/// A box of text that is covered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextBox {
    /// The upright box, which is hidden where nothing else is said.
    pub region: Region,
    /// The slanted line in it, which is hidden alone.
    pub slant: Option<Slant>,
}

/// What is to be done with one photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Each face with its decision, found ones in the order of [`Photo::faces`](super::Photo::faces), then drawn ones.
    pub faces: Vec<Planned>,
    /// How closely the covers of heads follow them.
    pub fit: Fit,
    /// Boxes of text that was found, all with this cover; none where nobody looked for text.
    pub text: Option<(Vec<TextBox>, Cover)>,
    /// The detector that looked for faces; none where none did.
    pub detector: Option<String>,
    /// How to write the result.
    pub encoding: Encoding,
    /// What the result is called, for the report.
    pub naming: Naming,
    /// Whether the result carries the mark against data mining (`plus:DataMining`).
    pub mining_mark: bool,
    /// The most steps that the cloak of a face takes; ignored where none is cloaked.
    pub steps: u32,
    /// Seed of every random choice.
    pub seed: u64,
}

impl Plan {
    /// What is painted over in a picture of this size.
    pub(crate) fn targets(&self, size: (u32, u32)) -> Vec<redact::Target> {
        let text = self.text.iter().flat_map(|(boxes, cover)| {
            boxes.iter().map(|text| redact::Target {
                region: text.region,
                landmarks: None,
                cover: *cover,
                fit: self.fit,
                slant: text.slant,
                core: None,
                apart: false,
            })
        });
        let shown = self.shown();
        let faces = self
            .faces
            .iter()
            .flat_map(|face| face.targets(size, self.fit, &shown));
        faces.chain(text).collect()
    }

    /// The faces that are to be seen, to which covers of heads beside them give way.
    pub(crate) fn shown(&self) -> Vec<Region> {
        let shown = self.faces.iter().filter(|face| face.is_to_be_seen());
        shown.map(|face| face.face.region).collect()
    }

    /// The plan with boxes that reach to the edges of the blocks of a lossy original, so that no block outside of a cover
    /// holds anything of what is covered. Covers of whole heads reach far enough by themselves, and give up nothing of the blocks of their cores.
    pub(crate) fn grown(&self, opened: &Opened) -> Self {
        let size = (opened.picture.width(), opened.picture.height());
        self.grown_to(opened.blocks, size)
    }

    /// The same for a photo of this size that is kept in these blocks.
    pub(crate) fn grown_to(&self, blocks: Option<Blocks>, size: (u32, u32)) -> Self {
        let mut plan = self.clone();
        let Some(blocks) = blocks else {
            return plan;
        };
        for planned in &mut plan.faces {
            let region = &planned.face.region;
            match &planned.face.landmarks {
                // What is seen hides nothing, and a cloak is worked out for a face as it lies in its box.
                None if !planned.decision.covers() => {}
                None => planned.face.region = blocks.around(region, size),
                Some(landmarks) => {
                    let core = redact::core(region, landmarks);
                    planned.core = core.map(|core| blocks.around(&core, size));
                }
            }
            planned.drawn = planned.drawn.map(|region| blocks.around(&region, size));
        }
        let boxes = plan.text.iter_mut().flat_map(|(boxes, _)| boxes);
        boxes.for_each(|text| {
            text.region = blocks.around(&text.region, size);
            text.slant = text.slant.map(|slant| slant.around(blocks));
        });
        plan
    }

    /// The same for a picture that was made smaller or larger.
    pub(crate) fn scaled(&self, across: f32, down: f32) -> Self {
        let mut plan = self.clone();
        for planned in &mut plan.faces {
            planned.face = planned.face.scaled(across, down);
            planned.drawn = planned.drawn.map(|region| region.scaled(across, down));
            planned.core = planned.core.map(|region| region.scaled(across, down));
        }
        let boxes = plan.text.iter_mut().flat_map(|(boxes, _)| boxes);
        boxes.for_each(|text| {
            text.region = text.region.scaled(across, down);
            text.slant = text.slant.map(|slant| slant.scaled(across, down));
        });
        plan
    }
}

/// A protected photo, proved clean.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// What was done and what was not.
    pub report: Report,
}

/// Carries out a plan without cloaks: covers, rebuilds the file from pixels, marks it, proves it clean.
///
/// Takes the photo by value so that no second copy of its pixels is needed.
///
/// # Errors
/// Those of [`carry_out_with`]; [`NetworkError::ModelMissing`](crate::error::NetworkError::ModelMissing) where the plan cloaks a face.
pub fn carry_out(opened: Opened, plan: &Plan, progress: &Progress) -> Result<Outcome, Error> {
    carry_out_with(opened, plan, None, progress)
}

/// Carries out a plan: covers, cloaks, rebuilds the file from pixels, marks it, proves it clean.
///
/// # Errors
/// [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside), [`RedactError::CoverFailed`](crate::error::RedactError::CoverFailed), [`CloakError::FaceTooSmall`](crate::error::CloakError::FaceTooSmall), [`MediaError::TooLargeForFormat`](crate::error::MediaError::TooLargeForFormat),
/// [`MetadataError::NotProvedClean`](crate::error::MetadataError::NotProvedClean), [`NetworkError::OutOfMemory`](crate::error::NetworkError::OutOfMemory), [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken), [`ErrorKind::Cancelled`], with
/// the photo's path; [`NetworkError::ModelMissing`](crate::error::NetworkError::ModelMissing) where the plan cloaks a face and there is nobody to do it.
pub fn carry_out_with(
    opened: Opened,
    plan: &Plan,
    cloaker: Option<&Cloaker>,
    progress: &Progress,
) -> Result<Outcome, Error> {
    let cloak =
        |picture: &mut Picture, plan: &Plan| cloaks::cloak(picture, plan, cloaker, progress);
    carry_out_by(opened, plan, cloak, progress)
}

/// As [`carry_out_with`], with what cloaks the faces of a plan. It is let go of before the copy is encoded, so that networks that it holds need not
/// be in memory beside what comes after.
///
/// # Errors
/// Those of [`carry_out_with`], and those of `cloak`.
pub(super) fn carry_out_by(
    opened: Opened,
    plan: &Plan,
    cloak: impl FnOnce(&mut Picture, &Plan) -> Result<Vec<(usize, Cloaked)>, ErrorKind>,
    progress: &Progress,
) -> Result<Outcome, Error> {
    let path = opened.path.clone();
    carry_out_inner(opened, plan, cloak, progress).map_err(|reason| reason.at(&path))
}

fn carry_out_inner(
    mut opened: Opened,
    plan: &Plan,
    cloak: impl FnOnce(&mut Picture, &Plan) -> Result<Vec<(usize, Cloaked)>, ErrorKind>,
    progress: &Progress,
) -> Result<Outcome, ErrorKind> {
    let size = (opened.picture.width(), opened.picture.height());
    // Covered at full size, before any resizing: a resampling filter reaches under the cover.
    let grown = plan.grown(&opened);
    redact::cover(
        &mut opened.picture,
        &grown.targets(size),
        &grown.shown(),
        plan.seed,
        progress,
    )?;
    opened.picture.drop_opacity_of_opaque();
    // After the covers, so that no cloak depends on what they hide.
    let cloaked = cloak(&mut opened.picture, &grown)?;
    let encoded = photo::encode(&opened.picture, &plan.encoding, progress)?;
    progress.step(Phase::Proving, 0, 1)?;
    let bytes = if plan.mining_mark {
        metadata::mark(encoded, plan.encoding.format)?
    } else {
        encoded
    };
    metadata::prove(&bytes, plan.encoding.format, plan.mining_mark)?;
    progress.step(Phase::Proving, 1, 1)?;
    let report = report::build(&opened, plan, &cloaked, size, bytes.len() as u64)?;
    Ok(Outcome { bytes, report })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cloak::Strength;
    use crate::photo::Format;

    #[test]
    fn a_box_that_is_seen_stays_as_it_is_in_a_lossy_original_and_one_that_hides_grows() {
        // A JPEG with half as much colour each way: blocks of 16 pixels, and one beyond.
        let file = b"\xFF\xD8\xFF\xC0\0\x11\x08\0\x64\0\x64\x03\x01\x22\0\x02\x11\0\x03\x11\0\xFF\xDA\0\x02";
        let region = |from: f32, side: f32| Region {
            x: from,
            y: from,
            width: side,
            height: side,
        };
        let place = region(20.0, 10.0);
        let face = |decision| Planned::from((crate::protect::drawn(place), decision));
        let plan = Plan {
            faces: vec![
                face(Decision::Cloak(Strength::Balanced)),
                face(Decision::Show),
                face(Decision::Cover(Cover::Fill)),
            ],
            fit: Fit::default(),
            text: None,
            detector: None,
            encoding: Encoding {
                format: Format::Jpeg,
                quality: 90,
                max_side: None,
            },
            naming: Naming::default(),
            mining_mark: true,
            steps: 1,
            seed: 0,
        };
        let grown = plan.grown_to(Blocks::of(file), (100, 100));
        let regions: Vec<Region> = grown.faces.iter().map(|face| face.face.region).collect();
        assert_eq!(regions, [place, place, region(15.0, 18.0)]);
    }
}
