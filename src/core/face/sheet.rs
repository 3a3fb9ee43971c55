//! Groups of faces as one picture: a row of faces a group, so that a person can see whom each holds.
//!
//! The letters are our own, five dots wide and seven high: capitals, figures, and what file names have besides. The list of
//! `ombrelle group` has every name as it is; a sheet is for the eyes.

use image::imageops;
use image::{Rgb, RgbImage};

use crate::letters::{composed, unmarked};
use crate::photo::{Filter, Picture, Region, resampled};

/// Side of a face on the sheet, in pixels.
const SIDE: u32 = 144;
/// Faces beside each other.
const ACROSS: u32 = 8;
/// Around each face.
const GAP: u32 = 8;
/// Pixels a dot of a letter.
const DOT: u32 = 2;
/// Of a letter with the space after it.
const LETTER: u32 = 6 * DOT;
const LINE: u32 = 9 * DOT;
/// Lines below a face: its name may take so many.
const LINES: u32 = 2;
/// Of a face, its name and what is around them.
const WIDE: u32 = SIDE + 2 * GAP;
const HIGH: u32 = SIDE + 2 * GAP + LINES * LINE;
/// How much of the surroundings stays on each side, as a part of the box: hair and ears tell people apart, too.
const AROUND: f32 = 0.35;

const PAPER: [Rgb<u8>; 2] = [Rgb([255; 3]), Rgb([226, 232, 240])];
const INK: Rgb<u8> = Rgb([16, 16, 32]);
const LIGHT: Rgb<u8> = Rgb([255, 236, 64]);

/// A face on the sheet.
#[derive(Debug, Clone)]
pub struct Tile {
    /// The number of its group.
    pub group: usize,
    /// A square with the face in it, as [`tile`] cuts it.
    pub face: RgbImage,
    /// What stands below it.
    pub name: String,
}

/// A square around a face, cut out of its photo as it is seen on white; what lies beyond the border is grey.
pub fn tile(picture: &Picture, face: &Region) -> RgbImage {
    let half = face.width.max(face.height) * (0.5 + AROUND);
    let centre = face.centre();
    let mut square = RgbImage::from_pixel(SIDE, SIDE, Rgb([128; 3]));
    // `as` saturates, and takes a NaN to 0.
    let clip = |at: f32, most: u32| (at.max(0.0) as u32).min(most);
    let (left, right) = (
        clip(centre.x - half, picture.width()),
        clip((centre.x + half).ceil(), picture.width()),
    );
    let (top, bottom) = (
        clip(centre.y - half, picture.height()),
        clip((centre.y + half).ceil(), picture.height()),
    );
    if left >= right || top >= bottom || !half.is_finite() {
        return square;
    }
    let scale = SIDE as f32 / (2.0 * half);
    let (wide, high) = (right - left, bottom - top);
    let size = |length: u32| ((length as f32 * scale).round() as u32).clamp(1, SIDE);
    let size = (size(wide), size(high));
    let part = match &picture.alpha {
        None => {
            let part = [left, top, wide, high].map(f64::from);
            resampled(&picture.rgb, part, size, Filter::Linear)
        }
        // Colours under what is transparent are seen by nobody, and may show somebody else.
        Some(alpha) => {
            let part = Picture {
                rgb: imageops::crop_imm(&picture.rgb, left, top, wide, high).to_image(),
                alpha: Some(imageops::crop_imm(alpha, left, top, wide, high).to_image()),
            };
            let whole = [0, 0, wide, high].map(f64::from);
            resampled(&part.on_white(), whole, size, Filter::Linear)
        }
    };
    let Ok(part) = part else { return square };
    let at = |from: u32, centre: f32| ((from as f32 - (centre - half)) * scale).round() as i64;
    imageops::overlay(&mut square, &part, at(left, centre.x), at(top, centre.y));
    square
}

