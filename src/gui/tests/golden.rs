//! What screens look like, held against pictures that somebody looked at. `REGENERATE=1` writes them anew.

mod stage;

use std::path::{Path, PathBuf};

use image::RgbImage;
use ombrelle_core::consent::Audience;
use ombrelle_core::parents::Guide;
use ombrelle_core::settings::{Scheme, Settings};
use ombrelle_gui::accessibility::Role;
use ombrelle_gui::app::Message;
use ombrelle_gui::screen::{Screen, parents, protect, workshop};
use ombrelle_i18n::Words;
use ombrelle_workshop::rooms::Key;
use stage::Play;

/// The most that a pixel may differ, of 255, and how many may differ by more, in parts of a thousand: the edges of letters
/// are rounded differently from processor to processor.
const CLOSE: u8 = 24;
const STRAY: usize = 3;

fn golden(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    folder.join(name).with_extension("png")
}

fn same(name: &str, seen: &RgbImage) {
    let path = golden(name);
    if std::env::var_os("REGENERATE").is_some() {
        return seen.save(&path).expect("written");
    }
    let kept = image::open(&path)
        .unwrap_or_else(|e| panic!("{name}: {e}"))
        .to_rgb8();
    assert_eq!(kept.dimensions(), seen.dimensions(), "{name}");
    let pairs = kept.pixels().zip(seen.pixels());
    let strays = pairs
        .filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > CLOSE))
        .count();
    let most = kept.pixels().len() * STRAY / 1000;
    if strays > most {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(name)
            .with_extension("png");
        seen.save(&target).expect("written");
        panic!(
            "{name}: {strays} pixels differ, more than {most}; see {}",
            target.display()
        );
    }
}

/// The icon of the program, which packages carry at the sizes of the icon theme specification, is one drawing.
#[test]
fn the_icon_of_the_program_is_one_drawing_at_all_sizes() {
    use resvg::tiny_skia::{Pixmap, Transform};
    use resvg::usvg::{Options, Tree};
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/app");
    let drawing = std::fs::read_to_string(folder.join("ombrelle.svg")).unwrap();
    let drawing = Tree::from_str(&drawing, &Options::default()).unwrap();
    for side in [16, 22, 24, 32, 48, 64, 128, 256, 512] {
        let mut drawn = Pixmap::new(side, side).unwrap();
        let scale = side as f32 / drawing.size().width();
        resvg::render(
            &drawing,
            Transform::from_scale(scale, scale),
            &mut drawn.as_mut(),
        );
        let pixels = drawn.pixels().iter().map(|pixel| pixel.demultiply());
        let pixels = pixels.flat_map(|p| [p.red(), p.green(), p.blue(), p.alpha()]);
        let drawn = image::RgbaImage::from_raw(side, side, pixels.collect()).unwrap();
        let path = folder.join(format!("{side}.png"));
        if std::env::var_os("REGENERATE").is_some() {
            drawn.save(&path).unwrap();
        }
        let kept = image::open(&path).unwrap().to_rgba8();
        assert_eq!(kept.dimensions(), drawn.dimensions());
        let mut pairs = kept.pixels().zip(drawn.pixels());
        let close =
            |a: &[u8; 4], b: &[u8; 4]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= CLOSE);
        assert!(pairs.all(|(a, b)| close(&a.0, &b.0)), "{}", path.display());
    }
}

fn screen(language: &str, scheme: Scheme, shown: Screen) -> RgbImage {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(folder.path(), (language, scheme), (900.0, 600.0));
    play.say(Message::Go(shown));
    play.picture()
}

#[test]
fn the_home_screen_looks_as_it_did() {
    same("home-en-light", &screen("en", Scheme::Light, Screen::Home));
    same("home-fr-dark", &screen("fr", Scheme::Dark, Screen::Home));
}

#[test]
fn the_pages_for_parents_look_as_they_did() {
    let told = Message::Parents(parents::Message::Guide(Guide::WhenTold));
    for (language, name) in [("en", "parents-en-light"), ("fr", "parents-fr-light")] {
        same(name, &screen(language, Scheme::Light, Screen::Parents));
        let folder = tempfile::tempdir().unwrap();
        let mut play = Play::new(folder.path(), (language, Scheme::Dark), (900.0, 600.0));
        play.say(Message::Go(Screen::Parents));
        play.say(told.clone());
        same(&format!("parents-told-{language}-dark"), &play.picture());
    }
}

