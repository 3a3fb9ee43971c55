//! What is left on the disk of an entry that was withdrawn, a passphrase that was changed, a register that was
//! destroyed.

use std::fs;
use std::path::{Path, PathBuf};

use ombrelle_core::error::{REGISTER, VaultError};
use ombrelle_core::register::{self, Register};

use crate::made::{WORK, day, fingerprint, hashes, new_register, pass, unsealed};

/// All files of a folder, hidden ones too.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .collect();
    found.sort();
    found
}

/// Files in which any hash of an entry is found, as bytes or as hexadecimal digits, sealed or opened.
pub fn holding(folder: &Path, seed: u32, passphrases: &[&str]) -> Vec<PathBuf> {
    let hashes = hashes(&fingerprint(seed));
    let hex = |bytes: &[u8]| -> String { bytes.iter().map(|b| format!("{b:02x}")).collect() };
    let holds = |bytes: &[u8]| {
        hashes.iter().any(|hash| {
            let text = hex(hash);
            contains(bytes, hash)
                || contains(bytes, text.as_bytes())
                || contains(bytes, text.to_uppercase().as_bytes())
        })
    };
    let mut found = files(folder);
    found.retain(|path| {
        let opened = passphrases.iter().filter_map(|pass| unsealed(path, pass));
        holds(&fs::read(path).unwrap()) || opened.into_iter().any(|text| holds(text.as_bytes()))
    });
    found
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn register_of_two(path: &Path) -> Register {
    let mut register = new_register(path);
    for seed in [1, 2] {
        let file = vec![(String::new(), fingerprint(seed))];
        register::add(&mut register, day(25), file).unwrap();
    }
    register
}

/// A save that was killed leaves a passing file behind.
fn leave_behind(folder: &Path) {
    fs::copy(folder.join("r.age"), folder.join(".r.age.abc123.part")).unwrap();
    // Another register's, which is not ours to sweep.
    fs::write(folder.join(".r.age.more.abc123.part"), "another").unwrap();
}

#[test]
fn nothing_of_a_withdrawn_entry_is_left_in_any_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let path = at.join("r.age");
    drop(register_of_two(&path));
    leave_behind(at);
    // The search finds what is there: the present version and what was left behind.
    assert_eq!(holding(at, 2, &["right"]).len(), 2);
    assert_eq!(holding(at, 1, &["right"]).len(), 3);
    let mut register = Register::open_at(&path, pass("right"), WORK).unwrap();
    register::withdraw(&mut register, 1).unwrap();
    assert!(register.content().get(1).is_none());
    drop(register);
    assert!(holding(at, 1, &["right"]).is_empty());
    // The other entry is in both versions.
    assert_eq!(holding(at, 2, &["right"]).len(), 2);
    let opened = Register::look_at_previous(&path, &pass("right")).unwrap();
    assert_eq!(opened.iter().len(), 1);
    assert!(at.join(".r.age.more.abc123.part").exists());
}

#[test]
fn nothing_opens_with_the_passphrase_before() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let path = at.join("r.age");
    drop(register_of_two(&path));
    leave_behind(at);
    let mut register = Register::open_at(&path, pass("right"), WORK).unwrap();
    register.change_passphrase(pass("new")).unwrap();
    // Saves after it use the new one too.
    let file = vec![(String::new(), fingerprint(3))];
    register::add(&mut register, day(25), file).unwrap();
    drop(register);
    for file in files(at) {
        assert!(unsealed(&file, "right").is_none(), "{}", file.display());
    }
    assert_eq!(
        Register::look(&path, &pass("right")).unwrap_err().kind,
        VaultError::WrongPassphrase { title: REGISTER }
    );
    let entries = Register::look(&path, &pass("new")).unwrap();
    assert_eq!(entries.iter().len(), 3);
    let previous = Register::look_at_previous(&path, &pass("new")).unwrap();
    assert_eq!(previous.iter().len(), 2);
}

#[test]
fn nothing_of_a_destroyed_register_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let path = at.join("r.age");
    drop(register_of_two(&path));
    leave_behind(at);
    fs::remove_file(at.join(".r.age.more.abc123.part")).unwrap();
    Register::destroy(&path).unwrap();
    assert!(files(at).is_empty(), "{:?}", files(at));
    assert_eq!(
        Register::destroy(&path).unwrap_err().kind,
        VaultError::Missing { title: REGISTER }
    );
    assert!(files(at).is_empty());
}

#[cfg(unix)]
#[test]
fn where_a_link_led_to_a_destroyed_register_a_new_one_can_be_made() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, link) = (folder.path().join("kept"), folder.path().join("r.age"));
    fs::create_dir(&kept).unwrap();
    drop(register_of_two(&kept.join("r.age")));
    std::os::unix::fs::symlink(kept.join("r.age"), &link).unwrap();
    Register::destroy(&link).unwrap();
    assert!(files(&kept).is_empty(), "{:?}", files(&kept));
    assert!(link.symlink_metadata().is_err());
    let made = Register::create_at(&link, pass("right"), WORK).unwrap();
    assert_eq!(made.content().iter().len(), 0);
}

/// What a program that has the file open since before still reads of it.
#[cfg(unix)]
fn read_again(mut open: fs::File) -> Vec<u8> {
    use std::io::{Read, Seek};
    let mut bytes = Vec::new();
    open.rewind().unwrap();
    open.read_to_end(&mut bytes).unwrap();
    bytes
}

#[cfg(unix)]
#[test]
fn the_bytes_are_overwritten_before_they_are_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    drop(register_of_two(&path));
    let names = ["r.age", "r.age.previous"];
    let open = |name: &str| fs::File::open(folder.path().join(name)).unwrap();
    let seen = names.map(open);
    let mut register = Register::open_at(&path, pass("right"), WORK).unwrap();
    register::withdraw(&mut register, 1).unwrap();
    for (name, seen) in names.iter().zip(seen) {
        let seen = read_again(seen);
        assert!(
            !seen.is_empty() && seen.iter().all(|&byte| byte == 0),
            "{name}"
        );
    }
    drop(register);
    let seen = open("r.age");
    Register::destroy(&path).unwrap();
    let seen = read_again(seen);
    assert!(!seen.is_empty() && seen.iter().all(|&byte| byte == 0));
}

#[cfg(unix)]
#[test]
fn a_second_name_of_the_file_is_somebodys_backup_and_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    drop(register_of_two(&path));
    let backup = folder.path().join("backup.age");
    fs::hard_link(&path, &backup).unwrap();
    let before = fs::read(&backup).unwrap();
    let mut register = Register::open_at(&path, pass("right"), WORK).unwrap();
    register::withdraw(&mut register, 1).unwrap();
    drop(register);
    assert_eq!(fs::read(&backup).unwrap(), before);
    fs::remove_file(&backup).unwrap();
    fs::hard_link(&path, &backup).unwrap();
    let before = fs::read(&backup).unwrap();
    Register::destroy(&path).unwrap();
    assert_eq!(fs::read(&backup).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn whoever_reads_while_an_ordinary_change_is_saved_reads_a_whole_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("r.age");
    drop(register_of_two(&path));
    let before = fs::read(&path).unwrap();
    let reader = fs::File::open(&path).unwrap();
    let mut register = Register::open_at(&path, pass("right"), WORK).unwrap();
    let file = vec![(String::new(), fingerprint(3))];
    register::add(&mut register, day(25), file).unwrap();
    drop(register);
    assert_ne!(fs::read(&path).unwrap(), before);
    assert_eq!(read_again(reader), before);
}
