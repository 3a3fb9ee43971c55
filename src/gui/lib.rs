//! The Ombrelle app: a window for whatever core can do.
//!
//! Each screen is a module with `State`, `Message`, `update` and `view`, and answers with an [`screen::Action`];
//! [`app`] alone switches screens. Long work is in [`job`], the system's dialogs in [`dialog`]. No sentence stands
//! here: they come from `i18n`. Photos are decoded by core alone.
//!
//! The state is a value, and the toolkit only shows it, so a message can be tried without a window:
//!
//! ```
//! use ombrelle_gui::app::{App, Message};
//! use ombrelle_gui::places::Places;
//! use ombrelle_gui::screen::Screen;
//!
//! // The files of nobody; `ombrelle-app` has those of the person.
//! let (mut app, _) = App::new(Places::default(), Vec::new());
//! assert_eq!(app.title(), "Ombrelle");
//! // A quick exit leaves nothing but a calendar.
//! let _ = app.update(Message::Go(Screen::Away));
//! assert_ne!(app.title(), "Ombrelle");
//! ```

// On macOS one call attaches what tells a screen reader (`accessibility/macos.rs`).
#![cfg_attr(not(target_os = "macos"), forbid(unsafe_code))]

pub mod accessibility;
pub mod album;
pub mod app;
pub mod clipboard;
pub mod clock;
pub mod desktop;
pub mod dialog;
pub mod job;
pub mod keys;
pub mod open;
pub mod places;
pub mod screen;
mod sealing;
pub mod theme;
pub mod widget;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use ombrelle_core::protect::worker;
use ombrelle_i18n::{Language, Words};

use crate::job::Workers;
use crate::places::Places;

/// The most that the program goes on without its window, for the album book to note what was written and for the register to be written to its end.
const LAST_NOTES: Duration = Duration::from_secs(60);

/// The whole program, `ombrelle-app [PHOTO|FOLDER...]`: opens the window, with these photos if there are any.
pub fn main() -> ExitCode {
    // A worker has no window: it is started by this program alone.
    if let Some(ended) = worker::if_asked() {
        return ExitCode::from(ended);
    }
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    if let Some(told) = asked_for_words(&given) {
        println!("{told}");
        return ExitCode::SUCCESS;
    }
    // The toolkit would end the program in the middle of a sentence of its own.
    if !has_screen(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty())) {
        let words = Words::new(Language::from_system());
        eprintln!("ombrelle-app: {}", words.say("app-no-screen", &[]));
        return ExitCode::FAILURE;
    }
    dialog::listen();
    let writers = Workers::default();
    let window = app::window(Places::of_this_person(), given, writers.clone());
    let ended = window.run();
    writers.wait_for_all(LAST_NOTES);
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // There is no window to say it in.
            eprintln!("ombrelle-app: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What is printed for somebody at a terminal who asks what this program is: no window, and no file of that name.
fn asked_for_words(given: &[PathBuf]) -> Option<String> {
    let key = match given.first()?.to_str()? {
        "--help" | "-h" => "app-command-help",
        "--version" | "-V" => "app-command-version",
        _ => return None,
    };
    let words = Words::new(Language::from_system());
    let values = [("version", env!("CARGO_PKG_VERSION").into())];
    Some(words.say(key, &values))
}

/// Whether there is a screen, as far as the environment says: Wayland's or X's; other systems always have one.
fn has_screen(is_set: impl Fn(&str) -> bool) -> bool {
    let elsewhere = cfg!(any(windows, target_os = "macos"));
    elsewhere
        || ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
            .into_iter()
            .any(is_set)
}
