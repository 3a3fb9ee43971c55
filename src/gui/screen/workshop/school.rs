//! A school's plan: twenty questions, one after the other; what is done, what comes next, better or worse than last year; on paper where somebody says.

use iced::Element;
use iced::Length;
use iced::widget::{Column, Row, column};
use ombrelle_workshop::school::{self, Answer, Area, Assessment, Question};
use strum::VariantArray;

use super::print::{self, Outcome};
use super::{Action, Context};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What can happen on this page.
#[derive(Debug, Clone)]
pub enum Message {
    /// Last year's letters, as they are typed.
    Before(String),
    /// Begins.
    Begin,
    /// Answers the question that waits.
    Answer(Answer),
    /// Takes the last answer back.
    Undo,
    /// From the beginning.
    Again,
    /// The plan on its way to paper.
    Print(print::Message),
}

/// What was answered so far.
#[derive(Debug, Default)]
pub struct State {
    begun: bool,
    before: String,
    answers: Vec<Answer>,
    print: print::State,
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Before(letters) => self.before = letters.chars().take(40).collect(),
            Message::Begin => self.begun = true,
            Message::Answer(answer) if self.answers.len() < school::questions().len() => {
                self.answers.push(answer);
            }
            Message::Answer(_) => {}
            Message::Undo => {
                self.answers.pop();
            }
            Message::Again => {
                // What is being written is still heard of.
                *self = Self {
                    print: std::mem::take(&mut self.print),
                    ..Self::default()
                };
            }
            Message::Print(message) => {
                let (assessment, before) = (self.assessment(), self.last_year());
                let words = context.words;
                let paper = || Some(words.school_plan(&assessment?, before.as_ref()));
                let names = ("app-workshop-plan-save", "app-workshop-plan-file");
                let (Outcome::Act(action) | Outcome::Written(action)) =
                    self.print.update(message, context, names, paper);
                return action.map(Message::Print);
            }
        }
        Action::None
    }

    fn assessment(&self) -> Option<Assessment> {
        Assessment::of(self.answers.clone())
    }

    /// Last year's, where its letters were typed and are right.
    fn last_year(&self) -> Option<Assessment> {
        Assessment::of_letters(&self.before)
    }

    /// Whether the plan is being written.
    pub fn is_busy(&self) -> bool {
        self.print.is_busy()
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let inside = match (self.begun, self.assessment()) {
            (false, _) => self.begin(ui),
            (true, None) => self.ask(ui),
            (true, Some(assessment)) => self.end(ui, &assessment),
        };
        column![ui.title(ui.text("app-workshop-plan")), inside]
            .spacing(APART)
            .into()
    }

    fn begin<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let wrong = !self.before.trim().is_empty() && self.last_year().is_none();
        let does = (!wrong).then_some(Message::Begin);
        let field = ui.field(
            ui.text("app-workshop-plan-before"),
            &self.before,
            false,
            Message::Before,
            does.clone(),
        );
        let begin = ui.button(ButtonStyle::First, ui.text("app-workshop-begin"));
        let mut page = column![
            ui.label(Size::Lead, ui.text("app-workshop-plan-how"))
                .width(Length::Fill),
            field,
        ];
        if wrong {
            page = page.push(ui.note(Tone::Warn, ui.text("workshop-bad-letters")));
        }
        page.push(begin.on_press_maybe(does)).spacing(APART).into()
    }

    fn ask<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let all = school::questions().len();
        let number = self.answers.len();
        let Some(question) = school::questions().get(number) else {
            return ui.body("").into();
        };
        let values = [("number", (number + 1).into()), ("all", all.into())];
        let mut answers = Row::new().spacing(NEAR);
        for (answer, key) in [
            (Answer::Yes, "app-workshop-plan-yes"),
            (Answer::Partly, "app-workshop-plan-partly"),
            (Answer::No, "app-workshop-plan-no"),
        ] {
            let button = ui.button(ButtonStyle::Plain, ui.text(key));
            answers = answers.push(button.on_press(Message::Answer(answer)));
        }
        let undo = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-case-undo"));
        let told = (number > 0).then_some(Message::Undo);
        column![
            ui.quiet(ui.text_with("workshop-question", &values)),
            ui.label(Size::Title, ui.words.text(&question.ask)),
            answers.wrap().vertical_spacing(NEAR),
            ui.bar(number as f32 / all.max(1) as f32),
            undo.on_press_maybe(told),
        ]
        .spacing(APART)
        .into()
    }

    fn end<'a>(&'a self, ui: &Ui<'a>, assessment: &Assessment) -> Element<'a, Message> {
        let letters = [("letters", assessment.letters().into())];
        let save = ui.with_icon(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-workshop-plan-save"),
        );
        let idle = (!self.is_busy()).then_some(Message::Print(print::Message::Save));
        // The last answer may have been a slip, as any before it.
        let undo = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-case-undo"));
        let again = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-again"));
        let buttons = Row::new()
            .push(save.on_press_maybe(idle))
            .push(undo.on_press(Message::Undo))
            .push(again.on_press(Message::Again))
            .spacing(NEAR);
        // Before what is long, so that nobody leaves without.
        let mut page = column![
            ui.quiet(ui.text("app-workshop-plan-kept")),
            buttons.wrap().vertical_spacing(NEAR),
            ui.body(ui.text_with("workshop-letters", &letters)),
        ]
        .spacing(NEAR);
        for area in Area::VARIANTS {
            let percent = assessment.percent(Some(*area));
            page = page
                .push(ui.body(ui.words.school_area(*area, percent)))
                .push(ui.bar(percent as f32 / 100.0));
        }
        let plan = assessment.plan();
        page = match plan.is_empty() {
            true => page.push(ui.note(Tone::Good, ui.text("workshop-plan-done"))),
            false => {
                let steps = plan.into_iter().map(|question| &question.step);
                page.push(list(ui, "workshop-plan", steps))
            }
        };
        if let Some(before) = self.last_year() {
            let (better, worse) = assessment.compared(&before);
            for (key, questions) in [("workshop-better", better), ("workshop-worse", worse)] {
                page = page.extend(asked(ui, key, questions));
            }
        }
        page.into()
    }
}

/// Questions that are answered better or worse than last year; none where there are none.
fn asked<'a>(
    ui: &Ui<'a>,
    key: &str,
    questions: Vec<&'static Question>,
) -> Option<Element<'a, Message>> {
    let asked = questions.iter().map(|question| &question.ask);
    (!questions.is_empty()).then(|| list(ui, key, asked))
}

fn list<'a>(
    ui: &Ui<'a>,
    key: &str,
    texts: impl Iterator<Item = &'static ombrelle_workshop::Text>,
) -> Element<'a, Message> {
    let mut list = Column::new()
        .spacing(NEAR)
        .push(ui.label(Size::Title, ui.text(key)));
    for (number, text) in (1_u32..).zip(texts) {
        let line = format!("{number}. {}", ui.words.text(text));
        list = list.push(ui.label(Size::Lead, line).width(Length::Fill));
    }
    ui.card(list).into()
}
