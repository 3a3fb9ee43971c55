//! The child's own say: questions fit for an age, and the answer that was given.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decision::Audience;
use super::person::Age;

/// A question to ask a child before a photo leaves. The sentences are in `i18n`, under the code in kebab case.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// Up to six: do you like the picture?
    SmallLike,
    /// Up to six: how would it be if these people saw it?
    SmallSee,
    /// Up to six: may they?
    SmallMay,
    /// Seven to eleven: how do you feel in this picture?
    MiddleFeel,
    /// Seven to eleven: who is there that you would not want to see it?
    MiddleWho,
    /// Seven to eleven: may they?
    MiddleMay,
    /// Twelve to seventeen: what does it tell about you?
    TeenTells,
    /// Twelve to seventeen: would it still be all right in some years?
    TeenLater,
    /// Twelve to seventeen: may they?
    TeenMay,
}

impl Question {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// The questions of an age, in their order. The answer to the last one is kept; the others help to think. A
/// grown-up is asked as grown-ups ask each other: there are none.
pub fn questions(age: Age) -> &'static [Question] {
    use Question as Q;
    match age {
        Age::Adult => &[],
        Age::Under7 => &[Q::SmallLike, Q::SmallSee, Q::SmallMay],
        Age::From7 => &[Q::MiddleFeel, Q::MiddleWho, Q::MiddleMay],
        Age::From12 => &[Q::TeenTells, Q::TeenLater, Q::TeenMay],
    }
}

/// What a child said.
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
    strum::VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Only with the face covered.
    OnlyCovered,
    /// The child does not know, which counts as no.
    DontKnow,
}

impl Reply {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// A child's answer, kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Who answered.
    pub person: u32,
    /// For whom the photo would be.
    pub audience: Audience,
    /// To which question; none where the answer came on paper.
    pub question: Option<Question>,
    /// What was said.
    pub reply: Reply,
    /// On which day.
    pub on: Date,
}

impl Answer {
    /// Whether it says something about a photo for this audience: a yes to many is one to few, anything else to
    /// few is one to many.
    pub fn speaks_for(&self, audience: Audience) -> bool {
        match self.reply {
            Reply::Yes => audience <= self.audience,
            _ => audience >= self.audience,
        }
    }
}
