//! The open book: which page is shown, and how one gets from one to another.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::calendar;
use ombrelle_core::consent::{Book, ConsentBook, Export};
use ombrelle_i18n::Words;

use super::ask::Ask;
use super::class::Class;
use super::confirm::Destroy;
use super::jobs::{self, Done, Work};
use super::letter::Letter;
use super::notices::Failure;
use super::paper::Paper;
use super::passphrase::ChangePassphrase;
use super::person_form::PersonForm;
use super::posted::{Noted, Posted};
use super::record::Record;
use super::view::{Line, lines};
use super::{
    Message as Above, ask, class, confirm, letter, paper, passphrase, person_form, posted, record,
};
use crate::dialog::{self, Picked};
use crate::job::JobId;
use crate::screen::open_photo::OpenPhotos;
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::widget::Notice;

/// What can happen in the open book.
#[derive(Clone)]
pub enum Message {
    /// Shows somebody.
    Look(u32),
    /// Shows only people whose names contain this.
    Filter(String),
    /// Shows only people who are shown to nobody today, or everybody again.
    OnlyCovered(bool),
    /// Starts something.
    Go(Goal),
    /// A place for a receipt was chosen, or not.
    Receipt(u32, Picked),
    /// A class list was dropped on the window.
    Dropped(PathBuf),
    /// Adding or changing somebody.
    Form(person_form::Message),
    /// Recording a decision.
    Record(record::Message),
    /// Asking a child.
    Ask(ask::Message),
    /// Class lists.
    Class(class::Message),
    /// A form to print.
    Paper(paper::Message),
    /// A letter that takes a picture down.
    Letter(letter::Message),
    /// Where a photo went.
    Posted(posted::Message),
    /// Another passphrase.
    Passphrase(passphrase::Message),
    /// Confirming what cannot be undone.
    Confirm(confirm::Message),
}

impl From<Message> for Above {
    fn from(message: Message) -> Self {
        Self::Open(message)
    }
}

/// What can be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// Adding somebody.
    Add,
    /// Changing who somebody is.
    Change(u32),
    /// Removing somebody.
    Remove(u32),
    /// Recording a decision.
    Record(u32),
    /// Asking a child.
    Ask(u32),
    /// Withdrawing decisions.
    Withdraw(Vec<u32>),
    /// Class lists.
    Class,
    /// A form to print, for somebody or without a name.
    Paper(Option<u32>),
    /// A letter that takes a picture down, filled in from a withdrawn decision or not.
    Letter(Option<u32>),
    /// Where a photo went.
    Posted(u32),
    /// What has been out for a year.
    LookAgain,
    /// A receipt for a decision.
    Receipt(u32),
    /// Another passphrase.
    Passphrase,
    /// Destroying the book.
    Destroy,
}

/// What is done on a page of its own.
pub enum Panel {
    /// Adding somebody, or changing who it is.
    Form(PersonForm),
    /// Recording a decision.
    Record(Record),
    /// Asking a child.
    Ask(Ask),
    /// Withdrawing decisions.
    Withdraw(Vec<u32>),
    /// Removing somebody.
    Remove(u32),
    /// Photos that went out and should be taken down.
    TakeDown(Vec<Export>),
    /// Class lists.
    Class(Class),
    /// A form to print.
    Paper(Paper),
    /// A letter that takes a picture down.
    Letter(Letter),
    /// Where a photo went.
    Posted(Posted),
    /// What has been out for a year.
    LookAgain,
    /// Another passphrase.
    Passphrase(ChangePassphrase),
    /// Destroying the book.
    Destroy(Destroy),
}

/// What follows a message.
pub enum Next {
    /// Nothing.
    Stay,
    /// Work with the book.
    Work(Work),
    /// Something else.
    Act(Action<Above>),
}

/// The open book.
pub struct Open {
    /// What it holds, as it was last looked at.
    pub book: Arc<Book>,
    /// A line for each person, computed once.
    pub lines: Vec<Line>,
    /// Shows only people whose names contain this.
    pub filter: String,
    /// Whether only people are listed who are shown to nobody today.
    pub only_covered: bool,
    person: Option<u32>,
    /// The photos that are open among those to protect: a child may be asked about one.
    photos: OpenPhotos,
    /// What is done on a page of its own.
    pub panel: Option<Panel>,
    /// Counts pages, so that a new one is known as such.
    page: u32,
}

impl Open {
    /// The list of a book's people.
    pub fn new(book: Arc<Book>, photos: OpenPhotos) -> Self {
        Self {
            photos,
            lines: lines(&book),
            book,
            filter: String::new(),
            only_covered: false,
            person: None,
            panel: None,
            page: 0,
        }
    }

