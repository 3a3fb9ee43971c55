use ombrelle_base::jxl::Scan;
use ombrelle_base::progress::Progress;

use crate::{Carrier, Clue, Inspection, inspect, inspect_scanned};

/// The head of a still picture of 300 x 200, as cjxl 0.7.0 writes it, and some bytes for its pixels.
const STREAM: &[u8] = b"\xFF\x0A\x31\x41\x42\x71\x21\x00\x12\x88\x02\x00pixels";
/// The same of one that moves.
const MOVING: &[u8] = b"\xFF\x0A\x31\x05\x03\x48\x28\x2E\x09\x00\x12\x90pixels";

/// `jbrd` of a JPEG with a resolution, Exif, the IPTC city "Paris", the comment "hello" and "HELLO TAIL DATA" behind its end, by cjxl 0.7.0.
const JBRD: &str = "c0b0f5b70d200882d03220004407800bc00140a851202500000080e8ff930400000080fbbf5209000000e8acff1714000000803dd8ff023f005059400e00\
    1b560000c4a09bf7ff0d2d9f406be85e948569014a2081060e39607ea401490bd36063cc219d13517a21b565538210408c0fe654aa560dcfb411a7cdc071f094157a809fcffb7a140a\
    5070f821de62d545df4fc69e34bd91277b02";
/// Exif of that JPEG (the maker "Lumen", turned by a quarter), packed, by the same.
const BROB: &str = "457869661b6f000004fef3f6fe999b66a3118a49d95549a493433c0097b4d7020c5a144696dbd81385ca46386e841dc1f62db82a26faec552395eb321a64\
    009e667dad9cf4b30e5d719e6a92b419";
/// 200 MiB of zeros by Brotli.
const BOMB: &str = "cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfb7ffeffffc33f0110870500baf7fffcffff877f02200e0b\
    0074effff9ffff0fff04401c1600e8defff3ffff1ffe0980382c00d0bdffe7ffff3ffc1300715800a07bffcfffff7ff82700e2b00040f7fe9ffffffff04f00c4610180eefd3fffffff\
    e19f0088c30200ddfb7ffeffffc33f0110870500baf7fff9ffff877f02200e0b0074efff00";

fn bytes(hex: &str) -> Vec<u8> {
    let (pairs, _) = hex.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16);
    pairs.iter().map(|pair| byte(pair).unwrap()).collect()
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = 8 + body.len() as u32;
    [&length.to_be_bytes()[..], kind, body].concat()
}

fn file(parts: &[Vec<u8>]) -> Vec<u8> {
    let start = b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A\0\0\0\x14ftypjxl \0\0\0\0jxl ";
    [&start[..], &parts.concat()].concat()
}

/// As Brotli (RFC 7932) has them without packing them: a window of 16 bits, one block as it is, an empty last one.
fn stored(data: &[u8]) -> Vec<u8> {
    let head = (data.len() as u32 - 1) << 4 | 1 << 20;
    let head = head.to_le_bytes();
    [&head[..3], data, &[3]].concat()
}

fn brob(kind: &[u8; 4], packed: &[u8]) -> Vec<u8> {
    boxed(b"brob", &[&kind[..], packed].concat())
}

/// An Exif block whose camera is a "Lumen", behind how far away it is.
fn exif() -> Vec<u8> {
    b"\0\0\0\0MM\0*\0\0\0\x08\0\x01\x01\x0F\0\x02\0\0\0\x06\0\0\0\x1A\0\0\0\0Lumen\0".to_vec()
}

const XMP: &[u8] =
    b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>\
    <rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Camille Roux</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";

fn told(file: &[u8]) -> Inspection {
    inspect(file, None, &Progress::default())
}

/// As a decoder would tell of a file whose stream ends there.
fn scanned(file: &[u8], length: usize) -> Inspection {
    let scan = Scan {
        length,
        pictures: 1,
        ..Scan::default()
    };
    inspect_scanned(file, Some(&scan), None, &Progress::default())
}

fn has(told: &Inspection, clue: Clue, words: &str) -> bool {
    let mut findings = told.findings.iter();
    findings.any(|f| f.clue == clue && (f.tag == words || f.value.as_deref() == Some(words)))
}

#[test]
fn a_plain_picture_gives_nothing_away_once_a_decoder_says_where_it_ends() {
    let in_a_box = file(&[boxed(b"jxlc", STREAM)]);
    for file in [STREAM.to_vec(), in_a_box] {
        let inspection = scanned(&file, file.len());
        assert_eq!(inspection.findings, []);
        assert!(inspection.complete);
        // Without one there may be more behind it.
        let inspection = told(&file);
        assert_eq!(inspection.findings, []);
        assert!(!inspection.complete);
    }
}

#[test]
fn what_stands_in_boxes_is_listed_packed_or_not() {
    let plain = [
        boxed(b"Exif", &exif()),
        boxed(b"xml ", XMP),
        boxed(b"jumb", b"....c2pa...."),
        boxed(b"jhgm", &[0; 30]),
        boxed(b"what", &[0; 5]),
    ];
    let packed = [
        brob(b"Exif", &stored(&exif())),
        brob(b"xml ", &stored(XMP)),
        brob(b"jumb", &stored(b"....c2pa....")),
        brob(b"jhgm", &stored(&[0; 30])),
        brob(b"what", &stored(&[0; 5])),
    ];
    for parts in [plain, packed] {
        let file = file(&[boxed(b"jxlc", STREAM), parts.concat()]);
        let told = scanned(&file, 32 + 8 + STREAM.len());
        for (clue, words) in [
            (Clue::Device, "Lumen"),
            (Clue::Owner, "Camille Roux"),
            (Clue::ContentCredentials, "C2PA"),
            (Clue::GainMap, "jhgm"),
            (Clue::Other, "what"),
        ] {
            assert!(has(&told, clue, words), "{words}: {told:?}");
        }
        assert!(told.complete);
    }
}

