//! What is shown after a quick exit: a month, as in any calendar. Nothing here says what was open before, and
//! only starting the program again leads back.

use iced::widget::{Space, column, container, row};
use iced::{Alignment, Element, Length};
use ombrelle_core::calendar::{Date, today};

use crate::theme::{APART, NEAR};
use crate::widget::{ButtonStyle, Ui};

/// The month of a day, with a button that closes the window.
pub fn view<'a, M: Clone + 'a>(ui: &Ui<'a>, close: M) -> Element<'a, M> {
    month(ui, today(), close)
}

fn month<'a, M: Clone + 'a>(ui: &Ui<'a>, day: Date, close: M) -> Element<'a, M> {
    let wide = 56.0 * ui.look.text.max(1.0);
    let name = ui.text(&format!("app-month-{}", day.month()));
    let title = format!("{name} {}", day.year());
    let mut weeks = column![].spacing(NEAR);
    let mut names = row![];
    for weekday in 1..=7 {
        let short = ui.text(&format!("app-weekday-{weekday}"));
        names = names.push(container(ui.quiet(short)).center_x(wide));
    }
    weeks = weeks.push(names);
    let before = i32::from(day.first_of_month().weekday().to_monday_zero_offset());
    let last = i32::from(day.days_in_month());
    for week in 0..6 {
        let mut line = row![];
        for weekday in 0..7 {
            let number = week * 7 + weekday - before + 1;
            let cell: Element<'a, M> = match number {
                n if n < 1 || n > last => Space::new().into(),
                n if n == i32::from(day.day()) => {
                    ui.body(format!("{n}")).color(ui.look.tones.accent).into()
                }
                n => ui.body(format!("{n}")).into(),
            };
            line = line.push(container(cell).center_x(wide));
        }
        if week * 7 - before < last {
            weeks = weeks.push(line);
        }
    }
    let close = ui
        .button(ButtonStyle::Plain, ui.text("app-close"))
        .on_press(close);
    let inside = column![ui.display(title), weeks, close]
        .spacing(APART)
        .align_x(Alignment::Center);
    container(inside).center(Length::Fill).into()
}
