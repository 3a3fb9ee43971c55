//! The surrogates together: what they make of a face, and how far a cloak has come with each.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use super::member::{Member, Reference, slope};
use super::transform::Transform;
use crate::chance::Chance;
use crate::error::{ErrorKind, NetworkError};
use crate::model::loading;
use crate::model::recogniser::{Card, Role};
use crate::progress::Progress;

/// The rough transforms of [`Ensemble::beaten`]: a messenger, a small feed, a clean-up.
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
    members: Vec<Mutex<Member>>,
    /// How long each was at work when it last was, in nanoseconds.
    took: Vec<AtomicU64>,
}

/// What each makes of a face as it is.
#[derive(Debug)]
pub(super) struct References(Vec<Mutex<Reference>>);

impl Ensemble {
    /// Loads every surrogate of the manifest but those of some families.
    ///
    /// Each uses one thread: surrogates side by side are quicker than one after the other with two threads each, which also wait
    /// for each other whenever the machine has other work. With two threads for the largest alone nothing was won either (docs/figures.md).
    pub(super) fn load(models: &Path, without: &[&str]) -> Result<Self, ErrorKind> {
        let mut cards = Card::all()?;
        cards.retain(|card| card.role == Role::Surrogate);
        let unknown = |family: &&&str| cards.iter().all(|card| card.family != **family);
        if let Some(family) = without.iter().find(unknown) {
            let name = (*family).to_owned();
            return Err(NetworkError::ModelMissing { name }.into());
        }
        cards.retain(|card| !without.contains(&card.family.as_str()));
        let loaded = loading::each(&cards, models, |card| Member::load(card, models));
        let members = loaded.into_iter().map(|loaded| {
            let member = loaded.ok_or_else(stopped)??;
            Ok(Mutex::new(member))
        });
        let members = members.collect::<Result<Vec<_>, ErrorKind>>()?;
        Ok(Self {
            took: members.iter().map(|_| AtomicU64::new(0)).collect(),
            members,
        })
    }

    /// How many recognisers there are.
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// What each makes of the face in a frame (3, S, S planes; 0-255); the seed and the face's number decide about all
    /// chance.
    pub(super) fn references(
        &self,
        frame: &[f32],
        seed: u64,
        face: usize,
    ) -> Result<References, ErrorKind> {
        // A stream of its own for each surrogate at work on each face.
        let chance = |number: usize| Chance::stream(seed, ((face as u64) << 8) | number as u64);
        let seen = self.each(self.members.iter().map(|_| ()), |member, ()| {
            member.sees(frame)
        })?;
        let made = seen.into_iter().enumerate();
        let made = made.map(|(number, seen)| {
            Mutex::new(Reference {
                seen,
                chance: chance(number),
            })
        });
        Ok(References(made.collect()))
    }

    /// In which direction the surrogates would know the face in a frame better, each after a random transform of its
    /// own: the sum of their gradients, each as long as the surrogate has a say, of the frame's shape.
    pub(super) fn gradient(
        &self,
        frame: &[f32],
        references: &References,
        progress: &Progress,
    ) -> Result<Vec<f32>, ErrorKind> {
        let parts = self.each(references.0.iter(), |member, reference| {
            progress.check()?;
            member.knows(frame, &mut held(reference), progress)
        })?;
        let parts: Vec<(f32, &[f32])> = parts
            .iter()
            .map(|known| {
                // However steep its own likeness is.
                let steep = slope(known.value);
                let say = LEAST_SAY + (1.0 - LEAST_SAY) * steep;
                let factor = (say * steep / (steep * known.length + 1e-12)) as f32;
                (factor, known.gradient.as_slice())
            })
            .collect();
        let mut sum = vec![0.0; frame.len()];
        // On two threads, each with half of the values.
        let (upper, lower) = sum.split_at_mut(frame.len() / 2);
        std::thread::scope(|scope| {
            let start = upper.len();
            scope.spawn(|| add_up(upper, &parts, 0));
            add_up(lower, &parts, start);
        });
        Ok(sum)
    }

    /// How many recognisers no longer know the face in this frame through every rough transform.
    pub(super) fn beaten(
        &self,
        frame: &[f32],
        references: &References,
        progress: &Progress,
    ) -> Result<usize, ErrorKind> {
        let beaten = self.each(references.0.iter(), |member, reference| {
            let reference = held(reference);
            for transform in ROUGH {
                let known = member.knows_after(transform, frame, &reference, progress)?;
                if known.is_nan() || known >= 0.0 {
                    return Ok(false);
                }
            }
            Ok(true)
        })?;
        Ok(beaten.into_iter().filter(|beaten| *beaten).count())
    }

    /// Lets each surrogate work on what is its own, as many at the same time as there are cores; results are in their order. Who took longest
    /// the last time begins first: were all at work at once, or the longest last, a core would wait for it in the end. Not rayon, whose
    /// pool is one for the whole process.
    fn each<T: Send, R: Send>(
        &self,
        own: impl Iterator<Item = T>,
        work: impl Fn(&mut Member, T) -> Result<R, ErrorKind> + Sync,
    ) -> Result<Vec<R>, ErrorKind> {
        let members = self.members.iter().zip(&self.took).zip(own);
        let mut waiting: Vec<_> = members.enumerate().collect();
        waiting.sort_by_key(|(_, ((_, took), _))| took.load(Ordering::Relaxed));
        let count = waiting.len();
        let waiting = Mutex::new(waiting);
        let take = || {
            let mut done = Vec::new();
            loop {
                let next = held(&waiting).pop();
                let Some((number, ((member, took), own))) = next else {
                    return done;
                };
                let begun = Instant::now();
                done.push((number, work(&mut held(member), own)));
                took.store(begun.elapsed().as_nanos() as u64, Ordering::Relaxed);
            }
        };
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let done = std::thread::scope(|scope| {
            let beside: Vec<_> = (1..cores.min(count)).map(|_| scope.spawn(take)).collect();
            let mut done = take();
            for thread in beside {
                done.extend(thread.join().map_err(|_| stopped())?);
            }
            Ok::<_, ErrorKind>(done)
        });
        let mut done = done?;
        done.sort_by_key(|(number, _)| *number);
        done.into_iter().map(|(_, result)| result).collect()
    }
}

/// Adds gradients, each with its factor, from the value `start` on.
fn add_up(sum: &mut [f32], parts: &[(f32, &[f32])], start: usize) {
    for (factor, gradient) in parts {
        let values = gradient.get(start..).unwrap_or_default();
        for (sum, value) in sum.iter_mut().zip(values) {
            *sum += factor * value;
        }
    }
}

/// Work that broke off in the middle leaves what can be used again.
fn held<T>(of_a_thread: &Mutex<T>) -> MutexGuard<'_, T> {
    of_a_thread.lock().unwrap_or_else(PoisonError::into_inner)
}

fn stopped() -> NetworkError {
    NetworkError::ModelBroken {
        name: "cloak".to_owned(),
        detail: "a thread ended before its work".into(),
    }
}
