//! What a screen reader is told on every screen, in both languages, held against texts that somebody read.
//! `REGENERATE=1` writes them anew.

mod stage;

use std::path::{Path, PathBuf};

use ombrelle_core::calendar::{Date, today};
use ombrelle_core::consent::{Age, Audience, ConsentBook, NewDecision, NewPerson, Visibility};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::parents::Guide;
use ombrelle_core::protect::Decision;
use ombrelle_core::register::{Passphrase, ScryptCost};
use ombrelle_core::settings::{Scheme, Settings};
use ombrelle_gui::accessibility::{Role, Tree};
use ombrelle_gui::app::Message;
use ombrelle_gui::screen::fingerprints::{Message as FpMessage, Page, Request};
use ombrelle_gui::screen::workshop::{self, Part};
use ombrelle_gui::screen::{Screen, help, parents, people, protect};
use ombrelle_i18n::Words;
use ombrelle_workshop::blur::WORDS;
use ombrelle_workshop::rooms::Key;
use stage::{PASSPHRASE, Play};

const WINDOW: (f32, f32) = (1180.0, 780.0);
const LANGUAGES: [&str; 2] = ["en", "fr"];

/// Holds a tree against the text that was kept of it, and every name in it to what a name must be.
fn same(language: &str, name: &str, told: &Tree, folder: &Path) {
    same_but(language, name, told, folder, &[]);
}

