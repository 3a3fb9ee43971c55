//! `ombrelle inspect`: what photos give away, most telling first.

use std::path::Path;

use clap::{ArgMatches, Command};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather;
use ombrelle_core::protect::{Carrier, Clue, Finding, Inspection, Kind, Taken, in_name, together};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::exit::{self, Class};
use crate::fault::{Fault, copies_left_alone, links_left_alone, to_look_at, videos_left_alone};
use crate::interrupt;
use crate::output::{self, Output, shown, typed};
use crate::session::session;
use crate::shape::{below, flag, operands};
use crate::values::paths;

/// More lines of one kind than this tell a person nothing new.
const LINES: usize = 6;

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    below(
        "inspect",
        &say("help-inspect"),
        &format!("{operand}..."),
        words,
    )
    .arg(operands(operand, say("help-protect-photos"), words))
    .arg(flag("json", say("help-json")).help_heading(say("help-result")))
    .after_help(format!(
        "{}\n\n{}",
        say("help-inspect-after"),
        say("help-exit")
    ))
}

/// Inspects all photos: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    let mut faults = Vec::new();
    let mut taken = Vec::new();
    let session = session();
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let gathered = gather::gather(&paths(given));
    let copies = copies_left_alone(&gathered.items, words);
    let links = links_left_alone(&gathered, words);
    for (path, usable) in gathered.items.into_iter().filter_map(to_look_at) {
        let path = &path;
        let inspected =
            usable.and_then(|()| session.inspect(path, &progress).map_err(Fault::reading));
        match inspected {
            Ok((kind, inspection)) => {
                taken.push(Taken::of(&inspection));
                tell(&mut output, words, path, kind, &inspection);
                output.data(&json!({
                    "path": shown(path),
                    "kind": kind,
                    "complete": inspection.complete,
                    "findings": inspection.findings,
                    "name": in_name(path),
                }));
            }
            Err(fault) => {
                let advice = fault.advice(words);
                output.advise(&advice, None);
                output.data(&json!({
                    "path": shown(path),
                    "error": output::fault(&fault.code(), &advice),
                }));
                let class = fault.class();
                faults.push(class);
                if class == Class::Stopped {
                    break;
                }
            }
        }
    }
    let videos = videos_left_alone(gathered.videos, words);
    // Of one photo there is nothing to tell together.
    let lines = words.together(&together(&taken)).into_iter();
    for line in lines.chain(videos).chain(copies).chain(links) {
        output.say(&line);
    }
    output.end(exit::status(&faults))
}

fn tell(output: &mut Output, words: &Words, path: &Path, kind: Kind, inspection: &Inspection) {
    let values = [
        ("path", shown(path).into()),
        ("kind", words.kind(kind).into()),
    ];
    let findings = &inspection.findings;
    // What the words of its name tell, as `check` says it; days and places in it are among the findings.
    let name = in_name(path);
    if findings.is_empty() && name.is_none() {
        output.say(&words.say("inspect-nothing", &values));
    } else {
        output.say(&words.say("inspect-heading", &values));
    }
    for same in findings.chunk_by(|a, b| a.clue == b.clue) {
        for line in group(words, same) {
            output.say(&line);
        }
    }
    if let Some(leak) = &name {
        output.say(&format!("  {}", words.leak(leak)));
        output.say(&format!("    {}", words.remedy(leak)));
    }
    if !inspection.complete {
        output.say(&words.say("inspect-incomplete", &[]));
    }
    output.say(&words.say("inspect-picture", &[]));
    // The copy is named after the original, so a name that tells something stays; and it has the mark that says no again.
    let removed = |f: &Finding| f.carrier != Carrier::FileName && f.clue != Clue::MiningMark;
    if findings.iter().any(removed) {
        let values = [("path", typed(path).into())];
        output.say(&words.say("inspect-advice", &values));
    }
}

/// The findings that tell the same: a heading, places as maps take them, then the other tags.
fn group(words: &Words, same: &[Finding]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for place in same.iter().filter_map(|finding| finding.place) {
        let line = format!("    {}", words.place(place));
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let tags: Vec<&Finding> = same.iter().filter(|f| f.place.is_none()).collect();
    let shown = tags.iter().take(LINES);
    lines.extend(shown.map(|finding| format!("    {}", words.finding(finding))));
    if tags.len() > LINES {
        let values = [("count", (tags.len() - LINES).into())];
        lines.push(format!("    {}", words.say("inspect-more", &values)));
    }
    // A copy is named after its photo; the number that a camera gave tells nobody anything.
    let named =
        |finding: &Finding| finding.carrier == Carrier::FileName && finding.clue != Clue::Other;
    if same.iter().any(named) {
        lines.push(format!("    {}", words.say("remedy-rename", &[])));
    }
    let heading = same.first().map(|first| words.clue_heading(first.clue));
    let heading = heading.map(|heading| format!("  {heading}"));
    heading.into_iter().chain(lines).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ombrelle_i18n::Language;

    fn finding(tag: &str, place: Option<(f64, f64)>) -> Finding {
        Finding {
            clue: Clue::Place,
            carrier: Carrier::Exif,
            tag: tag.to_owned(),
            value: Some("48 deg".to_owned()),
            bytes: None,
            place,
        }
    }

    #[test]
    fn a_place_is_told_once_and_first() {
        let tower = Some((48.858_37, 2.294_48));
        let words = Words::new(Language::English);
        let told = [
            finding("GPSLatitude", tower),
            finding("exif:GPSLatitude", tower),
            finding("GPSLatitudeRef", None),
        ];
        assert_eq!(
            group(&words, &told),
            [
                "  Where the photo was taken",
                "    48.85837, 2.29448",
                "    GPSLatitudeRef: 48 deg (in Exif)",
            ]
        );
    }

    #[test]
    fn a_long_list_is_cut_and_says_so() {
        let many: Vec<Finding> = (0..20).map(|n| finding(&format!("Tag{n}"), None)).collect();
        let lines = group(&Words::new(Language::English), &many);
        assert_eq!(lines.len(), 1 + LINES + 1);
        assert_eq!(
            lines[LINES + 1],
            "    and 14 more (--json lists everything)"
        );
    }
}
