//! Deciding: what is to be done with each face of a photo, and the rules that no front end can break.
//!
//! - A face that was found is covered unless the rule of consents or the person decides otherwise.
//! - The cover of a face that was found is the whole head, and whatever the person drew besides: moving a box never
//!   uncovers anything. Making a cover smaller and taking a box away are decisions of their own, and are told.
//! - Who is not to be shown by the album book can be covered in another way, and nothing else.

use std::sync::Arc;

use super::{Extent, Photo, Plan, Planned, default_format};
use crate::cloak::{Mask, STEPS, Strength};
use crate::consent::{Audience, Book, Date, Ground, Ruling, Shown, rule};
use crate::face::{Face, Finder};
use crate::photo::{Encoding, Format, Region};
use crate::redact::Cover;

/// What happens to one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It stays as it is.
    Show,
    /// It is covered for good.
    Cover(Cover),
    /// It stays visible for people, and is changed a little so that machines may lose it.
    Cloak(Strength),
}

impl Decision {
    /// Whether people no longer see the face.
    pub fn covers(self) -> bool {
        matches!(self, Self::Cover(_))
    }
}

/// On whose word a face is treated as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Basis {
    /// Nobody said anything: it was found, so it is covered.
    Unsaid,
    /// The album book, by its rule.
    Ruled(Ruling),
    /// The person who protects the photo.
    Chosen,
    /// That person drew the box.
    Drawn,
}

/// For whom a photo is, and what happens to a face unless somebody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// For whom the photo is; none where the album book is not asked.
    pub audience: Option<Audience>,
    /// What covers faces and text.
    pub cover: Cover,
    /// How faces that the album book lets be seen are cloaked, where the audience wants it; none for not at all.
    pub cloak: Option<Strength>,
}

impl Default for Terms {
    fn default() -> Self {
        Self {
            audience: None,
            // An even colour is the one cover that nobody has to take on trust: anyone can see that nothing of the face
            // is left.
            cover: Cover::Fill,
            cloak: Some(Strength::Balanced),
        }
    }
}

/// How a copy is made and written.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyOptions {
    /// The kind of file; none for that of [`default_format`].
    pub format: Option<Format>,
    /// JPEG quality, 1 to 100.
    pub quality: u8,
    /// The longest side in pixels; none for the photo's own.
    pub max_side: Option<u32>,
    /// Whether the copy carries the mark against data mining (`plus:DataMining`).
    pub mining_mark: bool,
    /// The most steps of a cloak.
    pub steps: u32,
    /// Seed of every random choice.
    pub seed: u64,
    /// A mask that faces wear instead of cloaks made for this photo.
    pub mask: Option<Arc<Mask>>,
}

impl Default for CopyOptions {
    fn default() -> Self {
        Self {
            format: None,
            quality: 90,
            max_side: None,
            mining_mark: true,
            steps: STEPS,
            seed: 0,
            mask: None,
        }
    }
}

impl CopyOptions {
    /// How to write, in the format wanted or else in `format`.
    pub fn encoding(&self, format: Format) -> Encoding {
        Encoding {
            format: self.format.unwrap_or(format),
            quality: self.quality,
            max_side: self.max_side,
        }
    }
}

/// Why a decision is not taken.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Refusal {
    /// The photo has no face of that number.
    #[error("face {number} of {count}")]
    NoSuchFace {
        /// The number asked for, from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
    /// The album book does not let this face be seen.
    #[error("face {number} is to be covered: {ground:?}")]
    Bound {
        /// Its number.
        number: usize,
        /// Why.
        ground: Ground,
    },
    /// The face is too small for a cloak.
    #[error("face {number} is too small for a cloak")]
    TooSmall {
        /// Its number.
        number: usize,
    },
    /// A box has no area inside the picture.
    #[error("a box outside the picture")]
    Outside,
}

impl Refusal {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

/// One face or box of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFace {
    found: Option<Face>,
    drawn: Option<Region>,
    extent: Extent,
    decision: Decision,
    basis: Basis,
    person: Option<u32>,
    /// The kind of cover that was chosen for it by hand.
    own_cover: Option<Cover>,
}

impl DraftFace {
    /// The face as the finder saw it; none for a box drawn by hand.
    pub fn found(&self) -> Option<&Face> {
        self.found.as_ref()
    }

    /// The box that the person drew or moved; none where nobody touched it.
    pub fn drawn(&self) -> Option<Region> {
        self.drawn
    }

    /// The box to show: the person's own, otherwise that of the finder.
    pub fn region(&self) -> Region {
        let found = self.found.as_ref().map(|face| face.region);
        self.drawn.or(found).unwrap_or(Region {
            x: 0.0,
            y: 0.0,
            width: 0.0,
            height: 0.0,
        })
    }

