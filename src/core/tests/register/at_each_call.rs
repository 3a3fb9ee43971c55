//! The register, killed at each system call of a change: the version before it or the one after it is there, whole.
//!
//! `strace` kills a child, which is this program, where it is about to make a call. A child has one thread, so that its calls can be
//! counted; the usual harness would start another, so there is none.

#[path = "made.rs"]
#[allow(dead_code, reason = "made for other tests, too")]
mod made;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use made::{WORK, day, fingerprint, new_register, pass, reported};
use ombrelle_core::register::{self, Entries, Register};
use tempfile::TempDir;

/// The first argument of a child; then the change, and the register.
const CHILD: &str = "child";
/// Changes that a child makes, unless it is killed. It is killed in the second.
const CHANGES: usize = 3;
/// Entries of the register that a child works on.
const ENTRIES: u32 = 4;

pub fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [first, change, path] = words.as_slice()
        && first == CHILD
    {
        return child(change, Path::new(path));
    }
    let tests: [(&str, fn()); 3] = [
        (
            "nothing_is_lost_when_it_is_killed_at_any_call_of_200_saves",
            nothing_is_lost_when_it_is_killed_at_any_call_of_200_saves,
        ),
        (
            "an_entry_is_there_or_gone_whichever_call_of_its_withdrawal_is_the_last",
            an_entry_is_there_or_gone_whichever_call_of_its_withdrawal_is_the_last,
        ),
        (
            "a_change_of_passphrase_killed_at_any_call_happened_or_did_not",
            a_change_of_passphrase_killed_at_any_call_happened_or_did_not,
        ),
    ];
    // As the usual harness tells it: what reads its lines reads these.
    if words.iter().any(|word| word == "--list") {
        tests.iter().for_each(|(name, _)| println!("{name}: test"));
        return;
    }
    println!("\nrunning {} tests", tests.len());
    for (name, test) in tests {
        match can_trace() {
            true => test(),
            false => {
                println!("{name}: skipped, strace (package strace) is missing or not allowed");
                assert!(std::env::var_os("CI").is_none(), "{name}: in CI");
            }
        }
        println!("test {name} ... ok");
    }
    println!("\ntest result: ok. {} passed; 0 failed", tests.len());
}

/// Whether calls can be watched here.
fn can_trace() -> bool {
    let tried = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    cfg!(target_os = "linux") && tried.is_ok_and(|ran| ran.status.success())
}

/// Changes the register, and says each change that is done.
fn child(change: &str, path: &Path) {
    let mut register = Register::open_at(path, pass("right"), WORK).unwrap();
    for turn in 1..=CHANGES {
        let entry = u32::try_from(turn).unwrap();
        match change {
            "save" => register::note(&mut register, 1, reported("again", "")).unwrap(),
            "withdraw" => register::withdraw(&mut register, entry).unwrap(),
            "passphrase" => register.change_passphrase(pass(passphrase(turn))).unwrap(),
            other => panic!("no change: {other}"),
        }
        println!("{turn}");
        std::io::stdout().flush().unwrap();
        // A call that is made nowhere else, for whoever reads the calls.
        std::thread::yield_now();
    }
}

/// The passphrase after so many changes of it.
fn passphrase(changes: usize) -> &'static str {
    ["right", "left"][changes % 2]
}

/// A call of a child, by its name and how often the child had made it by then.
type Call = (String, usize);

/// Calls that concern the child's own memory and nothing else: how many there are is up to chance, and no file changes between them.
const OF_MEMORY: &[&str] = &[
    "brk",
    "futex",
    "getrandom",
    "madvise",
    "mmap",
    "mprotect",
    "mremap",
    "munmap",
];

/// Lets a child change the register under `strace`, and kills it where it is about to make a call, if one is given: how many changes it
/// said, and whether it was killed; and what it asked of the system.
fn traced(change: &str, path: &Path, kill: Option<&Call>) -> ((usize, bool), String) {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("trace");
    let mut strace = Command::new("strace");
    strace.arg("-o").arg(&log);
    if let Some((name, times)) = kill {
        strace.arg(format!("--trace={name}"));
        strace.arg(format!("--inject={name}:signal=KILL:when={times}"));
    }
    let this = std::env::current_exe().unwrap();
    strace.arg(this).args([CHILD, change]).arg(path);
    let done = strace.output().unwrap();
    let killed = done.status.signal() == Some(9);
    assert!(killed || done.status.success(), "{done:?}");
    let told = String::from_utf8(done.stdout).unwrap().lines().count();
    ((told, killed), fs::read_to_string(&log).unwrap())
}

