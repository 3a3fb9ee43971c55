//! The photos: how they come in (chosen, dropped, named on the command line, pasted), and a grid of thumbnails, of which
//! only those in sight are made and drawn.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::image::Handle;
use iced::widget::operation;
use iced::widget::scrollable::AbsoluteOffset;
use iced::widget::scrollable::Viewport;
use iced::widget::{Column, Id, Row, Space, column, container, scrollable};
use iced::{Alignment, Color, Element, Event, Length, Point, Task, keyboard, window};
use ombrelle_core::error::{Error, ErrorKind, MediaError, NetworkError};
use ombrelle_core::face::Face;
use ombrelle_core::leaks::Line;
use ombrelle_core::protect::gather::{self, Gathered, Item, Skip};
use ombrelle_core::protect::{self, Blocks, Draft, Kind, Missing, Photo, Preview};

use super::edit::Edit;
use super::hand_on::SavedCopy;
use super::thumbnails::{SIDE, Shows, Thumbnails, Wanted};
use super::{
    Action, Context, MenuMessage, Selection, SelectionMessage, State, Subject, small_picture,
};
use crate::accessibility::Role;
use crate::clipboard::{self, Copied};
use crate::dialog::{self, Picked};
use crate::job;
use crate::screen::open_photo::{OpenPhoto, OpenPhotos};
use crate::screen::settings::no_dialog;
use crate::theme::{AROUND, Icon, Look, NEAR, Size};
use crate::widget::{Button, ButtonStyle, EventArea, Notice, Ui};

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

/// What was found in a photo, without its pixels: it is kept when the photo is closed.
#[derive(Debug, Clone)]
pub struct Found {
    faces: Option<Vec<Face>>,
    text: Option<Vec<Line>>,
    codes_given_up: bool,
    missing: Vec<Missing>,
    blocks: Option<Blocks>,
}

impl Found {
    /// What was found in a photo.
    pub fn of(photo: &Photo) -> Self {
        Self {
            faces: photo.faces.clone(),
            text: photo.text.clone(),
            codes_given_up: photo.codes_given_up,
            missing: photo.missing.clone(),
            blocks: photo.opened.blocks,
        }
    }

    /// What says, besides the draft, what lies under the covers: the text, and the blocks in which the file keeps its pixels.
    pub fn beneath(&self) -> (&[Line], Option<Blocks>) {
        (self.text.as_deref().unwrap_or_default(), self.blocks)
    }

    /// Whether faces were looked for.
    pub fn knows_faces(&self) -> bool {
        self.faces.is_some()
    }

    /// Puts it back into the photo.
    pub fn put(self, photo: &mut Photo) {
        photo.faces = self.faces;
        photo.text = self.text;
        photo.codes_given_up = self.codes_given_up;
        photo.missing = self.missing;
    }
}

/// One photo of the gallery.
pub struct PhotoItem {
    /// Where it is.
    pub file: gather::Photo,
    /// The photo itself, where it came from the clipboard and lies in no file.
    pub pasted: Option<Photo>,
    /// Whether the person opened it. *Who is who* and saving look for faces in photos that nobody opened.
    pub opened: bool,
    /// What was found in it, once it was looked through.
    pub found: Option<Found>,
    /// What is to be done with it, once it was looked through.
    pub edit: Option<Edit>,
    /// Why it cannot be opened.
    pub fault: Option<Error>,
    /// Its copy.
    pub saved: Option<SavedCopy>,
}

impl PhotoItem {
    /// A photo that nobody looked at yet.
    pub fn new(file: gather::Photo, pasted: Option<Photo>) -> Self {
        Self {
            file,
            pasted,
            opened: false,
            found: None,
            edit: None,
            fault: None,
            saved: None,
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        let name = self.file.path.file_name().unwrap_or_default();
        ombrelle_i18n::visible(&name.to_string_lossy())
    }

    /// Whether its faces were looked for.
    pub fn knows_faces(&self) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(Found::knows_faces)
    }

    /// Whether the person decided something that no copy holds.
    pub fn is_unsaved(&self) -> bool {
        let decided = self.edit.as_ref().is_some_and(|edit| edit.steps().0);
        decided && self.copy().is_none()
    }

    /// Its copy, where that is as everything is decided now.
    pub fn copy(&self) -> Option<&SavedCopy> {
        let copy = self.saved.as_ref()?;
        let draft = self.edit.as_ref()?.draft();
        copy.is_what_makes(draft).then_some(copy)
    }

