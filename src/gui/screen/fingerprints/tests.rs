//! The screen as a person meets it: what is said, what is done, and what is never seen.

use std::fs;
use std::path::PathBuf;

use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced_test::Simulator;
use iced_test::selector::Candidate;
use ombrelle_core::plan;
use ombrelle_core::settings::Settings;
use ombrelle_i18n::{Language, Words};

use super::*;
use crate::app::Places;
use crate::desk::Desk;
use crate::look::Look;

const PASSPHRASE: &str = "correct horse battery staple";

/// The screen with a folder of its own.
struct Stage {
    folder: tempfile::TempDir,
    places: Places,
    words: Words,
    desk: Arc<Desk>,
    settings: Settings,
    state: State,
}

impl Stage {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            register: Some(folder.path().join("kept").join("register.age")),
            ..Places::default()
        };
        let mut stage = Self {
            folder,
            places,
            words: Words::new(Language::English),
            desk: Arc::default(),
            settings: Settings::default(),
            state: State::default(),
        };
        stage.with(|state, context| state.entered(context));
        stage
    }

    /// With a register that was just made, open.
    fn open() -> Self {
        let mut stage = Self::new();
        stage.fill("New passphrase", PASSPHRASE);
        stage.fill("The same once more", PASSPHRASE);
        stage.press_last("Make the register");
        assert!(stage.state.open.is_some(), "{:?}", stage.seen());
        stage
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut State, &Context<'_>) -> T) -> T {
        let context = Context {
            words: &self.words,
            desk: &self.desk,
            places: &self.places,
            settings: &self.settings,
        };
        act(&mut self.state, &context)
    }

    fn simulator(&self) -> Simulator<'_, Message> {
        let ui = Ui {
            words: &self.words,
            look: Look::of(&self.settings, iced::theme::Mode::Light),
        };
        Simulator::with_size(
            iced::Settings::default(),
            (900.0, 6000.0),
            self.state.view(&ui),
        )
    }

    /// Everything that can be read, with what stands in fields.
    fn seen(&self) -> Vec<String> {
        let mut seen = Vec::new();
        let _ = self.simulator().find(|candidate: Candidate<'_>| {
            match candidate {
                Candidate::Text { content, .. } => seen.push(content.to_owned()),
                Candidate::TextInput { state, .. } => seen.push(state.text().to_owned()),
                _ => {}
            }
            None::<()>
        });
        seen
    }

    #[track_caller]
    fn sees(&self, words: &str) {
        let seen = self.seen();
        assert!(
            seen.iter().any(|one| one.contains(words)),
            "{words}: {seen:?}"
        );
    }

    #[track_caller]
    fn sees_nothing_of(&self, words: &str) {
        let seen = self.seen();
        assert!(
            !seen.iter().any(|one| one.contains(words)),
            "{words}: {seen:?}"
        );
    }

    /// Presses what is called so and does what follows, to its end.
    #[track_caller]
    fn press(&mut self, words: &str) {
        let mut simulator = self.simulator();
        simulator
            .click(words)
            .unwrap_or_else(|_| panic!("no {words}"));
        let messages: Vec<Message> = simulator.into_messages().collect();
        assert!(!messages.is_empty(), "{words} does nothing");
        messages.into_iter().for_each(|message| self.send(message));
    }

    /// The same where a heading has the same words as the button below it.
    #[track_caller]
    fn press_last(&mut self, words: &str) {
        let mut simulator = self.simulator();
        let mut last = None;
        let _ = simulator.find(|candidate: Candidate<'_>| {
            match candidate {
                Candidate::Text {
                    content, bounds, ..
                } if content == words => last = Some(bounds),
                _ => {}
            }
            None::<()>
        });
        simulator.point_at(last.unwrap_or_else(|| panic!("no {words}")).center());
        simulator.simulate(iced_test::simulator::click());
        let messages: Vec<Message> = simulator.into_messages().collect();
        messages.into_iter().for_each(|message| self.send(message));
    }

    /// Types into the field below its name.
    #[track_caller]
    fn fill(&mut self, name: &str, text: &str) {
        let mut simulator = self.simulator();
        let label = simulator.find(name).unwrap_or_else(|_| panic!("no {name}"));
        let bounds = label.bounds();
        simulator.point_at((bounds.x + 30.0, bounds.y + bounds.height + 24.0));
        simulator.simulate(iced_test::simulator::click());
        simulator.typewrite(text);
        let messages: Vec<Message> = simulator.into_messages().collect();
        messages.into_iter().for_each(|message| self.send(message));
    }

    fn send(&mut self, message: Message) {
        let action = self.with(|state, context| state.update(message, context));
        self.perform(action);
    }

    fn perform(&mut self, action: Action<Message>) {
        match action {
            Action::Run(task) => {
                let Some(stream) = iced_test::runtime::task::into_stream(task) else {
                    return;
                };
                let outputs = stream.filter_map(|action| async move {
                    match action {
                        iced_test::runtime::Action::Output(message) => Some(message),
                        _ => None,
                    }
                });
                for message in block_on_stream(Box::pin(outputs)) {
                    self.send(message);
                }
            }
            Action::All(all) => all.into_iter().for_each(|one| self.perform(one)),
            Action::None => {}
            _ => panic!("another action"),
        }
    }

    fn key(&mut self, shortcut: Shortcut) {
        let message = self.state.shortcut(shortcut);
        message.into_iter().for_each(|message| self.send(message));
    }

    fn drop_file(&mut self, path: &std::path::Path) {
        let message = self.state.dropped(path.to_owned());
        self.send(message.expect("files are taken here"));
    }

    /// A picture with enough to see in it.
    fn picture(&self, name: &str, seed: u32) -> PathBuf {
        let picture = image::RgbImage::from_fn(320, 240, |x, y| {
            let patch = (x / 23 * (7 + seed) + y / 17 * 13) % 11;
            image::Rgb([(patch * 23) as u8, (x / 2) as u8, (y * patch / 11) as u8])
        });
        let path = self.folder.path().join(name);
        picture.save(&path).unwrap();
        path
    }
}

