//! The jury's verdict as a small picture: one row per witness, one column per journey.

use iced::advanced::mouse;
use iced::widget::canvas::{Canvas, Fill, Frame, Geometry, Path, Program, Stroke, Text};
use iced::{Element, Font, Length, Point, Rectangle, Renderer, Size, Theme};
use ombrelle_core::evaluate::{FaceJudgement, Judgement};

use super::canvas::width_of;
use crate::accessibility::{Described, Role};
use crate::theme::{FONT, Look, NEAR};
use crate::widget::Ui;

/// Height of a row beside the size of text.
const ROW: f32 = 2.0;
/// What stays free between two squares, and the least width of one with that, in logical pixels.
const BETWEEN: f32 = 6.0;
const LEAST: f32 = 12.0;

/// The picture for one face. A filled square is a recogniser that still knew the face, an empty one did not, and a dot did
/// not know it even unprotected. Whoever hears the window is told the same in words.
pub fn picture<'a, M: 'a>(
    ui: &Ui<'a>,
    judgement: &'a Judgement,
    face: &'a FaceJudgement,
) -> Element<'a, M> {
    let size = (13.0 * ui.look.text).round();
    let rows = judgement.witnesses.len() as f32;
    let chart: Element<'a, M> = Canvas::new(Chart {
        judgement,
        face,
        look: ui.look,
        size,
    })
    .width(Length::Fill)
    .height(rows * size * ROW)
    .into();
    let name = ui.text_with("app-jury-table", &[("number", face.number.into())]);
    Described::new(chart, Role::Picture, name)
        .description(ui.words.heard(judgement, face))
        .into()
}

