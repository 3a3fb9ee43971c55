//! The pixels of a PNG, packed row by row as libpng packs them: no second picture in memory.
//!
//! Not by `png` itself: what it packs at once, it takes and holds as a whole; where it is given rows one by one, it ends the stream in a
//! way that libpng never does.

use std::io::{self, Write};
use std::mem;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::error::damaged;
use crate::error::Error;

/// Bytes of packed pixels in a chunk, as libpng writes them.
const CHUNK: usize = 8192;
/// Bytes of filtered rows that are packed at once: a row may be one pixel, of which there may be two hundred million.
const AT_ONCE: usize = 64 << 10;

/// Packs rows of `length` bytes, `bytes_a_pixel` of them a pixel, at libpng's fastest level, and writes them as `IDAT`.
/// `fill` writes a row.
pub(super) fn write<W: Write>(
    writer: &mut png::Writer<W>,
    rows: u32,
    (length, bytes_a_pixel): (usize, usize),
    mut fill: impl FnMut(usize, &mut [u8]),
) -> Result<(), Error> {
    let chunks = Chunks {
        writer,
        gathered: Vec::with_capacity(CHUNK),
    };
    let mut zlib = ZlibEncoder::new(chunks, Compression::new(1));
    let mut filter = Filter::new(length, bytes_a_pixel);
    let mut filtered = Vec::with_capacity(AT_ONCE + length);
    for y in 0..rows as usize {
        fill(y, filter.row());
        let (kind, row) = filter.filtered();
        filtered.push(kind);
        filtered.extend_from_slice(row);
        if filtered.len() >= AT_ONCE {
            zlib.write_all(&filtered).map_err(damaged)?;
            filtered.clear();
        }
        filter.next();
    }
    zlib.write_all(&filtered).map_err(damaged)?;
    zlib.finish().and_then(Chunks::finish).map_err(damaged)
}

/// `IDAT` chunks of one size but the last.
struct Chunks<'a, W: Write> {
    writer: &'a mut png::Writer<W>,
    gathered: Vec<u8>,
}

impl<W: Write> Chunks<'_, W> {
    fn put(&mut self) -> io::Result<()> {
        let put = self
            .writer
            .write_chunk(png::chunk::IDAT, &self.gathered)
            .map_err(io::Error::other);
        self.gathered.clear();
        put
    }

    fn finish(mut self) -> io::Result<()> {
        match self.gathered.is_empty() {
            true => Ok(()),
            false => self.put(),
        }
    }
}

impl<W: Write> Write for Chunks<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = CHUNK.saturating_sub(self.gathered.len());
        let part = bytes.get(..room).unwrap_or(bytes);
        self.gathered.extend_from_slice(part);
        if self.gathered.len() == CHUNK {
            self.put()?;
        }
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Filters of a row, by their numbers in the standard (PNG, third edition, 9.2), in the order in which they are tried.
const KINDS: [u8; 4] = [2, 1, 3, 4];

/// The filter of each row by the least sum of its bytes as numbers with a sign (12.8 of the standard).
struct Filter {
    bytes_a_pixel: usize,
    /// This row and the one above, each behind one pixel of zeros.
    here: Vec<u8>,
    above: Vec<u8>,
    best: Vec<u8>,
    trial: Vec<u8>,
}

impl Filter {
    fn new(length: usize, bytes_a_pixel: usize) -> Self {
        let row = || vec![0; length + bytes_a_pixel];
        Self {
            bytes_a_pixel,
            here: row(),
            above: row(),
            best: vec![0; length],
            trial: vec![0; length],
        }
    }

    /// Where the pixels of this row go.
    fn row(&mut self) -> &mut [u8] {
        // As long as was made.
        self.here.get_mut(self.bytes_a_pixel..).unwrap_or_default()
    }

    /// This row is now the one above.
    fn next(&mut self) {
        mem::swap(&mut self.here, &mut self.above);
    }

    fn filtered(&mut self) -> (u8, &[u8]) {
        let (mut kind, mut least) = (0, u64::MAX);
        for trial in KINDS {
            self.filter(trial);
            let cost = sum(&self.trial);
            if cost <= least {
                (kind, least) = (trial, cost);
                mem::swap(&mut self.trial, &mut self.best);
            }
            if cost == 0 {
                break;
            }
        }
        (kind, &self.best)
    }

    /// Filters the row into `trial`.
    fn filter(&mut self, kind: u8) {
        let (left, above_left) = (&self.here, &self.above);
        // Both are as long as was made.
        let here = self.here.get(self.bytes_a_pixel..).unwrap_or_default();
        let above = self.above.get(self.bytes_a_pixel..).unwrap_or_default();
        let out = self.trial.iter_mut().zip(here);
        match kind {
            1 => out
                .zip(left)
                .for_each(|((out, x), a)| *out = x.wrapping_sub(*a)),
            2 => out
                .zip(above)
                .for_each(|((out, x), b)| *out = x.wrapping_sub(*b)),
            3 => out.zip(left).zip(above).for_each(|(((out, x), a), b)| {
                *out = x.wrapping_sub((a & b) + ((a ^ b) >> 1));
            }),
            _ => out
                .zip(left)
                .zip(above)
                .zip(above_left)
                .for_each(|((((out, x), a), b), c)| {
                    *out = x.wrapping_sub(paeth(*a, *b, *c));
                }),
        }
    }
}

