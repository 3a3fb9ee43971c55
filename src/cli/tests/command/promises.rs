//! What the program promises about every photo, asked of the command itself.

use image::ImageFormat;
use proptest::prelude::*;

use crate::pictures::{self, bytes, scene};
use crate::stage::{Stage, finder_installed, portrait};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Put other pixels under the cover: the file that comes out is the same, byte for byte.
    #[test]
    fn no_byte_of_the_result_depends_on_what_is_covered(
        x in 0u32..90, y in 0u32..60, width in 8u32..70, height in 8u32..60,
        seed in 0u32..1000,
        cover in prop::sample::select(vec!["fill", "pixels", "soft", "sticker"]),
        format in prop::sample::select(vec!["png", "jpeg", "webp"]),
        // Resizing reaches beyond a pixel: it must come after covering.
        side in prop::sample::select(vec!["128", "75", "40"]),
    ) {
        let stage = Stage::new();
        let first = scene(128, 96, 1);
        let mut second = first.clone();
        let other = scene(128, 96, seed + 2);
        for py in y..(y + height).min(96) {
            for px in x..(x + width).min(128) {
                second.put_pixel(px, py, *other.get_pixel(px, py));
            }
        }
        let region = format!("{x},{y},{width},{height}");
        let results = [first, second].map(|picture| {
            std::fs::write(stage.path("a.png"), bytes(&picture, ImageFormat::Png)).unwrap();
            let covering = ["a.png", "--force", "--box", &region, "--cover", cover];
            let writing = ["--format", format, "--max-side", side];
            stage.protect(&[&covering[..], &writing[..]].concat()).ends_with(0);
            let ending = if format == "jpeg" { "jpg" } else { format };
            stage.read(&format!("a.protected.{ending}"))
        });
        prop_assert!(results[0] == results[1], "{cover} as {format} tells what it covers");
    }
}

#[test]
fn the_original_is_never_changed() {
    let stage = Stage::new();
    std::fs::write(stage.path("a.jpg"), pictures::telling_jpeg(120, 90)).unwrap();
    let before = stage.read("a.jpg");
    stage.protect(&["a.jpg"]).ends_with(0);
    stage
        .protect(&["a.jpg", "--force", "--box", "1,1,20,20"])
        .ends_with(0);
    assert_eq!(stage.read("a.jpg"), before);
}

#[test]
fn what_a_phone_writes_is_told_and_gone_from_the_copy() {
    let stage = Stage::new();
    std::fs::write(stage.path("a.jpg"), pictures::telling_jpeg(120, 90)).unwrap();
    let told = stage.run(&["inspect", "a.jpg"]);
    told.ends_with(0);
    for secret in [
        "48.85837, 2.29448",
        "Lumen",
        "14 July 2026, 16:20:05",
        "Camille Martin",
    ] {
        assert!(
            told.out.contains(secret),
            "{secret} is not in: {}",
            told.out
        );
    }
    stage.protect(&["a.jpg"]).ends_with(0);
    let copy = stage.read("a.protected.jpg");
    for secret in ["Exif", "Lumen", "2026:07:14", "Camille"] {
        let found = copy.windows(secret.len()).any(|w| w == secret.as_bytes());
        assert!(!found, "{secret} is still in the copy");
    }
    let told = stage.run(&["inspect", "a.protected.jpg"]);
    assert!(
        told.out.contains("no to AI training") && !told.out.contains("Lumen"),
        "{}",
        told.out
    );
}

#[test]
fn a_name_of_somebody_in_a_files_name_is_told_by_inspect_as_by_check() {
    let stage = Stage::new();
    pictures::png(&stage.path("Anniversaire_Franck_6ans.png"), 60, 40, 1);
    let told = stage.run(&["inspect", "Anniversaire_Franck_6ans.png"]);
    told.ends_with(0);
    for words in ["gives away", "Text like a name", "in the name of the file"] {
        assert!(told.out.contains(words), "{words} is not in: {}", told.out);
    }
    pictures::png(&stage.path("IMG_0004.png"), 60, 40, 1);
    let told = stage.run(&["inspect", "IMG_0004.png"]);
    assert!(!told.out.contains("like a name"), "{}", told.out);
    let rename = "It stands in the name of the file: rename it before you share it.";
    assert!(!told.out.contains(rename), "{}", told.out);
    pictures::png(&stage.path("IMG_20260714_162005.png"), 60, 40, 1);
    let told = stage.run(&["inspect", "IMG_20260714_162005.png"]);
    assert!(told.out.contains("14 July 2026"), "{}", told.out);
    assert!(told.out.contains(rename), "{}", told.out);
}

/// Whoever followed it was told that the copy is one already; and the copy of a copy has the mark again.
#[test]
fn of_a_protected_copy_inspect_asks_for_no_other_copy() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 128, 96, 1);
    let options = ["--box", "20,20,60,50", "a.png"];
    stage.protect(&options).ends_with(0);
    let told = stage.run(&["inspect", "a.protected.png"]);
    told.ends_with(0);
    assert!(told.out.contains("says no to AI training"), "{}", told.out);
    assert!(!told.out.contains("To make a copy"), "{}", told.out);
}

