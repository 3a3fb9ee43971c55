//! The random things that happen to a face while its cloak is made, so that the cloak still works after them
//! (expectation over transformations: A. Athalye et al. 2018, "Synthesizing robust adversarial examples").

use image::RgbImage;
use tch::{Kind, TchError, Tensor};

use super::frame::SIDE;
use crate::chance::Chance;
use crate::error::ErrorKind;
use crate::model::recogniser::Similarity;
use crate::photo;
use crate::progress::Progress;

/// How far a crop is turned (radians), scaled and shifted (parts of its side) away from where it belongs.
const TURN: f32 = 0.1;
const SCALE: f32 = 0.1;
const SHIFT: f32 = 0.03;
/// How often a crop is made smaller and put somewhere on black, and the least size, a side (C. Xie et al. 2019,
/// "Improving transferability of adversarial examples with input diversity").
const DIVERSE: f32 = 0.7;
const DIVERSE_SIDE: f32 = 0.8;

/// A transform of the whole frame, worked out roughly and so that gradients pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Transform {
    /// Nothing.
    AsItIs,
    /// JPEG of this quality, 4:2:0; its gradient is taken for that of doing nothing.
    Jpeg(u8),
    /// Made smaller by this factor, and large again.
    Resized(f32),
    /// Gaussian blur of this standard deviation, in pixels.
    Blurred(f32),
    /// Non-local means, through which no gradient passes; not met by chance: in training it cost more against all
    /// others than it gained against itself (docs/cloak.md).
    Denoised,
}

