//! The register itself: made, opened, restored, given another passphrase, locked, destroyed; and what is found where it belongs.

use ombrelle_core::letters;
use ombrelle_core::register::Register;

use super::jobs::{self, SharedRegister};
use super::notices::{Failure, Outcome};
use super::typed::{Field, Typed};
use super::{Action, Context, Enter, Front, Message, Page, State, What, export, log};
use crate::job::Job;

/// By work on a thread.
impl State {
    pub(super) fn enter(&mut self, how: Enter, context: &Context<'_>) -> Action<Message> {
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

    pub(super) fn change_passphrase(
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
    pub(super) fn destroy(&mut self, context: &Context<'_>) -> Action<Message> {
        let word = context.words.say("register-word-destroy", &[]);
        let typed = letters::plain(self.typed.of(Field::Word).trim()) == letters::plain(&word);
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

/// At once.
impl State {
    /// Looks what is where the register belongs.
    pub(super) fn look(&mut self, context: &Context<'_>) {
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
    pub(super) fn look_unless_open(&mut self, context: &Context<'_>) {
        if self.open.is_none() && self.job.is_none() && self.front != Front::Damaged {
            self.look(context);
        }
    }

    /// Drops the register and everything that came from it; running work is asked to stop.
    pub(super) fn lock(&mut self) {
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
        self.gathering = Job::default();
    }

    pub(super) fn lock_away(&mut self, context: &Context<'_>, outcome: Outcome) -> Action<Message> {
        self.lock();
        self.look(context);
        self.go_and_tell(Page::Front, outcome)
    }
}
