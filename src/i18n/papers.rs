//! The words of the authorisation form that parents sign, and of the receipt of a decision.

use ombrelle_core::consent::{
    Age, Audience, Book, Decision, FormRequest, Person, Reply, Visibility,
};
use ombrelle_core::paper::{Line, Paper, Template};
use strum::VariantArray;

use crate::consent::agreements;
use crate::{Advice, Words};

impl Words {
    /// A form to be signed by every parent, with the child's own answer; with blanks for the names where nobody is
    /// given.
    pub fn form(&self, person: Option<&Person>, request: &FormRequest) -> Paper {
        Paper {
            template: Template::ConsentForm,
            title: self.say("form-title", &[]),
            lines: self.form_lines(person, request),
        }
    }

    /// Forms for several people, each on a page of its own.
    pub fn class_forms(&self, people: &[&Person], request: &FormRequest) -> Paper {
        let mut lines = Vec::new();
        for person in people {
            if !lines.is_empty() {
                lines.push(Line::Page);
            }
            lines.extend(self.form_lines(Some(person), request));
        }
        Paper {
            template: Template::ClassForms,
            title: self.say("form-title", &[]),
            lines,
        }
    }

    /// Who of a class has no form, since no font has these letters; none where everybody has one.
    pub fn without_form(&self, names: &[String], letters: &str) -> Option<Advice> {
        if names.is_empty() {
            return None;
        }
        let list = names.join(&self.say("list-joint", &[]));
        let values = [
            ("count", names.len().into()),
            ("list", list.into()),
            ("letters", letters.into()),
        ];
        Some(Advice {
            what_happened: self.say("class-forms-letters", &values),
            what_to_do: self.say("rec-paper-letters", &[]),
        })
    }

    fn form_lines(&self, person: Option<&Person>, request: &FormRequest) -> Vec<Line> {
        let FormRequest {
            audience, until, ..
        } = *request;
        let text = |key| Line::Text(self.say(key, &[]));
        let heading = |key| Line::Heading(self.say(key, &[]));
        let mut lines = vec![Line::Title(self.say("form-title", &[])), text("form-about")];
        lines.push(heading("form-who"));
        lines.push(self.blank("form-name", person.map(|p| p.name.clone())));
        lines.extend(self.asked(request));
        lines.push(heading("form-for-whom"));
        for one in Audience::VARIANTS {
            let name = self.say(&format!("form-audience-{}", one.code()), &[]);
            lines.push(Line::Choice {
                text: name,
                chosen: *one == audience,
            });
        }
        let until = until.map(|day| self.day(day));
        lines.push(self.blank("form-until", until));
        lines.extend([heading("form-what"), text("form-what-shown")]);
        lines.extend(self.signatures(person));
        if person.is_none_or(|person| person.age.is_child()) {
            lines.extend(self.childs_part(person));
        }
        lines.extend([
            heading("form-rights"),
            text("form-withdraw"),
            text("form-gaps"),
        ]);
        lines.push(text("form-law"));
        lines
    }

    /// Who asks, for which photos, where they will be shown and how long they are kept, as far as it is said.
    fn asked(&self, request: &FormRequest) -> Vec<Line> {
        let said = [
            ("form-asker", &request.asker),
            ("form-photos", &request.photos),
            ("form-shown-at", &request.shown_at),
            ("form-kept", &request.kept),
        ];
        let facts = said.into_iter().filter(|(_, text)| !text.is_empty());
        let facts = facts.map(|(label, text)| self.blank(label, Some(text.clone())));
        let mut lines: Vec<Line> = facts.collect();
        if !lines.is_empty() {
            lines.insert(0, Line::Heading(self.say("form-request", &[])));
        }
        lines
    }

    /// Yes or no, day and signature of everybody who has a say.
    fn signatures(&self, person: Option<&Person>) -> Vec<Line> {
        let mut lines = vec![Line::Heading(self.say("form-agreement", &[]))];
        let names: Vec<Option<String>> = match person {
            Some(person) if !person.age.is_child() => vec![Some(person.name.clone())],
            Some(person) if !person.parents.is_empty() => {
                person.parents.iter().cloned().map(Some).collect()
            }
            // Room for both parents.
            _ => vec![None, None],
        };
        if person.is_none_or(|person| person.age.is_child()) {
            lines.push(Line::Text(self.say("form-both", &[])));
        }
        for name in names {
            lines.push(self.blank("form-signer", name));
            for key in ["form-yes", "form-no"] {
                let text = self.say(key, &[]);
                lines.push(Line::Choice {
                    text,
                    chosen: false,
                });
            }
            lines.push(self.blank("form-signature", None));
        }
        lines
    }

    /// What the child says, in words for its age.
    fn childs_part(&self, person: Option<&Person>) -> Vec<Line> {
        let mut lines = vec![
            Line::Heading(self.say("form-child", &[])),
            Line::Text(self.say("form-child-about", &[])),
        ];
        if let Some(Age::Under7) = person.map(|person| person.age) {
            lines.push(Line::Text(self.say("form-child-small", &[])));
        }
        for reply in Reply::VARIANTS {
            lines.push(Line::Choice {
                text: self.say(&format!("form-reply-{}", reply.code()), &[]),
                chosen: false,
            });
        }
        lines
    }

