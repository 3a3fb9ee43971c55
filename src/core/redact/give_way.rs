//! How the cover of a head gives way to a face beside it that is shown.
//!
//! The cover of a head reaches far beyond the face, over hair, ears and neck, and could hide an eye of somebody beside who is to be seen. There it ends at a
//! straight line between the two. What tells who somebody is stays hidden whatever lies beside it: the *core*, the box of the face and a tenth of its height around
//! (recognisers and people know a face by what lies in that box; the tenth is more than a detector's boxes are off by). A line never cuts the core, so that the cover
//! stays one span a row; where a shown face lies under the core of a covered one, it stays hidden there.

use std::ops::Range;

use super::shape::Sides;

/// Width of what is left free around a shown face where there is room, by the face's height.
const ROOM: f64 = 0.1;

/// A straight line at which a cover ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Line {
    /// Towards the shown face, of length one.
    normal: (f64, f64),
    /// How far the line is from the origin along the normal, in pixels.
    at: f64,
}

impl Line {
    /// The line between the core of a covered face and a shown face; none where the middle of the shown face lies beneath the core, or where a number
    /// is not finite: then nothing gives way.
    pub fn between(core: &Sides, shown: &Sides) -> Option<Self> {
        let (right, left) = (shown.left - core.right, core.left - shown.right);
        let (below, above) = (shown.top - core.bottom, core.top - shown.bottom);
        let (across, side) = if right >= left {
            (right, 1.0)
        } else {
            (left, -1.0)
        };
        let (down, end) = if below >= above {
            (below, 1.0)
        } else {
            (above, -1.0)
        };
        // Along the shortest way from the core to the face; where they overlap, along that on which they do so least.
        let (towards, gap) = if across > 0.0 && down > 0.0 {
            let gap = across.hypot(down);
            ((side * across / gap, end * down / gap), gap)
        } else if across >= down {
            ((side, 0.0), across)
        } else {
            ((0.0, end), down)
        };
        let along = |x: f64, y: f64| towards.0 * x + towards.1 * y;
        let edge = along(
            if side > 0.0 { core.right } else { core.left },
            if end > 0.0 { core.bottom } else { core.top },
        );
        let middle = along(
            (shown.left + shown.right) / 2.0,
            (shown.top + shown.bottom) / 2.0,
        );
        let room = (shown.bottom - shown.top) * ROOM;
        let at = edge + (gap - room).max(0.0);
        (at.is_finite() && room.is_finite() && middle > edge).then_some(Self {
            normal: towards,
            at,
        })
    }

    /// The line between two heads, in the middle of which their outlines are equally far: middles, and sizes by which that is measured.
    pub fn amid(from: (f64, f64), to: (f64, f64), sizes: (f64, f64)) -> Option<Self> {
        let (x, y) = (to.0 - from.0, to.1 - from.1);
        let apart = x.hypot(y);
        let normal = (x / apart, y / apart);
        let at = normal.0 * from.0 + normal.1 * from.1 + apart * sizes.0 / (sizes.0 + sizes.1);
        at.is_finite().then_some(Self { normal, at })
    }

    /// Its direction: towards what lies beyond, of length one.
    pub fn normal(&self) -> (f64, f64) {
        self.normal
    }

    /// How far a point lies beyond the line, in pixels; negative on the side of the cover.
    pub fn beyond(&self, x: f64, y: f64) -> f64 {
        self.normal.0 * x + self.normal.1 * y - self.at
    }

    /// The pixels of a row whose middles lie at most `reach` pixels beyond the line; `y` is the middle of the row.
    pub fn before(&self, span: Range<u32>, y: f64, reach: f64) -> Range<u32> {
        let (across, rest) = (self.normal.0, self.at + reach - self.normal.1 * y);
        if across == 0.0 {
            return if rest >= 0.0 { span } else { 0..0 };
        }
        // The column of the last pixel before the line, or of the first one.
        let place = rest / across - 0.5;
        // `as` saturates.
        if across > 0.0 {
            let end = (place.floor() + 1.0).max(0.0) as u32;
            span.start..span.end.min(end).max(span.start)
        } else {
            let start = place.ceil().max(0.0) as u32;
            span.start.max(start).min(span.end)..span.end
        }
    }
}
