//! Recognisers: networks that tell whether two faces are one person's, with how each wants its face.
//!
//! The same networks with gradients are [surrogates](crate::surrogate).

mod align;
mod card;
mod embedding;
mod warp;

use std::path::Path;

use image::RgbImage;
use zeroize::Zeroizing;

pub use align::{Similarity, align};
pub use card::{Card, Crop, Facts, Likeness, Order, Preparation, Role};
pub use embedding::Embedding;
pub use warp::{apart, between, corners, crop};

use crate::error::Error;
use crate::{Form, Network, broken};
use ombrelle_base::Point;

/// A recogniser, loaded.
#[derive(Debug)]
pub struct Recogniser {
    card: Card,
    network: Network,
}

impl Recogniser {
    /// Loads a recogniser of the manifest by name from the models folder, checked by SHA-256;
    /// `threads` for one pass, at least 1.
    ///
    /// # Errors
    /// [`Error::ModelMissing`], [`Error::ModelAltered`], [`Error::ModelBroken`],
    /// [`Error::RuntimeMissing`], [`Error::RuntimeBroken`], [`Error::RuntimeReports`].
    pub fn load(name: &str, models: &Path, threads: usize) -> Result<Self, Error> {
        let card = Card::of(name)?;
        let network = Network::load(name, models, Form::Exact, threads)?;
        Ok(Self { card, network })
    }

    /// Loads `count` equal recognisers, for as many passes at the same time, of `threads` each; the file is read and checked once.
    ///
    /// # Errors
    /// Those of [`Recogniser::load`].
    pub fn load_many(
        name: &str,
        models: &Path,
        threads: usize,
        count: usize,
    ) -> Result<Vec<Self>, Error> {
        let card = Card::of(name)?;
        let networks = Network::load_many(name, models, Form::Exact, threads, count)?;
        let one = |network| Self {
            card: card.clone(),
            network,
        };
        Ok(networks.into_iter().map(one).collect())
    }

    /// A recogniser of the manifest with another network than the installed one: for what compares the two.
    ///
    /// # Errors
    /// [`Error::ModelMissing`] where the manifest has none of this name.
    pub fn with_network(name: &str, network: Network) -> Result<Self, Error> {
        let card = Card::of(name)?;
        Ok(Self { card, network })
    }

    /// What the manifest says of it.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The embedding of the face whose landmarks (in the order of [`Crop::template`], in pixels of
    /// the picture) are given. What lies outside the picture is black.
    ///
    /// # Errors
    /// [`Error::ModelBroken`] where the engine refuses, or the landmarks are one point or no numbers.
    pub fn embed(&mut self, rgb: &RgbImage, landmarks: &[Point; 5]) -> Result<Embedding, Error> {
        let crop = crop(rgb, landmarks, &self.card.crop);
        let crop = crop.ok_or_else(|| broken(&self.card.name, "landmarks without extent"))?;
        let crop = Zeroizing::new(crop);
        let mut embeddings = self.embed_crops(&crop)?;
        let one = embeddings.pop();
        one.ok_or_else(|| broken(&self.card.name, "no result"))
    }

    /// The embeddings of crops: N, 3, S, S values, red first, 0-255, S being the side of [`Card::crop`].
    ///
    /// Each goes through the network alone: together, on one thread, they take half as long again and as much more memory as there
    /// are crops (docs/figures.md, *cloak*).
    ///
    /// # Errors
    /// [`Error::ModelBroken`] where the number of values is no multiple of a crop's, or the engine refuses.
    pub fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, Error> {
        let side = self.card.crop.side;
        let size = 3 * side * side;
        if size == 0 || !crops.len().is_multiple_of(size) {
            return Err(broken(&self.card.name, "no whole number of crops"));
        }
        let Self { card, network } = self;
        crops
            .chunks_exact(size)
            .map(|crop| embedding(card, crop, |crop| seen(network, card, crop)))
            .collect()
    }
}

/// What a network gives for a crop alone.
fn seen(network: &mut Network, card: &Card, crop: &[f32]) -> Result<Vec<f32>, Error> {
    let side = card.crop.side;
    let input = Zeroizing::new(card.preparation.applied(crop, side));
    let outputs = network.run([1, 3, side, side], &input)?;
    let values = outputs.into_iter().next().map(|output| output.data);
    values.ok_or_else(|| broken(&card.name, "no result"))
}

/// The embedding of one crop out of what is seen of it, and of its mirror image where the card wants it: their sum.
pub(crate) fn embedding(
    card: &Card,
    crop: &[f32],
    mut seen: impl FnMut(&[f32]) -> Result<Vec<f32>, Error>,
) -> Result<Embedding, Error> {
    let mut values = Zeroizing::new(seen(crop)?);
    if card.preparation.mirror {
        let rows = crop.chunks_exact(card.crop.side.max(1));
        let mirrored = rows.flat_map(|row| row.iter().rev().copied());
        let mirrored = Zeroizing::new(mirrored.collect::<Vec<f32>>());
        let other = Zeroizing::new(seen(&mirrored)?);
        for (value, other) in values.iter_mut().zip(other.iter()) {
            *value += other;
        }
    }
    Ok(Embedding::new(values.to_vec(), card.likeness))
}
