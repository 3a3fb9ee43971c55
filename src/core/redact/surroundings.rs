//! The colours around a cover, carried on into it.
//!
//! Only pixels outside *all* covers are read. They are averaged on a coarse grid; the cells without
//! such a pixel are filled with the membrane that spans the known ones: pull-push gives the start
//! (Gortler et al., *The Lumigraph*, SIGGRAPH 1996, section 3.4), successive over-relaxation of
//! Laplace's equation the rest (Pérez et al., *Poisson Image Editing*, SIGGRAPH 2003, equation 2).

use std::ops::Range;

use super::fill;
use super::shape::{Shape, hidden_spans};
use crate::photo::Picture;

/// Cells along the longer side of the grid.
const CELLS: u32 = 32;
/// Smallest cell, in pixels.
const SMALLEST_CELL: u32 = 2;
/// Width of the ring first looked at, by the shape's longer side, and the least, in pixels.
const RING: f64 = 0.12;
const LEAST_RING: u32 = 6;
/// Sweeps of relaxation and its factor: pull-push is close, these take its blocks away.
const SWEEPS: usize = 40;
const RELAXATION: f32 = 1.8;

/// A smooth field of colours over a cover, in levels of 0 to 255.
pub(super) struct Field {
    left: f32,
    top: f32,
    cell: f32,
    grid: Grid,
}

/// Colours in rows; those not known yet are to be filled.
struct Grid {
    columns: usize,
    rows: usize,
    cells: Vec<Cell>,
}

#[derive(Clone, Copy, Default)]
struct Cell {
    colour: [f32; 3],
    known: bool,
}

impl Field {
    /// The field over the shape at `index`, from the pixels outside all of `shapes`. Where the
    /// picture has no such pixel, or only transparent ones: one fixed colour.
    pub fn over(picture: &Picture, shapes: &[Shape], index: usize) -> Self {
        let Some(shape) = shapes.get(index) else {
            return Self::even();
        };
        let (width, height) = (picture.width(), picture.height());
        let rows = shape.top..shape.bottom();
        let columns = shape.columns.clone();
        let longer = span_length(&columns).max(span_length(&rows));
        let mut ring = ((f64::from(longer) * RING) as u32).max(LEAST_RING);
        loop {
            let columns = widened(&columns, ring, width);
            let rows = widened(&rows, ring, height);
            let whole = columns == (0..width) && rows == (0..height);
            if let Some(field) = Self::in_area(picture, shapes, &columns, &rows) {
                return field;
            }
            if whole {
                return Self::even();
            }
            ring = ring.saturating_mul(3);
        }
    }

    /// The one colour of a picture that has nothing but covers.
    fn even() -> Self {
        let cell = Cell {
            colour: fill::COLOUR.map(f32::from),
            known: true,
        };
        Self {
            left: 0.0,
            top: 0.0,
            cell: 1.0,
            grid: Grid {
                columns: 1,
                rows: 1,
                cells: vec![cell],
            },
        }
    }

    /// The field over an area; none if no pixel of it may be looked at.
    fn in_area(
        picture: &Picture,
        shapes: &[Shape],
        columns: &Range<u32>,
        rows: &Range<u32>,
    ) -> Option<Self> {
        let longer = span_length(columns).max(span_length(rows));
        let cell = longer.div_ceil(CELLS).max(SMALLEST_CELL);
        let mut grid = averages(picture, shapes, columns, rows, cell);
        if !grid.cells.iter().any(|cell| cell.known) {
            return None;
        }
        grid.fill_in();
        Some(Self {
            left: columns.start as f32,
            top: rows.start as f32,
            cell: cell as f32,
            grid,
        })
    }

    /// The colour at a place of the picture, in pixels.
    pub fn at(&self, x: f32, y: f32) -> [f32; 3] {
        self.grid
            .between((x - self.left) / self.cell, (y - self.top) / self.cell)
    }

    /// Changes each cell's colour, given how far across and down it is (0 to 1).
    pub fn change(&mut self, change: impl Fn(f32, f32, &mut [f32; 3])) {
        let (columns, rows) = (self.grid.columns, self.grid.rows);
        for (row, cells) in self.grid.cells.chunks_exact_mut(columns).enumerate() {
            for (column, cell) in cells.iter_mut().enumerate() {
                let across = (column as f32 + 0.5) / columns as f32;
                let down = (row as f32 + 0.5) / rows as f32;
                change(across, down, &mut cell.colour);
            }
        }
    }

