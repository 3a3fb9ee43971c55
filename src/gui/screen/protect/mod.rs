//! Protecting photos: for whom, which ones, what happens to each face, what else the photo tells, saving.
//!
//! Each part of the state has its own messages and takes them in one `match`, in its own file.

mod beside;
mod canvas;
mod caption;
mod edit;
mod gallery;
mod hand_on;
mod harder;
mod jobs;
mod menu;
mod panel;
mod photo_view;
mod save;
mod selection;
mod small_picture;
#[cfg(test)]
mod tests;
mod thumbnails;
mod verdict;
mod view;
mod who;
mod words;

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::operation::scroll_to;
use iced::widget::scrollable::AbsoluteOffset;
use ombrelle_core::consent::{Audience, Book};
use ombrelle_core::protect::names::Naming;
use ombrelle_core::protect::{CopyOptions, Cover, Fit, Session, Terms};
use ombrelle_core::settings::Settings;

use super::open_photo::OpenPhotos;
use super::{Action, Context, Screen};
use crate::job::Job;
use crate::keys::Shortcut;
use crate::theme::Look;
use caption::Caption;
use edit::Edit;
use gallery::{Gallery, grid_id};
use hand_on::{Handing, Takers, Way};
use menu::Menu;
use photo_view::{Mode, PhotoView};
use save::Saving;
use selection::Selection;
use who::Who;

pub use beside::Message as BesideMessage;
pub use caption::Message as CaptionMessage;
pub use edit::Message as EditMessage;
pub use gallery::Message as GalleryMessage;
pub use hand_on::Message as HandOnMessage;
pub use harder::Message as HarderMessage;
pub use jobs::Message as JobMessage;
pub use menu::{Message as MenuMessage, Subject};
pub use photo_view::Message as ViewMessage;
pub use save::Message as SaveMessage;
pub use selection::{Message as SelectionMessage, Wish};
pub use who::Message as WhoMessage;

/// What happens.
#[derive(Clone)]
pub enum Message {
    /// Says for whom the photos are.
    Audience(Audience),
    /// Asks that again.
    AskAudience,
    /// Goes to the people of the album book.
    People,
    /// Photos come in, and one of them is looked at.
    Gallery(GalleryMessage),
    /// The open photo is looked at in another way.
    View(ViewMessage),
    /// What is done with the open photo is changed.
    Edit(EditMessage),
    /// Copies are saved.
    Save(SaveMessage),
    /// A copy that was saved is copied or printed.
    HandOn(HandOnMessage),
    /// Something came back from work on the open photo, or the result is to be looked at.
    Job(JobMessage),
    /// Faces are looked for harder in the open photo.
    Harder(HarderMessage),
    /// The finished photo is compared with the others.
    Beside(BesideMessage),
    /// Several photos of the grid are chosen, and something is done with them.
    Selection(SelectionMessage),
    /// The menu of one thing.
    Menu(MenuMessage),
    /// Folds away what stands beside the photo, or shows it again.
    Panel,
    /// The page on which the faces of all photos are named.
    Who(WhoMessage),
    /// The page on which the words beside the photos are read.
    Caption(CaptionMessage),
}

impl Message {
    /// Whether it asks for copies to be written.
    pub fn begins_to_save(&self) -> bool {
        use SaveMessage as S;
        matches!(self, Self::Save(S::One | S::All | S::In(..)))
    }
}

/// Everything that is being protected.
pub struct State {
    audience: Option<Audience>,
    asking: bool,
    gallery: Gallery,
    /// The photo that is open large.
    photo_view: Option<PhotoView>,
    saving: Option<Saving>,
    /// A copy on its way to the clipboard or a printer.
    handing: Option<Job<Handing>>,
    takers: Takers,
    selection: Selection,
    menu: Option<Menu>,
    /// Whether what stands beside the photo is folded away.
    folded: bool,
    who: Who,
    caption: Caption,
    book: Arc<Book>,
    /// Of which of the album books that were here the numbers of names are.
    names_of: u32,
    /// The last copy that was written.
    last: Option<PathBuf>,
    chosen: Chosen,
}

/// What the settings say of copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Chosen {
    cover: Cover,
    fit: Fit,
    naming: Naming,
    smaller_for_everybody: bool,
}

