//! Makes the tree of what is shown.

use std::any::Any;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use iced::advanced::widget::operation::{Focusable, Outcome, Scrollable, TextInput};
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task, Vector};

use super::{Node, Role, Semantics, Tree};

/// The number of the window in every tree.
const WINDOW: u64 = 1;

/// Looks at everything that is shown, in a window of this title.
pub fn collect(title: String) -> Task<Tree> {
    operate(Collect::new(title, Outcome::Some))
}

/// Makes a [`Tree`] of what widgets report.
pub struct Collect<M> {
    title: String,
    /// What is made of the tree.
    then: Box<dyn Fn(Tree) -> Outcome<M> + Send>,
    /// What was reported and not yet entered.
    entering: Option<Node>,
    /// Whether the widget that reports next is a field of the toolkit that nobody described.
    bare: Option<Rectangle>,
    /// What is being looked through, the outermost first.
    open: Vec<Node>,
    /// What was found in the innermost of these.
    found: Vec<Node>,
    /// How far all that comes is scrolled, and how far what is entered next.
    scrolled: Vector,
    scrolling: Vector,
    places: usize,
    stops: usize,
}

impl<M> Collect<M> {
    /// For a window of this title; what comes of the tree is the outcome.
    pub fn new(title: String, then: impl Fn(Tree) -> Outcome<M> + Send + 'static) -> Self {
        Self {
            title,
            then: Box::new(then),
            entering: None,
            bare: None,
            open: Vec::new(),
            found: Vec::new(),
            scrolled: Vector::ZERO,
            scrolling: Vector::ZERO,
            places: 0,
            stops: 0,
        }
    }

    fn tree(&self) -> Tree {
        let mut window = node(
            Semantics::new(Role::Window, self.title.clone()),
            Rectangle::default(),
        );
        window.children = self.found.clone();
        // A question is asked before everything else: what lies behind it cannot be reached.
        if let Some(question) = question(&window) {
            window.children = vec![question.clone()];
        }
        number(&mut window, WINDOW);
        Tree { window }
    }

    fn seen(&self, bounds: Rectangle) -> Rectangle {
        bounds - self.scrolled
    }

    fn inside(&self, role: Role) -> bool {
        self.open.last().is_some_and(|node| node.is.role == role)
    }

    /// What has the focus, or could have it: what was just reported, or what it was reported in.
    fn holder(&mut self) -> Option<&mut Node> {
        self.entering.as_mut().or(self.open.last_mut())
    }
}

impl<M: 'static> Operation<M> for Collect<M> {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        let before = self.scrolled;
        self.scrolled = before + std::mem::replace(&mut self.scrolling, Vector::ZERO);
        match self.entering.take() {
            None => operate(self),
            Some(node) => {
                self.open.push(node);
                let outside = std::mem::take(&mut self.found);
                operate(self);
                let inside = std::mem::replace(&mut self.found, outside);
                if let Some(node) = self.open.pop() {
                    self.found.push(finished(node, inside));
                }
            }
        }
        self.scrolled = before;
    }

    fn scrollable(
        &mut self,
        _id: Option<&Id>,
        _bounds: Rectangle,
        _content: Rectangle,
        translation: Vector,
        _state: &mut dyn Scrollable,
    ) {
        self.scrolling = translation;
    }

    fn custom(&mut self, _id: Option<&Id>, bounds: Rectangle, state: &mut dyn Any) {
        let Some(is) = Semantics::of(state) else {
            return;
        };
        let bounds = self.seen(bounds);
        self.entering = Some(Node {
            place: Some(self.places),
            ..node(is.clone(), bounds)
        });
        self.places += 1;
    }

    fn text_input(&mut self, _id: Option<&Id>, bounds: Rectangle, _state: &mut dyn TextInput) {
        if !self.inside(Role::Field) && !self.inside(Role::Secret) {
            self.bare = Some(self.seen(bounds));
        }
    }

    fn focusable(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Focusable) {
        let (stop, focused) = (Some(self.stops), state.is_focused());
        self.stops += 1;
        if let Some(bounds) = self.bare.take() {
            self.found.push(Node {
                stop,
                focused,
                ..node(Semantics::new(Role::Field, ""), bounds)
            });
        } else if let Some(holder) = self.holder() {
            (holder.stop, holder.focused) = (stop, focused);
        }
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        let words = text.trim();
        // A name without letters on the screen was reported with its button.
        let reported = self
            .entering
            .as_ref()
            .is_some_and(|node| node.is.name == words);
        if words.is_empty() || reported {
            return;
        }
        let words = node(Semantics::new(Role::Text, words), self.seen(bounds));
        self.found.push(words);
    }

    fn finish(&self) -> Outcome<M> {
        (self.then)(self.tree())
    }
}

fn node(is: Semantics, bounds: Rectangle) -> Node {
    Node {
        id: 0,
        is,
        bounds,
        focused: false,
        stop: None,
        place: None,
        children: Vec::new(),
    }
}

/// What was looked through, with what was found in it.
fn finished(mut node: Node, inside: Vec<Node>) -> Node {
    match node.is.role {
        Role::Field | Role::Secret | Role::Progress => {}
        Role::Notice | Role::Question | Role::Menu | Role::Window => {
            if node.is.name.is_empty() {
                let said = inside.iter().filter(|child| !child.is_used());
                node.is.name = sentences(said.map(|child| child.is.name.as_str()));
            }
            node.children = inside;
        }
        Role::Heading
        | Role::Text
        | Role::Button
        | Role::Switch
        | Role::Choice
        | Role::Item
        | Role::Picture => name_by(&mut node.is, &inside),
    }
    node
}

/// The first of the words inside is the name, unless there is one; the others are told besides, but for those with which the name begins.
fn name_by(is: &mut Semantics, inside: &[Node]) {
    let mut words: Vec<&str> = inside.iter().map(|child| child.is.name.as_str()).collect();
    words.retain(|one| !is.name.starts_with(one));
    if is.name.is_empty() && !words.is_empty() {
        is.name = words.remove(0).to_owned();
    }
    if is.description.is_empty() {
        is.description = sentences(words.into_iter());
    }
}

/// Words one after the other, with a stop between them where they have none.
fn sentences<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut whole = String::new();
    for one in all {
        if !whole.is_empty() {
            let ends = whole.ends_with(['.', '!', '?', ':', '…']);
            whole.push_str(if ends { " " } else { ". " });
        }
        whole.push_str(one);
    }
    whole
}

fn question(node: &Node) -> Option<&Node> {
    // The last lies over the others.
    let mut all = node.all().into_iter().rev();
    all.find(|node| matches!(node.is.role, Role::Question | Role::Menu))
}

/// Gives numbers to everything in a node: from where it is and what it is called, so that what is there again in the
/// next tree is known again, and a press that comes late meets nothing else.
fn number(parent: &mut Node, id: u64) {
    parent.id = id;
    let mut taken = HashSet::new();
    let used: Vec<bool> = parent.children.iter().map(Node::is_used).collect();
    for (child, used) in parent.children.iter_mut().zip(used) {
        let mut again = 0_u32;
        let id = loop {
            let mut hasher = DefaultHasher::new();
            (id, child.is.role, again).hash(&mut hasher);
            if used {
                child.is.name.hash(&mut hasher);
            }
            let id = hasher.finish();
            if id > WINDOW && taken.insert(id) {
                break id;
            }
            again += 1;
        };
        number(child, id);
    }
}
