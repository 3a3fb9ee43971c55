//! `--paper`: what papers are printed on, as `pdfinfo` (poppler) sees it.

use std::path::Path;
use std::process::Command;

use crate::stage::Stage;

/// What `pdfinfo` says of the pages of a paper.
pub const A4: &str = "595.276 x 841.89 pts (A4)";
/// The same of letter.
pub const LETTER: &str = "612 x 792 pts (letter)";

/// What `pdfinfo` says of a paper: how large its pages are, and how many.
pub fn pages(file: &Path) -> (String, String) {
    let said = Command::new("pdfinfo").arg(file).output().unwrap();
    let said = String::from_utf8(said.stdout).unwrap();
    let fact = |name: &str| {
        let fact = said.lines().find_map(|line| line.strip_prefix(name));
        fact.unwrap_or_else(|| panic!("{}: {said}", file.display()))
            .trim()
            .to_owned()
    };
    (fact("Page size:"), fact("Pages:"))
}

#[test]
fn papers_are_on_a4_or_on_what_is_asked_for() {
    let stage = Stage::new();
    let letter = [
        "letter",
        "club",
        "--sender",
        "Ada",
        "--addressee",
        "The club",
        "--photos",
        "a.jpg",
        "--yes",
    ];
    let papers = [
        &letter[..],
        &["parents", "agreement"],
        &["parents", "audit"],
        &[
            "consent",
            "form",
            "--audience",
            "public",
            "--book",
            "none.age",
        ],
    ];
    for (number, paper) in papers.iter().enumerate() {
        for (asked, page) in [
            (&[] as &[&str], A4),
            (&["--paper", "a4"][..], A4),
            (&["--paper", "letter"][..], LETTER),
        ] {
            let name = format!("{number}.pdf");
            let out = ["--out", name.as_str(), "--force"];
            stage.run(&[*paper, asked, &out[..]].concat()).ends_with(0);
            assert_eq!(pages(&stage.path(&name)).0, page, "{paper:?}, {asked:?}");
        }
    }
    let ran = stage.run(&["parents", "talk", "--paper", "a3"]);
    ran.ends_with(2).complains("Possible: a4, letter.");
}

/// `XDG_CONFIG_HOME` names the folder of settings on Linux alone.
#[cfg(target_os = "linux")]
#[test]
fn papers_are_on_what_the_settings_say_and_on_a4_where_these_cannot_be_read() {
    use ombrelle_core::paper::Size;
    use ombrelle_core::settings::Settings;

    let stage = Stage::new();
    let settings = stage.path("config/ombrelle/settings.toml");
    let printed = |asked: &[&str]| {
        let paper = ["parents", "agreement", "--out", "paper.pdf", "--force"];
        stage.run(&[&paper[..], asked].concat()).ends_with(0);
        pages(&stage.path("paper.pdf")).0
    };
    let chosen = Settings {
        paper: Size::Letter,
        ..Settings::default()
    };
    chosen.write(&settings).unwrap();
    assert_eq!(printed(&[]), LETTER);
    assert_eq!(printed(&["--paper", "a4"]), A4);
    // As they were written before there was a choice.
    for text in ["text = 120\n", "text = ["] {
        std::fs::write(&settings, text).unwrap();
        assert_eq!(printed(&[]), A4, "{text}");
        assert_eq!(printed(&["--paper", "letter"]), LETTER, "{text}");
    }
}

/// A poster that goes on to another page is none, and a form or a page to take home is handed out as one sheet.
#[test]
fn the_kit_has_as_many_pages_on_letter_as_on_a4() {
    for language in ["en", "fr"] {
        let stage = Stage::new();
        for paper in ["a4", "letter"] {
            let line = [
                "workshop", "kit", "--lang", language, "--paper", paper, "--out", paper,
            ];
            stage.run(&line).ends_with(0);
        }
        let mut papers = 0;
        for entry in std::fs::read_dir(stage.path("a4")).unwrap() {
            let name = entry.unwrap().file_name();
            let on_a4 = pages(&stage.path("a4").join(&name));
            let on_letter = pages(&stage.path("letter").join(&name));
            assert_eq!((on_a4.0.as_str(), on_letter.0.as_str()), (A4, LETTER));
            assert_eq!(on_a4.1, on_letter.1, "{name:?}");
            papers += 1;
        }
        assert_eq!(papers, ombrelle_workshop::kit::sheets().len());
    }
}
