//! Photos for the tests of the window, and the window without a screen.

#![allow(dead_code, reason = "each test uses a part of it")]

pub mod hands;
#[cfg(target_os = "linux")]
pub mod server;

use std::path::Path;

use iced::futures::StreamExt;
use iced::futures::executor::{block_on, block_on_stream};
use iced::{Event, Point, Size, mouse};
use iced_test::Simulator;
use iced_test::runtime::{self, task};
use iced_test::selector::Candidate;
use image::{GenericImage, Rgb, RgbImage, imageops};
use ombrelle_core::calendar::Date;
use ombrelle_core::consent::{
    Age, Audience, ConsentBook, NewDecision, NewPerson, Posted, Shown, Visibility,
};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::help;
use ombrelle_core::register::{Passphrase, ScryptCost};
use ombrelle_core::settings::{Scheme, Settings};
use ombrelle_core::takedown;
use ombrelle_gui::accessibility::{Collect, Tree};
use ombrelle_gui::app::{App, Message};
use ombrelle_gui::places::Places;
use ombrelle_gui::screen::fingerprints::{
    Answer, Enter, Field, LetterAsk, Message as FpMessage, Page, Request,
};
use ombrelle_gui::screen::letter::Change;
use ombrelle_gui::theme;
use zeroize::Zeroizing;

/// A Tuesday afternoon, when all help lines answer.
const AFTERNOON: &str = "2026-12-01T15:00:00";

/// What opens the books that are made here.
pub const PASSPHRASE: &str = "correct horse battery";

/// Writes a photo of 900 x 600 pixels with one face: an astronaut (by NASA; the unprotected half of the picture in
/// docs/cloaked), before a sky.
pub fn beach(target: &Path) {
    let pair = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked/astronaut.jpg");
    let pair = image::open(pair).expect("the astronaut").to_rgb8();
    let face = imageops::crop_imm(&pair, 0, 0, 138, 161).to_image();
    let face = imageops::resize(&face, 276, 322, imageops::FilterType::CatmullRom);
    let sky = |_: u32, y: u32| {
        Rgb([
            120 + (y / 8) as u8,
            160 + (y / 12) as u8,
            225 - (y / 6) as u8,
        ])
    };
    let mut photo = RgbImage::from_fn(900, 600, sky);
    photo.copy_from(&face, 300, 150).expect("it fits");
    photo.save(target).expect("a photo");
}

/// A child who may be shown to the family, and a photo of it that left and was posted. All days are fixed.
pub fn book_with_a_photo_that_left(folder: &Path) {
    let passphrase = Passphrase::new(PASSPHRASE).expect("a passphrase");
    let mut album =
        ConsentBook::create_at(&folder.join("album.age"), passphrase, ScryptCost::LEAST)
            .expect("a book");
    let day = Date::constant(2026, 1, 5);
    let made: Result<(), ErrorKind> = album.change(|book| {
        let person = book.add(NewPerson {
            name: "Léa".to_owned(),
            age: Age::Under7,
            ours: true,
            parents: vec!["Ada".to_owned()],
        })?;
        let decision = NewDecision {
            audience: Audience::FamilyChat,
            wish: Visibility::Shown,
            until: None,
            agreed: vec!["Ada".to_owned()],
            on: day,
        };
        let decision = book.record(person, &decision)?;
        let shown = vec![Shown { person, decision }];
        let photo = book.note_export(day, Audience::FamilyChat, "beach.jpg", shown);
        let posted = Posted::new("Instagram, https://example.org/p/1", day)?;
        book.post(photo.expect("a photo of somebody"), posted)
    });
    made.expect("a child");
}

/// How many pixels differ clearly between two pictures of the same size, and how many there are.
pub fn changed(before: &Path, after: &Path) -> (usize, usize) {
    let (before, after) = (
        image::open(before).unwrap().to_rgb8(),
        image::open(after).unwrap().to_rgb8(),
    );
    assert_eq!(before.dimensions(), after.dimensions());
    let pairs = before.pixels().zip(after.pixels());
    let changed = pairs.filter(|(a, b)| a.0.iter().zip(b.0).any(|(a, b)| a.abs_diff(b) > 40));
    (changed.count(), before.pixels().len())
}

/// The window, played through without a screen: messages go in, pictures come out.
pub struct Play {
    /// The program.
    pub app: App,
    size: Size,
}

impl Play {
    /// A program whose files are in `folder`, in this language and these colours, in a window of this size.
    pub fn new(folder: &Path, (language, scheme): (&str, Scheme), size: (f32, f32)) -> Self {
        let settings = Settings {
            language: Some(language.to_owned()),
            scheme,
            ..Settings::default()
        };
        Self::with(folder, &settings, size)
    }

