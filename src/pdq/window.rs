//! The arithmetic of a sliding mean: how long its window is, where it lags, what it divides by.

use crate::tile::{Lanes, SIDE, Tile};

/// A box filter of one side of the picture.
#[derive(Debug, Clone, Copy)]
pub struct Window {
    /// Pixels of that side.
    length: usize,
    /// Pixels of a full window.
    size: usize,
    /// Steps from the first addition to the first output.
    lag: usize,
}

impl Window {
    /// The window for a side: a 128th of it, rounded up, since two passes of it in a row weigh a
    /// 64th of the side with a tent.
    pub const fn new(length: usize) -> Self {
        let size = length.div_ceil(128);
        Self {
            length,
            size,
            lag: size / 2,
        }
    }

    /// Pixels of a full window.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Steps from the first addition to the first output.
    pub const fn lag(&self) -> usize {
        self.lag
    }

    /// The length of a ring that still holds a step of one window ago when 16 steps are written.
    pub const fn ring(&self) -> usize {
        self.size.next_multiple_of(SIDE) + SIDE
    }

    /// How many pixels are below the window at an output; `None` outside the picture.
    pub fn count(&self, output: usize) -> Option<f32> {
        if output >= self.length {
            return None;
        }
        // The window reaches `lag` pixels to the right, and the rest of its size to the left.
        let end = (output + self.lag + 1).min(self.length);
        let start = (output + self.lag + 1).saturating_sub(self.size);
        Some((end - start) as f32)
    }

    /// Turns the 16 sums from a step on into means, in place, `late` steps behind their additions;
    /// sums that belong to no output become zero, which the next pass may add without harm.
    #[inline(always)]
    pub fn divide(&self, sums: &mut Tile, step: usize, late: usize) {
        let full = late + self.size - self.lag - 1..=late + self.length - self.lag;
        if full.contains(&step) && full.contains(&(step + SIDE)) {
            if self.size.is_power_of_two() {
                // Exact, hence the same bits as the division.
                scale(sums, |lane| lane * (1.0 / self.size as f32));
            } else {
                scale(sums, |lane| lane / self.size as f32);
            }
        } else {
            self.divide_at_edge(sums, step, late);
        }
    }

    #[inline(never)]
    fn divide_at_edge(&self, sums: &mut Tile, step: usize, late: usize) {
        for (number, lanes) in sums.iter_mut().enumerate() {
            let output = (step + number).checked_sub(late);
            match output.and_then(|output| self.count(output)) {
                Some(count) => lanes.iter_mut().for_each(|lane| *lane /= count),
                None => *lanes = [0.0; SIDE],
            }
        }
    }
}

#[inline(always)]
fn scale(sums: &mut Tile, change: impl Fn(f32) -> f32) {
    for lanes in sums {
        for lane in lanes {
            *lane = change(*lane);
        }
    }
}

/// A running sum of 16 independent lanes, which remembers what it must take away later.
///
/// Each sum is formed as the reference forms it: add the pixel that enters the window, then take
/// away the one that leaves it. Before the first and after the last pixel zeros enter and leave,
/// which changes no sum.
pub struct Running {
    sum: Lanes,
    ring: Vec<Lanes>,
    size: usize,
    next: usize,
}

impl Running {
    /// A sum of nothing.
    pub fn new(window: &Window) -> Self {
        Self {
            sum: [0.0; SIDE],
            ring: vec![[0.0; SIDE]; window.ring()],
            size: window.size(),
            next: 0,
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.sum = [0.0; SIDE];
        self.ring.fill([0.0; SIDE]);
        self.next = 0;
    }

    /// Takes 16 steps and returns the sum after each.
    #[inline(always)]
    pub fn slide(&mut self, entering: &Tile) -> Tile {
        let length = self.ring.len();
        if let Some(place) = self.ring.get_mut(self.next..self.next + SIDE) {
            place.copy_from_slice(entering);
        }
        let mut leaving = self.next + length - self.size;
        let mut running = self.sum;
        let mut sums = [[0.0; SIDE]; SIDE];
        for (entering, sums) in entering.iter().zip(&mut sums) {
            if leaving >= length {
                leaving -= length;
            }
            let old = &self.ring[leaving];
            for lane in 0..SIDE {
                running[lane] += entering[lane];
                running[lane] -= old[lane];
            }
            *sums = running;
            leaving += 1;
        }
        self.sum = running;
        self.next += SIDE;
        if self.next == length {
            self.next = 0;
        }
        sums
    }
}
