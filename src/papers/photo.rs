//! A photo to be printed: nothing on the page but its pixels.

use ombrelle_core::error::PaperError;
use ombrelle_core::paper::Size;
use ombrelle_core::protect::Preview;
use serde_json::json;
use typst::foundations::{Bytes, Smart};
use typst_pdf::PdfOptions;
use zeroize::Zeroizing;

use crate::fonts::Fonts;
use crate::world::World;
use crate::{first, set, typst_name};

/// A page with a photo on it, as large as fits between margins of a centimetre; a wide photo lies on its side. What is see-through
/// is white, as paper is.
///
/// The file holds the pixels as they are and the page: no name, no date, no program, nothing of the file that they came from.
///
/// # Errors
/// [`PaperError::PaperUnset`] with the typesetter's words, also where `4 * width * height` is not the number of bytes.
pub fn photo(picture: &Preview, size: Size) -> Result<Zeroizing<Vec<u8>>, PaperError> {
    let values = json!({
        "paper": typst_name(size),
        "width": picture.width,
        "height": picture.height,
    });
    let made = print(&values.to_string(), on_white(&picture.rgba));
    // The typesetter keeps what it set, to set it faster again.
    typst::comemo::evict(0);
    made
}

fn print(values: &str, pixels: Vec<u8>) -> Result<Zeroizing<Vec<u8>>, PaperError> {
    let world = World::of_a_photo(values, Bytes::new(pixels), Fonts::ours());
    let document = set(world)?;
    let options = PdfOptions {
        creator: Smart::Custom(None),
        // There is no word on the page that could be read aloud.
        tagged: false,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options);
    Ok(Zeroizing::new(pdf.map_err(|reasons| first(&reasons))?))
}

/// Red, green and blue over white.
fn on_white(rgba: &[u8]) -> Vec<u8> {
    let mut rgb = Vec::with_capacity(rgba.len() / 4 * 3);
    for [red, green, blue, opacity] in rgba.as_chunks::<4>().0 {
        let over = |channel: u8| {
            let (channel, opacity) = (u32::from(channel), u32::from(*opacity));
            // Between two bytes, so it is one.
            ((channel * opacity + 255 * (255 - opacity) + 127) / 255) as u8
        };
        rgb.extend([over(*red), over(*green), over(*blue)]);
    }
    rgb
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_see_through_is_white_and_the_rest_as_it_is() {
        let pixels = [10, 20, 30, 255, 10, 20, 30, 0];
        assert_eq!(on_white(&pixels), [10, 20, 30, 255, 255, 255]);
    }
}
