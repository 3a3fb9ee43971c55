//! Squares of 16 by 16 numbers: the grain of all passes over the picture.

/// Side of a tile.
pub const SIDE: usize = 16;

/// Sixteen numbers that are worked on together.
pub type Lanes = [f32; SIDE];

/// Sixteen steps of sixteen lanes.
pub type Tile = [Lanes; SIDE];

/// Exchanges steps and lanes.
#[inline(always)]
pub fn transposed(tile: &Tile) -> Tile {
    let mut turned = [[0.0; SIDE]; SIDE];
    for (row, lanes) in tile.iter().enumerate() {
        for (column, lane) in lanes.iter().enumerate() {
            turned[column][row] = *lane;
        }
    }
    turned
}
