//! One pixel: a digit drawn large, an attack that is watched, and a try of one's own.

use std::ops::ControlFlow;

use iced::advanced::mouse;
use iced::widget::canvas::{self, Canvas, Event, Frame, Geometry, Path, Program};
use iced::widget::{Row, column};
use iced::{Color, Element, Point, Rectangle, Renderer, Theme};
use ombrelle_workshop::pixel::{
    self, Aim, Attack, Change, Digit, Found, INK, Network, SIDE, drawn,
};

use super::picture::{larger, ring};
use super::{Action, pressed};
use crate::accessibility::{Described, Role};
use crate::job::{Job, JobEvent};
use crate::keys::Shortcut;
use crate::theme::{APART, NEAR, Size, TARGET, Tones};
use crate::widget::{ButtonStyle, Tone, Ui};

/// Between the squares: seen beside paper and beside ink, which are white and black in each lighting.
const LINES: Color = Color::from_rgb8(0x75, 0x75, 0x75);

/// The pixels of the paper.
const PIXELS: [usize; 3] = [1, 3, 5];

/// What can happen in this room.
#[derive(Debug, Clone)]
pub enum Message {
    /// Picks a digit; the same digit again is written by another hand.
    Pick(u8),
    /// Looks for so many pixels.
    Attack(usize),
    /// From an attack.
    Job(JobEvent<Step>),
    /// Moves the mark: rows, columns.
    Move(i8, i8),
    /// Turns the pixel at the mark.
    Turn,
    /// Turns a pixel: row, column.
    Press(usize, usize),
    /// The digit as it was.
    Clear,
}

/// What an attack tells.
#[derive(Debug, Clone)]
pub enum Step {
    /// The best of a generation.
    Best(Found),
    /// The end; none where it broke off.
    End(Option<Found>),
}

/// A digit and what was done to it.
#[derive(Debug)]
pub struct State {
    which: u8,
    hand: u64,
    changes: Vec<Change>,
    /// What the attack found last, and whether it has ended.
    found: Option<Found>,
    pixels: usize,
    job: Option<Job>,
    mark: (usize, usize),
}

impl Default for State {
    fn default() -> Self {
        Self {
            which: 4,
            hand: 1,
            changes: Vec::new(),
            found: None,
            pixels: 1,
            job: None,
            mark: (0, 0),
        }
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) -> Action<Message> {
        match message {
            Message::Pick(which) => {
                self.hand = match which == self.which {
                    true => self.hand.wrapping_add(1),
                    false => 1,
                };
                self.which = which;
                self.clear();
            }
            Message::Attack(pixels) => {
                self.clear();
                return self.attack(pixels);
            }
            Message::Job(event) => self.told(event),
            Message::Move(down, right) => {
                let go = |from: usize, by: i8| from.saturating_add_signed(by.into()).min(SIDE - 1);
                self.mark = (go(self.mark.0, down), go(self.mark.1, right));
            }
            Message::Turn => self.press(self.mark.0, self.mark.1),
            Message::Press(row, column) => {
                self.mark = (row, column);
                self.press(row, column);
            }
            Message::Clear => self.clear(),
        }
        Action::None
    }

    fn attack(&mut self, pixels: usize) -> Action<Message> {
        self.pixels = pixels;
        let job = Job::default();
        let (digit, seed, cancel) = (self.drawn(), self.hand, job.cancel());
        let task = job.run(Step::End(None), move |sender| {
            let attack = Attack {
                pixels,
                aim: Aim::Away,
                seed,
            };
            let found = pixel::attack(&digit, attack, |best| {
                sender.send(Step::Best(best.clone()));
                match cancel.is_cancelled() {
                    true => ControlFlow::Break(()),
                    false => ControlFlow::Continue(()),
                }
            });
            Step::End(Some(found))
        });
        self.job = Some(job);
        Action::Run(task.map(Message::Job))
    }

    fn told(&mut self, event: JobEvent<Step>) {
        let step = self.job.as_ref().and_then(|job| job.accept(event));
        let found = match step {
            Some(Step::Best(found)) => Some(found),
            Some(Step::End(found)) => {
                self.job = None;
                found
            }
            None => None,
        };
        if let Some(found) = found {
            self.changes.clone_from(&found.changes);
            self.found = Some(found);
        }
    }

