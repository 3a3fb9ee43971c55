//! A small map of the country with a place on it, as SVG.

use std::fmt::Write as _;

use super::place::{Ring, WORLD, apart, encloses};
use crate::markup::escaped;

/// Longer side of the drawing, in its own units.
const SIDE: f64 = 480.0;
/// What is seen beyond the country, as a part of its longer side.
const MARGIN: f64 = 0.12;
/// What is seen around a place at least, in degrees of latitude: an island alone says little.
const LEAST: f64 = 3.0;
/// Beyond this latitude a map of this kind is stretched too far.
const POLAR: f64 = 85.0;

/// The country around a place (latitude, longitude), its neighbours paler, the place as a dot: a whole SVG document with
/// this title. None where the place is in no country nor close to one.
///
/// Degrees of longitude are drawn as wide as they are at the place (equirectangular).
pub fn map_svg(place: (f64, f64), title: &str) -> Option<String> {
    super::country(place)?;
    let at = [place.1, place.0];
    let (own, ring) = WORLD
        .iter()
        .flat_map(|outline| outline.rings.iter().map(move |ring| (outline, ring)))
        .map(|(outline, ring)| (outline, ring, distance(ring, at)))
        .min_by(|a, b| a.2.total_cmp(&b.2))
        .map(|(outline, ring, _)| (outline.code, ring))?;
    let frame = Frame::around(ring, at);
    let mut countries = String::new();
    for outline in WORLD.iter() {
        let shape: String = outline.rings.iter().filter_map(|r| frame.path(r)).collect();
        if !shape.is_empty() {
            let colour = if outline.code == own {
                "#f2d7a0"
            } else {
                "#e4e7e2"
            };
            // Writing to a string cannot fail.
            let _ = writeln!(countries, "<path fill=\"{colour}\" d=\"{shape}\"/>");
        }
    }
    let (width, height) = frame.size();
    let [x, y] = frame.point(at);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#c9dceb\"/>\n\
         <g stroke=\"#8d8d86\" stroke-width=\"0.8\" fill-rule=\"evenodd\">\n{countries}</g>\n\
         <circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"7\" fill=\"#c0392b\" stroke=\"#ffffff\" stroke-width=\"2\"/>\n</svg>\n",
        escaped(title)
    ))
}

/// 0 inside the ring.
fn distance(ring: &Ring, at: [f64; 2]) -> f64 {
    if encloses(ring, at) {
        0.0
    } else {
        apart(ring, at)
    }
}

/// What is seen, in degrees, and how it is drawn.
struct Frame {
    west: f64,
    north: f64,
    east: f64,
    south: f64,
    /// Units of the drawing in a degree, to the east and to the north.
    scale: [f64; 2],
}

impl Frame {
    fn around(ring: &Ring, at: [f64; 2]) -> Self {
        let narrow = at[1].clamp(-POLAR, POLAR).to_radians().cos();
        let reach = [LEAST / 2.0 / narrow, LEAST / 2.0];
        let points = ring.iter().chain(std::iter::once(&at));
        let (mut low, mut high) = (at, at);
        for point in points {
            for ((low, high), value) in low.iter_mut().zip(&mut high).zip(point) {
                (*low, *high) = (low.min(*value), high.max(*value));
            }
        }
        for ((low, high), (at, reach)) in
            low.iter_mut().zip(&mut high).zip(at.into_iter().zip(reach))
        {
            (*low, *high) = (low.min(at - reach), high.max(at + reach));
        }
        let longer = ((high[0] - low[0]) * narrow).max(high[1] - low[1]);
        let margin = longer * MARGIN;
        let scale = SIDE / (longer + 2.0 * margin);
        Self {
            west: low[0] - margin / narrow,
            north: high[1] + margin,
            east: high[0] + margin / narrow,
            south: low[1] - margin,
            scale: [scale * narrow, scale],
        }
    }

    fn point(&self, [east, north]: [f64; 2]) -> [f64; 2] {
        [
            (east - self.west) * self.scale[0],
            (self.north - north) * self.scale[1],
        ]
    }

    fn size(&self) -> (f64, f64) {
        let [width, height] = self.point([self.east, self.south]);
        (width, height)
    }

    /// A ring as it is drawn; none where nothing of it is seen.
    fn path(&self, ring: &Ring) -> Option<String> {
        let beyond = |outside: &dyn Fn(&[f64; 2]) -> bool| ring.iter().all(outside);
        if beyond(&|p| p[0] < self.west)
            || beyond(&|p| p[0] > self.east)
            || beyond(&|p| p[1] < self.south)
            || beyond(&|p| p[1] > self.north)
        {
            return None;
        }
        let mut path = String::new();
        for (place, point) in ring.iter().enumerate() {
            let [x, y] = self.point(*point);
            let letter = if place == 0 { 'M' } else { 'L' };
            let _ = write!(path, "{letter}{x:.1} {y:.1}");
        }
        path.push('Z');
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_shows_the_place_inside_of_its_frame() {
        for place in [
            (48.858, 2.294),
            (-20.88, 55.45),
            (43.739, 7.425),
            (64.1, -21.9),
            (-17.8, 178.5),
        ] {
            let svg = map_svg(place, "Là <ici> & maintenant").unwrap();
            let number = |key: &str| {
                let (_, rest) = svg.split_once(key).unwrap();
                rest.split('"').next().unwrap().parse::<f64>().unwrap()
            };
            let (_, frame) = svg.split_once("viewBox=\"0 0 ").unwrap();
            let sides: Vec<f64> = frame
                .split('"')
                .next()
                .unwrap()
                .split(' ')
                .map(|n| n.parse().unwrap())
                .collect();
            let (x, y) = (number("cx=\""), number("cy=\""));
            assert!(
                x > 10.0 && x < sides[0] - 10.0 && y > 10.0 && y < sides[1] - 10.0,
                "{place:?}"
            );
            assert!(sides[0].max(sides[1]) <= SIDE + 1.0);
            assert!(svg.contains("Là &lt;ici&gt; &amp; maintenant"));
            assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }

    #[test]
    fn no_map_of_the_high_seas() {
        assert_eq!(map_svg((0.0, -30.0), ""), None);
    }

    proptest::proptest! {
        #[test]
        fn any_place_ends_in_a_map_or_none(latitude in -90_f64..90.0, longitude in -180_f64..180.0) {
            if let Some(svg) = map_svg((latitude, longitude), "") {
                proptest::prop_assert!(!svg.contains("NaN") && !svg.contains("inf") && svg.len() < 600_000);
            }
        }
    }
}
