//! The list of items, with everything that can be done from there.

use iced::widget::{column, row};
use iced::{Alignment, Element, Length};

use super::items::Item;
use super::typed::Field;
use super::{Message, Page, State};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Ui};

impl State {
    /// What can be done, what was done, and all items.
    pub(super) fn list_page<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let mut all = column![].spacing(APART);
        all = match (self.job.is_some(), self.chosen.is_empty()) {
            (true, _) => all.push(self.doing(ui)),
            (false, false) => all.push(ui.card(self.adding(ui))),
            (false, true) => all.push(self.actions(ui)),
        };
        all = all.push(self.told.show(ui, self.items()));
        let items = self.items();
        let some = items.is_some_and(|items| items.iter().len() > 0);
        if !some && self.job.is_none() && self.chosen.is_empty() {
            let empty = column![
                ui.label(Size::Lead, ui.text("register-empty")),
                ui.body(ui.text("app-fp-empty-about")),
                ui.quiet(ui.text("app-fp-picker-remembers")),
            ];
            all = all.push(ui.card(empty.spacing(NEAR)));
        }
        let mut list = column![].spacing(NEAR);
        for item in items.into_iter().flat_map(super::items::Items::iter) {
            list = list.push(line(ui, item));
        }
        all.push(list).push(self.others(ui)).into()
    }

    fn actions<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let some = self.items().is_some_and(|items| items.iter().len() > 0);
        let go = |icon, key, page, can: bool| {
            let button = ui.with_icon(ButtonStyle::Plain, icon, ui.text(key));
            button.on_press_maybe(self.free(Message::To(page)).filter(|_| can))
        };
        let add = self.free(Message::Pick);
        let add = self.main_button(ui, (ButtonStyle::First, Icon::Plus, "app-fp-add"), add);
        row![
            add,
            go(Icon::Eye, "app-fp-check", Page::Check, some),
            go(Icon::Save, "app-fp-export", Page::Export, some),
        ]
        .spacing(NEAR)
        .wrap()
        .vertical_spacing(NEAR)
        .into()
    }

    /// What is needed less often.
    fn others<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let go = |icon, key, page| {
            let button = ui.with_icon(ButtonStyle::Quiet, icon, ui.text(key));
            button.on_press_maybe(self.free(Message::To(page)))
        };
        row![
            go(Icon::Help, "app-fp-talk-title", Page::Talk),
            go(Icon::Lock, "app-fp-change-title", Page::Passphrase),
            go(Icon::Bin, "app-fp-destroy", Page::Destroy),
        ]
        .spacing(NEAR)
        .wrap()
        .vertical_spacing(NEAR)
        .into()
    }

    /// Files are chosen: one can be given a name; then they are added, or not.
    fn adding<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let count = self.chosen.len();
        let add = self.free(Message::Add);
        let title = ui.text_with("app-fp-chosen", &[("count", count.into())]);
        let mut all = column![
            ui.label(Size::Lead, title),
            ui.body(ui.text("app-fp-chosen-about")),
        ]
        .spacing(APART);
        if count == 1 {
            all = all.push(self.labelled(ui, "app-fp-label", Field::Label, add.clone()));
        }
        let take = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Plus, "app-fp-add-these"),
            add,
        );
        let not = ui.button(ButtonStyle::Plain, ui.text("app-fp-not-now"));
        let buttons = row![take, not.on_press(Message::Back)];
        all.push(buttons.spacing(NEAR)).into()
    }
}

/// One item, to be opened.
fn line<'a>(ui: &Ui<'a>, item: &Item) -> Button<'a, Message> {
    let count = item.reported.len();
    let reports = ui.text_with("app-fp-reports", &[("count", count.into())]);
    let words = column![ui.body(item.title(ui.words)), ui.quiet(reports)];
    let inside = row![
        words.width(Length::Fill),
        ui.icon(Icon::Next, ui.look.tones.quiet)
    ]
    .spacing(NEAR)
    .align_y(Alignment::Center);
    Button::new(inside, ButtonStyle::Plain, ui.look.tones)
        .width(Length::Fill)
        .on_press(Message::To(Page::Item(item.number)))
}
