//! The trial of one face: every journey of it before every witness.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use image::RgbImage;
use strum::VariantArray;

use super::Distortion;
use super::ensemble::{Ensemble, Witness};
use super::verdict::{RecogniserResult, Reference, SMALL};
use super::view::{View, seen_by, view};
use crate::chance::Chance;
use crate::error::{ErrorKind, NetworkError};
use crate::model::recogniser::{Crop, Embedding, crop};
use crate::photo::Point;
use crate::progress::Progress;

/// A face in a picture, to be shown to witnesses.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The picture, on white.
    pub rgb: &'a RgbImage,
    /// The face's landmarks in it.
    pub landmarks: [Point; 5],
}

/// What the witnesses made of the faces of other photos, a list a witness in the ensemble's order.
#[derive(Debug)]
pub struct Known(Vec<Vec<Embedding>>);

/// A face that is evaluated.
#[derive(Debug, Clone, Copy)]
pub struct Trial<'a> {
    /// The unprotected face.
    pub unprotected: Shown<'a>,
    /// The protected one; both pictures have the same proportions.
    pub protected: Shown<'a>,
    /// Whether the protected picture holds no pixel of the face.
    pub covered: bool,
    /// The height of its box in the protected picture, in pixels.
    pub height: f32,
    /// Its place among the faces of the photo, for the seeded noise.
    pub place: usize,
    /// Seed of the noise.
    pub seed: u64,
}

impl Known {
    /// Whether there is no face of other photos.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }
}

impl Ensemble {
    /// The journeys that a face goes on.
    pub fn journeys(&self) -> Vec<Distortion> {
        let generator = self.generator.is_some();
        let possible =
            |journey: &&Distortion| generator || **journey != Distortion::GenerativeRoundTrip;
        Distortion::VARIANTS
            .iter()
            .filter(possible)
            .copied()
            .collect()
    }

    /// How many witnesses there are.
    pub fn size(&self) -> usize {
        self.witnesses.len()
    }