    /// The book holds something else now.
    pub fn renew(&mut self, book: Arc<Book>) {
        self.lines = lines(&book);
        self.person = self.person.filter(|number| book.person(*number).is_some());
        self.book = book;
    }

    /// Other photos are open by now.
    pub fn take_photos(&mut self, photos: OpenPhotos) {
        self.photos = photos;
    }

    /// The person who is shown.
    pub fn person(&self) -> Option<u32> {
        self.person
    }

    /// The page's number.
    pub fn page(&self) -> u32 {
        self.page
    }

    /// Whether there is a page for Escape to leave.
    pub fn has_inside(&self) -> bool {
        self.person.is_some() || self.panel.is_some()
    }

    /// Whether class lists are shown.
    pub fn is_class(&self) -> bool {
        matches!(self.panel, Some(Panel::Class(_)))
    }

    /// Whether a file means something on the page that is shown: a class list, or a picture that a child is asked about.
    pub fn takes_files(&self) -> bool {
        matches!(self.panel, None | Some(Panel::Class(_) | Panel::Ask(_)))
    }

    /// Whether something was typed into a letter that is written nowhere yet.
    pub fn has_unsaved_letter(&self) -> bool {
        matches!(&self.panel, Some(Panel::Letter(letter)) if letter.is_unsaved())
    }

    /// Whether words were typed into a form that are in no book and no file yet.
    pub fn has_unsaved_words(&self) -> bool {
        match &self.panel {
            Some(Panel::Form(form)) => form.is_typed(),
            Some(Panel::Paper(paper)) => paper.is_typed(),
            Some(Panel::Posted(posted)) => posted.is_typed(),
            Some(Panel::Class(class)) => class.is_typed(),
            _ => false,
        }
    }

