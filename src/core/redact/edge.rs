//! The edge between two heads that are covered: so that covers of faces close together can be told apart, and nobody is counted as one mass.
//!
//! What both hide stays hidden by both: a pixel goes to the head in whose outline it lies deeper, and on either side of the border between them a thin line of
//! another colour is drawn. No pixel is read for it but those of the covers.

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

/// The covers of heads that may share pixels with one of a head.
pub(super) struct Neighbours<'a> {
    shape: &'a Shape,
    /// With whether it was painted before.
    others: Vec<(&'a Shape, bool)>,
}

impl<'a> Neighbours<'a> {
    /// The neighbours of the shape at `index`; a box has none.
    pub fn of(shapes: &'a [Shape], index: usize) -> Option<Self> {
        let shape = shapes.get(index)?;
        let rows = shape.top..shape.bottom();
        let others = shapes.iter().enumerate().filter(|(at, other)| {
            *at != index && other.head_middle().is_some() && other.may_meet(&shape.columns, &rows)
        });
        let others: Vec<_> = others.map(|(at, other)| (other, at < index)).collect();
        (shape.head_middle().is_some() && !others.is_empty()).then_some(Self { shape, others })
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
        let others = self.others.iter();
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

    /// How much of a pixel the edge beside a neighbour takes, 0 to 1.
    fn line(&self, other: &Shape, (x, y): (f64, f64)) -> f32 {
        let smaller = self.shape.size.min(other.size);
        let half = (smaller * HALF_WIDTH).max(LEAST_HALF_WIDTH);
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
