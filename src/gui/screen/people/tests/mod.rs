//! What a person gets on this screen, from the first book to its end.

mod forms;
mod permissions;
mod play;

use std::sync::Arc;

use ombrelle_core::calendar;
use ombrelle_core::consent::{self, Audience, ConsentBook, Shown};
use ombrelle_core::error::ErrorKind;
use ombrelle_core::takedown;
use ombrelle_i18n::Language;
use zeroize::Zeroizing;

use super::*;
use crate::dialog::Picked;
use crate::job::JobId;
use crate::screen::letter::{Change, Sort};
use crate::screen::open_photo::OpenPhotos;
use crate::sealing;
use crate::widget::Tone;
use play::{PASSPHRASE, Play, typed_again, typed_first};

#[test]
fn a_first_book_is_made_and_opens_with_its_passphrase_alone() {
    let mut play = Play::new();
    play.fill("New passphrase", "short");
    assert!(play.shows("This passphrase is short"));
    assert!(play.shows("without it nobody, and no program"));
    play.fill("The same once more", "other");
    play.press("Make the album book");
    assert!(play.shows("not the same, so nothing was done"));
    assert!(!play.path().exists());
    play.fill("New passphrase", PASSPHRASE);
    play.fill("The same once more", PASSPHRASE);
    play.press("Make the album book");
    assert!(play.path().exists());
    assert!(play.last_told().contains("Your album book is ready"));
    assert!(play.shows("The album book has no people yet."));

    // Somebody of whom nothing is seen once it is locked.
    play.press("Add a person");
    play.fill("Name, as you call the person", "Zoé");
    play.press("Save");
    assert!(play.shows("The age is missing."));
    play.press("Grown-up");
    play.press("Save");
    assert!(play.shows("Zoé"));
    play.press("All people");
    assert!(play.shows("Zoé") && play.shows("Covered in every photo"));
    assert!(play.state.shortcut(Shortcut::Lock).is_some());
    play.say(Message::Lock);
    assert!(!play.shows("Zoé"));
    assert!(play.state.book().is_none());
    assert!(play.album.lock().is_none());
    assert!(play.shows("The album book is locked"));

    play.fill("Passphrase", "not this one");
    play.press("Unlock");
    assert!(play.shows("does not open with this passphrase"));
    assert!(play.state.book().is_none());
    play.fill("Passphrase", PASSPHRASE);
    play.press("Unlock");
    assert!(play.shows("Zoé"));
}

#[test]
fn what_is_typed_while_somebody_is_being_added_is_not_lost() {
    let mut play = Play::with_book();
    play.press("Add a person");
    play.fill("Name, as you call the person", "Léa");
    play.press("7 to 11");
    play.fill("Parent 1", "Ana");
    let keep = open::Message::Form(person_form::Message::Keep);
    let adding = play.begin(keep.into());
    play.fill("Parent 2", "Bruno");
    play.act(adding);
    assert!(play.last_told().contains("Léa is in the album book"));
    assert!(play.state.has_unsaved_words());
    play.press("Save");
    assert!(play.shows("7 to 11 · parents: Ana, Bruno"));
    assert!(!play.state.has_unsaved_words());
    assert_eq!(play.state.book().unwrap().people().len(), 1);
}

#[test]
fn lock_forgets_a_passphrase_that_is_typed_and_a_book_that_is_being_opened() {
    let mut play = Play::with_book();
    play.say(Message::Lock);
    let lock = |play: &Play| play.state.shortcut(Shortcut::Lock);
    assert!(lock(&play).is_none(), "there is nothing to lock");
    play.fill("Passphrase", PASSPHRASE);
    let message = lock(&play).expect("something to forget");
    play.say(message);
    assert!(lock(&play).is_none());
    play.press("Unlock");
    assert!(play.state.book().is_none(), "nothing is typed");

    play.fill("Passphrase", PASSPHRASE);
    let opening = play.begin(Message::Closed(closed::Message::Unlock));
    let message = lock(&play).expect("it is being opened");
    play.say(message);
    play.act(opening);
    assert!(play.state.book().is_none() && play.album.lock().is_none());
    play.fill("Passphrase", PASSPHRASE);
    play.press("Unlock");
    assert!(play.state.book().is_some());
}

