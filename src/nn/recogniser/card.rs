//! What the manifest says of a recogniser: how it wants its face and how far it can be believed.

use serde::Deserialize;

use crate::error::Error;
use crate::{Manifest, Model};

/// A recogniser, as `models/manifest.toml` describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Its name in the manifest.
    pub name: String,
    /// Its name as its authors write it.
    pub title: String,
    /// What shares layers or training with it has the same name here, so that two of a kind are not taken for two opinions.
    pub family: String,
    /// Whether cloaks are made against it.
    pub role: Role,
    /// How it wants its face.
    pub crop: Crop,
    /// How likeness is counted.
    pub likeness: Likeness,
    /// From this likeness on, two faces are taken for one person's by whoever accepts [`false_match`](Card::false_match).
    pub threshold: f32,
    /// The likeness that every two faces of a group reach: at least the threshold, since a group that holds a stranger may show them.
    pub grouping: f32,
    /// Part of the pairs of different persons that reach the threshold, 0-1, over the pairs of docs/jury.md.
    pub false_match: f32,
    /// Part of the pairs of one person that stay below, 0-1, over the same.
    pub false_non_match: f32,
    /// What is done to the values of a crop.
    pub preparation: Preparation,
}

/// Whether cloaks are made against a recogniser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Attacked while a cloak is made.
    Surrogate,
    /// Never attacked: it judges only.
    HeldOut,
}

/// How likeness is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Likeness {
    /// The cosine of the angle between two embeddings, -1 to 1.
    Cosine,
    /// 1 less the Euclidean distance of two embeddings; 1 for the same.
    Distance,
}

/// Where a face lies in a recogniser's crop.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// Height and width of the crop, in pixels.
    pub side: usize,
    /// Where the landmarks go (x to the right, y downwards), in pixels of the crop: the person's right
    /// eye (left in the picture), the left eye, the nose, the right and the left corner of the mouth. The
    /// middle of the first pixel is at 0, 0.
    pub template: [[f32; 2]; 5],
}

/// What is done to the values of a crop: `(value - mean) * scale`, in the network's order of channels.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// The order of channels.
    pub order: Order,
    /// Taken away from 0-255, a channel, in the order of the network.
    pub mean: [f32; 3],
    /// What is then multiplied with.
    pub scale: f32,
    /// Whether the embeddings of the crop and of its mirror image are added.
    pub mirror: bool,
}

/// The order of channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// Red first.
    Rgb,
    /// Blue first.
    Bgr,
}

/// The table `recogniser` of a model in the manifest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    family: String,
    role: Role,
    crop: Crop,
    preparation: Preparation,
    likeness: Likeness,
    threshold: f32,
    grouping: Option<f32>,
    false_match: f32,
    false_non_match: f32,
}

impl Card {
    /// The recogniser of this name.
    ///
    /// # Errors
    /// [`Error::ModelMissing`] where the manifest has no recogniser of this name.
    pub fn of(name: &str) -> Result<Self, Error> {
        let manifest = Manifest::own()?;
        let card = Self::from_model(manifest.model(name)?);
        card.ok_or_else(|| Error::ModelMissing {
            name: name.to_owned(),
        })
    }

    /// Every recogniser of the manifest, in its order; installed or not.
    ///
    /// # Errors
    /// Those of [`Manifest::own`].
    pub fn all() -> Result<Vec<Self>, Error> {
        let manifest = Manifest::own()?;
        Ok(manifest
            .models
            .iter()
            .filter_map(Self::from_model)
            .collect())
    }

    fn from_model(model: &Model) -> Option<Self> {
        let facts = model.recogniser.as_ref()?;
        Some(Self {
            name: model.name.clone(),
            title: model.title.clone(),
            family: facts.family.clone(),
            role: facts.role,
            crop: facts.crop,
            likeness: facts.likeness,
            threshold: facts.threshold,
            grouping: facts
                .grouping
                .map_or(facts.threshold, |own| own.max(facts.threshold)),
            false_match: facts.false_match,
            false_non_match: facts.false_non_match,
            preparation: facts.preparation,
        })
    }
}

impl Preparation {
    /// Crops of N, 3, S, S values, red first, 0-255, as the network wants them.
    pub(crate) fn applied(&self, crops: &[f32], side: usize) -> Vec<f32> {
        let plane = (side * side).max(1);
        // Space for mirror images, too: a vector that moves leaves what it held behind.
        let mut out = Vec::with_capacity(crops.len() * 2);
        for crop in crops.chunks_exact(3 * plane) {
            let mut planes: Vec<&[f32]> = crop.chunks_exact(plane).collect();
            if self.order == Order::Bgr {
                planes.reverse();
            }
            for (plane, mean) in planes.into_iter().zip(self.mean) {
                out.extend(plane.iter().map(|value| (value - mean) * self.scale));
            }
        }
        out
    }

    /// The adjoint of [`Preparation::applied`], for one crop: from a gradient by what the network reads to one by the crop.
    pub(crate) fn returned(&self, gradient: &[f32], side: usize) -> Vec<f32> {
        let mut planes: Vec<&[f32]> = gradient.chunks_exact((side * side).max(1)).collect();
        if self.order == Order::Bgr {
            planes.reverse();
        }
        let values = planes.into_iter().flatten();
        values.map(|value| value * self.scale).collect()
    }
}
