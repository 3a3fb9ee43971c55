//! Where in a face how much may be changed.
//!
//! What people complain of in cloaked photos is stains on skin. So smooth places keep a part of the budget and pay more for
//! what they use of it, places with texture (hair, brows, lashes, lips, background) take all of it, and the border of
//! the frame none, so that no edge shows.

use super::frame::{Frame, SIDE};

/// Side of the square in which texture is measured, in pixels of the frame.
const WINDOW: usize = 7;
/// Standard deviations of luminance (0-255) up to which a place is smooth, and from which on it has texture.
const SMOOTH: std::ops::Range<f32> = 4.0..7.0;
/// The part of the budget that smooth places keep.
const SKIN: f32 = 0.6;
/// Part of the frame's side, at each border, over which the budget fades to nothing.
const FEATHER: f32 = 0.12;
/// What is added to the variance of luminance in [`visibility`]. SSIM adds 58.5 (its C2 at 255 levels); less spares skin
/// more than SSIM wants, which does not see stains well.
const FLOOR: f32 = 15.0;
/// The part of the frame that is taken for the face where it is asked how much of it changed, in pixels of the frame: from cheek
/// to cheek, and from forehead to chin.
const FACE: [std::ops::Range<usize>; 2] = [62..194, 61..208];
/// The constants of SSIM at 255 levels.
const C1: f32 = 6.5025;
const C2: f32 = 58.5225;

/// The part of the budget that each pixel of the frame may use, 0-1, row-major.
pub(super) fn shares(frame: &Frame) -> Vec<f32> {
    let deviation = deviation(&luminance(&frame.planes));
    let places = deviation.iter().zip(&frame.inside).enumerate();
    places
        .map(|(index, (deviation, inside))| {
            let texture = step((deviation - SMOOTH.start) / (SMOOTH.end - SMOOTH.start));
            let share = SKIN + (1.0 - SKIN) * texture;
            if *inside { share * feather(index) } else { 0.0 }
        })
        .collect()
}

/// The face of a frame as it is, to be compared with what a cloak makes of it.
pub(super) struct Unchanged {
    /// Luminance of the face and of half a window around it, row-major.
    luminance: Vec<f32>,
    /// Its means over the window at each pixel of the face, and those of its squares.
    means: Vec<f32>,
    squares: Vec<f32>,
}

impl Unchanged {
    /// The face of a frame's planes.
    pub(super) fn of(planes: &[f32]) -> Self {
        let luminance = around_face(&luminance(planes));
        Self {
            means: face_means(&luminance),
            squares: face_means(&products(&luminance, &luminance)),
            luminance,
        }
    }

    /// How like the face in a frame is to what it was, for the eye: structural similarity of luminance (Z. Wang et al. 2004) over
    /// squares of [`WINDOW`] pixels, at most 1. `after` gives the face and half a window around it as [`around_face`] does, red, green and blue.
    pub(super) fn likeness(&self, after: [&[f32]; 3]) -> f64 {
        let after = mixed(after);
        // Half of it on another thread: nothing else is at work meanwhile.
        let of_both = || face_means(&products(&self.luminance, &after));
        let (means, squares, both) = std::thread::scope(|scope| {
            let both = scope.spawn(of_both);
            let means = face_means(&after);
            let squares = face_means(&products(&after, &after));
            // A thread that ended before its work: its part is done here.
            (means, squares, both.join().unwrap_or_else(|_| of_both()))
        });
        let values = (self.means.iter().zip(means))
            .zip(self.squares.iter().zip(squares))
            .zip(both)
            .map(|(((a, b), (aa, bb)), ab)| {
                let light = (2.0 * a * b + C1) / (a * a + b * b + C1);
                let rest = (2.0 * (ab - a * b) + C2) / (aa - a * a + bb - b * b + C2);
                f64::from(light * rest)
            });
        let [columns, rows] = FACE;
        values.sum::<f64>() / (columns.len() * rows.len()) as f64
    }
}

fn products(a: &[f32], b: &[f32]) -> Vec<f32> {
    a.iter().zip(b).map(|(a, b)| a * b).collect()
}

/// Of a frame's values, those of the face and of half a window around it.
fn around_face(values: &[f32]) -> Vec<f32> {
    rows_around_face(values).flatten().copied().collect()
}

