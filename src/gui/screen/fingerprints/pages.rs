//! From page to page, and one step back. No page keeps what was typed or chosen on another.

use ombrelle_core::calendar;
use zeroize::Zeroizing;

use super::get_help::GetHelp;
use super::notices::Outcome;
use super::typed::{Field, Typed};
use super::{Action, Message, Page, SCREEN, State, export, log, view};
use crate::job::Job;
use crate::widget;

impl State {
    /// Whether there is a page to leave, or chosen files to put aside.
    pub(super) fn is_inside(&self) -> bool {
        let home = matches!(self.page, Page::Front | Page::List);
        !home || !self.chosen.is_empty()
    }

    pub(super) fn go(&mut self, page: Page) -> Action<Message> {
        self.go_and_tell(page, Outcome::default())
    }

    /// Goes to a page, with empty fields.
    pub(super) fn go_and_tell(&mut self, page: Page, outcome: Outcome) -> Action<Message> {
        self.page = page;
        self.outcome = outcome;
        self.typed = Typed::default();
        self.chosen.clear();
        self.asked = false;
        self.export = export::Choice::default();
        self.log = log::Draft::on(page);
        self.letter = None;
        self.get_help = GetHelp::default();
        self.awaited = Job::default();
        self.gathering = Job::default();
        if let Page::Item(_) | Page::Log(_) = page {
            let today = Zeroizing::new(calendar::today().to_string());
            self.typed.set(Field::Day, today);
        }
        Action::Run(widget::reset_focus(SCREEN))
    }

    /// Tells something about what was done beside the form of this page: what is typed into that stays.
    pub(super) fn tell_here(&mut self, outcome: Outcome) -> Action<Message> {
        self.outcome = outcome;
        self.log.asked = None;
        Action::Run(widget::reset_focus(SCREEN))
    }

    /// Closes what is innermost: a question, running work, chosen files, a notice, a page.
    pub(super) fn go_back(&mut self) -> Action<Message> {
        let home = match self.open {
            Some(_) => Page::List,
            None => Page::Front,
        };
        if std::mem::take(&mut self.asked) {
            return Action::Run(widget::focus_on(view::TAKE_OUT.into()));
        }
        if self.log.asked.is_some() {
            return self.ask_of_entry(None);
        }
        // Running work is stopped, not left behind.
        if self.job.is_some() {
            self.stop();
            return Action::None;
        }
        self.go(home)
    }
}
