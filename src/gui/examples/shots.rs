//! Pictures of every screen, in both languages, light and dark, to be looked at:
//!
//!     cargo xtask shots
//!
//! which gives the folder for the pictures, and the photo that is protected in them. With a third argument, `every`, also in high contrast, with text of 80
//! and 200 %, and in windows of 900 x 600 and 3840 x 2160; with a fourth, only what has it in its language and look (`fr-light`).

#[path = "../tests/stage/mod.rs"]
mod stage;

use std::path::{Path, PathBuf};

use ombrelle_core::calendar::today;
use ombrelle_core::consent::{Age, Audience, ConsentBook, NewDecision, NewPerson, Visibility};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::parents::Guide;
use ombrelle_core::protect::{Decision, Strength};
use ombrelle_core::register::{Passphrase, Register};
use ombrelle_core::settings::{Scheme, Settings};
use ombrelle_gui::app::Message;
use ombrelle_gui::dialog::{self, Picked};
use ombrelle_gui::screen::fingerprints::{Message as FpMessage, Page};
use ombrelle_gui::screen::workshop::Part;
use ombrelle_gui::screen::{Screen, parents, people, protect, workshop};
use ombrelle_i18n::Words;
use ombrelle_workshop::rooms::Key;
use stage::{PASSPHRASE, Play};

/// Sizes of the window: the first one, the smallest, and the largest.
const WINDOW: (f32, f32) = (1180.0, 780.0);
const SMALL: (f32, f32) = (900.0, 600.0);
const LARGE: (f32, f32) = (3840.0, 2160.0);

/// What is always drawn: colours, size of text in percent, window.
const LOOKS: [Look; 2] = [
    ("light", Scheme::Light, 100, WINDOW),
    ("dark", Scheme::Dark, 100, WINDOW),
];

/// What is drawn besides where everything is asked for.
const OTHER_LOOKS: [Look; 6] = [
    ("contrast", Scheme::HighContrast, 100, WINDOW),
    ("light-80-small", Scheme::Light, 80, SMALL),
    ("dark-200-small", Scheme::Dark, 200, SMALL),
    ("contrast-200-small", Scheme::HighContrast, 200, SMALL),
    ("light-large", Scheme::Light, 100, LARGE),
    ("contrast-200-large", Scheme::HighContrast, 200, LARGE),
];

/// How high a window is for pages that are looked at as a whole.
const HIGH: f32 = 2400.0;

type Look = (&'static str, Scheme, u16, (f32, f32));

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.expect("a folder for the pictures");
    let photo = std::env::args_os().nth(2).map(PathBuf::from);
    let every = std::env::args_os()
        .nth(3)
        .is_some_and(|what| what == "every");
    let only = std::env::args().nth(4);
    let others: &[Look] = if every { &OTHER_LOOKS } else { &[] };
    std::fs::create_dir_all(&folder).expect("a folder");
    for language in ["en", "fr"] {
        for (name, scheme, text, window) in LOOKS.iter().chain(others) {
            let suffix = format!("{language}-{name}");
            if only.as_ref().is_some_and(|only| !suffix.contains(only)) {
                continue;
            }
            let shots = Shots {
                folder: folder.clone(),
                photo: photo.clone(),
                language,
                scheme: *scheme,
                text: *text,
                window: *window,
                suffix,
            };
            shots.plain();
            shots.protecting();
            shots.verdict();
            shots.people();
            shots.forms();
            shots.who_is_who();
            shots.fingerprints();
            shots.register();
            shots.answers();
            shots.parents();
            shots.workshop();
        }
    }
    println!("{}", folder.display());
}

/// The pictures in one language and colours.
struct Shots {
    folder: PathBuf,
    photo: Option<PathBuf>,
    language: &'static str,
    scheme: Scheme,
    text: u16,
    window: (f32, f32),
    suffix: String,
}

impl Shots {
    fn keep(&self, play: &Play, name: &str) {
        let target = self.folder.join(format!("{name}-{}.png", self.suffix));
        play.picture().save(target).expect("a picture");
    }

    /// The same page as `NAME-whole`, in a window so high that little of it has to be scrolled to.
    fn keep_whole(&self, play: &mut Play, name: &str) {
        play.resize((self.window.0, self.window.1.max(HIGH)));
        self.keep(play, &format!("{name}-whole"));
        play.resize(self.window);
    }

    fn words(&self) -> Words {
        Words::new(self.language.parse().unwrap_or_default())
    }

    fn play(&self, folder: &Path) -> Play {
        let settings = Settings {
            language: Some(self.language.to_owned()),
            scheme: self.scheme,
            text: self.text,
            ..Settings::default()
        };
        Play::with(folder, &settings, self.window)
    }

