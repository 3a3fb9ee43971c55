//! What a screen reader is told of the window: a tree of what is shown, beside the toolkit, which has none.
//!
//! Whatever is pressed, filled in or looked at reports its role, name, value and state to [`Operation::custom`]
//! (our button by itself, other widgets by [`Described`]); [`Collect`] makes a [`Tree`] of it. [`ask()`](ask()) is the way back:
//! it finds what somebody means by its number and leaves a [`Request`] there, which the widget answers with the message
//! that a press or a key would have sent. [`Bridge`] gives the tree to the system, where
//! somebody there listens: on Linux by the desktop's bus, on Windows and macOS by what is attached to the window before it is shown.
//!
//! [`Operation::custom`]: iced::advanced::widget::Operation::custom

mod ask;
// A test of it runs on Linux, with an adapter of its own.
#[cfg(any(windows, target_os = "macos", all(test, target_os = "linux")))]
mod before_shown;
mod collect;
mod described;
#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(target_os = "macos")]
mod macos;
mod outline;
#[cfg(any(target_os = "linux", windows, target_os = "macos"))]
mod translate;
#[cfg(windows)]
mod windows;

use std::any::Any;

use iced::Rectangle;
use zeroize::Zeroizing;

pub use ask::ask;
pub use collect::{Collect, collect};
pub use described::Described;

#[cfg(any(windows, target_os = "macos"))]
pub use before_shown::Bridge;
#[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
pub use elsewhere::Bridge;
#[cfg(target_os = "linux")]
pub use linux::Bridge;

/// Whether this system takes a window only before it is shown, so that it has to be opened hidden.
pub const BEFORE_SHOWN: bool = cfg!(any(windows, target_os = "macos"));

/// What something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The window itself.
    Window,
    /// Words.
    Text,
    /// The name of a screen or of a part of it.
    Heading,
    /// Something to press.
    Button,
    /// Something that is on or off.
    Switch,
    /// One of several, of which one is chosen.
    Choice,
    /// One of several that can be opened, of which one is.
    Item,
    /// A field to be filled in.
    Field,
    /// A field whose content nobody hears.
    Secret,
    /// A picture.
    Picture,
    /// How far some work is.
    Progress,
    /// Something that was just told.
    Notice,
    /// A question before everything else.
    Question,
    /// What can be done with one thing, before everything else.
    Menu,
}

/// What a widget reports of itself, and what is asked of it.
#[derive(Clone, PartialEq)]
pub struct Semantics {
    /// What it is.
    pub role: Role,
    /// What it is called; empty where the words inside of it are its name.
    pub name: String,
    /// What is told besides.
    pub description: String,
    /// What is in it: the text of a field.
    pub value: Option<String>,
    /// How far it is, 0 to 1.
    pub part: Option<f32>,
    /// Whether it is on, or the chosen one; none where it cannot be.
    pub chosen: Option<bool>,
    /// Whether what belongs to it is shown; none where nothing does.
    pub expanded: Option<bool>,
    /// Whether it cannot be used now.
    pub disabled: bool,
    /// What is asked of it, left here by [`ask()`](ask()).
    pub asked: Option<Request>,
}

impl Semantics {
    /// Something of this role and name, with no state.
    pub fn new(role: Role, name: impl Into<String>) -> Self {
        Self {
            role,
            name: name.into(),
            description: String::new(),
            value: None,
            part: None,
            chosen: None,
            expanded: None,
            disabled: false,
            asked: None,
        }
    }

    /// What a widget reports, where it is one of ours.
    fn of(state: &mut dyn Any) -> Option<&mut Self> {
        state.downcast_mut()
    }
}

/// What somebody asks of a widget by a screen reader.
#[derive(Clone, PartialEq, Eq)]
pub enum Request {
    /// To be pressed.
    Press,
    /// To have the keyboard's focus.
    Focus,
    /// To hold these words.
    Fill(Zeroizing<String>),
}

/// One thing that is shown.
#[derive(Clone, PartialEq)]
pub struct Node {
    /// Its number: the same as long as it is the same thing in the same place, in every tree.
    pub id: u64,
    /// What is known of it.
    pub is: Semantics,
    /// Where it is, in logical pixels of the window.
    pub bounds: Rectangle,
    /// Whether the keyboard is there.
    pub focused: bool,
    /// Its place among whatever takes the focus, from 0.
    pub stop: Option<usize>,
    /// Its place among whatever reports of itself, from 0; none for plain words.
    pub place: Option<usize>,
    /// What is in it, in the order of the screen.
    pub children: Vec<Self>,
}

impl Node {
    /// It and everything in it, in the order of the screen.
    pub fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.extend(child.all());
        }
        all
    }

    /// Whether it is pressed or filled in, and so needs a name.
    pub fn is_used(&self) -> bool {
        match self.is.role {
            Role::Button
            | Role::Switch
            | Role::Choice
            | Role::Item
            | Role::Field
            | Role::Secret => true,
            Role::Window
            | Role::Text
            | Role::Heading
            | Role::Picture
            | Role::Progress
            | Role::Notice
            | Role::Question
            | Role::Menu => false,
        }
    }
}

/// Everything that is shown.
#[derive(Clone, PartialEq)]
pub struct Tree {
    /// The window.
    pub window: Node,
}

/// What a screen reader, or the system on its behalf, says to the window.
#[derive(Clone)]
pub enum Heard {
    /// Somebody listens from now on.
    On,
    /// Nobody does any more.
    Off,
    /// Something is asked of what has this number.
    Asked(u64, Request),
}
