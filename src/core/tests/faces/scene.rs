//! Scenes built from portraits: heads of a known size and tilt on a noisy ground.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::PathBuf;

use image::imageops::FilterType;
use image::{DynamicImage, GrayImage, Luma, Rgb, RgbImage, imageops};
use imageproc::geometric_transformations::{Border, Interpolation, rotate_about_center};
use ombrelle_core::face::Face;
use ombrelle_core::photo::{Picture, Region};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// Portraits with the boxes of their faces in reading order, drawn by hand.
const PORTRAITS: [(&str, &[[f32; 4]]); 6] = [
    ("biden", &[[427.0, 180.0, 285.0, 380.0]]),
    ("biden2", &[[430.0, 145.0, 435.0, 625.0]]),
    ("obama", &[[371.0, 95.0, 238.0, 325.0]]),
    ("obama1", &[[529.0, 112.0, 370.0, 520.0]]),
    ("obama2", &[[203.0, 240.0, 265.0, 395.0]]),
    (
        "obama_and_biden",
        &[
            [757.0, 386.0, 180.0, 265.0],
            [1142.0, 362.0, 188.0, 245.0],
            [1634.0, 1042.0, 146.0, 182.0],
        ],
    ),
];

/// A head cut out of a portrait.
pub struct Head {
    /// A square of three face heights about the face.
    pixels: RgbImage,
    /// Opaque over the head, feathered towards what is not copied.
    mask: GrayImage,
    /// Height of the face in `pixels`.
    face: f32,
    /// Pixels and mask by size and turn: the same head is put into many pictures, and making it smaller took three quarters of these tests.
    drawn: RefCell<HashMap<(u32, u32), (RgbImage, GrayImage)>>,
}

/// The largest side at which a head is kept.
const KEPT: u32 = 1024;

pub fn picture(rgb: RgbImage) -> Picture {
    Picture { rgb, alpha: None }
}

/// Name, pixels and faces of each portrait; empty where the shared folder is absent.
pub fn portraits() -> Vec<(&'static str, RgbImage, Vec<Region>)> {
    let shared = std::env::var_os("OMBRELLE_SHARED").map(PathBuf::from);
    let shared =
        shared.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"));
    let region = |[x, y, width, height]: &[f32; 4]| Region {
        x: *x,
        y: *y,
        width: *width,
        height: *height,
    };
    let open = |name: &'static str, boxes: &[[f32; 4]]| {
        let path = shared.join(format!("data/photos/{name}.jpg"));
        let pixels = image::open(path).ok()?.to_rgb8();
        Some((name, pixels, boxes.iter().map(region).collect()))
    };
    PORTRAITS
        .iter()
        .filter_map(|(name, boxes)| open(name, boxes))
        .collect()
}

/// The heads of the adults; the child in the background of the last portrait is not copied about.
pub fn heads() -> Vec<Head> {
    let mut heads = Vec::new();
    for (_, pixels, boxes) in portraits() {
        heads.extend(boxes.iter().take(2).map(|face| Head::cut(&pixels, face)));
    }
    heads
}

impl Head {
    fn cut(photo: &RgbImage, face: &Region) -> Self {
        let reach = face.height * 1.5;
        let side = (reach * 2.0) as u32;
        let centre = face.centre();
        let (left, top) = (centre.x - reach, centre.y - reach);
        let source = |x: u32, y: u32| {
            let (x, y) = (x as f32 + left, y as f32 + top);
            let inside = x >= 0.0 && y >= 0.0;
            inside
                .then(|| photo.get_pixel_checked(x as u32, y as u32))
                .flatten()
                .copied()
        };
        let pixels = RgbImage::from_fn(side, side, |x, y| source(x, y).unwrap_or(Rgb([0; 3])));
        let mask = GrayImage::from_fn(side, side, |x, y| {
            let away = ((x as f32 - reach) / 0.85).hypot(y as f32 - reach) / face.height;
            let opaque = ((1.0 - away) * 10.0).clamp(0.0, 1.0);
            Luma([if source(x, y).is_some() {
                (opaque * 255.0) as u8
            } else {
                0
            }])
        });
        Self {
            pixels,
            mask,
            face: face.height,
            drawn: RefCell::default(),
        }
    }

