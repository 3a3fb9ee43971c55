//! Moving the keyboard's focus from one widget to the next, and scrolling to it.

use iced::advanced::widget::operation::scrollable::AbsoluteOffset;
use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput, focusable};
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task, Vector};

/// To the next widget that takes the focus; after the last, to the first.
pub fn next<M: Send + 'static>() -> Task<M> {
    travel(Step::Next)
}

/// To the previous one.
pub fn previous<M: Send + 'static>() -> Task<M> {
    travel(Step::Previous)
}

/// What has the focus, where that has an identity.
pub fn focused() -> Task<Id> {
    operate(focusable::find_focused())
}

/// To none: on a screen that was just opened, Tab starts at the first.
pub fn unfocus<M: Send + 'static>() -> Task<M> {
    operate(focusable::unfocus())
}

/// To the one at this place among whatever takes the focus, from 0; it is scrolled into sight.
pub fn give_focus<M: Send + 'static>(stop: usize) -> Box<dyn Operation<M>> {
    let mut give = Give {
        target: Some(stop),
        at: 0,
    };
    Box::new(seek(move |_: Option<&Id>, state: &mut dyn Focusable| {
        give.pass(state)
    }))
}

/// To whatever takes the focus and has this identity; it is scrolled into sight. For a question that takes the place of what was pressed: the focus
/// would be lost with it.
pub fn focus_on<M: Send + 'static>(id: Id) -> Task<M> {
    focus_below(id, 0.0)
}

/// The same for a field above which so much, in logical pixels, is said of it: that comes into sight with it.
pub fn focus_below<M: Send + 'static>(id: Id, above: f32) -> Task<M> {
    let find = seek(move |found: Option<&Id>, state: &mut dyn Focusable| {
        let is_it = found == Some(&id);
        match is_it {
            true => state.focus(),
            false => state.unfocus(),
        }
        is_it
    });
    operate(Seek { above, ..find })
}

/// Scrolls whatever takes the focus and has this identity into sight; the focus stays where it is.
pub fn reveal<M: Send + 'static>(id: Id) -> Task<M> {
    operate(seek(move |found: Option<&Id>, _: &mut dyn Focusable| {
        found == Some(&id)
    }))
}

/// Marks a container whose field has the focus when its page is opened.
pub const FIRST: &str = "first";

/// Marks the container of a question that lies over everything: while there is one, Tab stays within it.
pub const QUESTION: &str = "question";

/// For another page within a screen, which is the container of this name: it is seen from its top, and the focus is in
/// the field that is marked with [`FIRST`], in the first thing that takes the focus if that is a field, or nowhere, so
/// that Tab passes everything in its order. Nothing happens where another screen is shown.
pub fn reset_focus<M: Send + 'static>(screen: &'static str) -> Task<M> {
    operate(ResetFocus {
        screen: Id::new(screen),
        first: Id::new(FIRST),
        entered: None,
        shown: false,
        within: false,
        marked: false,
        field: false,
        passed: false,
        total: 0,
        target: None,
    })
}

struct ResetFocus {
    screen: Id,
    first: Id,
    /// The container whose content comes next.
    entered: Option<Id>,
    /// Whether the screen is the one that is shown.
    shown: bool,
    within: bool,
    marked: bool,
    /// Whether what takes the focus next is a field.
    field: bool,
    /// Whether something within was visited.
    passed: bool,
    total: usize,
    target: Option<usize>,
}

impl<M: Send + 'static> Operation<M> for ResetFocus {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        let entered = self.entered.take();
        let outside = self.within;
        self.within |= entered.as_ref() == Some(&self.screen);
        self.shown |= self.within;
        self.marked |= entered.as_ref() == Some(&self.first);
        operate(self);
        self.within = outside;
    }

    fn container(&mut self, id: Option<&Id>, _bounds: Rectangle) {
        self.entered = id.cloned();
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        _translation: Vector,
        state: &mut dyn Scrollable,
    ) {
        if self.within {
            let top = AbsoluteOffset {
                x: None,
                y: Some(0.0),
            };
            state.scroll_to(top);
        }
    }

    fn text_input(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn TextInput) {
        self.field = true;
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, _state: &mut dyn Focusable) {
        let field = std::mem::take(&mut self.field);
        let marked = std::mem::take(&mut self.marked);
        if marked || (field && self.within && !self.passed) {
            self.target = Some(self.total);
        }
        self.passed |= self.within;
        self.total += 1;
    }

    fn finish(&self) -> Outcome<M> {
        if !self.shown {
            return Outcome::None;
        }
        Outcome::Chain(Box::new(Give {
            target: self.target,
            at: 0,
        }))
    }
}

/// Gives the focus to one, or to none, and takes it from all others.
struct Give {
    target: Option<usize>,
    at: usize,
}

impl Give {
    /// Visits one; returns whether it has the focus now.
    fn pass(&mut self, state: &mut dyn Focusable) -> bool {
        let is_it = self.target == Some(self.at);
        match is_it {
            true => state.focus(),
            false => state.unfocus(),
        }
        self.at += 1;
        is_it
    }
}