/// The same, where some words of the tree are another each day, and are kept as other words.
fn same_but(language: &str, name: &str, told: &Tree, folder: &Path, but: &[(&str, &str)]) {
    every_name_is_one(name, told);
    let mut seen = told
        .to_string()
        .replace(&folder.display().to_string(), "/home/anna");
    for (seen_today, kept) in but {
        seen = seen.replace(seen_today, kept);
    }
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/told");
    let path: PathBuf = place.join(format!("{name}-{language}.txt"));
    if std::env::var_os("REGENERATE").is_some() {
        std::fs::create_dir_all(&place).unwrap();
        return std::fs::write(&path, seen).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{name}: {e}"));
    assert_eq!(kept, seen, "{name} in {language}");
}

/// Words that are others each day, and what is kept of them: the days that a decision may end on, and today.
fn of_today(words: &Words) -> Vec<(String, String)> {
    let (now, then) = (today(), Date::constant(2026, 11, 29));
    let school = |day: Date| {
        let of = |year| Date::new(year, 8, 31).unwrap();
        match of(day.year()) {
            end if end >= day => end,
            _ => of(day.year() + 1),
        }
    };
    let in_a_year = |day: Date| {
        let next = day.year() + 1;
        let same = Date::new(next, day.month(), day.day());
        same.or_else(|_| Date::new(next, day.month(), 28)).unwrap()
    };
    let offer = |key: &str, day: Date| words.say(key, &[("day", words.day(day).into())]);
    let (of_school, of_year) = ("app-people-until-school", "app-people-until-year");
    // Whole sentences first: today may be one of the days in them.
    vec![
        (
            offer(of_school, school(now)),
            offer(of_school, school(then)),
        ),
        (
            offer(of_year, in_a_year(now)),
            offer(of_year, in_a_year(then)),
        ),
        (words.day(now), words.day(then)),
        (now.to_string(), then.to_string()),
        (words.typed_day(now), words.typed_day(then)),
    ]
}

fn pairs(words: &[(String, String)]) -> Vec<(&str, &str)> {
    let pairs = words.iter();
    pairs
        .map(|(seen, kept)| (seen.as_str(), kept.as_str()))
        .collect()
}

/// Whatever is pressed or filled in has a name, and no name is a key of the catalogues.
fn every_name_is_one(screen: &str, told: &Tree) {
    for node in told.window.all() {
        let name = &node.is.name;
        assert!(
            !node.is_used() || !name.is_empty(),
            "{screen}: something without a name in\n{told}"
        );
        assert!(
            !name.starts_with("app-") && !name.contains('{'),
            "{screen}: {name}"
        );
    }
    let mut numbers: Vec<u64> = told.window.all().iter().map(|node| node.id).collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(
        numbers.len(),
        told.window.all().len(),
        "{screen}: a number twice"
    );
}

/// Whoever goes from button to button hears of each what it copies, and whose it is; what is read on it is the beginning of that.
fn every_copy_says_whose(told: &Tree, words: &Words) {
    let all = told.window.all();
    let copy = words.say("app-copy", &[]);
    let sentences = ["app-copy-both", "app-copy-number", "app-copy-address"];
    let sentences = sentences.map(|key| words.say(key, &[("name", "".into())]));
    let mut copies = 0;
    for (at, node) in all.iter().enumerate() {
        let name = node.is.name.as_str();
        if node.is.role != Role::Button || !name.starts_with(&copy) {
            continue;
        }
        let mut sentences = sentences.iter();
        let whose = sentences.find_map(|one| name.strip_prefix(one.as_str()));
        let whose = whose.unwrap_or_else(|| panic!("{name} of whom?"));
        // The contact, and in the answers what the service does.
        let mut before = all.iter().take(at).rev().take(2);
        let is_there = before.any(|line| line.is.name.starts_with(whose));
        assert!(is_there && !whose.is_empty(), "{name} in\n{told}");
        assert_eq!(node.is.description, "", "{name}");
        copies += 1;
    }
    assert!(copies > 3, "{told}");
}

fn play(folder: &Path, language: &str) -> Play {
    Play::new(folder, (language, Scheme::Light), WINDOW)
}

fn say(play: &mut Play, message: protect::Message) {
    play.say(Message::Protect(message));
}

#[test]
fn screens_that_need_no_file_are_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        for (screen, name) in [
            (Screen::Home, "home"),
            (Screen::Protect, "audience"),
            (Screen::Fingerprints, "fingerprints"),
            (Screen::People, "people"),
            (Screen::Parents, "parents"),
            (Screen::Workshop, "workshop"),
            (Screen::Help, "help"),
            (Screen::Settings, "settings"),
            (Screen::Keys, "keys"),
        ] {
            play.say(Message::Go(screen));
            let told = play.told();
            same(language, name, &told, folder.path());
            if screen == Screen::Help {
                every_copy_says_whose(&told, &Words::new(language.parse().unwrap()));
            }
        }
        play.say(Message::Go(Screen::Workshop));
        for (room, name) in [
            (Key::OnePixel, "workshop-pixel"),
            (Key::WhatAPhotoTells, "workshop-clues"),
            (Key::BlurIsNotGone, "workshop-blur"),
            (Key::RecogniseTheMoves, "workshop-chat"),
            (Key::TheFingerprint, "workshop-fingerprint"),
            (Key::TheCloak, "workshop-cloak"),
            (Key::AFakeOfSomebody, "workshop-fake"),
            (Key::RealOrMade, "workshop-label"),
            (Key::IfItHappened, "workshop-cases"),
        ] {
            for message in [
                workshop::Message::Enter(room),
                workshop::Message::Part(Part::Play),
            ] {
                play.say(Message::Workshop(message));
            }
            same(language, name, &play.told(), folder.path());
            if room == Key::BlurIsNotGone {
                // What is hidden is there for whoever does not see it, too.
                play.press(WORDS[0]);
                let words = Words::new(language.parse().unwrap());
                let hidden = words.say("app-workshop-blur-hidden", &[]);
                let told = play.told().to_string();
                assert!(told.contains(&format!("picture: {hidden}")), "{told}");
                assert!(!told.contains(WORDS[0]), "{told}");
            }
        }
        play.say(Message::Workshop(workshop::Message::Licence));
        same(language, "workshop-licence", &play.told(), folder.path());
        play.say(Message::Workshop(workshop::Message::School));
        same(language, "workshop-plan", &play.told(), folder.path());
        play.say(Message::Workshop(workshop::Message::Sheet));
        same(language, "workshop-sheet", &play.told(), folder.path());
        play.say(Message::Go(Screen::Away));
        every_name_is_one("away", &play.told());
    }
}

