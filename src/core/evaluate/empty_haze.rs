//! Whether a match of a smooth patch is chance: recognisers are shown hazes that hold nothing of the face, at the same place of the same copy.
//!
//! What a recogniser makes of a smooth patch follows from its light and from what is around it, and can be like a face by chance. A haze
//! and a wide blur cannot always be told apart by what lies there ([`Trace`](super::Trace)). So each recogniser that matches such a patch is asked what it makes of hazes that
//! are drawn from the surroundings alone, after the same journeys; a match is one only if the patch is liker than such hazes are.

use image::RgbImage;

use super::verdict::{RecogniserResult, Reference};
use crate::error::ErrorKind;
use crate::face::Face;
use crate::photo::Picture;
use crate::progress::Progress;
use crate::redact::{Cover, Fit, Target, cover};

/// Hazes that a patch is compared with.
pub(super) const HAZES: u64 = 8;
/// The part of such hazes that may be taken for a match is one in a hundred, as of pairs of strangers: the 99 % quantile of Student's t
/// with seven degrees of freedom, for the mean of one more draw beside [`HAZES`] (a prediction interval; docs/jury.md).
const QUANTILE: f32 = 2.998;
/// Apart from the seeds that covers are drawn with: a haze of our own is not to be compared with itself.
const STREAM: u64 = 0x656d_7074_7968_617a;

/// The copy with a haze over the whole head, which nothing that lies there has a part in.
pub(super) fn drawn(
    copy: &RgbImage,
    face: &Face,
    (seed, number): (u64, u64),
    progress: &Progress,
) -> Result<RgbImage, ErrorKind> {
    let target = Target {
        region: face.region,
        landmarks: face.landmarks,
        cover: Cover::Soft,
        fit: Fit::default(),
        slant: None,
        core: None,
        apart: false,
    };
    let mut picture = Picture {
        rgb: copy.clone(),
        alpha: None,
    };
    let seed = (seed ^ STREAM).wrapping_add(number);
    cover(&mut picture, &[target], &[], seed, progress)?;
    Ok(picture.rgb)
}

/// Takes back the matches of whoever finds the patch no liker than such hazes are: over the journeys on which it matched, of the face itself and of
/// other photos apart. `hazes` are the hearings of each, in the order of those of the patch.
pub(super) fn take_back_chance(patch: &mut [RecogniserResult], hazes: &[Vec<RecogniserResult>]) {
    let matched: Vec<usize> = places(patch, |result| result.recognised);
    for place in &matched {
        let Some(first) = patch.get(*place) else {
            continue;
        };
        let (witness, itself) = (first.witness.clone(), is_itself(first));
        let own = places(patch, |result| {
            result.recognised && result.witness == witness && is_itself(result) == itself
        });
        let likeness = |hearings: &[RecogniserResult]| {
            let heard = own.iter().filter_map(|place| hearings.get(*place));
            mean(heard.map(|result| result.likeness))
        };
        let of_hazes: Vec<f32> = hazes.iter().map(|haze| likeness(haze)).collect();
        // What is no number is no chance.
        if likeness(patch) <= most_of(&of_hazes) {
            for place in own {
                if let Some(result) = patch.get_mut(place) {
                    result.recognised = false;
                }
            }
        }
    }
}

fn is_itself(result: &RecogniserResult) -> bool {
    result.reference == Reference::Itself
}

fn places(hearings: &[RecogniserResult], wanted: impl Fn(&RecogniserResult) -> bool) -> Vec<usize> {
    let numbered = hearings.iter().enumerate();
    let wanted = numbered.filter(|(_, result)| wanted(result));
    wanted.map(|(place, _)| place).collect()
}

fn mean(values: impl Iterator<Item = f32> + Clone) -> f32 {
    values.clone().sum::<f32>() / values.count() as f32
}

