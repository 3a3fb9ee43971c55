//! The jury: a protected photo beside its original, before recognisers, after what the world does to photos.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};

use image::RgbImage;
use image::imageops::thumbnail;

use super::empty_haze::{self, HAZES};
use super::ensemble::Ensemble;
use super::haze::Trace;
use super::judgement::{Judgement, VERSION};
use super::trial::{Known, Shown, Trial};
use super::verdict::{Doubt, FaceJudgement, RecogniserResult, Reference, SMALL, Verdict};
use super::view::boxed;
use super::visual_difference::{self, VisualDifference};
use crate::error::{ErrorKind, EvaluateError};
use crate::face::{Face, Finder};
use crate::photo::{self, Encoding, Format, Limits, Picture, Region};
use crate::progress::{Phase, Progress};

/// An unprotected photo with its faces.
#[derive(Debug, Clone, Copy)]
pub struct Unprotected<'a> {
    /// Its pixels.
    pub picture: &'a Picture,
    /// Its faces, in the order of [`Finder::find`]; those drawn by hand have no landmarks and are not judged.
    pub faces: &'a [Face],
}

/// Judges exported bytes as the world will get them; see [`judge_picture`].
///
/// # Errors
/// Those of [`judge_picture`], and a [`ErrorKind`] of the group *picture*.
pub fn judge(
    exported: &[u8],
    original: &Unprotected<'_>,
    others: &[Unprotected<'_>],
    seed: u64,
    judges: (&mut Ensemble, Option<&mut Finder>),
    progress: &Progress,
) -> Result<Judgement, ErrorKind> {
    let exported = photo::decode(exported, &Limits::default(), progress)?;
    judge_picture(&exported, original, others, seed, judges, progress)
}

/// Judges a copy that was made from the original just now. Nobody has to ask whether it shows the same: covers may have left
/// little of it. `found` are the faces that a finder sees in the copy, where one looked.
///
/// # Errors
/// Those of [`judge`], without [`EvaluateError::OtherPhoto`].
pub fn judge_copy(
    exported: &Picture,
    original: &Unprotected<'_>,
    others: &[Unprotected<'_>],
    seed: u64,
    judges: (&mut Ensemble, Option<&[Face]>),
    progress: &Progress,
) -> Result<Judgement, ErrorKind> {
    let pair = Pair::of(original.picture, exported)?;
    judge_pair(&pair, original, others, seed, judges, progress)
}

/// Judges a protected photo: each face of the original, looked for by its landmarks in the protected photo, before every
/// witness of the ensemble after every journey. It is compared with the unprotected face itself and with every face of `others`.
/// With a finder, it is also told whether a face is still found. `seed` is for the noise of a clean-up.
///
/// The protected photo may be smaller or larger than the original, in the same proportions. Transparent pictures are
/// seen on white. Nothing is written.
///
/// # Errors
/// [`EvaluateError::NoFaceToJudge`], [`EvaluateError::OtherProportions`], [`EvaluateError::OtherPhoto`], [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken),
/// [`ErrorKind::Cancelled`].
pub fn judge_picture(
    exported: &Picture,
    original: &Unprotected<'_>,
    others: &[Unprotected<'_>],
    seed: u64,
    (ensemble, finder): (&mut Ensemble, Option<&mut Finder>),
    progress: &Progress,
) -> Result<Judgement, ErrorKind> {
    if original.faces.is_empty() {
        return Err(ErrorKind::Evaluate(EvaluateError::NoFaceToJudge));
    }
    let pair = Pair::of(original.picture, exported)?;
    pair.same_photo(&pair.all_moved(original.faces))?;
    let found = finder
        .map(|finder| finder.find(exported, progress))
        .transpose()?;
    let judges = (ensemble, found.as_deref());
    judge_pair(&pair, original, others, seed, judges, progress)
}

fn judge_pair(
    pair: &Pair<'_>,
    original: &Unprotected<'_>,
    others: &[Unprotected<'_>],
    seed: u64,
    (ensemble, found): (&mut Ensemble, Option<&[Face]>),
    progress: &Progress,
) -> Result<Judgement, ErrorKind> {
    let faces = pair.all_moved(original.faces);
    let flat: Vec<_> = others
        .iter()
        .map(|other| other.picture.on_white())
        .collect();
    let known: Vec<Shown<'_>> = flat
        .iter()
        .zip(others)
        .flat_map(|(rgb, other)| other.faces.iter().filter_map(move |face| shown(rgb, face)))
        .collect();
    let others = known.len();
    let known = ensemble.remember(&known, progress)?;
    let mut evaluation = Evaluator {
        ensemble,
        pair,
        known: &known,
        seed,
        progress,
    };
    let total = (faces.len() * evaluation.ensemble.size()) as u64;
    let asked = AtomicU64::new(0);
    progress.step(Phase::Judging, 0, total)?;
    let mut judged = Vec::with_capacity(faces.len());
    for (place, (before, after)) in original.faces.iter().zip(&faces).enumerate() {
        let step = || {
            Ok(progress.step(
                Phase::Judging,
                1 + asked.fetch_add(1, Ordering::Relaxed),
                total,
            )?)
        };
        judged.push(evaluation.face(place, (before, after), found, step)?);
    }
    progress.step(Phase::Judging, total, total)?;
    Ok(Judgement {
        version: VERSION,
        ombrelle: env!("CARGO_PKG_VERSION"),
        width: pair.exported.width(),
        height: pair.exported.height(),
        seed,
        others,
        witnesses: ensemble.reports(),
        journeys: ensemble.journeys(),
        faces: judged,
        not_tried: ensemble.not_tried(others),
    })
}

/// The change of a whole photo, ten times as strong, around a middle grey, as a PNG file's content, at the size of the protected
/// photo. What was covered is black; a cloaked face can be worked out by whoever has the protected photo too: the
/// picture is for the person alone. `faces` are those of the original.
///
/// # Errors
/// [`EvaluateError::OtherProportions`], [`ErrorKind::Cancelled`].
pub fn difference(
    original: &Picture,
    faces: &[Face],
    exported: &Picture,
    progress: &Progress,
) -> Result<Vec<u8>, ErrorKind> {
    let pair = Pair::of(original, exported)?;
    let regions: Vec<Region> = faces.iter().map(|face| pair.moved(face).region).collect();
    let before = pair.at_size()?;
    let rgb = visual_difference::drawn(&before, &pair.after, &regions);
    let encoding = Encoding {
        format: Format::Png,
        quality: 100,
        max_side: None,
    };
    Ok(photo::encode(
        &Picture { rgb, alpha: None },
        &encoding,
        progress,
    )?)
}

/// A region twice as wide and high around the same middle.
pub(super) fn twice_as_wide(region: &Region) -> Region {
    Region {
        x: region.x - region.width / 2.0,
        y: region.y - region.height / 2.0,
        width: region.width * 2.0,
        height: region.height * 2.0,
    }
}

fn shown<'a>(rgb: &'a RgbImage, face: &Face) -> Option<Shown<'a>> {
    let landmarks = face.landmarks?;
    Some(Shown { rgb, landmarks })
}

/// A photo before and after, on white.
struct Pair<'a> {
    before: Cow<'a, RgbImage>,
    after: Cow<'a, RgbImage>,
    /// The original, for resizing.
    original: &'a Picture,
    /// The protected photo, for the finder.
    exported: &'a Picture,
}

impl<'a> Pair<'a> {
    fn of(original: &'a Picture, exported: &'a Picture) -> Result<Self, ErrorKind> {
        let (width, height) = (f64::from(original.width()), f64::from(original.height()));
        let scale = f64::from(exported.width().max(exported.height())) / width.max(height);
        // A pixel for rounding, here and in the program that made it smaller.
        let close = |side: f64, got: u32| (side * scale - f64::from(got)).abs() <= 1.01;
        if !(close(width, exported.width()) && close(height, exported.height())) {
            return Err(ErrorKind::Evaluate(EvaluateError::OtherProportions));
        }
        Ok(Self {
            before: original.on_white(),
            after: exported.on_white(),
            original,
            exported,
        })
    }

    /// The faces of the original where they are in the protected photo.
    fn all_moved(&self, faces: &[Face]) -> Vec<Face> {
        faces.iter().map(|face| self.moved(face)).collect()
    }

    /// A face of the original where it is in the protected photo.
    fn moved(&self, face: &Face) -> Face {
        let across = self.after.width() as f32 / self.before.width().max(1) as f32;
        let down = self.after.height() as f32 / self.before.height().max(1) as f32;
        face.scaled(across, down)
    }

    /// The original on white, at the size of the protected photo.
    fn at_size(&self) -> Result<Cow<'_, RgbImage>, ErrorKind> {
        if self.before.dimensions() == self.after.dimensions() {
            return Ok(Cow::Borrowed(&*self.before));
        }
        let (width, height) = self.after.dimensions();
        let small = photo::resized(self.original, width, height)?;
        Ok(Cow::Owned(small.on_white().into_owned()))
    }

    /// Refuses a protected photo of something else: every face would be hidden in it, and that would be a false comfort.
    /// Away from the faces most of a photo is as it was, whatever was covered.
    fn same_photo(&self, faces: &[Face]) -> Result<(), ErrorKind> {
        let (before, after) = (
            thumbnail(&*self.before, CELLS, CELLS),
            thumbnail(&*self.after, CELLS, CELLS),
        );
        let step = |side: u32| side as f32 / CELLS as f32;
        let (across, down) = (step(self.after.width()), step(self.after.height()));
        let beside = |x: u32, y: u32| {
            let (x, y) = ((x as f32 + 0.5) * across, (y as f32 + 0.5) * down);
            faces.iter().all(|face| {
                let (middle, reach) = (face.region.centre(), 1.1 * face.region.height);
                (x - middle.x).abs() > reach || (y - middle.y).abs() > reach
            })
        };
        let luminance = |p: &image::Rgb<u8>| image::Pixel::to_luma(p).0[0];
        let cells = before.enumerate_pixels().zip(after.pixels());
        let mut changes: Vec<u8> = cells
            .filter(|((x, y, _), _)| beside(*x, *y))
            .map(|((.., a), b)| luminance(a).abs_diff(luminance(b)))
            .collect();
        changes.sort_unstable();
        let enough = changes.len() >= (CELLS * CELLS / 16) as usize;
        match changes.get(changes.len() / 2) {
            Some(median) if enough && *median > OTHER => {
                Err(ErrorKind::Evaluate(EvaluateError::OtherPhoto))
            }
            _ => Ok(()),
        }
    }
}

