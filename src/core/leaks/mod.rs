//! What else a picture tells: writing, where it was taken, who stands in the background; and what the words beside it tell.
//!
//! This module looks and classifies; `protect::check` joins it with what the file gives away and with the faces. Nothing here
//! decides for a person, and nothing here is complete: docs/leaks.md says what is looked for and what is missed.

mod caption;
mod code;
mod kind;
mod map;
mod place;
mod standing;
mod text;

pub use caption::{Caption, CaptionKind, CaptionLeak, check_caption};
pub use kind::{TextKind, classify, has_first_name};
pub use map::map_svg;
pub use place::{Country, country};
pub use standing::{Standing, standing};
pub use text::{Line, Reader, SMALLEST_LINE, Writing, beside_faces, smallest_line};
