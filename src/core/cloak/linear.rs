//! What happens to a face on its way to a recogniser, as linear maps whose adjoints carry gradients back.
//!
//! Shrinking, enlarging, blur and placing work on the rows and columns of a picture alike, so each is a sparse matrix for its
//! columns and one for its rows. Each does what the operation of that name in PyTorch does; `ombrelle-train` compares.

use std::ops::Range;

/// A linear map of lines of numbers: of each number of the result, the few of the line that it is a sum of.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// How many numbers it takes.
    from: usize,
    /// Where the taps of each number of the result end.
    ends: Vec<usize>,
    /// Place in the line, and factor.
    taps: Vec<(usize, f32)>,
}

impl Lines {
    /// A map from lines of `from` numbers to lines of `to`, by the taps (place and factor) of each number of the result.
    /// Taps outside of the line are left out.
    pub fn new(from: usize, to: usize, taps: impl Fn(usize) -> Vec<(usize, f32)>) -> Self {
        let mut lines = Self {
            from,
            ends: Vec::with_capacity(to),
            taps: Vec::new(),
        };
        for place in 0..to {
            let inside = taps(place).into_iter().filter(|(at, _)| *at < from);
            lines.taps.extend(inside);
            lines.ends.push(lines.taps.len());
        }
        lines
    }

    /// Made smaller with a triangle that is as wide as what becomes one pixel (PyTorch's `interpolate` with `antialias`).
    pub fn shrunk(from: usize, to: usize) -> Self {
        let scale = from as f32 / to.max(1) as f32;
        let reach = scale.max(1.0);
        Self::new(from, to, |place| {
            let middle = scale * (place as f32 + 0.5);
            let first = (middle - reach + 0.5).max(0.0) as usize;
            let last = ((middle + reach + 0.5).max(0.0) as usize).min(from);
            let weight = |at: usize| (1.0 - ((at as f32 - middle + 0.5) / reach).abs()).max(0.0);
            let sum: f32 = (first..last).map(weight).sum();
            (first..last).map(|at| (at, weight(at) / sum)).collect()
        })
    }

    /// At another size, each pixel from the two next to its place (PyTorch's `interpolate`, bilinear).
    pub fn interpolated(from: usize, to: usize) -> Self {
        let scale = from as f32 / to.max(1) as f32;
        Self::new(from, to, |place| {
            let at = (scale * (place as f32 + 0.5) - 0.5).max(0.0);
            let (first, part) = (at as usize, at.fract());
            let last = from.saturating_sub(1);
            vec![(first.min(last), 1.0 - part), ((first + 1).min(last), part)]
        })
    }

    /// At another size by cubic convolution with a = -0.75 (R. Keys 1981; PyTorch's `interpolate`, bicubic); the border is
    /// repeated.
    pub fn cubic(from: usize, to: usize) -> Self {
        const A: f32 = -0.75;
        let scale = from as f32 / to.max(1) as f32;
        let near = |x: f32| ((A + 2.0) * x - (A + 3.0)) * x * x + 1.0;
        let far = |x: f32| ((A * x - 5.0 * A) * x + 8.0 * A) * x - 4.0 * A;
        Self::new(from, to, |place| {
            let at = scale * (place as f32 + 0.5) - 0.5;
            let part = at - at.floor();
            let factors = [
                far(part + 1.0),
                near(part),
                near(1.0 - part),
                far(2.0 - part),
            ];
            let first = at.floor() as i64 - 1;
            let last = i64::try_from(from).unwrap_or(i64::MAX) - 1;
            let places = (first..).map(|at| usize::try_from(at.clamp(0, last.max(0))).unwrap_or(0));
            places.zip(factors).collect()
        })
    }

