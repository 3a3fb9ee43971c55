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
use ombrelle_core::error::{Cancelled, Error, ErrorKind, FileError, FingerprintError};
use ombrelle_core::photo::Limits;
use ombrelle_core::progress::{Cancel, Progress};
use ombrelle_core::register::fingerprint::{self, Digest, FileKind, Fingerprint, Note};

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
