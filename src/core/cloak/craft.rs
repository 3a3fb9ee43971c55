//! Making one cloak: descent on what the surrogates still know, with momentum (Y. Dong et al. 2018, "Boosting
//! adversarial attacks with momentum"), over a grid coarser than the frame.

use tch::{Kind, TchError, Tensor};

use super::budget;
use super::ensemble::{Ensemble, References};
use super::frame::{Frame, SIDE};
use super::transform::Lost;
use super::{Recipe, Strength};
use crate::progress::Progress;

/// Values of the grid a side: what lies between is interpolated, so that the cloak has no detail that the next
/// resizing or JPEG takes away.
const GRID: i64 = SIDE as i64 / 2;
/// The part of a change of colour that is kept beside that of brightness: coloured speckles are seen sooner than grey
/// ones, and help less against recognisers that were not attacked (docs/cloak.md compares).
const COLOUR: f64 = 0.25;
/// What is kept of the direction of earlier steps.
const MOMENTUM: f64 = 0.9;
/// The length of the first step in parts of the budget; the last one is a tenth of it.
const LENGTH: f64 = 0.3;
/// What a visible change costs at the beginning beside what it gains: the weight of
/// [`visibility`](budget::visibility) against a gradient of mean size. docs/cloak.md compares.
const PRICE: f64 = 12.0;
/// The price falls at each step at which a surrogate knows the face better than this (0 is its threshold), and rises at
/// the others: faces differ in how much they need.
const ENOUGH: f64 = -0.3;
const FALL: f64 = 0.95;
const RISE: f64 = 1.04;
/// Never dearer than this: what hides from surrogates by little hides from others by nothing.
const DEAREST: f64 = 16.0;
/// Values of the grid that the coarse part of a step holds together, a side: coarse changes survive what fine ones do not,
/// and are seen less.
const COARSE: i64 = 4;
/// After how many steps it is looked whether all surrogates are far from knowing the face.
const LOOK: u32 = 10;

/// A cloak in its frame.
#[derive(Debug)]
pub(super) struct Crafted {
    /// The part of its room that each value uses, -1 to 1: red, green and blue planes, row-major.
    pub parts: Vec<f32>,
    /// Steps made.
    pub steps: u32,
    /// Surrogates beaten, on every face.
    pub beaten: usize,
}

/// What is being worked on.
struct Work<'a> {
    ensemble: &'a Ensemble,
    progress: &'a Progress,
    faces: Vec<Face>,
    /// From the grid to the frame.
    to_frame: Tensor,
    /// From the coarse part of a step to the grid.
    to_grid: Tensor,
}

/// One face that is to be hidden.
struct Face {
    /// It, 1, 3, S, S, 0-255.
    pixels: Tensor,
    /// How much each pixel may change, 1, 1, S, S, in 1/255.
    room: Tensor,
    /// How well the square of a change is seen, 1, 1, S, S.
    visibility: Tensor,
    references: References,
}

/// Makes one cloak for one face or for several photos of it, which take turns; `number` tells faces of one photo
/// apart, `step` is called after each step with the number of steps made.
pub(super) fn craft(
    ensemble: &Ensemble,
    frames: &[&Frame],
    strength: Strength,
    (recipe, number): (&Recipe, usize),
    progress: &Progress,
    mut step: impl FnMut(u32) -> Result<(), crate::error::ErrorKind>,
) -> Result<Crafted, Lost> {
    let faces = frames.iter().enumerate();
    let faces = faces.map(|(turn, frame)| {
        Face::of(frame, strength, |face| {
            ensemble.references(face, recipe.seed, number + turn)
        })
    });
    let work = Work {
        ensemble,
        progress,
        faces: faces.collect::<Result<_, _>>()?,
        to_frame: cubic(GRID, SIDE as i64)?,
        to_grid: cubic(GRID / COARSE, GRID)?,
    };
    let mut grid = Tensor::f_zeros([1, 3, GRID, GRID], (Kind::Float, tch::Device::Cpu))?;
    let mut direction = grid.f_zeros_like()?;
    let (mut steps, mut price) = (0, PRICE);
    for face in work.faces.iter().cycle() {
        if steps == recipe.steps {
            break;
        }
        let (gradient, known) = work.gradient(&grid, face, price)?;
        let change = if known > ENOUGH { FALL } else { RISE };
        price = (price * change).min(DEAREST);
        direction = tch::no_grad(|| turned(&direction, &gradient))?;
        let done = f64::from(steps) / f64::from(recipe.steps);
        let length = LENGTH * (1.0 - 0.9 * done);
        grid = tch::no_grad(|| moved(&grid, &direction, length, &work.to_grid))?;
        steps += 1;
        step(steps)?;
        if steps.is_multiple_of(LOOK) && steps < recipe.steps && work.is_far(&grid)? {
            break;
        }
    }
    let fine = tch::no_grad(|| fine(&grid, &work.to_frame))?.f_contiguous()?;
    let mut parts = vec![0_f32; 3 * SIDE * SIDE];
    let length = parts.len();
    fine.f_view([-1])?.f_copy_data(&mut parts, length)?;
    Ok(Crafted {
        parts,
        steps,
        beaten: work.beaten(&grid)?,
    })
}

impl Face {
    fn of(
        frame: &Frame,
        strength: Strength,
        references: impl FnOnce(&Tensor) -> Result<References, Lost>,
    ) -> Result<Self, Lost> {
        let side = SIDE as i64;
        let pixels = Tensor::f_from_slice(&frame.planes)?.f_view([1, 3, side, side])?;
        let plane = |values: &[f32]| Tensor::f_from_slice(values)?.f_view([1, 1, side, side]);
        let room = plane(&budget::shares(frame))?;
        Ok(Self {
            visibility: plane(&budget::visibility(frame))?,
            references: references(&pixels)?,
            room: room.f_mul_scalar(f64::from(strength.budget()))?,
            pixels,
        })
    }

