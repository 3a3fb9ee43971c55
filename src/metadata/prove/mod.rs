//! The grammar of our own exports, read byte by byte. Nothing is skipped: what the grammar does
//! not name is refused.

mod jpeg;
mod png;
mod webp;

use super::bytes::part;
use super::{Clue, inspect};
use ombrelle_base::{Format, Kind};

/// Names of what was left that a refusal lists.
const MOST_LEFT: usize = 20;

/// What stands where nothing of the kind may stand, in the field's terms.
type Refusal = String;

pub(super) fn prove(bytes: &[u8], format: Format, marked: bool) -> Result<(), Vec<String>> {
    let proved = match format {
        Format::Jpeg => jpeg::prove(bytes, marked),
        Format::Png => png::prove(bytes, marked),
        Format::Webp => webp::prove(bytes, marked),
    };
    proved.map_err(|refusal| left(bytes, refusal))
}

/// Whether a file begins and ends as a marked copy of ours does.
pub(super) fn is_marked_copy(start: &[u8], end: &[u8], length: u64) -> bool {
    match Kind::sniff(start) {
        Some(Kind::Jpeg) => jpeg::begins(start) && jpeg::ends(end),
        Some(Kind::Png) => png::begins(start) && png::ends(end),
        Some(Kind::Webp) => webp::begins(start, length) && webp::ends(end),
        Some(Kind::Tiff | Kind::Gif | Kind::Heic | Kind::Avif | Kind::Jxl) | None => false,
    }
}

/// The place where the grammar failed, then the tags that an inspection finds.
fn left(bytes: &[u8], refusal: Refusal) -> Vec<String> {
    let mut left = vec![refusal];
    let tags = inspect(bytes, None, &ombrelle_base::progress::Progress::default())
        .findings
        .into_iter();
    for finding in tags.filter(|finding| finding.clue != Clue::MiningMark) {
        if left.len() < MOST_LEFT && !left.contains(&finding.tag) {
            left.push(finding.tag);
        }
    }
    left
}

/// Reads on where exactly `piece` must stand.
fn exactly(bytes: &[u8], at: usize, piece: &[u8], name: &str) -> Result<usize, Refusal> {
    match part(bytes, at, piece.len()) {
        Some(found) if found == piece => Ok(at + piece.len()),
        _ => Err(name.to_owned()),
    }
}

/// Codes of at most this many bits are found at the first look.
const QUICK: u32 = 10;

/// Prefix codes: from the next bits to a symbol and the length of its code. An entry is
/// `length << 9 | symbol`; nought where there is no such code. Symbols are below 512.
struct Codes {
    quick: Vec<u16>,
    all: Vec<u16>,
}

impl Codes {
    /// From an entry for each possible row of bits, the first-read bit being the highest
    /// (`first_is_high`) or the lowest of the index; `bits` of them.
    fn new(all: Vec<u16>, bits: u32, first_is_high: bool) -> Self {
        let quick = (0..1_usize << QUICK)
            .map(|row| {
                let index = if first_is_high {
                    row << (bits - QUICK)
                } else {
                    row
                };
                let entry = all.get(index).copied().unwrap_or(0);
                if u32::from(entry >> 9) <= QUICK {
                    entry
                } else {
                    0
                }
            })
            .collect();
        Self { quick, all }
    }

    /// Length and symbol of the code at the front of `row`, which holds the next bits.
    fn look(&self, quick: usize, row: usize) -> Option<(u32, u16)> {
        let entry = match self.quick.get(quick) {
            Some(0) | None => *self.all.get(row)?,
            Some(entry) => *entry,
        };
        (entry != 0).then_some((u32::from(entry >> 9), entry & 511))
    }
}

#[cfg(test)]
mod tests;
