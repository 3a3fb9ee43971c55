//! What surrounds the screens: the window, the bar with Help, notices, and the question before closing.

use std::path::{Path, PathBuf};

use iced::event::Status;
use iced::widget::{Column, Id, Space, Stack, column, container, opaque};
use iced::{Element, Event, Font, Length, Padding, Program, Size, keyboard, mouse, touch, window};

use ombrelle_core::settings::Settings;

use super::{App, Closing, Message, assistive};
use crate::accessibility::BEFORE_SHOWN;
use crate::desktop;
use crate::job::Workers;
use crate::keys::Shortcut;
use crate::places::Places;
use crate::screen::{Screen, keys, neutral, protect};
use crate::theme::{APART, FONT, Icon, NEAR, icon};
use crate::widget::{ButtonStyle, EventArea, KeptFocus, Ui};

/// The window's first and smallest size, in logical pixels.
const SIZE: (f32, f32) = (1180.0, 780.0);
const LEAST: (f32, f32) = (900.0, 600.0);

/// The program, ready to run; `writers` are the threads that it must not end under.
pub fn window(
    places: Places,
    given: Vec<PathBuf>,
    writers: Workers,
) -> iced::Application<impl Program<State = App, Message = Message, Theme = iced::Theme>> {
    let size = places.settings.as_deref().and_then(last_size);
    program(move || {
        let (mut app, start) = App::new(places.clone(), given.clone());
        app.notify_elsewhere = Some(desktop::notify);
        app.count_writers(&writers);
        let listening = app.listen_to_screen_readers();
        (app, iced::Task::batch([start, listening]))
    })
    .window_size(size.unwrap_or(Size::new(SIZE.0, SIZE.1)))
}

/// How large the window was when it was closed.
pub(super) fn last_size(settings: &Path) -> Option<Size> {
    let size = Settings::read(settings).ok()?.window?;
    let (width, height) = (f32::from(size.width), f32::from(size.height));
    Some(Size::new(width.max(LEAST.0), height.max(LEAST.1)))
}

/// The program with another start, for tests.
pub fn program(
    boot: impl Fn() -> (App, iced::Task<Message>) + 'static,
) -> iced::Application<impl Program<State = App, Message = Message, Theme = iced::Theme>> {
    iced::application(boot, App::update, App::view)
        .title(App::title)
        .subscription(App::subscription)
        .theme(|app: &App| app.look().theme())
        .style(|app: &App, _| app.look().window())
        .default_font(Font { ..FONT })
        .window(window::Settings {
            size: Size::new(SIZE.0, SIZE.1),
            min_size: Some(Size::new(LEAST.0, LEAST.1)),
            exit_on_close_request: false,
            // Shown by `App::opened`.
            visible: !BEFORE_SHOWN,
            icon: icon::of_the_program(),
            platform_specific: platform(),
            ..window::Settings::default()
        })
}

/// The name by which the desktop knows the program: that of its desktop file (`packaging/linux`).
#[cfg(target_os = "linux")]
fn platform() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific {
        application_id: "io.github.ombrelle.Ombrelle".to_owned(),
        ..window::settings::PlatformSpecific::default()
    }
}

#[cfg(not(target_os = "linux"))]
fn platform() -> window::settings::PlatformSpecific {
    window::settings::PlatformSpecific::default()
}

/// Which of the window's events concern the program.
pub(super) fn on_event(event: Event, _: Status, window: window::Id) -> Option<Message> {
    match event {
        Event::Window(window::Event::Opened { size, .. }) => Some(Message::Opened(window, size)),
        Event::Window(window::Event::Resized(size)) => Some(Message::Resized(size)),
        Event::Window(window::Event::Rescaled(scale)) => {
            Some(Message::Assistive(assistive::Message::Scaled(scale)))
        }
        Event::Window(window::Event::FileDropped(path)) => Some(Message::Dropped(path)),
        Event::Window(window::Event::FileHovered(_)) => Some(Message::Hovered(true)),
        Event::Window(window::Event::FilesHoveredLeft) => Some(Message::Hovered(false)),
        Event::Window(window::Event::Focused) => Some(focused(true)),
        Event::Window(window::Event::Unfocused) => Some(focused(false)),
        Event::Keyboard(keyboard::Event::KeyPressed { .. })
        | Event::Mouse(mouse::Event::ButtonPressed(_))
        | Event::Touch(touch::Event::FingerPressed { .. }) => Some(Message::Touched),
        _ => None,
    }
}

