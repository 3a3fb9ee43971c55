//! The similarity that brings a face's landmarks to their places in a crop.

use ombrelle_base::Point;

/// A turn, a scale and a shift: `x' = a x - b y + shift.x`, `y' = b x + a y + shift.y`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similarity {
    /// Scale times the cosine of the angle.
    pub a: f32,
    /// Scale times the sine of the angle.
    pub b: f32,
    /// What is added, to the right and downwards.
    pub shift: [f32; 2],
}

impl Similarity {
    /// Where a point goes.
    #[inline]
    pub fn apply(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        let Self { a, b, shift } = self;
        let [right, down] = shift;
        [a * x - b * y + right, b * x + a * y + down]
    }

    /// How many times larger things become.
    pub fn scale(&self) -> f32 {
        self.a.hypot(self.b)
    }

    /// The way back; none where everything goes to one point.
    pub fn inverse(&self) -> Option<Self> {
        let square = self.a * self.a + self.b * self.b;
        if !square.is_normal() {
            return None;
        }
        let (a, b) = (self.a / square, -self.b / square);
        let [right, down] = self.shift;
        let shift = [-(a * right - b * down), -(b * right + a * down)];
        Some(Self { a, b, shift })
    }
}

/// The similarity that brings the landmarks nearest to the template, in the sense of least squares
/// (S. Umeyama 1991, "Least-squares estimation of transformation parameters between two point
/// patterns"; in the plane and without reflection its solution is a closed form). None where the
/// landmarks are one point or not numbers.
pub fn align(landmarks: &[Point; 5], template: &[[f32; 2]; 5]) -> Option<Similarity> {
    let from = landmarks.map(|point| [f64::from(point.x), f64::from(point.y)]);
    let to = template.map(|[x, y]| [f64::from(x), f64::from(y)]);
    let ([from_x, from_y], [to_x, to_y]) = (mean(&from), mean(&to));
    let (mut along, mut across, mut extent) = (0.0, 0.0, 0.0);
    for ([x, y], [u, v]) in from.iter().zip(&to) {
        let (x, y, u, v) = (x - from_x, y - from_y, u - to_x, v - to_y);
        along += x * u + y * v;
        across += x * v - y * u;
        extent += x * x + y * y;
    }
    let (a, b) = (along / extent, across / extent);
    let fits = extent > 0.0 && a.is_finite() && b.is_finite() && (a != 0.0 || b != 0.0);
    fits.then_some(Similarity {
        a: a as f32,
        b: b as f32,
        shift: [
            (to_x - a * from_x + b * from_y) as f32,
            (to_y - b * from_x - a * from_y) as f32,
        ],
    })
}

fn mean(points: &[[f64; 2]; 5]) -> [f64; 2] {
    let mut sum = [0.0; 2];
    for [x, y] in points {
        sum = [sum[0] + x / 5.0, sum[1] + y / 5.0];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEMPLATE: [[f32; 2]; 5] = [
        [38.0, 51.0],
        [73.0, 51.0],
        [56.0, 71.0],
        [41.0, 92.0],
        [70.0, 92.0],
    ];

    fn points(of: impl Fn([f32; 2]) -> [f32; 2]) -> [Point; 5] {
        TEMPLATE.map(|point| {
            let [x, y] = of(point);
            Point { x, y }
        })
    }

    #[test]
    fn landmarks_in_one_point_have_no_similarity() {
        assert_eq!(align(&points(|_| [3.0, 4.0]), &TEMPLATE), None);
        assert_eq!(align(&points(|_| [f32::NAN, 4.0]), &TEMPLATE), None);
        assert_eq!(align(&points(|_| [f32::INFINITY, 4.0]), &TEMPLATE), None);
    }

    proptest! {
        #[test]
        fn a_turned_scaled_and_shifted_face_goes_back_to_the_template(
            angle in -3.1_f32..3.1, scale in 0.05_f32..20.0, right in -500_f32..500.0, down in -500_f32..500.0,
        ) {
            let made = Similarity { a: scale * angle.cos(), b: scale * angle.sin(), shift: [right, down] };
            let found = align(&points(|point| made.apply(point)), &TEMPLATE).unwrap();
            prop_assert!((found.scale() * scale - 1.0).abs() < 1e-3);
            for point in TEMPLATE {
                let [x, y] = found.apply(made.apply(point));
                let [u, v] = made.inverse().unwrap().apply(made.apply(point));
                prop_assert!((x - point[0]).abs() < 0.05 && (y - point[1]).abs() < 0.05);
                prop_assert!((u - point[0]).abs() < 0.05 && (v - point[1]).abs() < 0.05);
            }
        }
    }
}
