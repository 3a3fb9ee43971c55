//! The photo at its own size and smaller, and the tiles that cover each level.

use image::RgbImage;

use crate::error::ErrorKind;
use crate::photo::{Filter, resampled};

/// How much smaller each level is. The largest face that a tile is sure to hold whole at one
/// level ([`OVERLAP`]) is then 16 px high at the next.
const STEP: u32 = 4;
/// A level whose sides are at most this long is the last: a face that fills it is seen.
const LAST_SIDE: u32 = 320;
/// What neighbouring tiles share: any face up to this size is whole in one of them.
const OVERLAP: u32 = 64;
/// The network's strides ask for sides that are multiples of this.
const GRAIN: u32 = 32;
/// Largest tile, in pixels. Bounds the memory of a pass, about 100 bytes a pixel. Smaller tiles share
/// more of their pixels; larger ones leave the processor's cache: up to 640 x 640, a pixel takes 73 to
/// 77 ns, at 800 x 1024 it takes 84.
const TILE_AREA: u64 = 600_000;
/// For how many workers the tiles are chosen, however many there are: so a photo's faces, and their numbers, do not
/// depend on the computer, nor on whether it is alone or one of a batch. Two is what docs/detection.md measured.
const WORKERS: usize = 2;

/// A photo and its smaller copies.
pub(super) struct Pyramid<'a> {
    /// The photo itself.
    base: &'a RgbImage,
    /// Smaller and smaller.
    smaller: Vec<RgbImage>,
}

/// A level of the pyramid.
#[derive(Clone, Copy)]
pub(super) struct Level<'a> {
    /// Its pixels.
    pub(super) pixels: &'a RgbImage,
    /// Pixels of the photo in a pixel of this level, in each direction.
    pub(super) scale: (f32, f32),
}

/// A part of a level. May reach over the right and the lower edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    /// Number of the level.
    pub(super) level: usize,
    /// Left edge.
    pub(super) x: u32,
    /// Upper edge.
    pub(super) y: u32,
    /// A multiple of [`GRAIN`].
    pub(super) width: u32,
    /// A multiple of [`GRAIN`].
    pub(super) height: u32,
}

impl<'a> Pyramid<'a> {
    /// Each level is made from the one before, so that memory is bounded by a sixteenth.
    ///
    /// # Errors
    /// [`MediaError::Damaged`](crate::error::MediaError::Damaged) where a level cannot be made: large faces would be missed.
    pub(super) fn of(base: &'a RgbImage) -> Result<Self, ErrorKind> {
        let mut smaller: Vec<RgbImage> = Vec::new();
        loop {
            let last = smaller.last().unwrap_or(base);
            if last.width().max(last.height()) <= LAST_SIDE {
                break;
            }
            let next = reduced(last)?;
            smaller.push(next);
        }
        Ok(Self { base, smaller })
    }

    /// A level by its number; 0 is the photo itself.
    pub(super) fn level(&self, number: usize) -> Level<'_> {
        let before = number.checked_sub(1).and_then(|n| self.smaller.get(n));
        let pixels = before.unwrap_or(self.base);
        let scale = |whole: u32, part: u32| whole as f32 / part.max(1) as f32;
        Level {
            pixels,
            scale: (
                scale(self.base.width(), pixels.width()),
                scale(self.base.height(), pixels.height()),
            ),
        }
    }

    /// How many levels there are, the photo itself among them.
    pub(super) fn count(&self) -> usize {
        self.smaller.len() + 1
    }

    /// The number of the coarsest level that has at least a pixel for every `spacing` pixels of the photo.
    pub(super) fn number_for(&self, spacing: f32) -> usize {
        let mut numbers = (0..=self.smaller.len()).rev();
        let fits = numbers.find(|number| {
            let scale = self.level(*number).scale;
            scale.0.max(scale.1) <= spacing * 1.01
        });
        fits.unwrap_or(0)
    }

    /// The coarsest level that has at least a pixel for every `spacing` pixels of the photo.
    pub(super) fn level_for(&self, spacing: f32) -> Level<'_> {
        self.level(self.number_for(spacing))
    }

    /// Tiles for all levels, the largest first so that workers end together.
    pub(super) fn tiles(&self) -> Vec<Tile> {
        (0..=self.smaller.len())
            .flat_map(|number| {
                let pixels = self.level(number).pixels;
                cover(number, pixels.width(), pixels.height(), WORKERS)
            })
            .collect()
    }
}

/// Width and height of every tile of a photo of this size.
pub(super) fn passes(width: u32, height: u32) -> Vec<(usize, usize)> {
    let next = |&(width, height): &(u32, u32)| {
        let more = width.max(height) > LAST_SIDE;
        more.then(|| (width.div_ceil(STEP), height.div_ceil(STEP)))
    };
    std::iter::successors(Some((width, height)), next)
        .flat_map(|(width, height)| cover(0, width, height, WORKERS))
        .map(|tile| (tile.width as usize, tile.height as usize))
        .collect()
}

