//! Fingerprints: a register that opens by a passphrase and locks itself, and the questions that lead to help.
//!
//! No picture is shown here, and no file's name, place or hash is: files are told apart by their numbers. What is secret
//! lives in `Open` and `Typed`; locking drops both, and so does dropping the [`State`].

mod check;
mod export;
mod get_help;
mod items;
mod jobs;
mod letter;
mod log;
mod notices;
#[cfg(test)]
mod tests;
mod typed;
mod view;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use iced::Task;
use ombrelle_core::calendar;
use ombrelle_core::error::{ErrorKind, REGISTER, VaultError};
use ombrelle_core::protect::Decoding;
use ombrelle_core::register::{Origin, Register, Reported};
use ombrelle_i18n::Words;
use zeroize::Zeroizing;

use super::letter::Change;
use super::{Action, Context};
use crate::dialog::{self, Picked};
use crate::job::{Job, JobEvent, Workers};
use crate::keys::Shortcut;
use crate::widget::{self, Notice};

pub use get_help::Answer;
pub use letter::Ask as LetterAsk;
pub use typed::{Field, Secret};

use get_help::GetHelp;
use items::Items;
use jobs::{Done, Running, SharedRegister};
use notices::{Failure, Outcome};
use typed::Typed;

/// The id of the container that holds this screen.
pub const SCREEN: &str = "fingerprints";
/// An open register is locked after this long without a key or a click.
const IDLE: Duration = Duration::from_secs(180);
/// Files dropped together arrive one by one within this time.
const TOGETHER: Duration = Duration::from_millis(250);

/// What can happen. No `Debug`: some of it is secret.
#[derive(Clone)]
pub enum Message {
    /// An empty place was clicked: somebody is there.
    Here,
    /// Text in a field.
    Typed(Field, Secret),
    /// Shows the passphrase in this field, or masks it again.
    See(Field),
    /// Goes to a page.
    To(Page),
    /// Leaves what is innermost.
    Back,
    /// Opens the register in some way.
    Enter(Enter),
    /// Locks it.
    Lock,
    /// Nothing was done for a long time.
    Idle,
    /// Destroys it.
    Destroy,
    /// A file was dropped before the register was open.
    TooEarly,
    /// Moves the day of a report by this many days.
    Day(i8),
    /// Asks whether to remove an item.
    Ask,
    /// Does something with the open register.
    Register(Request),
    /// Chooses what is handed over.
    Export(export::Message),
    /// Changes what is being noted in the evidence log.
    Log(log::Message),
    /// Fills in a letter.
    Letter(Change),
    /// Answers a question about where to find help.
    GetHelp(Answer),
    /// Copies how a service is reached.
    Copy(String),
    /// Stops the work.
    Stop,
    /// Something came back from the work.
    Job(JobEvent<jobs::Event>),
}

/// How a register is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Enter {
    /// By making one.
    Make,
    /// By its passphrase.
    Unlock,
    /// By restoring its previous version.
    Restore,
}

/// What can be asked of an open register while nothing else is being done.
#[derive(Clone)]
pub enum Request {
    /// Lets files be chosen, to be added or to be checked.
    Pick,
    /// Files were chosen, or not.
    Picked(JobEvent<Picked>),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// All files that were dropped together have arrived.
    Gathered(JobEvent<()>),
    /// Adds the chosen files.
    Add,
    /// Notes a report with an item.
    Note(u32),
    /// Removes an item.
    Withdraw(u32),
    /// Says how an item came to be.
    Origin(u32, Origin),
    /// Notes something in the evidence log.
    Keep,
    /// Takes an entry out of the evidence log.
    Forget(u32),
    /// Asks where to write the copy of an entry.
    SaveCopy(u32),
    /// A place was chosen for it, or not.
    SaveCopyTo(u32, JobEvent<Picked>),
    /// Does something with a letter about an item.
    Letter(letter::Ask),
    /// Asks where to write what is handed over.
    Export,
    /// A place was chosen, or not.
    SaveTo(JobEvent<Picked>),
    /// Changes the passphrase.
    ChangePassphrase,
}

/// Which page is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Page {
    /// Making or unlocking.
    Front,
    /// All items.
    List,
    /// Checking a picture.
    Check,
    /// One item.
    Item(u32),
    /// The evidence log, and noting something about this item, or about none.
    Log(Option<u32>),
    /// A letter about this item.
    Letter(u32),
    /// Handing over.
    Export,
    /// Changing the passphrase.
    Passphrase,
    /// Destroying the register.
    Destroy,
    /// The questions about where to find help.
    GetHelp,
}

