//! Which faces of many photos are one person's.
//!
//! Agglomerative clustering with complete linkage: two groups are put together only where *every* face of the one is like every face of
//! the other. A chain of faces that are each a little like the next never becomes one person, as it would with single
//! linkage. What is in doubt stays apart: a person who is asked twice about one child has lost a moment; two children taken for
//! one could show the wrong one. So do two faces of one photo, however alike: but for mirrors and collages nobody is in a photo twice.

use kodama::{Method, linkage};
use zeroize::Zeroizing;

/// Further apart than any two faces: for likenesses that are not numbers.
const FAR: f32 = 1e6;

/// A face as clustering takes it.
#[derive(Debug, Clone, Copy)]
pub struct Comparable<'a, F> {
    /// Its photo, by any number that no other photo has.
    pub photo: usize,
    /// What recognisers made of it; none where it could not be compared.
    pub face: Option<&'a F>,
}

/// The group of each face, numbered from 0 in the order in which a group's first face stands. A face that could not be compared is alone;
/// two faces of one photo are never together.
///
/// `threshold`: what `likeness` gives at least for every two faces of a group; at most 1 is the very same face. The table of
/// likenesses (4 bytes for each two faces: 18 MB for 3,000) is wiped.
pub fn cluster<F>(
    faces: &[Comparable<'_, F>],
    threshold: f32,
    likeness: impl Fn(&F, &F) -> f32,
) -> Vec<usize> {
    let known: Vec<Known<'_, F>> = faces
        .iter()
        .enumerate()
        .filter_map(|(place, face)| {
            Some(Known {
                place,
                photo: face.photo,
                face: face.face?,
            })
        })
        .collect();
    let mut parent: Vec<usize> = (0..faces.len()).collect();
    if known.len() > 1 {
        for (a, b) in joined(&known, threshold, likeness) {
            let (a, b) = (root(&parent, a), root(&parent, b));
            if let Some(above) = parent.get_mut(a.max(b)) {
                *above = a.min(b);
            }
        }
    }
    let mut numbers: Vec<Option<usize>> = vec![None; faces.len()];
    let mut next = 0;
    let number = |place: usize| {
        let slot = numbers.get_mut(root(&parent, place))?;
        Some(*slot.get_or_insert_with(|| {
            next += 1;
            next - 1
        }))
    };
    (0..faces.len()).filter_map(number).collect()
}

/// A face that can be compared, and its place among all.
struct Known<'a, F> {
    place: usize,
    photo: usize,
    face: &'a F,
}

