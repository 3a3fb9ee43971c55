//! The people of an album book, what was decided about them, and class lists, in words.

use ombrelle_core::calendar::Date;
use ombrelle_core::consent::class_list::{Column, LineFault, Problem, Untaken};
use ombrelle_core::consent::{
    Answer, Audience, Book, By, Decision, Export, Person, Question, Reply, Ruling, Visibility,
};
use ombrelle_core::error::{Error, ErrorKind, FileError};
use ombrelle_core::protect::{FaceConsent, FaceReport, Report};

use crate::{Advice, Words};

impl Words {
    /// An audience, as a part of a sentence: "for …".
    pub fn audience(&self, audience: Audience) -> String {
        self.say(&format!("audience-{}", audience.code()), &[])
    }

    /// A child's answer, in a few words.
    pub fn reply(&self, reply: Reply) -> String {
        self.say(&format!("reply-{}", reply.code()), &[])
    }

    /// A question to a child, about an audience in words for a child.
    pub fn question(&self, question: Question, audience: Audience) -> String {
        let audience = self.say(&format!("audience-child-{}", audience.code()), &[]);
        let key = format!("consent-question-{}", question.code());
        self.say(&key, &[("audience", audience.into())])
    }

    /// One line about a person: number, name, age, parents, family.
    pub fn person(&self, person: &Person) -> String {
        let values = [
            ("number", person.number.into()),
            ("name", person.name.as_str().into()),
            (
                "age",
                self.say(&format!("age-{}", person.age.code()), &[]).into(),
            ),
            ("parents", person.parents.join(", ").into()),
        ];
        let mut line = self.say(
            match person.parents.is_empty() {
                true => "people-one",
                false => "people-one-of",
            },
            &values,
        );
        if !person.ours {
            line.push_str(&self.say("people-other-family", &[]));
        }
        line
    }

    /// What holds for a person and an audience, as a sentence.
    pub fn ruling(&self, person: &Person, audience: Audience, ruling: &Ruling) -> String {
        let values = [
            ("name", person.name.as_str().into()),
            ("audience", self.audience(audience).into()),
            ("reason", self.ground(ruling).into()),
        ];
        self.say(
            match ruling.shows() {
                true => "consent-now-shown",
                false => "consent-now-covered",
            },
            &values,
        )
    }

    /// What the album book allows for a person and an audience: said of a face that may be treated more strictly than that.
    pub fn allowed(&self, person: &Person, audience: Audience, ruling: &Ruling) -> String {
        if !ruling.shows() {
            return self.ruling(person, audience, ruling);
        }
        let values = [
            ("name", person.name.as_str().into()),
            ("audience", self.audience(audience).into()),
        ];
        self.say("consent-may-be-shown", &values)
    }

    /// What holds for an audience, as a line of a list.
    pub fn ruling_short(&self, audience: Audience, ruling: &Ruling) -> String {
        let values = [
            ("audience", self.audience(audience).into()),
            ("reason", self.ground(ruling).into()),
        ];
        self.say(
            match ruling.shows() {
                true => "consent-line-shown",
                false => "consent-line-covered",
            },
            &values,
        )
    }

    fn ground(&self, ruling: &Ruling) -> String {
        self.say(&format!("ground-{}", ruling.ground.code()), &[])
    }

    /// One line about a decision: number, audience, until when, who agreed, whether withdrawn.
    pub fn decision(&self, book: &Book, decision: &Decision) -> String {
        let values = [
            ("number", decision.number.into()),
            ("audience", self.audience(decision.audience).into()),
            ("day", self.day(decision.made).into()),
        ];
        let mut parts = vec![self.say(
            match decision.wish {
                Visibility::Shown => "consent-decision-shown",
                Visibility::Covered => "consent-decision-covered",
            },
            &values,
        )];
        if let Some(until) = decision.until {
            let values = [("day", self.day(until).into())];
            parts.push(self.say("consent-decision-until", &values));
        }
        for (name, day) in agreements(book, decision) {
            let values = [("name", name.into()), ("day", self.day(day).into())];
            parts.push(self.say("consent-decision-agreed", &values));
        }
        if let Some(withdrawn) = decision.withdrawn {
            let values = [("day", self.day(withdrawn).into())];
            parts.push(self.say("consent-decision-withdrawn", &values));
        }
        parts.join(&self.say("list-joint", &[]))
    }

    /// One line about a child's answer.
    pub fn answer(&self, answer: &Answer) -> String {
        let values = [
            ("answer", self.reply(answer.reply).into()),
            ("audience", self.audience(answer.audience).into()),
            ("day", self.day(answer.on).into()),
        ];
        self.say("consent-answer-line", &values)
    }

    /// One line about a photo that left.
    pub fn export(&self, export: &Export) -> String {
        self.export_times(export, 1)
    }

