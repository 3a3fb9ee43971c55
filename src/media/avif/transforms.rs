//! What a container does to a picture before it is seen (ISO/IEC 23008-12, 6.5.9 to 6.5.12), in the order of the file.

use super::planes::Canvas;
use crate::colour::Sample;
use crate::error::{Error, damaged};
use crate::heif::items::Bytes;

/// Applies clean apertures, rotations and mirrorings.
pub(super) fn apply<S: Sample>(
    mut canvas: Canvas<S>,
    properties: &[([u8; 4], &[u8])],
) -> Result<Canvas<S>, Error> {
    for (kind, body) in properties {
        let first = || body.first().ok_or_else(|| damaged("AVIF: an empty turn"));
        let (width, height) = canvas.size;
        let (right, bottom) = (width.saturating_sub(1), height.saturating_sub(1));
        canvas = match kind {
            b"clap" => {
                let (left, top, size) = aperture(body, canvas.size)
                    .ok_or_else(|| damaged("AVIF: a part outside of the picture"))?;
                moved(&canvas, size, |x, y| (x + left, y + top))
            }
            // Quarters of a turn, against the clock.
            b"irot" => match first()? & 3 {
                1 => moved(&canvas, (height, width), |x, y| (right - y, x)),
                2 => moved(&canvas, (width, height), |x, y| (right - x, bottom - y)),
                3 => moved(&canvas, (height, width), |x, y| (y, bottom - x)),
                _ => canvas,
            },
            b"imir" => match first()? & 1 {
                0 => moved(&canvas, (width, height), |x, y| (x, bottom - y)),
                _ => moved(&canvas, (width, height), |x, y| (right - x, y)),
            },
            _ => canvas,
        };
    }
    Ok(canvas)
}

/// The picture of this size whose pixels stand where `from` says.
fn moved<S: Sample>(
    canvas: &Canvas<S>,
    size: (u32, u32),
    from: impl Fn(u32, u32) -> (u32, u32),
) -> Canvas<S> {
    let mut target = Canvas::new(size, canvas.channels);
    let pixels = target.samples.chunks_exact_mut(canvas.channels);
    let places = (0..size.1).flat_map(|y| (0..size.0).map(move |x| (x, y)));
    for (pixel, (x, y)) in pixels.zip(places) {
        let (x, y) = from(x, y);
        let start = (y as usize * canvas.size.0 as usize + x as usize) * canvas.channels;
        if let Some(source) = canvas.samples.get(start..start + canvas.channels) {
            pixel.copy_from_slice(source);
        }
    }
    target
}

/// Left, top and size of a clean aperture (ISO/IEC 14496-12, 12.1.4); none where it is not inside.
fn aperture(body: &[u8], (width, height): (u32, u32)) -> Option<(u32, u32, (u32, u32))> {
    let mut body = Bytes(body);
    let mut ratio = || {
        let above = body.number(4)? as u32 as i32;
        let below = body.number(4)? as u32 as i32;
        (below > 0).then_some((i64::from(above), i64::from(below)))
    };
    let (wide, high, right, down) = (ratio()?, ratio()?, ratio()?, ratio()?);
    let place = |(above, below): (i64, i64), offset: (i64, i64), whole: u32| {
        let length = above / below;
        let room = i64::from(whole) - length;
        // The middle of the part lies off the middle of the whole by the offset.
        let start = (room * offset.1 + 2 * offset.0).div_euclid(2 * offset.1);
        let inside = length > 0 && start >= 0 && start <= room;
        inside.then_some((u32::try_from(start).ok()?, u32::try_from(length).ok()?))
    };
    let (left, width) = place(wide, right, width)?;
    let (top, height) = place(high, down, height)?;
    Some((left, top, (width, height)))
}
