//! One photo, large: what of it is known, what is shown of it.

use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::image::Handle;
use ombrelle_core::error::Error;
use ombrelle_core::plan::{Check, Opened, Region};

use super::make::Made;
use crate::job::Job;

/// Each step of zooming, and its limits beside the whole photo.
const ZOOM: f32 = 1.25;
const ZOOMS: (f32, f32) = (1.0, 16.0);
/// From which zoom on the photo's own pixels are shown.
pub const CLOSE: f32 = 1.5;

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
pub struct Sight {
    /// 1 is the whole photo.
    pub zoom: f32,
    /// The middle, in parts of the photo's sides.
    pub middle: (f32, f32),
}

impl Default for Sight {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            middle: (0.5, 0.5),
        }
    }
}

impl Sight {
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

/// One photo, large.
pub struct Sheet {
    /// Its place in the tray.
    pub at: usize,
    /// Where it is.
    pub path: PathBuf,
    /// It, once it is open.
    pub opened: Option<Arc<Opened>>,
    /// It, at the size of the screen, and at its own.
    pub before: Option<Handle>,
    /// At its own size, once somebody looked closer.
    pub full: Option<Handle>,
    /// Whether that is being made.
    pub enlarging: bool,
    /// What the covers look like, of which version.
    pub sketch: Option<(u64, Handle)>,
    /// Whether a sketch is being made.
    pub sketching: bool,
    /// The finished photo, should it have been made.
    pub made: Option<Arc<Made>>,
    /// It and what changed, at the size of the screen, of which version.
    pub result: Option<(u64, Handle, Handle)>,
    /// Whether it is being made.
    pub trying: Option<Job>,
    /// What else it tells.
    pub check: Option<Arc<Check>>,
    /// How far it is known.
    pub known: Known,
    /// Why it could not be opened, or not be looked through.
    pub fault: Option<Error>,
    /// The box that is chosen.
    pub chosen: Option<usize>,
    /// What is shown.
    pub mode: Mode,
    /// Where before ends and after begins, 0 to 1.
    pub slider: f32,
    /// The part in sight.
    pub sight: Sight,
    /// Whether dragging draws a box instead of moving the photo.
    pub drawing: bool,
    /// Whether looking at it is to stop.
    pub job: Job,
}

impl Sheet {
    /// A photo that is about to be opened.
    pub fn new(at: usize, path: PathBuf) -> Self {
        Self {
            at,
            path,
            opened: None,
            before: None,
            full: None,
            enlarging: false,
            sketch: None,
            sketching: false,
            made: None,
            result: None,
            trying: None,
            check: None,
            known: Known::default(),
            fault: None,
            chosen: None,
            mode: Mode::default(),
            slider: 0.5,
            sight: Sight::default(),
            drawing: false,
            job: Job::default(),
        }
    }

    /// Width and height in pixels; of no account before it is open.
    pub fn size(&self) -> (f32, f32) {
        let size = |opened: &Arc<Opened>| {
            (
                opened.picture.width() as f32,
                opened.picture.height() as f32,
            )
        };
        self.opened.as_ref().map_or((1.0, 1.0), size)
    }

    /// A box of a tenth of the photo, in the middle of what is in sight.
    pub fn middle_box(&self) -> Region {
        let (width, height) = self.size();
        let side = 0.2 * width.min(height) / self.sight.zoom.sqrt();
        let region = Region {
            x: self.sight.middle.0 * width - side / 2.0,
            y: self.sight.middle.1 * height - side / 2.0,
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
        let finished = self.result.as_ref().filter(|(of, _, _)| *of == version);
        let sketch = self.sketch.as_ref().map(|(_, handle)| handle);
        finished.map(|(_, after, _)| after).or(sketch)
    }

    /// What changed, where the finished photo is of this version.
    pub fn difference(&self, version: u64) -> Option<&Handle> {
        let finished = self.result.as_ref().filter(|(of, _, _)| *of == version);
        finished.map(|(_, _, difference)| difference)
    }

    /// The finished photo, where it is of this version.
    pub fn made(&self, version: u64) -> Option<&Arc<Made>> {
        self.made.as_ref().filter(|made| made.version == version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_photo_cannot_be_moved_out_of_sight() {
        let sight = Sight::default().moved((3.0, -3.0));
        assert_eq!(sight, Sight::default());
        let near = Sight::default().zoomed(100.0, (0.0, 0.0));
        assert_eq!(near.zoom, ZOOMS.1);
        assert!(near.middle.0 > 0.0 && near.middle.0 < 0.1);
        assert_eq!(near.zoomed(-100.0, (0.9, 0.9)), Sight::default());
    }

    #[test]
    fn a_box_stays_in_the_photo() {
        let mut sheet = Sheet::new(0, "a.png".into());
        let rgba = vec![255; 100 * 50 * 4];
        let opened = ombrelle_core::plan::pasted("a.png".as_ref(), (100, 50), &rgba).unwrap();
        sheet.opened = Some(Arc::new(opened));
        let region = sheet.inside(Region {
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
}
