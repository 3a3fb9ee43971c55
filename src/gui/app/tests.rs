//! What a person gets of the window as a whole.

use std::path::Path;
use std::time::Duration;

use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced::{Settings as Toolkit, Size};
use iced_test::Simulator;
use iced_test::runtime::{self, task};
use iced_test::selector::Candidate;
use ombrelle_core::consent::{Age, ConsentBook, NewPerson};
use ombrelle_core::register::Passphrase;
use ombrelle_core::settings::Scheme;

use super::*;
use crate::sealing;
use crate::theme::TARGET;

mod leaving;
mod locking;
mod speaking;

/// An app with English chosen and files nowhere.
fn app() -> App {
    let (mut app, _) = App::new(Places::default(), Vec::new());
    app.new_here = false;
    speak(&mut app, Language::English);
    app
}

fn speak(app: &mut App, language: Language) {
    app.words = Words::new(language);
    app.help = help::State::new(language);
}

fn simulator(app: &App, size: Size) -> Simulator<'_, Message> {
    let settings = Toolkit {
        default_font: crate::theme::FONT,
        ..Toolkit::default()
    };
    Simulator::with_size(settings, size, app.view())
}

fn shows(app: &App, words: &str) -> bool {
    simulator(app, app.window).find(words).is_ok()
}

fn press(app: &mut App, words: &str) {
    let mut simulator = simulator(app, app.window);
    simulator
        .click(words)
        .unwrap_or_else(|_| panic!("no {words}"));
    let messages: Vec<Message> = simulator.into_messages().collect();
    assert!(!messages.is_empty(), "{words} does nothing");
    for message in messages {
        let _ = app.update(message);
    }
}

#[test]
fn the_first_run_asks_for_the_language_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let places = Places {
        settings: Some(path.clone()),
        ..Places::default()
    };
    let (mut app, _) = App::new(places.clone(), Vec::new());
    assert!(!path.exists(), "nothing is written before a choice");
    press(&mut app, "Français");
    assert!(shows(&app, "Protéger des photos"));
    let (again, _) = App::new(places, Vec::new());
    assert!(shows(&again, "Protéger des photos"), "the choice is kept");
}

#[test]
fn photos_that_a_file_manager_opens_with_it_are_there_at_once_on_the_first_run_too() {
    let photo = Path::new("/photos/beach.jpg").to_owned();
    let (app, _) = App::new(Places::default(), vec![photo]);
    assert_eq!(app.screen, Screen::Protect);
    assert!(!app.new_here && !shows(&app, "Français"));
    // Nobody was asked, so the next start without photos asks.
    let (app, _) = App::new(Places::default(), Vec::new());
    assert!(app.new_here);
}

#[test]
fn settings_that_cannot_be_read_are_told_and_stop_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    std::fs::write(&path, "text = [").unwrap();
    let places = Places {
        settings: Some(path),
        ..Places::default()
    };
    let (app, _) = App::new(places, Vec::new());
    assert!(app.notice.is_some());
    assert!(shows(&app, "English"));
}

#[test]
fn every_screen_leads_somewhere_and_back() {
    let mut app = app();
    for (name, inside) in [
        ("Protect photos", "Who will see these photos?"),
        ("For parents", "What is already out there?"),
        ("Workshop", "One pixel"),
        ("Help", "Where do you live?"),
        ("Settings", "Size of text"),
    ] {
        press(&mut app, name);
        assert!(shows(&app, inside), "{name}");
        press(&mut app, "Back");
        assert!(shows(&app, "A picture must not spread"), "back from {name}");
    }
}

#[test]
fn help_is_one_press_away_on_every_screen_and_leads_back_to_it() {
    let mut app = app();
    for screen in [
        Screen::Home,
        Screen::Protect,
        Screen::Fingerprints,
        Screen::People,
        Screen::Parents,
        Screen::Workshop,
        Screen::Settings,
    ] {
        let _ = app.update(Message::Go(screen));
        press(&mut app, "Help");
        assert!(shows(&app, "Where do you live?"), "{screen:?}");
        let _ = app.update(Message::Back);
        assert_eq!(app.screen, screen);
    }
}

