//! What a person gets on this screen, from the first book to its end.

use std::path::PathBuf;
use std::sync::Arc;

use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced::{Settings as Window, Task};
use iced_test::Simulator;
use iced_test::runtime::{Action as Runtime, task};
use iced_test::selector::{Candidate, Selector};
use ombrelle_core::plan;
use ombrelle_core::plan::consent::{self, Audience, Shown};
use ombrelle_core::settings::Settings;
use ombrelle_i18n::{Language, Words};

use super::*;
use crate::app::Places;
use crate::desk::Desk;
use crate::look::Look;
use crate::piece::{Toast, Tone};

/// The screen with all that it stands on.
struct Play {
    state: State,
    desk: Arc<Desk>,
    places: Places,
    settings: Settings,
    words: Words,
    told: Vec<Toast>,
    _folder: tempfile::TempDir,
}

impl Play {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let places = Places {
            book: Some(folder.path().join("album.age")),
            ..Places::default()
        };
        let mut stage = Self {
            state: State::default(),
            desk: Arc::default(),
            places,
            settings: Settings::default(),
            words: Words::new(Language::English),
            told: Vec::new(),
            _folder: folder,
        };
        stage.enter();
        stage
    }

    fn path(&self) -> PathBuf {
        self.places.book.clone().unwrap()
    }

    fn context(&self) -> (Words, Arc<Desk>, Places, Settings) {
        let words = Words::new(self.words.language());
        let (desk, places) = (self.desk.clone(), self.places.clone());
        (words, desk, places, self.settings.clone())
    }

    fn enter(&mut self) {
        let (words, desk, places, settings) = self.context();
        let context = Context {
            words: &words,
            desk: &desk,
            places: &places,
            settings: &settings,
        };
        let task = self.state.entered(&context);
        self.run(task);
    }

    fn say(&mut self, message: Message) {
        let (words, desk, places, settings) = self.context();
        let context = Context {
            words: &words,
            desk: &desk,
            places: &places,
            settings: &settings,
        };
        let action = self.state.update(message, &context);
        self.act(action);
    }

    fn act(&mut self, action: Action<Message>) {
        match action {
            Action::Run(task) => self.run(task),
            Action::Tell(toast) => self.told.push(toast),
            Action::All(all) => all.into_iter().for_each(|one| self.act(one)),
            _ => {}
        }
    }

    /// Waits for what runs, and hears what it says.
    fn run(&mut self, task: Task<Message>) {
        let Some(stream) = task::into_stream(task) else {
            return;
        };
        let outputs = stream.filter_map(|action| async move {
            match action {
                Runtime::Output(message) => Some(message),
                _ => None,
            }
        });
        for message in block_on_stream(Box::pin(outputs)) {
            self.say(message);
        }
    }

    fn ui(&self) -> Ui<'_> {
        Ui {
            words: &self.words,
            look: Look::of(&self.settings, iced::theme::Mode::Light),
        }
    }

    /// The screen, so long that nothing is scrolled away.
    fn screen(&self) -> Simulator<'_, Message> {
        let ui = self.ui();
        Simulator::with_size(Window::default(), (1000.0, 4000.0), self.state.view(&ui))
    }

    fn shows(&self, words: &str) -> bool {
        self.screen().find(containing(words)).is_ok()
    }

    fn press(&mut self, words: &str) {
        let messages: Vec<Message> = {
            let mut screen = self.screen();
            screen
                .click(words)
                .unwrap_or_else(|_| panic!("no “{words}”"));
            screen.into_messages().collect()
        };
        assert!(!messages.is_empty(), "“{words}” does nothing");
        messages.into_iter().for_each(|message| self.say(message));
    }

    /// Types into the field below a label.
    fn fill(&mut self, label: &str, text: &str) {
        let messages: Vec<Message> = {
            let mut screen = self.screen();
            let found = screen
                .find(label)
                .unwrap_or_else(|_| panic!("no “{label}”"));
            let bounds = found.bounds();
            screen.point_at((bounds.x + 20.0, bounds.y + bounds.height + 24.0));
            screen.simulate(iced_test::simulator::click());
            screen.typewrite(text);
            screen.into_messages().collect()
        };
        assert!(!messages.is_empty(), "“{label}” takes nothing");
        messages.into_iter().for_each(|message| self.say(message));
    }

    fn last_told(&self) -> String {
        let told = self.told.last();
        told.map(|t| format!("{} {}", t.what, t.advice))
            .unwrap_or_default()
    }

    /// A book that is open, without the way there.
    fn with_book() -> Self {
        let mut stage = Self::new();
        stage.say(Message::Door(closed::Message::New(typed_first(PASSPHRASE))));
        stage.say(Message::Door(closed::Message::New(typed_again(PASSPHRASE))));
        stage.say(Message::Door(closed::Message::Make));
        assert!(stage.state.book().is_some());
        stage
    }
}

const PASSPHRASE: &str = "five plain words in a row";

