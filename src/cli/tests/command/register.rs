//! The register as a person meets it: words, prompts, what is shown and what never is.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use image::ImageFormat;

use crate::pictures;
#[cfg(target_os = "linux")]
use crate::programs::SHIPPED;
use crate::stage::{Ran, Stage, portrait, skipped};
#[cfg(target_os = "linux")]
use crate::traced;

const PASSPHRASE: &str = "correct horse battery staple";

/// A register command, with lines typed into the descriptor of the passphrase, which is the standard input.
fn typed(stage: &Stage, arguments: &[&str], lines: &[&str]) -> Ran {
    let mut all = vec!["register"];
    all.extend(arguments);
    all.extend(["--register", "kept/r.age", "--passphrase-fd", "0"]);
    let mut child = stage
        .at_least_cost(&all)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut text = lines.join("\n");
    text.push('\n');
    // A command that needs no passphrase may be gone already.
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    Ran::of(child.wait_with_output().unwrap())
}

fn register(stage: &Stage, arguments: &[&str]) -> Ran {
    typed(stage, arguments, &[PASSPHRASE])
}

/// A picture with enough to see in it.
fn rich(stage: &Stage, name: &str) -> image::RgbImage {
    let picture = image::RgbImage::from_fn(320, 240, |x, y| {
        let patch = (x / 23 * 7 + y / 17 * 13) % 11;
        image::Rgb([(patch * 23) as u8, (x / 2) as u8, (y * patch / 11) as u8])
    });
    picture.save(stage.path(name)).unwrap();
    picture
}

#[test]
fn nobody_sees_in_an_error_which_picture_it_was() {
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    fs::write(stage.path("secret-a.jpg"), "no picture").unwrap();
    fs::write(stage.path("secret-b.jpg"), "").unwrap();
    let whole = pictures::bytes(&pictures::scene(320, 240, 1), ImageFormat::Jpeg);
    fs::write(stage.path("secret-c.jpg"), &whole[..whole.len() / 2]).unwrap();
    fs::create_dir(stage.path("secret-d")).unwrap();
    let names = ["secret-a.jpg", "secret-b.jpg", "secret-c.jpg", "secret-d"];
    let missing = ["secret-e.jpg"];
    for (number, name) in names.iter().chain(&missing).enumerate() {
        let ran = register(&stage, &["add", name]);
        assert_ne!(ran.status, 0, "{number}");
        ran.complains("File 1 of 1: ");
        assert!(!ran.err.contains("secret"), "{}", ran.err);
        let discreet = register(&stage, &["add", name, "--discreet"]);
        assert_eq!(discreet.err, "1 of 1: not done.\n");
    }
    let all: Vec<&str> = ["check"].iter().chain(&names[..3]).copied().collect();
    let ran = register(&stage, &all);
    ran.complains("File 3 of 3: ");
    assert!(!ran.err.contains("secret"), "{}", ran.err);
}

#[test]
fn discreet_words_tell_a_person_looking_on_nothing() {
    let stage = Stage::new();
    rich(&stage, "mine.png");
    fs::write(stage.path("broken.jpg"), "no picture").unwrap();
    let word = [("en", "yes"), ("fr", "oui")];
    for (language, word) in word {
        let lines: [&[&str]; 16] = [
            &["list"],
            &["init"],
            &["init"],
            &["list"],
            &["add", "mine.png", "broken.jpg"],
            &["add", "mine.png", "--name", "secret name"],
            &["note", "1", "--to", "secret service", "--case", "secret"],
            &["note", "9", "--to", "x"],
            &["list"],
            &["check", "mine.png"],
            &["check", "."],
            &["withdraw", "9"],
            &["withdraw", "1"],
            &["restore"],
            &["passwd", "--new-passphrase-fd", "0"],
            &["destroy"],
        ];
        let mut told = String::new();
        for line in lines {
            let mut all = line.to_vec();
            all.extend(["--discreet", "--lang", language]);
            let typing: &[&str] = match line[0] {
                "destroy" => &[word],
                "passwd" => &[PASSPHRASE, "another passphrase"],
                _ => &[PASSPHRASE, word],
            };
            let ran = typed(&stage, &all, typing);
            let text = format!("{}{}", ran.out, ran.err);
            assert!(!text.trim().is_empty(), "{line:?}");
            told += &text.to_lowercase();
        }
        let never = [
            "picture",
            "photo",
            "image",
            "video",
            "vidéo",
            "intim",
            "fingerprint",
            "empreinte",
            "hash",
            "regist",
            "ombrelle",
            "secret",
            "mine",
            "nud",
            "sex",
            "child",
            "enfant",
            "protect",
            "kept",
        ];
        for never in never {
            assert!(!told.contains(never), "`{never}` in: {told}");
        }
        assert!(!stage.exists("kept/r.age"), "{told}");
    }
}

