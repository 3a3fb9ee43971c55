//! Pixels into CenterFace, boxes and landmarks out of it.
//!
//! The network gives a value for each square of 4x4 pixels: how sure it is that a face has its
//! middle there, the logarithm of the face's height and width in such squares, where in the square
//! the middle is, and the landmarks as fractions of the box (Xu and others, arXiv:1911.03599,
//! section 3; the order of values is that of the authors' own decoder).

use image::RgbImage;

use super::found::Found;
use super::pyramid::{Level, Pyramid, Tile};
use crate::error::{ErrorKind, NetworkError, RedactError};
use crate::model::{Network, Output};
use crate::photo::{Point, Region};

/// Pixels of the input in a value of the output, in each direction.
const STRIDE: f32 = 4.0;
/// The largest logarithm that a real face can have: e^8 squares, 12 000 pixels.
const LARGEST: f32 = 8.0;

/// What the network finds in a tile.
pub(super) fn tile(
    network: &mut Network,
    pyramid: &Pyramid<'_>,
    tile: &Tile,
    least: f32,
) -> Result<Vec<Found>, ErrorKind> {
    let level = pyramid.level(tile.level);
    let (width, height) = (tile.width as usize, tile.height as usize);
    let outputs = network.run([1, height, width, 3], &pixels(&level, tile)?)?;
    let seen = Maps::of(network.name(), &outputs)?.faces(0, least)?;
    Ok(seen
        .into_iter()
        .map(|s| in_photo(s, &level, tile))
        .collect())
}

/// The tile's pixels, black where it reaches beyond the level.
///
/// # Errors
/// [`RedactError::RegionOutside`] where it begins outside: nobody would have looked there.
fn pixels(level: &Level<'_>, tile: &Tile) -> Result<Vec<u8>, ErrorKind> {
    let (width, height) = (tile.width as usize, tile.height as usize);
    let mut values = vec![0; 3 * width * height];
    let stride = level.pixels.width() as usize * 3;
    let rows = level.pixels.as_raw().chunks_exact(stride.max(1));
    let rows = rows.skip(tile.y as usize);
    for (row, target) in rows.zip(values.chunks_exact_mut(3 * width)) {
        let row = row.get(tile.x as usize * 3..);
        let row = row.ok_or(ErrorKind::Redact(RedactError::RegionOutside))?;
        for (value, target) in row.iter().zip(target) {
            *target = *value;
        }
    }
    Ok(values)
}

/// The colours of a picture one after the other, for the exact form.
pub(super) fn planes(pixels: &RgbImage) -> Vec<f32> {
    let mut values = vec![0.0; pixels.as_raw().len()];
    let plane = values.len() / 3;
    for (colour, plane) in values.chunks_exact_mut(plane.max(1)).enumerate() {
        let bytes = pixels.as_raw().iter().skip(colour).step_by(3);
        for (value, byte) in plane.iter_mut().zip(bytes) {
            *value = f32::from(*byte);
        }
    }
    values
}

/// From pixels of the tile to those of the photo.
fn in_photo(seen: Found, level: &Level<'_>, tile: &Tile) -> Found {
    let (scale_x, scale_y) = level.scale;
    let (left, top) = (tile.x as f32, tile.y as f32);
    let box_ = seen.region;
    let (right, bottom) = (box_.x + box_.width, box_.y + box_.height);
    let inside = |edge: u32, size: u32, whole: u32| edge.saturating_add(size) < whole;
    let cut = (box_.x <= 1.0 && tile.x > 0)
        || (box_.y <= 1.0 && tile.y > 0)
        || (right >= tile.width as f32 - 1.0 && inside(tile.x, tile.width, level.pixels.width()))
        || (bottom >= tile.height as f32 - 1.0
            && inside(tile.y, tile.height, level.pixels.height()));
    let point = |p: Point| Point {
        x: (p.x + left) * scale_x,
        y: (p.y + top) * scale_y,
    };
    let corner = point(Point {
        x: box_.x,
        y: box_.y,
    });
    Found {
        region: Region {
            x: corner.x,
            y: corner.y,
            width: box_.width * scale_x,
            height: box_.height * scale_y,
        },
        landmarks: seen.landmarks.map(point),
        cut,
        ..seen
    }
}

fn broken(name: &str, detail: &str) -> ErrorKind {
    ErrorKind::Network(NetworkError::ModelBroken {
        name: name.to_owned(),
        detail: detail.into(),
    })
}

/// The four results of a pass, for a batch of pictures of one size.
pub(super) struct Maps<'a> {
    name: &'a str,
    columns: usize,
    rows: usize,
    scores: &'a [f32],
    sizes: &'a [f32],
    offsets: &'a [f32],
    landmarks: &'a [f32],
}

