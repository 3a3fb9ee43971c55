//! One item: where it was reported, one more report, and taking it out.

use iced::widget::{column, container, row};
use iced::{Alignment, Element, Length};

use super::items::Item;
use super::typed::Field;
use super::{Message, State};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

impl State {
    /// The item with this number.
    pub(super) fn item_page<'a>(&'a self, ui: &Ui<'a>, number: u32) -> Element<'a, Message> {
        let Some(item) = self.items().and_then(|items| items.get(number)) else {
            return self.told.show(ui, self.items()).into();
        };
        let mut about = column![ui.label(Size::Lead, item.title(ui.words))].spacing(NEAR);
        let reports = item.reports(ui.words);
        if reports.is_empty() {
            about = about.push(ui.quiet(ui.text("sheet-not-reported")));
        }
        for report in reports {
            about = about.push(ui.body(report));
        }
        let mut all = column![ui.card(about)].spacing(APART);
        all = all.push(self.doing(ui));
        all = all.push(self.told.show(ui, self.items()));
        all.push(ui.card(self.report(ui, number)))
            .push(ui.card(self.withdrawing(ui, item)))
            .into()
    }

    /// The form for one more report.
    fn report<'a>(&'a self, ui: &Ui<'a>, number: u32) -> Element<'a, Message> {
        let note = Message::Note(number);
        let ready = !self.typed.of(Field::Service).trim().is_empty();
        let done = self.free(note).filter(|_| ready);
        let earlier = ui
            .icon_button(Icon::Minus, ui.text("app-fp-day-before"))
            .on_press(Message::Day(-1));
        let later = ui
            .icon_button(Icon::Plus, ui.text("app-fp-day-after"))
            .on_press(Message::Day(1));
        let field = container(self.field(ui, Field::Day, done.clone()));
        let earlier = ui.tip(earlier, ui.text("app-fp-day-before"));
        let later = ui.tip(later, ui.text("app-fp-day-after"));
        let day = row![earlier, field.width(Length::Fill), later]
            .spacing(NEAR)
            .align_y(Alignment::Center);
        let button = self.main_button(
            ui,
            (ButtonStyle::First, Icon::Plus, "app-fp-note"),
            done.clone(),
        );
        column![
            ui.label(Size::Lead, ui.text("app-fp-note-title")),
            ui.quiet(ui.text("app-fp-note-about")),
            self.labelled(ui, "app-fp-note-to", Field::Service, done.clone()),
            self.labelled(ui, "app-fp-note-case", Field::Case, done.clone()),
            column![ui.body(ui.text("app-fp-note-day")), day].spacing(4),
            button,
        ]
        .spacing(APART)
        .into()
    }

    /// Taking it out: asked once.
    fn withdrawing<'a>(&'a self, ui: &Ui<'a>, item: &Item) -> Element<'a, Message> {
        if !self.asked {
            let words = ui.text("app-fp-withdraw");
            let ask = ui.with_icon(ButtonStyle::Plain, Icon::Bin, words);
            let ask = ask.on_press_maybe(self.free(Message::Ask));
            return column![ui.quiet(ui.text("app-fp-withdraw-about")), ask]
                .spacing(NEAR)
                .into();
        }
        let values = [("item", item.number.into())];
        let keep = ui.button(ButtonStyle::First, ui.text("app-fp-withdraw-keep"));
        let take = self.free(Message::Withdraw(item.number));
        let take = self.main_button(
            ui,
            (ButtonStyle::Danger, Icon::Bin, "app-fp-withdraw-sure"),
            take,
        );
        let buttons = row![keep.on_press(Message::Back), take];
        column![
            ui.note(Tone::Warn, ui.text_with("app-fp-withdraw-ask", &values)),
            buttons.spacing(NEAR).wrap().vertical_spacing(NEAR),
        ]
        .spacing(APART)
        .into()
    }
}
