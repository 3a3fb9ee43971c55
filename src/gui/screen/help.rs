//! Help lines: who helps in which country. Nothing is called or opened; numbers can be read and copied. A newer list is taken from a signed
//! file that the person has.

use std::path::Path;

use iced::widget::{Column, Id, Row, Space, column, row};
use iced::{Alignment, Element, Length, Task};
use ombrelle_core::error::Error;
use ombrelle_core::help::update::{self, Signer};
use ombrelle_core::help::{Country, Directory, near_at};
use ombrelle_i18n::{Language, Words};

use super::{Action, Context};
use crate::dialog::{self, Picked};
use crate::places::Places;
use crate::theme::{APART, AROUND, Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Notice, Ui, focus_on};

/// What the person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// Chooses a country; none for the world.
    Near(Option<Country>),
    /// The same where all countries are shown for choosing alone.
    NearAndFold(Option<Country>),
    /// Whether all countries are shown, where there is no space for them otherwise.
    Choosing(bool),
    /// Copies a line.
    Copy(String),
    /// Lets an update of the list be chosen.
    Update,
    /// One was chosen, or not.
    Picked(Picked),
    /// Goes back to the list that came with the program.
    Forget,
}

/// Makes an update that is kept the list; what to say where it cannot be used.
pub fn load(places: &Places, words: &Words) -> Option<Notice> {
    let place = places.directory.as_deref()?;
    let signer = Signer::ours().map_err(|error| Error::at(place, error));
    let loaded = signer.and_then(|signer| update::load(place, &signer));
    let sentence = words.reason(&loaded.err()?.kind);
    let values = [("sentence", sentence.into())];
    Some(Notice::warn(words.say("help-me-update-unused", &values)))
}

/// Which country.
#[derive(Debug)]
pub struct State {
    country: Option<Country>,
    /// Whether all countries are shown where they are folded else.
    choosing: bool,
}

/// The identity of what shows all countries and folds them.
fn countries_id() -> Id {
    Id::new("help-countries")
}

/// The country that is shown until somebody chooses one. Guessing it from the language is not worth it; French starts with France since its
/// numbers are known throughout French-speaking Europe, English with the whole world.
pub(super) fn usual_country(language: Language) -> Option<Country> {
    match language {
        Language::French => "FR".parse().ok(),
        Language::English => None,
    }
}

impl State {
    /// That of a language.
    pub fn new(language: Language) -> Self {
        Self {
            country: usual_country(language),
            choosing: false,
        }
    }

    /// The language changed: a country that somebody chose stays.
    pub fn language_changed(&mut self, before: Language, now: Language) {
        if self.country == usual_country(before) {
            self.country = usual_country(now);
        }
    }

