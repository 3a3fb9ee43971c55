//! A folder of its own for each test, and the command run in it.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::programs::{SHIPPED, least_cost};

/// A Tuesday afternoon, when all help lines answer.
pub const MOMENT: &str = "2026-12-01T15:00:00";

/// A folder that goes away with the test.
pub struct Stage {
    folder: tempfile::TempDir,
}

/// What the command did.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Stage {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The command with these arguments, in English, in this folder, with settings that nobody made, on an afternoon.
    pub fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        self.started(Path::new(SHIPPED), arguments)
    }

    /// The same for an album book or a register, whose passphrase costs the least to try there.
    pub fn at_least_cost<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        self.started(least_cost(), arguments)
    }

    fn started<S: AsRef<OsStr>>(&self, program: &Path, arguments: &[S]) -> Command {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("OMBRELLE_MOMENT", MOMENT)
            .env("LC_ALL", "C");
        command
    }

    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        Ran::of(self.command(arguments).output().unwrap())
    }

    /// `ombrelle protect --no-detect` with these arguments: needs no model.
    pub fn protect<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Ran {
        let mut all: Vec<&OsStr> = vec![OsStr::new("protect"), OsStr::new("--no-detect")];
        all.extend(arguments.iter().map(AsRef::as_ref));
        self.run(&all)
    }

    pub fn exists(&self, name: &str) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Names of all files, with folders below.
    pub fn files(&self) -> Vec<String> {
        let mut names = Vec::new();
        list(self.folder.path(), &mut names);
        names.sort();
        names
    }
}

fn list(folder: &Path, names: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), names);
        } else {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
}

impl Ran {
    pub fn of(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output is UTF-8");
        let ran = Self {
            status: output.status.code().unwrap_or(-1),
            out: text(&output.stdout),
            err: text(&output.stderr),
        };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        ran
    }

    /// The status, with the words for whoever reads the failure.
    #[track_caller]
    pub fn ends_with(&self, status: i32) -> &Self {
        assert_eq!(self.status, status, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    #[track_caller]
    pub fn complains(&self, of: &str) -> &Self {
        assert!(self.err.contains(of), "no `{of}` in: {}", self.err);
        self
    }
}

/// Whether the face finder is installed; a missing one is told, and in CI it is a failure.
pub fn finder_installed(test: &str) -> bool {
    let stage = Stage::new();
    super::pictures::png(&stage.path("a.png"), 64, 64, 1);
    let ran = stage.run(&["faces", "a.png"]);
    if ran.status == 5 {
        skipped(test, "the face finder is not installed (cargo xtask demo)");
        return false;
    }
    ran.ends_with(0);
    true
}

/// Whether the face finder and at least one recogniser are installed; told like [`finder_installed`].
pub fn jury_installed(test: &str) -> bool {
    let Some(face) = portrait(test).filter(|_| finder_installed(test)) else {
        return false;
    };
    let stage = Stage::new();
    std::fs::copy(face, stage.path("a.jpg")).unwrap();
    let ran = stage.run(&["judge", "a.jpg", "--original", "a.jpg"]);
    if ran.status == 5 {
        skipped(test, "no recogniser is installed (cargo xtask demo)");
        return false;
    }
    ran.ends_with(0);
    true
}

/// A portrait in the public domain, if it is there.
pub fn portrait(test: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("OMBRELLE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let found = shared.join("data/photos/obama.jpg");
    if found.exists() {
        return Some(found);
    }
    println!("{test}: skipped, the public-domain portraits are not here (OMBRELLE_SHARED)");
    None
}

/// Tells that a test did not run, which CI does not accept.
pub fn skipped(test: &str, why: &str) {
    println!("{test}: skipped, {why}");
    assert!(std::env::var_os("CI").is_none(), "{test}: in CI, {why}");
}