    /// Gaussian blur of this standard deviation, in pixels; the line is mirrored at its ends.
    pub fn blurred(length: usize, deviation: f32) -> Self {
        let reach = (3.0 * deviation).ceil().max(1.0) as i64;
        let weight = |at: i64| (-(at * at) as f32 / (2.0 * deviation * deviation)).exp();
        let sum: f32 = (-reach..=reach).map(weight).sum();
        let last = i64::try_from(length).unwrap_or(i64::MAX) - 1;
        Self::new(length, length, |place| {
            let around = (-reach..=reach).filter_map(|by| {
                let at = i64::try_from(place).ok()? + by;
                // There and back, as often as a blur that is wider than the line needs.
                let at = at.rem_euclid(2 * last.max(1));
                let at = if at > last { 2 * last - at } else { at };
                Some((usize::try_from(at).ok()?, weight(by) / sum))
            });
            around.collect()
        })
    }

    /// Means of so many neighbours each.
    pub fn averaged(from: usize, each: usize) -> Self {
        let each = each.max(1);
        let part = 1.0 / each as f32;
        Self::new(from, from / each, |place| {
            (place * each..(place + 1) * each)
                .map(|at| (at, part))
                .collect()
        })
    }

    /// The line at this place in one of `to` numbers, of which the others are 0.
    pub fn placed(from: usize, to: usize, first: usize) -> Self {
        Self::new(from, to, |place| {
            let at = place.checked_sub(first);
            at.map(|at| (at, 1.0)).into_iter().collect()
        })
    }

    /// How many numbers a result has.
    pub fn to(&self) -> usize {
        self.ends.len()
    }

    /// How many numbers a line has.
    pub fn from(&self) -> usize {
        self.from
    }

    /// The taps of each number of the result.
    fn rows(&self) -> impl Iterator<Item = &[(usize, f32)]> {
        let mut begin = 0;
        self.ends.iter().map(move |end| {
            let row = self.taps.get(begin..*end).unwrap_or_default();
            begin = *end;
            row
        })
    }

    /// The map with rows and columns exchanged, which carries gradients back.
    pub fn adjoint(&self) -> Self {
        let mut columns = vec![Vec::new(); self.from];
        for (row, taps) in self.rows().enumerate() {
            for (column, factor) in taps {
                if let Some(column) = columns.get_mut(*column) {
                    column.push((row, *factor));
                }
            }
        }
        Self::new(self.to(), self.from, |place| {
            columns.get(place).cloned().unwrap_or_default()
        })
    }

    /// First this, then `next`, as one.
    pub fn then(&self, next: &Self) -> Self {
        let own: Vec<&[(usize, f32)]> = self.rows().collect();
        let others: Vec<&[(usize, f32)]> = next.rows().collect();
        Self::new(self.from, next.to(), |place| {
            let mut sums: Vec<(usize, f32)> = Vec::new();
            for (middle, factor) in others.get(place).copied().unwrap_or_default() {
                for (at, own) in own.get(*middle).copied().unwrap_or_default() {
                    match sums.iter_mut().find(|(known, _)| known == at) {
                        Some((_, sum)) => *sum += factor * own,
                        None => sums.push((*at, factor * own)),
                    }
                }
            }
            sums
        })
    }

    /// Of rows of `width` numbers, each column a line: these numbers of each result.
    fn down(&self, rows: &[f32], width: usize, of: Range<usize>, out: &mut Vec<f32>) {
        for taps in self.rows().skip(of.start).take(of.len()) {
            let begin = out.len();
            out.resize(begin + width, 0.0);
            let Some(sums) = out.get_mut(begin..) else {
                continue;
            };
            for (row, factor) in taps {
                let row = rows.get(row * width..(row + 1) * width);
                for (sum, value) in sums.iter_mut().zip(row.unwrap_or_default()) {
                    *sum += factor * value;
                }
            }
        }
    }
}

/// A linear map of pictures: of their columns, then of their rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Resampling {
    /// Of each column.
    pub down: Lines,
    /// Of each row.
    pub across: Lines,
}

impl Resampling {
    /// The same for columns and rows.
    pub fn both(lines: Lines) -> Self {
        Self {
            down: lines.clone(),
            across: lines,
        }
    }

