//! Bad input: one clear sentence, a status of its own, nothing lost, nothing half-done.

use std::fs;
#[cfg(unix)]
use std::path::PathBuf;

use image::ImageFormat;

use crate::pictures::{self, bytes, scene};
use crate::stage::{Ran, Stage, finder_installed, skipped};

#[test]
fn a_missing_file_is_named_with_what_to_do() {
    let stage = Stage::new();
    let ran = stage.protect(&["none.jpg"]);
    ran.ends_with(3)
        .complains("none.jpg: There is no file or folder of this name.")
        .complains("Check the name");
    assert!(ran.out.is_empty(), "{}", ran.out);
}

#[test]
fn a_folder_without_photos_is_told() {
    let stage = Stage::new();
    fs::create_dir(stage.path("empty")).unwrap();
    stage.protect(&["empty"]).ends_with(3).complains("no photo");
    fs::write(stage.path("empty/notes.txt"), "hello").unwrap();
    stage.protect(&["empty"]).ends_with(3).complains("no photo");
}

#[test]
fn a_folder_of_protected_copies_alone_is_never_passed_over_in_silence() {
    let stage = Stage::new();
    fs::create_dir(stage.path("out")).unwrap();
    pictures::png(&stage.path("out/a.protected.png"), 40, 30, 1);
    for command in ["inspect", "check", "faces"] {
        let ran = stage.run(&[command, "out"]);
        assert!(
            ran.ends_with(0).out.contains("1 protected copy was left"),
            "{command}: {}",
            ran.out
        );
    }
    let ran = stage.protect(&["out"]);
    let skipped = "0 protected copies written, 1 photo skipped";
    assert!(ran.ends_with(0).out.contains(skipped), "{}", ran.out);
    // By its own name it is looked at.
    let ran = stage.run(&["inspect", "out/a.protected.png"]);
    assert!(!ran.ends_with(0).out.contains("left"), "{}", ran.out);
}

#[test]
fn what_is_no_picture_is_refused_whatever_its_name_says() {
    let stage = Stage::new();
    fs::write(stage.path("text.jpg"), "not a picture").unwrap();
    fs::write(stage.path("empty.jpg"), "").unwrap();
    stage.protect(&["text.jpg"]).ends_with(4);
    stage
        .protect(&["empty.jpg"])
        .ends_with(4)
        .complains("empty");
    stage.run(&["inspect", "text.jpg"]).ends_with(4);
    assert_eq!(stage.files(), ["empty.jpg", "text.jpg"]);
}

#[test]
fn a_picture_under_a_wrong_ending_is_opened_as_what_it_is() {
    let stage = Stage::new();
    pictures::png(&stage.path("really-png.jpg"), 40, 30, 1);
    stage.protect(&["really-png.jpg"]).ends_with(0);
    assert!(stage.exists("really-png.protected.png"));
}

#[test]
fn a_bomb_is_refused_before_memory_is_taken() {
    let stage = Stage::new();
    let bomb = pictures::png_that_announces(60_000, 60_000);
    fs::write(stage.path("bomb.png"), bomb).unwrap();
    stage
        .protect(&["bomb.png"])
        .ends_with(4)
        .complains("60000 × 60000");
}

#[test]
fn files_cut_anywhere_fail_alone_and_leave_nothing_behind() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let stage = Stage::new();
        let whole = bytes(&scene(120, 90, 3), format);
        for cut in 1..50 {
            let part = &whole[..whole.len() * cut / 50];
            fs::write(stage.path(format!("cut{cut:02}")), part).unwrap();
        }
        fs::write(stage.path("whole"), &whole).unwrap();
        let names = stage.files();
        let ran = stage.protect(&names);
        assert!([1, 4].contains(&ran.status), "{}: {}", ran.status, ran.err);
        let ending = if format == ImageFormat::Png {
            "png"
        } else {
            "jpg"
        };
        assert!(stage.exists(&format!("whole.protected.{ending}")));
        let left = stage.files();
        assert!(left.iter().all(|name| !name.ends_with(".part")), "{left:?}");
    }
}

