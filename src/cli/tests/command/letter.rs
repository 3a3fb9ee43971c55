//! `ombrelle letter` and forms for a class: shown before they are written, and read back by poppler.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::stage::{Ran, Stage};

/// Runs a command; what is typed comes on its standard input.
fn typed(stage: &Stage, arguments: &[&str], lines: &str) -> Ran {
    answered(stage.command(arguments), lines)
}

fn answered(mut command: Command, lines: &str) -> Ran {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that asks nothing may be gone already.
    let _ = input.write_all(lines.as_bytes());
    drop(input);
    Ran::of(child.wait_with_output().unwrap())
}

fn with_book(stage: &Stage, arguments: &[&str], lines: &str) -> Ran {
    let book = ["--book", "album.age", "--passphrase-fd", "0"];
    let all: Vec<&str> = arguments.iter().chain(&book).copied().collect();
    answered(
        stage.at_least_cost(&all),
        &format!("correct horse battery staple\n{lines}"),
    )
}

fn text(stage: &Stage, name: &str) -> String {
    let mut command = Command::new("pdftotext");
    let read = command.arg("-raw").arg(stage.path(name)).arg("-");
    let read = read.output().unwrap();
    assert!(read.status.success());
    String::from_utf8(read.stdout).unwrap()
}

#[test]
fn a_letter_is_written_after_its_fields_were_shown_and_a_word_confirmed_it() {
    let stage = Stage::new();
    let line = [
        "letter",
        "club",
        "--lang",
        "en",
        "--sender",
        "Ewa Żółw",
        "--addressee",
        "The *club* #import",
        "--child",
        "Łucja",
        "--photos",
        "a.jpg",
        "--photos",
        "b.jpg",
        "--day",
        "2026-11-28",
        "--out",
        "letter.pdf",
    ];
    let ran = typed(&stage, &line, "no\n");
    ran.ends_with(2);
    for shown in [
        "Who writes and signs: Ewa Żółw",
        "Which pictures: a.jpg; b.jpg",
        "Town: (empty)",
        "28 November 2026",
    ] {
        assert!(ran.out.contains(shown), "{shown}: {}", ran.out);
    }
    assert!(!stage.exists("letter.pdf"));
    typed(&stage, &line, "write\n").ends_with(0);
    let letter = text(&stage, "letter.pdf");
    for said in [
        "Ewa Żółw",
        "The *club* #import",
        "Łucja can be recognised",
        "a.jpg",
        "b.jpg",
    ] {
        assert!(letter.contains(said), "{said}: {letter}");
    }
    // Not over another file; and with neither file, the letter appears on the screen.
    typed(&stage, &line, "write\n").ends_with(6);
    let ran = typed(&stage, &line[..line.len() - 2], "");
    ran.ends_with(0);
    assert!(ran.out.contains("- a.jpg\n- b.jpg\n"), "{}", ran.out);
}

#[test]
fn a_letter_as_text_does_not_take_the_place_of_the_printed_one() {
    let stage = Stage::new();
    let mut line = vec!["letter", "club", "--yes", "--force", "--sender", "Ewa"];
    line.extend(["--addressee", "The club", "--photos", "a.jpg"]);
    line.extend(["--out", "letter.pdf", "--text", "./Letter.pdf"]);
    typed(&stage, &line, "")
        .ends_with(2)
        .complains("would be one file");
    assert_eq!(stage.files(), Vec::<String>::new());
}

#[test]
fn a_letter_of_no_kind_is_answered_with_the_kinds_that_there_are() {
    let stage = Stage::new();
    for (language, said) in [("en", "Possible:"), ("fr", "Possible\u{a0}:")] {
        let ran = stage.run(&["letter", "scool", "--lang", language]);
        ran.ends_with(2)
            .complains(said)
            .complains("school-withdrawal");
        assert!(!ran.err.contains("toys"), "{}", ran.err);
    }
}

#[test]
fn a_letter_says_what_it_lacks() {
    let stage = Stage::new();
    let line = [
        "letter",
        "host-notice",
        "--lang",
        "en",
        "--out",
        "a.pdf",
        "--yes",
    ];
    typed(&stage, &line, "")
        .ends_with(2)
        .complains("Where they are")
        .complains("--sender TEXT --contact TEXT --addressee TEXT --places TEXT");
    assert!(!stage.exists("a.pdf"));
}

