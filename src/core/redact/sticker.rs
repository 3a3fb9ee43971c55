//! The cover `sticker`: a friendly drawing, on its own colour over the whole head.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use super::fill;
use super::shape::Shape;
use super::{Cover, Paint};
use crate::chance::Chance;

/// Our own drawings; see `assets/covers/LICENCE.md` for what a drawing must keep to.
pub(super) const DRAWINGS: [&str; 8] = [
    include_str!("../../../assets/covers/sun.svg"),
    include_str!("../../../assets/covers/parasol.svg"),
    include_str!("../../../assets/covers/cat.svg"),
    include_str!("../../../assets/covers/flower.svg"),
    include_str!("../../../assets/covers/star.svg"),
    include_str!("../../../assets/covers/bear.svg"),
    include_str!("../../../assets/covers/ladybird.svg"),
    include_str!("../../../assets/covers/whale.svg"),
];

/// Pixels drawn at once: a drawing over a huge face must not take memory as huge.
const BAND: u32 = 1 << 19;
/// A drawing larger than this, in pixels, is all backing: nothing of it can be seen as a drawing, and
/// single precision no longer places it.
const LARGEST: f64 = 1e6;

/// Which drawing each target gets: chosen by chance, one that nobody has while there are any, then
/// one whose other bearers are as far away as possible. None for other covers.
pub(super) fn choose(shapes: &[Shape], seed: u64) -> Vec<Option<usize>> {
    let mut chosen: Vec<Option<usize>> = Vec::with_capacity(shapes.len());
    for (index, shape) in shapes.iter().enumerate() {
        let choice = (shape.cover == Cover::Sticker).then(|| {
            let first = Chance::keyed(seed, index as u64).below(DRAWINGS.len());
            let mut best = (first, -1.0);
            for turn in 0..DRAWINGS.len() {
                let drawing = (first + turn) % DRAWINGS.len();
                let distance = nearest_bearer(drawing, shape, shapes, &chosen);
                if distance > best.1 {
                    best = (drawing, distance);
                }
            }
            best.0
        });
        chosen.push(choice);
    }
    chosen
}

/// How far the nearest earlier target with this drawing is, in pixels; infinite without any.
fn nearest_bearer(drawing: usize, shape: &Shape, all: &[Shape], chosen: &[Option<usize>]) -> f64 {
    all.iter()
        .zip(chosen)
        .filter(|(_, choice)| **choice == Some(drawing))
        .map(|(other, _)| {
            let (x, y) = (
                other.centre.0 - shape.centre.0,
                other.centre.1 - shape.centre.1,
            );
            x.hypot(y)
        })
        .fold(f64::INFINITY, f64::min)
}

/// A drawing in its place.
pub(super) struct Sticker {
    tree: Option<Tree>,
    backing: [u8; 3],
    /// From the drawing's units to pixels of the picture.
    place: Transform,
    left: u32,
    width: u32,
    bottom: u32,
    band: Band,
}

/// The rows drawn last.
struct Band {
    top: u32,
    rows: u32,
    pixels: Option<Pixmap>,
}

impl Sticker {
    /// Puts a drawing into the circle of the shape, upright on the head.
    pub fn of(shape: &Shape, drawing: usize) -> Self {
        let tree = DRAWINGS
            .get(drawing)
            .and_then(|svg| Tree::from_str(svg, &Options::default()).ok());
        let backing = tree.as_ref().and_then(corner).unwrap_or(fill::COLOUR);
        let (x, y) = shape.centre;
        let drawable = shape.inner_diameter <= LARGEST && x.abs() <= LARGEST && y.abs() <= LARGEST;
        let tree = tree.filter(|_| drawable);
        let side = tree
            .as_ref()
            .map_or(1.0, |tree| tree.size().width().max(1.0));
        let scale = shape.inner_diameter as f32 / side;
        let place = Transform::from_translate(-side / 2.0, -side / 2.0)
            .post_scale(scale, scale)
            .post_concat(Transform::from_rotate(shape.tilt.to_degrees() as f32))
            .post_translate(x as f32, y as f32);
        let width = shape.columns.end.saturating_sub(shape.columns.start);
        Self {
            tree,
            backing,
            place,
            left: shape.columns.start,
            width,
            bottom: shape.bottom(),
            band: Band {
                top: shape.top,
                rows: 0,
                pixels: None,
            },
        }
    }

    /// Draws the rows from `y` on, as many as a band holds.
    fn draw(&mut self, y: u32) {
        let rows = (BAND / self.width.max(1)).max(1);
        let rows = rows.min(self.bottom.saturating_sub(y)).max(1);
        let same_size = self.band.rows == rows;
        let kept = self.band.pixels.take().filter(|_| same_size);
        let mut pixels = kept.or_else(|| Pixmap::new(self.width, rows));
        if let (Some(pixels), Some(tree)) = (&mut pixels, &self.tree) {
            let [red, green, blue] = self.backing;
            pixels.fill(resvg::tiny_skia::Color::from_rgba8(red, green, blue, 255));
            let place = self.place.post_translate(-(self.left as f32), -(y as f32));
            resvg::render(tree, place, &mut pixels.as_mut());
        }
        self.band = Band {
            top: y,
            rows,
            pixels,
        };
    }
}

/// The colour of a drawing's corner, which goes on over the rest of the shape.
fn corner(tree: &Tree) -> Option<[u8; 3]> {
    let mut pixel = Pixmap::new(1, 1)?;
    // Ten times larger, so that the one pixel lies well inside.
    resvg::render(tree, Transform::from_scale(10.0, 10.0), &mut pixel.as_mut());
    let colour = pixel.pixels().first()?.demultiply();
    (colour.alpha() == 255).then(|| [colour.red(), colour.green(), colour.blue()])
}

impl Paint for Sticker {
    fn tone(&self) -> [u8; 3] {
        self.backing
    }

    fn row(&mut self, y: u32, first: u32, row: &mut [[u8; 3]]) {
        row.fill(self.backing);
        if self.tree.is_none() {
            return;
        }
        if !(self.band.top..self.band.top.saturating_add(self.band.rows)).contains(&y) {
            self.draw(y);
        }
        let Some(pixels) = &self.band.pixels else {
            return;
        };
        let start = y.saturating_sub(self.band.top) as usize * self.width as usize
            + first.saturating_sub(self.left) as usize;
        let drawn = pixels.pixels().get(start..).unwrap_or_default();
        // Opaque all over: the backing was filled in first, so the colours are not multiplied.
        for (pixel, drawn) in row.iter_mut().zip(drawn) {
            *pixel = [drawn.red(), drawn.green(), drawn.blue()];
        }
    }
}
