//! Runs the targets; see the library. `cargo xtask test fuzz` and `cargo xtask fuzz` call it.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use ombrelle_cage::worker;
use ombrelle_fuzz::campaign::{self, Plan};
use ombrelle_fuzz::{TARGETS, Target, command, input, named};

const USAGE: &str = "\
ombrelle-fuzz list                                  the targets
ombrelle-fuzz run [OPTIONS] [TARGET ...]            change files for a while, all targets unless some are named
    --seconds N     for each target (20)            --minutes N   in all, shared out among the targets
    --seed N        decides every change (1)        --at-once N   processes (as many as cores)
    --hangs N       seconds without a sign of life until a process counts as hanging (60)
    --folder PATH   where finds and notes go (target/fuzz)
ombrelle-fuzz one TARGET FILE                       give a file to a target
ombrelle-fuzz minimise TARGET FILE                  make a file that does harm smaller: FILE.small
ombrelle-fuzz seeds FOLDER                          write the seed files of all targets
ombrelle-fuzz command FILES [--seed N] [--folder PATH] [--program PATH]
                                                    give so many changed files to the program itself
ombrelle-fuzz beside BOMBS [--good FOLDER] [--folder PATH] [--program PATH]
                                                    protect each file of a folder beside eight good photos
";

/// What a command ends with: whether nothing was found.
type Done = Result<bool, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    // A target that reads AVIF or JPEG XL has this program as its worker, as the command has itself.
    if let Some(ended) = worker::if_asked() {
        return ended.into();
    }
    let line: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = line.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["list"] => list(),
        ["run", rest @ ..] => run(rest),
        ["one", target, file] => one(target, Path::new(file)),
        ["minimise", target, file] => minimise(target, Path::new(file)),
        ["seeds", folder] => seeds(Path::new(folder)),
        ["command", files, rest @ ..] => through_command(files, rest),
        ["beside", bombs, rest @ ..] => beside(Path::new(bombs), rest),
        ["worker", target, numbers @ .., folder, seeds, note] => {
            campaign_worker(target, numbers, [folder, seeds, note].map(Path::new))
        }
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
    }
}

fn known(name: &str) -> Result<&'static Target, String> {
    named(name)
        .ok_or_else(|| format!("no target is named {name:?}; `ombrelle-fuzz list` has their names"))
}

fn list() -> Done {
    for target in TARGETS {
        println!("{}", target.name);
    }
    Ok(true)
}

/// Options, each with its value.
type Options<'w> = Vec<(&'w str, &'w str)>;

/// The options, and the other words.
fn options<'w>(words: &[&'w str]) -> Result<(Options<'w>, Vec<&'w str>), String> {
    let (mut options, mut others) = (Vec::new(), Vec::new());
    let mut words = words.iter().copied();
    while let Some(word) = words.next() {
        if word.starts_with("--") {
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
            options.push((word, value));
        } else {
            others.push(word);
        }
    }
    Ok((options, others))
}

fn run(words: &[&str]) -> Done {
    let (options, names) = options(words)?;
    let targets = match names.is_empty() {
        true => TARGETS.iter().collect(),
        false => names
            .into_iter()
            .map(known)
            .collect::<Result<Vec<_>, _>>()?,
    };
    let mut plan = Plan {
        seed: 1,
        time: Duration::from_secs(20),
        hangs: Duration::from_secs(60),
        at_once: std::thread::available_parallelism().map_or(1, usize::from),
        folder: "target/fuzz".into(),
    };
    let mut minutes = None;
    for (name, value) in options {
        match name {
            "--seconds" => plan.time = Duration::from_secs(value.parse()?),
            "--minutes" => minutes = Some(value.parse::<f64>()?),
            "--seed" => plan.seed = value.parse()?,
            "--at-once" => plan.at_once = value.parse()?,
            "--hangs" => plan.hangs = Duration::from_secs(value.parse()?),
            "--folder" => plan.folder = value.into(),
            _ => return Err(USAGE.into()),
        }
    }
    if let Some(minutes) = minutes {
        let lanes = plan.at_once.min(targets.len()) as f64;
        plan.time = Duration::from_secs_f64(minutes * 60.0 * lanes / targets.len() as f64);
    }
    std::fs::create_dir_all(&plan.folder)?;
    println!("seed {}, {:?} for each target", plan.seed, plan.time);
    let outcomes = campaign::run(&targets, &plan)?;
    let found: usize = outcomes.iter().map(|outcome| outcome.found.len()).sum();
    let runs: u64 = outcomes.iter().map(|outcome| outcome.runs).sum();
    let used: Duration = outcomes.iter().map(|outcome| outcome.used).sum();
    println!(
        "in all {runs} runs, {:.1} s, {found} found",
        used.as_secs_f64()
    );
    Ok(found == 0)
}

fn one(target: &str, file: &Path) -> Done {
    let bytes = std::fs::read(file)?;
    match campaign::here(known(target)?, &bytes) {
        Ok(()) => Ok(true),
        Err(why) => {
            println!("{target}: {why}: {}", file.display());
            Ok(false)
        }
    }
}

fn minimise(target: &str, file: &Path) -> Done {
    let bytes = std::fs::read(file)?;
    let beside = |ending: &str| PathBuf::from(format!("{}.{ending}", file.display()));
    let smallest = campaign::minimised(known(target)?, &bytes, &beside("trial"))?;
    std::fs::remove_file(beside("trial"))?;
    std::fs::write(beside("small"), &smallest)?;
    println!(
        "{} of {} bytes: {}",
        smallest.len(),
        bytes.len(),
        beside("small").display()
    );
    Ok(true)
}

fn seeds(folder: &Path) -> Done {
    for target in TARGETS {
        input::write_seeds(target, folder)?;
    }
    Ok(true)
}

fn through_command(files: &str, words: &[&str]) -> Done {
    let mut program = command::beside_this()?;
    let (mut seed, mut folder) = (1, PathBuf::from("target/fuzz/command"));
    for (name, value) in options(words)?.0 {
        match name {
            "--seed" => seed = value.parse()?,
            "--folder" => folder = value.into(),
            "--program" => program = value.into(),
            _ => return Err(USAGE.into()),
        }
    }
    let account = command::run(&program, files.parse()?, seed, &folder)?;
    println!("{account:#?}");
    Ok(account.is_good())
}

fn beside(bombs: &Path, words: &[&str]) -> Done {
    let mut program = command::beside_this()?;
    let (mut good, mut folder) = (None, PathBuf::from("target/fuzz/beside"));
    for (name, value) in options(words)?.0 {
        match name {
            "--good" => good = Some(Path::new(value)),
            "--folder" => folder = value.into(),
            "--program" => program = value.into(),
            _ => return Err(USAGE.into()),
        }
    }
    let all = command::beside(&program, bombs, good, &folder)?;
    let harmful = all.iter().filter(|row| !row.is_good()).count();
    println!("{} bombs, {harmful} did harm", all.len());
    Ok(harmful == 0)
}

fn campaign_worker(target: &str, numbers: &[&str], [folder, seeds, note]: [&Path; 3]) -> Done {
    let [seed, from, milliseconds] = numbers else {
        return Err(USAGE.into());
    };
    let time = Duration::from_millis(milliseconds.parse()?);
    let numbers = (seed.parse()?, from.parse()?, time);
    campaign::work(known(target)?, numbers, (folder, seeds, note))?;
    Ok(true)
}
