//! A button: pressed by pointer, finger or keyboard. The toolkit's own button takes no keyboard focus.

use iced::advanced::layout::{self, Layout};
use iced::advanced::renderer::{self, Quad};
use iced::advanced::widget::operation::Focusable;
use iced::advanced::widget::{Id, Operation, Tree, tree};
use iced::advanced::{Clipboard, Shell, Widget, mouse};
use iced::keyboard::{self, key};
use iced::{
    Background, Border, Color, Element, Event, Length, Padding, Rectangle, Renderer, Shadow, Size,
    Theme, touch, window,
};

use crate::accessibility::{Request, Role, Semantics};
use crate::theme::{ROUND, TARGET, Tones, mix};

/// What a button looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ButtonStyle {
    /// The main one of a page.
    First,
    /// One beside it.
    Plain,
    /// Minor ones: no border until the pointer is on them.
    Quiet,
    /// What cannot be taken back.
    Danger,
    /// One of several, of which this one is chosen.
    Chosen,
}

/// Content that can be pressed.
pub struct Button<'a, Message> {
    content: Element<'a, Message>,
    id: Option<Id>,
    name: Option<String>,
    semantics: Semantics,
    on_press: Option<Message>,
    style: ButtonStyle,
    tones: Tones,
    width: Length,
    padding: Padding,
    status: Status,
}

/// The part of the state that is drawn, so that a change of it needs a redraw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Resting,
    Under,
    Down,
    Off,
}

/// What is kept of a button from one layout of the page to the next.
#[derive(Debug, Default)]
pub struct State {
    /// The identity of the button.
    pub id: Option<Id>,
    down: bool,
    focused: bool,
    /// Focused by keyboard, so that the ring is shown.
    pub ring: bool,
    /// Asked by a screen reader to be pressed, until the next event.
    asked: bool,
}

impl State {
    /// Gives it the focus, with or without the ring.
    pub fn give(&mut self, ring: bool) {
        self.focused = true;
        self.ring = ring;
    }
}

impl Focusable for State {
    fn is_focused(&self) -> bool {
        self.focused
    }

    fn focus(&mut self) {
        self.focused = true;
        self.ring = true;
    }

    fn unfocus(&mut self) {
        self.focused = false;
        self.ring = false;
    }
}

