//! In which country a place lies, by outlines that are part of the program (assets/countries).

use std::io::Read;
use std::sync::LazyLock;

use flate2::read::ZlibDecoder;
use serde::Serialize;

/// `assets/countries/outlines.bin`; its form is told in the README beside it.
const OUTLINES: &[u8] = include_bytes!("../../../assets/countries/outlines.bin");
/// Units of a degree to the east, and to the north.
const UNITS: [f64; 2] = [180.0, 360.0];
/// How far off the simplified coast a place may lie and still be told as in the country, in degrees of latitude: 25 km.
const OFF_COAST: f64 = 0.225;

/// A country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Country {
    /// ISO 3166-1, two letters (XK for Kosovo).
    pub code: [char; 2],
    /// Whether the place lies in its outline; otherwise up to 25 km off it, on the water or by the coarseness of the outline.
    pub inside: bool,
}

/// A closed line, in degrees: east, north.
pub(super) type Ring = Vec<[f64; 2]>;

/// The outline of a country.
pub(super) struct Outline {
    pub(super) code: [char; 2],
    pub(super) rings: Vec<Ring>,
}

/// All outlines, unpacked once.
pub(super) static WORLD: LazyLock<Vec<Outline>> =
    // Safe: a test unpacks them; without them a place is still told, by its coordinates.
    LazyLock::new(|| unpacked(OUTLINES).unwrap_or_default());

/// The country of a place in degrees (latitude, longitude; north and east positive): none on the high seas, near a pole, or
/// for what is no place.
pub fn country((latitude, longitude): (f64, f64)) -> Option<Country> {
    let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    let place = on_earth.then_some([longitude, latitude])?;
    let holding = WORLD.iter().find(|outline| outline.holds(place));
    if let Some(outline) = holding {
        return Some(Country {
            code: outline.code,
            inside: true,
        });
    }
    let apart = WORLD.iter().map(|outline| (outline, outline.apart(place)));
    let (nearest, apart) = apart.min_by(|a, b| a.1.total_cmp(&b.1))?;
    (apart <= OFF_COAST).then_some(Country {
        code: nearest.code,
        inside: false,
    })
}

impl Outline {
    fn holds(&self, place: [f64; 2]) -> bool {
        let odd = self.rings.iter().filter(|ring| encloses(ring, place));
        odd.count() % 2 == 1
    }

    /// How far its border is, in degrees of latitude.
    fn apart(&self, place: [f64; 2]) -> f64 {
        let rings = self.rings.iter().map(|ring| apart(ring, place));
        rings.fold(f64::INFINITY, f64::min)
    }
}

/// The pieces of a ring, the last one back to its beginning.
fn pieces(ring: &Ring) -> impl Iterator<Item = ([f64; 2], [f64; 2])> {
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().copied().zip(next.copied())
}

/// Whether a ring goes around a place: a line to the east crosses it an odd number of times.
pub(super) fn encloses(ring: &Ring, [x, y]: [f64; 2]) -> bool {
    let crossed = pieces(ring).filter(|([ax, ay], [bx, by])| {
        (*ay > y) != (*by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
    });
    crossed.count() % 2 == 1
}

/// How far a ring is from a place, in degrees of latitude; degrees of longitude are as wide as they are at the place.
pub(super) fn apart(ring: &Ring, [x, y]: [f64; 2]) -> f64 {
    let narrow = y.to_radians().cos();
    let distance = |([ax, ay], [bx, by]): ([f64; 2], [f64; 2])| {
        let (ax, ay, bx, by) = ((ax - x) * narrow, ay - y, (bx - x) * narrow, by - y);
        let (dx, dy) = (bx - ax, by - ay);
        let square = dx * dx + dy * dy;
        let along = if square > 0.0 {
            (-(ax * dx + ay * dy) / square).clamp(0.0, 1.0)
        } else {
            0.0
        };
        (ax + along * dx).hypot(ay + along * dy)
    };
    pieces(ring).map(distance).fold(f64::INFINITY, f64::min)
}

fn unpacked(packed: &[u8]) -> Option<Vec<Outline>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed).read_to_end(&mut bytes).ok()?;
    let mut rest = bytes.as_slice();
    let count = number(&mut rest)?;
    let outlines = (0..count).map(|_| {
        let (code, after) = rest.split_first_chunk::<2>()?;
        rest = after;
        let rings = number(&mut rest)?;
        let rings = (0..rings).map(|_| ring(&mut rest)).collect::<Option<_>>()?;
        Some(Outline {
            code: code.map(char::from),
            rings,
        })
    });
    outlines.collect()
}

fn ring(rest: &mut &[u8]) -> Option<Ring> {
    let points = number(rest)?;
    let mut at = [0_i16; 2];
    let point = |_| {
        for value in &mut at {
            *value = value.wrapping_add(number(rest)? as i16);
        }
        let [east, north] = at.map(f64::from);
        Some([east / UNITS[0], north / UNITS[1]])
    };
    (0..points).map(point).collect()
}

fn number(rest: &mut &[u8]) -> Option<u16> {
    let (number, after) = rest.split_first_chunk::<2>()?;
    *rest = after;
    Some(u16::from_le_bytes(*number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(latitude: f64, longitude: f64) -> String {
        let country = country((latitude, longitude));
        country.map_or_else(String::new, |country| country.code.iter().collect())
    }

    #[test]
    fn well_known_places_lie_in_their_countries() {
        for (latitude, longitude, expected) in [
            (48.858, 2.294, "FR"),
            (43.695, 7.272, "FR"),
            (48.584, 7.746, "FR"),
            (-20.88, 55.45, "FR"),
            (50.846, 4.352, "BE"),
            (49.611, 6.13, "LU"),
            (46.204, 6.143, "CH"),
            (52.52, 13.405, "DE"),
            (52.373, 4.893, "NL"),
            (40.417, -3.703, "ES"),
            (41.902, 12.496, "IT"),
            (38.707, -9.136, "PT"),
            (51.507, -0.128, "GB"),
            (53.349, -6.26, "IE"),
            (40.689, -74.045, "US"),
            (45.508, -73.554, "CA"),
            (-33.857, 151.215, "AU"),
            (-29.31, 27.48, "LS"),
            (65.0, 178.0, "RU"),
            (-17.8, 178.5, "FJ"),
            (42.66, 21.17, "XK"),
        ] {
            assert_eq!(
                code(latitude, longitude),
                expected,
                "{latitude} {longitude}"
            );
        }
    }

    #[test]
    fn the_high_seas_and_no_place_have_no_country() {
        for (latitude, longitude) in [
            (0.0, -30.0),
            (47.0, -20.0),
            (91.0, 0.0),
            (0.0, 181.0),
            (f64::NAN, 2.0),
            (48.0, f64::INFINITY),
        ] {
            assert_eq!(
                country((latitude, longitude)),
                None,
                "{latitude} {longitude}"
            );
        }
    }

    #[test]
    fn a_boat_before_the_coast_is_near_its_country() {
        let boat = country((43.63, 7.2)).unwrap();
        assert_eq!((boat.code, boat.inside), (['F', 'R'], false));
    }

    #[test]
    fn outlines_that_are_cut_are_refused() {
        assert!(unpacked(&OUTLINES[..OUTLINES.len() / 2]).is_none());
        assert!(unpacked(b"no outlines").is_none());
        assert_eq!(WORLD.len(), 236);
    }

    proptest::proptest! {
        #[test]
        fn any_two_numbers_have_a_country_or_none(latitude: f64, longitude: f64) {
            country((latitude, longitude));
        }
    }
}
