//! Which pixels a cover hides, and which it fades out on.
//!
//! A shape is kept as one pair of spans per row: convex outlines need no more, so a mask costs a few
//! bytes a row whatever the size of the head. Everything that asks whether a pixel is hidden asks
//! these spans, so that no two parts of this module can disagree about it.

use std::ops::Range;

use super::give_way::Line;
use super::head::Head;
use super::{Cover, Fit, Target};
use crate::error::{ErrorKind, RedactError};
use crate::photo::Region;

/// Width of the feather, by half the smaller side of the shape.
const FEATHER: f64 = 0.07;
/// Widest feather, by the picture's longer side.
const WIDEST_FEATHER: f64 = 0.02;

/// The pixels of one cover in one picture.
pub(super) struct Shape {
    pub cover: Cover,
    /// Middle of a large circle in the shape that no neighbour takes anything of, in pixels; may lie outside the picture.
    pub centre: (f64, f64),
    /// Diameter of that circle, in pixels.
    pub inner_diameter: f64,
    /// The smaller side of the shape, in pixels.
    pub size: f64,
    /// Clockwise tilt in radians.
    pub tilt: f64,
    /// Whether an edge tells it from others.
    pub apart: bool,
    /// First row touched.
    pub top: u32,
    /// Columns touched in any row.
    pub columns: Range<u32>,
    outline: Outline,
    /// What is opaque whatever the numbers of an outline round to: the box of a face, or the boxes of which the shape consists.
    hidden: Vec<Sides>,
    rows: Vec<Row>,
}

/// The columns of a row that are hidden, and those touched at all. `opaque` lies within `touched`.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub opaque: Range<u32>,
    pub touched: Range<u32>,
}

enum Outline {
    Head {
        head: Head,
        steepness: f64,
        /// Where it gives way to faces that are shown.
        lines: Vec<Line>,
        /// What of the head is hidden on either side of the lines; none where there is no line.
        core: Option<Sides>,
    },
    /// One box, or those of a slanted line: then what they hide in a row is one span.
    Boxes { feather: f64 },
}

/// The sides of an upright rectangle, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sides {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Sides {
    /// `region` grown to whole pixels: a pixel that it only touches is in it.
    fn of(region: &Region) -> Self {
        let (x, y) = (f64::from(region.x), f64::from(region.y));
        Self {
            left: x.floor(),
            top: y.floor(),
            right: (x + f64::from(region.width)).ceil(),
            bottom: (y + f64::from(region.height)).ceil(),
        }
    }

    /// The sides of `region` as they are.
    pub fn exactly(region: &Region) -> Self {
        let (x, y) = (f64::from(region.x), f64::from(region.y));
        Self {
            left: x,
            top: y,
            right: x + f64::from(region.width),
            bottom: y + f64::from(region.height),
        }
    }

    /// The smallest sides that hold both.
    fn with(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// How far a point lies outside, in pixels.
    fn away(&self, x: f64, y: f64) -> f64 {
        let out_x = (self.left - x).max(x - self.right).max(0.0);
        let out_y = (self.top - y).max(y - self.bottom).max(0.0);
        out_x.hypot(out_y)
    }
}

