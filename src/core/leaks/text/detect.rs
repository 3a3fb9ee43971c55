//! From how sure the network is of each pixel to lines: the boxes of differentiable binarisation.
//!
//! The network marks the middle of each line, shrunk; each connected patch gets the smallest rectangle around it, which is
//! grown again by its area times [`GROWTH`] over its perimeter (Liao and others, arXiv:1911.08947, section 3.5).

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::scan::Map;
use super::slanted::{Slanted, smallest_rectangle};
use crate::photo::{Point, Region};

/// From this value on, of 255, a pixel belongs to a line (0.3, RapidOCR's `thresh`).
const PIXEL: u8 = 77;
/// The mean of a line's pixels, of 1 (RapidOCR's `box_thresh`).
const LINE: f32 = 0.5;
/// How much a patch is grown (RapidOCR's `unclip_ratio`).
const GROWTH: f32 = 1.6;
/// Shorter extent of a patch, in pixels of the map (`min_size`).
const LEAST: f32 = 2.0;
/// Most patches of a map: a large table has a patch for each cell; a picture of noise has no more to say.
const MOST: usize = 6000;
/// A patch this much longer across than along is a line that runs up or down (PaddleOCR's rule for crops).
const UPRIGHT: f32 = 1.5;
/// Boxes of the fine pass that fill this part of a box of the coarse pass are the better view of it.
const FILLED: f32 = 0.5;
/// The coarse pass is for lines higher than this, in pixels of the fine pass...
const LARGE: f32 = 60.0;
/// ...and for those that the fine pass lost in a patch so many times as high: an even area that it took for writing, the lines in it included.
const BLOB: f32 = 3.0;
/// Lowest line of the coarse pass that counts there, in pixels of the fine pass.
const LOWEST_IN_BLOB: f32 = 24.0;

/// The lines of a map, in pixels of the photo, and whether there are more patches than were looked at.
pub(super) fn lines(map: &Map) -> (Vec<Slanted>, bool) {
    let (patches, more) = patches(map);
    let lines = patches.iter().filter_map(|patch| line(patch, map.step));
    (lines.collect(), more)
}

/// Connected pixels: where their rows begin and end, and what they say together.
#[derive(Default)]
struct Patch {
    /// Corners of all runs of pixels.
    outline: Vec<[f32; 2]>,
    sum: u64,
    pixels: u64,
}

/// A run of pixels of one row that belong to lines.
struct Run {
    row: usize,
    /// First pixel, and the one behind the last.
    from: usize,
    to: usize,
    sum: u64,
}

/// The patches of pixels that touch at a side or a corner, and whether there are more than these.
///
/// Not `imageproc::region_labelling`: its labels take four times the memory of the map, and say neither where a patch's rows begin
/// and end nor what its pixels sum up to.
fn patches(map: &Map) -> (Vec<Patch>, bool) {
    let runs = runs(map);
    let mut group: Vec<usize> = (0..runs.len()).collect();
    let mut above = 0;
    for (place, run) in runs.iter().enumerate() {
        // Runs of the row above that end before this one begins touch no later run of this row either.
        while runs
            .get(above)
            .is_some_and(|other| (other.row + 1, other.to) < (run.row, run.from))
        {
            above += 1;
        }
        let touching = runs.iter().enumerate().skip(above);
        let touching = touching
            .take_while(|(_, other)| other.row + 1 == run.row && other.from <= run.to)
            .filter(|(_, other)| other.to >= run.from);
        for (other, _) in touching {
            let (a, b) = (root(&group, place), root(&group, other));
            if let Some(parent) = group.get_mut(a.max(b)) {
                *parent = a.min(b);
            }
        }
    }
    let (mut patches, mut more) = (Vec::<Patch>::new(), false);
    let mut place_of = HashMap::new();
    for (place, run) in runs.iter().enumerate() {
        let next = patches.len();
        let number = match place_of.entry(root(&group, place)) {
            Entry::Occupied(known) => *known.get(),
            // No other is begun; those that are go on to their ends.
            Entry::Vacant(_) if next == MOST => {
                more = true;
                continue;
            }
            Entry::Vacant(new) => {
                patches.push(Patch::default());
                *new.insert(next)
            }
        };
        if let Some(patch) = patches.get_mut(number) {
            patch.add(run);
        }
    }
    (patches, more)
}

fn root(group: &[usize], mut place: usize) -> usize {
    while let Some(parent) = group.get(place).filter(|parent| **parent != place) {
        place = *parent;
    }
    place
}

