//! The program: which screen is shown, what every screen shares, keys and window.

pub mod assistive;
mod keyboard;
pub mod shell;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use iced::theme::Mode;
use iced::{Subscription, Task, window};
use ombrelle_core::consent::Book;
use ombrelle_core::paths;
use ombrelle_core::protect::{Session, cores};
use ombrelle_core::settings::{Settings, WindowSize};
use ombrelle_i18n::{Language, Words};

use crate::album::SharedAlbum;
use crate::clipboard;
use crate::clock;
use crate::job::Workers;
use crate::keys::Shortcut;
use crate::places::Places;
use crate::screen::{
    Action, Context, Screen, Telling, fingerprints, help, home, parents, people, protect, settings,
    welcome, workshop,
};
use crate::theme::Look;
use crate::widget::{self, Notice, Tone, Ui};

pub use shell::window;

/// After this time without a key or a press the album book is locked: longer than for a register, since names are looked
/// at while photos are.
const IDLE: Duration = Duration::from_secs(600);

/// How long the album book stays open for copies that were being written at a quick exit.
const PATIENCE: Duration = Duration::from_secs(20);

/// Photos in which faces are looked for at the same time, where *Who is who* looks at all: with two, two cores are busy, and a finder more takes
/// some 60 MB.
const LOOKS_AT_ONCE: usize = 2;

/// After this time a line of good news leaves: some three times as long as reading it takes.
const PASSING: Duration = Duration::from_secs(12);

/// Everything that the window knows.
pub struct App {
    places: Places,
    settings: Settings,
    words: Words,
    system: Mode,
    window: iced::Size,
    session: Arc<Session>,
    album: Arc<SharedAlbum>,
    /// Whether the language was not chosen yet.
    new_here: bool,
    screen: Screen,
    /// The screens that lead here, the first one first; each is left at most once.
    way: Vec<Screen>,
    notice: Option<Notice>,
    /// What says the notice in another language, where something can.
    telling: Option<Telling>,
    /// When it came.
    noticed: Instant,
    escaped: Option<Instant>,
    /// Whether files are being held over the window.
    hovered: bool,
    /// When somebody last pressed a key or a button.
    touched: Instant,
    /// Whether the window has the keyboard.
    focused: bool,
    /// Tells somebody who looks at another window; none in tests.
    notify_elsewhere: Option<fn(String)>,
    /// Whether the person is being asked if work may be interrupted, or decisions lost.
    closing: Closing,
    /// What leads away from a page, while it is asked whether that may be.
    leaving: Option<Message>,
    welcome: welcome::State,
    home: home::State,
    protect: protect::State,
    fingerprints: fingerprints::State,
    people: people::State,
    parents: parents::State,
    workshop: workshop::State,
    help: help::State,
    choices: settings::State,
    assistant: assistive::Assistant,
}

/// Whether the program is about to end, or a page to be left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Closing {
    No,
    /// Whether work may be interrupted.
    Asked,
    /// Whether what was decided about so many photos, or typed into a letter or a form, may be lost.
    Unsaved(usize),
    /// Whether what was typed on a page may be lost by leaving it.
    Leaving,
    /// As soon as all work has stopped.
    Soon,
}

/// What can happen to the program.
#[derive(Clone)]
#[allow(
    missing_docs,
    reason = "each is the message of its screen, or says itself"
)]
pub enum Message {
    Welcome(welcome::Message),
    Home(home::Message),
    Protect(protect::Message),
    Fingerprints(fingerprints::Message),
    People(people::Message),
    Parents(parents::Message),
    Workshop(workshop::Message),
    Help(help::Message),
    Settings(settings::Message),
    Go(Screen),
    Back,
    Pressed(Shortcut),
    Dropped(PathBuf),
    /// Whether files are being held over the window.
    Hovered(bool),
    System(Mode),
    /// The window is there, of this size.
    Opened(window::Id, iced::Size),
    Resized(iced::Size),
    DismissNotice,
    /// Some seconds went by since a line of good news came.
    NoticeAged,
    CloseAsked,
    Stay,
    CloseAnyway,
    /// The button for a quick exit was pressed.
    Away,
    /// What concerns screen readers.
    Assistive(assistive::Message),
    /// Somebody pressed a key or a button.
    Touched,
    /// Ten seconds went by.
    Ticked,
}

