//! What a picture generator makes of a picture that it is given: its encoder, then its decoder.
//!
//! TAEF2 (Ollin Boer Bohan, github.com/madebyollin/taesd) is a small stand-in for the encoder and decoder of FLUX.2. No package
//! registry serves it, so it is there only where the person put it.

use std::path::Path;

use image::RgbImage;

use super::{Form, Network, broken};
use crate::error::Error;

/// The names of the two networks in the manifest.
const ENCODER: &str = "taef2-encoder";
const DECODER: &str = "taef2-decoder";
/// Pixels along the side of one place of the code.
const STRIDE: usize = 8;

/// An encoder with its decoder, loaded.
#[derive(Debug)]
pub struct Autoencoder {
    encoder: Network,
    decoder: Network,
}

impl Autoencoder {
    /// Loads both networks from the models folder, checked by SHA-256; `threads` for one pass, at least 1.
    ///
    /// # Errors
    /// [`Error::ModelMissing`] where one of them was not put there, [`Error::ModelAltered`],
    /// [`Error::ModelBroken`], and those of the engine.
    pub fn load(models: &Path, threads: usize) -> Result<Self, Error> {
        let network = |name: &str| Network::load(name, models, Form::Exact, threads);
        Ok(Self {
            encoder: network(ENCODER)?,
            decoder: network(DECODER)?,
        })
    }

    /// The picture, encoded and decoded. Sides that are no multiples of 8 are continued by their last
    /// pixels on the way, and cut again.
    ///
    /// # Errors
    /// [`Error::ModelBroken`] where the engine refuses.
    pub fn through(&mut self, picture: &RgbImage) -> Result<RgbImage, Error> {
        let (width, height) = picture.dimensions();
        if width == 0 || height == 0 {
            return Ok(picture.clone());
        }
        let whole = |side: u32| (side as usize).next_multiple_of(STRIDE);
        let (columns, rows) = (whole(width), whole(height));
        let values = planes(picture, columns, rows);
        let code = first(ENCODER, self.encoder.run([1, 3, rows, columns], &values)?)?;
        let channels = code.len() * STRIDE * STRIDE / (rows * columns);
        let shape = [1, channels, rows / STRIDE, columns / STRIDE];
        let decoded = first(DECODER, self.decoder.run(shape, &code)?)?;
        if decoded.len() != values.len() {
            return Err(broken(DECODER, "another size"));
        }
        Ok(RgbImage::from_fn(width, height, |x, y| {
            let place = y as usize * columns + x as usize;
            let channel = |c: usize| decoded.get(c * rows * columns + place).copied();
            // A conversion to `u8` keeps to 0-255. Safe: the length was compared.
            let byte = |c: usize| (channel(c).unwrap_or_default() * 255.0).round() as u8;
            image::Rgb([byte(0), byte(1), byte(2)])
        }))
    }
}

/// Red, green and blue planes, 0-1, continued to this size.
fn planes(picture: &RgbImage, columns: usize, rows: usize) -> Vec<f32> {
    let (width, height) = picture.dimensions();
    let mut values = Vec::with_capacity(3 * columns * rows);
    for channel in 0..3 {
        for y in 0..rows as u32 {
            for x in 0..columns as u32 {
                let pixel = picture.get_pixel(x.min(width - 1), y.min(height - 1));
                let value = pixel.0.get(channel).copied().unwrap_or_default();
                values.push(f32::from(value) / 255.0);
            }
        }
    }
    values
}

fn first(name: &str, outputs: Vec<super::Output>) -> Result<Vec<f32>, Error> {
    let output = outputs.into_iter().next();
    Ok(output.ok_or_else(|| broken(name, "no result"))?.data)
}
