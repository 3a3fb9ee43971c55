//! People and consent: the album book, who is in it, who agreed to what.

mod ask;
mod class;
mod closed;
mod confirm;
mod day;
mod jobs;
mod known;
mod letter;
mod notices;
mod open;
mod paper;
mod passphrase;
mod person_form;
mod picture;
mod posted;
mod record;
#[cfg(test)]
mod tests;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::consent::Book;
use ombrelle_i18n::Words;

use super::letter::to_missing;
use super::open_photo::OpenPhotos;
use super::{Action, Context};
use crate::job::{Job, JobEvent};
use crate::keys::Shortcut;
use crate::widget::{self, Notice};
use closed::Closed;
use jobs::{Done, Ended};
use known::Known;
use notices::{Failure, PageNotice};
use open::{Next, Open};

/// The id of the container that holds this screen.
const SCREEN: &str = "people";

/// What can happen. No `Debug`: some of it is secret.
#[derive(Clone)]
pub enum Message {
    /// Before the book is open.
    Closed(closed::Message),
    /// In the open book.
    Open(open::Message),
    /// Locks the book.
    Lock,
    /// Leaves the page that is open.
    Close,
    /// The book was read again; none if it was closed meanwhile.
    Renewed(JobEvent<Option<Arc<Book>>>),
    /// Work ended.
    Ended(JobEvent<Box<Ended>>),
}

/// What is said of a file that is dropped while something is being written.
fn came_late(words: &Words) -> Notice {
    Notice::warn(words.say("app-fp-still-busy", &[]))
}

/// Whether the book is open.
enum Stage {
    Closed(Closed),
    Open(Box<Open>),
}

/// The state of the screen.
pub struct State {
    stage: Stage,
    /// What is being written or opened. A job that was stopped belongs to a book that was locked meanwhile: its result
    /// is not shown.
    jobs: Vec<Job>,
    /// The latest reading of the open book.
    looking: Job,
    /// What was not done, and why.
    notice: PageNotice,
    /// The photos that are open among those to protect.
    photos: OpenPhotos,
    /// How many times another book, or an earlier version of this one, took its place.
    books: u32,
    /// By this the book is known again once it is opened anew.
    known: Known,
    /// Whether a file was dropped while something was being written: it is told beside what comes of that.
    came_late: bool,
}

impl Default for State {
    fn default() -> Self {
        Self {
            stage: Stage::Closed(Closed::default()),
            jobs: Vec::new(),
            looking: Job::default(),
            notice: PageNotice::default(),
            photos: OpenPhotos::default(),
            books: 0,
            known: Known::default(),
            came_late: false,
        }
    }
}

impl State {
    /// The person comes to this screen: looks whether there is a book, or what it holds now.
    pub fn entered(&mut self, context: &Context<'_>) -> Task<Message> {
        match &self.stage {
            Stage::Open(_) => self.read_again(context),
            Stage::Closed(_) if self.is_busy() => Task::none(),
            Stage::Closed(_) => {
                self.notice = PageNotice::default();
                self.stage = Stage::Closed(Closed::look(context.places.book.clone()));
                widget::reset_focus(SCREEN)
            }
        }
    }

    /// Reads the book again, which another screen may have changed; nothing where it is not open.
    pub fn read_again(&mut self, context: &Context<'_>) -> Task<Message> {
        match self.stage {
            Stage::Open(_) => {
                self.looking = Job::default();
                jobs::look(&self.looking, context.album.clone())
            }
            Stage::Closed(_) => Task::none(),
        }
    }

