//! The kinds of cover to choose from, each seen on a drawn face.

use std::sync::LazyLock;

use ::image::{Rgb, RgbImage};
use iced::widget::image::Handle;
use iced::widget::{Row, image};
use iced::{Alignment, Element};
use ombrelle_core::photo::Picture;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Point, Region};
use ombrelle_core::redact::{self, Cover, Fit, Target};

use super::Ui;
use crate::accessibility::Role;
use crate::theme::{NEAR, Size};
use crate::widget::{Button, ButtonStyle};

/// All covers, in the order in which they are offered.
pub const COVERS: [Cover; 4] = [Cover::Fill, Cover::Soft, Cover::Pixels, Cover::Sticker];

/// Sides of the drawing, in pixels, and of what is seen of it, in logical pixels.
const SIDE: u32 = 96;
const SHOWN: f32 = 48.0;

impl<'a> Ui<'a> {
    /// Buttons of which one is chosen, each with what its cover looks like.
    pub fn cover_choice<M: Clone + 'a>(
        &self,
        chosen: Cover,
        said: impl Fn(Cover) -> M,
    ) -> Element<'a, M> {
        let mut buttons = Row::new().spacing(NEAR);
        for cover in COVERS {
            let is_chosen = cover == chosen;
            let mut inside = Row::new().spacing(NEAR).align_y(Alignment::Center);
            if let Some((_, sample)) = SAMPLES.iter().find(|(of, _)| *of == cover) {
                inside = inside.push(image(sample).width(SHOWN).height(SHOWN));
            }
            let words = self.capital(&self.words.cover(cover));
            let style = match is_chosen {
                true => ButtonStyle::Chosen,
                false => ButtonStyle::Plain,
            };
            let inside = inside.push(self.label(Size::Body, words));
            let button = Button::new(inside, style, self.look.tones)
                .padding(8)
                .chosen(Role::Choice, is_chosen);
            buttons = buttons.push(button.on_press(said(cover)));
        }
        buttons.wrap().vertical_spacing(NEAR).into()
    }
}

/// What each cover looks like; drawn by core itself, once, in about a millisecond. A cover that could not be drawn goes by its name alone.
static SAMPLES: LazyLock<Vec<(Cover, Handle)>> = LazyLock::new(|| {
    let samples = COVERS.into_iter().map(|cover| (cover, sample(cover)));
    samples
        .filter_map(|(cover, sample)| Some((cover, sample?)))
        .collect()
});

fn sample(cover: Cover) -> Option<Handle> {
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
    };
    redact::cover(
        &mut picture,
        &[target],
        0,
        &Progress::silent(Default::default()),
    )
    .ok()?;
    let rgba = picture
        .rgb
        .pixels()
        .flat_map(|Rgb([r, g, b])| [*r, *g, *b, 255]);
    Some(Handle::from_rgba(SIDE, SIDE, rgba.collect::<Vec<u8>>()))
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
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn every_cover_is_offered_and_looks_another_way() {
        assert_eq!(COVERS.len(), Cover::VARIANTS.len());
        assert!(Cover::VARIANTS.iter().all(|cover| COVERS.contains(cover)));
        assert_eq!(SAMPLES.len(), COVERS.len());
        let pixels = |handle: &Handle| match handle {
            Handle::Rgba { pixels, .. } => pixels.clone(),
            _ => panic!("no picture"),
        };
        let seen: Vec<_> = SAMPLES.iter().map(|(_, handle)| pixels(handle)).collect();
        for (at, one) in seen.iter().enumerate() {
            assert!(seen.iter().skip(at + 1).all(|other| other != one));
        }
    }
}
