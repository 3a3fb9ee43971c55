//! A draft: what is to be done with one photo, and the rules that no front end can break.
//!
//! - A face that was found is covered unless the rule of consents or the person decides otherwise.
//! - The cover of a face that was found is the whole head, and whatever the person drew besides: moving a box never
//!   uncovers anything. Making a cover smaller and taking a box away are decisions of their own, and are told.
//! - Who is not to be shown by the album book can be covered in another way, and nothing else.

use std::sync::Arc;

use super::decide::Rules;
use super::open::format_beside;
use super::{
    Basis, CopyOptions, Decision, DraftFace, Extent, Harder, Photo, Plan, Planned, Refusal, Terms,
    TextBox,
};
use crate::cloak::Strength;
use crate::consent::{Book, Date, Ground, Ruling, Shown};
use crate::face::Finder;
use crate::leaks::Line;
use crate::photo::{Format, Region};
use crate::redact::Slant;

/// What is to be done with one photo. Every change keeps the rules of this module.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    size: (u32, u32),
    /// Who looked for faces, and whether somebody looked for text.
    looked: (Option<String>, bool),
    /// Which of the faces a harder look added; none where nobody looked harder.
    harder: Option<Harder>,
    rules: Rules,
    /// Faces found, in their order, then boxes drawn.
    faces: Vec<DraftFace>,
    text: Vec<Region>,
    /// How the copy is made and written.
    pub copy: CopyOptions,
}

impl Draft {
    /// A photo of which nothing was decided but what the rule of consents says.
    pub(super) fn of(photo: &Photo, terms: Terms, book: Arc<Book>, today: Date) -> Self {
        let mut draft = Self {
            size: photo.size(),
            looked: (None, false),
            harder: None,
            rules: Rules { terms, book, today },
            faces: Vec::new(),
            text: Vec::new(),
            copy: CopyOptions::default(),
        };
        draft.learn(photo);
        draft
    }

    /// Whether it makes the same copy as another: the same faces, covers, texts and ways to write it, for the same people. What else the album
    /// book says by now, of whom it has a face covered, and the day do not count.
    pub fn makes_what(&self, other: &Self) -> bool {
        let mut faces = self.faces.iter().zip(&other.faces);
        (self.size, self.rules.terms, &self.copy) == (other.size, other.rules.terms, &other.copy)
            && (self.faces.len(), &self.text) == (other.faces.len(), &other.text)
            && faces.all(|(face, other)| face.makes_what(other))
    }

    /// The same without the album book and its names: what was decided, to be compared with.
    pub fn without_the_book(mut self) -> Self {
        self.rules.book = Arc::default();
        self
    }

    /// Takes in what was found in the photo since the draft was made: faces, covered as the rule says.
    pub fn learn(&mut self, photo: &Photo) {
        let finder = || photo.finder.as_deref().unwrap_or(Finder::name()).to_owned();
        self.looked = (photo.faces.is_some().then(finder), photo.text.is_some());
        self.harder = photo.harder.clone();
        let known = self.found_count();
        let new = photo.found().iter().skip(known);
        let new: Vec<DraftFace> = new
            .map(|face| DraftFace::of_found(face.clone(), self.rules.terms.cover))
            .collect();
        self.faces.splice(known..known, new);
        self.follow();
    }

    /// Which of the faces only a harder look found; none where nobody looked harder.
    pub fn harder(&self) -> Option<&Harder> {
        self.harder.as_ref()
    }

    /// Width and height of the photo, in pixels.
    pub(super) fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Whether it was made for this photo.
    pub(super) fn is_of(&self, photo: &Photo) -> bool {
        let found = self.faces.iter().filter_map(|face| face.found.as_ref());
        self.size == photo.size() && found.eq(photo.found())
    }

    /// For whom the photo is, and what happens unless somebody says otherwise.
    pub fn terms(&self) -> Terms {
        self.rules.terms
    }

    /// Changes for whom the photo is, or what happens unless somebody says otherwise; the rule decides again whatever
    /// nobody decided by hand, and whatever it binds.
    pub fn set_terms(&mut self, terms: Terms) {
        self.rules.terms = terms;
        self.follow();
    }

