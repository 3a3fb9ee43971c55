//! The largest letters in the smallest window: what somebody is there for has space, and what matters first is in sight.

mod stage;

use std::path::{Path, PathBuf};

use iced::Rectangle;
use ombrelle_core::consent::Audience;
use ombrelle_core::settings::{Scheme, Settings};
use ombrelle_gui::accessibility::{Role, Tree};
use ombrelle_gui::app::Message;
use ombrelle_gui::screen::{Screen, protect};
use ombrelle_i18n::Words;
use stage::Play;

/// The smallest window, in logical pixels.
const SMALLEST: (f32, f32) = (900.0, 600.0);

/// The program in this language with the largest letters.
fn play(folder: &Path, language: &str) -> Play {
    let settings = Settings {
        language: Some(language.to_owned()),
        text: 200,
        scheme: Scheme::Light,
        ..Settings::default()
    };
    Play::with(folder, &settings, SMALLEST)
}

/// The same with so many photos for the family chat, after this was said about them.
fn with_photos(folder: &Path, language: &str, count: usize, said: protect::Message) -> Play {
    let photos = (1..=count).map(|number| folder.join(format!("beach-{number}.png")));
    let photos: Vec<PathBuf> = photos.collect();
    photos.iter().for_each(|photo| stage::beach(photo));
    let mut play = play(folder, language);
    let given = protect::GalleryMessage::Given(photos);
    play.say(Message::Go(Screen::Protect));
    for message in [
        protect::Message::Audience(Audience::FamilyChat),
        protect::Message::Gallery(given),
        said,
    ] {
        play.say(Message::Protect(message));
    }
    play
}

/// Where something lies that has this role, and this name if one is meant.
fn place(told: &Tree, role: Role, name: Option<&str>) -> Rectangle {
    let all = told.window.all();
    let is_it = |is_named: &str| name.is_none_or(|name| name == is_named);
    let mut all = all.iter();
    let node = all.find(|node| node.is.role == role && is_it(&node.is.name));
    node.unwrap_or_else(|| panic!("no {role:?} {name:?} in\n{told}"))
        .bounds
}

/// Whoever needs help reads whom to call before anything is scrolled; the countries are a press away.
#[test]
fn whom_to_call_is_in_sight_on_the_page_of_help() {
    for (language, first) in [("en", "Take It Down"), ("fr", "3018")] {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        play.say(Message::Go(Screen::Help));
        let words = Words::new(language.parse().unwrap());
        let belgium = words.country("BE");
        let line = |play: &Play, begins: &str| {
            let told = play.told();
            let mut all = told.window.all().into_iter();
            let node =
                all.find(|node| node.is.role == Role::Text && node.is.name.starts_with(begins));
            node.unwrap_or_else(|| panic!("no {begins} in\n{told}"))
                .bounds
        };
        let place = line(&play, first);
        assert!(place.y + 32.0 * 1.35 <= SMALLEST.1, "{language}: {place:?}");
        assert!(!play.shows(&belgium));
        play.press(&words.say("app-help-countries", &[]));
        play.press(&belgium);
        let place = line(&play, &belgium);
        assert!(
            place.y < SMALLEST.1,
            "it is said which was chosen: {place:?}"
        );
        // What helps there is in the place of all other countries.
        assert!(!play.shows(&words.country("FR")));
        let values = [("land", belgium.as_str().into())];
        assert!(play.shows(&words.say("help-me-country", &values)));
    }
}

/// What a photo is opened for stands beside it in words: looking at the result, and saving it.
#[test]
fn looking_and_saving_are_each_a_button_with_words_beside_a_photo() {
    for language in ["en", "fr"] {
        let folder = tempfile::tempdir().unwrap();
        let nobody = protect::Message::View(protect::ViewMessage::Choose(None));
        let play = with_photos(folder.path(), language, 1, nobody);
        let words = Words::new(language.parse().unwrap());
        let two_lines = 2.0 * 32.0 * 1.35;
        let buttons = ["app-try", "app-save"].map(|key| {
            let name = words.say(key, &[]);
            let (written, _) = play.place(&name);
            assert!(
                written.height < two_lines + 1.0,
                "{language}: {name} {written:?}"
            );
            place(&play.told(), Role::Button, Some(name.as_str()))
        });
        let [look, save] = buttons;
        assert_eq!((look.x, look.width), (save.x, save.width), "{language}");
        assert!(look.y + look.height <= save.y, "{language}: {look:?}");
    }
}

