//! The words of letters that take a picture down.

use ombrelle_core::calendar::Date;
use ombrelle_core::paper::{Line, Paper, Template};
use ombrelle_core::register::Evidence;
use ombrelle_core::takedown::{Field, Kind, Law, Letter};

use crate::{Language, Value, Words};

impl Words {
    /// A kind of letter, as a part of a sentence.
    pub fn letter_kind(&self, kind: Kind) -> String {
        self.say(&format!("letter-kind-{}", kind.code()), &[])
    }

    /// The name of a field of a letter.
    pub fn field(&self, field: Field) -> String {
        self.say(&format!("letter-field-{}", field.code()), &[])
    }

    /// What a field holds, as it is shown before a letter is written: rows joined, days in words.
    pub fn field_text(&self, field: Field, text: &str) -> String {
        match field {
            _ if text.is_empty() => self.say("letter-empty", &[]),
            Field::Day | Field::Agreed | Field::Withdrawn => self.written_day(text),
            _ => {
                let rows: Vec<String> = rows(text).collect();
                rows.join(&self.say("list-joint", &[]))
            }
        }
    }

    /// Where something of the register was seen, by which account and when, as a line of a letter.
    pub fn seen(&self, evidence: &Evidence) -> String {
        let day = self.day(evidence.day);
        let values = [
            ("platform", evidence.platform.as_str().into()),
            ("account", evidence.account.as_str().into()),
            ("day", day.into()),
        ];
        let key = match (evidence.platform.is_empty(), evidence.account.is_empty()) {
            (false, true) => "letter-seen-platform",
            (true, false) => "letter-seen-account",
            _ => "letter-seen",
        };
        self.say(key, &values)
    }

    /// Whose law a formal letter in this language names, where nobody says: French is taken for France.
    pub fn usual_law(&self) -> Law {
        match self.language() {
            Language::French => Law::France,
            Language::English => Law::General,
        }
    }

    /// The letter, to print or to paste. Whether it can be written is `Letter::check`'s to say.
    pub fn letter(&self, letter: &Letter) -> Paper {
        let subject = self.part(letter, "subject");
        let mut lines = self.head(letter);
        lines.push(Line::Title(subject.clone()));
        lines.push(Line::Text(self.hello(letter)));
        lines.push(Line::Text(self.why(letter)));
        lines.extend(self.law(letter).map(Line::Text));
        lines.extend(self.agreement(letter).map(Line::Text));
        lines.extend(rows(letter.text(Field::Reason)).map(Line::Text));
        let places = match letter.kind {
            Kind::HostNotice => "letter-exact-places",
            _ => "letter-places",
        };
        lines.extend(self.list(letter, Field::Photos, "letter-photos"));
        lines.extend(self.list(letter, Field::Places, places));
        lines.push(Line::Text(self.part(letter, "ask")));
        lines.extend(self.especially(letter));
        if letter.kind == Kind::HostNotice {
            lines.push(Line::Text(self.say("letter-good-faith", &[])));
            lines.extend(self.notifier(letter));
        }
        // Who gave no name is sent no decision.
        if !letter.unnamed {
            lines.push(Line::Text(self.part(letter, "next")));
        }
        lines.push(Line::Text(self.part(letter, "close")));
        lines.extend(signature(letter));
        Paper {
            template: Template::Letter,
            title: subject,
            lines,
        }
    }

    /// Both addresses, place and day.
    fn head(&self, letter: &Letter) -> Vec<Line> {
        let address = |fields: &[Field], opposite| {
            let rows = fields.iter().flat_map(|field| rows(letter.text(*field)));
            rows.map(|text| Line::Address { text, opposite })
                .collect::<Vec<_>>()
        };
        let mut lines = address(&[Field::Sender, Field::Address, Field::Contact], false);
        lines.extend(address(&[Field::Addressee, Field::AddresseeAddress], true));
        let day = self.written_day(letter.text(Field::Day));
        let town = letter.text(Field::Town);
        lines.push(Line::Dated(match town.is_empty() {
            true => self.say("letter-dated-alone", &[("day", day.into())]),
            false => self.say(
                "letter-dated",
                &[("town", town.into()), ("day", day.into())],
            ),
        }));
        lines
    }

