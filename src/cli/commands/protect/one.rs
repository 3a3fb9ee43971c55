//! One photo, from opening to writing.

use std::path::Path;

use ombrelle_core::error::Error;
use ombrelle_core::face::Likeness;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::names::{Naming, Task};
use ombrelle_core::protect::{
    Draft, Format, Looks, Made, Overwrite, Photo, Refusal, Saved, Session, Terms, check_target,
};

use super::consent::Consents;
use super::options::Options;
use crate::fault::Fault;

/// A photo that is done.
pub struct Written {
    /// What was made.
    pub made: Made,
    /// Where the result is.
    pub saved: Saved,
}

/// Protects one photo.
pub fn protect(
    task: &Task,
    (options, consents, likeness): (&Options, Option<&Consents>, Option<&Likeness>),
    session: &Session,
    progress: &Progress,
) -> Result<Written, Fault> {
    let overwrite = task.overwrite(Overwrite::from(options.force));
    progress
        .check()
        .map_err(|error| Fault::reading(Error::at(&task.path, error)))?;
    if let Some(format) = task.format {
        // Told before minutes of work; the write itself makes sure again.
        may_be_written(task, format, overwrite)?;
    }
    let looks = Looks {
        faces: options.detect,
        text: options.cover_text,
        harder: options.look_harder,
    };
    let photo = session
        .open(&task.path, looks, progress)
        .map_err(Fault::reading)?;
    let photo = photo.complete().map_err(Fault::missing)?;
    let terms = Terms {
        cover: options.cover,
        ..consents
            .map(|book| book.terms(options.cloak))
            // Without an audience, every face that is found is covered.
            .unwrap_or_default()
    };
    let mut draft = session.draft(&photo, terms);
    draft.copy = options.copy.clone();
    if task.is_chosen() {
        // It is not called after its photo; what its own name tells is told with it.
        draft.copy.naming = Naming::Neutral;
    }
    let refused = |refusal: Refusal| Fault::refused(refusal, &task.path);
    match consents {
        Some(consents) => {
            for (number, person) in consents.people() {
                let number = *number as usize;
                draft.name(number, Some(*person)).map_err(refused)?;
            }
            if let Some(placed) = consents.grouped(&task.path) {
                let grouped = placed.people_in(&photo).map_err(Fault::reading)?;
                draft.name_alike(grouped).map_err(refused)?;
            }
        }
        None => decide(&mut draft, &photo, options)?,
    }
    if let Some(likeness) = likeness {
        let alike = session.alike(&photo, likeness).map_err(Fault::reading)?;
        draft.show_alike(&alike, options.cloak).map_err(refused)?;
    }
    for region in &options.boxes {
        draft.draw(*region).map_err(refused)?;
    }
    draft.cover_all_text(&photo).map_err(refused)?;
    let format = draft.format(&photo);
    let target = task.target(format);
    task.fits(format)
        .map_err(|why| Fault::Unnameable(target.clone(), why))?;
    may_be_written(task, format, overwrite)?;
    let made = session
        .protect_last(photo, &draft, progress)
        .map_err(Fault::reading)?;
    let saved = match task.is_neutral() {
        true => session.save_free(&made, task),
        false => session.save(&made, &target, overwrite),
    };
    let saved = saved.map_err(Fault::writing)?;
    if let Some(consents) = consents {
        consents.note(saved.sharing.clone(), &task.path);
    }
    Ok(Written { made, saved })
}

/// Whether a result can be written under its name. Where that is a neutral one and another program took it since it was given, the result gets another.
fn may_be_written(task: &Task, format: Format, overwrite: Overwrite) -> Result<(), Fault> {
    if task.is_neutral() {
        return Ok(());
    }
    check_target(&own(task), &task.target(format), overwrite).map_err(Fault::writing)
}

/// The photo, where the person gave its copy a name, which may be the photo's own; no other name is one of a photo.
fn own(task: &Task) -> Vec<&Path> {
    let own = task.is_chosen().then_some(task.path.as_path());
    own.into_iter().collect()
}

/// What the person said of the faces that were found: which to cloak, which to leave visible; all others are covered.
fn decide(draft: &mut Draft, photo: &Photo, options: &Options) -> Result<(), Fault> {
    let refused = |refusal: Refusal| Fault::refused(refusal, photo.path());
    let numbers = |all: &[u32]| all.iter().map(|n| *n as usize).collect::<Vec<usize>>();
    // With a likeness, a cloak is for whoever is like it.
    if let Some(strength) = options.cloak.filter(|_| options.show_like.is_empty()) {
        draft
            .cloak(strength, &numbers(&options.cloak_only))
            .map_err(refused)?;
    }
    draft.keep(&numbers(&options.keep)).map_err(refused)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;
    use std::fs;

    use ombrelle_core::protect::gather::{self, Item};
    use ombrelle_core::protect::names;
    use ombrelle_i18n::{Language, Words};

    use super::super::options;
    use super::*;

    #[test]
    fn a_neutral_name_that_another_program_took_meanwhile_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let photo = image::RgbImage::new(64, 48);
        photo.save(at("a.png")).unwrap();
        let mut line = ["protect", "--no-detect", "--neutral-names"]
            .map(OsString::from)
            .to_vec();
        line.push(at("a.png").into());
        let shape = options::shape(&Words::new(Language::English));
        let options = options::protect(&shape.try_get_matches_from(line).unwrap());
        let items = gather::gather(&options.paths).items.into_iter();
        let photos: Vec<gather::Photo> = items
            .filter_map(|item| match item {
                Item::Photo(photo) => Some(photo),
                _ => None,
            })
            .collect();
        let tasks = names::assign(&photos, None, None, Naming::Neutral);
        fs::write(at("photo-1.png"), "of another program").unwrap();
        let session = Session::new("models", 1);
        let wanted = (&options, None, None);
        let written = protect(&tasks[0], wanted, &session, &Progress::default()).unwrap();
        assert_eq!(written.saved.target, at("photo-2.png"));
        let there = fs::read(at("photo-1.png")).unwrap();
        assert_eq!(there, b"of another program");
    }
}
