//! A page that was just opened: seen from its top, with the cursor in its first field.

use iced::advanced::widget::operation::scrollable::RelativeOffset;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput};
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task, Vector};

/// Begins a page at its top. The first field takes the focus; without one, nothing does, so that Tab begins at the
/// first thing.
pub fn arrive<M: Send + 'static>() -> Task<M> {
    operate(Arrive::default())
}

#[derive(Default)]
struct Arrive {
    /// Whether what takes the focus next is a field.
    field: bool,
    done: bool,
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
        state.snap_to(RelativeOffset::START.into());
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn TextInput) {
        self.field = true;
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let field = std::mem::take(&mut self.field);
        if field && !self.done {
            self.done = true;
            state.focus();
        } else {
            state.unfocus();
        }
    }

    fn finish(&self) -> Outcome<M> {
        Outcome::None
    }
}