    fn press(&mut self, row: usize, column: usize) {
        // A pupil's pixel is one: the one before is as it was.
        self.stop();
        self.job = None;
        self.found = None;
        self.changes = self.drawn().turned(row, column).into_iter().collect();
    }

    fn clear(&mut self) {
        self.stop();
        self.job = None;
        self.found = None;
        self.changes.clear();
    }

    fn drawn(&self) -> Digit {
        drawn::digit(self.which, self.hand)
    }

    /// What a key means here.
    pub fn shortcut(shortcut: Shortcut) -> Option<Message> {
        Some(match shortcut {
            Shortcut::Up => Message::Move(-1, 0),
            Shortcut::Down => Message::Move(1, 0),
            Shortcut::Left => Message::Move(0, -1),
            Shortcut::Right => Message::Move(0, 1),
            _ => return None,
        })
    }

    /// Whether an attack is going on.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        if let Some(job) = &self.job {
            job.stop();
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let digits = (0..=9).map(|digit: u8| (digit, digit.to_string()));
        let side = SIDE as f32 * TARGET * larger(&ui.look);
        let picture = Canvas::new(Grid {
            digit: self.drawn().with(&self.changes),
            changes: &self.changes,
            mark: self.mark,
            tones: ui.look.tones,
        })
        .width(side)
        .height(side);
        let told = [
            ("digit", self.which.to_string().into()),
            ("row", (self.mark.0 + 1).into()),
            ("column", (self.mark.1 + 1).into()),
        ];
        let told = ui.text_with("app-workshop-digit-told", &told);
        let beside = Row::new()
            .push(Described::new(picture, Role::Picture, told))
            .push(self.said(ui).width(300.0 * ui.look.text.max(1.0)))
            .spacing(APART);
        column![
            ui.body(ui.text("app-workshop-digit")),
            ui.choice(digits, Some(self.which), Message::Pick),
            beside.wrap().vertical_spacing(APART),
            ui.note(Tone::Warn, ui.text("workshop-honest")),
        ]
        .spacing(APART)
        .into()
    }

    /// What the machine says, and what one can do.
    fn said<'a>(&self, ui: &Ui<'a>) -> iced::widget::Column<'a, Message> {
        let reading = Network::ours().read(&self.drawn().with(&self.changes));
        let digit = reading.digit();
        let values = [
            ("digit", digit.to_string().into()),
            ("percent", percent(reading.of(digit))),
            ("count", self.pixels.into()),
            (
                "generations",
                self.found.as_ref().map_or(0, |f| f.generation).into(),
            ),
        ];
        let key = match &self.found {
            _ if self.job.is_some() => "workshop-search",
            Some(found) if found.fooled => "workshop-fooled",
            Some(_) => "workshop-held",
            None => "workshop-reads",
        };
        let mut searches = Row::new().spacing(NEAR);
        for pixels in PIXELS {
            let words = ui.text_with("app-workshop-pixels", &[("count", pixels.into())]);
            let button = ui.button(ButtonStyle::First, words);
            let idle = self.job.is_none().then_some(Message::Attack(pixels));
            searches = searches.push(button.on_press_maybe(idle));
        }
        let turn = ui.button(ButtonStyle::Plain, ui.text("app-workshop-turn-pixel"));
        let clear = ui.button(ButtonStyle::Quiet, ui.text("app-workshop-clear"));
        let undone = (!self.changes.is_empty()).then_some(Message::Clear);
        column![
            ui.label(Size::Title, ui.text_with(key, &values)),
            ui.body(ui.text("app-workshop-look-for")),
            searches.wrap().vertical_spacing(NEAR),
            ui.body(ui.text("app-workshop-your-turn")),
            turn.on_press(Message::Turn),
            clear.on_press_maybe(undone),
        ]
        .spacing(NEAR)
    }
}

/// A part of 1 in whole percent.
fn percent(part: f32) -> ombrelle_i18n::Value {
    ombrelle_i18n::Value::Count((100.0 * part).round().max(0.0) as u64)
}

