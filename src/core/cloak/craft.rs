//! Making one cloak: descent on what the surrogates still know, with momentum (Y. Dong et al. 2018, "Boosting
//! adversarial attacks with momentum"), over a grid coarser than the frame, projected after each step onto what may be seen.

use super::budget;
use super::ensemble::{Ensemble, References};
use super::frame::{Frame, SIDE, whole};
use super::linear::{Lines, Resampling};
use super::{Recipe, Strength};
use crate::error::ErrorKind;
use crate::progress::Progress;

/// Values of the grid a side: what lies between is interpolated, so that the cloak has no detail that the next
/// resizing or JPEG takes away.
const GRID: usize = SIDE / 2;
/// Pixels of the frame: values of each of its planes.
const PLANE: usize = SIDE * SIDE;
/// The part of a change of colour that is kept beside that of brightness: coloured speckles are seen sooner than grey
/// ones, and help less against recognisers that were not attacked (docs/cloak.md compares).
const COLOUR: f32 = 0.25;
/// What is kept of the direction of earlier steps.
const MOMENTUM: f32 = 0.9;
/// The length of the first step in parts of the budget; the last one is a tenth of it.
const LENGTH: f64 = 0.1;
/// What a visible change costs beside what it gains: the weight of [`visibility`](budget::visibility) against a gradient of mean
/// size. docs/cloak.md compares.
const PRICE: f64 = 20.0;
/// How much further than seems needed what is seen too much is made weaker: otherwise it would come nearer and nearer to what may be
/// seen without ever being there.
const FURTHER: f64 = 0.998;
/// How often what is seen too much at the end is made weaker before it is given up: twice is usual.
pub(super) const WEAKENINGS: u32 = 16;
/// Values of the grid that the coarse part of a step holds together, a side: coarse changes survive what fine ones do not,
/// and are seen less.
const COARSE: usize = 4;

/// After which parts of all steps the finished file is asked what it shows, in quarters: early enough that what is left of the steps
/// is spent on what may be seen there, late enough that what is seen has its final shape.
const ASKED: [u32; 2] = [2, 3];
/// How much of what may be seen in the finished file is aimed at: what is over at the end costs another look at the file.
const AIM: f64 = 0.98;

/// A cloak in its frame, and what it was worked out on.
pub(super) struct Crafted<'a> {
    work: Work<'a>,
    change: Change,
    /// Steps made.
    pub steps: u32,
}

/// What is being worked on.
struct Work<'a> {
    ensemble: &'a Ensemble,
    progress: &'a Progress,
    references: References,
    face: Face,
    maps: Maps,
}

/// The ways between grid and frame.
struct Maps {
    /// From the grid to the frame.
    to_frame: Resampling,
    /// Its adjoint.
    to_grid: Resampling,
    /// The coarse part of a grid.
    coarse: Resampling,
}

/// One face that is to be hidden.
struct Face {
    /// It: 3, S, S planes, 0-255.
    pixels: Vec<f32>,
    /// How much each pixel may change, S, S, in 1/255.
    room: Vec<f32>,
    /// How well the square of a change is seen, S, S.
    visibility: Vec<f32>,
    /// What its likeness is counted from.
    unchanged: budget::Unchanged,
}

/// A cloak that is being made.
struct Change {
    /// Its values: 3, G, G.
    grid: Vec<f32>,
    /// What they are at the size of the frame; what lies beyond -1 and 1 is still to be cut.
    fine: Vec<f32>,
}

/// A face with what a grid adds to it.
struct Worn {
    /// It: 3, S, S planes, 0-255.
    planes: Vec<f32>,
    /// How each value changes with the value of the fine grid there: its room, or 0 where a limit was met.
    slopes: Vec<f32>,
}

/// What is told of a cloak while it is made, and asked.
pub(super) trait Watch {
    /// After each step, with the number of steps made.
    fn step(&mut self, made: u32) -> Result<(), ErrorKind>;

    /// How much of what may be seen of the face in the finished file this change of its frame uses (in 1/255: red, green and blue planes, row-major),
    /// 1 for all; none where nobody can say.
    fn used(&mut self, change: &[f32]) -> Result<Option<f64>, ErrorKind>;
}