    /// Presses what has these words on it, in a window so high that nothing has to be scrolled to.
    fn press(&self, play: &mut Play, words: &str) {
        play.resize((self.window.0, 6000.0));
        play.press(words);
        play.resize(self.window);
    }

    /// Every room of the workshop, on a projector.
    fn workshop(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::Workshop));
        for (room, name) in [
            (Key::OnePixel, "pixel"),
            (Key::WhatAPhotoTells, "clues"),
            (Key::BlurIsNotGone, "blur"),
            (Key::RecogniseTheMoves, "chat"),
            (Key::TheFingerprint, "fingerprint"),
            (Key::TheCloak, "cloak"),
            (Key::AFakeOfSomebody, "fake"),
            (Key::RealOrMade, "label"),
            (Key::IfItHappened, "cases"),
        ] {
            play.say(Message::Workshop(workshop::Message::Enter(room)));
            self.keep(&play, &format!("workshop-{name}-room"));
            play.say(Message::Workshop(workshop::Message::Part(Part::Play)));
            self.keep(&play, &format!("workshop-{name}"));
        }
        for (message, name) in [
            (workshop::Message::Licence, "licence"),
            (workshop::Message::School, "plan"),
            (workshop::Message::Sheet, "sheet"),
        ] {
            play.say(Message::Workshop(message));
            self.keep(&play, &format!("workshop-{name}"));
        }
        // The licence by a class that raises hands.
        play.say(Message::Workshop(workshop::Message::Licence));
        for key in ["app-workshop-by-hands", "app-workshop-begin"] {
            self.press(&mut play, &self.words().say(key, &[]));
        }
        self.keep(&play, "workshop-hands");
    }

    /// Screens that show without a file.
    fn plain(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let unknown = Settings {
            scheme: self.scheme,
            text: self.text,
            ..Settings::default()
        };
        self.keep(&Play::with(folder.path(), &unknown, self.window), "welcome");
        let mut play = self.play(folder.path());
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
            (Screen::Away, "neutral"),
        ] {
            play.say(Message::Go(screen));
            self.keep(&play, name);
        }
    }

    /// A photo, and a folder of photos.
    fn protecting(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let photos = folder.path().join("photos");
        std::fs::create_dir(&photos).expect("a folder");
        for number in 1..=7 {
            match &self.photo {
                Some(photo) => {
                    let target = photos.join(format!("day-{number}.png"));
                    std::fs::copy(photo, target).map(drop).expect("a photo");
                }
                None => stage::beach(&photos.join(format!("beach-{number}.jpg"))),
            }
        }
        let mut play = self.play(folder.path());
        let say = |play: &mut Play, message| play.say(Message::Protect(message));
        play.say(Message::Go(Screen::Protect));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        self.keep(&play, "protect-empty");
        say(
            &mut play,
            protect::Message::Gallery(protect::GalleryMessage::Given(vec![photos])),
        );
        self.keep(&play, "protect-grid");
        say(
            &mut play,
            protect::Message::Gallery(protect::GalleryMessage::Open(0)),
        );
        self.keep(&play, "protect-photo");
        say(
            &mut play,
            protect::Message::View(protect::ViewMessage::Choose(Some(1))),
        );
        self.keep(&play, "protect-face");
        say(&mut play, protect::Message::Job(protect::JobMessage::Try));
        self.keep(&play, "protect-compare");
        say(&mut play, protect::Message::Save(protect::SaveMessage::One));
        self.keep(&play, "protect-saved");
    }

    /// What is told of a cloak where one is chosen; what the jury says of a cloaked face, with its table; and the question before decisions are lost.
    fn verdict(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let photo = folder.path().join("beach.png");
        stage::beach(&photo);
        let mut play = self.play(folder.path());
        let given = protect::GalleryMessage::Given(vec![photo]);
        let light = Decision::Cloak(Strength::Light);
        play.say(Message::Go(Screen::Protect));
        for message in [
            protect::Message::Audience(Audience::FamilyChat),
            protect::Message::Gallery(given),
            protect::Message::Edit(protect::EditMessage::Decide(1, light)),
            protect::Message::View(protect::ViewMessage::Choose(Some(1))),
        ] {
            play.say(Message::Protect(message));
        }
        self.keep_whole(&mut play, "protect-cloak");
        for message in [
            protect::Message::View(protect::ViewMessage::Choose(None)),
            protect::Message::Job(protect::JobMessage::Try),
        ] {
            play.say(Message::Protect(message));
        }
        self.keep(&play, "protect-verdict");
        let details = protect::ViewMessage::Details(true);
        play.say(Message::Protect(protect::Message::View(details)));
        self.keep_whole(&mut play, "protect-verdict");
        play.say(Message::CloseAsked);
        self.keep(&play, "closing");
    }

    /// An album book with a child whose parents agreed, and one whose did not.
    fn people(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        let passphrase = Passphrase::new(PASSPHRASE).expect("a passphrase");
        let book = folder.path().join("album.age");
        let mut album = ConsentBook::create(&book, passphrase).expect("a book");
        let person = |name: &str, age, parents: &[&str]| NewPerson {
            name: name.to_owned(),
            age,
            ours: true,
            parents: parents.iter().map(|name| (*name).to_owned()).collect(),
        };
        let decision = NewDecision {
            audience: Audience::FamilyChat,
            wish: Visibility::Shown,
            until: None,
            agreed: vec!["Ada".to_owned(), "Ben".to_owned()],
            on: today(),
        };
        let made = album.change(|book| {
            let lou = book.add(person("Lou", Age::Under7, &["Ada", "Ben"]))?;
            book.add(person("Zoé", Age::From7, &["Ada", "Ben"]))?;
            book.add(person("Ada", Age::Adult, &[]))?;
            book.record(lou, &decision)
        });
        made.expect("people");
        drop(album);
        let words = self.words();
        play.say(Message::Go(Screen::People));
        self.keep(&play, "people-locked");
        play.fill(0, PASSPHRASE);
        self.press(&mut play, &words.say("app-people-unlock", &[]));
        self.keep(&play, "people-list");
        self.press(&mut play, "Lou");
        self.keep(&play, "people-person");
        let pressed = |play: &mut Play, key: &str, name: &str| {
            self.press(play, &words.say(key, &[("name", "Lou".into())]));
            self.keep(play, name);
        };
        pressed(&mut play, "app-people-record", "people-record");
        pressed(&mut play, "app-people-cancel", "people-person");
        pressed(&mut play, "app-people-ask", "people-ask-nothing");
        let photo = folder.path().join("beach.png");
        stage::beach(&photo);
        play.say(Message::Dropped(photo));
        let everybody = [("audience", words.audience(Audience::FamilyChat).into())];
        self.press(&mut play, &words.say("app-people-for", &everybody));
        self.keep(&play, "people-ask");
        pressed(&mut play, "app-people-ask-begin", "people-ask-question");
        pressed(&mut play, "app-people-ask-next", "people-ask-second");
        pressed(&mut play, "app-people-ask-next", "people-ask-last");
    }

    /// The forms of an album book with a child, and a photo of it that left and was posted.
    fn forms(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        stage::book_with_a_photo_that_left(folder.path());
        let words = self.words();
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::People));
        play.fill(0, PASSPHRASE);
        self.press(&mut play, &words.say("app-people-unlock", &[]));
        self.press(&mut play, "Léa");
        let opened = |play: &mut Play, key: &str, name: &str| {
            self.press(play, &words.say(key, &[]));
            self.keep(play, name);
            self.keep_whole(play, name);
            play.say(Message::People(people::Message::Close));
        };
        opened(&mut play, "app-people-posted", "people-posted");
        opened(&mut play, "app-people-withdraw", "people-withdraw");
        // From somebody's page to everybody.
        play.say(Message::People(people::Message::Close));
        for (key, name) in [
            ("app-people-add", "people-form"),
            ("app-people-class", "people-class"),
            ("app-people-form", "people-paper"),
            ("app-letter", "people-letter"),
        ] {
            opened(&mut play, key, name);
        }
    }

    /// Who is who in three photos of one face each, with an open album book, in three sizes of the window.
    fn who_is_who(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut photos = Vec::new();
        for number in 1..=3 {
            let photo = folder.path().join(format!("beach-{number}.jpg"));
            stage::beach(&photo);
            photos.push(photo);
        }
        let passphrase = Passphrase::new(PASSPHRASE).expect("a passphrase");
        let book = folder.path().join("album.age");
        let mut album = ConsentBook::create(&book, passphrase).expect("a book");
        let names = [
            "Adam",
            "Chloé",
            "Emma",
            "Hugo",
            "Inès",
            "Léa-Marie",
            "Noé",
            "Zoé",
        ];
        let made: Result<(), ErrorKind> = album.change(|book| {
            for name in names {
                let child = book.add(NewPerson {
                    name: name.to_owned(),
                    age: Age::Under7,
                    ours: true,
                    parents: vec!["Ada".to_owned()],
                })?;
                if name != "Emma" {
                    let decision = NewDecision {
                        audience: Audience::FamilyChat,
                        wish: Visibility::Shown,
                        until: None,
                        agreed: vec!["Ada".to_owned()],
                        on: today(),
                    };
                    book.record(child, &decision)?;
                }
            }
            Ok(())
        });
        made.expect("people");
        drop(album);
        let words = self.words();
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::People));
        play.fill(0, PASSPHRASE);
        self.press(&mut play, &words.say("app-people-unlock", &[]));
        play.say(Message::Go(Screen::Protect));
        let say = |play: &mut Play, message| play.say(Message::Protect(message));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        let given = protect::GalleryMessage::Given(photos);
        say(&mut play, protect::Message::Gallery(given));
        let who = protect::Message::Who;
        say(&mut play, who(protect::WhoMessage::Enter));
        for (size, name) in [
            (self.window, "who"),
            (SMALL, "who-small"),
            ((1920.0, 1080.0), "who-large"),
        ] {
            play.resize(size);
            self.keep(&play, name);
        }
        play.resize(self.window);
        self.press(&mut play, "Emma");
        say(&mut play, who(protect::WhoMessage::Choose(0)));
        self.keep(&play, "who-refused");
        self.press(&mut play, &words.say("app-who-no-name", &[]));
        self.press(&mut play, "Zoé");
        self.keep(&play, "who-named");
        say(&mut play, who(protect::WhoMessage::Leave));
        let open = protect::GalleryMessage::Open(1);
        say(&mut play, protect::Message::Gallery(open));
        self.keep(&play, "who-photo");
    }

    /// A register with two items, a check, a report.
    fn fingerprints(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        let passphrase = Passphrase::new(PASSPHRASE).expect("a passphrase");
        let register = folder.path().join("register.age");
        drop(Register::create(&register, passphrase).expect("a register"));
        let words = self.words();
        let say = |key: &str| words.say(key, &[]);
        let pictures: Vec<PathBuf> = (1..=2)
            .map(|n| folder.path().join(format!("{n}.png")))
            .collect();
        pictures.iter().for_each(|picture| stage::beach(picture));
        play.say(Message::Go(Screen::Fingerprints));
        self.keep(&play, "fingerprints-locked");
        play.fill(0, PASSPHRASE);
        self.press(&mut play, &say("app-fp-unlock"));
        self.keep(&play, "fingerprints-empty");
        dialog::answer(Picked::Paths(vec![pictures[0].clone()]));
        self.press(&mut play, &say("app-fp-add"));
        self.keep(&play, "fingerprints-chosen");
        self.press(&mut play, &say("app-fp-add-these"));
        self.keep(&play, "fingerprints-list");
        self.press(&mut play, &say("app-fp-check"));
        dialog::answer(Picked::Paths(vec![pictures[1].clone()]));
        self.press(&mut play, &say("app-fp-choose"));
        self.keep(&play, "fingerprints-check");
    }

    /// The other pages of a register: its log, an item, a letter about it, what is handed over, another passphrase, its end.
    fn register(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::Fingerprints));
        play.log(folder.path());
        self.keep(&play, "fingerprints-log");
        self.keep_whole(&mut play, "fingerprints-log");

        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::Fingerprints));
        play.item(folder.path());
        self.keep(&play, "fingerprints-item");
        self.keep_whole(&mut play, "fingerprints-item");
        play.letter();
        self.keep(&play, "fingerprints-letter");
        self.keep_whole(&mut play, "fingerprints-letter");
        for (page, name) in [
            (Page::Export, "fingerprints-export"),
            (Page::Passphrase, "fingerprints-passphrase"),
            (Page::Destroy, "fingerprints-destroy"),
        ] {
            play.say(Message::Fingerprints(FpMessage::To(page)));
            self.keep(&play, name);
        }
    }

    /// The first of the questions that lead to help, and their answers.
    fn answers(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::Fingerprints));
        play.say(Message::Fingerprints(FpMessage::To(Page::GetHelp)));
        self.keep(&play, "fingerprints-question");
        play.answers();
        self.keep(&play, "fingerprints-answers");
        self.keep_whole(&mut play, "fingerprints-answers");
    }

    /// The guides for parents; the first one is among the screens that show without a file.
    fn parents(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::Parents));
        for guide in Guide::all().iter().filter(|one| **one != Guide::Audit) {
            play.say(Message::Parents(parents::Message::Guide(*guide)));
            let name = format!("parents-{}", guide.code());
            self.keep(&play, &name);
            self.keep_whole(&mut play, &name);
        }
    }
}