#[test]
fn a_first_register_is_made_opened_and_destroyed() {
    let mut stage = Stage::new();
    stage.sees("Nobody can bring it back");
    stage.fill("New passphrase", "short");
    stage.sees("This passphrase is short");
    stage.fill("The same once more", "shart");
    stage.press_last("Make the register");
    stage.sees("The two passphrases are not the same");
    assert!(!stage.state.is_open(), "a passphrase is left in a field");
    stage.fill("New passphrase", PASSPHRASE);
    stage.sees_nothing_of("This passphrase is short");
    stage.fill("The same once more", PASSPHRASE);
    stage.press_last("Make the register");
    stage.sees("Your register is ready.");
    stage.sees("The register has no items yet.");

    stage.press("Lock now");
    stage.fill("Passphrase", "another one altogether");
    stage.press("Open");
    stage.sees("does not open with this passphrase");
    stage.sees_nothing_of("register.age");
    assert!(!stage.state.is_open());

    stage.press("I no longer know the passphrase");
    stage.sees("All items go for good");
    stage.send(Message::Destroy);
    stage.sees("Nothing was changed.");
    stage.fill("To destroy the register for good, type destroy:", "destroy");
    stage.press("Destroy it for good");
    stage.sees("The register and its previous version are destroyed.");
    stage.sees_nothing_of("Open the register");
    let kept = stage.folder.path().join("kept");
    assert_eq!(fs::read_dir(kept).unwrap().count(), 0);
}