/// The same, row by row.
pub(super) fn rows_around_face(values: &[f32]) -> impl Iterator<Item = &[f32]> {
    let [columns, rows] = FACE;
    let reach = WINDOW / 2;
    let rows = values
        .chunks(SIDE)
        .skip(rows.start - reach)
        .take(rows.len() + 2 * reach);
    let row = columns.start - reach..columns.end + reach;
    rows.map(move |values| values.get(row.clone()).unwrap_or_default())
}

/// Means over the window of each pixel of the face.
fn face_means(around: &[f32]) -> Vec<f32> {
    let width = FACE[0].len();
    // Whole rows are added, each shifted by one: what a processor does many numbers at a time.
    let mut across = Vec::with_capacity(around.len());
    for row in around.chunks_exact(width + WINDOW - 1) {
        let begin = across.len();
        across.resize(begin + width, 0.0);
        let sums = across.get_mut(begin..).unwrap_or_default();
        for shifted in row.windows(width) {
            add(sums, shifted);
        }
        sums.iter_mut().for_each(|sum| *sum /= WINDOW as f32);
    }
    let mut means = Vec::with_capacity(FACE[1].len() * width);
    for window in across.windows(WINDOW * width).step_by(width) {
        let begin = means.len();
        means.resize(begin + width, 0.0);
        let sums = means.get_mut(begin..).unwrap_or_default();
        for row in window.chunks_exact(width) {
            add(sums, row);
        }
        sums.iter_mut().for_each(|sum| *sum /= WINDOW as f32);
    }
    means
}

fn add(sums: &mut [f32], values: &[f32]) {
    let places = sums.iter_mut().zip(values);
    places.for_each(|(sum, value)| *sum += value);
}

/// How well the square of a change is seen at each pixel of the frame, row-major: one over the local variance of
/// luminance, as in SSIM's contrast term (Z. Wang et al. 2004).
pub(super) fn visibility(frame: &Frame) -> Vec<f32> {
    let deviation = deviation(&luminance(&frame.planes));
    let seen = deviation.iter().map(|d| 1.0 / (d * d + FLOOR));
    seen.collect()
}

/// Luminance of red, green and blue planes (ITU-R BT.601), 0-255.
fn luminance(planes: &[f32]) -> Vec<f32> {
    let plane = SIDE * SIDE;
    let (red, rest) = planes.split_at(plane.min(planes.len()));
    let (green, blue) = rest.split_at(plane.min(rest.len()));
    mixed([red, green, blue])
}

/// Luminance of red, green and blue.
fn mixed([red, green, blue]: [&[f32]; 3]) -> Vec<f32> {
    let colours = red.iter().zip(green).zip(blue);
    colours
        .map(|((red, green), blue)| 0.299 * red + 0.587 * green + 0.114 * blue)
        .collect()
}

/// The standard deviation around each pixel of the frame, over the part of its window that lies in the frame.
fn deviation(values: &[f32]) -> Vec<f32> {
    let squares: Vec<f32> = values.iter().map(|value| value * value).collect();
    let (means, squares) = (means(values), means(&squares));
    let both = means.iter().zip(&squares);
    both.map(|(mean, square)| (square - mean * mean).max(0.0).sqrt())
        .collect()
}

/// Means over the window, rows first, then columns.
fn means(values: &[f32]) -> Vec<f32> {
    let across: Vec<f32> = values.chunks(SIDE).flat_map(along).collect();
    let mut down = vec![0.0; values.len()];
    for column in 0..SIDE {
        let values: Vec<f32> = across.iter().skip(column).step_by(SIDE).copied().collect();
        let places = down.iter_mut().skip(column).step_by(SIDE);
        for (place, mean) in places.zip(along(&values)) {
            *place = mean;
        }
    }
    down
}

fn along(values: &[f32]) -> Vec<f32> {
    let reach = WINDOW / 2;
    (0..values.len())
        .map(|at| {
            let window = at.saturating_sub(reach)..(at + reach + 1).min(values.len());
            // Safe: what is taken for smooth is changed less.
            let window = values.get(window).unwrap_or_default();
            window.iter().sum::<f32>() / window.len().max(1) as f32
        })
        .collect()
}

