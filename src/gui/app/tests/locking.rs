//! What is gone once somebody presses the key that locks.

use ombrelle_core::consent::Audience;

use super::*;

#[test]
fn words_that_were_to_be_posted_are_gone_once_somebody_locks() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Protect));
    let caption = |message| Message::Protect(protect::Message::Caption(message));
    let audience = protect::Message::Audience(Audience::Public);
    let _ = app.update(Message::Protect(audience));
    let _ = app.update(caption(protect::CaptionMessage::Enter));
    let typed = protect::CaptionMessage::Typed("Emma, 6 ans".to_owned());
    let _ = app.update(caption(typed));
    assert!(shows(&app, "Emma, 6 ans"), "in its field");
    let _ = app.update(Message::Pressed(Shortcut::Lock));
    assert!(!finds(&app, "Emma"), "nor in what was told of it");
}

/// Whether something that is seen, or stands in a field, has these words in it.
fn finds(app: &App, words: &str) -> bool {
    let found = simulator(app, app.window).find(|candidate: Candidate<'_>| {
        let has = match candidate {
            Candidate::Text { content, .. } => content.contains(words),
            Candidate::TextInput { state, .. } => state.text().contains(words),
            _ => false,
        };
        has.then_some(())
    });
    found.is_ok()
}

#[test]
fn a_quick_exit_leaves_nothing_on_the_clipboard_that_was_copied_here() {
    let mut app = app();
    let copies = help::Message::Copy("Child Focus, 116000".to_owned());
    let _ = app.update(Message::Help(copies));
    let left = app.update(Message::Away);
    let asked = task::into_stream(left)
        .into_iter()
        .flat_map(block_on_stream)
        .next();
    // What is there by then is looked at first.
    let reads = |action: &runtime::Action<Message>| {
        let runtime::Action::Clipboard(action) = action else {
            return false;
        };
        matches!(action, runtime::clipboard::Action::Read { .. })
    };
    assert!(asked.as_ref().is_some_and(reads));
}