#[test]
fn a_picture_is_added_checked_reported_handed_over_and_withdrawn() {
    let mut stage = Stage::open();
    let mine = stage.picture("secret-beach.png", 0);
    stage.drop_file(&mine);
    stage.sees("1 file is chosen");
    stage.fill("What to call it, if you like", "the first");
    stage.press("Add to the register");
    stage.sees("File 1 of 1 is now item 1.");
    stage.sees("1. the first, added on");
    stage.sees_nothing_of("secret");

    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.sees("File 1 of 1 is there already, as item 1.");

    stage.press("Check a picture");
    stage.drop_file(&mine);
    stage.sees("It is the same as item 1.");
    let other = stage.picture("secret-other.png", 4);
    stage.drop_file(&other);
    stage.sees("It is none of the items.");
    stage.sees_nothing_of("secret");
    stage.key(Shortcut::Escape);

    stage.press("Hand over");
    let target = stage.folder.path().join("there.txt");
    fs::write(&target, "mine").unwrap();
    stage.press("Hashes for a hotline’s programs (exchange file)");
    let save = |stage: &mut Stage, target: PathBuf| {
        let ticket = stage.state.awaited;
        stage.send(Message::SaveTo(ticket, Picked::Paths(vec![target])));
    };
    let new = stage.folder.path().join("new.txt");
    save(&mut stage, new.clone());
    assert!(!new.exists(), "hashes without a warning that was read");
    stage.press("I have read this and want to write it");
    save(&mut stage, target.clone());
    stage.sees("There is already something of this name");
    stage.sees_nothing_of("there.txt");
    assert_eq!(fs::read(&target).unwrap(), b"mine");
    save(&mut stage, new.clone());
    stage.sees("Written, with 1 item.");
    stage.sees("One hash is in it.");
    assert!(fs::read_to_string(&new).unwrap().starts_with("pdq "));
    stage.press("A sheet to print, for a help line (PDF)");
    let sheet = stage.folder.path().join("sheet.pdf");
    save(&mut stage, sheet.clone());
    assert!(fs::read(&sheet).unwrap().starts_with(b"%PDF"));
    stage.press("All items");

    let line = stage
        .seen()
        .into_iter()
        .find(|line| line.starts_with("1. "));
    stage.press(&line.unwrap());
    stage.fill(
        "Where (a site, an app, a help line, the police)",
        "Take It Down",
    );
    stage.fill("Case number, if there is one", "A-17");
    stage.press("One day earlier");
    stage.press("Note it");
    stage.sees("Noted with item 1.");
    let day = plan::today().yesterday().unwrap();
    stage.sees(&format!("reported on {day}: Take It Down, case A-17"));

    stage.press("Take this item out");
    stage.sees("Item 1 goes for good");
    stage.press("Keep it");
    stage.sees_nothing_of("Item 1 goes for good");
    stage.press("Take this item out");
    stage.press("Take it out for good");
    stage.sees("Item 1 is taken out, of the previous version too.");
    stage.sees("The register has no items yet.");
}

#[test]
fn locked_by_key_or_by_time_nothing_secret_is_left() {
    let mut stage = Stage::open();
    let first = stage.picture("secret-one.png", 0);
    let second = stage.folder.path().join("secret-text.jpg");
    fs::write(&second, "no picture").unwrap();
    stage.drop_file(&first);
    stage.drop_file(&second);
    stage.sees("2 files are chosen");
    assert!(matches!(
        stage.state.shortcut(Shortcut::Open),
        Some(Message::Pick)
    ));
    stage.press("Add to the register");
    stage.sees("File 2 of 2: This is neither a picture nor a video");
    stage.sees("File 1 of 2 is now item 1.");
    stage.sees_nothing_of("secret");

    stage.key(Shortcut::Lock);
    assert!(!stage.state.is_open() && stage.state.items().is_none());
    for words in ["item", "added on", "File 1", "picture, added"] {
        stage.sees_nothing_of(words);
    }
    stage.sees("Open the register");
    stage.drop_file(&first);
    stage.sees("The register has to be open first.");

    stage.fill("Passphrase", PASSPHRASE);
    assert!(
        stage.state.is_open(),
        "a passphrase in a field is to be forgotten, too"
    );
    stage.press("Open");
    stage.sees("1. a picture, added on");
    assert!(stage.state.ticked().is_none());
    stage.state.last -= IDLE;
    let tick = stage.state.ticked().expect("locked by time");
    stage.send(tick);
    stage.sees("Locked, because nothing was done for three minutes.");
    stage.sees_nothing_of("added on");
    assert!(!stage.state.is_open() && stage.state.ticked().is_none());
}