#[test]
fn the_book_that_was_opened_from_a_photo_leads_back_to_it() {
    let mut app = app();
    for screen in [
        Screen::Protect,
        Screen::People,
        Screen::Help,
        Screen::People,
        Screen::Help,
    ] {
        let _ = app.update(Message::Go(screen));
    }
    for screen in [Screen::People, Screen::Protect, Screen::Home] {
        let _ = app.update(Message::Back);
        assert_eq!(app.screen, screen);
    }
}

#[test]
fn two_escapes_put_a_neutral_screen_in_the_place_of_fingerprints() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Fingerprints));
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    assert_eq!(app.screen, Screen::Fingerprints, "one is not enough");
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    assert_eq!(app.screen, Screen::Away);
    assert_eq!(app.title(), "Calendar");
    assert!(
        !shows(&app, "Fingerprints")
            && !shows(&app, "A picture must not spread")
            && !shows(&app, "Ombrelle")
    );
    // What threads send afterwards changes nothing, and nothing leads back.
    let _ = app.update(Message::Go(Screen::Fingerprints));
    let _ = app.update(Message::Dropped("/a/picture.jpg".into()));
    assert_eq!(app.screen, Screen::Away);
}

#[test]
fn the_button_leaves_as_fast() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Fingerprints));
    press(&mut app, "Leave now");
    assert_eq!(app.screen, Screen::Away);
}

#[test]
fn slow_escapes_do_not_leave() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Fingerprints));
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    app.escaped = Instant::now().checked_sub(Duration::from_secs(2));
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    assert_eq!(app.screen, Screen::Fingerprints);
}

#[test]
fn the_title_of_the_window_never_says_what_is_open() {
    let photo = Path::new("/photos/Emma at school.jpg");
    let (mut app, _) = App::new(Places::default(), vec![photo.to_owned()]);
    for screen in [
        Screen::Home,
        Screen::Protect,
        Screen::Fingerprints,
        Screen::People,
        Screen::Parents,
        Screen::Workshop,
        Screen::Help,
    ] {
        let _ = app.update(Message::Go(screen));
        assert_eq!(app.title(), "Ombrelle");
    }
}

#[test]
fn files_held_over_the_window_are_answered_where_they_can_be_dropped() {
    let mut app = app();
    let words = "Let go to open it here";
    let _ = app.update(Message::Hovered(true));
    assert!(shows(&app, words));
    let _ = app.update(Message::Hovered(false));
    assert!(!shows(&app, words));
    let _ = app.update(Message::Go(Screen::Workshop));
    let _ = app.update(Message::Hovered(true));
    assert!(!shows(&app, words), "no file is opened in a session");
    let _ = app.update(Message::Go(Screen::People));
    assert!(!shows(&app, words), "no book is open");
    let _ = app.update(Message::Go(Screen::Fingerprints));
    let help = fingerprints::Message::To(fingerprints::Page::GetHelp);
    let _ = app.update(Message::Fingerprints(help));
    assert!(!shows(&app, words), "questions take no file");
}

#[test]
fn closing_in_the_middle_of_saving_asks() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Protect));
    app.protect.pretend_to_save();
    let _ = app.update(Message::CloseAsked);
    assert!(shows(&app, "Something is still being done"));
    press(&mut app, "Keep going");
    assert!(!shows(&app, "Something is still being done"));
    let _ = app.update(Message::CloseAsked);
    press(&mut app, "Stop and close");
    assert!(shows(&app, "Stopping…"));
}

#[test]
fn closing_with_decisions_that_no_copy_holds_asks() {
    let mut app = app();
    let session = app.session.clone();
    app.protect.pretend_to_decide(&session);
    let _ = app.update(Message::CloseAsked);
    let title = "What you decided about 1 photo is in no copy yet";
    assert!(shows(&app, title));
    press(&mut app, "Go back");
    assert!(!shows(&app, title) && app.closing == Closing::No);
    let _ = app.update(Message::CloseAsked);
    press(&mut app, "Close without saving");
    assert!(app.closing == Closing::Soon);
}

