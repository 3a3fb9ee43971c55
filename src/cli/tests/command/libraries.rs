//! Which libraries the program loads, and that what was checked is what is loaded.

use std::fs;
use std::os::unix::fs::symlink;

use ombrelle_core::paths;

use crate::elf::names_folders_for_libraries;
use crate::pictures;
use crate::programs::SHIPPED;
use crate::stage::{Stage, finder_installed};

/// The engine in the folder of models, as models/manifest.toml names it on Linux.
const RUNTIME: &str = "runtime/libonnxruntime.so";

#[test]
fn the_program_names_no_folder_to_look_for_libraries_in() {
    let program = fs::read(SHIPPED).unwrap();
    assert!(!names_folders_for_libraries(&program));
    // The reader does see such a folder: ONNX Runtime names its own, from which nothing is loaded all the same (below).
    if let Ok(library) = fs::read(paths::models().join(RUNTIME)) {
        assert!(names_folders_for_libraries(&library));
    }
}

#[test]
fn what_lies_beside_the_engine_is_not_loaded() {
    if !finder_installed("what_lies_beside_the_engine_is_not_loaded") {
        return;
    }
    let stage = Stage::new();
    pictures::jpeg(&stage.path("a.jpg"), 64, 48, 1);
    let models = stage.path("models");
    fs::create_dir(&models).unwrap();
    for entry in fs::read_dir(paths::models()).unwrap().flatten() {
        let name = entry.file_name();
        if name != "runtime" {
            symlink(entry.path(), models.join(name)).unwrap();
        }
    }
    let engine = models.join(RUNTIME);
    fs::create_dir_all(engine.parent().unwrap()).unwrap();
    fs::copy(paths::models().join(RUNTIME), &engine).unwrap();
    // Of the libraries that the engine needs, those that the program itself has not loaded already.
    for planted in [
        "libstdc++.so.6",
        "librt.so.1",
        "libpthread.so.0",
        "libdl.so.2",
    ] {
        fs::write(engine.with_file_name(planted), "planted").unwrap();
    }
    let faces = ["faces", "a.jpg"];
    let mut command = stage.command(&faces);
    let ran = command.env("OMBRELLE_MODELS", &models).output().unwrap();
    crate::stage::Ran::of(ran).ends_with(0);
}