/// What is found where the register belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Front {
    /// The system names no place.
    #[default]
    NoPlace,
    /// Nothing yet.
    New,
    /// A register.
    Locked,
    /// One that is damaged, with a previous version beside it.
    Damaged,
}

/// An open register.
struct Open {
    register: SharedRegister,
    items: Arc<Items>,
}

/// What is being done.
struct Doing {
    what: What,
    /// Which file, and of how many.
    file: (usize, usize),
}

/// The kinds of work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum What {
    /// Opening the register: nothing is written.
    Opening,
    /// Comparing files: nothing is written.
    Checking,
    /// Adding files.
    Adding,
    /// Another change.
    Writing,
}

/// The state of the screen.
pub struct State {
    /// When somebody was last known to be there.
    last: Instant,
    front: Front,
    page: Page,
    open: Option<Open>,
    typed: Typed,
    /// Files to be added or checked.
    chosen: Vec<PathBuf>,
    outcome: Outcome,
    get_help: GetHelp,
    export: export::Choice,
    log: log::Draft,
    letter: Option<letter::Draft>,
    /// Whether the person is being asked if an item is to be removed.
    asked: bool,
    job: Option<Job<Doing>>,
    /// The dialog, or the gathering of dropped files, that is being waited for.
    awaited: Job,
    workers: Workers,
    decoding: Decoding,
}

impl Default for State {
    fn default() -> Self {
        Self {
            last: Instant::now(),
            front: Front::default(),
            page: Page::Front,
            open: None,
            typed: Typed::default(),
            chosen: Vec::new(),
            outcome: Outcome::default(),
            get_help: GetHelp::default(),
            export: export::Choice::default(),
            log: log::Draft::default(),
            letter: None,
            asked: false,
            job: None,
            awaited: Job::default(),
            workers: Workers::default(),
            decoding: Decoding::default(),
        }
    }
}

/// What the window calls.
impl State {
    /// Says where files are decoded; otherwise it is in this process.
    pub fn decoding_in(mut self, decoding: Decoding) -> Self {
        self.decoding = decoding;
        self
    }

    /// The person comes to this screen: looks what is there.
    pub fn entered(&mut self, context: &Context<'_>) {
        self.last = Instant::now();
        self.look_unless_open(context);
    }

    /// Whether there is something to lock: an open register, or a passphrase in a field.
    pub fn is_open(&self) -> bool {
        self.open.is_some() || self.typed.holds_a_passphrase()
    }

    /// Ten seconds went by.
    pub fn ticked(&self) -> Option<Message> {
        let idle = self.job.is_none() && self.last.elapsed() >= IDLE;
        (idle && self.is_open()).then_some(Message::Idle)
    }

    /// A shortcut.
    pub fn shortcut(&mut self, shortcut: Shortcut) -> Option<Message> {
        self.last = Instant::now();
        match shortcut {
            Shortcut::Lock => Some(Message::Lock),
            Shortcut::Open if self.takes_files() => Some(Message::Register(Request::Pick)),
            Shortcut::Escape if self.is_inside() || self.outcome.is_something() => {
                Some(Message::Back)
            }
            _ => None,
        }
    }

    /// One step back within the screen.
    pub fn back(&self) -> Option<Message> {
        self.is_inside().then_some(Message::Back)
    }

    /// A file that was dropped on the window.
    pub fn dropped(&self, path: PathBuf) -> Option<Message> {
        let locked = self.open.is_none() && self.page == Page::Front && self.job.is_none();
        match self.takes_files() {
            true => Some(Message::Register(Request::Dropped(path))),
            false => locked.then_some(Message::TooEarly),
        }
    }

    /// Whether something runs that should not be interrupted.
    pub fn is_busy(&self) -> bool {
        match &self.job {
            Some(job) => matches!(job.about.what, What::Adding | What::Writing),
            None => self.workers.is_any(),
        }
    }

    /// Asks everything that runs to stop.
    pub fn stop(&self) {
        if let Some(job) = &self.job {
            job.stop();
        }
    }

