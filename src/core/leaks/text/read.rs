//! Reading a line: its crop, and the letters that the network is surest of.

use image::RgbImage;

use super::slanted::Slanted;
use crate::error::{ErrorKind, NetworkError};
use crate::model::{Network, Output};
use crate::photo::Point;

/// Height of a crop, which the network wants.
const HEIGHT: usize = 48;
/// Width of a crop at most; a longer line is squeezed.
const WIDEST: f32 = 1600.0;
/// Width of a crop at least.
const NARROWEST: f32 = 16.0;
/// Points of the photo along a pixel of the crop, at most.
const MOST_POINTS: u32 = 8;
/// A line that is less sure than this may be upside down: it is read the other way round, too.
const SURE: f32 = 0.9;
/// The key of the characters in the network's file.
const KEY: &str = "character";

/// The characters that the network knows, in the order of its classes from the second on.
#[derive(Debug)]
pub(super) struct Characters(Vec<String>);

impl Characters {
    /// Those in the network's file, and a space.
    pub(super) fn of(networks: &[Network]) -> Result<Self, ErrorKind> {
        let note = networks.first().and_then(|network| network.note(KEY));
        let note = note.ok_or_else(|| {
            ErrorKind::Network(NetworkError::ModelBroken {
                name: super::Reader::names()[1].to_owned(),
                detail: "no characters".into(),
            })
        })?;
        let mut characters: Vec<String> = note.lines().map(str::to_owned).collect();
        characters.push(" ".to_owned());
        Ok(Self(characters))
    }

    /// Connectionist temporal classification, greedily: of each step the surest class, doubles and blanks (class 0) left
    /// out. The confidence is the mean of the steps that are kept.
    fn decoded(&self, steps: &[f32], classes: usize) -> (String, f32) {
        let (mut text, mut sum, mut kept, mut before) = (String::new(), 0.0, 0_u16, 0);
        for step in steps.chunks_exact(classes.max(1)) {
            let best = step.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1));
            let Some((class, sure)) = best.filter(|(_, sure)| sure.is_finite()) else {
                continue;
            };
            let letter = class.checked_sub(1).and_then(|class| self.0.get(class));
            if let Some(letter) = letter.filter(|_| class != before) {
                text.push_str(letter);
                sum += sure;
                kept = kept.saturating_add(1);
            }
            before = class;
        }
        (text.trim().to_owned(), sum / f32::from(kept.max(1)))
    }
}

/// What a line says.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Read {
    /// Its letters; empty where there are none.
    pub(super) text: String,
    /// How sure the network is, 0-1.
    pub(super) confidence: f32,
    /// The direction in which it was read; none where it was not.
    pub(super) angle: Option<f32>,
}

/// Reads a line, the other way round too where it is not sure, or where the line runs up or down.
pub(super) fn line(
    network: &mut Network,
    characters: &Characters,
    rgb: &RgbImage,
    line: &Slanted,
) -> Result<Read, ErrorKind> {
    let there = read_along(network, characters, rgb, line)?;
    let steep = line.angle.sin().abs() > 0.7;
    if there.confidence >= SURE && !steep {
        return Ok(there);
    }
    let turned = Slanted {
        angle_to_read: line.angle_to_read + std::f32::consts::PI,
        ..*line
    };
    let back = read_along(network, characters, rgb, &turned)?;
    Ok(if back.confidence > there.confidence {
        back
    } else {
        there
    })
}

fn read_along(
    network: &mut Network,
    characters: &Characters,
    rgb: &RgbImage,
    line: &Slanted,
) -> Result<Read, ErrorKind> {
    let (width, crop) = crop(rgb, line);
    let outputs = network.run([1, 3, HEIGHT, width], &crop)?;
    let (steps, classes) = match outputs.first() {
        Some(Output { shape, data, .. }) => match *shape.as_slice() {
            [1, _, classes] => (data, classes),
            _ => return Err(strange(network)),
        },
        None => return Err(strange(network)),
    };
    let (text, confidence) = characters.decoded(steps, classes);
    Ok(Read {
        text,
        confidence,
        angle: Some(line.angle_to_read),
    })
}

fn strange(network: &Network) -> ErrorKind {
    ErrorKind::Network(NetworkError::ModelBroken {
        name: network.name().to_owned(),
        detail: "an answer of another form than expected".into(),
    })
}

