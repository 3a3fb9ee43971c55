//! The kinds of cover to choose from, each seen on a drawn face.

use std::sync::LazyLock;

use iced::widget::image::Handle;
use iced::widget::{Row, image};
use iced::{Alignment, Element};
use ombrelle_core::protect::{Cover, Preview, cover_sample};

use super::Ui;
use super::choice::BESIDE_TICK;
use crate::accessibility::Role;
use crate::theme::{Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle};

/// All covers, in the order in which they are offered.
pub const COVERS: [Cover; 4] = [Cover::Fill, Cover::Soft, Cover::Pixels, Cover::Sticker];

/// Sides of what is seen of the drawing at normal size of text, and what stays free around it, in logical pixels.
const SHOWN: f32 = 48.0;
const AROUND_COVER: f32 = 8.0;

impl<'a> Ui<'a> {
    /// Buttons of which one is chosen, each with what its cover looks like. Chosen shows by a tick and moves nothing, as in other choices.
    pub fn cover_choice<M: Clone + 'a>(
        &self,
        chosen: Cover,
        said: impl Fn(Cover) -> M,
    ) -> Element<'a, M> {
        let mut buttons = Row::new().spacing(NEAR);
        let side = (SHOWN * self.look.text.max(1.0)).round();
        let tick = self.tick_side();
        for cover in COVERS {
            let is_chosen = cover == chosen;
            let mut inside = Row::new().spacing(NEAR).align_y(Alignment::Center);
            if let Some((_, sample)) = SAMPLES.iter().find(|(of, _)| *of == cover) {
                inside = inside.push(image(sample).width(side).height(side));
            }
            let words = self.capital(&self.words.cover(cover));
            let inside = inside.push(self.label(Size::Body, words));
            let (style, aside) = match is_chosen {
                true => (ButtonStyle::Chosen, AROUND_COVER),
                false => (
                    ButtonStyle::Plain,
                    AROUND_COVER + (tick + BESIDE_TICK) / 2.0,
                ),
            };
            let mark = is_chosen.then(|| Icon::Tick.show(tick, self.look.tones.accent));
            let inside = Row::new()
                .push(mark)
                .push(inside)
                .spacing(BESIDE_TICK)
                .align_y(Alignment::Center);
            let button = Button::new(inside, style, self.look.tones)
                .padding([AROUND_COVER, aside])
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
    use iced::{Point, Rectangle};
    use iced_test::Simulator;
    use ombrelle_core::settings::Settings;
    use ombrelle_i18n::{Language, Words};
    use strum::VariantArray as _;

    use super::*;
    use crate::theme::Look;

    /// Where the names of the covers stand in a wide window, the one that is chosen among them, in letters of this size.
    fn names(chosen: Cover, text: u16) -> [Rectangle; 4] {
        let words = Words::new(Language::English);
        let settings = Settings {
            text,
            ..Settings::default()
        };
        let ui = Ui {
            words: &words,
            look: Look::of(&settings, iced::theme::Mode::Light),
            now: ombrelle_core::calendar::now(),
        };
        let shown: Element<'_, Cover> = ui.cover_choice(chosen, |cover| cover);
        let toolkit = iced::Settings {
            default_font: crate::theme::FONT,
            ..iced::Settings::default()
        };
        let size = iced::Size::new(3000.0, 300.0);
        let mut simulator = Simulator::with_size(toolkit, size, shown);
        COVERS.map(|cover| {
            let name = ui.capital(&words.cover(cover));
            simulator.find(name.as_str()).unwrap().bounds()
        })
    }

    #[test]
    fn the_chosen_cover_has_a_tick_and_no_other_moves() {
        let [first, second, third, _] = names(Cover::Fill, 100);
        let [first_after, second_after, third_after, _] = names(Cover::Soft, 100);
        // A tick before a picture takes its name to the right by half of its own width: the rest is taken from what stays free on both sides.
        assert!(first.x > first_after.x + 8.0, "{first:?}, {first_after:?}");
        assert!(second_after.x > second.x + 8.0, "{second_after:?}");
        let moved = (third.x - third_after.x).abs() + (third.y - third_after.y).abs();
        assert!(moved < 0.1, "{third:?}, {third_after:?}");
    }

    #[test]
    fn pictures_of_covers_grow_with_letters() {
        let middle = |text| names(Cover::Fill, text).map(|name| name.center());
        for (usual, large) in middle(100).into_iter().zip(middle(200)) {
            let (Point { y: usual, .. }, Point { y: large, .. }) = (usual, large);
            // Each name stands beside the middle of its picture.
            let free = AROUND_COVER;
            assert!(large - free > 1.9 * (usual - free), "{usual}, {large}");
        }
    }

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
