//! Models: manifest, checksum, loading. The only room that knows `ort`.

use std::path::Path;

use crate::error::Reason;

/// A loaded network.
#[derive(Debug)]
pub struct Network {}

impl Network {
    /// Loads a network of the manifest by name from the models folder, checked by SHA-256.
    ///
    /// `threads`: for one pass, at least 1.
    ///
    /// # Errors
    /// [`Reason::ModelMissing`], [`Reason::ModelAltered`], [`Reason::ModelBroken`],
    /// [`Reason::RuntimeMissing`], [`Reason::RuntimeBroken`].
    pub fn load(name: &str, _models: &Path, _threads: usize) -> Result<Self, Reason> {
        Err(Reason::ModelMissing {
            name: name.to_owned(),
        })
    }
}
