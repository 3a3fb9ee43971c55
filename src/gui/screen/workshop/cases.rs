//! If it happened: an invented case, the questions of *Which door* as that person would answer them, and what to do, in order.

use iced::widget::{Column, Row, column};
use iced::{Element, Length};
use ombrelle_core::help::{Answer, Conversation, Question, advise_at};
use ombrelle_workshop::rooms::{self, Card, Key};

use crate::theme::{APART, NEAR, Size};
use crate::widget::{ButtonStyle, Ui};

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Takes a case.
    Case(usize),
    /// Answers as the person of the case would.
    Answer(Answer),
    /// Leaves a question without an answer.
    Skip,
    /// Takes the last answer back.
    Undo,
    /// Another case.
    Again,
}

/// A case, and what was answered.
#[derive(Debug, Default)]
pub struct State {
    case: Option<usize>,
    talk: Conversation,
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Case(case) => {
                self.case = Some(case);
                self.talk = Conversation::default();
            }
            Message::Answer(answer) => self.talk.answer(answer),
            Message::Skip => self.talk.skip(),
            Message::Undo => self.talk.back(),
            Message::Again => *self = Self::default(),
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let card = |case: usize| rooms::cards(Key::IfItHappened).nth(case);
        let Some(card) = self.case.and_then(card) else {
            return pick(ui);
        };
        let inside = match self.talk.question() {
            Some(question) => self.ask(ui, question),
            None => self.advice(ui, card),
        };
        let undo = ui.button(ButtonStyle::Plain, ui.text("app-workshop-case-undo"));
        let told = (self.talk != Conversation::default()).then_some(Message::Undo);
        let again = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-case-other"));
        let buttons = Row::new()
            .push(undo.on_press_maybe(told))
            .push(again.on_press(Message::Again))
            .spacing(NEAR);
        column![
            ui.card(ui.label(Size::Lead, ui.words.text(&card.front))),
            buttons.wrap().vertical_spacing(NEAR),
            inside,
        ]
        .spacing(APART)
        .into()
    }

    fn ask<'a>(&self, ui: &Ui<'a>, question: Question) -> Element<'a, Message> {
        let (number, all) = self.talk.progress();
        let values = [("number", number.into()), ("all", all.into())];
        let asked = match question {
            // Its own words speak of typing.
            Question::Country => ui.text("app-workshop-case-country"),
            _ => ui.words.triage_question(question, &self.talk.answers()),
        };
        let answers = question.answers().into_iter();
        let answers = answers.map(|answer| (answer, ui.words.triage_answer(answer)));
        let skip = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-case-skip"));
        column![
            ui.quiet(ui.text_with("workshop-question", &values)),
            ui.label(Size::Title, asked),
            ui.choice(answers, None, Message::Answer),
            skip.on_press(Message::Skip),
        ]
        .spacing(APART)
        .into()
    }

    /// What *Which door* says, then the card's own way out.
    fn advice<'a>(&self, ui: &Ui<'a>, card: &'static Card) -> Element<'a, Message> {
        let lines = ui.words.advice(&advise_at(&self.talk.answers(), ui.now));
        let mut list = Column::new().spacing(NEAR);
        for (place, line) in lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .enumerate()
        {
            let size = match place {
                0 => Size::Title,
                _ => Size::Body,
            };
            list = list.push(ui.label(size, line.trim_start()).width(Length::Fill));
        }
        let back = ui.words.text(&card.back).into();
        let back = ui.text_with("workshop-back", &[("text", back)]);
        column![ui.card(list), ui.card(ui.label(Size::Lead, back))]
            .spacing(APART)
            .into()
    }
}

/// The cases to choose from.
fn pick<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let mut page = column![ui.label(Size::Lead, ui.text("app-workshop-case-pick"))];
    for (case, card) in rooms::cards(Key::IfItHappened).enumerate() {
        let words = ui.label(Size::Lead, ui.words.text(&card.front));
        let button = crate::widget::Button::new(words, ButtonStyle::Plain, ui.look.tones);
        page = page.push(button.width(Length::Fill).on_press(Message::Case(case)));
    }
    page.spacing(NEAR).into()
}
