//! `ombrelle protect --audience`: agreed faces are shown, all others covered, and the book is as private as said.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use image::{DynamicImage, GenericImageView};
use ombrelle_core::calendar;
use serde_json::Value;

use crate::day::written;
use crate::stage::{Ran, Stage, finder_installed, jury_installed, portrait};
use crate::transcripts::with_a_photo_that_left;

const BOOK: [&str; 4] = ["--book", "album.age", "--passphrase-fd", "0"];

/// A command with the passphrase on its standard input.
fn book_command(stage: &Stage, arguments: &[&str]) -> Command {
    let all: Vec<&str> = arguments.iter().chain(&BOOK).copied().collect();
    let mut command = stage.at_least_cost(&all);
    std::fs::write(stage.path("words"), "correct horse battery staple\n").unwrap();
    let words = std::fs::File::open(stage.path("words")).unwrap();
    command.stdin(Stdio::from(words));
    command
}

/// Runs it.
fn with_book(stage: &Stage, arguments: &[&str]) -> Ran {
    Ran::of(book_command(stage, arguments).output().unwrap())
}

/// Two people side by side, in the public domain.
fn two_faces(test: &str) -> Option<PathBuf> {
    let one = portrait(test).filter(|_| finder_installed(test))?;
    let two = one.with_file_name("obama_and_biden.jpg");
    two.exists().then_some(two)
}

/// Copies photos that lie beside this one into the folder `album`.
fn album(stage: &Stage, beside: &Path, photos: &[&str]) {
    std::fs::create_dir(stage.path("album")).unwrap();
    for photo in photos {
        let from = beside.with_file_name(photo);
        std::fs::copy(from, stage.path("album").join(photo)).unwrap();
    }
}

fn open(path: &Path) -> DynamicImage {
    image::ImageReader::open(path).unwrap().decode().unwrap()
}

/// Mean difference of the middle of a face, in values of 0 to 255.
fn difference(a: &DynamicImage, b: &DynamicImage, face: &Value) -> f64 {
    let of = |key: &str| face["region"][key].as_f64().unwrap();
    let (x, y) = (of("x") + of("width") / 4.0, of("y") + of("height") / 4.0);
    let (width, height) = (of("width") / 2.0, of("height") / 2.0);
    let crop = |image: &DynamicImage| {
        let view = image.view(x as u32, y as u32, width as u32, height as u32);
        view.to_image().into_raw()
    };
    let (a, b) = (crop(a), crop(b));
    let sum: u64 = a
        .iter()
        .zip(&b)
        .map(|(a, b)| u64::from(a.abs_diff(*b)))
        .sum();
    sum as f64 / a.len() as f64
}

/// Also where photos are to be looked at again, which is said beside the data.
#[test]
fn where_nothing_is_left_of_a_book_no_command_is_advised_that_just_failed() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    for file in ["album.age", "album.age.previous"] {
        std::fs::write(stage.path(file), "damaged").unwrap();
    }
    for command in [&["people", "restore"][..], &["people", "destroy", "--yes"]] {
        let ran = with_book(&stage, command);
        ran.ends_with(9)
            .complains("ombrelle people init --book FILE");
        assert!(!ran.err.contains("people restore"), "{}", ran.err);
    }
}

#[test]
fn a_list_as_data_is_of_people_and_audiences_alone() {
    let stage = Stage::new();
    with_a_photo_that_left(&stage.path(""));
    let ran = with_book(&stage, &["consent", "list", "--json"]);
    ran.ends_with(0).complains("beach.jpg");
    let lines: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 4, "{}", ran.out);
    assert!(
        lines
            .iter()
            .all(|one| one["audience"].is_string() && one["shown"].is_boolean())
    );
    // Whoever asks for the photos gets them as data.
    let ran = with_book(&stage, &["consent", "look-again", "--json"]);
    assert_eq!(ran.ends_with(0).out.lines().count(), 2, "{}", ran.out);
}

