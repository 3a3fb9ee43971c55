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
