//! Pictures of every kind and layout.

use std::io::Cursor;

use image::{DynamicImage, ExtendedColorType, RgbImage, RgbaImage};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use ombrelle_base::Format;
use ombrelle_base::progress::Progress;
use ombrelle_media::{Encoding, Limits, Picture, decode, encode};
use ombrelle_metadata::mark;
use tiff::encoder::{Compression, DeflateLevel, TiffEncoder, colortype};

use super::making::{self, Beside, gradient, heif};
use super::{metadata, noise};

/// A picture in which every code of an encoder occurs.
fn picture(width: u32, height: u32) -> RgbImage {
    let mut picture = gradient(width, height);
    let grain = noise(3, picture.len());
    for (sample, grain) in picture.iter_mut().zip(grain) {
        *sample = sample.saturating_add(grain % 24);
    }
    picture
}

fn beside() -> Beside {
    Beside {
        profile: moxcms::ColorProfile::new_display_p3().encode().ok(),
        exif: Some(metadata::exif(&jpeg_in(8, 8, SamplingFactor::F_1_1, false))),
    }
}

fn jpeg_in(width: u16, height: u16, sampling: SamplingFactor, progressive: bool) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 80);
    encoder.set_sampling_factor(sampling);
    encoder.set_progressive(progressive);
    let picture = picture(width.into(), height.into());
    encoder
        .encode(&picture, width, height, ColorType::Rgb)
        .expect("a JPEG");
    bytes
}

fn segment(marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    let length = (body.len() as u16 + 2).to_be_bytes();
    [&[0xFF, marker], &length[..], &body].concat()
}

/// Baseline and progressive, every sampling, grey, CMYK, restarts; full of metadata; with something behind the end.
pub fn jpeg() -> Vec<Vec<u8>> {
    let plain = jpeg_in(40, 30, SamplingFactor::F_2_2, false);
    let samples = noise(4, 24 * 16 * 4);
    let mut files = vec![
        plain.clone(),
        jpeg_in(17, 9, SamplingFactor::F_2_1, false),
        jpeg_in(33, 20, SamplingFactor::F_1_1, true),
        making::jpeg_of(&samples, (24, 16), ColorType::CmykAsYcck, &beside()),
        making::jpeg_of(&samples, (24, 16), ColorType::Cmyk, &Beside::default()),
        making::jpeg_of(&samples[..24 * 16], (24, 16), ColorType::Luma, &beside()),
        making::jpeg(&picture(24, 16), &beside()),
    ];
    let mut restarts = Vec::new();
    let mut encoder = Encoder::new(&mut restarts, 50);
    encoder.set_restart_interval(2);
    encoder
        .encode(&picture(40, 24), 40, 24, ColorType::Rgb)
        .expect("a JPEG");
    files.push(restarts);
    let xmp = metadata::xmp();
    let extended = [&[b'0'; 32][..], &40_u32.to_be_bytes(), &[0; 4], &xmp[..40]].concat();
    let told = [
        segment(
            0xE0,
            &[b"JFXX\0\x10", &jpeg_in(8, 8, SamplingFactor::F_1_1, false)],
        ),
        segment(0xE1, &[b"Exif\0\0", &metadata::exif(b"\xFF\xD8\xFF\xD9")]),
        segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", &xmp]),
        segment(0xE1, &[b"http://ns.adobe.com/xmp/extension/\0", &extended]),
        segment(0xE2, &[b"MPF\0", &metadata::cyclic()]),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x02", &noise(5, 140)]),
        segment(
            0xEB,
            &[
                b"JP\0\x01\0\0\0\x01\0\0\0\x20jumb\0\0\0\x18jumdc2pa",
                &[0; 16],
            ],
        ),
        segment(0xED, &[b"Photoshop 3.0\0", &metadata::resources()]),
        segment(0xFE, &[b"a comment"]),
    ]
    .concat();
    let film = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom\0\0\0\x08mdat";
    files.push([&plain[..2], &told, &plain[2..], film].concat());
    let bomb = segment(0xE1, &[b"Exif\0\0", &metadata::shared(200, 4000)]);
    files.push([&plain[..2], &bomb, &plain[2..]].concat());
    files
}

fn png_info(
    width: u32,
    height: u32,
    colour: png::ColorType,
    depth: png::BitDepth,
) -> png::Info<'static> {
    let mut info = png::Info::with_size(width, height);
    (info.color_type, info.bit_depth) = (colour, depth);
    info
}

