//! Days and times as files have them, told as people write them: files say `2026:07:14 16:20:05`. And days as people type them.

use ombrelle_core::calendar::Date;
use ombrelle_core::letters::plain;

use crate::{Language, Words};

impl Words {
    /// A day as people write it: `14 July 2026`.
    pub fn day(&self, day: Date) -> String {
        let number = match day.day() {
            1 => self.say("letter-first-day", &[]),
            number => number.to_string(),
        };
        let month = self.say(&format!("letter-month-{}", day.month()), &[]);
        self.say(
            "letter-day",
            &[
                ("day", number.into()),
                ("month", month.into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }

    /// A day as it stands in a field, where it can be changed: as people type it, and as [`Words::read_day`] reads it.
    pub fn typed_day(&self, day: Date) -> String {
        match self.language() {
            Language::French => format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year()),
            Language::English => day.to_string(),
        }
    }

    /// Reads a day that somebody typed: `2027-08-31`, `31.8.2027`, `31 August 2027` in the words of this language; with slashes only in a
    /// language where the day always comes first, as in French. What could be two days is none.
    pub fn read_day(&self, typed: &str) -> Option<Date> {
        let typed = typed.trim();
        let mark = ['-', '.', '/'].into_iter().find(|c| typed.contains(*c));
        match mark {
            None => self.day_in_words(typed),
            Some('/') if self.language() != Language::French => None,
            Some(mark) => {
                let [one, two, three] = three(typed.split(mark))?;
                match mark {
                    '-' => numbered(one, two, three),
                    _ => numbered(three, two, one),
                }
            }
        }
    }

    fn day_in_words(&self, typed: &str) -> Option<Date> {
        let [day, month, year] = three(typed.split_whitespace())?;
        let name = |number: i8| self.say(&format!("letter-month-{number}"), &[]);
        // Not every keyboard has accents.
        let month = (1..=12).find(|number| plain(&name(*number)) == plain(month))?;
        let day = match day == self.say("letter-first-day", &[]) {
            true => "1",
            false => day,
        };
        numbered(year, &month.to_string(), day)
    }

    /// A moment of a file as people write it: `14 July 2026, 16:20:05`. Exif (JEITA CP-3451), ISO 8601 and eight digits are
    /// understood; whatever else a file has stays as it is.
    pub(crate) fn moment(&self, text: &str) -> String {
        let Some((day, time)) = read(text.trim()) else {
            return text.to_owned();
        };
        let day = self.day(day);
        match time {
            "" => day,
            time => {
                // A zone of no hours is called by its name.
                let time = match time.strip_suffix('Z') {
                    Some(time) => format!("{time} UTC"),
                    None => time.to_owned(),
                };
                self.say("moment", &[("day", day.into()), ("time", time.into())])
            }
        }
    }
}

/// Exactly three parts.
fn three<'a>(parts: impl Iterator<Item = &'a str>) -> Option<[&'a str; 3]> {
    let mut parts = parts.map(str::trim);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    parts.next().is_none().then_some(three)
}

/// A day whose year is written out.
fn numbered(year: &str, month: &str, day: &str) -> Option<Date> {
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The day, and the time after it where there is one.
fn read(text: &str) -> Option<(Date, &str)> {
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some((date(text.get(..4)?, text.get(4..6)?, text.get(6..)?)?, ""));
    }
    let (day, rest) = text.split_at_checked(10)?;
    let mut parts = match day.contains(':') {
        true => day.split(':'),
        false => day.split('-'),
    };
    let day = date(parts.next()?, parts.next()?, parts.next()?)?;
    let time = match rest.strip_prefix([' ', 'T']) {
        None if rest.is_empty() => return Some((day, "")),
        None => return None,
        Some(time) => time,
    };
    let (hour, minute) = (time.get(..2)?, time.get(3..5)?);
    let number = |text: &str, below: u8| text.parse().is_ok_and(|number: u8| number < below);
    let is_time = time.get(2..3) == Some(":") && number(hour, 24) && number(minute, 60);
    let plain = |c: char| c.is_ascii_digit() || ":.+-Z ".contains(c);
    (is_time && time.chars().all(plain)).then_some((day, time))
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let two = month.len() == 2 && day.len() == 2;
    let plain = year.len() == 4 && two && [year, month, day].into_iter().all(digits);
    if !plain {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_could_be_two_is_not_guessed() {
        let english = Words::new(Language::English);
        let french = Words::new(Language::French);
        let day = Date::new(2027, 4, 3).ok();
        assert_eq!(english.read_day(" 2027-04-03 "), day);
        assert_eq!(english.read_day("3.4.2027"), day);
        assert_eq!(english.read_day("3 april 2027"), day);
        assert_eq!(french.read_day("03/04/2027"), day);
        assert_eq!(english.read_day("03/04/2027"), None);
        for no in [
            "",
            "soon",
            "2027-13-01",
            "27-04-03",
            "3.4.27",
            "2027-04-03-1",
            "04/31/2027",
            "8/31/2027",
            "31 08 2027",
            "31 août",
            "31 août 27",
            "31 August 2027",
        ] {
            assert_eq!(french.read_day(no), None, "{no}");
        }
        for written in [
            "31/8/2027",
            "31 août 2027",
            "31 Aout 2027",
            "31.08.2027",
            "2027-08-31",
        ] {
            let day = Date::new(2027, 8, 31).ok();
            assert_eq!(french.read_day(written), day, "{written}");
        }
    }

    #[test]
    fn a_day_that_is_told_or_stands_in_a_field_is_read_as_that_day() {
        for language in Language::ALL {
            let words = Words::new(language);
            let mut day = Date::new(2028, 1, 1).unwrap();
            while day.year() == 2028 {
                for told in [words.day(day), words.typed_day(day), day.to_string()] {
                    assert_eq!(words.read_day(&told), Some(day), "{told}");
                }
                day = day.tomorrow().unwrap();
            }
        }
    }

    #[test]
    fn a_moment_of_a_file_is_told_as_people_write_it() {
        let english = Words::new(Language::English);
        let french = Words::new(Language::French);
        for (file, in_english, in_french) in [
            (
                "2026:07:14 16:20:05",
                "14 July 2026, 16:20:05",
                "14\u{a0}juillet 2026 à 16:20:05",
            ),
            ("2026:07:01", "1 July 2026", "1er\u{a0}juillet 2026"),
            (
                "2026-07-14T16:20:05.25+02:00",
                "14 July 2026, 16:20:05.25+02:00",
                "14\u{a0}juillet 2026 à 16:20:05.25+02:00",
            ),
            (
                "2026-07-14T16:20Z",
                "14 July 2026, 16:20 UTC",
                "14\u{a0}juillet 2026 à 16:20 UTC",
            ),
            ("20260714", "14 July 2026", "14\u{a0}juillet 2026"),
        ] {
            assert_eq!(english.moment(file), in_english);
            assert_eq!(french.moment(file), in_french);
        }
    }

    #[test]
    fn what_is_no_moment_stays_as_the_file_has_it() {
        let words = Words::new(Language::English);
        for text in [
            "",
            "16:20:05",
            "0000:00:00 00:00:00",
            "2026:13:01",
            "2026:07:14 25:00",
            "2026:07:14 16:20 \u{1b}[31m",
            "2026:07:14later",
            "summer 2026",
            "été 2026-07",
            "99999999",
        ] {
            assert_eq!(words.moment(text), text);
        }
    }
}
