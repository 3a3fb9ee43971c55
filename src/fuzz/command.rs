//! Changed files given to the program `ombrelle` itself, folder by folder, as a person would.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::campaign::peak;
use crate::input::Inputs;
use crate::{Target, named};

/// Files of one folder.
const FOLDER: usize = 500;
/// Without a line for so long, the program stalls.
const STALL: Duration = Duration::from_secs(20);
/// How often its memory is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// The most that counts as silence between two looks: whoever stops all of it for a while makes nothing stall.
const LONGEST_LOOK: Duration = Duration::from_secs(1);
/// The exit status of a Rust program that panicked.
const PANICKED: i32 = 101;

/// A kind of file: the target whose inputs are taken, and the ending of its name.
const KINDS: &[(&str, &str)] = &[
    ("decode-jpeg", "jpg"),
    ("decode-png", "png"),
    ("decode-webp", "webp"),
    ("decode-tiff", "tif"),
    ("decode-gif", "gif"),
    ("decode-heic", "heic"),
    ("decode-avif", "avif"),
    ("decode-jxl", "jxl"),
];

/// What is done with each folder: words of the command line before the files, and with which of the files, one in so many.
/// To check asks the networks, which take longer than all else.
const COMMANDS: &[(&[&str], usize)] = &[
    (&["inspect"], 1),
    (&["check"], 20),
    (&["protect", "--no-detect", "--box", "0,0,6,6", "--out"], 1),
];

/// What came of it.
#[derive(Debug, Default)]
pub struct Account {
    /// Files that were made.
    pub files: usize,
    /// Processes that were started, and how many ended with each status.
    pub ends: BTreeMap<String, usize>,
    /// Processes that ended by a signal or a panic.
    pub deaths: usize,
    /// Times that a process said nothing for 20 seconds.
    pub stalls: usize,
    /// Files of which a process said nothing by the time it had ended.
    pub unsaid: usize,
    /// Copies that were written.
    pub copies: usize,
    /// The most memory of the main process, in kilobytes.
    pub peak: u64,
    /// The longest that a process was silent.
    pub silence: Duration,
}

impl Account {
    /// Whether nothing went wrong.
    pub fn is_good(&self) -> bool {
        self.deaths == 0 && self.stalls == 0 && self.unsaid == 0
    }
}

/// Makes so many files and gives them to the program, inspecting, checking and protecting them. Folders that did harm stay.
///
/// # Errors
/// Those of files and of starting the program.
pub fn run(program: &Path, files: usize, seed: u64, folder: &Path) -> io::Result<Account> {
    let mut account = Account::default();
    let inputs = KINDS
        .iter()
        .map(|(name, ending)| {
            let target = named(name).ok_or(io::ErrorKind::NotFound)?;
            Ok((inputs(target, seed), *ending))
        })
        .collect::<io::Result<Vec<_>>>()?;
    while account.files < files {
        let batch = folder.join(format!("files-{:06}", account.files));
        let count = FOLDER.min(files - account.files);
        let names = made(&inputs, account.files, count, &batch)?;
        account.files += count;
        if batch_is_harmless(program, &batch, &names, &mut account)? {
            std::fs::remove_dir_all(&batch)?;
        } else {
            println!("kept: {}", batch.display());
        }
        println!(
            "{} files, {} ends by force, {} stalls, {} untold, {} copies, {} MB",
            account.files,
            account.deaths,
            account.stalls,
            account.unsaid,
            account.copies,
            account.peak / 1024
        );
    }
    Ok(account)
}

/// Good photos beside each bomb.
const GOOD: usize = 8;

/// What came of one bomb among good photos.
#[derive(Debug)]
pub struct Beside {
    /// The bomb's name.
    pub bomb: String,
    /// What the program said of it, the first line.
    pub sentence: String,
    /// Whether a copy of it was made.
    pub opened: bool,
    /// Good photos of which a copy was made and told.
    pub good: usize,
    /// How long the whole folder took.
    pub time: Duration,
    /// Ends by force, stalls, the longest silence, and memory.
    pub account: Account,
}

impl Beside {
    /// Whether the bomb did no harm: all the others were protected and told, and it was told as well.
    pub fn is_good(&self) -> bool {
        self.account.is_good() && self.good == GOOD && !self.sentence.is_empty()
    }
}

/// Protects each file of `bombs` in a folder with eight good photos: those of `good`, or pictures made by code where there is none.
///
/// # Errors
/// Those of files and of starting the program.
pub fn beside(
    program: &Path,
    bombs: &Path,
    good: Option<&Path>,
    folder: &Path,
) -> io::Result<Vec<Beside>> {
    let photos = match good {
        Some(folder) => files(folder)?
            .iter()
            .map(std::fs::read)
            .collect::<io::Result<_>>()?,
        None => named("decode-jpeg").map_or_else(Vec::new, |target| (target.seeds)()),
    };
    let mut all = Vec::new();
    for bomb in files(bombs)? {
        let batch = folder.join("beside");
        let row = beside_one(program, &bomb, &photos, &batch)?;
        std::fs::remove_dir_all(&batch)?;
        println!(
            "| `{}` | {} | {} of {GOOD} | {:.0} s | {:.1} s | {} MB | {} |",
            row.bomb,
            if row.is_good() { "held" } else { "HARM" },
            row.good,
            row.time.as_secs_f64(),
            row.account.silence.as_secs_f64(),
            row.account.peak / 1024,
            if row.opened { "a copy" } else { &row.sentence }
        );
        all.push(row);
    }
    Ok(all)
}

