//! What a copy may have looked like before somebody put a border around it or cut its edges off.
//!
//! PDQ looks at the picture as a whole: a border, or an edge that was cut off, moves everything in it, and the hash of a copy cut by
//! 5 % on one side alone is some 60 of 256 bits away. So an even border is taken away first, and then the picture is widened by what a cut may have
//! taken, each edge drawn on outwards by its own last pixels: PDQ keeps the slow changes of a picture alone, and those are much the
//! same. docs/fingerprints.md has what is found.

use ombrelle_pdq::{MIN_QUALITY, MIN_SIDE, Picture};
use zeroize::{Zeroize, Zeroizing};

use super::Digest;
use crate::photo::Stored;

/// How far a pixel may be from the picture's corner, 0 to 255, where it is of a border: what JPEG makes of an even colour beside a photo.
const EVEN: u8 = 32;

/// The share of a row or a column, in percent, that is even in this way where it is of a border.
const ALIKE: usize = 95;

/// The least share of a side that is left of it, in percent, where a border is taken away; more would be an empty picture with a spot.
const LEAST_LEFT: usize = 30;

/// Frames that are guessed where the photo's own edge goes on in their colour, in percent of the shorter side of the copy.
const FRAMES: [usize; 5] = [2, 4, 6, 8, 10];

/// The longer side of the picture without a guessed frame, in pixels.
const FRAMED_SIDE: usize = 1024;

/// The longer side of the picture that is widened, in pixels: PDQ itself keeps 64 x 64 of it.
const SIDE: usize = 256;

/// What a cut may have taken of a side, in percent of it as it was.
const TAKEN: [usize; 3] = [0, 5, 10];

/// Cuts besides: percent at the left, top, right and bottom.
const MORE: [[usize; 4]; 5] = [
    [3, 3, 3, 3],
    [15, 0, 0, 0],
    [0, 15, 0, 0],
    [0, 0, 15, 0],
    [0, 0, 0, 15],
];

/// Hashes that the picture would have without its border and with what may have been cut off.
pub(super) struct Guesses {
    /// Without its even border, and without a frame as wide on all sides; none where it has none.
    pub unframed: Vec<Digest<32>>,
    /// With what a cut may have taken.
    pub widened: Vec<Digest<32>>,
}

/// The guesses for a picture. Those that are too featureless are left out.
pub(super) fn guesses(stored: &Stored) -> Guesses {
    let (width, height) = stored.size();
    let whole = Part::whole(width as usize, height as usize);
    let border = whole.border(stored.rgb());
    let inner = border.and_then(|border| whole.without(border));
    // Never moved while they grow, so that no copy of a hash is left behind.
    let mut unframed = Vec::with_capacity(2 + FRAMES.len());
    if let Some(part) = inner {
        let all = part.width.max(part.height);
        unframed.extend(part.luma(stored.rgb(), all).hash());
    }
    let framed = border.map(|border| whole.without_frame(border));
    for part in framed.into_iter().flatten() {
        if Some(part) != inner {
            unframed.extend(part.luma(stored.rgb(), FRAMED_SIDE).hash());
        }
    }
    let mut widened = Vec::with_capacity(2 * cuts().count());
    // An even edge may be a border or the photo's own.
    for part in [Some(whole), inner].into_iter().flatten() {
        let small = part.luma(stored.rgb(), SIDE);
        widened.extend(cuts().filter_map(|cut| small.widened(cut)?.hash()));
    }
    Guesses { unframed, widened }
}

/// Every cut that is tried but none at all.
fn cuts() -> impl Iterator<Item = [usize; 4]> {
    let sides = || TAKEN.into_iter();
    let all = sides().flat_map(move |left| {
        sides().flat_map(move |top| {
            sides().flat_map(move |right| sides().map(move |bottom| [left, top, right, bottom]))
        })
    });
    all.filter(|cut| *cut != [0; 4]).chain(MORE)
}

/// A rectangle of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    /// Pixels in a row of the whole picture.
    stride: usize,
    left: usize,
    top: usize,
    width: usize,
    height: usize,
}

impl Part {
    fn whole(width: usize, height: usize) -> Self {
        Self {
            stride: width,
            left: 0,
            top: 0,
            width,
            height,
        }
    }

    /// How wide an even border is at the left, top, right and bottom, in pixels; none for an empty picture.
    fn border(self, rgb: &[u8]) -> Option<[usize; 4]> {
        let (width, height) = (self.width, self.height);
        let row = |y: usize, from: usize, to: usize| (from..to).map(move |x| (x, y));
        let column = |x: usize, from: usize, to: usize| (from..to).map(move |y| (x, y));
        let top = (0..height)
            .take_while(|y| even(rgb, width, row(*y, 0, width), (0, 0)))
            .count();
        let last = (width.checked_sub(1)?, height.checked_sub(1)?);
        let bottom = (top..height)
            .rev()
            .take_while(|y| even(rgb, width, row(*y, 0, width), (0, last.1)))
            .count();
        let end = height.checked_sub(bottom)?;
        let left = (0..width)
            .take_while(|x| even(rgb, width, column(*x, top, end), (0, top)))
            .count();
        let right = (left..width)
            .rev()
            .take_while(|x| even(rgb, width, column(*x, top, end), (last.0, top)))
            .count();
        Some([left, top, right, bottom])
    }

