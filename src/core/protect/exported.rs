//! What the file will show of the faces that are cloaked, before it is written.

use image::RgbImage;

use super::{Encoding, Format, Limits, Picture, Region};
use crate::cloak::{Export, Target};
use crate::error::ErrorKind;
use crate::evaluate::{Surrounded, VisualDifference, boxed};
use crate::photo;
use crate::progress::Progress;

/// Pixels around a face, at the size of the file, on which depends what is seen of it: the blocks of a JPEG of half the colour resolution, and the reach
/// of the filter that makes a photo smaller.
const REACH: f32 = 40.0;
/// Pixels of the file a side up to which a face is looked at. Of a larger one its middle is: that is where most of a cloak is, so no less is seen there than in the
/// whole, and photos of nothing but a face would take seconds and hundreds of megabytes otherwise.
const LARGEST: f32 = 1024.0;

/// A way of writing a photo, and its faces as that would show them without any loss.
#[derive(Debug)]
pub struct Exported {
    encoding: Encoding,
    size: (u32, u32),
    /// Pixels of the photo a pixel of the file, across and down.
    scale: [f32; 2],
    /// Where each face lies in the file, and what it is there; none for what lies outside.
    faces: Vec<Option<(Region, RgbImage)>>,
}

impl Exported {
    /// Of faces of a photo on which no cloak is yet.
    ///
    /// # Errors
    /// [`MediaError::Damaged`](crate::error::MediaError::Damaged), where the photo cannot be made smaller.
    pub fn of(photo: &RgbImage, targets: &[Target], encoding: Encoding) -> Result<Self, ErrorKind> {
        let (width, height) = photo.dimensions();
        let size = encoding.size(width, height);
        let across = size.0 as f32 / width.max(1) as f32;
        let down = size.1 as f32 / height.max(1) as f32;
        let faces = targets.iter().map(|target| {
            let region = middle(target.region.scaled(across, down));
            let face = boxed(photo, &region, size)?;
            Ok(face.map(|face| (region, face)))
        });
        Ok(Self {
            encoding,
            size,
            scale: [1.0 / across, 1.0 / down],
            faces: faces.collect::<Result<_, ErrorKind>>()?,
        })
    }

    /// A part of the photo as the file has it: the blocks of a JPEG are those of the whole.
    fn written(&self, rgb: RgbImage) -> Result<RgbImage, ErrorKind> {
        if self.encoding.format != Format::Jpeg {
            return Ok(rgb);
        }
        let part = Picture { rgb, alpha: None };
        let encoding = Encoding {
            max_side: None,
            ..self.encoding
        };
        let quiet = Progress::default();
        let bytes = photo::encode(&part, &encoding, &quiet)?;
        Ok(photo::decode(&bytes, &Limits::default(), &quiet)?.rgb)
    }
}

impl Export for Exported {
    fn likeness(&self, face: usize, photo: &RgbImage) -> Result<Option<f64>, ErrorKind> {
        let Some((region, before)) = self.faces.get(face).and_then(Option::as_ref) else {
            return Ok(None);
        };
        let Some(around) = Surrounded::of(photo, region, self.size)? else {
            return Ok(None);
        };
        let [left, top, width, height] = around.inner;
        let written = self.written(around.rgb)?;
        let after = image::imageops::crop_imm(&written, left, top, width, height).to_image();
        Ok(VisualDifference::ssim(before, &after).map(f64::from))
    }

    fn around(&self, face: usize) -> Option<Region> {
        let (region, _) = self.faces.get(face)?.as_ref()?;
        let [across, down] = self.scale;
        Some(region.grown(REACH).scaled(across, down))
    }
}

/// What is looked at of a face.
fn middle(face: Region) -> Region {
    let (centre, width, height) = (
        face.centre(),
        face.width.min(LARGEST),
        face.height.min(LARGEST),
    );
    Region {
        x: centre.x - width / 2.0,
        y: centre.y - height / 2.0,
        width,
        height,
    }
}
