//! What the jury says of a copy.

use ombrelle_core::evaluate::{FaceJudgement, Judgement, Verdict};
use ombrelle_i18n::Words;

use crate::mirror::mirrored;

mirrored! {
    /// What follows for a face. It is about the recognisers and journeys that were tried, never about others.
    JuryVerdict = Verdict {
        /// No recogniser knew it on any journey, one of a family that had no part in making the cloak among them.
        HiddenFromAll,
        /// No recogniser knew it; of other families none was asked.
        HiddenFromKin,
        /// At least one knew it on some journey, and at least one never did.
        HiddenFromSome,
        /// Every recogniser that can be believed knew it.
        Recognised,
        /// None knew it, and some cannot be believed: the face is too small to tell.
        TooSmallToTell,
        /// No recogniser can be shown the face.
        NotJudged,
    }
}

/// What is said about one face.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FaceVerdict {
    /// Its number in the original, from 1.
    pub number: u32,
    /// Whether it is matched to the very photo that it was made from.
    pub verdict: JuryVerdict,
    /// Whether it is matched to other photos of the person, as face search does; none where none were given.
    pub elsewhere: Option<JuryVerdict>,
    /// Whether nothing of the face is left, so that a likeness is chance.
    pub covered: bool,
    /// The verdict as a sentence.
    pub sentence: String,
}

/// What is said about a copy.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Verdicts {
    /// Each face.
    pub faces: Vec<FaceVerdict>,
    /// Everything, line by line: each face, who was asked, what was not tried.
    pub lines: Vec<String>,
}

impl Verdicts {
    /// Of a file that somebody gave.
    pub(crate) fn of(judgement: &Judgement, words: &Words) -> Self {
        let said = |face: &FaceJudgement| words.verdict(judgement, face);
        Self::said(judgement, said, words.judgement(judgement))
    }

    /// Of the faces that were cloaked in a copy made here.
    pub(crate) fn of_copy(judgement: &Judgement, words: &Words) -> Self {
        let said = |face: &FaceJudgement| words.cloaked_verdict(judgement, face);
        Self::said(judgement, said, words.cloaked_judgement(judgement))
    }

    fn said(
        judgement: &Judgement,
        sentence: impl Fn(&FaceJudgement) -> String,
        lines: Vec<String>,
    ) -> Self {
        let faces = judgement.faces.iter().map(|face| FaceVerdict {
            number: u32::try_from(face.number).unwrap_or(u32::MAX),
            verdict: face.verdict.into(),
            elsewhere: face.elsewhere.map(Into::into),
            covered: face.covered,
            sentence: sentence(face),
        });
        Self {
            faces: faces.collect(),
            lines,
        }
    }
}