/// Of what was said and of the file's name, a letter tells nothing.
#[test]
fn an_item_and_a_letter_about_it_are_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        play.say(Message::Go(Screen::Fingerprints));
        play.item(folder.path());
        let days = of_today(&Words::new(language.parse().unwrap()));
        let but = pairs(&days);
        let told = play.told();
        same_but(language, "fingerprints-item", &told, folder.path(), &but);
        play.letter();
        let told = play.told();
        assert!(!told.to_string().contains("secret") && !told.to_string().contains("500"));
        same(language, "fingerprints-letter", &told, folder.path());
    }
}

/// No name of a file, no hash, no copy is told.
#[test]
fn the_evidence_log_and_the_words_beside_a_photo_are_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        play.say(Message::Go(Screen::Fingerprints));
        play.log(folder.path());
        let told = play.told();
        assert!(!told.to_string().contains("secret"), "{told}");
        same(language, "fingerprints-log", &told, folder.path());
        play.say(Message::Go(Screen::Protect));
        let caption = "Emma, 6 ans, école Jules Ferry".to_owned();
        for message in [
            protect::Message::Audience(Audience::Public),
            protect::Message::Caption(protect::CaptionMessage::Enter),
            protect::Message::Caption(protect::CaptionMessage::Typed(caption)),
        ] {
            say(&mut play, message);
        }
        same(language, "protect-caption", &play.told(), folder.path());
    }
}

#[test]
fn the_first_question_is_told_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let play = Play::with(folder.path(), &Settings::default(), WINDOW);
    let names: Vec<String> = play
        .told()
        .window
        .all()
        .iter()
        .filter(|node| node.is_used())
        .map(|node| node.is.name.clone())
        .collect();
    assert_eq!(names, ["English", "Français"]);
    same("en", "welcome", &play.told(), folder.path());
}

#[test]
fn what_parents_read_is_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        play.say(Message::Go(Screen::Parents));
        // The first one is told with the screens that need no file.
        for guide in Guide::all().iter().filter(|one| **one != Guide::Audit) {
            play.say(Message::Parents(parents::Message::Guide(*guide)));
            let name = format!("parents-{}", guide.code());
            same(language, &name, &play.told(), folder.path());
        }
    }
}

/// The pages of a register: its list, a picture that is looked for in it, what is handed over, its lock. No file's name is told.
#[test]
fn a_register_is_told_from_its_list_to_its_lock() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        let days = of_today(&Words::new(language.parse().unwrap()));
        let keep = |play: &Play, name: &str| {
            let told = play.told();
            assert!(!told.to_string().contains("secret-name"), "{told}");
            same_but(language, name, &told, folder.path(), &pairs(&days));
        };
        play.say(Message::Go(Screen::Fingerprints));
        play.item(folder.path());
        let say = |play: &mut Play, message| play.say(Message::Fingerprints(message));
        say(&mut play, FpMessage::To(Page::List));
        keep(&play, "fingerprints-list");
        say(&mut play, FpMessage::To(Page::Check));
        let copy = folder.path().join("secret-name.jpg");
        say(&mut play, FpMessage::Register(Request::Dropped(copy)));
        keep(&play, "fingerprints-check");
        say(&mut play, FpMessage::To(Page::Export));
        keep(&play, "fingerprints-export");
        say(&mut play, FpMessage::To(Page::Passphrase));
        keep(&play, "fingerprints-passphrase");
        say(&mut play, FpMessage::To(Page::Destroy));
        keep(&play, "fingerprints-destroy");
        say(&mut play, FpMessage::Lock);
        keep(&play, "fingerprints-locked");
    }
}

/// The first question, and what somebody under 18 in France is told at the end.
#[test]
fn the_questions_that_lead_to_help_and_their_answers_are_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), language);
        play.say(Message::Go(Screen::Fingerprints));
        play.say(Message::Fingerprints(FpMessage::To(Page::GetHelp)));
        same(
            language,
            "fingerprints-question",
            &play.told(),
            folder.path(),
        );
        play.answers();
        let told = play.told();
        same(language, "fingerprints-answers", &told, folder.path());
        every_copy_says_whose(&told, &Words::new(language.parse().unwrap()));
    }
}

