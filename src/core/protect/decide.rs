//! Deciding: what can happen to a face, on whose word, and what holds where nobody said anything. [`Rules`] is where the
//! rule of consents becomes a decision; a [`Draft`](super::Draft) applies it after every change.

use std::sync::Arc;

use super::Extent;
use super::names::Naming;
use crate::cloak::{Recipe, Strength};
use crate::consent::{Audience, Book, Date, Ground, Ruling, rule};
use crate::face::Face;
use crate::photo::{Encoding, Format, Region};
use crate::redact::{Cover, Fit};

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
            cloak: Some(Strength::default()),
        }
    }
}

/// How a copy is made and written.
#[derive(Debug, Clone, PartialEq)]
pub struct CopyOptions {
    /// The kind of file; none for that of [`default_format`](super::default_format).
    pub format: Option<Format>,
    /// JPEG quality, 1 to 100.
    pub quality: u8,
    /// How closely the covers of heads follow them.
    pub fit: Fit,
    /// The longest side in pixels; none for the photo's own.
    pub max_side: Option<u32>,
    /// What the copy is called.
    pub naming: Naming,
    /// Whether the copy carries the mark against data mining (`plus:DataMining`).
    pub mining_mark: bool,
    /// The most steps of a cloak.
    pub steps: u32,
    /// Seed of every random choice.
    pub seed: u64,
}

impl Default for CopyOptions {
    fn default() -> Self {
        let recipe = Recipe::default();
        Self {
            format: None,
            quality: 90,
            fit: Fit::default(),
            max_side: None,
            naming: Naming::default(),
            mining_mark: true,
            steps: recipe.steps,
            seed: recipe.seed,
        }
    }
}

/// The longest side of a copy for everybody, in pixels, where nobody said otherwise: what large sites show, and small
/// enough to blur most of what links a photo to its camera.
const SIDE_FOR_EVERYBODY: u32 = 1600;

impl CopyOptions {
    /// As it is, for these people: smaller where anybody may see the copy, unless a size was chosen.
    pub fn for_audience(self, audience: Audience) -> Self {
        let side = (audience == Audience::Public).then_some(SIDE_FOR_EVERYBODY);
        Self {
            max_side: self.max_side.or(side),
            ..self
        }
    }

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
    /// Another face of the photo has this name already: nobody is in a photo twice.
    #[error("face {number} would be the same person as face {other}")]
    PersonTwice {
        /// Its number.
        number: usize,
        /// The number of the face that has the name.
        other: usize,
    },
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
    pub(super) found: Option<Face>,
    pub(super) drawn: Option<Region>,
    pub(super) extent: Extent,
    pub(super) decision: Decision,
    pub(super) basis: Basis,
    pub(super) person: Option<u32>,
    /// The kind of cover that was chosen for it by hand.
    pub(super) own_cover: Option<Cover>,
    /// Whether it is one of several faces that a likeness takes for one person.
    pub(super) rivals: bool,
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

    /// Whether it is in a copy what another is. Who is covered, and on whose word, leaves no trace in a copy; of a face that is seen
    /// everything counts, since the album book notes who it is.
    pub(super) fn makes_what(&self, other: &Self) -> bool {
        let hidden = |face: &Self| (face.drawn, face.extent, face.decision);
        let covered = self.decision().covers() && hidden(self) == hidden(other);
        (covered && self.found == other.found) || self == other
    }

    /// A face that was found, covered.
    pub(super) fn of_found(face: Face, cover: Cover) -> Self {
        Self {
            found: Some(face),
            drawn: None,
            extent: Extent::Whole,
            decision: Decision::Cover(cover),
            basis: Basis::Unsaid,
            person: None,
            own_cover: None,
            rivals: false,
        }
    }
}

/// What decides where nobody decided by hand: the terms of a draft, and the album book on a day.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Rules {
    pub terms: Terms,
    pub book: Arc<Book>,
    pub today: Date,
}

impl Rules {
    /// What the album book says of a person. Where nobody said for whom the photo is, it is for everybody.
    fn ruling(&self, person: Option<u32>) -> Ruling {
        let audience = self.terms.audience.unwrap_or(Audience::Public);
        rule(&self.book, person, audience, self.today)
    }

    /// What the album book says of a face; none where it was not asked.
    pub fn ruling_of(&self, face: &DraftFace) -> Option<Ruling> {
        match (face.basis, face.person) {
            (Basis::Ruled(ruling), _) => Some(ruling),
            (_, None) => None,
            (_, person) => Some(self.ruling(person)),
        }
    }

    /// Why the album book does not let a face be seen; none where it may be shown, or nobody said who it is.
    pub fn binds(&self, face: &DraftFace) -> Option<Ground> {
        let ruling = self.ruling(Some(face.person?));
        (!ruling.shows()).then_some(ruling.ground)
    }

    /// On whose word a face is treated before anybody decided it by hand.
    pub fn basis(&self, face: &DraftFace) -> Basis {
        match (self.terms.audience, face.person, &face.found) {
            (None, None, Some(_)) => Basis::Unsaid,
            (None, None, None) => Basis::Drawn,
            _ => Basis::Ruled(self.ruling(face.person)),
        }
    }

    /// Decides a face anew unless somebody decided it by hand; whatever the album book binds, in any case.
    pub fn apply(&self, face: &mut DraftFace) {
        let bound = self.binds(face).is_some();
        let by_hand = matches!(face.basis, Basis::Chosen | Basis::Drawn);
        if !by_hand || (bound && !face.decision().covers()) {
            face.basis = self.basis(face);
        }
        if bound {
            face.extent = Extent::Whole;
        }
        let cover = Decision::Cover(face.own_cover.unwrap_or(self.terms.cover));
        face.decision = match face.basis {
            Basis::Chosen | Basis::Drawn => face.decision,
            Basis::Unsaid => cover,
            Basis::Ruled(ruling) if !ruling.shows() => cover,
            Basis::Ruled(ruling) => match self.terms.cloak {
                Some(strength) if ruling.cloak && face.can_be_cloaked() => {
                    Decision::Cloak(strength)
                }
                _ => Decision::Show,
            },
        };
    }
}
