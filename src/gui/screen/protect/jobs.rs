//! What threads do for the open photo: opening, looking for faces and text, sketching covers, making the result to look at;
//! and what the screen makes of what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::scroll_to;
use iced::widget::scrollable::AbsoluteOffset;
use ombrelle_core::error::{Cancelled, Error, ErrorKind, NetworkError, ProtectError};
use ombrelle_core::face::Face;
use ombrelle_core::progress::{Phase, Progress, Step};
use ombrelle_core::protect::{self, Draft, DraftFace, Looks, Made, Photo, Preview, Session};

use super::gallery::{Found, PhotoItem, handle};
use super::photo_view::{self, Known, Mode, PhotoView, Sketch};
use super::view::panel_id;
use super::{Action, Context, State};
use crate::job::{self, Job, JobId};
use crate::widget::{self, Notice};

/// The longer side of a photo on the screen, in pixels, until somebody looks closer.
const SCREEN: u32 = 1600;

/// What comes back from threads, each with the job that it belongs to: somebody who looks at another photo by then does not want
/// it. And the trial, which is a job that the person starts and stops.
#[derive(Clone)]
pub enum Message {
    /// The photo is open, and a picture of it for the screen is made.
    Opened(JobId, Arc<Result<(Photo, Preview), Error>>),
    /// Faces were looked for.
    Found(JobId, Arc<Result<Photo, Error>>),
    /// Text was looked for.
    Read(JobId, Arc<Result<Photo, Error>>),
    /// The photo at its own size.
    Enlarged(JobId, Arc<Option<Preview>>),
    /// What the covers look like, of a version of the edit, and whether at the photo's own size.
    Sketched(JobId, (u64, bool), Arc<Result<Preview, Error>>),
    /// Makes the finished photo to look at, without writing anything.
    Try,
    /// So much of that is done, 0 to 1.
    Trying(JobId, f32),
    /// It is done.
    Tried(JobId, Arc<Result<Tried, Error>>),
    /// Stops it.
    StopTrial,
}

/// A finished photo that is looked at before it is saved.
pub struct Tried {
    /// Of which version of the edit.
    version: u64,
    made: Arc<Made>,
    after: Preview,
    /// What changed in it.
    difference: Preview,
}