/// What is left of a face in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Left {
    Nothing,
    /// A haze that knows nothing of it, or a blur of it: a match is compared with that of hazes.
    NothingPerhaps,
    Something,
}

/// Cells along each side, in which two photos are compared.
const CELLS: u32 = 32;
/// The change of luminance, of 255, that half of the cells of a photo do not reach by being protected. Photos of
/// different things differ by 40 and more.
const OTHER: u8 = 16;

/// What the evaluation of every face needs.
struct Evaluator<'a> {
    ensemble: &'a mut Ensemble,
    pair: &'a Pair<'a>,
    known: &'a Known,
    seed: u64,
    progress: &'a Progress,
}

impl Evaluator<'_> {
    fn face(
        &mut self,
        place: usize,
        (before, after): (&Face, &Face),
        found: Option<&[Face]>,
        asked: impl Fn() -> Result<(), ErrorKind> + Sync,
    ) -> Result<FaceJudgement, ErrorKind> {
        let height = after.region.height;
        let looks = self.looks(&after.region)?;
        let covered = looks.is_some_and(|(_, left)| left == Left::Nothing);
        let open = looks.is_some_and(|(_, left)| left == Left::NothingPerhaps);
        let shown = (
            shown(&self.pair.before, before),
            shown(&self.pair.after, after),
        );
        let hearings = match shown {
            (Some(unprotected), Some(protected)) => {
                let trial = Trial {
                    unprotected,
                    protected,
                    covered,
                    height,
                    place,
                    seed: self.seed,
                };
                let ensemble = &mut *self.ensemble;
                let mut heard = ensemble.evaluate(&trial, self.known, self.progress, asked)?;
                if open && heard.iter().any(|result| result.recognised) {
                    self.take_back_chance(&trial, after, &mut heard)?;
                }
                heard
            }
            _ => Vec::new(),
        };
        let apart = self.ensemble.apart();
        let verdict = |about: &dyn Fn(Reference) -> bool| {
            let of = hearings.iter().filter(|result| about(result.reference));
            let of: Vec<RecogniserResult> = of.cloned().collect();
            Verdict::of(&of, height, &apart)
        };
        Ok(FaceJudgement {
            number: place + 1,
            region: after.region,
            found: found.map(|found| found.iter().any(|face| face.is_where(after))),
            covered,
            verdict: verdict(&|reference| reference == Reference::Itself),
            elsewhere: (!self.known.is_empty())
                .then(|| verdict(&|reference| reference != Reference::Itself)),
            doubts: self.doubts(&after.region),
            looks: looks.map(|(looks, _)| looks),
            hearings,
        })
    }

    /// Takes back what recognisers match in a smooth patch by chance.
    fn take_back_chance(
        &mut self,
        trial: &Trial<'_>,
        face: &Face,
        heard: &mut [RecogniserResult],
    ) -> Result<(), ErrorKind> {
        let go_on = || Ok(self.progress.check()?);
        let mut hazes = Vec::new();
        for number in 0..HAZES {
            let drawn = (self.seed, number);
            let rgb = empty_haze::drawn(&self.pair.after, face, drawn, self.progress)?;
            let protected = Shown {
                rgb: &rgb,
                ..trial.protected
            };
            let trial = Trial {
                protected,
                ..*trial
            };
            let ensemble = &mut *self.ensemble;
            hazes.push(ensemble.evaluate(&trial, self.known, self.progress, go_on)?);
        }
        empty_haze::take_back_chance(heard, &hazes);
        Ok(())
    }

    fn doubts(&self, face: &Region) -> Vec<Doubt> {
        let (width, height) = self.pair.after.dimensions();
        let inside = face.x > 0.5
            && face.y > 0.5
            && face.x + face.width < width as f32 - 0.5
            && face.y + face.height < height as f32 - 0.5;
        let small = (face.height < SMALL).then_some(Doubt::Small);
        let cut = (!inside).then_some(Doubt::AtTheBorder);
        small.into_iter().chain(cut).collect()
    }

    /// How much the face's box changed, the part of it that lies in the photo; and what is left of it.
    fn looks(&self, after: &Region) -> Result<Option<(VisualDifference, Left)>, ErrorKind> {
        let size = self.pair.after.dimensions();
        let Some(cut) = boxed(&self.pair.after, after, size)? else {
            return Ok(None);
        };
        let original = boxed(&self.pair.before, after, size)?;
        let wide = twice_as_wide(after);
        // Where the border cuts it, nobody knows what a blur took from there.
        let inside = wide.x >= 0.0
            && wide.y >= 0.0
            && wide.x + wide.width <= size.0 as f32
            && wide.y + wide.height <= size.1 as f32;
        let around = if inside {
            boxed(&self.pair.before, &wide, size)?
        } else {
            None
        };
        Ok(original.map(|original| {
            let trace = Trace::of(&original, around.as_ref(), &cut);
            let of_all = trace.filter(|_| around.is_some());
            let left = if visual_difference::covered(&original, &cut, of_all) {
                Left::Nothing
            } else if visual_difference::may_be_a_haze(&original, &cut, trace) {
                Left::NothingPerhaps
            } else {
                Left::Something
            };
            (VisualDifference::of(&original, &cut), left)
        }))
    }
}
