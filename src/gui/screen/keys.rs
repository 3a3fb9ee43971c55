//! The shortcuts, under F1.

use iced::Element;
use iced::widget::{column, row};

use crate::keys::SHOWN;
use crate::theme::{APART, NEAR};
use crate::widget::Ui;

/// Every shortcut and what it does.
pub fn view<'a, M: Clone + 'a>(ui: &Ui<'a>) -> Element<'a, M> {
    let mut list = column![ui.quiet(ui.text("app-keys-about"))].spacing(NEAR);
    for (key, what) in SHOWN {
        let line = row![
            ui.body(ui.text(key)).width(220.0 * ui.look.text),
            ui.body(ui.text(what)),
        ];
        list = list.push(line.spacing(APART));
    }
    ui.page(ui.card(list))
}
