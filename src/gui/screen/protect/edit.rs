//! What is to be done with one photo: core's draft, every step back and forth, and what the person asks for.

use ombrelle_core::protect::names::Naming;
use ombrelle_core::protect::{
    CopyOptions, Decision, Draft, Photo, Refusal, Region, Session, Terms,
};

use super::photo_view::PhotoView;
use super::{Action, Context, State};
use crate::widget::Notice;

/// Steps that can be taken back.
const KEPT: usize = 200;
/// How far a key moves a side of a box, in parts of the photo's shorter side.
const NUDGE: f32 = 1.0 / 50.0;

/// What is changed of the open photo. Faces and boxes go by their numbers, from 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message {
    /// Decides about a face.
    Decide(usize, Decision),
    /// Says who a face is, by the number in the album book.
    Name(usize, Option<u32>),
    /// Adds a box that was drawn with the pointer.
    Draw(Region),
    /// Adds a box in the middle of what is in sight.
    NewBox,
    /// Puts a box elsewhere; the first of a drag, or a further part of it.
    Place {
        /// Which.
        number: usize,
        /// Where.
        region: Region,
        /// Whether the drag begins.
        first: bool,
    },
    /// Moves the chosen box by this many steps.
    Nudge(f32, f32),
    /// Makes the chosen box wider and higher by this many steps.
    Grow(f32, f32),
    /// Covers only the box of a face that was found, and not the whole head.
    CoverBoxOnly(usize),
    /// Covers the whole head again.
    CoverWholeHead(usize),
    /// Takes the chosen box away.
    TakeAway,
    /// Covers a box of text, or shows it again.
    CoverText(Region),
    /// What the copy is called.
    CallIt(Naming),
    /// Takes the last change back.
    Undo,
    /// Does it again.
    Redo,
}

/// A draft with its past and its undone future.
#[derive(Debug, Clone)]
pub struct Edit {
    now: Draft,
    past: Vec<Draft>,
    future: Vec<Draft>,
    /// Whether the last thing that was asked for made a step, which can be gone on with.
    amendable: bool,
    /// Grows with each change, so that what was made from an older state is known as old.
    version: u64,
}

impl Edit {
    /// A draft without a past.
    pub fn new(draft: Draft) -> Self {
        Self {
            now: draft,
            past: Vec::new(),
            future: Vec::new(),
            amendable: false,
            version: 0,
        }
    }

    /// What is to be done now.
    pub fn draft(&self) -> &Draft {
        &self.now
    }

    /// How many changes there were.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Changes the draft; can be taken back. What is refused changes nothing.
    ///
    /// # Errors
    /// That of `how`.
    pub fn change<T>(
        &mut self,
        how: impl FnOnce(&mut Draft) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut step = self.now.clone();
        let done = how(&mut step)?;
        self.go_on(step);
        Ok(done)
    }

    /// Changes the draft as a part of the last change, as a box that is still being dragged.
    ///
    /// # Errors
    /// That of `how`.
    pub fn amend<T>(
        &mut self,
        how: impl FnOnce(&mut Draft) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        if !self.amendable {
            // A drag whose beginning changed nothing.
            return self.change(how);
        }
        let done = how(&mut self.now)?;
        self.version += 1;
        Ok(done)
    }

    fn go_on(&mut self, step: Draft) {
        self.amendable = step != self.now;
        if !self.amendable {
            return;
        }
        if self.past.len() == KEPT {
            self.past.remove(0);
        }
        self.past.push(std::mem::replace(&mut self.now, step));
        self.future.clear();
        self.version += 1;
    }

    /// Takes in what was found in the photo meanwhile. No step back leads before that.
    pub fn learn(&mut self, photo: &Photo) {
        self.in_every_step(|draft| draft.learn(photo));
    }

    /// Lets the rule decide again, for another audience or by another state of the album book, with the longest side and
    /// the covers of these options. No step back leads to a decision that no longer holds.
    pub fn renew(&mut self, session: &Session, terms: Terms, options: &CopyOptions) {
        self.in_every_step(|draft| {
            draft.set_terms(terms);
            session.renew(draft);
            draft.copy.max_side = options.max_side;
            draft.copy.fit = options.fit;
        });
    }

    /// Whether somebody in the photo has a name.
    pub fn names_somebody(&self) -> bool {
        let mut faces = self.now.faces().iter();
        faces.any(|face| face.person().is_some())
    }

    /// Takes back who everybody is: no step back leads to a name.
    pub fn forget_names(&mut self) {
        self.in_every_step(Draft::forget_names);
    }

    /// Names the copy as the settings have it from now on, whatever was chosen for it before.
    pub fn set_naming(&mut self, naming: Naming) {
        self.in_every_step(|draft| draft.copy.naming = naming);
    }

    fn in_every_step(&mut self, change: impl Fn(&mut Draft)) {
        let before = self.now.clone();
        let steps = self.past.iter_mut().chain(&mut self.future);
        steps.chain([&mut self.now]).for_each(change);
        self.version += u64::from(self.now != before);
    }