    /// Pixels and mask, with a face of this height, turned by this much.
    fn drawn(&self, size: f32, degrees: f32) -> (RgbImage, GrayImage) {
        let key = (size.to_bits(), degrees.to_bits());
        if let Some(kept) = self.drawn.borrow().get(&key) {
            return kept.clone();
        }
        let scale = size / self.face;
        let side = (self.pixels.width() as f32 * scale).round().max(4.0) as u32;
        // Turned at twice the size, then reduced: a camera does not see the steps of a rotation.
        let fine = (side * 2).min(self.pixels.width());
        let square =
            |pixels: &RgbImage, side: u32| resized(pixels, (side, side), FilterType::Triangle);
        let mut pixels = square(&self.pixels, fine);
        let mut mask = resized_mask(&self.mask, fine);
        if degrees != 0.0 {
            let turn = degrees.to_radians();
            let (smooth, black) = (Interpolation::Bilinear, Border::Constant(Rgb([0; 3])));
            pixels = rotate_about_center(&pixels, turn, smooth, black);
            mask = rotate_about_center(&mask, turn, smooth, Border::Constant(Luma([0])));
        }
        let drawn = (square(&pixels, side), resized_mask(&mask, side));
        if side <= KEPT {
            self.drawn.borrow_mut().insert(key, drawn.clone());
        }
        drawn
    }
}

/// A picture at another size. By way of [`DynamicImage`], so that the work is done by code that was compiled, and optimised, with `image`: the
/// same for any kind of pixel would be compiled here, without, and take most of the time of these tests.
fn resized(pixels: &RgbImage, (width, height): (u32, u32), filter: FilterType) -> RgbImage {
    let picture = DynamicImage::from(pixels.clone());
    picture.resize_exact(width, height, filter).into_rgb8()
}

fn resized_mask(pixels: &GrayImage, side: u32) -> GrayImage {
    let picture = DynamicImage::from(pixels.clone());
    let picture = picture.resize_exact(side, side, FilterType::Triangle);
    picture.into_luma8()
}

/// A picture and where its faces are.
pub struct Canvas {
    pub pixels: RgbImage,
    /// Middle and height of each face.
    pub truth: Vec<(f32, f32, f32)>,
}

impl Canvas {
    fn ground(width: u32, height: u32, rng: &mut ChaCha8Rng) -> Self {
        let grain = [3, 6, 12][rng.next_u32() as usize % 3];
        Self {
            pixels: noise(width, height, grain, rng),
            truth: Vec::new(),
        }
    }

    fn put(&mut self, head: &Head, size: f32, x: f32, y: f32, degrees: f32) {
        let (pixels, mask) = head.drawn(size, degrees);
        let side = pixels.width();
        let (left, top) = (x - side as f32 / 2.0, y - side as f32 / 2.0);
        let (left, top) = (left.round() as i64, top.round() as i64);
        for (dx, dy, colour) in pixels.enumerate_pixels() {
            let (Ok(px), Ok(py)) = (
                u32::try_from(left + i64::from(dx)),
                u32::try_from(top + i64::from(dy)),
            ) else {
                continue;
            };
            let Some(under) = self.pixels.get_pixel_mut_checked(px, py) else {
                continue;
            };
            let opaque = u32::from(mask.get_pixel(dx, dy).0[0]);
            for (under, over) in under.0.iter_mut().zip(colour.0) {
                *under =
                    ((u32::from(*under) * (255 - opaque) + u32::from(over) * opaque) / 255) as u8;
            }
        }
        self.truth.push((x, y, size));
    }

    /// Six by three heads of one size and tilt.
    pub fn grid(heads: &[Head], size: f32, degrees: f32, rng: &mut ChaCha8Rng) -> Self {
        let step = (size * 2.6).max(24.0);
        let mut canvas = Self::ground((step * 6.0) as u32, (step * 3.0) as u32, rng);
        for place in 0..18 {
            let head = &heads[(place + rng.next_u32() as usize % 2) % heads.len()];
            let (column, row) = ((place % 6) as f32, (place / 6) as f32);
            canvas.put(
                head,
                size,
                (column + 0.5) * step,
                (row + 0.5) * step,
                degrees,
            );
        }
        canvas
    }

    /// Heads of 16 to 400 pixels, tilted by up to 20 degrees, in cells of a large canvas.
    pub fn crowd(
        heads: &[Head],
        width: u32,
        height: u32,
        count: usize,
        rng: &mut ChaCha8Rng,
    ) -> Self {
        let mut canvas = Self::ground(width, height, rng);
        let columns = (count as f32 * width as f32 / height as f32).sqrt().ceil() as usize;
        let rows = count.div_ceil(columns);
        let (cell_width, cell_height) =
            (width as f32 / columns as f32, height as f32 / rows as f32);
        let largest = cell_width.min(cell_height) / 2.0;
        for place in 0..count {
            let size = 16.0 * (largest / 16.0).powf(place as f32 / (count - 1) as f32);
            let degrees = (rng.next_u32() % 41) as f32 - 20.0;
            let (column, row) = ((place % columns) as f32, (place / columns) as f32);
            let head = &heads[place % heads.len()];
            canvas.put(
                head,
                size,
                (column + 0.5) * cell_width,
                (row + 0.5) * cell_height,
                degrees,
            );
        }
        canvas
    }

