//! `ombrelle faces`: the faces of photos with their numbers, and a drawing to choose by.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::{ArgMatches, Command};
use ombrelle_core::face::Face;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather;
use ombrelle_core::protect::names;
use ombrelle_core::protect::{Harder, Kind, Looks, Session, write_beside};
use ombrelle_i18n::Words;
use serde_json::{Value, json};

use crate::exit;
use crate::fault::{Fault, copies_left_alone, links_left_alone, to_look_at, videos_left_alone};
use crate::interrupt;
use crate::output::{self, Output, shown, typed};
use crate::session::session;
use crate::shape::{below, flag, folder, look_harder, operands};
use crate::values::{path, paths};

/// What the person asked for.
pub struct Options {
    /// Photos and folders.
    pub paths: Vec<PathBuf>,
    /// Whether to take besides whatever could be a face.
    pub look_harder: bool,
    /// Whether to draw.
    pub draw: bool,
    /// Folder for the drawings.
    pub out: Option<PathBuf>,
    /// Whether to replace drawings that exist.
    pub force: bool,
    /// Whether to print data.
    pub json: bool,
}

/// Its shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let result = [
        look_harder(words),
        flag("draw", say("help-draw")),
        folder("out", say("help-draw-out"), words).requires("draw"),
        flag("force", say("help-draw-force")).requires("draw"),
        flag("json", say("help-json")),
    ];
    below("faces", &say("help-faces"), &format!("{operand}..."), words)
        .arg(operands(operand, say("help-protect-photos"), words))
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(format!(
            "{}\n\n{}",
            say("help-faces-after"),
            say("help-exit")
        ))
}

/// From a command line that is understood.
fn chosen(chosen: &ArgMatches) -> Options {
    Options {
        paths: paths(chosen),
        look_harder: chosen.get_flag("look-harder"),
        draw: chosen.get_flag("draw"),
        out: path(chosen, "out"),
        force: chosen.get_flag("force"),
        json: chosen.get_flag("json"),
    }
}

/// What was found in one photo.
struct Found {
    size: (u32, u32),
    faces: Vec<Face>,
    /// Which of them only a harder look found; none where nobody looked harder.
    harder: Option<Harder>,
    drawing: Option<PathBuf>,
}

/// Lists the faces of all photos: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let options = &chosen(given);
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let mut output = Output::new(words, options.json);
    let session = session();
    let mut faults = Vec::new();
    let mut drawn = HashSet::new();
    let gathered = gather::gather(&options.paths);
    let copies = copies_left_alone(&gathered.items, words);
    let links = links_left_alone(&gathered, words);
    for (path, usable) in gathered.items.into_iter().filter_map(to_look_at) {
        let path = &path;
        let found = usable.and_then(|()| find(path, options, &mut drawn, &session, &progress));
        match found {
            Ok(found) => {
                tell(&mut output, words, path, &found);
                output.data(&data(path, &found));
            }
            Err(fault) => {
                let advice = fault.advice(words);
                // Boxes drawn by hand help `protect`, not the search for faces.
                let no_finder = fault.class() == exit::Class::NoFinder;
                let hint = fault.hint(words).filter(|_| !no_finder);
                output.advise(&advice, hint.as_deref());
                output.data(&json!({
                    "path": shown(path),
                    "error": output::fault(&fault.code(), &advice),
                }));
                faults.push(fault.class());
                if no_finder || fault.class() == exit::Class::Stopped {
                    break;
                }
            }
        }
    }
    let videos = videos_left_alone(gathered.videos, words);
    for line in videos.into_iter().chain(copies).chain(links) {
        output.say(&line);
    }
    output.end(exit::status(&faults))
}

fn find(
    path: &Path,
    options: &Options,
    drawn: &mut HashSet<String>,
    session: &Session,
    progress: &Progress,
) -> Result<Found, Fault> {
    let looks = Looks {
        harder: options.look_harder,
        ..Looks::FACES
    };
    let photo = session
        .open(path, looks, progress)
        .map_err(Fault::reading)?;
    let photo = photo.complete().map_err(Fault::missing)?;
    let harder = photo.harder.clone();
    let (size, faces) = (photo.size(), photo.found().to_vec());
    // Without a face the drawing would be a mere copy.
    let drawing = if options.draw && !faces.is_empty() {
        let bytes = session.draw(photo, progress).map_err(Fault::reading)?;
        let target = drawing_path(path, options.out.as_deref(), &bytes, drawn);
        write_beside(&bytes, path, &target, options.force.into()).map_err(Fault::writing)?;
        Some(target)
    } else {
        None
    };
    Ok(Found {
        size,
        faces,
        harder,
        drawing,
    })
}

