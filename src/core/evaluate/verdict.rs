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
    /// The likeness to the reference, as this witness counts it.
    pub likeness: f32,
    /// The unprotected face itself, or that face of other photos which it is most alike to.
    pub reference: Reference,
    /// Whether the likeness reaches the witness's threshold, and is no chance: see `matched`.
    pub recognised: bool,
    /// Whether the witness would not match even the unprotected face after this journey: then it is no proof
    /// that it does not match the protected one.
    pub blind: bool,
}

impl RecogniserResult {
    /// Whether a likeness is a match. What holds no pixel of the face (`covered`) is like it by chance alone: it never is a
    /// match of the face itself, and one of another photo only where the unprotected face, after the same journey, is not as
    /// like to that photo (`unprotected`): then the patch shows somebody else. A likeness that is no number counts as a match.
    pub(super) fn matched(
        likeness: f32,
        threshold: f32,
        reference: Reference,
        covered: bool,
        unprotected: Option<f32>,
    ) -> bool {
        let chance = covered
            && match reference {
                Reference::Itself => true,
                Reference::Other(_) => unprotected.is_some_and(|own| own >= likeness),
            };
        !chance && (likeness >= threshold || likeness.is_nan())
    }
}

/// What follows for a face. It is about the witnesses and journeys tried, never about those that were not.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No witness recognised it on any journey, every witness would have known the unprotected face, and at least one of a
    /// family that had no part in making the cloak was asked on every journey.
    HiddenFromAll,
    /// As [`Verdict::HiddenFromAll`], but without such a witness: nobody knows whether other families recognise it.
    HiddenFromKin,
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

    /// What follows from the hearings about a face of this height in the protected photo. `apart` are the witnesses of
    /// families that had no part in making the cloak, by name.
    pub fn of(hearings: &[RecogniserResult], height: f32, apart: &[String]) -> Self {
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
            (0, _, 0) if asked_everywhere(hearings, apart) => Self::HiddenFromAll,
            (0, _, 0) => Self::HiddenFromKin,
            (0, ..) => Self::TooSmallToTell,
            (_, 0, _) => Self::Recognised,
            _ => Self::HiddenFromSome,
        }
    }
}

