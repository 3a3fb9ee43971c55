//! The screen, played by a person who reads and presses words.

use std::path::PathBuf;
use std::sync::Arc;

use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced::{Settings as Window, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Runtime, task};
use iced_test::selector::{Candidate, Selector};
use ombrelle_core::protect::Session;
use ombrelle_core::settings::Settings;
use ombrelle_i18n::{Language, Words};

use super::super::*;
use crate::album::SharedAlbum;
use crate::places::Places;
use crate::theme::Look;
use crate::widget::{Notice, Ui};

/// The screen with all that it stands on.
pub struct Play {
    pub state: State,
    pub album: Arc<SharedAlbum>,
    places: Places,
    settings: Settings,
    words: Words,
    pub told: Vec<Notice>,
    _folder: tempfile::TempDir,
}

impl Play {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            book: Some(folder.path().join("album.age")),
            ..Places::default()
        };
        let mut play = Self {
            state: State::default(),
            album: Arc::default(),
            places,
            settings: Settings::default(),
            words: Words::new(Language::English),
            told: Vec::new(),
            _folder: folder,
        };
        play.enter();
        play
    }

    pub fn path(&self) -> PathBuf {
        self.places.book.clone().unwrap()
    }

    fn context(&self) -> (Words, Arc<SharedAlbum>, Places, Settings) {
        let words = Words::new(self.words.language());
        let (album, places) = (self.album.clone(), self.places.clone());
        (words, album, places, self.settings.clone())
    }

    pub fn enter(&mut self) {
        let (words, album, places, settings) = self.context();
        let context = Context {
            words: &words,
            session: &Arc::new(Session::new("models", 1)),
            album: &album,
            places: &places,
            settings: &settings,
        };
        let task = self.state.entered(&context);
        self.run(task);
    }

    pub fn say(&mut self, message: Message) {
        let action = self.begin(message);
        self.act(action);
    }

    /// Takes a message; what is to be done then is done later.
    pub fn begin(&mut self, message: Message) -> Action<Message> {
        let (words, album, places, settings) = self.context();
        let context = Context {
            words: &words,
            session: &Arc::new(Session::new("models", 1)),
            album: &album,
            places: &places,
            settings: &settings,
        };
        self.state.update(message, &context)
    }

    /// A message in the open book.
    pub fn open(&mut self, message: open::Message) {
        self.say(message.into());
    }

    pub fn act(&mut self, action: Action<Message>) {
        match action {
            Action::Run(task) => self.run(task),
            Action::Notify(notice) => self.told.push(notice),
            Action::All(all) => all.into_iter().for_each(|one| self.act(one)),
            _ => {}
        }
    }

    /// Waits for what runs, and hears what it says.
    fn run(&mut self, task: Task<Message>) {
        let Some(stream) = task::into_stream(task) else {
            return;
        };
        let outputs = stream.filter_map(|action| async move {
            match action {
                Runtime::Output(message) => Some(message),
                _ => None,
            }
        });
        for message in block_on_stream(Box::pin(outputs)) {
            self.say(message);
        }
    }

    fn ui(&self) -> Ui<'_> {
        Ui {
            words: &self.words,
            look: Look::of(&self.settings, iced::theme::Mode::Light),
            now: ombrelle_core::calendar::now(),
        }
    }

    /// The screen, so long that nothing is scrolled away.
    fn screen(&self) -> Simulator<'_, Message> {
        let ui = self.ui();
        Simulator::with_size(Window::default(), (1000.0, 4000.0), self.state.view(&ui))
    }

    pub fn shows(&self, words: &str) -> bool {
        self.screen().find(containing(words)).is_ok()
    }

    pub fn press(&mut self, words: &str) {
        let messages: Vec<Message> = {
            let mut screen = self.screen();
            screen
                .click(words)
                .unwrap_or_else(|_| panic!("no “{words}”"));
            screen.into_messages().collect()
        };
        assert!(!messages.is_empty(), "“{words}” does nothing");
        messages.into_iter().for_each(|message| self.say(message));
    }

    /// Types into the field below a label.
    pub fn fill(&mut self, label: &str, text: &str) {
        let messages: Vec<Message> = {
            let mut screen = self.screen();
            let found = screen
                .find(label)
                .unwrap_or_else(|_| panic!("no “{label}”"));
            let bounds = found.bounds();
            screen.point_at((bounds.x + 20.0, bounds.y + bounds.height + 24.0));
            screen.simulate(iced_test::simulator::click());
            screen.typewrite(text);
            screen.into_messages().collect()
        };
        assert!(!messages.is_empty(), "“{label}” takes nothing");
        messages.into_iter().for_each(|message| self.say(message));
    }

    pub fn last_told(&self) -> String {
        let told = self.told.last();
        told.map(|t| format!("{} {}", t.what, t.advice))
            .unwrap_or_default()
    }

    /// A book that is open, without the way there.
    pub fn with_book() -> Self {
        let mut play = Self::new();
        play.say(Message::Closed(closed::Message::New(typed_first(
            PASSPHRASE,
        ))));
        play.say(Message::Closed(closed::Message::New(typed_again(
            PASSPHRASE,
        ))));
        play.say(Message::Closed(closed::Message::Make));
        assert!(play.state.book().is_some());
        play
    }
}

pub const PASSPHRASE: &str = "five plain words in a row";

pub fn typed_first(text: &str) -> passphrase::Typed {
    passphrase::Typed::First(passphrase::Secret::typed(text.to_owned()))
}

pub fn typed_again(text: &str) -> passphrase::Typed {
    passphrase::Typed::Again(passphrase::Secret::typed(text.to_owned()))
}

/// Text that has these words in it.
fn containing(words: &str) -> impl Selector<Output = ()> + use<> {
    let words = words.to_owned();
    move |candidate: Candidate<'_>| match candidate {
        Candidate::Text { content, .. } if content.contains(&words) => Some(()),
        _ => None,
    }
}