#[test]
fn the_first_question_of_protecting_looks_as_it_did() {
    same(
        "audience-fr-contrast",
        &screen("fr", Scheme::HighContrast, Screen::Protect),
    );
}

#[test]
fn settings_and_help_look_as_they_did() {
    same(
        "settings-en-dark",
        &screen("en", Scheme::Dark, Screen::Settings),
    );
    same("help-fr-light", &screen("fr", Scheme::Light, Screen::Help));
}

/// What is said of a service stands nearer to it than to the next one, and of two headings the one that holds the other is the larger.
#[test]
fn what_belongs_together_on_the_page_of_help_stands_together() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(folder.path(), ("fr", Scheme::Light), (1180.0, 4000.0));
    play.say(Message::Go(Screen::Help));
    let told = play.told();
    let all = told.window.all();
    let words: Vec<_> = all
        .iter()
        .filter(|node| node.is.role == Role::Text)
        .collect();
    let after = |begins: &str| {
        let at = words
            .iter()
            .position(|node| node.is.name.starts_with(begins));
        let at = at.unwrap_or_else(|| panic!("no {begins} in\n{told}"));
        words[at..].iter().map(|node| node.bounds)
    };
    let mut lines = after("119");
    let [contact, about, next] = [(); 3].map(|()| lines.next().unwrap());
    let gap = about.y - contact.y - contact.height;
    let to_next = next.y - about.y - about.height;
    assert!(gap >= 0.0 && 2.0 * gap < to_next, "{gap}, {to_next}");
    let everywhere = Words::new("fr".parse().unwrap()).say("help-me-world", &[]);
    let mut lines = after(&everywhere);
    let [heading, part] = [(); 2].map(|()| lines.next().unwrap());
    assert!(heading.height > 1.1 * part.height, "{heading:?}, {part:?}");
}

#[test]
fn the_first_pages_of_fingerprints_and_people_look_as_they_did() {
    same(
        "fingerprints-en-light",
        &screen("en", Scheme::Light, Screen::Fingerprints),
    );
    // Where a book is made, the screen says in which folder, which is another one each time; one that is there is locked.
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("album.age"), "sealed").unwrap();
    let mut play = Play::new(folder.path(), ("fr", Scheme::Dark), (900.0, 600.0));
    play.say(Message::Go(Screen::People));
    same("people-fr-dark", &play.picture());
}

#[test]
fn the_evidence_log_looks_as_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(folder.path(), ("fr", Scheme::Light), (900.0, 1560.0));
    play.say(Message::Go(Screen::Fingerprints));
    play.log(folder.path());
    same("log-fr-light", &play.picture());
}

#[test]
fn a_letter_about_an_item_looks_as_it_did() {
    for language in ["en", "fr"] {
        let folder = tempfile::tempdir().unwrap();
        let mut play = Play::new(folder.path(), (language, Scheme::Light), (900.0, 2150.0));
        play.say(Message::Go(Screen::Fingerprints));
        play.item(folder.path());
        play.letter();
        same(&format!("letter-{language}-light"), &play.picture());
    }
}

#[test]
fn the_words_beside_a_photo_look_as_they_did() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(folder.path(), ("en", Scheme::Light), (900.0, 600.0));
    play.say(Message::Go(Screen::Protect));
    for message in [
        protect::Message::Audience(Audience::FamilyChat),
        protect::Message::Caption(protect::CaptionMessage::Enter),
        protect::Message::Caption(protect::CaptionMessage::Typed(
            "Emma turns 6 today! See you at 12 Baker Street".to_owned(),
        )),
    ] {
        play.say(Message::Protect(message));
    }
    same("caption-en-light", &play.picture());
}

#[test]
fn a_photo_looks_as_it_did() {
    let folder = tempfile::tempdir().unwrap();
    let photo = folder.path().join("beach.png");
    stage::beach(&photo);
    let mut play = Play::new(folder.path(), ("en", Scheme::Light), (900.0, 600.0));
    let say = |play: &mut Play, message| play.say(Message::Protect(message));
    play.say(Message::Go(Screen::Protect));
    say(&mut play, protect::Message::Audience(Audience::FamilyChat));
    say(
        &mut play,
        protect::Message::Gallery(protect::GalleryMessage::Given(vec![photo])),
    );
    say(
        &mut play,
        protect::Message::View(protect::ViewMessage::Choose(Some(1))),
    );
    same("photo-en-light", &play.picture());
    say(&mut play, protect::Message::Job(protect::JobMessage::Try));
    same("compare-en-light", &play.picture());
}

