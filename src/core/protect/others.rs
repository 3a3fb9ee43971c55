//! Other photos of the people in a photo: what face search compares with. The album book holds none, so the person names
//! them, or a folder of them; or they are those that the window has open besides.

use std::path::{Path, PathBuf};

use super::gather::{self, Item};
use super::{Looks, Made, Photo, Search, Session};
use crate::error::{Error, ErrorKind, EvaluateError, ProtectError};
use crate::evaluate::{Excerpt, Judgement, NotTried, Reference, Unprotected, judge_copy};
use crate::face::Face;
use crate::photo::Limits;
use crate::progress::Progress;

/// What the jury says of a copy beside other photos.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// How many other photos were looked at.
    pub looked_at: usize,
    /// How many could not be opened, so that nothing was compared with them.
    pub not_opened: usize,
    /// In how many photos each face of the judgement was found again, and compared with what was found.
    pub photos: Vec<usize>,
    /// The verdict that the copy has already, with the answer on other photos for each face that was found in some.
    pub judgement: Judgement,
}

/// The number of the original among the photos whose faces are grouped.
const ORIGINAL: usize = 1;

/// A face of another photo that is grouped with one of the original's.
#[derive(Debug, Clone, Copy)]
struct Same {
    /// Its number in its photo, from 1.
    face: usize,
    /// The number of the other one in the original, from 1.
    of: usize,
}

/// What is kept of another photo: its faces that are like one of the original's, by their numbers, and those that are grouped with one.
type Met = (Vec<(usize, Excerpt)>, Vec<Same>);

