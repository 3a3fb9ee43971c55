//! `jbrd` (ISO/IEC 18181-2): what it takes to write the JPEG again that a file was made of. That is how it was coded, which tells nothing, and
//! whatever it had besides its pixels, profile, Exif and XMP, which have places of their own: comments, IPTC, makers' notes, what stood behind
//! its end. Of all that a JPEG without a picture is made, which our walker of JPEG reads.

use ombrelle_base::jxl::Bits;

use super::super::bytes::{rest, unbrotli};
use super::super::ledger::Ledger;
use super::super::{Carrier, Clue, jpeg};
use super::LONGEST;

/// Bytes in which the plan has to end: how a photo was coded takes some hundreds.
const LONGEST_PLAN: usize = 4 << 20;
/// How a number of things, and a distance between blocks are written.
const COUNT: [(u32, u32); 4] = [(0, 0), (2, 1), (4, 4), (16, 20)];
const DISTANCE: [(u32, u32); 4] = [(0, 0), (3, 1), (5, 9), (28, 41)];

/// Lists what the JPEG had.
pub(super) fn read(ledger: &mut Ledger, body: &[u8]) {
    if !ledger.may_read(body.len()) {
        return;
    }
    let mut bits = Bits::new(body.get(..LONGEST_PLAN).unwrap_or(body));
    let Some(plan) = Plan::read(&mut bits) else {
        ledger.size(Clue::Other, Carrier::Container, "jbrd", body.len());
        return ledger.unread();
    };
    let (kept, whole) = unbrotli(rest(body, bits.bytes_read()), LONGEST);
    if !ledger.may_read(kept.len()) {
        return;
    }
    match plan.jpeg(&kept).filter(|_| whole) {
        Some((jpeg, between)) => {
            if between > 0 {
                ledger.size(Clue::Other, Carrier::Container, "between markers", between);
            }
            ledger.enter(|l| jpeg::read(l, &jpeg));
        }
        None => {
            ledger.size(Clue::Other, Carrier::Container, "jbrd", body.len());
            ledger.unread();
        }
    }
}

/// How long each piece is that was kept, one behind the other.
#[derive(Default)]
struct Plan {
    /// Segments of applications, then comments, each from its marker on, without the 0xFF before.
    segments: Vec<usize>,
    /// Bytes that stood where none should.
    between: Vec<usize>,
    /// Bytes behind the end.
    tail: usize,
}

/// How many of each marker there are.
#[derive(Default)]
struct Markers {
    applications: usize,
    comments: usize,
    scans: usize,
    between: usize,
    restarts: bool,
}

impl Markers {
    fn read(bits: &mut Bits) -> Option<Self> {
        let mut found = Self::default();
        loop {
            match 0xC0 + bits.number(6)? {
                0xD9 => return Some(found),
                0xDA => found.scans += 1,
                0xDD => found.restarts = true,
                0xE0..=0xEF => found.applications += 1,
                0xFE => found.comments += 1,
                0xFF => found.between += 1,
                _ => {}
            }
        }
    }
}

impl Plan {
    fn read(bits: &mut Bits) -> Option<Self> {
        // Whether it is grey.
        bits.skip(1)?;
        let markers = Markers::read(bits)?;
        let mut plan = Self::default();
        let length = |bits: &mut Bits| usize::try_from(bits.number(16)? + 1).ok();
        for _ in 0..markers.applications {
            // 0: kept here; 1, 2 and 3: the profile, Exif and XMP.
            let kind = bits.one_of([(0, 0), (0, 1), (1, 2), (2, 4)])?;
            let length = length(bits)?;
            if kind == 0 {
                plan.segments.push(length);
            }
        }
        for _ in 0..markers.comments {
            plan.segments.push(length(bits)?);
        }
        tables(bits)?;
        scans(bits, &markers)?;
        for _ in 0..markers.between {
            plan.between.push(usize::try_from(bits.number(16)?).ok()?);
        }
        let tail = bits.one_of([(0, 0), (8, 1), (16, 257), (22, 65_793)])?;
        plan.tail = usize::try_from(tail).ok()?;
        if bits.flag()? {
            // What stood in the last bits of bytes.
            let padding = bits.number(24)?;
            bits.skip(padding)?;
        }
        Some(plan)
    }

    /// A JPEG of what was kept, without a picture, and how many bytes stood between its markers; none where less was kept than the plan says.
    fn jpeg(&self, kept: &[u8]) -> Option<(Vec<u8>, usize)> {
        let mut left = kept;
        let mut piece = |length: usize| {
            let (piece, behind) = left.split_at_checked(length)?;
            left = behind;
            Some(piece)
        };
        let mut jpeg = vec![0xFF, 0xD8];
        for length in &self.segments {
            jpeg.push(0xFF);
            jpeg.extend_from_slice(piece(*length)?);
        }
        let between: usize = self.between.iter().sum();
        piece(between)?;
        jpeg.extend_from_slice(&[0xFF, 0xD9]);
        jpeg.extend_from_slice(piece(self.tail)?);
        Some((jpeg, between))
    }
}

/// Passes over tables of quantisation, components and codes.
fn tables(bits: &mut Bits) -> Option<()> {
    let tables = bits.number(2)? + 1;
    bits.skip(4 * tables)?;
    let components = match bits.number(2)? {
        0 => 1,
        3 => {
            let named = bits.number(2)? + 1;
            bits.skip(8 * named)?;
            named
        }
        _ => 3,
    };
    bits.skip(2 * components)?;
    for _ in 0..bits.one_of([(0, 4), (3, 2), (4, 10), (6, 26)])? {
        bits.skip(4)?;
        let mut values = 0;
        for _ in 0..17 {
            values += bits.one_of([(0, 0), (0, 1), (3, 2), (8, 0)])?;
        }
        for _ in 0..values {
            bits.one_of([(2, 0), (2, 4), (4, 8), (8, 1)])?;
        }
    }
    Some(())
}

/// Passes over scans.
fn scans(bits: &mut Bits, markers: &Markers) -> Option<()> {
    for _ in 0..markers.scans {
        let components = bits.number(2)? + 1;
        bits.skip(20 + 6 * components)?;
        bits.one_of([(0, 0), (0, 1), (0, 2), (3, 3)])?;
    }
    if markers.restarts {
        bits.skip(16)?;
    }
    for _ in 0..markers.scans {
        for _ in 0..bits.one_of(COUNT)? {
            bits.one_of(DISTANCE)?;
        }
        for _ in 0..bits.one_of(COUNT)? {
            bits.one_of([(0, 1), (2, 2), (4, 5), (8, 20)])?;
            bits.one_of(DISTANCE)?;
        }
    }
    Some(())
}
