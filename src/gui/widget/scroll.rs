//! Scrolling a page by keys: long texts have nothing in them that takes the focus, and are to be read without a mouse all the same.

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Outcome, Scrollable};
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task, Vector};

/// How far a key scrolls, and where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scroll {
    /// What lies below what is seen.
    PageDown,
    /// What lies above.
    PageUp,
    /// Some lines down.
    Down,
    /// Some lines up.
    Up,
    /// To the beginning.
    Top,
    /// To the end.
    Bottom,
}

/// What is seen stays in part when a page is turned, so that nobody loses the line.
const OVERLAP: f32 = 60.0;
/// Some lines, in logical pixels.
const LINES: f32 = 60.0;

/// Longer than any page, in logical pixels.
const FAR: f32 = 1e6;

impl Scroll {
    /// By how much, where so much is seen.
    fn by(self, height: f32) -> f32 {
        let page = (height - OVERLAP).max(height / 2.0);
        match self {
            Self::PageDown => page,
            Self::PageUp => -page,
            Self::Down => LINES,
            Self::Up => -LINES,
            Self::Top => -FAR,
            Self::Bottom => FAR,
        }
    }
}

/// Scrolls the first area of the window in which something is out of sight.
pub fn scroll<M: Send + 'static>(how: Scroll) -> Task<M> {
    operate(ScrollFirst { how, done: false })
}

struct ScrollFirst {
    how: Scroll,
    done: bool,
}

impl<M: Send + 'static> Operation<M> for ScrollFirst {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.done || content.height <= bounds.height {
            return;
        }
        self.done = true;
        let by = AbsoluteOffset {
            x: 0.0,
            y: self.how.by(bounds.height),
        };
        state.scroll_by(by, bounds, content);
    }

    fn finish(&self) -> Outcome<M> {
        Outcome::None
    }
}