    /// The language changed: notices in the previous one go.
    pub fn language_changed(&mut self) {
        self.outcome = Outcome::default();
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        if !matches!(message, Message::Idle | Message::Job(_)) {
            self.last = Instant::now();
        }
        match message {
            Message::Here => Action::None,
            Message::See(field) => {
                self.typed.turn(field);
                Action::None
            }
            Message::Typed(field, text) => {
                self.typed.set(field, text);
                if self.outcome.passing {
                    self.outcome = Outcome::default();
                }
                Action::None
            }
            Message::To(page) => self.go(page),
            Message::Back => self.go_back(),
            Message::Enter(how) => self.enter(how, context),
            Message::Lock => self.lock_away(context, Outcome::default()),
            Message::Idle if self.page == Page::GetHelp => {
                self.lock();
                self.look(context);
                Action::None
            }
            Message::Idle => {
                let notice = Notice::good(context.words.say("app-fp-idle", &[]));
                self.lock_away(context, Outcome::passing(notice))
            }
            Message::Destroy => self.destroy(context),
            Message::TooEarly => {
                let notice = Notice::warn(context.words.say("app-fp-too-early", &[]));
                self.outcome = Outcome::passing(notice);
                Action::None
            }
            Message::Day(by) => self.shift_day(by, context.words),
            Message::Ask => {
                self.asked = true;
                Action::Run(widget::focus_on(view::KEEP.into()))
            }
            Message::Register(request) => self.request(request, context),
            Message::Export(message) => {
                self.export.update(message);
                Action::None
            }
            Message::Log(log::Message::Ask(entry)) => self.ask_of_entry(entry),
            Message::Log(message) => {
                self.log.update(message);
                Action::None
            }
            Message::Letter(change) => self.change_letter(change),
            Message::GetHelp(answer) => {
                self.get_help.update(answer);
                Action::Run(widget::reset_focus(SCREEN))
            }
            Message::Copy(contact) => Action::copy(contact, context.words),
            Message::Stop => {
                self.stop();
                Action::None
            }
            Message::Job(event) => self.on_job_event(event, context),
        }
    }

    /// Handles what needs an open register while nothing else is being done.
    fn request(&mut self, request: Request, context: &Context<'_>) -> Action<Message> {
        let Some(open) = self.open.as_ref().filter(|_| self.job.is_none()) else {
            return Action::None;
        };
        let register = Arc::clone(&open.register);
        match request {
            Request::Pick => self.pick(context),
            Request::Picked(event) => match self.awaited.accept(event) {
                Some(picked) => self.picked(picked, register, context.words),
                None => Action::None,
            },
            Request::Dropped(path) => self.dropped_here(path),
            Request::Gathered(event) => match self.awaited.accept(event) {
                Some(()) => self.compare(register),
                None => Action::None,
            },
            Request::Add => self.add(register),
            Request::Note(number) => self.note(number, register, context.words),
            Request::Withdraw(number) => {
                self.start(What::Writing, 0, move |_| jobs::withdraw(&register, number))
            }
            Request::Origin(number, origin) => self.start(What::Writing, 0, move |_| {
                jobs::set_origin(&register, number, origin)
            }),
            Request::Keep => self.keep(register, context.words),
            Request::Forget(number) => {
                self.start(What::Writing, 0, move |_| jobs::forget(&register, number))
            }
            Request::SaveCopy(number) => self.ask_where_copy(number, &register, context),
            Request::SaveCopyTo(number, event) => match self.awaited.accept(event) {
                Some(picked) => self.save_copy(number, picked, register, context.words),
                None => Action::None,
            },
            Request::Letter(ask) => self.letter(ask, &register, context),
            Request::Export => self.ask_where(context),
            Request::SaveTo(event) => match self.awaited.accept(event) {
                Some(picked) => self.export_to(picked, register, context),
                None => Action::None,
            },
            Request::ChangePassphrase => self.change_passphrase(register, context),
        }
    }
}

