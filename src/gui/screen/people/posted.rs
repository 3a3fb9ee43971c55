//! Where a photo that left went, and looking at what has been out for a year.

use iced::Element;
use iced::widget::{column, row};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Book, Export, Posted as Place};
use ombrelle_i18n::Words;
use zeroize::Zeroize;

use super::day::{read_past_day, retype};
use super::jobs::{Change, Done};
use super::notices::Failure;
use super::open::Goal;
use super::view::PageContext;
use super::{Message as Above, open};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::ButtonStyle;

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Types a place.
    Place(String),
    /// Types since when.
    Day(String),
    /// Notes it.
    Keep,
    /// Puts a place into the field, to be written anew.
    Change(u32),
    /// Takes a place out.
    Remove(u32),
    /// Looked at a photo again today.
    Looked(u32),
}

/// What was done about the places of a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// What was typed, so many times by then, was noted.
    Kept(usize),
    /// The place of this number was taken out.
    TakenOut(u32),
}

/// Where one photo went, and what is being typed.
pub struct Posted {
    photo: u32,
    place: String,
    day: String,
    /// The place that is written anew; none where one is added.
    changes: Option<u32>,
    /// Whether a place was typed.
    typed: bool,
    /// How many times something was typed.
    typings: usize,
}

impl Drop for Posted {
    fn drop(&mut self) {
        self.place.zeroize();
    }
}

impl Posted {
    /// Of this photo.
    pub fn new(photo: u32, words: &Words) -> Self {
        Self {
            photo,
            place: String::new(),
            day: words.typed_day(calendar::today()),
            changes: None,
            typed: false,
            typings: 0,
        }
    }

    /// Whether a place was typed that is not in the book yet.
    pub fn is_typed(&self) -> bool {
        self.typed
    }

    /// The language changed: the day is the same in this one.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        retype(&mut self.day, before, now);
    }

    /// Something is in the book: what was typed and is not in it stays, otherwise the field is for another place.
    pub fn done(&mut self, noted: Noted, words: &Words) {
        let new = match noted {
            Noted::Kept(typings) => typings == self.typings,
            Noted::TakenOut(_) => !self.typed,
        };
        if new {
            *self = Self::new(self.photo, words);
        } else if let Noted::TakenOut(number) = noted {
            // Those after it move up; what was to be written anew in its place is one more.
            self.changes = match self.changes {
                Some(there) if there == number => None,
                Some(there) if there > number => Some(there - 1),
                changes => changes,
            };
        }
    }

    /// Handles a message; returns the change of the book once it is to be made.
    ///
    /// # Errors
    /// [`Failure::Day`], [`Failure::DayToCome`], [`Failure::StillTyping`]; a place that cannot be kept.
    pub fn update(
        &mut self,
        message: Message,
        book: &Book,
        words: &Words,
    ) -> Result<Option<Change>, Failure> {
        let photo = self.photo;
        self.typed |= matches!(message, Message::Place(_));
        let types = matches!(message, Message::Place(_) | Message::Day(_));
        self.typings += usize::from(types);
        match message {
            Message::Place(place) => self.place = place,
            Message::Day(day) => self.day = day,
            Message::Change(_) if self.typed && !self.place.trim().is_empty() => {
                return Err(Failure::StillTyping);
            }
            Message::Change(number) => {
                let export = book.export(photo).map_err(Failure::core)?;
                let mut numbered = export.posted.iter().zip(1_u32..);
                if let Some((there, _)) = numbered.find(|(_, n)| *n == number) {
                    self.place = there.place.clone();
                    self.day = words.typed_day(there.on);
                    self.changes = Some(number);
                    // It is in the book as it stands in the field.
                    self.typed = false;
                }
            }
            Message::Keep => {
                let on = read_past_day(&self.day, words)?;
                let place = Place::new(&self.place, on).map_err(Failure::core)?;
                let (changes, noted) = (self.changes, Noted::Kept(self.typings));
                return Ok(Some(Box::new(move |book: &mut Book| {
                    match changes {
                        Some(number) => book.change_place(photo, number, Some(place))?,
                        None => book.post(photo, place)?,
                    }
                    Ok(Done::Posted(photo, noted))
                })));
            }
            Message::Remove(number) => {
                return Ok(Some(Box::new(move |book: &mut Book| {
                    book.change_place(photo, number, None)?;
                    Ok(Done::Posted(photo, Noted::TakenOut(number)))
                })));
            }
            Message::Looked(photo) => return Ok(Some(looked(photo))),
        }
        Ok(None)
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let mut all = column![ui.title(ui.text("app-people-posted"))].spacing(APART);
        if let Ok(export) = book.export(self.photo) {
            all = all.push(self.places(&page, export));
        }
        let typed = |place| wrap(Message::Place(place));
        let day = |day| wrap(Message::Day(day));
        let keep = (!page.busy).then(|| wrap(Message::Keep));
        let form = column![
            ui.field(
                ui.text("app-people-posted-where"),
                &self.place,
                false,
                typed,
                keep.clone()
            ),
            ui.field(
                ui.text("app-people-posted-since"),
                &self.day,
                false,
                day,
                keep
            ),
            ui.quiet(ui.text("app-people-posted-why")),
            page.ends(
                ButtonStyle::First,
                Icon::Tick,
                ui.text("app-people-keep"),
                Some(wrap(Message::Keep)),
            ),
        ];
        all.push(ui.card(form.spacing(APART))).into()
    }

    /// What is noted already.
    fn places<'a>(&self, page: &PageContext<'a>, export: &Export) -> Element<'a, Above> {
        let ui = &page.ui;
        let line = ui.words.export(export);
        let line = line.trim_start_matches("- ").to_owned();
        let mut all = column![ui.section(line)].spacing(APART);
        if export.posted.is_empty() {
            all = all.push(ui.quiet(ui.text("app-people-posted-nowhere")));
        }
        let lines = ui.words.places(export);
        for (number, line) in (1_u32..).zip(&lines) {
            let words = ui.body(line.trim().to_owned());
            let is_place = usize::try_from(number).is_ok_and(|n| n <= export.posted.len());
            if !is_place {
                all = all.push(words);
                continue;
            }
            let go = |key: &str, message| {
                let what = line.trim().to_owned();
                ui.button(ButtonStyle::Quiet, ui.text(key))
                    .described(what)
                    .on_press_maybe((!page.busy).then(|| wrap(message)))
            };
            let buttons = row![
                go("app-people-posted-change", Message::Change(number)),
                go("app-people-posted-remove", Message::Remove(number)),
            ];
            all = all.push(column![words, buttons.spacing(NEAR)].spacing(NEAR));
        }
        ui.card(all).into()
    }
}

