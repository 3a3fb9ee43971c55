//! The register as its owner meets it: what it keeps, what it refuses, what is left of what was taken out.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test program: it may stop and speak"
)]

#[path = "register/copies.rs"]
mod copies;
#[path = "register/killed.rs"]
mod killed;
#[path = "register/made.rs"]
mod made;
#[path = "register/opened_elsewhere.rs"]
mod opened_elsewhere;
#[path = "register/traces.rs"]
mod traces;

use std::fs;

use made::{WORK, day, fingerprint, new_register, pass, reported, unsealed};
use ombrelle_core::error::{ErrorKind, FileError, REGISTER, RegisterError, VaultError};
use ombrelle_core::register::{self, Added, Evidence, Origin, Passphrase, Register};

#[test]
fn what_is_added_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let files = vec![
        ("beach".to_owned(), fingerprint(1)),
        (String::new(), fingerprint(2)),
    ];
    let added = register::add(&mut register, day(25), files).unwrap();
    assert_eq!(added, [Added::New(1), Added::New(2)]);
    register::note(&mut register, 2, reported("a service", "C-7")).unwrap();
    // The same bytes once more change nothing.
    let again = vec![("again".to_owned(), fingerprint(1))];
    assert_eq!(
        register::add(&mut register, day(26), again).unwrap(),
        [Added::Already(1)]
    );
    drop(register);

    let entries = Register::look(&path, &pass("right")).unwrap();
    let read: Vec<_> = entries.iter().collect();
    assert_eq!(read.len(), 2);
    assert_eq!((read[0].number, read[0].name.as_str()), (1, "beach"));
    assert_eq!(read[0].fingerprint, fingerprint(1));
    assert_eq!(read[1].reported, [reported("a service", "C-7")]);
    assert_eq!(read[0].added, day(25));
}

fn evidence(said: &str, on: i8, item: Option<u32>) -> Evidence {
    Evidence {
        number: 0,
        day: day(on),
        said: said.into(),
        account: "x_77".into(),
        platform: String::new(),
        note: String::new(),
        item,
        sha256: Some(fingerprint(9).sha256.clone()),
        copy: None,
    }
}

#[test]
fn what_happened_is_kept_by_day_and_outlives_the_entry_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let files = vec![(String::new(), fingerprint(1))];
    register::add_of(&mut register, day(25), Origin::Made, files).unwrap();
    assert_eq!(
        register::keep(&mut register, evidence("later", 24, Some(1))),
        Ok(1)
    );
    assert_eq!(
        register::keep(&mut register, evidence("first", 20, None)),
        Ok(2)
    );
    let none = ErrorKind::Register(RegisterError::NoSuchEntry { number: 7 });
    assert_eq!(
        register::keep(&mut register, evidence("x", 1, Some(7))),
        Err(none)
    );
    let entries = Register::look(&path, &pass("right")).unwrap();
    assert_eq!(entries.get(1).unwrap().origin, Origin::Made);
    let said: Vec<_> = entries.evidence().iter().map(|e| e.said.clone()).collect();
    assert_eq!(said, ["first", "later"]);
    // About none of the entries that were chosen: only what is about none at all.
    assert_eq!(entries.evidence_of(&[]).len(), 1);
    register::withdraw(&mut register, 1).unwrap();
    let log = register.content().evidence();
    assert_eq!((log.len(), log[1].item), (2, None));
}

#[test]
fn where_something_was_reported_is_listed_by_day() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = new_register(&folder.path().join("r.age"));
    let files = vec![(String::new(), fingerprint(1))];
    register::add(&mut register, day(25), files).unwrap();
    // A report of last week is remembered after that of today.
    for (to, on) in [("today", 24), ("last week", 17), ("later today", 24)] {
        let mut noted = reported(to, "");
        noted.day = day(on);
        register::note(&mut register, 1, noted).unwrap();
    }
    let entry = register.content().get(1).unwrap();
    let to: Vec<&str> = entry.reported.iter().map(|one| one.to.as_str()).collect();
    assert_eq!(to, ["last week", "today", "later today"]);
}

#[test]
fn nothing_of_evidence_that_was_taken_out_is_left_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    register::keep(&mut register, evidence("a threat", 24, None)).unwrap();
    register::keep(&mut register, evidence("a question", 25, None)).unwrap();
    register::forget(&mut register, 1).unwrap();
    let missing = ErrorKind::Register(RegisterError::NoSuchEvidence { number: 1 });
    assert_eq!(register::forget(&mut register, 1), Err(missing));
    let printed = format!("{:?}", register.content());
    assert!(
        !printed.contains("question") && !printed.contains("x_77"),
        "{printed}"
    );
    drop(register);
    for file in [path.clone(), folder.path().join("r.age.previous")] {
        let text = unsealed(&file, "right").unwrap();
        assert!(text.contains("a question") && !text.contains("a threat"));
    }
}

