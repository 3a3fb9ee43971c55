//! A recogniser's crop out of the frame, and its gradient brought back to the frame.

use super::frame::SIDE;
use super::linear::{Lines, Resampling};
use crate::chance::Chance;
use crate::model::recogniser::{Similarity, corners};

/// How far a crop is turned (radians), scaled and shifted (parts of its side) away from where it belongs.
const TURN: f32 = 0.1;
const SCALE: f32 = 0.1;
const SHIFT: f32 = 0.03;
/// How often a crop is made smaller and put somewhere on black, and the least size, a side (C. Xie et al. 2019,
/// "Improving transferability of adversarial examples with input diversity").
const DIVERSE: f32 = 0.7;
const DIVERSE_SIDE: f32 = 0.8;

/// The linear map from a frame (3, S, S planes) to a recogniser's crop: four taps a pixel, bilinear, and black outside as in
/// the crops of witnesses.
///
/// Taps are worked out where they are used: as a list they are larger than the frame, and take longer to read than to make.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// From pixels of the crop to pixels of the frame.
    back: Similarity,
    /// Pixels of the crop a side.
    side: usize,
    /// Whether left and right are exchanged.
    mirrored: bool,
    /// What is done to the crop afterwards.
    after: Option<Resampling>,
}

impl View {
    /// The crop of `side` pixels exactly where it belongs; `into` is from pixels of the frame to pixels of the crop. None
    /// where that is a single point.
    pub fn exact(into: &Similarity, side: usize) -> Option<Self> {
        Some(Self {
            back: into.inverse()?,
            side,
            mirrored: false,
            after: None,
        })
    }

    /// A crop a little off, now and then mirrored, and now and then made smaller and put somewhere on black.
    pub fn jittered(into: &Similarity, side: usize, chance: &mut Chance) -> Option<Self> {
        let moved = jitter(into, side, chance);
        let mirrored = chance.part() < 0.5;
        let (diverse, size) = (chance.part() < DIVERSE, chance.between(DIVERSE_SIDE, 1.0));
        let (right, down) = (chance.part(), chance.part());
        let small = (side as f32 * size) as usize;
        let left_over = side.saturating_sub(small);
        let lines = |part: f32| {
            let first = (part * (left_over + 1) as f32) as usize;
            Lines::interpolated(side, small).then(&Lines::placed(small, side, first))
        };
        Some(Self {
            back: moved.inverse()?,
            side,
            mirrored,
            after: diverse.then(|| Resampling {
                down: lines(down),
                across: lines(right),
            }),
        })
    }

    /// The crop: red, green and blue planes.
    pub fn apply(&self, frame: &[f32]) -> Vec<f32> {
        let frame = together(frame);
        let pixels = self.side * self.side;
        let mut crop = vec![0.0; 3 * pixels];
        let (red, rest) = crop.split_at_mut(pixels);
        let (green, blue) = rest.split_at_mut(pixels);
        let mut places = red.iter_mut().zip(green).zip(blue);
        self.each(|taps| {
            let Some(((red, green), blue)) = places.next() else {
                return;
            };
            let mut sum = BLACK;
            match taps {
                Taps::Inside(at, factors) => {
                    if let Some(around) = around(frame.get(at..).unwrap_or_default()) {
                        for (pixel, factor) in around.into_iter().zip(factors) {
                            add(&mut sum, factor, pixel);
                        }
                    }
                }
                Taps::AtTheBorder(taps) => {
                    for (at, factor) in taps {
                        add(&mut sum, factor, frame.get(at).unwrap_or(&BLACK));
                    }
                }
            }
            [*red, *green, *blue, _] = sum;
        });
        match &self.after {
            Some(after) => after.apply(&crop),
            None => crop,
        }
    }

