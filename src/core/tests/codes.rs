//! What a person gets from the search for QR codes and bar codes: how many are found, that a photo without one has none, and that nothing reads a
//! code that was covered.
//!
//! Run with `--nocapture` to read the numbers. `OMBRELLE_PHOTOS=FOLDER:FOLDER` looks for codes in photos of one's own that have none.

// A test may stop at what it did not expect, and prints what it measured or skipped.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

#[path = "codes/scene.rs"]
mod scene;

use std::path::Path;
use std::time::Instant;

use image::{Rgb, RgbImage};
use ombrelle_core::metadata::inspect;
use ombrelle_core::paths;
use ombrelle_core::photo::{Code, Format, Kind, Limits, Picture, codes, decode};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Gap, LeakKind, NotLookedFor, Opened, Photo, Session, Terms};
use scene::{Modules, Scene, through_jpeg};

/// A Wi-Fi network that does not exist.
const WIFI: &str = "WIFI:T:WPA;S:Les Martin;P:doudou2019;;";
const LINK: &str = "https://school.example/class/4b/photos?key=c9f0f895fb98ab9159f51fd0297e236d";

/// A photo of a sheet with a code.
fn drawn(code: &Modules, module: f32, turned: f32, away: f32, size: (u32, u32)) -> RgbImage {
    let scene = Scene {
        code,
        module,
        turned,
        away,
        size,
    };
    scene.draw()
}

fn found(picture: &Picture) -> (usize, bool) {
    let codes = codes(&picture.rgb, &Progress::default()).unwrap().found;
    let decoded = codes.iter().any(|code| code.content.is_some());
    (codes.len(), decoded)
}

#[test]
fn most_codes_are_found_through_tilts_and_jpeg() {
    println!("module in pixels | found | decoded | of");
    for (module, least) in [
        (1.5, 0),
        (2.0, 15),
        (3.0, 26),
        (4.0, 28),
        (6.0, 28),
        (12.0, 28),
        (24.0, 28),
    ] {
        let (mut seen, mut read, mut all) = (0, 0, 0);
        for (place, turned) in [0.0, 8.0, 22.0, 45.0, 90.0, 170.0].into_iter().enumerate() {
            for (at, quality) in [95, 80, 60, 40, 25].into_iter().enumerate() {
                let away = [0.0, 15.0, 30.0][(place + at) % 3];
                let content = [WIFI, LINK][at % 2];
                let side = (module * 75.0) as u32 + 160;
                let (codes, decoded) = found(&through_jpeg(
                    drawn(&Modules::qr(content), module, turned, away, (side, side)),
                    quality,
                ));
                seen += usize::from(codes > 0);
                read += usize::from(decoded);
                all += 1;
                assert!(codes <= 1);
            }
        }
        println!("{module} | {seen} | {read} | {all}");
        assert!(seen >= least, "{seen} of {all} with modules of {module}");
    }
}

/// The kinds of bar codes, and how many of nine may be missed with modules of 3 pixels and more.
const WRITTEN: [(&str, usize); 7] = [
    ("ean-13", 1),
    ("code-128", 1),
    ("code-39", 2),
    ("itf", 5),
    ("pdf417", 2),
    ("aztec", 7),
    ("data-matrix", 1),
];

#[test]
fn most_bar_codes_are_found_through_tilts_and_jpeg_and_their_boxes_hold_all_of_them() {
    println!("code | module in pixels | read | of");
    for (name, missed) in WRITTEN {
        let code = Modules::written(name);
        for module in [1.5, 2.0, 3.0, 4.0, 6.0] {
            let (mut read, mut all) = (0, 0);
            for place in 0..9 {
                let (scene, quality) = Scene::of_eighteen(&code, module, place);
                let picture = through_jpeg(scene.draw(), quality);
                let codes = codes(&picture.rgb, &Progress::default()).unwrap().found;
                let what = format!("{name}, {module}, {}", scene.turned);
                all += 1;
                assert!(codes.len() <= 1, "{what}: {}", codes.len());
                if let [code] = codes.as_slice() {
                    assert!(code.content.is_some(), "{what}");
                    read += 1;
                    let left = scene.ink().into_iter().filter(|at| !is_in(code, *at));
                    assert_eq!(left.count(), 0, "{what}: pixels of bars beside the box");
                }
            }
            println!("{name} | {module} | {read} | {all}");
            assert!(
                module < 3.0 || read + missed >= all,
                "{name}, {module}: {read} of {all}"
            );
        }
    }
}

