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
pub use warp::crop;

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
        crops
            .chunks_exact(size)
            .map(|crop| self.embed_crop(crop))
            .collect()
    }

    /// The embedding of one crop; with its mirror image where the card wants it: their sum.
    fn embed_crop(&mut self, crop: &[f32]) -> Result<Embedding, Error> {
        let mut values = Zeroizing::new(self.seen(crop)?);
        if self.card.preparation.mirror {
            let mirrored = Zeroizing::new(mirrored(crop, self.card.crop.side));
            let other = Zeroizing::new(self.seen(&mirrored)?);
            for (value, other) in values.iter_mut().zip(other.iter()) {
                *value += other;
            }
        }
        Ok(Embedding::new(values.to_vec(), self.card.likeness))
    }

    /// What the network gives for a crop alone.
    fn seen(&mut self, crop: &[f32]) -> Result<Vec<f32>, Error> {
        let side = self.card.crop.side;
        let input = Zeroizing::new(self.card.preparation.applied(crop, side));
        let outputs = self.network.run([1, 3, side, side], &input)?;
        let values = outputs.into_iter().next().map(|output| output.data);
        values.ok_or_else(|| broken(&self.card.name, "no result"))
    }
}

/// The mirror image of crops of this side.
pub(crate) fn mirrored(crops: &[f32], side: usize) -> Vec<f32> {
    let rows = crops.chunks_exact(side.max(1));
    rows.flat_map(|row| row.iter().rev().copied()).collect()
}