    /// The same, with all settings.
    pub fn with(folder: &Path, settings: &Settings, size: (f32, f32)) -> Self {
        Self::at(folder, settings, size, AFTERNOON)
    }

    /// The same at another moment.
    pub fn at(folder: &Path, settings: &Settings, size: (f32, f32), moment: &str) -> Self {
        let path = folder.join("settings.toml");
        settings.write(&path).expect("settings");
        let places = Places {
            settings: Some(path),
            register: Some(folder.join("register.age")),
            book: Some(folder.join("album.age")),
            moment: moment.parse().ok(),
            ..Places::default()
        };
        let (app, _) = App::new(places, Vec::new());
        let size = Size::new(size.0, size.1);
        let mut play = Self { app, size };
        play.say(Message::Resized(size));
        play
    }

    /// Gives the window another size.
    pub fn resize(&mut self, (width, height): (f32, f32)) {
        self.size = Size::new(width, height);
        self.say(Message::Resized(self.size));
    }

    /// Takes a message, and everything that threads answer to it.
    pub fn say(&mut self, message: Message) {
        let mut waiting = vec![message];
        while let Some(message) = waiting.pop() {
            let task = self.app.update(message);
            let Some(stream) = task::into_stream(task) else {
                continue;
            };
            let told = stream.filter_map(|action| async move {
                match action {
                    runtime::Action::Output(message) => Some(message),
                    _ => None,
                }
            });
            // The first answer is taken first.
            let mut answers: Vec<Message> = block_on_stream(Box::pin(told)).collect();
            answers.reverse();
            waiting.extend(answers);
        }
    }

