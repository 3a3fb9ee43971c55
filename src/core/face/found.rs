//! What the network found, its doubles taken out, in reading order.

use super::Face;
use crate::photo::{self, Point, Region};

/// Faces that share more than this of their joint area are one: the value of CenterFace's authors.
const SAME: f32 = 0.3;
/// A face that lies in another by this much is a cut or swollen view of it...
const INSIDE: f32 = 0.75;
/// ...unless it is much smaller: at least this part of the other's area.
const COMPARABLE: f32 = 0.2;
/// Heights, in pixels of a pass, at which boxes are the most exact.
const EXACT: std::ops::Range<f32> = 20.0..300.0;

/// A face as a pass of the network saw it, in pixels of the photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Found {
    /// From forehead to chin and from cheek to cheek.
    pub(super) region: Region,
    /// In the order of [`Face::landmarks`].
    pub(super) landmarks: [Point; 5],
    /// How sure the network is, 0-1.
    pub(super) score: f32,
    /// Its height in pixels of the pass.
    pub(super) seen_at: f32,
    /// Whether it touches an edge of a tile inside the photo.
    pub(super) cut: bool,
}

impl Found {
    /// How much to rely on this view of a face that several passes saw.
    fn reliance(&self) -> f32 {
        let exact = if EXACT.contains(&self.seen_at) {
            1.0
        } else {
            0.7
        };
        let whole = if self.cut { 0.7 } else { 1.0 };
        self.score * exact * whole
    }

    /// The longer side of its box.
    pub(super) fn size(&self) -> f32 {
        self.region.width.max(self.region.height)
    }

    /// Whether most of `part` lies in this face.
    pub(super) fn covers(&self, part: &Self) -> bool {
        covers(&self.region, &part.region)
    }

    fn is_double_of(&self, other: &Self) -> bool {
        let shared = self.region.shared_area(&other.region);
        let (a, b) = (self.region.area(), other.region.area());
        let least = a.min(b).max(f32::EPSILON);
        is_one(&self.region, &other.region)
            || shared > INSIDE * least && least > COMPARABLE * a.max(b)
    }
}

/// Whether two boxes are of one face, by what they share of their joint area.
pub(super) fn is_one(a: &Region, b: &Region) -> bool {
    let shared = a.shared_area(b);
    shared > SAME * (a.area() + b.area() - shared)
}

/// Whether most of `part` lies in a box.
pub(super) fn covers(whole: &Region, part: &Region) -> bool {
    whole.shared_area(part) > part.area() / 2.0
}

/// Non-maximum suppression: of several views of a face, the most reliable one, with the best of
/// their scores. The result is ordered from the most to the least reliable.
pub(super) fn without_doubles(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| b.reliance().total_cmp(&a.reliance()));
    let mut kept: Vec<Found> = Vec::new();
    for view in found {
        match kept.iter_mut().find(|face| view.is_double_of(face)) {
            Some(face) => face.score = face.score.max(view.score),
            None => kept.push(view),
        }
    }
    kept
}

/// The faces as a person would count them.
pub(super) fn in_reading_order(found: Vec<Found>) -> Vec<Face> {
    let ordered = photo::in_reading_order(found, |face| face.region, |region| region.centre().x);
    let face = |found: Found| Face {
        region: found.region,
        landmarks: Some(found.landmarks),
        score: Some(found.score),
    };
    ordered.into_iter().map(face).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A square in a photo, so sure of being a face.
    pub fn at(x: f32, y: f32, size: f32, score: f32) -> Found {
        Found {
            region: Region {
                x,
                y,
                width: size,
                height: size,
            },
            landmarks: [Point { x, y }; 5],
            score,
            seen_at: size,
            cut: false,
        }
    }

    fn lefts(faces: &[Face]) -> Vec<f32> {
        faces.iter().map(|face| face.region.x).collect()
    }

    #[test]
    fn a_row_that_is_not_quite_level_is_read_from_left_to_right() {
        let found = vec![
            at(300.0, 100.0, 50.0, 0.9),
            at(10.0, 110.0, 50.0, 0.9),
            at(150.0, 95.0, 50.0, 0.9),
            at(40.0, 300.0, 50.0, 0.9),
        ];
        assert_eq!(lefts(&in_reading_order(found)), [10.0, 150.0, 300.0, 40.0]);
    }

    #[test]
    fn views_of_one_face_become_one_with_the_best_score() {
        let mut cut = at(102.0, 100.0, 45.0, 0.95);
        cut.cut = true;
        let kept = without_doubles(vec![at(100.0, 100.0, 50.0, 0.8), cut]);
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].region.x, 100.0, "the whole view is kept");
        assert_eq!(kept[0].score, 0.95);
    }

    #[test]
    fn a_small_face_before_a_large_one_stays() {
        let kept = without_doubles(vec![at(0.0, 0.0, 200.0, 0.9), at(150.0, 150.0, 40.0, 0.9)]);
        assert_eq!(kept.len(), 2);
    }

    proptest::proptest! {
        #[test]
        fn ordering_loses_no_face(
            places in proptest::collection::vec((0.0_f32..1e4, 0.0_f32..1e4, 1.0_f32..500.0), 0..40)
        ) {
            let found: Vec<_> = places.iter().map(|(x, y, s)| at(*x, *y, *s, 0.9)).collect();
            let mut before: Vec<_> = found.iter().map(|f| f.region.x.to_bits()).collect();
            let faces = in_reading_order(found);
            let mut after: Vec<_> = faces.iter().map(|f| f.region.x.to_bits()).collect();
            before.sort_unstable();
            after.sort_unstable();
            proptest::prop_assert_eq!(before, after);
        }
    }
}