#[test]
fn an_existing_result_stays_unless_forced() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 40, 30, 1);
    fs::write(stage.path("a.protected.png"), "mine").unwrap();
    stage
        .protect(&["a.png"])
        .ends_with(6)
        .complains("a.protected.png")
        .complains("--force");
    assert_eq!(stage.read("a.protected.png"), b"mine");
    stage.protect(&["a.png", "--force"]).ends_with(0);
    assert_ne!(stage.read("a.protected.png"), b"mine");
}

#[test]
fn a_folder_in_the_place_of_the_result_stays_too() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 40, 30, 1);
    fs::create_dir(stage.path("a.protected.png")).unwrap();
    stage.protect(&["a.png"]).ends_with(6);
    stage.protect(&["a.png", "--force"]).ends_with(7);
    fs::write(stage.path("taken"), "a file").unwrap();
    stage.protect(&["a.png", "--out", "taken"]).ends_with(7);
    assert_eq!(stage.files(), ["a.png", "taken"]);
}

#[test]
fn a_box_outside_the_picture_is_refused_before_anything_is_written() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 40, 30, 1);
    stage
        .protect(&["a.png", "--box", "100,100,10,10"])
        .ends_with(2)
        .complains("outside");
    assert_eq!(stage.files(), ["a.png"]);
}

#[test]
fn a_missing_finder_is_one_fault_and_nothing_is_written() {
    let stage = Stage::new();
    fs::create_dir(stage.path("no-models")).unwrap();
    for name in ["a.png", "b.png", "c.png"] {
        pictures::png(&stage.path(name), 40, 30, 1);
    }
    let mut command = stage.command(&["protect", "a.png", "b.png", "c.png", "--out", "to"]);
    command.env("OMBRELLE_MODELS", stage.path("no-models"));
    let ran = Ran::of(command.output().unwrap());
    ran.ends_with(5).complains("--no-detect");
    assert_eq!(ran.err.matches("not installed").count(), 1, "{}", ran.err);
    assert_eq!(stage.files(), ["a.png", "b.png", "c.png"]);
}

/// A finder whose file was changed, or whose engine is missing, changed or no library at all, is
/// told by its own sentence, and nothing is written as if faces had been looked for.
#[cfg(target_os = "linux")]
#[test]
fn a_finder_that_was_altered_is_not_trusted() {
    let name = "a_finder_that_was_altered_is_not_trusted";
    if !finder_installed(name) {
        return;
    }
    let installed = PathBuf::from(std::env::var_os("OMBRELLE_MODELS").unwrap());
    let model = "centerface/centerface.packed";
    let quick = "centerface/ranges.toml";
    let engine = "runtime/libonnxruntime.so";
    let cases = [
        (model, Some(7), "has changed"),
        (quick, Some(7), "has changed"),
        (engine, None, "is not installed: ONNX Runtime"),
        (engine, Some(7), "has changed"),
    ];
    for (file, altered, sentence) in cases {
        let stage = Stage::new();
        pictures::png(&stage.path("a.png"), 64, 64, 1);
        for part in [model, quick, engine] {
            let copy = stage.path("models").join(part);
            fs::create_dir_all(copy.parent().unwrap()).unwrap();
            let mut bytes = fs::read(installed.join(part)).unwrap();
            if part == file {
                let Some(place) = altered else { continue };
                bytes[place] ^= 1;
            }
            fs::write(copy, bytes).unwrap();
        }
        let mut command = stage.command(&["protect", "a.png"]);
        command.env("OMBRELLE_MODELS", stage.path("models"));
        let ran = Ran::of(command.output().unwrap());
        ran.ends_with(5).complains(sentence);
        assert!(!stage.exists("a.protected.png"));
    }
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 64, 64, 1);
    fs::write(stage.path("no-library.so"), "not a library").unwrap();
    let mut command = stage.command(&["protect", "a.png"]);
    command.env("ORT_DYLIB_PATH", stage.path("no-library.so"));
    let ran = Ran::of(command.output().unwrap());
    ran.ends_with(5).complains("does not start");
    assert!(!stage.exists("a.protected.png"));
}

