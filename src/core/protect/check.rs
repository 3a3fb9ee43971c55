//! What else a photo tells, before it is shared: what its file gives away, who stands in the background, and what can be
//! read in it, each with what to do about it.
//!
//! Nothing here decides for the person, and nothing here is complete: a check says what was not looked for.

use std::path::Path;

use serde::Serialize;

use super::Photo;
use crate::leaks::{self, Line as TextLine, Standing, TextKind};
use crate::letters::composed;
use crate::metadata::{Carrier, Clue, Finding, Inspection};
use crate::photo::{Point, Region};

/// The version of the form of a [`Check`]; raised when a reader of the old one could be misled.
pub const VERSION: u32 = 1;

/// What was found in one photo, and what nobody looked for. It holds what the person wants to hide: keep it as the photo.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    /// The version of this form, 1.
    pub version: u32,
    /// The program's version.
    pub ombrelle: &'static str,
    /// Width of the upright photo, in pixels.
    pub width: u32,
    /// Height of the upright photo, in pixels.
    pub height: u32,
    /// The most telling first.
    pub found: Vec<Leak>,
    /// The numbers of the faces that only a harder look found, each of which may be none; absent where nobody looked harder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub looked_harder: Option<Vec<usize>>,
    /// What only a person can answer.
    pub questions: Vec<Question>,
    /// What was not looked for.
    pub not_looked_for: Vec<NotLookedFor>,
    /// Text lower than this, in pixels of the photo, is found less and less often.
    pub smallest_text: u32,
}

/// One thing that the photo tells.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Leak {
    /// What it tells.
    pub kind: LeakKind,
    /// Its words: what was read, or what stands in the file; none where there is nothing to read.
    pub content: Option<String>,
    /// The box that covers it, in pixels of the upright photo; none for what stands in the file alone.
    pub region: Option<Region>,
    /// The corners of a line of text, which may be slanted, in the order of reading.
    pub corners: Option<[Point; 4]>,
    /// The face's number among all faces of the photo, from 1.
    pub face: Option<usize>,
    /// Latitude and longitude in degrees, north and east positive.
    pub place: Option<(f64, f64)>,
    /// The country of the place (ISO 3166-1, two letters).
    pub country: Option<String>,
    /// Whether the place lies off the country's coast or border, up to 25 km.
    pub near: bool,
    /// What to do about it.
    pub remedy: Remedy,
}

/// What something tells, the most telling first.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum LeakKind {
    /// Where the photo was taken, by its file.
    Place,
    /// Text: a school, a nursery.
    School,
    /// Text: a club or a team.
    Club,
    /// Text: a street, a postcode with its place.
    Address,
    /// Text: a stop or a line of a bus or a tram.
    BusStop,
    /// Text: a day of birth, with the word that says so.
    BirthDate,
    /// Text: a national number, proven by its check digits (twelve countries).
    NationalNumber,
    /// Text: a line for machines of a passport, an identity card or a visa.
    TravelDocument,
    /// Text: a payment card.
    Card,
    /// Text: a bank account (IBAN).
    Iban,
    /// Text: a boarding pass, a ticket, the reference of a booking, the number of a flight.
    Booking,
    /// Text: a password, as a rule of a Wi-Fi network.
    Password,
    /// A QR code: the key of a second factor, with which somebody else can sign in.
    CodeKey,
    /// A QR code: the name and password of a Wi-Fi network.
    CodeWifi,
    /// A QR code or another: a certificate of health.
    CodeHealth,
    /// A QR code or another: a boarding pass or a ticket.
    CodeTicket,
    /// A QR code: a contact, a telephone number, an e-mail address.
    CodeContact,
    /// A QR code: a place.
    CodePlace,
    /// A QR code: a payment or an account.
    CodePayment,
    /// A QR code or another: a link; its site is told.
    CodeLink,
    /// Text: a telephone number.
    Phone,
    /// Text: a web address, an e-mail address, a user name.
    Online,
    /// Text: a licence plate.
    Plate,
    /// Text: words that look like a name.
    Name,
    /// A QR code that holds something else, or cannot be decoded.
    Code,
    /// A bar code, or a square one that is no QR code, that holds something else.
    BarCode,
    /// Names in the file: of people, of its owner.
    NamesInFile,
    /// When it was taken or changed.
    Date,
    /// The phone or camera.
    Device,
    /// A label in the file: a program made the picture.
    MadeByProgram,
    /// A label in the file: a program changed the picture.
    ChangedByProgram,
    /// A signed record in the file of where the picture comes from.
    ContentCredentials,
    /// A face in the background.
    FaceBackground,
    /// A face so small that it is easily overlooked.
    FaceTiny,
    /// Another picture, a video or data hidden in the file.
    HiddenPicture,
    /// The other pictures of an animation.
    Animation,
    /// A title, a caption, a comment in the file.
    Caption,
    /// Text of another kind.
    Text,
    /// A code: the number of an article, as all of its kind have it.
    CodeProduct,
    /// Text that could not be read.
    UnreadText,
    /// Other data in the file.
    OtherData,
}

