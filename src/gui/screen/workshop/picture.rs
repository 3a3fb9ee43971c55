//! Pixels of the rooms on the screen, each with words for whoever does not see them.

use iced::Element;
use iced::widget::canvas::{Frame, Path, Stroke};
use iced::widget::image::{FilterMethod, Handle};
use iced::{Color, ContentFit, widget};
use ombrelle_workshop::RgbImage;

use crate::accessibility::{Described, Role};
use crate::theme::Look;

/// Pixels as the toolkit takes them.
pub(super) fn handle(picture: &RgbImage) -> Handle {
    let pixels = picture.as_raw().chunks(3);
    let bytes: Vec<u8> = pixels.flat_map(opaque).collect();
    Handle::from_rgba(picture.width(), picture.height(), bytes)
}

/// The same with each pixel as a square of so many. Where the toolkit draws by software, it begins a picture at a whole pixel of that: where it
/// enlarges them itself, the first square begins up to one of them beside its place.
pub(super) fn squares(picture: &RgbImage, side: u32) -> Handle {
    let (wide, times) = (picture.width() as usize * 3, side as usize);
    let enlarged = |row: &[u8]| -> Vec<u8> {
        let pixels = row.chunks(3).map(opaque);
        let pixels = pixels.flat_map(|pixel| std::iter::repeat_n(pixel, times));
        pixels.flatten().collect()
    };
    let rows = picture.as_raw().chunks(wide.max(1));
    let bytes: Vec<u8> = rows.flat_map(|row| enlarged(row).repeat(times)).collect();
    Handle::from_rgba(picture.width() * side, picture.height() * side, bytes)
}

fn opaque(pixel: &[u8]) -> [u8; 4] {
    let mut value = [u8::MAX; 4];
    value
        .iter_mut()
        .zip(pixel)
        .for_each(|(to, from)| *to = *from);
    value
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
    sides: [f32; 2],
    name: impl Into<String>,
) -> Element<'a, M> {
    let [width, _] = sides;
    let filter = match shown {
        Handle::Rgba { width: pixels, .. } if *pixels as f32 * SQUARE <= width => {
            FilterMethod::Nearest
        }
        _ => FilterMethod::Linear,
    };
    filtered(shown, sides, name, filter)
}

/// A picture of [`squares`], whose edges are sharp.
pub(super) fn picture_of_squares<'a, M: 'a>(
    shown: &Handle,
    sides: [f32; 2],
    name: impl Into<String>,
) -> Element<'a, M> {
    filtered(shown, sides, name, FilterMethod::Nearest)
}

fn filtered<'a, M: 'a>(
    shown: &Handle,
    [width, height]: [f32; 2],
    name: impl Into<String>,
    filter: FilterMethod,
) -> Element<'a, M> {
    let shown = widget::image(shown.clone())
        .width(width)
        .height(height)
        .content_fit(ContentFit::Contain)
        .filter_method(filter);
    Described::new(shown, Role::Picture, name).into()
}

/// A ring around something in a picture. The palette is for its own grounds, and a picture is as light in dark lightings, too: so the coloured line lies
/// in a white one and that in a black one, of which one is seen on whatever lies below.
pub(super) fn ring(frame: &mut Frame, path: &Path, colour: Color, width: f32) {
    for (colour, width) in lines(colour, width) {
        let line = Stroke::default().with_color(colour).with_width(width);
        frame.stroke(path, line);
    }
}

/// The lines of a ring, the undermost first.
fn lines(colour: Color, width: f32) -> [(Color, f32); 3] {
    [
        (Color::BLACK, width + 4.0),
        (Color::WHITE, width + 2.0),
        (colour, width),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::theme::{SCHEMES, Tones, contrast};

    #[test]
    fn a_ring_is_seen_on_whatever_lies_below_it_in_each_lighting() {
        for scheme in SCHEMES {
            let tones = Tones::of(scheme, false);
            for (colour, width) in [(tones.focus, 2.0), (tones.danger, 3.0)] {
                let lines = lines(colour, width);
                assert!(lines.windows(2).all(|pair| pair[0].1 > pair[1].1));
                for grey in 0..=u8::MAX {
                    let ground = Color::from_rgb8(grey, grey, grey);
                    let ratios = lines.iter().map(|(line, _)| contrast(*line, ground));
                    let best = ratios.fold(0.0, f32::max);
                    assert!(best >= 4.5, "{scheme:?}: {best:.2} on {grey}");
                }
            }
        }
    }

    #[test]
    fn each_pixel_is_a_square() {
        let two = RgbImage::from_raw(2, 1, vec![1, 2, 3, 7, 8, 9]).unwrap();
        let Handle::Rgba {
            width,
            height,
            pixels,
            ..
        } = squares(&two, 2)
        else {
            panic!("no pixels");
        };
        let row = [1, 2, 3, 255, 1, 2, 3, 255, 7, 8, 9, 255, 7, 8, 9, 255];
        assert_eq!((width, height), (4, 2));
        assert_eq!(pixels.to_vec(), [row, row].concat());
    }
}
