//! The surrogates together: what they make of a face, and how far a cloak has come with each.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use tch::{TchError, Tensor};

use super::member::{Member, Reference, loss, slope};
use super::transform::{Lost, Transform};
use crate::chance::Chance;
use crate::error::Reason;
use crate::model::recogniser::{Card, Role};
use crate::model::torch::set_threads;
use crate::progress::Progress;

/// The work is done when every surrogate stays this far below its threshold through every rough transform. Ending nearer
/// to the threshold would be quicker, and recognisers that were not attacked would know the face sooner.
const FAR: f64 = -0.5;
/// The same for [`Transform::Denoised`], which undoes most of a cloak.
const FAR_DENOISED: f64 = -0.25;
/// The rough transforms of [`Ensemble::beaten`] and [`Ensemble::is_far`]: a messenger, a small feed, a clean-up.
const ROUGH: [Transform; 4] = [
    Transform::AsItIs,
    Transform::Jpeg(60),
    Transform::Resized(0.45),
    Transform::Blurred(1.2),
];

/// The say of a surrogate that is beaten by far, beside 1 of one that knows the face: what it would still change helps
/// against recognisers that were not attacked, but the room is better spent on those that know the face (docs/cloak.md compares).
const LEAST_SAY: f64 = 0.2;

/// The networks that a cloak is made against, loaded.
#[derive(Debug)]
pub(super) struct Ensemble {
    /// Each is at work on a thread of its own, one at a time.
    members: Vec<Mutex<Member>>,
}

/// What each makes of a face as it is.
#[derive(Debug)]
pub(super) struct References(Vec<Mutex<Reference>>);

impl Ensemble {
    /// Loads every surrogate of the manifest.
    ///
    /// From then on libtorch uses one thread an operation in this process: surrogates side by side are quicker than one
    /// after the other with two threads each, which also wait for each other whenever the machine has other work.
    pub(super) fn load(models: &Path) -> Result<Self, Reason> {
        set_threads(1);
        let cards = Card::all()?.into_iter();
        let members = cards
            .filter(|card| card.role == Role::Surrogate)
            .map(|card| Member::load(&card, models).map(Mutex::new))
            .collect::<Result<Vec<_>, Reason>>()?;
        Ok(Self { members })
    }

    /// How many recognisers there are.
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
                seen: tch::no_grad(|| member.sees(frame))?,
                // A stream of its own for each surrogate at work on each face.
                chance: Chance::stream(seed, ((face as u64) << 8) | number as u64),
            }))
        });
        Ok(References(made.collect::<Result<_, Lost>>()?))
    }

    /// In which direction the surrogates would know the face in a frame better, each after a random transform of its
    /// own: the sum of their gradients, each as long as the surrogate has a say, of the frame's shape. And how well the
    /// one knows it that knows it best (0 at its threshold).
    pub(super) fn gradient(
        &self,
        frame: &Tensor,
        references: &References,
        progress: &Progress,
    ) -> Result<(Tensor, f64), Lost> {
        let parts = self.each(frame, references, |member, reference, frame| {
            progress.check()?;
            let leaf = frame.f_set_requires_grad(true)?;
            let known = member.knows(&leaf, reference, progress)?;
            let loss = loss(&known)?;
            let mut gradients = Tensor::f_run_backward(&[&loss], &[&leaf], false, false)?;
            let none = || TchError::Shape("no gradient".to_owned());
            Ok((gradients.pop().ok_or_else(none)?, number(&known)?))
        })?;
        let mut sum: Option<Tensor> = None;
        let mut best = f64::NEG_INFINITY;
        for (part, known) in parts {
            best = best.max(known);
            // However steep its own likeness is.
            let say = LEAST_SAY + (1.0 - LEAST_SAY) * slope(known);
            let part = part.f_div(&part.f_norm()?.f_add_scalar(1e-12)?)?;
            let part = part.f_mul_scalar(say)?;
            sum = Some(match sum {
                Some(sum) => sum.f_add(&part)?,
                None => part,
            });
        }
        let sum = sum.ok_or(Lost::Reason(Reason::CloakMissing))?;
        Ok((sum, best))
    }

    /// How many recognisers no longer know the face in this frame through every rough transform.
    pub(super) fn beaten(
        &self,
        frame: &Tensor,
        references: &References,
        progress: &Progress,
    ) -> Result<usize, Lost> {
        let beaten = self.each(frame, references, |member, reference, frame| {
            for transform in ROUGH {
                let known = member.knows_after(transform, &frame, reference, progress)?;
                if known.is_nan() || known >= 0.0 {
                    return Ok(false);
                }
            }
            Ok(true)
        })?;
        Ok(beaten.into_iter().filter(|beaten| *beaten).count())
    }

    /// Whether all recognisers are so far from knowing the face in this frame that no more work is needed. The first transform on
    /// which one is not ends the look of all.
    pub(super) fn is_far(
        &self,
        frame: &Tensor,
        references: &References,
        progress: &Progress,
    ) -> Result<bool, Lost> {
        let near = AtomicBool::new(false);
        let transforms = ROUGH.map(|transform| (transform, FAR));
        let transforms = transforms.into_iter();
        let transforms = transforms.chain([(Transform::Denoised, FAR_DENOISED)]);
        self.each(frame, references, |member, reference, frame| {
            for (transform, far) in transforms.clone() {
                if near.load(Ordering::Relaxed) {
                    break;
                }
                let known = member.knows_after(transform, &frame, reference, progress)?;
                if known.is_nan() || known >= far {
                    near.store(true, Ordering::Relaxed);
                }
            }
            Ok(())
        })?;
        Ok(!near.into_inner())
    }

    /// Lets each surrogate look at a frame, all at the same time; results are in their order. A thread for each, which
    /// rayon, whose pool is one for the whole process, would not promise.
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

/// The one number of a tensor.
pub(super) fn number(tensor: &Tensor) -> Result<f64, TchError> {
    tensor.f_double_value(&[])
}