#[test]
fn destroying_and_withdrawing_ask_for_a_word() {
    let stage = Stage::new();
    rich(&stage, "a.png");
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "a.png"]).ends_with(0);
    for typing in ["", "yes", "Withdraw it"] {
        typed(&stage, &["withdraw", "1"], &[PASSPHRASE, typing])
            .ends_with(2)
            .complains("Nothing was changed");
        // Of several registers it is said which one this is about.
        let ran = typed(&stage, &["destroy"], &[typing]);
        let said = ran
            .ends_with(2)
            .out
            .contains("kept/r.age is to be destroyed");
        assert!(said, "{}", ran.out);
    }
    let listed = register(&stage, &["list"]);
    assert!(listed.out.contains("1. A picture"), "{}", listed.out);
    typed(&stage, &["withdraw", "1"], &[PASSPHRASE, "withdraw"]).ends_with(0);
    let listed = register(&stage, &["list"]);
    assert!(listed.out.contains("no items yet"), "{}", listed.out);
    typed(&stage, &["destroy"], &["destroy"]).ends_with(0);
    assert_eq!(stage.files(), ["a.png"]);
}

#[test]
fn the_word_that_confirms_counts_with_a_capital_and_without_its_accent() {
    let stage = Stage::new();
    rich(&stage, "a.png");
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "a.png"]).ends_with(0);
    typed(&stage, &["withdraw", "1"], &[PASSPHRASE, "Withdraw "]).ends_with(0);
    // As French keyboards write it, and as others can; another word is still none.
    let destroy = ["destroy", "--lang", "fr"];
    typed(&stage, &destroy, &["retirer"])
        .ends_with(2)
        .complains("Rien n’a été changé");
    typed(&stage, &destroy, &["Detruire"]).ends_with(0);
    assert_eq!(stage.files(), ["a.png"]);
}

#[test]
fn faults_of_the_register_have_a_sentence_and_a_status() {
    let stage = Stage::new();
    register(&stage, &["list"])
        .ends_with(9)
        .complains("no register here yet")
        .complains("ombrelle register init");
    typed(&stage, &["init"], &[""])
        .ends_with(2)
        .complains("passphrase is empty");
    typed(&stage, &["init"], &["short"]).ends_with(0);
    let ran = typed(&stage, &["init"], &["short"]);
    ran.ends_with(6).complains("already");
    typed(&stage, &["list"], &["wrong"])
        .ends_with(9)
        .complains("does not open with this passphrase");
    // From a descriptor that is not there, and from nobody.
    let nobody = ["register", "list", "--register", "kept/r.age"];
    let mut from_nowhere = nobody.to_vec();
    from_nowhere.extend(["--passphrase-fd", "77"]);
    stage.run(&from_nowhere).ends_with(9).complains("77");
    stage
        .run(&["register", "list", "--passphrase", "x"])
        .ends_with(2);
    // Held by another program.
    let lock = fs::File::open(stage.path("kept/r.age.lock")).unwrap();
    lock.try_lock().unwrap();
    typed(&stage, &["note", "1", "--to", "x"], &["short"])
        .ends_with(9)
        .complains("Another program");
    typed(&stage, &["list"], &["short"]).ends_with(0);
    drop(lock);
    // Damaged, and back again.
    typed(
        &stage,
        &["passwd", "--new-passphrase-fd", "0"],
        &["short", PASSPHRASE],
    )
    .ends_with(0);
    let whole = stage.read("kept/r.age");
    fs::write(stage.path("kept/r.age"), &whole[..999]).unwrap();
    register(&stage, &["list"])
        .ends_with(9)
        .complains("damaged")
        .complains("ombrelle register restore");
    register(&stage, &["restore"]).ends_with(0);
    register(&stage, &["list"]).ends_with(0);
    register(&stage, &["restore"]).ends_with(2);
}