impl Shape {
    /// The shape of a target in a picture of `width` by `height` pixels, in which the faces `shown` are to be seen.
    ///
    /// # Errors
    /// [`RedactError::RegionOutside`] where the region has no area in the picture: it lies elsewhere, or a
    /// number is not finite, or a side is not positive.
    pub fn of(
        target: &Target,
        shown: &[Region],
        width: u32,
        height: u32,
    ) -> Result<Self, ErrorKind> {
        let region = &target.region;
        let numbers = [region.x, region.y, region.width, region.height];
        let usable = numbers.iter().all(|n| n.is_finite())
            && region.width > 0.0
            && region.height > 0.0
            && region.touches(width, height);
        if !usable {
            return Err(ErrorKind::Redact(RedactError::RegionOutside));
        }
        let slant = target.slant.filter(|_| target.landmarks.is_none());
        let boxes = slant.map(|slant| slant.boxes((width, height)));
        let boxes = boxes.filter(|boxes| !boxes.is_empty());
        let slant = slant.filter(|_| boxes.is_some());
        let hidden: Vec<Sides> = match &boxes {
            Some(boxes) => boxes.iter().map(Sides::of).collect(),
            None => vec![Sides::of(region)],
        };
        let widest = f64::from(width.max(height)) * WIDEST_FEATHER;
        let feather = |smaller_half: f64| (smaller_half * FEATHER).min(widest).max(1.0);
        let (outline, centre, half, tilt) = match (&target.landmarks, slant) {
            (Some(landmarks), _) => {
                let close = Head::of(region, landmarks);
                let head = match target.fit {
                    Fit::Upright => close.upright(),
                    Fit::Close => close,
                };
                let half = head.half_width.min(head.half_height);
                let steepness = half / feather(half);
                let core = Head::core(region, landmarks);
                let lines: Vec<Line> = core.iter().flat_map(|core| lines(core, shown)).collect();
                let larger = target.core.as_ref().map(Sides::of);
                let core = core.filter(|_| !lines.is_empty());
                let core = core.map(|core| larger.map_or(core, |larger| core.with(&larger)));
                let outline = Outline::Head {
                    head,
                    steepness,
                    lines,
                    core,
                };
                (outline, (head.x, head.y), half, head.tilt())
            }
            (None, Some(slant)) => {
                let (middle, shorter, tilt) = slant.frame();
                let half = shorter / 2.0;
                let outline = Outline::Boxes {
                    feather: feather(half),
                };
                (outline, middle, half, tilt)
            }
            (None, None) => {
                let half = f64::from(region.width.min(region.height)) / 2.0;
                let middle_x = f64::from(region.x) + f64::from(region.width) / 2.0;
                let middle_y = f64::from(region.y) + f64::from(region.height) / 2.0;
                let outline = Outline::Boxes {
                    feather: feather(half),
                };
                (outline, (middle_x, middle_y), half, 0.0)
            }
        };
        let mut shape = Self {
            cover: target.cover,
            centre,
            inner_diameter: half * 2.0,
            size: half * 2.0,
            tilt,
            apart: target.apart,
            top: 0,
            columns: 0..0,
            outline,
            hidden,
            rows: Vec::new(),
        };
        shape.find_rows(width, height);
        shape.draw_beside_lines();
        // Sides so large that single precision lost the region's edge.
        if shape.rows.iter().all(|row| row.opaque.is_empty()) {
            return Err(ErrorKind::Redact(RedactError::RegionOutside));
        }
        Ok(shape)
    }

    /// Fills in the rows and columns touched.
    fn find_rows(&mut self, width: u32, height: u32) {
        let reach = self.outline.reach(&self.hidden);
        let rows = pixels_between(reach.top, reach.bottom, height);
        self.top = rows.start;
        self.rows = rows
            .map(|y| self.outline.row(y, &self.hidden, &reach, width))
            .collect();
        let touched = self.rows.iter().map(|row| &row.touched);
        let touched = touched.filter(|span| !span.is_empty());
        self.columns = touched
            .cloned()
            .reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
            // Safe: a shape that touches nothing is refused in `of`.
            .unwrap_or_default();
    }

    /// Makes the circle small enough for the lines at which the shape ends.
    fn draw_beside_lines(&mut self) {
        if let Outline::Head { lines, .. } = &self.outline {
            for line in lines.clone() {
                self.draw_beside(&line);
            }
        }
    }

    /// Makes the circle so small that it lies before a line, at its far side.
    pub fn draw_beside(&mut self, line: &Line) {
        let radius = self.inner_diameter / 2.0;
        let over = (line.beyond(self.centre.0, self.centre.1) + radius).clamp(0.0, radius);
        let (x, y) = line.normal();
        self.centre.0 -= x * over / 2.0;
        self.centre.1 -= y * over / 2.0;
        self.inner_diameter -= over;
    }

    /// The middle of a head, in pixels; none for boxes.
    pub fn head_middle(&self) -> Option<(f64, f64)> {
        match &self.outline {
            Outline::Head { head, .. } => Some((head.x, head.y)),
            Outline::Boxes { .. } => None,
        }
    }

    /// 1 on the whole outline of a head, less inside, more outside; infinite for boxes.
    pub fn gauge(&self, (x, y): (f64, f64)) -> f64 {
        match &self.outline {
            Outline::Head { head, .. } => head.gauge(x, y),
            Outline::Boxes { .. } => f64::INFINITY,
        }
    }

    /// The ways out of a hidden point: how far the outline is along each, in pixels, and its direction, of length one. Those that there are not are
    /// infinitely long.
    pub fn ways_out(&self, (x, y): (f64, f64)) -> [(f64, (f64, f64)); 4] {
        let none = (f64::INFINITY, (0.0, 0.0));
        match (&self.outline, self.hidden.as_slice()) {
            (Outline::Head { head, .. }, _) => {
                let (across, down) = (x - head.x, y - head.y);
                let far = across.hypot(down);
                let away = far / head.gauge(x, y) - far;
                [(away, (across / far, down / far)), none, none, none]
            }
            (Outline::Boxes { .. }, [sides]) => [
                (x - sides.left, (-1.0, 0.0)),
                (sides.right - x, (1.0, 0.0)),
                (y - sides.top, (0.0, -1.0)),
                (sides.bottom - y, (0.0, 1.0)),
            ],
            // Lines of text have no edges.
            (Outline::Boxes { .. }, _) => [none; 4],
        }
    }