#[test]
fn faces_to_keep_belong_to_one_photo_and_exist() {
    let stage = Stage::new();
    for name in ["a.png", "b.png"] {
        pictures::png(&stage.path(name), 160, 120, 1);
    }
    let both = ["protect", "--keep", "1", "a.png", "b.png"];
    stage.run(&both).ends_with(2).complains("several photos");
    if finder_installed("faces_to_keep_belong_to_one_photo_and_exist") {
        stage
            .run(&["protect", "--keep", "3", "a.png"])
            .ends_with(2)
            .complains("no face number 3");
    }
    assert_eq!(stage.files(), ["a.png", "b.png"]);
}

#[test]
fn whoever_gives_a_word_that_cannot_be_is_told_which_can() {
    let stage = Stage::new();
    for (line, possible) in [
        (&["protect", "--cloak", "heavy", "a.png"][..], "balanced"),
        (
            &["protect", "--cloak", "light", "--steps", "0", "a.png"],
            "to 1000",
        ),
        (
            &[
                "protect",
                "--cloak",
                "light",
                "--cloak-only",
                "all",
                "a.png",
            ],
            "numbers from 1",
        ),
        (&["register", "add", "--origin", "fake", "a.png"], "altered"),
        (&["letter", "club", "--law", "belgium"], "general"),
        (&["workshop", "one-pixel", "--digit", "x"], "0 to 9"),
        (
            &[
                "consent",
                "ask",
                "Léa",
                "--audience",
                "public",
                "--answer",
                "no",
                "--day",
                "2099-01-01",
            ],
            "today or a day before",
        ),
        (
            &[
                "consent",
                "posted",
                "1",
                "--place",
                "the family chat",
                "--day",
                "2099-01-01",
            ],
            "today or a day before",
        ),
        (
            &[
                "consent",
                "record",
                "Léa",
                "--audience",
                "public",
                "--until",
                "31/12/2027",
            ],
            "a day to come, such as 2027-08-31",
        ),
    ] {
        let ran = stage.run(line);
        ran.ends_with(2).complains(possible);
    }
}

/// Nobody types a passphrase, or waits, for a file whose folder is not there: here is neither a register nor a book nor a photo to open.
#[test]
fn a_folder_that_is_not_there_is_told_before_anything_is_typed() {
    let stage = Stage::new();
    fs::write(stage.path("a.file"), "mine").unwrap();
    for (folder, sentence) in [
        ("nowhere", "There is no file or folder of this name"),
        ("a.file", "There is a file where a folder is needed"),
    ] {
        let out = format!("{folder}/x.pdf");
        let out = out.as_str();
        let said = format!("{folder}: {sentence}");
        let export = ["register", "export", "--format", "sheet", "--out", out];
        for line in [
            &export[..],
            &["register", "evidence", "save", "1", "--out", out],
            &[
                "consent",
                "form",
                "Zoe",
                "--audience",
                "public",
                "--out",
                out,
            ],
            &["consent", "class-export", "--out", out],
            &["parents", "audit", "--kept", "--out", out],
            &["letter", "relatives", "--out", out],
            &["group", "a.jpg", "--sheet", out],
            &["judge", "a.jpg", "--original", "b.jpg", "--chart", out],
        ] {
            let mut command = stage.command(line);
            command.env("XDG_DATA_HOME", stage.path("data"));
            Ran::of(command.output().unwrap())
                .ends_with(7)
                .complains(&said);
        }
    }
}

#[test]
fn no_face_is_to_stay_as_it_is_and_to_be_cloaked() {
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 160, 120, 1);
    let mut both = vec!["protect", "a.png", "--keep", "2,3", "--cloak", "light"];
    both.extend(["--cloak-only", "1,3"]);
    let ran = stage.run(&both);
    ran.ends_with(2).complains("Face 3 is both to stay");
    pictures::png(&stage.path("b.png"), 160, 120, 2);
    let mut several = vec!["protect", "a.png", "b.png", "--cloak", "light"];
    several.extend(["--cloak-only", "1"]);
    let ran = stage.run(&several);
    ran.ends_with(2).complains("--cloak-only count");
    assert_eq!(stage.files(), ["a.png", "b.png"]);
}