#[test]
fn a_picture_is_found_again_however_it_is_turned_or_saved_once_more() {
    let name = "a_picture_is_found_again";
    let Some(face) = portrait(name) else {
        return;
    };
    let stage = Stage::new();
    let picture = image::open(&face).unwrap();
    fs::copy(&face, stage.path("mine.jpg")).unwrap();
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "mine.jpg", "--name", "portrait"]).ends_with(0);
    fs::create_dir(stage.path("met")).unwrap();
    let turned = [
        ("turned.png", picture.rotate90()),
        ("upside-down.png", picture.rotate180()),
        ("mirrored.png", picture.fliph()),
        ("smaller.png", picture.thumbnail(400, 400)),
    ];
    for (name, turned) in turned {
        turned.save(stage.path("met").join(name)).unwrap();
    }
    let mut saved = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut saved, 40)
        .encode_image(&picture.to_rgb8())
        .unwrap();
    fs::write(stage.path("met/saved.jpg"), saved).unwrap();
    rich(&stage, "met/another.png");
    fs::write(stage.path("met/notes.txt"), "notes").unwrap();
    let before = stage.files();
    let ran = register(&stage, &["check", "met"]);
    ran.ends_with(0);
    for name in [
        "turned.png",
        "upside-down.png",
        "mirrored.png",
        "smaller.png",
        "saved.jpg",
    ] {
        let line = ran.out.lines().find(|line| line.contains(name)).unwrap();
        assert!(line.contains("the same as item 1"), "{line}");
    }
    assert!(
        ran.out.contains("another.png: none of the items."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("6 files looked at, 5 are"), "{}", ran.out);
    assert!(ran.out.contains("1 other file is neither"), "{}", ran.out);
    assert_eq!(stage.files(), before);
}

#[cfg(unix)]
#[test]
fn what_a_link_in_a_folder_leads_to_is_never_passed_over_in_silence() {
    use std::os::unix::fs::symlink;
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    for folder in ["met", "links", "camera"] {
        fs::create_dir(stage.path(folder)).unwrap();
    }
    rich(&stage, "met/a.png");
    for folder in ["met", "links"] {
        symlink("gone.jpg", stage.path(folder).join("secret.jpg")).unwrap();
        symlink("../camera", stage.path(folder).join("camera")).unwrap();
    }
    let ran = register(&stage, &["check", "met"]);
    ran.ends_with(0);
    let told = [
        "1 link in a folder leads nowhere",
        "1 link to a folder was not followed",
    ];
    for told in told {
        assert!(ran.out.contains(told), "{}", ran.out);
    }
    assert!(!ran.out.contains("secret"), "{}", ran.out);
    let discreet = register(&stage, &["check", "met", "--discreet"]);
    assert!(
        discreet.out.contains("Not looked at: 2."),
        "{}",
        discreet.out
    );
    // Also where there is nothing else.
    let ran = register(&stage, &["check", "links"]);
    ran.complains("no file in this folder");
    for told in told {
        assert!(ran.out.contains(told), "{}", ran.out);
    }
}

/// Whoever has added a picture must not believe that its copies are stopped.
#[test]
fn nobody_reads_that_a_register_stops_copies() {
    let stage = Stage::new();
    rich(&stage, "a.png");
    register(&stage, &["init"]).ends_with(0);
    let ran = register(&stage, &["add", "a.png"]);
    let said = &ran.ends_with(0).out;
    assert!(said.contains("This stops no copy yet"), "{said}");
    assert!(said.contains("ombrelle which-door"), "{said}");
    for (language, promise) in [("en", "to stop"), ("fr", "pour arrêter")] {
        let ran = stage.run(&["--help", "--lang", language]);
        assert!(!ran.ends_with(0).out.contains(promise), "{}", ran.out);
    }
}

