//! Many photos: order, names, counts, data, and stopping.

use std::fs;

use crate::pictures;
use crate::stage::Stage;

fn album(stage: &Stage, photos: u32) {
    fs::create_dir_all(stage.path("album/june")).unwrap();
    for n in 0..photos {
        let folder = if n % 3 == 0 { "album/june" } else { "album" };
        pictures::png(&stage.path(format!("{folder}/p{n:02}.png")), 60 + n, 50, n);
    }
}

#[test]
fn one_bad_file_does_not_stop_the_others_and_the_last_line_counts() {
    let stage = Stage::new();
    album(&stage, 5);
    fs::write(stage.path("album/notes.txt"), "hello").unwrap();
    fs::write(stage.path("album/.hidden.png"), "secret").unwrap();
    let png = fs::read(stage.path("album/p01.png")).unwrap();
    fs::write(stage.path("album/cut.png"), &png[..200]).unwrap();
    let ran = stage.protect(&["album"]);
    ran.ends_with(4).complains("cut.png");
    let last = ran.out.lines().last().unwrap();
    assert_eq!(
        last,
        "5 protected copies written, 1 failed (no picture that can be opened)."
    );
    assert!(
        ran.out.contains("1 other file is not a photo"),
        "{}",
        ran.out
    );
    // A second time: everything is there already, and copies are not protected again.
    let again = stage.protect(&["album"]);
    again.ends_with(1);
    let last = again.out.lines().last().unwrap();
    assert_eq!(
        last,
        "0 protected copies written, 10 photos skipped (already a protected copy: 5; \
         the result exists already: 5), 1 failed (no picture that can be opened)."
    );
}

#[test]
fn several_classes_of_fault_end_with_one() {
    let stage = Stage::new();
    fs::write(stage.path("text.jpg"), "no picture").unwrap();
    stage.protect(&["none.jpg", "text.jpg"]).ends_with(1);
    stage.protect(&["none.jpg", "nothing.jpg"]).ends_with(3);
}

#[test]
fn the_account_is_the_same_whatever_the_number_of_jobs() {
    let outputs: Vec<String> = ["1", "2", "5"]
        .into_iter()
        .map(|jobs| {
            let stage = Stage::new();
            album(&stage, 12);
            let ran = stage.protect(&["album", "none.jpg", "album/p01.png", "--jobs", jobs]);
            ran.ends_with(3);
            ran.out
        })
        .collect();
    assert_eq!(outputs[0].matches('→').count(), 12);
    assert_eq!(outputs[0], outputs[1]);
    assert_eq!(outputs[0], outputs[2]);
}

#[test]
fn folders_are_kept_under_out_and_names_never_meet() {
    let stage = Stage::new();
    album(&stage, 4);
    pictures::png(&stage.path("album/p00.png"), 40, 30, 9);
    pictures::jpeg(&stage.path("album/p00.jpg"), 40, 30, 9);
    stage.protect(&["album", "--out", "to"]).ends_with(0);
    for name in [
        "to/june/p00.protected.png",
        "to/p00.protected.png",
        "to/p00.protected.jpg",
        "to/june/p03.protected.png",
    ] {
        assert!(stage.exists(name), "{name}");
    }
    // The same name from three photos.
    let given = ["album/p00.png", "album/p00.jpg", "album/june/p00.png"];
    let mut arguments = given.to_vec();
    arguments.extend(["--out", "flat", "--format", "jpeg"]);
    let ran = stage.protect(&arguments);
    ran.ends_with(0);
    for name in ["p00", "p00-2", "p00-3"] {
        assert!(
            stage.exists(&format!("flat/{name}.protected.jpg")),
            "{name}"
        );
    }
    assert_eq!(ran.out.matches("Named flat").count(), 2, "{}", ran.out);
}

#[test]
fn data_are_one_object_a_line_and_sentences_go_elsewhere() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 40, 30, 1);
    pictures::png(&stage.path("b.protected.png"), 40, 30, 1);
    let ran = stage.protect(&["a.png", "none.jpg", "b.protected.png", "--json"]);
    ran.ends_with(1).complains("none.jpg: There is no");
    let lines: Vec<serde_json::Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["path"], "a.png");
    assert_eq!(lines[0]["output"], "a.protected.png");
    assert_eq!(lines[0]["report"]["version"], 1);
    assert_eq!(lines[1]["error"]["code"], "not-found");
    assert!(lines[1]["error"]["what_to_do"].is_string());
    assert_eq!(lines[2]["skipped"]["code"], "protected-copy");
}