impl<'a, Message: Clone + 'a> Button<'a, Message> {
    /// Content that does nothing yet when pressed.
    pub fn new(content: impl Into<Element<'a, Message>>, style: ButtonStyle, tones: Tones) -> Self {
        Self {
            content: content.into(),
            id: None,
            name: None,
            semantics: Semantics::new(Role::Button, ""),
            on_press: None,
            style,
            tones,
            width: Length::Shrink,
            padding: Padding::from([10, 16]),
            status: Status::Resting,
        }
    }

    /// The message that pressing sends.
    pub fn on_press(mut self, message: Message) -> Self {
        self.on_press = Some(message);
        self
    }

    /// Shows something else: what depends on whether it can be pressed.
    pub fn showing(mut self, content: impl Into<Element<'a, Message>>) -> Self {
        self.content = content.into();
        self
    }

    /// Whether it does nothing when pressed.
    pub fn is_off(&self) -> bool {
        self.on_press.is_none()
    }

    /// The message that pressing sends, if it can be pressed now.
    pub fn on_press_maybe(mut self, message: Option<Message>) -> Self {
        self.on_press = message;
        self
    }

    /// The name by which screen readers and tests know it, if it contains no text, or one that others beside it contain too; then it begins with that text.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        self.semantics.name = name.clone();
        self.name = Some(name);
        self
    }

    /// It is on or off, or one of several that may be chosen.
    pub fn chosen(mut self, role: Role, chosen: bool) -> Self {
        self.semantics.role = role;
        self.semantics.chosen = Some(chosen);
        self
    }

    /// It shows or hides what belongs to it, which is shown now or not.
    pub fn expanded(mut self, expanded: bool) -> Self {
        self.semantics.expanded = Some(expanded);
        self
    }

    /// What a screen reader tells of it besides the words in it.
    pub fn described(mut self, words: impl Into<String>) -> Self {
        self.semantics.description = words.into();
        self
    }

    /// A fixed id, for giving it the focus.
    pub fn id(mut self, id: impl Into<Id>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Its width.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// The space around its content.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }

    fn colours(&self) -> (Color, Color, Color) {
        let tones = &self.tones;
        let under = matches!(self.status, Status::Under | Status::Down);
        let (fill, border, text) = match self.style {
            ButtonStyle::First => (tones.accent, tones.accent, tones.on_accent),
            ButtonStyle::Danger => (tones.danger, tones.danger, tones.on_danger),
            ButtonStyle::Chosen => (tones.raised, tones.accent, tones.text),
            ButtonStyle::Plain if under => (tones.raised, tones.line, tones.text),
            ButtonStyle::Plain => (tones.surface, tones.line, tones.text),
            ButtonStyle::Quiet if under => (tones.raised, tones.raised, tones.text),
            ButtonStyle::Quiet => (Color::TRANSPARENT, Color::TRANSPARENT, tones.text),
        };
        match self.status {
            Status::Off if self.style == ButtonStyle::Quiet => {
                (Color::TRANSPARENT, Color::TRANSPARENT, tones.off_text)
            }
            // An icon inside keeps the colour that it has on this ground.
            Status::Off if matches!(self.style, ButtonStyle::First | ButtonStyle::Danger) => {
                let dull = mix(tones.quiet, tones.ground, 0.25);
                (dull, dull, text)
            }
            Status::Off => (tones.raised, tones.off_line, tones.off_text),
            Status::Under | Status::Down
                if matches!(self.style, ButtonStyle::First | ButtonStyle::Danger) =>
            {
                let mixed = mix(fill, text, 0.12);
                (mixed, mixed, text)
            }
            _ => (fill, border, text),
        }
    }
}

/// Whether a key presses what has the focus.
fn presses(event: &Event) -> bool {
    let Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) = event else {
        return false;
    };
    let named = matches!(
        key,
        keyboard::Key::Named(key::Named::Enter | key::Named::Space)
    );
    named && !modifiers.command() && !modifiers.alt()
}