impl From<&Settings> for Chosen {
    fn from(settings: &Settings) -> Self {
        Self {
            cover: settings.cover,
            fit: match settings.close_covers {
                true => Fit::Close,
                false => Fit::Upright,
            },
            naming: match settings.neutral_names {
                true => Naming::Neutral,
                false => Naming::AfterPhoto,
            },
            smaller_for_everybody: settings.smaller_for_everybody,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self {
            audience: None,
            asking: true,
            gallery: Gallery::default(),
            photo_view: None,
            saving: None,
            handing: None,
            takers: Takers::default(),
            selection: Selection::default(),
            menu: None,
            folded: false,
            who: Who::default(),
            caption: Caption::default(),
            book: Arc::default(),
            names_of: 0,
            last: None,
            chosen: Chosen::from(&Settings::default()),
        }
    }
}

impl State {
    /// Takes a message.
    pub fn update(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        self.follow_settings(context);
        let action = self.take(message, context);
        // Whatever it was, other photos may be in sight now, or something else decided of those that are.
        match self.thumbnails(context) {
            Some(small) => action.and(Action::Run(small)),
            None => action,
        }
    }

    /// Somebody comes to this screen, or back to it: where names are typed, the next one is.
    pub fn entered(&self) -> Task<Message> {
        match self.who.is_shown() {
            true => who::focus_field(),
            false => Task::none(),
        }
    }

    /// Somebody comes back to this screen, or locked the album book here: what is seen follows what is decided by now.
    pub fn seen_again(&mut self, context: &Context<'_>) -> Task<Message> {
        self.follow_settings(context);
        let sketch = self.sketch(context);
        let small = self.thumbnails(context);
        Task::batch([sketch].into_iter().chain(small))
    }

    /// Decides as the settings have it by now.
    fn follow_settings(&mut self, context: &Context<'_>) {
        self.folded = context.settings.panel_folded;
        let chosen = Chosen::from(context.settings);
        if self.chosen != chosen {
            let renamed = self.chosen.naming != chosen.naming;
            self.chosen = chosen;
            if renamed {
                self.edits().for_each(|edit| edit.set_naming(chosen.naming));
            }
            self.renew(context.session);
        }
    }

    fn take(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Audience(audience) => {
                self.audience = Some(audience);
                self.asking = false;
                self.renew(context.session);
                Action::Run(self.sketch(context))
            }
            Message::AskAudience => {
                self.asking = true;
                Action::None
            }
            Message::People => Action::Go(Screen::People),
            Message::Gallery(message) => self.on_gallery(message, context),
            Message::View(message) => self.on_view(message, context),
            Message::Edit(message) => self.on_edit(message, context),
            Message::Save(message) => self.on_save(message, context),
            Message::HandOn(message) => self.on_hand_on(message, context),
            Message::Job(message) => self.on_job(message, context),
            Message::Harder(message) => self.on_harder(message, context),
            Message::Beside(message) => self.on_beside(message, context),
            Message::Selection(message) => self.on_selection(message, context),
            Message::Menu(message) => self.on_menu(message, context),
            Message::Panel => {
                self.folded = !self.folded;
                Action::KeepSettings(Box::new(Settings {
                    panel_folded: self.folded,
                    ..context.settings.clone()
                }))
            }
            Message::Who(message) => self.on_who(message, context),
            Message::Caption(message) => self.caption.update(message),
        }
    }

    /// What decisions follow from, besides the album book. Before it is said for whom the photos are, they are for
    /// everybody.
    fn terms(&self) -> Terms {
        Terms {
            audience: Some(self.audience.unwrap_or(Audience::Public)),
            cover: self.chosen.cover,
            ..Terms::default()
        }
    }

    /// How copies are made where nobody decided otherwise for a photo.
    fn copy_options(&self) -> CopyOptions {
        let options = CopyOptions {
            fit: self.chosen.fit,
            naming: self.chosen.naming,
            ..CopyOptions::default()
        };
        match self.chosen.smaller_for_everybody {
            true => options.for_audience(self.audience.unwrap_or(Audience::Public)),
            false => options,
        }
    }

    /// Lets the rule decide again in every photo that was opened.
    fn renew(&mut self, session: &Session) {
        let (terms, options) = (self.terms(), self.copy_options());
        self.edits()
            .for_each(|edit| edit.renew(session, terms, &options));
    }

    /// What is to be done with each photo that was opened.
    fn edits(&mut self) -> impl Iterator<Item = &mut Edit> {
        let items = self.gallery.items.iter_mut();
        items.filter_map(|item| item.edit.as_mut())
    }

    /// What is to be done with the open photo, once its faces were looked for.
    fn edit(&self) -> Option<&Edit> {
        let at = self.photo_view.as_ref()?.at;
        self.gallery.items.get(at)?.edit.as_ref()
    }

