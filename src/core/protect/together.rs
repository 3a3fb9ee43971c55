//! What several photos tell together by their files: that they were taken at one place, or at one hour of the week.
//!
//! What the pictures themselves let see of it is looked for by nobody.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Date;
use crate::metadata::{Finding, Inspection};

/// Photos no further than this from one of them were taken at one place, in metres.
const NEAR: f64 = 200.0;
/// A degree of latitude, in metres.
const DEGREE: f64 = 111_195.0;
/// Days of one weekday and hour, at least: two are chance.
const DAYS: usize = 3;
/// Places and hours that are told, of each.
const MOST: usize = 3;
/// The tags for when a photo was taken, the first that is there.
const WHEN: [&str; 2] = ["DateTimeOriginal", "DateTimeDigitized"];

/// Where and when a photo was taken, as far as its file says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Taken {
    /// Latitude and longitude, in degrees.
    place: Option<(f64, f64)>,
    /// The day and the hour of the place.
    moment: Option<(Date, u8)>,
}

impl Taken {
    /// What a file says.
    pub fn of(inspection: &Inspection) -> Self {
        let findings = &inspection.findings;
        let tagged = |name: &str| {
            let of_name = |finding: &&Finding| {
                let tag = finding.tag.as_str();
                // `exif:DateTimeOriginal` in XMP.
                tag.rsplit_once(':').map_or(tag, |(_, local)| local) == name
            };
            let all = findings.iter().filter(of_name);
            let mut values = all.filter_map(|finding| finding.value.as_deref());
            values.find_map(moment)
        };
        let mut places = findings.iter().filter_map(|finding| finding.place);
        Self {
            // Programs write noughts where they know no place.
            place: places.find(|place| *place != (0.0, 0.0)),
            moment: WHEN.into_iter().find_map(tagged),
        }
    }
}

/// The day and hour of `2026:07:14 16:20:05` or `2026-07-14T16:20:05`; none of a time in UTC, which is not that of the place.
fn moment(text: &str) -> Option<(Date, u8)> {
    if text.ends_with('Z') {
        return None;
    }
    let parts = text.split(|c: char| !c.is_ascii_digit());
    let mut numbers = parts.filter(|part| !part.is_empty());
    let year = numbers.next()?.parse().ok()?;
    let month = numbers.next()?.parse().ok()?;
    let day = numbers.next()?.parse().ok()?;
    let hour: u8 = numbers.next()?.parse().ok()?;
    let date = Date::new(year, month, day).ok()?;
    (hour < 24).then_some((date, hour))
}

/// What photos tell together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Together {
    /// How many they are.
    pub photos: usize,
    /// Places at which several were taken, that of the most first.
    pub places: Vec<OnePlace>,
    /// Hours of the week at which some were taken on several days, that of the most days first.
    pub hours: Vec<OneHour>,
}

/// Photos that were taken at one place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OnePlace {
    /// How many, two at least.
    pub photos: usize,
    /// On how many days; none where their files tell no day.
    pub days: usize,
    /// Where one of them was taken: latitude and longitude, in degrees.
    pub place: (f64, f64),
}

/// Photos that were taken at one hour of one weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneHour {
    /// How many.
    pub photos: usize,
    /// On how many days, three at least.
    pub days: usize,
    /// From 1, Monday, to 7.
    pub weekday: u8,
    /// From 0 to 23: the hour that begins then.
    pub hour: u8,
}

/// What photos tell together, by their files.
pub fn together(photos: &[Taken]) -> Together {
    Together {
        photos: photos.len(),
        places: places(photos),
        hours: hours(photos),
    }
}

fn places(photos: &[Taken]) -> Vec<OnePlace> {
    let located = |taken: &Taken| Some((taken.place?, taken.moment.map(|(day, _)| day)));
    let mut left: Vec<((f64, f64), Option<Date>)> = photos.iter().filter_map(located).collect();
    let mut told = Vec::new();
    while told.len() < MOST {
        let around = |centre: (f64, f64)| {
            let all = left.iter();
            all.filter(move |(place, _)| is_near(centre, *place))
        };
        let counted = left
            .iter()
            .map(|(place, _)| (around(*place).count(), *place));
        // Of several with as many, the first.
        let most = counted.rev().max_by_key(|(count, _)| *count);
        let Some((count, place)) = most.filter(|(count, _)| *count > 1) else {
            break;
        };
        let days: BTreeSet<Date> = around(place).filter_map(|(_, day)| *day).collect();
        told.push(OnePlace {
            photos: count,
            days: days.len(),
            place,
        });
        left.retain(|(other, _)| !is_near(place, *other));
    }
    told
}

/// Whether two places are one: on a sphere, flat as it is within so few metres.
fn is_near(a: (f64, f64), b: (f64, f64)) -> bool {
    let north = (a.0 - b.0).abs() * DEGREE;
    if north > NEAR {
        return false;
    }
    let around = (a.1 - b.1).abs();
    // On both sides of the line at which the day changes.
    let east = around.min(360.0 - around) * DEGREE * a.0.to_radians().cos();
    north.hypot(east) <= NEAR
}

