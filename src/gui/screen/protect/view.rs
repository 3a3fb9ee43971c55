//! What the screen looks like: for whom, no photo yet, the grid, one photo large.

use std::path::Path;

use iced::widget::{
    Canvas, Column, Id, Row, Space, Stack, canvas, column, container, row, scrollable,
};
use iced::{Alignment, Element, Length, Padding};
use ombrelle_core::calendar;
use ombrelle_core::consent::Audience;
use ombrelle_core::protect::{Decision, Region, Remedy};
use strum::VariantArray;

use super::canvas::{Boxes, Picture};
use super::gallery::STRIP_HIGH;
use super::photo_view::{Known, Mode, PhotoView};
use super::selection::held;
use super::{
    EditMessage, GalleryMessage, JobMessage, MenuMessage, Message, SaveMessage, State, ViewMessage,
    WhoMessage,
};
use crate::accessibility::{Described, Role};
use crate::theme::{APART, AROUND, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, EventArea, Tone, Ui};

/// A window lower than this has one line of buttons below what is beside the photo, in logical pixels at normal size of text: with all of them below each
/// other, there would be no space for what is told below.
const LOW: f32 = 700.0;
/// The most of the window's height, without what is told below, that stands above the grid: photos keep the rest, however large letters are.
const ABOVE_GRID: f32 = 0.45;
/// A window less wide than this has tools without words.
const NARROW: f32 = 1180.0;

/// The identity of what is said beside the photo, for scrolling it.
pub(super) fn panel_id() -> Id {
    Id::new("protect-panel")
}

