//! The directories of TIFF 6.0 (section 2), on which Exif is built: entries and their values,
//! within the file's bounds. The reader of `kamadak-exif` stops at the first broken directory,
//! leaves sub-directories unread and keeps a copy of every value, so that overlapping values
//! multiply a file's size; its table of names and units is what we use (`exif.rs`).

use super::bytes::{index, part};

/// A TIFF structure: its bytes and its byte order.
#[derive(Clone, Copy)]
pub(super) struct Tiff<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) big: bool,
}

/// One entry of a directory. `data` are the value's bytes, wherever they stand.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) tag: u16,
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) big: bool,
}

/// A directory as far as it could be read.
pub(super) struct Directory<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// Offset of the next directory; 0 for none.
    pub(super) next: u32,
    /// Whether all entries could be read.
    pub(super) whole: bool,
}

impl<'a> Tiff<'a> {
    /// The structure and the offset of its first directory, if the header is that of TIFF.
    pub(super) fn open(bytes: &'a [u8]) -> Option<(Self, u32)> {
        let big = match part(bytes, 0, 4)? {
            b"MM\0\x2a" => true,
            b"II\x2a\0" => false,
            _ => return None,
        };
        let tiff = Self { bytes, big };
        Some((tiff, tiff.u32(4)?))
    }

    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        let bytes: [u8; 2] = part(self.bytes, at, 2)?.try_into().ok()?;
        Some(match self.big {
            true => u16::from_be_bytes(bytes),
            false => u16::from_le_bytes(bytes),
        })
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        let bytes: [u8; 4] = part(self.bytes, at, 4)?.try_into().ok()?;
        Some(match self.big {
            true => u32::from_be_bytes(bytes),
            false => u32::from_le_bytes(bytes),
        })
    }

    /// The directory at `offset`; at most 65,535 entries of 12 bytes, all inside the file.
    pub(super) fn directory(&self, offset: u32) -> Option<Directory<'a>> {
        let start = index(offset);
        let count = usize::from(self.u16(start)?);
        let mut directory = Directory {
            entries: Vec::new(),
            next: 0,
            whole: true,
        };
        for number in 0..count {
            let at = start.checked_add(2 + 12 * number)?;
            let Some((tag, kind, values)) = self.head(at) else {
                directory.whole = false;
                return Some(directory);
            };
            match self.data(at, kind, values) {
                Some(data) => directory.entries.push(Entry {
                    tag,
                    kind,
                    data,
                    big: self.big,
                }),
                None => directory.whole = false,
            }
        }
        // Some writers leave the last directory without its closing offset.
        directory.next = self.u32(start + 2 + 12 * count).unwrap_or(0);
        Some(directory)
    }

    fn head(&self, at: usize) -> Option<(u16, u16, u32)> {
        Some((self.u16(at)?, self.u16(at + 2)?, self.u32(at + 4)?))
    }

    fn data(&self, at: usize, kind: u16, values: u32) -> Option<&'a [u8]> {
        let bytes = width(kind)?.checked_mul(index(values))?;
        if bytes <= 4 {
            return part(self.bytes, at + 8, bytes);
        }
        part(self.bytes, index(self.u32(at + 8)?), bytes)
    }
}

/// Bytes of one value of a TIFF type.
fn width(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 | 129 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 | 13 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

impl<'a> Entry<'a> {
    /// The values as numbers, at most `limit` of them. Text and binary data have none.
    pub(super) fn numbers(&self, limit: usize) -> Vec<f64> {
        let Some(size) = width(self.kind) else {
            return Vec::new();
        };
        self.data
            .chunks_exact(size)
            .take(limit)
            .filter_map(|value| self.number(value))
            .collect()
    }

    fn number(&self, value: &[u8]) -> Option<f64> {
        let tiff = Tiff {
            bytes: value,
            big: self.big,
        };
        let signed = |at| tiff.u32(at).map(u32::cast_signed);
        Some(match self.kind {
            1 | 7 => f64::from(*value.first()?),
            6 => f64::from(value.first()?.cast_signed()),
            3 => f64::from(tiff.u16(0)?),
            8 => f64::from(tiff.u16(0)?.cast_signed()),
            4 | 13 => f64::from(tiff.u32(0)?),
            9 => f64::from(signed(0)?),
            5 => f64::from(tiff.u32(0)?) / f64::from(tiff.u32(4)?),
            10 => f64::from(signed(0)?) / f64::from(signed(4)?),
            11 => f64::from(f32::from_bits(tiff.u32(0)?)),
            12 => {
                let (a, b) = (u64::from(tiff.u32(0)?), u64::from(tiff.u32(4)?));
                f64::from_bits(if self.big { a << 32 | b } else { b << 32 | a })
            }
            _ => return None,
        })
    }

    /// The first value as an offset or a length.
    pub(super) fn offset(&self) -> Option<u32> {
        let tiff = Tiff {
            bytes: self.data,
            big: self.big,
        };
        match self.kind {
            3 => tiff.u16(0).map(u32::from),
            4 | 13 => tiff.u32(0),
            _ => None,
        }
    }

    /// All values as offsets, at most `limit`.
    pub(super) fn offsets(&self, limit: usize) -> Vec<u32> {
        let tiff = Tiff {
            bytes: self.data,
            big: self.big,
        };
        match self.kind {
            4 | 13 => (0..self.data.len() / 4)
                .take(limit)
                .filter_map(|n| tiff.u32(n * 4))
                .collect(),
            _ => Vec::new(),
        }
    }
}
