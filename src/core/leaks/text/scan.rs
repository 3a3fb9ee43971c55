//! The photo at the sizes at which text is looked for, brought to the network in pieces.

use image::RgbImage;

use crate::error::{ErrorKind, NetworkError, RedactError};
use crate::model::Network;
use crate::photo::{self, Picture};

/// Pixels of the finer of the two passes: what two cores look through in about a second.
const MOST_PIXELS: f64 = 3.0e6;
/// A picture is made larger up to this shorter side (RapidOCR's `limit_side_len`), twice as large at most.
const LEAST_SIDE: f64 = 736.0;
/// How much smaller the second pass sees the picture, for letters larger than the first one knows.
const COARSE: f64 = 4.0;
/// No second pass where the first one is not longer than this.
const SMALL: u32 = 960;
/// Sides of a pass are multiples of this: the network halves five times.
const GRAIN: u32 = 32;
/// What each piece sees beyond its own part.
const MARGIN: u32 = 24;
/// Pixels of a piece, about; smaller ones are quicker and take less memory.
const PIECE: u32 = 700_000;
/// Widest piece.
const WIDEST: u32 = 2400;

/// Below this height of a line, from the top of its font's highest letter to the bottom of its lowest, in pixels of the pass, lines
/// are lost more and more: 86 of 100 are found at 10 and 12 pixels, 99 from 14 on (docs/figures.md).
pub const SMALLEST_LINE: f32 = 10.0;

/// Below this height, in pixels of the photo, text is found less and less often in a photo of this size.
pub fn smallest_line(width: u32, height: u32) -> f32 {
    (SMALLEST_LINE / scale(width, height) as f32).max(SMALLEST_LINE)
}

/// How much of the photo's size the finer pass sees.
fn scale(width: u32, height: u32) -> f64 {
    let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
    let larger = (LEAST_SIDE / width.min(height)).clamp(1.0, 2.0);
    // However narrow a strip is, the network sees it this wide.
    let strip = MOST_PIXELS / (f64::from(GRAIN) * width.max(height));
    (MOST_PIXELS / (width * height))
        .sqrt()
        .min(strip)
        .min(larger)
}

/// The picture at one size.
pub(super) struct Level {
    pixels: RgbImage,
    /// Pixels of the photo in a pixel of the level.
    pub(super) step: f32,
}

/// The picture at the size of each pass, the finest first.
pub(super) fn levels(picture: &Picture) -> Result<Vec<Level>, ErrorKind> {
    let finest = level(picture, scale(picture.width(), picture.height()))?;
    let longest = finest.pixels.width().max(finest.pixels.height());
    if longest <= SMALL {
        return Ok(vec![finest]);
    }
    let seen = Picture {
        rgb: finest.pixels,
        alpha: None,
    };
    let mut coarse = level(&seen, 1.0 / COARSE)?;
    coarse.step *= finest.step;
    let finest = Level {
        pixels: seen.rgb,
        step: finest.step,
    };
    Ok(vec![finest, coarse])
}

fn level(picture: &Picture, scale: f64) -> Result<Level, ErrorKind> {
    let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
    let (width, height) = (side(picture.width()), side(picture.height()));
    let resized = if (width, height) == (picture.width(), picture.height()) {
        picture.on_white().into_owned()
    } else {
        let resized = photo::resized(picture, width, height)?;
        resized.on_white().into_owned()
    };
    // The longer side has the smaller error of rounding.
    let longest = picture.width().max(picture.height()) as f32;
    Ok(Level {
        pixels: resized,
        step: longest / width.max(height) as f32,
    })
}

/// A piece of a level: what the network sees, and the part of its answer that counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tile {
    level: usize,
    /// Left, top, width, height of the part that counts.
    own: [u32; 4],
    /// Left, top of what is seen.
    seen: [u32; 2],
    /// Width and height of what is seen, multiples of [`GRAIN`]; may reach beyond the level.
    size: [u32; 2],
}

/// For how many workers the pieces are chosen, however many there are: so the text that is found does not depend on the
/// computer, nor on whether a photo is alone or one of a batch.
const WORKERS: u32 = 2;

/// The pieces of all levels.
pub(super) fn tiles(levels: &[Level]) -> Vec<Tile> {
    levels
        .iter()
        .enumerate()
        .flat_map(|(place, level)| grid(place, level.pixels.dimensions(), WORKERS))
        .collect()
}

