//! The main ways through the program, as a person goes them: scripts of clicks and keys in `ways/`, run by the toolkit's
//! emulator on the real program with real networks. What each leaves behind is looked at afterwards.

mod stage;

use std::path::Path;

use iced::{Preset, Task};
use iced_test::{Error, run};
use ombrelle_core::consent::{Age, ConsentBook, NewPerson};
use ombrelle_core::register::{Passphrase, Register, ScryptCost};
use ombrelle_core::settings::Settings;
use ombrelle_gui::app::{App, Message, shell};
use ombrelle_gui::dialog::{self, Picked};
use ombrelle_gui::places::Places;

/// Places in a folder, with English chosen.
fn places(folder: &Path) -> Places {
    let settings = folder.join("settings.toml");
    let chosen = Settings {
        language: Some("en".to_owned()),
        ..Settings::default()
    };
    chosen.write(&settings).unwrap();
    Places {
        settings: Some(settings),
        register: Some(folder.join("register.age")),
        book: Some(folder.join("album.age")),
        ..Places::default()
    }
}

/// Runs the scripts of one way.
fn go(way: &str, boot: impl Fn() -> (App, Task<Message>) + Clone + 'static) -> Result<(), Error> {
    let program = shell::program(boot.clone()).presets([Preset::new("start", boot)]);
    let scripts = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/ways")
        .join(way);
    assert!(
        scripts.read_dir().unwrap().count() > 0,
        "no script for {way}"
    );
    run(program, scripts)
}

#[test]
fn one_photo_is_protected() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("beach.jpg");
    stage::beach(&photo);
    let (places, given) = (places(folder.path()), vec![photo.clone()]);
    go("protect", move || App::new(places.clone(), given.clone())).unwrap();

    let copy = folder.path().join("beach.protected.jpg");
    let (changed, all) = stage::changed(&photo, &copy);
    assert!(
        changed > all / 30 && changed < all / 3,
        "the face is covered, the rest is not"
    );
}

#[test]
fn a_class_album_keeps_covered_whom_nobody_agreed_to_show() {
    let folder = tempfile::tempdir().unwrap();
    let photos = folder.path().join("class");
    std::fs::create_dir(&photos).unwrap();
    for number in 1..=3 {
        stage::beach(&photos.join(format!("beach-{number}.jpg")));
    }
    let places = places(folder.path());
    let passphrase = Passphrase::new("correct horse battery").unwrap();
    let mut album =
        ConsentBook::create_at(places.book.as_ref().unwrap(), passphrase, ScryptCost::LEAST)
            .unwrap();
    let zoe = NewPerson {
        name: "Zoe".to_owned(),
        age: Age::From7,
        ours: true,
        parents: vec!["Ada".to_owned(), "Ben".to_owned()],
    };
    album.change(|book| book.add(zoe)).unwrap();
    drop(album);
    let given = vec![photos.clone()];
    go("album", move || App::new(places.clone(), given.clone())).unwrap();

    for number in 1..=3 {
        let photo = photos.join(format!("beach-{number}.jpg"));
        let copy = photos.join(format!("beach-{number}.protected.jpg"));
        let (changed, all) = stage::changed(&photo, &copy);
        assert!(changed > all / 30 && changed < all / 3, "photo {number}");
    }
}

#[test]
fn a_fingerprint_is_added_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("secret.png");
    stage::beach(&picture);
    let before = std::fs::read(&picture).unwrap();
    // Chosen in the system's own window, once to be added and once to be checked.
    dialog::answer(Picked::Paths(vec![picture.clone()]));
    dialog::answer(Picked::Paths(vec![picture.clone()]));
    let places = places(folder.path());
    let register = places.register.clone().unwrap();
    go("fingerprint", move || App::new(places.clone(), Vec::new())).unwrap();

    let passphrase = Passphrase::new("correct horse battery").unwrap();
    let entries = Register::look(&register, &passphrase).unwrap();
    assert_eq!(entries.iter().count(), 1);
    assert_eq!(std::fs::read(&picture).unwrap(), before);
    let mut names: Vec<_> = folder
        .path()
        .read_dir()
        .unwrap()
        .flatten()
        .map(|e| e.file_name())
        .collect();
    names.sort();
    assert_eq!(names[0], "register.age", "{names:?}");
    let copies = names
        .iter()
        .filter(|name| name.to_string_lossy().contains("secret"));
    assert_eq!(copies.count(), 1, "{names:?}");
}

#[test]
fn a_quick_exit_leaves_a_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let places = places(folder.path());
    let passphrase = Passphrase::new("correct horse battery").unwrap();
    drop(
        Register::create_at(
            places.register.as_ref().unwrap(),
            passphrase,
            ScryptCost::LEAST,
        )
        .unwrap(),
    );
    go("exit", move || App::new(places.clone(), Vec::new())).unwrap();
}
