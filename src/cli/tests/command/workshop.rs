//! `ombrelle workshop`: every page is played, leads to help, and leaves nothing behind.

use std::io::Write;
use std::process::Stdio;

use ombrelle_workshop::licence::{CHOICES, Round};
use ombrelle_workshop::moves::{Move, chats};
use ombrelle_workshop::rooms::Key;
use strum::VariantNames;

use crate::stage::{Ran, Stage};

/// The command with these lines typed, in a home of its own.
fn typed(stage: &Stage, arguments: &[&str], lines: &str) -> Ran {
    let mut command = stage.command(&[&["workshop"], arguments].concat());
    for (name, folder) in [
        ("HOME", "home"),
        ("XDG_DATA_HOME", "home/data"),
        ("XDG_CONFIG_HOME", "home/config"),
        ("XDG_CACHE_HOME", "home/cache"),
    ] {
        command.env(name, stage.path(folder));
    }
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    // A page that ends early takes no more lines.
    let _ = input.write_all(lines.as_bytes());
    drop(input);
    Ran::of(child.wait_with_output().unwrap())
}

/// What a player might type in any of the rooms.
fn lines_for(room: &str) -> String {
    match room {
        "one-pixel" => "4\n3 5 16\n\n".into(),
        "blur-is-not-gone" => "19\n".into(),
        "recognise-the-moves" => "1\n9\n1\n0\n".into(),
        "licence" => "1\n".repeat(20),
        "school" => "yes\npartly\nno\nyes\n".repeat(5),
        "sheet" => "10 5 5\n2 16 2\n".repeat(6),
        _ => String::new(),
    }
}

#[test]
fn every_page_leads_to_help_and_leaves_nothing_behind() {
    for (language, help) in [
        ("en", "Help at any time"),
        ("fr", "De l’aide à tout moment"),
    ] {
        let stage = Stage::new();
        let rooms = Key::VARIANTS.iter().chain(&["licence", "school", "sheet"]);
        for room in rooms {
            for more in [&[][..], &["--teacher"]] {
                let arguments = [&["--lang", language, room], more].concat();
                let ran = typed(&stage, &arguments, &lines_for(room));
                ran.ends_with(0);
                assert!(ran.out.contains(help), "{room}: {}", ran.out);
                assert!(ran.err.is_empty(), "{room}: {}", ran.err);
            }
        }
        let ran = typed(&stage, &["--lang", language], "");
        ran.ends_with(0);
        assert!(
            Key::VARIANTS.iter().all(|room| ran.out.contains(room)),
            "{}",
            ran.out
        );
        assert!(stage.files().is_empty(), "{:?}", stage.files());
        assert!(!stage.exists("home"));
    }
}

#[test]
fn the_kit_is_printed_into_the_folder_that_was_named_and_nowhere_else() {
    for (language, file) in [
        ("en", "poster-18-november.pdf"),
        ("fr", "affiche-18-novembre.pdf"),
    ] {
        let stage = Stage::new();
        let arguments = ["--lang", language, "kit", "--out", "papers"];
        typed(&stage, &arguments, "").ends_with(0);
        let papers: Vec<_> = std::fs::read_dir(stage.path("papers"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .collect();
        assert_eq!(papers.len(), ombrelle_workshop::kit::sheets().len());
        for paper in &papers {
            let bytes = std::fs::read(paper).unwrap();
            assert!(bytes.starts_with(b"%PDF-"), "{}", paper.display());
        }
        assert!(stage.exists(&format!("papers/{file}")));
        assert!(!stage.exists("home"));
        assert_eq!(std::fs::read_dir(stage.path("")).unwrap().count(), 1);
        // What is there is not written over, unless one says so.
        typed(&stage, &arguments, "").ends_with(6);
        typed(
            &stage,
            &[&arguments[..], &["--force", "--country", "LU"]].concat(),
            "",
        )
        .ends_with(0);
    }
    let stage = Stage::new();
    typed(&stage, &["kit"], "").ends_with(2).complains("--out");
    assert!(stage.files().is_empty());
    // A file in the place of the folder is told as one: nothing could replace it.
    std::fs::write(stage.path("notes.txt"), "mine").unwrap();
    let needed = "There is a file where a folder is needed";
    let kit = typed(&stage, &["kit", "--out", "notes.txt", "--force"], "");
    kit.ends_with(7).complains(needed);
    let pages = stage.run(&["man", "--out", "notes.txt"]);
    pages.ends_with(7).complains(needed);
    assert_eq!(stage.read("notes.txt"), b"mine");
}

#[test]
fn an_option_of_another_page_is_not_passed_over_in_silence() {
    let stage = Stage::new();
    for (line, page) in [
        (&["--out", "papers"][..], "kit"),
        (&["sheet", "--out", "papers"], "kit"),
        (&["licence", "--country", "FR"], "kit"),
        (&["kit", "--certificate", "zoe.pdf"], "licence"),
        (&["ask-first", "--hands"], "licence"),
        (&["licence", "--digit", "4"], "one-pixel"),
        (&["sheet", "--before", "AAAA"], "school"),
    ] {
        let ran = typed(&stage, line, "");
        ran.ends_with(2)
            .complains(&format!("ombrelle workshop {page}"));
        assert!(stage.files().is_empty(), "{line:?}");
    }
}

#[test]
fn a_certificate_has_the_name_that_is_typed_and_comes_with_a_licence_alone() {
    let stage = Stage::new();
    let round = Round::draw(12);
    let lines = |off: usize| {
        let choices = round.asked().iter();
        let choices = choices.map(|one| ((one.right() + off) % CHOICES + 1).to_string());
        choices.collect::<Vec<_>>().join("\n")
    };
    let line = ["licence", "--seed", "12", "--certificate", "zoe.pdf"];
    let ran = typed(&stage, &line, &(lines(1) + "\nZoé\n"));
    ran.ends_with(0);
    assert!(!stage.exists("zoe.pdf"));
    let ran = typed(&stage, &line, &(lines(0) + "\nZoé\n"));
    ran.ends_with(0);
    assert!(!ran.out.contains("Zoé"), "{}", ran.out);
    let read = std::process::Command::new("pdftotext")
        .args([stage.path("zoe.pdf").as_os_str(), "-".as_ref()])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&read.stdout).contains("Zoé"));
    assert_eq!(stage.files(), ["zoe.pdf"]);
}