#[test]
fn escape_leads_back_from_the_question_before_closing_and_nothing_happens_behind_it() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Protect));
    let session = app.session.clone();
    app.protect.pretend_to_decide(&session);
    let _ = app.update(Message::CloseAsked);
    assert!(app.closing == Closing::Unsaved(1));
    let _ = app.update(Message::Pressed(Shortcut::Keys));
    assert!(app.screen == Screen::Protect);
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    assert!(app.closing == Closing::No && app.screen == Screen::Protect);
}

#[test]
fn closing_with_a_letter_that_is_written_nowhere_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    // So high that no field is scrolled away.
    let _ = app.update(Message::Resized(Size::new(1180.0, 3000.0)));
    settle(&mut app, Message::Go(Screen::People));
    press(&mut app, "A letter to take a picture down");
    let _ = app.update(Message::CloseAsked);
    assert!(app.closing == Closing::No, "nothing is typed");
    type_first(&mut app, "Ada");
    let _ = app.update(Message::CloseAsked);
    let title = "The letter that you began is written nowhere yet";
    let lost = "If you close now, what you typed into the letter is lost.";
    assert!(shows(&app, title) && shows(&app, lost));
    press(&mut app, "Go back");
    assert!(!shows(&app, title) && app.closing == Closing::No);
    // Photos are asked about as well.
    let session = app.session.clone();
    app.protect.pretend_to_decide(&session);
    let _ = app.update(Message::CloseAsked);
    assert!(app.closing == Closing::Unsaved(1));
    assert!(shows(
        &app,
        &format!("{}\n{lost}", app.words.say("app-unsaved-pasted", &[]))
    ));
    let _ = app.update(Message::Away);
    let _ = app.update(Message::CloseAsked);
    assert!(app.screen == Screen::Away && !app.has_unsaved_letter());
}

#[test]
fn closing_with_words_in_a_form_asks() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    settle(&mut app, Message::Go(Screen::People));
    press(&mut app, "Add a person");
    let _ = app.update(Message::CloseAsked);
    assert!(app.closing == Closing::No, "nothing is typed");
    type_first(&mut app, "Zoe");
    let _ = app.update(Message::CloseAsked);
    let title = "What you typed into a form is kept nowhere yet";
    assert!(shows(&app, title));
    press(&mut app, "Go back");
    assert!(!shows(&app, title) && app.closing == Closing::No);
}

#[test]
fn leaving_in_a_hurry_asks_nothing() {
    let mut app = app();
    let session = app.session.clone();
    app.protect.pretend_to_decide(&session);
    let _ = app.update(Message::Away);
    let _ = app.update(Message::CloseAsked);
    assert!(app.closing == Closing::No && app.protect.unsaved() == 0);
}

#[test]
fn the_window_is_as_large_as_when_it_was_closed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.toml");
    let places = Places {
        settings: Some(path.clone()),
        ..Places::default()
    };
    let (mut new_here, _) = App::new(places.clone(), Vec::new());
    let _ = new_here.update(Message::CloseAsked);
    assert!(!path.exists(), "nothing is written before a choice");
    press(&mut new_here, "English");
    let _ = new_here.update(Message::Resized(Size::new(1010.0, 640.0)));
    let _ = new_here.update(Message::CloseAsked);
    assert_eq!(
        shell::last_size(&path),
        Some(Size::new(1010.0, 640.0)),
        "it is kept"
    );
    let _ = new_here.update(Message::Resized(Size::new(200.0, 100.0)));
    let _ = new_here.update(Message::CloseAsked);
    let least = shell::last_size(&path).unwrap();
    assert_eq!((least.width, least.height), (900.0, 600.0));
}

