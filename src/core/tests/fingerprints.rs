//! Fingerprints judged by real things: Meta's vectors, md5sum and sha256sum, videos of ffmpeg.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use ombrelle_core::cage::Decoding;
use ombrelle_core::calendar;
use ombrelle_core::error::{Cancelled, Error, ErrorKind, FileError, FingerprintError};
use ombrelle_core::photo::Limits;
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::register::fingerprint::{self, Digest, FileKind, Fingerprint, Note};
use ombrelle_core::register::{self, Passphrase, Register, Verdict, compare};

fn fingerprint(path: &Path) -> Result<(Fingerprint, Vec<Note>), Error> {
    fingerprint::of(
        path,
        &Limits::default(),
        &Decoding::InProcess,
        &Progress::default(),
    )
}

fn distance(a: &Digest<32>, b: &Digest<32>) -> u32 {
    let pairs = a.as_bytes().iter().zip(b.as_bytes());
    pairs.map(|(a, b)| (a ^ b).count_ones()).sum()
}

/// Tells that a test did not run, which CI does not accept.
fn skipped(test: &str, why: &str) {
    println!("{test}: skipped, {why}");
    assert!(std::env::var_os("CI").is_none(), "{test}: in CI, {why}");
}

fn shared() -> PathBuf {
    std::env::var_os("OMBRELLE_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    )
}

/// Runs a program; none where it is not installed.
fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    assert!(
        output.status.success(),
        "{program}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn metas_vectors_agree_from_the_file_to_the_fingerprint() {
    let folder = shared().join("data/pdq");
    let Ok(table) = std::fs::read_to_string(folder.join("expected.csv")) else {
        skipped("metas_vectors_agree", "the vectors are not here");
        return;
    };
    let mut seen = 0;
    for line in table.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [file, _, _, _, hash, quality, turned @ ..] = fields.as_slice() else {
            panic!("{line}");
        };
        let (found, notes) = fingerprint(&folder.join(file)).unwrap();
        let [picture] = found.pictures.as_slice() else {
            panic!("{file}: {} forms", found.pictures.len());
        };
        let quality: u8 = quality.parse().unwrap();
        assert_eq!(picture.quality, quality, "{file}");
        assert_eq!(notes.is_empty(), quality >= 50, "{file}: {notes:?}");
        let allowed = if quality >= 50 { 0 } else { 2 };
        let expected = std::iter::once(hash).chain(turned.iter().skip(1));
        for (own, theirs) in picture.hashes.iter().zip(expected) {
            let theirs = Digest::from_hex(theirs).unwrap();
            let far = distance(own, &theirs);
            assert!(far <= allowed, "{file}: {far}");
        }
        assert_eq!(picture.hashes.len(), 8);
        seen += 1;
    }
    assert_eq!(seen, 23);
}

#[test]
fn the_hashes_of_the_bytes_are_those_of_md5sum_and_sha256sum() {
    let name = "the_hashes_of_the_bytes_are_those_of_md5sum_and_sha256sum";
    let path = shared().join("data/pdq/wee.png");
    if !path.exists() {
        return skipped(name, "the vectors are not here");
    }
    let path = path.to_string_lossy().into_owned();
    let (Some(md5), Some(sha256)) = (run("md5sum", &[&path]), run("sha256sum", &[&path])) else {
        return skipped(name, "no md5sum");
    };
    let (found, _) = fingerprint(Path::new(&path)).unwrap();
    assert!(md5.starts_with(found.md5.to_hex().as_str()));
    assert!(sha256.starts_with(found.sha256.to_hex().as_str()));
}

/// Three seconds of ffmpeg's own test picture, 25 frames a second; none without the program.
fn test_video(folder: &Path, name: &str) -> Option<PathBuf> {
    let path = folder.join(name);
    let source = "testsrc2=size=320x240:rate=25:duration=3";
    let end = ["-y", "-loglevel", "error", path.to_str().unwrap()];
    let mut arguments = vec!["-nostdin", "-f", "lavfi", "-i", source];
    if name.ends_with("webm") {
        arguments.extend(["-c:v", "libvpx", "-b:v", "1M"]);
    } else {
        arguments.extend(["-c:v", "mpeg4", "-q:v", "3"]);
    }
    arguments.extend(end);
    run("ffmpeg", &arguments).map(|_| path)
}

