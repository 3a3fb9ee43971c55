//! Where in a picture a code other than a QR code may lie: patches of stripes, and patches that may be square codes.
//!
//! The picture's gradients (their structure tensor, Bigün and Granlund 1987) are summed over cells: cells whose gradients go one way are
//! stripes, as bar codes and PDF417 have them, and cells with many of any kind may be a square code. Cells that touch and belong together are
//! a patch.

use std::collections::HashMap;

use image::GrayImage;
use ombrelle_base::Point;

/// Side of a cell, in pixels of the look.
pub(super) const CELL: usize = 8;
/// Mean square of the gradients of a cell in which something may be: 12 of 255 in each direction, noise stays below.
const BUSY: u32 = 600;
/// How much the gradients of striped cells go one way, 0-1.
const STRIPED: f32 = 0.35;
/// How much those of a patch that may be a square code do, at most: what goes one way is stripes.
const ONE_WAY: f32 = 0.6;
/// How far the directions of neighbours that are one patch may differ, in radians.
const ALIKE: f32 = 0.3;
/// Cells of a patch, at least.
const CELLS: usize = 5;
/// How far a patch of stripes may go along its bars on its way across them, in parts of that way.
const MOST_SLANTED: f32 = 0.4;
/// Part of a patch's rectangle that its cells fill, at least.
const FILLED: f32 = 0.3;
/// Least length of a patch of stripes, and least side of a square, in cells.
const LEAST: [f32; 2] = [4.0, 3.0];

/// The structure tensor of a cell, summed.
#[derive(Debug, Clone, Copy, Default)]
struct Tensor {
    xx: f32,
    yy: f32,
    xy: f32,
}

impl Tensor {
    /// How much the gradients go one way, 0-1.
    fn coherence(self) -> f32 {
        (self.xx - self.yy).hypot(2.0 * self.xy) / (self.xx + self.yy).max(1.0)
    }

    /// The way they go, in radians, up to half a turn.
    fn angle(self) -> f32 {
        0.5 * (2.0 * self.xy).atan2(self.xx - self.yy)
    }
}

/// How far two directions are apart, where there and back are the same, in radians.
fn apart(a: f32, b: f32) -> f32 {
    let half = std::f32::consts::PI;
    let turn = (a - b).rem_euclid(half);
    turn.min(half - turn)
}

/// A cell in which something may be.
#[derive(Debug, Clone, Copy)]
struct Busy {
    tensor: Tensor,
    /// Where it is striped.
    angle: Option<f32>,
}

/// The cells of a picture, row after row.
pub(super) struct Cells<'a> {
    level: &'a GrayImage,
    width: usize,
    cells: Vec<Option<Busy>>,
}

impl<'a> Cells<'a> {
    pub(super) fn of(level: &'a GrayImage) -> Self {
        let side = level.width() as usize;
        let width = side.div_ceil(CELL);
        let rows: Vec<&[u8]> = level.as_raw().chunks_exact(side.max(1)).collect();
        let mut cells = Vec::with_capacity(width * rows.len().div_ceil(CELL));
        let mut sums = vec![[0_i32; 3]; width];
        for y in (0..rows.len()).step_by(CELL) {
            sums.fill([0; 3]);
            for three in rows.get(y..).unwrap_or_default().windows(3).take(CELL) {
                if let [above, row, below] = three {
                    add_row(&mut sums, above, row, below);
                }
            }
            cells.extend(sums.iter().map(|sum| busy(*sum)));
        }
        Self {
            level,
            width,
            cells,
        }
    }

    /// Patches of stripes as rectangles along their bars' direction, the largest first; `step` is how many pixels of the picture at its full size
    /// one of the look is.
    pub(super) fn stripes(&self, step: f32) -> Vec<Band> {
        let turned = |a: &Busy, b: &Busy| match (a.angle, b.angle) {
            (Some(a), Some(b)) => apart(a, b) < ALIKE,
            _ => false,
        };
        let cell = CELL as f32 * step;
        let [least, _] = LEAST;
        self.patches(|cell| cell.angle.is_some(), turned)
            .iter()
            .map(|patch| {
                let angle = self.sum(patch).angle();
                (
                    patch,
                    self.band(patch, angle, self.slant(patch, angle), step),
                )
            })
            .filter(|(patch, band)| {
                band.along >= least * cell && band.filled(patch.len(), cell) >= FILLED
            })
            .map(|(_, band)| band)
            .collect()
    }