    pub fn one(head: &Head, width: u32, height: u32, size: f32) -> Self {
        let mut canvas = Self {
            pixels: RgbImage::from_pixel(width, height, Rgb([120, 130, 140])),
            truth: Vec::new(),
        };
        canvas.put(head, size, width as f32 / 2.0, height as f32 / 2.0, 0.0);
        canvas
    }

    /// Heads along the left and the right edge, a fifth of each face beyond it.
    pub fn bordered(heads: &[Head], size: f32, rng: &mut ChaCha8Rng) -> Self {
        let side = (size * 8.0) as u32;
        let mut canvas = Self::ground(side, side, rng);
        for row in 0..3 {
            let y = size * (1.4 + 2.6 * row as f32);
            canvas.put(&heads[row % heads.len()], size, size * 0.22, y, 0.0);
            canvas.put(
                &heads[(row + 3) % heads.len()],
                size,
                side as f32 - size * 0.22,
                y,
                0.0,
            );
        }
        canvas
    }

    pub fn mirror(&mut self) {
        imageops::flip_horizontal_in_place(&mut self.pixels);
        let width = self.pixels.width() as f32;
        for (x, ..) in &mut self.truth {
            *x = width - *x;
        }
    }

    pub fn grey(&mut self) {
        for pixel in self.pixels.pixels_mut() {
            let [r, g, b] = pixel.0.map(f32::from);
            pixel.0 = [(0.299 * r + 0.587 * g + 0.114 * b) as u8; 3];
        }
    }

    /// How many faces were found, and how many of those found are none, which are printed.
    pub fn compare(&self, faces: &[Face]) -> (usize, usize) {
        let fits = |face: &Face, (x, y, size): &(f32, f32, f32)| {
            let centre = face.region.centre();
            let longer = face.region.height.max(face.region.width) / size;
            (centre.x - x).abs() < size * 0.45
                && (centre.y - y).abs() < size * 0.45
                && (0.5..2.0).contains(&longer)
        };
        for face in faces {
            if !self.truth.iter().any(|t| fits(face, t)) {
                println!("invented: {:?} ({:?})", face.region, face.score);
            }
        }
        let hit = self
            .truth
            .iter()
            .filter(|t| faces.iter().any(|f| fits(f, t)))
            .count();
        (hit, faces.len() - hit.min(faces.len()))
    }
}

/// The photo with this face at a height, cut so that a part of the face is left at one side; and what is left of it.
pub fn cut(
    rgb: &RgbImage,
    face: &Region,
    side: &str,
    height: f32,
    visible: f32,
) -> (RgbImage, Region) {
    let scale = height / face.height;
    let size = |side: u32| (side as f32 * scale).round() as u32;
    let (width, height) = (size(rgb.width()), size(rgb.height()));
    let rgb = resized(rgb, (width, height), FilterType::Triangle);
    let face = face.scaled(scale, scale);
    let (mut rest, mut frame) = (face, [0, 0, width, height]);
    match side {
        "left" => {
            frame[0] = (face.x + face.width * (1.0 - visible)) as u32;
            rest.x = 0.0;
        }
        "right" => frame[2] = (face.x + face.width * visible) as u32,
        "top" => {
            frame[1] = (face.y + face.height * (1.0 - visible)) as u32;
            rest.y = 0.0;
        }
        _ => frame[3] = (face.y + face.height * visible) as u32,
    }
    match side {
        "left" | "right" => rest.width *= visible,
        _ => rest.height *= visible,
    }
    let [left, top, right, bottom] = frame;
    let part = imageops::crop_imm(&rgb, left, top, right - left, bottom - top);
    (part.to_image(), rest)
}

/// Coloured noise of this grain, in pixels.
pub fn noise(width: u32, height: u32, grain: u32, rng: &mut ChaCha8Rng) -> RgbImage {
    let (small_width, small_height) = (width.div_ceil(grain), height.div_ceil(grain));
    let mut small = RgbImage::new(small_width, small_height);
    rng.fill_bytes(&mut small);
    match grain {
        1 => small,
        _ => resized(&small, (width, height), FilterType::CatmullRom),
    }
}

/// Lines of strokes like print.
pub fn text(width: u32, height: u32, rng: &mut ChaCha8Rng) -> RgbImage {
    let mut page = RgbImage::from_pixel(width, height, Rgb([250, 248, 240]));
    for line in (10..height.saturating_sub(20)).step_by(22) {
        let mut x = 10;
        while x + 10 < width {
            let letter = rng.next_u32();
            for dy in 0..12 {
                for dx in 0..7 {
                    if letter >> ((dy / 3) * 4 + dx / 2) & 1 == 1 {
                        page.put_pixel(x + dx, line + dy, Rgb([20, 20, 30]));
                    }
                }
            }
            x += if letter >> 30 == 0 { 18 } else { 10 };
        }
    }
    page
}
