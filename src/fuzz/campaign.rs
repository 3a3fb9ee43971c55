//! A campaign: targets in processes of their own, which get changed files until their time is over.
//!
//! A worker notes the number of each input before it reads it. When it ends by a signal (memory, the stack) or hangs, that number is
//! what did it, and another worker goes on behind. What panics is caught in the worker; what takes long there is tried twice
//! more, since the machine may just have been busy.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::input::{Inputs, write_seeds};
use crate::{Target, found, regressions};

/// Memory that a worker may ask for, in bytes; pictures of a campaign have at most a megapixel.
const MEMORY: u64 = 2 << 30;
/// The longest that one input may take.
const SLOW: Duration = Duration::from_secs(10);
/// Finds after which a target is not tried any more.
const MOST_FOUND: usize = 20;
/// How often a worker is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// How often a worker writes down what it used.
const NOTE: Duration = Duration::from_millis(500);

/// What to try and for how long.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Decides every change.
    pub seed: u64,
    /// For each target.
    pub time: Duration,
    /// Without a sign of life for so long, a worker hangs.
    pub hangs: Duration,
    /// Workers at once.
    pub at_once: usize,
    /// Where seed files, notes and finds are written.
    pub folder: PathBuf,
}

/// How a target did.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// Its name.
    pub target: &'static str,
    /// Inputs that it read.
    pub runs: u64,
    /// Time of the processor that it used, as far as the system tells, else time on the clock.
    pub used: Duration,
    /// The most memory that was resident, in kilobytes; nought where the system does not tell.
    pub peak: u64,
    /// What was found: the files.
    pub found: Vec<PathBuf>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<13} {:>9} runs {:>8.1} s {:>5} MB {:>3} found",
            self.target,
            self.runs,
            self.used.as_secs_f64(),
            self.peak / 1024,
            self.found.len()
        )
    }
}

/// Tries the targets, several at once; a line is printed for each, and for each find.
///
/// # Errors
/// Those of files and of starting processes.
pub fn run(targets: &[&'static Target], plan: &Plan) -> io::Result<Vec<Outcome>> {
    let queue = Mutex::new(targets.iter());
    let outcomes = Mutex::new(Vec::new());
    thread::scope(|scope| {
        let lanes: Vec<_> = (0..plan.at_once.max(1))
            .map(|_| {
                scope.spawn(|| -> io::Result<()> {
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                        let Some(target) = next else { return Ok(()) };
                        let outcome = tried(target, plan)?;
                        println!("{outcome}");
                        let mut outcomes = outcomes.lock().unwrap_or_else(PoisonError::into_inner);
                        outcomes.push(outcome);
                    }
                })
            })
            .collect();
        lanes.into_iter().try_for_each(|lane| {
            lane.join()
                .unwrap_or_else(|_| Err(io::Error::other("a thread panicked")))
        })
    })?;
    Ok(outcomes
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner))
}

/// One target: first the files that once did harm, then changed ones until the time is over.
fn tried(target: &'static Target, plan: &Plan) -> io::Result<Outcome> {
    let seeds = write_seeds(target, &plan.folder.join("seeds"))?;
    let mut outcome = Outcome {
        target: target.name,
        ..Outcome::default()
    };
    for file in regressions::files(target) {
        if !one(target, &file)?.success() {
            println!("{}: does harm again: {}", target.name, file.display());
            outcome.found.push(file);
        }
    }
    let begun = Instant::now();
    while begun.elapsed() < plan.time && outcome.found.len() < MOST_FOUND {
        let left = plan.time.saturating_sub(begun.elapsed());
        let ended = watched(target, plan, &seeds, (outcome.runs, left), &mut outcome)?;
        if let Some(why) = ended {
            let number = outcome.runs;
            let input = Inputs::read(target, &seeds, plan.seed)?.nth(number);
            let told = format!("{why}; seed {}, input {number}", plan.seed);
            let file = found::keep(&plan.folder, target, &input, &told)?;
            println!("{}: {told}: {}", target.name, file.display());
            outcome.found.push(file);
            outcome.runs += 1;
        }
    }
    Ok(outcome)
}