/// What to do about something.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// A protected copy leaves it out anyway.
    LeftOut,
    /// It stands in the file's name: rename the file.
    Rename,
    /// Cover its box.
    CoverBox,
    /// A protected copy covers each face that is found.
    CoverFaces,
}

/// A question for the person, since no program can answer it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Whether one would hang the photo up in public: how a child is dressed and shown is not for a program to judge.
    LampPost,
}

/// Something that nobody looked for.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum NotLookedFor {
    /// Faces, none at all: what finds them is missing, or nobody asked.
    Faces,
    /// Text, none at all: what reads it is missing, or nobody asked.
    Text,
    /// Text, in a part of the picture: there are more pieces of writing than are looked at.
    TextGivenUp,
    /// QR codes and bar codes, in a part of the looks for them: they were given up.
    CodesGivenUp,
    /// How a child is dressed, and what it does.
    Dress,
    /// Places that somebody may recognise.
    Scenery,
    /// The time of day by the light, and the same place in several photos: where somebody is, and when.
    Routine,
    /// Uniforms, coats of arms, drawings without words.
    Emblems,
    /// What is seen in mirrors, windows and glasses.
    Reflections,
    /// Text that is small, blurred, written by hand or cut.
    HardText,
    /// Codes of rare kinds, and those that are hard to read.
    OtherCodes,
    /// Faces that are turned away, hidden or very small.
    HiddenFaces,
}

impl Check {
    /// Whether there are more pieces of writing than were looked at.
    pub fn text_given_up(&self) -> bool {
        self.not_looked_for.contains(&NotLookedFor::TextGivenUp)
    }

    /// Whether a look for codes was given up, so that some may be there that nobody saw.
    pub fn codes_given_up(&self) -> bool {
        self.not_looked_for.contains(&NotLookedFor::CodesGivenUp)
    }

    /// Whether faces, text and codes were looked for to the end: otherwise nobody may say that nothing was found.
    pub fn is_complete(&self) -> bool {
        use NotLookedFor as N;
        let mut missing = self.not_looked_for.iter();
        !missing.any(|one| matches!(one, N::Faces | N::Text | N::TextGivenUp | N::CodesGivenUp))
    }
}

impl From<TextKind> for LeakKind {
    fn from(kind: TextKind) -> Self {
        match kind {
            TextKind::School => Self::School,
            TextKind::Club => Self::Club,
            TextKind::Address => Self::Address,
            TextKind::BusStop => Self::BusStop,
            TextKind::BirthDate => Self::BirthDate,
            TextKind::NationalNumber => Self::NationalNumber,
            TextKind::TravelDocument => Self::TravelDocument,
            TextKind::Card => Self::Card,
            TextKind::Iban => Self::Iban,
            TextKind::Booking => Self::Booking,
            TextKind::Password => Self::Password,
            TextKind::Phone => Self::Phone,
            TextKind::Online => Self::Online,
            TextKind::Plate => Self::Plate,
            TextKind::Name => Self::Name,
            TextKind::CodeKey => Self::CodeKey,
            TextKind::CodeWifi => Self::CodeWifi,
            TextKind::CodeHealth => Self::CodeHealth,
            TextKind::CodeTicket => Self::CodeTicket,
            TextKind::CodeContact => Self::CodeContact,
            TextKind::CodePlace => Self::CodePlace,
            TextKind::CodePayment => Self::CodePayment,
            TextKind::CodeLink => Self::CodeLink,
            TextKind::Code => Self::Code,
            TextKind::BarCode => Self::BarCode,
            TextKind::CodeProduct => Self::CodeProduct,
            TextKind::Other => Self::Text,
        }
    }
}