    /// Takes another state of the album book, or another day; the rule decides again, as in [`Draft::set_terms`].
    pub(super) fn renew(&mut self, book: Arc<Book>, today: Date) {
        self.rules.book = book;
        self.rules.today = today;
        self.follow();
    }

    /// Covers whoever another state of the album book binds, and changes nothing else.
    pub(super) fn bind(&mut self, book: Arc<Book>, today: Date) {
        let before = self.clone();
        self.renew(book, today);
        for (face, before) in self.faces.iter_mut().zip(before.faces) {
            if !face.decision().covers() {
                *face = before;
            }
        }
    }

    /// Faces found, in their order, then boxes drawn; their numbers are their places here, from 1.
    pub fn faces(&self) -> &[DraftFace] {
        &self.faces
    }

    /// One face by its number, from 1.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`].
    pub fn face(&self, number: usize) -> Result<&DraftFace, Refusal> {
        let place = number.checked_sub(1);
        let face = place.and_then(|place| self.faces.get(place));
        face.ok_or(self.no_such_face(number))
    }

    /// How many faces were found.
    pub fn found_count(&self) -> usize {
        let found = |face: &&DraftFace| face.found.is_some();
        self.faces.iter().filter(found).count()
    }

    /// Why the album book does not let a face be seen; none where it may be shown, or nobody said who it is. Then only
    /// the kind of cover can be chosen.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`].
    pub fn bound(&self, number: usize) -> Result<Option<Ground>, Refusal> {
        Ok(self.rules.binds(self.face(number)?))
    }

    /// Whether anything is covered: a face, a box, a line of text.
    pub fn covers(&self) -> bool {
        let covered = |face: &DraftFace| face.decision().covers();
        !self.text.is_empty() || self.faces.iter().any(covered)
    }

    /// Whether a face is cloaked, so that there is something to judge.
    pub fn cloaks(&self) -> bool {
        let cloaked = |face: &DraftFace| matches!(face.decision(), Decision::Cloak(_));
        self.faces.iter().any(cloaked)
    }

    /// Decides a face by hand. A box that was taken away comes back by it.
    ///
    /// # Errors
    /// [`Refusal::Bound`] where the album book wants the face covered and this would not; [`Refusal::TooSmall`] for a
    /// cloak; [`Refusal::NoSuchFace`].
    pub fn decide(&mut self, number: usize, decision: Decision) -> Result<(), Refusal> {
        let face = self.face(number)?;
        let bound = self.rules.binds(face);
        if let Some(ground) = bound.filter(|_| !decision.covers()) {
            return Err(Refusal::Bound { number, ground });
        }
        if matches!(decision, Decision::Cloak(_)) && !face.can_be_cloaked() {
            return Err(Refusal::TooSmall { number });
        }
        let face = self.face_mut(number)?;
        face.decision = decision;
        face.rivals = false;
        if face.extent == Extent::TakenAway {
            face.extent = Extent::Whole;
        }
        if let Decision::Cover(kind) = decision {
            face.own_cover = Some(kind);
        }
        if bound.is_none() {
            face.basis = Basis::Chosen;
        }
        Ok(())
    }

    /// Leaves faces visible.
    ///
    /// # Errors
    /// Those of [`Draft::decide`]; then nothing is changed.
    pub fn keep(&mut self, numbers: &[usize]) -> Result<(), Refusal> {
        self.all(numbers, |draft, number| {
            draft.decide(number, Decision::Show)
        })
    }

    /// Cloaks the faces of these numbers; without any, all that were found. A face that is too small is covered: the
    /// stricter of the two.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`], [`Refusal::Bound`]; then nothing is changed.
    pub fn cloak(&mut self, strength: Strength, only: &[usize]) -> Result<(), Refusal> {
        let found: Vec<usize> = (1..=self.found_count())
            .filter(|number| self.bound(*number) == Ok(None))
            .collect();
        let numbers = if only.is_empty() { &found } else { only };
        self.all(numbers, |draft, number| {
            match draft.decide(number, Decision::Cloak(strength)) {
                Err(Refusal::TooSmall { .. }) => Ok(()),
                done => done,
            }
        })
    }