/// All faces, in the order given: those of a group beside each other on a ground of their own, each with the number of its group and
/// its name. None where there is no face, or where the sheet would be higher than `highest` pixels.
pub fn sheet(tiles: &[Tile], highest: u32) -> Option<RgbImage> {
    let places = places(tiles);
    let rows = places.last()?.1 + 1;
    if rows > highest / HIGH {
        return None;
    }
    let mut sheet = RgbImage::from_pixel(WIDE * ACROSS, HIGH * rows, Rgb([255; 3]));
    let mut ground = 0_usize;
    let mut before = None;
    for (tile, (column, row)) in tiles.iter().zip(places) {
        if before.is_some_and(|group| group != tile.group) {
            ground += 1;
        }
        before = Some(tile.group);
        let (left, top) = (column * WIDE, row * HIGH);
        let paper = PAPER.get(ground % PAPER.len()).copied().unwrap_or(INK);
        fill(&mut sheet, [left, top, WIDE, HIGH], paper);
        let (x, y) = (i64::from(left + GAP), i64::from(top + GAP));
        imageops::overlay(&mut sheet, &tile.face, x, y);
        number(&mut sheet, [left + GAP, top + GAP], tile.group);
        let most = (SIDE / LETTER * LINES) as usize;
        let name: String = composed(&tile.name).collect();
        let name: Vec<char> = shortened(&name, most).chars().collect();
        let lines = name.chunks((SIDE / LETTER) as usize);
        for (line, letters) in (0..).zip(lines) {
            let y = top + GAP + SIDE + DOT + line * LINE;
            write(&mut sheet, [left + GAP, y], DOT, letters, INK);
        }
    }
    Some(sheet)
}

/// The column and the row of each face. A group of several begins a row, and what comes after it another one.
fn places(tiles: &[Tile]) -> Vec<(u32, u32)> {
    let size = |group: usize| tiles.iter().filter(|tile| tile.group == group).count();
    let (mut column, mut row) = (0, 0);
    let mut before: Option<(usize, bool)> = None;
    let mut places = Vec::with_capacity(tiles.len());
    for tile in tiles {
        let several = match before {
            Some((group, several)) if group == tile.group => several,
            _ => size(tile.group) > 1,
        };
        let new = before.is_some_and(|(group, was)| group != tile.group && (was || several));
        if column == ACROSS || (new && column > 0) {
            (column, row) = (0, row + 1);
        }
        places.push((column, row));
        column += 1;
        before = Some((tile.group, several));
    }
    places
}

/// The number of the group on a dark plate in the corner of the face.
fn number(sheet: &mut RgbImage, [x, y]: [u32; 2], group: usize) {
    let letters: Vec<char> = group.to_string().chars().collect();
    let dot = DOT + 1;
    let width = (letters.len() as u32 * 6 + 1) * dot;
    fill(sheet, [x, y, width.min(SIDE), 9 * dot], INK);
    write(sheet, [x + dot, y + dot], dot, &letters, LIGHT);
}

/// At most so many letters: the middle of a longer name is left out, since its end tells photos apart.
fn shortened(name: &str, most: usize) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= most {
        return name.to_owned();
    }
    let (head, tail) = (most / 3, most - most / 3 - 1);
    let start = letters.iter().take(head);
    let end = letters.iter().skip(letters.len() - tail);
    start.chain(&['~']).chain(end).collect()
}

fn write(sheet: &mut RgbImage, [x, y]: [u32; 2], dot: u32, letters: &[char], ink: Rgb<u8>) {
    for (place, letter) in (0..).zip(letters) {
        for (row, bits) in (0..).zip(dots(*letter)) {
            for column in (0..5).filter(|column| bits & (16 >> column) != 0) {
                let (x, y) = (x + (place * 6 + column) * dot, y + row * dot);
                fill(sheet, [x, y, dot, dot], ink);
            }
        }
    }
}

fn fill(sheet: &mut RgbImage, [x, y, width, height]: [u32; 4], colour: Rgb<u8>) {
    for y in y..(y + height).min(sheet.height()) {
        for x in x..(x + width).min(sheet.width()) {
            sheet.put_pixel(x, y, colour);
        }
    }
}