impl Session {
    /// Opens other photos and looks for faces in them, so that [`Session::judge`] can compare. A photo that the person named counts
    /// with all its faces. Of a folder only faces count that the recognisers of [`Session::groups`] put in one group with a face
    /// of the `original`: in a family's album most faces are somebody else's, and with enough strangers some recogniser matches
    /// one of them by chance. The original itself, the copy and other protected copies in a folder are left out.
    ///
    /// # Errors
    /// Those of [`Session::open`]; those of [`Session::groups`] where a folder is given. Where the face finder is missing, the photos
    /// say so.
    pub fn others(
        &self,
        paths: &[PathBuf],
        original: &Photo,
        copy: &Path,
        progress: &Progress,
    ) -> Result<Vec<Photo>, Error> {
        let (folders, named): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.is_dir());
        let mut others = Vec::new();
        for path in &named {
            others.push(self.open(path, Looks::FACES, progress)?);
        }
        if folders.is_empty() {
            return Ok(others);
        }
        let items = gather::gather(&folders).items.into_iter();
        let met = items.filter_map(|item| match item {
            Item::Photo(photo) if same_file(&photo.path, original.path()) => None,
            Item::Photo(photo) if same_file(&photo.path, copy) => None,
            Item::Photo(photo) => Some(self.open(&photo.path, Looks::FACES, progress)),
            Item::Failed(error) => Some(Err(error)),
            Item::Skipped { .. } | Item::NoPhoto(_) => None,
        });
        // A photo of somebody else leaves memory at once; one whose faces nobody looked for stays, to say so.
        let keep = |photo: Photo, like: &[bool]| {
            let stays = photo.faces.is_none() || like.contains(&true);
            Ok(stays.then_some(photo))
        };
        for (photo, same) in self.of_the_same_people(original, met, keep)? {
            let Some(mut photo) = photo else { continue };
            let faces = photo.faces.take();
            photo.faces = faces.map(|faces| {
                let counts = |number: usize| same.iter().any(|same| same.face == number);
                let numbered = (1..).zip(faces);
                let counted = numbered.filter(|(number, _)| counts(*number));
                counted.map(|(_, face)| face).collect::<Vec<Face>>()
            });
            if photo.faces.is_none() || !photo.found().is_empty() {
                others.push(photo);
            }
        }
        Ok(others)
    }

    /// Asks the jury whether the cloaked faces of a copy are matched to other photos of the same people, which is what face
    /// search does. Each face is compared with those faces alone that the recognisers of [`Session::groups`] put in one group with
    /// it, as [`Session::others`] has it for a folder; one that is in no other photo has no answer. `photo` is what the copy was
    /// made from. Other photos come one after another, so that their pixels need not be in memory together; faces are looked for where
    /// nobody did. The photo itself is left out. The verdict that the copy has already stays as it is, and so does the copy,
    /// whatever comes of this. Nothing is written.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`]; those of loading the face finder, where it is needed, the recognisers and the jury;
    /// [`EvaluateError::NoFaceToJudge`] where the copy has no verdict; [`ProtectError::PhotoChanged`] where it is of another photo. Another
    /// photo that cannot be opened is counted, and is no error.
    pub fn judge_beside(
        &self,
        (photo, made): (&Photo, &Made),
        others: impl IntoIterator<Item = Result<Photo, Error>>,
        progress: &Progress,
    ) -> Result<Beside, Error> {
        let Some(judgement) = made.evaluation.judgement() else {
            return Err(ErrorKind::Evaluate(EvaluateError::NoFaceToJudge).at(photo.path()));
        };
        if made.original != photo.path() {
            return Err(ErrorKind::Protect(ProtectError::PhotoChanged).at(photo.path()));
        }
        let (mut looked_at, mut not_opened) = (0, 0);
        let met = others.into_iter().filter_map(|other| {
            match other.and_then(|other| self.with_faces(other, progress)) {
                Ok(other) if same_file(other.path(), photo.path()) => None,
                Ok(other) => {
                    looked_at += 1;
                    Some(Ok(other))
                }
                Err(error) if ends_all(&error.kind) => Some(Err(error)),
                Err(_) => {
                    not_opened += 1;
                    None
                }
            }
        });
        let met = self.of_the_same_people(photo, met, cut_out)?;
        let mut judgement = judgement.clone();
        let faces = judgement.faces.iter();
        let found: Vec<Vec<&Excerpt>> = faces.map(|face| grouped_with(face.number, &met)).collect();
        if found.iter().any(|found| !found.is_empty()) {
            self.compare((photo, made), &mut judgement, &found, progress)
                .map_err(|reason| reason.at(photo.path()))?;
        }
        Ok(Beside {
            looked_at,
            not_opened,
            photos: found.iter().map(Vec::len).collect(),
            judgement,
        })
    }

    /// Has each face of a verdict compared with what was found of it in other photos. What was said of the face itself stays.
    fn compare(
        &self,
        (photo, made): (&Photo, &Made),
        judgement: &mut Judgement,
        found: &[Vec<&Excerpt>],
        progress: &Progress,
    ) -> Result<(), ErrorKind> {
        let decoding = self.decoding();
        let exported = decoding.open(made.bytes(), &Limits::default(), progress)?;
        let exported = exported.picture;
        let mut panel = self.models.panel(progress)?;
        let seed = judgement.seed;
        for (judged, found) in judgement.faces.iter_mut().zip(found) {
            let place = judged.number.checked_sub(1);
            let face = place.and_then(|place| photo.found().get(place));
            let Some(face) = face.filter(|_| !found.is_empty()) else {
                continue;
            };
            let original = Unprotected {
                picture: &photo.opened.picture,
                faces: std::slice::from_ref(face),
            };
            let others: Vec<Unprotected<'_>> =
                found.iter().map(|face| face.unprotected()).collect();
            let alone = panel.with(|panel| {
                judge_copy(&exported, &original, &others, seed, (panel, None), progress)
            })?;
            for answer in alone.faces {
                judged.elsewhere = answer.elsewhere;
                let heard = answer.hearings.into_iter();
                let heard = heard.filter(|heard| heard.reference != Reference::Itself);
                judged.hearings.extend(heard);
            }
            judgement.others += alone.others;
        }
        if judgement.others > 0 {
            judgement
                .not_tried
                .retain(|gap| *gap != NotTried::OtherPhotos);
        }
        Ok(())
    }

    /// A photo with its faces, looked for now where nobody did.
    fn with_faces(&self, mut photo: Photo, progress: &Progress) -> Result<Photo, Error> {
        progress.check()?;
        if photo.faces.is_none() {
            self.find_faces(&mut photo, progress)?;
        }
        let mut missing = photo.missing.iter();
        if let Some(missing) = missing.find(|missing| missing.search == Search::Faces) {
            return Err(missing.reason.clone().at(photo.path()));
        }
        Ok(photo)
    }

    /// Groups the faces of other photos with the original's. What `keep` makes of each photo, which hears which of its faces could come
    /// into a group with one of the original's, and the faces that did.
    fn of_the_same_people<K>(
        &self,
        original: &Photo,
        met: impl Iterator<Item = Result<Photo, Error>>,
        keep: impl Fn(Photo, &[bool]) -> Result<K, ErrorKind>,
    ) -> Result<Vec<(K, Vec<Same>)>, Error> {
        let mut groups = self.groups()?;
        let comparer = groups.comparer();
        let compare = |photo: &Photo| {
            let compared = comparer.compare(&photo.opened.picture, photo.found());
            compared.map_err(|reason| reason.at(photo.path()))
        };
        groups.add_compared(compare(original)?);
        let mut kept = Vec::new();
        for photo in met {
            let photo = photo?;
            let path = photo.path().to_owned();
            let compared = compare(&photo)?;
            let like = groups.could_join(ORIGINAL, &compared);
            groups.add_compared(compared);
            kept.push(keep(photo, &like).map_err(|reason| reason.at(&path))?);
        }
        let mut same: Vec<Vec<Same>> = vec![Vec::new(); kept.len()];
        for group in groups.groups() {
            let mut faces = group.faces.iter();
            let Some(own) = faces.find(|face| face.photo == ORIGINAL) else {
                continue;
            };
            for face in &group.faces {
                let place = face.photo.checked_sub(ORIGINAL + 1);
                if let Some(of_photo) = place.and_then(|place| same.get_mut(place)) {
                    of_photo.push(Same {
                        face: face.face,
                        of: own.face,
                    });
                }
            }
        }
        Ok(kept.into_iter().zip(same).collect())
    }
}

/// Cuts out the faces of a photo that are like one of the original's; the rest of it leaves memory.
fn cut_out(photo: Photo, like: &[bool]) -> Result<Vec<(usize, Excerpt)>, ErrorKind> {
    let numbered = (1..).zip(photo.found()).zip(like);
    let alike = numbered.filter(|(_, like)| **like);
    let cut = alike.filter_map(|((number, face), _)| {
        let cut = Excerpt::of(&photo.opened.picture, face).transpose()?;
        Some(cut.map(|cut| (number, cut)))
    });
    cut.collect()
}

/// What was found of a face of the original in other photos: one face of each at most, since nobody is in a photo twice.
fn grouped_with(number: usize, met: &[Met]) -> Vec<&Excerpt> {
    let found = met.iter().filter_map(|(cut, same)| {
        let same = same.iter().find(|same| same.of == number)?;
        let mut cut = cut.iter();
        let (_, face) = cut.find(|(face, _)| *face == same.face)?;
        Some(face)
    });
    found.collect()
}

/// Whether no further photo is worth opening: somebody wants to stop, or what all of them need is missing.
fn ends_all(reason: &ErrorKind) -> bool {
    matches!(reason, ErrorKind::Cancelled(_)) || reason.is_hopeless()
}

/// Whether two paths lead to one file.
fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
