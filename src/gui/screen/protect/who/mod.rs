//! Who is who: the faces of all photos by person, named once; what is decided for a group holds in every photo.
//!
//! Names and decisions are kept where they are kept for a single photo, in its draft, so this page and the open photo never
//! say two things. Only which faces belong together, and which were taken out by hand, is known here.

mod jobs;
mod names;
#[cfg(test)]
mod tests;
mod view;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};

use iced::Task;
use iced::widget::image::Handle;
use iced::widget::operation;
use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use ombrelle_core::error::Error;
use ombrelle_core::face::Group;
use ombrelle_core::protect::{Decision, DraftFace, Grouped, Refusal};

use super::edit::Edit;
use super::{Action, Context, State};
use crate::job::{Job, JobId};
use crate::keys::Shortcut;
use crate::widget::Notice;

pub use jobs::Seen;

/// What happens on this page. Groups and their faces go by their places.
#[derive(Clone)]
pub enum Message {
    /// Shows the page, and looks for faces in photos that nobody looked at.
    Enter,
    /// Back to all photos; what is being looked at goes on.
    Leave,
    /// A photo was looked at, by its place.
    Looked(JobId, usize, Arc<Result<Seen, Error>>),
    /// The photos that are looked at are grouped, or why no photo can be.
    Grouped(JobId, Result<Vec<Group>, Error>),
    /// Groups what was looked at so far.
    Stop,
    /// Turns to a group.
    Choose(usize),
    /// Turns to the group this many further on.
    Step(isize),
    /// What was typed to find a name.
    Find(String),
    /// Says who the chosen group is, by the number in the album book.
    Name(Option<u32>),
    /// Says that the chosen group is the first of the names that are found.
    NameFirst,
    /// Leaves the chosen group without a name.
    Pass,
    /// Decides for every face of the chosen group.
    Decide(Decision),
    /// Takes a face out of the chosen group.
    TakeOut(usize),
    /// Shows all faces of a large group.
    All,
    /// Takes the last thing back.
    Undo,
    /// The groups were scrolled.
    Scrolled(Viewport),
}

/// A face as groups know it: the number of its photo in the order of looking, and its own number, both from 1.
type FaceKey = (usize, usize);

/// A face of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Member {
    key: FaceKey,
    /// The place of its photo in the gallery.
    at: usize,
    /// Whether it could be compared with others.
    compared: bool,
}

impl Member {
    /// Its number in its photo, from 1.
    fn number(self) -> usize {
        self.key.1
    }
}

/// Faces that are one person's, as far as the recognisers and the person at the screen can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    faces: Vec<Member>,
    /// Whether it is to stay without a name.
    passed: bool,
}

/// Something that can be taken back.
enum Step {
    /// Photos that were changed; the group that was chosen, and whether it stayed without a name.
    Changed(Vec<Change>, usize, bool),
    /// A face that was taken out of the group, which has its name no longer; the group that was chosen.
    TakenOut(FaceKey, Vec<Change>, usize),
    /// A group that stays without a name.
    Passed(usize),
}

impl Step {
    fn changes(&mut self) -> &mut [Change] {
        match self {
            Self::Changed(changes, ..) | Self::TakenOut(_, changes, _) => changes,
            Self::Passed(_) => &mut [],
        }
    }
}

/// A photo that was changed, by its place, with the versions of its edit before and after.
#[derive(Debug, Clone, Copy)]
struct Change {
    at: usize,
    before: u64,
    after: u64,
}

/// Looking at photos, while it runs.
struct Looking {
    job: Job,
    total: usize,
    done: usize,
    faults: Vec<Error>,
}

/// The page, and what is known of who is who.
#[derive(Default)]
pub struct Who {
    shown: bool,
    looking: Option<Looking>,
    /// Whether photos came while others were being looked at.
    more: bool,
    /// What the recognisers make of each face; kept so that photos that come later are compared with these.
    grouped: Arc<Mutex<Option<Grouped>>>,
    /// The gallery's place of each photo that was looked at; none where it was taken out of the gallery.
    photos: Vec<Option<usize>>,
    looks: HashMap<FaceKey, Handle>,
    cards: Vec<Card>,
    /// Faces that were taken out of their group.
    apart: HashSet<FaceKey>,
    /// Photos that are to be looked at once more: the number that each had, and its place in the gallery.
    again: Vec<(usize, usize)>,
    chosen: usize,
    find: String,
    all: bool,
    past: Vec<Step>,
    offset: f32,
}

