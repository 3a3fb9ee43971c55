//! The workshop: a session with a class. Rooms, each with what is done, what is played, what is talked about and a page for whoever leads
//! it; the licence, a school's plan, the sheets of a class. Nothing is opened, and nothing is kept but a paper that somebody asks for.

mod blur;
mod cases;
mod certificate;
mod cloak;
mod clues;
mod fake;
mod fingerprint;
mod label;
mod licence;
mod moves;
mod one_pixel;
mod picture;
mod print;
mod school;
mod sheet;
mod view;

use iced::widget::canvas::Event;
use iced::{Point, Rectangle, mouse, touch};
use ombrelle_workshop::rooms::{self, Key};

use super::{Action, Context};
use crate::keys::Shortcut;

/// Which page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Page {
    /// The rooms, and the licence.
    #[default]
    List,
    /// A part of a room.
    Room(Key, Part),
    /// The licence.
    Licence,
    /// A school's plan.
    School,
    /// The sheets of a class.
    Sheet,
}

/// A part of a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Goal and steps.
    Do,
    /// What is played on the screen, or its cards.
    Play,
    /// What to talk about.
    Talk,
    /// For whoever leads the session.
    Teacher,
}

/// Which card of a room is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Card {
    number: usize,
    turned: bool,
}

/// What can happen on this screen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Enters a room.
    Enter(Key),
    /// To a part of the room.
    Part(Part),
    /// To the licence.
    Licence,
    /// To a school's plan.
    School,
    /// To the sheets of a class.
    Sheet,
    /// Back to the rooms.
    List,
    /// Larger letters, for a projector, or not.
    Large(bool),
    /// Turns the card over.
    Turn,
    /// The card after this one; the first after the last.
    NextCard,
    /// In the room of this name.
    Pixel(one_pixel::Message),
    /// The same.
    Blur(blur::Message),
    /// The same.
    Moves(moves::Message),
    /// The same.
    Clues(clues::Message),
    /// The same.
    Fingerprint(fingerprint::Message),
    /// The same.
    Cloak(cloak::Message),
    /// The same.
    Label(label::Message),
    /// The same.
    Fake(fake::Message),
    /// The same.
    Case(cases::Message),
    /// On the page of the licence.
    Round(licence::Message),
    /// On the page of a school's plan.
    Plan(school::Message),
    /// On the page of the sheets.
    Tally(sheet::Message),
}

/// The session, as it stands: whoever comes back to a room goes on where it was left.
#[derive(Debug, Default)]
pub struct State {
    page: Page,
    large: bool,
    card: Card,
    pixel: one_pixel::State,
    blur: blur::State,
    moves: moves::State,
    clues: clues::State,
    fingerprint: fingerprint::State,
    cloak: cloak::State,
    label: label::State,
    fake: fake::State,
    cases: cases::State,
    licence: licence::State,
    school: school::State,
    sheet: sheet::State,
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Enter(key) => {
                self.page = Page::Room(key, Part::Do);
                self.card = Card::default();
            }
            Message::Part(part) => {
                if let Page::Room(key, _) = self.page {
                    self.page = Page::Room(key, part);
                }
            }
            Message::Licence => self.page = Page::Licence,
            Message::School => self.page = Page::School,
            Message::Sheet => self.page = Page::Sheet,
            Message::List => self.page = Page::List,
            Message::Large(large) => self.large = large,
            Message::Turn => self.card.turned = !self.card.turned,
            Message::NextCard => self.next_card(),
            Message::Pixel(message) => return self.pixel.update(message).map(Message::Pixel),
            Message::Blur(message) => return self.blur.update(message).map(Message::Blur),
            Message::Moves(message) => self.moves.update(message),
            Message::Clues(message) => self.clues.update(message),
            Message::Fingerprint(message) => self.fingerprint.update(message),
            Message::Cloak(message) => self.cloak.update(message),
            Message::Label(message) => self.label.update(message),
            Message::Fake(message) => self.fake.update(message),
            Message::Case(message) => self.cases.update(message),
            Message::Plan(message) => {
                return self.school.update(message, context).map(Message::Plan);
            }
            Message::Tally(message) => {
                return self.sheet.update(message, context).map(Message::Tally);
            }
            Message::Round(message) => {
                return self.licence.update(message, context).map(Message::Round);
            }
        }
        Action::None
    }

    fn next_card(&mut self) {
        if let Page::Room(key, _) = self.page {
            let all = rooms::cards(key).count().max(1);
            self.card = Card {
                number: (self.card.number + 1) % all,
                turned: false,
            };
        }
    }

    /// What a key means here.
    pub fn shortcut(&self, shortcut: Shortcut) -> Option<Message> {
        match (shortcut, self.page) {
            (Shortcut::Escape, _) => self.back(),
            (_, Page::Room(Key::OnePixel, Part::Play)) => {
                one_pixel::State::shortcut(shortcut).map(Message::Pixel)
            }
            _ => None,
        }
    }

    /// One step back within the screen.
    pub fn back(&self) -> Option<Message> {
        (self.page != Page::List).then_some(Message::List)
    }

    /// Whether something is being worked out or written.
    pub fn is_busy(&self) -> bool {
        self.pixel.is_busy()
            || self.blur.is_busy()
            || self.licence.is_busy()
            || self.school.is_busy()
            || self.sheet.is_busy()
    }

    /// Asks all work to stop.
    pub fn stop(&self) {
        self.pixel.stop();
    }
}

/// Where a drawing is pressed by mouse or finger, counted from its corner; none where it is not.
fn pressed(event: &Event, bounds: Rectangle, cursor: mouse::Cursor) -> Option<Point> {
    match event {
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
            cursor.position_in(bounds)
        }
        Event::Touch(touch::Event::FingerPressed { position, .. }) => bounds
            .contains(*position)
            .then(|| Point::new(position.x - bounds.x, position.y - bounds.y)),
        _ => None,
    }
}
