//! Which faces of a photo are like one that the person showed.

use std::path::Path;

use super::Face;
use super::agreed::{Impression, Recognisers};
use crate::error::ErrorKind;
use crate::model::recogniser::Card;
use crate::photo::Picture;

/// Faces to look for in other photos. What the recognisers make of them is biometric data: held here, wiped when dropped, never
/// written.
#[derive(Debug)]
pub struct Likeness {
    /// A pair of them for each photo that is worked on beside others.
    recognisers: Recognisers,
    known: Vec<Impression>,
}

impl Likeness {
    /// Nobody to look for yet, in this many photos at the same time, at least 1; `threads` for all passes of a recogniser together.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`](crate::model::recogniser::Recogniser::load).
    pub fn load(models: &Path, threads: usize, photos: usize) -> Result<Self, ErrorKind> {
        Ok(Self {
            recognisers: Recognisers::load(models, threads, photos)?,
            known: Vec::new(),
        })
    }

    /// The recognisers; faces count as one person's where each reaches its [`Card::grouping`].
    pub fn cards(&self) -> &[Card; 2] {
        self.recognisers.cards()
    }

    /// Looks for this face from now on: whether it can be compared at all.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn learn(&mut self, picture: &Picture, face: &Face) -> Result<bool, ErrorKind> {
        let looked = self.look(picture, std::slice::from_ref(face))?;
        let before = self.known.len();
        self.known.extend(looked.into_iter().flatten());
        Ok(self.known.len() > before)
    }

    /// For each face that is looked for, in the order in which they were learnt, the numbers of the faces that are like it, from 1.
    /// Faces to look for that are like each other are taken for one person's: what is like one of them counts for all.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn alike(&self, picture: &Picture, faces: &[Face]) -> Result<Vec<Vec<usize>>, ErrorKind> {
        let looked = self.look(picture, faces)?;
        let one_person = |one: &Impression, other: &Impression| one.agreement(other) >= 0.0;
        Ok(alike(&self.known, &looked, one_person))
    }

    /// None for a face that cannot be compared.
    fn look(
        &self,
        picture: &Picture,
        faces: &[Face],
    ) -> Result<Vec<Option<Impression>>, ErrorKind> {
        let rgb = picture.on_white();
        let faces = faces.iter();
        faces
            .map(|face| self.recognisers.look(&rgb, face))
            .collect()
    }
}

/// For each known face, the numbers of the faces that are like it, or like a known one of the same person.
fn alike<F>(
    known: &[F],
    faces: &[Option<F>],
    one_person: impl Fn(&F, &F) -> bool,
) -> Vec<Vec<usize>> {
    let of_person = |person: &F| {
        let same: Vec<&F> = known
            .iter()
            .filter(|other| std::ptr::eq(*other, person) || one_person(other, person))
            .collect();
        let numbered = (1..).zip(faces);
        let alike = numbered.filter(|(_, face)| {
            let face = face.as_ref();
            face.is_some_and(|face| same.iter().any(|known| one_person(face, known)))
        });
        alike.map(|(number, _)| number).collect()
    };
    known.iter().map(of_person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::recogniser::{Embedding, Likeness as Measure};

    #[test]
    fn two_photos_of_one_person_are_one_person_to_look_for() {
        let at = |place: f32| Embedding::new(vec![place], Measure::Distance);
        // The first two are like each other; face 1 is like the one, face 2 like the other.
        let known = [at(0.0), at(0.3), at(9.0)];
        let faces = [at(-0.3), at(0.6), at(9.1), at(5.0), at(f32::NAN)].map(Some);
        // What is no number is like nobody.
        let like = |one: &Embedding, other: &Embedding| one.similarity(other) >= 0.6;
        let [first, second, third] = &alike(&known, &faces, like)[..] else {
            panic!("three people");
        };
        assert_eq!((first, second), (&vec![1, 2], &vec![1, 2]));
        assert_eq!(third, &[3]);
        assert_eq!(alike(&known, &[None], like), [[0; 0]; 3]);
    }
}
