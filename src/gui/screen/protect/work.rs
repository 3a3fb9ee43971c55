//! What the screen has threads do, and what it makes of the answers.

use std::sync::Arc;

use iced::Task;
use ombrelle_core::plan::{self, Region, Remedy};

use super::edit::{Draft, Edit};
use super::make::{self, Order};
use super::sheet::{CLOSE, Known, Mode, Sheet};
use super::tray::{SIDE, handle};
use super::{Action, Context, Message, State, Tried};
use crate::job::{self, Job};
use crate::widget::Notice;
use ombrelle_core::error::Reason;
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
        job::run(lost, move |sender| {
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
            sender.send(Message::Opened(at, Arc::new(opened)));
            let found = make::find(&desk, &photo, &progress);
            let faces = found.clone().unwrap_or_default();
            sender.send(Message::Found(at, Arc::new(found)));
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
                    return Action::Notify(Notice::bad(context.words.error(error)));
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

    pub(super) fn order(&self, draft: &Draft, version: u64) -> Order {
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
                    Ok(tried) => {
                        let after = handle(tried.after.clone());
                        let difference = handle(tried.difference.clone());
                        sheet.result = Some((tried.made.version, after, difference));
                        sheet.made = Some(tried.made.clone());
                        sheet.mode = Mode::Compare;
                    }
                    Err(error) if error.reason == Reason::Cancelled => {}
                    Err(error) => return Action::Notify(Notice::bad(context.words.error(error))),
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
        job::run(lost, move |sender| {
            let progress = sender.progress(job.cancel(), move |step| {
                Message::Trying(at, make::part(step, cloaks))
            });
            let tried = make::make(&desk, &opened, &order, &progress).and_then(|made| {
                let (after, difference) = make::compare(&opened, &order.draft, &made, &progress)?;
                Ok(Tried {
                    made: Arc::new(made),
                    after,
                    difference,
                })
            });
            Message::Tried(at, Arc::new(tried))
        })
    }

    /// The boxes of text that were found in the open photo.
    pub(super) fn text_boxes(&self) -> Vec<Region> {
        let check = self.sheet.as_ref().and_then(|sheet| sheet.check.as_ref());
        let leaks = check.iter().flat_map(|check| &check.found);
        let boxes = leaks.filter(|leak| leak.remedy == Remedy::CoverBox);
        boxes.filter_map(|leak| leak.region).collect()
    }
}
