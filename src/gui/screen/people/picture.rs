//! The picture that a child is asked about: which one it is, and the picture itself beside the questions. It is shown as it is, since the child is to see
//! what others would see, and it is kept nowhere.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::image::Handle;
use iced::widget::{Row, column, container, image, row};
use iced::{Alignment, ContentFit, Element, Length, Task};
use ombrelle_core::error::{Error, ErrorKind, NetworkError};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::Preview;

use super::Message as Above;
use super::ask::{Message, wrap};
use super::open::Next;
use super::view::PageContext;
use crate::accessibility::{Described, Role};
use crate::dialog::{self, Picked};
use crate::job::{Job, JobEvent, JobId};
use crate::screen::open_photo::{OpenPhoto, OpenPhotos};
use crate::screen::settings::no_dialog;
use crate::screen::{Action, Context};
use crate::theme::{Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Notice, Ui};

/// The longer side of the picture, in pixels: sharp on screens of twice the density.
const SIDE: u32 = 1000;
/// Sides of a small picture, in logical pixels.
const SMALL: (f32, f32) = (96.0, 72.0);
/// The least and the most height of the picture, in logical pixels, and how much of the window it takes between them.
const HEIGHTS: (f32, f32) = (180.0, 480.0);
const OF_WINDOW: f32 = 0.36;

/// Which picture it is.
pub struct AskPicture {
    photos: OpenPhotos,
    chosen: Option<usize>,
    /// By this the dialogs that are opened for it are known.
    asked: Job,
    looking: Job,
    shown: Shown,
}

/// What is seen of it.
enum Shown {
    /// Nothing is chosen, or it is being opened.
    Not,
    There {
        handle: Handle,
        height: f32,
    },
    Fault(Error),
}

impl Drop for AskPicture {
    fn drop(&mut self) {
        self.looking.stop();
    }
}

impl AskPicture {
    /// None yet; these can be chosen.
    pub fn of(photos: OpenPhotos) -> Self {
        Self {
            photos,
            chosen: None,
            asked: Job::default(),
            looking: Job::default(),
            shown: Shown::Not,
        }
    }

    /// By what the dialogs that are opened for it are known.
    pub fn asked(&self) -> JobId {
        self.asked.id()
    }

    /// Lets the person choose a file.
    pub fn choose(&self, context: &Context<'_>) -> Next {
        let dialog = dialog::photo(context.words.say("app-people-ask-choose", &[]));
        let asked = self.asked();
        let picked = move |picked| wrap(Message::Picked(asked, picked));
        Next::Act(Action::Run(Task::perform(dialog, picked)))
    }

    /// A file was chosen, or not.
    pub fn picked(&mut self, picked: Picked, context: &Context<'_>) -> Next {
        match picked {
            Picked::Nothing => Next::Stay,
            Picked::NoDialog => Next::Act(Action::Notify(no_dialog(context))),
            Picked::Paths(paths) => match paths.into_iter().next() {
                Some(path) => self.given(path, context),
                None => Next::Stay,
            },
        }
    }

    /// Shows the photo at a place on the disk.
    pub fn given(&mut self, path: PathBuf, context: &Context<'_>) -> Next {
        let photos = &mut self.photos.photos;
        let there = photos.iter().position(|photo| photo.path == path);
        let at = there.unwrap_or(photos.len());
        if there.is_none() {
            photos.push(OpenPhoto::at(path));
        }
        self.show(at, context)
    }

    /// Shows the photo at a place of the list.
    pub fn show(&mut self, at: usize, context: &Context<'_>) -> Next {
        let Some(photo) = self.photos.photos.get(at).cloned() else {
            return Next::Stay;
        };
        self.take_off();
        self.chosen = Some(at);
        let (session, cancel) = (context.session.clone(), self.looking.cancel());
        let lost = Err(ErrorKind::Network(NetworkError::OutOfMemory).at(&photo.path));
        let looking = self.looking.run(Arc::new(lost), move |_| {
            Arc::new(photo.preview(&session, SIDE, &Progress::silent(cancel)))
        });
        let seen = looking.map(|event| wrap(Message::Seen(event)));
        Next::Act(Action::Run(seen))
    }

    /// Takes it off the page.
    pub fn take_off(&mut self) {
        self.looking.stop();
        self.looking = Job::default();
        self.chosen = None;
        self.shown = Shown::Not;
    }

