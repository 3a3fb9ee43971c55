//! JPEG XL (ISO/IEC 18181): its boxes, and what the head of its stream tells in plain bits. Whoever opens such a file, covers it or lists what it
//! gives away asks here, so that all see the same.

/// How a bare stream begins.
pub(crate) const STREAM: &[u8] = &[0xFF, 0x0A];
/// The first box of a file that is made of boxes.
pub(crate) const SIGNATURE: &[u8] = b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A";

/// Bytes of a stream in which its head has to end; one with the most channels and the longest names takes more, and is not understood.
const LONGEST_HEAD: usize = 64 << 10;
/// The bit in the number of a piece of a stream that says that it is the last.
const LAST: u32 = 1 << 31;
/// Boxes that are looked at; cameras and encoders write fewer than ten.
const MOST_BOXES: usize = 10_000;

/// One box of a file (ISO/IEC 18181-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Boxed<'a> {
    /// What is in it, in four letters.
    pub kind: [u8; 4],
    /// What is in it, as far as the file goes.
    pub body: &'a [u8],
    /// Bytes that it says to take, its own head with them; none where it goes to the end of the file.
    pub size: Option<usize>,
    /// Whether the file ends before it does.
    pub cut: bool,
}

/// The boxes of a file, one behind the other; none of a bare stream.
#[derive(Debug, Clone)]
pub struct Boxes<'a> {
    left: &'a [u8],
    most: usize,
}

/// The boxes of a file.
pub fn boxes(file: &[u8]) -> Boxes<'_> {
    Boxes {
        left: if file.starts_with(SIGNATURE) {
            file
        } else {
            &[]
        },
        most: MOST_BOXES,
    }
}

impl<'a> Boxes<'a> {
    /// What stands behind those that were given: nothing, or bytes that are no box.
    pub fn rest(&self) -> &'a [u8] {
        self.left
    }
}

impl<'a> Iterator for Boxes<'a> {
    type Item = Boxed<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        self.most = self.most.checked_sub(1)?;
        let (length, rest) = self.left.split_first_chunk::<4>()?;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let (size, head) = match u32::from_be_bytes(*length) {
            0 => (None, 8),
            1 => {
                let length = u64::from_be_bytes(*rest.first_chunk()?);
                // One that is longer than memory is cut in any case.
                (Some(usize::try_from(length).unwrap_or(usize::MAX)), 16)
            }
            length => (Some(usize::try_from(length).ok()?), 8),
        };
        if size.is_some_and(|size| size < head) {
            return None;
        }
        let end = size.unwrap_or(self.left.len()).min(self.left.len());
        let body = self.left.get(head..end)?;
        let cut = size.is_some_and(|size| size > self.left.len());
        self.left = self.left.get(end..)?;
        Some(Boxed {
            kind: *kind,
            body,
            size,
            cut,
        })
    }
}

/// The beginning of the stream, from its boxes where it lies in boxes, as far as the file goes.
fn stream(file: &[u8]) -> Vec<u8> {
    if file.starts_with(STREAM) {
        return file.get(..LONGEST_HEAD).unwrap_or(file).to_vec();
    }
    let (mut stream, mut number) = (Vec::new(), 0_u32);
    for part in boxes(file) {
        let piece = match (&part.kind, part.body.split_first_chunk::<4>()) {
            (b"jxlc", _) => part.body,
            // Pieces out of their order are not put together here.
            (b"jxlp", Some((told, piece))) if u32::from_be_bytes(*told) & !LAST == number => {
                number += 1;
                piece
            }
            (b"jxlp", _) => break,
            _ => continue,
        };
        let space = LONGEST_HEAD.saturating_sub(stream.len());
        stream.extend_from_slice(piece.get(..space).unwrap_or(piece));
        if stream.len() == LONGEST_HEAD || &part.kind == b"jxlc" {
            break;
        }
    }
    stream
}

/// What only a decoder can tell of a file, since a stream says neither how long it is nor, in plain bits, what is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scan {
    /// Bytes of the file up to the end of its stream.
    pub length: usize,
    /// Pictures that are to be seen, one after the other.
    pub pictures: usize,
    /// What somebody called them.
    pub names: Vec<String>,
    /// The colour profile, unpacked.
    pub profile: Option<Vec<u8>>,
    /// How many pixels across and down one that is stored stands for, the most of all pictures; none where that cannot be told.
    pub scale: Option<u32>,
}

