//! Protecting photos: for whom, which ones, what happens to each face, what else the photo tells, saving.

mod canvas;
mod edit;
mod gathering;
mod keep;
mod make;
mod panel;
mod saving;
mod sheet;
mod shortcuts;
#[cfg(test)]
mod tests;
mod tray;
mod verdict;
mod view;
mod work;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation;
use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use ombrelle_core::error::Error;
use ombrelle_core::plan::consent::{Audience, Book};
use ombrelle_core::plan::gather::Gathered;
use ombrelle_core::plan::{Check, Cover, Decision, Face, Opened, Preview, Region, today};

use super::{Action, Context, Screen};
use crate::clipboard::Copied;
use crate::dialog::Picked;
use crate::job::Job;
use crate::theme::Look;
use canvas::Gesture;
use edit::{Draft, Edit, Terms};
use make::Made;
use saving::{News, Saving};
use sheet::{Mode, Sheet};
use tray::Tray;

/// What happens. Results of threads carry the place of their photo: whoever looks at another one by then does not want
/// them.
#[derive(Clone)]
#[allow(missing_docs, reason = "each says itself")]
pub enum Message {
    Audience(Audience),
    AskAudience,
    Pick,
    PickFolder,
    Picked(Picked),
    Given(Vec<PathBuf>),
    Paste,
    Copied(Arc<Copied>),
    Gathered(Arc<Gathered>),
    Thumbnail(usize, Arc<Result<Preview, Error>>),
    Scrolled(Viewport),
    Arrow(isize, isize),
    Open(usize),
    Leave,
    Turn(isize),
    Opened(usize, Arc<Result<(Arc<Opened>, Preview), Error>>),
    Found(usize, Arc<Result<Vec<Face>, Error>>),
    Checked(usize, Arc<Result<Check, Error>>),
    Enlarged(usize, Arc<Option<Preview>>),
    Sketched(usize, u64, Arc<Result<Preview, Error>>),
    Gesture(Gesture),
    Mode(Mode),
    Slide(f32),
    Zoom(f32),
    Whole,
    Pan(f32, f32),
    Drawing(bool),
    Choose(Option<usize>),
    Decide(usize, Decision),
    Name(usize, Option<u32>),
    Remove,
    NewBox,
    NextBox,
    Nudge(f32, f32),
    Grow(f32, f32),
    CoverText(Region),
    PlainName(bool),
    Undo,
    Redo,
    Try,
    Trying(usize, f32),
    Tried(usize, Arc<Result<Tried, Error>>),
    StopTrying,
    Save,
    SaveAll,
    SaveIn(bool, Picked),
    News(News),
    StopSaving,
    ShowInFolder(PathBuf),
    People,
}

/// A finished photo that is looked at before it is saved.
pub struct Tried {
    /// It.
    made: Arc<Made>,
    /// It, for the screen.
    after: Preview,
    /// What changed in it.
    difference: Preview,
}

/// Everything that is being protected.
pub struct State {
    audience: Option<Audience>,
    asking: bool,
    tray: Tray,
    sheet: Option<Sheet>,
    gathering: usize,
    saving: Option<Saving>,
    book: Arc<Book>,
    /// The last copy that was written.
    last: Option<PathBuf>,
    cover: Cover,
}

impl Default for State {
    fn default() -> Self {
        Self {
            audience: None,
            asking: true,
            tray: Tray::default(),
            sheet: None,
            gathering: 0,
            saving: None,
            book: Arc::default(),
            last: None,
            cover: Cover::Fill,
        }
    }
}

