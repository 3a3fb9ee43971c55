//! Pixels of the rooms on the screen, each with words for whoever does not see them.

use iced::Element;
use iced::widget::image::{FilterMethod, Handle};
use iced::{ContentFit, widget};
use ombrelle_workshop::RgbImage;

use crate::accessibility::{Described, Role};
use crate::theme::Look;

/// Pixels as the toolkit takes them.
pub(super) fn handle(picture: &RgbImage) -> Handle {
    let pixels = picture.as_raw().chunks(3);
    let opaque = |pixel: &[u8]| {
        let mut value = [u8::MAX; 4];
        value
            .iter_mut()
            .zip(pixel)
            .for_each(|(to, from)| *to = *from);
        value
    };
    let bytes: Vec<u8> = pixels.flat_map(opaque).collect();
    Handle::from_rgba(picture.width(), picture.height(), bytes)
}

/// How much larger pictures are with larger letters: as far as a page of 1024 logical pixels holds the widest, so that a class sees them
/// from behind.
const LARGEST: f32 = 1.5;

/// How much larger pictures are than at letters of 100 %, 1 to 1.5.
pub(super) fn larger(look: &Look) -> f32 {
    look.text.clamp(1.0, LARGEST)
}

/// A pixel that is shown at least so large stays a square.
const SQUARE: f32 = 4.0;

/// A picture of this width and height, in logical pixels.
pub(super) fn picture<'a, M: 'a>(
    shown: &Handle,
    [width, height]: [f32; 2],
    name: impl Into<String>,
) -> Element<'a, M> {
    let filter = match shown {
        Handle::Rgba { width: pixels, .. } if *pixels as f32 * SQUARE <= width => {
            FilterMethod::Nearest
        }
        _ => FilterMethod::Linear,
    };
    let shown = widget::image(shown.clone())
        .width(width)
        .height(height)
        .content_fit(ContentFit::Contain)
        .filter_method(filter);
    Described::new(shown, Role::Picture, name).into()
}
