//! What a HEIF file would make its decoder copy, counted before the decoder is asked
//! (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12, 6.5 and 6.6).
//!
//! A file names the pieces of its items as often as it likes: the same bytes as thousands of extents
//! of one item, the same item as thousands of tiles of a grid, the same rotation hundreds of times.
//! `heic-decoder` copies each mention (docs/upstream.md), and memory that runs out ends the whole
//! program. Boxes are read here as that decoder reads them; what it refuses by itself is left to it.

use std::collections::HashMap;

use crate::error::Error;
use crate::error::damaged;

/// Items, extents, references and associations that are followed, each; iPhones write about sixty items.
const MOST: usize = 100_000;
/// Items that describe pictures: Exif blocks and XMP packets. The decoder compares each with all references.
const MOST_METADATA: usize = 100;
/// Rotations, mirrorings and clean apertures that lead to one picture; each copies all its planes.
const MOST_TRANSFORMS: usize = 4;
/// Identity items in a chain, as the decoder follows them.
const LONGEST_CHAIN: usize = 32;
/// How often the bytes of the file may be copied in all; once for each item and once more as a tile is usual.
const COPIES: u64 = 4;
/// What may be copied besides, in bytes: each tile has its copy of the decoder's configuration.
const ALLOWANCE: u64 = 32 << 20;
/// Bytes of memory for a byte of `hvcC`: an empty unit takes two bytes there and a `Vec` here.
const CONFIGURATION: u64 = 12;

/// Refuses a file that asks for more copies than a photo needs.
pub(crate) fn check(file: &[u8]) -> Result<(), Error> {
    // None: a box is broken, and the decoder, which reads the same boxes, says so in its own words.
    match read(file) {
        Some(Some(excess)) => Err(damaged(excess)),
        _ => Ok(()),
    }
}

/// What there is too much of, in the standard's terms.
type Excess = &'static str;

/// The outer `None` is a box that cannot be read.
fn read(file: &[u8]) -> Option<Option<Excess>> {
    let mut metas = Vec::new();
    let mut bytes = Bytes(file);
    while bytes.0.len() >= 8 {
        let (kind, body, cut) = bytes.one_box()?;
        if kind == *b"meta" {
            if cut {
                return None;
            }
            metas.push(body);
        }
    }
    // The decoder takes the last of several.
    let Some(meta) = metas.last() else {
        return Some(None);
    };
    let mut items = Items::default();
    let mut read = || items.meta(Bytes(meta.get(4..)?));
    match read() {
        Some(()) => Some(items.excess(file.len() as u64)),
        // Too much of something may have been met before the place that is broken.
        None => items.too_many.map(Some),
    }
}

#[derive(Default)]
struct Item {
    kind: [u8; 4],
    /// Bytes of all its extents, and how many there are.
    length: u64,
    extents: usize,
    /// Numbers of its properties, from 1.
    properties: Vec<usize>,
    /// What it is made of, in order (`dimg`).
    sources: Vec<u32>,
}

#[derive(Default)]
struct Items<'a> {
    items: HashMap<u32, Item>,
    properties: Vec<([u8; 4], &'a [u8])>,
    metadata: usize,
    places: usize,
    extents: usize,
    references: usize,
    associations: usize,
    too_many: Option<Excess>,
}

impl<'a> Items<'a> {
    fn meta(&mut self, children: Bytes<'a>) -> Option<()> {
        children.each(|kind, body| match &kind {
            b"iinf" => self.infos(body),
            b"iloc" => self.locations(body),
            b"iref" => self.references(body),
            b"iprp" => body.each(|kind, body| match &kind {
                b"ipco" => body.each(|kind, body| {
                    self.properties.push((kind, body.0));
                    Some(())
                }),
                b"ipma" => self.associations(body),
                _ => Some(()),
            }),
            _ => Some(()),
        })
    }

    /// Stops reading: nothing further is to be gathered of a file that is refused.
    fn stop<T>(&mut self, what: Excess) -> Option<T> {
        self.too_many = Some(what);
        None
    }

    fn infos(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let version = body.full_box()?.0;
        body.number(if version == 0 { 2 } else { 4 })?;
        body.each(|kind, mut body| {
            if kind != *b"infe" {
                return Some(());
            }
            let version = body.full_box()?.0;
            if version < 2 {
                return Some(());
            }
            let id = body.number(if version == 2 { 2 } else { 4 })? as u32;
            body.number(2)?;
            let kind = *body.take(4)?.first_chunk()?;
            self.metadata += usize::from(matches!(&kind, b"Exif" | b"mime"));
            if self.metadata > MOST_METADATA {
                return self.stop("too many metadata items");
            }
            self.items.entry(id).or_default().kind = kind;
            Some(())
        })
    }

    fn locations(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let version = body.full_box()?.0;
        let sizes = body.number(2)?;
        let width = |shift: u32| (sizes >> shift & 15) as usize;
        let indexed = matches!(version, 1 | 2);
        let index = if indexed { width(0) } else { 0 };
        let wide = if version < 2 { 2 } else { 4 };
        for _ in 0..body.number(wide)? {
            let id = body.number(wide)? as u32;
            if indexed {
                body.number(2)?;
            }
            body.number(2)?;
            body.number(width(4))?;
            let extents = body.number(2)?;
            self.places += 1;
            // Counted before they are read: an extent may take no byte of the file.
            self.extents += extents as usize;
            if self.places > MOST || self.extents > MOST {
                return self.stop("too many extents");
            }
            let mut length = 0_u64;
            for _ in 0..extents {
                body.number(index)?;
                body.number(width(12))?;
                length = length.saturating_add(body.number(width(8))?);
            }
            let item = self.items.entry(id).or_default();
            item.length = item.length.max(length);
            item.extents = item.extents.max(extents as usize);
        }
        Some(())
    }