/// The line upright, 48 pixels high, out of the photo itself: its width, and blue, green and red, less 127.5, over
/// 127.5. What lies outside the photo is 0.
fn crop(rgb: &RgbImage, line: &Slanted) -> (usize, Vec<f32>) {
    let wanted = HEIGHT as f32 * line.length / line.height.max(1.0);
    let width = wanted.round().clamp(NARROWEST, WIDEST) as usize;
    let mut planes = vec![0.0; 3 * HEIGHT * width];
    let (blue, rest) = planes.split_at_mut(HEIGHT * width);
    let (green, red) = rest.split_at_mut(HEIGHT * width);
    let (across, down) = (line.length / width as f32, line.height / HEIGHT as f32);
    // Fine texture of a large line is averaged.
    let points = (down.ceil() as u32).clamp(1, MOST_POINTS);
    let weight = 1.0 / (points * points) as f32;
    for (place, ((blue, green), red)) in blue.iter_mut().zip(green).zip(red).enumerate() {
        let (x, y) = ((place % width) as f32, (place / width) as f32);
        let mut sum = [0.0; 3];
        for part in 0..points * points {
            let inside = |n: u32| (n as f32 + 0.5) / points as f32;
            let along = (x + inside(part % points)) * across - line.length / 2.0;
            let over = (y + inside(part / points)) * down - line.height / 2.0;
            let colour = bilinear(rgb, line.point(along, over));
            for (sum, value) in sum.iter_mut().zip(colour) {
                *sum += value * weight;
            }
        }
        [*red, *green, *blue] = sum;
    }
    (width, planes)
}

/// The colour at a place, -1 to 1; the nearest one outside the photo.
fn bilinear(rgb: &RgbImage, at: Point) -> [f32; 3] {
    let (x, y) = (at.x - 0.5, at.y - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right, below) = (x - left, y - top);
    let side = |v: f32, side: u32| (v.max(0.0) as u32).min(side.saturating_sub(1));
    let mut sum = [0.0; 3];
    for (dx, dy, weight) in [
        (0.0, 0.0, (1.0 - right) * (1.0 - below)),
        (1.0, 0.0, right * (1.0 - below)),
        (0.0, 1.0, (1.0 - right) * below),
        (1.0, 1.0, right * below),
    ] {
        let place = (side(left + dx, rgb.width()), side(top + dy, rgb.height()));
        let Some(pixel) = rgb.get_pixel_checked(place.0, place.1) else {
            continue;
        };
        for (sum, value) in sum.iter_mut().zip(pixel.0) {
            *sum += (f32::from(value) - 127.5) / 127.5 * weight;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(classes: &[usize]) -> Vec<f32> {
        let step = |class: usize| (0..4).map(move |n| if n == class { 0.8 } else { 0.05 });
        classes.iter().copied().flat_map(step).collect()
    }

    #[test]
    fn doubles_and_blanks_are_left_out() {
        let characters = Characters(["a", "b", " "].map(str::to_owned).to_vec());
        let (text, sure) = characters.decoded(&steps(&[0, 1, 1, 0, 1, 3, 2, 2, 0, 3]), 4);
        assert_eq!(text, "aa b");
        assert!((sure - 0.8).abs() < 1e-6);
        assert_eq!(characters.decoded(&steps(&[0, 0]), 4), (String::new(), 0.0));
        assert_eq!(characters.decoded(&[f32::NAN; 8], 4), (String::new(), 0.0));
    }

    #[test]
    fn a_line_that_runs_down_is_brought_upright() {
        // Red above, blue below, seen by somebody who reads downwards: red on the right, blue on the left.
        let rgb = RgbImage::from_fn(40, 200, |x, _| {
            image::Rgb(if x < 20 { [0, 0, 255] } else { [255, 0, 0] })
        });
        let line = Slanted {
            centre: Point { x: 20.0, y: 100.0 },
            angle: std::f32::consts::FRAC_PI_2,
            angle_to_read: std::f32::consts::FRAC_PI_2,
            length: 160.0,
            height: 40.0,
            score: 1.0,
            coarse: false,
        };
        let (width, planes) = crop(&rgb, &line);
        assert_eq!(width, 192);
        let at = |plane: usize, x: usize, y: usize| planes[(plane * HEIGHT + y) * width + x];
        assert_eq!((at(2, 90, 5), at(0, 90, 5)), (1.0, -1.0), "red above");
        assert_eq!((at(2, 90, 40), at(0, 90, 40)), (-1.0, 1.0), "blue below");
    }

    proptest::proptest! {
        #[test]
        fn any_line_of_any_picture_gives_a_crop_of_numbers(
            x in -100_f32..200.0, y in -100_f32..200.0, angle in -7_f32..7.0, length in 0_f32..4000.0, height in 0.1_f32..900.0,
        ) {
            let rgb = RgbImage::from_pixel(30, 20, image::Rgb([9, 80, 200]));
            let line = Slanted { centre: Point { x, y }, angle, angle_to_read: angle, length, height, score: 1.0, coarse: false, };
            let small = Slanted { length: length.min(60.0), height: height.min(30.0), ..line };
            let (width, planes) = crop(&rgb, &small);
            proptest::prop_assert_eq!(planes.len(), 3 * HEIGHT * width);
            proptest::prop_assert!(planes.iter().all(|v| v.abs() <= 1.001));
        }
    }
}