    /// The gradient by the frame, by one by the crop.
    pub fn back(&self, gradient: &[f32]) -> Vec<f32> {
        let before = self
            .after
            .as_ref()
            .map(|after| after.adjoint().apply(gradient));
        let gradient = before.as_deref().unwrap_or(gradient);
        let mut frame = vec![BLACK; SIDE * SIDE];
        let mut planes = gradient.chunks_exact((self.side * self.side).max(1));
        let slopes = [(); 3].map(|()| planes.next().unwrap_or_default().iter());
        let [reds, greens, blues] = slopes;
        let mut slopes = reds.zip(greens).zip(blues);
        self.each(|taps| {
            let Some(((by_red, by_green), by_blue)) = slopes.next() else {
                return;
            };
            let slope = [*by_red, *by_green, *by_blue, 0.0];
            match taps {
                Taps::Inside(at, factors) => {
                    let frame = frame.get_mut(at..).unwrap_or_default();
                    if let Some(around) = around_mut(frame) {
                        for (sum, factor) in around.into_iter().zip(factors) {
                            add(sum, factor, &slope);
                        }
                    }
                }
                Taps::AtTheBorder(taps) => {
                    for (at, factor) in taps {
                        if let Some(sum) = frame.get_mut(at) {
                            add(sum, factor, &slope);
                        }
                    }
                }
            }
        });
        apart(&frame)
    }

    /// For each pixel of the crop, row by row, the four pixels of the frame around where it lies, with their factors.
    #[inline]
    fn each(&self, mut use_them: impl FnMut(Taps)) {
        for y in 0..self.side {
            for x in 0..self.side {
                let x = if self.mirrored { self.side - 1 - x } else { x };
                use_them(Taps::of(corners(self.back.apply([x as f32, y as f32]))));
            }
        }
    }
}

/// A pixel of the frame, its colours beside each other and one number more: a processor takes four at once.
type Pixel = [f32; COLOURS];
const COLOURS: usize = 4;
const BLACK: Pixel = [0.0; COLOURS];

/// The four pixels of the frame around a place, and their factors: left and right above, left and right below.
enum Taps {
    /// All in the frame: where the first is.
    Inside(usize, [f32; 4]),
    /// Some are not, and weigh nothing.
    AtTheBorder([(usize, f32); 4]),
}

impl Taps {
    #[inline]
    fn of(corners: [(i32, i32, f32); 4]) -> Self {
        let [(left, top, _), .., (right, bottom, _)] = corners;
        let last = (inside(right), inside(bottom));
        if let (Some(x), Some(y), (Some(_), Some(_))) = (inside(left), inside(top), last) {
            return Self::Inside(y * SIDE + x, corners.map(|(.., factor)| factor));
        }
        Self::AtTheBorder(corners.map(|(x, y, factor)| match (inside(x), inside(y)) {
            (Some(x), Some(y)) => (y * SIDE + x, factor),
            _ => (0, 0.0),
        }))
    }
}

/// The first pixel of these, its neighbour, and the two below.
fn around(frame: &[Pixel]) -> Option<[&Pixel; 4]> {
    let [upper_left, upper_right] = frame.first_chunk()?;
    let [lower_left, lower_right] = frame.get(SIDE..)?.first_chunk()?;
    Some([upper_left, upper_right, lower_left, lower_right])
}

fn around_mut(frame: &mut [Pixel]) -> Option<[&mut Pixel; 4]> {
    let (upper, lower) = frame.split_at_mut_checked(SIDE)?;
    let [upper_left, upper_right] = upper.first_chunk_mut()?;
    let [lower_left, lower_right] = lower.first_chunk_mut()?;
    Some([upper_left, upper_right, lower_left, lower_right])
}

fn add(sum: &mut Pixel, factor: f32, pixel: &Pixel) {
    for (sum, value) in sum.iter_mut().zip(pixel) {
        *sum += factor * value;
    }
}

