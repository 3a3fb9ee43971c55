//! The first screen: what Ombrelle can do, as buttons.

use iced::widget::{Row, column, row};
use iced::{Alignment, Element, Length};

use super::{Action, Screen};
use crate::theme::{APART, AROUND, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Ui};

/// What the person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Goes to a screen.
    Go(Screen),
}

/// This screen keeps nothing.
#[derive(Debug, Default)]
pub struct State;

impl State {
    /// Goes.
    pub fn update(&mut self, message: Message) -> Action<Message> {
        let Message::Go(screen) = message;
        Action::Go(screen)
    }

    /// Three large buttons, four small ones.
    pub fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let name = row![ui.mark(44.0), ui.display("Ombrelle")]
            .spacing(NEAR)
            .align_y(Alignment::Center);
        let large = row![
            large_button(
                ui,
                Icon::Photo,
                "app-home-protect",
                "app-home-protect-what",
                Screen::Protect
            ),
            large_button(
                ui,
                Icon::Print,
                "app-home-spreads",
                "app-home-spreads-what",
                Screen::Fingerprints
            ),
        ]
        .spacing(APART);
        let third = wide_button(
            ui,
            Icon::Board,
            "app-home-workshop",
            "app-home-workshop-what",
            Screen::Workshop,
        );
        let small = [
            (Icon::People, "app-home-people", Screen::People),
            (Icon::Ombrelle, "app-home-parents", Screen::Parents),
            (Icon::Help, "app-help", Screen::Help),
            (Icon::Settings, "app-settings", Screen::Settings),
        ];
        let mut others = Row::new().spacing(NEAR);
        for (icon, key, screen) in small {
            let button = ui.with_icon(ButtonStyle::Plain, icon, ui.text(key));
            others = others.push(button.on_press(Message::Go(screen)));
        }
        let inside = column![
            name,
            ui.quiet(ui.text("app-promise")),
            column![large, third].spacing(APART),
            others.wrap().vertical_spacing(NEAR),
        ]
        .spacing(AROUND);
        ui.page_in_the_middle(inside)
    }
}

fn wide_button<'a>(
    ui: &Ui<'a>,
    icon: Icon,
    name: &str,
    what: &str,
    to: Screen,
) -> Button<'a, Message> {
    let words = column![ui.label(Size::Lead, ui.text(name)), ui.quiet(ui.text(what)),];
    let inside = row![
        icon.show(48.0, ui.look.tones.accent),
        words.spacing(NEAR).width(Length::Fill)
    ]
    .spacing(APART)
    .align_y(Alignment::Center);
    Button::new(inside, ButtonStyle::Plain, ui.look.tones)
        .width(Length::Fill)
        .padding([APART, AROUND])
        .on_press(Message::Go(to))
}

fn large_button<'a>(
    ui: &Ui<'a>,
    icon: Icon,
    name: &str,
    what: &str,
    to: Screen,
) -> Button<'a, Message> {
    let inside = column![
        icon.show(48.0, ui.look.tones.accent),
        ui.label(Size::Lead, ui.text(name)),
        ui.quiet(ui.text(what)),
    ]
    .spacing(NEAR);
    Button::new(inside, ButtonStyle::Plain, ui.look.tones)
        .width(Length::Fill)
        .padding(AROUND)
        .on_press(Message::Go(to))
}