    /// The same, with how often it was noted; the day is the last one.
    pub fn export_times(&self, export: &Export, times: usize) -> String {
        let values = [
            ("count", times.into()),
            ("photo", export.photo.as_str().into()),
            ("audience", self.audience(export.audience).into()),
            ("day", self.day(export.day).into()),
        ];
        self.say("consent-export-line", &values)
    }

    /// One line about a photo that left, with its number.
    pub fn export_numbered(&self, export: &Export) -> String {
        let values = [
            ("number", export.number.into()),
            ("photo", export.photo.as_str().into()),
            ("audience", self.audience(export.audience).into()),
            ("day", self.day(export.day).into()),
        ];
        self.say("consent-export-numbered", &values)
    }

    /// A line for each place where a photo was posted, the first as number 1, and when somebody last looked.
    pub fn places(&self, export: &Export) -> Vec<String> {
        let numbered = export.posted.iter().zip(1_u32..);
        let mut lines: Vec<String> = numbered
            .map(|(posted, number)| {
                let values = [
                    ("number", number.into()),
                    ("place", posted.place.as_str().into()),
                    ("day", self.day(posted.on).into()),
                ];
                self.say("consent-place", &values)
            })
            .collect();
        let looked = export.looked.map(|day| {
            let values = [("day", self.day(day).into())];
            self.say("consent-looked-on", &values)
        });
        lines.extend(looked);
        lines
    }

    /// Which decisions end within a month, of everybody or of `only` one person; empty where none does.
    pub fn ending(&self, book: &Book, only: Option<u32>, today: Date) -> Vec<String> {
        let mut ending = book.ending(today);
        ending.retain(|decision| only.is_none_or(|only| only == decision.person));
        if ending.is_empty() {
            return Vec::new();
        }
        let count = [("count", ending.len().into())];
        let mut lines = vec![self.say("consent-ending", &count)];
        lines.extend(ending.into_iter().map(|decision| {
            let name = book.person(decision.person).map(|p| p.name.clone());
            let until = decision.until.map(|day| self.day(day));
            let values = [
                ("number", decision.number.into()),
                ("name", name.unwrap_or_default().into()),
                ("audience", self.audience(decision.audience).into()),
                ("day", until.unwrap_or_default().into()),
            ];
            self.say("consent-ending-line", &values)
        }));
        lines
    }

    /// How many decisions about this audience end within a month, and when the first does, in one sentence; none where none does.
    pub fn ending_for(&self, book: &Book, audience: Audience, today: Date) -> Option<String> {
        let ending = book.ending_for(audience, today);
        let day = ending.first()?.until?;
        let values = [
            ("count", ending.len().into()),
            ("audience", self.audience(audience).into()),
            ("day", self.day(day).into()),
        ];
        Some(self.say("consent-ending-for", &values))
    }

    /// Words why a class list cannot be read: what to do is about a list, and not about a photo.
    pub fn class_unread(&self, error: &Error) -> Advice {
        self.no_photo(error, "class-unread-advice")
    }

    /// Words why a register or an album book cannot be opened: what to do is about that file, and not about a photo.
    pub fn unopened(&self, error: &Error) -> Advice {
        match error.kind {
            // To be changed it has to be written, and no result is wanted elsewhere.
            ErrorKind::File(FileError::ReadOnly) => Advice {
                what_to_do: self.say("unopened-read-only-advice", &[]),
                ..self.error(error)
            },
            _ => self.no_photo(error, "unopened-advice"),
        }
    }

    /// Words about a file that is no photo, with what to do about it.
    fn no_photo(&self, error: &Error, advised: &str) -> Advice {
        let advice = self.error(error);
        match error.kind {
            ErrorKind::File(
                FileError::IsAFolder
                | FileError::NoPermission
                | FileError::LinkLoop
                | FileError::NotAFile,
            ) => Advice {
                what_to_do: self.say(advised, &[]),
                ..advice
            },
            _ => advice,
        }
    }

    /// A line of a class list that cannot be used.
    pub fn class_line(&self, fault: &LineFault) -> String {
        let ours = || fault.column.map(|column| self.column(column));
        let column = fault.title.as_deref().or_else(ours);
        let values = [
            ("column", column.unwrap_or_default().into()),
            ("value", fault.value.as_str().into()),
            ("earlier", fault.earlier.unwrap_or_default().into()),
        ];
        let sentence = match (fault.problem, fault.value.is_empty()) {
            (Problem::ParentsMissing, false) => {
                self.say("class-problem-parents-missing-of", &values)
            }
            (problem, _) => self.say(&format!("class-problem-{}", problem.code()), &values),
        };
        // What is about a name has it already.
        let key = match fault.name.is_empty() || fault.name == fault.value {
            true => "class-line",
            false => "class-line-of",
        };
        let values = [
            ("line", fault.line.into()),
            ("name", fault.name.as_str().into()),
            ("sentence", sentence.into()),
        ];
        self.say(key, &values)
    }

