//! `ombrelle judge`: what a person gets, and what is never written.

use std::fs;

use image::{ImageFormat, RgbImage};

use crate::pictures::{self, scene};
use crate::stage::{Stage, finder_installed, jury_installed, portrait};

fn with_portrait(name: &str) -> Option<Stage> {
    let face = portrait(name).filter(|_| jury_installed(name))?;
    let stage = Stage::new();
    fs::copy(face, stage.path("photo.jpg")).unwrap();
    Some(stage)
}

fn json(out: &str) -> serde_json::Value {
    serde_json::from_str(out).unwrap()
}

#[test]
fn judging_writes_only_where_it_was_told() {
    let Some(stage) = with_portrait("judging_writes_only_where_it_was_told") else {
        return;
    };
    stage.run(&["protect", "photo.jpg"]).ends_with(0);
    let before = (stage.read("photo.jpg"), stage.read("photo.protected.jpg"));
    let plain = ["judge", "photo.protected.jpg", "--original", "photo.jpg"];
    stage.run(&plain).ends_with(0);
    assert_eq!(stage.files(), ["photo.jpg", "photo.protected.jpg"]);
    let exhibits = ["--chart", "verdict.svg", "--difference", "change.png"];
    let ran = stage.run(&[&plain[..], &exhibits].concat());
    ran.ends_with(0);
    assert!(ran.out.contains("keep it to yourself"), "{}", ran.out);
    let written = [
        "change.png",
        "photo.jpg",
        "photo.protected.jpg",
        "verdict.svg",
    ];
    assert_eq!(stage.files(), written);
    let after = (stage.read("photo.jpg"), stage.read("photo.protected.jpg"));
    assert_eq!(before, after);
    let change = image::open(stage.path("change.png")).unwrap();
    let black = change.to_rgb8().pixels().filter(|p| p.0 == [0; 3]).count();
    assert!(black > 10_000, "what was covered is black: {black} pixels");
    let protected = image::open(stage.path("photo.protected.jpg")).unwrap();
    assert_eq!(
        (change.width(), change.height()),
        (protected.width(), protected.height())
    );
    let chart = String::from_utf8(stage.read("verdict.svg")).unwrap();
    assert!(chart.contains("hidden from all that was tried"), "{chart}");
    assert!(!chart.contains("photo.protected"), "a chart names no file");
}

#[test]
fn a_verdict_is_data_too_and_speaks_french() {
    let Some(stage) = with_portrait("a_verdict_is_data_too_and_speaks_french") else {
        return;
    };
    let line = ["judge", "photo.jpg", "--original", "photo.jpg", "--json"];
    let ran = stage.run(&[&line[..], &["--others", "photo.jpg", "--lang", "fr"]].concat());
    ran.ends_with(0).complains("toujours reconnu");
    // And what to do about it.
    assert!(ran.err.contains("Couvrez-le"), "{}", ran.err);
    let judgement = &json(&ran.out)["judgement"];
    assert_eq!(judgement["others"], 1);
    assert_eq!(judgement["faces"][0]["verdict"], "recognised");
    assert_eq!(judgement["faces"][0]["found"], true);
}

#[test]
fn no_chart_takes_the_place_of_a_photo_in_a_folder_of_others() {
    let stage = Stage::new();
    fs::create_dir(stage.path("album")).unwrap();
    for photo in ["photo.png", "album/beach.png", "album/cake.protected.png"] {
        pictures::png(&stage.path(photo), 60, 40, 1);
    }
    let line = ["judge", "photo.png", "--original", "photo.png"];
    let others = [&line[..], &["--others", "album", "--force"]].concat();
    for photo in ["album/beach.png", "album/cake.protected.png"] {
        let before = stage.read(photo);
        for option in ["--chart", "--difference"] {
            let ran = stage.run(&[&others[..], &[option, photo]].concat());
            ran.ends_with(6).complains(photo);
        }
        assert_eq!(stage.read(photo), before);
    }
}

#[test]
fn no_difference_takes_the_place_of_the_chart() {
    let stage = Stage::new();
    pictures::png(&stage.path("photo.png"), 60, 40, 1);
    let line = ["judge", "photo.png", "--original", "photo.png", "--force"];
    for difference in ["a.png", "./a.png"] {
        let exhibits = ["--chart", "a.png", "--difference", difference];
        let ran = stage.run(&[&line[..], &exhibits].concat());
        ran.ends_with(6).complains("a.png");
        assert_eq!(stage.files(), ["photo.png"]);
    }
}

#[test]
fn videos_in_a_folder_of_other_photos_are_told_as_left_alone() {
    let name = "videos_in_a_folder_of_other_photos_are_told_as_left_alone";
    let Some(stage) = with_portrait(name) else {
        return;
    };
    fs::create_dir(stage.path("album")).unwrap();
    let video = b"\0\0\0\x14ftypisom\0\0\0\0mp42";
    fs::write(stage.path("album/a.mp4"), video).unwrap();
    let line = ["judge", "photo.jpg", "--original", "photo.jpg"];
    let ran = stage.run(&[&line[..], &["--others", "album"]].concat());
    assert!(
        ran.ends_with(0).out.contains("1 video was left alone"),
        "{}",
        ran.out
    );
}