impl LeakKind {
    fn of(clue: Clue) -> Self {
        match clue {
            Clue::Place => Self::Place,
            Clue::Date => Self::Date,
            Clue::Device | Clue::Serial => Self::Device,
            Clue::Owner | Clue::People => Self::NamesInFile,
            Clue::MadeByProgram => Self::MadeByProgram,
            Clue::ChangedByProgram => Self::ChangedByProgram,
            Clue::ContentCredentials => Self::ContentCredentials,
            Clue::Thumbnail | Clue::Preview | Clue::MotionPhoto | Clue::GainMap | Clue::Trailer => {
                Self::HiddenPicture
            }
            Clue::Animation => Self::Animation,
            Clue::Caption => Self::Caption,
            _ => Self::OtherData,
        }
    }
}

impl Leak {
    fn new(kind: LeakKind, remedy: Remedy) -> Self {
        Self {
            kind,
            content: None,
            region: None,
            corners: None,
            face: None,
            place: None,
            country: None,
            near: false,
            remedy,
        }
    }
}

/// Puts together what a photo tells: its file, its faces as [`Session::find_faces`](super::Session::find_faces) numbers them, its text. Where nobody
/// looked for faces or for text, or a look for text or codes was given up, that is told: nothing found is something else than nothing looked for.
pub fn check(photo: &Photo) -> Check {
    let opened = photo.opened.as_ref();
    let (faces, lines) = (photo.faces.as_deref(), photo.text.as_deref());
    let (width, height) = (opened.picture.width(), opened.picture.height());
    let mut found = in_file(&opened.inspection.findings);
    found.extend(in_name(&opened.path));
    found.extend(lines.into_iter().flatten().map(text));
    // Without faces nobody stands behind; that nobody looked for them is told below.
    found.extend(behind(photo));
    // Stable: within a kind, the order of the file, of reading, of the faces.
    found.sort_by_key(|leak| leak.kind);
    use NotLookedFor as N;
    Check {
        version: VERSION,
        ombrelle: env!("CARGO_PKG_VERSION"),
        width,
        height,
        found,
        looked_harder: photo.harder.as_ref().map(|added| added.numbers().to_vec()),
        questions: vec![Question::LampPost],
        not_looked_for: [
            faces.is_none().then_some(N::Faces),
            lines.is_none().then_some(N::Text),
            photo.text_given_up.then_some(N::TextGivenUp),
            photo.codes_given_up.then_some(N::CodesGivenUp),
            Some(N::Dress),
            Some(N::Scenery),
            Some(N::Routine),
            Some(N::Emblems),
            Some(N::Reflections),
            lines.is_some().then_some(N::HardText),
            lines.is_some().then_some(N::OtherCodes),
            faces.is_some().then_some(N::HiddenFaces),
        ]
        .into_iter()
        .flatten()
        .collect(),
        smallest_text: leaks::smallest_line(width, height).ceil() as u32,
    }
}

/// Names of people in a file, and words about the photo, that are told one by one.
const MOST_TOLD: usize = 12;

/// One leak for each kind and place where it stands (the file, its name), with the first value that can be read; each place on
/// its own, the names of all who are in the picture, and all captions and keywords, among which names are as well. A mark of the person's own and a
/// colour profile tell nothing here.
fn in_file(findings: &[Finding]) -> Vec<Leak> {
    let mut leaks: Vec<(Leak, Vec<String>)> = Vec::new();
    let telling = findings
        .iter()
        .filter(|finding| !matches!(finding.clue, Clue::MiningMark | Clue::ColourProfile))
        // `IMG_0004.JPG`: nearly every photo has the camera's number for a name, and it tells nothing of who, when or where.
        .filter(|finding| !(finding.carrier == Carrier::FileName && finding.clue == Clue::Other))
        // Dots an inch for a printer: nearly every JPEG has them, and they tell nothing.
        .filter(|finding| finding.tag != "JFIF density");
    for finding in telling {
        let remedy = match finding.carrier {
            Carrier::FileName => Remedy::Rename,
            _ => Remedy::LeftOut,
        };
        let kind = LeakKind::of(finding.clue);
        let same = |(leak, _): &&mut (Leak, Vec<String>)| {
            leak.kind == kind
                && leak.remedy == remedy
                && (leak.place == finding.place || finding.place.is_none())
        };
        // What a number of a device or a word of a program is, nobody sees by its value.
        let value = match finding.clue {
            Clue::Serial => None,
            Clue::MadeByProgram | Clue::ChangedByProgram | Clue::ContentCredentials => None,
            Clue::People if finding.is_beside_a_name() => None,
            _ if kind == LeakKind::OtherData => None,
            _ => finding.value.clone(),
        };
        match leaks.iter_mut().find(same) {
            Some((_, told)) => {
                let more = value.filter(|value| is_more(finding, value, told));
                told.extend(more);
            }
            None => {
                let leak = located(Leak::new(kind, remedy), finding.place);
                leaks.push((leak, value.into_iter().collect()));
            }
        }
    }
    let mut leaks: Vec<Leak> = leaks.into_iter().map(with_all).collect();
    // Degrees without a direction, and the names of tags, say nothing where the place itself is known. The name of the file stays as it is in a copy,
    // whatever the file tells.
    let known = |leak: &Leak| leak.place.is_some() || leak.remedy == Remedy::Rename;
    let located = leaks.iter().any(|leak| leak.place.is_some());
    leaks.retain(|leak| leak.kind != LeakKind::Place || known(leak) || !located);
    leaks
}