    /// Takes in what was found in the photo; a draft begins where there is none.
    pub fn learn(&mut self, photo: &Photo, draft: impl FnOnce() -> Draft) {
        self.found = Some(Found::of(photo));
        match &mut self.edit {
            Some(edit) => edit.learn(photo),
            None => self.edit = Some(Edit::new(draft())),
        }
    }
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
            return None;
        }
        let height = self.row_height();
        // All of it is in sight, however low the window is now.
        let away = away.min(self.sight() - height).max(0.0);
        self.offset = (top(anchor, self.columns(), height) - away).max(0.0);
        Some(self.offset)
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

    /// Whether every photo has a copy that is as everything is decided now, and copies are all that is in sight.
    pub fn shows_only_copies(&self) -> bool {
        let saved = self.items.iter().all(|item| item.copy().is_some());
        saved && self.in_sight().all(|at| self.shows_copy(at))
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

    /// The grid; `chosen` says of each photo whether it is chosen with others.
    pub fn view<'a>(&'a self, ui: &Ui<'a>, chosen: &Selection) -> Element<'a, super::Message> {
        let columns = self.columns();
        let range = self.in_sight();
        let rows = self.items.len().div_ceil(columns);
        let (above, below) = (range.start / columns, rows - range.end.div_ceil(columns));
        let gap = |rows: usize| Space::new().height(rows as f32 * self.row_height());
        let mut lines = Column::new().push(gap(above));
        for start in range.clone().step_by(columns) {
            let mut line = Row::new().spacing(NEAR).height(self.row_height());
            for at in start..(start + columns).min(range.end) {
                line = line.push(self.cell(ui, at, chosen.has(at)));
            }
            lines = lines.push(line);
        }
        let lines = lines.push(gap(below)).width(Length::Fill);
        let grid = scrollable(container(lines).padding([0.0, AROUND]))
            .id(grid_id())
            .on_scroll(|seen| super::Message::Gallery(Message::Scrolled(seen)))
            .width(Length::Fill)
            .height(Length::Fill);
        let with_menu = EventArea::with_menu(grid, |place, _| {
            let at = self.at(place)?;
            Some(super::Message::Menu(MenuMessage::On(Subject::Cell(at))))
        });
        EventArea::listening(with_menu, held).into()
    }

    fn cell<'a>(&'a self, ui: &Ui<'a>, at: usize, chosen: bool) -> Element<'a, super::Message> {
        let Some(item) = self.items.get(at) else {
            return Space::new().into();
        };
        let sides = self.picture();
        let text = ui
            .label(Size::Small, item.name())
            .wrapping(iced::widget::text::Wrapping::None);
        let name = container(text).width(sides.0).clip(true);
        // A ground of its own, so that beside a picture of another shape there is a mount and no white.
        let tones = ui.look.tones;
        let small: Element<'a, super::Message> = self.small(ui, at, sides);
        let picture = container(small).style(move |_| container::Style {
            background: Some(tones.raised.into()),
            ..container::Style::default()
        });
        let (mark, words) = state(ui, item);
        let inside = column![picture, name, state_line(ui, mark, words.clone(), sides.0)]
            .spacing(4)
            .align_x(Alignment::Center);
        let style = match chosen {
            true => ButtonStyle::Chosen,
            false => ButtonStyle::Plain,
        };
        let pressed = super::Message::Selection(SelectionMessage::Pressed(at));
        let chosen = chosen.then(|| ui.text("app-photo-chosen"));
        let told = [chosen, Some(words), self.shown_as(ui, at)];
        let told = told.into_iter().flatten().filter(|words| !words.is_empty());
        let told: Vec<String> = told.collect();
        Button::new(inside, style, tones)
            .padding(EDGE)
            .id(cell_id(at))
            .described(told.join(" · "))
            .on_press(pressed)
            .into()
    }

    /// What whoever does not see the small picture of a photo is told of it: that it is the copy.
    fn shown_as(&self, ui: &Ui<'_>, at: usize) -> Option<String> {
        self.shows_copy(at).then(|| ui.text("app-photo-shows-copy"))
    }

    /// A small picture of a photo; an icon before it is there.
    fn small<'a, M: 'a>(
        &'a self,
        ui: &Ui<'a>,
        at: usize,
        (wide, high): (f32, f32),
    ) -> Element<'a, M> {
        if let Some(handle) = self.thumbnail(at) {
            let sides = (wide.min(MOST), high.min(MOST));
            let picture = small_picture::edged(ui, handle, sides);
            return container(picture).center_x(wide).center_y(high).into();
        }
        let broken = self.items.get(at).is_some_and(|item| item.fault.is_some());
        let icon = if broken { Icon::Warn } else { Icon::Photo };
        let mark = icon.show(32.0_f32.min(high), ui.look.tones.quiet);
        container(mark).center_x(wide).center_y(high).into()
    }

    /// The photos around the open one, in a row below it; a press opens one.
    pub fn strip<'a>(&'a self, ui: &Ui<'a>, open: usize, panel: f32) -> Element<'a, Message> {
        let mut strip = Row::new().spacing(4);
        for at in self.around(open, panel) {
            let Some(item) = self.items.get(at) else {
                continue;
            };
            let here = at == open;
            let style = if here {
                ButtonStyle::Chosen
            } else {
                ButtonStyle::Quiet
            };
            let button = Button::new(self.small(ui, at, STRIP), style, ui.look.tones)
                .padding((STRIP_EDGE - 4.0) / 2.0)
                .name(item.name())
                .described(self.shown_as(ui, at).unwrap_or_default())
                .chosen(Role::Choice, here)
                .on_press(Message::Open(at));
            strip = strip.push(ui.tip_above(button, item.name()));
        }
        container(strip).center_x(Length::Fill).padding(4).into()
    }
}

