//! The papers of the workshop's kit: what stands in `assets/workshop`, the help lines of a country, the cards of a room -> papers.

use ombrelle_core::consent::{Audience, FormRequest};
use ombrelle_core::help::{Country, Helps, Part, Service, near};
use ombrelle_core::paper::{Line, Paper, Template};
use ombrelle_workshop::kit::{self, Look, Sheet};
use ombrelle_workshop::rooms::{self, Key, Room};
use ombrelle_workshop::school;

use crate::Words;

/// Lines to write numbers on, where no country was named.
const EMPTY: usize = 2;

/// Cards and a sentence on a page, with room for who helps.
const CARDS_A_PAGE: usize = 5;

/// Help lines on a page; a poster is no directory.
const MOST: usize = 4;

impl Words {
    /// A paper of the kit. Of a country, its emergency numbers and help lines stand on it; of none, lines to write them on.
    pub fn kit_paper(&self, sheet: &Sheet, country: Option<Country>) -> Paper {
        let template = match sheet.look {
            Look::SessionPlan => Template::SessionPlan,
            Look::HandOut => Template::HandOut,
            Look::Drawings => Template::Drawings,
            Look::Cards => Template::Cards,
            Look::Poster => Template::Poster,
            Look::Certificate => return self.certificate_of(sheet, None),
            Look::Form => return self.form(None, &FormRequest::new(Audience::ClosedGroup, None)),
        };
        self.paper(template, sheet, self.kit_lines(sheet, country))
    }

    /// The certificate of the licence, with this name, or with a line to write one on. None where the kit has no certificate.
    pub fn certificate(&self, name: Option<&str>) -> Option<Paper> {
        Some(self.certificate_of(kit::certificate()?, name))
    }

    fn certificate_of(&self, sheet: &Sheet, name: Option<&str>) -> Paper {
        let mut lines = vec![Line::Drawing {
            name: "umbrella".into(),
            text: self.say("kit-umbrella", &[]),
        }];
        lines.push(match name {
            Some(name) => Line::Heading(name.to_owned()),
            None => Line::Blank {
                label: self.say("form-name", &[]),
            },
        });
        lines.extend(self.kit_lines(sheet, None));
        self.paper(Template::Certificate, sheet, lines)
    }

    fn paper(&self, template: Template, sheet: &Sheet, mut lines: Vec<Line>) -> Paper {
        let title = self.text(&sheet.title).to_owned();
        lines.insert(0, Line::Title(title.clone()));
        Paper {
            template,
            title,
            lines,
        }
    }

    fn kit_lines(&self, sheet: &Sheet, country: Option<Country>) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut passed = 0;
        for line in &sheet.lines {
            let text = |text| self.text(text).to_owned();
            match line {
                kit::Line::Heading(said) => lines.push(Line::Heading(text(said))),
                kit::Line::Text(said) => lines.push(Line::Text(text(said))),
                kit::Line::Item(said) => lines.push(Line::Item(text(said))),
                kit::Line::Step {
                    minutes,
                    text: said,
                } => {
                    let from = passed;
                    passed += u32::from(*minutes);
                    let times = [("from", from.into()), ("to", passed.into())];
                    lines.push(Line::Fact {
                        label: self.say("kit-minutes", &times),
                        text: text(said),
                    });
                }
                kit::Line::Fact([label, said]) => lines.push(Line::Fact {
                    label: text(label),
                    text: text(said),
                }),
                kit::Line::Choice(said) => lines.push(choice(text(said))),
                kit::Line::Blank(label) => lines.push(Line::Blank { label: text(label) }),
                kit::Line::Drawing { name, says } => lines.push(Line::Drawing {
                    name: name.clone(),
                    text: text(says),
                }),
                kit::Line::Cards(room) => lines.extend(self.kit_cards(*room, country)),
                kit::Line::Help => lines.extend(self.kit_help(country)),
                kit::Line::Page => lines.push(Line::Page),
                kit::Line::Sheet => lines.extend(self.kit_sheet()),
                kit::Line::Rooms => lines.extend(self.kit_rooms(country)),
            }
        }
        lines
    }

    /// Who helps pupils: a line that listens to grown-ups alone would send them away.
    fn kit_help(&self, country: Option<Country>) -> Vec<Line> {
        self.who_helps(country, |one| one.helps != Helps::Adults)
    }

    /// In danger, to talk, with those that fit; what the whole world has comes last.
    pub(crate) fn who_helps(
        &self,
        country: Option<Country>,
        fits: impl Fn(&Service) -> bool,
    ) -> Vec<Line> {
        let near = near(country);
        let own: Vec<&Service> = near.own.iter().filter(|one| fits(one)).collect();
        let mut lines = vec![Line::Heading(self.say("kit-help", &[]))];
        let fact = |label: String, text: String| Line::Fact { label, text };
        let danger = self.say("kit-danger", &[]);
        match near.numbers.is_empty() {
            true => lines.push(Line::Blank { label: danger }),
            false => lines.push(fact(danger, near.numbers.join(" / "))),
        }
        let listens = |part: Part| own.iter().filter(move |one| one.part == part);
        // Where nobody else is known, a line for whoever cannot bear it any more listens to others as well.
        let part = match listens(Part::Talk).count() {
            0 => Part::Crisis,
            _ => Part::Talk,
        };
        let told: Vec<Line> = listens(part)
            .take(MOST)
            .map(|one| fact(self.service_name(one), self.contact(one)))
            .collect();
        let empty = if told.is_empty() { EMPTY } else { 0 };
        lines.extend(told);
        let blank = Line::Blank {
            label: self.say("kit-line", &[]),
        };
        lines.extend(std::iter::repeat_n(blank, empty));
        let blocking = near.world.iter().filter(|one| one.part == Part::Block);
        lines.extend(blocking.map(|one| {
            let helps: &'static str = one.helps.into();
            let who = self.say(&format!("help-me-helps-{helps}"), &[]);
            fact(
                self.service_name(one),
                format!("{} – {who}", self.contact(one)),
            )
        }));
        lines
    }

    /// How to fold, each card, and who helps.
    fn kit_cards(&self, room: Key, country: Option<Country>) -> Vec<Line> {
        let mut lines = vec![Line::Text(self.say("kit-fold", &[]))];
        lines.extend(rooms::cards(room).map(|card| Line::Fact {
            label: self.text(&card.front).to_owned(),
            text: self.text(&card.back).to_owned(),
        }));
        if matches!(room, Key::YourFriendTellsYou | Key::IfItHappened) {
            // Not torn apart by the end of a page; facts are cards on this paper.
            if lines.len() > CARDS_A_PAGE {
                lines.push(Line::Page);
            }
            let helpers = self.kit_help(country).into_iter().map(|line| match line {
                Line::Fact {
                    ref label,
                    ref text,
                } => {
                    let values = [
                        ("name", label.as_str().into()),
                        ("contact", text.as_str().into()),
                    ];
                    Line::Item(self.say("triage-service", &values))
                }
                other => other,
            });
            lines.extend(helpers);
        }
        lines
    }

    fn kit_sheet(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for question in school::sheet() {
            lines.push(Line::Heading(self.text(&question.ask).to_owned()));
            let answers = question.answers.iter();
            lines.extend(answers.map(|answer| choice(self.text(answer).to_owned())));
        }
        lines
    }

    fn kit_rooms(&self, country: Option<Country>) -> Vec<Line> {
        let mut lines = vec![Line::Text(self.say("workshop-nothing-kept", &[]))];
        lines.extend(self.kit_help(country));
        for room in rooms::rooms() {
            lines.push(Line::Page);
            lines.extend(self.kit_room(room));
        }
        lines
    }

    fn kit_room(&self, room: &Room) -> Vec<Line> {
        let said = |key| Line::Heading(self.say(key, &[]));
        let times = [
            ("minutes", u32::from(room.minutes).into()),
            ("age", u32::from(room.from_age).into()),
        ];
        let goal = self.text(&room.goal).into();
        let mut lines = vec![
            Line::Title(self.text(&room.title).to_owned()),
            Line::Text(self.say("kit-room", &times)),
            Line::Text(self.say("workshop-goal", &[("text", goal)])),
        ];
        let parts = [
            ("kit-do", &room.hands_on),
            ("kit-talk", &room.talk),
            ("kit-teacher", &room.teacher),
        ];
        for (heading, texts) in parts {
            lines.push(said(heading));
            let items = texts.iter().map(|text| self.text(text).to_owned());
            lines.extend(items.map(Line::Item));
        }
        lines
    }
}

