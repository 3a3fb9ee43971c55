use image::{Rgb, RgbImage};
use qrcode::{Color, EcLevel, QrCode};

use super::*;

/// A code with its light zone on an uneven ground: modules of so many pixels, turned by so many degrees.
fn scene(content: &str, module: f32, degrees: f32, side: u32) -> RgbImage {
    let code = QrCode::with_error_correction_level(content, EcLevel::M).unwrap();
    let size = code.width() as i32;
    let colours = code.to_colors();
    let (sin, cos) = degrees.to_radians().sin_cos();
    let middle = side as f32 / 2.0;
    RgbImage::from_fn(side, side, |x, y| {
        let mut sum = 0.0;
        // Four samples a pixel, as a lens blurs edges.
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let (u, v) = (x as f32 + dx - middle, y as f32 + dy - middle);
            let column = ((u * cos + v * sin) / module + size as f32 / 2.0).floor() as i32;
            let row = ((v * cos - u * sin) / module + size as f32 / 2.0).floor() as i32;
            let inside = (0..size).contains(&column) && (0..size).contains(&row);
            let zone = (-4..size + 4).contains(&column) && (-4..size + 4).contains(&row);
            sum += match (inside, zone) {
                (true, _) if colours[(row * size + column) as usize] == Color::Dark => 35.0,
                (_, true) => 225.0,
                _ => 110.0 + 40.0 * (x as f32 / 37.0).sin() * (y as f32 / 23.0).cos(),
            };
        }
        let value = (sum / 4.0) as u8;
        Rgb([value, value, value.saturating_add(6)])
    })
}

fn found(picture: &RgbImage) -> Vec<Code> {
    let codes = codes(picture, &Progress::default()).unwrap();
    assert!(!codes.given_up);
    codes.found
}

#[test]
fn codes_of_many_sizes_and_tilts_are_found_with_what_they_hold() {
    let content = "https://school.example/class/4b?key=1234567";
    for (module, degrees, side) in [
        (2.0, 0.0, 300),
        (3.0, 11.0, 400),
        (6.0, 45.0, 700),
        (12.0, 90.0, 900),
        (20.0, 200.0, 1500),
    ] {
        let seen = found(&scene(content, module, degrees, side));
        let contents: Vec<_> = seen.iter().map(|code| code.content.as_deref()).collect();
        assert_eq!(contents, [Some(content.as_bytes())], "{module} {degrees}");
        // The corners hold the whole code with its light zone.
        let [a, _, c, _] = seen[0].corners;
        let diagonal = (a.x - c.x).hypot(a.y - c.y);
        let modules = QrCode::new(content).unwrap().width() as f32 + 8.0;
        assert!(diagonal >= modules * module * 2.0_f32.sqrt(), "{module}");
    }
}

#[test]
fn light_on_dark_is_found_too() {
    let mut picture = scene("WIFI:T:WPA;S:Home;P:secret;;", 5.0, 7.0, 400);
    imageops::invert(&mut picture);
    assert_eq!(found(&picture).len(), 1);
}

#[test]
fn a_code_that_cannot_be_decoded_is_still_told() {
    let mut picture = scene(
        "https://example.org/a/long/enough/address/0123456789",
        8.0,
        0.0,
        500,
    );
    // More modules the other way round than any correction mends; the patterns stay.
    for (x, y) in (192..312).flat_map(|x| (192..312).map(move |y| (x, y))) {
        let Rgb([value, ..]) = *picture.get_pixel(x, y);
        picture.put_pixel(x, y, Rgb([255 - value; 3]));
    }
    let seen = found(&picture);
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].content, None);
}

#[test]
fn a_plain_picture_and_stripes_have_no_code() {
    assert!(found(&RgbImage::new(0, 0)).is_empty());
    assert!(found(&RgbImage::from_pixel(1, 1, Rgb([0; 3]))).is_empty());
    let stripes = RgbImage::from_fn(600, 400, |x, y| {
        let dark = (x / 7) % 2 == 0 || (y / 9) % 3 == 0;
        Rgb([if dark { 20 } else { 230 }; 3])
    });
    assert!(found(&stripes).is_empty());
}

