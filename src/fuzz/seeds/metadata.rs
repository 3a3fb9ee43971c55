//! Metadata of every kind that hides in pictures, and directories that share bytes, follow or contain themselves.

/// An entry of a TIFF directory: tag, type, count, and its value's bytes.
type Entry = (u16, u16, u32, Vec<u8>);

const ASCII: u16 = 2;
const SHORT: u16 = 3;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;
const UNDEFINED: u16 = 7;

fn text(tag: u16, value: &str) -> Entry {
    let bytes = [value.as_bytes(), &[0]].concat();
    (tag, ASCII, bytes.len() as u32, bytes)
}

fn raw(tag: u16, value: &[u8]) -> Entry {
    (tag, UNDEFINED, value.len() as u32, value.to_vec())
}

fn short(tag: u16, value: u16) -> Entry {
    (tag, SHORT, 1, value.to_be_bytes().to_vec())
}

fn long(tag: u16, value: usize) -> Entry {
    (tag, LONG, 1, (value as u32).to_be_bytes().to_vec())
}

fn degrees(tag: u16, value: [u32; 3]) -> Entry {
    let bytes = value
        .iter()
        .flat_map(|v| [v.to_be_bytes(), 1_u32.to_be_bytes()]);
    (tag, RATIONAL, 3, bytes.flatten().collect())
}

/// A big-endian directory at `at`, its long values behind it, and where the next one is.
fn directory(at: usize, entries: &[Entry], next: usize) -> Vec<u8> {
    let mut table = (entries.len() as u16).to_be_bytes().to_vec();
    let mut values = Vec::new();
    let behind = at + 2 + 12 * entries.len() + 4;
    for (tag, kind, count, value) in entries {
        table.extend([tag.to_be_bytes(), kind.to_be_bytes()].concat());
        table.extend(count.to_be_bytes());
        if value.len() <= 4 {
            table.extend(value);
            table.resize(table.len() + 4 - value.len(), 0);
        } else {
            table.extend(((behind + values.len()) as u32).to_be_bytes());
            values.extend(value);
        }
    }
    table.extend((next as u32).to_be_bytes());
    [table, values].concat()
}

/// An Exif block with camera, owner, place, comment, maker's note, IPTC, XMP and a thumbnail.
pub(super) fn exif(thumbnail: &[u8]) -> Vec<u8> {
    let camera = vec![
        text(36_867, "2026:11:28 10:00:00"),
        raw(
            37_500,
            b"Apple iOS\0\0\x01MM\0\x01\0\x09\0\0\0\x01\0\0\0\x05",
        ),
        raw(37_510, b"UNICODE\0\0M\0e\0 \0a\0n\0d\0 \0y\0o\0u"),
        text(42_033, "SN-123456"),
        text(42_036, "Lens 1.8/50"),
        (40_962, SHORT, 1, vec![0, 64]),
    ];
    let place = vec![
        text(1, "N"),
        degrees(2, [48, 51, 29]),
        text(3, "E"),
        degrees(4, [2, 17, 40]),
        text(29, "2026:11:28"),
    ];
    let first = |camera: usize, place: usize| {
        vec![
            text(271, "Camera & Sons"),
            text(272, "Model 7"),
            short(274, 6),
            text(305, "Editor 3.1"),
            text(315, "Léa Dupont"),
            (700, 1, 8, b"<x:xmp/>".to_vec()),
            raw(33_723, &iptc()),
            raw(34_377, &resources()),
            long(34_665, camera),
            long(34_853, place),
        ]
    };
    let length = |entries: &[Entry]| directory(0, entries, 0).len();
    let camera_at = 8 + length(&first(0, 0));
    let place_at = camera_at + length(&camera);
    let second_at = place_at + length(&place);
    let second = |at: usize| vec![short(259, 6), long(513, at), long(514, thumbnail.len())];
    let thumbnail_at = second_at + length(&second(0));
    [
        b"MM\0*\0\0\0\x08".to_vec(),
        directory(8, &first(camera_at, place_at), second_at),
        directory(camera_at, &camera, 0),
        directory(place_at, &place, 0),
        directory(second_at, &second(thumbnail_at), 0),
        thumbnail.to_vec(),
    ]
    .concat()
}

