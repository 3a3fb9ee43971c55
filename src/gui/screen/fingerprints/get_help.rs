//! Which help fits: four questions, one at a time, then what to do and whom to call. Nothing is kept.

use iced::widget::{Row, column, row};
use iced::{Element, Length};
use ombrelle_core::help::{Advice, Answers, Country, Online, Place, Preparation, Step, advise};

use super::{Message, State};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Ui};

/// The answers so far.
#[derive(Default)]
pub struct GetHelp {
    under_18: Option<bool>,
    country: Option<Country>,
    seen: Option<(Online, Place)>,
    threatened: Option<bool>,
}

/// One answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Whether the person in the picture was under 18.
    Under18(bool),
    /// Where the person lives.
    Lives(Country),
    /// Whether and where it is online.
    Seen(Online, Place),
    /// Whether somebody threatens.
    Threatened(bool),
    /// Undoes the last answer.
    Back,
}

/// How many questions there are.
const QUESTIONS: usize = 4;

impl GetHelp {
    /// Handles an answer.
    pub fn update(&mut self, answer: Answer) {
        match answer {
            Answer::Under18(yes) => self.under_18 = Some(yes),
            Answer::Lives(country) => self.country = Some(country),
            Answer::Seen(online, place) => self.seen = Some((online, place)),
            Answer::Threatened(yes) => self.threatened = Some(yes),
            Answer::Back => match self.number() {
                1 | 2 => self.under_18 = None,
                3 => self.country = None,
                4 => self.seen = None,
                _ => self.threatened = None,
            },
        }
    }

    /// Which question is asked, from 1; one more when all are answered.
    fn number(&self) -> usize {
        match self {
            Self { under_18: None, .. } => 1,
            Self { country: None, .. } => 2,
            Self { seen: None, .. } => 3,
            Self {
                threatened: None, ..
            } => 4,
            _ => QUESTIONS + 1,
        }
    }

    fn advice(&self) -> Option<Advice> {
        let (online, place) = self.seen?;
        Some(advise(&Answers {
            under_18: self.under_18?,
            country: self.country?,
            online,
            place,
            threatened: self.threatened?,
        }))
    }
}

/// The countries in the order of core, with their names.
fn countries(ui: &Ui<'_>) -> Vec<(Answer, String)> {
    use Country as C;
    let all = [
        (C::FR, "land-fr"),
        (C::BE, "land-be"),
        (C::DE, "land-de"),
        (C::NL, "land-nl"),
        (C::ES, "land-es"),
        (C::IT, "land-it"),
        (C::LU, "land-lu"),
        (C::PT, "land-pt"),
        (C::IE, "land-ie"),
        (C::CH, "land-ch"),
        (C::EU, "app-fp-country-eu"),
        (C::GB, "land-gb"),
        (C::US, "land-us"),
        (C::CA, "land-ca"),
        (C::AU, "land-au"),
        (C::Other, "app-help-world"),
    ];
    let named = all.map(|(country, key)| (Answer::Lives(country), ui.text(key)));
    named.into()
}

fn places(ui: &Ui<'_>) -> Vec<(Answer, String)> {
    let all = [
        (Online::No, Place::Unknown, "app-fp-online-no"),
        (Online::Yes, Place::Network, "app-fp-online-network"),
        (Online::Yes, Place::Messages, "app-fp-online-messages"),
        (Online::Yes, Place::Website, "app-fp-online-website"),
        (Online::Yes, Place::Unknown, "app-fp-online-somewhere"),
        (Online::Unknown, Place::Unknown, "app-fp-online-unknown"),
    ];
    let named = all.map(|(online, place, key)| (Answer::Seen(online, place), ui.text(key)));
    named.into()
}

fn yes_no(ui: &Ui<'_>, answer: fn(bool) -> Answer) -> Vec<(Answer, String)> {
    vec![
        (answer(true), ui.text("app-fp-yes")),
        (answer(false), ui.text("app-fp-no")),
    ]
}

impl State {
    /// The question that is asked, or what to do.
    pub(super) fn get_help_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        if let Some(advice) = self.get_help.advice() {
            return steps(ui, &advice);
        }
        let number = self.get_help.number();
        let (question, answers) = match number {
            1 => ("app-fp-ask-under-18", yes_no(ui, Answer::Under18)),
            2 => ("app-fp-ask-country", countries(ui)),
            3 => ("app-fp-ask-online", places(ui)),
            _ => ("app-fp-ask-threatened", yes_no(ui, Answer::Threatened)),
        };
        let values = [("number", number.into()), ("total", QUESTIONS.into())];
        let mut inside = column![
            ui.quiet(ui.text_with("app-fp-question", &values)),
            ui.label(Size::Lead, ui.text(question)),
            buttons(ui, number, answers),
        ]
        .spacing(APART);
        if number == 1 {
            inside = inside.push(ui.quiet(ui.text("app-fp-talk-about")));
        } else {
            inside = inside.push(again(ui));
        }
        ui.card(inside).into()
    }
}

/// Short answers beside each other, long ones below each other.
fn buttons<'a>(ui: &Ui<'a>, number: usize, all: Vec<(Answer, String)>) -> Element<'a, Message> {
    let button = |(answer, words): (Answer, String)| {
        let button = ui.button(ButtonStyle::Plain, words);
        button.on_press(Message::GetHelp(answer))
    };
    if number == 3 {
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
    let mut all = column![ui.label(Size::Lead, ui.text("triage-heading"))].spacing(APART);
    for (one, number) in advice.steps.iter().zip(1..) {
        all = all.push(ui.card(step(ui, number, one)));
    }
    all.push(again(ui)).into()
}

fn step<'a>(ui: &Ui<'a>, number: usize, step: &Step) -> Element<'a, Message> {
    let values = [
        ("number", number.into()),
        ("sentence", ui.words.advice_step(step).into()),
    ];
    let mut all = column![ui.body(ui.text_with("triage-step", &values))].spacing(NEAR);
    for (name, about) in ui.words.advice_services(step) {
        let service = column![ui.body(name), ui.quiet(about)];
        let service = service.width(Length::Fill);
        all = all.push(row![ui.icon(Icon::Next, ui.look.tones.accent), service].spacing(NEAR));
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
    use ombrelle_i18n::{Language, Words};
    use strum::VariantArray;

    use super::*;
    use crate::theme::Look;

    #[test]
    fn every_country_is_offered_and_every_answer_leads_to_advice() {
        let words = Words::new(Language::English);
        let look = Look::of(&Default::default(), iced::theme::Mode::Light);
        let ui = Ui {
            words: &words,
            look,
        };
        let countries = countries(&ui);
        let offered = |country: &Country| {
            let answer = Answer::Lives(*country);
            countries.iter().any(|(one, _)| *one == answer)
        };
        assert!(Country::VARIANTS.iter().all(offered));
        for (lives, _) in &countries {
            for (seen, _) in places(&ui) {
                let mut questions = GetHelp::default();
                for answer in [
                    Answer::Under18(true),
                    *lives,
                    seen,
                    Answer::Threatened(false),
                ] {
                    assert!(questions.advice().is_none());
                    questions.update(answer);
                }
                assert!(
                    questions
                        .advice()
                        .is_some_and(|advice| !advice.steps.is_empty())
                );
                questions.update(Answer::Back);
                assert_eq!(questions.number(), 4);
            }
        }
    }
}