#[test]
fn a_name_of_a_picture_behind_out_names_the_copy_of_one_photo() {
    let stage = Stage::new();
    pictures::jpeg(&stage.path("a.jpg"), 40, 30, 1);
    pictures::png(&stage.path("b.png"), 40, 30, 2);
    let named = ["a.jpg", "--out", "to/copy.jpg"];
    stage.protect(&named).ends_with(0);
    image::open(stage.path("to/copy.jpg")).unwrap();
    // Over no file but where that is asked for, and never over the original.
    stage.protect(&named).ends_with(6).complains("--force");
    stage
        .protect(&[&named[..], &["--force"]].concat())
        .ends_with(0);
    let original = stage.read("a.jpg");
    stage
        .protect(&["a.jpg", "--out", "a.jpg", "--force"])
        .ends_with(6);
    assert_eq!(stage.read("a.jpg"), original);
    // Not of another kind than it says.
    stage
        .protect(&["a.jpg", "--out", "copy.png"])
        .ends_with(2)
        .complains("end with .jpg");
    stage
        .protect(&["a.jpg", "--out", "copy.png", "--format", "png"])
        .ends_with(0);
    // Several photos need a folder.
    stage
        .protect(&["a.jpg", "b.png", "--out", "all.jpg"])
        .ends_with(2)
        .complains("all.jpg/");
    assert!(!stage.exists("all.jpg"));
    stage
        .protect(&["a.jpg", "b.png", "--out", "all.jpg/"])
        .ends_with(0);
    assert!(stage.exists("all.jpg/b.protected.png"));
}