/// The log is printed for the police: what is to happen next year cannot have happened.
#[test]
fn nothing_is_noted_on_a_day_that_is_still_to_come() {
    let stage = Stage::new();
    for line in [
        &["note", "1", "--to", "x", "--day", "2099-01-01"][..],
        &["evidence", "add", "--said", "x", "--day", "2099-01-01"],
    ] {
        register(&stage, line)
            .ends_with(2)
            .complains("--day cannot be 2099-01-01")
            .complains("today or a day before");
    }
}

#[test]
fn whoever_gives_a_folder_for_its_pictures_is_told_to_choose_them() {
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    fs::create_dir(stage.path("secret")).unwrap();
    let added = register(&stage, &["add", "secret"]);
    let printed = stage.run(&["fingerprint", "secret"]);
    for ran in [&added, &printed] {
        ran.ends_with(3)
            .complains("This is a folder")
            .complains("Choose files in it");
        // Nothing is written, so nothing could have another name.
        assert!(!ran.err.contains("result"), "{}", ran.err);
    }
}

#[test]
fn a_register_that_cannot_be_read_is_told_as_one_and_not_as_a_photo() {
    let stage = Stage::new();
    fs::create_dir_all(stage.path("kept/r.age")).unwrap();
    for line in [&["list"][..], &["note", "1", "--to", "x"]] {
        let ran = register(&stage, line);
        ran.ends_with(9).complains("This is a folder");
        assert!(!ran.err.contains("photo"), "{}", ran.err);
    }
    let book = ["people", "list", "--book", "kept/r.age"];
    let mut child = stage
        .command(&[&book[..], &["--passphrase-fd", "0"]].concat())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let line = format!("{PASSPHRASE}\n");
    let _ = child.stdin.take().unwrap().write_all(line.as_bytes());
    let ran = Ran::of(child.wait_with_output().unwrap());
    ran.ends_with(9).complains("This is a folder");
    assert!(!ran.err.contains("photo"), "{}", ran.err);
}

#[test]
fn nothing_is_noted_where_nothing_was_typed() {
    let stage = Stage::new();
    rich(&stage, "a.png");
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "a.png"]).ends_with(0);
    for line in [
        &["note", "1", "--to", "-"][..],
        &["evidence", "add", "--said", "-", "--account", "x_77"],
    ] {
        let ran = typed(&stage, line, &["", PASSPHRASE]);
        ran.ends_with(2).complains("Nothing was typed");
    }
    let listed = register(&stage, &["list"]);
    assert!(!listed.out.contains("reported"), "{}", listed.out);
    let log = register(&stage, &["evidence", "list"]);
    assert!(log.out.contains("Nothing is in"), "{}", log.out);
}

#[test]
fn a_list_as_data_holds_no_hash() {
    let stage = Stage::new();
    rich(&stage, "a.png");
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "a.png", "--name", "beach"]).ends_with(0);
    let note = [
        "note",
        "1",
        "--to",
        "a service",
        "--case",
        "C-7",
        "--day",
        "2026-11-20",
    ];
    register(&stage, &note).ends_with(0);
    let ran = register(&stage, &["list", "--json"]);
    ran.ends_with(0).complains("1. beach");
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(data["reported"][0]["case_number"], "C-7");
    assert_eq!(data["reported"][0]["day"], "2026-11-20");
    let keys: Vec<&String> = data.as_object().unwrap().keys().collect();
    assert_eq!(
        keys,
        ["added", "item", "kind", "name", "origin", "reported"]
    );
}

/// What is advised can be done: neither to restore what was just not restored, nor to destroy what was just not destroyed.
#[test]
fn where_nothing_is_left_of_a_register_no_command_is_advised_that_just_failed() {
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    fs::write(stage.path("kept/r.age"), "damaged").unwrap();
    fs::write(stage.path("kept/r.age.previous"), "damaged").unwrap();
    for command in ["restore", "destroy --yes"] {
        let command: Vec<&str> = command.split(' ').collect();
        let ran = register(&stage, &command);
        ran.ends_with(9)
            .complains("damaged")
            .complains("ombrelle register init --register FILE");
        assert!(
            !ran.err.contains("ombrelle register restore"),
            "{}",
            ran.err
        );
    }
}

