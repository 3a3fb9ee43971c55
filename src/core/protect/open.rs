//! Opening: bytes to upright pixels, and what the file gives away.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Decoding;
use crate::disk;
use crate::error::{Error, Reason};
use crate::face::Face;
use crate::leaks::Line as TextLine;
use crate::metadata::Inspection;
use crate::photo::{self, Format, Kind, Limits, Picture};
use crate::progress::{Phase, Progress};

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
}

/// A photo in memory and what is known about it: its pixels, its file, and whatever was looked for in it.
///
/// Cheap to clone: the pixels are shared.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Its pixels, and what its file gives away.
    pub opened: Arc<Opened>,
    /// The faces that were found, numbered from 1 in reading order by their place here; none where nobody looked.
    pub faces: Option<Vec<Face>>,
    /// The lines of text that were found; none where nobody looked.
    pub text: Option<Vec<TextLine>>,
    /// What was to be looked for and could not be, since a network is missing.
    pub missing: Vec<Missing>,
}

/// What is to be looked for in a photo.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looks {
    /// Faces.
    pub faces: bool,
    /// Text.
    pub text: bool,
}

impl Looks {
    /// Faces alone.
    pub const FACES: Self = Self {
        faces: true,
        text: false,
    };
    /// Faces and text.
    pub const ALL: Self = Self {
        faces: true,
        text: true,
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
    pub reason: Reason,
}

impl Photo {
    /// A photo in which nobody has looked for anything yet; also for pixels that come from no file.
    pub fn of(opened: impl Into<Arc<Opened>>) -> Self {
        Self {
            opened: opened.into(),
            faces: None,
            text: None,
            missing: Vec::new(),
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
    pub(super) fn lacks(&mut self, search: Search, reason: Reason) {
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
/// Those of [`open()`]; [`Reason::DecoderEnded`], [`Reason::DecoderMissing`].
pub(super) fn open_with(
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Opened, Error> {
    progress
        .step(Phase::Opening, 0, 1)
        .map_err(|r| r.at(path))?;
    let bytes = disk::read(path, limits.bytes)?;
    let kind = Kind::sniff(&bytes).ok_or_else(|| Reason::NotAPicture.at(path))?;
    let (picture, inspection) = decoding
        .open(&bytes, limits, progress)
        .map_err(|r| r.at(path))?;
    let inspection = named(inspection, path);
    progress
        .step(Phase::Opening, 1, 1)
        .map_err(|r| r.at(path))?;
    Ok(Opened {
        path: path.to_owned(),
        kind,
        picture,
        inspection,
    })
}

/// Lists what a file gives away without decoding its pixels.
///
/// # Errors
/// [`Error`] with the path and a reason of the group *file itself*, or [`Reason::NotAPicture`]; those of `decoding`.
pub(super) fn inspect_with(
    path: &Path,
    limits: &Limits,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<(Kind, Inspection), Error> {
    let bytes = disk::read(path, limits.bytes)?;
    let kind = Kind::sniff(&bytes).ok_or_else(|| Reason::NotAPicture.at(path))?;
    let inspection = decoding
        .inspect(&bytes, limits, progress)
        .map_err(|r| r.at(path))?;
    Ok((kind, named(inspection, path)))
}

/// How many pixels a photo announces, without opening it: what its work will cost beside others'. An
/// eighth of its bytes where its header does not say; 0 for what cannot be read.
pub fn announced_pixels(path: &Path) -> u64 {
    photo::announced_pixels(path)
        .or_else(|| std::fs::metadata(path).ok().map(|about| about.len() / 8))
        .unwrap_or(0)
}

/// The format to write for a kind of file: its own where we write it, otherwise JPEG, or PNG for
/// a picture with transparency.
pub fn default_format(opened: &Opened) -> Format {
    match opened.kind {
        Kind::Jpeg => Format::Jpeg,
        Kind::Png => Format::Png,
        Kind::Webp => Format::Webp,
        _ if opened.picture.alpha.is_some() => Format::Png,
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
