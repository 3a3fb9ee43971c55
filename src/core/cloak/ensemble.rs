//! The surrogates together: what they make of a face, and how far a cloak has come with each.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use tch::{TchError, Tensor};

use super::frame;
use super::transform::{Chance, Journey, Lost, crop, jittered_crop};
use crate::error::Reason;
use crate::model::recogniser::{Card, Likeness, Role, Similarity};
use crate::model::surrogate::{Surrogate, set_threads};
use crate::progress::Progress;

/// Likenesses are counted so that a surrogate's threshold is 0 and the face itself 1; a cloak goes on working on a
/// surrogate until it is this far below the threshold, less and less the further it is.
const MARGIN: f64 = 0.3;
/// How sharply the work on a surrogate ends at the margin.
const SHARPNESS: f64 = 8.0;
/// A surrogate is beaten when it stays this far below its threshold through every rough journey. Ending nearer to the
/// threshold would be quicker, and recognisers that were not attacked would know the face sooner.
const BEATEN: f64 = -0.5;
/// The rough journeys of [`Ensemble::beaten`]: a messenger, a small feed, clean-ups.
const ROUGH: [Journey; 5] = [
    Journey::AsItIs,
    Journey::Jpeg(60),
    Journey::Resized(0.45),
    Journey::Blurred(1.2),
    Journey::Denoised,
];

/// Every surrogate of the manifest, loaded.
#[derive(Debug)]
pub(super) struct Ensemble {
    /// Each is at work on a thread of its own, one at a time.
    members: Vec<Mutex<Member>>,
}

#[derive(Debug)]
struct Member {
    surrogate: Surrogate,
    /// From the frame to its crop.
    into: Similarity,
}

/// What each surrogate makes of a face as it is, and the chance of its journeys.
#[derive(Debug)]
pub(super) struct References(Vec<Mutex<Reference>>);

#[derive(Debug)]
struct Reference {
    embedding: Tensor,
    chance: Chance,
}

impl Ensemble {
    /// Loads every surrogate of the manifest.
    ///
    /// From then on libtorch uses one thread an operation in this process: surrogates side by side are quicker than one
    /// after the other with two threads each, which also wait for each other whenever the machine has other work.
    pub(super) fn load(models: &Path) -> Result<Self, Reason> {
        set_threads(1);
        let surrogates = Card::all()?
            .into_iter()
            .filter(|card| card.role == Role::Surrogate);
        let members = surrogates.map(|card| {
            let into = frame::into_crop(&card.crop).ok_or_else(|| Reason::ModelBroken {
                name: card.name.clone(),
                detail: "a crop without extent".to_owned(),
            })?;
            let surrogate = Surrogate::load(&card.name, models)?;
            Ok(Mutex::new(Member { surrogate, into }))
        });
        Ok(Self {
            members: members.collect::<Result<_, Reason>>()?,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// What each makes of the face in a frame (1, 3, S, S; 0-255); the seed and the face's number decide about all
    /// chance.
    pub(super) fn references(
        &self,
        frame: &Tensor,
        seed: u64,
        face: usize,
    ) -> Result<References, Lost> {
        let made = self.members.iter().enumerate().map(|(number, member)| {
            let member = member.lock().unwrap_or_else(PoisonError::into_inner);
            Ok(Mutex::new(Reference {
                embedding: tch::no_grad(|| member.sees(frame))?,
                chance: Chance::of(seed, face, number),
            }))
        });
        Ok(References(made.collect::<Result<_, Lost>>()?))
    }

    /// In which direction the surrogates would know the face in a frame better, each after a random journey of its
    /// own: the sum of their gradients, each of length 1, of the frame's shape.
    pub(super) fn gradient(
        &self,
        frame: &Tensor,
        references: &References,
        progress: &Progress,
    ) -> Result<Tensor, Lost> {
        let parts = self.each(frame, references, |member, reference, frame| {
            progress.check()?;
            let leaf = frame.f_set_requires_grad(true)?;
            let loss = member.loss(&leaf, reference, progress)?;
            let mut gradients = Tensor::f_run_backward(&[&loss], &[&leaf], false, false)?;
            let none = || TchError::Shape("no gradient".to_owned());
            Ok(gradients.pop().ok_or_else(none)?)
        })?;
        let mut sum: Option<Tensor> = None;
        for part in parts {
            // Each has the same say, however steep its own likeness is.
            let part = part.f_div(&part.f_norm()?.f_add_scalar(1e-12)?)?;
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
        let beaten = self.each(frame, references, |member, reference, frame| {
            tch::no_grad(|| {
                for journey in ROUGH {
                    progress.check()?;
                    let arrived = journey.travel(&frame, progress)?;
                    let known = member.known(&member.sees(&arrived)?, &reference.embedding)?;
                    // Written so that NaN is not beaten.
                    let beaten = number(&known)? < BEATEN;
                    if !beaten {
                        return Ok(false);
                    }
                }
                Ok(true)
            })
        })?;
        Ok(beaten.iter().filter(|beaten| **beaten).count())
    }

    /// Lets each surrogate look at a frame, all at the same time; results are in their order.
    fn each<R: Send>(
        &self,
        frame: &Tensor,
        references: &References,
        work: impl Fn(&Member, &mut Reference, Tensor) -> Result<R, Lost> + Sync,
    ) -> Result<Vec<R>, Lost> {
        let work = &work;
        let frames = self.members.iter().map(|_| frame.f_detach());
        let frames: Vec<Tensor> = frames.collect::<Result<_, _>>()?;
        std::thread::scope(|scope| {
            let sides = self.members.iter().zip(&references.0).zip(frames);
            let running = sides.map(|((member, reference), frame)| {
                scope.spawn(move || {
                    let member = member.lock().unwrap_or_else(PoisonError::into_inner);
                    let mut reference = reference.lock().unwrap_or_else(PoisonError::into_inner);
                    work(&member, &mut reference, frame)
                })
            });
            let running: Vec<_> = running.collect();
            let done = running.into_iter().map(|thread| {
                let stopped = || Reason::ModelBroken {
                    name: "cloak".to_owned(),
                    detail: "a thread ended before its work".to_owned(),
                };
                thread.join().map_err(|_| stopped())?
            });
            done.collect()
        })
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

    /// What is to become small: how well it still knows the face of a frame after a random journey.
    fn loss(
        &self,
        frame: &Tensor,
        reference: &mut Reference,
        progress: &Progress,
    ) -> Result<Tensor, Lost> {
        let chance = &mut reference.chance;
        let arrived = Journey::by(chance).travel(frame, progress)?;
        let side = self.card().crop.side;
        let crop = jittered_crop(&arrived, &self.into, side, chance)?;
        let embedding = self.surrogate.embed_once(&crop)?;
        let known = self.known(&embedding, &reference.embedding)?;
        Ok(softplus(&known)?)
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
