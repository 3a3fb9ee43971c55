use super::*;

/// Bits of a stream as a person writes them: a number and how many bits it has.
struct Written {
    bytes: Vec<u8>,
    at: usize,
}

impl Written {
    fn new() -> Self {
        Self {
            bytes: STREAM.to_vec(),
            at: 16,
        }
    }

    fn bits(mut self, number: u32, count: u32) -> Self {
        for place in 0..count {
            if self.at.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let bit = (number >> place & 1) as u8;
            *self.bytes.last_mut().unwrap() |= bit << (self.at % 8);
            self.at += 1;
        }
        self
    }

    /// A size of 300 x 200: no eighths, nine bits a side, no ratio.
    fn size(self) -> Self {
        let size = self.bits(0, 1).bits(0, 2).bits(199, 9);
        size.bits(0, 3).bits(0, 2).bits(299, 9)
    }
}

fn boxed(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    let length = 8 + body.len() as u32;
    [&length.to_be_bytes()[..], kind, body].concat()
}

fn in_boxes(parts: &[Vec<u8>]) -> Vec<u8> {
    [
        SIGNATURE,
        &boxed(b"ftyp", b"jxl \0\0\0\0jxl "),
        &parts.concat(),
    ]
    .concat()
}

/// The first bytes of files of cjxl 0.7.0, and what jxlinfo says of them.
#[test]
fn heads_of_an_encoder_are_read() {
    let plain = Head {
        size: (300, 200),
        preview: None,
        animated: false,
        channels: Vec::new(),
        xyb: true,
        profile: false,
    };
    let alpha = Channel {
        role: Role::Alpha,
        name: Vec::new(),
    };
    let cases: [(&[u8], Head); 5] = [
        (
            b"\xFF\x0A\x31\x41\x42\x71\x21\x00\x12\x88\x02\x00",
            plain.clone(),
        ),
        (
            b"\xFF\x0A\x31\x41\x50\x5C\x08\x08\x02\x01\x00\x64",
            Head {
                xyb: false,
                ..plain.clone()
            },
        ),
        (
            b"\xFF\x0A\x31\xC1\x86\xE2\x42\x00\x48\x80\x28\x00",
            Head {
                channels: vec![alpha],
                ..plain.clone()
            },
        ),
        (
            b"\xFF\x0A\x31\x05\x03\x48\x28\x2E\x09\x00\x12\x90",
            Head {
                animated: true,
                ..plain.clone()
            },
        ),
        (
            b"\xFF\x0A\xCB\xF0\x93\x50\xB9\xB7\x8A\x20\x00\x12",
            Head {
                size: (64, 48),
                ..plain
            },
        ),
    ];
    for (bytes, head) in cases {
        assert_eq!(Head::size(bytes), Some(head.size));
        assert_eq!(Head::of(bytes), Some(head));
    }
}

#[test]
fn a_stream_in_pieces_is_one_stream() {
    let stream = b"\xFF\x0A\x31\x41\x42\x71\x21\x00\x12\x88\x02\x00";
    let whole = in_boxes(&[boxed(b"Exif", &[0; 20]), boxed(b"jxlc", stream)]);
    let (first, last) = stream.split_at(4);
    let pieces = in_boxes(&[
        boxed(b"jxlp", &[&[0, 0, 0, 0][..], first].concat()),
        boxed(b"Exif", &[0; 20]),
        boxed(b"jxlp", &[&[0x80, 0, 0, 1][..], last].concat()),
    ]);
    let swapped = in_boxes(&[
        boxed(b"jxlp", &[&[0x80, 0, 0, 1][..], last].concat()),
        boxed(b"jxlp", &[&[0, 0, 0, 0][..], first].concat()),
    ]);
    for file in [whole, pieces] {
        assert_eq!(Head::of(&file), Head::of(stream));
        assert_eq!(Head::size(&file), Some((300, 200)));
    }
    assert_eq!((Head::of(&swapped), Head::size(&swapped)), (None, None));
}

#[test]
fn a_second_picture_and_channels_with_names_are_told() {
    let head = Written::new().size();
    // Not as usual, with more fields, upright, no other size, a preview of 64 x 48 in eighths, still.
    let head = head.bits(0, 1).bits(1, 1).bits(0, 3).bits(0, 1);
    let preview = head.bits(1, 1).bits(1, 1).bits(2, 2).bits(5, 5);
    let head = preview.bits(0, 3).bits(2, 2).bits(7, 5).bits(0, 1);
    // Eight bits, sixteen are enough; two channels.
    let head = head.bits(0, 3).bits(1, 1).bits(2, 2).bits(0, 4);
    // Depth, called "Em".
    let depth = head.bits(0, 1).bits(1, 2).bits(0, 3).bits(0, 2);
    let head = depth.bits(1, 2).bits(2, 4).bits(b'E'.into(), 8);
    let head = head.bits(b'm'.into(), 8);
    // A colour of its own, without a name.
    let spot = head.bits(0, 1).bits(2, 2).bits(0, 4).bits(0, 3);
    let spot = spot.bits(0, 2).bits(0, 2).bits(0, 32).bits(0, 32);
    // Colours as they were, by a profile.
    let file = spot.bits(0, 1).bits(0, 1).bits(1, 1).bytes;
    let head = Head::of(&file).unwrap();
    assert_eq!(head.size, (300, 200));
    assert_eq!(head.preview, Some((64, 48)));
    let roles: Vec<_> = head.channels.iter().map(|c| (c.role, &c.name)).collect();
    let (named, unnamed) = (b"Em".to_vec(), Vec::new());
    assert_eq!(roles, [(Role::Depth, &named), (Role::Spot, &unnamed)]);
    assert!(!head.animated && !head.xyb && head.profile);
    // Wherever it is cut, nothing is guessed.
    for length in 0..file.len() {
        assert_eq!(Head::of(&file[..length]), None);
    }
}

