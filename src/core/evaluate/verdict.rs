//! What the witnesses say about one face, and what follows from it. docs/jury.md says the same for people.

use super::{Distortion, VisualDifference};
use crate::photo::Region;

/// Faces lower than this, in pixels of the protected photo, are too small for the witnesses to be believed.
pub const SMALLEST: f32 = 24.0;
/// Below this height each witness is first asked whether it would know the unprotected face after the same journey.
pub const SMALL: f32 = 80.0;

/// What a face was most alike to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reference {
    /// The same face in the unprotected photo.
    Itself,
    /// A face in another photo, by its number, from 1, in the order given.
    Other(usize),
}

/// What one witness said about a face after one journey.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct RecogniserResult {
    /// The journey.
    pub journey: Distortion,
    /// The witness, by its name in the manifest.
    pub witness: String,
    /// The largest likeness to any reference, as this witness counts it.
    pub likeness: f32,
    /// The reference with that likeness.
    pub reference: Reference,
    /// Whether the likeness reaches the witness's threshold.
    pub recognised: bool,
    /// Whether the witness would not know even the unprotected face after this journey: then it is no proof
    /// that it does not know the protected one.
    pub blind: bool,
}

/// What follows for a face. It is about the witnesses and journeys tried, never about those that were not.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No witness recognised it on any journey, and every witness would have known the unprotected face.
    HiddenFromAll,
    /// At least one witness recognised it on at least one journey, and at least one never did.
    HiddenFromSome,
    /// Every witness that can be believed recognised it on at least one journey.
    Recognised,
    /// No witness recognised it, and some could not be believed: the face is too small to tell.
    TooSmallToTell,
    /// Not judged: without landmarks no recogniser can be shown the face.
    NotJudged,
}

impl Verdict {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// What follows from the hearings about a face of this height in the protected photo.
    pub fn of(hearings: &[RecogniserResult], height: f32) -> Self {
        let (mut recognised, mut hidden, mut unsure) = (0, 0, 0);
        for own in by_witness(hearings) {
            if own.iter().any(|result| result.recognised) {
                recognised += 1;
            } else if height < SMALLEST || own.iter().all(|result| result.blind) {
                unsure += 1;
            } else {
                hidden += 1;
            }
        }
        match (recognised, hidden, unsure) {
            (0, 0, 0) => Self::NotJudged,
            (0, _, 0) => Self::HiddenFromAll,
            (0, ..) => Self::TooSmallToTell,
            (_, 0, _) => Self::Recognised,
            _ => Self::HiddenFromSome,
        }
    }
}

/// The hearings of each witness.
fn by_witness(hearings: &[RecogniserResult]) -> Vec<Vec<&RecogniserResult>> {
    let mut groups: Vec<Vec<&RecogniserResult>> = Vec::new();
    for result in hearings {
        let own = groups.iter_mut().find(|group| {
            group
                .first()
                .is_some_and(|first| first.witness == result.witness)
        });
        match own {
            Some(group) => group.push(result),
            None => groups.push(vec![result]),
        }
    }
    groups
}

/// Something that makes a verdict less sure.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// Lower than [`SMALL`] pixels.
    Small,
    /// Cut off by the border of the photo.
    AtTheBorder,
}

impl Doubt {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// What is said about one face.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct FaceJudgement {
    /// Its number in the original, from 1.
    pub number: usize,
    /// Where, in pixels of the protected photo.
    pub region: Region,
    /// Whether the face finder still sees a face there in the protected photo; none where nobody looked.
    pub found: Option<bool>,
    /// What follows from the hearings.
    pub verdict: Verdict,
    /// What makes it less sure.
    pub doubts: Vec<Doubt>,
    /// How much the face changed for the eye; none where it lies outside of the photo.
    pub looks: Option<VisualDifference>,
    /// What each witness said, journey by journey.
    pub hearings: Vec<RecogniserResult>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(witness: &str, recognised: bool, blind: bool) -> RecogniserResult {
        RecogniserResult {
            journey: Distortion::AsExported,
            witness: witness.to_owned(),
            likeness: 0.0,
            reference: Reference::Itself,
            recognised,
            blind,
        }
    }

    #[test]
    fn one_hearing_that_recognises_is_enough_against_a_witness() {
        let hidden = [heard("a", false, false), heard("b", false, false)];
        assert_eq!(Verdict::of(&hidden, 200.0), Verdict::HiddenFromAll);
        let mut some = hidden.to_vec();
        some.push(heard("a", true, false));
        assert_eq!(Verdict::of(&some, 200.0), Verdict::HiddenFromSome);
        some.push(heard("b", true, false));
        assert_eq!(Verdict::of(&some, 200.0), Verdict::Recognised);
    }

    #[test]
    fn a_witness_that_sees_nothing_is_no_proof_of_hiding() {
        let blind = [heard("a", false, true), heard("b", false, false)];
        assert_eq!(Verdict::of(&blind, 60.0), Verdict::TooSmallToTell);
        let half = [heard("a", false, true), heard("a", false, false)];
        assert_eq!(Verdict::of(&half, 60.0), Verdict::HiddenFromAll);
        let only = [heard("a", false, true), heard("b", true, false)];
        assert_eq!(Verdict::of(&only, 60.0), Verdict::Recognised);
    }

    #[test]
    fn a_tiny_face_is_never_called_hidden_but_may_be_called_recognised() {
        assert_eq!(
            Verdict::of(&[heard("a", false, false)], 23.0),
            Verdict::TooSmallToTell
        );
        assert_eq!(
            Verdict::of(&[heard("a", true, false)], 23.0),
            Verdict::Recognised
        );
    }

    #[test]
    fn nothing_heard_is_nothing_judged() {
        assert_eq!(Verdict::of(&[], 200.0), Verdict::NotJudged);
    }

    proptest::proptest! {
        #[test]
        fn more_recognition_never_makes_a_better_verdict(
            facts in proptest::collection::vec((0_u8..4, proptest::bool::ANY, proptest::bool::ANY), 1..30),
            height in 10_f32..300.0, which in 0_usize..30,
        ) {
            let rank = |verdict| match verdict {
                Verdict::HiddenFromAll => 3,
                Verdict::TooSmallToTell => 2,
                Verdict::HiddenFromSome => 1,
                Verdict::Recognised | Verdict::NotJudged => 0,
            };
            let mut hearings: Vec<RecogniserResult> = facts.iter()
                .map(|(witness, recognised, blind): &(u8, bool, bool)| heard(&witness.to_string(), *recognised, *blind))
                .collect();
            let before = rank(Verdict::of(&hearings, height));
            let place = which % hearings.len();
            hearings[place].recognised = true;
            proptest::prop_assert!(rank(Verdict::of(&hearings, height)) <= before);
        }
    }
}
