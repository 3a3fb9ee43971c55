//! A copy that was saved goes on: to the clipboard, to a printer. Nothing else ever does: neither the photo, nor a copy that is not any more what
//! is decided, nor a file that is not any more what was proved. The album book notes where it goes before it goes.

use std::path::Path;
use std::rc::Rc;
use std::sync::Arc;

use iced::widget::{Space, column, row};
use iced::{Alignment, Element};
use ombrelle_core::consent::{Shown, rule};
use ombrelle_core::error::{Error, ErrorKind, FileError, NetworkError};
use ombrelle_core::paper::Size;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Draft, Preview, Saved, Session, preview};
use ombrelle_i18n::Words;

use super::save::file_name;
use super::{Action, Context, State};
use crate::album::SharedAlbum;
use crate::clipboard;
use crate::desktop::{self, Printed};
use crate::job::{self, Job, JobId};
use crate::screen::Telling;
use crate::theme::{Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// Where a copy goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the clipboard.
    Clipboard,
    /// To a printer.
    Printer,
}

/// A copy is handed on.
#[derive(Clone)]
pub enum Message {
    /// The copy of the photo in this place of the gallery, this way.
    Hand(Way, usize),
    /// How it ended.
    Ended(JobId, Result<Outcome, Error>),
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It went; whether the album book noted it.
    Went {
        /// Whether it did.
        noted: bool,
    },
    /// The person closed the dialog, or left.
    Cancelled,
    /// Nobody takes it here.
    NoTaker,
    /// The album book is to note it and is locked.
    BookLocked,
    /// The album book does not let somebody be seen any more whom it shows.
    NotAllowed,
    /// The album book noted it, and it did not go after that.
    NotedInVain,
}

/// The copy of a photo as it was saved last.
pub struct SavedCopy {
    /// Where it is, by what it is known again, and what the album book noted of it.
    pub saved: Saved,
    /// What was decided when it was made.
    draft: Draft,
}

impl SavedCopy {
    /// What was saved, made of this draft.
    pub fn new(saved: Saved, draft: Draft) -> Self {
        Self {
            saved,
            draft: draft.without_the_book(),
        }
    }

    /// Whether it is what this draft makes.
    pub fn is_what_makes(&self, draft: &Draft) -> bool {
        draft.makes_what(&self.draft)
    }
}

/// Puts a picture on the clipboard; whether it is there.
type TakesPixels = Arc<dyn Fn(Preview) -> bool + Send + Sync>;
/// Prints a page under a title, once it is told that the page may go.
type TakesPage = Arc<dyn Fn(&str, &[u8], &mut dyn FnMut() -> bool) -> Printed + Send + Sync>;

/// Who takes what is handed on: the system, or a test in its place.
#[derive(Clone)]
pub struct Takers {
    /// The clipboard.
    pub clipboard: TakesPixels,
    /// The printer.
    pub printer: TakesPage,
}

impl Default for Takers {
    fn default() -> Self {
        Self {
            clipboard: Arc::new(clipboard::put),
            printer: Arc::new(desktop::print),
        }
    }
}

/// What is being handed on.
#[derive(Clone)]
pub struct Handing {
    way: Way,
    saved: Saved,
}

impl State {
    /// The copy of a photo, where there is one that is as everything is decided now.
    pub(super) fn copy_of(&self, at: usize) -> Option<&SavedCopy> {
        self.gallery.items.get(at)?.copy()
    }

    /// What hands a photo's copy on; none where there is none, or one is on its way.
    pub(super) fn hand(&self, way: Way, at: usize) -> Option<super::Message> {
        let can = self.copy_of(at).is_some() && self.handing.is_none();
        can.then_some(super::Message::HandOn(Message::Hand(way, at)))
    }

