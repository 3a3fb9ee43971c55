//! What is said before something is removed for good, and what is left to do afterwards.

use iced::Element;
use iced::widget::{column, row};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Book, Export, counted};
use ombrelle_core::letters;
use ombrelle_i18n::Words;

use super::notices::Failure;
use super::view::{PageContext, above};
use super::{Message as Above, open};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Types the word that confirms the end of the book.
    Word(String),
    /// Confirms what was asked.
    Sure,
}

impl From<Message> for Above {
    fn from(message: Message) -> Self {
        Self::Open(open::Message::Confirm(message))
    }
}

/// Before decisions are withdrawn.
pub fn withdraw<'a>(page: PageContext<'a>, book: &Book, numbers: &[u32]) -> Element<'a, Above> {
    let ui = &page.ui;
    let of = book.decisions().filter(|d| numbers.contains(&d.number));
    let mut decisions = column![].spacing(NEAR);
    for decision in of {
        let words = ui.words.decision(book, decision).trim().to_owned();
        decisions = decisions.push(ui.body(words));
    }
    let concerned = numbers.iter().filter_map(|number| {
        let concerned = book.concerned(*number, calendar::today());
        // Safe: a decision that is not there concerns no photo.
        concerned.ok()
    });
    let concerned: Vec<u32> = concerned.flatten().map(|export| export.number).collect();
    let listed = |export: &&Export| concerned.contains(&export.number);
    let exports: Vec<Export> = book.exports().filter(listed).cloned().collect();
    let sure = ui.text("app-people-withdraw");
    column![
        ui.title(ui.text("app-people-withdraw-title")),
        ui.card(decisions),
        ui.body(ui.text("app-people-withdraw-what")),
        photos(&page, &exports),
    ]
    .push(page.ends(
        ButtonStyle::Danger,
        Icon::Undo,
        sure,
        Some(Message::Sure.into()),
    ))
    .spacing(APART)
    .into()
}

/// Before somebody is removed.
pub fn remove<'a>(page: PageContext<'a>, book: &Book, number: u32) -> Element<'a, Above> {
    let ui = &page.ui;
    let name = book.person(number).map(|p| p.name.clone());
    let name = name.unwrap_or_default();
    let decisions = book.decisions().filter(|d| d.person == number).count();
    let answers = book.answers().filter(|a| a.person == number).count();
    let shows = |export: &&Export| export.shown.iter().any(|s| s.person == number);
    let exports: Vec<Export> = book.exports().filter(shows).cloned().collect();
    let values = [("decisions", decisions.into()), ("answers", answers.into())];
    let title = ui.text_with("app-people-remove-title", &[("name", name.into())]);
    let sure = ui.text("app-people-remove");
    column![
        ui.title(title),
        ui.note(Tone::Warn, ui.text_with("app-people-remove-what", &values)),
        photos(&page, &exports),
    ]
    .push(page.ends(
        ButtonStyle::Danger,
        Icon::Bin,
        sure,
        Some(Message::Sure.into()),
    ))
    .spacing(APART)
    .into()
}

/// After that: which photos should be taken down.
pub fn take_down<'a>(page: PageContext<'a>, exports: &[Export]) -> Element<'a, Above> {
    let ui = &page.ui;
    let done = ui.button(ButtonStyle::First, ui.text("app-people-done"));
    column![
        ui.title(ui.text("app-people-went-out")),
        photos(&page, exports),
        ui.quiet(ui.text("app-people-went-out-what")),
        done.on_press(Above::Close),
    ]
    .spacing(APART)
    .into()
}

/// Photos that went out, and how many; a name that was noted several times is there once, with how often.
fn photos<'a>(page: &PageContext<'a>, exports: &[Export]) -> Element<'a, Above> {
    let ui = &page.ui;
    let exports = counted(exports);
    let count = ui.text_with("app-people-photos", &[("count", exports.len().into())]);
    let mut all = column![ui.section(count)].spacing(NEAR);
    for (export, times) in &exports {
        let line = ui.words.export_times(export, *times);
        all = all.push(ui.body(line.trim_start_matches("- ").to_owned()));
        for place in ui.words.places(export) {
            all = all.push(ui.quiet(place.trim().to_owned()));
        }
    }
    ui.card(all).into()
}

/// Destroying the book: the page says what is lost and asks for a word, so that a slip destroys nothing.
#[derive(Default)]
pub struct Destroy {
    /// The word so far.
    pub word: String,
}

/// Whether the word that confirms was typed.
///
/// # Errors
/// [`Failure::NotTyped`].
pub fn sure(word: &str, words: &Words) -> Result<(), Failure> {
    let wanted = words.say("register-word-destroy", &[]);
    match letters::plain(word.trim()) == letters::plain(&wanted) {
        true => Ok(()),
        false => Err(Failure::NotTyped),
    }
}

impl Destroy {
    /// The page.
    pub fn view<'a, M: Clone + 'a>(
        &self,
        ui: &Ui<'a>,
        busy: bool,
        told: Option<Element<'a, M>>,
        word: impl Fn(String) -> M + 'a,
        sure: M,
        cancel: M,
    ) -> Element<'a, M> {
        let wanted = [("word", ui.text("register-word-destroy").into())];
        let label = ui.text_with("app-people-destroy-word", &wanted);
        let done = (!busy).then_some(sure);
        let destroy = ui.with_icon(
            ButtonStyle::Danger,
            Icon::Bin,
            ui.text("app-people-destroy"),
        );
        let stay = ui.button(ButtonStyle::Plain, ui.text("app-people-cancel"));
        let field = ui.field(label, &self.word, false, word, done.clone());
        let buttons = row![stay.on_press(cancel), destroy.on_press_maybe(done)]
            .spacing(NEAR)
            .wrap()
            .vertical_spacing(NEAR);
        let form = column![field, above(told, buttons)].spacing(APART);
        let inside = column![
            ui.title(ui.text("app-people-destroy-title")),
            ui.note(Tone::Warn, ui.text("app-people-destroy-what")),
            ui.quiet(ui.text("register-destroyed-traces")),
            ui.card(form),
        ];
        ui.page(inside.spacing(APART))
    }
}