    fn hello(&self, letter: &Letter) -> String {
        match letter.kind {
            Kind::Relatives => {
                let names: Vec<String> = rows(letter.text(Field::Addressee)).collect();
                self.say("letter-hello-kind", &[("name", names.join(", ").into())])
            }
            _ => self.say("letter-hello-formal", &[]),
        }
    }

    fn why(&self, letter: &Letter) -> String {
        match letter.unnamed {
            true => self.say("letter-host-notice-abuse", &[]),
            false => self.part(letter, "why"),
        }
    }

    /// The law that a formal letter names.
    fn law(&self, letter: &Letter) -> Option<String> {
        let key = match letter.kind {
            _ if letter.unnamed => return None,
            Kind::ImageRights => "letter-image-rights",
            Kind::HostNotice => "letter-host-notice",
            _ => return None,
        };
        Some(self.say(&format!("{key}-{}", letter.law.code()), &[]))
    }

    /// When it was agreed to, and when that was withdrawn, as far as it is known.
    fn agreement(&self, letter: &Letter) -> Option<String> {
        let day = |field| {
            let text = letter.text(field);
            (!text.is_empty()).then(|| Value::from(self.written_day(text)))
        };
        match (day(Field::Agreed), day(Field::Withdrawn)) {
            (Some(agreed), Some(withdrawn)) => Some(self.say(
                "letter-agreed-withdrawn",
                &[("agreed", agreed), ("withdrawn", withdrawn)],
            )),
            (Some(agreed), None) => Some(self.say("letter-agreed", &[("agreed", agreed)])),
            (None, Some(withdrawn)) => {
                Some(self.say("letter-withdrawn", &[("withdrawn", withdrawn)]))
            }
            (None, None) => None,
        }
    }

    fn list(&self, letter: &Letter, field: Field, heading: &str) -> Vec<Line> {
        let mut lines: Vec<Line> = rows(letter.text(field)).map(Line::Item).collect();
        if !lines.is_empty() {
            lines.insert(0, Line::Heading(self.say(heading, &[])));
        }
        lines
    }

    /// What an objection covers in particular.
    fn especially(&self, letter: &Letter) -> Vec<Line> {
        if letter.kind != Kind::Objection {
            return Vec::new();
        }
        [
            "letter-objection-training",
            "letter-objection-faces",
            "letter-objection-marketing",
        ]
        .map(|key| Line::Item(self.say(key, &[])))
        .into()
    }

    /// Name and e-mail address of who notifies (Digital Services Act, article 16(2)(c)).
    fn notifier(&self, letter: &Letter) -> Vec<Line> {
        let said = [
            ("letter-name", Field::Sender),
            ("letter-e-mail", Field::Contact),
        ];
        let said = said
            .into_iter()
            .filter(|(_, field)| !letter.text(*field).is_empty());
        said.map(|(label, field)| Line::Fact {
            label: self.say(label, &[]),
            text: rows(letter.text(field)).collect::<Vec<_>>().join(", "),
        })
        .collect()
    }

    /// A sentence of its kind: about a child, or about who writes.
    fn part(&self, letter: &Letter, part: &str) -> String {
        let child = letter.text(Field::Child);
        let whose = match child.is_empty() {
            true => "own",
            false => "child",
        };
        let key = format!("letter-{part}-{}", letter.kind.code());
        let to_several = format!("{key}-several");
        let key = match several(letter) && self.has(&to_several) {
            true => to_several,
            false => key,
        };
        let said = self.say(&key, &[("whose", whose.into()), ("child", child.into())]);
        self.elided(&said, child)
    }

    /// A day as a letter has it; what is no day stays as it was typed.
    pub(crate) fn written_day(&self, text: &str) -> String {
        let day = text.parse::<Date>().ok().or_else(|| self.read_day(text));
        day.map_or_else(|| text.to_owned(), |day| self.day(day))
    }
}

fn signature(letter: &Letter) -> Option<Line> {
    let name = rows(letter.text(Field::Sender))
        .collect::<Vec<_>>()
        .join(", ");
    (!name.is_empty()).then_some(Line::Signature(name))
}

/// Whether it goes to several people: one is spoken to as `tu` by a relative, two are not.
fn several(letter: &Letter) -> bool {
    let to = letter.text(Field::Addressee);
    let joints = [",", ";", "&", " et ", " and "];
    rows(to).count() > 1 || joints.iter().any(|joint| to.contains(joint))
}

fn rows(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(str::to_owned)
}
