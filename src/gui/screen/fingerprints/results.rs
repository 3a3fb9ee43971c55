//! What comes back from threads: the change is shown, or it is said what failed.

use std::sync::Arc;
use std::time::Instant;

use ombrelle_core::error::{ErrorKind, REGISTER, VaultError};
use ombrelle_core::register::Register;
use ombrelle_i18n::Words;

use super::items::Items;
use super::jobs::{self, Done};
use super::notices::{self, Failure, Outcome};
use super::{Action, Context, Front, Message, Open, Page, State};
use crate::job::JobEvent;

impl State {
    pub(super) fn on_job_event(
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
                let typed = job.about.typings != self.typed.typings();
                self.job = None;
                match &*ended {
                    Ok(done) => self.done(done, typed, context),
                    Err(failure) => self.failed(failure, context),
                }
            }
            None => Action::None,
        }
    }

    /// Goes to the page where the change shows, and says what was done; `typed` says whether something was typed meanwhile.
    fn done(&mut self, done: &Done, typed: bool, context: &Context<'_>) -> Action<Message> {
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
            Done::Added(items, _) if self.page != Page::List => {
                self.renew(items);
                // Somebody went to an item meanwhile, and may be typing.
                self.outcome = outcome;
                Action::None
            }
            Done::Added(items, _) | Done::Withdrawn(items, _) => {
                self.renew(items);
                self.go_and_tell(Page::List, outcome)
            }
            Done::Noted(items, _) | Done::Kept(items, ..) => {
                self.renew(items);
                if !typed {
                    return self.go_and_tell(self.page, outcome);
                }
                // That is not noted, so that it stays, with the cursor in it; a file is.
                self.log.show(None);
                self.outcome = outcome;
                Action::None
            }
            Done::OriginSet(items, ..) | Done::Forgotten(items, _) => {
                self.renew(items);
                self.tell_here(outcome)
            }
            Done::PassphraseChanged => self.go_and_tell(Page::List, outcome),
            Done::Checked(checked) => {
                self.outcome = Outcome {
                    checked: Some(checked.clone()),
                    ..Outcome::default()
                };
                Action::None
            }
            Done::Exported { .. } | Done::CopySaved | Done::LetterWritten(_) => {
                if let Done::LetterWritten(typings) = done {
                    self.letter_is_kept(*typings);
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
    pub(super) fn refuse(&mut self, failure: &Failure, words: &Words) -> Action<Message> {
        self.outcome = Outcome::refused(failure, words);
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
