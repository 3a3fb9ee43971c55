//! What each kind of cover looks like, on a drawn face.

use image::{Rgb, RgbImage};

use super::{Cover, Fit, Picture, Point, Preview, Region};
use crate::error::ErrorKind;
use crate::progress::Progress;
use crate::redact::{self, Target};

/// Sides of the drawing, in pixels.
const SIDE: u32 = 96;

/// What a cover looks like on a drawn face of 96 x 96 pixels, for whoever chooses one.
///
/// # Errors
/// Those of [`redact::cover`].
pub fn cover_sample(cover: Cover) -> Result<Preview, ErrorKind> {
    let mut picture = Picture {
        rgb: face(),
        alpha: None,
    };
    let at = |x: f32, y: f32| Point { x, y };
    let target = Target {
        region: Region {
            x: 24.0,
            y: 16.0,
            width: 48.0,
            height: 60.0,
        },
        // Eyes, nose, corners of the mouth.
        landmarks: Some([
            at(39.0, 45.0),
            at(57.0, 45.0),
            at(48.0, 54.0),
            at(40.0, 62.0),
            at(56.0, 62.0),
        ]),
        cover,
        fit: Fit::Upright,
        slant: None,
        core: None,
        apart: true,
    };
    redact::cover(
        &mut picture,
        &[target],
        &[],
        0,
        &Progress::silent(Default::default()),
    )?;
    let rgba = picture
        .rgb
        .pixels()
        .flat_map(|Rgb([r, g, b])| [*r, *g, *b, 255]);
    Ok(Preview {
        width: SIDE,
        height: SIDE,
        rgba: rgba.collect(),
    })
}

/// A face before a meadow, of discs.
fn face() -> RgbImage {
    let mut drawn = RgbImage::from_fn(SIDE, SIDE, |_, y| match y {
        0..58 => Rgb([150, 200, 230]),
        _ => Rgb([120, 170, 90]),
    });
    let mut disc = |x: f32, y: f32, across: f32, along: f32, colour: [u8; 3]| {
        for (column, row, pixel) in drawn.enumerate_pixels_mut() {
            let (x, y) = ((column as f32 - x) / across, (row as f32 - y) / along);
            if x * x + y * y <= 1.0 {
                *pixel = Rgb(colour);
            }
        }
    };
    disc(48.0, 104.0, 40.0, 26.0, [200, 80, 70]);
    disc(48.0, 38.0, 31.0, 30.0, [90, 55, 35]);
    disc(48.0, 48.0, 24.0, 29.0, [225, 175, 140]);
    disc(39.0, 45.0, 3.5, 3.5, [40, 30, 30]);
    disc(57.0, 45.0, 3.5, 3.5, [40, 30, 30]);
    disc(48.0, 62.0, 10.0, 5.0, [160, 60, 60]);
    disc(48.0, 59.0, 10.0, 4.5, [225, 175, 140]);
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_drawn_face_is_hidden_by_every_cover() {
        let eye = (39 + 45 * SIDE) as usize * 4;
        let bare = face().get_pixel(39, 45).0;
        for cover in [Cover::Fill, Cover::Soft, Cover::Pixels, Cover::Sticker] {
            let sample = cover_sample(cover).unwrap();
            assert_eq!(sample.rgba.len(), (SIDE * SIDE * 4) as usize);
            assert_ne!(sample.rgba[eye..eye + 3], bare);
        }
    }
}
