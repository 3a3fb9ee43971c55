//! Places in a picture: pixels of the upright picture, origin at the top left.

use serde::Serialize;

/// A place, in pixels; may lie outside the picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// An upright rectangle, in pixels; may reach outside the picture.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Region {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width, positive.
    pub width: f32,
    /// Height, positive.
    pub height: f32,
}

impl Region {
    /// The middle.
    pub fn centre(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    /// Where it is in the picture made this much wider and higher.
    pub fn scaled(&self, across: f32, down: f32) -> Self {
        Self {
            x: self.x * across,
            y: self.y * down,
            width: self.width * across,
            height: self.height * down,
        }
    }

    /// Area in square pixels.
    pub fn area(&self) -> f32 {
        self.width.max(0.0) * self.height.max(0.0)
    }

    /// Area shared with another region, in square pixels.
    pub fn shared_area(&self, other: &Self) -> f32 {
        let width = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let height = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        width.max(0.0) * height.max(0.0)
    }

    /// Whether any part lies in a picture of this size. Not for NaN, nor without area.
    pub fn touches(&self, width: u32, height: u32) -> bool {
        let picture = Self {
            x: 0.0,
            y: 0.0,
            width: width as f32,
            height: height as f32,
        };
        self.shared_area(&picture) > 0.0
    }
}