/// What is told after saving is long. It leaves the photo its space all the same, and can be closed.
#[test]
fn what_is_told_leaves_the_photo_and_the_photos_their_space() {
    use protect::SaveMessage::{All, One};
    for language in ["en", "fr"] {
        let words = Words::new(language.parse().unwrap());
        let close = words.say("app-close", &[]);
        let told_beside = |said, count| {
            let folder = tempfile::tempdir().unwrap();
            let said = protect::Message::Save(said);
            let told = with_photos(folder.path(), language, count, said).told();
            let notice = place(&told, Role::Notice, None);
            assert!(
                notice.height <= SMALLEST.1 / 3.0,
                "{language}: {notice:?} of {SMALLEST:?}"
            );
            let close = place(&told, Role::Button, Some(close.as_str()));
            let bottom = close.y + close.height;
            assert!(close.y >= notice.y && bottom <= SMALLEST.1, "{close:?}");
            (told, notice)
        };
        let (told, notice) = told_beside(One, 1);
        let photo = place(&told, Role::Picture, None);
        let seen = notice.y.min(photo.y + photo.height) - photo.y;
        assert!(seen > 120.0, "{language}: {photo:?}, told at {notice:?}");
        let (told, notice) = told_beside(All, 2);
        let all = told.window.all();
        let mut used = all.iter().filter(|node| node.is_used());
        let photo = used.find(|node| node.is.name == "beach-1.png");
        let photo = photo.expect("a photo in the grid").bounds;
        assert!(
            photo.y + 100.0 < notice.y,
            "{language}: {photo:?}, told at {notice:?}"
        );
    }
}

/// However large letters are, what stands above the photos leaves them space, and what saves all of them is in sight. Nowhere does more stand there than
/// after all were saved.
#[test]
fn photos_keep_space_below_their_buttons_however_large_letters_are() {
    for language in ["en", "fr"] {
        let folder = tempfile::tempdir().unwrap();
        let all = protect::Message::Save(protect::SaveMessage::All);
        let mut play = with_photos(folder.path(), language, 2, all);
        play.say(Message::DismissNotice);
        let words = Words::new(language.parse().unwrap());
        let told = play.told();
        let all = told.window.all();
        let place = |name: &str| {
            let mut all = all.iter();
            let node = all.find(|node| node.is_used() && node.is.name == name);
            node.unwrap_or_else(|| panic!("no {name} in\n{told}"))
                .bounds
        };
        let through = place(&words.say("app-look-through", &[]));
        let photo = place("beach-1.png");
        assert!(photo.y + 220.0 <= 600.0, "{language}: {photo:?}");
        let save = place(&words.say("app-save-all", &[]));
        assert!(save.y + save.height <= photo.y, "{language}: {save:?}");
        assert!(save.y < through.y, "{language}: {save:?}, {through:?}");
    }
}

/// Whoever names faces with the largest letters in the smallest window reads below a face what it is called, without scrolling first.
#[test]
fn what_a_face_is_called_is_in_sight_however_large_letters_are() {
    for language in ["en", "fr"] {
        let folder = tempfile::tempdir().unwrap();
        let who = protect::Message::Who(protect::WhoMessage::Enter);
        let play = with_photos(folder.path(), language, 2, who);
        let words = Words::new(language.parse().unwrap());
        let (place, seen) = play.place(&words.say("app-who-unnamed", &[]));
        assert!(
            seen.is_some_and(|seen| seen.height > place.height - 1.0),
            "{language}: {seen:?} of {place:?}"
        );
        // The way back is there, with its name.
        let told = play.told();
        let back = words.say("app-all-photos", &[]);
        let mut all = told.window.all().into_iter();
        assert!(all.any(|node| node.is_used() && node.is.name == back));
    }
}
