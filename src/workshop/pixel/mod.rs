//! One pixel: a few changed pixels change what a classifier of handwritten digits says.
//!
//! The attack is that of J. Su, D. V. Vargas and K. Sakurai, One Pixel Attack for Fooling Deep Neural Networks (arXiv 1710.08864), on a
//! small network of ours. It fools a classifier and stops no picture generator. docs/workshop.md has the figures beside the paper's.

mod evolution;
mod network;

pub mod drawn;

pub use evolution::{Aim, Attack, Change, Found, GENERATIONS, POPULATION, attack};
pub use network::{Network, Reading, exp};

/// Pixels a side.
pub const SIDE: usize = 8;

/// The most ink that a pixel has; 0 is paper.
pub const INK: u8 = 16;

/// A handwritten digit: rows from the top, each pixel 0 (paper) to [`INK`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digit(pub [[u8; SIDE]; SIDE]);

impl Digit {
    /// The change of a pixel that is pressed: little ink becomes all of it, and much becomes none; none outside of the digit.
    pub fn turned(&self, row: usize, column: usize) -> Option<Change> {
        let now = *self.0.get(row)?.get(column)?;
        let ink = if now > INK / 2 { 0 } else { INK };
        Some(Change { row, column, ink })
    }

    /// The digit with some pixels changed; a change outside of it does nothing.
    #[must_use]
    pub fn with(mut self, changes: &[Change]) -> Self {
        for change in changes {
            let row = self.0.get_mut(change.row);
            if let Some(pixel) = row.and_then(|row| row.get_mut(change.column)) {
                *pixel = change.ink.min(INK);
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_that_is_pressed_turns_from_paper_to_ink_and_back() {
        let digit = Digit([[3; SIDE]; SIDE]);
        let change = digit.turned(2, 5).unwrap();
        assert_eq!((change.row, change.column, change.ink), (2, 5, INK));
        let back = digit.with(&[change]).turned(2, 5).unwrap();
        assert_eq!(back.ink, 0);
        assert_eq!(digit.turned(8, 0), None);
        assert_eq!(digit.turned(0, 8), None);
    }
}
