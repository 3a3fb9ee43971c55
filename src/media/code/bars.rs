//! Codes other than QR codes: bar codes, PDF417, Aztec and Data Matrix.
//!
//! `rxing` reads a code that lies straight in the middle of a picture; [`patches`](super::patches) says where one may lie. A patch is cut out straight, from the
//! picture at its full size. Before a reader is asked, which costs a millisecond or several, the light along one line across the patch must be
//! a bar code's (as many bars, of more than one width) or have the ends of PDF417. What cannot be read is no
//! code here: stripes are everywhere.
//!
//! What a look may cost is bounded by [`Budget`]. A patch that would have been read after that is spent is told: [`Codes::given_up`].

use std::collections::HashSet;

use image::GrayImage;
use ombrelle_base::progress::Progress;
use rxing::aztec::AztecReader;
use rxing::common::{GlobalHistogramBinarizer, HybridBinarizer};
use rxing::datamatrix::DataMatrixReader;
use rxing::oned::MultiFormatOneDReader;
use rxing::pdf417::PDF417Reader;
use rxing::{BarcodeFormat, BinaryBitmap, DecodeHints, Luma8LuminanceSource, RXingResult, Reader};

use super::patches::{Band, CELL, Cells};
use super::sizes::Sizes;
use super::{Code, Codes, Form, pixels};
use crate::contain::contain;
use crate::error::Error;

/// Largest look for patches, in pixels; what is larger is halved first.
const LARGEST: u64 = 4_000_000;
/// Smallest look, in pixels...
const SMALLEST: u64 = 30_000;
/// ...or this part of a small picture, that a code may fill: where wide bars are larger than a cell, its patch falls apart.
const SMALLEST_PART: u64 = 20;
/// Least side of a look, in pixels.
const NARROWEST: u32 = 24;
/// Lines across a bar code, as parts of its height, the middle first; those that say the same count as votes.
const LINES: [f32; 5] = [0.0, -0.15, 0.15, -0.3, 0.3];
/// Lines that are read at first; the others only where one of these says something.
const FIRST: usize = 3;
/// Votes for what has a check digit that is always there, and for anything else.
const VOTES: [usize; 2] = [2, 4];
/// Characters that a bar code has at least, in the same order.
const CHARACTERS: [usize; 2] = [4, 6];
/// A bar's width within PDF417, in parts of the whole, at most: its first bar has 8 of at least 86 modules, and some of them may not be in the patch.
const WIDEST_STACKED: f32 = 0.12;
/// Longest side of what is read as PDF417, in pixels.
const LONGEST_STACKED: f32 = 1200.0;
/// Longest side of what is read as a square code, in pixels.
const LONGEST_SQUARE: f32 = 500.0;
/// Smaller pieces are seen at twice their size.
const DOUBLED: f32 = 300.0;
/// Bars and gaps of a bar code, at least: one of EAN-8 has 43, one of ITF with four digits 27, Code 93 and Codabar with as few characters as count have more.
const BARS: usize = 25;
/// Widest bar or gap within a code, in narrow ones.
const WIDEST: usize = 9;
/// A bar goes on while a line across it is like the one in its middle (Pearson's correlation).
const SAME_BARS: f32 = 0.5;
/// Differences of light below this, of 255, are none.
const EVEN: f32 = 24.0;
/// Beyond what was read, stripes go on while light and dark differ by this...
const STRIPES: f32 = 2.0 * EVEN;
/// ...up to this part of what was read, on each side: a part of a code can be read as a code.
const FURTHEST: f32 = 0.8;
/// How much further PDF417 can go on beyond a patch that has one of its ends, in lengths of that patch.
const FURTHEST_STACKED: f32 = 3.0;

/// What may still be looked at in a picture.
struct Budget {
    /// Patches of stripes of which one line is looked at.
    stripes: usize,
    /// Bar codes that are read.
    bars: usize,
    /// Pixels in which PDF417 is read.
    stacked: u64,
    /// Pixels in which square codes are read.
    squares: u64,
}

