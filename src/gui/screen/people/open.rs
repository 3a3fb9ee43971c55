//! The open book: which page of it is shown, and the way between them.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::plan;
use ombrelle_core::plan::consent::{Book, Export};

use super::ask::Ask;
use super::class::Class;
use super::destroy::{self, Destroy};
use super::fault::{Fault, above};
use super::form::Form;
use super::list::Line;
use super::paper::{self, Paper};
use super::passphrase::Passphrase;
use super::record::Record;
use super::work::{self, Event};
use super::{Message, class, list, person, warn};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{Icon, NEAR};
use crate::widget::{ButtonStyle, Ui};

/// Where one can go, and what can be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// To write somebody down.
    Add,
    /// To change who somebody is.
    Change(u32),
    /// To take somebody out.
    Remove(u32),
    /// To write a decision down.
    Record(u32),
    /// To ask a child.
    Ask(u32),
    /// To withdraw decisions.
    Withdraw(Vec<u32>),
    /// To class lists.
    Class,
    /// To a form to print, for somebody or without a name.
    Paper(Option<u32>),
    /// To a receipt of a decision.
    Receipt(u32),
    /// To another passphrase.
    Passphrase,
    /// To the end of the book.
    Destroy,
}

/// What is done on a page of its own.
pub enum Panel {
    /// Writing somebody down, or changing who it is.
    Form(Form),
    /// Writing a decision down.
    Record(Record),
    /// Asking a child.
    Ask(Ask),
    /// Withdrawing decisions.
    Withdraw(Vec<u32>),
    /// Taking somebody out.
    Remove(u32),
    /// Photos that went out, which are to be taken down.
    TakeDown(Vec<Export>),
    /// Class lists.
    Class(Class),
    /// A form to print.
    Paper(Paper),
    /// Another passphrase.
    Passphrase(Passphrase),
    /// The end of the book.
    Destroy(Destroy),
}

/// What follows a message.
pub enum Next {
    /// Nothing.
    Stay,
    /// Work with the book.
    Work(Task<Message>),
    /// Something else.
    Act(Action<Message>),
}

/// What every page is drawn with.
#[derive(Clone, Copy)]
pub struct Shared<'a> {
    /// Words and look.
    pub ui: Ui<'a>,
    /// Whether something is being written.
    pub busy: bool,
    /// What was not done, and why.
    pub fault: Option<&'a Fault>,
}

impl<'a> Shared<'a> {
    /// What was not done, on the page where it was asked for.
    pub fn told(&self) -> Option<Element<'a, Message>> {
        self.fault.map(|fault| fault.view(&self.ui))
    }

    /// What ends a page: what was not done; the buttons, away and what to do; whether it is being done.
    pub fn ends(
        &self,
        style: ButtonStyle,
        icon: Icon,
        words: String,
        does: Option<Message>,
    ) -> Element<'a, Message> {
        let does = does.filter(|_| !self.busy);
        let cancel = self
            .ui
            .button(ButtonStyle::Plain, self.ui.text("app-people-cancel"));
        let cancel = cancel.on_press_maybe((!self.busy).then_some(Message::Close));
        let buttons = row![
            cancel,
            self.ui.with_icon(style, icon, words).on_press_maybe(does)
        ];
        let sealing = self
            .busy
            .then(|| self.ui.quiet(self.ui.text("app-people-sealing")));
        let below = column![buttons.spacing(NEAR).wrap().vertical_spacing(NEAR)]
            .push(sealing)
            .spacing(NEAR);
        above(self.told(), below)
    }

    /// A message, while nothing is being written.
    pub fn unless_busy(&self, message: Message) -> Option<Message> {
        (!self.busy).then_some(message)
    }
}

/// The open book.
pub struct Open {
    /// What it holds, as it was last looked at.
    pub book: Arc<Book>,
    /// A line a person, worked out once.
    pub lines: Vec<Line>,
    /// Only people whose names have this in them.
    pub filter: String,
    person: Option<u32>,
    pub(super) panel: Option<Panel>,
    /// Counts pages, so that a new one is told from the one before.
    page: u32,
}

impl Open {
    /// A book, at its list of people.
    pub fn new(book: Arc<Book>) -> Self {
        Self {
            lines: list::lines(&book),
            book,
            filter: String::new(),
            person: None,
            panel: None,
            page: 0,
        }
    }

