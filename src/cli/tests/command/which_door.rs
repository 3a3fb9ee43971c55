//! `ombrelle which-door`: asked or told, it ends with help.

use std::io::Write;
use std::process::Stdio;

use crate::stage::{Ran, Stage};

fn typed(stage: &Stage, arguments: &[&str], lines: &str) -> Ran {
    let mut command = stage.command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(lines.as_bytes()).unwrap();
    drop(input);
    Ran::of(child.wait_with_output().unwrap())
}

#[test]
fn four_answers_lead_to_help_and_wrong_ones_are_asked_again() {
    let stage = Stage::new();
    let ran = typed(&stage, &["which-door"], "perhaps\nyes\nfr\n3\nYES\n");
    ran.ends_with(0);
    // The wrong answer is asked again, with its choices.
    assert_eq!(ran.out.matches("Type ").count(), 5, "{}", ran.out);
    assert!(ran.out.contains("Please try once more"), "{}", ran.out);
    assert!(
        ran.out.contains("\n1. If you are in danger, call 112 now."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("3018"), "{}", ran.out);
    assert!(stage.files().is_empty());
}

#[test]
fn given_answers_are_not_asked() {
    let stage = Stage::new();
    let given = ["which-door", "--under-18", "no", "--country", "uk"];
    let ran = typed(&stage, &given, "1\nno\n");
    ran.ends_with(0);
    assert_eq!(ran.out.matches("Type ").count(), 2, "{}", ran.out);
    assert!(ran.out.contains("StopNCII"), "{}", ran.out);
    assert!(!ran.out.contains("Take It Down"), "{}", ran.out);
}

#[test]
fn nobody_to_ask_is_told() {
    let stage = Stage::new();
    typed(&stage, &["which-door"], "yes\n")
        .ends_with(2)
        .complains("An answer is missing");
}

#[test]
fn steps_are_data_too() {
    let stage = Stage::new();
    let given = [
        "which-door",
        "--json",
        "--under-18",
        "yes",
        "--country",
        "CA",
        "--online",
        "yes",
        "--where",
        "messages",
        "--threatened",
        "yes",
    ];
    let ran = stage.run(&given);
    ran.ends_with(0);
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let steps = data["steps"].as_array().unwrap();
    assert_eq!(steps[0]["step"], "danger");
    assert_eq!(steps[0]["numbers"][0], "911");
    let text = data.to_string();
    assert!(
        text.contains("+1 204 560 2101") && text.contains("2026-11-01"),
        "{text}"
    );
}
