//! `ombrelle group`: the faces of many photos by person.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Arg, ArgMatches, Command};
use ombrelle_core::error::Error;
use ombrelle_core::face::{Compared, Comparer, Group};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather::{self, Gathered, Item, Skip};
use ombrelle_core::protect::{Format, Grouped, Looks, Photo, Session, check_extra, cores};
use ombrelle_core::register::export;
use ombrelle_i18n::Words;
use serde_json::json;

use crate::exit::{self, Class};
use crate::fault::{Fault, links_left_alone, videos_left_alone};
use crate::interrupt;
use crate::output::{self, Output, quoted, shown};
use crate::session::session;
use crate::shape::{below, flag, operands};
use crate::values::{path, paths, target};

/// The command's shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let sheet = Arg::new("sheet")
        .long("sheet")
        .value_name(say("help-value-file"))
        .value_parser(target())
        .help(say("help-group-sheet"));
    let result = [
        sheet,
        flag("force", say("help-group-force")).requires("sheet"),
        flag("json", say("help-group-json")),
    ];
    below("group", &say("help-group"), &format!("{operand}..."), words)
        .arg(operands(operand, say("help-protect-photos"), words))
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(format!(
            "{}\n\n{}",
            say("help-group-after"),
            say("help-exit")
        ))
}

/// Groups the faces of all photos: the exit status. Nothing is written but a sheet that was asked for.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let mut output = Output::new(words, given.get_flag("json"));
    let gathered = gather::gather(&paths(given));
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let mut faults = Vec::new();
    let mut tell_fault = |output: &mut Output<'_>, fault: &Fault| {
        let advice = fault.advice(words);
        output.advise(&advice, fault.hint_of_file(words).as_deref());
        output.data(&json!({
            "path": fault.path().map(shown),
            "error": output::fault(&fault.code(), &advice),
        }));
        faults.push(fault.class());
    };
    let (sheet, force) = (path(given, "sheet"), given.get_flag("force"));
    let met: Vec<&Path> = gathered.items.iter().filter_map(Item::path).collect();
    // Nobody waits for a sheet that cannot be written.
    let taken = sheet.as_deref();
    let taken = taken.and_then(|to| check_extra(&met, to, force.into()).err());
    if let Some(error) = taken {
        tell_fault(&mut output, &Fault::writing(error));
        return output.end(exit::status(&faults));
    }
    // One look does not keep several cores busy.
    let session = session().photos_at_once(cores().min(gathered.items.len()));
    let looked = look(&gathered, &session, sheet.is_some(), &progress, |fault| {
        tell_fault(&mut output, fault);
    });
    match looked {
        Ok(grouped) => {
            let groups = grouped.groups();
            tell(&mut output, words, &grouped, &groups);
            if let Some(line) = videos_left_alone(gathered.videos, words) {
                output.say(&line);
            }
            let is_copy = |item: &&Item| match item {
                Item::Skipped { why, .. } => *why == Skip::ProtectedCopy,
                _ => false,
            };
            let copies = gathered.items.iter().filter(is_copy).count();
            if copies > 0 {
                output.say(&words.say("group-copies", &[("count", copies.into())]));
            }
            for line in links_left_alone(&gathered, words) {
                output.say(&line);
            }
            if let Some(to) = &sheet {
                match write_sheet(&grouped, &groups, &met, (to, force), &progress) {
                    Ok(written) => {
                        let key = if written {
                            "group-sheet-written"
                        } else {
                            "group-no-sheet"
                        };
                        output.say(&words.say(key, &[("to", shown(to).into())]));
                    }
                    Err(fault) => tell_fault(&mut output, &fault),
                }
            }
        }
        Err(fault) => tell_fault(&mut output, &fault),
    }
    output.end(exit::status(&faults))
}

