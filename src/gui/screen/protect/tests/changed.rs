//! Files that are not what they were: another photo under the same name, a memory stick that goes and comes back.

use ombrelle_core::consent::{NewDecision, Visibility};

use super::*;

/// What was told last.
fn last_told(stage: &mut Stage) -> String {
    stage.told.pop().expect("it is told").what
}

#[test]
fn a_photo_that_was_replaced_since_it_was_looked_at_is_not_covered_by_what_was_decided_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    // Of the same size: whoever is in it is elsewhere.
    picture(&folder.path().join("0.png"), 200);
    stage.say(Message::Save(SaveMessage::All));
    let told = last_told(&mut stage);
    assert!(told.contains("it has changed since"), "{told}");
    assert!(!folder.path().join("0.protected.png").exists());
    assert!(folder.path().join("1.protected.png").is_file());
    // Opened again, it is a photo of which nothing is decided.
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    let told = last_told(&mut stage);
    assert!(told.contains("0.png") && told.contains("another photo now"));
    assert!(stage.faces().is_empty() && stage.state.unsaved() == 0);
    stage.press("Save a protected copy");
    assert!(folder.path().join("0.protected.png").is_file());
}

#[test]
fn a_photo_that_stays_the_same_keeps_what_was_decided_however_often_it_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = photos(folder.path(), 2);
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Edit(EditMessage::NewBox));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    picture(&folder.path().join("0.png"), 90);
    stage.told.clear();
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    assert!(stage.told.is_empty() && stage.faces().len() == 1);
}

#[test]
fn photos_whose_memory_stick_was_away_are_photos_again_once_it_is_back() {
    let folder = tempfile::tempdir().unwrap();
    let [stick, away] = ["stick", "away"].map(|name| folder.path().join(name));
    std::fs::create_dir(&stick).unwrap();
    let paths = ["a.png", "b.png", "c.png"].map(|name| stick.join(name));
    paths.iter().for_each(|path| picture(path, 90));
    let mut stage = Stage::new();
    stage.say(Message::Audience(Audience::Public));
    // It goes before the small pictures are made.
    let come = stage.begin(given(paths.to_vec()));
    std::fs::rename(&stick, &away).unwrap();
    come.into_iter().for_each(|message| stage.say(message));
    let opens = |stage: &Stage| {
        let items = stage.state.gallery.items.iter();
        let opens: Vec<bool> = items.map(|item| item.fault.is_none()).collect();
        opens
    };
    assert_eq!(opens(&stage), [false; 3]);
    assert!(stage.shows("cannot be opened"));
    std::fs::rename(&away, &stick).unwrap();
    stage.say(Message::Gallery(GalleryMessage::Open(0)));
    stage.say(Message::Gallery(GalleryMessage::Leave));
    // Or it is given once more.
    stage.say(given(vec![paths[1].clone()]));
    assert_eq!(opens(&stage), [true, true, false]);
    assert!(stage.state.gallery.has_thumbnail(0) && stage.state.gallery.has_thumbnail(1));
}

/// A book with this child alone, who may be shown in a group.
fn book_of(name: &str) -> Arc<Book> {
    let mut book = Book::default();
    let child = NewPerson {
        name: name.to_owned(),
        age: Age::Under7,
        parents: vec!["Ada".to_owned()],
        ours: true,
    };
    let child = book.add(child).unwrap();
    let agreed = NewDecision {
        audience: Audience::ClosedGroup,
        wish: Visibility::Shown,
        until: None,
        agreed: vec!["Ada".to_owned()],
        on: ombrelle_core::calendar::today(),
    };
    book.record(child, &agreed).unwrap();
    Arc::new(book)
}

#[test]
fn nobody_is_shown_on_the_word_of_whoever_has_the_number_in_another_album_book() {
    let folder = tempfile::tempdir().unwrap();
    let mut stage = astronaut_in(folder.path());
    let session = stage.session.clone();
    stage.state.take_book(Some(book_of("Zoe")), &session);
    stage.say(Message::Audience(Audience::ClosedGroup));
    stage.say(Message::Edit(EditMessage::Name(1, Some(1))));
    let seen = |stage: &Stage| {
        let face = &stage.faces()[0];
        (face.person(), !face.decision().covers())
    };
    assert_eq!(seen(&stage), (Some(1), true));
    // Locked, and opened again.
    stage.state.take_book(None, &session);
    assert_eq!(seen(&stage), (Some(1), false));
    stage.state.take_names_of(0, &session);
    stage.state.take_book(Some(book_of("Zoe")), &session);
    assert_eq!(seen(&stage), (Some(1), true));
    // Destroyed, and another one made.
    stage.state.take_book(None, &session);
    stage.state.pretend_to_save();
    stage.state.take_names_of(1, &session);
    let saving = stage.state.saving.take().unwrap();
    assert!(saving.job.is_stopping(), "it is decided by those names");
    stage.state.take_names_of(2, &session);
    stage.state.take_book(Some(book_of("Tom")), &session);
    assert_eq!(seen(&stage), (None, false));
    // No step back leads to the name.
    stage.key(Shortcut::Undo);
    assert_eq!(seen(&stage), (None, false));
}