/// Spent as a whole, each part costs some tenths of a second at most.
const BUDGET: Budget = Budget {
    stripes: 1_500,
    bars: 100,
    stacked: 4_000_000,
    squares: 8_000_000,
};

/// The codes of a picture at its full size, beside QR codes; each is told once.
///
/// # Errors
/// [`Error::Cancelled`].
pub(super) fn codes(full: &GrayImage, progress: &Progress) -> Result<Codes, Error> {
    let least = u64::from(NARROWEST * NARROWEST);
    let smallest = (pixels(full) / SMALLEST_PART).clamp(least, SMALLEST);
    let sizes = Sizes::of(full, 4 * smallest);
    let mut search = Search {
        sizes: &sizes,
        budget: BUDGET,
        found: Codes::default(),
        bands: Vec::new(),
        progress,
    };
    let levels = sizes.all().filter(|(level, _)| {
        let narrow = level.width().min(level.height());
        (smallest..=LARGEST).contains(&pixels(level)) && narrow >= NARROWEST
    });
    let levels: Vec<_> = levels
        .map(|(level, step)| (Cells::of(level), step))
        .collect();
    for (cells, step) in &levels {
        search.stripes(cells, *step)?;
    }
    // The smallest first: leaves and gravel are many patches in the largest.
    for (cells, step) in levels.iter().rev() {
        search.squares(cells, *step)?;
    }
    Ok(search.found)
}

/// What was found so far, in all sizes.
struct Search<'a> {
    sizes: &'a Sizes<'a>,
    budget: Budget,
    found: Codes,
    /// Where: what lies there is not read again in another size.
    bands: Vec<Band>,
    progress: &'a Progress,
}

impl Search<'_> {
    /// Bar codes and PDF417 that are seen in one size.
    fn stripes(&mut self, cells: &Cells<'_>, step: f32) -> Result<(), Error> {
        let cell = CELL as f32 * step;
        for band in cells.stripes(step) {
            self.add(&band, |sizes, budget| striped(sizes, &band, cell, budget))?;
        }
        Ok(())
    }

    /// Square codes that are seen in one size.
    fn squares(&mut self, cells: &Cells<'_>, step: f32) -> Result<(), Error> {
        let cell = CELL as f32 * step;
        for band in cells.squares(step) {
            self.add(&band, |sizes, budget| square(sizes, &band, cell, budget))?;
        }
        Ok(())
    }

    /// Reads a patch, but for one where something was read already.
    fn add(
        &mut self,
        band: &Band,
        read: impl FnOnce(&Sizes<'_>, &mut Budget) -> Result<Option<Read>, Spent>,
    ) -> Result<(), Error> {
        self.progress.check()?;
        if self.bands.iter().any(|known| known.holds(band.centre)) {
            return Ok(());
        }
        let budget = &mut self.budget;
        match contain(|| Ok(read(self.sizes, budget))) {
            Ok(Ok(None)) => {}
            Ok(Ok(Some(Read {
                band,
                content,
                form,
            }))) => {
                self.bands.push(band);
                self.found.add(Some(vec![Code {
                    corners: band.corners(),
                    content: Some(content),
                    form,
                }]));
            }
            Ok(Err(Spent)) | Err(_) => self.found.add(None),
        }
        Ok(())
    }
}

/// The budget is spent, and something would have been read.
struct Spent;

/// What was read, and where all of it is.
struct Read {
    band: Band,
    content: Vec<u8>,
    form: Form,
}