#[test]
fn only_a_line_of_good_news_leaves_by_itself() {
    let mut app = app();
    let long_ago = Instant::now().checked_sub(PASSING).unwrap();
    let good = Notice::good("1 protected copy is saved.");
    let stays = [
        Notice::warn("Look at this."),
        good.clone().with_advice("Look at the faces yourself."),
    ];
    for notice in stays {
        let _ = app.notify(notice.clone());
        app.noticed = long_ago;
        let _ = app.update(Message::NoticeAged);
        assert_eq!(app.notice, Some(notice));
    }
    let _ = app.notify(good);
    let _ = app.update(Message::NoticeAged);
    assert!(app.notice.is_some(), "it has just come");
    app.noticed = long_ago;
    let _ = app.update(Message::NoticeAged);
    assert!(app.notice.is_none());
}

/// Where each thing is that can be pressed, in its order, and where these words are.
fn places(app: &App, words: &str) -> (Vec<iced::Rectangle>, Option<iced::Rectangle>) {
    let (mut pressed, mut told) = (Vec::new(), None);
    let _ = simulator(app, app.window).find(|candidate: Candidate<'_>| {
        match candidate {
            Candidate::Focusable { bounds, .. } => pressed.push(bounds),
            Candidate::Text {
                content, bounds, ..
            } if content == words => told = Some(bounds),
            _ => {}
        }
        None::<()>
    });
    (pressed, told)
}

#[test]
fn what_is_told_moves_nothing_beside_a_photo_and_lies_over_no_button() {
    const TOLD: &str = "Look at this.";
    for (text, size) in [
        (100, (1180.0, 780.0)),
        (100, (900.0, 600.0)),
        (130, (900.0, 600.0)),
        (160, (1180.0, 780.0)),
        (200, (3840.0, 2160.0)),
    ] {
        let mut app = app();
        app.settings.text = text;
        let _ = app.update(Message::Resized(Size::new(size.0, size.1)));
        let _ = app.update(Message::Go(Screen::Protect));
        let session = app.session.clone();
        let audience = protect::Message::Audience(ombrelle_core::consent::Audience::FamilyChat);
        settle(&mut app, Message::Protect(audience));
        app.protect.pretend_to_decide(&session);
        let open = protect::Message::Gallery(protect::GalleryMessage::Open(0));
        settle(&mut app, Message::Protect(open));
        let (before, _) = places(&app, TOLD);
        assert!(before.len() > 8, "{before:?}");
        let notice = Notice::warn(TOLD).with_advice("A line of what to do about it. ".repeat(20));
        let _ = app.notify(notice.clone());
        let (after, told) = places(&app, TOLD);
        assert_eq!(after[..before.len()], before, "{text} % in {size:?}");
        let told = told.expect("it is told");
        assert_eq!(after.len(), before.len() + 1, "a button that dismisses it");
        let told = told.union(&after[before.len()]);
        let hidden = before.iter().find(|one| one.intersects(&told));
        assert_eq!(hidden, None, "{text} % in {size:?}: {told:?}");
        // How far saving is lies there, too, with a button that stops it.
        let _ = app.update(Message::DismissNotice);
        app.protect.pretend_to_save();
        let (saving, _) = places(&app, TOLD);
        let (stop, others) = saving.split_last().expect("a button");
        let moved = others.iter().find(|one| !before.contains(one));
        assert_eq!(moved, None, "{text} % in {size:?}");
        let hidden = before.iter().find(|one| one.intersects(stop));
        assert_eq!(hidden, None, "{text} % in {size:?}: {stop:?}");
        // And what is told meanwhile lies above that.
        let _ = app.notify(notice);
        let (mut still, told) = places(&app, TOLD);
        let close = still.remove(others.len());
        assert_eq!(still, saving, "{text} % in {size:?}");
        let told = told.expect("it is told").union(&close);
        let mut all = before.iter().chain([stop]);
        let hidden = all.find(|one| one.intersects(&told));
        assert_eq!(hidden, None, "{text} % in {size:?}: {told:?}");
    }
}