impl State {
    /// Takes what a thread sends, and what the person wants of the trial.
    pub(super) fn on_job(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Opened(job, opened) => self.opened(job, &opened, context),
            Message::Found(job, found) => self.found(job, &found, context),
            Message::Read(job, read) => self.read(job, &read, context),
            Message::Enlarged(job, preview) => {
                if let Some(view) = self.view_of(job) {
                    view.full = preview.as_ref().clone().map(handle);
                }
                Action::None
            }
            Message::Sketched(job, (version, close), sketch) => {
                let Some(view) = self.view_of(job) else {
                    return Action::None;
                };
                view.sketching = false;
                // What could not be drawn is not tried again, and nothing older is shown in its place.
                view.sketch = Some(Sketch {
                    version,
                    close,
                    handle: sketch.as_ref().as_ref().ok().cloned().map(handle),
                });
                Action::Run(self.sketch(context))
            }
            Message::Try => Action::Run(self.begin_trial(context)),
            Message::Trying(job, part) => {
                let view = self.photo_view.as_mut();
                let trial = view.and_then(|view| view.trial.as_mut());
                if let Some(trial) = trial.filter(|trial| trial.id() == job) {
                    trial.reach(part);
                }
                Action::None
            }
            Message::Tried(job, tried) => self.tried(job, &tried, context),
            Message::StopTrial => {
                let view = self.photo_view.as_ref();
                view.and_then(|view| view.trial.as_ref())
                    .into_iter()
                    .for_each(Job::stop);
                Action::None
            }
        }
    }

    /// The open photo, if it is the one that the job belongs to.
    fn view_of(&mut self, job: JobId) -> Option<&mut PhotoView> {
        self.photo_view.as_mut().filter(|view| view.job.id() == job)
    }

    /// Opens a photo large.
    pub(super) fn open(&mut self, at: usize, context: &Context<'_>) -> Task<super::Message> {
        let Some(item) = self.gallery.items.get_mut(at) else {
            return Task::none();
        };
        item.opened = true;
        let source = Source::of(item);
        self.close_photo();
        self.gallery.current = at;
        self.gallery.look_for_copy(at);
        let view = PhotoView::new(at, source.path.clone());
        let (session, job) = (context.session.clone(), view.job.clone());
        self.photo_view = Some(view);
        let lost = Err(ErrorKind::Network(NetworkError::OutOfMemory).at(&source.path));
        let lost = Message::Opened(job.id(), Arc::new(lost));
        let looking = job::run(lost, move |sender| {
            let progress = Progress::silent(job.cancel());
            let opened = match source.clone().open(&session, &progress) {
                // There is another photo by now: nothing is known of it yet.
                Err(error) if is_another(&error) => source.anew().open(&session, &progress),
                opened => opened,
            };
            let (mut photo, preview) = match opened {
                Ok(opened) => opened,
                Err(error) => return Message::Opened(job.id(), Arc::new(Err(error))),
            };
            let opened = Ok((photo.clone(), preview));
            sender.send(Message::Opened(job.id(), Arc::new(opened)));
            let found = match photo.faces {
                Some(_) => Ok(()),
                None => session.find_faces(&mut photo, &progress),
            };
            let found = found.map(|()| photo.clone());
            sender.send(Message::Found(job.id(), Arc::new(found)));
            let read = match photo.text {
                Some(_) => Ok(()),
                None => session.read_text(&mut photo, &progress),
            };
            Message::Read(job.id(), Arc::new(read.map(|()| photo)))
        });
        // What is said of this photo is read from its beginning, wherever the one before was left.
        let top = scroll_to(panel_id(), AbsoluteOffset { x: 0.0, y: 0.0 });
        let looking = looking.map(super::Message::Job);
        Task::batch([looking, top])
    }

    pub(super) fn close_photo(&mut self) {
        if let Some(view) = &self.photo_view {
            view.job.stop();
            view.trial.iter().for_each(Job::stop);
            view.harder.iter().for_each(Job::stop);
            view.asking.iter().for_each(Job::stop);
        }
        self.photo_view = None;
    }

    fn opened(
        &mut self,
        job: JobId,
        opened: &Result<(Photo, Preview), Error>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let Some(view) = self.view_of(job) else {
            return Action::None;
        };
        match opened {
            Ok((photo, preview)) => {
                view.before = Some(handle(preview.clone()));
                view.photo = Some(photo.clone());
                view.known = Known::Finding;
                let at = view.at;
                self.follow_file(at, photo, context)
            }
            Err(error) => {
                view.fault = Some(error.clone());
                Action::None
            }
        }
    }

    /// A photo of the gallery was opened. Where its file is another photo by now than the one that was looked at, nothing that was found or decided in that
    /// one holds, since the same places and numbers are other faces here; it is said.
    fn follow_file(
        &mut self,
        at: usize,
        photo: &Photo,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let Some(item) = self.gallery.items.get_mut(at) else {
            return Action::None;
        };
        // Whatever kept it from being opened before is over.
        item.fault = None;
        let known = item.found.as_ref();
        if known.is_none_or(|found| found.is_of(photo)) {
            return Action::None;
        }
        item.found = None;
        item.edit = None;
        item.saved = None;
        let values = [("name", item.name().into())];
        self.gallery.draw_anew(at);
        self.who.forget(at);
        self.selection.forget_steps();
        let words = context.words.say("app-photo-replaced", &values);
        Action::Notify(Notice::warn(words))
    }

    /// Faces were looked for. Whether any were found, or what finds them is missing: from now on boxes can be drawn.
    fn found(
        &mut self,
        job: JobId,
        found: &Result<Photo, Error>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let Some(view) = self.view_of(job) else {
            return Action::None;
        };
        match found {
            Ok(photo) => view.photo = Some(photo.clone()),
            Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => return Action::None,
            Err(error) => view.find_fault = Some(error.clone()),
        }
        view.known = Known::Reading;
        self.learn(context.session);
        Action::Run(self.sketch(context))
    }

    /// Text was looked for, or could not be: only now is it told what the photo tells.
    fn read(
        &mut self,
        job: JobId,
        read: &Result<Photo, Error>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let Some(view) = self.view_of(job) else {
            return Action::None;
        };
        let fault = match read {
            Ok(photo) => {
                view.photo = Some(photo.clone());
                None
            }
            Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => return Action::None,
            Err(error) => Some(Notice::bad(context.words.error(error))),
        };
        view.known = Known::All;
        view.check = view
            .photo
            .as_ref()
            .map(|photo| context.session.check(photo));
        self.learn(context.session);
        let sketch = Action::Run(self.sketch(context));
        match fault {
            Some(notice) => sketch.and(Action::Notify(notice)),
            None => sketch,
        }
    }

    /// Keeps what was found in the open photo, and has its draft take it in.
    pub(super) fn learn(&mut self, session: &Session) {
        let (terms, options) = (self.terms(), self.copy_options());
        let Some(view) = &self.photo_view else {
            return;
        };
        let item = self.gallery.items.get_mut(view.at);
        if let (Some(photo), Some(item)) = (&view.photo, item) {
            item.learn(photo, || {
                let mut draft = session.draft(photo, terms);
                draft.copy = options;
                draft
            });
        }
    }

    /// Has the covers drawn anew where they are not those that are chosen.
    pub(super) fn sketch(&mut self, context: &Context<'_>) -> Task<super::Message> {
        let Some((version, draft)) = self
            .edit()
            .map(|edit| (edit.version(), edit.draft().clone()))
        else {
            return Task::none();
        };
        let Some(view) = self.photo_view.as_mut() else {
            return Task::none();
        };
        let close = view.is_close();
        let current = view.sketch.as_ref();
        let current =
            current.is_some_and(|sketch| sketch.version == version && (sketch.close || !close));
        let Some(photo) = view.photo.clone().filter(|_| !current && !view.sketching) else {
            return Task::none();
        };
        view.sketching = true;
        let (session, job) = (context.session.clone(), view.job.id());
        let progress = Progress::silent(view.job.cancel());
        let lost = Arc::new(Err(
            ErrorKind::Network(NetworkError::OutOfMemory).at(photo.path())
        ));
        let of = (version, close);
        let side = if close { u32::MAX } else { SCREEN };
        let drawing = job::run(Message::Sketched(job, of, lost), move |_| {
            let sketch = session.sketch(&photo, &draft, side, &progress);
            Message::Sketched(job, of, Arc::new(sketch))
        });
        drawing.map(super::Message::Job)
    }

    fn begin_trial(&mut self, context: &Context<'_>) -> Task<super::Message> {
        let Some((version, draft)) = self
            .edit()
            .map(|edit| (edit.version(), edit.draft().clone()))
        else {
            return Task::none();
        };
        let view = self.photo_view.as_mut();
        let Some(view) = view.filter(|view| view.trial.is_none()) else {
            return Task::none();
        };
        let Some(photo) = view.photo.clone() else {
            return Task::none();
        };
        let trial = Job::default();
        view.trial = Some(trial.clone());
        let (session, job, cloaks) = (context.session.clone(), trial.id(), draft.cloaks());
        let lost = Err(ErrorKind::Network(NetworkError::OutOfMemory).at(photo.path()));
        let making = job::run(Message::Tried(job, Arc::new(lost)), move |sender| {
            let progress = sender.progress(trial.cancel(), move |step| {
                Message::Trying(job, part(step, cloaks))
            });
            let made = session.protect(&photo, &draft, &progress);
            let tried = made.and_then(|made| {
                let (after, difference) = compare(&session, (&photo, &draft), &made, &progress)?;
                Ok(Tried {
                    version,
                    made: Arc::new(made),
                    after,
                    difference,
                })
            });
            Message::Tried(job, Arc::new(tried))
        });
        making.map(super::Message::Job)
    }

    fn tried(
        &mut self,
        job: JobId,
        tried: &Result<Tried, Error>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let of_job = |view: &&mut PhotoView| {
            let trial = view.trial.as_ref();
            trial.is_some_and(|trial| trial.id() == job)
        };
        let Some(view) = self.photo_view.as_mut().filter(of_job) else {
            return Action::None;
        };
        view.trial = None;
        match tried {
            Ok(tried) => {
                view.result = Some(photo_view::Result {
                    version: tried.version,
                    after: handle(tried.after.clone()),
                    difference: handle(tried.difference.clone()),
                });
                view.made = Some((tried.version, tried.made.clone()));
                view.mode = Mode::Compare;
                // Whoever cloaks a face has to meet what the jury says of it, which stands below the faces.
                Action::Run(widget::reveal(photo_view::verdict_id()))
            }
            Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => Action::None,
            Err(error) => Action::Notify(Notice::bad(context.words.error(error))),
        }
    }
}

