//! How Ombrelle looks: one palette, one type scale, one set of icons.

pub(crate) mod icon;
mod tones;

pub use icon::Icon;
pub use tones::Tones;
#[cfg(test)]
pub(crate) use tones::contrast;
pub(crate) use tones::mix;

use iced::theme::palette::Extended;
use iced::theme::{Mode, Palette, Style};
use iced::{Font, Theme};
use ombrelle_core::settings::{Scheme, Settings};

/// The typeface, which is part of the program: the same on every computer, even where none is installed.
pub const FONT: Font = Font::with_name("Fira Sans");
/// The smallest side of anything that can be pressed, in logical pixels (WCAG 2.2, 2.5.5).
pub const TARGET: f32 = 44.0;
/// Space between things that belong together, in logical pixels.
pub const NEAR: f32 = 8.0;
/// Space between things.
pub const APART: f32 = 16.0;
/// Space around everything.
pub const AROUND: f32 = 24.0;
/// A window lower than this, in logical pixels at normal size of text, is cramped.
const CRAMPED: f32 = 460.0;
/// Radius of corners.
pub const ROUND: f32 = 10.0;

/// Sizes of text, each a fifth to a third larger than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// What may be overlooked.
    Small,
    /// Sentences.
    Body,
    /// What a button or a card is called.
    Lead,
    /// What a part of a screen is called.
    Title,
    /// What a screen is called.
    Display,
}

/// The colours and sizes in use. Nothing moves by itself anywhere, so there is no setting to stop it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Colours.
    pub tones: Tones,
    /// Size of text; 1.0 is normal.
    pub text: f32,
    /// The window, in logical pixels.
    pub window: iced::Size,
    /// The most of its height that something that is told takes below the screen, where the screen has to make room for it.
    pub told: f32,
}

impl Look {
    /// As the settings say, on a system that is light or dark.
    pub fn of(settings: &Settings, system: Mode) -> Self {
        Self {
            tones: Tones::of(settings.scheme, system == Mode::Dark),
            text: f32::from(settings.text) / 100.0,
            window: iced::Size::new(1180.0, 780.0),
            told: 0.0,
        }
    }

    /// Whether text is so large and the window so small that the buttons would leave no space for what they are about.
    pub fn is_cramped(&self) -> bool {
        self.window.height < CRAMPED * self.text
    }

    /// The same while something is told below the screen: where that would leave the screen no space, a third of the window's height and no more.
    pub fn telling(self) -> Self {
        let told = match self.is_cramped() {
            true => self.window.height / 3.0,
            false => 0.0,
        };
        Self { told, ..self }
    }

    /// A size of text in logical pixels.
    pub fn size(&self, size: Size) -> f32 {
        let plain = match size {
            Size::Small => 14.0,
            Size::Body => 16.0,
            Size::Lead => 19.0,
            Size::Title => 24.0,
            Size::Display => 32.0,
        };
        (plain * self.text).round()
    }

    /// The toolkit's theme, for the parts that are not ours: text fields, scroll bars.
    pub fn theme(&self) -> Theme {
        let tones = &self.tones;
        let palette = Palette {
            background: tones.ground,
            text: tones.text,
            primary: tones.accent,
            success: tones.good,
            warning: tones.warn,
            danger: tones.danger,
        };
        Theme::custom_with_fn("Ombrelle".to_owned(), palette, |palette| {
            let mut all = Extended::generate(palette);
            // The toolkit draws scroll bars a fifth lighter or darker than the ground: nobody sees that there is more to read.
            all.background.strongest.color = tones.line;
            all.background.weak.color = tones.raised;
            all
        })
    }

    /// The colours of the window itself.
    pub fn window(&self) -> Style {
        Style {
            background_color: self.tones.ground,
            text_color: self.tones.text,
        }
    }
}

/// Every choice of colours, for screenshots and tests.
pub const SCHEMES: [Scheme; 3] = [Scheme::Light, Scheme::Dark, Scheme::HighContrast];
