//! What every page shares, and the pages without a state of their own: front, list, item, passphrase, destroying.

use iced::widget::{Column, Space, column, container, mouse_area, row};
use iced::{Alignment, Element, Length};
use ombrelle_core::calendar::Date;
use ombrelle_core::letters;
use ombrelle_core::register::{Origin, Passphrase};
use strum::VariantArray;
use zeroize::Zeroizing;

use super::items::{Item, Items};
use super::letter::Ask;
use super::typed::Field;
use super::{Enter, Front, Message, Page, Request, SCREEN, State, What};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{self, Button, ButtonStyle, Tone, Ui};

/// The identities of what a question is answered with, and of what asks it about an item.
pub(super) const KEEP: &str = "keep";
pub(super) const TAKE_OUT: &str = "take-out";

/// What every page has.
impl State {
    /// The view.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let page = match self.page {
            Page::Front => self.front_page(ui),
            Page::List => self.list_page(ui),
            Page::Check => self.check_page(ui),
            Page::Item(number) => self.item_page(ui, number),
            Page::Log(_) => self.log_page(ui),
            Page::Letter(_) => self.letter_page(ui),
            Page::Export => self.export_page(ui),
            Page::Passphrase => self.passphrase_page(ui),
            Page::Destroy => self.destroy_page(ui),
            Page::GetHelp => self.get_help_page(ui),
        };
        let mut all = column![].spacing(APART);
        if let Some(top) = self.top(ui) {
            all = all.push(top);
        }
        let page = ui.page(all.push(page));
        let whole = mouse_area(page).on_press(Message::Here);
        container(whole).id(SCREEN).into()
    }

    /// The way back, and the lock.
    fn top<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Message>> {
        let home = matches!(self.page, Page::Front | Page::List);
        if home && self.open.is_none() {
            return None;
        }
        let mut top = row![].spacing(NEAR);
        if !home {
            let key = match self.open.is_some() {
                true => "app-fp-all-items",
                false => "app-back",
            };
            let back = ui.with_icon(ButtonStyle::Quiet, Icon::Back, ui.text(key));
            top = top.push(back.on_press(Message::Back));
        }
        top = top.push(Space::new().width(Length::Fill));
        if self.open.is_some() {
            let lock = ui.with_icon(ButtonStyle::Plain, Icon::Lock, ui.text("app-fp-lock"));
            top = top.push(lock.on_press(Message::Lock));
        }
        Some(top.into())
    }

    /// What is being done, and a button to stop it.
    pub(super) fn doing<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Message>> {
        let job = self.job.as_ref()?;
        let (number, total) = job.about.file;
        let file = [("number", number.into()), ("total", total.into())];
        let words = match job.about.what {
            _ if job.is_stopping() => ui.text("app-closing"),
            What::Opening => ui.text("app-fp-opening"),
            What::Writing => ui.text("app-fp-writing"),
            What::Adding => ui.text_with("app-fp-adding", &file),
            What::Checking => ui.text_with("app-fp-checking", &file),
        };
        let mut all = column![ui.body(words)].spacing(NEAR);
        if matches!(job.about.what, What::Adding | What::Checking) {
            all = all.push(ui.bar(job.part()));
            let stop = ui.button(ButtonStyle::Plain, ui.text("app-fp-stop"));
            let can = !job.is_stopping();
            all = all.push(stop.on_press_maybe(can.then_some(Message::Stop)));
        }
        Some(ui.card(all).into())
    }

    /// What was done last, or what a check found; none if there is nothing to say.
    pub(super) fn outcome<'a>(&self, ui: &Ui<'a>) -> Option<Element<'a, Message>> {
        if let Some(checked) = &self.outcome.checked {
            return Some(checked.view(ui, self.items()));
        }
        if self.outcome.notices.is_empty() {
            return None;
        }
        let mut all = column![].spacing(NEAR);
        for notice in &self.outcome.notices {
            all = all.push(ui.notice_card(notice));
        }
        Some(all.into())
    }

    /// A button with an icon, enabled if there is a message.
    pub(super) fn main_button<'a>(
        &self,
        ui: &Ui<'a>,
        (style, icon, key): (ButtonStyle, Icon, &str),
        message: Option<Message>,
    ) -> Button<'a, Message> {
        let button = ui.with_icon(style, icon, ui.text(key));
        button.on_press_maybe(message)
    }

    /// A field below its label.
    pub(super) fn labelled<'a>(
        &'a self,
        ui: &Ui<'a>,
        key: &str,
        field: Field,
        done: Option<Message>,
    ) -> Element<'a, Message> {
        column![
            ui.body(ui.text(key)),
            self.field(ui, &ui.text(key), field, done)
        ]
        .spacing(4)
        .into()
    }

    /// A field alone, whose name screen readers tell; passphrases are masked.
    pub(super) fn field<'a>(
        &'a self,
        ui: &Ui<'a>,
        name: &str,
        field: Field,
        done: Option<Message>,
    ) -> Element<'a, Message> {
        let secret = matches!(field, Field::Passphrase | Field::New | Field::Again);
        let said = move |text| Message::Typed(field, Zeroizing::new(text));
        let value = self.typed.of(field);
        // A day that is filled in is shown as people type it; whatever else is typed stays as it is.
        let day = match field {
            Field::Day => value.parse::<Date>().ok(),
            _ => None,
        };
        let day = day.filter(|day| day.to_string() == value);
        let day = day.map(|day| ui.words.typed_day(day));
        let input = match secret {
            true => {
                let value = (value, self.typed.is_seen(field));
                ui.secret(name, value, said, done, Message::See(field))
            }
            false => ui.input(name, day.as_deref().unwrap_or(value), false, said, done),
        };
        match self.first() == Some(field) {
            true => container(input).id(widget::FIRST).into(),
            false => input,
        }
    }

    /// The field that is to be filled in first.
    fn first(&self) -> Option<Field> {
        match self.page {
            Page::Front if self.front == Front::New => Some(Field::New),
            Page::Front | Page::Passphrase => Some(Field::Passphrase),
            Page::List => Some(Field::Label),
            Page::Destroy => Some(Field::Word),
            Page::Log(_) => Some(Field::Said),
            Page::Check | Page::Item(_) | Page::Letter(_) | Page::Export | Page::GetHelp => None,
        }
    }
}

