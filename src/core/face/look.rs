//! A second look at whatever the first pass was unsure of, or saw cut.

use super::centerface::Maps;
use super::found::{Found, without_doubles};
use super::pyramid::{Level, Pyramid};
use super::{CONFIRMED, CONFIRMED_TURNED, SURE, workers};
use crate::error::Reason;
use crate::model::Network;
use crate::photo::{Point, Region};
use crate::progress::Progress;

/// Side of the square that is looked at, in pixels of the pass; a multiple of 32.
const SIDE: usize = 160;
/// Height that the face has there if its box was right.
const FACE: f32 = 48.0;
/// Squares a pass.
const BATCH: usize = 8;
/// How far the picture is turned for what an upright look did not confirm.
const TURNS: [f32; 2] = [35.0, -35.0];
/// Looks in a photo at most: so many, and so many more for each megapixel. The likeliest first.
const MOST: (usize, usize) = (64, 16);

/// Faces that are sure, and those that a second look confirms.
pub(super) fn again(
    networks: &mut [Network],
    pyramid: &Pyramid<'_>,
    found: Vec<Found>,
    progress: &Progress,
) -> Result<Vec<Found>, Reason> {
    let (unsure, mut faces): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|f| f.score < SURE || f.cut);
    let (width, height) = pyramid.level(0).pixels.dimensions();
    let megapixels = (u64::from(width) * u64::from(height) / 1_000_000) as usize;
    let most = MOST.0.saturating_add(MOST.1.saturating_mul(megapixels));
    let upright: Vec<_> = unsure.into_iter().take(most).map(|f| (f, 0.0)).collect();
    let mut open = Vec::new();
    let answers = look(networks, pyramid, &upright, progress)?;
    for ((unsure, _), answer) in upright.into_iter().zip(answers) {
        match answer.filter(|face| face.score >= CONFIRMED) {
            Some(face) => faces.push(face),
            None if unsure.score >= SURE => faces.push(unsure),
            None => open.push(unsure),
        }
    }
    let still_open = open
        .into_iter()
        .filter(|o| !faces.iter().any(|f| covers(f, o)));
    let turned: Vec<_> = still_open
        .flat_map(|o| TURNS.map(|turn| (o, turn)))
        .take(most)
        .collect();
    let answers = look(networks, pyramid, &turned, progress)?;
    let confirmed = answers.into_iter().flatten();
    faces.extend(confirmed.filter(|face| face.score >= CONFIRMED_TURNED));
    Ok(without_doubles(faces))
}

/// Whether most of `part` lies in `face`.
fn covers(face: &Found, part: &Found) -> bool {
    face.region.shared_area(&part.region) > part.region.area() / 2.0
}

/// For each candidate and turn in degrees, the best face about there.
fn look(
    networks: &mut [Network],
    pyramid: &Pyramid<'_>,
    wanted: &[(Found, f32)],
    progress: &Progress,
) -> Result<Vec<Option<Found>>, Reason> {
    let batches: Vec<_> = wanted.chunks(BATCH).collect();
    let answers = workers::each(
        networks,
        &batches,
        |network, batch| look_at(network, pyramid, batch),
        |_| progress.check(),
    )?;
    Ok(answers.into_iter().flatten().collect())
}

fn look_at(
    network: &mut Network,
    pyramid: &Pyramid<'_>,
    batch: &[(Found, f32)],
) -> Result<Vec<Option<Found>>, Reason> {
    let views: Vec<_> = batch.iter().map(|(f, turn)| View::of(f, *turn)).collect();
    let mut values = vec![0.0; batch.len() * 3 * SIDE * SIDE];
    for (view, square) in views.iter().zip(values.chunks_exact_mut(3 * SIDE * SIDE)) {
        view.draw(pyramid, square);
    }
    let outputs = network.run([batch.len(), 3, SIDE, SIDE], &values)?;
    let maps = Maps::of(network.name(), &outputs)?;
    let answers = views.iter().enumerate().map(|(number, view)| {
        let seen = maps.faces(number, CONFIRMED.min(CONFIRMED_TURNED));
        let near = seen.into_iter().filter(View::is_near);
        let best = near.max_by(|a, b| a.score.total_cmp(&b.score))?;
        Some(view.in_photo(best))
    });
    Ok(answers.collect())
}

