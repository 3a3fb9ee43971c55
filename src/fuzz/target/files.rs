//! Videos, names of files, class lists.

use std::io::Cursor;
use std::path::Path;

use ombrelle_core::cage::Decoding;
use ombrelle_core::calendar;
use ombrelle_core::consent::Book;
use ombrelle_core::consent::class_list::{apply, read, write};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::progress::Progress;
use ombrelle_core::register::fingerprint::{FileKind, make};
use ombrelle_i18n::class_list_words;
use ombrelle_media::Kind;

use super::inspect::told;
use super::picture::LIMITS;

/// The boxes of a video are walked to a reason or to hashes, without a program that decodes it.
pub(super) fn video(bytes: &[u8]) {
    if Kind::sniff(bytes).is_some() {
        return;
    }
    let mut source = Cursor::new(bytes);
    let made = make(
        (&mut source, bytes.len() as u64),
        (Path::new("none"), None),
        &LIMITS,
        &Decoding::InProcess,
        &Progress::default(),
    );
    match made {
        Ok((fingerprint, _)) => {
            assert_eq!(fingerprint.kind, FileKind::Video);
            assert!(fingerprint.frames.is_empty() && fingerprint.pictures.is_empty());
        }
        Err(ErrorKind::Fingerprint(_) | ErrorKind::File(_)) => {}
        Err(other) => panic!("not about the video: {other:?}"),
    }
}

/// What the name of a file gives away.
pub(super) fn name(bytes: &[u8]) {
    told(b"", Some(&String::from_utf8_lossy(bytes)));
}

/// A list is read whole or refused with its lines; what is written again says the same.
pub(super) fn class_list(bytes: &[u8]) {
    let words = class_list_words();
    let today = calendar::today();
    let rows = match read(bytes, &words, today) {
        Ok(list) => list.rows,
        Err(faults) => {
            assert!(!faults.is_empty(), "refused without a reason");
            let long = faults.iter().any(|f| f.value.chars().count() > 60);
            assert!(!long, "a long value");
            return;
        }
    };
    assert!(!rows.is_empty(), "a list of nobody");
    let mut book = Book::default();
    let Ok(imported) = apply(&mut book, &rows, today) else {
        assert_eq!(book, Book::default(), "half of a list was taken in");
        return;
    };
    assert_eq!(imported.people, book.people().len());
    for words in words {
        let written = write(&book, words);
        let again = read(&written, &class_list_words(), today);
        let again = again.expect("a list that we wrote is read").rows;
        let mut same = Book::default();
        apply(&mut same, &again, today).expect("a list that we wrote is taken in");
        let names =
            |book: &Book| -> Vec<String> { book.people().map(|p| p.name.clone()).collect() };
        assert_eq!(names(&same), names(&book));
    }
}