    /// The language changed: days that are filled in are the same days in this one.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        match &mut self.panel {
            Some(Panel::Record(record)) => record.retype_days(before, now),
            Some(Panel::Paper(paper)) => paper.retype_days(before, now),
            Some(Panel::Letter(letter)) => letter.retype_days(before, now),
            Some(Panel::Posted(posted)) => posted.retype_days(before, now),
            Some(Panel::Class(class)) => class.retype_days(before, now),
            _ => {}
        }
    }

    /// One step out.
    pub fn close(&mut self) {
        if self.panel.is_none() {
            self.person = None;
        }
        self.close_panel();
    }

    /// Leaves what is done on a page of its own.
    pub fn close_panel(&mut self) {
        self.page += 1;
        self.panel = None;
    }

    /// Shows somebody.
    pub fn go_to(&mut self, number: u32) {
        self.close_panel();
        self.person = Some(number);
    }

    /// Shows everybody.
    pub fn go_home(&mut self) {
        self.close_panel();
        self.person = None;
    }

    fn show(&mut self, panel: Panel) -> Next {
        self.page += 1;
        self.panel = Some(panel);
        Next::Stay
    }

    /// Handles a message.
    ///
    /// # Errors
    /// What keeps it from being done.
    pub fn update(
        &mut self,
        message: Message,
        context: &Context<'_>,
        busy: bool,
    ) -> Result<Next, Failure> {
        let change = match message {
            Message::Look(number) => {
                self.go_to(number);
                None
            }
            Message::Filter(text) => {
                self.filter = text;
                None
            }
            Message::OnlyCovered(only) => {
                self.only_covered = only;
                None
            }
            Message::Go(goal) => return Ok(self.go(goal, context, busy)),
            Message::Receipt(number, picked) => return Ok(self.receipt(number, picked, context)),
            Message::Dropped(path) => return Ok(self.dropped(path, context, busy)),
            Message::Form(message) => match &mut self.panel {
                Some(Panel::Form(form)) => form.update(message)?,
                _ => None,
            },
            Message::Record(message) => match &mut self.panel {
                Some(Panel::Record(record)) => record.update(message, &self.book, context.words)?,
                _ => None,
            },
            Message::Ask(message) => return Ok(self.ask(message, context)),
            Message::Class(message) => match &mut self.panel {
                Some(Panel::Class(class)) => return class.update(message, &self.book, context),
                _ if message.brings_a_place() => return Ok(left_meanwhile(context)),
                _ => None,
            },
            Message::Paper(message) => match &mut self.panel {
                Some(Panel::Paper(paper)) if message.is_for(paper) => {
                    return paper.update(message, &self.book, context);
                }
                _ if message.brings_a_place() => return Ok(left_meanwhile(context)),
                _ => None,
            },
            Message::Letter(message) => match &mut self.panel {
                Some(Panel::Letter(letter)) if message.is_for(letter) => {
                    return letter.update(message, context);
                }
                _ if message.brings_a_place() => return Ok(left_meanwhile(context)),
                _ => None,
            },
            Message::Posted(message) => match (&mut self.panel, message) {
                (Some(Panel::Posted(posted)), message) => {
                    posted.update(message, &self.book, context.words)?
                }
                (Some(Panel::LookAgain), posted::Message::Looked(photo)) => {
                    Some(posted::looked(photo))
                }
                _ => None,
            },
            Message::Passphrase(message) => return self.change_passphrase(message, context),
            Message::Confirm(message) => return self.confirm(message, context, busy),
        };
        let work = change.map(|change| Next::Work(jobs::change(context.album.clone(), change)));
        Ok(work.unwrap_or(Next::Stay))
    }

    /// Each question for a child is a page of its own.
    fn ask(&mut self, message: ask::Message, context: &Context<'_>) -> Next {
        let ask = match &mut self.panel {
            Some(Panel::Ask(ask)) if message.is_for(ask) => ask,
            // Chosen for a child who is not asked any more.
            _ if message.brings_a_picture() => return left_meanwhile(context),
            _ => return Next::Stay,
        };
        let before = ask.at();
        let next = ask.update(message, context);
        if ask.at() != before {
            self.page += 1;
        }
        next
    }

    fn dropped(&mut self, path: PathBuf, context: &Context<'_>, busy: bool) -> Next {
        if let Some(Panel::Ask(ask)) = &mut self.panel {
            return ask.picture.given(path, context);
        }
        if busy || !self.takes_files() {
            return Next::Stay;
        }
        self.show(Panel::Class(Class::default()));
        class::read(path, None, context)
    }

    fn change_passphrase(
        &mut self,
        message: passphrase::Message,
        context: &Context<'_>,
    ) -> Result<Next, Failure> {
        let Some(Panel::Passphrase(new)) = &mut self.panel else {
            return Ok(Next::Stay);
        };
        let Some(both) = new.update(message)? else {
            return Ok(Next::Stay);
        };
        // Without a place there is no book to be open.
        let Some(path) = context.places.book.clone() else {
            return Ok(Next::Stay);
        };
        let change = move |album: &mut ConsentBook| jobs::change_passphrase(album, &path, both);
        Ok(Next::Work(jobs::with_album(context.album.clone(), change)))
    }

    fn confirm(
        &mut self,
        message: confirm::Message,
        context: &Context<'_>,
        busy: bool,
    ) -> Result<Next, Failure> {
        match (message, &mut self.panel) {
            (confirm::Message::Word(word), Some(Panel::Destroy(destroy))) => destroy.word = word,
            (confirm::Message::Sure, Some(panel)) if !busy => {
                return sure(panel, &self.book, context);
            }
            (confirm::Message::Word(_) | confirm::Message::Sure, _) => {}
        }
        Ok(Next::Stay)
    }

    fn go(&mut self, goal: Goal, context: &Context<'_>, busy: bool) -> Next {
        if busy {
            return Next::Stay;
        }
        let person = |number| self.book.person(number);
        let panel = match goal {
            Goal::Add => Some(Panel::Form(PersonForm::default())),
            Goal::Change(number) => person(number).map(|p| Panel::Form(PersonForm::of(p))),
            Goal::Remove(number) => Some(Panel::Remove(number)),
            Goal::Record(number) => {
                person(number).map(|p| Panel::Record(Record::new(p, context.words)))
            }
            Goal::Ask(number) => {
                let photos = self.photos.clone();
                person(number).map(|p| Panel::Ask(Ask::new(p, photos)))
            }
            Goal::Withdraw(numbers) => Some(Panel::Withdraw(numbers)),
            Goal::Class => Some(Panel::Class(Class::default())),
            Goal::Paper(number) => Some(Panel::Paper(Paper::new(number))),
            // The button is there for withdrawn decisions alone.
            Goal::Letter(number) => Letter::new(number, &self.book, context.words)
                .ok()
                .map(Panel::Letter),
            Goal::Posted(number) => Some(Panel::Posted(Posted::new(number, context.words))),
            Goal::LookAgain => Some(Panel::LookAgain),
            Goal::Passphrase => Some(Panel::Passphrase(ChangePassphrase::default())),
            Goal::Destroy => Some(Panel::Destroy(Destroy::default())),
            Goal::Receipt(number) => {
                let values = [("number", number.into())];
                let title = context.words.say("app-people-receipt", &[]);
                let name = context.words.say("app-people-receipt-file", &values);
                let picked = move |picked| Above::Open(Message::Receipt(number, picked));
                let asked = Task::perform(dialog::save(title, name), picked);
                return Next::Act(Action::Run(asked));
            }
        };
        match panel {
            Some(panel) => self.show(panel),
            None => Next::Stay,
        }
    }

    fn receipt(&self, number: u32, picked: Picked, context: &Context<'_>) -> Next {
        let decision = self.book.decisions().find(|d| d.number == number);
        match (picked, decision) {
            (Picked::NoDialog, _) => Next::Act(Action::Notify(no_dialog(context))),
            (Picked::Paths(paths), Some(decision)) => {
                let sheet = context.words.receipt(&self.book, decision);
                paper::write(paths, sheet, (true, None), context)
            }
            _ => Next::Stay,
        }
    }

    /// Goes to the page where the change shows. Whether it stays where something was typed that is not in the book, with the cursor in it.
    pub fn show_done(&mut self, done: &Done, words: &Words) -> bool {
        match done {
            Done::Added(number, changes) | Done::Changed(number, changes) => {
                let goes_on = match &mut self.panel {
                    Some(Panel::Form(form)) => form.goes_on(*number, *changes),
                    _ => false,
                };
                if goes_on {
                    return true;
                }
                self.go_to(*number);
            }
            Done::Recorded(number, ..) | Done::Answered(number, ..) => self.go_to(*number),
            Done::Removed(_, exports) => {
                self.go_home();
                self.take_down(exports);
            }
            Done::Withdrawn(_, exports) => {
                self.close_panel();
                self.take_down(exports);
            }
            Done::Imported(_, read) => {
                self.go_home();
                if let Some(class) = Class::asking(read) {
                    self.show(Panel::Class(class));
                }
            }
            Done::Posted(_, noted) => {
                if let Some(Panel::Posted(posted)) = &mut self.panel {
                    posted.done(*noted, words);
                    return matches!(noted, Noted::Kept(_)) && posted.is_typed();
                }
            }
            // It stays, so that it can be written as text as well, or of another kind.
            Done::LetterWritten(_, typings) => {
                if let Some(Panel::Letter(letter)) = &mut self.panel {
                    letter.kept(*typings);
                }
            }
            // A receipt is written while something else may have been begun, also a form.
            Done::Written(_, _, form) => self.form_written(*form),
            Done::FormsWritten(written) => self.form_written(Some(written.form)),
            Done::PassphraseChanged => self.close_panel(),
            Done::Looked(_) => {}
            Done::Listed(..) | Done::Made(_) | Done::Opened | Done::Restored | Done::Destroyed => {}
        }
        false
    }

    /// Leaves the form that was written, if it is the one on the page.
    fn form_written(&mut self, form: Option<JobId>) {
        let written = |paper: &Paper| Some(paper.asked()) == form;
        if matches!(&self.panel, Some(Panel::Paper(paper)) if written(paper)) {
            self.close_panel();
        }
    }

    /// Shows which photos should be taken down, if there are any.
    fn take_down(&mut self, exports: &[Export]) {
        if !exports.is_empty() {
            self.panel = Some(Panel::TakeDown(exports.to_vec()));
        }
    }
}