fn focused(focused: bool) -> Message {
    Message::Assistive(assistive::Message::Focused(focused))
}

/// What a key asks for, unless a field took it.
fn pressed(event: &Event, taken: bool) -> Option<Message> {
    match event {
        Event::Keyboard(keyboard::Event::KeyPressed { key, modifiers, .. }) => {
            Shortcut::of(key, *modifiers, taken).map(Message::Pressed)
        }
        _ => None,
    }
}

impl App {
    /// The window's content, which listens for keys.
    pub fn view(&self) -> Element<'_, Message> {
        let content = KeptFocus::new(self.content(), self.window);
        EventArea::listening(content, pressed).into()
    }

    fn content(&self) -> Element<'_, Message> {
        let ui = self.ui();
        if self.screen == Screen::Away {
            return neutral::view(&ui, Message::CloseAsked);
        }
        if self.new_here {
            return self.welcome.view(&ui).map(Message::Welcome);
        }
        let screen = match self.screen {
            Screen::Home | Screen::Away => self.home.view(&ui).map(Message::Home),
            Screen::Protect => self.protect.view(&ui).map(Message::Protect),
            Screen::Fingerprints => self.fingerprints.view(&ui).map(Message::Fingerprints),
            Screen::People => self.people.view(&ui).map(Message::People),
            Screen::Parents => self.parents.view(&ui).map(Message::Parents),
            Screen::Workshop => self.workshop.view(&ui).map(Message::Workshop),
            Screen::Help => self.help.view(&ui).map(Message::Help),
            Screen::Settings => self
                .choices
                .view(&ui, &self.settings)
                .map(Message::Settings),
            Screen::Keys => keys::view(&ui),
        };
        let whole = match self.screen {
            Screen::Home => screen,
            _ => column![self.bar(&ui), screen].into(),
        };
        // Always two parts and what lies over them, so that the screen keeps its place when there is something to tell.
        let [below, over] = self.told(&ui);
        let mut layers = Stack::new().push(column![whole, below]).push(over);
        if self.hovered && self.takes_files() {
            let words = ui.card(ui.title(ui.text("app-let-go")));
            layers = layers.push(container(words.width(Length::Shrink)).center(Length::Fill));
        }
        if self.closing != Closing::No {
            layers = layers.push(self.ask(&ui));
        }
        layers.into()
    }

    /// What is told, below the screen or over it, so that nothing that can be pressed lies under it: over an open photo, beside which buttons would
    /// move else when it comes and goes, and there above how far saving is; below everything else. Nothing where there is nothing to tell.
    fn told<'a>(&'a self, ui: &Ui<'a>) -> [Element<'a, Message>; 2] {
        let nothing = || Element::from(Space::new());
        let over_photo = match self.screen {
            Screen::Protect => self.protect.place_over_photo(ui),
            _ => None,
        };
        let Some(free) = over_photo else {
            let notice = self.notice_on_card(ui, false);
            return [notice.unwrap_or_else(nothing), nothing()];
        };
        let saving = self.protect.progress(ui);
        let notice = self.notice_on_card(ui, saving.is_some());
        let is_something = saving.is_some() || notice.is_some();
        // What lies over everything there would have it over itself. It is seen again after.
        if !is_something || self.protect.is_covered() {
            return [nothing(), nothing()];
        }
        let saving = saving.map(|saving| opaque(saving.map(Message::Protect)));
        let told = Column::new().push(notice).push(saving);
        let place = container(container(told).align_bottom(Length::Fill))
            .width(Length::Fill)
            .height(Length::Fill)
            .padding(free);
        [nothing(), place.into()]
    }

    /// What was told last, with the space around it; lower where it `shares` its place.
    fn notice_on_card<'a>(&'a self, ui: &Ui<'a>, shares: bool) -> Option<Element<'a, Message>> {
        let notice = self.notice.as_ref()?;
        let told = ui.notice((notice, shares), Message::DismissNotice, |file| {
            Message::Protect(protect::Message::Save(protect::SaveMessage::ShowInFolder(
                file,
            )))
        });
        let told = container(opaque(told)).padding(Padding::from([NEAR, APART]));
        Some(told.center_x(Length::Fill).into())
    }

    /// The name of the screen, the way back, and help.
    fn bar<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let key = match self.screen {
            Screen::Protect => "app-home-protect",
            Screen::Fingerprints => "app-home-fingerprints",
            Screen::People => "app-home-people",
            Screen::Parents => "app-home-parents",
            Screen::Workshop => "app-home-workshop",
            Screen::Help => "app-help",
            Screen::Settings => "app-settings",
            Screen::Keys | Screen::Home | Screen::Away => "app-keys",
        };
        let mut right: Vec<Element<'a, Message>> = Vec::new();
        if matches!(self.screen, Screen::Fingerprints | Screen::Help) {
            let leave = ui.with_icon(ButtonStyle::Plain, Icon::Leave, ui.text("app-leave-now"));
            right.push(leave.on_press(Message::Away).into());
        }
        if self.screen != Screen::Help {
            let help = ui.with_icon(ButtonStyle::Quiet, Icon::Help, ui.text("app-help"));
            right.push(help.on_press(Message::Go(Screen::Help)).into());
        }
        ui.heading(
            Some((Message::Back, ui.text("app-back"))),
            ui.text(key),
            right,
        )
    }

    /// What is asked before the window closes or a page is left, or that the window closes once all work has stopped.
    fn ask<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let ((title, what), [stay, close]) = match self.closing {
            Closing::Soon => return ui.over_everything(ui.body(ui.text("app-closing"))),
            Closing::Unsaved(photos) => (
                self.what_is_lost(ui, photos),
                ["app-unsaved-stay", "app-unsaved-close"],
            ),
            Closing::Leaving => (
                self.what_leaving_loses(ui),
                ["app-unsaved-here", "app-unsaved-leave"],
            ),
            Closing::No | Closing::Asked => (
                self.what_is_interrupted(ui),
                ["app-closing-stay", "app-closing-stop"],
            ),
        };
        let stay = ui.button(ButtonStyle::First, ui.text(stay)).id(stay_id());
        let close = ui.button(ButtonStyle::Danger, ui.text(close));
        let answers = [
            stay.on_press(Message::Stay),
            close.on_press(Message::CloseAnyway),
        ];
        ui.question(title, what, answers)
    }

    /// That something is still being done, and what else would be lost by closing now: nothing is asked after that.
    fn what_is_interrupted(&self, ui: &Ui<'_>) -> (String, String) {
        let (title, stops) = (ui.text("app-closing-title"), ui.text("app-closing-what"));
        let (nowhere, lost) = self.what_is_lost(ui, self.protect.unsaved());
        match lost.is_empty() {
            true => (title, stops),
            false => (title, format!("{stops}\n{nowhere}. {lost}")),
        }
    }

    /// What would be lost by closing, and what follows: what was decided about so many photos, and typed into a letter or a form.
    fn what_is_lost(&self, ui: &Ui<'_>, photos: usize) -> (String, String) {
        let (letter, words) = (self.has_unsaved_letter(), self.has_unsaved_words());
        let title = match photos {
            0 if letter => ui.text("app-unsaved-letter-title"),
            0 => ui.text("app-unsaved-words-title"),
            count => ui.text_with("app-unsaved-title", &[("count", count.into())]),
        };
        let decided = match self.protect.loses_pasted() {
            true => "app-unsaved-pasted",
            false => "app-unsaved-what",
        };
        let photos = (photos > 0).then(|| ui.text(decided));
        let letter = letter.then(|| ui.text("app-unsaved-letter"));
        let words = words.then(|| ui.text("app-unsaved-words"));
        let lost = [photos, letter, words];
        let lost: Vec<String> = lost.into_iter().flatten().collect();
        (title, lost.join("\n"))
    }

    /// The same of the page that is left.
    fn what_leaving_loses(&self, ui: &Ui<'_>) -> (String, String) {
        let letter = match self.screen {
            Screen::Fingerprints => self.fingerprints.has_unsaved_letter(),
            _ => self.people.has_unsaved_letter(),
        };
        let title = match letter {
            true => "app-unsaved-letter-title",
            false => "app-unsaved-words-title",
        };
        (ui.text(title), ui.text("app-unsaved-leaving"))
    }
}

/// What leads back from the question before the window closes: it has the focus, so that whoever presses Enter in haste loses nothing.
pub(super) fn stay_id() -> Id {
    Id::new("stay")
}
