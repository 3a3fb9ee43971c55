//! The window's own work, frame by frame, as its loop does it: messages, layout, drawing by software.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use iced::advanced::{clipboard, mouse};
use iced::futures::StreamExt;
use iced::futures::executor::block_on;
use iced::{Event, Point, Renderer, Size, Task, window};
use iced_test::core::renderer::{Headless, Style};
use iced_test::runtime::user_interface::{Cache, UserInterface};
use iced_test::runtime::{Action, task};
use ombrelle_core::consent::Audience;
use ombrelle_core::settings::Scheme;
use ombrelle_gui::app::{App, Message};
use ombrelle_gui::screen::{Screen, protect};
use ombrelle_gui::theme::FONT;

use crate::stage::Play;

const SIZE: Size = Size::new(1180.0, 780.0);

/// A window's loop, of which every turn is timed.
pub struct Loop {
    app: App,
    cache: Cache,
    renderer: Renderer,
    answers: Receiver<Action<Message>>,
    sender: Sender<Action<Message>>,
    /// The longest that one message or one frame took.
    pub longest: Duration,
}

impl Loop {
    /// Nothing is shown yet.
    pub fn new(folder: &Path) -> Self {
        let app = Play::new(folder, ("en", Scheme::Light), (SIZE.width, SIZE.height)).app;
        let renderer = block_on(<Renderer as Headless>::new(
            FONT,
            16.into(),
            Some("tiny-skia"),
        ));
        let (sender, answers) = channel();
        Self {
            app,
            cache: Cache::default(),
            renderer: renderer.unwrap(),
            answers,
            sender,
            longest: Duration::ZERO,
        }
    }

    fn timed<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> (R, Duration) {
        let start = Instant::now();
        let result = work(self);
        let took = start.elapsed();
        self.longest = self.longest.max(took);
        (result, took)
    }

    /// Takes a message.
    pub fn say(&mut self, message: Message) {
        let (task, _) = self.timed(|this| this.app.update(message));
        self.run(task);
    }

    fn run(&self, task: Task<Message>) {
        let Some(mut stream) = task::into_stream(task) else {
            return;
        };
        let sender = self.sender.clone();
        std::thread::spawn(move || {
            while let Some(action) = block_on(stream.next()) {
                let _ = sender.send(action);
            }
        });
    }

    /// Takes what threads have answered: whether a message was one that `seen` waits for.
    pub fn listen(&mut self, seen: impl Fn(&Message) -> bool) -> bool {
        let mut found = false;
        self.heard(|message| found |= seen(message));
        found
    }

    /// Takes what threads have answered, and shows each message before.
    pub fn heard(&mut self, mut each: impl FnMut(&Message)) {
        while let Ok(action) = self.answers.try_recv() {
            if let Action::Output(message) = action {
                each(&message);
                self.say(message);
            }
        }
    }

    /// One frame, after these events.
    pub fn frame(&mut self, events: &[Event]) -> Duration {
        let mut messages = Vec::new();
        let (_, took) = self.timed(|this| {
            let cache = std::mem::take(&mut this.cache);
            let mut ui = UserInterface::build(this.app.view(), SIZE, cache, &mut this.renderer);
            let cursor = mouse::Cursor::Available(Point::new(500.0, 500.0));
            let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
            let all: Vec<Event> = events.iter().cloned().chain([redraw]).collect();
            let _ = ui.update(
                &all,
                cursor,
                &mut this.renderer,
                &mut clipboard::Null,
                &mut messages,
            );
            let look = this.app.look();
            let style = Style {
                text_color: look.tones.text,
            };
            ui.draw(&mut this.renderer, &look.theme(), &style, cursor);
            this.cache = ui.into_cache();
            let size = Size::new(SIZE.width as u32, SIZE.height as u32);
            this.renderer.screenshot(size, 1.0, look.tones.ground)
        });
        messages.into_iter().for_each(|message| self.say(message));
        took
    }

    /// The same for the screen of photos.
    pub fn protect(&mut self, message: protect::Message) {
        self.say(Message::Protect(message));
    }
}

/// Scrolls through a folder of a thousand photos, three rows a turn of the wheel.
pub fn scroll(folder: &Path, photos: &Path) {
    let mut window = Loop::new(folder);
    window.say(Message::Go(Screen::Protect));
    window.protect(protect::Message::Audience(Audience::Public));
    window.protect(protect::Message::Gallery(protect::GalleryMessage::Given(
        vec![photos.to_owned()],
    )));
    let gathered = |m: &Message| {
        matches!(
            m,
            Message::Protect(protect::Message::Gallery(
                protect::GalleryMessage::Gathered(_)
            ))
        )
    };
    while !window.listen(gathered) {
        std::thread::sleep(Duration::from_millis(2));
    }
    window.frame(&[]);
    window.longest = Duration::ZERO;
    let wheel = Event::Mouse(mouse::Event::WheelScrolled {
        delta: mouse::ScrollDelta::Lines { x: 0.0, y: -3.0 },
    });
    let mut frames = Vec::new();
    for _ in 0..240 {
        frames.push(window.frame(std::slice::from_ref(&wheel)));
        window.listen(|_| false);
        // Time for thumbnails, as between two turns of a wheel.
        std::thread::sleep(Duration::from_millis(10));
    }
    frames.sort();
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    println!("scroll_frames: {}", frames.len());
    println!("scroll_median_ms: {:.1}", ms(frames[frames.len() / 2]));
    println!("scroll_longest_ms: {:.1}", ms(frames[frames.len() - 1]));
    println!("scroll_longest_turn_ms: {:.1}", ms(window.longest));
}

/// Opens a photo of 12 megapixels, the networks not loaded before.
pub fn open(folder: &Path, photo: &Path) {
    let mut window = Loop::new(folder);
    window.say(Message::Go(Screen::Protect));
    window.protect(protect::Message::Audience(Audience::Public));
    window.frame(&[]);
    window.longest = Duration::ZERO;
    let start = Instant::now();
    window.protect(protect::Message::Gallery(protect::GalleryMessage::Given(
        vec![photo.to_owned()],
    )));
    let mut waited = |until: &dyn Fn(&Message) -> bool| {
        while !window.listen(until) {
            std::thread::sleep(Duration::from_millis(1));
        }
        window.frame(&[]);
        start.elapsed().as_secs_f64()
    };
    let shown = waited(&|m| {
        matches!(
            m,
            Message::Protect(protect::Message::Job(protect::JobMessage::Opened(..)))
        )
    });
    let found = waited(&|m| {
        matches!(
            m,
            Message::Protect(protect::Message::Job(protect::JobMessage::Found(..)))
        )
    });
    let checked = waited(&|m| {
        matches!(
            m,
            Message::Protect(protect::Message::Job(protect::JobMessage::Read(..)))
        )
    });
    println!("open_shown_s: {shown:.2}");
    println!("open_found_s: {found:.2}");
    println!("open_checked_s: {checked:.2}");
    // Making the finished photo, while the window goes on.
    window.protect(protect::Message::Job(protect::JobMessage::Try));
    while !window.listen(|m| {
        matches!(
            m,
            Message::Protect(protect::Message::Job(protect::JobMessage::Tried(..)))
        )
    }) {
        window.frame(&[]);
        std::thread::sleep(Duration::from_millis(5));
    }
    window.frame(&[]);
    println!(
        "blocked_longest_ms: {:.1}",
        window.longest.as_secs_f64() * 1e3
    );
}