/// A bar code or PDF417 in a patch of stripes.
fn striped(
    sizes: &Sizes<'_>,
    tight: &Band,
    cell: f32,
    budget: &mut Budget,
) -> Result<Option<Read>, Spent> {
    budget.stripes = budget.stripes.checked_sub(1).ok_or(Spent)?;
    // With room for the light zones.
    let band = tight.larger(0.2 * tight.along + 4.0 * cell, 0.0);
    let length = ((band.along * 2.0) as usize).clamp(300, 1600);
    let thickness = (tight.across * 0.06).min(6.0);
    let line = |part: f32| evened(&sizes.profile(&band, part * tight.across, thickness, length));
    let [middle, ..] = LINES;
    let middle = line(middle);
    if !has_bars(&middle) {
        return Ok(None);
    }
    let [_, rest @ ..] = LINES;
    let lines: Vec<Vec<u8>> = std::iter::once(middle).chain(rest.map(line)).collect();
    if lines.iter().any(|line| has_end_of_pdf417(line)) {
        // A wide bar, or a gap as wide, parts a patch, which then holds a part of the code: as far as its stripes go on, that is all of it.
        // That is looked for only where nothing was read in the patch alone.
        let further = std::iter::once_with(|| stripes_going_on(sizes, tight, cell)).flatten();
        for band in std::iter::once(*tight).chain(further) {
            let piece = Piece::of(&band, cell, LONGEST_STACKED);
            budget.stacked = budget.stacked.checked_sub(piece.pixels()).ok_or(Spent)?;
            if let Some(read) = stacked(sizes, &band, cell, &piece) {
                return Ok(Some(read));
            }
        }
    }
    budget.bars = budget.bars.checked_sub(1).ok_or(Spent)?;
    Ok(bars(&lines).map(|said| {
        let place = |x: f32| x * band.along / length as f32 - band.along / 2.0;
        let (left, right) = (place(said.from), place(said.to));
        Read {
            band: whole_bars(sizes, tight, (left, right), thickness, cell),
            form: said.form(),
            content: said.text.into_bytes(),
        }
    }))
}

/// Black and white where the light was uneven: each place between the darkest and the lightest near it.
fn evened(line: &[f32]) -> Vec<u8> {
    let reach = (line.len() / 14).max(6);
    let ends = |part: &[f32]| {
        let least = part.iter().copied().fold(f32::MAX, f32::min);
        let most = part.iter().copied().fold(f32::MIN, f32::max);
        (least, most)
    };
    // Of each half reach; what is near a place is its own half reach and two on each side.
    let parts: Vec<(f32, f32)> = line.chunks(reach.div_ceil(2)).map(ends).collect();
    let near = |part: usize| {
        let parts = parts.get(part.saturating_sub(2)..).unwrap_or_default();
        let count = part.min(2) + 3;
        let first = (f32::MAX, f32::MIN);
        parts
            .iter()
            .take(count)
            .fold(first, |near, part| (near.0.min(part.0), near.1.max(part.1)))
    };
    let mut evened = Vec::with_capacity(line.len());
    for (part, lights) in line.chunks(reach.div_ceil(2)).enumerate() {
        let (least, most) = near(part);
        evened.extend(lights.iter().map(|light| match most - least < EVEN {
            true => 255,
            false => ((light - least) / (most - least) * 255.0) as u8,
        }));
    }
    evened
}

/// Lengths of the dark and light runs of a line, in turn, and whether the first is dark.
fn runs(line: &[u8]) -> (Vec<usize>, bool) {
    let dark = |light: &u8| *light < 128;
    let runs = line.chunk_by(|a, b| dark(a) == dark(b));
    (
        runs.map(<[u8]>::len).collect(),
        line.first().is_some_and(dark),
    )
}

/// Whether a line crosses as many bars as a code has, close to each other and not all of one width.
fn has_bars(line: &[u8]) -> bool {
    let (runs, _) = runs(line);
    let mut sorted = runs.clone();
    sorted.sort_unstable();
    let Some(narrow) = sorted.get(sorted.len() / 5).copied() else {
        return false;
    };
    let wide = |run: &usize| *run > WIDEST * narrow;
    let pieces = runs.split(wide);
    let Some(most) = pieces.max_by_key(|piece| piece.len()) else {
        return false;
    };
    // Bars of one width are a fence: a tenth of one colour must be half as wide again as another tenth.
    let differ = |first: usize| {
        let mut own: Vec<usize> = most.iter().skip(first).step_by(2).copied().collect();
        own.sort_unstable();
        let at = |part: usize| own.get(own.len() * part / 10).copied().unwrap_or(1);
        2 * at(8) >= 3 * at(1)
    };
    most.len() >= BARS && (differ(0) || differ(1))
}