#[test]
fn escape_closes_a_menu_before_it_takes_away_what_is_told_behind_it() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Protect));
    let session = app.session.clone();
    let audience = protect::Message::Audience(ombrelle_core::consent::Audience::FamilyChat);
    settle(&mut app, Message::Protect(audience));
    app.protect.pretend_to_decide(&session);
    let open = protect::Message::Gallery(protect::GalleryMessage::Open(0));
    settle(&mut app, Message::Protect(open));
    let _ = app.notify(Notice::warn("Look at this."));
    let menu = protect::Message::Menu(protect::MenuMessage::Here);
    let _ = app.update(Message::Protect(menu));
    assert!(app.protect.is_covered() && !shows(&app, "Look at this."));
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    assert!(!app.protect.is_covered() && shows(&app, "Look at this."));
    let _ = app.update(Message::Pressed(Shortcut::Escape));
    assert!(app.notice.is_none());
}

#[test]
fn what_is_told_moves_nothing_in_the_middle_of_a_page() {
    const TOLD: &str = "Look at this.";
    let audience = protect::Message::Audience(ombrelle_core::consent::Audience::FamilyChat);
    for (text, size) in [
        (80, (900.0, 600.0)),
        (100, (900.0, 600.0)),
        (100, (1180.0, 780.0)),
        (200, (900.0, 600.0)),
        (200, (3840.0, 2160.0)),
    ] {
        let mut app = app();
        app.settings.text = text;
        let _ = app.update(Message::Resized(Size::new(size.0, size.1)));
        for screen in [Screen::Home, Screen::Protect] {
            let _ = app.update(Message::Go(screen));
            let _ = app.update(Message::Protect(audience.clone()));
            let (before, _) = places(&app, TOLD);
            assert!(before.len() > 4, "{screen:?}: {before:?}");
            let advice = "A line of what to do about it. ".repeat(20);
            let _ = app.notify(Notice::warn(TOLD).with_advice(advice));
            let (after, told) = places(&app, TOLD);
            assert!(told.is_some(), "{screen:?}");
            let kept = &after[..before.len()];
            assert_eq!(kept, before, "{screen:?}, {text} % in {size:?}");
            let _ = app.update(Message::DismissNotice);
        }
    }
}

#[test]
fn nobody_is_called_back_who_looks_at_the_window() {
    use std::sync::Mutex;
    static TOLD: Mutex<Vec<String>> = Mutex::new(Vec::new());
    let mut app = app();
    app.notify_elsewhere = Some(|words| TOLD.lock().unwrap().push(words));
    let focused = |focused| Message::Assistive(assistive::Message::Focused(focused));
    let call = |app: &mut App, words: &str| {
        let action = Action::CallBack(words.to_owned());
        let _ = app.act(action, Message::Protect);
    };
    call(&mut app, "first");
    let _ = app.update(focused(false));
    call(&mut app, "second");
    let _ = app.update(focused(true));
    call(&mut app, "third");
    assert_eq!(*TOLD.lock().unwrap(), ["second"]);
}

#[test]
fn tab_goes_to_everything_and_enter_presses_it() {
    let app = app();
    let mut simulator = simulator(&app, app.window);
    let mut count = 0;
    let _ = simulator.find(|candidate: Candidate<'_>| {
        count += usize::from(matches!(candidate, Candidate::Focusable { .. }));
        None::<()>
    });
    assert_eq!(
        count, 7,
        "protect, fingerprints, workshop, people, for parents, help, settings"
    );
}

/// Every screen that shows without a file, in both languages, at the least and a large window, at the sizes of text.
#[test]
fn whatever_is_pressed_is_large_enough_and_lies_in_the_window() {
    let screens = [
        Screen::Home,
        Screen::Protect,
        Screen::Fingerprints,
        Screen::People,
        Screen::Parents,
        Screen::Workshop,
        Screen::Help,
        Screen::Settings,
        Screen::Keys,
    ];
    for language in Language::ALL {
        for (text, size) in [
            (80, (900.0, 600.0)),
            (100, (900.0, 600.0)),
            (200, (900.0, 600.0)),
            (100, (3840.0, 2160.0)),
        ] {
            let mut app = app();
            speak(&mut app, language);
            app.settings.text = text;
            let _ = app.update(Message::Resized(Size::new(size.0, size.1)));
            for screen in screens {
                let _ = app.update(Message::Go(screen));
                let told = format!("{screen:?} in {language:?} at {text} % in {size:?}");
                assert!(targets(&app, &told) > 0, "{told}: nothing to press");
            }
        }
    }
}

