//! The workshop: how long a room takes to start, and to answer each press; and the kit to print.
//!
//! `cargo bench -p ombrelle-gui --bench workshop`. Frames are drawn by software, 1024 x 768. A start is what happens from the press of a room's door to the
//! drawn frame of what is played in it; an answer from a press to the drawn frame of what came of it, work on threads included.

// A benchmark stops at what it did not expect, and prints what it measured.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

#[path = "../tests/stage/mod.rs"]
mod stage;

use std::time::{Duration, Instant};

use iced::advanced::{clipboard, mouse};
use iced::futures::executor::block_on;
use iced::{Event, Renderer, Size, window};
use iced_test::Simulator;
use iced_test::core::renderer::{Headless, Style};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use ombrelle_core::paper;
use ombrelle_core::settings::Scheme;
use ombrelle_gui::app::Message;
use ombrelle_gui::screen::{Screen, workshop};
use ombrelle_gui::theme::FONT;
use ombrelle_i18n::Words;
use ombrelle_workshop::rooms::Key;
use ombrelle_workshop::{kit, moves, school};
use stage::Play;

const SIZE: Size = Size::new(1024.0, 768.0);

struct Room {
    play: Play,
    words: Words,
    cache: Cache,
    renderer: Renderer,
    longest: Duration,
}

