//! JPEG: baseline, with the Huffman codes of every scan followed to the last block (ITU-T T.81,
//! annexes B and F).

use super::super::bytes::{be16, part, rest};
use super::super::mark;
use super::{Codes, QUICK, Refusal, exactly};

/// The JFIF segment that libjpeg and we write: version 1.01, square pixels, no thumbnail.
const HEAD: &[u8; 20] = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0";

pub(super) fn prove(bytes: &[u8], marked: bool) -> Result<(), Refusal> {
    let mut at = exactly(bytes, 0, HEAD, "JFIF")?;
    if marked {
        at = exactly(bytes, at, &mark::jpeg_segment(), "plus:DataMining")?;
    }
    let mut file = File::default();
    loop {
        if part(bytes, at, 2) == Some(&[0xFF, 0xD9]) {
            file.finished()?;
            let end = at + 2;
            return match bytes.len() - end {
                0 => Ok(()),
                left => Err(format!("trailer ({left} bytes)")),
            };
        }
        let (marker, data) = segment(bytes, at).ok_or("truncated JPEG")?;
        at += 4 + data.len();
        let scan = marker == 0xDA;
        file.segment(marker, data)
            .map_err(|what| what.unwrap_or_else(|| format!("segment 0xFF{marker:02X}")))?;
        if scan {
            at = file
                .scan(bytes, at, data)
                .ok_or("bytes in the scan that are no pixels")?;
        }
    }
}

/// Whether a file begins as a marked copy: before its pixels stand the mark and what a decoder needs, and nothing else.
pub(super) fn begins(bytes: &[u8]) -> bool {
    let marked = exactly(bytes, 0, HEAD, "JFIF")
        .and_then(|at| exactly(bytes, at, &mark::jpeg_segment(), "plus:DataMining"));
    let Ok(mut at) = marked else {
        return false;
    };
    let mut file = File::default();
    while let Some((marker, data)) = segment(bytes, at) {
        at += 4 + data.len();
        match file.segment(marker, data) {
            Ok(()) if marker == 0xDA => return true,
            Ok(()) => {}
            Err(_) => return false,
        }
    }
    false
}

/// Whether nothing stands behind its pixels.
pub(super) fn ends(bytes: &[u8]) -> bool {
    bytes.ends_with(&[0xFF, 0xD9])
}

fn segment(bytes: &[u8], at: usize) -> Option<(u8, &[u8])> {
    let [0xFF, marker] = *part(bytes, at, 2)? else {
        return None;
    };
    let length = usize::from(be16(bytes, at + 2)?).checked_sub(2)?;
    Some((marker, part(bytes, at + 4, length)?))
}

#[derive(Clone, Copy)]
struct Component {
    id: u8,
    across: usize,
    down: usize,
    quantiser: u8,
    scanned: bool,
}

/// A Huffman table, and whether a scan used it: a table that none uses could hold anything.
struct Table {
    class: u8,
    id: u8,
    codes: Codes,
    used: bool,
}

#[derive(Default)]
struct File {
    width: usize,
    height: usize,
    components: Vec<Component>,
    quantisers: Vec<u8>,
    tables: Vec<Table>,
    /// Blocks between restart markers, in units of the scan.
    restart: Option<usize>,
}

/// `None` for a segment that is wrong or that must not be there at all.
type Checked = Result<(), Option<Refusal>>;

impl File {
    fn segment(&mut self, marker: u8, data: &[u8]) -> Checked {
        let good = match marker {
            // A table of no entry would be four bytes that no decoder looks at.
            0xDB | 0xC4 if data.is_empty() => None,
            0xDB => self.quantisers(data),
            0xC4 => self.huffman(data),
            0xC0 => self.frame(data),
            0xDD => self.restart_interval(data),
            0xDA => Some(()),
            0xE0..=0xEF => {
                let end = data.iter().take(30).take_while(|b| b.is_ascii_graphic());
                let name: String = end.map(|b| char::from(*b)).collect();
                return Err(Some(format!("APP{} {name}", marker - 0xE0)));
            }
            0xFE => return Err(Some("COM".to_owned())),
            _ => None,
        };
        good.ok_or(None)
    }

    fn quantisers(&mut self, mut data: &[u8]) -> Option<()> {
        while let [head, after @ ..] = data {
            let (precision, id) = (head >> 4, head & 15);
            let size = 64 * (usize::from(precision) + 1);
            if precision > 1 || id > 3 || self.quantisers.contains(&id) {
                return None;
            }
            self.quantisers.push(id);
            data = after.get(size..)?;
        }
        Some(())
    }