/// Every colour type, sixteen bits, a palette, text in every form, frames.
pub fn png() -> Vec<Vec<u8>> {
    use png::{BitDepth, ColorType};
    let samples = noise(6, 16 * 12 * 8);
    let of = |colour, depth, length: usize| {
        making::png_of(png_info(16, 12, colour, depth), &samples[..length], vec![])
    };
    let mut palette = png_info(16, 12, ColorType::Indexed, BitDepth::Two);
    palette.palette = Some(noise(7, 12).into());
    palette.trns = Some(noise(8, 3).into());
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, &metadata::xmp()).expect("in memory");
    let packed = packed.finish().expect("in memory");
    let texts = vec![
        (*b"tEXt", b"Comment\0a comment".to_vec()),
        (*b"zTXt", [b"Comment\0\0", packed.as_slice()].concat()),
        (
            *b"iTXt",
            [b"XML:com.adobe.xmp\0\0\0\0\0", metadata::xmp().as_slice()].concat(),
        ),
        (
            *b"iTXt",
            [b"XML:com.adobe.xmp\0\x01\0fr\0\0", packed.as_slice()].concat(),
        ),
        (
            *b"tEXt",
            b"Raw profile type exif\0\nexif\n      8\n4d4d002a00000008\n".to_vec(),
        ),
        (*b"eXIf", metadata::exif(b"\xFF\xD8\xFF\xD9")),
        (*b"cICP", vec![9, 16, 0, 1]),
        (*b"tIME", vec![7, 234, 11, 28, 10, 0, 0]),
        (*b"caBX", b"\0\0\0\x20jumb\0\0\0\x18jumdc2pa".to_vec()),
    ];
    let grey = || png_info(16, 12, ColorType::Grayscale, BitDepth::Eight);
    vec![
        making::png(&picture(24, 16), &beside()),
        of(ColorType::Grayscale, BitDepth::One, 24),
        of(ColorType::GrayscaleAlpha, BitDepth::Eight, 16 * 12 * 2),
        of(ColorType::Rgba, BitDepth::Sixteen, 16 * 12 * 8),
        of(ColorType::Rgb, BitDepth::Sixteen, 16 * 12 * 6),
        making::png_of(palette, &samples[..48], vec![]),
        making::png_of(grey(), &samples[..16 * 12], texts),
        making::png_of(
            grey(),
            &samples[..16 * 12],
            vec![(*b"eXIf", metadata::shared(200, 4000))],
        ),
        animated(),
    ]
}

fn animated() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 8, 8);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_animated(3, 0).expect("frames");
    let mut writer = encoder.write_header().expect("a header");
    for frame in 0..3 {
        writer
            .write_image_data(&noise(frame, 8 * 8 * 4))
            .expect("a frame");
    }
    writer.finish().expect("an end");
    bytes
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let padding = vec![0; content.len() % 2];
    [
        &name[..],
        &(content.len() as u32).to_le_bytes(),
        content,
        &padding,
    ]
    .concat()
}

