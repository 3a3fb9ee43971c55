//! How much of a picture a head takes, from the box and the landmarks of its face.
//!
//! The unit is the *face height*, from the forehead (hairline) to the chin, which is what the boxes
//! of face detectors span (CenterFace's are tight: forehead to chin, cheek to cheek).
//! Proportions after L. G. Farkas, *Anthropometry of the Head and Face*, 2nd ed., Raven Press 1994
//! (young adults; men and women within 3 %), and measured on CenterFace boxes of seven portraits:
//!
//! | in face heights (187 mm) | Farkas | taken |
//! |---|---|---|
//! | width of the face (zygion to zygion, 137 mm) | 0.73 | 0.77, measured 0.70 to 0.80 |
//! | eye line to mouth (70 mm) | 0.37 | 0.345, measured 0.31 to 0.36 |
//! | pupil to pupil (64 mm) | 0.34 | 0.385, measured 0.36 to 0.39 |
//! | whole head, vertex to chin (229 mm) | 1.22 | 1.6: hair above, a beard or the jaw below |
//! | width of the head with ears (185 mm) | 0.99 | 1.44: hair beside the ears |
//! | length of the head (197 mm), seen in profile | 1.05 | 1.44, moved to the back of the head |
//!
//! A young child's vault is larger for its face (vertex to chin 1.3 face heights at five years), which
//! the allowance for hair contains. Hair that falls below the jaw or stands off further than a quarter
//! of the head's width is not covered: it is not the head, and a box drawn by hand covers it.

use super::shape::Sides;
use crate::photo::{Point, Region};

/// Width of a face in face heights.
const FACE_WIDTH: f64 = 0.77;
/// Face heights in the distance from the eye line to the mouth.
const HEIGHT_BY_EYES_TO_MOUTH: f64 = 2.9;
/// Face heights in the distance between the eyes.
const HEIGHT_BY_EYES: f64 = 2.6;
/// How far landmarks may enlarge what the box says: they are less sure than the box, but a box cut
/// off by the picture's border is too small.
const MOST_BY_LANDMARKS: f64 = 1.5;
/// Top of the head, and bottom, from the middle of the face, in face heights.
const ABOVE: f64 = 0.95;
const BELOW: f64 = 0.65;
/// Half width of the head.
const BESIDE: f64 = 0.72;
/// Least distance from the eye line to the mouth, in face heights. Below it the landmarks contradict
/// the box, as on a face upside down that the detector half understands: nobody knows then where the
/// top of the head is.
const LEAST_EYES_TO_MOUTH: f64 = 0.2;
/// Move towards the back of the head, by how far the nose stands off the middle of eyes and mouth
/// (0.09 with a head turned by 30 degrees), and the furthest move.
const BACK_BY_NOSE: f64 = 1.4;
const FURTHEST_BACK: f64 = 0.3;

/// Width of what belongs to the core around the box of a face, in face heights.
const AROUND_CORE: f64 = 0.1;

/// Points of an outline that are looked at to put another around it, and how much larger that is made for what lies
/// between them.
const OUTLINE_POINTS: u16 = 256;
const BETWEEN_POINTS: f64 = 1.002;

/// A head: a superellipse |u/a|^2.5 + |v/b|^2.5 = 1 in the head's own upright axes, fuller at the
/// corners than an ellipse, as hair is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Head {
    /// Middle, in pixels.
    pub x: f64,
    /// Middle, in pixels.
    pub y: f64,
    /// Half width and half height, in pixels.
    pub half_width: f64,
    /// Half height.
    pub half_height: f64,
    /// Direction from the head's right side to its left, of length one.
    pub across: (f64, f64),
}