    /// Patches that may be square codes, straightened by the way that their edges go.
    pub(super) fn squares(&self, step: f32) -> Vec<Band> {
        let cell = CELL as f32 * step;
        let [_, least] = LEAST;
        self.patches(|_| true, |_, _| true)
            .iter()
            .filter(|patch| self.is_compact(patch) && self.sum(patch).coherence() < ONE_WAY)
            .map(|patch| (patch, self.band(patch, self.raster_angle(patch), 0.0, step)))
            .filter(|(patch, band)| {
                let ratio = band.along / band.across.max(1.0);
                (0.5..2.0).contains(&ratio)
                    && band.along >= least * cell
                    && band.filled(patch.len(), cell) >= FILLED
            })
            .map(|(_, band)| band)
            .collect()
    }

    fn at(&self, place: usize) -> Option<&Busy> {
        self.cells.get(place).and_then(Option::as_ref)
    }

    fn sum(&self, patch: &[usize]) -> Tensor {
        let cells = patch.iter().filter_map(|place| self.at(*place));
        cells.fold(Tensor::default(), |sum, cell| Tensor {
            xx: sum.xx + cell.tensor.xx,
            yy: sum.yy + cell.tensor.yy,
            xy: sum.xy + cell.tensor.xy,
        })
    }

    /// Busy cells that touch and belong together, the largest patches first.
    fn patches(
        &self,
        takes: impl Fn(&Busy) -> bool,
        joins: impl Fn(&Busy, &Busy) -> bool,
    ) -> Vec<Vec<usize>> {
        let taken = |place: usize| self.at(place).filter(|cell| takes(cell));
        let mut group: Vec<usize> = (0..self.cells.len()).collect();
        let width = self.width;
        for place in 0..self.cells.len() {
            let Some(cell) = taken(place) else { continue };
            let x = place % width;
            let above = place.checked_sub(width);
            let beside = [
                (x > 0).then(|| place - 1),
                above,
                above.filter(|_| x > 0).map(|place| place - 1),
                above.filter(|_| x + 1 < width).map(|place| place + 1),
            ];
            for other in beside.into_iter().flatten() {
                if taken(other).is_some_and(|other| joins(cell, other)) {
                    let (a, b) = (root(&mut group, place), root(&mut group, other));
                    if let Some(parent) = group.get_mut(a.max(b)) {
                        *parent = a.min(b);
                    }
                }
            }
        }
        let mut patches: HashMap<usize, Vec<usize>> = HashMap::new();
        for place in (0..self.cells.len()).filter(|place| taken(*place).is_some()) {
            let root = root(&mut group, place);
            patches.entry(root).or_default().push(place);
        }
        let mut patches: Vec<Vec<usize>> = patches.into_values().collect();
        patches.retain(|patch| patch.len() >= CELLS);
        patches.sort_by_key(|patch| (std::cmp::Reverse(patch.len()), patch.first().copied()));
        patches
    }

    /// Whether a patch is not long and thin, before its direction is known.
    fn is_compact(&self, patch: &[usize]) -> bool {
        let (mut left, mut right, mut top, mut bottom) = (usize::MAX, 0, usize::MAX, 0);
        for place in patch {
            let (x, y) = (place % self.width.max(1), place / self.width.max(1));
            (left, right) = (left.min(x), right.max(x));
            (top, bottom) = (top.min(y), bottom.max(y));
        }
        let (wide, high) = (right + 1 - left.min(right), bottom + 1 - top.min(bottom));
        wide.max(high) <= 2 * wide.min(high) + 1 && 4 * patch.len() >= wide * high
    }

