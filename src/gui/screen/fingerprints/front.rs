//! Before the register is open: making one, unlocking it, putting its previous version back. Help without any of it.

use iced::Element;
use iced::widget::column;

use super::typed::Field;
use super::{Message, Page, State};
use crate::look::{APART, Icon, NEAR, Size};
use crate::piece::{Manner, Tone, Ui};

/// What is found where the register belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Front {
    /// The system names no place.
    #[default]
    NoPlace,
    /// Nothing yet.
    New,
    /// A register.
    Locked,
    /// One that is damaged, with a previous version beside it.
    Damaged,
}

impl State {
    /// Two cards: the register, and help.
    pub(super) fn front_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let register = match self.front {
            Front::NoPlace => column![ui.note(Tone::Warn, ui.say("register-no-place"))].into(),
            Front::New => self.making(ui),
            Front::Locked => self.unlocking(ui),
            Front::Damaged => self.restoring(ui),
        };
        column![ui.card(register), ui.card(help(ui))]
            .spacing(APART)
            .into()
    }

    fn making<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let make = self.free(Message::Make);
        let mut all = column![
            ui.text(Size::Lead, ui.say("app-fp-new-title")),
            ui.body(ui.say("app-fp-new-about")),
        ]
        .spacing(APART);
        all = self.new_passphrase(ui, all, make.clone());
        let button = self.main_button(ui, (Manner::First, Icon::Lock, "app-fp-make"), make);
        all = all.push(button);
        all = all.push(self.doing(ui));
        all.push(self.told.show(ui, None)).into()
    }

    fn unlocking<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let unlock = self.free(Message::Unlock);
        let button = self.main_button(
            ui,
            (Manner::First, Icon::Lock, "app-fp-unlock"),
            unlock.clone(),
        );
        let lost = ui.button(Manner::Quiet, ui.say("app-fp-lost-passphrase"));
        column![
            ui.text(Size::Lead, ui.say("app-fp-locked-title")),
            self.labelled(ui, "app-fp-passphrase", Field::Passphrase, unlock),
            button,
            self.doing(ui),
            self.told.show(ui, None),
            lost.on_press_maybe(self.free(Message::To(Page::Destroy))),
        ]
        .spacing(APART)
        .into()
    }

    fn restoring<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let restore = self.free(Message::Restore);
        let button = self.main_button(
            ui,
            (Manner::First, Icon::Undo, "app-fp-restore"),
            restore.clone(),
        );
        let lost = ui.button(Manner::Quiet, ui.say("app-fp-destroy"));
        column![
            ui.text(Size::Lead, ui.say("app-fp-damaged-title")),
            ui.body(ui.say("app-fp-damaged-about")),
            self.labelled(ui, "app-fp-passphrase", Field::Passphrase, restore),
            button,
            self.doing(ui),
            self.told.show(ui, None),
            lost.on_press_maybe(self.free(Message::To(Page::Destroy))),
        ]
        .spacing(APART)
        .into()
    }
}

/// The way to the conversation.
fn help<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let begin = ui.with_icon(Manner::Plain, Icon::Help, ui.say("app-fp-talk-begin"));
    column![
        ui.text(Size::Lead, ui.say("app-fp-talk-title")),
        ui.body(ui.say("app-fp-talk-about")),
        begin.on_press(Message::To(Page::Talk)),
    ]
    .spacing(NEAR)
    .into()
}
