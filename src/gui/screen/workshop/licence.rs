//! The licence: twenty questions, each with its reason; the score; a certificate with a name that is typed and not kept.

use iced::widget::{Row, column};
use iced::{Alignment, Element};
use ombrelle_i18n::Words;
use ombrelle_workshop::licence::{Asked, ENOUGH, Round};

use super::Action;
use super::certificate;
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What can happen on this page.
#[derive(Debug, Clone)]
pub enum Message {
    /// The draw before this one, or after it.
    Draw(u64),
    /// Begins.
    Begin,
    /// Answers the question that waits.
    Choose(usize),
    /// To the next question, or to the score.
    Next,
    /// From the beginning.
    Again,
    /// On the certificate.
    Certificate(certificate::Message),
}

/// A round.
#[derive(Debug)]
pub struct State {
    /// Which draw: the same number gives the same questions.
    draw: u64,
    round: Option<Round>,
    told: Option<Told>,
    certificate: certificate::State,
}

/// An answer that is still shown.
#[derive(Debug, Clone, Copy)]
struct Told {
    number: usize,
    asked: Asked,
    choice: usize,
}

impl Default for State {
    fn default() -> Self {
        Self {
            draw: 1,
            round: None,
            told: None,
            certificate: certificate::State::default(),
        }
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, words: &Words) -> Action<Message> {
        match message {
            Message::Draw(draw) => self.draw = draw,
            Message::Begin => self.round = Some(Round::draw(self.draw)),
            Message::Choose(choice) => self.choose(choice),
            Message::Next => self.told = None,
            Message::Again => {
                self.round = None;
                self.told = None;
                self.certificate = certificate::State::default();
            }
            Message::Certificate(message) => {
                let action = self.certificate.update(message, words);
                return action.map(Message::Certificate);
            }
        }
        Action::None
    }

    fn choose(&mut self, choice: usize) {
        let Some(round) = &mut self.round else {
            return;
        };
        if let (Some((number, asked)), Some(_)) = (round.next(), round.answer(choice)) {
            self.told = Some(Told {
                number,
                asked,
                choice,
            });
        }
    }

    /// Whether a certificate is being written.
    pub fn is_busy(&self) -> bool {
        self.certificate.is_busy()
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let inside = match (&self.round, self.told) {
            (None, _) => self.begin(ui),
            (Some(round), Some(told)) => told.view(ui, round),
            (Some(round), None) => match round.next() {
                Some((number, asked)) => ask(ui, round, number, &asked),
                None => self.end(ui, round),
            },
        };
        column![ui.title(ui.text("app-workshop-licence")), inside]
            .spacing(APART)
            .into()
    }

    fn begin<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let number = ui.text_with("app-workshop-draw", &[("number", self.draw.into())]);
        let less = ui.icon_button(Icon::Minus, ui.text("app-workshop-draw-less"));
        let more = ui.icon_button(Icon::Plus, ui.text("app-workshop-draw-more"));
        let before = (self.draw > 1).then(|| Message::Draw(self.draw - 1));
        let after = Message::Draw(self.draw.saturating_add(1));
        let draw = Row::new()
            .push(less.on_press_maybe(before))
            .push(ui.body(number))
            .push(more.on_press(after))
            .spacing(NEAR)
            .align_y(Alignment::Center);
        let begin = ui.button(ButtonStyle::First, ui.text("app-workshop-begin"));
        column![
            ui.label(Size::Lead, ui.text("app-workshop-licence-how")),
            draw,
            begin.on_press(Message::Begin),
        ]
        .spacing(APART)
        .into()
    }

    fn end<'a>(&'a self, ui: &Ui<'a>, round: &Round) -> Element<'a, Message> {
        let values = [
            ("right", round.score().into()),
            ("all", round.asked().len().into()),
        ];
        let again = ui.button(ButtonStyle::Plain, ui.text("app-workshop-again"));
        let mut page = column![ui.label(Size::Display, ui.text_with("workshop-score", &values))];
        page = match round.is_earned() {
            true => page
                .push(ui.note(Tone::Good, ui.text("workshop-earned")))
                .push(self.certificate.view(ui).map(Message::Certificate)),
            false => {
                let enough = [("enough", ENOUGH.into())];
                let words = ui.text_with("app-workshop-not-earned", &enough);
                page.push(ui.note(Tone::Warn, words))
            }
        };
        page.push(again.on_press(Message::Again))
            .spacing(APART)
            .into()
    }
}

fn heading<'a>(ui: &Ui<'a>, round: &Round, number: usize, asked: &Asked) -> Element<'a, Message> {
    let values = [
        ("number", (number + 1).into()),
        ("all", round.asked().len().into()),
    ];
    column![
        ui.quiet(ui.text_with("workshop-question", &values)),
        ui.label(Size::Title, ui.words.text(&asked.question().ask)),
    ]
    .spacing(NEAR)
    .into()
}

fn ask<'a>(ui: &Ui<'a>, round: &Round, number: usize, asked: &Asked) -> Element<'a, Message> {
    let mut page = column![heading(ui, round, number, asked)].spacing(NEAR);
    for (choice, text) in asked.choices().into_iter().enumerate() {
        let words = ui.label(Size::Lead, ui.words.text(text));
        let button = crate::widget::Button::new(words, ButtonStyle::Plain, ui.look.tones);
        let button = button.width(iced::Length::Fill);
        page = page.push(button.on_press(Message::Choose(choice)));
    }
    page.into()
}

impl Told {
    fn view<'a>(self, ui: &Ui<'a>, round: &Round) -> Element<'a, Message> {
        let right = self.asked.right();
        let mut page = column![heading(ui, round, self.number, &self.asked)].spacing(NEAR);
        for (choice, text) in self.asked.choices().into_iter().enumerate() {
            let words = ui.words.text(text);
            page = match choice {
                _ if choice == right => page.push(ui.note(Tone::Good, words)),
                _ if choice == self.choice => page.push(ui.note(Tone::Bad, words)),
                _ => page.push(ui.quiet(words)),
            };
        }
        let why = ui.words.text(&self.asked.question().why);
        let key = match self.choice == right {
            true => "app-workshop-right",
            false => "app-workshop-wrong",
        };
        let next = ui.with_icon(ButtonStyle::First, Icon::Next, ui.text("app-workshop-next"));
        page.push(ui.label(Size::Lead, ui.text_with(key, &[("why", why.into())])))
            .push(next.on_press(Message::Next))
            .spacing(APART)
            .into()
    }
}