    fn huffman(&mut self, mut data: &[u8]) -> Option<()> {
        while let [head, after @ ..] = data {
            let (class, id) = (head >> 4, head & 15);
            let known = self.tables.iter().any(|t| (t.class, t.id) == (class, id));
            if class > 1 || id > 1 || known {
                return None;
            }
            let counts = after.get(..16)?;
            let total = counts.iter().map(|n| usize::from(*n)).sum();
            let symbols = part(after, 16, total)?;
            let codes = codes(class, counts, symbols)?;
            self.tables.push(Table {
                class,
                id,
                codes,
                used: false,
            });
            data = rest(after, 16 + total);
        }
        Some(())
    }

    fn frame(&mut self, data: &[u8]) -> Option<()> {
        let [8, y1, y0, x1, x0, count, parts @ ..] = data else {
            return None;
        };
        let (parts, []) = parts.as_chunks::<3>() else {
            return None;
        };
        if !self.components.is_empty() || parts.len() != usize::from(*count) {
            return None;
        }
        self.height = usize::from(u16::from_be_bytes([*y1, *y0]));
        self.width = usize::from(u16::from_be_bytes([*x1, *x0]));
        for [id, sampling, quantiser] in parts {
            let (across, down) = (usize::from(sampling >> 4), usize::from(sampling & 15));
            let twice = self.components.iter().any(|c| c.id == *id);
            if *id > 3 || twice || !matches!((across, down), (1..=2, 1..=2)) {
                return None;
            }
            self.components.push(Component {
                id: *id,
                across,
                down,
                quantiser: *quantiser,
                scanned: false,
            });
        }
        // Three always: we write grey pictures in colour too.
        (self.width > 0 && self.height > 0 && *count == 3).then_some(())
    }

    fn restart_interval(&mut self, data: &[u8]) -> Option<()> {
        let [high, low] = *data else { return None };
        let interval = usize::from(u16::from_be_bytes([high, low]));
        (interval > 0 && self.restart.replace(interval).is_none()).then_some(())
    }

    /// Whether everything announced was used, and everything needed was there.
    fn finished(&self) -> Result<(), Refusal> {
        let quantised = self
            .quantisers
            .iter()
            .all(|id| self.components.iter().any(|c| c.quantiser == *id));
        let known = self
            .components
            .iter()
            .all(|c| self.quantisers.contains(&c.quantiser));
        if !quantised || !known || !self.tables.iter().all(|table| table.used) {
            return Err("tables that no pixel uses".to_owned());
        }
        if self.components.is_empty() || !self.components.iter().all(|c| c.scanned) {
            return Err("truncated JPEG".to_owned());
        }
        Ok(())
    }

    /// Follows one scan from `at`; returns where its last byte ends.
    fn scan(&mut self, bytes: &[u8], at: usize, header: &[u8]) -> Option<usize> {
        let (count, header) = header.split_first()?;
        // The last three bytes: all 64 coefficients, in full.
        let (parts, &[0, 63, 0]) = header.split_last_chunk::<3>()? else {
            return None;
        };
        let (parts, []) = parts.as_chunks::<2>() else {
            return None;
        };
        if parts.len() != usize::from(*count) || parts.is_empty() {
            return None;
        }
        let mut plan = Vec::new();
        for [id, tables] in parts {
            let component = self.components.iter_mut().find(|c| c.id == *id)?;
            if std::mem::replace(&mut component.scanned, true) {
                return None;
            }
            plan.push((
                *component,
                self.table(0, tables >> 4)?,
                self.table(1, tables & 15)?,
            ));
        }
        let units = self.units(&plan);
        // An interval that no restart follows would be two bytes that no decoder looks at.
        if self.restart.is_some_and(|interval| interval >= units) {
            return None;
        }
        let mut steps = Vec::new();
        for (component, dc, ac) in &plan {
            let blocks = if plan.len() > 1 {
                component.across * component.down
            } else {
                1
            };
            let (dc, ac) = (self.tables.get(*dc)?, self.tables.get(*ac)?);
            steps.extend(std::iter::repeat_n((&dc.codes, &ac.codes), blocks));
        }
        let mut bits = Bits::new(bytes, at);
        for unit in 0..units {
            if self
                .restart
                .is_some_and(|interval| unit > 0 && unit % interval == 0)
            {
                let number = (unit / self.restart? - 1) % 8;
                bits.restart(0xD0 + number as u8)?;
            }
            for (dc, ac) in &steps {
                block(&mut bits, dc, ac)?;
            }
        }
        bits.end()
    }

    /// Marks a table as used and says where it is.
    fn table(&mut self, class: u8, id: u8) -> Option<usize> {
        let at = self
            .tables
            .iter()
            .position(|t| (t.class, t.id) == (class, id))?;
        self.tables.get_mut(at)?.used = true;
        Some(at)
    }

