//! HEIF files put together from pictures that `heif-enc` coded: grids as iPhones write them,
//! rotation and mirroring, Exif blocks, code points of colour (ISO/IEC 23008-12 and 14496-12).

use image::RgbImage;

use super::heic;

/// A coded picture: its `hvcC` box and its data.
pub struct Coded {
    size: (u32, u32),
    configuration: Vec<u8>,
    data: Vec<u8>,
}

/// Codes a picture whose sides are multiples of 8; none where `heif-enc` is missing.
pub fn code(picture: &RgbImage) -> Option<Coded> {
    let file = heic(picture, &["-q", "95"])?;
    let find = |name: &[u8]| file.windows(4).position(|word| word == name).unwrap() - 4;
    let length = |at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    let (hvcc, mdat) = (find(b"hvcC"), find(b"mdat"));
    Some(Coded {
        size: picture.dimensions(),
        configuration: file[hvcc..hvcc + length(hvcc)].to_vec(),
        data: file[mdat + 8..].to_vec(),
    })
}

pub fn irot(quarters_anticlockwise: u8) -> Vec<u8> {
    boxed(b"irot", &[quarters_anticlockwise])
}

/// Axis 0 exchanges top and bottom, 1 left and right.
pub fn imir(axis: u8) -> Vec<u8> {
    boxed(b"imir", &[axis])
}

pub fn nclx(primaries: u16, transfer: u16, matrix: u16) -> Vec<u8> {
    let words = [primaries, transfer, matrix].map(u16::to_be_bytes).concat();
    boxed(b"colr", &[&b"nclx"[..], &words, &[0x80]].concat())
}

/// A file whose primary picture is the only coded one, or a grid of them (columns and rows, then
/// width and height). `properties` belong to the primary picture.
pub fn file(
    tiles: &[Coded],
    grid: Option<((u8, u8), (u16, u16))>,
    properties: &[Vec<u8>],
    exif: Option<&[u8]>,
) -> Vec<u8> {
    let mut items: Vec<(&[u8; 4], Vec<u8>)> = tiles
        .iter()
        .map(|tile| (b"hvc1", tile.data.clone()))
        .collect();
    let mut references = Vec::new();
    let mut whole = tiles[0].size;
    if let Some(((columns, rows), (width, height))) = grid {
        whole = (width.into(), height.into());
        let sides = [width, height].map(u16::to_be_bytes).concat();
        items.push((
            b"grid",
            [&[0, 0, rows - 1, columns - 1][..], &sides].concat(),
        ));
        let ids: Vec<u16> = (1..=tiles.len() as u16).collect();
        references.extend(reference(b"dimg", items.len() as u16, &ids));
    }
    let primary = items.len() as u16;
    if let Some(exif) = exif {
        items.push((b"Exif", [&[0, 0, 0, 6][..], b"Exif\0\0", exif].concat()));
        references.extend(reference(b"cdsc", items.len() as u16, &[primary]));
    }
    let ipco = [
        tiles[0].configuration.clone(),
        size(tiles[0].size),
        size(whole),
        properties.concat(),
    ];
    let own: Vec<u8> = (4..4 + properties.len() as u8)
        .map(|index| 0x80 | index)
        .collect();
    let mut ipma = (u32::from(primary)).to_be_bytes().to_vec();
    for id in 1..=primary {
        let mut list = if id as usize <= tiles.len() {
            vec![0x81, 0x82]
        } else {
            vec![0x83]
        };
        if id == primary {
            list.extend(&own);
        }
        ipma.extend(id.to_be_bytes());
        ipma.push(list.len() as u8);
        ipma.extend(list);
    }
    let iprp = [boxed(b"ipco", &ipco.concat()), full(b"ipma", 0, &ipma)].concat();
    let ftyp = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let meta = |start: usize| {
        let mut handler = vec![0; 4];
        handler.extend(b"pict");
        handler.extend([0; 13]);
        let mut children = full(b"hdlr", 0, &handler);
        children.extend(full(b"pitm", 0, &primary.to_be_bytes()));
        children.extend(names(&items));
        children.extend(places(&items, start));
        if !references.is_empty() {
            children.extend(full(b"iref", 0, &references));
        }
        children.extend(boxed(b"iprp", &iprp));
        full(b"meta", 0, &children)
    };
    let start = ftyp.len() + meta(0).len() + 8;
    let data: Vec<u8> = items.iter().flat_map(|(_, data)| data.clone()).collect();
    [ftyp, meta(start), boxed(b"mdat", &data)].concat()
}

fn names(items: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = (items.len() as u16).to_be_bytes().to_vec();
    for (index, (kind, _)) in items.iter().enumerate() {
        let id = (index as u16 + 1).to_be_bytes();
        body.extend(full(
            b"infe",
            2,
            &[&id[..], &[0, 0], &kind[..], &[0]].concat(),
        ));
    }
    full(b"iinf", 0, &body)
}

fn places(items: &[(&[u8; 4], Vec<u8>)], mut at: usize) -> Vec<u8> {
    let mut body = vec![0x44, 0];
    body.extend((items.len() as u16).to_be_bytes());
    for (index, (_, data)) in items.iter().enumerate() {
        body.extend((index as u16 + 1).to_be_bytes());
        body.extend([0, 0, 0, 1]);
        body.extend((at as u32).to_be_bytes());
        body.extend((data.len() as u32).to_be_bytes());
        at += data.len();
    }
    full(b"iloc", 0, &body)
}

