//! `ombrelle register export`: nothing leaves without a word that confirms it.

use std::io::Write;
use std::process::Stdio;

use crate::paper;
use crate::stage::{Ran, Stage};

/// The passphrase comes first, then what is typed.
fn typed(stage: &Stage, arguments: &[&str], word: &str) -> Ran {
    let mut all = vec!["register"];
    all.extend(arguments);
    all.extend(["--register", "kept/r.age", "--passphrase-fd", "0"]);
    let mut command = stage.at_least_cost(&all);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A command that needs no passphrase may be gone already.
    let _ = input.write_all(format!("correct horse battery\n{word}\n").as_bytes());
    drop(input);
    Ran::of(child.wait_with_output().unwrap())
}

/// A register with a picture that has much to see in it, reported once.
fn stage() -> Stage {
    let stage = Stage::new();
    let picture = image::RgbImage::from_fn(320, 240, |x, y| {
        let patch = (x / 23 * 7 + y / 17 * 13) % 11;
        image::Rgb([(patch * 23) as u8, (x / 2) as u8, (y * patch / 11) as u8])
    });
    picture.save(stage.path("secret.png")).unwrap();
    typed(&stage, &["init"], "").ends_with(0);
    typed(&stage, &["add", "secret.png", "--name", "l’été"], "").ends_with(0);
    let note = ["note", "1", "--to", "Take It Down", "--case", "C-42"];
    typed(&stage, &note, "").ends_with(0);
    stage
}

fn digits(stage: &Stage) -> String {
    let ran = stage.run(&["fingerprint", "--json", "secret.png"]);
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let first = &data["fingerprint"]["pictures"][0]["hashes"][0];
    first.as_str().unwrap().to_owned()
}

#[test]
fn hashes_leave_only_after_a_word_that_confirms_it() {
    let stage = stage();
    let digits = digits(&stage);
    for format in ["exchange", "csv", "json"] {
        let line = ["export", "--format", format, "--out", "out.txt"];
        let ran = typed(&stage, &line, "no");
        ran.ends_with(2);
        assert!(
            ran.out.contains("blurry version of the picture"),
            "{}",
            ran.out
        );
        // What is advised is an option that there is.
        let advised = ran.err.contains("--i-know-what-hashes-reveal");
        assert!(advised && !ran.err.contains("--yes"), "{}", ran.err);
        assert!(!stage.exists("out.txt"));
        typed(&stage, &line, "write").ends_with(0);
        let written = String::from_utf8(stage.read("out.txt")).unwrap();
        assert!(written.contains(&digits), "{format}");
        // Not over another file, and without a question for whoever says so before.
        typed(&stage, &line, "write").ends_with(6);
        let mut sure = line.to_vec();
        sure.extend(["--i-know-what-hashes-reveal", "--force"]);
        let ran = typed(&stage, &sure, "");
        ran.ends_with(0);
        assert!(!ran.out.contains(&digits) && !ran.err.contains(&digits));
        private(&stage, "out.txt");
        std::fs::remove_file(stage.path("out.txt")).unwrap();
    }
}

#[test]
fn an_item_that_is_named_twice_is_written_once() {
    let stage = stage();
    let line = ["export", "--format", "csv", "--out", "out.csv"];
    let mut twice = line.to_vec();
    twice.extend(["--items", "1,1", "--items", "1"]);
    twice.push("--i-know-what-hashes-reveal");
    let ran = typed(&stage, &twice, "");
    assert!(ran.ends_with(0).out.contains("with 1 item:"), "{}", ran.out);
    let written = String::from_utf8(stage.read("out.csv")).unwrap();
    // The titles, and a row for each of the eight forms of the picture.
    assert_eq!(written.lines().count(), 1 + 8, "{written}");
}

