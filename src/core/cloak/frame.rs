//! The frame that a cloak is worked out on: a face brought upright and to one size, whatever the photo's.
//!
//! A square of [`SIDE`] pixels around the face, aligned by its landmarks like a recogniser's crop and a good deal
//! larger, so that every recogniser's view lies inside. Costs therefore do not grow with the photo, and what is found here survives being made smaller, since it is coarse.

use image::RgbImage;

use super::Target;
use crate::error::{CloakError, ErrorKind, RedactError};
use crate::model::recogniser::{Crop, Similarity, align, crop};
use crate::photo::{Picture, Point, Region};

/// Height and width of the frame that a cloak is worked out on, in pixels.
pub const SIDE: usize = 256;
/// Pixels of the frame a pixel of ArcFace's crop of 112 x 112.
const UNIT: f32 = 1.6;
/// The frame's corner in that crop: the views of all surrogates lie at least 20 units inside.
const CORNER: [f32; 2] = [-24.0, -18.0];
/// Where the landmarks lie in a crop of 112 x 112 (J. Deng et al. 2019, ArcFace; insightface's `arcface_dst`).
const ARCFACE: [[f32; 2]; 5] = [
    [38.2946, 51.6963],
    [73.5318, 51.5014],
    [56.0252, 71.7366],
    [41.5493, 92.3655],
    [70.7299, 92.2041],
];
/// Where the landmarks lie in a face's box on average, as parts of its width and height (mean over the portraits
/// of docs/cloak.md): for boxes drawn by hand.
const IN_A_BOX: [[f32; 2]; 5] = [
    [0.30, 0.40],
    [0.70, 0.40],
    [0.50, 0.58],
    [0.33, 0.76],
    [0.67, 0.76],
];

/// A face in its frame.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// Red, green and blue planes, row-major, 0-255; black where the photo has no pixel.
    pub planes: Vec<f32>,
    /// Which of the frame's pixels lie in the photo.
    pub inside: Vec<bool>,
    /// From pixels of the photo to pixels of the frame.
    pub place: Similarity,
}

impl Frame {
    /// The frame of a face; none where its landmarks have no extent.
    pub(super) fn of(rgb: &RgbImage, target: &Target) -> Option<Self> {
        let landmarks = landmarks(target);
        let shape = Crop {
            side: SIDE,
            template: template(),
        };
        let place = align(&landmarks, &shape.template)?;
        let back = place.inverse()?;
        let (width, height) = (rgb.width() as f32, rgb.height() as f32);
        let inside = (0..SIDE * SIDE).map(|index| {
            let [x, y] = back.apply([(index % SIDE) as f32, (index / SIDE) as f32]);
            x >= -0.5 && y >= -0.5 && x < width - 0.5 && y < height - 0.5
        });
        let inside = inside.collect();
        let planes = crop(rgb, &landmarks, &shape)?;
        Some(Self {
            planes,
            inside,
            place,
        })
    }

    /// The upright box in the photo that holds the whole frame.
    pub(super) fn reach(&self) -> Option<Region> {
        let back = self.place.inverse()?;
        let far = SIDE as f32 - 0.5;
        let corners = [[-0.5, -0.5], [far, -0.5], [-0.5, far], [far, far]].map(|c| back.apply(c));
        let least = |axis: fn(&[f32; 2]) -> f32| corners.iter().map(axis).reduce(f32::min);
        let most = |axis: fn(&[f32; 2]) -> f32| corners.iter().map(axis).reduce(f32::max);
        let (x, y) = (least(|[x, _]| *x)?, least(|[_, y]| *y)?);
        Some(Region {
            x,
            y,
            width: most(|[x, _]| *x)? - x,
            height: most(|[_, y]| *y)? - y,
        })
    }
}

