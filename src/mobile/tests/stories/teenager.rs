//! A teenager: keeps the fingerprint of a picture, finds out whether another one is the same, takes it out again, finds help.

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use ombrelle_mobile::{
    AgeTold, Day, EvidenceFile, EvidenceTold, HostError, Job, Language, MatchVerdict,
    OmbrelleError, Online, Phase, PictureOrigin, Place, ProgressListener, Register, WhatHappened,
    WhichDoor, WhoAsks, check_limit, destroy_register, fingerprint_of_bytes, fingerprint_of_file,
    help_near, service_list, use_service_list, which_door, which_door_countries, which_door_words,
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
    let limit = check_limit(language);
    assert!(limit.contains("preuve") && !limit.contains('{'), "{limit}");
    register.note(first, "le 3018".into(), "42".into()).unwrap();
    let reported = register.entries().remove(0).reported.remove(0);
    assert!(reported.contains("3018") && reported.starts_with("signalement"));
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
fn a_register_that_cannot_be_read_is_told_as_one_and_not_as_a_photo() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(at(folder.path())).unwrap();
    let opened = Register::open(at(folder.path()), WORDS.into(), Language::English);
    let Err(OmbrelleError::Sealed { advice }) = opened else {
        panic!("a folder is no register")
    };
    assert_eq!(advice.code, "is-a-folder");
    assert!(!advice.what_to_do.contains("photo"), "{advice:?}");
}

#[test]
fn two_threads_use_a_register_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let language = Language::English;
    let register = Register::create(at(folder.path()), WORDS.into(), language).unwrap();
    let keep = |seed: u32| {
        let print = || fingerprint_of_bytes(drawn(256, 256, seed), language, None).unwrap();
        let number = register.add(print(), seed.to_string()).unwrap();
        register.note(number, "3018".into(), String::new()).unwrap();
        let matches = register.check(print());
        let own = matches.iter().find(|one| one.entry == number);
        assert_eq!(own.map(|one| one.verdict), Some(MatchVerdict::Same));
    };
    std::thread::scope(|scope| {
        for seed in [4, 90] {
            scope.spawn(move || keep(seed));
        }
    });
    let entries = register.entries();
    let mut names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["4", "90"]);
    assert_ne!(entries[0].number, entries[1].number);
    assert!(entries.iter().all(|entry| entry.reported.len() == 1));
    // What the file holds is what both saw.
    drop(register);
    let again = Register::open(at(folder.path()), WORDS.into(), language).unwrap();
    assert_eq!(again.entries(), entries);
}

fn told(said: &str, day: u8, entry: Option<u32>) -> EvidenceTold {
    EvidenceTold {
        day: Some(Day {
            year: 2026,
            month: 11,
            day,
        }),
        said: said.into(),
        account: "x_77".into(),
        platform: "Snapchat".into(),
        note: String::new(),
        entry,
    }
}

#[test]
fn what_happened_is_noted_with_a_copy_only_where_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let language = Language::English;
    let register = Register::create(at(folder.path()), WORDS.into(), language).unwrap();
    let picture = drawn(256, 256, 4);
    let print = fingerprint_of_bytes(picture.clone(), language, None).unwrap();
    let entry = register.add(print, String::new()).unwrap();
    assert_eq!(register.entries()[0].origin, PictureOrigin::NotKnown);
    register.set_origin(entry, PictureOrigin::Made).unwrap();
    assert_eq!(register.entries()[0].origin, PictureOrigin::Made);
    assert_eq!(
        code(register.set_origin(7, PictureOrigin::Real)),
        "no-such-entry"
    );

    let file = |bytes: &[u8], keep_copy| {
        let bytes = bytes.to_vec();
        Some(EvidenceFile { bytes, keep_copy })
    };
    let note = |told, file| register.note_evidence(told, file, None);
    let first = note(told("asks for money", 24, Some(entry)), file(b"pay", false)).unwrap();
    assert!(!first.copied && first.refused.is_none());
    let kept = note(told("says hello", 20, None), file(b"hello", true)).unwrap();
    assert!(kept.copied && kept.lines.iter().any(|line| line.contains("under 18")));
    // What an entry shows is not copied; the words are there.
    let refused = note(told("sends it", 25, None), file(&picture, true)).unwrap();
    assert_eq!(refused.refused.unwrap().code, "copy-of-item");
    assert!(!refused.copied);
    let log = register.evidence();
    let said: Vec<_> = log.iter().map(|one| one.said.as_str()).collect();
    assert_eq!(said, ["says hello", "asks for money", "sends it"]);
    assert_eq!((log[1].has_file, log[1].copy_bytes), (true, None));
    assert_eq!(log[0].copy_bytes, Some(5));
    assert!(log[1].lines.iter().any(|line| line.contains("x_77")));
    assert!(
        log.iter()
            .flat_map(|one| &one.lines)
            .all(|line| line.trim() == line)
    );
    assert!(!format!("{log:?}").contains("money"));
    assert_eq!(register.evidence_copy(kept.number).unwrap(), b"hello");
    assert_eq!(code(register.evidence_copy(first.number)), "no-such-copy");
    assert_eq!(code(register.evidence_copy(99)), "no-such-evidence");
    register.remove_evidence(kept.number).unwrap();
    assert_eq!(
        code(register.remove_evidence(kept.number)),
        "no-such-evidence"
    );
    // What cannot be is refused, and nothing is noted.
    assert_eq!(code(note(told("x", 31, None), None)), "wrong-value");
    assert_eq!(code(note(told(" \n", 1, None), None)), "wrong-value");
    assert_eq!(code(note(told("x", 1, Some(9)), None)), "no-such-entry");
    let noted = register.note(entry, "\n".into(), "42".into());
    assert_eq!(code(noted), "blank");
    assert!(register.entries()[0].reported.is_empty());
    assert_eq!(register.evidence().len(), 2);
}

