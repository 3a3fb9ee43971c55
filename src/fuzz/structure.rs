//! The structure of files, as far as changing them in its terms needs: which parts they have, where a part says how long
//! it is, and what has to be right for a reader to go on.

use std::ops::Range;

use ombrelle_base::Kind;

/// Boxes that hold boxes, and how many bytes stand before these.
const HOLDERS: &[(&[u8; 4], usize)] = &[
    (b"meta", 4),
    (b"iprp", 0),
    (b"ipco", 0),
    (b"iinf", 6),
    (b"iref", 4),
    (b"moov", 0),
    (b"trak", 0),
    (b"mdia", 0),
];
/// Parts of one file that are told; more make no difference.
const MOST: usize = 4096;

/// A part of a file: a segment, a chunk, a box, an entry, a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// All of it, its head with it.
    pub whole: Range<usize>,
    /// Where its length stands; empty where it has none.
    pub length: Range<usize>,
}

/// The parts of a file, one behind the other, those of a box behind it. None where it has none that are known.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut parts = Vec::new();
    match Kind::sniff(bytes) {
        Some(Kind::Jpeg) => segments(bytes, &mut parts),
        Some(Kind::Png) => chunks(bytes, &mut parts),
        Some(Kind::Webp) => riff(bytes, &mut parts),
        Some(Kind::Tiff) => entries(bytes, &mut parts),
        // Bits from the first to the last.
        Some(Kind::Jxl) if bytes.starts_with(b"\xFF\x0A") => {}
        Some(Kind::Heic | Kind::Avif | Kind::Jxl) => boxes(bytes, 0..bytes.len(), &mut parts),
        Some(Kind::Gif) => {}
        None if bytes
            .get(4..8)
            .is_some_and(|name| name.iter().all(u8::is_ascii_alphanumeric)) =>
        {
            boxes(bytes, 0..bytes.len(), &mut parts);
        }
        None => lines(bytes, &mut parts),
    }
    parts
}

/// Makes right what would end a reading too soon: checksums of PNG chunks, the length of a RIFF file.
pub fn repair(bytes: &mut [u8]) {
    match Kind::sniff(bytes) {
        Some(Kind::Png) => {
            for part in parts(bytes) {
                let (start, end) = (part.whole.start, part.whole.end);
                let checksum = crc32fast::hash(&bytes[start + 4..end - 4]);
                bytes[end - 4..end].copy_from_slice(&checksum.to_be_bytes());
            }
        }
        Some(Kind::Webp) => {
            let length = (bytes.len() as u32).saturating_sub(8);
            bytes[4..8].copy_from_slice(&length.to_le_bytes());
        }
        _ => {}
    }
}

fn number(bytes: &[u8], at: Range<usize>) -> Option<usize> {
    let bytes = bytes.get(at)?;
    Some(
        bytes
            .iter()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)),
    )
}

fn push(parts: &mut Vec<Part>, whole: Range<usize>, length: Range<usize>) {
    if parts.len() < MOST {
        parts.push(Part { whole, length });
    }
}

fn segments(bytes: &[u8], parts: &mut Vec<Part>) {
    let mut at = 2;
    while let Some([0xFF, marker]) = bytes.get(at..at + 2) {
        let Some(length) = number(bytes, at + 2..at + 4) else {
            return;
        };
        // A scan goes to the end of the file, as far as is of interest here.
        let end = if *marker == 0xDA {
            bytes.len()
        } else {
            at + 2 + length
        };
        if length < 2 || end > bytes.len() {
            return;
        }
        push(parts, at..end, at + 2..at + 4);
        at = end;
    }
}

fn chunks(bytes: &[u8], parts: &mut Vec<Part>) {
    let mut at = 8;
    while let Some(length) = number(bytes, at..at + 4) {
        let end = at + 12 + length;
        if end > bytes.len() {
            return;
        }
        push(parts, at..end, at..at + 4);
        at = end;
    }
}

fn riff(bytes: &[u8], parts: &mut Vec<Part>) {
    let mut at = 12;
    while let Some(length) = bytes
        .get(at + 4..at + 8)
        .and_then(|word| word.first_chunk())
    {
        let length = u32::from_le_bytes(*length) as usize;
        let end = at + 8 + length + length % 2;
        if end > bytes.len() {
            return;
        }
        push(parts, at..end, at + 4..at + 8);
        at = end;
    }
}

/// The entries of the first directory, whose count is what says how long they are.
fn entries(bytes: &[u8], parts: &mut Vec<Part>) {
    let little = bytes.starts_with(b"II");
    let read = |at: usize, length: usize| {
        let mut word = bytes.get(at..at.checked_add(length)?)?.to_vec();
        if little {
            word.reverse();
        }
        number(&word, 0..length)
    };
    let Some(start) = read(4, 4) else { return };
    let count = read(start, 2).unwrap_or(0);
    for index in 0..count {
        let at = start + 2 + 12 * index;
        if at + 12 > bytes.len() {
            return;
        }
        push(parts, at..at + 12, at + 4..at + 8);
    }
}

fn boxes(bytes: &[u8], within: Range<usize>, parts: &mut Vec<Part>) {
    let mut at = within.start;
    while at + 8 <= within.end && parts.len() < MOST {
        let length = number(bytes, at..at + 4).unwrap_or(0);
        let end = if length == 0 { within.end } else { at + length };
        if end < at + 8 || end > within.end {
            return;
        }
        push(parts, at..end, at..at + 4);
        let name = &bytes[at + 4..at + 8];
        if let Some((_, head)) = HOLDERS.iter().find(|(holder, _)| name == *holder) {
            boxes(bytes, (at + 8 + head).min(end)..end, parts);
        }
        at = end;
    }
}

fn lines(bytes: &[u8], parts: &mut Vec<Part>) {
    let mut start = 0;
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(byte, b'\n' | b'{' | b'}' | b',') {
            push(parts, start..at + 1, at..at);
            start = at + 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds;

    /// Every byte of a PNG, a WebP, a HEIC and a JPEG XL behind its head lies in a part, and a repaired file is the same file.
    #[test]
    fn whole_files_are_read_to_their_end_and_need_no_repair() {
        let in_boxes = |file: &Vec<u8>| !file.starts_with(b"\xFF\x0A");
        let jxl = seeds::jxl().into_iter().filter(in_boxes).collect();
        for files in [seeds::png(), seeds::webp(), seeds::heic(), jxl] {
            for file in files {
                let last = parts(&file).iter().map(|part| part.whole.end).max();
                assert_eq!(last, Some(file.len()));
                let mut repaired = file.clone();
                repair(&mut repaired);
                assert!(repaired == file);
            }
        }
    }

    #[test]
    fn a_changed_chunk_gets_its_checksum() {
        let mut file = seeds::png().remove(0);
        file[16] ^= 1;
        let wrong = file.clone();
        repair(&mut file);
        assert!(file != wrong);
        let again = file.clone();
        repair(&mut file);
        assert!(file == again);
    }

    #[test]
    fn a_part_says_where_its_length_stands() {
        let file = seeds::jpeg().remove(0);
        let parts = parts(&file);
        assert!(parts.len() > 4);
        for part in parts.iter().take(3) {
            let length = number(&file, part.length.clone()).unwrap();
            assert_eq!(part.whole.len(), 2 + length);
        }
        let lines = super::parts(b"a,b\nc,d\n");
        assert_eq!(lines.len(), 4);
    }
}