/// How far a photo is, with its icon: how many faces were found, whether the person opened it, whether there is a copy and whether it is of now.
fn state(ui: &Ui<'_>, item: &PhotoItem) -> (Option<(Icon, Color)>, String) {
    let tones = ui.look.tones;
    let (icon, colour, words) = match item {
        PhotoItem { fault: Some(_), .. } => (Icon::Warn, tones.danger, Some("app-photo-fault")),
        PhotoItem { saved: Some(_), .. } if item.copy().is_none() => {
            (Icon::Warn, tones.warn, Some("app-photo-changed"))
        }
        PhotoItem { saved: Some(_), .. } => (Icon::Tick, tones.good, Some("app-photo-saved")),
        PhotoItem {
            edit: Some(_),
            opened: true,
            ..
        } => (Icon::Eye, tones.quiet, Some("app-photo-seen")),
        // *Who is who* found them: that nobody opened the photo is not hidden.
        _ if item.knows_faces() => (Icon::People, tones.quiet, None),
        // It was left again before anything was found.
        PhotoItem { opened: true, .. } => return (None, String::new()),
        _ => return (None, ui.text("app-photo-unopened")),
    };
    let faces = item.found.as_ref().and_then(|found| found.faces.as_ref());
    let faces = faces.filter(|_| item.fault.is_none());
    let count = faces.map(|faces| {
        let count = [("count", faces.len().into())];
        ui.text_with("app-photo-faces", &count)
    });
    let words = words.map(|key| ui.text(key));
    let words: Vec<String> = count.into_iter().chain(words).collect();
    (Some((icon, colour)), words.join(" · "))
}

/// How high a line of what is said below a photo is, in logical pixels.
fn line_height(text: f32) -> f32 {
    (14.0 * text).round() * 1.35
}

/// That in two lines below the photo's name; as high where there is less to say, so that all rows are.
fn state_line<'a, M: 'a>(
    ui: &Ui<'a>,
    mark: Option<(Icon, Color)>,
    words: String,
    wide: f32,
) -> Element<'a, M> {
    let line = line_height(ui.look.text);
    let mut words = ui.label(Size::Small, words).width(Length::Fill);
    if mark.is_none() {
        words = words.color(ui.look.tones.quiet);
    }
    let mark = mark.map(|(icon, colour)| {
        let icon: Element<'a, M> = icon.show(14.0 * ui.look.text, colour);
        container(icon).center_y(line)
    });
    let told = Row::new().push(mark).push(words).spacing(4);
    container(told)
        .width(wide)
        .height(2.0 * line)
        .clip(true)
        .into()
}

