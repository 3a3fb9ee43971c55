//! A build without libtorch: everything else works, and the cloak's absence has a name.

use std::path::Path;

use image::GrayImage;

use super::{Cloaked, Framed, Mask, Recipe, Strength, Target};
use crate::error::{CloakError, ErrorKind};
use crate::photo::Picture;
use crate::progress::Progress;

/// Nobody can make one here.
#[derive(Debug)]
pub enum Cloaker {}

impl Cloaker {
    /// Says that this build has no cloak.
    ///
    /// # Errors
    /// Always [`CloakError::CloakMissing`].
    pub fn load(_models: &Path) -> Result<Self, ErrorKind> {
        Err(ErrorKind::Cloak(CloakError::CloakMissing))
    }

    /// Cannot be called, since nothing can be loaded.
    ///
    /// # Errors
    /// None.
    pub fn cloak(
        &self,
        _picture: &mut Picture,
        _targets: &[Target],
        _covered: Option<&GrayImage>,
        _recipe: &Recipe,
        _progress: &Progress,
    ) -> Result<Vec<Cloaked>, ErrorKind> {
        match *self {}
    }

    /// Cannot be called, since nothing can be loaded.
    ///
    /// # Errors
    /// None.
    pub fn learn(
        &self,
        _photos: &[Framed],
        _strength: Strength,
        _recipe: &Recipe,
        _progress: &Progress,
    ) -> Result<Mask, ErrorKind> {
        match *self {}
    }
}
