//! The report of one photo: what was done and what was not, as stable, versioned JSON
//! (docs/report.md).

use serde::Serialize;

use super::names::Naming;
use super::{Basis, Decision, Draft, Extent, Harder, Missing, Opened, Plan, Planned, Search};
use crate::calendar::Date;
use crate::cloak::Cloaked;
use crate::consent::{Audience, Ground};
use crate::error::ErrorKind;
use crate::metadata::{Carrier, Clue};
use crate::photo::{Format, Kind, Point, Region};
use crate::redact::{self, Cover};

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
    /// The numbers of the faces that only a harder look found, each of which may be none; absent where nobody looked harder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_harder: Option<Vec<usize>>,
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
    /// What was to be looked for and could not be, since its network is missing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Search>,
    /// Faces that a person should look at, or should know about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<FaceNotice>,
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
    /// The box that the person drew for a face that was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawn: Option<Region>,
    /// How much of it the cover hides; `whole` unless the person made it smaller or took it away.
    #[serde(skip_serializing_if = "is_whole")]
    pub extent: Extent,
    /// What the album book says; none where it was not asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<FaceConsent>,
}

fn is_whole(extent: &Extent) -> bool {
    *extent == Extent::Whole
}

/// Something about faces that a person should know, or look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaceNotice {
    /// What.
    pub kind: NoticeKind,
    /// The numbers of the faces, from 1.
    pub faces: Vec<usize>,
}

/// What a person should know about faces.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// They were found and stay visible: the person took their boxes away.
    TakenAway,
    /// Parts of them may stay visible: the person made their covers smaller.
    MadeSmaller,
    /// They are shown, and the cover of a neighbour or of text hides a part of them.
    UnderACover,
    /// They touch the border of the photo: others there may be cut so much that they were not found.
    AtTheBorder,
    /// The detector was not sure of them.
    Unsure,
    /// Only a harder look found them, and they may be no faces.
    PerhapsNoFace,
    /// Each of them is taken for the same person, who is in the photo once: all stay covered.
    SeveralForOne,
}

impl NoticeKind {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// A face is told to lie under a neighbour's cover where more than this part of its box is painted.
const UNDER_A_COVER: f64 = 0.05;
/// A detector is sure from this score on; below, a second look decided.
const SURE: f32 = 0.6;

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
    /// The last day of that decision, where it shows the face for a month more at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
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
    /// Text was to be looked for, and could not be: what reads it is missing.
    NotLookedForText,
    /// There are more pieces of writing than are looked at: nobody saw the rest.
    TextGivenUp,
    /// A look for QR codes or bar codes was given up: some may be left that nobody saw.
    CodesGivenUp,
    /// Clothes, place, company, text and light in the picture can still tell who, where and when, and several photos together more.
    Surroundings,
    /// The copy is called after its photo, and a name can tell who, when and where.
    FileName,
    /// The noise of the sensor, how the camera packs pictures, and the size in pixels can link the copy to other photos of
    /// the same camera or person.
    CameraTraces,
    /// The same, made harder: the copy is smaller than its photo.
    CameraTracesBlurred,
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
) -> Result<Report, ErrorKind> {
    let (width, height) = plan.encoding.size(original.0, original.1);
    Ok(Report {
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
        looked_harder: None,
        faces: faces(plan, cloaked),
        text_covered: plan.text.as_ref().map(|(boxes, _)| boxes.len()),
        removed: removed(opened),
        mining_mark: plan.mining_mark,
        seed: plan.seed,
        not_protected: gaps(plan, (width, height) != original),
        missing: Vec::new(),
        notices: notices(plan, &plan.grown(opened), original)?,
    })
}

/// Writes down for whom the copy is and what the album book says of each face, and what could not be looked for; `given_up` is what was looked for
/// in part.
pub(super) fn account(
    report: &mut Report,
    draft: &Draft,
    missing: &[Missing],
    given_up: [Option<Gap>; 2],
) {
    report.audience = draft.terms().audience;
    for (face, of) in report.faces.iter_mut().zip(draft.faces()) {
        // Where the person covered by hand whom the book would show, the book has no part in it.
        let of_book = matches!(of.basis(), Basis::Ruled(_)) || !of.decision().covers();
        let ruling = draft.ruling_of(of).filter(|_| of_book);
        face.consent = ruling.map(|ruling| FaceConsent {
            person: of.person(),
            name: draft.name_of(of),
            ground: ruling.ground,
            decision: ruling.decision,
            ends: ruling.decision.and_then(|number| draft.ends(number)),
            cloak_wanted: ruling.cloak,
        });
    }
    if let Some(harder) = draft.harder() {
        looked_harder(report, harder);
    }
    let rivals = draft.rivals();
    if !rivals.is_empty() {
        report.notices.push(FaceNotice {
            kind: NoticeKind::SeveralForOne,
            faces: rivals,
        });
    }
    report.missing = missing.iter().map(|missing| missing.search).collect();
    let text = report.missing.contains(&Search::Text);
    let text = text.then_some(Gap::NotLookedForText);
    let before_surroundings = report
        .not_protected
        .iter()
        .position(|gap| *gap == Gap::Surroundings);
    let place = before_surroundings.unwrap_or(report.not_protected.len());
    let gaps = [text].into_iter().chain(given_up).flatten();
    report.not_protected.splice(place..place, gaps);
}

