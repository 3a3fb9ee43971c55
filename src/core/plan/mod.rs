//! The one way in for every front end: open a photo, find its faces, decide, carry out.
//!
//! ```text
//! open -> find -> (the person decides) -> Plan -> carry_out -> Outcome -> save
//! ```

mod check;
mod cloaks;
pub mod consent;
mod exports;
mod fingerprints;
pub mod gather;
mod groups;
mod jury;
mod masks;
pub mod names;
mod preview;
mod register;
mod report;
mod services;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use crate::cloak::{
    Cloaked, Cloaker, Framed, MOST_STEPS, Mask, Recipe, SMALLEST as SMALLEST_CLOAKED, STEPS,
    Strength,
};
pub use crate::disk::protected_path;
pub use crate::face::{Face, Finder};
pub use crate::metadata::{Carrier, Clue, Finding, Inspection};
pub use crate::photo::{Encoding, Format, Kind, Limits, Picture, Point, Region};
pub use crate::redact::Cover;
pub use check::{
    Check, Leak, LeakKind, NotLookedFor, Question, Remedy, TextKind, TextLine, TextReader, check,
    map_svg, read_text,
};
pub use cloaks::{CAN_CLOAK, can_be_cloaked};
pub use exports::{Line, export_csv, export_exchange, export_json, save_export, sheet_pdf};
pub use fingerprints::{
    Digest, FileKind, Fingerprint, FrameHash, LARGEST_VIDEO, Note, PictureHashes, fingerprint,
};
pub use groups::{Album, FaceOf, Group, SMALLEST_GROUPED};
pub use jury::{
    ChartWords, Doubt, FaceJudgement, Hearing, Journey, Judgement, Looks, NotTried, Panel,
    Reference, SMALL_FACE, SMALLEST_FACE, Unprotected, Verdict as JuryVerdict, Witness,
    WitnessReport, chart, difference, judge, judge_picture, refuse_exhibit, save_exhibit,
};
pub use masks::{Sought, frame_for_mask, learn_mask, read_mask, save_mask};
pub use preview::{Preview, pasted, preview, preview_difference, reopen, sketch, thumbnail};
pub use register::{
    Added, Date, Entries, Entry, Match, Passphrase, Register, Reported, SAME_DISTANCE, VIDEO_SHARE,
    Verdict, compare, create_register, destroy_register, has_previous_register, look_at_register,
    open_register, restore_register, today,
};
pub use report::{FaceConsent, FaceReport, Gap, OutputReport, Removed, Report, SourceReport};
pub use services::{
    Advice, Answers, Country, Days, Helps, Hours, Land, Nearby, Online, Part, Place, Preparation,
    Service, Step, StepKind, Upload, help_near, which_door,
};

use crate::error::{Error, Reason};
use crate::progress::{Phase, Progress};
use crate::{disk, face, metadata, photo, redact};

/// A photo, opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Where it came from.
    pub path: PathBuf,
    /// What kind of file it is, by its content.
    pub kind: Kind,
    /// Its pixels, upright and in sRGB.
    pub picture: Picture,
    /// What the file gives away.
    pub inspection: Inspection,
}

/// Opens a photo: reads it once, lists what it gives away, decodes it. The file is never written.
///
/// # Errors
/// [`Error`] with the path and a reason of the groups *file itself* and *picture*.
pub fn open(path: &Path, limits: &Limits, progress: &Progress) -> Result<Opened, Error> {
    progress
        .step(Phase::Opening, 0, 1)
        .map_err(|r| r.at(path))?;
    let bytes = disk::read(path, limits.bytes)?;
    let kind = Kind::sniff(&bytes).ok_or_else(|| Reason::NotAPicture.at(path))?;
    let picture = photo::decode(&bytes, limits, progress).map_err(|r| r.at(path))?;
    let inspection = metadata::inspect(&bytes, file_name(path).as_deref());
    progress
        .step(Phase::Opening, 1, 1)
        .map_err(|r| r.at(path))?;
    Ok(Opened {
        path: path.to_owned(),
        kind,
        picture,
        inspection,
    })
}