#[cfg(unix)]
fn private(stage: &Stage, name: &str) {
    use std::os::unix::fs::PermissionsExt;
    let mode = stage.path(name).metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[cfg(not(unix))]
fn private(stage: &Stage, name: &str) {
    assert!(stage.exists(name));
}

/// The text of a PDF, as `pdftotext` (poppler) reads it; digits that go on in the next row are one word again.
fn text(stage: &Stage, name: &str) -> String {
    let mut command = std::process::Command::new("pdftotext");
    let read = command
        .arg("-raw")
        .arg(stage.path(name))
        .arg("-")
        .output()
        .unwrap();
    assert!(
        read.status.success(),
        "{}",
        String::from_utf8_lossy(&read.stderr)
    );
    String::from_utf8(read.stdout).unwrap()
}

#[test]
fn a_sheet_is_printed_on_the_paper_that_is_asked_for() {
    let stage = stage();
    for (asked, page) in [
        (&[] as &[&str], paper::A4),
        (&["--paper", "letter"][..], paper::LETTER),
    ] {
        let line = ["export", "--format", "sheet", "--out", "out.pdf", "--force"];
        typed(&stage, &[&line[..], asked].concat(), "").ends_with(0);
        assert_eq!(paper::pages(&stage.path("out.pdf")).0, page);
    }
}

#[test]
fn a_sheet_holds_no_hash_unless_asked_for() {
    let stage = stage();
    let digits = digits(&stage);
    let said = "asks for money";
    let add = [
        "evidence",
        "add",
        "--said",
        said,
        "--account",
        "x_77",
        "--file",
        "secret.png",
    ];
    typed(&stage, &add, "").ends_with(0);
    for language in ["en", "fr"] {
        let out = format!("{language}.pdf");
        let line = [
            "export", "--lang", language, "--format", "sheet", "--out", &out,
        ];
        typed(&stage, &line, "").ends_with(0);
        let sheet = text(&stage, &out);
        assert!(sheet.contains("C-42") && sheet.contains("Take It Down"));
        assert!(sheet.contains(said) && sheet.contains("x_77"), "{sheet}");
        assert!(!sheet.contains("SHA-256"), "{sheet}");
        assert!(!sheet.contains(&digits) && !sheet.contains("secret"));
        private(&stage, &out);
    }
    assert!(text(&stage, "fr.pdf").contains("Feuille"));
    let line = [
        "export",
        "--format",
        "sheet",
        "--out",
        "h.pdf",
        "--with-hashes",
    ];
    typed(&stage, &line, "no").ends_with(2);
    typed(&stage, &line, "write").ends_with(0);
    assert!(text(&stage, "h.pdf").contains(&digits));
}

/// `--force` is for another export, and not for what it comes from.
#[test]
fn no_export_takes_the_place_of_the_register() {
    let stage = stage();
    let kept = stage.read("kept/r.age");
    for format in ["sheet", "csv"] {
        let line = ["export", "--format", format, "--out", "kept/r.age"];
        let sure = ["--i-know-what-hashes-reveal", "--force"];
        typed(&stage, &[&line[..], &sure].concat(), "")
            .ends_with(6)
            .complains("take the place of an encrypted file");
        assert_eq!(stage.read("kept/r.age"), kept);
    }
    let letter = ["letter", "relatives", "--out", "kept/r.age", "--force"];
    stage.run(&letter).ends_with(6);
    assert_eq!(stage.read("kept/r.age"), kept);
}

#[test]
fn items_can_be_chosen_and_a_discreet_screen_says_little() {
    let stage = stage();
    let line = ["export", "--format", "sheet", "--out", "a.pdf", "--items"];
    let ran = typed(&stage, &[&line[..], &["7"]].concat(), "");
    assert_ne!(ran.status, 0);
    assert!(!stage.exists("a.pdf"));
    let ran = typed(&stage, &[&line[..], &["1", "--discreet"]].concat(), "");
    ran.ends_with(0);
    assert_eq!(ran.out, "Done.\n");
    typed(&stage, &["export", "--format", "paper", "--out", "a"], "")
        .ends_with(2)
        .complains("Possible: sheet, exchange, csv, json.");
}

/// Names as people have them, and words as people paste them: nothing of them is lost, and nothing runs away with the page.
#[test]
fn a_name_of_300_letters_and_words_in_several_scripts_are_kept_and_printed() {
    let stage = stage();
    let long = format!("Łucja-{}", "abcdefghij".repeat(30));
    let mixed = "Ελένη Їжак Çağrı محمد „Ola”";
    let said = format!("{mixed}: {}", "donne l’argent ".repeat(40));
    let add = [
        "evidence",
        "add",
        "--said",
        said.trim(),
        "--account",
        &long,
        "--platform",
        mixed,
    ];
    typed(&stage, &add, "").ends_with(0);
    typed(&stage, &["note", "1", "--to", &long, "--case", mixed], "").ends_with(0);
    let list = typed(&stage, &["evidence", "list"], "");
    assert!(list.ends_with(0).out.contains(said.trim()) && list.out.contains(&long));
    let line = ["export", "--format", "sheet", "--out", "a.pdf"];
    typed(&stage, &line, "").ends_with(0);
    let letters = |text: &str| -> String { text.chars().filter(|c| c.is_alphabetic()).collect() };
    let printed = letters(&text(&stage, "a.pdf"));
    assert!(printed.contains(&letters(&long)), "{printed}");
    for word in ["Ελένη", "Їжак", "Çağrı"] {
        assert!(printed.contains(word), "{word}: {printed}");
    }
}
