//! What a file gives away, kinds of file, covers and phases, by name.

use ombrelle_core::progress::Phase;
use ombrelle_core::protect::{Carrier, Clue, Cover, Finding, Kind};

use crate::Words;

impl Words {
    /// What a clue tells, as part of a sentence: `where the photo was taken`.
    pub fn clue(&self, clue: Clue) -> String {
        self.say(&format!("clue-{}", name(clue)), &[])
    }

    /// What a clue tells, as a heading.
    pub fn clue_heading(&self, clue: Clue) -> String {
        self.heading(&format!("clue-{}", name(clue)))
    }

    /// Where in a file something stands: `Exif`, `the file's name`.
    pub fn carrier(&self, carrier: Carrier) -> String {
        self.say(&format!("carrier-{}", name(carrier)), &[])
    }

    /// A kind of file by its usual name: `JPEG`.
    pub fn kind(&self, kind: Kind) -> String {
        self.say(&format!("kind-{}", name(kind)), &[])
    }

    /// A cover by its look: `one even colour`.
    pub fn cover(&self, cover: Cover) -> String {
        self.say(&format!("cover-{}", name(cover)), &[])
    }

    /// What is being done: `Looking for faces`.
    pub fn phase(&self, phase: Phase) -> String {
        self.say(&format!("phase-{}", phase.code()), &[])
    }

    /// One finding in one line: its value, or its size where it has no readable value.
    pub fn finding(&self, finding: &Finding) -> String {
        let carrier = self.carrier(finding.carrier);
        let tag = finding.tag.as_str();
        let content = match (&finding.value, finding.bytes) {
            (Some(value), _) if finding.clue == Clue::Date => self.moment(value),
            (Some(value), _) => value.clone(),
            (None, Some(bytes)) => self.size(bytes),
            (None, None) => {
                return self.say(
                    "finding-present",
                    &[("tag", tag.into()), ("carrier", carrier.into())],
                );
            }
        };
        self.say(
            "finding",
            &[
                ("tag", tag.into()),
                ("content", content.into()),
                ("carrier", carrier.into()),
            ],
        )
    }

    /// A place as maps take it: `48.85837, 2.29448`, latitude first, degrees, five decimals
    /// (about a metre).
    pub fn place(&self, (latitude, longitude): (f64, f64)) -> String {
        format!("{latitude:.5}, {longitude:.5}")
    }
}

fn name(value: impl Into<&'static str>) -> &'static str {
    value.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    #[test]
    fn a_place_can_be_pasted_into_a_map() {
        let words = Words::new(Language::French);
        assert_eq!(words.place((48.858_37, 2.294_481)), "48.85837, 2.29448");
        assert_eq!(words.place((-0.5, -179.999_999)), "-0.50000, -180.00000");
    }

    #[test]
    fn a_finding_says_its_value_or_its_size() {
        let words = Words::new(Language::English);
        let mut finding = Finding {
            clue: Clue::Caption,
            carrier: Carrier::Container,
            tag: "COM".into(),
            value: Some("at \u{1b}[31mgranny's".into()),
            bytes: Some(2_000),
            place: None,
        };
        assert_eq!(
            words.finding(&finding),
            "COM: at \\u{1b}[31mgranny's (in the file itself)"
        );
        finding.value = None;
        assert_eq!(
            words.finding(&finding),
            "COM: 2.0\u{a0}kB (in the file itself)"
        );
    }
}
