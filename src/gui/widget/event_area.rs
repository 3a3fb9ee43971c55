//! A wrapper around content: it clips what is drawn beyond its edge, since the toolkit's software renderer does
//! not clip pictures itself, or listens for events that nothing inside has handled.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer;
use iced::advanced::widget::{Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse, overlay};
use iced::{Element, Event, Length, Point, Rectangle, Renderer, Size, Theme, Vector};

/// The message for an event; `true` if something inside has taken it.
type OnEvent<'a, Message> = Box<dyn Fn(&Event, bool) -> Option<Message> + 'a>;

/// The message for a press of the pointer's other button: where in the area, and how large the area is.
type OnMenu<'a, Message> = Box<dyn Fn(Point, Size) -> Option<Message> + 'a>;

/// Content that is clipped, or whose events are listened to.
pub struct EventArea<'a, Message> {
    content: Element<'a, Message>,
    clip: bool,
    on_event: Option<OnEvent<'a, Message>>,
    on_menu: Option<OnMenu<'a, Message>>,
}

impl<'a, Message> EventArea<'a, Message> {
    /// Clips what is drawn to its bounds, on a layer of its own.
    pub fn clipped(content: impl Into<Element<'a, Message>>) -> Self {
        Self {
            content: content.into(),
            clip: true,
            on_event: None,
            on_menu: None,
        }
    }

    /// Listens to events after the content had them.
    pub fn listening(
        content: impl Into<Element<'a, Message>>,
        on_event: impl Fn(&Event, bool) -> Option<Message> + 'a,
    ) -> Self {
        Self {
            content: content.into(),
            clip: false,
            on_event: Some(Box::new(on_event)),
            on_menu: None,
        }
    }

    /// Listens to presses of the pointer's other button, after the content had them.
    pub fn with_menu(
        content: impl Into<Element<'a, Message>>,
        on_menu: impl Fn(Point, Size) -> Option<Message> + 'a,
    ) -> Self {
        Self {
            content: content.into(),
            clip: false,
            on_event: None,
            on_menu: Some(Box::new(on_menu)),
        }
    }
}

impl<Message> Widget<Message, Theme, Renderer> for EventArea<'_, Message> {
    fn tag(&self) -> tree::Tag {
        self.content.as_widget().tag()
    }

    fn state(&self) -> tree::State {
        self.content.as_widget().state()
    }

    fn children(&self) -> Vec<Tree> {
        self.content.as_widget().children()
    }

    fn diff(&self, tree: &mut Tree) {
        self.content.as_widget().diff(tree);
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.content.as_widget_mut().layout(tree, renderer, limits)
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        self.content
            .as_widget_mut()
            .operate(tree, layout, renderer, operation);
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
        let content = self.content.as_widget_mut();
        content.update(
            tree, event, layout, cursor, renderer, clipboard, shell, viewport,
        );
        let taken = shell.is_event_captured();
        if let Some(on_event) = &self.on_event
            && let Some(message) = on_event(event, taken)
        {
            shell.publish(message);
        }
        if let Some(on_menu) = &self.on_menu
            && let Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right)) = event
            && let Some(at) = cursor.position_in(layout.bounds())
            && let Some(message) = on_menu(at, layout.bounds().size())
        {
            shell.publish(message);
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
        use iced::advanced::Renderer as _;
        if !self.clip {
            let content = self.content.as_widget();
            return content.draw(tree, renderer, theme, style, layout, cursor, viewport);
        }
        if let Some(seen) = layout.bounds().intersection(viewport) {
            renderer.with_layer(seen, |renderer| {
                self.content
                    .as_widget()
                    .draw(tree, renderer, theme, style, layout, cursor, &seen);
            });
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
        self.content
            .as_widget()
            .mouse_interaction(tree, layout, cursor, viewport, renderer)
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
        content.overlay(tree, layout, renderer, viewport, translation)
    }
}

impl<'a, Message: 'a> From<EventArea<'a, Message>> for Element<'a, Message> {
    fn from(area: EventArea<'a, Message>) -> Self {
        Self::new(area)
    }
}
