//! People and consent: the album book, who is in it, who agreed to what.

mod ask;
mod class;
mod closed;
mod day;
mod destroy;
mod done;
mod fault;
mod form;
mod list;
mod open;
mod paper;
mod passphrase;
mod person;
mod record;
mod secret;
#[cfg(test)]
mod tests;
mod warn;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::container;
use iced::{Element, Task};
use ombrelle_core::plan::consent::Book;

use super::{Action, Context};
use crate::dialog::Picked;
use crate::keys::Shortcut;
use crate::widget::{self, Ui};
use closed::Closed;
use fault::Fault;
use open::{Goal, Open, Shared};
use work::Ended;

/// The name of this screen among the containers.
const SCREEN: &str = "people";

/// What happens.
#[derive(Clone)]
pub enum Message {
    /// Before the book is open.
    Door(closed::Message),
    /// Locks the book.
    Lock,
    /// The book is locked.
    Closed,
    /// Out of what is open inside.
    Close,
    /// To somebody.
    Look(u32),
    /// To something that can be done.
    Go(Goal),
    /// Only people whose names have this in them.
    Filter(String),
    /// What is done inside.
    Form(form::Message),
    /// A decision to be written down.
    Record(record::Message),
    /// A child is asked.
    Ask(ask::Message),
    /// Class lists.
    Class(class::Message),
    /// A form to print.
    Paper(paper::Message),
    /// A receipt goes here.
    Receipt(u32, Picked),
    /// Another passphrase.
    Passphrase(passphrase::Message),
    /// The word that confirms the end of the book.
    Word(String),
    /// What was asked about is to be done.
    Sure,
    /// A class list was dropped here.
    Dropped(PathBuf),
    /// The book was looked at again.
    Renewed(u32, Arc<Book>),
    /// Work ended that belongs to this opening of the book.
    Ended(u32, Box<Ended>),
}

/// What of the screen's state it is in.
enum Stage {
    Closed(Closed),
    Open(Box<Open>),
}

/// Its state.
pub struct State {
    stage: Stage,
    /// How many pieces of work are being done.
    running: u32,
    /// The opening of the book that is shown; what belongs to one before is not shown.
    turn: u32,
    /// What was not done, and why.
    fault: Option<Fault>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            stage: Stage::Closed(Closed::default()),
            running: 0,
            turn: 0,
            fault: None,
        }
    }
}

impl State {
    /// The screen is gone to: whether there is a book is looked at, or what it holds now.
    pub fn entered(&mut self, context: &Context<'_>) -> Task<Message> {
        match &self.stage {
            Stage::Open(_) => work::look(self.turn, context.desk.clone()),
            Stage::Closed(_) if self.is_busy() => Task::none(),
            Stage::Closed(_) => {
                self.fault = None;
                self.stage = Stage::Closed(Closed::look(context.places.book.clone()));
                widget::reset_focus(SCREEN)
            }
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Lock => return self.lock(context),
            Message::Closed => return Action::None,
            Message::Close => return self.close(),
            Message::Renewed(turn, book) => {
                if let Stage::Open(open) = &mut self.stage
                    && turn == self.turn
                {
                    open.renew(book);
                }
                return Action::None;
            }
            Message::Ended(turn, ended) => return self.ended(turn, *ended, context),
            _ => {}
        }
        let busy = self.is_busy();
        let before = self.place();
        let done = match (&mut self.stage, message) {
            (Stage::Closed(closed), Message::Door(message)) => closed
                .update(message, context, self.turn)
                .map(|task| match task {
                    Some(task) => open::Next::Work(task),
                    None => open::Next::Stay,
                }),
            (Stage::Open(open), message) => open.update(message, context, self.turn, busy),
            _ => Ok(open::Next::Stay),
        };
        self.next(done, before)
    }

    /// Goes on after a message.
    fn next(
        &mut self,
        done: Result<open::Next, Fault>,
        before: (bool, Option<u32>, u32),
    ) -> Action<Message> {
        self.fault = None;
        let action = match done {
            Ok(open::Next::Stay) => Action::None,
            Ok(open::Next::Act(action)) => action,
            Ok(open::Next::Work(task)) => {
                self.running += 1;
                Action::Run(task)
            }
            Err(fault) => {
                self.fault = Some(fault);
                Action::None
            }
        };
        let emptied = self.fault.is_some() && matches!(self.stage, Stage::Closed(_));
        match self.place() == before && !emptied {
            true => action,
            false => Action::Run(widget::reset_focus(SCREEN)).and(action),
        }
    }

    /// Which page is shown.
    fn place(&self) -> (bool, Option<u32>, u32) {
        match &self.stage {
            Stage::Open(open) => (true, open.person(), open.page()),
            Stage::Closed(closed) => (false, None, closed.has_inside().into()),
        }
    }

    /// Takes the book and every name off the screen at once; its file is let go in a thread.
    fn lock(&mut self, context: &Context<'_>) -> Action<Message> {
        if let Stage::Closed(_) = self.stage {
            return Action::None;
        }
        self.turn += 1;
        self.fault = None;
        self.stage = Stage::Closed(Closed::look(context.places.book.clone()));
        let closing = work::close(context.desk.clone());
        Action::Run(Task::batch([closing, widget::reset_focus(SCREEN)]))
    }

    /// One step out, unless something is being written.
    fn close(&mut self) -> Action<Message> {
        if self.is_busy() {
            return Action::None;
        }
        self.fault = None;
        match &mut self.stage {
            Stage::Open(open) => open.close(),
            Stage::Closed(closed) => closed.close(),
        }
        Action::Run(widget::reset_focus(SCREEN))
    }

    /// Its view.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let busy = self.is_busy();
        let page = match &self.stage {
            Stage::Closed(closed) => {
                let fault = self.fault.as_ref().map(|fault| fault.view(ui));
                closed.view(ui, busy, fault).map(Message::Door)
            }
            Stage::Open(open) => {
                let shared = Shared {
                    ui: *ui,
                    busy,
                    fault: self.fault.as_ref(),
                };
                open.view(shared)
            }
        };
        container(page).id(SCREEN).into()
    }

    /// The book, where it is open.
    pub fn book(&self) -> Option<Arc<Book>> {
        match &self.stage {
            Stage::Open(open) => Some(open.book.clone()),
            Stage::Closed(_) => None,
        }
    }

    /// A shortcut.
    pub fn shortcut(&self, shortcut: Shortcut) -> Option<Message> {
        match (&self.stage, shortcut) {
            (Stage::Open(_), Shortcut::Lock) => Some(Message::Lock),
            (Stage::Open(open), Shortcut::Escape) => open.has_inside().then_some(Message::Close),
            (Stage::Closed(closed), Shortcut::Escape) => {
                closed.has_inside().then_some(Message::Close)
            }
            (Stage::Open(open), Shortcut::Open) => open
                .is_class()
                .then_some(Message::Class(class::Message::Choose)),
            _ => None,
        }
    }

    /// A file that was dropped on the window: a class list, once the book is open.
    pub fn dropped(&self, path: PathBuf) -> Option<Message> {
        let open = matches!(self.stage, Stage::Open(_)) && !self.is_busy();
        open.then_some(Message::Dropped(path))
    }

    /// Whether something is being written, which must not be cut off.
    pub fn is_busy(&self) -> bool {
        self.running > 0
    }

    /// Work here takes about a second and cannot be cut short: the window waits for it.
    pub fn stop(&self) {}
}