/// Asks the register at each step that it hears of.
struct Asks(Arc<Register>);

impl ProgressListener for Asks {
    fn step(&self, _: Phase, _: u64, _: u64) -> Result<(), HostError> {
        drop(self.0.entries());
        Ok(())
    }
}

#[test]
fn whoever_hears_how_far_a_note_is_may_ask_the_register() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::create(at(folder.path()), WORDS.into(), Language::English).unwrap();
    let job = Job::watched(Arc::new(Asks(register.clone())));
    let file = EvidenceFile {
        bytes: drawn(64, 64, 3),
        keep_copy: true,
    };
    let (done, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let told = told("says hello", 20, None);
        done.send(register.note_evidence(told, Some(file), Some(job)))
    });
    let kept = heard.recv_timeout(Duration::from_secs(120)).unwrap();
    assert!(kept.unwrap().copied);
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

/// As at the command and in the window: a page may ask for the picture itself, and a line may be closed at night.
#[test]
fn whoever_is_led_to_a_service_on_a_phone_reads_what_it_does_with_the_picture() {
    let told = |country: &str| WhichDoor {
        who: WhoAsks::Me,
        what: WhatHappened::Real,
        age: AgeTold::Under18,
        country: country.into(),
        online: Online::Yes,
        place: Place::Website,
        threatened: false,
    };
    for (language, picture, hours, fault) in [
        (
            Language::English,
            "Send no picture",
            "23:00",
            "not your fault",
        ),
        (
            Language::French,
            "Ne pas envoyer l’image",
            "23\u{a0}h",
            "ta faute",
        ),
    ] {
        let steps = which_door(told("FR"), language);
        let helpers: Vec<_> = steps.iter().flat_map(|step| &step.helpers).collect();
        assert!(helpers.iter().all(|one| !one.about.is_empty()));
        assert!(helpers.iter().all(|one| one.line.starts_with(&one.name)));
        let line = helpers
            .iter()
            .find(|one| one.phone.as_deref() == Some("3018"));
        let line = line.unwrap();
        assert!(line.about.contains(picture), "{line:?}");
        assert!(line.line.contains(hours), "{line:?}");
        // Nobody is to blame, and where nobody near is known, that is said.
        let around = which_door_words(told("FR"), language);
        assert!(around.above.len() == 1 && around.above[0].contains(fault));
        assert!(around.below.contains("Ombrelle"));
        let elsewhere = which_door_words(told("??"), language);
        assert!(elsewhere.above.len() == 2 && elsewhere.above[1].contains("INHOPE"));
    }
}

#[test]
fn a_signed_update_is_the_list_of_services_and_any_other_is_refused() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/golden/directory");
    let update = |name: &str| std::fs::read(golden.join(name)).unwrap();
    let language = Language::French;
    let lines = || help_near(Some("FR".into()), language).join("\n");
    let refused = |bytes: Vec<u8>| code(use_service_list(Some(bytes), language));
    let ours = service_list(language);
    assert!(!ours.updated && ours.sentence.contains(&ours.checked.year.to_string()));
    let mut changed = update("new.update");
    let last = changed.len() - 2;
    changed[last] ^= 1;
    assert_eq!(refused(changed), "directory-altered");
    assert_eq!(
        refused(update("new.update")[..300].to_vec()),
        "directory-altered"
    );
    assert_eq!(refused(update("other-key.update")), "directory-other-key");
    assert_eq!(refused(update("old.update")), "directory-old");
    assert_eq!(refused(b"a list".to_vec()), "directory-unsigned");
    assert_eq!(refused(vec![b'x'; 2_000_000]), "directory-too-large");
    assert_eq!(service_list(language), ours);

    // Twice, as by an app that starts again.
    for _ in 0..2 {
        let new = use_service_list(Some(update("new.update")), language).unwrap();
        assert!(new.updated && new.checked.year == 2099, "{new:?}");
        assert!(lines().contains("Line of the test update"));
    }
    assert_eq!(refused(update("old.update")), "directory-old");
    assert_eq!(use_service_list(None, language).unwrap(), ours);
    assert!(!lines().contains("Line of the test update"));
}
