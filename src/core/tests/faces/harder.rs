//! Looking harder: whatever deface's rule takes is taken too, and nothing that is known is lost or gets another number.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use image::{Rgb, RgbImage};
use ombrelle_core::face::{Face, Finder};
use ombrelle_core::paths;
use ombrelle_core::photo::{Picture, Region};
use ombrelle_core::progress::{Cancel, Phase, Progress, Step};
use ombrelle_core::protect::{Decision, Looks, NoticeKind, Photo, Search, Session, Terms};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;

use super::scene::{Canvas, picture, portraits};
use super::{find, finder, ready, summary};

#[test]
fn memory_is_set_aside_for_each_photo_that_is_looked_at_harder() {
    let needed = |harder| {
        let session = Session::new("models", 1).looking_harder(harder);
        session.announced_memory("a.jpg".as_ref())
    };
    assert!(needed(true) - needed(false) >= 120_000_000);
}

fn harder(finder: &mut Finder, rgb: RgbImage, known: &[Face]) -> Vec<Face> {
    finder
        .find_harder(&picture(rgb), known, &Progress::default())
        .unwrap()
}

/// Whether most of a face lies in one of these, or it is one of them.
fn is_among(face: &Face, others: &[Face]) -> bool {
    let covers = |other: &Face| {
        let shared = other.region.shared_area(&face.region);
        shared > face.region.area() / 2.0 || other.is_where(face)
    };
    others.iter().any(covers)
}

/// A face that somebody scribbled over with a pen, to and fro.
fn scribbled(rgb: &RgbImage, face: &Region, ink: Rgb<u8>, times: f32) -> RgbImage {
    let mut drawn = rgb.clone();
    let pen = (face.height / 14.0).max(1.0) as i64;
    for step in 0..4000 {
        let way = step as f32 / 4000.0;
        let across = ((way * times).fract() * 2.0 - 1.0).abs();
        let x = (face.x + face.width * across) as i64;
        let y = (face.y + face.height * way) as i64;
        for (dx, dy) in (0..pen * pen).map(|n| (n % pen, n / pen)) {
            let at = (u32::try_from(x + dx), u32::try_from(y + dy));
            if let (Ok(x), Ok(y)) = at
                && let Some(pixel) = drawn.get_pixel_mut_checked(x, y)
            {
                *pixel = ink;
            }
        }
    }
    drawn
}

#[test]
fn whatever_the_rule_of_deface_takes_is_known_after_a_harder_look() {
    let Some((mut finder, _)) = ready() else {
        return;
    };
    for (name, rgb, truth) in portraits() {
        let mut pictures = vec![("bare", rgb.clone())];
        for (how, ink, times) in [
            ("pink", Rgb([240, 60, 160]), 11.0),
            ("black", Rgb([20; 3]), 17.0),
        ] {
            let over = |drawn: RgbImage, face: &Region| scribbled(&drawn, face, ink, times);
            pictures.push((how, truth.iter().fold(rgb.clone(), over)));
        }
        for (how, rgb) in pictures {
            let known = find(&mut finder, rgb.clone());
            let new = harder(&mut finder, rgb.clone(), &known);
            let alone = harder(&mut finder, rgb, &[]);
            println!("{name}, {how}: {}; new: {}", summary(&known), summary(&new));
            let all = [known.clone(), new.clone()].concat();
            for face in &alone {
                assert!(is_among(face, &all), "{name}, {how}: {face:?}");
            }
            for (place, face) in new.iter().enumerate() {
                let others = [&known[..], &new[..place]].concat();
                assert!(!others.iter().any(|other| other.is_where(face)), "{name}");
                assert!(!is_among(face, &known), "{name}, {how}: {face:?}");
            }
            if how == "bare" {
                let missed = |face: &&Region| {
                    let seen = |one: &Face| one.region.shared_area(face) > 0.4 * face.area();
                    !alone.iter().any(seen)
                };
                assert_eq!(truth.iter().find(missed), None, "{name}");
            }
        }
    }
}

