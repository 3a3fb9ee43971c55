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
fn six_answers_lead_to_help_and_wrong_ones_are_asked_again() {
    let stage = Stage::new();
    let lines = "perhaps\nme\n1\nunder 18\nAtlantis\nfr\n3\nYES\n";
    let ran = typed(&stage, &["which-door"], lines);
    ran.ends_with(0);
    for number in 1..=6 {
        let question = format!("\n{number}. ");
        assert!(ran.out.contains(&question), "{number}: {}", ran.out);
    }
    // A wrong answer is asked again, with its choices.
    assert!(
        ran.out
            .contains("Not understood. Possible: 1 it is about me,"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("No country of that name"), "{}", ran.out);
    assert!(
        ran.out
            .contains("\n1. If anybody is in danger, call 112 now."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("3018"), "{}", ran.out);
    assert!(stage.files().is_empty());
}

#[test]
fn every_question_can_be_skipped() {
    let stage = Stage::new();
    let ran = typed(&stage, &["which-door"], "\n\n\n\n\n\n");
    ran.ends_with(0);
    assert!(
        ran.out.contains("StopNCII") && ran.out.contains("Take It Down"),
        "{}",
        ran.out
    );
    let silent = stage.run(&["which-door", "--skip-questions"]);
    silent.ends_with(0);
    assert!(ran.out.ends_with(&silent.out), "{}", silent.out);
}

#[test]
fn somebody_under_18_is_asked_and_told_in_french_as_somebody_young() {
    let stage = Stage::new();
    let given = ["which-door", "--lang", "fr"];
    let ran = typed(&stage, &given, "moi\nIA\noui\nSuisse\nnon\nnon\n");
    ran.ends_with(0);
    assert!(ran.out.contains("Ce n’est pas ta faute."), "{}", ran.out);
    assert!(ran.out.contains("147 (Pro Juventute)"), "{}", ran.out);
}

#[test]
fn the_table_has_24_branches_in_both_languages() {
    let stage = Stage::new();
    for language in ["en", "fr"] {
        let ran = stage.run(&["which-door", "--table", "--lang", language]);
        ran.ends_with(0);
        let branches = ran.out.lines().filter(|line| line.starts_with("== "));
        assert_eq!(branches.count(), 24, "{}", ran.out);
    }
}

#[test]
fn given_answers_are_not_asked() {
    let stage = Stage::new();
    let given = ["which-door", "--under-18", "no", "--country", "uk"];
    let ran = typed(&stage, &given, "me\nreal\n1\nno\n");
    ran.ends_with(0);
    assert!(!ran.out.contains("Which country"), "{}", ran.out);
    assert!(!ran.out.contains("My age"), "{}", ran.out);
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
        "--who",
        "me",
        "--what",
        "real",
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