impl Room {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut play = Play::new(
            folder.path(),
            ("fr", Scheme::Light),
            (SIZE.width, SIZE.height),
        );
        play.say(Message::Go(Screen::Workshop));
        let renderer = <Renderer as Headless>::new(FONT, 16.into(), Some("tiny-skia"));
        let mut room = Self {
            play,
            words: Words::new("fr".parse().unwrap()),
            cache: Cache::default(),
            renderer: block_on(renderer).unwrap(),
            longest: Duration::ZERO,
        };
        // The list, whose letters are then known to the renderer.
        room.frame();
        room
    }

    fn frame(&mut self) {
        let app = &self.play.app;
        let cache = std::mem::take(&mut self.cache);
        let mut ui = UserInterface::build(app.view(), SIZE, cache, &mut self.renderer);
        let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
        let _ = ui.update(
            &[redraw],
            mouse::Cursor::Unavailable,
            &mut self.renderer,
            &mut clipboard::Null,
            &mut Vec::new(),
        );
        let look = app.look();
        let style = Style {
            text_color: look.tones.text,
        };
        ui.draw(
            &mut self.renderer,
            &look.theme(),
            &style,
            mouse::Cursor::Unavailable,
        );
        self.cache = ui.into_cache();
        let size = Size::new(SIZE.width as u32, SIZE.height as u32);
        self.renderer.screenshot(size, 1.0, look.tones.ground);
    }

    fn timed(&mut self, messages: Vec<Message>) -> Duration {
        let start = Instant::now();
        for message in messages {
            self.play.say(message);
        }
        self.frame();
        start.elapsed()
    }

    /// Presses what has these words, or the sentence of this key, on it; looking for it does not count.
    fn press(&mut self, key: &str) {
        let words = match self.words.has(key) {
            true => self.words.say(key, &[]),
            false => key.to_owned(),
        };
        let settings = iced::Settings {
            default_font: FONT,
            ..iced::Settings::default()
        };
        let mut view = Simulator::with_size(settings, SIZE, self.play.app.view());
        assert!(view.click(words.as_str()).is_ok(), "nothing says {words}");
        let said: Vec<Message> = view.into_messages().collect();
        assert!(!said.is_empty(), "{words} does nothing");
        let took = self.timed(said);
        self.longest = self.longest.max(took);
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// A room from its door to what is played, then these presses.
fn measure(key: Key, presses: &[&str]) {
    let mut room = Room::new();
    let enter = [
        workshop::Message::Enter(key),
        workshop::Message::Part(workshop::Part::Play),
    ];
    let start = room.timed(enter.map(Message::Workshop).into());
    presses.iter().for_each(|words| room.press(words));
    let name: &str = key.into();
    println!(
        "{name}: {:.1} {:.1}",
        milliseconds(start),
        milliseconds(room.longest)
    );
}

/// A page that is no room.
fn page(name: &str, enter: workshop::Message, presses: &[&str]) {
    let mut room = Room::new();
    let start = room.timed(vec![Message::Workshop(enter)]);
    presses.iter().for_each(|words| room.press(words));
    println!(
        "{name}: {:.1} {:.1}",
        milliseconds(start),
        milliseconds(room.longest)
    );
}

fn main() {
    let words = Words::new("fr".parse().unwrap());
    let card = ["app-workshop-turn", "app-workshop-next"];
    measure(Key::OnePixel, &["1 pixel", "3 pixels", "5 pixels"]);
    measure(
        Key::WhatAPhotoTells,
        &["app-workshop-show-clue", "app-workshop-again"],
    );
    let tries = "app-workshop-try";
    measure(
        Key::BlurIsNotGone,
        &[
            "LENA",
            tries,
            "app-workshop-hide-blur",
            tries,
            "app-workshop-hide-patch",
            tries,
        ],
    );
    measure(
        Key::TheCloak,
        &[
            "app-workshop-cloak-messenger",
            "app-workshop-cloak-small-feed",
            "app-workshop-cloak-screenshot",
        ],
    );
    measure(
        Key::TheFingerprint,
        &[
            "app-workshop-change-saved-again",
            "app-workshop-change-smaller",
            "app-workshop-change-cut-little",
            "app-workshop-change-cut-more",
            "app-workshop-change-mirrored",
            "app-workshop-change-recoloured",
            "app-workshop-change-bordered",
            "app-workshop-change-barred",
        ],
    );
    let file = |number: u32| words.say("app-workshop-label-file", &[("number", number.into())]);
    let (first, fourth) = (file(1), file(4));
    measure(
        Key::RealOrMade,
        &[
            &first,
            "app-workshop-label-read",
            "app-workshop-label-screenshot",
            &fourth,
            "app-workshop-label-read",
        ],
    );
    measure(
        Key::AFakeOfSomebody,
        &[
            "app-workshop-fake-guess-more",
            "app-workshop-fake-guess-again",
            "app-workshop-fake-open",
            "app-workshop-fake-page-swap",
            "app-workshop-fake-page-joke",
            "app-workshop-fake-page-do",
        ],
    );
    let chat = moves::chats().first().unwrap();
    let (title, name) = (
        words.text(&chat.title),
        words.text(chat.line.first().unwrap().does.name().unwrap()),
    );
    measure(
        Key::RecogniseTheMoves,
        &[title, name, "app-workshop-next", "app-workshop-leave"],
    );
    measure(Key::AskFirst, &card);
    measure(Key::YourFriendTellsYou, &card);
    let case = ombrelle_workshop::rooms::cards(Key::IfItHappened).next();
    let skip = "app-workshop-case-skip";
    measure(
        Key::IfItHappened,
        &[
            words.text(&case.unwrap().front),
            skip,
            skip,
            skip,
            skip,
            skip,
            skip,
        ],
    );
    page(
        "licence",
        workshop::Message::Licence,
        &["app-workshop-begin"],
    );
    let mut presses = vec!["app-workshop-begin"];
    presses.extend(vec!["app-workshop-plan-no"; school::questions().len()]);
    page("plan", workshop::Message::School, &presses);
    page("sheet", workshop::Message::Sheet, &[]);
    kit_to_print(&words);
}

/// All papers of the kit in one language, one after the other.
fn kit_to_print(words: &Words) {
    let start = Instant::now();
    let mut bytes = 0;
    for sheet in kit::sheets() {
        let paper = words.kit_paper(sheet, "FR".parse().ok());
        bytes += ombrelle_papers::pdf(&paper, "fr", paper::Size::A4)
            .unwrap()
            .len();
    }
    let papers = kit::sheets().len();
    println!(
        "kit: {:.2} s, {papers} papers, {bytes} bytes",
        start.elapsed().as_secs_f64()
    );
}
