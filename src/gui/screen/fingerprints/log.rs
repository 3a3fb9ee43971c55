//! The evidence log: what was said or done, by which account, where and when; a file that shows it, of which a copy is kept only where the
//! person ticks that. No file is named: one is chosen, or none.

use std::path::PathBuf;

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length, Task};
use ombrelle_core::register::{Evidence, LARGEST_COPY};
use ombrelle_i18n::Words;

use super::items::{Item, Items};
use super::jobs::{self, SharedRegister};
use super::notices::Failure;
use super::typed::Field;
use super::view::KEEP;
use super::{Action, Context, Message as Above, Page, Request, State, What};
use crate::dialog::{self, Picked};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{self, ButtonStyle, Tone, Ui};

/// What is being noted, besides what is typed.
#[derive(Default)]
pub struct Draft {
    /// The item that it is about.
    pub about: Option<u32>,
    /// A file that shows it.
    pub file: Option<PathBuf>,
    /// Whether a copy of that file is to be kept. Never unless the person ticks it, for each file anew.
    pub keep_copy: bool,
    /// The entry of which the person is being asked whether it is to be taken out.
    pub asked: Option<u32>,
}

/// A change of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// It is about this item, or about none.
    About(Option<u32>),
    /// Puts the file aside.
    NoFile,
    /// A copy of the file is to be kept, or not after all.
    KeepCopy,
    /// Asks whether an entry is to be taken out, or no longer.
    Ask(Option<u32>),
}

impl Draft {
    /// Nothing yet, about the item from which the person comes to this page.
    pub fn on(page: Page) -> Self {
        let about = match page {
            Page::Log(about) => about,
            _ => None,
        };
        Self {
            about,
            ..Self::default()
        }
    }

    /// Handles a change.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::About(item) => self.about = item,
            Message::NoFile => self.show(None),
            Message::KeepCopy => self.keep_copy = !self.keep_copy && self.file.is_some(),
            Message::Ask(entry) => self.asked = entry,
        }
    }

    /// This file shows it.
    pub fn show(&mut self, file: Option<PathBuf>) {
        self.file = file;
        self.keep_copy = false;
    }
}

/// The identity of the button that takes an entry out.
fn take_out(entry: u32) -> String {
    format!("take-out-{entry}")
}

/// What is asked of the log.
impl State {
    /// Asks whether an entry is to be taken out, or no longer; the focus goes where the question is, and back.
    pub(super) fn ask_of_entry(&mut self, entry: Option<u32>) -> Action<Above> {
        let before = self.log.asked;
        self.log.update(Message::Ask(entry));
        match (entry, before) {
            (Some(_), _) => Action::Run(widget::focus_on(KEEP.into())),
            (None, Some(before)) => Action::Run(widget::focus_on(take_out(before).into())),
            (None, None) => Action::None,
        }
    }

    /// Notes what is filled in. A file that cannot be read, or be kept, keeps no word from being noted.
    pub(super) fn keep(&mut self, register: SharedRegister, words: &Words) -> Action<Above> {
        let day = match jobs::day(self.typed.of(Field::Day), words) {
            Ok(day) => day,
            Err(failure) => return self.refuse(&failure, words),
        };
        let text = |field| self.typed.of(field).trim().to_owned();
        let noted = Evidence {
            number: 0,
            day,
            said: text(Field::Said),
            account: text(Field::Account),
            platform: text(Field::Platform),
            note: text(Field::Note),
            item: self.log.about,
            sha256: None,
            copy: None,
        };
        if noted.said.is_empty() {
            return Action::None;
        }
        let keep_copy = self.log.keep_copy;
        let file = self.log.file.clone().map(|file| (file, keep_copy));
        // Only reading a file takes so long that somebody may want to stop it.
        let what = match file {
            Some(_) => What::Adding,
            None => What::Writing,
        };
        self.start(what, 1, move |running| {
            jobs::keep(running, &register, noted, file)
        })
    }

    pub(super) fn ask_where_copy(
        &mut self,
        number: u32,
        register: &SharedRegister,
        context: &Context<'_>,
    ) -> Action<Above> {
        let words = context.words;
        let name = match jobs::copy_ending(register, number) {
            Some(ending) => format!("{}.{ending}", words.say("app-fp-name-copy", &[])),
            None => words.say("app-fp-name-copy", &[]),
        };
        let awaited = self.awaited.clone();
        let dialog = dialog::save(words.say("app-fp-export-save", &[]), name);
        Action::Run(Task::perform(dialog, move |picked| {
            Above::Register(Request::SaveCopyTo(number, awaited.event(picked)))
        }))
    }

    pub(super) fn save_copy(
        &mut self,
        number: u32,
        picked: Picked,
        register: SharedRegister,
        words: &Words,
    ) -> Action<Above> {
        let target = match picked {
            Picked::Nothing => return Action::None,
            Picked::NoDialog => return self.refuse(&Failure::NoDialog, words),
            Picked::Paths(paths) => paths.into_iter().next(),
        };
        let Some(target) = target else {
            return Action::None;
        };
        self.start(What::Writing, 0, move |_| {
            jobs::save_copy(&register, number, &target)
        })
    }
}

/// What it looks like.
impl State {
    /// The form for one more entry, then the log, the oldest day first.
    pub(super) fn log_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Above> {
        let mut all = column![ui.card(self.noting(ui))].spacing(APART);
        all = all.push(self.doing(ui));
        all = all.push(self.outcome(ui));
        let log = self.items().map(Items::log).unwrap_or_default();
        if log.is_empty() {
            all = all.push(ui.quiet(ui.text("evidence-empty")));
        }
        for one in log {
            all = all.push(ui.card(self.noted(ui, one)));
        }
        all.into()
    }