impl State {
    /// Takes a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        self.cover = context.settings.cover;
        match message {
            Message::Audience(audience) => {
                self.audience = Some(audience);
                self.asking = false;
                self.follow();
                Action::Run(self.after_change(context))
            }
            Message::AskAudience => {
                self.asking = true;
                Action::None
            }
            Message::People => Action::Go(Screen::People),
            Message::Pick | Message::PickFolder | Message::Picked(_) | Message::Given(_) => {
                self.gather(message, context)
            }
            Message::Paste | Message::Copied(_) | Message::Gathered(_) => {
                self.gather(message, context)
            }
            Message::Thumbnail(at, made) => {
                self.tray.made(at, Result::clone(&made));
                Action::Run(self.thumbnails())
            }
            Message::Scrolled(viewport) => {
                self.tray.scrolled(viewport);
                Action::Run(self.thumbnails())
            }
            Message::Arrow(across, down) => {
                let y = self.tray.step(across, down);
                let scroll = operation::scroll_to(tray::grid_id(), AbsoluteOffset { x: 0.0, y });
                let focus = operation::focus(tray::cell_id(self.tray.current));
                Action::Run(Task::batch([scroll.chain(focus), self.thumbnails()]))
            }
            Message::Open(at) => Action::Run(self.open(at, context)),
            Message::Leave => {
                self.close_sheet();
                let focus = operation::focus(tray::cell_id(self.tray.current));
                Action::Run(Task::batch([focus, self.thumbnails()]))
            }
            Message::Turn(by) => match &self.sheet {
                Some(sheet) => {
                    let to = sheet
                        .at
                        .saturating_add_signed(by)
                        .min(self.tray.slots.len().saturating_sub(1));
                    if to == sheet.at {
                        return Action::None;
                    }
                    Action::Run(self.open(to, context))
                }
                None => Action::None,
            },
            Message::Opened(..)
            | Message::Found(..)
            | Message::Checked(..)
            | Message::Enlarged(..)
            | Message::Sketched(..) => self.learnt(message, context),
            Message::Try | Message::Trying(..) | Message::Tried(..) | Message::StopTrying => {
                self.trial(message, context)
            }
            Message::Save
            | Message::SaveAll
            | Message::SaveIn(..)
            | Message::News(_)
            | Message::StopSaving
            | Message::ShowInFolder(_) => self.save(message, context),
            Message::Mode(_)
            | Message::Slide(_)
            | Message::Zoom(_)
            | Message::Whole
            | Message::Pan(..)
            | Message::Drawing(_)
            | Message::Choose(_)
            | Message::NextBox => Action::Run(self.look(message)),
            Message::Gesture(gesture) => self.gesture(gesture, context),
            change => self.change(change, context),
        }
    }

    /// What decisions follow from, with this book.
    fn terms<'a>(&self, book: &'a Book) -> Terms<'a> {
        Terms {
            audience: self.audience.unwrap_or(Audience::Public),
            book,
            today: today(),
            cover: self.cover,
        }
    }

    /// Lets the rule decide again in every photo that was opened.
    fn follow(&mut self) {
        let book = self.book.clone();
        let terms = self.terms(&book);
        for edit in self
            .tray
            .slots
            .iter_mut()
            .filter_map(|slot| slot.edit.as_mut())
        {
            edit.change(|draft| draft.follow(&terms));
        }
    }

    /// The edit of the open photo.
    fn edit(&self) -> Option<&Edit> {
        self.tray.slots.get(self.sheet.as_ref()?.at)?.edit.as_ref()
    }

    fn edit_mut(&mut self) -> Option<&mut Edit> {
        self.tray
            .slots
            .get_mut(self.sheet.as_ref()?.at)?
            .edit
            .as_mut()
    }

    /// Looks at the photo in another way; changes nothing.
    fn look(&mut self, message: Message) -> Task<Message> {
        let boxes = self.edit().map_or(0, |edit| edit.draft().spots.len());
        let Some(sheet) = self.sheet.as_mut() else {
            return Task::none();
        };
        match message {
            Message::Mode(mode) => sheet.mode = mode,
            Message::Slide(by) => sheet.slider = (sheet.slider + by).clamp(0.0, 1.0),
            Message::Zoom(steps) => sheet.sight = sheet.sight.zoomed(steps, sheet.sight.middle),
            Message::Whole => sheet.sight = sheet::Sight::default(),
            Message::Pan(x, y) => {
                sheet.sight = sheet
                    .sight
                    .moved((x / sheet.sight.zoom, y / sheet.sight.zoom))
            }
            Message::Drawing(drawing) => {
                sheet.drawing = drawing;
                sheet.mode = Mode::Boxes;
            }
            Message::Choose(chosen) => sheet.chosen = chosen,
            Message::NextBox if boxes > 0 => {
                sheet.chosen = Some(sheet.chosen.map_or(0, |at| (at + 1) % boxes));
                sheet.mode = Mode::Boxes;
            }
            _ => {}
        }
        self.enlarge()
    }

    fn gesture(&mut self, gesture: Gesture, context: &Context<'_>) -> Action<Message> {
        match gesture {
            Gesture::Choose(chosen) => Action::Run(self.look(Message::Choose(chosen))),
            Gesture::Look(sight) => {
                if let Some(sheet) = self.sheet.as_mut() {
                    sheet.sight = sight;
                }
                Action::Run(self.enlarge())
            }
            Gesture::Slide(to) => {
                if let Some(sheet) = self.sheet.as_mut() {
                    sheet.slider = to;
                }
                Action::None
            }
            Gesture::Draw(region) => {
                let cover = self.cover;
                self.draw(region, cover);
                Action::Run(self.after_change(context))
            }
            Gesture::Place(at, region, first) => {
                if let Some(edit) = self.edit_mut() {
                    match first {
                        true => drop(edit.change(|draft| draft.place(at, region))),
                        false => edit.amend(|draft| draft.place(at, region)),
                    }
                }
                Action::Run(self.after_change(context))
            }
        }
    }

    fn draw(&mut self, region: Region, cover: Cover) {
        if let Some(edit) = self.edit_mut() {
            edit.change(|draft| draft.draw(region, cover));
            let last = edit.draft().spots.len() - 1;
            if let Some(sheet) = self.sheet.as_mut() {
                sheet.chosen = Some(last);
                sheet.drawing = false;
            }
        }
    }

    /// Changes what is to be done with the open photo.
    fn change(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        let book = self.book.clone();
        let terms = self.terms(&book);
        let Some(sheet) = &self.sheet else {
            return Action::None;
        };
        let (chosen, size) = (sheet.chosen, sheet.size());
        if let Message::NewBox = message {
            let region = sheet.middle_box();
            self.draw(region, terms.cover);
            return Action::Run(self.after_change(context));
        }
        // A twentieth of the shorter side a step.
        let step = size.0.min(size.1) / 50.0;
        let placed = |draft: &Draft, by: [f32; 4]| -> Option<(usize, Region)> {
            let at = chosen?;
            let region = draft.spots.get(at)?.face.region;
            let moved = Region {
                x: region.x + by[0] * step,
                y: region.y + by[1] * step,
                width: region.width + by[2] * step,
                height: region.height + by[3] * step,
            };
            Some((at, sheet.inside(moved)))
        };
        let moved = match (&message, self.edit().map(Edit::draft)) {
            (Message::Nudge(x, y), Some(draft)) => placed(draft, [*x, *y, 0.0, 0.0]),
            (Message::Grow(x, y), Some(draft)) => placed(draft, [0.0, 0.0, *x, *y]),
            _ => None,
        };
        let Some(edit) = self.edit_mut() else {
            return Action::None;
        };
        let mut removed = false;
        match message {
            Message::Undo => drop(edit.undo()),
            Message::Redo => drop(edit.redo()),
            _ => drop(edit.change(|draft| match message {
                Message::Decide(at, decision) => draft.choose(at, decision, &terms),
                Message::Name(at, person) => draft.name(at, person, &terms),
                Message::CoverText(region) => draft.cover_text(region),
                Message::PlainName(plain) => draft.plain_name = plain,
                Message::Remove => removed = chosen.is_some_and(|at| draft.remove(at, &terms)),
                Message::Nudge(..) | Message::Grow(..) => {
                    if let Some((at, region)) = moved {
                        draft.place(at, region);
                    }
                }
                _ => {}
            })),
        }
        let boxes = edit.draft().spots.len();
        if let Some(sheet) = self.sheet.as_mut()
            && (removed || sheet.chosen.is_some_and(|at| at >= boxes))
        {
            sheet.chosen = None;
        }
        Action::Run(self.after_change(context))
    }

    /// The album book, should somebody have opened or locked it meanwhile.
    pub fn take_book(&mut self, book: Option<Arc<Book>>) {
        let book = book.unwrap_or_default();
        if !Arc::ptr_eq(&book, &self.book) && *book != *self.book {
            self.book = book;
            self.follow();
        }
    }

    /// The window or its text has another size.
    pub fn resized(&mut self, look: &Look) {
        self.tray.resized(look);
    }

    /// What leads one step back here: from a photo to all of them.
    pub fn back(&self) -> Option<Message> {
        let large = self.sheet.is_some() && self.tray.slots.len() > 1;
        large.then_some(Message::Leave)
    }

    /// A file or folder that was dropped on the window.
    pub fn dropped(&self, path: PathBuf) -> Option<Message> {
        Some(Message::Given(vec![path]))
    }

    /// Whether something runs that should not be cut off.
    pub fn is_busy(&self) -> bool {
        self.saving.is_some()
    }

    /// Asks everything that runs to stop.
    pub fn stop(&self) {
        let sheet = self.sheet.as_ref();
        let trying = sheet.and_then(|sheet| sheet.trying.as_ref());
        let saving = self.saving.as_ref().map(|saving| &saving.job);
        let all = [sheet.map(|sheet| &sheet.job), trying, saving];
        all.into_iter().flatten().for_each(Job::stop);
    }

    /// For tests of the window: something is being saved.
    #[cfg(test)]
    pub fn pretend_to_save(&mut self) {
        self.saving = Some(Saving {
            job: Job::default(),
            total: 1,
            done: 0,
            faults: Vec::new(),
        });
    }
}
