//! `ombrelle check --caption -`: a caption from the standard input.

use std::io::Write;
use std::process::Stdio;

use crate::stage::{Ran, Stage};

/// The command with these bytes as its standard input.
fn with_input(stage: &Stage, line: &[&str], input: &[u8]) -> Ran {
    let mut child = stage
        .command(line)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    Ran::of(child.wait_with_output().unwrap())
}

#[test]
fn a_caption_is_read_from_the_standard_input_whatever_its_bytes() {
    let stage = Stage::new();
    let line = ["check", "--caption", "-"];
    let ran = with_input(&stage, &line, "Emma,\n6 ans\n".as_bytes());
    ran.ends_with(0);
    assert!(
        ran.out.contains("“Emma”") && ran.out.contains("“6 ans”"),
        "{}",
        ran.out
    );
    // Letters that are none, marks for the terminal, nothing at all, far too much.
    for input in [
        &b"\xFF\xFE Emma \x1b[31m"[..],
        b"",
        &b"Emma ".repeat(10_000),
    ] {
        let ran = with_input(&stage, &line, input);
        ran.ends_with(0);
        assert!(!ran.out.contains('\u{1b}'), "{}", ran.out);
        assert_eq!(ran.out.contains("20,000"), input.len() > 20_000);
    }
}
