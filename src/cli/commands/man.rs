//! `ombrelle man`: the manual pages.

use clap::{ArgMatches, Command};
use ombrelle_core::error::{Error, FileError};
use ombrelle_core::protect::make_folder;
use ombrelle_i18n::Words;

use crate::exit::Class;
use crate::output::Output;
use crate::shape::{below, folder};
use crate::values::path;

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let out = folder("out", say("help-man-out"), words).help_heading(say("help-result"));
    below("man", &say("help-man"), "", words).arg(out)
}

/// Prints the manual page of the whole command, or writes one per command into a folder.
pub fn run(given: &ArgMatches, whole: &Command, words: &Words) -> u8 {
    let (mut command, out) = (whole.clone(), path(given, "out"));
    let mut output = Output::new(words, false);
    command.build();
    let Some(folder) = out else {
        output.print(page(&command, "ombrelle", words).trim_end());
        return output.end(0);
    };
    let mut pages = vec![("ombrelle".to_owned(), &command)];
    for below in command.get_subcommands() {
        let name = format!("ombrelle-{}", below.get_name());
        for lowest in below.get_subcommands() {
            let name = format!("{name}-{}", lowest.get_name());
            for lowest in lowest.get_subcommands() {
                pages.push((format!("{name}-{}", lowest.get_name()), lowest));
            }
            pages.push((name, lowest));
        }
        pages.push((name, below));
    }
    for (name, command) in pages {
        let file = folder.join(format!("{name}.1"));
        let made = make_folder(&folder).map_err(Error::from);
        let written = made.and_then(|()| {
            let written = std::fs::write(&file, page(command, &name, words));
            written.map_err(|error| Error::at(&file, FileError::from(&error)))
        });
        if let Err(error) = written {
            output.advise(&words.error(&error), None);
            return output.end(Class::NotWritten as u8);
        }
    }
    let folder = folder.to_string_lossy();
    output.say(&words.say("man-written", &[("folder", folder.as_ref().into())]));
    output.end(0)
}

/// A manual page. `clap_mangen` knows English headings only, so those are put in our words, and it
/// fills lines, which would run examples and exit statuses together.
fn page(command: &Command, name: &str, words: &Words) -> String {
    let command = command.clone().display_name(name.to_owned());
    let man = clap_mangen::Man::new(command).title(name.to_uppercase());
    let mut page = Vec::new();
    // Writing into memory does not fail.
    let _ = man.render(&mut page);
    let mut lines: Vec<String> = Vec::new();
    let mut as_it_stands = false;
    for line in String::from_utf8_lossy(&page).lines() {
        let Some(heading) = line.strip_prefix(".SH ") else {
            lines.push(line.to_owned());
            continue;
        };
        if std::mem::take(&mut as_it_stands) {
            lines.push(".fi".to_owned());
        }
        let key = match heading.trim_end() {
            "NAME" => "man-name",
            "SYNOPSIS" => "man-synopsis",
            "DESCRIPTION" => "man-description",
            "EXTRA" => "man-extra",
            "VERSION" => "man-version",
            own => {
                // Our own headings end in the space that French puts before a colon.
                lines.push(format!(".SH {}", own.replace('\u{a0}', "")));
                continue;
            }
        };
        lines.push(format!(".SH {}", words.say(key, &[])));
        if key == "man-extra" {
            lines.push(".nf".to_owned());
            as_it_stands = true;
        }
    }
    lines.join("\n") + "\n"
}