fn reduced(pixels: &RgbImage) -> Result<RgbImage, ErrorKind> {
    let (width, height) = pixels.dimensions();
    let whole = [0.0, 0.0, f64::from(width), f64::from(height)];
    let small = (width.div_ceil(STEP), height.div_ceil(STEP));
    Ok(resampled(pixels, whole, small, Filter::Mean)?)
}

/// Equal tiles over a level, as few pixels as possible for the busiest of the workers.
fn cover(level: usize, width: u32, height: u32, workers: usize) -> Vec<Tile> {
    let most = |side: u32| side.div_ceil(512).saturating_add(workers as u32);
    let mut best: Option<(u64, u32, u32)> = None;
    for columns in 1..=most(width) {
        for rows in 1..=most(height) {
            let area = u64::from(tile_side(width, columns)) * u64::from(tile_side(height, rows));
            let rounds = u64::from(columns * rows).div_ceil(workers.max(1) as u64);
            let busiest = area * rounds;
            if area <= TILE_AREA && best.is_none_or(|(least, ..)| busiest < least) {
                best = Some((busiest, columns, rows));
            }
        }
    }
    let (_, columns, rows) = best.unwrap_or((0, most(width), most(height)));
    let (tile_width, tile_height) = (tile_side(width, columns), tile_side(height, rows));
    let mut tiles = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            tiles.push(Tile {
                level,
                x: place(width, tile_width, column, columns),
                y: place(height, tile_height, row, rows),
                width: tile_width,
                height: tile_height,
            });
        }
    }
    tiles
}

/// The side of `count` tiles that cover `side` and share [`OVERLAP`].
fn tile_side(side: u32, count: u32) -> u32 {
    let count = count.max(1);
    let shared = (count - 1).saturating_mul(OVERLAP);
    let part = side.saturating_add(shared).div_ceil(count);
    part.max(1).div_ceil(GRAIN).saturating_mul(GRAIN)
}

/// Where one of `count` tiles that cover a side begins.
pub(super) fn place(side: u32, tile: u32, number: u32, count: u32) -> u32 {
    let slack = u64::from(side.saturating_sub(tile));
    let steps = u64::from(count.saturating_sub(1).max(1));
    (slack * u64::from(number) / steps) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn any_face_up_to_the_overlap_is_whole_in_a_tile(
            width in 1_u32..20_000, height in 1_u32..12_000, workers in 1_usize..5,
            at in (0.0_f64..1.0, 0.0_f64..1.0),
        ) {
            let tiles = cover(0, width, height, workers);
            let face = |side: u32, at: f64| {
                let size = OVERLAP.min(side);
                let start = (f64::from(side - size) * at) as u32;
                (start, start + size)
            };
            let (left, right) = face(width, at.0);
            let (top, bottom) = face(height, at.1);
            let whole = tiles.iter().any(|t| {
                t.x <= left && right <= t.x + t.width && t.y <= top && bottom <= t.y + t.height
            });
            proptest::prop_assert!(whole, "{width}x{height}: {left},{top} in {tiles:?}");
            for tile in &tiles {
                proptest::prop_assert!(u64::from(tile.width) * u64::from(tile.height) <= TILE_AREA);
                proptest::prop_assert!(tile.width % GRAIN == 0 && tile.height % GRAIN == 0);
            }
        }
    }

    #[test]
    // The price of tiles that stay in the cache: 18 %, not 10.
    fn twelve_megapixels_cost_little_more_than_their_pixels() {
        let tiles = cover(0, 4000, 3000, 2);
        let area: u64 = tiles.iter().map(|t| u64::from(t.width * t.height)).sum();
        assert!(area < 14_200_000, "{area} in {} tiles", tiles.len());
    }

    #[test]
    fn a_hundred_megapixels_end_in_a_picture_that_one_pass_sees() {
        let base = RgbImage::new(5000, 300);
        let pyramid = Pyramid::of(&base).unwrap();
        let sides: Vec<_> = (0..=pyramid.smaller.len())
            .map(|n| pyramid.level(n).pixels.dimensions())
            .collect();
        assert_eq!(sides, [(5000, 300), (1250, 75), (313, 19)]);
        assert_eq!(pyramid.level_for(3.0).pixels.width(), 5000);
        assert_eq!(pyramid.level_for(4.0).pixels.width(), 1250);
        assert_eq!(pyramid.level_for(100.0).pixels.width(), 313);
        assert_eq!(pyramid.level_for(0.2).pixels.width(), 5000);
    }
}
