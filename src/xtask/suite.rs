//! Our tests: built once for all crates, run step by step, and which of them ran.
//!
//! Not by nextest: it starts a process for each test, and networks that tests of one process share would be loaded each time. `.config/nextest.toml` is there for those who
//! look for a test that hangs or depends on another.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::run::{Done, cargo, forget_own_package, output, show, target};

/// A program that says nothing for this long hangs, and is ended.
const SILENCE: Duration = Duration::from_secs(15 * 60);

/// Which tests a step runs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Part {
    /// All but those below.
    Unit,
    /// Those of the window.
    Gui,
    /// Those where programs of other people judge: files `*_oracles.rs`.
    Oracles,
}

/// How tests ended, by their names without modules.
#[derive(Default)]
pub struct Ran {
    /// They ran to their end.
    pub done: BTreeSet<String>,
    /// They ended at once, since this machine lacks something, and said so.
    pub skipped: BTreeSet<String>,
    /// Which parts have run.
    parts: Vec<Part>,
}

impl Ran {
    /// Made-up results.
    #[cfg(test)]
    pub fn of(done: &[&str], skipped: &[&str]) -> Self {
        let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            done: set(done),
            skipped: set(skipped),
            parts: Vec::new(),
        }
    }

    /// Whether tests have run, so that all programs of the workspace that tests start are built.
    pub fn has_built(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether all parts have run, so that a test that is missing did not run at all.
    pub fn is_whole(&self) -> bool {
        [Part::Unit, Part::Gui, Part::Oracles]
            .iter()
            .all(|part| self.parts.contains(part))
    }
}

/// A program with tests.
struct Program {
    name: String,
    file: PathBuf,
    folder: PathBuf,
    part: Part,
}

/// How a program with tests ended.
struct Ended {
    /// What it printed and is for the person.
    said: Vec<String>,
    ran: Ran,
    outcome: Done,
    took: Duration,
}

/// Programs at the same time, each of which runs as many tests at once as there are cores: where one test of a program goes on alone, the other
/// program has the rest of the machine. One for the window, since windows take the keyboard from each other.
fn at_once(part: Part) -> usize {
    match part {
        Part::Gui => 1,
        Part::Unit | Part::Oracles => 2,
    }
}