    /// Says who a face is, by the number in the album book; the rule decides then. None where it is nobody known.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`]; [`Refusal::PersonTwice`] where another face has this name: nobody is in a photo twice.
    pub fn name(&mut self, number: usize, person: Option<u32>) -> Result<(), Refusal> {
        let mut face = self.face(number)?.clone();
        let numbered = (1..).zip(&self.faces);
        let mut others = numbered.filter(|(other, _)| *other != number);
        let twice = others.find(|(_, other)| person.is_some() && other.person == person);
        if let Some((other, _)) = twice {
            return Err(Refusal::PersonTwice { number, other });
        }
        face.rivals = false;
        face.person = person;
        face.basis = self.rules.basis(&face);
        // Whatever was decided about somebody else does not hold any more.
        face.decision = Decision::Cover(face.own_cover.unwrap_or(self.rules.terms.cover));
        self.rules.apply(&mut face);
        *self.face_mut(number)? = face;
        Ok(())
    }

    /// Takes back who the faces are, as another album book gives its numbers to other people: whoever had a name is covered whole until somebody
    /// decides anew.
    pub fn forget_names(&mut self) {
        let rules = &self.rules;
        for face in self.faces.iter_mut().filter(|face| face.person.is_some()) {
            face.person = None;
            face.extent = Extent::Whole;
            face.basis = rules.basis(face);
            face.decision = Decision::Cover(face.own_cover.unwrap_or(rules.terms.cover));
        }
    }

    /// Says who faces are as a likeness to other photos has it: pairs of a face and a person's number in the album book. Where it
    /// takes several faces for one person, or a face for somebody who was named already, these stay covered and without a name,
    /// and the report says so.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`]; then nothing is changed.
    pub fn name_alike(&mut self, people: &[(usize, u32)]) -> Result<(), Refusal> {
        let mut changed = self.clone();
        for (number, person) in people {
            let mut rivals = people.iter().filter(|(_, other)| other == person);
            let named = |face: &DraftFace| face.person == Some(*person);
            // Somebody said who this face is; a likeness says less.
            if self.face(*number)?.person.is_some() {
                continue;
            }
            match rivals.nth(1).is_some() || self.faces.iter().any(named) {
                true => changed.face_mut(*number)?.rivals = true,
                false => changed.name(*number, Some(*person))?,
            }
        }
        *self = changed;
        Ok(())
    }

    /// Shows, or cloaks, who is like somebody that the person showed: for each of these people the faces that are like them
    /// ([`Likeness::alike`](crate::face::Likeness::alike)). Several faces for one person stay covered; so do whom the album
    /// book binds and a face that is too small for a cloak; the report says what was in doubt.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`]; then nothing is changed.
    pub fn show_alike(
        &mut self,
        alike: &[Vec<usize>],
        cloak: Option<Strength>,
    ) -> Result<(), Refusal> {
        let in_doubt: Vec<usize> = alike
            .iter()
            .filter(|faces| faces.len() > 1)
            .flatten()
            .copied()
            .collect();
        let decision = cloak.map_or(Decision::Show, Decision::Cloak);
        let mut changed = self.clone();
        for number in alike.iter().flatten() {
            if in_doubt.contains(number) {
                changed.face_mut(*number)?.rivals = true;
                continue;
            }
            match changed.decide(*number, decision) {
                Ok(()) | Err(Refusal::Bound { .. } | Refusal::TooSmall { .. }) => {}
                Err(refusal) => return Err(refusal),
            }
        }
        *self = changed;
        Ok(())
    }

    /// The numbers of the faces that a likeness takes for one person together with another, and that are covered for it.
    pub(super) fn rivals(&self) -> Vec<usize> {
        let numbered = (1..).zip(&self.faces);
        let rivals = numbered.filter(|(_, face)| face.rivals && face.decision().covers());
        rivals.map(|(number, _)| number).collect()
    }

