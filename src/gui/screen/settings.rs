//! Settings: language, size of text, colours, cover, what copies tell of their photos, folder, paper.

use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::paper::Size;
use ombrelle_core::protect::Cover;
use ombrelle_core::settings::{Scheme, Settings, TEXT};
use ombrelle_i18n::{Advice, Language};
use strum::VariantArray;

use super::{Action, Context};
use crate::dialog::{self, Picked};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// Sizes of text are this many percent apart.
const STEP: u16 = 20;

/// What the person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A language.
    Speak(Language),
    /// A size of text in percent.
    Text(u16),
    /// Colours.
    Scheme(Scheme),
    /// A cover.
    Cover(Cover),
    /// Whether covers follow each head.
    CloseCovers(bool),
    /// Whether copies get neutral names.
    NeutralNames(bool),
    /// Whether copies for everybody are made smaller.
    Smaller(bool),
    /// Asks for a folder.
    Folder,
    /// A folder was chosen, or not.
    Picked(Picked),
    /// Puts copies beside their photos.
    Beside,
    /// The paper to print on.
    Paper(Size),
}

/// This screen keeps nothing: choices apply at once.
#[derive(Debug, Default)]
pub struct State;

impl State {
    /// Handles a choice.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let mut settings = context.settings.clone();
        match message {
            Message::Speak(language) => settings.language = Some(language.code().to_owned()),
            Message::Text(percent) => settings.text = percent.clamp(TEXT.0, TEXT.1),
            Message::Scheme(scheme) => settings.scheme = scheme,
            Message::Cover(cover) => settings.cover = cover,
            Message::CloseCovers(close) => settings.close_covers = close,
            Message::NeutralNames(neutral) => settings.neutral_names = neutral,
            Message::Smaller(smaller) => settings.smaller_for_everybody = smaller,
            Message::Beside => settings.folder = None,
            Message::Paper(size) => settings.paper = size,
            Message::Picked(Picked::Paths(paths)) => settings.folder = paths.into_iter().next(),
            Message::Picked(Picked::Nothing) => return Action::None,
            Message::Picked(Picked::NoDialog) => return Action::Notify(no_dialog(context)),
            Message::Folder => {
                let title = context.words.say("app-pick-folder", &[]);
                return Action::Run(Task::perform(dialog::folder(title), Message::Picked));
            }
        }
        Action::KeepSettings(Box::new(settings))
    }

    /// Every choice under its name.
    pub fn view<'a>(&self, ui: &Ui<'a>, settings: &Settings) -> Element<'a, Message> {
        let languages = Language::ALL.map(|language| {
            let name = match language {
                Language::English => "English",
                Language::French => "Français",
            };
            (language, name.to_owned())
        });
        let schemes = Scheme::VARIANTS
            .iter()
            .map(|scheme| (*scheme, ui.text(&format!("app-scheme-{}", scheme.code()))));
        let papers = Size::VARIANTS
            .iter()
            .map(|size| (*size, ui.text(&format!("app-paper-{}", size.code()))));
        let parts: [(&str, Element<'a, Message>); 7] = [
            (
                "app-settings-language",
                ui.choice(languages, Some(ui.words.language()), Message::Speak),
            ),
            ("app-settings-text", text_size(ui, settings.text)),
            (
                "app-settings-scheme",
                ui.choice(schemes, Some(settings.scheme), Message::Scheme),
            ),
            (
                "app-settings-cover",
                column![
                    ui.cover_choice(settings.cover, Message::Cover),
                    ui.switch(
                        ui.text("app-close-covers"),
                        settings.close_covers,
                        Message::CloseCovers(!settings.close_covers)
                    ),
                ]
                .spacing(NEAR)
                .into(),
            ),
            ("app-settings-links", links(ui, settings)),
            ("app-settings-folder", folder(ui, settings.folder.as_ref())),
            (
                "app-settings-paper",
                ui.choice(papers, Some(settings.paper), Message::Paper),
            ),
        ];
        let mut all = column![].spacing(APART);
        for (name, choice) in parts {
            let part = column![ui.section(ui.text(name)), choice];
            all = all.push(ui.card(part.spacing(NEAR)));
        }
        ui.page(all)
    }
}

/// What is said when the system has no dialog.
pub fn no_dialog(context: &Context<'_>) -> Notice {
    Notice::bad(Advice {
        what_happened: context.words.say("app-no-dialog", &[]),
        what_to_do: context.words.say("app-no-dialog-advice", &[]),
    })
}

/// Every size is one press away: a button for one step more would move away from under the pointer as the text grows.
fn text_size<'a>(ui: &Ui<'a>, percent: u16) -> Element<'a, Message> {
    let sizes = (TEXT.0..=TEXT.1).step_by(usize::from(STEP));
    let sizes = sizes.map(|size| {
        let words = ui.text_with("app-percent", &[("count", u32::from(size).into())]);
        (size, words)
    });
    ui.choice(sizes, Some(percent), Message::Text)
}

/// What still links a copy to its photo, and can be left out.
fn links<'a>(ui: &Ui<'a>, settings: &Settings) -> Element<'a, Message> {
    let (neutral, smaller) = (settings.neutral_names, settings.smaller_for_everybody);
    let names = ui.switch(
        ui.text("app-neutral-names"),
        neutral,
        Message::NeutralNames(!neutral),
    );
    let sizes = ui.switch(
        ui.text("app-smaller-for-everybody"),
        smaller,
        Message::Smaller(!smaller),
    );
    let both = row![names, sizes].spacing(NEAR).wrap();
    column![
        ui.quiet(ui.text("app-settings-links-why")),
        both.vertical_spacing(NEAR)
    ]
    .spacing(NEAR)
    .into()
}

fn folder<'a>(ui: &Ui<'a>, folder: Option<&PathBuf>) -> Element<'a, Message> {
    let now = match folder {
        Some(folder) => ombrelle_i18n::visible(&folder.to_string_lossy()),
        None => ui.text("app-folder-beside"),
    };
    let choose = ui
        .with_icon(ButtonStyle::Plain, Icon::Folder, ui.text("app-pick-folder"))
        .on_press(Message::Folder);
    let mut buttons = row![choose].spacing(NEAR);
    if folder.is_some() {
        let beside = ui.button(ButtonStyle::Plain, ui.text("app-folder-beside"));
        buttons = buttons.push(beside.on_press(Message::Beside));
    }
    column![ui.quiet(now), buttons].spacing(NEAR).into()
}