#[test]
fn a_file_that_is_dropped_on_the_workshop_is_not_taken() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Workshop));
    let _ = app.update(Message::Dropped("/photos/beach.jpg".into()));
    assert_eq!(app.screen, Screen::Workshop);
    let _ = app.update(Message::Go(Screen::Protect));
    assert!(!shows(&app, "beach.jpg"));
}

/// Every page of the workshop's rooms, for a projector and in the least window with text of twice the size.
#[test]
fn whatever_is_pressed_in_a_room_is_large_enough_and_lies_in_the_window() {
    use ombrelle_workshop::rooms;
    use workshop::Part;
    for language in Language::ALL {
        for (text, size) in [(200, (900.0, 600.0)), (100, (1024.0, 768.0))] {
            let mut app = app();
            speak(&mut app, language);
            app.settings.text = text;
            let _ = app.update(Message::Resized(Size::new(size.0, size.1)));
            let _ = app.update(Message::Go(Screen::Workshop));
            let large = Message::Workshop(workshop::Message::Large(true));
            let _ = app.update(large);
            let say = |app: &mut App, message| drop(app.update(Message::Workshop(message)));
            for room in rooms::rooms() {
                say(&mut app, workshop::Message::Enter(room.key));
                for part in [Part::Do, Part::Play, Part::Talk, Part::Teacher] {
                    say(&mut app, workshop::Message::Part(part));
                    let told = format!("{:?}, {part:?} in {language:?} at {text} %", room.key);
                    assert!(targets(&app, &told) > 3, "{told}: nothing to press");
                }
            }
            for page in [
                workshop::Message::Licence,
                workshop::Message::School,
                workshop::Message::Sheet,
            ] {
                let told = format!("{page:?} in {language:?} at {text} %");
                say(&mut app, page);
                assert!(targets(&app, &told) > 3, "{told}: nothing to press");
            }
        }
    }
}

/// The tabs of a room stand where they stood, whichever is pressed.
#[test]
fn the_tabs_of_a_room_stay_where_they_are() {
    use ombrelle_workshop::rooms;
    use workshop::Part;
    for size in [(1024.0, 768.0), (1440.0, 900.0)] {
        let mut app = app();
        speak(&mut app, Language::English);
        let _ = app.update(Message::Resized(Size::new(size.0, size.1)));
        let _ = app.update(Message::Go(Screen::Workshop));
        for room in rooms::rooms() {
            let enter = workshop::Message::Enter(room.key);
            let _ = app.update(Message::Workshop(enter));
            let mut places = Vec::new();
            for part in [Part::Do, Part::Play, Part::Talk, Part::Teacher] {
                let part = workshop::Message::Part(part);
                let _ = app.update(Message::Workshop(part));
                let window = app.window;
                let mut simulator = simulator(&app, window);
                let title = app.words.text(&room.title).to_owned();
                let _ = simulator.find(|candidate: Candidate<'_>| {
                    if let Candidate::Text {
                        content, bounds, ..
                    } = candidate
                        && content == title
                    {
                        places.push(bounds.x);
                    }
                    None::<()>
                });
            }
            let same = places.iter().all(|x| *x == places[0]);
            assert!(same && places.len() == 4, "{:?}: {places:?}", room.key);
        }
    }
}

/// How many targets a screen has; each must be large enough, and none beside the window.
fn targets(app: &App, told: &str) -> usize {
    let mut count = 0;
    let window = app.window;
    let mut simulator = simulator(app, window);
    let _ = simulator.find(|candidate: Candidate<'_>| {
        if let Candidate::Focusable { bounds, .. } = candidate {
            count += 1;
            assert!(
                bounds.width >= TARGET && bounds.height >= TARGET,
                "{told}: {bounds:?}"
            );
            let right = bounds.x + bounds.width;
            assert!(
                bounds.x >= 0.0 && right <= window.width + 0.5,
                "{told}: {bounds:?}"
            );
        }
        None::<()>
    });
    count
}

