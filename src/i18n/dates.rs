//! Days and times as files have them, told as people write them: files say `2026:07:14 16:20:05`.

use ombrelle_core::calendar::Date;

use crate::Words;

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
    use crate::Language;

    #[test]
    fn a_moment_of_a_file_is_told_as_people_write_it() {
        let english = Words::new(Language::English);
        let french = Words::new(Language::French);
        for (file, in_english, in_french) in [
            (
                "2026:07:14 16:20:05",
                "14 July 2026, 16:20:05",
                "14 juillet 2026 à 16:20:05",
            ),
            ("2026:07:01", "1 July 2026", "1er juillet 2026"),
            (
                "2026-07-14T16:20:05.25+02:00",
                "14 July 2026, 16:20:05.25+02:00",
                "14 juillet 2026 à 16:20:05.25+02:00",
            ),
            (
                "2026-07-14T16:20Z",
                "14 July 2026, 16:20 UTC",
                "14 juillet 2026 à 16:20 UTC",
            ),
            ("20260714", "14 July 2026", "14 juillet 2026"),
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