#[test]
fn an_agreed_face_is_shown_and_an_unknown_one_covered() {
    let name = "an_agreed_face_is_shown_and_an_unknown_one_covered";
    let Some(photo) = two_faces(name) else {
        return;
    };
    let stage = Stage::new();
    std::fs::copy(photo, stage.path("two.jpg")).unwrap();
    let found = stage.run(&["faces", "--json", "two.jpg"]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let faces = found["faces"].as_array().unwrap();
    assert!(faces.len() >= 2, "{found}");
    let end = (0..10).fold(calendar::today(), |day, _| day.tomorrow().unwrap());
    let soon = end.to_string();
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Joe", "--age", "adult"],
        &[
            "people", "add", "Ned", "--age", "7-to-11", "--parent", "Joe",
        ],
        &[
            "consent",
            "record",
            "Joe",
            "--audience",
            "closed-group",
            "--agreed-by",
            "joe",
            "--until",
            &soon,
        ],
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let protect = [
        "protect",
        "--json",
        "--audience",
        "closed-group",
        "--no-cloak",
        "--person",
        "1=Joe",
        "two.jpg",
    ];
    let ran = with_book(&stage, &protect);
    ran.ends_with(0);
    let report: Value = serde_json::from_str(&ran.out).unwrap();
    let report = &report["report"];
    assert_eq!(report["audience"], "closed-group");
    assert_eq!(report["faces"][0]["consent"]["ground"], "agreed");
    assert_eq!(report["faces"][0]["consent"]["decision"], 1);
    assert_eq!(report["faces"][0]["consent"]["ends"], soon.as_str());
    assert_eq!(report["faces"][0]["cover"], Value::Null);
    // Told once, without a name.
    let told = format!(
        "For a closed group, 1 decision that shows somebody ends within a month, on {};",
        written(end)
    );
    assert_eq!(ran.err.matches(&told).count(), 1, "{}", ran.err);
    for other in 1..faces.len() {
        assert_eq!(report["faces"][other]["consent"]["ground"], "unknown");
        assert_eq!(report["faces"][other]["cover"], "fill");
    }
    // The data can be handed on; names are for the screen.
    assert!(!ran.out.contains("Joe"), "{}", ran.out);
    assert!(
        ran.err
            .contains("face 1: Joe is shown without a cloak, on decision 1"),
        "{}",
        ran.err
    );
    let (before, after) = (
        open(&stage.path("two.jpg")),
        open(&stage.path("two.protected.jpg")),
    );
    assert!(difference(&before, &after, &faces[0]) < 4.0);
    assert!(difference(&before, &after, &faces[1]) > 20.0);

    // A child without a decision, an expired one, a withdrawn one: covered.
    let child = [
        "protect",
        "--force",
        "--audience",
        "only-us",
        "--person",
        "2=Ned",
        "two.jpg",
    ];
    let ran = with_book(&stage, &child);
    ran.ends_with(0);
    assert!(
        ran.out.contains("Ned is covered: nothing was decided"),
        "{}",
        ran.out
    );
    let withdrawn = with_book(&stage, &["consent", "withdraw", "1"]);
    assert!(
        withdrawn
            .out
            .contains("- two.protected.jpg, for a closed group"),
        "{}",
        withdrawn.out
    );
    let again = [
        "protect",
        "--force",
        "--audience",
        "closed-group",
        "--person",
        "1=Joe",
        "two.jpg",
    ];
    let ran = with_book(&stage, &again);
    ran.ends_with(0);
    assert!(
        ran.out
            .contains("Joe is covered: the decision was withdrawn"),
        "{}",
        ran.out
    );
    let after = open(&stage.path("two.protected.jpg"));
    assert!(difference(&before, &after, &faces[0]) > 20.0);
}

#[test]
fn a_photo_is_not_noted_when_that_is_not_wanted() {
    let name = "a_photo_is_not_noted_when_that_is_not_wanted";
    let Some(photo) = two_faces(name) else {
        return;
    };
    let stage = Stage::new();
    std::fs::copy(photo, stage.path("two.jpg")).unwrap();
    with_book(&stage, &["people", "init"]).ends_with(0);
    with_book(&stage, &["people", "add", "Joe", "--age", "adult"]).ends_with(0);
    let record = [
        "consent",
        "record",
        "Joe",
        "--audience",
        "only-us",
        "--agreed-by",
        "Joe",
    ];
    with_book(&stage, &record).ends_with(0);
    for (option, value) in [
        ("--not-noted", None),
        ("--noted-as", Some("in Granny's hall")),
    ] {
        let mut protect = vec![
            "protect",
            "--force",
            "--audience",
            "only-us",
            "--person",
            "1=Joe",
            option,
        ];
        protect.extend(value);
        protect.push("two.jpg");
        with_book(&stage, &protect).ends_with(0);
        let list = with_book(&stage, &["consent", "list"]);
        assert_eq!(
            list.out.contains("Granny's hall"),
            value.is_some(),
            "{}",
            list.out
        );
        assert!(!list.out.contains("two.protected"), "{}", list.out);
    }
}

#[test]
fn without_a_name_no_book_is_asked_for() {
    let name = "without_a_name_no_book_is_asked_for";
    let Some(photo) = two_faces(name) else {
        return;
    };
    let stage = Stage::new();
    std::fs::copy(photo, stage.path("two.jpg")).unwrap();
    let ran = stage.run(&[
        "protect",
        "--audience",
        "public",
        "--book",
        "none.age",
        "two.jpg",
    ]);
    ran.ends_with(0);
    assert!(!stage.exists("none.age"));
    let named = [
        "protect",
        "--force",
        "--audience",
        "public",
        "--person",
        "1=Joe",
        "--book",
        "none.age",
        "two.jpg",
    ];
    stage
        .run(&named)
        .ends_with(9)
        .complains("no album book here");
}

#[test]
fn the_book_tells_a_stranger_nothing() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    let add = [
        "people",
        "add",
        "Zebulon",
        "--age",
        "under-7",
        "--parent",
        "Wilhelmina",
    ];
    with_book(&stage, &add).ends_with(0);
    for file in stage.files() {
        let bytes = stage.read(&file);
        let names: [&[u8]; 2] = [b"Zebulon", b"Wilhelmina"];
        let tells = names
            .iter()
            .any(|name| bytes.windows(name.len()).any(|w| w == *name));
        assert!(!tells, "{file}");
    }
    std::fs::write(stage.path("words"), "another passphrase\n").unwrap();
    let words = std::fs::File::open(stage.path("words")).unwrap();
    let arguments: Vec<&str> = ["people", "list"].iter().chain(&BOOK).copied().collect();
    let mut command = stage.at_least_cost(&arguments);
    let ran = Ran::of(command.stdin(Stdio::from(words)).output().unwrap());
    ran.ends_with(9)
        .complains("does not open with this passphrase");
}

