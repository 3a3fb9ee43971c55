//! What is to be done with one photo, and every step back and forth. Knows neither windows nor pixels.

use ombrelle_core::plan::consent::{
    Audience, Book, Consented, Date, Ground, Means, Ruling, decide,
};
use ombrelle_core::plan::{
    self, Cover, Decision, Encoding, Face, Finder, Opened, Plan, Region, Strength, can_be_cloaked,
};

/// Steps that can be taken back.
const KEPT: usize = 200;
/// The most steps of a cloak, quality of a JPEG and seed, as `ombrelle protect` has them.
const QUALITY: u8 = 90;
const SEED: u64 = 0;

/// Why a face is treated as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Why {
    /// The rule of consents says so.
    Ruled(Ruling),
    /// The person of this window chose it.
    Chosen,
    /// It was drawn by hand.
    Drawn,
}

/// One face or box.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is.
    pub face: Face,
    /// What is done with it.
    pub decision: Decision,
    /// Why.
    pub why: Why,
    /// Who it is, by the number in the album book.
    pub person: Option<u32>,
}

impl Spot {
    /// Whether showing it would go against what was decided: then only covers can be chosen.
    pub fn is_bound(&self, terms: &Terms<'_>) -> bool {
        let person = self.person.is_some();
        person && !plan::consent::rule(terms.book, self.person, terms.audience, terms.today).shows()
    }

    /// Whether the finder found it.
    pub fn is_found(&self) -> bool {
        self.face.score.is_some()
    }
}

/// What decisions follow from.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// For whom the photo is.
    pub audience: Audience,
    /// Who agreed to what; empty while no book is open.
    pub book: &'a Book,
    /// Today.
    pub today: Date,
    /// What covers a face unless somebody says otherwise.
    pub cover: Cover,
}

impl Terms<'_> {
    /// What the rule says of these faces.
    fn rule(&self, faces: &[(Face, Option<u32>)]) -> Vec<Consented> {
        let all: Vec<Face> = faces.iter().map(|(face, _)| face.clone()).collect();
        let named = (1..).zip(faces);
        let who: Vec<(u32, u32)> = named.filter_map(|(n, (_, p))| Some((n, (*p)?))).collect();
        let means = Means {
            cover: self.cover,
            cloak: plan::CAN_CLOAK.then_some(Strength::Balanced),
        };
        decide(&all, &who, self.book, (self.audience, self.today), means)
    }
}

/// What is to be done with one photo.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Draft {
    /// Faces found, in their order, then boxes drawn.
    pub spots: Vec<Spot>,
    /// Boxes of text that are covered, too.
    pub text: Vec<Region>,
    /// Whether the copy gets a name that tells nothing.
    pub plain_name: bool,
}

impl Draft {
    /// A photo in which these faces were found.
    pub fn new(faces: Vec<Face>, terms: &Terms<'_>) -> Self {
        let mut draft = Self::default();
        for face in faces {
            draft.spots.push(Spot {
                face,
                decision: Decision::Cover(terms.cover),
                why: Why::Ruled(Ruling {
                    ground: Ground::Unknown,
                    decision: None,
                    cloak: false,
                }),
                person: None,
            });
        }
        draft.follow(terms);
        draft
    }

    /// Lets the rule decide again whatever nobody decided by hand, and whatever it binds.
    pub fn follow(&mut self, terms: &Terms<'_>) {
        let faces: Vec<_> = self
            .spots
            .iter()
            .map(|s| (s.face.clone(), s.person))
            .collect();
        let ruled = terms.rule(&faces);
        for (spot, ruled) in self.spots.iter_mut().zip(ruled) {
            let covered = matches!(spot.decision, Decision::Cover(_));
            let bound = spot.is_bound(terms) && !covered;
            if matches!(spot.why, Why::Ruled(_)) || bound {
                spot.decision = match (ruled.decision, spot.decision) {
                    // A kind of cover that was chosen stays.
                    (Decision::Cover(_), Decision::Cover(kind)) if spot.person.is_some() => {
                        Decision::Cover(kind)
                    }
                    (decision, _) => decision,
                };
                spot.why = Why::Ruled(ruled.ruling);
            }
        }
    }

    /// Says who a face is; the rule decides then.
    pub fn name(&mut self, at: usize, person: Option<u32>, terms: &Terms<'_>) {
        if let Some(spot) = self.spots.get_mut(at) {
            spot.person = person;
            spot.why = Why::Ruled(Ruling {
                ground: Ground::Unknown,
                decision: None,
                cloak: false,
            });
        }
        self.follow(terms);
    }