impl<M: Send + 'static> Operation<M> for Give {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        operate(self);
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        self.pass(state);
    }
}

#[derive(Clone, Copy)]
enum Step {
    Next,
    Previous,
}

fn travel<M: Send + 'static>(step: Step) -> Task<M> {
    operate(Count {
        step,
        question: Id::new(QUESTION),
        entered: None,
        within: false,
        asked: None,
        total: 0,
        focused: None,
    })
}

/// Counts what takes the focus.
struct Count {
    step: Step,
    question: Id,
    /// The container whose content comes next.
    entered: Option<Id>,
    /// Whether a question is being visited.
    within: bool,
    /// The first and the last that takes the focus in the question that lies over all others.
    asked: Option<(usize, usize)>,
    total: usize,
    focused: Option<usize>,
}

impl<M: Send + 'static> Operation<M> for Count {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        let entered = self.entered.take();
        let outside = self.within;
        if entered.as_ref() == Some(&self.question) {
            self.within = true;
            // One that comes later lies over those before.
            self.asked = None;
        }
        operate(self);
        self.within = outside;
    }

    fn container(&mut self, id: Option<&Id>, _bounds: Rectangle) {
        self.entered = id.cloned();
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        if state.is_focused() {
            self.focused = Some(self.total);
        }
        if self.within {
            let first = self.asked.map_or(self.total, |(first, _)| first);
            self.asked = Some((first, self.total));
        }
        self.total += 1;
    }

    fn finish(&self) -> Outcome<M> {
        let all = self.total.checked_sub(1).map(|last| (0, last));
        let Some((first, last)) = self.asked.or(all) else {
            return Outcome::None;
        };
        let target = match (self.step, self.focused) {
            (Step::Next, Some(at)) if (first..last).contains(&at) => at + 1,
            (Step::Next, _) => first,
            (Step::Previous, Some(at)) if at > first && at <= last => at - 1,
            (Step::Previous, _) => last,
        };
        Outcome::Chain(give_focus(target))
    }
}

/// Looks for one of whatever takes the focus, and scrolls it into sight.
struct Seek<P> {
    /// Whether it is this one, by its identity and what it is; it may give it the focus.
    is_it: P,
    /// What comes into sight above it, in logical pixels.
    above: f32,
    /// How many areas that scroll were met.
    met: usize,
    /// The area whose content comes next.
    entering: Option<Frame>,
    /// The areas that hold what comes, and in the end what was found; the innermost last.
    around: Vec<Frame>,
    found: Option<Rectangle>,
}

/// Looks for the one that `is_it` knows.
fn seek<P: FnMut(Option<&Id>, &mut dyn Focusable) -> bool>(is_it: P) -> Seek<P> {
    Seek {
        is_it,
        above: 0.0,
        met: 0,
        entering: None,
        around: Vec::new(),
        found: None,
    }
}

impl<M, P> Operation<M> for Seek<P>
where
    M: Send + 'static,
    P: FnMut(Option<&Id>, &mut dyn Focusable) -> bool + Send,
{
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        let outside = self.around.len();
        let entering = self.entering.take().filter(|_| self.found.is_none());
        self.around.extend(entering);
        operate(self);
        if self.found.is_none() {
            self.around.truncate(outside);
        }
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.entering = Some(Frame {
            number: self.met,
            bounds,
            translation,
        });
        self.met += 1;
    }

    fn focusable(&mut self, id: Option<&Id>, bounds: Rectangle, state: &mut dyn Focusable) {
        if (self.is_it)(id, state) {
            self.found = Some(Rectangle {
                y: bounds.y - self.above,
                height: bounds.height + self.above,
                ..bounds
            });
        }
    }

    fn finish(&self) -> Outcome<M> {
        match (self.found, self.around.last()) {
            (Some(found), Some(frame)) => frame.reveal(found),
            _ => Outcome::None,
        }
    }
}

/// An area that scrolls.
struct Frame {
    /// Its place among all of them.
    number: usize,
    /// What is seen of it.
    bounds: Rectangle,
    /// How far it is scrolled.
    translation: Vector,
}

impl Frame {
    /// Scrolls it so that something in it is in sight.
    fn reveal<M: Send + 'static>(&self, found: Rectangle) -> Outcome<M> {
        let (number, bounds) = (self.number, self.bounds);
        let top = found.y - self.translation.y;
        let by = if top < bounds.y {
            top - bounds.y - MARGIN
        } else if top + found.height > bounds.y + bounds.height {
            top + found.height - bounds.y - bounds.height + MARGIN
        } else {
            return Outcome::None;
        };
        Outcome::Chain(Box::new(Reveal { number, at: 0, by }))
    }
}

/// Margin around what is scrolled into view, in logical pixels.
const MARGIN: f32 = 24.0;

/// Scrolls one area.
struct Reveal {
    number: usize,
    at: usize,
    by: f32,
}

impl<M: Send + 'static> Operation<M> for Reveal {
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
        if self.at == self.number {
            let by = AbsoluteOffset { x: 0.0, y: self.by };
            state.scroll_by(by, bounds, content);
        }
        self.at += 1;
    }
}