/// Builds the tests of all crates, runs those of this part and notes which ran.
pub fn run(part: Part, ran: &mut Ran) -> Done {
    ran.parts.push(part);
    let mut programs = programs()?;
    programs.retain(|program| program.part == part);
    // As `batch` of `base` does it, which is not for `xtask`: it is built before the crates of the program (layers.rs).
    let next = AtomicUsize::new(0);
    let mut failed = Vec::new();
    std::thread::scope(|scope| {
        let (send, ended) = mpsc::channel();
        for _ in 0..at_once(part) {
            let (send, next, programs) = (send.clone(), &next, &programs);
            scope.spawn(move || {
                while let Some(program) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    println!("     Running {} ({})", program.name, program.file.display());
                    if send.send((program, run_program(program))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        for (program, ended) in ended {
            let seconds = ended.took.as_secs_f64();
            println!("\n       Ended {} after {seconds:.1} s", program.name);
            ended.said.iter().for_each(|line| println!("{line}"));
            ran.done.extend(ended.ran.done);
            ran.skipped.extend(ended.ran.skipped);
            if let Err(reason) = ended.outcome {
                failed.push(format!("{}: {reason}", program.name));
            }
        }
    });
    if failed.is_empty() {
        return Ok(());
    }
    Err(format!("tests failed:\n  {}", failed.join("\n  ")))
}

/// Builds once for all parts, so that nothing is compiled twice; and the examples, one of which the tests of the command start: cargo leaves them out
/// where programs are named one by one.
fn programs() -> Done<Vec<Program>> {
    let mut build = cargo(&["test", "--workspace", "--locked", "--no-run"]);
    build.arg("--message-format=json-render-diagnostics");
    println!("\n> building the tests (the first time takes minutes)");
    programs_in(&output(build)?)
}

#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
    manifest_path: Option<PathBuf>,
    target: Option<Target>,
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

/// The programs with tests among what cargo says it built.
fn programs_in(messages: &str) -> Done<Vec<Program>> {
    let mut programs = Vec::new();
    for line in messages.lines().filter(|line| line.starts_with('{')) {
        let message: Message = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let (Some(file), Some(manifest), Some(target)) =
            (message.executable, message.manifest_path, message.target)
        else {
            continue;
        };
        if !message.profile.is_some_and(|profile| profile.test) {
            continue;
        }
        let folder = manifest.parent().map(Path::to_owned).unwrap_or_default();
        let crate_name = folder.file_name().unwrap_or_default().to_string_lossy();
        let part = part_of(&crate_name, &target.name);
        let kind = target.kind.first().map_or("", String::as_str);
        programs.push(Program {
            name: format!("{crate_name}: {kind} {}", target.name),
            file,
            folder,
            part,
        });
    }
    if programs.is_empty() {
        return Err("cargo built no test".into());
    }
    programs.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(programs)
}

fn part_of(crate_name: &str, program: &str) -> Part {
    match (crate_name, program) {
        (_, program) if program.ends_with("_oracles") => Part::Oracles,
        ("gui", _) => Part::Gui,
        _ => Part::Unit,
    }
}

fn run_program(program: &Program) -> Ended {
    let start = Instant::now();
    let (mut said, mut ran) = (Vec::new(), Ran::default());
    let outcome = heard(program, &mut said, &mut ran);
    Ended {
        said,
        ran,
        outcome,
        took: start.elapsed(),
    }
}

/// Runs a program and takes in what it prints.
fn heard(program: &Program, said: &mut Vec<String>, ran: &mut Ran) -> Done {
    let mut run = Command::new(&program.file);
    forget_own_package(&mut run);
    run.current_dir(&program.folder)
        .env("CARGO_MANIFEST_DIR", &program.folder)
        .env("ORT_DISABLE_TELEMETRY", "1");
    // Shown by the tests that passed: whether they skipped themselves.
    run.arg("--show-output").stdout(Stdio::piped());
    let mut child = run.spawn().map_err(|e| e.to_string())?;
    let stdout = child.stdout.take().ok_or("no output")?;
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).split(b'\n').map_while(Result::ok) {
            let _ = send.send(String::from_utf8_lossy(&line).into_owned());
        }
    });
    let mut reader = Reader::default();
    loop {
        match lines.recv_timeout(SILENCE) {
            Ok(line) => {
                if reader.shown(&line, ran) {
                    said.push(line);
                }
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
            Err(mpsc::RecvTimeoutError::Timeout) => {
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("hangs; not ended: {:?}", reader.slow));
            }
        }
    }
    let status = child.wait().map_err(|e| e.to_string())?;
    match status.success() {
        true => Ok(()),
        false => Err(format!("{status}")),
    }
}

/// Reads what a program with tests prints.
#[derive(Default)]
struct Reader {
    /// Within what tests that passed had printed.
    inside: bool,
    /// The test whose output it is.
    whose: String,
    /// Tests that run for over a minute.
    slow: BTreeSet<String>,
}

impl Reader {
    /// Takes a line in; whether it is for the person too.
    fn shown(&mut self, line: &str, ran: &mut Ran) -> bool {
        match line {
            "successes:" => self.inside = true,
            "failures:" => self.inside = false,
            _ if line.starts_with("test result: ") => self.inside = false,
            _ => {}
        }
        if self.inside {
            if let Some(header) = line.strip_prefix("---- ") {
                let path = header.strip_suffix(" stdout ----").unwrap_or(header);
                self.whose = last(path);
            } else if line.contains(": skipped, ") || line.starts_with("skipped: ") {
                ran.skipped.insert(self.whose.clone());
                return true;
            }
            return false;
        }
        let Some(said) = line.strip_prefix("test ") else {
            return true;
        };
        if let Some((path, _)) = said.split_once(" has been running for over") {
            self.slow.insert(path.to_owned());
        } else if let Some((path, "ok")) = said.rsplit_once(" ... ") {
            // `path - should panic ... ok`
            let path = path.split(" - ").next().unwrap_or(path);
            self.slow.remove(path);
            ran.done.insert(last(path));
        }
        true
    }
}

fn last(path: &str) -> String {
    path.rsplit("::").next().unwrap_or(path).to_owned()
}

/// The tests by nextest, a process each, within the limits of `.config/nextest.toml`.
pub fn by_nextest() -> Done {
    let there = Command::new("cargo-nextest").arg("--version").output();
    if there.is_err() {
        return Err("cargo-nextest is not here: `cargo install --locked cargo-nextest`".into());
    }
    let nextest = cargo(&["nextest", "run", "--workspace", "--locked"]);
    show(nextest)
}

/// How long each step took, as lines with a sum.
pub fn durations(steps: &[(&str, Duration)]) -> String {
    let mut text = String::from("\nduration\n");
    let sum = ("all", steps.iter().map(|(_, taken)| *taken).sum());
    for (name, taken) in steps.iter().chain(std::iter::once(&sum)) {
        let seconds = taken.as_secs_f64();
        let minutes = (seconds / 60.0).floor();
        text += &format!(
            "  {name:<9} {minutes:>3.0} min {:>4.1} s\n",
            seconds - 60.0 * minutes
        );
    }
    text
}

/// Where the durations of the last whole run are kept, for docs/figures.md.
fn durations_file() -> PathBuf {
    target().join("xtask-durations.json")
}

/// Keeps the durations of a whole run: seconds by step.
pub fn keep(steps: &[(&str, Duration)]) -> Done {
    let steps: Vec<(&str, f64)> = steps
        .iter()
        .map(|(name, taken)| (*name, taken.as_secs_f64()))
        .collect();
    let text = serde_json::to_string(&steps).map_err(|e| e.to_string())?;
    let file = durations_file();
    std::fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))
}