#[test]
fn a_child_is_shown_once_both_parents_and_the_child_agreed_until_that_is_withdrawn() {
    let mut play = Play::with_book();
    play.press("Add a person");
    play.fill("Name, as you call the person", "Léa");
    play.press("7 to 11");
    play.fill("Parent 1", "Ana");
    play.fill("Parent 2", "Bruno");
    play.press("Save");
    assert!(play.shows("7 to 11 · parents: Ana, Bruno"));
    assert!(play.shows("The family chat: covered (nothing was decided"));

    // One parent: who is missing is said before and after it is written down.
    play.press("Write down a decision");
    play.press("For the family chat");
    play.press("Ana agreed");
    assert!(play.shows("Still to agree: Bruno"));
    play.press("Save");
    assert!(play.last_told().contains("Still to agree: Bruno"));
    assert_eq!(play.told.last().unwrap().tone, Tone::Warn);
    assert!(play.shows("the agreement of a parent is missing"));

    // The other, a day that is none, then until the end of the school year.
    play.press("Write down a decision");
    play.press("For the family chat");
    play.press("Bruno agreed");
    play.fill("Until (last day; nothing means no end)", "soon");
    play.press("Save");
    assert!(play.shows("“soon” is no day"));
    play.open(open::Message::Record(record::Message::Until(
        "2199-08-31".to_owned(),
    )));
    play.press("Save");
    assert!(play.shows("The family chat: covered (the child has not been asked)"));

    // The child is asked, one question at a time.
    play.press("Ask Léa");
    play.press("For the family chat");
    play.press("Begin");
    assert!(play.shows("How do you feel when you look at yourself"));
    assert!(!play.shows("Only with my face covered"));
    play.press("Next");
    play.press("Next");
    assert!(play.shows("Question 3 of 3"));
    play.press("Yes");
    assert!(play.shows("The family chat: shown"));
    assert!(play.shows("A closed group: covered"));
    assert!(play.shows("until 31 August 2199"));
    play.press("All people");
    assert!(play.shows("Shown to the family chat"));

    // A photo goes out, noted from another screen.
    let decision = play
        .state
        .book()
        .unwrap()
        .decisions()
        .last()
        .unwrap()
        .number;
    let shown = vec![Shown {
        person: 1,
        decision,
    }];
    let noted = play.album.lock().as_mut().unwrap().change(|book| {
        Ok::<_, ErrorKind>(book.note_export(
            calendar::today(),
            Audience::FamilyChat,
            "beach.jpg",
            shown,
        ))
    });
    noted.unwrap();
    play.enter();
    play.press("Léa");
    assert!(play.shows("beach.jpg, for the family chat"));
    play.open(open::Message::Go(open::Goal::Withdraw(vec![decision])));
    assert!(play.shows("1 photo went out with this face"));
    play.press("Withdraw");
    assert!(play.shows("These photos went out") && play.shows("beach.jpg"));
    play.press("Done");
    assert!(play.shows("The family chat: covered (the decision was withdrawn)"));
}

/// A book with Ana, whose photo left on her own decision so many days ago.
fn with_a_photo(days: u32) -> Play {
    let mut play = Play::with_book();
    let day = (0..days).fold(calendar::today(), |day, _| day.yesterday().unwrap());
    let noted = play.album.lock().as_mut().unwrap().change(|book| {
        let person = book.add(consent::NewPerson {
            name: "Ana".into(),
            age: consent::Age::Adult,
            ours: true,
            parents: Vec::new(),
        })?;
        let decision = book.record(
            person,
            &consent::NewDecision {
                audience: Audience::Public,
                wish: consent::Visibility::Shown,
                until: Some(calendar::today()),
                agreed: vec!["Ana".into()],
                on: day,
            },
        )?;
        let shown = vec![Shown { person, decision }];
        Ok::<_, ErrorKind>(book.note_export(day, Audience::Public, "beach.jpg", shown))
    });
    noted.unwrap();
    play.enter();
    play
}

#[test]
fn whoever_stays_shown_after_a_withdrawal_is_named_with_the_decision() {
    let mut play = with_a_photo(3);
    play.press("Ana");
    play.press("Write down a decision");
    play.press("For the family chat");
    play.press("Ana agreed");
    play.press("Save");
    for (number, still) in [(1, true), (2, false)] {
        play.open(open::Message::Go(open::Goal::Withdraw(vec![number])));
        play.press("Withdraw");
        let told = play.told.last().unwrap();
        assert_eq!(told.what, "Withdrawn from today.");
        let shown = "Ana stays shown on decision 2 (photos: the family chat).";
        assert_eq!(told.advice.contains(shown), still, "{told:?}");
        assert_eq!(told.tone == Tone::Warn, still);
    }
}

