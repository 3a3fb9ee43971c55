//! Which help fits: at most six questions, one at a time, each of which may be skipped, then what to do and whom to call. Nothing
//! is kept.

use iced::widget::{Row, column, row};
use iced::{Element, Length};
use ombrelle_core::calendar::DateTime;
use ombrelle_core::help::{Advice, Conversation, Preparation, Question, Step, advise_at};

use super::{Message, State};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Ui};

/// The answers so far.
#[derive(Default)]
pub struct GetHelp {
    talk: Conversation,
}

/// What the person does with the question that is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Answers it.
    Is(ombrelle_core::help::Answer),
    /// Leaves it without an answer.
    Skip,
    /// Undoes the last answer.
    Back,
}

impl GetHelp {
    /// Handles an answer.
    pub fn update(&mut self, answer: Answer) {
        match answer {
            Answer::Is(answer) => self.talk.answer(answer),
            Answer::Skip => self.talk.skip(),
            Answer::Back => self.talk.back(),
        }
    }

    /// As far as was answered.
    fn advice(&self, now: DateTime) -> Advice {
        advise_at(&self.talk.answers(), now)
    }
}

/// What can be answered, in words; countries in the order of their names.
fn offered(ui: &Ui<'_>, question: Question) -> Vec<(Answer, String)> {
    let mut answers = question.answers();
    if question == Question::Country {
        let countries = ui.words.countries().into_iter();
        let listed = countries.map(|(country, _)| Some(country));
        let elsewhere = listed.chain([None]);
        answers = elsewhere
            .map(ombrelle_core::help::Answer::Country)
            .collect();
    }
    let named = answers.into_iter();
    let named = named.map(|answer| (Answer::Is(answer), ui.words.triage_answer(answer)));
    named.collect()
}

impl State {
    /// The question that is asked, or what to do.
    pub(super) fn get_help_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let talk = &self.get_help.talk;
        let Some(question) = talk.question() else {
            return steps(ui, &self.get_help.advice(ui.now));
        };
        let (number, total) = talk.progress();
        let values = [("number", number.into()), ("total", total.into())];
        let sentence = match question {
            Question::Country => ui.text("app-fp-ask-country"),
            question => ui.words.triage_question(question, &talk.answers()),
        };
        let mut inside = column![
            ui.quiet(ui.text_with("app-fp-question", &values)),
            ui.section(ui.capital(&sentence)),
            buttons(ui, question),
        ]
        .spacing(APART);
        let skip = ui
            .button(ButtonStyle::Quiet, ui.text("app-fp-question-skip"))
            .on_press(Message::GetHelp(Answer::Skip));
        if number == 1 {
            inside = inside.push(skip);
            inside = inside.push(ui.quiet(ui.text("app-fp-talk-about")));
        } else {
            let beside = Row::new().push(again(ui)).push(skip).spacing(NEAR);
            inside = inside.push(beside.wrap().vertical_spacing(NEAR));
        }
        ui.card(inside).into()
    }
}

/// Short answers beside each other, long ones below each other.
fn buttons<'a>(ui: &Ui<'a>, question: Question) -> Element<'a, Message> {
    let button = |(answer, words): (Answer, String)| {
        let button = ui.button(ButtonStyle::Plain, ui.capital(&words));
        button.on_press(Message::GetHelp(answer))
    };
    let all = offered(ui, question);
    if !matches!(question, Question::Country | Question::Threatened) {
        let mut list = column![].spacing(NEAR);
        for answer in all {
            list = list.push(button(answer).width(Length::Fill));
        }
        return list.into();
    }
    let mut list = Row::new().spacing(NEAR);
    for answer in all {
        list = list.push(button(answer));
    }
    list.wrap().vertical_spacing(NEAR).into()
}

fn again<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    ui.with_icon(
        ButtonStyle::Quiet,
        Icon::Back,
        ui.text("app-fp-question-before"),
    )
    .on_press(Message::GetHelp(Answer::Back))
    .into()
}

fn steps<'a>(ui: &Ui<'a>, advice: &Advice) -> Element<'a, Message> {
    let mut all = column![ui.section(ui.words.advice_heading(advice))].spacing(APART);
    if advice.nobody_near {
        all = all.push(ui.body(ui.text("triage-nobody-near")));
    }
    let mut stage = None;
    for (one, number) in advice.steps.iter().zip(1..) {
        if stage != Some(one.stage) {
            stage = Some(one.stage);
            all = all.push(ui.section(ui.words.advice_stage(one.stage)));
        }
        all = all.push(ui.card(step(ui, number, one)));
    }
    all.push(ui.quiet(ui.text("triage-nothing-sent")))
        .push(again(ui))
        .into()
}

fn step<'a>(ui: &Ui<'a>, number: usize, step: &Step) -> Element<'a, Message> {
    let values = [
        ("number", number.into()),
        ("sentence", ui.words.advice_step(step).into()),
    ];
    let mut all = column![ui.body(ui.text_with("triage-step", &values))].spacing(NEAR);
    let told = ui.words.advice_services(step).into_iter();
    for ((name, about), service) in told.zip(&step.services) {
        let words = column![ui.body(name), ui.quiet(about)];
        let copy = ui.button(ButtonStyle::Quiet, ui.text("app-copy"));
        let copy = copy.name(ui.words.copying(service));
        let line = row![
            ui.icon(Icon::Next, ui.look.tones.accent),
            words.width(Length::Fill),
            copy.on_press(Message::Copy(ui.words.reached(service))),
        ];
        all = all.push(line.spacing(NEAR));
    }
    if !step.prepare.is_empty() {
        let thing = |thing: &Preparation| match thing {
            Preparation::Sheet => ui.text("app-fp-prepare-sheet"),
            other => ui.words.advice_preparation(other),
        };
        let list: Vec<String> = step.prepare.iter().map(thing).collect();
        let list = list.join(&ui.text("list-joint"));
        all = all.push(ui.quiet(ui.text_with("triage-prepare", &[("list", list.into())])));
    }
    all.into()
}

#[cfg(test)]
mod tests {
    use ombrelle_core::help::Country;
    use ombrelle_i18n::{Language, Words};

    use super::*;
    use crate::theme::Look;

    #[test]
    fn every_country_is_offered_and_every_answer_leads_to_advice() {
        let words = Words::new(Language::English);
        let look = Look::of(&Default::default(), iced::theme::Mode::Light);
        let ui = Ui {
            words: &words,
            look,
            now: ombrelle_core::calendar::now(),
        };
        let countries = offered(&ui, Question::Country);
        let is_offered = |country: Country| {
            let answer = Answer::Is(ombrelle_core::help::Answer::Country(Some(country)));
            countries.iter().any(|(one, _)| *one == answer)
        };
        assert!(Country::listed().into_iter().all(is_offered));
        for who in Question::Who.answers() {
            for what in Question::What.answers() {
                let mut questions = GetHelp::default();
                questions.update(Answer::Is(who));
                questions.update(Answer::Is(what));
                let mut asked = Vec::new();
                while let Some(question) = questions.talk.question() {
                    let (answer, _) = offered(&ui, question)[0].clone();
                    questions.update(answer);
                    asked.push(question);
                }
                assert!(!questions.advice(ui.now).steps.is_empty());
                questions.update(Answer::Back);
                assert_eq!(questions.talk.question(), asked.last().copied());
                questions.update(Answer::Skip);
                assert_eq!(questions.talk.question(), None);
            }
        }
    }
}