/// A file or a place was chosen for a letter, a form, a class list or a question to a child that was left before: nothing else is written or shown.
fn left_meanwhile(context: &Context<'_>) -> Next {
    let words = context.words.say("app-left-meanwhile", &[]);
    Next::Act(Action::Notify(Notice::warn(words)))
}

/// Does what was confirmed.
fn sure(panel: &Panel, book: &Book, context: &Context<'_>) -> Result<Next, Failure> {
    let album = context.album.clone();
    Ok(match panel {
        Panel::Withdraw(numbers) => {
            let (numbers, today) = (numbers.clone(), calendar::today());
            let withdraw = move |book: &mut Book| {
                let mut all: Vec<Export> = Vec::new();
                for number in &numbers {
                    for export in book.withdraw(*number, today)? {
                        if !all.iter().any(|there| there.number == export.number) {
                            all.push(export);
                        }
                    }
                }
                Ok(Done::Withdrawn(numbers, all))
            };
            Next::Work(jobs::change(album, withdraw))
        }
        Panel::Remove(number) => {
            let number = *number;
            let name = book.person(number).map(|person| person.name.clone());
            let remove = move |album: &mut ConsentBook| {
                let removed = album.change_for_good(|book| book.remove(number));
                let exports = removed.map_err(Failure::core)?;
                Ok(Done::Removed(name.unwrap_or_default(), exports))
            };
            Next::Work(jobs::with_album(album, remove))
        }
        Panel::Destroy(typed) => {
            confirm::sure(&typed.word, context.words)?;
            match context.places.book.clone() {
                Some(path) => Next::Work(jobs::destroy(album, path)),
                None => Next::Stay,
            }
        }
        // These ask nothing.
        Panel::Form(_)
        | Panel::Record(_)
        | Panel::Ask(_)
        | Panel::TakeDown(_)
        | Panel::Class(_)
        | Panel::Paper(_)
        | Panel::Letter(_)
        | Panel::Posted(_)
        | Panel::LookAgain
        | Panel::Passphrase(_) => Next::Stay,
    })
}
