//! The tree in AccessKit's words, and what AccessKit asks in ours: the same for every system that it has an adapter for.

use accesskit::{
    Action, ActionData, ActionHandler, ActionRequest, ActivationHandler, Affine,
    DeactivationHandler, Live, Node as Told, NodeId, Rect, Role as ToldRole, Toggled, TreeId,
    TreeInfo, TreeUpdate,
};
use iced::futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use zeroize::Zeroizing;

use super::{Heard, Node, Request, Role, Tree};

/// Passes on what is asked, from the thread on which the system asks to that of the window.
#[derive(Clone)]
pub struct Ear(UnboundedSender<Heard>);

impl Ear {
    /// One, and what it hears.
    pub fn new() -> (Self, UnboundedReceiver<Heard>) {
        let (sender, receiver) = unbounded();
        (Self(sender), receiver)
    }
}

impl ActivationHandler for Ear {
    fn request_initial_tree(&mut self) -> Option<TreeUpdate> {
        // The tree is made where the window is; it follows.
        let _ = self.0.unbounded_send(Heard::On);
        None
    }
}

impl DeactivationHandler for Ear {
    fn deactivate_accessibility(&mut self) {
        let _ = self.0.unbounded_send(Heard::Off);
    }
}

impl ActionHandler for Ear {
    fn do_action(&mut self, request: ActionRequest) {
        let asked = match (request.action, request.data) {
            (Action::Click | Action::Expand | Action::Collapse, _) => Request::Press,
            (Action::Focus | Action::ScrollIntoView, _) => Request::Focus,
            (Action::SetValue, Some(ActionData::Value(words))) => {
                Request::Fill(Zeroizing::new(words.into()))
            }
            _ => return,
        };
        let NodeId(id) = request.target_node;
        let _ = self.0.unbounded_send(Heard::Asked(id, asked));
    }
}

/// All that is shown; `scale` is how many pixels of the screen one of the window is wide, since AccessKit counts in those.
pub fn update(tree: &Tree, scale: f64) -> TreeUpdate {
    let all = tree.window.all();
    let focus = all.iter().find(|node| node.focused);
    let focus = focus.map_or(tree.window.id, |node| node.id);
    let mut info = TreeInfo::new(NodeId(tree.window.id));
    info.toolkit_name = Some("iced".to_owned());
    let mut nodes = Vec::new();
    for node in all {
        let mut told = told(node);
        if node.id == tree.window.id && scale != 1.0 {
            // It holds for whatever is in it.
            told.set_transform(Affine::scale(scale));
        }
        if matches!(node.is.role, Role::Field | Role::Secret) {
            let run = NodeId(node.id ^ RUN);
            told.push_child(run);
            nodes.push((run, written(node.is.value.as_deref().unwrap_or_default())));
        }
        nodes.push((NodeId(node.id), told));
    }
    TreeUpdate {
        nodes,
        tree: Some(info),
        tree_id: TreeId::ROOT,
        focus: NodeId(focus),
    }
}

/// Tells the number of the words in a field from that of the field.
const RUN: u64 = 1 << 63;

/// The words in a field, letter by letter; without them, nobody could be told that it can be written in.
fn written(words: &str) -> Told {
    let mut told = Told::new(ToldRole::TextRun);
    told.set_value(words);
    let lengths: Vec<u8> = words
        .chars()
        .map(|letter| letter.len_utf8() as u8)
        .collect();
    told.set_character_lengths(lengths);
    told
}

fn told(node: &Node) -> Told {
    let is = &node.is;
    let mut told = Told::new(role(is.role));
    match is.role {
        // Plain words are what they say.
        Role::Text => told.set_value(is.name.as_str()),
        _ if !is.name.is_empty() => told.set_label(is.name.as_str()),
        _ => {}
    }
    if !is.description.is_empty() {
        told.set_description(is.description.as_str());
    }
    if let Some(value) = &is.value {
        told.set_value(value.as_str());
    }
    if let Some(part) = is.part {
        told.set_min_numeric_value(0.0);
        told.set_max_numeric_value(1.0);
        told.set_numeric_value(f64::from(part));
    }
    match (is.role, is.chosen) {
        (Role::Item, Some(chosen)) => told.set_selected(chosen),
        (_, Some(chosen)) => told.set_toggled(Toggled::from(chosen)),
        (_, None) => {}
    }
    if let Some(expanded) = is.expanded {
        told.set_expanded(expanded);
    }
    if is.disabled {
        told.set_disabled();
    }
    // Also where it cannot be pressed yet: the bus has no word for an interface that comes later, and a screen reader
    // that keeps what it was told first would never press it. `ask` refuses what is disabled.
    if node.is_used() {
        told.add_action(match is.role {
            Role::Field | Role::Secret => Action::SetValue,
            _ => Action::Click,
        });
    }
    if node.stop.is_some() {
        told.add_action(Action::Focus);
    }
    if is.role == Role::Notice {
        told.set_live(Live::Polite);
    }
    if matches!(is.role, Role::Question | Role::Menu) {
        told.set_modal();
    }
    let (from, to) = (node.bounds.position(), node.bounds.size());
    told.set_bounds(Rect::new(
        f64::from(from.x),
        f64::from(from.y),
        f64::from(from.x + to.width),
        f64::from(from.y + to.height),
    ));
    let children: Vec<NodeId> = node.children.iter().map(|child| NodeId(child.id)).collect();
    told.set_children(children);
    told
}

fn role(role: Role) -> ToldRole {
    match role {
        Role::Window => ToldRole::Window,
        Role::Text => ToldRole::Label,
        Role::Heading => ToldRole::Heading,
        Role::Button => ToldRole::Button,
        Role::Switch => ToldRole::Switch,
        Role::Choice => ToldRole::RadioButton,
        Role::Item => ToldRole::ListBoxOption,
        Role::Field => ToldRole::TextInput,
        Role::Secret => ToldRole::PasswordInput,
        Role::Picture => ToldRole::Image,
        Role::Progress => ToldRole::ProgressIndicator,
        Role::Notice => ToldRole::Alert,
        Role::Question => ToldRole::AlertDialog,
        Role::Menu => ToldRole::Menu,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accessibility::Semantics;

    fn button(disabled: bool) -> Node {
        let mut is = Semantics::new(Role::Button, "Save a protected copy");
        is.disabled = disabled;
        Node {
            id: 1,
            is,
            bounds: iced::Rectangle::default(),
            focused: false,
            stop: None,
            place: Some(0),
            children: Vec::new(),
        }
    }

    #[test]
    fn places_are_told_in_pixels_of_the_screen() {
        let window = Tree {
            window: button(false),
        };
        let transform = |scale| {
            let (_, told) = update(&window, scale).nodes.remove(0);
            told.transform().copied()
        };
        assert_eq!(transform(1.0), None);
        assert_eq!(transform(1.5), Some(Affine::scale(1.5)));
    }

    #[test]
    fn a_button_that_cannot_be_pressed_yet_is_told_as_something_to_press() {
        let (before, after) = (told(&button(true)), told(&button(false)));
        assert!(before.is_disabled() && !after.is_disabled());
        assert!(before.supports_action(Action::Click) && after.supports_action(Action::Click));
    }
}