    /// Shows the faces of other photos to every witness, once for all faces that are judged.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`].
    pub fn remember(
        &mut self,
        others: &[Shown<'_>],
        progress: &Progress,
    ) -> Result<Known, ErrorKind> {
        let asked = each(&mut self.witnesses, self.threads, |witness| {
            progress.check()?;
            let wanted = witness.card().crop;
            // A face that cannot be cut out leaves its place to an even grey, which is like nobody.
            let grey = || vec![128.0; 3 * wanted.side * wanted.side];
            let cut = |face: &Shown<'_>| crop(face.rgb, &face.landmarks, &wanted);
            let crops: Vec<f32> = others
                .iter()
                .flat_map(|f| cut(f).unwrap_or_else(grey))
                .collect();
            if crops.is_empty() {
                return Ok(Vec::new());
            }
            witness.embed_crops(&crops)
        })?;
        Ok(Known(asked))
    }

    /// Evaluates one face: a result for each journey and a witness, in the order of the journeys, then of the witnesses.
    /// Empty for landmarks without extent (one point, or no numbers). `asked` hears when a witness was asked.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`], what `asked` answers.
    pub fn evaluate(
        &mut self,
        trial: &Trial<'_>,
        known: &Known,
        progress: &Progress,
        asked: impl Fn() -> Result<(), ErrorKind> + Sync,
    ) -> Result<Vec<RecogniserResult>, ErrorKind> {
        let crops: Vec<Crop> = self.witnesses.iter().map(|w| w.card().crop).collect();
        let journeys = self.journeys();
        let distorted = Distorted {
            trial,
            crops: &crops,
            journeys: &journeys,
            threads: self.threads,
        };
        let mut views = distorted.of(&trial.protected, progress)?;
        // Whether a witness would match even the unprotected face is in question where it is small, and where it is compared with
        // other photos.
        let others = !known.is_empty();
        let mut controls = if trial.height < SMALL || others {
            distorted.of(&trial.unprotected, progress)?
        } else {
            Vec::new()
        };
        if views.is_empty() {
            return Ok(Vec::new());
        }
        self.generate(&mut views, &journeys, progress)?;
        self.generate(&mut controls, &journeys, progress)?;
        let said = each(&mut self.witnesses, self.threads, |witness| {
            progress.check()?;
            let said = Embeddings::of(witness.as_mut(), trial, &views, &controls)?;
            asked()?;
            Ok((witness.card().clone(), said))
        })?;
        let mut hearings = Vec::with_capacity(journeys.len() * said.len());
        for (place, journey) in journeys.iter().enumerate() {
            for ((card, said), others) in said.iter().zip(&known.0) {
                let likenesses = [said.to_itself(place), said.to_others(place, others)];
                let results = likenesses.into_iter().flatten();
                hearings.extend(results.map(|likeness| {
                    let Likenesses {
                        protected,
                        unprotected,
                        reference,
                    } = likeness;
                    RecogniserResult {
                        journey: *journey,
                        witness: card.name.clone(),
                        likeness: protected,
                        reference,
                        recognised: RecogniserResult::matched(
                            protected,
                            card.threshold,
                            reference,
                            trial.covered,
                            unprotected,
                        ),
                        blind: unprotected.is_some_and(|l| l < card.threshold || l.is_nan()),
                    }
                }));
            }
        }
        Ok(hearings)
    }

    /// The surroundings of a protected face, as far as any witness sees them, after one journey; none for landmarks without
    /// extent. The round trip changes nothing where no generator is installed.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`], [`ErrorKind::Cancelled`].
    pub fn distorted(
        &mut self,
        trial: &Trial<'_>,
        journey: Distortion,
        progress: &Progress,
    ) -> Result<Option<RgbImage>, ErrorKind> {
        let crops: Vec<Crop> = self.witnesses.iter().map(|w| w.card().crop).collect();
        let distorted = Distorted {
            trial,
            crops: &crops,
            journeys: &[journey],
            threads: self.threads,
        };
        let mut views = distorted.of(&trial.protected, progress)?;
        self.generate(&mut views, &[journey], progress)?;
        Ok(views.pop().map(|view| view.rgb))
    }

    /// Takes the views that go through a picture generator there.
    fn generate(
        &mut self,
        views: &mut [View],
        journeys: &[Distortion],
        progress: &Progress,
    ) -> Result<(), ErrorKind> {
        for (view, journey) in views.iter_mut().zip(journeys) {
            if let (Distortion::GenerativeRoundTrip, Some(generator)) =
                (journey, &mut self.generator)
            {
                progress.check()?;
                view.rgb = generator.through(&view.rgb)?;
            }
        }
        Ok(())
    }
}

/// The journeys of one face.
struct Distorted<'a> {
    trial: &'a Trial<'a>,
    crops: &'a [Crop],
    journeys: &'a [Distortion],
    threads: usize,
}

impl Distorted<'_> {
    /// What a face looks like after each journey that the protected photo goes on; empty for landmarks without extent.
    fn of(&self, face: &Shown<'_>, progress: &Progress) -> Result<Vec<View>, ErrorKind> {
        let Some(seen) = seen_by(&face.landmarks, self.crops) else {
            return Ok(Vec::new());
        };
        let shared = self.trial.protected.rgb.dimensions();
        let mut journeys = self.journeys.to_vec();
        each(&mut journeys, self.threads, |journey| {
            let size = journey.size(shared, self.trial.height);
            let View { rgb, landmarks } = view(face.rgb, &seen, &face.landmarks, size)?;
            let mut chance = Chance::stream(self.trial.seed, self.trial.place as u64);
            let rgb = journey.treat(rgb, &mut chance, self.threads, progress)?;
            Ok(View { rgb, landmarks })
        })
    }
}