#[test]
fn the_frames_of_a_video_are_hashed_one_a_second() {
    let name = "the_frames_of_a_video_are_hashed_one_a_second";
    let folder = tempfile::tempdir().unwrap();
    for file in ["a.mp4", "b.mov", "c.webm", "-e.mp4", "http:x.mp4"] {
        let Some(path) = test_video(folder.path(), file) else {
            return skipped(name, "ffmpeg is not installed");
        };
        let before: Vec<_> = list(folder.path());
        let (found, notes) = fingerprint(&path).unwrap();
        assert_eq!(list(folder.path()), before, "nothing is written");
        assert_eq!(found.kind, FileKind::Video);
        assert_eq!(notes, [Note::FramesHashed { count: 3 }], "{file}");
        let times: Vec<u64> = found
            .frames
            .iter()
            .map(|frame| frame.milliseconds)
            .collect();
        assert_eq!(times, [0, 1000, 2000]);
        // The frames of the second that they say, as a PNG of their own.
        for frame in &found.frames {
            let picture = folder.path().join("frame.png");
            let at = format!("{}", frame.milliseconds / 1000 * 25);
            let select = format!("select=eq(n\\,{at})");
            let source = "testsrc2=size=320x240:rate=25:duration=3";
            let arguments = [
                "-nostdin",
                "-y",
                "-loglevel",
                "error",
                "-f",
                "lavfi",
                "-i",
                source,
            ];
            let picture_name = picture.to_str().unwrap();
            let rest = ["-vf", &select, "-frames:v", "1", picture_name];
            run("ffmpeg", &[arguments.as_slice(), &rest].concat()).unwrap();
            let (still, _) = fingerprint(&picture).unwrap();
            let far = distance(&still.pictures[0].hashes[0], &frame.hash);
            assert!(far <= 31, "{file} at {at}: {far}");
            std::fs::remove_file(picture).unwrap();
        }
    }
}

#[test]
fn a_video_that_was_saved_turned_is_found() {
    let name = "a_video_that_was_saved_turned_is_found";
    let folder = tempfile::tempdir().unwrap();
    let Some(path) = test_video(folder.path(), "a.mp4") else {
        return skipped(name, "ffmpeg is not installed");
    };
    let passphrase = Passphrase::new("of a register for a test").unwrap();
    let mut register = Register::create(&folder.path().join("register.age"), passphrase).unwrap();
    let files = vec![(String::new(), fingerprint(&path).unwrap().0)];
    register::add(&mut register, calendar::today(), files).unwrap();
    for change in ["transpose=1", "transpose=2", "vflip,hflip", "hflip"] {
        let copy = folder.path().join("copy.mp4");
        let (from, to) = (path.to_str().unwrap(), copy.to_str().unwrap());
        let start = ["-nostdin", "-y", "-loglevel", "error", "-i", from];
        let end = ["-vf", change, "-c:v", "mpeg4", "-q:v", "3", to];
        run("ffmpeg", &[start.as_slice(), &end].concat()).unwrap();
        let (limits, progress) = (Limits::default(), Progress::default());
        let sought = fingerprint::sought(&copy, &limits, &Decoding::InProcess, &progress);
        let found = compare(&sought.unwrap().0, register.content());
        assert_eq!(found[0].verdict, Verdict::Probably, "{change}");
    }
}

fn list(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_cut_video_and_sound_alone_are_refused_without_their_name() {
    let name = "a_cut_video_and_sound_alone_are_refused_without_their_name";
    let folder = tempfile::tempdir().unwrap();
    for file in ["secret.mp4", "secret.webm"] {
        let Some(path) = test_video(folder.path(), file) else {
            return skipped(name, "ffmpeg is not installed");
        };
        let whole = std::fs::read(&path).unwrap();
        for end in [40, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
            std::fs::write(&path, &whole[..end]).unwrap();
            let refused = fingerprint(&path).unwrap_err();
            assert!(refused.kind.code().starts_with("video-"), "{refused:?}");
            assert_eq!(refused.path, None);
            assert!(!refused.to_string().contains("secret"));
        }
    }
    let sound = folder.path().join("sound.mp4");
    let tone = [
        "-nostdin",
        "-f",
        "lavfi",
        "-i",
        "sine=duration=1",
        "-loglevel",
        "error",
    ];
    run(
        "ffmpeg",
        &[tone.as_slice(), &[sound.to_str().unwrap()]].concat(),
    )
    .unwrap();
    assert_eq!(
        fingerprint(&sound).unwrap_err(),
        ErrorKind::Fingerprint(FingerprintError::NeitherPictureNorVideo).into()
    );
}

#[test]
fn whoever_wants_to_stop_is_heard() {
    let name = "whoever_wants_to_stop_is_heard";
    let folder = tempfile::tempdir().unwrap();
    let Some(path) = test_video(folder.path(), "a.mp4") else {
        return skipped(name, "ffmpeg is not installed");
    };
    for steps in 1..6 {
        let cancel = Cancel::default();
        let (wish, left) = (cancel.clone(), std::sync::atomic::AtomicUsize::new(steps));
        let progress = Progress::new(cancel, move |_| {
            if left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) == 1 {
                wish.cancel();
            }
        });
        let stopped = fingerprint::of(&path, &Limits::default(), &Decoding::InProcess, &progress);
        assert_eq!(
            stopped.unwrap_err(),
            ErrorKind::Cancelled(Cancelled).into(),
            "{steps}"
        );
    }
}

