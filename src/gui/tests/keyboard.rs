//! Pages as somebody goes through them who has a keyboard and no mouse: by Tab, Enter, Space, Page down, Escape and Ctrl alone, in the smallest
//! window. Scripts of the emulator (`ways/`) know neither Ctrl nor Page down, and cannot go to a thing by its name. What the person got by it is
//! looked at afterwards: the file, the register, the book.

#[path = "../../cli/tests/command/day.rs"]
mod day;
mod stage;

use std::path::{Path, PathBuf};

use iced::Size;
use iced::keyboard::key::Named;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::consent::{
    Age, Audience, AuditItem, Book, ConsentBook, NewDecision, NewPerson, Shown, Visibility,
};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::help::Directory;
use ombrelle_core::register::{Entries, Origin, Passphrase, Register, ScryptCost};
use ombrelle_gui::dialog::{self, Picked};
use ombrelle_i18n::{Language, Words};
use stage::hands::{Hands, turn};

const PASSPHRASE: &str = "correct horse battery";

/// Lets the next dialog be answered with a file of this name in the folder.
fn next_file(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    dialog::answer(Picked::Paths(vec![path.clone()]));
    path
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE).unwrap()
}

fn register(folder: &Path) -> Entries {
    Register::look(&folder.join("register.age"), &passphrase()).unwrap()
}

fn book(folder: &Path) -> Book {
    ConsentBook::look(&folder.join("album.age"), &passphrase()).unwrap()
}

/// Ten days from now.
fn soon() -> Date {
    (0..10).fold(calendar::today(), |day: Date, _| day.tomorrow().unwrap())
}

/// A book with Ana, whose photo left a year and some days ago, on a decision that ends soon.
fn make_book(folder: &Path) {
    let day = (0..400).fold(calendar::today(), |day: Date, _| day.yesterday().unwrap());
    let mut album =
        ConsentBook::create_at(&folder.join("album.age"), passphrase(), ScryptCost::LEAST).unwrap();
    let made: Result<(), ErrorKind> = album.change(|book| {
        let person = book.add(NewPerson {
            name: "Ana".into(),
            age: Age::Adult,
            ours: true,
            parents: Vec::new(),
        })?;
        let decision = NewDecision {
            audience: Audience::Public,
            wish: Visibility::Shown,
            until: Some(soon()),
            agreed: vec!["Ana".into()],
            on: day,
        };
        let decision = book.record(person, &decision)?;
        let shown = vec![Shown { person, decision }];
        book.note_export(day, Audience::Public, "beach.jpg", shown);
        Ok(())
    });
    made.unwrap();
}

/// Opens the album book from the first screen.
fn unlock(hands: &mut Hands) {
    hands.enter("People and consent");
    hands.write(PASSPHRASE);
    hands.press(Named::Enter);
    hands.has("Ana");
}

#[test]
fn which_door_is_walked_to_its_end_and_read() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::new(folder.path());
    hands.enter("A picture must not spread");
    hands.enter("Begin");
    hands.has("Question 1 of 6");
    hands.enter("A friend told me");
    hands.space("A fake, made by a program");
    hands.enter("Under 18");
    hands.enter("France");
    hands.has("Question 5 of 6");
    // One step back, and on again.
    hands.enter("The question before");
    hands.enter("France");
    hands.enter("Yes, in messages");
    hands.space("No");
    hands.has("It is good that your friend told you.");
    // To the last word: no service lies out of reach.
    hands.read_on_to("3018");
    hands.read_on_to("Ombrelle sends nothing to anybody");
    hands.enter("The question before");
    hands.has("Question 6 of 6");
    hands.press(Named::Escape);
    hands.has("Make a register");
}

