//! The cover `fill`: one even colour, the same for everyone, so that it cannot tell anything.

use super::Paint;

/// A calm grey-blue. Black would look like a report of a crime, and skin or white like a face; this
/// is seen as a cover at once, against light and dark pictures.
pub(super) const COLOUR: [u8; 3] = [0x6b, 0x7c, 0x93];

/// The even colour.
pub(super) struct Fill;

impl Paint for Fill {
    fn tone(&self) -> [u8; 3] {
        COLOUR
    }

    fn row(&mut self, _y: u32, _first: u32, row: &mut [[u8; 3]]) {
        row.fill(COLOUR);
    }
}