#[test]
fn a_receipt_that_is_written_closes_no_form_that_was_begun_meanwhile() {
    let mut play = with_a_photo(3);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receipt.pdf");
    play.press("Add a person");
    play.fill("Name, as you call the person", "Zoé");
    let place = Picked::Paths(vec![path.clone()]);
    play.open(open::Message::Receipt(1, place));
    assert!(path.exists());
    play.press("Grown-up");
    play.press("Save");
    let book = play.state.book().unwrap();
    assert!(book.people().any(|one| one.name == "Zoé"));
    // A letter that was begun is not taken for what was written.
    play.open(open::Message::Go(open::Goal::Letter(None)));
    let typed = Change::Typed(takedown::Field::Sender, Zeroizing::new("Eve".to_owned()));
    play.open(open::Message::Letter(letter::Message::Form(typed)));
    let place = Picked::Paths(vec![path]);
    play.open(open::Message::Receipt(1, place));
    assert!(play.state.has_unsaved_letter());
}

/// By what the dialogs of the letter, or of the form, that is open are known.
fn asked(play: &Play) -> JobId {
    let Stage::Open(open) = &play.state.stage else {
        panic!("the book is locked");
    };
    match &open.panel {
        Some(open::Panel::Letter(letter)) => letter.asked(),
        Some(open::Panel::Paper(paper)) => paper.asked(),
        _ => panic!("nothing that is written is open"),
    }
}

#[test]
fn a_picture_that_is_chosen_late_is_shown_to_the_child_who_was_meant() {
    let mut play = Play::with_book();
    for child in ["Emma", "Tom"] {
        play.open(open::Message::Go(open::Goal::Add));
        play.fill("Name, as you call the person", child);
        play.press("7 to 11");
        play.fill("Parent 1", "Ana");
        play.press("Save");
    }
    let photo = play.path().with_file_name("emma.png");
    image::RgbImage::new(64, 48).save(&photo).unwrap();
    let asked = |play: &Play| {
        let Stage::Open(open) = &play.state.stage else {
            panic!("the book is locked");
        };
        match &open.panel {
            Some(open::Panel::Ask(ask)) => ask.picture.asked(),
            _ => panic!("no child is asked"),
        }
    };
    let picked = |asked| {
        let place = Picked::Paths(vec![photo.clone()]);
        open::Message::Ask(ask::Message::Picked(asked, place))
    };
    play.open(open::Message::Go(open::Goal::Ask(1)));
    let emma = asked(&play);
    play.open(open::Message::Go(open::Goal::Ask(2)));
    play.open(picked(emma));
    assert!(!play.shows("emma.png"));
    assert!(play.last_told().contains("Nothing was done"));
    let tom = asked(&play);
    play.open(picked(tom));
    assert!(play.shows("emma.png"));
    // Nor on any other page.
    play.told.clear();
    play.say(Message::Close);
    play.open(picked(tom));
    assert!(play.last_told().contains("Nothing was done"));
}

/// Types into the letter that is open.
fn type_into_letter(play: &mut Play, field: takedown::Field, text: &str) {
    let typed = Change::Typed(field, Zeroizing::new(text.to_owned()));
    play.open(open::Message::Letter(letter::Message::Form(typed)));
}

/// A letter to relatives that lacks nothing.
fn begin_letter(play: &mut Play) {
    play.open(open::Message::Go(open::Goal::Letter(None)));
    let kind = Change::Kind(takedown::Kind::Relatives);
    play.open(open::Message::Letter(letter::Message::Form(kind)));
    for (field, text) in [
        (takedown::Field::Sender, "Eve"),
        (takedown::Field::Addressee, "Mamie"),
        (takedown::Field::Photos, "a.jpg"),
    ] {
        type_into_letter(play, field, text);
    }
}

