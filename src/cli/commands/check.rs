//! `ombrelle check`: what photos and their captions tell besides what they are meant to, and what to do about it.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgMatches, Command};
use ombrelle_core::error::{ErrorKind, FileError};
use ombrelle_core::leaks::{Caption, check_caption, map_svg};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::gather::{self, Item, Skip};
use ombrelle_core::protect::{
    Check, Leak, LeakKind, Looks, Remedy, Session, Taken, together, write_extra,
};
use ombrelle_i18n::Words;
use serde_json::json;

use crate::exit::{self, Class};
use crate::fault::{Fault, copies_left_alone, links_left_alone, videos_left_alone};
use crate::interrupt;
use crate::output::{self, Output, shown, typed};
use crate::session::session;
use crate::shape::{below, flag, look_harder, operands};
use crate::values::{optional_text, path, paths, target};

/// More lines of common text than this bury the others.
const LINES: usize = 8;
/// Bytes of a caption that are taken from the standard input: more than core reads of any.
const LONGEST_INPUT: u64 = 1 << 20;

/// What the person asked for.
pub struct Options {
    paths: Vec<PathBuf>,
    caption: Option<String>,
    map: Option<PathBuf>,
    look_harder: bool,
    force: bool,
    json: bool,
}

/// The command's shape.
pub fn shape(words: &Words) -> Command {
    let say = |key| words.say(key, &[]);
    let operand = say("help-value-photo-or-folder");
    let usage = format!("{operand}...");
    let map = Arg::new("map")
        .long("map")
        .value_name(say("help-value-file"))
        .value_parser(target())
        .requires("paths")
        .help(say("help-check-map"));
    let caption = Arg::new("caption")
        .long("caption")
        .value_name(say("help-value-text"))
        .allow_hyphen_values(true)
        .help(say("help-check-caption"));
    let photos = operands(operand, say("help-protect-photos"), words)
        .required(false)
        .required_unless_present("caption");
    let result = [
        caption,
        look_harder(words).requires("paths"),
        map,
        flag("force", say("help-check-force")).requires("map"),
        flag("json", say("help-json")),
    ];
    below("check", &say("help-check"), &usage, words)
        .arg(photos)
        .args(result.map(|arg| arg.help_heading(say("help-result"))))
        .after_help(format!(
            "{}\n\n{}",
            say("help-check-after"),
            say("help-exit")
        ))
}

/// From a command line that is understood.
fn chosen(given: &ArgMatches) -> Options {
    Options {
        paths: paths(given),
        caption: optional_text(given, "caption"),
        map: path(given, "map"),
        look_harder: given.get_flag("look-harder"),
        force: given.get_flag("force"),
        json: given.get_flag("json"),
    }
}

/// Reads the caption and looks at all photos: the exit status, 0 whatever was found.
pub fn run(given: &ArgMatches, words: &Words) -> u8 {
    let options = &chosen(given);
    let gathered = gather::gather(&options.paths);
    // A copy of ours may be checked by its name alone; met in a folder, it is the photo that counts.
    let looked_at = |item: &&Item| match item {
        Item::Photo(_) => true,
        Item::Skipped { why, named, .. } => *named && *why == Skip::ProtectedCopy,
        Item::Failed(_) | Item::NoPhoto(_) => false,
    };
    let photos = gathered.items.iter().filter(looked_at).count();
    let mut told = Told {
        words,
        output: Output::new(words, options.json).with_bar(photos),
        faults: Vec::new(),
        last: None,
        photos: 0,
        telling: 0,
        taken: Vec::new(),
        met: gathered
            .items
            .iter()
            .filter_map(Item::path)
            .map(Path::to_owned)
            .collect(),
        left_alone: videos_left_alone(gathered.videos, words)
            .into_iter()
            .chain(copies_left_alone(&gathered.items, words))
            .chain(links_left_alone(&gathered, words))
            .collect(),
    };
    if options.map.is_some() && photos > 1 {
        told.fail(None, &Fault::MapSeveral);
        return told.output.end(Class::Impossible as u8);
    }
    if let Some(caption) = &options.caption {
        match read(caption) {
            Ok(caption) => told.caption(&check_caption(&caption)),
            Err(fault) => told.fail(None, &fault),
        }
    }
    if gathered.items.is_empty() {
        return told.end(options);
    }
    let session = session();
    let progress = Progress::silent(interrupt::on_ctrl_c());
    let looks = Looks {
        harder: options.look_harder,
        ..Looks::ALL
    };
    let look = |photo: &Path| look(photo, looks, &session, &progress);
    for item in &gathered.items {
        match item {
            Item::Photo(photo) => match look(&photo.path) {
                Ok((check, taken)) => told.photo(&photo.path, check, taken),
                Err(fault) => told.fail(Some(&photo.path), &fault),
            },
            Item::Skipped {
                path,
                why: Skip::ProtectedCopy,
                named: true,
            } => match look(path) {
                Ok((check, taken)) => told.photo(path, check, taken),
                Err(fault) => told.fail(Some(path), &fault),
            },
            Item::Skipped { .. } => {}
            Item::Failed(error) => {
                told.fail(error.path.as_deref(), &Fault::reading(error.clone()));
            }
            Item::NoPhoto(path) => told.fail(Some(path), &Fault::NoPhoto(path.clone())),
        }
        told.output.bar().inc(1);
        if told
            .faults
            .iter()
            .any(|class| matches!(class, Class::NoFinder | Class::Stopped))
        {
            break;
        }
    }
    told.end(options)
}