/// Makes the cloak of one face; `number` tells faces of one photo apart.
pub(super) fn craft<'a>(
    ensemble: &'a Ensemble,
    frame: &Frame,
    strength: Strength,
    (recipe, number): (&Recipe, usize),
    progress: &'a Progress,
    watch: &mut dyn Watch,
) -> Result<Crafted<'a>, ErrorKind> {
    let references = ensemble.references(&frame.planes, recipe.seed, number)?;
    let work = Work {
        ensemble,
        progress,
        references,
        face: Face::of(frame, strength),
        maps: Maps::new(),
    };
    let mut change = Change {
        grid: vec![0.0; 3 * GRID * GRID],
        fine: vec![0.0; 3 * SIDE * SIDE],
    };
    let mut direction = change.grid.clone();
    let mut likeness = strength.likeness();
    let asked = ASKED.map(|quarters| recipe.steps * quarters / 4);
    for steps in 0..recipe.steps {
        let gradient = work.gradient(&change)?;
        turn(&mut direction, &gradient);
        let done = f64::from(steps) / f64::from(recipe.steps);
        let length = LENGTH * (1.0 - 0.9 * done);
        work.maps.walk(&mut change.grid, &direction, length);
        change.fine = work.maps.fine(&change.grid);
        change.weaken(&work.face, likeness);
        if asked.contains(&(steps + 1)) {
            let used = watch.used(&change.values(&work.face))?;
            likeness = likeness.max(needed(change.seen(&work.face), used));
        }
        watch.step(steps + 1)?;
    }
    change.keep_within(&work.face, likeness);
    Ok(Crafted {
        work,
        change,
        steps: recipe.steps,
    })
}

/// How like the face in its frame must stay so that the finished file shows no more than it may, where it uses this part of that while
/// this much is seen in the frame; no demand where nobody can say. Both grow with the square of a change.
fn needed(seen: f64, used: Option<f64>) -> f64 {
    match used {
        Some(used) if used > 0.0 => 1.0 - AIM * seen / used,
        _ => 0.0,
    }
}

impl Crafted<'_> {
    /// By how much it changes each value of the frame, in 1/255: red, green and blue planes, row-major.
    pub(super) fn values(&self) -> Vec<f32> {
        self.change.values(&self.work.face)
    }

    /// Keeps this part of every change.
    pub(super) fn scale(&mut self, part: f32) {
        self.change.scale(part);
    }

    /// How many surrogates are beaten.
    pub(super) fn beaten(&self) -> Result<usize, ErrorKind> {
        self.work.beaten(&self.change)
    }
}

impl Change {
    /// The pixels of a face with it, as they are in a photo.
    fn rounded(&self, face: &Face) -> Vec<f32> {
        let mut planes = face.pixels.clone();
        let rooms = face.room.iter().cycle();
        for ((value, part), room) in planes.iter_mut().zip(&self.fine).zip(rooms) {
            *value = as_in_a_photo(*value, *part, *room);
        }
        planes
    }

    /// Makes it weaker where it is seen more than a strength allows; whether it was. What is seen, one less the likeness, grows
    /// with the square of a change as long as that is small.
    fn weaken(&mut self, face: &Face, likeness: f64) -> bool {
        let allowed = 1.0 - likeness;
        let seen = self.seen(face);
        let too_much = seen > allowed;
        if too_much {
            self.scale(weaker(seen / allowed));
        }
        too_much
    }

    /// How much of it is seen in the frame: one less the likeness.
    fn seen(&self, face: &Face) -> f64 {
        1.0 - self.likeness(face)
    }