/// Widths of the bars and gaps that PDF417 begins and ends with, in modules (ISO/IEC 15438, 5.3.2).
const START: [f32; 8] = [8.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 3.0];
const STOP: [f32; 9] = [7.0, 1.0, 1.0, 3.0, 1.0, 1.0, 1.0, 2.0, 1.0];
/// How far a width may be off, in modules.
const OFF: f32 = 0.8;

/// Whether a line crosses one of the two ends of PDF417, either way round.
fn has_end_of_pdf417(line: &[u8]) -> bool {
    let (mut runs, mut first_dark) = runs(line);
    let is = |runs: &[usize], first_dark: bool| {
        let begins = |widths: &[f32]| {
            let windows = runs.windows(widths.len());
            let dark = windows.skip(usize::from(!first_dark)).step_by(2);
            dark.into_iter().any(|window| fits(window, widths))
        };
        begins(&START) || begins(&STOP)
    };
    if is(&runs, first_dark) {
        return true;
    }
    first_dark ^= runs.len() % 2 == 0;
    runs.reverse();
    is(&runs, first_dark)
}

fn fits(runs: &[usize], widths: &[f32]) -> bool {
    let module = runs.iter().sum::<usize>() as f32 / widths.iter().sum::<f32>();
    let mut pairs = runs.iter().zip(widths);
    pairs.all(|(run, width)| (*run as f32 - width * module).abs() <= OFF * module)
}

/// How alike two lines are (Pearson's correlation).
fn alike(a: &[f32], b: &[f32]) -> f32 {
    let mean = |line: &[f32]| line.iter().sum::<f32>() / line.len().max(1) as f32;
    let (mean_a, mean_b) = (mean(a), mean(b));
    let (mut both, mut own, mut other) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(b) {
        let (a, b) = (a - mean_a, b - mean_b);
        both += a * b;
        own += a * a;
        other += b * b;
    }
    both / (own * other).sqrt().max(1.0)
}

/// What one line across bars says, and from where to where.
#[derive(Clone, PartialEq)]
struct Said {
    kind: BarcodeFormat,
    text: String,
    from: f32,
    to: f32,
}

impl Said {
    fn is(&self, other: &Self) -> bool {
        self.kind == other.kind && self.text == other.text
    }

    fn form(&self) -> Form {
        match self.kind {
            BarcodeFormat::EAN_13 | BarcodeFormat::EAN_8 | BarcodeFormat::UPC_A => Form::Article,
            _ => Form::Other,
        }
    }
}

fn said(line: &[u8], hints: &DecodeHints) -> Option<Said> {
    let width = u32::try_from(line.len()).ok()?;
    let source = Luma8LuminanceSource::new(line.to_vec(), width, 1).ok()?;
    let mut bitmap = BinaryBitmap::new(GlobalHistogramBinarizer::new(source));
    let mut reader = MultiFormatOneDReader::new(hints);
    let read = reader.decode_with_hints(&mut bitmap, hints).ok()?;
    let ends = read.getPoints().iter().map(|point| point.x);
    Some(Said {
        kind: *read.getBarcodeFormat(),
        text: read.getText().to_owned(),
        from: ends.clone().fold(f32::MAX, f32::min),
        to: ends.fold(f32::MIN, f32::max),
    })
}

/// A bar code: what several lines across it say alike.
fn bars(lines: &[Vec<u8>]) -> Option<Said> {
    use BarcodeFormat as F;
    let kinds = [
        F::EAN_13,
        F::UPC_A,
        F::EAN_8,
        F::CODE_128,
        F::CODE_39,
        F::CODE_93,
        F::ITF,
        F::CODABAR,
    ];
    let hints = DecodeHints {
        PossibleFormats: Some(HashSet::from(kinds)),
        ..DecodeHints::default()
    };
    let (first, others) = lines.split_at_checked(FIRST)?;
    let read = |lines: &[Vec<u8>]| -> Vec<Said> {
        let said = lines.iter().filter_map(|line| said(line, &hints));
        said.collect()
    };
    let mut lines = read(first);
    if lines.is_empty() {
        return None;
    }
    lines.extend(read(others));
    let votes = |said: &Said| lines.iter().filter(|other| other.is(said)).count();
    let best = lines.iter().max_by_key(|said| votes(said))?;
    let checked = matches!(best.kind, F::CODE_128 | F::CODE_93 | F::EAN_13 | F::UPC_A);
    let [of_checked, of_others] = VOTES;
    let [long_checked, long_others] = CHARACTERS;
    let (least, long) = match checked {
        true => (of_checked, long_checked),
        false => (of_others, long_others),
    };
    (votes(best) >= least && best.text.len() >= long).then(|| best.clone())
}

