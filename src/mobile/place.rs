//! Places in a photo, and pixels for the screen.

use ombrelle_core::protect::{Point as CorePoint, Preview, Region as CoreRegion};

/// A place, in pixels of the upright photo: to the right and downwards from the middle of its first pixel.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// An upright rectangle, in pixels of the upright photo, from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct Region {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, above 0.
    pub width: f32,
    /// Height, above 0.
    pub height: f32,
}

/// Pixels for the screen, never a file: red, green, blue, opacity (not multiplied into the colours), eight bits each in sRGB, row after
/// row from the top.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Pixels {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub rgba: Vec<u8>,
}

impl From<Point> for CorePoint {
    fn from(Point { x, y }: Point) -> Self {
        Self { x, y }
    }
}

impl From<CorePoint> for Point {
    fn from(CorePoint { x, y }: CorePoint) -> Self {
        Self { x, y }
    }
}

impl From<Region> for CoreRegion {
    fn from(ours: Region) -> Self {
        Self {
            x: ours.x,
            y: ours.y,
            width: ours.width,
            height: ours.height,
        }
    }
}

impl From<CoreRegion> for Region {
    fn from(theirs: CoreRegion) -> Self {
        Self {
            x: theirs.x,
            y: theirs.y,
            width: theirs.width,
            height: theirs.height,
        }
    }
}

impl From<Preview> for Pixels {
    fn from(shown: Preview) -> Self {
        Self {
            width: shown.width,
            height: shown.height,
            rgba: shown.rgba,
        }
    }
}
