//! What a drawn family photo tells: every clue with its place in the drawing.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::Text;

/// The drawing, an SVG of [`SIZE`].
pub const DRAWING: &str = include_str!("../../assets/workshop/family.svg");

/// Its width and height.
pub const SIZE: [u16; 2] = [400, 300];

/// Something that the photo tells.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clue {
    /// Its name in the code.
    pub key: String,
    /// Left, top, width and height in the drawing.
    pub place: [u16; 4],
    /// What it tells.
    pub says: Text,
    /// What to do instead.
    pub instead: Text,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Clues {
    clue: Vec<Clue>,
}

static CLUES: LazyLock<Clues> = LazyLock::new(|| {
    // A test reads it; without it there is nothing to find.
    toml::from_str(include_str!("../../assets/workshop/leaks.toml")).unwrap_or_default()
});

/// All clues of the drawing.
pub fn clues() -> &'static [Clue] {
    &CLUES.clue
}

/// Which clue lies at a point of the drawing; the smallest where several do.
pub fn at(x: f32, y: f32) -> Option<&'static Clue> {
    let inside = |clue: &&Clue| {
        let [left, top, width, height] = clue.place.map(f32::from);
        (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
    };
    let area = |clue: &&Clue| u32::from(clue.place[2]) * u32::from(clue.place[3]);
    clues().iter().filter(inside).min_by_key(area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clue_lies_in_the_drawing_and_is_found_by_pointing_at_it() {
        assert!(clues().len() >= 7);
        for clue in clues() {
            let [left, top, width, height] = clue.place;
            assert!(
                left + width <= SIZE[0] && top + height <= SIZE[1],
                "{}",
                clue.key
            );
            let middle = (f32::from(left + width / 2), f32::from(top + height / 2));
            assert_eq!(at(middle.0, middle.1), Some(clue));
            if clue.key != "file" {
                let id = format!("id=\"{}\"", clue.key);
                assert!(DRAWING.contains(&id), "{} is not drawn", clue.key);
            }
        }
        assert_eq!(at(260.0, 10.0), None);
    }
}