#[test]
fn parents_tick_the_audit_keep_it_and_write_the_agreement() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    hands.press(Named::Escape);
    hands.enter("For parents");
    hands.tab_to_one("Looked at", "Who follows you?");
    hands.press(Named::Space);
    // The ring stays where it was.
    let ticked = hands.focused().unwrap();
    assert!(ticked.is.chosen == Some(true) && ticked.is.description.contains("Who follows you?"));
    hands.space("Keep this list in the album book");
    hands.tab_to_one("Looked at", "Grandparents");
    hands.press(Named::Enter);
    let kept: Vec<AuditItem> = book(folder.path())
        .audited()
        .iter()
        .map(|a| a.item)
        .collect();
    assert_eq!(kept, [AuditItem::Followers, AuditItem::Relatives]);

    hands.enter("A family agreement");
    let pdf = next_file(folder.path(), "agreement.pdf");
    hands.enter("Save as PDF");
    assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF"));
    hands.has("agreement.pdf");
    // What has nothing to press in it is read by turning the page.
    hands.enter("When your child tells you");
    hands.read_on_to("All help lines");
    hands.enter("Games, companions, toys");
    hands.read_on_to("Save as PDF");
}

#[test]
fn a_letter_is_chosen_filled_and_written() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    hands.enter("A letter to take a picture down");
    hands.space("A request to a club");
    let chosen = hands.focused().unwrap();
    assert!(chosen.is.chosen == Some(true) && chosen.is.name == "A request to a club");
    hands.fill("Who writes and signs", "Ada");
    hands.press(Named::Tab);
    hands.fill("To whom", "The club");
    hands.fill("Which pictures", "a.jpg; b.jpg");
    let text = next_file(folder.path(), "letter.txt");
    hands.enter("Write as text to paste");
    let text = std::fs::read_to_string(text).unwrap();
    assert!(
        text.contains("The club\n") && text.contains("- a.jpg\n- b.jpg\n"),
        "{text}"
    );
    let pdf = next_file(folder.path(), "letter.pdf");
    hands.enter("Save as PDF");
    assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF"));
    hands.enter("Copy the text");
    assert_eq!(hands.copied, [text]);
}

/// What it lacks is told where it is written, further down than a small window shows of its fields.
#[test]
fn what_a_letter_lacks_comes_into_sight_with_the_cursor_in_it() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    hands.enter("A letter to take a picture down");
    hands.enter("Save as PDF");
    hands.has("The letter still lacks: Who writes and signs");
    let here = hands.focused().map(|node| node.is.name);
    assert_eq!(here.as_deref(), Some("Who writes and signs"));
    for words in ["Who writes and signs", "Missing: the letter needs this."] {
        assert!(hands.sees(words), "{words} in {}", hands.told());
    }
    hands.write("Ada");
    hands.press(Named::Tab);
    hands.enter("Save as PDF");
    let here = hands.focused().map(|node| node.is.name);
    assert_eq!(here.as_deref(), Some("To whom"));
}

