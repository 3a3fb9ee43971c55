//! What every page shares, and the pages without a state of their own: everybody in the book, and one person.

use iced::widget::{Space, Text, column, container, row};
use iced::{Alignment, Element, Length};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Audience, Book, Decision, Person, rule};
use strum::VariantArray;

use super::notices::PageNotice;
use super::open::{Goal, Open, Panel};
use super::record::missing_parents;
use super::{Message, SCREEN, Stage, State, confirm, open, posted};
use crate::theme::{APART, AROUND, Icon, Look, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Tone, Ui};

/// At most this many wrong lines of a class list are shown.
const MOST_LINES: usize = 100;

/// What every page is drawn with.
#[derive(Clone, Copy)]
pub struct PageContext<'a> {
    /// Words and theme.
    pub ui: Ui<'a>,
    /// Whether something is being written.
    pub busy: bool,
    /// What failed, and why.
    pub notice: &'a PageNotice,
}

impl<'a> PageContext<'a> {
    /// What failed, on the page where it was asked for.
    pub fn notice<M: 'a>(&self) -> Option<Element<'a, M>> {
        let ui = &self.ui;
        let notice = self.notice.notice.as_ref()?;
        let mut all = column![ui.notice_card(notice)].spacing(NEAR);
        let lines = &self.notice.lines;
        for line in lines.iter().take(MOST_LINES) {
            all = all.push(ui.body(line.as_str()));
        }
        if let Some(more) = lines.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
            all = all.push(ui.quiet(ui.text_with("app-people-more", &[("count", more.into())])));
        }
        Some(all.into())
    }

    /// The end of a form: what failed, the buttons to cancel and to go ahead, and whether it is being done.
    pub fn ends(
        &self,
        style: ButtonStyle,
        icon: Icon,
        words: String,
        does: Option<Message>,
    ) -> Element<'a, Message> {
        self.ends_after(None, style, icon, words, does)
    }

    /// The same where for whom it is has to be chosen first; beside a button that does nothing yet stands what it waits for.
    pub fn ends_for(
        &self,
        audience: Option<Audience>,
        style: ButtonStyle,
        icon: Icon,
        words: String,
        does: Option<Message>,
    ) -> Element<'a, Message> {
        self.ends_after(whom_first(&self.ui, audience), style, icon, words, does)
    }

    fn ends_after(
        &self,
        first: Option<Text<'a>>,
        style: ButtonStyle,
        icon: Icon,
        words: String,
        does: Option<Message>,
    ) -> Element<'a, Message> {
        let does = does.filter(|_| !self.busy);
        let cancel = self
            .ui
            .button(ButtonStyle::Plain, self.ui.text("app-people-cancel"));
        let cancel = cancel.on_press_maybe((!self.busy).then_some(Message::Close));
        let buttons = row![
            cancel,
            self.ui.with_icon(style, icon, words).on_press_maybe(does)
        ]
        .push(first)
        .align_y(Alignment::Center);
        let sealing = self
            .busy
            .then(|| self.ui.quiet(self.ui.text("app-people-sealing")));
        let below = column![buttons.spacing(NEAR).wrap().vertical_spacing(NEAR)]
            .push(sealing)
            .spacing(NEAR);
        above(self.notice(), below)
    }

    /// A message, unless something is being written.
    pub fn unless_busy(&self, message: impl Into<Message>) -> Option<Message> {
        (!self.busy).then(|| message.into())
    }
}

/// That it has to be chosen first who will see the photos; nothing once that is chosen.
pub fn whom_first<'a>(ui: &Ui<'a>, audience: Option<Audience>) -> Option<Text<'a>> {
    let missing = audience.is_none();
    missing.then(|| ui.quiet(ui.text("app-people-whom-first")))
}

/// A notice above the buttons. Its place is always there, so that what has the focus keeps
/// it when the notice appears.
pub fn above<'a, M: 'a>(
    told: Option<Element<'a, M>>,
    below: impl Into<Element<'a, M>>,
) -> Element<'a, M> {
    let apart = match told {
        Some(_) => APART,
        None => 0.0,
    };
    column![column![].push(told), below.into()]
        .spacing(apart)
        .into()
}