/// The files of a folder, by their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?;
    let mut files = entries
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.is_file());
    files.sort();
    Ok(files)
}

fn beside_one(program: &Path, bomb: &Path, photos: &[Vec<u8>], batch: &Path) -> io::Result<Beside> {
    if batch.is_dir() {
        std::fs::remove_dir_all(batch)?;
    }
    let (originals, copies) = (batch.join("originals"), batch.join("copies"));
    std::fs::create_dir_all(&originals)?;
    for (number, photo) in photos.iter().cycle().take(GOOD).enumerate() {
        std::fs::write(originals.join(good_name(number)), photo)?;
    }
    let name = bomb.file_name().unwrap_or_default().to_string_lossy();
    std::fs::copy(bomb, originals.join(name.as_ref()))?;
    let mut command = Command::new(program);
    command
        .args(["--lang", "en", "protect", "--no-detect", "--box", "0,0,6,6"])
        .args(["--jobs", "2", "--out"])
        .args([&copies, &originals]);
    let (started, mut account) = (Instant::now(), Account::default());
    let said = watched(command, &mut account)?;
    let told = |name: &str| said.lines().find(|line| line.contains(name));
    let copied = |name: &str| told(name).is_some_and(|line| line.contains(" → "));
    let good = (0..GOOD).filter(|number| copied(&good_name(*number)));
    Ok(Beside {
        sentence: told(&name).unwrap_or_default().trim().to_owned(),
        opened: copied(&name),
        good: good.count(),
        time: started.elapsed(),
        bomb: name.into_owned(),
        account,
    })
}

fn good_name(number: usize) -> String {
    format!("good-{number}.jpg")
}

fn inputs(target: &Target, seed: u64) -> Inputs {
    Inputs::new(target, (target.seeds)(), seed)
}

fn made(
    inputs: &[(Inputs, &str)],
    from: usize,
    count: usize,
    batch: &Path,
) -> io::Result<Vec<String>> {
    if batch.is_dir() {
        std::fs::remove_dir_all(batch)?;
    }
    std::fs::create_dir_all(batch)?;
    let mut names = Vec::new();
    for number in from..from + count {
        let Some((inputs, ending)) = inputs.get(number % inputs.len()) else {
            break;
        };
        let name = format!("file-{number:06}.{ending}");
        std::fs::write(batch.join(&name), inputs.nth((number / KINDS.len()) as u64))?;
        names.push(name);
    }
    Ok(names)
}

fn batch_is_harmless(
    program: &Path,
    batch: &Path,
    names: &[String],
    account: &mut Account,
) -> io::Result<bool> {
    let copies = batch.with_extension("copies");
    std::fs::create_dir_all(&copies)?;
    let before = (account.deaths, account.stalls, account.unsaid);
    for (words, share) in COMMANDS {
        let names: Vec<&String> = names.iter().step_by(*share).collect();
        let mut command = Command::new(program);
        command.args(["--lang", "en"]).args(*words);
        if words.contains(&"--out") {
            command.arg(&copies);
        }
        command.args(names.iter().map(|name| batch.join(name)));
        let said = watched(command, account)?;
        let untold: Vec<_> = names.iter().filter(|name| !said.contains(**name)).collect();
        if let Some(first) = untold.first() {
            println!(
                "{}: nothing said of {} files, the first is {first}",
                words[0],
                untold.len()
            );
            account.unsaid += untold.len();
        }
    }
    account.copies += std::fs::read_dir(&copies)?.count();
    std::fs::remove_dir_all(&copies)?;
    Ok(before == (account.deaths, account.stalls, account.unsaid))
}

/// Runs it to its end: all that it said.
fn watched(mut command: Command, account: &mut Account) -> io::Result<String> {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let process = child.id().to_string();
    let (send, lines) = channel();
    let out = child.stdout.take().map(|out| listen(out, send.clone()));
    let errors = child.stderr.take().map(|errors| listen(errors, send));
    let (mut said, mut silent, mut stalled) = (String::new(), Duration::ZERO, false);
    let mut looked = Instant::now();
    loop {
        let next = lines.recv_timeout(LOOK);
        silent += looked.elapsed().min(LONGEST_LOOK);
        looked = Instant::now();
        match next {
            Ok(line) => {
                said.push_str(&line);
                account.silence = account.silence.max(silent);
                (silent, stalled) = (Duration::ZERO, false);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        account.peak = account.peak.max(peak(&process).unwrap_or(0));
        if silent > STALL && !stalled {
            stalled = true;
            account.stalls += 1;
        }
        if silent > STALL * 15 {
            child.kill()?;
        }
    }
    let status = child.wait()?;
    for thread in [out, errors].into_iter().flatten() {
        // It only reads; what it read is here.
        let _ = thread.join();
    }
    let code = status.code();
    if code.is_none() || code == Some(PANICKED) || said.contains("panicked at") {
        println!("ended by force ({status}): {:?}", command.get_program());
        account.deaths += 1;
    }
    *account.ends.entry(status.to_string()).or_default() += 1;
    Ok(said)
}

fn listen(source: impl Read + Send + 'static, send: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut source = BufReader::new(source);
        let mut line = Vec::new();
        while let Ok(1..) = source.read_until(b'\n', &mut line) {
            if send
                .send(String::from_utf8_lossy(&line).into_owned())
                .is_err()
            {
                return;
            }
            line.clear();
        }
    })
}

/// Where the program lies that was built beside this one.
pub fn beside_this() -> io::Result<PathBuf> {
    let here = std::env::current_exe()?;
    Ok(here.with_file_name(format!("ombrelle{}", std::env::consts::EXE_SUFFIX)))
}
