//! A draft: what is to be done with one photo. Core's draft keeps the rules; nothing here can show a face that it does not.

use std::sync::{Arc, Mutex, MutexGuard};

use ombrelle_core::consent::Audience as CoreAudience;
use ombrelle_core::protect::{
    self, Basis as CoreBasis, Cover as CoreCover, Decision as CoreDecision, Extent as CoreExtent,
    Refusal, Strength as CoreStrength,
};

use crate::consent::{Audience, Which, held};
use crate::copy::{CopyOptions, ProtectedCopy, default_copy};
use crate::error::OmbrelleError;
use crate::job::{Job, progress};
use crate::language::words;
use crate::mirror::mirrored;
use crate::photo::Photo;
use crate::place::{Pixels, Region};

mirrored! {
    /// What covers a face or text; none uses a pixel of what it hides.
    Cover = CoreCover {
        /// One even colour.
        Fill,
        /// Large squares, the look of a mosaic, coloured from the surroundings.
        Pixels,
        /// The look of a blur, coloured from the surroundings.
        Soft,
        /// A friendly drawing.
        Sticker,
    }
}

mirrored! {
    /// How much a cloak may change.
    Strength = CoreStrength {
        /// Hardly seen. It hides hardly anybody: in our measurements nearly every recogniser still knew every face (docs/cloak.md). An app
        /// that offers it says so.
        Light,
        /// Seen when one looks for it.
        Balanced,
        /// Plainly seen.
        Strong,
    }
}

mirrored! {
    /// How much of a face a cover hides, where one does.
    Extent = CoreExtent {
        /// The whole head where it was found, and the box that was drawn.
        Whole,
        /// The box that was drawn, and no more: the person made it smaller.
        Smaller,
        /// Nothing: the person took the box away.
        TakenAway,
    }
}

/// What happens to one face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Decision {
    /// It stays as it is.
    Show,
    /// It is covered for good.
    Cover {
        /// By what.
        cover: Cover,
    },
    /// It stays visible for people, and is changed a little so that machines may lose it. Takes a minute or more.
    Cloak {
        /// How much may change.
        strength: Strength,
    },
}

/// On whose word a face is treated as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Basis {
    /// Nobody said anything: it was found, so it is covered.
    Unsaid,
    /// The consent book, by its rule.
    Ruled,
    /// The person who protects the photo.
    Chosen,
    /// That person drew the box.
    Drawn,
}

/// For whom a photo is, and what happens to a face unless somebody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct Terms {
    /// For whom the photo is; none where the consent book is not asked.
    pub audience: Option<Audience>,
    /// What covers faces and text.
    pub cover: Cover,
    /// How faces that the consent book lets be seen are cloaked, where the audience wants it; none for not at all.
    pub cloak: Option<Strength>,
}

/// What holds unless the person says otherwise.
#[uniffi::export]
pub fn default_terms() -> Terms {
    let protect::Terms {
        audience,
        cover,
        cloak,
    } = protect::Terms::default();
    Terms {
        audience: audience.map(Into::into),
        cover: cover.into(),
        cloak: cloak.map(Into::into),
    }
}

impl From<Terms> for protect::Terms {
    fn from(ours: Terms) -> Self {
        Self {
            audience: ours.audience.map(Into::into),
            cover: ours.cover.into(),
            cloak: ours.cloak.map(Into::into),
        }
    }
}

/// One face or box of a draft.
#[derive(Debug, Clone, PartialEq, uniffi::Record)]
pub struct DraftFace {
    /// Its number, from 1.
    pub number: u32,
    /// The box to show: the person's own, otherwise that of the finder.
    pub region: Region,
    /// Whether it was found; otherwise somebody drew it.
    pub found: bool,
    /// What happens to it.
    pub decision: Decision,
    /// How much of it a cover hides.
    pub extent: Extent,
    /// On whose word.
    pub basis: Basis,
    /// What the consent book says of it, as a sentence; none where it was not asked.
    pub ruling: Option<String>,
    /// Who it is, by the number in the consent book; none where nobody said so.
    pub person: Option<u32>,
    /// Whether the consent book does not let it be seen: then only the kind of cover can be chosen.
    pub bound: bool,
    /// Whether it is large enough for a cloak.
    pub can_be_cloaked: bool,
}

/// What is to be done with one photo. A call that fails changes nothing.
#[derive(uniffi::Object)]
pub struct Draft {
    photo: Arc<Photo>,
    state: Mutex<protect::Draft>,
    /// The consent book of which its numbers of people are; none before any was asked.
    book: Mutex<Option<Which>>,
}

