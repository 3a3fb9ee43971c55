//! What a haze tells of the face in whose place it lies.
//!
//! A haze that was drawn from what lies around a face can be bright and dark where the face was, as light falls on both from one side; that is no trace of the face, but
//! a plain correlation cannot tell it from one. Two things do:
//!
//! - what such a haze takes from around it spans its area like a membrane, and is therefore nearly a *harmonic* function: a sum of few polynomials whose
//!   Laplacian is nought. Without these nothing but its own clouds is left. A face is none, however much it was blurred: it is a hill of skin with valleys in it;
//! - what is left of a blurred face goes with the face *blurred as much*, whatever the radius.
//!
//! So what lies there is compared with the face after blurs of all radii, both without their harmonic part.

use image::RgbImage;

/// Cells along each side.
const SIDE: usize = 16;
/// Standard deviations of the blurs, in cells; the widest is half of the face.
const BLURS: [f64; 9] = [0.0, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0];
/// A patch is a haze with no trace of the face up to this detail, in levels, and this likeness; docs/jury.md has what was measured.
const SMOOTH: f64 = 2.0;
const NO_TRACE: f64 = 0.45;
/// It is a blur of the face from this likeness on.
const A_BLUR: f64 = 0.9;
/// Harmonic polynomials up to this degree are taken away.
const DEGREE: i32 = 4;

/// What of a face may be left in a patch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trace {
    /// How far cells are from the mean of their neighbours, root of the mean square, in levels: the detail that is left in coarse cells.
    pub detail: f64,
    /// The greatest correlation, without sign, with the face after any blur, both without their harmonic part; 0 to 1.
    pub likeness: f64,
}

impl Trace {
    /// Of a face in what lies at its place, two pictures of its box; `around` is the unprotected photo twice as wide and high around the middle of the box, from
    /// which a blur takes: without it nobody knows what a blur took from beyond the border, and a likeness that is small says nothing. None where the face itself
    /// is even, and for boxes that have fewer pixels a side than cells.
    pub fn of(before: &RgbImage, around: Option<&RgbImage>, after: &RgbImage) -> Option<Self> {
        let pictures = [Some(before), around, Some(after)].into_iter().flatten();
        let mut sides = pictures.map(|rgb| rgb.width().min(rgb.height()) as usize);
        if sides.any(|side| side < SIDE) {
            return None;
        }
        let (before, after) = (Cells::of(before, SIDE), Cells::of(after, SIDE));
        let around = around.map(|around| Cells::of(around, 2 * SIDE));
        let basis = harmonics();
        let left = without(&after.values, &basis);
        let alike = BLURS.iter().flat_map(|blur| {
            let from_beyond = around.as_ref();
            let from_beyond = from_beyond.map(|around| around.blurred(*blur).middle());
            let (left, basis) = (&left, &basis);
            let faces = [Some(before.blurred(*blur)), from_beyond];
            let faces = faces.into_iter().flatten();
            faces.map(move |face| correlation(&without(&face.values, basis), left))
        });
        let likeness = alike.flatten().map(f64::abs).reduce(f64::max)?;
        Some(Self {
            detail: after.detail(),
            likeness,
        })
    }

    /// Whether nothing of the face is in it, although light and dark may go with it.
    pub fn is_of_a_haze(&self) -> bool {
        self.is_smooth() && self.likeness <= NO_TRACE
    }

    /// Whether it has no detail, as what a blur or a haze leaves.
    pub fn is_smooth(&self) -> bool {
        self.detail <= SMOOTH
    }

    /// Whether it is what a blur leaves of the face.
    pub fn is_of_a_blur(&self) -> bool {
        self.likeness >= A_BLUR
    }
}

/// Luminance in as many cells a side, row after row.
struct Cells {
    side: usize,
    values: Vec<f64>,
}