    /// How like the face with it is to what it was, as [`Change::rounded`] makes it; what lies around the face is left out.
    fn likeness(&self, face: &Face) -> f64 {
        let mut colours = face
            .pixels
            .chunks_exact(PLANE)
            .zip(self.fine.chunks_exact(PLANE));
        let [red, green, blue] = [(); 3].map(|()| {
            let (pixels, parts) = colours.next().unwrap_or_default();
            let rows = budget::rows_around_face(pixels).zip(budget::rows_around_face(parts));
            let rows = rows.zip(budget::rows_around_face(&face.room));
            let mut values = Vec::new();
            for ((pixels, parts), rooms) in rows {
                let row = pixels.iter().zip(parts).zip(rooms);
                values.extend(row.map(|((pixel, part), room)| as_in_a_photo(*pixel, *part, *room)));
            }
            values
        });
        face.unchanged.likeness([&red, &green, &blue])
    }

    /// Keeps this part of every value.
    fn scale(&mut self, part: f32) {
        let values = self.grid.iter_mut().chain(&mut self.fine);
        values.for_each(|value| *value *= part);
    }

    /// By how much it changes each value of a face, in 1/255. The room is what the face in its frame has of it, so that the same
    /// parts spare the skin of every photo.
    fn values(&self, face: &Face) -> Vec<f32> {
        let places = self.fine.iter().zip(face.room.iter().cycle());
        let values = places.map(|(part, room)| part.clamp(-1.0, 1.0) * room);
        values.collect()
    }

    /// Makes it weaker until it is seen no more than a strength allows: at worst, to nothing.
    fn keep_within(&mut self, face: &Face, likeness: f64) {
        for _ in 0..WEAKENINGS {
            if !self.weaken(face, likeness) {
                return;
            }
        }
        self.grid.fill(0.0);
        self.fine.fill(0.0);
    }
}

impl Face {
    fn of(frame: &Frame, strength: Strength) -> Self {
        let budget = f32::from(strength.budget());
        let room = budget::shares(frame).into_iter();
        Self {
            pixels: frame.planes.clone(),
            room: room.map(|share| share * budget).collect(),
            visibility: budget::visibility(frame),
            unchanged: budget::Unchanged::of(&frame.planes),
        }
    }

    /// The face with what a fine grid adds to it.
    fn worn(&self, fine: &[f32]) -> Worn {
        let mut planes = self.pixels.clone();
        let mut slopes = vec![0.0; planes.len()];
        // Plane by plane, so that the rooms lie beside them and processors take many numbers at a time.
        let colours = planes
            .chunks_exact_mut(PLANE)
            .zip(slopes.chunks_exact_mut(PLANE))
            .zip(fine.chunks_exact(PLANE));
        for ((values, slopes), fine) in colours {
            let places = values.iter_mut().zip(slopes).zip(fine).zip(&self.room);
            for (((value, slope), part), room) in places {
                let free = changed(*value, *part, *room);
                let met = !(-1.0..=1.0).contains(part) || !(0.0..=255.0).contains(&free);
                *slope = if met { 0.0 } else { *room };
                *value = free.clamp(0.0, 255.0);
            }
        }
        Worn { planes, slopes }
    }

    /// Adds to a gradient by the pixels in which direction the change is seen more: the gradient of the sum of its squares, each
    /// by its visibility, at the size of the gradient that it is weighed against.
    fn charge(&self, worn: &[f32], gradient: &mut [f32]) {
        let factor = (2.0 * PRICE * size(gradient)) as f32;
        let colours = gradient
            .chunks_exact_mut(PLANE)
            .zip(worn.chunks_exact(PLANE))
            .zip(self.pixels.chunks_exact(PLANE));
        for ((gradient, worn), pixels) in colours {
            let changes = worn.iter().zip(pixels).zip(&self.visibility);
            for (slope, ((worn, pixel), visibility)) in gradient.iter_mut().zip(changes) {
                *slope += factor * (worn - pixel) * visibility;
            }
        }
    }
}

impl Maps {
    fn new() -> Self {
        let to_frame = Resampling::both(Lines::cubic(GRID, SIDE));
        let coarse = Lines::averaged(GRID, COARSE).then(&Lines::cubic(GRID / COARSE, GRID));
        Self {
            to_grid: to_frame.adjoint(),
            to_frame,
            coarse: Resampling::both(coarse),
        }
    }

