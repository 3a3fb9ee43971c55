//! Writing in a photo: found and read by our networks, then covered, a line or all of it.

use ombrelle_mobile::{Language, Looks, Pixels, Region, Session, default_terms};

use crate::{NOTHING, as_png, models, photo_of_two};

const TEXT: Looks = Looks {
    faces: false,
    text: true,
};
const GROUND: [u8; 3] = [188, 190, 180];
const INK: [u8; 3] = [30, 34, 60];

/// A letter of five by seven points, a row each.
fn letter(letter: char) -> [u8; 7] {
    match letter {
        'C' => [0x0F, 0x10, 0x10, 0x10, 0x10, 0x10, 0x0F],
        'E' => [0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x1F],
        'I' => [0x0E, 0x04, 0x04, 0x04, 0x04, 0x04, 0x0E],
        'L' => [0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x1F],
        'O' => [0x0E, 0x11, 0x11, 0x11, 0x11, 0x11, 0x0E],
        'R' => [0x1E, 0x11, 0x11, 0x1E, 0x14, 0x12, 0x11],
        'S' => [0x0F, 0x10, 0x10, 0x0E, 0x01, 0x01, 0x1E],
        'T' => [0x1F, 0x04, 0x04, 0x04, 0x04, 0x04, 0x04],
        other => panic!("no {other:?} is drawn"),
    }
}

/// Writes a word whose letters are of points as wide as `point` pixels.
fn write(picture: &mut image::RgbImage, word: &str, (left, top): (u32, u32), point: u32) {
    for (left, sign) in (left..).step_by(6 * point as usize).zip(word.chars()) {
        for (row, points) in (0_u32..).zip(letter(sign)) {
            for column in (0..5_u32).filter(|column| points & (0x10_u8 >> *column) != 0) {
                for (x, y) in (0..point * point).map(|at| (at % point, at / point)) {
                    let at = (left + column * point + x, top + row * point + y);
                    picture.put_pixel(at.0, at.1, image::Rgb(INK));
                }
            }
        }
    }
}

/// A PNG with two words, far from each other, of letters that are 35 pixels high.
fn written() -> Vec<u8> {
    let mut picture = image::RgbImage::from_pixel(640, 480, image::Rgb(GROUND));
    for (word, top) in [("ECOLE", 100), ("SORTIE", 300)] {
        write(&mut picture, word, (60, top), 5);
    }
    as_png(&picture)
}

/// The pixels of a place.
fn inside(seen: &Pixels, place: &Region) -> Vec<[u8; 3]> {
    let (left, top) = (place.x as u32, place.y as u32);
    let (right, bottom) = (left + place.width as u32, top + place.height as u32);
    let pixel = |(x, y): (u32, u32)| {
        let rest = seen.rgba.get(4 * (y * seen.width + x) as usize..)?;
        rest.first_chunk::<3>().copied()
    };
    let places = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
    places.filter_map(pixel).collect()
}

#[test]
fn writing_is_read_and_covered_a_line_or_all_of_it() {
    let session = Session::new(models(), Language::English, 0);
    let open = |bytes| session.clone().open(bytes, None, TEXT, None).unwrap();
    let photo = open(written());
    if !photo.missing().is_empty() {
        assert!(std::env::var_os("CI").is_none(), "no text networks in CI");
        println!("skipped: {:?}", photo.missing());
        return;
    }
    let lines = photo.text().unwrap();
    let place = |word: &str| {
        let line = lines.iter().find(|line| line.text == word);
        line.unwrap_or_else(|| panic!("{word} is not among {lines:?}"))
            .region
    };
    let (school, way_out) = (place("ECOLE"), place("SORTIE"));
    let leaks = photo.check().leaks;
    let told = leaks.iter().find(|leak| leak.kind == "school");
    assert!(told.is_some_and(|leak| leak.region.is_some()), "{leaks:?}");

    let before = photo.preview(u32::MAX).unwrap();
    let has_ink = |seen: &Pixels, place: &Region| inside(seen, place).contains(&INK);
    assert!(has_ink(&before, &school) && has_ink(&before, &way_out));
    let draft = photo.clone().draft(default_terms());
    draft.cover_text(school).unwrap();
    let copy = draft.protect(None).unwrap();
    let seen = copy.preview(u32::MAX, None).unwrap();
    assert!(!has_ink(&seen, &school));
    assert_eq!(inside(&seen, &way_out), inside(&before, &way_out));

    draft.cover_all_text().unwrap();
    assert!(draft.text().len() >= lines.len());
    let copy = draft.protect(None).unwrap();
    let seen = copy.preview(u32::MAX, None).unwrap();
    assert!(!has_ink(&seen, &school) && !has_ink(&seen, &way_out));
    // Nobody reads it in what is shared.
    let words = open(copy.bytes()).text().unwrap();
    let read = |word: &str| words.iter().any(|line| line.text.contains(word));
    assert!(!read("ECOLE") && !read("SORTIE"), "{words:?}");

    draft.show_text(way_out);
    let copy = draft.protect(None).unwrap();
    let seen = copy.preview(u32::MAX, None).unwrap();
    assert!(!has_ink(&seen, &school));
    assert_eq!(inside(&seen, &way_out), inside(&before, &way_out));
}

#[test]
fn what_is_read_in_a_face_is_no_text_whichever_was_looked_for_first() {
    let Some(bytes) = photo_of_two() else { return };
    let session = Session::new(models(), Language::English, 0);
    let open = |bytes, looks| session.clone().open(bytes, None, looks, None).unwrap();
    let seen = open(bytes, NOTHING).preview(u32::MAX).unwrap();
    let mut picture = image::RgbImage::from_fn(seen.width, seen.height, |x, y| {
        let pixel = &seen.rgba[4 * (y * seen.width + x) as usize..];
        image::Rgb([pixel[0], pixel[1], pixel[2]])
    });
    // Two letters on the forehead of the man to the left.
    for (x, y) in (0..60 * 45).map(|at| (814 + at % 60, 367 + at / 60)) {
        picture.put_pixel(x, y, image::Rgb(GROUND));
    }
    write(&mut picture, "OR", (822, 375), 4);
    let looks = Looks {
        faces: true,
        text: true,
    };
    let both = open(as_png(&picture), looks);
    if !both.missing().is_empty() {
        assert!(std::env::var_os("CI").is_none(), "no networks in CI");
        println!("skipped: {:?}", both.missing());
        return;
    }
    let photo = open(as_png(&picture), TEXT);
    let in_the_face = photo.text().unwrap().len() - both.text().unwrap().len();
    assert_eq!(in_the_face, 1);
    photo.find_faces(None).unwrap();
    assert_eq!(photo.text(), both.text());
}