/// Before the register is open: making one, unlocking it, restoring its previous version; and help, which needs none.
impl State {
    /// Two cards: the register, and help.
    pub(super) fn front_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let register = match self.front {
            Front::NoPlace => column![ui.note(Tone::Warn, ui.text("register-no-place"))].into(),
            Front::New => self.making(ui),
            Front::Locked => self.opening(ui, false),
            Front::Damaged => self.opening(ui, true),
        };
        column![ui.card(register), ui.card(help(ui))]
            .spacing(APART)
            .into()
    }

    fn making<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let make = self.free(Message::Enter(Enter::Make));
        let mut all = column![
            ui.section(ui.text("app-fp-new-title")),
            ui.body(ui.text("app-fp-new-about")),
        ]
        .spacing(APART);
        all = self.new_passphrase(ui, all, make.clone());
        let button = self.main_button(ui, (ButtonStyle::First, Icon::Lock, "app-fp-make"), make);
        all = all.push(button);
        all = all.push(self.doing(ui));
        all.push(self.outcome(ui)).into()
    }

    /// Asks for the passphrase: of the register, or of its previous version where the register is damaged.
    fn opening<'a>(&'a self, ui: &Ui<'a>, damaged: bool) -> Element<'a, Message> {
        let (message, icon, key) = match damaged {
            true => (Message::Enter(Enter::Restore), Icon::Undo, "app-fp-restore"),
            false => (Message::Enter(Enter::Unlock), Icon::Lock, "app-fp-unlock"),
        };
        let (title, lost) = match damaged {
            true => ("app-fp-damaged-title", "app-fp-destroy"),
            false => ("app-fp-locked-title", "app-fp-lost-passphrase"),
        };
        let done = self.free(message);
        let button = self.main_button(ui, (ButtonStyle::First, icon, key), done.clone());
        let lost = ui.button(ButtonStyle::Quiet, ui.text(lost));
        column![ui.section(ui.text(title))]
            .push(damaged.then(|| ui.body(ui.text("app-fp-damaged-about"))))
            .push(self.labelled(ui, "app-fp-passphrase", Field::Passphrase, done))
            .push(button)
            .push(self.doing(ui))
            .push(self.outcome(ui))
            .push(lost.on_press_maybe(self.free(Message::To(Page::Destroy))))
            .spacing(APART)
            .into()
    }
}

