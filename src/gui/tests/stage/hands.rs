//! The window in the hands of somebody who has a keyboard and nothing else: keys go in; what has the focus, and what is in sight, comes out.
//! Focus and scrolling are kept from key to key, as in a window.

use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use iced::advanced::widget::operation::{Operation, Outcome, black_box};
use iced::advanced::{clipboard, mouse, renderer::Headless};
use iced::futures::executor::{block_on, block_on_stream};
use iced::keyboard::key::{Named, NativeCode, Physical};
use iced::keyboard::{self, Key, Location, Modifiers};
use iced::{Event, Size, Task};
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{self, UserInterface, task};
use ombrelle_core::settings::Settings;
use ombrelle_gui::accessibility::{Collect, Node, Role, Tree};
use ombrelle_gui::app::{App, Message};
use ombrelle_gui::places::Places;
use ombrelle_gui::theme;

/// The smallest window, in which most has to be scrolled.
const WINDOW: Size = Size::new(900.0, 600.0);

/// More things than any page has.
const MOST: usize = 300;

/// Only one pair of hands at a time: dialogs are answered, and the directory is kept, for the whole process.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The program, and what a window keeps of it between two keys.
pub struct Hands {
    app: App,
    window: Size,
    cache: Cache,
    renderer: iced::Renderer,
    /// What was copied.
    pub copied: Vec<String>,
    /// Whether the program has ended.
    pub ended: bool,
}

impl Hands {
    /// The program in English, with its files in this folder.
    pub fn new(folder: &Path) -> Self {
        let path = folder.join("settings.toml");
        let settings = Settings {
            language: Some("en".to_owned()),
            ..Settings::default()
        };
        settings.write(&path).expect("settings");
        let places = Places {
            settings: Some(path),
            register: Some(folder.join("register.age")),
            book: Some(folder.join("album.age")),
            directory: Some(folder.join("services.update")),
            moment: super::AFTERNOON.parse().ok(),
            ..Places::default()
        };
        let (app, _) = App::new(places, Vec::new());
        let size = iced::Settings::default().default_text_size;
        let renderer = iced::Renderer::new(theme::FONT, size, Some("tiny-skia"));
        let mut hands = Self {
            app,
            window: WINDOW,
            cache: Cache::default(),
            renderer: block_on(renderer).expect("a renderer"),
            copied: Vec::new(),
            ended: false,
        };
        hands.say(Message::Resized(WINDOW));
        hands
    }

    /// Gives the window another size.
    pub fn resize(&mut self, window: Size) {
        self.window = window;
        self.say(Message::Resized(window));
    }

    /// Does something with what is shown.
    fn shown<T>(
        &mut self,
        act: impl FnOnce(
            &mut UserInterface<'_, Message, iced::Theme, iced::Renderer>,
            &mut iced::Renderer,
        ) -> T,
    ) -> T {
        let cache = std::mem::take(&mut self.cache);
        let mut shown =
            UserInterface::build(self.app.view(), self.window, cache, &mut self.renderer);
        let done = act(&mut shown, &mut self.renderer);
        self.cache = shown.into_cache();
        done
    }

    /// Takes a message, and everything that threads answer to it.
    fn say(&mut self, message: Message) {
        let task = self.app.update(message);
        self.run(task);
    }

    fn run(&mut self, task: Task<Message>) {
        let Some(stream) = task::into_stream(task) else {
            return;
        };
        for action in block_on_stream(stream) {
            match action {
                runtime::Action::Output(message) => self.say(message),
                runtime::Action::Widget(operation) => self.operate(operation),
                runtime::Action::Clipboard(runtime::clipboard::Action::Write {
                    contents, ..
                }) => self.copied.push(contents),
                runtime::Action::Exit => self.ended = true,
                _ => {}
            }
        }
    }

