//! A second look at whatever the first pass was unsure of, or saw cut: a glance with the quick
//! network, then a look with the exact one.

use super::centerface::Maps;
use super::found::{Found, without_doubles};
use super::frame::Frame;
use super::pyramid::Pyramid;
use super::{
    CONFIRMED, CONFIRMED_AT_THE_BORDER, CONFIRMED_LYING, CONFIRMED_TURNED, SURE, TOGETHER,
    TOGETHER_AT_THE_BORDER,
};
use crate::error::ErrorKind;
use crate::model::recogniser::between;
use crate::model::{Network, Value, workers};
use crate::photo::{Point, Region};
use crate::progress::Progress;

/// A square that is drawn from the photo for a look.
#[derive(Clone, Copy)]
struct Square {
    /// Its side, in pixels of the pass; a multiple of 32.
    side: usize,
    /// Height that the face has there if its box was right.
    face: f32,
}

/// A quarter of the cost of a look; only to see what is not worth one.
const GLANCE: Square = Square {
    side: 96,
    face: 32.0,
};
/// Where the network is surest.
const LOOK: Square = Square {
    side: 160,
    face: 48.0,
};
/// The score that a glance must give for a look to follow. Lower than the first pass's, since the
/// face is larger now: what scores less is nothing.
const GLANCED: f32 = 0.05;
/// Squares a pass.
const BATCH: usize = 10;
/// What the pass gave this gets a look whatever the glance says: something drawn over a large face is lost where it is small.
const LIKELY: f32 = 0.15;
/// How far the picture is turned for what an upright look did not confirm.
const TURNS: [f32; 2] = [35.0, -35.0];
/// A face is at the border where its box comes so near to it, as a part of its size; what the border cuts is seen a little small.
const NEAR_THE_BORDER: f32 = 0.08;
/// Smaller ones, in pixels of the photo, have too little left at the border to be told from a pattern, and are found on their side as
/// they are.
const LARGE: f32 = 40.0;
/// How far the picture is turned for a large face that may lie on its side or on its head.
const FAR_TURNS: [f32; 5] = [90.0, 180.0, -90.0, 135.0, -135.0];
/// The score that a glance at a picture turned so far must give for a look to follow.
const GLANCED_LYING: f32 = 0.3;
/// Turned so far at most so many places; the likeliest first.
const MOST_LYING: usize = 16;
/// Frames about what the border may cut in a photo at most; the likeliest first.
const MOST_CUT_OFF: usize = 8;
/// The score that a look must give, upright or turned a little, for a frame to follow.
const HINTED: f32 = 0.15;
/// Smaller ones, in pixels of the photo, are no hint: few pixels of anything can look like a face.
const SMALLEST_HINTED: f32 = 32.0;
/// Frames about what looks left open in a photo at most; the likeliest first.
const MOST_HINTED: usize = 16;
/// Second looks in a photo at most: this many, and this many more for each megapixel. The likeliest first.
const MOST: (usize, usize) = (64, 16);

/// What the passes saw, by what has to be done with it.
pub(super) struct Sorted {
    /// Faces without a second look.
    sure: Vec<Found>,
    /// What deserves a second look.
    unsure: Vec<Found>,
    /// What the border may cut: a glance shows too little of it to decide.
    cut_off: Vec<Found>,
    /// What may lie on its side or on its head, and by how much the picture is to be turned for it.
    lying: Vec<(Found, f32)>,
}

impl Sorted {
    /// The faces, where nothing needs a second look.
    pub(super) fn settled(self) -> Result<Vec<Found>, Self> {
        match self.unsure.is_empty() && self.cut_off.is_empty() && self.lying.is_empty() {
            true => Ok(self.sure),
            false => Err(self),
        }
    }
}