    /// Handles a choice.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let words = context.words;
        match message {
            Message::Near(country) => {
                self.country = country;
                Action::None
            }
            Message::NearAndFold(country) => {
                self.country = country;
                self.choosing = false;
                // What was pressed goes with the list: the keyboard stays with what leads to it, above whom to call.
                Action::Run(focus_on(countries_id()))
            }
            Message::Choosing(choosing) => {
                self.choosing = choosing;
                Action::None
            }
            Message::Copy(line) => Action::copy(line, words),
            Message::Update => {
                let dialog = dialog::file(words.say("app-help-update", &[]));
                Action::Run(Task::perform(dialog, Message::Picked))
            }
            Message::Picked(Picked::Nothing) => Action::None,
            Message::Picked(Picked::NoDialog) => {
                Action::Notify(Notice::warn(words.say("app-no-dialog", &[])))
            }
            Message::Picked(Picked::Paths(paths)) => match paths.first() {
                Some(file) => Action::Notify(taken(file, context)),
                None => Action::None,
            },
            Message::Forget => Action::Notify(forgotten(context)),
        }
    }

    /// The countries, then who helps there.
    pub fn view<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let countries = ui.words.countries().into_iter();
        let mut countries: Vec<(Option<Country>, String)> = countries
            .map(|(country, name)| (Some(country), name))
            .collect();
        countries.push((None, ui.text("app-help-world")));
        let mut inside = column![ui.section(ui.text("app-help-where"))].spacing(APART);
        // All countries would fill a small window with large letters, and whoever needs help would find no number on it.
        let folds = ui.look.is_cramped();
        if folds {
            let now = countries
                .iter()
                .find(|(country, _)| *country == self.country);
            let name = now.map_or_else(String::new, |(_, name)| name.clone());
            let other = ui
                .button(ButtonStyle::Plain, ui.text("app-help-countries"))
                .id(countries_id())
                .expanded(self.choosing)
                .on_press(Message::Choosing(!self.choosing));
            let line = row![ui.body(name), other].spacing(APART);
            inside = inside.push(line.align_y(Alignment::Center).wrap());
        }
        if !folds || self.choosing {
            let said: fn(Option<Country>) -> Message = match folds {
                true => Message::NearAndFold,
                false => Message::Near,
            };
            inside = inside.push(ui.choice(countries, Some(self.country), said));
        }
        let inside = inside
            .push(ui.card(self.services(ui)))
            .push(ui.section(ui.text("app-help-platforms")))
            .push(ui.card(platforms(ui)))
            .push(ui.card(list_of_today(ui)))
            .push(ui.quiet(ui.text("app-help-not-called")));
        ui.page(inside)
    }

    /// Who helps there: what is said of a service stands nearer to it than to the next one, and a heading nearer to what it is about than to what is
    /// above.
    fn services<'a>(&self, ui: &Ui<'a>) -> Element<'a, Message> {
        let nearby = near_at(self.country, ui.now);
        // In the order in which they are told.
        let services = nearby.own.iter().chain(&nearby.union);
        let mut services = services.chain(&nearby.world);
        let mut lines = ui.words.help_near(&nearby).into_iter().peekable();
        let mut list = Column::new();
        let mut above = None;
        while let Some(line) = lines.next() {
            let (stands, shown): (Stands, Element<'a, Message>) = match contact_in(&line) {
                Some(contact) => {
                    let mut said = column![ui.body(contact.to_owned())];
                    let is_about =
                        |next: &String| next.starts_with(' ') && contact_in(next).is_none();
                    while let Some(about) = lines.next_if(is_about) {
                        said = said.push(ui.quiet(about.trim_start().to_owned()));
                    }
                    let mut copy = ui.button(ButtonStyle::Quiet, ui.text("app-copy"));
                    let mut copied = contact.to_owned();
                    if let Some(service) = services.next() {
                        copy = copy.name(ui.words.copying(service));
                        copied = ui.words.reached(service);
                    }
                    let said = said.spacing(BELOW_CONTACT).width(Length::Fill);
                    let line = row![said, copy.on_press(Message::Copy(copied))];
                    let line = line.spacing(NEAR).align_y(Alignment::Center);
                    (Stands::Service, line.into())
                }
                None => {
                    let leads = lines.peek().is_some_and(|next| contact_in(next).is_some());
                    let words = line.trim_start().to_owned();
                    match leads {
                        true => {
                            let words = ui.body(words).color(ui.look.tones.accent);
                            (Stands::Part, words.into())
                        }
                        false => (Stands::Heading, ui.label(Size::Lead, words).into()),
                    }
                }
            };
            let apart = Space::new().height(stands.apart_from(above));
            list = list.push(apart).push(shown);
            above = Some(stands);
        }
        list.into()
    }
}

/// The space between how a service is reached and what is said of it, in logical pixels.
const BELOW_CONTACT: f32 = 2.0;

/// What stands in the list of who helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Where services help, or what concerns all of them.
    Heading,
    /// What the services below it are for.
    Part,
    /// One of them.
    Service,
}

impl Stands {
    /// How far it stands from what is above it, in logical pixels.
    fn apart_from(self, above: Option<Self>) -> f32 {
        match (above, self) {
            (None, _) => 0.0,
            (Some(Self::Heading), Self::Heading) | (Some(Self::Service), Self::Service) => APART,
            (Some(Self::Part | Self::Service), Self::Heading) => 2.0 * APART,
            (Some(Self::Service), Self::Part) => AROUND,
            (Some(Self::Heading | Self::Part), Self::Part | Self::Service) => NEAR,
        }
    }
}

/// How a service is reached, where a line says so.
fn contact_in(line: &str) -> Option<&str> {
    line.trim_start().strip_prefix("- ")
}

/// Takes the update in a file: what to say.
fn taken(file: &Path, context: &Context<'_>) -> Notice {
    let words = context.words;
    let Some(place) = context.places.directory.as_deref() else {
        return Notice::warn(words.say("help-me-no-place", &[]));
    };
    let signer = Signer::ours().map_err(|error| Error::at(file, error));
    match signer.and_then(|signer| update::take(file, place, &signer)) {
        Ok(day) => {
            let values = [("day", words.day(day).into())];
            Notice::good(words.say("help-me-updated", &values))
        }
        Err(error) => Notice::bad(words.error(&error)),
    }
}

