//! `ombrelle mask`: what a person gets, and what is never written.

use std::fs;

use crate::stage::{Stage, jury_installed, portrait};

/// A stage with a portrait.
fn with_portrait(name: &str) -> Option<Stage> {
    let face = portrait(name).filter(|_| jury_installed(name))?;
    let stage = Stage::new();
    fs::copy(face, stage.path("child.jpg")).unwrap();
    Some(stage)
}

#[test]
fn a_mask_is_learnt_kept_private_and_worn_by_the_face_it_is_for() {
    let name = "a_mask_is_learnt_kept_private_and_worn_by_the_face_it_is_for";
    let Some(stage) = with_portrait(name) else {
        return;
    };
    let learn = [
        "mask",
        "learn",
        "child.jpg",
        "--mask",
        "it.mask",
        "--steps",
        "2",
    ];
    let ran = stage.run(&learn);
    ran.ends_with(0);
    assert!(
        ran.out.contains("as private as a photo of the child"),
        "{}",
        ran.out
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(stage.path("it.mask")).unwrap().permissions();
        assert_eq!(mode.mode() & 0o777, 0o600);
    }
    // Neither a photo nor a mask that is there is written over.
    stage.run(&learn).ends_with(6);
    let over = [
        "mask",
        "learn",
        "child.jpg",
        "--mask",
        "child.jpg",
        "--force",
    ];
    stage.run(&over).ends_with(6);
    let before = stage.read("child.jpg");
    let worn = ["mask", "apply", "child.jpg", "--mask", "it.mask", "--json"];
    let ran = stage.run(&worn);
    ran.ends_with(0);
    let data: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    let cloak = &data["report"]["faces"][0]["cloak"];
    assert_eq!(cloak["learnt_from"], 1);
    assert_eq!(cloak["budget"], 8);
    // A verdict belongs to every cloak.
    assert!(data["judgement"]["faces"][0]["verdict"].is_string());
    assert_eq!(stage.read("child.jpg"), before);
    assert_eq!(
        stage.files(),
        ["child.jpg", "child.protected.jpg", "it.mask"]
    );
}

#[test]
fn a_photo_without_the_face_that_is_sought_is_covered() {
    let name = "a_photo_without_the_face_that_is_sought_is_covered";
    let Some(stage) = with_portrait(name) else {
        return;
    };
    let other = portrait(name).map(|face| face.with_file_name("biden.jpg"));
    fs::copy(other.unwrap(), stage.path("other.jpg")).unwrap();
    let learn = [
        "mask",
        "learn",
        "child.jpg",
        "--mask",
        "it.mask",
        "--steps",
        "1",
    ];
    stage.run(&learn).ends_with(0);
    let apply = [
        "mask",
        "apply",
        "other.jpg",
        "--mask",
        "it.mask",
        "--like",
        "child.jpg",
    ];
    let ran = stage.run(&[&apply[..], &["--json"]].concat());
    ran.ends_with(0);
    let data: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    let faces = data["report"]["faces"].as_array().unwrap();
    assert!(!faces.is_empty());
    assert!(
        faces
            .iter()
            .all(|face| face["cover"] == "fill" && face["cloak"].is_null())
    );
}
