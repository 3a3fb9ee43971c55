//! Files that are given: chosen or dropped, one or several, while something is typed.

use super::*;

#[test]
fn what_is_typed_about_an_item_is_not_lost_by_a_file_that_is_dropped() {
    let mut stage = Stage::open();
    let files = [("a.png", 0), ("b.png", 3)].map(|(name, seed)| stage.picture(name, seed));
    stage.drop_file(&files[0]);
    stage.press("Add to the register");
    stage.send(Message::To(Page::Item(1)));
    stage.fill("Case number, if there is one", "A-17");
    stage.drop_file(&files[1]);
    assert!(stage.told.pop().unwrap().contains("is not noted yet"));
    picked(&mut stage, Request::Picked, vec![files[1].clone()]);
    assert!(stage.told.pop().unwrap().contains("is not noted yet"));
    assert!(stage.state.page == Page::Item(1));
    assert_eq!(stage.state.typed.of(Field::Case), "A-17");
    // Where nothing is typed it leads to all items, as before.
    stage.fill("Where (a site, an app, a help line, the police)", "Snap");
    stage.press("Note it");
    stage.drop_file(&files[1]);
    stage.sees("1 file is chosen");
    assert!(stage.told.is_empty(), "{:?}", stage.told);
}

#[test]
fn of_two_files_for_one_entry_of_the_log_it_is_said_that_one_is_kept() {
    let mut stage = Stage::open();
    stage.send(Message::To(Page::Log(None)));
    let files = ["a.txt", "b.txt"].map(|name| stage.folder.path().join(name));
    for file in &files {
        fs::write(file, "pay, or else").unwrap();
        assert!(stage.told.is_empty());
        stage.drop_file(file);
    }
    let told = stage.told.pop().expect("it is said");
    assert!(told.contains("An entry keeps one file"), "{told}");
    assert_eq!(stage.state.log.file.as_ref(), Some(&files[1]));
    // The same once more, and one instead of none, is nothing to tell.
    stage.drop_file(&files[1]);
    stage.press("Without this file");
    stage.drop_file(&files[0]);
    assert!(stage.told.is_empty(), "{:?}", stage.told);
}

#[test]
fn a_name_that_is_typed_for_one_file_is_not_dropped_in_silence_once_there_are_two() {
    let mut stage = Stage::open();
    let files = [("a.png", 0), ("b.png", 3)].map(|(name, seed)| stage.picture(name, seed));
    let told = "The name that you typed is for one file alone";
    stage.drop_file(&files[0]);
    stage.fill("What to call it, if you like", "the first");
    stage.sees_nothing_of(told);
    stage.drop_file(&files[1]);
    stage.sees("2 files are chosen");
    stage.sees(told);
    // Without a name there is nothing to say.
    stage.press("Not now");
    files.iter().for_each(|file| stage.drop_file(file));
    stage.sees("2 files are chosen");
    stage.sees_nothing_of(told);
}

#[test]
fn what_a_check_found_and_that_something_failed_is_said_in_another_language_once_that_is_chosen() {
    let mut stage = Stage::open();
    let (mine, other) = (stage.picture("mine.png", 0), stage.picture("other.png", 4));
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.press("Check a picture");
    stage.drop_file(&other);
    stage.sees("It is none of the items.");
    let speak = |stage: &mut Stage, language| {
        let before = std::mem::replace(&mut stage.words, Words::new(language));
        stage.state.language_changed(&before, &stage.words);
    };
    speak(&mut stage, Language::French);
    stage.sees("Ce n’est aucun des éléments.");
    let failure = Failure::Differ;
    stage.with(|state, context| drop(state.refuse(&failure, context.words)));
    for language in [Language::French, Language::English] {
        speak(&mut stage, language);
        stage.sees(&failure.notice(&Words::new(language)).what);
    }
}