impl Who {
    /// Whether the page is what is seen.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// Asks the work to stop.
    pub fn stop(&self) {
        self.looking.iter().for_each(|looking| looking.job.stop());
    }

    /// Takes in which faces belong together; what was taken out by hand stays out.
    fn group(&mut self, groups: &[Group]) {
        let chosen = self.card().and_then(|card| card.faces.first()).copied();
        let passed: HashSet<FaceKey> = self
            .cards
            .iter()
            .filter(|card| card.passed)
            .flat_map(|card| card.faces.iter().map(|face| face.key))
            .collect();
        let mut cards = Vec::new();
        for group in groups {
            let members = group.faces.iter().filter_map(|face| {
                let at = self.photos.get(face.photo.checked_sub(1)?)?;
                Some(Member {
                    key: (face.photo, face.face),
                    at: (*at)?,
                    compared: face.compared,
                })
            });
            let (out, faces): (Vec<_>, Vec<_>) =
                members.partition(|face| self.apart.contains(&face.key));
            let alone = out.into_iter().map(|face| vec![face]);
            let all = alone.chain([faces]).filter(|faces| !faces.is_empty());
            cards.extend(all.map(|faces| Card {
                passed: faces.iter().all(|face| passed.contains(&face.key)),
                faces,
            }));
        }
        // Whoever is in most photos first; what cannot be compared last. Equal ones stay in the order of the photos.
        cards.sort_by_key(|card| {
            let compared = card.faces.iter().any(|face| face.compared);
            (!compared, std::cmp::Reverse(card.faces.len()))
        });
        self.cards = cards;
        self.past.clear();
        let same = |face: &Member| Some(face.key) == chosen.map(|chosen| chosen.key);
        let place = |card: &Card| card.faces.iter().any(same);
        self.chosen = self.cards.iter().position(place).unwrap_or(0);
    }

    /// Whether photos are being looked at.
    pub fn is_looking(&self) -> bool {
        self.looking.is_some()
    }

    /// What was decided here cannot be taken back any more.
    pub fn forget_steps(&mut self) {
        self.past.clear();
    }

    /// Drops the letters that were typed to find a name.
    pub fn forget_typed(&mut self) {
        self.find.clear();
    }

    fn card(&self) -> Option<&Card> {
        self.cards.get(self.chosen)
    }

    /// A photo left the gallery: its faces go, and the places after it move up.
    pub fn removed(&mut self, at: usize) {
        self.moved(|place| match place.cmp(&at) {
            std::cmp::Ordering::Less => Some(place),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(place - 1),
        });
    }

    /// The file of a photo is another photo by now: the faces of the one before go, and it is looked at anew.
    pub fn forget(&mut self, at: usize) {
        self.moved(|place| (place != at).then_some(place));
    }

    /// More faces were found in a photo: it is looked at anew, with these. What was taken out of a group by hand stays out.
    pub fn look_anew(&mut self, at: usize) {
        let numbers = (1..).zip(&self.photos);
        let here = numbers.filter(|(_, place)| **place == Some(at));
        let here = here.map(|(number, _)| (number, at));
        let earlier = self.again.iter().filter(|(_, place)| *place == at).copied();
        let again: Vec<(usize, usize)> = here.chain(earlier).collect();
        self.forget(at);
        self.again.extend(again);
    }

    /// A photo that was looked at once more has another number: its faces that were taken out of their group stay out.
    fn keep_apart(&mut self, at: usize, number: usize) {
        let again = std::mem::take(&mut self.again);
        let (here, others): (Vec<_>, Vec<_>) =
            again.into_iter().partition(|(_, place)| *place == at);
        self.again = others;
        let was_here = |photo: usize| here.iter().any(|(before, _)| *before == photo);
        let apart = self.apart.iter().filter(|(photo, _)| was_here(*photo));
        let apart: Vec<FaceKey> = apart.map(|(_, face)| (number, *face)).collect();
        self.apart.extend(apart);
    }