/// The most pixels across and down that one that is stored can stand for.
pub const LARGEST_SCALE: u32 = 8;

/// How many pixels across and down one that is stored stands for in a picture whose head begins here (ISO/IEC 18181-1, annex F); `xyb` is that of the
/// head of its stream. None where the bytes end before, or flags are set that the format does not have.
pub fn scale(picture: &[u8], xyb: bool) -> Option<u32> {
    /// Set where the means of blocks are a picture of their own: none of the others is made smaller then.
    const MEANS_APART: u32 = 0x20;
    let mut bits = Bits::new(picture);
    // All as usual.
    if bits.flag()? {
        return Some(1);
    }
    // What it is for, and by what it is coded.
    bits.skip(3)?;
    let flags = match bits.number(2)? {
        0 => 0,
        1 => bits.number(4)? + 1,
        2 => bits.number(8)? + 17,
        _ => return None,
    };
    let as_a_jpeg = !xyb && bits.flag()?;
    if flags & MEANS_APART != 0 {
        return Some(1);
    }
    if as_a_jpeg {
        // How much smaller each of its colours is.
        bits.skip(6)?;
    }
    Some(1 << bits.number(2)?)
}

/// Bits of a stream, the lowest of each byte first (ISO/IEC 18181-1, annex B).
#[derive(Debug, Clone)]
pub struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Bits<'a> {
    /// From the first bit of these bytes on.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// A number of at most 32 bits; none where they end before.
    pub fn number(&mut self, bits: u32) -> Option<u32> {
        let mut number = 0;
        for place in 0..bits.min(32) {
            let byte = *self.bytes.get(self.at / 8)?;
            number |= u32::from(byte >> (self.at % 8) & 1) << place;
            self.at += 1;
        }
        Some(number)
    }

    /// One bit.
    pub fn flag(&mut self) -> Option<bool> {
        Some(self.number(1)? == 1)
    }

    /// A number in one of four forms, which two bits choose: how many bits it has, and what is added to them.
    pub fn one_of(&mut self, forms: [(u32, u32); 4]) -> Option<u32> {
        let chosen = usize::try_from(self.number(2)?).ok()?;
        let (bits, added) = *forms.get(chosen)?;
        self.number(bits)?.checked_add(added)
    }

    /// Passes over this many.
    pub fn skip(&mut self, bits: u32) -> Option<()> {
        let at = self.at.checked_add(usize::try_from(bits).ok()?)?;
        self.at = at;
        (at.div_ceil(8) <= self.bytes.len()).then_some(())
    }

    /// How many bytes were read, the last one perhaps in part.
    pub fn bytes_read(&self) -> usize {
        self.at.div_ceil(8)
    }
}

/// What a channel besides colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Opacity.
    Alpha,
    /// How far away things are.
    Depth,
    /// A colour of its own, as printers have.
    Spot,
    /// What somebody selected.
    Selection,
    /// The black of four inks.
    Black,
    /// Warmth.
    Thermal,
    /// Anything else.
    Other,
}

/// A channel besides colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// What it is for.
    pub role: Role,
    /// What somebody called it, as the file has it.
    pub name: Vec<u8>,
}

/// What the head of a stream tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Width and height in pixels as they are stored, before the picture is turned.
    pub size: (u32, u32),
    /// Width and height of a small second picture.
    pub preview: Option<(u32, u32)>,
    /// Whether it moves.
    pub animated: bool,
    /// What there is besides colour.
    pub channels: Vec<Channel>,
    /// Whether its colours are kept as an encoder makes them of a picture, and not as a JPEG had them or as they were.
    pub xyb: bool,
    /// Whether it has a colour profile, which is packed.
    pub profile: bool,
}

impl Head {
    /// Width and height in pixels as they are stored, which stand first; none where the file is too short.
    pub fn size(file: &[u8]) -> Option<(u32, u32)> {
        let stream = stream(file);
        size(&mut Bits::new(stream.strip_prefix(STREAM)?))
    }

