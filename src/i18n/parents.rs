//! What parents read and print: the audit, the conversation, the agreement, what to do when a child tells, what to look for.
//!
//! Each is a paper, so that the screen, the window and the printed page say the same. What a child who tells needs is said as `which-door` says it.

use ombrelle_core::consent::{Age, AuditItem, Audited};
use ombrelle_core::help::{Country, near};
use ombrelle_core::paper::{Line, Paper, Template};
use ombrelle_core::parents::{Guide, Watched};
use strum::VariantArray;

use crate::Words;

const SAY_UNDER_7: &[&str] = &[
    "parents-talk-under-7-say-may-i",
    "parents-talk-under-7-say-body",
    "parents-talk-under-7-say-fetch",
];

const DO_UNDER_7: &[&str] = &[
    "parents-talk-under-7-do-ask",
    "parents-talk-under-7-do-names",
    "parents-talk-under-7-do-together",
];

const SAY_FROM_7: &[&str] = &[
    "parents-talk-7-to-11-say-show",
    "parents-talk-7-to-11-say-who",
    "parents-talk-7-to-11-say-fake",
    "parents-talk-7-to-11-say-late",
];

const DO_FROM_7: &[&str] = &[
    "parents-talk-7-to-11-do-three",
    "parents-talk-7-to-11-do-settings",
    "parents-talk-7-to-11-do-ask",
];

const SAY_FROM_12: &[&str] = &[
    "parents-talk-12-to-17-say-night",
    "parents-talk-12-to-17-say-threat",
    "parents-talk-12-to-17-say-friend",
    "parents-talk-12-to-17-say-passed",
];

const DO_FROM_12: &[&str] = &[
    "parents-talk-12-to-17-do-others",
    "parents-talk-12-to-17-do-lines",
    "parents-talk-12-to-17-do-own",
];

const RATHER_NOT: &[&str] = &[
    "parents-talk-not-stupid",
    "parents-talk-not-phone",
    "parents-talk-not-fear",
];

const FOUND: &[&str] = &[
    "parents-audit-found-note",
    "parents-audit-found-copies",
    "parents-audit-found-ask",
    "parents-audit-found-intimate",
];

const AFTER: &[&str] = &[
    "parents-told-after-steps",
    "parents-told-after-others",
    "parents-told-after-you",
    "parents-told-after-days",
];

const GAMES: &[&str] = &[
    "parents-watch-games-who",
    "parents-watch-games-shows",
    "parents-watch-games-sells",
    "parents-watch-games-signs",
    "parents-watch-games-report",
];

const COMPANIONS: &[&str] = &[
    "parents-watch-companions-what",
    "parents-watch-companions-age",
    "parents-watch-companions-keeps",
    "parents-watch-companions-try",
    "parents-watch-companions-signs",
    "parents-watch-companions-die",
];

const TOYS: &[&str] = &[
    "parents-watch-toys-off",
    "parents-watch-toys-where",
    "parents-watch-toys-room",
    "parents-watch-toys-password",
    "parents-watch-toys-visit",
    "parents-watch-toys-pass",
];

/// Rows to write on, where a family adds what is its own.
const OWN_ROWS: usize = 3;

/// People who sign.
const SIGNERS: usize = 4;

impl Words {
    /// The name of a guide.
    pub fn guide(&self, guide: Guide) -> String {
        self.say(&format!("parents-{}", guide.code()), &[])
    }

    /// What to do about a thing of the audit; the day on which it was looked at, if that is known.
    pub fn audit_item(&self, item: AuditItem, audited: &[Audited]) -> String {
        let text = self.say(&format!("parents-audit-{}", item.code()), &[]);
        match audited.iter().find(|there| there.item == item) {
            Some(there) => {
                let day = self.day(there.on);
                let values = [("text", text.into()), ("day", day.into())];
                self.say("parents-audit-looked", &values)
            }
            None => text,
        }
    }

