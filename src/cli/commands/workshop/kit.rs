//! The kit to print, and the certificate: the only files that the workshop writes, where a person says so.

use std::path::Path;

use clap::ArgMatches;
use ombrelle_core::error::{Error, ErrorKind, FileError, PaperError};
use ombrelle_core::help::Country;
use ombrelle_core::paper::{Paper, Size};
use ombrelle_core::protect::make_folder;
use ombrelle_core::register::export;
use ombrelle_workshop::kit;

use super::table::{Stop, Table};
use crate::output::shown;
use crate::values;

/// Letters of a name on a certificate.
const LONGEST_NAME: usize = 60;

/// How papers are written.
pub struct Printing {
    /// What they are printed on.
    size: Size,
    /// Whether other files are replaced.
    replace: bool,
}

impl Printing {
    /// As `--paper` or the settings, and `--force`, say.
    pub fn of(given: &ArgMatches) -> Self {
        Self {
            size: values::paper(given),
            replace: given.get_flag("force"),
        }
    }
}

/// Writes every paper into a folder, which is made where it is missing.
pub fn print(
    table: &mut Table<'_>,
    folder: &Path,
    country: Option<Country>,
    printing: &Printing,
) -> Result<(), Stop> {
    make_folder(folder).map_err(Error::from)?;
    let words = table.words();
    let papers = kit::sheets().iter().map(|sheet| {
        let file = folder.join(format!("{}.pdf", words.text(&sheet.file)));
        (file, sheet)
    });
    let papers: Vec<_> = papers.collect();
    // Nothing is half written: a kit whose papers are of two days is nobody's wish.
    let taken = papers
        .iter()
        .find(|(file, _)| file.symlink_metadata().is_ok());
    if let (false, Some((file, _))) = (printing.replace, taken) {
        return Err(Error::at(file, FileError::ExistsAlready).into());
    }
    for (file, sheet) in papers {
        write(table, &words.kit_paper(sheet, country), &file, printing)?;
    }
    table.say("kit-printed", &[("count", kit::sheets().len().into())]);
    Ok(())
}

/// Whether a paper can come to a place, as far as that is seen before it is made.
///
/// # Errors
/// Those of [`export::may_be_written`].
pub fn has_room(file: &Path, printing: &Printing) -> Result<(), Stop> {
    Ok(export::may_be_written(file, printing.replace)?)
}

/// Asks for the name on the certificate, which is kept nowhere else, and writes it. One whose letters no font has is
/// asked for again: the licence was earned.
pub fn certificate(table: &mut Table<'_>, file: &Path, printing: &Printing) -> Result<(), Stop> {
    loop {
        let name = table.ask_once("kit-ask-name")?;
        let name = name.map(|name| name.chars().take(LONGEST_NAME).collect::<String>());
        let Some(paper) = table.words().certificate(name.as_deref()) else {
            return Ok(());
        };
        match write(table, &paper, file, printing) {
            Err(Stop::Paper(error)) if name.is_some() && has_no_letters(&error) => {
                table.advise(&error);
            }
            done => return done,
        }
    }
}

fn has_no_letters(error: &Error) -> bool {
    matches!(
        error.kind,
        ErrorKind::Paper(PaperError::PaperLetters { .. })
    )
}

fn write(
    table: &mut Table<'_>,
    paper: &Paper,
    file: &Path,
    printing: &Printing,
) -> Result<(), Stop> {
    let pdf = ombrelle_papers::pdf(paper, table.words().language().code(), printing.size);
    let pdf = pdf.map_err(|error| Error::at(file, error))?;
    export::save(&pdf, file, printing.replace)?;
    table.say("paper-written", &[("path", shown(file).into())]);
    Ok(())
}