fn runs(map: &Map) -> Vec<Run> {
    let mut runs = Vec::new();
    for (row, values) in map.values.chunks_exact(map.width.max(1)).enumerate() {
        let mut from = 0;
        for same in values.chunk_by(|a, b| (*a >= PIXEL) == (*b >= PIXEL)) {
            let to = from + same.len();
            if same.first().is_some_and(|value| *value >= PIXEL) {
                let sum = same.iter().map(|value| u64::from(*value)).sum();
                runs.push(Run { row, from, to, sum });
            }
            from = to;
        }
    }
    runs
}

impl Patch {
    fn add(&mut self, run: &Run) {
        let (top, bottom) = (run.row as f32, run.row as f32 + 1.0);
        let (left, right) = (run.from as f32, run.to as f32);
        self.outline
            .extend([[left, top], [right, top], [left, bottom], [right, bottom]]);
        self.sum += run.sum;
        self.pixels += (run.to - run.from) as u64;
    }
}

fn line(patch: &Patch, step: f32) -> Option<Slanted> {
    let score = patch.sum as f32 / (patch.pixels.max(1) as f32 * 255.0);
    let (middle, angle, long, short) = smallest_rectangle(&patch.outline)?;
    if score < LINE || short < LEAST {
        return None;
    }
    let grown = long * short * GROWTH / (2.0 * (long + short)) * 2.0;
    let (long, short) = ((long + grown) * step, (short + grown) * step);
    // A patch that is hardly longer than high is read as it stands, not along its longer side.
    let quarter = std::f32::consts::FRAC_PI_2;
    let steep = angle.sin().abs() > angle.cos().abs();
    let (angle, length, height) = if steep && long < UPRIGHT * short {
        (angle - quarter, short, long)
    } else {
        (angle, long, short)
    };
    let angle = half_turn(angle);
    Some(Slanted {
        centre: Point {
            x: middle.x * step,
            y: middle.y * step,
        },
        angle,
        angle_to_read: angle,
        length,
        height,
        score,
        coarse: false,
    })
}

/// The same direction, or the way back, between -π/4 and 3π/4: to the right, or downwards.
fn half_turn(angle: f32) -> f32 {
    let half = std::f32::consts::PI;
    let start = -half / 4.0;
    (angle - start).rem_euclid(half) + start
}