    /// What to do with what the audit found.
    pub fn audit_found(&self) -> Vec<Line> {
        let mut lines = self.part_of("parents-audit-found", FOUND);
        lines.push(self.line("parents-audit-again"));
        lines
    }

    /// The audit: what is already out there, as a list to tick, ticked as far as it was looked at.
    pub fn audit(&self, audited: &[Audited]) -> Paper {
        let mut lines = vec![self.line("parents-audit-intro")];
        lines.extend(AuditItem::VARIANTS.iter().map(|item| Line::Choice {
            text: self.audit_item(*item, audited),
            chosen: audited.iter().any(|there| there.item == *item),
        }));
        lines.extend(self.audit_found());
        self.titled(Template::Audit, Guide::Audit, lines)
    }

    /// How to begin the conversation with a child of this age; of all ages for a grown-up.
    pub fn talk(&self, age: Age) -> Paper {
        let mut lines = vec![self.line("parents-talk-intro")];
        let ages = match age.is_child() {
            true => vec![age],
            false => vec![Age::Under7, Age::From7, Age::From12],
        };
        for age in ages {
            let (say, do_this): (&[&str], &[&str]) = match age {
                Age::Under7 => (SAY_UNDER_7, DO_UNDER_7),
                Age::From7 => (SAY_FROM_7, DO_FROM_7),
                Age::From12 | Age::Adult => (SAY_FROM_12, DO_FROM_12),
            };
            let name = self.say(&format!("age-{}", age.code()), &[]);
            for (heading, keys) in [("parents-talk-say", say), ("parents-talk-do", do_this)] {
                let heading = self.say(heading, &[]);
                let values = [("heading", heading.into()), ("age", name.as_str().into())];
                lines.push(Line::Heading(self.say("parents-talk-part", &values)));
                lines.extend(keys.iter().map(|key| Line::Item(self.say(key, &[]))));
            }
        }
        lines.extend(self.part_of("parents-talk-not", RATHER_NOT));
        self.titled(Template::HandOut, Guide::Talk, lines)
    }

    /// The agreement that a family signs.
    pub fn family_agreement(&self) -> Paper {
        let title = self.say("parents-agreement-title", &[]);
        let blank = |key| Line::Blank {
            label: self.say(key, &[]),
        };
        let tick = |key| Line::Choice {
            text: self.say(key, &[]),
            chosen: false,
        };
        let mut lines = vec![
            Line::Title(title.clone()),
            self.line("parents-agreement-intro"),
            self.heading_line("parents-agreement-pictures"),
            tick("parents-agreement-pictures-ask"),
            tick("parents-agreement-pictures-back"),
            tick("parents-agreement-pictures-not"),
            tick("parents-agreement-pictures-facts"),
            self.heading_line("parents-agreement-screens"),
            tick("parents-agreement-screens-new"),
            tick("parents-agreement-screens-strangers"),
            tick("parents-agreement-screens-program"),
            blank("parents-agreement-screens-night"),
            self.heading_line("parents-agreement-wrong"),
            tick("parents-agreement-wrong-tell"),
            tick("parents-agreement-wrong-keep"),
            tick("parents-agreement-wrong-pass"),
            blank("parents-agreement-wrong-people"),
            self.heading_line("parents-agreement-grown-ups"),
            tick("parents-agreement-grown-ups-listen"),
            tick("parents-agreement-grown-ups-read"),
            tick("parents-agreement-grown-ups-rules"),
            self.heading_line("parents-agreement-ours"),
        ];
        lines.extend(std::iter::repeat_n(Line::Ruled, OWN_ROWS));
        lines.push(self.heading_line("parents-agreement-names"));
        let signer = blank("parents-agreement-sign");
        lines.extend(std::iter::repeat_n(signer, SIGNERS));
        lines.push(blank("parents-agreement-day"));
        lines.push(blank("parents-agreement-again"));
        Paper {
            template: Template::Agreement,
            title,
            lines,
        }
    }

