//! The items of an AVIF file (ISO/IEC 14496-12, 8.11; ISO/IEC 23008-12; AVIF 1.1): which pictures it holds and how they belong together.
//!
//! Only what a still picture needs is read. How much a file may ask for was counted before (`heif::items`).

use std::collections::BTreeMap;

use crate::error::{Error, damaged, unsupported};
use crate::heif::items::Bytes;

/// Properties that are applied, or say of the picture what its stream says as well. Choosing a layer or an operating point (`lsel`, `a1op`) is
/// not among them.
const KNOWN: &[&[u8; 4]] = &[
    b"ispe", b"pixi", b"av1C", b"colr", b"pasp", b"auxC", b"clap", b"irot", b"imir", b"a1lx",
];

/// One picture, or a plan of pictures.
#[derive(Default)]
struct Item {
    kind: [u8; 4],
    /// Where its bytes are counted from: 0 the file, 1 the box `idat`.
    method: u64,
    extents: Vec<(u64, u64)>,
    /// Numbers of its properties, counted from 1, and whether it must not be shown by who does not know them.
    properties: Vec<(usize, bool)>,
    tiles: Vec<u32>,
    auxiliary_to: Vec<u32>,
    premultiplied_by: Vec<u32>,
}

/// Kind and content of a property.
pub(super) type Property<'a> = ([u8; 4], &'a [u8]);

/// The items of a file.
#[derive(Default)]
pub(super) struct Container<'a> {
    file: &'a [u8],
    idat: &'a [u8],
    primary: u32,
    items: BTreeMap<u32, Item>,
    properties: Vec<Property<'a>>,
}

impl<'a> Container<'a> {
    pub(super) fn read(file: &'a [u8]) -> Result<Self, Error> {
        let mut container = Container {
            file,
            ..Container::default()
        };
        let mut meta = None;
        let mut left = Bytes(file);
        while left.0.len() >= 8 {
            let (kind, body, cut) = left
                .one_box()
                .ok_or_else(|| damaged("AVIF: a box without end"))?;
            if kind == *b"meta" {
                if cut {
                    return Err(Error::Truncated);
                }
                meta = Some(body);
            }
        }
        let meta = meta.ok_or_else(|| match file.len() < 1024 {
            true => Error::Truncated,
            false => unsupported("AVIF without a still picture"),
        })?;
        meta.get(4..)
            .and_then(|children| container.meta(Bytes(children)))
            .ok_or_else(|| damaged("AVIF: items that cannot be read"))?;
        Ok(container)
    }

    pub(super) fn primary(&self) -> u32 {
        self.primary
    }

    pub(super) fn kind(&self, id: u32) -> Result<[u8; 4], Error> {
        Ok(self.item(id)?.kind)
    }

    pub(super) fn tiles(&self, id: u32) -> Result<&[u32], Error> {
        Ok(&self.item(id)?.tiles)
    }