#[cfg(unix)]
#[test]
fn links_in_a_folder_of_other_photos_are_never_passed_over_in_silence() {
    use std::os::unix::fs::symlink;
    let name = "links_in_a_folder_of_other_photos_are_never_passed_over_in_silence";
    let Some(stage) = with_portrait(name) else {
        return;
    };
    for folder in ["album", "camera"] {
        fs::create_dir(stage.path(folder)).unwrap();
    }
    symlink("gone.jpg", stage.path("album/a.jpg")).unwrap();
    symlink("../camera", stage.path("album/camera")).unwrap();
    let line = ["judge", "photo.jpg", "--original", "photo.jpg"];
    let ran = stage.run(&[&line[..], &["--others", "album"]].concat());
    ran.ends_with(0);
    for told in [
        "a.jpg: Skipped: this link",
        "camera: Skipped: this is a link",
    ] {
        assert!(ran.out.contains(told), "{}", ran.out);
    }
}

#[test]
fn numbers_are_told_only_to_whoever_asks_and_looks_only_of_what_is_left() {
    let name = "numbers_are_told_only_to_whoever_asks_and_looks_only_of_what_is_left";
    let Some(stage) = with_portrait(name) else {
        return;
    };
    stage
        .run(&["protect", "--keep", "1", "--quality", "30", "photo.jpg"])
        .ends_with(0);
    let line = ["judge", "photo.protected.jpg", "--original", "photo.jpg"];
    let plain = stage.run(&line);
    assert!(
        plain.out.contains("the change of the face is"),
        "{}",
        plain.out
    );
    assert!(!plain.out.contains("SSIM"), "{}", plain.out);
    let told = stage.run(&[&line[..], &["--verbose"]].concat());
    for words in ["In numbers:", "SSIM 0.", "SFace: likeness to the photo"] {
        assert!(told.out.contains(words), "{words}: {}", told.out);
    }
    // Of a covered face nobody has to hear that its change is seen.
    let cover = ["protect", "--force", "--verbose", "photo.jpg"];
    let ran = stage.run(&cover);
    ran.ends_with(0);
    assert!(!ran.out.contains("In numbers:"), "{}", ran.out);
    let covered = stage.run(&[&line[..], &["--verbose"]].concat());
    covered.ends_with(0);
    for words in ["the change of the face is", "SSIM"] {
        assert!(!covered.out.contains(words), "{words}: {}", covered.out);
    }
}

#[test]
fn photos_that_cannot_be_judged_are_refused_with_the_reason() {
    let name = "photos_that_cannot_be_judged_are_refused_with_the_reason";
    let Some(stage) = with_portrait(name) else {
        return;
    };
    pictures::png(&stage.path("nobody.png"), 320, 240, 1);
    pictures::png(&stage.path("wide.png"), 900, 240, 1);
    let photo = image::open(stage.path("photo.jpg")).unwrap().to_rgb8();
    let other: RgbImage = scene(photo.width(), photo.height(), 3);
    other
        .save_with_format(stage.path("other.png"), ImageFormat::Png)
        .unwrap();
    let judge = |photo: &str, original: &str| {
        let data = ["judge", photo, "--original", original, "--json"];
        let ran = stage.run(&data);
        ran.ends_with(2);
        json(&ran.out)["error"]["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(judge("nobody.png", "nobody.png"), "no-face-to-judge");
    assert_eq!(judge("wide.png", "photo.jpg"), "other-proportions");
    assert_eq!(judge("other.png", "photo.jpg"), "other-photo");
}

#[test]
fn without_recognisers_there_is_no_verdict() {
    let name = "without_recognisers_there_is_no_verdict";
    let Some(face) = portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    fs::copy(face, stage.path("photo.jpg")).unwrap();
    // A models folder with the finder alone.
    let models = std::env::var_os("OMBRELLE_MODELS").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models"),
        std::path::PathBuf::from,
    );
    for part in ["centerface", "runtime"] {
        fs::create_dir_all(stage.path("models").join(part)).unwrap();
        for file in fs::read_dir(models.join(part)).unwrap().flatten() {
            if file.path().is_file() {
                let to = stage.path("models").join(part).join(file.file_name());
                fs::copy(file.path(), to).unwrap();
            }
        }
    }
    let mut command = stage.command(&["judge", "photo.jpg", "--original", "photo.jpg"]);
    command.env("OMBRELLE_MODELS", stage.path("models"));
    let ran = crate::stage::Ran::of(command.output().unwrap());
    ran.ends_with(5).complains("No recogniser is installed");
}
