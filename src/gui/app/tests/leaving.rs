//! What becomes of what is open when somebody leaves: the program ends only once the threads that write for the album book have ended.

use ombrelle_core::calendar::today;
use ombrelle_core::consent::{Audience, Shown};
use ombrelle_core::protect::Sharing;

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