/// Looks at the faces of all photos. A photo that cannot be looked at is told to `failed` and has no number.
///
/// # Errors
/// What makes it useless to go on: no finder, no recogniser, a request to stop.
pub fn look(
    gathered: &Gathered,
    session: &Session,
    with_sheet: bool,
    progress: &Progress,
    mut failed: impl FnMut(&Fault),
) -> Result<Grouped, Fault> {
    let mut grouped = session
        .grouped(with_sheet)
        .map_err(|reason| Fault::NoReader(Error::from(reason)))?;
    let comparer = grouped.comparer();
    let ends = |fault: &Fault| matches!(fault.class(), Class::NoFinder | Class::Stopped);
    let ended = AtomicBool::new(false);
    let work = |item: &Item| {
        if ended.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let seen = match item {
            Item::Photo(photo) => seen(&photo.path, &comparer, session, progress).map(Some),
            Item::Skipped { .. } => Ok(None),
            Item::Failed(error) => Err(Fault::reading(error.clone())),
            Item::NoPhoto(path) => Err(Fault::NoPhoto(path.clone())),
        };
        if seen.as_ref().is_err_and(ends) {
            ended.store(true, Ordering::Relaxed);
        }
        seen
    };
    let mut end = None;
    session.look_at_all(&gathered.items, place, work, |seen| match seen {
        _ if end.is_some() => {}
        Ok(None) => {}
        Ok(Some((photo, compared))) => grouped.add(&photo, compared),
        Err(fault) if ends(&fault) => end = Some(fault),
        Err(fault) => failed(&fault),
    });
    end.map_or(Ok(grouped), Err)
}

/// Where something is that was met on the way.
fn place(item: &Item) -> &Path {
    item.path().unwrap_or(Path::new(""))
}

fn seen(
    photo: &Path,
    comparer: &Comparer,
    session: &Session,
    progress: &Progress,
) -> Result<(Photo, Compared), Fault> {
    let photo = session
        .open(photo, Looks::FACES, progress)
        .map_err(Fault::reading)?;
    let photo = photo.complete().map_err(Fault::missing)?;
    let compared = comparer.compare(&photo.opened.picture, photo.found());
    let compared = compared.map_err(|reason| Fault::reading(reason.at(photo.path())))?;
    Ok((photo, compared))
}

/// Writes the groups as a picture, in the kind of file that its name says; a JPEG where it says none. Never over anything that was `met`, which may
/// be a copy that hides faces or a photo that cannot be opened. It shows every face as it is, so that its owner alone may read it.
fn write_sheet(
    grouped: &Grouped,
    groups: &[Group],
    met: &[&Path],
    (to, force): (&Path, bool),
    progress: &Progress,
) -> Result<bool, Fault> {
    let ending = to.extension().unwrap_or_default().to_ascii_lowercase();
    let format = match ending.to_str() {
        Some("png") => Format::Png,
        Some("webp") => Format::Webp,
        _ => Format::Jpeg,
    };
    let sheet = grouped
        .sheet(groups, format, progress)
        .map_err(|reason| Fault::writing(reason.at(to)))?;
    let Some(bytes) = sheet else {
        return Ok(false);
    };
    check_extra(met, to, force.into()).map_err(Fault::writing)?;
    export::save(&bytes, to, force).map_err(Fault::writing)?;
    Ok(true)
}

fn tell(output: &mut Output, words: &Words, grouped: &Grouped, groups: &[Group]) {
    let [first, second] = grouped.cards();
    let several = groups.iter().filter(|group| group.faces.len() > 1);
    let values = [
        ("photos", grouped.photos().len().into()),
        (
            "faces",
            groups.iter().map(|g| g.faces.len()).sum::<usize>().into(),
        ),
        ("groups", groups.len().into()),
        ("several", several.count().into()),
    ];
    output.say(&words.say("group-total", &values));
    let path_of = |number: usize| grouped.photo(number).map(shown).unwrap_or_default();
    for group in groups {
        let values = [
            ("number", group.number.into()),
            ("count", group.faces.len().into()),
        ];
        output.say(&words.say("group-one", &values));
        for face in &group.faces {
            let values = [
                ("path", path_of(face.photo).into()),
                ("face", face.face.into()),
            ];
            output.say(&format!("  {}", words.say("group-face", &values)));
        }
        output.data(&data(group, &path_of));
    }
    let values = [
        ("first", first.title.as_str().into()),
        ("second", second.title.as_str().into()),
    ];
    output.say(&words.say("group-limits", &values));
    let several = groups.iter().find(|group| group.faces.len() > 1);
    if let Some(face) = several.and_then(|group| group.faces.first()) {
        let anchor = format!("{}:{}", path_of(face.photo), face.face);
        let values = [("anchor", quoted(anchor).into())];
        output.say(&words.say("group-next", &values));
    }
}

fn data(group: &Group, path_of: &dyn Fn(usize) -> String) -> serde_json::Value {
    let faces: Vec<_> = group
        .faces
        .iter()
        .map(|face| {
            json!({
                "path": path_of(face.photo),
                "face": face.face,
                "region": face.region,
                "compared": face.compared,
            })
        })
        .collect();
    json!({ "group": group.number, "faces": faces })
}
