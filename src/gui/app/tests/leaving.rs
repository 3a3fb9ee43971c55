//! What becomes of what is open when somebody leaves the program, or a page.

use ombrelle_core::calendar::today;
use ombrelle_core::consent::{Audience, Shown};
use ombrelle_core::protect::Sharing;
use ombrelle_core::register::Register;

use super::*;

/// Waits as the program does before it ends.
fn wait_for_writers(app: &App) {
    app.album.writers().wait_for_all(Duration::from_secs(60));
}

#[test]
fn the_album_book_has_noted_what_was_written_at_a_quick_exit_before_the_program_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    let album = app.album.clone();
    let saving = album.writers().begin();
    let _ = app.update(Message::Away);
    assert!(!app.is_busy(), "the calendar closes at once");
    std::thread::sleep(Duration::from_millis(200));
    // The copy that was being written just then.
    album.will_note(Sharing {
        day: today(),
        audience: Audience::Public,
        photo: "beach.jpg".to_owned(),
        shown: vec![Shown {
            person: 1,
            decision: 1,
        }],
    });
    drop(saving);
    wait_for_writers(&app);
    assert!(album.lock().is_none());
    let passphrase = Passphrase::new("correct horse battery").unwrap();
    let book = ConsentBook::look(&folder.path().join("album.age"), &passphrase).unwrap();
    assert_eq!(book.exports().count(), 1);
}

#[test]
fn a_register_that_is_being_written_at_a_quick_exit_is_written_before_the_program_ends() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("register.age");
    let places = Places {
        register: Some(path.clone()),
        ..Places::default()
    };
    let (mut app, _) = App::new(places, Vec::new());
    app.new_here = false;
    let _ = app.update(Message::Go(Screen::Fingerprints));
    for field in [fingerprints::Field::New, fingerprints::Field::Again] {
        type_there(&mut app, field, "correct horse battery");
    }
    let make = fingerprints::Message::Enter(fingerprints::Enter::Make);
    // Its thread works from now on; nobody waits for what it answers.
    let _ = app.update(Message::Fingerprints(make));
    assert!(app.album.writers().is_any());
    let _ = app.update(Message::Away);
    assert!(!app.is_busy(), "the calendar closes at once");
    wait_for_writers(&app);
    let passphrase = Passphrase::new("correct horse battery").unwrap();
    let entries = Register::look(&path, &passphrase).unwrap();
    assert_eq!(entries.iter().len(), 0);
}

#[test]
fn an_album_book_that_is_being_locked_is_closed_before_the_program_ends() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    let album = app.album.clone();
    let held = album.lock();
    let _ = app.update(Message::Pressed(Shortcut::Lock));
    assert!(album.writers().is_any());
    drop(held);
    wait_for_writers(&app);
    assert!(album.lock().is_none());
}

#[test]
fn closing_in_the_middle_of_work_says_what_else_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    settle(&mut app, Message::Go(Screen::People));
    press(&mut app, "Add a person");
    type_first(&mut app, "Zoe");
    let session = app.session.clone();
    app.protect.pretend_to_decide(&session);
    app.protect.pretend_to_save();
    let _ = app.update(Message::CloseAsked);
    assert!(app.closing == Closing::Asked);
    let told = [
        "app-closing-what",
        "app-unsaved-pasted",
        "app-unsaved-words",
    ];
    let [stops, photos, words] = told.map(|key| app.words.say(key, &[]));
    let nowhere = "What you decided about 1 photo is in no copy yet";
    assert!(shows(
        &app,
        &format!("{stops}\n{nowhere}. {photos}\n{words}")
    ));
}

#[test]
fn a_form_that_is_left_with_words_in_it_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    settle(&mut app, Message::Go(Screen::People));
    press(&mut app, "Add a person");
    settle(&mut app, Message::Pressed(Shortcut::Escape));
    assert!(app.closing == Closing::No && shows(&app, "Emma"));
    press(&mut app, "Add a person");
    type_first(&mut app, "Zoe");
    settle(&mut app, Message::Pressed(Shortcut::Escape));
    let title = "What you typed into a form is kept nowhere yet";
    let lost = "If you leave this page now, what you typed is lost.";
    assert!(shows(&app, title) && shows(&app, lost));
    press(&mut app, "Stay here");
    assert!(app.closing == Closing::No && app.has_unsaved_words());
    settle(&mut app, Message::Back);
    press(&mut app, "Leave without keeping it");
    assert!(app.closing == Closing::No && !app.has_unsaved_words());
    assert!(app.screen == Screen::People && shows(&app, "Emma"));
}

