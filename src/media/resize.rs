//! Making a picture smaller (Lanczos3).
//!
//! Averages are taken of the sRGB values as they are, like most photo programs do: faster than
//! in linear light, and fine for photos. With alpha, colours are weighted by their opacity, so
//! that nothing hidden under full transparency reaches a visible pixel.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::{GrayImage, RgbImage};

use super::Picture;
use super::encode::rgba;
use super::reasons::damaged;
use crate::error::Reason;

/// The picture at this size.
pub(super) fn resize(picture: &Picture, width: u32, height: u32) -> Result<Picture, Reason> {
    let wrong = || damaged("size");
    if picture.alpha.is_none() {
        let rgb = resize_bytes(&picture.rgb, picture, PixelType::U8x3, (width, height))?;
        return Ok(Picture {
            rgb: RgbImage::from_raw(width, height, rgb).ok_or_else(wrong)?,
            alpha: None,
        });
    }
    let small = resize_bytes(&rgba(picture), picture, PixelType::U8x4, (width, height))?;
    let (pixels, _) = small.as_chunks::<4>();
    let rgb = pixels
        .iter()
        .flat_map(|[r, g, b, _]| [*r, *g, *b])
        .collect();
    let alpha = pixels.iter().map(|[.., a]| *a).collect();
    Ok(Picture {
        rgb: RgbImage::from_raw(width, height, rgb).ok_or_else(wrong)?,
        alpha: Some(GrayImage::from_raw(width, height, alpha).ok_or_else(wrong)?),
    })
}

fn resize_bytes(
    bytes: &[u8],
    picture: &Picture,
    pixel: PixelType,
    (width, height): (u32, u32),
) -> Result<Vec<u8>, Reason> {
    let source = ImageRef::new(picture.width(), picture.height(), bytes, pixel).map_err(damaged)?;
    let mut target = Image::new(width, height, pixel);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new()
        .resize(&source, &mut target, &options)
        .map_err(damaged)?;
    Ok(target.into_vec())
}
