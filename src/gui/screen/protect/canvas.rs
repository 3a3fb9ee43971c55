//! The photo on the screen, its boxes, and what the pointer does to them.

use iced::advanced::mouse;
use iced::widget::canvas::{Action, Event, Frame, Geometry, Program};
use iced::widget::image::Handle;
use iced::{Point, Rectangle, Renderer, Size, Theme, Vector, touch};
use ombrelle_core::plan::Region;

mod marks;

use super::edit::Draft;
use super::sheet::{Mode, Sheet, Sight};
use crate::theme::Look;
use marks::{line, outline};

/// How far the pointer goes before a press becomes a drag, in logical pixels: whoever only chooses a face must not move
/// its box.
const SLACK: f32 = 5.0;
/// How near to a corner the pointer takes it, in logical pixels.
const GRIP: f32 = 14.0;

/// What the pointer did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Gesture {
    /// Chose a box, or none.
    Choose(Option<usize>),
    /// Put a box somewhere; the first of a drag, or a further part of it.
    Place(usize, Region, bool),
    /// Drew a box.
    Draw(Region),
    /// Looks at another part.
    Look(Sight),
    /// Moved the line between before and after.
    Slide(f32),
}

/// Where a photo lies on the screen.
#[derive(Debug, Clone, Copy)]
struct Placed {
    origin: Point,
    scale: f32,
    size: (f32, f32),
}

impl Placed {
    fn of(sheet: &Sheet, bounds: Size) -> Self {
        let size = sheet.size();
        let fit = (bounds.width / size.0).min(bounds.height / size.1);
        let scale = fit * sheet.sight.zoom;
        let middle = sheet.sight.middle;
        let origin = Point::new(
            bounds.width / 2.0 - middle.0 * size.0 * scale,
            bounds.height / 2.0 - middle.1 * size.1 * scale,
        );
        Self {
            origin,
            scale,
            size,
        }
    }

    fn whole(&self) -> Rectangle {
        let size = Size::new(self.size.0 * self.scale, self.size.1 * self.scale);
        Rectangle::new(self.origin, size)
    }

    fn out(&self, region: &Region) -> Rectangle {
        let at = Point::new(
            self.origin.x + region.x * self.scale,
            self.origin.y + region.y * self.scale,
        );
        Rectangle::new(at, Size::new(region.width, region.height) * self.scale)
    }

    /// A place of the window in pixels of the photo.
    fn into_photo(self, at: Point) -> (f32, f32) {
        (
            (at.x - self.origin.x) / self.scale,
            (at.y - self.origin.y) / self.scale,
        )
    }

    fn in_parts(self, at: Point) -> (f32, f32) {
        let (x, y) = self.into_photo(at);
        (x / self.size.0, y / self.size.1)
    }
}

/// The photo itself, below everything: all of it, or what is right of the line between before and after.
pub struct Photo<'a> {
    /// It.
    pub sheet: &'a Sheet,
    /// What is drawn of it.
    pub handle: &'a Handle,
    /// How much of the place is left of this part, 0 to 1.
    pub from: f32,
}

impl<M> Program<M> for Photo<'_> {
    type State = ();

    fn draw(
        &self,
        _state: &(),
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let wide = bounds.width / (1.0 - self.from).max(0.001);
        let placed = Placed::of(self.sheet, Size::new(wide, bounds.height));
        let left = Vector::new(wide - bounds.width, 0.0);
        frame.draw_image(placed.whole() - left, self.handle);
        vec![frame.into_geometry()]
    }
}

/// Boxes and the line between before and after, above the photo; takes the pointer.
pub struct Boxes<'a> {
    /// The photo.
    pub sheet: &'a Sheet,
    /// Its boxes.
    pub draft: &'a Draft,
    /// Lines of text that were found.
    pub text: Vec<Region>,
    /// What each box is called, by its decision.
    pub names: Vec<String>,
    /// Colours and sizes.
    pub look: Look,
}

/// What is being dragged.
#[derive(Debug, Clone, Copy, Default)]
pub enum Drag {
    /// Nothing.
    #[default]
    None,
    /// A box, from where the pointer took it.
    Box {
        at: usize,
        from: Point,
        region: Region,
        corner: Option<(bool, bool)>,
        begun: bool,
    },
    /// A box that is being drawn.
    New(Point, Point),
    /// The photo.
    Photo(Point, Sight),
    /// The line.
    Line,
}

