//! Putting a cover's colours into the picture.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Paint;
use super::edge::Neighbours;
use super::shape::{Shape, hidden_spans, joined};
use crate::error::{ErrorKind, RedactError};
use crate::photo::Picture;
use crate::progress::Progress;

/// Rows between two checks whether the caller wants to stop.
const ROWS_A_LOOK: u32 = 256;

/// Which pixels were really painted over, noted where they are written, so that they can be compared with those that
/// had to be.
#[derive(Debug, Default)]
pub(super) struct Painted {
    /// The columns of each row that was painted in, in the order in which they were written. By row: a picture may have two
    /// hundred million of them.
    rows: BTreeMap<u32, Vec<Range<u32>>>,
}

impl Painted {
    fn note(&mut self, y: u32, span: Range<u32>) {
        self.rows.entry(y).or_default().push(span);
    }

    /// Whether exactly the pixels that these shapes hide were painted, in a picture of `height` rows.
    pub(super) fn covers_exactly(mut self, shapes: &[Shape], height: u32) -> bool {
        let mut hidden = Vec::new();
        let mut as_painted = |y: u32, painted: &[Range<u32>]| {
            hidden_spans(shapes.iter(), y, &mut hidden);
            painted == hidden
        };
        let painted = self.rows.iter_mut().all(|(y, painted)| {
            joined(painted);
            *y < height && as_painted(*y, painted)
        });
        // Where nothing was painted, nothing had to be hidden; in other rows than those of the shapes nothing is.
        let rows = shapes.iter().flat_map(|shape| shape.top..shape.bottom());
        let mut left_out = rows.filter(|y| !self.rows.contains_key(y));
        painted && left_out.all(|y| as_painted(y, &[]))
    }
}

/// Paints the shape at `index`: hidden pixels are replaced without being read, but for those that a head painted before it keeps; those of its feather
/// are blended unless another shape hides them.
///
/// # Errors
/// [`RedactError::CoverFailed`] where something does not fit into the picture: a face would stay. [`ErrorKind::Cancelled`].
pub(super) fn paint(
    picture: &mut Picture,
    shapes: &[Shape],
    index: usize,
    paint: &mut dyn Paint,
    painted: &mut Painted,
    progress: &Progress,
) -> Result<(), ErrorKind> {
    let shape = shapes
        .get(index)
        .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
    let rows = shape.top..shape.bottom();
    let near: Vec<&Shape> = shapes
        .iter()
        .filter(|other| other.may_meet(&shape.columns, &rows))
        .collect();
    let neighbours = Neighbours::of(shapes, index);
    let edge = super::edge::colour(paint.tone());
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
        let mut line = Line::of(picture, y)?;
        let own = match &neighbours {
            Some(neighbours) => neighbours.share(y, &spans, &mut colours, edge),
            None => vec![spans.opaque.clone()],
        };
        for own in own {
            line.replace(&own, &colours, spans.touched.start)?;
            painted.note(y, own);
        }
        for x in gaps(&spans.touched, &hidden) {
            let place = (x - spans.touched.start) as usize;
            let colour = colours
                .get(place)
                .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
            line.blend(x, *colour, shape.coverage(x, y))?;
        }
    }
    Ok(())
}

/// The columns of a span that lie in none of the sorted `hidden` ones.
pub(super) fn gaps(span: &Range<u32>, hidden: &[Range<u32>]) -> impl Iterator<Item = u32> {
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
    fn of(picture: &'a mut Picture, y: u32) -> Result<Self, ErrorKind> {
        let width = picture.width() as usize;
        let start = y as usize * width;
        let span = start..start + width;
        let (colours, _) = picture.rgb.as_chunks_mut::<3>();
        let colours = colours
            .get_mut(span.clone())
            .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
        let alpha = match &mut picture.alpha {
            Some(alpha) => Some(
                alpha
                    .get_mut(span)
                    .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?,
            ),
            None => None,
        };
        Ok(Self { colours, alpha })
    }

    /// Writes `colours`, which begin at column `first`, over a span, opaque: over the whole of it, or it is an error.
    fn replace(
        &mut self,
        span: &Range<u32>,
        colours: &[[u8; 3]],
        first: u32,
    ) -> Result<(), ErrorKind> {
        let places = span.start as usize..span.end as usize;
        if places.is_empty() {
            return Ok(());
        }
        let from = places.start.checked_sub(first as usize);
        let from = from.ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
        let colours = colours.get(from..from + places.len());
        let pixels = self.colours.get_mut(places.clone());
        let (Some(colours), Some(pixels)) = (colours, pixels) else {
            return Err(ErrorKind::Redact(RedactError::CoverFailed));
        };
        // Both are as long as `places`.
        pixels.copy_from_slice(colours);
        if let Some(alpha) = &mut self.alpha {
            let alpha = alpha
                .get_mut(places)
                .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
            alpha.fill(255);
        }
        Ok(())
    }

    /// Lays `colour` over a pixel with a coverage of 0 to 1 (Porter and Duff's *over*).
    fn blend(&mut self, x: u32, colour: [u8; 3], coverage: f32) -> Result<(), ErrorKind> {
        let pixel = self.colours.get_mut(x as usize);
        let pixel = pixel.ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
        let mut share = coverage;
        if let Some(alpha) = &mut self.alpha {
            let alpha = alpha
                .get_mut(x as usize)
                .ok_or(ErrorKind::Redact(RedactError::CoverFailed))?;
            let below = f32::from(*alpha) / 255.0 * (1.0 - coverage);
            let opacity = coverage + below;
            if opacity <= 0.0 {
                return Ok(());
            }
            share = coverage / opacity;
            *alpha = (opacity * 255.0).round() as u8;
        }
        for (old, new) in pixel.iter_mut().zip(colour) {
            *old = (f32::from(*old) + (f32::from(new) - f32::from(*old)) * share).round() as u8;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_that_does_not_fit_is_an_error_and_not_a_face_that_stays() {
        let mut row = [[1; 3]; 10];
        let mut alpha = [0; 10];
        let mut line = Line {
            colours: &mut row,
            alpha: Some(&mut alpha),
        };
        let colours = [[9; 3]; 6];
        let failed = Err(ErrorKind::Redact(RedactError::CoverFailed));
        assert_eq!(line.replace(&(6..12), &colours, 6), failed);
        assert_eq!(line.replace(&(2..9), &colours, 2), failed);
        assert_eq!(line.replace(&(2..5), &colours, 3), failed);
        assert_eq!(line.blend(10, [9; 3], 0.5), failed);
        assert_eq!(line.replace(&(2..8), &colours, 2), Ok(()));
        assert_eq!(line.replace(&(0..0), &[], 0), Ok(()));
        assert_eq!(row.iter().filter(|pixel| **pixel == [9; 3]).count(), 6);
        assert_eq!(alpha, [0, 0, 255, 255, 255, 255, 255, 255, 0, 0]);
    }

    #[test]
    fn opacity_that_is_too_short_is_an_error() {
        let mut row = [[1; 3]; 10];
        let mut alpha = [0; 4];
        let mut line = Line {
            colours: &mut row,
            alpha: Some(&mut alpha),
        };
        assert_eq!(
            line.replace(&(2..8), &[[9; 3]; 6], 2),
            Err(ErrorKind::Redact(RedactError::CoverFailed))
        );
        assert_eq!(
            line.blend(5, [9; 3], 0.5),
            Err(ErrorKind::Redact(RedactError::CoverFailed))
        );
    }
}