/// Starts a worker and watches it to its end; why it ended where that was not at its time.
fn watched(
    target: &Target,
    plan: &Plan,
    seeds: &Path,
    (from, left): (u64, Duration),
    outcome: &mut Outcome,
) -> io::Result<Option<String>> {
    let note = plan.folder.join(format!("{}.note", target.name));
    std::fs::write(&note, Note::at(from).bytes())?;
    let mut worker = Command::new(std::env::current_exe()?)
        .args(["worker", target.name])
        // What it was that went wrong is told; where it was is seen by `one`.
        .env("RUST_BACKTRACE", "0")
        .args([
            plan.seed.to_string(),
            from.to_string(),
            left.as_millis().to_string(),
        ])
        .args([&plan.folder, seeds, &note])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()?;
    let lines = worker.stdout.take();
    let reader = thread::spawn(move || -> Vec<String> {
        let lines = lines
            .into_iter()
            .flat_map(|lines| BufReader::new(lines).lines());
        lines.map_while(Result::ok).collect()
    });
    let ended = ended(&mut worker, plan, &note)?;
    for line in reader.join().unwrap_or_default() {
        println!("{}: {line}", target.name);
        outcome
            .found
            .extend(line.rsplit_once(": ").map(|(_, file)| file.into()));
    }
    let last = Note::read(&note)?;
    outcome.runs = last.number;
    outcome.used += Duration::from_millis(last.used);
    outcome.peak = outcome.peak.max(last.peak);
    Ok(ended)
}

fn ended(worker: &mut Child, plan: &Plan, note: &Path) -> io::Result<Option<String>> {
    let mut last = (0, Instant::now());
    loop {
        if let Some(status) = worker.try_wait()? {
            return Ok((!status.success()).then(|| format!("the process ended ({status})")));
        }
        let number = Note::read(note).map_or(last.0, |note| note.number);
        if number != last.0 {
            last = (number, Instant::now());
        }
        if last.1.elapsed() > plan.hangs {
            worker.kill()?;
            worker.wait()?;
            return Ok(Some(format!("it hung for {:?}", plan.hangs)));
        }
        thread::sleep(LOOK);
    }
}

/// What a worker leaves for whoever watches it.
struct Note {
    number: u64,
    /// Milliseconds of the processor.
    used: u64,
    /// Kilobytes resident at most.
    peak: u64,
}

