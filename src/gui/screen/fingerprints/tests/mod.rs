//! The screen as a person meets it: what is said, what is done, and what is never seen.

mod given;
mod stage;

use std::fs;

use ombrelle_core::calendar;
use ombrelle_core::help;
use ombrelle_core::register::{self, Evidence, Register};
use ombrelle_i18n::{Language, Words};

use super::*;
use crate::screen::letter::Sort;
use stage::{PASSPHRASE, Stage};

#[test]
fn a_first_register_is_made_opened_and_destroyed() {
    let mut stage = Stage::new();
    stage.sees("Nobody can bring it back");
    stage.fill("New passphrase", "short");
    stage.sees("This passphrase is short");
    stage.fill("The same once more", "shart");
    stage.press_last("Make the register");
    stage.sees("The two passphrases are not the same");
    assert!(!stage.state.is_open(), "a passphrase is left in a field");
    stage.fill("New passphrase", PASSPHRASE);
    stage.sees_nothing_of("This passphrase is short");
    stage.fill("The same once more", PASSPHRASE);
    stage.press_last("Make the register");
    stage.sees("Your register is ready.");
    stage.sees("The register has no items yet.");

    stage.press("Lock now");
    stage.fill("Passphrase", "another one altogether");
    stage.press("Open");
    stage.sees("does not open with this passphrase");
    stage.sees_nothing_of("register.age");
    assert!(!stage.state.is_open());

    stage.press("I no longer know the passphrase");
    stage.sees("All items go for good");
    stage.send(Message::Destroy);
    stage.sees("Nothing was changed.");
    stage.fill(
        "To destroy the register for good, type “destroy”:",
        "Destroy",
    );
    stage.press("Destroy it for good");
    stage.sees("The register and its previous version are destroyed.");
    stage.sees_nothing_of("Open the register");
    let kept = stage.folder.path().join("kept");
    assert_eq!(fs::read_dir(kept).unwrap().count(), 0);
}

