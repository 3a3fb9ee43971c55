//! `ombrelle group`: the faces of many photos by person.

use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use ombrelle_core::error::Error;
use ombrelle_core::face::{FaceGroups, Group};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather::{self, Gathered, Item};
use ombrelle_core::protect::{Looks, Session};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::exit::{self, Class};
use crate::fault::Fault;
use crate::interrupt;
use crate::output::{self, Output, shown};
use crate::session::session;
use crate::shape::{below, flag, operands};
use crate::values;

/// The command's shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    below("group", &say("help-group"), &format!("{operand}..."), words)
        .arg(operands(operand, say("help-protect-photos"), words))
        .arg(flag("json", say("help-group-json")).help_heading(say("help-result")))
        .after_help(format!(
            "{}\n\n{}",
            say("help-group-after"),
            say("help-exit")
        ))
}

/// Groups the faces of all photos: the exit status. Nothing is written.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    let gathered = gather::gather(&values::paths(given));
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let mut faults = Vec::new();
    let mut tell_fault = |fault: &Fault| {
        let advice = fault.advice(words);
        output.advise(&advice, None);
        output.data(&json!({ "error": output::fault(&fault.code(), &advice) }));
        faults.push(fault.class());
    };
    let session = session();
    match look(&gathered, &session, &progress, &mut tell_fault) {
        Ok(looked) => tell(&mut output, words, &looked),
        Err(fault) => tell_fault(&fault),
    }
    output.end(exit::status(&faults))
}

/// The faces of photos, and which photos they are, in the order of their numbers.
pub struct Looked {
    faces: FaceGroups,
    photos: Vec<PathBuf>,
}

impl Looked {
    /// The groups at the recogniser's own threshold.
    pub fn groups(&self) -> Vec<Group> {
        self.faces.groups(self.faces.card().grouping)
    }

    /// The photo of a number, from 1.
    pub fn photo(&self, number: usize) -> Option<&Path> {
        let place = number.checked_sub(1)?;
        self.photos.get(place).map(PathBuf::as_path)
    }
}

/// Looks at the faces of all photos. A photo that cannot be looked at is told to `failed` and has no number.
///
/// # Errors
/// What makes it useless to go on: no finder, no recogniser, a request to stop.
pub fn look(
    gathered: &Gathered,
    session: &Session,
    progress: &Progress,
    mut failed: impl FnMut(&Fault),
) -> Result<Looked, Fault> {
    let mut looked = Looked {
        faces: session
            .groups()
            .map_err(|reason| Fault::NoReader(Error::from(reason)))?,
        photos: Vec::new(),
    };
    for item in &gathered.items {
        let done = match item {
            Item::Photo(photo) => add(&photo.path, &mut looked.faces, session, progress)
                .map(|()| looked.photos.push(photo.path.clone())),
            Item::Skipped { .. } => Ok(()),
            Item::Failed(error) => Err(Fault::reading(error.clone())),
            Item::NoPhoto(path) => Err(Fault::NoPhoto(path.clone())),
        };
        match done {
            Err(fault) if matches!(fault.class(), Class::NoFinder | Class::Stopped) => {
                return Err(fault);
            }
            Err(fault) => failed(&fault),
            Ok(()) => {}
        }
    }
    Ok(looked)
}

fn add(
    photo: &Path,
    groups: &mut FaceGroups,
    session: &Session,
    progress: &Progress,
) -> Result<(), Fault> {
    let photo = session
        .open(photo, Looks::FACES, progress)
        .map_err(Fault::reading)?;
    let photo = photo.complete().map_err(Fault::missing)?;
    groups
        .add(&photo.opened.picture, photo.found())
        .map_err(|reason| Fault::reading(reason.at(&photo.opened.path)))
}

fn tell(output: &mut Output, words: &Words, looked: &Looked) {
    let card = looked.faces.card();
    let groups = looked.groups();
    let several = groups.iter().filter(|group| group.faces.len() > 1);
    let values = [
        ("photos", looked.photos.len().into()),
        (
            "faces",
            groups.iter().map(|g| g.faces.len()).sum::<usize>().into(),
        ),
        ("groups", groups.len().into()),
        ("several", several.count().into()),
    ];
    output.say(&words.say("group-total", &values));
    let path = |number: usize| looked.photo(number).map(shown).unwrap_or_default();
    for group in &groups {
        let values = [
            ("number", group.number.into()),
            ("count", group.faces.len().into()),
        ];
        output.say(&words.say("group-one", &values));
        for face in &group.faces {
            let values = [
                ("path", path(face.photo).into()),
                ("face", face.face.into()),
            ];
            output.say(&format!("  {}", words.say("group-face", &values)));
        }
        output.data(&data(group, &path));
    }
    let values = [
        ("model", card.title.as_str().into()),
        ("threshold", format!("{:.3}", card.grouping).into()),
    ];
    output.say(&words.say("group-limits", &values));
}

fn data(group: &Group, path: &dyn Fn(usize) -> String) -> serde_json::Value {
    let faces: Vec<_> = group
        .faces
        .iter()
        .map(|face| {
            json!({
                "path": path(face.photo),
                "face": face.face,
                "region": face.region,
                "compared": face.compared,
            })
        })
        .collect();
    json!({ "group": group.number, "faces": faces })
}