    /// Of planes, one behind the other, each row-major.
    pub fn apply(&self, planes: &[f32]) -> Vec<f32> {
        let size = self.down.from() * self.across.from();
        let rows = 0..self.down.to();
        let mut out =
            Vec::with_capacity(planes.len() / size.max(1) * rows.len() * self.across.to());
        for plane in planes.chunks_exact(size.max(1)) {
            out.extend(self.rows(plane, rows.clone()));
        }
        out
    }

    /// The same on two threads, each with half of the rows: for whoever is alone at work.
    pub fn apply_side_by_side(&self, planes: &[f32]) -> Vec<f32> {
        let size = (self.down.from() * self.across.from()).max(1);
        let half = self.down.to() / 2;
        let of = |rows: Range<usize>| -> Vec<Vec<f32>> {
            let planes = planes.chunks_exact(size);
            planes.map(|plane| self.rows(plane, rows.clone())).collect()
        };
        let (upper, lower) = std::thread::scope(|scope| {
            let upper = scope.spawn(|| of(0..half));
            let lower = of(half..self.down.to());
            // A thread that ended before its work: its part is done here.
            (upper.join().unwrap_or_else(|_| of(0..half)), lower)
        });
        let planes = upper.iter().zip(&lower);
        let halves: Vec<&[f32]> = planes
            .flat_map(|(upper, lower)| [upper.as_slice(), lower])
            .collect();
        halves.concat()
    }

    /// These rows of what becomes of a plane.
    fn rows(&self, plane: &[f32], rows: Range<usize>) -> Vec<f32> {
        let height = rows.len();
        let mut between = Vec::with_capacity(height * self.across.from());
        self.down
            .down(plane, self.across.from(), rows, &mut between);
        // Turned twice, so that both ways add whole rows to whole rows, which processors do many numbers at a time.
        let columns = turn(&between, self.across.from());
        let mut turned = Vec::with_capacity(height * self.across.to());
        self.across
            .down(&columns, height, 0..self.across.to(), &mut turned);
        turn(&turned, height)
    }

    /// What carries gradients back.
    pub fn adjoint(&self) -> Self {
        Self {
            down: self.down.adjoint(),
            across: self.across.adjoint(),
        }
    }
}

/// Rows and columns that are turned together, so that what is written stays near the processor: whole columns of a frame lie
/// 1,024 bytes apart, where a cache has few places for them.
const BLOCK: usize = 16;

/// A plane of rows of this width, its columns as rows.
fn turn(plane: &[f32], width: usize) -> Vec<f32> {
    let mut columns = vec![0.0; plane.len()];
    let height = plane.len() / width.max(1);
    for (band, rows) in plane.chunks(BLOCK * width.max(1)).enumerate() {
        for left in (0..width).step_by(BLOCK) {
            let block = block(rows, width, left);
            let place = left * height + band * BLOCK;
            let places = columns.get_mut(place..).unwrap_or_default();
            for (column, values) in places.chunks_mut(height.max(1)).zip(turned(&block)) {
                match column.first_chunk_mut::<BLOCK>() {
                    Some(column) if band * BLOCK + BLOCK <= height => *column = values,
                    _ => {
                        let count = height - band * BLOCK;
                        let places = column.iter_mut().zip(values).take(count);
                        places.for_each(|(to, value)| *to = value);
                    }
                }
            }
        }
    }
    columns
}

/// The block of these rows that begins here, with zeros where they end.
fn block(rows: &[f32], width: usize, left: usize) -> [[f32; BLOCK]; BLOCK] {
    let mut block = [[0.0; BLOCK]; BLOCK];
    for (to, row) in block.iter_mut().zip(rows.chunks_exact(width.max(1))) {
        let row = row.get(left..).unwrap_or_default();
        match row.first_chunk::<BLOCK>() {
            Some(row) => *to = *row,
            None => to.iter_mut().zip(row).for_each(|(to, value)| *to = *value),
        }
    }
    block
}