    /// Hands a copy on, and hears how it went.
    pub(super) fn on_hand_on(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Hand(way, at) => self.begin_to_hand(way, at, context),
            Message::Ended(job, outcome) => {
                match self.handing.take_if(|handing| handing.id() == job) {
                    Some(handing) => told(&handing.about, outcome, context),
                    None => Action::None,
                }
            }
        }
    }

    fn begin_to_hand(
        &mut self,
        way: Way,
        at: usize,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        if self.handing.is_some() || (way == Way::Clipboard && !clipboard::TAKES_PICTURES) {
            return Action::None;
        }
        let Some(copy) = self.copy_of(at) else {
            let key = match self.gallery.items.get(at) {
                None => return Action::None,
                Some(item) if item.saved.is_some() => "app-hand-on-changed",
                Some(_) => "app-hand-on-first-save",
            };
            return Action::Notify(Notice::warn(context.words.say(key, &[])));
        };
        let handing = Job::new(Handing {
            way,
            saved: copy.saved.clone(),
        });
        let place = match way {
            Way::Clipboard => "app-place-clipboard",
            Way::Printer => "app-place-printed",
        };
        let work = Work {
            session: context.session.clone(),
            album: context.album.clone(),
            takers: self.takers.clone(),
            place: context.words.say(place, &[]),
            title: context.words.say("app-print-title", &[]),
            paper: context.settings.paper,
            job: handing.clone(),
        };
        let job = handing.id();
        self.handing = Some(handing);
        let lost = Err(ErrorKind::Network(NetworkError::OutOfMemory).into());
        let handing = job::run(Message::Ended(job, lost), move |_| {
            Message::Ended(job, work.hand_on())
        });
        Action::Run(handing.map(super::Message::HandOn))
    }

    /// What hands the copy of the open photo on, beside what saves it; nothing before there is one.
    pub(super) fn handing_on<'a>(&'a self, ui: &Ui<'a>, at: usize) -> Element<'a, super::Message> {
        let saved = self.gallery.items.get(at);
        let saved = saved.is_some_and(|item| item.saved.is_some());
        match (saved, self.copy_of(at)) {
            (false, _) => Space::new().into(),
            (true, None) => ui.quiet(ui.text("app-hand-on-changed")).into(),
            (true, Some(_)) => {
                let button = |icon, key: &str, way| {
                    let button = ui.with_icon(ButtonStyle::Plain, icon, ui.text(key));
                    button.on_press_maybe(self.hand(way, at))
                };
                let copy = clipboard::TAKES_PICTURES
                    .then(|| button(Icon::Copy, "app-copy-picture", Way::Clipboard));
                row![]
                    .push(copy)
                    .push(button(Icon::Printer, "app-print", Way::Printer))
                    .spacing(NEAR)
                    .wrap()
                    .vertical_spacing(NEAR)
                    .into()
            }
        }
    }

    /// The same in one line with what shows the copy in its folder, for low windows.
    pub(super) fn handing_on_low<'a>(
        &'a self,
        ui: &Ui<'a>,
        at: usize,
    ) -> Element<'a, super::Message> {
        let saved = self.gallery.items.get(at);
        if saved.is_none_or(|item| item.saved.is_none()) {
            return Space::new().into();
        }
        if self.copy_of(at).is_none() {
            return column![self.show_copy_of(ui, at), self.handing_on(ui, at)]
                .spacing(NEAR)
                .into();
        }
        let button = |icon, key: &str, way| {
            ui.low_icon_button(icon, ui.text(key), |button| {
                button.on_press_maybe(self.hand(way, at))
            })
        };
        let copy = clipboard::TAKES_PICTURES
            .then(|| button(Icon::Copy, "app-copy-picture", Way::Clipboard));
        row![self.show_copy_of(ui, at)]
            .push(copy)
            .push(button(Icon::Printer, "app-print", Way::Printer))
            .spacing(NEAR)
            .align_y(Alignment::Center)
            .wrap()
            .into()
    }
}

/// What is said of how it ended.
fn told(
    handing: &Handing,
    outcome: Result<Outcome, Error>,
    context: &Context<'_>,
) -> Action<super::Message> {
    let (way, path) = (handing.way, handing.saved.target.clone());
    // It may end, and be read, on the page where another language is chosen.
    let telling: Telling = Rc::new(move |words: &Words| said(way, &path, &outcome, words));
    match telling(context.words).what.is_empty() {
        true => Action::None,
        false => Action::Tell(telling),
    }
}

/// The same in one language; empty where there is nothing to say.
fn said(way: Way, path: &Path, outcome: &Result<Outcome, Error>, words: &Words) -> Notice {
    let name = [("name", file_name(path).into())];
    match (outcome, way) {
        (Ok(Outcome::Cancelled), _) => Notice::good(String::new()),
        (Ok(Outcome::Went { noted }), way) => {
            let key = match way {
                Way::Clipboard => "app-handed-clipboard",
                Way::Printer => "app-handed-printer",
            };
            let mut what = words.say(key, &name);
            if *noted {
                what = format!("{what} {}", words.say("app-handed-noted", &[]));
            }
            Notice::good(what)
        }
        (Ok(Outcome::NoTaker), Way::Clipboard) => {
            let advice = words.say("app-no-clipboard-advice", &[]);
            Notice::warn(words.say("app-no-clipboard", &[]))
                .with_advice(advice)
                .about(Some(path.to_owned()))
        }
        (Ok(Outcome::NoTaker), Way::Printer) => {
            let advice = words.say("app-no-printing-advice", &[]);
            Notice::warn(words.say("app-no-printing", &[]))
                .with_advice(advice)
                .about(Some(path.to_owned()))
        }
        (Ok(Outcome::NotedInVain), way) => {
            let key = match way {
                Way::Clipboard => "app-clipboard-noted",
                Way::Printer => "app-print-noted",
            };
            Notice::warn(words.say(key, &name))
                .with_advice(words.say("app-noted-in-vain-advice", &[]))
        }
        (Ok(Outcome::BookLocked), _) => Notice::warn(words.say("app-hand-on-locked", &[]))
            .with_advice(words.say("app-hand-on-locked-advice", &[])),
        (Ok(Outcome::NotAllowed), _) => Notice::warn(words.say("app-hand-on-refused", &[]))
            .with_advice(words.say("app-hand-on-refused-advice", &[])),
        (Err(error), _) => {
            let mut advice = words.error(error);
            // Nobody typed a name that could be checked: the copy went away, and another one can be made.
            if error.kind == ErrorKind::File(FileError::NotFound) {
                advice.what_to_do = words.say("rec-copy-changed", &[]);
            }
            Notice::bad(advice)
        }
    }
}