/// Where the pixels of a photo come from, and what is known of it already.
#[derive(Clone)]
pub struct Source {
    /// Where it is.
    pub path: PathBuf,
    pasted: Option<Photo>,
    found: Option<Found>,
}

impl Source {
    /// That of a photo of the gallery.
    pub fn of(item: &PhotoItem) -> Self {
        Self {
            path: item.file.path.clone(),
            pasted: item.pasted.clone(),
            found: item.found.clone(),
        }
    }

    /// Whether its faces were looked for already.
    pub fn knows_faces(&self) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(Found::knows_faces)
    }

    /// The same where nobody looked for anything yet.
    fn anew(self) -> Self {
        Self {
            found: None,
            ..self
        }
    }

    /// Reads it. What was found before is not looked for again; where it was found in another photo, which has this name no longer, that is an error: covers
    /// would lie where its faces were.
    pub fn read(self, session: &Session, progress: &Progress) -> Result<Photo, Error> {
        let mut photo = match self.pasted {
            Some(photo) => photo,
            None => session.open(&self.path, Looks::default(), progress)?,
        };
        if let Some(found) = self.found {
            if !found.is_of(&photo) {
                return Err(ErrorKind::Protect(ProtectError::PhotoChanged).at(&self.path));
            }
            found.put(&mut photo);
        }
        Ok(photo)
    }

    fn open(self, session: &Session, progress: &Progress) -> Result<(Photo, Preview), Error> {
        let photo = self.read(session, progress)?;
        let preview = protect::preview(&photo.opened.picture, SCREEN)
            .map_err(|reason| reason.at(photo.path()))?;
        Ok((photo, preview))
    }
}

