//! The screen without a window: what can be read on it, pressing, typing, and work done to its end.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced_test::Simulator;
use iced_test::selector::Candidate;
use ombrelle_core::protect::Session;
use ombrelle_core::settings::Settings;
use ombrelle_i18n::{Language, Words};

use super::super::{Action, Context, Message, State};
use crate::album::SharedAlbum;
use crate::keys::Shortcut;
use crate::places::Places;
use crate::theme::{Look, TARGET};
use crate::widget::Ui;

/// The least width of the window.
const WIDE: f32 = 900.0;
/// Of the register.
pub const PASSPHRASE: &str = "correct horse battery staple";

/// The screen with a folder of its own.
pub struct Stage {
    pub folder: tempfile::TempDir,
    pub places: Places,
    pub words: Words,
    pub session: Arc<Session>,
    pub album: Arc<SharedAlbum>,
    pub settings: Settings,
    pub state: State,
    /// What was told beside the screen.
    pub told: Vec<String>,
}

impl Stage {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            register: Some(folder.path().join("kept").join("register.age")),
            ..Places::default()
        };
        let mut stage = Self {
            folder,
            places,
            words: Words::new(Language::English),
            session: Arc::new(Session::new("models", 1)),
            album: Arc::default(),
            settings: Settings::default(),
            state: State::default(),
            told: Vec::new(),
        };
        stage.with(|state, context| state.entered(context));
        stage
    }

    /// With a register that was just made, open.
    pub fn open() -> Self {
        let mut stage = Self::new();
        stage.fill("New passphrase", PASSPHRASE);
        stage.fill("The same once more", PASSPHRASE);
        stage.press_last("Make the register");
        assert!(stage.state.open.is_some(), "{:?}", stage.seen());
        stage
    }

    pub fn with<T>(&mut self, act: impl FnOnce(&mut State, &Context<'_>) -> T) -> T {
        let context = Context {
            words: &self.words,
            session: &self.session,
            album: &self.album,
            places: &self.places,
            settings: &self.settings,
        };
        act(&mut self.state, &context)
    }

    pub fn simulator(&self) -> Simulator<'_, Message> {
        let ui = Ui {
            words: &self.words,
            look: Look::of(&self.settings, iced::theme::Mode::Light),
            // A Tuesday afternoon, when all help lines answer.
            now: "2026-12-01T15:00:00".parse().unwrap(),
        };
        Simulator::with_size(
            iced::Settings::default(),
            (WIDE, 6000.0),
            self.state.view(&ui),
        )
    }

    /// Everything that can be read, with what stands in fields.
    pub fn seen(&self) -> Vec<String> {
        let mut seen = Vec::new();
        let _ = self.simulator().find(|candidate: Candidate<'_>| {
            match candidate {
                Candidate::Text { content, .. } => seen.push(content.to_owned()),
                Candidate::TextInput { state, .. } => seen.push(state.text().to_owned()),
                _ => {}
            }
            None::<()>
        });
        seen
    }

    #[track_caller]
    pub fn sees(&self, words: &str) {
        let seen = self.seen();
        assert!(
            seen.iter().any(|one| one.contains(words)),
            "{words}: {seen:?}"
        );
    }

    #[track_caller]
    pub fn sees_nothing_of(&self, words: &str) {
        let seen = self.seen();
        assert!(
            !seen.iter().any(|one| one.contains(words)),
            "{words}: {seen:?}"
        );
    }

    /// Whatever can be pressed is large enough and lies in a window of the least width.
    #[track_caller]
    pub fn fits(&self, told: &str) {
        let mut simulator = self.simulator();
        let _ = simulator.find(|candidate: Candidate<'_>| {
            if let Candidate::Focusable { bounds, .. } = candidate {
                let right = bounds.x + bounds.width;
                let large = bounds.width >= TARGET && bounds.height >= TARGET;
                let (language, text) = (self.words.language(), self.settings.text);
                assert!(
                    large && bounds.x >= 0.0 && right <= WIDE + 0.5,
                    "{told}, {language:?} at {text} %: {bounds:?}"
                );
            }
            None::<()>
        });
    }

    /// Presses what is called so and does what follows, to its end.
    #[track_caller]
    pub fn press(&mut self, words: &str) {
        let mut simulator = self.simulator();
        simulator
            .click(words)
            .unwrap_or_else(|_| panic!("no {words}"));
        let messages: Vec<Message> = simulator.into_messages().collect();
        assert!(!messages.is_empty(), "{words} does nothing");
        messages.into_iter().for_each(|message| self.send(message));
    }

    /// The same where a heading has the same words as the button below it.
    #[track_caller]
    pub fn press_last(&mut self, words: &str) {
        let mut simulator = self.simulator();
        let mut last = None;
        let _ = simulator.find(|candidate: Candidate<'_>| {
            match candidate {
                Candidate::Text {
                    content, bounds, ..
                } if content == words => last = Some(bounds),
                _ => {}
            }
            None::<()>
        });
        simulator.point_at(last.unwrap_or_else(|| panic!("no {words}")).center());
        simulator.simulate(iced_test::simulator::click());
        let messages: Vec<Message> = simulator.into_messages().collect();
        messages.into_iter().for_each(|message| self.send(message));
    }

    /// Types into the field below its name.
    #[track_caller]
    pub fn fill(&mut self, name: &str, text: &str) {
        let mut simulator = self.simulator();
        let label = simulator.find(name).unwrap_or_else(|_| panic!("no {name}"));
        let bounds = label.bounds();
        simulator.point_at((bounds.x + 30.0, bounds.y + bounds.height + 24.0));
        simulator.simulate(iced_test::simulator::click());
        simulator.typewrite(text);
        let messages: Vec<Message> = simulator.into_messages().collect();
        messages.into_iter().for_each(|message| self.send(message));
    }

    pub fn send(&mut self, message: Message) {
        let action = self.with(|state, context| state.update(message, context));
        self.perform(action);
    }

    pub fn perform(&mut self, action: Action<Message>) {
        match action {
            Action::Run(task) => {
                let Some(stream) = iced_test::runtime::task::into_stream(task) else {
                    return;
                };
                let outputs = stream.filter_map(|action| async move {
                    match action {
                        iced_test::runtime::Action::Output(message) => Some(message),
                        _ => None,
                    }
                });
                for message in block_on_stream(Box::pin(outputs)) {
                    self.send(message);
                }
            }
            Action::All(all) => all.into_iter().for_each(|one| self.perform(one)),
            Action::Notify(notice) => self.told.push(notice.what),
            Action::None => {}
            _ => panic!("another action"),
        }
    }

    pub fn key(&mut self, shortcut: Shortcut) {
        let message = self.state.shortcut(shortcut);
        message.into_iter().for_each(|message| self.send(message));
    }

    pub fn drop_file(&mut self, path: &Path) {
        let message = self.state.dropped(path.to_owned());
        self.send(message.expect("files are taken here"));
    }

    /// A picture with enough to see in it.
    pub fn picture(&self, name: &str, seed: u32) -> PathBuf {
        let picture = image::RgbImage::from_fn(320, 240, |x, y| {
            let patch = (x / 23 * (7 + seed) + y / 17 * 13) % 11;
            image::Rgb([(patch * 23) as u8, (x / 2) as u8, (y * patch / 11) as u8])
        });
        let path = self.folder.path().join(name);
        picture.save(&path).unwrap();
        path
    }
}