/// A photo at the beach whose copy was saved just now, for the family chat.
fn saved(folder: &Path, settings: &Settings, size: (f32, f32)) -> Play {
    let photo = folder.join("beach.png");
    stage::beach(&photo);
    let mut play = Play::with(folder, settings, size);
    let given = protect::GalleryMessage::Given(vec![photo]);
    play.say(Message::Go(Screen::Protect));
    for message in [
        protect::Message::Audience(Audience::FamilyChat),
        protect::Message::Gallery(given),
        protect::Message::Save(protect::SaveMessage::One),
    ] {
        play.say(Message::Protect(message));
    }
    play
}

/// Beside a photo whose copy is saved stands what hands the copy on; once more is decided, that it is to be saved again.
#[test]
fn a_photo_that_was_saved_looks_as_it_did() {
    for (name, language, scheme, text, size) in [
        ("en", "en", Scheme::Light, 100, (900.0, 600.0)),
        ("fr", "fr", Scheme::Dark, 100, (1180.0, 780.0)),
        ("fr-200", "fr", Scheme::Light, 200, (900.0, 600.0)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            language: Some(language.to_owned()),
            text,
            scheme,
            ..Settings::default()
        };
        let mut play = saved(folder.path(), &settings, size);
        play.say(Message::DismissNotice);
        same(&format!("photo-saved-{name}"), &play.picture());
        let new_box = protect::Message::Edit(protect::EditMessage::NewBox);
        play.say(Message::Protect(new_box));
        same(&format!("photo-changed-{name}"), &play.picture());
    }
}

/// What was saved is told over the photo: whoever goes on to copy or print it need not close that first.
#[test]
fn what_is_told_after_saving_lies_over_no_button() {
    for (language, text, size) in [
        ("en", 100, (900.0, 600.0)),
        ("fr", 80, (900.0, 600.0)),
        ("fr", 100, (1180.0, 780.0)),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            language: Some(language.to_owned()),
            text,
            scheme: Scheme::Light,
            ..Settings::default()
        };
        let words = Words::new(language.parse().unwrap());
        let play = saved(folder.path(), &settings, size);
        let told = play.told();
        let all = told.window.all();
        let notice = all.iter().find(|node| node.is.role == Role::Notice);
        let notice = notice.expect("it is told");
        let own: Vec<_> = notice.all().iter().map(|node| node.bounds).collect();
        let notice = notice.bounds;
        assert!(notice.y + notice.height <= size.1, "{language}: {notice:?}");
        for key in ["app-try", "app-save", "app-copy-picture", "app-print"] {
            let name = words.say(key, &[]);
            let button = all.iter().find(|node| node.is.name == name);
            assert!(button.is_some(), "no {name} in\n{told}");
        }
        for button in all.iter().filter(|node| node.is_used()) {
            assert!(
                own.contains(&button.bounds) || !button.bounds.intersects(&notice),
                "{language}, {text} %: {} at {:?}, told at {notice:?}",
                button.is.name,
                button.bounds
            );
        }
    }
}

/// What stands in the middle of a page has each of its lines there, where larger letters make more than one of it.
#[test]
fn lines_of_what_stands_in_the_middle_are_each_in_the_middle() {
    for language in ["en", "fr"] {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            language: Some(language.to_owned()),
            text: 200,
            scheme: Scheme::Light,
            ..Settings::default()
        };
        let mut play = Play::with(folder.path(), &settings, (900.0, 600.0));
        play.say(Message::Go(Screen::Protect));
        let audience = protect::Message::Audience(Audience::FamilyChat);
        play.say(Message::Protect(audience));
        let words = Words::new(language.parse().unwrap());
        let words = words.say("app-originals-stay", &[]);
        let told = play.told();
        let all = told.window.all();
        let said = all.iter().find(|node| node.is.name == words);
        let place = said.expect("it is told").bounds;
        let line = 32.0 * 1.35;
        assert!(place.height > 1.5 * line, "{language}: {place:?}");
        let (left, right) = (place.x as u32, (place.x + place.width) as u32);
        let bottom = place.y + place.height;
        let (top, bottom) = ((bottom - line) as u32, bottom as u32);
        let seen = play.picture();
        let ground = *seen.get_pixel(2, top);
        let is_inked = |x: &u32| (top..bottom).any(|y| *seen.get_pixel(*x, y) != ground);
        let inked: Vec<u32> = (left..right).filter(is_inked).collect();
        let (first, last) = (inked.first().unwrap(), inked.last().unwrap());
        let (before, after) = (first - left, right - last);
        assert!(before.abs_diff(after) < 10, "{language}: {before}, {after}");
    }
}

