//! Looking at every photo of the gallery, some beside each other, and grouping their faces.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use iced::Task;
use ombrelle_core::error::{Cancelled, Error, ErrorKind, NetworkError, ProtectError};
use ombrelle_core::face::{Compared, Comparer, Group};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{self, Grouped, Photo, Preview, Search, Session};

use super::{Looking, Message, Who};
use crate::job::{self, Job, JobId, ProgressSender};
use crate::screen::protect::gallery::handle;
use crate::screen::protect::jobs::Source;
use crate::screen::protect::save::called_back;
use crate::screen::protect::{self as protect_screen, Action, Context, State};
use crate::widget::Notice;

/// Side of a face's picture, in pixels.
const SIDE: u32 = 112;

/// A photo in which somebody looked for faces, and what they look like, in the order of their numbers.
pub struct Seen {
    /// The photo.
    pub photo: Photo,
    /// Its faces.
    pub looks: Vec<Preview>,
}

impl State {
    /// Looks for faces in the photos of which they are not grouped yet; nothing where there are none, or it is being done.
    pub(super) fn look_at_photos(
        &mut self,
        context: &Context<'_>,
    ) -> Task<protect_screen::Message> {
        if self.who.looking.is_some() {
            return Task::none();
        }
        let known: HashSet<usize> = self.who.photos.iter().copied().flatten().collect();
        let items = self.gallery.items.iter().enumerate();
        // Also those that could not be opened before: the memory stick may be back, and whose faces are missing is told.
        let new = items.filter(|(at, _)| !known.contains(at));
        let photos: Vec<(usize, Source)> = new.map(|(at, item)| (at, Source::of(item))).collect();
        if photos.is_empty() {
            return Task::none();
        }
        let looking = Looking {
            job: Job::default(),
            total: photos.len(),
            done: 0,
            faults: Vec::new(),
        };
        let (job, id) = (looking.job.clone(), looking.job.id());
        self.who.looking = Some(looking);
        let work = Work {
            session: context.session.clone(),
            grouped: self.who.grouped.clone(),
            job,
        };
        let lost = ErrorKind::Network(NetworkError::OutOfMemory);
        let lost = Message::Grouped(id, Err(lost.into()));
        job::run(lost, move |sender| work.all(photos, sender)).map(protect_screen::Message::Who)
    }

    /// Photos came in: where this page is shown by then, they are looked at, too, once those are that are being looked at.
    pub(in crate::screen::protect) fn look_at_more(
        &mut self,
        context: &Context<'_>,
    ) -> Task<protect_screen::Message> {
        self.who.more |= self.who.looking.is_some();
        match self.who.shown {
            true => self.look_at_photos(context),
            false => Task::none(),
        }
    }

    /// A photo was looked at: its faces are known from now on, as if it had been opened.
    pub(super) fn looked(
        &mut self,
        job: JobId,
        at: usize,
        seen: &Result<Seen, Error>,
        context: &Context<'_>,
    ) {
        let (terms, options) = (self.terms(), self.copy_options());
        let Some(looking) = self.who.looking.as_mut().filter(|one| one.job.id() == job) else {
            return;
        };
        looking.done += 1;
        looking
            .job
            .reach(looking.done as f32 / looking.total.max(1) as f32);
        let seen = match seen {
            Ok(seen) => seen,
            Err(error) => {
                looking.faults.push(error.clone());
                return;
            }
        };
        let item = self.gallery.items.get_mut(at);
        let found = item.as_ref().and_then(|item| item.found.as_ref());
        if found.is_some_and(|found| !found.is_of(&seen.photo)) {
            // Another photo was opened from this file meanwhile: faces of that one have these numbers. The recogniser counts this one all the same.
            let changed = ErrorKind::Protect(ProtectError::PhotoChanged).at(seen.photo.path());
            looking.faults.push(changed);
            self.who.photos.push(None);
            return;
        }
        let known = seen.photo.found().len();
        if found.is_some_and(|found| found.face_count() > known) {
            // Somebody opened it meanwhile and looked harder: it is looked at once more, with what was found then.
            self.who.photos.push(None);
            self.who.more = true;
            return;
        }
        self.who.photos.push(Some(at));
        let number = self.who.photos.len();
        self.who.keep_apart(at, number);
        let looks = (1..).zip(&seen.looks);
        let looks = looks.map(|(face, look)| ((number, face), handle(look.clone())));
        self.who.looks.extend(looks);
        let Some(item) = item else {
            return;
        };
        item.fault = None;
        // What was found in a photo that was opened meanwhile is the same, and text besides.
        if item.edit.is_none() || !item.knows_faces() {
            item.learn(&seen.photo, || {
                let mut draft = context.session.draft(&seen.photo, terms);
                draft.copy = options;
                draft
            });
        }
    }