/// The box of a bar code that was read from `left` to `right`: as far as its bars go.
fn whole_bars(
    sizes: &Sizes<'_>,
    tight: &Band,
    (left, right): (f32, f32),
    thickness: f32,
    cell: f32,
) -> Band {
    let half = tight.across / 2.0;
    let read = tight.between((left, right), (-half, half));
    let (above, below) = height_of_bars(sizes, &read, thickness);
    let (left, right) = (left.min(-tight.along / 2.0), right.max(tight.along / 2.0));
    let window = 2.0 * cell;
    let end = |end| end_of_stripes(sizes, tight, (end, FURTHEST), cell, window);
    let (left, right) = (end(left), end(right));
    tight.between(
        (left - cell, right + cell),
        (above.min(-half) - cell / 2.0, below.max(half) + cell / 2.0),
    )
}

/// How far bars go, above and below the middle of their band.
fn height_of_bars(sizes: &Sizes<'_>, band: &Band, thickness: f32) -> (f32, f32) {
    let length = (band.along as usize).clamp(150, 800);
    let middle = sizes.profile(band, 0.0, thickness, length);
    let step = (band.across * 0.08).max(2.0);
    let reach = |sign: f32| {
        let mut reach = band.across / 4.0;
        let goes_on = |v: f32| {
            let line = sizes.profile(band, sign * v, thickness, length);
            alike(&middle, &line) > SAME_BARS
        };
        while reach < band.across * 3.0 && goes_on(reach + step) {
            reach += step;
        }
        reach + step
    };
    (-reach(-1.0), reach(1.0))
}

/// A patch as far as its stripes go on; none where they do not.
fn stripes_going_on(sizes: &Sizes<'_>, tight: &Band, cell: f32) -> Option<Band> {
    let window = window_of_stacked(tight, cell);
    let end = |end| end_of_stripes(sizes, tight, (end, FURTHEST_STACKED), cell, window);
    let half = tight.along / 2.0;
    let (left, right) = (end(-half), end(half));
    let across = tight.across / 2.0;
    (right - left > tight.along).then(|| tight.between((left, right), (-across, across)))
}

/// The window in which something differs where the stripes of PDF417 go on: its widest bar fits in.
fn window_of_stacked(tight: &Band, cell: f32) -> f32 {
    (WIDEST_STACKED * tight.along).max(2.0 * cell)
}

/// How far stripes go on beyond `end`, a place along the band to the left or the right of its middle, but no further than so many times the
/// band's length; where nothing differs within a window, they end.
fn end_of_stripes(
    sizes: &Sizes<'_>,
    band: &Band,
    (end, furthest): (f32, f32),
    cell: f32,
    window: f32,
) -> f32 {
    let differs = |from: f32, v: f32| {
        let place = if end < 0.0 {
            (from - window, from)
        } else {
            (from, from + window)
        };
        let part = band.between(place, (-1.0, 1.0));
        let line = sizes.profile(&part, v, 2.0, 32);
        let least = line.iter().copied().fold(f32::MAX, f32::min);
        let most = line.iter().copied().fold(f32::MIN, f32::max);
        most - least > STRIPES
    };
    let goes_on = |from: f32| {
        let lines = [-0.25, 0.0, 0.25].map(|part| part * band.across);
        lines.into_iter().filter(|v| differs(from, *v)).count() > 1
    };
    let furthest = end.abs() + furthest * band.along;
    let mut reached = end;
    while reached.abs() < furthest && goes_on(reached) {
        reached += cell.copysign(end);
    }
    reached
}