/// Goes back to the list that came with the program: what to say.
fn forgotten(context: &Context<'_>) -> Notice {
    let words = context.words;
    let Some(place) = context.places.directory.as_deref() else {
        return Notice::warn(words.say("help-me-no-place", &[]));
    };
    match update::forget(place) {
        Ok(there) => {
            let key = match there {
                true => "help-me-forgotten",
                false => "help-me-nothing-to-forget",
            };
            let day = words.day(Directory::built_in().checked);
            Notice::good(words.say(key, &[("day", day.into())]))
        }
        Err(error) => Notice::bad(words.error(&error)),
    }
}

/// How old the list is, and how to have a newer one.
fn list_of_today<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let update = ui.with_icon(ButtonStyle::Plain, Icon::Folder, ui.text("app-help-update"));
    let mut buttons = Row::new()
        .push(update.on_press(Message::Update))
        .spacing(NEAR);
    if Directory::is_updated() {
        let forget = ui.with_icon(ButtonStyle::Quiet, Icon::Undo, ui.text("app-help-forget"));
        buttons = buttons.push(forget.on_press(Message::Forget));
    }
    column![
        ui.body(ui.words.directory_checked()),
        ui.quiet(ui.text("app-help-update-about")),
        buttons.wrap().vertical_spacing(NEAR),
    ]
    .spacing(NEAR)
    .into()
}

/// How to report on each platform that the directory knows.
fn platforms<'a>(ui: &Ui<'a>) -> Element<'a, Message> {
    let mut list = Column::new().spacing(APART);
    for platform in &Directory::ours().platform {
        let mut lines = ui.words.platform(platform).into_iter();
        let name = lines.next().map(|name| ui.body(name));
        let rest = lines.map(|line| ui.quiet(line.trim_start().to_owned()).into());
        let one = Column::new().push(name).extend(rest);
        list = list.push(one.spacing(BELOW_CONTACT));
    }
    list.into()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Arc;

    use ombrelle_core::help::near;
    use ombrelle_core::protect::Session;
    use ombrelle_core::settings::Settings;

    use super::*;
    use crate::album::SharedAlbum;

    /// What is said after a message.
    fn said(state: &mut State, message: Message, places: &Places) -> String {
        let context = Context {
            words: &Words::new(Language::English),
            session: &Arc::new(Session::new("models", 1)),
            album: &Arc::<SharedAlbum>::default(),
            places,
            settings: &Settings::default(),
        };
        match state.update(message, &context) {
            Action::Notify(notice) => notice.what,
            _ => String::new(),
        }
    }

    #[test]
    fn a_country_that_somebody_chose_stays_in_another_language() {
        let (french, english) = (Language::French, Language::English);
        let mut state = State::new(french);
        state.language_changed(french, english);
        assert_eq!(state.country, None);
        let chosen: Option<Country> = "BE".parse().ok();
        said(&mut state, Message::Near(chosen), &Places::default());
        for (before, now) in [(english, french), (french, english)] {
            state.language_changed(before, now);
            assert!(chosen.is_some() && state.country == chosen);
        }
    }

    #[test]
    fn an_update_is_opened_told_and_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let golden =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../core/tests/golden/directory");
        let places = Places {
            directory: Some(folder.path().join("data/services.update")),
            ..Places::default()
        };
        let mut state = State::new(Language::English);
        let mut open = |name: &str, places: &Places| {
            let picked = Picked::Paths(vec![golden.join(name)]);
            said(&mut state, Message::Picked(picked), places)
        };
        assert!(open("old.update", &places).contains("2 January 2026"));
        assert!(open("other-key.update", &places).contains("signed by a key"));
        assert!(open("README.md", &places).contains("no update of the help lines"));
        let nowhere = Places::default();
        assert!(open("new.update", &nowhere).contains("names no folder"));
        assert!(!Directory::is_updated());
        assert!(open("new.update", &places).contains("1 January 2099"));
        let listed = near("FR".parse().ok());
        let new =
            |service: &ombrelle_core::help::Service| service.name == "Line of the test update";
        assert!(listed.own.iter().any(new));
        let words = Words::new(Language::English);
        assert!(load(&places, &words).is_none() && Directory::is_updated());
        let forgotten = said(&mut state, Message::Forget, &places);
        assert!(
            forgotten.contains("again those that came with Ombrelle"),
            "{forgotten}"
        );
        assert!(!Directory::is_updated());
        assert!(!near("FR".parse().ok()).own.iter().any(new));
    }
}
