//! Days, as a person counts them.

pub use jiff::civil::Date;

/// Today, by the device's clock and calendar; wrong if they are.
pub fn today() -> Date {
    jiff::ZonedDateTime::now().date()
}