#[test]
fn the_same_command_gives_the_same_bytes() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 128, 96, 1);
    let mut results = Vec::new();
    for seed in ["5", "5", "6"] {
        let options = [
            "a.png",
            "--force",
            "--box",
            "20,20,60,50",
            "--cover",
            "pixels",
            "--seed",
            seed,
        ];
        stage.protect(&options).ends_with(0);
        results.push(stage.read("a.protected.png"));
    }
    assert_eq!(results[0], results[1]);
    assert_ne!(results[0], results[2], "the seed changes nothing");
}

#[test]
fn a_photo_without_faces_is_cleaned_and_says_so() {
    if !finder_installed("a_photo_without_faces_is_cleaned_and_says_so") {
        return;
    }
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 160, 120, 1);
    let ran = stage.run(&["protect", "a.png"]);
    ran.ends_with(0);
    assert!(ran.out.contains("No face was found"), "{}", ran.out);
    assert!(stage.exists("a.protected.png"));
}

#[test]
fn a_face_is_found_numbered_drawn_covered_or_kept() {
    let name = "a_face_is_found_numbered_drawn_covered_or_kept";
    let Some(photo) = portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    std::fs::copy(photo, stage.path("a.jpg")).unwrap();
    let listed = stage.run(&["faces", "--draw", "--json", "a.jpg"]);
    listed.ends_with(0);
    let data: serde_json::Value = serde_json::from_str(listed.out.trim()).unwrap();
    assert_eq!(data["faces"].as_array().unwrap().len(), 1);
    assert_eq!(data["faces"][0]["number"], 1);
    assert_eq!(data["drawing"], "a.faces.jpg");
    assert_ne!(stage.read("a.faces.jpg"), stage.read("a.jpg"));
    let covered = stage.run(&["protect", "--json", "a.jpg"]);
    let data: serde_json::Value = serde_json::from_str(covered.out.trim()).unwrap();
    assert_eq!(data["report"]["faces"][0]["cover"], "fill");
    let kept = stage.run(&["protect", "--json", "--force", "--keep", "1", "a.jpg"]);
    let data: serde_json::Value = serde_json::from_str(kept.out.trim()).unwrap();
    assert!(data["report"]["faces"][0]["cover"].is_null());
    kept.complains("left visible");
}

#[test]
fn a_name_that_could_tell_something_is_told_and_a_neutral_one_tells_nothing() {
    let stage = Stage::new();
    for name in ["Léa Dupont classe CP.jpg", "x.jpg", "photo-2.jpg"] {
        pictures::jpeg(&stage.path(name), 64, 48, 1);
    }
    let told = |ran: &crate::stage::Ran| ran.out.contains("a name can tell who, when and where");
    let one = stage.protect(&["x.jpg"]);
    assert!(told(one.ends_with(0)), "{}", one.out);
    let all = stage.protect(&["Léa Dupont classe CP.jpg", "photo-2.jpg"]);
    assert!(told(all.ends_with(0)), "in the account of a batch");

    // Which of them says what; a camera's number says nothing.
    let line = "since they tell the name of somebody: Léa Dupont classe CP.jpg.";
    assert!(all.out.contains(line), "{}", all.out);
    pictures::jpeg(&stage.path("IMG_0004.JPG"), 64, 48, 1);
    let camera = stage.protect(&["IMG_0004.JPG", "x.jpg", "--force"]);
    let says = camera.ends_with(0).out.contains("since they tell");
    assert!(!says, "{}", camera.out);

    let photos = ["Léa Dupont classe CP.jpg", "x.jpg", "photo-2.jpg"];
    let neutral = stage.protect(&[&photos[..], &["--neutral-names", "--out", "out"]].concat());
    assert!(!told(neutral.ends_with(0)), "{}", neutral.out);
    for number in 1..=3 {
        assert!(stage.exists(&format!("out/photo-{number}.jpg")));
    }
    // Beside the originals, and although replacing was asked for: an original keeps its name and its bytes.
    let before = stage.read("photo-2.jpg");
    let beside = [&photos[..], &["--neutral-names", "--force"]].concat();
    stage.protect(&beside).ends_with(0);
    assert_eq!(stage.read("photo-2.jpg"), before);
    for number in [1, 3, 4] {
        assert!(stage.exists(&format!("photo-{number}.jpg")));
    }
}

#[test]
fn what_still_links_a_copy_to_its_camera_is_told_and_a_smaller_size_is_offered() {
    let stage = Stage::new();
    pictures::jpeg(&stage.path("a.jpg"), 64, 48, 1);
    let whole = stage.protect(&["a.jpg"]);
    for words in ["noise of its sensor", "size in pixels", "`--max-side`"] {
        assert!(whole.ends_with(0).out.contains(words), "{}", whole.out);
    }
    let smaller = stage.protect(&["a.jpg", "--force", "--max-side", "40"]);
    assert!(
        smaller.ends_with(0).out.contains("harder to link"),
        "{}",
        smaller.out
    );
    assert!(!smaller.out.contains("`--max-side`"));
    // Of several, some larger than that and some not, each is said of those it holds for.
    pictures::jpeg(&stage.path("b.jpg"), 30, 20, 2);
    let both = stage.protect(&["a.jpg", "b.jpg", "--force", "--max-side", "40"]);
    both.ends_with(0);
    for words in ["1 copy is smaller", "1 copy is as large"] {
        assert!(both.out.contains(words), "{}", both.out);
    }
    assert!(!both.out.contains("makes that harder"), "{}", both.out);
}
