//! What the name of a file gives away: a date, a place on the map, a device's own number.
//!
//! Modest on purpose: coordinates and plus codes are places; names of towns are not guessed.

use jiff::Timestamp;
use jiff::tz::Offset;

use super::ledger::Ledger;
use super::{Carrier, Clue};

/// Lists what a file's name gives away.
pub(super) fn read(ledger: &mut Ledger, name: &str) {
    let stem = match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    };
    if let Some(date) = date(stem) {
        ledger.value(Clue::Date, Carrier::FileName, "date", &date);
    }
    if let Some(at) = coordinates(stem) {
        ledger.place(Carrier::FileName, "coordinates", at);
    } else if let Some(code) = plus_code(stem) {
        ledger.value(Clue::Place, Carrier::FileName, "plus code", code);
    }
    if let Some(number) = camera_number(stem) {
        ledger.value(Clue::Other, Carrier::FileName, "camera number", number);
    }
}

/// The runs of digits in a name.
fn digits(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_ascii_digit())
        .filter(|run| !run.is_empty())
}

/// `20240512`, `20240512123456`, `2024-05-12` with any of `-_. ` between, or milliseconds
/// (seconds) since 1970, between 2001 and 2100.
fn date(stem: &str) -> Option<String> {
    let compact = digits(stem).find_map(|run| match run.len() {
        8 | 14 | 17 => plausible(run.get(..4)?, run.get(4..6)?, run.get(6..8)?),
        _ => None,
    });
    compact.or_else(|| separated(stem)).or_else(|| epoch(stem))
}

fn plausible(year: &str, month: &str, day: &str) -> Option<String> {
    let (y, m, d): (u32, u32, u32) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let good = (1900..2100).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d);
    good.then(|| format!("{y:04}-{m:02}-{d:02}"))
}

fn separated(stem: &str) -> Option<String> {
    stem.char_indices().find_map(|(at, _)| {
        let window = stem.get(at..at.checked_add(10)?)?;
        let before = stem.get(..at)?.chars().next_back();
        let after = stem.get(at + 10..)?.chars().next();
        let inside = [before, after].iter().flatten().any(char::is_ascii_digit);
        let mark = |n: usize| matches!(window.as_bytes().get(n), Some(b'-' | b'_' | b'.' | b' '));
        if inside || !mark(4) && !mark(2) {
            return None;
        }
        if mark(4) && mark(7) {
            plausible(window.get(..4)?, window.get(5..7)?, window.get(8..)?)
        } else if mark(2) && mark(5) {
            plausible(window.get(6..)?, window.get(3..5)?, window.get(..2)?)
        } else {
            None
        }
    })
}

fn epoch(stem: &str) -> Option<String> {
    digits(stem).find_map(|run| {
        let seconds: i64 = match run.len() {
            13 => run.get(..10)?.parse().ok()?,
            10 => run.parse().ok()?,
            _ => return None,
        };
        if !(1_000_000_000..4_102_444_800).contains(&seconds) {
            return None;
        }
        let moment = Timestamp::from_second(seconds).ok()?;
        Some(Offset::UTC.to_datetime(moment).date().to_string())
    })
}

/// `48.8584,2.2945`: two decimal numbers with at least two digits after the point, the first
/// within ±90, the second within ±180.
fn coordinates(stem: &str) -> Option<(f64, f64)> {
    let numbers: Vec<&str> = stem
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-' | ',')))
        .flat_map(|run| run.split(','))
        .collect();
    numbers.windows(2).find_map(|pair| {
        let [latitude, longitude] = pair else {
            return None;
        };
        let (latitude, longitude) = (degrees(latitude)?, degrees(longitude)?);
        (latitude.abs() <= 90.0 && longitude.abs() <= 180.0).then_some((latitude, longitude))
    })
}

fn degrees(word: &str) -> Option<f64> {
    let (_, decimals) = word.split_once('.')?;
    let precise = decimals.len() >= 2 && decimals.bytes().all(|b| b.is_ascii_digit());
    precise.then(|| word.parse().ok()).flatten()
}

/// A full Open Location Code: eight letters of its alphabet, `+`, two or three more.
fn plus_code(stem: &str) -> Option<&str> {
    const ALPHABET: &str = "23456789CFGHJMPQRVWX";
    let words = stem.split(|c: char| !(c.is_ascii_alphanumeric() || c == '+'));
    words.into_iter().find(|word| {
        word.split_once('+').is_some_and(|(area, rest)| {
            let coded = |part: &str| part.chars().all(|c| ALPHABET.contains(c));
            area.len() == 8 && (2..=3).contains(&rest.len()) && coded(area) && coded(rest)
        })
    })
}

/// The counter of a camera: with it, photos of one camera can be put in order.
fn camera_number(stem: &str) -> Option<&str> {
    const PREFIXES: [&str; 12] = [
        "IMG_", "DSC_", "DSCF", "DSCN", "DSC", "_DSC", "_MG_", "IMGP", "PICT", "GOPR", "DJI_",
        "MVI_",
    ];
    let counted = |prefix: &&str| {
        let rest = stem.strip_prefix(*prefix)?;
        let number = digits(rest).next()?;
        ((4..=5).contains(&number.len()) && rest.starts_with(number)).then_some(())
    };
    PREFIXES.iter().find_map(counted).map(|()| stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Finding;

    fn found(name: &str) -> Vec<Finding> {
        let mut ledger = Ledger::for_file(0, &ombrelle_base::progress::Progress::default());
        read(&mut ledger, name);
        ledger.close().findings
    }

    fn date_in(name: &str) -> Option<String> {
        let dates = found(name).into_iter().find(|f| f.clue == Clue::Date);
        dates.and_then(|f| f.value)
    }

    #[test]
    fn names_that_phones_and_messengers_give_carry_the_day() {
        for name in [
            "IMG_20240512_123456.jpg",
            "PXL_20240512_101112345.jpg",
            "IMG-20240512-WA0001.jpeg",
            "Screenshot_2024-05-12-10-11-12.png",
            "2024-05-12 10.11.12.heic",
            "WhatsApp Image 2024-05-12 at 10.11.12.jpeg",
            "12.05.2024.png",
            "signal-2024-05-12-101112.jpg",
            "FB_IMG_1715510000000.jpg",
            "20240512101112.jpg",
        ] {
            assert_eq!(date_in(name).as_deref(), Some("2024-05-12"), "{name}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for name in [
            "IMG_1234.jpg",
            "12345678.png",
            "20241399.png",
            "photo.jpg",
            "",
            ".jpg",
            "é2024.gif",
        ] {
            assert_eq!(date_in(name), None, "{name}");
        }
    }

    #[test]
    fn coordinates_and_plus_codes_are_places() {
        assert_eq!(
            found("home 48.8584,2.2945.jpg")[0].place,
            Some((48.8584, 2.2945))
        );
        assert_eq!(found("-33.85,151.21.png")[0].place, Some((-33.85, 151.21)));
        assert_eq!(found("8FW4V75V+8Q.jpg")[0].clue, Clue::Place);
        for name in [
            "1.5,2.5.jpg",
            "95.123,10.123.jpg",
            "Paris.jpg",
            "v1.10.2.jpg",
        ] {
            assert!(found(name).iter().all(|f| f.clue != Clue::Place), "{name}");
        }
    }

    #[test]
    fn a_camera_counter_is_named() {
        assert_eq!(found("DSC_0042.JPG")[0].clue, Clue::Other);
        assert!(found("holiday.jpg").is_empty());
    }
}
