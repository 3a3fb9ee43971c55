//! The keyboard's focus stays with what had it when the page is laid out anew. The toolkit keeps states by their place in the tree of widgets: in a grid
//! whose rows hold more or fewer things than before, another thing would have the focus, or none.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer;
use iced::advanced::text::Renderer as TextRenderer;
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay};
use iced::widget::text_input;
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

use super::button;

/// The state of a text field.
type FieldState = text_input::State<<Renderer as TextRenderer>::Paragraph>;

/// Content in which the focus stays where it was: with what has the same identity, always; with what stands at the same place among all that can have it,
/// where nothing but the size of the window has changed.
pub struct KeptFocus<'a, Message> {
    content: Element<'a, Message>,
    window: Size,
}

/// The window as it was when the page was last laid out.
struct State {
    window: Size,
}

impl<'a, Message> KeptFocus<'a, Message> {
    /// Content of a window of this size.
    pub fn new(content: impl Into<Element<'a, Message>>, window: Size) -> Self {
        let content = content.into();
        Self { content, window }
    }
}

/// What has the focus.
struct Held {
    id: Option<Id>,
    ring: bool,
    /// Its place among all that can have it.
    place: usize,
}

/// Something that can have the focus.
enum Stop<'t> {
    Button(&'t mut button::State),
    Field(&'t mut FieldState),
}

/// Everything that can have the focus, in the order of the tree.
fn stops<'t>(tree: &'t mut Tree, all: &mut Vec<Stop<'t>>) {
    if tree.tag == tree::Tag::of::<button::State>() {
        all.push(Stop::Button(tree.state.downcast_mut()));
    } else if tree.tag == tree::Tag::of::<FieldState>() {
        all.push(Stop::Field(tree.state.downcast_mut()));
    }
    for child in &mut tree.children {
        stops(child, all);
    }
}

/// What has the focus, and how many things can have it.
fn held(tree: &mut Tree) -> (Option<Held>, usize) {
    let mut all = Vec::new();
    stops(tree, &mut all);
    let found = all.iter().enumerate().find_map(|(place, stop)| match stop {
        Stop::Button(state) if state.is_focused() => Some(Held {
            id: state.id.clone(),
            ring: state.ring,
            place,
        }),
        Stop::Field(state) if state.is_focused() => Some(Held {
            id: None,
            ring: true,
            place,
        }),
        Stop::Button(_) | Stop::Field(_) => None,
    });
    (found, all.len())
}

/// Gives the focus to what had it before, by its identity, or by its place where there are as many things as there were.
fn give_back(tree: &mut Tree, before: &Held, count: Option<usize>) {
    let mut all = Vec::new();
    stops(tree, &mut all);
    let same_count = count == Some(all.len());
    for (place, stop) in all.into_iter().enumerate() {
        match (stop, &before.id) {
            (Stop::Button(state), Some(id)) => match state.id.as_ref() == Some(id) {
                true => state.give(before.ring),
                false => state.unfocus(),
            },
            (Stop::Field(_), Some(_)) => {}
            (stop, None) if same_count => match (stop, place == before.place) {
                (Stop::Button(state), true) => state.give(before.ring),
                (Stop::Button(state), false) => state.unfocus(),
                (Stop::Field(state), true) if !state.is_focused() => state.focus(),
                (Stop::Field(_), true) => {}
                (Stop::Field(state), false) => state.unfocus(),
            },
            (Stop::Button(_) | Stop::Field(_), None) => {}
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for KeptFocus<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State {
            window: self.window,
        })
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let (before, count) = held(tree);
        tree.diff_children(std::slice::from_ref(&self.content));
        let state = tree.state.downcast_mut::<State>();
        let resized = std::mem::replace(&mut state.window, self.window) != self.window;
        if let Some(before) = before {
            give_back(tree, &before, resized.then_some(count));
        }
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn size_hint(&self) -> Size<Length> {
        self.content.as_widget().size_hint()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let Some(child) = tree.children.first_mut() else {
            return layout::Node::new(Size::ZERO);
        };
        let content = self.content.as_widget_mut();
        content.layout(child, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(child) = tree.children.first_mut() {
            let content = self.content.as_widget_mut();
            content.operate(child, layout, renderer, operation);
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Some(child) = tree.children.first_mut() {
            let content = self.content.as_widget_mut();
            content.update(
                child, event, layout, cursor, renderer, clipboard, shell, viewport,
            );
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        if let Some(child) = tree.children.first() {
            let content = self.content.as_widget();
            content.draw(child, renderer, theme, style, layout, cursor, viewport);
        }
    }

    fn mouse_interaction(
        &self,
        tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
        renderer: &Renderer,
    ) -> mouse::Interaction {
        let content = self.content.as_widget();
        tree.children
            .first()
            .map_or(mouse::Interaction::None, |child| {
                content.mouse_interaction(child, layout, cursor, viewport, renderer)
            })
    }

    fn overlay<'b>(
        &'b mut self,
        tree: &'b mut Tree,
        layout: Layout<'b>,
        renderer: &Renderer,
        viewport: &Rectangle,
        translation: Vector,
    ) -> Option<overlay::Element<'b, Message, Theme, Renderer>> {
        let content = self.content.as_widget_mut();
        content.overlay(
            tree.children.first_mut()?,
            layout,
            renderer,
            viewport,
            translation,
        )
    }
}

impl<'a, Message: 'a> From<KeptFocus<'a, Message>> for Element<'a, Message> {
    fn from(kept: KeptFocus<'a, Message>) -> Self {
        Self::new(kept)
    }
}