/// Whoever pastes what is advised about a register on a stick is not to destroy the one at home.
#[test]
fn an_advised_command_is_about_the_register_that_was_meant() {
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["init"])
        .ends_with(6)
        .complains("ombrelle register destroy --register kept/r.age removes");
    fs::write(stage.path("kept/r.age"), "damaged").unwrap();
    fs::write(stage.path("kept/r.age.previous"), "damaged").unwrap();
    register(&stage, &["list"])
        .ends_with(9)
        .complains("ombrelle register restore --register kept/r.age puts");
    let book = ["people", "list", "--book", "my album.age"];
    let quote = if cfg!(windows) { '"' } else { '\'' };
    stage.run(&book).ends_with(9).complains(&format!(
        "people init --book {quote}my album.age{quote} makes"
    ));
    // Where none was chosen, none is named.
    let mut command = stage.command(&["register", "list"]);
    command.env("XDG_DATA_HOME", stage.path("data"));
    Ran::of(command.output().unwrap())
        .ends_with(9)
        .complains("ombrelle register init makes one");
}

#[test]
fn a_name_for_a_file_that_is_there_already_is_not_passed_over_in_silence() {
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    rich(&stage, "mine.png");
    let kept = "keeps its name";
    let first = register(&stage, &["add", "mine.png", "--name", "one"]);
    assert!(!first.ends_with(0).out.contains(kept), "{}", first.out);
    let again = register(&stage, &["add", "mine.png"]);
    assert!(!again.ends_with(0).out.contains(kept), "{}", again.out);
    for said in [["--name", "other"], ["--origin", "made"]] {
        let ran = register(&stage, &[&["add", "mine.png"][..], &said].concat());
        assert!(ran.ends_with(0).out.contains(kept), "{}", ran.out);
    }
    let list = register(&stage, &["list"]).out;
    assert!(list.contains("1. one") && !list.contains("made"), "{list}");
}

/// The prompt at a terminal, which `script` makes: the passphrase is asked for twice and never shown.
#[cfg(target_os = "linux")]
#[test]
fn a_passphrase_is_typed_twice_and_never_shown() {
    let name = "a_passphrase_is_typed_twice";
    if Command::new("script").arg("--version").output().is_err() {
        return skipped(name, "script (package bsdutils) is missing");
    }
    for (again, status, sentence) in [
        (PASSPHRASE, 0, "Your register is ready"),
        ("something else", 2, "not the same"),
    ] {
        let stage = Stage::new();
        let line = format!("'{SHIPPED}' register init --register r.age");
        let mut terminal = Command::new("script")
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .current_dir(stage.path(""))
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut keys = terminal.stdin.take().unwrap();
        let mut screen = terminal.stdout.take().unwrap();
        let mut shown = String::new();
        for (prompt, typing) in [("New passphrase: ", PASSPHRASE), ("once more: ", again)] {
            let mut byte = [0];
            while !shown.contains(prompt) && screen.read(&mut byte).unwrap() == 1 {
                shown.push(char::from(byte[0]));
            }
            // At once: the echo is off before the prompt appears.
            keys.write_all(typing.as_bytes()).unwrap();
            keys.write_all(b"\r").unwrap();
        }
        screen.read_to_string(&mut shown).unwrap();
        let ended = terminal.wait().unwrap();
        assert_eq!(ended.code(), Some(status), "{shown}");
        assert!(shown.contains(sentence), "{shown}");
        assert!(
            !shown.contains("horse") && !shown.contains("something"),
            "{shown}"
        );
        assert_eq!(stage.exists("r.age"), status == 0);
    }
}

