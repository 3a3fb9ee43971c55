//! What the person asks for, as work in a thread or as a dialog of the system.

use std::path::PathBuf;
use std::time::Duration;

use iced::Task;
use ombrelle_core::plan::{self, Reported};
use ombrelle_i18n::Words;
use zeroize::Zeroizing;

use super::told::{Fault, Told};
use super::typed::Field;
use super::work::{self, Shared};
use super::{Action, Context, Message, Page, SCREEN, State, What};
use crate::dialog::{self, Picked};
use crate::{job, widget};

/// Files that are dropped together arrive one by one within this time.
const TOGETHER: Duration = Duration::from_millis(250);

impl State {
    pub(super) fn begin(&mut self, message: &Message, context: &Context<'_>) -> Action<Message> {
        let Some(path) = context.places.register.clone() else {
            return Action::None;
        };
        let mut typed = std::mem::take(&mut self.typed);
        let mut take = |field| typed.take(field);
        match message {
            Message::Make => {
                let (new, again) = (take(Field::New), take(Field::Again));
                self.start(What::Writing, 0, move |_| work::make(&path, &new, &again))
            }
            Message::Restore => {
                let typed = take(Field::Passphrase);
                self.start(What::Writing, 0, move |errand| {
                    work::restore(errand, &path, &typed)
                })
            }
            _ => {
                let typed = take(Field::Passphrase);
                self.start(What::Opening, 0, move |errand| {
                    work::open(errand, &path, &typed)
                })
            }
        }
    }

    pub(super) fn pick(&mut self, context: &Context<'_>) -> Action<Message> {
        let key = match self.page {
            Page::Check => "app-fp-pick-check",
            _ => "app-fp-pick-add",
        };
        let ticket = work::ticket();
        self.awaited = ticket;
        let dialog = dialog::files(context.words.say(key, &[]));
        Action::Run(Task::perform(dialog, move |picked| {
            Message::Picked(ticket, picked)
        }))
    }

    pub(super) fn picked(&mut self, picked: Picked, register: Shared) -> Action<Message> {
        match picked {
            Picked::Nothing => Action::None,
            Picked::NoDialog => {
                self.told = Told::Fault(Fault::NoDialog);
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

    /// A file is to be added, or checked where that is asked.
    fn choose(&mut self, path: PathBuf) {
        if !matches!(self.page, Page::Check | Page::List) {
            let _ = self.go(Page::List);
        }
        self.told = Told::Nothing;
        if !self.chosen.contains(&path) {
            self.chosen.push(path);
        }
    }

    pub(super) fn dropped_here(&mut self, path: PathBuf) -> Action<Message> {
        self.choose(path);
        if self.page != Page::Check {
            return Action::Run(widget::reset_focus(SCREEN));
        }
        self.awaited = work::ticket();
        let gathered = Message::Gathered(self.awaited);
        Action::Run(job::run(gathered.clone(), move |_| {
            std::thread::sleep(TOGETHER);
            gathered
        }))
    }

    pub(super) fn add(&mut self, register: Shared) -> Action<Message> {
        let paths = std::mem::take(&mut self.chosen);
        if paths.is_empty() {
            return Action::None;
        }
        let label = self.typed.take(Field::Label);
        self.start(What::Adding, paths.len(), move |errand| {
            let label = match paths.len() {
                1 => label.trim(),
                _ => "",
            };
            work::add(errand, &register, &paths, label)
        })
    }

    pub(super) fn compare(&mut self, register: Shared) -> Action<Message> {
        let paths = std::mem::take(&mut self.chosen);
        if paths.is_empty() {
            return Action::None;
        }
        self.start(What::Checking, paths.len(), move |errand| {
            work::compare(errand, &register, &paths)
        })
    }

    pub(super) fn note(&mut self, number: u32, register: Shared) -> Action<Message> {
        let Some(day) = work::day(self.typed.of(Field::Day)) else {
            self.told = Told::Fault(Fault::NoDay);
            return Action::None;
        };
        let text = |field| self.typed.of(field).trim().to_owned();
        let reported = Reported {
            day,
            to: text(Field::Service),
            case_number: text(Field::Case),
        };
        self.start(What::Writing, 0, move |_| {
            work::note(&register, number, reported)
        })
    }

    pub(super) fn shift_day(&mut self, by: i8) -> Action<Message> {
        let day = work::day(self.typed.of(Field::Day)).unwrap_or_else(plan::today);
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

    pub(super) fn ask_where(&mut self, context: &Context<'_>) -> Action<Message> {
        let say = |key| context.words.say(key, &[]);
        let ticket = work::ticket();
        self.awaited = ticket;
        let dialog = dialog::save(say("app-fp-export-save"), say(self.export.sort.name()));
        Action::Run(Task::perform(dialog, move |picked| {
            Message::SaveTo(ticket, picked)
        }))
    }

    pub(super) fn export_to(
        &mut self,
        picked: Picked,
        register: Shared,
        words: &Words,
    ) -> Action<Message> {
        let target = match picked {
            Picked::Nothing => return Action::None,
            Picked::NoDialog => {
                self.told = Told::Fault(Fault::NoDialog);
                return Action::None;
            }
            Picked::Paths(paths) => paths.into_iter().next(),
        };
        let Some(target) = target.filter(|_| self.export.read || !self.export.sort.reveals())
        else {
            return Action::None;
        };
        let (sort, left_out) = (self.export.sort, self.export.left_out.clone());
        let language = words.language();
        self.start(What::Writing, 0, move |_| {
            let words = Words::new(language);
            work::export(&register, &target, sort, &left_out, &words)
        })
    }

    pub(super) fn change(&mut self, register: Shared, context: &Context<'_>) -> Action<Message> {
        let Some(path) = context.places.register.clone() else {
            return Action::None;
        };
        let now = self.typed.take(Field::Passphrase);
        let new = self.typed.take(Field::New);
        let again = self.typed.take(Field::Again);
        self.start(What::Writing, 0, move |_| {
            work::change(&register, &path, (&now, &new, &again))
        })
    }

    /// Locks the register, so that nobody holds it, and destroys it.
    pub(super) fn destroy(&mut self, context: &Context<'_>) -> Action<Message> {
        let word = context.words.say("register-word-destroy", &[]);
        let typed = self.typed.of(Field::Word).trim() == word;
        let path = context.places.register.clone().filter(|_| typed);
        let Some(path) = path.filter(|_| self.job.is_none()) else {
            self.told = Told::Fault(Fault::NotConfirmed);
            return Action::None;
        };
        self.lock();
        self.look(context);
        self.start(What::Writing, 0, move |errand| work::destroy(errand, &path))
    }
}
