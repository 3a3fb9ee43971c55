//! The fast walk against the algorithm written down plainly, at sizes that no vector has.
//!
//! The plain form filters the whole picture four times, one row or column after the other, as the
//! reference does; the bits, not only their distance, must be equal.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may stop"
)]

use ombrelle_pdq::{Error, Hash, MIN_SIDE, Picture};
use proptest::prelude::*;

/// One box filter over a row or a column.
fn means(line: &[f32]) -> Vec<f32> {
    let length = line.len();
    let size = length.div_ceil(128);
    let ahead = size / 2;
    let (mut sum, mut means) = (0.0_f32, Vec::new());
    for step in 0..length + ahead {
        if step < length {
            sum += line[step];
        }
        if step >= size {
            sum -= line[step - size];
        }
        if step >= ahead {
            let count = (step + 1).min(length) - (step + 1).saturating_sub(size);
            means.push(sum / count as f32);
        }
    }
    means
}

fn along_rows(picture: &mut [f32], width: usize) {
    for row in picture.chunks_mut(width) {
        row.copy_from_slice(&means(row));
    }
}

fn along_columns(picture: &mut [f32], width: usize) {
    for column in 0..width {
        let line: Vec<f32> = picture
            .iter()
            .skip(column)
            .step_by(width)
            .copied()
            .collect();
        for (row, mean) in means(&line).into_iter().enumerate() {
            picture[row * width + column] = mean;
        }
    }
}

/// The hash of a picture's brightness and its quality.
fn plain(picture: Vec<f32>, width: usize, height: usize) -> (Hash, u8) {
    if (width, height) == (64, 64) {
        plain_of_blurred(&picture, width, height)
    } else {
        plain_of_blurred(&blurred(picture, width), width, height)
    }
}

fn blurred(mut picture: Vec<f32>, width: usize) -> Vec<f32> {
    for _ in 0..2 {
        along_rows(&mut picture, width);
        along_columns(&mut picture, width);
    }
    picture
}

fn plain_of_blurred(picture: &[f32], width: usize, height: usize) -> (Hash, u8) {
    let place =
        |index: usize, length: usize| ((index as f64 + 0.5) * length as f64 / 64.0) as usize;
    let small =
        |row: usize, column: usize| picture[place(row, height) * width + place(column, width)];
    let factor = |frequency: usize, pixel: usize| {
        let angle = std::f64::consts::PI / 128.0 * frequency as f64 * (2 * pixel + 1) as f64;
        (f64::from((2.0_f64 / 64.0).sqrt() as f32) * angle.cos()) as f32
    };
    let mut frequencies = Vec::new();
    for down in 1..=16 {
        let rows: Vec<f32> = (0..64)
            .map(|column| {
                (0..64).fold(0.0, |sum, row| sum + factor(down, row) * small(row, column))
            })
            .collect();
        for across in 1..=16 {
            frequencies.push((0..64).fold(0.0_f32, |sum, column| {
                sum + rows[column] * factor(across, column)
            }));
        }
    }
    let mut sorted = frequencies.clone();
    sorted.sort_by(f32::total_cmp);
    let mut bytes = [0; 32];
    for (bit, value) in frequencies.iter().enumerate() {
        bytes[31 - bit / 8] |= u8::from(*value > sorted[127]) << (bit % 8);
    }
    let step = |a: f32, b: f32| ((a - b) * 100.0 / 255.0).trunc().abs() as u32;
    let mut steps = 0;
    for (near, far) in (0..64).flat_map(|near| (0..63).map(move |far| (near, far))) {
        steps += step(small(near, far), small(near, far + 1));
        steps += step(small(far, near), small(far + 1, near));
    }
    (Hash::from_bytes(bytes), (steps / 90).min(100) as u8)
}

/// Coarse patches with noise on them, from a seed: featureful and featureless areas both.
fn noise(length: usize, seed: u32) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 24
    };
    let mut patch = 0;
    (0..length)
        .map(|number| {
            if number % 97 == 0 {
                patch = next();
            }
            ((patch * 3 + next()) / 4) as u8
        })
        .collect()
}

