//! What the screen has threads do, and what it makes of the answers.

use std::sync::Arc;

use iced::Task;
use ombrelle_core::plan::{self, Region, Remedy};

use super::edit::{Draft, Edit};
use super::make::{self, Order};
use super::saving::{self, Batch, Item, News, Saving};
use super::sheet::{CLOSE, Known, Mode, Sheet};
use super::tray::{SIDE, handle};
use super::{Action, Context, Message, State};
use crate::dialog::{self, Picked};
use crate::job::{self, Job};
use crate::open::show_in_folder;
use crate::piece::{Toast, Tone};
use crate::screen::settings::no_dialog;
use ombrelle_core::error::{Error, Reason};
use ombrelle_core::progress::Progress;

impl State {
    /// Begins with the thumbnails that are in sight and not there.
    pub(super) fn thumbnails(&mut self) -> Task<Message> {
        let wanted = self.tray.wanted();
        let tasks = wanted.into_iter().map(|(at, path)| {
            let lost = Arc::new(Err(Reason::OutOfMemory.at(&path)));
            job::run(Message::Thumbnail(at, lost), move |_| {
                let made = plan::thumbnail(&path, SIDE, &Progress::silent(Default::default()));
                Message::Thumbnail(at, Arc::new(made))
            })
        });
        Task::batch(tasks)
    }

    /// Opens a photo large.
    pub(super) fn open(&mut self, at: usize, context: &Context<'_>) -> Task<Message> {
        let Some(slot) = self.tray.slots.get(at) else {
            return Task::none();
        };
        let (path, pasted) = (slot.photo.path.clone(), slot.pasted.clone());
        self.close_sheet();
        self.tray.current = at;
        let sheet = Sheet::new(at, path.clone());
        let (desk, job) = (context.desk.clone(), sheet.job.clone());
        self.sheet = Some(sheet);
        let lost = Message::Opened(at, Arc::new(Err(Reason::OutOfMemory.at(&path))));
        job::run(lost, move |teller| {
            let progress = Progress::silent(job.cancel());
            let opened = match pasted {
                Some(opened) => plan::preview(&opened.picture, make::SCREEN)
                    .map_err(|reason| reason.at(&path))
                    .map(|preview| (opened, preview)),
                None => make::open(&path, &progress),
            };
            let photo = match &opened {
                Ok((photo, _)) => photo.clone(),
                Err(_) => return Message::Opened(at, Arc::new(opened)),
            };
            teller.tell(Message::Opened(at, Arc::new(opened)));
            let found = make::find(&desk, &photo, &progress);
            let faces = found.clone().unwrap_or_default();
            teller.tell(Message::Found(at, Arc::new(found)));
            Message::Checked(at, Arc::new(make::check(&desk, &photo, &faces, &progress)))
        })
    }

    pub(super) fn close_sheet(&mut self) {
        self.stop_looking();
        self.sheet = None;
    }

    fn stop_looking(&self) {
        if let Some(sheet) = &self.sheet {
            sheet.job.stop();
            sheet.trying.iter().for_each(Job::stop);
        }
    }

