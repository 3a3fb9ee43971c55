//! The boxes of HEIC and AVIF files (ISO/IEC 14496-12 and 23008-12).

use std::collections::{HashMap, HashSet};

use super::bytes::{be16, be32, be64, index, part, rest, text, until_zero};
use super::ledger::Ledger;
use super::{Carrier, Clue, exif, icc, xmp};

/// Items of one file; iPhones write about sixty.
const MOST_ITEMS: usize = 10_000;
/// Boxes beside each other that are read.
const MOST_BOXES: usize = 10_000;
/// Extents of all items; they may take no byte of the file, and memory here.
const MOST_EXTENTS: u64 = 100_000;
const C2PA: [u8; 16] = *b"\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81";
const XMP: [u8; 16] = *b"\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac";

/// Lists a HEIC or AVIF file.
pub(super) fn read(ledger: &mut Ledger, bytes: &[u8]) {
    let whole = each_box(bytes, |kind, body, size| match kind {
        b"ftyp" | b"mdat" => {}
        b"meta" => {
            let mut meta = Meta::default();
            if meta.read(rest(body, 4)).is_none() {
                ledger.unread();
            }
            meta.list(ledger, bytes);
        }
        b"moov" => ledger.size(Clue::MotionPhoto, Carrier::Container, "moov", size),
        b"mpvd" => ledger.size(Clue::MotionPhoto, Carrier::Container, "mpvd", size),
        b"uuid" if body.starts_with(&C2PA) => {
            ledger.size(Clue::ContentCredentials, Carrier::Jumbf, "C2PA", size);
        }
        b"uuid" if body.starts_with(&XMP) => xmp::read(ledger, rest(body, 16)),
        b"free" | b"skip" if body.iter().all(|b| *b == 0) => {}
        b"sefd" => ledger.size(Clue::MakerNote, Carrier::Container, "Samsung sefd", size),
        _ => ledger.size(Clue::Other, Carrier::Container, &text(kind), size),
    });
    if let Err(end) = whole {
        let left = bytes.len() - end;
        ledger.size(Clue::Trailer, Carrier::Trailer, "trailer", left);
        ledger.unread();
    }
}

/// Calls `visit` with kind, body and size of each box; `Err` has where the first broken one begins.
fn each_box<'a>(
    bytes: &'a [u8],
    mut visit: impl FnMut(&[u8; 4], &'a [u8], usize),
) -> Result<(), usize> {
    let mut at = 0;
    for _ in 0..MOST_BOXES {
        if at == bytes.len() {
            return Ok(());
        }
        let (kind, body, next) = one_box(bytes, at).ok_or(at)?;
        visit(&kind, body, next - at);
        at = next;
    }
    Err(at)
}

fn one_box(bytes: &[u8], at: usize) -> Option<([u8; 4], &[u8], usize)> {
    let kind = part(bytes, at + 4, 4)?.try_into().ok()?;
    let (head, size) = match be32(bytes, at)? {
        // To the end of the file.
        0 => (8, bytes.len() - at),
        1 => (16, index(be64(bytes, at + 8)?)),
        size => (8, index(size)),
    };
    let body = part(bytes, at + head, size.checked_sub(head)?)?;
    Some((kind, body, at + size))
}

#[derive(Default)]
struct Item {
    kind: [u8; 4],
    name: String,
    content: String,
    /// Where its bytes stand: in the file (0) or in `idat` (1).
    construction: u8,
    extents: Vec<(usize, usize)>,
    properties: Vec<usize>,
}

/// Items by what others say of them.
struct Roles {
    tiles: HashSet<u32>,
    thumbnails: HashSet<u32>,
    auxiliaries: HashSet<u32>,
}

#[derive(Default)]
struct Meta<'a> {
    primary: u32,
    items: HashMap<u32, Item>,
    /// Kind, from, to.
    references: Vec<([u8; 4], u32, u32)>,
    properties: Vec<([u8; 4], &'a [u8])>,
    idat: &'a [u8],
    unknown: Vec<([u8; 4], usize)>,
}

impl<'a> Meta<'a> {
    fn read(&mut self, body: &'a [u8]) -> Option<()> {
        let mut good = true;
        let whole = each_box(body, |kind, body, size| {
            let read = match kind {
                b"hdlr" | b"dinf" | b"grpl" => Some(()),
                b"pitm" => self.primary_item(body),
                b"iinf" => self.item_infos(body),
                b"iloc" => self.locations(body),
                b"iref" => self.item_references(body),
                b"iprp" => self.item_properties(body),
                b"idat" => {
                    self.idat = body;
                    Some(())
                }
                _ => {
                    self.unknown.push((*kind, size));
                    Some(())
                }
            };
            good &= read.is_some();
        });
        (good && whole.is_ok()).then_some(())
    }

    fn primary_item(&mut self, body: &[u8]) -> Option<()> {
        self.primary = match body.first()? {
            0 => u32::from(be16(body, 4)?),
            _ => be32(body, 4)?,
        };
        Some(())
    }

