//! What the photos look like: the grid, and the row of those around the open one.

use iced::widget::{Column, Row, Space, column, container, scrollable};
use iced::{Alignment, Color, Element, Length};

use super::{
    EDGE, Gallery, MOST, Message, PhotoItem, STRIP, STRIP_EDGE, cell_id, grid_id, line_height,
};
use crate::accessibility::Role;
use crate::screen::protect::{
    self as screen, MenuMessage, Selection, SelectionMessage, Subject, small_picture,
};
use crate::theme::{AROUND, Icon, NEAR, Size};
use crate::widget::{Button, ButtonStyle, EventArea, Ui};

impl Gallery {
    /// The grid; `chosen` says of each photo whether it is chosen with others.
    pub fn view<'a>(&'a self, ui: &Ui<'a>, chosen: &Selection) -> Element<'a, screen::Message> {
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
            .on_scroll(|seen| screen::Message::Gallery(Message::Scrolled(seen)))
            .width(Length::Fill)
            .height(Length::Fill);
        EventArea::with_menu(grid, |place, _| {
            let at = self.at(place)?;
            Some(screen::Message::Menu(MenuMessage::On(Subject::Cell(at))))
        })
        .into()
    }

    fn cell<'a>(&'a self, ui: &Ui<'a>, at: usize, chosen: bool) -> Element<'a, screen::Message> {
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
        let small: Element<'a, screen::Message> = self.small(ui, at, sides);
        let picture = container(small).style(move |_| container::Style {
            background: Some(tones.raised.into()),
            ..container::Style::default()
        });
        let (mark, words) = state(ui, item, self.lost_copy(at));
        let inside = column![picture, name, state_line(ui, mark, words.clone(), sides.0)]
            .spacing(4)
            .align_x(Alignment::Center);
        let style = match chosen {
            true => ButtonStyle::Chosen,
            false => ButtonStyle::Plain,
        };
        let pressed = screen::Message::Selection(SelectionMessage::Pressed(at));
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

/// How far a photo is, with its icon: how many faces were found, whether the person opened it, whether there is a copy, whether it is of now, and
/// whether it was `lost`.
fn state(ui: &Ui<'_>, item: &PhotoItem, lost: bool) -> (Option<(Icon, Color)>, String) {
    let tones = ui.look.tones;
    let (icon, colour, words) = match item {
        PhotoItem { fault: Some(_), .. } => (Icon::Warn, tones.danger, Some("app-photo-fault")),
        PhotoItem { saved: Some(_), .. } if item.copy().is_none() => {
            (Icon::Warn, tones.warn, Some("app-photo-changed"))
        }
        PhotoItem { saved: Some(_), .. } if lost => {
            (Icon::Warn, tones.warn, Some("app-photo-copy-lost"))
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