/// What the person asks for, as work on a thread or as a dialog of the system.
impl State {
    /// Starts work on a thread.
    fn start(
        &mut self,
        what: What,
        files: usize,
        work: impl FnOnce(&Running<'_>) -> Result<Done, Failure> + Send + 'static,
    ) -> Action<Message> {
        if self.job.is_some() {
            return Action::None;
        }
        let job = Job::new(Doing {
            what,
            file: (1, files),
        });
        let task = jobs::run(&job, self.workers.begin(), self.decoding.clone(), work);
        self.outcome = Outcome::default();
        self.asked = false;
        self.job = Some(job);
        Action::Run(task.map(Message::Job))
    }

    fn enter(&mut self, how: Enter, context: &Context<'_>) -> Action<Message> {
        let Some(path) = context.places.register.clone() else {
            return Action::None;
        };
        let mut typed = std::mem::take(&mut self.typed);
        match how {
            Enter::Make => {
                let (new, again) = (typed.take(Field::New), typed.take(Field::Again));
                self.start(What::Writing, 0, move |_| jobs::make(&path, &new, &again))
            }
            Enter::Unlock => {
                let typed = typed.take(Field::Passphrase);
                self.start(What::Opening, 0, move |running| {
                    jobs::open(running, &path, &typed)
                })
            }
            Enter::Restore => {
                let typed = typed.take(Field::Passphrase);
                self.start(What::Writing, 0, move |running| {
                    jobs::restore(running, &path, &typed)
                })
            }
        }
    }

    fn pick(&mut self, context: &Context<'_>) -> Action<Message> {
        let key = match self.page {
            Page::Check => "app-fp-pick-check",
            Page::Log(_) => "app-fp-log-file",
            _ => "app-fp-pick-add",
        };
        self.awaited = Job::default();
        let awaited = self.awaited.clone();
        let dialog = dialog::files(context.words.say(key, &[]));
        Action::Run(Task::perform(dialog, move |picked| {
            Message::Register(Request::Picked(awaited.event(picked)))
        }))
    }

    fn picked(
        &mut self,
        picked: Picked,
        register: SharedRegister,
        words: &Words,
    ) -> Action<Message> {
        match picked {
            Picked::Nothing => Action::None,
            Picked::NoDialog => self.refuse(&Failure::NoDialog, words),
            Picked::Paths(paths) if matches!(self.page, Page::Log(_)) => {
                self.log.show(paths.into_iter().next());
                Action::None
            }
            Picked::Paths(paths) => {
                paths.into_iter().for_each(|path| self.choose(path));
                match self.page {
                    Page::Check => self.compare(register),
                    _ => Action::Run(widget::reset_focus(SCREEN)),
                }
            }
        }
    }

    /// A file is to be added, or checked on the page for that.
    fn choose(&mut self, path: PathBuf) {
        if !matches!(self.page, Page::Check | Page::List) {
            let _ = self.go(Page::List);
        }
        self.outcome = Outcome::default();
        if !self.chosen.contains(&path) {
            self.chosen.push(path);
        }
    }

    fn dropped_here(&mut self, path: PathBuf) -> Action<Message> {
        if let Page::Log(_) = self.page {
            self.log.show(Some(path));
            return Action::None;
        }
        self.choose(path);
        if self.page != Page::Check {
            return Action::Run(widget::reset_focus(SCREEN));
        }
        self.awaited = Job::default();
        let task = self.awaited.run((), |_| std::thread::sleep(TOGETHER));
        Action::Run(task.map(|event| Message::Register(Request::Gathered(event))))
    }

    fn add(&mut self, register: SharedRegister) -> Action<Message> {
        let paths = std::mem::take(&mut self.chosen);
        if paths.is_empty() {
            return Action::None;
        }
        let label = self.typed.take(Field::Label);
        self.start(What::Adding, paths.len(), move |running| {
            let label = match paths.len() {
                1 => label.trim(),
                _ => "",
            };
            jobs::add(running, &register, &paths, label)
        })
    }

    fn compare(&mut self, register: SharedRegister) -> Action<Message> {
        let paths = std::mem::take(&mut self.chosen);
        if paths.is_empty() {
            return Action::None;
        }
        self.start(What::Checking, paths.len(), move |running| {
            jobs::compare(running, &register, &paths)
        })
    }

    fn note(&mut self, number: u32, register: SharedRegister, words: &Words) -> Action<Message> {
        let Some(day) = jobs::day(self.typed.of(Field::Day), words) else {
            return self.refuse(&Failure::NoDay, words);
        };
        let text = |field| self.typed.of(field).trim().to_owned();
        let reported = Reported {
            day,
            to: text(Field::Service),
            case_number: text(Field::Case),
        };
        self.start(What::Writing, 0, move |_| {
            jobs::note(&register, number, reported)
        })
    }

    fn shift_day(&mut self, by: i8, words: &Words) -> Action<Message> {
        let day = jobs::day(self.typed.of(Field::Day), words).unwrap_or_else(calendar::today);
        let other = match by {
            ..0 => day.yesterday(),
            _ => day.tomorrow(),
        };
        if let Ok(other) = other {
            let text = Zeroizing::new(other.to_string());
            self.typed.set(Field::Day, text);
        }
        Action::None
    }

    fn ask_where(&mut self, context: &Context<'_>) -> Action<Message> {
        let text = |key| context.words.say(key, &[]);
        self.awaited = Job::default();
        let awaited = self.awaited.clone();
        let dialog = dialog::save(text("app-fp-export-save"), text(self.export.sort.name()));
        Action::Run(Task::perform(dialog, move |picked| {
            Message::Register(Request::SaveTo(awaited.event(picked)))
        }))
    }

    fn export_to(
        &mut self,
        picked: Picked,
        register: SharedRegister,
        context: &Context<'_>,
    ) -> Action<Message> {
        let target = match picked {
            Picked::Nothing => return Action::None,
            Picked::NoDialog => return self.refuse(&Failure::NoDialog, context.words),
            Picked::Paths(paths) => paths.into_iter().next(),
        };
        let Some(target) = target.filter(|_| self.export.read || !self.export.sort.reveals())
        else {
            return Action::None;
        };
        let (sort, left_out) = (self.export.sort, self.export.left_out.clone());
        let (language, size) = (context.words.language(), context.settings.paper);
        self.start(What::Writing, 0, move |_| {
            let words = Words::new(language);
            jobs::export(&register, &target, sort, &left_out, (&words, size))
        })
    }

    fn change_passphrase(
        &mut self,
        register: SharedRegister,
        context: &Context<'_>,
    ) -> Action<Message> {
        let Some(path) = context.places.register.clone() else {
            return Action::None;
        };
        let now = self.typed.take(Field::Passphrase);
        let new = self.typed.take(Field::New);
        let again = self.typed.take(Field::Again);
        self.start(What::Writing, 0, move |_| {
            jobs::change_passphrase(&register, &path, (&now, &new, &again))
        })
    }

    /// Locks the register, so that nobody holds it, and destroys it.
    fn destroy(&mut self, context: &Context<'_>) -> Action<Message> {
        let word = context.words.say("register-word-destroy", &[]);
        let typed = self.typed.of(Field::Word).trim() == word;
        let path = context.places.register.clone().filter(|_| typed);
        let Some(path) = path.filter(|_| self.job.is_none()) else {
            return self.refuse(&Failure::NotConfirmed, context.words);
        };
        self.lock();
        self.look(context);
        self.start(What::Writing, 0, move |running| {
            jobs::destroy(running, &path)
        })
    }
}

/// What comes back from threads.
impl State {
    fn on_job_event(
        &mut self,
        event: JobEvent<jobs::Event>,
        context: &Context<'_>,
    ) -> Action<Message> {
        let Some(job) = &mut self.job else {
            self.look_unless_open(context);
            return Action::None;
        };
        match job.accept(event) {
            Some(jobs::Event::Step { number, part }) => {
                job.reach(part);
                job.about.file.0 = number;
                Action::None
            }
            Some(jobs::Event::Ended(ended)) => {
                self.last = Instant::now();
                self.job = None;
                match &*ended {
                    Ok(done) => self.done(done, context),
                    Err(failure) => self.failed(failure, context),
                }
            }
            None => Action::None,
        }
    }

