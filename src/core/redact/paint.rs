//! Putting a cover's colours into the picture.

use std::ops::Range;

use super::Paint;
use super::shape::{Shape, hidden_spans};
use crate::error::Reason;
use crate::photo::Picture;
use crate::progress::Progress;

/// Rows between two looks at whether the caller wants to stop.
const ROWS_A_LOOK: u32 = 256;

/// Paints the shape at `index`: hidden pixels are replaced without being read; those of its feather
/// are blended unless another shape hides them.
pub(super) fn paint(
    picture: &mut Picture,
    shapes: &[Shape],
    index: usize,
    paint: &mut dyn Paint,
    progress: &Progress,
) -> Result<(), Reason> {
    let Some(shape) = shapes.get(index) else {
        return Ok(());
    };
    let rows = shape.top..shape.bottom();
    let near: Vec<&Shape> = shapes
        .iter()
        .filter(|other| other.may_meet(&shape.columns, &rows))
        .collect();
    let mut colours = Vec::new();
    let mut hidden = Vec::new();
    for y in rows {
        if y % ROWS_A_LOOK == 0 {
            progress.check()?;
        }
        let spans = shape.row(y);
        if spans.touched.is_empty() {
            continue;
        }
        let length = (spans.touched.end - spans.touched.start) as usize;
        colours.resize(length, [0; 3]);
        paint.row(y, spans.touched.start, &mut colours);
        hidden_spans(near.iter().copied(), y, &mut hidden);
        let mut line = Line::of(picture, y);
        line.replace(&spans.opaque, &colours, spans.touched.start);
        for x in gaps(&spans.touched, &hidden) {
            let place = (x - spans.touched.start) as usize;
            if let Some(colour) = colours.get(place) {
                line.blend(x, *colour, shape.coverage(x, y));
            }
        }
    }
    Ok(())
}

/// The columns of a span that lie in none of the sorted `hidden` ones.
fn gaps(span: &Range<u32>, hidden: &[Range<u32>]) -> impl Iterator<Item = u32> {
    let end = span.end;
    let stop = end..end;
    let mut from = span.start;
    hidden.iter().cloned().chain([stop]).flat_map(move |next| {
        let gap = from..next.start.min(end);
        from = from.max(next.end);
        gap
    })
}

/// A row of a picture.
struct Line<'a> {
    colours: &'a mut [[u8; 3]],
    alpha: Option<&'a mut [u8]>,
}

impl<'a> Line<'a> {
    fn of(picture: &'a mut Picture, y: u32) -> Self {
        let width = picture.width() as usize;
        let start = y as usize * width;
        let span = start..start + width;
        let (colours, _) = picture.rgb.as_chunks_mut::<3>();
        Self {
            colours: colours.get_mut(span.clone()).unwrap_or_default(),
            alpha: picture.alpha.as_mut().and_then(|alpha| alpha.get_mut(span)),
        }
    }

    /// Writes `colours`, which begin at column `first`, over a span, opaque.
    fn replace(&mut self, span: &Range<u32>, colours: &[[u8; 3]], first: u32) {
        let places = span.start as usize..span.end as usize;
        let from = places.start.saturating_sub(first as usize);
        let colours = colours.get(from..from + places.len()).unwrap_or_default();
        // Of one length by construction; were they not, this would stop rather than leave a face.
        if let Some(pixels) = self.colours.get_mut(places.clone()) {
            pixels.copy_from_slice(colours);
        }
        if let Some(alpha) = self.alpha.as_mut().and_then(|a| a.get_mut(places)) {
            alpha.fill(255);
        }
    }

    /// Lays `colour` over a pixel with a coverage of 0 to 1 (Porter and Duff's *over*).
    fn blend(&mut self, x: u32, colour: [u8; 3], coverage: f32) {
        let Some(pixel) = self.colours.get_mut(x as usize) else {
            return;
        };
        let alpha = self.alpha.as_mut().and_then(|a| a.get_mut(x as usize));
        let mut share = coverage;
        if let Some(alpha) = alpha {
            let below = f32::from(*alpha) / 255.0 * (1.0 - coverage);
            let opacity = coverage + below;
            if opacity <= 0.0 {
                return;
            }
            share = coverage / opacity;
            *alpha = (opacity * 255.0).round() as u8;
        }
        for (old, new) in pixel.iter_mut().zip(colour) {
            *old = (f32::from(*old) + (f32::from(new) - f32::from(*old)) * share).round() as u8;
        }
    }
}