    /// A box drawn by hand, covered: its number.
    ///
    /// # Errors
    /// [`Refusal::Outside`].
    pub fn draw(&mut self, region: Region) -> Result<usize, Refusal> {
        self.inside(&region)?;
        self.faces.push(DraftFace {
            found: None,
            drawn: Some(region),
            extent: Extent::Whole,
            decision: Decision::Cover(self.rules.terms.cover),
            basis: Basis::Drawn,
            person: None,
            own_cover: None,
            rivals: false,
        });
        Ok(self.faces.len())
    }

    /// Puts a box elsewhere. What was found stays covered, and the box is covered besides; a box that was drawn by hand
    /// moves. A box that had been made smaller or taken away is whole again.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`], [`Refusal::Outside`].
    pub fn place(&mut self, number: usize, region: Region) -> Result<(), Refusal> {
        self.inside(&region)?;
        let face = self.face_mut(number)?;
        face.drawn = Some(region);
        face.extent = Extent::Whole;
        Ok(())
    }

    /// Covers no more than a box of a face that was found: parts of the head may stay visible.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`], [`Refusal::Outside`]; [`Refusal::Bound`] where the album book wants the face covered.
    pub fn shrink(&mut self, number: usize, region: Region) -> Result<(), Refusal> {
        self.inside(&region)?;
        self.unbound(number)?;
        let face = self.face_mut(number)?;
        face.drawn = Some(region);
        face.extent = match face.found {
            Some(_) => Extent::Smaller,
            None => Extent::Whole,
        };
        Ok(())
    }

    /// Takes a box away: whatever is under it is shown. A face that was found stays in the list, with its number; a box
    /// that was drawn by hand is gone, and those after it move up.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`]; [`Refusal::Bound`] where the album book wants the face covered.
    pub fn take_away(&mut self, number: usize) -> Result<(), Refusal> {
        self.unbound(number)?;
        let face = self.face_mut(number)?;
        if face.found.is_some() {
            face.extent = Extent::TakenAway;
        } else {
            self.faces.remove(number.saturating_sub(1));
        }
        Ok(())
    }

    /// The boxes of text that are covered.
    pub fn text(&self) -> &[Region] {
        &self.text
    }

    /// Covers a box of text, too. The box of a slanted line that was found is covered as far as the line goes, any other whole.
    ///
    /// # Errors
    /// [`Refusal::Outside`].
    pub fn cover_text(&mut self, region: Region) -> Result<(), Refusal> {
        self.inside(&region)?;
        if !self.text.contains(&region) {
            self.text.push(region);
        }
        Ok(())
    }

    /// Shows a box of text again.
    pub fn show_text(&mut self, region: &Region) {
        self.text.retain(|one| one != region);
    }

    /// Covers every line of text that was found in the photo.
    ///
    /// # Errors
    /// [`Refusal::Outside`].
    pub fn cover_all_text(&mut self, photo: &Photo) -> Result<(), Refusal> {
        let mut lines = photo.text.iter().flatten();
        lines.try_for_each(|line| self.cover_text(line.region))
    }

    /// Whom the copy shows on a decision of the album book, for the book to note.
    pub fn shown(&self) -> Vec<Shown> {
        let mut all: Vec<Shown> = Vec::new();
        for face in self.faces.iter().filter(|face| !face.decision().covers()) {
            let decision = self.ruling_of(face).and_then(|ruling| ruling.decision);
            if let (Some(person), Some(decision)) = (face.person, decision) {
                let shown = Shown { person, decision };
                if !all.contains(&shown) {
                    all.push(shown);
                }
            }
        }
        all
    }

    /// What the album book says of a face; none where it was not asked.
    pub(super) fn ruling_of(&self, face: &DraftFace) -> Option<Ruling> {
        self.rules.ruling_of(face)
    }

    /// The chosen name of the person a face belongs to.
    pub(super) fn name_of(&self, face: &DraftFace) -> Option<String> {
        Some(self.rules.book.person(face.person?)?.name.clone())
    }

    /// The last day of a decision that ends within a month.
    pub(super) fn ends(&self, decision: u32) -> Option<Date> {
        let mut ending = self.rules.book.ending(self.rules.today).into_iter();
        ending.find(|ending| ending.number == decision)?.until
    }

