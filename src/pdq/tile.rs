//! Squares of 16 by 16 numbers, the grain of all passes over the picture, in two layouts between
//! which [`interleave`] goes either way.
//!
//! A filter advances in 16 steps of 16 lanes: along rows a step is a column and a lane is a row,
//! along columns the other way round. It works on [`Quads`], four lanes beside each other, and
//! leaves [`Streams`], in which every fourth step is together. Interleaving four streams yields
//! quads whose four numbers are four *steps* of one lane: the lanes of the other direction. This
//! is a transposition in blocks of 4 x 4, written as the one loop that compilers turn into vector
//! shuffles. Hence, with rows and columns of the tile counted from 0 to 15:
//!
//! - quad `16 * (row / 4) + column` holds four rows of a column (the filter along rows), or
//!   quad `16 * (row / 4) + 4 * (column / 4) + row % 4` four columns of a row (along columns);
//! - stream `step % 4` holds quad `step` without that part of its number.

/// Side of a tile.
pub const SIDE: usize = 16;

/// Numbers that fill the smallest vector unit.
pub const QUAD: usize = 4;

/// Quads of a tile, and numbers of a stream.
pub const COUNT: usize = SIDE * SIDE / QUAD;

/// A tile in the layout that filters read.
pub type Quads = [[f32; QUAD]; COUNT];

/// A tile in the layout that filters write.
pub type Streams = [[f32; COUNT]; QUAD];

/// Quads of zeros.
pub const NO_QUADS: Quads = [[0.0; QUAD]; COUNT];

/// Streams of zeros.
pub const NO_STREAMS: Streams = [[0.0; COUNT]; QUAD];

/// Numbers `PART * number..` of a stream; `None` outside the tile.
#[inline(always)]
pub fn part<T, const PART: usize, const N: usize>(
    streams: &mut [[T; N]; QUAD],
    stream: usize,
    number: usize,
) -> Option<&mut [T; PART]> {
    streams.get_mut(stream)?.as_chunks_mut().0.get_mut(number)
}

/// Puts the numbers of four streams beside each other.
// Not inlined, so that the loop is compiled alone and its vectors are found.
#[inline(never)]
pub fn interleave<T: Copy, const N: usize>(streams: &[[T; N]; QUAD], quads: &mut [[T; QUAD]; N]) {
    let [a, b, c, d] = streams;
    for ((((quad, a), b), c), d) in quads.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        *quad = [*a, *b, *c, *d];
    }
}
