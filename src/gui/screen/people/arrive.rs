//! A page that was just opened: seen from its top, with the cursor in its first field.

use iced::advanced::widget::operation::scrollable::RelativeOffset;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput};
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task, Vector};

/// Begins a page at its top. A field that is the first thing on it takes the focus; otherwise nothing does, so that
/// Tab passes everything in its order.
pub fn arrive<M: Send + 'static>() -> Task<M> {
    operate(Arrive::default())
}

#[derive(Default)]
struct Arrive {
    /// Whether this is inside the page, below the bar of the window.
    inside: bool,
    /// Whether what takes the focus next is a field.
    field: bool,
    /// Whether something inside was passed.
    passed: bool,
}

impl<M: Send + 'static> Operation<M> for Arrive {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        operate(self);
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        self.inside = true;
        state.snap_to(RelativeOffset::START.into());
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn TextInput) {
        self.field = true;
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let field = std::mem::take(&mut self.field);
        match field && self.inside && !self.passed {
            true => state.focus(),
            false => state.unfocus(),
        }
        self.passed |= self.inside;
    }

    fn finish(&self) -> Outcome<M> {
        Outcome::None
    }
}
