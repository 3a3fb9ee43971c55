//! One photo, from opening to writing.

use std::path::{Path, PathBuf};

use ombrelle_core::error::{Error, Reason};
use ombrelle_core::plan::names::Task;
use ombrelle_core::plan::{
    self, Decision, Encoding, Face, Finder, Judgement, Limits, Opened, Plan, Report, Strength,
    consent::Consented,
};
use ombrelle_core::progress::Progress;

use crate::consented::Consents;
use crate::exit::Stage;
use crate::fault::Fault;
use crate::protect::Options;
use crate::tools::Tools;

/// A photo that is done.
pub struct Written {
    /// Where the result is.
    pub target: PathBuf,
    /// What was done.
    pub report: Report,
    /// What the jury says of the cloaked faces; none where no face is cloaked.
    pub judgement: Option<Judgement>,
    /// What the album book decided of each face found; empty where it was not asked.
    pub consented: Vec<Consented>,
    /// Whether faces are shown without the cloak that they were to have, since nobody here can make one.
    pub uncloaked: bool,
}

/// Protects one photo.
pub fn protect(
    task: &Task,
    (options, consents): (&Options, Option<&Consents>),
    tools: &mut Tools,
    progress: &Progress,
) -> Result<Written, Fault> {
    let reading = |error: Error| Fault::Core(error, Stage::Reading);
    progress.check().map_err(|r| reading(r.at(&task.path)))?;
    if let Some(format) = task.format {
        // Told before minutes of work; the write itself makes sure again.
        refuse_existing(&task.target(format), options.force)?;
    }
    let (opened, found) = if options.detect {
        tools.finder.open(&task.path, progress)?
    } else {
        let opened = plan::open(&task.path, &Limits::default(), progress).map_err(reading)?;
        (opened, Vec::new())
    };
    let text = if options.cover_text {
        Some(tools.text.read(&opened, progress)?)
    } else {
        None
    };
    let (consented, uncloaked) = match consents {
        Some(consents) => ask(&opened, &found, options, consents, tools)?,
        None => (Vec::new(), false),
    };
    let cloaked = match &options.mask {
        Some(_) => tools.masked(&opened, &found, options.like.as_deref(), progress)?,
        None => options.cloak_only.clone(),
    };
    let mut plan = decide(&opened, found, (&cloaked, &consented), options)?;
    plan.text = text.map(|lines| {
        let boxes = lines.iter().map(|line| line.region).collect();
        (boxes, options.cover)
    });
    let target = task.target(plan.encoding.format);
    refuse_existing(&target, options.force)?;
    let cloaks = plan
        .faces
        .iter()
        .any(|(_, d)| matches!(d, Decision::Cloak(_)));
    let (mut outcome, judgement) = if cloaks {
        let (outcome, judgement) = tools.cloak_and_judge(opened, &plan, progress)?;
        (outcome, Some(judgement))
    } else {
        (
            plan::carry_out(opened, &plan, progress).map_err(reading)?,
            None,
        )
    };
    if let Some(consents) = consents {
        consents.account(&mut outcome.report, &consented);
    }
    make_folder(&target)?;
    plan::save(&outcome, &task.path, &target, options.force).map_err(Fault::writing)?;
    Ok(Written {
        target,
        report: outcome.report,
        judgement,
        consented,
        uncloaked,
    })
}

/// What the album book decides of each face, and whether nobody here can make a cloak that it wants.
fn ask(
    opened: &Opened,
    found: &[Face],
    options: &Options,
    consents: &Consents,
    tools: &mut Tools,
) -> Result<(Vec<Consented>, bool), Fault> {
    all_there(opened, found.len(), consents.numbers())?;
    let plainly = consents.decide((&opened.path, found), options.cover, None);
    let wanted = plainly.iter().any(|face| face.ruling.cloak) && consents.may_cloak();
    if !wanted {
        return Ok((plainly, false));
    }
    if !tools.can_cloak(&opened.path)? {
        return Ok((plainly, true));
    }
    let strength = options.cloak.unwrap_or(Strength::Balanced);
    let cloaked = consents.decide((&opened.path, found), options.cover, Some(strength));
    Ok((cloaked, false))
}

/// Refuses a number beyond the faces of the photo.
fn all_there<'n>(
    opened: &Opened,
    count: usize,
    mut numbers: impl Iterator<Item = &'n u32>,
) -> Result<(), Fault> {
    match numbers.find(|number| **number as usize > count) {
        Some(number) => Err(Fault::NoSuchFace {
            path: opened.path.clone(),
            count,
            number: *number,
        }),
        None => Ok(()),
    }
}

/// Every face found is covered but those to keep, those to cloak and those that the album book lets be seen; every
/// box drawn is covered. `only` are the numbers of the faces to cloak; where it is empty, all are cloaked, or with a
/// mask none.
fn decide(
    opened: &Opened,
    found: Vec<Face>,
    (only, consented): (&[u32], &[Consented]),
    options: &Options,
) -> Result<Plan, Fault> {
    let named = options.keep.iter().chain(&options.cloak_only);
    all_there(opened, found.len(), named)?;
    let cover = Decision::Cover(options.cover);
    let all = only.is_empty() && options.mask.is_none();
    let chosen = |number: u32| all || only.contains(&number);
    let of_book = |number: u32| consented.get(number as usize - 1);
    let found = (1u32..).zip(found).map(|(number, face)| {
        let decision = match options.cloak {
            _ if options.consent.is_some() => of_book(number).map_or(cover, |one| one.decision),
            _ if options.keep.contains(&number) => Decision::Show,
            // Too small for a cloak: the cover is the stricter of the two.
            Some(strength) if chosen(number) && plan::can_be_cloaked(&face) => {
                Decision::Cloak(strength)
            }
            _ => cover,
        };
        (face, decision)
    });
    let drawn = options.boxes.iter().map(|b| (plan::drawn(*b), cover));
    Ok(Plan {
        faces: found.chain(drawn).collect(),
        text: None,
        detector: options.detect.then(|| Finder::name().to_owned()),
        encoding: Encoding {
            format: options
                .format
                .unwrap_or_else(|| plan::default_format(opened)),
            quality: options.quality,
            max_side: options.max_side,
        },
        mining_mark: options.mark,
        steps: options.steps,
        mask: options.mask.clone(),
        seed: options.seed,
    })
}

fn refuse_existing(target: &Path, force: bool) -> Result<(), Fault> {
    if !force && target.symlink_metadata().is_ok() {
        return Err(Fault::writing(Reason::ExistsAlready.at(target)));
    }
    Ok(())
}

/// Makes the folder of a result, at the last moment: a photo that fails leaves none behind.
pub fn make_folder(target: &Path) -> Result<(), Fault> {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            std::fs::create_dir_all(folder).map_err(|error| {
                let reason = match Reason::from(&error) {
                    // A file where the folder should be is not a result that could be replaced.
                    Reason::ExistsAlready => Reason::Io {
                        detail: std::io::ErrorKind::NotADirectory.to_string(),
                    },
                    reason => reason,
                };
                Fault::writing(reason.at(folder))
            })
        }
        _ => Ok(()),
    }
}
