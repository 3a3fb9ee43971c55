//! The photo on the screen, its boxes, and what the pointer does to them.

use iced::advanced::image::Renderer as _;
use iced::advanced::mouse;
use iced::advanced::text::{self, Paragraph as _};
use iced::alignment::Vertical;
use iced::widget::canvas::{
    Action, Event, Fill, Frame, Geometry, LineDash, Path, Program, Stroke, Text,
};
use iced::widget::image::Handle;
use iced::{Color, Font, Point, Rectangle, Renderer, Size, Theme, Vector, touch};
use ombrelle_core::protect::{self, Decision, Draft, DraftFace, Extent, Region};

use super::menu::{self, Subject};
use super::photo_view::{Mode, PhotoView, Viewport};
use super::{Message, edit, photo_view};
use crate::theme::{FONT, Look, Tones};

/// How far the pointer goes before a press becomes a drag, in logical pixels: somebody who only chooses a face must not move
/// its box.
const SLACK: f32 = 5.0;
/// How near to a corner the pointer takes it, in logical pixels.
const GRIP: f32 = 14.0;

/// What stays free around the whole photo, to the left and right and above and below, in logical pixels: as much as beside the
/// tools above it.
const MARGIN: (f32, f32) = (16.0, 8.0);

/// Where a photo lies on the screen.
#[derive(Debug, Clone, Copy)]
struct Placed {
    origin: Point,
    scale: f32,
    size: (f32, f32),
}

impl Placed {
    fn of(view: &PhotoView, bounds: Size) -> Self {
        let size = view.size();
        // Where there is hardly any space, hardly any stays free.
        let space = |side: f32, margin: f32| (side - 2.0 * margin.min(side * 0.05)).max(1.0);
        let across = space(bounds.width, MARGIN.0) / size.0;
        let fit = across.min(space(bounds.height, MARGIN.1) / size.1);
        let scale = fit * view.viewport.zoom;
        let middle = view.viewport.middle;
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

    /// A place of the photo on the screen.
    fn place(&self, at: protect::Point) -> Point {
        Point::new(
            self.origin.x + at.x * self.scale,
            self.origin.y + at.y * self.scale,
        )
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
pub struct Picture<'a> {
    /// It.
    pub view: &'a PhotoView,
    /// What is drawn of it.
    pub handle: &'a Handle,
    /// How much of the place is left of this part, 0 to 1.
    pub from: f32,
}

impl<M> Program<M> for Picture<'_> {
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
        let placed = Placed::of(self.view, Size::new(wide, bounds.height));
        let left = Vector::new(wide - bounds.width, 0.0);
        // A large picture that is new would be brought to the graphics card meanwhile, and the place be empty until it is there: each time that a box
        // moves. What cannot be brought there is drawn as nothing, as without this.
        let _ = renderer.load_image(self.handle);
        frame.draw_image(placed.whole() - left, self.handle);
        vec![frame.into_geometry()]
    }
}

/// Boxes and the line between before and after, above the photo; takes the pointer.
pub struct Boxes<'a> {
    /// The photo.
    pub view: &'a PhotoView,
    /// Its boxes; none before its faces were looked for.
    pub draft: Option<&'a Draft>,
    /// A line of text whose place the person wants to see.
    pub text: Option<Region>,
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
    /// The box that had been chosen before, from where the pointer took it.
    Box {
        /// Its number.
        number: usize,
        /// Where the pointer took it.
        from: Point,
        /// Where the box was.
        region: Region,
        /// The corner that was taken: right, bottom.
        corner: Option<(bool, bool)>,
        /// Whether it went far enough to be a drag.
        begun: bool,
    },
    /// A box that is being drawn.
    New(Point, Point),
    /// The photo, from where the pointer took it.
    Photo {
        /// Where the pointer took it.
        from: Point,
        /// What was in sight.
        viewport: Viewport,
        /// Whether it went far enough to be a drag.
        begun: bool,
    },
    /// The line.
    Line,
}

