//! What is done with a file, in the worker or, where there is none, in the program itself: the same code.

use ombrelle_base::progress::Progress;
use ombrelle_media::{Blocks, Error, Limits, Picture};
use ombrelle_metadata::Inspection;

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

/// Decodes a file and lists what it gives away.
///
/// # Errors
/// Those of [`ombrelle_media::decode`].
pub fn decode(file: &[u8], limits: &Limits, progress: &Progress) -> Result<Decoded, Error> {
    let picture = ombrelle_media::decode(file, limits, progress)?;
    let inspection = inspect(file, progress);
    progress.check()?;
    Ok(Decoded {
        picture,
        inspection,
        blocks: Blocks::of(file),
    })
}

/// Lists what a file gives away, its name aside.
pub fn inspect(file: &[u8], progress: &Progress) -> Inspection {
    ombrelle_metadata::inspect(file, None, progress)
}
