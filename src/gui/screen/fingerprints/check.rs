//! Checking whether a picture is one of those in the register: the page, and what was found.

use std::sync::Arc;

use iced::widget::column;
use iced::{Element, Length};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::register::{Match, Verdict};

use super::items::Items;
use super::notices::file_failed;
use super::{Message, Page, Request, State};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// What a check of some files found.
#[derive(Clone)]
pub struct Checked {
    /// The result for each file.
    pub files: Arc<[FileMatches]>,
    /// How many files were to be checked.
    pub total: usize,
}

/// What was found for one file.
#[derive(Clone)]
pub struct FileMatches {
    /// The number of the file, from 1.
    pub number: usize,
    /// What was found.
    pub found: Found,
}

/// How a file compares with all items.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// It is, or may be, these.
    Alike(Vec<Alike>),
    /// It cannot be told.
    Unknown,
    /// None of them; of these only an exact copy would be known.
    None(Vec<u32>),
    /// It cannot be read.
    Failed(ErrorKind),
}

/// An item that a file is, or may be.
#[derive(Clone, Debug, PartialEq)]
pub struct Alike {
    /// The item.
    pub item: u32,
    /// How sure that is: [`Verdict::Same`], [`Verdict::Probably`] or [`Verdict::Perhaps`].
    pub verdict: Verdict,
    /// For videos: the share of frames that were found, in percent.
    pub share: Option<u32>,
}

impl FileMatches {
    /// For a file that cannot be read.
    pub fn failed(number: usize, reason: ErrorKind) -> Self {
        Self {
            number,
            found: Found::Failed(reason),
        }
    }

    /// The result of a comparison, as the command reports it.
    pub fn of(number: usize, matches: &[Match]) -> Self {
        let alike = matches.iter().filter_map(|found| {
            (found.verdict <= Verdict::Perhaps).then_some(Alike {
                item: found.number,
                verdict: found.verdict,
                share: found.share,
            })
        });
        let alike: Vec<Alike> = alike.collect();
        let unknown = matches.iter().filter(|m| m.verdict == Verdict::CannotTell);
        let unknown: Vec<u32> = unknown.map(|found| found.number).collect();
        let found = if !alike.is_empty() {
            Found::Alike(alike)
        } else if !matches.is_empty() && unknown.len() == matches.len() {
            Found::Unknown
        } else {
            Found::None(unknown)
        };
        Self { number, found }
    }
}

impl Checked {
    /// The result for each file; an item that was found can be opened.
    pub fn view<'a>(&self, ui: &Ui<'a>, items: Option<&Items>) -> Element<'a, Message> {
        let mut all = column![].spacing(APART);
        for file in self.files.iter() {
            let mut part = column![].spacing(NEAR);
            if self.total > 1 && !matches!(file.found, Found::Failed(_)) {
                let values = [("number", file.number.into()), ("total", self.total.into())];
                part = part.push(ui.quiet(ui.text_with("app-fp-file", &values)));
            }
            for (notice, item) in file.notices(ui, self.total) {
                part = part.push(ui.notice_card(&notice));
                let shown = item.and_then(|number| items?.get(number));
                part = part.push(shown.map(|item| {
                    ui.with_icon(ButtonStyle::Plain, Icon::Next, item.title(ui.words))
                        .on_press(Message::To(Page::Item(item.number)))
                }));
            }
            all = all.push(part);
        }
        // Once for all files: whoever reads "none" may take it for certain.
        if self.files.iter().any(FileMatches::is_none) {
            let limit = Notice::warn(ui.text("register-check-limit"));
            all = all.push(ui.notice_card(&limit));
        }
        all.width(Length::Fill).into()
    }
}

impl FileMatches {
    /// Whether it is none of the items.
    fn is_none(&self) -> bool {
        matches!(self.found, Found::None(_))
    }

    /// The notices for a file, each with the item that it is about.
    fn notices(&self, ui: &Ui<'_>, total: usize) -> Vec<(Notice, Option<u32>)> {
        match &self.found {
            Found::Alike(alike) => alike.iter().map(|alike| alike.notice(ui)).collect(),
            Found::Unknown => vec![(Notice::warn(ui.text("app-fp-check-unknown")), None)],
            Found::None(exact) => {
                let mut notices = vec![(Notice::good(ui.text("app-fp-check-no")), None)];
                if !exact.is_empty() {
                    let list: Vec<String> = exact.iter().map(u32::to_string).collect();
                    let values = [("list", list.join(", ").into())];
                    let words = ui.text_with("register-check-exact", &values);
                    notices.push((Notice::warn(words), None));
                }
                notices
            }
            Found::Failed(reason) => {
                vec![(file_failed(ui.words, (self.number, total), reason), None)]
            }
        }
    }
}

impl Alike {
    fn notice(&self, ui: &Ui<'_>) -> (Notice, Option<u32>) {
        let item = ("item", self.item.into());
        let words = match (self.verdict, self.share) {
            (Verdict::Same, _) => ui.text_with("app-fp-check-same", &[item]),
            (Verdict::Perhaps, _) => ui.text_with("app-fp-check-perhaps", &[item]),
            (_, Some(share)) => {
                ui.text_with("app-fp-check-video", &[item, ("share", share.into())])
            }
            (_, None) => ui.text_with("app-fp-check-probably", &[item]),
        };
        (Notice::warn(words), Some(self.item))
    }
}

impl State {
    /// The page where a picture is chosen or dropped.
    pub(super) fn check_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let pick = self.free(Message::Register(Request::Pick));
        let choose = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Folder, "app-fp-choose"),
            pick,
        );
        let about = column![
            ui.section(ui.text("app-fp-check-title")),
            ui.body(ui.text("app-fp-check-about")),
            choose,
            ui.quiet(ui.text("app-fp-picker-remembers")),
        ]
        .spacing(APART);
        let mut all = column![ui.card(about)].spacing(APART);
        all = all.push(self.doing(ui));
        all = all.push(self.outcome(ui));
        all.into()
    }
}