fn grid(level: usize, (width, height): (u32, u32), workers: u32) -> Vec<Tile> {
    let columns = width.div_ceil(WIDEST);
    let across = width.div_ceil(columns);
    let rows = (across.max(GRAIN).saturating_mul(height) / PIECE).max(1);
    let rows = if rows > 1 {
        rows.next_multiple_of(workers)
    } else {
        1
    };
    let down = height.div_ceil(rows).max(1);
    let place = |row: u32, column: u32| {
        let (left, top) = (column * across, row * down);
        let own = [
            left,
            top,
            across.min(width.saturating_sub(left)),
            down.min(height.saturating_sub(top)),
        ];
        let (from_left, from_top) = (left.saturating_sub(MARGIN), top.saturating_sub(MARGIN));
        let right = left
            .saturating_add(own[2])
            .saturating_add(MARGIN)
            .min(width);
        let bottom = top
            .saturating_add(own[3])
            .saturating_add(MARGIN)
            .min(height);
        Tile {
            level,
            own,
            seen: [from_left, from_top],
            size: [
                (right - from_left).next_multiple_of(GRAIN),
                (bottom - from_top).next_multiple_of(GRAIN),
            ],
        }
    };
    let all = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    all.map(|(row, column)| place(row, column))
        .filter(|tile| tile.own[2] > 0 && tile.own[3] > 0)
        .collect()
}

/// How sure the network is of each pixel of a level, 0-255.
pub(super) struct Map {
    /// Width in pixels.
    pub(super) width: usize,
    /// Row after row.
    pub(super) values: Vec<u8>,
    /// Pixels of the photo in a pixel of the map.
    pub(super) step: f32,
}

/// The part of the network's answer that counts, row after row.
pub(super) fn pass(
    network: &mut Network,
    levels: &[Level],
    tile: &Tile,
) -> Result<Vec<u8>, ErrorKind> {
    let level = levels
        .get(tile.level)
        .ok_or(ErrorKind::Redact(RedactError::RegionOutside))?;
    let [width, height] = tile.size.map(|side| side as usize);
    let input = planes(&level.pixels, tile)?;
    let outputs = network.run([1, 3, height, width], &input)?;
    let answer = outputs.first();
    let answer =
        answer.filter(|a| a.shape == [1, 1, height, width] && a.data.len() == width * height);
    let broken = |detail: &str| {
        ErrorKind::Network(NetworkError::ModelBroken {
            name: network.name().to_owned(),
            detail: detail.into(),
        })
    };
    let answer = answer.ok_or_else(|| broken("an answer of another size than the question"))?;
    // There a line could be.
    if answer.data.iter().any(|value| value.is_nan()) {
        return Err(broken("an answer that is no number"));
    }
    let [left, top, across, down] = tile.own;
    let skip = (left - tile.seen[0]) as usize;
    let rows = answer.data.chunks_exact(width);
    let own = rows.skip((top - tile.seen[1]) as usize).take(down as usize);
    let byte = |value: &f32| (value.clamp(0.0, 1.0) * 255.0) as u8;
    Ok(own
        .flat_map(|row| row.iter().skip(skip).take(across as usize).map(byte))
        .collect())
}

/// Blue, green and red, less 127.5, over 127.5; 0 where the tile reaches beyond the level.
///
/// # Errors
/// [`RedactError::RegionOutside`] where the tile begins outside: nobody would have read there.
fn planes(pixels: &RgbImage, tile: &Tile) -> Result<Vec<f32>, ErrorKind> {
    let [width, height] = tile.size.map(|side| side as usize);
    let area = width * height;
    let mut planes = vec![0.0; 3 * area];
    let stride = (pixels.width() as usize * 3).max(1);
    let rows = pixels
        .as_raw()
        .chunks_exact(stride)
        .skip(tile.seen[1] as usize);
    let (blue, rest) = planes.split_at_mut(area);
    let (green, red) = rest.split_at_mut(area);
    let targets = blue
        .chunks_exact_mut(width)
        .zip(green.chunks_exact_mut(width))
        .zip(red.chunks_exact_mut(width));
    for (row, ((blue, green), red)) in rows.zip(targets) {
        let row = row.get(tile.seen[0] as usize * 3..);
        let row = row.ok_or(ErrorKind::Redact(RedactError::RegionOutside))?;
        let (row, _) = row.as_chunks::<3>();
        let value = |byte: u8| (f32::from(byte) - 127.5) / 127.5;
        for ((([r, g, b], blue), green), red) in row.iter().zip(blue).zip(green).zip(red) {
            (*blue, *green, *red) = (value(*b), value(*g), value(*r));
        }
    }
    Ok(planes)
}