    /// What a thread learnt about a photo.
    pub(super) fn learnt(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let at = match &message {
            Message::Opened(at, _) | Message::Found(at, _) | Message::Checked(at, _) => *at,
            Message::Enlarged(at, _) | Message::Sketched(at, ..) => *at,
            _ => return Action::None,
        };
        let book = self.book.clone();
        let terms = self.terms(&book);
        let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.at == at) else {
            return Action::None;
        };
        let slot = self.tray.slots.get_mut(at);
        match message {
            Message::Opened(_, opened) => match opened.as_ref() {
                Ok((opened, preview)) => {
                    sheet.before = Some(handle(preview.clone()));
                    sheet.opened = Some(opened.clone());
                    sheet.known = Known::Finding;
                }
                Err(error) => sheet.fault = Some(error.clone()),
            },
            Message::Found(_, found) => match found.as_ref() {
                Ok(faces) => {
                    if let Some(slot) = slot
                        && slot.edit.is_none()
                    {
                        slot.edit = Some(Edit::new(Draft::new(faces.clone(), &terms)));
                    }
                    sheet.known = Known::Reading;
                    return Action::Run(self.after_change(context));
                }
                Err(error) => sheet.fault = Some(error.clone()),
            },
            Message::Checked(_, check) => match check.as_ref() {
                Ok(check) => {
                    sheet.check = Some(Arc::new(check.clone()));
                    sheet.known = Known::All;
                }
                Err(error) if error.reason != Reason::Cancelled => {
                    sheet.known = Known::All;
                    return Action::Tell(Toast::bad(context.words.error(error)));
                }
                Err(_) => {}
            },
            Message::Enlarged(_, preview) => sheet.full = preview.as_ref().clone().map(handle),
            Message::Sketched(_, version, sketch) => {
                sheet.sketching = false;
                if let Ok(preview) = sketch.as_ref() {
                    sheet.sketch = Some((version, handle(preview.clone())));
                }
                return Action::Run(self.after_change(context));
            }
            _ => {}
        }
        Action::None
    }

    /// Has the covers drawn anew where they are not those that are chosen.
    pub(super) fn after_change(&mut self, _context: &Context<'_>) -> Task<Message> {
        let cover = self.cover;
        let Some((version, draft)) = self
            .edit()
            .map(|edit| (edit.version(), edit.draft().clone()))
        else {
            return Task::none();
        };
        let Some(sheet) = self.sheet.as_mut() else {
            return Task::none();
        };
        let current = sheet.sketch.as_ref().is_some_and(|(of, _)| *of == version);
        let Some(opened) = sheet
            .opened
            .clone()
            .filter(|_| !current && !sheet.sketching)
        else {
            return Task::none();
        };
        sheet.sketching = true;
        let (at, progress) = (sheet.at, Progress::silent(sheet.job.cancel()));
        let lost = Arc::new(Err(Reason::OutOfMemory.at(&opened.path)));
        job::run(Message::Sketched(at, version, lost), move |_| {
            let sketch = plan::sketch(
                &opened,
                &draft.plan(&opened, cover),
                make::SCREEN,
                &progress,
            );
            Message::Sketched(at, version, Arc::new(sketch))
        })
    }

    /// Brings the photo's own pixels where somebody looks closer.
    pub(super) fn enlarge(&mut self) -> Task<Message> {
        let Some(sheet) = self.sheet.as_mut() else {
            return Task::none();
        };
        let close = sheet.sight.zoom >= CLOSE && !sheet.enlarging;
        let Some(opened) = sheet.opened.clone().filter(|_| close) else {
            return Task::none();
        };
        sheet.enlarging = true;
        let at = sheet.at;
        job::run(Message::Enlarged(at, Arc::new(None)), move |_| {
            Message::Enlarged(at, Arc::new(plan::preview(&opened.picture, u32::MAX).ok()))
        })
    }

    fn order(&self, draft: &Draft, version: u64) -> Order {
        Order {
            draft: draft.clone(),
            version,
            cover: self.cover,
            audience: self.terms(&self.book).audience,
            book: self.book.clone(),
        }
    }

    /// Makes the finished photo to look at, and asks the jury, without writing anything.
    pub(super) fn trial(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Try => return Action::Run(self.try_out(context)),
            Message::Trying(at, part) => {
                let sheet = self.sheet.as_mut().filter(|sheet| sheet.at == at);
                if let Some(job) = sheet.and_then(|sheet| sheet.trying.as_mut()) {
                    job.reach(part);
                }
            }
            Message::StopTrying => {
                if let Some(job) = self.sheet.as_ref().and_then(|sheet| sheet.trying.as_ref()) {
                    job.stop();
                }
            }
            Message::Tried(at, tried) => {
                let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.at == at) else {
                    return Action::None;
                };
                sheet.trying = None;
                match tried.as_ref() {
                    Ok((made, after, difference)) => {
                        let (after, difference) =
                            (handle(after.clone()), handle(difference.clone()));
                        sheet.result = Some((made.version, after, difference));
                        sheet.made = Some(made.clone());
                        sheet.mode = Mode::Compare;
                    }
                    Err(error) if error.reason == Reason::Cancelled => {}
                    Err(error) => return Action::Tell(Toast::bad(context.words.error(error))),
                }
            }
            _ => {}
        }
        Action::None
    }

    fn try_out(&mut self, context: &Context<'_>) -> Task<Message> {
        let Some(order) = self
            .edit()
            .map(|edit| self.order(edit.draft(), edit.version()))
        else {
            return Task::none();
        };
        let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.trying.is_none()) else {
            return Task::none();
        };
        let Some(opened) = sheet.opened.clone() else {
            return Task::none();
        };
        let job = Job::default();
        sheet.trying = Some(job.clone());
        let (at, desk, cloaks) = (sheet.at, context.desk.clone(), order.draft.cloaks());
        let lost = Message::Tried(at, Arc::new(Err(Reason::OutOfMemory.at(&opened.path))));
        job::run(lost, move |teller| {
            let progress = teller.progress(job.cancel(), move |step| {
                Message::Trying(at, make::part(step, cloaks))
            });
            let tried = make::make(&desk, &opened, &order, &progress).and_then(|made| {
                let (after, difference) = make::compare(&opened, &order.draft, &made, &progress)?;
                Ok((Arc::new(made), after, difference))
            });
            Message::Tried(at, Arc::new(tried))
        })
    }

    /// Saves one photo or all.
    pub(super) fn save(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Save => self.save_in(false, None, context),
            Message::SaveAll => self.save_in(true, None, context),
            Message::SaveIn(all, picked) => match picked {
                Picked::Paths(paths) => self.save_in(all, paths.into_iter().next(), context),
                Picked::Nothing => Action::None,
                Picked::NoDialog => Action::Tell(no_dialog(context)),
            },
            Message::StopSaving => {
                self.saving.iter().for_each(|saving| saving.job.stop());
                Action::None
            }
            Message::ShowInFolder(path) => match show_in_folder(&path) {
                true => Action::None,
                false => Action::Tell(Toast {
                    tone: Tone::Warn,
                    what: context.words.say("app-no-file-manager", &[]),
                    advice: path.to_string_lossy().into_owned(),
                }),
            },
            Message::News(news) => self.news(news, context),
            _ => Action::None,
        }
    }

    fn save_in(
        &mut self,
        all: bool,
        folder: Option<std::path::PathBuf>,
        context: &Context<'_>,
    ) -> Action<Message> {
        if self.saving.is_some() || self.audience.is_none() {
            return Action::None;
        }
        let out = folder.or_else(|| context.settings.folder.clone());
        let one = self.sheet.as_ref().map(|sheet| sheet.at);
        let meant = |at: &usize| all || one == Some(*at);
        let places: Vec<usize> = (0..self.tray.slots.len()).filter(meant).collect();
        let homeless = places.iter().any(|at| {
            self.tray
                .slots
                .get(*at)
                .is_some_and(|slot| slot.pasted.is_some())
        });
        if homeless && out.is_none() {
            // A pasted picture lies in no folder: the person says where its copy goes.
            let title = context.words.say("app-pick-folder", &[]);
            let ask = Task::perform(dialog::folder(title), move |picked| {
                Message::SaveIn(all, picked)
            });
            return Action::Run(ask);
        }
        let photos: Vec<_> = self
            .tray
            .slots
            .iter()
            .map(|slot| slot.photo.clone())
            .collect();
        let tasks = plan::names::assign(&photos, out.as_deref(), None);
        let items: Vec<Item> = places
            .into_iter()
            .filter_map(|at| self.item(at, tasks.get(at)?.clone()))
            .collect();
        if items.is_empty() {
            return Action::None;
        }
        let batch = Batch {
            desk: context.desk.clone(),
            order: self.order(&Draft::default(), 0),
            plain_name: context.words.say("app-plain-name", &[]),
        };
        let (saving, task) = saving::start(items, batch);
        self.saving = Some(saving);
        Action::Run(task.map(Message::News))
    }

    /// What saving needs of a photo; none where it cannot be opened, or its faces are still looked for.
    fn item(&self, at: usize, task: plan::names::Task) -> Option<Item> {
        let slot = self
            .tray
            .slots
            .get(at)
            .filter(|slot| slot.fault.is_none())?;
        let sheet = self.sheet.as_ref().filter(|sheet| sheet.at == at);
        let opened = sheet
            .and_then(|sheet| sheet.opened.clone())
            .or_else(|| slot.pasted.clone());
        let draft = slot
            .edit
            .as_ref()
            .map(|edit| (edit.draft().clone(), edit.version()));
        let made = sheet.and_then(|sheet| sheet.made.clone());
        Some(Item {
            at,
            task,
            opened,
            draft,
            made,
        })
    }

    fn news(&mut self, news: News, context: &Context<'_>) -> Action<Message> {
        let Some(saving) = self.saving.as_mut() else {
            return Action::None;
        };
        match news {
            News::Reached(part) => saving.job.reach(part),
            News::One(at, saved) => match saved.as_ref() {
                Ok(copy) => {
                    saving.done += 1;
                    self.last = Some(copy.target.clone());
                    let slot = self.tray.slots.get_mut(at);
                    if let Some(slot) = slot {
                        slot.saved = Some((copy.target.clone(), copy.made.version));
                        if let (Some(draft), None) = (&copy.draft, &slot.edit) {
                            slot.edit = Some(Edit::new(draft.clone()));
                        }
                    }
                    if let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.at == at) {
                        sheet.made = Some(copy.made.clone());
                    }
                }
                Err(error) => {
                    if let Some(slot) = self.tray.slots.get_mut(at)
                        && error.path.as_ref() == Some(&slot.photo.path)
                        && unreadable(error)
                    {
                        slot.fault = Some(error.clone());
                    }
                    saving.faults.push(error.clone());
                }
            },
            News::Ended(noted) => return self.ended(noted, context),
            News::Lost => {
                self.saving = None;
                let advice = context.words.error(&Error::from(Reason::OutOfMemory));
                return Action::Tell(Toast::bad(advice));
            }
        }
        Action::None
    }

    /// Tells what was saved and what was not.
    fn ended(&mut self, noted: Result<usize, Error>, context: &Context<'_>) -> Action<Message> {
        let Some(Saving {
            job,
            done,
            faults,
            total,
        }) = self.saving.take()
        else {
            return Action::None;
        };
        let words = context.words;
        let mut lines = Vec::new();
        if job.is_stopping() {
            lines.push(words.say(
                "app-saved-stopped",
                &[("done", done.into()), ("total", total.into())],
            ));
        } else if done > 0 {
            lines.push(words.say("app-saved", &[("count", done.into())]));
        }
        if faults.len() > 1 {
            lines.push(words.say("app-not-saved", &[("count", faults.len().into())]));
        }
        match noted {
            Ok(0) => {}
            Ok(count) => lines.push(words.say("app-saved-noted", &[("count", count.into())])),
            Err(error) => lines.push(words.error(&error).what_happened),
        }
        let fault = faults.first().map(|error| words.error(error));
        let mut toast = Toast::good(lines.join(" "));
        if let Some(fault) = fault {
            toast.tone = Tone::Bad;
            toast.what = [toast.what, fault.what_happened]
                .join(" ")
                .trim()
                .to_owned();
            toast.advice = fault.what_to_do;
        }
        match toast.what.is_empty() {
            true => Action::None,
            false => Action::Tell(toast),
        }
    }

    /// The boxes of text that were found in the open photo.
    pub(super) fn text_boxes(&self) -> Vec<Region> {
        let check = self.sheet.as_ref().and_then(|sheet| sheet.check.as_ref());
        let leaks = check.iter().flat_map(|check| &check.found);
        let boxes = leaks.filter(|leak| leak.remedy == Remedy::CoverBox);
        boxes.filter_map(|leak| leak.region).collect()
    }
}

/// Whether a photo cannot be read, so that trying again does not help.
fn unreadable(error: &Error) -> bool {
    matches!(
        error.reason,
        Reason::NotFound
            | Reason::NotAPicture
            | Reason::Truncated
            | Reason::Damaged { .. }
            | Reason::EmptyFile
    )
}
