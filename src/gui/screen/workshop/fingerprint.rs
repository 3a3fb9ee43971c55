//! The fingerprint: copies of a drawing beside the original, and which of them are known again.

use std::sync::LazyLock;

use iced::widget::{Column, Row, column, row};
use iced::{Element, Length};
use ombrelle_workshop::RgbImage;
use ombrelle_workshop::fingerprint::{
    Change, Compared, Fingerprint, MATCH_DISTANCE, SIDE, drawing,
};
use strum::VariantArray;

use super::picture::{handle, larger, picture, picture_of_squares, squares};
use crate::theme::{APART, NEAR, Size};
use crate::widget::{Tone, Ui};

/// How large a pixel of the drawing is shown, and a bit of a fingerprint.
const SCALE: f32 = 0.6;
const BIT: u32 = 8;

/// How wide the words beside the squares are: no wider than the drawing above both.
const BESIDE: f32 = 150.0;

/// What can happen in this room.
#[derive(Debug, Clone, Copy)]
pub enum Message {
    /// Changes a copy.
    Change(Change),
}

/// The copy that is looked at.
#[derive(Debug, Default)]
pub struct State {
    copy: Option<(Change, Copy)>,
}

#[derive(Debug)]
struct Copy {
    seen: Seen,
    compared: Compared,
}

/// A picture with its fingerprint.
#[derive(Debug)]
struct Seen {
    shown: iced::widget::image::Handle,
    size: [f32; 2],
    bits: iced::widget::image::Handle,
}

impl Seen {
    fn new(picture: &RgbImage, bits: &RgbImage) -> Self {
        let side = |pixels: u32| pixels as f32 * SCALE;
        Self {
            shown: handle(picture),
            size: [side(picture.width()), side(picture.height())],
            bits: squares(bits, BIT),
        }
    }

    fn view<'a>(&self, ui: &Ui<'a>, [title, drawn, bits]: [&str; 3]) -> Element<'a, Message> {
        let larger = larger(&ui.look);
        let square = [SIDE as f32 * BIT as f32 * larger; 2];
        let words = ui.text(bits);
        let squares = picture_of_squares(&self.bits, square, words.clone());
        column![
            ui.label(Size::Lead, ui.text(title)),
            picture(
                &self.shown,
                self.size.map(|side| side * larger),
                ui.text(drawn)
            ),
            row![squares, ui.quiet(words).width(BESIDE * larger)].spacing(NEAR),
        ]
        .spacing(NEAR)
        .into()
    }
}

/// The original, drawn when somebody enters the room.
struct Original {
    pixels: RgbImage,
    print: Fingerprint,
    seen: Seen,
}

static ORIGINAL: LazyLock<Option<Original>> = LazyLock::new(|| {
    let pixels = drawing();
    let print = Fingerprint::of(&pixels)?;
    let seen = Seen::new(&pixels, &print.drawn(None));
    Some(Original {
        pixels,
        print,
        seen,
    })
});

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message) {
        let Message::Change(change) = message;
        self.copy = copy(change).map(|copy| (change, copy));
    }

    /// The page.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let changes = Change::VARIANTS
            .iter()
            .map(|change| (*change, ui.text(name(*change))));
        let chosen = self.copy.as_ref().map(|(change, _)| *change);
        let mut beside = Row::new().spacing(APART);
        beside = beside.extend(ORIGINAL.as_ref().map(|original| {
            let told = [
                "app-workshop-print-original",
                "app-workshop-print-drawing-told",
                "app-workshop-print-bits-told",
            ];
            original.seen.view(ui, told)
        }));
        if let Some((change, copy)) = &self.copy {
            let told = [
                "app-workshop-print-copy",
                name(*change),
                "app-workshop-print-changed-bits-told",
            ];
            beside =
                beside
                    .push(copy.seen.view(ui, told))
                    .push(verdict(ui, *change, copy.compared));
        }
        column![
            ui.label(Size::Lead, ui.text("app-workshop-print-guess")),
            ui.choice(changes, chosen, Message::Change),
            beside.wrap().vertical_spacing(APART),
            why(ui),
        ]
        .spacing(APART)
        .into()
    }
}

fn copy(change: Change) -> Option<Copy> {
    let original = ORIGINAL.as_ref()?;
    let pixels = change.copy(&original.pixels)?;
    let print = Fingerprint::of(&pixels)?;
    Some(Copy {
        seen: Seen::new(&pixels, &print.drawn(Some(&original.print))),
        compared: print.compared(&original.print),
    })
}

/// Whether it is known, by how many bits, and what else there is to say.
fn verdict<'a>(ui: &Ui<'a>, change: Change, compared: Compared) -> Element<'a, Message> {
    let (tone, key) = match compared.is_known() {
        true => (Tone::Good, "app-workshop-print-known"),
        false => (Tone::Warn, "app-workshop-print-unknown"),
    };
    // As many as are orange, but where only another way of turning it is near.
    let turned = compared.is_known() && !compared.is_known_alone();
    let differ = if turned {
        compared.distance
    } else {
        compared.alone
    };
    let values = [("distance", differ.into()), ("most", MATCH_DISTANCE.into())];
    let mut told = column![
        ui.note(tone, ui.text(key)),
        ui.body(ui.text_with("app-workshop-print-distance", &values)),
    ];
    if turned {
        let alone = [("distance", compared.alone.into())];
        told = told.push(ui.body(ui.text_with("app-workshop-print-mirror", &alone)));
    }
    if matches!(
        change,
        Change::CutLittle | Change::CutMore | Change::Bordered | Change::Barred
    ) {
        told = told.push(ui.quiet(ui.text("app-workshop-print-guessed")));
    }
    let wide = 230.0 * ui.look.text.max(1.0);
    told.spacing(NEAR).width(Length::Fixed(wide)).into()
}

/// Why a fingerprint is guarded like the picture.
fn why<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let reasons = [
        "app-workshop-print-why-same",
        "app-workshop-print-why-guess",
        "app-workshop-print-why-list",
    ];
    let mut list = Column::new()
        .spacing(NEAR)
        .push(ui.label(Size::Lead, ui.text("app-workshop-print-why")));
    for reason in reasons {
        list = list.push(ui.body(ui.text(reason)).width(Length::Fill));
    }
    ui.card(list).into()
}

fn name(change: Change) -> &'static str {
    match change {
        Change::SavedAgain => "app-workshop-change-saved-again",
        Change::Smaller => "app-workshop-change-smaller",
        Change::CutLittle => "app-workshop-change-cut-little",
        Change::CutMore => "app-workshop-change-cut-more",
        Change::Mirrored => "app-workshop-change-mirrored",
        Change::Recoloured => "app-workshop-change-recoloured",
        Change::Bordered => "app-workshop-change-bordered",
        Change::Barred => "app-workshop-change-barred",
    }
}
