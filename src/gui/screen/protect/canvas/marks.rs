//! What is drawn over a photo: boxes, their names, the line between before and after.

use iced::widget::canvas::{Fill, Frame, LineDash, Path, Stroke, Text};
use iced::{Color, Font, Point, Rectangle, Size};
use ombrelle_core::plan::Decision;

use super::Boxes;
use crate::theme::{FONT, Tones};

impl Boxes<'_> {
    /// A face: covered with a full line, cloaked with dashes, shown with a full line of another colour; the words beside
    /// it say which, too.
    pub(super) fn spot(
        &self,
        frame: &mut Frame,
        shape: Rectangle,
        decision: Decision,
        name: &str,
        chosen: bool,
    ) {
        let tones = &self.look.tones;
        let (colour, on) = match decision {
            Decision::Cover(_) => (tones.good, tones.on_good),
            Decision::Cloak(_) => (tones.accent, tones.on_accent),
            Decision::Show => (tones.warn, tones.on_warn),
        };
        let dashed = matches!(decision, Decision::Cloak(_));
        outline(frame, shape, colour, if chosen { 4.0 } else { 2.0 }, dashed);
        if chosen {
            for (right, bottom) in [(false, false), (true, false), (false, true), (true, true)] {
                let x = shape.x + if right { shape.width } else { 0.0 };
                let y = shape.y + if bottom { shape.height } else { 0.0 };
                let dot = Path::circle(Point::new(x, y), 6.0);
                frame.fill(&dot, Fill::from(colour));
                frame.stroke(&dot, Stroke::default().with_color(on).with_width(1.5));
            }
        }
        let size = (13.0 * self.look.text.min(1.3)).round();
        let wide = name.chars().count() as f32 * size * 0.56 + 10.0;
        let high = size * 1.5;
        let top = if shape.y >= high {
            shape.y - high
        } else {
            shape.y
        };
        let chip = Rectangle::new(Point::new(shape.x, top), Size::new(wide, high));
        frame.fill_rectangle(chip.position(), chip.size(), Fill::from(colour));
        frame.fill_text(Text {
            content: name.to_owned(),
            position: Point::new(chip.x + 5.0, chip.y + (high - size * 1.2) / 2.0),
            color: on,
            size: size.into(),
            font: Font { ..FONT },
            ..Text::default()
        });
    }
}

/// A box over a photo of whatever colours: a light line in a dark one.
pub(super) fn outline(
    frame: &mut Frame,
    shape: Rectangle,
    colour: Color,
    width: f32,
    dashed: bool,
) {
    let path = Path::rectangle(shape.position(), shape.size());
    let dark = Color::from_rgba(0.0, 0.0, 0.0, 0.55);
    let light = Color::from_rgba(1.0, 1.0, 1.0, 0.9);
    let stroke = |colour: Color, width: f32| Stroke {
        width,
        ..Stroke::default().with_color(colour)
    };
    frame.stroke(&path, stroke(dark, width + 4.0));
    frame.stroke(&path, stroke(light, width + 2.0));
    let dash = [8.0, 6.0];
    let mut line = stroke(colour, width);
    if dashed {
        line.line_dash = LineDash {
            segments: &dash,
            offset: 0,
        };
    }
    frame.stroke(&path, line);
}

/// The line between before and after, with a grip.
pub(super) fn line(frame: &mut Frame, x: f32, tones: &Tones) {
    let height = frame.height();
    let bar = |x: f32, wide: f32| (Point::new(x - wide / 2.0, 0.0), Size::new(wide, height));
    let (at, size) = bar(x, 6.0);
    frame.fill_rectangle(at, size, Fill::from(Color::from_rgba(0.0, 0.0, 0.0, 0.55)));
    let (at, size) = bar(x, 3.0);
    frame.fill_rectangle(at, size, Fill::from(Color::WHITE));
    let grip = Path::circle(Point::new(x, height / 2.0), 16.0);
    frame.fill(&grip, Fill::from(tones.accent));
    frame.stroke(
        &grip,
        Stroke::default().with_color(Color::WHITE).with_width(2.0),
    );
}
