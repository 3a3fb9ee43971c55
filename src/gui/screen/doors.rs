//! The first screen: what Ombrelle is for, as doors.

use iced::widget::{Row, column, container, row};
use iced::{Alignment, Element, Length};

use super::{Action, Door};
use crate::theme::{APART, AROUND, Icon, NEAR, Size};
use crate::widget::{Manner, Press, Ui};

/// What the person does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// Goes through a door.
    Go(Door),
}

/// Nothing to remember.
#[derive(Debug, Default)]
pub struct State;

impl State {
    /// Goes.
    pub fn update(&mut self, message: Message) -> Action<Message> {
        let Message::Go(door) = message;
        Action::Go(door)
    }

    /// Two large doors, three small ones.
    pub fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let tones = ui.look.tones;
        let name = row![
            Icon::Ombrelle.show(44.0, tones.accent),
            ui.text(Size::Display, "Ombrelle"),
        ]
        .spacing(NEAR)
        .align_y(Alignment::Center);
        let doors = row![
            door(
                ui,
                Icon::Photo,
                "app-door-protect",
                "app-door-protect-what",
                Door::Protect
            ),
            door(
                ui,
                Icon::Print,
                "app-door-fingerprints",
                "app-door-fingerprints-what",
                Door::Fingerprints
            ),
        ]
        .spacing(APART);
        let small = [
            (Icon::People, "app-door-people", Door::People),
            (Icon::Help, "app-help", Door::Help),
            (Icon::Settings, "app-settings", Door::Settings),
        ];
        let mut others = Row::new().spacing(NEAR);
        for (icon, key, door) in small {
            let button = ui.with_icon(Manner::Plain, icon, ui.say(key));
            others = others.push(button.on_press(Message::Go(door)));
        }
        let inside = column![
            name,
            ui.quiet(ui.say("app-promise")),
            doors,
            others.wrap().vertical_spacing(NEAR),
        ]
        .spacing(AROUND);
        container(ui.page(inside)).center_y(Length::Fill).into()
    }
}

fn door<'a>(ui: &Ui<'a>, icon: Icon, name: &str, what: &str, to: Door) -> Press<'a, Message> {
    let inside = column![
        icon.show(48.0, ui.look.tones.accent),
        ui.text(Size::Lead, ui.say(name)),
        ui.quiet(ui.say(what)),
    ]
    .spacing(NEAR);
    Press::new(inside, Manner::Plain, ui.look.tones)
        .width(Length::Fill)
        .padding(AROUND)
        .on_press(Message::Go(to))
}
