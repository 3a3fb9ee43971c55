//! Fingerprints: a register that opens by a passphrase and locks itself, and the questions that lead to help.
//!
//! No picture is shown here, and no file's name, place or hash is: files are told apart by their numbers. What is secret
//! lives in `Open` and `Typed`; locking drops both, and so does dropping the [`State`].

mod check;
mod export;
mod files;
mod get_help;
mod items;
mod jobs;
mod letter;
mod lock;
mod log;
mod notices;
mod pages;
mod results;
#[cfg(test)]
mod tests;
mod typed;
mod view;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ombrelle_core::calendar;
use ombrelle_core::protect::Decoding;
use ombrelle_core::register::{Origin, Reported};
use ombrelle_i18n::Words;
use zeroize::Zeroizing;

use super::letter::Change;
use super::{Action, Context};
use crate::dialog::Picked;
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
    /// A file was dropped while something is being done.
    NotNow,
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
    /// A place was chosen, or not, for what was asked for.
    SaveTo(export::Asked, JobEvent<Picked>),
    /// Changes the passphrase.
    ChangePassphrase,
}

impl Request {
    /// What a dialog answered, where it is a file or a place.
    fn answer(&self) -> Option<&JobEvent<Picked>> {
        let event = match self {
            Self::Picked(event)
            | Self::SaveCopyTo(_, event)
            | Self::SaveTo(_, event)
            | Self::Letter(letter::Ask::To(_, event)) => event,
            _ => return None,
        };
        matches!(event.peek(), Picked::Paths(_)).then_some(event)
    }
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
    /// How many times something was typed when it began.
    typings: usize,
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
    /// By this the dialogs are known that were opened on this page: more than one may be open, and each is answered.
    awaited: Job,
    /// The gathering of dropped files that is being waited for.
    gathering: Job,
    workers: Workers,
    /// Those of them, in the whole program, that write: it must not end under them.
    writers: Workers,
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
            gathering: Job::default(),
            workers: Workers::default(),
            writers: Workers::default(),
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

    /// Says by what the threads are counted under which the program must not end.
    pub fn count_writers(&mut self, writers: Workers) {
        self.writers = writers;
    }

    /// The person comes to this screen: looks what is there.
    pub fn entered(&mut self, context: &Context<'_>) {
        self.last = Instant::now();
        self.look_unless_open(context);
    }

    /// Whether there is something to lock: an open register, one that is being opened, or a passphrase in a field.
    pub fn is_open(&self) -> bool {
        self.open.is_some() || self.job.is_some() || self.typed.holds_a_passphrase()
    }

    /// Somebody pressed something here that may change nothing: only the focus moves.
    pub fn somebody_is_there(&mut self) {
        self.last = Instant::now();
    }

    /// For tests of the window: nobody did anything for long.
    #[cfg(test)]
    pub fn pretend_to_be_idle(&mut self) {
        self.last -= IDLE;
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
        let busy = self.has_place_for_files() && self.job.is_some();
        match self.takes_files() {
            true => Some(Message::Register(Request::Dropped(path))),
            false if self.is_locked_front() => Some(Message::TooEarly),
            false => busy.then_some(Message::NotNow),
        }
    }

    /// Whether it is worth dropping a file now.
    pub fn answers_files(&self) -> bool {
        self.takes_files() || self.is_locked_front()
    }

    /// Whether the register is to be opened here first.
    fn is_locked_front(&self) -> bool {
        self.open.is_none() && self.page == Page::Front && self.job.is_none()
    }

    /// Whether something runs that should not be interrupted.
    pub fn is_busy(&self) -> bool {
        match &self.job {
            Some(job) => matches!(job.about.what, What::Adding | What::Writing),
            None => self.workers.is_any(),
        }
    }

    /// Whether words of a report or for the evidence log were typed that the register does not hold yet.
    pub fn has_unsaved_words(&self) -> bool {
        self.typed.holds_words()
    }

    /// Whether a message leads to another page, so that what was typed on this one and is kept nowhere would be lost.
    pub fn loses_words(&self, message: &Message) -> bool {
        let words = self.has_unsaved_words();
        match message {
            // These are left first.
            Message::Back if self.job.is_some() || self.asked || self.log.asked.is_some() => false,
            Message::Back => words || self.has_unsaved_letter(),
            Message::To(_) => words,
            Message::Register(Request::Letter(letter::Ask::Begin(_))) => {
                words && self.job.is_none()
            }
            _ => false,
        }
    }

    /// Asks everything that runs to stop.
    pub fn stop(&self) {
        if let Some(job) = &self.job {
            job.stop();
        }
    }

    /// The language changed: notices in the previous one go, or are said in this one, and a day that is filled in is the same day in it.
    pub fn language_changed(&mut self, before: &Words, now: &Words) {
        self.outcome.speak(now);
        self.typed.keep_day(before);
        self.retype_letter(before, now);
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
            Message::NotNow => not_now(context.words),
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
        let Some(open) = &self.open else {
            return Action::None;
        };
        let answer = request.answer();
        if answer.is_some_and(|event| !event.is_from(&self.awaited)) {
            let words = context.words.say("app-left-meanwhile", &[]);
            return Action::Notify(Notice::warn(words));
        }
        if self.job.is_some() {
            return match answer.is_some() || matches!(request, Request::Dropped(_)) {
                true => not_now(context.words),
                false => Action::None,
            };
        }
        let register = Arc::clone(&open.register);
        match request {
            Request::Pick => self.pick(context),
            Request::Picked(event) => match self.awaited.accept(event) {
                Some(picked) => self.picked(picked, register, context.words),
                None => Action::None,
            },
            Request::Dropped(path) => self.dropped_here(path, context.words),
            Request::Gathered(event) => match self.gathering.accept(event) {
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
            Request::SaveTo(asked, event) => match self.awaited.accept(event) {
                Some(picked) => self.export_to(asked, picked, register, context),
                None => Action::None,
            },
            Request::ChangePassphrase => self.change_passphrase(register, context),
        }
    }
}

/// What is said where a file is dropped, or chosen in a dialog that was still open, while something else is being done.
fn not_now(words: &Words) -> Action<Message> {
    Action::Notify(Notice::warn(words.say("app-fp-still-busy", &[])))
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
            typings: self.typed.typings(),
            file: (1, files),
        });
        let writes = matches!(what, What::Adding | What::Writing);
        let writer = writes.then(|| self.writers.begin());
        let counted = (self.workers.begin(), writer);
        let task = jobs::run(&job, counted, self.decoding.clone(), work);
        self.outcome = Outcome::default();
        self.asked = false;
        self.job = Some(job);
        Action::Run(task.map(Message::Job))
    }

    fn note(&mut self, number: u32, register: SharedRegister, words: &Words) -> Action<Message> {
        let day = match jobs::day(self.typed.of(Field::Day), words) {
            Ok(day) => day,
            Err(failure) => return self.refuse(&failure, words),
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
        let typed = words.read_day(self.typed.of(Field::Day));
        let day = typed.unwrap_or_else(calendar::today);
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
}

/// What is there.
impl State {
    fn items(&self) -> Option<&Items> {
        self.open.as_ref().map(|open| open.items.as_ref())
    }

    /// A message, unless something is being done.
    fn free(&self, message: Message) -> Option<Message> {
        self.job.is_none().then_some(message)
    }
}
