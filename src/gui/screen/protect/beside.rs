//! The second question to the jury: whether a cloaked face is matched to the other photos here, which is what face search does. Asked by a button below
//! the verdict, since each other photo has to be opened for it; how far that is, and what comes of it.

use std::sync::Arc;

use iced::widget::{Column, Id};
use iced::{Element, Task};
use ombrelle_core::error::{Cancelled, Error, ErrorKind, NetworkError};
use ombrelle_core::progress::{Phase, Progress, Step};
use ombrelle_core::protect::{self, Made, Photo, Session};

use super::edit::Edit;
use super::gallery::PhotoItem;
use super::jobs::Source;
use super::panel::in_lines;
use super::photo_view::PhotoView;
use super::view::time_left;
use super::{Action, Context, State};
use crate::job::{self, Job, JobId, ProgressSender};
use crate::theme::NEAR;
use crate::widget::{self, ButtonStyle, Tone, Ui};

/// How much of the work is opening the other photos; asking the jury is the rest.
const OPENING: f32 = 0.9;

/// The finished photo is compared with the others.
#[derive(Clone)]
pub enum Message {
    /// Asks for it.
    Ask,
    /// So much of it is done, 0 to 1.
    Reached(JobId, f32),
    /// Faces were looked for in a photo in which nobody had, by its place.
    Looked(JobId, usize, Box<Photo>),
    /// What came of it.
    Answered(JobId, Answer),
    /// Stops it.
    Stop,
}

/// What the jury says beside other photos, or why it says nothing.
pub type Answer = Arc<Result<protect::Beside, Error>>;

/// The identity of the button that asks, and of the one that stops it, which takes its place and the focus: by it the answer above comes into sight.
fn ask_id() -> Id {
    Id::new("protect-beside")
}

impl State {
    /// Asks, and hears how it goes.
    pub(super) fn on_beside(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Ask => Action::Run(self.ask_beside(context)),
            Message::Reached(job, part) => {
                let version = self.edit().map(Edit::version);
                if let Some(asking) = self.asking_beside(job) {
                    asking.reach(part);
                    // What it is about is not what is seen any more.
                    if version != Some(asking.about) {
                        asking.stop();
                    }
                }
                Action::None
            }
            Message::Looked(job, at, photo) => {
                if self.asking_beside(job).is_some() {
                    self.learn_beside(at, &photo, context);
                }
                Action::None
            }
            Message::Answered(job, answer) => self.answered(job, answer),
            Message::Stop => {
                let view = self.photo_view.as_ref();
                let asking = view.and_then(|view| view.asking.as_ref());
                asking.into_iter().for_each(Job::stop);
                Action::None
            }
        }
    }

    /// The work of this job, while it runs.
    fn asking_beside(&mut self, job: JobId) -> Option<&mut Job<u64>> {
        let asking = self.photo_view.as_mut()?.asking.as_mut();
        asking.filter(|asking| asking.id() == job)
    }

    /// The photos besides the open one, by their places, without those that cannot be opened.
    fn others(&self) -> impl Iterator<Item = (usize, &PhotoItem)> {
        let open = self.photo_view.as_ref().map(|view| view.at);
        let items = self.gallery.items.iter().enumerate();
        items.filter(move |(at, item)| Some(*at) != open && item.fault.is_none())
    }

    fn ask_beside(&mut self, context: &Context<'_>) -> Task<super::Message> {
        let Some(version) = self.edit().map(Edit::version) else {
            return Task::none();
        };
        let others = self.others().map(|(at, item)| (at, Source::of(item)));
        let others: Vec<(usize, Source)> = others.collect();
        let Some(view) = self.photo_view.as_mut() else {
            return Task::none();
        };
        let made = view.made(version).cloned();
        let (Some(photo), Some(made)) = (view.photo.clone(), made) else {
            return Task::none();
        };
        let asking = Job::new(version);
        // Of another version; the button is not there while it runs for this one.
        let before = view.asking.replace(asking.clone());
        before.iter().for_each(Job::stop);
        let lost = ErrorKind::Network(NetworkError::OutOfMemory).at(photo.path());
        let lost = Message::Answered(asking.id(), Arc::new(Err(lost)));
        let work = Work {
            session: context.session.clone(),
            photo,
            made,
            job: asking,
        };
        let running = job::run(lost, move |sender| work.all(others, sender));
        running.map(super::Message::Beside)
    }

    /// Keeps what was found in a photo that nobody had opened, so that nobody looks for it again.
    fn learn_beside(&mut self, at: usize, photo: &Photo, context: &Context<'_>) {
        let (terms, options) = (self.terms(), self.copy_options());
        let item = self.gallery.items.get_mut(at);
        let item = item.filter(|item| item.file.path == photo.path() && !item.knows_faces());
        if let Some(item) = item.filter(|_| photo.faces.is_some()) {
            item.learn(photo, || {
                let mut draft = context.session.draft(photo, terms);
                draft.copy = options;
                draft
            });
        }
    }

    fn answered(&mut self, job: JobId, answer: Answer) -> Action<super::Message> {
        let of_job = |view: &&mut PhotoView| {
            let asking = view.asking.as_ref();
            asking.is_some_and(|asking| asking.id() == job)
        };
        let Some(view) = self.photo_view.as_mut().filter(of_job) else {
            return Action::None;
        };
        let cancelled = ErrorKind::Cancelled(Cancelled);
        let stopped = matches!(&*answer, Err(error) if error.kind == cancelled);
        match view.asking.take() {
            Some(asking) if !stopped => {
                view.beside = Some((asking.about, answer));
                Action::Run(widget::reveal(ask_id()))
            }
            _ => Action::None,
        }
    }

    /// Below the verdict on a finished photo of this version: what comes of the question, how far it is, or a way to ask it. Nothing where
    /// there is no other photo.
    pub(super) fn beside<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &'a PhotoView,
        version: u64,
    ) -> Option<Element<'a, super::Message>> {
        let count = self.others().count();
        let answer = view.beside(version);
        if count == 0 && answer.is_none() {
            return None;
        }
        let mut all = Column::new().spacing(NEAR);
        all = all
            .push(ui.rule())
            .push(ui.section(ui.text("app-jury-beside")));
        match answer {
            None => all = all.push(ui.quiet(ui.text("app-jury-beside-why"))),
            Some(Ok(beside)) => {
                for line in ui.words.beside(beside) {
                    all = all.push(ui.body(line));
                }
            }
            Some(Err(error)) => {
                let failed = ui.text("app-jury-beside-failed");
                let why = in_lines(ui.words.error(error));
                all = all.push(ui.note(Tone::Warn, format!("{failed} {why}")));
            }
        }
        let running = view.asking.as_ref();
        if let Some(job) = running.filter(|job| job.about == version) {
            let words = match job.left() {
                Some(left) => time_left(ui, left),
                None => ui.text("app-jury-beside-running"),
            };
            let stop = ui
                .button(ButtonStyle::Plain, ui.text("app-stop"))
                .id(ask_id());
            let stop = stop.on_press_maybe(
                (!job.is_stopping()).then_some(super::Message::Beside(Message::Stop)),
            );
            all = all
                .push(ui.quiet(words))
                .push(ui.bar(job.part()))
                .push(stop);
        } else if count > 0 {
            let words = ui.text_with("app-jury-beside-ask", &[("count", count.into())]);
            let ask = ui.button(ButtonStyle::Plain, words).id(ask_id());
            let can = view.photo.is_some();
            let said = super::Message::Beside(Message::Ask);
            all = all.push(ask.on_press_maybe(can.then_some(said)));
        }
        Some(all.into())
    }
}