/// The width of the names, and that of each square with what is free around it, in a table so wide. The longest name has the space that it needs with
/// letters of this size, as long as squares can still be seen.
fn columns(table: f32, longest: f32, size: f32, journeys: f32) -> (f32, f32) {
    let usual = (table * 0.42).min(10.0 * size);
    let most = (table - journeys * LEAST).max(usual);
    let names = usual.max(longest + NEAR).min(most);
    let wide = ((table - names) / journeys).min(size * ROW);
    (names, wide)
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
        let titles = self.judgement.witnesses.iter();
        let longest = titles.map(|witness| width_of(&witness.title, self.size));
        let longest = longest.fold(0.0, f32::max);
        let (names, wide) = columns(bounds.width, longest, self.size, journeys);
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
                let side = wide.min(high) - BETWEEN;
                let x = names + column as f32 * wide + BETWEEN / 2.0;
                let at = Point::new(x, y + (high - side) / 2.0);
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

#[cfg(test)]
mod tests {
    use iced::advanced::renderer::Headless;
    use iced::advanced::widget::operation::{Operation, Outcome, black_box};
    use iced::futures::executor::block_on;
    use iced_test::runtime::UserInterface;
    use iced_test::runtime::user_interface::Cache;
    use ombrelle_core::evaluate::{
        Distortion, RecogniserResult, Reference, VERSION, Verdict, WitnessReport,
    };
    use ombrelle_core::protect::Region;
    use ombrelle_core::settings::Settings;
    use ombrelle_i18n::{Language, Words};

    use super::*;
    use crate::accessibility::Collect;

    /// A face before three recognisers, two cases each, with every kind of answer.
    fn judgement() -> Judgement {
        let journeys = vec![Distortion::AsExported, Distortion::StrongDenoising];
        let witness = |name: &str| WitnessReport {
            name: name.to_owned(),
            title: name.to_uppercase(),
            family: name.to_owned(),
            surrogate: false,
            kin: false,
            threshold: 0.4,
            false_match: 0.0,
            false_non_match: 0.0,
        };
        let mut hearings = Vec::new();
        for (witness, answers) in [
            ("one", [(false, false), (false, true)]),
            ("two", [(true, false), (true, false)]),
            ("three", [(false, false), (true, false)]),
        ] {
            for (journey, (recognised, blind)) in journeys.iter().zip(answers) {
                hearings.push(RecogniserResult {
                    journey: *journey,
                    witness: witness.to_owned(),
                    likeness: 0.0,
                    reference: Reference::Itself,
                    recognised,
                    blind,
                });
            }
        }
        let face = FaceJudgement {
            number: 2,
            region: Region {
                x: 0.0,
                y: 0.0,
                width: 60.0,
                height: 70.0,
            },
            found: None,
            covered: false,
            verdict: Verdict::HiddenFromSome,
            elsewhere: None,
            doubts: Vec::new(),
            looks: None,
            hearings,
        };
        Judgement {
            version: VERSION,
            ombrelle: "",
            width: 100,
            height: 100,
            seed: 0,
            others: 0,
            witnesses: ["one", "two", "three"].map(witness).to_vec(),
            journeys,
            faces: vec![face],
            not_tried: Vec::new(),
        }
    }

    /// What a screen reader is told of the table: its name, and what it says.
    fn told(language: Language) -> (String, String) {
        let judgement = judgement();
        let (words, settings) = (Words::new(language), Settings::default());
        let ui = Ui {
            words: &words,
            look: Look::of(&settings, iced::theme::Mode::Light),
            now: ombrelle_core::calendar::now(),
        };
        let table: Element<'_, ()> = picture(&ui, &judgement, &judgement.faces[0]);
        let renderer = Renderer::new(FONT, iced::Pixels(16.0), Some("tiny-skia"));
        let mut renderer = block_on(renderer).unwrap();
        let size = Size::new(360.0, 400.0);
        let mut shown = UserInterface::build(table, size, Cache::default(), &mut renderer);
        let mut collect = Collect::new(String::new(), Outcome::Some);
        shown.operate(&renderer, &mut black_box(&mut collect));
        let Outcome::Some(tree) = collect.finish() else {
            panic!("no tree");
        };
        let all = tree.window.all();
        let table = all.into_iter().find(|node| node.is.role == Role::Picture);
        let table = table.expect("a table").is.clone();
        (table.name, table.description)
    }

    #[test]
    fn whoever_hears_the_table_of_a_verdict_is_told_what_it_draws() {
        let (name, said) = told(Language::English);
        assert_eq!(name, "Face 2: what each recogniser says");
        assert_eq!(
            said,
            "Tried: as it is; strong denoising. \
             ONE does not know the face in these cases: as it is. \
             ONE would not know even the unprotected face in these cases: strong denoising. \
             TWO still knows the face in each of these cases. \
             THREE still knows the face in these cases: strong denoising. \
             THREE does not know the face in these cases: as it is."
        );
        let (name, said) = told(Language::French);
        assert_eq!(name, "Visage 2\u{a0}: ce que dit chaque programme");
        assert!(
            said.contains("TWO reconnaît encore le visage dans tous ces cas."),
            "{said}"
        );
        assert!(
            said.contains("THREE reconnaît encore le visage dans ces cas\u{a0}: débruitage fort."),
            "{said}"
        );
    }

    #[test]
    fn no_name_in_the_table_of_a_verdict_lies_over_its_squares() {
        // As wide as the table is in a window of 900 pixels, at 100, 140, 160 and 200 %; there are nine cases.
        for (text, table) in [(1.0, 296.0), (1.4, 341.0), (1.6, 341.0), (2.0, 341.0)] {
            let size = (13.0_f32 * text).round();
            for title in ["MobileFaceNet", "Faceplugin FR", "FaceRes deep"] {
                let longest = width_of(title, size);
                let (names, wide) = columns(table, longest, size, 9.0);
                assert!(longest < names, "{title} at {text}: {longest} of {names}");
                assert!(names + 9.0 * wide <= table + 0.1, "{title} at {text}");
                assert!(wide - BETWEEN > 8.0, "{title} at {text}: {wide}");
            }
        }
    }
}
