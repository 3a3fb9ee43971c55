//! Our own icons (assets/icons), all 24 units wide, in lines of 2, coloured where they are used.

use std::sync::LazyLock;

use iced::widget::svg;
use iced::{Color, Element, Length, window};

macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $file:literal,)*) => {
        /// An icon.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Icon { $($(#[$doc])* $name,)* }

        impl Icon {
            fn handle(self) -> svg::Handle {
                match self {
                    $(Self::$name => {
                        static HANDLE: LazyLock<svg::Handle> = LazyLock::new(|| {
                            svg::Handle::from_memory(include_bytes!(concat!("../../../assets/icons/", $file, ".svg")))
                        });
                        HANDLE.clone()
                    })*
                }
            }
        }
    };
}

icons! {
    /// A photo.
    Photo = "photo",
    /// A fingerprint's lines.
    Print = "print",
    /// Two persons.
    People = "people",
    /// A board on a wall.
    Board = "board",
    /// A lifebuoy.
    Help = "help",
    /// Sliders.
    Settings = "settings",
    /// An arrow to the left.
    Back = "back",
    /// An arrow to the right.
    Next = "next",
    /// An arrow that turns back.
    Undo = "undo",
    /// An arrow that turns forward.
    Redo = "redo",
    /// A plus.
    Plus = "plus",
    /// A minus.
    Minus = "minus",
    /// A cross.
    Cross = "cross",
    /// A tick.
    Tick = "tick",
    /// A bin.
    Bin = "bin",
    /// A window with a part at its right side.
    Panel = "panel",
    /// A folder.
    Folder = "folder",
    /// An eye.
    Eye = "eye",
    /// A face under a cover.
    Cover = "cover",
    /// An umbrella: a cloak.
    Cloak = "cloak",
    /// A box being drawn.
    Draw = "draw",
    /// Four pictures.
    Grid = "grid",
    /// A face in a frame.
    Faces = "faces",
    /// A line with an arrow to either side.
    Compare = "compare",
    /// Plus and minus.
    Difference = "difference",
    /// Arrows to all sides.
    Move = "move",
    /// An open doorway with an arrow.
    Leave = "leave",
    /// A lock.
    Lock = "lock",
    /// A triangle with a mark.
    Warn = "warn",
    /// A disk.
    Save = "save",
    /// Two sheets, one over the other.
    Copy = "copy",
    /// A printer.
    Printer = "printer",
    /// The mark of our name.
    Ombrelle = "ombrelle",
}

impl Icon {
    /// The icon at a height in logical pixels, in this colour.
    pub fn show<'a, M: 'a>(self, side: f32, colour: Color) -> Element<'a, M> {
        svg(self.handle())
            .width(Length::Fixed(side))
            .height(Length::Fixed(side))
            .style(move |_, _| svg::Style {
                color: Some(colour),
            })
            .into()
    }
}

/// The icon of the program at the size that task bars take, for desktops that ask the window for it.
const PROGRAM: &[u8] = include_bytes!("../../../assets/app/64.png");

/// The window's icon; none if it cannot be read, which a test rules out.
pub fn of_the_program() -> Option<window::Icon> {
    let mut png = png::Decoder::new(std::io::Cursor::new(PROGRAM))
        .read_info()
        .ok()?;
    let mut pixels = vec![0; png.output_buffer_size()?];
    let size = png.next_frame(&mut pixels).ok()?;
    window::icon::from_rgba(pixels, size.width, size.height).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_an_icon() {
        let (pixels, size) = of_the_program().unwrap().into_raw();
        assert_eq!((size.width, size.height), (64, 64));
        // Clear in the corner, a colour in the middle.
        assert_eq!(pixels.get(3), Some(&0));
        assert_eq!(pixels.get((32 * 64 + 32) * 4 + 3), Some(&255));
    }
}
