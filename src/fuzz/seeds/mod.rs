//! Files to begin with, all of our own making: whole ones, ones full of metadata, and ones whose structure is already hostile.
//!
//! Pictures are made by the makers of core's tests. Nothing is read from the disk, and the same program makes the same
//! files each time (HEIC with pixels where libheif's `heif-enc` is installed; otherwise boxes alone).

mod lists;
mod metadata;
mod pictures;
mod stored;
mod videos;

// The makers of core's tests, used here as they stand.
#[path = "../../core/tests/register/made.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod made;
#[path = "../../core/tests/making/mod.rs"]
mod making;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

pub use lists::{lists, names};
pub use pictures::{avif, exports, gif, heads, heic, jpeg, jxl, png, small_pictures, tiff, webp};
pub use stored::{books, identity, registers, sealed, sealed_contents};
pub use videos::videos;

type Words = &'static [&'static [u8]];

/// First bytes of the kinds.
pub const MAGIC: Words = &[
    b"\xFF\xD8\xFF",
    b"\x89PNG\r\n\x1A\n",
    b"GIF89a",
    b"RIFF",
    b"WEBP",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"ftyp",
    b"heic",
    b"mif1",
    b"avif",
    b"ispe",
    b"\xFF\x0A",
    b"JXL \x0D\x0A\x87\x0A",
];
/// Markers of JPEG, and the names of its segments.
pub const JPEG: Words = &[
    b"\xFF\xE0",
    b"\xFF\xE1",
    b"\xFF\xE2",
    b"\xFF\xED",
    b"\xFF\xEE",
    b"\xFF\xFE",
    b"\xFF\xC0",
    b"\xFF\xC1",
    b"\xFF\xC2",
    b"\xFF\xC4",
    b"\xFF\xDB",
    b"\xFF\xDD",
    b"\xFF\xDA",
    b"\xFF\xD0",
    b"\xFF\xD9",
    b"\xFF\xDC",
    b"Exif\0\0",
    b"JFIF\0",
    b"JFXX\0",
    b"ICC_PROFILE\0",
    b"MPF\0",
    b"Photoshop 3.0\0",
    b"8BIM",
    b"Adobe\0",
    b"http://ns.adobe.com/xap/1.0/\0",
    b"http://ns.adobe.com/xmp/extension/\0",
];
/// Names of PNG chunks.
pub const PNG: Words = &[
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"iCCP",
    b"sRGB",
    b"gAMA",
    b"cHRM",
    b"cICP",
    b"tEXt",
    b"zTXt",
    b"iTXt",
    b"eXIf",
    b"acTL",
    b"fcTL",
    b"fdAT",
    b"caBX",
    b"bKGD",
    b"sBIT",
    b"XML:com.adobe.xmp\0",
    b"Raw profile type exif\0",
];
/// Names of WebP chunks.
pub const WEBP: Words = &[
    b"RIFF",
    b"WEBP",
    b"VP8 ",
    b"VP8L",
    b"VP8X",
    b"ALPH",
    b"ANIM",
    b"ANMF",
    b"ICCP",
    b"EXIF",
    b"XMP ",
    b"\x9D\x01\x2A",
];
/// Tags of TIFF, in both orders of bytes, with the types that matter.
pub const TIFF: Words = &[
    b"\x00\x01\x04\x00",
    b"\x01\x01\x04\x00",
    b"\x02\x01\x03\x00",
    b"\x03\x01\x03\x00",
    b"\x06\x01\x03\x00",
    b"\x11\x01\x04\x00",
    b"\x15\x01\x03\x00",
    b"\x16\x01\x04\x00",
    b"\x17\x01\x04\x00",
    b"\x1C\x01\x03\x00",
    b"\x42\x01\x04\x00",
    b"\x44\x01\x04\x00",
    b"\x4A\x01\x04\x00",
    b"\x52\x01\x03\x00",
    b"\x53\x01\x03\x00",
    b"\x69\x87\x04\x00",
    b"\x25\x88\x04\x00",
    b"\x73\x87\x07\x00",
    b"\xBC\x02\x01\x00",
    b"\xBB\x83\x07\x00",
    b"\x87\x69\x00\x04",
    b"\x88\x25\x00\x04",
    b"\x01\x12\x00\x03",
    b"\x01\x4A\x00\x04",
    b"\x92\x86\x00\x07",
];
/// Blocks of GIF.
pub const GIF: Words = &[
    b"\x21\xFE",
    b"\x21\xF9\x04",
    b"\x21\xFF\x0B",
    b"\x21\x01\x0C",
    b"NETSCAPE2.0",
    b"XMP DataXMP",
    b"ICCRGBG1012",
    b"\x2C",
    b"\x3B",
];
/// Boxes of HEIF.
pub const HEIC: Words = &[
    b"ftyp",
    b"meta",
    b"hdlr",
    b"pitm",
    b"iinf",
    b"infe",
    b"iloc",
    b"iref",
    b"iprp",
    b"ipco",
    b"ipma",
    b"idat",
    b"mdat",
    b"hvcC",
    b"ispe",
    b"irot",
    b"imir",
    b"clap",
    b"pixi",
    b"colr",
    b"nclx",
    b"prof",
    b"auxC",
    b"auxl",
    b"dimg",
    b"cdsc",
    b"thmb",
    b"grid",
    b"iden",
    b"iovl",
    b"hvc1",
    b"Exif",
    b"mime",
    b"av01",
    b"\0\0\0\x01",
];
/// Boxes of AVIF, and the first bytes of OBUs: temporal delimiter, sequence header, frame, frame header, tile group, metadata, padding.
pub const AVIF: Words = &[
    b"ftyp", b"avif", b"avis", b"meta", b"pitm", b"iinf", b"infe", b"iloc", b"iref", b"iprp",
    b"ipco", b"ipma", b"idat", b"mdat", b"av1C", b"ispe", b"irot", b"imir", b"clap", b"pixi",
    b"colr", b"nclx", b"prof", b"auxC", b"auxl", b"prem", b"dimg", b"cdsc", b"grid", b"tmap",
    b"av01", b"Exif", b"mime", b"a1op", b"a1lx", b"lsel", b"\x12\0", b"\x0A", b"\x32", b"\x1A",
    b"\x22", b"\x2A", b"\x7A",
];
/// Boxes of JPEG XL, and heads of streams: small, of nine and of thirty bits a side, all as usual, with a preview or moving.
pub const JXL: Words = &[
    b"JXL \x0D\x0A\x87\x0A",
    b"ftypjxl ",
    b"jxlc",
    b"jxlp",
    b"jxll",
    b"jxli",
    b"jbrd",
    b"brob",
    b"brobExif",
    b"brobxml ",
    b"Exif",
    b"xml ",
    b"jumb",
    b"jhgm",
    b"\x80\0\0\x01",
    b"\0\0\0\x01",
    b"\0\0\0\0",
    b"\xFF\x0A\x31",
    b"\xFF\x0A\xF8\x01",
    b"\xFF\x0A\xFE\xFF\xFF\xFF",
    b"\xFF\x0A\x31\x05",
];
/// Parts of exports.
pub const EXPORT: Words = &[
    b"\xFF\xDB",
    b"\xFF\xC4",
    b"\xFF\xDA",
    b"\xFF\xD9",
    b"\xFF\0",
    b"\xFF\xE0",
    b"IDAT",
    b"IEND",
    b"IHDR",
    b"iTXt",
    b"VP8L",
    b"VP8X",
    b"XMP ",
];
/// Boxes and elements of videos.
pub const VIDEO: Words = &[
    b"ftyp",
    b"moov",
    b"mdat",
    b"moof",
    b"trak",
    b"mdia",
    b"hdlr",
    b"vide",
    b"wide",
    b"free",
    b"crx ",
    b"isom",
    b"\x1A\x45\xDF\xA3",
    b"\x18\x53\x80\x67",
    b"\x16\x54\xAE\x6B",
    b"\x1F\x43\xB6\x75",
    b"\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF",
    b"\0\0\0\x01",
];
/// Parts of files' names.
pub const NAME: Words = &[
    b"IMG_",
    b"DSC",
    b"PXL_",
    b"WhatsApp Image ",
    b"2026-11-28",
    b"20261128",
    b"1732790000000",
    b" at 12.34.56",
    b".jpg",
    b"-WA0001",
    b"\xE2\x80\xAE",
    b"\xC2\xA0",
    b"Screenshot_",
];
/// Parts of class lists.
pub const LIST: Words = &[
    b",",
    b";",
    b"\t",
    b"\"",
    b"\r\n",
    b"\n",
    b"=",
    b"+",
    b"@",
    b"-",
    b" / ",
    b"sep=;",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"name",
    b"nom",
    b"parents",
    b"public",
    b"shown",
    b"2027-06-30",
    b"30/06/2027",
    b"under 7",
    b"\0",
];
/// Parts of JSON.
pub const JSON: Words = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b":",
    b"null",
    b"true",
    b"\"",
    b"\\u0000",
    b"\\ud800",
    b"-1",
    b"4294967296",
    b"1e999",
    b"18446744073709551616",
    b"\"version\":1",
    b"\"version\":2",
    b"\"kind\":",
];
/// Parts of a sealed file's header.
pub const SEALED: Words = &[
    b"age-encryption.org/v1\n",
    b"-> scrypt ",
    b"-> X25519 ",
    b"\n--- ",
    b" 1\n",
    b" 2\n",
    b" 63\n",
    b"=",
];

/// Bytes that look like nothing, the same ones each time.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut bytes = vec![0; length];
    ChaCha8Rng::seed_from_u64(seed).fill_bytes(&mut bytes);
    bytes
}
