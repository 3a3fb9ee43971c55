//! The report of one photo: what was done and what was not, as stable, versioned JSON
//! (docs/report.md).

use serde::Serialize;

use super::{Cloaked, Decision, Opened, Plan};
use crate::consent::{Audience, Ground};
use crate::metadata::{Carrier, Clue};
use crate::photo::{Format, Kind, Point, Region};
use crate::redact::Cover;

/// The version of the report's form; raised when a reader of the old one could be misled.
pub const VERSION: u32 = 1;

/// What was done with one photo. Its data hold no value of any metadata, no name and no path.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// The version of this form, 1; raised when a reader of an old form could be misled.
    pub version: u32,
    /// The program's version.
    pub ombrelle: &'static str,
    /// The original.
    pub source: SourceReport,
    /// The result.
    pub output: OutputReport,
    /// For whom it is, where the album book decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// The detector that looked for faces; none where none did.
    pub detector: Option<String>,
    /// Every face of the plan in its order, with what was done.
    pub faces: Vec<FaceReport>,
    /// How many lines of text are covered; none where nobody looked for text.
    pub text_covered: Option<usize>,
    /// What the original gave away and the result does not, by kind.
    pub removed: Vec<Removed>,
    /// Whether the result carries the mark against data mining.
    pub mining_mark: bool,
    /// Seed of every random choice.
    pub seed: u64,
    /// What is not protected.
    pub not_protected: Vec<Gap>,
}

/// The original.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceReport {
    /// Kind of file.
    pub kind: Kind,
    /// Width of the upright picture, in pixels.
    pub width: u32,
    /// Height of the upright picture, in pixels.
    pub height: u32,
}

/// The result.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OutputReport {
    /// Kind of file.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Size in bytes.
    pub bytes: u64,
}

/// One face.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FaceReport {
    /// Its number, from 1.
    pub number: usize,
    /// Whether the detector found it (otherwise it was drawn by hand).
    pub found: bool,
    /// Where, in pixels of the upright original.
    pub region: Region,
    /// Eyes, nose and mouth corners, where known.
    pub landmarks: Option<[Point; 5]>,
    /// How sure the detector is, 0-1.
    pub score: Option<f32>,
    /// What covers it; none if it is shown or cloaked.
    pub cover: Option<Cover>,
    /// How it was cloaked; none if it was not.
    pub cloak: Option<Cloaked>,
    /// What the album book says; none where it was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<FaceConsent>,
}

/// What the album book says of one face.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaceConsent {
    /// The person's number in the book; none for somebody unknown.
    pub person: Option<u32>,
    /// The person's chosen name: for sentences on the screen, never in the data, which may be handed on.
    #[serde(skip)]
    pub name: Option<String>,
    /// Why the face is shown (`agreed`) or covered.
    pub ground: Ground,
    /// The decision that this rests on.
    pub decision: Option<u32>,
    /// Whether the face was to be cloaked; `cloak` says whether it was.
    pub cloak_wanted: bool,
}

/// Findings of one kind in one carrier.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Removed {
    /// What it told.
    pub clue: Clue,
    /// Where it stood.
    pub carrier: Carrier,
    /// How many tags.
    pub count: usize,
}

/// Something that the result does not protect from.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Gap {
    /// Faces are shown, to people and to machines.
    FacesShown,
    /// Cloaked faces are shown to people, and machines that were not tried may still know them.
    FacesCloaked,
    /// Nobody looked for faces: only the boxes given were covered.
    NotLookedForFaces,
    /// A detector looked and may have missed one (hidden, turned away, very small).
    FacesMayBeMissed,
    /// Text was looked for, and some of it may have been missed.
    TextMayBeMissed,
    /// Clothes, place, company and text in the picture can still tell who and where.
    Surroundings,
    /// The file's name still carries a date or a place.
    FileName,
}

impl Gap {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

pub(super) fn build(
    opened: &Opened,
    plan: &Plan,
    cloaked: &[(usize, Cloaked)],
    original: (u32, u32),
    bytes: u64,
) -> Report {
    let (width, height) = plan.encoding.size(original.0, original.1);
    Report {
        version: VERSION,
        ombrelle: env!("CARGO_PKG_VERSION"),
        source: SourceReport {
            kind: opened.kind,
            width: original.0,
            height: original.1,
        },
        output: OutputReport {
            format: plan.encoding.format,
            width,
            height,
            bytes,
        },
        audience: None,
        detector: plan.detector.clone(),
        faces: faces(plan, cloaked),
        text_covered: plan.text.as_ref().map(|(boxes, _)| boxes.len()),
        removed: removed(opened),
        mining_mark: plan.mining_mark,
        seed: plan.seed,
        not_protected: gaps(opened, plan),
    }
}

fn faces(plan: &Plan, cloaked: &[(usize, Cloaked)]) -> Vec<FaceReport> {
    let cloak = |number: usize| {
        let done = cloaked.iter().find(|(of, _)| *of == number);
        done.map(|(_, cloaked)| *cloaked)
    };
    plan.faces
        .iter()
        .enumerate()
        .map(|(index, (face, decision))| FaceReport {
            number: index + 1,
            found: face.score.is_some(),
            region: face.region,
            landmarks: face.landmarks,
            score: face.score,
            cover: match decision {
                Decision::Show | Decision::Cloak(_) => None,
                Decision::Cover(cover) => Some(*cover),
            },
            cloak: cloak(index + 1),
            consent: None,
        })
        .collect()
}

fn removed(opened: &Opened) -> Vec<Removed> {
    let mut counts = std::collections::BTreeMap::new();
    for finding in &opened.inspection.findings {
        if finding.carrier != Carrier::FileName {
            *counts.entry((finding.clue, finding.carrier)).or_insert(0) += 1;
        }
    }
    counts
        .into_iter()
        .map(|((clue, carrier), count)| Removed {
            clue,
            carrier,
            count,
        })
        .collect()
}

fn gaps(opened: &Opened, plan: &Plan) -> Vec<Gap> {
    let any = |wanted: fn(&Decision) -> bool| plan.faces.iter().any(|(_, d)| wanted(d));
    let shown = any(|decision| matches!(decision, Decision::Show));
    let cloaked = any(|decision| matches!(decision, Decision::Cloak(_)));
    let named = opened
        .inspection
        .findings
        .iter()
        .any(|finding| finding.carrier == Carrier::FileName);
    let looked = match plan.detector {
        Some(_) => Gap::FacesMayBeMissed,
        None => Gap::NotLookedForFaces,
    };
    [
        shown.then_some(Gap::FacesShown),
        cloaked.then_some(Gap::FacesCloaked),
        Some(looked),
        plan.text.is_some().then_some(Gap::TextMayBeMissed),
        Some(Gap::Surroundings),
        named.then_some(Gap::FileName),
    ]
    .into_iter()
    .flatten()
    .collect()
}
