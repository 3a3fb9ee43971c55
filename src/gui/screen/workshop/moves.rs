//! Recognise the moves: a chat, message by message.

use iced::widget::{Column, column};
use iced::{Element, Length};
use ombrelle_workshop::moves::{Chat, Choice, Line, Move, Play, chats};
use strum::VariantArray;

use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Tone, Ui};

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Begins a chat, by its number.
    Begin(usize),
    /// Says which move the message is, or leaves.
    Choose(Choice),
    /// The message after this one.
    Next,
    /// Another chat.
    Again,
}

/// A chat that is being played.
#[derive(Debug, Default)]
pub struct State {
    playing: Option<Playing>,
}

#[derive(Debug)]
struct Playing {
    chat: &'static Chat,
    play: Play,
    /// What was answered to a message that is still shown.
    told: Option<Told>,
}

#[derive(Debug, Clone, Copy)]
struct Told {
    number: usize,
    line: &'static Line,
    right: bool,
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        match (message, &mut self.playing) {
            (Message::Begin(number), _) => {
                self.playing = chats().get(number).map(|chat| Playing {
                    chat,
                    play: Play::of(chat),
                    told: None,
                });
            }
            (Message::Choose(choice), Some(playing)) => playing.choose(choice),
            (Message::Next, Some(playing)) => playing.told = None,
            (Message::Again, _) => self.playing = None,
            (Message::Choose(_) | Message::Next, None) => {}
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        match &self.playing {
            Some(playing) => playing.view(ui),
            None => {
                let doors = chats().iter().enumerate().map(|(number, chat)| {
                    let inside = column![
                        ui.label(Size::Lead, ui.words.text(&chat.title)),
                        ui.quiet(ui.words.text(&chat.who)),
                    ];
                    Button::new(inside.spacing(4), ButtonStyle::Plain, ui.look.tones)
                        .width(Length::Fill)
                        .on_press(Message::Begin(number))
                        .into()
                });
                Column::with_children(doors).spacing(NEAR).into()
            }
        }
    }
}

impl Playing {
    fn choose(&mut self, choice: Choice) {
        let Some((number, line)) = self.play.line() else {
            return;
        };
        let right = self.play.choose(choice);
        if let (Choice::Name(_), Some(right)) = (choice, right) {
            self.told = Some(Told {
                number,
                line,
                right,
            });
        }
    }

    fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let who = ui.quiet(ui.words.text(&self.chat.who));
        let inside = match (self.told, self.play.line()) {
            (Some(told), _) => told.view(ui),
            (None, Some((number, line))) => ask(ui, number, line),
            (None, None) => self.end(ui),
        };
        column![who, inside].spacing(APART).into()
    }

    fn end<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let words = match self.play.left() {
            Some(number) => ui.text_with("workshop-left", &[("number", (number + 1).into())]),
            None => {
                let values = [
                    ("named", self.play.named().into()),
                    ("all", self.chat.line.len().into()),
                ];
                ui.text_with("workshop-end", &values)
            }
        };
        let again = ui.button(ButtonStyle::First, ui.text("app-workshop-other-chat"));
        column![ui.label(Size::Title, words), again.on_press(Message::Again)]
            .spacing(APART)
            .into()
    }
}

fn message<'a>(ui: &Ui<'a>, number: usize, line: &'static Line) -> Element<'a, Message> {
    let says = ui.words.text(&line.says).into();
    let values = [("number", (number + 1).into()), ("text", says)];
    let words = ui.text_with("workshop-message", &values);
    ui.card(ui.label(Size::Title, words)).into()
}

fn ask<'a>(ui: &Ui<'a>, number: usize, line: &'static Line) -> Element<'a, Message> {
    let names = Move::VARIANTS.iter().filter_map(|one| {
        let name = ui.words.text(one.name()?).to_owned();
        Some((Choice::Name(*one), name))
    });
    let leave = ui.with_icon(
        ButtonStyle::First,
        Icon::Leave,
        ui.text("app-workshop-leave"),
    );
    column![
        message(ui, number, line),
        ui.body(ui.text("app-workshop-which-move")),
        ui.choice(names, None, Message::Choose),
        leave.on_press(Message::Choose(Choice::Leave)),
    ]
    .spacing(APART)
    .into()
}

impl Told {
    fn view<'a>(self, ui: &Ui<'a>) -> Element<'a, Message> {
        let name = self.line.does.name().map(|name| ui.words.text(name));
        let values = [("move", name.unwrap_or_default().into())];
        let (tone, key) = match self.right {
            true => (Tone::Good, "workshop-named"),
            false => (Tone::Warn, "workshop-misnamed"),
        };
        let exit = ui.words.text(&self.line.exit).into();
        let exit = ui.text_with("workshop-back", &[("text", exit)]);
        let next = ui.with_icon(ButtonStyle::First, Icon::Next, ui.text("app-workshop-next"));
        column![
            message(ui, self.number, self.line),
            ui.note(tone, ui.text_with(key, &values)),
            ui.label(Size::Lead, exit),
            next.on_press(Message::Next),
        ]
        .spacing(APART)
        .into()
    }
}