    fn noting<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Above> {
        let ready = !self.typed.of(Field::Said).trim().is_empty();
        let done = self.free(Above::Register(Request::Keep));
        let done = done.filter(|_| ready);
        let mut form = column![
            ui.section(ui.text("app-fp-log-title")),
            ui.quiet(ui.text("app-fp-log-about")),
        ]
        .spacing(APART);
        for (key, field) in [
            ("app-fp-log-said", Field::Said),
            ("app-fp-log-account", Field::Account),
            ("app-fp-log-platform", Field::Platform),
            ("app-fp-log-note", Field::Note),
        ] {
            form = form.push(self.labelled(ui, key, field, done.clone()));
        }
        form = form.push(self.day(ui, done.clone()));
        form = form.push(self.about(ui));
        form = form.push(self.shown(ui));
        let keep = (ButtonStyle::First, Icon::Plus, "app-fp-note");
        form.push(self.main_button(ui, keep, done)).into()
    }

    /// Which item it is about; nothing where there is none.
    fn about<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Above>> {
        let items = self.items()?;
        if items.iter().len() == 0 {
            return None;
        }
        let item = |item: &Item| {
            let words = ui.text_with("app-fp-item", &[("item", item.number.into())]);
            (Some(item.number), words)
        };
        let none = (None, ui.text("app-fp-log-no-item"));
        let all = std::iter::once(none).chain(items.iter().map(item));
        let choice = ui.choice(all, Some(self.log.about), |item| {
            Above::Log(Message::About(item))
        });
        Some(
            column![ui.body(ui.text("app-fp-log-item")), choice]
                .spacing(NEAR)
                .into(),
        )
    }

    /// The file that shows it, and whether a copy is kept.
    fn shown<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Above> {
        if self.log.file.is_none() {
            let pick = self.free(Above::Register(Request::Pick));
            let pick = self.main_button(
                ui,
                (ButtonStyle::Plain, Icon::Folder, "app-fp-log-file"),
                pick,
            );
            return column![pick, ui.quiet(ui.text("app-fp-log-file-about"))]
                .spacing(NEAR)
                .into();
        }
        let none = ui.button(ButtonStyle::Plain, ui.text("app-fp-log-no-file"));
        let tick = ui.switch(
            ui.text("app-fp-log-copy"),
            self.log.keep_copy,
            Above::Log(Message::KeepCopy),
        );
        let values = [("limit", ui.words.size(LARGEST_COPY).into())];
        let about = ui.text_with("app-fp-log-copy-about", &values);
        let about: Element<'a, Above> = match self.log.keep_copy {
            true => ui.note(Tone::Warn, about).into(),
            false => ui.quiet(about).into(),
        };
        column![
            ui.body(ui.text("app-fp-log-file-chosen")),
            none.on_press(Above::Log(Message::NoFile)),
            tick,
            about,
        ]
        .spacing(NEAR)
        .into()
    }

    /// One entry: its words, its copy if there is one, and taking it out, which is asked once.
    fn noted<'a>(&'a self, ui: &Ui<'a>, one: &Evidence) -> Element<'a, Above> {
        let mut lines = ui.words.evidence(one).into_iter();
        let mut all = column![].spacing(NEAR);
        all = all.extend(lines.next().map(|said| ui.body(said).into()));
        all = all.extend(lines.map(|line| ui.quiet(ui.capital(line.trim_start())).into()));
        let item = [("item", one.number.into())];
        if self.log.asked == Some(one.number) {
            let keep = ui.button(ButtonStyle::First, ui.text("app-fp-withdraw-keep"));
            let keep = keep.id(KEEP);
            let take = self.free(Above::Register(Request::Forget(one.number)));
            let sure = (ButtonStyle::Danger, Icon::Bin, "app-fp-withdraw-sure");
            let take = self.main_button(ui, sure, take);
            let buttons = row![keep.on_press(Above::Log(Message::Ask(None))), take];
            return all
                .push(ui.note(Tone::Warn, ui.text_with("app-fp-log-remove-ask", &item)))
                .push(buttons.spacing(NEAR).wrap().vertical_spacing(NEAR))
                .into();
        }
        let mut buttons = row![].spacing(NEAR);
        if one.copy.is_some() {
            let save = ui.text_with("app-fp-log-save", &item);
            let save = ui.with_icon(ButtonStyle::Plain, Icon::Save, save);
            let asked = self.free(Above::Register(Request::SaveCopy(one.number)));
            buttons = buttons.push(save.on_press_maybe(asked));
        }
        let remove = ui.text_with("app-fp-log-remove", &item);
        let remove = ui.with_icon(ButtonStyle::Quiet, Icon::Bin, remove);
        let remove = remove.id(take_out(one.number));
        let asked = self.free(Above::Log(Message::Ask(Some(one.number))));
        buttons = buttons.push(remove.on_press_maybe(asked));
        all.push(buttons.wrap().vertical_spacing(NEAR)).into()
    }

    /// A day in a field, with buttons for the day before and the day after.
    pub(super) fn day<'a>(&'a self, ui: &Ui<'a>, done: Option<Above>) -> Element<'a, Above> {
        let earlier = ui.icon_button(Icon::Minus, ui.text("app-fp-day-before"), |earlier| {
            earlier.on_press(Above::Day(-1))
        });
        let later = ui.icon_button(Icon::Plus, ui.text("app-fp-day-after"), |later| {
            later.on_press(Above::Day(1))
        });
        let name = ui.text("app-fp-note-day");
        let field = container(self.field(ui, &name, Field::Day, done));
        let day = row![earlier, field.width(Length::Fill), later]
            .spacing(NEAR)
            .align_y(Alignment::Center);
        column![ui.body(name), day].spacing(4).into()
    }
}
