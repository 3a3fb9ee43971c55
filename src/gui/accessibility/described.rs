//! A widget of the toolkit that reports what it is.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay};
use iced::{Element, Event, Length, Rectangle, Renderer, Size, Theme, Vector};

use super::{Request, Role, Semantics};

/// The message for words that somebody fills in.
type OnFill<'a, Message> = Box<dyn Fn(String) -> Message + 'a>;

/// Content, with what it is.
pub struct Described<'a, Message> {
    content: Element<'a, Message>,
    semantics: Semantics,
    on_fill: Option<OnFill<'a, Message>>,
}

/// What is asked of it, until the next event.
#[derive(Default)]
struct State {
    asked: Option<Request>,
}

impl<'a, Message> Described<'a, Message> {
    /// Content of this role and name.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        role: Role,
        name: impl Into<String>,
    ) -> Self {
        Self {
            content: content.into(),
            semantics: Semantics::new(role, name),
            on_fill: None,
        }
    }

    /// What is told besides.
    pub fn description(mut self, words: impl Into<String>) -> Self {
        self.semantics.description = words.into();
        self
    }

    /// How far it is, 0 to 1.
    pub fn part(mut self, part: f32) -> Self {
        self.semantics.part = Some(part);
        self
    }

    /// A field that holds this, and the message for what is filled in.
    pub fn value(
        mut self,
        value: impl Into<String>,
        on_fill: impl Fn(String) -> Message + 'a,
    ) -> Self {
        self.on_fill = Some(Box::new(on_fill));
        self.semantics.value = match self.semantics.role {
            Role::Secret => None,
            _ => Some(value.into()),
        };
        self
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Described<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
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
        self.semantics.asked = None;
        operation.custom(None, layout.bounds(), &mut self.semantics);
        if let Some(asked) = self.semantics.asked.take() {
            tree.state.downcast_mut::<State>().asked = Some(asked);
        }
        operation.traverse(&mut |operation| {
            if let Some(child) = tree.children.first_mut() {
                let content = self.content.as_widget_mut();
                content.operate(child, layout, renderer, operation);
            }
        });
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
        let asked = tree.state.downcast_mut::<State>().asked.take();
        if let (Some(Request::Fill(words)), Some(on_fill)) = (asked, &self.on_fill) {
            shell.publish(on_fill(words.to_string()));
        }
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

impl<'a, Message: 'a> From<Described<'a, Message>> for Element<'a, Message> {
    fn from(described: Described<'a, Message>) -> Self {
        Self::new(described)
    }
}