/// Seven rows of five dots, the leftmost the highest bit; a frame for a letter that we have not drawn.
fn dots(letter: char) -> [u8; 7] {
    match unmarked(letter).to_ascii_uppercase() {
        'A' => [14, 17, 17, 31, 17, 17, 17],
        'B' => [30, 17, 17, 30, 17, 17, 30],
        'C' => [14, 17, 16, 16, 16, 17, 14],
        'D' => [30, 17, 17, 17, 17, 17, 30],
        'E' => [31, 16, 16, 30, 16, 16, 31],
        'F' => [31, 16, 16, 30, 16, 16, 16],
        'G' => [14, 17, 16, 23, 17, 17, 14],
        'H' => [17, 17, 17, 31, 17, 17, 17],
        'I' => [14, 4, 4, 4, 4, 4, 14],
        'J' => [7, 2, 2, 2, 2, 18, 12],
        'K' => [17, 18, 20, 24, 20, 18, 17],
        'L' => [16, 16, 16, 16, 16, 16, 31],
        'M' => [17, 27, 21, 21, 17, 17, 17],
        'N' => [17, 25, 25, 21, 19, 19, 17],
        'O' => [14, 17, 17, 17, 17, 17, 14],
        'P' => [30, 17, 17, 30, 16, 16, 16],
        'Q' => [14, 17, 17, 17, 21, 18, 13],
        'R' => [30, 17, 17, 30, 20, 18, 17],
        'S' => [15, 16, 16, 14, 1, 1, 30],
        'T' => [31, 4, 4, 4, 4, 4, 4],
        'U' => [17, 17, 17, 17, 17, 17, 14],
        'V' => [17, 17, 17, 17, 10, 10, 4],
        'W' => [17, 17, 17, 21, 21, 27, 17],
        'X' => [17, 17, 10, 4, 10, 17, 17],
        'Y' => [17, 17, 10, 4, 4, 4, 4],
        'Z' => [31, 1, 2, 4, 8, 16, 31],
        '0' => [14, 17, 19, 21, 25, 17, 14],
        '1' => [4, 12, 4, 4, 4, 4, 14],
        '2' => [14, 17, 1, 6, 8, 16, 31],
        '3' => [30, 1, 1, 14, 1, 1, 30],
        '4' => [2, 6, 10, 18, 31, 2, 2],
        '5' => [31, 16, 30, 1, 1, 17, 14],
        '6' => [6, 8, 16, 30, 17, 17, 14],
        '7' => [31, 1, 2, 4, 4, 8, 8],
        '8' => [14, 17, 17, 14, 17, 17, 14],
        '9' => [14, 17, 17, 15, 1, 2, 12],
        ' ' => [0; 7],
        '.' => [0, 0, 0, 0, 0, 12, 12],
        ',' => [0, 0, 0, 0, 12, 4, 8],
        ':' => [0, 12, 12, 0, 12, 12, 0],
        '-' | '–' | '—' => [0, 0, 0, 31, 0, 0, 0],
        '_' => [0, 0, 0, 0, 0, 0, 31],
        '~' => [0, 0, 8, 21, 2, 0, 0],
        '\'' | '’' => [4, 4, 8, 0, 0, 0, 0],
        '(' => [2, 4, 8, 8, 8, 4, 2],
        ')' => [8, 4, 2, 2, 2, 4, 8],
        '+' => [0, 4, 4, 31, 4, 4, 0],
        '=' => [0, 0, 31, 0, 31, 0, 0],
        '&' => [8, 20, 20, 8, 21, 18, 13],
        '#' => [10, 10, 31, 10, 31, 10, 10],
        '@' => [14, 17, 23, 21, 23, 16, 14],
        '!' => [4, 4, 4, 4, 4, 0, 4],
        _ => [31, 17, 17, 17, 17, 17, 31],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(group: usize) -> Tile {
        Tile {
            group,
            face: RgbImage::from_pixel(SIDE, SIDE, Rgb([group as u8; 3])),
            name: format!("IMG_{group:04}.JPG:1"),
        }
    }

    #[test]
    fn a_group_of_several_begins_a_row_and_those_of_one_share_it() {
        let groups = [1, 1, 2, 3, 4, 4];
        let places = places(&groups.map(one));
        assert_eq!(places, [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2)]);
        let many = [7; 9].map(one);
        assert_eq!(super::places(&many).last(), Some(&(0, 1)));
    }

    #[test]
    fn a_face_is_cut_out_as_it_is_seen_and_not_in_colours_under_what_is_transparent() {
        let rgb = RgbImage::from_pixel(200, 200, Rgb([10, 20, 30]));
        let seen = image::GrayImage::from_fn(200, 200, |x, _| image::Luma([(x / 100 * 255) as u8]));
        let picture = Picture {
            rgb,
            alpha: Some(seen),
        };
        let face = Region {
            x: 60.0,
            y: 60.0,
            width: 80.0,
            height: 80.0,
        };
        let tile = tile(&picture, &face);
        let at = |x: u32| tile.get_pixel(x, SIDE / 2).0;
        assert_eq!((at(10), at(SIDE - 10)), ([255; 3], [10, 20, 30]));
    }

    #[test]
    fn a_sheet_shows_each_face_whole_but_for_its_number() {
        let tiles = [1, 1, 2].map(one);
        let drawn = sheet(&tiles, 2 * HIGH).unwrap();
        assert_eq!(drawn.dimensions(), (WIDE * ACROSS, HIGH * 2));
        for (column, row, group) in [(0, 0, 1), (1, 0, 1), (0, 1, 2)] {
            let middle = (column * WIDE + WIDE / 2, row * HIGH + GAP + SIDE / 2);
            assert_eq!(drawn.get_pixel(middle.0, middle.1).0, [group; 3]);
        }
        assert!(sheet(&[], 9000).is_none() && sheet(&tiles, 2 * HIGH - 1).is_none());
    }

    #[test]
    fn every_letter_of_a_name_has_its_own_look() {
        let letters: Vec<char> = ('A'..='Z')
            .chain('0'..='9')
            .chain(" .,:-_~'()+=&#@!".chars())
            .collect();
        for (place, one) in letters.iter().enumerate() {
            for other in &letters[place + 1..] {
                assert_ne!(dots(*one), dots(*other), "{one} {other}");
            }
        }
        for (letter, drawn) in "éüöłışțñ–".chars().zip("EUOLISTN-".chars()) {
            assert_eq!(dots(letter), dots(drawn), "{letter}");
        }
        assert_eq!(dots('中'), dots('\u{7}'));
    }

    /// A Mac writes the accent of a file's name behind its letter.
    #[test]
    fn a_name_looks_the_same_in_both_forms_of_its_accents() {
        let named = |name: &str| Tile {
            name: name.to_owned(),
            ..one(1)
        };
        let drawn = |name: &str| sheet(&[named(name)], HIGH).unwrap();
        assert_eq!(drawn("Chloe\u{301}.jpg:1"), drawn("Chloé.jpg:1"));
        assert_eq!(drawn("Chloe\u{301}.jpg:1"), drawn("CHLOE.JPG:1"));
    }

    #[test]
    fn a_long_name_keeps_its_end() {
        assert_eq!(shortened("IMG_0001.JPG:1", 24), "IMG_0001.JPG:1");
        let short = shortened(
            "a very long name of a photo of a day at the sea.jpeg:12",
            24,
        );
        assert_eq!(short.chars().count(), 24);
        assert!(short.ends_with(".jpeg:12"), "{short}");
    }

    proptest::proptest! {
        #[test]
        fn any_box_gives_a_square(
            size in (1_u32..60, 1_u32..60), x: f32, y: f32, width: f32, height: f32,
        ) {
            let picture = Picture { rgb: RgbImage::new(size.0, size.1), alpha: None };
            let face = tile(&picture, &Region { x, y, width, height });
            proptest::prop_assert_eq!(face.dimensions(), (SIDE, SIDE));
        }
    }
}