/// What the thread needs.
struct Work {
    session: Arc<Session>,
    photo: Photo,
    made: Arc<Made>,
    job: Job<u64>,
}

impl Work {
    /// Has the finished photo compared with the others, each opened when its turn comes.
    fn all(self, others: Vec<(usize, Source)>, sender: &ProgressSender<Message>) -> Message {
        let id = self.job.id();
        let progress = Progress::silent(self.job.cancel());
        let total = others.len().max(1) as f32;
        let opened = others.into_iter().enumerate().map(|(done, (at, source))| {
            sender.send(Message::Reached(id, OPENING * done as f32 / total));
            let known = source.knows_faces();
            let photo = self.open(source, &progress);
            if let (false, Ok(photo)) = (known, &photo) {
                sender.send(Message::Looked(id, at, Box::new(photo.clone())));
            }
            photo
        });
        let judging = sender.progress(self.job.cancel(), move |step| {
            Message::Reached(id, part(step))
        });
        let beside = self
            .session
            .judge_beside((&self.photo, &self.made), opened, &judging);
        Message::Answered(id, Arc::new(beside))
    }

    /// Opens another photo, and looks for faces where nobody did.
    fn open(&self, source: Source, progress: &Progress) -> Result<Photo, Error> {
        let mut photo = source.read(&self.session, progress)?;
        if photo.faces.is_none() {
            self.session.find_faces(&mut photo, progress)?;
        }
        Ok(photo)
    }
}

/// How much of the work is done at a step of the jury, 0 to 1; of other steps nothing is known here.
fn part(step: Step) -> f32 {
    match step.phase {
        Phase::Judging => {
            let within = step.done as f32 / step.total.max(1) as f32;
            OPENING + (1.0 - OPENING) * within.min(1.0)
        }
        _ => 0.0,
    }
}
