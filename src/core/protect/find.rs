//! Finding: faces of an opened photo, and the drawing of what was found. A session finds faces and text.

use super::{CopyOptions, Opened, default_format};
use crate::error::Error;
use crate::face::{self, Face, Finder};
use crate::metadata;
use crate::photo::{self, Region};
use crate::progress::Progress;

/// Finds the faces of an opened photo, numbered from 1 in reading order by their place here.
///
/// # Errors
/// [`Reason::ModelBroken`](crate::error::Reason::ModelBroken), [`Reason::Cancelled`](crate::error::Reason::Cancelled),
/// with the photo's path.
pub fn find(opened: &Opened, finder: &mut Finder, progress: &Progress) -> Result<Vec<Face>, Error> {
    finder
        .find(&opened.picture, progress)
        .map_err(|r| r.at(&opened.path))
}

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
/// [`Reason::TooLargeForFormat`](crate::error::Reason::TooLargeForFormat),
/// [`Reason::NotProvedClean`](crate::error::Reason::NotProvedClean),
/// [`Reason::Cancelled`](crate::error::Reason::Cancelled), with the photo's path.
pub fn draw(mut opened: Opened, faces: &[Face], progress: &Progress) -> Result<Vec<u8>, Error> {
    let encoding = CopyOptions::default().encoding(default_format(&opened));
    face::draw(&mut opened.picture, faces);
    photo::encode(&opened.picture, &encoding, progress)
        .and_then(|bytes| metadata::prove(&bytes, encoding.format, false).map(|()| bytes))
        .map_err(|reason| reason.at(&opened.path))
}
