//! One surrogate: what it makes of a face in its frame, and how far a cloak has come with it.

use tch::{Kind, TchError, Tensor};

use super::ensemble::number;
use super::frame;
use super::transform::{Lost, Transform, crop, jittered_crop};
use crate::chance::Chance;
use crate::error::Reason;
use crate::model::recogniser::{Card, Likeness, Similarity};
use crate::model::torch::Surrogate;
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
}

/// What a surrogate makes of a face as it is, and the chance of its transforms.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) seen: Tensor,
    pub(super) chance: Chance,
}

impl Member {
    /// Loads the recogniser of a card.
    pub(super) fn load(card: &Card, models: &std::path::Path) -> Result<Self, Reason> {
        let into = frame::into_crop(&card.crop).ok_or_else(|| Reason::ModelBroken {
            name: card.name.clone(),
            detail: "a crop without extent".to_owned(),
        })?;
        Ok(Self {
            surrogate: Surrogate::load(&card.name, models)?,
            into,
        })
    }

    /// The embedding of the face as it is in a frame.
    pub(super) fn sees(&self, frame: &Tensor) -> Result<Tensor, Lost> {
        let side = self.surrogate.card().crop.side;
        Ok(self.surrogate.embed(&crop(frame, &self.into, side)?)?)
    }

    /// How well it still knows the face of a frame after a random transform; see [`Member::known`].
    pub(super) fn knows(
        &self,
        frame: &Tensor,
        reference: &mut Reference,
        progress: &Progress,
    ) -> Result<Tensor, Lost> {
        let chance = &mut reference.chance;
        let arrived = Transform::by(chance).apply(frame, progress)?;
        let side = self.surrogate.card().crop.side;
        let crop = jittered_crop(&arrived, &self.into, side, chance)?;
        let seen = self.surrogate.embed_once(&crop)?;
        Ok(self.known(&seen, &reference.seen)?)
    }

    /// How well it knows the face of a frame after a transform; see [`Member::known`].
    pub(super) fn knows_after(
        &self,
        transform: Transform,
        frame: &Tensor,
        reference: &Reference,
        progress: &Progress,
    ) -> Result<f64, Lost> {
        progress.check()?;
        tch::no_grad(|| {
            let arrived = transform.apply(frame, progress)?;
            let known = self.known(&self.sees(&arrived)?, &reference.seen)?;
            Ok(number(&known)?)
        })
    }

    /// How well it knows the face: 1 for the face itself, 0 at its threshold.
    pub(super) fn known(&self, seen: &Tensor, reference: &Tensor) -> Result<Tensor, TchError> {
        let card = self.surrogate.card();
        let likeness = match card.likeness {
            Likeness::Cosine => Tensor::f_cosine_similarity(seen, reference, 1, 1e-8)?,
            Likeness::Distance => less(&distance(seen, reference)?)?,
        };
        let threshold = f64::from(card.threshold);
        let above = likeness.f_sub_scalar(threshold)?;
        above.f_div_scalar(1.0 - threshold)?.f_sum(Kind::Float)
    }
}

/// The Euclidean distance. A little is added under the root, whose slope at 0 has no end.
fn distance(a: &Tensor, b: &Tensor) -> Result<Tensor, TchError> {
    let square = a.f_sub(b)?.f_square()?.f_sum(Kind::Float)?;
    square.f_add_scalar(1e-8)?.f_sqrt()
}

/// One less a number.
fn less(number: &Tensor) -> Result<Tensor, TchError> {
    number.f_neg()?.f_add_scalar(1.0)
}

/// What is to become small: nearly the distance above the margin, and nearly nothing below it.
pub(super) fn loss(known: &Tensor) -> Result<Tensor, TchError> {
    known
        .f_add_scalar(MARGIN)?
        .f_mul_scalar(SHARPNESS)?
        .f_softplus()?
        .f_div_scalar(SHARPNESS)
}

/// How steep [`loss`] is where a surrogate knows so much: 1 far above the margin, 0 far below it.
pub(super) fn slope(known: f64) -> f64 {
    1.0 / (1.0 + (-SHARPNESS * (known + MARGIN)).exp())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_slope_is_that_of_the_loss() {
        let lost = |known: f64| number(&loss(&Tensor::from(known)).unwrap()).unwrap();
        for known in [-3.0, -0.6, -0.3, 0.0, 0.4, 1.0] {
            let step = 1e-4;
            let measured = (lost(known + step) - lost(known - step)) / (2.0 * step);
            assert!((slope(known) - measured).abs() < 1e-4, "at {known}");
        }
        assert!(slope(-1.0) < 0.01 && slope(0.3) > 0.99);
    }
}