#[test]
fn a_small_face_that_somebody_scribbled_over_is_found_by_looking_harder() {
    let Some((mut finder, _)) = ready() else {
        return;
    };
    let mut portraits = portraits().into_iter();
    let (_, rgb, truth) = portraits.find(|(name, ..)| *name == "obama2").unwrap();
    // Which of these the usual look misses depends on the last digits of what the finder works out.
    let ways = [4, 6, 8]
        .into_iter()
        .flat_map(|t| (3..10).map(move |o| (t, o)));
    let only_harder = |(times, often): (u32, u8)| {
        let (width, height) = (rgb.width() / times, rgb.height() / times);
        let pixel = |x: u32, y: u32| *rgb.get_pixel(x * times, y * times);
        let small = RgbImage::from_fn(width, height, pixel);
        let part = 1.0 / times as f32;
        let face = truth[0].scaled(part, part);
        let drawn = scribbled(&small, &face, Rgb([20; 3]), f32::from(often));
        let seen = |one: &Face| one.region.shared_area(&face) > 0.4 * face.area();
        let known = find(&mut finder, drawn.clone());
        let new = harder(&mut finder, drawn, &known);
        println!(
            "{times} times smaller, {often}: {}; new: {}",
            summary(&known),
            summary(&new)
        );
        !known.iter().any(seen) && new.iter().any(seen)
    };
    let found = ways.map(only_harder).filter(|only| *only).count();
    assert!(found > 0);
}

#[test]
fn a_face_that_opacity_alone_draws_is_seen_by_a_harder_look_too() {
    let Some((mut finder, _)) = ready() else {
        return;
    };
    let mut portraits = portraits().into_iter();
    let (_, rgb, known) = portraits.find(|(name, ..)| *name == "obama").unwrap();
    let drawn = Picture {
        rgb: RgbImage::from_pixel(rgb.width(), rgb.height(), Rgb([255; 3])),
        alpha: Some(image::imageops::grayscale(&rgb)),
    };
    let faces = finder.find_harder(&drawn, &[], &Progress::default());
    let faces = faces.unwrap();
    let seen = |face: &Face| face.region.shared_area(&known[0]) > 0.5 * known[0].area();
    assert!(faces.iter().any(seen), "{}", summary(&faces));
}

#[test]
fn pictures_of_odd_sizes_are_searched_harder_without_harm() {
    let Some(mut finder) = finder() else { return };
    for (width, height) in [(0, 0), (1, 1), (10, 5000), (7000, 3), (31, 33)] {
        let faces = harder(&mut finder, RgbImage::new(width, height), &[]);
        assert!(faces.is_empty(), "{width}x{height}: {}", summary(&faces));
    }
}

#[test]
fn a_harder_look_finds_the_same_with_one_thread_and_with_four() {
    let Some((_, heads)) = ready() else {
        return;
    };
    let load = |threads| Finder::load(&paths::models(), threads).unwrap();
    let canvas = Canvas::crowd(&heads, 1800, 1300, 8, &mut ChaCha8Rng::seed_from_u64(3));
    let one = harder(&mut load(1), canvas.pixels.clone(), &[]);
    let four = harder(&mut load(4), canvas.pixels.clone(), &[]);
    assert!(one.len() >= 4, "{}", summary(&one));
    assert_eq!(one.len(), four.len());
    for (a, b) in one.iter().zip(&four) {
        let shared = a.region.shared_area(&b.region);
        assert!(shared > 0.8 * a.region.area(), "{a:?} {b:?}");
    }
}

#[test]
fn a_harder_look_tells_its_steps_and_stops_when_asked() {
    let Some(mut finder) = finder() else { return };
    let photo = picture(RgbImage::new(3000, 2000));
    let cancel = Cancel::default();
    let (wish, steps) = (cancel.clone(), Arc::new(Mutex::new(Vec::new())));
    let heard = steps.clone();
    let progress = Progress::new(cancel, move |step| {
        heard.lock().unwrap().push(step);
        if step.done == 2 {
            wish.cancel();
        }
    });
    let stopped = finder.find_harder(&photo, &[], &progress).unwrap_err();
    assert_eq!(stopped.code(), "cancelled");
    let steps = steps.lock().unwrap();
    assert_eq!(steps.iter().map(|s| s.done).collect::<Vec<_>>(), [0, 1, 2]);
    let is_one = |s: &Step| s.phase == Phase::Finding && s.total > 3;
    assert!(steps.iter().all(is_one));
    drop(steps);
    assert!(
        harder(&mut finder, photo.rgb, &[]).is_empty(),
        "works again"
    );
}

/// A photo with two faces, from the repository.
fn astronaut() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/cloaked/astronaut.jpg")
}