    fn item_infos(&mut self, body: &'a [u8]) -> Option<()> {
        let head = if *body.first()? == 0 { 6 } else { 8 };
        let mut good = true;
        let whole = each_box(rest(body, head), |kind, body, _| {
            if kind == b"infe" && self.items.len() < MOST_ITEMS {
                good &= self.item_info(body).is_some();
            }
        });
        (good && whole.is_ok()).then_some(())
    }

    fn item_info(&mut self, body: &[u8]) -> Option<()> {
        let (id, at) = match body.first()? {
            2 => (u32::from(be16(body, 4)?), 8),
            3 => (be32(body, 4)?, 10),
            _ => return None,
        };
        let kind = part(body, at, 4)?.try_into().ok()?;
        let (name, after) = until_zero(rest(body, at + 4)).unwrap_or((rest(body, at + 4), &[]));
        let (content, _) = until_zero(after).unwrap_or((after, &[]));
        let item = self.items.entry(id).or_default();
        item.kind = kind;
        item.name = text(name);
        item.content = text(content);
        Some(())
    }

    fn locations(&mut self, body: &[u8]) -> Option<()> {
        let version = *body.first()?;
        let sizes = be16(body, 4)?;
        let width = |shift: u16| usize::from(sizes >> shift & 15);
        let (offsets, lengths, bases) = (width(12), width(8), width(4));
        let indices = if version > 0 { width(0) } else { 0 };
        let mut cursor = Cursor { bytes: body, at: 6 };
        let wide = if version < 2 { 2 } else { 4 };
        let count = cursor.number(wide)?.min(MOST_ITEMS as u64);
        let mut left = MOST_EXTENTS;
        for _ in 0..count {
            let id = u32::try_from(cursor.number(wide)?).ok()?;
            let construction = if version > 0 {
                cursor.number(2)? & 15
            } else {
                0
            };
            cursor.number(2)?;
            let base = cursor.number(bases)?;
            let mut extents = Vec::new();
            let announced = cursor.number(2)?;
            left = left.checked_sub(announced)?;
            for _ in 0..announced {
                cursor.number(indices)?;
                let offset = base.checked_add(cursor.number(offsets)?)?;
                extents.push((index(offset), index(cursor.number(lengths)?)));
            }
            let item = self.items.entry(id).or_default();
            item.construction = construction as u8;
            item.extents = extents;
        }
        Some(())
    }

    fn item_references(&mut self, body: &[u8]) -> Option<()> {
        let wide = if *body.first()? == 0 { 2 } else { 4 };
        let mut good = true;
        let whole = each_box(rest(body, 4), |kind, body, _| {
            let mut cursor = Cursor { bytes: body, at: 0 };
            let mut read = || {
                let from = cursor.number(wide)?;
                for _ in 0..cursor.number(2)? {
                    let to = cursor.number(wide)?;
                    self.references.push((*kind, from as u32, to as u32));
                }
                Some(())
            };
            good &= read().is_some();
        });
        (good && whole.is_ok()).then_some(())
    }

    fn item_properties(&mut self, body: &'a [u8]) -> Option<()> {
        let mut good = true;
        let whole = each_box(body, |kind, body, _| match kind {
            b"ipco" => {
                let all = each_box(body, |kind, body, _| self.properties.push((*kind, body)));
                good &= all.is_ok();
            }
            b"ipma" => good &= self.associations(body).is_some(),
            _ => {}
        });
        (good && whole.is_ok()).then_some(())
    }

    fn associations(&mut self, body: &[u8]) -> Option<()> {
        let (version, flags) = (*body.first()?, *body.get(3)?);
        let mut cursor = Cursor { bytes: body, at: 4 };
        for _ in 0..cursor.number(4)?.min(MOST_ITEMS as u64) {
            let id = cursor.number(if version == 0 { 2 } else { 4 })? as u32;
            for _ in 0..cursor.number(1)? {
                // The highest bit says that the property is essential.
                let property = match flags & 1 {
                    0 => cursor.number(1)? & 0x7F,
                    _ => cursor.number(2)? & 0x7FFF,
                };
                let item = self.items.entry(id).or_default();
                item.properties.push(index(property));
            }
        }
        Some(())
    }

    fn list(&self, ledger: &mut Ledger, file: &[u8]) {
        self.list_properties(ledger);
        for (kind, size) in &self.unknown {
            ledger.size(Clue::Other, Carrier::Container, &text(kind), *size);
        }
        let roles = Roles {
            tiles: self.targets(b"dimg").collect(),
            thumbnails: self.sources(b"thmb").collect(),
            auxiliaries: self.sources(b"auxl").collect(),
        };
        let mut items: Vec<_> = self.items.iter().collect();
        items.sort_by_key(|(id, _)| **id);
        for (id, item) in items {
            if !item.name.is_empty() {
                ledger.value(Clue::Other, Carrier::Container, "item name", &item.name);
            }
            self.item(ledger, *id, item, file, &roles);
        }
    }

