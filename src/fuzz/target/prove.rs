//! Exports: what we write is proved clean, and what is proved clean is.

use ombrelle_base::progress::Progress;
use ombrelle_base::{Format, Kind};
use ombrelle_media::{Encoding, encode};
use ombrelle_metadata::{Clue, ENDS, inspect, is_marked_copy, mark};

use super::picture::opened;

/// The longest side that is written: encoding is slow beside everything else here.
const LONGEST_SIDE: u32 = 96;

/// Any picture that opens can be written in every format, marked and proved clean, and opens again.
pub(super) fn export(bytes: &[u8]) {
    let Some(picture) = opened(bytes) else { return };
    let sum = bytes.iter().map(|byte| usize::from(*byte)).sum::<usize>();
    let format = [Format::Jpeg, Format::Png, Format::Webp][sum % 3];
    let encoding = Encoding {
        format,
        quality: 1 + (sum % 100) as u8,
        max_side: Some(LONGEST_SIDE),
    };
    let written = encode(&picture, &encoding, &Progress::default());
    let written = written.expect("a picture that opens can be written");
    clean(&written, format, false);
    let marked = mark(written, format).expect("what we wrote can be marked");
    clean(&marked, format, true);
    let again = opened(&marked).expect("what we wrote opens");
    let size = encoding.size(picture.width(), picture.height());
    assert_eq!(again.rgb.dimensions(), size);
}

fn clean(bytes: &[u8], format: Format, marked: bool) {
    let proved = ombrelle_metadata::prove(bytes, format, marked);
    assert_eq!(proved, Ok(()), "{format:?}, marked: {marked}");
    assert_eq!(known(bytes), marked, "{format:?}");
    tells_nothing(bytes, marked);
}

/// Whether a file is known as a marked copy by its first and its last bytes.
fn known(bytes: &[u8]) -> bool {
    let most = usize::try_from(ENDS).unwrap_or(usize::MAX);
    let start = bytes.get(..most).unwrap_or(bytes);
    let end = &bytes[bytes.len().saturating_sub(most)..];
    is_marked_copy(start, end, bytes.len() as u64)
}

/// The reader, which shares nothing with the proof, finds nothing either.
fn tells_nothing(bytes: &[u8], marked: bool) {
    let inspection = inspect(bytes, None, &Progress::default());
    assert!(inspection.complete, "not understood: {inspection:?}");
    let clues: Vec<Clue> = inspection.findings.iter().map(|f| f.clue).collect();
    let expected: &[Clue] = if marked { &[Clue::MiningMark] } else { &[] };
    assert_eq!(clues, expected, "{inspection:?}");
}

/// What the proof accepts tells nothing, is accepted in one way alone, and has no room for a byte more.
pub(super) fn prove(bytes: &[u8]) {
    let format = match Kind::sniff(bytes) {
        Some(Kind::Jpeg) => Format::Jpeg,
        Some(Kind::Png) => Format::Png,
        Some(Kind::Webp) => Format::Webp,
        _ => return,
    };
    let proved = |bytes: &[u8], marked| ombrelle_metadata::prove(bytes, format, marked).is_ok();
    let (plain, marked) = (proved(bytes, false), proved(bytes, true));
    assert!(!(plain && marked), "with and without the mark");
    assert!(!(plain && known(bytes)), "a copy without the mark");
    if plain || marked {
        tells_nothing(bytes, marked);
        let longer = [bytes, &[0]].concat();
        assert!(!proved(&longer, marked), "a byte more is proved clean too");
    }
}