/// The caption itself, or what the standard input holds for `-`.
fn read(caption: &str) -> Result<String, Fault> {
    if caption != "-" {
        return Ok(caption.to_owned());
    }
    let mut bytes = Vec::new();
    io::stdin()
        .lock()
        .take(LONGEST_INPUT)
        .read_to_end(&mut bytes)
        .map_err(|error| {
            let error = ErrorKind::from(FileError::from(&error));
            Fault::reading(error.at(Path::new("-")))
        })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn look(
    photo: &Path,
    looks: Looks,
    session: &Session,
    progress: &Progress,
) -> Result<(Check, Taken), Fault> {
    let photo = session
        .open(photo, looks, progress)
        .map_err(Fault::reading)?;
    let photo = photo.complete().map_err(Fault::missing)?;
    let taken = Taken::of(&photo.opened.inspection);
    Ok((session.check(&photo), taken))
}

/// What is told, in the order of the photos.
struct Told<'w> {
    words: &'w Words,
    output: Output<'w>,
    faults: Vec<Class>,
    last: Option<Check>,
    photos: usize,
    telling: usize,
    /// Where and when each photo was taken.
    taken: Vec<Taken>,
    /// What was met on the way, which no map takes the place of.
    met: Vec<PathBuf>,
    /// That videos, protected copies and links that lead nowhere were not looked at.
    left_alone: Vec<String>,
}

impl Told<'_> {
    fn caption(&mut self, caption: &Caption) {
        for line in self.words.caption(caption) {
            self.output.say(&line);
        }
        self.output.data(&json!({ "caption": caption }));
    }

    fn photo(&mut self, path: &Path, check: Check, taken: Taken) {
        self.photos += 1;
        self.taken.push(taken);
        self.telling += usize::from(!check.found.is_empty());
        for line in lines(self.words, path, &check) {
            self.output.say(&line);
        }
        self.output
            .data(&json!({ "path": shown(path), "check": check }));
        self.last = Some(check);
    }

    fn fail(&mut self, path: Option<&Path>, fault: &Fault) {
        let advice = fault.advice(self.words);
        self.output.advise(&advice, None);
        self.output.data(&json!({
            "path": path.map(shown),
            "error": output::fault(&fault.code(), &advice),
        }));
        self.faults.push(fault.class());
    }

    fn end(mut self, options: &Options) -> u8 {
        // Told once, however many photos there were.
        let last = self.last.take();
        if let Some(check) = &last {
            if let Some(to) = &options.map {
                self.map(check, to, options.force);
            }
            if self.photos > 1 {
                let values = [
                    ("photos", self.photos.into()),
                    ("telling", self.telling.into()),
                ];
                self.output.say(&self.words.say("check-total", &values));
                for line in self.words.together(&together(&self.taken)) {
                    self.output.say(&line);
                }
            }
        }
        // In a folder of nothing else, too.
        for line in &self.left_alone {
            self.output.say(line);
        }
        if let Some(check) = &last {
            for line in self.words.unchecked(check) {
                self.output.say(&line);
            }
        }
        self.output.end(exit::status(&self.faults))
    }

    fn map(&mut self, check: &Check, to: &Path, force: bool) {
        let drawn = check
            .found
            .iter()
            .find_map(|leak| map_svg(leak.place?, &self.words.map_title(leak)));
        let Some(map) = drawn else {
            self.output.say(&self.words.say("check-no-map", &[]));
            return;
        };
        let met: Vec<&Path> = self.met.iter().map(PathBuf::as_path).collect();
        match write_extra(map.as_bytes(), &met, to, force.into()) {
            Ok(()) => {
                let values = [("to", shown(to).into())];
                self.output
                    .say(&self.words.say("check-map-written", &values));
            }
            Err(error) => self.fail(Some(to), &Fault::writing(error)),
        }
    }
}