#[test]
fn a_picture_full_of_corner_patterns_is_given_up_soon_and_told() {
    // The larger one is halved before the first look, and its corners are none then.
    for (side, given_up) in [(2700, false), (1998, true)] {
        let picture = RgbImage::from_fn(side, side, |x, y| {
            let (x, y) = (x % 9, y % 9);
            let ring = x.abs_diff(4).max(y.abs_diff(4));
            Rgb([if ring == 2 || ring > 3 { 255 } else { 0 }; 3])
        });
        let start = std::time::Instant::now();
        let codes = codes(&picture, &Progress::default()).unwrap();
        assert_eq!(codes.given_up, given_up, "{side}");
        assert!(start.elapsed().as_secs() < 60, "{side}");
    }
}

#[test]
fn one_look_that_panics_is_told_and_takes_no_code_of_the_others() {
    let picture = imageops::grayscale(&scene("https://example.org", 5.0, 0.0, 300));
    let mut codes = Codes::default();
    codes.add(contain(|| Ok(look(&picture, 1.0))).ok());
    codes.add(contain(|| panic!("on purpose")).ok());
    assert_eq!((codes.found.len(), codes.given_up), (1, true));
}

#[test]
fn damaged_codes_never_end_the_program() {
    use ombrelle_base::chance::Chance;
    let mut chance = Chance::stream(15, 2);
    for number in 0..300 {
        let content = "x".repeat(1 + chance.below(300));
        let mut picture = scene(&content, 2.0 + 2.0 * chance.part(), 0.0, 260);
        for _ in 0..chance.below(60) {
            let (x, y) = (chance.below(250) as u32, chance.below(250) as u32);
            let value = chance.below(256) as u8;
            let (wide, high) = (1 + chance.below(30) as u32, 1 + chance.below(10) as u32);
            for (dx, dy) in (0..wide).flat_map(|dx| (0..high).map(move |dy| (dx, dy))) {
                let (x, y) = ((x + dx).min(259), (y + dy).min(259));
                picture.put_pixel(x, y, Rgb([value; 3]));
            }
        }
        let grey = imageops::grayscale(&picture);
        assert!(contain(|| Ok(look(&grey, 1.0))).is_ok(), "{number}");
    }
}

/// A bar code of EAN-13 in plain light and dark, by the tables of GS1's General Specifications, 5.2.1.
fn ean_13(digits: [usize; 13], module: u32, height: u32) -> RgbImage {
    const LEFT: [&str; 10] = [
        "0001101", "0011001", "0010011", "0111101", "0100011", "0110001", "0101111", "0111011",
        "0110111", "0001011",
    ];
    const PARITY: [&str; 10] = [
        "LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL",
        "LGGLGL",
    ];
    let swapped = |bits: &str| -> String {
        bits.chars()
            .map(|bit| if bit == '0' { '1' } else { '0' })
            .collect()
    };
    let mut bits = "0".repeat(11) + "101";
    for (digit, parity) in digits[1..7].iter().zip(PARITY[digits[0]].chars()) {
        bits += &match parity {
            'L' => LEFT[*digit].to_owned(),
            _ => swapped(LEFT[*digit]).chars().rev().collect(),
        };
    }
    bits += "01010";
    for digit in &digits[7..] {
        bits += &swapped(LEFT[*digit]);
    }
    bits += "101";
    bits += &"0".repeat(11);
    striped(&bits, module, height)
}

/// Light and dark, for noughts and ones, with light above and below.
fn striped(bits: &str, module: u32, height: u32) -> RgbImage {
    let bits = bits.as_bytes();
    RgbImage::from_fn(bits.len() as u32 * module, height + 80, |x, y| {
        let bar = bits[(x / module) as usize] == b'1' && (40..height + 40).contains(&y);
        Rgb([if bar { 30 } else { 225 }; 3])
    })
}