#[test]
fn files_that_cannot_be_read_are_refused_without_their_name() {
    let folder = tempfile::tempdir().unwrap();
    let empty = folder.path().join("secret.jpg");
    std::fs::write(&empty, "").unwrap();
    for (path, reason) in [
        (
            folder.path().join("secret.png"),
            ErrorKind::File(FileError::NotFound),
        ),
        (
            folder.path().to_owned(),
            ErrorKind::File(FileError::IsAFolder),
        ),
        (empty, ErrorKind::File(FileError::EmptyFile)),
    ] {
        assert_eq!(fingerprint(&path).unwrap_err(), reason.into());
    }
}

/// A drawing of balls of many sizes and colours, which is like a photo: no two parts of it are the same.
fn drawing() -> image::RgbImage {
    let mut drawing = image::RgbImage::from_pixel(480, 360, image::Rgb([120, 150, 170]));
    let mut state = 7_u32;
    let mut next = |below: u32| {
        // Numerical Recipes' generator: the same drawing every time.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    for _ in 0..60 {
        let (x, y, radius) = (next(480), next(360), 10 + next(50));
        let colour = [next(256) as u8, next(256) as u8, next(256) as u8];
        for (at_x, at_y, pixel) in drawing.enumerate_pixels_mut() {
            if at_x.abs_diff(x).pow(2) + at_y.abs_diff(y).pow(2) < radius.pow(2) {
                *pixel = image::Rgb(colour);
            }
        }
    }
    drawing
}

fn found(copy: &image::RgbImage, register: &Register) -> Verdict {
    let mut bytes = Vec::new();
    let jpeg = image::ImageFormat::Jpeg;
    copy.write_to(&mut std::io::Cursor::new(&mut bytes), jpeg)
        .unwrap();
    let progress = Progress::default();
    let made = fingerprint::of_bytes(&bytes, &Limits::default(), &Decoding::InProcess, &progress);
    compare(&made.unwrap().0, register.content())[0].verdict
}

#[test]
fn a_copy_with_a_border_or_without_its_edges_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("drawing.png");
    let drawing = drawing();
    drawing.save(&path).unwrap();
    let passphrase = Passphrase::new("of a register for a test").unwrap();
    let mut register = Register::create(&folder.path().join("register.age"), passphrase).unwrap();
    let files = vec![(String::new(), fingerprint(&path).unwrap().0)];
    register::add(&mut register, calendar::today(), files).unwrap();
    let cut = |[left, top, right, bottom]: [u32; 4]| {
        let size = (480 - left - right, 360 - top - bottom);
        image::imageops::crop_imm(&drawing, left, top, size.0, size.1).to_image()
    };
    // 5 % of one side, of all four, 10 % of one side.
    for edges in [[24, 0, 0, 0], [24, 18, 24, 18], [0, 0, 0, 36]] {
        let verdict = found(&cut(edges), &register);
        assert!(verdict <= Verdict::Perhaps, "{edges:?}: {verdict:?}");
        let mirrored = image::imageops::flip_horizontal(&cut(edges));
        assert!(found(&mirrored, &register) <= Verdict::Perhaps, "{edges:?}");
    }
    for (border, colour) in [(12, [255; 3]), (60, [0; 3]), (33, [200, 30, 30])] {
        let mut framed =
            image::RgbImage::from_pixel(480 + 2 * border, 360 + 2 * border, image::Rgb(colour));
        image::imageops::replace(&mut framed, &drawing, border.into(), border.into());
        let verdict = found(&framed, &register);
        assert!(verdict <= Verdict::Probably, "{border}: {verdict:?}");
    }
    // What is too much is not told, and another picture never.
    assert_eq!(found(&cut([160, 0, 0, 90]), &register), Verdict::No);
    let other = image::imageops::huerotate(&image::imageops::rotate90(&cut([0, 120, 240, 0])), 90);
    assert_eq!(found(&other, &register), Verdict::No);
}

#[test]
fn a_copy_in_a_black_frame_is_told_though_the_photos_own_edge_is_black() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("night.png");
    let mut night = drawing();
    for (_, y, pixel) in night.enumerate_pixels_mut() {
        if y >= 290 {
            *pixel = image::Rgb([6, 6, 6]);
        }
    }
    night.save(&path).unwrap();
    let passphrase = Passphrase::new("of a register for a test").unwrap();
    let mut register = Register::create(&folder.path().join("register.age"), passphrase).unwrap();
    let files = vec![(String::new(), fingerprint(&path).unwrap().0)];
    register::add(&mut register, calendar::today(), files).unwrap();
    for border in [7, 14, 40] {
        let size = (480 + 2 * border, 360 + 2 * border);
        let mut framed = image::RgbImage::from_pixel(size.0, size.1, image::Rgb([0; 3]));
        image::imageops::replace(&mut framed, &night, border.into(), border.into());
        let verdict = found(&framed, &register);
        assert!(verdict <= Verdict::Probably, "{border}: {verdict:?}");
    }
}