    /// The face as networks take it: found, or drawn by hand.
    pub fn face(&self) -> Face {
        let drawn = || super::drawn(self.region());
        self.found.clone().unwrap_or_else(drawn)
    }

    /// How much of it a cover hides.
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// What happens to it. A face whose box was taken away is shown.
    pub fn decision(&self) -> Decision {
        match self.extent {
            Extent::TakenAway => Decision::Show,
            Extent::Whole | Extent::Smaller => self.decision,
        }
    }

    /// On whose word.
    pub fn basis(&self) -> Basis {
        self.basis
    }

    /// Who it is, by the number in the album book; none where nobody said so.
    pub fn person(&self) -> Option<u32> {
        self.person
    }

    /// Whether it is large enough for a cloak.
    pub fn can_be_cloaked(&self) -> bool {
        super::can_be_cloaked(&self.face())
    }

    fn of_found(face: Face, cover: Cover) -> Self {
        Self {
            found: Some(face),
            drawn: None,
            extent: Extent::Whole,
            decision: Decision::Cover(cover),
            basis: Basis::Unsaid,
            person: None,
            own_cover: None,
        }
    }
}

/// What is to be done with one photo. Every change keeps the rules of this module.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    size: (u32, u32),
    /// Whether somebody looked for faces, and for text.
    looked: (bool, bool),
    terms: Terms,
    book: Arc<Book>,
    today: Date,
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
            looked: (false, false),
            terms,
            book,
            today,
            faces: Vec::new(),
            text: Vec::new(),
            copy: CopyOptions::default(),
        };
        draft.learn(photo);
        draft
    }

    /// Takes in what was found in the photo since the draft was made: faces, covered as the rule says.
    pub fn learn(&mut self, photo: &Photo) {
        self.looked = (photo.faces.is_some(), photo.text.is_some());
        let known = self.found_count();
        let new = photo.found().iter().skip(known);
        let new: Vec<DraftFace> = new
            .map(|face| DraftFace::of_found(face.clone(), self.terms.cover))
            .collect();
        self.faces.splice(known..known, new);
        self.follow();
    }

    /// Whether it was made for this photo.
    pub(super) fn is_of(&self, photo: &Photo) -> bool {
        let found = self.faces.iter().filter_map(|face| face.found.as_ref());
        self.size == photo.size() && found.eq(photo.found())
    }

    /// For whom the photo is, and what happens unless somebody says otherwise.
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// Changes for whom the photo is, or what happens unless somebody says otherwise; the rule decides again whatever
    /// nobody decided by hand, and whatever it binds.
    pub fn set_terms(&mut self, terms: Terms) {
        self.terms = terms;
        self.follow();
    }

    /// Takes another state of the album book, or another day; the rule decides again, as in [`Draft::set_terms`].
    pub(super) fn renew(&mut self, book: Arc<Book>, today: Date) {
        self.book = book;
        self.today = today;
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
        Ok(self.binds(self.face(number)?))
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
        let bound = self.binds(face);
        if let Some(ground) = bound.filter(|_| !decision.covers()) {
            return Err(Refusal::Bound { number, ground });
        }
        if matches!(decision, Decision::Cloak(_)) && !face.can_be_cloaked() {
            return Err(Refusal::TooSmall { number });
        }
        let face = self.face_mut(number)?;
        face.decision = decision;
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

    /// Puts a mask on the faces of these numbers, and on no other; one that is too small is covered.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`], [`Refusal::Bound`]; then nothing is changed.
    pub fn wear(&mut self, mask: Arc<Mask>, numbers: &[usize]) -> Result<(), Refusal> {
        if !numbers.is_empty() {
            self.cloak(mask.learnt().strength, numbers)?;
        }
        self.copy.mask = Some(mask);
        Ok(())
    }

    /// Says who a face is, by the number in the album book; the rule decides then. None for nobody known.
    ///
    /// # Errors
    /// [`Refusal::NoSuchFace`].
    pub fn name(&mut self, number: usize, person: Option<u32>) -> Result<(), Refusal> {
        let asked = self.terms.audience.is_some();
        let face = self.face_mut(number)?;
        face.person = person;
        face.basis = match (asked, person, &face.found) {
            (true, _, _) | (_, Some(_), _) => Basis::Ruled(UNKNOWN),
            (_, _, Some(_)) => Basis::Unsaid,
            (_, _, None) => Basis::Drawn,
        };
        self.follow();
        Ok(())
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
            decision: Decision::Cover(self.terms.cover),
            basis: Basis::Drawn,
            person: None,
            own_cover: None,
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

    /// Covers a box of text, too.
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
        let lines = photo.text.iter().flatten();
        lines
            .map(|line| self.cover_text(line.region))
            .collect::<Result<(), Refusal>>()
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
        match (face.basis, face.person) {
            (Basis::Ruled(ruling), _) => Some(ruling),
            (_, None) => None,
            (_, person) => Some(ruling(&self.book, &self.terms, person, self.today)),
        }
    }

    /// The chosen name of whoever a face is.
    pub(super) fn name_of(&self, face: &DraftFace) -> Option<String> {
        Some(self.book.person(face.person?)?.name.clone())
    }

    /// Whether the rule wants a cloak somewhere and the person did not forgo it.
    pub(super) fn wants_cloak(&self) -> bool {
        let wanted = |face: &DraftFace| matches!(face.basis, Basis::Ruled(ruling) if ruling.cloak);
        self.terms.cloak.is_some() && self.faces.iter().any(wanted)
    }

    /// Whether a cloak was chosen by hand.
    pub(super) fn chose_cloak(&self) -> bool {
        let by_hand = |face: &DraftFace| {
            let ruled = matches!(face.basis, Basis::Ruled(_));
            !ruled && matches!(face.decision(), Decision::Cloak(_))
        };
        self.faces.iter().any(by_hand)
    }

    /// Shows without a cloak whoever may be seen: nobody here can make one.
    pub(super) fn without_cloaks(&mut self) {
        for face in &mut self.faces {
            if matches!(face.decision, Decision::Cloak(_)) {
                face.decision = Decision::Show;
            }
        }
    }

    /// The kind of file that the copy will be.
    pub fn format(&self, photo: &Photo) -> Format {
        self.copy
            .format
            .unwrap_or_else(|| default_format(&photo.opened))
    }

    /// The plan that follows.
    pub(super) fn plan(&self, photo: &Photo) -> Plan {
        let planned = |face: &DraftFace| Planned {
            face: face.face(),
            decision: face.decision(),
            drawn: face.found.as_ref().and(face.drawn),
            extent: face.extent,
        };
        let text = (self.looked.1 || !self.text.is_empty()).then(|| self.text.clone());
        Plan {
            faces: self.faces.iter().map(planned).collect(),
            text: text.map(|boxes| (boxes, self.terms.cover)),
            detector: self.looked.0.then(|| Finder::name().to_owned()),
            encoding: self.copy.encoding(default_format(&photo.opened)),
            mining_mark: self.copy.mining_mark,
            steps: self.copy.steps,
            mask: self.copy.mask.clone(),
            seed: self.copy.seed,
        }
    }

    /// Lets the rule decide again whatever nobody decided by hand, and whatever it binds.
    fn follow(&mut self) {
        let (terms, book, today) = (self.terms, self.book.clone(), self.today);
        for face in &mut self.faces {
            let ruling = ruling(&book, &terms, face.person, today);
            let binds = face.person.is_some() && !ruling.shows();
            let asked = terms.audience.is_some() || face.person.is_some();
            if asked && face.found.is_some() && face.basis == Basis::Unsaid {
                face.basis = Basis::Ruled(ruling);
            }
            match face.basis {
                Basis::Ruled(_) if !asked => face.basis = Basis::Unsaid,
                Basis::Ruled(_) => face.basis = Basis::Ruled(ruling),
                Basis::Chosen | Basis::Drawn if binds => {
                    if !face.decision().covers() {
                        face.basis = Basis::Ruled(ruling);
                    }
                }
                Basis::Unsaid | Basis::Chosen | Basis::Drawn => {}
            }
            if binds {
                face.extent = Extent::Whole;
            }
            let cover = Decision::Cover(face.own_cover.unwrap_or(terms.cover));
            match face.basis {
                Basis::Unsaid => face.decision = cover,
                Basis::Ruled(ruling) => {
                    let strength = terms.cloak.filter(|_| super::CAN_CLOAK && ruling.cloak);
                    face.decision = match strength {
                        _ if !ruling.shows() => cover,
                        Some(strength) if face.can_be_cloaked() => Decision::Cloak(strength),
                        _ => Decision::Show,
                    };
                }
                Basis::Chosen | Basis::Drawn => {}
            }
        }
    }

    /// Why the album book does not let a face be seen.
    fn binds(&self, face: &DraftFace) -> Option<Ground> {
        face.person?;
        let ruling = ruling(&self.book, &self.terms, face.person, self.today);
        (!ruling.shows()).then_some(ruling.ground)
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

/// What the rule says before it was asked.
const UNKNOWN: Ruling = Ruling {
    ground: Ground::Unknown,
    decision: None,
    cloak: false,
};

/// What the rule says of a person. Where nobody said for whom the photo is, it is for everybody.
fn ruling(book: &Book, terms: &Terms, person: Option<u32>, today: Date) -> Ruling {
    let audience = terms.audience.unwrap_or(Audience::Public);
    rule(book, person, audience, today)
}

#[cfg(test)]
mod tests;