#[cfg(unix)]
mod unix {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::{Command, Stdio};

    use super::*;

    #[test]
    fn a_link_that_leads_to_itself_is_told_or_left_alone() {
        let stage = Stage::new();
        fs::create_dir(stage.path("album")).unwrap();
        pictures::png(&stage.path("album/a.png"), 40, 30, 1);
        symlink("loop.png", stage.path("album/loop.png")).unwrap();
        symlink(".", stage.path("album/again")).unwrap();
        stage
            .protect(&["album/loop.png"])
            .ends_with(3)
            .complains("leads back to itself");
        let ran = stage.protect(&["album"]);
        ran.ends_with(0);
        assert!(ran.out.contains("1 protected copy written"), "{}", ran.out);
        assert_eq!(stage.files().len(), 4);
    }

    #[test]
    fn a_link_that_leads_nowhere_is_never_passed_over_in_silence() {
        let stage = Stage::new();
        fs::create_dir(stage.path("album")).unwrap();
        symlink("gone.jpg", stage.path("album/lea.jpg")).unwrap();
        for command in ["inspect", "check"] {
            let ran = stage.run(&[command, "album"]);
            let told = "album/lea.jpg: Skipped: this link leads nowhere.\n";
            assert_eq!(ran.ends_with(0).out, told, "{command}");
        }
    }

    #[test]
    fn a_linked_folder_is_never_passed_over_in_silence() {
        let stage = Stage::new();
        for folder in ["album", "camera", "links"] {
            fs::create_dir(stage.path(folder)).unwrap();
        }
        pictures::png(&stage.path("album/a.png"), 40, 30, 1);
        pictures::png(&stage.path("camera/b.png"), 40, 30, 2);
        symlink("../camera", stage.path("album/camera")).unwrap();
        symlink("../camera", stage.path("links/camera")).unwrap();
        let looked = stage.run(&["inspect", "album"]);
        let made = stage.protect(&["album"]);
        for ran in [looked, made] {
            ran.ends_with(0);
            let told = "album/camera: Skipped: this is a link to a folder";
            assert!(ran.out.contains(told), "{}", ran.out);
        }
        let data = stage.protect(&["--json", "--force", "album"]);
        let told = r#""path":"album/camera","skipped":{"code":"linked-folder""#;
        assert!(data.ends_with(0).out.contains(told), "{}", data.out);
        // Also where there is nothing else.
        let looked = stage.run(&["inspect", "links"]);
        let made = stage.protect(&["links"]);
        for ran in [looked, made] {
            ran.complains("no photo");
            let told = "links/camera: Skipped: this is a link to a folder";
            assert!(ran.out.contains(told), "{}", ran.out);
        }
    }

    #[test]
    fn a_name_that_is_no_text_is_kept_byte_for_byte() {
        let stage = Stage::new();
        let name = OsStr::from_bytes(b"caf\xe9.png");
        pictures::png(&stage.path(name), 40, 30, 1);
        stage.protect(&[name]).ends_with(0);
        let result = OsStr::from_bytes(b"caf\xe9.protected.png");
        assert!(stage.path(result).exists());
    }

    #[test]
    fn a_name_cannot_talk_to_the_terminal() {
        let stage = Stage::new();
        let name = "a\u{1b}[31m\u{202e}b.png";
        pictures::png(&stage.path(name), 40, 30, 1);
        for arguments in [
            ["--seed=1", name],
            ["--seed=1", name],
            ["--seed=\u{1b}", name],
        ] {
            let ran = stage.protect(&arguments);
            for text in [&ran.out, &ran.err] {
                assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
            }
        }
        let ran = stage.run(&["--\u{1b}[2J"]);
        assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    }

