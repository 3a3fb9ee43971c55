//! The part of a photo that a journey is worked out on: enough for every witness, and no more.
//!
//! Resizing by a factor, a JPEG and a filter do to a part what they do to the whole, as long as the part is cut along the
//! blocks of the JPEG and has more around it than the filter reaches.

use image::RgbImage;

use crate::error::ErrorKind;
use crate::model::recogniser::{Crop, align};
use crate::photo::{Filter, Point, REACH, Region, resampled};

/// Pixels around what the witnesses see: more than any filter's reach, and the blocks of JPEG.
pub(super) const MARGIN: u32 = REACH + 3;
/// Side of the blocks of a JPEG with 4:2:0.
pub(super) const BLOCK: u32 = 16;

/// A part of a picture at another size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct View {
    /// Its pixels.
    pub rgb: RgbImage,
    /// The landmarks in it; the middle of the first pixel is at 0, 0.
    pub landmarks: [Point; 5],
}

/// The part of a picture that holds what every crop shows of a face; none for landmarks without extent.
pub(super) fn seen_by(landmarks: &[Point; 5], crops: &[Crop]) -> Option<Region> {
    let mut corners = Vec::with_capacity(4 * crops.len());
    for crop in crops {
        let back = align(landmarks, &crop.template)?.inverse()?;
        // A pixel more, for what is read between pixels.
        let (near, far) = (-1.0, crop.side as f32);
        let around = [[near, near], [near, far], [far, near], [far, far]];
        corners.extend(around.map(|corner| back.apply(corner)));
    }
    let least = |axis: fn(&[f32; 2]) -> f32| corners.iter().map(axis).reduce(f32::min);
    let most = |axis: fn(&[f32; 2]) -> f32| corners.iter().map(axis).reduce(f32::max);
    let (x, y) = (least(|[x, _]| *x)?, least(|[_, y]| *y)?);
    let (width, height) = (most(|[x, _]| *x)? - x, most(|[_, y]| *y)? - y);
    Some(Region {
        x,
        y,
        width,
        height,
    })
}

/// The part of `picture` that holds `seen`, as it would be in the whole picture resized to `size` (Lanczos3 on sRGB
/// values, as `photo` resizes). Black where the picture has no pixel there.
pub(super) fn view(
    picture: &RgbImage,
    seen: &Region,
    landmarks: &[Point; 5],
    size: (u32, u32),
) -> Result<View, ErrorKind> {
    let scale = scale(picture, size);
    let across = Span::of((seen.x, seen.width), scale.0, size.0);
    let down = Span::of((seen.y, seen.height), scale.1, size.1);
    let rgb = part(picture, (across, down), scale, size)?;
    let landmarks = landmarks.map(|at| Point {
        x: moved(at.x, scale.0, across.from),
        y: moved(at.y, scale.1, down.from),
    });
    Ok(View { rgb, landmarks })
}

/// The pixels of a box of the whole picture resized to `size`; none where the box lies outside.
///
/// # Errors
/// [`MediaError::Damaged`](crate::error::MediaError::Damaged), where resizing fails.
pub fn boxed(
    picture: &RgbImage,
    resized: &Region,
    size: (u32, u32),
) -> Result<Option<RgbImage>, ErrorKind> {
    let scale = scale(picture, size);
    let across = Span::exact((resized.x, resized.width), size.0);
    let down = Span::exact((resized.y, resized.height), size.1);
    if across.length() == 0 || down.length() == 0 {
        return Ok(None);
    }
    part(picture, (across, down), scale, size).map(Some)
}

/// A box of the whole picture resized to a size, together with as much around it as the blocks of a JPEG and filters reach.
pub(crate) struct Surrounded {
    /// The box and what is around it.
    pub rgb: RgbImage,
    /// Where the box lies in it: left, top, width, height.
    pub inner: [u32; 4],
}

impl Surrounded {
    /// Of a box of the picture at its new size, as [`boxed`] cuts it; none where the box lies outside.
    pub(crate) fn of(
        picture: &RgbImage,
        resized: &Region,
        size: (u32, u32),
    ) -> Result<Option<Self>, ErrorKind> {
        let sides = [
            (resized.x, resized.width, size.0),
            (resized.y, resized.height, size.1),
        ];
        let inner = sides.map(|(start, length, limit)| Span::exact((start, length), limit));
        let outer = sides.map(|(start, length, limit)| Span::of((start, length), 1.0, limit));
        let ([across, down], [wide, high]) = (inner, outer);
        if across.length() == 0 || down.length() == 0 {
            return Ok(None);
        }
        let scale = scale(picture, size);
        let (left, top) = (
            across.from.saturating_sub(wide.from),
            down.from.saturating_sub(high.from),
        );
        Ok(Some(Self {
            rgb: part(picture, (wide, high), scale, size)?,
            inner: [left, top, across.length(), down.length()],
        }))
    }
}