fn hours(photos: &[Taken]) -> Vec<OneHour> {
    let mut all: BTreeMap<(u8, u8), (usize, BTreeSet<Date>)> = BTreeMap::new();
    for (day, hour) in photos.iter().filter_map(|taken| taken.moment) {
        let weekday = day.weekday().to_monday_one_offset().unsigned_abs();
        let (photos, days) = all.entry((weekday, hour)).or_default();
        *photos += 1;
        days.insert(day);
    }
    let one = |((weekday, hour), (photos, days)): ((u8, u8), (usize, BTreeSet<Date>))| OneHour {
        photos,
        days: days.len(),
        weekday,
        hour,
    };
    let mut told: Vec<OneHour> = all.into_iter().map(one).collect();
    told.retain(|one| one.days >= DAYS);
    told.sort_by_key(|one| Reverse((one.days, one.photos)));
    told.truncate(MOST);
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::{Carrier, Clue};

    /// A photo whose file says so.
    fn photo(place: Option<(f64, f64)>, tag: &str, when: &str) -> Taken {
        let finding = |clue, tag: &str, value: Option<&str>, place| Finding {
            clue,
            carrier: Carrier::Exif,
            tag: tag.to_owned(),
            value: value.map(str::to_owned),
            bytes: None,
            place,
        };
        Taken::of(&Inspection {
            findings: vec![
                finding(Clue::Place, "GPSLatitude", None, place),
                finding(Clue::Date, tag, Some(when), None),
            ],
            complete: true,
        })
    }

    fn at(place: (f64, f64), when: &str) -> Taken {
        photo(Some(place), "DateTimeOriginal", when)
    }

    /// A home and a school 800 metres off, in Brest.
    const HOME: (f64, f64) = (48.3904, -4.4861);
    const SCHOOL: (f64, f64) = (48.3976, -4.4861);

    #[test]
    fn photos_of_one_place_are_counted_with_their_days() {
        let photos = [
            at(HOME, "2026:07:14 10:00:00"),
            // 100 metres to the north and to the east.
            at((HOME.0 + 0.0009, HOME.1), "2026:07:14 18:00:00"),
            at((HOME.0, HOME.1 + 0.00135), "2026:08:02 09:30:00"),
            at(SCHOOL, "2026:09:01 08:20:00"),
            at(SCHOOL, "soon"),
            at((40.0, 3.0), "2026:09:01 08:20:00"),
            photo(None, "DateTimeOriginal", "2026:09:01 08:20:00"),
            at((0.0, 0.0), "2026:09:01 08:20:00"),
            at((0.0, 0.0), "2026:09:02 08:20:00"),
        ];
        let told = together(&photos);
        assert_eq!(told.photos, 9);
        let counts: Vec<_> = told
            .places
            .iter()
            .map(|one| (one.photos, one.days))
            .collect();
        assert_eq!(counts, [(3, 2), (2, 1)]);
        assert_eq!(told.places[1].place, SCHOOL);
        assert_eq!(told.hours, []);
        assert_eq!(together(&photos[3..4]).places, []);
    }

    #[test]
    fn places_are_one_up_to_200_metres_also_where_the_day_changes() {
        let metres = |apart: f64| (HOME.0 + apart / DEGREE, HOME.1);
        assert!(is_near(HOME, metres(199.0)));
        assert!(!is_near(HOME, metres(201.0)));
        // A degree of longitude is shorter there.
        let east = |apart: f64| (HOME.0, HOME.1 + apart / DEGREE / HOME.0.to_radians().cos());
        assert!(is_near(HOME, east(199.0)));
        assert!(!is_near(HOME, east(201.0)));
        assert!(is_near((-16.8, 179.9999), (-16.8, -179.9999)));
    }

    #[test]
    fn a_weekday_and_hour_of_three_days_is_a_habit_and_one_afternoon_is_none() {
        // Tuesdays, from four to five.
        let tuesdays = ["2026:09:01 16:05:00", "2026:09:08 16:59:59"];
        let mut photos: Vec<Taken> = tuesdays.iter().map(|when| at(HOME, when)).collect();
        photos.extend([at(HOME, "2026:09:08 16:20:00"); 5]);
        assert_eq!(together(&photos).hours, []);
        // Of XMP, and without the tag for when it was taken.
        photos.push(photo(
            None,
            "exif:DateTimeOriginal",
            "2026-09-15T16:30:00+02:00",
        ));
        photos.push(photo(None, "DateTimeDigitized", "2026:09:22 16:30:00"));
        // When it was saved says nothing, nor does a time in UTC.
        photos.push(photo(None, "DateTime", "2026:09:29 16:30:00"));
        photos.push(photo(None, "exif:DateTimeOriginal", "2026-09-29T16:30:00Z"));
        let habit = OneHour {
            photos: 9,
            days: 4,
            weekday: 2,
            hour: 16,
        };
        assert_eq!(together(&photos).hours, [habit]);
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "2026:07:14",
            "0000:00:00 00:00:00",
            "2026:13:01 10:00:00",
            "soon",
        ] {
            assert_eq!(moment(text), None, "{text}");
        }
        assert_eq!(moment("2026:07:14 24:00:00"), None);
    }
}