impl<'a, Message: Clone + 'a> Widget<Message, Theme, Renderer> for Button<'a, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State {
            id: self.id.clone(),
            ..State::default()
        })
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        state.id.clone_from(&self.id);
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let limits = limits.min_width(TARGET).min_height(TARGET);
        let [child] = tree.children.as_mut_slice() else {
            return layout::Node::new(Size::ZERO);
        };
        let content = &mut self.content;
        layout::positioned(
            &limits,
            self.width,
            Length::Shrink,
            self.padding,
            |limits| {
                content
                    .as_widget_mut()
                    .layout(child, renderer, &limits.loose())
            },
            |node, size| {
                let free = size.height - node.size().height;
                let aside = match self.width {
                    Length::Shrink => ((size.width - node.size().width) / 2.0).max(0.0),
                    _ => 0.0,
                };
                node.translate([aside, (free / 2.0).max(0.0)])
            },
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        let bounds = layout.bounds();
        self.semantics.disabled = self.on_press.is_none();
        operation.custom(self.id.as_ref(), bounds, &mut self.semantics);
        if let Some(asked) = self.semantics.asked.take() {
            tree.state.downcast_mut::<State>().asked = asked == Request::Press;
        }
        if self.on_press.is_some() {
            let state = tree.state.downcast_mut::<State>();
            operation.focusable(self.id.as_ref(), bounds, state);
        }
        if let Some(name) = &self.name {
            operation.text(self.id.as_ref(), bounds, name);
        }
        operation.container(self.id.as_ref(), bounds);
        operation.traverse(&mut |operation| {
            if let (Some(child), Some(layout)) =
                (tree.children.first_mut(), layout.children().next())
            {
                self.content
                    .as_widget_mut()
                    .operate(child, layout, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_mut::<State>();
        let over = cursor.is_over(layout.bounds());
        if std::mem::take(&mut state.asked)
            && let Some(message) = &self.on_press
        {
            shell.publish(message.clone());
        }
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                // The focus goes where the pointer goes, so that Tab continues from here.
                state.focused = over && self.on_press.is_some();
                state.ring = false;
                if over && self.on_press.is_some() && !shell.is_event_captured() {
                    state.down = true;
                    shell.capture_event();
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. }) => {
                let lifted = std::mem::take(&mut state.down);
                if let Some(message) = self.on_press.clone().filter(|_| lifted && over) {
                    shell.publish(message);
                }
                if lifted {
                    shell.capture_event();
                }
            }
            Event::Touch(touch::Event::FingerLost { .. }) => state.down = false,
            _ if state.focused && presses(event) && !shell.is_event_captured() => {
                if let Some(message) = &self.on_press {
                    shell.publish(message.clone());
                    shell.capture_event();
                }
            }
            _ => {}
        }
        let status = match () {
            () if self.on_press.is_none() => Status::Off,
            () if state.down && over => Status::Down,
            () if over => Status::Under,
            () => Status::Resting,
        };
        if let Event::Window(window::Event::RedrawRequested(_)) = event {
            self.status = status;
        } else if status != self.status {
            shell.request_redraw();
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        use iced::advanced::Renderer as _;
        let state = tree.state.downcast_ref::<State>();
        let (fill, border, text_color) = self.colours();
        let width = match self.style {
            ButtonStyle::Chosen => 2.0,
            _ => 1.0,
        };
        let quad = |bounds, color, width| Quad {
            bounds,
            border: Border {
                color,
                width,
                radius: ROUND.into(),
            },
            shadow: Shadow::default(),
            snap: true,
        };
        renderer.fill_quad(
            quad(layout.bounds(), border, width),
            Background::Color(fill),
        );
        let style = renderer::Style { text_color };
        if let (Some(child), Some(inside)) = (tree.children.first(), layout.children().next()) {
            self.content
                .as_widget()
                .draw(child, renderer, theme, &style, inside, cursor, viewport);
        }
        if state.focused && state.ring {
            // On a layer of its own: a picture in it would cover the ring.
            renderer.with_layer(*viewport, |renderer| {
                let ring = quad(layout.bounds(), self.tones.focus, 3.0);
                renderer.fill_quad(ring, Background::Color(Color::TRANSPARENT));
            });
        }
    }

    fn mouse_interaction(
        &self,
        _tree: &Tree,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _viewport: &Rectangle,
        _renderer: &Renderer,
    ) -> mouse::Interaction {
        match cursor.is_over(layout.bounds()) && self.on_press.is_some() {
            true => mouse::Interaction::Pointer,
            false => mouse::Interaction::default(),
        }
    }
}

impl<'a, Message: Clone + 'a> From<Button<'a, Message>> for Element<'a, Message> {
    fn from(button: Button<'a, Message>) -> Self {
        Self::new(button)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{SCHEMES, contrast};

    #[test]
    fn what_cannot_be_pressed_now_can_still_be_read() {
        for scheme in SCHEMES {
            let tones = Tones::of(scheme, false);
            for style in [
                ButtonStyle::First,
                ButtonStyle::Plain,
                ButtonStyle::Quiet,
                ButtonStyle::Danger,
                ButtonStyle::Chosen,
            ] {
                let mut button: Button<'_, ()> = Button::new("a", style, tones);
                button.status = Status::Off;
                let (fill, _, text) = button.colours();
                let ground = match fill == Color::TRANSPARENT {
                    true => tones.ground,
                    false => fill,
                };
                let ratio = contrast(text, ground);
                assert!(ratio >= 3.0, "{scheme:?}, {style:?}: {ratio:.2}");
            }
        }
    }
}
