//! Files made to end the program: each is one photo that failed, and nothing else.

use std::fs;

use crate::made_avif;
use crate::pictures;
use crate::stage::Stage;

fn boxed(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = 8 + body.len() as u32;
    [&length.to_be_bytes()[..], name, body].concat()
}

fn full(name: &[u8; 4], version: u8, body: &[u8]) -> Vec<u8> {
    boxed(name, &[&[version, 0, 0, 0][..], body].concat())
}

/// A HEIC of half a megabyte whose picture lies in 65,535 places, each of which is a quarter of the file: 8.6 GB for who joins them.
fn heic_of_many_extents() -> Vec<u8> {
    let places: u16 = u16::MAX;
    let extent = [0_u32, 131_072].map(u32::to_be_bytes).concat();
    let iloc = [
        &[0x44, 0, 0, 1, 0, 1, 0, 0, 0, 0][..],
        &places.to_be_bytes(),
        &extent.repeat(places.into()),
    ];
    let hvcc = [&[1_u8][..], &[0; 20], &[3, 0]].concat();
    let ispe = [64_u32, 64].map(u32::to_be_bytes).concat();
    let properties = [boxed(b"hvcC", &hvcc), full(b"ispe", 0, &ispe)].concat();
    let iprp = [
        boxed(b"ipco", &properties),
        full(b"ipma", 0, &[0, 0, 0, 1, 0, 1, 2, 0x81, 2]),
    ];
    let meta = [
        full(b"hdlr", 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
        full(b"pitm", 0, &[0, 1]),
        full(
            b"iinf",
            0,
            &[&[0, 1][..], &full(b"infe", 2, b"\0\x01\0\0hvc1\0")].concat(),
        ),
        full(b"iloc", 1, &iloc.concat()),
        boxed(b"iprp", &iprp.concat()),
    ];
    [
        boxed(b"ftyp", b"heic\0\0\0\0mif1heic"),
        full(b"meta", 0, &meta.concat()),
        boxed(b"mdat", &[0; 64]),
    ]
    .concat()
}

#[test]
fn a_bomb_among_photos_is_one_that_failed_and_the_account_is_whole() {
    let stage = Stage::new();
    fs::create_dir(stage.path("album")).unwrap();
    // The bomb comes first: whatever is told of the others comes after it.
    fs::write(stage.path("album/a.heic"), heic_of_many_extents()).unwrap();
    for n in 0..8 {
        pictures::png(&stage.path(format!("album/p{n}.png")), 60 + n, 50, n);
    }
    let ran = stage.protect(&["--box", "0,0,1,1", "--jobs", "2", "album"]);
    ran.ends_with(4).complains("a.heic");
    let copies = stage.files();
    let copies = copies.iter().filter(|name| name.contains(".protected."));
    assert_eq!(copies.count(), 8);
    for n in 0..8 {
        assert!(ran.out.contains(&format!("p{n}.png")), "{}", ran.out);
    }
    assert_eq!(
        ran.out.lines().last().unwrap(),
        "8 protected copies written, 1 failed (no picture that can be opened)."
    );
}

#[test]
fn a_worker_is_no_command_for_people() {
    let stage = Stage::new();
    let ran = stage.run(&["--help"]);
    assert!(!ran.out.contains("worker"), "{}", ran.out);
    // With anything behind it, it is a command that there is not.
    stage.run(&["worker", "a.png"]).ends_with(2);
}

#[test]
fn an_avif_that_ends_its_decoder_is_one_photo_that_failed() {
    let stage = Stage::new();
    let Some(photo) = made_avif::coded(&pictures::scene(64, 48, 3).into(), &[]) else {
        return;
    };
    fs::create_dir(stage.path("album")).unwrap();
    fs::write(stage.path("album/a.avif"), made_avif::bomb(&photo)).unwrap();
    fs::write(stage.path("album/b.avif"), photo).unwrap();
    pictures::png(&stage.path("album/c.png"), 60, 50, 1);
    let ran = stage.protect(&["--box", "0,0,1,1", "--jobs", "1", "album"]);
    ran.ends_with(4)
        .complains("a.avif: Opening the picture broke off");
    let copies = stage.files();
    let copies: Vec<_> = copies
        .iter()
        .filter(|name| name.contains(".protected."))
        .collect();
    assert_eq!(copies.len(), 2, "{copies:?}");
    assert!(
        copies.iter().any(|name| name.ends_with("b.protected.jpg")),
        "{copies:?}"
    );
}