/// Codabar as libraries have it on their cards, by the table of EN 798: a bit for each of four bars and three gaps, set for a wide one.
fn codabar(content: &str, module: u32, height: u32) -> RgbImage {
    const WIDE: [(char, u8); 14] = [
        ('0', 0b000_0011),
        ('1', 0b000_0110),
        ('2', 0b000_1001),
        ('3', 0b110_0000),
        ('4', 0b001_0010),
        ('5', 0b100_0010),
        ('6', 0b010_0001),
        ('7', 0b010_0100),
        ('8', 0b011_0000),
        ('9', 0b100_1000),
        ('A', 0b001_1010),
        ('B', 0b010_1001),
        ('C', 0b000_1011),
        ('D', 0b000_1110),
    ];
    let mut bits = "0".repeat(11);
    for letter in content.chars() {
        let (_, wide) = WIDE.iter().find(|(one, _)| *one == letter).unwrap();
        for place in 0..7 {
            let colour = if place % 2 == 0 { "1" } else { "0" };
            let is_wide = (wide >> (6 - place)) & 1 == 1;
            bits += &colour.repeat(if is_wide { 3 } else { 1 });
        }
        bits += "0";
    }
    bits += &"0".repeat(11);
    striped(&bits, module, height)
}

#[test]
fn a_bar_code_is_read_and_its_box_holds_all_its_bars() {
    let picture = ean_13([4, 0, 0, 6, 3, 8, 1, 3, 3, 3, 9, 3, 1], 3, 150);
    let seen = found(&picture);
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].form, Form::Article);
    assert_eq!(seen[0].content.as_deref(), Some("4006381333931".as_bytes()));
    let [above_left, _, below_right, _] = seen[0].corners;
    let (xs, ys) = ((above_left.x, below_right.x), (above_left.y, below_right.y));
    assert!(
        xs.0.min(xs.1) <= 33.0 && xs.0.max(xs.1) >= picture.width() as f32 - 33.0,
        "{xs:?}"
    );
    assert!(ys.0.min(ys.1) <= 40.0 && ys.0.max(ys.1) >= 190.0, "{ys:?}");
    // A wrong check digit is no code.
    let wrong = ean_13([4, 0, 0, 6, 3, 8, 1, 3, 3, 3, 9, 3, 2], 3, 150);
    assert_eq!(found(&wrong), []);
}

#[test]
fn stripes_and_fences_are_no_codes() {
    for (bar, gap) in [(4, 4), (3, 9), (10, 2)] {
        let fence = RgbImage::from_fn(600, 400, |x, _| {
            Rgb([if x % (bar + gap) < bar { 20 } else { 230 }; 3])
        });
        assert_eq!(found(&fence), [], "{bar} {gap}");
    }
}

#[test]
fn a_library_card_and_code_93_are_read_and_their_boxes_hold_all_their_bars() {
    // The standard's own example: TEST93 with its two check characters, + and 6, between its ends.
    let code_93 = [
        "101011110",
        "110100110",
        "110010010",
        "110101100",
        "110100110",
        "100001010",
        "101000010",
        "101110110",
        "100100010",
        "101011110",
        "1",
    ];
    let light = "0".repeat(11);
    let code_93 = [light.clone(), code_93.concat(), light].concat();
    for (picture, content) in [
        (codabar("A21234567890B", 3, 150), "21234567890"),
        (striped(&code_93, 3, 150), "TEST93"),
    ] {
        let seen = found(&picture);
        assert_eq!(seen.len(), 1, "{content}");
        assert_eq!(seen[0].form, Form::Other);
        assert_eq!(seen[0].content.as_deref(), Some(content.as_bytes()));
        let [above_left, _, below_right, _] = seen[0].corners;
        let (xs, ys) = ((above_left.x, below_right.x), (above_left.y, below_right.y));
        let (left, right) = (xs.0.min(xs.1), xs.0.max(xs.1));
        assert!(
            left <= 33.0 && right >= picture.width() as f32 - 36.0,
            "{content}: {xs:?}"
        );
        assert!(
            ys.0.min(ys.1) <= 40.0 && ys.0.max(ys.1) >= 190.0,
            "{content}: {ys:?}"
        );
    }
    // One of its check characters is another: no code.
    let wrong = code_93.replace("101110110100100010", "101110110100010100");
    assert_ne!(wrong, code_93);
    assert_eq!(found(&striped(&wrong, 3, 150)), []);
}