/// Whether a photo could not be read since there is another one by now.
fn is_another(error: &Error) -> bool {
    error.kind == ErrorKind::Protect(ProtectError::PhotoChanged)
}

/// Brings the photo's own pixels where somebody looks closer.
pub fn enlarge(view: &mut PhotoView) -> Task<super::Message> {
    let close = view.is_close() && !view.enlarging;
    let Some(photo) = view.photo.clone().filter(|_| close) else {
        return Task::none();
    };
    view.enlarging = true;
    let job = view.job.id();
    let enlarging = job::run(Message::Enlarged(job, Arc::new(None)), move |_| {
        let preview = protect::preview(&photo.opened.picture, u32::MAX);
        Message::Enlarged(job, Arc::new(preview.ok()))
    });
    enlarging.map(super::Message::Job)
}

/// The finished photo and, ten times as large, what changed in it, for the screen.
fn compare(
    session: &Session,
    (photo, draft): (&Photo, &Draft),
    made: &Made,
    progress: &Progress,
) -> Result<(Preview, Preview), Error> {
    let path = photo.path();
    let exported = session.reopen(made, path, progress)?;
    let after =
        protect::preview(&exported.picture, SCREEN).map_err(|error| Error::at(path, error))?;
    let faces: Vec<Face> = draft.faces().iter().map(DraftFace::face).collect();
    let difference =
        protect::preview_difference(&photo.opened, &faces, &exported, SCREEN, progress)?;
    Ok((after, difference))
}

/// How much of one photo is done at a step, 0 to 1, by what the phases usually take.
pub fn part(step: Step, cloaks: bool) -> f32 {
    let (from, to) = match (step.phase, cloaks) {
        (Phase::Opening, _) => (0.0, 0.1),
        (Phase::Finding, false) => (0.1, 0.6),
        (Phase::Covering, false) => (0.6, 0.7),
        (Phase::Encoding, false) => (0.7, 0.9),
        (Phase::Proving, false) => (0.9, 1.0),
        (Phase::Finding | Phase::Covering, true) => (0.1, 0.15),
        (Phase::Cloaking, _) => (0.15, 0.75),
        (Phase::Encoding | Phase::Proving, true) => (0.75, 0.8),
        (Phase::Judging, _) => (0.8, 1.0),
        (Phase::Hashing | Phase::Reading, _) => (0.0, 1.0),
    };
    let within = step.done as f32 / step.total.max(1) as f32;
    from + (to - from) * within.min(1.0)
}