fn lumas(bytes: &[u8]) -> Vec<f32> {
    let pixels = bytes.as_chunks::<3>().0.iter();
    pixels
        .map(|[r, g, b]| f64::from(*r) * 0.299 + f64::from(*g) * 0.587 + f64::from(*b) * 0.114)
        .map(|luma| luma as f32)
        .collect()
}

fn assert_plain(width: usize, height: usize, seed: u32) {
    let bytes = noise(width * height * 3, seed);
    let lumas = lumas(&bytes);
    let fast = Picture::rgb(&bytes, width, height).unwrap().hash();
    let same = Picture::luma(&lumas, width, height).unwrap().hash();
    let (hash, quality) = plain(lumas, width, height);
    assert_eq!(fast.hash.to_hex(), hash.to_hex(), "{width} x {height}");
    assert_eq!(fast.quality, quality, "{width} x {height}");
    assert_eq!(fast, same, "{width} x {height}");
}

#[test]
fn long_and_uneven_sides_have_the_bits_of_the_plain_form() {
    // Windows of 1 to 32 pixels, on both sides of each multiple of a tile and of 128.
    for (width, height) in [
        (5, 5),
        (64, 64),
        (64, 65),
        (127, 128),
        (129, 16),
        (255, 257),
        (384, 383),
        (2047, 9),
        (2049, 17),
        (7, 2100),
        (4000, 33),
        (31, 4100),
    ] {
        assert_plain(width, height, 7);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_size_has_the_bits_of_the_plain_form(width in 5_usize..300, height in 5_usize..300, seed: u32) {
        assert_plain(width, height, seed);
    }

    #[test]
    fn what_lies_between_rows_changes_nothing(
        width in 5_usize..80, height in 5_usize..80, gap in 0_usize..50, seed: u32
    ) {
        let tight = noise(width * height * 3, seed);
        let mut loose = Vec::new();
        for row in tight.chunks(width * 3) {
            loose.extend_from_slice(row);
            loose.extend(std::iter::repeat_n(200, gap));
        }
        // The gap after the last row may be missing.
        loose.truncate(loose.len() - gap);
        let expected = Picture::rgb(&tight, width, height)?.dihedral();
        let found = Picture::rgb_with_stride(&loose, width, height, width * 3 + gap)?.dihedral();
        prop_assert_eq!(found, expected);

        let tight = lumas(&tight);
        let mut loose = Vec::new();
        for row in tight.chunks(width) {
            loose.extend_from_slice(row);
            loose.extend(std::iter::repeat_n(f32::NAN, gap));
        }
        let expected = Picture::luma(&tight, width, height)?.hash();
        let found = Picture::luma_with_stride(&loose, width, height, width + gap)?.hash();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn any_numbers_are_hashed_without_panic(
        bits in prop::collection::vec(any::<u32>(), 400), width in 5_usize..=20
    ) {
        let lumas: Vec<f32> = bits.into_iter().map(f32::from_bits).collect();
        let height = lumas.len() / width;
        let picture = Picture::luma_with_stride(&lumas, width, height, width)?;
        prop_assert!(picture.hash().quality <= 100);
        prop_assert!(picture.dihedral().quality <= 100);
    }

    #[test]
    fn a_buffer_of_a_wrong_length_is_refused(
        width in 0_usize..40, height in 0_usize..40, length in 0_usize..6000
    ) {
        let bytes = vec![0; length];
        let found = Picture::rgb(&bytes, width, height).err();
        let expected = if width < MIN_SIDE || height < MIN_SIDE {
            Some(Error::Size { width, height })
        } else if length != 3 * width * height {
            Some(Error::Buffer { expected: 3 * width * height, found: length })
        } else {
            None
        };
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn sizes_that_cannot_be_addressed_are_refused() {
    for (width, height, stride) in [
        (usize::MAX, 5, 15),
        (5, usize::MAX, 15),
        (5, 5, usize::MAX),
        (usize::MAX / 3, usize::MAX / 3, 0),
    ] {
        assert!(Picture::rgb_with_stride(&[0; 75], width, height, stride).is_err());
        assert!(Picture::luma_with_stride(&[0.0; 75], width, height, stride).is_err());
    }
    assert!(
        Picture::rgb_with_stride(&[0; 75], 5, 5, 14).is_err(),
        "rows overlap"
    );
}

#[test]
fn a_picture_of_64_by_64_is_hashed_unblurred_and_turned_blurred() {
    // Regular, so that rounding alone decides many bits; the reference treats the two cases so.
    let board = |pixel: usize| ((pixel % 64 / 8 + pixel / 64 / 8) % 2) as f32 * 201.7 + 0.3;
    let lumas: Vec<f32> = (0..64 * 64).map(board).collect();
    let picture = Picture::luma(&lumas, 64, 64).unwrap();
    let (unblurred, _) = plain_of_blurred(&lumas, 64, 64);
    let (turned, _) = plain_of_blurred(&blurred(lumas.clone(), 64), 64, 64);
    assert_eq!(picture.hash().hash.to_hex(), unblurred.to_hex());
    assert_eq!(picture.dihedral().original.to_hex(), turned.to_hex());
    assert_ne!(unblurred, turned);
}

#[test]
fn a_large_picture_is_taken_down_as_the_command_line_tool_does() {
    let (width, height) = (700, 300);
    let bytes = noise(width * height * 3, 3);
    let mut taken = Vec::new();
    for row in 0..512 {
        for column in 0..512 {
            let pixel = (row * height / 512) * width + column * width / 512;
            taken.extend_from_slice(&bytes[3 * pixel..3 * pixel + 3]);
        }
    }
    let picture = Picture::rgb(&bytes, width, height).unwrap();
    let expected = Picture::rgb(&taken, 512, 512).unwrap().hash();
    assert_eq!(picture.downsampled().picture().hash(), expected);
    assert_ne!(picture.hash().hash, expected.hash);
}

#[test]
fn a_small_picture_is_not_resized() {
    let bytes = noise(512 * 100 * 3, 5);
    let picture = Picture::rgb(&bytes, 512, 100).unwrap();
    assert_eq!(picture.downsampled().picture().hash(), picture.hash());
}

#[test]
fn a_turned_or_mirrored_copy_is_found_by_its_dihedral_hash() {
    let side = 200;
    let smooth = |x: usize, y: usize| {
        let (x, y) = (x as f32 / 200.0, y as f32 / 200.0);
        let waves = (9.0 * x + 4.0 * y * y).sin() + (17.0 * y - 6.0 * x * x).cos();
        let spot = 3.0 * (-60.0 * ((x - 0.3).powi(2) + (y - 0.7).powi(2))).exp();
        128.0 + 25.0 * (waves + spot)
    };
    let last = side - 1;
    // Where the pixel at column x and row y of the changed picture comes from.
    type Origin = fn(usize, usize, usize) -> (usize, usize);
    let origins: [Origin; 8] = [
        |x, y, _| (x, y),
        |x, y, last| (last - y, x),
        |x, y, last| (last - x, last - y),
        |x, y, last| (y, last - x),
        |x, y, last| (x, last - y),
        |x, y, last| (last - x, y),
        |x, y, _| (y, x),
        |x, y, last| (last - y, last - x),
    ];
    let changed = |origin: Origin| -> Vec<f32> {
        (0..side * side)
            .map(|pixel| origin(pixel % side, pixel / side, last))
            .map(|(x, y)| smooth(x, y))
            .collect()
    };
    let upright = changed(origins[0]);
    let dihedral = Picture::luma(&upright, side, side).unwrap().dihedral();
    for (number, (origin, hash)) in origins.into_iter().zip(dihedral.all()).enumerate() {
        let pixels = changed(origin);
        let found = Picture::luma(&pixels, side, side).unwrap().hash();
        let distances: Vec<u32> = dihedral.all().map(|hash| hash.distance(&found.hash)).into();
        assert!(
            hash.distance(&found.hash) <= 31,
            "form {number}: {distances:?}"
        );
        let others = distances.iter().filter(|distance| **distance <= 31).count();
        assert_eq!(others, 1, "form {number}: {distances:?}");
    }
}