#[test]
fn a_place_that_is_chosen_late_is_for_the_letter_or_form_that_was_meant() {
    let mut play = Play::with_book();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("late");
    let place = || Picked::Paths(vec![path.clone()]);
    let letter = |asked| open::Message::Letter(letter::Message::To(Sort::Text, asked, place()));
    let form = |asked| open::Message::Paper(paper::Message::To(asked, place()));
    begin_letter(&mut play);
    let first = asked(&play);
    begin_letter(&mut play);
    play.open(letter(first));
    assert!(!path.exists() && play.last_told().contains("Nothing was done"));
    assert!(play.state.has_unsaved_letter());
    let second = asked(&play);
    play.open(letter(second));
    assert!(path.exists() && !play.state.has_unsaved_letter());
    std::fs::remove_file(&path).unwrap();

    play.open(open::Message::Go(open::Goal::Paper(None)));
    let first = asked(&play);
    play.open(letter(second));
    play.open(open::Message::Go(open::Goal::Paper(None)));
    play.press("For a closed group");
    play.open(form(first));
    assert!(!path.exists());
    let second = asked(&play);
    play.open(form(second));
    assert!(path.exists());
    std::fs::remove_file(&path).unwrap();
    play.told.clear();
    play.open(open::Message::Class(class::Message::To(place())));
    assert!(!path.exists() && play.last_told().contains("Nothing was done"));
}

/// The page says that a list written below shows how: so one can be written before there is a class.
#[test]
fn a_book_without_a_class_writes_the_list_of_titles_that_the_page_speaks_of() {
    let mut play = Play::with_book();
    play.press("Class list");
    assert!(play.shows("its titles alone, to be filled in"));
    assert!(!play.shows("This file is not encrypted"));
    let list = play.path().with_file_name("list.csv");
    let place = Picked::Paths(vec![list.clone()]);
    play.open(open::Message::Class(class::Message::To(place)));
    let written = std::fs::read_to_string(&list).unwrap();
    assert!(written.contains("name") && written.contains("child says"));
    assert_eq!(written.lines().count(), 1);
    let told = play.last_told();
    assert!(
        told.contains("its titles alone") && !told.contains("not encrypted"),
        "{told}"
    );
}

#[test]
fn what_is_typed_while_a_letter_is_written_is_not_taken_for_written() {
    let mut play = Play::with_book();
    let folder = tempfile::tempdir().unwrap();
    begin_letter(&mut play);
    let to = |asked| {
        let place = Picked::Paths(vec![folder.path().join("letter.txt")]);
        open::Message::Letter(letter::Message::To(Sort::Text, asked, place))
    };
    let asked = asked(&play);
    let writing = play.begin(to(asked).into());
    type_into_letter(&mut play, takedown::Field::Places, "a blog");
    play.act(writing);
    assert!(folder.path().join("letter.txt").exists());
    assert!(play.state.has_unsaved_letter());
    play.open(to(asked));
    assert!(!play.state.has_unsaved_letter());
}

#[test]
fn a_receipt_that_is_written_closes_no_form_for_parents_either() {
    let mut play = with_a_photo(3);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receipt.pdf");
    play.open(open::Message::Go(open::Goal::Paper(None)));
    let typed = paper::Message::Asker("The school".to_owned());
    play.open(open::Message::Paper(typed));
    let form = asked(&play);
    let place = Picked::Paths(vec![path.clone()]);
    play.open(open::Message::Receipt(1, place));
    assert!(path.exists());
    assert_eq!(asked(&play), form, "it is still there");
}

#[test]
fn where_a_photo_went_is_noted_changed_and_listed_when_it_is_to_be_taken_down() {
    let mut play = with_a_photo(3);
    assert!(play.shows("1 decision ends within a month") && play.shows("Decision 1 about Ana"));
    assert!(!play.shows("out for a year"));
    play.press("Ana");
    play.press("Where it went");
    assert!(play.shows("Nothing is noted yet."));
    let place = "Where it was posted: a site, a chat, a notice board; a link as text";
    play.press("Save");
    assert!(play.shows("These words cannot be kept as a place"));
    play.fill(place, "Instagram, https://example.org/p/1");
    play.fill("Since (day)", "x");
    play.press("Save");
    assert!(play.shows("is no day"));
    play.open(open::Message::Posted(posted::Message::Day(
        "2026-01-02".into(),
    )));
    play.press("Save");
    assert!(play.shows("1) Instagram, https://example.org/p/1, since 2 January 2026"));
    play.press("Change");
    play.open(open::Message::Posted(posted::Message::Place(
        "a blog".into(),
    )));
    play.press("Save");
    assert!(play.shows("1) a blog, since 2 January 2026") && !play.shows("Instagram"));
    play.say(Message::Close);
    assert!(play.shows("1) a blog, since 2 January 2026"));

    // Before and after it is withdrawn, and in the letter.
    play.press("Withdraw");
    assert!(play.shows("a blog"));
    play.press("Withdraw");
    assert!(play.shows("These photos went out") && play.shows("1) a blog"));
    play.open(open::Message::Go(open::Goal::Letter(Some(1))));
    assert!(play.shows("Where they are"));
    let letter = play.path().with_file_name("letter.txt");
    play.open(open::Message::Letter(letter::Message::Form(Change::Typed(
        takedown::Field::Addressee,
        Zeroizing::new("Blog SA".into()),
    ))));
    let picked = Picked::Paths(vec![letter.clone()]);
    let to = letter::Message::To(Sort::Text, asked(&play), picked);
    play.open(open::Message::Letter(to));
    assert!(
        std::fs::read_to_string(letter)
            .unwrap()
            .contains("- a blog\n")
    );
    // Taken out again.
    play.open(open::Message::Go(open::Goal::Posted(1)));
    play.press("Take out");
    assert!(play.shows("Nothing is noted yet."));
}