impl State {
    /// The screen.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let inside = match (&self.photo_view, self.audience) {
            _ if self.asking => return self.ask(ui),
            (_, None) => return self.ask(ui),
            _ if self.caption.is_shown() => self.caption_page(ui),
            (_, Some(audience)) if self.who.is_shown() => self.who_is_who(ui, audience),
            (Some(view), Some(audience)) => self.large(ui, view, audience),
            (None, Some(_)) if self.gallery.items.is_empty() => self.nothing_yet(ui),
            (None, Some(audience)) => self.grid(ui, audience),
        };
        // Over a photo it is told together with everything else that is, so that neither lies over the other.
        let below = match self.place_over_photo(ui) {
            Some(_) => None,
            None => self.progress(ui),
        };
        // Always two parts, so that the first keeps its place when the second comes.
        let screen = column![inside, below.unwrap_or_else(|| Space::new().into())];
        // Always two layers, so that the first keeps its place when another comes.
        let over = match self.selection.is_asking() {
            true => Some(self.before_they_go(ui)),
            false => self.menu_layer(ui),
        };
        let over = over.unwrap_or_else(|| Space::new().into());
        let whole = Stack::new().push(screen).push(over);
        // Where a menu was asked for is known here, what it is about further inside.
        let with_menu = EventArea::with_menu(whole, |at, size| {
            Some(Message::Menu(MenuMessage::At(at, size)))
        });
        // On every page: a key that was held in the grid may be let go of on another.
        EventArea::listening(with_menu, held).into()
    }

    /// For whom the photos are: it sets what happens to each face.
    fn ask<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let mut list = column![
            ui.display(ui.text("app-audience-title")),
            ui.quiet(ui.text("app-audience-why")),
        ]
        .spacing(APART);
        for audience in Audience::VARIANTS {
            let what = match audience {
                Audience::OnlyUs => "app-audience-only-us",
                Audience::FamilyChat => "app-audience-family-chat",
                Audience::ClosedGroup => "app-audience-closed-group",
                Audience::Public => "app-audience-public",
            };
            let name = ui.capital(&ui.words.audience(*audience));
            let ending = ui
                .words
                .ending_for(&self.book, *audience, calendar::today());
            let words = column![ui.label(Size::Lead, name), ui.quiet(ui.text(what))]
                .push(ending.map(|sentence| ui.body(sentence)))
                .spacing(4);
            let style = match self.audience == Some(*audience) {
                true => ButtonStyle::Chosen,
                false => ButtonStyle::Plain,
            };
            let button = Button::new(words, style, ui.look.tones)
                .width(Length::Fill)
                .id(for_id(*audience))
                .chosen(Role::Choice, self.audience == Some(*audience));
            list = list.push(button.on_press(Message::Audience(*audience)));
        }
        ui.page(list)
    }

    fn nothing_yet<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let pick = ui.with_icon(ButtonStyle::First, Icon::Photo, ui.text("app-pick-photos"));
        // For whom the photos are is said nowhere here: what had the keyboard's ring for that hands it on to what comes next.
        let pick = match self.audience {
            Some(audience) => pick.id(for_id(audience)),
            None => pick,
        };
        let folder = ui.with_icon(
            ButtonStyle::Plain,
            Icon::Folder,
            ui.text("app-pick-photo-folder"),
        );
        let paste = ui.button(ButtonStyle::Plain, ui.text("app-paste"));
        let buttons = row![
            pick.on_press(Message::Gallery(GalleryMessage::Pick)),
            folder.on_press(Message::Gallery(GalleryMessage::PickFolder)),
            paste.on_press(Message::Gallery(GalleryMessage::Paste))
        ]
        .spacing(NEAR);
        let waiting = match self.gallery.gathering {
            0 => ui.text("app-drop-here"),
            _ => ui.text("app-gathering"),
        };
        let inside = column![
            Icon::Photo.show(72.0, ui.look.tones.accent),
            ui.title(waiting),
            ui.quiet(ui.text("app-originals-stay"))
                .align_x(Alignment::Center),
            buttons
                .wrap()
                .vertical_spacing(NEAR)
                .align_x(Alignment::Center),
            self.to_caption(ui),
        ]
        .spacing(APART)
        .align_x(Alignment::Center);
        ui.middle_below_bar(inside)
    }

    fn grid<'a>(&'a self, ui: &Ui<'a>, audience: Audience) -> Element<'a, Message> {
        let count = self.gallery.items.len();
        let save = ui.with_icon(ButtonStyle::First, Icon::Save, ui.text("app-save-all"));
        let save = save.on_press_maybe(
            self.saving
                .is_none()
                .then_some(Message::Save(SaveMessage::All)),
        );
        let add = ui.with_icon(ButtonStyle::Plain, Icon::Plus, ui.text("app-add-photos"));
        let who = ui.with_icon(ButtonStyle::Plain, Icon::People, ui.text("app-who-is-who"));
        // Where the last of many lines of buttons is out of sight, what is pressed most does not stand there. Each has an identity: in a window that is made
        // smaller, the ring stays with it.
        let bar_id = |name: &str| Id::from(format!("protect-bar-{name}"));
        let save = save.id(bar_id("save"));
        let (first, last) = match ui.look.is_cramped() {
            true => (Some(save), None),
            false => (None, Some(save)),
        };
        let bar = Row::new()
            .push(ui.body(ui.text_with("app-photos", &[("count", count.into())])))
            .push(first)
            .push(for_whom(ui, audience))
            .push(
                add.id(bar_id("add"))
                    .on_press(Message::Gallery(GalleryMessage::Pick)),
            )
            .push(
                who.id(bar_id("who"))
                    .on_press(Message::Who(WhoMessage::Enter)),
            )
            .push(self.to_caption(ui).id(bar_id("caption")))
            .push(last)
            .push(show_in_folder(ui, self.last.as_deref()))
            .push(self.look_through(ui))
            .spacing(NEAR)
            .align_y(Alignment::Center)
            .wrap()
            .vertical_spacing(NEAR);
        // What is done with chosen photos stands in the place of what is done with all: both would leave a small window no grid.
        let top: Element<'a, Message> = match self.selection.count() {
            0 => {
                let hint = match self.gallery.shows_only_copies() {
                    true => "app-grid-results",
                    false if self.shows_somebody_unopened() => "app-grid-hint-seen",
                    false => "app-grid-hint",
                };
                let hint = ui.quiet(ui.text(hint));
                column![bar, hint].spacing(NEAR).into()
            }
            _ => self.several(ui),
        };
        let top = container(top).padding(Padding::from([16.0, AROUND]));
        let top = scrollable(top).width(Length::Fill);
        column![
            container(top).max_height((ui.look.window.height - ui.look.told) * ABOVE_GRID),
            self.gallery.view(ui, &self.selection),
        ]
        .into()
    }

    /// A button that shows the copy of a photo in its folder; nothing before there is one, whatever other photos have.
    pub(super) fn show_copy_of<'a>(&self, ui: &Ui<'a>, at: usize) -> Element<'a, Message> {
        let item = self.gallery.items.get(at);
        let copy = item.and_then(|item| item.saved.as_ref());
        show_in_folder(ui, copy.map(|copy| copy.saved.target.as_path()))
    }

    /// Whether somebody will be seen in a photo that the person did not open, as *Who is who* and a decision for several photos can have it.
    fn shows_somebody_unopened(&self) -> bool {
        let mut unopened = self.gallery.items.iter().filter(|item| !item.opened);
        unopened.any(|item| {
            let faces = item.edit.as_ref().map(|edit| edit.draft().faces());
            let mut faces = faces.unwrap_or_default().iter();
            faces.any(|face| !face.decision().covers())
        })
    }

    /// A button that opens the first photo whose copy is as everything is decided now; from there on the others are a key away. Nothing before there is one.
    fn look_through<'a>(&self, ui: &Ui<'a>) -> Option<Button<'a, Message>> {
        let mut places = 0..self.gallery.items.len();
        let first = places.find(|at| self.copy_of(*at).is_some())?;
        let look = ui.with_icon(ButtonStyle::Plain, Icon::Eye, ui.text("app-look-through"));
        Some(look.on_press(Message::Gallery(GalleryMessage::Open(first))))
    }

    /// How far saving is, while something is saved.
    pub fn progress<'a>(&'a self, ui: &Ui<'a>) -> Option<Element<'a, Message>> {
        let saving = self.saving.as_ref()?;
        let done = saving.done + saving.there;
        let values = [("done", done.into()), ("total", saving.total.into())];
        let words = match saving.job.is_stopping() {
            true => ui.text("app-closing"),
            false => ui.text_with("app-saving", &values),
        };
        let left = match saving.job.left() {
            Some(left) => time_left(ui, left),
            None => String::new(),
        };
        let stop = ui.button(ButtonStyle::Plain, ui.text("app-stop"));
        let stop = stop.on_press_maybe(
            (!saving.job.is_stopping()).then_some(Message::Save(SaveMessage::Stop)),
        );
        let line = row![
            ui.body(words),
            Space::new().width(Length::Fill),
            ui.quiet(left),
            stop
        ]
        .spacing(APART)
        .align_y(Alignment::Center);
        let inside = column![line, ui.bar(saving.job.part())].spacing(NEAR);
        Some(container(ui.card(inside)).padding(APART).into())
    }

    fn large<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &'a PhotoView,
        audience: Audience,
    ) -> Element<'a, Message> {
        let picture: Element<'a, Message> = match &view.fault {
            Some(error) => {
                let advice = ui.words.error(error);
                let words = column![
                    ui.note(Tone::Bad, advice.what_happened),
                    ui.body(advice.what_to_do)
                ];
                container(Described::new(words.spacing(NEAR), Role::Notice, ""))
                    .padding(AROUND)
                    .center(Length::Fill)
                    .into()
            }
            None if view.before.is_none() => {
                let words = ui.quiet(ui.text("phase-opening"));
                container(words).center(Length::Fill).into()
            }
            None => self.photo(ui, view),
        };
        // Always four parts, so that the picture keeps its place when the words come.
        let words = self.about_the_picture(ui, view);
        let words = words.unwrap_or_else(|| Space::new().into());
        let beside = self.panel_width(ui);
        let strip = self.strip(ui, view, beside);
        let strip = strip.unwrap_or_else(|| Space::new().into());
        let left = column![self.tools(ui, view), words, picture, strip]
            .width(Length::Fill)
            .height(Length::Fill);
        if self.folded {
            return row![left].height(Length::Fill).into();
        }
        let panel = container(self.panel(ui, view, audience)).padding(APART);
        let buttons = container(self.buttons(ui, view)).padding(APART);
        let scrolled =
            |inside: Element<'a, Message>| scrollable(inside).id(panel_id()).height(Length::Fill);
        let side = match ui.look.is_cramped() {
            true => column![scrolled(column![buttons, panel].into())],
            false => column![scrolled(panel.into()), buttons],
        };
        let side = side.width(beside);
        row![left, side].height(Length::Fill).into()
    }

    /// The width of what stands beside the photo; none of it where that is folded away. It grows with letters, beyond a point only as far as the
    /// photo keeps most of the window.
    fn panel_width(&self, ui: &Ui<'_>) -> f32 {
        let (window, text) = (ui.look.window.width, ui.look.text);
        let wide = |text: f32, part: f32| (360.0 * text).min(window * part);
        match self.folded {
            true => 0.0,
            false => wide(text.clamp(1.0, 1.4), 0.45).max(wide(text, 0.3)),
        }
    }

    /// Whether photos around the open one are shown below it. Where something is told below them they would move, and have no space.
    fn has_strip(&self, ui: &Ui<'_>) -> bool {
        let several = self.gallery.items.len() > 1;
        several && ui.look.window.height >= 700.0 && !ui.look.is_cramped()
    }

    /// What stays free on each side of a place over the open photo: there nothing can be pressed, and nothing beside it moves when something
    /// comes and goes. None where no photo is open, and where the photo has no space for it.
    pub fn place_over_photo(&self, ui: &Ui<'_>) -> Option<Padding> {
        let open = self.photo_view.is_some() && self.audience.is_some() && !self.asking;
        let other = self.caption.is_shown() || self.who.is_shown();
        let below = match self.has_strip(ui) {
            true => STRIP_HIGH,
            false => 0.0,
        };
        let free = Padding::ZERO.right(self.panel_width(ui)).bottom(below);
        (open && !other && !ui.look.is_cramped()).then_some(free)
    }

    /// Whether a question or a menu lies over everything here.
    pub fn is_covered(&self) -> bool {
        self.selection.is_asking() || self.menu.is_some()
    }

    /// The photos around the open one, where there are some and the window has space for them beside the photo itself.
    fn strip<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &'a PhotoView,
        panel: f32,
    ) -> Option<Element<'a, Message>> {
        self.has_strip(ui).then(|| {
            let strip = self.gallery.strip(ui, view.at, panel);
            strip.map(Message::Gallery)
        })
    }

    /// What the picture cannot say itself: why cloaked faces look the same on both sides before the copy is made, and what the
    /// colours of the difference mean.
    fn about_the_picture<'a>(&self, ui: &Ui<'a>, view: &PhotoView) -> Option<Element<'a, Message>> {
        let edit = self.edit()?;
        let made = view.difference(edit.version()).is_some();
        let key = match view.mode {
            Mode::Compare if edit.draft().cloaks() && !made => "app-compare-no-cloak-yet",
            Mode::Difference if made => "app-difference-colours",
            _ => return None,
        };
        let words = ui.quiet(ui.text(key)).width(Length::Fill);
        let words = container(words).padding(Padding::from([0, 16]).bottom(8));
        Some(words.into())
    }

    fn photo<'a>(&'a self, ui: &Ui<'a>, view: &'a PhotoView) -> Element<'a, Message> {
        let edit = self.edit();
        let version = edit.map_or(0, |edit| edit.version());
        let draft = edit.map(|edit| edit.draft());
        let faces = draft.map_or(&[][..], |draft| draft.faces());
        let names = (1_usize..).zip(faces).map(|(number, face)| {
            let key = match face.decision() {
                Decision::Cover(_) => "app-box-covered",
                Decision::Cloak(_) => "app-box-cloaked",
                Decision::Show => "app-box-shown",
            };
            ui.text_with(key, &[("number", number.into())])
        });
        let boxes = Boxes {
            view,
            draft,
            text: view.pointed,
            names: names.collect(),
            look: ui.look,
        };
        let mut stack = Stack::new();
        for layer in layers(view, version) {
            stack = stack.push(layer);
        }
        let stack = stack.push(fill(boxes));
        let picture = EventArea::clipped(stack.width(Length::Fill).height(Length::Fill));
        Described::new(picture, Role::Picture, self.in_words(ui, view)).into()
    }

    /// From photo to photo, and back to all of them.
    fn leafing<'a>(
        &'a self,
        ui: &Ui<'a>,
        view: &'a PhotoView,
        narrow: bool,
        bar: Row<'a, Message>,
    ) -> Row<'a, Message> {
        let count = self.gallery.items.len();
        let leave = Message::Gallery(GalleryMessage::Leave);
        let grid = match narrow {
            true => ui.icon_button(Icon::Grid, ui.text("app-all-photos"), |grid| {
                grid.on_press(leave)
            }),
            false => {
                let words = ui.button(ButtonStyle::Plain, ui.text("app-all-photos"));
                words.on_press(leave).into()
            }
        };
        let turn = |icon, key: &str, by, can: bool| {
            let said = Message::Gallery(GalleryMessage::Turn(by));
            ui.icon_button(icon, ui.text(key), |button| {
                button.on_press_maybe(can.then_some(said))
            })
        };
        let place = [("number", (view.at + 1).into()), ("total", count.into())];
        bar.push(grid)
            .push(turn(Icon::Back, "app-previous-photo", -1, view.at > 0))
            .push(ui.quiet(ui.text_with("app-photo-of", &place)))
            .push(turn(Icon::Next, "app-next-photo", 1, view.at + 1 < count))
    }

    /// What can be done with the picture itself.
    fn tools<'a>(&'a self, ui: &Ui<'a>, view: &'a PhotoView) -> Element<'a, Message> {
        let (undo, redo) = self.edit().map_or((false, false), |edit| edit.steps());
        let ready = self.edit().is_some();
        let icon = |icon, key: &str, message: Message, can: bool| {
            ui.icon_button(icon, ui.text(key), |button| {
                button.on_press_maybe(can.then_some(message))
            })
        };
        let version = self.edit().map_or(0, |edit| edit.version());
        let out = match self.has_pasted(&[view.at]) {
            true => "app-take-out",
            false => "app-remove-photo",
        };
        // Names of tools take a row more each time the window is narrower, and the photo is left a strip.
        let narrow = ui.look.window.width < NARROW * ui.look.text;
        let tool = |(icon, key): (Icon, &str), (role, chosen), said: Option<Message>| {
            let name = ui.text(key);
            // The same thing with words or without, so that it keeps the focus.
            let id = Id::from(format!("tool-{key}"));
            match narrow {
                true => ui.icon_option(id, (icon, name), (role, chosen), said),
                false => {
                    let option = ui.option(name, chosen).id(id).chosen(role, chosen);
                    option.on_press_maybe(said).into()
                }
            }
        };
        let mode = |mode, how: (Icon, &str), can: bool| {
            let chosen = view.mode == mode && !view.drawing;
            let said = Message::View(ViewMessage::Mode(mode));
            tool(how, (Role::Choice, chosen), can.then_some(said))
        };
        let switch = |how: (Icon, &str), on: bool, said| {
            tool(
                how,
                (Role::Switch, on),
                ready.then_some(Message::View(said)),
            )
        };
        let mut bar = Row::new().spacing(4).align_y(Alignment::Center);
        if self.gallery.items.len() > 1 {
            bar = self.leafing(ui, view, narrow, bar);
        }
        let fold = ui.icon_button(Icon::Panel, ui.text("app-panel"), |fold| {
            fold.expanded(!self.folded).on_press(Message::Panel)
        });
        let bar = bar
            .push(mode(Mode::Boxes, (Icon::Faces, "app-mode-boxes"), true))
            .push(mode(
                Mode::Compare,
                (Icon::Compare, "app-mode-compare"),
                view.after(version).is_some(),
            ))
            .push(mode(
                Mode::Difference,
                (Icon::Difference, "app-mode-difference"),
                view.difference(version).is_some(),
            ))
            .push(switch(
                (Icon::Draw, "app-draw"),
                view.drawing,
                ViewMessage::Drawing(!view.drawing),
            ))
            .push(switch(
                (Icon::Eye, "app-peek"),
                view.peek,
                ViewMessage::Peek(!view.peek),
            ))
            .push(icon(
                Icon::Undo,
                "app-undo",
                Message::Edit(EditMessage::Undo),
                undo,
            ))
            .push(icon(
                Icon::Redo,
                "app-redo",
                Message::Edit(EditMessage::Redo),
                redo,
            ))
            .push(icon(
                Icon::Minus,
                "app-zoom-out",
                Message::View(ViewMessage::Zoom(-1.0)),
                view.viewport.zoom > 1.0,
            ))
            .push(icon(
                Icon::Plus,
                "app-zoom-in",
                Message::View(ViewMessage::Zoom(1.0)),
                true,
            ))
            .push(icon(
                Icon::Cross,
                out,
                Message::Gallery(GalleryMessage::Remove(view.at)),
                self.can_go(),
            ))
            .push(fold)
            // Beside the photo there is a button for it, unless that is folded away.
            .push(self.folded.then(|| self.save(ui, view)))
            .wrap()
            .vertical_spacing(4.0);
        container(bar)
            .padding(Padding::from([8, 16]))
            .width(Length::Fill)
            .into()
    }

    /// Looking at the result, and saving it.
    fn buttons<'a>(&'a self, ui: &Ui<'a>, view: &'a PhotoView) -> Element<'a, Message> {
        let ready = self.edit().is_some() && view.photo.is_some();
        // Small letters make no button smaller.
        let low = ui.look.window.height < LOW * ui.look.text.max(1.0);
        let mut all = Column::new().spacing(NEAR);
        match &view.trial {
            Some(job) => {
                let words = match job.left() {
                    Some(left) => time_left(ui, left),
                    None => ui.text("app-trying"),
                };
                let stop = ui.button(ButtonStyle::Plain, ui.text("app-stop"));
                all = all.push(ui.quiet(words)).push(ui.bar(job.part())).push(
                    stop.on_press(Message::Job(JobMessage::StopTrial))
                        .width(Length::Fill),
                );
            }
            // In a low window what is said of the photo needs the space of a second line; in a cramped one these scroll with it, and words beside an icon
            // would be torn into three.
            None if low && !ui.look.is_cramped() => {
                let look = ui.low_icon_button(Icon::Eye, ui.text("app-try"), |look| {
                    look.on_press_maybe(ready.then_some(Message::Job(JobMessage::Try)))
                });
                let line = row![look, self.save(ui, view).width(Length::Fill)];
                return all
                    .push(line.spacing(NEAR).align_y(Alignment::Center))
                    .push(self.handing_on_low(ui, view.at))
                    .into();
            }
            None => {
                let look = ui.with_icon(ButtonStyle::Plain, Icon::Eye, ui.text("app-try"));
                all = all.push(
                    look.width(Length::Fill)
                        .on_press_maybe(ready.then_some(Message::Job(JobMessage::Try))),
                );
            }
        }
        let all = all.push(self.save(ui, view).width(Length::Fill));
        match low {
            true => all.push(self.handing_on_low(ui, view.at)).into(),
            false => all
                .push(self.show_copy_of(ui, view.at))
                .push(self.handing_on(ui, view.at))
                .into(),
        }
    }

    /// The button that saves the open photo.
    fn save<'a>(&self, ui: &Ui<'a>, view: &PhotoView) -> Button<'a, Message> {
        let ready = self.edit().is_some() && view.photo.is_some();
        let can = ready && self.saving.is_none() && view.known >= Known::Reading;
        let save = ui.with_icon(ButtonStyle::First, Icon::Save, ui.text("app-save"));
        save.on_press_maybe(can.then_some(Message::Save(SaveMessage::One)))
    }
}