/// `NAME.faces.EXT` beside the photo or in `out`; with a number where another photo of this run was `drawn` under that name: whoever chooses by a
/// drawing must see the faces of the photo that is named beside it.
fn drawing_path(
    photo: &Path,
    out: Option<&Path>,
    drawing: &[u8],
    drawn: &mut HashSet<String>,
) -> PathBuf {
    let ending = match Kind::sniff(drawing) {
        Some(Kind::Png) => "png",
        Some(Kind::Webp) => "webp",
        _ => "jpg",
    };
    let named = |number: &str| {
        let mut name = photo.file_stem().unwrap_or_default().to_owned();
        name.push(format!("{number}.faces.{ending}"));
        match out {
            Some(folder) => folder.join(name),
            None => photo.with_file_name(name),
        }
    };
    let mut target = named("");
    for number in 2u32.. {
        if drawn.insert(names::place(&target)) {
            break;
        }
        target = named(&format!("-{number}"));
    }
    target
}

fn tell(output: &mut Output, words: &Words, path: &Path, found: &Found) {
    let values = [
        ("path", shown(path).into()),
        ("count", found.faces.len().into()),
    ];
    output.say(&words.say("faces-count", &values));
    let harder = found.harder.as_ref();
    for (number, face) in (1_usize..).zip(&found.faces) {
        let perhaps = harder.is_some_and(|added| added.has(number));
        let key = match perhaps {
            true => "faces-one-perhaps",
            false => "faces-one",
        };
        let score = face.score.unwrap_or(0.0) * 100.0;
        let values = [
            ("number", number.into()),
            ("box", box_of(face).into()),
            ("score", (score.round() as u32).into()),
        ];
        output.say(&format!("  {}", words.say(key, &values)));
    }
    if let Some(added) = harder {
        output.say(&words.looked_harder(added.numbers()));
    }
    output.say(&words.say("faces-look", &[]));
    if !found.faces.is_empty() {
        let values = [("path", typed(path).into())];
        let key = match harder.is_some() {
            true => "faces-keep-harder",
            false => "faces-keep",
        };
        output.say(&words.say(key, &values));
    }
    if let Some(drawing) = &found.drawing {
        let values = [("to", shown(drawing).into())];
        output.say(&words.say("faces-drawn", &values));
    }
}

/// The box as `--box` takes it.
fn box_of(face: &Face) -> String {
    let r = face.region;
    format!("{:.0},{:.0},{:.0},{:.0}", r.x, r.y, r.width, r.height)
}

fn data(path: &Path, found: &Found) -> Value {
    let faces: Vec<Value> = (1u32..)
        .zip(&found.faces)
        .map(|(number, face)| {
            json!({
                "number": number,
                "region": face.region,
                "landmarks": face.landmarks,
                "score": face.score,
            })
        })
        .collect();
    let mut data = json!({
        "path": shown(path),
        "width": found.size.0,
        "height": found.size.1,
        "faces": faces,
        "drawing": found.drawing.as_deref().map(shown),
    });
    if let (Some(harder), Some(data)) = (&found.harder, data.as_object_mut()) {
        data.insert("looked_harder".to_owned(), json!(harder.numbers()));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_drawing_takes_the_place_of_another_photos() {
        let mut drawn = HashSet::new();
        let mut path = |photo: &str, out: Option<&str>| {
            drawing_path(Path::new(photo), out.map(Path::new), b"", &mut drawn)
        };
        for (photo, name) in [
            ("june/IMG_1.jpg", "to/IMG_1.faces.jpg"),
            ("july/img_1.JPG", "to/img_1-2.faces.jpg"),
            ("july/IMG_1.heic", "to/IMG_1-3.faces.jpg"),
            ("june/L\u{e9}a.jpg", "to/L\u{e9}a.faces.jpg"),
            ("july/Le\u{301}a.jpg", "to/Le\u{301}a-2.faces.jpg"),
        ] {
            assert_eq!(path(photo, Some("to")), Path::new(name));
        }
        // Beside their photos they have folders of their own.
        assert_eq!(
            path("june/IMG_1.jpg", None),
            Path::new("june/IMG_1.faces.jpg")
        );
        assert_eq!(
            path("june/IMG_1.heic", None),
            Path::new("june/IMG_1-2.faces.jpg")
        );
    }
}