/// Types into a field of fingerprints.
fn type_there(app: &mut App, field: fingerprints::Field, text: &str) {
    let typed = fingerprints::Secret::new(text.to_owned());
    let typed = fingerprints::Message::Typed(field, typed);
    settle(app, Message::Fingerprints(typed));
}

/// Words on the page of the evidence log.
fn begin_to_note(app: &mut App) {
    let log = fingerprints::Message::To(fingerprints::Page::Log(None));
    settle(app, Message::Fingerprints(log));
    type_there(app, fingerprints::Field::Said, "asks for money");
}

#[test]
fn a_page_of_the_register_that_is_left_with_words_on_it_asks_and_a_quick_exit_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places {
        register: Some(folder.path().join("register.age")),
        ..Places::default()
    };
    let (mut app, _) = App::new(places, Vec::new());
    app.new_here = false;
    speak(&mut app, Language::English);
    settle(&mut app, Message::Go(Screen::Fingerprints));
    for field in [fingerprints::Field::New, fingerprints::Field::Again] {
        type_there(&mut app, field, "correct horse battery");
    }
    let make = fingerprints::Message::Enter(fingerprints::Enter::Make);
    settle(&mut app, Message::Fingerprints(make));
    begin_to_note(&mut app);
    press(&mut app, "All items");
    assert!(app.closing == Closing::Leaving);
    settle(&mut app, Message::Pressed(Shortcut::Escape));
    assert!(app.closing == Closing::No && app.has_unsaved_words());
    press(&mut app, "All items");
    press(&mut app, "Leave without keeping it");
    assert!(app.closing == Closing::No && !app.has_unsaved_words());
    // Of two presses, the first asks and the second leaves all the same.
    begin_to_note(&mut app);
    app.escaped = None;
    settle(&mut app, Message::Pressed(Shortcut::Escape));
    assert!(app.closing == Closing::Leaving);
    settle(&mut app, Message::Pressed(Shortcut::Escape));
    assert!(app.screen == Screen::Away && app.closing == Closing::No);
}

#[test]
fn what_is_locked_while_it_is_asked_whether_its_page_is_left_is_asked_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    settle(&mut app, Message::Go(Screen::People));
    press(&mut app, "Add a person");
    type_first(&mut app, "Zoe");
    settle(&mut app, Message::Back);
    assert!(app.closing == Closing::Leaving);
    settle(&mut app, Message::Pressed(Shortcut::Lock));
    assert!(app.closing == Closing::No && app.people.book().is_none());
}

#[test]
fn what_is_told_of_a_copy_does_not_lie_over_the_next_photo_and_a_warning_does() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Protect));
    let session = app.session.clone();
    let audience = protect::Message::Audience(Audience::FamilyChat);
    settle(&mut app, Message::Protect(audience));
    app.protect.pretend_to_decide(&session);
    app.protect.pretend_to_decide(&session);
    let open = protect::Message::Gallery(protect::GalleryMessage::Open(0));
    settle(&mut app, Message::Protect(open));
    let report = Notice::good("A copy is saved.").with_advice("1 face is covered.");
    let _ = app.notify(report.clone());
    settle(&mut app, Message::Pressed(Shortcut::PreviousPhoto));
    assert!(app.notice.is_some(), "there is none before it");
    settle(&mut app, Message::Pressed(Shortcut::NextPhoto));
    assert_eq!(app.protect.open_at(), Some(1));
    assert!(app.notice.is_none());
    let warning = Notice::warn("A photo was left out.");
    let _ = app.notify(warning);
    settle(&mut app, Message::Pressed(Shortcut::PreviousPhoto));
    assert_eq!(app.protect.open_at(), Some(0));
    assert!(app.notice.is_some(), "nobody has to read against a clock");
    // Among all photos the report can be read on.
    let _ = app.notify(report);
    let leave = protect::Message::Gallery(protect::GalleryMessage::Leave);
    settle(&mut app, Message::Protect(leave));
    assert!(app.notice.is_some());
}
