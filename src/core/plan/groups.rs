//! The faces of many photos by person, so that a decision is made once a person.

use std::path::Path;

use serde::Serialize;

use super::{Face, Opened};
use crate::error::{Error, Reason};
use crate::face;
use crate::model::recogniser::{Card, Embedding, Recogniser};
use crate::photo::Region;

/// The recogniser that groups: of those of the manifest the one that confused no two of the portraits of its card and missed none.
const RECOGNISER: &str = "dlib";
/// A face lower than this, in pixels, is not grouped: recognisers say little about it, and what is in doubt stays apart.
pub const SMALLEST_GROUPED: f32 = 40.0;

/// The faces of a session. What the recogniser makes of them is biometric data: held here, wiped when dropped, never written.
#[derive(Debug)]
pub struct Album {
    recogniser: Recogniser,
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

/// One person, as far as the recogniser can tell; a person may have several groups.
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
    /// The photo's number in the album, from 1.
    pub photo: usize,
    /// The face's number in its photo, from 1.
    pub face: usize,
    /// Where it is, in pixels of the upright photo.
    pub region: Region,
    /// Whether it could be compared; otherwise it is alone because nothing is known.
    pub compared: bool,
}

impl Album {
    /// An empty album; `threads` for one pass of the recogniser, at least 1.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`].
    pub fn load(models: &Path, threads: usize) -> Result<Self, Reason> {
        Ok(Self {
            recogniser: Recogniser::load(RECOGNISER, models, threads)?,
            seen: Vec::new(),
            photos: 0,
        })
    }

    /// The recogniser, with the likeness that every two faces of a group reach and its error rates.
    pub fn card(&self) -> &Card {
        self.recogniser.card()
    }

    /// Adds the faces of the next photo, as [`find`](super::find) numbers them.
    ///
    /// # Errors
    /// [`Reason::ModelBroken`], with the photo's path.
    pub fn add(&mut self, opened: &Opened, faces: &[Face]) -> Result<(), Error> {
        self.photos += 1;
        let rgb = opened.picture.on_white();
        for (number, face) in (1..).zip(faces) {
            let embedding = match face.landmarks {
                Some(landmarks) if face.region.height >= SMALLEST_GROUPED => {
                    let embedding = self.recogniser.embed(&rgb, &landmarks);
                    Some(embedding.map_err(|reason| reason.at(&opened.path))?)
                }
                _ => None,
            };
            self.seen.push(Seen {
                photo: self.photos,
                face: number,
                region: face.region,
                embedding,
            });
        }
        Ok(())
    }

    /// The groups; `threshold` is a likeness, normally that of [`Album::card`], a higher one being stricter.
    pub fn groups(&self, threshold: f32) -> Vec<Group> {
        let faces: Vec<Option<&Embedding>> = self
            .seen
            .iter()
            .map(|seen| seen.embedding.as_ref())
            .collect();
        let mut groups: Vec<Group> = Vec::new();
        for (seen, number) in self.seen.iter().zip(face::group(&faces, threshold)) {
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
