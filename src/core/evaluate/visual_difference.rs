//! How much a protected face differs from the unprotected one, for the eye.

use std::ops::Range;

use super::haze::Trace;
use fast_ssim2::{PixelDescriptor, PixelSlice, compute_ssimulacra2};
use image::{GrayImage, RgbImage};

use crate::photo::Region;

/// How much a face changed. Higher is closer everywhere.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct VisualDifference {
    /// Structural similarity of luminance over the face's box, at most 1; none for a box under 11 pixels.
    pub ssim: Option<f32>,
    /// SSIMULACRA2 over the face's box: 100 for the same, 90 hard to tell apart side by side, 70 high quality, 50 visible
    /// to most, below 0 for another picture.
    pub ssimulacra2: Option<f32>,
    /// Peak signal-to-noise ratio over the face's box, in decibels; none where nothing changed.
    pub psnr: Option<f32>,
}

impl VisualDifference {
    /// Compares two pictures of the same size.
    pub fn of(before: &RgbImage, after: &RgbImage) -> Self {
        Self {
            ssim: Self::ssim(before, after),
            ssimulacra2: ssimulacra2(before, after),
            psnr: psnr(before, after),
        }
    }

    /// Structural similarity alone.
    pub(crate) fn ssim(before: &RgbImage, after: &RgbImage) -> Option<f32> {
        ssim(before, after)
    }
}

/// How plainly a change of a face is seen, for people.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// SSIM of the face from .985 on.
    Hardly,
    /// SSIM of the face from .955 on.
    WhenLookedFor,
    /// Below.
    Plainly,
}