    /// Decides a face by hand. What the rule binds can be covered in another way and nothing else; a face too small for
    /// a cloak is not cloaked.
    pub fn choose(&mut self, at: usize, decision: Decision, terms: &Terms<'_>) {
        let Some(spot) = self.spots.get_mut(at) else {
            return;
        };
        let covers = matches!(decision, Decision::Cover(_));
        let cloaks = matches!(decision, Decision::Cloak(_));
        if (spot.is_bound(terms) && !covers) || (cloaks && !can_be_cloaked(&spot.face)) {
            return;
        }
        spot.decision = decision;
        if !spot.is_bound(terms) {
            spot.why = Why::Chosen;
        }
    }

    /// A box drawn by hand, covered.
    pub fn draw(&mut self, region: Region, cover: Cover) {
        self.spots.push(Spot {
            face: plan::drawn(region),
            decision: Decision::Cover(cover),
            why: Why::Drawn,
            person: None,
        });
    }

    /// Puts a box elsewhere. A face that was moved by hand is no longer where the finder saw it: its landmarks go, and the
    /// box is exactly what is covered; without landmarks it cannot be cloaked.
    pub fn place(&mut self, at: usize, region: Region) {
        let Some(spot) = self.spots.get_mut(at) else {
            return;
        };
        spot.face = Face {
            region,
            landmarks: None,
            score: spot.face.score,
        };
        if matches!(spot.decision, Decision::Cloak(_)) {
            spot.decision = Decision::Show;
        }
    }

    /// Takes a box away: whatever is under it is shown. What the rule binds stays. Whether it is gone.
    pub fn remove(&mut self, at: usize, terms: &Terms<'_>) -> bool {
        let free = self.spots.get(at).is_some_and(|spot| !spot.is_bound(terms));
        if free {
            self.spots.remove(at);
        }
        free
    }

    /// Covers a box of text, or shows it again.
    pub fn cover_text(&mut self, region: Region) {
        match self.text.iter().position(|one| *one == region) {
            Some(at) => drop(self.text.remove(at)),
            None => self.text.push(region),
        }
    }

    /// The plan that follows.
    pub fn plan(&self, opened: &Opened, cover: Cover) -> Plan {
        let faces = self
            .spots
            .iter()
            .map(|spot| (spot.face.clone(), spot.decision).into());
        Plan {
            faces: faces.collect(),
            text: (!self.text.is_empty()).then(|| (self.text.clone(), cover)),
            detector: Some(Finder::name().to_owned()),
            encoding: Encoding {
                format: plan::default_format(opened),
                quality: QUALITY,
                max_side: None,
            },
            mining_mark: true,
            steps: plan::STEPS,
            mask: None,
            seed: SEED,
        }
    }

    /// Whether a face is cloaked, so that the jury has something to judge.
    pub fn cloaks(&self) -> bool {
        let cloaked = |spot: &Spot| matches!(spot.decision, Decision::Cloak(_));
        self.spots.iter().any(cloaked)
    }

    /// What the report and the album book are told about who is shown on which decision.
    pub fn consented(&self, book: &Book) -> Vec<Option<Consented>> {
        let of = |spot: &Spot| match spot.why {
            Why::Ruled(ruling) => Some(Consented {
                decision: spot.decision,
                person: spot.person,
                name: spot.person.and_then(|n| Some(book.person(n)?.name.clone())),
                ruling,
            }),
            Why::Chosen | Why::Drawn => None,
        };
        self.spots.iter().map(of).collect()
    }
}

/// A draft with its past and its undone future.
#[derive(Debug, Clone, Default)]
pub struct Edit {
    now: Draft,
    past: Vec<Draft>,
    future: Vec<Draft>,
    /// Grows with each change, so that what was made from an older state is known as old.
    version: u64,
}

impl Edit {
    /// A draft without a past.
    pub fn new(now: Draft) -> Self {
        Self {
            now,
            ..Self::default()
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

    /// Changes it; can be taken back. Whether anything changed.
    pub fn change(&mut self, how: impl FnOnce(&mut Draft)) -> bool {
        let before = self.now.clone();
        how(&mut self.now);
        if self.now == before {
            return false;
        }
        if self.past.len() == KEPT {
            self.past.remove(0);
        }
        self.past.push(before);
        self.future.clear();
        self.version += 1;
        true
    }

    /// Changes it as a part of the last change, as a box that is still being dragged.
    pub fn amend(&mut self, how: impl FnOnce(&mut Draft)) {
        how(&mut self.now);
        self.version += 1;
    }

    /// Takes the last change back. Whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else {
            return false;
        };
        self.future.push(std::mem::replace(&mut self.now, before));
        self.version += 1;
        true
    }

    /// Does it again. Whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else {
            return false;
        };
        self.past.push(std::mem::replace(&mut self.now, after));
        self.version += 1;
        true
    }

    /// Whether something can be taken back, and done again.
    pub fn steps(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.future.is_empty())
    }
}

#[cfg(test)]
mod tests;