#[test]
fn an_open_register_takes_origin_evidence_and_a_letter() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("secret.png");
    stage::beach(&picture);
    let mut hands = Hands::new(folder.path());
    hands.enter("A picture must not spread");
    // The cursor is in the first field.
    hands.write(PASSPHRASE);
    // Past the eye beside it.
    hands.press(Named::Tab);
    assert_eq!(hands.focused().unwrap().is.name, "See what is typed");
    hands.press(Named::Tab);
    hands.write(PASSPHRASE);
    hands.press(Named::Enter);
    hands.has("Your register is ready.");
    dialog::answer(Picked::Paths(vec![picture]));
    hands.command("o");
    hands.has("1 file is chosen");
    hands.write("red towel");
    hands.press(Named::Enter);
    hands.has("is now item 1");

    let today = Words::new(Language::English).day(calendar::today());
    let item = format!("1. red towel, added on {today}");
    hands.enter(&item);
    hands.enter("Take this item out");
    hands.tab_near("Keep it", 0);
    hands.press(Named::Enter);
    hands.tab_near("Take this item out", 0);
    hands.space("Wholly made by a program");
    hands.has("Item 1: wholly made by a program.");
    hands.enter("Note what happened");
    for (said, platform) in [("asks for money", "Snapchat"), ("says it again", "")] {
        hands.fill("What was said or done", said);
        hands.fill("Which app or site", platform);
        hands.enter("Note it");
        hands.has(said);
    }
    hands.enter("Take out entry 2");
    // The focus is on the way back, and on the button again after that.
    hands.tab_near("Keep it", 0);
    hands.press(Named::Enter);
    hands.tab_near("Take out entry 2", 0);
    hands.press(Named::Space);
    hands.tab_near("Take it out for good", 1);
    hands.press(Named::Enter);
    hands.has("Entry 2 is taken out");
    hands.has_not("says it again");
    hands.press(Named::Escape);

    hands.enter(&item);
    hands.enter("A letter to take a picture down");
    hands.space("A formal request under the right to one’s image");
    hands.fill("Who writes and signs", "Ada");
    hands.fill("To whom", "Snap");
    let text = next_file(folder.path(), "letter.txt");
    hands.enter("Write as text to paste");
    hands.has("The letter is written.");
    let text = std::fs::read_to_string(text).unwrap();
    assert!(
        text.contains("- red towel\n") && text.contains("- Snapchat, "),
        "{text}"
    );
    hands.command("l");
    hands.has("Open the register");
    hands.has_not("Ada");

    let entries = register(folder.path());
    assert_eq!(entries.get(1).unwrap().origin, Origin::Made);
    let said: Vec<&str> = entries.evidence().iter().map(|e| e.said.as_str()).collect();
    assert_eq!(said, ["asks for money"]);
}

#[test]
fn the_words_beside_a_photo_are_typed_and_read() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::new(folder.path());
    hands.enter("Protect photos");
    hands.tab_to("The family chat");
    hands.press(Named::Space);
    hands.enter("Check the words that you post");
    // The cursor is in the field; letters are no shortcuts there.
    hands.write("Emma, 6 ans, newborn, école Jules Ferry");
    hands.has("A name: “Emma”");
    hands.read_on_to("Read it once as a stranger would.");
    hands.press(Named::Escape);
    hands.has("Check the words that you post");
    hands.has_not("A name: “Emma”");
}

#[test]
fn where_a_photo_went_is_noted_and_it_is_looked_at_again() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    hands.enter("Look at them again");
    hands.enter("Looked at today");
    hands.has("Nothing is to be looked at again for now.");
    hands.enter("Done");
    hands.has_not("out for a year");
    assert!(book(folder.path()).look_again(calendar::today()).is_empty());
    hands.enter("Ana");
    hands.enter("Where it went");
    hands.fill(
        "Where it was posted: a site, a chat, a notice board; a link as text",
        "a blog",
    );
    hands.press(Named::Enter);
    hands.has("1) a blog, since ");
    let noted = book(folder.path()).exports().next().unwrap().posted[0]
        .place
        .clone();
    assert_eq!(noted, "a blog");
    hands.command("l");
    hands.has("The album book is locked");
    hands.has_not("Ana");
}

#[test]
fn an_audience_tells_which_decisions_about_it_end_soon() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    hands.press(Named::Escape);
    hands.enter("Protect photos");
    let told = format!(
        "1 decision that shows somebody ends within a month, on {}",
        day::written(soon())
    );
    hands.tab_to_one("Everybody", &told);
    hands.tab_to("The family chat");
    let other = hands.focused().unwrap().is.description;
    assert!(!other.contains("ends within"), "{other}");
    // Nothing of it without the book.
    hands.command("l");
    hands.tab_to("Everybody");
    let locked = hands.focused().unwrap().is.description;
    assert!(!locked.contains("ends within"), "{locked}");
}