#[test]
fn nobody_answers_twenty_questions_for_a_certificate_that_cannot_be_written() {
    let stage = Stage::new();
    std::fs::write(stage.path("there.pdf"), "of somebody else").unwrap();
    for (file, status) in [("there.pdf", 6), ("nowhere/zoe.pdf", 7)] {
        let ran = typed(&stage, &["licence", "--certificate", file], "");
        ran.ends_with(status);
        assert!(!ran.out.contains("Question 1"), "{file}: {}", ran.out);
    }
    // A name that cannot be printed is asked for again. Unicode leaves this letter unassigned, so that no font has it.
    let round = Round::draw(12);
    let right = round.asked().iter();
    let right: String = right.map(|one| format!("{}\n", one.right() + 1)).collect();
    let line = ["licence", "--seed", "12", "--certificate", "zoe.pdf"];
    let ran = typed(&stage, &line, &(right + "\u{2fe0}\nZoé\n"));
    ran.ends_with(0).complains("No font on this device");
    let read = std::process::Command::new("pdftotext")
        .args([stage.path("zoe.pdf").as_os_str(), "-".as_ref()])
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&read.stdout).contains("Zoé"));
}

/// A standard input that cannot be read, here a folder, ends a page: it is not asked again for ever.
#[cfg(unix)]
#[test]
fn where_nothing_can_be_read_a_page_ends() {
    let stage = Stage::new();
    let folder = std::fs::File::open(stage.path("")).unwrap();
    let mut command = stage.command(&["workshop", "licence"]);
    Ran::of(command.stdin(folder).output().unwrap()).ends_with(2);
}

#[cfg(target_os = "linux")]
#[test]
fn the_workshop_opens_no_socket_writes_nothing_and_reads_nobodys_files() {
    use crate::traced::{calls, is_possible, no_socket_and_changes_only_in};

    if !is_possible("the_workshop_opens_no_socket") {
        return;
    }
    for line in [
        &["workshop"][..],
        &["workshop", "one-pixel", "--digit", "4"],
    ] {
        let stage = Stage::new();
        std::fs::create_dir(stage.path("home")).unwrap();
        let calls = calls(&stage, line, Stdio::null());
        no_socket_and_changes_only_in(&stage.path("nowhere"), &calls);
        let home = format!("{}", stage.path("home").display());
        for call in &calls {
            let opened = call.starts_with("open") && call.contains(&home);
            assert!(!opened && !call.contains("models"), "{call}");
        }
        assert_eq!(stage.files(), ["trace"]);
    }
}