/// Four photos, in the smallest window: some chosen with a menu over them, and one open with the menu of its face, beside it nothing.
#[test]
fn several_photos_and_menus_look_as_they_did() {
    for (language, scheme, text) in [
        ("en", Scheme::Light, 100),
        ("fr", Scheme::Dark, 100),
        ("fr", Scheme::Light, 200),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let photos = folder.path().join("photos");
        std::fs::create_dir(&photos).unwrap();
        for number in 1..=4 {
            stage::beach(&photos.join(format!("beach-{number}.png")));
        }
        let settings = Settings {
            language: Some(language.to_owned()),
            text,
            scheme,
            ..Settings::default()
        };
        let mut play = Play::with(folder.path(), &settings, (900.0, 600.0));
        let say = |play: &mut Play, message| play.say(Message::Protect(message));
        let keep = |play: &Play, name: &str| {
            let light = if scheme == Scheme::Dark {
                "dark"
            } else {
                "light"
            };
            same(
                &format!("{name}-{language}-{light}-{text}"),
                &play.picture(),
            );
        };
        use protect::{GalleryMessage as G, MenuMessage as M, SelectionMessage as S, Subject};
        play.say(Message::Go(Screen::Protect));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        say(&mut play, protect::Message::Gallery(G::Given(vec![photos])));
        say(&mut play, protect::Message::Selection(S::Turn(0)));
        say(&mut play, protect::Message::Selection(S::Turn(2)));
        keep(&play, "several");
        let on = |on| protect::Message::Menu(M::On(on));
        let place = protect::Message::Menu(M::At(
            iced::Point::new(500.0, 300.0),
            iced::Size::new(900.0, 540.0),
        ));
        say(&mut play, on(Subject::Cell(1)));
        say(&mut play, place.clone());
        keep(&play, "several-menu");
        say(&mut play, protect::Message::Menu(M::Close));
        say(&mut play, protect::Message::Gallery(G::Open(1)));
        say(&mut play, on(Subject::Box(1)));
        say(&mut play, place);
        keep(&play, "photo-menu");
        say(&mut play, protect::Message::Menu(M::Close));
        keep(&play, "photo-small");
        say(&mut play, protect::Message::Panel);
        keep(&play, "photo-folded");
        say(
            &mut play,
            protect::Message::Edit(protect::EditMessage::NewBox),
        );
        say(&mut play, protect::Message::Gallery(G::Remove(1)));
        keep(&play, "photo-take-out");
    }
}

/// A photo of the colour of the page, which has no edge of its own.
#[test]
fn where_a_photo_ends_is_seen_in_the_grid_whatever_its_colour() {
    for (scheme, page) in [(Scheme::Light, 255), (Scheme::HighContrast, 0)] {
        let folder = tempfile::tempdir().unwrap();
        let photos = folder.path().join("photos");
        std::fs::create_dir(&photos).unwrap();
        for name in ["a.png", "b.png"] {
            let photo = RgbImage::from_pixel(300, 450, image::Rgb([page; 3]));
            photo.save(photos.join(name)).unwrap();
        }
        let mut play = Play::new(folder.path(), ("en", scheme), (900.0, 600.0));
        let given = protect::GalleryMessage::Given(vec![photos]);
        play.say(Message::Go(Screen::Protect));
        play.say(Message::Protect(protect::Message::Audience(
            Audience::FamilyChat,
        )));
        play.say(Message::Protect(protect::Message::Gallery(given)));
        let told = play.told();
        let all = told.window.all();
        let cell = all.iter().find(|node| node.is.name == "a.png");
        let cell = cell.expect("a photo").bounds;
        let seen = play.picture();
        // Across the middle of the picture, without the edge of what can be pressed.
        let middle = (cell.y + cell.height * 0.4) as u32;
        let inside = (cell.x + 6.0) as u32..(cell.x + cell.width - 6.0) as u32;
        let is_line = |x: &u32| seen.get_pixel(*x, middle).0[0].abs_diff(page) > 50;
        let lines: Vec<u32> = inside.filter(is_line).collect();
        let [first, .., last] = lines[..] else {
            panic!("{scheme:?}: {lines:?}");
        };
        // As wide as the photo, which is upright, and not as its place.
        let wide = (last - first) as f32;
        assert!(
            wide > 80.0 && wide < cell.width / 2.0 + 20.0,
            "{scheme:?}: {lines:?}"
        );
        assert!(lines.len() <= 4, "{scheme:?}: {lines:?}");
    }
}

