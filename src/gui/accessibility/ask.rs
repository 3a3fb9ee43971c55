//! What a screen reader asks of what is shown.

use std::any::Any;

use iced::advanced::widget::operation::Outcome;
use iced::advanced::widget::{Id, Operation, operate};
use iced::{Rectangle, Task};

use super::{Collect, Node, Request, Semantics, Tree};
use crate::widget::give_focus;

/// Finds something by its number, and leaves a request there, which it answers with its message. Nothing happens where
/// it is not shown any more or cannot be used.
pub fn ask<M: Send + 'static>(id: u64, request: Request) -> Task<M> {
    operate(Collect::new(String::new(), move |tree| {
        asked(&tree, id, &request)
    }))
}

fn asked<M: Send + 'static>(tree: &Tree, id: u64, request: &Request) -> Outcome<M> {
    let all = tree.window.all();
    let Some(node) = all.into_iter().find(|node| node.id == id) else {
        return Outcome::None;
    };
    match (request, node) {
        (
            Request::Focus,
            Node {
                stop: Some(stop), ..
            },
        ) => Outcome::Chain(give_focus(*stop)),
        (
            Request::Press | Request::Fill(_),
            Node {
                is,
                place: Some(place),
                ..
            },
        ) if !is.disabled => Outcome::Chain(Box::new(Ask {
            place: *place,
            at: 0,
            request: request.clone(),
        })),
        _ => Outcome::None,
    }
}

/// Leaves a request with one of what reports of itself.
struct Ask {
    place: usize,
    at: usize,
    request: Request,
}

impl<M: Send + 'static> Operation<M> for Ask {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation<M>)) {
        operate(self);
    }

    fn custom(&mut self, _id: Option<&Id>, _bounds: Rectangle, state: &mut dyn Any) {
        let Some(semantics) = Semantics::of(state) else {
            return;
        };
        if self.at == self.place {
            semantics.asked = Some(self.request.clone());
        }
        self.at += 1;
    }
}