    /// How to react when a child tells, with who helps in a country, or lines to write that on.
    pub fn when_told(&self, country: Option<Country>) -> Paper {
        let mut lines = vec![
            self.line("parents-told-intro"),
            self.heading_line("parents-told-minutes"),
            self.line("triage-step-listen-first"),
            self.heading_line("parents-told-help"),
            self.line("triage-step-child-say"),
            self.heading_line("parents-told-hurt"),
            self.line("triage-step-child-do-not-say"),
            self.heading_line("parents-told-do"),
        ];
        let steps = [
            "triage-step-parent-keep",
            "triage-step-evidence",
            "triage-step-answer-nothing",
            "triage-step-fake-counts",
        ];
        lines.extend(steps.map(|key| Line::Item(self.say(key, &[]))));
        lines.extend(self.part_of("parents-told-after", AFTER));
        lines.extend(self.who_helps(country, |_| true));
        lines.push(self.line("parents-told-door"));
        self.titled(Template::WhenTold, Guide::WhenTold, lines)
    }

    /// The same on the screen of a terminal, where nobody fills in a line: what to call all the same, and how a country is named.
    pub fn when_told_by_command(&self, country: Option<Country>) -> Paper {
        self.when_told_on_screen(country, "help-me-anywhere")
    }

    /// The same in the window, where a country is chosen below.
    pub fn when_told_in_window(&self, country: Option<Country>) -> Paper {
        self.when_told_on_screen(country, "app-parents-where")
    }

    fn when_told_on_screen(&self, country: Option<Country>, unnamed: &str) -> Paper {
        let near = near(country);
        let mut said = Vec::new();
        if near.numbers.is_empty() {
            let none = [("count", 0_usize.into()), ("numbers", "".into())];
            said.push(self.say("help-me-danger", &none));
        }
        said.push(match country {
            Some(country) => {
                let name = self.country(country.code());
                self.say("help-me-none", &[("land", name.into())])
            }
            None => self.say(unnamed, &[]),
        });
        // In the place of the first line to fill in; of the others none is left.
        let mut said = Some(Line::Text(said.join(" ")));
        let mut paper = self.when_told(country);
        let lines = std::mem::take(&mut paper.lines).into_iter();
        let lines = lines.filter_map(|line| match line {
            Line::Blank { .. } => said.take(),
            line => Some(line),
        });
        paper.lines = lines.collect();
        paper
    }

    /// What to look for in what a child plays with; in all of it where nothing is named.
    pub fn watch(&self, only: Option<Watched>) -> Paper {
        let mut lines = vec![self.line("parents-watch-intro")];
        let wanted = |watched: &&Watched| only.is_none_or(|only| only == **watched);
        for watched in Watched::all().iter().filter(wanted) {
            let keys = match watched {
                Watched::Games => GAMES,
                Watched::Companions => COMPANIONS,
                Watched::Toys => TOYS,
            };
            lines.extend(self.part_of(&format!("parents-watch-{}", watched.code()), keys));
        }
        self.titled(Template::HandOut, Guide::Watch, lines)
    }

    fn titled(&self, template: Template, guide: Guide, mut lines: Vec<Line>) -> Paper {
        let title = self.guide(guide);
        lines.insert(0, Line::Title(title.clone()));
        Paper {
            template,
            title,
            lines,
        }
    }

    fn line(&self, key: &str) -> Line {
        Line::Text(self.say(key, &[]))
    }

    fn heading_line(&self, key: &str) -> Line {
        Line::Heading(self.say(key, &[]))
    }

