//! A program killed at any moment of a change, and a disk that fills up: nothing is lost.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use ombrelle_core::error::{ErrorKind, FileError, VaultError};
use ombrelle_core::register::{self, Register};

use crate::made::{WORK, day, fingerprint, new_register, pass, reported};
use crate::traces::{files, holding};

/// Which register the child works on; only the tests below set it.
const REGISTER: &str = "OMBRELLE_TEST_REGISTER";

/// Kills; each falls into another moment of a change.
const KILLS: u32 = 200;

/// Not a test of its own: saves for ever, until it is killed. Says each save that is done.
#[test]
#[ignore = "the child of the tests below"]
fn child_that_saves() {
    let Some(path) = std::env::var_os(REGISTER) else {
        return;
    };
    let mut register = Register::open_at(Path::new(&path), pass("right"), WORK).unwrap();
    loop {
        register::note(&mut register, 1, reported("again", "")).unwrap();
        let done = register.content().get(1).unwrap().reported.len();
        say(&done.to_string());
    }
}

/// Not a test of its own: changes the passphrase for ever.
#[test]
#[ignore = "the child of the tests below"]
fn child_that_changes_passphrases() {
    let Some(path) = std::env::var_os(REGISTER) else {
        return;
    };
    let path = Path::new(&path);
    let opened = Register::open_at(path, pass("right"), WORK);
    let (mut register, mut turn) = match opened {
        Ok(register) => (register, 0),
        Err(_) => (Register::open_at(path, pass("left"), WORK).unwrap(), 1),
    };
    loop {
        turn += 1;
        let next = ["right", "left"][turn % 2];
        register.change_passphrase(pass(next)).unwrap();
        say(next);
    }
}

fn say(word: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "done {word}").unwrap();
    out.flush().unwrap();
}

/// Lets a child change the register, kills it at a moment that the seed chooses: the last change that it said.
fn killed(child: &str, path: &Path, seed: u32) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([child, "--include-ignored", "--nocapture"])
        .env(REGISTER, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut last = next(&mut said).unwrap();
    let start = Instant::now();
    last = next(&mut said).unwrap_or(last);
    // Within the time that two changes take.
    let moment = start.elapsed().as_micros() as u64 * 2 * u64::from(seed % 997) / 997;
    std::thread::sleep(Duration::from_micros(moment));
    end(&mut child);
    while let Some(word) = next(&mut said) {
        last = word;
    }
    last
}

fn next(said: &mut BufReader<ChildStdout>) -> Option<String> {
    let mut line = String::new();
    loop {
        line.clear();
        if said.read_line(&mut line).unwrap() == 0 {
            return None;
        }
        // The harness writes its own words on the first line; a line that was cut is not said.
        if let Some((_, word)) = line.split_once("done ")
            && word.ends_with('\n')
        {
            return Some(word.trim().to_owned());
        }
    }
}

fn end(child: &mut Child) {
    // SIGKILL on Unix.
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Nothing beside the register's files, and nothing in them that reads without a passphrase.
fn nothing_stray(folder: &Path) {
    for file in files(folder) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let ours =
            name.starts_with("r.age") || (name.starts_with(".r.age.") && name.ends_with(".part"));
        assert!(ours, "{name}");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = file.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "{name}");
        }
    }
    assert!(holding(folder, 1, &[]).is_empty());
}

fn start(folder: &Path) -> PathBuf {
    let path = folder.join("r.age");
    let mut register = new_register(&path);
    let file = vec![(String::new(), fingerprint(1))];
    register::add(&mut register, day(25), file).unwrap();
    path
}