#[test]
fn colours_follow_the_system_only_where_nobody_chose() {
    let mut app = app();
    let light = app.look().tones;
    let _ = app.update(Message::System(Mode::Dark));
    assert_ne!(app.look().tones, light);
    app.settings.scheme = Scheme::Light;
    assert_eq!(app.look().tones, light);
}

#[test]
fn what_is_open_is_locked_from_another_screen_too() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Fingerprints));
    let typed = fingerprints::Secret::new("begun".to_owned());
    let typed = fingerprints::Message::Typed(fingerprints::Field::Passphrase, typed);
    let _ = app.update(Message::Fingerprints(typed));
    assert!(app.fingerprints.is_open());
    let _ = app.update(Message::Go(Screen::Help));
    let _ = app.update(Message::Pressed(Shortcut::Lock));
    assert!(!app.fingerprints.is_open());
    assert_eq!(app.screen, Screen::Help);
}

/// Takes a message, and everything that threads answer to it.
fn settle(app: &mut App, message: Message) {
    let mut waiting = vec![message];
    while let Some(message) = waiting.pop() {
        let Some(stream) = task::into_stream(app.update(message)) else {
            continue;
        };
        let told = stream.filter_map(|action| async move {
            match action {
                runtime::Action::Output(message) => Some(message),
                _ => None,
            }
        });
        let mut answers: Vec<Message> = block_on_stream(Box::pin(told)).collect();
        answers.reverse();
        waiting.extend(answers);
    }
}

/// Types into the first field.
fn type_first(app: &mut App, words: &str) {
    let typed: Vec<Message> = {
        let mut view = simulator(app, app.window);
        let mut field = None;
        let _ = view.find(|candidate: Candidate<'_>| {
            if let Candidate::TextInput { bounds, .. } = candidate {
                field.get_or_insert(bounds.center());
            }
            None::<()>
        });
        view.point_at(field.expect("a field"));
        view.simulate(iced_test::simulator::click());
        view.typewrite(words);
        view.into_messages().collect()
    };
    typed.into_iter().for_each(|message| settle(app, message));
}

/// An app whose album book, with Emma in it, is open, and which shows the screen for protecting photos.
fn with_an_open_book(folder: &Path) -> App {
    const PASSPHRASE: &str = "correct horse battery";
    let book = folder.join("album.age");
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    let mut album = ConsentBook::create_at(&book, passphrase, sealing::cost()).unwrap();
    let emma = NewPerson {
        name: "Emma".to_owned(),
        age: Age::From7,
        ours: true,
        parents: vec!["Ada".to_owned()],
    };
    album.change(|book| book.add(emma)).unwrap();
    drop(album);
    let places = Places {
        book: Some(book),
        ..Places::default()
    };
    let (mut app, _) = App::new(places, Vec::new());
    app.new_here = false;
    speak(&mut app, Language::English);
    settle(&mut app, Message::Go(Screen::People));
    type_first(&mut app, PASSPHRASE);
    let mut view = simulator(&app, app.window);
    view.click("Unlock").unwrap();
    let said: Vec<Message> = view.into_messages().collect();
    said.into_iter()
        .for_each(|message| settle(&mut app, message));
    settle(&mut app, Message::Go(Screen::Protect));
    assert_eq!(app.session.book().people().len(), 1);
    app
}

#[test]
fn the_album_book_is_locked_by_key_from_the_photos_and_every_name_goes() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    let _ = app.notify(Notice::good("Emma is now shown.".to_owned()));
    settle(&mut app, Message::Pressed(Shortcut::Lock));
    assert!(app.notice.is_none());
    assert_eq!(app.screen, Screen::Protect);
    assert!(app.people.book().is_none());
    assert_eq!(app.session.book().people().len(), 0);
    assert!(app.album.lock().is_none());
    settle(&mut app, Message::Go(Screen::People));
    assert!(shows(&app, "The album book is locked") && !shows(&app, "Emma"));
}

