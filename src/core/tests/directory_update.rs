//! Updates of the directory of services: signed files that a person opens. Keys are made here, for these tests alone.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test program: it may stop"
)]

use std::fs;
use std::io::Cursor;
use std::path::Path;

use minisign::KeyPair;
use ombrelle_core::error::{Error, ErrorKind, FileError, HelpError};
use ombrelle_core::help::Directory;
use ombrelle_core::help::update::{self, LARGEST, Signer};

/// The directory in the program, with another day, and whatever `change` makes of it.
fn directory(day: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let text = include_str!("../../../assets/services.toml");
    let there = format!("checked = {}\n", Directory::built_in().checked);
    assert!(text.contains(&there));
    change(text.replacen(&there, &format!("checked = {day}\n"), 1)).into_bytes()
}

fn signed(key: &KeyPair, content: &[u8]) -> Vec<u8> {
    let made = minisign::sign(None, &key.sk, Cursor::new(content), None, None).unwrap();
    let signature = made.into_string();
    let end = if signature.ends_with('\n') { "" } else { "\n" };
    [signature.as_bytes(), end.as_bytes(), content].concat()
}

fn key() -> KeyPair {
    KeyPair::generate_unencrypted_keypair().unwrap()
}

fn signer(key: &KeyPair) -> Signer {
    Signer::from_file(&key.pk.to_box().unwrap().into_string()).unwrap()
}

fn as_it_is(text: String) -> String {
    text
}

#[test]
fn an_update_is_read_whole_or_refused_with_its_reason() {
    let key = key();
    let signer = signer(&key);
    let content = directory("2030-05-06", as_it_is);
    let update = signed(&key, &content);
    let read = signer.read(&update).unwrap();
    assert_eq!(read.checked.to_string(), "2030-05-06");
    assert_eq!(read.service, Directory::built_in().service);

    // Cut anywhere: in the signature it is none, after that it is not what was signed.
    let head = update.len() - content.len();
    for end in (0..update.len())
        .step_by(97)
        .chain([head, head + 1, update.len() - 1])
    {
        let refused = signer.read(&update[..end]).unwrap_err();
        let wanted = match end <= head {
            true => HelpError::DirectoryUnsigned,
            false => HelpError::DirectoryAltered,
        };
        assert_eq!(refused, wanted, "cut at {end}");
    }
    // A bit changed anywhere.
    for at in (0..update.len()).step_by(61) {
        let mut spoilt = update.clone();
        spoilt[at] ^= 4;
        let comment = at < update.iter().position(|&byte| byte == b'\n').unwrap();
        assert!(comment || signer.read(&spoilt).is_err(), "spoilt at {at}");
    }
    // More behind it.
    let more = [&update[..], b"\n"].concat();
    assert_eq!(signer.read(&more), Err(HelpError::DirectoryAltered));
    // Anything else.
    for other in [
        &b""[..],
        b"\n\n\n\n\n",
        b"a\nb\nc\nd\ne",
        &content,
        &[0xFF; 4000],
    ] {
        assert_eq!(signer.read(other), Err(HelpError::DirectoryUnsigned));
    }
}

#[test]
fn an_update_of_another_key_is_refused() {
    let (ours, theirs) = (key(), key());
    let content = directory("2030-05-06", as_it_is);
    let update = signed(&theirs, &content);
    let refused = signer(&ours).read(&update);
    assert_eq!(refused, Err(HelpError::DirectoryOtherKey));
    // Whoever writes the number of our key before their signature gains nothing.
    let ours_update = signed(&ours, &content);
    let second = |update: &[u8]| {
        let text = String::from_utf8_lossy(update).into_owned();
        text.lines().nth(1).unwrap().to_owned()
    };
    let (mine, theirs) = (second(&ours_update), second(&update));
    let forged = format!("{}{}", &mine[..12], &theirs[12..]);
    let text = String::from_utf8(update)
        .unwrap()
        .replacen(&theirs, &forged, 1);
    assert!(signer(&ours).read(text.as_bytes()).is_err());
    // Neither is the key of the program one of these.
    let program = Signer::ours().unwrap();
    let refused = program.read(&ours_update);
    assert_eq!(refused, Err(HelpError::DirectoryOtherKey));
}

