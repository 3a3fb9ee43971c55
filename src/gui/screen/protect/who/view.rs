//! What the page looks like: everybody at the left, and at the right the one who is being named.

use iced::widget::{Column, Id, Row, Space, column, container, image, row, scrollable, text};
use iced::{Alignment, ContentFit, Element, Length, Padding};
use ombrelle_core::consent::Audience;
use ombrelle_core::protect::{Decision, Strength};

use super::{Card, Looking, Member, Message, Named, State};
use crate::accessibility::Role;
use crate::screen::protect::gallery::{PhotoItem, line_height};
use crate::screen::protect::view::{for_whom, time_left};
use crate::screen::protect::{self as screen, SaveMessage};
use crate::theme::{APART, AROUND, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Tone, Ui};

/// Side of a face in the grid, and of a face of the chosen group, in logical pixels.
const FACE: f32 = 104.0;
const SMALL: f32 = 56.0;
/// Faces of the chosen group that are shown before somebody asks for all.
const FIRST: usize = 10;
/// Around a face in the grid, in logical pixels.
const PADDING: f32 = 8.0;
/// Between what is before a name and the name, and between a face and what stands below it.
const BESIDE_MARK: f32 = 4.0;
const BELOW_FACE: f32 = 4.0;
/// The width of what is said of the chosen group at normal size of text, in logical pixels.
const SIDE: f32 = 372.0;

/// The width of what is said of the chosen group. It grows with letters, beyond a point only as far as the faces keep most of the window, as what stands
/// beside an open photo does.
fn side_width(window: f32, text: f32) -> f32 {
    let wide = |text: f32, part: f32| (SIDE * text).min(window * part);
    wide(text.clamp(1.0, 1.4), 0.45).max(wide(text, 0.3))
}

/// Side of a face in the grid: larger with larger letters, so that what stands below it can be read.
fn face_side(text: f32) -> f32 {
    (FACE * text.clamp(1.0, 1.75)).round()
}

/// Side of what is before a name below a face.
fn mark_side(text: f32) -> f32 {
    (14.0 * text.max(1.0)).round()
}

/// The width for what a face is called, with a mark before it or none.
#[cfg(test)]
pub(super) fn width_for_name(text: f32, marked: bool) -> f32 {
    match marked {
        true => face_side(text) - mark_side(text) - BESIDE_MARK,
        false => face_side(text),
    }
}

/// The identity of the grid, for scrolling it.
pub fn grid_id() -> Id {
    Id::new("protect-who-grid")
}

/// The identity of the field in which names are found.
pub fn field_id() -> Id {
    Id::new("protect-who-find")
}