/// Whether one of these witnesses gave an answer that counts on every journey.
fn asked_everywhere(hearings: &[RecogniserResult], apart: &[String]) -> bool {
    let answered = |witness: &String, journey| {
        let mut heard = hearings.iter();
        heard.any(|h| h.witness == *witness && h.journey == journey && !h.blind)
    };
    let everywhere = |witness: &String| {
        let mut heard = hearings.iter();
        heard.all(|result| answered(witness, result.journey))
    };
    apart.iter().any(everywhere)
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
    /// Whether nothing of the face is left at its place, so that a likeness is chance.
    pub covered: bool,
    /// Whether it is matched to the very photo that it was made from.
    pub verdict: Verdict,
    /// Whether it is matched to other photos, as face search does; none where no face of others was given. Witnesses that
    /// would not match even the unprotected face to them do not count.
    pub elsewhere: Option<Verdict>,
    /// What makes it less sure.
    pub doubts: Vec<Doubt>,
    /// How much the face changed for the eye; none where it lies outside of the photo.
    pub looks: Option<VisualDifference>,
    /// What each witness said, journey by journey: of the face itself, then of other photos where some were given.
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

    /// Both are of families apart.
    fn both() -> Vec<String> {
        vec!["a".to_owned(), "b".to_owned()]
    }

    #[test]
    fn only_a_family_that_had_no_part_makes_a_face_hidden_from_all() {
        let after = |witness: &str, journey, blind| RecogniserResult {
            journey,
            ..heard(witness, false, blind)
        };
        let (plain, feed) = (Distortion::AsExported, Distortion::SocialFeed);
        let mut hearings = vec![after("kin", plain, false), after("kin", feed, false)];
        let of = |hearings: &[RecogniserResult]| Verdict::of(hearings, 200.0, &both());
        assert_eq!(of(&hearings), Verdict::HiddenFromKin);
        // On one journey of two, and then on both.
        hearings.push(after("a", plain, false));
        assert_eq!(of(&hearings), Verdict::HiddenFromKin);
        hearings.push(after("a", feed, true));
        assert_eq!(of(&hearings), Verdict::HiddenFromKin);
        hearings.push(after("b", plain, false));
        assert_eq!(of(&hearings), Verdict::HiddenFromKin);
        hearings.push(after("b", feed, false));
        assert_eq!(of(&hearings), Verdict::HiddenFromAll);
        assert_eq!(Verdict::of(&hearings, 200.0, &[]), Verdict::HiddenFromKin);
    }

    #[test]
    fn what_holds_no_pixel_of_the_face_is_matched_by_chance_alone() {
        let matched = |reference, covered, unprotected| {
            RecogniserResult::matched(0.6, 0.5, reference, covered, unprotected)
        };
        let (itself, other) = (Reference::Itself, Reference::Other(1));
        assert!(matched(itself, false, Some(0.9)));
        assert!(!matched(itself, true, Some(0.9)));
        assert!(!matched(itself, true, Some(0.2)));
        // Another photo of the person, whom the unprotected face is more like.
        assert!(!matched(other, true, Some(0.9)));
        // Somebody else in the place of the face.
        assert!(matched(other, true, Some(0.2)));
        assert!(RecogniserResult::matched(
            f32::NAN,
            0.5,
            itself,
            false,
            None
        ));
    }

    #[test]
    fn one_hearing_that_recognises_is_enough_against_a_witness() {
        let hidden = [heard("a", false, false), heard("b", false, false)];
        assert_eq!(Verdict::of(&hidden, 200.0, &both()), Verdict::HiddenFromAll);
        let mut some = hidden.to_vec();
        some.push(heard("a", true, false));
        assert_eq!(Verdict::of(&some, 200.0, &both()), Verdict::HiddenFromSome);
        some.push(heard("b", true, false));
        assert_eq!(Verdict::of(&some, 200.0, &both()), Verdict::Recognised);
    }

    #[test]
    fn a_witness_that_sees_nothing_is_no_proof_of_hiding() {
        let blind = [heard("a", false, true), heard("b", false, false)];
        assert_eq!(Verdict::of(&blind, 60.0, &both()), Verdict::TooSmallToTell);
        let half = [heard("a", false, true), heard("a", false, false)];
        assert_eq!(Verdict::of(&half, 60.0, &both()), Verdict::HiddenFromAll);
        let only = [heard("a", false, true), heard("b", true, false)];
        assert_eq!(Verdict::of(&only, 60.0, &both()), Verdict::Recognised);
    }

    #[test]
    fn a_tiny_face_is_never_called_hidden_but_may_be_called_recognised() {
        assert_eq!(
            Verdict::of(&[heard("a", false, false)], 23.0, &both()),
            Verdict::TooSmallToTell
        );
        assert_eq!(
            Verdict::of(&[heard("a", true, false)], 23.0, &both()),
            Verdict::Recognised
        );
    }

    #[test]
    fn nothing_heard_is_nothing_judged() {
        assert_eq!(Verdict::of(&[], 200.0, &both()), Verdict::NotJudged);
    }

    proptest::proptest! {
        #[test]
        fn more_recognition_never_makes_a_better_verdict(
            facts in proptest::collection::vec((0_u8..4, proptest::bool::ANY, proptest::bool::ANY), 1..30),
            height in 10_f32..300.0, which in 0_usize..30,
        ) {
            let rank = |verdict| match verdict {
                Verdict::HiddenFromAll => 4,
                Verdict::HiddenFromKin => 3,
                Verdict::TooSmallToTell => 2,
                Verdict::HiddenFromSome => 1,
                Verdict::Recognised | Verdict::NotJudged => 0,
            };
            let mut hearings: Vec<RecogniserResult> = facts.iter()
                .map(|(witness, recognised, blind): &(u8, bool, bool)| heard(&witness.to_string(), *recognised, *blind))
                .collect();
            let before = rank(Verdict::of(&hearings, height, &both()));
            let place = which % hearings.len();
            hearings[place].recognised = true;
            proptest::prop_assert!(rank(Verdict::of(&hearings, height, &both())) <= before);
        }
    }
}