/// Where there is nothing to do again, its icon is paler than the one that takes back: it has no words beside it that could say so.
#[test]
fn an_icon_that_does_nothing_now_is_paler_than_one_that_does() {
    for scheme in [Scheme::Light, Scheme::Dark, Scheme::HighContrast] {
        let folder = tempfile::tempdir().unwrap();
        let photo = folder.path().join("beach.png");
        stage::beach(&photo);
        let mut play = Play::new(folder.path(), ("en", scheme), (900.0, 600.0));
        let given = protect::GalleryMessage::Given(vec![photo]);
        play.say(Message::Go(Screen::Protect));
        for message in [
            protect::Message::Audience(Audience::FamilyChat),
            protect::Message::Gallery(given),
            protect::Message::Edit(protect::EditMessage::NewBox),
        ] {
            play.say(Message::Protect(message));
        }
        let told = play.told();
        let all = told.window.all();
        let seen = play.picture();
        let strength = |name: &str| {
            let node = all.iter().find(|node| node.is.name == name);
            let place = node.expect("a tool").bounds;
            let (left, top) = (place.x as u32 + 4, place.y as u32 + 4);
            let ground = seen.get_pixel(left, top).0[0];
            let columns = left..(place.x + place.width) as u32 - 4;
            let rows = top..(place.y + place.height) as u32 - 4;
            let mut most = 0;
            for (x, y) in columns.flat_map(|x| rows.clone().map(move |y| (x, y))) {
                most = most.max(seen.get_pixel(x, y).0[0].abs_diff(ground));
            }
            most
        };
        let (undo, again) = (strength("Undo"), strength("Do again"));
        assert!(
            again > 40 && undo > again + 40,
            "{scheme:?}: {undo}, {again}"
        );
    }
}

#[test]
fn text_of_twice_the_size_fits_the_smallest_window() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings {
        language: Some("en".to_owned()),
        text: 200,
        scheme: Scheme::Light,
        ..Settings::default()
    };
    let play = Play::with(folder.path(), &settings, (900.0, 600.0));
    same("home-en-200", &play.picture());
}

/// The workshop on a projector of 1024 x 768, in this language and size of text, after these were pressed in a room.
fn session(language: &str, text: u16, room: Option<Key>, pressed: &[&str]) -> RgbImage {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings {
        language: Some(language.to_owned()),
        text,
        scheme: Scheme::Light,
        ..Settings::default()
    };
    let mut play = Play::with(folder.path(), &settings, (1024.0, 768.0));
    let words = Words::new(language.parse().unwrap());
    play.say(Message::Go(Screen::Workshop));
    if let Some(room) = room {
        play.say(Message::Workshop(workshop::Message::Enter(room)));
    }
    for key in pressed {
        // What is no key of the catalogues is said as it is.
        match words.has(key) {
            true => play.press(&words.say(key, &[])),
            false => play.press(key),
        }
    }
    play.picture()
}

