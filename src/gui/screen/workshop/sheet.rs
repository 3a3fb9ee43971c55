//! The pupils' anonymous sheets before and after a session, counted from typed tallies: a chart to give back to the class.

use iced::widget::{Row, column};
use iced::{Alignment, Element, Length};
use ombrelle_workshop::school::{self, Change, SheetQuestion, Tally};

use super::print::{self, Outcome};
use super::{Action, Context};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// Letters of a count.
const LONGEST: usize = 4;

/// What can happen on this page.
#[derive(Debug, Clone)]
pub enum Message {
    /// A count as it is typed: before (0) or after (1), and which answer.
    Type(usize, usize, String),
    /// To the question after this one, or to the chart.
    Next,
    /// To the question before this one.
    Back,
    /// From the beginning.
    Again,
    /// The chart on its way to paper.
    Print(print::Message),
}

/// Counts of one question: before and after, three answers each.
type Typed = [[String; 3]; 2];

/// What was typed so far.
#[derive(Debug, Default)]
pub struct State {
    number: usize,
    typed: Vec<Typed>,
    print: print::State,
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Type(when, answer, typed) => {
                let all = school::sheet().len();
                self.typed.resize_with(all, Typed::default);
                let question = self.typed.get_mut(self.number);
                let when = question.and_then(|typed| typed.get_mut(when));
                if let Some(field) = when.and_then(|typed| typed.get_mut(answer)) {
                    *field = typed.chars().take(LONGEST).collect();
                }
            }
            Message::Next => self.number += 1,
            Message::Back => self.number = self.number.saturating_sub(1),
            Message::Again => {
                // What is being written is still heard of.
                *self = Self {
                    print: std::mem::take(&mut self.print),
                    ..Self::default()
                };
            }
            Message::Print(message) => {
                let changes = self.changes();
                let paper = || Some(context.words.class_chart(&changes?));
                let names = ("app-workshop-sheet-save", "app-workshop-sheet-file");
                let (Outcome::Act(action) | Outcome::Written(action)) =
                    self.print.update(message, context, names, paper);
                return action.map(Message::Print);
            }
        }
        Action::None
    }

    /// The counts of a question at one time; none where one is no count, or no sheet was counted.
    fn tally(&self, number: usize, when: usize) -> Option<Tally> {
        let tally = Tally::of_fields(self.typed.get(number)?.get(when)?)?;
        (tally.sheets() > 0).then_some(tally)
    }

    /// What the question that is shown still needs, as a key; nothing where it is counted.
    fn missing(&self) -> Option<&'static str> {
        if (0..2).all(|when| self.tally(self.number, when).is_some()) {
            return None;
        }
        let typed = self.typed.get(self.number).into_iter().flatten();
        let mut typed = typed.map(Tally::of_fields);
        match typed.any(|tally| tally.is_none()) {
            true => Some("app-workshop-sheet-no-number"),
            false => Some("app-workshop-sheet-missing"),
        }
    }

    fn changes(&self) -> Option<Vec<Change>> {
        let all = |when| -> Option<Vec<Tally>> {
            let numbers = 0..school::sheet().len();
            numbers.map(|number| self.tally(number, when)).collect()
        };
        school::change(&all(0)?, &all(1)?)
    }

    /// Whether the chart is being written.
    pub fn is_busy(&self) -> bool {
        self.print.is_busy()
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let inside = match school::sheet().get(self.number) {
            Some(question) => self.ask(ui, question),
            None => self.chart(ui),
        };
        column![ui.title(ui.text("app-workshop-sheet")), inside]
            .spacing(APART)
            .into()
    }

    fn ask<'a>(&'a self, ui: &Ui<'a>, question: &'static SheetQuestion) -> Element<'a, Message> {
        let all = school::sheet().len();
        let values = [("number", (self.number + 1).into()), ("all", all.into())];
        let mut page = column![
            ui.quiet(ui.text("app-workshop-sheet-how"))
                .width(Length::Fill),
            ui.quiet(ui.text_with("workshop-question", &values)),
            ui.label(Size::Title, ui.words.text(&question.ask)),
        ]
        .spacing(NEAR);
        for (answer, text) in question.answers.iter().enumerate() {
            let text = ui.words.text(text);
            let mut fields = Row::new().spacing(NEAR);
            for (when, key) in [
                (0, "app-workshop-sheet-before"),
                (1, "app-workshop-sheet-after"),
            ] {
                let typed = self
                    .typed
                    .get(self.number)
                    .and_then(|typed| typed.get(when));
                let value = typed.and_then(|typed| typed.get(answer));
                let said = move |words| Message::Type(when, answer, words);
                let value = value.map(String::as_str).unwrap_or_default();
                let label = ui.text(key);
                // Six fields, each with a name of its own for whoever does not see where it stands.
                let names = [("answer", text.into()), ("when", label.as_str().into())];
                let name = ui.text_with("app-workshop-sheet-field", &names);
                let field = ui.input(name, value, false, said, None);
                fields = fields.push(column![ui.body(label), field].spacing(4));
            }
            page = page.push(ui.label(Size::Lead, text)).push(fields);
        }
        let next = ui.with_icon(ButtonStyle::First, Icon::Next, ui.text("app-workshop-next"));
        let back = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-sheet-back"));
        let buttons = Row::new()
            .push(next.on_press_maybe(self.missing().is_none().then_some(Message::Next)))
            .push(back.on_press_maybe((self.number > 0).then_some(Message::Back)))
            .push(self.missing().map(|key| ui.quiet(ui.text(key))))
            .spacing(NEAR)
            .align_y(Alignment::Center);
        page.push(buttons.wrap().vertical_spacing(NEAR)).into()
    }

    /// The part of answers that protect, before and after.
    fn chart<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let back = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-sheet-back"));
        let Some(changes) = self.changes() else {
            return column![
                ui.note(Tone::Warn, ui.text("workshop-sheet-empty")),
                back.on_press(Message::Back),
            ]
            .spacing(APART)
            .into();
        };
        let save = ui.with_icon(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-workshop-sheet-save"),
        );
        let idle = (!self.is_busy()).then_some(Message::Print(print::Message::Save));
        let again = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-again"));
        let buttons = Row::new()
            .push(save.on_press_maybe(idle))
            .push(back.on_press(Message::Back))
            .push(again.on_press(Message::Again))
            .spacing(NEAR);
        let mut page = column![
            ui.label(Size::Lead, ui.text("app-workshop-sheet-chart"))
                .width(Length::Fill),
            buttons.wrap().vertical_spacing(NEAR),
        ]
        .spacing(NEAR);
        for (question, change) in school::sheet().iter().zip(changes) {
            let inside = column![
                ui.label(Size::Lead, ui.words.text(&question.ask)),
                ui.body(ui.words.changed(change)),
                ui.bar(change.before),
                ui.bar(change.after),
            ];
            page = page.push(ui.card(inside.spacing(NEAR)));
        }
        page.into()
    }
}