fn feather(index: usize) -> f32 {
    let edge = |at: usize| {
        let from_edge = (at.min(SIDE - 1 - at) as f32 + 0.5) / SIDE as f32;
        step(from_edge / FEATHER)
    };
    edge(index % SIDE) * edge(index / SIDE)
}

/// From 0 at 0 to 1 at 1 without a kink (Hermite's polynomial).
fn step(at: f32) -> f32 {
    let at = at.clamp(0.0, 1.0);
    at * at * (3.0 - 2.0 * at)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::model::recogniser::Similarity;

    fn frame(value: impl Fn(usize, usize) -> f32) -> Frame {
        let plane: Vec<f32> = (0..SIDE * SIDE)
            .map(|index| value(index % SIDE, index / SIDE))
            .collect();
        Frame {
            planes: plane.repeat(3),
            inside: vec![true; SIDE * SIDE],
            place: Similarity {
                a: 1.0,
                b: 0.0,
                shift: [0.0, 0.0],
            },
        }
    }

    #[test]
    fn skin_keeps_the_smooth_share_and_texture_takes_all() {
        // Left half: a slow shade, as on a cheek; right half: checks, as hair.
        let face = frame(|x, y| match x {
            0..128 => 120.0 + y as f32 * 0.2,
            _ => 120.0 + 30.0 * ((x / 2 + y / 2) % 2) as f32,
        });
        let shares = shares(&face);
        let at = |x: usize, y: usize| shares[y * SIDE + x];
        assert!((at(60, 128) - SKIN).abs() < 1e-3, "{}", at(60, 128));
        assert!((at(190, 128) - 1.0).abs() < 1e-3, "{}", at(190, 128));
        assert!(at(0, 128) < 0.01 && at(255, 0) < 0.01);
    }

    #[test]
    fn nothing_is_planned_outside_of_the_photo() {
        let mut face = frame(|x, y| ((x ^ y) & 63) as f32 * 4.0);
        for inside in face.inside.iter_mut().take(SIDE * 100) {
            *inside = false;
        }
        let shares = shares(&face);
        assert!(shares[..SIDE * 100].iter().all(|share| *share == 0.0));
        assert!(shares[SIDE * 128 + 128] > 0.9);
    }

    #[test]
    fn a_face_is_like_itself_and_the_less_so_the_more_it_changes() {
        let face = |noise: f32| {
            frame(|x, y| 120.0 + ((x ^ y) & 31) as f32 + noise * ((x * 7 + y * 3) % 5) as f32)
        };
        let unchanged = Unchanged::of(&face(0.0).planes);
        let likeness = |planes: &[f32]| {
            let [red, green, blue] = [0, 1, 2].map(|colour| {
                around_face(&planes[colour * SIDE * SIDE..(colour + 1) * SIDE * SIDE])
            });
            unchanged.likeness([&red, &green, &blue])
        };
        let like = |noise: f32| likeness(&face(noise).planes);
        assert!((like(0.0) - 1.0).abs() < 1e-4);
        assert!(like(1.0) < like(0.0) && like(4.0) < like(1.0) && like(4.0) > 0.0);
        // What lies outside of the face does not count.
        let mut beside = face(0.0);
        beside.planes[SIDE * 10..SIDE * 20].fill(255.0);
        assert!((likeness(&beside.planes) - 1.0).abs() < 1e-4);
    }

    #[test]
    fn means_of_the_face_are_those_of_the_frame() {
        let face = frame(|x, y| ((x * 31 + y * 17) % 251) as f32);
        let light = luminance(&face.planes);
        let all = means(&light);
        let of_face = face_means(&around_face(&light));
        let [columns, rows] = FACE;
        assert_eq!(of_face.len(), columns.len() * rows.len());
        for (place, mean) in of_face.iter().enumerate() {
            let (x, y) = (place % columns.len(), place / columns.len());
            let at = (rows.start + y) * SIDE + columns.start + x;
            assert!((mean - all[at]).abs() < 1e-3, "at {x}, {y}");
        }
    }

    #[test]
    fn shares_are_parts_whatever_the_picture() {
        for value in [0.0, 255.0, f32::NAN] {
            let shares = shares(&frame(|_, _| value));
            assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
        }
    }
}