/// What is said of one photo.
fn lines(words: &Words, path: &Path, check: &Check) -> Vec<String> {
    // Here and not under all photos: there, what was not looked for in the last one is told.
    let given_up = words.given_up(check);
    let harder = check.looked_harder.as_deref();
    let looked_harder = harder.map(|added| words.looked_harder(added));
    let has = |remedy| check.found.iter().any(|leak| leak.remedy == remedy);
    let faces = match harder.is_some_and(|added| !added.is_empty()) {
        true => Some("check-faces-harder"),
        false => has(Remedy::CoverFaces).then_some("check-faces"),
    };
    let faces = faces.map(|key| words.say(key, &[("path", typed(path).into())]));
    if check.found.is_empty() {
        let nothing = words.say("check-nothing", &[("path", shown(path).into())]);
        let lines = [nothing].into_iter().chain(looked_harder);
        return lines.chain(given_up).chain(faces).collect();
    }
    let values = [
        ("path", shown(path).into()),
        ("count", check.found.len().into()),
    ];
    let mut lines = vec![words.say("check-heading", &values)];
    let common = |leak: &&Leak| matches!(leak.kind, LeakKind::Text | LeakKind::UnreadText);
    let (rest, telling): (Vec<&Leak>, Vec<&Leak>) = check.found.iter().partition(common);
    let mut tiny = 0;
    for leak in telling.iter().chain(rest.iter().take(LINES)) {
        // A crowd far away would push everything else out of sight.
        if leak.kind == LeakKind::FaceTiny {
            tiny += 1;
            if tiny > LINES {
                continue;
            }
        }
        lines.push(format!("  {}", words.leak(leak)));
        lines.push(format!("    {}", words.remedy(leak)));
    }
    if tiny > LINES {
        let values = [("count", (tiny - LINES).into())];
        lines.push(format!("  {}", words.say("check-more-faces", &values)));
    }
    if rest.len() > LINES {
        let values = [("count", (rest.len() - LINES).into())];
        lines.push(format!("  {}", words.say("check-more-text", &values)));
    }
    lines.extend(looked_harder);
    lines.extend(given_up);
    lines.extend(faces);
    if has(Remedy::CoverBox) {
        lines.push(words.say("check-cover-text", &[("path", typed(path).into())]));
    }
    lines
}

#[cfg(test)]
mod tests {
    use ombrelle_i18n::Language;

    use super::*;

    #[test]
    fn what_only_looking_harder_found_is_told_with_what_to_do_where_nothing_else_is() {
        let mut check = Check {
            version: 1,
            ombrelle: "0",
            width: 400,
            height: 300,
            found: Vec::new(),
            looked_harder: Some(vec![1]),
            questions: Vec::new(),
            not_looked_for: Vec::new(),
            smallest_text: 8,
        };
        let told = |check: &Check| lines(&Words::new(Language::English), Path::new("a.png"), check);
        let advised = |line: &String| line.contains("ombrelle protect --look-harder a.png");
        assert!(told(&check).iter().any(advised), "{:?}", told(&check));
        check.looked_harder = Some(Vec::new());
        assert!(!told(&check).iter().any(advised));
    }
}