#[test]
fn what_a_jpeg_had_is_found_in_what_writes_it_again() {
    let file = file(&[
        boxed(b"jxlp", &[&[0, 0, 0, 0][..], &STREAM[..6]].concat()),
        boxed(b"jbrd", &bytes(JBRD)),
        boxed(b"brob", &bytes(BROB)),
        boxed(b"jxlp", &[&[0x80, 0, 0, 1][..], &STREAM[6..]].concat()),
    ]);
    let told = scanned(&file, file.len());
    for (clue, words) in [
        (Clue::Caption, "hello"),
        (Clue::Place, "Paris"),
        (Clue::Device, "Lumen"),
        (Clue::Trailer, "trailer"),
    ] {
        assert!(has(&told, clue, words), "{words}: {told:?}");
    }
    assert!(told.complete);
}

#[test]
fn what_cannot_be_read_is_named_and_never_counts_as_nothing() {
    let (jbrd, brob_of_exif) = (bytes(JBRD), bytes(BROB));
    let broken = [
        (boxed(b"jbrd", &jbrd[..20]), "jbrd"),
        (boxed(b"jbrd", &jbrd[..90]), "jbrd"),
        (boxed(b"brob", &brob_of_exif[..30]), "brob Exif"),
        (brob(b"xml ", b"\xFF\xFF\xFF"), "brob xml"),
    ];
    for (part, tag) in broken {
        let file = file(&[part, boxed(b"jxlc", STREAM)]);
        let told = scanned(&file, file.len());
        assert!(told.findings.iter().any(|f| f.tag == tag), "{told:?}");
        assert!(!told.complete, "{tag}");
    }
    // Too short for its kind, packed twice, and cut off.
    for part in [
        boxed(b"brob", b"Ex"),
        brob(b"brob", &stored(b"Exif")),
        b"\0\0\x10\0Exif\0\0\0\0MM".to_vec(),
    ] {
        let file = file(&[boxed(b"jxlc", STREAM), part]);
        assert!(!scanned(&file, 32 + 8 + STREAM.len()).complete);
    }
}

#[test]
fn a_box_that_grows_without_end_is_told_and_takes_no_memory_for_it() {
    let bomb = brob(b"Exif", &bytes(BOMB));
    let file = file(&[bomb.repeat(200), boxed(b"jxlc", STREAM)]);
    let begun = std::time::Instant::now();
    let told = scanned(&file, file.len());
    assert!(told.findings.iter().any(|f| f.tag == "brob Exif"));
    assert!(!told.complete);
    // All 200 of them would be 40 GB; two or three are read as far as one may go.
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn what_stands_behind_a_picture_is_told_wherever_its_stream_lies() {
    let jpeg = b"\xFF\xD8\xFF\xFE\x00\x07hidde\xFF\xD9";
    let bare = [STREAM, jpeg].concat();
    let (start, end) = (file(&[]).len(), file(&[boxed(b"jxlc", STREAM)]).len());
    let behind = [file(&[boxed(b"jxlc", STREAM)]), jpeg.to_vec()].concat();
    for (file, length) in [(&bare, STREAM.len()), (&behind, end)] {
        let told = scanned(file, length);
        assert!(has(&told, Clue::Trailer, "trailer"), "{told:?}");
        assert!(has(&told, Clue::Caption, "hidde"), "{told:?}");
    }
    let within = file(&[boxed(b"jxlc", &[STREAM, jpeg].concat())]);
    let told = scanned(&within, start + 8 + STREAM.len());
    let hidden = told.findings.iter().find(|f| f.tag == "behind the stream");
    assert_eq!(hidden.unwrap().bytes, Some(jpeg.len() as u64));
    // A film is told as one.
    let film = [boxed(b"ftyp", b"mp42\0\0\0\0"), boxed(b"mdat", &[7; 40])].concat();
    let told = scanned(&file(&[boxed(b"jxlc", STREAM), film]), end);
    assert!(has(&told, Clue::MotionPhoto, "mdat"), "{told:?}");
}

#[test]
fn further_pictures_their_names_and_a_profile_are_told_as_a_decoder_says() {
    assert!(has(&told(MOVING), Clue::Animation, "JPEG XL animation"));
    let scan = Scan {
        length: MOVING.len(),
        pictures: 3,
        names: vec![String::new(), "Emma au bain".into()],
        profile: Some(b"no profile".to_vec()),
        scale: None,
    };
    let told = inspect_scanned(MOVING, Some(&scan), None, &Progress::default());
    assert!(has(&told, Clue::Animation, "3"), "{told:?}");
    assert!(has(&told, Clue::Caption, "Emma au bain"), "{told:?}");
    let profile = told.findings.iter().find(|f| f.carrier == Carrier::Icc);
    assert!(profile.is_some() && !told.complete, "{told:?}");
}
