//! One photo, large: what of it is known, what is shown of it, and what the person does to see more of it.

use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::widget::Id;
use iced::widget::image::Handle;
use ombrelle_core::error::Error;
use ombrelle_core::protect::{Beside, Check, Made, Photo, Region};

use super::beside::Answer;
use super::{Action, Context, State, jobs};
use crate::job::Job;
use crate::widget;

/// Each step of zooming, and its limits beside the whole photo.
const ZOOM: f32 = 1.25;
const ZOOMS: (f32, f32) = (1.0, 16.0);
/// From which zoom on the photo's own pixels are shown.
const CLOSE: f32 = 1.5;

/// How the open photo is looked at. Nothing of this changes what is done with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Message {
    /// What is shown.
    Mode(Mode),
    /// Moves the line between before and after by a part of the width.
    Slide(f32),
    /// Puts that line somewhere, in parts of the width.
    SlideTo(f32),
    /// Closer by this many steps.
    Zoom(f32),
    /// The whole photo.
    Whole,
    /// Moves by parts of what is in sight.
    Pan(f32, f32),
    /// Looks at this part.
    Look(Viewport),
    /// Whether the pointer draws boxes.
    Drawing(bool),
    /// Chooses a box by its number, or none.
    Choose(Option<usize>),
    /// Chooses the box after the chosen one.
    NextBox,
    /// Whether the photo is shown without its covers.
    Peek(bool),
    /// Shows where a line of text is in the photo, or no longer does.
    Point(Option<Region>),
    /// Whether it is told which recogniser knew a face after which way.
    Details(bool),
}

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// The photo, with its boxes.
    #[default]
    Boxes,
    /// Before and after, side by side.
    Compare,
    /// What changed, ten times as large.
    Difference,
}

/// How far the photo is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Known {
    /// It is being opened.
    #[default]
    Opening,
    /// Faces are looked for.
    Finding,
    /// Text is looked for.
    Reading,
    /// All that we look for was looked for.
    All,
}

/// The part of the photo in sight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// 1 is the whole photo.
    pub zoom: f32,
    /// The middle, in parts of the photo's sides.
    pub middle: (f32, f32),
}

impl Default for Viewport {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            middle: (0.5, 0.5),
        }
    }
}

impl Viewport {
    /// Closer, or farther, keeping a place of the photo where it is.
    pub fn zoomed(self, steps: f32, about: (f32, f32)) -> Self {
        let zoom = (self.zoom * ZOOM.powf(steps)).clamp(ZOOMS.0, ZOOMS.1);
        let kept = self.zoom / zoom;
        let middle = (
            about.0 + (self.middle.0 - about.0) * kept,
            about.1 + (self.middle.1 - about.1) * kept,
        );
        Self { zoom, middle }.held()
    }

    /// Moved by parts of the photo's sides.
    pub fn moved(self, by: (f32, f32)) -> Self {
        Self {
            middle: (self.middle.0 + by.0, self.middle.1 + by.1),
            ..self
        }
        .held()
    }

    /// Not beside the photo.
    fn held(self) -> Self {
        let reach = 0.5 / self.zoom;
        let hold = |at: f32| at.clamp(reach.min(0.5), (1.0 - reach).max(0.5));
        Self {
            middle: (hold(self.middle.0), hold(self.middle.1)),
            ..self
        }
    }
}

/// The finished photo and what changed in it, at the size of the screen.
pub struct Result {
    /// Of which version of the edit.
    pub version: u64,
    /// The finished photo.
    pub after: Handle,
    /// What changed, ten times as large.
    pub difference: Handle,
}

/// What the covers look like.
pub struct Sketch {
    /// Of which version of the edit.
    pub version: u64,
    /// Whether it has the photo's own size, for somebody who looks closer.
    pub close: bool,
    /// The photo with its covers; none where it could not be drawn.
    pub handle: Option<Handle>,
}

