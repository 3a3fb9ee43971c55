//! The jury's verdict as a small picture: one row per witness, one column per journey.

use iced::advanced::mouse;
use iced::widget::canvas::{Canvas, Fill, Frame, Geometry, Path, Program, Stroke, Text};
use iced::{Element, Font, Length, Point, Rectangle, Renderer, Size, Theme};
use ombrelle_core::evaluate::{FaceJudgement, Judgement};

use crate::theme::{FONT, Look};
use crate::widget::Ui;

/// Height of a row beside the size of text.
const ROW: f32 = 2.0;

/// The picture for one face. A filled square is a recogniser that still knew the face, an empty one did not, and a dot did
/// not know it even unprotected.
pub fn picture<'a, M: 'a>(
    ui: &Ui<'a>,
    judgement: &'a Judgement,
    face: &'a FaceJudgement,
) -> Element<'a, M> {
    let size = (13.0 * ui.look.text).round();
    let rows = judgement.witnesses.len() as f32;
    Canvas::new(Chart {
        judgement,
        face,
        look: ui.look,
        size,
    })
    .width(Length::Fill)
    .height(rows * size * ROW)
    .into()
}

struct Chart<'a> {
    judgement: &'a Judgement,
    face: &'a FaceJudgement,
    look: Look,
    size: f32,
}

impl<M> Program<M> for Chart<'_> {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let tones = &self.look.tones;
        let high = self.size * ROW;
        let journeys = self.judgement.journeys.len().max(1) as f32;
        let names = (bounds.width * 0.42).min(10.0 * self.size);
        let wide = ((bounds.width - names) / journeys).min(high);
        for (row, witness) in self.judgement.witnesses.iter().enumerate() {
            let y = row as f32 * high;
            frame.fill_text(Text {
                content: witness.title.clone(),
                position: Point::new(0.0, y + (high - self.size * 1.2) / 2.0),
                color: tones.text,
                size: self.size.into(),
                font: Font { ..FONT },
                ..Text::default()
            });
            for (column, journey) in self.judgement.journeys.iter().enumerate() {
                let heard = self.face.hearings.iter();
                let mut heard =
                    heard.filter(|h| h.witness == witness.name && h.journey == *journey);
                let Some(hearing) = heard.next() else {
                    continue;
                };
                let side = wide.min(high) - 6.0;
                let at = Point::new(names + column as f32 * wide + 3.0, y + (high - side) / 2.0);
                let square = Path::rectangle(at, Size::new(side, side));
                if hearing.recognised {
                    frame.fill(&square, Fill::from(tones.danger));
                } else if hearing.blind {
                    let middle = Point::new(at.x + side / 2.0, at.y + side / 2.0);
                    frame.fill(&Path::circle(middle, 3.0), Fill::from(tones.quiet));
                } else {
                    frame.stroke(
                        &square,
                        Stroke::default().with_color(tones.good).with_width(2.0),
                    );
                }
            }
        }
        vec![frame.into_geometry()]
    }
}
