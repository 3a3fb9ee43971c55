//! Handing over: a sheet for a help line, or hashes for programs; before that, the page says what hashes reveal.

use iced::widget::{Row, column};
use iced::{Element, Length, Task};
use ombrelle_i18n::Words;

use super::jobs::{self, SharedRegister};
use super::notices::Failure;
use super::{Action, Context, Message as Above, Request, State, What};
use crate::dialog::{self, Picked};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The printed sheet.
    Sheet {
        /// Whether it contains hashes.
        with_hashes: bool,
    },
    /// Lines for the exchange between services.
    Exchange,
    /// A table.
    Csv,
    /// Everything, for programs.
    Json,
}

impl Sort {
    /// The key of the suggested file name, which does not reveal what is in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheet { .. } => "app-fp-name-sheet",
            Self::Exchange => "app-fp-name-exchange",
            Self::Csv => "app-fp-name-csv",
            Self::Json => "app-fp-name-json",
        }
    }

    /// Whether it contains hashes.
    pub fn reveals(self) -> bool {
        self != Self::Sheet { with_hashes: false }
    }
}

/// What the person chose.
pub struct Choice {
    /// What is written.
    pub sort: Sort,
    /// Numbers of items that are left out.
    pub left_out: Vec<u32>,
    /// Whether the person read what hashes reveal.
    pub read: bool,
}

impl Default for Choice {
    fn default() -> Self {
        Self {
            sort: Sort::Sheet { with_hashes: false },
            left_out: Vec::new(),
            read: false,
        }
    }
}

/// What a dialog was opened for: another kind may be chosen by the time that it is answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    sort: Sort,
    /// Whether the person had read what hashes reveal.
    read: bool,
}

/// A change of the choice.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// What is written.
    Sort(Sort),
    /// Includes an item, or leaves it out.
    Item(u32),
    /// What hashes reveal was read, or not after all.
    Read,
}

impl Choice {
    /// What is asked for now.
    pub fn asked(&self) -> Asked {
        Asked {
            sort: self.sort,
            read: self.read,
        }
    }

    /// Handles a change. Having read about hashes counts for one kind of file only.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Sort(sort) => {
                self.sort = sort;
                self.read = false;
            }
            Message::Item(number) if self.left_out.contains(&number) => {
                self.left_out.retain(|left| *left != number);
            }
            Message::Item(number) => self.left_out.push(number),
            Message::Read => self.read = !self.read,
        }
    }
}

/// Writing it.
impl State {
    pub(super) fn ask_where(&self, context: &Context<'_>) -> Action<Above> {
        let text = |key| context.words.say(key, &[]);
        let (awaited, asked) = (self.awaited.clone(), self.export.asked());
        let dialog = dialog::save(text("app-fp-export-save"), text(asked.sort.name()));
        Action::Run(Task::perform(dialog, move |picked| {
            Above::Register(Request::SaveTo(asked, awaited.event(picked)))
        }))
    }

    pub(super) fn export_to(
        &mut self,
        Asked { sort, read }: Asked,
        picked: Picked,
        register: SharedRegister,
        context: &Context<'_>,
    ) -> Action<Above> {
        let target = match picked {
            Picked::Nothing => return Action::None,
            Picked::NoDialog => return self.refuse(&Failure::NoDialog, context.words),
            Picked::Paths(paths) => paths.into_iter().next(),
        };
        let Some(target) = target.filter(|_| read || !sort.reveals()) else {
            return Action::None;
        };
        let left_out = self.export.left_out.clone();
        let (language, size) = (context.words.language(), context.settings.paper);
        self.start(What::Writing, 0, move |_| {
            let words = Words::new(language);
            jobs::export(&register, &target, sort, &left_out, (&words, size))
        })
    }
}

/// What it looks like.
impl State {
    /// What to write, of which items, and what that means.
    pub(super) fn export_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Above> {
        let choice = &self.export;
        let mut inside = column![
            ui.section(ui.text("app-fp-export-title")),
            sorts(ui, choice.sort)
        ]
        .spacing(APART);
        if let Sort::Sheet { with_hashes } = choice.sort {
            let other = Sort::Sheet {
                with_hashes: !with_hashes,
            };
            let words = ui.text("app-fp-export-with-hashes");
            let said = Above::Export(Message::Sort(other));
            inside = inside.push(ui.switch(words, with_hashes, said));
        }
        inside = inside.push(self.which(ui));
        if choice.sort.reveals() {
            inside = inside.push(ui.note(Tone::Warn, ui.text("export-reveals")));
            let words = ui.text("app-fp-export-read");
            inside = inside.push(ui.switch(words, choice.read, Above::Export(Message::Read)));
        }
        let some = self.items().is_some_and(|items| {
            let mut numbers = items.iter().map(|item| item.number);
            numbers.any(|number| !choice.left_out.contains(&number))
        });
        // A log without items is printed, too: somebody may be threatened with a picture that does not exist.
        let log = self.items().is_some_and(|items| !items.log().is_empty());
        let printed = log && matches!(choice.sort, Sort::Sheet { .. });
        let ready = (some || printed) && (choice.read || !choice.sort.reveals());
        let save = self
            .free(Above::Register(Request::Export))
            .filter(|_| ready);
        let save = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Save, "app-fp-export-save"),
            save,
        );
        inside = inside.push(save);
        let mut all = column![ui.card(inside)].spacing(APART);
        all = all.push(self.doing(ui));
        all.push(self.outcome(ui)).into()
    }

    /// All items, or some of them.
    fn which<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Above>> {
        let items = self.items()?;
        if items.iter().len() < 2 {
            return None;
        }
        let mut list = Row::new().spacing(NEAR);
        for item in items.iter() {
            let chosen = !self.export.left_out.contains(&item.number);
            let words = ui.text_with("app-fp-item", &[("item", item.number.into())]);
            let said = Above::Export(Message::Item(item.number));
            list = list.push(ui.switch(words, chosen, said));
        }
        let list = list.wrap().vertical_spacing(NEAR);
        Some(
            column![ui.body(ui.text("app-fp-export-items")), list]
                .spacing(NEAR)
                .into(),
        )
    }
}

fn sorts<'a>(ui: &Ui<'a>, chosen: Sort) -> Element<'a, Above> {
    let with_hashes = chosen == Sort::Sheet { with_hashes: true };
    let all = [
        (Sort::Sheet { with_hashes }, "app-fp-export-sheet"),
        (Sort::Exchange, "app-fp-export-exchange"),
        (Sort::Csv, "app-fp-export-csv"),
        (Sort::Json, "app-fp-export-json"),
    ];
    let mut list = column![].spacing(NEAR);
    for (sort, key) in all {
        let option = ui.option(ui.text(key), sort == chosen);
        let said = Above::Export(Message::Sort(sort));
        list = list.push(option.width(Length::Fill).on_press(said));
    }
    list.into()
}
