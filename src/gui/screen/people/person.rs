//! Somebody: what holds today, what was decided, what the child said, which photos went out.

use iced::widget::{column, row};
use iced::{Alignment, Element};
use ombrelle_core::plan;
use ombrelle_core::plan::consent::{Audience, Book, By, Decision, Ground, Person, Ruling, rule};
use strum::VariantArray;

use super::Message;
use super::fault::above;
use super::list::about;
use super::open::{Goal, Shared};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// The parents who still have to agree, where that is what is missing.
pub fn missing_parents(book: &Book, person: &Person, ruling: &Ruling) -> Vec<String> {
    let decision = ruling
        .decision
        .filter(|_| ruling.ground == Ground::ParentMissing);
    let decision = decision.and_then(|number| book.decisions().find(|d| d.number == number));
    let Some(decision) = decision else {
        return Vec::new();
    };
    let agreed = |parent: &&String| {
        let by = By::Parent((*parent).clone());
        decision.agreed.iter().any(|agreed| agreed.by == by)
    };
    let missing = person.parents.iter().filter(|parent| !agreed(parent));
    missing.cloned().collect()
}

/// The page of somebody.
pub fn view<'a>(shared: Shared<'a>, book: &'a Book, person: &'a Person) -> Element<'a, Message> {
    let ui = &shared.ui;
    let back = ui.with_icon(ButtonStyle::Quiet, Icon::Back, ui.text("app-people-all"));
    let name = column![
        ui.title(ombrelle_i18n::visible(&person.name)),
        ui.quiet(about(ui, person)),
    ];
    let mut all = column![row![back.on_press(Message::Close)], name.spacing(4),];
    if person.age.is_child() && person.parents.is_empty() {
        let values = [("name", person.name.as_str().into())];
        let words = ui.text_with("app-people-no-parents", &values);
        all = all.push(ui.note(Tone::Warn, words));
    }
    all = all
        .push(ui.card(today(ui, book, person)))
        .push(above(shared.told(), actions(&shared, person)))
        .push(decisions(&shared, book, person));
    let answers: Vec<_> = book
        .answers()
        .filter(|answer| answer.person == person.number)
        .map(|answer| ui.words.answer(answer))
        .collect();
    let exports: Vec<_> = book
        .exports()
        .filter(|export| export.shown.iter().any(|s| s.person == person.number))
        .map(|export| ui.words.export(export))
        .collect();
    all = all
        .push(listed(ui, "app-people-answers", answers))
        .push(listed(ui, "app-people-exports", exports))
        .push(ui.rule())
        .push(ends(&shared, person));
    ui.page(all.spacing(APART))
}

/// What holds for each audience.
fn today<'a>(ui: &Ui<'a>, book: &Book, person: &Person) -> Element<'a, Message> {
    let tones = ui.look.tones;
    let mut all = column![ui.label(Size::Lead, ui.text("app-people-today"))].spacing(APART);
    for audience in Audience::VARIANTS {
        let ruling = rule(book, Some(person.number), *audience, plan::today());
        let (icon, colour) = match ruling.shows() {
            true => (Icon::Eye, tones.good),
            false => (Icon::Cover, tones.quiet),
        };
        let words = ui.words.ruling_short(*audience, &ruling).trim().to_owned();
        let missing = missing_parents(book, person, &ruling);
        let missing = (!missing.is_empty()).then(|| {
            let values = [("names", missing.join(", ").into())];
            ui.quiet(ui.text_with("app-people-missing", &values))
        });
        let line = row![ui.icon(icon, colour), column![ui.body(words)].push(missing)];
        all = all.push(line.spacing(NEAR).align_y(Alignment::Start));
    }
    all.into()
}