#[test]
fn a_clock_that_went_back_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let then = register::Date::constant(1970, 1, 1);
    for (number, on) in [(1, day(25)), (2, day(3)), (3, then)] {
        let file = vec![(String::new(), fingerprint(number))];
        register::add(&mut register, on, file).unwrap();
    }
    let entries = Register::look(&path, &pass("right")).unwrap();
    let days: Vec<_> = entries.iter().map(|entry| entry.added).collect();
    assert_eq!(days, [day(25), day(3), then]);
}

#[test]
fn a_wrong_passphrase_gets_one_answer_without_a_hint() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    drop(new_register(&path));
    for wrong in ["Right", "right ", "r", "\u{0}", &"x".repeat(4000)] {
        let looked = Register::look(&path, &pass(wrong)).unwrap_err().kind;
        assert_eq!(looked, VaultError::WrongPassphrase { title: REGISTER });
        let opened = Register::open_at(&path, pass(wrong), WORK)
            .unwrap_err()
            .kind;
        assert_eq!(opened, VaultError::WrongPassphrase { title: REGISTER });
    }
    assert_eq!(
        Passphrase::new("").unwrap_err(),
        VaultError::EmptyPassphrase
    );
    assert!(pass("fourteen chars").is_short() && !pass("fifteen letters").is_short());
}

#[test]
fn a_register_from_a_newer_version_is_refused_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let newer = r#"{"kind":"ombrelle-register","version":4,"entries":{"other":"shape"}}"#;
    made::seal(&path, newer);
    let before = fs::read(&path).unwrap();
    assert_eq!(
        Register::look(&path, &pass("right")).unwrap_err().kind,
        VaultError::Newer { title: REGISTER }
    );
    assert_eq!(
        Register::open_at(&path, pass("right"), WORK)
            .unwrap_err()
            .kind,
        VaultError::Newer { title: REGISTER }
    );
    fs::copy(&path, folder.path().join("r.age.previous")).unwrap();
    assert_eq!(
        Register::restore(&path, &pass("right")).unwrap_err().kind,
        VaultError::NothingToRestore { title: REGISTER }
    );
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn what_is_no_register_is_refused_whatever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let refused = || Register::look(&path, &pass("right")).unwrap_err().kind;
    assert_eq!(refused(), VaultError::Missing { title: REGISTER });
    for bytes in [&b""[..], b"a letter", b"age-encryption.org/v1\n-> scrypt "] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(refused(), VaultError::Damaged { title: REGISTER });
    }
    let contents = [
        "",
        "[]",
        r#"{"kind":"ombrelle-register","version":0,"entries":[]}"#,
        r#"{"kind":"another","version":1,"entries":[]}"#,
        r#"{"kind":"ombrelle-register","version":1}"#,
        r#"{"kind":"ombrelle-register","version":1,"entries":[],"more":1}"#,
        r#"{"kind":"ombrelle-register","version":1,"entries":[]} tail"#,
    ];
    for json in contents {
        made::seal(&path, json);
        assert_eq!(refused(), VaultError::Damaged { title: REGISTER }, "{json}");
    }
    // A file that would take gigabytes to open.
    made::seal(&path, "{}");
    let costly = String::from_utf8_lossy(&fs::read(&path).unwrap()).replace(" 1\n", " 40\n");
    fs::write(&path, costly).unwrap();
    assert_eq!(refused(), VaultError::Damaged { title: REGISTER });
    // A slip: no other file is destroyed in place of the register.
    fs::write(&path, "a letter").unwrap();
    assert_eq!(
        Register::destroy(&path).unwrap_err().kind,
        VaultError::Damaged { title: REGISTER }
    );
    assert_eq!(fs::read(&path).unwrap(), b"a letter");
}

