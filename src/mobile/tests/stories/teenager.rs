//! A teenager: keeps the fingerprint of a picture, finds out whether another one is the same, takes it out again, finds help.

use std::path::Path;

use ombrelle_mobile::{
    AgeTold, Language, MatchVerdict, Online, Place, Register, WhatHappened, WhichDoor, WhoAsks,
    destroy_register, fingerprint_of_bytes, fingerprint_of_file, help_near, which_door,
    which_door_countries,
};

use crate::{code, drawn};

const WORDS: &str = "four words that nobody guesses";

fn at(folder: &Path) -> String {
    folder.join("register.age").to_string_lossy().into_owned()
}

#[test]
fn a_teenager_registers_checks_and_withdraws() {
    let folder = tempfile::tempdir().unwrap();
    let language = Language::French;
    let picture = drawn(256, 256, 4);
    let print = |bytes: Vec<u8>| fingerprint_of_bytes(bytes, language, None).unwrap();
    let register = Register::create(at(folder.path()), WORDS.into(), language).unwrap();
    let first = register.add(print(picture.clone()), "A".into()).unwrap();
    assert_eq!(
        register.add(print(picture.clone()), "B".into()).unwrap(),
        first
    );
    let same = &register.check(print(picture.clone()))[0];
    assert_eq!((same.entry, same.verdict), (first, MatchVerdict::Same));
    assert!(
        same.sentence
            .as_ref()
            .is_some_and(|said| said.contains('1'))
    );
    let other = &register.check(print(drawn(256, 256, 90)))[0];
    assert_eq!((other.verdict, &other.sentence), (MatchVerdict::No, &None));
    register.note(first, "le 3018".into(), "42".into()).unwrap();
    assert!(register.entries()[0].reported[0].contains("3018"));
    // Nothing of the file, its hash included, is in the clear.
    let kept = std::fs::read(at(folder.path())).unwrap();
    assert!(kept.starts_with(b"age-encryption.org/v1"));
    register.withdraw(first).unwrap();
    assert!(register.entries().is_empty() && register.check(print(picture)).is_empty());
    assert_eq!(code(register.withdraw(first)), "no-such-entry");
    // Open here, it opens nowhere else; let go of, it does.
    let again = || Register::open(at(folder.path()), WORDS.into(), language);
    assert_eq!(code(again()), "register-in-use");
    drop(register);
    assert_eq!(
        code(Register::open(at(folder.path()), "wrong".into(), language)),
        "register-wrong-passphrase"
    );
    drop(again().unwrap());
    destroy_register(at(folder.path()), language).unwrap();
    assert_eq!(code(again()), "register-missing");
}

#[test]
fn a_fingerprint_tells_nothing_of_its_file_when_it_fails() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("Lena-beach.jpg");
    std::fs::write(&secret, b"\xFF\xD8\xFF\xE0 Lena").unwrap();
    for language in [Language::English, Language::French] {
        let path = secret.to_string_lossy().into_owned();
        let failed = fingerprint_of_file(path, language, None).err().unwrap();
        let said = format!("{failed:?} {failed}");
        assert!(!said.contains("Lena") && !said.contains("beach"), "{said}");
        let missing = folder.path().join("Lena").to_string_lossy().into_owned();
        let failed = fingerprint_of_file(missing, language, None).err().unwrap();
        assert!(!format!("{failed:?}").contains("Lena"));
    }
}

#[test]
fn help_is_found_in_both_languages() {
    for language in [Language::English, Language::French] {
        for country in which_door_countries().into_iter().chain(["??".into()]) {
            let told = WhichDoor {
                who: WhoAsks::Me,
                what: WhatHappened::Real,
                age: AgeTold::Under18,
                country: country.clone(),
                online: Online::Yes,
                place: Place::Network,
                threatened: true,
            };
            let steps = which_door(told, language);
            assert_eq!(steps[0].code, "danger");
            assert!(steps.iter().all(|step| !step.sentence.contains('{')));
            assert!(steps.iter().any(|step| !step.helpers.is_empty()));
            assert!(help_near(Some(country), language).len() > 3);
        }
    }
    let lines = help_near(Some("FR".into()), Language::French).join("\n");
    assert!(lines.contains("3018"), "{lines}");
}
