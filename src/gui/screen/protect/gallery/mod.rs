//! The photos: how they come in (chosen, dropped, named on the command line, pasted), and a grid of thumbnails, of which
//! only those in sight are made and drawn.

mod incoming;
mod photo_item;
#[cfg(test)]
pub(super) mod tests;
mod view;

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::image::Handle;
use iced::widget::scrollable::{AbsoluteOffset, Viewport};
use iced::widget::{Id, operation};
use iced::{Point, Task};
use ombrelle_core::error::{Error, ErrorKind, NetworkError};
use ombrelle_core::protect::Preview;
use ombrelle_core::protect::gather::Gathered;

use super::thumbnails::{SIDE, Shows, Thumbnails, Wanted};
use super::{Action, Context, State};
use crate::clipboard::{self, Copied};
use crate::dialog::{self, Picked};
use crate::job;
use crate::screen::open_photo::{OpenPhoto, OpenPhotos};
use crate::screen::settings::no_dialog;
use crate::theme::{AROUND, Look, NEAR};
use crate::widget::Notice;

use incoming::Coming;

pub use photo_item::{Found, PhotoItem};

/// The least width of a cell's picture at normal letters, in logical pixels; cells grow until they fill the row.
const PICTURE: f32 = 184.0;
/// The most of a picture that is drawn, in logical pixels: larger than it was made, it would be blurred.
const MOST: f32 = SIDE as f32;
/// In a window wider than this, in logical pixels, pictures are larger by as much.
const WINDOW: f32 = 1180.0;
/// Height beside width of a cell's picture.
const SHAPE: f32 = 0.75;
/// The most of the window's height that a picture takes where letters are larger.
const HIGHEST: f32 = 0.3;
/// Between a cell's edge and its picture, in logical pixels.
const EDGE: f32 = 12.0;
/// Sides of a picture below the open photo, in logical pixels.
const STRIP: (f32, f32) = (72.0, 54.0);
/// What a picture below the open photo takes beside its width.
const STRIP_EDGE: f32 = 16.0;
/// The height of all that is below the open photo, with the space around it.
pub const STRIP_HIGH: f32 = STRIP.1 + STRIP_EDGE - 4.0 + 2.0 * 4.0;
/// At most so many photos are lent to another screen.
const LENT: usize = 24;

/// Photos come in, and one of them is looked at.
#[derive(Clone)]
pub enum Message {
    /// Asks for photos.
    Pick,
    /// Asks for a folder.
    PickFolder,
    /// The person answered.
    Picked(Picked),
    /// Takes photos and folders.
    Given(Vec<PathBuf>),
    /// Takes what was copied.
    Paste,
    /// What was copied.
    Copied(Arc<Copied>),
    /// The photos that were meant.
    Gathered(Arc<Gathered>),
    /// A small picture of a photo, by its place when that was begun, where the photo is, and what it shows of it.
    Thumbnail(usize, PathBuf, Shows, Arc<Result<Preview, Error>>),
    /// The grid was scrolled.
    Scrolled(Viewport),
    /// The keyboard's focus went to what has this identity.
    Focused(Id),
    /// The keyboard goes this many photos to the right and rows down.
    Arrow(isize, isize),
    /// Opens a photo large, by its place.
    Open(usize),
    /// Opens the photo this many places further on.
    Turn(isize),
    /// Takes a photo out of those that are protected, by its place, after asking where decisions would be lost; its file stays as it is.
    Remove(usize),
    /// Back to all photos.
    Leave,
}

/// All photos, and what of them is seen.
#[derive(Default)]
pub struct Gallery {
    /// The photos, in the order in which they were given.
    pub items: Vec<PhotoItem>,
    thumbnails: Thumbnails,
    /// The photo that the keyboard is at.
    pub current: usize,
    /// How many times photos are being gathered just now.
    pub gathering: usize,
    coming: Coming,
    /// Files and folders that wait for being looked at.
    waiting: Vec<PathBuf>,
    /// How many pictures were pasted so far, also those that are gone.
    pasted: usize,
    offset: f32,
    window: iced::Size,
    text: f32,
}

/// The identity of the grid, for scrolling it.
pub fn grid_id() -> Id {
    Id::new("protect-grid")
}

