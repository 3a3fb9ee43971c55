//! The faces of many photos by person, so that a decision is made once per person.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use image::RgbImage;
use serde::Serialize;

use super::{Comparable, Face, cluster};
use crate::error::ErrorKind;
use crate::model::recogniser::{Card, Embedding, Recogniser};
use crate::photo::{Picture, Region};

/// The recogniser that groups: of those of the manifest the one that confused no two of the portraits of its card and missed none.
pub(super) const RECOGNISER: &str = "dlib";
/// A face lower than this, in pixels, is not grouped: recognisers say little about it, and what is in doubt stays apart.
pub const SMALLEST_GROUPED: f32 = 40.0;
/// A face of which the finder is less sure than this is not grouped either: drawn over, cut by the border or no face at all, it is like strangers by
/// chance (docs/groups.md has what was measured).
const LEAST_SURE_GROUPED: f32 = 0.6;

/// The faces of a session. What the recogniser makes of them is biometric data: held here, wiped when dropped, never written.
#[derive(Debug)]
pub struct FaceGroups {
    card: Card,
    comparer: Comparer,
    seen: Vec<Seen>,
    photos: usize,
}

#[derive(Debug)]
struct Seen {
    photo: usize,
    face: usize,
    region: Region,
    embedding: Option<Embedding>,
}

/// Makes faces comparable, on any thread; one face at a time, since there is one recogniser.
#[derive(Debug, Clone)]
pub struct Comparer(Arc<Mutex<Recogniser>>);

/// The faces of a photo, comparable, in the order of their numbers. Biometric data, as those of [`FaceGroups`].
#[derive(Debug)]
pub struct Compared(Vec<(Region, Option<Embedding>)>);

impl Comparer {
    /// Makes the faces of a photo comparable, as [`Finder::find`](super::Finder::find) numbers them.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn compare(&self, picture: &Picture, faces: &[Face]) -> Result<Compared, ErrorKind> {
        let rgb = picture.on_white();
        let mut recogniser = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = |face: &Face| Ok((face.region, comparable(&mut recogniser, &rgb, face)?));
        faces
            .iter()
            .map(one)
            .collect::<Result<_, _>>()
            .map(Compared)
    }
}

/// One person, as far as the recogniser can tell; a person may have several groups, and is in a photo once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// From 1, in the order in which the groups' first faces were added.
    pub number: usize,
    /// The faces, in the order in which they were added.
    pub faces: Vec<FaceOf>,
}

/// A face of a photo.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FaceOf {
    /// The photo's number among those added, from 1.
    pub photo: usize,
    /// The face's number in its photo, from 1.
    pub face: usize,
    /// Where it is, in pixels of the upright photo.
    pub region: Region,
    /// Whether it could be compared; otherwise it is alone because nothing is known.
    pub compared: bool,
}

impl FaceGroups {
    /// No faces yet; `threads` for one pass of the recogniser, at least 1.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`].
    pub fn load(models: &Path, threads: usize) -> Result<Self, ErrorKind> {
        let recogniser = Recogniser::load(RECOGNISER, models, threads)?;
        Ok(Self {
            card: recogniser.card().clone(),
            comparer: Comparer(Arc::new(Mutex::new(recogniser))),
            seen: Vec::new(),
            photos: 0,
        })
    }

    /// The recogniser.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// What makes faces comparable, for threads that look at photos beside each other.
    pub fn comparer(&self) -> Comparer {
        self.comparer.clone()
    }

    /// Adds the faces of the next photo, as [`Finder::find`](super::Finder::find) numbers them.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn add(&mut self, picture: &Picture, faces: &[Face]) -> Result<(), ErrorKind> {
        let compared = self.comparer.compare(picture, faces)?;
        self.add_compared(compared);
        Ok(())
    }

    /// Adds the faces of the next photo, which a [`Comparer`] of these groups made comparable.
    pub fn add_compared(&mut self, compared: Compared) {
        self.photos += 1;
        let faces = (1..).zip(compared.0);
        self.seen
            .extend(faces.map(|(face, (region, embedding))| Seen {
                photo: self.photos,
                face,
                region,
                embedding,
            }));
    }

    /// Which faces, by their places, could come into one group with a face of the photo of this number: those that reach the
    /// likeness of [`Card::grouping`] with one of them, as every two faces of a group do.
    pub fn could_join(&self, photo: usize, compared: &Compared) -> Vec<bool> {
        let seen = self.seen.iter().filter(|seen| seen.photo == photo);
        let own: Vec<&Embedding> = seen.filter_map(|seen| seen.embedding.as_ref()).collect();
        let like = |face: &Embedding| {
            let mut own = own.iter();
            own.any(|own| own.similarity(face) >= self.card.grouping)
        };
        let faces = compared.0.iter();
        faces
            .map(|(_, face)| face.as_ref().is_some_and(like))
            .collect()
    }

    /// The groups; `threshold` is the likeness that every two faces of a group reach, normally [`Card::grouping`]; a higher one is stricter.
    pub fn groups(&self, threshold: f32) -> Vec<Group> {
        let faces: Vec<Comparable<'_>> = self
            .seen
            .iter()
            .map(|seen| Comparable {
                photo: seen.photo,
                embedding: seen.embedding.as_ref(),
            })
            .collect();
        let mut groups: Vec<Group> = Vec::new();
        for (seen, number) in self.seen.iter().zip(cluster(&faces, threshold)) {
            if number == groups.len() {
                groups.push(Group {
                    number: number + 1,
                    faces: Vec::new(),
                });
            }
            if let Some(group) = groups.get_mut(number) {
                group.faces.push(FaceOf {
                    photo: seen.photo,
                    face: seen.face,
                    region: seen.region,
                    compared: seen.embedding.is_some(),
                });
            }
        }
        groups
    }
}

/// What the recogniser makes of a face of a picture on white; none for one that is too small, or was drawn by hand.
pub(super) fn comparable(
    recogniser: &mut Recogniser,
    rgb: &RgbImage,
    face: &Face,
) -> Result<Option<Embedding>, ErrorKind> {
    let sure = face.score.is_none_or(|score| score >= LEAST_SURE_GROUPED);
    match face.landmarks {
        Some(landmarks) if sure && face.region.height >= SMALLEST_GROUPED => {
            Ok(Some(recogniser.embed(rgb, &landmarks)?))
        }
        _ => Ok(None),
    }
}
