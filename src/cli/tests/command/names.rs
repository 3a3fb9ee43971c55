//! Names of the album book that were typed in part: who may be meant is said, and nobody is chosen.

use std::process::Stdio;

use ombrelle_core::consent::{Age, ConsentBook, NewPerson, Passphrase};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::register::ScryptCost;

use crate::stage::{Ran, Stage};

/// A class: five whose first name is Léa, and a few others.
fn class(stage: &Stage) {
    let passphrase = Passphrase::new("correct horse battery staple").unwrap();
    let path = stage.path("album.age");
    let mut album = ConsentBook::create_at(&path, passphrase, ScryptCost::LEAST).unwrap();
    let names = [
        "Léa MARTIN",
        "Tom Petit",
        "Anne-Sophie Roux",
        "Léa Bernard",
        "Léa Diaz",
        "Léa Nguyễn",
        "Cléa Moreau",
        "Léa Zidane",
    ];
    let filled = album.change(|book| {
        for name in names {
            book.add(NewPerson {
                name: name.into(),
                age: Age::From7,
                ours: false,
                parents: vec!["Anna".into()],
            })?;
        }
        Ok::<_, ErrorKind>(())
    });
    filled.unwrap();
}

fn run(stage: &Stage, arguments: &[&str]) -> Ran {
    let book = ["--book", "album.age", "--passphrase-fd", "0"];
    let all: Vec<&str> = arguments.iter().chain(&book).copied().collect();
    std::fs::write(stage.path("words"), "correct horse battery staple\n").unwrap();
    let words = std::fs::File::open(stage.path("words")).unwrap();
    Ran::of(
        stage
            .command(&all)
            .stdin(Stdio::from(words))
            .output()
            .unwrap(),
    )
}

#[test]
fn whoever_types_a_part_of_a_name_is_told_who_may_be_meant_and_nobody_is_chosen() {
    let stage = Stage::new();
    class(&stage);
    let before = stage.read("album.age");
    for (typed, told) in [
        ("martin", "Did you mean Léa MARTIN? Type the whole name."),
        (
            "sophie roux",
            "Did you mean Anne-Sophie Roux? Type the whole name.",
        ),
        // Three, and how many others.
        (
            "lea",
            "Did you mean one of these: Léa MARTIN; Léa Bernard; Léa Diaz, or one of 2 others whose names hold this? Type the whole name.",
        ),
        // Neither a part of a word nor a word that no name holds leads to anybody.
        ("Lé", "Look at the list of people, or add the person first."),
        (
            "Léa Roux",
            "Look at the list of people, or add the person first.",
        ),
    ] {
        for command in [
            &["consent", "list", typed][..],
            &["consent", "exports", typed],
            &[
                "consent",
                "record",
                typed,
                "--audience",
                "public",
                "--agreed-by",
                "Anna",
            ],
            &["consent", "withdraw", "--all-of", typed],
            &[
                "consent",
                "ask",
                typed,
                "--audience",
                "public",
                "--answer",
                "yes",
            ],
            &[
                "consent",
                "form",
                typed,
                "--audience",
                "public",
                "--out",
                "form.pdf",
            ],
            &[
                "consent",
                "class-forms",
                typed,
                "--audience",
                "public",
                "--out",
                "forms.pdf",
            ],
            &["people", "change", typed, "--age", "12-to-17"],
            &["people", "remove", typed, "--yes"],
        ] {
            let ran = run(&stage, command);
            ran.ends_with(2)
                .complains(&format!("is called {typed} or has this number."))
                .complains(told)
                .complains("ombrelle people list --book album.age");
            assert_eq!(ran.out, "", "{command:?}");
        }
    }
    assert_eq!(stage.read("album.age"), before);
    assert!(!stage.exists("form.pdf") && !stage.exists("forms.pdf"));
    let ran = run(&stage, &["consent", "list", "bernard", "--lang", "fr"]);
    ran.ends_with(2)
        .complains("Vouliez-vous dire Léa Bernard\u{202f}? Tapez le nom entier.");
    // The whole name leads to its person, as before.
    let ran = run(&stage, &["consent", "list", "léa martin"]);
    assert!(ran.ends_with(0).out.contains("Léa MARTIN"), "{}", ran.out);
}