    /// Goes to the page where the change shows, and says what was done.
    fn done(&mut self, done: &Done, context: &Context<'_>) -> Action<Message> {
        let outcome = Outcome::of(notices::of(done, context.words));
        match done {
            Done::Opened(register, items, _) => {
                self.open = Some(Open {
                    register: Arc::clone(register),
                    items: Arc::clone(items),
                });
                self.front = Front::Locked;
                self.go_and_tell(Page::List, outcome)
            }
            Done::Added(items, _) | Done::Withdrawn(items, _) => {
                self.renew(items);
                self.go_and_tell(Page::List, outcome)
            }
            Done::Noted(items, _)
            | Done::OriginSet(items, ..)
            | Done::Kept(items, ..)
            | Done::Forgotten(items, _) => {
                self.renew(items);
                self.go_and_tell(self.page, outcome)
            }
            Done::PassphraseChanged => self.go_and_tell(Page::List, outcome),
            Done::Checked(checked) => {
                self.outcome = Outcome {
                    checked: Some(checked.clone()),
                    ..Outcome::default()
                };
                Action::None
            }
            Done::Exported { .. } | Done::CopySaved | Done::LetterWritten => {
                if matches!(done, Done::LetterWritten) {
                    self.letter_is_kept();
                }
                self.outcome = outcome;
                Action::None
            }
            Done::Destroyed => {
                self.look(context);
                self.go_and_tell(Page::Front, outcome)
            }
        }
    }

    /// The register holds something else now.
    fn renew(&mut self, items: &Arc<Items>) {
        if let Some(open) = &mut self.open {
            open.items = Arc::clone(items);
        }
    }