#[test]
fn a_width_follows_from_a_ratio_and_the_largest_is_no_overflow() {
    // 256 high in eighths, twice as wide.
    let file = Written::new().bits(1, 1).bits(31, 5).bits(7, 3).bytes;
    assert_eq!(Head::size(&file), Some((512, 256)));
    let giant = Written::new().bits(0, 1).bits(3, 2).bits((1 << 30) - 1, 30);
    let giant = giant.bits(7, 3).bytes;
    assert_eq!(Head::size(&giant), Some((1 << 31, 1 << 30)));
}

#[test]
fn boxes_end_where_the_file_or_their_length_does() {
    let file = in_boxes(&[boxed(b"Exif", b"12345")]);
    let kinds: Vec<_> = boxes(&file).map(|b| (b.kind, b.cut)).collect();
    assert_eq!(
        kinds,
        [(*b"JXL ", false), (*b"ftyp", false), (*b"Exif", false)]
    );
    // Cut in the middle of a box.
    let mut cut = boxes(&file[..file.len() - 2]);
    let last = cut.by_ref().last().unwrap();
    assert_eq!((last.body, last.cut), (&b"123"[..], true));
    assert!(cut.rest().is_empty());
    // Too short for a box, and a length that is less than its own head.
    for left in [
        &b"\0\0\0"[..],
        b"\0\0\0\x07jxlc",
        b"\0\0\0\x01jxlc\0\0\0\0\0\0\0\x0F",
    ] {
        let with = [&file, left].concat();
        let mut all = boxes(&with);
        assert_eq!(all.by_ref().count(), 3);
        assert_eq!(all.rest(), left);
    }
    // Of sixteen bytes, and to the end.
    let long = b"\0\0\0\x01jxlc\0\0\0\0\0\0\0\x12ab\0\0\0\0xml whatever";
    let with = [&file, &long[..]].concat();
    let sizes: Vec<_> = boxes(&with).skip(3).map(|b| (b.body, b.size)).collect();
    assert_eq!(sizes, [(&b"ab"[..], Some(18)), (&b"whatever"[..], None)]);
    assert_eq!(boxes(b"\xFF\x0A\0\0\0\x08jxlc").count(), 0);
}

/// Heads of pictures as `cjxl` writes them: as usual, made smaller by four, with means apart, as a JPEG had it.
#[test]
fn how_much_smaller_a_picture_is_stored_is_read_from_its_head() {
    let of = |written: &Written, xyb| scale(&written.bytes[STREAM.len()..], xyb);
    assert_eq!(of(&Written::new().bits(1, 1), true), Some(1));
    for (chosen, scale_of_it) in [(0, 1), (1, 2), (2, 4), (3, 8)] {
        let made = Written::new().bits(0, 1).bits(0, 3).bits(0, 2);
        let made = made.bits(chosen, 2).bits(0, 6);
        assert_eq!(of(&made, true), Some(scale_of_it));
        // As it was, with flags of which none is about this; two bits for each of three colours, where it was a JPEG.
        let lossless = Written::new().bits(0, 1).bits(0b100, 3).bits(2, 2);
        let lossless = lossless.bits(0x80 - 17, 8).bits(0, 1).bits(chosen, 2);
        assert_eq!(of(&lossless, false), Some(scale_of_it));
        let jpeg = Written::new().bits(0, 1).bits(0, 3).bits(0, 2).bits(1, 1);
        let jpeg = jpeg.bits(0b11_01_10, 6).bits(chosen, 2);
        assert_eq!(of(&jpeg, false), Some(scale_of_it));
    }
    let apart = Written::new().bits(0, 1).bits(0, 3).bits(2, 2);
    let apart = apart.bits(0x20 - 17, 8).bits(3, 2);
    assert_eq!(of(&apart, true), Some(1));
    // Flags that there are not, and bytes that end.
    let unknown = Written::new().bits(0, 1).bits(0, 3).bits(3, 2).bits(0, 20);
    assert_eq!(of(&unknown, true), None);
    assert_eq!(scale(&[], true), None);
    assert_eq!(scale(&[0], true), Some(1));
    assert_eq!(scale(&[0b10_0000], true), None);
}