/// The way to the questions that lead to help.
fn help<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let begin = ui.with_icon(ButtonStyle::Plain, Icon::Help, ui.text("app-fp-talk-begin"));
    column![
        ui.section(ui.text("app-fp-talk-title")),
        ui.body(ui.text("app-fp-talk-about")),
        begin.on_press(Message::To(Page::GetHelp)),
    ]
    .spacing(NEAR)
    .into()
}

/// The list of items, with everything that can be done from there.
impl State {
    /// What can be done, what was done, and all items.
    pub(super) fn list_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let mut all = column![].spacing(APART);
        all = match (self.job.is_some(), self.chosen.is_empty()) {
            (true, _) => all.push(self.doing(ui)),
            (false, false) => all.push(ui.card(self.adding(ui))),
            (false, true) => all.push(self.actions(ui)),
        };
        all = all.push(self.outcome(ui));
        let items = self.items();
        let some = items.is_some_and(|items| items.iter().len() > 0);
        if !some && self.job.is_none() && self.chosen.is_empty() {
            let empty = column![
                ui.section(ui.text("register-empty")),
                ui.body(ui.text("app-fp-empty-about")),
                ui.quiet(ui.text("app-fp-picker-remembers")),
            ];
            all = all.push(ui.card(empty.spacing(NEAR)));
        }
        let mut list = column![].spacing(NEAR);
        for item in items.into_iter().flat_map(Items::iter) {
            list = list.push(line(ui, item));
        }
        all.push(list).push(self.others(ui)).into()
    }

    fn actions<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let some = self.items().is_some_and(|items| items.iter().len() > 0);
        let log = self.items().is_some_and(|items| !items.log().is_empty());
        let go = |icon, key, page, can: bool| {
            let button = ui.with_icon(ButtonStyle::Plain, icon, ui.text(key));
            button.on_press_maybe(self.free(Message::To(page)).filter(|_| can))
        };
        let add = self.free(Message::Register(Request::Pick));
        let add = self.main_button(ui, (ButtonStyle::First, Icon::Plus, "app-fp-add"), add);
        row![
            add,
            go(Icon::Eye, "app-fp-check", Page::Check, some),
            go(Icon::Plus, "app-fp-log", Page::Log(None), true),
            go(Icon::Save, "app-fp-export", Page::Export, some || log),
        ]
        .spacing(NEAR)
        .wrap()
        .vertical_spacing(NEAR)
        .into()
    }

    /// What is needed less often.
    fn others<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let go = |icon, key, page| {
            let button = ui.with_icon(ButtonStyle::Quiet, icon, ui.text(key));
            button.on_press_maybe(self.free(Message::To(page)))
        };
        row![
            go(Icon::Help, "app-fp-talk-title", Page::GetHelp),
            go(Icon::Lock, "app-fp-change-title", Page::Passphrase),
            go(Icon::Bin, "app-fp-destroy", Page::Destroy),
        ]
        .spacing(NEAR)
        .wrap()
        .vertical_spacing(NEAR)
        .into()
    }

    /// The chosen files: a single one can be given a name; then they are added, or not.
    fn adding<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let count = self.chosen.len();
        let add = self.free(Message::Register(Request::Add));
        let title = ui.text_with("app-fp-chosen", &[("count", count.into())]);
        let mut all =
            column![ui.section(title), ui.body(ui.text("app-fp-chosen-about")),].spacing(APART);
        if count == 1 {
            all = all.push(self.labelled(ui, "app-fp-label", Field::Label, add.clone()));
        } else if !self.typed.of(Field::Label).trim().is_empty() {
            all = all.push(ui.note(Tone::Warn, ui.text("app-fp-label-one")));
        }
        let take = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Plus, "app-fp-add-these"),
            add,
        );
        let not = ui.button(ButtonStyle::Plain, ui.text("app-fp-not-now"));
        let buttons = row![take, not.on_press(Message::Back)];
        all.push(buttons.spacing(NEAR)).into()
    }
}

