//! Saving one photo or all of them: a queue worked off in a thread, one file after the other, each whole or not at all.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::error::{Error, Reason};
use ombrelle_core::plan::consent::{Date, Shown};
use ombrelle_core::plan::{Opened, names, today};

use super::edit::{Draft, Terms};
use super::make::{self, Made, Order};
use crate::desk::Desk;
use crate::job::{self, Job, ProgressSender};

/// One photo to be saved.
pub struct Item {
    /// Its place in the tray.
    pub at: usize,
    /// Where it is and what its copy is called.
    pub task: names::Task,
    /// Its pixels, where they are in memory; otherwise it is opened, and its faces are found.
    pub opened: Option<Arc<Opened>>,
    /// What is to be done with it; where nobody looked at it, the rule alone decides.
    pub draft: Option<(Draft, u64)>,
    /// What was made already.
    pub made: Option<Arc<Made>>,
}

/// What all of them share.
#[derive(Clone)]
pub struct Batch {
    /// Networks, and the album book that notes.
    pub desk: Arc<Desk>,
    /// For whom, who agreed, what covers.
    pub order: Order,
    /// The name of a copy that is to tell nothing.
    pub plain_name: String,
}

/// What is told on the way.
#[derive(Clone)]
pub enum News {
    /// So much of all is done, 0 to 1.
    Reached(f32),
    /// One photo ended.
    One(usize, Arc<Result<Copy, Error>>),
    /// All ended; photos that the album book noted, or why it could not.
    Ended(Result<usize, Error>),
    /// The work broke off.
    Lost,
}

/// A copy that was written.
pub struct Copy {
    /// Where.
    pub target: PathBuf,
    /// What it was made of, where nobody had looked at it.
    pub draft: Option<Draft>,
    /// What was made.
    pub made: Arc<Made>,
    /// Whom it shows, for the album book.
    shown: Vec<Shown>,
}

/// Saving, as the screen knows it.
pub struct Saving {
    /// How far it is, and how it is stopped.
    pub job: Job,
    /// Photos to be saved.
    pub total: usize,
    /// Photos saved.
    pub done: usize,
    /// Photos that could not be saved.
    pub faults: Vec<Error>,
}

/// Begins.
pub fn start(items: Vec<Item>, batch: Batch) -> (Saving, Task<News>) {
    let saving = Saving {
        job: Job::default(),
        total: items.len(),
        done: 0,
        faults: Vec::new(),
    };
    let job = saving.job.clone();
    let task = job::run(News::Lost, move |sender| work(items, &batch, &job, sender));
    (saving, task)
}

fn work(items: Vec<Item>, batch: &Batch, job: &Job, sender: &ProgressSender<News>) -> News {
    let total = items.len();
    let mut exports: Vec<(String, Vec<Shown>)> = Vec::new();
    for (number, item) in items.into_iter().enumerate() {
        if job.is_stopping() {
            break;
        }
        let at = item.at;
        let cloaks = item.draft.as_ref().is_some_and(|(draft, _)| draft.cloaks());
        let progress = sender.progress(job.cancel(), move |step| {
            News::Reached((number as f32 + make::part(step, cloaks)) / total as f32)
        });
        let saved = one(item, batch, &progress);
        if let Ok(copy) = &saved
            && !copy.shown.is_empty()
        {
            let name = copy.target.file_name().unwrap_or_default();
            exports.push((name.to_string_lossy().into_owned(), copy.shown.clone()));
        }
        let failed =
            |which: fn(&Reason) -> bool| saved.as_ref().is_err_and(|error| which(&error.reason));
        let stopped = failed(|reason| *reason == Reason::Cancelled);
        let hopeless = failed(is_hopeless);
        if !stopped {
            sender.send(News::One(at, Arc::new(saved)));
            sender.send(News::Reached((number + 1) as f32 / total as f32));
        }
        if hopeless {
            break;
        }
    }
    News::Ended(note(batch, exports, today()))
}

/// Whether no other photo can be saved either: what all of them need is missing.
fn is_hopeless(reason: &Reason) -> bool {
    matches!(
        reason,
        Reason::ModelMissing { .. }
            | Reason::ModelAltered { .. }
            | Reason::ModelBroken { .. }
            | Reason::RuntimeMissing
            | Reason::RuntimeBroken { .. }
            | Reason::RuntimeReports
    )
}

fn one(
    item: Item,
    batch: &Batch,
    progress: &ombrelle_core::progress::Progress,
) -> Result<Copy, Error> {
    let mut order = batch.order.clone();
    let opened = match item.opened {
        Some(opened) => opened,
        None => make::open(&item.task.path, progress)?.0,
    };
    let unseen = item.draft.is_none();
    (order.draft, order.version) = match item.draft {
        Some(draft) => draft,
        None => {
            let faces = make::find(&batch.desk, &opened, progress)?;
            let terms = Terms {
                audience: order.audience,
                book: &order.book,
                today: today(),
                cover: order.cover,
            };
            (Draft::new(faces, &terms), 0)
        }
    };
    let made = match item.made.filter(|made| made.version == order.version) {
        Some(made) => made,
        None => Arc::new(make::make(&batch.desk, &opened, &order, progress)?),
    };
    let task = match order.draft.plain_name {
        true => item.task.with_plain_name(&batch.plain_name),
        false => item.task,
    };
    let target = make::save(&made, &opened, &task)?;
    let shown = order.shown();
    Ok(Copy {
        target,
        draft: unseen.then_some(order.draft),
        made,
        shown,
    })
}

/// Has the album book note what was written, once for all: sealing takes a second.
fn note(batch: &Batch, exports: Vec<(String, Vec<Shown>)>, day: Date) -> Result<usize, Error> {
    let mut album = batch.desk.album();
    let Some(album) = album.as_mut().filter(|_| !exports.is_empty()) else {
        return Ok(0);
    };
    let count = exports.len();
    let audience = batch.order.audience;
    let noted = album.change(|book| {
        for (photo, shown) in exports {
            book.note_export(day, audience, &photo, shown);
        }
        Ok(())
    });
    noted.map(|()| count).map_err(Error::from)
}
