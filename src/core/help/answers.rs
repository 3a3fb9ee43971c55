//! What a person tells: who asks, what it is about, and how far it went.

use serde::Serialize;

use super::Country;

/// Who asks.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The person in the picture, or who is threatened.
    #[default]
    Me,
    /// A parent, or who takes a parent's place.
    Parent,
    /// Somebody whom a friend told about it.
    Friend,
    /// Somebody who works with children: a teacher, a trainer, a nurse.
    Work,
    /// Somebody who passed a picture on, or made one.
    PassedOn,
    /// Somebody who is worried about sexual thoughts about children, their own or another person's.
    Worried,
}

/// What it is about.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// A picture or a video that was taken.
    Real,
    /// One that a program made or changed.
    Made,
    /// A threat alone, with a picture that may not exist.
    Threat,
    /// The person cannot tell.
    #[default]
    Unknown,
}

/// How old the person in the picture is; where the person who asks did something or is worried, how old that person is.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
#[serde(rename_all = "kebab-case")]
pub enum Age {
    /// Under 18 today.
    #[strum(serialize = "under-18")]
    #[serde(rename = "under-18")]
    Under18,
    /// 18 or older today, and under 18 when the picture was taken.
    #[strum(serialize = "under-18-then")]
    #[serde(rename = "under-18-then")]
    Under18Then,
    /// 18 or older, then and today.
    Adult,
    /// Not told: what fits either is named.
    #[default]
    Unknown,
}

/// Whether the picture is already online.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
pub enum Online {
    /// Somebody saw it there.
    Yes,
    /// Not that the person knows.
    No,
    /// The person cannot tell.
    #[default]
    Unknown,
}

/// Where it is online.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    strum::EnumString,
    strum::VariantNames,
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case", ascii_case_insensitive)]
pub enum Place {
    /// An app or a network where people post.
    Network,
    /// Messages from person to person or in a group.
    Messages,
    /// A web page.
    Website,
    /// The person cannot tell, or does not want to.
    #[default]
    Unknown,
}

/// What the person tells. The default is what nobody told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Who asks.
    pub who: Who,
    /// What it is about.
    pub what: What,
    /// How old the person is whom it is about.
    pub age: Age,
    /// Where the person lives; none where that is not told.
    pub country: Option<Country>,
    /// Whether it is online.
    pub online: Online,
    /// Where; [`Place::Unknown`] unless it is.
    pub place: Place,
    /// Whether somebody threatens, pressures or blackmails the person; so it is with [`What::Threat`], whatever is here.
    pub threatened: bool,
}

/// How the person is spoken to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// Somebody under 18: short words, and `tu` in French.
    Young,
    /// Anybody else.
    Adult,
}

impl Answers {
    /// How whoever asks is spoken to. A friend is taken to be as old as the person whom it is about.
    pub fn voice(&self) -> Voice {
        let asks_for_a_child = matches!(self.who, Who::Parent | Who::Work);
        match self.age {
            Age::Under18 if !asks_for_a_child => Voice::Young,
            _ => Voice::Adult,
        }
    }

    /// Whether somebody threatens.
    pub fn is_threatened(&self) -> bool {
        self.threatened || self.what == What::Threat
    }
}