    /// The face with what a grid adds to it.
    fn worn(&self, grid: &Tensor, to_frame: &Tensor) -> Result<Tensor, TchError> {
        let change = fine(grid, to_frame)?.f_mul(&self.room)?;
        self.pixels.f_add(&change)?.f_clamp(0.0, 255.0)
    }

    /// In which direction of the pixels the change is seen more: the gradient of the sum of its squares, each by its
    /// visibility, at the size of the gradient that it is weighed against.
    fn price(&self, worn: &Tensor, gradient: &Tensor, price: f64) -> Result<Tensor, TchError> {
        let size = super::ensemble::number(&gradient.f_abs()?.f_mean(Kind::Float)?)?;
        let change = worn.f_detach()?.f_sub(&self.pixels)?;
        let seen = change.f_mul(&self.visibility)?;
        seen.f_mul_scalar(2.0 * price * size)
    }
}

/// What a column of values is multiplied by to be that of a finer grid, `to`, `from`: cubic interpolation. As a product of
/// matrices: libtorch's own, with its gradient, took a twentieth of the time of a cloak.
fn cubic(from: i64, to: i64) -> Result<Tensor, TchError> {
    let one = Tensor::f_eye(from, (Kind::Float, tch::Device::Cpu))?.f_view([1, 1, from, from])?;
    one.f_upsample_bicubic2d([to, from], false, None, None)?
        .f_view([to, from])
}

/// Planes on a finer grid; `cubic` says how.
fn finer(planes: &Tensor, cubic: &Tensor) -> Result<Tensor, TchError> {
    cubic.f_matmul(planes)?.f_matmul(&cubic.f_tr()?)
}

/// A grid at the size of the frame, each value within -1 and 1.
fn fine(grid: &Tensor, cubic: &Tensor) -> Result<Tensor, TchError> {
    let fine = finer(grid, cubic)?;
    let grey = fine.f_mean_dim([1_i64].as_slice(), true, Kind::Float)?;
    fine.f_mul_scalar(COLOUR)?
        .f_add(&grey.f_mul_scalar(1.0 - COLOUR)?)?
        .f_clamp(-1.0, 1.0)
}

impl Work<'_> {
    /// In which direction of the grid the surrogates would know the face better.
    fn gradient(&self, grid: &Tensor, face: &Face, price: f64) -> Result<(Tensor, f64), Lost> {
        let grid = grid.f_detach()?.f_set_requires_grad(true)?;
        let worn = face.worn(&grid, &self.to_frame)?;
        let (by_pixel, known) = self
            .ensemble
            .gradient(&worn, &face.references, self.progress)?;
        let by_pixel = by_pixel.f_add(&face.price(&worn, &by_pixel, price)?)?;
        // The chain rule: from pixels to the values of the grid.
        let reached = worn.f_mul(&by_pixel)?.f_sum(Kind::Float)?;
        let mut gradients = Tensor::f_run_backward(&[&reached], &[&grid], false, false)?;
        let none = || TchError::Shape("no gradient".to_owned());
        Ok((gradients.pop().ok_or_else(none)?, known))
    }

    /// How many surrogates are beaten on the face that is hidden worst.
    fn beaten(&self, grid: &Tensor) -> Result<usize, Lost> {
        let mut least = self.ensemble.len();
        for face in &self.faces {
            let worn = tch::no_grad(|| face.worn(grid, &self.to_frame)?.f_round())?;
            let beaten = self
                .ensemble
                .beaten(&worn, &face.references, self.progress)?;
            least = least.min(beaten);
        }
        Ok(least)
    }

    /// Whether all surrogates are far from knowing any of the faces.
    fn is_far(&self, grid: &Tensor) -> Result<bool, Lost> {
        for face in &self.faces {
            let worn = tch::no_grad(|| face.worn(grid, &self.to_frame)?.f_round())?;
            let far = self
                .ensemble
                .is_far(&worn, &face.references, self.progress)?;
            if !far {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The next direction: the one before, shortened, and the gradient at its mean size. A gradient of zeros or of no
/// numbers changes nothing.
fn turned(before: &Tensor, gradient: &Tensor) -> Result<Tensor, TchError> {
    let size = super::ensemble::number(&gradient.f_abs()?.f_mean(Kind::Float)?)?;
    let kept = before.f_mul_scalar(MOMENTUM)?;
    if !size.is_normal() {
        return Ok(kept);
    }
    kept.f_add(&gradient.f_div_scalar(size)?)
}

/// The grid after a step against the direction. Between the sign of the direction, which spends the whole budget
/// everywhere, and the direction itself: its root, which spends it where it works best. The direction's own coarse part counts
/// twice (docs/cloak.md compares).
fn moved(
    grid: &Tensor,
    direction: &Tensor,
    length: f64,
    to_grid: &Tensor,
) -> Result<Tensor, TchError> {
    let squares = [COARSE, COARSE];
    let coarse = direction.f_avg_pool2d(squares, squares, [0, 0], false, true, None)?;
    let direction = direction.f_add(&finer(&coarse, to_grid)?)?;
    let root = direction.f_abs()?.f_sqrt()?.f_mul(&direction.f_sign()?)?;
    let size = super::ensemble::number(&root.f_abs()?.f_mean(Kind::Float)?)?;
    if !size.is_normal() {
        return grid.f_alias();
    }
    grid.f_sub(&root.f_mul_scalar(length / size)?)?
        .f_clamp(-1.0, 1.0)
}
