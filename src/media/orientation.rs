//! Turning a picture upright by its Exif orientation (CIPA DC-008, tag 0x0112).
//!
//! Not `image::DynamicImage::apply_orientation`: it frees a copy of the pixels that nobody could wipe, while this turns in place
//! where the sides keep their length, and otherwise leaves the original with its owner, who wipes it.

use image::metadata::Orientation;

/// Squares in which a picture is turned, so that both sides stay in the processor's cache.
const TILE: usize = 32;

/// The orientation that an Exif block gives, from its TIFF header or from the `Exif\0\0` before
/// it. A missing or broken block means upright.
pub(super) fn of_exif(block: &[u8]) -> Orientation {
    let block = block.strip_prefix(b"Exif\0\0").unwrap_or(block);
    Orientation::from_exif_chunk(block).unwrap_or(Orientation::NoTransforms)
}

/// The size after turning.
pub(super) fn size(orientation: Orientation, width: u32, height: u32) -> (u32, u32) {
    use Orientation as O;
    match orientation {
        O::Rotate90 | O::Rotate270 | O::Rotate90FlipH | O::Rotate270FlipH => (height, width),
        O::NoTransforms | O::Rotate180 | O::FlipHorizontal | O::FlipVertical => (width, height),
    }
}

/// Turns row-major pixels of `N` bytes; in place where the sides keep their length.
pub(super) fn turn<const N: usize>(
    mut bytes: Vec<u8>,
    width: usize,
    orientation: Orientation,
) -> Vec<u8> {
    match transposed::<N>(&bytes, width, orientation) {
        Some(turned) => turned,
        None => {
            reverse::<N>(&mut bytes, width, orientation);
            bytes
        }
    }
}

/// A turned copy; the original stays with its owner, who may have to wipe it.
pub(super) fn turned<const N: usize>(
    bytes: &[u8],
    width: usize,
    orientation: Orientation,
) -> Vec<u8> {
    transposed::<N>(bytes, width, orientation).unwrap_or_else(|| {
        let mut copy = bytes.to_vec();
        reverse::<N>(&mut copy, width, orientation);
        copy
    })
}

/// The turns that keep the length of the sides.
fn reverse<const N: usize>(bytes: &mut [u8], width: usize, orientation: Orientation) {
    use Orientation as O;
    let (pixels, _) = bytes.as_chunks_mut::<N>();
    match orientation {
        O::Rotate180 => pixels.reverse(),
        O::FlipHorizontal => pixels.chunks_mut(width.max(1)).for_each(<[_]>::reverse),
        O::FlipVertical => flip_rows(pixels, width),
        // Nothing to do, or a transposition.
        O::NoTransforms | O::Rotate90 | O::Rotate270 | O::Rotate90FlipH | O::Rotate270FlipH => {}
    }
}

/// A transposition, then rows or columns reversed while they are written; none for other turns.
fn transposed<const N: usize>(
    bytes: &[u8],
    width: usize,
    orientation: Orientation,
) -> Option<Vec<u8>> {
    use Orientation as O;
    let (pixels, _) = bytes.as_chunks::<N>();
    match orientation {
        O::NoTransforms | O::Rotate180 | O::FlipHorizontal | O::FlipVertical => None,
        O::Rotate90FlipH => Some(transpose(pixels, width, false, false)),
        O::Rotate90 => Some(transpose(pixels, width, true, false)),
        O::Rotate270 => Some(transpose(pixels, width, false, true)),
        O::Rotate270FlipH => Some(transpose(pixels, width, true, true)),
    }
}

fn flip_rows<const N: usize>(pixels: &mut [[u8; N]], width: usize) {
    let mut rows = pixels.chunks_exact_mut(width.max(1));
    while let (Some(top), Some(bottom)) = (rows.next(), rows.next_back()) {
        top.swap_with_slice(bottom);
    }
}

/// Old column x becomes row x (or, with `from_right`, counted from the last column); within the
/// new row the old rows come from the top (or, with `from_bottom`, from the last).
fn transpose<const N: usize>(
    old: &[[u8; N]],
    width: usize,
    from_bottom: bool,
    from_right: bool,
) -> Vec<u8> {
    let width = width.max(1);
    let height = old.len() / width;
    let mut bytes = vec![0; old.len() * N];
    let (new, _) = bytes.as_chunks_mut::<N>();
    for (band, rows) in new.chunks_mut((height * TILE).max(1)).enumerate() {
        for across in (0..height).step_by(TILE) {
            for (row, line) in rows.chunks_mut(height.max(1)).enumerate() {
                let column = band * TILE + row;
                let x = if from_right {
                    width - 1 - column
                } else {
                    column
                };
                let end = (across + TILE).min(height);
                // In range: a line is as long as the picture was high.
                let target = line.get_mut(across..end).unwrap_or_default();
                for (step, pixel) in target.iter_mut().enumerate() {
                    let down = across + step;
                    let y = if from_bottom { height - 1 - down } else { down };
                    if let Some(source) = old.get(y * width + x) {
                        *pixel = *source;
                    }
                }
            }
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Where the pixel shown at (x, y) is stored: straight from the table of the Exif standard,
    /// which says where row 0 and column 0 of the stored picture are seen.
    fn stored(code: u8, x: usize, y: usize, shown: (usize, usize)) -> (usize, usize) {
        let (right, bottom) = (shown.0 - 1 - x, shown.1 - 1 - y);
        match code {
            1 => (x, y),
            2 => (right, y),
            3 => (right, bottom),
            4 => (x, bottom),
            5 => (y, x),
            6 => (y, right),
            7 => (bottom, right),
            _ => (bottom, x),
        }
    }

    proptest! {
        #[test]
        fn every_orientation_puts_each_pixel_where_the_standard_says(
            width in 1_usize..80, height in 1_usize..80, code in 1_u8..=8
        ) {
            let pixel = |x: usize, y: usize| [x as u8, y as u8, (x * y) as u8];
            let old: Vec<u8> = (0..height)
                .flat_map(|y| (0..width).flat_map(move |x| pixel(x, y)))
                .collect();
            let orientation = Orientation::from_exif(code).unwrap();
            let (w, h) = size(orientation, width as u32, height as u32);
            let (w, h) = (w as usize, h as usize);
            let copy = turned::<3>(&old, width, orientation);
            let new = turn::<3>(old, width, orientation);
            prop_assert_eq!(&copy, &new);
            for y in 0..h {
                for x in 0..w {
                    let (sx, sy) = stored(code, x, y, (w, h));
                    prop_assert_eq!(&new[(y * w + x) * 3..][..3], &pixel(sx, sy));
                }
            }
        }
    }

    #[test]
    fn a_broken_exif_block_means_upright() {
        for block in [
            &b""[..],
            b"Exif\0\0",
            b"II*\0\xFF\xFF\xFF\xFF",
            b"MM\0*\0\0\0\x08\xFF\xFF",
        ] {
            assert_eq!(of_exif(block), Orientation::NoTransforms);
        }
    }
}