impl State {
    /// The page.
    pub(in crate::screen::protect) fn who_is_who<'a>(
        &'a self,
        ui: &Ui<'a>,
        audience: Audience,
    ) -> Element<'a, screen::Message> {
        let mut top = column![self.above(ui, audience)].spacing(NEAR);
        if let Some(looking) = &self.who.looking {
            top = top.push(progress(ui, looking).map(screen::Message::Who));
        }
        let below: Element<'a, screen::Message> = if self.who.cards.is_empty() {
            // While faces are being looked for, what this page is for stands above.
            let looked = self.who.looking.is_none();
            let none = looked.then(|| ui.quiet(ui.text("app-who-none")));
            container(Column::new().push(none))
                .padding(AROUND)
                .center(Length::Fill)
                .into()
        } else {
            let grid = self.everybody(ui).map(screen::Message::Who);
            let side = scrollable(container(self.chosen(ui)).padding(APART));
            let wide = side_width(ui.look.window.width, ui.look.text);
            let side = side.height(Length::Fill).width(wide);
            row![grid, side].height(Length::Fill).into()
        };
        column![container(top).padding(Padding::from([16.0, AROUND])), below].into()
    }

    fn above<'a>(&'a self, ui: &Ui<'a>, audience: Audience) -> Element<'a, screen::Message> {
        let (named, count) = self.count_named();
        let leave = screen::Message::Who(Message::Leave);
        let all_photos = ui.text("app-all-photos");
        // The same way back with words or without, so that it keeps the focus.
        let back_id = Id::new("protect-who-back");
        // Each line of buttons is one less for what stands below a face.
        let back: Element<'a, screen::Message> = match ui.look.is_cramped() {
            true => ui.icon_button(Icon::Grid, all_photos, |back| {
                back.id(back_id).on_press(leave)
            }),
            false => {
                let back = ui.with_icon(ButtonStyle::Plain, Icon::Back, all_photos);
                back.id(back_id).on_press(leave).into()
            }
        };
        let undone = (!self.who.past.is_empty()).then_some(screen::Message::Who(Message::Undo));
        let undo = ui.icon_button(Icon::Undo, ui.text("app-undo"), |undo| {
            undo.on_press_maybe(undone)
        });
        let save = ui.with_icon(ButtonStyle::First, Icon::Save, ui.text("app-save-all"));
        let can = self.saving.is_none() && self.who.looking.is_none();
        let mut bar = Row::new()
            .push(back)
            .push(for_whom(ui, audience))
            .push(undo)
            .push(save.on_press_maybe(can.then_some(screen::Message::Save(SaveMessage::All))));
        if count > 0 {
            let values = [("named", named.into()), ("count", count.into())];
            bar = bar.push(ui.body(ui.text_with("app-who-named", &values)));
        }
        let bar = bar
            .spacing(NEAR)
            .align_y(Alignment::Center)
            .wrap()
            .vertical_spacing(NEAR);
        let words = match self.who.cards.iter().all(|card| self.is_settled(card)) {
            true if count > 0 => ui.text("app-who-done"),
            _ => ui.text("app-who-about"),
        };
        column![bar, ui.quiet(words)].spacing(NEAR).into()
    }

    /// Groups beside each other in the grid.
    pub(super) fn columns(&self) -> usize {
        let (window, text) = self.gallery.space();
        let free = window.width - side_width(window.width, text) - 2.0 * AROUND + NEAR;
        ((free / (face_side(text) + 2.0 * PADDING + NEAR)) as usize).max(1)
    }

    fn row_height(&self) -> f32 {
        let (_, text) = self.gallery.space();
        // The face, two lines for the name, one for the photos.
        face_side(text) + 2.0 * PADDING + BELOW_FACE + 3.0 * line_height(text) + NEAR
    }

    /// The scroll offset at which the chosen group is in sight.
    pub(super) fn offset_of_chosen(&self) -> f32 {
        let (window, _) = self.gallery.space();
        let top = (self.who.chosen / self.columns()) as f32 * self.row_height();
        let sight = window.height - 240.0;
        match self.who.offset {
            offset if top < offset => top,
            offset if top + self.row_height() > offset + sight => {
                (top + self.row_height() - sight).max(0.0)
            }
            offset => offset,
        }
    }

    /// Everybody, as a grid of which only what is in sight is drawn.
    fn everybody<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let columns = self.columns();
        let height = self.row_height();
        let count = self.who.cards.len();
        let rows = count.div_ceil(columns);
        let (window, _) = self.gallery.space();
        // Where all have space at once, the grid does not tell that it is scrolled no longer: those above would not be drawn.
        let offset = match rows as f32 * height <= window.height {
            true => 0.0,
            false => self.who.offset,
        };
        let first = ((offset / height) as usize).saturating_sub(1).min(rows);
        let seen = (window.height / height) as usize + 3;
        let last = (first + seen).min(rows);
        let gap = |rows: usize| Space::new().height(rows as f32 * height);
        let mut lines = Column::new().push(gap(first));
        for start in (first..last).map(|row| row * columns) {
            let mut line = Row::new().spacing(NEAR).height(height);
            for at in start..(start + columns).min(count) {
                line = line.push(self.who.cards.get(at).map(|card| self.tile(ui, at, card)));
            }
            lines = lines.push(line);
        }
        let lines = lines.push(gap(rows - last)).width(Length::Fill);
        let padding = Padding::from([0.0, AROUND]).right(NEAR);
        scrollable(container(lines).padding(padding))
            .id(grid_id())
            .on_scroll(Message::Scrolled)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn tile<'a>(&'a self, ui: &Ui<'a>, at: usize, card: &'a Card) -> Element<'a, Message> {
        let (wide, high) = (face_side(ui.look.text), line_height(ui.look.text));
        let face = card.faces.first();
        let face = face.map(|face| self.picture_of(*face, wide));
        let photos = [("count", card.faces.len().into())];
        let line = |words: String, quiet: bool| {
            // A name may be one long word.
            let label = ui.label(Size::Small, words).width(Length::Fill);
            let label = label.wrapping(text::Wrapping::WordOrGlyph);
            match quiet {
                true => label.color(ui.look.tones.quiet),
                false => label,
            }
        };
        let refused = match self.named(card) {
            Named::As(person, _) => !self.ruling(person).shows(),
            Named::Not | Named::Several => false,
        };
        let settled = self.is_settled(card) && !card.passed;
        let mark = match (refused, settled) {
            (true, _) => Some((Icon::Cover, ui.look.tones.warn)),
            (false, true) => Some((Icon::Tick, ui.look.tones.good)),
            (false, false) => None,
        };
        // Beside the first of two lines.
        let mark = mark.map(|(icon, colour)| {
            let icon: Element<'a, Message> = icon.show(mark_side(ui.look.text), colour);
            container(icon).center_y(high)
        });
        let name = Row::new()
            .push(mark)
            .push(line(self.title(ui, card), !settled))
            .spacing(BESIDE_MARK);
        let name = container(name).max_height(2.0 * high).clip(true);
        let photos = line(ui.text_with("app-who-in", &photos), true);
        // As high where there is less to say, so that all groups of a row are.
        let said = container(column![name, photos])
            .width(wide)
            .height(3.0 * high)
            .clip(true);
        let inside = column![face, said].spacing(BELOW_FACE);
        let style = match at == self.who.chosen {
            true => ButtonStyle::Chosen,
            false => ButtonStyle::Plain,
        };
        Button::new(inside, style, ui.look.tones)
            .padding(PADDING)
            .id(Id::from(format!("protect-who-{at}")))
            .chosen(Role::Item, at == self.who.chosen)
            .on_press(Message::Choose(at))
            .into()
    }

    /// What a group is called.
    fn title(&self, ui: &Ui<'_>, card: &Card) -> String {
        match self.named(card) {
            Named::Not if card.passed => ui.text("app-who-passed"),
            Named::Not => ui.text("app-who-unnamed"),
            Named::Several => ui.text("app-who-several"),
            Named::As(person, named) => {
                let name = self.name_of(ui, person);
                let count = card.faces.len();
                let values = [
                    ("name", name.as_str().into()),
                    ("named", named.into()),
                    ("count", count.into()),
                ];
                match named == count {
                    true => name,
                    false => ui.text_with("app-who-partly", &values),
                }
            }
        }
    }

    /// What somebody is called; while the album book is locked, that it keeps the name.
    fn name_of(&self, ui: &Ui<'_>, person: u32) -> String {
        match self.book.person(person) {
            Some(person) => ombrelle_i18n::visible(&person.name),
            None if self.book.people().len() == 0 => ui.text("app-who-name-locked"),
            None => ui.text("app-who-unnamed"),
        }
    }

    /// A face's picture.
    fn picture_of<'a, M: 'a>(&self, face: Member, side: f32) -> Element<'a, M> {
        match self.who.looks.get(&face.key) {
            Some(handle) => image(handle)
                .width(side)
                .height(side)
                .content_fit(ContentFit::Cover)
                .into(),
            None => Space::new().width(side).height(side).into(),
        }
    }

    /// The group that is chosen: its faces, its name, what is decided.
    fn chosen<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, screen::Message> {
        let Some(card) = self.who.card() else {
            return Space::new().into();
        };
        let title = match self.named(card) {
            Named::Not => ui.text("app-who"),
            Named::As(..) | Named::Several => self.title(ui, card),
        };
        let mut all = column![ui.section(title)].spacing(NEAR);
        if let Named::As(person, _) = self.named(card)
            && let Some(known) = self.book.person(person)
        {
            let audience = self.audience.unwrap_or(Audience::Public);
            let words = ui.words.allowed(known, audience, &self.ruling(person));
            all = all.push(ui.label(Size::Small, words).color(ui.look.tones.quiet));
        }
        all = all.push(self.faces_of(ui, card).map(screen::Message::Who));
        all = match self.book.people().len() {
            0 => {
                let open = ui.with_icon(ButtonStyle::Plain, Icon::People, ui.text("app-open-book"));
                all.push(ui.quiet(ui.text("app-who-needs-book")))
                    .push(open.on_press(screen::Message::People))
            }
            _ => all.push(self.naming(ui, card).map(screen::Message::Who)),
        };
        all.push(self.deciding(ui, card).map(screen::Message::Who))
            .into()
    }

    /// The faces of the chosen group, each of which can be taken out.
    fn faces_of<'a>(&'a self, ui: &Ui<'a>, card: &'a Card) -> Element<'a, Message> {
        let count = card.faces.len();
        let shown = match self.who.all || count <= FIRST {
            true => count,
            false => FIRST - 1,
        };
        let several = count > 1;
        let mut faces = Row::new().spacing(4);
        for (place, face) in card.faces.iter().take(shown).enumerate() {
            let picture = self.picture_of(*face, SMALL);
            // Whoever does not see the face knows it by its photo.
            let photo = self.gallery.items.get(face.at);
            let photo = photo.map_or_else(String::new, PhotoItem::name);
            let button = Button::new(picture, ButtonStyle::Quiet, ui.look.tones)
                .padding(3)
                .name(ui.text("app-who-take-out"))
                .described(photo)
                .on_press_maybe(several.then_some(Message::TakeOut(place)));
            faces = faces.push(match several {
                true => ui.tip(button, ui.text("app-who-take-out")),
                false => button.into(),
            });
        }
        if shown < count {
            let more = [("count", (count - shown).into())];
            let button = ui.button(ButtonStyle::Quiet, ui.text_with("app-who-more", &more));
            let all = [("count", count.into())];
            let button = button.padding(8).on_press(Message::All);
            faces = faces.push(ui.tip(button, ui.text_with("app-who-all-faces", &all)));
        }
        let faces = faces.wrap().vertical_spacing(4.0);
        let about = match card.faces.iter().any(|face| face.compared) {
            true if several => ui.text("app-who-take-out-about"),
            true => return faces.into(),
            false => ui.text("app-who-too-few"),
        };
        let about = ui.label(Size::Small, about).color(ui.look.tones.quiet);
        column![faces, about].spacing(4).into()
    }

    /// A field that finds names, and the names that are found.
    fn naming<'a>(&'a self, ui: &Ui<'a>, card: &'a Card) -> Element<'a, Message> {
        let field = ui.input_with(
            field_id(),
            (&ui.text("app-who-find"), &self.who.find),
            Message::Find,
            Some(Message::NameFirst),
        );
        let found = self.found_names();
        let now = match self.named(card) {
            Named::As(person, count) if count == card.faces.len() => Some(person),
            Named::As(..) | Named::Not | Named::Several => None,
        };
        let mut names = Row::new().spacing(6);
        let mut refused = false;
        for one in &found {
            let mark = !self.ruling(one.number).shows();
            refused |= mark;
            let name = ombrelle_i18n::visible(&one.person.name);
            let chip = name_chip(ui, name, mark, now == Some(one.number));
            names = names.push(chip.on_press(Message::Name(Some(one.number))));
        }
        let mut all = column![field].spacing(NEAR);
        if found.is_empty() {
            all = all.push(ui.quiet(ui.text("app-who-nobody")));
        }
        all = all.push(names.wrap().vertical_spacing(6.0));
        if refused {
            let mark = ui.icon(Icon::Cover, ui.look.tones.warn);
            let words = ui.label(Size::Small, ui.text("app-who-refused-legend"));
            let words = words.color(ui.look.tones.quiet).width(Length::Fill);
            all = all.push(row![mark, words].spacing(NEAR).align_y(Alignment::Center));
        }
        let other = match self.named(card) {
            Named::Not => ui
                .button(ButtonStyle::Quiet, ui.text("app-who-pass"))
                .on_press(Message::Pass),
            Named::As(..) | Named::Several => ui
                .button(ButtonStyle::Quiet, ui.text("app-who-no-name"))
                .on_press(Message::Name(None)),
        };
        all.push(other).into()
    }

    /// What happens to the faces of the group, in all photos at once.
    fn deciding<'a>(&'a self, ui: &Ui<'a>, card: &'a Card) -> Element<'a, Message> {
        let decisions: Vec<Decision> = card
            .faces
            .iter()
            .filter_map(|face| Some(self.drafted(face)?.decision()))
            .collect();
        let of = |which: fn(&Decision) -> bool| decisions.iter().filter(|one| which(one)).count();
        let covered = of(|one| one.covers());
        let cloaked = of(|one| matches!(one, Decision::Cloak(_)));
        let shown = of(|one| matches!(one, Decision::Show));
        let bound =
            matches!(self.named(card), Named::As(person, _) if !self.ruling(person).shows());
        let option = |key: &str, count: usize, decision: Decision, can: bool| {
            let chosen = count == decisions.len() && count > 0;
            let button = ui.option(ui.text(key), chosen).padding([10, 12]);
            let button = button.chosen(Role::Choice, chosen);
            button.on_press_maybe(can.then_some(Message::Decide(decision)))
        };
        let cloak = Decision::Cloak(Strength::Balanced);
        let buttons = row![
            option(
                "app-cover",
                covered,
                Decision::Cover(self.chosen.cover),
                true
            ),
            option("app-cloak", cloaked, cloak, !bound),
            option("app-show", shown, Decision::Show, !bound),
        ];
        let buttons = buttons.spacing(NEAR).wrap().vertical_spacing(NEAR);
        let mut all = column![ui.body(ui.text("app-who-in-all")), buttons].spacing(NEAR);
        if bound {
            all = all.push(ui.note(Tone::Warn, ui.text("app-bound")));
        } else if decisions.len() > 1 {
            let values = [
                ("shown", shown.into()),
                ("cloaked", cloaked.into()),
                ("covered", covered.into()),
            ];
            let words = ui.text_with("app-who-shown-now", &values);
            all = all.push(ui.label(Size::Small, words).color(ui.look.tones.quiet));
        }
        all.into()
    }
}

