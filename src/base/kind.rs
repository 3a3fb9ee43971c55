//! The kinds of file that we open, and which of them a file is by its first bytes. Whatever opens or inspects a file asks
//! here, so that all agree on its kind.

use crate::jxl;

/// The kinds of file that we open.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    strum::IntoStaticStr,
    strum::VariantNames,
    serde::Serialize,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// JPEG (ITU-T T.81).
    Jpeg,
    /// PNG (W3C), animated ones too (first frame).
    Png,
    /// WebP (first frame).
    Webp,
    /// TIFF 6.0 (first page).
    Tiff,
    /// GIF (first frame).
    Gif,
    /// HEIC: HEVC in HEIF.
    Heic,
    /// AVIF: AV1 in HEIF.
    Avif,
    /// JPEG XL (ISO/IEC 18181), a bare stream or one in boxes.
    Jxl,
}

impl Kind {
    /// The kind that the first bytes announce, whatever the file's name says.
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        sniff(bytes)
    }
}

/// Whether the first bytes announce a video: MP4 and its relatives, Matroska and WebM, AVI, MPEG, Flash, Ogg.
pub fn is_video(bytes: &[u8]) -> bool {
    // Raw pictures of a camera, and sound alone, are kept in the same boxes.
    let others: [&[u8]; 3] = [b"crx ", b"M4A ", b"M4B "];
    let brand = bytes.get(8..12).unwrap_or_default();
    let boxes = bytes.get(4..8) == Some(b"ftyp")
        && Kind::sniff(bytes).is_none()
        && !others.contains(&brand);
    let riff = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"AVI ");
    let starts: [&[u8]; 5] = [
        &[0x1A, 0x45, 0xDF, 0xA3],
        &[0, 0, 1, 0xBA],
        &[0, 0, 1, 0xB3],
        b"FLV\x01",
        b"OggS",
    ];
    boxes || riff || starts.iter().any(|start| bytes.starts_with(start))
}

/// Brands of HEIF files whose pictures are HEVC (ISO/IEC 23008-12 annex B), and the two brands of
/// HEIF in general, which cameras use for HEVC.
const HEIC_BRANDS: [&[u8; 4]; 8] = [
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs",
];
/// Brands of AVIF files and sequences.
const AVIF_BRANDS: [&[u8; 4]; 2] = [b"avif", b"avis"];
/// HEIF in general: what is inside is said by the compatible brands, or not at all.
const HEIF_BRANDS: [&[u8; 4]; 3] = [b"mif1", b"msf1", b"miaf"];

/// Compatible brands that are looked at; real files have fewer than ten.
const BRANDS_LOOKED_AT: usize = 64;

fn sniff(bytes: &[u8]) -> Option<Kind> {
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Some(Kind::Jpeg);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        return Some(Kind::Png);
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some(Kind::Gif);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(Kind::Webp);
    }
    // 42 is TIFF 6.0, 43 is BigTIFF.
    let tiff: [&[u8]; 4] = [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"];
    if tiff.iter().any(|magic| bytes.starts_with(magic)) {
        return Some(Kind::Tiff);
    }
    if bytes.starts_with(jxl::SIGNATURE) || bytes.starts_with(jxl::STREAM) {
        return Some(Kind::Jxl);
    }
    sniff_heif(bytes)
}

fn sniff_heif(bytes: &[u8]) -> Option<Kind> {
    if bytes.get(4..8) != Some(b"ftyp") {
        return None;
    }
    let length = u32::from_be_bytes(*bytes.first_chunk::<4>()?) as usize;
    let end = length.min(bytes.len());
    let major = bytes.get(8..12)?;
    // Safe: without compatible brands the major one alone decides.
    let compatible = bytes.get(16..end).unwrap_or_default().chunks_exact(4);
    let brands = || std::iter::once(major).chain(compatible.clone().take(BRANDS_LOOKED_AT));
    let is_in = |brand: &[u8], list: &[&[u8; 4]]| list.iter().any(|known| brand == *known);
    for brand in brands() {
        if is_in(brand, &AVIF_BRANDS) {
            return Some(Kind::Avif);
        }
        if is_in(brand, &HEIC_BRANDS) {
            return Some(Kind::Heic);
        }
    }
    brands()
        .any(|brand| is_in(brand, &HEIF_BRANDS))
        .then_some(Kind::Heic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ftyp(major: &[u8; 4], compatible: &[&[u8; 4]]) -> Vec<u8> {
        let mut bytes = (16 + 4 * compatible.len() as u32).to_be_bytes().to_vec();
        bytes.extend(b"ftyp");
        bytes.extend(major);
        bytes.extend([0; 4]);
        for brand in compatible {
            bytes.extend(*brand);
        }
        bytes
    }

    #[test]
    fn each_kind_is_known_by_its_first_bytes() {
        let cases: [(&[u8], Kind); 11] = [
            (b"\xFF\xD8\xFF\xE0", Kind::Jpeg),
            (b"\x89PNG\r\n\x1A\n", Kind::Png),
            (b"RIFF\0\0\0\0WEBPVP8 ", Kind::Webp),
            (b"II*\0\x08\0\0\0", Kind::Tiff),
            (b"MM\0*\0\0\0\x08", Kind::Tiff),
            (b"II+\0\x08\0\0\0", Kind::Tiff),
            (b"MM\0+\0\x08\0\0", Kind::Tiff),
            (b"GIF87a", Kind::Gif),
            (b"GIF89a", Kind::Gif),
            (b"\xFF\x0A\x31\x41", Kind::Jxl),
            (b"\0\0\0\x0CJXL \x0D\x0A\x87\x0A", Kind::Jxl),
        ];
        for (bytes, kind) in cases {
            assert_eq!(sniff(bytes), Some(kind));
        }
    }

    #[test]
    fn heif_is_told_apart_by_any_of_its_brands() {
        for brand in HEIC_BRANDS {
            assert_eq!(sniff(&ftyp(brand, &[])), Some(Kind::Heic));
            assert_eq!(sniff(&ftyp(b"mif1", &[brand])), Some(Kind::Heic));
        }
        assert_eq!(sniff(&ftyp(b"mif1", &[b"miaf"])), Some(Kind::Heic));
        assert_eq!(sniff(&ftyp(b"msf1", &[])), Some(Kind::Heic));
        assert_eq!(sniff(&ftyp(b"avif", &[b"mif1"])), Some(Kind::Avif));
        assert_eq!(sniff(&ftyp(b"mif1", &[b"avif"])), Some(Kind::Avif));
    }

    #[test]
    fn anything_else_is_no_picture() {
        let others: [&[u8]; 9] = [
            b"",
            b"\xFF\xD8",
            b"\xFF",
            b"\0\0\0\x0CJXL \x0A\x0D\x87\x0A",
            b"RIFF\0\0\0\0WAVE",
            b"%PDF-1.7",
            b"BM\0\0",
            b"\0\0\0\x18ftypisom\0\0\0\0mp42",
            b"\0\0\0\x18ftyp",
        ];
        for bytes in others {
            assert_eq!(sniff(bytes), None);
        }
    }
}