/// What has been out for a year.
pub fn look_again<'a>(page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
    let ui = &page.ui;
    let due = book.look_again(calendar::today());
    let mut all = column![
        ui.title(ui.text("app-people-look-again")),
        ui.body(ui.text("app-people-look-again-what")),
    ]
    .spacing(APART);
    if due.is_empty() {
        all = all.push(ui.quiet(ui.text("app-people-look-again-done")));
    }
    for export in due {
        let line = ui.words.export(export);
        let line = line.trim_start_matches("- ").to_owned();
        let mut one = column![ui.body(line.clone())].spacing(NEAR);
        for place in ui.words.places(export) {
            one = one.push(ui.quiet(place.trim().to_owned()));
        }
        let number = export.number;
        let go = |style, key: &str, message: Above| {
            ui.button(style, ui.text(key))
                .described(line.clone())
                .on_press_maybe((!page.busy).then_some(message))
        };
        let buttons = row![
            go(
                ButtonStyle::First,
                "app-people-looked",
                wrap(Message::Looked(number))
            ),
            go(
                ButtonStyle::Plain,
                "app-people-posted",
                open::Message::Go(Goal::Posted(number)).into()
            ),
        ];
        let buttons = buttons.spacing(NEAR).wrap().vertical_spacing(NEAR);
        all = all.push(ui.card(one.push(buttons)));
    }
    let done = ui.button(ButtonStyle::Plain, ui.text("app-people-done"));
    all.push(page.notice())
        .push(done.on_press(Above::Close))
        .into()
}

/// Notes that somebody looked at a photo again today.
pub fn looked(photo: u32) -> Change {
    let today = calendar::today();
    Box::new(move |book: &mut Book| {
        book.looked(photo, today)?;
        Ok(Done::Looked(photo))
    })
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Posted(message))
}
