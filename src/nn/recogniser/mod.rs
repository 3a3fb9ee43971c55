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
    /// # Errors
    /// [`Error::ModelBroken`] where the number of values is no multiple of a crop's, or the engine refuses.
    pub fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, Error> {
        let side = self.card.crop.side;
        let size = 3 * side * side;
        if size == 0 || !crops.len().is_multiple_of(size) {
            return Err(broken(&self.card.name, "no whole number of crops"));
        }
        if crops.is_empty() {
            return Ok(Vec::new());
        }
        let mut input = Zeroizing::new(self.card.preparation.applied(crops, side));
        if self.card.preparation.mirror {
            let rows = input.chunks_exact(side);
            let mirrored: Vec<f32> = rows.flat_map(|row| row.iter().rev().copied()).collect();
            input.extend(Zeroizing::new(mirrored).iter());
        }
        let batch = input.len() / size;
        let outputs = self.network.run([batch, 3, side, side], &input)?;
        let values = outputs.into_iter().next().map(|output| output.data);
        let values = values.ok_or_else(|| broken(&self.card.name, "no result"))?;
        Ok(self.embeddings(&Zeroizing::new(values), batch))
    }

    /// The embeddings of a batch, in which the mirror images, where there are any, are the second half.
    fn embeddings(&self, values: &[f32], batch: usize) -> Vec<Embedding> {
        let length = (values.len() / batch.max(1)).max(1);
        let own = match self.card.preparation.mirror {
            true => values.len() / 2,
            false => values.len(),
        };
        // Safe: `own` is never more than there are.
        let (own, mirrored) = values.split_at_checked(own).unwrap_or_default();
        let pairs = own
            .iter()
            .zip(mirrored.iter().chain(std::iter::repeat(&0.0)));
        let sums: Zeroizing<Vec<f32>> = Zeroizing::new(pairs.map(|(a, b)| a + b).collect());
        let one = |values: &[f32]| Embedding::new(values.to_vec(), self.card.likeness);
        sums.chunks_exact(length).map(one).collect()
    }
}