impl Visibility {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl VisualDifference {
    /// How plainly the change is seen; none for a box too small to say. docs/cloak.md says where the limits come from.
    pub fn visibility(&self) -> Option<Visibility> {
        Some(match self.ssim? {
            ssim if ssim >= 0.985 => Visibility::Hardly,
            ssim if ssim >= 0.955 => Visibility::WhenLookedFor,
            _ => Visibility::Plainly,
        })
    }
}

/// Cells along each side, in which a face is compared with what lies in its place.
const CELLS: u32 = 16;
/// The correlation of luminance over those cells below which nothing of a face is left. What is blurred,
/// darkened or cloaked goes with the face in such coarse cells; an even colour does not. docs/jury.md has what was measured.
const UNLIKE: f64 = 0.3;

/// The same where what lies there is no smooth patch, such as large squares or a drawing: these go with a face by chance more often, and what could be
/// taken for them, a mosaic of few squares, goes with it more than this.
const UNLIKE_STRUCTURED: f64 = 0.45;
/// Blocks along each side, in which what is left of a face is looked for as it was.
const PARTS: u32 = 6;
/// The correlation of luminance within a block, both without their plane, from which on the block shows what was there; chance reaches .71
/// (docs/jury.md).
const AS_IT_WAS: f64 = 0.8;
/// So many such blocks are a part of a face; one alone can be chance.
const A_PART: usize = 2;
/// Standard deviations of luminance within a block, without its plane, below which it says nothing: before, and after.
const EVEN: (f64, f64) = (2.0, 0.5);

/// Whether what lies in the place of a face has nothing to do with it: no part of it is as it was, and luminance in coarse cells does not go with that of
/// the face, be it lighter, darker or turned to its negative; or it does as a haze, which takes the light from around it, and holds no trace of the face
/// ([`Trace`], which is none where not enough of the photo lies around). What is plainly a blur of the face is none, however wide. An even face and an even cover are
/// told apart by nothing: then it counts as there.
pub(super) fn covered(before: &RgbImage, after: &RgbImage, trace: Option<Trace>) -> bool {
    let Some(correlation) = correlation(before, after) else {
        return false;
    };
    if a_part_is_left(before, after) {
        return false;
    }
    let unlike = correlation.abs() <= UNLIKE;
    let structured = correlation.abs() <= UNLIKE_STRUCTURED;
    trace.map_or(unlike, |trace| {
        let nothing = unlike || trace.is_of_a_haze() || (structured && !trace.is_smooth());
        nothing && !trace.is_of_a_blur()
    })
}

/// Whether what lies in the place of a face may be a haze or what a blur has left of it: no part of it is as it was, and it is smooth, but neither is plain.
pub(super) fn may_be_a_haze(before: &RgbImage, after: &RgbImage, trace: Option<Trace>) -> bool {
    let open = trace.is_some_and(|trace| trace.is_smooth() && !trace.is_of_a_blur());
    open && !a_part_is_left(before, after)
}

/// Whether some of a face is to be seen as it was, beside a cover or through one: lighter, darker or negative, but with its detail.
fn a_part_is_left(before: &RgbImage, after: &RgbImage) -> bool {
    let (width, height) = before.dimensions();
    if before.dimensions() != after.dimensions() {
        // Whoever cannot compare does not say that nothing is left.
        return true;
    }
    let between = |part: u32, side: u32| part * side / PARTS..(part + 1) * side / PARTS;
    let parts = (0..PARTS).flat_map(|row| (0..PARTS).map(move |column| (column, row)));
    let as_it_was = parts.filter(|(column, row)| {
        let (across, down) = (between(*column, width), between(*row, height));
        let detail = |rgb| detail(rgb, across.clone(), down.clone());
        goes_with(&detail(before), &detail(after))
    });
    as_it_was.take(A_PART).count() == A_PART
}

/// Luminance of a block, row after row, without the plane that fits it best: without that, any two slopes of light would be alike.
fn detail(rgb: &RgbImage, across: Range<u32>, down: Range<u32>) -> Vec<f64> {
    let middle = |of: &Range<u32>| (f64::from(of.start) + f64::from(of.end) - 1.0) / 2.0;
    let (x_middle, y_middle) = (middle(&across), middle(&down));
    let places = down.flat_map(|y| across.clone().map(move |x| (x, y)));
    let values: Vec<(f64, f64, f64)> = places
        .filter_map(|(x, y)| {
            let [red, green, blue] = rgb.get_pixel_checked(x, y)?.0.map(f64::from);
            let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            Some((f64::from(x) - x_middle, f64::from(y) - y_middle, luminance))
        })
        .collect();
    // The middle of a full block is that of its places, so that both slopes and the mean are found apart from each other.
    let sum = |of: &dyn Fn(&(f64, f64, f64)) -> f64| values.iter().map(of).sum::<f64>();
    let share = |over: f64, of: f64| if of > 0.0 { over / of } else { 0.0 };
    let mean = share(sum(&|(.., v)| *v), values.len() as f64);
    let right = share(sum(&|(x, _, v)| x * v), sum(&|(x, ..)| x * x));
    let up = share(sum(&|(_, y, v)| y * v), sum(&|(_, y, _)| y * y));
    let values = values.iter();
    values
        .map(|(x, y, v)| v - mean - right * x - up * y)
        .collect()
}

/// Whether two blocks without their planes have enough in them to say, and show the same.
fn goes_with(before: &[f64], after: &[f64]) -> bool {
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let count = before.len().max(1) as f64;
    let (own, other) = (product(before, before), product(after, after));
    let enough = (own / count).sqrt() >= EVEN.0 && (other / count).sqrt() >= EVEN.1;
    enough && product(before, after).abs() >= AS_IT_WAS * (own * other).sqrt()
}

/// The correlation of luminance over 16 x 16 cells of two pictures, -1 to 1: what tells a cover from a change of a face. 0 for an
/// even second picture, none for an even first one.
pub fn correlation(before: &RgbImage, after: &RgbImage) -> Option<f64> {
    let cells = |rgb: &RgbImage| -> Vec<f64> {
        let small = image::imageops::thumbnail(rgb, CELLS, CELLS);
        let pixels = small.pixels();
        let luminance = pixels.map(|p| f64::from(image::Pixel::to_luma(p).0[0]));
        let values: Vec<f64> = luminance.collect();
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        values.into_iter().map(|value| value - mean).collect()
    };
    let (before, after) = (cells(before), cells(after));
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let size = (product(&before, &before) * product(&after, &after)).sqrt();
    let even = product(&before, &before) <= 1.0;
    (!even).then(|| match size > 0.0 {
        true => product(&before, &after) / size,
        false => 0.0,
    })
}

/// The change, ten times as strong, around a middle grey: where it is 128, nothing changed.
///
/// Where more changed than any cloak changes, something was covered, and its change would show it: there, and around it, the
/// picture is black. So is the surrounding of each of these faces (boxes in the pictures) that changed so much.
/// Whoever has the picture together with the protected photo can all the same work out a face that was cloaked.
pub(super) fn drawn(before: &RgbImage, after: &RgbImage, faces: &[Region]) -> RgbImage {
    let blocks = Blocks::of(before, after);
    let covered: Vec<&Region> = faces
        .iter()
        .filter(|face| blocks.changed_in(face))
        .collect();
    let near = |face: &Region, x: u32, y: u32| {
        // As far as a cover of the whole head reaches, and more.
        let (middle, reach) = (face.centre(), 1.5 * face.height.max(face.width));
        (x as f32 - middle.x).abs() < reach && (y as f32 - middle.y).abs() < reach
    };
    let mut picture = after.clone();
    let pairs = picture.enumerate_pixels_mut().zip(before.pixels());
    for ((x, y, value), before) in pairs {
        if blocks.changed_around(x, y) || covered.iter().any(|face| near(face, x, y)) {
            *value = image::Rgb([0; 3]);
            continue;
        }
        for (value, before) in value.0.iter_mut().zip(before.0) {
            let change = i32::from(*value) - i32::from(before);
            *value = (128 + 10 * change).clamp(0, 255) as u8;
        }
    }
    picture
}

/// Which blocks of [`BLOCK`] by [`BLOCK`] pixels were covered.
struct Blocks {
    columns: u32,
    rows: u32,
    covered: Vec<bool>,
}

/// Side of a block.
const BLOCK: u32 = 16;
/// The mean change of a block, 0-255, up to which nothing was covered: more than a JPEG does on average, and a cloak on skin.
const LITTLE: f32 = 14.0;
/// The mean change from which on something was covered, whatever is left to be seen: more than the strongest cloak changes any value
/// (24 of 255).
const MUCH: f32 = 28.0;
/// Between the two, a block was covered unless it has texture (standard deviation of luminance, 0-255) that is still there afterwards
/// (correlation of luminance): what a cloak does to brows and lips leaves them.
const TEXTURE: f32 = 7.0;
const STILL_THERE: f32 = 0.6;

/// What is summed over a block.
#[derive(Clone, Copy, Default)]
struct Sums {
    count: f32,
    change: f32,
    /// Luminance before and after, its squares, and the product.
    before: f32,
    after: f32,
    before_square: f32,
    after_square: f32,
    product: f32,
}

impl Sums {
    fn add(&mut self, before: &image::Rgb<u8>, after: &image::Rgb<u8>) {
        let channels = before.0.iter().zip(after.0);
        let change: f32 = channels.map(|(a, b)| f32::from(a.abs_diff(b))).sum();
        let luminance = |pixel: &image::Rgb<u8>| f32::from(image::Pixel::to_luma(pixel).0[0]);
        let (a, b) = (luminance(before), luminance(after));
        self.count += 1.0;
        self.change += change / 3.0;
        self.before += a;
        self.after += b;
        self.before_square += a * a;
        self.after_square += b * b;
        self.product += a * b;
    }