fn typed_first(text: &str) -> secret::Typed {
    secret::Typed::First(secret::Secret::typed(text.to_owned()))
}

fn typed_again(text: &str) -> secret::Typed {
    secret::Typed::Again(secret::Secret::typed(text.to_owned()))
}

/// Text that has these words in it.
fn containing(words: &str) -> impl Selector<Output = ()> + use<> {
    let words = words.to_owned();
    move |candidate: Candidate<'_>| match candidate {
        Candidate::Text { content, .. } if content.contains(&words) => Some(()),
        _ => None,
    }
}

#[test]
fn a_first_book_is_made_and_opens_with_its_passphrase_alone() {
    let mut stage = Play::new();
    stage.fill("New passphrase", "short");
    assert!(stage.shows("This passphrase is short"));
    assert!(stage.shows("without it nobody, and no program"));
    stage.fill("The same once more", "other");
    stage.press("Make the album book");
    assert!(stage.shows("not the same, so nothing was done"));
    assert!(!stage.path().exists());
    stage.fill("New passphrase", PASSPHRASE);
    stage.fill("The same once more", PASSPHRASE);
    stage.press("Make the album book");
    assert!(stage.path().exists());
    assert!(stage.last_told().contains("Your album book is ready"));
    assert!(stage.shows("The album book has no people yet."));

    // Somebody of whom nothing is seen once it is locked.
    stage.press("Add a person");
    stage.fill("Name, as you call the person", "Zoé");
    stage.press("Keep");
    assert!(stage.shows("The age is missing."));
    stage.press("grown-up");
    stage.press("Keep");
    assert!(stage.shows("Zoé"));
    stage.press("Everybody");
    assert!(stage.shows("Zoé") && stage.shows("Covered in every photo"));
    assert!(stage.state.shortcut(Shortcut::Lock).is_some());
    stage.say(Message::Lock);
    assert!(!stage.shows("Zoé"));
    assert!(stage.state.book().is_none());
    assert!(stage.desk.album().is_none());
    assert!(stage.shows("The album book is locked"));

    stage.fill("Passphrase", "not this one");
    stage.press("Unlock");
    assert!(stage.shows("does not open with this passphrase"));
    assert!(stage.state.book().is_none());
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Unlock");
    assert!(stage.shows("Zoé"));
}

#[test]
fn a_child_is_shown_once_both_parents_and_the_child_agreed_until_that_is_withdrawn() {
    let mut stage = Play::with_book();
    stage.press("Add a person");
    stage.fill("Name, as you call the person", "Léa");
    stage.press("7 to 11");
    stage.fill("Parent 1", "Ana");
    stage.fill("Parent 2", "Bruno");
    stage.press("Keep");
    assert!(stage.shows("7 to 11 · parents: Ana, Bruno"));
    assert!(stage.shows("the family chat: covered (nothing was decided"));

    // One parent: who is missing is said before and after it is written down.
    stage.press("Write down a decision");
    stage.press("For the family chat");
    stage.press("Ana agreed");
    assert!(stage.shows("Still to agree: Bruno"));
    stage.press("Keep");
    assert!(stage.last_told().contains("Still to agree: Bruno"));
    assert_eq!(stage.told.last().unwrap().tone, Tone::Warn);
    assert!(stage.shows("the agreement of a parent is missing"));

    // The other, a day that is none, then until the end of the school year.
    stage.press("Write down a decision");
    stage.press("For the family chat");
    stage.press("Bruno agreed");
    stage.fill("Until (last day; nothing means no end)", "soon");
    stage.press("Keep");
    assert!(stage.shows("“soon” is no day"));
    stage.say(Message::Record(record::Message::Until(
        "2199-08-31".to_owned(),
    )));
    stage.press("Keep");
    assert!(stage.shows("the family chat: covered (the child has not been asked)"));

    // The child is asked, one question at a time.
    stage.press("Ask Léa");
    stage.press("For the family chat");
    stage.press("Begin");
    assert!(stage.shows("How do you feel when you look at yourself"));
    assert!(!stage.shows("only with my face covered"));
    stage.press("Next");
    stage.press("Next");
    assert!(stage.shows("Question 3 of 3"));
    stage.press("yes");
    assert!(stage.shows("the family chat: shown"));
    assert!(stage.shows("a closed group: covered"));
    assert!(stage.shows("until 2199-08-31"));
    stage.press("Everybody");
    assert!(stage.shows("Shown for the family chat"));

    // A photo goes out, noted from another screen.
    let decision = stage
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
    let noted = stage.desk.album().as_mut().unwrap().change(|book| {
        Ok(book.note_export(plan::today(), Audience::FamilyChat, "beach.jpg", shown))
    });
    noted.unwrap();
    stage.enter();
    stage.press("Léa");
    assert!(stage.shows("beach.jpg, for the family chat"));
    stage.say(Message::Go(Goal::Withdraw(vec![decision])));
    assert!(stage.shows("1 photo went out with this face"));
    stage.press("Withdraw");
    assert!(stage.shows("These photos went out") && stage.shows("beach.jpg"));
    stage.press("Done");
    assert!(stage.shows("the family chat: covered (the decision was withdrawn)"));
}