    /// Photos have other places in the gallery now, or none.
    fn moved(&mut self, moved: impl Fn(usize) -> Option<usize>) {
        for photo in &mut self.photos {
            *photo = photo.and_then(&moved);
        }
        let again = std::mem::take(&mut self.again).into_iter();
        let again = again.filter_map(|(number, place)| Some((number, moved(place)?)));
        self.again = again.collect();
        for card in &mut self.cards {
            card.faces.retain_mut(|face| match moved(face.at) {
                Some(place) => {
                    face.at = place;
                    true
                }
                None => false,
            });
        }
        self.cards.retain(|card| !card.faces.is_empty());
        self.past.clear();
        self.chosen = self.chosen.min(self.cards.len().saturating_sub(1));
    }
}

/// Who a group is, by the drafts of its photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    /// Nobody said so.
    Not,
    /// This person, in so many of its photos.
    As(u32, usize),
    /// Several people: then the group holds faces of several.
    Several,
}

impl State {
    /// What is to be done with a face of a group.
    fn drafted(&self, face: &Member) -> Option<&DraftFace> {
        let edit = self.gallery.items.get(face.at)?.edit.as_ref()?;
        edit.draft().face(face.number()).ok()
    }

    fn named(&self, card: &Card) -> Named {
        let people = card
            .faces
            .iter()
            .filter_map(|face| self.drafted(face)?.person());
        let people: Vec<u32> = people.filter(|one| self.is_somebody(*one)).collect();
        match people.first() {
            None => Named::Not,
            Some(first) if people.iter().all(|one| one == first) => Named::As(*first, people.len()),
            Some(_) => Named::Several,
        }
    }

    /// Whether the album book knows somebody: whoever was taken out of it has no name any more. While it is locked, it keeps them.
    fn is_somebody(&self, person: u32) -> bool {
        self.book.people().len() == 0 || self.book.person(person).is_some()
    }

    /// Whether nothing is left to be said of a group.
    fn is_settled(&self, card: &Card) -> bool {
        let whole = matches!(self.named(card), Named::As(_, count) if count == card.faces.len());
        card.passed || whole
    }

    /// How many groups have a name, and how many there are.
    fn count_named(&self) -> (usize, usize) {
        let cards = self.who.cards.iter();
        let named = cards.filter(|card| matches!(self.named(card), Named::As(..)));
        (named.count(), self.who.cards.len())
    }

