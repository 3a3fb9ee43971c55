//! Class lists: read in full or not at all, and written so that no spreadsheet runs a cell.

use std::path::PathBuf;

use iced::widget::{column, row};
use iced::{Element, Task};
use ombrelle_core::consent::class_list::{Meaning, Signed, Signers};
use ombrelle_core::consent::{Audience, Book, class_list};
use ombrelle_core::register::export;
use ombrelle_i18n::Words;
use strum::VariantArray;

use super::day::{read_past_day, retype};
use super::jobs::{self, Done, ListRead};
use super::notices::Failure;
use super::open::Next;
use super::record::audiences;
use super::view::{PageContext, above};
use super::{Message as Above, open};
use crate::dialog::{self, Picked};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{APART, Icon, NEAR};
use crate::widget::{ButtonStyle, Tone, Ui};

/// What the person can do.
#[derive(Clone)]
pub enum Message {
    /// Wants to choose a list.
    Choose,
    /// A list was chosen, or not.
    Picked(Picked),
    /// Says for whom a yes of the list is.
    For(Audience),
    /// Says who signed for it.
    By(Signers),
    /// Types the day by which they had signed.
    On(String),
    /// Has the list read again, with what was said.
    Take,
    /// Wants to write the list.
    Write,
    /// Where it goes.
    To(Picked),
}

impl Message {
    /// Whether it brings a list, or a place for one.
    pub fn brings_a_place(&self) -> bool {
        matches!(
            self,
            Self::Picked(Picked::Paths(_)) | Self::To(Picked::Paths(_))
        )
    }
}

/// The page of class lists.
#[derive(Default)]
pub struct Class {
    /// What is asked about the list that was read last.
    question: Option<Question>,
}

/// What a yes means, of which a list says neither for whom it is nor who signed.
struct Question {
    list: PathBuf,
    /// The title of the column.
    title: String,
    /// How many there are.
    count: usize,
    audience: Option<Audience>,
    by: Option<Signers>,
    on: String,
}

impl Class {
    /// The page, with a question about a list that was read; none where there is nothing to ask.
    pub fn asking(read: &ListRead) -> Option<Self> {
        let unsaid = read.unsaid()?;
        Some(Self {
            question: Some(Question {
                list: read.path.clone(),
                title: unsaid.title.clone(),
                count: unsaid.count,
                audience: None,
                by: None,
                on: String::new(),
            }),
        })
    }

    /// The language changed: the day is the same in this one.
    pub fn retype_days(&mut self, before: &Words, now: &Words) {
        if let Some(question) = &mut self.question {
            retype(&mut question.on, before, now);
        }
    }

    /// Whether a day was typed that is in no book yet.
    pub fn is_typed(&self) -> bool {
        let typed = |question: &Question| !question.on.trim().is_empty();
        self.question.as_ref().is_some_and(typed)
    }

    /// Handles a message.
    ///
    /// # Errors
    /// [`Failure::Day`].
    pub fn update(
        &mut self,
        message: Message,
        book: &std::sync::Arc<Book>,
        context: &Context<'_>,
    ) -> Result<Next, Failure> {
        let say = |key| context.words.say(key, &[]);
        Ok(match message {
            Message::Choose => {
                let asked = dialog::file(say("app-people-class-import"));
                let picked = |picked| wrap(Message::Picked(picked));
                Next::Act(Action::Run(Task::perform(asked, picked)))
            }
            Message::Write => {
                let name = say("app-people-class-file");
                let asked = dialog::save(say("app-people-class-export"), name);
                let picked = |picked| wrap(Message::To(picked));
                Next::Act(Action::Run(Task::perform(asked, picked)))
            }
            Message::Picked(Picked::NoDialog) | Message::To(Picked::NoDialog) => {
                Next::Act(Action::Notify(no_dialog(context)))
            }
            Message::Picked(Picked::Nothing) | Message::To(Picked::Nothing) => Next::Stay,
            Message::Picked(Picked::Paths(paths)) => match paths.into_iter().next() {
                Some(path) => read(path, None, context),
                None => Next::Stay,
            },
            Message::For(audience) => {
                self.say(|question| question.audience = Some(audience));
                Next::Stay
            }
            Message::By(signers) => {
                self.say(|question| question.by = Some(signers));
                Next::Stay
            }
            Message::On(day) => {
                self.say(|question| question.on = day);
                Next::Stay
            }
            Message::Take => {
                let question = self.question.as_ref();
                let meaning = question.map(|question| question.meaning(context.words));
                match (question, meaning.transpose()?.flatten()) {
                    (Some(question), Some(meaning)) => {
                        read(question.list.clone(), Some(meaning), context)
                    }
                    _ => Next::Stay,
                }
            }
            Message::To(Picked::Paths(paths)) => {
                let book = book.clone();
                let list_words = context.words.language().class_list_words();
                match paths.into_iter().next() {
                    Some(path) => Next::Work(jobs::write(move || {
                        let bytes = class_list::write(&book, list_words);
                        // The dialog asks before another file is replaced.
                        export::save(&bytes, &path, true)?;
                        let count = book.people().filter(|person| !person.ours).count();
                        Ok(Done::Listed(path, count))
                    })),
                    None => Next::Stay,
                }
            }
        })
    }

