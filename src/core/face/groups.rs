//! The faces of many photos by person, so that a decision is made once per person.

use std::path::Path;

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

/// The faces of a session. What the recogniser makes of them is biometric data: held here, wiped when dropped, never written.
#[derive(Debug)]
pub struct FaceGroups {
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
        Ok(Self {
            recogniser: Recogniser::load(RECOGNISER, models, threads)?,
            seen: Vec::new(),
            photos: 0,
        })
    }

    /// The recogniser.
    pub fn card(&self) -> &Card {
        self.recogniser.card()
    }

    /// Adds the faces of the next photo, as [`Finder::find`](super::Finder::find) numbers them.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn add(&mut self, picture: &Picture, faces: &[Face]) -> Result<(), ErrorKind> {
        self.photos += 1;
        let rgb = picture.on_white();
        for (number, face) in (1..).zip(faces) {
            let embedding = comparable(&mut self.recogniser, &rgb, face)?;
            self.seen.push(Seen {
                photo: self.photos,
                face: number,
                region: face.region,
                embedding,
            });
        }
        Ok(())
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
    match face.landmarks {
        Some(landmarks) if face.region.height >= SMALLEST_GROUPED => {
            Ok(Some(recogniser.embed(rgb, &landmarks)?))
        }
        _ => Ok(None),
    }
}