/// 3018 answers until eleven in the evening: on the page of help and at the end of the questions.
#[test]
fn a_help_line_that_is_closed_now_is_told_as_closed() {
    for (language, closed) in [
        ("en", "closed now, opens tomorrow at 09:00"),
        ("fr", "fermé maintenant, ouvre demain à 9\u{a0}h"),
    ] {
        for (moment, says) in [
            ("2026-12-01T23:51:00", true),
            ("2026-12-01T15:00:00", false),
        ] {
            let folder = tempfile::tempdir().unwrap();
            let settings = Settings {
                language: Some(language.to_owned()),
                ..Settings::default()
            };
            let mut play = Play::at(folder.path(), &settings, WINDOW, moment);
            play.say(Message::Go(Screen::Fingerprints));
            play.say(Message::Fingerprints(FpMessage::To(Page::GetHelp)));
            play.answers();
            assert_eq!(play.told().to_string().contains(closed), says, "{moment}");
            play.say(Message::Go(Screen::Help));
            let france = help::Message::Near("FR".parse().ok());
            play.say(Message::Help(france));
            assert_eq!(play.told().to_string().contains(closed), says, "{moment}");
        }
    }
}

/// A child who may be shown to the family, and one who may not.
fn book(folder: &Path) {
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    let mut album =
        ConsentBook::create_at(&folder.join("album.age"), passphrase, ScryptCost::LEAST).unwrap();
    let child = |name: &str| NewPerson {
        name: name.to_owned(),
        age: Age::Under7,
        ours: true,
        parents: vec!["Ada".to_owned()],
    };
    let decision = NewDecision {
        audience: Audience::FamilyChat,
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Ada".to_owned()],
        on: today(),
    };
    let made: Result<(), ErrorKind> = album.change(|book| {
        let shown = book.add(child("Léa"))?;
        book.add(child("Tom"))?;
        book.record(shown, &decision).map(drop)
    });
    made.unwrap();
}

/// Somebody's page, and every form that is filled in from there or from the list.
#[test]
fn the_forms_of_the_album_book_are_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        stage::book_with_a_photo_that_left(folder.path());
        let words = Words::new(language.parse().unwrap_or_default());
        let days = of_today(&words);
        let mut play = Play::new(folder.path(), (language, Scheme::Light), (1180.0, 3000.0));
        play.say(Message::Go(Screen::People));
        play.fill(0, PASSPHRASE);
        play.press(&words.say("app-people-unlock", &[]));
        play.press("Léa");
        same_but(
            language,
            "people-person",
            &play.told(),
            folder.path(),
            &pairs(&days),
        );
        let opened = |play: &mut Play, key: &str, name: &str| {
            play.press(&words.say(key, &[]));
            same_but(language, name, &play.told(), folder.path(), &pairs(&days));
            play.say(Message::People(people::Message::Close));
        };
        opened(&mut play, "app-people-record", "people-record");
        opened(&mut play, "app-people-posted", "people-posted");
        opened(&mut play, "app-people-withdraw", "people-withdraw");
        // From somebody's page to everybody.
        play.say(Message::People(people::Message::Close));
        opened(&mut play, "app-people-add", "people-form");
        opened(&mut play, "app-people-class", "people-class");
        opened(&mut play, "app-people-form", "people-paper");
    }
}

