//! Class lists: read in full or not at all, and written so that no spreadsheet runs a cell.

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::consent::{Book, class_list};
use ombrelle_core::register::export;

use super::jobs::{self, Done};
use super::open::Next;
use super::view::{PageContext, above};
use super::{Message as Above, open};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon};
use crate::widget::{ButtonStyle, Tone};

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Wants to choose a list.
    Choose,
    /// A list was chosen, or not.
    Picked(Picked),
    /// Wants to write the list.
    Write,
    /// Where it goes.
    To(Picked),
}

impl Message {
    /// Whether it brings a list, or a place for one.
    pub fn brings_a_place(&self) -> bool {
        matches!(
            self,
            Self::Picked(Picked::Paths(_)) | Self::To(Picked::Paths(_))
        )
    }
}

/// This screen keeps nothing.
pub struct Class;

impl Class {
    /// Handles a message.
    pub fn update(
        &mut self,
        message: Message,
        book: &std::sync::Arc<Book>,
        context: &Context<'_>,
    ) -> Next {
        let say = |key| context.words.say(key, &[]);
        match message {
            Message::Choose => {
                let asked = dialog::file(say("app-people-class-import"));
                let picked = |picked| wrap(Message::Picked(picked));
                Next::Act(Action::Run(Task::perform(asked, picked)))
            }
            Message::Write => {
                let name = say("app-people-class-file");
                let asked = dialog::save(say("app-people-class-export"), name);
                let picked = |picked| wrap(Message::To(picked));
                Next::Act(Action::Run(Task::perform(asked, picked)))
            }
            Message::Picked(Picked::NoDialog) | Message::To(Picked::NoDialog) => {
                Next::Act(Action::Notify(no_dialog(context)))
            }
            Message::Picked(Picked::Nothing) | Message::To(Picked::Nothing) => Next::Stay,
            Message::Picked(Picked::Paths(paths)) => match paths.into_iter().next() {
                Some(path) => {
                    let read = move |album: &mut _| jobs::import(album, &path);
                    Next::Work(jobs::with_album(context.album.clone(), read))
                }
                None => Next::Stay,
            },
            Message::To(Picked::Paths(paths)) => {
                let book = book.clone();
                let list_words = context.words.language().class_list_words();
                match paths.into_iter().next() {
                    Some(path) => Next::Work(jobs::write(move || {
                        let bytes = class_list::write(&book, list_words);
                        // The dialog asks before another file is replaced.
                        export::save(&bytes, &path, true)?;
                        let count = book.people().filter(|person| !person.ours).count();
                        Ok(Done::Listed(path, count))
                    })),
                    None => Next::Stay,
                }
            }
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let does = |message| page.unless_busy(wrap(message));
        let import = ui.with_icon(
            ButtonStyle::First,
            Icon::Folder,
            ui.text("app-people-class-import"),
        );
        let read = column![
            ui.section(ui.text("app-people-class-read")),
            ui.body(ui.text("app-people-class-read-what")),
            ui.quiet(ui.text("app-people-class-columns")),
            row![import.on_press_maybe(does(Message::Choose))],
        ]
        .push(page.busy.then(|| ui.quiet(ui.text("app-people-sealing"))));
        let others = book.people().filter(|person| !person.ours).count();
        let export = ui.with_icon(
            ButtonStyle::Plain,
            Icon::Save,
            ui.text("app-people-class-export"),
        );
        let export = export.on_press_maybe(does(Message::Write).filter(|_| others > 0));
        let values = [("count", others.into())];
        let write = column![
            ui.section(ui.text("app-people-class-write")),
            ui.body(ui.text_with("app-people-class-write-what", &values)),
            ui.note(Tone::Warn, ui.text("class-not-encrypted")),
            row![export],
        ];
        let back = ui.with_icon(ButtonStyle::Quiet, Icon::Back, ui.text("app-people-all"));
        column![
            row![back.on_press_maybe(page.unless_busy(Above::Close))],
            ui.title(ui.text("app-people-class")),
            above(page.notice(), ui.card(read.spacing(APART))),
            ui.card(write.spacing(APART)),
        ]
        .spacing(APART)
        .into()
    }
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Class(message))
}