#[test]
fn what_a_harder_look_adds_comes_after_what_is_known_and_is_covered_and_told() {
    if finder().is_none() {
        return;
    }
    let session = Session::new(paths::models(), 2);
    let progress = Progress::default();
    let mut photo = session.open(&astronaut(), Looks::FACES, &progress).unwrap();
    let all = photo.found().to_vec();
    assert_eq!(all.len(), 2);
    // As if the usual search had missed the first.
    photo.faces = Some(vec![all[1].clone()]);
    let mut draft = session.draft(&photo, Terms::default());
    draft.decide(1, Decision::Show).unwrap();
    draft
        .draw(Region {
            x: 1.0,
            y: 1.0,
            width: 8.0,
            height: 8.0,
        })
        .unwrap();
    let added = session.look_harder(&mut photo, &progress).unwrap();
    assert!(added >= 1);
    assert_eq!(photo.found()[0], all[1], "the known one keeps its number");
    let numbers: Vec<usize> = (2..=1 + added).collect();
    assert_eq!(photo.harder.as_ref().unwrap().numbers(), numbers);
    assert!(!photo.is_perhaps_no_face(1) && photo.is_perhaps_no_face(2));
    assert!(photo.found()[1..].iter().any(|face| face.is_where(&all[0])));
    let told = session.check(&photo).looked_harder;
    assert_eq!(told.as_deref(), Some(&numbers[..]));
    // The draft of before takes them in, covered, and keeps what was decided.
    let made = session.protect(&photo, &draft, &progress).unwrap();
    let report = made.report();
    assert_eq!(report.looked_harder.as_deref(), Some(&numbers[..]));
    assert_eq!(report.faces.len(), 2 + added);
    assert_eq!(report.faces[0].cover, None);
    assert!(report.faces[1..].iter().all(|face| face.cover.is_some()));
    assert!(!report.faces[1 + added].found, "the box that was drawn");
    let of = |kind| {
        let mut notices = report.notices.iter();
        notices.find(|notice| notice.kind == kind)
    };
    assert_eq!(of(NoticeKind::PerhapsNoFace).unwrap().faces, numbers);
    let unsure = of(NoticeKind::Unsure).map_or(&[][..], |notice| &notice.faces[..]);
    assert!(unsure.iter().all(|number| !numbers.contains(number)));
    // A photo is looked at harder once, and what it brought stays when faces are looked for anew.
    assert_eq!(session.look_harder(&mut photo, &progress).unwrap(), 0);
    let before = photo.found().to_vec();
    session.find_faces(&mut photo, &progress).unwrap();
    assert!(photo.harder.is_some());
    for face in &before {
        let mut now = photo.found().iter();
        assert!(now.any(|one| one.is_where(face)), "{face:?}");
    }
}

#[test]
fn opened_to_be_looked_at_harder_a_photo_has_every_face_of_the_usual_look_first() {
    if finder().is_none() {
        return;
    }
    let session = Session::new(paths::models(), 2);
    let open = |looks| session.open(&astronaut(), looks, &Progress::default());
    let usual = open(Looks::FACES).unwrap();
    let looks = Looks {
        harder: true,
        ..Looks::default()
    };
    let harder = open(looks).unwrap();
    assert_eq!(usual.harder, None);
    let known = usual.found().len();
    assert_eq!(harder.found()[..known], *usual.found());
    let added = harder.found().len() - known;
    let numbers: Vec<usize> = (known + 1..=known + added).collect();
    assert_eq!(harder.harder.as_ref().unwrap().numbers(), numbers);
}

#[test]
fn where_the_finder_is_missing_a_harder_look_says_so_and_never_that_it_looked() {
    let session = Session::new("/nowhere", 1);
    let progress = Progress::default();
    let opened = ombrelle_core::protect::pasted("a.png".as_ref(), (8, 8), &[90; 256]);
    let mut photo = Photo::of(opened.unwrap());
    for faces in [None, Some(Vec::new())] {
        photo.faces = faces.clone();
        assert_eq!(session.look_harder(&mut photo, &progress).unwrap(), 0);
        assert_eq!((&photo.faces, &photo.harder), (&faces, &None));
        let missing = photo.missing.iter().map(|missing| missing.search);
        assert!(missing.eq([Search::Faces]));
    }
}
