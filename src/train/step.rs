//! What happens to a face on its way to a surrogate, by libtorch's own operations and with its own gradients: what
//! `ombrelle_core::cloak`'s linear maps are compared with.

use image::RgbImage;
use tch::{Kind, TchError, Tensor};

use ombrelle_core::chance::Chance;
use ombrelle_core::cloak::SIDE;
use ombrelle_core::cloak::transform::Transform;
use ombrelle_core::model::recogniser::Similarity;
use ombrelle_core::photo;
use ombrelle_core::progress::Progress;

/// How far a crop is turned (radians), scaled and shifted (parts of its side), how often it is made smaller, and the least
/// size: those of `ombrelle_core::cloak::view`.
const TURN: f32 = 0.1;
const SCALE: f32 = 0.1;
const SHIFT: f32 = 0.03;
const DIVERSE: f32 = 0.7;
const DIVERSE_SIDE: f32 = 0.8;

/// A frame (1, 3, S, S; 0-255) after a transform through which gradients pass.
///
/// # Errors
/// What libtorch throws; [`TchError::Shape`] where JPEG fails.
pub fn after(transform: Transform, frame: &Tensor) -> Result<Tensor, TchError> {
    let side = SIDE as i64;
    match transform {
        Transform::AsItIs => frame.f_alias(),
        Transform::Jpeg(quality) => {
            let still = frame.f_detach()?;
            let arrived = photo::through_jpeg(&picture(&still)?, quality, &Progress::default());
            let arrived = tensor(&arrived.map_err(|_| flat())?)?;
            frame.f_add(&arrived.f_sub(&still)?)
        }
        Transform::Resized(factor) => {
            let small = ((SIDE as f32 * factor).round() as i64).max(16);
            let small =
                frame.f_internal_upsample_bilinear2d_aa([small, small], false, None, None)?;
            small.f_upsample_bilinear2d([side, side], false, None, None)
        }
        Transform::Blurred(deviation) => blurred(frame, deviation),
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
///
/// # Errors
/// What libtorch throws.
pub fn crop(frame: &Tensor, into: &Similarity, side: usize) -> Result<Tensor, TchError> {
    let back = into.inverse().ok_or_else(flat)?;
    let theta = Tensor::f_from_slice(&theta(&back, side))?.f_view([1, 2, 3])?;
    let size = [1, 3, side as i64, side as i64];
    let grid = Tensor::f_affine_grid_generator(&theta, size, false)?;
    // Bilinear, and black outside as in the crops of witnesses.
    frame.f_grid_sampler(&grid, 0, 0, false)
}

/// A crop a little off, now and then mirrored, and now and then made smaller and put somewhere on black.
///
/// # Errors
/// What libtorch throws.
pub fn jittered_crop(
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
fn tensor(picture: &RgbImage) -> Result<Tensor, TchError> {
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use std::path::{Path, PathBuf};

    use ombrelle_core::cloak::linear::{Lines, Resampling};
    use ombrelle_core::cloak::view::View;
    use ombrelle_core::model::recogniser::{Card, Role};
    use ombrelle_core::model::surrogate as own;

    use super::*;
    use crate::surrogate::Surrogate;

    /// A smooth face-like frame with some texture.
    fn frame(seed: u64) -> Vec<f32> {
        let mut chance = Chance::stream(seed, 0);
        let at = |place: usize| ((place % SIDE) as f32, (place / SIDE % SIDE) as f32);
        (0..3 * SIDE * SIDE)
            .map(|place| {
                let (x, y) = at(place);
                let wave = (x / 17.0).sin() * (y / 23.0).cos() + (place / SIDE / SIDE) as f32 / 4.0;
                120.0 + 70.0 * wave + 8.0 * chance.symmetric()
            })
            .collect()
    }

    fn planes(values: &[f32]) -> Tensor {
        let side = SIDE as i64;
        Tensor::f_from_slice(values)
            .unwrap()
            .f_view([1, 3, side, side])
            .unwrap()
    }

    fn values(tensor: &Tensor) -> Vec<f32> {
        let flat = tensor.f_detach().unwrap().f_contiguous().unwrap();
        let mut values = vec![0.0; flat.numel()];
        flat.f_view([-1])
            .unwrap()
            .f_copy_data(&mut values, flat.numel())
            .unwrap();
        values
    }

    /// The largest difference, in parts of the largest value.
    fn apart(a: &[f32], b: &[f32]) -> f32 {
        assert_eq!(a.len(), b.len());
        let largest = b
            .iter()
            .fold(f32::MIN_POSITIVE, |most, v| most.max(v.abs()));
        let pairs = a.iter().zip(b).map(|(a, b)| (a - b).abs() / largest);
        pairs.fold(0.0, f32::max)
    }

    fn back(output: &Tensor, leaf: &Tensor, by: &[f32]) -> Vec<f32> {
        let by = Tensor::f_from_slice(by)
            .unwrap()
            .f_view(output.size().as_slice())
            .unwrap();
        let sum = output.f_mul(&by).unwrap().f_sum(Kind::Float).unwrap();
        values(&Tensor::f_run_backward(&[&sum], &[leaf], false, false).unwrap()[0])
    }

    #[test]
    fn ways_and_their_gradients_are_those_of_libtorch() {
        for seed in 0..60 {
            let mut chance = Chance::stream(seed, 3);
            let transform = Transform::by(&mut chance);
            let side = [112, 150, 224][seed as usize % 3];
            let scale = side as f32 / 190.0;
            let into = Similarity {
                a: scale,
                b: 0.05 * scale,
                shift: [-20.0 * scale, -35.0 * scale],
            };
            let frame = frame(seed);
            let arrived = transform.apply(&frame, &Progress::default()).unwrap();
            let view = View::jittered(&into, side, &mut Chance::stream(seed, 4)).unwrap();
            let crop = view.apply(&arrived.planes);
            let leaf = planes(&frame).f_set_requires_grad(true).unwrap();
            let there = after(transform, &leaf).unwrap();
            assert!(
                apart(&arrived.planes, &values(&there)) < 1e-4,
                "{transform:?}"
            );
            let chance = &mut Chance::stream(seed, 4);
            let other = jittered_crop(&there, &into, side, chance).unwrap();
            assert!(apart(&crop, &values(&other)) < 1e-4, "{transform:?}");
            let by: Vec<f32> = crop.iter().map(|value| value / 100.0 - 1.3).collect();
            let own = arrived.back(view.back(&by));
            assert!(
                apart(&own, &back(&other, &leaf, &by)) < 1e-4,
                "{transform:?}"
            );
            let exact = View::exact(&into, side).unwrap().apply(&frame);
            let other = super::crop(&planes(&frame), &into, side).unwrap();
            assert!(apart(&exact, &values(&other)) < 1e-4);
        }
    }

    #[test]
    fn the_cubic_grid_and_means_are_those_of_libtorch() {
        let grid = &frame(1)[..3 * 128 * 128];
        let tensor = Tensor::f_from_slice(grid)
            .unwrap()
            .f_view([1, 3, 128, 128])
            .unwrap();
        let own = Resampling::both(Lines::cubic(128, SIDE)).apply(grid);
        let side = SIDE as i64;
        let other = tensor
            .f_upsample_bicubic2d([side, side], false, None, None)
            .unwrap();
        assert!(apart(&own, &values(&other)) < 1e-4);
        let own = Resampling::both(Lines::averaged(128, 4)).apply(grid);
        let other = tensor
            .f_avg_pool2d([4, 4], [4, 4], [0, 0], false, true, None)
            .unwrap();
        assert!(apart(&own, &values(&other)) < 1e-4);
    }

    #[test]
    fn a_whole_step_has_the_gradient_of_libtorch() {
        let models = std::env::var_os("OMBRELLE_MODELS").map_or_else(
            || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models"),
            PathBuf::from,
        );
        let cards = Card::all().unwrap().into_iter();
        for card in cards.filter(|card| card.role == Role::Surrogate) {
            let mut engine = own::Surrogate::load(&card.name, &models).unwrap();
            let oracle = Surrogate::load(&card.name, &models).unwrap();
            let side = card.crop.side;
            let scale = side as f32 / 190.0;
            let into = Similarity {
                a: scale,
                b: 0.0,
                shift: [-30.0 * scale, -30.0 * scale],
            };
            for seed in 0..4 {
                let (still, moved) = (frame(90), frame(seed));
                let view = View::exact(&into, side).unwrap();
                let reference = engine.embed(&view.apply(&still)).unwrap();
                let mut chance = Chance::stream(seed, 5);
                let transform = Transform::by(&mut chance);
                let arrived = transform.apply(&moved, &Progress::default()).unwrap();
                let view = View::jittered(&into, side, &mut chance).unwrap();
                let slope = engine
                    .slope(&view.apply(&arrived.planes), &reference)
                    .unwrap();
                let own = arrived.back(view.back(&slope.gradient));
                let leaf = planes(&moved).f_set_requires_grad(true).unwrap();
                let mut chance = Chance::stream(seed, 5);
                let transform = Transform::by(&mut chance);
                let there = after(transform, &leaf).unwrap();
                let crop = jittered_crop(&there, &into, side, &mut chance).unwrap();
                let seen = oracle.embed_once(&crop).unwrap();
                let reference = Tensor::f_from_slice(reference.values()).unwrap();
                let cosine = Tensor::f_cosine_similarity(&seen, &reference, 1, 1e-8).unwrap();
                let known = cosine
                    .f_sum(Kind::Float)
                    .unwrap()
                    .f_double_value(&[])
                    .unwrap();
                assert!(
                    (known - f64::from(slope.cosine)).abs() < 1e-4,
                    "{}",
                    card.name
                );
                let other = back(&cosine, &leaf, &[1.0]);
                // Nearly all values are the same. Where rounding puts an activation on the other side of its kink, the few values
                // behind it differ: of the twelve steps of the first three networks in one, by 1.5e-4 of the direction.
                let dot = |a: &[f32], b: &[f32]| -> f64 {
                    a.iter()
                        .zip(b)
                        .map(|(a, b)| f64::from(*a) * f64::from(*b))
                        .sum()
                };
                let size = (dot(&own, &own) * dot(&other, &other)).sqrt();
                let likeness = dot(&own, &other) / size;
                assert!(1.0 - likeness < 1e-3, "{} {seed}: {likeness}", card.name);
                let largest = other.iter().fold(0_f32, |most, v| most.max(v.abs()));
                let pairs = own.iter().zip(&other);
                let mut apart: Vec<f32> = pairs.map(|(a, b)| (a - b).abs() / largest).collect();
                apart.sort_by(f32::total_cmp);
                let middle = apart[apart.len() / 2];
                assert!(middle < 1e-6, "{} {seed}: {middle}", card.name);
            }
        }
    }
}
