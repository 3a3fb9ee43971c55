//! A face cut out of its photo, with what recognisers see around it: of an album that is compared with, nothing else has to stay in memory.

use super::judge::Unprotected;
use super::view::{View, seen_by, view};
use crate::error::ErrorKind;
use crate::face::Face;
use crate::model::recogniser::{Card, Crop};
use crate::photo::{Picture, Region};

/// A face cut out of its photo, which recognisers are shown as if it were still in it.
#[derive(Debug, Clone)]
pub struct Excerpt {
    picture: Picture,
    face: Face,
}

impl Excerpt {
    /// Cuts a face out, with whatever any recogniser of the manifest sees of the photo; none where a recogniser can be shown nothing: a box drawn by hand, landmarks
    /// without extent, a face outside of the photo.
    ///
    /// # Errors
    /// Those of [`Card::all`].
    pub fn of(picture: &Picture, face: &Face) -> Result<Option<Self>, ErrorKind> {
        let crops: Vec<Crop> = Card::all()?.iter().map(|card| card.crop).collect();
        let Some(landmarks) = face.landmarks else {
            return Ok(None);
        };
        let Some(seen) = seen_by(&landmarks, &crops) else {
            return Ok(None);
        };
        let whole = picture.on_white();
        let View {
            rgb,
            landmarks: moved,
        } = view(&whole, &seen, &landmarks, whole.dimensions())?;
        if rgb.width() == 0 || rgb.height() == 0 {
            return Ok(None);
        }
        let ([from, ..], [to, ..]) = (landmarks, moved);
        let region = Region {
            x: face.region.x + to.x - from.x,
            y: face.region.y + to.y - from.y,
            ..face.region
        };
        Ok(Some(Self {
            picture: Picture { rgb, alpha: None },
            face: Face {
                region,
                landmarks: Some(moved),
                score: face.score,
            },
        }))
    }

    /// As the jury takes it.
    pub fn unprotected(&self) -> Unprotected<'_> {
        Unprotected {
            picture: &self.picture,
            faces: std::slice::from_ref(&self.face),
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
mod tests {
    use image::{Rgb, RgbImage};

    use super::*;
    use crate::model::recogniser::crop;
    use crate::photo::Point;

    /// A face of this height whose box begins here.
    fn face(x: f32, y: f32, height: f32) -> Face {
        let at = |across: f32, down: f32| Point {
            x: x + across * height,
            y: y + down * height,
        };
        Face {
            region: Region {
                x,
                y,
                width: 0.75 * height,
                height,
            },
            landmarks: Some([
                at(0.22, 0.4),
                at(0.53, 0.38),
                at(0.38, 0.58),
                at(0.24, 0.75),
                at(0.51, 0.74),
            ]),
            score: Some(0.9),
        }
    }

    #[test]
    fn a_recogniser_is_shown_the_same_of_a_face_that_is_cut_out() {
        let rgb = RgbImage::from_fn(900, 700, |x, y| {
            Rgb([(x % 251) as u8, (y % 241) as u8, (x * y % 239) as u8])
        });
        let picture = Picture { rgb, alpha: None };
        // In the middle, and cut off by the border.
        for face in [face(411.3, 260.8, 120.0), face(-20.0, -15.5, 90.0)] {
            let cut = Excerpt::of(&picture, &face).unwrap().unwrap();
            let Unprotected {
                picture: small,
                faces,
            } = cut.unprotected();
            assert!(small.width() < 500 && small.height() < 500);
            for card in Card::all().unwrap() {
                let whole = crop(&picture.rgb, &face.landmarks.unwrap(), &card.crop).unwrap();
                let part = crop(&small.rgb, &faces[0].landmarks.unwrap(), &card.crop).unwrap();
                let pairs = whole.iter().zip(&part);
                let most = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(most < 0.5, "{}: {most}", card.name);
            }
        }
    }

    #[test]
    fn what_no_recogniser_can_be_shown_is_not_cut_out() {
        let rgb = RgbImage::new(300, 200);
        let picture = Picture { rgb, alpha: None };
        let mut drawn = face(50.0, 50.0, 80.0);
        drawn.landmarks = None;
        assert!(Excerpt::of(&picture, &drawn).unwrap().is_none());
        let mut point = face(50.0, 50.0, 80.0);
        point.landmarks = Some([Point { x: 60.0, y: 60.0 }; 5]);
        assert!(Excerpt::of(&picture, &point).unwrap().is_none());
    }
}
