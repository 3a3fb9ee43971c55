//! Files that are to be added or checked: chosen in the system's dialog or dropped on the window. They are told by their number alone.

use std::path::PathBuf;
use std::time::Duration;

use iced::Task;
use ombrelle_i18n::Words;

use super::jobs::{self, SharedRegister};
use super::notices::{Failure, Outcome};
use super::typed::Field;
use super::{Action, Context, Message, Page, Request, SCREEN, State, What};
use crate::dialog::{self, Picked};
use crate::job::Job;
use crate::widget::{self, Notice};

/// Files dropped together arrive one by one within this time.
const TOGETHER: Duration = Duration::from_millis(250);

/// What is said where a file would lead away from what is being typed.
fn words_first(words: &Words) -> Action<Message> {
    Action::Notify(Notice::warn(words.say("app-fp-words-first", &[])))
}

impl State {
    /// Whether files can be added or checked here and now.
    pub(super) fn takes_files(&self) -> bool {
        self.has_place_for_files() && self.job.is_none()
    }

    /// Whether files can be added or checked here, if not just now.
    pub(super) fn has_place_for_files(&self) -> bool {
        let here = matches!(
            self.page,
            Page::List | Page::Check | Page::Item(_) | Page::Log(_)
        );
        here && self.open.is_some()
    }

    pub(super) fn pick(&self, context: &Context<'_>) -> Action<Message> {
        let key = match self.page {
            Page::Check => "app-fp-pick-check",
            Page::Log(_) => "app-fp-log-file",
            _ => "app-fp-pick-add",
        };
        let awaited = self.awaited.clone();
        let title = context.words.say(key, &[]);
        let picked = move |picked| Message::Register(Request::Picked(awaited.event(picked)));
        Action::Run(match self.page {
            // An entry of the log keeps one.
            Page::Log(_) => Task::perform(dialog::file(title), picked),
            _ => Task::perform(dialog::files(title), picked),
        })
    }

    pub(super) fn picked(
        &mut self,
        picked: Picked,
        register: SharedRegister,
        words: &Words,
    ) -> Action<Message> {
        match picked {
            Picked::Nothing => Action::None,
            Picked::NoDialog => self.refuse(&Failure::NoDialog, words),
            Picked::Paths(paths) if matches!(self.page, Page::Log(_)) => {
                self.show_in_log(paths.into_iter().next(), words)
            }
            Picked::Paths(_) if self.is_typing_a_report() => words_first(words),
            Picked::Paths(paths) => {
                paths.into_iter().for_each(|path| self.choose(path));
                match self.page {
                    Page::Check => self.compare(register),
                    _ => Action::Run(widget::reset_focus(SCREEN)),
                }
            }
        }
    }

    /// A file shows what is noted in the log. That another one was given before is said: files that are dropped together come one by one.
    fn show_in_log(&mut self, file: Option<PathBuf>, words: &Words) -> Action<Message> {
        let before = self.log.file.take();
        let replaced = before.is_some() && file.is_some() && before != file;
        self.log.show(file);
        match replaced {
            true => Action::Notify(Notice::warn(words.say("app-fp-log-one-file", &[]))),
            false => Action::None,
        }
    }

    /// Whether something is typed about an item: files are added on the page of all items, and no page keeps what was typed on another.
    fn is_typing_a_report(&self) -> bool {
        matches!(self.page, Page::Item(_)) && self.typed.holds_words()
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

    pub(super) fn dropped_here(&mut self, path: PathBuf, words: &Words) -> Action<Message> {
        if let Page::Log(_) = self.page {
            return self.show_in_log(Some(path), words);
        }
        if self.is_typing_a_report() {
            return words_first(words);
        }
        self.choose(path);
        if self.page != Page::Check {
            return Action::Run(widget::reset_focus(SCREEN));
        }
        self.gathering = Job::default();
        let task = self.gathering.run((), |_| std::thread::sleep(TOGETHER));
        Action::Run(task.map(|event| Message::Register(Request::Gathered(event))))
    }

    pub(super) fn add(&mut self, register: SharedRegister) -> Action<Message> {
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

    pub(super) fn compare(&mut self, register: SharedRegister) -> Action<Message> {
        let paths = std::mem::take(&mut self.chosen);
        if paths.is_empty() {
            return Action::None;
        }
        self.start(What::Checking, paths.len(), move |running| {
            jobs::compare(running, &register, &paths)
        })
    }
}
