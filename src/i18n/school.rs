//! A school's plan and the sheets of a class: sentences, and papers.

use ombrelle_core::paper::{Line, Paper, Template};
use ombrelle_workshop::school::{self, Area, Assessment, Change};
use strum::VariantArray;

use crate::Words;

impl Words {
    /// How much of what protects is done in an area.
    pub fn school_area(&self, area: Area, percent: u32) -> String {
        let values = [
            ("name", self.school_area_name(area).into()),
            ("percent", percent.into()),
        ];
        self.say("workshop-area", &values)
    }

    fn school_area_name(&self, area: Area) -> String {
        let key = match area {
            Area::Photos => "workshop-area-photos",
            Area::Consent => "workshop-area-consent",
            Area::Website => "workshop-area-website",
            Area::Chats => "workshop-area-chats",
            Area::Response => "workshop-area-response",
        };
        self.say(key, &[])
    }

    /// The plan of a school on paper: what is done, the next steps, what is better or worse than the last time, and the letters for the next.
    pub fn school_plan(&self, assessment: &Assessment, before: Option<&Assessment>) -> Paper {
        let title = self.say("app-workshop-plan", &[]);
        let mut lines = vec![Line::Title(title.clone())];
        lines.push(Line::Heading(self.say("paper-plan-done", &[])));
        for area in Area::VARIANTS {
            let percent = assessment.percent(Some(*area));
            lines.push(bar(
                self.school_area_name(*area),
                self.percent(percent),
                percent,
            ));
        }
        let steps = assessment.plan();
        match steps.is_empty() {
            true => lines.push(Line::Text(self.say("workshop-plan-done", &[]))),
            false => lines.push(Line::Heading(self.say("workshop-plan", &[]))),
        }
        for question in steps {
            lines.push(Line::Choice {
                text: self.text(&question.step).to_owned(),
                chosen: false,
            });
            for key in ["paper-plan-who", "paper-plan-until"] {
                let label = self.say(key, &[]);
                lines.push(Line::Blank { label });
            }
        }
        if let Some(before) = before {
            let (better, worse) = assessment.compared(before);
            for (key, questions) in [("workshop-better", better), ("workshop-worse", worse)] {
                if !questions.is_empty() {
                    lines.push(Line::Heading(self.say(key, &[])));
                }
                let asked = questions.iter().map(|question| self.text(&question.ask));
                lines.extend(asked.map(|asked| Line::Item(asked.to_owned())));
            }
        }
        lines.push(Line::Heading(self.say("paper-plan-next-year", &[])));
        let letters = [("letters", assessment.letters().into())];
        lines.push(Line::Text(self.say("workshop-letters", &letters)));
        Paper {
            template: Template::SessionPlan,
            title,
            lines,
        }
    }

    fn percent(&self, percent: u32) -> String {
        self.say("paper-percent", &[("percent", percent.into())])
    }

    /// The part of answers that protect, before and after.
    pub fn changed(&self, change: Change) -> String {
        let values = [
            ("before", whole(change.before).into()),
            ("after", whole(change.after).into()),
        ];
        self.say("workshop-changed", &values)
    }

    /// The chart of a class on paper: a bar before and a bar after for each question of the sheet, in their order.
    pub fn class_chart(&self, changes: &[Change]) -> Paper {
        let title = self.say("app-workshop-sheet", &[]);
        let mut lines = vec![
            Line::Title(title.clone()),
            Line::Text(self.say("app-workshop-sheet-chart", &[])),
        ];
        for (question, change) in school::sheet().iter().zip(changes) {
            lines.push(Line::Heading(self.text(&question.ask).to_owned()));
            for (key, part) in [
                ("app-workshop-sheet-before", change.before),
                ("app-workshop-sheet-after", change.after),
            ] {
                let percent = whole(part);
                lines.push(bar(self.say(key, &[]), self.percent(percent), percent));
            }
        }
        Paper {
            template: Template::SessionPlan,
            title,
            lines,
        }
    }
}

fn whole(part: f32) -> u32 {
    (100.0 * part).round().clamp(0.0, 100.0) as u32
}

fn bar(label: String, text: String, percent: u32) -> Line {
    Line::Bar {
        label,
        text,
        percent: u8::try_from(percent).unwrap_or(100),
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_workshop::school::{Answer, questions, sheet};

    use super::*;
    use crate::Language;

    #[test]
    fn the_plan_of_a_school_has_its_steps_its_letters_and_what_changed() {
        let mut answers = vec![Answer::Yes; questions().len()];
        let before = Assessment::of(answers.clone()).unwrap();
        answers[0] = Answer::No;
        let now = Assessment::of(answers).unwrap();
        for language in Language::ALL {
            let words = Words::new(language);
            let text = words.school_plan(&now, Some(&before)).plain_text();
            assert!(text.contains(words.text(&questions()[0].step)), "{text:?}");
            assert!(text.contains(words.text(&questions()[0].ask)));
            assert!(text.contains("NYYYYYYYYYYYYYYYYYYY"));
            assert!(text.contains(&words.say("workshop-worse", &[])));
            let alone = words.school_plan(&now, None).plain_text();
            assert!(!alone.contains(&words.say("workshop-worse", &[])));
            let done = words.school_plan(&before, None).plain_text();
            assert!(done.contains(&words.say("workshop-plan-done", &[])));
        }
    }

    #[test]
    fn the_chart_of_a_class_has_two_bars_a_question() {
        let change = Change {
            before: 0.25,
            after: 0.9,
        };
        let changes = vec![change; sheet().len()];
        for language in Language::ALL {
            let paper = Words::new(language).class_chart(&changes);
            let bar = |line: &&Line| matches!(line, Line::Bar { .. });
            assert_eq!(paper.lines.iter().filter(bar).count(), 2 * sheet().len());
            assert!(paper.plain_text().contains("90"));
        }
    }
}
