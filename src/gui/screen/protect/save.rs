//! Saving one photo or all of them: which ones, where to, a thread that works them off one after the other, each file whole
//! or not at all; and what is told of it in the end.

use std::cell::Cell;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::error::{Cancelled, Error, ErrorKind, FileError, MediaError, NetworkError};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::names::{self, Naming};
use ombrelle_core::protect::{
    self, CopyOptions, Draft, Evaluation, Extent, FaceReport, Gap, Made, NoticeKind, Overwrite,
    Photo, Preview, Saved, Search, Session, Terms,
};
use ombrelle_i18n::{Words, visible};

use super::edit::Edit;
use super::gallery::{Found, PhotoItem};
use super::hand_on::SavedCopy;
use super::jobs::{Source, part};
use super::thumbnails::SIDE;
use super::{Action, Context, State};
use crate::album::SharedAlbum;
use crate::dialog::{self, Picked};
use crate::job::{self, Job, JobId, ProgressSender};
use crate::open::show_in_folder;
use crate::screen::Telling;
use crate::screen::settings::no_dialog;
use crate::widget::{Notice, Tone};

/// Names of files that a notice lists; of more it says how many.
const NAMED: usize = 6;

/// Which photos are saved. One is known by where it lies, since another may be open by the time that the person says in which folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All.
    All,
    /// The one that lies here; that was pasted under this name.
    One(PathBuf),
}

impl Which {
    fn means(&self, item: &PhotoItem) -> bool {
        match self {
            Self::All => true,
            Self::One(path) => item.file.path == *path,
        }
    }
}

/// Copies are saved.
#[derive(Clone)]
pub enum Message {
    /// Saves the open photo.
    One,
    /// Saves the open photo in a folder that the person says.
    Elsewhere,
    /// Saves all photos.
    All,
    /// The person said in which folder.
    In(Which, Picked),
    /// So much of all is done, 0 to 1.
    Reached(JobId, f32),
    /// One photo has its copy already.
    There(JobId),
    /// One photo ended, by its place.
    Ended(JobId, usize, Arc<Result<Copy, Error>>),
    /// All ended; photos that the album book noted, or why it could not.
    AllEnded(JobId, Result<usize, Error>),
    /// The work broke off.
    Lost(JobId),
    /// Stops after what is being written.
    Stop,
    /// Shows a copy in its folder.
    ShowInFolder(PathBuf),
}

/// A copy that was written.
pub struct Copy {
    /// Where, and what of it the album book is to note.
    saved: Saved,
    /// What was decided when it was made.
    draft: Draft,
    /// What was made.
    made: Arc<Made>,
    /// What was found and decided, where nobody had looked at the photo.
    seen: Option<(Found, Draft)>,
    /// It in small.
    small: Option<Preview>,
}

/// Saving, as the screen knows it.
pub struct Saving {
    /// How far it is, and how it is stopped.
    pub job: Job,
    /// Photos to be saved.
    pub total: usize,
    /// Photos saved.
    pub done: usize,
    /// Photos that had their copy already.
    pub there: usize,
    /// Photos that could not be saved.
    faults: Vec<Error>,
    /// Names of copies that were written before, and stay beside the new ones.
    earlier: Vec<String>,
    summary: Summary,
    /// Photos that were saved and that a person should look at.
    to_look_at: usize,
}

impl Saving {
    /// Nothing is done yet.
    pub fn of(total: usize) -> Self {
        Self {
            job: Job::default(),
            total,
            done: 0,
            there: 0,
            faults: Vec::new(),
            earlier: Vec::new(),
            summary: Summary::default(),
            to_look_at: 0,
        }
    }

    /// Takes in one photo that was saved.
    fn add(&mut self, name: String, made: &Made) {
        let mut alone = Summary::default();
        alone.add(String::new(), made);
        self.to_look_at += usize::from(alone.wants_a_look());
        self.summary.add(name, made);
    }
}

