//! Copies of files that the person wanted in the evidence log: sealed, told, written out, and gone with their entry.

use std::fs;
use std::path::{Path, PathBuf};

use ombrelle_core::error::{ErrorKind, FileError, RegisterError};
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::evidence::{Shown, of_bytes, of_file};
use ombrelle_core::register::{
    self, ALL_COPIES, Evidence, KeptCopy, LARGEST_COPY, Origin, Register, fingerprint,
};

use crate::made::{WORK, day, new_register, pass, unsealed};
use crate::traces::files;

const MESSAGES: &str = "pay 500 or I send it to your whole school";

fn noted(said: &str) -> Evidence {
    Evidence {
        number: 0,
        day: day(24),
        said: said.into(),
        account: String::new(),
        platform: String::new(),
        note: String::new(),
        item: None,
        sha256: None,
        copy: None,
    }
}

fn shown(register: &Register, file: &Path, keep_copy: bool) -> Shown {
    let entries = register.content();
    let progress = Progress::default();
    of_file(file, keep_copy, entries, &Decoding::InProcess, &progress).unwrap()
}

fn keep(register: &mut Register, copy: Option<KeptCopy>) -> Result<u32, ErrorKind> {
    register::keep_with(register, noted("a threat"), copy)
}

/// A drawing with enough in it to be told from others, saved as this name says.
fn picture(folder: &Path, name: &str, seed: u32) -> PathBuf {
    let picture = image::RgbImage::from_fn(320, 240, |x, y| {
        let patch = (x / 23 * (7 + seed) + y / 17 * 13) % 11;
        image::Rgb([(patch * 23) as u8, (x / 2) as u8, (y * patch / 11) as u8])
    });
    let path = folder.join(name);
    picture.save(&path).unwrap();
    path
}

/// The text of a file as it lies in the register.
fn base64(text: &str) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(text)
}

#[test]
fn a_copy_is_kept_only_where_it_is_wanted_and_comes_out_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = folder.path().join("secret-name.txt");
    fs::write(&file, MESSAGES).unwrap();
    let without = shown(&register, &file, false);
    assert!(without.copy.is_none() && without.refused.is_none());
    keep(&mut register, without.copy).unwrap();
    let with = shown(&register, &file, true);
    assert_eq!(with.sha256, without.sha256);
    keep(&mut register, with.copy).unwrap();
    drop(register);

    let entries = Register::look(&path, &pass("right")).unwrap();
    let missing = |number| ErrorKind::Register(RegisterError::NoSuchCopy { number });
    assert_eq!(entries.copy(1).unwrap_err(), missing(1));
    let none = ErrorKind::Register(RegisterError::NoSuchEvidence { number: 3 });
    assert_eq!(entries.copy(3).unwrap_err(), none);
    assert_eq!(entries.copy(2).unwrap().bytes(), MESSAGES.as_bytes());
    let log = entries.evidence();
    assert_eq!(log[0].copy, None);
    assert_eq!(log[1].copy, Some(MESSAGES.len() as u64));
    assert_eq!(log[1].sha256, without.sha256);
    // Sealed, and nothing of the file but its bytes.
    for file in files(folder.path()) {
        let sealed = fs::read(&file).unwrap();
        let clear = file.ends_with("secret-name.txt");
        assert_eq!(contains(&sealed, MESSAGES.as_bytes()), clear, "{file:?}");
        assert!(!contains(&sealed, base64(MESSAGES).as_bytes()));
    }
    assert!(!unsealed(&path, "right").unwrap().contains("secret-name"));
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn nothing_of_a_copy_is_left_once_its_entry_is_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = folder.path().join("m.txt");
    for words in [MESSAGES, "another one, which stays"] {
        fs::write(&file, words).unwrap();
        let copy = shown(&register, &file, true).copy;
        keep(&mut register, copy).unwrap();
    }
    register::forget(&mut register, 1).unwrap();
    drop(register);
    for file in ["r.age", "r.age.previous"] {
        let text = unsealed(&folder.path().join(file), "right").unwrap();
        assert!(!text.contains(&base64(MESSAGES)), "{file}");
        assert!(text.contains(&base64("another one, which stays")));
    }
}