/// What one more draw of these does not exceed, but for one time in a hundred.
fn most_of(draws: &[f32]) -> f32 {
    let count = draws.len() as f32;
    let middle = mean(draws.iter().copied());
    let squares = draws.iter().map(|draw| (draw - middle).powi(2));
    let deviation = (squares.sum::<f32>() / (count - 1.0)).sqrt();
    middle + QUANTILE * deviation * (1.0 + 1.0 / count).sqrt()
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::evaluate::Distortion;

    fn heard(
        witness: &str,
        journey: Distortion,
        reference: Reference,
        likeness: f32,
    ) -> RecogniserResult {
        RecogniserResult {
            journey,
            witness: witness.to_owned(),
            likeness,
            reference,
            recognised: likeness >= 0.3 || likeness.is_nan(),
            blind: false,
        }
    }

    /// A witness each: what it makes of the patch on two journeys, and of other photos.
    fn hearings(of: &[(&str, f32, f32, f32)]) -> Vec<RecogniserResult> {
        let each = of.iter().flat_map(|(witness, first, second, other)| {
            let (plain, denoised) = (Distortion::AsExported, Distortion::StrongDenoising);
            [
                heard(witness, plain, Reference::Itself, *first),
                heard(witness, plain, Reference::Other(1), *other),
                heard(witness, denoised, Reference::Itself, *second),
            ]
        });
        each.collect()
    }

    fn hazes(of: impl Fn(f32) -> Vec<RecogniserResult>) -> Vec<Vec<RecogniserResult>> {
        (0..HAZES).map(|n| of(0.02 * (n as f32 - 3.5))).collect()
    }

    #[test]
    fn what_is_no_liker_than_an_empty_haze_is_no_match_and_what_is_liker_stays_one() {
        let empty = hazes(|more| {
            let (a, b) = (0.33 + more, 0.36 + more);
            hearings(&[("one", a, b, a), ("two", a, b, a)])
        });
        let mut patch = hearings(&[("one", 0.35, 0.37, 0.6), ("two", 0.55, 0.6, 0.2)]);
        take_back_chance(&mut patch, &empty);
        let known: Vec<bool> = patch.iter().map(|result| result.recognised).collect();
        // The first knows the face from another photo alone, the second the face itself on both journeys.
        assert_eq!(known, [false, true, false, true, false, true]);
    }

    #[test]
    fn only_journeys_that_matched_are_compared_and_no_number_is_no_chance() {
        // After denoising such hazes are liker by far, and the patch was not matched there.
        let empty = hazes(|more| hearings(&[("one", 0.1 + more, 0.9, 0.1)]));
        let mut patch = hearings(&[("one", 0.4, 0.29, 0.2)]);
        take_back_chance(&mut patch, &empty);
        assert!(patch[0].recognised && !patch[2].recognised);
        let empty = hazes(|more| hearings(&[("one", 0.5 + more, 0.5, 0.5)]));
        let mut patch = hearings(&[("one", f32::NAN, 0.2, f32::NAN)]);
        take_back_chance(&mut patch, &empty);
        assert!(patch[0].recognised && patch[1].recognised);
        let mut patch = hearings(&[("one", 0.4, 0.2, 0.2)]);
        take_back_chance(&mut patch, &[]);
        assert!(patch[0].recognised, "nothing to compare with");
    }

    #[test]
    fn a_haze_holds_nothing_of_what_lies_below_it_and_no_two_are_alike() {
        let ground = RgbImage::from_fn(200, 200, |x, y| image::Rgb([x as u8, y as u8, 90]));
        let face = Face {
            region: crate::photo::Region {
                x: 70.0,
                y: 60.0,
                width: 60.0,
                height: 80.0,
            },
            landmarks: None,
            score: None,
        };
        let mut other = ground.clone();
        for (x, y, pixel) in other.enumerate_pixels_mut() {
            if (70..130).contains(&x) && (60..140).contains(&y) {
                *pixel = image::Rgb([250, 10, 10]);
            }
        }
        let quiet = Progress::default();
        let draw = |of: &RgbImage, number| drawn(of, &face, (0, number), &quiet);
        assert_eq!(draw(&ground, 0), draw(&other, 0));
        assert_ne!(draw(&ground, 0), draw(&ground, 1));
    }
}