    fn covered(self) -> bool {
        let mean = |sum: f32| sum / self.count.max(1.0);
        let change = mean(self.change);
        let (a, b) = (mean(self.before), mean(self.after));
        let varied = (mean(self.before_square) - a * a).max(0.0);
        let varied_after = (mean(self.after_square) - b * b).max(0.0);
        let together = mean(self.product) - a * b;
        let still_there =
            varied > TEXTURE * TEXTURE && together > STILL_THERE * (varied * varied_after).sqrt();
        change > MUCH || (change > LITTLE && !still_there)
    }
}

impl Blocks {
    fn of(before: &RgbImage, after: &RgbImage) -> Self {
        let (columns, rows) = (
            after.width().div_ceil(BLOCK),
            after.height().div_ceil(BLOCK),
        );
        let mut sums = vec![Sums::default(); (columns * rows) as usize];
        for ((x, y, after), before) in after.enumerate_pixels().zip(before.pixels()) {
            let place = (y / BLOCK * columns + x / BLOCK) as usize;
            if let Some(sums) = sums.get_mut(place) {
                sums.add(before, after);
            }
        }
        Self {
            columns,
            rows,
            covered: sums.into_iter().map(Sums::covered).collect(),
        }
    }

    /// Whether a block was covered; one that is not there counts as covered.
    fn at(&self, column: u32, row: u32) -> bool {
        let place = (row * self.columns + column) as usize;
        self.covered.get(place).copied().unwrap_or(true)
    }