/// The answers of all pieces as one map per level.
///
/// # Errors
/// [`RedactError::RegionOutside`] where a piece does not fit into its level: what it says would be lost.
pub(super) fn joined(
    levels: &[Level],
    tiles: &[Tile],
    answers: Vec<Vec<u8>>,
) -> Result<Vec<Map>, ErrorKind> {
    let mut maps: Vec<Map> = levels
        .iter()
        .map(|level| Map {
            width: level.pixels.width() as usize,
            values: vec![0; (level.pixels.width() * level.pixels.height()) as usize],
            step: level.step,
        })
        .collect();
    for (tile, answer) in tiles.iter().zip(answers) {
        let map = maps
            .get_mut(tile.level)
            .ok_or(ErrorKind::Redact(RedactError::RegionOutside))?;
        let [left, top, across, _] = tile.own.map(|side| side as usize);
        let rows = map.values.chunks_exact_mut(map.width.max(1)).skip(top);
        for (row, answer) in rows.zip(answer.chunks_exact(across.max(1))) {
            let part = row.get_mut(left..left + across);
            part.ok_or(ErrorKind::Redact(RedactError::RegionOutside))?
                .copy_from_slice(answer);
        }
    }
    Ok(maps)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_pixel_belongs_to_one_piece(width in 1_u32..6000, height in 1_u32..6000, workers in 1_u32..5) {
            let tiles = grid(0, (width, height), workers);
            let area: u64 = tiles.iter().map(|t| u64::from(t.own[2]) * u64::from(t.own[3])).sum();
            proptest::prop_assert_eq!(area, u64::from(width) * u64::from(height));
            for tile in &tiles {
                proptest::prop_assert!(tile.size.iter().all(|side| side % GRAIN == 0 && *side > 0));
                proptest::prop_assert!(tile.own[0] + tile.own[2] <= tile.seen[0] + tile.size[0]);
                proptest::prop_assert!(tile.own[1] + tile.own[3] <= tile.seen[1] + tile.size[1]);
                proptest::prop_assert!(u64::from(tile.size[0]) * u64::from(tile.size[1]) < 4 * u64::from(PIECE));
            }
        }

        #[test]
        fn a_pass_never_sees_more_than_it_may(width in 1_u32..40_000, height in 1_u32..40_000) {
            let scale = scale(width, height);
            proptest::prop_assert!(scale <= 2.0);
            proptest::prop_assert!(f64::from(width) * f64::from(height) * scale * scale < MOST_PIXELS * 1.001);
        }
    }

    #[test]
    fn a_strip_costs_no_more_than_another_picture() {
        let strips = [(1, 200_000_000), (1, 100_000), (16, 65_296), (9000, 7)];
        for (width, height) in strips.into_iter().chain([(4000, 3000)]) {
            let scale = scale(width, height);
            let side = |side: u32| ((f64::from(side) * scale).round() as u32).max(1);
            let tiles = grid(0, (side(width), side(height)), WORKERS);
            let pieces = tiles.iter();
            let pieces = pieces.map(|tile| u64::from(tile.size[0]) * u64::from(tile.size[1]));
            let (largest, all) = (pieces.clone().max().unwrap(), pieces.sum::<u64>());
            assert!(
                largest < 4 * u64::from(PIECE),
                "{width} x {height}: {largest}"
            );
            assert!(all < 3 * MOST_PIXELS as u64, "{width} x {height}: {all}");
        }
    }

    #[test]
    fn the_answers_of_pieces_are_put_together_where_they_belong() {
        let rgb = RgbImage::from_fn(2500, 1700, |x, y| {
            image::Rgb([(x % 251) as u8, (y % 241) as u8, 0])
        });
        let levels = vec![Level {
            pixels: rgb.clone(),
            step: 1.0,
        }];
        let tiles = tiles(&levels);
        assert!(tiles.len() > 2);
        let answers = tiles.iter().map(|tile| {
            let [left, top, across, down] = tile.own;
            let rows = top..top + down;
            rows.flat_map(|y| (left..left + across).map(move |x| (x, y)))
                .map(|(x, y)| rgb.get_pixel(x, y)[0] ^ rgb.get_pixel(x, y)[1])
                .collect()
        });
        let maps = joined(&levels, &tiles, answers.collect()).unwrap();
        let expected: Vec<u8> = rgb.pixels().map(|p| p[0] ^ p[1]).collect();
        assert!(maps[0].values == expected);
    }

    #[test]
    fn a_small_picture_is_seen_larger_and_a_large_one_smaller() {
        assert!((scale(400, 300) - 2.0).abs() < 1e-9);
        assert!((scale(4000, 3000) - 0.5).abs() < 1e-9);
        assert_eq!(smallest_line(4000, 3000), 20.0);
        assert_eq!(smallest_line(400, 300), SMALLEST_LINE);
    }
}