/// Lists what a file gives away without decoding its pixels.
///
/// # Errors
/// [`Error`] with the path and a reason of the group *file itself*, or [`Reason::NotAPicture`].
pub fn inspect(path: &Path, limits: &Limits) -> Result<(Kind, Inspection), Error> {
    let bytes = disk::read(path, limits.bytes)?;
    let kind = Kind::sniff(&bytes).ok_or_else(|| Reason::NotAPicture.at(path))?;
    Ok((kind, metadata::inspect(&bytes, file_name(path).as_deref())))
}

/// How many pixels a photo announces, without opening it: what its work will cost beside others'. An
/// eighth of its bytes where its header does not say; 0 for what cannot be read.
pub fn announced_pixels(path: &Path) -> u64 {
    photo::announced_pixels(path)
        .or_else(|| std::fs::metadata(path).ok().map(|about| about.len() / 8))
        .unwrap_or(0)
}

/// Finds the faces of an opened photo, numbered from 1 in reading order by their place here.
///
/// # Errors
/// [`Reason::ModelBroken`], [`Reason::Cancelled`], with the photo's path.
pub fn find(opened: &Opened, finder: &mut Finder, progress: &Progress) -> Result<Vec<Face>, Error> {
    finder
        .find(&opened.picture, progress)
        .map_err(|r| r.at(&opened.path))
}

/// A face drawn by hand: the box is exactly what a cover hides.
pub fn drawn(region: Region) -> Face {
    Face {
        region,
        landmarks: None,
        score: None,
    }
}

/// What happens to one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It stays as it is.
    Show,
    /// It is covered for good.
    Cover(Cover),
    /// It stays visible for people, and is changed a little so that machines may lose it.
    Cloak(Strength),
}

/// What is to be done with one photo.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Each face with its decision, found ones in the order of [`find`], then drawn ones.
    pub faces: Vec<(Face, Decision)>,
    /// Boxes of text that was found, all with this cover; none where nobody looked for text.
    pub text: Option<(Vec<Region>, Cover)>,
    /// The detector that looked for faces; none where none did.
    pub detector: Option<String>,
    /// How to write the result.
    pub encoding: Encoding,
    /// Whether the result carries the mark against data mining (`plus:DataMining`).
    pub mining_mark: bool,
    /// The most steps that the cloak of a face takes; of no account where none is cloaked.
    pub steps: u32,
    /// A mask that the faces to be cloaked wear, whatever strength their decision says, instead of cloaks made for
    /// this photo.
    pub mask: Option<Arc<Mask>>,
    /// Seed of every random choice.
    pub seed: u64,
}

/// A protected photo, proved clean.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// What was done and what was not.
    pub report: Report,
}

/// The format to write for a kind of file: its own where we write it, otherwise JPEG, or PNG for
/// a picture with transparency.
pub fn default_format(opened: &Opened) -> Format {
    match opened.kind {
        Kind::Jpeg => Format::Jpeg,
        Kind::Png => Format::Png,
        Kind::Webp => Format::Webp,
        _ if opened.picture.alpha.is_some() => Format::Png,
        _ => Format::Jpeg,
    }
}

/// Carries out a plan without cloaks: covers, rebuilds the file from pixels, marks it, proves it clean.
///
/// Takes the photo by value so that no second copy of its pixels is needed.
///
/// # Errors
/// Those of [`carry_out_with`]; [`Reason::CloakMissing`] where the plan cloaks a face.
pub fn carry_out(opened: Opened, plan: &Plan, progress: &Progress) -> Result<Outcome, Error> {
    carry_out_with(opened, plan, None, progress)
}

/// Carries out a plan: covers, cloaks, rebuilds the file from pixels, marks it, proves it clean.
///
/// # Errors
/// [`Reason::RegionOutside`], [`Reason::FaceTooSmall`], [`Reason::TooLargeForFormat`],
/// [`Reason::NotProvedClean`], [`Reason::OutOfMemory`], [`Reason::ModelBroken`], [`Reason::Cancelled`], with
/// the photo's path; [`Reason::CloakMissing`] where the plan cloaks a face and there is nobody to do it.
pub fn carry_out_with(
    opened: Opened,
    plan: &Plan,
    cloaker: Option<&Cloaker>,
    progress: &Progress,
) -> Result<Outcome, Error> {
    let path = opened.path.clone();
    carry_out_inner(opened, plan, cloaker, progress).map_err(|reason| reason.at(&path))
}