    fn operate(&mut self, operation: Box<dyn Operation>) {
        self.shown(|shown, renderer| {
            let mut next = Some(operation);
            while let Some(mut operation) = next.take() {
                shown.operate(renderer, operation.as_mut());
                if let Outcome::Chain(chained) = operation.finish() {
                    next = Some(chained);
                }
            }
        });
    }

    /// Presses a key and lets go of it.
    fn key(&mut self, key: Key, modifiers: Modifiers, text: Option<&str>) {
        let physical = Physical::Unidentified(NativeCode::Unidentified);
        let (down, up) = (key.clone(), key);
        let events = [
            Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers)),
            Event::Keyboard(keyboard::Event::KeyPressed {
                key: down.clone(),
                modified_key: down,
                physical_key: physical,
                location: Location::Standard,
                modifiers,
                text: text.map(Into::into),
                repeat: false,
            }),
            Event::Keyboard(keyboard::Event::KeyReleased {
                key: up.clone(),
                modified_key: up,
                physical_key: physical,
                location: Location::Standard,
                modifiers,
            }),
            Event::Keyboard(keyboard::Event::ModifiersChanged(Modifiers::empty())),
        ];
        let mut said = Vec::new();
        self.shown(|shown, renderer| {
            let nowhere = mouse::Cursor::Unavailable;
            let _ = shown.update(&events, nowhere, renderer, &mut clipboard::Null, &mut said);
        });
        said.into_iter().for_each(|message| self.say(message));
    }

    /// Presses a key that has a name.
    pub fn press(&mut self, key: Named) {
        let text = (key == Named::Space).then_some(" ");
        self.key(Key::Named(key), Modifiers::empty(), text);
    }

    /// Presses Ctrl (Cmd on a Mac) with a letter.
    pub fn command(&mut self, letter: &str) {
        self.key(Key::Character(letter.into()), Modifiers::COMMAND, None);
    }

    /// Types.
    pub fn write(&mut self, words: &str) {
        for letter in words.chars().map(String::from) {
            let key = match letter.as_str() {
                " " => Key::Named(Named::Space),
                _ => Key::Character(letter.as_str().into()),
            };
            self.key(key, Modifiers::empty(), Some(&letter));
        }
    }

    /// What is shown, as a screen reader is told.
    pub fn told(&mut self) -> Tree {
        let mut collect = Collect::new(self.app.title(), Outcome::Some);
        self.shown(|shown, renderer| shown.operate(renderer, &mut black_box(&mut collect)));
        match collect.finish() {
            Outcome::Some(tree) => tree,
            Outcome::None | Outcome::Chain(_) => panic!("no tree"),
        }
    }

    /// What has the focus.
    pub fn focused(&mut self) -> Option<Node> {
        let told = self.told();
        let focused: Vec<&Node> = told.window.all();
        focused.into_iter().find(|node| node.focused).cloned()
    }

    /// Goes by Tab to what has this name, and these words in what is told besides; each stop on the way is in sight.
    #[track_caller]
    pub fn tab_to_one(&mut self, name: &str, besides: &str) {
        let mut passed: Vec<String> = Vec::new();
        while passed.len() < MOST {
            self.press(Named::Tab);
            let Some(node) = self.focused() else {
                panic!("Tab leads nowhere after {passed:?}");
            };
            assert!(
                in_sight(&node, self.window),
                "{} is out of sight: {:?}",
                node.is.name,
                node.bounds
            );
            if node.is.name == name && node.is.description.contains(besides) {
                return;
            }
            passed.push(node.is.name);
        }
        panic!("Tab never comes to {name} ({besides}), only to {passed:?}");
    }

    /// Goes by Tab to what has this name.
    #[track_caller]
    pub fn tab_to(&mut self, name: &str) {
        self.tab_to_one(name, "");
    }

    /// Goes by Tab to what has this name, which is no further away than so many stops: whoever was just there is not sent round the page.
    #[track_caller]
    pub fn tab_near(&mut self, name: &str, most: usize) {
        let mut passed: Vec<String> = self.focused().into_iter().map(|n| n.is.name).collect();
        if passed.first().is_some_and(|here| here == name) {
            return;
        }
        for _ in 0..most {
            self.press(Named::Tab);
            let here = self.focused().map(|node| node.is.name).unwrap_or_default();
            if here == name {
                return;
            }
            passed.push(here);
        }
        panic!("{name} is not within {most} of {passed:?}");
    }

    /// Goes by Tab to what has this name, and presses it with Enter.
    #[track_caller]
    pub fn enter(&mut self, name: &str) {
        self.tab_to(name);
        self.press(Named::Enter);
    }

    /// The same with Space.
    #[track_caller]
    pub fn space(&mut self, name: &str) {
        self.tab_to(name);
        self.press(Named::Space);
    }

    /// Goes by Tab to a field and types into it.
    #[track_caller]
    pub fn fill(&mut self, name: &str, words: &str) {
        self.tab_to(name);
        self.write(words);
    }

    /// Lets go of a file over the window.
    pub fn give(&mut self, file: &Path) {
        self.say(Message::Dropped(file.to_owned()));
    }

    /// What is told of the first picture that is shown.
    pub fn picture(&mut self) -> Option<String> {
        let told = self.told();
        let mut all = told.window.all().into_iter();
        let picture = all.find(|node| node.is.role == Role::Picture);
        picture.map(|node| node.is.name.clone())
    }

    /// Clicks the middle of the photo.
    pub fn click_picture(&mut self) {
        let told = self.told();
        let all = told.window.all();
        let picture = all.into_iter().find(|node| node.is.role == Role::Picture);
        let at = picture.expect("a photo").bounds.center();
        let button = mouse::Button::Left;
        let events = [
            Event::Mouse(mouse::Event::CursorMoved { position: at }),
            Event::Mouse(mouse::Event::ButtonPressed(button)),
            Event::Mouse(mouse::Event::ButtonReleased(button)),
        ];
        let mut said = Vec::new();
        self.shown(|shown, renderer| {
            let there = mouse::Cursor::Available(at);
            let _ = shown.update(&events, there, renderer, &mut clipboard::Null, &mut said);
        });
        said.into_iter().for_each(|message| self.say(message));
    }

    /// Whether something whose words begin with these is in sight.
    pub fn sees(&mut self, words: &str) -> bool {
        let window = self.window;
        let told = self.told();
        let mut all = told.window.all().into_iter();
        all.any(|node| {
            let name = &node.is.name;
            (name == words || name.starts_with(&format!("{words} "))) && in_sight(node, window)
        })
    }

    /// The first that is told with these words in its name.
    fn find(&mut self, words: &str) -> Option<Node> {
        let told = self.told();
        let mut all = told.window.all().into_iter();
        all.find(|node| node.is.name.contains(words)).cloned()
    }

    /// Something on the page has these words in its name, whether in sight or not.
    #[track_caller]
    pub fn has(&mut self, words: &str) {
        let found = self.find(words).is_some();
        assert!(found, "nothing says {words} in\n{}", self.told());
    }

    /// Nothing on the page has these words in its name.
    #[track_caller]
    pub fn has_not(&mut self, words: &str) {
        let found = self.find(words).is_some();
        assert!(!found, "something says {words} in\n{}", self.told());
    }

    /// Turns the page until these words are in sight.
    #[track_caller]
    pub fn read_on_to(&mut self, words: &str) {
        for _ in 0..100 {
            let node = self.find(words);
            let node = node.unwrap_or_else(|| panic!("nothing says {words}"));
            if in_sight(&node, self.window) {
                return;
            }
            self.press(Named::PageDown);
        }
        panic!("{words} never comes in sight");
    }
}

/// Whether all of it is in the window, or as much of it as fits.
fn in_sight(node: &Node, window: Size) -> bool {
    let (top, bottom) = (node.bounds.y, node.bounds.y + node.bounds.height);
    top >= -0.5 && (bottom <= window.height + 0.5 || node.bounds.height > window.height)
}