/// The lines of all passes, the finest first: of the coarse ones only those whose letters are too large for the fine pass, or which it lost in a
/// patch much higher than they are, and of which it did not see most.
pub(super) fn together(passes: Vec<Vec<Slanted>>, finest: f32) -> Vec<Slanted> {
    let mut passes = passes.into_iter();
    // Safe: without a pass there is nothing to put together.
    let mut kept = passes.next().unwrap_or_default();
    let fine = kept.len();
    // Most are lower than either: nothing is asked of these.
    let least = LOWEST_IN_BLOB * finest;
    for coarse in passes.flatten().filter(|line| line.height > least) {
        let whole = coarse.hull();
        let is_blob = |line: &&Slanted| line.height > BLOB * coarse.height;
        let shared = |line: &Slanted| line.hull().shared_area(&whole);
        let of_it = |part: f32| part / Region::area(&whole);
        let fine = kept.iter().take(fine);
        let lost: f32 = fine.clone().filter(is_blob).map(shared).sum();
        let seen: f32 = fine.filter(|line| !is_blob(line)).map(shared).sum();
        let is_counted = coarse.height > LARGE * finest || of_it(lost) >= FILLED;
        if is_counted && of_it(seen) < FILLED {
            kept.push(Slanted {
                coarse: true,
                ..coarse
            });
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A map with slanted bars: middle, angle, length, height.
    fn map(width: usize, height: usize, bars: &[(f32, f32, f32, f32, f32)]) -> Map {
        let mut values = vec![0; width * height];
        for (place, value) in values.iter_mut().enumerate() {
            let (x, y) = ((place % width) as f32 + 0.5, (place / width) as f32 + 0.5);
            for (left, top, angle, length, height) in bars {
                let (sin, cos) = angle.sin_cos();
                let (x, y) = (x - left, y - top);
                let (along, across) = (x * cos + y * sin, y * cos - x * sin);
                if along.abs() <= length / 2.0 && across.abs() <= height / 2.0 {
                    *value = 230;
                }
            }
        }
        Map {
            width,
            values,
            step: 2.0,
        }
    }

    #[test]
    fn slanted_bars_are_found_where_they_are_and_grown() {
        let bars = [
            (60.0, 30.0, 0.0, 80.0, 6.0),
            (150.0, 80.0, 0.5, 90.0, 8.0),
            (30.0, 110.0, 1.571, 60.0, 6.0),
        ];
        let (mut found, more) = lines(&map(240, 160, &bars));
        assert!(!more);
        assert_eq!(found.len(), 3);
        found.sort_by(|a, b| a.angle.total_cmp(&b.angle));
        for (line, (x, y, angle, length, height)) in found.iter().zip(bars) {
            assert!((line.centre.x - 2.0 * x).abs() < 3.0 && (line.centre.y - 2.0 * y).abs() < 3.0);
            assert!((line.angle - angle).abs() < 0.05, "{line:?}");
            assert!(
                line.length > 2.0 * length && line.height > 2.0 * height * 1.5,
                "{line:?}"
            );
        }
    }

    #[test]
    fn a_digit_that_stands_is_not_laid_down() {
        let (found, _) = lines(&map(60, 60, &[(30.0, 30.0, 0.0, 14.0, 18.0)]));
        assert_eq!(found.len(), 1);
        assert!(found[0].angle.abs() < 0.1 && found[0].height > found[0].length);
    }

    #[test]
    fn a_line_that_was_begun_is_found_whole_however_many_there_are() {
        let (width, height) = (600, 420);
        let mut values = vec![0; width * height];
        for (place, value) in values.iter_mut().enumerate() {
            let (x, y) = (place % width, place / width);
            // One down the left side, and 6930 small ones beside it.
            if x < 4 || (x > 5 && x % 6 < 4 && y % 6 < 4) {
                *value = 230;
            }
        }
        let map = Map {
            width,
            values,
            step: 1.0,
        };
        let (found, more) = lines(&map);
        // Those that nobody looked at are told.
        assert_eq!((found.len(), more), (MOST, true));
        let longest = found.iter().map(|line| line.length).fold(0.0, f32::max);
        assert!(longest >= 420.0, "{longest}");
    }

    #[test]
    fn what_is_too_small_or_too_faint_is_no_line() {
        let (thin, _) = lines(&map(60, 60, &[(30.0, 30.5, 0.0, 20.0, 0.9)]));
        assert!(thin.is_empty());
        let mut faint = map(60, 60, &[(30.0, 30.0, 0.0, 30.0, 8.0)]);
        for value in &mut faint.values {
            *value = (*value).min(100);
        }
        assert!(lines(&faint).0.is_empty());
    }

    #[test]
    fn the_fine_view_of_lines_stays_whatever_the_coarse_pass_sees() {
        let at = |x: f32, y: f32, length: f32, height: f32| Slanted {
            centre: Point { x, y },
            angle: 0.0,
            angle_to_read: 0.0,
            length,
            height,
            score: 0.9,
            coarse: false,
        };
        let (upper, lower) = (at(100.0, 50.0, 100.0, 38.0), at(100.0, 92.0, 100.0, 38.0));
        let block = at(100.0, 71.0, 104.0, 84.0);
        let piece = at(600.0, 400.0, 90.0, 40.0);
        let large = at(600.0, 400.0, 700.0, 200.0);
        let small = at(900.0, 900.0, 100.0, 20.0);
        let passes = vec![vec![upper, lower, piece], vec![block, large, small]];
        let seen = Slanted {
            coarse: true,
            ..large
        };
        assert_eq!(together(passes, 1.0), [upper, lower, piece, seen]);
    }

    #[test]
    fn a_line_that_the_fine_pass_lost_in_a_large_patch_is_the_coarse_one() {
        let line = |height: f32, length: f32| Slanted {
            centre: Point { x: 500.0, y: 300.0 },
            angle: 0.35,
            angle_to_read: 0.35,
            length,
            height,
            score: 0.9,
            coarse: false,
        };
        let (patch, lost, letters) = (line(520.0, 780.0), line(50.0, 420.0), line(20.0, 200.0));
        let seen = Slanted {
            coarse: true,
            ..lost
        };
        assert_eq!(
            together(vec![vec![patch], vec![lost, letters]], 1.0),
            [patch, seen]
        );
        // Where there is no such patch, the fine pass would have seen it.
        assert_eq!(together(vec![vec![], vec![lost]], 1.0), []);
    }

    proptest::proptest! {
        #[test]
        fn any_map_gives_numbers(values in proptest::collection::vec(0_u8.., 0..900), width in 0_usize..40) {
            for line in lines(&Map { width, values, step: 1.5 }).0 {
                proptest::prop_assert!(line.length.is_finite() && line.height > 0.0 && line.angle.is_finite());
                proptest::prop_assert!(line.centre.x.is_finite() && line.centre.y.is_finite());
            }
        }
    }
}