impl Note {
    fn at(number: u64) -> Self {
        Self {
            number,
            used: 0,
            peak: 0,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        [self.number, self.used, self.peak]
            .map(u64::to_le_bytes)
            .concat()
    }

    fn read(path: &Path) -> io::Result<Self> {
        let bytes = std::fs::read(path)?;
        let mut numbers = bytes.chunks_exact(8).map(|word| {
            let word = word.first_chunk().copied().unwrap_or_default();
            u64::from_le_bytes(word)
        });
        let mut next = || numbers.next().ok_or(io::ErrorKind::UnexpectedEof);
        Ok(Self {
            number: next()?,
            used: next()?,
            peak: next()?,
        })
    }
}

/// What a worker does: reads input after input until its time is over, and says each find in a line that ends with the
/// path of its file.
///
/// # Errors
/// Those of files.
pub fn work(
    target: &Target,
    (seed, from, time): (u64, u64, Duration),
    (folder, seeds, note): (&Path, &Path, &Path),
) -> io::Result<()> {
    bound();
    quiet();
    let inputs = Inputs::read(target, seeds, seed)?;
    let mut file = File::options().write(true).open(note)?;
    let mut noted = Note::at(from);
    let (begun, mut looked, mut found) = (Instant::now(), Instant::now(), 0);
    while begun.elapsed() < time && found < MOST_FOUND {
        let input = inputs.nth(noted.number);
        if looked.elapsed() > NOTE {
            looked = Instant::now();
            (noted.used, noted.peak) = used();
        }
        file.rewind()?;
        file.write_all(&noted.bytes())?;
        if let Err(why) = kept(target, &input) {
            let told = format!("{why}; seed {seed}, input {}", noted.number);
            let path = found::keep(folder, target, &input, &told)?;
            println!("{}: {}", told.replace('\n', " "), path.display());
            found += 1;
        }
        noted.number += 1;
    }
    (noted.used, noted.peak) = used();
    file.rewind()?;
    file.write_all(&noted.bytes())
}

/// Whether the target keeps its promises with this input, and does so in time; otherwise what went wrong.
fn kept(target: &Target, input: &[u8]) -> Result<(), String> {
    let timed = || {
        let begun = Instant::now();
        let ended = catch_unwind(AssertUnwindSafe(|| (target.run)(input)));
        (ended, begun.elapsed())
    };
    let (ended, mut took) = timed();
    if ended.is_err() {
        let said = SAID.lock().unwrap_or_else(PoisonError::into_inner).take();
        return Err(said.unwrap_or_else(|| "it panicked".into()));
    }
    for _ in 0..2 {
        if took > SLOW {
            took = took.min(timed().1);
        }
    }
    match took > SLOW {
        true => Err(format!("it took {took:?}")),
        false => Ok(()),
    }
}

/// The words of the last panic, wherever it was.
static SAID: Mutex<Option<String>> = Mutex::new(None);

fn quiet() {
    set_hook(Box::new(|info| {
        let mut said = SAID.lock().unwrap_or_else(PoisonError::into_inner);
        *said = Some(info.to_string());
    }));
}

/// Gives a file to a target in a process of its own: how it ended.
///
/// # Errors
/// Those of starting a process.
pub fn one(target: &Target, file: &Path) -> io::Result<ExitStatus> {
    Command::new(std::env::current_exe()?)
        .args(["one", target.name])
        .arg(file)
        .stderr(Stdio::null())
        .status()
}

/// Gives bytes to a target in this process, within the limits of a worker.
///
/// # Errors
/// What went wrong.
pub fn here(target: &Target, input: &[u8]) -> Result<(), String> {
    bound();
    quiet();
    kept(target, input)
}

/// Makes a file that does harm smaller as long as it still does: the smallest that was found.
///
/// # Errors
/// Those of files and of starting processes.
pub fn minimised(target: &Target, bytes: &[u8], scratch: &Path) -> io::Result<Vec<u8>> {
    let harms = |bytes: &[u8]| -> io::Result<bool> {
        std::fs::write(scratch, bytes)?;
        Ok(!one(target, scratch)?.success())
    };
    let mut smallest = bytes.to_vec();
    let mut piece = smallest.len().div_ceil(2);
    while piece > 0 {
        let mut at = 0;
        while at < smallest.len() {
            let end = (at + piece).min(smallest.len());
            let without = [&smallest[..at], &smallest[end..]].concat();
            if harms(&without)? {
                smallest = without;
            } else {
                at = end;
            }
        }
        piece /= 2;
    }
    Ok(smallest)
}

#[cfg(target_os = "linux")]
fn bound() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limit = |most| Rlimit {
        current: Some(most),
        maximum: Some(most),
    };
    // Where it is refused, the worker runs without.
    let _ = setrlimit(Resource::As, limit(MEMORY));
    let _ = setrlimit(Resource::Core, limit(0));
}

#[cfg(not(target_os = "linux"))]
fn bound() {}

/// Milliseconds of the processor, and kilobytes resident at most, of this process.
fn used() -> (u64, u64) {
    static BEGUN: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let clock = BEGUN.elapsed().as_millis() as u64;
    (processor().unwrap_or(clock), peak("self").unwrap_or(0))
}

/// From `/proc` (proc(5)): user and system time in ticks, of which Linux has a hundred a second.
fn processor() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, behind_name) = stat.rsplit_once(") ")?;
    let mut words = behind_name.split(' ').skip(11);
    let mut ticks = || words.next()?.parse::<u64>().ok();
    Some((ticks()? + ticks()?) * 10)
}

/// The most kilobytes that a process had resident; none where the system does not tell.
pub fn peak(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().split(' ').next()?.parse().ok()
}