/// What a screen may use, borrowed separately from its own state.
macro_rules! context {
    ($app:expr) => {
        Context {
            words: &$app.words,
            session: &$app.session,
            album: &$app.album,
            places: &$app.places,
            settings: &$app.settings,
        }
    };
}

impl App {
    /// The program as it starts; `given` are the photos and folders named on the command line.
    pub fn new(places: Places, given: Vec<PathBuf>) -> (Self, Task<Message>) {
        let read = places.settings.as_deref().map(Settings::read);
        let (settings, fault) = match read {
            Some(Ok(settings)) => (settings, None),
            Some(Err(error)) => (Settings::default(), Some(error)),
            None => (Settings::default(), None),
        };
        let chosen: Option<Language> = settings.language.as_deref().and_then(|l| l.parse().ok());
        let words = Words::new(chosen.unwrap_or_else(Language::from_system));
        let decoding = places.decoding.clone();
        let session = Session::new(paths::models(), cores()).decoding_in(decoding.clone());
        let session = session.looks_at_once(LOOKS_AT_ONCE.min(cores()));
        let mut app = Self {
            // Whoever opens photos with it sees them at once, in the language of the system; the question comes another day.
            new_here: chosen.is_none() && given.is_empty(),
            help: help::State::new(words.language()),
            parents: parents::State::new(words.language()),
            places,
            settings,
            words,
            system: Mode::None,
            window: iced::Size::new(1180.0, 780.0),
            session: Arc::new(session),
            album: Arc::default(),
            screen: Screen::Home,
            way: Vec::new(),
            notice: None,
            telling: None,
            noticed: Instant::now(),
            escaped: None,
            hovered: false,
            touched: Instant::now(),
            focused: true,
            notify_elsewhere: None,
            closing: Closing::No,
            leaving: None,
            welcome: welcome::State,
            home: home::State,
            protect: protect::State::default(),
            fingerprints: fingerprints::State::default().decoding_in(decoding),
            people: people::State::default(),
            workshop: workshop::State::default(),
            choices: settings::State,
            assistant: assistive::Assistant::default(),
        };
        app.count_writers(&Workers::default());
        let mut tasks = vec![iced::system::theme().map(Message::System)];
        if !given.is_empty() {
            tasks.push(app.enter(Screen::Protect));
            let given = protect::GalleryMessage::Given(given);
            tasks.push(app.handle(Message::Protect(protect::Message::Gallery(given))));
        }
        if let Some(notice) = help::load(&app.places, &app.words) {
            tasks.push(app.notify(notice));
        }
        if let Some(error) = fault {
            let advice = app.words.error(&error);
            tasks.push(app.notify(Notice::bad(advice)));
        }
        (app, Task::batch(tasks))
    }

    /// Counts the threads under which the program must not end: those that write for the album book and for the register. Nothing is open yet.
    fn count_writers(&mut self, writers: &Workers) {
        self.album = Arc::new(SharedAlbum::counted(writers.clone()));
        self.fingerprints.count_writers(writers.clone());
    }

    /// The title of the window; it never says what is open.
    pub fn title(&self) -> String {
        match self.screen {
            Screen::Away => self.words.say("app-calendar", &[]),
            _ => "Ombrelle".to_owned(),
        }
    }

    /// The colours and sizes in use.
    pub fn look(&self) -> Look {
        let look = Look {
            window: self.window,
            ..Look::of(&self.settings, self.system)
        };
        match self.notice {
            Some(_) => look.telling(),
            None => look,
        }
    }

