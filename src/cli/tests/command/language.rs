//! No English leaks into French, nor the other way round.

use crate::pictures;
use crate::stage::{Ran, Stage};

/// Words of clap and of our English catalogue that no French sentence holds.
const ENGLISH: [&str; 14] = [
    "error:",
    "Usage",
    "Options:",
    "[default",
    "[possible",
    "tip:",
    "argument",
    "required",
    "For more",
    "unexpected",
    "cannot",
    "There is",
    " the ",
    "Print",
];

fn french(stage: &Stage, arguments: &[&str]) -> Ran {
    let mut all = vec!["--lang", "fr"];
    all.extend(arguments);
    // `ombrelle --lang fr protect` and `ombrelle protect --lang fr` are the same.
    stage.run(&all)
}

#[test]
fn every_help_and_every_usage_fault_is_french_in_french() {
    let stage = Stage::new();
    let lines: [&[&str]; 52] = [
        &["--help"],
        &["protect", "--help"],
        &["inspect", "--help"],
        &["faces", "--help"],
        &["check", "--help"],
        &["group", "--help"],
        &["fingerprint", "--help"],
        &["which-door", "--help"],
        &["register", "--help"],
        &["register", "add", "--help"],
        &["register", "export", "--help"],
        &["register", "check", "--help"],
        &["register", "note", "--help"],
        &["register", "withdraw", "--help"],
        &["register", "passwd", "--help"],
        &["register", "note", "1"],
        &["register", "note", "1", "--to", "x", "--day", "hier"],
        &["completions", "--help"],
        &["man", "--help"],
        &["protect"],
        &["protekt", "a"],
        &["protect", "--cover", "blur", "a"],
        &["protect", "--cover"],
        &["protect", "--quality", "0", "a"],
        &["protect", "--keep", "0", "a"],
        &["protect", "--keep", "x", "a"],
        &["protect", "--box", "1,2,3", "a"],
        &["protect", "--format", "bmp", "a"],
        &["protect", "--covr", "fill", "a"],
        &["protect", "--jobs", "-1", "a"],
        &["protect", "--json=yes", "a"],
        &["protect", "--keep", "1", "--no-detect", "a"],
        &["protect", "--force", "--force", "a"],
        &["faces", "--out", "x", "a"],
        &["which-door", "--country", "ZZ"],
        &["which-door", "--threatened", "maybe"],
        &["which-door", "--online", "maybe"],
        &["which-door", "--where", "there"],
        &["completions", "tcsh"],
        &["people", "--help"],
        &["people", "add", "--help"],
        &["people", "change", "--help"],
        &["consent", "--help"],
        &["consent", "record", "--help"],
        &["consent", "withdraw", "--help"],
        &["consent", "form", "--help"],
        &["help-me", "--help"],
        &["people", "add", "Léa", "--age", "dix"],
        &["consent", "record", "Léa"],
        &["consent", "ask", "Léa", "--audience", "tous"],
        &["protect", "--audience", "public", "--person", "Léa", "a"],
        &["help-me", "--country", "ZZ"],
    ];
    for line in lines {
        let ran = french(&stage, line);
        let wanted = if line.contains(&"--help") { 0 } else { 2 };
        ran.ends_with(wanted);
        let text = format!("{}{}", ran.out, ran.err);
        assert!(!text.trim().is_empty(), "{line:?}");
        for word in ENGLISH {
            assert!(!text.contains(word), "{line:?} says `{word}`: {text}");
        }
    }
}

#[test]
fn the_manual_is_french_in_french() {
    let stage = Stage::new();
    let ran = french(&stage, &["man", "--out", "pages"]);
    ran.ends_with(0);
    assert_eq!(stage.files().len(), 60);
    let page = String::from_utf8(stage.read("pages/ombrelle-protect.1")).unwrap();
    assert!(
        page.contains(".SH NOM\n") && page.contains("Code de sortie"),
        "{page}"
    );
    assert!(
        !page.contains("EXTRA") && !page.contains("Exit status"),
        "{page}"
    );
}

#[test]
fn faults_of_photos_are_french_in_french() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 40, 30, 1);
    let mut command = stage.command(&["protect", "--no-detect", "a.png", "rien.jpg"]);
    // The system's language, without --lang.
    let ran = Ran::of(command.env("LC_ALL", "fr_FR.UTF-8").output().unwrap());
    ran.ends_with(3)
        .complains("rien.jpg\u{a0}: Il n’y a ni fichier ni dossier");
    assert!(ran.out.contains("Ce qui n’est pas protégé"), "{}", ran.out);
    for word in ENGLISH {
        assert!(!ran.out.contains(word) && !ran.err.contains(word), "{word}");
    }
}

#[test]
fn every_shell_is_served() {
    let stage = Stage::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = stage.run(&["completions", shell]);
        ran.ends_with(0);
        assert!(
            ran.out.contains("ombrelle") && ran.out.contains("no-detect"),
            "{shell}"
        );
    }
}
