//! Asking a child before a photo leaves: the picture, and one question at a time in words for its age. The last answer is kept.

use std::sync::Arc;

use iced::widget::{column, row};
use iced::{Alignment, Element};
use ombrelle_core::calendar;
use ombrelle_core::consent::{Audience, Book, Person, Question, Reply, questions};
use ombrelle_core::error::Error;
use ombrelle_core::protect::Preview;
use strum::VariantArray;

use super::jobs::{self, Done};
use super::open::Next;
use super::picture::AskPicture;
use super::record::audiences;
use super::view::{PageContext, whom_first};
use super::{Message as Above, open};
use crate::dialog::Picked;
use crate::job::{JobEvent, JobId};
use crate::screen::Context;
use crate::screen::open_photo::OpenPhotos;
use crate::theme::{APART, NEAR};
use crate::widget::ButtonStyle;

/// What the person, or the child, does.
#[derive(Clone)]
pub enum Message {
    /// Chooses who would see the photo.
    For(Audience),
    /// Wants to choose a picture.
    Choose,
    /// A picture was chosen, or not, for the questions that were asked then.
    Picked(JobId, Picked),
    /// Shows one of the photos that are open.
    Show(usize),
    /// The picture was opened, or could not be.
    Seen(JobEvent<Arc<Result<Preview, Error>>>),
    /// Takes the picture off the page.
    TakeOff,
    /// Goes on.
    Next,
    /// Goes back.
    Back,
    /// The child answered.
    Said(Reply),
}

impl Message {
    /// Whether it is about these questions, and not about those that were left before a picture was chosen for them.
    pub fn is_for(&self, ask: &Ask) -> bool {
        match self {
            Self::Picked(asked, _) => *asked == ask.picture.asked(),
            Self::For(_)
            | Self::Choose
            | Self::Show(_)
            | Self::Seen(_)
            | Self::TakeOff
            | Self::Next
            | Self::Back
            | Self::Said(_) => true,
        }
    }

    /// Whether it brings a picture that was chosen.
    pub fn brings_a_picture(&self) -> bool {
        matches!(self, Self::Picked(_, Picked::Paths(_)))
    }
}

/// How far the questions have come.
pub struct Ask {
    person: u32,
    questions: &'static [Question],
    audience: Option<Audience>,
    /// The picture that it is about.
    pub picture: AskPicture,
    /// Which question; none before the first.
    at: Option<usize>,
}

impl Ask {
    /// Before the first question; the picture is one of these, or of another file.
    pub fn new(person: &Person, photos: OpenPhotos) -> Self {
        Self {
            person: person.number,
            questions: questions(person.age),
            audience: None,
            picture: AskPicture::of(photos),
            at: None,
        }
    }

    /// Which question is asked; none before the first.
    pub fn at(&self) -> Option<usize> {
        self.at
    }

    /// Handles a message; the book is changed once the child has answered.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Next {
        match message {
            Message::Choose => return self.picture.choose(context),
            Message::Picked(_, picked) => return self.picture.picked(picked, context),
            Message::Show(at) => return self.picture.show(at, context),
            Message::Seen(event) => self.picture.seen(event),
            Message::TakeOff => self.picture.take_off(),
            Message::For(audience) => self.audience = Some(audience),
            Message::Next => self.at = Some(self.at.map_or(0, |at| at + 1)),
            Message::Back => self.at = self.at.and_then(|at| at.checked_sub(1)),
            Message::Said(reply) => {
                let Some(audience) = self.audience else {
                    return Next::Stay;
                };
                let person = self.person;
                let (last, today) = (self.questions.last().copied(), calendar::today());
                let answer = move |book: &mut Book| {
                    book.answer(person, audience, (last, reply), today)?;
                    Ok(Done::Answered(person, audience, reply))
                };
                return Next::Work(jobs::change(context.album.clone(), answer));
            }
        }
        Next::Stay
    }

    /// The page.
    pub fn view<'a>(&'a self, page: PageContext<'a>, book: &Book) -> Element<'a, Above> {
        let ui = &page.ui;
        let name = book.person(self.person).map(|p| p.name.clone());
        let title = ui.text_with(
            "app-people-ask",
            &[("name", name.unwrap_or_default().into())],
        );
        let asked = self.at.and_then(|at| self.questions.get(at).copied());
        let inside = match (self.audience, asked) {
            (Some(audience), Some(question)) => self.question(&page, audience, question),
            _ => self.before(&page),
        };
        column![ui.title(title), ui.card(inside)]
            .push(page.notice())
            .spacing(APART)
            .into()
    }

    /// Who would see the photo, before the child is asked.
    fn before<'a>(&self, page: &PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let chosen = |audience| wrap(Message::For(audience));
        let next = ui.button(ButtonStyle::First, ui.text("app-people-ask-begin"));
        let next = next.on_press_maybe(self.audience.map(|_| wrap(Message::Next)));
        let cancel = ui.button(ButtonStyle::Plain, ui.text("app-people-cancel"));
        column![
            column![
                ui.section(ui.text("app-people-ask-for")),
                ui.choice(audiences(ui), self.audience, chosen),
            ]
            .spacing(NEAR),
            self.picture.before(page),
            ui.quiet(ui.text("consent-ask-hello")),
            row![cancel.on_press(Above::Close), next]
                .push(whom_first(ui, self.audience))
                .spacing(NEAR)
                .align_y(Alignment::Center)
                .wrap()
                .vertical_spacing(NEAR),
        ]
        .spacing(APART)
        .into()
    }

    fn question<'a>(
        &self,
        page: &PageContext<'a>,
        audience: Audience,
        question: Question,
    ) -> Element<'a, Above> {
        let ui = &page.ui;
        let back = ui.button(ButtonStyle::Plain, ui.text("app-people-ask-back"));
        let back = back.on_press_maybe(page.unless_busy(wrap(Message::Back)));
        // From 1; a question is shown only where there is a place.
        let at = self.at.unwrap_or(0) + 1;
        let values = [("at", at.into()), ("of", self.questions.len().into())];
        let words = ui.words.question(question, audience);
        let all = column![
            self.picture.beside(ui),
            ui.quiet(ui.text_with("app-people-ask-at", &values)),
            ui.title(words),
        ]
        .spacing(APART);
        if self.questions.last() != Some(&question) {
            let next = ui.button(ButtonStyle::First, ui.text("app-people-ask-next"));
            let next = next.on_press(wrap(Message::Next));
            return all.push(row![back, next].spacing(NEAR)).into();
        }
        // No answer stands out: each is as easy to give as a yes.
        let mut replies = column![].spacing(NEAR);
        for reply in Reply::VARIANTS {
            let words = ui.capital(&ui.text(&format!("form-reply-{}", reply.code())));
            let said = page.unless_busy(wrap(Message::Said(*reply)));
            let button = ui.button(ButtonStyle::Plain, words).on_press_maybe(said);
            replies = replies.push(button.width(iced::Length::Fill));
        }
        let sealing = page.busy.then(|| ui.quiet(ui.text("app-people-sealing")));
        all.push(replies)
            .push(ui.quiet(ui.text("app-people-ask-kept")))
            .push(row![back])
            .push(sealing)
            .into()
    }
}

/// A message of this page, as the screen takes it.
pub fn wrap(message: Message) -> Above {
    Above::Open(open::Message::Ask(message))
}
