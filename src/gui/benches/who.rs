//! *Who is who* on the photos of a class: 300 photos with 1,000 faces are looked at and grouped, while the window goes on.

use std::path::Path;
use std::time::Instant;

use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};
use ombrelle_core::consent::Audience;
use ombrelle_gui::app::Message;
use ombrelle_gui::screen::{Screen, protect};
use protect::{GalleryMessage, WhoMessage};

use crate::frames::Loop;

/// Photos of which a third has four faces, the others three.
const PHOTOS: u32 = 300;
/// The size of a photo, in pixels.
const SIZE: (u32, u32) = (1_600, 900);
/// Portraits of adults in the public domain, which the repository has; the right half of each is its cloaked copy.
const PORTRAITS: [&str; 5] = ["astronaut", "biden", "biden2", "obama", "obama1"];

/// Makes the photos: portraits side by side, each time in another order, size, light and direction, some a little turned.
pub fn photos(folder: &Path) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked");
    let portraits = PORTRAITS.map(|name| {
        let photo = image::open(kept.join(name).with_extension("jpg")).unwrap();
        let photo = photo.to_rgb8();
        imageops::crop_imm(&photo, 0, 0, photo.width() / 2, photo.height()).to_image()
    });
    for number in 0..PHOTOS {
        let beside = if number % 3 == 0 { 4 } else { 3 };
        let shade = 90 + (number * 7 % 80) as u8;
        let mut photo = RgbImage::from_pixel(SIZE.0, SIZE.1, Rgb([shade, 120, 110]));
        for place in 0..beside {
            let which = (number as usize + place as usize * 2) % portraits.len();
            let seed = number * 4 + place;
            let tile = varied(&portraits[which], SIZE.0 / beside - 16, seed);
            let at = (place * (SIZE.0 / beside) + 8, 20 + seed * 13 % 60);
            imageops::replace(&mut photo, &tile, at.0.into(), at.1.into());
        }
        photo.save(folder.join(format!("{number:03}.jpg"))).unwrap();
    }
}

/// A portrait of this width, in another light; every second one mirrored, every third turned by some degrees.
fn varied(portrait: &RgbImage, width: u32, seed: u32) -> RgbImage {
    let height = (width * portrait.height() / portrait.width()).min(SIZE.1 - 100);
    let small = imageops::resize(portrait, width, height, FilterType::Triangle);
    let small = match seed % 2 {
        0 => small,
        _ => imageops::flip_horizontal(&small),
    };
    let turned = match seed % 3 {
        0 => tilted(&small, (seed % 25) as f32 - 12.0),
        _ => small,
    };
    imageops::brighten(&turned, (seed * 11 % 60) as i32 - 30)
}

/// Turned about its middle by so many degrees; its borders are drawn out.
fn tilted(picture: &RgbImage, degrees: f32) -> RgbImage {
    let (sine, cosine) = degrees.to_radians().sin_cos();
    let (width, height) = picture.dimensions();
    let middle = (width as f32 / 2.0, height as f32 / 2.0);
    RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as f32 - middle.0, y as f32 - middle.1);
        let from = (
            (middle.0 + x * cosine - y * sine).clamp(0.0, width as f32 - 1.0),
            (middle.1 + x * sine + y * cosine).clamp(0.0, height as f32 - 1.0),
        );
        *picture.get_pixel(from.0 as u32, from.1 as u32)
    })
}

/// Looks at all of them, drawing frames meanwhile as a window does.
pub fn measure(folder: &Path, photos: &Path) {
    let mut window = Loop::new(folder);
    window.say(Message::Go(Screen::Protect));
    window.protect(protect::Message::Audience(Audience::ClosedGroup));
    let given = GalleryMessage::Given(vec![photos.to_owned()]);
    window.protect(protect::Message::Gallery(given));
    let gathered = |m: &Message| {
        matches!(
            m,
            Message::Protect(protect::Message::Gallery(GalleryMessage::Gathered(_)))
        )
    };
    while !window.listen(gathered) {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    window.frame(&[]);
    window.longest = std::time::Duration::ZERO;
    let (mut faces, mut seen) = (0, 0);
    let start = Instant::now();
    window.protect(protect::Message::Who(WhoMessage::Enter));
    let mut ready = false;
    while !ready {
        window.heard(|message| match message {
            Message::Protect(protect::Message::Who(WhoMessage::Looked(_, _, looked))) => {
                let looked = looked.as_ref().as_ref();
                faces += looked.map_or(0, |looked| looked.looks.len());
                seen += 1;
            }
            Message::Protect(protect::Message::Who(WhoMessage::Grouped(_, groups))) => {
                assert!(groups.is_ok(), "no groups");
                ready = true;
            }
            _ => {}
        });
        window.frame(&[]);
        // As often as a screen asks for frames where nothing but a bar moves.
        std::thread::sleep(std::time::Duration::from_millis(40));
    }
    println!("who_photos: {seen}");
    println!("who_faces: {faces}");
    println!("who_ready_s: {:.1}", start.elapsed().as_secs_f64());
    println!(
        "who_longest_turn_ms: {:.1}",
        window.longest.as_secs_f64() * 1e3
    );
}
