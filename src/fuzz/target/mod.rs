//! The targets: what reads a stranger's bytes, and what must hold whatever these are.

mod files;
mod inspect;
mod picture;
mod planted;
mod prove;
mod stored;

use crate::seeds;

/// Something that reads bytes of others.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, on the command line and as a folder.
    pub name: &'static str,
    /// Reads the bytes; panics where a promise is broken.
    pub run: fn(&[u8]),
    /// Whole and half-hostile files to begin with; the same ones each time.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that its readers know, to be strewn in.
    pub words: &'static [&'static [u8]],
}

const fn target(
    name: &'static str,
    run: fn(&[u8]),
    seeds: fn() -> Vec<Vec<u8>>,
    words: &'static [&'static [u8]],
) -> Target {
    Target {
        name,
        run,
        seeds,
        words,
    }
}

/// All of them.
pub const TARGETS: &[Target] = &[
    target("sniff", picture::sniff, seeds::heads, seeds::MAGIC),
    target("inspect-jpeg", inspect::jpeg, seeds::jpeg, seeds::JPEG),
    target("inspect-png", inspect::png, seeds::png, seeds::PNG),
    target("inspect-webp", inspect::webp, seeds::webp, seeds::WEBP),
    target("inspect-tiff", inspect::tiff, seeds::tiff, seeds::TIFF),
    target("inspect-gif", inspect::gif, seeds::gif, seeds::GIF),
    target("inspect-heic", inspect::heic, seeds::heic, seeds::HEIC),
    target("inspect-avif", inspect::avif, seeds::avif, seeds::AVIF),
    target("inspect-jxl", inspect::jxl, seeds::jxl, seeds::JXL),
    target("decode-jpeg", picture::jpeg, seeds::jpeg, seeds::JPEG),
    target("decode-png", picture::png, seeds::png, seeds::PNG),
    target("decode-webp", picture::webp, seeds::webp, seeds::WEBP),
    target("decode-tiff", picture::tiff, seeds::tiff, seeds::TIFF),
    target("decode-gif", picture::gif, seeds::gif, seeds::GIF),
    target("decode-heic", picture::heic, seeds::heic, seeds::HEIC),
    target("decode-avif", picture::avif, seeds::avif, seeds::AVIF),
    target("decode-jxl", picture::jxl, seeds::jxl, seeds::JXL),
    target("export", prove::export, seeds::small_pictures, seeds::MAGIC),
    target("prove", prove::prove, seeds::exports, seeds::EXPORT),
    target("video", files::video, seeds::videos, seeds::VIDEO),
    target("file-name", files::name, seeds::names, seeds::NAME),
    target("class-list", files::class_list, seeds::lists, seeds::LIST),
    target("register", stored::register, seeds::registers, seeds::JSON),
    target("book", stored::book, seeds::books, seeds::JSON),
    target("sealed", stored::sealed, seeds::sealed, seeds::SEALED),
];

/// Not among them: it does harm on purpose.
const PLANTED: &Target = &target("planted", planted::run, planted::seeds, &[]);

/// The target of this name; also `planted`, by which the campaign itself is tried.
pub fn named(name: &str) -> Option<&'static Target> {
    let mut all = TARGETS.iter().chain(std::iter::once(PLANTED));
    all.find(|target| target.name == name)
}
