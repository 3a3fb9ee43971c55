//! A fake of somebody: a robot's panel that a program "opens" by inventing, heads that change places, and what each can do.

use std::sync::LazyLock;

use iced::widget::image::Handle;
use iced::widget::{Column, Row, column};
use iced::{Element, Length};
use ombrelle_workshop::fake::{self, Drawing, Part, Role, SIZE};

use super::picture::{handle, larger, picture};
use crate::theme::{APART, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// How large a pixel of a drawing is shown: four stand beside each other on a projector of old.
const SCALE: f32 = 0.88;

/// What the room is about just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// What a program invents.
    #[default]
    Guess,
    /// What a swap is.
    Swap,
    /// Why it is no joke.
    Joke,
    /// What each can do.
    Do,
}

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// To a page.
    Show(Page),
    /// Lets the program guess, or guess once more.
    Guess,
    /// Shows what was really there.
    Open,
    /// From the beginning.
    Again,
    /// What one of the four can do.
    Role(Role),
}

/// What was guessed and shown.
#[derive(Debug)]
pub struct State {
    page: Page,
    /// Guesses so far; the last two are shown.
    guesses: u64,
    shown: Vec<Handle>,
    opened: bool,
    role: Role,
}

impl Default for State {
    fn default() -> Self {
        Self {
            page: Page::Guess,
            guesses: 0,
            shown: Vec::new(),
            opened: false,
            role: Role::Shown,
        }
    }
}

/// The drawings that do not change, made when they are first shown.
static ROBOT: LazyLock<Handle> = LazyLock::new(|| handle(&Drawing::Robot.draw()));
static OPENED: LazyLock<Handle> = LazyLock::new(|| handle(&Drawing::Opened.draw()));
static VASE: LazyLock<Handle> = LazyLock::new(|| handle(&Drawing::Vase.draw()));
static HEAD_ON_VASE: LazyLock<Handle> = LazyLock::new(|| handle(&Drawing::HeadOnVase.draw()));
static FLOWERS_ON_ROBOT: LazyLock<Handle> =
    LazyLock::new(|| handle(&Drawing::FlowersOnRobot.draw()));

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Show(page) => self.page = page,
            Message::Guess => {
                self.guesses += 1;
                if self.shown.len() > 1 {
                    self.shown.remove(0);
                }
                self.shown
                    .push(handle(&Drawing::Guess(self.guesses).draw()));
            }
            Message::Open => self.opened = true,
            Message::Again => {
                *self = Self {
                    page: self.page,
                    role: self.role,
                    ..Self::default()
                };
            }
            Message::Role(role) => self.role = role,
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let pages = [
            (Page::Guess, "app-workshop-fake-page-guess"),
            (Page::Swap, "app-workshop-fake-page-swap"),
            (Page::Joke, "app-workshop-fake-page-joke"),
            (Page::Do, "app-workshop-fake-page-do"),
        ];
        let pages = pages.map(|(page, key)| (page, ui.text(key)));
        let inside = match self.page {
            Page::Guess => self.guess(ui),
            Page::Swap => swap(ui),
            Page::Joke => joke(ui),
            Page::Do => self.each(ui),
        };
        column![ui.choice(pages, Some(self.page), Message::Show), inside]
            .spacing(APART)
            .into()
    }

    fn guess<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let mut row = Row::new()
            .push(drawn(ui, &ROBOT, ui.text("app-workshop-fake-robot")))
            .spacing(APART);
        let first = self.guesses.saturating_sub(self.shown.len() as u64) + 1;
        for (number, guess) in (first..).zip(&self.shown) {
            let name = ui.text_with("app-workshop-fake-guess", &[("number", number.into())]);
            row = row.push(drawn(ui, guess, name));
        }
        if self.opened {
            row = row.push(drawn(ui, &OPENED, ui.text("app-workshop-fake-opened")));
        }
        let key = match self.guesses {
            0 => "app-workshop-fake-guess-more",
            _ => "app-workshop-fake-guess-again",
        };
        let guess = ui.button(ButtonStyle::First, ui.text(key));
        let open = ui.button(ButtonStyle::Plain, ui.text("app-workshop-fake-open"));
        let again = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-again"));
        let can_open = (self.guesses > 0 && !self.opened).then_some(Message::Open);
        let buttons = Row::new()
            .push(guess.on_press(Message::Guess))
            .push(open.on_press_maybe(can_open))
            .push(again.on_press(Message::Again))
            .spacing(NEAR);
        let told = match (self.guesses, self.opened) {
            (0, _) => "app-workshop-fake-before",
            (_, true) => "app-workshop-fake-after",
            (1, false) => "app-workshop-fake-once",
            (_, false) => "app-workshop-fake-twice",
        };
        let mut page = column![
            row.wrap().vertical_spacing(APART),
            ui.label(Size::Lead, ui.text(told)).width(Length::Fill),
            buttons.wrap().vertical_spacing(NEAR),
        ];
        if self.opened {
            page = page.push(ui.note(Tone::Warn, ui.text("app-workshop-fake-lesson")));
        }
        page.spacing(APART).into()
    }

    /// What one of the four can do.
    fn each<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let roles = fake::parts()
            .iter()
            .map(|part| (part.role, ui.words.text(&part.name).to_owned()));
        let part = fake::parts().iter().find(|part| part.role == self.role);
        let mut page = column![ui.choice(roles, Some(self.role), Message::Role)];
        page = page.extend(part.map(|part| steps(ui, part)));
        page.spacing(APART).into()
    }
}

fn steps<'a>(ui: &Ui<'a>, part: &'static Part) -> Element<'a, Message> {
    let mut list = Column::new()
        .spacing(APART)
        .push(ui.label(Size::Title, ui.words.text(&part.first)));
    for (number, step) in (1_u32..).zip(&part.steps) {
        let line = format!("{number}. {}", ui.words.text(step));
        list = list.push(ui.label(Size::Lead, line).width(Length::Fill));
    }
    ui.card(list).into()
}

fn swap<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let named = |handle: &Handle, key: &str| drawn(ui, handle, ui.text(key));
    let row = Row::new()
        .push(named(&ROBOT, "app-workshop-fake-robot"))
        .push(named(&VASE, "app-workshop-fake-vase"))
        .push(named(&HEAD_ON_VASE, "app-workshop-fake-head-on-vase"))
        .push(named(&FLOWERS_ON_ROBOT, "app-workshop-fake-flowers"))
        .spacing(NEAR);
    column![
        row.wrap().vertical_spacing(APART),
        ui.label(Size::Lead, ui.text("app-workshop-fake-whose"))
            .width(Length::Fill),
        ui.body(ui.text("app-workshop-fake-swapped"))
            .width(Length::Fill),
        ui.note(Tone::Warn, ui.text("app-workshop-fake-moving")),
    ]
    .spacing(APART)
    .into()
}

fn joke<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let cards = fake::excuses().iter().map(|excuse| {
        let inside = column![
            ui.label(Size::Title, ui.words.text(&excuse.said)),
            ui.label(Size::Lead, ui.words.text(&excuse.truth))
                .width(Length::Fill),
        ];
        ui.card(inside.spacing(NEAR)).into()
    });
    Column::with_children(cards).spacing(NEAR).into()
}

fn drawn<'a>(ui: &Ui<'a>, shown: &Handle, name: String) -> Element<'a, Message> {
    let [wide, high] = SIZE.map(|side| side as f32 * SCALE * larger(&ui.look));
    column![
        picture(shown, [wide, high], name.clone()),
        ui.body(name).width(Length::Fixed(wide)),
    ]
    .spacing(NEAR)
    .into()
}