    fn ui(&self) -> Ui<'_> {
        Ui {
            words: &self.words,
            look: self.look(),
            now: self.places.now(),
        }
    }

    fn handle(&mut self, message: Message) -> Task<Message> {
        // What comes back from threads after a quick exit is dropped unseen.
        if self.screen == Screen::Away
            && !matches!(
                message,
                Message::CloseAsked
                    | Message::CloseAnyway
                    | Message::Assistive(_)
                    // What is in the calendar is reached by key, and nothing else.
                    | Message::Pressed(
                        Shortcut::Next | Shortcut::Previous | Shortcut::Escape | Shortcut::Quit
                    )
            )
        {
            return Task::none();
        }
        if self.closing == Closing::No && self.loses_words(&message) {
            self.closing = Closing::Leaving;
            self.leaving = Some(message);
            return widget::focus_on(shell::stay_id());
        }
        let task = match message {
            Message::Welcome(message) => {
                let action = self.welcome.update(message, &self.settings);
                self.new_here = false;
                self.act(action, Message::Welcome)
            }
            Message::Home(message) => {
                let action = self.home.update(message);
                self.act(action, Message::Home)
            }
            Message::Help(message) => {
                let action = self.help.update(message, &context!(self));
                self.act(action, Message::Help)
            }
            Message::Settings(message) => {
                let action = self.choices.update(message, &context!(self));
                self.act(action, Message::Settings)
            }
            Message::Protect(message) => {
                if message.begins_to_save() {
                    // What is told of an earlier copy goes; what becomes of this one is told after.
                    self.notice = None;
                }
                let before = self.protect.open_at();
                let action = self.protect.update(message, &context!(self));
                let after = self.protect.open_at();
                let moved_on = before.is_some() && after.is_some() && after != before;
                if moved_on && self.has_good_news() {
                    // A report of the photo before would lie over the next one; that there is a copy stays beside its picture.
                    self.notice = None;
                }
                self.act(action, Message::Protect)
            }
            Message::Fingerprints(message) => {
                let action = self.fingerprints.update(message, &context!(self));
                self.act(action, Message::Fingerprints)
            }
            Message::People(message) => {
                if matches!(message, people::Message::Lock) {
                    // What was told may name somebody.
                    self.notice = None;
                }
                let action = self.people.update(message, &context!(self));
                let task = self.act(action, Message::People);
                Task::batch([task, self.follow_book()])
            }
            Message::Parents(message) => {
                let kept = matches!(message, parents::Message::Kept(_));
                let action = self.parents.update(message, &context!(self));
                let task = self.act(action, Message::Parents);
                Task::batch([task, self.read_book_after(kept)])
            }
            Message::Workshop(message) => {
                let action = self.workshop.update(message, &context!(self));
                self.act(action, Message::Workshop)
            }
            Message::Go(screen) => self.enter(screen),
            Message::Back => self.step_back(),
            Message::Pressed(shortcut) => self.pressed(shortcut),
            Message::Dropped(path) => {
                self.hovered = false;
                self.dropped(path)
            }
            Message::Hovered(hovered) => {
                self.hovered = hovered;
                Task::none()
            }
            Message::System(mode) => {
                self.system = mode;
                Task::none()
            }
            Message::Opened(window, size) => {
                let shown = self.opened(window);
                Task::batch([shown, self.handle(Message::Resized(size))])
            }
            Message::Resized(size) => {
                self.window = size;
                let look = self.look();
                let resizing = self.protect.resized(&look, &context!(self));
                resizing.map(Message::Protect)
            }
            Message::DismissNotice => {
                self.notice = None;
                Task::none()
            }
            Message::NoticeAged => {
                if self.has_passing_notice() && self.noticed.elapsed() >= PASSING {
                    self.notice = None;
                }
                Task::none()
            }
            Message::CloseAsked => self.close_asked(),
            Message::Stay => {
                self.closing = Closing::No;
                Task::none()
            }
            Message::CloseAnyway if self.closing == Closing::Leaving => {
                let leaving = self.leaving.take();
                let task = self.perform(leaving);
                self.closing = Closing::No;
                task
            }
            Message::CloseAnyway => {
                self.closing = Closing::Soon;
                self.stop();
                Task::none()
            }
            Message::Away => self.go_away(),
            Message::Assistive(message) => self.assist(message),
            Message::Touched => {
                self.somebody_is_there();
                Task::none()
            }
            Message::Ticked => {
                let message = self.fingerprints.ticked();
                let register = self.perform(message.map(Message::Fingerprints));
                Task::batch([register, self.lock_idle_book()])
            }
        };
        if self.notice.is_none() {
            // It may name somebody.
            self.telling = None;
        }
        let words = self.has_unsaved_letter() || self.has_unsaved_words();
        if self.closing == Closing::Leaving && !words {
            // They were locked away meanwhile.
            self.closing = Closing::No;
        }
        if self.closing == Closing::Soon && !self.is_busy() {
            return self.leave();
        }
        task
    }

    /// What the program listens to: keys, the window, and time while something waits for it.
    pub fn subscription(&self) -> Subscription<Message> {
        let mut all = vec![
            iced::event::listen_with(shell::on_event),
            iced::system::theme_changes().map(Message::System),
            window::close_requests().map(|_| Message::CloseAsked),
        ];
        if self.fingerprints.is_open() || self.people.can_be_locked() {
            all.push(clock::every(10).map(|()| Message::Ticked));
        }
        if self.has_passing_notice() {
            all.push(clock::every(3).map(|()| Message::NoticeAged));
        }
        Subscription::batch(all)
    }

    fn act<M: Send + 'static>(
        &mut self,
        action: Action<M>,
        wrap: fn(M) -> Message,
    ) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Run(task) => task.map(wrap),
            Action::Notify(notice) => self.notify(notice),
            Action::Tell(telling) => {
                let task = self.notify(telling(&self.words));
                self.telling = Some(telling);
                task
            }
            Action::Go(screen) => self.enter(screen),
            Action::KeepSettings(settings) => self.keep_settings(*settings),
            Action::CallBack(words) => self.call_back(words),
            Action::All(all) => {
                let tasks: Vec<_> = all.into_iter().map(|one| self.act(one, wrap)).collect();
                Task::batch(tasks)
            }
        }
    }

    /// Calls whoever looks at another window; whoever looks at this one sees it.
    fn call_back(&self, words: String) -> Task<Message> {
        if self.focused {
            return Task::none();
        }
        if let Some(notify) = self.notify_elsewhere {
            notify(words);
        }
        window::oldest().and_then(|window| {
            window::request_user_attention(window, Some(window::UserAttention::Informational))
        })
    }

    fn perform(&mut self, message: Option<Message>) -> Task<Message> {
        match message {
            Some(message) => self.handle(message),
            None => Task::none(),
        }
    }

    /// A notice stays until the person dismisses it, goes to another screen, or another one comes: nobody should have to read against a
    /// clock. Only a line of good news leaves by itself, and not where it is read aloud.
    fn notify(&mut self, notice: Notice) -> Task<Message> {
        self.notice = Some(notice);
        self.telling = None;
        self.noticed = Instant::now();
        Task::none()
    }

    fn has_good_news(&self) -> bool {
        let notice = self.notice.as_ref();
        notice.is_some_and(|notice| notice.tone == Tone::Good)
    }

    fn has_passing_notice(&self) -> bool {
        let passing = self.notice.as_ref().is_some_and(Notice::is_passing);
        passing && !self.assistant.is_on()
    }

    fn keep_settings(&mut self, settings: Settings) -> Task<Message> {
        if let Some(Ok(language)) = settings.language.as_deref().map(str::parse::<Language>)
            && language != self.words.language()
        {
            let before = std::mem::replace(&mut self.words, Words::new(language));
            self.help.language_changed(before.language(), language);
            self.parents.language_changed(before.language(), language);
            self.fingerprints.language_changed(&before, &self.words);
            self.people.language_changed(&before, &self.words);
            if let Some(telling) = self.telling.clone() {
                self.notice = Some(telling(&self.words));
            }
        }
        self.settings = settings;
        let path = self.places.settings.as_deref();
        match path.map(|path| self.settings.write(path)) {
            Some(Err(error)) => {
                let advice = self.words.error(&error);
                self.notify(Notice::bad(advice))
            }
            Some(Ok(())) | None => Task::none(),
        }
    }

    fn enter(&mut self, screen: Screen) -> Task<Message> {
        if screen == Screen::Away {
            return self.go_away();
        }
        if screen == self.screen {
            return Task::none();
        }
        match self.way.iter().position(|one| *one == screen) {
            // Back along the way, not round in a circle.
            Some(at) => self.way.truncate(at),
            None if screen == Screen::Home => self.way.clear(),
            None => self.way.push(self.screen),
        }
        self.notice = None;
        self.screen = screen;
        let task = match screen {
            Screen::Protect => {
                let typing = self.protect.entered().map(Message::Protect);
                Task::batch([self.photos_seen_again(), typing])
            }
            Screen::Fingerprints => {
                self.fingerprints.entered(&context!(self));
                widget::reset_focus(fingerprints::SCREEN)
            }
            // Whether there is a book, and which photos were noted in it meanwhile.
            Screen::People => {
                self.people.take_photos(self.protect.open_photos());
                self.people.entered(&context!(self)).map(Message::People)
            }
            Screen::Home
            | Screen::Parents
            | Screen::Workshop
            | Screen::Help
            | Screen::Settings
            | Screen::Keys
            | Screen::Away => Task::none(),
        };
        widget::unfocus().chain(task)
    }

    /// What the album book says by now, or that it is locked, holds for photos and for parents at once, whichever screen is shown: copies may be being
    /// saved.
    fn follow_book(&mut self) -> Task<Message> {
        let which = self.people.which_book();
        self.protect.take_names_of(which, &self.session);
        self.protect.take_book(self.people.book(), &self.session);
        let keeping = match self.parents.take_book(self.people.book()) {
            true => self.handle(Message::Parents(parents::Message::Keep(true))),
            false => Task::none(),
        };
        let seen = match self.screen {
            // Whoever was shown on the book's word is covered from now on.
            Screen::Protect => self.photos_seen_again(),
            _ => Task::none(),
        };
        Task::batch([keeping, seen])
    }

    /// Has the album book read again where the audit was just written into it; it may have been locked meanwhile.
    fn read_book_after(&mut self, written: bool) -> Task<Message> {
        if !written {
            return Task::none();
        }
        if self.people.book().is_none() {
            self.parents.take_book(None);
        }
        let reading = self.people.read_again(&context!(self));
        reading.map(Message::People)
    }

    /// Lets photos be drawn as everything is decided by now, where that changed outside of their screen.
    fn photos_seen_again(&mut self) -> Task<Message> {
        let drawing = self.protect.seen_again(&context!(self));
        drawing.map(Message::Protect)
    }

    /// One step back, within the screen first.
    fn step_back(&mut self) -> Task<Message> {
        let inside = match self.screen {
            Screen::Protect => self.protect.back().map(Message::Protect),
            Screen::Fingerprints => self.fingerprints.back().map(Message::Fingerprints),
            Screen::People => self.people.shortcut(Shortcut::Escape).map(Message::People),
            Screen::Workshop => self.workshop.back().map(Message::Workshop),
            Screen::Home
            | Screen::Parents
            | Screen::Help
            | Screen::Settings
            | Screen::Keys
            | Screen::Away => None,
        };
        match inside {
            Some(message) => self.handle(message),
            None => self.back(),
        }
    }

    fn back(&mut self) -> Task<Message> {
        let to = self.way.last().copied().unwrap_or(Screen::Home);
        self.enter(to)
    }

    /// Whether what is dropped now is taken.
    fn takes_files(&self) -> bool {
        match self.screen {
            Screen::Home => !self.new_here,
            Screen::Protect => true,
            Screen::Fingerprints => self.fingerprints.answers_files(),
            Screen::People => self.people.takes_files(),
            // No file is opened in a session with a class.
            Screen::Workshop => false,
            Screen::Parents | Screen::Help | Screen::Settings | Screen::Keys | Screen::Away => {
                false
            }
        }
    }

    fn dropped(&mut self, path: PathBuf) -> Task<Message> {
        let message = match self.screen {
            Screen::Fingerprints => self.fingerprints.dropped(path).map(Message::Fingerprints),
            Screen::People => self.people.dropped(path).map(Message::People),
            Screen::Home | Screen::Protect if !self.new_here => {
                let entering = self.enter(Screen::Protect);
                let message = self.protect.dropped(path).map(Message::Protect);
                return Task::batch([entering, self.perform(message)]);
            }
            Screen::Home | Screen::Protect => None,
            // No file is opened in a session with a class.
            Screen::Workshop => None,
            Screen::Parents | Screen::Help | Screen::Settings | Screen::Keys | Screen::Away => None,
        };
        self.perform(message)
    }

    /// Shows the neutral screen at once; whatever was open is dropped, and wiped where it is secret.
    fn go_away(&mut self) -> Task<Message> {
        self.stop();
        self.screen = Screen::Away;
        self.way.clear();
        self.notice = None;
        self.leaving = None;
        self.protect = protect::State::default();
        self.session.set_book(Book::default());
        self.fingerprints = fingerprints::State::default();
        self.people = people::State::default();
        self.parents = parents::State::new(self.words.language());
        self.workshop = workshop::State::default();
        // In a thread: a job may still hold it, and the screen must not wait. The program ends only after it.
        let next = Arc::new(SharedAlbum::counted(self.album.writers().clone()));
        let album = std::mem::replace(&mut self.album, next);
        let closing = album.writers().begin();
        let _ = std::thread::Builder::new().spawn(move || {
            // It notes the copies, too, that are being written just then.
            closing.wait_for_others(PATIENCE);
            album.close();
        });
        // A letter, or whom somebody calls: whoever comes to the computer next would paste it.
        clipboard::take_off()
    }

    /// Somebody pressed something, or had a screen reader do it: the book stays open, and the register where it is looked at.
    fn somebody_is_there(&mut self) {
        self.touched = Instant::now();
        if self.screen == Screen::Fingerprints {
            self.fingerprints.somebody_is_there();
        }
    }

    /// Locks the album book where nobody did anything for a while, and says so; not while it is being written or photos
    /// are saved, which it notes. A passphrase that was only typed is forgotten.
    fn lock_idle_book(&mut self) -> Task<Message> {
        let idle = self.touched.elapsed() >= IDLE && self.people.can_be_locked();
        if !idle || self.people.is_busy() || self.parents.is_busy() || self.protect.is_busy() {
            return Task::none();
        }
        let open = self.people.book().is_some();
        let locking = self.lock_book();
        if !open {
            return locking;
        }
        let notice = Notice::good(self.words.say("app-people-idle", &[]));
        Task::batch([locking, self.notify(notice)])
    }

    fn is_busy(&self) -> bool {
        self.protect.is_busy()
            || self.fingerprints.is_busy()
            || self.people.is_busy()
            || self.parents.is_busy()
            || self.workshop.is_busy()
    }

    fn stop(&self) {
        self.protect.stop();
        self.fingerprints.stop();
        self.people.stop();
        self.workshop.stop();
    }

    fn close_asked(&mut self) -> Task<Message> {
        if self.is_busy() {
            self.closing = Closing::Asked;
            return widget::focus_on(shell::stay_id());
        }
        match self.protect.unsaved() {
            0 if !self.has_unsaved_letter() && !self.has_unsaved_words() => self.leave(),
            count => {
                self.closing = Closing::Unsaved(count);
                widget::focus_on(shell::stay_id())
            }
        }
    }

    /// Whether a message leaves a page on which something was typed that is kept nowhere yet.
    fn loses_words(&self, message: &Message) -> bool {
        match message {
            Message::Fingerprints(message) => self.fingerprints.loses_words(message),
            Message::People(message) => self.people.loses_words(message),
            _ => false,
        }
    }

    /// Whether something was typed into a letter that is written nowhere yet.
    fn has_unsaved_letter(&self) -> bool {
        self.people.has_unsaved_letter() || self.fingerprints.has_unsaved_letter()
    }

    /// Whether words were typed into a form that nothing keeps yet.
    fn has_unsaved_words(&self) -> bool {
        self.people.has_unsaved_words() || self.fingerprints.has_unsaved_words()
    }

    /// Ends the program; it keeps how large the window was.
    fn leave(&mut self) -> Task<Message> {
        let size = WindowSize::of(self.window.width, self.window.height);
        // Whoever never chose a language leaves no trace of having opened the program.
        if self.settings.language.is_some() && self.settings.window != Some(size) {
            self.settings.window = Some(size);
            // There is no window any more that could tell of a fault, and nothing is lost by one.
            let path = self.places.settings.as_deref();
            let _ = path.map(|path| self.settings.write(path));
        }
        iced::exit()
    }
}
