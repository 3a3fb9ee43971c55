//! Files that are not what they were: another photo under the same name, a memory stick that goes and comes back.

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