#[test]
fn a_new_passphrase_seals_copies_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = folder.path().join("m.txt");
    fs::write(&file, MESSAGES).unwrap();
    let copy = shown(&register, &file, true).copy;
    keep(&mut register, copy).unwrap();
    register.change_passphrase(pass("left")).unwrap();
    drop(register);
    for file in ["r.age", "r.age.previous"] {
        let file = folder.path().join(file);
        assert_eq!(unsealed(&file, "right"), None);
        assert!(unsealed(&file, "left").unwrap().contains(&base64(MESSAGES)));
    }
}

#[test]
fn what_an_item_shows_is_never_copied_but_its_words_and_digits_are_noted() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let mine = picture(folder.path(), "mine.png", 0);
    let limits = Limits::default();
    let (made, _) =
        fingerprint::of(&mine, &limits, &Decoding::InProcess, &Progress::default()).unwrap();
    let files = vec![(String::new(), made)];
    register::add_of(&mut register, day(25), Origin::Real, files).unwrap();
    // The same bytes, the same picture saved anew, and with its edges cut off.
    let again = picture(folder.path(), "again.jpg", 0);
    let cut = folder.path().join("cut.png");
    let whole = image::open(&mine).unwrap();
    whole.crop_imm(12, 9, 296, 222).save(&cut).unwrap();
    let refusal = ErrorKind::Register(RegisterError::CopyOfItem { number: 1 });
    for file in [&mine, &again, &cut] {
        let shown = shown(&register, file, true);
        assert!(shown.copy.is_none(), "{file:?}");
        assert_eq!(shown.refused, Some(refusal.clone()), "{file:?}");
        assert!(shown.sha256.is_some());
    }
    let bytes = fs::read(&again).unwrap().into();
    let (entries, decoding) = (register.content(), Decoding::InProcess);
    let of_memory = of_bytes(bytes, true, entries, &decoding, &Progress::default()).unwrap();
    assert_eq!(of_memory.refused, Some(refusal));
    // Another picture may be kept; one that cannot be compared may not.
    let other = picture(folder.path(), "other.png", 4);
    assert!(shown(&register, &other, true).copy.is_some());
    let mut broken = fs::read(&mine).unwrap();
    broken.truncate(300);
    fs::write(&other, broken).unwrap();
    let shown = shown(&register, &other, true);
    assert!(shown.copy.is_none() && shown.refused.is_some() && shown.sha256.is_some());
}

#[test]
fn no_copy_is_kept_of_an_animation_whose_later_picture_may_be_an_item() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let mine = picture(folder.path(), "mine.png", 0);
    // Something harmless first.
    let hidden = folder.path().join("hidden.gif");
    let mut encoder = image::codecs::gif::GifEncoder::new(fs::File::create(&hidden).unwrap());
    for file in [picture(folder.path(), "other.png", 4), mine.clone()] {
        let frame = image::Frame::new(image::open(file).unwrap().into_rgba8());
        encoder.encode_frame(frame).unwrap();
    }
    drop(encoder);
    // Beside no item there is nothing that it could show.
    assert!(shown(&register, &hidden, true).copy.is_some());
    let limits = Limits::default();
    let (made, _) =
        fingerprint::of(&mine, &limits, &Decoding::InProcess, &Progress::default()).unwrap();
    let files = vec![(String::new(), made)];
    register::add_of(&mut register, day(25), Origin::Real, files).unwrap();
    let shown = shown(&register, &hidden, true);
    let refusal = ErrorKind::Register(RegisterError::CopyOfAnimation);
    assert_eq!(shown.refused, Some(refusal));
    assert!(shown.copy.is_none() && shown.sha256.is_some());
}

