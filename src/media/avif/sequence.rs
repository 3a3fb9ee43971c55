//! Sequence headers of AV1 streams (AV1 bitstream specification, 5.3 to 5.5): the size of the frames, before a decoder is asked.

use crate::heif::items::Bytes;

/// OBU type of a sequence header (6.2.2).
const SEQUENCE_HEADER: u64 = 1;

/// What a sequence header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Largest width and height of its frames.
    pub(super) size: (u32, u32),
    /// Whether its samples have more than eight bits.
    pub(super) deep: bool,
    /// Whether it has luma alone.
    pub(super) gray: bool,
    /// Code points of ITU-T H.273: primaries, transfer, matrix; 2 where it does not say.
    pub(super) code_points: [u8; 3],
    /// Whether samples take all values of their bits.
    pub(super) full_range: bool,
}

/// All sequence headers of a stream, in order; none where an OBU cannot be read.
pub(super) fn all(stream: &[u8]) -> Option<Vec<Sequence>> {
    let mut found = Vec::new();
    let mut left = Bytes(stream);
    while !left.0.is_empty() {
        let header = left.number(1)?;
        if header & 0x80 != 0 {
            return None;
        }
        if header & 4 != 0 {
            left.take(1)?;
        }
        let size = match header & 2 {
            0 => left.0.len(),
            _ => leb128(&mut left)?,
        };
        let body = left.take(size)?;
        if header >> 3 & 15 == SEQUENCE_HEADER {
            found.push(Bits { body, at: 0 }.sequence()?);
        }
    }
    Some(found)
}

fn leb128(bytes: &mut Bytes) -> Option<usize> {
    let mut value = 0_u64;
    for place in 0..8 {
        let byte = bytes.number(1)?;
        value |= (byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return usize::try_from(value).ok();
        }
    }
    None
}

struct Bits<'a> {
    body: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bits(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.body.get(self.at / 8)?;
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        Some(value)
    }

    fn flag(&mut self) -> Option<bool> {
        Some(self.bits(1)? == 1)
    }

    fn sequence(mut self) -> Option<Sequence> {
        let profile = self.bits(3)?;
        self.bits(1)?;
        let reduced = self.flag()?;
        match reduced {
            true => self.bits(5).map(|_| ())?,
            false => self.operating_points()?,
        }
        let (wide, high) = (self.bits(4)? + 1, self.bits(4)? + 1);
        let size = (self.bits(wide)? + 1, self.bits(high)? + 1);
        if !reduced && self.flag()? {
            self.bits(7)?;
        }
        self.bits(3)?;
        if !reduced {
            self.inter_tools()?;
        }
        self.bits(3)?;
        self.colours(profile, size)
    }

    fn operating_points(&mut self) -> Option<()> {
        let mut delay = None;
        if self.flag()? {
            self.bits(32)?;
            self.bits(32)?;
            if self.flag()? {
                let mut zeros = 0;
                while !self.flag()? {
                    zeros += 1;
                }
                self.bits(if zeros < 32 { zeros } else { 0 })?;
            }
            if self.flag()? {
                delay = Some(self.bits(5)? + 1);
                self.bits(32)?;
                self.bits(10)?;
            }
        }
        let display_delay = self.flag()?;
        for _ in 0..=self.bits(5)? {
            self.bits(12)?;
            if self.bits(5)? > 7 {
                self.bits(1)?;
            }
            if let Some(length) = delay
                && self.flag()?
            {
                self.bits(length)?;
                self.bits(length)?;
                self.bits(1)?;
            }
            if display_delay && self.flag()? {
                self.bits(4)?;
            }
        }
        Some(())
    }

    /// What a stream of several frames says besides, from `enable_interintra_compound` on.
    fn inter_tools(&mut self) -> Option<()> {
        self.bits(4)?;
        let order = self.flag()?;
        if order {
            self.bits(2)?;
        }
        let screen = self.flag()? || self.flag()?;
        if screen && !self.flag()? {
            self.bits(1)?;
        }
        if order {
            self.bits(3)?;
        }
        Some(())
    }

    fn colours(mut self, profile: u32, size: (u32, u32)) -> Option<Sequence> {
        let high = self.flag()?;
        if profile == 2 && high {
            self.bits(1)?;
        }
        let gray = profile != 1 && self.flag()?;
        let mut code_points = [2; 3];
        if self.flag()? {
            for point in &mut code_points {
                *point = u8::try_from(self.bits(8)?).ok()?;
            }
        }
        // RGB as it is: the range is not written.
        let full_range = (!gray && code_points == [1, 13, 0]) || self.flag()?;
        Some(Sequence {
            size,
            deep: high,
            gray,
            code_points,
            full_range,
        })
    }
}