    /// Whether the pixel at a place is hidden.
    pub fn hides(&self, (x, y): (f64, f64)) -> bool {
        // `as` saturates.
        x >= 0.0 && y >= 0.0 && self.row(y as u32).opaque.contains(&(x as u32))
    }

    /// The row below the last one touched.
    pub fn bottom(&self) -> u32 {
        self.top
            .saturating_add(u32::try_from(self.rows.len()).unwrap_or(u32::MAX))
    }

    /// The spans of a row of the picture; empty where the shape does not reach.
    pub fn row(&self, y: u32) -> Row {
        y.checked_sub(self.top)
            .and_then(|row| self.rows.get(usize::try_from(row).ok()?))
            .cloned()
            // Safe: a row that the shape does not reach has nothing to hide.
            .unwrap_or_default()
    }

    /// How much of a touched pixel outside the opaque span the cover takes: from 1 at the opaque area
    /// to 0 at the end of the feather, smoothly.
    pub fn coverage(&self, x: u32, y: u32) -> f32 {
        let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
        let beyond = self.outline.beyond(&self.hidden, x, y);
        let left = (1.0 - beyond).clamp(0.0, 1.0);
        (left * left * (3.0 - 2.0 * left)) as f32
    }

    /// Whether the two may share a pixel.
    pub fn may_meet(&self, columns: &Range<u32>, rows: &Range<u32>) -> bool {
        self.columns.start < columns.end
            && columns.start < self.columns.end
            && self.top < rows.end
            && rows.start < self.bottom()
    }
}

impl Outline {
    /// How far a point lies beyond the opaque area: 0 or less in it, 1 where the feather ends.
    /// A convex function of a head and of one box, so that each of its levels meets a row in one span.
    fn beyond(&self, hidden: &[Sides], x: f64, y: f64) -> f64 {
        match self {
            Self::Head {
                head,
                steepness,
                lines,
                ..
            } => {
                let feather = head.half_width.min(head.half_height) / steepness;
                let beyond_lines = lines.iter().map(|line| line.beyond(x, y) / feather);
                beyond_lines.fold((head.gauge(x, y) - 1.0) * steepness, f64::max)
            }
            Self::Boxes { feather } => {
                let away = hidden.iter().map(|sides| sides.away(x, y));
                away.fold(f64::INFINITY, f64::min) / feather
            }
        }
    }

    /// A rectangle that holds all that is touched.
    fn reach(&self, hidden: &[Sides]) -> Sides {
        match self {
            Self::Head {
                head, steepness, ..
            } => {
                // The head lies in its upright rectangle, and that in the circle through its corners.
                let radius = head.half_width.hypot(head.half_height) * (1.0 + 1.0 / steepness);
                Sides {
                    left: head.x - radius,
                    top: head.y - radius,
                    right: head.x + radius,
                    bottom: head.y + radius,
                }
            }
            Self::Boxes { feather } => {
                let least = |of: fn(&Sides) -> f64| {
                    let all = hidden.iter().map(of);
                    all.fold(f64::INFINITY, f64::min) - feather
                };
                let most = |of: fn(&Sides) -> f64| {
                    let all = hidden.iter().map(of);
                    all.fold(f64::NEG_INFINITY, f64::max) + feather
                };
                Sides {
                    left: least(|sides| sides.left),
                    top: least(|sides| sides.top),
                    right: most(|sides| sides.right),
                    bottom: most(|sides| sides.bottom),
                }
            }
        }
    }

