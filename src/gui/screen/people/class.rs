//! Class lists: read all or nothing, written so that no spreadsheet runs a cell.

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::plan;
use ombrelle_core::plan::consent::{self, Book};

use super::Message as Above;
use super::fault::above;
use super::open::{Next, Shared};
use super::work::{self, Event};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon, Size};
use crate::widget::{Manner, Tone};

/// What the person does.
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

/// Nothing to remember.
pub struct Class;

impl Class {
    /// Takes a message.
    pub fn update(
        &mut self,
        message: Message,
        book: &std::sync::Arc<Book>,
        context: &Context<'_>,
        turn: u32,
    ) -> Next {
        let say = |key| context.words.say(key, &[]);
        match message {
            Message::Choose => {
                let asked = dialog::files(say("app-people-class-import"));
                let picked = |picked| Above::Class(Message::Picked(picked));
                Next::Act(Action::Run(Task::perform(asked, picked)))
            }
            Message::Write => {
                let name = say("app-people-class-file");
                let asked = dialog::save(say("app-people-class-export"), name);
                let picked = |picked| Above::Class(Message::To(picked));
                Next::Act(Action::Run(Task::perform(asked, picked)))
            }
            Message::Picked(Picked::NoDialog) | Message::To(Picked::NoDialog) => {
                Next::Act(Action::Tell(no_dialog(context)))
            }
            Message::Picked(Picked::Nothing) | Message::To(Picked::Nothing) => Next::Stay,
            Message::Picked(Picked::Paths(paths)) => match paths.into_iter().next() {
                Some(path) => {
                    let read = move |album: &mut _| work::import(album, &path);
                    Next::Work(work::with_album(turn, context.desk.clone(), read))
                }
                None => Next::Stay,
            },
            Message::To(Picked::Paths(paths)) => {
                let book = book.clone();
                let list_words = context.words.language().class_list_words();
                match paths.into_iter().next() {
                    Some(path) => Next::Work(work::write(turn, move || {
                        let bytes = consent::write_class_list(&book, list_words);
                        // The dialog asks before another file is replaced.
                        plan::save_export(&bytes, &path, true)?;
                        let count = book.people().filter(|person| !person.ours).count();
                        Ok(Event::Listed(path, count))
                    })),
                    None => Next::Stay,
                }
            }
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: Shared<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &shared.ui;
        let does = |message| shared.unless_busy(Above::Class(message));
        let import = ui.with_icon(
            Manner::First,
            Icon::Folder,
            ui.say("app-people-class-import"),
        );
        let read = column![
            ui.text(Size::Lead, ui.say("app-people-class-read")),
            ui.body(ui.say("app-people-class-read-what")),
            ui.quiet(ui.say("app-people-class-columns")),
            row![import.on_press_maybe(does(Message::Choose))],
        ]
        .push(shared.busy.then(|| ui.quiet(ui.say("app-people-sealing"))));
        let others = book.people().filter(|person| !person.ours).count();
        let export = ui.with_icon(Manner::Plain, Icon::Save, ui.say("app-people-class-export"));
        let export = export.on_press_maybe(does(Message::Write).filter(|_| others > 0));
        let values = [("count", others.into())];
        let write = column![
            ui.text(Size::Lead, ui.say("app-people-class-write")),
            ui.body(ui.tell("app-people-class-write-what", &values)),
            ui.note(Tone::Warn, ui.say("class-not-encrypted")),
            row![export],
        ];
        let back = ui.with_icon(Manner::Quiet, Icon::Back, ui.say("app-people-all"));
        column![
            row![back.on_press_maybe(shared.unless_busy(Above::Close))],
            ui.title(ui.say("app-people-class")),
            above(shared.told(), ui.card(read.spacing(APART))),
            ui.card(write.spacing(APART)),
        ]
        .spacing(APART)
        .into()
    }
}