/// The identity of a photo's cell, for giving it the focus.
pub fn cell_id(at: usize) -> Id {
    Id::from(format!("protect-photo-{at}"))
}

impl Gallery {
    /// The window has another size, or text has. The scroll offset at which the photo that the keyboard is at stays where it was in the window, where rows
    /// hold more or fewer photos than before; the first in sight, where that photo is not.
    pub fn resized(&mut self, look: &Look) -> Option<f32> {
        let (columns, height) = (self.columns(), self.row_height());
        let first = (self.offset / height) as usize * columns;
        let top = |at: usize, columns: usize, height: f32| (at / columns) as f32 * height;
        let away = top(self.current, columns, height) - self.offset;
        let seen = away > -height && away < self.window.height;
        let anchor = if seen { self.current } else { first };
        let away = top(anchor, columns, height) - self.offset;
        self.window = look.window;
        self.text = look.text;
        if self.items.is_empty() || self.columns() == columns {
            self.settle();
            return None;
        }
        let height = self.row_height();
        // All of it is in sight, however low the window is now.
        let away = away.min(self.sight() - height).max(0.0);
        let offset = (top(anchor, self.columns(), height) - away).max(0.0);
        self.offset = offset;
        self.settle();
        Some(offset)
    }

    /// Where all photos have space at once, the grid does not tell that it is scrolled no longer: those above would not be drawn. Where they have not
    /// quite, it tells how far it is.
    fn settle(&mut self) {
        let rows = self.items.len().div_ceil(self.columns());
        if rows as f32 * self.row_height() <= self.window.height {
            self.offset = 0.0;
        }
    }

    /// The keyboard's focus went to what has this identity; it may be a photo.
    fn focused(&mut self, id: &Id) {
        let at = self.in_sight().find(|at| cell_id(*at) == *id);
        self.current = at.unwrap_or(self.current);
    }

    /// How much of the window's height shows photos, at least.
    fn sight(&self) -> f32 {
        self.window.height - 240.0
    }

    /// The grid was scrolled.
    pub fn scrolled(&mut self, viewport: Viewport) {
        self.offset = viewport.absolute_offset().y;
    }

    /// The window, in logical pixels, and the size of text in it; 1 is normal.
    pub fn space(&self) -> (iced::Size, f32) {
        (self.window, self.text)
    }

    /// The width for cells, each with the space after it.
    fn free(&self) -> f32 {
        self.window.width - 2.0 * AROUND + NEAR
    }

    fn columns(&self) -> usize {
        self.columns_with(self.text)
    }

    /// Cells in a row with letters of this size. Wider ones in a wide window, so that it is not filled with stamps, as long as their pictures are sharp;
    /// in any case so wide that what is said below a photo has space.
    fn columns_with(&self, text: f32) -> usize {
        let fit = |wide: f32| self.free() / (wide + 2.0 * EDGE + NEAR);
        let letters = (PICTURE * text.max(1.0)).min(MOST);
        let grown = (PICTURE * self.window.width / WINDOW).clamp(letters, MOST);
        let columns = fit(grown).floor().max(fit(MOST).ceil());
        columns.min(fit(letters).floor()).max(1.0) as usize
    }

    /// The width of a cell's picture with letters of this size: as many as fit fill the row.
    fn width_with(&self, text: f32) -> f32 {
        let wide = self.free() / self.columns_with(text) as f32 - NEAR - 2.0 * EDGE;
        wide.floor().max(PICTURE)
    }

    /// Width and height of a cell's picture. Where larger letters make cells wider, pictures are higher only as far as rows stay in sight.
    fn picture(&self) -> (f32, f32) {
        let wide = self.width_with(self.text);
        let usual = SHAPE * self.width_with(1.0);
        let high = (SHAPE * wide.min(MOST)).min(usual.max(HIGHEST * self.window.height));
        (wide, high.floor())
    }

    fn row_height(&self) -> f32 {
        // The picture, a line of text for the name, two for its state.
        self.picture().1 + 2.0 * EDGE + 3.0 * line_height(self.text) + 2.0 * 4.0 + NEAR
    }

