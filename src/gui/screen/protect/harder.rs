//! Looking harder for faces in the open photo, where the person chooses it: for a photo that was drawn on, with sleepers, masks or the backs of heads.
//! What it adds may be no face, and is told so.

use std::rc::Rc;
use std::sync::Arc;

use iced::widget::{Id, column};
use iced::{Element, Task};
use ombrelle_core::error::{Cancelled, Error, ErrorKind, NetworkError};
use ombrelle_core::protect::{Photo, Search};
use ombrelle_i18n::{Advice, Words};

use super::photo_view::{Known, PhotoView};
use super::view::time_left;
use super::{Action, Context, State};
use crate::job::{self, Job, JobId};
use crate::screen::Telling;
use crate::theme::{Icon, NEAR, Size};
use crate::widget::{ButtonStyle, Notice, Ui};

/// Faces are looked for harder.
#[derive(Clone)]
pub enum Message {
    /// Begins.
    Look,
    /// So much of it is done, 0 to 1.
    Reached(JobId, f32),
    /// It is done: the photo with what is known of it now, and how many places are new.
    Looked(JobId, Arc<Result<(Photo, usize), Error>>),
    /// Stops it.
    Stop,
}

/// The identity of the button that begins, and of the one that stops it, which takes its place and the focus.
fn look_id() -> Id {
    Id::new("protect-look-harder")
}

impl PhotoView {
    /// Whether faces can be looked for harder now: once all was looked for, and once.
    pub fn can_look_harder(&self) -> bool {
        let photo = self.photo.as_ref();
        let open = photo.is_some_and(|photo| photo.faces.is_some() && photo.harder.is_none());
        open && self.known == Known::All && self.harder.is_none()
    }
}

impl State {
    /// Looks harder, and hears how it goes.
    pub(super) fn on_harder(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Look => Action::Run(self.look_harder(context)),
            Message::Reached(job, part) => {
                let view = self.photo_view.as_mut();
                let looking = view.and_then(|view| view.harder.as_mut());
                if let Some(looking) = looking.filter(|looking| looking.id() == job) {
                    looking.reach(part);
                }
                Action::None
            }
            Message::Looked(job, looked) => self.looked_harder(job, &looked, context),
            Message::Stop => {
                let view = self.photo_view.as_ref();
                let looking = view.and_then(|view| view.harder.as_ref());
                looking.into_iter().for_each(Job::stop);
                Action::None
            }
        }
    }

    fn look_harder(&mut self, context: &Context<'_>) -> Task<super::Message> {
        let view = self.photo_view.as_mut();
        let Some(view) = view.filter(|view| view.can_look_harder()) else {
            return Task::none();
        };
        let Some(mut photo) = view.photo.clone() else {
            return Task::none();
        };
        let looking = Job::default();
        view.harder = Some(looking.clone());
        let (session, job) = (context.session.clone(), looking.id());
        let lost = Err(ErrorKind::Network(NetworkError::OutOfMemory).at(photo.path()));
        let running = job::run(Message::Looked(job, Arc::new(lost)), move |sender| {
            let progress = sender.progress(looking.cancel(), move |step| {
                Message::Reached(job, step.done as f32 / step.total.max(1) as f32)
            });
            let added = session.look_harder(&mut photo, &progress);
            Message::Looked(job, Arc::new(added.map(|added| (photo, added))))
        });
        running.map(super::Message::Harder)
    }

    /// Takes in what is new, and tells of it. Another photo may be open by now: then nobody waits for it.
    fn looked_harder(
        &mut self,
        job: JobId,
        looked: &Result<(Photo, usize), Error>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let of_job = |view: &&mut PhotoView| {
            let looking = view.harder.as_ref();
            looking.is_some_and(|looking| looking.id() == job)
        };
        let Some(view) = self.photo_view.as_mut().filter(of_job) else {
            return Action::None;
        };
        view.harder = None;
        let (photo, added) = match looked {
            Ok((photo, added)) => (photo, *added),
            Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => return Action::None,
            Err(error) => return Action::Notify(Notice::bad(context.words.error(error))),
        };
        if photo.harder.is_none() {
            // The network went away since the photo was opened, after the usual look.
            let mut missing = photo.missing.iter();
            let Some(missing) = missing.find(|missing| missing.search == Search::Faces) else {
                return Action::None;
            };
            let reason = [("reason", context.words.reason(&missing.reason).into())];
            let advice = Advice {
                what_happened: context.words.say("app-look-harder-failed", &reason),
                ..context.words.missing(missing)
            };
            return Action::Notify(Notice::bad(advice));
        }
        let at = view.at;
        view.photo = Some(photo.clone());
        view.check = Some(context.session.check(photo));
        if added > 0 {
            // Boxes that were drawn come after what is new: what is chosen, dragged or in a menu by its number would be another one.
            let known = photo.found().len().saturating_sub(added);
            view.chosen = view.chosen.filter(|number| *number <= known);
            self.menu = None;
            // In Who is who nobody could name it, nor see that it is missing there.
            self.who.look_anew(at);
        }
        self.learn(context.session);
        let telling: Telling = Rc::new(move |words: &Words| {
            let told = words.say("app-looked-harder", &[("count", added.into())]);
            match added {
                0 => Notice::good(told),
                _ => Notice::warn(told),
            }
        });
        let sketch = Action::Run(self.sketch(context));
        sketch.and(Action::Tell(telling))
    }

    /// Below the faces: a way to look harder, how far that is, or why it cannot be done now.
    pub(super) fn harder<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &'a PhotoView,
    ) -> Element<'a, super::Message> {
        if let Some(job) = &view.harder {
            let words = match job.left() {
                Some(left) => time_left(ui, left),
                None => ui.text("app-looking-harder"),
            };
            let stop = ui
                .button(ButtonStyle::Plain, ui.text("app-stop"))
                .id(look_id());
            let stop = stop.on_press_maybe(
                (!job.is_stopping()).then_some(super::Message::Harder(Message::Stop)),
            );
            return column![ui.quiet(words), ui.bar(job.part()), stop]
                .spacing(NEAR)
                .into();
        }
        let photo = view.photo.as_ref();
        let unseen = photo.is_some_and(|photo| photo.faces.is_none());
        let why = match photo.is_some_and(|photo| photo.harder.is_some()) {
            true => "app-looked-harder-already",
            false if view.can_look_harder() => "app-look-harder-why",
            // All was looked for, and nothing can look for faces.
            false if unseen && view.known == Known::All => "app-look-harder-missing",
            false => "app-look-harder-later",
        };
        let look = ui.with_icon(ButtonStyle::Quiet, Icon::Faces, ui.text("app-look-harder"));
        let can = view.can_look_harder();
        let said = super::Message::Harder(Message::Look);
        let look = look.id(look_id()).on_press_maybe(can.then_some(said));
        let why = ui.label(Size::Small, ui.text(why));
        column![look, why.color(ui.look.tones.quiet)]
            .spacing(2)
            .into()
    }
}
