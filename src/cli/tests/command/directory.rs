//! `ombrelle help-me --update` and `--forget`: a newer list of help lines from a signed file, which the tests of core made.

use std::fs;
use std::path::Path;

use crate::stage::{Ran, Stage};

fn run(stage: &Stage, line: &[&str]) -> Ran {
    let mut command = stage.command(line);
    command.env("XDG_DATA_HOME", stage.path("data"));
    Ran::of(command.output().unwrap())
}

fn golden(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/golden/directory");
    fs::read(folder.join(name)).unwrap()
}

/// A line that the list in the program does not have.
const NEW: &str = "Line of the test update";
const FRENCH: [&str; 3] = ["help-me", "--country", "FR"];

#[test]
fn a_signed_update_is_the_list_until_it_is_forgotten() {
    let stage = Stage::new();
    let before = run(&stage, &FRENCH);
    before.ends_with(0);
    assert!(
        before
            .out
            .contains("This list came with Ombrelle and was checked on ")
    );
    assert!(!before.out.contains("2099"));
    assert!(!before.out.contains(NEW) && !stage.exists("data"));
    fs::write(stage.path("u"), golden("new.update")).unwrap();
    let taken = run(&stage, &["help-me", "--update", "u"]);
    assert!(taken.ends_with(0).out.contains("checked on 1 January 2099"));
    for line in [
        &FRENCH[..],
        &["which-door", "--skip-questions", "--country", "FR"],
        &["parents", "when-told", "--country", "FR"],
    ] {
        assert!(run(&stage, line).ends_with(0).out.contains(NEW), "{line:?}");
    }
    let updated = run(&stage, &FRENCH);
    assert!(
        updated
            .out
            .contains("came with an update and was checked on 1 January 2099")
    );
    let json = run(&stage, &["help-me", "--json"]);
    assert!(
        json.out.contains("\"checked\":\"2099-01-01\""),
        "{}",
        json.out
    );
    // The file that was opened may go; the same one again is not newer.
    let again = run(&stage, &["help-me", "--update", "u"]);
    again
        .ends_with(2)
        .complains("was checked on 1 January 2099");
    fs::remove_file(stage.path("u")).unwrap();
    assert!(run(&stage, &FRENCH).out.contains(NEW));
    let forgotten = run(&stage, &["help-me", "--forget"]);
    assert!(
        forgotten
            .ends_with(0)
            .out
            .contains("again those that came with Ombrelle")
    );
    assert_eq!(run(&stage, &FRENCH).out, before.out);
    let nothing = run(&stage, &["help-me", "--forget"]);
    assert!(nothing.ends_with(0).out.contains("No update was there"));
}

#[test]
fn what_is_no_update_for_us_is_one_sentence_and_the_list_stays() {
    let stage = Stage::new();
    let before = run(&stage, &FRENCH).out;
    let new = golden("new.update");
    let mut altered = new.clone();
    *altered.last_mut().unwrap() ^= 1;
    for (bytes, sentence) in [
        (new[..200].to_vec(), "no update of the help lines"),
        (new[..9_000].to_vec(), "cut or changed after it was signed"),
        (altered, "cut or changed after it was signed"),
        (golden("old.update"), "was checked on 2 January 2026"),
        (golden("other-key.update"), "signed by a key"),
        (b"a photo".to_vec(), "no update of the help lines"),
        (vec![b'a'; 1_000_001], "has at most 1.0"),
    ] {
        fs::write(stage.path("u"), bytes).unwrap();
        let ran = run(&stage, &["help-me", "--update", "u"]);
        ran.ends_with(2).complains(sentence);
        assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
        assert!(!stage.exists("data/ombrelle/services.update"));
    }
    let gone = run(&stage, &["help-me", "--update", "gone"]);
    gone.ends_with(3)
        .complains("There is no file or folder of this name");
    assert_eq!(run(&stage, &FRENCH).out, before);
    // An update that is right, and nowhere to keep it: nothing is wrong with what was read.
    fs::write(stage.path("u"), golden("new.update")).unwrap();
    fs::write(stage.path("data"), "a file").unwrap();
    let kept = run(&stage, &["help-me", "--update", "u"]);
    kept.ends_with(7)
        .complains("There is a file where a folder is needed");
    assert!(!run(&stage, &FRENCH).out.contains(NEW));
}

/// Whoever can write into the person's folder cannot change whom a child calls.
#[test]
fn a_kept_update_that_somebody_changed_is_told_and_not_used() {
    let stage = Stage::new();
    fs::write(stage.path("u"), golden("new.update")).unwrap();
    run(&stage, &["help-me", "--update", "u"]).ends_with(0);
    let kept = "data/ombrelle/services.update";
    let text = String::from_utf8(stage.read(kept)).unwrap();
    fs::write(stage.path(kept), text.replace("3018", "0666")).unwrap();
    let ran = run(&stage, &FRENCH);
    ran.ends_with(0).complains("kept but cannot be used");
    assert!(ran.out.contains("3018") && !ran.out.contains("0666"));
    assert!(ran.out.contains("This list came with Ombrelle"));
    let ran = run(&stage, &["parents", "when-told", "--country", "FR"]);
    ran.ends_with(0).complains("kept but cannot be used");
    assert!(ran.out.contains("3018") && !ran.out.contains("0666"));
    // The update opens anew in its place.
    run(&stage, &["help-me", "--update", "u"]).ends_with(0);
    assert!(run(&stage, &FRENCH).out.contains(NEW));
}