    /// The photos below the open one: those around it, as many as there is space for beside a panel of this width.
    pub fn around(&self, open: usize, panel: f32) -> std::ops::Range<usize> {
        let count = self.items.len();
        let space = self.window.width - panel - 2.0 * AROUND;
        let shown = ((space / (STRIP.0 + STRIP_EDGE)) as usize).clamp(1, count.max(1));
        let first = open.saturating_sub(shown / 2).min(count - shown.min(count));
        first..first + shown.min(count)
    }

    /// Some photos for another screen, those around the current one; `large` is the open one, and a picture of it.
    pub fn lent(&self, large: Option<(usize, Handle)>) -> OpenPhotos {
        let all = self.items.iter().enumerate();
        let whole: Vec<_> = all.filter(|(_, item)| item.fault.is_none()).collect();
        let here = whole.iter().position(|(at, _)| *at >= self.current);
        let last = whole.len() - LENT.min(whole.len());
        let first = here.unwrap_or(last).saturating_sub(LENT / 2).min(last);
        let photos = whole.iter().skip(first).take(LENT).map(|(at, item)| {
            let open = large.as_ref().filter(|(open, _)| open == at);
            let small = self
                .thumbnails
                .photo(*at)
                .or(open.map(|(_, handle)| handle));
            let path = item.file.path.clone();
            OpenPhoto::new(path, item.pasted.clone(), small.cloned())
        });
        let photos: Vec<OpenPhoto> = photos.collect();
        OpenPhotos {
            more: whole.len() - photos.len(),
            photos,
        }
    }

    /// The photos in sight, with a row more above and below.
    fn in_sight(&self) -> std::ops::Range<usize> {
        let columns = self.columns();
        let height = self.row_height();
        let first = ((self.offset / height) as usize).saturating_sub(1);
        let rows = (self.window.height / height) as usize + 3;
        let count = self.items.len();
        (first * columns).min(count)..((first + rows) * columns).min(count)
    }

    /// The small pictures to begin with now: those of the grid, or of the photos around the open one.
    pub fn wanted(&mut self, open: Option<usize>) -> Vec<(usize, Wanted)> {
        let sight = match open {
            // The narrowest panel has the most photos beside it.
            Some(open) if self.items.len() > 1 => self.around(open, 0.0),
            Some(_) => 0..0,
            None => self.in_sight(),
        };
        self.thumbnails.wanted(sight, &self.items)
    }

    /// A small picture is there, or will never be.
    pub fn made(&mut self, at: usize, shows: Shows, made: Result<Preview, Error>) {
        if let Some(item) = self.items.get_mut(at)
            && let Some(error) = self.thumbnails.made((at, &*item), shows, made)
        {
            item.fault = Some(error);
        }
    }

    /// Whoever saved a copy of a photo made a small picture of it.
    pub fn keep_copy(&mut self, at: usize, digest: [u8; 32], preview: Preview) {
        if let Some(item) = self.items.get(at) {
            let shows = Shows::Copy(digest);
            self.thumbnails.keep((at, item), shows, Some(preview));
        }
    }

    /// The small picture that is seen of a photo, once there is one.
    pub fn thumbnail(&self, at: usize) -> Option<&Handle> {
        self.thumbnails.of(at, self.items.get(at)?)
    }

    /// Whether that is the photo's copy.
    pub fn shows_copy(&self, at: usize) -> bool {
        let item = self.items.get(at);
        item.is_some_and(|item| self.thumbnails.is_copy(at, item))
    }

    /// Whether the photo's copy is known not to be there any more as it was saved.
    pub fn lost_copy(&self, at: usize) -> bool {
        let item = self.items.get(at);
        item.is_some_and(|item| self.thumbnails.is_lost(item))
    }

    /// Whoever opens a photo has its copy looked for again.
    pub fn look_for_copy(&mut self, at: usize) {
        if let Some(item) = self.items.get(at) {
            self.thumbnails.look_again(item);
        }
    }

    /// Whether every photo has a copy that is as everything is decided now, and copies are all that is in sight.
    pub fn shows_only_copies(&self) -> bool {
        let saved = self.items.iter().all(|item| item.copy().is_some());
        saved && self.in_sight().all(|at| self.shows_copy(at))
    }