    /// It holds something else now.
    pub fn renew(&mut self, book: Arc<Book>) {
        self.lines = list::lines(&book);
        self.person = self.person.filter(|number| book.person(*number).is_some());
        self.book = book;
    }

    /// Who is shown.
    pub fn person(&self) -> Option<u32> {
        self.person
    }

    /// The page's number.
    pub fn page(&self) -> u32 {
        self.page
    }

    /// Whether Escape leads somewhere inside.
    pub fn has_inside(&self) -> bool {
        self.person.is_some() || self.panel.is_some()
    }

    /// Whether class lists are shown.
    pub fn is_class(&self) -> bool {
        matches!(self.panel, Some(Panel::Class(_)))
    }

    /// One step out.
    pub fn close(&mut self) {
        if self.panel.is_none() {
            self.person = None;
        }
        self.close_panel();
    }

    /// Out of what is done on a page of its own.
    pub fn close_panel(&mut self) {
        self.page += 1;
        self.panel = None;
    }

    /// To somebody.
    pub fn go_to(&mut self, number: u32) {
        self.close_panel();
        self.person = Some(number);
    }

    /// To everybody.
    pub fn go_home(&mut self) {
        self.close_panel();
        self.person = None;
    }

    fn show(&mut self, panel: Panel) -> Next {
        self.page += 1;
        self.panel = Some(panel);
        Next::Stay
    }

    /// Takes a message.
    ///
    /// # Errors
    /// What keeps it from being done.
    pub fn update(
        &mut self,
        message: Message,
        context: &Context<'_>,
        turn: u32,
        busy: bool,
    ) -> Result<Next, Fault> {
        match (message, &mut self.panel) {
            (Message::Look(number), _) => self.go_to(number),
            (Message::Filter(text), _) => self.filter = text,
            (Message::Go(goal), _) if !busy => return Ok(self.go(goal, context)),
            (Message::Form(message), Some(Panel::Form(form))) => {
                if let Some(change) = form.update(message)? {
                    return Ok(Next::Work(work::change(turn, context.desk.clone(), change)));
                }
            }
            (Message::Record(message), Some(Panel::Record(record))) => {
                if let Some(change) = record.update(message, &self.book, context.words)? {
                    return Ok(Next::Work(work::change(turn, context.desk.clone(), change)));
                }
            }
            (Message::Ask(message), Some(Panel::Ask(ask))) => {
                let before = ask.at();
                let change = ask.update(message);
                if ask.at() != before {
                    self.page += 1;
                }
                if let Some(change) = change {
                    return Ok(Next::Work(work::change(turn, context.desk.clone(), change)));
                }
            }
            (Message::Class(message), Some(Panel::Class(class))) => {
                return Ok(class.update(message, &self.book, context, turn));
            }
            (Message::Dropped(path), None | Some(Panel::Class(_))) if !busy => {
                let mut class = Class;
                let message = class::Message::Picked(Picked::Paths(vec![path]));
                let next = class.update(message, &self.book, context, turn);
                self.show(Panel::Class(class));
                return Ok(next);
            }
            (Message::Paper(message), Some(Panel::Paper(paper))) => {
                return paper.update(message, &self.book, context, turn);
            }
            (Message::Receipt(number, picked), _) => {
                return Ok(self.receipt(number, picked, context, turn));
            }
            (Message::Passphrase(message), Some(Panel::Passphrase(new))) => {
                let path = context.places.book.clone().unwrap_or_default();
                if let Some(both) = new.update(message)? {
                    let desk = context.desk.clone();
                    let change = move |album: &mut _| work::change_passphrase(album, &path, both);
                    return Ok(Next::Work(work::with_album(turn, desk, change)));
                }
            }
            (Message::Word(word), Some(Panel::Destroy(destroy))) => destroy.word = word,
            (Message::Sure, Some(panel)) if !busy => return sure(panel, &self.book, context, turn),
            _ => {}
        }
        Ok(Next::Stay)
    }