fn actions<'a>(shared: &Shared<'a>, person: &Person) -> Element<'a, Message> {
    let ui = &shared.ui;
    let number = person.number;
    let go = |style, icon, words, goal| {
        ui.with_icon(style, icon, words)
            .on_press_maybe(shared.unless_busy(Message::Go(goal)))
    };
    let record = ui.text("app-people-record");
    let mut all = row![go(
        ButtonStyle::First,
        Icon::Plus,
        record,
        Goal::Record(number)
    )]
    .spacing(NEAR);
    if person.age.is_child() {
        let ask = ui.text_with("app-people-ask", &[("name", person.name.as_str().into())]);
        all = all.push(go(ButtonStyle::Plain, Icon::People, ask, Goal::Ask(number)));
    }
    let form = ui.text("app-people-form");
    all.push(go(
        ButtonStyle::Plain,
        Icon::Save,
        form,
        Goal::Paper(Some(number)),
    ))
    .wrap()
    .vertical_spacing(NEAR)
    .into()
}

/// Every decision, the newest first, with what can be done with it.
fn decisions<'a>(shared: &Shared<'a>, book: &Book, person: &Person) -> Element<'a, Message> {
    let ui = &shared.ui;
    let mut of: Vec<&Decision> = book
        .decisions()
        .filter(|decision| decision.person == person.number)
        .collect();
    of.reverse();
    let mut all = column![ui.label(Size::Lead, ui.text("app-people-decisions"))].spacing(APART);
    if of.is_empty() {
        all = all.push(ui.quiet(ui.text("app-people-no-decisions")));
    }
    let hold: Vec<u32> = of
        .iter()
        .filter(|decision| decision.withdrawn.is_none())
        .map(|decision| decision.number)
        .collect();
    for decision in &of {
        all = all.push(one(shared, book, decision));
    }
    if hold.len() > 1 {
        let withdraw = ui.button(ButtonStyle::Quiet, ui.text("app-people-withdraw-all"));
        let goal = Message::Go(Goal::Withdraw(hold));
        all = all.push(withdraw.on_press_maybe(shared.unless_busy(goal)));
    }
    ui.card(all).into()
}

fn one<'a>(shared: &Shared<'a>, book: &Book, decision: &Decision) -> Element<'a, Message> {
    let ui = &shared.ui;
    let words = ui.words.decision(book, decision).trim().to_owned();
    let go = |key, goal| {
        ui.button(ButtonStyle::Plain, ui.text(key))
            .on_press_maybe(shared.unless_busy(Message::Go(goal)))
    };
    let mut buttons = row![go("app-people-receipt", Goal::Receipt(decision.number))].spacing(NEAR);
    let text = match decision.withdrawn {
        Some(_) => ui.quiet(words),
        None => {
            let goal = Goal::Withdraw(vec![decision.number]);
            buttons = buttons.push(go("app-people-withdraw", goal));
            ui.body(words)
        }
    };
    column![text, buttons.wrap().vertical_spacing(NEAR)]
        .spacing(NEAR)
        .into()
}

/// Lines under a name; nothing where there are none.
fn listed<'a>(ui: &Ui<'a>, name: &str, lines: Vec<String>) -> Option<Element<'a, Message>> {
    if lines.is_empty() {
        return None;
    }
    let mut all = column![ui.label(Size::Lead, ui.text(name))].spacing(NEAR);
    for line in lines {
        let line = line.trim().trim_start_matches("- ").to_owned();
        all = all.push(ui.body(line));
    }
    Some(ui.card(all).into())
}

fn ends<'a>(shared: &Shared<'a>, person: &Person) -> Element<'a, Message> {
    let ui = &shared.ui;
    let go = |key, goal| {
        ui.button(ButtonStyle::Quiet, ui.text(key))
            .on_press_maybe(shared.unless_busy(Message::Go(goal)))
    };
    row![
        go("app-people-change", Goal::Change(person.number)),
        go("app-people-remove", Goal::Remove(person.number)),
    ]
    .spacing(NEAR)
    .wrap()
    .vertical_spacing(NEAR)
    .into()
}
