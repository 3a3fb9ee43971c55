//! What the workshop looks like: the list of rooms, and the pages of a room.

use iced::widget::{Column, Row, Space, column, container, scrollable};
use iced::{Element, Length};
use ombrelle_workshop::Text;
use ombrelle_workshop::rooms::{self, Key, Room};

use super::{Message, Page, Part, State};
use crate::theme::{APART, AROUND, Icon, Look, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Ui};

/// How much larger letters are for a projector, and the largest that a page holds.
const PROJECTOR: f32 = 1.5;
const LARGEST: f32 = 2.0;

/// The width of what is played, in logical pixels.
const WIDE: f32 = 960.0;

/// The width of what is read.
const READ: f32 = 720.0;

impl State {
    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let ui = &Ui {
            look: Look {
                text: match self.large {
                    true => (ui.look.text * PROJECTOR).clamp(PROJECTOR, LARGEST.max(ui.look.text)),
                    false => ui.look.text,
                },
                ..ui.look
            },
            ..*ui
        };
        let inside = match self.page {
            Page::List => self.list(ui),
            Page::Room(key, part) => match rooms::room(key) {
                Some(room) => self.room(ui, room, part),
                None => self.list(ui),
            },
            Page::Licence => self.licence.view(ui).map(Message::Round),
            Page::School => self.school.view(ui).map(Message::Plan),
            Page::Sheet => self.sheet.view(ui).map(Message::Tally),
        };
        match self.page {
            // All parts of a room, so that its tabs stay where they are.
            Page::List | Page::Room(..) => wide_page(ui, inside),
            Page::Licence | Page::School | Page::Sheet => ui.page(inside),
        }
    }

    fn list<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let large = ui.switch(
            ui.text("app-workshop-large"),
            self.large,
            Message::Large(!self.large),
        );
        let mut list = column![ui.quiet(ui.text("workshop-nothing-kept")), large].spacing(NEAR);
        // For grown-ups last.
        let licence = other_door(ui, "app-workshop-licence", "app-workshop-licence-what");
        let mut doors = vec![licence.on_press(Message::Licence)];
        for room in rooms::rooms() {
            let title = ui.words.text(&room.title).to_owned();
            let values = [
                ("minutes", u32::from(room.minutes).into()),
                ("age", u32::from(room.from_age).into()),
            ];
            let about = ui.text_with("kit-room", &values);
            doors.push(door(ui, title, about).on_press(Message::Enter(room.key)));
        }
        let plan = other_door(ui, "app-workshop-plan", "app-workshop-plan-what");
        doors.push(plan.on_press(Message::School));
        let sheet = other_door(ui, "app-workshop-sheet", "app-workshop-sheet-what");
        doors.push(sheet.on_press(Message::Sheet));
        // Side by side, unless letters are so large that titles would be torn.
        let columns = if ui.look.text < PROJECTOR { 2 } else { 1 };
        let mut doors = doors.into_iter().map(Element::from).peekable();
        while doors.peek().is_some() {
            let mut row = Row::new().spacing(NEAR);
            for _ in 0..columns {
                row = row.push(
                    doors
                        .next()
                        .unwrap_or_else(|| Space::new().width(Length::Fill).into()),
                );
            }
            list = list.push(row);
        }
        list.into()
    }

    fn room<'a>(&'a self, ui: &Ui<'a>, room: &'static Room, part: Part) -> Element<'a, Message> {
        let parts = [
            (Part::Do, "kit-do"),
            (Part::Play, "app-workshop-play"),
            (Part::Talk, "kit-talk"),
            (Part::Teacher, "kit-teacher"),
        ];
        let parts = parts.into_iter().map(|(part, key)| (part, ui.text(key)));
        let inside = match part {
            Part::Do => {
                let goal = ui.words.text(&room.goal).into();
                let goal = ui.text_with("workshop-goal", &[("text", goal)]);
                let inside = column![ui.label(Size::Lead, goal), steps(ui, &room.hands_on)];
                to_read(ui, inside.spacing(APART))
            }
            Part::Play => self.played(ui, room.key),
            Part::Talk => to_read(ui, steps(ui, &room.talk)),
            Part::Teacher => to_read(ui, steps(ui, &room.teacher)),
        };
        column![
            ui.title(ui.words.text(&room.title)),
            ui.choice(parts, Some(part), Message::Part),
            inside,
        ]
        .spacing(APART)
        .into()
    }

    fn played<'a>(&'a self, ui: &Ui<'a>, key: Key) -> Element<'a, Message> {
        match key {
            Key::OnePixel => self.pixel.view(ui).map(Message::Pixel),
            Key::BlurIsNotGone => self.blur.view(ui).map(Message::Blur),
            Key::RecogniseTheMoves => self.moves.view(ui).map(Message::Moves),
            Key::WhatAPhotoTells => self.clues.view(ui).map(Message::Clues),
            Key::TheFingerprint => self.fingerprint.view(ui).map(Message::Fingerprint),
            Key::TheCloak => self.cloak.view(ui).map(Message::Cloak),
            Key::AFakeOfSomebody => self.fake.view(ui).map(Message::Fake),
            Key::RealOrMade => column![
                self.label.view(ui).map(Message::Label),
                ui.rule(),
                self.cards(ui, key),
            ]
            .spacing(APART)
            .into(),
            Key::IfItHappened => self.cases.view(ui).map(Message::Case),
            Key::AskFirst | Key::YourFriendTellsYou => self.cards(ui, key),
        }
    }

    /// One card, its front or its back.
    fn cards<'a>(&self, ui: &Ui<'a>, key: Key) -> Element<'a, Message> {
        let Some(card) = rooms::cards(key).nth(self.card.number) else {
            return ui.body("").into();
        };
        let values = [
            ("number", (self.card.number + 1).into()),
            ("all", rooms::cards(key).count().into()),
        ];
        let mut shown = column![
            ui.quiet(ui.text_with("app-workshop-card", &values)),
            ui.label(Size::Title, ui.words.text(&card.front)),
        ]
        .spacing(APART);
        if self.card.turned {
            let back = ui.words.text(&card.back).into();
            let back = ui.text_with("workshop-back", &[("text", back)]);
            shown = shown.push(ui.rule()).push(ui.label(Size::Lead, back));
        }
        let turn = match self.card.turned {
            true => "app-workshop-turn-back",
            false => "app-workshop-turn",
        };
        let turn = ui.button(ButtonStyle::First, ui.text(turn));
        let next = ui.with_icon(ButtonStyle::Plain, Icon::Next, ui.text("app-workshop-next"));
        let buttons = Row::new()
            .push(turn.on_press(Message::Turn))
            .push(next.on_press(Message::NextCard))
            .spacing(NEAR);
        column![
            ui.card(shown).padding(AROUND),
            buttons.wrap().vertical_spacing(NEAR)
        ]
        .spacing(APART)
        .into()
    }
}