    /// The photos that are open among those to protect: a child may be asked about one.
    pub fn take_photos(&mut self, photos: OpenPhotos) {
        if let Stage::Open(open) = &mut self.stage {
            open.take_photos(photos.clone());
        }
        self.photos = photos;
    }

    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let (busy, before) = (self.is_busy(), self.place());
        match message {
            Message::Closed(message) => {
                let Stage::Closed(closed) = &mut self.stage else {
                    return Action::None;
                };
                let work = closed.update(message, context);
                self.next(
                    work.map(|work| work.map_or(Next::Stay, Next::Work)),
                    before,
                    context,
                )
            }
            Message::Open(open::Message::Dropped(_)) if busy => {
                self.came_late = true;
                Action::Notify(came_late(context.words))
            }
            Message::Open(message) => {
                let Stage::Open(open) = &mut self.stage else {
                    return Action::None;
                };
                let next = open.update(message, context, busy);
                self.next(next, before, context)
            }
            Message::Lock => self.lock(context),
            Message::Close => self.close(),
            Message::Renewed(event) => {
                if let Stage::Open(open) = &mut self.stage
                    && let Some(Some(book)) = self.looking.accept(event)
                {
                    self.known.take(&book);
                    open.renew(book);
                }
                Action::None
            }
            Message::Ended(event) => self.on_job_event(event, context),
        }
    }

    /// Goes on after a message.
    fn next(
        &mut self,
        next: Result<Next, Failure>,
        before: (bool, Option<u32>, u32),
        context: &Context<'_>,
    ) -> Action<Message> {
        self.notice = PageNotice::default();
        let failed = next.is_err();
        let action = match next {
            Ok(Next::Stay) => Action::None,
            Ok(Next::Act(action)) => action,
            Ok(Next::Work(work)) => {
                let job = Job::default();
                let task = jobs::run(&job, work);
                self.jobs.push(job);
                Action::Run(task)
            }
            Err(failure) => {
                self.notice = failure.page_notice(context.words);
                let lacks = failure.of_letter();
                let shown = lacks.and_then(|lacks| to_missing(lacks, context.settings));
                shown.map_or(Action::None, Action::Run)
            }
        };
        let emptied = failed && matches!(self.stage, Stage::Closed(_));
        match self.place() == before && !emptied {
            true => action,
            false => Action::Run(widget::reset_focus(SCREEN)).and(action),
        }
    }

    /// Work has ended.
    fn on_job_event(
        &mut self,
        event: JobEvent<Box<Ended>>,
        context: &Context<'_>,
    ) -> Action<Message> {
        let Some(at) = self.jobs.iter().position(|job| event.is_from(job)) else {
            return Action::None;
        };
        let job = self.jobs.swap_remove(at);
        let Some(ended) = job.accept(event) else {
            return Action::None;
        };
        // Also where it was locked meanwhile.
        let renumbered = ended
            .book
            .as_ref()
            .is_some_and(|book| self.known.take(book));
        let another = |done: &Done| match done {
            Done::Opened => renumbered,
            done => done.is_of_another_book(),
        };
        self.books += u32::from(ended.result.as_ref().is_ok_and(another));
        if job.is_stopping() {
            self.came_late = false;
            // The book was locked meanwhile: no name comes back, but a file that could not be written is reported.
            let told = match ended.result {
                Err(failure) if !failure.names_somebody() && failure != Failure::Lost => {
                    Action::Notify(Notice::bad(failure.advice(context.words)))
                }
                _ => Action::None,
            };
            let Stage::Closed(closed) = &mut self.stage else {
                return told;
            };
            // It may have been made, or opened, since.
            closed.look_again();
            return Action::Run(jobs::close(context.album.clone())).and(told);
        }
        self.notice = PageNotice::default();
        if let (Stage::Open(open), Some(book)) = (&mut self.stage, &ended.book) {
            open.renew(book.clone());
        }
        match ended.result {
            Ok(done) => self.done(&done, ended.book, context),
            Err(failure) => self.failed(&failure, context),
        }
    }

    fn failed(&mut self, failure: &Failure, context: &Context<'_>) -> Action<Message> {
        self.notice = failure.page_notice(context.words);
        // It stands beside this one.
        self.came_late = false;
        if let (Stage::Open(_), Failure::NotDestroyed(_)) = (&self.stage, failure) {
            // Its file is closed: nothing more can be written into what is shown.
            self.put(Stage::Closed(Closed::look(context.places.book.clone())));
        }
        match &mut self.stage {
            // What was typed is gone: the cursor goes where it is typed again.
            Stage::Closed(closed) => {
                if failure.is_damage() {
                    closed.is_damaged();
                }
                Action::Run(widget::reset_focus(SCREEN))
            }
            Stage::Open(_) => Action::None,
        }
    }

    /// Goes to the page where the change shows, and says what was done.
    fn done(
        &mut self,
        done: &Done,
        book: Option<Arc<Book>>,
        context: &Context<'_>,
    ) -> Action<Message> {
        let mut typing = false;
        match (done, book, &mut self.stage) {
            (Done::Destroyed, _, _) => {
                self.put(Stage::Closed(Closed::look(context.places.book.clone())));
            }
            (Done::Made(_) | Done::Opened | Done::Restored, Some(book), _) => {
                let photos = self.photos.clone();
                self.put(Stage::Open(Box::new(Open::new(book, photos))));
            }
            (_, _, Stage::Open(open)) => typing = open.show_done(done, context.words),
            (_, _, Stage::Closed(_)) => return Action::None,
        }
        let notice = match &self.stage {
            Stage::Open(open) => notices::of(done, &open.book, context.words),
            Stage::Closed(_) => notices::of(done, &Book::default(), context.words),
        };
        let late = std::mem::take(&mut self.came_late).then(|| came_late(context.words));
        let notice = match (notice, late) {
            (Some(told), Some(late)) => Some(Notice {
                tone: late.tone,
                advice: format!("{} {}", told.advice, late.what).trim().to_owned(),
                ..told
            }),
            (told, late) => told.or(late),
        };
        let notify = notice.map_or(Action::None, Action::Notify);
        match typing {
            // The next letter belongs to where the cursor is.
            true => notify,
            false => Action::Run(widget::reset_focus(SCREEN)).and(notify),
        }
    }

    /// Opens or closes the book on the screen: work that is still running belongs to the one before.
    fn put(&mut self, stage: Stage) {
        self.jobs.iter().for_each(Job::stop);
        self.looking = Job::default();
        self.came_late = false;
        self.stage = stage;
    }

    /// Identifies the page that is shown.
    fn place(&self) -> (bool, Option<u32>, u32) {
        match &self.stage {
            Stage::Open(open) => (true, open.person(), open.page()),
            Stage::Closed(closed) => (false, None, closed.has_inside().into()),
        }
    }

    /// Takes the book and every name off the screen at once, and every passphrase; its file is closed on a thread.
    fn lock(&mut self, context: &Context<'_>) -> Action<Message> {
        if !self.can_be_locked() {
            return Action::None;
        }
        self.notice = PageNotice::default();
        self.put(Stage::Closed(Closed::look(context.places.book.clone())));
        let closing = jobs::close(context.album.clone());
        Action::Run(Task::batch([closing, widget::reset_focus(SCREEN)]))
    }

    /// One step out, unless something is being written.
    fn close(&mut self) -> Action<Message> {
        if self.is_busy() {
            return Action::None;
        }
        self.notice = PageNotice::default();
        match &mut self.stage {
            Stage::Open(open) => open.close(),
            Stage::Closed(closed) => closed.close(),
        }
        Action::Run(widget::reset_focus(SCREEN))
    }

    /// The book, if it is open.
    pub fn book(&self) -> Option<Arc<Book>> {
        match &self.stage {
            Stage::Open(open) => Some(open.book.clone()),
            Stage::Closed(_) => None,
        }
    }

    /// Which book it is, of those that were here: in another one, and in an earlier version, a number means somebody else.
    pub fn which_book(&self) -> u32 {
        self.books
    }

    /// Whether there is something to lock: an open book, one that is being opened, or a passphrase in a field.
    pub fn can_be_locked(&self) -> bool {
        match &self.stage {
            Stage::Open(_) => true,
            Stage::Closed(closed) => self.is_busy() || closed.holds_a_passphrase(),
        }
    }

    /// A shortcut.
    pub fn shortcut(&self, shortcut: Shortcut) -> Option<Message> {
        match (&self.stage, shortcut) {
            (_, Shortcut::Lock) => self.can_be_locked().then_some(Message::Lock),
            (Stage::Open(open), Shortcut::Escape) => open.has_inside().then_some(Message::Close),
            (Stage::Closed(closed), Shortcut::Escape) => {
                closed.has_inside().then_some(Message::Close)
            }
            (Stage::Open(open), Shortcut::Open) => open
                .is_class()
                .then_some(open::Message::Class(class::Message::Choose).into()),
            _ => None,
        }
    }

    /// A file that was dropped on the window: a class list, once the book is open. While something is being written, that it is too early is told.
    pub fn dropped(&self, path: PathBuf) -> Option<Message> {
        let here = matches!(&self.stage, Stage::Open(open) if open.takes_files());
        here.then(|| open::Message::Dropped(path).into())
    }

    /// Whether a file that is dropped now is taken.
    pub fn takes_files(&self) -> bool {
        let here = matches!(&self.stage, Stage::Open(open) if open.takes_files());
        here && !self.is_busy()
    }

    /// Whether something was typed into a letter that is written nowhere yet.
    pub fn has_unsaved_letter(&self) -> bool {
        matches!(&self.stage, Stage::Open(open) if open.has_unsaved_letter())
    }

    /// Whether words were typed into a form that are in no book and no file yet.
    pub fn has_unsaved_words(&self) -> bool {
        matches!(&self.stage, Stage::Open(open) if open.has_unsaved_words())
    }

    /// Whether a message leaves a page on which something was typed that is kept nowhere yet.
    pub fn loses_words(&self, message: &Message) -> bool {
        let leaves = matches!(message, Message::Close) && !self.is_busy();
        leaves && (self.has_unsaved_words() || self.has_unsaved_letter())
    }

    /// Whether something is being written, which must not be interrupted.
    pub fn is_busy(&self) -> bool {
        !self.jobs.is_empty()
    }

    /// The language changed: a notice in the previous one goes, and a day that is filled in is the same day in this one.
    pub fn language_changed(&mut self, before: &Words, now: &Words) {
        self.notice = PageNotice::default();
        if let Stage::Open(open) = &mut self.stage {
            open.retype_days(before, now);
        }
    }

    /// Work here takes about a second and cannot be cut short: the window waits for it.
    pub fn stop(&self) {}
}