#[test]
fn right_answers_earn_the_licence_and_the_seed_draws_it() {
    let stage = Stage::new();
    let round = Round::draw(12);
    let right: Vec<String> = round
        .asked()
        .iter()
        .map(|one| (one.right() + 1).to_string())
        .collect();
    let lines = right.join("\n") + "\n";
    let ran = typed(&stage, &["licence", "--seed", "12"], &lines);
    ran.ends_with(0);
    assert!(ran.out.contains("20 of 20 right."), "{}", ran.out);
    assert!(
        ran.out.contains("licence for careful sharing is yours"),
        "{}",
        ran.out
    );
    let wrong = round
        .asked()
        .iter()
        .map(|one| ((one.right() + 1) % CHOICES + 1).to_string());
    let lines = wrong.collect::<Vec<_>>().join("\n") + "\n";
    let ran = typed(&stage, &["licence", "--seed", "12"], &lines);
    assert!(
        ran.out.contains("0 of 20 right.") && ran.out.contains("16 are needed"),
        "{}",
        ran.out
    );
    let ran = typed(
        &stage,
        &["licence", "--hands", "--seed", "12"],
        &"1 2 3 4\n".repeat(20),
    );
    assert!(ran.out.contains("Score of the class: "), "{}", ran.out);
    typed(&stage, &["licence"], "1\n")
        .ends_with(2)
        .complains("An answer is missing");
}

#[test]
fn help_is_one_word_away_at_every_question() {
    let stage = Stage::new();
    let asking = [
        "one-pixel",
        "blur-is-not-gone",
        "recognise-the-moves",
        "licence",
        "school",
        "sheet",
    ];
    for room in asking {
        for word in ["help", "AIDE"] {
            let ran = typed(&stage, &[room], &format!("{word}\n"));
            ran.ends_with(0);
            assert!(ran.out.contains("Take It Down"), "{room}: {}", ran.out);
        }
    }
    // What is not understood is asked again.
    let ran = typed(&stage, &["one-pixel"], "eleven\n11\n7\n9 9 9\n\n");
    ran.ends_with(0);
    assert_eq!(
        ran.out.matches("That was not understood").count(),
        3,
        "{}",
        ran.out
    );
}

#[test]
fn empty_sheets_are_told_at_once_and_counted_again() {
    let stage = Stage::new();
    let lines = ["0 0 0\n", &lines_for("sheet")].concat();
    let ran = typed(&stage, &["sheet"], &lines);
    ran.ends_with(0);
    let told = ran.out.find("empty sheets").unwrap();
    let after = ran.out.find("After it?").unwrap();
    assert!(told < after, "{}", ran.out);
    assert!(ran.out.contains("% before"), "{}", ran.out);
}

#[test]
fn a_pixelated_word_is_read_and_a_covered_one_is_not() {
    let stage = Stage::new();
    let read = |number: &str| {
        let ran = typed(
            &stage,
            &["blur-is-not-gone", "--seed", "29"],
            &format!("{number}\n"),
        );
        ran.ends_with(0);
        let said = |begin: &str| {
            let line = ran
                .out
                .lines()
                .find(|line| line.starts_with(begin))
                .unwrap();
            line.rsplit(' ').next().unwrap().to_owned()
        };
        (said("This is what is left"), said("Under a full patch"))
    };
    let (one, other) = (read("19"), read("6"));
    assert_eq!((one.0.as_str(), other.0.as_str()), ("LENA", "CLARA"));
    assert_eq!(one.1, other.1);
}

#[test]
fn a_chat_can_be_left_at_every_message() {
    let stage = Stage::new();
    for (number, chat) in chats().iter().enumerate() {
        let moves = chat.line.iter().map(|line| {
            let place = <Move as strum::VariantArray>::VARIANTS
                .iter()
                .position(|one| *one == line.does);
            (place.unwrap() + 1).to_string()
        });
        let moves: Vec<String> = moves.collect();
        let begin = format!("{}\n", number + 1);
        let whole = begin.clone() + &moves.join("\n") + "\n";
        let ran = typed(&stage, &["recognise-the-moves"], &whole);
        ran.ends_with(0);
        let all = chat.line.len();
        assert!(
            ran.out.contains(&format!("You named {all} of {all} moves")),
            "{}",
            ran.out
        );
        let ran = typed(
            &stage,
            &["recognise-the-moves"],
            &(begin + &moves[0] + "\n0\n"),
        );
        assert!(
            ran.out.contains("You left before message 2."),
            "{}",
            ran.out
        );
    }
}

#[test]
fn a_school_compares_with_the_letters_of_last_year() {
    let stage = Stage::new();
    let lines = "no\n".to_owned() + &"oui\n".repeat(19);
    let before = "Y".repeat(19) + "N";
    let ran = typed(&stage, &["school", "--before", &before], &lines);
    ran.ends_with(0);
    assert!(
        ran.out.contains("note these letters: NYYYYYYYYYYYYYYYYYYY"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("Better than the last time:"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Worse than the last time:"), "{}", ran.out);
    typed(&stage, &["school", "--before", "YYY"], &lines)
        .ends_with(2)
        .complains("20 letters");
    let ran = typed(&stage, &["sheet"], &"10 5 5\n0 20 0\n".repeat(6));
    assert!(ran.out.contains("25% before, 100% after"), "{}", ran.out);
}