impl Transform {
    /// One by chance.
    pub(super) fn by(chance: &mut Chance) -> Self {
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

    /// The frame (1, 3, S, S; 0-255) after it.
    pub(super) fn apply(self, frame: &Tensor, progress: &Progress) -> Result<Tensor, Lost> {
        let side = SIDE as i64;
        Ok(match self {
            Self::AsItIs => frame.f_alias()?,
            Self::Jpeg(quality) => {
                let still = frame.f_detach()?;
                let arrived = tensor(&photo::through_jpeg(&picture(&still)?, quality, progress)?)?;
                frame.f_add(&arrived.f_sub(&still)?)?
            }
            Self::Resized(factor) => {
                let small = ((SIDE as f32 * factor).round() as i64).max(16);
                let small =
                    frame.f_internal_upsample_bilinear2d_aa([small, small], false, None, None)?;
                small.f_upsample_bilinear2d([side, side], false, None, None)?
            }
            Self::Blurred(deviation) => blurred(frame, deviation)?,
            Self::Denoised => tensor(&photo::denoised(&picture(frame)?, 1, progress)?)?,
        })
    }
}

/// Why a face got lost on the way.
#[derive(Debug)]
pub(super) enum Lost {
    /// libtorch threw.
    Thrown(TchError),
    /// Anything else.
    Other(ErrorKind),
}

impl From<TchError> for Lost {
    fn from(error: TchError) -> Self {
        Self::Thrown(error)
    }
}

impl<E: Into<ErrorKind>> From<E> for Lost {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

fn blurred(frame: &Tensor, deviation: f32) -> Result<Tensor, TchError> {
    let reach = (3.0 * deviation).ceil().max(1.0) as i64;
    let weight = |at: i64| (-(at * at) as f32 / (2.0 * deviation * deviation)).exp();
    let weights: Vec<f32> = (-reach..=reach).map(weight).collect();
    let sum: f32 = weights.iter().sum();
    let weights: Vec<f32> = weights.iter().map(|weight| weight / sum).collect();
    let kernel = Tensor::f_from_slice(&weights)?;
    let length = 2 * reach + 1;
    let across = kernel
        .f_view([1, 1, 1, length])?
        .f_expand([3, 1, 1, length], false)?;
    let down = kernel
        .f_view([1, 1, length, 1])?
        .f_expand([3, 1, length, 1], false)?;
    let wide = frame.f_reflection_pad2d([reach, reach, reach, reach])?;
    let none: Option<&Tensor> = None;
    wide.f_conv2d(&across, none, [1, 1], [0, 0], [1, 1], 3)?
        .f_conv2d(&down, none, [1, 1], [0, 0], [1, 1], 3)
}

/// A recogniser's crop of `side` pixels out of the frame (1, 3, S, S), exactly where it belongs.
pub(super) fn crop(frame: &Tensor, into: &Similarity, side: usize) -> Result<Tensor, TchError> {
    let back = into.inverse().ok_or_else(flat)?;
    let theta = theta(&back, side);
    let theta = Tensor::f_from_slice(&theta)?.f_view([1, 2, 3])?;
    let size = [1, 3, side as i64, side as i64];
    let grid = Tensor::f_affine_grid_generator(&theta, size, false)?;
    // Bilinear, and black outside as in the crops of witnesses.
    frame.f_grid_sampler(&grid, 0, 0, false)
}

/// A crop a little off, now and then mirrored, and now and then made smaller and put somewhere on black.
pub(super) fn jittered_crop(
    frame: &Tensor,
    into: &Similarity,
    side: usize,
    chance: &mut Chance,
) -> Result<Tensor, TchError> {
    let moved = jitter(into, side, chance);
    let mut crop = crop(frame, &moved, side)?;
    if chance.part() < 0.5 {
        crop = crop.f_flip([3])?;
    }
    let (diverse, size) = (chance.part() < DIVERSE, chance.between(DIVERSE_SIDE, 1.0));
    let (right, down) = (chance.part(), chance.part());
    if !diverse {
        return Ok(crop);
    }
    let small = (side as f32 * size) as i64;
    let left_over = side as i64 - small;
    let place = |part: f32| (part * (left_over + 1) as f32) as i64;
    let (left, top) = (place(right), place(down));
    crop.f_upsample_bilinear2d([small, small], false, None, None)?
        .f_constant_pad_nd([left, left_over - left, top, left_over - top])
}

fn jitter(into: &Similarity, side: usize, chance: &mut Chance) -> Similarity {
    let turn = TURN * chance.symmetric();
    let scale = 1.0 + SCALE * chance.symmetric();
    let reach = SHIFT * side as f32;
    let (right, down) = (reach * chance.symmetric(), reach * chance.symmetric());
    let (sin, cos) = turn.sin_cos();
    let (a, b) = (scale * cos, scale * sin);
    let middle = (side as f32 - 1.0) / 2.0;
    // Around the middle of the crop: first `into`, then the turn.
    let [x, y] = into.shift.map(|shift| shift - middle);
    Similarity {
        a: a * into.a - b * into.b,
        b: b * into.a + a * into.b,
        shift: [
            a * x - b * y + middle + right,
            b * x + a * y + middle + down,
        ],
    }
}

/// From places of a crop to places of the frame, both from -1 to 1 at the outer edges, as libtorch's grids count.
fn theta(back: &Similarity, side: usize) -> [f32; 6] {
    let (from, to) = (side as f32, SIDE as f32);
    let ratio = from / to;
    let [right, down] = back.shift;
    let (a, b) = (back.a, back.b);
    // The middle of the first pixel is 0 in a similarity, and 1 / side - 1 in a grid.
    let middle = (from - 1.0) / 2.0;
    let shift_x = (2.0 * (a * middle - b * middle + right) + 1.0) / to - 1.0;
    let shift_y = (2.0 * (b * middle + a * middle + down) + 1.0) / to - 1.0;
    [
        a * ratio,
        -b * ratio,
        shift_x,
        b * ratio,
        a * ratio,
        shift_y,
    ]
}

/// A picture as a tensor of 1, 3, H, W values, 0-255.
pub(super) fn tensor(picture: &RgbImage) -> Result<Tensor, TchError> {
    let (width, height) = (i64::from(picture.width()), i64::from(picture.height()));
    Tensor::f_from_slice(picture.as_raw())?
        .f_view([1, height, width, 3])?
        .f_permute([0, 3, 1, 2])?
        .f_to_kind(Kind::Float)
}

/// A tensor of 1, 3, S, S values as a picture, rounded.
fn picture(frame: &Tensor) -> Result<RgbImage, TchError> {
    let bytes = frame
        .f_round()?
        .f_clamp(0.0, 255.0)?
        .f_to_kind(Kind::Uint8)?;
    let bytes = bytes.f_permute([0, 2, 3, 1])?.f_contiguous()?;
    let mut values = vec![0_u8; 3 * SIDE * SIDE];
    let length = values.len();
    bytes.f_view([-1])?.f_copy_data(&mut values, length)?;
    RgbImage::from_raw(SIDE as u32, SIDE as u32, values).ok_or_else(flat)
}

fn flat() -> TchError {
    TchError::Shape("a face without extent".to_owned())
}