/// A button that shows a copy in its folder; nothing where there is none.
fn show_in_folder<'a>(ui: &Ui<'a>, copy: Option<&Path>) -> Element<'a, Message> {
    let Some(copy) = copy else {
        return Space::new().into();
    };
    let show = ui.with_icon(
        ButtonStyle::Plain,
        Icon::Folder,
        ui.text("app-show-in-folder"),
    );
    let said = SaveMessage::ShowInFolder(copy.to_owned());
    show.on_press(Message::Save(said)).into()
}

/// The boxes of text that were found in the photo.
pub(super) fn text_boxes(view: &PhotoView) -> Vec<Region> {
    let leaks = view.check.iter().flat_map(|check| &check.found);
    let boxes = leaks.filter(|leak| leak.remedy == Remedy::CoverBox);
    boxes.filter_map(|leak| leak.region).collect()
}

/// The identity of an answer to the question for whom the photos are, and of what says that answer on the page that takes the place of the question: the
/// ring of the keyboard stays with it, there and back.
fn for_id(audience: Audience) -> Id {
    Id::from(format!("protect-for-{}", audience.code()))
}

/// For whom the photos are, and a way to change it.
pub(super) fn for_whom<'a>(ui: &Ui<'a>, audience: Audience) -> Button<'a, Message> {
    let values = [("audience", ui.words.audience(audience).into())];
    ui.with_icon(
        ButtonStyle::Plain,
        Icon::People,
        ui.text_with("app-for", &values),
    )
    .id(for_id(audience))
    .on_press(Message::AskAudience)
}

