//! The whole register: another passphrase, and its end.

use iced::Element;
use iced::widget::{Column, column};

use super::typed::Field;
use super::{Message, State};
use crate::theme::{APART, Icon, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

impl State {
    /// A new passphrase, typed twice, and what to know about it.
    pub(super) fn new_passphrase<'a>(
        &'a self,
        ui: &Ui<'a>,
        mut all: Column<'a, Message>,
        done: Option<Message>,
    ) -> Column<'a, Message> {
        all = all.push(self.labelled(ui, "app-fp-new-passphrase", Field::New, done.clone()));
        if self.typed.is_short() {
            let count = ombrelle_core::plan::Passphrase::ADVISED;
            let short = ui.text_with("register-short", &[("count", count.into())]);
            all = all.push(ui.note(Tone::Warn, short));
        }
        all.push(self.labelled(ui, "app-fp-again", Field::Again, done))
            .push(ui.quiet(ui.text("app-fp-passphrase-about")))
    }

    /// The page where the passphrase is changed.
    pub(super) fn passphrase_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let change = self.free(Message::Change);
        let now = self.labelled(
            ui,
            "app-fp-passphrase-now",
            Field::Passphrase,
            change.clone(),
        );
        let mut all =
            column![ui.label(Size::Lead, ui.text("app-fp-change-title")), now].spacing(APART);
        all = self.new_passphrase(ui, all, change.clone());
        let button = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Lock, "app-fp-change"),
            change,
        );
        all = all.push(button);
        all = all.push(self.doing(ui));
        ui.card(all.push(self.told.show(ui, self.items()))).into()
    }

    /// The page where the register is destroyed: what is lost, and a word to type.
    pub(super) fn destroy_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let word = ui.text("register-word-destroy");
        let ready = self.typed.of(Field::Word).trim() == word;
        let done = self.free(Message::Destroy);
        let ask = ui.text_with("register-confirm-destroy", &[("word", word.into())]);
        let field = column![ui.body(ask), self.field(ui, Field::Word, done.clone())].spacing(4);
        let done = done.filter(|_| ready);
        let button = self.main_button(
            ui,
            (ButtonStyle::Danger, Icon::Bin, "app-fp-destroy-sure"),
            done,
        );
        let inside = column![
            ui.label(Size::Lead, ui.text("app-fp-destroy-title")),
            ui.note(Tone::Warn, ui.text("app-fp-destroy-about")),
            ui.quiet(ui.text("register-destroyed-traces")),
            field,
            button,
            self.doing(ui),
            self.told.show(ui, self.items()),
        ];
        ui.card(inside.spacing(APART)).into()
    }
}