#[test]
fn the_papers_for_parents_are_printed_in_both_languages() {
    let stage = Stage::new();
    let said = [
        ("audit", "en", ["private window", "Once a year, look again"]),
        (
            "audit",
            "fr",
            ["fenêtre privée", "Une fois par an, regardez à nouveau"],
        ),
        (
            "agreement",
            "en",
            ["No answer means no", "Name and signature"],
        ),
        (
            "agreement",
            "fr",
            ["Sans réponse, c’est non", "Nom et signature"],
        ),
        (
            "when-told",
            "en",
            ["Thank you for telling me", "Do not forward"],
        ),
        (
            "when-told",
            "fr",
            ["Merci de m’en parler", "Ne transférez pas"],
        ),
        ("talk", "en", ["May I take a picture", "Better not"]),
        ("talk", "fr", ["Je peux te prendre en photo", "Plutôt pas"]),
        ("watch", "en", ["Toys that listen", "report button"]),
        (
            "watch",
            "fr",
            ["Les jouets qui écoutent", "bouton pour signaler"],
        ),
    ];
    for (guide, language, words) in said {
        let name = format!("{guide}-{language}.pdf");
        stage
            .run(&["parents", guide, "--lang", language, "--out", &name])
            .ends_with(0);
        let printed: String = text(&stage, &name).split_whitespace().collect();
        for word in words {
            let word: String = word.split_whitespace().collect();
            assert!(printed.contains(&word), "{name}: {word}");
        }
    }
}

#[test]
fn a_withdrawn_decision_becomes_a_letter_and_a_class_one_file_of_forms() {
    let stage = Stage::new();
    for line in [
        &["people", "init"][..],
        &[
            "people", "add", "Ned", "--age", "7-to-11", "--parent", "Joe",
        ],
        &[
            "people", "add", "Zoé", "--age", "under-7", "--parent", "Eve",
        ],
        &["people", "add", "Joe", "--age", "adult"],
        &[
            "consent",
            "record",
            "Ned",
            "--audience",
            "public",
            "--agreed-by",
            "Joe",
        ],
    ] {
        with_book(&stage, line, "").ends_with(0);
    }
    let line = [
        "letter",
        "school-withdrawal",
        "--lang",
        "fr",
        "--decision",
        "1",
        "--addressee",
        "L’école",
        "--text",
        "a.txt",
        "--yes",
    ];
    with_book(&stage, &line, "")
        .ends_with(2)
        .complains("La décision 1 n’a pas été retirée");
    with_book(&stage, &["consent", "withdraw", "1"], "").ends_with(0);
    with_book(&stage, &line, "").ends_with(0);
    let letter = String::from_utf8(stage.read("a.txt")).unwrap();
    assert!(
        letter.contains("images de Ned") && letter.contains("Joe"),
        "{letter}"
    );
    assert!(letter.contains("a été retiré le"), "{letter}");

    let forms = [
        "consent",
        "class-forms",
        "--lang",
        "en",
        "--audience",
        "closed-group",
        "--asker",
        "The school",
        "--kept",
        "one year",
        "--out",
        "class.pdf",
    ];
    with_book(&stage, &forms, "").ends_with(0);
    let text = text(&stage, "class.pdf");
    // The children, each with who asks; not the grown-up.
    assert_eq!(text.matches("The school").count(), 2, "{text}");
    assert!(text.contains("Ned") && text.contains("Zoé") && text.contains("one year"));
    // Whoever is named twice has one form.
    let twice = [&forms[..], &["--force", "Ned", "ned"]].concat();
    let ran = with_book(&stage, &twice, "");
    assert!(ran.ends_with(0).out.contains("One form."), "{}", ran.out);
}

