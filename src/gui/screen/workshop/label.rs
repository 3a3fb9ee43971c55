//! Real or made?: drawn files with and without a label, read by the program, and what a screenshot leaves of one.

use iced::Element;
use iced::widget::image::Handle;
use iced::widget::{Row, column};
use ombrelle_workshop::label::{File, Label, Sample};
use strum::VariantArray;

use super::picture::{handle, larger, picture};
use crate::theme::{APART, NEAR, Size};
use crate::widget::{ButtonStyle, Tone, Ui};

/// The height of a picture on the screen, in logical pixels.
const HIGH: f32 = 240.0;

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Takes a file.
    Take(Sample),
    /// Reads its label.
    Read,
    /// Goes on with a screenshot of it.
    Screenshot,
}

/// The file that is looked at.
#[derive(Debug, Default)]
pub struct State {
    taken: Option<Taken>,
}

#[derive(Debug)]
struct Taken {
    sample: Sample,
    file: File,
    shown: Handle,
    /// Width by height.
    shape: f32,
    is_screenshot: bool,
    label: Option<Label>,
}

impl Taken {
    fn new(sample: Sample, file: File, is_screenshot: bool) -> Option<Self> {
        let seen = file.picture()?;
        Some(Self {
            sample,
            shown: handle(&seen),
            shape: seen.width() as f32 / seen.height().max(1) as f32,
            file,
            is_screenshot,
            label: None,
        })
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        match message {
            Message::Take(sample) => {
                let file = sample.file();
                self.taken = file.and_then(|file| Taken::new(sample, file, false));
            }
            Message::Read => {
                if let Some(taken) = &mut self.taken {
                    taken.label = Some(taken.file.label());
                }
            }
            Message::Screenshot => {
                let taken = self.taken.take();
                self.taken = taken.and_then(|taken| {
                    let shot = taken.file.screenshot()?;
                    Taken::new(taken.sample, shot, true)
                });
            }
        }
    }

    /// The page, above the cards.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let samples = (1_u32..).zip(Sample::VARIANTS).map(|(number, sample)| {
            let values = [("number", number.into())];
            (*sample, ui.text_with("app-workshop-label-file", &values))
        });
        let chosen = self.taken.as_ref().map(|taken| taken.sample);
        let mut page = column![
            ui.label(Size::Lead, ui.text("app-workshop-label-look")),
            ui.choice(samples, chosen, Message::Take),
        ];
        page = page.extend(self.taken.as_ref().map(|taken| taken.view(ui)));
        page.spacing(APART).into()
    }
}

impl Taken {
    fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let seen = match self.is_screenshot {
            true => "app-workshop-label-screenshot-seen",
            false => "app-workshop-label-seen",
        };
        let read = ui.button(ButtonStyle::First, ui.text("app-workshop-label-read"));
        let shot = ui.button(ButtonStyle::Plain, ui.text("app-workshop-label-screenshot"));
        let buttons = Row::new()
            .push(read.on_press(Message::Read))
            .push(shot.on_press(Message::Screenshot))
            .spacing(NEAR);
        let mut told = column![
            ui.body(ui.text(seen)),
            buttons.wrap().vertical_spacing(NEAR),
        ];
        if let Some(label) = self.label {
            told = told.push(ui.note(Tone::Warn, ui.text(key(label))));
            // What is not known from the file is told by the program that drew it.
            if label == Label::Taken {
                told = told.push(ui.body(ui.text("app-workshop-label-untrue")));
            }
        }
        let high = HIGH * larger(&ui.look);
        let wide = 420.0 * ui.look.text.max(1.0);
        Row::new()
            .push(picture(
                &self.shown,
                [high * self.shape, high],
                ui.text("app-workshop-label-told"),
            ))
            .push(told.spacing(APART).width(wide))
            .spacing(APART)
            .wrap()
            .vertical_spacing(APART)
            .into()
    }
}

fn key(label: Label) -> &'static str {
    match label {
        Label::Made => "app-workshop-label-made",
        Label::Changed => "app-workshop-label-changed",
        Label::Taken => "app-workshop-label-taken",
        Label::Missing => "app-workshop-label-missing",
    }
}