    /// Which columns are read, and a line as an example; nothing where the titles were understood.
    pub fn class_columns(&self, faults: &[LineFault]) -> Vec<String> {
        if !faults.iter().any(|fault| fault.problem.is_about_titles()) {
            return Vec::new();
        }
        let words = self.language().class_list_words();
        let titles: Vec<&str> = words.titles.iter().map(|(_, title)| *title).collect();
        let list = titles.join(&self.say("list-joint", &[]));
        let mut lines = vec![
            self.say("class-columns", &[("list", list.into())]),
            self.say("class-columns-others", &[]),
            self.say("class-example", &[]),
        ];
        let example = self.language().class_list_example();
        lines.extend(example.map(|line| format!("  {line}")));
        lines
    }

    /// What of a list was left aside; none where everything was read.
    pub fn class_aside(&self, aside: &[String]) -> Option<String> {
        let list = aside.join(&self.say("list-joint", &[]));
        let values = [("count", aside.len().into()), ("list", list.into())];
        (!aside.is_empty()).then(|| self.say("class-aside", &values))
    }

    /// How many children a list has in a later band of age, and what that changes; none where it has none.
    pub fn class_grown(&self, count: usize) -> Option<String> {
        (count > 0).then(|| self.say("class-grown", &[("count", count.into())]))
    }

    /// That lines of a list are older than what the book says; none where none is.
    pub fn class_older(&self, count: usize) -> Option<String> {
        (count > 0).then(|| self.say("class-older", &[("count", count.into())]))
    }

    /// How often a yes of a list was not taken as a decision, a sentence a reason, and that the list names no parents, where it does not.
    pub fn class_untaken(&self, untaken: &[Untaken], without_parents: bool) -> Vec<String> {
        let one = |untaken: &Untaken| {
            let values = [
                ("column", untaken.title.as_str().into()),
                ("count", untaken.count.into()),
            ];
            self.say(&format!("class-untaken-{}", untaken.why.code()), &values)
        };
        let parents = without_parents.then(|| self.say("class-without-parents", &[]));
        untaken.iter().map(one).chain(parents).collect()
    }

    /// That a list named the parents of children who had none in the book; none where it did not.
    pub fn class_parents(&self, count: usize) -> Option<String> {
        (count > 0).then(|| self.say("class-parents-named", &[("count", count.into())]))
    }

    fn column(&self, column: Column) -> &'static str {
        self.language().class_list_words().title(column)
    }

    /// For whom an export was, and who is shown or covered on which decision; empty where the album book was not
    /// asked.
    pub fn consents(&self, report: &Report) -> Vec<String> {
        let Some(audience) = report.audience else {
            return Vec::new();
        };
        let values = [("audience", self.audience(audience).into())];
        let mut lines = vec![self.say("report-audience", &values)];
        for face in &report.faces {
            let told = face.consent.as_ref();
            lines.extend(told.map(|consent| self.face_consent(face, consent)));
        }
        lines
    }

    fn face_consent(&self, face: &FaceReport, consent: &FaceConsent) -> String {
        let name = match (&consent.name, consent.person) {
            (Some(name), _) => name.clone(),
            (None, Some(number)) => number.to_string(),
            (None, None) => String::new(),
        };
        let reason = self.say(&format!("ground-{}", consent.ground.code()), &[]);
        let key = match (face.cover.is_some(), face.cloak.is_some()) {
            (true, _) if name.is_empty() => "report-consent-unknown",
            (true, _) => "report-consent-covered",
            (_, true) => "report-consent-cloaked",
            _ if consent.cloak_wanted => "report-consent-uncloaked",
            _ => "report-consent-shown",
        };
        let values = [
            ("number", face.number.into()),
            ("name", name.into()),
            ("reason", reason.into()),
            // Whoever is shown is shown on a decision; the other sentences name none.
            ("decision", consent.decision.unwrap_or(0).into()),
        ];
        self.say(key, &values)
    }
}

