//! What the walkers write down while they read a file.

use std::time::{Duration, Instant};

use ombrelle_base::letters::is_unseen;
use ombrelle_base::progress::Progress;

use super::{Carrier, Clue, Finding, Inspection, label};

/// Characters of a value that are kept.
const LONGEST_VALUE: usize = 200;
/// Findings that are kept, the most telling; a hostile file can hold millions, and strokes of a brush are thousands in any that was retouched.
const MOST_FINDINGS: usize = 4096;
/// How many files within files are read, one in the other; see [`Ledger::enter`].
const DEEPEST: u8 = 3;

/// How often the bytes of a file are read in all: a photo's own bytes once or twice, a preview's once more.
const READINGS: u64 = 4;
/// Bytes that are read besides, so that small files need not be measured out.
const ALLOWANCE: u64 = 16 << 20;
/// How long one file is read. Stopping sooner than the budget is only for machines under load.
const LONGEST: Duration = Duration::from_secs(15);
/// Bytes read between two looks at the clock.
const BYTES_BETWEEN_LOOKS: u64 = 1 << 20;
/// What any reading costs at least, in bytes, so that many small ones come to an end too.
const LEAST: u64 = 16;

/// Findings in the order in which they are met, and what may still be read.
///
/// Values of a file can share their bytes: without a budget, 65,535 entries over four megabytes are
/// 262 gigabytes of text.
pub(super) struct Ledger {
    findings: Vec<Finding>,
    incomplete: bool,
    depth: u8,
    left: u64,
    until_look: u64,
    begun: Instant,
    progress: Progress,
}

impl Ledger {
    /// What somebody else found, each made safe to show.
    pub(super) fn of(inspection: Inspection) -> Self {
        let mut ledger = Self {
            incomplete: !inspection.complete,
            ..Self::for_file(0, &Progress::default())
        };
        for finding in inspection.findings {
            let value = finding.value.as_deref().map(clean);
            ledger.push(Finding {
                tag: clean(&finding.tag),
                value: value.filter(|value| !value.is_empty()),
                place: finding.place.filter(|at| on_globe(*at)),
                ..finding
            });
        }
        ledger
    }

    /// An empty one for a file of this length.
    pub(super) fn for_file(length: usize, progress: &Progress) -> Self {
        Self {
            findings: Vec::new(),
            incomplete: false,
            depth: 0,
            left: (length as u64)
                .saturating_mul(READINGS)
                .saturating_add(ALLOWANCE),
            until_look: 0,
            begun: Instant::now(),
            progress: progress.clone(),
        }
    }

    /// Whether this many bytes may be read: the budget allows it, time is left, and nobody wants to
    /// stop. Once it may not, nothing may any more, and the inspection is incomplete.
    pub(super) fn may_read(&mut self, bytes: usize) -> bool {
        let bytes = (bytes as u64).max(LEAST);
        if self.until_look <= bytes {
            self.until_look = BYTES_BETWEEN_LOOKS;
            if self.progress.check().is_err() || self.begun.elapsed() > LONGEST {
                self.left = 0;
            }
        } else {
            self.until_look -= bytes;
        }
        match self.left.checked_sub(bytes) {
            Some(left) => {
                self.left = left;
                true
            }
            None => {
                self.left = 0;
                self.unread();
                false
            }
        }
    }

    /// A readable value; an empty one is kept as a tag without value. A label that a program made or changed the picture is
    /// told as one, whatever else its tag tells.
    pub(super) fn value(&mut self, clue: Clue, carrier: Carrier, tag: &str, value: &str) {
        let clue = label::clue(tag, value).unwrap_or(clue);
        let value = clean(value);
        self.push(Finding {
            value: (!value.is_empty()).then_some(value),
            ..blank(clue, carrier, tag)
        });
    }

    /// Binary data.
    pub(super) fn size(&mut self, clue: Clue, carrier: Carrier, tag: &str, bytes: usize) {
        self.push(Finding {
            bytes: Some(bytes as u64),
            ..blank(clue, carrier, tag)
        });
    }

    /// A tag whose name says it all.
    pub(super) fn tag(&mut self, clue: Clue, carrier: Carrier, tag: &str) {
        self.push(blank(clue, carrier, tag));
    }

    /// A place on the map; impossible coordinates are kept as a plain value.
    pub(super) fn place(&mut self, carrier: Carrier, tag: &str, at: (f64, f64)) {
        self.push(Finding {
            value: Some(format!("{:.6}, {:.6}", at.0, at.1)),
            place: on_globe(at).then_some(at),
            ..blank(Clue::Place, carrier, tag)
        });
    }

    /// Something could not be read: there may be more than is listed.
    pub(super) fn unread(&mut self) {
        self.incomplete = true;
    }

    /// Reads a file within the file (a preview, a packet in a resource); refuses to go deeper
    /// than three, since such files can be nested without end.
    pub(super) fn enter(&mut self, read: impl FnOnce(&mut Self)) {
        if self.depth >= DEEPEST {
            self.unread();
            return;
        }
        self.depth += 1;
        read(self);
        self.depth -= 1;
    }