    /// Takes the last change back. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else {
            return false;
        };
        self.future.push(std::mem::replace(&mut self.now, before));
        self.amendable = false;
        self.version += 1;
        true
    }

    /// Does it again. Whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else {
            return false;
        };
        self.past.push(std::mem::replace(&mut self.now, after));
        self.amendable = false;
        self.version += 1;
        true
    }

    /// Whether something can be taken back, and done again.
    pub fn steps(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

impl State {
    /// Changes what is to be done with the open photo. What the draft refuses is told.
    pub(super) fn on_edit(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let Some((view, edit)) = self.open_photo() else {
            return Action::None;
        };
        let (chosen, count) = (view.chosen, edit.draft().faces().len());
        let before = chosen.and_then(|number| edit.draft().face(number).ok().cloned());
        let done = update(view, edit, message);
        // A box that is gone cannot be chosen, nor one that has its number now: the next key would move or take away that one.
        let draft = edit.draft();
        let renumbered = draft.faces().len() != count && view.chosen == chosen;
        view.chosen = view.chosen.filter(|number| match draft.face(*number) {
            Ok(face) => !renumbered || Some(face) == before.as_ref(),
            Err(_) => false,
        });
        let sketch = Action::Run(self.sketch(context));
        match done {
            Ok(()) => sketch,
            Err(refusal) => {
                let advice = context.words.refusal(&refusal);
                let notice = Notice::warn(advice.what_happened).with_advice(advice.what_to_do);
                sketch.and(Action::Notify(notice))
            }
        }
    }

    /// The open photo and what is to be done with it, once its faces were looked for.
    fn open_photo(&mut self) -> Option<(&mut PhotoView, &mut Edit)> {
        let view = self.photo_view.as_mut()?;
        let item = self.gallery.items.get_mut(view.at)?;
        Some((view, item.edit.as_mut()?))
    }
}

fn update(view: &mut PhotoView, edit: &mut Edit, message: Message) -> Result<(), Refusal> {
    match message {
        Message::Decide(number, decision) => edit.change(|draft| draft.decide(number, decision)),
        Message::Name(number, person) => edit.change(|draft| draft.name(number, person)),
        Message::Draw(region) => draw(view, edit, region),
        Message::NewBox => draw(view, edit, view.middle_box()),
        Message::Place {
            number,
            region,
            first: true,
        } => edit.change(|draft| place(draft, number, region)),
        Message::Place {
            number,
            region,
            first: false,
        } => edit.amend(|draft| place(draft, number, region)),
        Message::Nudge(x, y) => shift(view, edit, [x, y, 0.0, 0.0]),
        Message::Grow(x, y) => shift(view, edit, [0.0, 0.0, x, y]),
        Message::CoverBoxOnly(number) => edit.change(|draft| {
            let region = draft.face(number)?.region();
            draft.shrink(number, region)
        }),
        Message::CoverWholeHead(number) => edit.change(|draft| {
            let region = draft.face(number)?.region();
            draft.place(number, region)
        }),
        Message::TakeAway => match view.chosen {
            Some(number) => edit.change(|draft| draft.take_away(number)),
            None => Ok(()),
        },
        Message::CoverText(region) => edit.change(|draft| match draft.text().contains(&region) {
            true => {
                draft.show_text(&region);
                Ok(())
            }
            false => draft.cover_text(region),
        }),
        Message::CallIt(naming) => edit.change(|draft| {
            draft.copy.naming = naming;
            Ok(())
        }),
        Message::Undo => {
            edit.undo();
            Ok(())
        }
        Message::Redo => {
            edit.redo();
            Ok(())
        }
    }
}

/// Adds a box and chooses it.
fn draw(view: &mut PhotoView, edit: &mut Edit, region: Region) -> Result<(), Refusal> {
    let number = edit.change(|draft| draft.draw(region))?;
    view.chosen = Some(number);
    view.drawing = false;
    Ok(())
}

/// Puts a box elsewhere; what the person said of how much it covers stays said.
fn place(draft: &mut Draft, number: usize, region: Region) -> Result<(), Refusal> {
    use ombrelle_core::protect::Extent;
    match draft.face(number)?.extent() {
        Extent::Whole => draft.place(number, region),
        Extent::Smaller => draft.shrink(number, region),
        // A box that was taken away has no place; only a decision gives it back.
        Extent::TakenAway => Ok(()),
    }
}

/// Moves the chosen box, or makes it larger, by this many steps of a key: right, down, wider, higher.
fn shift(view: &PhotoView, edit: &mut Edit, by: [f32; 4]) -> Result<(), Refusal> {
    let Some(number) = view.chosen else {
        return Ok(());
    };
    let (width, height) = view.size();
    let [x, y, wider, higher] = by.map(|steps| steps * NUDGE * width.min(height));
    edit.change(|draft| {
        let region = draft.face(number)?.region();
        let moved = view.inside(Region {
            x: region.x + x,
            y: region.y + y,
            width: region.width + wider,
            height: region.height + higher,
        });
        place(draft, number, moved)
    })
}

#[cfg(test)]
mod tests;