/// So many comments that all are the same bytes of the block.
pub(super) fn shared(entries: u16, bytes: u32) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08".to_vec();
    block.extend(entries.to_be_bytes());
    let at = 8 + 2 + 12 * u32::from(entries) + 4;
    for number in 0..entries {
        let tag = [270_u16, 37_510, 315, 33_432, 700, 33_723, 34_377][usize::from(number) % 7];
        block.extend([tag.to_be_bytes(), ASCII.to_be_bytes()].concat());
        block.extend([bytes.to_be_bytes(), at.to_be_bytes()].concat());
    }
    block.extend([0; 4]);
    block.extend(vec![b'a'; bytes as usize]);
    block
}

/// Directories that follow themselves, and are their own Exif directory and their own previews.
pub(super) fn cyclic() -> Vec<u8> {
    let entries = vec![
        long(34_665, 8),
        long(34_853, 8),
        long(330, 8),
        short(274, 3),
    ];
    [b"MM\0*\0\0\0\x08".to_vec(), directory(8, &entries, 8)].concat()
}

/// A packet with place, people, history, a gain map and the mark.
pub(super) fn xmp() -> Vec<u8> {
    b"<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/' x:xmptk='Kit'><rdf:RDF \
      xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:exif='http://ns.adobe.com/exif/1.0/' \
      xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xmpMM='http://ns.adobe.com/xap/1.0/mm/' \
      xmlns:plus='http://ns.useplus.org/ldf/xmp/1.0/' xmlns:hdrgm='http://ns.adobe.com/hdr-gain-map/1.0/' \
      exif:GPSLatitude='48,51.5N' exif:GPSLongitude='2,17,40W' xmpMM:DocumentID='xmp.did:1' hdrgm:Version='1.0'>\
      <dc:creator><rdf:Seq><rdf:li>A &amp; B &#x20AC;</rdf:li></rdf:Seq></dc:creator>\
      <xmpMM:History><rdf:Seq><rdf:li rdf:parseType='Resource'><a>b</a></rdf:li></rdf:Seq></xmpMM:History>\
      <plus:DataMining>x</plus:DataMining><![CDATA[c]]><!-- d --></rdf:Description></rdf:RDF></x:xmpmeta>"
        .to_vec()
}

/// Records of IPTC: by-line, city, caption, a long one.
pub(super) fn iptc() -> Vec<u8> {
    let record = |number: u8, value: &[u8]| {
        let length = (value.len() as u16).to_be_bytes();
        [&[0x1C, 2, number], &length[..], value].concat()
    };
    let long = [&[0x1C, 2, 120, 0x80, 2, 0, 5][..], b"words"].concat();
    [
        record(80, b"Lea"),
        record(90, b"Grenoble"),
        record(25, b"school"),
        long,
    ]
    .concat()
}

/// Photoshop's resources: IPTC, a thumbnail, a print's numbers.
pub(super) fn resources() -> Vec<u8> {
    let resource = |number: u16, value: &[u8]| {
        let mut bytes = [&b"8BIM"[..], &number.to_be_bytes(), &[0, 0]].concat();
        bytes.extend((value.len() as u32).to_be_bytes());
        bytes.extend(value);
        bytes.resize(bytes.len() + value.len() % 2, 0);
        bytes
    };
    let thumbnail = [&[0, 0, 0, 1][..], &[0; 24], b"\xFF\xD8\xFF\xD9"].concat();
    [
        resource(0x0404, &iptc()),
        resource(0x040C, &thumbnail),
        resource(0x03ED, &[0; 16]),
    ]
    .concat()
}