/// A page that scrolls, as wide as a projector of old shows it.
fn wide_page<'a>(ui: &Ui<'a>, inside: Element<'a, Message>) -> Element<'a, Message> {
    let wide = WIDE * ui.look.text.max(1.0);
    let middle = container(container(inside).width(Length::Fill).max_width(wide))
        .padding(AROUND)
        .center_x(Length::Fill);
    scrollable(middle)
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

/// What is read, no wider than is good to read.
fn to_read<'a>(ui: &Ui<'a>, inside: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let wide = READ * ui.look.text.max(1.0);
    container(inside).max_width(wide).into()
}

fn door<'a>(ui: &Ui<'a>, title: String, about: String) -> Button<'a, Message> {
    let inside = column![ui.label(Size::Lead, title), ui.quiet(about)].spacing(4);
    Button::new(inside, ButtonStyle::Plain, ui.look.tones).width(Length::Fill)
}

/// The door to what is no room, by the keys of its sentences.
fn other_door<'a>(ui: &Ui<'a>, title: &str, about: &str) -> Button<'a, Message> {
    door(ui, ui.text(title), ui.text(about))
}

/// Texts as a numbered list.
fn steps<'a, M: 'a>(ui: &Ui<'a>, texts: &'static [Text]) -> Element<'a, M> {
    let lines = (1..).zip(texts).map(|(number, text): (u32, &Text)| {
        let line = format!("{number}. {}", ui.words.text(text));
        ui.label(Size::Lead, line).width(Length::Fill).into()
    });
    ui.card(Column::with_children(lines).spacing(APART)).into()
}