    /// What is left without these margins; none where there are none, or leave too little.
    fn without(self, [left, top, right, bottom]: [usize; 4]) -> Option<Self> {
        let inner = Self {
            stride: self.stride,
            left: self.left + left,
            top: self.top + top,
            width: self.width.checked_sub(left + right)?,
            height: self.height.checked_sub(top + bottom)?,
        };
        let enough = |left: usize, all: usize| left * 100 >= all * LEAST_LEFT;
        let enough = enough(inner.width, self.width) && enough(inner.height, self.height);
        (inner != self && enough).then_some(inner)
    }

    /// What is left without a frame that is as wide on all sides: as the border where it is narrowest, and some steps less. Where a photo is as
    /// dark at an edge as its black frame, more than the frame is taken for border there.
    fn without_frame(self, border: [usize; 4]) -> Vec<Self> {
        let narrowest = border.into_iter().min().unwrap_or(0);
        let shorter = self.width.min(self.height);
        let steps = FRAMES.map(|percent| shorter * percent / 100);
        let steps = steps.into_iter().filter(|step| *step < narrowest);
        let mut widths: Vec<usize> = steps.chain([narrowest]).collect();
        widths.dedup();
        let parts = widths
            .into_iter()
            .filter_map(|width| self.without([width; 4]));
        parts.collect()
    }

    /// Its brightness, made smaller where its longer side is above `side`: the mean of the pixels that fall into each.
    fn luma(self, rgb: &[u8], side: usize) -> Luma {
        let longer = self.width.max(self.height).max(1);
        let shrunk = |length: usize| match longer <= side {
            true => length,
            false => (length * side).div_ceil(longer).max(1),
        };
        let (width, height) = (shrunk(self.width), shrunk(self.height));
        let mut values = Zeroizing::new(Vec::with_capacity(width * height));
        for y in 0..height {
            let rows = share(y, height, self.height);
            for x in 0..width {
                let columns = share(x, width, self.width);
                let places = rows
                    .clone()
                    .flat_map(|y| columns.clone().map(move |x| (x, y)));
                let lumas = places.map(|(x, y)| {
                    let [r, g, b] = pixel(rgb, self.stride, (self.left + x, self.top + y));
                    // As PDQ weighs them.
                    0.299 * f32::from(r) + 0.587 * f32::from(g) + 0.114 * f32::from(b)
                });
                let count = rows.len() * columns.len();
                values.push(lumas.sum::<f32>() / count.max(1) as f32);
            }
        }
        Luma {
            values,
            width,
            height,
        }
    }
}

/// The places of `all` that fall into the `index`th of `count`.
fn share(index: usize, count: usize, all: usize) -> std::ops::Range<usize> {
    let at = |index: usize| index * all / count.max(1);
    at(index)..at(index + 1).max(at(index) + 1).min(all)
}

/// Black outside, where nothing asks.
fn pixel(rgb: &[u8], stride: usize, (x, y): (usize, usize)) -> [u8; 3] {
    let start = 3 * (y * stride + x);
    match rgb.get(start..start + 3) {
        Some([r, g, b]) => [*r, *g, *b],
        _ => [0; 3],
    }
}

/// Whether nearly all these places have the colour of another one.
fn even(
    rgb: &[u8],
    stride: usize,
    places: impl Iterator<Item = (usize, usize)>,
    like: (usize, usize),
) -> bool {
    let like = pixel(rgb, stride, like);
    let near = |(a, b): (&u8, &u8)| a.abs_diff(*b) <= EVEN;
    let (mut all, mut alike) = (0_usize, 0_usize);
    for place in places {
        all += 1;
        alike += usize::from(pixel(rgb, stride, place).iter().zip(&like).all(near));
    }
    alike * 100 >= all * ALIKE
}

/// Brightness, row after row.
struct Luma {
    values: Zeroizing<Vec<f32>>,
    width: usize,
    height: usize,
}

impl Luma {
    /// With what a cut took, in percent of the sides as they were, each edge drawn on outwards; none for an empty picture.
    fn widened(&self, [left, top, right, bottom]: [usize; 4]) -> Option<Self> {
        let grown = |length: usize, before: usize, after: usize| {
            let whole = length * 100 / (100 - before - after);
            (whole * before / 100, whole * after / 100)
        };
        let (left, right) = grown(self.width, left, right);
        let (top, bottom) = grown(self.height, top, bottom);
        let (width, height) = (left + self.width + right, top + self.height + bottom);
        let within = |at: usize, before: usize, length: usize| {
            at.saturating_sub(before).min(length.saturating_sub(1))
        };
        let mut values = Zeroizing::new(Vec::with_capacity(width * height));
        for y in 0..height {
            let start = within(y, top, self.height) * self.width;
            let row = self.values.get(start..start + self.width)?;
            values.extend((0..width).filter_map(|x| row.get(within(x, left, self.width))));
        }
        Some(Self {
            values,
            width,
            height,
        })
    }