#[test]
fn what_the_album_book_says_holds_for_photos_at_once_and_nothing_of_it_is_left_by_its_own_lock() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    let lea = NewPerson {
        name: "Léa".to_owned(),
        age: Age::Adult,
        ours: true,
        parents: Vec::new(),
    };
    let mut place = app.album.lock();
    let album = place.as_mut().unwrap();
    album.change(|book| book.add(lea)).unwrap();
    drop(place);
    // Copies may be being saved meanwhile.
    settle(&mut app, Message::Go(Screen::People));
    assert_eq!(app.session.book().people().len(), 2);
    settle(&mut app, Message::People(people::Message::Lock));
    assert_eq!(app.session.book().people().len(), 0);
}

#[test]
fn an_audit_that_is_kept_is_there_when_somebody_comes_back_and_what_is_ticked_then_is_kept_too() {
    use ombrelle_core::consent::AuditItem;
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    let kept = |app: &App| {
        let album = app.album.lock();
        album.as_ref().unwrap().content().audited().len()
    };
    settle(&mut app, Message::Go(Screen::Parents));
    for message in [
        parents::Message::Tick(AuditItem::Followers),
        parents::Message::Keep(true),
    ] {
        settle(&mut app, Message::Parents(message));
    }
    assert_eq!(kept(&app), 1);
    settle(&mut app, Message::Go(Screen::Home));
    settle(&mut app, Message::Go(Screen::Parents));
    let another = parents::Message::Tick(AuditItem::Search);
    settle(&mut app, Message::Parents(another));
    assert_eq!(kept(&app), 2);
}

#[test]
fn the_album_book_is_locked_after_a_while_without_a_key_or_a_press() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    settle(&mut app, Message::Ticked);
    assert!(app.people.book().is_some(), "too early");
    app.touched = Instant::now().checked_sub(IDLE).unwrap();
    settle(&mut app, Message::Touched);
    settle(&mut app, Message::Ticked);
    assert!(app.people.book().is_some(), "somebody is there");
    app.touched = Instant::now().checked_sub(IDLE).unwrap();
    settle(&mut app, Message::Ticked);
    assert!(app.people.book().is_none());
    assert_eq!(app.session.book().people().len(), 0);
    assert!(shows(
        &app,
        "The album book is locked, because nothing was done for ten minutes."
    ));
}

#[test]
fn the_key_that_locks_locks_also_while_something_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    let session = app.session.clone();
    app.protect.pretend_to_decide(&session);
    settle(&mut app, Message::CloseAsked);
    settle(&mut app, Message::Pressed(Shortcut::Lock));
    assert!(app.people.book().is_none() && app.album.lock().is_none());
    assert!(app.closing == Closing::Unsaved(1), "it is asked still");
}

#[test]
fn a_passphrase_that_is_only_typed_is_forgotten_after_a_while() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = with_an_open_book(folder.path());
    settle(&mut app, Message::Pressed(Shortcut::Lock));
    settle(&mut app, Message::Go(Screen::People));
    type_first(&mut app, "correct horse");
    assert!(app.people.can_be_locked());
    app.touched = Instant::now().checked_sub(IDLE).unwrap();
    settle(&mut app, Message::Ticked);
    assert!(!app.people.can_be_locked() && app.notice.is_none());
}

#[test]
fn the_first_page_stands_in_the_middle_of_a_large_window() {
    let mut app = app();
    let window = Size::new(1400.0, 1000.0);
    let _ = app.update(Message::Resized(window));
    let mut shown = simulator(&app, window);
    let top = shown.find("Ombrelle").unwrap().bounds().y;
    let last = shown.find("Settings").unwrap().bounds();
    let below = window.height - last.y - last.height;
    assert!((top - below).abs() < 40.0, "{top} above, {below} below");
}

#[test]
fn every_size_of_text_is_one_press_away() {
    let mut app = app();
    let _ = app.update(Message::Go(Screen::Settings));
    for percent in [200, 80, 140] {
        press(&mut app, &format!("{percent}%"));
        assert_eq!(app.settings.text, percent);
    }
}
