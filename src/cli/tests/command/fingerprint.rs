//! `ombrelle fingerprint`: numbers instead of names, a warning, nothing kept.

use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::fingerprint;

use crate::pictures;
use crate::stage::{Ran, Stage, skipped};

fn stage() -> Stage {
    let stage = Stage::new();
    pictures::jpeg(&stage.path("secret-name.jpg"), 320, 240, 1);
    stage
}

#[test]
fn hashes_are_printed_with_a_warning_and_not_kept() {
    let stage = stage();
    let ran = stage.run(&["fingerprint", "secret-name.jpg"]);
    ran.ends_with(0);
    assert!(ran.out.contains("File 1 (picture):\n  MD5 "), "{}", ran.out);
    assert!(
        ran.out.contains("blurry version of the picture"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Nothing was kept"), "{}", ran.out);
    assert_eq!(stage.files(), ["secret-name.jpg"]);
}

#[test]
fn files_are_named_by_their_number_alone() {
    let stage = stage();
    std::fs::write(stage.path("secret-empty.jpg"), "").unwrap();
    std::fs::write(stage.path("secret-letter.jpg"), "Dear granny,").unwrap();
    std::fs::write(
        stage.path("secret-cut.jpg"),
        &stage.read("secret-name.jpg")[..900],
    )
    .unwrap();
    let files = [
        "secret-name.jpg",
        "secret-empty.jpg",
        "secret-letter.jpg",
        "secret-cut.jpg",
        "secret-missing.jpg",
    ];
    for option in ["--json", "--discreet", "--lang=fr"] {
        let mut line = vec!["fingerprint", option];
        line.extend(files);
        let ran = stage.run(&line);
        ran.ends_with(1);
        assert!(!ran.out.contains("secret") && !ran.err.contains("secret"));
        for number in 2..=5 {
            assert!(ran.err.contains(&format!("{number}")), "{}", ran.err);
        }
    }
}

#[test]
fn what_is_to_be_discreet_is_not_written_as_data() {
    let stage = stage();
    let line = ["fingerprint", "--json", "--discreet", "secret-name.jpg"];
    let ran = stage.run(&line);
    ran.ends_with(2).complains("--discreet");
    assert_eq!(ran.out, "");
}

#[test]
fn a_discreet_screen_shows_neutral_words_only() {
    let stage = stage();
    std::fs::write(stage.path("letter"), "Dear granny,").unwrap();
    for language in ["--lang=en", "--lang=fr"] {
        let ran = stage.run(&[
            "fingerprint",
            language,
            "--discreet",
            "secret-name.jpg",
            "letter",
        ]);
        ran.ends_with(4);
        let said = format!("{}{}", ran.out, ran.err).to_lowercase();
        for word in [
            "image",
            "photo",
            "intim",
            "hash",
            "empreinte",
            "blur",
            "flou",
        ] {
            assert!(!said.contains(word), "{word}: {said}");
        }
    }
}

#[test]
fn data_hold_all_forms_and_the_sentences_no_digits() {
    let stage = stage();
    let ran = stage.run(&["fingerprint", "--json", "secret-name.jpg"]);
    ran.ends_with(0);
    let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let picture = &data["fingerprint"]["pictures"][0];
    assert_eq!(picture["hashes"].as_array().unwrap().len(), 8);
    let digits = picture["hashes"][0].as_str().unwrap();
    assert_eq!(digits.len(), 64);
    assert!(!ran.err.contains(digits));
}

#[test]
fn a_video_without_ffmpeg_is_hashed_by_its_bytes_and_that_is_told() {
    let stage = Stage::new();
    std::fs::write(stage.path("film.mp4"), pictures::mp4()).unwrap();
    let mut command = stage.command(&["fingerprint", "film.mp4"]);
    let ran = Ran::of(command.env("PATH", stage.path("")).output().unwrap());
    ran.ends_with(0);
    assert!(ran.out.contains("File 1 (video):"), "{}", ran.out);
    assert!(ran.out.contains("exact copies only"), "{}", ran.out);
    assert!(ran.out.contains("ffmpeg"), "{}", ran.out);
}

#[test]
fn ffmpeg_leaves_no_log_of_a_video() {
    let stage = Stage::new();
    std::fs::write(stage.path("film.mp4"), pictures::mp4()).unwrap();
    let mut command = stage.command(&["fingerprint", "film.mp4"]);
    let ran = Ran::of(
        command
            .env("FFREPORT", "file=report.log:level=32")
            .output()
            .unwrap(),
    );
    ran.ends_with(0);
    if ran.out.contains("With the program ffmpeg installed") {
        return skipped("ffmpeg_leaves_no_log_of_a_video", "ffmpeg is not installed");
    }
    // A film without frames: the program was asked and could not.
    assert!(
        ran.out.contains("could not read what the video shows"),
        "{}",
        ran.out
    );
    assert_eq!(stage.files(), ["film.mp4"]);
}

#[test]
fn a_video_is_decoded_in_the_cage_as_it_is_outside() {
    let stage = Stage::new();
    for name in ["film.mp4", "film.webm"] {
        let codec: &[&str] = match name {
            "film.webm" => &["-c:v", "libvpx", "-b:v", "1M"],
            _ => &["-c:v", "mpeg4", "-q:v", "3"],
        };
        let made = std::process::Command::new("ffmpeg")
            .args(["-nostdin", "-loglevel", "error", "-f", "lavfi", "-i"])
            .arg("testsrc2=size=320x240:rate=25:duration=3")
            .args(codec)
            .arg(stage.path(name))
            .status();
        if !made.is_ok_and(|status| status.success()) {
            return skipped(
                "a_video_is_decoded_in_the_cage_as_it_is_outside",
                "ffmpeg is not installed",
            );
        }
        let ran = stage.run(&["fingerprint", "--json", name]);
        ran.ends_with(0);
        let data: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(data["notes"][0]["code"], "frames-hashed", "{}", ran.out);
        let (limits, progress) = (Limits::default(), Progress::default());
        let outside = fingerprint::of(&stage.path(name), &limits, &Decoding::InProcess, &progress);
        let frames = serde_json::to_value(&outside.unwrap().0.frames).unwrap();
        assert_eq!(frames.as_array().unwrap().len(), 3);
        assert_eq!(data["fingerprint"]["frames"], frames, "{name}");
    }
}
