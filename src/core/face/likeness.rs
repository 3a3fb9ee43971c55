//! Which faces of a photo are like one that the person showed.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::Face;
use super::groups::{RECOGNISER, comparable};
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

    /// The recogniser; faces count as one person's from [`Card::grouping`] on.
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
    /// Faces to look for that are like each other are taken for one person's: what is like one of them counts for all.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn alike(&self, picture: &Picture, faces: &[Face]) -> Result<Vec<Vec<usize>>, ErrorKind> {
        let embeddings = self.embed(picture, faces)?;
        Ok(alike(&self.known, &embeddings, self.card.grouping))
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
        let faces = faces.iter();
        faces
            .map(|face| comparable(&mut recogniser, &rgb, face))
            .collect()
    }
}

/// For each known face, the numbers of the faces that are like it, or like a known one of the same person.
fn alike(known: &[Embedding], faces: &[Option<Embedding>], threshold: f32) -> Vec<Vec<usize>> {
    // What is no number is like nobody.
    let like = |one: &Embedding, other: &Embedding| one.similarity(other) >= threshold;
    let of_person = |person: &Embedding| {
        let same: Vec<&Embedding> = known
            .iter()
            .filter(|other| std::ptr::eq(*other, person) || like(other, person))
            .collect();
        let numbered = (1..).zip(faces);
        let alike = numbered.filter(|(_, face)| {
            let face = face.as_ref();
            face.is_some_and(|face| same.iter().any(|known| like(face, known)))
        });
        alike.map(|(number, _)| number).collect()
    };
    known.iter().map(of_person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::recogniser::Likeness as Measure;

    #[test]
    fn two_photos_of_one_person_are_one_person_to_look_for() {
        let at = |place: f32| Embedding::new(vec![place], Measure::Distance);
        // The first two are like each other; face 1 is like the one, face 2 like the other.
        let known = [at(0.0), at(0.3), at(9.0)];
        let faces = [at(-0.3), at(0.6), at(9.1), at(5.0), at(f32::NAN)].map(Some);
        let [first, second, third] = &alike(&known, &faces, 0.6)[..] else {
            panic!("three people");
        };
        assert_eq!((first, second), (&vec![1, 2], &vec![1, 2]));
        assert_eq!(third, &[3]);
        assert_eq!(alike(&known, &[None], 0.6), [[0; 0]; 3]);
    }
}
