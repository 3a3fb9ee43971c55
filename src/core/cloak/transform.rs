//! The random things that happen to a face while its cloak is made, so that the cloak still works after them
//! (expectation over transformations: A. Athalye et al. 2018, "Synthesizing robust adversarial examples").

use image::RgbImage;

use super::frame::{SIDE, whole};
use super::linear::{Lines, Resampling};
use crate::chance::Chance;
use crate::error::{ErrorKind, RedactError};
use crate::photo;
use crate::progress::Progress;

/// A transform of the whole frame, worked out roughly and so that gradients pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Transform {
    /// Nothing.
    AsItIs,
    /// JPEG of this quality, 4:2:0; its gradient is taken for that of doing nothing.
    Jpeg(u8),
    /// Made smaller by this factor, and large again.
    Resized(f32),
    /// Gaussian blur of this standard deviation, in pixels.
    Blurred(f32),
}

/// A frame after a transform.
#[derive(Debug)]
pub struct Arrived {
    /// Red, green and blue planes, row-major, 0-255.
    pub planes: Vec<f32>,
    /// The linear maps that it was, one after the other; none where its gradient is taken for that of doing nothing.
    maps: Vec<Resampling>,
}

impl Arrived {
    /// The gradient by the frame before, by one by the frame after.
    pub fn back(&self, gradient: Vec<f32>) -> Vec<f32> {
        let maps = self.maps.iter().rev();
        maps.fold(gradient, |gradient, map| map.adjoint().apply(&gradient))
    }
}

impl Transform {
    /// One by chance.
    pub fn by(chance: &mut Chance) -> Self {
        let kind = chance.part();
        let strength = chance.part();
        let of = |from: f32, to: f32| from + (to - from) * strength;
        match kind {
            0.0..0.35 => Self::Jpeg(of(50.0, 95.0) as u8),
            0.35..0.7 => Self::Resized(of(0.3, 0.95)),
            0.7..0.85 => Self::Blurred(of(0.5, 2.0)),
            _ => Self::AsItIs,
        }
    }

    /// A frame (3, S, S planes; 0-255) after it.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`]; those of the codec.
    pub fn apply(self, frame: &[f32], progress: &Progress) -> Result<Arrived, ErrorKind> {
        let maps = match self {
            Self::AsItIs => Vec::new(),
            Self::Jpeg(quality) => {
                let arrived = photo::through_jpeg(&picture(frame)?, quality, progress)?;
                return Ok(still(&arrived));
            }
            Self::Resized(factor) => {
                let small = ((SIDE as f32 * factor).round() as usize).max(16);
                // Not as one map, which would have more to add up.
                vec![Lines::shrunk(SIDE, small), Lines::interpolated(small, SIDE)]
            }
            Self::Blurred(deviation) => vec![Lines::blurred(SIDE, deviation)],
        };
        let maps: Vec<Resampling> = maps.into_iter().map(Resampling::both).collect();
        let planes = maps.iter().fold(None, |planes: Option<Vec<f32>>, map| {
            Some(map.apply(planes.as_deref().unwrap_or(frame)))
        });
        Ok(Arrived {
            planes: planes.unwrap_or_else(|| frame.to_vec()),
            maps,
        })
    }
}

/// What came back as a picture.
fn still(picture: &RgbImage) -> Arrived {
    let mut planes = vec![0.0; 3 * SIDE * SIDE];
    let (red, rest) = planes.split_at_mut(SIDE * SIDE);
    let (green, blue) = rest.split_at_mut(SIDE * SIDE);
    let places = red.iter_mut().zip(green).zip(blue);
    for (pixel, ((red, green), blue)) in picture.pixels().zip(places) {
        for (value, place) in pixel.0.into_iter().zip([red, green, blue]) {
            *place = f32::from(value);
        }
    }
    Arrived {
        planes,
        maps: Vec::new(),
    }
}

/// A frame as a picture, rounded to the even number where two are as near.
fn picture(frame: &[f32]) -> Result<RgbImage, ErrorKind> {
    let byte = |value: &f32| whole(*value).clamp(0.0, 255.0) as u8;
    let mut planes = frame.chunks_exact(SIDE * SIDE);
    let colours = (planes.next(), planes.next(), planes.next());
    let (Some(red), Some(green), Some(blue)) = colours else {
        return Err(RedactError::RegionOutside.into());
    };
    let mut picture = RgbImage::new(SIDE as u32, SIDE as u32);
    let values = red.iter().zip(green).zip(blue);
    for (pixel, ((red, green), blue)) in picture.pixels_mut().zip(values) {
        pixel.0 = [byte(red), byte(green), byte(blue)];
    }
    Ok(picture)
}