impl State {
    /// The view.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let page = PageContext {
            ui: *ui,
            busy: self.is_busy(),
            notice: &self.notice,
        };
        let shown = match &self.stage {
            Stage::Closed(closed) => closed.view(page).map(Message::Closed),
            Stage::Open(open) => open.view(page),
        };
        container(shown).id(SCREEN).into()
    }
}

impl Open {
    /// The page that is shown.
    fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Message> {
        let book = &*self.book;
        let Some(panel) = &self.panel else {
            return match self.person().and_then(|number| book.person(number)) {
                Some(person) => somebody(page, book, person),
                None => self.list(page),
            };
        };
        let inside = match panel {
            Panel::Form(form) => form.view(page),
            Panel::Record(record) => record.view(page, book),
            Panel::Ask(ask) => ask.view(page, book),
            Panel::Withdraw(numbers) => confirm::withdraw(page, book, numbers),
            Panel::Remove(number) => confirm::remove(page, book, *number),
            Panel::TakeDown(exports) => confirm::take_down(page, exports),
            Panel::Class(class) => class.view(page, book),
            Panel::Paper(paper) => paper.view(page, book),
            Panel::Letter(letter) => letter.view(page),
            Panel::Posted(posted) => posted.view(page, book),
            Panel::LookAgain => posted::look_again(page, book),
            Panel::Passphrase(new) => new.view(page),
            Panel::Destroy(destroy) => {
                let word = |word| confirm::Message::Word(word).into();
                let sure = confirm::Message::Sure.into();
                return destroy.view(
                    &page.ui,
                    page.busy,
                    page.notice(),
                    word,
                    sure,
                    Message::Close,
                );
            }
        };
        page.ui.page(inside)
    }
}

// Everybody, each with how far they are shown, and what concerns the book as a whole.

/// From this many people on, there is a search field.
const FIND_FROM: usize = 9;
/// At most this many are shown at once.
const MOST: usize = 100;
/// How wide a page has to be at normal size of text for a name and what holds beside it, in logical pixels.
const BESIDE: f32 = 640.0;

/// One person of the list.
pub struct Line {
    number: u32,
    /// In lower case, for searching.
    name: String,
    /// The largest audience for which the face is shown today.
    shown: Option<Audience>,
}

/// A line for each person, with what holds today.
pub fn lines(book: &Book) -> Vec<Line> {
    let today = calendar::today();
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

/// Age, parents, family: who somebody is, in a few words.
fn about(ui: &Ui<'_>, person: &Person) -> String {
    let mut parts = vec![ui.text(&format!("age-{}", person.age.code()))];
    if !person.parents.is_empty() {
        let names = person.parents.join(", ");
        parts.push(ui.text_with("app-people-parents", &[("names", names.into())]));
    }
    if !person.ours {
        parts.push(ui.text("app-people-other"));
    }
    ui.capital(&parts.join(" · "))
}

impl Open {
    /// The list.
    fn list<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Message> {
        let ui = page.ui;
        let mut all = column![above(page.notice(), list_actions(&page))].spacing(APART);
        all = all.push(soon(&page, &self.book));
        if self.lines.len() >= FIND_FROM {
            let label = ui.text("app-people-find");
            let typed = |text| open::Message::Filter(text).into();
            all = all.push(ui.field(label, &self.filter, false, typed, None));
            let only = open::Message::OnlyCovered(!self.only_covered).into();
            let words = ui.text("app-people-only-covered");
            all = all.push(ui.switch(words, self.only_covered, only));
        }
        if self.lines.is_empty() {
            let empty = column![
                ui.section(ui.text("people-none")),
                ui.quiet(ui.text("app-people-none-what")),
            ];
            all = all.push(ui.card(empty.spacing(NEAR)));
        }
        let wanted = self.filter.trim().to_lowercase();
        let found: Vec<&Line> = self
            .lines
            .iter()
            .filter(|line| line.name.contains(&wanted))
            .filter(|line| !self.only_covered || line.shown.is_none())
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
        ui.page(all.push(people).push(ui.rule()).push(with_the_book(&page)))
    }
}

/// What is to be done before long: decisions that end, photos to look at again. Quiet, and not there where there is nothing.
fn soon<'a>(page: &PageContext<'a>, book: &Book) -> Option<Element<'a, Message>> {
    let ui = &page.ui;
    let today = calendar::today();
    let mut all = column![].spacing(NEAR);
    let ending = ui.words.ending(book, None, today);
    let due = book.look_again(today).len();
    if ending.is_empty() && due == 0 {
        return None;
    }
    for line in ending {
        all = all.push(ui.quiet(line.trim_start_matches("- ").to_owned()));
    }
    if due > 0 {
        let count = ui.text_with("app-people-due", &[("count", due.into())]);
        let look = ui.button(ButtonStyle::Plain, ui.text("app-people-look-again"));
        let goal = page.unless_busy(open::Message::Go(Goal::LookAgain));
        all = all.push(ui.quiet(count)).push(look.on_press_maybe(goal));
    }
    Some(all.into())
}

