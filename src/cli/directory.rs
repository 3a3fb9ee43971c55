//! Which list of help lines counts: the one in the program, or that of an update that the person opened.

use std::path::{Path, PathBuf};

use ombrelle_core::error::Error;
use ombrelle_core::help::Directory;
use ombrelle_core::help::update::{self, Signer};
use ombrelle_core::paths;
use ombrelle_i18n::Words;

use crate::exit::Class;
use crate::fault::Fault;
use crate::output::Output;

/// Makes an update that is kept the list: the sentence to tell where it cannot be used, and the list in the program counts.
pub fn load(words: &Words) -> Option<String> {
    let place = paths::directory_update()?;
    let loaded = Signer::ours().map_err(|error| Error::at(&place, error));
    let error = loaded
        .and_then(|signer| update::load(&place, &signer))
        .err()?;
    let sentence = words.reason(&error.kind);
    Some(words.say("help-me-update-unused", &[("sentence", sentence.into())]))
}

/// Takes an update: the exit status.
pub fn take(file: &Path, words: &Words, mut output: Output<'_>) -> u8 {
    // What is kept is what an update has to be newer than; one that cannot be used is replaced.
    let _ = load(words);
    let Some(place) = place(words, &mut output) else {
        return output.end(Class::Impossible as u8);
    };
    let signer = Signer::ours().map_err(|error| Error::at(file, error));
    match signer.and_then(|signer| update::take(file, &place, &signer)) {
        Ok(day) => {
            let values = [("day", words.day(day).into())];
            output.say(&words.say("help-me-updated", &values));
            output.end(0)
        }
        // What is wrong with the update itself is told with its own path.
        Err(error) if error.path.as_deref() == Some(file) => {
            failed(&Fault::reading(error), words, output)
        }
        Err(error) => failed(&Fault::writing(error), words, output),
    }
}

/// Goes back to the list in the program: the exit status.
pub fn forget(words: &Words, mut output: Output<'_>) -> u8 {
    let Some(place) = place(words, &mut output) else {
        return output.end(Class::Impossible as u8);
    };
    match update::forget(&place) {
        Ok(there) => {
            let key = match there {
                true => "help-me-forgotten",
                false => "help-me-nothing-to-forget",
            };
            let day = words.day(Directory::built_in().checked);
            output.say(&words.say(key, &[("day", day.into())]));
            output.end(0)
        }
        Err(error) => failed(&Fault::writing(error), words, output),
    }
}

fn place(words: &Words, output: &mut Output<'_>) -> Option<PathBuf> {
    let place = paths::directory_update();
    if place.is_none() {
        output.complain(&words.say("help-me-no-place", &[]));
    }
    place
}

fn failed(fault: &Fault, words: &Words, mut output: Output<'_>) -> u8 {
    output.advise(&fault.advice(words), None);
    output.end(fault.class() as u8)
}