#[test]
fn a_place_that_is_typed_stays_when_another_is_taken_out() {
    let mut play = with_a_photo(3);
    play.press("Ana");
    play.press("Where it went");
    let place = "Where it was posted: a site, a chat, a notice board; a link as text";
    play.fill(place, "Instagram");
    play.press("Save");
    assert!(play.shows("1) Instagram"));
    play.fill(place, "a blog");
    play.press("Take out");
    assert!(play.shows("Nothing is noted yet."));
    play.press("Save");
    assert!(play.shows("1) a blog"));
}

#[test]
fn a_place_that_is_typed_is_not_lost_when_another_is_to_be_changed() {
    let mut play = with_a_photo(3);
    play.press("Ana");
    play.press("Where it went");
    let place = "Where it was posted: a site, a chat, a notice board; a link as text";
    play.fill(place, "Instagram");
    play.press("Save");
    play.fill(place, "a blog");
    play.press("Change");
    assert!(play.shows("A place that is being typed is not noted yet."));
    play.press("Save");
    assert!(play.shows("2) a blog") && play.shows("1) Instagram"));
    // What is noted already, and emptied fields, are in nobody's way.
    for _ in 0..2 {
        play.open(open::Message::Posted(posted::Message::Change(2)));
        assert!(!play.shows("not noted yet") && !play.state.has_unsaved_words());
    }
    play.open(open::Message::Posted(posted::Message::Place(String::new())));
    play.open(open::Message::Posted(posted::Message::Change(1)));
    assert!(!play.shows("not noted yet"));
}

#[test]
fn a_day_that_is_filled_in_is_that_day_in_another_language() {
    let mut play = with_a_photo(3);
    play.open(open::Message::Go(open::Goal::Posted(1)));
    for message in [
        posted::Message::Place("a blog".to_owned()),
        posted::Message::Day("05/03/2026".to_owned()),
    ] {
        play.open(open::Message::Posted(message));
    }
    let [french, english] = [Language::French, Language::English].map(Words::new);
    play.state.language_changed(&french, &english);
    play.press("Save");
    let book = play.state.book().unwrap();
    let posted = &book.export(1).unwrap().posted;
    assert_eq!(posted[0].on.to_string(), "2026-03-05");
}

#[test]
fn what_has_been_out_for_a_year_is_looked_at_again_and_then_rests_for_a_year() {
    let mut play = with_a_photo(366);
    assert!(play.shows("1 photo has been out for a year"));
    play.press("Look at them again");
    assert!(play.shows("beach.jpg, for everybody"));
    play.press("Looked at today");
    assert!(play.last_told().contains("photo 1 was looked at today"));
    assert!(play.shows("Nothing is to be looked at again for now."));
    play.press("Done");
    assert!(!play.shows("out for a year"));
    play.press("Ana");
    assert!(play.shows("looked at again on"));
}

