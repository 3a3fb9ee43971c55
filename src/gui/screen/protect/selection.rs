//! Several photos of the grid at once: which are chosen, one decision for the faces of all of them, taking them out of the list.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use iced::keyboard::{self, Modifiers};
use iced::widget::operation;
use iced::widget::scrollable::AbsoluteOffset;
use iced::widget::{Id, Row};
use iced::{Alignment, Element, Event, window};
use ombrelle_core::protect::{Cover, Decision, Strength};

use super::gallery::{cell_id, grid_id};
use super::{Action, Context, GalleryMessage, State};
use crate::theme::{Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// Photos are chosen, and something is done with those that are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message {
    /// Keys that are held down while the pointer presses.
    Held(Modifiers),
    /// A photo was pressed, by its place: it is opened, or chosen with others where a key is held.
    Pressed(usize),
    /// Chooses a photo besides the others, or no longer.
    Turn(usize),
    /// The same with the photo that the keyboard is at.
    TurnHere,
    /// Chooses all photos between where the choosing began and this many to the right and rows down.
    Extend(isize, isize),
    /// Chooses all.
    All,
    /// Chooses none.
    Nothing,
    /// Decides about every face that was found in one photo, or in the chosen ones.
    Decide(Wish, Option<usize>),
    /// Takes the last such decision back, in all of its photos.
    Undo,
    /// Takes one photo, or the chosen ones, out of the list; asks first where decisions would be lost.
    Remove(Option<usize>),
    /// Takes them out whatever is lost.
    RemoveAnyway,
    /// Leaves them where they are.
    Keep,
}

/// What is to happen to every face of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// It is covered, as the settings have it.
    Cover,
    /// It is cloaked.
    Cloak,
    /// It is shown.
    Show,
}

impl Wish {
    fn decision(self, cover: Cover) -> Decision {
        match self {
            Self::Cover => Decision::Cover(cover),
            Self::Cloak => Decision::Cloak(Strength::Balanced),
            Self::Show => Decision::Show,
        }
    }
}

/// A photo about which something was decided with others, by its place, with the versions of its edit before and after.
#[derive(Debug, Clone, Copy)]
struct Change {
    at: usize,
    before: u64,
    after: u64,
}

/// Which photos are chosen, by their places.
#[derive(Debug, Default)]
pub struct Selection {
    chosen: BTreeSet<usize>,
    /// Where choosing a row of them began.
    anchor: usize,
    held: Modifiers,
    /// Photos that the person is asked about before they go.
    leaving: Vec<usize>,
    /// What was decided about several photos and can be taken back, the last at the end.
    past: Vec<Vec<Change>>,
}

impl Selection {
    /// Whether this photo is chosen.
    pub fn has(&self, at: usize) -> bool {
        self.chosen.contains(&at)
    }

    /// How many are chosen.
    pub fn count(&self) -> usize {
        self.chosen.len()
    }

    /// Whether the person is being asked if photos are to go.
    pub fn is_asking(&self) -> bool {
        !self.leaving.is_empty()
    }

    /// This photo, or the chosen ones where none is said.
    fn meant(&self, one: Option<usize>) -> Vec<usize> {
        match one {
            Some(at) => vec![at],
            None => self.chosen.iter().copied().collect(),
        }
    }

    fn turn(&mut self, at: usize) {
        if !self.chosen.remove(&at) {
            self.chosen.insert(at);
        }
        self.anchor = at;
    }

    fn up_to(&mut self, at: usize) {
        let row: RangeInclusive<usize> = self.anchor.min(at)..=self.anchor.max(at);
        self.chosen = row.collect();
    }

    /// Photos went, so that places no longer mean what they meant.
    pub fn forget(&mut self) {
        self.chosen.clear();
        self.leaving.clear();
        self.anchor = 0;
        self.forget_steps();
    }

    /// What was decided about several photos cannot be taken back any more.
    pub fn forget_steps(&mut self) {
        self.past.clear();
    }

    /// Whether something that was decided about several photos can be taken back.
    pub fn can_take_back(&self) -> bool {
        !self.past.is_empty()
    }
}

/// Which keys are held while the pointer presses; none once the window is left.
pub fn held(event: &Event, _: bool) -> Option<super::Message> {
    let held = match event {
        Event::Keyboard(keyboard::Event::ModifiersChanged(held)) => *held,
        Event::Window(window::Event::Unfocused) => Modifiers::default(),
        _ => return None,
    };
    Some(super::Message::Selection(Message::Held(held)))
}

