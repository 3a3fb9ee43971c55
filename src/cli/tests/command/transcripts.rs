//! The transcripts of `tests/cmd`, which are documentation: every command that README.md shows.
//! `TRYCMD=overwrite` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use ombrelle_core::calendar;
use ombrelle_core::consent::{
    Age, Audience, ConsentBook, NewDecision, NewPerson, Passphrase, Shown, Visibility,
};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::register::ScryptCost;

use crate::check::reader_installed;
use crate::pictures;
use crate::programs::SHIPPED;
#[cfg(unix)]
use crate::programs::least_cost;
use crate::stage::{MOMENT, finder_installed, jury_installed, portrait};

#[test]
fn the_transcripts_are_true() {
    let names = [
        "help",
        "bad-input",
        "french",
        "by-hand",
        "inspect",
        "shell",
        "fingerprint",
        "which-door",
        "help-me",
        "letter",
        "glossary",
        "parents",
        "parents-french",
        "judge-bad-input",
        "workshop",
        "check-caption",
    ];
    run("words", &names, |photo| pictures::jpeg(photo, 320, 240, 1));
}

#[test]
fn the_transcripts_with_a_face_are_true() {
    let name = "the_transcripts_with_a_face_are_true";
    let Some(face) = portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    run("faces", &["protect", "faces"], |photo| {
        fs::copy(&face, photo).unwrap();
    });
}

#[test]
fn the_transcripts_of_the_jury_are_true() {
    let name = "the_transcripts_of_the_jury_are_true";
    let Some(face) = portrait(name).filter(|_| jury_installed(name)) else {
        return;
    };
    run("jury", &["judge"], |photo| {
        fs::copy(&face, photo).unwrap();
    });
}

#[test]
fn the_transcripts_of_a_check_are_true() {
    let name = "the_transcripts_of_a_check_are_true";
    if !reader_installed(name) {
        return;
    }
    run("check", &["check", "check-french"], |photo| {
        pictures::jpeg(photo, 320, 240, 1);
    });
}

#[test]
fn what_the_readme_shows_is_true() {
    let name = "what_the_readme_shows_is_true";
    let Some(face) = portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../README.md");
    let page = fs::read_to_string(readme).unwrap();
    let shown = page.matches("```console").count();
    assert!(shown >= 2, "README.md shows {shown} commands");
    let program = Path::new(SHIPPED);
    play(program, "readme", &[("readme", page)], |photo| {
        fs::copy(&face, photo).unwrap();
    });
}

#[test]
fn the_example_of_the_crate_is_true() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("lib.rs")).unwrap();
    let lines = main.lines().map_while(|line| line.strip_prefix("//!"));
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let page = lines.collect::<Vec<_>>().join("\n") + "\n";
    assert!(page.contains("```console"));
    let program = Path::new(SHIPPED);
    play(program, "crate", &[("crate", page)], |_| {});
}

/// Plays committed transcripts.
fn run(set: &str, names: &[&str], photo: impl Fn(&Path)) {
    run_with(Path::new(SHIPPED), set, names, photo);
}

/// A register asks for its passphrase at the terminal, which a transcript does not have: the program is called through a
/// script that hands it one, and says where the register is. At the least cost of a guess, as for the album book: some hundred and fifty commands.
#[cfg(unix)]
#[test]
fn the_transcripts_of_the_register_are_true() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (script, words) = (folder.path().join("ombrelle"), folder.path().join("words"));
    fs::write(&words, "correct horse battery staple\n").unwrap();
    let text = format!(
        "#!/bin/sh\nexec '{}' \"$@\" --register register.age --passphrase-fd 3 3<'{}'\n",
        least_cost().display(),
        words.display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let names = [
        "register",
        "register-discreet",
        "register-french",
        "register-letter",
    ];
    run_with(&script, "register", &names, |photo| {
        pictures::jpeg(photo, 320, 240, 1);
    });
}

/// The album book asks for its passphrase as the register does.
#[cfg(unix)]
fn with_a_book(folder: &Path) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let (script, words) = (folder.join("ombrelle"), folder.join("words"));
    fs::write(&words, "correct horse battery staple\n").unwrap();
    let text = format!(
        "#!/bin/sh\nexec '{}' \"$@\" --book album.age --passphrase-fd 3 3<'{}'\n",
        least_cost().display(),
        words.display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    script
}

#[cfg(unix)]
#[test]
fn the_transcripts_of_the_album_book_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["consent", "consent-french"];
    run_with(&with_a_book(folder.path()), "album", &names, |photo| {
        pictures::jpeg(photo, 320, 240, 1);
    });
}

/// A book from which a photo of Léa left more than a year ago, on a decision that ends tomorrow.
pub fn with_a_photo_that_left(folder: &Path) {
    let passphrase = Passphrase::new("correct horse battery staple").unwrap();
    let path = folder.join("album.age");
    let mut book = ConsentBook::create_at(&path, passphrase, ScryptCost::LEAST).unwrap();
    let filled = book.change(|book| {
        let person = book.add(NewPerson {
            name: "Léa".into(),
            age: Age::From7,
            ours: true,
            parents: vec!["Anna".into()],
        })?;
        let decision = book.record(
            person,
            &NewDecision {
                audience: Audience::ClosedGroup,
                wish: Visibility::Shown,
                until: calendar::today().tomorrow().ok(),
                agreed: vec!["Anna".into()],
                on: "2025-01-05".parse().unwrap(),
            },
        )?;
        let shown = vec![Shown { person, decision }];
        let day = "2025-01-06".parse().unwrap();
        for _ in 0..2 {
            book.note_export(day, Audience::ClosedGroup, "beach.jpg", shown.clone());
        }
        Ok::<_, ErrorKind>(())
    });
    filled.unwrap();
}

