//! What follows from what the person does, and from what comes back from threads.

use std::sync::Arc;
use std::time::Instant;

use ombrelle_core::error::Reason;
use ombrelle_core::plan;
use zeroize::Zeroizing;

use super::told::{Fault, Told};
use super::typed::{Field, Typed};
use super::work::{self, End, Ended, Errand};
use super::{Action, Context, Doing, Front, Message, Open, Page, SCREEN, State, What};
use crate::job::{self, Job};
use crate::widget;

impl State {
    /// Somebody comes in: what is there?
    pub fn entered(&mut self, context: &Context<'_>) {
        self.last = Instant::now();
        if self.open.is_none() && self.job.is_none() && self.front != Front::Damaged {
            self.look(context);
        }
    }

    /// Takes a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        if !matches!(message, Message::Idle | Message::Step(_)) {
            self.last = Instant::now();
        }
        match message {
            Message::Here => Action::None,
            Message::Typed(field, text) => {
                self.typed.set(field, text);
                if matches!(self.told, Told::Fault(_) | Told::Idle | Told::TooEarly) {
                    self.told = Told::Nothing;
                }
                Action::None
            }
            Message::Make | Message::Unlock | Message::Restore => self.begin(&message, context),
            Message::Lock => self.lock_away(context, Told::Nothing),
            Message::Idle if self.page == Page::Talk => {
                self.lock();
                self.look(context);
                Action::None
            }
            Message::Idle => self.lock_away(context, Told::Idle),
            Message::To(page) => self.go(page),
            Message::Back => self.go_back(),
            Message::Said(said) => {
                self.talk.hear(said);
                Action::Run(widget::reset_focus(SCREEN))
            }
            Message::Choose(choose) => {
                self.export.choose(choose);
                Action::None
            }
            Message::Day(by) => self.shift_day(by),
            Message::Ask => {
                self.asked = true;
                Action::None
            }
            Message::TooEarly => {
                self.told = Told::TooEarly;
                Action::None
            }
            Message::Stop => {
                self.stop();
                Action::None
            }
            Message::Step(step) => {
                let doing = self
                    .job
                    .as_mut()
                    .filter(|doing| doing.ticket == step.ticket);
                if let Some(doing) = doing {
                    doing.job.reach(step.part);
                    doing.file.0 = step.number;
                }
                Action::None
            }
            Message::Ended(ticket, ended) => self.ended(ticket, &ended, context),
            Message::Destroy => self.destroy(context),
            other => self.opened(other, context),
        }
    }

    /// What needs an open register, and nothing being done.
    fn opened(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let Some(open) = self.open.as_ref().filter(|_| self.job.is_none()) else {
            return Action::None;
        };
        let register = Arc::clone(&open.register);
        match message {
            Message::Pick => self.pick(context),
            Message::Picked(ticket, picked) => match self.awaited == ticket {
                true => self.picked(picked, register),
                false => Action::None,
            },
            Message::Dropped(path) => self.dropped_here(path),
            Message::Gathered(ticket) if ticket == self.awaited => self.compare(register),
            Message::Add => self.add(register),
            Message::Note(number) => self.note(number, register),
            Message::Withdraw(number) => {
                self.start(What::Writing, 0, move |_| work::withdraw(&register, number))
            }
            Message::Export => self.ask_where(context),
            Message::SaveTo(ticket, picked) => match self.awaited == ticket {
                true => self.export_to(picked, register, context.words),
                false => Action::None,
            },
            Message::Change => self.change(register, context),
            _ => Action::None,
        }
    }

    /// Starts work in a thread.
    pub(super) fn start(
        &mut self,
        what: What,
        files: usize,
        work: impl FnOnce(&Errand<'_>) -> Ended + Send + 'static,
    ) -> Action<Message> {
        if self.job.is_some() {
            return Action::None;
        }
        let (ticket, job, hands) = (work::ticket(), Job::default(), Arc::clone(&self.hands));
        let cancel = job.cancel();
        self.told = Told::Nothing;
        self.asked = false;
        self.job = Some(Doing {
            ticket,
            job,
            what,
            file: (1, files),
        });
        let lost = Message::Ended(ticket, Arc::new(Err(Fault::Lost)));
        Action::Run(job::run(lost, move |sender| {
            let errand = Errand {
                ticket,
                cancel,
                hands: &hands,
                sender,
            };
            let ended = work(&errand);
            // The work's own share of the register is gone by now, so that nobody waits for it in vain.
            drop(hands);
            Message::Ended(ticket, Arc::new(ended))
        }))
    }

    fn ended(&mut self, ticket: u64, ended: &Ended, context: &Context<'_>) -> Action<Message> {
        if self.job.as_ref().is_none_or(|doing| doing.ticket != ticket) {
            // Nobody waits for this any more; but a register may have been made or destroyed meanwhile.
            if self.open.is_none() && self.job.is_none() && self.front != Front::Damaged {
                self.look(context);
            }
            return Action::None;
        }
        self.job = None;
        match ended {
            Ok(End::Opened(register, items, told)) => {
                self.open = Some(Open {
                    register: Arc::clone(register),
                    items: Arc::clone(items),
                });
                self.front = Front::Locked;
                self.go_and_tell(Page::List, told.clone())
            }
            Ok(End::Changed(items, told)) => {
                if let Some(open) = &mut self.open {
                    open.items = Arc::clone(items);
                }
                match told {
                    Told::Noted(_) => self.go_and_tell(self.page, told.clone()),
                    _ => self.go_and_tell(Page::List, told.clone()),
                }
            }
            Ok(End::Said(told @ Told::PassphraseChanged)) => {
                self.go_and_tell(Page::List, told.clone())
            }
            Ok(End::Said(told)) => {
                self.told = told.clone();
                Action::None
            }
            Ok(End::Destroyed) => {
                self.look(context);
                self.go_and_tell(Page::Front, Told::Destroyed)
            }
            Err(fault) => self.failed(fault, context),
        }
    }

    fn failed(&mut self, fault: &Fault, context: &Context<'_>) -> Action<Message> {
        self.told = Told::Fault(fault.clone());
        if self.open.is_some() {
            return Action::None;
        }
        let previous = context.places.register.as_deref();
        let previous = previous.is_some_and(plan::has_previous_register);
        match fault {
            Fault::Reason(Reason::RegisterDamaged) if previous => self.front = Front::Damaged,
            Fault::Reason(
                Reason::NoRegister | Reason::RegisterExists | Reason::NothingToRestore,
            ) => self.look(context),
            _ => {}
        }
        Action::None
    }

    /// What is where the register belongs.
    pub(super) fn look(&mut self, context: &Context<'_>) {
        self.front = match context.places.register.as_deref() {
            None => Front::NoPlace,
            Some(path) => {
                let there = path.symlink_metadata().is_ok();
                match there || plan::has_previous_register(path) {
                    true => Front::Locked,
                    false => Front::New,
                }
            }
        };
    }

    /// Drops the register and all that came from it; work for it goes on only as far as it must.
    pub(super) fn lock(&mut self) {
        self.stop();
        self.job = None;
        self.open = None;
        self.typed = Typed::default();
        self.chosen = Vec::new();
        self.told = Told::Nothing;
        self.export = Default::default();
        self.asked = false;
        self.awaited = work::ticket();
    }

    fn lock_away(&mut self, context: &Context<'_>, told: Told) -> Action<Message> {
        self.lock();
        self.look(context);
        self.go_and_tell(Page::Front, told)
    }

    pub(super) fn go(&mut self, page: Page) -> Action<Message> {
        self.go_and_tell(page, Told::Nothing)
    }

    /// To a page, where nothing stands in a field yet.
    fn go_and_tell(&mut self, page: Page, told: Told) -> Action<Message> {
        self.page = page;
        self.told = told;
        self.typed = Typed::default();
        self.chosen.clear();
        self.asked = false;
        self.export = Default::default();
        self.talk = Default::default();
        self.awaited = work::ticket();
        if let Page::Item(_) = page {
            let today = Zeroizing::new(plan::today().to_string());
            self.typed.set(Field::Day, today);
        }
        Action::Run(widget::reset_focus(SCREEN))
    }

    /// Closes what is innermost: a question, chosen files, a page, what is told.
    fn go_back(&mut self) -> Action<Message> {
        let home = match self.open {
            Some(_) => Page::List,
            None => Page::Front,
        };
        if self.asked {
            self.asked = false;
            return Action::None;
        }
        // A check or a change that runs is stopped, not left behind.
        if self.job.is_some() {
            self.stop();
            return Action::None;
        }
        self.go(home)
    }
}