#[test]
fn a_class_list_with_a_wrong_line_changes_nothing_and_names_the_line() {
    let mut stage = Play::with_book();
    let list = stage.path().with_file_name("class.csv");
    let good = "name;age;parents;audience;decision;until;agreed by;agreed on;child says\n\
        Zoé;4;Eve / Max;closed group;yes;;Eve / Max;2026-09-15;\n\
        Tom;8;Dan;;;;;;\n";
    std::fs::write(&list, format!("{good}Bad;abc;Eve;;;;;;\n")).unwrap();
    let before = std::fs::read(stage.path()).unwrap();
    let dropped = stage.state.dropped(list.clone()).unwrap();
    stage.say(dropped);
    assert!(stage.shows("nothing of it was taken"));
    assert!(stage.shows("Line 4: In “age”, “abc” is neither"));
    assert_eq!(stage.state.book().unwrap().people().len(), 0);
    assert_eq!(std::fs::read(stage.path()).unwrap(), before);

    std::fs::write(&list, good).unwrap();
    let picked = Picked::Paths(vec![list]);
    stage.say(Message::Class(class::Message::Picked(picked)));
    assert!(stage.last_told().contains("2 new people"));
    assert!(stage.shows("Zoé") && stage.shows("Shown for a closed group"));

    // Written again, and the papers.
    let out = |name: &str| Picked::Paths(vec![stage.path().with_file_name(name)]);
    let (written, form, receipt) = (out("out.csv"), out("form.pdf"), out("receipt.pdf"));
    stage.press("Class list");
    stage.say(Message::Class(class::Message::To(written)));
    let bytes = std::fs::read_to_string(stage.path().with_file_name("out.csv")).unwrap();
    assert!(bytes.contains("Zoé") && bytes.contains("Tom"));
    assert!(stage.last_told().contains("not encrypted"));
    stage.say(Message::Go(Goal::Paper(Some(1))));
    stage.press("For a closed group");
    stage.say(Message::Paper(paper::Message::To(form)));
    stage.say(Message::Receipt(1, receipt));
    for name in ["form.pdf", "receipt.pdf"] {
        let pdf = std::fs::read(stage.path().with_file_name(name)).unwrap();
        assert!(pdf.starts_with(b"%PDF"), "{name}");
    }
    assert!(consent::has_previous_book(&stage.path()));

    // What goes with somebody is said before.
    stage.say(Message::Look(1));
    stage.press("Remove from the book");
    assert!(stage.shows("1 decision and no answer"));
    stage.press("Remove from the book");
    assert!(!stage.shows("Zoé") && stage.shows("Tom"));
}

#[test]
fn a_damaged_book_can_be_put_back_and_a_book_is_destroyed_only_by_its_word() {
    let mut stage = Play::with_book();
    for name in ["Ada", "Bob"] {
        stage.say(Message::Go(Goal::Add));
        stage.say(Message::Form(form::Message::Name(name.to_owned())));
        stage.say(Message::Form(form::Message::Age(consent::Age::Adult)));
        stage.say(Message::Form(form::Message::Keep));
    }
    stage.say(Message::Lock);
    std::fs::write(stage.path(), b"damaged").unwrap();
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Unlock");
    assert!(stage.shows("This file is damaged"));
    stage.fill("Passphrase", PASSPHRASE);
    stage.press("Put the previous version back");
    assert!(stage.shows("Ada") && !stage.shows("Bob"));
    assert!(stage.last_told().contains("with 1 person"));

    stage.press("Destroy the book");
    assert!(stage.shows("all decisions, what children said"));
    stage.fill("To be sure, type: destroy", "yes");
    stage.press("Destroy the book");
    assert!(stage.shows("nothing was destroyed"));
    assert!(stage.path().exists());
    stage.say(Message::Word("destroy".to_owned()));
    stage.press("Destroy the book");
    assert!(!stage.path().exists());
    assert!(stage.shows("Who is in your photos?"));
}

#[test]
fn escape_leads_out_one_step_at_a_time() {
    let mut stage = Play::new();
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
    stage.state.stage = Stage::Open(Box::new(Open::new(book)));
    assert!(stage.state.shortcut(Shortcut::Escape).is_none());
    stage.press("Ada");
    stage.press("Write down a decision");
    assert!(stage.shows("A decision about Ada"));
    for left in [1, 0] {
        let message = stage.state.shortcut(Shortcut::Escape).unwrap();
        stage.say(message);
        assert!(!stage.shows("A decision about Ada"));
        assert_eq!(stage.state.shortcut(Shortcut::Escape).is_some(), left == 1);
    }
    assert!(stage.shows("Ada"));
}
