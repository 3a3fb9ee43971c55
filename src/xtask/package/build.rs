//! The programs, built so that they tell nothing of the machine: the same sources give the same bytes wherever they lie.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::trouble;
use crate::run::{Done, cargo, command, output, root, show, target};

/// Builds the command and the window, in one file, with this profile: the folder that holds it.
pub fn programs(profile: &str) -> Done<PathBuf> {
    let mut build = cargo(&["build", "--locked", "--profile", profile]);
    build.args(["--package", "ombrelle-program"]);
    // Between flags a character that no folder has, as cargo wants it.
    build.env("CARGO_ENCODED_RUSTFLAGS", flags()?.join("\u{1f}"));
    // What crates note of the files that they hold. Not the day of the commit: cargo compiles no crate anew because this changes, so that a
    // crate that was compiled for an older commit would keep that one's day, and the same commit would give other bytes.
    build.env("SOURCE_DATE_EPOCH", "0");
    show(build)?;
    Ok(target().join(if profile == "dev" { "debug" } else { profile }))
}

/// What the compiler is to write for each folder of this machine, in panics and messages.
fn flags() -> Done<Vec<String>> {
    let sysroot = output(command("rustc", &["--print", "sysroot"]))?;
    let mut names = vec![
        (cargo_home(), "cargo"),
        (PathBuf::from(sysroot.trim()), "rust"),
        (root(), "ombrelle"),
        (target(), "target"),
    ];
    // The registry's folder has a name that depends on how it was reached.
    let sources = std::fs::read_dir(cargo_home().join("registry/src"));
    for registry in sources.into_iter().flatten().flatten() {
        names.push((registry.path(), "registry"));
    }
    // The last that fits counts.
    let flag = |(folder, name): &(PathBuf, &str)| {
        format!("--remap-path-prefix={}={name}", folder.display())
    };
    Ok(names.iter().map(flag).collect())
}

fn home() -> Option<PathBuf> {
    let named = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    named.map(PathBuf::from)
}

fn cargo_home() -> PathBuf {
    let below_home = || home().unwrap_or_default().join(".cargo");
    std::env::var_os("CARGO_HOME").map_or_else(below_home, PathBuf::from)
}

/// Where others' programs lie, which are known by their SHA-256 and were built on machines of their makers; in packages for Linux, and for others.
const OF_OTHERS: [&str; 2] = ["lib/ombrelle/runtime/", "models/runtime/"];

/// The files below a folder that name a folder of this machine: the sources, what was built, the person's own, cargo's.
pub fn telling(folder: &Path) -> Done<Vec<String>> {
    let folders = [Some(root()), Some(target()), Some(cargo_home()), home()];
    let folders = folders.into_iter().flatten();
    let mut words: Vec<String> = folders
        .map(|folder| format!("{}{MAIN_SEPARATOR}", folder.display()))
        // A home of `/` would be found everywhere.
        .filter(|word| word.len() > 2)
        .chain([".cargo/registry".to_owned()])
        .collect();
    if cfg!(windows) {
        // Some write slashes there too, and some backslashes.
        let turned: Vec<String> = words.iter().map(|word| word.replace('\\', "/")).collect();
        words.extend(turned);
        words.push(r".cargo\registry".to_owned());
    }
    let mut told = Vec::new();
    for file in super::tree::files(folder)? {
        let path = folder.join(&file);
        let others = OF_OTHERS.iter().any(|folder| file.contains(folder));
        if !path.is_symlink() && !others {
            let bytes = std::fs::read(&path).map_err(|e| trouble(&path, e))?;
            if words.iter().any(|word| holds(&bytes, word.as_bytes())) {
                told.push(file);
            }
        }
    }
    Ok(told)
}

/// The name of the first object of a tree for screen readers (AT-SPI), which a program may have right before another that begins with
/// a slash: no folder of anybody's called `/root`.
const TREE_OF_A_SCREEN_READER: &[u8] = b"/org/a11y/atspi/accessible/root";

/// Whether bytes hold a word; quick enough for networks of 40 MB, since few bytes are a slash or a dot.
fn holds(bytes: &[u8], word: &[u8]) -> bool {
    let Some((first, _)) = word.split_first() else {
        return false;
    };
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| byte == first) {
        let here = rest.get(at..).unwrap_or_default();
        let up_to_root = bytes.len() - here.len() + "/root".len();
        let up_to_root = bytes.get(..up_to_root).unwrap_or_default();
        if here.starts_with(word) && !up_to_root.ends_with(TREE_OF_A_SCREEN_READER) {
            return true;
        }
        rest = here.get(1..).unwrap_or_default();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_names_a_folder_of_this_machine_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("bin")).unwrap();
        std::fs::write(folder.path().join("bin/clean"), b"\x7fELF/./registry/x.rs").unwrap();
        assert_eq!(telling(folder.path()), Ok(Vec::new()));
        let mut bytes = b"\x7fELF\0//".to_vec();
        bytes.extend(root().join("src/x.rs").to_string_lossy().bytes());
        std::fs::write(folder.path().join("bin/told"), bytes).unwrap();
        std::fs::write(folder.path().join("sources"), "/x/.cargo/registry/src").unwrap();
        // What others built tells of their machines alone.
        std::fs::create_dir_all(folder.path().join("models/runtime")).unwrap();
        let library = folder.path().join("models/runtime/library");
        std::fs::write(library, "/x/.cargo/registry/src").unwrap();
        let told = vec!["bin/told".to_owned(), "sources".to_owned()];
        assert_eq!(telling(folder.path()), Ok(told));
    }

    #[test]
    fn the_root_of_a_tree_for_screen_readers_is_no_home() {
        let beside = b"cache/org/a11y/atspi/accessible/root/org/a11y/atspi/cache";
        assert!(!holds(beside, b"/root/"));
        let both = [&beside[..], b"\0accessible/root/x/root/secret"].concat();
        assert!(holds(&both, b"/root/"));
    }

    #[test]
    fn no_flag_names_a_folder_to_be_written() {
        for flag in flags().unwrap() {
            let (_, written) = flag.rsplit_once('=').unwrap();
            assert!(!written.contains('/'), "{flag}");
        }
    }
}