impl<'a> Maps<'a> {
    /// Names the results and checks that they belong together.
    pub(super) fn of(name: &'a str, outputs: &'a [Output]) -> Result<Self, ErrorKind> {
        let strange = || broken(name, "results of another shape than expected");
        let [scores, sizes, offsets, landmarks] = outputs else {
            return Err(strange());
        };
        let [batch, 1, rows, columns] = *scores.shape.as_slice() else {
            return Err(strange());
        };
        let fits = |output: &Output, channels: usize| {
            output.shape == [batch, channels, rows, columns]
                && output.data.len() == batch * channels * rows * columns
        };
        if !(fits(scores, 1) && fits(sizes, 2) && fits(offsets, 2) && fits(landmarks, 10)) {
            return Err(strange());
        }
        Ok(Self {
            name,
            columns,
            rows,
            scores: &scores.data,
            sizes: &sizes.data,
            offsets: &offsets.data,
            landmarks: &landmarks.data,
        })
    }

    /// The faces of one picture of the batch, in its pixels, with a score of at least `least`.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`] where there is no such picture, or an answer is no number: there a face could be.
    pub(super) fn faces(&self, picture: usize, least: f32) -> Result<Vec<Found>, ErrorKind> {
        let area = self.columns * self.rows;
        let scores = self.scores.chunks_exact(area.max(1)).nth(picture);
        let scores = scores.ok_or_else(|| broken(self.name, "no answer for a picture"))?;
        let strange = || broken(self.name, "an answer that is no number");
        let mut seen = Vec::new();
        for (place, score) in scores.iter().enumerate() {
            if score.is_nan() {
                return Err(strange());
            }
            if *score >= least {
                seen.push(self.face(picture, place, *score).ok_or_else(strange)?);
            }
        }
        // Neighbouring squares see the same face; without them, later steps have little to compare.
        Ok(super::found::without_doubles(seen))
    }

    fn face(&self, picture: usize, place: usize, score: f32) -> Option<Found> {
        let area = self.columns * self.rows;
        let value = |map: &[f32], channels: usize, channel: usize| {
            let value = map.get((picture * channels + channel) * area + place);
            value.copied().filter(|value| value.is_finite())
        };
        let size = |channel| Some(value(self.sizes, 2, channel)?.min(LARGEST).exp() * STRIDE);
        let (height, width) = (size(0)?, size(1)?);
        let middle = |square: usize, offset: f32| (square as f32 + offset + 0.5) * STRIDE;
        let y = middle(place / self.columns, value(self.offsets, 2, 0)?) - height / 2.0;
        let x = middle(place % self.columns, value(self.offsets, 2, 1)?) - width / 2.0;
        let mut landmarks = [Point { x: 0.0, y: 0.0 }; 5];
        for (number, point) in landmarks.iter_mut().enumerate() {
            point.y = value(self.landmarks, 10, 2 * number)? * height + y;
            point.x = value(self.landmarks, 10, 2 * number + 1)? * width + x;
        }
        Some(Found {
            region: Region {
                x,
                y,
                width,
                height,
            },
            landmarks,
            score,
            seen_at: height,
            cut: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maps(spoil: impl Fn(&mut [Output])) -> Vec<Output> {
        let output = |channels: usize, value: f32| Output {
            name: String::new(),
            shape: vec![1, channels, 2, 2],
            data: vec![value; channels * 4],
        };
        let mut outputs = vec![
            output(1, 0.0),
            output(2, 1.0),
            output(2, 0.0),
            output(10, 0.5),
        ];
        outputs[0].data[3] = 0.9;
        spoil(&mut outputs);
        outputs
    }

    fn faces(outputs: &[Output]) -> Result<Vec<Found>, ErrorKind> {
        Maps::of("face-finder", outputs)?.faces(0, 0.5)
    }

    #[test]
    fn an_answer_that_is_no_number_is_an_error_and_not_a_face_that_is_missed() {
        assert_eq!(faces(&maps(|_| {})).unwrap().len(), 1);
        for (map, place) in [(0, 0), (0, 3), (1, 3), (1, 7), (2, 3), (3, 39)] {
            let spoiled = maps(|outputs| outputs[map].data[place] = f32::NAN);
            assert!(
                matches!(
                    faces(&spoiled),
                    Err(ErrorKind::Network(NetworkError::ModelBroken { .. }))
                ),
                "{map}, {place}"
            );
        }
        let outputs = maps(|_| {});
        let second = Maps::of("face-finder", &outputs).unwrap().faces(1, 0.5);
        assert!(matches!(
            second,
            Err(ErrorKind::Network(NetworkError::ModelBroken { .. }))
        ));
    }
}