    /// The middle of a cell, in pixels of the look.
    fn middle(&self, place: usize) -> Point {
        let half = CELL as f32 / 2.0;
        Point {
            x: (place % self.width.max(1) * CELL) as f32 + half,
            y: (place / self.width.max(1) * CELL) as f32 + half,
        }
    }

    /// How much a patch whose bars are crossed at this angle goes along them on its way: what is seen from the side is no rectangle.
    fn slant(&self, patch: &[usize], angle: f32) -> f32 {
        let (sin, cos) = angle.sin_cos();
        let place = |place: &usize| {
            let Point { x, y } = self.middle(*place);
            (x * cos + y * sin, y * cos - x * sin)
        };
        let (mut u_sum, mut v_sum) = (0.0, 0.0);
        for (u, v) in patch.iter().map(place) {
            (u_sum, v_sum) = (u_sum + u, v_sum + v);
        }
        let count = patch.len().max(1) as f32;
        let (mut both, mut own) = (0.0, 0.0);
        for (u, v) in patch.iter().map(place) {
            let (u, v) = (u - u_sum / count, v - v_sum / count);
            (both, own) = (both + u * v, own + u * u);
        }
        (both / own.max(1.0)).clamp(-MOST_SLANTED, MOST_SLANTED)
    }

    /// The parallelogram at this angle around a patch, in pixels of the picture at its full size.
    fn band(&self, patch: &[usize], angle: f32, slant: f32, step: f32) -> Band {
        let (sin, cos) = angle.sin_cos();
        let half = CELL as f32 / 2.0;
        let reach = half * (sin.abs() + cos.abs());
        let [mut left, mut right, mut top, mut bottom] = [f32::MAX, f32::MIN, f32::MAX, f32::MIN];
        for place in patch {
            let Point { x, y } = self.middle(*place);
            let u = x * cos + y * sin;
            let v = y * cos - x * sin - slant * u;
            (left, right) = (left.min(u - reach), right.max(u + reach));
            (top, bottom) = (top.min(v - reach), bottom.max(v + reach));
        }
        let u = (left + right) / 2.0;
        let v = (top + bottom) / 2.0 + slant * u;
        Band {
            centre: Point {
                x: (u * cos - v * sin) * step,
                y: (u * sin + v * cos) * step,
            },
            sin,
            cos,
            slant,
            along: (right - left) * step,
            across: (bottom - top) * step,
        }
    }

    /// The direction of a raster, whose edges go two ways at a right angle: gradients by four times their angle.
    fn raster_angle(&self, patch: &[usize]) -> f32 {
        let side = self.level.width() as usize;
        let pixels = self.level.as_raw();
        let (mut real, mut imaginary) = (0.0, 0.0);
        for place in patch {
            let (left, top) = (place % self.width * CELL, place / self.width * CELL);
            for y in top.max(1)..top + CELL {
                let row = |y: usize| pixels.get(y * side + left.max(1) - 1..(y + 1) * side);
                let (Some(above), Some(row), Some(below)) = (row(y - 1), row(y), row(y + 1)) else {
                    continue;
                };
                let down = above.iter().zip(below).skip(1);
                for (three, (above, below)) in row.windows(3).zip(down).take(CELL) {
                    let [before, _, after] = three else { continue };
                    let gx = f32::from(*after) - f32::from(*before);
                    let gy = f32::from(*below) - f32::from(*above);
                    let (a, b) = (gx * gx - gy * gy, 2.0 * gx * gy);
                    let weight = 1.0 / (gx * gx + gy * gy).max(1.0);
                    real += (a * a - b * b) * weight;
                    imaginary += 2.0 * a * b * weight;
                }
            }
        }
        imaginary.atan2(real) / 4.0
    }
}