    /// Its hash; none where it is too small or too featureless.
    fn hash(&self) -> Option<Digest<32>> {
        if self.width.min(self.height) < MIN_SIDE {
            return None;
        }
        let mut made = Picture::luma(&self.values, self.width, self.height)
            .ok()?
            .hash();
        let kept = (made.quality >= MIN_QUALITY).then(|| Digest::new(*made.hash.as_bytes()));
        made.hash.as_bytes_mut().zeroize();
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture with a border: black at the top and left, grey elsewhere.
    fn framed(inner: (usize, usize), [left, top, right, bottom]: [usize; 4]) -> (Vec<u8>, usize) {
        let (width, height) = (left + inner.0 + right, top + inner.1 + bottom);
        let mut rgb = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let inside =
                    (left..left + inner.0).contains(&x) && (top..top + inner.1).contains(&y);
                let value = match inside {
                    true => 60 + ((x * 7 + y * 13) % 180) as u8,
                    false => 3,
                };
                rgb.extend([value; 3]);
            }
        }
        (rgb, width)
    }

    fn without_border(whole: Part, rgb: &[u8]) -> Option<Part> {
        whole.without(whole.border(rgb)?)
    }

    #[test]
    fn a_frame_is_guessed_where_an_edge_of_the_photo_has_its_colour() {
        let (mut rgb, width) = framed((50, 40), [5; 4]);
        // The lower third of the photo is as dark as the frame.
        let dark = 3 * width * 32;
        for value in rgb.iter_mut().skip(dark) {
            *value = 5;
        }
        let whole = Part::whole(width, 50);
        let border = whole.border(&rgb).unwrap();
        assert_eq!(border, [5, 5, 5, 18]);
        let parts = whole.without_frame(border);
        let photo = |part: &Part| (part.left, part.top, part.width, part.height) == (5, 5, 50, 40);
        assert!(parts.iter().any(photo), "{parts:?}");
        assert!(parts.len() <= FRAMES.len() + 1);
        // Without a border on each side nothing is a frame.
        assert!(whole.without_frame([9, 9, 9, 0]).is_empty());
    }

    #[test]
    fn an_even_border_is_taken_away_and_nothing_else() {
        for border in [[4, 9, 6, 2], [0, 20, 0, 0], [0, 0, 0, 7], [3, 3, 3, 3]] {
            let (rgb, width) = framed((50, 40), border);
            let whole = Part::whole(width, rgb.len() / 3 / width);
            let inner = without_border(whole, &rgb).unwrap();
            let found = (inner.left, inner.top, inner.width, inner.height);
            assert_eq!(found, (border[0], border[1], 50, 40), "{border:?}");
        }
        let (rgb, width) = framed((50, 40), [0; 4]);
        assert_eq!(without_border(Part::whole(width, 40), &rgb), None);
        // Nothing but border, and almost nothing else.
        assert_eq!(without_border(Part::whole(20, 20), &[7; 1200]), None);
        let (rgb, width) = framed((10, 10), [50, 50, 50, 50]);
        assert_eq!(without_border(Part::whole(width, width), &rgb), None);
    }

    #[test]
    fn a_widened_picture_repeats_its_edges() {
        let (rgb, width) = framed((20, 10), [0; 4]);
        let small = Part::whole(width, 10).luma(&rgb, 256);
        let wide = small.widened([0, 10, 10, 0]).unwrap();
        assert_eq!((wide.width, wide.height), (22, 11));
        let at = |luma: &Luma, x: usize, y: usize| luma.values[y * luma.width + x];
        for x in 0..20 {
            assert_eq!(at(&wide, x, 0), at(&small, x, 0));
            assert_eq!(at(&wide, x, 10), at(&small, x, 9));
        }
        assert_eq!(at(&wide, 21, 5), at(&small, 19, 4));
    }

    #[test]
    fn every_size_is_taken() {
        for (width, height) in [
            (0, 0),
            (1, 1),
            (3, 900),
            (900, 3),
            (5, 5),
            (257, 1),
            (700, 400),
        ] {
            let whole = Part::whole(width, height);
            let rgb = vec![9; width * height * 3];
            let small = whole.luma(&rgb, SIDE);
            assert_eq!(small.values.len(), small.width * small.height);
            assert!(small.width <= SIDE && small.height <= SIDE);
            assert!(small.values.iter().all(|value| (8.9..9.1).contains(value)));
            for cut in cuts() {
                assert!(small.widened(cut).is_none_or(|wide| wide.hash().is_none()));
            }
        }
    }
}