/// How long something may still take, in words that do not pretend to know better.
pub(super) fn time_left(ui: &Ui<'_>, left: std::time::Duration) -> String {
    let seconds = left.as_secs();
    match seconds {
        0..=9 => ui.text("app-left-moment"),
        10..=90 => ui.text_with(
            "app-left-seconds",
            &[("count", (seconds.div_ceil(10) * 10).into())],
        ),
        _ => ui.text_with(
            "app-left-minutes",
            &[("count", seconds.div_ceil(60).into())],
        ),
    }
}

/// What is drawn of the photo, the lowest first.
fn layers<'a>(view: &'a PhotoView, version: u64) -> Vec<Element<'a, Message>> {
    let (Some(before), Some(shown)) = (view.uncovered(), view.shown()) else {
        return Vec::new();
    };
    let part = |handle, from| fill(Picture { view, handle, from });
    match (view.mode, view.difference(version), view.after(version)) {
        (Mode::Difference, Some(difference), _) => vec![part(difference, 0.0).into()],
        (Mode::Compare, _, Some(after)) => {
            // In thousandths, since parts of a row are whole numbers.
            let left = (view.slider * 1000.0).round() as u16;
            let right = EventArea::clipped(
                part(after, f32::from(left) / 1000.0).width(Length::FillPortion(1000 - left)),
            );
            let after: Element<'a, Message> = match left {
                0 => right.into(),
                1000 => Space::new().into(),
                _ => row![Space::new().width(Length::FillPortion(left)), right].into(),
            };
            vec![part(before, 0.0).into(), after]
        }
        // Also where the difference is of an older version: a covered face is not to be seen bare by that.
        _ => vec![part(shown, 0.0).into()],
    }
}

/// A canvas over all of its place.
fn fill<M, P: canvas::Program<M>>(program: P) -> Canvas<P, M> {
    Canvas::new(program)
        .width(Length::Fill)
        .height(Length::Fill)
}