#[test]
fn a_class_list_with_a_wrong_line_changes_nothing_and_names_the_line() {
    let mut play = Play::with_book();
    let list = play.path().with_file_name("class.csv");
    let good = "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n\
        Zoé;4;Eve / Max;closed group;yes;;Eve / Max;2026-09-15;\n\
        Tom;8;Dan;;;;;;\n";
    std::fs::write(&list, format!("{good}Bad;abc;Eve;;;;;;\n")).unwrap();
    let before = std::fs::read(play.path()).unwrap();
    let dropped = play.state.dropped(list.clone()).unwrap();
    play.say(dropped);
    assert!(play.shows("nothing of it was taken"));
    assert!(play.shows("Line 4 (Bad): In “age”, “abc” is neither"));
    assert_eq!(play.state.book().unwrap().people().len(), 0);
    assert_eq!(std::fs::read(play.path()).unwrap(), before);

    std::fs::write(&list, good).unwrap();
    let picked = Picked::Paths(vec![list]);
    play.open(open::Message::Class(class::Message::Picked(picked)));
    assert!(play.last_told().contains("2 new people"));
    assert!(play.shows("Zoé") && play.shows("Shown to a closed group"));

    // Written again, and the papers.
    let book = play.path();
    let out = |name: &str| Picked::Paths(vec![book.with_file_name(name)]);
    let (written, form, receipt) = (out("out.csv"), out("form.pdf"), out("receipt.pdf"));
    play.press("Class list");
    play.open(open::Message::Class(class::Message::To(written)));
    let bytes = std::fs::read_to_string(play.path().with_file_name("out.csv")).unwrap();
    assert!(bytes.contains("Zoé") && bytes.contains("Tom"));
    assert!(play.last_told().contains("not encrypted"));
    play.open(open::Message::Go(open::Goal::Paper(Some(1))));
    play.press("For a closed group");
    let to = paper::Message::To(asked(&play), form);
    play.open(open::Message::Paper(to));
    play.open(open::Message::Receipt(1, receipt));
    for name in ["form.pdf", "receipt.pdf"] {
        let pdf = std::fs::read(play.path().with_file_name(name)).unwrap();
        assert!(pdf.starts_with(b"%PDF"), "{name}");
    }
    // Forms for everybody at once.
    play.open(open::Message::Go(open::Goal::Paper(None)));
    play.open(open::Message::Paper(paper::Message::Everybody(true)));
    play.open(open::Message::Paper(paper::Message::Asker(
        "The school".into(),
    )));
    play.press("For a closed group");
    let to = paper::Message::To(asked(&play), out("class.pdf"));
    play.open(open::Message::Paper(to));
    // A letter says what it lacks, and is filled in from a withdrawn decision.
    play.open(open::Message::Go(open::Goal::Letter(None)));
    play.open(open::Message::Letter(letter::Message::Write(Sort::Pdf)));
    assert!(play.shows("The letter still lacks: Who writes and signs"));
    assert!(play.shows("Missing: the letter needs this."));
    play.open(open::Message::Go(open::Goal::Withdraw(vec![1])));
    play.press("Withdraw");
    play.open(open::Message::Go(open::Goal::Letter(Some(1))));
    assert!(play.shows("Child who is shown"));
    for (field, text) in [
        (takedown::Field::Sender, "Eve"),
        (takedown::Field::Addressee, "The school"),
        (takedown::Field::Photos, "a.jpg; b.jpg"),
    ] {
        let typed = Change::Typed(field, Zeroizing::new(text.into()));
        play.open(open::Message::Letter(letter::Message::Form(typed)));
    }
    for (sort, name) in [(Sort::Pdf, "letter.pdf"), (Sort::Text, "letter.txt")] {
        let to = letter::Message::To(sort, asked(&play), out(name));
        play.open(open::Message::Letter(to));
    }
    let letter = std::fs::read_to_string(play.path().with_file_name("letter.txt"));
    let letter = letter.unwrap_or_else(|_| panic!("{}", play.last_told()));
    assert!(
        letter.contains("- a.jpg\n- b.jpg\n") && letter.contains("Zoé"),
        "{letter}"
    );
    for name in ["class.pdf", "letter.pdf"] {
        let pdf = std::fs::read(play.path().with_file_name(name)).unwrap();
        assert!(pdf.starts_with(b"%PDF"), "{name}");
    }
    assert!(ConsentBook::has_previous(&play.path()));

    // What goes with somebody is said before.
    play.open(open::Message::Look(1));
    play.press("Remove from the book");
    assert!(play.shows("1 decision and no answer"));
    play.press("Remove from the book");
    assert!(!play.shows("Zoé") && play.shows("Tom"));
}

