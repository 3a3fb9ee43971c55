//! Encoders of picture generators as differentiable networks.

use std::path::Path;

use tch::Tensor;

use super::program::Program;
use super::{fault, ready};
use crate::error::Reason;
use crate::graph;

/// An encoder whose latents have a gradient with respect to the picture.
#[derive(Debug)]
pub struct Encoder {
    name: String,
    program: Program,
}

impl Encoder {
    /// Loads an encoder of the manifest by name from the models folder, checked by SHA-256.
    ///
    /// # Errors
    /// [`Reason::ModelMissing`] where the person did not put it there, [`Reason::ModelAltered`],
    /// [`Reason::ModelBroken`], [`Reason::OutOfMemory`].
    pub fn load(name: &str, models: &Path) -> Result<Self, Reason> {
        let graph = graph::load(name, models)?;
        Ok(Self {
            name: name.to_owned(),
            program: ready(name, &graph)?,
        })
    }

    /// The latents of pictures: N, 3, H, W values, red first, 0-255, sides that are multiples of 32.
    ///
    /// # Errors
    /// [`Reason::ModelBroken`] when libtorch throws; [`Reason::OutOfMemory`].
    pub fn latents(&self, pictures: &Tensor) -> Result<Tensor, Reason> {
        let latents = pictures
            .f_div_scalar(255.0)
            .and_then(|input| self.program.run(&input));
        latents.map_err(|error| fault::reason(&self.name, &error))
    }
}