#[test]
fn nothing_is_lost_when_it_is_killed_at_any_moment_of_200_saves() {
    let folder = tempfile::tempdir().unwrap();
    let path = start(folder.path());
    let mut left_behind = 0;
    for kill in 0..KILLS {
        let told: usize = killed("child_that_saves", &path, kill.wrapping_mul(2_654_435_761))
            .parse()
            .unwrap();
        nothing_stray(folder.path());
        left_behind += u32::from(files(folder.path()).len() > 3);
        let there = |entries: register::Entries| entries.get(1).unwrap().reported.len();
        let present = there(Register::look(&path, &pass("right")).unwrap());
        // What was told as saved is there; the save that was killed is there or not.
        assert!(present == told || present == told + 1, "{present}, {told}");
        let previous = there(Register::look_at_previous(&path, &pass("right")).unwrap());
        assert!(previous == present || previous + 1 == present);
    }
    // Opening sweeps what the killed saves left.
    drop(Register::open_at(&path, pass("right"), WORK).unwrap());
    assert_eq!(files(folder.path()).len(), 3);
    println!("{left_behind} of {KILLS} kills left a passing file");
}

#[test]
fn a_change_of_passphrase_killed_at_any_moment_happened_or_did_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = start(folder.path());
    for kill in 0..KILLS / 2 {
        killed(
            "child_that_changes_passphrases",
            &path,
            kill.wrapping_mul(2_654_435_761),
        );
        nothing_stray(folder.path());
        let opens = ["right", "left"].map(|word| Register::look(&path, &pass(word)));
        let whole = opens.iter().flatten().count();
        assert_eq!(whole, 1);
        assert!(
            opens
                .iter()
                .flatten()
                .all(|entries| entries.get(1).is_some())
        );
    }
}

/// A small file system of its own, unmounted with the test.
#[cfg(target_os = "linux")]
struct Mounted(PathBuf);

#[cfg(target_os = "linux")]
impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

/// Whether a change was refused for want of room; the register is then as it was before.
#[cfg(target_os = "linux")]
fn whole_or_unchanged(
    change: Result<(), ErrorKind>,
    register: &Register,
    path: &Path,
    before: &register::Entries,
) -> bool {
    let there = Register::look(path, &pass("right")).unwrap();
    assert_eq!(&there, register.content());
    match change {
        Ok(()) => assert_ne!(&there, before),
        Err(reason) => {
            assert_eq!(reason, ErrorKind::File(FileError::DiskFull));
            assert_eq!(&there, before);
            return true;
        }
    }
    false
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_up_in_the_middle_of_a_save_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
        .arg(&disk)
        .stderr(Stdio::null())
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        println!("skipped: only root may mount a small disk");
        return;
    }
    let disk = Mounted(disk);
    let path = start(&disk.0);
    let mut register = Register::open_at(&path, pass("right"), WORK).unwrap();
    let ballast = disk.0.join("ballast");
    // From no room at all to room for all but the last of what a save writes.
    let save = std::fs::metadata(&path).unwrap().len() as usize;
    let mut refused = 0;
    for room in (0..2 * save + 8192).step_by(4096) {
        // Fills the disk, then gives back the room wanted.
        let mut file = std::fs::File::create(&ballast).unwrap();
        while file.write_all(&[1; 4096]).is_ok() {}
        let full = file.metadata().unwrap().len();
        file.set_len(full.saturating_sub(room as u64)).unwrap();
        let before = register.content().clone();
        let noted = register::note(&mut register, 1, reported("again", ""));
        refused += u32::from(whole_or_unchanged(noted, &register, &path, &before));
        // A change that goes into both versions: it needs room for one file only.
        let before = register.content().clone();
        match register.change_passphrase(pass("right")) {
            Ok(()) => {}
            Err(reason) => {
                assert_eq!(reason, VaultError::File(FileError::DiskFull));
                refused += 1;
            }
        }
        assert_eq!(Register::look(&path, &pass("right")).unwrap(), before);
        assert!(Register::look_at_previous(&path, &pass("right")).is_ok());
        std::fs::remove_file(&ballast).unwrap();
        assert_eq!(files(&disk.0).len(), 3);
    }
    // Not each: a file system in memory counts its room by the batch.
    assert!(refused > 5, "{refused}");
}
