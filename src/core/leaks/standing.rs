//! Who stands in the background: faces by their size beside the others.

use serde::Serialize;

use crate::photo::Region;

/// A face lower than this part of the largest one belongs to somebody further away: at the same size of head, somebody who
/// stands twice as far from the camera.
const BACKGROUND: f32 = 0.5;
/// Below this height in pixels a face is easily overlooked by somebody who looks at the whole photo on a screen...
const TINY_PIXELS: f32 = 32.0;
/// ...and below this part of the photo's shorter side.
const TINY_PART: f32 = 0.03;

/// Where somebody stands.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Among the people whom the photo shows.
    Foreground,
    /// Smaller than half of the largest face.
    Background,
    /// So small that it is easily overlooked.
    Tiny,
}

/// Where each face stands, in the same order; `size` is that of the photo in pixels. A face without numbers counts as tiny.
pub fn standing(faces: &[Region], (width, height): (u32, u32)) -> Vec<Standing> {
    let largest = faces.iter().map(|face| face.height).fold(0.0, f32::max);
    let tiny = TINY_PIXELS.min(TINY_PART * width.min(height) as f32);
    let one = |face: &Region| {
        // Not for NaN: what is in doubt is pointed out.
        if face.height >= largest * BACKGROUND && face.height >= tiny {
            Standing::Foreground
        } else if face.height >= tiny {
            Standing::Background
        } else {
            Standing::Tiny
        }
    };
    faces.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(height: f32) -> Region {
        Region {
            x: 0.0,
            y: 0.0,
            width: height * 0.8,
            height,
        }
    }

    #[test]
    fn a_small_face_behind_a_large_one_is_background() {
        let faces = [face(400.0), face(250.0), face(120.0), face(14.0)];
        use Standing::{Background, Foreground, Tiny};
        assert_eq!(
            standing(&faces, (4000, 3000)),
            [Foreground, Foreground, Background, Tiny]
        );
    }

    #[test]
    fn a_class_photo_has_no_background_and_nobody_has_none() {
        let class = vec![face(90.0); 200];
        assert!(
            standing(&class, (4000, 3000))
                .iter()
                .all(|s| *s == Standing::Foreground)
        );
        assert!(standing(&[], (4000, 3000)).is_empty());
        assert_eq!(standing(&[face(f32::NAN)], (10, 10)), [Standing::Tiny]);
    }
}
