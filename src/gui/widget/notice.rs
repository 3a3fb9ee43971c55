//! Notices: at the foot of the window, or of an open photo, until they are dismissed, or on the page that they are about.

use std::path::PathBuf;

use iced::widget::{column, container, row, scrollable};
use iced::{Alignment, Border, Element, Length};
use ombrelle_i18n::Advice;

use super::{ButtonStyle, Ui};
use crate::accessibility::{Described, Role};
use crate::theme::{APART, Icon, NEAR, ROUND};

/// The widest notice at normal size of text; the most that its words take of the window's height, and the least, in logical pixels.
const WIDTH: f32 = 720.0;
const MOST_OF_WINDOW: f32 = 0.3;
const LEAST_ROOM: f32 = 120.0;

/// How a sentence is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something to take note of.
    Warn,
    /// Something went wrong.
    Bad,
}

/// Something that the person is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub what: String,
    /// What to do; empty where there is nothing to do.
    pub advice: String,
    /// A file that it is about, which can be shown in its folder.
    pub file: Option<PathBuf>,
}

impl Notice {
    /// Something was done.
    pub fn good(what: impl Into<String>) -> Self {
        Self {
            tone: Tone::Good,
            what: what.into(),
            advice: String::new(),
            file: None,
        }
    }

    /// Something to take note of.
    pub fn warn(what: impl Into<String>) -> Self {
        Self {
            tone: Tone::Warn,
            what: what.into(),
            advice: String::new(),
            file: None,
        }
    }

    /// The same, with what to do.
    pub fn with_advice(self, advice: impl Into<String>) -> Self {
        Self {
            advice: advice.into(),
            ..self
        }
    }

    /// The same, about a file that was written.
    pub fn about(self, file: Option<PathBuf>) -> Self {
        Self { file, ..self }
    }

    /// Whether it may leave by itself: good news that fits into a line and asks for nothing.
    pub fn is_passing(&self) -> bool {
        self.tone == Tone::Good && self.advice.is_empty()
    }

    /// Something went wrong.
    pub fn bad(advice: Advice) -> Self {
        Self {
            tone: Tone::Bad,
            what: advice.what_happened,
            advice: advice.what_to_do,
            file: None,
        }
    }
}

impl<'a> Ui<'a> {
    /// The notice on a card, on the page that it is about. It is read aloud when it comes, as one at the foot of the window is.
    pub fn notice_card<M: 'a>(&self, notice: &Notice) -> Described<'a, M> {
        let words = match notice.advice.is_empty() {
            true => notice.what.clone(),
            false => format!("{}\n{}", notice.what, notice.advice),
        };
        Described::new(self.note(notice.tone, words), Role::Notice, "")
    }

    /// The notice at the foot of the window, with a button that dismisses it, and one that shows the file that it is about; lower where it `shares`
    /// its place with something else. In a cramped window the second scrolls with the words, so that the page above keeps space.
    pub fn notice<M: Clone + 'a>(
        &self,
        (notice, shares): (&Notice, bool),
        away: M,
        show: impl Fn(PathBuf) -> M,
    ) -> Element<'a, M> {
        let tones = self.look.tones;
        let (icon, colour) = match notice.tone {
            Tone::Good => (Icon::Tick, tones.good),
            Tone::Warn => (Icon::Warn, tones.warn),
            Tone::Bad => (Icon::Warn, tones.danger),
        };
        let mut words = column![self.body(notice.what.clone())]
            .spacing(4)
            .width(Length::Fill);
        if !notice.advice.is_empty() {
            words = words.push(self.quiet(notice.advice.clone()));
        }
        // However much there is to say, and however large the letters: what dismisses it stays in the window, and so does part of the page above.
        let most = match shares {
            true => MOST_OF_WINDOW / 2.0,
            false => MOST_OF_WINDOW,
        };
        let cramped = self.look.is_cramped();
        let room = match cramped {
            true => self.look.telling().told - 2.0 * (APART + NEAR),
            false => self.look.window.height * most,
        };
        let room = room.max(LEAST_ROOM);
        let folder = notice.file.as_ref().map(|file| {
            let folder = self.button(ButtonStyle::Plain, self.text("app-show-in-folder"));
            folder.on_press(show(file.clone()))
        });
        let (among, below) = match cramped {
            true => (folder, None),
            false => (None, folder),
        };
        // Beside the bar, and not under it, where the ends of lines would lie.
        let words = container(scrollable(words.push(among)).spacing(4)).max_height(room);
        let words = column![words].push(below).spacing(NEAR).width(Length::Fill);
        let close = self.low_icon_button(Icon::Cross, self.text("app-close"), |close| {
            close.on_press(away)
        });
        let inside = row![self.icon(icon, colour), words, close]
            .spacing(NEAR)
            .align_y(Alignment::Center);
        let card = container(inside)
            .padding(APART)
            .max_width(WIDTH * self.look.text.clamp(1.0, 1.5))
            .style(move |_| container::Style {
                background: Some(tones.surface.into()),
                border: Border {
                    color: colour,
                    width: 2.0,
                    radius: ROUND.into(),
                },
                ..container::Style::default()
            });
        Described::new(card, Role::Notice, "").into()
    }
}

#[cfg(test)]
mod tests {
    use iced::Size;
    use iced_test::Simulator;
    use iced_test::selector::Candidate;
    use ombrelle_core::settings::Settings;
    use ombrelle_i18n::{Language, Words};

    use super::*;
    use crate::theme::Look;

    /// How wide the longest line of what is advised is, in a window so high.
    fn longest_line(height: f32) -> f32 {
        let words = Words::new(Language::English);
        let mut look = Look::of(&Settings::default(), iced::theme::Mode::Light);
        look.window = Size::new(900.0, height);
        let ui = Ui {
            words: &words,
            look,
            now: ombrelle_core::calendar::now(),
        };
        let notice = Notice::good("Saved").with_advice("i ".repeat(900));
        let shown: Element<'_, ()> = ui.notice((&notice, false), (), |_| ());
        let toolkit = iced::Settings {
            default_font: crate::theme::FONT,
            ..iced::Settings::default()
        };
        let mut view = Simulator::with_size(toolkit, look.window, shown);
        let mut wide = 0.0;
        let _ = view.find(|candidate: Candidate<'_>| {
            if let Candidate::Text {
                content, bounds, ..
            } = candidate
                && content.starts_with("i i")
            {
                wide = bounds.width;
            }
            None::<()>
        });
        wide
    }

    #[test]
    fn lines_of_a_long_notice_end_before_the_bar_that_scrolls_them() {
        let (free, beside) = (longest_line(2000.0), longest_line(300.0));
        assert!(free > 0.0 && beside > 0.0);
        assert!(beside < free - 4.0, "{beside} of {free}");
    }
}
