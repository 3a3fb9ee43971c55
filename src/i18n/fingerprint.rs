//! Fingerprints, in words. The digits pass through here and are kept nowhere.

use ombrelle_core::calendar::Date;
use ombrelle_core::error::{ErrorKind, FileError};
use ombrelle_core::register::fingerprint::{FileKind, Fingerprint, Note};
use ombrelle_core::register::{Evidence, Origin, Reported};

use crate::{Value, Words};

impl Words {
    /// An item of a register, in one line: number, name or kind, the day on which it was added.
    pub fn item(&self, number: u32, kind: FileKind, name: &str, day: Date) -> String {
        let key = match (kind, name.is_empty()) {
            (FileKind::Picture, true) => "register-item-picture",
            (FileKind::Video, true) => "register-item-video",
            (_, false) => "register-item-named",
        };
        let values = [
            ("item", number.into()),
            ("name", name.into()),
            ("day", self.day(day).into()),
        ];
        self.say(key, &values)
    }

    /// How an item came to be, in a few words.
    pub fn origin(&self, origin: Origin) -> String {
        let key = match origin {
            Origin::Real => "origin-real",
            Origin::Altered => "origin-altered",
            Origin::Made => "origin-made",
            Origin::NotKnown => "origin-not-known",
        };
        self.say(key, &[])
    }

    /// An entry of the evidence log: what was said, and lines below it for the rest.
    pub fn evidence(&self, evidence: &Evidence) -> Vec<String> {
        let values = [
            ("item", evidence.number.into()),
            ("day", self.day(evidence.day).into()),
            ("said", evidence.said.as_str().into()),
        ];
        let mut lines = vec![self.say("evidence-line", &values)];
        for (key, name, text) in [
            ("evidence-account", "account", &evidence.account),
            ("evidence-platform", "platform", &evidence.platform),
            ("evidence-note", "note", &evidence.note),
        ] {
            if !text.is_empty() {
                lines.push(self.say(key, &[(name, text.as_str().into())]));
            }
        }
        if let Some(item) = evidence.item {
            lines.push(self.say("evidence-item", &[("number", item.into())]));
        }
        match (evidence.copy, &evidence.sha256) {
            (Some(bytes), _) => {
                let values = [("size", self.size(bytes).into())];
                lines.push(self.say("evidence-copy", &values));
            }
            (None, Some(_)) => lines.push(self.say("evidence-sha256", &[])),
            (None, None) => {}
        }
        lines
    }

    /// A report of an item, as a line below it.
    pub fn reported(&self, reported: &Reported) -> String {
        let key = match reported.case_number.is_empty() {
            true => "register-item-reported",
            false => "register-item-case",
        };
        let values = [
            ("day", self.day(reported.day).into()),
            ("to", reported.to.as_str().into()),
            ("case", reported.case_number.as_str().into()),
        ];
        self.say(key, &values)
    }

    /// The fingerprints of the file with this number: a heading and the digits.
    pub fn fingerprint(&self, number: usize, print: &Fingerprint) -> Vec<String> {
        let kind = match print.kind {
            FileKind::Picture => "fingerprint-kind-picture",
            FileKind::Video => "fingerprint-kind-video",
        };
        let values = [
            ("number", number.into()),
            ("kind", self.say(kind, &[]).into()),
        ];
        let mut lines = vec![
            self.say("fingerprint-heading", &values),
            format!("  MD5 {}", *print.md5.to_hex()),
            format!("  SHA-256 {}", *print.sha256.to_hex()),
        ];
        for picture in &print.pictures {
            let key = if picture.upright {
                "fingerprint-upright"
            } else {
                "fingerprint-stored"
            };
            let quality = u32::from(picture.quality);
            lines.push(format!(
                "  {}",
                self.say(key, &[("quality", quality.into())])
            ));
            let first = picture.hashes.first().map(|hash| hash.to_hex());
            lines.extend(first.map(|hash| format!("    {}", *hash)));
        }
        for frame in &print.frames {
            let values = [
                ("second", (frame.milliseconds / 1000).into()),
                ("quality", u32::from(frame.quality).into()),
            ];
            lines.push(format!("  {}", self.say("fingerprint-frame", &values)));
            lines.push(format!("    {}", *frame.hash.to_hex()));
        }
        lines
    }

    /// The same in lines of number, kind and digits, without a word.
    pub fn fingerprint_discreetly(&self, number: usize, print: &Fingerprint) -> Vec<String> {
        let line = |kind: &str, digits: &str| {
            let values = [
                ("number", number.into()),
                ("kind", kind.into()),
                ("digits", digits.into()),
            ];
            self.say("discreet-fingerprint-line", &values)
        };
        let mut lines = vec![
            line("md5", &print.md5.to_hex()),
            line("sha256", &print.sha256.to_hex()),
        ];
        let pictures = print.pictures.iter().filter_map(|p| p.hashes.first());
        let frames = print.frames.iter().map(|frame| &frame.hash);
        lines.extend(
            pictures
                .chain(frames)
                .map(|hash| line("pdq", &hash.to_hex())),
        );
        lines
    }

    /// What a person should know about a fingerprint.
    pub fn fingerprint_note(&self, note: Note) -> String {
        let values: Vec<(&str, Value)> = match note {
            Note::Featureless { quality } => vec![("quality", u32::from(quality).into())],
            Note::TooSmall { side } => vec![("side", side.into())],
            Note::FramesHashed { count } => vec![("count", count.into())],
            Note::FirstPictureOnly | Note::NoFfmpeg | Note::FramesFailed => Vec::new(),
        };
        self.say(&format!("fingerprint-note-{}", note.code()), &values)
    }

    /// What to do where no fingerprint of a file could be made: there is no result that could have another name.
    pub fn fingerprint_advice(&self, reason: &ErrorKind) -> String {
        match reason {
            ErrorKind::File(FileError::IsAFolder) => self.say("fingerprint-folder-advice", &[]),
            other => self.error(&other.clone().into()).what_to_do,
        }
    }

    /// A fault of one file, told by its number and the total: never by its name.
    pub fn fingerprint_fault(&self, number: usize, total: usize, reason: &ErrorKind) -> String {
        let values = [
            ("number", number.into()),
            ("total", total.into()),
            ("sentence", self.reason(reason).into()),
        ];
        self.say("fingerprint-fault", &values)
    }
}
