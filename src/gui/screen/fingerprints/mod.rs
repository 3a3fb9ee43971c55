//! Fingerprints: a register that opens by a passphrase and locks itself, and the conversation about where to find help.
//!
//! No picture is shown here, and no file's name, place or hash is: files are told apart by their numbers. What is secret
//! lives in `Open` and `Typed`; locking drops both, and so does whoever drops the [`State`].

mod act;
mod check;
mod export;
mod front;
mod item;
mod items;
mod list;
mod talk;
mod told;
mod typed;
mod update;
mod view;
mod whole;
mod work;

#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::{Action, Context};
use crate::dialog::Picked;
use crate::job::Job;
use crate::keys::Shortcut;

pub use export::Choose;
pub use front::Front;
pub use talk::Said;
pub use typed::{Field, Secret};

use items::Items;
use told::Told;
use typed::Typed;
use work::{Ended, Shared};

/// The name of this screen among the containers.
pub const SCREEN: &str = "fingerprints";
/// An open register is locked after so long without a key or a press.
const IDLE: Duration = Duration::from_secs(180);

/// What happens. Not for printing: some of it is secret.
#[derive(Clone)]
pub enum Message {
    /// Something was pressed where nothing is: somebody is there.
    Here,
    /// Text in a field.
    Typed(Field, Secret),
    /// Makes a register.
    Make,
    /// Opens it.
    Unlock,
    /// Puts the previous version back.
    Restore,
    /// Locks it.
    Lock,
    /// Nothing was done for long.
    Idle,
    /// To a page.
    To(Page),
    /// Out of what is open innermost.
    Back,
    /// Lets files be chosen, to be added or to be checked.
    Pick,
    /// Files were chosen, or not.
    Picked(u64, Picked),
    /// A file was dropped on the window.
    Dropped(PathBuf),
    /// A file was dropped before there was an open register to take it.
    TooEarly,
    /// No more files were dropped for a moment.
    Gathered(u64),
    /// Adds the chosen files.
    Add,
    /// Notes a report with an item.
    Note(u32),
    /// So many days later.
    Day(i8),
    /// Asks whether an item is to be taken out.
    Ask,
    /// Takes it out.
    Withdraw(u32),
    /// Chooses what is handed over.
    Choose(Choose),
    /// Asks where to write it.
    Export,
    /// A place was chosen, or not.
    SaveTo(u64, Picked),
    /// Changes the passphrase.
    Change,
    /// Destroys the register.
    Destroy,
    /// An answer of the conversation.
    Said(Said),
    /// Work goes on.
    Step(Step),
    /// Work ended.
    Ended(u64, Arc<Ended>),
    /// Stops the work.
    Stop,
}

/// How far work is.
#[derive(Clone, Copy)]
pub struct Step {
    /// Which work.
    ticket: u64,
    /// Which file, from 1.
    number: usize,
    /// The part of it all that is done.
    part: f32,
}

/// Where one is.
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
    /// Handing over.
    Export,
    /// Changing the passphrase.
    Passphrase,
    /// Destroying the register.
    Destroy,
    /// The conversation.
    Talk,
}

/// An open register.
struct Open {
    register: Shared,
    items: Arc<Items>,
}

/// What is being done.
struct Doing {
    ticket: u64,
    job: Job,
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

/// Its state.
pub struct State {
    /// When somebody was last seen to be there.
    last: Instant,
    front: Front,
    page: Page,
    open: Option<Open>,
    typed: Typed,
    /// Files to be added or checked.
    chosen: Vec<PathBuf>,
    told: Told,
    talk: talk::Talk,
    export: export::Choice,
    /// Whether it is asked if an item is to be taken out.
    asked: bool,
    job: Option<Doing>,
    /// The dialog, or the gathering of dropped files, that is waited for.
    awaited: u64,
    /// Held by every thread that works for this screen, also by those whose work nobody waits for any more.
    hands: Arc<()>,
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
            told: Told::default(),
            talk: talk::Talk::default(),
            export: export::Choice::default(),
            asked: false,
            job: None,
            awaited: work::ticket(),
            hands: Arc::default(),
        }
    }
}

impl State {
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
            Shortcut::Open if self.takes_files() => Some(Message::Pick),
            Shortcut::Escape if self.is_inside() || self.tells() => Some(Message::Back),
            _ => None,
        }
    }

    /// One step back within the screen.
    pub fn back(&self) -> Option<Message> {
        self.is_inside().then_some(Message::Back)
    }

    /// Files that were dropped on the window.
    pub fn dropped(&self, path: PathBuf) -> Option<Message> {
        let locked = self.open.is_none() && self.page == Page::Front && self.job.is_none();
        match self.takes_files() {
            true => Some(Message::Dropped(path)),
            false => locked.then_some(Message::TooEarly),
        }
    }

    /// Whether something runs that should not be cut off.
    pub fn is_busy(&self) -> bool {
        match &self.job {
            Some(doing) => matches!(doing.what, What::Adding | What::Writing),
            None => Arc::strong_count(&self.hands) > 1,
        }
    }

    /// Asks everything that runs to stop.
    pub fn stop(&self) {
        if let Some(doing) = &self.job {
            doing.job.stop();
        }
    }

    fn items(&self) -> Option<&Items> {
        self.open.as_ref().map(|open| open.items.as_ref())
    }

    /// What can be asked for while nothing is being done.
    fn free(&self, message: Message) -> Option<Message> {
        self.job.is_none().then_some(message)
    }

    /// Whether files can be added or checked here and now.
    fn takes_files(&self) -> bool {
        let here = matches!(self.page, Page::List | Page::Check | Page::Item(_));
        here && self.open.is_some() && self.job.is_none()
    }

    /// Whether something that was done is told.
    fn tells(&self) -> bool {
        !matches!(self.told, Told::Nothing)
    }

    /// Whether there is a page to go back from, or something to put aside.
    fn is_inside(&self) -> bool {
        let home = matches!(self.page, Page::Front | Page::List);
        !home || !self.chosen.is_empty()
    }
}
