//! Making a picture smaller: by Lanczos3 for people and witnesses, by the mean of boxes for the face finder.
//!
//! Averages are taken of the sRGB values as they are, as most photo programs do: faster than
//! in linear light, and fine for photos. With alpha, colours are weighted by their opacity, so
//! that nothing hidden under full transparency reaches a visible pixel.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::{U8x3, U8x4};
use fast_image_resize::{
    FilterType, IntoImageView, IntoImageViewMut, PixelTrait, ResizeAlg, ResizeOptions, Resizer,
};
use image::{GrayImage, RgbImage};

use super::Picture;
use super::encode::rgba;
use super::error::damaged;
use crate::error::Error;

/// The picture at this size.
pub(super) fn resize(picture: &Picture, width: u32, height: u32) -> Result<Picture, Error> {
    let wrong = || damaged("size");
    if picture.alpha.is_none() {
        let rgb = resize_bytes::<U8x3>(&picture.rgb, picture, (width, height))?;
        return Ok(Picture {
            rgb: RgbImage::from_raw(width, height, rgb).ok_or_else(wrong)?,
            alpha: None,
        });
    }
    let small = resize_bytes::<U8x4>(&rgba(picture), picture, (width, height))?;
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

/// What a smaller pixel is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Lanczos with three lobes: sharp, for what is looked at.
    Lanczos,
    /// The mean of the pixels under it: fast, for what is searched.
    Mean,
    /// Between the nearest pixels, or a mean that weighs those in the middle more where several become one: for what is stretched a little and
    /// searched as other programs do, and for small pictures of faces.
    Linear,
}

/// A part of a picture, given by its left and upper edge, width and height in (fractional) pixels, resampled to this size.
///
/// # Errors
/// [`Error::Damaged`] where the part does not lie in the picture.
pub fn resampled(
    picture: &RgbImage,
    part: [f64; 4],
    (width, height): (u32, u32),
    filter: Filter,
) -> Result<RgbImage, Error> {
    let small = bytes::<U8x3>(picture, picture.dimensions(), part, (width, height), filter)?;
    RgbImage::from_raw(width, height, small).ok_or_else(|| damaged("size"))
}

fn resize_bytes<P: PixelTrait>(
    samples: &[u8],
    picture: &Picture,
    size: (u32, u32),
) -> Result<Vec<u8>, Error> {
    let whole = (picture.width(), picture.height());
    let part = [0.0, 0.0, f64::from(whole.0), f64::from(whole.1)];
    bytes::<P>(samples, whole, part, size, Filter::Lanczos)
}

/// By a kind of pixel that is known here: asked for one at run time, the library brings those of 16 and 32 bits, too, which are large, and of
/// which the compiler does not give the same code twice.
fn bytes<P: PixelTrait>(
    samples: &[u8],
    whole: (u32, u32),
    [left, top, across, down]: [f64; 4],
    (width, height): (u32, u32),
    filter: Filter,
) -> Result<Vec<u8>, Error> {
    let pixel = P::pixel_type();
    let source = ImageRef::new(whole.0, whole.1, samples, pixel).map_err(damaged)?;
    let mut target = Image::new(width, height, pixel);
    let filter = match filter {
        Filter::Lanczos => FilterType::Lanczos3,
        Filter::Mean => FilterType::Box,
        Filter::Linear => FilterType::Bilinear,
    };
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(filter))
        .crop(left, top, across, down);
    let from = source.image_view::<P>();
    let from = from.ok_or_else(|| damaged("kind of pixel"))?;
    {
        let to = target.image_view_mut::<P>();
        let mut to = to.ok_or_else(|| damaged("kind of pixel"))?;
        Resizer::new()
            .resize_typed(&from, &mut to, &options)
            .map_err(damaged)?;
    }
    Ok(target.into_vec())
}