    /// A grid at the size of the frame; what lies beyond -1 and 1 is still to be cut.
    fn fine(&self, grid: &[f32]) -> Vec<f32> {
        let mut fine = self.to_frame.apply_side_by_side(grid);
        fade(&mut fine);
        fine
    }

    /// The gradient by the grid, by one by the frame's fine grid.
    fn back(&self, mut gradient: Vec<f32>) -> Vec<f32> {
        // Fading is its own adjoint.
        fade(&mut gradient);
        self.to_grid.apply_side_by_side(&gradient)
    }

    /// A step of the grid against the direction. Between the sign of the direction, which spends the whole budget
    /// everywhere, and the direction itself: its root, which spends it where it works best. The direction's own coarse part counts
    /// twice (docs/cloak.md compares).
    fn walk(&self, grid: &mut [f32], direction: &[f32], length: f64) {
        let coarse = self.coarse.apply_side_by_side(direction);
        let both = direction
            .iter()
            .zip(&coarse)
            .map(|(fine, coarse)| fine + coarse);
        let root: Vec<f32> = both
            .map(|value| value.abs().sqrt().copysign(value))
            .collect();
        let size = size(&root);
        if !size.is_normal() {
            return;
        }
        let factor = (length / size) as f32;
        for (value, root) in grid.iter_mut().zip(&root) {
            *value = (*value - factor * root).clamp(-1.0, 1.0);
        }
    }
}

impl Work<'_> {
    /// In which direction of the grid the surrogates would know the face better.
    fn gradient(&self, change: &Change) -> Result<Vec<f32>, ErrorKind> {
        let face = &self.face;
        let worn = face.worn(&change.fine);
        let mut gradient = self
            .ensemble
            .gradient(&worn.planes, &self.references, self.progress)?;
        face.charge(&worn.planes, &mut gradient);
        // The chain rule: from pixels to the values of the grid.
        for (slope, by_fine) in gradient.iter_mut().zip(&worn.slopes) {
            *slope *= by_fine;
        }
        Ok(self.maps.back(gradient))
    }

    /// How many surrogates are beaten.
    fn beaten(&self, change: &Change) -> Result<usize, ErrorKind> {
        let rounded = change.rounded(&self.face);
        self.ensemble
            .beaten(&rounded, &self.references, self.progress)
    }
}

/// The part of a change to keep that is seen this many times as much as it may.
pub(super) fn weaker(times: f64) -> f32 {
    (FURTHER * (1.0 / times).sqrt()) as f32
}

/// A pixel with the part of its room that a cloak takes; still to be cut to what pixels can be.
fn changed(pixel: f32, part: f32, room: f32) -> f32 {
    pixel + part.clamp(-1.0, 1.0) * room
}

/// The same as a photo has it.
fn as_in_a_photo(pixel: f32, part: f32, room: f32) -> f32 {
    whole(changed(pixel, part, room).clamp(0.0, 255.0))
}

/// The mean size of numbers. It has its own loop beside that of `sum_of_squares` (member.rs): what is left over from eights is added last here, and into the
/// eight sums there, so that one order for both would round one of them otherwise, and a cloak would have other bytes.
fn size(values: &[f32]) -> f64 {
    // Several sums side by side: one would have to wait for itself at each number.
    const SUMS: usize = 8;
    let mut sums = [0.0_f64; SUMS];
    let (whole, rest) = values.as_chunks::<SUMS>();
    for values in whole {
        let places = sums.iter_mut().zip(values);
        places.for_each(|(sum, value)| *sum += f64::from(value.abs()));
    }
    let rest = rest.iter().map(|value| f64::from(value.abs()));
    let sum = sums.iter().sum::<f64>() + rest.sum::<f64>();
    sum / values.len().max(1) as f64
}

/// Keeps of each colour's own change a part, and the change of grey, which is their mean.
fn fade(planes: &mut [f32]) {
    let (red, rest) = planes.split_at_mut(planes.len() / 3);
    let (green, blue) = rest.split_at_mut(rest.len() / 2);
    for ((red, green), blue) in red.iter_mut().zip(green).zip(blue) {
        let grey = (1.0 - COLOUR) * (*red + *green + *blue) / 3.0;
        for value in [red, green, blue] {
            *value = COLOUR * *value + grey;
        }
    }
}