/// Planes of a frame as pixels.
fn together(planes: &[f32]) -> Vec<Pixel> {
    let mut planes = planes.chunks_exact(SIDE * SIDE);
    let [red, green, blue] = [(); 3].map(|()| planes.next().unwrap_or_default());
    let colours = red.iter().zip(green).zip(blue);
    colours
        .map(|((red, green), blue)| [*red, *green, *blue, 0.0])
        .collect()
}

/// Pixels of a frame as planes.
fn apart(pixels: &[Pixel]) -> Vec<f32> {
    let mut planes = vec![0.0; 3 * pixels.len()];
    let (red, rest) = planes.split_at_mut(pixels.len());
    let (green, blue) = rest.split_at_mut(pixels.len());
    let places = red.iter_mut().zip(green).zip(blue);
    for (((red, green), blue), pixel) in places.zip(pixels) {
        [*red, *green, *blue, _] = *pixel;
    }
    planes
}

/// A place along a side of the frame, if it is one.
fn inside(at: i32) -> Option<usize> {
    usize::try_from(at).ok().filter(|at| *at < SIDE)
}

fn jitter(into: &Similarity, side: usize, chance: &mut Chance) -> Similarity {
    let turn = TURN * chance.symmetric();
    let scale = 1.0 + SCALE * chance.symmetric();
    let reach = SHIFT * side as f32;
    let (right, down) = (reach * chance.symmetric(), reach * chance.symmetric());
    let (sin, cos) = turn.sin_cos();
    let (a, b) = (scale * cos, scale * sin);
    let middle = (side as f32 - 1.0) / 2.0;
    // Around the middle of the crop: first `into`, then the turn.
    let [x, y] = into.shift.map(|shift| shift - middle);
    Similarity {
        a: a * into.a - b * into.b,
        b: b * into.a + a * into.b,
        shift: [
            a * x - b * y + middle + right,
            b * x + a * y + middle + down,
        ],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::cloak::linear::tests::{numbers, product};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]
        #[test]
        fn every_view_has_its_adjoint(
            seed in any::<u64>(), side in 40_usize..120, scale in 0.2_f32..1.2, turn in -1.0_f32..1.0,
            shift in -120.0_f32..60.0,
        ) {
            let into = Similarity {
                a: scale * turn.cos(), b: scale * turn.sin(), shift: [shift, shift / 2.0],
            };
            let mut chance = Chance::stream(seed, 1);
            let jittered = View::jittered(&into, side, &mut chance).unwrap();
            for view in [View::exact(&into, side).unwrap(), jittered] {
                let x = numbers(3 * SIDE * SIDE, seed);
                let crop = view.apply(&x);
                prop_assert_eq!(crop.len(), 3 * side * side);
                let y = numbers(crop.len(), seed ^ 1);
                let back = view.back(&y);
                prop_assert_eq!(back.len(), x.len());
                let (one, other) = (product(&crop, &y), product(&x, &back));
                prop_assert!((one - other).abs() < 1e-4 * (1.0 + one.abs()), "{} {}", one, other);
            }
        }
    }

    #[test]
    fn a_crop_in_place_is_the_frame_and_outside_is_black() {
        let frame: Vec<f32> = (0..3 * SIDE * SIDE)
            .map(|at| (at % 251) as f32 + 1.0)
            .collect();
        let moved = |shift: f32| Similarity {
            a: 1.0,
            b: 0.0,
            shift: [shift, 0.0],
        };
        let crop = View::exact(&moved(-10.0), 50).unwrap().apply(&frame);
        assert_eq!(crop[50 * 7 + 3], frame[SIDE * 7 + 13]);
        let outside = View::exact(&moved(20.0), 50).unwrap().apply(&frame);
        assert!(
            outside[50 * 7..50 * 7 + 20]
                .iter()
                .all(|value| *value == 0.0)
        );
        assert_eq!(outside[50 * 7 + 20], frame[SIDE * 7]);
        let nowhere = Similarity {
            a: 0.0,
            b: 0.0,
            shift: [0.0, 0.0],
        };
        assert_eq!(View::exact(&nowhere, 50), None);
    }
}