#[test]
fn the_list_of_help_lines_is_updated_and_put_back() {
    let _turn = turn();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../core/tests/golden/directory");
    let folder = tempfile::tempdir().unwrap();
    let mut hands = Hands::new(folder.path());
    hands.enter("Help");
    dialog::answer(Picked::Paths(vec![golden.join("other-key.update")]));
    hands.enter("Open an update of this list");
    hands.has("signed by a key");
    assert!(!Directory::is_updated());
    dialog::answer(Picked::Paths(vec![golden.join("new.update")]));
    hands.enter("Open an update of this list");
    hands.has("1 January 2099");
    assert!(Directory::is_updated());
    hands.enter("Close");
    hands.enter("France");
    hands.has("Line of the test update");
    hands.enter("Go back to the list that came with Ombrelle");
    assert!(!Directory::is_updated());
    hands.has_not("Line of the test update");
    hands.read_on_to("Ombrelle calls nobody and opens no page.");
    hands.press(Named::Escape);
    hands.has("Protect photos");
}

#[test]
fn the_calendar_is_closed_by_key_and_not_by_the_haste_of_leaving() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let leave = |hands: &mut Hands| {
        hands.enter("A picture must not spread");
        // A third press belongs to the first two.
        for _ in 0..3 {
            hands.press(Named::Escape);
        }
        hands.has("Close");
        assert!(!hands.ended);
    };
    let mut hands = Hands::new(folder.path());
    leave(&mut hands);
    hands.enter("Close");
    assert!(hands.ended);

    let mut hands = Hands::new(folder.path());
    leave(&mut hands);
    std::thread::sleep(std::time::Duration::from_millis(800));
    hands.press(Named::Escape);
    assert!(hands.ended);
}

#[test]
fn enter_keeps_somebody_who_is_added_whichever_field_it_is_pressed_in() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    for (name, in_a_parent) in [("Bea", false), ("Cleo", true)] {
        hands.enter("Add a person");
        // The cursor is in the first field.
        hands.write(name);
        hands.space("7 to 11");
        if in_a_parent {
            hands.fill("Parent 1", "Ana");
        } else {
            hands.tab_to("Name, as you call the person");
        }
        hands.press(Named::Enter);
        hands.has(name);
        let people = book(folder.path());
        assert!(people.people().any(|person| person.name == name), "{name}");
        // Back from the page of who was added.
        hands.enter("All people");
    }
}

#[test]
fn enter_keeps_a_decision_in_whichever_of_its_days_it_is_pressed() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let mut hands = Hands::new(folder.path());
    unlock(&mut hands);
    let before = book(folder.path()).decisions().count();
    for (kept, field) in [
        (1, "Agreed on (day)"),
        (2, "Until (last day; nothing means no end)"),
    ] {
        hands.enter("Ana");
        hands.enter("Write down a decision");
        hands.space("For the family chat");
        hands.tab_to(field);
        hands.press(Named::Enter);
        let decisions = book(folder.path()).decisions().count();
        assert_eq!(decisions, before + kept, "{field}");
        hands.enter("All people");
    }
}

/// With a photo of one face open, for the family chat.
fn at_the_beach(folder: &Path) -> Hands {
    let photo = folder.join("beach.png");
    stage::beach(&photo);
    let mut hands = Hands::new(folder);
    hands.enter("Protect photos");
    hands.space("The family chat");
    hands.give(&photo);
    hands
}

#[test]
fn what_is_said_of_a_face_that_is_clicked_comes_into_sight() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = at_the_beach(folder.path());
    // Each lies on the one before, and opens what is said of it.
    for _ in 0..24 {
        hands.write("n");
    }
    // The first of them, which a click on the picture takes; the page is at the last.
    let first = "Box 2";
    hands.tab_to("Box 25");
    assert!(!hands.sees(first), "{}", hands.told());
    hands.click_picture();
    assert!(hands.sees(first), "{}", hands.told());
}