/// What was kept of the last whole run.
pub fn kept() -> Done<Vec<(String, f64)>> {
    let file = durations_file();
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    serde_json::from_str(&text).map_err(|e| format!("{}: {e}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_that_ran_are_told_from_those_that_did_not() {
        let printed = "running 5 tests\ntest a::quick ... ok\ntest b ... FAILED\n\
            test c::left_out ... ignored, the child of others\ntest d - should panic ... ok\n\
            test e has been running for over 60 seconds\ntest f ... ok\n\nsuccesses:\n\n\
            ---- f stdout ----\nf: skipped, strace is missing\ntest fake ... ok\n\nsuccesses:\n    f\n\n\
            test result: ok. 3 passed; 1 failed";
        let (mut reader, mut ran) = (Reader::default(), Ran::default());
        let lines = printed.lines();
        let shown: Vec<&str> = lines.filter(|line| reader.shown(line, &mut ran)).collect();
        assert_eq!(Vec::from_iter(&ran.done), ["d", "f", "quick"]);
        assert_eq!(Vec::from_iter(&ran.skipped), ["f"]);
        assert_eq!(Vec::from_iter(&reader.slow), ["e"]);
        assert!(shown.contains(&"f: skipped, strace is missing"));
        assert_eq!(shown.last(), Some(&"test result: ok. 3 passed; 1 failed"));
        assert!(!shown.contains(&"successes:"));
    }

    #[test]
    fn programs_are_found_and_put_in_their_part() {
        let printed = r#"{"reason":"compiler-artifact","manifest_path":"/r/src/gui/Cargo.toml","target":{"name":"ways","kind":["test"]},"profile":{"test":true},"executable":"/t/ways-1"}
{"reason":"compiler-artifact","manifest_path":"/r/src/core/Cargo.toml","target":{"name":"export_oracles","kind":["test"]},"profile":{"test":true},"executable":"/t/o-1"}
{"reason":"compiler-artifact","manifest_path":"/r/src/cli/Cargo.toml","target":{"name":"ombrelle","kind":["bin"]},"profile":{"test":false},"executable":"/t/ombrelle"}
{"reason":"build-script-executed","package_id":"x"}
{"reason":"compiler-artifact","manifest_path":"/r/src/core/Cargo.toml","target":{"name":"covers","kind":["test"]},"profile":{"test":true},"executable":"/t/c-1"}"#;
        let programs = programs_in(printed).unwrap();
        let told = programs.iter().map(|p| (p.name.as_str(), p.part));
        assert_eq!(
            Vec::from_iter(told),
            [
                ("core: test covers", Part::Unit),
                ("core: test export_oracles", Part::Oracles),
                ("gui: test ways", Part::Gui)
            ]
        );
        assert!(programs_in("").is_err());
    }
}