/// What one witness made of a face, as embeddings.
struct Embeddings {
    /// Of the unprotected face.
    itself: Option<Embedding>,
    /// Of the protected one, after each journey.
    views: Vec<Embedding>,
    /// Of the unprotected one, after each journey; empty where that is not in question.
    controls: Vec<Embedding>,
}

impl Embeddings {
    fn of(
        witness: &mut dyn Witness,
        trial: &Trial<'_>,
        views: &[View],
        controls: &[View],
    ) -> Result<Self, ErrorKind> {
        let wanted = witness.card().crop;
        let distorted = views.iter().chain(controls);
        let faces = distorted.map(|view| (&view.rgb, &view.landmarks));
        let itself = (trial.unprotected.rgb, &trial.unprotected.landmarks);
        let crops: Option<Vec<Vec<f32>>> = std::iter::once(itself)
            .chain(faces)
            .map(|(rgb, landmarks)| crop(rgb, landmarks, &wanted))
            .collect();
        // Safe: where a face cannot be cropped the witness says nothing, and no verdict rests on it.
        let crops = crops.unwrap_or_default();
        let made = if crops.is_empty() {
            Vec::new()
        } else {
            witness.embed_crops(&crops.concat())?
        };
        // With fewer, likenesses would be taken for those of other journeys, or be missing without a word.
        if made.len() != crops.len() {
            return Err(ErrorKind::Network(NetworkError::ModelBroken {
                name: witness.card().name.clone(),
                detail: "another number of embeddings than of faces".into(),
            }));
        }
        let mut made = made.into_iter();
        Ok(Self {
            itself: made.next(),
            views: made.by_ref().take(views.len()).collect(),
            controls: made.collect(),
        })
    }

    /// The likeness to the unprotected face after the journey at `place`.
    fn to_itself(&self, place: usize) -> Option<Likenesses> {
        let known = self.itself.as_ref()?;
        Some(Likenesses {
            protected: self.views.get(place)?.similarity(known),
            unprotected: self.controls.get(place).map(|own| own.similarity(known)),
            reference: Reference::Itself,
        })
    }

    /// The largest likeness to a face of other photos after the journey at `place`; none without such faces.
    fn to_others(&self, place: usize, others: &[Embedding]) -> Option<Likenesses> {
        let face = self.views.get(place)?;
        let alike = (1..).zip(others);
        let alike = alike.map(|(n, known)| (face.similarity(known), n));
        let (protected, number) =
            alike.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        // Whether the unprotected face is matched to any of them: they need not show the same person.
        let own = self.controls.get(place);
        let unprotected = own.and_then(|own| {
            let all = others.iter().map(|known| own.similarity(known));
            all.reduce(f32::max)
        });
        Some(Likenesses {
            protected,
            unprotected,
            reference: Reference::Other(number),
        })
    }
}

/// How like a face is to a reference after a journey.
struct Likenesses {
    protected: f32,
    /// That of the unprotected face, where it was asked for.
    unprotected: Option<f32>,
    reference: Reference,
}

/// Does `work` on each item, so many at the same time; the results are in the order of the items. Not rayon, whose pool is one
/// for the whole process: the caller says how many threads there are, since photos beside each other share the cores.
fn each<T: Send, R: Send>(
    items: &mut [T],
    threads: usize,
    work: impl Fn(&mut T) -> Result<R, ErrorKind> + Sync,
) -> Result<Vec<R>, ErrorKind> {
    let slots: Vec<_> = items
        .iter_mut()
        .map(|item| Mutex::new((item, None)))
        .collect();
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let take = || {
            while !failed.load(Ordering::Relaxed) {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(slot) = slots.get(place) else { return };
                let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
                let result = work(slot.0);
                failed.fetch_or(result.is_err(), Ordering::Relaxed);
                slot.1 = Some(result);
            }
        };
        for _ in 1..threads {
            scope.spawn(take);
        }
        take();
    });
    let results = slots.into_iter().filter_map(|slot| {
        let (_, result) = slot.into_inner().unwrap_or_else(PoisonError::into_inner);
        result
    });
    results.collect()
}
