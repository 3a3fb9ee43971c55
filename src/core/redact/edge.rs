//! The edge between covers that meet: so that those of faces close together can be told apart, and nobody is counted as one mass.
//!
//! What two heads hide stays hidden by both: a pixel goes to the head in whose outline it lies deeper, and on either side of the border between them a thin line of
//! another colour is drawn. A box lies on what was painted before it, as a head lies on a box: there the line is the outline of the one on top, in what it
//! hides itself. No pixel is read for it but those of the covers, and none is hidden more or less.

use std::ops::Range;

use super::give_way::Line;
use super::shape::{Row, Shape, common, joined};

/// Half the width of the edge, by the smaller side of the smaller of the two covers, and the least, in pixels.
const HALF_WIDTH: f64 = 0.012;
const LEAST_HALF_WIDTH: f64 = 0.75;
/// How far the colour of an edge is from that of its cover, towards white or black.
const CONTRAST: f32 = 0.5;
/// A cover darker than this has a bright edge, in levels.
const BRIGHT: f32 = 150.0;
/// The most by which a gauge grows faster than with the distance from the middle, by the smaller half side.
const STEEPEST: f64 = 1.5;

/// The covers beside or below one of them.
pub(super) struct Neighbours<'a> {
    shape: &'a Shape,
    /// Of a head, other heads, which may share pixels with it; with whether each was painted before.
    heads: Vec<(&'a Shape, bool)>,
    /// What was painted before, where one of the two is a box: the shape lies on it, or beside it.
    below: Vec<&'a Shape>,
}

impl<'a> Neighbours<'a> {
    /// The neighbours of the shape at `index`; none where there are none to be told from.
    pub fn of(shapes: &'a [Shape], index: usize) -> Option<Self> {
        let shape = shapes.get(index)?;
        let rows = shape.top..shape.bottom();
        let near = shapes.iter().enumerate();
        let near = near.filter(|(at, other)| *at != index && other.may_meet(&shape.columns, &rows));
        let is_head = |shape: &Shape| shape.head_middle().is_some();
        let (mut heads, mut below) = (Vec::new(), Vec::new());
        for (at, other) in near {
            if is_head(shape) && is_head(other) {
                heads.push((other, at < index));
            } else if at < index && shape.apart && other.apart {
                below.push(other);
            }
        }
        let alone = heads.is_empty() && below.is_empty();
        (!alone).then_some(Self {
            shape,
            heads,
            below,
        })
    }

    /// What of the opaque span of row `y` the shape paints: all but what a neighbour painted before keeps. Draws the edges into the colours of the row, which
    /// begin where the shape touches it.
    pub fn share(
        &self,
        y: u32,
        row: &Row,
        colours: &mut [[u8; 3]],
        edge: [u8; 3],
    ) -> Vec<Range<u32>> {
        self.draw_rims(y, row, colours, edge);
        let others = self.heads.iter();
        let near: Vec<(&Shape, bool, Row)> = others
            .map(|(shape, before)| (*shape, *before, shape.row(y)))
            .filter(|(_, _, other)| !common(&other.touched, &row.opaque).is_empty())
            .collect();
        let mut contested: Vec<Range<u32>> = near
            .iter()
            .map(|(_, _, other)| common(&other.touched, &row.opaque))
            .collect();
        joined(&mut contested);
        let mut own = Vec::new();
        let mut from = row.opaque.start;
        for x in contested.into_iter().flatten() {
            let at = (f64::from(x) + 0.5, f64::from(y) + 0.5);
            let kept = near.iter().any(|(other, before, row)| {
                *before && row.opaque.contains(&x) && other.gauge(at) <= self.shape.gauge(at)
            });
            if kept {
                own.push(from..x);
                from = x + 1;
                continue;
            }
            let line = near.iter().map(|(other, _, _)| self.line(other, at));
            let line = line.fold(0.0, f32::max);
            let place = (x - row.touched.start) as usize;
            if let Some(colour) = colours.get_mut(place).filter(|_| line > 0.0) {
                *colour = mixed(colour.map(f32::from), edge.map(f32::from), line);
            }
        }
        own.push(from..row.opaque.end);
        own.retain(|span| !span.is_empty());
        own
    }