    /// Whether a cloak was chosen by hand.
    pub(super) fn chose_cloak(&self) -> bool {
        let by_hand = |face: &DraftFace| {
            let ruled = matches!(face.basis, Basis::Ruled(_));
            !ruled && matches!(face.decision(), Decision::Cloak(_))
        };
        self.faces.iter().any(by_hand)
    }

    /// Shows without a cloak everybody who may be seen: none can be made here.
    pub(super) fn without_cloaks(&mut self) {
        for face in &mut self.faces {
            if matches!(face.decision, Decision::Cloak(_)) {
                face.decision = Decision::Show;
            }
        }
    }

    /// The kind of file that the copy will be.
    pub fn format(&self, photo: &Photo) -> Format {
        self.plan(photo).encoding.format
    }

    /// The plan that follows.
    pub(super) fn plan(&self, photo: &Photo) -> Plan {
        let mut plan = self.plan_but_format(photo.text.as_deref().unwrap_or_default());
        if self.copy.format.is_none() {
            // What is transparent under a cover must not be told by the kind of file.
            let grown = plan.grown(&photo.opened);
            let covers = (grown.targets(photo.size()), grown.shown());
            plan.encoding.format = format_beside(&photo.opened, &covers.0, &covers.1);
        }
        plan
    }

    /// The plan that follows for a photo in which this text was found, but for the kind of file, which its pixels have a say in.
    pub(super) fn plan_but_format(&self, found: &[Line]) -> Plan {
        let planned = |face: &DraftFace| Planned {
            face: face.face(),
            decision: face.decision(),
            drawn: face.found.as_ref().and(face.drawn),
            extent: face.extent,
            core: None,
        };
        let boxes = self.text.iter().map(|region| text_box(*region, found));
        let text = (self.looked.1 || !self.text.is_empty()).then(|| boxes.collect());
        Plan {
            faces: self.faces.iter().map(planned).collect(),
            fit: self.copy.fit,
            text: text.map(|boxes| (boxes, self.rules.terms.cover)),
            detector: self.looked.0.clone(),
            // Another kind of file, unless one was chosen, is told by what the covers leave.
            encoding: self.copy.encoding(Format::Jpeg),
            naming: self.copy.naming,
            mining_mark: self.copy.mining_mark,
            steps: self.copy.steps,
            seed: self.copy.seed,
        }
    }

    /// Lets the rule decide again whatever nobody decided by hand, and whatever it binds.
    fn follow(&mut self) {
        for face in &mut self.faces {
            self.rules.apply(face);
        }
    }

    fn unbound(&self, number: usize) -> Result<(), Refusal> {
        match self.bound(number)? {
            Some(ground) => Err(Refusal::Bound { number, ground }),
            None => Ok(()),
        }
    }

    fn inside(&self, region: &Region) -> Result<(), Refusal> {
        let numbers = [region.x, region.y, region.width, region.height];
        let (width, height) = self.size;
        match numbers.iter().all(|n| n.is_finite()) && region.touches(width, height) {
            true => Ok(()),
            false => Err(Refusal::Outside),
        }
    }

    fn face_mut(&mut self, number: usize) -> Result<&mut DraftFace, Refusal> {
        let none = self.no_such_face(number);
        let place = number.checked_sub(1);
        place
            .and_then(|place| self.faces.get_mut(place))
            .ok_or(none)
    }

    fn no_such_face(&self, number: usize) -> Refusal {
        Refusal::NoSuchFace {
            number,
            count: self.faces.len(),
        }
    }

    /// Changes all of these faces or none.
    fn all(
        &mut self,
        numbers: &[usize],
        change: impl Fn(&mut Self, usize) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        let mut changed = self.clone();
        for number in numbers {
            change(&mut changed, *number)?;
        }
        *self = changed;
        Ok(())
    }
}

/// How a box of text is covered: as the slanted line of which it is the box; whole where it is none, or that of several.
fn text_box(region: Region, found: &[Line]) -> TextBox {
    let mut of_it = found.iter().filter(|line| line.region == region);
    let slant = match (of_it.next(), of_it.next()) {
        (Some(line), None) => line.slanted_cover().map(Slant::new),
        _ => None,
    };
    TextBox { region, slant }
}

#[cfg(test)]
mod tests;
