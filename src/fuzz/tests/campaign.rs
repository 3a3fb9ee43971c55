//! The campaign finds what there is to find, and what was found once does no harm any more.

use std::path::Path;
use std::process::{Command, Output};

use ombrelle_base::progress::Progress;
use ombrelle_fuzz::input::Inputs;
use ombrelle_fuzz::{TARGETS, named, regressions};
use ombrelle_media::{Limits, decode};

fn fuzz(words: &[&str], file: Option<&Path>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ombrelle-fuzz"));
    command.args(words).args(file);
    command.output().unwrap()
}

/// A panic, an abort, a hang and too much memory, each kept as a file with how it was found.
#[test]
fn whatever_a_target_does_wrong_is_found_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let words = ["run", "--seconds", "30", "--hangs", "4", "--folder"];
    let words = [&words[..], &[folder.path().to_str().unwrap(), "planted"]].concat();
    let done = fuzz(&words, None);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    let found = folder.path().join("found/planted");
    let mut harm = named("planted").map(|target| (target.seeds)()).unwrap();
    harm.remove(0);
    for bytes in harm {
        let kept = std::fs::read_dir(&found).unwrap().flatten();
        let kept = kept
            .map(|entry| entry.path())
            .find(|path| std::fs::read(path).unwrap() == bytes);
        let kept = kept.unwrap_or_else(|| panic!("not found: {}", String::from_utf8_lossy(&bytes)));
        let told = std::fs::read_to_string(kept.with_extension("txt")).unwrap();
        assert!(told.contains("seed 1, input "), "{told}");
    }
}

#[test]
fn files_that_once_did_harm_do_none_any_more() {
    for target in TARGETS {
        for file in regressions::files(target) {
            let done = fuzz(&["one", target.name], Some(&file));
            assert!(done.status.success(), "{}: {done:?}", file.display());
        }
    }
}

/// A folder that belongs to no target would be read by nobody.
#[test]
fn every_folder_of_regressions_belongs_to_a_target() {
    let folders = std::fs::read_dir(regressions::folder()).unwrap().flatten();
    for folder in folders.filter(|entry| entry.path().is_dir()) {
        let name = folder.file_name().into_string().unwrap();
        assert!(TARGETS.iter().any(|target| target.name == name), "{name}");
    }
}

#[test]
fn the_same_seed_and_number_make_the_same_file_and_another_one_another() {
    for target in TARGETS {
        let files = (target.seeds)();
        let inputs = |seed| Inputs::new(target, files.clone(), seed);
        let (first, again, other) = (inputs(1), inputs(1), inputs(2));
        let numbers = files.len() as u64..files.len() as u64 + 40;
        let same = numbers
            .clone()
            .all(|number| first.nth(number) == again.nth(number));
        let differ = numbers
            .clone()
            .filter(|number| first.nth(*number) != other.nth(*number));
        assert!(same && differ.count() > 20, "{}", target.name);
    }
}

/// The target itself gives them to a worker of `ombrelle-fuzz`, within the limits of a campaign: a photo opens there, and the bomb ends that alone.
#[test]
fn seeds_of_avif_and_jpeg_xl_are_read_in_a_worker_of_the_campaign() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a");
    for target in ["decode-avif", "decode-jxl"] {
        for seed in (named(target).unwrap().seeds)() {
            std::fs::write(&file, seed).unwrap();
            let done = fuzz(&["one", target], Some(&file));
            assert!(done.status.success(), "{target}: {done:?}");
        }
    }
}

/// What makes the decoder of AVIF abort, as `making::avif` puts it into a file.
const ABORTS: &[u8] = b"\x2f\x2f\x05\x04\x80\0\0\0";

/// Without whole files among the seeds, nothing behind a reader's first look would be reached.
#[test]
fn the_seeds_of_every_kind_of_picture_open() {
    for kind in ["jpeg", "png", "webp", "tiff", "gif", "heic", "avif", "jxl"] {
        let target = named(&format!("decode-{kind}")).unwrap();
        let files = (target.seeds)();
        // An AVIF or JPEG XL of ours ends nothing, but for the one that is to end its worker.
        let limits = Limits {
            expendable: kind == "avif" || kind == "jxl",
            ..Limits::default()
        };
        let bomb = |file: &&Vec<u8>| kind != "avif" || !file.windows(8).any(|word| word == ABORTS);
        let opened = files.iter().filter(bomb);
        let opened = opened.filter(|file| decode(file, &limits, &Progress::default()).is_ok());
        let opened = opened.count();
        // Boxes alone where `heif-enc`, `avifenc` or `cjxl` is missing, which the maker has said.
        let needed = if ["heic", "avif", "jxl"].contains(&kind) && files.len() < 3 {
            0
        } else {
            files.len() / 2
        };
        assert!(opened >= needed, "{kind}: {opened} of {}", files.len());
    }
}