    #[test]
    fn a_pipe_is_refused_rather_than_waited_for() {
        let stage = Stage::new();
        let made = Command::new("mkfifo").arg(stage.path("pipe.jpg")).status();
        if !made.is_ok_and(|status| status.success()) {
            return skipped("a_pipe_is_refused", "mkfifo (package coreutils) is missing");
        }
        stage.protect(&["pipe.jpg"]).ends_with(3);
        stage.run(&["inspect", "pipe.jpg"]).ends_with(3);
    }

    #[test]
    fn no_permission_is_told() {
        let stage = Stage::new();
        pictures::png(&stage.path("a.png"), 40, 30, 1);
        let locked = fs::Permissions::from_mode(0o000);
        fs::set_permissions(stage.path("a.png"), locked).unwrap();
        if fs::read(stage.path("a.png")).is_ok() {
            // Not a failure in CI either, where everything runs as root.
            println!("no_permission_is_told: skipped, root may read everything");
            return;
        }
        stage
            .protect(&["a.png"])
            .ends_with(3)
            .complains("does not let");
    }

    /// A small file system of its own, unmounted with the test.
    struct Mounted(PathBuf);

    impl Mounted {
        fn new(at: PathBuf, size: &str) -> Option<Self> {
            fs::create_dir(&at).unwrap();
            let options = format!("size={size}");
            let mount = Command::new("mount")
                .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
                .arg(&at)
                .stderr(Stdio::null())
                .status();
            mount
                .is_ok_and(|status| status.success())
                .then_some(Self(at))
        }

        fn make_read_only(&self) -> bool {
            let mount = Command::new("mount")
                .args(["-o", "remount,ro"])
                .arg(&self.0)
                .status();
            mount.is_ok_and(|status| status.success())
        }
    }

    impl Drop for Mounted {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }

    #[test]
    fn a_full_disk_is_told_and_nothing_half_done_stays() {
        let stage = Stage::new();
        pictures::png(&stage.path("a.png"), 600, 400, 1);
        let Some(disk) = Mounted::new(stage.path("disk"), "64k") else {
            println!("a_full_disk_is_told: skipped, only root may mount a small disk");
            return;
        };
        stage
            .protect(&["a.png", "--out", "disk"])
            .ends_with(7)
            .complains("disk is full");
        assert_eq!(fs::read_dir(&disk.0).unwrap().count(), 0);
    }

    #[test]
    fn a_read_only_folder_is_told() {
        let stage = Stage::new();
        let Some(disk) = Mounted::new(stage.path("disk"), "1m") else {
            println!("a_read_only_folder_is_told: skipped, only root may mount a disk");
            return;
        };
        pictures::png(&stage.path("disk/a.png"), 40, 30, 1);
        if !disk.make_read_only() {
            println!("a_read_only_folder_is_told: skipped, the disk cannot be made read-only");
            return;
        }
        stage
            .protect(&["disk/a.png"])
            .ends_with(7)
            .complains("read-only")
            .complains("--out");
        stage
            .protect(&["disk/a.png", "--out", "disk/to"])
            .ends_with(7);
        stage
            .protect(&["disk/a.png", "--out", "elsewhere"])
            .ends_with(0);
    }

    #[test]
    fn a_reader_that_leaves_does_not_stop_the_work() {
        let stage = Stage::new();
        pictures::png(&stage.path("a.png"), 40, 30, 1);
        pictures::png(&stage.path("b.png"), 40, 30, 1);
        let mut command = stage.command(&["protect", "--no-detect", "a.png", "b.png"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert!(stage.exists("a.protected.png") && stage.exists("b.protected.png"));
    }

    #[test]
    fn words_that_are_lost_are_a_fault_but_the_work_is_done() {
        let Ok(full) = fs::File::create("/dev/full") else {
            println!("words_that_are_lost: skipped, this system has no /dev/full");
            return;
        };
        let stage = Stage::new();
        pictures::png(&stage.path("a.png"), 40, 30, 1);
        let mut command = stage.command(&["protect", "--no-detect", "a.png"]);
        let output = command
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(7));
        // One sentence after the other, each with one stop.
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            told.contains("could not be written") && !told.contains(".."),
            "{told}"
        );
        assert!(stage.exists("a.protected.png"));
    }