fn reference(kind: &[u8; 4], from: u16, to: &[u16]) -> Vec<u8> {
    let mut body = from.to_be_bytes().to_vec();
    body.extend((to.len() as u16).to_be_bytes());
    body.extend(to.iter().flat_map(|id| id.to_be_bytes()));
    boxed(kind, &body)
}

fn size((width, height): (u32, u32)) -> Vec<u8> {
    full(b"ispe", 0, &[width, height].map(u32::to_be_bytes).concat())
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u32 + 8).to_be_bytes();
    [&length[..], kind, body].concat()
}

fn full(kind: &[u8; 4], version: u8, body: &[u8]) -> Vec<u8> {
    boxed(kind, &[&[version, 0, 0, 0][..], body].concat())
}

/// The hostile ways of a file to ask for more than it holds: bytes without end from few.
pub enum Bomb {
    /// The coded picture's bytes, as so many extents of one item.
    Extents(u16),
    /// Extents that take no byte of the file, since their offsets and lengths have no width.
    EmptyExtents(u16),
    /// One item as tile of a grid of so many rows and columns.
    Tiles(u8, u8),
    /// The same rotation so many times.
    Turns(u8),
    /// So many Exif items.
    Metadata(u16),
}

/// A file made to take memory: one coded picture with `padding` bytes behind it.
pub fn bomb(coded: &Coded, padding: usize, bomb: &Bomb) -> Vec<u8> {
    let data = [&coded.data[..], &vec![0; padding]].concat();
    let length = (data.len() as u32).to_be_bytes();
    let mut items: Vec<&[u8; 4]> = vec![b"hvc1"];
    let mut references = Vec::new();
    let mut primary = 1_u16;
    let mut descriptor = Vec::new();
    if let Bomb::Tiles(rows, columns) = bomb {
        items.push(b"grid");
        primary = 2;
        let tiles = vec![1; usize::from(*rows) * usize::from(*columns)];
        references = reference(b"dimg", 2, &tiles);
        descriptor = vec![0, 0, rows - 1, columns - 1, 0, 64, 0, 64];
    }
    if let Bomb::Metadata(count) = bomb {
        items.extend(vec![b"Exif"; usize::from(*count)]);
    }
    let named: Vec<(&[u8; 4], Vec<u8>)> = items.iter().map(|kind| (*kind, Vec::new())).collect();
    let mut ipma = 1_u32.to_be_bytes().to_vec();
    if primary == 2 {
        ipma = [&2_u32.to_be_bytes()[..], &[0, 2, 1, 0x83]].concat();
    }
    let turns = if let Bomb::Turns(count) = bomb {
        *count
    } else {
        0
    };
    ipma.extend([0, 1, 2 + turns, 0x81, 0x82]);
    ipma.extend(vec![0x83; usize::from(turns)]);
    let last = if primary == 2 {
        size((64, 64))
    } else {
        irot(1)
    };
    let ipco = [coded.configuration.clone(), size(coded.size), last].concat();
    let iprp = [boxed(b"ipco", &ipco), full(b"ipma", 0, &ipma)].concat();
    let ftyp = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let meta = |start: u32| {
        let widths: &[u8] = if matches!(bomb, Bomb::EmptyExtents(_)) {
            &[0, 0]
        } else {
            &[0x44, 0]
        };
        let mut iloc = [widths, &(items.len() as u16).to_be_bytes()].concat();
        for (index, kind) in items.iter().enumerate() {
            iloc.extend((index as u16 + 1).to_be_bytes());
            iloc.extend([0, 0]);
            match (bomb, *kind) {
                (Bomb::Extents(count), _) => {
                    iloc.extend(count.to_be_bytes());
                    let extent = [&start.to_be_bytes()[..], &length].concat();
                    iloc.extend(extent.repeat(usize::from(*count)));
                }
                (Bomb::EmptyExtents(count), _) => iloc.extend(count.to_be_bytes()),
                (_, b"grid") => {
                    iloc.extend([0, 1]);
                    iloc.extend((start + data.len() as u32).to_be_bytes());
                    iloc.extend([0, 0, 0, 8]);
                }
                _ => {
                    iloc.extend([0, 1]);
                    iloc.extend([&start.to_be_bytes()[..], &length].concat());
                }
            }
        }
        let mut handler = vec![0; 4];
        handler.extend(b"pict");
        handler.extend([0; 13]);
        let mut children = full(b"hdlr", 0, &handler);
        children.extend(full(b"pitm", 0, &primary.to_be_bytes()));
        children.extend(names(&named));
        children.extend(full(b"iloc", 0, &iloc));
        if !references.is_empty() {
            children.extend(full(b"iref", 0, &references));
        }
        children.extend(boxed(b"iprp", &iprp));
        full(b"meta", 0, &children)
    };
    let start = (ftyp.len() + meta(0).len() + 8) as u32;
    [
        ftyp,
        meta(start),
        boxed(b"mdat", &[data, descriptor].concat()),
    ]
    .concat()
}
