//! Recognisers: networks that tell whether two faces are one person's, with how each wants its face.
//!
//! They run on ONNX Runtime. The same networks as surrogates, with gradients, need libtorch.

mod align;
mod card;
mod embedding;
mod warp;

use std::path::Path;

use image::RgbImage;

pub use align::{Similarity, align};
pub use card::{Card, Crop, Facts, Likeness, Order, Preparation, Role};
pub use embedding::Embedding;
pub use warp::crop;

use crate::error::Reason;
use crate::model::graph;
use crate::model::{Network, broken};
use crate::photo::Point;

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
    /// [`Reason::ModelMissing`], [`Reason::ModelAltered`], [`Reason::ModelBroken`],
    /// [`Reason::RuntimeMissing`], [`Reason::RuntimeBroken`], [`Reason::RuntimeReports`].
    pub fn load(name: &str, models: &Path, threads: usize) -> Result<Self, Reason> {
        let card = Card::of(name)?;
        let graph = graph::load(name, models)?;
        let network = Network::of_graph(name, models, &graph, threads)?;
        Ok(Self { card, network })
    }

    /// What the manifest says of it.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// The embedding of the face whose landmarks (in the order of [`Crop::template`], in pixels of
    /// the picture) are given. What lies outside of the picture is black.
    ///
    /// # Errors
    /// [`Reason::ModelBroken`] where the engine refuses, or the landmarks are one point or no numbers.
    pub fn embed(&mut self, rgb: &RgbImage, landmarks: &[Point; 5]) -> Result<Embedding, Reason> {
        let crop = crop(rgb, landmarks, &self.card.crop);
        let crop = crop.ok_or_else(|| broken(&self.card.name, "landmarks without extent"))?;
        let mut embeddings = self.embed_crops(&crop)?;
        let one = embeddings.pop();
        one.ok_or_else(|| broken(&self.card.name, "no result"))
    }

    /// The embeddings of crops: N, 3, S, S values, red first, 0-255, S being the side of [`Card::crop`].
    ///
    /// # Errors
    /// [`Reason::ModelBroken`] where the number of values is no multiple of a crop's, or the engine refuses.
    pub fn embed_crops(&mut self, crops: &[f32]) -> Result<Vec<Embedding>, Reason> {
        let side = self.card.crop.side;
        let size = 3 * side * side;
        if size == 0 || !crops.len().is_multiple_of(size) {
            return Err(broken(&self.card.name, "no whole number of crops"));
        }
        let Preparation { mirror, .. } = self.card.preparation;
        let mut input = self.card.preparation.applied(crops, side);
        if mirror {
            let mirrored: Vec<f32> = input
                .chunks_exact(side)
                .flat_map(|row| row.iter().rev().copied())
                .collect();
            input.extend(mirrored);
        }
        let batch = input.len() / size;
        let outputs = self.network.run([batch, 3, side, side], &input)?;
        let name = &self.card.name;
        let values = outputs
            .into_iter()
            .next()
            .ok_or_else(|| broken(name, "no result"))?
            .data;
        let length = values.len() / batch.max(1);
        let (first, second) = values.split_at(values.len() / if mirror { 2 } else { 1 });
        let mut sums = first.to_vec();
        for (sum, value) in sums.iter_mut().zip(second) {
            *sum += value;
        }
        let embeddings = sums.chunks(length.max(1));
        Ok(embeddings
            .map(|values| Embedding::new(values.to_vec(), self.card.likeness))
            .collect())
    }
}