    /// The colours of the pixels of row `y` from column `first` on: straight between the cells.
    pub fn row(&self, y: u32, first: u32, row: &mut [[f32; 3]]) {
        let down = (y as f32 + 0.5 - self.top) / self.cell;
        let line: Vec<[f32; 3]> = (0..self.grid.columns)
            .map(|column| self.grid.between(column as f32 + 0.5, down))
            .collect();
        let last = line.len().saturating_sub(1);
        let start = (first as f32 + 0.5 - self.left) / self.cell - 0.5;
        let step = self.cell.recip();
        for (i, pixel) in row.iter_mut().enumerate() {
            let across = (start + i as f32 * step).clamp(0.0, last as f32);
            let column = across as usize;
            let (Some(a), Some(b)) = (line.get(column), line.get((column + 1).min(last))) else {
                continue;
            };
            *pixel = mixed(a, b, across - column as f32);
        }
    }

    /// The colours of all cells.
    pub fn colours(&self) -> impl Iterator<Item = [f32; 3]> {
        self.grid.cells.iter().map(|cell| cell.colour)
    }

    /// The colours of the cells that have pixels to be looked at.
    pub fn known(&self) -> Vec<[f32; 3]> {
        let known = self.grid.cells.iter().filter(|cell| cell.known);
        known.map(|cell| cell.colour).collect()
    }
}

impl Grid {
    fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            rows,
            cells: vec![Cell::default(); columns.saturating_mul(rows)],
        }
    }

    /// The cell, or the nearest one of the grid.
    fn cell(&self, column: usize, row: usize) -> Cell {
        let column = column.min(self.columns.saturating_sub(1));
        let row = row.min(self.rows.saturating_sub(1));
        self.cells
            .get(row * self.columns + column)
            .copied()
            // Safe: black.
            .unwrap_or_default()
    }

    /// The colour at a place in cells, straight between the middles of the cells.
    fn between(&self, x: f32, y: f32) -> [f32; 3] {
        let x = (x - 0.5).clamp(0.0, self.columns.saturating_sub(1) as f32);
        let y = (y - 0.5).clamp(0.0, self.rows.saturating_sub(1) as f32);
        let (column, row) = (x as usize, y as usize);
        let (right, down) = (x - column as f32, y - row as f32);
        let line = |row| {
            let (a, b) = (self.cell(column, row), self.cell(column + 1, row));
            mixed(&a.colour, &b.colour, right)
        };
        mixed(&line(row), &line(row + 1), down)
    }

    /// Gives every cell that is not known a colour. At least one is known.
    fn fill_in(&mut self) {
        self.pull_push();
        for _ in 0..SWEEPS {
            self.relax();
        }
    }

    /// Fills the unknown cells from a grid of half the size, filled the same way.
    fn pull_push(&mut self) {
        if self.cells.iter().all(|cell| cell.known) || self.cells.len() <= 1 {
            return;
        }
        let mut coarse = Self::new(self.columns.div_ceil(2), self.rows.div_ceil(2));
        let columns = coarse.columns;
        for (i, cell) in coarse.cells.iter_mut().enumerate() {
            let (column, row) = (i % columns * 2, i / columns * 2);
            let four = [(0, 0), (1, 0), (0, 1), (1, 1)];
            let four = four.map(|(x, y)| self.cell(column + x, row + y));
            *cell = average(four.iter().filter(|cell| cell.known));
        }
        coarse.pull_push();
        let columns = self.columns;
        for (i, cell) in self.cells.iter_mut().enumerate().filter(|(_, c)| !c.known) {
            let (x, y) = ((i % columns) as f32 + 0.5, (i / columns) as f32 + 0.5);
            cell.colour = coarse.between(x / 2.0, y / 2.0);
        }
    }

    /// One sweep towards each unknown cell being the average of its four neighbours.
    fn relax(&mut self) {
        for row in 0..self.rows {
            for column in 0..self.columns {
                let cell = self.cell(column, row);
                if cell.known {
                    continue;
                }
                let around = [
                    self.cell(column.saturating_sub(1), row),
                    self.cell(column + 1, row),
                    self.cell(column, row.saturating_sub(1)),
                    self.cell(column, row + 1),
                ];
                let goal = average(around.iter()).colour;
                if let Some(place) = self.cells.get_mut(row * self.columns + column) {
                    place.colour = mixed(&cell.colour, &goal, RELAXATION);
                }
            }
        }
    }
}

