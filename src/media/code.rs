//! QR codes in a picture, and by [`bars`] its bar codes and other square ones: where they are, and the bytes they hold.
//!
//! `rqrr` looks at the picture in several sizes, dark on light and light on dark. A grid that it cannot decode counts where its fixed
//! patterns (ISO/IEC 18004, 6.3) are there: other programs may read what this one cannot. Pictures made to keep a program busy end a
//! look, and with it what that look would have found, by [`Canvas`]; a panic does too, by [`contain`]. Both are told: [`Codes::given_up`].

mod bars;
mod patches;
mod sizes;

use std::cell::Cell;
use std::rc::Rc;

use image::{GenericImage, GenericImageView, GrayImage, Luma, RgbImage, imageops};
use ombrelle_base::{Point, progress::Progress};
use rqrr::{BitGrid, PreparedImage};

use super::contain::contain;
use crate::error::Error;

/// Largest look, in pixels; what is larger is halved first, so that a photo of 12 megapixels costs a small part of its search for text.
const LARGEST: u64 = 4_000_000;
/// Smallest look whose half is looked at too, in pixels.
const SMALLEST: u64 = 400_000;
/// A picture below this is also seen at twice its size: modules of less than two pixels are not found otherwise.
const DOUBLED: u64 = 1_000_000;
/// Light zone around a code, in modules (ISO/IEC 18004, 6.3.8), and one for the inexact edge.
const QUIET: f32 = 5.0;
/// Part of the fixed patterns that must be as they ought to be in a grid that is not decoded.
const PATTERNS: f32 = 0.9;
/// Copies of the picture that one look may make: `rqrr` makes one for each three corners that may be a code.
const COPIES: u32 = 64;
/// Beginnings of corner patterns that one look may see; each corner has at most as many as it has rows.
const CORNERS: u32 = 6_000;

/// A code in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Code {
    /// Its corners with the light zone around it: above left, above right, below right, below left, as the code stands. In pixels; may lie
    /// outside the picture.
    pub corners: [Point; 4],
    /// What it holds; none where it could not be decoded.
    pub content: Option<Vec<u8>>,
    /// What it looks like.
    pub form: Form,
}

/// What a code looks like, as far as that says more than what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A QR code.
    Qr,
    /// A bar code as articles of shops have it: EAN-13, EAN-8, UPC-A.
    Article,
    /// Another bar code, PDF417, Aztec or Data Matrix.
    Other,
}

impl Code {
    /// Whether the other is the same code, seen in another look.
    fn is(&self, other: &Self) -> bool {
        let ([a, _, c, _], [d, _, f, _]) = (self.corners, other.corners);
        let (own, others) = (middle(a, c), middle(d, f));
        let half = (a.x - c.x).hypot(a.y - c.y) / 4.0;
        (own.x - others.x).hypot(own.y - others.y) < half
    }
}

/// What a search for codes found, and whether it went on to its end.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Codes {
    /// The codes, each once.
    pub found: Vec<Code>,
    /// Whether a look was given up, since it cost too much or its decoder panicked: then there may be codes that nobody saw.
    pub given_up: bool,
}

impl Codes {
    /// Takes in what one look saw; none where it was given up.
    fn add(&mut self, seen: Option<Vec<Code>>) {
        self.given_up |= seen.is_none();
        for code in seen.into_iter().flatten() {
            match self.found.iter_mut().find(|known| known.is(&code)) {
                Some(known) if known.content.is_none() => *known = code,
                Some(_) => {}
                None => self.found.push(code),
            }
        }
    }
}

/// The codes of a picture. Each is told once. A look that costs too much, or whose decoder panics, is given up: the others count.
///
/// # Errors
/// [`Error::Cancelled`].
pub fn codes(rgb: &RgbImage, progress: &Progress) -> Result<Codes, Error> {
    let mut level = imageops::grayscale(rgb);
    let mut step = 1.0;
    let mut found = Codes::default();
    if pixels(&level) == 0 {
        return Ok(found);
    }
    let others = bars::codes(&level, progress)?;
    let mut add = |seen: &GrayImage, step: f32| -> Result<(), Error> {
        progress.check()?;
        found.add(contain(|| Ok(look(seen, step))).ok());
        Ok(())
    };
    if pixels(&level) < DOUBLED {
        let (width, height) = (level.width() * 2, level.height() * 2);
        let doubled = imageops::resize(&level, width, height, imageops::FilterType::Triangle);
        add(&doubled, 0.5)?;
    }
    while pixels(&level) > LARGEST {
        (level, step) = (halved(&level), step * 2.0);
    }
    add(&level, step)?;
    let mut negative_seen = false;
    while pixels(&level) > SMALLEST {
        (level, step) = (halved(&level), step * 2.0);
        add(&level, step)?;
        // Light on dark, as screens and posters have it; half the size is enough for what is that large.
        if !negative_seen {
            add(&negative(&level), step)?;
            negative_seen = true;
        }
    }
    if !negative_seen {
        add(&negative(&level), step)?;
    }
    found.given_up |= others.given_up;
    found.add(Some(others.found));
    Ok(found)
}

fn pixels(picture: &GrayImage) -> u64 {
    u64::from(picture.width()) * u64::from(picture.height())
}

/// Half the size: the mean of four pixels each. A last row or column that has no other is left out.
fn halved(picture: &GrayImage) -> GrayImage {
    let (width, height) = picture.dimensions();
    if width < 2 || height < 2 {
        return imageops::thumbnail(picture, (width / 2).max(1), (height / 2).max(1));
    }
    let mut half = GrayImage::new(width / 2, height / 2);
    let rows = picture.as_raw().chunks_exact(2 * width as usize);
    for (to, two) in half.chunks_exact_mut(width as usize / 2).zip(rows) {
        let (above, below) = two.split_at(width as usize);
        let pairs = above.chunks_exact(2).zip(below.chunks_exact(2));
        for (pixel, pair) in to.iter_mut().zip(pairs) {
            if let ([a, b], [c, d]) = pair {
                let sum = u16::from(*a) + u16::from(*b) + u16::from(*c) + u16::from(*d);
                *pixel = ((sum + 2) / 4) as u8;
            }
        }
    }
    half
}

