//! One surrogate: what it makes of a face in its frame, and how far a cloak has come with it.

use super::frame;
use super::transform::Transform;
use super::view::View;
use crate::chance::Chance;
use crate::error::{ErrorKind, NetworkError, RedactError};
use crate::model::recogniser::{Card, Embedding, Similarity};
use crate::model::surrogate::Surrogate;
use crate::progress::Progress;

/// What a surrogate knows is counted so that its threshold is 0 and the face itself 1; a cloak goes on working on it
/// until it is this far below the threshold, less and less the further it is.
const MARGIN: f64 = 0.3;
/// How sharply the work on a surrogate ends at the margin.
const SHARPNESS: f64 = 8.0;

/// A recogniser that a cloak is made against, and the way from the frame to its crop.
#[derive(Debug)]
pub(super) struct Member {
    surrogate: Surrogate,
    into: Similarity,
    /// The crop exactly where it belongs.
    view: View,
}

/// What a surrogate makes of a face as it is, and the chance of its transforms.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) seen: Embedding,
    pub(super) chance: Chance,
}

/// How well a surrogate knows a face, and in which direction of the frame that changes.
pub(super) struct Known {
    /// 1 for the face itself, 0 at its threshold.
    pub(super) value: f64,
    /// Its gradient by the frame: 3, S, S.
    pub(super) gradient: Vec<f32>,
    /// How long that is.
    pub(super) length: f64,
}

impl Member {
    /// Loads the recogniser of a card.
    pub(super) fn load(card: &Card, models: &std::path::Path) -> Result<Self, ErrorKind> {
        let broken = || NetworkError::ModelBroken {
            name: card.name.clone(),
            detail: "a crop without extent".into(),
        };
        let into = frame::into_crop(&card.crop).ok_or_else(broken)?;
        Ok(Self {
            surrogate: Surrogate::load(&card.name, models)?,
            into,
            view: View::exact(&into, card.crop.side).ok_or_else(broken)?,
        })
    }

    /// The embedding of the face as it is in a frame.
    pub(super) fn sees(&mut self, frame: &[f32]) -> Result<Embedding, ErrorKind> {
        Ok(self.surrogate.embed(&self.view.apply(frame))?)
    }

    /// How well it still knows the face of a frame after a random transform, and how that changes with the frame.
    pub(super) fn knows(
        &mut self,
        frame: &[f32],
        reference: &mut Reference,
        progress: &Progress,
    ) -> Result<Known, ErrorKind> {
        let chance = &mut reference.chance;
        let arrived = Transform::by(chance).apply(frame, progress)?;
        let side = self.surrogate.card().crop.side;
        let view = View::jittered(&self.into, side, chance);
        let view = view.ok_or(RedactError::RegionOutside)?;
        let crop = view.apply(&arrived.planes);
        let slope = self.surrogate.slope(&crop, &reference.seen)?;
        let mut gradient = arrived.back(view.back(&slope.gradient));
        let steeper = 1.0 / (1.0 - self.surrogate.card().threshold);
        gradient.iter_mut().for_each(|value| *value *= steeper);
        Ok(Known {
            value: self.known(slope.cosine),
            length: sum_of_squares(&gradient).sqrt(),
            gradient,
        })
    }

    /// How well it knows the face of a frame after a transform: 1 for the face itself, 0 at its threshold.
    pub(super) fn knows_after(
        &mut self,
        transform: Transform,
        frame: &[f32],
        reference: &Reference,
        progress: &Progress,
    ) -> Result<f64, ErrorKind> {
        progress.check()?;
        let arrived = transform.apply(frame, progress)?;
        let seen = self.sees(&arrived.planes)?;
        Ok(self.known(seen.similarity(&reference.seen)))
    }

    fn known(&self, likeness: f32) -> f64 {
        let threshold = f64::from(self.surrogate.card().threshold);
        (f64::from(likeness) - threshold) / (1.0 - threshold)
    }
}

/// How much it still matters what a surrogate knows: 1 far above the margin, 0 far below it. The slope of a loss (softplus) that is
/// nearly the distance above the margin, and nearly nothing below it.
pub(super) fn slope(known: f64) -> f64 {
    1.0 / (1.0 + (-SHARPNESS * (known + MARGIN)).exp())
}

/// The sum of their squares; not in one loop with `size` (craft.rs), which adds in another order.
fn sum_of_squares(values: &[f32]) -> f64 {
    // Several sums side by side: one would have to wait for itself at each number.
    const SUMS: usize = 8;
    let mut sums = [0.0_f64; SUMS];
    for values in values.chunks(SUMS) {
        for (sum, value) in sums.iter_mut().zip(values) {
            *sum += f64::from(*value) * f64::from(*value);
        }
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_that_of_the_loss() {
        let lost = |known: f64| (SHARPNESS * (known + MARGIN)).exp().ln_1p() / SHARPNESS;
        for known in [-3.0, -0.6, -0.3, 0.0, 0.4, 1.0] {
            let step = 1e-4;
            let measured = (lost(known + step) - lost(known - step)) / (2.0 * step);
            assert!((slope(known) - measured).abs() < 1e-4, "at {known}");
        }
        assert!(slope(-1.0) < 0.01 && slope(0.3) > 0.99);
    }
}