    /// The small pictures of a photo are of another one: they are made anew.
    pub fn draw_anew(&mut self, at: usize) {
        self.thumbnails.let_go(at);
    }

    /// How many small pictures are kept.
    #[cfg(test)]
    pub fn thumbnail_count(&self) -> usize {
        self.thumbnails.count()
    }

    /// Whether a photo's thumbnail is there.
    #[cfg(test)]
    pub fn has_thumbnail(&self, at: usize) -> bool {
        self.thumbnails.photo(at).is_some()
    }

    /// Takes a photo out; those after it move up.
    pub fn remove(&mut self, at: usize) {
        if at >= self.items.len() {
            return;
        }
        self.items.remove(at);
        self.thumbnails.remove(at);
        self.current = self.current.min(self.items.len().saturating_sub(1));
        self.settle();
    }

    /// Moves by this many photos or rows; the scroll offset at which the new place is in sight.
    pub fn step(&mut self, across: isize, down: isize) -> f32 {
        let by = across + down * self.columns() as isize;
        let last = self.items.len().saturating_sub(1);
        self.current = self.current.saturating_add_signed(by).min(last);
        let top = (self.current / self.columns()) as f32 * self.row_height();
        let sight = self.sight();
        if top < self.offset {
            self.offset = top;
        } else if top + self.row_height() > self.offset + sight {
            // Of a row that is higher than what is in sight, its pictures are.
            self.offset = (top + self.row_height() - sight).clamp(0.0, top);
        }
        self.offset
    }

    /// The photo at a place of the grid as it is seen, in logical pixels.
    pub fn at(&self, place: Point) -> Option<usize> {
        let (wide, across) = (self.picture().0 + 2.0 * EDGE + NEAR, place.x - AROUND);
        let column = (across / wide).floor();
        let row = ((place.y + self.offset) / self.row_height()).floor();
        let columns = self.columns();
        if across < 0.0 || place.y < 0.0 || column as usize >= columns {
            return None;
        }
        let at = row as usize * columns + column as usize;
        (at < self.items.len()).then_some(at)
    }
}

/// How high a line of what is said below a photo or a face is, in logical pixels.
pub(super) fn line_height(text: f32) -> f32 {
    (14.0 * text).round() * 1.35
}

impl State {
    /// Takes what happens to the photos as a whole.
    pub(super) fn on_gallery(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        match message {
            Message::Pick => {
                let title = context.words.say("app-pick-photos", &[]);
                Action::Run(Task::perform(dialog::photos(title), picked))
            }
            Message::PickFolder => {
                let title = context.words.say("app-pick-photo-folder", &[]);
                Action::Run(Task::perform(dialog::folder(title), picked))
            }
            Message::Picked(Picked::Paths(paths)) | Message::Given(paths) => {
                Action::Run(self.given(paths))
            }
            Message::Picked(Picked::Nothing) => Action::None,
            Message::Picked(Picked::NoDialog) => Action::Notify(no_dialog(context)),
            Message::Paste => {
                let nothing = Message::Copied(Arc::new(Copied::Nothing));
                let reading = job::run(nothing, |_| Message::Copied(Arc::new(clipboard::read())));
                Action::Run(reading.map(super::Message::Gallery))
            }
            Message::Copied(copied) => self.copied(&copied, context),
            Message::Gathered(gathered) => self.gathered(&gathered, context),
            Message::Thumbnail(at, path, shows, made) => {
                let item = self.gallery.items.get(at);
                // Another photo may be at this place by now.
                if item.is_some_and(|item| item.file.path == path) {
                    self.gallery.made(at, shows, Result::clone(&made));
                }
                Action::None
            }
            Message::Scrolled(viewport) => {
                self.gallery.scrolled(viewport);
                Action::None
            }
            Message::Arrow(across, down) => {
                let y = self.gallery.step(across, down);
                let scroll = operation::scroll_to(grid_id(), AbsoluteOffset { x: 0.0, y });
                let focus = operation::focus(cell_id(self.gallery.current));
                Action::Run(scroll.chain(focus))
            }
            Message::Focused(id) => {
                self.gallery.focused(&id);
                Action::None
            }
            Message::Open(at) => Action::Run(self.open(at, context)),
            Message::Turn(by) => match self.turned(by) {
                Some(to) => Action::Run(self.open(to, context)),
                None => Action::None,
            },
            Message::Remove(at) => self.ask_to_remove(vec![at], context),
            Message::Leave => {
                self.close_photo();
                Action::Run(operation::focus(cell_id(self.gallery.current)))
            }
        }
    }

