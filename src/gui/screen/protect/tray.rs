//! The photos that were gathered: a grid of thumbnails, of which only those in sight are made and drawn.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::image::Handle;
use iced::widget::scrollable::Viewport;
use iced::widget::{Column, Id, Row, Space, column, container, image, scrollable};
use iced::{Alignment, ContentFit, Element, Length};
use ombrelle_core::error::Error;
use ombrelle_core::plan::gather::Photo;
use ombrelle_core::plan::{Opened, Preview};

use super::edit::Edit;
use crate::theme::{AROUND, Icon, Look, NEAR, Size};
use crate::widget::{Button, ButtonStyle, Ui};

/// Sides of a cell's picture, in logical pixels, and of what is made for it, in pixels.
const PICTURE: (f32, f32) = (184.0, 138.0);
/// The longer side of a thumbnail, in pixels: sharp on screens of twice the density.
pub const SIDE: u32 = 320;
/// Thumbnails kept, those last seen first.
const KEPT: usize = 300;
/// Thumbnails made at the same time.
const AT_ONCE: usize = 2;

/// One photo of the tray.
pub struct Slot {
    /// Where it is.
    pub photo: Photo,
    /// Its pixels, where it came from the clipboard and lies in no file.
    pub pasted: Option<Arc<Opened>>,
    /// What is to be done with it, once it was opened.
    pub edit: Option<Edit>,
    /// Why it cannot be opened.
    pub fault: Option<Error>,
    /// Where its copy is, and of which version of the edit.
    pub saved: Option<(PathBuf, u64)>,
}

impl Slot {
    /// A photo that nobody looked at yet.
    pub fn new(photo: Photo, pasted: Option<Arc<Opened>>) -> Self {
        Self {
            photo,
            pasted,
            edit: None,
            fault: None,
            saved: None,
        }
    }
}

/// All photos, and what of them is seen.
#[derive(Default)]
pub struct Tray {
    /// The photos, in the order in which they were given.
    pub slots: Vec<Slot>,
    thumbs: HashMap<usize, Handle>,
    /// When each thumbnail was last in sight.
    seen: HashMap<usize, u64>,
    clock: u64,
    making: Vec<usize>,
    /// The photo that the keyboard is at.
    pub current: usize,
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

impl Tray {
    /// The window has another size, or text has.
    pub fn resized(&mut self, look: &Look) {
        self.window = look.window;
        self.text = look.text;
    }

    /// The grid was scrolled.
    pub fn scrolled(&mut self, viewport: Viewport) {
        self.offset = viewport.absolute_offset().y;
    }

    fn columns(&self) -> usize {
        let free = self.window.width - 2.0 * AROUND + NEAR;
        ((free / (self.cell_width() + NEAR)) as usize).max(1)
    }

    fn cell_width(&self) -> f32 {
        PICTURE.0 + 24.0
    }

    fn row_height(&self) -> f32 {
        // The picture, a line of text for the name, one for its state.
        PICTURE.1 + 24.0 + 2.0 * (14.0 * self.text * 1.35 + 4.0) + NEAR
    }

    /// The photos in sight, with a row more above and below.
    fn in_sight(&self) -> std::ops::Range<usize> {
        let columns = self.columns();
        let height = self.row_height();
        let first = ((self.offset / height) as usize).saturating_sub(1);
        let rows = (self.window.height / height) as usize + 3;
        let count = self.slots.len();
        (first * columns).min(count)..((first + rows) * columns).min(count)
    }

    /// The thumbnails to begin with now.
    pub fn wanted(&mut self) -> Vec<(usize, PathBuf)> {
        self.clock += 1;
        let range = self.in_sight();
        for at in range.clone() {
            self.seen.insert(at, self.clock);
        }
        let mut wanted = Vec::new();
        for at in range {
            if self.making.len() >= AT_ONCE {
                break;
            }
            let Some(slot) = self.slots.get(at) else {
                break;
            };
            let there = slot.fault.is_none() && slot.pasted.is_none();
            if there && !self.thumbs.contains_key(&at) && !self.making.contains(&at) {
                self.making.push(at);
                wanted.push((at, slot.photo.path.clone()));
            }
        }
        wanted
    }

    /// A thumbnail is there, or will never be.
    pub fn made(&mut self, at: usize, made: Result<Preview, Error>) {
        self.making.retain(|making| *making != at);
        match made {
            Ok(preview) => {
                self.thumbs.insert(at, handle(preview));
            }
            Err(error) => {
                if let Some(slot) = self.slots.get_mut(at) {
                    slot.fault = Some(error);
                }
            }
        }
        if self.thumbs.len() > KEPT {
            let oldest = self
                .thumbs
                .keys()
                .min_by_key(|at| self.seen.get(at))
                .copied();
            oldest.map(|at| self.thumbs.remove(&at));
        }
    }

    /// Goes by so many photos or rows; the scroll offset at which the new place is in sight.
    pub fn step(&mut self, across: isize, down: isize) -> f32 {
        let by = across + down * self.columns() as isize;
        let last = self.slots.len().saturating_sub(1);
        self.current = self.current.saturating_add_signed(by).min(last);
        let top = (self.current / self.columns()) as f32 * self.row_height();
        let sight = self.window.height - 240.0;
        if top < self.offset {
            self.offset = top;
        } else if top + self.row_height() > self.offset + sight {
            self.offset = (top + self.row_height() - sight).max(0.0);
        }
        self.offset
    }