/// Pairs of places that belong together: one of each of the two groups that a step puts together.
fn joined<F>(
    known: &[Known<'_, F>],
    threshold: f32,
    likeness: impl Fn(&F, &F) -> f32,
) -> Vec<(usize, usize)> {
    // Two faces of one photo are as far apart as can be, which complete linkage never bridges.
    let apart_from = |one: &Known<'_, F>, other: &Known<'_, F>| match one.photo == other.photo {
        true => FAR,
        false => distance(likeness(one.face, other.face)),
    };
    let pairs = known.len() * (known.len() - 1) / 2;
    let mut apart = Zeroizing::new(Vec::with_capacity(pairs));
    for (place, one) in known.iter().enumerate() {
        let others = known.iter().skip(place + 1);
        apart.extend(others.map(|other| apart_from(one, other)));
    }
    let steps = linkage(apart.as_mut_slice(), known.len(), Method::Complete);
    // A face of each cluster, those of single faces first.
    let mut face_of: Vec<usize> = known.iter().map(|face| face.place).collect();
    let mut together = Vec::new();
    for step in steps.steps() {
        let faces = (
            face_of.get(step.cluster1).copied(),
            face_of.get(step.cluster2).copied(),
        );
        let (Some(a), Some(b)) = faces else { break };
        if step.dissimilarity <= distance(threshold) {
            together.push((a, b));
        }
        face_of.push(a.min(b));
    }
    together
}

fn distance(likeness: f32) -> f32 {
    if likeness.is_finite() {
        1.0 - likeness
    } else {
        FAR
    }
}

fn root(parent: &[usize], mut place: usize) -> usize {
    while let Some(above) = parent.get(place).filter(|above| **above != place) {
        place = *above;
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::recogniser::{Embedding, Likeness};
    use proptest::prelude::*;

    fn face(values: &[f32]) -> Embedding {
        Embedding::new(values.to_vec(), Likeness::Distance)
    }

    /// Each face in a photo of its own.
    fn alone(faces: &[Option<&Embedding>], threshold: f32) -> Vec<usize> {
        let faces: Vec<Comparable<'_, Embedding>> = faces
            .iter()
            .enumerate()
            .map(|(photo, embedding)| Comparable {
                photo,
                face: *embedding,
            })
            .collect();
        cluster(&faces, threshold, Embedding::similarity)
    }

    fn grouped(faces: &[Embedding], threshold: f32) -> Vec<usize> {
        let faces: Vec<Option<&Embedding>> = faces.iter().map(Some).collect();
        alone(&faces, threshold)
    }

    #[test]
    fn two_faces_of_one_photo_are_never_one_person() {
        // The very same face twice in photo 0, once more in photo 1.
        let one = face(&[0.3, 0.4]);
        let of = |photo: usize| Comparable {
            photo,
            face: Some(&one),
        };
        let groups = cluster(&[of(0), of(0), of(1)], 0.5, Embedding::similarity);
        assert_ne!(groups[0], groups[1]);
        assert!(groups[2] == groups[0] || groups[2] == groups[1]);
    }

    #[test]
    fn likenesses_decide_and_numbers_follow_the_first_face() {
        let faces = [[5.0], [0.0], [5.1], [0.1], [9.0]].map(|v| face(&v));
        assert_eq!(grouped(&faces, 0.5), [0, 1, 0, 1, 2]);
    }

    #[test]
    fn a_chain_of_likenesses_is_not_one_person() {
        // Each is like its neighbour (0.4 apart); the ends are not alike (0.8).
        let faces = [[0.0], [0.4], [0.8]].map(|v| face(&v));
        let groups = grouped(&faces, 0.5);
        assert_ne!(groups[0], groups[2]);
    }

    #[test]
    fn the_same_face_twice_is_together_and_twins_are_too() {
        let twins = [[0.3, 0.4], [0.3, 0.4], [0.31, 0.4]].map(|v| face(&v));
        assert_eq!(grouped(&twins, 0.5), [0, 0, 0]);
    }

    #[test]
    fn what_is_unknown_or_no_number_stays_alone() {
        let (known, broken) = (face(&[0.0]), face(&[f32::NAN]));
        let faces = [
            Some(&known),
            None,
            Some(&broken),
            None,
            Some(&known),
            Some(&broken),
        ];
        assert_eq!(alone(&faces, 0.5), [0, 1, 2, 3, 0, 4]);
        assert_eq!(alone(&[], 0.5), [0; 0]);
        assert_eq!(alone(&[None], 0.5), [0]);
    }

    proptest! {
        #[test]
        fn every_two_faces_of_a_group_are_alike(
            faces in proptest::collection::vec(proptest::collection::vec(-1_f32..1.0, 3), 0..40), threshold in 0.2_f32..0.9,
        ) {
            let faces: Vec<Embedding> = faces.iter().map(|values| face(values)).collect();
            let groups = grouped(&faces, threshold);
            prop_assert_eq!(groups.len(), faces.len());
            for (a, one) in faces.iter().enumerate() {
                for (b, other) in faces.iter().enumerate().skip(a + 1) {
                    let alike = one.similarity(other) >= threshold - 1e-5;
                    prop_assert!(groups[a] != groups[b] || alike);
                }
            }
        }

        #[test]
        fn no_group_holds_two_faces_of_one_photo(
            faces in proptest::collection::vec((0_usize..6, proptest::collection::vec(-0.3_f32..0.3, 2)), 0..40),
        ) {
            let faces: Vec<(usize, Embedding)> = faces.iter().map(|(photo, values)| (*photo, face(values))).collect();
            let all: Vec<Comparable<'_, Embedding>> = faces
                .iter()
                .map(|(photo, embedding)| Comparable { photo: *photo, face: Some(embedding) })
                .collect();
            let groups = cluster(&all, 0.5, Embedding::similarity);
            for (a, (one, _)) in faces.iter().enumerate() {
                for (b, (other, _)) in faces.iter().enumerate().skip(a + 1) {
                    prop_assert!(one != other || groups[a] != groups[b]);
                }
            }
        }

        #[test]
        fn a_stricter_threshold_never_makes_fewer_groups(
            faces in proptest::collection::vec(proptest::collection::vec(-1_f32..1.0, 2), 0..30),
        ) {
            let faces: Vec<Embedding> = faces.iter().map(|values| face(values)).collect();
            let count = |threshold| grouped(&faces, threshold).into_iter().max().map_or(0, |n| n + 1);
            prop_assert!(count(0.8) >= count(0.4));
        }
    }
}