    /// Where another album book took the place of the one before, nobody in a photo has a name any more: its numbers mean other people there, and a face
    /// would be shown on the word of somebody else. Whoever had one is covered.
    pub fn take_names_of(&mut self, which: u32, session: &Session) {
        if std::mem::replace(&mut self.names_of, which) != which {
            if self.edits().any(|edit| edit.names_somebody()) {
                // What is still to be saved is decided by the names of before.
                self.saving.iter().for_each(|saving| saving.job.stop());
            }
            self.edits().for_each(Edit::forget_names);
            self.who.forget_steps();
            self.selection.forget_steps();
            self.renew(session);
        }
    }

    /// The album book, should somebody have opened or locked it meanwhile.
    pub fn take_book(&mut self, book: Option<Arc<Book>>, session: &Session) {
        // An empty book agrees to nothing, so locking it never shows a face.
        let book = book.unwrap_or_default();
        if !Arc::ptr_eq(&book, &self.book) && *book != *self.book {
            session.set_book(book.clone());
            self.book = book;
            // What was typed may be a name.
            self.who.forget_typed();
            self.renew(session);
        }
    }

    /// The place in the list of the photo that is open.
    pub fn open_at(&self) -> Option<usize> {
        self.photo_view.as_ref().map(|view| view.at)
    }

    /// Photos for another screen to show: as many as can be chosen from there, around the one that was looked at last.
    pub fn open_photos(&self) -> OpenPhotos {
        let view = self.photo_view.as_ref();
        let large = view.and_then(|view| Some((view.at, view.before.clone()?)));
        self.gallery.lent(large)
    }

    /// The window or its text has another size.
    pub fn resized(&mut self, look: &Look, context: &Context<'_>) -> Task<Message> {
        let y = self.gallery.resized(look);
        let scrolling = match (self.who.is_shown(), y) {
            (true, _) => self.reveal(),
            (false, Some(y)) => scroll_to(grid_id(), AbsoluteOffset { x: 0.0, y }),
            (false, None) => Task::none(),
        };
        let small = self.thumbnails(context);
        Task::batch([scrolling].into_iter().chain(small))
    }

    /// What leads one step back here: from a question, from a page, from a photo to all of them.
    pub fn back(&self) -> Option<Message> {
        if let Some(message) = self.over_everything(Shortcut::Escape) {
            return message;
        }
        if self.asking {
            // What was said before holds on, where something was.
            return self.audience.map(Message::Audience);
        }
        if self.caption.is_shown() {
            return Some(Message::Caption(CaptionMessage::Leave));
        }
        if self.who.is_shown() {
            return Some(Message::Who(WhoMessage::Leave));
        }
        let large = self.photo_view.is_some() && self.gallery.items.len() > 1;
        large.then_some(Message::Gallery(GalleryMessage::Leave))
    }

    /// A file or folder that was dropped on the window.
    pub fn dropped(&self, path: PathBuf) -> Option<Message> {
        Some(Message::Gallery(GalleryMessage::Given(vec![path])))
    }

    /// Whether something runs that should not be cut off.
    pub fn is_busy(&self) -> bool {
        self.saving.is_some()
    }

    /// How many photos the person decided something about that no copy holds.
    pub fn unsaved(&self) -> usize {
        let items = self.gallery.items.iter();
        items.filter(|item| item.is_unsaved()).count()
    }

    /// Whether a picture is among these that was pasted: it lies in no file, and goes with what was decided.
    pub fn loses_pasted(&self) -> bool {
        let mut items = self.gallery.items.iter();
        items.any(|item| item.is_unsaved() && item.pasted.is_some())
    }

    /// Asks everything that runs to stop.
    pub fn stop(&self) {
        let view = self.photo_view.as_ref();
        let trial = view.and_then(|view| view.trial.as_ref());
        let harder = view.and_then(|view| view.harder.as_ref());
        let beside = view.and_then(|view| view.asking.as_ref());
        let saving = self.saving.as_ref().map(|saving| &saving.job);
        let all = [view.map(|view| &view.job), trial, harder, saving];
        all.into_iter().flatten().for_each(Job::stop);
        beside.into_iter().for_each(Job::stop);
        self.handing.iter().for_each(Job::stop);
        self.who.stop();
    }

    /// For tests of the window: something is being saved.
    #[cfg(test)]
    pub fn pretend_to_save(&mut self) {
        self.saving = Some(Saving::of(1));
    }

