//! The words of the printed sheet for a help line.

use ombrelle_core::paper::{Line, Paper, Template};
use ombrelle_core::register::fingerprint::FileKind;
use ombrelle_core::register::{Entry, Evidence};

use crate::Words;

/// Empty lines to write on.
fn room() -> [Line; 4] {
    [Line::Ruled, Line::Ruled, Line::Ruled, Line::Ruled]
}

impl Words {
    /// The sheet: space to write what happened, the items with where they were
    /// reported, what the evidence log says of them, and hashes only if they are asked for.
    pub fn sheet(&self, entries: &[&Entry], evidence: &[&Evidence], with_hashes: bool) -> Paper {
        let text = |key| Line::Text(self.say(key, &[]));
        let heading = |key| Line::Heading(self.say(key, &[]));
        let title = self.say("sheet-title", &[]);
        let mut lines = vec![Line::Title(title.clone()), text("sheet-about")];
        lines.push(text(match with_hashes {
            true => "sheet-with-hashes",
            false => "sheet-without-hashes",
        }));
        lines.push(heading("sheet-what-happened"));
        lines.extend(room());
        lines.push(heading("sheet-where"));
        lines.extend(room());
        for entry in entries {
            lines.extend(self.sheet_item(entry));
            if with_hashes {
                lines.extend(self.sheet_hashes(entry));
            }
        }
        lines.extend(self.sheet_evidence(evidence, with_hashes));
        lines.push(heading("sheet-good-to-know"));
        lines.extend(["sheet-original", "sheet-nothing-sent"].map(text));
        Paper {
            template: Template::Sheet,
            title,
            lines,
        }
    }

    fn sheet_item(&self, entry: &Entry) -> Vec<Line> {
        let kind = match entry.fingerprint.kind {
            FileKind::Picture => "fingerprint-kind-picture",
            FileKind::Video => "fingerprint-kind-video",
        };
        let values = [
            ("item", entry.number.into()),
            ("kind", self.say(kind, &[]).into()),
            ("name", entry.name.as_str().into()),
            ("day", self.day(entry.added).into()),
        ];
        let key = match entry.name.is_empty() {
            true => "sheet-item",
            false => "sheet-item-named",
        };
        let mut lines = vec![Line::Heading(self.say(key, &values))];
        lines.push(Line::Fact {
            label: self.say("sheet-origin", &[]),
            text: self.origin(entry.origin),
        });
        for reported in &entry.reported {
            let mut text = reported.to.clone();
            if !reported.case_number.is_empty() {
                let values = [("case", reported.case_number.as_str().into())];
                text.push_str(&self.say("list-joint", &[]));
                text.push_str(&self.say("sheet-case", &values));
            }
            lines.push(Line::Fact {
                label: self.say("sheet-reported", &[("day", self.day(reported.day).into())]),
                text,
            });
        }
        if entry.reported.is_empty() {
            lines.push(Line::Text(self.say("sheet-not-reported", &[])));
        }
        lines
    }

    /// The evidence log; nothing where it is empty.
    fn sheet_evidence(&self, evidence: &[&Evidence], with_hashes: bool) -> Vec<Line> {
        if evidence.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![Line::Heading(self.say("sheet-evidence", &[]))];
        for one in evidence {
            let mut parts = Vec::new();
            for (key, text) in [
                ("sheet-evidence-account", &one.account),
                ("sheet-evidence-platform", &one.platform),
            ] {
                if !text.is_empty() {
                    parts.push(format!("{} {text}", self.say(key, &[])));
                }
            }
            if let Some(item) = one.item {
                parts.push(self.say("sheet-evidence-item", &[("item", item.into())]));
            }
            lines.push(Line::Fact {
                label: self.day(one.day),
                text: one.said.clone(),
            });
            let where_and_who = parts.join(&self.say("list-joint", &[]));
            let texts = [where_and_who, one.note.clone()];
            lines.extend(
                texts
                    .into_iter()
                    .filter(|text| !text.is_empty())
                    .map(Line::Text),
            );
            if let Some(digest) = &one.sha256 {
                lines.push(Line::Text(self.say("sheet-evidence-file", &[])));
                if with_hashes {
                    lines.push(Line::Code(format!("SHA-256 {}", *digest.to_hex())));
                }
            }
        }
        lines
    }

    fn sheet_hashes(&self, entry: &Entry) -> Vec<Line> {
        let print = &entry.fingerprint;
        let line = |name: &str, digits: &str| Line::Code(format!("{name} {digits}"));
        let mut lines = vec![
            line("MD5", &print.md5.to_hex()),
            line("SHA-256", &print.sha256.to_hex()),
        ];
        let pictures = print.pictures.iter().filter_map(|p| p.hashes.first());
        lines.extend(pictures.map(|hash| line("PDQ", &hash.to_hex())));
        lines
    }
}
