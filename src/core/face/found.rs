//! What the network found, its doubles taken out, in reading order.

use super::Face;
use crate::photo::{self, Point, Region};

/// Faces that share more than this of their joint area are one: the value of CenterFace's authors.
const SAME: f32 = 0.3;
/// A face that lies in another by this much is a cut or swollen view of it...
const INSIDE: f32 = 0.75;
/// ...unless it is much smaller: at least this part of the other's area.
const COMPARABLE: f32 = 0.2;
/// How far apart the middles between the eyes of two boxes may be, in distances between eyes, to be one person's: four faces that filled their photo and
/// were found in halves have 0.12 to 0.24, and two people cheek to cheek at least 1.
const SAME_EYES: f32 = 0.3;
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

    /// The middle between the eyes, and how far apart they are.
    fn eyes(&self) -> (Point, f32) {
        let [right, left, ..] = self.landmarks;
        let middle = Point {
            x: (right.x + left.x) / 2.0,
            y: (right.y + left.y) / 2.0,
        };
        (middle, (right.x - left.x).hypot(right.y - left.y))
    }

    /// Whether its eyes are those of the other.
    fn has_the_eyes_of(&self, other: &Self) -> bool {
        let ((one, wide), (two, narrow)) = (self.eyes(), other.eyes());
        let apart = (one.x - two.x).hypot(one.y - two.y);
        let largest = wide.max(narrow);
        wide.min(narrow) > largest / 2.0 && apart < SAME_EYES * largest
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

/// Of boxes over the same eyes, one around all: the upper and the lower half of a face that fills the photo share too little to be doubles. Nobody else
/// has eyes where a face has its own.
pub(super) fn without_halves(mut found: Vec<Found>) -> Vec<Found> {
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    let mut kept: Vec<Found> = Vec::new();
    for half in found {
        match kept.iter_mut().find(|face| face.has_the_eyes_of(&half)) {
            Some(face) => face.region = around(&face.region, &half.region),
            None => kept.push(half),
        }
    }
    kept
}

/// The smallest box that holds both.
fn around(a: &Region, b: &Region) -> Region {
    let (x, y) = (a.x.min(b.x), a.y.min(b.y));
    Region {
        x,
        y,
        width: (a.x + a.width).max(b.x + b.width) - x,
        height: (a.y + a.height).max(b.y + b.height) - y,
    }
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

    /// The upper and the lower half of one face, as they were found in a portrait of 1,024 pixels.
    #[test]
    fn two_halves_of_a_face_are_one_face_with_a_box_around_both() {
        let half = |y: f32, height: f32, eyes: [f32; 4], score: f32| {
            let mut half = at(309.0, y, 370.0, score);
            half.region.height = height;
            let [x, y, left_x, left_y] = eyes;
            half.landmarks[0] = Point { x, y };
            half.landmarks[1] = Point {
                x: left_x,
                y: left_y,
            };
            half
        };
        let upper = half(257.0, 274.0, [404.0, 442.0, 590.0, 445.0], 0.7);
        let lower = half(400.0, 335.0, [390.0, 463.0, 577.0, 458.0], 0.85);
        assert_eq!(without_doubles(vec![upper, lower]).len(), 2);
        let faces = without_halves(vec![upper, lower]);
        assert_eq!(faces.len(), 1);
        let region = faces[0].region;
        assert_eq!((region.x, region.width), (309.0, 370.0));
        assert_eq!((region.y, region.height), (257.0, 478.0));
        assert_eq!(faces[0].landmarks, lower.landmarks, "those of the surer");
        // Somebody cheek to cheek is somebody else, and so is a face without two eyes.
        let beside = half(400.0, 335.0, [640.0, 463.0, 827.0, 458.0], 0.8);
        let nobody = half(400.0, 335.0, [390.0, 463.0, 390.0, 463.0], 0.6);
        assert_eq!(without_halves(vec![lower, beside, nobody]).len(), 3);
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