fn riff(chunks: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let chunks = chunks
        .iter()
        .flat_map(|(name, content)| chunk(name, content));
    let body: Vec<u8> = b"WEBP".iter().copied().chain(chunks).collect();
    [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
}

/// A key frame of VP8 (RFC 6386, section 9): a plain head, then bits of any kind, which all mean something.
fn vp8(width: u16, height: u16, seed: u64) -> Vec<u8> {
    let first = [&[0; 12][..], &noise(seed, 200)].concat();
    let tag = ((first.len() as u32) << 5 | 1 << 4).to_le_bytes();
    let sides = [width, height].map(u16::to_le_bytes).concat();
    [
        &tag[..3],
        &[0x9D, 1, 0x2A],
        &sides,
        &first,
        &noise(seed + 1, 900),
    ]
    .concat()
}

/// Lossless and lossy, with opacity, profile, metadata and frames.
pub fn webp() -> Vec<Vec<u8>> {
    let simple = making::webp(&picture(24, 16), &Beside::default());
    let pixels = simple[20..].to_vec();
    let mut clear = Vec::new();
    image::codecs::webp::WebPEncoder::new_lossless(&mut clear)
        .encode(&noise(9, 16 * 12 * 4), 16, 12, ExtendedColorType::Rgba8)
        .expect("a WebP");
    let head = |flags: u8| vec![flags, 0, 0, 0, 23, 0, 0, 15, 0, 0];
    let frame = [
        &[0; 6][..],
        &[23, 0, 0, 15, 0, 0, 50, 0, 0, 0],
        &chunk(b"VP8L", &pixels),
    ]
    .concat();
    let alpha = [&[0][..], &noise(10, 24 * 16)].concat();
    let clear_frame = [
        &[0; 6][..],
        &[23, 0, 0, 15, 0, 0, 50, 0, 0, 0],
        &chunk(b"ALPH", &alpha),
    ]
    .concat();
    let clear_frame = [clear_frame, chunk(b"VP8 ", &vp8(24, 16, 24))].concat();
    vec![
        simple,
        riff(&[
            (b"VP8X", head(0x12)),
            (b"ANIM", vec![0; 6]),
            (b"ANMF", clear_frame),
        ]),
        making::webp(&picture(24, 16), &beside()),
        clear,
        riff(&[(b"VP8 ", vp8(24, 16, 20))]),
        riff(&[
            (b"VP8X", head(0x10)),
            (b"ALPH", alpha),
            (b"VP8 ", vp8(24, 16, 22)),
        ]),
        riff(&[
            (b"VP8X", head(0x0C)),
            (b"VP8L", pixels.clone()),
            (b"EXIF", metadata::exif(b"\xFF\xD8\xFF\xD9")),
            (b"XMP ", metadata::xmp()),
            (b"what", b"else".to_vec()),
        ]),
        riff(&[
            (b"VP8X", head(0x08)),
            (b"VP8L", pixels.clone()),
            (b"EXIF", metadata::shared(200, 4000)),
        ]),
        riff(&[
            (b"VP8X", head(0x02)),
            (b"ANIM", vec![0; 6]),
            (b"ANMF", frame.clone()),
            (b"ANMF", frame),
        ]),
    ]
}

fn packed_tiff(compression: Compression) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let encoder = TiffEncoder::new(&mut bytes).expect("a TIFF");
    encoder
        .with_compression(compression)
        .write_image::<colortype::RGB8>(24, 16, &picture(24, 16))
        .expect("a page");
    bytes.into_inner()
}

/// Every kind of sample that opens, packed and not; BigTIFF; pages; directories that share bytes or go in circles.
pub fn tiff() -> Vec<Vec<u8>> {
    let size = (12, 10);
    let samples = noise(11, 12 * 10 * 4);
    let wide: Vec<u16> = samples.iter().map(|s| u16::from(*s) * 257).collect();
    let mut big = Cursor::new(Vec::new());
    TiffEncoder::new_big(&mut big)
        .expect("a BigTIFF")
        .write_image::<colortype::RGB8>(24, 16, &picture(24, 16))
        .expect("a page");
    let mut pages = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut pages).expect("a TIFF");
    for _ in 0..3 {
        encoder
            .write_image::<colortype::Gray8>(12, 10, &samples[..120])
            .expect("a page");
    }
    vec![
        making::tiff(&picture(24, 16), &Beside::orientation(6)),
        making::tiff_of::<colortype::Gray8>(&samples[..120], size, &Beside::default()),
        making::tiff_of::<colortype::Gray16>(&wide[..120], size, &Beside::default()),
        making::tiff_of::<colortype::RGB16>(&wide[..360], size, &Beside::default()),
        making::tiff_of::<colortype::RGBA8>(&samples, size, &Beside::default()),
        making::tiff_of::<colortype::CMYK8>(&samples, size, &Beside::default()),
        packed_tiff(Compression::Lzw),
        packed_tiff(Compression::Deflate(DeflateLevel::Fast)),
        packed_tiff(Compression::Packbits),
        big.into_inner(),
        pages.into_inner(),
        metadata::exif(b"\xFF\xD8\xFF\xD9"),
        metadata::shared(200, 4000),
        metadata::cyclic(),
    ]
}

/// A frame and three, comments and blocks of programs, interlaced.
pub fn gif() -> Vec<Vec<u8>> {
    let plain = making::gif(&picture(24, 16));
    let end = plain.len() - 1;
    let told = [
        &b"\x21\xFE\x05Alice\0\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\0\x21\xFF\x0BXMP DataXMP"[..],
        &metadata::xmp(),
        &[1, 0xFF, 0xFE, 0],
        b"\x21\x01\x0C\0\0\0\0\x08\0\x08\0\x08\x08\0\x01\x02abc\0\0",
    ]
    .concat();
    let small = b"GIF89a\x04\0\x04\0\x80\0\0\0\0\0\xFF\xFF\xFF\x2C\0\0\0\0\x04\0\x04\0\x40\x02\x05\x84\x8F\x09\x19\x05\0\x3B";
    let mut frames = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new_with_speed(&mut frames, 10);
    for side in [16, 12, 8] {
        encoder
            .encode(&picture(side, side), side, side, ExtendedColorType::Rgb8)
            .expect("a frame");
    }
    drop(encoder);
    vec![
        plain.clone(),
        [&plain[..end], &told, b"\x3B behind the end"].concat(),
        small.to_vec(),
        frames,
    ]
}