/// Sorts what the passes saw, by a glance at what they are unsure of.
pub(super) fn sort(
    quick: &mut [Network],
    pyramid: &Pyramid<'_>,
    found: Vec<Found>,
    progress: &Progress,
) -> Result<Sorted, ErrorKind> {
    let (unsure, sure) = set_apart(found, most(pyramid));
    // Pixels for the quick form, planes for the exact one.
    let draw = |view: &View, square: &mut [u8]| {
        let colours = view.colours(pyramid);
        for (pixel, colour) in square.chunks_exact_mut(3).zip(colours) {
            pixel.copy_from_slice(&colour.map(|value| value.round() as u8));
        }
    };
    // What a sure face covers is a part of it: neither a frame nor a turn would be kept there.
    let large = |f: &&Found| f.size() >= LARGE && is_open(&sure, f);
    let cut_off = unsure.iter().filter(large);
    let cut_off = cut_off.filter(|f| at_the_border(f, pyramid));
    let cut_off = cut_off.take(MOST_CUT_OFF).copied().collect();
    let large = unsure.iter().filter(large);
    let sides: Vec<_> = large
        .take(MOST_LYING)
        .flat_map(|f| FAR_TURNS.map(|turn| (*f, turn)))
        .collect();
    let seen = look(quick, &sides, GLANCE, draw, progress)?;
    let lying = sides
        .into_iter()
        .zip(seen)
        .filter_map(|(side, seen)| (seen?.score >= GLANCED_LYING).then_some(side));
    let lying = lying.collect();
    let glances: Vec<_> = unsure.iter().map(|f| (*f, 0.0)).collect();
    let seen = look(quick, &glances, GLANCE, draw, progress)?;
    let worthwhile = unsure.into_iter().zip(seen).filter(|(found, seen)| {
        found.score >= LIKELY || seen.is_some_and(|seen| seen.score >= GLANCED)
    });
    Ok(Sorted {
        sure,
        unsure: worthwhile.map(|(found, _)| found).collect(),
        cut_off,
        lying,
    })
}

/// What deserves a second look, so many at most, and faces without one: also those beyond that, if they are sure.
fn set_apart(found: Vec<Found>, most: usize) -> (Vec<Found>, Vec<Found>) {
    let (mut unsure, mut sure): (Vec<_>, Vec<_>) =
        found.into_iter().partition(|f| f.score < SURE || f.cut);
    let beyond = unsure.split_off(unsure.len().min(most));
    sure.extend(beyond.into_iter().filter(|f| f.score >= SURE));
    (unsure, sure)
}

/// Looks in a photo at most.
fn most(pyramid: &Pyramid<'_>) -> usize {
    let (width, height) = pyramid.level(0).pixels.dimensions();
    let megapixels = (u64::from(width) * u64::from(height) / 1_000_000) as usize;
    MOST.0.saturating_add(MOST.1.saturating_mul(megapixels))
}