#[test]
fn options_reach_the_result() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 400, 300, 1);
    let sized = [
        "a.png",
        "--max-side",
        "100",
        "--format",
        "webp",
        "--no-mark",
    ];
    stage.protect(&sized).ends_with(0);
    let result = image::open(stage.path("a.protected.webp")).unwrap();
    assert_eq!((result.width(), result.height()), (100, 75));
    stage
        .protect(&["a.png", "--format", "jpeg", "--quality", "40"])
        .ends_with(0);
    let small = stage.read("a.protected.jpg").len();
    stage
        .protect(&["a.png", "--format", "jpeg", "--quality", "95", "--force"])
        .ends_with(0);
    assert!(small < stage.read("a.protected.jpg").len());
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_cleanly() {
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    let stage = Stage::new();
    fs::create_dir(stage.path("many")).unwrap();
    pictures::png(&stage.path("first.png"), 1200, 1000, 1);
    for n in 0..80 {
        fs::copy(
            stage.path("first.png"),
            stage.path(format!("many/{n:02}.png")),
        )
        .unwrap();
    }
    let arguments = [
        "protect",
        "--no-detect",
        "many",
        "--out",
        "to",
        "--jobs",
        "2",
    ];
    let mut command = stage.command(&arguments);
    let child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let patience = Instant::now();
    while !stage.exists("to/01.protected.png") {
        assert!(
            patience.elapsed() < Duration::from_secs(60),
            "nothing was written"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    let kill = Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .unwrap();
    assert!(kill.success());
    let ran = crate::stage::Ran::of(child.wait_with_output().unwrap());
    ran.ends_with(130);
    let results: Vec<_> = fs::read_dir(stage.path("to")).unwrap().flatten().collect();
    assert!(
        (1..80).contains(&results.len()),
        "{} written",
        results.len()
    );
    for result in &results {
        let name = result.file_name().to_string_lossy().into_owned();
        assert!(name.ends_with(".protected.png"), "{name} was left");
        image::open(result.path()).unwrap();
    }
    let last = ran.err.lines().last().unwrap();
    let expected = format!("Stopped: {} of 80 photos were done.", results.len());
    assert!(last.starts_with(&expected), "{last}, not {expected}");
    // What was not done yet failed in nothing.
    let not_yet = format!("{} photos not done yet (stopped).", 80 - results.len());
    assert!(ran.out.contains(&not_yet), "{}", ran.out);
    assert!(!ran.out.contains("failed"), "{}", ran.out);
}

/// A GIF of two pictures, which a copy keeps one of.
fn animation(path: &std::path::Path) {
    let file = fs::File::create(path).unwrap();
    let mut encoder = image::codecs::gif::GifEncoder::new(file);
    for shade in [20, 200] {
        let picture = image::RgbaImage::from_pixel(40, 30, image::Rgba([shade, 90, 90, 255]));
        encoder.encode_frame(image::Frame::new(picture)).unwrap();
    }
}

#[test]
fn in_a_folder_an_animation_says_that_one_picture_of_it_is_kept() {
    let stage = Stage::new();
    fs::create_dir(stage.path("in")).unwrap();
    animation(&stage.path("in/wave.gif"));
    pictures::png(&stage.path("in/beach.png"), 40, 30, 1);
    let ran = stage.protect(&["in", "--out", "to"]);
    let out = &ran.ends_with(0).out;
    let said = out
        .matches("Only the first picture of the animation")
        .count();
    assert_eq!(said, 1, "{out}");
}

/// There is no mask any more, so nobody is promised that one hides a face.
#[test]
fn no_mask_is_offered() {
    let stage = Stage::new();
    let help = stage.run(&["--help"]);
    assert!(
        !help.ends_with(0).out.to_lowercase().contains("mask"),
        "{}",
        help.out
    );
    stage.run(&["mask", "apply", "a.jpg"]).ends_with(2);
}

/// A JPEG with the same mark against data mining as another program writes it.
fn marked_by_another_program(path: &std::path::Path) {
    let plain = pictures::bytes(&pictures::scene(50, 40, 8), image::ImageFormat::Jpeg);
    let mark = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/' x:xmptk='Image::ExifTool 13.10'>\
        <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
        <rdf:Description rdf:about='' xmlns:plus='http://ns.useplus.org/ldf/xmp/1.0/'>\
        <plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>\
        </rdf:Description></rdf:RDF></x:xmpmeta>";
    let length = u16::try_from(mark.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = plain.split_at(2);
    let marked = [start, &[0xFF, 0xE1], &length, mark.as_bytes(), rest].concat();
    fs::write(path, marked).unwrap();
}

#[test]
fn copies_with_neutral_names_are_no_photos_the_next_time() {
    let stage = Stage::new();
    album(&stage, 3);
    // Originals that happen to have such names.
    marked_by_another_program(&stage.path("album/photo-8.jpg"));
    pictures::jpeg(&stage.path("album/photo-9.jpg"), 60, 50, 4);
    let again = ["--neutral-names", "album"];
    let last = |arguments: &[&str]| {
        let ran = stage.protect(arguments);
        ran.ends_with(0).out.lines().last().unwrap().to_owned()
    };
    assert_eq!(last(&again), "5 protected copies written.");
    let told = "5 protected copies written, 5 photos skipped (already a protected copy).";
    assert_eq!(last(&again), told);
    let webp = ["--neutral-names", "--format", "webp", "album"];
    let told = "5 protected copies written, 10 photos skipped (already a protected copy).";
    assert_eq!(last(&webp), told);
    // Who only looks at a folder hears of them, too.
    let looked = stage.run(&["inspect", "album"]);
    let told = "15 protected copies were left alone";
    assert!(looked.ends_with(0).out.contains(told), "{}", looked.out);
    // Whoever names a copy means it.
    let before = stage.files().len();
    stage
        .protect(&["--neutral-names", "album/photo-2.png"])
        .ends_with(0);
    assert_eq!(stage.files().len(), before + 1);
}

#[test]
fn without_the_mark_a_copy_with_a_neutral_name_looks_like_a_photo_as_the_help_says() {
    let stage = Stage::new();
    album(&stage, 1);
    let unmarked = ["--neutral-names", "--no-mark", "album"];
    stage.protect(&unmarked).ends_with(0);
    let ran = stage.protect(&unmarked);
    let last = ran.ends_with(0).out.lines().last().unwrap();
    assert_eq!(last, "2 protected copies written.");
    let help = stage.run(&["protect", "--help"]);
    assert!(
        help.out
            .contains("with --no-mark Ombrelle itself takes them for photos")
    );
}