/// What the system is asked for, as `strace` (Debian package `strace`) sees it.
#[cfg(target_os = "linux")]
#[test]
fn no_socket_is_opened_and_nothing_is_written_outside_the_register() {
    let name = "no_socket_is_opened";
    let stage = Stage::new();
    if !traced::is_possible(name) {
        return;
    }
    rich(&stage, "picture.png");
    fs::write(stage.path("words"), PASSPHRASE).unwrap();
    fs::create_dir(stage.path("kept")).unwrap();
    let kept = stage.path("kept").canonicalize().unwrap();
    let file = kept.join("r.age");
    for line in [
        &["init"][..],
        &["add", "picture.png"],
        &["check", "picture.png"],
        &["list"],
    ] {
        let file = file.to_string_lossy();
        let options = ["--passphrase-fd", "0", "--register", &*file];
        let line = [&["register"], line, &options].concat();
        let words = fs::File::open(stage.path("words")).unwrap();
        let calls = traced::calls(&stage, &line, words.into());
        traced::no_socket_and_changes_only_in(&kept, &calls);
        traced::nothing_foreign_is_opened(&calls);
        let opened = openings(&calls);
        assert_eq!(
            opened,
            usize::from(line.contains(&"picture.png")),
            "{line:?}"
        );
    }
}

/// How often the picture was opened; fails on an opening that would leave a new time of access.
#[cfg(target_os = "linux")]
fn openings(calls: &[String]) -> usize {
    let mut openings = calls
        .iter()
        .filter(|call| call.starts_with("open") && call.contains("picture.png"));
    let all = openings.clone().count();
    assert!(
        openings.all(|call| call.contains("O_RDONLY") && call.contains("O_NOATIME")),
        "{calls:?}"
    );
    all
}

#[test]
fn names_and_case_numbers_can_be_typed_instead_of_standing_on_the_command_line() {
    let stage = Stage::new();
    rich(&stage, "mine.png");
    register(&stage, &["init"]).ends_with(0);
    let add = ["add", "mine.png", "--name", "-"];
    let ran = typed(&stage, &add, &["in the garden", PASSPHRASE]);
    ran.ends_with(0).complains("Name: ");
    let note = ["note", "1", "--to", "-", "--case", "-"];
    let ran = typed(&stage, &note, &["StopNCII.org", "C-42", PASSPHRASE]);
    ran.ends_with(0).complains("Where: ").complains("Number: ");
    let list = register(&stage, &["list"]);
    for words in ["in the garden", "StopNCII.org", "C-42"] {
        assert!(list.ends_with(0).out.contains(words), "{}", list.out);
    }
    // Nothing typed is nothing done.
    let ran = typed(&stage, &["note", "1", "--to", "x", "--case", "-"], &[]);
    assert_ne!(ran.status, 0);
}

/// The file of an export that was killed may hold every hash in clear.
#[test]
fn what_a_killed_export_left_is_swept_by_the_next_one() {
    let stage = Stage::new();
    rich(&stage, "mine.png");
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "mine.png"]).ends_with(0);
    fs::create_dir(stage.path("out")).unwrap();
    let (old, young) = ("out/.ombrelle-old.part", "out/.ombrelle-young.part");
    for left in [old, young] {
        fs::write(stage.path(left), "md5,sha256").unwrap();
    }
    let file = fs::File::options().write(true).open(stage.path(old));
    let long_ago = std::time::SystemTime::now() - std::time::Duration::from_secs(120);
    file.unwrap().set_modified(long_ago).unwrap();
    let export = ["export", "--format", "csv", "--out", "out/x.csv"];
    let sure = [&export[..], &["--i-know-what-hashes-reveal"]].concat();
    register(&stage, &sure).ends_with(0);
    assert!(stage.exists("out/x.csv") && !stage.exists(old));
    assert!(stage.exists(young), "somebody may be writing it");
}