fn list_actions<'a>(page: &PageContext<'a>) -> Element<'a, Message> {
    let ui = &page.ui;
    let go = |style, icon, key, goal| {
        ui.with_icon(style, icon, ui.text(key))
            .on_press_maybe(page.unless_busy(open::Message::Go(goal)))
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
        go(
            ButtonStyle::Plain,
            Icon::Save,
            "app-letter",
            Goal::Letter(None)
        ),
        lock.on_press(Message::Lock),
    ]
    .spacing(NEAR)
    .wrap()
    .vertical_spacing(NEAR)
    .into()
}

/// What concerns the book itself.
fn with_the_book<'a>(page: &PageContext<'a>) -> Element<'a, Message> {
    let ui = &page.ui;
    let go = |key, goal| {
        ui.button(ButtonStyle::Quiet, ui.text(key))
            .on_press_maybe(page.unless_busy(open::Message::Go(goal)))
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

/// Whether a line of the list has room for what holds beside the name; with large letters in a small window that would be a word a line.
fn has_room_beside(look: &Look) -> bool {
    (look.window.width - 2.0 * AROUND) / look.text >= BESIDE
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
    // One line where there is room for both: a class is looked through by eye.
    let inside: Element<'a, Message> = match has_room_beside(&ui.look) {
        true => row![
            container(name.spacing(2)).width(Length::FillPortion(3)),
            container(state).width(Length::FillPortion(2)),
        ]
        .spacing(APART)
        .align_y(Alignment::Center)
        .into(),
        false => column![name.spacing(2), state].spacing(4).into(),
    };
    let whole = row![
        container(inside).width(Length::Fill),
        ui.icon(Icon::Next, tones.quiet),
        Space::new()
    ]
    .align_y(Alignment::Center);
    Button::new(whole, ButtonStyle::Plain, tones)
        .width(Length::Fill)
        .padding([NEAR, APART])
        .on_press(open::Message::Look(person.number).into())
}

// One person: what holds today, what was decided, what the child said, which photos went out.

/// The page of one person.
fn somebody<'a>(page: PageContext<'a>, book: &'a Book, person: &'a Person) -> Element<'a, Message> {
    let ui = &page.ui;
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
        .push(above(page.notice(), person_actions(&page, person)))
        .push(decisions(&page, book, person));
    let answers: Vec<_> = book
        .answers()
        .filter(|answer| answer.person == person.number)
        .map(|answer| ui.words.answer(answer))
        .collect();
    all = all
        .push(listed(ui, "app-people-answers", answers))
        .push(went_out(&page, book, person))
        .push(ui.rule())
        .push(with_the_person(&page, person));
    ui.page(all.spacing(APART))
}

