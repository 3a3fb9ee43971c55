//! What was decided about a person's picture.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::person::Person;

/// Who gets to see a photo; each one includes those before it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The people who live with the photo: it is not handed on.
    OnlyUs,
    /// A chat of the family.
    FamilyChat,
    /// A group that people are let into: a class, a club.
    ClosedGroup,
    /// Anybody.
    Public,
}

impl Audience {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// Whether shown faces are cloaked for it: wherever the photo leaves the family.
    pub fn wants_cloak(self) -> bool {
        self != Self::OnlyUs
    }
}

/// What may be seen.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Visibility {
    /// The face may be shown.
    Shown,
    /// The face is to be covered.
    Covered,
}

/// Who agreed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// A grown-up, for their own picture.
    Themselves,
    /// One of a child's parents, by name.
    Parent(String),
}

/// Who agreed, and when.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// Who.
    pub by: By,
    /// On which day.
    #[zeroize(skip)]
    pub on: Date,
}

/// One decision about one person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// From 1; later ones have greater numbers.
    pub number: u32,
    /// About whom.
    pub person: u32,
    /// For whom. "Shown" speaks for this audience and the smaller ones, "covered" for this one and the larger.
    #[zeroize(skip)]
    pub audience: Audience,
    /// What may be seen.
    #[zeroize(skip)]
    pub wish: Visibility,
    /// The last day on which "shown" holds; none without an end.
    #[zeroize(skip)]
    pub until: Option<Date>,
    /// Who agreed, and when.
    pub agreed: Vec<Agreed>,
    /// The day on which it was written down.
    #[zeroize(skip)]
    pub made: Date,
    /// The day on which it was withdrawn.
    #[zeroize(skip)]
    pub withdrawn: Option<Date>,
}

impl Decision {
    /// Whether it says something about a photo for this audience: whoever may be seen by many may be seen by
    /// few, and whoever is covered for few is covered for many.
    pub fn speaks_for(&self, audience: Audience) -> bool {
        match self.wish {
            Visibility::Shown => audience <= self.audience,
            Visibility::Covered => audience >= self.audience,
        }
    }

    /// The parents of a child whose agreement it lacks.
    pub fn parents_missing<'p>(&self, child: &'p Person) -> Vec<&'p str> {
        let agreed = |parent: &&String| {
            let by = By::Parent((*parent).clone());
            self.agreed.iter().any(|agreed| agreed.by == by)
        };
        let missing = child.parents.iter().filter(|parent| !agreed(parent));
        missing.map(String::as_str).collect()
    }

    /// Whether it has the face covered: it says so, or was withdrawn.
    pub fn covers(&self) -> bool {
        self.wish == Visibility::Covered || self.withdrawn.is_some()
    }

    /// The day from which on it has the face covered, where it does.
    pub fn covers_since(&self) -> Option<Date> {
        let decided = (self.wish == Visibility::Covered).then_some(self.made);
        self.withdrawn.max(decided)
    }

    /// Whether its time is over.
    pub fn is_over(&self, today: Date) -> bool {
        self.until.is_some_and(|last| last < today)
    }
}

impl fmt::Debug for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Themselves => "Themselves",
            Self::Parent(_) => "Parent(..)",
        })
    }
}

impl fmt::Debug for Agreed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Agreed({:?}, {})", self.by, self.on)
    }
}

impl fmt::Debug for Decision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Decision({}, ..)", self.number)
    }
}