/// The faces that are sure, with those that a look confirms.
pub(super) fn again(
    exact: &mut [Network],
    pyramid: &Pyramid<'_>,
    sorted: Sorted,
    progress: &Progress,
) -> Result<Vec<Found>, ErrorKind> {
    let draw = |view: &View, square: &mut [f32]| {
        let (red, rest) = square.split_at_mut(square.len() / 3);
        let (green, blue) = rest.split_at_mut(rest.len() / 2);
        let planes = red.iter_mut().zip(green).zip(blue);
        for (((red, green), blue), colour) in planes.zip(view.colours(pyramid)) {
            [*red, *green, *blue] = colour;
        }
    };
    let mut faces = sorted.sure;
    let upright: Vec<_> = sorted.unsure.into_iter().map(|f| (f, 0.0)).collect();
    let answers = look(exact, &upright, LOOK, draw, progress)?;
    let mut open = Vec::new();
    for ((unsure, _), answer) in upright.into_iter().zip(answers) {
        open.extend(looked_at(&mut faces, unsure, answer, pyramid));
    }
    let cut_off = sorted.cut_off.into_iter();
    let cut_off: Vec<_> = cut_off.filter(|o| is_open(&faces, o)).collect();
    let answers = frames(exact, pyramid, &cut_off, progress)?;
    for (seen, of) in answers.into_iter().zip(&cut_off) {
        let is_it = |face: &Found| at_the_border(face, pyramid) && face.is_about(of);
        faces.extend(seen.into_iter().filter(is_it));
    }
    let near = open.iter().flat_map(|o| TURNS.map(|turn| (o.place, turn)));
    let turned: Vec<_> = near
        .chain(sorted.lying)
        .filter(|(o, _)| is_open(&faces, o))
        .take(most(pyramid))
        .collect();
    let answers = look(exact, &turned, LOOK, draw, progress)?;
    for ((of, turn), face) in turned.into_iter().zip(answers) {
        let Some(face) = face else { continue };
        let far = FAR_TURNS.contains(&turn);
        let enough = match far {
            true => face.score >= CONFIRMED_LYING && face.is_about(&of),
            false => face.score >= CONFIRMED_TURNED,
        };
        let of_it = open.iter_mut().find(|o| o.place == of && !far);
        match of_it {
            _ if enough => faces.push(face),
            Some(hint) => hint.seen = hint.seen.max(face.score),
            None => {}
        }
    }
    hinted(exact, pyramid, &mut faces, &open, progress)?;
    Ok(without_doubles(faces))
}

/// A place that no look confirmed, and the best score that looks gave there, upright or turned a little.
struct Open {
    place: Found,
    seen: f32,
}

/// Takes what an upright look confirms; what it leaves open.
fn looked_at(
    faces: &mut Vec<Found>,
    unsure: Found,
    answer: Option<Found>,
    pyramid: &Pyramid<'_>,
) -> Option<Open> {
    let seen = answer.map_or(0.0, |face| face.score);
    let enough = |face: &Found| {
        // Both have seen it: the pass the whole of what is left, the look more of its detail.
        let together = face.score + unsure.score >= TOGETHER_AT_THE_BORDER;
        let cut = face.score >= CONFIRMED_AT_THE_BORDER || together;
        face.score >= CONFIRMED || (cut && at_the_border(face, pyramid))
    };
    match answer.filter(enough) {
        Some(face) => {
            // The look saw a neighbour: a face that was sure stays one.
            let elsewhere = face.region.shared_area(&unsure.region) < unsure.region.area() / 5.0;
            if elsewhere && unsure.score >= SURE {
                faces.push(unsure);
            }
            faces.push(face);
        }
        None if unsure.score >= SURE => faces.push(unsure),
        None => {
            return Some(Open {
                place: unsure,
                seen,
            });
        }
    }
    None
}

/// What a frame about each of these places sees.
fn frames(
    exact: &mut [Network],
    pyramid: &Pyramid<'_>,
    places: &[Found],
    progress: &Progress,
) -> Result<Vec<Vec<Found>>, ErrorKind> {
    let frames: Vec<_> = places.iter().map(|f| Frame::about(f, pyramid)).collect();
    workers::each(
        exact,
        &frames,
        |network, frame| frame.look(network, pyramid),
        |_| Ok(progress.check()?),
    )
}

/// Takes what a look and a frame have seen together, though neither is sure: of a face that is drawn over, a look and the photo's own size each show
/// something else that is left of it.
fn hinted(
    exact: &mut [Network],
    pyramid: &Pyramid<'_>,
    faces: &mut Vec<Found>,
    open: &[Open],
    progress: &Progress,
) -> Result<(), ErrorKind> {
    let hinted = |o: &&Open| o.seen >= HINTED && o.place.size() >= SMALLEST_HINTED;
    let hints = open.iter().filter(hinted);
    let hints = hints.filter(|o| is_open(faces, &o.place));
    let hints: Vec<_> = hints.take(MOST_HINTED).collect();
    let places: Vec<_> = hints.iter().map(|hint| hint.place).collect();
    let answers = frames(exact, pyramid, &places, progress)?;
    for (seen, hint) in answers.into_iter().zip(hints) {
        let is_it = |face: &Found| face.score + hint.seen >= TOGETHER && face.is_about(&hint.place);
        faces.extend(seen.into_iter().filter(is_it));
    }
    Ok(())
}