/// The digit, pixel by pixel, which can be pressed.
struct Grid<'a> {
    digit: Digit,
    changes: &'a [Change],
    mark: (usize, usize),
    tones: Tones,
}

impl Program<Message> for Grid<'_> {
    type State = ();

    fn update(
        &self,
        (): &mut (),
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<canvas::Action<Message>> {
        let at = pressed(event, bounds, cursor)?;
        let place = |from: f32, side: f32| (from / side * SIDE as f32) as usize;
        let (row, column) = (place(at.y, bounds.height), place(at.x, bounds.width));
        let press = Message::Press(row.min(SIDE - 1), column.min(SIDE - 1));
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
        let side = bounds.width / SIDE as f32;
        let cell = |row: usize, column: usize, inset: f32| {
            let corner = Point::new(column as f32 * side + inset, row as f32 * side + inset);
            let side = side - 2.0 * inset;
            Path::rectangle(corner, iced::Size::new(side, side))
        };
        frame.fill_rectangle(Point::ORIGIN, bounds.size(), LINES);
        for (row, pixels) in self.digit.0.iter().enumerate() {
            for (column, ink) in pixels.iter().enumerate() {
                let grey = 1.0 - f32::from(*ink) / f32::from(INK);
                frame.fill(&cell(row, column, 1.0), Color::from_rgb(grey, grey, grey));
            }
        }
        for change in self.changes {
            let place = cell(change.row, change.column, 3.5);
            ring(&mut frame, &place, self.tones.danger, 3.0);
        }
        // Within the ring of a change, where both are on one pixel.
        let mark = cell(self.mark.0, self.mark.1, 10.0);
        ring(&mut frame, &mark, self.tones.focus, 2.0);
        vec![frame.into_geometry()]
    }

    fn mouse_interaction(
        &self,
        (): &(),
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> mouse::Interaction {
        match cursor.is_over(bounds) {
            true => mouse::Interaction::Pointer,
            false => mouse::Interaction::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use iced::touch;

    use super::*;
    use crate::theme::{SCHEMES, contrast};

    #[test]
    fn squares_of_paper_can_be_told_apart_and_squares_of_ink_too() {
        for square in [Color::WHITE, Color::BLACK] {
            let ratio = contrast(LINES, square);
            assert!(ratio >= 3.0, "{square}: {ratio:.2}");
        }
    }

    #[test]
    fn a_pixel_of_the_digit_is_pressed_by_pointer_and_by_finger() {
        let state = State::default();
        let grid = Grid {
            digit: state.drawn(),
            changes: &[],
            mark: (0, 0),
            tones: Tones::of(SCHEMES[0], false),
        };
        let bounds = Rectangle::new(Point::new(100.0, 50.0), iced::Size::new(352.0, 352.0));
        let at = Point::new(100.0 + 5.5 * TARGET, 50.0 + 2.5 * TARGET);
        let pressed = |event: Event, at| {
            let cursor = mouse::Cursor::Available(at);
            let action = grid.update(&mut (), &event, bounds, cursor)?;
            action.into_inner().0
        };
        let pointer = Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left));
        let finger = Event::Touch(touch::Event::FingerPressed {
            id: touch::Finger(0),
            position: at,
        });
        for event in [pointer.clone(), finger] {
            let said = pressed(event, at);
            assert!(matches!(said, Some(Message::Press(2, 5))), "{said:?}");
        }
        assert!(pressed(pointer, Point::new(10.0, 10.0)).is_none());
    }

    #[test]
    fn what_comes_back_from_an_attack_that_was_left_changes_nothing() {
        let mut state = State::default();
        let _ = state.update(Message::Attack(1));
        let job = state.job.clone().unwrap();
        let _ = state.update(Message::Pick(7));
        assert!(job.is_stopping() && !state.is_busy());
        let found = Found {
            changes: vec![],
            reading: Network::ours().read(&state.drawn()),
            generation: 3,
            fooled: true,
        };
        let _ = state.update(Message::Job(job.event(Step::End(Some(found)))));
        assert!(state.found.is_none());
    }
}
