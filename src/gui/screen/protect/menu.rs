//! What can be done with one thing: the menu under the pointer's other button, or at the keyboard's menu key. Each entry is the
//! message of a button or key that does the same.

use iced::theme::Mode;
use iced::widget::{
    Column, Id, Space, Stack, column, container, mouse_area, operation, scrollable,
};
use iced::{Element, Length, Padding, Point, Size};
use ombrelle_core::protect::{Decision, Extent, Strength};

use super::hand_on::Way;
use super::photo_view::Known;
use super::selection::Wish;
use super::{
    Action, Context, EditMessage, GalleryMessage, HarderMessage, Message as Said, SaveMessage,
    SelectionMessage, State, ViewMessage,
};
use crate::accessibility::{Described, Role};
use crate::clipboard;
use crate::theme::{Icon, Look, NEAR, TARGET};
use crate::widget::{self, ButtonStyle, Ui};

/// Width of a menu, in logical pixels, where text has its normal size.
const WIDE: f32 = 340.0;
/// Between a menu and the edge of the screen.
const EDGE: f32 = 8.0;

/// A menu is opened, gone through, closed.
#[derive(Clone)]
pub enum Message {
    /// Opens the menu of something.
    On(Subject),
    /// Opens that of what the keyboard is at.
    Here,
    /// The pointer's other button was pressed there, on a screen of this size.
    At(Point, Size),
    /// To the entry this many further down.
    Step(isize),
    /// Does what an entry says.
    Do(Box<Said>),
    /// Closes it.
    Close,
}

/// What a menu is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A box of the open photo, by its number.
    Box(usize),
    /// The open photo.
    Photo,
    /// A photo of the grid, by its place; all that are chosen where it is one of them.
    Cell(usize),
}

/// The menu that is open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Menu {
    on: Subject,
    /// Where it was asked for, and how large the screen is; none where a key did.
    at: Option<(Point, Size)>,
    /// The entry that the keyboard is at.
    entry: usize,
}

/// A line of a menu.
struct Entry {
    icon: Icon,
    words: String,
    /// Whether it is what happens now, as one of several or by itself; none where it is no choice.
    chosen: Option<(Role, bool)>,
    /// What it does; none where that is not allowed now.
    does: Option<Said>,
}

impl Entry {
    fn new(icon: Icon, words: String, does: Option<Said>) -> Self {
        Self {
            icon,
            words,
            chosen: None,
            does,
        }
    }

    fn choice(self, chosen: bool) -> Self {
        Self {
            chosen: Some((Role::Choice, chosen)),
            ..self
        }
    }

    fn switch(self, on: bool) -> Self {
        Self {
            chosen: Some((Role::Switch, on)),
            ..self
        }
    }
}

fn entry_id(at: usize) -> Id {
    Id::from(format!("protect-menu-{at}"))
}

impl State {
    /// Opens and closes the menu, and does what is chosen in it.
    pub(super) fn on_menu(&mut self, message: Message, context: &Context<'_>) -> Action<Said> {
        match message {
            Message::On(on) => self.open_menu(on, context),
            Message::Here => match self.here() {
                Some(on) => self.open_menu(on, context),
                None => Action::None,
            },
            Message::At(at, size) => {
                if let Some(menu) = &mut self.menu {
                    menu.at = Some((at, size));
                }
                Action::None
            }
            Message::Step(by) => {
                let Some(menu) = self.menu else {
                    return Action::None;
                };
                let open = self.open_entries(menu.on, context);
                let next = match by < 0 {
                    true => open.iter().rev().find(|at| **at < menu.entry),
                    false => open.iter().find(|at| **at > menu.entry),
                };
                self.enter_at(next.copied().unwrap_or(menu.entry))
            }
            Message::Do(said) => {
                self.menu = None;
                self.update(*said, context)
            }
            Message::Close => {
                self.menu = None;
                match self.photo_view {
                    Some(_) => Action::None,
                    None => {
                        let here = super::gallery::cell_id(self.gallery.current);
                        Action::Run(operation::focus(here))
                    }
                }
            }
        }
    }

    /// What the keyboard is at.
    fn here(&self) -> Option<Subject> {
        match &self.photo_view {
            Some(view) => Some(view.chosen.map_or(Subject::Photo, Subject::Box)),
            None if self.gallery.items.is_empty() => None,
            None => Some(Subject::Cell(self.gallery.current)),
        }
    }