/// The next direction: the one before, shortened, and the gradient at its mean size. A gradient of zeros or of no
/// numbers changes nothing.
fn turn(direction: &mut [f32], gradient: &[f32]) {
    let size = size(gradient);
    let factor = if size.is_normal() { 1.0 / size } else { 0.0 };
    for (value, slope) in direction.iter_mut().zip(gradient) {
        let new = if factor > 0.0 {
            (factor * f64::from(*slope)) as f32
        } else {
            0.0
        };
        *value = MOMENTUM * *value + new;
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::*;
    use crate::cloak::linear::tests::{numbers, product};
    use crate::model::recogniser::Similarity;
    use proptest::prelude::*;

    #[test]
    fn gradients_come_from_the_frame_to_the_grid_by_the_adjoint() {
        let maps = Maps::new();
        let (grid, frame) = (numbers(3 * GRID * GRID, 1), numbers(3 * SIDE * SIDE, 2));
        let one = product(&maps.fine(&grid), &frame);
        let other = product(&grid, &maps.back(frame));
        assert!(
            (one - other).abs() < 1e-3 * one.abs().max(1.0),
            "{one} {other}"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn however_strong_a_grid_is_a_face_is_kept_within_what_may_be_seen(
            seed in any::<u64>(), size in 0.0_f32..4.0, contrast in 0.0_f32..90.0, light in 0_usize..3,
        ) {
            let strength = [Strength::Light, Strength::Balanced, Strength::Strong][light];
            let shade = |index: usize| {
                let (x, y) = (index % SIDE, index / SIDE);
                90.0 + y as f32 * 0.2 + contrast * (((x / 5) ^ (y / 7)) & 1) as f32
            };
            let plane: Vec<f32> = (0..SIDE * SIDE).map(shade).collect();
            let frame = Frame {
                planes: plane.repeat(3),
                inside: vec![true; SIDE * SIDE],
                place: Similarity { a: 1.0, b: 0.0, shift: [0.0, 0.0] },
            };
            let (maps, face) = (Maps::new(), Face::of(&frame, strength));
            let grid: Vec<f32> = numbers(3 * GRID * GRID, seed).iter().map(|value| (value * size).clamp(-1.0, 1.0)).collect();
            let mut change = Change { fine: maps.fine(&grid), grid };
            change.keep_within(&face, strength.likeness());
            let like = change.likeness(&face);
            prop_assert!(like >= strength.likeness(), "{} of {:?}", like, strength);
            // Weaker, not away with it; and its two sizes are still the same.
            prop_assert!(size < 0.1 || change.grid.iter().any(|value| value.abs() > 1e-3));
            let drift = maps.fine(&change.grid).iter().zip(&change.fine).any(|(a, b)| (a - b).abs() > 1e-4);
            prop_assert!(!drift);
        }
    }

    #[test]
    fn a_grey_change_stays_and_a_coloured_one_fades() {
        let mut planes = vec![0.4, 0.9, 0.4, 0.0, 0.4, 0.0];
        fade(&mut planes);
        assert!((planes[0] - 0.4).abs() < 1e-6 && (planes[4] - 0.4).abs() < 1e-6);
        assert!((planes[1] - 0.45).abs() < 1e-6 && (planes[3] - 0.225).abs() < 1e-6);
    }

    #[test]
    fn a_gradient_of_no_numbers_changes_nothing() {
        let mut direction = vec![1.0, -2.0];
        turn(&mut direction, &[f32::NAN, 1.0]);
        assert_eq!(direction, [0.9, -1.8]);
        turn(&mut direction, &[0.0, 0.0]);
        assert!((direction[0] - 0.81).abs() < 1e-6);
        let maps = Maps::new();
        let mut grid = vec![0.5; 3 * GRID * GRID];
        maps.walk(&mut grid, &vec![0.0; 3 * GRID * GRID], 0.3);
        assert!(grid.iter().all(|value| *value == 0.5));
    }
}