#[test]
fn a_second_class_list_that_is_dropped_is_not_passed_over_in_silence() {
    let mut play = Play::with_book();
    let lists = [("a.csv", "Tom"), ("b.csv", "Zoé")].map(|(file, pupil)| {
        let list = play.path().with_file_name(file);
        let columns = "name;age;parents;audience;decision;until;agreed by;agreed on;child says";
        std::fs::write(&list, format!("{columns}\n{pupil};4;Dan;;;;;;\n")).unwrap();
        list
    });
    let [first, second] = lists;
    let dropped = play.state.dropped(first).unwrap();
    let reading = play.begin(dropped);
    let dropped = play.state.dropped(second);
    play.say(dropped.expect("it is answered"));
    assert!(play.last_told().contains("still being done"));
    play.act(reading);
    assert!(play.shows("Tom") && !play.shows("Zoé"));
    // What is told of the first has that of the second with it.
    let told = play.told.last().unwrap();
    assert!(told.advice.contains("still being done"), "{told:?}");
    assert!(!told.what.contains("still being done"));
}

#[test]
fn a_teacher_sees_in_one_list_who_is_never_shown() {
    let mut play = Play::with_book();
    let list = play.path().with_file_name("class.csv");
    let mut class =
        "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n".to_owned();
    // First, since only what is in the window is found.
    class += "Tom;4;Dan;;;;;;\n";
    for pupil in ["Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gus", "Hal", "Ida"] {
        class += &format!("{pupil};4;Eve;closed group;yes;;Eve;2026-09-15;\n");
    }
    std::fs::write(&list, class).unwrap();
    let dropped = play.state.dropped(list).unwrap();
    play.say(dropped);
    let told = play.last_told();
    assert!(told.contains("10 new people"), "{told}");
    assert!(play.shows("Ada") && play.shows("Tom"));
    play.press("Only those who are never shown");
    assert!(play.shows("Tom") && !play.shows("Ada"));
    play.press("Only those who are never shown");
    assert!(play.shows("Ada"));
}

#[test]
fn a_damaged_book_can_be_put_back_and_a_book_is_destroyed_only_by_its_word() {
    let mut play = Play::with_book();
    for name in ["Ada", "Bob"] {
        play.open(open::Message::Go(open::Goal::Add));
        play.open(open::Message::Form(person_form::Message::Name(
            name.to_owned(),
        )));
        play.open(open::Message::Form(person_form::Message::Age(
            consent::Age::Adult,
        )));
        play.open(open::Message::Form(person_form::Message::Keep));
    }
    play.say(Message::Lock);
    let made = play.state.which_book();
    play.fill("Passphrase", PASSPHRASE);
    play.press("Unlock");
    assert_eq!(play.state.which_book(), made, "the same, opened again");
    play.say(Message::Lock);
    std::fs::write(play.path(), b"damaged").unwrap();
    play.fill("Passphrase", PASSPHRASE);
    play.press("Unlock");
    assert!(play.shows("This file is damaged"));
    play.fill("Passphrase", PASSPHRASE);
    play.press("Put the previous version back");
    assert!(play.shows("Ada") && !play.shows("Bob"));
    // Whoever is added next has Bob's number.
    assert_ne!(play.state.which_book(), made);
    let restored = play.state.which_book();
    assert!(play.last_told().contains("with 1 person"));

    play.press("Destroy the book");
    assert!(play.shows("all decisions, what children said"));
    play.fill("To be sure, type “destroy”:", "yes");
    play.press("Destroy the book");
    assert!(play.shows("nothing was destroyed"));
    assert!(play.path().exists());
    play.open(open::Message::Confirm(confirm::Message::Word(
        "destroy".to_owned(),
    )));
    play.press("Destroy the book");
    assert!(!play.path().exists());
    assert_ne!(play.state.which_book(), restored);
    assert!(play.shows("Who is in your photos?"));
}

#[test]
fn a_book_in_which_a_number_means_somebody_else_is_known_as_another_one() {
    let mut play = with_a_photo(3);
    let before = play.state.which_book();
    let folder = tempfile::tempdir().unwrap();
    let other = folder.path().join("other.age");
    let passphrase = consent::Passphrase::new(PASSPHRASE).unwrap();
    let mut book = ConsentBook::create_at(&other, passphrase, sealing::cost()).unwrap();
    let added: Result<u32, ErrorKind> = book.change(|book| {
        book.add(consent::NewPerson {
            name: "Tom".into(),
            age: consent::Age::Adult,
            ours: true,
            parents: Vec::new(),
        })
    });
    // The number that Ana has.
    assert_eq!(added, Ok(1));
    drop(book);
    for (name, another) in [("Ana", false), ("Tom", true)] {
        play.say(Message::Lock);
        if another {
            std::fs::copy(&other, play.path()).unwrap();
        }
        play.fill("Passphrase", PASSPHRASE);
        play.press("Unlock");
        assert!(play.shows(name));
        assert_eq!(play.state.which_book() != before, another);
    }
}