    /// All photos were looked at, or the person stopped it.
    pub(super) fn grouped(
        &mut self,
        job: JobId,
        groups: Result<Vec<Group>, Error>,
        context: &Context<'_>,
    ) -> Action<protect_screen::Message> {
        let of_job = |one: &mut Looking| one.job.id() == job;
        let Some(looking) = self.who.looking.take_if(of_job) else {
            return Action::None;
        };
        let groups = match groups {
            Ok(groups) => groups,
            Err(error) => {
                // Whatever was looked at may not be numbered as the recognisers have it: it is looked at anew.
                self.who = Who {
                    shown: self.who.shown,
                    ..Who::default()
                };
                return Action::Notify(Notice::bad(context.words.error(&error)));
            }
        };
        self.who.group(&groups);
        let more = std::mem::take(&mut self.who.more) && !looking.job.is_stopping();
        let more = match more && self.who.shown {
            true => self.look_at_photos(context),
            false => Task::none(),
        };
        let focus = match self.who.shown {
            true => Action::Run(Task::batch([super::focus_field(), more])),
            false => Action::None,
        };
        let faults = looking.faults.len();
        let focus = match looking.job.is_long() {
            true => {
                let done = looking.done.saturating_sub(faults);
                focus.and(Action::CallBack(called_back(done, faults, context.words)))
            }
            false => focus,
        };
        match looking.faults.first() {
            None => focus,
            Some(first) => {
                let count = looking.faults.len();
                let mut notice = Notice::bad(context.words.error(first));
                if count > 1 {
                    let more = [("count", count.into())];
                    notice.what = context.words.say("app-who-not-opened", &more);
                }
                focus.and(Action::Notify(notice))
            }
        }
    }
}

/// A photo's place in the gallery, and what was seen in it.
type Looked = (usize, Result<(Seen, Compared), Error>);

/// What the thread needs.
struct Work {
    session: Arc<Session>,
    grouped: Arc<Mutex<Option<Grouped>>>,
    job: Job,
}

impl Work {
    /// Looks at all photos, then groups their faces; after a request to stop, those that were looked at.
    fn all(self, photos: Vec<(usize, Source)>, sender: &ProgressSender<Message>) -> Message {
        let mut grouped = self.grouped.lock().unwrap_or_else(PoisonError::into_inner);
        let id = self.job.id();
        if grouped.is_none() {
            match self.session.grouped(false) {
                Ok(new) => *grouped = Some(new),
                Err(reason) => return Message::Grouped(id, Err(reason.into())),
            }
        }
        let Some(grouped) = grouped.as_mut() else {
            return Message::Grouped(id, Ok(Vec::new()));
        };
        let comparer = grouped.comparer();
        let stopped = |error: &Error| error.kind == ErrorKind::Cancelled(Cancelled);
        let ended = AtomicBool::new(false);
        let work = |(at, source): &(usize, Source)| {
            if ended.load(Ordering::Relaxed) {
                return None;
            }
            let seen = self.one(source.clone(), &comparer);
            if let Err(error) = &seen
                && (stopped(error) || error.kind.is_hopeless())
            {
                ended.store(true, Ordering::Relaxed);
            }
            Some((*at, seen))
        };
        let (mut over, mut hopeless) = (false, None);
        let each = |looked: Option<Looked>| {
            let Some((at, seen)) = looked.filter(|_| !over) else {
                return;
            };
            let seen = match seen {
                Ok((seen, compared)) => {
                    grouped.add(&seen.photo, compared);
                    Ok(seen)
                }
                Err(error) if stopped(&error) || error.kind.is_hopeless() => {
                    over = true;
                    hopeless = Some(error).filter(|error| !stopped(error));
                    return;
                }
                Err(error) => Err(error),
            };
            sender.send(Message::Looked(id, at, Arc::new(seen)));
        };
        self.session
            .look_at_all(&photos, |(_, source)| &source.path, work, each);
        match hopeless {
            Some(error) => Message::Grouped(id, Err(error)),
            None => Message::Grouped(id, Ok(grouped.groups())),
        }
    }

    fn one(&self, source: Source, comparer: &Comparer) -> Result<(Seen, Compared), Error> {
        let progress = Progress::silent(self.job.cancel());
        let mut photo = source.read(&self.session, &progress)?;
        if photo.faces.is_none() {
            self.session.find_faces(&mut photo, &progress)?;
        }
        let mut missing = photo.missing.iter();
        if let Some(missing) = missing.find(|missing| missing.search == Search::Faces) {
            return Err(missing.reason.clone().at(photo.path()));
        }
        let picture = &photo.opened.picture;
        let compared = comparer.compare(picture, photo.found());
        let compared = compared.map_err(|reason| reason.at(photo.path()))?;
        let looks = photo.found().iter();
        let looks = looks.map(|face| protect::portrait(picture, &face.region, SIDE));
        let looks = looks.collect();
        Ok((Seen { photo, looks }, compared))
    }
}