/// The first button of the question before photos go.
fn keep_id() -> Id {
    Id::new("protect-keep-photos")
}

impl State {
    /// Chooses photos, and does what is asked for with them.
    pub(super) fn on_selection(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Held(modifiers) => self.selection.held = modifiers,
            Message::Pressed(at) if self.selection.held.shift() => {
                self.selection.up_to(at);
                self.gallery.current = at;
            }
            Message::Pressed(at) if self.selection.held.command() => {
                self.selection.turn(at);
                self.gallery.current = at;
            }
            Message::Pressed(at) => {
                return self.on_gallery(GalleryMessage::Open(at), context);
            }
            Message::Turn(at) => self.selection.turn(at),
            Message::TurnHere => {
                let here = self.gallery.current;
                if here < self.gallery.items.len() {
                    self.selection.turn(here);
                }
            }
            Message::Extend(across, down) => return self.extend(across, down),
            Message::All => self.selection.chosen = (0..self.gallery.items.len()).collect(),
            Message::Nothing => self.selection.chosen.clear(),
            Message::Decide(wish, one) => {
                let notice = self.decide_all(wish, &self.selection.meant(one), context);
                return Action::Notify(notice);
            }
            Message::Undo => return self.take_back_several(context),
            Message::Remove(one) => {
                let meant = self.selection.meant(one);
                return self.ask_to_remove(meant, context);
            }
            Message::RemoveAnyway => {
                let leaving = std::mem::take(&mut self.selection.leaving);
                return self.remove(&leaving, context);
            }
            Message::Keep => {
                self.selection.leaving.clear();
                return Action::Run(operation::focus(cell_id(self.gallery.current)));
            }
        }
        Action::None
    }

    /// Goes on with the keyboard, and chooses all photos from where that began.
    fn extend(&mut self, across: isize, down: isize) -> Action<super::Message> {
        if self.selection.chosen.is_empty() {
            self.selection.anchor = self.gallery.current;
        }
        let y = self.gallery.step(across, down);
        let here = self.gallery.current;
        if here < self.gallery.items.len() {
            self.selection.up_to(here);
        }
        let scroll = operation::scroll_to(grid_id(), AbsoluteOffset { x: 0.0, y });
        let focus = operation::focus(cell_id(here));
        Action::Run(scroll.chain(focus))
    }

    /// Decides about every face that was found in these photos; what is refused stays, and is counted.
    fn decide_all(&mut self, wish: Wish, photos: &[usize], context: &Context<'_>) -> Notice {
        let decision = wish.decision(self.chosen.cover);
        let (mut decided, mut refused, mut unseen) = (0_usize, 0_usize, 0_usize);
        let mut changed = Vec::new();
        for at in photos {
            let item = self.gallery.items.get_mut(*at);
            let Some(item) = item.filter(|item| item.knows_faces()) else {
                unseen += 1;
                continue;
            };
            let Some(edit) = &mut item.edit else {
                continue;
            };
            let faces = 1..=edit.draft().found_count();
            let before = edit.version();
            let done = edit.change(|draft| {
                let stay = faces.filter(|face| draft.decide(*face, decision).is_err());
                Ok(stay.count())
            });
            // Nothing in it is an error.
            let stay = done.unwrap_or_default();
            decided += edit.draft().found_count() - stay;
            refused += stay;
            let after = edit.version();
            let at = *at;
            changed.extend((after != before).then_some(Change { at, before, after }));
        }
        if !changed.is_empty() {
            self.selection.past.push(changed);
        }
        let words = context.words;
        let key = match wish {
            Wish::Cover => "app-several-covered",
            Wish::Cloak => "app-several-cloaked",
            Wish::Show => "app-several-shown",
        };
        let count = |count: usize| [("count", count.into())];
        let mut advice = Vec::new();
        if refused > 0 {
            advice.push(words.say("app-several-refused", &count(refused)));
        }
        if unseen > 0 {
            advice.push(words.say("app-several-unseen", &count(unseen)));
        }
        let what = words.say(key, &count(decided));
        match advice.is_empty() {
            true => Notice::good(what),
            false => Notice::warn(what).with_advice(advice.join(" ")),
        }
    }

    /// Takes the last decision about several photos back in each of them. One that was changed since stays as it is.
    fn take_back_several(&mut self, context: &Context<'_>) -> Action<super::Message> {
        let Some(changed) = self.selection.past.pop() else {
            return Action::None;
        };
        let mut count = 0_usize;
        for change in changed {
            let item = self.gallery.items.get_mut(change.at);
            let edit = item.and_then(|item| item.edit.as_mut());
            let Some(edit) = edit.filter(|edit| edit.version() == change.after) else {
                continue;
            };
            edit.undo();
            count += 1;
            // What came before can be taken back after that, as the version that it is now.
            for earlier in self.selection.past.iter_mut().flatten() {
                if (earlier.at, earlier.after) == (change.at, change.before) {
                    earlier.after = edit.version();
                }
            }
        }
        let words = context
            .words
            .say("app-several-undone", &[("count", count.into())]);
        Action::Notify(Notice::good(words))
    }

    /// Takes photos out of the list, after asking where the person decided something that no copy holds.
    pub(super) fn ask_to_remove(
        &mut self,
        photos: Vec<usize>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        if self.lost(&photos) == 0 || !self.can_go() {
            return self.remove(&photos, context);
        }
        self.selection.leaving = photos;
        Action::Run(operation::focus(keep_id()))
    }

    /// In how many of these photos something was decided that no copy holds.
    fn lost(&self, photos: &[usize]) -> usize {
        let items = photos.iter().filter_map(|at| self.gallery.items.get(*at));
        items.filter(|item| item.is_unsaved()).count()
    }

    /// What can be done with the photos that are chosen; how many are chosen, and how that is ended.
    pub(super) fn several<'a>(&self, ui: &Ui<'a>) -> Element<'a, super::Message> {
        let count = [("count", self.selection.count().into())];
        let button = |icon: Icon, key: &str, message: Message| {
            ui.with_icon(ButtonStyle::Plain, icon, ui.text(key))
                .on_press(super::Message::Selection(message))
        };
        let out = ui.with_icon(ButtonStyle::Plain, Icon::Cross, ui.text("app-take-out"));
        let out = out.on_press_maybe(self.can_go().then_some(Message::Remove(None)));
        let undo = self.selection.can_take_back().then(|| {
            ui.icon_button(Icon::Undo, ui.text("app-undo"), |undo| {
                undo.on_press(super::Message::Selection(Message::Undo))
            })
        });
        Row::new()
            .push(ui.body(ui.text_with("app-several", &count)))
            .push(button(
                Icon::Cover,
                "app-cover-faces",
                Message::Decide(Wish::Cover, None),
            ))
            .push(button(
                Icon::Cloak,
                "app-cloak-faces",
                Message::Decide(Wish::Cloak, None),
            ))
            .push(button(
                Icon::Eye,
                "app-show-faces",
                Message::Decide(Wish::Show, None),
            ))
            .push(undo)
            .push(Element::from(out).map(super::Message::Selection))
            .push(
                ui.button(ButtonStyle::Quiet, ui.text("app-choose-none"))
                    .on_press(super::Message::Selection(Message::Nothing)),
            )
            .spacing(NEAR)
            .align_y(Alignment::Center)
            .wrap()
            .vertical_spacing(NEAR)
            .into()
    }

    /// The question before photos go whose decisions no copy holds.
    pub(super) fn before_they_go<'a>(&self, ui: &Ui<'a>) -> Element<'a, super::Message> {
        let leaving = &self.selection.leaving;
        let lost = [("count", self.lost(leaving).into())];
        let all = [("count", leaving.len().into())];
        let keep = ui
            .button(ButtonStyle::First, ui.text("app-unsaved-stay"))
            .id(keep_id())
            .on_press(super::Message::Selection(Message::Keep));
        let go = ui
            .button(ButtonStyle::Danger, ui.text("app-take-out-anyway"))
            .on_press(super::Message::Selection(Message::RemoveAnyway));
        let title = ui.text_with("app-unsaved-title", &lost);
        let what = match self.has_pasted(leaving) {
            true => "app-take-out-pasted",
            false => "app-take-out-what",
        };
        ui.question(title, ui.text_with(what, &all), [keep, go])
    }
}