#[test]
fn a_list_that_is_wrong_somewhere_changes_no_file() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    let before = stage.read("album.age");
    let list = "name,age,parents,audience,decision,agreed by,agreed on\n\
        Zoé,4,Eve/Dan,public,shown,Eve/Dan,2026-09-15\n\
        Max,4,Eve/Dan,public,shown,Eve,2026-09-15\n";
    std::fs::write(stage.path("class.csv"), list).unwrap();
    with_book(&stage, &["consent", "class-import", "class.csv"])
        .ends_with(3)
        .complains("Line 3 (Max): “Shown” needs the agreement of each parent. Missing: Dan.");
    assert_eq!(stage.read("album.age"), before);
}

/// A school's own list: a yes or a no, and nothing of for whom it is and who signed.
#[test]
fn a_bare_yes_decides_nothing_until_it_is_said_what_it_means_and_a_no_covers_at_once() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    let list = "Prénom;Nom;Âge;Responsable 1;Responsable 2;Droit à l'image\n\
        Zoé;Martin;5;Anna;Ben;oui\nMax;Leroy;5;Eve;;oui\nLou;Petit;5;Ida;Tim;non\n";
    std::fs::write(stage.path("class.csv"), list).unwrap();
    let held = |name: &str, audience: &str| {
        let ran = with_book(&stage, &["consent", "list", name, "--json"]);
        let of = |line: &&str| line.contains(&format!("\"{audience}\""));
        let lines: Vec<&str> = ran.out.lines().filter(of).collect();
        let [line] = lines.as_slice() else {
            panic!("{name}: {}", ran.out);
        };
        let told: Value = serde_json::from_str(line).unwrap();
        told["ground"].as_str().unwrap().to_owned()
    };
    let import = ["consent", "class-import", "class.csv"];
    let ran = with_book(&stage, &import);
    ran.ends_with(0);
    let advised = "ombrelle consent class-import class.csv \
        --consent-column 'Droit à l'\\''image=closed-group' --signed-by both --signed-on 2026-09-15 \
        --book album.age";
    for told in [
        "3 new people, 1 new decision",
        "“Droit à l'image”: 2 times a yes was not taken as a decision",
        advised,
    ] {
        assert!(ran.out.contains(told), "{told}: {}", ran.out);
    }
    assert_eq!(held("Zoé Martin", "closed-group"), "no-decision");
    for audience in ["only-us", "public"] {
        assert_eq!(held("Lou Petit", audience), "decided");
    }
    let mut said = import.to_vec();
    said.extend(["--consent-column", "Droit à l'image=closed-group"]);
    said.extend(["--signed-by", "both", "--signed-on", "2026-09-15"]);
    let ran = with_book(&stage, &said);
    ran.ends_with(0);
    let one = "1 yes was not taken as a decision: one parent alone is named on its line";
    assert!(ran.out.contains(one), "{}", ran.out);
    assert!(!ran.out.contains("--consent-column"), "{}", ran.out);
    assert_eq!(held("Zoé Martin", "closed-group"), "agreed");
    assert_eq!(held("Zoé Martin", "public"), "no-decision");
    assert_eq!(held("Max Leroy", "closed-group"), "no-decision");
    assert_eq!(held("Lou Petit", "only-us"), "decided");

    // What is half said says nothing.
    for (wrong, told) in [
        (["--signed-by", "both"], "--signed-on"),
        (
            ["--consent-column", "Droit=everybody"],
            "Possible: the title of a column",
        ),
        (
            ["--consent-column", "=public"],
            "Possible: the title of a column",
        ),
        (
            ["--consent-column", "Prénom=public"],
            "“Prénom” that could hold a yes or a no",
        ),
    ] {
        let mut arguments = import.to_vec();
        arguments.extend(wrong);
        let ran = with_book(&stage, &arguments);
        assert_ne!(ran.status, 0, "{wrong:?}");
        ran.complains(told);
    }
}

