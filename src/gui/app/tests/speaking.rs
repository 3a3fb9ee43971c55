//! What becomes of what somebody chose when the language changes.

use super::*;

#[test]
fn a_country_that_somebody_chose_stays_and_one_that_nobody_chose_is_that_of_the_language() {
    let mut app = app();
    let speak = |app: &mut App, language| {
        let said = settings::Message::Speak(language);
        let _ = app.update(Message::Settings(said));
    };
    let seen = |app: &App| format!("{:?} {:?}", app.help, app.parents);
    let of = |language| {
        let (help, parents) = (help::State::new(language), parents::State::new(language));
        format!("{help:?} {parents:?}")
    };
    app.parents = parents::State::new(Language::English);
    for language in [Language::French, Language::English] {
        speak(&mut app, language);
        assert_eq!(seen(&app), of(language), "nobody chose yet");
    }
    let chosen = "BE".parse().ok();
    let _ = app.update(Message::Help(help::Message::Near(chosen)));
    let _ = app.update(Message::Parents(parents::Message::Near(chosen)));
    let before = seen(&app);
    assert_ne!(before, of(Language::English));
    for language in [Language::French, Language::English] {
        speak(&mut app, language);
        assert_eq!(seen(&app), before);
    }
}

#[test]
fn what_long_work_came_to_is_said_in_the_language_that_is_chosen_then_until_it_is_dismissed() {
    let mut app = app();
    let said = |words: &Words| words.say("app-saved", &[("count", 3_usize.into())]);
    let speak = |app: &mut App, language| {
        let said = settings::Message::Speak(language);
        let _ = app.update(Message::Settings(said));
    };
    let action = Action::Tell(std::rc::Rc::new(move |words: &Words| {
        Notice::good(said(words))
    }));
    let _ = app.act(action, Message::Protect);
    for language in [Language::French, Language::English] {
        speak(&mut app, language);
        let words = Words::new(language);
        assert_eq!(app.notice, Some(Notice::good(said(&words))));
    }
    // What is told by itself takes its place.
    let _ = app.notify(Notice::warn("Look at this."));
    speak(&mut app, Language::French);
    assert_eq!(app.notice, Some(Notice::warn("Look at this.")));
    let action = Action::Tell(std::rc::Rc::new(move |words: &Words| {
        Notice::good(said(words))
    }));
    let _ = app.act(action, Message::Protect);
    let _ = app.update(Message::DismissNotice);
    speak(&mut app, Language::English);
    assert!(app.notice.is_none() && app.telling.is_none());
}
