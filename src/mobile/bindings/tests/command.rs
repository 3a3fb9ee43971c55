//! What is no library of ours is refused.

use std::process::Command;

#[test]
fn a_library_that_is_none_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("libother.so");
    std::fs::write(&library, b"no library").unwrap();
    let run = |words: &[&std::path::Path]| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_ombrelle-bindings"));
        program.args(words).output().unwrap().status.code()
    };
    let written = folder.path().join("out");
    let configuration = folder.path().join("none.toml");
    assert_eq!(run(&[]), Some(2));
    assert_eq!(run(&[&library, &configuration, &written]), Some(1));
    assert!(!written.join("python/ombrelle.py").exists());
}