    /// For tests of the window: a picture was pasted, and a box drawn in it.
    #[cfg(test)]
    pub fn pretend_to_decide(&mut self, session: &Session) {
        use ombrelle_core::protect::{Photo, Region, gather, pasted};
        let opened = pasted("a.png".as_ref(), (100, 50), &vec![255; 100 * 50 * 4]).unwrap();
        let photo = Photo::of(opened);
        let mut edit = Edit::new(session.draft(&photo, self.terms()));
        let region = Region {
            x: 10.0,
            y: 10.0,
            width: 20.0,
            height: 20.0,
        };
        edit.change(|draft| draft.draw(region)).unwrap();
        let file = gather::Photo {
            path: "a.png".into(),
            below: PathBuf::new(),
            kind: None,
        };
        let mut item = gallery::PhotoItem::new(file, Some(photo));
        item.edit = Some(edit);
        self.gallery.items.push(item);
    }
}

/// What keys mean here: in the grid, and with a photo large.
impl State {
    /// What a shortcut asks for here.
    pub fn shortcut(&self, shortcut: Shortcut) -> Option<Message> {
        if let Some(message) = self.over_everything(shortcut) {
            return message;
        }
        if self.caption.is_shown() && !self.asking {
            // Whatever else is pressed here belongs to the words.
            return match shortcut {
                Shortcut::Escape => Some(Message::Caption(CaptionMessage::Leave)),
                _ => None,
            };
        }
        if self.who.is_shown() && !self.asking {
            return self.shortcut_in_who(shortcut);
        }
        match &self.photo_view {
            Some(view) if !self.asking => self.shortcut_in_photo(shortcut, view),
            _ => self.shortcut_in_grid(shortcut),
        }
    }

    /// What a shortcut means while a menu or a question lies over everything: that, or nothing. None where nothing does.
    fn over_everything(&self, shortcut: Shortcut) -> Option<Option<Message>> {
        use MenuMessage as M;
        if self.selection.is_asking() {
            let keep = Message::Selection(SelectionMessage::Keep);
            return Some((shortcut == Shortcut::Escape).then_some(keep));
        }
        self.menu.as_ref()?;
        let message = match shortcut {
            Shortcut::Escape | Shortcut::Menu => M::Close,
            Shortcut::Up => M::Step(-1),
            Shortcut::Down => M::Step(1),
            _ => return Some(None),
        };
        Some(Some(Message::Menu(message)))
    }

    /// What a shortcut does with the photos that are chosen in the grid.
    fn shortcut_in_selection(&self, shortcut: Shortcut) -> Option<Message> {
        use SelectionMessage as S;
        let chosen = self.selection.count() > 0;
        Some(Message::Selection(match shortcut {
            Shortcut::Escape if chosen => S::Nothing,
            Shortcut::All => S::All,
            Shortcut::Choose => S::TurnHere,
            Shortcut::Narrower => S::Extend(-1, 0),
            Shortcut::Wider => S::Extend(1, 0),
            Shortcut::Shorter => S::Extend(0, -1),
            Shortcut::Taller => S::Extend(0, 1),
            Shortcut::Delete if chosen => S::Remove(None),
            Shortcut::Undo if self.selection.can_take_back() => S::Undo,
            _ => return None,
        }))
    }

    fn shortcut_in_grid(&self, shortcut: Shortcut) -> Option<Message> {
        use GalleryMessage as G;
        let grid = !self.asking && self.photo_view.is_none() && !self.gallery.items.is_empty();
        if let Some(message) = self.shortcut_in_selection(shortcut).filter(|_| grid) {
            return Some(message);
        }
        Some(match shortcut {
            Shortcut::Escape if self.asking && self.audience.is_some() => {
                Message::Audience(self.audience?)
            }
            Shortcut::Menu if grid => Message::Menu(MenuMessage::Here),
            Shortcut::SaveAll | Shortcut::Save if self.audience.is_some() => {
                Message::Save(SaveMessage::All)
            }
            Shortcut::Who if self.audience.is_some() && !self.gallery.items.is_empty() => {
                Message::Who(WhoMessage::Enter)
            }
            Shortcut::Copy => self.hand_here(Way::Clipboard)?,
            Shortcut::Print => self.hand_here(Way::Printer)?,
            Shortcut::Open => Message::Gallery(G::Pick),
            Shortcut::Paste => Message::Gallery(G::Paste),
            Shortcut::Left => Message::Gallery(G::Arrow(-1, 0)),
            Shortcut::Right => Message::Gallery(G::Arrow(1, 0)),
            Shortcut::Up => Message::Gallery(G::Arrow(0, -1)),
            Shortcut::Down => Message::Gallery(G::Arrow(0, 1)),
            Shortcut::First if grid => Message::Gallery(G::Arrow(-self.most(), 0)),
            Shortcut::Last if grid => Message::Gallery(G::Arrow(self.most(), 0)),
            Shortcut::PageUp => Message::Gallery(G::Arrow(0, -3)),
            Shortcut::PageDown => Message::Gallery(G::Arrow(0, 3)),
            _ => return None,
        })
    }

