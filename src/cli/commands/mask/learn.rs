//! `ombrelle mask learn`: from photos of a child to its mask.

use std::path::{Path, PathBuf};

use clap::ArgMatches;
use ombrelle_core::error::{CloakError, ErrorKind};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather::{self, Item};
use ombrelle_core::protect::{
    Framed, MOST_STEPS, Mask, Recipe, Session, SoughtFace, Strength, can_be_cloaked, check_target,
    frame_for_mask, save_mask,
};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::commands::protect::{meant, open, sought};
use crate::exit::Class;
use crate::fault::Fault;
use crate::output::{self, Output, shown};
use crate::session::session;
use crate::{interrupt, values};

/// What the person asked for.
pub struct Options {
    paths: Vec<PathBuf>,
    like: Option<PathBuf>,
    mask: PathBuf,
    strength: Strength,
    /// Steps a photo.
    steps: u32,
    seed: u64,
    force: bool,
    json: bool,
}

/// From a command line that is understood.
pub fn chosen(given: &ArgMatches) -> Options {
    let strength = given.get_one::<String>("cloak");
    let usual = Recipe::default();
    Options {
        paths: values::paths(given),
        like: values::path(given, "like"),
        mask: values::required_path(given, "mask"),
        // Balanced unless told otherwise, as the help says.
        strength: strength
            .and_then(|name| name.parse().ok())
            .unwrap_or_default(),
        steps: given.get_one("steps").copied().unwrap_or(usual.steps),
        seed: given.get_one("seed").copied().unwrap_or(usual.seed),
        force: given.get_flag("force"),
        json: given.get_flag("json"),
    }
}

/// Learns a mask and writes it: the exit status.
pub fn run(options: &Options, words: &Words) -> u8 {
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let mut output = Output::new(words, options.json);
    let status = match learn(options, words, &mut output, &progress) {
        Ok(mask) => {
            for line in words.mask(&shown(&options.mask), mask.learnt()) {
                output.say(&line);
            }
            output.data(&json!({
                "mask": shown(&options.mask),
                "learnt": mask.learnt(),
                "seed": mask.seed(),
            }));
            0
        }
        Err(fault) => tell(&fault, &mut output, words),
    };
    output.end(status)
}

fn learn(
    options: &Options,
    words: &Words,
    output: &mut Output<'_>,
    progress: &Progress,
) -> Result<Mask, Fault> {
    let gathered = gather::gather(&options.paths);
    let mut photos = Vec::new();
    for item in &gathered.items {
        match item {
            Item::Photo(photo) => photos.push(photo.path.as_path()),
            Item::Skipped { .. } => {}
            Item::Failed(error) => return Err(Fault::reading(error.clone())),
            Item::NoPhoto(path) => return Err(Fault::NoPhoto(path.clone())),
        }
    }
    // Told before minutes of work; the write itself makes sure again.
    let mut read = photos.clone();
    read.extend(options.like.as_deref());
    check_target(&read, &options.mask, options.force.into()).map_err(Fault::writing)?;
    let session = session();
    let mut sought = options
        .like
        .as_deref()
        .map(|path| sought(path, &session, progress))
        .transpose()?;
    // Told before the photos are looked at.
    session
        .load_cloaker(progress)
        .map_err(|reason| Fault::reading(reason.into()))?;
    let mut framed = Vec::new();
    for path in photos {
        match frame(path, &session, sought.as_mut(), progress) {
            Ok(face) => framed.push(face),
            Err(fault) if fault.class() == Class::Stopped => return Err(fault),
            Err(fault @ Fault::NoFinder(_)) => return Err(fault),
            // One photo that does not fit leaves the others.
            Err(fault) => {
                tell(&fault, output, words);
            }
        }
    }
    let photos = u32::try_from(framed.len()).unwrap_or(u32::MAX);
    let recipe = Recipe {
        steps: options.steps.saturating_mul(photos).clamp(1, MOST_STEPS),
        seed: options.seed,
    };
    let mask = session
        .learn_mask(&framed, options.strength, &recipe, progress)
        .map_err(|reason| Fault::reading(reason.into()))?;
    save_mask(&mask, &read, &options.mask, options.force.into()).map_err(Fault::writing)?;
    Ok(mask)
}

fn frame(
    path: &Path,
    session: &Session,
    sought: Option<&mut SoughtFace>,
    progress: &Progress,
) -> Result<Framed, Fault> {
    let photo = open(path, session, progress)?;
    let found = meant(&photo, sought, progress).and_then(|place| {
        let face = place.and_then(|place| Some((place, photo.found().get(place)?)));
        let (place, face) =
            face.ok_or_else(|| ErrorKind::Cloak(CloakError::NoFaceToLearn).at(path))?;
        if can_be_cloaked(face) {
            return frame_for_mask(&photo.opened, face);
        }
        Err(ErrorKind::Cloak(CloakError::FaceTooSmall { number: place + 1 }).at(path))
    });
    found.map_err(Fault::reading)
}

fn tell(fault: &Fault, output: &mut Output<'_>, words: &Words) -> u8 {
    let advice = fault.advice(words);
    output.advise(&advice, None);
    output.data(&json!({ "error": output::fault(&fault.code(), &advice) }));
    fault.class() as u8
}
