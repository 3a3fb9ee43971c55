//! Where hostile files are read: in this process, or in one of its own that may do nothing else.

use std::ffi::OsString;
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use ombrelle_base::progress::Progress;
use ombrelle_media::{Blocks, Error as MediaError, Limits, Picture, Stored};
use ombrelle_metadata::Inspection;

use crate::program;
use crate::{Error, Workers};

/// Where files are decoded and inspected; both ways run the same code.
#[derive(Debug, Clone, Default)]
pub enum Decoding {
    /// Here. For hosts that the system confines by itself (phones), and for tests: a file that makes a decoder abort ends the program.
    #[default]
    InProcess,
    /// In workers: whatever a file does, it is one that failed.
    Caged(Arc<Workers>),
}

/// A photo's pixels, and what is known of its file.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// Its pixels, upright and in sRGB.
    pub picture: Picture,
    /// What the file gives away; its name aside.
    pub inspection: Inspection,
    /// The blocks in which a lossy file keeps its pixels.
    pub blocks: Option<Blocks>,
}

impl Decoding {
    /// In workers of this program, which asks [`worker::if_asked`](crate::worker::if_asked) first thing.
    pub fn caged() -> Self {
        Self::Caged(Arc::new(Workers::of_this_program()))
    }

    /// The pixels of a file, and what it gives away besides its name.
    ///
    /// # Errors
    /// [`Error`]; those of the worker only where there is one.
    pub fn open(
        &self,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Decoded, Error> {
        match self {
            Self::InProcess => Ok(decode(file, limits, progress)?),
            Self::Caged(workers) => workers.open(file, limits, progress),
        }
    }

    /// The pixels of a file in its own order, to be hashed.
    ///
    /// # Errors
    /// Those of [`Decoding::open`].
    pub fn open_stored(
        &self,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Stored, Error> {
        match self {
            Self::InProcess => Ok(ombrelle_media::decode_stored(file, limits, progress)?),
            Self::Caged(workers) => workers.open_stored(file, limits, progress),
        }
    }

    /// What a file gives away besides its name.
    ///
    /// # Errors
    /// Those of [`Decoding::open`] but for the picture.
    pub fn inspect(
        &self,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Inspection, Error> {
        match self {
            Self::InProcess => {
                let inspection = inspect(file, limits, progress);
                progress.check()?;
                Ok(inspection)
            }
            Self::Caged(workers) => workers.inspect(file, limits, progress),
        }
    }

    /// How many pixels the beginning of a file announces, for planning alone; none where nobody can say.
    pub fn announced_pixels(&self, head: &[u8]) -> Option<u64> {
        match self {
            Self::InProcess => ombrelle_media::announced_pixels(head),
            // Safe: where it is not told, the length of the file is taken instead.
            Self::Caged(workers) => workers
                .announced_pixels(head, &Limits::default(), &Progress::default())
                .ok()
                .flatten(),
        }
    }

    /// Another program that reads one file, which [`INPUT`](crate::INPUT) is for it, and writes what it makes of it to its standard
    /// output: without an environment, and as confined as the system allows.
    pub fn program(
        &self,
        program: &Path,
        arguments: impl IntoIterator<Item = impl Into<OsString>>,
        file: File,
    ) -> Command {
        let arguments = arguments.into_iter().map(Into::into).collect();
        let worker = match self {
            Self::InProcess => None,
            Self::Caged(workers) => Some(workers.program()),
        };
        program::command(worker, program, arguments, file)
    }
}

/// Decodes a file and lists what it gives away.
///
/// # Errors
/// Those of [`ombrelle_media::decode`].
pub(crate) fn decode(
    file: &[u8],
    limits: &Limits,
    progress: &Progress,
) -> Result<Decoded, MediaError> {
    let picture = ombrelle_media::decode(file, limits, progress)?;
    let scan = ombrelle_media::scanned(file, limits, progress);
    let inspection = ombrelle_metadata::inspect_scanned(file, scan.as_ref(), None, progress);
    progress.check()?;
    Ok(Decoded {
        picture,
        inspection,
        blocks: Blocks::of_scanned(file, scan.as_ref()),
    })
}

/// Lists what a file gives away, its name aside.
pub(crate) fn inspect(file: &[u8], limits: &Limits, progress: &Progress) -> Inspection {
    // Of JPEG XL a decoder alone knows where it ends and what its pictures are called.
    let scan = ombrelle_media::scanned(file, limits, progress);
    ombrelle_metadata::inspect_scanned(file, scan.as_ref(), None, progress)
}