/// Refuses faces that cannot be cloaked: outside of the picture, or too small.
pub(super) fn check(picture: &Picture, targets: &[Target]) -> Result<(), ErrorKind> {
    for (number, target) in (1..).zip(targets) {
        if !target.region.touches(picture.width(), picture.height()) {
            return Err(ErrorKind::Redact(RedactError::RegionOutside));
        }
        if !target.fits() {
            return Err(ErrorKind::Cloak(CloakError::FaceTooSmall { number }));
        }
    }
    Ok(())
}

/// Where the landmarks lie in the frame, in pixels.
pub(super) fn template() -> [[f32; 2]; 5] {
    let [left, top] = CORNER;
    ARCFACE.map(|[x, y]| [(x + 0.5 - left) * UNIT - 0.5, (y + 0.5 - top) * UNIT - 0.5])
}

/// A value of a pixel as it is in a photo: the nearest whole number, the even one where two are as near. Beyond 2^22 either way it
/// is not exact.
///
/// `round_ties_even` is a call for each value on processors without SSE4.1, and a step of a cloak asks for half a million. From 2^23
/// on to 2^24 numbers are whole (IEEE 754), so adding so much rounds by the same rule.
pub(super) fn whole(value: f32) -> f32 {
    const WHOLE: f32 = 1.5 * (1 << 23) as f32;
    (value + WHOLE) - WHOLE
}

/// From pixels of the frame to pixels of a recogniser's crop.
pub(super) fn into_crop(crop: &Crop) -> Option<Similarity> {
    let landmarks = template().map(|[x, y]| Point { x, y });
    align(&landmarks, &crop.template)
}

fn landmarks(target: &Target) -> [Point; 5] {
    let region = target.region;
    target.landmarks.unwrap_or_else(|| {
        IN_A_BOX.map(|[x, y]| Point {
            x: region.x + x * region.width,
            y: region.y + y * region.height,
        })
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::Strength;
    use super::*;

    fn target(landmarks: Option<[Point; 5]>) -> Target {
        Target {
            region: Region {
                x: 100.0,
                y: 80.0,
                width: 120.0,
                height: 160.0,
            },
            landmarks,
            strength: Strength::Balanced,
        }
    }

    #[test]
    fn landmarks_come_to_their_places_however_the_head_is_held() {
        let turn = Similarity {
            a: 0.9,
            b: 0.4,
            shift: [150.0, 90.0],
        };
        let held = template().map(|at| {
            let [x, y] = turn.apply(at);
            Point { x, y }
        });
        let frame = Frame::of(&RgbImage::new(600, 500), &target(Some(held))).unwrap();
        for (at, wanted) in held.iter().zip(template()) {
            let [x, y] = frame.place.apply([at.x, at.y]);
            assert!((x - wanted[0]).abs() < 0.01 && (y - wanted[1]).abs() < 0.01);
        }
    }

    #[test]
    fn a_face_at_the_border_knows_what_lies_outside() {
        let mut at_border = target(None);
        at_border.region.x = -40.0;
        let frame = Frame::of(&RgbImage::new(600, 500), &at_border).unwrap();
        let outside = frame.inside.iter().filter(|inside| !**inside).count();
        assert!(outside > 1000 && outside < SIDE * SIDE / 2, "{outside}");
        let whole = Frame::of(&RgbImage::new(2000, 2000), &{
            let mut middle = target(None);
            middle.region.x = 900.0;
            middle.region.y = 900.0;
            middle
        });
        assert!(whole.unwrap().inside.iter().all(|inside| *inside));
    }

    #[test]
    fn a_value_is_rounded_as_the_standard_says() {
        let values = (-4000..=4000).map(|at| at as f32 / 8.0);
        for value in values.chain([0.499_999_97, 254.500_02, 4_194_303.5]) {
            assert_eq!(whole(value), value.round_ties_even(), "{value}");
        }
        assert!(whole(f32::NAN).is_nan());
    }

    #[test]
    fn landmarks_in_one_point_have_no_frame() {
        let point = Point { x: 5.0, y: 5.0 };
        let nowhere = target(Some([point; 5]));
        assert!(Frame::of(&RgbImage::new(60, 50), &nowhere).is_none());
    }
}