#[test]
fn a_signed_update_is_held_to_what_the_directory_in_the_program_is_held_to() {
    let key = key();
    let signer = signer(&key);
    type Change = fn(String) -> String;
    let changes: [Change; 7] = [
        |text| text.replacen("country = \"FR\"", "country = \"XX\"", 1),
        |text| text.replacen("web = \"https://", "web = \"http://", 1),
        |text| text.replacen("part = \"talk\"", "part = \"else\"", 1),
        |text| text.replacen("helps = ", "later = 1\nhelps = ", 1),
        |text| text.replacen("checked = ", "check = ", 1),
        |text| text.replacen("name = \"", "name = \"\\u001b[31m", 1),
        |text| text[..text.len() / 8].to_owned(),
    ];
    for (at, change) in changes.iter().enumerate() {
        let update = signed(&key, &directory("2030-05-06", change));
        let refused = signer.read(&update);
        assert_eq!(refused, Err(HelpError::DirectoryUnread), "{at}");
    }
    let latin = signed(&key, b"checked = 2030-05-06 # \xE9\n");
    assert_eq!(signer.read(&latin), Err(HelpError::DirectoryUnread));
}

/// The kind of what is refused, and that it names the file.
fn kind(refused: Result<impl std::fmt::Debug, Error>, file: &Path) -> ErrorKind {
    let error = refused.unwrap_err();
    assert_eq!(error.path.as_deref(), Some(file));
    error.kind
}

/// The one test that changes which directory counts in this program.
#[test]
fn an_update_counts_until_it_is_forgotten_and_only_a_newer_one_replaces_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("data/services.update");
    let file = folder.path().join("opened.update");
    let key = key();
    let signer = signer(&key);
    let built_in = Directory::built_in().checked;
    let take = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        update::take(&file, &place, &signer)
    };
    let of = |day: &str| signed(&key, &directory(day, as_it_is));

    assert_eq!(update::load(&place, &signer), Ok(None));
    assert!(!Directory::is_updated());
    // Too large, old, of the same day: the directory stays.
    let huge = vec![b'a'; LARGEST as usize + 1];
    let too_large = HelpError::DirectoryTooLarge { limit: LARGEST };
    assert_eq!(kind(take(&huge), &file), too_large.into());
    for day in ["2026-01-02".to_owned(), built_in.to_string()] {
        let old = HelpError::DirectoryOld {
            checked: day.parse().unwrap(),
            there: built_in,
        };
        assert_eq!(kind(take(&of(&day)), &file), old.into());
    }
    let gone = folder.path().join("gone");
    let missing = update::take(&gone, &place, &signer);
    assert_eq!(kind(missing, &gone), FileError::NotFound.into());
    assert!(!place.exists() && !Directory::is_updated());

    // Taken, and there the next time.
    assert_eq!(take(&of("2030-05-06")).unwrap().to_string(), "2030-05-06");
    assert!(Directory::is_updated());
    assert_eq!(Directory::ours().checked.to_string(), "2030-05-06");
    let there = fs::read(&place).unwrap();
    let older = take(&of("2029-01-01"));
    assert!(matches!(
        kind(older, &file),
        ErrorKind::Help(HelpError::DirectoryOld { .. })
    ));
    assert_eq!(fs::read(&place).unwrap(), there);
    assert!(update::forget(&place).unwrap());
    assert!(!Directory::is_updated() && !place.exists());
    assert_eq!(Directory::ours().checked, built_in);
    assert!(!update::forget(&place).unwrap());
    fs::write(&place, &there).unwrap();
    let day = update::load(&place, &signer).unwrap();
    assert_eq!(day.map(|day| day.to_string()), Some("2030-05-06".into()));

    // What is kept is looked at each time: somebody may have changed it.
    update::forget(&place).unwrap();
    let mut spoilt = there.clone();
    *spoilt.last_mut().unwrap() ^= 1;
    fs::write(&place, &spoilt).unwrap();
    let altered = kind(update::load(&place, &signer), &place);
    assert_eq!(altered, HelpError::DirectoryAltered.into());
    assert!(!Directory::is_updated());
    // An update older than the directory of a newer program is left alone.
    fs::write(&place, of("2026-01-02")).unwrap();
    assert_eq!(update::load(&place, &signer), Ok(None));
    assert!(!Directory::is_updated());
}

/// Those that the tests of the command and of the window open.
#[test]
fn the_key_in_the_program_signed_the_updates_of_other_tests() {
    let golden = |name: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/directory");
        fs::read(folder.join(name)).unwrap()
    };
    let program = Signer::ours().unwrap();
    let day = |name| program.read(&golden(name)).unwrap().checked.to_string();
    assert_eq!(day("new.update"), "2099-01-01");
    assert_eq!(day("old.update"), "2026-01-02");
    let other = program.read(&golden("other-key.update"));
    assert_eq!(other, Err(HelpError::DirectoryOtherKey));
}