    /// The head of a file; none where it ends before or says what it may not.
    pub fn of(file: &[u8]) -> Option<Self> {
        let stream = stream(file);
        let mut bits = Bits::new(stream.strip_prefix(STREAM)?);
        let mut head = Self {
            size: size(&mut bits)?,
            preview: None,
            animated: false,
            channels: Vec::new(),
            xyb: true,
            profile: false,
        };
        // All as usual.
        if bits.flag()? {
            return Some(head);
        }
        if bits.flag()? {
            // The turn.
            bits.number(3)?;
            // The size at which it is to be shown.
            if bits.flag()? {
                size(&mut bits)?;
            }
            if bits.flag()? {
                head.preview = Some(preview(&mut bits)?);
            }
            head.animated = bits.flag()?;
            if head.animated {
                bits.one_of([(0, 100), (0, 1000), (10, 1), (30, 1)])?;
                bits.one_of([(0, 1), (0, 1001), (8, 1), (10, 1)])?;
                bits.one_of([(0, 0), (3, 0), (16, 0), (32, 0)])?;
                bits.number(1)?;
            }
        }
        depth(&mut bits)?;
        // Whether sixteen bits are enough to decode with.
        bits.number(1)?;
        for _ in 0..bits.one_of([(0, 0), (0, 1), (4, 2), (12, 1)])? {
            head.channels.push(channel(&mut bits)?);
        }
        head.xyb = bits.flag()?;
        // Colours as usual, or else perhaps by a profile.
        head.profile = !bits.flag()? && bits.flag()?;
        Some(head)
    }
}

/// Width that follows from a height by one of seven ratios, or that is written.
fn width(bits: &mut Bits, height: u32, written: impl Fn(&mut Bits) -> Option<u32>) -> Option<u32> {
    let (above, below) = match bits.number(3)? {
        1 => (1, 1),
        2 => (12, 10),
        3 => (4, 3),
        4 => (3, 2),
        5 => (16, 9),
        6 => (5, 4),
        7 => (2, 1),
        _ => return written(bits),
    };
    u32::try_from(u64::from(height) * above / below).ok()
}

fn size(bits: &mut Bits) -> Option<(u32, u32)> {
    let small = bits.flag()?;
    let side = |bits: &mut Bits| match small {
        true => Some((bits.number(5)? + 1) * 8),
        false => bits.one_of([(9, 1), (13, 1), (18, 1), (30, 1)]),
    };
    let height = side(bits)?;
    Some((width(bits, height, side)?, height))
}

fn preview(bits: &mut Bits) -> Option<(u32, u32)> {
    let eighths = bits.flag()?;
    let side = |bits: &mut Bits| match eighths {
        true => Some(bits.one_of([(0, 16), (0, 32), (5, 1), (9, 33)])? * 8),
        false => bits.one_of([(6, 1), (8, 65), (10, 321), (12, 1345)]),
    };
    let height = side(bits)?;
    Some((width(bits, height, side)?, height))
}

/// How many bits a sample has.
fn depth(bits: &mut Bits) -> Option<()> {
    if bits.flag()? {
        bits.one_of([(0, 32), (0, 16), (0, 24), (6, 1)])?;
        bits.number(4)?;
    } else {
        bits.one_of([(0, 8), (0, 10), (0, 12), (6, 1)])?;
    }
    Some(())
}

fn channel(bits: &mut Bits) -> Option<Channel> {
    // Opacity of eight bits.
    if bits.flag()? {
        return Some(Channel {
            role: Role::Alpha,
            name: Vec::new(),
        });
    }
    let role = bits.one_of([(0, 0), (0, 1), (4, 2), (6, 18)])?;
    depth(bits)?;
    // How much smaller it is.
    bits.one_of([(0, 0), (0, 3), (0, 4), (3, 1)])?;
    let length = bits.one_of([(0, 0), (4, 0), (5, 16), (10, 48)])?;
    let letters = (0..length).map(|_| u8::try_from(bits.number(8)?).ok());
    let name = letters.collect::<Option<Vec<u8>>>()?;
    let role = match role {
        0 => {
            // Whether colours were multiplied by it.
            bits.number(1)?;
            Role::Alpha
        }
        1 => Role::Depth,
        2 => {
            // Red, green, blue and how dense it is.
            bits.skip(64)?;
            Role::Spot
        }
        3 => Role::Selection,
        4 => Role::Black,
        5 => {
            // Which filter of a sensor.
            bits.one_of([(0, 1), (2, 0), (4, 3), (8, 19)])?;
            Role::Other
        }
        6 => Role::Thermal,
        _ => Role::Other,
    };
    Some(Channel { role, name })
}

#[cfg(test)]
mod tests;
