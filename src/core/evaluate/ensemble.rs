//! Who judges: recognisers, each with the threshold from which it takes two faces for one person's.

use std::path::Path;

use super::NotTried;
use crate::error::{ErrorKind, EvaluateError, NetworkError};
use crate::model::recogniser::{Card, Embedding, Recogniser, Role};
use crate::model::{Autoencoder, loading};

/// A recogniser that is asked whether it still knows a face.
pub trait Witness: Send {
    /// What is known of it.
    fn card(&self) -> &Card;

    /// The embeddings of crops: N, 3, S, S values, red first, 0-255, S being the side of the card's crop.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`].
    fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, ErrorKind>;
}

impl Witness for Recogniser {
    fn card(&self) -> &Card {
        Self::card(self)
    }

    fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, ErrorKind> {
        Ok(Self::embed_crops(self, crops)?)
    }
}

/// A witness in the report.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct WitnessReport {
    /// Its name in the manifest.
    pub name: String,
    /// Its name as its authors write it.
    pub title: String,
    /// What shares layers or training with it has the same name here.
    pub family: String,
    /// Whether Ombrelle's cloak is made against it. Such a witness is easier to hide from than one met later.
    pub surrogate: bool,
    /// Whether it is kept out of making the cloak and yet of the family of one that is not: nearly as easy.
    pub kin: bool,
    /// From this likeness on, it takes two faces for one person's.
    pub threshold: f32,
    /// Part of the pairs of different persons that it takes for one, 0-1, on the portraits of its card.
    pub false_match: f32,
    /// Part of the pairs of one person that it takes for two, 0-1, on the portraits of its card.
    pub false_non_match: f32,
}

impl WitnessReport {
    fn of(card: &Card, crafted: &[String]) -> Self {
        Self {
            name: card.name.clone(),
            title: card.title.clone(),
            family: card.family.clone(),
            surrogate: card.role == Role::Surrogate,
            kin: card.role == Role::HeldOut && crafted.contains(&card.family),
            threshold: card.threshold,
            false_match: card.false_match,
            false_non_match: card.false_non_match,
        }
    }
}

/// All witnesses that are installed.
pub struct Ensemble {
    pub(super) witnesses: Vec<Box<dyn Witness>>,
    /// What takes a photo through a picture generator, where the person put it there.
    pub(super) generator: Option<Autoencoder>,
    /// Families of those that the cloak is made against, installed or not.
    crafted: Vec<String>,
    /// Titles of those that are not installed.
    pub(super) absent: Vec<String>,
    pub(super) threads: usize,
}

impl std::fmt::Debug for Ensemble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.witnesses.iter().map(|witness| &witness.card().name);
        f.debug_list().entries(names).finish()
    }
}

impl Ensemble {
    /// Loads every recogniser of the manifest that is installed; `threads` work at the same time, at least 1.
    ///
    /// # Errors
    /// [`EvaluateError::NoWitness`] where none is installed. One that is installed and altered or broken is a fault, not
    /// an absence: [`NetworkError::ModelAltered`], [`NetworkError::ModelBroken`], and those of the engine.
    pub fn load(models: &Path, threads: usize) -> Result<Self, ErrorKind> {
        let cards = Card::all()?;
        let loaded = loading::each(&cards, models, |card| {
            Recogniser::load(&card.name, models, 1)
        });
        let loaded = loaded.into_iter().zip(&cards).map(|(loaded, card)| {
            let broken = || NetworkError::ModelBroken {
                name: card.name.clone(),
                detail: "loading failed".into(),
            };
            loaded.ok_or_else(broken)?
        });
        let loaded: Vec<Result<Recogniser, NetworkError>> = loaded.collect();
        let crafted = families(cards.iter());
        let (mut witnesses, mut absent) = (Vec::new(), Vec::new());
        for (loaded, card) in loaded.into_iter().zip(cards) {
            match loaded {
                Ok(recogniser) => witnesses.push(Box::new(recogniser) as Box<dyn Witness>),
                Err(NetworkError::ModelMissing { .. }) => absent.push(card.title),
                Err(error) => return Err(error.into()),
            }
        }
        let generator = match Autoencoder::load(models, threads.max(1)) {
            Ok(generator) => Some(generator),
            Err(NetworkError::ModelMissing { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        Ok(Self {
            generator,
            crafted,
            ..Self::of(witnesses, absent, threads)?
        })
    }

    /// An ensemble of these witnesses; `absent` are the titles of those that could not come.
    ///
    /// # Errors
    /// [`EvaluateError::NoWitness`] without a witness.
    pub fn of(
        witnesses: Vec<Box<dyn Witness>>,
        absent: Vec<String>,
        threads: usize,
    ) -> Result<Self, ErrorKind> {
        if witnesses.is_empty() {
            return Err(ErrorKind::Evaluate(EvaluateError::NoWitness));
        }
        let crafted = families(witnesses.iter().map(|witness| witness.card()));
        Ok(Self {
            witnesses,
            crafted,
            generator: None,
            absent,
            threads: threads.max(1),
        })
    }

    /// What is known of each, in their order.
    pub fn reports(&self) -> Vec<WitnessReport> {
        let reports = self.witnesses.iter();
        reports
            .map(|witness| WitnessReport::of(witness.card(), &self.crafted))
            .collect()
    }

    /// The names of those of families that have no part in making the cloak.
    pub fn apart(&self) -> Vec<String> {
        let reports = self.reports().into_iter();
        let apart = reports.filter(|witness| !witness.surrogate && !witness.kin);
        apart.map(|witness| witness.name).collect()
    }

    /// What this ensemble cannot say, with faces of so many other photos to compare with.
    pub fn not_tried(&self, others: usize) -> Vec<NotTried> {
        let absent = self.absent.iter().map(|title| NotTried::Witness {
            title: title.clone(),
        });
        let none_held_out = self.apart().is_empty();
        absent
            .chain(none_held_out.then_some(NotTried::HeldOutWitness))
            .chain(
                self.generator
                    .is_none()
                    .then_some(NotTried::GenerativeRoundTrip),
            )
            .chain((others == 0).then_some(NotTried::OtherPhotos))
            .chain([
                NotTried::Services,
                NotTried::Purifiers,
                NotTried::LaterRecognisers,
            ])
            .collect()
    }
}

/// The families of those that the cloak is made against.
fn families<'a>(cards: impl Iterator<Item = &'a Card>) -> Vec<String> {
    let crafted = cards.filter(|card| card.role == Role::Surrogate);
    crafted.map(|card| card.family.clone()).collect()
}