#[test]
fn forms_that_cannot_be_printed_are_named_and_those_of_the_others_are_written() {
    let stage = Stage::new();
    let forms = [
        "consent",
        "class-forms",
        "--lang",
        "en",
        "--audience",
        "public",
        "--out",
        "class.pdf",
    ];
    for line in [
        &["people", "init"][..],
        &["people", "add", "Zoé", "--age", "8", "--parent", "Eve"],
        // A letter of nobody's alphabet.
        &[
            "people",
            "add",
            "Yan \u{10fffd}",
            "--age",
            "8",
            "--parent",
            "Eve",
        ],
    ] {
        with_book(&stage, line, "").ends_with(0);
    }
    let ran = with_book(&stage, &forms, "");
    ran.ends_with(2)
        .complains("There is no form for Yan")
        .complains("since no font on this device has these letters")
        .complains("Install a font that has them");
    assert!(ran.out.contains("One form."), "{}", ran.out);
    let printed = text(&stage, "class.pdf");
    assert!(
        printed.contains("Zoé") && !printed.contains("Yan"),
        "{printed}"
    );
    let french = forms.map(|word| match word {
        "en" => "fr",
        word => word,
    });
    with_book(&stage, &[&french[..], &["--force"]].concat(), "")
        .ends_with(2)
        .complains("Il n’y a pas de formulaire pour Yan");
    // Where nobody's can be printed there is no paper.
    std::fs::remove_file(stage.path("class.pdf")).unwrap();
    with_book(&stage, &[&forms[..], &["Yan \u{10fffd}"]].concat(), "")
        .ends_with(2)
        .complains("The paper was not made");
    assert!(!stage.exists("class.pdf"));
}

/// A slip of the hand in the year, before twenty-five parents sign it.
#[test]
fn no_form_asks_parents_to_agree_until_a_day_that_is_over() {
    let stage = Stage::new();
    let line = |day: &str| {
        let form = ["consent", "form", "--audience", "closed-group"];
        let rest = ["--lang", "en", "--until", day, "--out", "form.pdf"];
        typed(&stage, &[&form[..], &rest].concat(), "")
    };
    line("2025-08-31")
        .ends_with(2)
        .complains("would be over before it is made")
        .complains("--until");
    assert!(!stage.exists("form.pdf"));
    line("2099-08-31").ends_with(0);
}

#[test]
fn a_name_of_300_letters_or_in_several_scripts_is_written_whole_and_one_without_end_refused() {
    let stage = Stage::new();
    let letter = |sender: &str, out: &str| {
        let line = [
            "letter",
            "club",
            "--lang",
            "en",
            "--sender",
            sender,
            "--addressee",
            "Ο σύλλογος Зірка",
            "--child",
            "Łucja",
            "--photos",
            "a.jpg",
            "--out",
            out,
            "--yes",
        ];
        typed(&stage, &line, "")
    };
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let long = format!("Zoé {}", "Żółwabcdef".repeat(30));
    for (name, out) in [
        (long.as_str(), "long.pdf"),
        ("Наталія Papadopoulos Şahin", "mixed.pdf"),
    ] {
        letter(name, out).ends_with(0);
        let printed = letters(&text(&stage, out));
        assert!(printed.contains(&letters(name)), "{name}: {printed}");
    }
    letter(&"x".repeat(4001), "endless.pdf").ends_with(2);
    assert!(!stage.exists("endless.pdf"));
}

#[test]
fn a_dash_is_no_file_that_is_written_under_that_name() {
    let stage = Stage::new();
    let letter = [
        "letter",
        "club",
        "--sender",
        "Eve",
        "--addressee",
        "The club",
        "--yes",
        "--text",
        "-",
    ];
    stage
        .run(&letter)
        .ends_with(2)
        .complains("--text cannot be -.")
        .complains("Without --out and --text the letter appears on the screen.");
    stage
        .run(&[&letter[..], &["--lang", "fr"]].concat())
        .ends_with(2)
        .complains("--text ne peut pas être -.")
        .complains("Sans --out ni --text, la lettre s’affiche à l’écran.");
    for command in [
        &["letter", "club", "--out", "-"][..],
        &["parents", "talk", "--out", "-"],
        &["consent", "form", "--audience", "public", "--out", "-"],
        &["register", "export", "--format", "sheet", "--out", "-"],
        &["check", "a.jpg", "--map", "-"],
        &["group", "a.jpg", "--sheet", "-"],
        &["judge", "a.jpg", "--original", "a.jpg", "--chart", "-"],
        &["judge", "a.jpg", "--original", "a.jpg", "--difference", "-"],
    ] {
        stage
            .run(command)
            .ends_with(2)
            .complains("cannot be -.")
            .complains("Possible: the name of a file.");
    }
    assert!(!stage.exists("-"));
    // A file that is to be called so is named with its folder.
    stage.run(&["parents", "talk", "--out", "./-"]).ends_with(0);
    assert!(stage.exists("-"));
}
