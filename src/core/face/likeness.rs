//! Which faces of a photo are like one that the person showed.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::Face;
use super::groups::{RECOGNISER, SMALLEST_GROUPED};
use crate::error::ErrorKind;
use crate::model::recogniser::{Card, Embedding, Recogniser};
use crate::photo::Picture;

/// Faces to look for in other photos. What the recogniser makes of them is biometric data: held here, wiped when dropped, never
/// written.
#[derive(Debug)]
pub struct Likeness {
    card: Card,
    /// One for all photos that are worked on at once.
    recogniser: Mutex<Recogniser>,
    known: Vec<Embedding>,
}

impl Likeness {
    /// Nobody to look for yet; `threads` for one pass of the recogniser, at least 1.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`].
    pub fn load(models: &Path, threads: usize) -> Result<Self, ErrorKind> {
        let recogniser = Recogniser::load(RECOGNISER, models, threads)?;
        Ok(Self {
            card: recogniser.card().clone(),
            recogniser: Mutex::new(recogniser),
            known: Vec::new(),
        })
    }

    /// The recogniser, with the likeness from which two faces count as one person's and its error rates.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// Looks for this face from now on: whether it can be compared at all.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn learn(&mut self, picture: &Picture, face: &Face) -> Result<bool, ErrorKind> {
        let embeddings = self.embed(picture, std::slice::from_ref(face))?;
        let before = self.known.len();
        self.known.extend(embeddings.into_iter().flatten());
        Ok(self.known.len() > before)
    }

    /// For each face that is looked for, in the order in which they were learnt, the numbers of the faces that are like it, from 1.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn alike(&self, picture: &Picture, faces: &[Face]) -> Result<Vec<Vec<usize>>, ErrorKind> {
        let embeddings = self.embed(picture, faces)?;
        let like = |known: &Embedding| {
            let numbered = (1..).zip(&embeddings);
            let alike = numbered.filter(|(_, face)| {
                let face = face.as_ref();
                // What is no number is like nobody.
                face.is_some_and(|face| face.similarity(known) >= self.card.threshold)
            });
            alike.map(|(number, _)| number).collect()
        };
        Ok(self.known.iter().map(like).collect())
    }

    /// None for a face that is too small, or was drawn by hand.
    fn embed(
        &self,
        picture: &Picture,
        faces: &[Face],
    ) -> Result<Vec<Option<Embedding>>, ErrorKind> {
        let rgb = picture.on_white();
        // A pass that broke off in the middle leaves a network that can be used again.
        let lock = self.recogniser.lock();
        let mut recogniser = lock.unwrap_or_else(PoisonError::into_inner);
        let one = |face: &Face| match face.landmarks {
            Some(landmarks) if face.region.height >= SMALLEST_GROUPED => {
                Ok(Some(recogniser.embed(&rgb, &landmarks)?))
            }
            _ => Ok(None),
        };
        faces.iter().map(one).collect()
    }
}
