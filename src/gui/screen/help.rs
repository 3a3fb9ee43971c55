//! Help lines: who helps in which country. Nothing is called or opened; numbers can be read and copied.

use iced::widget::{column, row};
use iced::{Alignment, Element, Length, clipboard};
use ombrelle_core::help::{Country, Directory, near};
use ombrelle_i18n::{Language, Words};

use super::Action;
use crate::theme::{APART, NEAR, Size};
use crate::widget::{ButtonStyle, Notice, Ui};

/// What the person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Chooses a country; none for the world.
    Near(Option<Country>),
    /// Copies a line.
    Copy(String),
}

/// Which country.
#[derive(Debug)]
pub struct State {
    country: Option<Country>,
}

impl State {
    /// Guessing the country from the language is not worth it; French starts with France since its
    /// numbers are known throughout French-speaking Europe, English with the whole world.
    pub fn new(language: Language) -> Self {
        let country = match language {
            Language::French => "FR".parse().ok(),
            Language::English => None,
        };
        Self { country }
    }

    /// Handles a choice.
    pub fn update(&mut self, message: Message, words: &Words) -> Action<Message> {
        match message {
            Message::Near(country) => {
                self.country = country;
                Action::None
            }
            Message::Copy(line) => Action::All(vec![
                Action::Run(clipboard::write(line)),
                Action::Notify(Notice::good(words.say("app-copied", &[]))),
            ]),
        }
    }

    /// The countries, then who helps there.
    pub fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let countries = ui.words.countries().into_iter();
        let mut countries: Vec<(Option<Country>, String)> = countries
            .map(|(country, name)| (Some(country), name))
            .collect();
        countries.push((None, ui.text("app-help-world")));
        let mut list = column![].spacing(NEAR);
        for line in ui.words.help_near(&near(self.country)) {
            let words = line.trim_start().to_owned();
            let contact = words.strip_prefix("- ").map(str::to_owned);
            list = match contact {
                Some(contact) => {
                    let copy = ui.button(ButtonStyle::Quiet, ui.text("app-copy"));
                    let text = ui.body(contact.clone()).width(Length::Fill);
                    let line = row![text, copy.on_press(Message::Copy(contact))];
                    list.push(line.spacing(NEAR).align_y(Alignment::Center))
                }
                None if line.len() > words.len() => list.push(ui.quiet(words)),
                None => list.push(ui.label(Size::Lead, words)),
            };
        }
        let inside = column![
            ui.section(ui.text("app-help-where")),
            ui.choice(countries, Some(self.country), Message::Near),
            ui.card(list),
            ui.section(ui.text("app-help-platforms")),
            ui.card(platforms(ui)),
            ui.quiet(ui.text("app-help-not-called")),
        ];
        ui.page(inside.spacing(APART))
    }
}

/// How to report on each platform that the directory knows.
fn platforms<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let mut list = column![].spacing(NEAR);
    for platform in &Directory::ours().platform {
        let mut lines = ui.words.platform(platform).into_iter();
        list = list.extend(lines.next().map(|name| ui.body(name).into()));
        let rest = lines.map(|line| ui.quiet(line.trim_start().to_owned()).into());
        list = list.extend(rest);
    }
    list.into()
}