    /// It was opened, or could not be.
    pub fn seen(&mut self, event: JobEvent<Arc<Result<Preview, Error>>>) {
        let Some(seen) = self.looking.accept(event) else {
            return;
        };
        self.shown = match seen.as_ref() {
            Ok(preview) => Shown::There {
                height: preview.height as f32,
                handle: Handle::from_rgba(preview.width, preview.height, preview.rgba.clone()),
            },
            Err(error) => Shown::Fault(error.clone()),
        };
        let photo = self.chosen.and_then(|at| self.photos.photos.get_mut(at));
        if let (Some(photo), Shown::There { handle, .. }) = (photo, &self.shown) {
            photo.small.get_or_insert_with(|| handle.clone());
        }
    }

    /// Which picture it is, before the first question.
    pub fn before<'a>(&self, page: &PageContext<'a>) -> Element<'a, Above> {
        let ui = &page.ui;
        let mut all = column![ui.section(ui.text("app-people-ask-which"))].spacing(NEAR);
        if !self.photos.photos.is_empty() {
            all = all.push(self.list(ui));
        }
        if self.photos.more > 0 {
            let values = [("count", self.photos.more.into())];
            all = all.push(ui.quiet(ui.text_with("app-people-ask-more", &values)));
        }
        let choose = ui.with_icon(
            ButtonStyle::Plain,
            Icon::Folder,
            ui.text("app-people-ask-choose"),
        );
        let mut buttons = row![choose.on_press(wrap(Message::Choose))].spacing(NEAR);
        if self.chosen.is_some() {
            let off = ui.button(ButtonStyle::Quiet, ui.text("app-people-ask-take-off"));
            buttons = buttons.push(off.on_press(wrap(Message::TakeOff)));
        }
        let told = match &self.shown {
            Shown::There { .. } => "app-people-ask-as-it-is",
            Shown::Not if self.chosen.is_some() => "app-people-ask-opening",
            Shown::Not | Shown::Fault(_) => "app-people-ask-picture",
        };
        all.push(buttons.wrap().vertical_spacing(NEAR))
            .push(self.fault(ui))
            .push(self.picture(ui))
            .push(ui.quiet(ui.text(told)))
            .into()
    }

    /// The picture beside a question; where there is none, that it is elsewhere.
    pub fn beside<'a>(&self, ui: &Ui<'a>) -> Element<'a, Above> {
        match self.picture(ui) {
            Some(picture) => picture,
            None => ui.quiet(ui.text("app-people-ask-elsewhere")).into(),
        }
    }

    /// The photos to choose from.
    fn list<'a>(&self, ui: &Ui<'a>) -> Element<'a, Above> {
        // Names are wider with larger letters.
        let larger = ui.look.text.max(1.0);
        let small = (SMALL.0 * larger, SMALL.1 * larger);
        let mut all = Row::new().spacing(NEAR);
        for (at, photo) in self.photos.photos.iter().enumerate() {
            let here = self.chosen == Some(at);
            let style = match here {
                true => ButtonStyle::Chosen,
                false => ButtonStyle::Plain,
            };
            let (wide, high) = small;
            let small: Element<'a, Above> = match &photo.small {
                Some(handle) => image(handle.clone())
                    .width(wide)
                    .height(high)
                    .content_fit(ContentFit::Contain)
                    .into(),
                None => container(Icon::Photo.show(32.0, ui.look.tones.quiet))
                    .center_x(wide)
                    .center_y(high)
                    .into(),
            };
            let name = ui
                .label(Size::Small, photo.name.clone())
                .wrapping(iced::widget::text::Wrapping::None);
            let inside = column![small, container(name).max_width(wide).clip(true)]
                .align_x(Alignment::Center)
                .spacing(4);
            let cell = Button::new(inside, style, ui.look.tones)
                .padding(NEAR)
                .name(photo.name.clone())
                .chosen(Role::Choice, here)
                .on_press(wrap(Message::Show(at)));
            all = all.push(cell);
        }
        all.wrap().vertical_spacing(NEAR).into()
    }

    fn fault<'a>(&self, ui: &Ui<'a>) -> Option<Element<'a, Above>> {
        let Shown::Fault(error) = &self.shown else {
            return None;
        };
        let notice = Notice::bad(ui.words.error(error));
        Some(ui.notice_card(&notice).into())
    }

    fn picture<'a>(&self, ui: &Ui<'a>) -> Option<Element<'a, Above>> {
        let Shown::There { handle, height } = &self.shown else {
            return None;
        };
        let photo = self.photos.photos.get(self.chosen?)?;
        let room = (ui.look.window.height * OF_WINDOW).clamp(HEIGHTS.0, HEIGHTS.1);
        let picture = image(handle.clone())
            .width(Length::Fill)
            .height(room.min(*height))
            .content_fit(ContentFit::Contain);
        let name = ui.text_with(
            "app-people-ask-shown",
            &[("name", photo.name.clone().into())],
        );
        Some(Described::new(picture, Role::Picture, name).into())
    }
}