fn negative(picture: &GrayImage) -> GrayImage {
    let mut picture = picture.clone();
    imageops::invert(&mut picture);
    picture
}

/// What is seen in one size.
fn look(picture: &GrayImage, step: f32) -> Vec<Code> {
    let mut prepared = PreparedImage::prepare(Canvas::of(picture));
    let grids = prepared.detect_grids();
    let codes = grids.iter().filter_map(|grid| {
        let mut bytes = Vec::new();
        let content = grid.decode_to(&mut bytes).is_ok().then_some(bytes);
        if content.is_none() && !has_patterns(&grid.grid) {
            return None;
        }
        let corners = grid.bounds.map(|corner| Point {
            x: (corner.x as f32 + 0.5) * step,
            y: (corner.y as f32 + 0.5) * step,
        });
        let modules = grid.grid.size().max(1) as f32;
        Some(Code {
            corners: grown(corners, 1.0 + 2.0 * QUIET / modules),
            content,
            form: Form::Qr,
        })
    });
    codes.collect()
}

fn middle(a: Point, b: Point) -> Point {
    Point {
        x: (a.x + b.x) / 2.0,
        y: (a.y + b.y) / 2.0,
    }
}

/// Four corners, further from their middle by the factor.
fn grown(corners: [Point; 4], factor: f32) -> [Point; 4] {
    let [a, b, c, d] = corners;
    let centre = middle(middle(a, c), middle(b, d));
    corners.map(|corner| Point {
        x: centre.x + (corner.x - centre.x) * factor,
        y: centre.y + (corner.y - centre.y) * factor,
    })
}

/// Whether a grid has the three corner patterns and the two dotted lines of a code.
fn has_patterns(grid: &dyn BitGrid) -> bool {
    let size = grid.size();
    if size < 21 {
        return false;
    }
    let dark = |x: usize, y: usize| {
        let ring = x.abs_diff(3).max(y.abs_diff(3));
        ring != 2
    };
    let (mut right, mut all) = (0, 0);
    let mut expect = |x: usize, y: usize, wanted: bool| {
        right += u32::from(grid.bit(y, x) == wanted);
        all += 1;
    };
    for (x, y) in (0..7).flat_map(|x| (0..7).map(move |y| (x, y))) {
        expect(x, y, dark(x, y));
        expect(size - 7 + x, y, dark(x, y));
        expect(x, size - 7 + y, dark(x, y));
    }
    let (mut right_dots, mut dots) = (0, 0);
    for at in 8..size - 8 {
        let wanted = at % 2 == 0;
        right_dots += u32::from(grid.bit(6, at) == wanted) + u32::from(grid.bit(at, 6) == wanted);
        dots += 2;
    }
    right as f32 >= PATTERNS * all as f32 && right_dots as f32 >= PATTERNS * dots as f32
}

/// The pixels that `rqrr` reads and paints, which end the look where that would take too long.
struct Canvas {
    picture: GrayImage,
    copies: Rc<Cell<u32>>,
    corners: Rc<Cell<u32>>,
}

/// What `rqrr` paints a corner pattern with.
const CORNER: Luma<u8> = Luma([2]);

impl Canvas {
    fn of(picture: &GrayImage) -> Self {
        Self {
            picture: picture.clone(),
            copies: Rc::default(),
            corners: Rc::default(),
        }
    }

    /// Counts, and gives up above the limit: an unwinding without a panic's message, which [`contain`] ends.
    fn count(counter: &Cell<u32>, limit: u32) {
        counter.set(counter.get().saturating_add(1));
        if counter.get() > limit {
            std::panic::resume_unwind(Box::new("a picture made to keep a program busy"));
        }
    }

    fn is_corner(&self, x: u32, y: u32) -> bool {
        self.picture.get_pixel_checked(x, y) == Some(&CORNER)
    }
}

impl Clone for Canvas {
    fn clone(&self) -> Self {
        Self::count(&self.copies, COPIES);
        Self {
            picture: self.picture.clone(),
            copies: Rc::clone(&self.copies),
            corners: Rc::clone(&self.corners),
        }
    }
}

impl GenericImageView for Canvas {
    type Pixel = Luma<u8>;

    fn dimensions(&self) -> (u32, u32) {
        self.picture.dimensions()
    }

    fn get_pixel(&self, x: u32, y: u32) -> Luma<u8> {
        *self.picture.get_pixel(x, y)
    }
}

impl GenericImage for Canvas {
    fn get_pixel_mut(&mut self, x: u32, y: u32) -> &mut Luma<u8> {
        self.picture.get_pixel_mut(x, y)
    }

    fn put_pixel(&mut self, x: u32, y: u32, value: Luma<u8>) {
        if value == CORNER {
            let beside = [
                (x.wrapping_sub(1), y),
                (x + 1, y),
                (x, y.wrapping_sub(1)),
                (x, y + 1),
            ];
            if !beside.into_iter().any(|(x, y)| self.is_corner(x, y)) {
                Self::count(&self.corners, CORNERS);
            }
        }
        self.picture.put_pixel(x, y, value);
    }

    fn blend_pixel(&mut self, x: u32, y: u32, value: Luma<u8>) {
        self.picture.put_pixel(x, y, value);
    }
}

#[cfg(test)]
mod tests;