/// A square about a place in the photo, turned.
struct View {
    middle: Point,
    /// Pixels of the photo in a pixel of the square.
    scale: f32,
    sin: f32,
    cos: f32,
}

impl View {
    fn of(found: &Found, degrees: f32) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Self {
            middle: found.region.centre(),
            scale: found.size().max(1.0) / FACE,
            sin,
            cos,
        }
    }

    /// From the square to the photo.
    fn place(&self, x: f32, y: f32) -> Point {
        let half = SIDE as f32 / 2.0;
        let (right, down) = ((x - half) * self.scale, (y - half) * self.scale);
        Point {
            x: self.middle.x + right * self.cos - down * self.sin,
            y: self.middle.y + right * self.sin + down * self.cos,
        }
    }

    /// Fills three planes; black outside the photo. Where the photo is finer than the square, the
    /// mean of a few samples.
    fn draw(&self, pyramid: &Pyramid<'_>, square: &mut [f32]) {
        let level = pyramid.level_for(self.scale);
        let finer = self.scale / level.scale.0.max(level.scale.1);
        // Each sample lies between pixels and is itself the mean of two in each direction.
        let samples = ((finer / 2.0).ceil() as usize).clamp(1, 2);
        let weight = 1.0 / (samples * samples) as f32;
        let area = SIDE * SIDE;
        let (red, rest) = square.split_at_mut(area);
        let (green, blue) = rest.split_at_mut(area);
        let planes = red.iter_mut().zip(green).zip(blue);
        for (number, ((red, green), blue)) in planes.enumerate() {
            let (x, y) = ((number % SIDE) as f32, (number / SIDE) as f32);
            let mut sum = [0.0; 3];
            for sample in 0..samples * samples {
                let part = |n: usize| (n as f32 + 0.5) / samples as f32;
                let at = self.place(x + part(sample % samples), y + part(sample / samples));
                let colour = colour(&level, at);
                for (sum, value) in sum.iter_mut().zip(colour) {
                    *sum += value * weight;
                }
            }
            [*red, *green, *blue] = sum;
        }
    }

    /// Whether a face in the square can be the one that was looked for.
    fn is_near(face: &Found) -> bool {
        let half = SIDE as f32 / 2.0;
        let centre = face.region.centre();
        let away = (centre.x - half).abs().max((centre.y - half).abs());
        away < FACE * 0.5 && (0.4..2.5).contains(&(face.size() / FACE))
    }

    fn in_photo(&self, face: Found) -> Found {
        let centre = face.region.centre();
        let centre = self.place(centre.x, centre.y);
        // The upright box of a turned ellipse that fills the box.
        let (a, b) = (face.region.width, face.region.height);
        let width = (a * self.cos).hypot(b * self.sin) * self.scale;
        let height = (a * self.sin).hypot(b * self.cos) * self.scale;
        Found {
            region: Region {
                x: centre.x - width / 2.0,
                y: centre.y - height / 2.0,
                width,
                height,
            },
            landmarks: face.landmarks.map(|p| self.place(p.x, p.y)),
            cut: false,
            ..face
        }
    }
}

/// The colour of a level at a place of the photo, between its four nearest pixels.
fn colour(level: &Level<'_>, at: Point) -> [f32; 3] {
    let (x, y) = (at.x / level.scale.0 - 0.5, at.y / level.scale.1 - 0.5);
    let (left, top) = (x.floor(), y.floor());
    let (right_part, lower_part) = (x - left, y - top);
    let pixel = |x: f32, y: f32| {
        let inside = x >= 0.0 && y >= 0.0;
        let found = inside.then(|| level.pixels.get_pixel_checked(x as u32, y as u32));
        found.flatten().map_or([0.0; 3], |p| p.0.map(f32::from))
    };
    let corners = [
        (pixel(left, top), (1.0 - right_part) * (1.0 - lower_part)),
        (pixel(left + 1.0, top), right_part * (1.0 - lower_part)),
        (pixel(left, top + 1.0), (1.0 - right_part) * lower_part),
        (pixel(left + 1.0, top + 1.0), right_part * lower_part),
    ];
    let mut sum = [0.0; 3];
    for (colour, weight) in corners {
        for (sum, value) in sum.iter_mut().zip(colour) {
            *sum += value * weight;
        }
    }
    sum
}