/// The average of the pixels that may be looked at, a cell each; opacity is their weight.
fn averages(
    picture: &Picture,
    shapes: &[Shape],
    columns: &Range<u32>,
    rows: &Range<u32>,
    cell: u32,
) -> Grid {
    let count = |span: &Range<u32>| span_length(span).div_ceil(cell) as usize;
    let mut grid = Grid::new(count(columns), count(rows));
    let near: Vec<&Shape> = shapes
        .iter()
        .filter(|shape| shape.may_meet(columns, rows))
        .collect();
    let mut hidden = Vec::new();
    let mut sums = vec![[0_u64; 4]; grid.columns];
    let mut line = grid.cells.chunks_exact_mut(grid.columns.max(1));
    for first in rows.clone().step_by(cell as usize) {
        sums.fill([0; 4]);
        for y in first..first.saturating_add(cell).min(rows.end) {
            hidden_spans(near.iter().copied(), y, &mut hidden);
            let mut from = columns.start;
            let end = columns.end..columns.end;
            for span in hidden.iter().chain([&end]) {
                add_row(
                    picture,
                    y,
                    columns.start,
                    from..span.start.min(columns.end),
                    cell,
                    &mut sums,
                );
                from = from.max(span.end);
            }
        }
        for (place, sum) in line.next().into_iter().flatten().zip(&sums) {
            let [colour @ .., weight] = *sum;
            place.known = weight > 0;
            if place.known {
                // No sum is rounded in double precision, so that a mean is the same whether or not the picture has opacity, which may lie under a cover alone.
                place.colour = colour.map(|part| (part as f64 / weight as f64) as f32);
            }
        }
    }
    grid
}

/// Adds the pixels of `span` in row `y` to the sums of their cells.
fn add_row(
    picture: &Picture,
    y: u32,
    left: u32,
    span: Range<u32>,
    cell: u32,
    sums: &mut [[u64; 4]],
) {
    let mut x = span.start;
    while x < span.end {
        let column = (x - left) / cell;
        let end = (column + 1)
            .saturating_mul(cell)
            .saturating_add(left)
            .min(span.end);
        if let Some(sum) = sums.get_mut(column as usize) {
            add_pixels(picture, y, x..end, sum);
        }
        x = end;
    }
}

fn add_pixels(picture: &Picture, y: u32, span: Range<u32>, sum: &mut [u64; 4]) {
    let start = y as usize * picture.width() as usize;
    let (from, to) = (start + span.start as usize, start + span.end as usize);
    let Some(colours) = picture.rgb.as_raw().get(from * 3..to * 3) else {
        return;
    };
    let (colours, _) = colours.as_chunks::<3>();
    match &picture.alpha {
        None => {
            let mut part = [0_u32; 3];
            for colour in colours {
                for (part, value) in part.iter_mut().zip(colour) {
                    *part += u32::from(*value);
                }
            }
            for (sum, part) in sum.iter_mut().zip(part) {
                *sum += u64::from(part);
            }
            if let Some(weight) = sum.last_mut() {
                *weight += colours.len() as u64;
            }
        }
        Some(alpha) => {
            // Safe: without opacity the pixels count nothing.
            let alpha = alpha.as_raw().get(from..to).unwrap_or_default();
            for (&[red, green, blue], &weight) in colours.iter().zip(alpha) {
                let weight = u64::from(weight);
                for (sum, value) in sum.iter_mut().zip([red, green, blue, 1]) {
                    *sum += u64::from(value) * weight;
                }
            }
        }
    }
}

fn average<'a>(cells: impl Iterator<Item = &'a Cell>) -> Cell {
    let (mut colour, mut count) = ([0.0; 3], 0.0_f32);
    for cell in cells {
        for (sum, part) in colour.iter_mut().zip(cell.colour) {
            *sum += part;
        }
        count += 1.0;
    }
    Cell {
        colour: colour.map(|sum: f32| sum / count.max(1.0)),
        known: count > 0.0,
    }
}

/// From `a` at 0 to `b` at 1.
fn mixed(a: &[f32; 3], b: &[f32; 3], share: f32) -> [f32; 3] {
    let ([ar, ag, ab], [br, bg, bb]) = (a, b);
    [
        ar + (br - ar) * share,
        ag + (bg - ag) * share,
        ab + (bb - ab) * share,
    ]
}

fn span_length(span: &Range<u32>) -> u32 {
    span.end.saturating_sub(span.start)
}

fn widened(span: &Range<u32>, by: u32, limit: u32) -> Range<u32> {
    span.start.saturating_sub(by)..span.end.saturating_add(by).min(limit)
}
