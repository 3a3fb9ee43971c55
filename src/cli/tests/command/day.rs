//! Days as English sentences of the program have them.

use ombrelle_core::calendar::Date;

/// `29 November 2026`.
pub fn written(day: Date) -> String {
    let months =
        "January February March April May June July August September October November December";
    let month = usize::try_from(day.month() - 1).unwrap();
    let month = months.split(' ').nth(month).unwrap();
    format!("{} {month} {}", day.day(), day.year())
}
