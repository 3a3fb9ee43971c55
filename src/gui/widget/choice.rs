//! Choosing one of several, side by side or below each other.

use iced::widget::{Id, Row, row};
use iced::{Alignment, Element};

use super::{Button, ButtonStyle, Ui};
use crate::accessibility::Role;
use crate::theme::{Icon, NEAR, Size};

/// The side of a tick at normal size of text, the space after it, and the space on either side of an option, in logical pixels.
const TICK: f32 = 16.0;
pub(super) const BESIDE_TICK: f32 = 6.0;
const AROUND_OPTION: f32 = 10.0;

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

    /// A button that is chosen or not. Chosen shows by a tick and a border, not by colour alone. Chosen or not it is as wide, so that
    /// nothing beside it moves.
    pub fn option<M: Clone + 'a>(&self, words: impl Into<String>, chosen: bool) -> Button<'a, M> {
        let words = self.label(Size::Body, words);
        let tick = self.tick_side();
        if !chosen {
            let aside = AROUND_OPTION + (tick + BESIDE_TICK) / 2.0;
            return Button::new(words, ButtonStyle::Plain, self.look.tones)
                .padding([10.0, aside])
                .chosen(Role::Switch, false);
        }
        let inside = row![Icon::Tick.show(tick, self.look.tones.accent), words]
            .spacing(BESIDE_TICK)
            .align_y(Alignment::Center);
        Button::new(inside, ButtonStyle::Chosen, self.look.tones)
            .padding([10.0, AROUND_OPTION])
            .chosen(Role::Switch, true)
    }

    /// The side of the tick of what is chosen, which grows with letters.
    pub(super) fn tick_side(&self) -> f32 {
        (TICK * self.look.text.max(1.0)).round()
    }

    /// The same with an icon alone, which shows its name below it while the pointer is on it: for tools where words have no room.
    pub fn icon_option<M: Clone + 'a>(
        &self,
        id: Id,
        (icon, name): (Icon, String),
        (role, chosen): (Role, bool),
        said: Option<M>,
    ) -> Element<'a, M> {
        let tones = self.look.tones;
        let (style, colour) = match chosen {
            true => (ButtonStyle::Chosen, tones.accent),
            false if said.is_none() => (ButtonStyle::Quiet, tones.off()),
            false => (ButtonStyle::Quiet, tones.text),
        };
        let button = Button::new(self.icon(icon, colour), style, tones)
            .padding(11)
            .id(id)
            .chosen(role, chosen)
            .name(name.clone())
            .on_press_maybe(said);
        self.tip(button, name)
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

#[cfg(test)]
mod tests {
    use iced_test::Simulator;
    use ombrelle_core::settings::{Scheme, Settings};
    use ombrelle_i18n::{Language, Words};

    use super::*;
    use crate::theme::Look;

    #[test]
    fn what_is_chosen_moves_nothing_beside_it() {
        let words = Words::new(Language::French);
        let settings = Settings {
            scheme: Scheme::Light,
            ..Settings::default()
        };
        let look = Look::of(&settings, iced::theme::Mode::Light);
        let ui = Ui {
            words: &words,
            look,
            now: ombrelle_core::calendar::now(),
        };
        let beside = |chosen: Option<u8>| {
            let all = [(1, "Couvrir".to_owned()), (2, "Voile".to_owned())];
            let shown: Element<'_, u8> = ui.choice(all, chosen, |value| value);
            let toolkit = iced::Settings {
                default_font: crate::theme::FONT,
                ..iced::Settings::default()
            };
            let size = iced::Size::new(600.0, 200.0);
            let row = row![shown, ui.body("après")];
            let mut simulator = Simulator::with_size(toolkit, size, row);
            let bounds = simulator.find("après").unwrap().bounds();
            let second = simulator.find("Voile").unwrap().bounds();
            (bounds.x, second.y)
        };
        let (after, line) = beside(None);
        for chosen in [1, 2] {
            assert_eq!(beside(Some(chosen)), (after, line));
        }
    }
}