impl State {
    /// Saves, and hears how it goes.
    pub(super) fn on_save(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::One => match self.open_one() {
                Some(one) => self.save_in(one, None, context),
                None => Action::None,
            },
            Message::Elsewhere => match self.open_one() {
                Some(one) => Action::Run(ask_where(one, context)),
                None => Action::None,
            },
            Message::All => self.save_in(Which::All, None, context),
            Message::In(_, Picked::Paths(_)) if self.saving.is_some() => {
                let words = context.words.say("app-saving-others", &[]);
                Action::Notify(Notice::warn(words))
            }
            Message::In(which, Picked::Paths(_))
                if !self.gallery.items.iter().any(|item| which.means(item)) =>
            {
                let words = context.words.say("app-saving-gone", &[]);
                Action::Notify(Notice::warn(words))
            }
            Message::In(which, Picked::Paths(paths)) => {
                self.save_in(which, paths.into_iter().next(), context)
            }
            Message::In(_, Picked::Nothing) => Action::None,
            Message::In(_, Picked::NoDialog) => Action::Notify(no_dialog(context)),
            Message::Reached(job, part) => {
                if let Some(saving) = self.saving_of(job) {
                    saving.job.reach(part);
                }
                Action::None
            }
            Message::There(job) => {
                if let Some(saving) = self.saving_of(job) {
                    saving.there += 1;
                }
                Action::None
            }
            Message::Ended(job, at, saved) => {
                self.ended(job, at, saved.as_ref(), context.session);
                Action::None
            }
            Message::AllEnded(job, noted) => match self.saving_of(job).is_some() {
                true => self.all_ended(noted, context),
                false => Action::None,
            },
            Message::Lost(job) => match self.saving_of(job) {
                Some(saving) => {
                    // What was saved before is told with it, and what the album book noted is noted.
                    let lost = ErrorKind::Network(NetworkError::OutOfMemory);
                    saving.faults.push(Error::from(lost));
                    self.all_ended(Ok(0), context)
                }
                None => Action::None,
            },
            Message::Stop => {
                self.saving.iter().for_each(|saving| saving.job.stop());
                Action::None
            }
            Message::ShowInFolder(path) => match show_in_folder(&path) {
                true => Action::None,
                false => {
                    let notice = Notice::warn(context.words.say("app-no-file-manager", &[]));
                    Action::Notify(notice.with_advice(path.to_string_lossy()))
                }
            },
        }
    }

    fn saving_of(&mut self, job: JobId) -> Option<&mut Saving> {
        self.saving.as_mut().filter(|saving| saving.job.id() == job)
    }

    /// The photo that is open.
    fn open_one(&self) -> Option<Which> {
        let view = self.photo_view.as_ref()?;
        Some(Which::One(view.path.clone()))
    }

    fn save_in(
        &mut self,
        which: Which,
        folder: Option<PathBuf>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        if self.saving.is_some() || self.audience.is_none() {
            return Action::None;
        }
        let out = folder.or_else(|| context.settings.folder.clone());
        let items = self.gallery.items.iter().enumerate();
        let meant: Vec<_> = items.filter(|(_, item)| which.means(item)).collect();
        let homeless = meant.iter().any(|(_, item)| item.pasted.is_some());
        let places: Vec<usize> = meant.into_iter().map(|(at, _)| at).collect();
        if homeless && out.is_none() {
            // A pasted picture lies in no folder: the person says where its copy goes.
            return Action::Run(ask_where(which, context));
        }
        let items = self.gallery.items.iter();
        let files: Vec<_> = items.map(|item| item.file.clone()).collect();
        let tasks = names::assign(&files, out.as_deref(), None, Naming::AfterPhoto);
        let all = which == Which::All;
        let items: Vec<ToSave> = places
            .into_iter()
            .filter_map(|at| {
                let there = all.then(|| self.copy_there(at, out.as_deref())).flatten();
                let one = self.to_save(at, tasks.get(at)?.clone())?;
                Some(ToSave { there, ..one })
            })
            .collect();
        if items.is_empty() {
            return Action::None;
        }
        let saving = Saving::of(items.len());
        let batch = Batch {
            session: context.session.clone(),
            album: context.album.clone(),
            terms: self.terms(),
            options: self.copy_options(),
            unasked: Some(which) != self.open_one(),
            noted: Cell::default(),
        };
        let job = saving.job.clone();
        self.saving = Some(saving);
        let writer = context.album.writers().begin();
        let work = job::run(Message::Lost(job.id()), move |sender| {
            let ended = batch.work(items, &job, sender);
            drop(writer);
            ended
        });
        Action::Run(work.map(super::Message::Save))
    }

    /// What saving needs of a photo.
    fn to_save(&self, at: usize, task: names::Task) -> Option<ToSave> {
        let item = self.gallery.items.get(at)?;
        let view = self.photo_view.as_ref().filter(|view| view.at == at);
        let draft = item.edit.as_ref().map(|edit| Decided {
            draft: edit.draft().clone(),
            version: edit.version(),
        });
        Some(ToSave {
            at,
            task,
            source: Source::of(item),
            photo: view.and_then(|view| view.photo.clone()),
            made: view.and_then(|view| view.made.clone()),
            decided: draft,
            there: None,
        })
    }

    /// Where a photo's copy is, as everything is decided now, if that is in the folder where another one would go: this one, or that of the photo.
    fn copy_there(&self, at: usize, out: Option<&Path>) -> Option<PathBuf> {
        let item = self.gallery.items.get(at)?;
        let copy = &item.copy()?.saved.target;
        // What stands there now is another file.
        if self.gallery.lost_copy(at) {
            return None;
        }
        let folder = match (out, &item.pasted) {
            (Some(out), _) => Some(out),
            // It has none of its own.
            (None, Some(_)) => copy.parent(),
            (None, None) => item.file.path.parent(),
        };
        (copy.parent() == folder).then(|| copy.clone())
    }

    fn ended(&mut self, job: JobId, at: usize, saved: &Result<Copy, Error>, session: &Session) {
        let (terms, options) = (self.terms(), self.copy_options());
        let Some(saving) = self.saving.as_mut().filter(|saving| saving.job.id() == job) else {
            return;
        };
        let item = self.gallery.items.get_mut(at);
        match saved {
            Ok(copy) => {
                saving.done += 1;
                self.last = Some(copy.saved.target.clone());
                if let Some(item) = item {
                    saving.add(file_name(&item.file.path), &copy.made);
                    item.fault = None;
                    // No copy is replaced: it may be what somebody has already sent on. That it stays is said.
                    let new = SavedCopy::new(copy.saved.clone(), copy.draft.clone());
                    let earlier = item.saved.replace(new);
                    let earlier = earlier.map(|earlier| earlier.saved.target);
                    let stays = |path: &PathBuf| *path != copy.saved.target && path.exists();
                    saving.earlier.extend(earlier.filter(stays).map(file_name));
                    if let (Some((found, draft)), None) = (&copy.seen, &item.edit) {
                        item.found = Some(found.clone());
                        // For others, or by another state of the album book, than when saving began.
                        let mut edit = Edit::new(draft.clone());
                        edit.renew(session, terms, &options);
                        edit.set_naming(options.naming);
                        item.edit = Some(edit);
                    }
                }
                if let Some(small) = &copy.small {
                    let digest = copy.saved.digest;
                    self.gallery.keep_copy(at, digest, small.clone());
                }
                self.keep_result(at, copy);
            }
            Err(error) => {
                if let Some(item) = item
                    && error.path.as_ref() == Some(&item.file.path)
                    && unreadable(error)
                {
                    item.fault = Some(error.clone());
                }
                saving.faults.push(error.clone());
            }
        }
    }

    /// What was made for a copy is the result of its photo, unless something else is decided by now, of which there may be a result as well.
    fn keep_result(&mut self, at: usize, copy: &Copy) {
        let item = self.gallery.items.get(at);
        let edit = item.and_then(|item| item.edit.as_ref());
        let edit = edit.filter(|edit| *edit.draft() == copy.draft);
        let view = self.photo_view.as_mut().filter(|view| view.at == at);
        if let (Some(view), Some(edit)) = (view, edit) {
            view.made = Some((edit.version(), copy.made.clone()));
        }
    }

    /// Tells what was saved, how, and what was not.
    fn all_ended(
        &mut self,
        noted: Result<usize, Error>,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let Some(saving) = self.saving.take() else {
            return Action::None;
        };
        let needs_a_look = saving.to_look_at + saving.faults.len();
        let long = saving.job.is_long();
        let call = long.then(|| called_back(saving.done, needs_a_look, context.words));
        // Where there is one copy, it is told how it is called, and where it is can be shown.
        let only = self.last.clone().filter(|_| saving.done == 1);
        let telling: Telling =
            Rc::new(move |words: &Words| saving.notice(noted.clone(), only.clone(), words));
        let told = match telling(context.words).what.is_empty() {
            true => Action::None,
            false => Action::Tell(telling),
        };
        match call {
            Some(words) => told.and(Action::CallBack(words)),
            None => told,
        }
    }
}