/// The calls of the second change, from the end of the first to its own.
fn calls_of_the_second_change(log: &str) -> Vec<Call> {
    let (mut counts, mut calls, mut done) = (BTreeMap::new(), Vec::new(), 0);
    for line in log.lines() {
        let Some((name, _)) = line.split_once('(') else {
            continue;
        };
        let times = counts.entry(name).or_insert(0);
        *times += 1;
        if done == 1 && !OF_MEMORY.contains(&name) {
            calls.push((name.to_owned(), *times));
        }
        done += usize::from(name == "sched_yield");
    }
    calls
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().path()).collect()
}

fn copy(folder: &Path) -> TempDir {
    let copy = tempfile::tempdir().unwrap();
    for file in files(folder) {
        fs::copy(&file, copy.path().join(file.file_name().unwrap())).unwrap();
    }
    copy
}

fn register_of_some(folder: &Path) {
    let mut register = new_register(&folder.join("r.age"));
    for number in 1..=ENTRIES {
        let file = vec![(String::new(), fingerprint(number))];
        register::add(&mut register, day(25), file).unwrap();
    }
}

/// Kills children at each call of their second change, each with a register of its own, over and over until there were `least` kills.
/// `check` gets the register, the file of which is whole, and how many changes were told as done.
fn killed_at_each_call(change: &str, least: usize, check: impl Fn(&Path, usize)) {
    let folder = tempfile::tempdir().unwrap();
    register_of_some(folder.path());
    let recorded = copy(folder.path());
    let (end, log) = traced(change, &recorded.path().join("r.age"), None);
    assert_eq!(end, (CHANGES, false), "{log}");
    let calls = calls_of_the_second_change(&log);
    let made = |name: &str| calls.iter().filter(|call| call.0.starts_with(name)).count();
    // Two files are written, and put in place.
    assert!(made("fsync") >= 4 && made("rename") == 2, "{calls:?}");
    let kills = calls.len() * least.div_ceil(calls.len()).max(1);
    let mut left_behind = 0;
    for call in calls.iter().cycle().take(kills) {
        let copy = copy(folder.path());
        let path = copy.path().join("r.age");
        let ((told, killed), _) = traced(change, &path, Some(call));
        // The last call of all is the mark behind what was told.
        let in_second = told == 1 || (told == 2 && call.0 == "sched_yield");
        assert!(killed && in_second, "{call:?}: {told}");
        let before = files(copy.path());
        left_behind += usize::from(before.len() > 3);
        for file in before {
            let name = file.file_name().unwrap().to_str().unwrap();
            let ours = name.starts_with("r.age") || name.starts_with(".r.age.");
            let mode = file.metadata().unwrap().permissions().mode();
            assert!(ours && mode & 0o077 == 0, "{name}");
        }
        check(&path, told);
        // Opening sweeps what was left.
        let open = |word| Register::open_at(&path, pass(word), WORK).is_ok();
        assert!(open("right") != open("left"), "{call:?}");
        assert_eq!(files(copy.path()).len(), 3, "{call:?}");
    }
    let number = calls.len();
    println!("{change}: {number} calls, {kills} kills, {left_behind} left a passing file");
}

type Look = fn(&Path, &register::Passphrase) -> Entries;

/// The present version and the one before it.
const VERSIONS: [Look; 2] = [
    |path, word| Register::look(path, word).unwrap(),
    |path, word| Register::look_at_previous(path, word).unwrap(),
];

fn nothing_is_lost_when_it_is_killed_at_any_call_of_200_saves() {
    killed_at_each_call("save", 200, |path, told| {
        let [present, previous] = VERSIONS.map(|look| {
            let entries = look(path, &pass("right"));
            assert_eq!(entries.iter().len(), ENTRIES as usize);
            entries.get(1).unwrap().reported.len()
        });
        // What was told as saved is there; the save that was killed is there or not.
        assert!(present == told || present == told + 1, "{present}, {told}");
        assert!(previous == present || previous + 1 == present);
    });
}

fn an_entry_is_there_or_gone_whichever_call_of_its_withdrawal_is_the_last() {
    killed_at_each_call("withdraw", 0, |path, told| {
        let [present, previous] =
            VERSIONS.map(|look| ENTRIES as usize - look(path, &pass("right")).iter().len());
        assert!(present == told || present == told + 1, "{present}, {told}");
        // It goes from the previous version first.
        assert!(previous == present || previous == present + 1);
    });
}

fn a_change_of_passphrase_killed_at_any_call_happened_or_did_not() {
    killed_at_each_call("passphrase", 0, |path, told| {
        for look in [Register::look, Register::look_at_previous] {
            let whole = [told, told + 1].map(|changes| look(path, &pass(passphrase(changes))));
            let whole: Vec<&Entries> = whole.iter().flatten().collect();
            assert!(whole.len() == 1 && whole[0].iter().len() == ENTRIES as usize);
        }
    });
}