#[uniffi::export]
impl Draft {
    /// Faces found, in their order, then boxes drawn.
    pub fn faces(&self) -> Vec<DraftFace> {
        let draft = self.state().clone();
        let audience = draft.terms().audience.unwrap_or(CoreAudience::Public);
        let words = words(self.photo.session.language);
        let face = |(number, face): (usize, &protect::DraftFace)| {
            let (basis, ruling) = match face.basis() {
                CoreBasis::Unsaid => (Basis::Unsaid, None),
                CoreBasis::Ruled(ruling) => (Basis::Ruled, Some(ruling)),
                CoreBasis::Chosen => (Basis::Chosen, None),
                CoreBasis::Drawn => (Basis::Drawn, None),
            };
            DraftFace {
                number: u32::try_from(number).unwrap_or(u32::MAX),
                region: face.region().into(),
                found: face.found().is_some(),
                decision: face.decision().into(),
                extent: face.extent().into(),
                basis,
                // In a list of the command it is indented.
                ruling: ruling
                    .map(|ruling| words.ruling_short(audience, &ruling).trim().to_owned()),
                person: face.person(),
                // Where nobody knows, nothing can be decided.
                bound: draft.bound(number).map_or(true, |ground| ground.is_some()),
                can_be_cloaked: face.can_be_cloaked(),
            }
        };
        (1..).zip(draft.faces()).map(face).collect()
    }

    /// Decides a face by hand. A box that was taken away comes back by it.
    ///
    /// # Errors
    /// `Refused` where the consent book wants the face covered and this would not, where the face is too small for a cloak, and where
    /// there is no such face.
    pub fn decide(&self, number: u32, decision: Decision) -> Result<(), OmbrelleError> {
        self.change(|draft| draft.decide(number as usize, decision.into()))
    }

    /// Says who a face is, by the number in the consent book; the rule decides then. None where it is nobody known.
    ///
    /// # Errors
    /// `Refused` where there is no such face.
    pub fn name(&self, number: u32, person: Option<u32>) -> Result<(), OmbrelleError> {
        self.change(|draft| draft.name(number as usize, person))
    }