#[test]
fn tab_stays_within_the_question_before_the_window_closes() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = at_the_beach(folder.path());
    hands.write("n");
    hands.command("q");
    // Enter in haste loses nothing.
    assert_eq!(hands.focused().unwrap().is.name, "Go back");
    let mut stops = Vec::new();
    for _ in 0..3 {
        hands.press(Named::Tab);
        stops.push(hands.focused().unwrap().is.name);
    }
    assert_eq!(
        stops,
        ["Close without saving", "Go back", "Close without saving"]
    );
    hands.tab_near("Go back", 1);
    hands.press(Named::Enter);
    hands.has("Box 2");
    hands.has_not("Close without saving");
}

#[test]
fn tab_stays_within_the_question_that_lies_over_another() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = at_the_beach(folder.path());
    hands.write("n");
    hands.enter("Take this photo out of the list; its file stays");
    hands.has("Take out all the same");
    hands.command("q");
    let mut stops = Vec::new();
    for _ in 0..3 {
        hands.press(Named::Tab);
        stops.push(hands.focused().unwrap().is.name);
    }
    assert_eq!(
        stops,
        ["Close without saving", "Go back", "Close without saving"]
    );
    hands.press(Named::Escape);
    hands.has("Take out all the same");
}

#[test]
fn the_ring_stays_with_its_photo_when_rows_hold_more_or_fewer() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    let first = photos.join("p01.png");
    stage::beach(&first);
    for number in 2..=40 {
        std::fs::copy(&first, photos.join(format!("p{number:02}.png"))).unwrap();
    }
    let mut hands = Hands::new(folder.path());
    hands.enter("Protect photos");
    hands.space("The family chat");
    hands.give(&photos);
    let here = |hands: &mut Hands| {
        let name = hands.focused().map(|node| node.is.name);
        name.unwrap_or_else(|| "nothing".to_owned())
    };
    hands.tab_to("p03.png");
    // Arrows go on from where Tab went.
    for (key, photo) in [
        (Named::ArrowRight, "p04.png"),
        (Named::ArrowDown, "p07.png"),
    ] {
        hands.press(key);
        assert_eq!(here(&mut hands), photo);
    }
    for size in [
        (1400.0, 840.0),
        (900.0, 600.0),
        (3840.0, 2160.0),
        (900.0, 600.0),
    ] {
        hands.resize(Size::new(size.0, size.1));
        assert_eq!(here(&mut hands), "p07.png", "{size:?}");
        assert!(hands.sees("p07.png"), "{size:?}");
    }
    // Far down, where the window is scrolled.
    for _ in 0..5 {
        hands.press(Named::ArrowDown);
    }
    let photo = here(&mut hands);
    for size in [(1400.0, 840.0), (900.0, 600.0)] {
        hands.resize(Size::new(size.0, size.1));
        assert_eq!(here(&mut hands), photo, "{size:?}");
        assert!(hands.sees(&photo), "{size:?}");
    }
    // Tools without words have other names in the tree than those with.
    hands.press(Named::Enter);
    hands.tab_to("Draw a box");
    hands.resize(Size::new(1400.0, 840.0));
    assert_eq!(here(&mut hands), "Draw a box");
}

#[test]
fn the_ring_stays_with_the_answer_to_the_question_for_whom_photos_are() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    for name in ["beach.png", "park.png"] {
        stage::beach(&photos.join(name));
    }
    let mut hands = Hands::new(folder.path());
    let here = |hands: &mut Hands| {
        let name = hands.focused().map(|node| node.is.name);
        name.unwrap_or_else(|| "nothing".to_owned())
    };
    hands.enter("Protect photos");
    hands.enter("The family chat");
    assert_eq!(here(&mut hands), "Choose photos");
    hands.give(&photos);
    assert_eq!(here(&mut hands), "For: the family chat");
    // The question again, and another answer.
    hands.press(Named::Enter);
    assert_eq!(here(&mut hands), "The family chat");
    hands.enter("Everybody");
    assert_eq!(here(&mut hands), "For: everybody");
}

