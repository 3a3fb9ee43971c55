//! `ombrelle which-door`: asked or told, it ends with help.

use std::io::Write;
use std::process::Stdio;

use crate::stage::{Ran, Stage};

fn typed(stage: &Stage, arguments: &[&str], lines: impl AsRef<[u8]>) -> Ran {
    let mut command = stage.command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(lines.as_ref()).unwrap();
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
            .contains("Not understood. Possible: 1 it is about me,")
            // Nobody is held by a question that they cannot answer.
            && ran.out.contains("Enter alone skips it."),
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

/// A terminal of another encoding than UTF-8 sends `É` as one byte.
#[test]
fn a_line_that_is_no_utf_8_is_asked_for_again() {
    let stage = Stage::new();
    let lines = b"me\n1\nyes\n\xc9tats-Unis\nFR\nno\nno\n";
    let ran = typed(&stage, &["which-door"], lines);
    ran.ends_with(0);
    assert!(ran.out.contains("No country of that name"), "{}", ran.out);
    assert!(ran.out.contains("3018"), "{}", ran.out);
}

#[test]
fn the_age_of_a_small_child_is_not_taken_for_a_choice() {
    let stage = Stage::new();
    let lines = "my child\nreal\n3\n3 years\nFR\nno\nno\n";
    let ran = typed(&stage, &["which-door"], lines);
    ran.ends_with(0);
    let doubtful = "“3” can be a number of this list or an age.";
    assert!(ran.out.contains(doubtful), "{}", ran.out);
    assert!(ran.out.contains("Take It Down"), "{}", ran.out);
    // Whoever tells their own age has a choice of that number alone.
    let ran = typed(&stage, &["which-door"], "me\nreal\n3\nFR\nno\nno\n");
    assert!(!ran.ends_with(0).out.contains(doubtful), "{}", ran.out);
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

/// The data holds every sentence as it is, for whoever looks over the shoulder to read.
#[test]
fn what_is_to_be_discreet_is_not_written_as_data() {
    let stage = Stage::new();
    let ran = stage.run(&["which-door", "--skip-questions", "--json", "--discreet"]);
    ran.ends_with(2);
    assert!(ran.out.is_empty(), "{}", ran.out);
}

/// Answers that do not fit each other are no fault: what is safe counts.
#[test]
fn answers_that_contradict_each_other_lead_to_help() {
    let stage = Stage::new();
    let asked = |more: &[&str]| {
        let skip = ["which-door", "--skip-questions"];
        let ran = stage.run(&[&skip[..], more].concat());
        ran.ends_with(0);
        assert!(ran.err.is_empty(), "{}", ran.err);
        ran.out
    };
    // A threat, and nobody threatens: it is a threat.
    let threat = asked(&["--what", "threat", "--threatened", "no", "--country", "FR"]);
    assert!(threat.contains("\n1. If anybody is in danger"), "{threat}");
    // Not online, and a place; worried, and a picture of one's own; an age twice: the last one counts.
    for line in [
        &["--online", "no", "--where", "network"][..],
        &["--who", "worried", "--what", "made", "--online", "yes"],
        &["--under-18", "yes", "--under-18", "no"],
    ] {
        let ran = stage.run(&[&["which-door", "--skip-questions"], line].concat());
        let lines = format!("{}{}", ran.out, ran.err);
        assert!([0, 2].contains(&ran.status), "{lines}");
        // Help, or one sentence that says what does not fit.
        assert!(ran.status == 0 || ran.err.lines().count() <= 3, "{lines}");
        assert_eq!(ran.status == 0, ran.out.contains("\n1. "), "{lines}");
    }
}

/// A site for grown-ups turns somebody of fifteen away, who skipped the question.
#[test]
fn whoever_does_not_say_their_age_reads_for_whom_each_service_is() {
    let stage = Stage::new();
    let (under, from) = (
        "For everybody under 18 and their parents.",
        "For everybody from 18.",
    );
    let skipped = [
        "which-door",
        "--who",
        "me",
        "--country",
        "FR",
        "--skip-questions",
    ];
    let ran = stage.run(&skipped);
    let out = &ran.ends_with(0).out;
    for (page, whom) in [
        ("https://3018.fr", under),
        ("https://www.france-victimes.fr", from),
        ("https://takeitdown.ncmec.org", under),
        ("https://stopncii.org", from),
    ] {
        assert!(
            out.contains(&format!("{page}\n     {whom} ")),
            "{page}: {out}"
        );
    }
    let said = [&skipped[..], &["--under-18", "yes"]].concat();
    let ran = stage.run(&said);
    assert!(!ran.ends_with(0).out.contains(under), "{}", ran.out);
}

/// Nobody of fifteen writes Snapchat.
#[test]
fn a_platform_is_known_by_what_people_call_it() {
    let stage = Stage::new();
    for (typed, name) in [
        ("snap", "Snapchat"),
        ("Insta", "Instagram"),
        ("tik tok", "TikTok"),
        ("fb", "Facebook"),
    ] {
        let ran = stage.run(&["help-me", "--platform", typed, "--json"]);
        let told: serde_json::Value = serde_json::from_str(&ran.ends_with(0).out).unwrap();
        assert_eq!(told["name"], name);
    }
    // Which of several is meant is not guessed.
    for typed in ["re", "", "t"] {
        stage
            .run(&["help-me", "--platform", typed])
            .ends_with(2)
            .complains("is known here");
    }
}

/// Somebody who lives where our list knows nobody, or names what is no country, is told so and not left alone.
#[test]
fn a_country_that_is_not_there_is_one_sentence() {
    let stage = Stage::new();
    let long = "x".repeat(300);
    for country in ["Atlantis", "ZZ", "", "🇫🇷", long.as_str()] {
        for command in [
            &["help-me", "--country", country][..],
            &["which-door", "--skip-questions", "--country", country],
        ] {
            let ran = stage.run(command);
            ran.ends_with(2);
            assert!(ran.err.lines().count() <= 4, "{country}: {}", ran.err);
            assert!(!ran.err.is_empty() && ran.out.is_empty());
        }
    }
    for command in [
        &["help-me", "--country", "Farnce"][..],
        &["which-door", "--skip-questions", "--country", "Farnce"],
    ] {
        stage
            .run(command)
            .ends_with(2)
            .complains("Did you mean France?");
    }
    let fiji = stage.run(&["help-me", "--country", "Fiji"]);
    assert!(fiji.ends_with(0).out.contains("INHOPE"), "{}", fiji.out);
}

/// 3018 answers until eleven in the evening, 119 at any time.
#[test]
fn at_night_a_line_that_is_closed_is_told_as_closed_behind_one_that_answers() {
    let stage = Stage::new();
    let asked = [
        "which-door",
        "--who",
        "me",
        "--under-18",
        "yes",
        "--country",
        "FR",
        "--skip-questions",
    ];
    let at = |moment: &str, arguments: &[&str], language: &str| {
        let mut command = stage.command(&[arguments, &["--lang", language]].concat());
        let ran = Ran::of(command.env("OMBRELLE_MOMENT", moment).output().unwrap());
        ran.ends_with(0);
        ran.out
    };
    let (day, night) = ("2026-12-01T15:00:00", "2026-12-01T23:51:00");
    for (language, closed) in [
        ("en", "closed now, opens tomorrow at 09:00"),
        ("fr", "fermé maintenant, ouvre demain à 9\u{a0}h"),
    ] {
        for arguments in [&asked[..], &["help-me", "--country", "FR"]] {
            let place = |out: &str, line: &str| out.find(line).unwrap();
            let out = at(night, arguments, language);
            assert!(out.contains(closed), "{out}");
            assert!(place(&out, "- 119") < place(&out, "- 3018"), "{out}");
            let out = at(day, arguments, language);
            assert!(!out.contains(closed), "{out}");
            assert!(place(&out, "- 3018") < place(&out, "- 119"), "{out}");
        }
    }
    let data = [&asked[..], &["--json"]].concat();
    assert!(at(night, &data, "en").contains("\"opens\":"));
    assert!(!at(day, &data, "en").contains("\"opens\":"));
}