#[test]
fn a_list_that_is_not_there_or_is_a_folder_cannot_be_read() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    with_book(&stage, &["consent", "class-import", "none.csv"])
        .ends_with(3)
        .complains("There is no file or folder of this name.");
    std::fs::create_dir(stage.path("lists")).unwrap();
    with_book(&stage, &["consent", "class-import", "lists"])
        .ends_with(3)
        .complains("Choose the list itself, saved as CSV");
}

#[test]
fn a_person_named_once_is_shown_in_all_photos_of_a_folder_and_nobody_else() {
    let name = "a_person_named_once_is_shown_in_all_photos_of_a_folder_and_nobody_else";
    let Some(both) = two_faces(name).filter(|_| jury_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    album(&stage, &both, &["biden.jpg", "biden2.jpg", "obama.jpg"]);
    // The photos in the order of their names: the first face of the first photo begins group 1.
    let ran = stage.run(&["group", "--json", "album"]);
    ran.ends_with(0);
    let first: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["group"], 1);
    assert_eq!(first["faces"].as_array().unwrap().len(), 2, "{first}");
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Joe", "--age", "adult"],
        &[
            "consent",
            "record",
            "Joe",
            "--audience",
            "only-us",
            "--agreed-by",
            "joe",
        ],
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let protect = [
        "protect",
        "--json",
        "--audience",
        "only-us",
        "--out",
        "out",
        "album",
    ];
    let who = |anchor: &'static str| [&protect[..], &["--who", anchor]].concat();
    let ran = with_book(&stage, &who("Joe=biden2.jpg:1"));
    ran.ends_with(0);
    let mut shown = 0;
    for line in ran.out.lines() {
        let photo: Value = serde_json::from_str(line).unwrap();
        let is_joe = photo["path"].as_str().unwrap().contains("biden");
        for face in photo["report"]["faces"].as_array().unwrap() {
            let agreed = face["consent"]["ground"] == "agreed";
            assert_eq!(face["cover"].is_null(), agreed, "{face}");
            assert!(is_joe || !agreed, "{face}");
            shown += u32::from(agreed);
        }
    }
    assert_eq!(shown, 2);
    let ran = with_book(&stage, &who("Joe=biden2.jpg:9"));
    ran.ends_with(2).complains("no face number 9");
    let ran = with_book(&stage, &who("Joe=elsewhere.jpg:1"));
    ran.ends_with(2)
        .complains("None of the photos that could be opened is called");
}