/// A patch cut out with some room, and the size in which it is read.
struct Piece {
    band: Band,
    width: u32,
    height: u32,
}

impl Piece {
    fn of(tight: &Band, cell: f32, longest: f32) -> Self {
        let band = tight.larger(4.0 * cell, 4.0 * cell);
        let long = band.along.max(band.across);
        let scale = (longest / long).min(if long < DOUBLED { 2.0 } else { 1.0 });
        let side = |extent: f32| ((extent * scale) as u32).max(48);
        let (width, height) = (side(band.along), side(band.across));
        Self {
            band,
            width,
            height,
        }
    }

    fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }
}

/// PDF417: rows of stripes.
fn stacked(sizes: &Sizes<'_>, tight: &Band, cell: f32, piece: &Piece) -> Option<Read> {
    let mut whole = whole(sizes, tight, piece, |crop| read(PDF417Reader::new(), crop))?;
    // The corners of a stacked code are not all known where one of its ends was not seen.
    let (left, right) = whole.sides;
    let window = window_of_stacked(tight, cell);
    let end = |end| end_of_stripes(sizes, tight, (end, FURTHEST), cell, window);
    whole.sides = (end(left), end(right));
    Some(whole.read(tight, cell))
}

/// Aztec or Data Matrix.
fn square(
    sizes: &Sizes<'_>,
    tight: &Band,
    cell: f32,
    budget: &mut Budget,
) -> Result<Option<Read>, Spent> {
    let piece = Piece::of(tight, cell, LONGEST_SQUARE);
    budget.squares = budget.squares.checked_sub(piece.pixels()).ok_or(Spent)?;
    let whole = whole(sizes, tight, &piece, |crop| {
        read(AztecReader, crop).or_else(|| read(DataMatrixReader, crop))
    });
    Ok(whole.map(|whole| whole.read(tight, cell)))
}

fn read(mut reader: impl Reader, crop: &GrayImage) -> Option<RXingResult> {
    let (width, height) = crop.dimensions();
    let source = Luma8LuminanceSource::new(crop.as_raw().clone(), width, height).ok()?;
    let mut bitmap = BinaryBitmap::new(HybridBinarizer::new(source));
    let read = reader.decode_with_hints(&mut bitmap, &DecodeHints::default());
    read.ok().filter(|read| read.getText().len() > 1)
}

/// What was read in a patch, with the places along and across it that hold the patch and what was read.
struct Whole {
    content: Vec<u8>,
    sides: (f32, f32),
    ends: (f32, f32),
}

impl Whole {
    fn read(self, tight: &Band, cell: f32) -> Read {
        let ((left, right), (above, below)) = (self.sides, self.ends);
        Read {
            band: tight.between((left - cell, right + cell), (above - cell, below + cell)),
            content: self.content,
            form: Form::Other,
        }
    }
}

/// What is read in a piece.
fn whole(
    sizes: &Sizes<'_>,
    tight: &Band,
    piece: &Piece,
    read: impl Fn(&GrayImage) -> Option<RXingResult>,
) -> Option<Whole> {
    let Piece {
        band,
        width,
        height,
    } = *piece;
    let read = read(&sizes.straight(&band, (width, height)))?;
    let place = |at: f32, side: u32, extent: f32| at / side as f32 * extent - extent / 2.0;
    let (mut left, mut right) = (-tight.along / 2.0, tight.along / 2.0);
    let (mut above, mut below) = (-tight.across / 2.0, tight.across / 2.0);
    for point in read.getPoints() {
        let (u, v) = (
            place(point.x, width, band.along),
            place(point.y, height, band.across),
        );
        (left, right) = (left.min(u), right.max(u));
        (above, below) = (above.min(v), below.max(v));
    }
    Some(Whole {
        content: read.getText().as_bytes().to_vec(),
        sides: (left, right),
        ends: (above, below),
    })
}