#[test]
fn a_book_that_could_not_be_destroyed_is_shown_as_closed() {
    let mut play = Play::with_book();
    // Another program wrote something else in its place, which is left alone.
    std::fs::write(play.path(), b"something else").unwrap();
    play.press("Destroy the book");
    play.open(open::Message::Confirm(confirm::Message::Word(
        "destroy".to_owned(),
    )));
    play.press("Destroy the book");
    assert!(play.shows("This file is damaged"));
    assert!(play.path().exists() && play.album.lock().is_none());
    assert!(play.state.book().is_none() && !play.state.is_busy());
    assert!(play.shows("Unlock"));
}

#[test]
fn escape_leads_out_one_step_at_a_time() {
    let mut play = Play::new();
    let book = {
        let mut book = Book::default();
        let person = consent::NewPerson {
            name: "Ada".to_owned(),
            age: consent::Age::Adult,
            ours: true,
            parents: Vec::new(),
        };
        book.add(person).unwrap();
        Arc::new(book)
    };
    play.state.stage = Stage::Open(Box::new(Open::new(book, OpenPhotos::default())));
    assert!(play.state.shortcut(Shortcut::Escape).is_none());
    play.press("Ada");
    play.press("Write down a decision");
    assert!(play.shows("A decision about Ada"));
    for left in [1, 0] {
        let message = play.state.shortcut(Shortcut::Escape).unwrap();
        play.say(message);
        assert!(!play.shows("A decision about Ada"));
        assert_eq!(play.state.shortcut(Shortcut::Escape).is_some(), left == 1);
    }
    assert!(play.shows("Ada"));
}

#[test]
fn another_passphrase_is_taken_only_with_the_present_one() {
    let mut play = Play::with_book();
    let typed = |text: &str| passphrase::Secret::typed(text.to_owned());
    for (old, changed) in [("not this one", false), (PASSPHRASE, true)] {
        play.open(open::Message::Go(open::Goal::Passphrase));
        let new = "another five words to keep";
        for message in [
            passphrase::Message::Old(typed(old)),
            passphrase::Message::New(typed_first(new)),
            passphrase::Message::New(typed_again(new)),
            passphrase::Message::Change,
        ] {
            play.open(open::Message::Passphrase(message));
        }
        assert_eq!(play.shows("does not open with this passphrase"), !changed);
        let new = consent::Passphrase::new(new).unwrap();
        let opens = ConsentBook::look(&play.path(), &new).is_ok();
        assert_eq!(opens, changed);
    }
    assert!(play.last_told().contains("with the new passphrase only"));
}

#[test]
fn what_ends_after_the_book_was_locked_brings_no_name_back() {
    let mut play = Play::new();
    play.state.stage = Stage::Open(Box::new(Open::new(Arc::default(), OpenPhotos::default())));
    play.open(open::Message::Go(open::Goal::Add));
    play.open(open::Message::Form(person_form::Message::Name(
        "Zoé".to_owned(),
    )));
    play.open(open::Message::Form(person_form::Message::Age(
        consent::Age::Adult,
    )));
    let job = Job::default();
    play.state.jobs.push(job.clone());
    assert!(play.shows("One moment"));
    play.say(Message::Lock);
    // It is still being written: the window must not be closed under it.
    assert!(play.state.is_busy());
    let mut book = Book::default();
    let person = consent::NewPerson {
        name: "Zoé".to_owned(),
        age: consent::Age::Adult,
        ours: true,
        parents: Vec::new(),
    };
    book.add(person).unwrap();
    let ended = Ended {
        book: Some(Arc::new(book)),
        result: Ok(Done::Added(1, 2)),
    };
    play.say(Message::Ended(job.event(Box::new(ended))));
    assert!(!play.state.is_busy());
    assert!(play.state.book().is_none() && play.told.is_empty());
    assert!(!play.shows("Zoé"));
}