#[test]
fn copies_have_a_limit_each_and_together_and_words_are_noted_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = folder.path().join("m.txt");
    fs::write(&file, vec![b'a'; LARGEST_COPY as usize + 1]).unwrap();
    let large = shown(&register, &file, true);
    let limit = LARGEST_COPY;
    let too_large = ErrorKind::Register(RegisterError::CopyTooLarge { limit });
    assert_eq!(large.refused, Some(too_large));
    assert!(large.sha256.is_some() && large.copy.is_none());
    for number in 1..=ALL_COPIES / LARGEST_COPY {
        fs::write(&file, vec![b'a'; LARGEST_COPY as usize]).unwrap();
        let copy = shown(&register, &file, true).copy;
        assert_eq!(keep(&mut register, copy), Ok(number as u32));
    }
    fs::write(&file, MESSAGES).unwrap();
    let one_more = shown(&register, &file, true);
    let full = ErrorKind::Register(RegisterError::CopiesFull { limit: ALL_COPIES });
    assert_eq!(one_more.refused, Some(full));
    assert!(one_more.sha256.is_some());
    // There is room again once an entry is taken out.
    register::forget(&mut register, 2).unwrap();
    let copy = shown(&register, &file, true).copy;
    assert!(copy.is_some());
    keep(&mut register, copy).unwrap();
    drop(register);
    let start = std::time::Instant::now();
    drop(Register::open_at(&path, pass("right"), WORK).unwrap());
    println!(
        "opened with {ALL_COPIES} bytes of copies in {:?}",
        start.elapsed()
    );
}

#[test]
fn a_file_that_vanishes_or_is_none_is_told_and_not_named() {
    let folder = tempfile::tempdir().unwrap();
    let register = new_register(&folder.path().join("r.age"));
    let gone = folder.path().join("secret.txt");
    let empty = folder.path().join("empty.txt");
    fs::write(&empty, "").unwrap();
    for (file, reason) in [
        (gone.as_path(), FileError::NotFound),
        (folder.path(), FileError::IsAFolder),
        (&empty, FileError::EmptyFile),
    ] {
        for keep_copy in [false, true] {
            let shown = shown(&register, file, keep_copy);
            assert_eq!(shown.refused, Some(ErrorKind::File(reason.clone())));
            assert!(shown.sha256.is_none() && shown.copy.is_none());
            assert!(!format!("{shown:?}").contains("secret"));
        }
    }
    let stop = Cancel::default();
    stop.cancel();
    let progress = Progress::silent(stop);
    fs::write(&gone, "there after all").unwrap();
    let stopped = of_file(
        &gone,
        false,
        register.content(),
        &Decoding::InProcess,
        &progress,
    );
    assert!(stopped.is_err());
}

#[test]
fn a_copy_that_belongs_to_nothing_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let log = |copy: &str| {
        format!(
            r#"[{{"number":1,"day":"2026-11-24","said":"s","account":"","platform":"","note":"","item":null,"sha256":null{copy}}}]"#
        )
    };
    let register = |log: &str, copies: &str| {
        format!(
            r#"{{"kind":"ombrelle-register","version":3,"entries":[],"evidence":{log},"copies":{copies}}}"#
        )
    };
    let one = r#"[{"evidence":1,"bytes":"aGVsbG8="}]"#;
    crate::made::seal(&path, &register(&log(r#","copy":5"#), one));
    let entries = Register::look(&path, &pass("right")).unwrap();
    assert_eq!(entries.copy(1).unwrap().bytes(), b"hello");
    let twice = r#"[{"evidence":1,"bytes":"aGVsbG8="},{"evidence":1,"bytes":"aGVsbG8="}]"#;
    for (log, copies) in [
        (log(""), one),
        (log(r#","copy":6"#), one),
        (log(r#","copy":5"#), "[]"),
        (log(r#","copy":5"#), twice),
        (
            log(r#","copy":5"#),
            r#"[{"evidence":2,"bytes":"aGVsbG8="}]"#,
        ),
        (log(r#","copy":5"#), r#"[{"evidence":1,"bytes":"aGVsbG8"}]"#),
        ("[]".to_owned(), one),
    ] {
        crate::made::seal(&path, &register(&log, copies));
        assert!(
            Register::look(&path, &pass("right")).is_err(),
            "{log} {copies}"
        );
    }
}