    fn go(&mut self, goal: Goal, context: &Context<'_>) -> Next {
        let person = |number| self.book.person(number);
        let panel = match goal {
            Goal::Add => Some(Panel::Form(Form::default())),
            Goal::Change(number) => person(number).map(|p| Panel::Form(Form::of(p))),
            Goal::Remove(number) => Some(Panel::Remove(number)),
            Goal::Record(number) => person(number).map(|p| Panel::Record(Record::new(p))),
            Goal::Ask(number) => person(number).map(|p| Panel::Ask(Ask::new(p))),
            Goal::Withdraw(numbers) => Some(Panel::Withdraw(numbers)),
            Goal::Class => Some(Panel::Class(Class)),
            Goal::Paper(number) => Some(Panel::Paper(Paper::new(number))),
            Goal::Passphrase => Some(Panel::Passphrase(Passphrase::default())),
            Goal::Destroy => Some(Panel::Destroy(Destroy::default())),
            Goal::Receipt(number) => {
                let values = [("number", number.into())];
                let title = context.words.say("app-people-receipt", &[]);
                let name = context.words.say("app-people-receipt-file", &values);
                let picked = move |picked| Message::Receipt(number, picked);
                let asked = Task::perform(dialog::save(title, name), picked);
                return Next::Act(Action::Run(asked));
            }
        };
        match panel {
            Some(panel) => self.show(panel),
            None => Next::Stay,
        }
    }

    fn receipt(&self, number: u32, picked: Picked, context: &Context<'_>, turn: u32) -> Next {
        let decision = self.book.decisions().find(|d| d.number == number);
        match (picked, decision) {
            (Picked::NoDialog, _) => Next::Act(Action::Notify(no_dialog(context))),
            (Picked::Paths(paths), Some(decision)) => {
                let sheet = context.words.receipt(&self.book, decision);
                paper::write(paths, sheet, true, context, turn)
            }
            _ => Next::Stay,
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, shared: Shared<'a>) -> Element<'a, Message> {
        let book = &*self.book;
        let ui = &shared.ui;
        let Some(panel) = &self.panel else {
            return match self.person.and_then(|number| book.person(number)) {
                Some(person) => person::view(shared, book, person),
                None => self.list(shared),
            };
        };
        let inside = match panel {
            Panel::Form(form) => form.view(shared),
            Panel::Record(record) => record.view(shared, book),
            Panel::Ask(ask) => ask.view(shared, book),
            Panel::Withdraw(numbers) => warn::withdraw(shared, book, numbers),
            Panel::Remove(number) => warn::remove(shared, book, *number),
            Panel::TakeDown(exports) => warn::take_down(shared, exports),
            Panel::Class(class) => class.view(shared, book),
            Panel::Paper(paper) => paper.view(shared, book),
            Panel::Passphrase(new) => new.view(shared),
            Panel::Destroy(destroy) => {
                let (word, sure, cancel) = (Message::Word, Message::Sure, Message::Close);
                return destroy.view(ui, shared.busy, shared.told(), word, sure, cancel);
            }
        };
        ui.page(inside)
    }
}

/// Does what was asked about.
fn sure(panel: &Panel, book: &Book, context: &Context<'_>, turn: u32) -> Result<Next, Fault> {
    let desk = context.desk.clone();
    Ok(match panel {
        Panel::Withdraw(numbers) => {
            let (numbers, today) = (numbers.clone(), plan::today());
            let withdraw = move |book: &mut Book| {
                let mut all: Vec<Export> = Vec::new();
                for number in numbers {
                    for export in book.withdraw(number, today)? {
                        if !all.iter().any(|there| there.number == export.number) {
                            all.push(export);
                        }
                    }
                }
                Ok(Event::Withdrawn(all))
            };
            Next::Work(work::change(turn, desk, withdraw))
        }
        Panel::Remove(number) => {
            let number = *number;
            let name = book.person(number).map(|person| person.name.clone());
            let remove = move |album: &mut plan::consent::Album| {
                let removed = album.change_for_good(|book| book.remove(number));
                let exports = removed.map_err(Fault::plain)?;
                Ok(Event::Removed(name.unwrap_or_default(), exports))
            };
            Next::Work(work::with_album(turn, desk, remove))
        }
        Panel::Destroy(typed) => {
            destroy::sure(&typed.word, context.words)?;
            let path: PathBuf = context.places.book.clone().unwrap_or_default();
            Next::Work(work::destroy(turn, desk, path))
        }
        _ => Next::Stay,
    })
}