    /// A box drawn by hand, covered: its number.
    ///
    /// # Errors
    /// `Value` for a box that has no area inside the photo.
    pub fn draw(&self, region: Region) -> Result<u32, OmbrelleError> {
        let number = self.change(|draft| draft.draw(region.into()))?;
        Ok(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Puts a box elsewhere. What was found stays covered, and the box is covered besides; a box that was drawn by hand moves.
    ///
    /// # Errors
    /// `Refused` where there is no such face; `Value` for a box that has no area inside the photo.
    pub fn place(&self, number: u32, region: Region) -> Result<(), OmbrelleError> {
        self.change(|draft| draft.place(number as usize, region.into()))
    }

    /// Covers no more than a box of a face that was found: parts of the head may stay visible.
    ///
    /// # Errors
    /// Those of [`Draft::place`]; `Refused` where the consent book wants the face covered.
    pub fn shrink(&self, number: u32, region: Region) -> Result<(), OmbrelleError> {
        self.change(|draft| draft.shrink(number as usize, region.into()))
    }

    /// Takes a box away: whatever is under it is shown. A face that was found keeps its number; a box that was drawn is gone, and those
    /// after it move up.
    ///
    /// # Errors
    /// `Refused` where there is no such face, and where the consent book wants it covered.
    pub fn take_away(&self, number: u32) -> Result<(), OmbrelleError> {
        self.change(|draft| draft.take_away(number as usize))
    }

    /// The boxes of text that are covered.
    pub fn text(&self) -> Vec<Region> {
        let draft = self.state();
        draft.text().iter().copied().map(Into::into).collect()
    }

    /// Covers a box of text, too.
    ///
    /// # Errors
    /// `Value` for a box that has no area inside the photo.
    pub fn cover_text(&self, region: Region) -> Result<(), OmbrelleError> {
        self.change(|draft| draft.cover_text(region.into()))
    }

    /// Shows a box of text again.
    pub fn show_text(&self, region: Region) {
        self.state().show_text(&region.into());
    }

    /// Covers every line of text that was found in the photo.
    ///
    /// # Errors
    /// `Value`, in no case that we know of.
    pub fn cover_all_text(&self) -> Result<(), OmbrelleError> {
        let photo = self.photo.core();
        self.change(|draft| draft.cover_all_text(&photo))
    }

    /// For whom the photo is, and what happens unless somebody says otherwise.
    pub fn terms(&self) -> Terms {
        let terms = self.state().terms();
        Terms {
            audience: terms.audience.map(Into::into),
            cover: terms.cover.into(),
            cloak: terms.cloak.map(Into::into),
        }
    }

    /// Changes that; the rule decides again whatever nobody decided by hand, and whatever it binds. How the copy is made follows
    /// ([`default_copy`]) unless somebody said so.
    pub fn set_terms(&self, terms: Terms) {
        let mut draft = self.state();
        let before = draft.terms().audience.map(Into::into);
        if CopyOptions::from(&draft.copy) == default_copy(before) {
            draft.copy = default_copy(terms.audience).into_core();
        }
        draft.set_terms(terms.into());
    }

    /// Takes in what was found in the photo and what the consent book says since the draft was made.
    pub fn renew(&self) {
        self.photo.session.follow_book();
        let photo = self.photo.core();
        let mut draft = self.state();
        draft.learn(&photo);
        self.photo.session.core.renew(&mut draft);
    }

    /// How the copy is made and written: as [`default_copy`] says for whom it is, until that is changed.
    pub fn copy_options(&self) -> CopyOptions {
        CopyOptions::from(&self.state().copy)
    }

    /// Changes that. Values outside of their ranges are taken as the nearest inside.
    pub fn set_copy_options(&self, options: CopyOptions) {
        self.state().copy = options.into_core();
    }

    /// What the covers look like, on a picture whose longer side is at most `side` pixels. Cloaks are left out: they are made for the
    /// full size alone.
    ///
    /// # Errors
    /// `Value` where `side` is 0; `Cancelled`.
    pub fn sketch(&self, side: u32, job: Option<Arc<Job>>) -> Result<Pixels, OmbrelleError> {
        let session = &self.photo.session;
        if side == 0 {
            return Err(OmbrelleError::value(session.language));
        }
        let (photo, draft) = (self.photo.core(), self.state().clone());
        let sketch = session
            .core
            .sketch(&photo, &draft, side, &progress(job.as_deref()));
        Ok(sketch.map_err(|error| session.error(error))?.into())
    }

    /// Makes the protected copy: covers, cloaks, encodes, marks, proves; asks the jury about cloaked faces; reports. Nothing is written.
    /// Whoever the consent book binds by now is covered, whatever the draft said when it was made.
    ///
    /// # Errors
    /// `File` for a photo that cannot be written in this format, or whose faces have other numbers since the draft was made
    /// ([`Photo::find_faces`]), so that another draft is needed; `Models` where a cloak was chosen and none can be made; `Refused` for a face that is too small for one;
    /// `Cancelled`.
    pub fn protect(&self, job: Option<Arc<Job>>) -> Result<Arc<ProtectedCopy>, OmbrelleError> {
        let session = &self.photo.session;
        session.follow_book();
        let photo = self.photo.core();
        let (draft, book) = {
            let draft = self.state();
            (draft.clone(), held(&self.book).clone())
        };
        let progress = progress(job.as_deref());
        // Neither lock is held while it works.
        let made = session.core.protect_last(photo, &draft, &progress);
        let made = made.map_err(|error| session.error(error))?;
        Ok(ProtectedCopy::of(session.clone(), made, book))
    }
}

impl Draft {
    pub(crate) fn of(photo: Arc<Photo>, mut draft: protect::Draft) -> Arc<Self> {
        let audience = draft.terms().audience.map(Into::into);
        draft.copy = default_copy(audience).into_core();
        let book = Mutex::new(photo.session.which_book());
        Arc::new(Self {
            photo,
            state: Mutex::new(draft),
            book,
        })
    }

    /// What is decided by now. Where the app turned to another consent book since, nobody has a name any more.
    fn state(&self) -> MutexGuard<'_, protect::Draft> {
        let mut draft = held(&self.state);
        let Some(now) = self.photo.session.which_book() else {
            return draft;
        };
        let before = held(&self.book).replace(now.clone());
        if before.is_some_and(|before| before != now) {
            draft.forget_names();
            self.photo.session.core.renew(&mut draft);
        }
        draft
    }

    fn change<T>(
        &self,
        change: impl FnOnce(&mut protect::Draft) -> Result<T, Refusal>,
    ) -> Result<T, OmbrelleError> {
        let changed = change(&mut self.state());
        changed.map_err(|refusal| OmbrelleError::refused(&refusal, self.photo.session.language))
    }
}

impl From<Decision> for CoreDecision {
    fn from(ours: Decision) -> Self {
        match ours {
            Decision::Show => Self::Show,
            Decision::Cover { cover } => Self::Cover(cover.into()),
            Decision::Cloak { strength } => Self::Cloak(strength.into()),
        }
    }
}

impl From<CoreDecision> for Decision {
    fn from(theirs: CoreDecision) -> Self {
        match theirs {
            CoreDecision::Show => Self::Show,
            CoreDecision::Cover(cover) => Self::Cover {
                cover: cover.into(),
            },
            CoreDecision::Cloak(strength) => Self::Cloak {
                strength: strength.into(),
            },
        }
    }
}
