//! What every page has: the way back, the lock, what is being done, fields.

use iced::widget::{Space, column, container, mouse_area, row};
use iced::{Element, Length};
use zeroize::Zeroizing;

use super::typed::Field;
use super::{Front, Message, Page, SCREEN, State, What};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{self, Button, ButtonStyle, Ui};

impl State {
    /// Its view.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let page = match self.page {
            Page::Front => self.front_page(ui),
            Page::List => self.list_page(ui),
            Page::Check => self.check_page(ui),
            Page::Item(number) => self.item_page(ui, number),
            Page::Export => self.export_page(ui),
            Page::Passphrase => self.passphrase_page(ui),
            Page::Destroy => self.destroy_page(ui),
            Page::Talk => self.talk_page(ui),
        };
        let mut all = column![].spacing(APART);
        if let Some(top) = self.top(ui) {
            all = all.push(top);
        }
        let page = ui.page(all.push(page));
        let whole = mouse_area(page).on_press(Message::Here);
        container(whole).id(SCREEN).into()
    }

    /// The way back, and the lock.
    fn top<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Message>> {
        let home = matches!(self.page, Page::Front | Page::List);
        if home && self.open.is_none() {
            return None;
        }
        let mut top = row![].spacing(NEAR);
        if !home {
            let key = match self.open.is_some() {
                true => "app-fp-all-items",
                false => "app-back",
            };
            let back = ui.with_icon(ButtonStyle::Quiet, Icon::Back, ui.text(key));
            top = top.push(back.on_press(Message::Back));
        }
        top = top.push(Space::new().width(Length::Fill));
        if self.open.is_some() {
            let lock = ui.with_icon(ButtonStyle::Plain, Icon::Lock, ui.text("app-fp-lock"));
            top = top.push(lock.on_press(Message::Lock));
        }
        Some(top.into())
    }

    /// What is being done, and how it is stopped.
    pub(super) fn doing<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Message>> {
        let doing = self.job.as_ref()?;
        let (number, total) = doing.file;
        let file = [("number", number.into()), ("total", total.into())];
        let words = match doing.what {
            _ if doing.job.is_stopping() => ui.text("app-closing"),
            What::Opening => ui.text("app-fp-opening"),
            What::Writing => ui.text("app-fp-writing"),
            What::Adding => ui.text_with("app-fp-adding", &file),
            What::Checking => ui.text_with("app-fp-checking", &file),
        };
        let mut all = column![ui.body(words)].spacing(NEAR);
        if matches!(doing.what, What::Adding | What::Checking) {
            all = all.push(ui.bar(doing.job.part()));
            let stop = ui.button(ButtonStyle::Plain, ui.text("app-fp-stop"));
            let can = !doing.job.is_stopping();
            all = all.push(stop.on_press_maybe(can.then_some(Message::Stop)));
        }
        Some(ui.card(all).into())
    }

    /// A button with an icon, which can be pressed or not.
    pub(super) fn main_button<'a>(
        &self,
        ui: &Ui<'a>,
        (style, icon, key): (ButtonStyle, Icon, &str),
        message: Option<Message>,
    ) -> Button<'a, Message> {
        let button = ui.with_icon(style, icon, ui.text(key));
        button.on_press_maybe(message)
    }

    /// A field under its name.
    pub(super) fn labelled<'a>(
        &'a self,
        ui: &Ui<'a>,
        key: &str,
        field: Field,
        done: Option<Message>,
    ) -> Element<'a, Message> {
        column![ui.body(ui.text(key)), self.field(ui, field, done)]
            .spacing(4)
            .into()
    }

    /// A field alone; passphrases are not shown.
    pub(super) fn field<'a>(
        &'a self,
        ui: &Ui<'a>,
        field: Field,
        done: Option<Message>,
    ) -> Element<'a, Message> {
        let secret = matches!(field, Field::Passphrase | Field::New | Field::Again);
        let said = move |text| Message::Typed(field, Zeroizing::new(text));
        let input = ui.input("", self.typed.of(field), secret, said, done);
        match self.first() == Some(field) {
            true => container(input).id(widget::FIRST).into(),
            false => input,
        }
    }

    /// The field that is to be filled in first.
    fn first(&self) -> Option<Field> {
        match self.page {
            Page::Front if self.front == Front::New => Some(Field::New),
            Page::Front | Page::Passphrase => Some(Field::Passphrase),
            Page::List => Some(Field::Label),
            Page::Destroy => Some(Field::Word),
            Page::Check | Page::Item(_) | Page::Export | Page::Talk => None,
        }
    }
}