impl Boxes<'_> {
    fn faces(&self) -> &[DraftFace] {
        self.draft.map_or(&[], Draft::faces)
    }

    /// The corners of the line of text, or of the code, in this box.
    fn corners_of(&self, region: &Region) -> Option<[protect::Point; 4]> {
        let mut leaks = self.view.check.as_ref()?.found.iter();
        let leak = leaks.find(|leak| leak.region.as_ref() == Some(region))?;
        leak.corners
    }

    /// The chosen box; one that was taken away has no place to be dragged from.
    fn chosen(&self) -> Option<(usize, Region)> {
        let number = self.view.chosen?;
        let face = self.draft?.face(number).ok()?;
        (face.extent() != Extent::TakenAway).then(|| (number, face.region()))
    }

    /// What a press begins to drag: the chosen box, whatever else lies there; otherwise the photo, so that somebody who looks
    /// around moves no box.
    fn take(&self, placed: Placed, at: Point) -> Drag {
        let photo = Drag::Photo {
            from: at,
            viewport: self.view.viewport,
            begun: false,
        };
        match self.view.mode {
            Mode::Compare => return Drag::Line,
            Mode::Difference => return photo,
            Mode::Boxes if self.view.drawing => return Drag::New(at, at),
            Mode::Boxes => {}
        }
        let Some((number, region)) = self.chosen() else {
            return photo;
        };
        let shape = placed.out(&region);
        let corner = corner(shape, at);
        match corner.is_some() || shape.contains(at) {
            true => Drag::Box {
                number,
                from: at,
                region,
                corner,
                begun: false,
            },
            false => photo,
        }
    }

    /// The number of the smallest box under the pointer: a large one must not hide those in it.
    fn under(&self, placed: Placed, at: Point) -> Option<usize> {
        let boxes = (1..).zip(self.faces().iter().map(DraftFace::region));
        let under = boxes.filter(|(_, region)| placed.out(region).contains(at));
        let size = |region: &Region| region.width * region.height;
        let smallest = under.min_by(|(_, a), (_, b)| size(a).total_cmp(&size(b)));
        smallest.map(|(number, _)| number)
    }

    fn drag(
        &self,
        drag: &mut Drag,
        placed: Placed,
        bounds: Rectangle,
        to: Point,
    ) -> Option<Message> {
        match drag {
            Drag::None => None,
            Drag::Line => Some(self.slide(bounds, to)),
            Drag::New(..) if !self.view.drawing => {
                // Escape was pressed, or another photo is open.
                *drag = Drag::None;
                None
            }
            Drag::New(_, end) => {
                *end = to;
                None
            }
            Drag::Photo {
                from,
                viewport,
                begun,
            } => {
                *begun |= from.distance(to) > SLACK;
                let whole = placed.whole();
                let by = (
                    (from.x - to.x) / whole.width,
                    (from.y - to.y) / whole.height,
                );
                begun.then(|| looked(viewport.moved(by)))
            }
            Drag::Box {
                number,
                from,
                region,
                corner,
                begun,
            } => {
                if self.view.chosen != Some(*number) {
                    // It was taken away meanwhile, by key: the box that has its number now stays where it is.
                    *drag = Drag::None;
                    return None;
                }
                if !*begun && from.distance(to) <= SLACK {
                    return None;
                }
                let first = !std::mem::replace(begun, true);
                let by = (
                    (to.x - from.x) / placed.scale,
                    (to.y - from.y) / placed.scale,
                );
                let place = edit::Message::Place {
                    number: *number,
                    region: self.view.inside(pulled(*region, *corner, by)),
                    first,
                };
                Some(Message::Edit(place))
            }
        }
    }

    /// What the end of a press means: a press that was no drag chooses what lies there.
    fn release(&self, drag: Drag, placed: Placed) -> Option<Message> {
        match drag {
            Drag::None | Drag::Line => None,
            Drag::New(..) if !self.view.drawing => None,
            Drag::New(from, to) if from.distance(to) > SLACK => {
                let region = self.view.inside(between(placed, from, to));
                Some(Message::Edit(edit::Message::Draw(region)))
            }
            Drag::New(..) | Drag::Photo { begun: true, .. } | Drag::Box { begun: true, .. } => None,
            Drag::Photo { from, .. } | Drag::Box { from, .. } => {
                if self.view.mode != Mode::Boxes {
                    return None;
                }
                let under = self.under(placed, from);
                Some(Message::View(photo_view::Message::Choose(under)))
            }
        }
    }

    fn slide(&self, bounds: Rectangle, to: Point) -> Message {
        let part = (to.x / bounds.width).clamp(0.0, 1.0);
        Message::View(photo_view::Message::SlideTo(part))
    }
}