#[test]
fn a_damaged_register_is_refused_and_its_previous_version_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    for number in [1, 2] {
        let file = vec![(String::new(), fingerprint(number))];
        register::add(&mut register, day(25), file).unwrap();
    }
    drop(register);
    assert_eq!(
        Register::restore(&path, &pass("right")).unwrap_err().kind,
        VaultError::NothingToRestore { title: REGISTER }
    );
    let whole = fs::read(&path).unwrap();
    for damaged in [Some(&whole[..whole.len() - 1]), Some(b""), None] {
        match damaged {
            Some(bytes) => fs::write(&path, bytes).unwrap(),
            None => fs::remove_file(&path).unwrap(),
        }
        assert_eq!(
            Register::open_at(&path, pass("right"), WORK)
                .unwrap_err()
                .kind,
            VaultError::Damaged { title: REGISTER }
        );
        assert_eq!(
            Register::create_at(&path, pass("right"), WORK)
                .unwrap_err()
                .kind,
            VaultError::Exists { title: REGISTER }
        );
        assert!(Register::has_previous(&path));
        let seen = Register::look_at_previous(&path, &pass("right")).unwrap();
        assert_eq!(seen.iter().len(), 1);
        assert_eq!(
            Register::restore(&path, &pass("wrong")).unwrap_err().kind,
            VaultError::WrongPassphrase { title: REGISTER }
        );
        let back = Register::restore(&path, &pass("right")).unwrap();
        assert_eq!(back.iter().len(), 1);
        let opened = Register::open_at(&path, pass("right"), WORK).unwrap();
        assert_eq!(opened.content(), &back);
    }
}

#[test]
fn two_programs_at_once_are_kept_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let held = new_register(&path);
    let second = || Register::open_at(&path, pass("right"), WORK).map(drop);
    assert_eq!(
        second().unwrap_err().kind,
        VaultError::InUse { title: REGISTER }
    );
    assert_eq!(
        Register::destroy(&path).unwrap_err().kind,
        VaultError::InUse { title: REGISTER }
    );
    // Looking disturbs nobody.
    assert!(Register::look(&path, &pass("right")).is_ok());
    drop(held);
    second().unwrap();
}

#[test]
fn a_failed_change_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = vec![("one".to_owned(), fingerprint(1))];
    register::add(&mut register, day(25), file.clone()).unwrap();
    let no_entry = ErrorKind::Register(RegisterError::NoSuchEntry { number: 7 });
    assert_eq!(register::withdraw(&mut register, 7).unwrap_err(), no_entry);
    assert_eq!(
        register::note(&mut register, 7, reported("", "")).unwrap_err(),
        no_entry
    );
    let before = fs::read(&path).unwrap();
    // Nothing can be put in the place of the previous version.
    fs::remove_file(folder.path().join("r.age.previous")).unwrap();
    fs::create_dir(folder.path().join("r.age.previous")).unwrap();
    let more = vec![("two".to_owned(), fingerprint(2))];
    assert_eq!(
        register::add(&mut register, day(25), more).unwrap_err(),
        ErrorKind::File(FileError::IsAFolder)
    );
    assert_eq!(
        register::withdraw(&mut register, 1).unwrap_err(),
        ErrorKind::File(FileError::IsAFolder)
    );
    assert_eq!(
        register.change_passphrase(pass("new")).unwrap_err(),
        VaultError::File(FileError::IsAFolder)
    );
    assert_eq!(register.content().iter().len(), 1);
    assert_eq!(fs::read(&path).unwrap(), before);
    // The register and its lock; no passing file.
    assert_eq!(traces::files(folder.path()).len(), 2);
    assert!(unsealed(&path, "right").is_some());
}

#[cfg(unix)]
#[test]
fn only_its_owner_may_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("made/for/it");
    let path = folder.join("r.age");
    let mut register = new_register(&path);
    // Rights that somebody else gave do not stay.
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let file = vec![(String::new(), fingerprint(1))];
    register::add(&mut register, day(25), file).unwrap();
    assert_eq!(mode(&folder), 0o700);
    for file in traces::files(&folder) {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    assert_eq!(traces::files(&folder).len(), 3);
}

#[cfg(unix)]
#[test]
fn a_link_to_the_register_stays_a_link() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("far")).unwrap();
    let far = folder.path().join("far/r.age");
    drop(new_register(&far));
    let link = folder.path().join("near.age");
    std::os::unix::fs::symlink(&far, &link).unwrap();
    let mut register = Register::open_at(&link, pass("right"), WORK).unwrap();
    let file = vec![(String::new(), fingerprint(1))];
    register::add(&mut register, day(25), file).unwrap();
    assert!(link.is_symlink());
    let entries = Register::look(&far, &pass("right")).unwrap();
    assert_eq!(entries.iter().len(), 1);
}

#[test]
fn nothing_that_is_printed_by_accident_tells_a_secret() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    let mut register = new_register(&path);
    let file = vec![("my name for it".to_owned(), fingerprint(1))];
    register::add(&mut register, day(25), file).unwrap();
    register::note(&mut register, 1, reported("a service", "C-7")).unwrap();
    let printed = format!("{register:?} {:#?}", register.content());
    let entry = register.content().get(1).unwrap();
    let printed = format!("{printed} {entry:?} {:?}", entry.reported);
    let hex = entry.fingerprint.sha256.to_hex();
    for secret in ["right", "my name for it", "C-7", "a service", &hex[..8]] {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}
