//! A small picture of a photo, with a thin edge: of a white photo on a white page, or a black one on a black page, nobody could tell where it ends.

use iced::widget::image::Handle;
use iced::widget::{container, image};
use iced::{Border, ContentFit, Element};

use crate::widget::Ui;

/// The edge, in logical pixels.
const EDGE: f32 = 1.0;

/// The picture, as large as fits into a place of this width and height, in the middle of it.
pub fn edged<'a, M: 'a>(ui: &Ui<'a>, handle: &Handle, (wide, high): (f32, f32)) -> Element<'a, M> {
    let line = ui.look.tones.line;
    let picture: Element<'a, M> = match handle {
        Handle::Rgba { width, height, .. } => {
            let (across, down) = fitted((*width, *height), (wide, high));
            image(handle)
                .width(across)
                .height(down)
                .content_fit(ContentFit::Fill)
                .into()
        }
        // Nobody knows its shape.
        Handle::Path(..) | Handle::Bytes(..) => image(handle)
            .width(wide - 2.0 * EDGE)
            .height(high - 2.0 * EDGE)
            .content_fit(ContentFit::Contain)
            .into(),
    };
    let edged = container(picture)
        .padding(EDGE)
        .style(move |_| container::Style {
            border: Border {
                color: line,
                width: EDGE,
                ..Border::default()
            },
            snap: true,
            ..container::Style::default()
        });
    container(edged).center_x(wide).center_y(high).into()
}

/// Width and height of a picture of so many pixels in a place of this width and height: whole logical pixels, with space for its edge, and as much space on one
/// side as on the other.
fn fitted((width, height): (u32, u32), (wide, high): (f32, f32)) -> (f32, f32) {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = ((wide - 2.0 * EDGE) / width).min((high - 2.0 * EDGE) / height);
    let whole = |pixels: f32, place: f32| {
        // What is a whole number but for its last bits is that number.
        let side = (pixels * scale + 0.01).floor();
        (side - (place - side) % 2.0).max(1.0)
    };
    (whole(width, wide), whole(height, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_has_space_for_its_edge() {
        for (pixels, place, expected) in [
            ((900, 600), (254.0, 190.0), (252.0, 168.0)),
            ((600, 900), (254.0, 190.0), (124.0, 188.0)),
            ((320, 320), (72.0, 54.0), (52.0, 52.0)),
            // A panorama that would be less than a pixel high.
            ((320, 1), (72.0, 54.0), (70.0, 1.0)),
        ] {
            let (across, down) = fitted(pixels, place);
            assert_eq!((across, down), expected, "{pixels:?} in {place:?}");
            assert!(across <= place.0 - 2.0 && down <= place.1 - 2.0);
        }
    }
}