#[test]
fn a_key_or_a_press_is_a_sign_of_somebody() {
    let mut stage = Stage::new();
    stage.fill("New passphrase", "begun");
    stage.state.last -= IDLE;
    let _ = stage.state.shortcut(Shortcut::Down);
    assert!(stage.state.ticked().is_none());
    stage.state.last -= IDLE;
    let mut simulator = stage.simulator();
    simulator.point_at((5.0, 5990.0));
    simulator.simulate(iced_test::simulator::click());
    let messages: Vec<Message> = simulator.into_messages().collect();
    assert!(matches!(messages.as_slice(), [Message::Here]));
    messages.into_iter().for_each(|message| stage.send(message));
    assert!(stage.state.ticked().is_none());
}

#[test]
fn work_that_ends_after_locking_changes_nothing_on_the_screen() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    let late = stage.with(|state, context| state.update(Message::Add, context));
    assert!(stage.state.is_busy());
    stage.key(Shortcut::Lock);
    assert!(!stage.state.is_open());
    stage.perform(late);
    assert!(!stage.state.is_open() && !stage.state.is_busy());
    stage.sees("Open the register");
    // The file's lock is free again: the same register opens.
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Open");
    assert!(stage.state.open.is_some(), "{:?}", stage.seen());
}

#[test]
fn a_damaged_register_goes_back_to_its_previous_version() {
    let mut stage = Stage::open();
    let mine = stage.picture("a.png", 0);
    stage.drop_file(&mine);
    stage.press("Add to the register");
    stage.press("Lock now");
    let path = stage.places.register.clone().unwrap();
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Open");
    stage.sees("The register is damaged");
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Put the previous version back");
    stage.sees("The previous version is back, with 0 items.");
}

#[test]
fn another_passphrase_is_for_who_knows_the_one_in_force() {
    let mut stage = Stage::open();
    stage.press("Change the passphrase");
    let fill = |stage: &mut Stage, now: &str| {
        stage.fill("The passphrase now", now);
        stage.fill("New passphrase", "quite another one, long");
        stage.fill("The same once more", "quite another one, long");
        stage.press("Change it");
    };
    fill(&mut stage, "a guess");
    stage.sees("does not open with this passphrase");
    fill(&mut stage, PASSPHRASE);
    stage.sees("The register now opens with the new passphrase only.");
    let path = stage.places.register.clone().unwrap();
    let new = plan::Passphrase::new("quite another one, long").unwrap();
    assert!(plan::look_at_register(&path, &new).is_ok());
}

#[test]
fn help_is_found_without_a_passphrase_question_by_question() {
    let mut stage = Stage::new();
    stage.press("Begin");
    stage.sees("Question 1 of 4");
    stage.press("Yes");
    stage.press("France");
    stage.press("The question before");
    stage.sees("Where do you live?");
    stage.press("France");
    stage.press("Yes, in messages");
    stage.press("Yes");
    stage.sees("This is not your fault.");
    stage.sees("3018");
    stage.sees_nothing_of("ombrelle register");
    stage.key(Shortcut::Escape);
    stage.sees("Make the register");
    assert!(stage.state.shortcut(Shortcut::Escape).is_none());
}

#[test]
fn without_a_place_for_the_register_help_is_still_there() {
    let mut stage = Stage::new();
    stage.places.register = None;
    stage.with(|state, context| state.entered(context));
    stage.sees("The system names no folder");
    stage.press("Begin");
    stage.sees("Question 1 of 4");
}