#[cfg(unix)]
#[test]
fn the_transcripts_of_where_photos_went_are_true() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["consent-where", "consent-where-french", "parents-kept"];
    run_with(&with_a_book(folder.path()), "where", &names, |photo| {
        pictures::jpeg(photo, 320, 240, 1);
        with_a_photo_that_left(photo.parent().unwrap());
    });
}

#[cfg(unix)]
#[test]
fn the_transcripts_of_an_audience_are_true() {
    let name = "the_transcripts_of_an_audience_are_true";
    let Some(face) = portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let script = with_a_book(folder.path());
    run_with(&script, "audience", &["protect-audience"], |photo| {
        fs::copy(&face, photo).unwrap();
    });
}

fn run_with(program: &Path, set: &str, names: &[&str], photo: impl Fn(&Path)) {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let mut transcripts = Vec::new();
    for name in names {
        let text = fs::read_to_string(committed.join(format!("{name}.trycmd"))).unwrap();
        transcripts.push((*name, text));
    }
    let stage = play(program, set, &transcripts, photo);
    if std::env::var_os("TRYCMD").is_some_and(|wish| wish == "overwrite") {
        for name in names {
            let file = format!("{name}.trycmd");
            fs::copy(stage.join(&file), committed.join(&file)).unwrap();
        }
    }
}

/// Plays transcripts in folders of their own, set with pictures made for the purpose; returns
/// where.
fn play(
    program: &Path,
    set: &str,
    transcripts: &[(&str, String)],
    photo: impl Fn(&Path),
) -> PathBuf {
    let stage = Path::new(env!("CARGO_TARGET_TMPDIR")).join(set);
    let _ = fs::remove_dir_all(&stage);
    for (name, text) in transcripts {
        let (before, after) = (format!("{name}.in"), format!("{name}.out"));
        set_up(&stage.join(&before));
        photo(&stage.join(&before).join("photo.jpg"));
        // Its presence asks for a copy of the folder that may be written to.
        fs::create_dir_all(stage.join(after)).unwrap();
        let file = format!("{name}.trycmd");
        fs::write(stage.join(&file), text).unwrap();
    }
    let cases = trycmd::TestCases::new();
    cases
        .env("LC_ALL", "C")
        .env("OMBRELLE_MOMENT", MOMENT)
        .register_bin("ombrelle", program);
    cases.case(stage.join("*.trycmd")).run();
    stage
}

/// What every transcript finds in its folder.
fn set_up(folder: &Path) {
    fs::create_dir_all(folder.join("empty")).unwrap();
    // Kept by trycmd's copy of the folder although nothing else is in it.
    fs::write(folder.join("empty/.keep"), "").unwrap();
    pictures::png(&folder.join("photo.png"), 320, 240, 1);
    let phone = pictures::telling_jpeg(320, 240);
    fs::write(folder.join("cut.jpg"), &phone[..phone.len() / 2]).unwrap();
    fs::write(folder.join("phone.jpg"), phone).unwrap();
    fs::write(
        folder.join("generated.png"),
        pictures::generated_png(160, 120),
    )
    .unwrap();
    fs::write(folder.join("letter.jpg"), "Dear granny,").unwrap();
    fs::create_dir(folder.join("album")).unwrap();
    for n in 1..=3 {
        pictures::png(&folder.join(format!("album/beach{n}.png")), 160, 120, n);
    }
    fs::write(folder.join("album/notes.txt"), "pack hats").unwrap();
    class_lists(folder);
}

/// A class list as Excel writes it in French (Windows-1252, semicolons), and one that is wrong in several ways.
fn class_lists(folder: &Path) {
    let list = "nom;âge;parents;diffusion;décision;jusqu'au;accord de;accord le;avis de l'enfant\r\n\
        Noé;5;Eve / Fred;groupe fermé;montré;31/08/2027;Eve / Fred;15/09/2026;\r\n\
        Inès;8;Gaëlle;groupe fermé;non;;;;non\r\n";
    // Every letter of it has the same number in Windows-1252 as in Unicode.
    let windows: Vec<u8> = list.chars().map(|c| u8::try_from(c).unwrap()).collect();
    fs::write(folder.join("class.csv"), windows).unwrap();
    let wrong = "name,age,parents,audience,decision,agreed by,agreed on\n\
        Noé,5,Eve/Fred,closed group,shown,Eve/Fred,2026-09-15\n\
        =cmd|'/c calc'!A1,5,Eve,,,,\n\
        Inès,eight,Gaëlle,,,,\n\
        noé,5,Eve/Fred,closed group,covered,,\n\
        Tim,5,Eve,closed group,shown,Eve,03/04/2026\n";
    fs::write(folder.join("class-wrong.csv"), wrong).unwrap();
    // As schools write them: the first has two columns of permissions and no age, the other says all that is needed.
    let school = "Prénom;Nom de l'élève;Classe;Droit à l'image;Autorisation\n\
        Zoé;Martin;CM1;oui;oui\n";
    fs::write(folder.join("school.csv"), school).unwrap();
    let complete = "First name,Surname,Date of birth,Class,Parent 1,Parent 2\n\
        Uma,Novak,2018-04-03,4B,Iva,Jan\n";
    fs::write(folder.join("school-complete.csv"), complete).unwrap();
}
