//! What lies over everything until it is answered: a question, on a card before what it hides.

use iced::widget::{column, container, opaque, row, scrollable};
use iced::{Border, Element, Length};

use super::focus::QUESTION;
use super::{Button, Ui};
use crate::accessibility::{Described, Role};
use crate::theme::{APART, AROUND, NEAR, ROUND};

/// The widest card at normal size of text, in logical pixels.
const WIDTH: f32 = 560.0;
/// How much of what lies behind is hidden, 0 to 1.
const HIDDEN: f32 = 0.85;

impl<'a> Ui<'a> {
    /// A question over everything: what it is about, what follows, and two answers, of which the first leaves all as it is.
    pub fn question<M: Clone + 'a>(
        &self,
        title: impl Into<String>,
        what: impl Into<String>,
        [stay, go]: [Button<'a, M>; 2],
    ) -> Element<'a, M> {
        let answers = row![stay, go].spacing(NEAR).wrap().vertical_spacing(NEAR);
        let inside = column![self.title(title), self.body(what), answers];
        self.over_everything(inside.spacing(APART))
    }

    /// Something said over everything. While it is there, nothing behind it can be pressed, and Tab stays within it.
    pub fn over_everything<M: 'a>(&self, inside: impl Into<Element<'a, M>>) -> Element<'a, M> {
        let tones = self.look.tones;
        let card = container(scrollable(inside))
            .padding(AROUND)
            .max_width(WIDTH * self.look.text.max(1.0))
            .style(move |_| container::Style {
                background: Some(tones.surface.into()),
                border: Border {
                    color: tones.line,
                    width: 1.0,
                    radius: ROUND.into(),
                },
                ..container::Style::default()
            });
        let mut behind = tones.ground;
        behind.a = HIDDEN;
        let over = container(card)
            .id(QUESTION)
            .padding(NEAR)
            .center(Length::Fill)
            .style(move |_| container::Style {
                background: Some(behind.into()),
                ..container::Style::default()
            });
        opaque(Described::new(over, Role::Question, ""))
    }
}