    /// Takes what happens on this page.
    pub(super) fn on_who(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Enter => {
                self.close_photo();
                self.who.shown = true;
                Action::Run(Task::batch([self.look_at_photos(context), focus_field()]))
            }
            Message::Leave => {
                self.who.shown = false;
                Action::None
            }
            Message::Looked(job, at, seen) => {
                self.looked(job, at, &seen, context);
                Action::None
            }
            Message::Grouped(job, groups) => self.grouped(job, groups, context),
            Message::Stop => {
                self.who.stop();
                Action::None
            }
            Message::Choose(place) => Action::Run(self.turn_to(place)),
            Message::Step(by) => {
                let last = self.who.cards.len().saturating_sub(1);
                let place = self.who.chosen.saturating_add_signed(by).min(last);
                Action::Run(Task::batch([self.turn_to(place), self.reveal()]))
            }
            Message::Find(text) => {
                self.who.find = text;
                Action::None
            }
            Message::Name(person) => self.name_group(person, context),
            Message::NameFirst => match self.found_names().first() {
                Some(first) if !self.who.find.trim().is_empty() => {
                    let number = first.number;
                    self.name_group(Some(number), context)
                }
                _ => Action::None,
            },
            Message::Pass => Action::Run(self.pass()),
            Message::Decide(decision) => self.decide_group(decision, context),
            Message::TakeOut(face) => Action::Run(self.take_out(face)),
            Message::All => {
                self.who.all = true;
                Action::None
            }
            Message::Undo => Action::Run(self.take_back()),
            Message::Scrolled(viewport) => {
                self.who.offset = viewport.absolute_offset().y;
                Action::None
            }
        }
    }

    /// What keys mean on this page.
    pub(super) fn shortcut_in_who(&self, shortcut: Shortcut) -> Option<super::Message> {
        let columns = isize::try_from(self.columns()).unwrap_or(1);
        let message = match shortcut {
            Shortcut::Escape => Message::Leave,
            Shortcut::Undo => Message::Undo,
            Shortcut::NextPhoto | Shortcut::PageDown | Shortcut::Right => Message::Step(1),
            Shortcut::PreviousPhoto | Shortcut::PageUp | Shortcut::Left => Message::Step(-1),
            Shortcut::Down => Message::Step(columns),
            Shortcut::Up => Message::Step(-columns),
            Shortcut::Save | Shortcut::SaveAll => {
                return Some(super::Message::Save(super::SaveMessage::All));
            }
            _ => return None,
        };
        Some(super::Message::Who(message))
    }

    /// Turns to a group; the next letters that are typed find its name.
    fn turn_to(&mut self, place: usize) -> Task<super::Message> {
        self.who.chosen = place;
        self.who.find.clear();
        self.who.all = false;
        focus_field()
    }

    /// Turns to the next group of which something is left to be said; stays where there is none.
    fn go_on(&mut self) -> Task<super::Message> {
        let count = self.who.cards.len();
        let after = (1..=count).map(|step| (self.who.chosen + step) % count.max(1));
        let mut left = after.filter(|place| {
            let card = self.who.cards.get(*place);
            card.is_some_and(|card| !self.is_settled(card))
        });
        let next = left.next().unwrap_or(self.who.chosen);
        Task::batch([self.turn_to(next), self.reveal()])
    }

    /// Brings the chosen group into sight.
    pub(super) fn reveal(&mut self) -> Task<super::Message> {
        let y = self.offset_of_chosen();
        if y == self.who.offset {
            return Task::none();
        }
        self.who.offset = y;
        operation::scroll_to(view::grid_id(), AbsoluteOffset { x: 0.0, y })
    }

    /// Changes a face in its own photo: what can be taken back, if anything is another now.
    fn in_its_photo(
        &mut self,
        face: Member,
        how: impl Fn(&mut Edit, usize) -> Result<(), Refusal>,
    ) -> Result<Option<Change>, Refusal> {
        let item = self.gallery.items.get_mut(face.at);
        let Some(edit) = item.and_then(|item| item.edit.as_mut()) else {
            return Ok(None);
        };
        let before = edit.version();
        how(edit, face.number())?;
        let after = edit.version();
        Ok((after != before).then_some(Change {
            at: face.at,
            before,
            after,
        }))
    }

    /// Changes the chosen group's faces, each in its own photo; those that were refused, with why.
    fn in_every_photo(
        &mut self,
        how: impl Fn(&mut Edit, usize) -> Result<(), Refusal>,
    ) -> (Vec<Change>, Vec<Refusal>) {
        let faces = self.who.card().map(|card| card.faces.clone());
        let (mut changed, mut refused) = (Vec::new(), Vec::new());
        for face in faces.unwrap_or_default() {
            match self.in_its_photo(face, &how) {
                Ok(change) => changed.extend(change),
                Err(refusal) => refused.push(refusal),
            }
        }
        (changed, refused)
    }

    /// Keeps what was changed in the photos of the chosen group, so that it can be taken back.
    fn keep_step(&mut self, changed: Vec<Change>, passed: bool) {
        let chosen = self.who.chosen;
        self.who.past.push(Step::Changed(changed, chosen, passed));
    }

    fn name_group(&mut self, person: Option<u32>, context: &Context<'_>) -> Action<super::Message> {
        let (changed, refused) =
            self.in_every_photo(|edit, number| edit.change(|draft| draft.name(number, person)));
        // What was refused in every photo leaves the group as it was.
        let refused_everywhere = changed.is_empty() && !refused.is_empty();
        let card = self.who.cards.get_mut(self.who.chosen);
        let card = card.filter(|_| !refused_everywhere);
        let passed = card.is_some_and(|card| std::mem::take(&mut card.passed));
        if passed || !changed.is_empty() {
            self.keep_step(changed, passed);
        }
        let name = person.and_then(|number| self.book.person(number));
        let name = name.map(|person| ombrelle_i18n::visible(&person.name));
        let next = match person {
            Some(_) => self.go_on(),
            None => focus_field(),
        };
        let run = Action::Run(next);
        if refused.is_empty() {
            return run;
        }
        // Somebody is in a photo once: the other face there has this name already.
        let values = [
            ("count", refused.len().into()),
            ("name", name.unwrap_or_default().into()),
        ];
        let notice = Notice::warn(context.words.say("app-who-twice", &values));
        let advice = context.words.say("app-who-twice-advice", &[]);
        run.and(Action::Notify(notice.with_advice(advice)))
    }

    fn decide_group(
        &mut self,
        decision: Decision,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let (changed, refused) =
            self.in_every_photo(|edit, number| edit.change(|draft| draft.decide(number, decision)));
        if !changed.is_empty() {
            let passed = self.who.card().is_some_and(|card| card.passed);
            self.keep_step(changed, passed);
        }
        match refused.first() {
            None => Action::None,
            Some(first) => {
                let values = [("count", refused.len().into())];
                let key = match first {
                    Refusal::TooSmall { .. } => "app-who-too-small",
                    _ => "app-who-bound",
                };
                Action::Notify(Notice::warn(context.words.say(key, &values)))
            }
        }
    }

    fn pass(&mut self) -> Task<super::Message> {
        let chosen = self.who.chosen;
        if let Some(card) = self.who.cards.get_mut(chosen) {
            card.passed = true;
            self.who.past.push(Step::Passed(chosen));
        }
        self.go_on()
    }

    /// Takes a face out of the chosen group, and its name with it: it comes last, as somebody else.
    fn take_out(&mut self, place: usize) -> Task<super::Message> {
        let chosen = self.who.chosen;
        let Some(card) = self.who.cards.get_mut(chosen) else {
            return Task::none();
        };
        if place >= card.faces.len() || card.faces.len() < 2 {
            return Task::none();
        }
        let face = card.faces.remove(place);
        let unnamed = self.in_its_photo(face, |edit, number| {
            edit.change(|draft| draft.name(number, None))
        });
        // Naming nobody is never refused for a face that is there.
        let changed = unnamed.ok().flatten().into_iter().collect();
        self.who.apart.insert(face.key);
        self.who.cards.push(Card {
            faces: vec![face],
            passed: false,
        });
        let step = Step::TakenOut(face.key, changed, chosen);
        self.who.past.push(step);
        focus_field()
    }

    /// Takes the last thing back. A photo that was changed elsewhere since stays as it is.
    fn take_back(&mut self) -> Task<super::Message> {
        let Some(step) = self.who.past.pop() else {
            return Task::none();
        };
        let place = match step {
            Step::Changed(photos, place, passed) => {
                self.undo_in(&photos);
                if let Some(card) = self.who.cards.get_mut(place) {
                    card.passed = passed;
                }
                place
            }
            Step::Passed(place) => {
                if let Some(card) = self.who.cards.get_mut(place) {
                    card.passed = false;
                }
                place
            }
            Step::TakenOut(key, photos, place) => {
                self.undo_in(&photos);
                self.put_back(key, place);
                place
            }
        };
        Task::batch([self.turn_to(place), self.reveal()])
    }

    fn put_back(&mut self, key: FaceKey, place: usize) {
        self.who.apart.remove(&key);
        let alone = |card: &Card| matches!(card.faces.as_slice(), [face] if face.key == key);
        let Some(at) = self.who.cards.iter().rposition(alone) else {
            return;
        };
        let mut faces = self.who.cards.remove(at).faces;
        if let Some(card) = self.who.cards.get_mut(place) {
            card.faces.append(&mut faces);
            card.faces.sort_by_key(|face| face.key);
        }
    }

    /// Takes changes back. What came before them can be taken back after them, as the version that it is now.
    fn undo_in(&mut self, changes: &[Change]) {
        for change in changes.iter().rev() {
            let item = self.gallery.items.get_mut(change.at);
            let edit = item.and_then(|item| item.edit.as_mut());
            let Some(edit) = edit.filter(|edit| edit.version() == change.after) else {
                continue;
            };
            edit.undo();
            let earlier = self.who.past.iter_mut().flat_map(Step::changes);
            for earlier in earlier {
                if (earlier.at, earlier.after) == (change.at, change.before) {
                    earlier.after = edit.version();
                }
            }
        }
    }
}

/// Gives the focus to the field in which names are found.
pub(super) fn focus_field() -> Task<super::Message> {
    operation::focus(view::field_id())
}
