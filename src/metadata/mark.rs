//! The mark against data mining: property *Data Mining* of the IPTC Photo Metadata Standard
//! 2023.1, which is `plus:DataMining` of PLUS, with the value *prohibited*.

use super::bytes::{index, le32, part};
use super::riff;
use crate::error::Error;
use ombrelle_base::Format;

/// The whole packet: always these bytes, so that it cannot carry anything else. No toolkit's
/// name, no padding, no date.
pub(super) const PACKET: &str = concat!(
    "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>",
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
    "<rdf:Description rdf:about=\"\" xmlns:plus=\"http://ns.useplus.org/ldf/xmp/1.0/\">",
    "<plus:DataMining>http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED</plus:DataMining>",
    "</rdf:Description></rdf:RDF></x:xmpmeta>",
    "<?xpacket end=\"r\"?>"
);

/// Bytes of a JPEG file before the mark: SOI and the JFIF segment.
pub(super) const JPEG_HEAD: usize = 20;
/// Bytes of a PNG file before the mark: signature and IHDR.
pub(super) const PNG_HEAD: usize = 33;

pub(super) fn mark(bytes: Vec<u8>, format: Format) -> Result<Vec<u8>, Error> {
    let marked = match format {
        Format::Jpeg => jpeg(bytes),
        Format::Png => png(bytes),
        Format::Webp => webp(&bytes),
    };
    marked.ok_or_else(|| Error::Damaged {
        detail: format!(
            "{} without the head that encoders write",
            format.extension()
        )
        .into(),
    })
}

fn jpeg(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let head = part(&bytes, 0, JPEG_HEAD)?;
    head.starts_with(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0")
        .then(|| insert(bytes, JPEG_HEAD, &jpeg_segment()))
}

fn png(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let head = part(&bytes, 0, PNG_HEAD)?;
    head.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR")
        .then(|| insert(bytes, PNG_HEAD, &png_chunk()))
}

fn insert(mut bytes: Vec<u8>, at: usize, piece: &[u8]) -> Vec<u8> {
    bytes.splice(at..at, piece.iter().copied());
    bytes
}

/// APP1 with the packet.
pub(super) fn jpeg_segment() -> Vec<u8> {
    let name = b"http://ns.adobe.com/xap/1.0/\0";
    let length = (2 + name.len() + PACKET.len()) as u16;
    [
        &[0xFF, 0xE1],
        &length.to_be_bytes()[..],
        name,
        PACKET.as_bytes(),
    ]
    .concat()
}

/// An uncompressed iTXt with the packet.
pub(super) fn png_chunk() -> Vec<u8> {
    // Keyword, not compressed, no method, no language, no translated keyword.
    let data = [b"XML:com.adobe.xmp\0\0\0\0\0", PACKET.as_bytes()].concat();
    let named = [b"iTXt", data.as_slice()].concat();
    let length = (data.len() as u32).to_be_bytes();
    let check = crc32fast::hash(&named).to_be_bytes();
    [&length[..], &named, &check].concat()
}

/// A chunk with the packet, padded to an even length.
pub(super) fn webp_chunk() -> Vec<u8> {
    let padding = if PACKET.len() % 2 == 1 { &[0][..] } else { &[] };
    let length = (PACKET.len() as u32).to_le_bytes();
    [b"XMP ", &length[..], PACKET.as_bytes(), padding].concat()
}

/// The extended header (RFC 9649, section 2.7) of a marked picture.
pub(super) fn webp_header(width: u32, height: u32, alpha: bool) -> Vec<u8> {
    const XMP: u8 = 0b100;
    const ALPHA: u8 = 0b1_0000;
    let flags = if alpha { XMP | ALPHA } else { XMP };
    let less_one = |side: u32| side.saturating_sub(1).to_le_bytes();
    let ([w0, w1, w2, _], [h0, h1, h2, _]) = (less_one(width), less_one(height));
    let body = [flags, 0, 0, 0, w0, w1, w2, h0, h1, h2];
    [&b"VP8X\x0A\0\0\0"[..], &body].concat()
}

/// Width, height and use of alpha, from the head of a VP8L bit stream (RFC 9649, section 3.4).
pub(super) fn vp8l_size(data: &[u8]) -> Option<(u32, u32, bool)> {
    if data.first() != Some(&0x2F) {
        return None;
    }
    let bits = le32(data, 1)?;
    let (width, height) = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    // The highest three bits are the version, which is 0.
    (bits >> 29 == 0).then_some((width, height, bits >> 28 & 1 == 1))
}

/// Width and height of a lossy VP8 frame (RFC 6386, section 9.1).
fn vp8_size(data: &[u8]) -> Option<(u32, u32, bool)> {
    if part(data, 3, 3)? != b"\x9D\x01\x2A" {
        return None;
    }
    let sides = le32(data, 6)?;
    Some((sides & 0x3FFF, sides >> 16 & 0x3FFF, false))
}

/// Turns the simple form, one chunk of pixels, into the extended one.
fn webp(bytes: &[u8]) -> Option<Vec<u8>> {
    let simple = bytes.starts_with(b"RIFF") && part(bytes, 8, 4)? == b"WEBP";
    let (kind, data, end) = riff::chunk(bytes, 12)?;
    let (width, height, alpha) = match &kind {
        b"VP8L" => vp8l_size(data)?,
        b"VP8 " => vp8_size(data)?,
        _ => return None,
    };
    if !simple || end != bytes.len() || index(le32(bytes, 4)?) != end - 8 {
        return None;
    }
    let pixels = bytes.get(12..)?;
    let body = [
        b"WEBP",
        webp_header(width, height, alpha).as_slice(),
        pixels,
        webp_chunk().as_slice(),
    ]
    .concat();
    let length = u32::try_from(body.len()).ok()?.to_le_bytes();
    Some([b"RIFF", &length[..], &body].concat())
}
