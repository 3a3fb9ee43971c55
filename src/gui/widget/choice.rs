//! Choosing one of several, side by side or below each other.

use iced::Element;
use iced::widget::{Row, row};

use super::{Button, ButtonStyle, Ui};
use crate::accessibility::Role;
use crate::theme::{Icon, NEAR, Size};

impl<'a> Ui<'a> {
    /// Buttons of which one is chosen; they wrap to the next line if they do not fit.
    pub fn choice<T, M>(
        &self,
        all: impl IntoIterator<Item = (T, String)>,
        chosen: Option<T>,
        said: impl Fn(T) -> M,
    ) -> Element<'a, M>
    where
        T: PartialEq + Copy,
        M: Clone + 'a,
    {
        let mut buttons = Row::new().spacing(NEAR);
        for (value, words) in all {
            buttons = buttons.push(
                self.option(words, chosen == Some(value))
                    .chosen(Role::Choice, chosen == Some(value))
                    .on_press(said(value)),
            );
        }
        buttons.wrap().vertical_spacing(NEAR).into()
    }

    /// A button that is chosen or not. Chosen shows by a tick and a border, not by colour alone.
    pub fn option<M: Clone + 'a>(&self, words: impl Into<String>, chosen: bool) -> Button<'a, M> {
        let words = self.label(Size::Body, words);
        if !chosen {
            return Button::new(words, ButtonStyle::Plain, self.look.tones)
                .chosen(Role::Switch, false);
        }
        let inside = row![self.icon(Icon::Tick, self.look.tones.accent), words].spacing(NEAR);
        Button::new(inside, ButtonStyle::Chosen, self.look.tones).chosen(Role::Switch, true)
    }

    /// Something that is on or off.
    pub fn switch<M: Clone + 'a>(
        &self,
        words: impl Into<String>,
        on: bool,
        said: M,
    ) -> Button<'a, M> {
        self.option(words, on).on_press(said)
    }
}
