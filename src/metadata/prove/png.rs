//! PNG: IHDR, the mark, IDAT, IEND; and nothing in IDAT but the rows of the picture.

use flate2::{Decompress, FlushDecompress, Status};

use super::super::bytes::{be32, index, part};
use super::super::mark;
use super::{Refusal, exactly};

const HEAD: &[u8; 16] = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR";
const END: &[u8; 12] = b"\0\0\0\0IEND\xAE\x42\x60\x82";

pub(super) fn prove(bytes: &[u8], marked: bool) -> Result<(), Refusal> {
    exactly(bytes, 0, HEAD, "IHDR")?;
    let (_, header, mut at) = chunk(bytes, 8).ok_or("IHDR")?;
    let mut rows = Rows::new(header).ok_or("IHDR")?;
    if marked {
        at = exactly(bytes, at, &mark::png_chunk(), "plus:DataMining")?;
    }
    loop {
        let (kind, data, next) = chunk(bytes, at).ok_or("truncated PNG or wrong checksum")?;
        if &kind == b"IEND" {
            break;
        }
        if &kind != b"IDAT" {
            return Err(String::from_utf8_lossy(&kind).into_owned());
        }
        rows.unpack(data)
            .ok_or("bytes in IDAT that are no pixels")?;
        at = next;
    }
    if !rows.finished() {
        return Err("truncated PNG".to_owned());
    }
    match bytes.len() - exactly(bytes, at, END, "IEND")? {
        0 => Ok(()),
        left => Err(format!("trailer ({left} bytes)")),
    }
}

/// Whether a file begins as a marked copy: its pixels come right behind the mark.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let header = chunk(bytes, 8).filter(|_| bytes.starts_with(HEAD));
    let Some((_, _, at)) = header else {
        return false;
    };
    let marked = exactly(bytes, at, &mark::png_chunk(), "plus:DataMining");
    marked.is_ok_and(|at| part(bytes, at + 4, 4) == Some(b"IDAT"))
}

/// Whether nothing stands behind its last chunk.
pub(super) fn ends(bytes: &[u8]) -> bool {
    bytes.ends_with(END)
}

/// Kind, data and end of a chunk whose checksum is right.
fn chunk(bytes: &[u8], at: usize) -> Option<([u8; 4], &[u8], usize)> {
    let length = index(be32(bytes, at)?);
    let named = part(bytes, at + 4, length.checked_add(4)?)?;
    let end = at.checked_add(12)?.checked_add(length)?;
    let good = be32(bytes, end - 4)? == crc32fast::hash(named);
    let (kind, data) = named.split_first_chunk::<4>()?;
    good.then_some((*kind, data, end))
}

/// The rows of a picture, as they come out of the zlib stream.
struct Rows {
    stream: Decompress,
    /// Bytes of a row, with the filter's number in front.
    row: u64,
    /// Bytes of all rows.
    total: u64,
    ended: bool,
    buffer: Vec<u8>,
}

impl Rows {
    /// From the body of IHDR: eight bits a channel, not interlaced.
    fn new(header: &[u8]) -> Option<Self> {
        let (width, height) = (be32(header, 0)?, be32(header, 4)?);
        let channels = match header.get(8..)? {
            [8, 0, 0, 0, 0] => 1,
            [8, 2, 0, 0, 0] => 3,
            [8, 4, 0, 0, 0] => 2,
            [8, 6, 0, 0, 0] => 4,
            _ => return None,
        };
        let row = u64::from(width).checked_mul(channels)?.checked_add(1)?;
        (width > 0 && height > 0).then_some(Self {
            stream: Decompress::new(true),
            row,
            total: row.checked_mul(u64::from(height))?,
            ended: false,
            buffer: vec![0; 64 << 10],
        })
    }

    /// Unpacks one chunk of the stream, all of it; stops at the first byte too many.
    fn unpack(&mut self, mut data: &[u8]) -> Option<()> {
        if data.is_empty() || self.ended {
            return None;
        }
        loop {
            let (taken, given) = (self.stream.total_in(), self.stream.total_out());
            let status = self
                .stream
                .decompress(data, &mut self.buffer, FlushDecompress::None)
                .ok()?;
            let taken = index(self.stream.total_in() - taken);
            let out = index(self.stream.total_out() - given);
            data = data.get(taken..)?;
            self.filters(given, self.buffer.get(..out)?)?;
            if self.stream.total_out() > self.total {
                return None;
            }
            match status {
                Status::StreamEnd => {
                    self.ended = true;
                    return data.is_empty().then_some(());
                }
                _ if data.is_empty() && out < self.buffer.len() => return Some(()),
                _ if taken == 0 && out == 0 => return None,
                _ => {}
            }
        }
    }

    /// The filter of each row is one of the five that there are.
    fn filters(&self, first: u64, out: &[u8]) -> Option<()> {
        let to_next = (self.row - first % self.row) % self.row;
        let step = usize::try_from(self.row).ok()?;
        let mut filters = out.iter().skip(index(to_next)).step_by(step);
        filters.all(|filter| *filter <= 4).then_some(())
    }

    /// The stream, checksum included, ended with the last byte given, after the last row.
    fn finished(&self) -> bool {
        self.ended && self.stream.total_out() == self.total
    }
}