fn turned(block: &[[f32; BLOCK]; BLOCK]) -> [[f32; BLOCK]; BLOCK] {
    let mut turned = [[0.0; BLOCK]; BLOCK];
    for (at, row) in block.iter().enumerate() {
        for (column, value) in turned.iter_mut().zip(row) {
            if let Some(place) = column.get_mut(at) {
                *place = *value;
            }
        }
    }
    turned
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::chance::Chance;
    use proptest::prelude::*;

    /// Numbers from -1 to 1, the same at each run; for the tests of the modules beside this one, too.
    pub(in crate::cloak) fn numbers(count: usize, seed: u64) -> Vec<f32> {
        let mut chance = Chance::stream(seed, 0);
        (0..count).map(|_| chance.symmetric()).collect()
    }

    /// The scalar product, which a map and its adjoint leave the same.
    pub(in crate::cloak) fn product(a: &[f32], b: &[f32]) -> f64 {
        a.iter()
            .zip(b)
            .map(|(a, b)| f64::from(*a) * f64::from(*b))
            .sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn every_map_has_its_adjoint(
            seed in any::<u64>(), from in 8_usize..40, to in 4_usize..60,
            deviation in 0.3_f32..2.4, first in 0_usize..9, which in 0..6_usize,
        ) {
            let lines = |from: usize| match which {
                0 => Lines::shrunk(from, to),
                1 => Lines::interpolated(from, to),
                2 => Lines::cubic(from, to),
                3 => Lines::blurred(from, deviation),
                4 => Lines::averaged(from, 4),
                _ => Lines::placed(from, from + 9, first),
            };
            let map = Resampling { down: lines(from), across: lines(from + 1) };
            let x = numbers(2 * from * (from + 1), seed);
            let there = map.apply(&x);
            prop_assert_eq!(there.len(), 2 * map.down.to() * map.across.to());
            let y = numbers(there.len(), seed ^ 1);
            let back = map.adjoint().apply(&y);
            prop_assert_eq!(back.len(), x.len());
            let (one, other) = (product(&there, &y), product(&x, &back));
            prop_assert!((one - other).abs() < 1e-4 * (1.0 + one.abs()), "{} {}", one, other);
        }

        #[test]
        fn a_plane_that_is_turned_twice_is_as_before(
            seed in any::<u64>(), width in 1_usize..70, height in 1_usize..70,
        ) {
            let plane = numbers(width * height, seed);
            let turned = turn(&plane, width);
            for (at, value) in plane.iter().enumerate() {
                prop_assert_eq!(turned[at % width * height + at / width], *value);
            }
            prop_assert_eq!(turn(&turned, height), plane);
        }

        #[test]
        fn two_threads_give_the_numbers_of_one(
            seed in any::<u64>(), from in 1_usize..40, to in 1_usize..60,
        ) {
            let map = Resampling { down: Lines::cubic(from, to), across: Lines::shrunk(from + 3, to + 1) };
            let x = numbers(3 * from * (from + 3), seed);
            prop_assert_eq!(map.apply_side_by_side(&x), map.apply(&x));
        }

        #[test]
        fn one_after_the_other_is_the_same_as_both_at_once(
            seed in any::<u64>(), from in 8_usize..40, to in 4_usize..60,
        ) {
            let (first, next) = (Lines::shrunk(from, to), Lines::cubic(to, from));
            let x = numbers(from * from, seed);
            let one = Resampling::both(next.clone()).apply(&Resampling::both(first.clone()).apply(&x));
            let both = Resampling::both(first.then(&next)).apply(&x);
            for (one, both) in one.iter().zip(&both) {
                prop_assert!((one - both).abs() < 1e-5, "{} {}", one, both);
            }
        }

        #[test]
        fn an_even_picture_stays_even(
            from in 8_usize..40, to in 4_usize..60, deviation in 0.3_f32..2.4,
        ) {
            for lines in [
                Lines::shrunk(from, to), Lines::interpolated(from, to), Lines::cubic(from, to),
                Lines::blurred(from, deviation), Lines::averaged(from, 3),
            ] {
                let even = Resampling::both(lines).apply(&vec![100.0; from * from]);
                prop_assert!(even.iter().all(|value| (value - 100.0).abs() < 1e-3));
            }
        }
    }
}