    /// The spans of one row. The box of the face is opaque whatever the numbers round to.
    fn row(&self, y: u32, hidden: &[Sides], reach: &Sides, width: u32) -> Row {
        let middle = f64::from(y) + 0.5;
        let within = pixels_between(reach.left, reach.right, width);
        let here = hidden
            .iter()
            .filter(|sides| middle > sides.top && middle < sides.bottom);
        let boxed = here
            .map(|sides| pixels_between(sides.left, sides.right, width))
            .fold(0..0, hull);
        let (outlined, touched) = match self {
            Self::Head {
                head,
                steepness,
                lines,
                core,
            } => {
                let power = |x: u32| head.power(f64::from(x) + 0.5, middle);
                let lowest = lowest(&within, &power);
                let end = (1.0 + 1.0 / steepness).powf(2.5);
                let whole = span_below(&within, lowest, 1.0, &power);
                let touched = span_below(&within, lowest, end, &power);
                let feather = head.half_width.min(head.half_height) / steepness;
                let before = |span: Range<u32>, reach: f64| {
                    lines
                        .iter()
                        .fold(span, |span, line| line.before(span, middle, reach))
                };
                let core = core
                    .iter()
                    .filter(|core| middle > core.top && middle < core.bottom)
                    .map(|core| common(&pixels_between(core.left, core.right, width), &whole))
                    .fold(0..0, hull);
                (
                    hull(before(whole.clone(), 0.0), core),
                    before(touched, feather),
                )
            }
            Self::Boxes { feather } => {
                let near = hidden.iter().filter(|sides| {
                    middle > sides.top - feather && middle < sides.bottom + feather
                });
                let touched = near.map(|sides| {
                    let beyond = |x: u32| sides.away(f64::from(x) + 0.5, middle) / feather;
                    span_below(&within, lowest(&within, &beyond), 1.0, &beyond)
                });
                (0..0, touched.fold(0..0, hull))
            }
        };
        let opaque = hull(boxed, outlined);
        Row {
            touched: hull(touched, opaque.clone()),
            opaque,
        }
    }
}

/// The pixels of `0..limit` that touch the interval from `from` to `to`.
fn pixels_between(from: f64, to: f64, limit: u32) -> Range<u32> {
    // `as` saturates, and takes a NaN to 0.
    let start = from.floor().max(0.0) as u32;
    let end = to.ceil().max(0.0) as u32;
    start.min(limit)..end.min(limit)
}

/// Where the covers of a head end beside faces that are shown.
fn lines<'a>(core: &'a Sides, shown: &'a [Region]) -> impl Iterator<Item = Line> {
    let shown = shown
        .iter()
        .filter(|face| face.width > 0.0 && face.height > 0.0);
    shown.filter_map(|face| Line::between(core, &Sides::exactly(face)))
}

/// The pixels that lie in both spans.
pub(super) fn common(a: &Range<u32>, b: &Range<u32>) -> Range<u32> {
    let start = a.start.max(b.start);
    start..a.end.min(b.end).max(start)
}

/// The smallest span that holds both.
fn hull(a: Range<u32>, b: Range<u32>) -> Range<u32> {
    match (a.is_empty(), b.is_empty()) {
        (true, _) => b,
        (_, true) => a,
        _ => a.start.min(b.start)..a.end.max(b.end),
    }
}

/// Where a convex function is lowest in a span.
fn lowest(within: &Range<u32>, value: &impl Fn(u32) -> f64) -> u32 {
    let (mut first, mut last) = (within.start, within.end.saturating_sub(1));
    while last.saturating_sub(first) > 2 {
        let third = (last - first) / 3;
        let (a, b) = (first + third, last - third);
        if value(a) <= value(b) {
            last = b;
        } else {
            first = a;
        }
    }
    (first..=last)
        .min_by(|&a, &b| value(a).total_cmp(&value(b)))
        .unwrap_or(first)
}

/// The span around `lowest` where a convex function is at most `level`.
fn span_below(
    within: &Range<u32>,
    lowest: u32,
    level: f64,
    value: &impl Fn(u32) -> f64,
) -> Range<u32> {
    if !within.contains(&lowest) || value(lowest) > level {
        return 0..0;
    }
    let below = |x: u32| value(x) <= level;
    let (mut outside, mut start) = (within.start, lowest);
    if below(outside) {
        start = outside;
    }
    while start > outside + 1 {
        let between = outside + (start - outside) / 2;
        if below(between) {
            start = between;
        } else {
            outside = between;
        }
    }
    let (mut last, mut outside) = (lowest, within.end - 1);
    if below(outside) {
        last = outside;
    }
    while outside > last + 1 {
        let between = last + (outside - last) / 2;
        if below(between) {
            last = between;
        } else {
            outside = between;
        }
    }
    start..last + 1
}

/// The hidden columns of a row, of all shapes, sorted and joined.
pub(super) fn hidden_spans<'a>(
    shapes: impl Iterator<Item = &'a Shape>,
    y: u32,
    spans: &mut Vec<Range<u32>>,
) {
    spans.clear();
    spans.extend(shapes.map(|shape| shape.row(y).opaque));
    joined(spans);
}

/// Sorts spans and joins those that touch or overlap; empty ones go.
pub(super) fn joined(spans: &mut Vec<Range<u32>>) {
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| span.start);
    spans.dedup_by(|next, kept| {
        let joined = next.start <= kept.end;
        if joined {
            kept.end = kept.end.max(next.end);
        }
        joined
    });
}