    /// Says that something failed.
    fn refuse(&mut self, failure: &Failure, words: &Words) -> Action<Message> {
        self.outcome = Outcome::passing(failure.notice(words));
        Action::None
    }

    fn failed(&mut self, failure: &Failure, context: &Context<'_>) -> Action<Message> {
        let action = self.refuse(failure, context.words);
        if self.open.is_some() {
            return action;
        }
        let previous = context.places.register.as_deref();
        let previous = previous.is_some_and(Register::has_previous);
        match failure {
            Failure::Core(ErrorKind::Vault(VaultError::Damaged { title: REGISTER }))
                if previous =>
            {
                self.front = Front::Damaged
            }
            Failure::Core(
                ErrorKind::Vault(VaultError::Missing { title: REGISTER })
                | ErrorKind::Vault(VaultError::Exists { title: REGISTER })
                | ErrorKind::Vault(VaultError::NothingToRestore { title: REGISTER }),
            ) => self.look(context),
            _ => {}
        }
        action
    }
}

/// What is there, and where one is.
impl State {
    fn items(&self) -> Option<&Items> {
        self.open.as_ref().map(|open| open.items.as_ref())
    }

    /// A message, unless something is being done.
    fn free(&self, message: Message) -> Option<Message> {
        self.job.is_none().then_some(message)
    }

    /// Whether files can be added or checked here and now.
    fn takes_files(&self) -> bool {
        let here = matches!(
            self.page,
            Page::List | Page::Check | Page::Item(_) | Page::Log(_)
        );
        here && self.open.is_some() && self.job.is_none()
    }

    /// Whether there is a page to leave, or chosen files to put aside.
    fn is_inside(&self) -> bool {
        let home = matches!(self.page, Page::Front | Page::List);
        !home || !self.chosen.is_empty()
    }

    /// Looks what is where the register belongs.
    fn look(&mut self, context: &Context<'_>) {
        self.front = match context.places.register.as_deref() {
            None => Front::NoPlace,
            Some(path) => {
                let there = path.symlink_metadata().is_ok();
                match there || Register::has_previous(path) {
                    true => Front::Locked,
                    false => Front::New,
                }
            }
        };
    }

    /// A register may have been made or destroyed by work that nobody waits for any more.
    fn look_unless_open(&mut self, context: &Context<'_>) {
        if self.open.is_none() && self.job.is_none() && self.front != Front::Damaged {
            self.look(context);
        }
    }

    /// Drops the register and everything that came from it; running work is asked to stop.
    fn lock(&mut self) {
        self.stop();
        self.job = None;
        self.open = None;
        self.typed = Typed::default();
        self.chosen = Vec::new();
        self.outcome = Outcome::default();
        self.export = export::Choice::default();
        self.log = log::Draft::default();
        self.letter = None;
        self.asked = false;
        self.awaited = Job::default();
    }

    fn lock_away(&mut self, context: &Context<'_>, outcome: Outcome) -> Action<Message> {
        self.lock();
        self.look(context);
        self.go_and_tell(Page::Front, outcome)
    }

    fn go(&mut self, page: Page) -> Action<Message> {
        self.go_and_tell(page, Outcome::default())
    }

    /// Goes to a page, with empty fields.
    fn go_and_tell(&mut self, page: Page, outcome: Outcome) -> Action<Message> {
        self.page = page;
        self.outcome = outcome;
        self.typed = Typed::default();
        self.chosen.clear();
        self.asked = false;
        self.export = export::Choice::default();
        self.log = log::Draft::on(page);
        self.letter = None;
        self.get_help = GetHelp::default();
        self.awaited = Job::default();
        if let Page::Item(_) | Page::Log(_) = page {
            let today = Zeroizing::new(calendar::today().to_string());
            self.typed.set(Field::Day, today);
        }
        Action::Run(widget::reset_focus(SCREEN))
    }

    /// Closes what is innermost: a question, running work, chosen files, a notice, a page.
    fn go_back(&mut self) -> Action<Message> {
        let home = match self.open {
            Some(_) => Page::List,
            None => Page::Front,
        };
        if std::mem::take(&mut self.asked) {
            return Action::Run(widget::focus_on(view::TAKE_OUT.into()));
        }
        if self.log.asked.is_some() {
            return self.ask_of_entry(None);
        }
        // Running work is stopped, not left behind.
        if self.job.is_some() {
            self.stop();
            return Action::None;
        }
        self.go(home)
    }
}