impl Boxes<'_> {
    fn take(&self, placed: Placed, at: Point) -> (Drag, Option<Gesture>) {
        match self.sheet.mode {
            Mode::Compare => return (Drag::Line, None),
            Mode::Boxes if self.sheet.drawing => return (Drag::New(at, at), None),
            Mode::Difference => return (Drag::Photo(at, self.sheet.sight), None),
            Mode::Boxes => {}
        }
        let drag = |spot: usize, corner| {
            let region = self.draft.spots.get(spot).map(|spot| spot.face.region);
            region.map(|region| Drag::Box {
                at: spot,
                from: at,
                region,
                corner,
                begun: false,
            })
        };
        if let Some(chosen) = self.sheet.chosen
            && let Some(spot) = self.draft.spots.get(chosen)
            && let Some(corner) = corner(placed.out(&spot.face.region), at)
            && let Some(drag) = drag(chosen, Some(corner))
        {
            return (drag, None);
        }
        // The smallest box under the pointer: a large one must not hide those in it.
        let under = self.draft.spots.iter().enumerate();
        let under = under.filter(|(_, spot)| placed.out(&spot.face.region).contains(at));
        let size = |region: &Region| region.width * region.height;
        let smallest =
            under.min_by(|(_, a), (_, b)| size(&a.face.region).total_cmp(&size(&b.face.region)));
        match smallest.and_then(|(spot, _)| Some((spot, drag(spot, None)?))) {
            Some((spot, drag)) => (drag, Some(Gesture::Choose(Some(spot)))),
            None => (
                Drag::Photo(at, self.sheet.sight),
                Some(Gesture::Choose(None)),
            ),
        }
    }

    fn drag(
        &self,
        drag: &mut Drag,
        placed: Placed,
        bounds: Rectangle,
        to: Point,
    ) -> Option<Gesture> {
        match drag {
            Drag::None => None,
            Drag::Line => Some(Gesture::Slide((to.x / bounds.width).clamp(0.0, 1.0))),
            Drag::New(_, end) => {
                *end = to;
                None
            }
            Drag::Photo(from, sight) => {
                let whole = placed.whole();
                let by = (
                    (from.x - to.x) / whole.width,
                    (from.y - to.y) / whole.height,
                );
                (from.distance(to) > SLACK).then(|| Gesture::Look(sight.moved(by)))
            }
            Drag::Box {
                at,
                from,
                region,
                corner,
                begun,
            } => {
                if !*begun && from.distance(to) <= SLACK {
                    return None;
                }
                let first = !std::mem::replace(begun, true);
                let by = (
                    (to.x - from.x) / placed.scale,
                    (to.y - from.y) / placed.scale,
                );
                let moved = self.sheet.inside(pulled(*region, *corner, by));
                Some(Gesture::Place(*at, moved, first))
            }
        }
    }
}

/// A box after one of its corners, or all of it, was pulled.
fn pulled(region: Region, corner: Option<(bool, bool)>, by: (f32, f32)) -> Region {
    let Some((right, bottom)) = corner else {
        return Region {
            x: region.x + by.0,
            y: region.y + by.1,
            ..region
        };
    };
    let side = |from: f32, length: f32, by: f32, end: bool| match end {
        true => (from, (length + by).max(4.0)),
        false => {
            let by = by.min(length - 4.0);
            (from + by, length - by)
        }
    };
    let (x, width) = side(region.x, region.width, by.0, right);
    let (y, height) = side(region.y, region.height, by.1, bottom);
    Region {
        x,
        y,
        width,
        height,
    }
}

/// Which corner of a box the pointer is at: right, bottom.
fn corner(shape: Rectangle, at: Point) -> Option<(bool, bool)> {
    let near = |right: bool, bottom: bool| {
        let x = shape.x + if right { shape.width } else { 0.0 };
        let y = shape.y + if bottom { shape.height } else { 0.0 };
        Point::new(x, y).distance(at) <= GRIP
    };
    let all = [(true, true), (false, true), (true, false), (false, false)];
    all.into_iter()
        .find(|(right, bottom)| near(*right, *bottom))
}