    /// Properties of an item in their order.
    pub(super) fn properties(&self, id: u32) -> Result<Vec<Property<'a>>, Error> {
        let mut found = Vec::new();
        for (number, essential) in &self.item(id)?.properties {
            // Number 0 is none.
            let Some(place) = number.checked_sub(1) else {
                continue;
            };
            let property = self.properties.get(place);
            let property = property.ok_or_else(|| damaged("AVIF: a property that is not there"))?;
            if *essential && !KNOWN.contains(&&property.0) {
                let name = property.0.escape_ascii();
                return Err(unsupported(format!("AVIF: {name}")));
            }
            found.push(*property);
        }
        Ok(found)
    }

    /// Width and height that an item says it has.
    pub(super) fn size(&self, id: u32) -> Result<(u32, u32), Error> {
        let properties = self.properties(id)?;
        let mut sizes = properties.iter().filter(|(kind, _)| kind == b"ispe");
        let (_, body) = sizes
            .next()
            .ok_or_else(|| damaged("AVIF: a picture without a size"))?;
        let mut body = Bytes(body);
        let mut read = || {
            body.full_box()?;
            Some((body.number(4)? as u32, body.number(4)? as u32))
        };
        read().ok_or_else(|| damaged("AVIF: a size that cannot be read"))
    }

    /// The item with the opacity of another, and whether colours were multiplied by it.
    pub(super) fn opacity_of(&self, id: u32) -> Result<Option<(u32, bool)>, Error> {
        for (number, item) in &self.items {
            if item.auxiliary_to.contains(&id) && self.properties(*number)?.iter().any(is_opacity) {
                let premultiplied = self.item(id)?.premultiplied_by.contains(number);
                return Ok(Some((*number, premultiplied)));
            }
        }
        Ok(None)
    }

    /// The bytes of an item, its pieces joined.
    pub(super) fn bytes(&self, id: u32) -> Result<Vec<u8>, Error> {
        let item = self.item(id)?;
        let source = match item.method {
            0 => self.file,
            1 => self.idat,
            _ => return Err(unsupported("AVIF: an item made of other items")),
        };
        let mut joined = Vec::new();
        for (offset, length) in &item.extents {
            let start = usize::try_from(*offset).map_err(damaged)?;
            let rest = source.get(start..).ok_or(Error::Truncated)?;
            let length = match length {
                0 => rest.len(),
                length => usize::try_from(*length).map_err(damaged)?,
            };
            joined.extend_from_slice(rest.get(..length).ok_or(Error::Truncated)?);
            if joined.len() > self.file.len() {
                return Err(damaged("an item with more bytes than the file"));
            }
        }
        Ok(joined)
    }

    fn item(&self, id: u32) -> Result<&Item, Error> {
        let item = self.items.get(&id);
        item.ok_or_else(|| damaged("AVIF: an item that is not there"))
    }

    fn meta(&mut self, children: Bytes<'a>) -> Option<()> {
        children.each(|kind, mut body| match &kind {
            b"pitm" => {
                let wide = if body.full_box()?.0 == 0 { 2 } else { 4 };
                self.primary = body.number(wide)? as u32;
                Some(())
            }
            b"idat" => {
                self.idat = body.0;
                Some(())
            }
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

    fn infos(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let version = body.full_box()?.0;
        body.number(if version == 0 { 2 } else { 4 })?;
        body.each(|kind, mut body| {
            let version = body.full_box()?.0;
            if kind != *b"infe" || version < 2 {
                return Some(());
            }
            let id = body.number(if version == 2 { 2 } else { 4 })? as u32;
            body.number(2)?;
            self.items.entry(id).or_default().kind = *body.take(4)?.first_chunk()?;
            Some(())
        })
    }

    fn locations(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let version = body.full_box()?.0;
        let sizes = body.number(2)?;
        let width = |shift: u32| (sizes >> shift & 15) as usize;
        let indexed = matches!(version, 1 | 2);
        let wide = if version < 2 { 2 } else { 4 };
        for _ in 0..body.number(wide)? {
            let id = body.number(wide)? as u32;
            let method = if indexed { body.number(2)? & 15 } else { 0 };
            body.number(2)?;
            let base = body.number(width(4))?;
            let mut extents = Vec::new();
            for _ in 0..body.number(2)? {
                body.number(if indexed { width(0) } else { 0 })?;
                let offset = body.number(width(12))?;
                extents.push((base.checked_add(offset)?, body.number(width(8))?));
            }
            let item = self.items.entry(id).or_default();
            (item.method, item.extents) = (method, extents);
        }
        Some(())
    }

    fn references(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let wide = if body.full_box()?.0 == 0 { 2 } else { 4 };
        body.each(|kind, mut body| {
            let from = body.number(wide)? as u32;
            let item = self.items.entry(from).or_default();
            for _ in 0..body.number(2)? {
                let target = body.number(wide)? as u32;
                match &kind {
                    b"dimg" => item.tiles.push(target),
                    b"auxl" => item.auxiliary_to.push(target),
                    b"prem" => item.premultiplied_by.push(target),
                    _ => {}
                }
            }
            Some(())
        })
    }

    fn associations(&mut self, mut body: Bytes<'a>) -> Option<()> {
        let (version, flags) = body.full_box()?;
        for _ in 0..body.number(4)? {
            let id = body.number(if version < 1 { 2 } else { 4 })? as u32;
            for _ in 0..body.number(1)? {
                let (property, essential) = match flags & 1 {
                    0 => (body.number(1)?, 0x80),
                    _ => (body.number(2)?, 0x8000),
                };
                let number = (property & (essential - 1)) as usize;
                let item = self.items.entry(id).or_default();
                item.properties.push((number, property & essential != 0));
            }
        }
        Some(())
    }
}

fn is_opacity((kind, body): &([u8; 4], &[u8])) -> bool {
    const NAMES: [&[u8]; 2] = [
        b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0",
        b"urn:mpeg:hevc:2015:auxid:1\0",
    ];
    let name = body.get(4..).filter(|_| kind == b"auxC");
    name.is_some_and(|name| NAMES.iter().any(|known| name.starts_with(known)))
}