/// Whether no face covers this place.
fn is_open(faces: &[Found], place: &Found) -> bool {
    !faces.iter().any(|face| face.covers(place))
}

/// Whether the border of the photo cuts a face that is large enough to be known by what is left.
fn at_the_border(face: &Found, pyramid: &Pyramid<'_>) -> bool {
    let (width, height) = pyramid.level(0).pixels.dimensions();
    let r = face.region;
    let near = NEAR_THE_BORDER * face.size();
    let inside = r.x > near
        && r.y > near
        && r.x + r.width < width as f32 - near
        && r.y + r.height < height as f32 - near;
    face.size() >= LARGE && !inside
}

impl Found {
    /// Whether one of the two lies in the other for the most part.
    fn is_about(&self, other: &Self) -> bool {
        self.covers(other) || other.covers(self)
    }
}

/// What a form of the network takes for a square.
trait Pixels: Value + Default + Copy + Send {
    fn shape(batch: usize, side: usize) -> [usize; 4];

    /// How many values of a pixel lie beside each other in a square; the other colours are further squares of the same kind.
    const BESIDE: usize;

    /// What a view that is turned by so many quarters of a circle more sees, from the square of the first.
    fn turned(square: &[Self], side: usize, quarters: usize, target: &mut [Self]) {
        let (pixel, side) = (Self::BESIDE, side.max(1));
        let plane = side * side * pixel;
        for (from, to) in square
            .chunks_exact(plane)
            .zip(target.chunks_exact_mut(plane))
        {
            for (y, row) in to.chunks_exact_mut(side * pixel).enumerate() {
                let back = side - 1 - y;
                // Along the row of the target: where the first pixel is, and the way to the next.
                let (first, next, backwards) = match quarters % 4 {
                    0 => (y * side, 1, false),
                    1 => (back, side, false),
                    2 => (back * side, 1, true),
                    _ => (y, side, true),
                };
                let from = from
                    .chunks_exact(pixel)
                    .skip(first)
                    .step_by(next)
                    .take(side);
                let mut to = row.chunks_exact_mut(pixel);
                for from in from {
                    let to = if backwards { to.next_back() } else { to.next() };
                    to.into_iter().for_each(|to| to.copy_from_slice(from));
                }
            }
        }
    }
}

impl Pixels for u8 {
    const BESIDE: usize = 3;

    fn shape(batch: usize, side: usize) -> [usize; 4] {
        [batch, side, side, 3]
    }
}

impl Pixels for f32 {
    const BESIDE: usize = 1;

    fn shape(batch: usize, side: usize) -> [usize; 4] {
        [batch, 3, side, side]
    }
}

/// For each candidate and turn in degrees, the best face about there.
fn look<T: Pixels>(
    networks: &mut [Network],
    wanted: &[(Found, f32)],
    square: Square,
    draw: impl Fn(&View, &mut [T]) + Sync,
    progress: &Progress,
) -> Result<Vec<Option<Found>>, ErrorKind> {
    let batches: Vec<_> = wanted.chunks(BATCH).collect();
    let answers = workers::each(
        networks,
        &batches,
        |network, batch| look_at(network, batch, square, &draw),
        |_| Ok(progress.check()?),
    )?;
    Ok(answers.into_iter().flatten().collect())
}