#[test]
fn the_workshop_looks_as_it_did() {
    let play = "app-workshop-play";
    for language in ["en", "fr"] {
        let shown = |name: &str, room, pressed: &[&str]| {
            same(
                &format!("workshop-{name}-{language}"),
                &session(language, 100, room, pressed),
            );
        };
        shown("list", None, &[]);
        shown(
            "licence",
            None,
            &["app-workshop-licence", "app-workshop-begin"],
        );
        let hands = [
            "app-workshop-licence",
            "app-workshop-by-hands",
            "app-workshop-begin",
        ];
        shown("hands", None, &hands);
        shown("room", Some(Key::AFakeOfSomebody), &[]);
        shown("cards", Some(Key::AskFirst), &[play, "app-workshop-turn"]);
        shown("pixel", Some(Key::OnePixel), &[play, "3 pixels"]);
        let blur = [play, "LENA", "app-workshop-hide-blur", "app-workshop-try"];
        shown("blur", Some(Key::BlurIsNotGone), &blur);
        shown(
            "clues",
            Some(Key::WhatAPhotoTells),
            &[play, "app-workshop-show-clue"],
        );
        let mirrored = [play, "app-workshop-change-mirrored"];
        shown("fingerprint", Some(Key::TheFingerprint), &mirrored);
        let sent = [play, "app-workshop-cloak-screenshot"];
        shown("cloak", Some(Key::TheCloak), &sent);
        let guessed = [
            play,
            "app-workshop-fake-guess-more",
            "app-workshop-fake-guess-again",
            "app-workshop-fake-open",
        ];
        shown("fake", Some(Key::AFakeOfSomebody), &guessed);
        shown(
            "swap",
            Some(Key::AFakeOfSomebody),
            &[play, "app-workshop-fake-page-swap"],
        );
        let file = match language {
            "en" => "File 4",
            _ => "Fichier 4",
        };
        let label = [play, file, "app-workshop-label-read"];
        shown("label", Some(Key::RealOrMade), &label);
        shown("cases", Some(Key::IfItHappened), &[play]);
        let plan = ["app-workshop-plan", "app-workshop-begin"];
        let no = ["app-workshop-plan-no"; 20];
        shown("plan", None, &[&plan[..], &no].concat());
        shown("sheet", None, &["app-workshop-sheet"]);
    }
    let fr = |pressed: &[&str]| session("fr", 100, Some(Key::RecogniseTheMoves), pressed);
    let chat = [play, "L’entraîneur qui écrit le soir"];
    same("workshop-chat-fr", &fr(&chat));
    let named = [chat[0], chat[1], "La menace"];
    same("workshop-named-fr", &fr(&named));
    let large = |room, pressed: &[&str]| session("fr", 200, room, pressed);
    same(
        "workshop-pixel-fr-200",
        &large(Some(Key::OnePixel), &[play]),
    );
    same("workshop-list-fr-200", &large(None, &[]));
    let mirrored = [play, "app-workshop-change-mirrored"];
    same(
        "workshop-fingerprint-fr-200",
        &large(Some(Key::TheFingerprint), &mirrored),
    );
}

/// What a button with an icon alone does is read below it while the pointer is on it.
#[test]
fn the_name_of_an_icon_button_is_seen_under_the_pointer() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(folder.path(), ("en", Scheme::Light), (900.0, 600.0));
    play.say(Message::Go(Screen::Settings));
    let told = play.told();
    let all = told.window.all();
    let back = all.into_iter().find(|node| node.is.name == "Back").unwrap();
    let bare = play.picture();
    let named = play.picture_under(Some(back.bounds.center()));
    let below = back.bounds.y + back.bounds.height;
    let darker = |(x, y, pixel): (u32, u32, &image::Rgb<u8>)| {
        (y as f32) >= below && pixel.0[0].saturating_add(100) < bare.get_pixel(x, y).0[0]
    };
    let words = named.enumerate_pixels().filter(|at| darker(*at)).count();
    assert!(words > 300, "{words} dark pixels below the button");
}

/// Where large letters leave no room beside a name in the album book, to whom the face is shown is not said in a word a line: it stands below, in one.
#[test]
fn to_whom_somebody_is_shown_stands_in_one_line_with_large_letters() {
    for language in ["en", "fr"] {
        for (text, size) in [
            (140, (900.0, 600.0)),
            (200, (900.0, 600.0)),
            (200, (1180.0, 780.0)),
        ] {
            let folder = tempfile::tempdir().unwrap();
            stage::book_with_a_photo_that_left(folder.path());
            let settings = Settings {
                language: Some(language.to_owned()),
                text,
                scheme: Scheme::Light,
                ..Settings::default()
            };
            let mut play = Play::with(folder.path(), &settings, size);
            let words = Words::new(language.parse().unwrap());
            play.say(Message::Go(Screen::People));
            play.fill(0, stage::PASSPHRASE);
            play.press(&words.say("app-people-unlock", &[]));
            let audience = words.audience(Audience::FamilyChat);
            let shown = words.say("app-people-shown-for", &[("audience", audience.into())]);
            let (place, _) = play.place(&shown);
            let line = 16.0 * 1.35 * f32::from(text) / 100.0;
            assert!(
                place.height < 1.5 * line,
                "{language}, {text} %: {place:?}, a line has {line}"
            );
        }
    }
}
