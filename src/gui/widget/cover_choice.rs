//! The kinds of cover to choose from, each seen on a drawn face.

use std::sync::LazyLock;

use iced::widget::image::Handle;
use iced::widget::{Row, image};
use iced::{Alignment, Element};
use ombrelle_core::protect::{Cover, Preview, cover_sample};

use super::Ui;
use crate::accessibility::Role;
use crate::theme::{NEAR, Size};
use crate::widget::{Button, ButtonStyle};

/// All covers, in the order in which they are offered.
pub const COVERS: [Cover; 4] = [Cover::Fill, Cover::Soft, Cover::Pixels, Cover::Sticker];

/// Sides of what is seen of the drawing, in logical pixels.
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
    let samples = COVERS.into_iter().map(|cover| {
        let Preview {
            width,
            height,
            rgba,
        } = cover_sample(cover).ok()?;
        Some((cover, Handle::from_rgba(width, height, rgba)))
    });
    samples.flatten().collect()
});

#[cfg(test)]
mod tests {
    use strum::VariantArray as _;

    use super::*;

    #[test]
    fn every_cover_is_offered() {
        assert_eq!(COVERS.len(), Cover::VARIANTS.len());
        assert!(Cover::VARIANTS.iter().all(|cover| COVERS.contains(cover)));
    }

    #[test]
    fn every_cover_looks_another_way() {
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