fn carry_out_inner(
    mut opened: Opened,
    plan: &Plan,
    cloaker: Option<&Cloaker>,
    progress: &Progress,
) -> Result<Outcome, Reason> {
    let (width, height) = (opened.picture.width(), opened.picture.height());
    // Covered at full size, before any resizing: a resampling filter reaches under the cover.
    redact::cover(&mut opened.picture, &targets(plan), plan.seed, progress)?;
    // After the covers, so that no cloak depends on what they hide.
    let cloaked = cloaks::cloak(&mut opened.picture, plan, cloaker, progress)?;
    let encoded = photo::encode(&opened.picture, &plan.encoding, progress)?;
    progress.step(Phase::Proving, 0, 1)?;
    let bytes = if plan.mining_mark {
        metadata::mark(encoded, plan.encoding.format)?
    } else {
        encoded
    };
    metadata::prove(&bytes, plan.encoding.format, plan.mining_mark)?;
    progress.step(Phase::Proving, 1, 1)?;
    let report = report::build(&opened, plan, &cloaked, (width, height), bytes.len() as u64);
    Ok(Outcome { bytes, report })
}

fn targets(plan: &Plan) -> Vec<redact::Target> {
    let text = plan.text.iter().flat_map(|(boxes, cover)| {
        boxes.iter().map(|region| redact::Target {
            region: *region,
            landmarks: None,
            cover: *cover,
        })
    });
    let faces = plan
        .faces
        .iter()
        .filter_map(|(face, decision)| match decision {
            Decision::Show | Decision::Cloak(_) => None,
            Decision::Cover(cover) => Some(redact::Target {
                region: face.region,
                landmarks: face.landmarks,
                cover: *cover,
            }),
        });
    faces.chain(text).collect()
}

/// Writes an outcome whole or not at all; never over the original, over another file only with
/// `replace`.
///
/// # Errors
/// [`Reason::WouldReplaceOriginal`] and those of [`disk::write`].
pub fn save(outcome: &Outcome, original: &Path, target: &Path, replace: bool) -> Result<(), Error> {
    write_beside(&outcome.bytes, original, target, replace)
}

/// Draws boxes, landmarks and numbers over a photo, for a person to choose by: the file's content.
/// The faces stay visible; what the original file gave away is not in it.
///
/// # Errors
/// [`Reason::TooLargeForFormat`], [`Reason::NotProvedClean`], [`Reason::Cancelled`], with the
/// photo's path.
pub fn draw(mut opened: Opened, faces: &[Face], progress: &Progress) -> Result<Vec<u8>, Error> {
    let encoding = Encoding {
        format: default_format(&opened),
        quality: 90,
        max_side: None,
    };
    face::draw(&mut opened.picture, faces);
    photo::encode(&opened.picture, &encoding, progress)
        .and_then(|bytes| metadata::prove(&bytes, encoding.format, false).map(|()| bytes))
        .map_err(|reason| reason.at(&opened.path))
}

/// Writes a drawing of [`draw`], on the terms of [`save`].
///
/// # Errors
/// Those of [`save`].
pub fn save_drawing(
    bytes: &[u8],
    original: &Path,
    target: &Path,
    replace: bool,
) -> Result<(), Error> {
    write_beside(bytes, original, target, replace)
}

fn write_beside(bytes: &[u8], original: &Path, target: &Path, replace: bool) -> Result<(), Error> {
    if disk::is_same_file(original, target) {
        return Err(Reason::WouldReplaceOriginal.at(target));
    }
    disk::write(target, bytes, replace)
}

fn file_name(path: &Path) -> Option<String> {
    path.file_name()
        .map(|name| name.to_string_lossy().into_owned())
}