    fn open_menu(&mut self, on: Subject, context: &Context<'_>) -> Action<Said> {
        self.menu = Some(Menu {
            on,
            at: None,
            entry: 0,
        });
        let chosen = match on {
            // What is taken away is the chosen box.
            Subject::Box(number) => self.on_view(ViewMessage::Choose(Some(number)), context),
            Subject::Photo => Action::None,
            Subject::Cell(at) => {
                self.gallery.current = at;
                Action::None
            }
        };
        let first = self.open_entries(on, context).first().copied();
        chosen.and(self.enter_at(first.unwrap_or(0)))
    }

    /// The places of the entries that can be chosen now.
    fn open_entries(&self, on: Subject, context: &Context<'_>) -> Vec<usize> {
        let ui = Ui {
            words: context.words,
            look: Look::of(context.settings, Mode::None),
            now: context.places.now(),
        };
        let (_, entries) = self.entries(&ui, on);
        let open = entries.iter().enumerate();
        let open = open.filter(|(_, entry)| entry.does.is_some());
        open.map(|(at, _)| at).collect()
    }

    /// The keyboard goes to an entry.
    fn enter_at(&mut self, entry: usize) -> Action<Said> {
        if let Some(menu) = &mut self.menu {
            menu.entry = entry;
        }
        let focus = operation::focus(entry_id(entry));
        Action::Run(focus.chain(widget::reveal(entry_id(entry))))
    }

    /// What the menu is called, and what stands in it.
    fn entries(&self, ui: &Ui<'_>, on: Subject) -> (String, Vec<Entry>) {
        match on {
            Subject::Box(number) => self.entries_of_box(ui, number),
            Subject::Photo => self.entries_of_photo(ui),
            Subject::Cell(at) => self.entries_of_cell(ui, at),
        }
    }

    fn entries_of_box(&self, ui: &Ui<'_>, number: usize) -> (String, Vec<Entry>) {
        let face = self.edit().map(|edit| (edit, edit.draft().face(number)));
        let Some((edit, Ok(face))) = face else {
            return self.entries_of_photo(ui);
        };
        // What cannot be told is bound: then nothing can be shown.
        let bound = !matches!(edit.draft().bound(number), Ok(None));
        let away = face.extent() == Extent::TakenAway;
        let now = face.decision();
        let cover = match now {
            Decision::Cover(cover) => cover,
            Decision::Show | Decision::Cloak(_) => edit.draft().terms().cover,
        };
        let decide = |icon, key: &str, chosen: bool, decision, can: bool| {
            let decide = Said::Edit(EditMessage::Decide(number, decision));
            Entry::new(icon, ui.text(key), can.then_some(decide)).choice(chosen && !away)
        };
        let cloak = Decision::Cloak(Strength::Balanced);
        let cloaked = matches!(now, Decision::Cloak(_));
        let can_cloak = face.can_be_cloaked() && !bound;
        let take_away = Said::Edit(EditMessage::TakeAway);
        let mut all = vec![
            decide(
                Icon::Cover,
                "app-cover",
                now.covers(),
                Decision::Cover(cover),
                true,
            ),
            decide(Icon::Cloak, "app-cloak", cloaked, cloak, can_cloak),
            decide(
                Icon::Eye,
                "app-show",
                now == Decision::Show,
                Decision::Show,
                !bound,
            ),
            Entry::new(
                Icon::Bin,
                ui.text("app-remove-box"),
                (!bound && !away).then_some(take_away),
            ),
        ];
        let (_, of_photo) = self.entries_of_photo(ui);
        all.extend(of_photo);
        (self.who(ui, (number, face)), all)
    }

    fn entries_of_photo(&self, ui: &Ui<'_>) -> (String, Vec<Entry>) {
        let Some(view) = &self.photo_view else {
            return (String::new(), Vec::new());
        };
        let ready = self.edit().is_some();
        let peek = Said::View(ViewMessage::Peek(!view.peek));
        let new_box = Said::Edit(EditMessage::NewBox);
        let harder = Said::Harder(HarderMessage::Look);
        let harder = (ready && view.can_look_harder()).then_some(harder);
        let save = ready && view.photo.is_some() && view.known >= Known::Reading;
        let mut all = vec![
            Entry::new(Icon::Eye, ui.text("app-peek"), ready.then_some(peek)).switch(view.peek),
            Entry::new(Icon::Plus, ui.text("app-new-box"), ready.then_some(new_box)),
            Entry::new(Icon::Faces, ui.text("app-look-harder"), harder),
            Entry::new(
                Icon::Save,
                ui.text("app-save"),
                (save && self.saving.is_none()).then_some(Said::Save(SaveMessage::One)),
            ),
        ];
        all.extend(self.handing_entries(ui, view.at));
        let out = Said::Gallery(GalleryMessage::Remove(view.at));
        let out = self.can_go().then_some(out);
        all.push(Entry::new(Icon::Cross, ui.text("app-take-out"), out));
        (ui.text("app-menu-photo"), all)
    }