    /// A heading and what stands below it.
    fn part_of(&self, heading: &str, keys: &[&str]) -> Vec<Line> {
        let items = keys.iter().map(|key| Line::Item(self.say(key, &[])));
        std::iter::once(self.heading_line(heading))
            .chain(items)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn all(words: &Words) -> Vec<Paper> {
        let france = "FR".parse::<Country>().ok();
        vec![
            words.audit(&[]),
            words.talk(Age::Under7),
            words.talk(Age::From7),
            words.talk(Age::From12),
            words.family_agreement(),
            words.when_told(france),
            words.watch(None),
        ]
    }

    /// For somebody tired: no sentence of more than 30 words, 11 in the mean.
    #[test]
    fn what_parents_read_has_short_sentences() {
        for language in Language::ALL {
            let words = Words::new(language);
            for paper in all(&words) {
                let mut lengths = Vec::new();
                for line in &paper.lines {
                    // Help lines are names and hours.
                    if matches!(line, Line::Fact { .. }) {
                        continue;
                    }
                    for sentence in line.said()[0].split(['.', '?', '!', ':', ';', '(']) {
                        let count = sentence.split_whitespace().count();
                        assert!(count <= 30, "{count}: {sentence}");
                        lengths.extend((count > 1).then_some(count));
                    }
                }
                let mean = lengths.iter().sum::<usize>() as f32 / lengths.len() as f32;
                assert!(mean < 11.0, "{}: {mean}", paper.title);
            }
        }
    }

    #[test]
    fn whoever_is_told_hears_to_listen_to_thank_and_neither_to_blame_nor_forward_nor_delete() {
        let said = |language, parts: &[&str]| {
            let told = Words::new(language).when_told("FR".parse::<Country>().ok());
            let text = told.plain_text();
            for part in parts {
                assert!(text.contains(part), "{part}: {}", *text);
            }
        };
        let english = [
            "Listen",
            "Thank you",
            "not your fault",
            "Do not forward",
            "Do not delete",
            "3018",
        ];
        let french = [
            "Écoutez",
            "Merci",
            "pas ta faute",
            "Ne transférez pas",
            "N’effacez rien",
            "3018",
        ];
        said(Language::English, &english);
        said(Language::French, &french);
    }

    #[test]
    fn a_screen_has_no_line_to_fill_in_and_says_how_a_country_is_named() {
        let blank = |line: &Line| matches!(line, Line::Blank { .. });
        for language in Language::ALL {
            let words = Words::new(language);
            assert!(words.when_told(None).lines.iter().any(blank));
            for code in ["", "FJ", "FR"] {
                let country = code.parse::<Country>().ok();
                let told = words.when_told_by_command(country);
                assert!(!told.lines.iter().any(blank), "{code}");
                let text = told.plain_text();
                let named = text.contains("--country");
                assert_eq!(named, country.is_none(), "{}", *text);
                assert!(text.contains("takeitdown.ncmec.org"), "{}", *text);
            }
        }
    }

    #[test]
    fn the_window_has_no_line_to_fill_in_and_says_where_a_country_is_chosen() {
        let blank = |line: &Line| matches!(line, Line::Blank { .. });
        for language in Language::ALL {
            let words = Words::new(language);
            let below = words.say("app-parents-where", &[]);
            for code in ["", "FJ", "FR"] {
                let country = code.parse::<Country>().ok();
                let told = words.when_told_in_window(country);
                assert!(!told.lines.iter().any(blank), "{code}");
                let text = told.plain_text();
                assert_eq!(text.contains(&below), country.is_none(), "{}", *text);
                assert!(!text.contains("--country"), "{}", *text);
            }
        }
    }

    #[test]
    fn an_audit_is_ticked_as_far_as_it_was_looked_at() {
        let on = "2026-11-29".parse().unwrap();
        let item = AuditItem::Followers;
        let audit = Words::new(Language::French).audit(&[Audited { item, on }]);
        let ticked = |line: &&Line| matches!(line, Line::Choice { chosen: true, .. });
        let ticked: Vec<_> = audit.lines.iter().filter(ticked).collect();
        assert_eq!(ticked.len(), 1);
        assert!(ticked[0].said()[0].ends_with("(regardé le 29\u{a0}novembre 2026)"));
        let all = audit
            .lines
            .iter()
            .filter(|line| matches!(line, Line::Choice { .. }));
        assert_eq!(all.count(), AuditItem::VARIANTS.len());
    }
}
