//! What the system is asked for, as `strace` (Debian package `strace`) sees it.

use std::path::Path;
use std::process::{Command, Stdio};

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
    let mut strace = Command::new("strace");
    strace
        .args(["-f", "-s", "4096", "-o", "trace", "-e"])
        .args(["trace=%network,%file", env!("CARGO_BIN_EXE_ombrelle")])
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
    assert!(calls.len() > 10, "{trace}");
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
