//! The faces of many photos by person, so that a decision is made once per person.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::agreed::{Impression, Recognisers};
use super::{Comparable, Face, cluster};
use crate::error::ErrorKind;
use crate::model::recogniser::Card;
use crate::photo::{Picture, Region};

/// The faces of a session. What the recognisers make of them is biometric data: held here, wiped when dropped, never written.
#[derive(Debug)]
pub struct FaceGroups {
    comparer: Comparer,
    seen: Vec<Seen>,
    photos: usize,
}

#[derive(Debug)]
struct Seen {
    photo: usize,
    face: usize,
    region: Region,
    impression: Option<Impression>,
}

/// Makes faces comparable, on any thread: those of as many photos at the same time as are looked at beside each other, two at most.
#[derive(Debug, Clone)]
pub struct Comparer(Arc<Recognisers>);

/// The faces of a photo, comparable, in the order of their numbers. Biometric data, as those of [`FaceGroups`].
#[derive(Debug)]
pub struct Compared(Vec<(Region, Option<Impression>)>);

impl Comparer {
    /// Makes the faces of a photo comparable, as [`Finder::find`](super::Finder::find) numbers them.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn compare(&self, picture: &Picture, faces: &[Face]) -> Result<Compared, ErrorKind> {
        let rgb = picture.on_white();
        let one = |face: &Face| Ok((face.region, self.0.look(&rgb, face)?));
        faces
            .iter()
            .map(one)
            .collect::<Result<_, _>>()
            .map(Compared)
    }
}

/// One person, as far as the recognisers can tell; a person may have several groups, and is in a photo once.
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
    /// No faces yet, of this many photos that are looked at beside each other, at least 1; `threads` for all passes of a recogniser together.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`](crate::model::recogniser::Recogniser::load).
    pub fn load(models: &Path, threads: usize, photos: usize) -> Result<Self, ErrorKind> {
        Ok(Self {
            comparer: Comparer(Arc::new(Recognisers::load(models, threads, photos)?)),
            seen: Vec::new(),
            photos: 0,
        })
    }

    /// The recognisers, which both have to take two faces for one person's.
    pub fn cards(&self) -> &[Card; 2] {
        self.comparer.0.cards()
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
            .extend(faces.map(|(face, (region, impression))| Seen {
                photo: self.photos,
                face,
                region,
                impression,
            }));
    }

    /// Which faces, by their places, could come into one group with a face of the photo of this number: those that both recognisers take for
    /// one person's with one of them, as every two faces of a group are.
    pub fn could_join(&self, photo: usize, compared: &Compared) -> Vec<bool> {
        let seen = self.seen.iter().filter(|seen| seen.photo == photo);
        let own: Vec<&Impression> = seen.filter_map(|seen| seen.impression.as_ref()).collect();
        let like = |face: &Impression| own.iter().any(|own| own.agreement(face) >= 0.0);
        let faces = compared.0.iter();
        faces
            .map(|(_, face)| face.as_ref().is_some_and(like))
            .collect()
    }

    /// The groups: every two faces of one reach the likeness of [`Card::grouping`] with both recognisers.
    pub fn groups(&self) -> Vec<Group> {
        self.stricter_groups(0.0)
    }

    /// The groups of which every two faces are more alike than [`FaceGroups::groups`] asks for: by this part of what lies between that and the very
    /// same face, 0-1.
    pub fn stricter_groups(&self, by: f32) -> Vec<Group> {
        let faces: Vec<Comparable<'_, Impression>> = self
            .seen
            .iter()
            .map(|seen| Comparable {
                photo: seen.photo,
                face: seen.impression.as_ref(),
            })
            .collect();
        let mut groups: Vec<Group> = Vec::new();
        let numbers = cluster(&faces, by, Impression::agreement);
        for (seen, number) in self.seen.iter().zip(numbers) {
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
                    compared: seen.impression.is_some(),
                });
            }
        }
        groups
    }
}