/// Coded pictures, turned, as grids, with metadata, and such as are one number away from naming their bytes again and again; boxes alone where
/// `heif-enc` is missing.
pub fn heic() -> Vec<Vec<u8>> {
    use heif::Bomb;
    let mut files = vec![
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x0Cmeta\0\0\0\0".to_vec(),
        b"\0\0\0\x10ftypheic\0\0\0\0\0\0\0\x08mdat".to_vec(),
    ];
    let code = || heif::code(&picture(64, 64));
    let Some(coded) = code() else { return files };
    for bomb in [
        Bomb::Extents(1),
        Bomb::EmptyExtents(9),
        Bomb::Tiles(1, 1),
        Bomb::Turns(4),
        Bomb::Metadata(3),
    ] {
        files.push(heif::bomb(&coded, 0, &bomb));
    }
    let properties = [heif::irot(1), heif::imir(0), heif::nclx(1, 13, 6)];
    files.push(heif::file(
        &[coded],
        None,
        &properties,
        Some(&metadata::exif(b"\xFF\xD8\xFF\xD9")),
    ));
    let tiles: Vec<heif::Coded> = (0..4).filter_map(|_| code()).collect();
    files.push(heif::file(
        &tiles,
        Some(((2, 2), (120, 100))),
        &properties[..1],
        None,
    ));
    let shared = metadata::shared(40, 400);
    let turned = code().map(|coded| heif::file(&[coded], None, &[], Some(&shared)));
    files.extend(turned);
    files.extend(making::heic(&picture(48, 40), &["-q", "40"]));
    files
}

/// Every depth and layout of colour, with opacity, grain and a profile, as a grid, cut and turned, with metadata; one that ends its decoder; boxes
/// alone where `avifenc` is missing.
pub fn avif() -> Vec<Vec<u8>> {
    let mut files = vec![
        b"\0\0\0\x1Cftypavif\0\0\0\0mif1avifmiaf\0\0\0\x0Cmeta\0\0\0\0".to_vec(),
        b"\0\0\0\x18ftypavis\0\0\0\0avisavif\0\0\0\x08mdat".to_vec(),
    ];
    let opaque = DynamicImage::from(picture(48, 40));
    let clear = RgbaImage::from_vec(16, 12, noise(12, 16 * 12 * 4)).map(DynamicImage::from);
    let code = |picture: &DynamicImage, words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        making::avif::coded(picture, &words)
    };
    let Some(plain) = code(&opaque, "-y 420") else {
        return files;
    };
    files.push(making::avif::bomb(&plain));
    files.push(plain);
    for words in [
        "-y 444 -d 10",
        "-y 422 -d 12 -r limited",
        "-y 400 -r limited",
        "-y 444 --lossless",
        "-y 420 -a film-grain-test=1",
        "-y 420 --crop 4,2,24,20 --irot 1 --imir 0",
    ] {
        files.extend(code(&opaque, words));
    }
    let tiles = DynamicImage::from(picture(128, 128));
    files.extend(code(&tiles, "-y 420 -g 2x2"));
    for words in ["-y 420", "-y 444 -p"] {
        files.extend(clear.iter().filter_map(|clear| code(clear, words)));
    }
    let told = tempfile::tempdir().expect("a folder");
    let (exif, xmp) = (told.path().join("a.exif"), told.path().join("a.xmp"));
    std::fs::write(&exif, metadata::exif(b"\xFF\xD8\xFF\xD9")).expect("a file");
    std::fs::write(&xmp, metadata::xmp()).expect("a file");
    let words = format!("--exif {} --xmp {}", exif.display(), xmp.display());
    files.extend(code(&opaque, &words));
    files
}