/// Sizes between those above, in which a wide one was missed while it was found in the next smaller and the next larger.
#[test]
fn a_wide_boarding_pass_is_read_at_whatever_size() {
    let code = Modules::written("pdf417-wide");
    let (mut missed, mut all) = (Vec::new(), 0);
    for module in [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 12.0] {
        for turned in [0.0, 4.0] {
            let scene = Scene {
                code: &code,
                module,
                turned,
                away: 0.0,
                size: ((module * 250.0) as u32, (module * 90.0) as u32 + 100),
            };
            let picture = through_jpeg(scene.draw(), 90);
            all += 1;
            if found(&picture) != (1, true) {
                missed.push((module, turned));
            }
        }
    }
    println!(
        "a wide PDF417: {} of {all}; missed {missed:?}",
        all - missed.len()
    );
    assert!(missed.is_empty(), "{missed:?}");
}

/// Whether a pixel lies in the upright box around a code.
fn is_in(code: &Code, (x, y): (u32, u32)) -> bool {
    let within = |at: u32, corners: [f32; 4]| {
        let least = corners.into_iter().fold(f32::MAX, f32::min);
        let most = corners.into_iter().fold(f32::MIN, f32::max);
        (least.floor()..most.ceil()).contains(&(at as f32))
    };
    within(x, code.corners.map(|corner| corner.x)) && within(y, code.corners.map(|corner| corner.y))
}

#[test]
fn a_bar_code_is_named_and_covered_so_that_nothing_reads_it() {
    let progress = Progress::default();
    let session = Session::new(paths::models(), 2);
    for (name, turned, kind) in [
        ("pdf417", 8.0, LeakKind::CodeTicket),
        ("aztec", 0.0, LeakKind::CodeTicket),
        ("ean-13", 22.0, LeakKind::CodeProduct),
        ("code-128", -45.0, LeakKind::BarCode),
        ("data-matrix", 30.0, LeakKind::CodeLink),
    ] {
        let code = Modules::written(name);
        let scene = Scene {
            code: &code,
            module: 4.0,
            turned,
            away: 5.0,
            size: (900, 800),
        };
        let picture = through_jpeg(scene.draw(), 85);
        let Some(photo) = read(&format!("{name}.jpg"), Kind::Jpeg, picture, &session) else {
            return;
        };
        let check = session.check(&photo);
        let told = serde_json::to_string(&check).unwrap();
        let leak = check.found.iter().find(|leak| leak.kind == kind);
        let region = leak.and_then(|leak| leak.region);
        let region = region.unwrap_or_else(|| panic!("{name}: {told}"));
        let beside = scene.ink().into_iter().filter(|(x, y)| {
            let (x, y) = (*x as f32 + 0.5 - region.x, *y as f32 + 0.5 - region.y);
            !(0.0..region.width).contains(&x) || !(0.0..region.height).contains(&y)
        });
        assert_eq!(beside.count(), 0, "{name}: pixels of bars beside the box");
        for secret in ["DESMARAIS", "ABC123", "c9f0f895", "JD0123456789"] {
            assert!(!told.contains(secret), "{name}: {told}");
        }
        let mut draft = session.draft(&photo, Terms::default());
        draft.copy.format = Some(Format::Jpeg);
        draft.cover_all_text(&photo).unwrap();
        let made = session.protect(&photo, &draft, &progress).unwrap();
        let copy = decode(made.bytes(), &Limits::default(), &progress).unwrap();
        if let Some(folder) = std::env::var_os("OMBRELLE_DRAW") {
            let file = |what: &str| Path::new(&folder).join(format!("{name}-{what}.png"));
            photo.opened.picture.rgb.save(file("before")).unwrap();
            copy.rgb.save(file("after")).unwrap();
        }
        assert_eq!(found(&copy), (0, false), "{name}");
    }
}

