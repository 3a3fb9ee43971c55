//! From the bytes of a file to text, and which mark parts its cells.

use super::columns::{Known, Title};
use crate::letters::composed;

/// The text of a file: UTF-8 or UTF-16 with a byte order mark, UTF-8 without one, otherwise Windows-1252, as Excel
/// writes "CSV" in western Europe. Each accent is a part of its letter. None for bytes that are no text.
pub fn text(bytes: &[u8]) -> Option<String> {
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => {
            let (text, _, broken) = encoding.decode(bytes);
            if broken {
                return None;
            }
            text.into_owned()
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(bytes)
                .0
                .into_owned(),
        },
    };
    // Pictures and archives read as "text" of one kind or another; a list holds none of these.
    let foreign = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    (!text.chars().any(foreign)).then(|| composed(&text).collect())
}

/// The mark between cells, and how many bytes stand before the titles (Excel's own line `sep=;`).
pub fn separator(text: &str, known: Known<'_>) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(mark @ (b',' | b';' | b'\t')) = first
        .strip_prefix("sep=")
        .and_then(|rest| rest.bytes().next())
    {
        let after = text.find('\n').map_or(text.len(), |end| end + 1);
        return (mark, after);
    }
    // A spreadsheet's empty lines above the titles are saved, too.
    let empty = |line: &&str| line.trim_matches([';', ',', '\t', ' ', '"']).is_empty();
    let titles_line = text.lines().find(|line| !empty(line)).unwrap_or_default();
    let titles = |mark: u8| {
        let cells = titles_line.split(char::from(mark));
        cells
            .filter(|cell| Title::of(cell.trim_matches(['"', ' ']), known).is_some())
            .count()
    };
    let best = [b';', b',', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|mark| titles(*mark));
    (best.unwrap_or(b','), 0)
}