/// Lossy and lossless ones, of every depth, with opacity, grain, upsampling and pieces that repeat, in passes, moving, made of a JPEG with all that
/// it had, bare and in boxes that are packed or not; heads alone where `cjxl` is missing.
pub fn jxl() -> Vec<Vec<u8>> {
    let mut files = vec![
        b"\xFF\x0A\x31\x41\x42\x71\x21\x00\x12\x88\x02\x00".to_vec(),
        making::jxl::in_boxes(b"\xFF\x0A", &[making::jxl::boxed(b"brob", b"Exif\x0B")]),
    ];
    let opaque = DynamicImage::from(picture(48, 40));
    let clear = RgbaImage::from_vec(16, 12, noise(12, 16 * 12 * 4)).map(DynamicImage::from);
    let code = |picture: &DynamicImage, words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        making::jxl::coded(picture, &words)
    };
    let Some(plain) = code(&opaque, "-d 1") else {
        return files;
    };
    for words in [
        "-d 0",
        "-d 3 --progressive",
        "-d 2 --progressive_dc=1",
        "-d 1 -m 1",
        "-d 0 -m 1 -R 1",
        "-d 2 --photon_noise=ISO3200",
        "-d 2 --resampling=4",
        "-d 2 --resampling=8",
        "-d 1 --patches=1 --dots=1",
        "-d 1 --epf=3 --override_bitdepth=10",
        "-d 0 -x color_space=RGB_D65_DCI_Rel_SRG",
        "-d 1 -x color_space=RGB_D65_202_Rel_PeQ",
        "-d 0 --modular_palette_colors=0 -C 6 -g 0",
    ] {
        files.extend(code(&opaque, words));
    }
    // Several groups of pixels.
    files.extend(code(&DynamicImage::from(picture(300, 270)), "-d 4"));
    files.extend(code(&DynamicImage::from(opaque.to_luma8()), "-d 0"));
    files.extend(code(&DynamicImage::from(opaque.to_rgb16()), "-d 0"));
    for words in ["-d 1", "-d 0", "-d 1 --premultiply=1"] {
        files.extend(clear.iter().filter_map(|clear| code(clear, words)));
    }
    let jpeg = jpeg_in(40, 30, SamplingFactor::F_2_2, false);
    let kept = segment(0xFE, &[b"a comment"]);
    let mut moving = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new_with_speed(&mut moving, 10);
    for _ in 0..3 {
        encoder
            .encode(&picture(16, 16), 16, 16, ExtendedColorType::Rgb8)
            .expect("a frame");
    }
    drop(encoder);
    for (file, name) in [
        (
            [&jpeg[..2], &kept, &jpeg[2..], b"behind the end"].concat(),
            "a.jpg",
        ),
        (jpeg_in(33, 20, SamplingFactor::F_1_1, true), "a.jpg"),
        (making::jpeg(&picture(24, 16), &beside()), "a.jpg"),
        (moving, "a.gif"),
    ] {
        files.extend(making::jxl::of_file(&file, name, &[]));
    }
    let exif = [&[0; 4][..], &metadata::exif(b"\xFF\xD8\xFF\xD9")].concat();
    let told = [
        making::jxl::boxed(b"Exif", &exif),
        making::jxl::boxed(b"xml ", &metadata::xmp()),
        making::jxl::boxed(b"jumb", b"c2pa"),
    ];
    files.push(making::jxl::in_boxes(&plain, &told));
    files.push(plain);
    files
}

/// One or two small ones of each kind.
pub fn small_pictures() -> Vec<Vec<u8>> {
    let kinds = [jpeg, png, webp, tiff, gif, heic];
    kinds
        .into_iter()
        .flat_map(|files| {
            let mut files = files();
            files.sort_by_key(Vec::len);
            files.retain(|file| decode(file, &Limits::default(), &Progress::default()).is_ok());
            files.truncate(3);
            files
        })
        .collect()
}

/// The first bytes of each kind, with a size that they announce.
pub fn heads() -> Vec<Vec<u8>> {
    let mut heads = small_pictures();
    heads.iter_mut().for_each(|head| head.truncate(600));
    heads.push(b"\0\0\0\x1Cftypavif\0\0\0\0mif1avifmiaf".to_vec());
    heads.push(b"MM\0+\0\x08\0\0\0\0\0\0\0\0\0\x10".to_vec());
    heads
}

/// What we write ourselves: every format, opaque and not, marked and not.
pub fn exports() -> Vec<Vec<u8>> {
    let mut exports = Vec::new();
    for (side, clear) in [(24, false), (9, true), (1, false)] {
        let rgb = picture(side, side);
        let alpha = clear
            .then(|| image::GrayImage::from_fn(side, side, |x, _| image::Luma([(x * 30) as u8])));
        let picture = Picture { rgb, alpha };
        for format in [Format::Jpeg, Format::Png, Format::Webp] {
            let encoding = Encoding {
                format,
                quality: 80,
                max_side: None,
            };
            let written = encode(&picture, &encoding, &Progress::default()).expect("an export");
            exports.push(mark(written.clone(), format).expect("a marked export"));
            exports.push(written);
        }
    }
    exports
}