#[test]
fn a_photo_says_who_is_in_it_and_what_becomes_of_them() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let photos = folder.path().join("photos");
        std::fs::create_dir(&photos).unwrap();
        for number in 1..=2 {
            stage::beach(&photos.join(format!("beach-{number}.png")));
        }
        book(folder.path());
        let words = Words::new(language.parse().unwrap_or_default());
        let mut play = play(folder.path(), language);
        let keep = |play: &Play, name| same(language, name, &play.told(), folder.path());
        play.say(Message::Go(Screen::People));
        keep(&play, "people-locked");
        play.fill(0, PASSPHRASE);
        play.press(&words.say("app-people-unlock", &[]));
        keep(&play, "people-list");
        play.say(Message::Go(Screen::Protect));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        keep(&play, "protect-empty");
        let given = protect::GalleryMessage::Given(vec![photos.clone()]);
        say(&mut play, protect::Message::Gallery(given));
        keep(&play, "protect-grid");
        say(
            &mut play,
            protect::Message::Selection(protect::SelectionMessage::All),
        );
        keep(&play, "protect-several");
        let menu = protect::MenuMessage::On(protect::Subject::Cell(0));
        say(&mut play, protect::Message::Menu(menu));
        keep(&play, "protect-menu-several");
        say(
            &mut play,
            protect::Message::Menu(protect::MenuMessage::Close),
        );
        say(
            &mut play,
            protect::Message::Selection(protect::SelectionMessage::Nothing),
        );
        say(
            &mut play,
            protect::Message::Gallery(protect::GalleryMessage::Open(0)),
        );
        keep(&play, "protect-photo");
        // One more face, drawn by hand, stays without a name.
        say(
            &mut play,
            protect::Message::Edit(protect::EditMessage::NewBox),
        );
        let name = protect::EditMessage::Name(1, Some(1));
        say(&mut play, protect::Message::Edit(name));
        let show = protect::EditMessage::Decide(1, Decision::Show);
        say(&mut play, protect::Message::Edit(show));
        say(
            &mut play,
            protect::Message::View(protect::ViewMessage::Choose(Some(1))),
        );
        keep(&play, "protect-face");
        let menu = protect::MenuMessage::On(protect::Subject::Box(1));
        say(&mut play, protect::Message::Menu(menu));
        keep(&play, "protect-menu-face");
        say(
            &mut play,
            protect::Message::Menu(protect::MenuMessage::Close),
        );
        // What was decided is in no copy yet.
        play.say(Message::CloseAsked);
        keep(&play, "closing");
        play.say(Message::Stay);
        say(&mut play, protect::Message::Panel);
        keep(&play, "protect-folded");
        say(&mut play, protect::Message::Panel);
        say(
            &mut play,
            protect::Message::Gallery(protect::GalleryMessage::Remove(0)),
        );
        keep(&play, "protect-take-out");
        say(
            &mut play,
            protect::Message::Selection(protect::SelectionMessage::Keep),
        );
        let told = play.told();
        let picture = told
            .window
            .all()
            .into_iter()
            .find(|node| node.is.role == Role::Picture)
            .cloned();
        let picture = picture.unwrap().is.name;
        let expected = match language {
            "en" => "beach-1.png. 2 faces: 1 Léa, shown; 1 covered.",
            _ => "beach-1.png. 2 visages\u{a0}: 1 Léa, visible\u{202f}; 1 couvert.",
        };
        assert_eq!(picture, expected);
        say(&mut play, protect::Message::Job(protect::JobMessage::Try));
        keep(&play, "protect-compare");
        say(&mut play, protect::Message::Save(protect::SaveMessage::One));
        keep(&play, "protect-saved");
        say(
            &mut play,
            protect::Message::Gallery(protect::GalleryMessage::Leave),
        );
        say(&mut play, protect::Message::Who(protect::WhoMessage::Enter));
        keep(&play, "who");
    }
}

/// Of several things that a photo tells, whoever does not see which is meant hears it at each button.
#[test]
fn what_a_photo_tells_is_told_with_what_is_done_about_it() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let photo = folder.path().join("Emma, 6 ans.png");
        stage::beach(&photo);
        let words = Words::new(language.parse().unwrap_or_default());
        let mut play = play(folder.path(), language);
        play.say(Message::Go(Screen::Protect));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        let given = protect::GalleryMessage::Given(vec![photo]);
        say(&mut play, protect::Message::Gallery(given));
        let told = play.told();
        let all = told.window.all();
        let name = words.say("app-neutral-name", &[]);
        let mut switches = all.iter().filter(|node| node.is.name == name);
        let switch = switches.next().expect("its name tells of her");
        let about = &switch.is.description;
        assert!(about.contains("Emma"), "{about}");
        assert!(all.iter().any(|node| node.is.name == *about), "{told}");
    }
}