#[test]
fn a_picture_is_added_checked_reported_handed_over_and_withdrawn() {
    let mut stage = Stage::open();
    let mine = stage.picture("secret-beach.png", 0);
    stage.drop_file(&mine);
    stage.sees("1 file is chosen");
    stage.fill("What to call it, if you like", "the first");
    stage.press("Add to the register");
    stage.sees("The file is now item 1.");
    stage.sees("“Where to find help” says which site that is.");
    stage.sees("1. the first, added on");
    stage.sees_nothing_of("secret");

    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.sees("The file is there already, as item 1.");

    stage.press("Check a picture");
    stage.drop_file(&mine);
    stage.sees("It is the same as item 1.");
    stage.sees_nothing_of("no proof");
    let other = stage.picture("secret-other.png", 4);
    stage.drop_file(&other);
    stage.sees("It is none of the items.");
    stage.sees("“None” is no proof");
    stage.sees_nothing_of("secret");
    stage.key(Shortcut::Escape);

    stage.press("Hand over");
    let target = stage.folder.path().join("there.txt");
    fs::write(&target, "mine").unwrap();
    stage.press("Hashes for a hotline’s programs (exchange file)");
    let save = |stage: &mut Stage, target: PathBuf| {
        let picked = stage.state.awaited.event(Picked::Paths(vec![target]));
        let asked = stage.state.export.asked();
        stage.send(Message::Register(Request::SaveTo(asked, picked)));
    };
    let new = stage.folder.path().join("new.txt");
    save(&mut stage, new.clone());
    assert!(!new.exists(), "hashes without a warning that was read");
    stage.press("I have read this and want to write it");
    save(&mut stage, target.clone());
    stage.sees("There is already something of this name");
    stage.sees_nothing_of("there.txt");
    assert_eq!(fs::read(&target).unwrap(), b"mine");
    save(&mut stage, new.clone());
    stage.sees("Written, with 1 item.");
    stage.sees("One hash is in it.");
    assert!(fs::read_to_string(&new).unwrap().starts_with("pdq "));
    stage.press("A sheet to print, for a help line (PDF)");
    let sheet = stage.folder.path().join("sheet.pdf");
    save(&mut stage, sheet.clone());
    assert!(fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    stage.press("All items");

    let line = stage
        .seen()
        .into_iter()
        .find(|line| line.starts_with("1. "));
    stage.press(&line.unwrap());
    stage.fill(
        "Where (a site, an app, a help line, the police)",
        "Take It Down",
    );
    stage.fill("Case number, if there is one", "A-17");
    stage.press("One day earlier");
    stage.press("Note it");
    stage.sees("Noted with item 1.");
    let day = calendar::today().yesterday().unwrap();
    let day = stage.words.day(day);
    stage.sees(&format!("Reported on {day}: Take It Down, case A-17"));

    stage.press("Take this item out");
    stage.sees("Item 1 goes for good");
    stage.press("Keep it");
    stage.sees_nothing_of("Item 1 goes for good");
    stage.press("Take this item out");
    stage.press("Take it out for good");
    stage.sees("Item 1 is taken out, of the previous version too.");
    stage.sees("The register has no items yet.");
}

/// A sheet, as it is chosen from the start.
fn to_sheet(event: JobEvent<Picked>) -> Request {
    Request::SaveTo(export::Choice::default().asked(), event)
}

#[test]
fn a_place_that_is_chosen_late_is_for_the_kind_that_was_meant() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.press("Hand over");
    stage.press("A table with all hashes (CSV)");
    stage.press("I have read this and want to write it");
    let asked = stage.state.export.asked();
    // While the dialog is open: a kind whose warning nobody read.
    stage.press("Hashes for a hotline’s programs (exchange file)");
    let table = stage.folder.path().join("items.csv");
    let place = Picked::Paths(vec![table.clone()]);
    let event = stage.state.awaited.event(place);
    stage.send(Message::Register(Request::SaveTo(asked, event)));
    stage.sees("Written, with 1 item.");
    assert!(fs::read_to_string(&table).unwrap().starts_with("entry,"));
}

#[test]
fn of_two_dialogs_that_are_open_at_once_both_are_answered() {
    let mut stage = Stage::open();
    let (mine, other) = (stage.picture("a.png", 0), stage.picture("b.png", 4));
    let pick = |stage: &mut Stage| {
        let pick = Message::Register(Request::Pick);
        let _ = stage.with(|state, context| state.update(pick, context));
        stage.state.awaited.clone()
    };
    let (first, second) = (pick(&mut stage), pick(&mut stage));
    for (asked, path) in [(second, other.clone()), (first, mine.clone())] {
        let event = asked.event(Picked::Paths(vec![path]));
        stage.send(Message::Register(Request::Picked(event)));
    }
    stage.sees("2 files are chosen");
    assert!(stage.told.is_empty(), "{:?}", stage.told);
    // A file that is dropped takes nothing from one that is being chosen.
    stage.press("Add to the register");
    stage.send(Message::To(Page::Check));
    let asked = pick(&mut stage);
    let dropped = Message::Register(Request::Dropped(mine));
    let gathering = stage.with(|state, context| state.update(dropped, context));
    let chosen = asked.event(Picked::Paths(vec![other]));
    stage.send(Message::Register(Request::Picked(chosen)));
    assert!(stage.told.is_empty(), "{:?}", stage.told);
    stage.sees("File 2 of 2");
    stage.perform(gathering);
}