    /// What hands the copy of a photo on.
    fn handing_entries(&self, ui: &Ui<'_>, at: usize) -> Vec<Entry> {
        let copy = clipboard::TAKES_PICTURES.then(|| {
            let copy = self.hand(Way::Clipboard, at);
            Entry::new(Icon::Copy, ui.text("app-copy-picture"), copy)
        });
        let print = self.hand(Way::Printer, at);
        let print = Entry::new(Icon::Printer, ui.text("app-print"), print);
        copy.into_iter().chain([print]).collect()
    }

    fn entries_of_cell(&self, ui: &Ui<'_>, at: usize) -> (String, Vec<Entry>) {
        let Some(item) = self.gallery.items.get(at) else {
            return (String::new(), Vec::new());
        };
        let several = self.selection.has(at) && self.selection.count() > 1;
        let one = (!several).then_some(at);
        let said = |message| Some(Said::Selection(message));
        let decide = |icon, key: &str, wish| {
            Entry::new(
                icon,
                ui.text(key),
                said(SelectionMessage::Decide(wish, one)),
            )
        };
        let mut all = Vec::new();
        if !several {
            let open = Said::Gallery(GalleryMessage::Open(at));
            all.push(Entry::new(
                Icon::Photo,
                ui.text("app-open-photo"),
                Some(open),
            ));
        }
        let turn = Entry::new(
            Icon::Tick,
            ui.text("app-choose-photo"),
            said(SelectionMessage::Turn(at)),
        );
        all.push(turn.switch(self.selection.has(at)));
        all.push(decide(Icon::Cover, "app-cover-faces", Wish::Cover));
        all.push(decide(Icon::Cloak, "app-cloak-faces", Wish::Cloak));
        all.push(decide(Icon::Eye, "app-show-faces", Wish::Show));
        if !several {
            all.extend(self.handing_entries(ui, at));
        }
        let out = said(SelectionMessage::Remove(one)).filter(|_| self.can_go());
        all.push(Entry::new(Icon::Cross, ui.text("app-take-out"), out));
        let title = match several {
            true => {
                let count = [("count", self.selection.count().into())];
                ui.text_with("app-several", &count)
            }
            false => item.name(),
        };
        (title, all)
    }

    /// Whether photos can be taken out of the list now.
    pub(super) fn can_go(&self) -> bool {
        self.why_they_stay().is_none()
    }

    /// Why they cannot, by the key of its words; none where they can.
    pub(super) fn why_they_stay(&self) -> Option<&'static str> {
        match (self.saving.is_some(), self.who.is_looking()) {
            (true, _) => Some("app-stay-saving"),
            (false, true) => Some("app-stay-looking"),
            (false, false) => None,
        }
    }

    /// The menu that is open, over everything else; a press beside it closes it.
    pub(super) fn menu_layer<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Said>> {
        let menu = self.menu.as_ref()?;
        let (title, entries) = self.entries(ui, menu.on);
        let wide = WIDE * ui.look.text.clamp(1.0, 1.5);
        let high = (entries.len() as f32 + 1.0) * (TARGET * ui.look.text.max(1.0) + 2.0) + 16.0;
        let mut list: Column<'a, Said> = column![container(ui.section(title)).padding(NEAR)];
        for (at, entry) in entries.into_iter().enumerate() {
            let style = match entry.chosen {
                Some((_, true)) => ButtonStyle::Chosen,
                _ => ButtonStyle::Quiet,
            };
            let mut button = ui.with_icon(style, entry.icon, entry.words);
            if let Some((role, chosen)) = entry.chosen {
                button = button.chosen(role, chosen);
            }
            let does = entry
                .does
                .map(|said| Said::Menu(Message::Do(Box::new(said))));
            let button = button.width(Length::Fill).id(entry_id(at));
            list = list.push(button.on_press_maybe(does));
        }
        let card = ui
            .card(scrollable(list.spacing(2)).spacing(4))
            .padding(8)
            .width(wide);
        let named = Described::new(card, Role::Menu, "");
        let placed = container(named).width(Length::Fill).height(Length::Fill);
        let placed = match menu.at {
            None => placed.center(Length::Fill),
            Some((at, screen)) => {
                let left = at.x.min(screen.width - wide - EDGE).max(0.0);
                let top = at.y.min(screen.height - high - EDGE).max(0.0);
                placed.padding(Padding::ZERO.left(left).top(top).bottom(EDGE))
            }
        };
        let close = Said::Menu(Message::Close);
        let beside = mouse_area(Space::new().width(Length::Fill).height(Length::Fill))
            .on_press(close.clone())
            .on_right_press(close);
        Some(Stack::new().push(beside).push(placed).into())
    }
}