/// Whoever does not see the small pictures hears which of them are copies.
#[test]
fn which_small_pictures_are_copies_is_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let photos = folder.path().join("photos");
        std::fs::create_dir(&photos).unwrap();
        for number in 1..=2 {
            stage::beach(&photos.join(format!("beach-{number}.png")));
        }
        let words = Words::new(language.parse().unwrap_or_default());
        let mut play = play(folder.path(), language);
        let told = |play: &Play, name: &str| {
            let told = play.told();
            let all = told.window.all();
            let mut photos = all.iter().filter(|node| node.is_used());
            let photo = photos.find(|node| node.is.name == name);
            photo.expect("a photo").is.description.clone()
        };
        let given = protect::GalleryMessage::Given(vec![photos]);
        play.say(Message::Go(Screen::Protect));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        say(&mut play, protect::Message::Gallery(given));
        let unopened = words.say("app-photo-unopened", &[]);
        assert_eq!(told(&play, "beach-1.png"), unopened);
        say(&mut play, protect::Message::Save(protect::SaveMessage::All));
        let copy = words.say("app-photo-shows-copy", &[]);
        for name in ["beach-1.png", "beach-2.png"] {
            assert!(told(&play, name).ends_with(&copy), "{name}");
        }
        // Below the open photo, too.
        let open = protect::GalleryMessage::Open(0);
        say(&mut play, protect::Message::Gallery(open));
        assert_eq!(told(&play, "beach-1.png"), copy);
        let new_box = protect::EditMessage::NewBox;
        say(&mut play, protect::Message::Edit(new_box));
        assert_eq!(told(&play, "beach-1.png"), "");
        assert_eq!(told(&play, "beach-2.png"), copy);
        let leave = protect::GalleryMessage::Leave;
        say(&mut play, protect::Message::Gallery(leave));
        assert!(!told(&play, "beach-1.png").contains(&copy));
    }
}

/// Whoever wants to see what they type sees it; nobody hears it.
#[test]
fn a_passphrase_is_seen_only_by_whoever_wants_to_and_never_told() {
    for screen in [Screen::People, Screen::Fingerprints] {
        let folder = tempfile::tempdir().unwrap();
        let mut play = play(folder.path(), "en");
        play.say(Message::Go(screen));
        play.fill(0, "correct");
        let masked = play.picture();
        let eye = |play: &Play| {
            let told = play.told();
            let all = told.window.all();
            let eye = all
                .into_iter()
                .find(|node| node.is.name == "See what is typed");
            let eye = eye.expect("a switch");
            (eye.is.role, eye.is.chosen, eye.bounds.center())
        };
        let (role, on, at) = eye(&play);
        assert_eq!((role, on), (Role::Switch, Some(false)), "masked at first");
        play.press_at(at);
        assert_eq!(eye(&play).1, Some(true));
        let differ = |a: &image::RgbImage, b: &image::RgbImage| {
            let pairs = a.pixels().zip(b.pixels());
            pairs.filter(|(a, b)| a != b).count()
        };
        assert!(differ(&masked, &play.picture()) > 100, "it is seen");
        assert!(!play.told().to_string().contains("correct"));
        play.press_at(at);
        assert_eq!(eye(&play).1, Some(false));
        // Whoever looks away from it for another screen finds it masked.
        play.press_at(at);
        play.say(Message::Away);
        assert!(!play.told().to_string().contains("See what is typed"));
    }
}

/// The picture has its file's name, for the ears; nothing is told of one where none is chosen.
#[test]
fn the_picture_that_a_child_is_asked_about_is_told() {
    for language in LANGUAGES {
        let folder = tempfile::tempdir().unwrap();
        let photo = folder.path().join("beach.png");
        stage::beach(&photo);
        book(folder.path());
        let words = Words::new(language.parse().unwrap_or_default());
        let mut play = Play::new(folder.path(), (language, Scheme::Light), (1180.0, 3000.0));
        play.say(Message::Go(Screen::People));
        play.fill(0, PASSPHRASE);
        play.press(&words.say("app-people-unlock", &[]));
        play.press("Léa");
        play.press(&words.say("app-people-ask", &[("name", "Léa".into())]));
        same(language, "people-ask-nothing", &play.told(), folder.path());
        play.say(Message::Dropped(photo));
        let audience = words.audience(Audience::FamilyChat);
        play.press(&words.say("app-people-for", &[("audience", audience.into())]));
        same(language, "people-ask", &play.told(), folder.path());
        play.press(&words.say("app-people-ask-begin", &[]));
        same(language, "people-ask-question", &play.told(), folder.path());
    }
}