fn choice(text: String) -> Line {
    Line::Choice {
        text,
        chosen: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn all(country: Option<Country>) -> impl Iterator<Item = (&'static Sheet, Paper)> {
        Language::ALL.into_iter().flat_map(move |language| {
            let words = Words::new(language);
            kit::sheets()
                .iter()
                .map(move |sheet| (sheet, words.kit_paper(sheet, country)))
        })
    }

    #[test]
    fn every_paper_of_the_kit_has_a_title_and_says_something() {
        for (sheet, paper) in all(None) {
            assert!(
                !paper.title.is_empty() && paper.lines.len() > 4,
                "{}",
                sheet.key
            );
            let empty = |line: &Line| {
                !matches!(line, Line::Page | Line::Ruled) && line.said()[0].trim().is_empty()
            };
            assert!(!paper.lines.iter().any(empty), "{}", sheet.key);
        }
    }

    #[test]
    fn a_country_that_is_named_has_its_numbers_on_every_paper_that_says_who_helps() {
        let france = "FR".parse::<Country>().ok();
        for (sheet, paper) in all(france) {
            let helps = sheet.lines.contains(&kit::Line::Help);
            let text = paper.plain_text();
            let told = text.contains("112") && text.contains("3018") && text.contains("119");
            assert!(!helps || told, "{}", sheet.key);
        }
        for (sheet, paper) in all(None) {
            let text = paper.plain_text();
            assert!(
                !text.contains("3018") || sheet.key == "cards-happened",
                "{}",
                sheet.key
            );
        }
    }

    /// Of four lines that a class in Germany was given, two listen to grown-ups alone.
    #[test]
    fn pupils_are_led_to_nobody_who_listens_to_grown_ups_alone() {
        for code in ["DE", "FR", "IT"] {
            let country = code.parse::<Country>().ok();
            let own = near(country).own;
            let grown_up = |one: &&Service| one.part == Part::Talk && one.helps == Helps::Adults;
            let grown_up: Vec<&Service> = own.iter().filter(grown_up).collect();
            assert!(!grown_up.is_empty(), "{code}");
            for (sheet, paper) in all(country) {
                let text = paper.plain_text();
                for one in &grown_up {
                    assert!(!text.contains(&one.name), "{}: {}", sheet.key, one.name);
                }
            }
        }
    }

    #[test]
    fn a_certificate_has_the_name_that_was_typed_or_a_line_for_one() {
        for language in Language::ALL {
            let words = Words::new(language);
            let named = words.certificate(Some("Zoé")).unwrap();
            assert!(named.lines.contains(&Line::Heading("Zoé".into())));
            let empty = words.certificate(None).unwrap();
            let blanks = |paper: &Paper| {
                let blank = |line: &&Line| matches!(line, Line::Blank { .. });
                paper.lines.iter().filter(blank).count()
            };
            assert_eq!(blanks(&empty), blanks(&named) + 1);
        }
    }
}