/// Asks in which folder the copies go.
fn ask_where(which: Which, context: &Context<'_>) -> Task<super::Message> {
    let title = context.words.say("app-pick-folder", &[]);
    Task::perform(dialog::folder(title), move |picked| {
        super::Message::Save(Message::In(which, picked))
    })
}

/// What somebody who looks at another window is told of long work that ended: numbers, and no name.
pub(super) fn called_back(done: usize, needs_a_look: usize, words: &Words) -> String {
    let all = words.say("app-long-done", &[("count", done.into())]);
    match needs_a_look {
        0 => all,
        count => format!(
            "{all} {}",
            words.say("app-long-look", &[("count", count.into())])
        ),
    }
}

impl Saving {
    fn notice(&self, noted: Result<usize, Error>, only: Option<PathBuf>, words: &Words) -> Notice {
        let mut lines = Vec::new();
        let (done, there, total) = (self.done, self.there, self.total);
        let left = total.saturating_sub(done + there);
        if self.job.is_stopping() {
            let values = [("done", (done + there).into()), ("total", total.into())];
            lines.push(words.say("app-saved-stopped", &values));
        } else if done > 0 {
            lines.push(words.say("app-saved", &[("count", done.into())]));
        }
        if let Some(copy) = &only {
            let values = [("name", file_name(copy).into())];
            lines.push(words.say("app-saved-name", &values));
        }
        if there > 0 && !self.job.is_stopping() {
            let key = match there == total {
                true => "app-all-saved",
                false => "app-saved-there",
            };
            lines.push(words.say(key, &[("count", there.into())]));
        }
        if left > 1 && !self.job.is_stopping() {
            lines.push(words.say("app-not-saved", &[("count", left.into())]));
        }
        let mut tone = match self.summary.wants_a_look() {
            true => Tone::Warn,
            false => Tone::Good,
        };
        match noted {
            Ok(0) => {}
            Ok(count) => lines.push(words.say("app-saved-noted", &[("count", count.into())])),
            Err(error) => {
                tone = Tone::Bad;
                lines.push(words.error(&error).what_happened);
            }
        }
        let mut advice = Vec::new();
        if let Some(fault) = self.faults.first().map(|error| words.error(error)) {
            tone = Tone::Bad;
            lines.push(fault.what_happened);
            advice.push(fault.what_to_do);
        }
        if self.faults.len() > 1 {
            let paths = self.faults.iter().filter_map(|error| error.path.as_deref());
            let files: Vec<String> = paths.map(file_name).collect();
            let values = [("names", listed(&files, words).into())];
            advice.push(words.say("app-sum-failed", &values));
        }
        if !self.earlier.is_empty() {
            let values = [
                ("count", self.earlier.len().into()),
                ("names", listed(&self.earlier, words).into()),
            ];
            advice.push(words.say("app-saved-earlier", &values));
        }
        advice.extend(self.summary.lines(words));
        Notice {
            tone,
            what: lines.join(" "),
            advice: advice.join("\n"),
            file: only,
        }
    }
}

