//! The surrogates together: what they make of a face, and how far a cloak has come with each.

use std::path::Path;

use tch::{TchError, Tensor};

use super::frame;
use super::transform::{Chance, Journey, Lost, crop, jittered_crop};
use crate::error::Reason;
use crate::model::recogniser::{Card, Likeness, Role, Similarity};
use crate::model::surrogate::Surrogate;
use crate::progress::Progress;

/// Likenesses are counted so that a surrogate's threshold is 0 and the face itself 1; a cloak goes on working on a
/// surrogate until it is this far below the threshold, less and less the further it is.
const MARGIN: f64 = 0.3;
/// How sharply the work on a surrogate ends at the margin.
const SHARPNESS: f64 = 8.0;
/// A surrogate is beaten when it stays this far below its threshold through every rough journey. Ending nearer to the
/// threshold would be quicker, and recognisers that were not attacked would know the face sooner.
const BEATEN: f64 = -0.5;
/// The rough journeys of [`Ensemble::beaten`]: a messenger, a small feed, a clean-up.
const ROUGH: [Journey; 4] = [
    Journey::AsItIs,
    Journey::Jpeg(60),
    Journey::Resized(0.45),
    Journey::Blurred(1.2),
];

/// Every surrogate of the manifest, loaded.
#[derive(Debug)]
pub(super) struct Ensemble {
    members: Vec<Member>,
}

#[derive(Debug)]
struct Member {
    surrogate: Surrogate,
    /// From the frame to its crop.
    into: Similarity,
}

/// What each surrogate makes of the face as it is.
#[derive(Debug)]
pub(super) struct References(Vec<Tensor>);

impl Ensemble {
    /// Loads every surrogate of the manifest.
    pub(super) fn load(models: &Path) -> Result<Self, Reason> {
        let surrogates = Card::all()?
            .into_iter()
            .filter(|card| card.role == Role::Surrogate);
        let members = surrogates.map(|card| {
            let into = frame::into_crop(&card.crop).ok_or_else(|| Reason::ModelBroken {
                name: card.name.clone(),
                detail: "a crop without extent".to_owned(),
            })?;
            let surrogate = Surrogate::load(&card.name, models)?;
            Ok(Member { surrogate, into })
        });
        Ok(Self {
            members: members.collect::<Result<_, Reason>>()?,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// What each makes of the face in a frame (1, 3, S, S; 0-255).
    pub(super) fn references(&self, frame: &Tensor) -> Result<References, Lost> {
        let embeddings = self.members.iter().map(|member| member.sees(frame));
        Ok(References(embeddings.collect::<Result<_, _>>()?))
    }

    /// What is to become small: how well the surrogates still know the face, each after a random journey of its
    /// own.
    pub(super) fn loss(
        &self,
        frame: &Tensor,
        references: &References,
        chance: &mut Chance,
        progress: &Progress,
    ) -> Result<Tensor, Lost> {
        let mut sum: Option<Tensor> = None;
        for (member, reference) in self.members.iter().zip(&references.0) {
            progress.check()?;
            let arrived = Journey::by(chance).travel(frame, progress)?;
            let side = member.card().crop.side;
            let crop = jittered_crop(&arrived, &member.into, side, chance)?;
            let embedding = member.surrogate.embed_once(&crop)?;
            let known = member.known(&embedding, reference)?;
            let part = softplus(&known)?;
            sum = Some(match sum {
                Some(sum) => sum.f_add(&part)?,
                None => part,
            });
        }
        sum.ok_or(Lost::Reason(Reason::CloakMissing))
    }

    /// How many surrogates no longer know the face in this frame, with a margin, through every rough journey.
    pub(super) fn beaten(
        &self,
        frame: &Tensor,
        references: &References,
        progress: &Progress,
    ) -> Result<usize, Lost> {
        let mut beaten = vec![true; self.members.len()];
        for journey in ROUGH {
            progress.check()?;
            let arrived = journey.travel(frame, progress)?;
            let each = self.members.iter().zip(&references.0).zip(&mut beaten);
            for ((member, reference), beaten) in each {
                if *beaten {
                    let known = member.known(&member.sees(&arrived)?, reference)?;
                    // Written so that NaN is not beaten.
                    *beaten = number(&known)? < BEATEN;
                }
            }
        }
        Ok(beaten.iter().filter(|beaten| **beaten).count())
    }
}

impl Member {
    fn card(&self) -> &Card {
        self.surrogate.card()
    }

    /// The embedding of the face as it is in a frame.
    fn sees(&self, frame: &Tensor) -> Result<Tensor, Lost> {
        let crop = crop(frame, &self.into, self.card().crop.side)?;
        Ok(self.surrogate.embed(&crop)?)
    }

    /// How well it knows the face: 1 for the face itself, 0 at its threshold.
    fn known(&self, embedding: &Tensor, reference: &Tensor) -> Result<Tensor, TchError> {
        let likeness = match self.card().likeness {
            Likeness::Cosine => Tensor::f_cosine_similarity(embedding, reference, 1, 1e-8)?,
            Likeness::Distance => {
                // A little is added under the root, whose slope at 0 has no end.
                let square = embedding
                    .f_sub(reference)?
                    .f_square()?
                    .f_sum(tch::Kind::Float)?;
                square
                    .f_add_scalar(1e-8)?
                    .f_sqrt()?
                    .f_neg()?
                    .f_add_scalar(1.0)?
            }
        };
        let threshold = f64::from(self.card().threshold);
        let above = likeness.f_sub_scalar(threshold)?;
        above.f_div_scalar(1.0 - threshold)?.f_sum(tch::Kind::Float)
    }
}

/// Nearly the distance above the margin, and nearly nothing below it.
fn softplus(known: &Tensor) -> Result<Tensor, TchError> {
    known
        .f_add_scalar(MARGIN)?
        .f_mul_scalar(SHARPNESS)?
        .f_softplus()?
        .f_div_scalar(SHARPNESS)
}

/// The one number of a tensor.
pub(super) fn number(tensor: &Tensor) -> Result<f64, TchError> {
    tensor.f_double_value(&[])
}
