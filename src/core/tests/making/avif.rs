//! AVIF files of `avifenc`, and the one that ends whoever decodes it. Stands alone, so that tests of other crates can have it.

use std::ops::Range;
use std::process::Command;

use image::DynamicImage;

/// What makes the decoder abort behind a sequence header (issue 1476 of rav1d): an OBU of type 5 and one of type 0.
const ABORTS: &[u8; 8] = b"\x2f\x2f\x05\x04\x80\0\0\0";
/// An OBU of padding whose size takes two bytes.
const PADDING: u8 = 15 << 3 | 2;
/// The OBU type of a sequence header.
const SEQUENCE_HEADER: u8 = 1;

/// The picture as `avifenc` codes it; none where that is not installed.
pub fn coded(picture: &DynamicImage, arguments: &[&str]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (drawn, coded) = (folder.path().join("a.png"), folder.path().join("a.avif"));
    picture.save(&drawn).unwrap();
    let mut command = Command::new("avifenc");
    command.args(["-s", "9"]).args(arguments);
    let Ok(done) = command.arg(&drawn).arg(&coded).output() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "apt-get install libavif-bin"
        );
        println!("skipped: no avifenc; apt-get install libavif-bin");
        return None;
    };
    assert!(done.status.success(), "avifenc: {done:?}");
    Some(std::fs::read(coded).unwrap())
}

/// The same file with the bytes that abort in place of its primary picture. All else of it is as before, so a reader that looks at
/// the container and the sequence header alone finds nothing wrong.
pub fn bomb(file: &[u8]) -> Vec<u8> {
    let stream = stream(file);
    let at = behind_header(file, stream.start);
    let padding = stream.end - at - ABORTS.len() - 3;
    let mut bomb = file.to_vec();
    bomb[at..at + ABORTS.len()].copy_from_slice(ABORTS);
    let at = at + ABORTS.len();
    bomb[at..at + 3].copy_from_slice(&[PADDING, padding as u8 | 0x80, (padding >> 7) as u8]);
    bomb[at + 3..stream.end].fill(0xFF);
    bomb
}

/// Where the coded bytes of the primary item stand, by `pitm` and `iloc` as `avifenc` writes them: version 0, four bytes for each
/// place and length, one extent an item.
fn stream(file: &[u8]) -> Range<usize> {
    let number = |at: usize, wide: usize| {
        let digits = file[at..at + wide].iter();
        digits.fold(0_usize, |number, digit| number << 8 | usize::from(*digit))
    };
    let body = |kind: &[u8; 4]| file.windows(4).position(|word| word == kind).unwrap() + 4;
    let (pitm, iloc) = (body(b"pitm"), body(b"iloc"));
    assert_eq!((number(pitm, 1), number(iloc, 1)), (0, 0), "versions");
    assert_eq!(number(iloc + 4, 2), 0x4400, "widths of places and lengths");
    let (primary, items) = (number(pitm + 4, 2), number(iloc + 6, 2));
    let items = (0..items).map(|item| iloc + 8 + 14 * item);
    let item = items.into_iter().find(|item| number(*item, 2) == primary);
    let item = item.unwrap();
    assert_eq!(number(item + 4, 2), 1, "extents");
    let start = number(item + 6, 4);
    start..start + number(item + 10, 4)
}

/// Where the OBU behind the sequence header begins; others, such as a temporal delimiter, may stand before it.
fn behind_header(file: &[u8], mut at: usize) -> usize {
    loop {
        let (header, size) = (file[at], file[at + 1]);
        assert_eq!(
            header & 0x86,
            2,
            "an OBU that tells its size, without an extension"
        );
        assert!(size < 0x80, "a small OBU");
        at += 2 + usize::from(size);
        if header >> 3 & 15 == SEQUENCE_HEADER {
            return at;
        }
    }
}