impl Cells {
    fn of(rgb: &RgbImage, side: usize) -> Self {
        let (columns, rows) = (rgb.width() as usize, rgb.height() as usize);
        let mut sums = vec![(0.0_f64, 0.0_f64); side * side];
        for (x, y, pixel) in rgb.enumerate_pixels() {
            let [red, green, blue] = pixel.0.map(f64::from);
            let luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
            let across = spread(x as usize, columns, side);
            let down = spread(y as usize, rows, side);
            for (column, of_column) in across {
                for (row, of_row) in down {
                    if let Some((sum, weight)) = sums.get_mut(row * side + column) {
                        *sum += luminance * of_column * of_row;
                        *weight += of_column * of_row;
                    }
                }
            }
        }
        let mean = |(sum, weight): (f64, f64)| if weight > 0.0 { sum / weight } else { 0.0 };
        Self {
            side,
            values: sums.into_iter().map(mean).collect(),
        }
    }

    fn at(&self, column: usize, row: usize) -> f64 {
        let value = self.values.get(row * self.side + column);
        value.copied().unwrap_or(0.0)
    }

    /// The half in the middle, each way.
    fn middle(&self) -> Self {
        let (side, first) = (self.side / 2, self.side / 4);
        let places = (0..side * side).map(|place| (place % side + first, place / side + first));
        Self {
            side,
            values: places.map(|(column, row)| self.at(column, row)).collect(),
        }
    }

    fn detail(&self) -> f64 {
        let inner = 1..self.side.saturating_sub(1);
        let places = inner
            .clone()
            .flat_map(|row| inner.clone().map(move |column| (column, row)));
        let squares: Vec<f64> = places
            .map(|(x, y)| {
                let beside = self.at(x - 1, y) + self.at(x + 1, y);
                let above_and_below = self.at(x, y - 1) + self.at(x, y + 1);
                (self.at(x, y) - (beside + above_and_below) / 4.0).powi(2)
            })
            .collect();
        (squares.iter().sum::<f64>() / squares.len().max(1) as f64).sqrt()
    }

    /// After a Gaussian blur that sees nothing beyond.
    fn blurred(&self, deviation: f64) -> Self {
        let side = self.side;
        if deviation <= 0.0 {
            return Self {
                side,
                values: self.values.clone(),
            };
        }
        let weight = |a: usize, b: usize| (-0.5 * (a.abs_diff(b) as f64 / deviation).powi(2)).exp();
        let along = |value: &dyn Fn(usize) -> f64, place: usize| {
            let weights = (0..side).map(|other| weight(place, other));
            let sum: f64 = weights
                .clone()
                .enumerate()
                .map(|(other, weight)| value(other) * weight)
                .sum();
            sum / weights.sum::<f64>()
        };
        let places = || (0..side * side).map(|place| (place % side, place / side));
        let across = places().map(|(column, row)| along(&|x| self.at(x, row), column));
        let across = Self {
            side,
            values: across.collect(),
        };
        let both = places().map(|(column, row)| along(&|y| across.at(column, y), row));
        Self {
            side,
            values: both.collect(),
        }
    }
}

/// The two cells that a pixel lies between, with what each gets of it.
fn spread(place: usize, length: usize, side: usize) -> [(usize, f64); 2] {
    let last = side.saturating_sub(1);
    let at = (place as f64 + 0.5) * side as f64 / length.max(1) as f64 - 0.5;
    let at = at.clamp(0.0, last as f64);
    let first = at as usize;
    let rest = at - first as f64;
    [(first, 1.0 - rest), ((first + 1).min(last), rest)]
}

/// The harmonic polynomials up to [`DEGREE`], the real and imaginary parts of (x + iy)^n, made orthonormal over the cells.
fn harmonics() -> Vec<Vec<f64>> {
    let mut basis: Vec<Vec<f64>> = Vec::new();
    for degree in 0..=DEGREE {
        for imaginary in [false, true] {
            let values = (0..SIDE * SIDE).map(|place| {
                let scaled = |at: usize| (at as f64 + 0.5) / SIDE as f64 * 2.0 - 1.0;
                let (x, y) = (scaled(place % SIDE), scaled(place / SIDE));
                let (size, angle) = (x.hypot(y).powi(degree), y.atan2(x) * f64::from(degree));
                size * if imaginary { angle.sin() } else { angle.cos() }
            });
            let left = without(&values.collect::<Vec<f64>>(), &basis);
            let length = product(&left, &left).sqrt();
            if length > 1e-6 {
                basis.push(left.into_iter().map(|value| value / length).collect());
            }
        }
    }
    basis
}

