//! The arithmetic of a sliding mean: how long its window is, where it lags, what it divides by.

use crate::tile::{NO_QUADS, QUAD, Quads, SIDE, Streams, part};

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

    /// Pixels of the side.
    pub const fn length(&self) -> usize {
        self.length
    }

    /// Steps from the first addition to the first output.
    pub const fn lag(&self) -> usize {
        self.lag
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

    /// What all sums of the 16 steps from `step` on are divided by, if it is the same.
    fn divisor(&self, step: usize) -> Option<f32> {
        let full = self.size - 1..=self.length;
        let same = full.contains(&step) && full.contains(&(step + SIDE));
        same.then_some(self.size as f32)
    }

    /// Turns the sums of the 16 steps from `step` on into means, in place. Sums that belong to no
    /// output become zero, which the next filter may add without harm.
    fn divide<W: Way>(&self, sums: &mut Streams, step: usize) {
        for number in 0..SIDE {
            let output = (step + number).checked_sub(self.lag);
            let count = output.and_then(|output| self.count(output));
            for group in 0..SIDE / QUAD {
                if let Some(sums) = written::<W>(sums, number, group) {
                    *sums = sums.map(|sum| count.map_or(0.0, |count| sum / count));
                }
            }
        }
    }
}

/// Which way a filter goes: where the lanes of its steps lie in a tile.
pub trait Way {
    /// The quad of a step (0 to 15) and a group of four lanes (0 to 3).
    fn read(step: usize, group: usize) -> usize;

    /// Which four numbers of stream `step % 4` these lanes are (0 to 15).
    fn write(step: usize, group: usize) -> usize;
}

/// Along rows: a step is a column, four lanes are four rows.
pub struct Across;

impl Way for Across {
    #[inline(always)]
    fn read(step: usize, group: usize) -> usize {
        SIDE * group + step
    }

    #[inline(always)]
    fn write(step: usize, group: usize) -> usize {
        QUAD * group + step / QUAD
    }
}

/// Along columns: a step is a row, four lanes are four columns.
pub struct Down;

impl Way for Down {
    #[inline(always)]
    fn read(step: usize, group: usize) -> usize {
        SIDE * (step / QUAD) + QUAD * group + step % QUAD
    }

    #[inline(always)]
    fn write(step: usize, group: usize) -> usize {
        QUAD * (step / QUAD) + group
    }
}

/// The lanes of a step and a group where a filter wrote them; `None` outside the tile.
#[inline(always)]
pub fn written<W: Way>(sums: &mut Streams, step: usize, group: usize) -> Option<&mut [f32; QUAD]> {
    part(sums, step % QUAD, W::write(step, group))
}

/// Running sums of 16 independent lanes, which remember what they must take away later.
///
/// Each sum is formed as the reference forms it: add the pixel that enters the window, then take
/// away the one that leaves it. Before the first and after the last pixel zeros enter and leave,
/// which changes no sum.
pub struct Running {
    window: Window,
    sums: [[f32; QUAD]; SIDE / QUAD],
    ring: Vec<Quads>,
    next: usize,
}

impl Running {
    /// Sums of nothing.
    pub fn new(window: &Window) -> Self {
        Self {
            window: *window,
            sums: [[0.0; QUAD]; SIDE / QUAD],
            // One window ago must still be there when the newest tile has been written.
            ring: vec![NO_QUADS; window.size.div_ceil(SIDE) + 1],
            next: 0,
        }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.sums = [[0.0; QUAD]; SIDE / QUAD];
        self.ring.fill(NO_QUADS);
        self.next = 0;
    }

    /// Takes the 16 steps from `step` on, which `enter` writes, and writes the means after each:
    /// zeros where there is no output, and the first output after [`Window::lag`] steps.
    #[inline(always)]
    pub fn means<W: Way>(
        &mut self,
        step: usize,
        enter: impl FnOnce(&mut Quads),
        means: &mut Streams,
    ) {
        self.enter(enter);
        match self.window.divisor(step) {
            Some(size) if self.window.size.is_power_of_two() => {
                // Exact, hence the same bits as the division.
                let part = 1.0 / size;
                self.slide::<W>(|sum| sum * part, means);
            }
            Some(size) => self.slide::<W>(|sum| sum / size, means),
            None => {
                self.slide::<W>(|sum| sum, means);
                self.window.divide::<W>(means, step);
            }
        }
    }

    /// As [`means`](Self::means), without the division.
    #[inline(always)]
    pub fn sums<W: Way>(&mut self, enter: impl FnOnce(&mut Quads), sums: &mut Streams) {
        self.enter(enter);
        self.slide::<W>(|sum| sum, sums);
    }

    #[inline(always)]
    fn enter(&mut self, enter: impl FnOnce(&mut Quads)) {
        if let Some(newest) = self.ring.get_mut(self.next) {
            enter(newest);
        }
    }

    // Not inlined, so that its registers are its own.
    #[inline(never)]
    fn slide<W: Way>(&mut self, finish: impl Fn(f32) -> f32, written: &mut Streams) {
        let tiles = self.ring.len();
        let wrapped = |tile: usize| if tile < tiles { tile } else { tile - tiles };
        let left = (self.next + tiles) * SIDE - self.window.size;
        // Asked one by one, since the compiler then knows in the loop that they are there.
        let Some(entering) = self.ring.get(self.next) else {
            return;
        };
        let Some(older) = self.ring.get(wrapped(left / SIDE)) else {
            return;
        };
        let Some(newer) = self.ring.get(wrapped(left / SIDE + 1)) else {
            return;
        };
        let mut running = self.sums;
        for step in 0..SIDE {
            let left = left % SIDE + step;
            let leaving = if left < SIDE { older } else { newer };
            for (group, sums) in running.iter_mut().enumerate() {
                // The compiler proves that all three are there, and tests none of them.
                let (Some(entering), Some(leaving), Some(written)) = (
                    entering.get(W::read(step, group)),
                    leaving.get(W::read(left % SIDE, group)),
                    self::written::<W>(written, step, group),
                ) else {
                    continue;
                };
                for ((sum, entering), leaving) in sums.iter_mut().zip(entering).zip(leaving) {
                    *sum += entering;
                    *sum -= leaving;
                }
                *written = sums.map(&finish);
            }
        }
        self.sums = running;
        self.next = wrapped(self.next + 1);
    }
}
