//! How alike two faces are, by two recognisers of different families that both have to take them for one person's.
//!
//! Each recogniser confuses strangers of its own: whom one takes for somebody else by chance, the other mostly tells apart
//! (docs/groups.md has what was measured). What is in doubt stays apart.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use image::RgbImage;

use super::Face;
use crate::error::{ErrorKind, NetworkError};
use crate::model::recogniser::{Card, Embedding, Recogniser};

/// The recognisers that compare, of those of the manifest the two that tell the portraits of their cards best apart; they share neither layers nor training.
pub const GROUPED_BY: [&str; 2] = ["dlib", "sface"];
/// A face lower than this, in pixels, is not compared: recognisers say little about it, and what is in doubt stays apart.
pub const SMALLEST_GROUPED: f32 = 40.0;
/// A face of which the finder is less sure than this is not compared either: drawn over, cut by the border or no face at all, it is like strangers by
/// chance (docs/groups.md has what was measured).
pub const LEAST_SURE_GROUPED: f32 = 0.6;

/// Pairs of recognisers at most, however many photos are worked on beside each other. Each takes memory of its own, and looking at a photo's faces takes
/// half as long as finding them: two pairs keep up with four photos.
const MOST_PAIRS: usize = 2;

/// Both recognisers, for any number of threads: a pair of them for each photo that is looked at beside others.
#[derive(Debug)]
pub(super) struct Recognisers {
    cards: [Card; 2],
    pairs: Vec<Mutex<Pair>>,
}

type Pair = [Recogniser; 2];

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
    /// For this many photos at the same time, at least 1; `threads` for all passes together.
    ///
    /// # Errors
    /// Those of [`Recogniser::load_many`].
    pub fn load(models: &Path, threads: usize, photos: usize) -> Result<Self, ErrorKind> {
        let photos = photos.clamp(1, MOST_PAIRS);
        let [first, second] = GROUPED_BY
            .map(|name| Recogniser::load_many(name, models, (threads / photos).max(1), photos));
        let pairs = first?.into_iter().zip(second?);
        let [first, second] = GROUPED_BY.map(Card::of);
        Ok(Self {
            cards: [first?, second?],
            pairs: pairs
                .map(|(first, second)| Mutex::new([first, second]))
                .collect(),
        })
    }

    /// Which they are.
    pub fn cards(&self) -> &[Card; 2] {
        &self.cards
    }

    /// What they make of a face of a picture on white; none for one that is too small, of which the finder is hardly sure, or that was drawn by hand.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`].
    pub fn look(&self, rgb: &RgbImage, face: &Face) -> Result<Option<Impression>, ErrorKind> {
        let sure = face.score.is_none_or(|score| score >= LEAST_SURE_GROUPED);
        let Some(landmarks) = face.landmarks.filter(|_| sure) else {
            return Ok(None);
        };
        if face.region.height < SMALLEST_GROUPED {
            return Ok(None);
        }
        let mut pair = self.free()?;
        let [first, second] = &mut *pair;
        let opinion = |recogniser: &mut Recogniser| -> Result<Opinion, ErrorKind> {
            Ok(Opinion {
                embedding: recogniser.embed(rgb, &landmarks)?,
                grouping: recogniser.card().grouping,
            })
        };
        Ok(Some(Impression([opinion(first)?, opinion(second)?])))
    }

    /// A pair that nobody works with, or else the first, waited for. A pass that broke off in the middle leaves networks that can be used again.
    fn free(&self) -> Result<MutexGuard<'_, Pair>, ErrorKind> {
        let mut pairs = self.pairs.iter();
        if let Some(pair) = pairs.find_map(unless_used) {
            return Ok(pair);
        }
        let first = self.pairs.first();
        let none = ErrorKind::Network(NetworkError::RuntimeMissing);
        Ok(first
            .ok_or(none)?
            .lock()
            .unwrap_or_else(PoisonError::into_inner))
    }
}

/// A pair that nobody works with at the moment.
fn unless_used(pair: &Mutex<Pair>) -> Option<MutexGuard<'_, Pair>> {
    match pair.try_lock() {
        Ok(pair) => Some(pair),
        Err(TryLockError::Poisoned(pair)) => Some(pair.into_inner()),
        Err(TryLockError::WouldBlock) => None,
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
