//! What the jury looks at of an original: the surroundings of the faces that it judges.
//!
//! A photo of 12 megapixels is 36 MB, and of most of it nobody asks anything while its cloaks are made and judged. What is left out
//! here is black and, as long as nobody writes there, takes no memory: systems hand out a page when it is first written to.

use image::RgbImage;
use strum::VariantArray;

use super::Distortion;
use super::judge::twice_as_wide;
use super::view::{BLOCK, MARGIN, seen_by};
use crate::face::Face;
use crate::model::recogniser::Crop;
use crate::photo::Picture;

/// Pixels of the original around a resized one that Lanczos reads, in resized pixels; and one more on each side for rounding.
const LOBES: u32 = 3 + 1;

/// The original with what [`judge_copy`](super::judge_copy) reads of it: around these faces, of which a copy of the size `exported` is judged
/// by witnesses with these crops. The rest is black. The whole original where it is transparent, or where a face is nowhere.
///
/// A judgement with it is that with the original itself.
pub fn around(original: &Picture, faces: &[Face], crops: &[Crop], exported: (u32, u32)) -> Picture {
    let size = original.rgb.dimensions();
    let parts = faces.iter().map(|face| part(face, crops, size, exported));
    let parts: Option<Vec<Part>> = parts.collect();
    let black = || RgbImage::from_raw(size.0, size.1, vec![0; original.rgb.as_raw().len()]);
    let (None, Some(parts), Some(mut rgb)) = (&original.alpha, parts, black()) else {
        return original.clone();
    };
    let stride = 3 * size.0 as usize;
    for part in parts {
        let columns = 3 * part.left as usize..3 * part.right as usize;
        let rows = rgb.chunks_exact_mut(stride.max(1));
        let rows = rows.zip(original.rgb.chunks_exact(stride.max(1)));
        let rows = rows.take(part.bottom as usize).skip(part.top as usize);
        for (to, from) in rows {
            let (to, from) = (to.get_mut(columns.clone()), from.get(columns.clone()));
            if let (Some(to), Some(from)) = (to, from) {
                to.copy_from_slice(from);
            }
        }
    }
    Picture { rgb, alpha: None }
}

/// A box of whole pixels; right and bottom are not included.
struct Part {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
}

/// What is read around one face; none where nobody can say.
fn part(
    face: &Face,
    crops: &[Crop],
    (width, height): (u32, u32),
    exported: (u32, u32),
) -> Option<Part> {
    let (across, down) = (width as f32, height as f32);
    // On every journey the photo is made smaller, and what is read around a face grows by as much.
    let tall = face.region.height * exported.1 as f32 / down;
    let journeys = Distortion::VARIANTS.iter();
    let sizes = journeys.map(|journey| journey.size(exported, tall));
    let times = sizes.map(|(w, h)| (across / w as f32).max(down / h as f32));
    let times = times.fold(1.0, f32::max);
    let reach = (MARGIN + BLOCK + LOBES) as f32 * times + 2.0;
    let seen = match &face.landmarks {
        Some(landmarks) => seen_by(landmarks, crops)?,
        None => face.region,
    };
    let wide = twice_as_wide(&face.region);
    let span = |(a, a_length): (f32, f32), (b, b_length): (f32, f32), limit: u32| {
        let (from, to) = (a.min(b) - reach, (a + a_length).max(b + b_length) + reach);
        // `min` and `max` pass over what is no number; a sum does not.
        let known = (a + a_length + b + b_length + reach).is_finite();
        known.then(|| {
            let to = (to.ceil().max(0.0) as u32).min(limit);
            ((from.floor().max(0.0) as u32).min(to), to)
        })
    };
    let (left, right) = span((seen.x, seen.width), (wide.x, wide.width), width)?;
    let (top, bottom) = span((seen.y, seen.height), (wide.y, wide.height), height)?;
    Some(Part {
        left,
        top,
        right,
        bottom,
    })
}