fn without(values: &[f64], basis: &[Vec<f64>]) -> Vec<f64> {
    let mut left = values.to_vec();
    for vector in basis {
        let share = product(&left, vector);
        for (value, part) in left.iter_mut().zip(vector) {
            *value -= share * part;
        }
    }
    left
}

/// None where the first is even.
fn correlation(face: &[f64], patch: &[f64]) -> Option<f64> {
    let (face_size, patch_size) = (product(face, face), product(patch, patch));
    let even = face_size <= 1e-3;
    (!even).then(|| match patch_size > 1e-3 {
        true => product(face, patch) / (face_size * patch_size).sqrt(),
        false => 0.0,
    })
}

fn product(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use imageproc::filter::gaussian_blur_f32;

    /// A face on a wall that is lit from the left, of a contrast.
    fn photo(side: u32, contrast: f32) -> RgbImage {
        let side_length = side as f32;
        RgbImage::from_fn(side, side, |x, y| {
            let (x, y) = (x as f32 / side_length, y as f32 / side_length);
            let disc = |cx: f32, cy: f32, a: f32, b: f32| ((x - cx) / a).hypot((y - cy) / b) <= 1.0;
            let light = 150.0 - 90.0 * x;
            let value = if disc(0.43, 0.45, 0.04, 0.03) || disc(0.57, 0.45, 0.04, 0.03) {
                light - 60.0
            } else if disc(0.5, 0.62, 0.09, 0.025) {
                light - 30.0
            } else if disc(0.5, 0.5, 0.19, 0.25) {
                light + 60.0 - 40.0 * x
            } else if disc(0.5, 0.44, 0.24, 0.28) {
                light - 50.0
            } else {
                light
            };
            image::Rgb([(70.0 + (value - 100.0) * contrast) as u8; 3])
        })
    }

    fn middle(rgb: &RgbImage) -> RgbImage {
        let (width, height) = rgb.dimensions();
        image::imageops::crop_imm(rgb, width / 4, height / 4, width / 2, height / 2).to_image()
    }

    fn trace(photo: &RgbImage, after: &RgbImage) -> Trace {
        Trace::of(&middle(photo), Some(photo), &middle(after)).unwrap()
    }

    #[test]
    fn a_blur_is_never_taken_for_a_haze_however_dim_and_small_the_face() {
        for (side, contrast) in [(400, 1.0), (400, 0.3), (100, 1.0), (100, 0.3)] {
            let photo = photo(side, contrast);
            for part in [40.0, 20.0, 12.0, 8.0, 6.0, 4.0] {
                let blurred = gaussian_blur_f32(&photo, side as f32 / 2.0 / part);
                let trace = trace(&photo, &blurred);
                assert!(
                    trace.is_of_a_blur(),
                    "{side}, {contrast}, 1/{part}: {trace:?}"
                );
                assert!(!trace.is_of_a_haze());
            }
        }
    }

    #[test]
    fn light_from_one_side_is_no_trace_of_a_face() {
        for (side, contrast) in [(400, 1.0), (100, 0.3)] {
            let photo = photo(side, contrast);
            // What spans the place of the face from left to right, as bright there as the wall around.
            let haze = RgbImage::from_fn(side, side, |x, y| {
                let wall = photo.get_pixel(x, 2).0[0];
                image::Rgb([wall.saturating_add(((x / 3 + y / 5) % 2) as u8); 3])
            });
            let trace = trace(&photo, &haze);
            assert!(trace.is_of_a_haze(), "{trace:?}");
        }
    }

    #[test]
    fn of_an_even_face_and_of_a_tiny_box_nothing_is_said() {
        let even = RgbImage::from_pixel(80, 80, image::Rgb([90; 3]));
        assert_eq!(
            Trace::of(&middle(&even), Some(&even), &middle(&photo(80, 1.0))),
            None
        );
        let tiny = photo(24, 1.0);
        assert_eq!(Trace::of(&middle(&tiny), Some(&tiny), &middle(&tiny)), None);
    }
}