/// What the thread needs.
struct Work {
    session: Arc<Session>,
    album: Arc<SharedAlbum>,
    takers: Takers,
    /// What the album book calls the place.
    place: String,
    /// What the printer's queue calls the page: nothing of the photo.
    title: String,
    /// What the page is printed on.
    paper: Size,
    job: Job<Handing>,
}

/// What came of asking the album book.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Noted {
    /// It noted where the copy goes.
    Yes,
    /// It has nothing to note: nobody is shown on its word.
    NotNeeded,
    /// It is to note it and cannot.
    Locked,
    /// It does not let somebody be seen any more: while a dialog was open, a decision was withdrawn or its last day passed.
    NotAllowed,
}

impl Work {
    fn hand_on(&self) -> Result<Outcome, Error> {
        let Handing { way, saved } = &self.job.about;
        let progress = Progress::silent(self.job.cancel());
        let copy = self.session.reopen_saved(saved, &progress)?;
        let at = |reason: ErrorKind| reason.at(&saved.target);
        let picture = preview(&copy.picture, u32::MAX).map_err(at)?;
        drop(copy);
        match way {
            Way::Clipboard => self.copy(picture),
            Way::Printer => self.print(&picture, &saved.target),
        }
    }

    fn copy(&self, picture: Preview) -> Result<Outcome, Error> {
        let noted = self.note()?;
        match noted {
            Noted::Locked => return Ok(Outcome::BookLocked),
            Noted::NotAllowed => return Ok(Outcome::NotAllowed),
            Noted::Yes | Noted::NotNeeded => {}
        }
        // Whoever left in a hurry meanwhile leaves nothing on the clipboard.
        if self.job.is_stopping() {
            return Ok(Outcome::Cancelled);
        }
        Ok(match ((self.takers.clipboard)(picture), noted) {
            (true, noted) => Outcome::Went {
                noted: noted == Noted::Yes,
            },
            (false, Noted::Yes) => Outcome::NotedInVain,
            (false, _) => Outcome::NoTaker,
        })
    }

    fn print(&self, picture: &Preview, path: &Path) -> Result<Outcome, Error> {
        let page = ombrelle_papers::photo(picture, self.paper);
        let page = page.map_err(|error| Error::at(path, error))?;
        // Not before a printer is chosen: a dialog that is closed leaves no note.
        let mut noted = None;
        let mut goes = || {
            let may = !self.job.is_stopping();
            noted = may.then(|| self.note());
            matches!(noted, Some(Ok(Noted::Yes | Noted::NotNeeded)))
        };
        let printed = (self.takers.printer)(&self.title, &page, &mut goes);
        let noted = noted.transpose()?;
        Ok(match (printed, noted) {
            (_, Some(Noted::Locked)) => Outcome::BookLocked,
            (_, Some(Noted::NotAllowed)) => Outcome::NotAllowed,
            (Printed::Cancelled | Printed::NoDialog, Some(Noted::Yes)) => Outcome::NotedInVain,
            (Printed::Handed, noted) => Outcome::Went {
                noted: noted == Some(Noted::Yes),
            },
            (Printed::Cancelled | Printed::HeldBack, _) => Outcome::Cancelled,
            (Printed::NoDialog, _) => Outcome::NoTaker,
        })
    }

    /// Has the album book note where the copy goes.
    fn note(&self) -> Result<Noted, Error> {
        let Some(sharing) = &self.job.about.saved.sharing else {
            return Ok(Noted::NotNeeded);
        };
        let mut album = self.album.lock();
        let Some(album) = album.as_mut() else {
            return Ok(Noted::Locked);
        };
        let (book, today) = (album.content(), self.session.today());
        let allowed =
            |shown: &Shown| rule(book, Some(shown.person), sharing.audience, today).shows();
        if !sharing.shown.iter().all(allowed) {
            return Ok(Noted::NotAllowed);
        }
        // Other photos may still be being saved with it: its own note comes first, or it would be there twice after them.
        self.album.note_in(album).map_err(Error::from)?;
        let noted: Result<(), ErrorKind> =
            album.change(|book| sharing.note_place(book, &self.place, today));
        noted.map(|()| Noted::Yes).map_err(Error::from)
    }
}
