//! What libtorch asks the system for, as `strace` (Debian package `strace`) sees it: a surrogate is
//! loaded and run forward and backward by this test program, started again under it.

#![cfg(all(feature = "torch", target_os = "linux"))]
// A test may stop at what it did not expect, and says what it skipped.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::process::Command;

use ombrelle_core::model::torch::{Surrogate, set_threads};
use ombrelle_core::paths;
use tch::{Device, Kind, Tensor};

/// Set for the program that runs under `strace`.
const WATCHED: &str = "OMBRELLE_TEST_WATCHED";
const TEST: &str = "libtorch_opens_no_socket_and_writes_nothing";

fn skipped(why: &str) {
    assert!(std::env::var_os("CI").is_none(), "{TEST}: {why}");
    println!("{TEST}: skipped, {why}");
}

/// Forward and backward, on two threads.
fn run_a_surrogate() {
    set_threads(2);
    let surrogate = Surrogate::load("mobilefacenet", &paths::models()).unwrap();
    let crop = Tensor::f_full([2, 3, 112, 112], 100.0, (Kind::Float, Device::Cpu)).unwrap();
    let crop = crop.f_set_requires_grad(true).unwrap();
    let embedding = surrogate.embed(&crop).unwrap();
    let loss = embedding.f_square().unwrap().f_sum(Kind::Float).unwrap();
    let gradients = Tensor::f_run_backward(&[&loss], &[&crop], false, false).unwrap();
    assert_eq!(gradients.len(), 1);
}

#[test]
fn libtorch_opens_no_socket_and_writes_nothing() {
    if std::env::var_os(WATCHED).is_some() {
        return run_a_surrogate();
    }
    if !paths::models().join("mobilefacenet").is_dir() {
        return skipped("the models are not installed");
    }
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let mut strace = Command::new("strace");
    strace.args([
        "-f",
        "-s",
        "4096",
        "-e",
        "trace=%network,%file,%process,memfd_create",
        "-o",
    ]);
    strace.arg(&trace).arg(std::env::current_exe().unwrap());
    strace
        .args(["--exact", TEST])
        .env(WATCHED, "1")
        .env("HOME", folder.path());
    let Ok(ran) = strace.output() else {
        return skipped("strace (package strace) is missing");
    };
    let Ok(calls) = std::fs::read_to_string(&trace) else {
        return skipped("strace is not allowed");
    };
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stdout)
    );
    assert!(calls.contains("libtorch_cpu"), "libtorch was not loaded");
    let network = [
        "socket(", "connect(", "bind(", "listen(", "sendto(", "sendmsg(",
    ];
    let changes = [
        "rename", "unlink", "mkdir", "link(", "symlink", "chmod", "truncate", "memfd",
    ];
    let writes = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC"];
    for call in calls.lines() {
        // `1234  openat(...) = 3`
        let call = call.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        let begins = |names: &[&str]| names.iter().any(|name| call.starts_with(name));
        let opens = call.starts_with("open") && writes.iter().any(|flag| call.contains(flag));
        assert!(!begins(&network) && !begins(&changes), "{call}");
        assert!(!opens || call.contains("\"/dev/null\""), "{call}");
        // strace itself starts the test program: the first line, and no other one.
        let other = call.starts_with("execve") && !call.contains("libtorch-");
        assert!(!other, "{call}");
    }
    assert_eq!(calls.matches("execve(").count(), 1);
}