    /// Notes an answer to what is asked.
    fn say(&mut self, note: impl FnOnce(&mut Question)) {
        if let Some(question) = &mut self.question {
            note(question);
        }
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let does = |message| page.unless_busy(wrap(message));
        let import = ui.with_icon(
            ButtonStyle::First,
            Icon::Folder,
            ui.text("app-people-class-import"),
        );
        let read = column![
            ui.section(ui.text("app-people-class-read")),
            ui.body(ui.text("app-people-class-read-what")),
            ui.quiet(ui.text("app-people-class-columns")),
            row![import.on_press_maybe(does(Message::Choose))],
        ]
        .push(page.busy.then(|| ui.quiet(ui.text("app-people-sealing"))));
        let others = book.people().filter(|person| !person.ours).count();
        let export = ui.with_icon(
            ButtonStyle::Plain,
            Icon::Save,
            ui.text("app-people-class-export"),
        );
        // Whoever has no list yet writes one of titles, to see how.
        let export = export.on_press_maybe(does(Message::Write));
        let names = others > 0;
        let values = [("count", others.into())];
        let write = column![
            ui.section(ui.text("app-people-class-write")),
            ui.body(ui.text_with("app-people-class-write-what", &values)),
        ]
        .push(names.then(|| ui.note(Tone::Warn, ui.text("class-not-encrypted"))))
        .push(row![export]);
        let back = ui.with_icon(ButtonStyle::Quiet, Icon::Back, ui.text("app-people-all"));
        let mut all = column![
            row![back.on_press_maybe(page.unless_busy(Above::Close))],
            ui.title(ui.text("app-people-class")),
        ];
        if let Some(question) = &self.question {
            all = all.push(question.view(page));
        }
        all.push(above(page.notice(), ui.card(read.spacing(APART))))
            .push(ui.card(write.spacing(APART)))
            .spacing(APART)
            .into()
    }
}

impl Question {
    /// What was said; none as long as something is missing.
    ///
    /// # Errors
    /// [`Failure::Day`], [`Failure::DayToCome`].
    fn meaning(&self, words: &Words) -> Result<Option<Meaning>, Failure> {
        let (Some(audience), Some(by)) = (self.audience, self.by) else {
            return Ok(None);
        };
        let on = read_past_day(&self.on, words)?;
        Ok(Some(Meaning {
            title: self.title.clone(),
            audience,
            signed: Some(Signed { by, on }),
        }))
    }

    /// What is asked, and the answers.
    fn view<'a>(&'a self, page: PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let values = [
            ("column", self.title.as_str().into()),
            ("count", self.count.into()),
        ];
        let said = self.audience.is_some() && self.by.is_some() && !self.on.trim().is_empty();
        let take = page.unless_busy(wrap(Message::Take)).filter(|_| said);
        let button = ui.with_icon(
            ButtonStyle::First,
            Icon::Tick,
            ui.text("app-people-class-take"),
        );
        let audience = |audience| wrap(Message::For(audience));
        let by = |signers| wrap(Message::By(signers));
        let on = |day| wrap(Message::On(day));
        let asked = column![
            ui.section(ui.text("app-people-class-asks")),
            ui.body(ui.text_with("app-people-class-asks-what", &values)),
            column![
                ui.body(ui.text("app-people-for-whom")),
                ui.choice(audiences(ui), self.audience, audience),
            ]
            .spacing(NEAR),
            column![
                ui.body(ui.text("app-people-class-signed")),
                ui.choice(signers(ui), self.by, by),
            ]
            .spacing(NEAR),
            ui.field(
                ui.text("app-people-class-signed-on"),
                &self.on,
                false,
                on,
                take.clone(),
            ),
            ui.quiet(ui.text("app-people-class-unknown")),
            row![button.on_press_maybe(take)],
        ];
        ui.card(asked.spacing(APART)).into()
    }
}

/// Who can have signed, as choices.
fn signers(ui: &Ui<'_>) -> Vec<(Signers, String)> {
    let one = |signers: &Signers| {
        let key = match signers {
            Signers::Both => "app-people-class-signed-both",
            Signers::EachNamed => "app-people-class-signed-each-named",
        };
        (*signers, ui.text(key))
    };
    Signers::VARIANTS.iter().map(one).collect()
}

/// Reads a list into the book, with what was said about it.
pub fn read(path: PathBuf, meaning: Option<Meaning>, context: &Context<'_>) -> Next {
    let read = move |album: &mut _| jobs::import(album, &path, meaning.as_ref());
    Next::Work(jobs::with_album(context.album.clone(), read))
}

fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Class(message))
}
