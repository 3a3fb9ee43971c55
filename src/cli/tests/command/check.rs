//! `ombrelle check` and `protect --cover-text`: what is told, what is written, what is left in the copy.

use std::fs;
use std::path::{Path, PathBuf};

use ab_glyph::{Font, FontVec, PxScale, ScaleFont, point};
use image::{ImageFormat, Rgb, RgbImage};
use serde_json::Value;

use crate::pictures;
use crate::stage::{Ran, Stage, finder_installed, skipped};

/// Whether the finder and the text networks are installed; told as in `stage`.
pub fn reader_installed(test: &str) -> bool {
    if !finder_installed(test) {
        return false;
    }
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 64, 64, 1);
    let ran = stage.run(&["check", "a.png"]);
    if ran.status == 5 {
        skipped(
            test,
            "the text networks are not installed (cargo xtask demo)",
        );
        return false;
    }
    ran.ends_with(0);
    true
}

/// A grey picture with a line of dark text; none where the font of Debian's `fonts-dejavu-core` is not installed.
fn with_text(text: &str) -> Option<RgbImage> {
    let font = fs::read("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf").ok()?;
    let font = FontVec::try_from_vec(font).ok()?;
    let scaled = font.as_scaled(PxScale::from(42.0));
    let mut picture = RgbImage::from_pixel(640, 480, Rgb([188, 190, 180]));
    let mut x = 90.0;
    for letter in text.chars() {
        let glyph = scaled
            .glyph_id(letter)
            .with_scale_and_position(42.0, point(x, 240.0));
        x += scaled.h_advance(glyph.id);
        let Some(outlined) = font.outline_glyph(glyph) else {
            continue;
        };
        let bounds = outlined.px_bounds();
        outlined.draw(|x, y, ink| {
            let at = (bounds.min.x as u32 + x, bounds.min.y as u32 + y);
            if ink > 0.5 {
                picture.put_pixel(at.0, at.1, Rgb([30, 34, 60]));
            }
        });
    }
    Some(picture)
}

fn staged(test: &str, text: &str) -> Option<Stage> {
    let Some(picture) = with_text(text) else {
        skipped(test, "fonts-dejavu-core is not installed");
        return None;
    };
    let stage = Stage::new();
    fs::write(
        stage.path("bag.png"),
        pictures::bytes(&picture, ImageFormat::Png),
    )
    .unwrap();
    Some(stage)
}

fn data(ran: &Ran) -> Value {
    serde_json::from_str(ran.out.lines().next().unwrap()).unwrap()
}

/// The findings that are text somebody can read; a cover itself may look like a line that nobody can.
fn text(found: &Value) -> Vec<Value> {
    let all = found["check"]["found"].as_array().unwrap();
    all.iter()
        .filter(|leak| leak["remedy"] == "cover-box" && leak["content"] != Value::Null)
        .cloned()
        .collect()
}

#[test]
fn covered_text_is_not_in_the_export() {
    let name = "covered_text_is_not_in_the_export";
    if !reader_installed(name) {
        return;
    }
    let Some(stage) = staged(name, "École Jules Ferry") else {
        return;
    };
    let ran = stage.run(&["check", "--json", "bag.png"]);
    let found = text(&data(ran.ends_with(0)));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0]["kind"], "school", "{found:?}");

    let ran = stage.run(&["protect", "--cover-text", "bag.png"]);
    ran.ends_with(0);
    assert!(
        ran.out
            .contains("1 line of text or code is covered for good."),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("nothing is covered"), "{}", ran.out);
    let copy = stage.run(&["check", "--json", "bag.protected.png"]);
    assert!(text(&data(copy.ends_with(0))).is_empty(), "{}", copy.out);

    // The same by the box that the check tells.
    let told = stage.run(&["check", "bag.png"]);
    let line = told
        .out
        .lines()
        .find(|line| line.contains("--box"))
        .unwrap();
    let (_, option) = line.split_once("--box ").unwrap();
    stage
        .run(&["protect", "--force", "--box", option, "bag.png"])
        .ends_with(0);
    let copy = stage.run(&["check", "--json", "bag.protected.png"]);
    assert!(text(&data(copy.ends_with(0))).is_empty(), "{}", copy.out);
}

