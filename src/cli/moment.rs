//! The moment at which somebody asks who helps.

use ombrelle_core::calendar::{self, DateTime};

/// Now, by the device's clock. A development build can be told another moment, so that no test hangs on the time of day; what people install cannot.
pub fn now() -> DateTime {
    let told = cfg!(debug_assertions).then(|| std::env::var("OMBRELLE_MOMENT"));
    let told = told.and_then(|told| told.ok()?.parse().ok());
    told.unwrap_or_else(calendar::now)
}