/// One item, to be opened.
fn line<'a>(ui: &Ui<'a>, item: &Item) -> Button<'a, Message> {
    let count = item.reported.len();
    let reports = ui.text_with("app-fp-reports", &[("count", count.into())]);
    let words = column![ui.body(item.title(ui.words)), ui.quiet(reports)];
    let inside = row![
        words.width(Length::Fill),
        ui.icon(Icon::Next, ui.look.tones.quiet)
    ]
    .spacing(NEAR)
    .align_y(Alignment::Center);
    Button::new(inside, ButtonStyle::Plain, ui.look.tones)
        .width(Length::Fill)
        .on_press(Message::To(Page::Item(item.number)))
}

/// One item: where it was reported, one more report, and removing it.
impl State {
    /// The item with this number.
    pub(super) fn item_page<'a>(&'a self, ui: &Ui<'a>, number: u32) -> Element<'a, Message> {
        let Some(item) = self.items().and_then(|items| items.get(number)) else {
            return self.outcome(ui).into();
        };
        let mut about = column![ui.section(item.title(ui.words))].spacing(NEAR);
        let reports = item.reports(ui.words);
        if reports.is_empty() {
            about = about.push(ui.quiet(ui.text("sheet-not-reported")));
        }
        for report in reports {
            about = about.push(ui.body(report));
        }
        let mut all = column![ui.card(about)].spacing(APART);
        all = all.push(self.doing(ui));
        all = all.push(self.outcome(ui));
        all.push(ui.card(self.origin(ui, item)))
            .push(ui.card(self.report(ui, number)))
            .push(ui.card(self.to_letter(ui, number)))
            .push(ui.card(self.withdrawing(ui, item)))
            .into()
    }

    /// How it came to be, as the person says, and the way to noting what happened with it.
    fn origin<'a>(&'a self, ui: &Ui<'a>, item: &Item) -> Element<'a, Message> {
        let number = item.number;
        let origin = |origin: &Origin| (*origin, ui.capital(&ui.words.origin(*origin)));
        let all = Origin::VARIANTS.iter().map(origin);
        let choice = ui.choice(all, Some(item.origin), |origin| {
            Message::Register(Request::Origin(number, origin))
        });
        let log = ui.with_icon(ButtonStyle::Plain, Icon::Plus, ui.text("app-fp-log"));
        let log = log.on_press_maybe(self.free(Message::To(Page::Log(Some(number)))));
        column![
            ui.section(ui.text("app-fp-origin-title")),
            ui.quiet(ui.text("app-fp-origin-about")),
            choice,
            ui.rule(),
            ui.quiet(ui.text("app-fp-log-about")),
            log,
        ]
        .spacing(APART)
        .into()
    }