    /// How many units a scan has: blocks of one component, or groups of blocks of several.
    fn units(&self, plan: &[(Component, usize, usize)]) -> usize {
        let most =
            |side: fn(&Component) -> usize| self.components.iter().map(side).max().unwrap_or(1);
        let (across, down) = (most(|c| c.across), most(|c| c.down));
        match plan {
            [(one, _, _)] => {
                let width = (self.width * one.across).div_ceil(across);
                let height = (self.height * one.down).div_ceil(down);
                width.div_ceil(8) * height.div_ceil(8)
            }
            _ => self.width.div_ceil(8 * across) * self.height.div_ceil(8 * down),
        }
    }
}

/// Builds the codes of a table (annex C); refuses symbols that baseline does not know or that
/// stand twice, and more codes than fit.
fn codes(class: u8, counts: &[u8], symbols: &[u8]) -> Option<Codes> {
    let mut all = vec![0; 1 << 16];
    let mut seen = [false; 256];
    let mut symbols = symbols.iter();
    let mut row = 0_usize;
    for (length, count) in (1_u16..).zip(counts) {
        let step = 1_usize << (16 - length);
        for _ in 0..*count {
            let symbol = *symbols.next()?;
            let (run, size) = (symbol >> 4, symbol & 15);
            let legal = match class {
                0 => symbol <= 11,
                _ => size <= 10 && (size > 0 || run == 0 || run == 15),
            };
            let twice = std::mem::replace(seen.get_mut(usize::from(symbol))?, true);
            if !legal || twice {
                return None;
            }
            all.get_mut(row..row + step)?
                .fill(length << 9 | u16::from(symbol));
            row += step;
        }
    }
    Some(Codes::new(all, 16, true))
}

fn block(bits: &mut Bits<'_>, dc: &Codes, ac: &Codes) -> Option<()> {
    let size = bits.symbol(dc)?;
    bits.skip(u32::from(size))?;
    let mut at = 1;
    while at < 64 {
        let symbol = bits.symbol(ac)?;
        let (run, size) = (symbol >> 4, symbol & 15);
        match (run, size) {
            (0, 0) => return Some(()),
            (15, 0) => at += 16,
            _ => {
                at += run + 1;
                bits.skip(u32::from(size))?;
            }
        }
    }
    (at == 64).then_some(())
}

/// The bits of a scan, the highest first, without the bytes stuffed in after 0xFF. Stops at a
/// marker.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The next bits, from the highest on.
    row: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    fn new(bytes: &'a [u8], at: usize) -> Self {
        Self {
            bytes,
            at,
            row: 0,
            count: 0,
        }
    }

    fn fill(&mut self) {
        if self.count <= 32
            && let Some(Ok(four)) = part(self.bytes, self.at, 4).map(<[u8; 4]>::try_from)
        {
            let word = u32::from_be_bytes(four);
            // Whether any of the four bytes is 0xFF: its complement would be nought.
            let inverse = !word;
            let has_marker = inverse.wrapping_sub(0x0101_0101) & word & 0x8080_8080;
            if has_marker == 0 {
                self.row |= u64::from(word) << (32 - self.count);
                self.count += 32;
                self.at += 4;
                return;
            }
        }
        while self.count <= 56 {
            let step = match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
                (Some(0xFF), Some(0)) => 2,
                (Some(0xFF), _) | (None, _) => return,
                _ => 1,
            };
            let byte = self.bytes.get(self.at).copied().unwrap_or(0);
            self.row |= u64::from(byte) << (56 - self.count);
            self.count += 8;
            self.at += step;
        }
    }

    fn symbol(&mut self, codes: &Codes) -> Option<u16> {
        if self.count < 32 {
            self.fill();
        }
        let (quick, row) = (
            (self.row >> (64 - QUICK)) as usize,
            (self.row >> 48) as usize,
        );
        let (length, symbol) = codes.look(quick, row)?;
        self.skip(length)?;
        Some(symbol)
    }

    /// Passes bits that a symbol announced; `symbol` has filled up enough of them.
    fn skip(&mut self, count: u32) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.row <<= count;
        Some(())
    }

    /// The bits that fill up the last byte are ones, and then comes a marker.
    fn align(&mut self) -> Option<()> {
        self.fill();
        let ones = self.row.leading_ones() >= self.count;
        let marker = self.bytes.get(self.at) == Some(&0xFF);
        let good = self.count < 8 && ones && marker;
        (self.row, self.count) = (0, 0);
        good.then_some(())
    }

    fn restart(&mut self, marker: u8) -> Option<()> {
        self.align()?;
        self.at += 2;
        (self.bytes.get(self.at - 1) == Some(&marker)).then_some(())
    }

    fn end(&mut self) -> Option<usize> {
        self.align()?;
        Some(self.at)
    }
}
