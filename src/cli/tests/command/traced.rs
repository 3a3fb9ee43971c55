//! What the system is asked for, as `strace` (Debian package `strace`) sees it.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::pictures;
use crate::programs::SHIPPED;
use crate::stage::{Ran, Stage, finder_installed, jury_installed, portrait, skipped};

/// Whether calls can be watched here; where not, it is told, and in CI it is a failure.
pub fn is_possible(test: &str) -> bool {
    let tried = Command::new("strace")
        .args(["-o", "/dev/null", "true"])
        .output();
    let possible = tried.is_ok_and(|ran| ran.status.success());
    if !possible {
        skipped(test, "strace (package strace) is missing or not allowed");
    }
    possible
}

/// Runs the command in the stage's folder, which must end well: the calls on files and the network
/// of all its threads, a line each.
pub fn calls(stage: &Stage, arguments: &[&str], input: Stdio) -> Vec<String> {
    let calls = traced(stage, arguments, input);
    assert!(calls.len() > 10, "{calls:?}");
    calls
}

/// The same of a command that may ask for next to nothing.
fn traced(stage: &Stage, arguments: &[&str], input: Stdio) -> Vec<String> {
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-s", "4096", "-o", "trace", "-e"])
        .args(["trace=%network,%file", SHIPPED])
        .args(arguments)
        .current_dir(stage.path(""))
        .env("LC_ALL", "C")
        .env("HOME", stage.path("home"))
        .env_remove("XDG_CACHE_HOME")
        .stdin(input);
    Ran::of(strace.output().unwrap()).ends_with(0);
    let trace = String::from_utf8(stage.read("trace")).unwrap();
    // `1234  openat(...) = 3`; lines without a bracket tell of the end of a thread.
    let call = |line: &str| {
        let call = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        call.contains('(').then(|| call.to_owned())
    };
    let calls: Vec<String> = trace.lines().filter_map(call).collect();
    assert!(calls.iter().any(|c| c.starts_with("execve(")), "{trace}");
    calls
}

/// Fails on a socket, and on anything written, renamed or removed whose name is not in the folder.
#[track_caller]
pub fn no_socket_and_changes_only_in(folder: &Path, calls: &[String]) {
    let inside = format!("\"{}", folder.display());
    let network = [
        "socket", "connect", "bind", "listen", "accept", "send", "recv", "getsock",
    ];
    let changes = [
        "rename", "unlink", "mkdir", "link", "symlink", "chmod", "truncate", "utime",
    ];
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
    for call in calls {
        let begins = |names: &[&str]| names.iter().any(|name| call.starts_with(name));
        assert!(!begins(&network), "{call}");
        let opens_to_write = call.starts_with("open") && writes.iter().any(|f| call.contains(f));
        if opens_to_write || begins(&changes) {
            let devices = ["\"/dev/tty\"", "\"/dev/null\""];
            let device = devices.iter().any(|device| call.contains(device));
            assert!(call.contains(&inside) || device, "{call}");
        }
    }
}

/// Fails on an engine, a network or anything else of the folder of models that is opened.
#[track_caller]
pub fn nothing_foreign_is_opened(calls: &[String]) {
    let foreign = ["libonnxruntime", "libtorch", ".onnx", ".packed", "models"];
    for call in calls.iter().filter(|call| call.starts_with("open")) {
        assert!(!foreign.iter().any(|part| call.contains(part)), "{call}");
    }
}

#[test]
fn a_command_that_asks_no_network_loads_no_engine_and_opens_no_model() {
    let name = "a_command_that_asks_no_network_loads_no_engine";
    if !is_possible(name) {
        return;
    }
    let stage = Stage::new();
    std::fs::create_dir(stage.path("home")).unwrap();
    let version = traced(&stage, &["--version"], Stdio::null());
    nothing_foreign_is_opened(&version);
    // It does not even look where they would be.
    let looked = version.iter().find(|call| call.contains("models"));
    assert_eq!(looked, None);
    std::fs::write(stage.path("words"), "correct horse battery staple").unwrap();
    let words = std::fs::File::open(stage.path("words")).unwrap();
    let init = ["register", "init", "--passphrase-fd", "0"];
    let line = [&init[..], &["--register", "r.age"]].concat();
    nothing_foreign_is_opened(&calls(&stage, &line, words.into()));
    assert!(stage.exists("r.age"));
}

#[test]
fn a_copy_is_saved_where_no_renaming_can_spare_what_is_there() {
    let name = "a_copy_is_saved_where_no_renaming_can_spare_what_is_there";
    if !is_possible(name) {
        return;
    }
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 60, 40, 1);
    // As folders answer that are shared with another computer.
    let refused = ["renameat2:error=EINVAL", "linkat:error=EPERM"];
    let save = || {
        let mut strace = Command::new("strace");
        strace
            .args(["-f", "-o", "/dev/null", "-e", "trace=renameat2,linkat"])
            .args(refused.map(|call| format!("--inject={call}")))
            .arg(SHIPPED)
            .args(["protect", "--no-detect", "a.png"])
            .current_dir(stage.path(""))
            .env("LC_ALL", "C")
            .env("HOME", stage.path("home"));
        Ran::of(strace.output().unwrap())
    };
    save().ends_with(0);
    assert_eq!(stage.files(), ["a.png", "a.protected.png"]);
    std::fs::write(stage.path("a.protected.png"), "somebody's").unwrap();
    save().ends_with(6);
    assert_eq!(stage.read("a.protected.png"), b"somebody's");
}

#[test]
fn protecting_opens_no_socket_and_writes_only_the_copy() {
    let name = "protecting_opens_no_socket";
    let Some(face) = portrait(name).filter(|_| finder_installed(name) && is_possible(name)) else {
        return;
    };
    changes_only_the_copy(&face, &[]);
}

#[test]
fn cloaking_opens_no_socket_and_writes_only_the_copy() {
    let name = "cloaking_opens_no_socket";
    let Some(face) = portrait(name).filter(|_| jury_installed(name) && is_possible(name)) else {
        return;
    };
    changes_only_the_copy(&face, &["--cloak", "light", "--steps", "1"]);
}

fn changes_only_the_copy(face: &Path, options: &[&str]) {
    let stage = Stage::new();
    std::fs::create_dir(stage.path("home")).unwrap();
    std::fs::create_dir(stage.path("out")).unwrap();
    std::fs::copy(face, stage.path("a.jpg")).unwrap();
    let out = stage.path("out").canonicalize().unwrap();
    let folder = out.to_string_lossy();
    let line = [&["protect", "a.jpg", "--out", &*folder], options].concat();
    let calls = calls(&stage, &line, Stdio::null());
    no_socket_and_changes_only_in(&out, &calls);
    assert!(calls.iter().any(|call| call.contains("libonnxruntime")));
    assert_eq!(stage.files(), ["a.jpg", "a.protected.jpg", "trace"]);
}
