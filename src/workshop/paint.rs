//! Shapes with soft edges on pixels: what the drawings of the rooms are made of.

use image::{Rgb, RgbImage};

/// Red, green, blue.
pub(crate) type Colour = [u8; 3];

/// Samples along each side of a pixel.
const SAMPLES: u32 = 3;

/// A drawing in the making. Places are in pixels from the upper left corner.
pub(crate) struct Sheet(RgbImage);

impl Sheet {
    /// An empty one.
    pub(crate) fn new(width: u32, height: u32, colour: Colour) -> Self {
        Self(RgbImage::from_pixel(width, height, Rgb(colour)))
    }

    /// What was drawn.
    pub(crate) fn finish(self) -> RgbImage {
        self.0
    }

    /// Whatever is `inside`, within left, top, right and bottom.
    fn fill(
        &mut self,
        [left, top, right, bottom]: [f32; 4],
        colour: Colour,
        inside: impl Fn(f32, f32) -> bool,
    ) {
        let side = |from: f32, to: f32, end: u32| {
            let from = from.floor().max(0.0) as u32;
            from..(to.ceil().max(0.0) as u32).min(end)
        };
        for y in side(top, bottom, self.0.height()) {
            for x in side(left, right, self.0.width()) {
                let covered = covered(x, y, &inside);
                if let Some(Rgb(pixel)) = self.0.get_pixel_mut_checked(x, y) {
                    for (value, wanted) in pixel.iter_mut().zip(colour) {
                        let mixed =
                            f32::from(*value) * (1.0 - covered) + f32::from(wanted) * covered;
                        *value = mixed.round() as u8;
                    }
                }
            }
        }
    }

    /// From one colour above to another below.
    pub(crate) fn shade(&mut self, above: Colour, below: Colour) {
        let height = self.0.height().max(2) as f32 - 1.0;
        for (_, y, pixel) in self.0.enumerate_pixels_mut() {
            let part = y as f32 / height;
            let values = above.iter().zip(below);
            for (value, (above, below)) in pixel.0.iter_mut().zip(values) {
                *value = (f32::from(*above) * (1.0 - part) + f32::from(below) * part) as u8;
            }
        }
    }

    /// A rectangle (left, top, right, bottom) whose corners are rounded by so many pixels.
    pub(crate) fn block(&mut self, place: [f32; 4], round: f32, colour: Colour) {
        let [left, top, right, bottom] = place;
        self.fill(place, colour, |x, y| {
            let away =
                |at: f32, from: f32, to: f32| (from + round - at).max(at - (to - round)).max(0.0);
            away(x, left, right).hypot(away(y, top, bottom)) <= round.max(0.01)
        });
    }

    /// An ellipse around a point.
    pub(crate) fn ellipse(&mut self, [x, y]: [f32; 2], [wide, high]: [f32; 2], colour: Colour) {
        let place = [x - wide, y - high, x + wide, y + high];
        self.fill(place, colour, |at, down| {
            ((at - x) / wide).powi(2) + ((down - y) / high).powi(2) <= 1.0
        });
    }

    /// A shape with these corners.
    pub(crate) fn shape(&mut self, corners: &[[f32; 2]], colour: Colour) {
        let least = |of: fn(&[f32; 2]) -> f32| corners.iter().map(of).fold(f32::MAX, f32::min);
        let most = |of: fn(&[f32; 2]) -> f32| corners.iter().map(of).fold(f32::MIN, f32::max);
        let place = [
            least(|c| c[0]),
            least(|c| c[1]),
            most(|c| c[0]),
            most(|c| c[1]),
        ];
        self.fill(place, colour, |x, y| {
            let next = corners.iter().cycle().skip(1);
            let crossed = corners.iter().zip(next).filter(|([x0, y0], [x1, y1])| {
                (*y0 > y) != (*y1 > y) && x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
            });
            crossed.count() % 2 == 1
        });
    }

    /// A line with round ends.
    pub(crate) fn line(&mut self, from: [f32; 2], to: [f32; 2], wide: f32, colour: Colour) {
        let half = wide / 2.0;
        let ([x0, y0], [x1, y1]) = (from, to);
        let place = [
            x0.min(x1) - half,
            y0.min(y1) - half,
            x0.max(x1) + half,
            y0.max(y1) + half,
        ];
        let (across, down) = (x1 - x0, y1 - y0);
        let length = (across * across + down * down).max(f32::EPSILON);
        self.fill(place, colour, |x, y| {
            let along = (((x - x0) * across + (y - y0) * down) / length).clamp(0.0, 1.0);
            (x - x0 - along * across).hypot(y - y0 - along * down) <= half
        });
    }
}

/// How much of a pixel is inside, 0 to 1. Where its corners and its middle agree, the others are not asked: no line drawn here is thinner than a pixel.
fn covered(x: u32, y: u32, inside: &impl Fn(f32, f32) -> bool) -> f32 {
    let at = |whole: u32, part: u32| whole as f32 + (part as f32 + 0.5) / SAMPLES as f32;
    let is_inside = |(right, down): (u32, u32)| inside(at(x, right), at(y, down));
    let last = SAMPLES - 1;
    let middle = is_inside((last / 2, last / 2));
    if [(0, 0), (last, 0), (0, last), (last, last)]
        .into_iter()
        .all(|corner| is_inside(corner) == middle)
    {
        return f32::from(u8::from(middle));
    }
    let samples = (0..SAMPLES).flat_map(|down| (0..SAMPLES).map(move |right| (right, down)));
    let hit = samples.filter(|sample| is_inside(*sample));
    hit.count() as f32 / (SAMPLES * SAMPLES) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_cover_what_is_inside_of_them_and_nothing_else() {
        let ink = [9, 9, 9];
        let drawn = |draw: fn(&mut Sheet)| {
            let mut sheet = Sheet::new(20, 20, [255; 3]);
            draw(&mut sheet);
            let image = sheet.finish();
            [(10, 10), (1, 1), (18, 10)].map(|(x, y)| image.get_pixel(x, y).0 == ink)
        };
        let only_the_middle = [true, false, false];
        assert_eq!(
            drawn(|s| s.ellipse([10.0, 10.0], [6.0, 6.0], [9; 3])),
            only_the_middle
        );
        assert_eq!(
            drawn(|s| s.block([4.0, 4.0, 16.0, 16.0], 3.0, [9; 3])),
            only_the_middle
        );
        let corners = [[4.0, 4.0], [16.0, 4.0], [10.0, 18.0]];
        let mut sheet = Sheet::new(20, 20, [255; 3]);
        sheet.shape(&corners, ink);
        let image = sheet.finish();
        assert_eq!(image.get_pixel(10, 10).0, ink);
        assert_eq!(image.get_pixel(4, 16).0, [255; 3]);
        assert_eq!(
            drawn(|s| s.line([2.0, 10.0], [19.0, 10.0], 3.0, [9; 3])),
            [true, false, true]
        );
    }
}
