//! The command and core make the same copy of the same decisions: nothing of the way is written twice.

use std::path::{Path, PathBuf};

use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{
    CopyOptions, Cover, Draft, Format, Looks, Region, Session, Terms, cores,
};
use proptest::prelude::*;

use crate::pictures;
use crate::stage::{Stage, finder_installed, portrait};
use strum::VariantArray;

fn models() -> PathBuf {
    std::env::var_os("OMBRELLE_MODELS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models"),
        PathBuf::from,
    )
}

/// What core makes of a photo after these decisions.
fn made(photo: &Path, looks: Looks, terms: Terms, decide: impl FnOnce(&mut Draft)) -> Vec<u8> {
    let session = Session::new(models(), cores());
    let progress = Progress::default();
    let photo = session.open(photo, looks, &progress).unwrap();
    let photo = photo.complete().unwrap();
    let mut draft = session.draft(&photo, terms);
    decide(&mut draft);
    let made = session.protect(&photo, &draft, &progress).unwrap();
    made.bytes().to_vec()
}

const COVERS: &[Cover] = Cover::VARIANTS;
const FORMATS: &[Format] = Format::VARIANTS;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn the_command_makes_the_bytes_that_core_makes(
        boxes in prop::collection::vec((-5..100_i16, -5..70_i16, 1..60_i16, 1..60_i16), 0..4),
        cover in 0..COVERS.len(), format in 0..FORMATS.len(), quality in 30..=100_u8,
        max_side in prop::option::of(20..150_u32), seed in 0..3_u64, mark: bool,
    ) {
        let stage = Stage::new();
        pictures::png(&stage.path("a.png"), 120, 90, 3);
        let (cover, format) = (COVERS[cover], FORMATS[format]);
        let mut line = vec![
            "--cover".to_owned(), <&str>::from(cover).to_owned(),
            "--format".to_owned(), <&str>::from(format).to_owned(),
            "--quality".to_owned(), quality.to_string(),
            "--seed".to_owned(), seed.to_string(),
        ];
        for (x, y, width, height) in &boxes {
            line.extend(["--box".to_owned(), format!("{x},{y},{width},{height}")]);
        }
        if let Some(side) = max_side {
            line.extend(["--max-side".to_owned(), side.to_string()]);
        }
        if !mark {
            line.push("--no-mark".to_owned());
        }
        line.push("a.png".to_owned());
        let outside = boxes.iter().any(|(x, y, width, height)| x + width <= 0 || y + height <= 0);
        let ran = stage.protect(&line);
        if outside {
            ran.ends_with(2);
            return Ok(());
        }
        ran.ends_with(0);
        let terms = Terms { cover, ..Terms::default() };
        let expected = made(&stage.path("a.png"), Looks::default(), terms, |draft| {
            draft.copy = CopyOptions {
                format: Some(format), quality, max_side, seed, mining_mark: mark,
                ..CopyOptions::default()
            };
            for (x, y, width, height) in &boxes {
                let [x, y, width, height] = [x, y, width, height].map(|n| f32::from(*n));
                draft.draw(Region { x, y, width, height }).unwrap();
            }
        });
        let name = format!("a.protected.{}", format.extension());
        prop_assert!(stage.read(&name) == expected);
    }
}

#[test]
fn the_command_makes_the_bytes_that_core_makes_of_found_faces() {
    let name = "the_command_makes_the_bytes_that_core_makes_of_found_faces";
    let Some(face) = portrait(name).filter(|_| finder_installed(name)) else {
        return;
    };
    let stage = Stage::new();
    std::fs::copy(face, stage.path("a.jpg")).unwrap();
    for &kind in COVERS {
        let cover: &str = kind.into();
        let line = ["protect", "--force", "--cover", cover, "a.jpg"];
        stage.run(&line).ends_with(0);
        let terms = Terms {
            cover: kind,
            ..Terms::default()
        };
        let expected = made(&stage.path("a.jpg"), Looks::FACES, terms, |_| {});
        assert!(stage.read("a.protected.jpg") == expected, "{cover}");
    }
    stage
        .run(&["protect", "--force", "--keep", "1", "a.jpg"])
        .ends_with(0);
    let kept = made(
        &stage.path("a.jpg"),
        Looks::FACES,
        Terms::default(),
        |draft| {
            draft.keep(&[1]).unwrap();
        },
    );
    assert!(stage.read("a.protected.jpg") == kept);
}