/// One photo, large.
pub struct PhotoView {
    /// Its place in the gallery.
    pub at: usize,
    /// Where it is.
    pub path: PathBuf,
    /// It, once it is open, with what was found in it so far.
    pub photo: Option<Photo>,
    /// How far it is known.
    pub known: Known,
    /// Why it cannot be opened.
    pub fault: Option<Error>,
    /// Why faces could not be looked for, other than that their network is missing, which the photo says.
    pub find_fault: Option<Error>,
    /// What it tells, once all was looked for.
    pub check: Option<Check>,
    /// It, at the size of the screen.
    pub before: Option<Handle>,
    /// At its own size, once somebody looked closer.
    pub full: Option<Handle>,
    /// Whether that is being made.
    pub enlarging: bool,
    /// What the covers look like.
    pub sketch: Option<Sketch>,
    /// Whether a sketch is being made.
    pub sketching: bool,
    /// The finished photo, should it have been made, of which version.
    pub made: Option<(u64, Arc<Made>)>,
    /// The finished photo on the screen.
    pub result: Option<Result>,
    /// Making it, while that runs.
    pub trial: Option<Job>,
    /// Looking harder for faces, while that runs.
    pub harder: Option<Job>,
    /// What the jury says of it beside the other photos, of which version.
    pub beside: Option<(u64, Answer)>,
    /// Asking that, while it runs, of which version.
    pub asking: Option<Job<u64>>,
    /// The number of the box that is chosen.
    pub chosen: Option<usize>,
    /// What is shown.
    pub mode: Mode,
    /// Where the line between before and after is, in parts of the width.
    pub slider: f32,
    /// What is in sight.
    pub viewport: Viewport,
    /// Whether the pointer draws boxes.
    pub drawing: bool,
    /// Whether it is shown without its covers.
    pub peek: bool,
    /// A line of text whose place is shown.
    pub pointed: Option<Region>,
    /// Whether it is told which recogniser knew a face after which way.
    pub details: bool,
    /// Opening it and looking for faces and text.
    pub job: Job,
}

impl PhotoView {
    /// A photo that is about to be opened.
    pub fn new(at: usize, path: PathBuf) -> Self {
        Self {
            at,
            path,
            photo: None,
            known: Known::default(),
            fault: None,
            find_fault: None,
            check: None,
            before: None,
            full: None,
            enlarging: false,
            sketch: None,
            sketching: false,
            made: None,
            result: None,
            trial: None,
            harder: None,
            beside: None,
            asking: None,
            chosen: None,
            mode: Mode::default(),
            slider: 0.5,
            viewport: Viewport::default(),
            drawing: false,
            peek: false,
            pointed: None,
            details: false,
            job: Job::default(),
        }
    }

    /// Width and height in pixels; meaningless before it is open.
    pub fn size(&self) -> (f32, f32) {
        let size = self.photo.as_ref().map(Photo::size);
        size.map_or((1.0, 1.0), |(width, height)| (width as f32, height as f32))
    }

    /// A box of a fifth of the shorter side, in the middle of what is in sight; smaller where one looks closer.
    pub fn middle_box(&self) -> Region {
        let (width, height) = self.size();
        let side = 0.2 * width.min(height) / self.viewport.zoom.sqrt();
        let region = Region {
            x: self.viewport.middle.0 * width - side / 2.0,
            y: self.viewport.middle.1 * height - side / 2.0,
            width: side,
            height: side,
        };
        self.inside(region)
    }

    /// A box, moved and cut so that it lies in the photo and is at least four pixels wide and high.
    pub fn inside(&self, region: Region) -> Region {
        let (width, height) = self.size();
        let wide = region.width.clamp(4.0_f32.min(width), width);
        let high = region.height.clamp(4.0_f32.min(height), height);
        Region {
            x: region.x.clamp(0.0, width - wide),
            y: region.y.clamp(0.0, height - high),
            width: wide,
            height: high,
        }
    }

    /// What "after" is: the finished photo where it is of this version, otherwise a sketch of the covers.
    pub fn after(&self, version: u64) -> Option<&Handle> {
        let finished = self.result(version).map(|result| &result.after);
        finished.or(self.covered())
    }

    /// The photo as its covers are being drawn: the last sketch, until that of the newest version is there.
    pub fn covered(&self) -> Option<&Handle> {
        self.sketch.as_ref()?.handle.as_ref()
    }

    /// What is seen where boxes are drawn: the photo with its covers, unless the person looks beneath them.
    pub fn shown(&self) -> Option<&Handle> {
        let covered = self.covered().filter(|_| !self.peek);
        covered.or_else(|| self.uncovered())
    }

    /// The photo itself: with its own pixels where one looks close.
    pub fn uncovered(&self) -> Option<&Handle> {
        let large = self.full.as_ref().filter(|_| self.is_close());
        large.or(self.before.as_ref())
    }

    /// Whether one looks so close that the photo's own pixels are shown.
    pub fn is_close(&self) -> bool {
        self.viewport.zoom >= CLOSE
    }

    /// What changed, where the finished photo is of this version.
    pub fn difference(&self, version: u64) -> Option<&Handle> {
        self.result(version).map(|result| &result.difference)
    }

    fn result(&self, version: u64) -> Option<&Result> {
        self.result
            .as_ref()
            .filter(|result| result.version == version)
    }

