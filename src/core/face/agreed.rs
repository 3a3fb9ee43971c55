//! How alike two faces are, by two recognisers of different families that both have to take them for one person's.
//!
//! Each recogniser confuses strangers of its own: whom one takes for somebody else by chance, the other mostly tells apart
//! (docs/groups.md has what was measured). What is in doubt stays apart.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use image::RgbImage;

use super::Face;
use crate::error::ErrorKind;
use crate::model::recogniser::{Card, Embedding, Recogniser};

/// The recognisers that compare, of those of the manifest the two that tell the portraits of their cards best apart; they share neither layers nor training.
pub const GROUPED_BY: [&str; 2] = ["dlib", "sface"];
/// A face lower than this, in pixels, is not compared: recognisers say little about it, and what is in doubt stays apart.
pub const SMALLEST_GROUPED: f32 = 40.0;
/// A face of which the finder is less sure than this is not compared either: drawn over, cut by the border or no face at all, it is like strangers by
/// chance (docs/groups.md has what was measured).
pub const LEAST_SURE_GROUPED: f32 = 0.6;

/// Both recognisers, for any number of threads; each looks at one face at a time.
#[derive(Debug)]
pub(super) struct Recognisers {
    cards: [Card; 2],
    loaded: [Mutex<Recogniser>; 2],
}

/// What the recognisers make of one face. Biometric data: wiped when dropped, never written.
#[derive(Debug)]
pub(super) struct Impression([Opinion; 2]);

/// What one recogniser makes of a face, and the likeness from which on it counts two faces as one person's.
#[derive(Debug)]
struct Opinion {
    embedding: Embedding,
    grouping: f32,
}

impl Recognisers {
    /// `threads` for one pass of a recogniser, at least 1.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`].
    pub fn load(models: &Path, threads: usize) -> Result<Self, ErrorKind> {
        let [first, second] = GROUPED_BY.map(|name| Recogniser::load(name, models, threads));
        let loaded = [first?, second?];
        Ok(Self {
            cards: loaded
                .each_ref()
                .map(|recogniser| recogniser.card().clone()),
            loaded: loaded.map(Mutex::new),
        })
    }

    /// Which they are.
    pub fn cards(&self) -> &[Card; 2] {
        &self.cards
    }

    /// What they make of a face of a picture on white; none for one that is too small, of which the finder is hardly sure, or that was drawn by hand.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn look(&self, rgb: &RgbImage, face: &Face) -> Result<Option<Impression>, ErrorKind> {
        let sure = face.score.is_none_or(|score| score >= LEAST_SURE_GROUPED);
        let Some(landmarks) = face.landmarks.filter(|_| sure) else {
            return Ok(None);
        };
        if face.region.height < SMALLEST_GROUPED {
            return Ok(None);
        }
        let opinion = |recogniser: &Mutex<Recogniser>| -> Result<Opinion, ErrorKind> {
            // A pass that broke off in the middle leaves a network that can be used again.
            let mut recogniser = recogniser.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(Opinion {
                embedding: recogniser.embed(rgb, &landmarks)?,
                grouping: recogniser.card().grouping,
            })
        };
        let [first, second] = &self.loaded;
        Ok(Some(Impression([opinion(first)?, opinion(second)?])))
    }
}

impl Impression {
    /// How far beyond doubt it is that two faces are one person's: 1 for the very same face, 0 where the recogniser that is less sure just reaches
    /// its [`Card::grouping`], and below 0 where one of them tells the faces apart. What is no number is as far apart as can be.
    pub fn agreement(&self, other: &Self) -> f32 {
        let Self([first, second]) = self;
        let Self([of_first, of_second]) = other;
        least(first.beyond_doubt(of_first), second.beyond_doubt(of_second))
    }
}

impl Opinion {
    fn beyond_doubt(&self, other: &Self) -> f32 {
        let likeness = self.embedding.similarity(&other.embedding);
        (likeness - self.grouping) / (1.0 - self.grouping)
    }
}

/// The lesser of two numbers; of what is none, the least there is. ([`f32::min`] would take the other.)
fn least(one: f32, other: f32) -> f32 {
    match one.is_finite() && other.is_finite() {
        true => one.min(other),
        false => f32::NEG_INFINITY,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::recogniser::Likeness;
    use proptest::prelude::*;

    /// A face as two recognisers see it, of which each needs a likeness of .5.
    fn impression(first: f32, second: f32) -> Impression {
        let opinion = |place: f32| Opinion {
            embedding: Embedding::new(vec![place], Likeness::Distance),
            grouping: 0.5,
        };
        Impression([opinion(first), opinion(second)])
    }

    #[test]
    fn one_recogniser_alone_makes_nobody_somebody_else() {
        let one = impression(0.0, 0.0);
        assert!(one.agreement(&impression(0.4, 0.4)) > 0.0);
        assert!(one.agreement(&impression(0.0, 0.6)) < 0.0);
        assert!(one.agreement(&impression(0.6, 0.0)) < 0.0);
        assert!((one.agreement(&one) - 1.0).abs() < 1e-6);
    }

    /// One that the manifest gave no likeness for grouping would go by that of the jury, which takes one pair of strangers in a hundred for one person.
    #[test]
    fn both_recognisers_are_of_different_families_and_stricter_than_in_the_jury() {
        let [first, second] = GROUPED_BY.map(|name| Card::of(name).unwrap());
        assert_ne!(first.family, second.family);
        for card in [first, second] {
            assert!(card.grouping > card.threshold, "{}", card.name);
        }
    }

    #[test]
    fn what_is_no_number_is_like_nobody() {
        let broken = impression(0.0, f32::NAN);
        let one = impression(0.0, 0.0);
        for likeness in [
            broken.agreement(&broken),
            broken.agreement(&one),
            one.agreement(&broken),
        ] {
            assert!(likeness < 0.0, "{likeness}");
        }
    }

    proptest! {
        #[test]
        fn two_faces_agree_only_where_each_recogniser_reaches_its_likeness(
            first in -2_f32..2.0, second in -2_f32..2.0,
        ) {
            let apart = impression(0.0, 0.0).agreement(&impression(first, second));
            prop_assert_eq!(apart >= 0.0, first.abs() <= 0.5 && second.abs() <= 0.5);
            let back = impression(first, second).agreement(&impression(0.0, 0.0));
            prop_assert!((apart - back).abs() < 1e-6);
        }
    }
}
