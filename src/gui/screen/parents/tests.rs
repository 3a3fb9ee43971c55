//! What a parent gets on this screen.

use iced::Settings as Window;
use iced::futures::StreamExt;
use iced::futures::executor::block_on_stream;
use iced_test::Simulator;
use iced_test::runtime::{Action as Runtime, task};
use iced_test::selector::{Candidate, Selector};
use ombrelle_core::consent::{ConsentBook, Passphrase};
use ombrelle_core::protect::Session;
use ombrelle_core::settings::Settings;

use super::*;
use crate::album::SharedAlbum;
use crate::places::Places;
use crate::sealing;
use crate::theme::Look;

/// The screen with all that it stands on.
struct Play {
    state: State,
    album: Arc<SharedAlbum>,
    words: Words,
    told: Vec<String>,
    went: Option<Screen>,
}

impl Play {
    fn new(language: Language) -> Self {
        Self {
            state: State::new(language),
            album: Arc::default(),
            words: Words::new(language),
            told: Vec::new(),
            went: None,
        }
    }

    fn say(&mut self, message: Message) {
        let words = Words::new(self.words.language());
        let context = Context {
            words: &words,
            session: &Arc::new(Session::new("models", 1)),
            album: &self.album.clone(),
            places: &Places::default(),
            settings: &Settings::default(),
        };
        let action = self.state.update(message, &context);
        self.act(action);
    }

    fn act(&mut self, action: Action<Message>) {
        match action {
            Action::Run(task) => {
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
            Action::Notify(notice) => self.told.push(format!("{} {}", notice.what, notice.advice)),
            Action::Go(screen) => self.went = Some(screen),
            Action::All(all) => all.into_iter().for_each(|one| self.act(one)),
            _ => {}
        }
    }

    /// The screen, so long that nothing is scrolled away.
    fn screen(&self) -> Simulator<'_, Message> {
        let ui = Ui {
            words: &self.words,
            look: Look::of(&Settings::default(), iced::theme::Mode::Light),
            now: calendar::now(),
        };
        Simulator::with_size(Window::default(), (1000.0, 6000.0), self.state.view(&ui))
    }

    fn shows(&self, words: &str) -> bool {
        self.screen().find(containing(words)).is_ok()
    }

    fn press(&mut self, words: &str) {
        let messages: Vec<Message> = {
            let mut screen = self.screen();
            let pressed = screen.click(words);
            pressed.unwrap_or_else(|_| panic!("no “{words}”"));
            screen.into_messages().collect()
        };
        assert!(!messages.is_empty(), "“{words}” does nothing");
        messages.into_iter().for_each(|message| self.say(message));
    }

    /// What the album book keeps of the audit.
    fn kept(&self) -> Vec<Audited> {
        let place = self.album.lock();
        place.as_ref().unwrap().content().audited().to_vec()
    }
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
fn every_guide_is_read_and_printed() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(Language::English);
    for (guide, said) in [
        ("What is already out there?", "Your own accounts"),
        (
            "How to begin the conversation",
            "May I take a picture of you?",
        ),
        ("A family agreement", "The grown-ups promise"),
        ("When your child tells you", "Words that help"),
        ("Games, companions, toys", "Toys that listen and see"),
    ] {
        play.press(guide);
        assert!(play.shows(said), "{guide}: {said}");
        let path = folder.path().join(format!("{guide}.pdf"));
        let place = Picked::Paths(vec![path.clone()]);
        play.say(Message::Picked(play.state.guide, place));
        assert!(std::fs::read(path).unwrap().starts_with(b"%PDF"), "{guide}");
    }
    play.press("How to begin the conversation");
    play.press("12 to 17");
    assert!(play.shows("you can wake me in the middle of the night"));
    assert!(!play.shows("May I take a picture of you?"));
}

#[test]
fn a_place_that_is_chosen_late_is_for_the_guide_that_was_meant() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(Language::English);
    play.press("A family agreement");
    let written = |play: &mut Play, name: &str| {
        let path = folder.path().join(name);
        let place = Picked::Paths(vec![path.clone()]);
        play.say(Message::Picked(Guide::Agreement, place));
        std::fs::read(path).unwrap()
    };
    let at_once = written(&mut play, "now.pdf");
    play.press("Games, companions, toys");
    assert_eq!(written(&mut play, "late.pdf"), at_once);
}

#[test]
fn whoever_is_told_finds_who_helps() {
    let mut play = Play::new(Language::French);
    play.press("Quand votre enfant se confie");
    assert!(play.shows("Ne transférez pas l’image") && play.shows("3018"));
    play.press("Toutes les lignes d’aide");
    assert_eq!(play.went, Some(Screen::Help));
}

#[test]
fn an_audit_is_kept_only_in_an_open_book_and_only_where_somebody_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut play = Play::new(Language::English);
    play.say(Message::Tick(AuditItem::Followers));
    assert!(play.shows("Nothing of this list is kept"));
    assert!(!play.shows("Keep this list in the album book"));

    let passphrase = Passphrase::new("five plain words in a row").unwrap();
    let book = ConsentBook::create_at(
        &folder.path().join("album.age"),
        passphrase,
        sealing::cost(),
    )
    .unwrap();
    *play.album.lock() = Some(book);
    play.state.take_book(Some(Arc::default()));
    // What was ticked before stays, and is not kept before somebody says so.
    play.say(Message::Tick(AuditItem::Search));
    assert!(play.kept().is_empty());
    play.press("Keep this list in the album book");
    let items: Vec<_> = play.kept().iter().map(|one| one.item).collect();
    assert_eq!(items, [AuditItem::Followers, AuditItem::Search]);
    play.say(Message::Tick(AuditItem::Followers));
    assert_eq!(play.kept().len(), 1);
    play.press("Keep this list in the album book");
    assert!(play.kept().is_empty());

    // Locked: what it kept leaves the screen, and nothing is written.
    play.press("Keep this list in the album book");
    play.state.take_book(None);
    assert!(play.state.audited.is_empty() && play.shows("Nothing of this list is kept"));
    play.album.lock().take();
    play.say(Message::Keep(true));
    assert!(play.told.last().unwrap().contains("not kept"));
    assert!(!play.state.kept);
}

#[test]
fn what_is_ticked_before_the_book_is_opened_is_added_to_what_it_keeps() {
    let mut play = Play::new(Language::English);
    play.say(Message::Tick(AuditItem::Followers));
    let today = calendar::today();
    let before = today.yesterday().unwrap();
    let mut book = Book::default();
    book.audit(AuditItem::Search, before);
    book.audit(AuditItem::Followers, before);
    let book = Arc::new(book);
    assert!(play.state.take_book(Some(book.clone())), "it is to be kept");
    let on = |item| {
        let mut all = play.state.audited.iter();
        all.find(|one| one.item == item).map(|one| one.on)
    };
    assert_eq!(on(AuditItem::Search), Some(before));
    assert_eq!(on(AuditItem::Followers), Some(today));
    assert!(play.state.kept);
    // Whoever opened it has what it holds from then on.
    assert!(!play.state.take_book(Some(book)));
}