#[test]
fn a_program_that_is_killed_has_noted_the_copies_before_the_last() {
    let name = "a_program_that_is_killed_has_noted_the_copies_before_the_last";
    let Some(both) = two_faces(name).filter(|_| jury_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    album(&stage, &both, &["biden.jpg", "biden2.jpg", "obama.jpg"]);
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Joe", "--age", "adult"],
        &[
            "consent",
            "record",
            "Joe",
            "--audience",
            "only-us",
            "--agreed-by",
            "joe",
        ],
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let protect = [
        "protect",
        "--audience",
        "only-us",
        "--who",
        "Joe=biden2.jpg:1",
        "--jobs",
        "1",
        "--out",
        "out",
        "album",
    ];
    let mut command = book_command(&stage, &protect);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let patience = Instant::now();
    while !stage.exists("out/biden2.protected.jpg") {
        assert!(
            patience.elapsed() < Duration::from_secs(120),
            "nothing was written"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    // Without a signal that it could hear.
    child.kill().unwrap();
    child.wait().unwrap();
    let ran = with_book(&stage, &["consent", "withdraw", "1"]);
    let told = &ran.ends_with(0).out;
    assert!(told.contains("- biden.protected.jpg"), "{told}");
}

#[test]
fn parents_of_a_grown_up_are_never_left_out_in_silence() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    let told = "grown up and decides alone";
    let add = ["people", "add", "Zoé", "--age", "17", "--parent", "Eve"];
    let ran = with_book(&stage, &add);
    assert!(!ran.ends_with(0).out.contains(told), "{}", ran.out);
    let ran = with_book(&stage, &["people", "change", "Zoé", "--age", "18"]);
    assert!(ran.ends_with(0).out.contains(told), "{}", ran.out);
    let add = ["people", "add", "Ana", "--age", "adult", "--parent", "Eve"];
    let ran = with_book(&stage, &add);
    assert!(ran.ends_with(0).out.contains(told), "{}", ran.out);
}

/// Her parents look on.
#[test]
fn the_list_of_one_person_tells_of_nobody_else() {
    let stage = Stage::new();
    let end = calendar::today().tomorrow().unwrap().to_string();
    let record = |name: &'static str| ["consent", "record", name, "--audience", "public"];
    let agreed = |name: &'static str| ["--agreed-by", name, "--until", &end];
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Ana", "--age", "adult"],
        &["people", "add", "Kim", "--age", "adult"],
        &[&record("Ana")[..], &agreed("Ana")].concat(),
        &[&record("Kim")[..], &agreed("Kim")].concat(),
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let ran = with_book(&stage, &["consent", "list", "Ana"]);
    let told = &ran.ends_with(0).out;
    assert!(told.contains("1 decision ends within a month"), "{told}");
    assert!(!told.contains("Kim"), "{told}");
    let ran = with_book(&stage, &["consent", "list"]);
    let told = &ran.ends_with(0).out;
    assert!(told.contains("2 decisions end within a month"), "{told}");
}

#[test]
fn a_decision_that_is_named_twice_is_withdrawn_once() {
    let stage = Stage::new();
    let record = ["consent", "record", "Ana", "--audience", "public"];
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Ana", "--age", "adult"],
        &[&record[..], &["--agreed-by", "Ana"]].concat(),
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let twice = ["consent", "withdraw", "1", "1", "--all-of", "Ana"];
    let ran = with_book(&stage, &twice);
    let told = ran.ends_with(0).out.matches("ecision 1").count();
    assert_eq!(told, 1, "{}", ran.out);
}

#[test]
fn the_usage_says_what_may_be_left_out() {
    let stage = Stage::new();
    for (command, operands) in [
        ("list", "[NAME]"),
        ("form", "[NAME]"),
        ("exports", "[NAME]"),
        ("class-forms", "[NAME]..."),
        ("withdraw", "[NUMBER]..."),
        ("receipt", "NUMBER"),
    ] {
        let ran = stage.run(&["consent", command, "--help"]);
        let usage = format!("Usage: ombrelle consent {command} [OPTIONS] {operands}\n");
        assert!(ran.ends_with(0).out.contains(&usage), "{}", ran.out);
    }
}

#[test]
fn a_name_stays_with_its_face_when_photos_are_added_or_taken_away() {
    let name = "a_name_stays_with_its_face_when_photos_are_added_or_taken_away";
    let Some(both) = two_faces(name).filter(|_| jury_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    std::fs::create_dir(stage.path("album")).unwrap();
    let put = |photo: &str| {
        let from = both.with_file_name(photo);
        std::fs::copy(from, stage.path("album").join(photo)).unwrap();
    };
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Barack", "--age", "adult"],
        &[
            "consent",
            "record",
            "Barack",
            "--audience",
            "only-us",
            "--agreed-by",
            "barack",
        ],
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let shown = |out: &str| {
        let named = [
            "protect",
            "--json",
            "--audience",
            "only-us",
            "--out",
            out,
            "album",
        ];
        let ran = with_book(
            &stage,
            &[&named[..], &["--who", "Barack=obama.jpg:1"]].concat(),
        );
        ran.ends_with(0);
        let mut shown = Vec::new();
        for line in ran.out.lines() {
            let photo: Value = serde_json::from_str(line).unwrap();
            for face in photo["report"]["faces"].as_array().unwrap() {
                if face["cover"].is_null() {
                    shown.push(photo["path"].as_str().unwrap().to_owned());
                }
            }
        }
        shown
    };
    put("obama.jpg");
    // Alone, he is group 1.
    assert_eq!(shown("alone").len(), 1);
    put("biden.jpg");
    put("obama1.jpg");
    let shown = shown("together");
    assert_eq!(shown.len(), 2, "{shown:?}");
    assert!(shown.iter().all(|path| path.contains("obama")), "{shown:?}");
}

#[test]
fn one_person_is_not_shown_twice_in_a_photo() {
    let name = "one_person_is_not_shown_twice_in_a_photo";
    let Some(both) = two_faces(name) else {
        return;
    };
    let stage = Stage::new();
    std::fs::copy(both, stage.path("both.jpg")).unwrap();
    for arguments in [
        &["people", "init"][..],
        &["people", "add", "Joe", "--age", "adult"],
    ] {
        with_book(&stage, arguments).ends_with(0);
    }
    let ran = with_book(
        &stage,
        &[
            "protect",
            "--audience",
            "only-us",
            "--person",
            "1=Joe",
            "--person",
            "2=Joe",
            "both.jpg",
        ],
    );
    ran.ends_with(2).complains("nobody is in a photo twice");
    assert!(!stage.path("both.protected.jpg").exists());
}

#[test]
fn who_is_like_a_photo_is_shown_in_a_folder_and_everybody_else_is_covered() {
    let name = "who_is_like_a_photo_is_shown_in_a_folder_and_everybody_else_is_covered";
    let Some(both) = two_faces(name).filter(|_| jury_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    let photos = [
        "biden.jpg",
        "biden2.jpg",
        "obama.jpg",
        "obama_and_biden.jpg",
    ];
    album(&stage, &both, &photos);
    std::fs::copy(both.with_file_name("obama1.jpg"), stage.path("like.jpg")).unwrap();
    let ran = stage.run(&[
        "protect",
        "--json",
        "--out",
        "out",
        "--show-like",
        "like.jpg",
        "album",
    ]);
    ran.ends_with(0)
        .complains("In 2 photos somebody like the face");
    let mut shown = Vec::new();
    for line in ran.out.lines() {
        let photo: Value = serde_json::from_str(line).unwrap();
        let faces = photo["report"]["faces"].as_array().unwrap();
        let visible = faces.iter().filter(|face| face["cover"].is_null()).count();
        shown.push((photo["path"].as_str().unwrap().to_owned(), visible));
    }
    let visible: Vec<usize> = shown.iter().map(|(_, visible)| *visible).collect();
    assert_eq!(visible, [0, 0, 1, 1], "{shown:?}");
    // Of two people nobody can tell which is meant.
    let ran = stage.run(&[
        "protect",
        "--show-like",
        "album/obama_and_biden.jpg",
        "album",
    ]);
    ran.ends_with(2)
        .complains("nobody can tell who is to be looked for");
    let ran = stage.run(&["protect", "--show-like", "like.jpg", "--keep", "1", "album"]);
    ran.ends_with(2);
}

#[test]
fn who_is_like_a_photo_is_cloaked_in_a_folder_and_everybody_else_is_covered() {
    let name = "who_is_like_a_photo_is_cloaked_in_a_folder_and_everybody_else_is_covered";
    let Some(both) = two_faces(name).filter(|_| jury_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    album(
        &stage,
        &both,
        &["biden.jpg", "obama.jpg", "obama_and_biden.jpg"],
    );
    std::fs::copy(both.with_file_name("obama1.jpg"), stage.path("child.jpg")).unwrap();
    let ran = stage.run(&[
        "protect",
        "--json",
        "--out",
        "out",
        "--show-like",
        "child.jpg",
        "--cloak",
        "light",
        "--steps",
        "1",
        "album",
    ]);
    ran.ends_with(0)
        .complains("In 2 photos somebody like the face");
    let mut cloaked = Vec::new();
    for line in ran.out.lines() {
        let photo: Value = serde_json::from_str(line).unwrap();
        let mut count = 0;
        for face in photo["report"]["faces"].as_array().unwrap() {
            // Nobody is left as they are: each face is cloaked or covered, and never both.
            assert_ne!(face["cloak"].is_null(), face["cover"].is_null(), "{face}");
            if !face["cloak"].is_null() {
                assert_eq!(face["cloak"]["strength"], "light", "{face}");
                count += 1;
            }
        }
        cloaked.push((photo["path"].as_str().unwrap().to_owned(), count));
    }
    let counts: Vec<usize> = cloaked.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [0, 1, 1], "{cloaked:?}");
}

#[test]
fn the_groups_are_written_as_a_picture_for_the_eyes() {
    let name = "the_groups_are_written_as_a_picture_for_the_eyes";
    let Some(both) = two_faces(name).filter(|_| jury_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    album(&stage, &both, &["biden.jpg", "biden2.jpg", "obama.jpg"]);
    let ran = stage.run(&["group", "--sheet", "who.png", "album"]);
    assert!(ran.ends_with(0).out.contains("who.png"), "{}", ran.out);
    assert!(ran.out.contains("--who NAME="), "{}", ran.out);
    // A row for the group of two, one for the other.
    let sheet = open(&stage.path("who.png"));
    assert_eq!((sheet.width(), sheet.height()), (1280, 392));
    stage
        .run(&["group", "--sheet", "who.png", "album"])
        .ends_with(6)
        .complains("With this command: --force replaces the file.");
    let over = stage.run(&["group", "--force", "--sheet", "album/obama.jpg", "album"]);
    over.ends_with(6)
        .complains("take the place of the original");
}

#[test]
fn names_of_people_can_be_typed_instead_of_standing_on_the_command_line() {
    let stage = Stage::new();
    let typed = |arguments: &[&str], lines: &str| {
        let all: Vec<&str> = arguments.iter().chain(&BOOK).copied().collect();
        std::fs::write(stage.path("words"), format!("{lines}correct horse\n")).unwrap();
        let words = std::fs::File::open(stage.path("words")).unwrap();
        let mut command = stage.at_least_cost(&all);
        Ran::of(command.stdin(Stdio::from(words)).output().unwrap())
    };
    typed(&["people", "init"], "").ends_with(0);
    let add = [
        "people", "add", "-", "--age", "7-to-11", "--parent", "-", "--parent", "-",
    ];
    let ran = typed(&add, "Léa\nAnna\nBen\n");
    ran.ends_with(0).complains("Name of a parent: ");
    let record = ["consent", "record", "-", "--audience", "family-chat"];
    let agreed = [&record[..], &["--agreed-by", "-", "--agreed-by", "Ben"]].concat();
    typed(&agreed, "Léa\nAnna\n").ends_with(0);
    let list = typed(&["consent", "list", "-"], "Léa\n");
    assert!(list.ends_with(0).out.contains("Anna"), "{}", list.out);
    typed(&["people", "remove", "-", "--yes"], "Léa\n").ends_with(0);
}

#[test]
fn a_last_day_that_is_over_is_refused_with_the_option_that_gives_another() {
    let stage = Stage::new();
    with_book(&stage, &["people", "init"]).ends_with(0);
    with_book(&stage, &["people", "add", "Joe", "--age", "adult"]).ends_with(0);
    let record = [
        "consent",
        "record",
        "Joe",
        "--audience",
        "public",
        "--agreed-by",
        "Joe",
        "--until",
        "2020-01-01",
    ];
    let ran = with_book(&stage, &record);
    ran.ends_with(2).complains("--until DAY");
}
