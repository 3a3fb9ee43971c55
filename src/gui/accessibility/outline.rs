//! The tree as text: a line for each thing, in the order in which it is read.

use std::fmt;

use super::{Node, Role, Tree};

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        outline(f, &self.window, 0)
    }
}

fn outline(f: &mut fmt::Formatter<'_>, node: &Node, depth: usize) -> fmt::Result {
    let (indent, inner) = ("  ".repeat(depth), "  ".repeat(depth + 1));
    let name = node.is.name.replace('\n', &format!("\n{inner}"));
    write!(f, "{indent}{}", word(node.is.role))?;
    for state in states(node) {
        write!(f, ", {state}")?;
    }
    writeln!(f, ": {name}")?;
    if !node.is.description.is_empty() {
        let told = node.is.description.replace('\n', &format!("\n{inner}"));
        writeln!(f, "{inner}({told})")?;
    }
    if let Some(value) = &node.is.value {
        writeln!(f, "{inner}= {value}")?;
    }
    node.children
        .iter()
        .try_for_each(|child| outline(f, child, depth + 1))
}

fn states(node: &Node) -> Vec<&'static str> {
    let on = match node.is.role {
        Role::Switch => ["on", "off"],
        _ => ["chosen", "not chosen"],
    };
    let told = |state: bool, words: [&'static str; 2]| match state {
        true => words[0],
        false => words[1],
    };
    let mut all = Vec::new();
    all.extend(node.is.chosen.map(|state| told(state, on)));
    let open = ["open", "closed"];
    all.extend(node.is.expanded.map(|state| told(state, open)));
    all.extend(node.is.disabled.then_some("disabled"));
    all.extend(node.focused.then_some("focused"));
    all
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Window => "window",
        Role::Text => "text",
        Role::Heading => "heading",
        Role::Button => "button",
        Role::Switch => "switch",
        Role::Choice => "choice",
        Role::Item => "item",
        Role::Field => "field",
        Role::Secret => "secret field",
        Role::Picture => "picture",
        Role::Progress => "progress",
        Role::Notice => "notice",
        Role::Question => "question",
        Role::Menu => "menu",
    }
}