    /// A named line to be filled in by hand, or filled in already.
    fn blank(&self, label: &str, text: Option<String>) -> Line {
        let label = self.say(label, &[]);
        match text {
            Some(text) => Line::Fact { label, text },
            None => Line::Blank { label },
        }
    }

    /// A receipt of one decision: what was decided, who agreed when, how it is withdrawn.
    pub fn receipt(&self, book: &Book, decision: &Decision) -> Paper {
        let title = self.say("receipt-title", &[]);
        let fact = |label, text: String| Line::Fact {
            label: self.say(label, &[]),
            text,
        };
        let number = decision.number.to_string();
        let mut lines = vec![
            Line::Title(title.clone()),
            Line::Text(self.say("receipt-about", &[])),
            Line::Heading(self.say("receipt-decision", &[("number", number.into())])),
        ];
        let person = book.person(decision.person);
        let name = match person {
            Some(person) => person.name.clone(),
            // A receipt without any name would be a receipt for anybody.
            None => decision.person.to_string(),
        };
        lines.push(fact("form-name", name));
        let audience = format!("form-audience-{}", decision.audience.code());
        lines.push(fact("receipt-for-whom", self.say(&audience, &[])));
        let wish = match decision.wish {
            Visibility::Shown => "receipt-shown",
            Visibility::Covered => "receipt-covered",
        };
        lines.push(fact("receipt-what", self.say(wish, &[])));
        let until = decision.until.map(|day| self.day(day));
        let endless = || self.say("receipt-no-end", &[]);
        lines.push(fact("form-until", until.unwrap_or_else(endless)));
        lines.push(fact("receipt-made", self.day(decision.made)));
        for (name, day) in agreements(book, decision) {
            let values = [("name", name.into()), ("day", self.day(day).into())];
            let text = self.say("receipt-agreed-by", &values);
            lines.push(fact("receipt-agreed", text));
        }
        let answers = book.answers().filter(|a| a.person == decision.person);
        if let Some(answer) = answers.filter(|a| a.speaks_for(decision.audience)).last() {
            let values = [
                ("answer", self.reply(answer.reply).into()),
                ("day", self.day(answer.on).into()),
            ];
            lines.push(fact(
                "receipt-child",
                self.say("receipt-child-said", &values),
            ));
        }
        if let Some(day) = decision.withdrawn {
            lines.push(fact("receipt-withdrawn", self.day(day)));
        }
        lines.push(Line::Heading(self.say("form-rights", &[])));
        lines.extend(["form-withdraw", "form-gaps"].map(|key| Line::Text(self.say(key, &[]))));
        lines.push(self.blank("receipt-contact", None));
        Paper {
            template: Template::Receipt,
            title,
            lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_core::calendar::Date;
    use ombrelle_core::consent::{NewDecision, NewPerson};

    use super::*;
    use crate::Language;

    /// What stands beside the labels of a paper.
    fn facts(paper: &Paper) -> Vec<&str> {
        let lines = paper.lines.iter();
        let facts = lines.filter_map(|line| match line {
            Line::Fact { text, .. } => Some(text.as_str()),
            _ => None,
        });
        facts.collect()
    }

    #[test]
    fn days_stand_on_papers_as_people_write_them() {
        let (on, until) = (Date::constant(2026, 1, 5), Date::constant(2099, 8, 31));
        let mut book = Book::default();
        let lea = NewPerson {
            name: "Léa".to_owned(),
            age: Age::Under7,
            ours: true,
            parents: vec!["Ada".to_owned()],
        };
        let lea = book.add(lea).unwrap();
        let decision = NewDecision {
            audience: Audience::ClosedGroup,
            wish: Visibility::Shown,
            until: Some(until),
            agreed: vec!["Ada".to_owned()],
            on,
        };
        book.record(lea, &decision).unwrap();
        let decision = book.decisions().next().unwrap();
        for (language, last, agreed) in [
            (
                Language::English,
                "31 August 2099",
                "Ada, on 5 January 2026",
            ),
            (
                Language::French,
                "31\u{a0}août 2099",
                "Ada, le 5\u{a0}janvier 2026",
            ),
        ] {
            let words = Words::new(language);
            let request = FormRequest::new(Audience::ClosedGroup, Some(until));
            let form = words.form(book.person(lea), &request);
            assert!(facts(&form).contains(&last), "{:?}", facts(&form));
            let receipt = words.receipt(&book, decision);
            let facts = facts(&receipt);
            assert!(
                facts.contains(&last) && facts.contains(&agreed),
                "{facts:?}"
            );
            assert!(
                !facts.iter().any(|fact| fact.contains("-01-05")),
                "{facts:?}"
            );
        }
    }
}