/// A name to be pressed; whoever stays covered is marked.
fn name_chip<'a>(ui: &Ui<'a>, name: String, refused: bool, chosen: bool) -> Button<'a, Message> {
    let mut inside = Row::new().spacing(6).align_y(Alignment::Center);
    let side = (18.0 * ui.look.text.max(1.0)).round();
    if refused {
        inside = inside.push(Icon::Cover.show(side, ui.look.tones.warn));
    }
    if chosen {
        inside = inside.push(Icon::Tick.show(side, ui.look.tones.accent));
    }
    let style = match chosen {
        true => ButtonStyle::Chosen,
        false => ButtonStyle::Plain,
    };
    let inside = inside.push(ui.body(name));
    Button::new(inside, style, ui.look.tones)
        .padding([10, 12])
        .chosen(Role::Choice, chosen)
        .described(match refused {
            true => ui.text("app-who-stays-covered"),
            false => String::new(),
        })
}

/// How far looking at the photos is.
fn progress<'a>(ui: &Ui<'a>, looking: &Looking) -> Element<'a, Message> {
    let number = (looking.done + 1).min(looking.total);
    let values = [("number", number.into()), ("total", looking.total.into())];
    let words = match looking.job.is_stopping() {
        true => ui.text("app-closing"),
        false => ui.text_with("app-who-looking", &values),
    };
    let left = looking.job.left().map(|left| time_left(ui, left));
    let stop = ui.button(ButtonStyle::Plain, ui.text("app-stop"));
    let stop = stop.on_press_maybe((!looking.job.is_stopping()).then_some(Message::Stop));
    let line = row![
        ui.body(words),
        Space::new().width(Length::Fill),
        ui.quiet(left.unwrap_or_default()),
        stop
    ]
    .spacing(APART)
    .align_y(Alignment::Center);
    column![line, ui.bar(looking.job.part())]
        .spacing(NEAR)
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_somebody_has_room_for_large_letters_where_the_window_has() {
        let usual = side_width(3840.0, 1.0);
        assert!(side_width(3840.0, 2.0) >= 2.0 * usual);
        // Where it has none, faces keep more than half of it.
        for window in [900.0, 1180.0, 1920.0, 3840.0] {
            for text in [0.8, 1.0, 1.4, 2.0] {
                assert!(
                    side_width(window, text) <= 0.45 * window,
                    "{window}, {text}"
                );
            }
        }
    }
}