/// What was done with the photos that were saved, counted over all of them, and what a person should look at.
#[derive(Default)]
struct Summary {
    /// How many of each kind, by the key of their words.
    counts: Vec<(&'static str, usize)>,
    /// The names of the photos that something is to be said of, by the key of its words.
    photos: Vec<(&'static str, Vec<String>)>,
}

impl Summary {
    /// Takes in one photo that was saved.
    fn add(&mut self, name: String, made: &Made) {
        let report = made.report();
        let count = |which: &dyn Fn(&FaceReport) -> bool| {
            report.faces.iter().filter(|face| which(face)).count()
        };
        let of_notice = |kind: NoticeKind| {
            let notices = report.notices.iter().filter(|notice| notice.kind == kind);
            notices.map(|notice| notice.faces.len()).sum::<usize>()
        };
        let shown = |face: &FaceReport| {
            face.cover.is_none() && face.cloak.is_none() && face.extent != Extent::TakenAway
        };
        let has = |gap: Gap| usize::from(report.not_protected.contains(&gap));
        // In the order in which it is told.
        let counts = [
            (
                "app-sum-covered",
                count(&|face| face.cover.is_some() && face.found),
            ),
            (
                "app-sum-drawn",
                count(&|face| face.cover.is_some() && !face.found),
            ),
            ("app-sum-cloaked", count(&|face| face.cloak.is_some())),
            (
                "app-sum-agreed",
                count(&|face| shown(face) && face.consent.is_some()),
            ),
            (
                "app-sum-chosen",
                count(&|face| shown(face) && face.consent.is_none()),
            ),
            ("app-sum-taken-away", of_notice(NoticeKind::TakenAway)),
            ("app-sum-smaller", of_notice(NoticeKind::MadeSmaller)),
            ("app-sum-under-cover", of_notice(NoticeKind::UnderACover)),
            // Where nobody looked for text, `app-sum-text-missing` or `app-sum-text-not-looked` says so.
            ("app-sum-text", report.text_covered.unwrap_or(0)),
            ("app-sum-named", has(Gap::FileName)),
            ("app-sum-camera", has(Gap::CameraTraces)),
        ];
        for (key, count) in counts {
            match self.counts.iter_mut().find(|(of, _)| *of == key) {
                Some((_, sum)) => *sum += count,
                None => self.counts.push((key, count)),
            }
        }
        let text_missing = report.not_protected.contains(&Gap::NotLookedForText);
        let looked = report.detector.is_some();
        let found = report.faces.iter().any(|face| face.found);
        let not_judged = matches!(made.evaluation, Evaluation::NotJudged(_));
        let text_given_up = report.not_protected.contains(&Gap::TextGivenUp);
        let codes_given_up = report.not_protected.contains(&Gap::CodesGivenUp);
        let text_not_looked = report.text_covered.is_none() && !text_missing;
        let photos = [
            ("app-sum-no-face", looked && !found),
            ("app-sum-faces-not-looked", !looked),
            ("app-sum-text-missing", text_missing),
            ("app-sum-text-given-up", text_given_up),
            ("app-sum-codes-given-up", codes_given_up),
            ("app-sum-text-not-looked", text_not_looked),
            ("app-sum-border", of_notice(NoticeKind::AtTheBorder) > 0),
            ("app-sum-unsure", of_notice(NoticeKind::Unsure) > 0),
            (
                "app-sum-perhaps-no-face",
                of_notice(NoticeKind::PerhapsNoFace) > 0,
            ),
            ("app-sum-uncloaked", made.uncloaked),
            ("app-sum-not-judged", not_judged),
        ];
        for (key, said) in photos {
            let name = said.then(|| name.clone());
            match self.photos.iter_mut().find(|(of, _)| *of == key) {
                Some((_, names)) => names.extend(name),
                None => self.photos.push((key, name.into_iter().collect())),
            }
        }
    }

    /// Whether there is something that a person should look at, beyond what every copy says.
    fn wants_a_look(&self) -> bool {
        let faces = [
            "app-sum-taken-away",
            "app-sum-smaller",
            "app-sum-under-cover",
        ];
        let counted = self.counts.iter();
        let named = self.photos.iter();
        counted
            .filter(|(key, _)| faces.contains(key))
            .any(|(_, count)| *count > 0)
            || named
                .filter(|(key, _)| *key != "app-sum-text-not-looked")
                .any(|(_, names)| !names.is_empty())
    }

    /// What nearly every copy says comes last: what a person should look at is not to be scrolled to.
    fn lines(&self, words: &Words) -> Vec<String> {
        let counted = self.counts.iter().filter(|(_, count)| *count > 0);
        let of_every_copy = |key: &str| matches!(key, "app-sum-named" | "app-sum-camera");
        let (every, counted): (Vec<_>, Vec<_>) = counted.partition(|(key, _)| of_every_copy(key));
        let count =
            |(key, count): &(&'static str, usize)| words.say(key, &[("count", (*count).into())]);
        let named = self.photos.iter().filter(|(_, names)| !names.is_empty());
        let named = named.map(|(key, names)| {
            let values = [
                ("count", names.len().into()),
                ("names", listed(names, words).into()),
            ];
            words.say(key, &values)
        });
        let counted = counted.into_iter().map(count);
        let every = every.into_iter().map(count);
        counted.chain(named).chain(every).collect()
    }
}

/// The first names, and how many more there are.
fn listed(names: &[String], words: &Words) -> String {
    let (first, more) = names.split_at(names.len().min(NAMED));
    let first = first.join(", ");
    match more.len() {
        0 => first,
        count => {
            let values = [("names", first.into()), ("count", count.into())];
            words.say("app-sum-more", &values)
        }
    }
}

/// What a file is called, without its folder, fit to be shown.
pub(super) fn file_name(path: impl AsRef<Path>) -> String {
    let name = path.as_ref().file_name().unwrap_or_default();
    visible(&name.to_string_lossy())
}

/// One photo to be saved.
struct ToSave {
    /// Its place in the gallery.
    at: usize,
    /// Where it is and what its copy is called.
    task: names::Task,
    /// Where its pixels come from, unless they are in memory.
    source: Source,
    /// The photo, where it is in memory.
    photo: Option<Photo>,
    /// What was made already, of which version of the edit.
    made: Option<(u64, Arc<Made>)>,
    /// What is to be done with it; where nobody looked at it, the rule alone decides.
    decided: Option<Decided>,
    /// Its copy, where that is enough if it is still there.
    there: Option<PathBuf>,
}

impl ToSave {
    /// The folder that its copy goes to.
    fn folder(&self) -> &Path {
        let out = self.task.out.as_deref();
        out.or_else(|| self.task.path.parent())
            .unwrap_or(Path::new(""))
    }
}

/// What is to be done with a photo that somebody looked at.
struct Decided {
    draft: Draft,
    version: u64,
}

/// What all photos of one save share.
struct Batch {
    session: Arc<Session>,
    /// The album book, which notes what is saved.
    album: Arc<SharedAlbum>,
    terms: Terms,
    /// How copies are made of photos that nobody looked at.
    options: CopyOptions,
    /// Whether photos are saved that nobody is looking at just now.
    unasked: bool,
    /// Photos that the album book has noted.
    noted: Cell<usize>,
}

impl Batch {
    fn work(self, items: Vec<ToSave>, job: &Job, sender: &ProgressSender<Message>) -> Message {
        let total = items.len();
        let id = job.id();
        let mut closed: HashSet<PathBuf> = HashSet::new();
        for (number, item) in items.into_iter().enumerate() {
            if job.is_stopping() {
                break;
            }
            if item.there.as_deref().is_some_and(Path::is_file) {
                // Whoever tries again after some could not be saved wants no second copy of the others.
                sender.send(Message::There(id));
                sender.send(Message::Reached(id, (number + 1) as f32 / total as f32));
                continue;
            }
            let folder = item.folder().to_owned();
            if closed.contains(&folder) {
                // It is counted, and why was told: making the copy, which may take minutes, would be in vain.
                continue;
            }
            let at = item.at;
            let path = item.task.path.clone();
            let cloaks = item.decided.as_ref().is_some_and(|of| of.draft.cloaks());
            let progress = sender.progress(job.cancel(), move |step| {
                Message::Reached(id, (number as f32 + part(step, cloaks)) / total as f32)
            });
            match self.save(item, &progress) {
                Ok(copy) => sender.send(Message::Ended(id, at, Arc::new(Ok(copy)))),
                Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => break,
                Err(error) => {
                    let hopeless = error.kind.is_hopeless();
                    if error.path != Some(path) && takes_nothing(&error) {
                        closed.insert(folder);
                    }
                    sender.send(Message::Ended(id, at, Arc::new(Err(error))));
                    if hopeless {
                        break;
                    }
                }
            }
            sender.send(Message::Reached(id, (number + 1) as f32 / total as f32));
        }
        let noted = self.note().map_err(Error::from);
        Message::AllEnded(id, noted.map(|()| self.noted.get()))
    }

    /// Has the album book note what was written.
    fn note(&self) -> Result<(), ErrorKind> {
        let noted = self.album.note()?;
        self.noted.set(self.noted.get() + noted);
        Ok(())
    }

    fn save(&self, item: ToSave, progress: &Progress) -> Result<Copy, Error> {
        let mut photo = match item.photo {
            Some(photo) => photo,
            None => item.source.read(&self.session, progress)?,
        };
        let looked = |decided: &Decided| photo.faces.is_some() || !decided.draft.faces().is_empty();
        if !item
            .decided
            .as_ref()
            .is_some_and(|of| looked(of) || !self.unasked)
        {
            // Nobody looks at this photo just now: without looking for faces, all of them would be shown.
            self.find_faces(&mut photo, progress)?;
        }
        let (decided, seen) = match item.decided {
            Some(decided) => (decided, None),
            None => {
                let mut draft = self.session.draft(&photo, self.terms);
                draft.copy = self.options.clone();
                let decided = Decided {
                    draft: draft.clone(),
                    version: 0,
                };
                (decided, Some((Found::of(&photo), draft)))
            }
        };
        let version = decided.version;
        let task = match decided.draft.copy.naming {
            Naming::Neutral => item.task.with_neutral_name(1),
            Naming::AfterPhoto => item.task,
        };
        // Somebody may have withdrawn a decision since it was made: for the photos before this one, copies may have been saved for minutes.
        let holds = |of: u64| of == version && self.session.still_holds(&decided.draft);
        let made = match item.made.filter(|(of, _)| holds(*of)) {
            Some((_, made)) => made,
            None => Arc::new(self.session.protect_last(photo, &decided.draft, progress)?),
        };
        let target = task.free_target(made.format());
        let mut saved = self.session.save(&made, &target, Overwrite::No)?;
        let sharing = saved.sharing.take();
        saved.sharing = sharing.map(|sharing| self.album.told_apart(sharing, &task.path));
        if let Some(sharing) = saved.sharing.clone() {
            self.album.will_note(sharing);
            // As soon as it is written: however the program ends after that, a decision that is withdrawn lists it. What the book cannot note now is
            // tried again with the next copy, and told at the end.
            let _ = self.note();
        }
        let small = self.small(&made, &saved);
        Ok(Copy {
            saved,
            draft: decided.draft,
            made,
            seen,
            small,
        })
    }

    /// A copy in small, by the bytes that were written, as a recipient opens them. None where it cannot be had: the copy is saved all the same.
    fn small(&self, made: &Made, saved: &Saved) -> Option<Preview> {
        // To the end, though the person may have asked to stop: the copy is there.
        let progress = Progress::default();
        let copy = self.session.reopen(made, &saved.target, &progress).ok()?;
        protect::preview(&copy.picture, SIDE).ok()
    }

    /// Looks for faces; that what finds them is missing is an error here.
    fn find_faces(&self, photo: &mut Photo, progress: &Progress) -> Result<(), Error> {
        self.session.find_faces(photo, progress)?;
        let mut missing = photo.missing.iter();
        match missing.find(|missing| missing.search == Search::Faces) {
            Some(missing) => Err(missing.reason.clone().at(photo.path())),
            None => Ok(()),
        }
    }
}

/// Whether a copy could not be written for a reason that keeps every other one out of its folder, too.
fn takes_nothing(error: &Error) -> bool {
    matches!(
        error.kind,
        ErrorKind::File(
            FileError::NotFound
                | FileError::NoPermission
                | FileError::DiskFull
                | FileError::ReadOnly
                | FileError::NotAFolder
        )
    )
}

/// Whether a photo cannot be read, so that trying again does not help.
fn unreadable(error: &Error) -> bool {
    matches!(
        error.kind,
        ErrorKind::File(FileError::NotFound)
            | ErrorKind::Media(MediaError::NotAPicture | MediaError::IsAVideo)
            | ErrorKind::Media(MediaError::Truncated)
            | ErrorKind::Media(MediaError::Damaged { .. })
            | ErrorKind::File(FileError::EmptyFile)
    )
}