/// Which keys are held while the pointer presses; none once the window is left.
fn held(event: &Event, _: bool) -> Option<super::Message> {
    let held = match event {
        Event::Keyboard(keyboard::Event::ModifiersChanged(held)) => *held,
        Event::Window(window::Event::Unfocused) => keyboard::Modifiers::default(),
        _ => return None,
    };
    Some(super::Message::Selection(SelectionMessage::Held(held)))
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
        let busy = self.saving.is_some() || self.who.is_looking();
        let there = photos.iter().copied();
        let mut there: Vec<usize> = there.filter(|at| *at < self.gallery.items.len()).collect();
        // The last first, so that the places of the others stay what they are.
        there.sort_unstable_by(|a, b| b.cmp(a));
        there.dedup();
        let Some(first) = there.last().copied().filter(|_| !busy) else {
            return Action::None;
        };
        let name = self.gallery.items.get(first).map(PhotoItem::name);
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
        let told = match (there.len(), name) {
            (1, Some(name)) => context
                .words
                .say("app-photo-removed", &[("name", name.into())]),
            (count, _) => context
                .words
                .say("app-photos-removed", &[("count", count.into())]),
        };
        let notice = Notice::good(told);
        Action::Run(shown).and(Action::Notify(notice))
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

    fn given(&mut self, paths: Vec<PathBuf>) -> Task<super::Message> {
        self.gallery.gathering += 1;
        let gathering = job::run(Message::Gathered(Arc::default()), move |_| {
            Message::Gathered(Arc::new(gather::gather(&paths)))
        });
        gathering.map(super::Message::Gallery)
    }

    fn copied(&mut self, copied: &Copied, context: &Context<'_>) -> Action<super::Message> {
        match copied {
            Copied::Files(files) => Action::Run(self.given(files.clone())),
            Copied::Nothing => {
                let advice = context.words.say("app-nothing-copied-advice", &[]);
                let notice = Notice::warn(context.words.say("app-nothing-copied", &[]));
                Action::Notify(notice.with_advice(advice))
            }
            Copied::Picture(width, height, rgba) => {
                let before = self.gallery.items.iter();
                let before = before.filter(|item| item.pasted.is_some()).count();
                let values = [("number", (before + 1).into())];
                let name = PathBuf::from(context.words.say("app-pasted-name", &values));
                match protect::pasted(&name, (*width, *height), rgba) {
                    Err(error) => Action::Notify(Notice::bad(context.words.error(&error))),
                    Ok(opened) => {
                        let at = self.gallery.items.len();
                        let file = gather::Photo {
                            path: name,
                            below: PathBuf::new(),
                            kind: Some(Kind::Png),
                        };
                        let thumbnail = protect::preview(&opened.picture, SIDE);
                        let item = PhotoItem::new(file, Some(Photo::of(opened)));
                        self.gallery.items.push(item);
                        if let Ok(preview) = thumbnail {
                            self.gallery.made(at, Shows::Photo, Ok(preview));
                        }
                        Action::Run(self.open(at, context))
                    }
                }
            }
        }
    }

    fn gathered(&mut self, gathered: &Gathered, context: &Context<'_>) -> Action<super::Message> {
        self.gallery.gathering = self.gallery.gathering.saturating_sub(1);
        let words = context.words;
        let (mut fault, mut left_out, mut copies) = (None, gathered.other_files, 0_usize);
        let mut videos = gathered.videos;
        let before = self.gallery.items.len();
        let items = self.gallery.items.iter();
        let mut known: HashSet<PathBuf> = items.map(|item| item.file.path.clone()).collect();
        for item in &gathered.items {
            match item {
                Item::Photo(file) if gathered.is_named_video(&file.path) => videos += 1,
                Item::Photo(file) if file.kind.is_none() => {
                    left_out += 1;
                    let error = ErrorKind::Media(MediaError::NotAPicture).at(&file.path);
                    fault.get_or_insert(words.error(&error));
                }
                Item::Photo(file) => {
                    if known.insert(file.path.clone()) {
                        self.gallery.items.push(PhotoItem::new(file.clone(), None));
                    }
                }
                Item::Skipped { why, .. } => match why {
                    Skip::ProtectedCopy => copies += 1,
                    Skip::Link => left_out += 1,
                },
                Item::Failed(error) => drop(fault.get_or_insert(words.error(error))),
                Item::NoPhoto(_) => {}
            }
        }
        let added = self.gallery.items.len() - before;
        let mut lines = Vec::new();
        if added == 0 && fault.is_none() && copies == 0 && !gathered.items.is_empty() {
            lines.push(words.say("app-no-photo-there", &[]));
        }
        if copies > 0 {
            lines.push(words.say("app-copies-left-out", &[("count", copies.into())]));
        }
        if left_out > 0 && (fault.is_none() || left_out > 1) {
            lines.push(words.say("app-files-left-out", &[("count", left_out.into())]));
        }
        if videos > 0 {
            lines.push(words.say("app-videos-left-out", &[("count", videos.into())]));
        }
        // Also of one that is opened at once, for whoever asks a child about it.
        let small = self.thumbnails(context);
        let mut actions: Vec<_> = small.into_iter().map(Action::Run).collect();
        if added == 1 && before == 0 && self.gallery.gathering == 0 {
            actions.push(Action::Run(self.open(0, context)));
        } else if added > 0 {
            self.close_photo();
        }
        if let Some(fault) = fault {
            let mut notice = Notice::bad(fault);
            lines.insert(0, std::mem::take(&mut notice.what));
            notice.what = lines.join(" ");
            actions.push(Action::Notify(notice));
        } else if !lines.is_empty() {
            actions.push(Action::Notify(Notice::warn(lines.join(" "))));
        }
        Action::All(actions)
    }
}

fn picked(picked: Picked) -> super::Message {
    super::Message::Gallery(Message::Picked(picked))
}

/// A preview as the toolkit takes it.
pub fn handle(preview: Preview) -> Handle {
    Handle::from_rgba(preview.width, preview.height, preview.rgba)
}

#[cfg(test)]
mod tests;
