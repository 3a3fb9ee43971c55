//! Numbers and slices from bytes that may be cut off anywhere.

/// `len` bytes from `at`; none where the file ends before.
pub(super) fn part(bytes: &[u8], at: usize, len: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(len)?)
}

/// Everything from `at`; empty past the end.
pub(super) fn rest(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    part(bytes, at, N)?.try_into().ok()
}

pub(super) fn be16(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_be_bytes)
}

pub(super) fn be32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_be_bytes)
}

pub(super) fn be64(bytes: &[u8], at: usize) -> Option<u64> {
    array(bytes, at).map(u64::from_be_bytes)
}

pub(super) fn le16(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_le_bytes)
}

pub(super) fn le32(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

/// A length from a file as an index; saturates on small machines, where it is past the end anyway.
pub(super) fn index(number: impl TryInto<usize>) -> usize {
    number.try_into().unwrap_or(usize::MAX)
}

/// Where `needle` first stands.
pub(super) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(step) = rest(bytes, from).iter().position(|b| *b == first) {
        let at = from + step;
        if rest(bytes, at).starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// The bytes before the first zero and those after it.
pub(super) fn until_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|b| *b == 0)?;
    Some((bytes.get(..at)?, bytes.get(at + 1..)?))
}

/// Bytes of a text that are decoded: far more than the 200 characters of it that are kept.
const LONGEST_TEXT: usize = 8 << 10;

/// The beginning of a text of unknown encoding: UTF-8 where it is, Latin-1 otherwise.
pub(super) fn text(bytes: &[u8]) -> String {
    whole_text(bytes.get(..LONGEST_TEXT).unwrap_or(bytes))
}

/// Text of unknown encoding: UTF-8 where it is, Latin-1 otherwise. A letter that is cut at the end is dropped.
pub(super) fn whole_text(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(cut) if cut.error_len().is_none() && bytes.len() >= LONGEST_TEXT => {
            let whole = bytes.get(..cut.valid_up_to()).unwrap_or_default();
            String::from_utf8_lossy(whole).into_owned()
        }
        Err(_) => bytes.iter().map(|b| char::from(*b)).collect(),
    }
}

/// The beginning of a UTF-16 text.
pub(super) fn utf16(bytes: &[u8], big: bool) -> String {
    whole_utf16(bytes.get(..LONGEST_TEXT).unwrap_or(bytes), big)
}

/// UTF-16 text; an odd last byte is dropped.
pub(super) fn whole_utf16(bytes: &[u8], big: bool) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| match big {
        true => u16::from_be_bytes(*pair),
        false => u16::from_le_bytes(*pair),
    });
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Inflates a zlib stream, up to `limit` bytes; `true` where it ended well before the limit.
pub(super) fn inflate(bytes: &[u8], limit: usize) -> (Vec<u8>, bool) {
    use std::io::Read;
    let mut out = Vec::new();
    let read = flate2::read::ZlibDecoder::new(bytes)
        .take(limit as u64 + 1)
        .read_to_end(&mut out);
    let whole = read.is_ok() && out.len() <= limit;
    out.truncate(limit);
    (out, whole)
}

/// Unpacks a Brotli stream (RFC 7932), up to `limit` bytes; `true` where it ended before the limit.
pub(super) fn unbrotli(bytes: &[u8], limit: usize) -> (Vec<u8>, bool) {
    use brotli_decompressor::{BrotliDecoderParameter, Decompressor};
    use std::io::Read;
    let unpack = || {
        let mut out = Vec::new();
        let mut unpacked = Decompressor::new(bytes, 4 << 10);
        // No window of up to a gigabyte, which RFC 7932 does not have.
        unpacked.set_parameter(BrotliDecoderParameter::BROTLI_DECODER_PARAM_LARGE_WINDOW, 0);
        let read = unpacked.take(limit as u64 + 1).read_to_end(&mut out);
        let whole = read.is_ok() && out.len() <= limit;
        out.truncate(limit);
        (out, whole)
    };
    // That nothing in it panics is a promise of others; where it does, nothing was unpacked.
    std::panic::catch_unwind(unpack).unwrap_or_default()
}
