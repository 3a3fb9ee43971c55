//! Videos of boxes and elements, without a frame that could be decoded: only their structure is read here.

fn part(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [&(8 + body.len() as u32).to_be_bytes()[..], kind, body].concat()
}

fn film(handler: &[u8; 4]) -> Vec<u8> {
    let hdlr = [&[0; 8][..], handler, &[0; 13]].concat();
    part(
        b"moov",
        &part(b"trak", &part(b"mdia", &part(b"hdlr", &hdlr))),
    )
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    [id, &(1_u64 << 56 | body.len() as u64).to_be_bytes(), body].concat()
}

/// MP4 in its forms (64-bit sizes, a box to the end, fragments, QuickTime without `ftyp`), WebM of known and unknown
/// length, sound alone.
pub fn videos() -> Vec<Vec<u8>> {
    let ftyp = part(b"ftyp", b"isom\0\0\x02\0isommp42");
    let mdat = part(b"mdat", &[7; 100]);
    let long = [&b"\0\0\0\x01mdat\0\0\0\0\0\0\0\x74"[..], &[7; 100]].concat();
    let open = [&b"\0\0\0\0mdat"[..], &[7; 50]].concat();
    let tracks = element(
        &[0x16, 0x54, 0xAE, 0x6B],
        &element(&[0xAE], &element(&[0x83], &[1])),
    );
    let cluster = element(&[0x1F, 0x43, 0xB6, 0x75], &element(&[0xA3], &[9; 60]));
    let head = |kind: &[u8]| element(&[0x1A, 0x45, 0xDF, 0xA3], &element(&[0x42, 0x82], kind));
    let segment = [&tracks[..], &cluster].concat();
    let endless = [&[0x18, 0x53, 0x80, 0x67][..], &[0x01], &[0xFF; 7], &segment].concat();
    vec![
        [ftyp.clone(), film(b"vide"), mdat.clone()].concat(),
        [ftyp.clone(), film(b"vide"), long].concat(),
        [ftyp.clone(), film(b"vide"), open].concat(),
        [
            ftyp.clone(),
            film(b"vide"),
            part(b"moof", &[0; 20]),
            mdat.clone(),
        ]
        .concat(),
        [part(b"wide", b""), mdat.clone(), film(b"vide")].concat(),
        [ftyp, film(b"soun"), mdat].concat(),
        [head(b"webm"), element(&[0x18, 0x53, 0x80, 0x67], &segment)].concat(),
        [head(b"matroska\0\0"), endless].concat(),
    ]
}