fn looked(viewport: Viewport) -> Message {
    Message::View(photo_view::Message::Look(viewport))
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

impl Program<Message> for Boxes<'_> {
    type State = Drag;

    fn update(
        &self,
        drag: &mut Drag,
        event: &Event,
        bounds: Rectangle,
        cursor: mouse::Cursor,
    ) -> Option<Action<Message>> {
        let placed = Placed::of(self.view, bounds.size());
        let said = |message: Option<Message>| {
            Some(message.map_or(Action::capture(), |message| {
                Action::publish(message).and_capture()
            }))
        };
        match event {
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerPressed { .. }) => {
                let at = cursor.position_in(bounds)?;
                *drag = self.take(placed, at);
                said(matches!(drag, Drag::Line).then(|| self.slide(bounds, at)))
            }
            Event::Mouse(mouse::Event::CursorMoved { .. })
            | Event::Touch(touch::Event::FingerMoved { .. }) => {
                let to = cursor.position_from(bounds.position())?;
                let drawing = matches!(drag, Drag::New(..));
                match self.drag(drag, placed, bounds, to) {
                    Some(message) => said(Some(message)),
                    None => drawing.then(Action::request_redraw),
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))
            | Event::Touch(touch::Event::FingerLifted { .. } | touch::Event::FingerLost { .. }) => {
                match std::mem::take(drag) {
                    Drag::None => None,
                    drag => said(self.release(drag, placed)),
                }
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Right)) => {
                let at = cursor.position_in(bounds)?;
                let under = match self.view.mode {
                    Mode::Boxes => self.under(placed, at),
                    Mode::Compare | Mode::Difference => None,
                };
                let on = under.map_or(Subject::Photo, Subject::Box);
                Some(Action::publish(Message::Menu(menu::Message::On(on))))
            }
            Event::Mouse(mouse::Event::WheelScrolled { delta }) => {
                let at = cursor.position_in(bounds)?;
                let steps = match delta {
                    mouse::ScrollDelta::Lines { y, .. } => *y,
                    mouse::ScrollDelta::Pixels { y, .. } => y / 60.0,
                };
                let viewport = self.view.viewport.zoomed(steps, placed.in_parts(at));
                said(Some(looked(viewport)))
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
        let placed = Placed::of(self.view, bounds.size());
        let tones = &self.look.tones;
        match self.view.mode {
            Mode::Compare => {
                let ends = ends_of_line(placed.whole(), bounds.height);
                line(&mut frame, self.view.slider * bounds.width, ends, tones);
            }
            Mode::Difference => {}
            Mode::Boxes => {
                if let Some(region) = &self.text {
                    let covered = self.draft.is_some_and(|of| of.text().contains(region));
                    match self.corners_of(region) {
                        Some(corners) => {
                            let corners = corners.map(|corner| placed.place(corner));
                            slanted(&mut frame, corners, tones.warn, 2.0, !covered);
                        }
                        None => outline(&mut frame, placed.out(region), tones.warn, 2.0, !covered),
                    }
                }
                for (number, face) in (1..).zip(self.faces()) {
                    let shape = placed.out(&face.region());
                    let chosen = self.view.chosen == Some(number);
                    self.face(&mut frame, shape, face.decision(), chosen);
                }
                self.tags(&mut frame, placed);
                if let Drag::New(from, to) = drag
                    && self.view.drawing
                {
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
        match (drag, self.view.mode) {
            _ if !cursor.is_over(bounds) => mouse::Interaction::default(),
            (_, Mode::Compare) => mouse::Interaction::ResizingHorizontally,
            (_, Mode::Boxes) if self.view.drawing => mouse::Interaction::Crosshair,
            (Drag::Photo { .. } | Drag::Box { .. }, _) => mouse::Interaction::Grabbing,
            _ => mouse::Interaction::default(),
        }
    }
}

impl Boxes<'_> {
    /// The colour of a box by its decision, and of what stands on it.
    fn colours(&self, decision: Decision) -> (Color, Color) {
        let tones = &self.look.tones;
        match decision {
            Decision::Cover(_) => (tones.good, tones.on_good),
            Decision::Cloak(_) => (tones.accent, tones.on_accent),
            Decision::Show => (tones.warn, tones.on_warn),
        }
    }

    /// A face: covered with a full line, cloaked with dashes, shown with a full line of another colour; the words beside
    /// it say which, too.
    fn face(&self, frame: &mut Frame, shape: Rectangle, decision: Decision, chosen: bool) {
        let (colour, on) = self.colours(decision);
        let dashed = matches!(decision, Decision::Cloak(_));
        outline(frame, shape, colour, if chosen { 4.0 } else { 2.0 }, dashed);
        if chosen {
            for (right, bottom) in [(false, false), (true, false), (false, true), (true, true)] {
                let x = shape.x + if right { shape.width } else { 0.0 };
                let y = shape.y + if bottom { shape.height } else { 0.0 };
                let dot = Path::circle(Point::new(x, y), 6.0);
                frame.fill(&dot, Fill::from(colour));
                frame.stroke(&dot, Stroke::default().with_color(on).with_width(1.5));
            }
        }
    }

    /// The words beside all faces, as large as other words.
    fn tags(&self, frame: &mut Frame, placed: Placed) {
        let size = (13.0 * self.look.text).round();
        let high = size * 1.5;
        let named = self.faces().iter().zip(&self.names);
        let boxes: Vec<(Rectangle, Size)> = named
            .clone()
            .map(|(face, name)| {
                let wide = width_of(name, size) + 10.0;
                (placed.out(&face.region()), Size::new(wide, high))
            })
            .collect();
        let space = Size::new(frame.width(), frame.height());
        for ((face, name), tag) in named.zip(places_of_tags(&boxes, space)) {
            let (colour, on) = self.colours(face.decision());
            frame.fill_rectangle(tag.position(), tag.size(), Fill::from(colour));
            frame.fill_text(Text {
                content: name.clone(),
                position: Point::new(tag.x + 5.0, tag.y + (high - size * 1.2) / 2.0),
                color: on,
                size: size.into(),
                font: Font { ..FONT },
                ..Text::default()
            });
        }
    }
}

/// Where the words of each box lie, by the box and how large they are: above it or at its upper edge, below it where others lie there, beside it; none over
/// others where there is a place.
fn places_of_tags(boxes: &[(Rectangle, Size)], space: Size) -> Vec<Rectangle> {
    let mut placed: Vec<Rectangle> = Vec::with_capacity(boxes.len());
    for (shape, size) in boxes {
        // A box at the edge keeps its words inside, as far as they fit.
        let held = |x: f32| x.min(space.width - size.width).max(0.0);
        let (right, bottom) = (shape.x + shape.width, shape.y + shape.height);
        let top = match shape.y >= size.height {
            true => shape.y - size.height,
            false => shape.y,
        };
        let (left, other) = (held(shape.x), held(right - size.width));
        let first = Rectangle::new(Point::new(left, top), *size);
        let places = [
            (left, bottom),
            (other, top),
            (other, bottom),
            (right, shape.y),
            (shape.x - size.width, shape.y),
            (left, shape.y),
        ];
        let places = places.map(|(x, y)| Rectangle::new(Point::new(x, y), *size));
        let free = |tag: &Rectangle| {
            let inside = tag.x >= 0.0
                && tag.y >= 0.0
                && tag.x + tag.width <= space.width
                && tag.y + tag.height <= space.height;
            inside && !placed.iter().any(|other| other.intersects(tag))
        };
        let tag = [first].into_iter().chain(places).find(free);
        placed.push(tag.unwrap_or(first));
    }
    placed
}

/// How wide words in a line are, in logical pixels.
pub(super) fn width_of(words: &str, size: f32) -> f32 {
    let line = text::Text {
        content: words,
        bounds: Size::INFINITE,
        size: size.into(),
        line_height: text::LineHeight::default(),
        font: Font { ..FONT },
        align_x: text::Alignment::Default,
        align_y: Vertical::Top,
        shaping: text::Shaping::default(),
        wrapping: text::Wrapping::None,
    };
    <Renderer as text::Renderer>::Paragraph::with_text(line).min_width()
}

/// A box over a photo of whatever colours.
fn outline(frame: &mut Frame, shape: Rectangle, colour: Color, width: f32, dashed: bool) {
    let path = Path::rectangle(shape.position(), shape.size());
    drawn(frame, &path, colour, width, dashed);
}

/// A line of text that may be slanted.
fn slanted(frame: &mut Frame, corners: [Point; 4], colour: Color, width: f32, dashed: bool) {
    let [a, b, c, d] = corners;
    let path = Path::new(|path| {
        path.move_to(a);
        [b, c, d]
            .into_iter()
            .for_each(|corner| path.line_to(corner));
        path.close();
    });
    drawn(frame, &path, colour, width, dashed);
}

/// A light line in a dark one, which is seen on whatever colours.
fn drawn(frame: &mut Frame, path: &Path, colour: Color, width: f32, dashed: bool) {
    let dark = Color::from_rgba(0.0, 0.0, 0.0, 0.55);
    let light = Color::from_rgba(1.0, 1.0, 1.0, 0.9);
    let stroke = |colour: Color, width: f32| Stroke {
        width,
        ..Stroke::default().with_color(colour)
    };
    frame.stroke(path, stroke(dark, width + 4.0));
    frame.stroke(path, stroke(light, width + 2.0));
    let dash = [8.0, 6.0];
    let mut line = stroke(colour, width);
    if dashed {
        line.line_dash = LineDash {
            segments: &dash,
            offset: 0,
        };
    }
    frame.stroke(path, line);
}

/// Where the line between before and after begins and ends in a place so high: with what is seen of the photo, since there is nothing to compare above
/// and below it.
fn ends_of_line(photo: Rectangle, high: f32) -> (f32, f32) {
    let top = photo.y.clamp(0.0, high);
    let bottom = (photo.y + photo.height).clamp(top, high);
    (top, bottom)
}

/// The line between before and after, with a grip.
fn line(frame: &mut Frame, x: f32, (top, bottom): (f32, f32), tones: &Tones) {
    let bar = |wide: f32| {
        let at = Point::new(x - wide / 2.0, top);
        (at, Size::new(wide, bottom - top))
    };
    let (at, size) = bar(6.0);
    frame.fill_rectangle(at, size, Fill::from(Color::from_rgba(0.0, 0.0, 0.0, 0.55)));
    let (at, size) = bar(3.0);
    frame.fill_rectangle(at, size, Fill::from(Color::WHITE));
    let grip = Path::circle(Point::new(x, top.midpoint(bottom)), 16.0);
    frame.fill(&grip, Fill::from(tones.accent));
    frame.stroke(
        &grip,
        Stroke::default().with_color(Color::WHITE).with_width(2.0),
    );
}

#[cfg(test)]
mod tests {
    use ombrelle_core::settings::Settings;

    use super::*;

    #[test]
    fn the_whole_photo_has_a_margin_on_every_side_and_beside_the_panel() {
        let photo = protect::pasted("a.png".as_ref(), (300, 200), &[9; 240_000]);
        let mut view = PhotoView::new(0, "a.png".into());
        view.photo = Some(protect::Photo::of(photo.unwrap()));
        for bounds in [
            Size::new(540.0, 360.0),
            Size::new(1900.0, 300.0),
            Size::new(9.0, 9.0),
        ] {
            let whole = Placed::of(&view, bounds).whole();
            let free = (bounds.width - whole.width, bounds.height - whole.height);
            assert!(whole.width > 0.0 && whole.x >= 0.0 && whole.y >= 0.0);
            if bounds.width > 9.0 {
                assert!(whole.x >= MARGIN.0 - 0.01 && free.0 >= 2.0 * MARGIN.0 - 0.01);
                assert!(whole.y >= MARGIN.1 - 0.01 && free.1 >= 2.0 * MARGIN.1 - 0.01);
            }
        }
    }

    #[test]
    fn the_line_between_before_and_after_ends_with_the_photo() {
        let photo = protect::pasted("a.png".as_ref(), (300, 200), &[9; 240_000]);
        let mut view = PhotoView::new(0, "a.png".into());
        view.photo = Some(protect::Photo::of(photo.unwrap()));
        // A wide photo in a high place.
        let bounds = Size::new(332.0, 600.0);
        let whole = Placed::of(&view, bounds).whole();
        let (top, bottom) = ends_of_line(whole, bounds.height);
        assert!((top - 200.0).abs() < 1.0 && (bottom - 400.0).abs() < 1.0);
        // Seen so near that it goes beyond its place, all of which has something to compare.
        view.viewport.zoom = 8.0;
        let whole = Placed::of(&view, bounds).whole();
        assert_eq!(ends_of_line(whole, bounds.height), (0.0, bounds.height));
    }

    #[test]
    fn a_drag_ends_where_its_box_is_taken_away_meanwhile() {
        let photo = protect::pasted("a.png".as_ref(), (300, 200), &[9; 240_000]);
        let photo = protect::Photo::of(photo.unwrap());
        let session = protect::Session::new("models", 1);
        let mut draft = session.draft(&photo, protect::Terms::default());
        for x in [20.0, 180.0] {
            let region = Region {
                x,
                y: 50.0,
                width: 80.0,
                height: 80.0,
            };
            draft.draw(region).unwrap();
        }
        let mut view = PhotoView::new(0, "a.png".into());
        view.photo = Some(photo);
        view.chosen = Some(1);
        let bounds = Rectangle::with_size(Size::new(900.0, 600.0));
        let mut drag = Drag::None;
        let mut moved = |view: &PhotoView, draft: &Draft, by: f32| {
            let boxes = Boxes {
                view,
                draft: Some(draft),
                text: None,
                names: Vec::new(),
                look: Look::of(&Settings::default(), iced::theme::Mode::Light),
            };
            let placed = Placed::of(view, bounds.size());
            let at = Point::new(placed.origin.x + 60.0 * placed.scale, bounds.center_y());
            if matches!(drag, Drag::None) && by == 0.0 {
                drag = boxes.take(placed, at);
            }
            let to = Point::new(at.x + by, at.y);
            boxes.drag(&mut drag, placed, bounds, to).is_some()
        };
        assert!(!moved(&view, &draft, 0.0), "it is only pressed");
        assert!(moved(&view, &draft, 30.0));
        // By key: the second box has its number now, and none is chosen.
        draft.take_away(1).unwrap();
        view.chosen = None;
        assert!(!moved(&view, &draft, 60.0));
        view.chosen = Some(1);
        assert!(!moved(&view, &draft, 90.0), "the drag has ended");
    }

    #[test]
    fn no_box_comes_of_a_drag_after_escape_or_in_another_photo() {
        let photo = protect::pasted("a.png".as_ref(), (300, 200), &[9; 240_000]);
        let mut view = PhotoView::new(0, "a.png".into());
        view.photo = Some(protect::Photo::of(photo.unwrap()));
        view.drawing = true;
        let bounds = Rectangle::with_size(Size::new(900.0, 600.0));
        let (from, to) = (Point::new(300.0, 200.0), Point::new(500.0, 400.0));
        let released = |view: &PhotoView, mut drag: Drag| {
            let boxes = Boxes {
                view,
                draft: None,
                text: None,
                names: Vec::new(),
                look: Look::of(&Settings::default(), iced::theme::Mode::Light),
            };
            let placed = Placed::of(view, bounds.size());
            let moved = boxes.drag(&mut drag, placed, bounds, to);
            assert!(moved.is_none(), "it is drawn once it is let go of");
            boxes.release(drag, placed).is_some()
        };
        assert!(released(&view, Drag::New(from, from)));
        view.drawing = false;
        assert!(!released(&view, Drag::New(from, from)));
    }

    #[test]
    fn no_tag_lies_over_another_where_there_is_a_place() {
        let (space, size) = (Size::new(480.0, 330.0), Size::new(150.0, 39.0));
        let face = |x, y| {
            let shape = Rectangle::new(Point::new(x, y), Size::new(60.0, 80.0));
            (shape, size)
        };
        for boxes in [
            vec![face(100.0, 100.0), face(170.0, 105.0)],
            // At the upper edge, and in a corner.
            vec![face(100.0, 10.0), face(165.0, 10.0)],
            vec![face(400.0, 240.0), face(330.0, 240.0)],
            vec![face(100.0, 100.0), face(165.0, 100.0), face(230.0, 100.0)],
        ] {
            let tags = places_of_tags(&boxes, space);
            assert_eq!(tags.len(), boxes.len());
            for (at, tag) in tags.iter().enumerate() {
                let others = &tags[at + 1..];
                assert!(
                    !others.iter().any(|other| other.intersects(tag)),
                    "{tags:?}"
                );
                let right = tag.x + tag.width <= space.width && tag.x >= 0.0;
                assert!(right && tag.y >= 0.0 && tag.y + tag.height <= space.height);
            }
        }
        // A box that is alone has its words above it.
        let alone = places_of_tags(&[face(100.0, 100.0)], space);
        assert_eq!((alone[0].x, alone[0].y), (100.0, 61.0));
    }

    #[test]
    fn the_width_of_words_is_theirs() {
        assert!(width_of("1 · covered", 13.0) < 11.0 * 13.0 * 0.56);
        assert!(width_of("WWWW", 13.0) > 2.0 * width_of("iiii", 13.0));
    }
}