/// What holds for each audience.
fn today<'a>(ui: &Ui<'a>, book: &Book, person: &Person) -> Element<'a, Message> {
    let tones = ui.look.tones;
    let mut all = column![ui.section(ui.text("app-people-today"))].spacing(APART);
    for audience in Audience::VARIANTS {
        let ruling = rule(book, Some(person.number), *audience, calendar::today());
        let (icon, colour) = match ruling.shows() {
            true => (Icon::Eye, tones.good),
            false => (Icon::Cover, tones.quiet),
        };
        let words = ui.capital(ui.words.ruling_short(*audience, &ruling).trim());
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

fn person_actions<'a>(page: &PageContext<'a>, person: &Person) -> Element<'a, Message> {
    let ui = &page.ui;
    let number = person.number;
    let go = |style, icon, words, goal| {
        ui.with_icon(style, icon, words)
            .on_press_maybe(page.unless_busy(open::Message::Go(goal)))
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
fn decisions<'a>(page: &PageContext<'a>, book: &Book, person: &Person) -> Element<'a, Message> {
    let ui = &page.ui;
    let mut of: Vec<&Decision> = book
        .decisions()
        .filter(|decision| decision.person == person.number)
        .collect();
    of.reverse();
    let mut all = column![ui.section(ui.text("app-people-decisions"))].spacing(APART);
    if of.is_empty() {
        all = all.push(ui.quiet(ui.text("app-people-no-decisions")));
    }
    let hold: Vec<u32> = of
        .iter()
        .filter(|decision| decision.withdrawn.is_none())
        .map(|decision| decision.number)
        .collect();
    for decision in &of {
        all = all.push(one_decision(page, book, decision));
    }
    if hold.len() > 1 {
        let withdraw = ui.button(ButtonStyle::Quiet, ui.text("app-people-withdraw-all"));
        let goal = open::Message::Go(Goal::Withdraw(hold));
        all = all.push(withdraw.on_press_maybe(page.unless_busy(goal)));
    }
    ui.card(all).into()
}

fn one_decision<'a>(
    page: &PageContext<'a>,
    book: &Book,
    decision: &Decision,
) -> Element<'a, Message> {
    let ui = &page.ui;
    let words = ui.words.decision(book, decision).trim().to_owned();
    // Whoever goes from button to button hears which of the decisions each is about.
    let go = |key, goal| {
        ui.button(ButtonStyle::Plain, ui.text(key))
            .described(words.clone())
            .on_press_maybe(page.unless_busy(open::Message::Go(goal)))
    };
    let mut buttons = row![go("app-people-receipt", Goal::Receipt(decision.number))].spacing(NEAR);
    let text = match decision.withdrawn {
        Some(_) => {
            let goal = Goal::Letter(Some(decision.number));
            buttons = buttons.push(go("app-letter", goal));
            ui.quiet(words)
        }
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

/// The photos that went out, and where; nothing if there are none.
fn went_out<'a>(
    page: &PageContext<'a>,
    book: &Book,
    person: &Person,
) -> Option<Element<'a, Message>> {
    let ui = &page.ui;
    let mut exports = book
        .exports()
        .filter(|export| export.shown.iter().any(|s| s.person == person.number))
        .peekable();
    exports.peek()?;
    let mut all = column![ui.section(ui.text("app-people-exports"))].spacing(APART);
    for export in exports {
        let line = ui.words.export(export);
        let line = line.trim().trim_start_matches("- ").to_owned();
        let goal = page.unless_busy(open::Message::Go(Goal::Posted(export.number)));
        let posted = ui
            .button(ButtonStyle::Quiet, ui.text("app-people-posted"))
            .described(line.clone())
            .on_press_maybe(goal);
        let mut one = column![ui.body(line)].spacing(NEAR);
        for place in ui.words.places(export) {
            one = one.push(ui.quiet(place.trim().to_owned()));
        }
        all = all.push(one.push(posted));
    }
    Some(ui.card(all).into())
}

/// Lines under a heading; nothing if there are none.
fn listed<'a>(ui: &Ui<'a>, name: &str, lines: Vec<String>) -> Option<Element<'a, Message>> {
    if lines.is_empty() {
        return None;
    }
    let mut all = column![ui.section(ui.text(name))].spacing(NEAR);
    for line in lines {
        let line = line.trim().trim_start_matches("- ").to_owned();
        all = all.push(ui.body(line));
    }
    Some(ui.card(all).into())
}

fn with_the_person<'a>(page: &PageContext<'a>, person: &Person) -> Element<'a, Message> {
    let ui = &page.ui;
    let go = |key, goal| {
        ui.button(ButtonStyle::Quiet, ui.text(key))
            .on_press_maybe(page.unless_busy(open::Message::Go(goal)))
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