    /// The form for one more report.
    fn report<'a>(&'a self, ui: &Ui<'a>, number: u32) -> Element<'a, Message> {
        let note = Message::Register(Request::Note(number));
        let ready = !self.typed.of(Field::Service).trim().is_empty();
        let done = self.free(note).filter(|_| ready);
        let button = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Plus, "app-fp-note"),
            done.clone(),
        );
        column![
            ui.section(ui.text("app-fp-note-title")),
            ui.quiet(ui.text("app-fp-note-about")),
            self.labelled(ui, "app-fp-note-to", Field::Service, done.clone()),
            self.labelled(ui, "app-fp-note-case", Field::Case, done.clone()),
            self.day(ui, done.clone()),
            button,
        ]
        .spacing(APART)
        .into()
    }

    /// The way to a letter that takes it down.
    fn to_letter<'a>(&'a self, ui: &Ui<'a>, number: u32) -> Element<'a, Message> {
        let begin = self.free(Message::Register(Request::Letter(Ask::Begin(number))));
        let begin = self.main_button(ui, (ButtonStyle::Plain, Icon::Next, "app-letter"), begin);
        column![begin, ui.quiet(ui.text("app-fp-letter-from"))]
            .spacing(NEAR)
            .into()
    }

    /// Removing it, which is asked once.
    fn withdrawing<'a>(&'a self, ui: &Ui<'a>, item: &Item) -> Element<'a, Message> {
        if !self.asked {
            let words = ui.text("app-fp-withdraw");
            let ask = ui.with_icon(ButtonStyle::Plain, Icon::Bin, words);
            let ask = ask.id(TAKE_OUT).on_press_maybe(self.free(Message::Ask));
            return column![ui.quiet(ui.text("app-fp-withdraw-about")), ask]
                .spacing(NEAR)
                .into();
        }
        let values = [("item", item.number.into())];
        let keep = ui.button(ButtonStyle::First, ui.text("app-fp-withdraw-keep"));
        let keep = keep.id(KEEP);
        let take = self.free(Message::Register(Request::Withdraw(item.number)));
        let take = self.main_button(
            ui,
            (ButtonStyle::Danger, Icon::Bin, "app-fp-withdraw-sure"),
            take,
        );
        let buttons = row![keep.on_press(Message::Back), take];
        column![
            ui.note(Tone::Warn, ui.text_with("app-fp-withdraw-ask", &values)),
            buttons.spacing(NEAR).wrap().vertical_spacing(NEAR),
        ]
        .spacing(APART)
        .into()
    }
}

/// The register as a whole: changing the passphrase, and destroying it.
impl State {
    /// A new passphrase, typed twice, and what to know about it.
    pub(super) fn new_passphrase<'a>(
        &'a self,
        ui: &Ui<'a>,
        mut all: Column<'a, Message>,
        done: Option<Message>,
    ) -> Column<'a, Message> {
        all = all.push(self.labelled(ui, "app-fp-new-passphrase", Field::New, done.clone()));
        if self.typed.is_short() {
            let count = Passphrase::ADVISED;
            let short = ui.text_with("register-short", &[("count", count.into())]);
            all = all.push(ui.note(Tone::Warn, short));
        }
        all.push(self.labelled(ui, "app-fp-again", Field::Again, done))
            .push(ui.quiet(ui.text("app-fp-passphrase-about")))
    }

    /// The page where the passphrase is changed.
    pub(super) fn passphrase_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let change = self.free(Message::Register(Request::ChangePassphrase));
        let now = self.labelled(
            ui,
            "app-fp-passphrase-now",
            Field::Passphrase,
            change.clone(),
        );
        let mut all = column![ui.section(ui.text("app-fp-change-title")), now].spacing(APART);
        all = self.new_passphrase(ui, all, change.clone());
        let button = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Lock, "app-fp-change"),
            change,
        );
        all = all.push(button);
        all = all.push(self.doing(ui));
        ui.card(all.push(self.outcome(ui))).into()
    }

    /// The page where the register is destroyed: what is lost, and a word to type.
    pub(super) fn destroy_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let word = ui.text("register-word-destroy");
        let ready = letters::plain(self.typed.of(Field::Word).trim()) == letters::plain(&word);
        let done = self.free(Message::Destroy);
        let ask = ui.text_with("register-confirm-destroy", &[("word", word.into())]);
        let field = self.field(ui, &ask, Field::Word, done.clone());
        let field = column![ui.body(ask), field].spacing(4);
        let done = done.filter(|_| ready);
        let button = self.main_button(
            ui,
            (ButtonStyle::Danger, Icon::Bin, "app-fp-destroy-sure"),
            done,
        );
        let inside = column![
            ui.section(ui.text("app-fp-destroy-title")),
            ui.note(Tone::Warn, ui.text("app-fp-destroy-about")),
            ui.quiet(ui.text("register-destroyed-traces")),
            field,
            button,
            self.doing(ui),
            self.outcome(ui),
        ];
        ui.card(inside.spacing(APART)).into()
    }
}
