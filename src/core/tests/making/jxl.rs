//! JPEG XL files of `cjxl`, in boxes where asked for. Stands alone, so that tests of other crates can have it.

use std::process::Command;

use image::DynamicImage;

/// The picture as `cjxl` codes it, as a bare stream where that is enough; none where it is not installed.
pub fn coded(picture: &DynamicImage, arguments: &[&str]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let drawn = folder.path().join("a.png");
    picture.save(&drawn).unwrap();
    of_file(&std::fs::read(drawn).unwrap(), "a.png", arguments)
}

/// A file of this name as `cjxl` codes it: of a JPEG its own coefficients, so that it can be written again to the byte.
pub fn of_file(file: &[u8], name: &str, arguments: &[&str]) -> Option<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    let (from, to) = (folder.path().join(name), folder.path().join("coded.jxl"));
    std::fs::write(&from, file).unwrap();
    let mut command = Command::new("cjxl");
    command.arg("--quiet").arg(&from).arg(&to).args(arguments);
    let Ok(done) = command.output() else {
        assert!(
            std::env::var_os("CI").is_none(),
            "apt-get install libjxl-tools"
        );
        println!("skipped: no cjxl; apt-get install libjxl-tools");
        return None;
    };
    assert!(done.status.success(), "cjxl {arguments:?}: {done:?}");
    Some(std::fs::read(to).unwrap())
}

/// A box.
pub fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = 8 + body.len() as u32;
    [&length.to_be_bytes()[..], kind, body].concat()
}

/// A file of a bare stream and boxes beside it.
pub fn in_boxes(stream: &[u8], others: &[Vec<u8>]) -> Vec<u8> {
    let start = b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A\0\0\0\x14ftypjxl \0\0\0\0jxl ";
    [&start[..], &others.concat(), &boxed(b"jxlc", stream)].concat()
}