impl Head {
    /// The head of a detected face. Contains the whole of `face` grown by one pixel.
    pub fn of(face: &Region, landmarks: &[Point; 5]) -> Self {
        let (width, height) = (f64::from(face.width), f64::from(face.height));
        let mut marks = Marks::of(landmarks);
        let mut face_height = marks.face_height(width, height);
        let (mut below, mut beside) = (BELOW, BESIDE);
        if marks.eyes_to_mouth < LEAST_EYES_TO_MOUTH * face_height {
            marks = Marks::NONE;
            face_height = marks.face_height(width, height);
            // The top may be anywhere, so as much is covered all around.
            (below, beside) = (ABOVE, ABOVE);
        }
        let (cos, sin) = marks.across;
        let back = (-BACK_BY_NOSE * marks.nose_off_middle / face_height)
            .clamp(-FURTHEST_BACK, FURTHEST_BACK);
        let (u, v) = (back * face_height, (below - ABOVE) / 2.0 * face_height);
        let centre_x = f64::from(face.x) + width / 2.0;
        let centre_y = f64::from(face.y) + height / 2.0;
        let head = Self {
            x: centre_x + u * cos - v * sin,
            y: centre_y + u * sin + v * cos,
            half_width: (beside + back.abs() / 2.0) * face_height,
            half_height: (ABOVE + below) / 2.0 * face_height,
            across: marks.across,
        };
        head.grown_around(face)
    }

    /// What of a head is hidden whatever lies beside it: the box of the face and a tenth of its height around, and as much more as the landmarks say that
    /// the box is cut off. None where the landmarks contradict the box: then nobody knows what may be given up.
    pub fn core(face: &Region, landmarks: &[Point; 5]) -> Option<Sides> {
        let (width, height) = (f64::from(face.width), f64::from(face.height));
        let marks = Marks::of(landmarks);
        let face_height = marks.face_height(width, height);
        if marks.eyes_to_mouth < LEAST_EYES_TO_MOUTH * face_height {
            return None;
        }
        let by_box = Marks {
            eyes: 0.0,
            eyes_to_mouth: 0.0,
            ..marks
        };
        let cut_off = face_height - by_box.face_height(width, height);
        let around = AROUND_CORE * face_height + cut_off.max(0.0);
        let sides = Sides::exactly(face);
        Some(Sides {
            left: sides.left - around,
            top: sides.top - around,
            right: sides.right + around,
            bottom: sides.bottom + around,
        })
    }

    /// An upright head of fixed proportions around this one, with the same middle. It is three numbers: whoever sees it
    /// learns place and size, and neither tilt nor turn.
    pub fn upright(&self) -> Self {
        let (cos, sin) = self.across;
        let unit = Self {
            x: 0.0,
            y: 0.0,
            half_width: BESIDE,
            half_height: (ABOVE + BELOW) / 2.0,
            across: (1.0, 0.0),
        };
        let reach = |point: u16| {
            let angle = f64::from(point) / f64::from(OUTLINE_POINTS) * std::f64::consts::TAU;
            let (down, along) = angle.sin_cos();
            let on_outline = |part: f64| part.signum() * part.abs().powf(0.8);
            let u = on_outline(along) * self.half_width;
            let v = on_outline(down) * self.half_height;
            unit.gauge(u * cos - v * sin, u * sin + v * cos)
        };
        let size = (0..OUTLINE_POINTS).map(reach).fold(0.0, f64::max) * BETWEEN_POINTS;
        Self {
            x: self.x,
            y: self.y,
            half_width: unit.half_width * size,
            half_height: unit.half_height * size,
            across: unit.across,
        }
    }

    /// Large enough to contain `face` with one pixel around it. A convex outline that holds the
    /// corners holds the rectangle.
    fn grown_around(mut self, face: &Region) -> Self {
        let (left, top) = (f64::from(face.x) - 1.0, f64::from(face.y) - 1.0);
        let right = left + f64::from(face.width) + 2.0;
        let bottom = top + f64::from(face.height) + 2.0;
        let growth = [(left, top), (right, top), (left, bottom), (right, bottom)]
            .into_iter()
            .map(|(x, y)| self.gauge(x, y))
            .fold(1.0, f64::max);
        if growth > 1.0 {
            self.half_width *= growth * 1.001;
            self.half_height *= growth * 1.001;
        }
        self
    }

