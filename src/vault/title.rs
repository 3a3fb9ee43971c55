//! What every version of a sealed file says of itself: its kind and its version.

use serde::Deserialize;

use super::Faults;
use crate::error::Reason;

#[derive(Deserialize)]
struct Title {
    kind: String,
    version: u32,
}

/// Reads the title of JSON before the rest, whose form depends on the version: the version, from 1 to `newest`.
///
/// # Errors
/// [`Faults::damaged`] for JSON of another kind or none at all, [`Faults::newer`].
pub fn title(json: &[u8], kind: &str, newest: u32, faults: &Faults) -> Result<u32, Reason> {
    // serde_json's own words could repeat a part of what it read.
    let title: Title = serde_json::from_slice(json).map_err(|_| faults.damaged.clone())?;
    match title.version {
        _ if title.kind != kind => Err(faults.damaged.clone()),
        0 => Err(faults.damaged.clone()),
        version if version > newest => Err(faults.newer.clone()),
        version => Ok(version),
    }
}