    fn view(&self) -> Simulator<'_, Message> {
        let settings = iced::Settings {
            default_font: theme::FONT,
            ..iced::Settings::default()
        };
        Simulator::with_size(settings, self.size, self.app.view())
    }

    /// Presses what has these words on it.
    pub fn press(&mut self, words: &str) {
        let mut view = self.view();
        assert!(view.click(words).is_ok(), "nothing says {words}");
        let said: Vec<Message> = view.into_messages().collect();
        assert!(!said.is_empty(), "{words} does nothing");
        said.into_iter().for_each(|message| self.say(message));
    }

    /// Presses whatever lies there.
    pub fn press_at(&mut self, place: Point) {
        let mut view = self.view();
        view.point_at(place);
        view.simulate(iced_test::simulator::click());
        let said: Vec<Message> = view.into_messages().collect();
        assert!(!said.is_empty(), "nothing is pressed at {place:?}");
        said.into_iter().for_each(|message| self.say(message));
    }

    /// Types into a text field, counted from 0.
    pub fn fill(&mut self, field: usize, words: &str) {
        let mut view = self.view();
        let mut fields = Vec::new();
        let _ = view.find(|candidate: Candidate<'_>| {
            if let Candidate::TextInput { bounds, .. } = candidate {
                fields.push(bounds.center());
            }
            None::<()>
        });
        view.point_at(fields[field]);
        view.simulate(iced_test::simulator::click());
        view.typewrite(words);
        let said: Vec<Message> = view.into_messages().collect();
        said.into_iter().for_each(|message| self.say(message));
    }

    /// Makes a register, notes something in its log with a file chosen for more, and stays on that page. All days are fixed.
    pub fn log(&mut self, folder: &Path) {
        let mut say = |message| self.say(Message::Fingerprints(message));
        let typed = |field, text: &str| FpMessage::Typed(field, Zeroizing::new(text.to_owned()));
        for field in [Field::New, Field::Again] {
            say(typed(field, "correct horse battery staple"));
        }
        say(FpMessage::Enter(Enter::Make));
        say(FpMessage::To(Page::Log(None)));
        say(typed(Field::Said, "« 500 euros, sinon… »"));
        say(typed(Field::Account, "x_77"));
        say(typed(Field::Platform, "Snapchat"));
        say(typed(Field::Day, "2026-11-24"));
        let file = folder.join("secret-name.txt");
        std::fs::write(&file, "pay").expect("a file");
        let shown = |file: &Path| FpMessage::Register(Request::Dropped(file.to_owned()));
        say(shown(&file));
        say(FpMessage::Register(Request::Keep));
        say(typed(Field::Day, "2026-11-25"));
        say(shown(&file));
    }

    /// Makes a register with an item of which something was noted, and stays on the item's page.
    pub fn item(&mut self, folder: &Path) {
        let mut say = |message| self.say(Message::Fingerprints(message));
        let typed = |field, text: &str| FpMessage::Typed(field, Zeroizing::new(text.to_owned()));
        for field in [Field::New, Field::Again] {
            say(typed(field, "correct horse battery staple"));
        }
        say(FpMessage::Enter(Enter::Make));
        let file = folder.join("secret-name.jpg");
        // The same bytes, and so the same hash, on every machine.
        let photo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked/astronaut.jpg");
        std::fs::copy(photo, &file).expect("the astronaut");
        say(FpMessage::Register(Request::Dropped(file)));
        say(typed(Field::Label, "A."));
        say(FpMessage::Register(Request::Add));
        say(FpMessage::To(Page::Log(Some(1))));
        say(typed(Field::Said, "« 500 euros, sinon… »"));
        say(typed(Field::Account, "x_77"));
        say(typed(Field::Platform, "Snapchat"));
        say(typed(Field::Day, "2026-11-24"));
        say(FpMessage::Register(Request::Keep));
        say(FpMessage::To(Page::Item(1)));
    }

    /// Begins a letter about the item, of a fixed day, with its hash.
    pub fn letter(&mut self) {
        let mut say = |message| self.say(Message::Fingerprints(message));
        say(FpMessage::Register(Request::Letter(LetterAsk::Begin(1))));
        let day = Zeroizing::new("2026-11-29".to_owned());
        say(FpMessage::Letter(Change::Typed(takedown::Field::Day, day)));
        say(FpMessage::Register(Request::Letter(LetterAsk::Hash)));
    }

    /// Answers the questions that lead to help as somebody under 18 in France who is threatened with a real picture.
    pub fn answers(&mut self) {
        use help::{Age, Online, Place, What, Who};
        for answer in [
            help::Answer::Who(Who::Me),
            help::Answer::What(What::Real),
            help::Answer::Age(Age::Under18),
            help::Answer::Country("FR".parse().ok()),
            help::Answer::Online(Online::Yes, Place::Network),
            help::Answer::Threatened(true),
        ] {
            let answer = FpMessage::GetHelp(Answer::Is(answer));
            self.say(Message::Fingerprints(answer));
        }
    }

    /// Whether the window shows these words.
    pub fn shows(&self, words: &str) -> bool {
        self.view().find(words).is_ok()
    }

    /// Where these words stand, and what of that is in sight.
    pub fn place(&self, words: &str) -> (iced::Rectangle, Option<iced::Rectangle>) {
        let found = self.view().find(words);
        let found = found.unwrap_or_else(|_| panic!("nothing says {words}"));
        (found.bounds(), found.visible_bounds())
    }

    /// What a screen reader is told.
    pub fn told(&self) -> Tree {
        use iced::advanced::renderer::Headless;
        use iced::advanced::widget::operation::{Operation, Outcome, black_box};
        let size = iced::Settings::default().default_text_size;
        let renderer = iced::Renderer::new(theme::FONT, size, Some("tiny-skia"));
        let mut renderer = block_on(renderer).expect("a renderer");
        let cache = runtime::user_interface::Cache::default();
        let view = self.app.view();
        let mut shown = runtime::UserInterface::build(view, self.size, cache, &mut renderer);
        let mut collect = Collect::new(self.app.title(), Outcome::Some);
        shown.operate(&renderer, &mut black_box(&mut collect));
        match collect.finish() {
            Outcome::Some(tree) => tree,
            Outcome::None | Outcome::Chain(_) => panic!("no tree"),
        }
    }

    /// What is seen, at half of the size that the toolkit draws: one pixel a logical pixel.
    pub fn picture(&self) -> RgbImage {
        self.picture_under(None)
    }

    /// The same while the pointer rests somewhere.
    pub fn picture_under(&self, pointer: Option<Point>) -> RgbImage {
        let folder = tempfile::tempdir().expect("a folder");
        let mut view = self.view();
        if let Some(position) = pointer {
            view.point_at(position);
            view.simulate([Event::Mouse(mouse::Event::CursorMoved { position })]);
        }
        let theme = self.app.look().theme();
        let snapshot = view.snapshot(&theme).expect("a snapshot");
        let drawn = snapshot
            .matches_image(folder.path().join("shot.png"))
            .expect("a picture");
        assert!(drawn);
        let file = folder
            .path()
            .read_dir()
            .expect("it")
            .flatten()
            .next()
            .expect("a file");
        let large = image::open(file.path()).expect("a picture").to_rgb8();
        imageops::thumbnail(&large, large.width() / 2, large.height() / 2)
    }
}
