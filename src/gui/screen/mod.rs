//! The screens. Each owns its state; what concerns the whole window it returns as an [`Action`].
//!
//! A screen is a module with `State`, `Message`, `update` and `view`. Large ones are folders with the same files:
//! `mod.rs` (state, messages, update), `view.rs`, `jobs.rs` (work on threads), `notices.rs` (what is said about it),
//! `tests`, and a file for each page that has a state of its own. Messages are nested by what owns the state, and each
//! is matched without a wildcard: a new one that nobody handles does not compile.

pub mod fingerprints;
pub mod help;
pub mod home;
pub mod keys;
pub mod letter;
pub mod neutral;
pub mod open_photo;
pub mod parents;
pub mod people;
pub mod protect;
pub mod settings;
pub mod welcome;
pub mod workshop;

use std::rc::Rc;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::protect::Session;
use ombrelle_core::settings::Settings;
use ombrelle_i18n::Words;

use crate::album::SharedAlbum;
use crate::clipboard;
use crate::places::Places;
use crate::widget::Notice;

/// Which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The first screen.
    Home,
    /// Protecting photos.
    Protect,
    /// Fingerprints.
    Fingerprints,
    /// People and consent.
    People,
    /// For parents.
    Parents,
    /// A session with a class.
    Workshop,
    /// Help lines.
    Help,
    /// Settings.
    Settings,
    /// Shortcuts.
    Keys,
    /// A neutral screen after a quick exit; everything else is dropped.
    Away,
}

/// What says something that the person is told, in any language: it may still be told when another one is chosen.
pub type Telling = Rc<dyn Fn(&Words) -> Notice>;

/// What a screen asks of the window.
pub enum Action<M> {
    /// Nothing.
    None,
    /// Run a task for this screen.
    Run(Task<M>),
    /// Tell the person something.
    Notify(Notice),
    /// Tell the person what long work came to, which may end on any screen.
    Tell(Telling),
    /// Go to a screen.
    Go(Screen),
    /// Keep these settings.
    KeepSettings(Box<Settings>),
    /// Let the task bar say that something long has ended, and the desktop in these words, for whoever looks at another window meanwhile.
    /// They hold numbers alone: whoever stands beside the screen reads them, too.
    CallBack(String),
    /// All of these, in order.
    All(Vec<Action<M>>),
}

impl<M: Send + 'static> Action<M> {
    /// The same, of a part of a screen.
    pub fn map<N: Send + 'static>(self, wrap: fn(M) -> N) -> Action<N> {
        match self {
            Self::None => Action::None,
            Self::Run(task) => Action::Run(task.map(wrap)),
            Self::Notify(notice) => Action::Notify(notice),
            Self::Tell(telling) => Action::Tell(telling),
            Self::Go(screen) => Action::Go(screen),
            Self::KeepSettings(settings) => Action::KeepSettings(settings),
            Self::CallBack(words) => Action::CallBack(words),
            Self::All(all) => Action::All(all.into_iter().map(|one| one.map(wrap)).collect()),
        }
    }
}

impl<M> Action<M> {
    /// Copies a text that may be seen by everybody, and says so.
    pub fn copy(text: String, words: &Words) -> Self {
        let copied = Notice::good(words.say("app-copied", &[]));
        Self::Run(clipboard::copy(text)).and(Self::Notify(copied))
    }

    /// This, then another.
    pub fn and(self, other: Self) -> Self {
        Self::All(vec![self, other])
    }
}

/// What every screen may use.
pub struct Context<'a> {
    /// The sentences.
    pub words: &'a Words,
    /// The way of a photo: networks, and what the album book says.
    pub session: &'a Arc<Session>,
    /// The album book, while it is open.
    pub album: &'a Arc<SharedAlbum>,
    /// Where things are.
    pub places: &'a Places,
    /// What the person chose.
    pub settings: &'a Settings,
}