    /// 1 on the outline, less inside, more outside; proportional to the distance from the middle.
    pub fn gauge(&self, x: f64, y: f64) -> f64 {
        self.power(x, y).powf(0.4)
    }

    /// The gauge to the power of 2.5: orders points as the gauge does, and takes no power to work out.
    /// No number of a picture overflows it: (1e39)^2.5 is far below the largest `f64`.
    pub fn power(&self, x: f64, y: f64) -> f64 {
        let (cos, sin) = self.across;
        let (x, y) = (x - self.x, y - self.y);
        let u = ((x * cos + y * sin) / self.half_width).abs();
        let v = ((y * cos - x * sin) / self.half_height).abs();
        u * u * u.sqrt() + v * v * v.sqrt()
    }

    /// The head's tilt, clockwise, in radians.
    pub fn tilt(&self) -> f64 {
        let (cos, sin) = self.across;
        sin.atan2(cos)
    }
}

/// What the landmarks say, in pixels.
struct Marks {
    across: (f64, f64),
    eyes: f64,
    eyes_to_mouth: f64,
    nose_off_middle: f64,
}

impl Marks {
    /// Nothing known: an upright head seen from the front.
    const NONE: Self = Self {
        across: (1.0, 0.0),
        eyes: 0.0,
        eyes_to_mouth: 0.0,
        nose_off_middle: 0.0,
    };

    /// Height of the face in a box of this size, in pixels.
    fn face_height(&self, width: f64, height: f64) -> f64 {
        let (cos, sin) = self.across;
        // The upright box around an ellipse of the face's proportions, tilted, gives its height.
        let upright = height / (cos * cos + FACE_WIDTH * FACE_WIDTH * sin * sin).sqrt();
        let sideways = width / (sin * sin + FACE_WIDTH * FACE_WIDTH * cos * cos).sqrt();
        let by_box = upright.max(sideways);
        let by_marks =
            (self.eyes_to_mouth * HEIGHT_BY_EYES_TO_MOUTH).max(self.eyes * HEIGHT_BY_EYES);
        by_box.max(by_marks.min(by_box * MOST_BY_LANDMARKS))
    }

    /// The eye line and the line from eyes to mouth both tell the tilt; added as vectors, each counts
    /// by its length, so that the eye line of a profile, short and pointing anywhere, counts little.
    fn of(landmarks: &[Point; 5]) -> Self {
        let at = landmarks.map(|p| (f64::from(p.x), f64::from(p.y)));
        let [right_eye, left_eye, nose, mouth_right, mouth_left] = at;
        let middle = |a: (f64, f64), b: (f64, f64)| ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        let from_to = |a: (f64, f64), b: (f64, f64)| (b.0 - a.0, b.1 - a.1);
        let between = middle(right_eye, left_eye);
        let mouth = middle(mouth_right, mouth_left);
        let down = from_to(between, mouth);
        let eyes = from_to(right_eye, left_eye);
        // A quarter turn of the eye line points down too, or up in a mirrored order of the eyes.
        let turned = (-eyes.1, eyes.0);
        let same_way = turned.0 * down.0 + turned.1 * down.1 >= 0.0;
        let sign = if same_way { 1.0 } else { -1.0 };
        let (x, y) = (down.0 + sign * turned.0, down.1 + sign * turned.1);
        let length = x.hypot(y);
        if !length.is_finite() || length < 1e-6 {
            return Self::NONE;
        }
        let across = (y / length, -x / length);
        let off = from_to(middle(between, mouth), nose);
        let nose_off_middle = off.0 * across.0 + off.1 * across.1;
        if !nose_off_middle.is_finite() {
            return Self::NONE;
        }
        Self {
            across,
            eyes: eyes.0.hypot(eyes.1),
            eyes_to_mouth: down.0.hypot(down.1),
            nose_off_middle,
        }
    }
}