    /// The place of the photo this many after the open one; none where there is no other.
    fn turned(&self, by: isize) -> Option<usize> {
        let at = self.photo_view.as_ref()?.at;
        let last = self.gallery.items.len().saturating_sub(1);
        let to = at.saturating_add_signed(by).min(last);
        (to != at).then_some(to)
    }

    /// Takes photos out of those that are protected, unless they are being saved or looked at with all others. The photo after one is
    /// opened where that was open.
    pub(super) fn remove(
        &mut self,
        photos: &[usize],
        context: &Context<'_>,
    ) -> Action<super::Message> {
        if let Some(why) = self.why_they_stay() {
            return Action::Notify(Notice::warn(context.words.say(why, &[])));
        }
        let there = photos.iter().copied();
        let mut there: Vec<usize> = there.filter(|at| *at < self.gallery.items.len()).collect();
        // The last first, so that the places of the others stay what they are.
        there.sort_unstable_by(|a, b| b.cmp(a));
        there.dedup();
        let Some(first) = there.last().copied() else {
            return Action::None;
        };
        let name = self.gallery.items.get(first).map(PhotoItem::name);
        let pasted = self.has_pasted(&there);
        let open = self.photo_view.as_ref().map(|view| view.at);
        self.close_photo();
        for at in &there {
            self.gallery.remove(*at);
            self.who.removed(*at);
        }
        self.selection.forget();
        let next = first.min(self.gallery.items.len().saturating_sub(1));
        let shown = match open {
            Some(place) if there.contains(&place) && !self.gallery.items.is_empty() => {
                self.open(next, context)
            }
            _ => operation::focus(cell_id(self.gallery.current)),
        };
        // What was pasted has no file that could stay as it was.
        let told = match (there.len(), name) {
            (1, Some(name)) => {
                let key = match pasted {
                    true => "app-pasted-removed",
                    false => "app-photo-removed",
                };
                context.words.say(key, &[("name", name.into())])
            }
            (count, _) => {
                let key = match pasted {
                    true => "app-photos-removed-pasted",
                    false => "app-photos-removed",
                };
                context.words.say(key, &[("count", count.into())])
            }
        };
        let notice = Notice::good(told);
        Action::Run(shown).and(Action::Notify(notice))
    }

    /// Whether one of these photos, by their places, was pasted.
    pub(super) fn has_pasted(&self, photos: &[usize]) -> bool {
        let mut items = photos.iter().filter_map(|at| self.gallery.items.get(*at));
        items.any(|item| item.pasted.is_some())
    }

    /// Begins with the small pictures that are in sight and not there as everything is now; nothing where all are, or enough are being made.
    pub(super) fn thumbnails(&mut self, context: &Context<'_>) -> Option<Task<super::Message>> {
        let open = self.photo_view.as_ref().map(|view| view.at);
        let wanted = self.gallery.wanted(open);
        if wanted.is_empty() {
            return None;
        }
        let tasks = wanted.into_iter().filter_map(|(at, wanted)| {
            let path = self.gallery.items.get(at)?.file.path.clone();
            let shows = wanted.shows();
            let lost = Arc::new(Err(ErrorKind::Network(NetworkError::OutOfMemory).at(&path)));
            let lost = Message::Thumbnail(at, path.clone(), shows, lost);
            let session = context.session.clone();
            Some(job::run(lost, move |_| {
                let made = wanted.make(&session);
                Message::Thumbnail(at, path, shows, Arc::new(made))
            }))
        });
        let tasks: Vec<Task<Message>> = tasks.collect();
        Some(Task::batch(tasks).map(super::Message::Gallery))
    }
}

fn picked(picked: Picked) -> super::Message {
    super::Message::Gallery(Message::Picked(picked))
}

/// A preview as the toolkit takes it.
pub fn handle(preview: Preview) -> Handle {
    Handle::from_rgba(preview.width, preview.height, preview.rgba)
}