    /// The finished photo, where it is of this version.
    pub fn made(&self, version: u64) -> Option<&Arc<Made>> {
        let made = self.made.as_ref().filter(|(of, _)| *of == version);
        made.map(|(_, made)| made)
    }

    /// What the jury says of it beside the other photos, where that is of this version.
    pub fn beside(&self, version: u64) -> Option<&std::result::Result<Beside, Error>> {
        let beside = self.beside.as_ref().filter(|(of, _)| *of == version);
        beside.map(|(_, answer)| answer.as_ref())
    }

    /// Changes how it is looked at; `boxes` is how many boxes it has.
    fn update(&mut self, message: Message, boxes: usize) {
        match message {
            Message::Mode(mode) => self.mode = mode,
            Message::Slide(by) => self.slider = (self.slider + by).clamp(0.0, 1.0),
            Message::SlideTo(to) => self.slider = to,
            Message::Zoom(steps) => {
                self.viewport = self.viewport.zoomed(steps, self.viewport.middle);
            }
            Message::Whole => self.viewport = Viewport::default(),
            Message::Pan(x, y) => {
                let zoom = self.viewport.zoom;
                self.viewport = self.viewport.moved((x / zoom, y / zoom));
            }
            Message::Look(viewport) => self.viewport = viewport,
            Message::Drawing(drawing) => {
                self.drawing = drawing;
                self.mode = Mode::Boxes;
            }
            Message::Peek(peek) => {
                self.peek = peek;
                self.mode = Mode::Boxes;
            }
            Message::Point(pointed) => {
                self.pointed = pointed;
                self.mode = Mode::Boxes;
            }
            Message::Details(details) => self.details = details,
            Message::Choose(chosen) => self.chosen = chosen,
            Message::NextBox => {
                if boxes > 0 {
                    self.chosen = Some(self.chosen.map_or(1, |number| number % boxes + 1));
                    self.mode = Mode::Boxes;
                }
            }
        }
    }
}

/// The identity of what is said of a face beside the photo, by the number of its box.
pub fn face_id(number: usize) -> Id {
    Id::from(format!("protect-face-{number}"))
}

/// The identity of the button below the verdict on cloaked faces, by which it comes into sight.
pub fn verdict_id() -> Id {
    Id::new("protect-verdict")
}

impl State {
    /// Looks at the photo in another way; changes nothing.
    pub(super) fn on_view(
        &mut self,
        message: Message,
        context: &Context<'_>,
    ) -> Action<super::Message> {
        let boxes = self.edit().map_or(0, |edit| edit.draft().faces().len());
        let Some(view) = self.photo_view.as_mut() else {
            return Action::None;
        };
        view.update(message, boxes);
        // What is said of the chosen box comes into sight beside the photo.
        let shown = match (message, view.chosen) {
            (Message::Choose(_) | Message::NextBox, Some(number)) => {
                widget::reveal(face_id(number))
            }
            _ => Task::none(),
        };
        let enlarging = jobs::enlarge(view);
        Action::Run(Task::batch([enlarging, shown, self.sketch(context)]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_photo_cannot_be_moved_out_of_sight() {
        let viewport = Viewport::default().moved((3.0, -3.0));
        assert_eq!(viewport, Viewport::default());
        let near = Viewport::default().zoomed(100.0, (0.0, 0.0));
        assert_eq!(near.zoom, ZOOMS.1);
        assert!(near.middle.0 > 0.0 && near.middle.0 < 0.1);
        assert_eq!(near.zoomed(-100.0, (0.9, 0.9)), Viewport::default());
    }

    #[test]
    fn a_box_stays_in_the_photo() {
        let mut view = PhotoView::new(0, "a.png".into());
        let rgba = vec![255; 100 * 50 * 4];
        let opened = ombrelle_core::protect::pasted("a.png".as_ref(), (100, 50), &rgba).unwrap();
        view.photo = Some(Photo::of(opened));
        let region = view.inside(Region {
            x: 90.0,
            y: -20.0,
            width: 30.0,
            height: 0.0,
        });
        assert_eq!(
            (region.x, region.y, region.width, region.height),
            (70.0, 0.0, 30.0, 4.0)
        );
    }

    #[test]
    fn the_box_after_the_last_is_the_first() {
        let mut view = PhotoView::new(0, "a.png".into());
        let next = |view: &mut PhotoView| {
            view.update(Message::NextBox, 2);
            view.chosen
        };
        assert_eq!(
            [next(&mut view), next(&mut view), next(&mut view)],
            [Some(1), Some(2), Some(1)]
        );
        view.chosen = None;
        view.update(Message::NextBox, 0);
        assert_eq!(view.chosen, None);
    }
}