    /// Whether the block of a pixel, or one of the blocks within two of it, was covered.
    fn changed_around(&self, x: u32, y: u32) -> bool {
        let (column, row) = (x / BLOCK, y / BLOCK);
        (row.saturating_sub(2)..(row + 3).min(self.rows)).any(|row| {
            let columns = column.saturating_sub(2)..(column + 3).min(self.columns);
            columns.into_iter().any(|column| self.at(column, row))
        })
    }

    /// Whether any block of a face was covered.
    fn changed_in(&self, face: &Region) -> bool {
        let first = |at: f32, limit: u32| ((at.max(0.0) as u32) / BLOCK).min(limit);
        let columns = first(face.x, self.columns)..=first(face.x + face.width, self.columns);
        let mut rows = first(face.y, self.rows)..=first(face.y + face.height, self.rows);
        rows.any(|row| {
            columns
                .clone()
                .any(|column| column < self.columns && self.at(column, row))
        })
    }
}

fn psnr(before: &RgbImage, after: &RgbImage) -> Option<f32> {
    let square = |(a, b): (&u8, &u8)| f64::from(a.abs_diff(*b)).powi(2);
    let sum: f64 = before.iter().zip(after.iter()).map(square).sum();
    let mean = sum / before.len().max(1) as f64;
    (mean > 0.0).then(|| (10.0 * (255.0 * 255.0 / mean).log10()) as f32)
}

/// None for a picture smaller than the metric takes (8 pixels).
fn ssimulacra2(before: &RgbImage, after: &RgbImage) -> Option<f32> {
    let (width, height) = before.dimensions();
    if width.min(height) < 8 {
        return None;
    }
    let slice = |rgb| {
        let stride = width as usize * 3;
        PixelSlice::new(rgb, width, height, stride, PixelDescriptor::RGB8_SRGB).ok()
    };
    let score = compute_ssimulacra2(&slice(before.as_raw())?, &slice(after.as_raw())?);
    score.ok().map(|score| score as f32)
}

/// Mean structural similarity: Z. Wang, A. Bovik, H. Sheikh, E. Simoncelli, *Image Quality Assessment*, IEEE Transactions on
/// Image Processing 13(4), 2004. Luminance (BT.709 weights), Gaussian window of 11 x 11 with standard deviation 1.5, K1 = .01,
/// K2 = .03, L = 255, over all places where the window fits, without making the picture smaller first.
fn ssim(before: &RgbImage, after: &RgbImage) -> Option<f32> {
    let (width, height) = before.dimensions();
    if before.dimensions() != after.dimensions() || width.min(height) < WINDOW as u32 {
        return None;
    }
    let luminance = |picture: &RgbImage| -> Vec<f32> {
        let grey: GrayImage = image::imageops::grayscale(picture);
        grey.iter().map(|value| f32::from(*value)).collect()
    };
    let (a, b) = (luminance(before), luminance(after));
    let product =
        |x: &[f32], y: &[f32]| -> Vec<f32> { x.iter().zip(y).map(|(x, y)| x * y).collect() };
    let mean = |values: &[f32]| windowed(values, width as usize);
    let (mean_a, mean_b) = (mean(&a), mean(&b));
    let (aa, bb, ab) = (
        mean(&product(&a, &a)),
        mean(&product(&b, &b)),
        mean(&product(&a, &b)),
    );
    let (c1, c2) = ((0.01_f32 * 255.0).powi(2), (0.03_f32 * 255.0).powi(2));
    let squares = aa.iter().zip(&bb).zip(&ab);
    let places = mean_a.iter().zip(&mean_b).zip(squares);
    let sum: f64 = places
        .map(|((ma, mb), ((aa, bb), ab))| {
            let (va, vb, covariance) = (aa - ma * ma, bb - mb * mb, ab - ma * mb);
            let alike = (2.0 * ma * mb + c1) * (2.0 * covariance + c2);
            f64::from(alike / ((ma * ma + mb * mb + c1) * (va + vb + c2)))
        })
        .sum();
    Some((sum / mean_a.len().max(1) as f64) as f32)
}

/// Side of the window.
const WINDOW: usize = 11;

/// Gaussian means where the window fits: along rows, then along columns.
fn windowed(values: &[f32], width: usize) -> Vec<f32> {
    let weights: Vec<f32> = (-5..=5)
        .map(|x: i32| (-(x * x) as f32 / 4.5).exp())
        .collect();
    let total: f32 = weights.iter().sum();
    let along = |window: &[f32]| -> f32 {
        window
            .iter()
            .zip(&weights)
            .map(|(v, w)| v * w / total)
            .sum()
    };
    let rows = values
        .chunks_exact(width.max(1))
        .map(|row| row.windows(WINDOW).map(along).collect());
    let rows: Vec<Vec<f32>> = rows.collect();
    let mut means = Vec::new();
    for window in rows.windows(WINDOW) {
        let mut sums = vec![0.0; width.saturating_sub(WINDOW - 1)];
        for (row, weight) in window.iter().zip(&weights) {
            for (sum, value) in sums.iter_mut().zip(row) {
                *sum += value * weight / total;
            }
        }
        means.append(&mut sums);
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(shift: u32) -> RgbImage {
        RgbImage::from_fn(60, 50, |x, y| {
            image::Rgb([((x * 3 + y * 5 + shift) % 200) as u8; 3])
        })
    }

    #[test]
    fn only_what_has_nothing_of_the_face_counts_as_covered() {
        let face = picture(0);
        let even = RgbImage::from_pixel(60, 50, image::Rgb([90; 3]));
        assert!(covered(&face, &even, None));
        // Blurred, darker and turned to its negative, a face is still there.
        let blurred = imageproc::filter::gaussian_blur_f32(&face, 2.0);
        assert!(!covered(&face, &blurred, None));
        let each = |change: fn(u8) -> u8| {
            let mut changed = face.clone();
            changed.iter_mut().for_each(|value| *value = change(*value));
            changed
        };
        assert!(!covered(&face, &each(|value| value / 3), None));
        assert!(!covered(&face, &each(|value| 255 - value), None));
        // A box of few pixels has no part that says anything.
        let few = RgbImage::from_fn(3, 2, |x, _| image::Rgb([x as u8 * 90; 3]));
        assert!(!covered(&few, &few, None));
        // Of an even face nobody can say.
        assert!(!covered(&even, &face, None));
        // A part of it beside a cover, and all of it through one, are something of it.
        let beside = RgbImage::from_fn(60, 50, |x, y| match y {
            0..36 => image::Rgb([90; 3]),
            _ => *face.get_pixel(x, y),
        });
        assert!(!covered(&face, &beside, None));
        let other = RgbImage::from_fn(60, 50, |x, y| {
            image::Rgb([((x * x * 31 + y * y * 17 + x * y * 7) % 251) as u8; 3])
        });
        assert!(covered(&face, &other, None));
        let through = RgbImage::from_fn(60, 50, |x, y| {
            let (a, b) = (face.get_pixel(x, y).0[0], other.get_pixel(x, y).0[0]);
            image::Rgb([((u16::from(a) + u16::from(b)) / 2) as u8; 3])
        });
        assert!(!covered(&face, &through, None));
    }

    #[test]
    fn how_much_is_seen_has_words_by_the_limits_that_the_docs_give() {
        let seen = |ssim| {
            let looks = VisualDifference {
                ssim,
                ssimulacra2: None,
                psnr: None,
            };
            looks.visibility()
        };
        assert_eq!(seen(Some(1.0)), Some(Visibility::Hardly));
        assert_eq!(seen(Some(0.985)), Some(Visibility::Hardly));
        assert_eq!(seen(Some(0.984)), Some(Visibility::WhenLookedFor));
        assert_eq!(seen(Some(0.955)), Some(Visibility::WhenLookedFor));
        assert_eq!(seen(Some(0.954)), Some(Visibility::Plainly));
        assert_eq!(seen(None), None);
    }

    #[test]
    fn the_same_is_as_close_as_can_be() {
        let looks = VisualDifference::of(&picture(0), &picture(0));
        assert!(looks.ssim.unwrap() > 0.9999);
        assert_eq!(looks.ssimulacra2, Some(100.0));
        assert_eq!(looks.psnr, None);
        let grey = drawn(&picture(0), &picture(0), &[]);
        assert!(grey.iter().all(|value| *value == 128));
    }

    #[test]
    fn a_change_of_one_level_is_48_decibels_and_ten_levels_of_difference() {
        let mut brighter = picture(0);
        brighter.iter_mut().for_each(|value| *value += 1);
        let looks = VisualDifference::of(&picture(0), &brighter);
        assert!((looks.psnr.unwrap() - 48.13).abs() < 0.01);
        assert!(
            drawn(&picture(0), &brighter, &[])
                .iter()
                .all(|value| *value == 138)
        );
    }

    #[test]
    fn what_was_covered_cannot_be_seen_in_the_difference() {
        let before = RgbImage::from_fn(320, 320, |x, y| {
            // Half of it has nearly the colour of the cover, where only the face's box tells.
            let value = if x < 160 {
                90 + (x * y % 7) as u8
            } else {
                90 + (x * 5 + y * 3 % 11 % 160) as u8 % 100
            };
            image::Rgb([value; 3])
        });
        let inside = |x: u32, y: u32| (100..220).contains(&x) && (90..230).contains(&y);
        let after = RgbImage::from_fn(320, 320, |x, y| {
            if inside(x, y) {
                image::Rgb([92; 3])
            } else {
                *before.get_pixel(x, y)
            }
        });
        let face = Region {
            x: 120.0,
            y: 110.0,
            width: 80.0,
            height: 100.0,
        };
        let shown = drawn(&before, &after, &[face]);
        for (x, y, pixel) in shown.enumerate_pixels() {
            assert!(!inside(x, y) || pixel.0 == [0; 3], "{x}, {y}");
        }
        assert_eq!(shown.get_pixel(2, 2).0, [128; 3]);
    }

    #[test]
    fn boxes_too_small_for_a_window_have_no_value() {
        for (width, height) in [(0, 0), (1, 1), (10, 40)] {
            let small = RgbImage::new(width, height);
            let looks = VisualDifference::of(&small, &small);
            assert_eq!(looks.ssim, None, "{width} x {height}");
            assert_eq!(
                looks.ssimulacra2.is_some(),
                width >= 8,
                "{width} x {height}"
            );
        }
    }
}