    /// The copy of the photo that is open, or that the keyboard is at, goes this way; where there is none it is said.
    fn hand_here(&self, way: Way) -> Option<Message> {
        let at = self
            .photo_view
            .as_ref()
            .map_or(self.gallery.current, |view| view.at);
        let some = self.audience.is_some() && at < self.gallery.items.len();
        some.then_some(Message::HandOn(HandOnMessage::Hand(way, at)))
    }

    /// More steps than there are photos.
    fn most(&self) -> isize {
        isize::try_from(self.gallery.items.len()).unwrap_or(isize::MAX)
    }

    fn shortcut_in_photo(&self, shortcut: Shortcut, view: &PhotoView) -> Option<Message> {
        use EditMessage as E;
        use ViewMessage as V;
        let chosen = view.chosen.is_some() && view.mode == Mode::Boxes;
        let whole = view.viewport.zoom <= 1.0;
        let arrow = |x: f32, y: f32| match view.mode {
            _ if chosen => Message::Edit(E::Nudge(x, y)),
            // The whole photo cannot be moved: then these keys turn to the next one, as in every viewer.
            Mode::Boxes | Mode::Difference if whole && y == 0.0 => {
                Message::Gallery(GalleryMessage::Turn(if x > 0.0 { 1 } else { -1 }))
            }
            Mode::Compare if y == 0.0 => Message::View(V::Slide(x * 0.05)),
            Mode::Boxes | Mode::Compare | Mode::Difference => {
                Message::View(V::Pan(x * 0.1, y * 0.1))
            }
        };
        Some(match shortcut {
            Shortcut::Escape if view.drawing => Message::View(V::Drawing(false)),
            Shortcut::Escape if view.chosen.is_some() => Message::View(V::Choose(None)),
            Shortcut::Escape if self.gallery.items.len() > 1 => {
                Message::Gallery(GalleryMessage::Leave)
            }
            Shortcut::Undo => Message::Edit(E::Undo),
            Shortcut::Redo => Message::Edit(E::Redo),
            Shortcut::Save => Message::Save(SaveMessage::One),
            Shortcut::Larger => Message::View(V::Zoom(1.0)),
            Shortcut::Smaller => Message::View(V::Zoom(-1.0)),
            Shortcut::Whole => Message::View(V::Whole),
            Shortcut::NewBox => Message::Edit(E::NewBox),
            Shortcut::NextBox => Message::View(V::NextBox),
            Shortcut::Peek => Message::View(V::Peek(!view.peek)),
            Shortcut::Delete if chosen => Message::Edit(E::TakeAway),
            Shortcut::Menu => Message::Menu(MenuMessage::Here),
            Shortcut::Panel => Message::Panel,
            Shortcut::NextPhoto => Message::Gallery(GalleryMessage::Turn(1)),
            Shortcut::PreviousPhoto => Message::Gallery(GalleryMessage::Turn(-1)),
            Shortcut::Left => arrow(-1.0, 0.0),
            Shortcut::Right => arrow(1.0, 0.0),
            Shortcut::Up => arrow(0.0, -1.0),
            Shortcut::Down => arrow(0.0, 1.0),
            Shortcut::Wider if chosen => Message::Edit(E::Grow(1.0, 0.0)),
            Shortcut::Narrower if chosen => Message::Edit(E::Grow(-1.0, 0.0)),
            Shortcut::Taller if chosen => Message::Edit(E::Grow(0.0, 1.0)),
            Shortcut::Shorter if chosen => Message::Edit(E::Grow(0.0, -1.0)),
            other => {
                let moves = |message: &Message| {
                    matches!(message, Message::Gallery(GalleryMessage::Arrow(..)))
                };
                return self
                    .shortcut_in_grid(other)
                    .filter(|message| !moves(message));
            }
        })
    }
}
