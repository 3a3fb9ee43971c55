//! Pictures of every screen, in both languages, light and dark, to be looked at:
//!
//!     cargo xtask shots
//!
//! which gives the folder for the pictures, and the photo that is protected in them.

#[path = "../tests/stage/mod.rs"]
mod stage;

use std::path::{Path, PathBuf};

use ombrelle_core::calendar::today;
use ombrelle_core::consent::{Age, Audience, ConsentBook, NewDecision, NewPerson, Visibility};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::register::{Passphrase, Register};
use ombrelle_core::settings::{Scheme, Settings};
use ombrelle_gui::app::Message;
use ombrelle_gui::dialog::{self, Picked};
use ombrelle_gui::screen::{Screen, protect};
use ombrelle_i18n::Words;
use stage::Play;

const WINDOW: (f32, f32) = (1180.0, 780.0);
const PASSPHRASE: &str = "correct horse battery";

fn main() {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.expect("a folder for the pictures");
    let photo = std::env::args_os().nth(2).map(PathBuf::from);
    std::fs::create_dir_all(&folder).expect("a folder");
    for language in ["en", "fr"] {
        for (scheme, colours) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
            let shots = Shots {
                folder: folder.clone(),
                photo: photo.clone(),
                language,
                scheme,
                suffix: format!("{language}-{colours}"),
            };
            shots.plain();
            shots.protecting();
            shots.people();
            shots.who_is_who();
            shots.fingerprints();
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
    suffix: String,
}

impl Shots {
    fn keep(&self, play: &Play, name: &str) {
        let target = self.folder.join(format!("{name}-{}.png", self.suffix));
        play.picture().save(target).expect("a picture");
    }

    fn play(&self, folder: &Path) -> Play {
        Play::new(folder, (self.language, self.scheme), WINDOW)
    }

    /// Screens that show without a file.
    fn plain(&self) {
        let folder = tempfile::tempdir().expect("a folder");
        let unknown = Settings {
            scheme: self.scheme,
            ..Settings::default()
        };
        self.keep(&Play::with(folder.path(), &unknown, WINDOW), "welcome");
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
        let words = Words::new(self.language.parse().unwrap_or_default());
        play.say(Message::Go(Screen::People));
        self.keep(&play, "people-locked");
        play.fill(0, PASSPHRASE);
        play.press(&words.say("app-people-unlock", &[]));
        self.keep(&play, "people-list");
        play.press("Lou");
        self.keep(&play, "people-person");
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
        let words = Words::new(self.language.parse().unwrap_or_default());
        let mut play = self.play(folder.path());
        play.say(Message::Go(Screen::People));
        play.fill(0, PASSPHRASE);
        play.press(&words.say("app-people-unlock", &[]));
        play.say(Message::Go(Screen::Protect));
        let say = |play: &mut Play, message| play.say(Message::Protect(message));
        say(&mut play, protect::Message::Audience(Audience::FamilyChat));
        let given = protect::GalleryMessage::Given(photos);
        say(&mut play, protect::Message::Gallery(given));
        let who = protect::Message::Who;
        say(&mut play, who(protect::WhoMessage::Enter));
        for (size, name) in [
            (WINDOW, "who"),
            ((900.0, 600.0), "who-small"),
            ((1920.0, 1080.0), "who-large"),
        ] {
            play.resize(size);
            self.keep(&play, name);
        }
        play.resize(WINDOW);
        play.press("Emma");
        say(&mut play, who(protect::WhoMessage::Choose(0)));
        self.keep(&play, "who-refused");
        play.press(&words.say("app-who-no-name", &[]));
        play.press("Zoé");
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
        let words = Words::new(self.language.parse().unwrap_or_default());
        let say = |key: &str| words.say(key, &[]);
        let pictures: Vec<PathBuf> = (1..=2)
            .map(|n| folder.path().join(format!("{n}.png")))
            .collect();
        pictures.iter().for_each(|picture| stage::beach(picture));
        play.say(Message::Go(Screen::Fingerprints));
        self.keep(&play, "fingerprints-locked");
        play.fill(0, PASSPHRASE);
        play.press(&say("app-fp-unlock"));
        self.keep(&play, "fingerprints-empty");
        dialog::answer(Picked::Paths(vec![pictures[0].clone()]));
        play.press(&say("app-fp-add"));
        self.keep(&play, "fingerprints-chosen");
        play.press(&say("app-fp-add-these"));
        self.keep(&play, "fingerprints-list");
        play.press(&say("app-fp-check"));
        dialog::answer(Picked::Paths(vec![pictures[1].clone()]));
        play.press(&say("app-fp-choose"));
        self.keep(&play, "fingerprints-check");
    }
}