/// Whoever takes the trouble to write down what happened loses no word of it because a file is gone.
#[test]
fn an_evidence_file_that_is_gone_loses_no_word_and_is_not_named() {
    let stage = Stage::new();
    register(&stage, &["init"]).ends_with(0);
    fs::create_dir(stage.path("secret-folder")).unwrap();
    for (number, file) in ["secret.png", "secret-folder"].iter().enumerate() {
        let add = [
            "evidence",
            "add",
            "--said",
            "asks for money",
            "--file",
            file,
        ];
        let ran = register(&stage, &add);
        assert_ne!(ran.status, 0);
        ran.complains("File 1 of 1: ");
        assert!(ran.out.contains("without the file"), "{}", ran.out);
        let text = format!("{}{}", ran.out, ran.err);
        assert!(!text.contains("secret"), "{text}");
        let list = register(&stage, &["evidence", "list"]);
        list.ends_with(0);
        assert_eq!(list.out.matches("asks for money").count(), number + 1);
    }
    // Words need not stand on the command line.
    let add = ["evidence", "add", "--said", "-", "--account", "-"];
    let ran = typed(&stage, &add, &["sends a threat", "x_77", PASSPHRASE]);
    ran.ends_with(0).complains("What was said or done: ");
    // On a screen that somebody may see, neither.
    for line in [
        &["evidence", "list"][..],
        &["evidence", "add", "--said", "secret"],
    ] {
        let ran = register(&stage, &[line, &["--discreet"]].concat());
        ran.ends_with(0);
        let text = format!("{}{}", ran.out, ran.err).to_lowercase();
        for never in ["money", "threat", "x_77", "secret", "evidence", "picture"] {
            assert!(!text.contains(never), "{text}");
        }
    }
}

/// A copy is kept where it is asked for alone, and comes out where the person says.
#[test]
fn a_copy_of_a_file_is_kept_on_request_written_out_and_destroyed_with_its_entry() {
    let stage = Stage::new();
    rich(&stage, "mine.png");
    register(&stage, &["init"]).ends_with(0);
    register(&stage, &["add", "mine.png"]).ends_with(0);
    fs::write(stage.path("secret-name.txt"), "pay, or else").unwrap();
    let add = ["evidence", "add", "--said", "a threat"];
    let keep = |file| {
        let line = [&add[..], &["--keep-copy", file]].concat();
        register(&stage, &line)
    };
    let kept = keep("secret-name.txt");
    kept.ends_with(0);
    assert!(
        kept.out.contains("because you asked for it"),
        "{}",
        kept.out
    );
    assert!(kept.out.contains("under 18"), "{}", kept.out);
    // The picture of an item, a file that is too large, one that is gone: the words are there, no copy is.
    fs::write(stage.path("huge.bin"), vec![0; 8_000_001]).unwrap();
    for (file, sentence, status) in [
        ("mine.png", "is, or may be, what item 1 shows", 2),
        ("huge.bin", "A file of more than 8.0", 2),
        ("gone.png", "There is no file or folder of this name", 3),
    ] {
        let ran = keep(file);
        ran.ends_with(status).complains(sentence);
        let name = file.split('.').next().unwrap();
        assert!(!format!("{}{}", ran.out, ran.err).contains(name));
    }
    let list = register(&stage, &["evidence", "list"]);
    assert_eq!(list.out.matches("a threat").count(), 4);
    assert_eq!(list.out.matches("with a sealed copy of a file").count(), 1);
    assert_eq!(list.out.matches("with the SHA-256 of a file").count(), 2);

    let save = |number, out| register(&stage, &["evidence", "save", number, "--out", out]);
    save("1", "out.txt").ends_with(0);
    assert_eq!(stage.read("out.txt"), b"pay, or else");
    save("1", "out.txt")
        .ends_with(6)
        .complains("already something");
    save("2", "other.txt")
        .ends_with(2)
        .complains("No copy of a file");
    save("9", "other.txt")
        .ends_with(2)
        .complains("no entry number 9");
    assert!(!stage.exists("other.txt"));
    register(&stage, &["evidence", "remove", "1", "--yes"]).ends_with(0);
    save("1", "other.txt").ends_with(2);
    // Where somebody looks over the shoulder.
    let discreet = [&add[..], &["--keep-copy", "mine.png", "--discreet"]].concat();
    let ran = register(&stage, &discreet);
    let text = format!("{}{}", ran.out, ran.err).to_lowercase();
    for never in ["copy", "picture", "threat", "mine", "evidence", "sha"] {
        assert!(!text.contains(never), "{text}");
    }
}