    fn references(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let wide = if body.full_box()?.0 == 0 { 2 } else { 4 };
        body.each(|kind, mut body| {
            while !body.0.is_empty() {
                let from = body.number(wide)? as u32;
                let count = body.number(2)? as usize;
                self.references += count + 1;
                if self.references > MOST {
                    return self.stop("too many references");
                }
                let mut targets = Vec::new();
                for _ in 0..count {
                    targets.push(body.number(wide)? as u32);
                }
                if kind == *b"dimg" {
                    let item = self.items.entry(from).or_default();
                    item.sources.append(&mut targets);
                }
            }
            Some(())
        })
    }

    fn associations(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let (version, flags) = body.full_box()?;
        for _ in 0..body.number(4)? {
            let id = body.number(if version < 1 { 2 } else { 4 })? as u32;
            let count = body.number(1)?;
            self.associations += count as usize + 1;
            if self.associations > MOST {
                return self.stop("too many associations");
            }
            let item = self.items.entry(id).or_default();
            for _ in 0..count {
                let property = match flags & 1 {
                    0 => body.number(1)? & 0x7F,
                    _ => body.number(2)? & 0x7FFF,
                };
                item.properties.push(property as usize);
            }
        }
        Some(())
    }

    fn excess(&self, file: u64) -> Option<Excess> {
        // One extent past the end is a file that was cut, which the decoder says without copying anything.
        let too_long = |item: &Item| item.length > file && item.extents > 1;
        if self.items.values().any(too_long) {
            return Some("an item with more bytes than the file");
        }
        if self
            .items
            .keys()
            .any(|id| self.transforms(*id) > MOST_TRANSFORMS)
        {
            return Some("too many transforms");
        }
        let once = self.items.values().map(|item| self.copied(item, file));
        let sources = self.items.values().flat_map(|item| &item.sources);
        let again = sources
            .filter_map(|id| self.items.get(id))
            .map(|item| self.copied(item, file));
        let asked = once.chain(again).fold(0, u64::saturating_add);
        let limit = file.saturating_mul(COPIES).saturating_add(ALLOWANCE);
        (asked > limit).then_some("tiles with more bytes than the file")
    }

    /// Bytes that are copied when the item is read once.
    fn copied(&self, item: &Item, file: u64) -> u64 {
        let properties = item
            .properties
            .iter()
            .filter_map(|number| self.property(*number));
        let configurations = properties.filter(|(kind, _)| kind == b"hvcC");
        configurations.fold(item.length.min(file), |sum, (_, body)| {
            sum.saturating_add((body.len() as u64).saturating_mul(CONFIGURATION))
        })
    }

    fn property(&self, number: usize) -> Option<&([u8; 4], &'a [u8])> {
        self.properties.get(number.checked_sub(1)?)
    }

    /// Transforms of the item and of the identity items that it stands for.
    fn transforms(&self, id: u32) -> usize {
        let (mut sum, mut next) = (0, Some(id));
        for _ in 0..LONGEST_CHAIN {
            let Some(item) = next.and_then(|id| self.items.get(&id)) else {
                break;
            };
            let kinds = item
                .properties
                .iter()
                .filter_map(|number| self.property(*number));
            sum += kinds
                .filter(|(kind, _)| matches!(kind, b"irot" | b"imir" | b"clap"))
                .count();
            next = item
                .sources
                .last()
                .filter(|_| &item.kind == b"iden")
                .copied();
        }
        sum
    }
}

/// Bytes that may end anywhere, read from the front.
#[derive(Clone, Copy)]
pub(crate) struct Bytes<'a>(pub(crate) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(crate) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number of 0 to 8 bytes, the most significant first.
    pub(crate) fn number(&mut self, width: usize) -> Option<u64> {
        let digits = self.take(width).filter(|digits| digits.len() <= 8)?;
        Some(
            digits
                .iter()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    }

    /// Version and flags.
    pub(crate) fn full_box(&mut self) -> Option<(u64, u64)> {
        Some((self.number(1)?, self.number(3)?))
    }

    /// Kind and body of the box that begins here, and whether the bytes end before it does.
    pub(crate) fn one_box(&mut self) -> Option<([u8; 4], &'a [u8], bool)> {
        let short = self.number(4)?;
        let kind = *self.take(4)?.first_chunk()?;
        let size = match short {
            0 => return Some((kind, std::mem::take(&mut self.0), false)),
            1 => self.number(8)?.checked_sub(16)?,
            size => size.checked_sub(8)?,
        };
        let size = usize::try_from(size).ok()?;
        match self.take(size) {
            Some(body) => Some((kind, body, false)),
            None => Some((kind, std::mem::take(&mut self.0), true)),
        }
    }

    /// Visits the boxes that stand here one after the other.
    pub(crate) fn each(
        self,
        mut visit: impl FnMut([u8; 4], Bytes<'a>) -> Option<()>,
    ) -> Option<()> {
        let mut left = self;
        while left.0.len() >= 8 {
            let (kind, body, cut) = left.one_box()?;
            if cut {
                return None;
            }
            visit(kind, Bytes(body))?;
        }
        Some(())
    }
}
