//! JPEG as platforms write it, and back: what a shared photo goes through.

use image::RgbImage;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::error::damaged;
use super::{Limits, decode};
use crate::error::Error;
use crate::progress::Progress;

/// The picture after a JPEG of this quality (1-100) with half the colour resolution (4:2:0).
pub(super) fn through_jpeg(
    picture: &RgbImage,
    quality: u8,
    progress: &Progress,
) -> Result<RgbImage, Error> {
    let side = |length: u32| u16::try_from(length).map_err(damaged);
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality.clamp(1, 100));
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder
        .encode(picture, width, height, ColorType::Rgb)
        .map_err(damaged)?;
    Ok(decode(&bytes, &Limits::default(), progress)?.rgb)
}