    /// The findings, most telling first.
    pub(super) fn close(mut self) -> Inspection {
        self.shorten();
        Inspection {
            findings: self.findings,
            complete: !self.incomplete,
        }
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding);
        if self.findings.len() >= 2 * MOST_FINDINGS {
            self.shorten();
        }
    }

    /// Puts the most telling first and leaves out what is too much.
    fn shorten(&mut self) {
        // Stable: within a clue the order of the file stays, but for names, which would be lost among the corners of faces.
        self.findings
            .sort_by_key(|finding| (finding.clue, finding.is_beside_a_name()));
        if self.findings.len() > MOST_FINDINGS {
            self.findings.truncate(MOST_FINDINGS);
            self.unread();
        }
    }
}

/// What stands beside the name of a face: units, kinds, numbers of an account (MWG regions, IPTC image regions, Microsoft photo regions).
const BESIDE_A_NAME: [&str; 10] = [
    "unit",
    "Type",
    "FocusUsage",
    "rbUnit",
    "rbShape",
    "ModelAge",
    "MinorModelAgeDisclosure",
    "PersonEmailDigest",
    "PersonLiveIdCID",
    "PersonSourceID",
];

impl Finding {
    /// Whether, of what tells who is in a picture, it is no name: where in it a face lies, and what stands beside that.
    pub fn is_beside_a_name(&self) -> bool {
        // First, since thousands are put in order by this.
        if self.clue != Clue::People {
            return false;
        }
        let leaf = self.tag.rsplit(['/', ':']).next().unwrap_or_default();
        let mut letters = self.value.iter().flat_map(|value| value.chars());
        let is_word = letters.any(char::is_alphabetic);
        !is_word || BESIDE_A_NAME.contains(&leaf)
    }
}

fn on_globe((latitude, longitude): (f64, f64)) -> bool {
    latitude.abs() <= 90.0 && longitude.abs() <= 180.0
}

fn blank(clue: Clue, carrier: Carrier, tag: &str) -> Finding {
    Finding {
        clue,
        carrier,
        tag: clean(tag),
        value: None,
        bytes: None,
        place: None,
    }
}

/// One line that is safe to show: no control characters, none that cannot be seen, shortened.
pub(super) fn clean(text: &str) -> String {
    let mut kept = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| !c.is_control() && !is_unseen(*c))
        .skip_while(|c| *c == ' ');
    let mut line: String = kept.by_ref().take(LONGEST_VALUE).collect();
    line.truncate(line.trim_end().len());
    if kept.any(|c| c != ' ') {
        line.pop();
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_one_safe_line_of_at_most_200_characters() {
        assert_eq!(clean(" a\n\u{1b}[31mb\u{202e}c\0 "), "a [31mbc");
        // A line separator is a space, as a new line is; the other marks are in no one's words.
        assert_eq!(
            clean("a\u{61c}b\u{2028}c\u{206a}\u{fff9}\u{e0041}d"),
            "ab cd"
        );
        let long = clean(&"é".repeat(1000));
        assert_eq!(long.chars().count(), 200);
        assert!(long.ends_with('…'));
        assert_eq!(clean(&"x".repeat(200)).len(), 200);
    }

    #[test]
    fn what_may_be_read_is_a_few_times_the_file_and_ends_when_somebody_wants_to_stop() {
        let mut ledger = Ledger::for_file(1000, &Progress::default());
        assert!(ledger.may_read(4 * 1000 + (16 << 20)));
        assert!(!ledger.may_read(1));
        assert!(!ledger.close().complete);
        let cancel = ombrelle_base::progress::Cancel::default();
        let mut ledger = Ledger::for_file(1000, &Progress::silent(cancel.clone()));
        assert!(ledger.may_read(1000));
        cancel.cancel();
        while ledger.may_read(1000) {}
        assert!(ledger.left == 0 && ledger.begun.elapsed() < LONGEST);
    }

    #[test]
    fn what_tells_most_stays_however_much_stands_before_it() {
        for strokes in [MOST_FINDINGS - 1, MOST_FINDINGS, 5 * MOST_FINDINGS] {
            let mut ledger = Ledger::for_file(0, &Progress::default());
            for stroke in 0..strokes {
                let value = stroke.to_string();
                ledger.value(Clue::EditHistory, Carrier::Xmp, "crs:Dabs", &value);
            }
            ledger.value(Clue::Owner, Carrier::Iptc, "By-line", "Léa Martin");
            let told = ledger.close();
            assert_eq!(told.findings[0].value.as_deref(), Some("Léa Martin"));
            // Of the others the first.
            assert_eq!(told.findings[1].value.as_deref(), Some("0"));
            assert_eq!(told.findings.len(), (strokes + 1).min(MOST_FINDINGS));
            assert_eq!(told.complete, strokes < MOST_FINDINGS);
        }
    }

    #[test]
    fn a_place_off_the_globe_has_no_point_on_the_map() {
        let mut ledger = Ledger::for_file(0, &Progress::default());
        ledger.place(Carrier::Exif, "GPSLatitude", (91.0, 0.0));
        ledger.place(Carrier::Exif, "GPSLatitude", (-33.5, 151.25));
        let found = ledger.close().findings;
        assert_eq!(found[0].place, None);
        assert_eq!(found[1].place, Some((-33.5, 151.25)));
    }
}