/// Pixels of a picture at this size a pixel of it, across and down.
fn scale(picture: &RgbImage, size: (u32, u32)) -> (f64, f64) {
    let (width, height) = picture.dimensions();
    (
        f64::from(size.0) / f64::from(width.max(1)),
        f64::from(size.1) / f64::from(height.max(1)),
    )
}

/// Pixels from one to another, the last not included.
#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
}

impl Span {
    fn of((start, length): (f32, f32), scale: f64, limit: u32) -> Self {
        let from = (f64::from(start) * scale) as u32;
        let to = (f64::from(start + length) * scale).ceil() as u32;
        let from = from.min(limit).saturating_sub(MARGIN) / BLOCK * BLOCK;
        let to = to
            .saturating_add(MARGIN)
            .div_ceil(BLOCK)
            .saturating_mul(BLOCK);
        Self {
            from,
            to: to.min(limit).max(from),
        }
    }

    /// The pixels whose middles lie within.
    fn exact((start, length): (f32, f32), limit: u32) -> Self {
        let at = |place: f32| (place.round() as u32).min(limit);
        let from = at(start);
        Self {
            from,
            to: at(start + length).max(from),
        }
    }

    fn length(self) -> u32 {
        self.to - self.from
    }
}

/// A coordinate after resizing and cutting, for pixels whose middles lie at whole numbers.
fn moved(at: f32, scale: f64, from: u32) -> f32 {
    ((f64::from(at) + 0.5) * scale - 0.5 - f64::from(from)) as f32
}

fn part(
    picture: &RgbImage,
    (across, down): (Span, Span),
    scale: (f64, f64),
    size: (u32, u32),
) -> Result<RgbImage, ErrorKind> {
    let (width, height) = (across.length(), down.length());
    if width == 0 || height == 0 {
        return Ok(RgbImage::new(width, height));
    }
    if size == picture.dimensions() {
        let cut = image::imageops::crop_imm(picture, across.from, down.from, width, height);
        return Ok(cut.to_image());
    }
    let (whole_width, whole_height) = picture.dimensions();
    let (left, right) = edges(across, scale.0, whole_width);
    let (top, bottom) = edges(down, scale.1, whole_height);
    let part = [left, top, right - left, bottom - top];
    Ok(resampled(picture, part, (width, height), Filter::Lanczos)?)
}

/// Where a span of the resized picture begins and ends in the picture itself.
fn edges(span: Span, scale: f64, limit: u32) -> (f64, f64) {
    let limit = f64::from(limit);
    let at = |place: u32| (f64::from(place) / scale).min(limit);
    (at(span.from), at(span.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARKS: [Point; 5] = [Point { x: 500.0, y: 300.0 }; 5];

    fn waves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| {
            let wave = |v: u32| (f64::from(v) / 5.0).sin() * 60.0 + 120.0;
            image::Rgb([wave(x) as u8, wave(y) as u8, wave(x + y) as u8])
        })
    }

    #[test]
    fn a_part_made_smaller_is_the_part_of_the_whole_made_smaller() {
        let picture = waves(1000, 700);
        let seen = Region {
            x: 420.0,
            y: 210.0,
            width: 150.0,
            height: 170.0,
        };
        let everything = Region {
            x: 0.0,
            y: 0.0,
            width: 1000.0,
            height: 700.0,
        };
        for size in [(1000, 700), (600, 420), (333, 233)] {
            let whole = view(&picture, &everything, &MARKS, size).unwrap();
            let part = view(&picture, &seen, &MARKS, size).unwrap();
            assert_eq!(whole.rgb.dimensions(), size);
            assert!(part.rgb.width() < size.0);
            let (dx, dy) = (
                whole.landmarks[0].x - part.landmarks[0].x,
                whole.landmarks[0].y - part.landmarks[0].y,
            );
            // All but what lies within the filter's reach of the edges.
            for (x, y, pixel) in part.rgb.enumerate_pixels() {
                let inside = (12..part.rgb.width() - 12).contains(&x)
                    && (12..part.rgb.height() - 12).contains(&y);
                let there = whole
                    .rgb
                    .get_pixel(x + dx.round() as u32, y + dy.round() as u32);
                let far = pixel
                    .0
                    .iter()
                    .zip(there.0)
                    .map(|(a, b)| a.abs_diff(b))
                    .max();
                assert!(!inside || far <= Some(1), "{size:?} at {x}, {y}");
            }
        }
    }

    #[test]
    fn parts_outside_of_the_picture_are_empty_and_no_fault() {
        let picture = waves(50, 40);
        for (x, y) in [
            (-900.0, 10.0),
            (4e9, 0.0),
            (f32::NAN, f32::NAN),
            (10.0, -1e30),
        ] {
            let seen = Region {
                x,
                y,
                width: 20.0,
                height: 20.0,
            };
            for size in [(50, 40), (30, 24), (1, 1)] {
                let seen = view(&picture, &seen, &MARKS, size).unwrap();
                assert!(seen.rgb.width() <= 50 && seen.rgb.height() <= 40);
            }
        }
    }
}
