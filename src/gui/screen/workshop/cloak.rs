//! The cloak and its limits: a portrait beside its cloaked copy, the change made stronger, what a messenger does, what recognisers say.

use std::sync::LazyLock;

use iced::widget::image::Handle;
use iced::widget::{Column, Row, column};
use iced::{Element, Length};
use ombrelle_workshop::cloak::{self, Journey, Program, STRONGER, jury};
use strum::VariantArray;

use super::picture::{handle, larger, picture};
use crate::theme::{APART, Icon, NEAR, Size};
use crate::widget::{Tone, Ui};

/// The side of a portrait on the screen, in logical pixels.
const SHOWN: f32 = 264.0;

/// What is tried but not shown: too slow to be done before everybody's eyes.
const HARDER: [&str; 3] = ["light-clean-up", "heavy-clean-up", "strong-denoising"];

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Sends the cloaked copy on a journey.
    Send(Journey),
}

/// Where the copy has been.
#[derive(Debug)]
pub struct State {
    journey: Journey,
    /// What came of it; none before it was sent anywhere.
    arrived: Option<Handle>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            journey: Journey::AsExported,
            arrived: None,
        }
    }
}

/// What is always shown, made when somebody enters the room.
struct Pictures {
    portrait: Handle,
    cloaked: Handle,
    change: Handle,
}

static PICTURES: LazyLock<Option<Pictures>> = LazyLock::new(|| {
    Some(Pictures {
        portrait: handle(&cloak::portrait()?),
        cloaked: handle(&cloak::cloaked(Journey::AsExported)?),
        change: handle(&cloak::amplified()?),
    })
});

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        let Message::Send(journey) = message;
        self.journey = journey;
        self.arrived = match journey {
            Journey::AsExported => None,
            _ => cloak::cloaked(journey).map(|copy| handle(&copy)),
        };
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let journeys = Journey::VARIANTS
            .iter()
            .map(|journey| (*journey, ui.text(name(*journey))));
        column![
            ui.label(Size::Lead, ui.text("app-workshop-cloak-look")),
            self.pictures(ui),
            ui.body(ui.text("app-workshop-cloak-send")),
            ui.choice(journeys, Some(self.journey), Message::Send),
            self.said(ui),
            limits(ui),
        ]
        .spacing(APART)
        .into()
    }

    fn pictures<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let Some(pictures) = PICTURES.as_ref() else {
            return ui.body("").into();
        };
        let shown = |handle: &Handle, words: String| -> Element<'a, Message> {
            let wide = SHOWN * larger(&ui.look);
            column![
                picture(handle, [wide; 2], words.clone()),
                ui.body(words).width(Length::Fixed(wide)),
            ]
            .spacing(NEAR)
            .into()
        };
        let copy = self.arrived.as_ref().unwrap_or(&pictures.cloaked);
        let stronger = [("times", u32::from(STRONGER).into())];
        Row::new()
            .push(shown(
                &pictures.portrait,
                ui.text("app-workshop-cloak-portrait"),
            ))
            .push(shown(copy, ui.text("app-workshop-cloak-cloaked")))
            .push(shown(
                &pictures.change,
                ui.text_with("app-workshop-cloak-change", &stronger),
            ))
            .spacing(APART)
            .wrap()
            .vertical_spacing(APART)
            .into()
    }

    /// What each program says after this journey.
    fn said<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let journey = self.journey.code();
        let (known, all) = jury().count(journey);
        let values = [("known", known.into()), ("all", all.into())];
        let mut list = Column::new().spacing(NEAR).push(ui.label(
            Size::Lead,
            ui.text_with("app-workshop-cloak-known", &values),
        ));
        for (program, likeness, knows) in jury().after(journey) {
            list = list.push(program_line(ui, program, likeness, knows));
        }
        let mut harder = Vec::new();
        for journey in HARDER {
            let (known, all) = jury().count(journey);
            let key = format!("jury-journey-{journey}");
            let values = [
                ("journey", ui.text(&key).into()),
                ("known", known.into()),
                ("all", all.into()),
            ];
            harder.push(ui.text_with("app-workshop-cloak-harder", &values));
        }
        list = list.push(ui.rule());
        for line in harder {
            list = list.push(ui.body(line).width(Length::Fill));
        }
        let measured = [
            ("seed", jury().seed.into()),
            ("steps", jury().steps.into()),
            ("version", jury().ombrelle.as_str().into()),
        ];
        let measured = ui.text_with("app-workshop-cloak-measured", &measured);
        ui.card(list.push(ui.quiet(measured).width(Length::Fill)))
            .into()
    }
}

fn program_line<'a>(
    ui: &Ui<'a>,
    program: &Program,
    likeness: f32,
    knows: bool,
) -> Element<'a, Message> {
    let percent = |part: f32| (part * 100.0).round().max(0.0) as u32;
    let values = [
        ("name", program.title.as_str().into()),
        ("likeness", percent(likeness).into()),
        ("threshold", percent(program.threshold).into()),
    ];
    let (icon, colour, key) = match knows {
        true => (Icon::Eye, ui.look.tones.warn, "app-workshop-cloak-knows"),
        false => (Icon::Cloak, ui.look.tones.good, "app-workshop-cloak-lost"),
    };
    let mut words = ui.text_with(key, &values);
    if !program.against {
        words = format!("{words} {}", ui.text("app-workshop-cloak-other-kind"));
    }
    Row::new()
        .push(ui.icon(icon, colour))
        .push(ui.body(words).width(Length::Fill))
        .spacing(NEAR)
        .into()
}

/// Where it fails, and what does not.
fn limits<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let mut list = Column::new()
        .spacing(NEAR)
        .push(ui.label(Size::Lead, ui.text("app-workshop-cloak-limits")));
    for key in [
        "app-workshop-cloak-limit-one",
        "app-workshop-cloak-limit-cleaning",
        "app-workshop-cloak-limit-people",
        "app-workshop-cloak-limit-generators",
    ] {
        list = list.push(ui.body(ui.text(key)).width(Length::Fill));
    }
    column![
        ui.card(list),
        ui.note(Tone::Good, ui.text("app-workshop-cloak-surely")),
    ]
    .spacing(APART)
    .into()
}

fn name(journey: Journey) -> &'static str {
    match journey {
        Journey::AsExported => "app-workshop-cloak-as-exported",
        Journey::Messenger => "app-workshop-cloak-messenger",
        Journey::SmallFeed => "app-workshop-cloak-small-feed",
        Journey::Screenshot => "app-workshop-cloak-screenshot",
    }
}
