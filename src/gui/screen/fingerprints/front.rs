//! Before the register is open: making one, unlocking it, putting its previous version back. Help without any of it.

use iced::Element;
use iced::widget::column;

use super::typed::Field;
use super::{Message, Page, State};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

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
            Front::NoPlace => column![ui.note(Tone::Warn, ui.text("register-no-place"))].into(),
            Front::New => self.making(ui),
            Front::Locked => self.opening(ui, false),
            Front::Damaged => self.opening(ui, true),
        };
        column![ui.card(register), ui.card(help(ui))]
            .spacing(APART)
            .into()
    }

    fn making<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let make = self.free(Message::Make);
        let mut all = column![
            ui.label(Size::Lead, ui.text("app-fp-new-title")),
            ui.body(ui.text("app-fp-new-about")),
        ]
        .spacing(APART);
        all = self.new_passphrase(ui, all, make.clone());
        let button = self.main_button(ui, (ButtonStyle::First, Icon::Lock, "app-fp-make"), make);
        all = all.push(button);
        all = all.push(self.doing(ui));
        all.push(self.told.show(ui, None)).into()
    }

    /// Asks for the passphrase: of the register, or of its previous version where the register is damaged.
    fn opening<'a>(&'a self, ui: &Ui<'a>, damaged: bool) -> Element<'a, Message> {
        let (message, icon, key) = match damaged {
            true => (Message::Restore, Icon::Undo, "app-fp-restore"),
            false => (Message::Unlock, Icon::Lock, "app-fp-unlock"),
        };
        let (title, lost) = match damaged {
            true => ("app-fp-damaged-title", "app-fp-destroy"),
            false => ("app-fp-locked-title", "app-fp-lost-passphrase"),
        };
        let done = self.free(message);
        let button = self.main_button(ui, (ButtonStyle::First, icon, key), done.clone());
        let lost = ui.button(ButtonStyle::Quiet, ui.text(lost));
        column![ui.label(Size::Lead, ui.text(title))]
            .push(damaged.then(|| ui.body(ui.text("app-fp-damaged-about"))))
            .push(self.labelled(ui, "app-fp-passphrase", Field::Passphrase, done))
            .push(button)
            .push(self.doing(ui))
            .push(self.told.show(ui, None))
            .push(lost.on_press_maybe(self.free(Message::To(Page::Destroy))))
            .spacing(APART)
            .into()
    }
}

/// The way to the conversation.
fn help<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let begin = ui.with_icon(ButtonStyle::Plain, Icon::Help, ui.text("app-fp-talk-begin"));
    column![
        ui.label(Size::Lead, ui.text("app-fp-talk-title")),
        ui.body(ui.text("app-fp-talk-about")),
        begin.on_press(Message::To(Page::Talk)),
    ]
    .spacing(NEAR)
    .into()
}
