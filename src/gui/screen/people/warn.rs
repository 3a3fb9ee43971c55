//! What is said before something is taken away, and which photos show somebody.

use iced::Element;
use iced::widget::column;
use ombrelle_core::plan::consent::{Book, Export};

use super::Message;
use super::open::Shared;
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone};

/// Before decisions are withdrawn.
pub fn withdraw<'a>(shared: Shared<'a>, book: &Book, numbers: &[u32]) -> Element<'a, Message> {
    let ui = &shared.ui;
    let of = book.decisions().filter(|d| numbers.contains(&d.number));
    let mut decisions = column![].spacing(NEAR);
    for decision in of {
        let words = ui.words.decision(book, decision).trim().to_owned();
        decisions = decisions.push(ui.body(words));
    }
    let on = |export: &&Export| export.shown.iter().any(|s| numbers.contains(&s.decision));
    let exports: Vec<&Export> = book.exports().filter(on).collect();
    let sure = ui.text("app-people-withdraw");
    column![
        ui.title(ui.text("app-people-withdraw-title")),
        ui.card(decisions),
        ui.body(ui.text("app-people-withdraw-what")),
        photos(&shared, &exports),
    ]
    .push(shared.ends(ButtonStyle::Danger, Icon::Undo, sure, Some(Message::Sure)))
    .spacing(APART)
    .into()
}

/// Before somebody is taken out.
pub fn remove<'a>(shared: Shared<'a>, book: &Book, number: u32) -> Element<'a, Message> {
    let ui = &shared.ui;
    let name = book.person(number).map(|p| p.name.clone());
    let name = name.unwrap_or_default();
    let decisions = book.decisions().filter(|d| d.person == number).count();
    let answers = book.answers().filter(|a| a.person == number).count();
    let shows = |export: &&Export| export.shown.iter().any(|s| s.person == number);
    let exports: Vec<&Export> = book.exports().filter(shows).collect();
    let values = [("decisions", decisions.into()), ("answers", answers.into())];
    let title = ui.text_with("app-people-remove-title", &[("name", name.into())]);
    let sure = ui.text("app-people-remove");
    column![
        ui.title(title),
        ui.note(Tone::Warn, ui.text_with("app-people-remove-what", &values)),
        photos(&shared, &exports),
    ]
    .push(shared.ends(ButtonStyle::Danger, Icon::Bin, sure, Some(Message::Sure)))
    .spacing(APART)
    .into()
}

/// After that: what is to be taken down.
pub fn take_down<'a>(shared: Shared<'a>, exports: &[Export]) -> Element<'a, Message> {
    let ui = &shared.ui;
    let all: Vec<&Export> = exports.iter().collect();
    let done = ui.button(ButtonStyle::First, ui.text("app-people-done"));
    column![
        ui.title(ui.text("app-people-went-out")),
        photos(&shared, &all),
        ui.quiet(ui.text("app-people-went-out-what")),
        done.on_press(Message::Close),
    ]
    .spacing(APART)
    .into()
}

/// Photos that went out, and how many.
fn photos<'a>(shared: &Shared<'a>, exports: &[&Export]) -> Element<'a, Message> {
    let ui = &shared.ui;
    let count = ui.text_with("app-people-photos", &[("count", exports.len().into())]);
    let mut all = column![ui.label(Size::Lead, count)].spacing(NEAR);
    for export in exports {
        let line = ui.words.export(export);
        all = all.push(ui.body(line.trim_start_matches("- ").to_owned()));
    }
    ui.card(all).into()
}