/// Whether a value is told beside those that are: the first of all, and of names, captions and keywords each that is no mere number.
fn is_more(finding: &Finding, value: &str, told: &[String]) -> bool {
    let each = match finding.clue {
        Clue::People => true,
        Clue::Caption => value.chars().any(char::is_alphabetic),
        _ => false,
    };
    told.is_empty() || (each && !told.iter().any(|there| there == value))
}

/// A leak with all that is told of it.
fn with_all((leak, mut told): (Leak, Vec<String>)) -> Leak {
    if told.len() > MOST_TOLD {
        told.truncate(MOST_TOLD);
        told.push("…".to_owned());
    }
    Leak {
        content: (!told.is_empty()).then(|| told.join("; ")),
        ..leak
    }
}

/// What the name of a file tells by itself: dates, places, schools, names. A camera's number and a neutral name tell nothing.
pub fn told_by_name(path: &Path) -> Vec<Leak> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut told = in_file(&Inspection::default().named(&name).findings);
    told.extend(in_name(path));
    told
}

/// What the words of a file's name tell: a school, a club, a name. Dates and places in it are among the findings of the file.
pub fn in_name(path: &Path) -> Option<Leak> {
    let stem: String = composed(&path.file_stem()?.to_string_lossy()).collect();
    let stem = stem.strip_suffix(".protected").unwrap_or(&stem);
    let words: String = stem
        .chars()
        .map(|letter| {
            if letter.is_alphabetic() || letter == '\'' {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let kind = match leaks::classify(&words) {
        TextKind::School => LeakKind::School,
        TextKind::Club => LeakKind::Club,
        // A name is one word of several here, and need not begin with a capital.
        _ if leaks::has_first_name(&words) => LeakKind::Name,
        _ => return None,
    };
    Some(Leak {
        content: Some(stem.to_owned()),
        ..Leak::new(kind, Remedy::Rename)
    })
}

fn located(leak: Leak, place: Option<(f64, f64)>) -> Leak {
    let country = place.and_then(leaks::country);
    Leak {
        place,
        country: country.map(|country| country.code.iter().collect()),
        near: country.is_some_and(|country| !country.inside),
        ..leak
    }
}

fn text(line: &TextLine) -> Leak {
    let kind = if line.text.is_empty() && !line.kind.is_code() {
        LeakKind::UnreadText
    } else {
        line.kind.into()
    };
    Leak {
        content: Some(line.text.clone()).filter(|text| !text.is_empty()),
        region: Some(line.region),
        corners: Some(line.corners),
        ..Leak::new(kind, Remedy::CoverBox)
    }
}

/// Who stands behind, or is easily overlooked. What only a harder look found is told by itself: it may be no face, and behind one that is none stands
/// nobody.
fn behind(photo: &Photo) -> Vec<Leak> {
    let numbered = (1..).zip(photo.found());
    let surer = numbered.filter(|(number, _)| !photo.is_perhaps_no_face(*number));
    let (numbers, regions): (Vec<usize>, Vec<Region>) =
        surer.map(|(number, face)| (number, face.region)).unzip();
    let standing = leaks::standing(&regions, photo.size());
    let numbered = numbers.into_iter().zip(regions).zip(standing);
    numbered
        .filter_map(|((number, region), standing)| {
            let kind = match standing {
                Standing::Foreground => return None,
                Standing::Background => LeakKind::FaceBackground,
                Standing::Tiny => LeakKind::FaceTiny,
            };
            Some(Leak {
                face: Some(number),
                region: Some(region),
                ..Leak::new(kind, Remedy::CoverFaces)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests;
