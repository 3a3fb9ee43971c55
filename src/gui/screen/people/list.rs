//! Everybody in the book, each with how far they are shown; and what is done with the book as a whole.

use iced::widget::{Space, column, row};
use iced::{Alignment, Element, Length};
use ombrelle_core::plan;
use ombrelle_core::plan::consent::{Audience, Book, Person, rule};
use strum::VariantArray;

use super::Message;
use super::fault::above;
use super::open::{Goal, Open, Shared};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Ui};

/// From so many people on, there is a field to find somebody.
const FIND_FROM: usize = 9;
/// So many are shown at once.
const MOST: usize = 100;

/// One person of the list.
pub struct Line {
    number: u32,
    /// In lower case, to be searched in.
    name: String,
    /// The largest audience for which the face is shown today.
    shown: Option<Audience>,
}

/// A line a person, with what holds today.
pub fn lines(book: &Book) -> Vec<Line> {
    let today = plan::today();
    let one = |person: &Person| {
        let shows =
            |audience: &&Audience| rule(book, Some(person.number), **audience, today).shows();
        Line {
            number: person.number,
            name: person.name.to_lowercase(),
            // Whoever is covered for a smaller audience is covered for a larger one.
            shown: Audience::VARIANTS.iter().rev().find(shows).copied(),
        }
    };
    book.people().map(one).collect()
}

/// Age, parents, family: who somebody is, in few words.
pub fn about(ui: &Ui<'_>, person: &Person) -> String {
    let mut parts = vec![ui.text(&format!("age-{}", person.age.code()))];
    if !person.parents.is_empty() {
        let names = person.parents.join(", ");
        parts.push(ui.text_with("app-people-parents", &[("names", names.into())]));
    }
    if !person.ours {
        parts.push(ui.text("app-people-other"));
    }
    parts.join(" · ")
}

impl Open {
    /// The list.
    pub fn list<'a>(&'a self, shared: Shared<'a>) -> Element<'a, Message> {
        let ui = shared.ui;
        let mut all = column![above(shared.told(), actions(&shared))].spacing(APART);
        if self.lines.len() >= FIND_FROM {
            let label = ui.text("app-people-find");
            all = all.push(ui.field(label, &self.filter, false, Message::Filter, None));
        }
        if self.lines.is_empty() {
            let empty = column![
                ui.label(Size::Lead, ui.text("people-none")),
                ui.quiet(ui.text("app-people-none-what")),
            ];
            all = all.push(ui.card(empty.spacing(NEAR)));
        }
        let wanted = self.filter.trim().to_lowercase();
        let found: Vec<&Line> = self
            .lines
            .iter()
            .filter(|line| line.name.contains(&wanted))
            .collect();
        let mut people = column![].spacing(NEAR);
        for line in found.iter().take(MOST) {
            let person = self.book.person(line.number);
            people = people.push(person.map(|person| card(&ui, person, line.shown)));
        }
        if let Some(more) = found.len().checked_sub(MOST).filter(|more| *more > 0) {
            people =
                people.push(ui.quiet(ui.text_with("app-people-more", &[("count", more.into())])));
        }
        if found.is_empty() && !self.lines.is_empty() {
            people = people.push(ui.quiet(ui.text("app-people-nobody")));
        }
        ui.page(all.push(people).push(ui.rule()).push(whole(&shared)))
    }
}

fn actions<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let ui = &shared.ui;
    let go = |style, icon, key, goal| {
        ui.with_icon(style, icon, ui.text(key))
            .on_press_maybe(shared.unless_busy(Message::Go(goal)))
    };
    let lock = ui.with_icon(ButtonStyle::Plain, Icon::Lock, ui.text("app-people-lock"));
    row![
        go(ButtonStyle::First, Icon::Plus, "app-people-add", Goal::Add),
        go(
            ButtonStyle::Plain,
            Icon::People,
            "app-people-class",
            Goal::Class
        ),
        go(
            ButtonStyle::Plain,
            Icon::Save,
            "app-people-form",
            Goal::Paper(None)
        ),
        lock.on_press(Message::Lock),
    ]
    .spacing(NEAR)
    .wrap()
    .vertical_spacing(NEAR)
    .into()
}

/// What concerns the book itself.
fn whole<'a>(shared: &Shared<'a>) -> Element<'a, Message> {
    let ui = &shared.ui;
    let go = |key, goal| {
        ui.button(ButtonStyle::Quiet, ui.text(key))
            .on_press_maybe(shared.unless_busy(Message::Go(goal)))
    };
    row![
        go("app-people-change-passphrase", Goal::Passphrase),
        go("app-people-destroy", Goal::Destroy),
    ]
    .spacing(NEAR)
    .wrap()
    .vertical_spacing(NEAR)
    .into()
}

fn card<'a>(ui: &Ui<'a>, person: &Person, shown: Option<Audience>) -> Button<'a, Message> {
    let tones = ui.look.tones;
    let (icon, colour, words) = match shown {
        Some(audience) => {
            let values = [("audience", ui.words.audience(audience).into())];
            (
                Icon::Eye,
                tones.good,
                ui.text_with("app-people-shown-for", &values),
            )
        }
        None => (
            Icon::Cover,
            tones.quiet,
            ui.text("app-people-covered-always"),
        ),
    };
    let name = column![
        ui.label(Size::Lead, ombrelle_i18n::visible(&person.name)),
        ui.quiet(about(ui, person)),
    ];
    let state = row![ui.icon(icon, colour), ui.body(words)]
        .spacing(NEAR)
        .align_y(Alignment::Center);
    let inside = column![name.spacing(4), state].spacing(NEAR);
    let whole = row![
        inside.width(Length::Fill),
        ui.icon(Icon::Next, tones.quiet),
        Space::new()
    ]
    .align_y(Alignment::Center);
    Button::new(whole, ButtonStyle::Plain, tones)
        .width(Length::Fill)
        .padding(APART)
        .on_press(Message::Look(person.number))
}
