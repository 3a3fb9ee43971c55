//! The screens. Each owns its state; what concerns the whole window it hands up as an [`Action`].

pub mod fingerprints;
pub mod help;
pub mod home;
pub mod keys;
pub mod neutral;
pub mod people;
pub mod protect;
pub mod settings;
pub mod welcome;

use std::sync::Arc;

use iced::Task;
use ombrelle_core::settings::Settings;
use ombrelle_i18n::Words;

use crate::desk::Desk;
use crate::places::Places;
use crate::widget::Notice;

/// Where one can go.
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
    /// Help lines.
    Help,
    /// Settings.
    Settings,
    /// Shortcuts.
    Keys,
    /// Out of sight: a neutral screen, everything else dropped.
    Away,
}

/// What a screen wants of the window.
pub enum Action<M> {
    /// Nothing.
    None,
    /// Run something for this screen.
    Run(Task<M>),
    /// Tell the person something.
    Notify(Notice),
    /// Go somewhere.
    Go(Screen),
    /// Keep these settings.
    Settle(Box<Settings>),
    /// All of these, in their order.
    All(Vec<Action<M>>),
}

impl<M> Action<M> {
    /// This, then another.
    pub fn and(self, other: Self) -> Self {
        Self::All(vec![self, other])
    }
}

/// What every screen may use.
pub struct Context<'a> {
    /// The sentences.
    pub words: &'a Words,
    /// Networks and the album book.
    pub desk: &'a Arc<Desk>,
    /// Where things are.
    pub places: &'a Places,
    /// What the person chose.
    pub settings: &'a Settings,
}