    /// Draws the outline of the shape where another lies below it, or ends beside it, within what the shape hides itself.
    fn draw_rims(&self, y: u32, row: &Row, colours: &mut [[u8; 3]], edge: [u8; 3]) {
        for other in &self.below {
            let width = 2.0 * half_width(self.shape, other);
            for x in row.opaque.clone() {
                let rim = self.rim(other, (f64::from(x) + 0.5, f64::from(y) + 0.5), width);
                let place = (x - row.touched.start) as usize;
                if let Some(colour) = colours.get_mut(place).filter(|_| rim > 0.0) {
                    *colour = mixed(colour.map(f32::from), edge.map(f32::from), rim);
                }
            }
        }
    }

    /// How much of a pixel the outline takes, 0 to 1: all of it along the outline, where a pixel that lies beyond, little further away than the line is wide, is
    /// hidden by the other.
    fn rim(&self, other: &Shape, (x, y): (f64, f64), width: f64) -> f32 {
        let near = |away: &f64| *away < width + 0.5;
        let ways = self.shape.ways_out((x, y)).into_iter();
        let ways = ways.filter(|(away, (across, down))| {
            let beyond = |by: f64| (x + across * (away + by), y + down * (away + by));
            // The next pixel of the row and of the column besides: where the two outlines cross, nothing joins them.
            let next = [(x + across.signum(), y), (x, y + down.signum())];
            let mut next = next.into_iter().filter(|at| !self.shape.hides(*at));
            near(away)
                && (other.hides(beyond(0.5))
                    || other.hides(beyond(width + 0.5))
                    || next.any(|at| other.hides(at)))
        });
        let taken = ways.map(|(away, _)| (width + 0.5 - away).clamp(0.0, 1.0) as f32);
        taken.fold(0.0, f32::max)
    }

    /// How much of a pixel the edge beside a neighbour takes, 0 to 1.
    fn line(&self, other: &Shape, (x, y): (f64, f64)) -> f32 {
        let half = half_width(self.shape, other);
        let nearer = |x: f64, y: f64| other.gauge((x, y)) - self.shape.gauge((x, y));
        let here = nearer(x, y).abs();
        let steepest = STEEPEST * (2.0 / self.shape.size + 2.0 / other.size);
        if here > (half + 0.5) * steepest {
            return 0.0;
        }
        let across = nearer(x + 0.5, y) - nearer(x - 0.5, y);
        let down = nearer(x, y + 0.5) - nearer(x, y - 0.5);
        let away = here / across.hypot(down);
        if away.is_finite() {
            (half + 0.5 - away).clamp(0.0, 1.0) as f32
        } else {
            0.0
        }
    }
}

/// Half the width of the edge between two covers, in pixels.
fn half_width(one: &Shape, other: &Shape) -> f64 {
    (one.size.min(other.size) * HALF_WIDTH).max(LEAST_HALF_WIDTH)
}

/// Makes the circles in which heads are drawn small enough for what their neighbours take.
pub(super) fn draw_apart(shapes: &mut [Shape]) {
    let heads: Vec<_> = shapes
        .iter()
        .map(|shape| Some((shape.head_middle()?, shape.size)))
        .collect();
    for (index, shape) in shapes.iter_mut().enumerate() {
        let Some(middle) = shape.head_middle() else {
            continue;
        };
        let others = heads.iter().enumerate().filter(|(at, _)| *at != index);
        for (other, size) in others.filter_map(|(_, head)| *head) {
            if let Some(line) = Line::amid(middle, other, (shape.size, size)) {
                shape.draw_beside(&line);
            }
        }
    }
}

/// The colour of the edge of a cover.
pub(super) fn colour(tone: [u8; 3]) -> [u8; 3] {
    let tone = tone.map(f32::from);
    let [red, green, blue] = tone;
    let brightness = 0.299 * red + 0.587 * green + 0.114 * blue;
    let towards = if brightness < BRIGHT { 255.0 } else { 0.0 };
    mixed(tone, [towards; 3], CONTRAST)
}

/// The mean of colours; black without any.
pub(super) fn mean(colours: impl Iterator<Item = [f32; 3]>) -> [u8; 3] {
    let (mut sum, mut count) = ([0.0_f32; 3], 0.0_f32);
    for colour in colours {
        for (sum, part) in sum.iter_mut().zip(colour) {
            *sum += part;
        }
        count += 1.0;
    }
    // `as` saturates.
    sum.map(|sum| (sum / count.max(1.0)).round() as u8)
}

fn mixed(from: [f32; 3], to: [f32; 3], share: f32) -> [u8; 3] {
    let mut colour = [0; 3];
    for ((channel, from), to) in colour.iter_mut().zip(from).zip(to) {
        *channel = (from + (to - from) * share).round() as u8;
    }
    colour
}