fn look_at<T: Pixels>(
    network: &mut Network,
    batch: &[(Found, f32)],
    square: Square,
    draw: &impl Fn(&View, &mut [T]),
) -> Result<Vec<Option<Found>>, ErrorKind> {
    let side = square.side;
    let views: Vec<_> = batch
        .iter()
        .map(|(found, turn)| View::of(found, *turn, square))
        .collect();
    let mut values = vec![T::default(); batch.len() * 3 * side * side];
    let mut drawn: Vec<(&View, &[T])> = Vec::new();
    for (view, pixels) in views.iter().zip(values.chunks_exact_mut(3 * side * side)) {
        // Reading the photo is most of the work: what was drawn of the same place is only turned.
        let before = drawn
            .iter()
            .find_map(|(of, pixels)| Some((*pixels, view.quarters(of)?)));
        match before {
            Some((square, quarters)) => T::turned(square, side, quarters, pixels),
            None => draw(view, pixels),
        }
        drawn.push((view, &*pixels));
    }
    drop(drawn);
    let outputs = network.run(T::shape(batch.len(), side), &values)?;
    let maps = Maps::of(network.name(), &outputs)?;
    let answers = views.iter().enumerate().map(|(number, view)| {
        let seen = maps.faces(number, GLANCED)?;
        let near = seen.into_iter().filter(|face| view.is_near(face));
        let best = near.max_by(|a, b| a.score.total_cmp(&b.score));
        Ok(best.map(|best| view.in_photo(best)))
    });
    answers.collect()
}

/// A square about a place in the photo, turned.
struct View {
    square: Square,
    middle: Point,
    /// Pixels of the photo in a pixel of the square.
    scale: f32,
    /// By how much it is turned, clockwise.
    degrees: f32,
    sin: f32,
    cos: f32,
}

