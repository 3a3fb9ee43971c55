//! `ombrelle judge`: whether recognisers still know the faces of a protected photo.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use ombrelle_core::error::{Error, ErrorKind, EvaluateError, FileError};
use ombrelle_core::evaluate::{self, Judgement};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather::{self, Gathered, Item};
use ombrelle_core::protect::{Looks, Photo, check_extra, is_one_place, write_extra};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::fault::{Fault, links_left_alone, videos_left_alone};
use crate::output::{self, Output, shown};
use crate::session::session;
use crate::shape::{below, flag};
use crate::{interrupt, values};

/// What the person asked for.
pub struct Options {
    photo: PathBuf,
    original: PathBuf,
    others: Vec<PathBuf>,
    chart: Option<PathBuf>,
    difference: Option<PathBuf>,
    force: bool,
    verbose: bool,
    json: bool,
    seed: u64,
}

/// The command's shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let (photo, file) = (say("help-value-photo"), say("help-value-file"));
    let several = say("help-value-photo-or-folder");
    let path = |name: &'static str, value: &String, help: String| {
        let arg = Arg::new(name)
            .long(name)
            .value_name(value.clone())
            .help(help);
        arg.value_parser(value_parser!(PathBuf))
    };
    let what = [
        Arg::new("photo")
            .value_name(photo.clone())
            .required(true)
            .value_parser(value_parser!(PathBuf))
            .help(say("help-judge-photo")),
        path("original", &photo, say("help-judge-original")).required(true),
        path("others", &several, say("help-judge-others"))
            .num_args(1..)
            .action(ArgAction::Append),
    ];
    let result = [
        path("chart", &file, say("help-judge-chart")).value_parser(values::target()),
        path("difference", &file, say("help-judge-difference")).value_parser(values::target()),
        Arg::new("seed")
            .long("seed")
            .value_name(say("help-value-number"))
            .value_parser(value_parser!(u64))
            .help(say("help-judge-seed")),
        flag("force", say("help-judge-force")),
        flag("verbose", say("help-verbose")),
        flag("json", say("help-json")),
    ];
    let operands = format!("{photo} --original {photo}");
    below("judge", &say("help-judge"), &operands, words)
        .args(what.map(|arg| arg.help_heading(say("help-arguments"))))
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(format!(
            "{}\n\n{}",
            say("help-judge-after"),
            say("help-exit")
        ))
}

/// From a command line that is understood.
fn chosen(given: &ArgMatches) -> Options {
    let path = |name: &str| given.get_one::<PathBuf>(name).cloned();
    Options {
        photo: values::required_path(given, "photo"),
        original: values::required_path(given, "original"),
        others: values::all(given, "others"),
        chart: path("chart"),
        difference: path("difference"),
        force: given.get_flag("force"),
        verbose: given.get_flag("verbose"),
        json: given.get_flag("json"),
        seed: given.get_one::<u64>("seed").copied().unwrap_or(0),
    }
}

/// Judges a photo: the exit status.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let options = &chosen(given);
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let mut output = Output::new(words, options.json);
    let photo = shown(&options.photo);
    match judge(options, words, &progress) {
        Ok(judgement) => {
            let values = [
                ("photo", photo.clone().into()),
                ("original", shown(&options.original).into()),
            ];
            output.say(&words.say("jury-heading", &values));
            let numbers = options.verbose;
            let numbers = numbers.then(|| words.judgement_in_numbers(&judgement));
            let lines = words.judgement(&judgement);
            for line in lines.iter().chain(numbers.iter().flatten()) {
                output.say(&format!("  {line}"));
            }
            let folders = in_folders(&options.others);
            let videos = videos_left_alone(folders.videos, words);
            for line in videos.into_iter().chain(links_left_alone(&folders, words)) {
                output.say(&line);
            }
            if let Some(to) = &options.chart {
                let values = [("to", shown(to).into())];
                output.say(&words.say("judge-chart-written", &values));
            }
            if let Some(to) = &options.difference {
                let values = [("to", shown(to).into())];
                output.say(&words.say("judge-difference-written", &values));
            }
            output.data(&json!({
                "path": photo,
                "original": shown(&options.original),
                "judgement": judgement,
            }));
            output.end(0)
        }
        Err(fault) => {
            let advice = fault.advice(words);
            output.advise(&advice, None);
            output.data(&json!({
                "path": photo,
                "error": output::fault(&fault.code(), &advice),
            }));
            output.end(fault.class() as u8)
        }
    }
}

fn judge(options: &Options, words: &Words, progress: &Progress) -> Result<Judgement, Fault> {
    let beside = gather::gather(&options.others);
    // Those in a folder, too: nothing that is asked for here takes the place of a photo.
    let met = beside.items.iter().filter_map(Item::path);
    let read: Vec<&Path> = [&options.photo, &options.original]
        .into_iter()
        .map(PathBuf::as_path)
        .chain(met)
        .collect();
    // Told before the work; the write itself makes sure again.
    for target in options.chart.iter().chain(&options.difference) {
        check_extra(&read, target, options.force.into()).map_err(Fault::writing)?;
    }
    if let (Some(target), Some(difference)) = (&options.chart, &options.difference)
        && is_one_place(target, difference)
    {
        return Err(Fault::writing(
            ErrorKind::File(FileError::ExistsAlready).at(target),
        ));
    }
    let session = session();
    let open = |path: &Path, looks: Looks| -> Result<Photo, Fault> {
        let photo = session
            .open(path, looks, progress)
            .map_err(Fault::reading)?;
        photo.complete().map_err(Fault::missing)
    };
    let copy = open(&options.photo, Looks::default())?;
    let original = open(&options.original, Looks::FACES)?;
    let others = session
        .others(&options.others, &original, &options.photo, progress)
        .map_err(Fault::reading)?
        .into_iter()
        .map(|other| other.complete().map_err(Fault::missing))
        .collect::<Result<Vec<Photo>, Fault>>()?;
    let judgement = session
        .judge(&copy.opened, &original, &others, options.seed, progress)
        .map_err(|reason| Fault::reading(about(reason, options)))?;
    if let Some(target) = &options.difference {
        let (before, after) = (&original.opened.picture, &copy.opened.picture);
        let bytes = evaluate::difference(before, original.found(), after, progress)
            .map_err(|reason| Fault::reading(reason.at(&copy.opened.path)))?;
        write_extra(&bytes, &read, target, options.force.into()).map_err(Fault::writing)?;
    }
    if let Some(target) = &options.chart {
        let text = evaluate::chart(&judgement, &words.chart(&judgement));
        write_extra(text.as_bytes(), &read, target, options.force.into())
            .map_err(Fault::writing)?;
    }
    Ok(judgement)
}

/// What the folders of other photos hold: nothing was compared with whoever is in a video, or behind a link that was not followed.
fn in_folders(others: &[PathBuf]) -> Gathered {
    let folders: Vec<PathBuf> = others
        .iter()
        .filter(|path| path.is_dir())
        .cloned()
        .collect();
    gather::gather(&folders)
}

/// A reason with the photo that it is about.
fn about(reason: ErrorKind, options: &Options) -> Error {
    match reason {
        ErrorKind::Evaluate(EvaluateError::NoFaceToJudge) => reason.at(&options.original),
        ErrorKind::Evaluate(EvaluateError::OtherProportions)
        | ErrorKind::Evaluate(EvaluateError::OtherPhoto) => reason.at(&options.photo),
        reason => reason.into(),
    }
}
