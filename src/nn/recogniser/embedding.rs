//! What a recogniser makes of a face.

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Likeness;

/// What a recogniser makes of a face: numbers that are near for photos of one person. They are
/// biometric data: wiped when dropped, never written anywhere, not shown by `Debug`.
#[derive(Clone, PartialEq, Zeroize, ZeroizeOnDrop)]
pub struct Embedding {
    values: Vec<f32>,
    #[zeroize(skip)]
    likeness: Likeness,
}

impl Embedding {
    /// What a recogniser made, or a witness made up for a test.
    pub fn new(values: Vec<f32>, likeness: Likeness) -> Self {
        Self { values, likeness }
    }

    /// The likeness of two faces as this recogniser counts it; compare it with the card's threshold. The
    /// cosine of an embedding without direction (all zero) is 0; embeddings of different lengths, which
    /// are of different recognisers, have the least likeness.
    pub fn similarity(&self, other: &Self) -> f32 {
        if self.values.len() != other.values.len() {
            return match self.likeness {
                Likeness::Cosine => -1.0,
                Likeness::Distance => f32::NEG_INFINITY,
            };
        }
        let pairs = || self.values.iter().zip(&other.values);
        match self.likeness {
            Likeness::Cosine => {
                let dot: f64 = pairs().map(|(a, b)| f64::from(*a) * f64::from(*b)).sum();
                let size = self.square() * other.square();
                if size > 0.0 {
                    (dot / size.sqrt()) as f32
                } else {
                    0.0
                }
            }
            Likeness::Distance => {
                let square = |(a, b): (&f32, &f32)| (f64::from(*a) - f64::from(*b)).powi(2);
                (1.0 - pairs().map(square).sum::<f64>().sqrt()) as f32
            }
        }
    }

    /// The numbers, for tests against other engines.
    pub fn values(&self) -> &[f32] {
        &self.values
    }

    fn square(&self) -> f64 {
        self.values
            .iter()
            .map(|value| f64::from(*value).powi(2))
            .sum()
    }
}

impl std::fmt::Debug for Embedding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Embedding({} values)", self.values.len())
    }
}
