//! What a photo tells: a drawn family photo, and whatever it gives away is found by pressing it.

use iced::advanced::mouse;
use iced::widget::canvas::{self, Canvas, Event, Frame, Geometry, Path, Program};
use iced::widget::{Row, Stack, column, svg};
use iced::{Element, Point, Rectangle, Renderer, Theme};
use ombrelle_workshop::clues::{self, Clue, DRAWING, SIZE};

use super::picture::{larger, ring};
use super::pressed;
use crate::accessibility::{Described, Role};
use crate::theme::{APART, NEAR, Size, Tones};
use crate::widget::{ButtonStyle, Ui};

/// How large a unit of the drawing is shown.
const SCALE: f32 = 1.5;

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// A place of the drawing is pressed.
    Press(f32, f32),
    /// Shows one that nobody has found.
    Show,
    /// From the beginning.
    Again,
}

/// What was found.
#[derive(Debug, Default)]
pub struct State {
    found: Vec<&'static Clue>,
    /// Whether nothing lies where somebody pressed last.
    missed: bool,
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Press(x, y) => match clues::at(x, y) {
                Some(clue) => self.find(clue),
                None => self.missed = true,
            },
            Message::Show => {
                let hidden = clues::clues().iter().find(|one| !self.found.contains(one));
                hidden.into_iter().for_each(|clue| self.find(clue));
            }
            Message::Again => *self = Self::default(),
        }
    }

    fn find(&mut self, clue: &'static Clue) {
        self.missed = false;
        // Whatever is pressed again is told again, last.
        self.found.retain(|one| *one != clue);
        self.found.push(clue);
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let scale = SCALE * larger(&ui.look);
        let [width, height] = SIZE.map(|side| f32::from(side) * scale);
        let drawing = svg(svg::Handle::from_memory(DRAWING.as_bytes()));
        let marks = Canvas::new(Marks {
            found: &self.found,
            tones: ui.look.tones,
            scale,
        });
        let picture = Stack::new()
            .push(drawing.width(width).height(height))
            .push(marks.width(width).height(height));
        let count = [
            ("found", self.found.len().into()),
            ("all", clues::clues().len().into()),
        ];
        let show = ui.button(ButtonStyle::Plain, ui.text("app-workshop-show-clue"));
        let hidden = self.found.len() < clues::clues().len();
        let again = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-again"));
        let buttons = Row::new()
            .push(show.on_press_maybe(hidden.then_some(Message::Show)))
            .push(again.on_press(Message::Again))
            .spacing(NEAR);
        let mut told = column![ui.label(Size::Lead, ui.text_with("app-workshop-found", &count))];
        if self.missed {
            told = told.push(ui.quiet(ui.text("app-workshop-missed")));
        } else if let Some(clue) = self.found.last() {
            let instead = ui.words.text(&clue.instead).into();
            told = told
                .push(ui.label(Size::Title, ui.words.text(&clue.says)))
                .push(ui.label(
                    Size::Lead,
                    ui.text_with("workshop-instead", &[("text", instead)]),
                ));
        }
        let told = told.push(buttons.wrap().vertical_spacing(NEAR));
        let seen = ui.text("app-workshop-drawing-told");
        let beside = Row::new()
            .push(Described::new(picture, Role::Picture, seen))
            .push(told.spacing(APART).width(320.0 * ui.look.text.max(1.0)))
            .spacing(APART);
        column![
            ui.body(ui.text("app-workshop-press-clues")),
            beside.wrap().vertical_spacing(APART),
        ]
        .spacing(APART)
        .into()
    }
}

/// A frame around whatever was found.
struct Marks<'a> {
    found: &'a [&'static Clue],
    tones: Tones,
    /// Logical pixels for one of the drawing.
    scale: f32,
}

impl Program<Message> for Marks<'_> {
    type State = ();

    fn update(
        &self,
        (): &mut (),
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<canvas::Action<Message>> {
        let at = pressed(event, bounds, cursor)?;
        let press = Message::Press(at.x / self.scale, at.y / self.scale);
        Some(canvas::Action::publish(press).and_capture())
    }

    fn draw(
        &self,
        (): &(),
        renderer: &Renderer,
        _: &Theme,
        bounds: Rectangle,
        _: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        for clue in self.found {
            let [left, top, width, height] = clue.place.map(|side| f32::from(side) * self.scale);
            let size = iced::Size::new(width, height);
            let place = Path::rounded_rectangle(Point::new(left, top), size, 6.0.into());
            ring(&mut frame, &place, self.tones.danger, 4.0);
        }
        vec![frame.into_geometry()]
    }
}
