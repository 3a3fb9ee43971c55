//! The wire format of protocol buffers, as far as ONNX files need it: a key, `number << 3 | wire
//! type`, then the value.

/// Wire type of bytes preceded by their length.
const LENGTH: u64 = 2;

/// The first field of bytes with that number; empty where there is none, none where this is no message.
pub fn named(message: &[u8], number: u64) -> Option<&[u8]> {
    for field in Fields(message) {
        if let Some(name) = field?.message(number) {
            return Some(name);
        }
    }
    Some(&[])
}

/// Writes a field of bytes.
pub fn write(out: &mut Vec<u8>, number: u64, payload: &[u8]) {
    begin(out, number, payload.len());
    out.extend_from_slice(payload);
}

/// Writes what stands before the payload of a field of bytes.
pub(crate) fn begin(out: &mut Vec<u8>, number: u64, length: usize) {
    write_varint(out, number << 3 | LENGTH);
    write_varint(out, length as u64);
}

/// How many bytes a field is whose payload has so many.
pub(crate) fn field_length(number: u64, length: usize) -> usize {
    let mut before = Vec::new();
    begin(&mut before, number, length);
    before.len() + length
}

/// Writes a number in groups of seven bits, lowest first.
pub fn write_varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// One field of a message.
#[derive(Clone, Copy)]
pub struct Field<'a> {
    /// The field's number in its message.
    pub number: u64,
    wire: u64,
    /// Key and value.
    pub whole: &'a [u8],
    /// The value without its length.
    payload: &'a [u8],
}

impl<'a> Field<'a> {
    /// The payload, if this is field `number` and has a length.
    pub fn message(&self, number: u64) -> Option<&'a [u8]> {
        (self.number == number && self.wire == LENGTH).then_some(self.payload)
    }

    /// The value, if it is a number.
    pub fn varint(&self) -> Option<u64> {
        let whole = (self.wire == 0).then_some(self.payload)?;
        Some(read_varint(whole)?.0)
    }

    /// The values of a field of whole numbers: one a field, or all of them in a field of bytes.
    pub fn integers(&self) -> Option<Vec<i64>> {
        if let Some(one) = self.varint() {
            return Some(vec![one as i64]);
        }
        let mut rest = self.message(self.number)?;
        let mut list = Vec::new();
        while !rest.is_empty() {
            let (value, after) = read_varint(rest)?;
            list.push(value as i64);
            rest = after;
        }
        Some(list)
    }

    /// The value, if it is a number of 32 bits, floating point.
    pub fn float(&self) -> Option<f32> {
        let four = (self.wire == 5).then_some(self.payload)?;
        Some(f32::from_le_bytes(four.try_into().ok()?))
    }
}

/// Writes a field that is a number.
pub fn write_number(out: &mut Vec<u8>, number: u64, value: u64) {
    write_varint(out, number << 3);
    write_varint(out, value);
}

/// The fields of a message; the last item is none if the bytes are no message.
pub struct Fields<'a>(pub &'a [u8]);

impl<'a> Iterator for Fields<'a> {
    type Item = Option<Field<'a>>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.is_empty() {
            return None;
        }
        let field = self.read();
        match &field {
            Some(field) => self.0 = self.0.get(field.whole.len()..).unwrap_or_default(),
            None => self.0 = &[],
        }
        Some(field)
    }
}

impl<'a> Fields<'a> {
    fn read(&self) -> Option<Field<'a>> {
        let all = self.0;
        let (key, mut rest) = read_varint(all)?;
        let wire = key & 7;
        let length = match wire {
            0 => rest.len().checked_sub(read_varint(rest)?.1.len())?,
            1 => 8,
            LENGTH => {
                let (length, after) = read_varint(rest)?;
                rest = after;
                usize::try_from(length).ok()?
            }
            5 => 4,
            _ => return None,
        };
        let (payload, after) = rest.split_at_checked(length)?;
        let whole = all.get(..all.len().checked_sub(after.len())?)?;
        Some(Field {
            number: key >> 3,
            wire,
            whole,
            payload,
        })
    }
}

/// A number in groups of seven bits, lowest first, and what follows it.
pub fn read_varint(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut value = 0_u64;
    for (place, byte) in bytes.iter().enumerate().take(10) {
        value |= u64::from(byte & 0x7f).checked_shl(7 * place as u32)?;
        if byte & 0x80 == 0 {
            return Some((value, bytes.get(place + 1..)?));
        }
    }
    None
}
