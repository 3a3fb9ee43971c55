//! Boxes drawn by hand, and a picture of the faces that were found. Looking for them is what a [`Session`](super::Session) does.

use super::{CopyOptions, Opened, default_format};
use crate::error::Error;
use crate::face::{self, Face};
use crate::metadata;
use crate::photo::{self, Region};
use crate::progress::Progress;

/// A face drawn by hand: the box is exactly what a cover hides.
pub fn drawn(region: Region) -> Face {
    Face {
        region,
        landmarks: None,
        score: None,
    }
}

/// Draws boxes, landmarks and numbers over a photo, for a person to choose by: the file's content.
/// The faces stay visible; what the original file gave away is not in it.
///
/// # Errors
/// [`MediaError::TooLargeForFormat`](crate::error::MediaError::TooLargeForFormat),
/// [`MetadataError::NotProvedClean`](crate::error::MetadataError::NotProvedClean),
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled), with the photo's path.
pub fn draw(mut opened: Opened, faces: &[Face], progress: &Progress) -> Result<Vec<u8>, Error> {
    let encoding = CopyOptions::default().encoding(default_format(&opened));
    face::draw(&mut opened.picture, faces);
    let bytes = photo::encode(&opened.picture, &encoding, progress)
        .map_err(|error| Error::at(&opened.path, error))?;
    metadata::prove(&bytes, encoding.format, false)
        .map_err(|error| Error::at(&opened.path, error))?;
    Ok(bytes)
}
