//! Whether a service answers at a moment, by the hours that the directory has of it.

use serde::Serialize;

use super::{Days, Hours, Service};
use crate::calendar::DateTime;

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// On which day a service answers again.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum OpensOn {
    /// Later on the same day.
    Today,
    /// On the next day.
    Tomorrow,
    /// After a weekend.
    Monday,
}

/// When a service that is closed answers again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// The day.
    pub on: OpensOn,
    /// The time, `09:00`, local.
    pub at: String,
}

impl Days {
    /// Whether a day of the week is one of them, counted from Monday, which is 0.
    fn holds(self, weekday: i8) -> bool {
        match self {
            Self::Always | Self::Daily => true,
            Self::MondayToSaturday => weekday < 6,
            Self::MondayToFriday => weekday < 5,
        }
    }
}

impl Hours {
    /// When it answers again, where it is closed at this moment; none where it answers, and where its hours cannot be read: nobody is kept from calling by
    /// what we do not understand.
    fn opens_after(&self, now: DateTime) -> Option<Opening> {
        let (from, to) = (minutes(&self.from)?, minutes(&self.to)?);
        if self.days == Days::Always || from == to {
            return None;
        }
        let today = now.weekday().to_monday_zero_offset();
        let holds = |days_ahead: i8| self.days.holds((today + days_ahead) % 7);
        let minute = u16::try_from(60 * i32::from(now.hour()) + i32::from(now.minute())).ok()?;
        // Some answer until after midnight, in the night that belongs to the day before.
        let through_midnight = to < from;
        let of_today = holds(0) && from <= minute && (minute < to || through_midnight);
        let of_yesterday = through_midnight && holds(6) && minute < to;
        if of_today || of_yesterday {
            return None;
        }
        let on = match () {
            () if holds(0) && minute < from => OpensOn::Today,
            () if holds(1) => OpensOn::Tomorrow,
            // Whoever does not answer tomorrow does not at a weekend.
            () => OpensOn::Monday,
        };
        let at = self.from.clone();
        Some(Opening { on, at })
    }
}

/// The minutes of a day until a time such as `09:00`; `24:00` is its end.
fn minutes(time: &str) -> Option<u16> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let all = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && all <= DAY).then_some(all)
}

impl Service {
    /// The same at a moment: with when it answers again, where it is closed then.
    pub(super) fn at(mut self, now: Option<DateTime>) -> Self {
        self.opens = now.and_then(|now| self.hours.as_ref()?.opens_after(now));
        self
    }

    /// Whether it is known to answer at the moment for which it was asked.
    fn answers(&self) -> bool {
        let known = |hours: &Hours| {
            let times = [&hours.from, &hours.to].map(|time| minutes(time));
            hours.days == Days::Always || !times.contains(&None)
        };
        self.opens.is_none() && self.hours.as_ref().is_some_and(known)
    }
}

/// Puts those that answer at the moment before the others, where one of these services is closed then; otherwise they stay in the order of the directory.
pub(super) fn open_first(equals: &mut [Service]) {
    if equals.iter().any(|service| service.opens.is_some()) {
        equals.sort_by_key(|service| !service.answers());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A moment of the week of Monday, the 30th of November 2026.
    fn at(day: i8, time: &str) -> DateTime {
        let day = jiff::civil::date(2026, 11, 30)
            .checked_add(jiff::Span::new().days(day))
            .unwrap();
        format!("{day}T{time}:00").parse().unwrap()
    }

    fn told(days: Days, (from, to): (&str, &str), now: DateTime) -> Option<(OpensOn, String)> {
        let (from, to) = (from.to_owned(), to.to_owned());
        let hours = Hours { days, from, to };
        hours
            .opens_after(now)
            .map(|opening| (opening.on, opening.at))
    }

    #[test]
    fn a_line_is_closed_outside_of_its_hours_and_opens_when_it_does() {
        use OpensOn::{Monday, Today, Tomorrow};
        let daily = |time| told(Days::Daily, ("09:00", "23:00"), at(1, time));
        let nine = |on| Some((on, "09:00".to_owned()));
        for (time, opens) in [
            ("00:00", nine(Today)),
            ("08:59", nine(Today)),
            ("09:00", None),
            ("22:59", None),
            ("23:00", nine(Tomorrow)),
            ("23:51", nine(Tomorrow)),
        ] {
            assert_eq!(daily(time), opens, "{time}");
        }
        let work = |day, time| told(Days::MondayToFriday, ("09:00", "20:00"), at(day, time));
        for (day, time, opens) in [
            (3, "21:00", nine(Tomorrow)),
            (4, "19:59", None),
            (4, "20:00", nine(Monday)),
            (5, "12:00", nine(Monday)),
            (6, "12:00", nine(Tomorrow)),
            (7, "08:00", nine(Today)),
        ] {
            assert_eq!(work(day, time), opens, "{day} {time}");
        }
        let shops = |day, time| told(Days::MondayToSaturday, ("14:00", "20:00"), at(day, time));
        assert_eq!(shops(5, "15:00"), None);
        assert_eq!(shops(5, "20:30"), Some((Monday, "14:00".to_owned())));
        assert_eq!(shops(6, "15:00"), Some((Tomorrow, "14:00".to_owned())));
        // Until midnight, and beyond.
        let late = |time| told(Days::Daily, ("09:00", "24:00"), at(1, time));
        assert_eq!(late("23:59"), None);
        assert_eq!(late("00:00"), nine(Today));
        let night = |day, time| told(Days::MondayToFriday, ("20:00", "02:00"), at(day, time));
        let eight = |on| Some((on, "20:00".to_owned()));
        assert_eq!(night(4, "23:00"), None);
        // The night of Friday.
        assert_eq!(night(5, "01:59"), None);
        assert_eq!(night(5, "02:00"), eight(Monday));
        assert_eq!(night(0, "01:00"), eight(Today));
    }

    #[test]
    fn hours_that_cannot_be_read_close_nobody() {
        for times in [
            ("", ""),
            ("nine", "23:00"),
            ("09:00", "25:00"),
            ("09:60", "23:00"),
            ("09", "23"),
            ("09:00", "09:00"),
        ] {
            assert_eq!(told(Days::Daily, times, at(1, "03:00")), None, "{times:?}");
        }
        assert_eq!(told(Days::Always, ("09:00", "10:00"), at(1, "03:00")), None);
    }

    /// As they stand in the list: each is open at some moment and closed at another, so that all are read.
    #[test]
    fn all_hours_of_the_list_are_understood() {
        let directory = super::super::Directory::built_in();
        let limited = |hours: &&Hours| hours.days != Days::Always;
        let hours: Vec<&Hours> = directory
            .service
            .iter()
            .filter_map(|service| service.hours.as_ref())
            .filter(limited)
            .collect();
        assert!(hours.len() > 5);
        for one in hours {
            assert_eq!(one.opens_after(at(1, "15:00")), None, "{one:?}");
            assert!(one.opens_after(at(1, "05:00")).is_some(), "{one:?}");
        }
    }
}