#[test]
fn checking_writes_only_a_map_that_was_asked_for() {
    let name = "checking_writes_only_a_map_that_was_asked_for";
    if !reader_installed(name) {
        return;
    }
    let stage = Stage::new();
    fs::write(stage.path("phone.jpg"), pictures::telling_jpeg(320, 240)).unwrap();
    fs::write(stage.path("other.jpg"), pictures::telling_jpeg(160, 120)).unwrap();
    let before = stage.read("phone.jpg");
    let ran = stage.run(&["check", "."]);
    ran.ends_with(0);
    assert!(
        ran.out.contains("48.85837, 2.29448 (France)"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("lamp post"), "{}", ran.out);
    assert_eq!(stage.files(), ["other.jpg", "phone.jpg"]);

    stage
        .run(&["check", "--map", "place.svg", "phone.jpg"])
        .ends_with(0);
    let map = String::from_utf8(stage.read("place.svg")).unwrap();
    assert!(map.starts_with("<svg") && map.contains("France"), "{map}");
    stage
        .run(&["check", "--map", "place.svg", "phone.jpg"])
        .ends_with(6);
    stage
        .run(&["check", "--map", "place.svg", "--force", "phone.jpg"])
        .ends_with(0);
    stage
        .run(&["check", "--map", "phone.jpg", "--force", "phone.jpg"])
        .ends_with(6);
    stage
        .run(&["check", "--map", "other.svg", "phone.jpg", "other.jpg"])
        .ends_with(2);
    assert!(stage.read("phone.jpg") == before && !stage.exists("other.svg"));
}

#[test]
fn a_map_is_of_one_photo_also_where_a_copy_is_named_beside_it() {
    let stage = Stage::new();
    fs::write(stage.path("phone.jpg"), pictures::telling_jpeg(320, 240)).unwrap();
    pictures::png(&stage.path("phone.protected.png"), 64, 64, 1);
    let both = ["phone.jpg", "phone.protected.png", "--map", "place.svg"];
    let ran = stage.run(&[&["check"][..], &both].concat());
    ran.ends_with(2).complains("--map draws the place of one");
    assert!(!stage.exists("place.svg"));
}

#[cfg(unix)]
#[test]
fn a_missing_reader_is_a_fault_and_nothing_is_called_clean() {
    let name = "a_missing_reader_is_a_fault_and_nothing_is_called_clean";
    if !finder_installed(name) {
        return;
    }
    let stage = Stage::new();
    pictures::png(&stage.path("a.png"), 64, 64, 1);
    pictures::png(&stage.path("b.png"), 64, 64, 2);
    let installed = PathBuf::from(std::env::var_os("OMBRELLE_MODELS").unwrap());
    let installed = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(installed);
    fs::create_dir(stage.path("models")).unwrap();
    for part in ["centerface", "runtime"] {
        let from = installed.join(part).canonicalize().unwrap();
        std::os::unix::fs::symlink(from, stage.path("models").join(part)).unwrap();
    }
    for arguments in [
        &["check", "a.png", "b.png"][..],
        &["protect", "--cover-text", "a.png", "b.png"],
    ] {
        let mut command = stage.command(arguments);
        command.env("OMBRELLE_MODELS", stage.path("models"));
        let ran = Ran::of(command.output().unwrap());
        ran.ends_with(5).complains("text-finder");
        assert_eq!(ran.err.matches("text-finder").count(), 1, "{}", ran.err);
        assert!(!ran.out.contains("nothing was found"), "{}", ran.out);
    }
    assert!(!stage.exists("a.protected.png"));
}

#[test]
fn grouping_writes_nothing_and_tells_no_embedding() {
    let name = "grouping_writes_nothing_and_tells_no_embedding";
    let Some(face) = crate::stage::portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    fs::copy(&face, stage.path("a.jpg")).unwrap();
    fs::copy(face.with_file_name("obama1.jpg"), stage.path("b.jpg")).unwrap();
    let ran = stage.run(&["group", "--json", "."]);
    if ran.status == 5 {
        skipped(name, "no recogniser is installed (cargo xtask demo)");
        return;
    }
    ran.ends_with(0);
    assert_eq!(stage.files(), ["a.jpg", "b.jpg"]);
    let group = data(&ran);
    assert_eq!(group["faces"].as_array().unwrap().len(), 2, "{}", ran.out);
    let keys: Vec<&String> = group["faces"][0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["compared", "face", "path", "region"]);
    // No sheet takes the place of what was met, be it a copy or a photo that cannot be opened.
    for met in ["a.protected.jpg", "cut.jpg"] {
        let bytes = stage.read("a.jpg")[..900].to_vec();
        fs::write(stage.path(met), &bytes).unwrap();
        let ran = stage.run(&["group", "--sheet", met, "--force", "."]);
        assert_ne!(ran.status, 0, "{}", ran.err);
        assert_eq!(stage.read(met), bytes);
    }
    let ran = stage.run(&["group", "--sheet", "who.png", "a.jpg", "b.jpg"]);
    ran.ends_with(0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let about = fs::metadata(stage.path("who.png")).unwrap();
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
    }
}

/// Known before the first photo is looked at, which takes minutes for many; no network is needed to know it.
#[test]
fn nobody_waits_for_a_sheet_of_groups_that_cannot_be_written() {
    let stage = Stage::new();
    fs::write(stage.path("a.jpg"), "no picture").unwrap();
    fs::write(stage.path("who.png"), "the sheet of last week").unwrap();
    let ran = stage.run(&["group", "--sheet", "who.png", "a.jpg"]);
    ran.ends_with(6).complains("who.png");
    assert!(
        ran.out.is_empty() && !ran.err.contains("a.jpg"),
        "{}",
        ran.err
    );
    assert_eq!(stage.read("who.png"), b"the sheet of last week");
}

#[test]
fn grouping_names_what_it_could_not_look_at_as_data_too() {
    let name = "grouping_names_what_it_could_not_look_at_as_data_too";
    let stage = Stage::new();
    let ran = stage.run(&["group", "--json", "none.jpg"]);
    if ran.status == 5 {
        skipped(name, "no recogniser is installed (cargo xtask demo)");
        return;
    }
    ran.ends_with(3);
    assert_eq!(data(&ran)["path"], "none.jpg", "{}", ran.out);
}

#[test]
fn photos_of_one_place_are_told_together_and_one_alone_is_not() {
    let name = "photos_of_one_place_are_told_together_and_one_alone_is_not";
    let stage = Stage::new();
    fs::create_dir(stage.path("album")).unwrap();
    let phone = pictures::telling_jpeg(160, 120);
    for photo in ["a.jpg", "b.jpg", "c.jpg"] {
        fs::write(stage.path("album").join(photo), &phone).unwrap();
    }
    pictures::png(&stage.path("album/d.png"), 64, 64, 1);
    let told = [
        "3 of 4 photos were taken at one place, within 200 metres of 48.85837, 2.29448.",
        "Protected copies leave these places and times out",
    ];
    let ran = stage.run(&["inspect", "album"]);
    ran.ends_with(0);
    for words in told {
        assert!(ran.out.contains(words), "{}", ran.out);
    }
    let alone = stage.run(&["inspect", "album/a.jpg", "album/d.png"]);
    assert!(!alone.out.contains("at one place"), "{}", alone.out);
    // As data there is an object a photo, and nothing else.
    let data = stage.run(&["inspect", "--json", "album"]);
    assert_eq!(data.out.lines().count(), 4);
    data.complains("at one place");
    if reader_installed(name) {
        let ran = stage.run(&["check", "album"]);
        ran.ends_with(0);
        for words in told {
            assert!(ran.out.contains(words), "{}", ran.out);
        }
    }
}