    #[test]
    fn a_path_that_begins_with_a_dash_can_be_given() {
        let stage = Stage::new();
        pictures::png(&stage.path("-a.png"), 40, 30, 1);
        let arguments: Vec<OsString> = vec!["--".into(), "-a.png".into()];
        stage.protect(&arguments).ends_with(0);
    }
}

/// Whoever wants an item gone is not told to put a previous version back, and whoever asks for help in a panic finds who helps.
#[test]
fn what_people_call_a_command_leads_to_it_and_not_to_its_opposite() {
    let stage = Stage::new();
    for (line, meant) in [
        (&["register", "remove"][..], "Did you mean withdraw?"),
        (&["register", "retirer"], "Did you mean withdraw?"),
        (&["register", "détruire"], "Did you mean destroy?"),
        (&["register", "find"], "Did you mean check?"),
        (&["register", "evidence", "delete"], "Did you mean remove?"),
        (&["blackmail"], "Did you mean which-door?"),
        (&["nudes"], "Did you mean which-door?"),
        (&["Suicide"], "Did you mean help-me?"),
        // Slips of the hand are guessed as before.
        (&["protekt"], "Did you mean protect?"),
    ] {
        let ran = stage.run(line);
        ran.ends_with(2).complains(meant);
        assert!(!ran.err.contains("restore"), "{}", ran.err);
    }
}

#[test]
fn what_is_no_command_leads_on_and_folders_are_looked_through() {
    let stage = Stage::new();
    stage
        .run(&["help"])
        .ends_with(2)
        .complains("ombrelle --help");
    stage
        .run(&["photo.jpg"])
        .ends_with(2)
        .complains("ombrelle protect photo.jpg");
    fs::create_dir(stage.path("album")).unwrap();
    pictures::png(&stage.path("album/beach.png"), 60, 40, 1);
    let ran = stage.run(&["inspect", "album"]);
    assert!(ran.ends_with(0).out.contains("beach.png"), "{}", ran.out);
    // Two videos are not among "other files".
    fs::write(stage.path("album/a.mp4"), b"\0\0\0\x14ftypisom\0\0\0\0mp42").unwrap();
    let ran = stage.run(&["protect", "--no-detect", "--out", "out", "album"]);
    assert!(
        ran.ends_with(0).out.contains("1 video was left alone"),
        "{}",
        ran.out
    );
    let ran = stage.run(&["inspect", "album"]);
    assert!(
        ran.ends_with(0).out.contains("1 video was left alone"),
        "{}",
        ran.out
    );
    stage
        .run(&["inspect", "album/a.mp4"])
        .ends_with(4)
        .complains("This is a video");
    // A name that no disk takes: said plainly, with what to do.
    let long = format!("{}.png", "a".repeat(245));
    fs::copy(stage.path("album/beach.png"), stage.path(&long)).unwrap();
    stage
        .run(&["protect", "--no-detect", &long])
        .ends_with(7)
        .complains("--neutral-names");
}

#[test]
fn faces_are_looked_for_in_a_folder_and_the_folders_below() {
    let name = "faces_are_looked_for_in_a_folder_and_the_folders_below";
    if !finder_installed(name) {
        return;
    }
    let stage = Stage::new();
    fs::create_dir_all(stage.path("album/day")).unwrap();
    for photo in ["album/beach.png", "album/day/sea.png"] {
        pictures::png(&stage.path(photo), 60, 40, 1);
    }
    fs::write(stage.path("album/list.txt"), "towels").unwrap();
    let ran = stage.run(&["faces", "album"]);
    ran.ends_with(0);
    for photo in ["beach.png", "sea.png"] {
        assert!(ran.out.contains(photo), "{photo}: {}", ran.out);
    }
    assert!(!ran.out.contains("list.txt"), "{}", ran.out);
    // As data, a line each.
    let ran = stage.run(&["faces", "--json", "album"]);
    assert_eq!(ran.ends_with(0).out.lines().count(), 2, "{}", ran.out);
}
