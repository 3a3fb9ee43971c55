//! The main ways through the program, as a person goes them: scripts of clicks and keys in `ways/`, run by the toolkit's
//! emulator on the real program with real networks. What each leaves behind is looked at afterwards.

mod stage;

use std::path::Path;

use iced::{Preset, Task};
use iced_test::{Error, run};
use ombrelle_core::settings::Settings;
use ombrelle_gui::app::{App, Message, Places, shell};

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
