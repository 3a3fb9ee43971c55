use std::io::Cursor;

use super::*;
use crate::error::{ErrorKind, FingerprintError};

fn part(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let mut bytes = (8 + body.len() as u32).to_be_bytes().to_vec();
    bytes.extend(kind);
    bytes.extend(body);
    bytes
}

fn mp4(handler: &[u8; 4]) -> Vec<u8> {
    let mut hdlr = vec![0; 8];
    hdlr.extend(handler);
    hdlr.extend([0; 13]);
    let trak = part(b"trak", &part(b"mdia", &part(b"hdlr", &hdlr)));
    [
        part(b"ftyp", b"isom\0\0\x02\0isommp42"),
        part(b"mdat", &[7; 100]),
        part(b"moov", &trak),
    ]
    .concat()
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    let mut bytes = id.to_vec();
    bytes.extend((1_u64 << 56 | body.len() as u64).to_be_bytes());
    bytes.extend(body);
    bytes
}

fn webm(track: u8) -> Vec<u8> {
    let tracks = element(&[0xAE], &element(&[0x83], &[track]));
    let segment = [
        element(&[0x16, 0x54, 0xAE, 0x6B], &tracks),
        element(&[0x1F, 0x43, 0xB6, 0x75], &element(&[0xA3], &[9; 60])),
    ]
    .concat();
    [
        element(&[0x1A, 0x45, 0xDF, 0xA3], &element(&[0x42, 0x82], b"webm")),
        element(&[0x18, 0x53, 0x80, 0x67], &segment),
    ]
    .concat()
}

fn check(bytes: &[u8]) -> Result<Container, ErrorKind> {
    let container = Container::sniff(bytes).ok_or(ErrorKind::Fingerprint(
        FingerprintError::NeitherPictureNorVideo,
    ))?;
    let mut source = Cursor::new(bytes);
    container.check(&mut source, bytes.len() as u64, &Progress::default())?;
    Ok(container)
}

#[test]
fn a_video_is_known_by_its_content() {
    assert_eq!(check(&mp4(b"vide")), Ok(Container::Mp4));
    assert_eq!(
        check(&mp4(b"vide")[24..]),
        Ok(Container::Mp4),
        "old QuickTime"
    );
    assert_eq!(check(&webm(1)), Ok(Container::Webm));
}

#[test]
fn sound_alone_is_no_video() {
    for bytes in [mp4(b"soun"), webm(2)] {
        assert_eq!(
            check(&bytes),
            Err(ErrorKind::Fingerprint(
                FingerprintError::NeitherPictureNorVideo
            ))
        );
    }
}

#[test]
fn other_files_are_no_video() {
    let others: [&[u8]; 5] = [
        b"",
        b"%PDF-1.7 and so on",
        b"\0\0\0\x18ftypcrx \0\0\0\x01crx isom",
        b"\x1A\x45\xDF\xA3\x84\x42\x82\x81x",
        b"RIFF\0\0\0\0AVI LIST",
    ];
    for bytes in others {
        assert_eq!(
            check(bytes),
            Err(ErrorKind::Fingerprint(
                FingerprintError::NeitherPictureNorVideo
            ))
        );
    }
}

#[test]
fn a_video_cut_anywhere_is_refused() {
    for whole in [mp4(b"vide"), webm(1)] {
        for end in 0..whole.len() {
            let cut = check(&whole[..end]);
            assert!(
                matches!(
                    cut,
                    Err(ErrorKind::Fingerprint(FingerprintError::VideoTruncated)
                        | ErrorKind::Fingerprint(FingerprintError::NeitherPictureNorVideo))
                ),
                "{end}: {cut:?}"
            );
        }
    }
}

#[test]
fn a_recording_of_unknown_length_is_a_video() {
    let whole = webm(1);
    let segment = whole.len()
        - whole
            .windows(4)
            .rev()
            .position(|w| w == [0x18, 0x53, 0x80, 0x67])
            .unwrap()
        - 4;
    let mut open = whole.clone();
    open[segment + 4..segment + 12]
        .copy_from_slice(&[0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
    assert_eq!(check(&open), Ok(Container::Webm));
}

proptest::proptest! {
    #[test]
    fn hostile_boxes_end_in_a_reason(
        mut bytes in proptest::sample::select(vec![mp4(b"vide"), webm(1)]),
        changes in proptest::collection::vec((0_usize..200, proptest::prelude::any::<u8>()), 1..8),
    ) {
        for (at, value) in changes {
            let at = at % bytes.len();
            bytes[at] = value;
        }
        let _ = check(&bytes);
    }
}