#[test]
fn a_file_that_comes_while_something_is_done_is_not_passed_over_in_silence() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.send(Message::To(Page::Check));
    let gathering = Message::Register(Request::Dropped(mine.clone()));
    let _ = stage.with(|state, context| state.update(gathering, context));
    let gathered = stage.state.gathering.event(());
    let gathered = Message::Register(Request::Gathered(gathered));
    let checking = stage.with(|state, context| state.update(gathered, context));
    assert!(stage.state.job.is_some() && !stage.state.answers_files());
    stage.drop_file(&mine);
    assert!(stage.told.pop().unwrap().contains("still being done"));
    // Nor what is chosen in a dialog that was open before.
    picked(&mut stage, Request::Picked, vec![mine.clone()]);
    assert!(stage.told.pop().unwrap().contains("still being done"));
    stage.perform(checking);
    stage.sees("It is the same as item 1.");
    assert!(stage.told.is_empty());
}

/// Lets the next dialog be answered with these files.
fn picked(stage: &mut Stage, request: fn(JobEvent<Picked>) -> Request, paths: Vec<PathBuf>) {
    let event = stage.state.awaited.event(Picked::Paths(paths));
    stage.send(Message::Register(request(event)));
}

#[test]
fn an_item_is_said_to_be_made_by_a_program_and_that_stays() {
    let mut stage = Stage::open();
    let mine = stage.picture("secret-beach.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.send(Message::To(Page::Item(1)));
    stage.sees("What is it?");
    let origin = |stage: &Stage| stage.state.items().unwrap().get(1).unwrap().origin;
    assert_eq!(origin(&stage), Origin::NotKnown);
    stage.press("Wholly made by a program");
    stage.sees("Item 1: wholly made by a program.");
    assert_eq!(origin(&stage), Origin::Made);
    stage.press("Lock now");
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Open");
    assert_eq!(origin(&stage), Origin::Made);
}

#[test]
fn what_happened_is_noted_listed_printed_and_taken_out() {
    let mut stage = Stage::open();
    // A threat with a picture that may not exist: there need be no item.
    stage.press("Note what happened");
    stage.sees("Nothing is in the evidence log yet.");
    stage.fill("What was said or done", "asks for money");
    stage.fill("Which account, if you know it", "x_77");
    stage.fill("Which app or site", "Snapchat");
    stage.press("One day earlier");
    let screen = stage.folder.path().join("secret-screen.txt");
    fs::write(&screen, "pay, or else").unwrap();
    stage.drop_file(&screen);
    stage.sees("1 file is chosen.");
    stage.sees_nothing_of("secret");
    stage.press("Note it");
    stage.sees("Noted in the evidence log as entry 1.");
    stage.sees("only its SHA-256 is kept");
    let day = calendar::today().yesterday().unwrap();
    let day = stage.words.day(day);
    stage.sees(&format!("1. {day}: asks for money"));
    stage.sees("Account: x_77");
    stage.sees("With the SHA-256 of a file");
    stage.sees_nothing_of("Write out the copy of entry 1");
    stage.sees_nothing_of("secret");
    // The form is empty again, and nothing is chosen.
    assert_eq!(stage.state.typed.of(Field::Said), "");
    assert!(stage.state.log.file.is_none());

    stage.press("All items");
    stage.press("Hand over");
    let sheet = stage.folder.path().join("sheet.pdf");
    picked(&mut stage, to_sheet, vec![sheet.clone()]);
    assert!(fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    stage.sees("the evidence log alone");
    stage.press("All items");
    stage.press("Note what happened");
    stage.press("Take out entry 1");
    stage.sees("Entry 1 goes for good");
    stage.key(Shortcut::Escape);
    stage.sees_nothing_of("Entry 1 goes for good");
    stage.press("Take out entry 1");
    stage.press("Take it out for good");
    stage.sees("Entry 1 is taken out of the evidence log, of the previous version too.");
    stage.sees("Nothing is in the evidence log yet.");
}

#[test]
fn what_is_typed_stays_when_something_else_on_its_page_is_done() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.send(Message::To(Page::Item(1)));
    stage.fill("Case number, if there is one", "A-17");
    stage.press("Wholly made by a program");
    stage.sees("Item 1: wholly made by a program.");
    assert_eq!(stage.state.typed.of(Field::Case), "A-17");
    stage.send(Message::To(Page::Log(None)));
    stage.fill("What was said or done", "asks for money");
    stage.press("Note it");
    stage.fill("What was said or done", "asks again");
    stage.press("Take out entry 1");
    stage.press("Take it out for good");
    stage.sees("Entry 1 is taken out of the evidence log");
    assert_eq!(stage.state.typed.of(Field::Said), "asks again");
}

#[test]
fn what_is_typed_while_something_is_noted_stays() {
    let mut stage = Stage::open();
    stage.send(Message::To(Page::Log(None)));
    assert!(!stage.state.has_unsaved_words());
    stage.fill("What was said or done", "asks for money");
    assert!(stage.state.has_unsaved_words());
    let keep = Message::Register(Request::Keep);
    let noting = stage.with(|state, context| state.update(keep, context));
    stage.fill("What was said or done", ", and again");
    stage.perform(noting);
    stage.sees("Noted in the evidence log as entry 1.");
    assert!(stage.state.typed.of(Field::Said).contains("again"));
    stage.press("Note it");
    assert!(!stage.state.has_unsaved_words());
}

#[test]
fn whoever_types_about_an_item_stays_there_when_files_are_added() {
    let mut stage = Stage::open();
    let files = [("a.png", 0), ("b.png", 3)].map(|(name, seed)| stage.picture(name, seed));
    stage.drop_file(&files[0]);
    stage.press("Add to the register");
    stage.drop_file(&files[1]);
    let add = Message::Register(Request::Add);
    let adding = stage.with(|state, context| state.update(add, context));
    stage.send(Message::To(Page::Item(1)));
    stage.fill("Case number, if there is one", "A-17");
    stage.perform(adding);
    assert!(stage.state.page == Page::Item(1));
    assert_eq!(stage.state.typed.of(Field::Case), "A-17");
    stage.sees("The file is now item 2.");
}

/// Whoever is under 18, lives in France and is threatened with a real picture of theirs.
fn somebody_under_18_in_france() -> [help::Answer; 6] {
    use help::{Age, Online, Place, What, Who};
    [
        help::Answer::Who(Who::Me),
        help::Answer::What(What::Real),
        help::Answer::Age(Age::Under18),
        help::Answer::Country("FR".parse().ok()),
        help::Answer::Online(Online::Yes, Place::Network),
        help::Answer::Threatened(true),
    ]
}

#[test]
fn how_a_service_is_reached_can_be_copied_from_the_answers() {
    let mut stage = Stage::new();
    stage.send(Message::To(Page::GetHelp));
    for answer in somebody_under_18_in_france() {
        stage.send(Message::GetHelp(Answer::Is(answer)));
    }
    let mut simulator = stage.simulator();
    simulator.click("Copy").expect("a button for each service");
    let said = simulator.into_messages();
    let contact = said.into_iter().find_map(|message| match message {
        Message::Copy(contact) => Some(contact),
        _ => None,
    });
    let contact = contact.expect("something is copied");
    // The line as it stands there, with what is called or opened in it.
    assert!(stage.seen().contains(&contact), "{contact}");
    let (_, reached) = contact.split_once(": ").expect("a name, and how");
    assert!(
        reached.contains("https://") || reached.contains(|c: char| c.is_ascii_digit()),
        "{contact}"
    );
    stage.send(Message::Copy(contact));
    assert_eq!(stage.told, ["Copied."]);
}

/// A register with one item, of which something was noted, and its letter begun.
fn with_a_letter() -> Stage {
    let mut stage = Stage::open();
    let mine = stage.picture("secret-beach.png", 0);
    stage.drop_file(&mine);
    stage.fill("What to call it, if you like", "the red towel");
    stage.press("Add to the register");
    stage.send(Message::To(Page::Log(Some(1))));
    stage.fill("What was said or done", "asks for money");
    stage.fill("Which account, if you know it", "x_77");
    stage.fill("Which app or site", "Snapchat");
    stage.press("Note it");
    stage.send(Message::To(Page::Item(1)));
    stage.press("A letter to take a picture down");
    stage
}

#[test]
fn a_letter_about_an_item_says_what_was_noted_and_the_hash_only_where_it_is_ticked() {
    let mut stage = with_a_letter();
    let register = stage.state.open.as_ref().unwrap().register.clone();
    let hash = jobs::held(&register)
        .content()
        .get(1)
        .unwrap()
        .fingerprint
        .sha256
        .to_hex();
    stage.sees("the red towel");
    stage.sees("Snapchat, account x_77");
    stage.sees_nothing_of("asks for money");
    stage.sees_nothing_of(&hash);
    stage.press("Save as PDF");
    stage.sees("The letter still lacks: Who writes and signs");
    stage.sees("Missing: the letter needs this.");
    stage.fill("Who writes and signs", "Ada");
    stage.fill("E-mail address of who writes", "ada@example.org");
    stage.fill("To whom", "Snap");
    stage.press("Name the file by its SHA-256, too");
    stage.sees(&format!("the red towel; SHA-256 {}", *hash));
    // What was typed stays.
    stage.sees("ada@example.org");
    stage.press("Name the file by its SHA-256, too");
    stage.sees_nothing_of(&hash);

    let out = |stage: &Stage, name: &str| stage.folder.path().join(name);
    let (pdf, text) = (out(&stage, "a.pdf"), out(&stage, "a.txt"));
    picked(&mut stage, to_pdf, vec![pdf.clone()]);
    stage.sees("The letter is written.");
    stage.sees("This file is not locked.");
    assert!(fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    picked(&mut stage, to_text, vec![text.clone()]);
    let written = fs::read_to_string(&text).unwrap();
    for words in [
        "- the red towel\n",
        "- Snapchat, account x_77, ",
        "ada@example.org",
    ] {
        assert!(written.contains(words), "{words} in {written}");
    }
    assert!(
        !written.contains("money") && !written.contains("SHA-256"),
        "{written}"
    );
    // No file is replaced, and none is named.
    picked(&mut stage, to_text, vec![text.clone()]);
    stage.sees("There is already something of this name");
    stage.sees_nothing_of("a.txt");
    stage.press("Copy the text");
    stage.sees("The text is copied.");
    // Without a name, none of who writes is in it, though it was typed.
    stage.press("The picture shows the sexual abuse of a child: without my name");
    stage.sees_nothing_of("ada@example.org");
    let unnamed = out(&stage, "b.txt");
    picked(&mut stage, to_text, vec![unnamed.clone()]);
    let written = fs::read_to_string(&unnamed).unwrap();
    assert!(
        !written.contains("Ada") && !written.contains("example.org"),
        "{written}"
    );
}

fn to_pdf(event: JobEvent<Picked>) -> Request {
    Request::Letter(letter::Ask::To(Sort::Pdf, event))
}

fn to_text(event: JobEvent<Picked>) -> Request {
    Request::Letter(letter::Ask::To(Sort::Text, event))
}

#[test]
fn nothing_of_a_letter_is_left_on_another_page_or_once_the_register_is_locked() {
    let secret = ["red towel", "x_77", "Ada", "Snap"];
    for leave in [Message::Idle, Message::Lock, Message::Back] {
        let mut stage = with_a_letter();
        stage.fill("Who writes and signs", "Ada");
        stage.fill("To whom", "Snap");
        stage.press("Name the file by its SHA-256, too");
        // A place that is chosen after that writes nothing.
        let late = stage.state.awaited.clone();
        stage.send(leave.clone());
        assert!(stage.state.letter.is_none());
        let path = stage.folder.path().join("late.txt");
        let event = late.event(Picked::Paths(vec![path.clone()]));
        stage.send(Message::Register(to_text(event)));
        assert!(!path.exists());
        // Once it is locked, nothing is told that came from it.
        let told = stage.told.pop();
        let left = told.is_some_and(|told| told.contains("Nothing was done"));
        assert_eq!(left, matches!(leave, Message::Back));
        let still = matches!(leave, Message::Back);
        for words in secret
            .iter()
            .filter(|words| !still || **words != "red towel")
        {
            stage.sees_nothing_of(words);
        }
    }
}

#[test]
fn a_copy_is_kept_only_if_it_is_ticked_for_this_file() {
    let mut stage = Stage::open();
    let mine = stage.picture("secret-beach.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.send(Message::To(Page::Log(Some(1))));
    let screen = stage.folder.path().join("secret-screen.txt");
    fs::write(&screen, "pay, or else").unwrap();
    stage.drop_file(&screen);
    assert!(!stage.state.log.keep_copy, "off unless it is ticked");
    stage.press("Keep a sealed copy of it in the register, too");
    assert!(stage.state.log.keep_copy);
    // Another file is another question.
    picked(&mut stage, Request::Picked, vec![screen.clone()]);
    assert!(!stage.state.log.keep_copy);
    stage.press("Without this file");
    stage.send(Message::Log(log::Message::KeepCopy));
    assert!(!stage.state.log.keep_copy, "there is no file");
    stage.drop_file(&screen);
    stage.press("Keep a sealed copy of it in the register, too");
    stage.fill("What was said or done", "a threat");
    stage.press("Note it");
    stage.sees("because you asked for it");
    stage.sees("About item 1");
    stage.sees("With a sealed copy of a file");
    stage.sees_nothing_of("secret");
    let register = stage.state.open.as_ref().unwrap().register.clone();
    assert_eq!(jobs::copy_ending(&register, 1), Some("txt"));
    let out = stage.folder.path().join("secret-out.txt");
    for told in [
        "The copy is written.",
        "There is already something of this name",
    ] {
        let save = |event| Request::SaveCopyTo(1, event);
        picked(&mut stage, save, vec![out.clone()]);
        stage.sees(told);
        stage.sees_nothing_of("secret");
    }
    assert_eq!(fs::read(&out).unwrap(), b"pay, or else");

    // The picture of an item is never copied, and its words are noted all the same.
    stage.drop_file(&mine);
    stage.press("Keep a sealed copy of it in the register, too");
    stage.fill("What was said or done", "sends it to others");
    stage.press("Note it");
    stage.sees("is, or may be, what item 1 shows");
    stage.sees("sends it to others");
    assert!(jobs::held(&register).content().copy(2).is_err());
    // A file that vanished, too.
    let gone = stage.folder.path().join("secret-gone.txt");
    stage.drop_file(&gone);
    stage.fill("What was said or done", "says it again");
    stage.press("Note it");
    stage.sees("There is no file or folder of this name.");
    stage.sees("The words are noted, without the file.");
    stage.sees("says it again");
    stage.sees_nothing_of("secret");

    drop(register);
    stage.key(Shortcut::Lock);
    for words in ["threat", "money", "says it again", "entry"] {
        stage.sees_nothing_of(words);
    }
}

#[test]
fn locked_by_key_or_by_time_nothing_secret_is_left() {
    let mut stage = Stage::open();
    let first = stage.picture("secret-one.png", 0);
    let second = stage.folder.path().join("secret-text.jpg");
    fs::write(&second, "no picture").unwrap();
    stage.drop_file(&first);
    stage.drop_file(&second);
    stage.sees("2 files are chosen");
    assert!(matches!(
        stage.state.shortcut(Shortcut::Open),
        Some(Message::Register(Request::Pick))
    ));
    stage.press("Add to the register");
    stage.sees("File 2 of 2: This is neither a picture nor a video");
    stage.sees("File 1 of 2 is now item 1.");
    stage.sees_nothing_of("secret");

    stage.key(Shortcut::Lock);
    assert!(!stage.state.is_open() && stage.state.items().is_none());
    for words in ["item", "added on", "File 1", "picture, added"] {
        stage.sees_nothing_of(words);
    }
    stage.sees("Open the register");
    stage.drop_file(&first);
    stage.sees("The register has to be open first.");

    stage.fill("Passphrase", PASSPHRASE);
    assert!(
        stage.state.is_open(),
        "a passphrase in a field is to be forgotten, too"
    );
    stage.press("Open");
    stage.sees("1. A picture, added on");
    assert!(stage.state.ticked().is_none());
    stage.state.last -= IDLE;
    let tick = stage.state.ticked().expect("locked by time");
    stage.send(tick);
    stage.sees("Locked, because nothing was done for three minutes.");
    stage.sees_nothing_of("added on");
    assert!(!stage.state.is_open() && stage.state.ticked().is_none());
}

#[test]
fn a_key_or_a_press_is_a_sign_of_somebody() {
    let mut stage = Stage::new();
    stage.fill("New passphrase", "begun");
    stage.state.last -= IDLE;
    let _ = stage.state.shortcut(Shortcut::Down);
    assert!(stage.state.ticked().is_none());
    stage.state.last -= IDLE;
    let mut simulator = stage.simulator();
    simulator.point_at((5.0, 5990.0));
    simulator.simulate(iced_test::simulator::click());
    let messages: Vec<Message> = simulator.into_messages().collect();
    assert!(matches!(messages.as_slice(), [Message::Here]));
    messages.into_iter().for_each(|message| stage.send(message));
    assert!(stage.state.ticked().is_none());
}

#[test]
fn work_that_ends_after_locking_changes_nothing_on_the_screen() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    let late = stage.with(|state, context| state.update(Message::Register(Request::Add), context));
    assert!(stage.state.is_busy());
    stage.key(Shortcut::Lock);
    assert!(!stage.state.is_open());
    stage.perform(late);
    assert!(!stage.state.is_open() && !stage.state.is_busy());
    stage.sees("Open the register");
    // The file's lock is free again: the same register opens.
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Open");
    assert!(stage.state.open.is_some(), "{:?}", stage.seen());
}

#[test]
fn a_register_that_is_being_opened_can_be_locked() {
    let mut stage = Stage::open();
    stage.key(Shortcut::Lock);
    assert!(!stage.state.is_open());
    stage.fill("Passphrase", PASSPHRASE);
    let unlock = Message::Enter(Enter::Unlock);
    let late = stage.with(|state, context| state.update(unlock, context));
    assert!(stage.state.is_open(), "also for other screens");
    stage.key(Shortcut::Lock);
    stage.perform(late);
    assert!(!stage.state.is_open() && stage.state.open.is_none());
    stage.sees("Open the register");
}

#[test]
fn a_damaged_register_goes_back_to_its_previous_version() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.press("Lock now");
    let path = stage.places.register.clone().unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Open");
    stage.sees("The register is damaged");
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Put the previous version back");
    stage.sees("The previous version is back, with 0 items.");
}

#[test]
fn another_passphrase_is_for_who_knows_the_one_in_force() {
    let mut stage = Stage::open();
    stage.press("Change the passphrase");
    let fill = |stage: &mut Stage, now: &str| {
        stage.fill("The passphrase now", now);
        stage.fill("New passphrase", "quite another one, long");
        stage.fill("The same once more", "quite another one, long");
        stage.press("Change it");
    };
    fill(&mut stage, "a guess");
    stage.sees("does not open with this passphrase");
    fill(&mut stage, PASSPHRASE);
    stage.sees("The register now opens with the new passphrase only.");
    let path = stage.places.register.clone().unwrap();
    let new = register::Passphrase::new("quite another one, long").unwrap();
    assert!(Register::look(&path, &new).is_ok());
}

#[test]
fn help_is_found_without_a_passphrase_question_by_question() {
    let mut stage = Stage::new();
    stage.press("Begin");
    stage.sees("Question 1 of 6");
    stage.press("It is about me");
    stage.press("A real picture or video");
    stage.press("Under 18");
    stage.press("France");
    stage.press("The question before");
    stage.sees("Which country?");
    stage.press("France");
    stage.press("Yes, in messages");
    stage.press("Yes");
    stage.sees("This is not your fault.");
    stage.sees("3018");
    stage.sees_nothing_of("ombrelle register");
    stage.key(Shortcut::Escape);
    stage.sees("Make the register");
    assert!(stage.state.shortcut(Shortcut::Escape).is_none());
}

#[test]
fn without_a_place_for_the_register_help_is_still_there() {
    let mut stage = Stage::new();
    stage.places.register = None;
    stage.with(|state, context| state.entered(context));
    stage.sees("The system names no folder");
    stage.press("Begin");
    stage.sees("Question 1 of 6");
}

#[test]
fn every_question_of_the_window_can_be_skipped_and_a_friend_is_answered_as_a_friend() {
    let mut stage = Stage::new();
    stage.press("Begin");
    for _ in 0..6 {
        stage.press("Skip this question");
    }
    stage.sees("This is not your fault.");
    stage.key(Shortcut::Escape);
    stage.press("Begin");
    stage.press("A friend told me");
    for _ in 0..5 {
        stage.press("Skip this question");
    }
    stage.sees("It is good that your friend told you.");
}

#[test]
fn every_page_fits_a_small_window_with_large_text() {
    let mut stage = Stage::open();
    let files = [("a.png", 0), ("b.png", 3)].map(|(name, seed)| stage.picture(name, seed));
    files.iter().for_each(|file| stage.drop_file(file));
    stage.press("Add to the register");
    fs::write(stage.folder.path().join("m.txt"), "words").unwrap();
    let entries = stage.state.open.as_ref().unwrap().register.clone();
    let noted = Evidence {
        number: 0,
        day: calendar::today(),
        said: "quite a long sentence that somebody wrote to somebody ".repeat(3),
        account: "x_77".into(),
        platform: "an application".into(),
        note: String::new(),
        item: Some(1),
        sha256: None,
        copy: None,
    };
    register::keep(&mut jobs::held(&entries), noted).unwrap();
    drop(entries);
    stage.send(Message::Register(Request::Origin(1, Origin::Made)));
    let pages = [
        Page::List,
        Page::Check,
        Page::Item(1),
        Page::Log(Some(1)),
        Page::Letter(1),
        Page::Export,
        Page::Passphrase,
        Page::Destroy,
        Page::GetHelp,
    ];
    for language in Language::ALL {
        stage.words = Words::new(language);
        for text in [80, 200] {
            stage.settings.text = text;
            for page in pages {
                match page {
                    Page::Letter(item) => {
                        let begin = letter::Ask::Begin(item);
                        stage.send(Message::Register(Request::Letter(begin)));
                    }
                    _ => stage.send(Message::To(page)),
                }
                stage.fits(&format!("{page:?}"));
                match page {
                    Page::List => stage.drop_file(&files[0]),
                    Page::Check => stage.drop_file(&files[0]),
                    Page::Item(_) => stage.send(Message::Ask),
                    Page::Log(_) => {
                        stage.drop_file(&files[0]);
                        stage.send(Message::Log(log::Message::KeepCopy));
                        stage.send(Message::Log(log::Message::Ask(Some(1))));
                    }
                    Page::Export => {
                        stage.send(Message::Export(export::Message::Sort(export::Sort::Csv)))
                    }
                    Page::GetHelp => {
                        for answer in somebody_under_18_in_france() {
                            stage.send(Message::GetHelp(Answer::Is(answer)));
                            stage.fits("an answer");
                        }
                    }
                    _ => {}
                }
                stage.fits(&format!("further on {page:?}"));
            }
        }
    }
}