    /// The grid.
    pub fn view<'a, M: Clone + 'a>(
        &'a self,
        ui: &Ui<'a>,
        open: impl Fn(usize) -> M,
        scrolled: impl Fn(Viewport) -> M + 'a,
    ) -> Element<'a, M> {
        let columns = self.columns();
        let range = self.in_sight();
        let rows = self.slots.len().div_ceil(columns);
        let (above, below) = (range.start / columns, rows - range.end.div_ceil(columns));
        let gap = |rows: usize| Space::new().height(rows as f32 * self.row_height());
        let mut lines = Column::new().push(gap(above));
        for start in range.clone().step_by(columns) {
            let mut line = Row::new().spacing(NEAR).height(self.row_height());
            for at in start..(start + columns).min(range.end) {
                line = line.push(self.cell(ui, at, open(at)));
            }
            lines = lines.push(line);
        }
        let lines = lines.push(gap(below)).width(Length::Fill);
        scrollable(container(lines).padding([0.0, AROUND]))
            .id(grid_id())
            .on_scroll(scrolled)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn cell<'a, M: Clone + 'a>(&'a self, ui: &Ui<'a>, at: usize, open: M) -> Element<'a, M> {
        let Some(slot) = self.slots.get(at) else {
            return Space::new().into();
        };
        let (wide, high) = PICTURE;
        let picture: Element<'a, M> = match self.thumbs.get(&at) {
            Some(handle) => image(handle)
                .width(wide)
                .height(high)
                .content_fit(ContentFit::Contain)
                .into(),
            None => {
                let icon = if slot.fault.is_some() {
                    Icon::Warn
                } else {
                    Icon::Photo
                };
                let mark = icon.show(32.0, ui.look.tones.quiet);
                container(mark).center_x(wide).center_y(high).into()
            }
        };
        let name = slot.photo.path.file_name().unwrap_or_default();
        let name = ombrelle_i18n::visible(&name.to_string_lossy());
        let state = match slot {
            Slot { fault: Some(_), .. } => ui.text("app-photo-fault"),
            Slot { saved: Some(_), .. } => ui.text("app-photo-saved"),
            Slot { edit: Some(_), .. } => ui.text("app-photo-seen"),
            _ => String::new(),
        };
        let line = |words: String| {
            let text = ui
                .label(Size::Small, words)
                .wrapping(iced::widget::text::Wrapping::None);
            container(text).width(wide).clip(true)
        };
        let inside = column![picture, line(name), line(state)]
            .spacing(4)
            .align_x(Alignment::Center);
        Button::new(inside, ButtonStyle::Plain, ui.look.tones)
            .padding(12)
            .id(cell_id(at))
            .on_press(open)
            .into()
    }
}

/// A preview as the toolkit takes it.
pub fn handle(preview: Preview) -> Handle {
    Handle::from_rgba(preview.width, preview.height, preview.rgba)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tray(count: usize) -> Tray {
        let slot = |at: usize| Slot {
            photo: Photo {
                path: format!("{at}.jpg").into(),
                below: PathBuf::new(),
                kind: None,
            },
            pasted: None,
            edit: None,
            fault: None,
            saved: None,
        };
        Tray {
            slots: (0..count).map(slot).collect(),
            window: iced::Size::new(1180.0, 780.0),
            text: 1.0,
            ..Tray::default()
        }
    }

    #[test]
    fn only_thumbnails_in_sight_are_made_two_at_a_time() {
        let mut tray = tray(5_000);
        let first: Vec<usize> = tray.wanted().iter().map(|(at, _)| *at).collect();
        assert_eq!(first, [0, 1]);
        assert!(tray.wanted().is_empty(), "two are being made");
        let preview = || Preview {
            width: 1,
            height: 1,
            rgba: vec![0; 4],
        };
        let mut made = 0;
        let mut next: Vec<usize> = first;
        while let Some(at) = next.pop() {
            tray.made(at, Ok(preview()));
            made += 1;
            next.extend(tray.wanted().iter().map(|(at, _)| *at));
        }
        assert!(made < 60, "{made} of 5,000 were made");
    }

    #[test]
    fn the_last_of_many_photos_can_be_reached() {
        let mut tray = tray(5_000);
        let offset = tray.step(0, 100_000);
        assert_eq!(tray.current, 4_999);
        tray.offset = offset;
        assert!(tray.in_sight().contains(&4_999));
        assert!(tray.in_sight().len() < 60);
    }

    #[test]
    fn few_thumbnails_are_kept() {
        let mut tray = tray(2_000);
        for at in 0..2_000 {
            tray.clock += 1;
            tray.seen.insert(at, tray.clock);
            let rgba = vec![0; 4];
            tray.made(
                at,
                Ok(Preview {
                    width: 1,
                    height: 1,
                    rgba,
                }),
            );
        }
        assert_eq!(tray.thumbs.len(), KEPT);
        assert!(tray.thumbs.contains_key(&1_999));
    }
}