/// Writes down what only a harder look found: that says more than that the detector was not sure.
fn looked_harder(report: &mut Report, harder: &Harder) {
    let numbers = harder.numbers().to_vec();
    for notice in &mut report.notices {
        if notice.kind == NoticeKind::Unsure {
            notice.faces.retain(|number| !harder.has(*number));
        }
    }
    report.notices.retain(|notice| !notice.faces.is_empty());
    if !numbers.is_empty() {
        report.notices.push(FaceNotice {
            kind: NoticeKind::PerhapsNoFace,
            faces: numbers.clone(),
        });
    }
    report.looked_harder = Some(numbers);
}

fn notices(plan: &Plan, grown: &Plan, size: (u32, u32)) -> Result<Vec<FaceNotice>, ErrorKind> {
    let under = under_a_cover(grown, size)?;
    let (width, height) = (size.0 as f32, size.1 as f32);
    let at_the_border = |face: &Planned| {
        let r = face.face.region;
        let inside =
            r.x > 0.5 && r.y > 0.5 && r.x + r.width < width - 0.5 && r.y + r.height < height - 0.5;
        face.face.score.is_some() && !inside
    };
    let of = |kind: NoticeKind, which: &dyn Fn(usize, &Planned) -> bool| {
        let numbered = (1..).zip(&plan.faces);
        let faces = numbered.filter(|(number, face)| which(*number, face));
        FaceNotice {
            kind,
            faces: faces.map(|(number, _)| number).collect(),
        }
    };
    use NoticeKind as N;
    let all = [
        of(N::TakenAway, &|_, face| face.extent == Extent::TakenAway),
        of(N::MadeSmaller, &|_, face| {
            face.extent == Extent::Smaller && face.decision.covers()
        }),
        of(N::UnderACover, &|number, _| under.contains(&number)),
        of(N::AtTheBorder, &|_, face| at_the_border(face)),
        of(N::Unsure, &|_, face| {
            face.face.score.is_some_and(|score| score < SURE)
        }),
    ];
    let told = all.into_iter().filter(|notice| !notice.faces.is_empty());
    Ok(told.collect())
}

/// The numbers of the faces that are not covered and lie under another's cover.
fn under_a_cover(plan: &Plan, (width, height): (u32, u32)) -> Result<Vec<usize>, ErrorKind> {
    let targets = plan.targets((width, height));
    let visible = |face: &&Planned| !face.decision.covers();
    if targets.is_empty() || !plan.faces.iter().any(|face| visible(&face)) {
        return Ok(Vec::new());
    }
    let mask = redact::opaque_mask(width, height, &targets, &plan.shown())?;
    let hidden = |face: &Planned| {
        let r = face.face.region;
        // `as` saturates, and takes a NaN to 0.
        let columns = (r.x.max(0.0) as u32)..((r.x + r.width).ceil() as u32).min(width);
        let rows = (r.y.max(0.0) as u32)..((r.y + r.height).ceil() as u32).min(height);
        let pixels = u64::from(columns.end.saturating_sub(columns.start))
            * u64::from(rows.end.saturating_sub(rows.start));
        let places = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        let painted = places.filter(|(x, y)| {
            mask.get_pixel_checked(*x, *y)
                .is_some_and(|pixel| pixel.0 != [0])
        });
        painted.count() as f64 > UNDER_A_COVER * pixels as f64
    };
    let numbered = (1..).zip(&plan.faces);
    let under = numbered.filter(|(_, face)| visible(face) && hidden(face));
    Ok(under.map(|(number, _)| number).collect())
}

fn faces(plan: &Plan, cloaked: &[(usize, Cloaked)]) -> Vec<FaceReport> {
    let cloak = |number: usize| {
        let done = cloaked.iter().find(|(of, _)| *of == number);
        done.map(|(_, cloaked)| *cloaked)
    };
    plan.faces
        .iter()
        .enumerate()
        .map(|(index, planned)| FaceReport {
            number: index + 1,
            found: planned.face.score.is_some(),
            region: planned.face.region,
            landmarks: planned.face.landmarks,
            score: planned.face.score,
            cover: match planned.decision {
                Decision::Show | Decision::Cloak(_) => None,
                Decision::Cover(cover) => Some(cover),
            },
            cloak: cloak(index + 1),
            drawn: planned.drawn,
            extent: planned.extent,
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

fn gaps(plan: &Plan, smaller: bool) -> Vec<Gap> {
    let any = |wanted: fn(&Decision) -> bool| plan.faces.iter().any(|face| wanted(&face.decision));
    let shown = any(|decision| matches!(decision, Decision::Show));
    let cloaked = any(|decision| matches!(decision, Decision::Cloak(_)));
    let named = plan.naming == Naming::AfterPhoto;
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
        Some(match smaller {
            true => Gap::CameraTracesBlurred,
            false => Gap::CameraTraces,
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