/// The predictor of Paeth (9.4 of the standard), in eight bits alone so that the compiler takes many at once: the third distance is
/// the difference of the other two, and plays a part only where `c` lies between `a` and `b`.
fn paeth(a: u8, b: u8, c: u8) -> u8 {
    let (to_a, to_b) = (b.abs_diff(c), a.abs_diff(c));
    let between = (a < c) == (c < b);
    let to_c = if between { to_a.abs_diff(to_b) } else { 255 };
    match to_a.min(to_b) {
        near if to_c < near => c,
        _ if to_a <= to_b => a,
        _ => b,
    }
}

/// The bytes as numbers with a sign, each without it.
fn sum(row: &[u8]) -> u64 {
    let (blocks, rest) = row.as_chunks::<32>();
    let of = |bytes: &[u8]| -> u32 {
        let each = bytes.iter();
        each.map(|byte| u32::from(byte.cast_signed().unsigned_abs()))
            .sum()
    };
    let blocks: u64 = blocks.iter().map(|block| u64::from(of(block))).sum();
    blocks + u64::from(of(rest))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    /// As the standard words it.
    fn paeth_of_the_standard(a: u8, b: u8, c: u8) -> u8 {
        let (x, y, z) = (i32::from(a), i32::from(b), i32::from(c));
        let guess = x + y - z;
        let (to_a, to_b, to_c) = ((guess - x).abs(), (guess - y).abs(), (guess - z).abs());
        if to_a <= to_b && to_a <= to_c {
            a
        } else if to_b <= to_c {
            b
        } else {
            c
        }
    }

    #[test]
    fn the_predictor_is_that_of_the_standard() {
        for a in 0..=255 {
            for b in 0..=255 {
                for c in (0..=255).step_by(3) {
                    assert_eq!(
                        paeth(a, b, c),
                        paeth_of_the_standard(a, b, c),
                        "{a} {b} {c}"
                    );
                }
            }
        }
    }

    /// Rows of pixels of three bytes with all that filters tell apart: noise, slopes, even areas.
    fn picture() -> Vec<u8> {
        let (width, height) = (403_u32, 157_u32);
        let pixel = |x: u32, y: u32| {
            let noise = (x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77)) >> 27;
            match y {
                0..10 => [7, 7, 7],
                10..30 => [(x * 3) as u8, (y * 2) as u8, (x + y) as u8],
                _ => [noise as u8, x as u8, (noise + y) as u8],
            }
        };
        (0..height)
            .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
            .collect()
    }

    /// The filtered rows are the same bytes, which is what this module decides. How they are packed depends, in zlib-rs, on the pieces in
    /// which they come, so that of the stream its size is compared.
    #[test]
    fn rows_are_packed_to_the_bytes_that_the_whole_would_be() {
        let picture = picture();
        let header = |file| {
            let mut encoder = png::Encoder::new(file, 403, 157);
            encoder.set_color(png::ColorType::Rgb);
            encoder.set_deflate_compression(png::DeflateCompression::Level(1));
            encoder.set_filter(png::Filter::Adaptive);
            encoder.write_header().unwrap()
        };
        let (mut whole, mut rows) = (Vec::new(), Vec::new());
        let mut writer = header(&mut whole);
        writer.write_image_data(&picture).unwrap();
        writer.finish().unwrap();
        let mut writer = header(&mut rows);
        write(&mut writer, 157, (403 * 3, 3), |y, row| {
            row.copy_from_slice(&picture[y * 403 * 3..][..403 * 3]);
        })
        .unwrap();
        writer.finish().unwrap();
        // The same stream; there in one chunk, here in chunks of 8192 bytes.
        let packed = |file: &[u8]| {
            let (mut at, mut packed) = (8, Vec::new());
            while let Some(head) = file.get(at..at + 8) {
                let length = u32::from_be_bytes(head[..4].try_into().unwrap()) as usize;
                if &head[4..] == b"IDAT" {
                    packed.extend_from_slice(&file[at + 8..][..length]);
                }
                at += length + 12;
            }
            packed
        };
        let unpacked = |stream: &[u8]| {
            let mut filtered = Vec::new();
            let mut reader = flate2::read::ZlibDecoder::new(stream);
            reader.read_to_end(&mut filtered).unwrap();
            filtered
        };
        let (whole, rows) = (packed(&whole), packed(&rows));
        assert!(whole.len() > CHUNK, "more than one chunk");
        assert!(rows.len() <= whole.len() + whole.len() / 100);
        assert_eq!(unpacked(&whole).len(), 157 * (403 * 3 + 1));
        assert_eq!(unpacked(&whole), unpacked(&rows));
    }
}