/// Adds the gradients of a row's pixels to the cells that they lie in: light's change to the right and downwards.
fn add_row(sums: &mut [[i32; 3]], above: &[u8], row: &[u8], below: &[u8]) {
    let middles = row.len().saturating_sub(2);
    let right = row.get(2..).unwrap_or_default();
    let above = above.get(1..).unwrap_or_default();
    let below = below.get(1..).unwrap_or_default();
    // The first pixel has no neighbour to its left: cells are counted from the second on, which moves them by one pixel.
    let left = row.get(..middles).unwrap_or_default();
    let across = left.chunks(CELL).zip(right.chunks(CELL));
    let down = above.chunks(CELL).zip(below.chunks(CELL));
    for (sum, ((left, right), (above, below))) in sums.iter_mut().zip(across.zip(down)) {
        let [mut xx, mut yy, mut xy] = [0; 3];
        for ((left, right), (above, below)) in left.iter().zip(right).zip(above.iter().zip(below)) {
            let x = i32::from(*right) - i32::from(*left);
            let y = i32::from(*below) - i32::from(*above);
            xx += x * x;
            yy += y * y;
            xy += x * y;
        }
        let [sum_xx, sum_yy, sum_xy] = sum;
        *sum_xx += xx;
        *sum_yy += yy;
        *sum_xy += xy;
    }
}

fn busy([xx, yy, xy]: [i32; 3]) -> Option<Busy> {
    if (xx + yy) as u32 <= BUSY * (CELL * CELL) as u32 {
        return None;
    }
    let tensor = Tensor {
        xx: xx as f32,
        yy: yy as f32,
        xy: xy as f32,
    };
    let angle = (tensor.coherence() > STRIPED).then(|| tensor.angle());
    Some(Busy { tensor, angle })
}

/// The first cell of a group; the way to it is made shorter for the next who asks.
fn root(group: &mut [usize], mut place: usize) -> usize {
    while let Some(parent) = group.get(place).copied().filter(|parent| *parent != place) {
        let above = group.get(parent).copied().unwrap_or(parent);
        if let Some(own) = group.get_mut(place) {
            *own = above;
        }
        place = parent;
    }
    place
}

/// A rectangle that may be turned, and whose two long sides may be slanted, in pixels of the picture at its full size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub(super) centre: Point,
    pub(super) sin: f32,
    pub(super) cos: f32,
    /// How far it goes along its bars on its way across them, in parts of that way.
    pub(super) slant: f32,
    /// How long it is across its bars.
    pub(super) along: f32,
    /// How long its bars are.
    pub(super) across: f32,
}

impl Band {
    /// The point so far along and across from the middle.
    pub(super) fn point(&self, u: f32, v: f32) -> Point {
        let v = v + self.slant * u;
        Point {
            x: self.centre.x + u * self.cos - v * self.sin,
            y: self.centre.y + u * self.sin + v * self.cos,
        }
    }

    /// Part of it that so many cells fill, 0-1.
    fn filled(&self, cells: usize, cell: f32) -> f32 {
        cells as f32 * cell * cell / (self.along * self.across).max(1.0)
    }

    /// The same, larger by so much along and across.
    pub(super) fn larger(&self, along: f32, across: f32) -> Self {
        Self {
            along: self.along + along,
            across: self.across + across,
            ..*self
        }
    }

    /// The rectangle between these places along and across.
    pub(super) fn between(&self, (left, right): (f32, f32), (top, bottom): (f32, f32)) -> Self {
        Self {
            centre: self.point((left + right) / 2.0, (top + bottom) / 2.0),
            along: right - left,
            across: bottom - top,
            ..*self
        }
    }

    pub(super) fn corners(&self) -> [Point; 4] {
        let (u, v) = (self.along / 2.0, self.across / 2.0);
        [
            self.point(-u, -v),
            self.point(u, -v),
            self.point(u, v),
            self.point(-u, v),
        ]
    }

    /// Whether a point lies in it.
    pub(super) fn holds(&self, point: Point) -> bool {
        let (x, y) = (point.x - self.centre.x, point.y - self.centre.y);
        let (u, v) = (x * self.cos + y * self.sin, y * self.cos - x * self.sin);
        let v = v - self.slant * u;
        u.abs() <= self.along / 2.0 && v.abs() <= self.across / 2.0
    }
}