impl View {
    fn of(found: &Found, degrees: f32, square: Square) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Self {
            square,
            middle: found.region.centre(),
            scale: found.size().max(1.0) / square.face,
            degrees,
            sin,
            cos,
        }
    }

    /// By how many quarters of a circle another view of the same place must be turned to be this one.
    fn quarters(&self, other: &Self) -> Option<usize> {
        let same = self.middle == other.middle && self.scale == other.scale;
        let quarters = (self.degrees - other.degrees).rem_euclid(360.0) / 90.0;
        (same && quarters.fract() == 0.0).then_some(quarters as usize)
    }

    /// From the square to the photo.
    fn place(&self, x: f32, y: f32) -> Point {
        let half = self.square.side as f32 / 2.0;
        let (right, down) = ((x - half) * self.scale, (y - half) * self.scale);
        Point {
            x: self.middle.x + right * self.cos - down * self.sin,
            y: self.middle.y + right * self.sin + down * self.cos,
        }
    }

    /// The colours of the square, row after row; black outside the photo. Where the photo is finer
    /// than the square, the mean of a few samples.
    fn colours(&self, pyramid: &Pyramid<'_>) -> Vec<[f32; 3]> {
        let level = pyramid.level_for(self.scale);
        let finer = self.scale / level.scale.0.max(level.scale.1);
        // Each sample lies between pixels and is itself the mean of two in each direction.
        let samples = ((finer / 2.0).ceil() as usize).clamp(1, 2);
        let weight = 1.0 / (samples * samples) as f32;
        let side = self.square.side;
        let part = |n: usize| (n as f32 + 0.5) / samples as f32;
        let mut places = vec![[0.0; 2]; side];
        let mut row = vec![[0.0; 3]; side];
        let mut colours = vec![[0.0; 3]; side * side];
        for (y, sums) in colours.chunks_exact_mut(side.max(1)).enumerate() {
            for sample in 0..samples * samples {
                let (right, down) = (part(sample % samples), part(sample / samples));
                for (x, place) in places.iter_mut().enumerate() {
                    let at = self.place(x as f32 + right, y as f32 + down);
                    *place = [at.x / level.scale.0 - 0.5, at.y / level.scale.1 - 0.5];
                }
                between(level.pixels, &places, &mut row);
                let values = sums.as_flattened_mut().iter_mut().zip(row.as_flattened());
                values.for_each(|(sum, value)| *sum += value * weight);
            }
        }
        colours
    }

    /// Whether a face in the square can be the one that was looked for.
    fn is_near(&self, face: &Found) -> bool {
        let size = self.square.face;
        let half = self.square.side as f32 / 2.0;
        let centre = face.region.centre();
        let away = (centre.x - half).abs().max((centre.y - half).abs());
        away < size * 0.5 && (0.4..2.5).contains(&(face.size() / size))
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

#[cfg(test)]
mod tests {
    use image::RgbImage;

    use super::*;
    use crate::face::found::tests::at;

    /// The same colours one after the other.
    fn planes(pixels: &[u8]) -> Vec<f32> {
        let of = |colour| pixels.iter().skip(colour).step_by(3).map(|v| f32::from(*v));
        (0..3).flat_map(of).collect()
    }

    #[test]
    fn a_square_that_is_only_turned_is_what_would_be_drawn() {
        let photo = RgbImage::from_fn(200, 160, |x, y| {
            image::Rgb([x as u8, y as u8, (x * 7 + y * 13) as u8])
        });
        let pyramid = Pyramid::of(&photo).unwrap();
        let found = at(60.0, 50.0, 70.0, 0.2);
        let draw = |view: &View| view.colours(&pyramid).into_flattened();
        let first = View::of(&found, 35.0, GLANCE);
        let drawn: Vec<u8> = draw(&first).iter().map(|v| v.round() as u8).collect();
        for (turn, quarters) in [(35.0, 0), (125.0, 1), (-145.0, 2), (-55.0, 3)] {
            let view = View::of(&found, turn, GLANCE);
            assert_eq!(view.quarters(&first), Some(quarters), "{turn}");
            let mut turned = vec![0_u8; drawn.len()];
            u8::turned(&drawn, GLANCE.side, quarters, &mut turned);
            let mut in_planes = vec![0.0; drawn.len()];
            f32::turned(&planes(&drawn), GLANCE.side, quarters, &mut in_planes);
            assert_eq!(in_planes, planes(&turned), "{turn}");
            let apart = draw(&view)
                .iter()
                .zip(&turned)
                .map(|(drawn, turned)| (drawn - f32::from(*turned)).abs())
                .fold(0.0, f32::max);
            assert!(apart <= 1.0, "{turn}: {apart}");
        }
        let elsewhere = at(61.0, 50.0, 70.0, 0.2);
        assert_eq!(View::of(&elsewhere, 35.0, GLANCE).quarters(&first), None);
        assert_eq!(View::of(&found, 45.0, GLANCE).quarters(&first), None);
    }

    #[test]
    fn a_face_that_is_sure_is_none_less_in_a_crowd() {
        let mut crowd = vec![at(0.0, 0.0, 20.0, 0.45); 9];
        crowd.push(Found {
            cut: true,
            ..at(90.0, 0.0, 20.0, 0.6)
        });
        let (unsure, sure) = set_apart(crowd.clone(), 10);
        assert_eq!((unsure.len(), sure.len()), (10, 0));
        let (unsure, sure) = set_apart(crowd, 5);
        assert_eq!(unsure.len(), 5);
        assert!(sure.iter().map(|face| face.score).eq([0.6]));
    }

    #[test]
    fn what_a_face_covers_is_a_part_of_it_and_what_reaches_beyond_is_open() {
        let faces = [at(100.0, 100.0, 200.0, 0.9)];
        assert!(!is_open(&faces, &at(150.0, 150.0, 60.0, 0.1)), "an eye");
        assert!(!is_open(&faces, &at(80.0, 150.0, 60.0, 0.1)), "an ear");
        assert!(is_open(&faces, &at(60.0, 150.0, 60.0, 0.1)), "a shoulder");
        assert!(is_open(&faces, &at(0.0, 0.0, 400.0, 0.1)), "a larger head");
    }
}
