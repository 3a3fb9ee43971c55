//! What people do to hide something, and what undoes it.

use super::Grey;

/// Squares of one colour each, the mean of what they cover, from the upper left corner.
pub fn mosaic(seen: &Grey, cell: usize) -> Grey {
    let (width, cell) = (seen.width(), cell.max(1));
    let across = width.div_ceil(cell);
    let means = means(seen, cell);
    let mut pixels = Vec::with_capacity(seen.pixels().len());
    for y in 0..seen.height() {
        let squares = means.iter().skip(y / cell * across).take(across);
        let row = squares.flat_map(|mean| std::iter::repeat_n(*mean, cell));
        pixels.extend(row.take(width));
    }
    Grey { width, pixels }
}

/// The mean of each square of `cell` pixels a side, row by row from the upper left corner; at the border squares are smaller.
pub(super) fn means(seen: &Grey, cell: usize) -> Vec<u8> {
    let (width, cell) = (seen.width(), cell.max(1));
    let across = width.div_ceil(cell);
    let mut means = Vec::with_capacity(across * seen.height().div_ceil(cell));
    for band in seen.pixels().chunks(width * cell) {
        let mut sums = vec![(0_u32, 0_u32); across];
        for row in band.chunks_exact(width) {
            for (sum, part) in sums.iter_mut().zip(row.chunks(cell)) {
                sum.0 += part.iter().map(|grey| u32::from(*grey)).sum::<u32>();
                sum.1 += part.len() as u32;
            }
        }
        means.extend(sums.iter().map(|(sum, count)| (sum / count.max(&1)) as u8));
    }
    means
}

/// A Gaussian blur with this standard deviation in pixels, rounded to whole greys as a file holds them.
pub fn blurred(seen: &Grey, deviation: f32) -> Grey {
    let values: Vec<f32> = seen.pixels().iter().map(|grey| f32::from(*grey)).collect();
    rounded(
        seen.width(),
        &smoothed(&values, seen.width(), &kernel(deviation)),
    )
}

/// A patch of one grey over the whole picture: nothing of it is left.
pub fn patched(seen: &Grey) -> Grey {
    Grey {
        width: seen.width(),
        pixels: vec![128; seen.pixels().len()],
    }
}

/// What a Gaussian blur of known deviation was made of, by so many steps of Richardson and Lucy: the estimate is multiplied by the blurred
/// quotient of what is seen and what the estimate would look like.
pub fn restored(seen: &Grey, deviation: f32, steps: usize) -> Grey {
    let (width, kernel) = (seen.width(), kernel(deviation));
    // Black ink as light, so that paper, which is nothing, stays nothing.
    let ink: Vec<f32> = seen
        .pixels()
        .iter()
        .map(|grey| 256.0 - f32::from(*grey))
        .collect();
    let mut estimate = ink.clone();
    for _ in 0..steps {
        let looks = smoothed(&estimate, width, &kernel);
        let quotient: Vec<f32> = ink
            .iter()
            .zip(&looks)
            .map(|(ink, looks)| ink / looks.max(1e-3))
            .collect();
        let factor = smoothed(&quotient, width, &kernel);
        estimate
            .iter_mut()
            .zip(&factor)
            .for_each(|(value, factor)| *value *= factor);
    }
    let greys: Vec<f32> = estimate.iter().map(|ink| 256.0 - ink).collect();
    rounded(width, &greys)
}

fn rounded(width: usize, values: &[f32]) -> Grey {
    let pixels = values
        .iter()
        .map(|grey| grey.clamp(0.0, 255.0).round() as u8);
    Grey {
        width,
        pixels: pixels.collect(),
    }
}

/// Weights from the middle outwards, together 1 with both sides.
fn kernel(deviation: f32) -> Vec<f32> {
    let deviation = deviation.max(0.1);
    let reach = (3.0 * deviation).ceil() as usize;
    let weight = |at: usize| crate::pixel::exp(-((at * at) as f32) / (2.0 * deviation * deviation));
    let weights: Vec<f32> = (0..=reach).map(weight).collect();
    let sum = 2.0 * weights.iter().sum::<f32>() - 1.0;
    weights.iter().map(|weight| weight / sum).collect()
}

/// Across, then down; beyond the border the outermost pixel goes on.
fn smoothed(values: &[f32], width: usize, kernel: &[f32]) -> Vec<f32> {
    let across = values
        .chunks_exact(width)
        .flat_map(|row| line(row, kernel))
        .collect::<Vec<_>>();
    let mut down = vec![0.0; across.len()];
    let height = across.len() / width;
    for column in 0..width {
        let values: Vec<f32> = across.iter().skip(column).step_by(width).copied().collect();
        let places = down.iter_mut().skip(column).step_by(width);
        places
            .zip(line(&values, kernel))
            .for_each(|(place, value)| *place = value);
        debug_assert_eq!(values.len(), height);
    }
    down
}

fn line(values: &[f32], kernel: &[f32]) -> Vec<f32> {
    let reach = kernel.len() - usize::from(!kernel.is_empty());
    let (first, last) = (values.first().copied(), values.last().copied());
    let ends = |value: Option<f32>| std::iter::repeat_n(value.unwrap_or_default(), reach);
    let framed: Vec<f32> = ends(first)
        .chain(values.iter().copied())
        .chain(ends(last))
        .collect();
    let whole = kernel.iter().rev().chain(kernel.iter().skip(1));
    let mut sums = vec![0.0; values.len()];
    for (start, weight) in whole.enumerate() {
        let shifted = framed.iter().skip(start);
        sums.iter_mut()
            .zip(shifted)
            .for_each(|(sum, value)| *sum += weight * value);
    }
    sums
}