#[test]
fn a_child_sees_the_picture_that_it_is_asked_about() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    for name in ["beach.png", "park.png"] {
        stage::beach(&photos.join(name));
    }
    let broken = folder.path().join("broken.png");
    std::fs::write(&broken, "no picture").unwrap();
    let mut hands = Hands::new(folder.path());
    hands.enter("Protect photos");
    hands.space("The family chat");
    hands.give(&photos);
    hands.press(Named::Escape);
    unlock(&mut hands);
    hands.enter("Add a person");
    hands.write("Léa");
    hands.space("7 to 11");
    hands.enter("Save");
    hands.enter("Ask Léa");
    hands.space("For the family chat");
    // Nothing is shown that nobody chose.
    hands.has("No picture is on this page.");
    assert!(hands.picture().is_none());
    hands.enter("Begin");
    hands.has("The picture is not on this page.");
    // The first takes away what is told of who was added.
    hands.press(Named::Escape);
    hands.press(Named::Escape);
    hands.enter("Ask Léa");
    hands.space("For the family chat");

    hands.space("park.png");
    let about = "The picture that this is about: park.png";
    assert_eq!(hands.picture().as_deref(), Some(about));
    hands.has("as it is: nothing in it is covered");
    hands.enter("Begin");
    assert_eq!(hands.picture().as_deref(), Some(about));
    hands.read_on_to("How do you feel when you look at yourself");
    hands.press(Named::Escape);
    hands.enter("Ask Léa");
    hands.space("park.png");
    hands.enter("Take it off this page");
    assert!(hands.picture().is_none());
    // A file that is no picture is told, and is not taken for one.
    dialog::answer(Picked::Paths(vec![broken]));
    hands.enter("Choose a picture");
    assert!(hands.picture().is_none());
    hands.has("broken.png");
    let other = folder.path().join("other.png");
    stage::beach(&other);
    hands.give(&other);
    let about = "The picture that this is about: other.png";
    assert_eq!(hands.picture().as_deref(), Some(about));
    // Nothing of it stays once the book is locked.
    hands.command("l");
    assert!(hands.picture().is_none());
    hands.has_not("other.png");
}

/// Names are typed one after the other; opening the book, which has them, is no reason to look for the field.
#[test]
fn whoever_opened_the_book_to_name_somebody_types_the_name_when_back() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    make_book(folder.path());
    let photos = folder.path().join("photos");
    std::fs::create_dir(&photos).unwrap();
    for name in ["beach.png", "park.png"] {
        stage::beach(&photos.join(name));
    }
    let mut hands = Hands::new(folder.path());
    hands.enter("Protect photos");
    hands.space("The family chat");
    hands.give(&photos);
    hands.enter("Who is who");
    hands.has("0 of 1 named");
    hands.enter("Open the album book");
    hands.write(PASSPHRASE);
    hands.press(Named::Enter);
    hands.has("Ana");
    hands.press(Named::Escape);
    hands.write("an");
    hands.press(Named::Enter);
    hands.has("1 of 1 named");
}

/// It stands below the faces and what can be chosen for them, further down than a small window shows.
#[test]
fn what_the_jury_says_of_a_cloaked_face_comes_into_sight_with_the_result() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = at_the_beach(folder.path());
    hands.enter("Face 1");
    hands.space("Cloak");
    hands.space("Light");
    assert!(!hands.sees("Details"), "{}", hands.told());
    hands.enter("Look at the result");
    assert!(hands.sees("Details"), "{}", hands.told());
    hands.has("The change of this face");
}

/// What is told lies over the photo: going there by key scrolls nothing of the page.
#[test]
fn going_to_what_is_told_leaves_the_page_where_it_was() {
    let _turn = turn();
    let folder = tempfile::tempdir().unwrap();
    let mut hands = at_the_beach(folder.path());
    hands.command("s");
    hands.has("1 protected copy is saved.");
    let last = "Save in another folder…";
    hands.tab_to(last);
    hands.tab_to("Close");
    assert!(hands.sees(last), "{}", hands.told());
}
