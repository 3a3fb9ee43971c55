//! What can be wrong with what is asked of the consent book.

/// What can be wrong with what is asked of the consent book.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// Nobody in the album book is called so or has this number.
    #[error("nobody is called {name}")]
    NoSuchPerson {
        /// The name, or the number.
        name: String,
    },
    /// Somebody in the album book is called so already.
    #[error("somebody is called {name} already")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// A name is empty, too long, or holds a slash or a control character.
    #[error("an unfit name: {name}")]
    UnfitName {
        /// The name.
        name: String,
    },
    /// No decision has this number.
    #[error("no decision {number}")]
    NoSuchDecision {
        /// The number.
        number: u32,
    },
    /// No exported photo has this number.
    #[error("no export {number}")]
    NoSuchPhoto {
        /// The number.
        number: u32,
    },
    /// An exported photo has no place of this number.
    #[error("export {photo} has no place {number}")]
    NoSuchPlace {
        /// The photo's number.
        photo: u32,
        /// The place's number, from 1.
        number: u32,
    },
    /// The words about a place are empty, too long, or hold a control character.
    #[error("an unfit place")]
    UnfitPlace,
    /// A photo has as many places as the book keeps.
    #[error("more than {limit} places")]
    TooManyPlaces {
        /// How many it keeps.
        limit: usize,
    },
    /// Somebody who agrees is neither a parent of the child nor the grown-up themselves.
    #[error("{name} is no parent of {child}")]
    NotAParent {
        /// Who agrees.
        name: String,
        /// About whom.
        child: String,
    },
    /// Another family's child is to be shown without its parents' agreement.
    #[error("the parents of {child} have not agreed")]
    ParentsMissing {
        /// The child.
        child: String,
        /// The parents whose agreement is missing; empty where the book knows none.
        parents: Vec<String>,
    },
    /// A decision would be over before it is made.
    #[error("a decision that is over before it is made")]
    OverBefore,
    /// An agreement is of a day before somebody refused or took a yes back.
    #[error("an agreement of before a refusal")]
    BeforeRefusal,
    /// The questions for children are to be asked of a grown-up.
    #[error("{name} is no child")]
    NotAChild {
        /// The person.
        name: String,
    },
}

impl Error {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The codes of all, for tests that ask the catalogues for each.
    pub fn codes() -> &'static [&'static str] {
        <Self as strum::VariantNames>::VARIANTS
    }
}