    fn item(&self, ledger: &mut Ledger, id: u32, item: &Item, file: &[u8], roles: &Roles) {
        let size = item
            .extents
            .iter()
            .fold(0, |sum: usize, e| sum.saturating_add(e.1));
        let size_of = |ledger: &mut Ledger, clue, tag: &str| {
            ledger.size(clue, Carrier::Container, tag, size);
        };
        match &item.kind {
            b"Exif" => match self.content(ledger, item, file) {
                // Four bytes: how far the byte-order mark is.
                Some(block) => {
                    let skip = be32(&block, 0).map_or(usize::MAX, index).saturating_add(4);
                    ledger.enter(|l| exif::read(l, rest(&block, skip)));
                }
                None => {
                    ledger.size(Clue::Other, Carrier::Exif, "Exif", size);
                    ledger.unread();
                }
            },
            b"mime" if item.content == "application/rdf+xml" => {
                match self.content(ledger, item, file) {
                    Some(packet) => ledger.enter(|l| xmp::read(l, &packet)),
                    None => {
                        ledger.size(Clue::Other, Carrier::Xmp, "XMP", size);
                        ledger.unread();
                    }
                }
            }
            b"tmap" => size_of(ledger, Clue::GainMap, "tmap"),
            _ if id == self.primary => {}
            _ if roles.thumbnails.contains(&id) => size_of(ledger, Clue::Thumbnail, "thmb"),
            _ if roles.auxiliaries.contains(&id) => {
                let role = self.role(item);
                let clue = match role.to_lowercase().contains("gainmap") {
                    true => Clue::GainMap,
                    false => Clue::Preview,
                };
                // A picture's own transparency is part of it.
                if !role.ends_with(":alpha") && !role.ends_with("auxid:1") {
                    size_of(ledger, clue, &role);
                }
            }
            _ if roles.tiles.contains(&id) => {}
            kind @ (b"hvc1" | b"av01" | b"grid" | b"iovl" | b"iden" | b"jpeg" | b"avc1"
            | b"unci") => {
                size_of(ledger, Clue::Preview, &format!("item {}", text(kind)));
            }
            kind => size_of(ledger, Clue::Other, &format!("item {}", text(kind))),
        }
    }

    fn targets(&self, kind: &'static [u8; 4]) -> impl Iterator<Item = u32> {
        let of_kind = self.references.iter().filter(move |r| &r.0 == kind);
        of_kind.map(|r| r.2)
    }

    fn sources(&self, kind: &'static [u8; 4]) -> impl Iterator<Item = u32> {
        let of_kind = self.references.iter().filter(move |r| &r.0 == kind);
        of_kind.map(|r| r.1)
    }

    /// What an auxiliary picture is, as its `auxC` property says.
    fn role(&self, item: &Item) -> String {
        let properties = item
            .properties
            .iter()
            .filter_map(|n| self.properties.get(n.checked_sub(1)?));
        let mut roles = properties.filter(|(kind, _)| kind == b"auxC");
        roles.next().map_or_else(
            || "auxl".to_owned(),
            |(_, body)| text(until_zero(rest(body, 4)).map_or(rest(body, 4), |(urn, _)| urn)),
        )
    }

    fn list_properties(&self, ledger: &mut Ledger) {
        for (kind, body) in &self.properties {
            match kind {
                b"colr" if matches!(body.get(..4), Some(b"prof" | b"rICC")) => {
                    icc::read(ledger, rest(body, 4))
                }
                b"udes" => {
                    // Language, name, description, tags, each closed by a zero.
                    let words = text(rest(body, 4)).replace('\0', " ");
                    ledger.value(Clue::Caption, Carrier::Container, "udes", &words);
                }
                b"altt" => {
                    let words = text(rest(body, 4)).replace('\0', " ");
                    ledger.value(Clue::Caption, Carrier::Container, "altt", &words);
                }
                b"crtt" | b"mdft" => {
                    ledger.size(Clue::Date, Carrier::Container, &text(kind), body.len())
                }
                b"cmin" | b"cmex" => {
                    ledger.size(Clue::Exposure, Carrier::Container, &text(kind), body.len())
                }
                b"uuid" | b"free" | b"skip" => {
                    ledger.size(Clue::Other, Carrier::Container, &text(kind), body.len());
                }
                _ => {}
            }
        }
    }

    /// The bytes of an item, at most as many as the file has; items may share them.
    fn content(&self, ledger: &mut Ledger, item: &Item, file: &[u8]) -> Option<Vec<u8>> {
        let home = match item.construction {
            0 => file,
            1 => self.idat,
            _ => return None,
        };
        let mut bytes = Vec::new();
        for (at, length) in &item.extents {
            // A length of nought means to the end.
            let length = if *length == 0 {
                home.len().checked_sub(*at)?
            } else {
                *length
            };
            if !ledger.may_read(length) {
                return None;
            }
            bytes.extend_from_slice(part(home, *at, length)?);
            if bytes.len() > file.len() {
                return None;
            }
        }
        (!bytes.is_empty()).then_some(bytes)
    }
}

/// Numbers of varying width, one after the other.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn number(&mut self, width: usize) -> Option<u64> {
        let digits = part(self.bytes, self.at, width).filter(|d| d.len() <= 8)?;
        self.at += width;
        Some(digits.iter().fold(0, |sum, b| sum << 8 | u64::from(*b)))
    }
}
