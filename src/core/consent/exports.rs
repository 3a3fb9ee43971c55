//! Which exported photos a decision concerned, so that they can be taken down when it is withdrawn.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::decision::Audience;

/// A photo that left with somebody's face shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// From 1.
    pub number: u32,
    /// The day.
    #[zeroize(skip)]
    pub day: Date,
    /// For whom.
    #[zeroize(skip)]
    pub audience: Audience,
    /// What finds it again, in the words that the person chose: a name, a place.
    pub photo: String,
    /// Who is shown, and on which decision.
    #[zeroize(skip)]
    pub shown: Vec<Shown>,
}

/// Somebody shown in an exported photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shown {
    /// Who.
    pub person: u32,
    /// On which decision.
    pub decision: u32,
}

impl fmt::Debug for Export {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Export({}, ..)", self.number)
    }
}