/// Who agreed, and when.
pub(crate) fn agreements(book: &Book, decision: &Decision) -> Vec<(String, Date)> {
    // Told by number, should the book not know who it is: an empty name would look like a slip of the pen.
    let themselves = || match book.person(decision.person) {
        Some(person) => person.name.clone(),
        None => decision.person.to_string(),
    };
    let one = |agreed: &ombrelle_core::consent::Agreed| {
        let name = match &agreed.by {
            By::Parent(name) => name.clone(),
            By::Themselves => themselves(),
        };
        (name, agreed.on)
    };
    decision.agreed.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use ombrelle_core::consent::{Age, questions};
    use strum::VariantArray;

    use super::*;
    use crate::Language;

    #[test]
    fn questions_are_short_enough_for_a_child_and_end_in_a_choice() {
        for language in Language::ALL {
            let words = Words::new(language);
            for age in Age::VARIANTS {
                let longest = match age {
                    Age::Under7 => 18,
                    _ => 26,
                };
                for (audience, question) in Audience::VARIANTS
                    .iter()
                    .flat_map(|audience| questions(*age).iter().map(move |q| (audience, q)))
                {
                    let said = words.question(*question, *audience);
                    for sentence in said.split(['.', ':', ';', '?']) {
                        let count = sentence.split_whitespace().count();
                        assert!(count <= longest, "{count} words: {sentence}");
                    }
                }
                if let Some(last) = questions(*age).last() {
                    let said = words.question(*last, Audience::Public);
                    // No is as easy to say as yes: a way besides the yes is named.
                    let others = ["not at all", "nly", "pas du tout", "eulement"];
                    assert!(others.iter().any(|other| said.contains(other)), "{said}");
                }
            }
        }
    }

    #[test]
    fn a_fault_of_a_list_is_told_in_the_persons_language_by_the_title_that_the_list_has() {
        let list = "nom;âge;parents\r\nZoé;abc;Eve\r\n".as_bytes();
        let today = "2026-11-29".parse().unwrap();
        let faults =
            ombrelle_core::consent::class_list::read(list, &crate::class_list_words(), today)
                .unwrap_err();
        let said = |language| Words::new(language).class_line(&faults[0]);
        assert!(said(Language::French).starts_with("Ligne 2 (Zoé)\u{a0}: Dans «\u{202f}âge"));
        assert!(said(Language::English).starts_with("Line 2 (Zoé): In “âge”, “abc” is neither"));
    }

    #[test]
    fn a_line_that_cannot_be_used_is_told_with_the_child_and_the_line_that_it_goes_against() {
        use ombrelle_core::consent::class_list::{apply, read};
        let (today, known) = ("2026-11-29".parse().unwrap(), crate::class_list_words());
        let (english, french) = (Words::new(Language::English), Words::new(Language::French));
        let list = "name,age,parents\nZoé,8,Eve\nMax,8,Dan\nzoé,8,Eve / Dan\n";
        let faults = read(list.as_bytes(), &known, today).unwrap_err();
        let told = english.class_line(&faults[0]);
        assert!(
            told.starts_with("Line 4: “zoé” has another age or other parents on line 2."),
            "{told}"
        );
        let told = french.class_line(&faults[0]);
        let said =
            "Ligne 4\u{a0}: «\u{202f}zoé\u{202f}» a un autre âge ou d’autres parents à la ligne 2.";
        assert!(told.starts_with(said), "{told}");

        let mut book = Book::default();
        let line = "name,age,parents,audience,decision,agreed by,agreed on\n\
            Zoé,8,Eve/Dan,public,shown,Eve,2026-09-15\n";
        let rows = read(line.as_bytes(), &known, today).unwrap().rows;
        let faults = apply(&mut book, &rows, today).unwrap_err();
        let told = english.class_line(&faults[0]);
        assert!(told.starts_with("Line 2 (Zoé): “Shown” needs"), "{told}");
        assert!(told.ends_with("Missing: Dan."), "{told}");
        let told = french.class_line(&faults[0]);
        assert!(
            told.starts_with("Ligne 2 (Zoé)\u{a0}: «\u{202f}Montré"),
            "{told}"
        );
        assert!(told.ends_with("Il manque\u{a0}: Dan."), "{told}");
        // Where no parent is known, nobody can be named.
        let line = "name,age,parents,audience,decision,agreed by,agreed on\n\
            Zoé,8,,public,shown,,\n";
        let rows = read(line.as_bytes(), &known, today).unwrap().rows;
        let faults = apply(&mut book, &rows, today).unwrap_err();
        let told = english.class_line(&faults[0]);
        assert!(told.ends_with("and one is missing."), "{told}");

        let rows = read("name,age,parents\nZoé,8,Eve\n".as_bytes(), &known, today);
        apply(&mut book, &rows.unwrap().rows, today).unwrap();
        let rows = read("name,age,parents\nZoé,8,Dan\n".as_bytes(), &known, today);
        let faults = apply(&mut book, &rows.unwrap().rows, today).unwrap_err();
        let told = english.class_line(&faults[0]);
        let said = "Line 2: “Zoé” has another age or other parents in the album book.";
        assert!(told.starts_with(said), "{told}");
        let told = french.class_line(&faults[0]);
        assert!(told.contains("d’autres parents dans le carnet."), "{told}");
    }
}