/// A box between two places, in pixels of the photo.
fn between(placed: Placed, a: Point, b: Point) -> Region {
    let (a, b) = (placed.into_photo(a), placed.into_photo(b));
    Region {
        x: a.0.min(b.0),
        y: a.1.min(b.1),
        width: (a.0 - b.0).abs(),
        height: (a.1 - b.1).abs(),
    }
}

impl Program<Gesture> for Boxes<'_> {
    type State = Drag;

    fn update(
        &self,
        drag: &mut Drag,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<Action<Gesture>> {
        let placed = Placed::of(self.sheet, bounds.size());
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                let at = cursor.position_in(bounds)?;
                let (taken, told) = self.take(placed, at);
                *drag = taken;
                let told = told.or(match taken {
                    Drag::Line => Some(Gesture::Slide((at.x / bounds.width).clamp(0.0, 1.0))),
                    _ => None,
                });
                Some(told.map_or(Action::capture(), |told| {
                    Action::publish(told).and_capture()
                }))
            }
            Event::Mouse(mouse::Event::CursorMoved { .. })
            | Event::Touch(touch::Event::FingerMoved { .. }) => {
                let to = cursor.position_from(bounds.position())?;
                let drawing = matches!(drag, Drag::New(..));
                match self.drag(drag, placed, bounds, to) {
                    Some(told) => Some(Action::publish(told).and_capture()),
                    None => drawing.then(Action::request_redraw),
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. }) => {
                match std::mem::take(drag) {
                    Drag::None => None,
                    Drag::New(from, to) if from.distance(to) > SLACK => {
                        let region = self.sheet.inside(between(placed, from, to));
                        Some(Action::publish(Gesture::Draw(region)).and_capture())
                    }
                    _ => Some(Action::capture()),
                }
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) => {
                let at = cursor.position_in(bounds)?;
                let steps = match delta {
                    mouse::ScrollDelta::Lines { y, .. } => *y,
                    mouse::ScrollDelta::Pixels { y, .. } => y / 60.0,
                };
                let sight = self.sheet.sight.zoomed(steps, placed.in_parts(at));
                Some(Action::publish(Gesture::Look(sight)).and_capture())
            }
            _ => None,
        }
    }

    fn draw(
        &self,
        drag: &Drag,
        renderer: &Renderer,
        _theme: &Theme,
        bounds: Rectangle,
        _cursor: mouse::Cursor,
    ) -> Vec<Geometry> {
        let mut frame = Frame::new(renderer, bounds.size());
        let placed = Placed::of(self.sheet, bounds.size());
        let tones = &self.look.tones;
        match self.sheet.mode {
            Mode::Compare => line(&mut frame, self.sheet.slider * bounds.width, tones),
            Mode::Difference => {}
            Mode::Boxes => {
                for region in &self.text {
                    let covered = self.draft.text.contains(region);
                    outline(&mut frame, placed.out(region), tones.warn, 2.0, !covered);
                }
                for (at, (spot, name)) in self.draft.spots.iter().zip(&self.names).enumerate() {
                    let shape = placed.out(&spot.face.region);
                    let chosen = self.sheet.chosen == Some(at);
                    self.spot(&mut frame, shape, spot.decision, name, chosen);
                }
                if let Drag::New(from, to) = drag {
                    let shape = placed.out(&between(placed, *from, *to));
                    outline(&mut frame, shape, tones.focus, 2.0, true);
                }
            }
        }
        vec![frame.into_geometry()]
    }

    fn mouse_interaction(
        &self,
        drag: &Drag,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> mouse::Interaction {
        match (drag, self.sheet.mode) {
            _ if !cursor.is_over(bounds) => mouse::Interaction::default(),
            (_, Mode::Compare) => mouse::Interaction::ResizingHorizontally,
            (_, Mode::Boxes) if self.sheet.drawing => mouse::Interaction::Crosshair,
            (Drag::Photo(..) | Drag::Box { .. }, _) => mouse::Interaction::Grabbing,
            _ => mouse::Interaction::default(),
        }
    }
}
