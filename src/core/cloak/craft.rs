//! Making one cloak: descent on what the surrogates still know, with momentum (Y. Dong et al. 2018, "Boosting
//! adversarial attacks with momentum"), over a grid coarser than the frame.

use tch::{Kind, TchError, Tensor};

use super::Recipe;
use super::budget;
use super::ensemble::{Ensemble, References};
use super::frame::{Frame, SIDE};
use super::transform::{Chance, Lost};
use crate::progress::Progress;

/// Values of the grid a side: what lies between is interpolated, so that the cloak has no detail that the next
/// resizing or JPEG takes away.
const GRID: i64 = SIDE as i64 / 2;
/// The part of a change of colour that is kept beside that of brightness: coloured speckles are seen sooner than grey
/// ones, and help less against recognisers that were not attacked (docs/cloak.md compares).
const COLOUR: f64 = 0.5;
/// What is kept of the direction of earlier steps.
const MOMENTUM: f64 = 0.9;
/// The length of the first step in parts of the budget; the last one is a tenth of it.
const LENGTH: f64 = 0.3;
/// After how many steps it is looked whether all surrogates are beaten.
const LOOK: u32 = 10;

/// A cloak in its frame.
#[derive(Debug)]
pub(super) struct Crafted {
    /// What is added: red, green and blue planes, row-major, in 1/255.
    pub planes: Vec<f32>,
    /// Steps made.
    pub steps: u32,
    /// Surrogates beaten.
    pub beaten: usize,
}

/// What is being worked on.
struct Work<'a> {
    ensemble: &'a Ensemble,
    progress: &'a Progress,
    /// The face, 1, 3, S, S, 0-255.
    face: Tensor,
    /// How much each pixel may change, 1, 1, S, S, in 1/255.
    room: Tensor,
    references: References,
}

/// Makes the cloak of a face; `step` is called after each step with the number of steps made.
pub(super) fn craft(
    ensemble: &Ensemble,
    frame: &Frame,
    budget: (f32, f32),
    recipe: &Recipe,
    chance: &mut Chance,
    progress: &Progress,
    mut step: impl FnMut(u32) -> Result<(), crate::error::Reason>,
) -> Result<Crafted, Lost> {
    let (most, smooth) = budget;
    let side = SIDE as i64;
    let face = Tensor::f_from_slice(&frame.planes)?.f_view([1, 3, side, side])?;
    let shares = budget::shares(frame, smooth);
    let room = Tensor::f_from_slice(&shares)?.f_view([1, 1, side, side])?;
    let work = Work {
        ensemble,
        progress,
        references: tch::no_grad(|| ensemble.references(&face))?,
        room: room.f_mul_scalar(f64::from(most))?,
        face,
    };
    let mut grid = Tensor::f_zeros([1, 3, GRID, GRID], (Kind::Float, tch::Device::Cpu))?;
    let mut direction = grid.f_zeros_like()?;
    let (mut steps, mut beaten) = (0, 0);
    while steps < recipe.steps {
        let gradient = work.gradient(&grid, chance)?;
        direction = tch::no_grad(|| turned(&direction, &gradient))?;
        let done = f64::from(steps) / f64::from(recipe.steps);
        grid = tch::no_grad(|| moved(&grid, &direction, LENGTH * (1.0 - 0.9 * done)))?;
        steps += 1;
        step(steps)?;
        if steps.is_multiple_of(LOOK) || steps == recipe.steps {
            beaten = work.beaten(&grid)?;
            if beaten == ensemble.len() {
                break;
            }
        }
    }
    let change = tch::no_grad(|| work.change(&grid))?.f_contiguous()?;
    let mut planes = vec![0_f32; 3 * SIDE * SIDE];
    let length = planes.len();
    change.f_view([-1])?.f_copy_data(&mut planes, length)?;
    Ok(Crafted {
        planes,
        steps,
        beaten,
    })
}

impl Work<'_> {
    /// What a grid adds to the face.
    fn change(&self, grid: &Tensor) -> Result<Tensor, TchError> {
        let side = SIDE as i64;
        let fine = grid.f_upsample_bicubic2d([side, side], false, None, None)?;
        let grey = fine.f_mean_dim([1_i64].as_slice(), true, Kind::Float)?;
        let fine = fine
            .f_mul_scalar(COLOUR)?
            .f_add(&grey.f_mul_scalar(1.0 - COLOUR)?)?;
        fine.f_clamp(-1.0, 1.0)?.f_mul(&self.room)
    }

    fn worn(&self, grid: &Tensor) -> Result<Tensor, TchError> {
        self.face.f_add(&self.change(grid)?)?.f_clamp(0.0, 255.0)
    }

    fn gradient(&self, grid: &Tensor, chance: &mut Chance) -> Result<Tensor, Lost> {
        let grid = grid.f_detach()?.f_set_requires_grad(true)?;
        let worn = self.worn(&grid)?;
        let loss = self
            .ensemble
            .loss(&worn, &self.references, chance, self.progress)?;
        let mut gradients = Tensor::f_run_backward(&[&loss], &[&grid], false, false)?;
        gradients
            .pop()
            .ok_or_else(|| TchError::Shape("no gradient".to_owned()).into())
    }

    fn beaten(&self, grid: &Tensor) -> Result<usize, Lost> {
        tch::no_grad(|| {
            let worn = self.worn(grid)?.f_round()?;
            self.ensemble.beaten(&worn, &self.references, self.progress)
        })
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
/// everywhere, and the direction itself: its root, which spends it where it works best (docs/cloak.md compares).
fn moved(grid: &Tensor, direction: &Tensor, length: f64) -> Result<Tensor, TchError> {
    let root = direction.f_abs()?.f_sqrt()?.f_mul(&direction.f_sign()?)?;
    let size = super::ensemble::number(&root.f_abs()?.f_mean(Kind::Float)?)?;
    if !size.is_normal() {
        return grid.f_alias();
    }
    grid.f_sub(&root.f_mul_scalar(length / size)?)?
        .f_clamp(-1.0, 1.0)
}