#[test]
fn photos_of_ones_own_have_no_code() {
    let folders = std::env::var("OMBRELLE_PHOTOS").unwrap_or_default();
    let (mut photos, mut alarms) = (0, 0);
    for folder in folders.split(':').filter(|folder| !folder.is_empty()) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let Ok(opened) = image::open(&path) else {
                continue;
            };
            let rgb = opened.into_rgb8();
            let picture = Picture { rgb, alpha: None };
            let (codes, _) = found(&picture);
            photos += 1;
            alarms += codes;
            if codes > 0 {
                println!("{}: {codes}", path.display());
            }
        }
    }
    println!("{photos} photos, {alarms} codes");
    assert_eq!(alarms, 0);
}

#[test]
fn a_code_in_a_photo_of_twelve_megapixels_is_found_soon() {
    let picture = Picture {
        rgb: drawn(&Modules::qr(LINK), 9.0, 12.0, 10.0, (4000, 3000)),
        alpha: None,
    };
    let start = Instant::now();
    assert_eq!(found(&picture), (1, true));
    println!("12 megapixels: {:.2} s", start.elapsed().as_secs_f32());
}

/// A photo without faces, its text and codes looked for; none where the networks for that are not installed, which is told.
fn read(name: &str, kind: Kind, picture: Picture, session: &Session) -> Option<Photo> {
    let progress = Progress::default();
    let opened = Opened {
        path: Path::new(name).into(),
        kind,
        picture,
        inspection: inspect(&[], None, &progress),
        blocks: None,
    };
    let mut photo = Photo {
        faces: Some(Vec::new()),
        ..Photo::of(opened)
    };
    session.read_text(&mut photo, &progress).unwrap();
    if photo.text.is_none() {
        assert!(std::env::var_os("CI").is_none(), "in CI: no text networks");
        println!("skipped: the text networks are not installed");
        return None;
    }
    Some(photo)
}

#[test]
fn a_code_is_named_and_covered_so_that_nothing_reads_it() {
    let progress = Progress::default();
    let session = Session::new(paths::models(), 2);
    let picture = through_jpeg(drawn(&Modules::qr(WIFI), 5.0, 14.0, 10.0, (900, 700)), 85);
    let Some(photo) = read("fridge.jpg", Kind::Jpeg, picture, &session) else {
        return;
    };
    let check = session.check(&photo);
    let leak = check
        .found
        .iter()
        .find(|leak| leak.kind == LeakKind::CodeWifi);
    let leak = leak.expect("a code with a network");
    assert!(leak.region.is_some());
    let told = serde_json::to_string(&check).unwrap();
    assert!(!told.contains("doudou2019") && !told.contains("Les Martin"));
    let mut draft = session.draft(&photo, Terms::default());
    draft.copy.format = Some(Format::Jpeg);
    draft.cover_all_text(&photo).unwrap();
    let made = session.protect(&photo, &draft, &progress).unwrap();
    assert!(made.report().text_covered.unwrap() >= 1);
    let copy = decode(made.bytes(), &Limits::default(), &progress).unwrap();
    assert_eq!(found(&copy), (0, false));
    if let Some(folder) = std::env::var_os("OMBRELLE_DRAW") {
        let folder = Path::new(&folder);
        photo
            .opened
            .picture
            .rgb
            .save(folder.join("code.png"))
            .unwrap();
        copy.rgb.save(folder.join("covered.png")).unwrap();
    }
}

/// A picture made to keep a program busy: nothing but corner patterns.
fn corners_everywhere() -> RgbImage {
    RgbImage::from_fn(900, 900, |x, y| {
        let (x, y) = (x % 9, y % 9);
        let ring = x.abs_diff(4).max(y.abs_diff(4));
        Rgb([if ring == 2 || ring > 3 { 255 } else { 0 }; 3])
    })
}

#[test]
fn a_look_that_is_given_up_is_told_in_the_check_and_in_the_report_of_the_copy() {
    let session = Session::new(paths::models(), 2);
    let progress = Progress::default();
    let picture = Picture {
        rgb: corners_everywhere(),
        alpha: None,
    };
    let Some(photo) = read("carpet.png", Kind::Png, picture, &session) else {
        return;
    };
    let check = session.check(&photo);
    assert!(check.not_looked_for.contains(&NotLookedFor::CodesGivenUp));
    assert!(!check.is_complete());
    let draft = session.draft(&photo, Terms::default());
    let made = session.protect(&photo, &draft, &progress).unwrap();
    assert!(made.report().not_protected.contains(&Gap::CodesGivenUp));
}
