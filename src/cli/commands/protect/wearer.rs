//! Whose face wears a mask: the one that is like the face of another photo, or the only one.

use std::path::Path;

use ombrelle_core::error::{CloakError, Error, ErrorKind};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{Looks, Photo, Session, SoughtFace};

use crate::fault::Fault;

/// The face that is looked for in other photos.
pub fn sought(path: &Path, session: &Session, progress: &Progress) -> Result<SoughtFace, Fault> {
    let photo = open(path, session, progress)?;
    session.sought(&photo).map_err(Fault::reading)
}

/// A photo with its faces.
pub fn open(path: &Path, session: &Session, progress: &Progress) -> Result<Photo, Fault> {
    let photo = session
        .open(path, Looks::FACES, progress)
        .map_err(Fault::reading)?;
    photo.complete().map_err(Fault::missing)
}

/// The place among the faces of a photo of the one that is meant: the one like the face that is sought, or the only one;
/// none where no face is like it.
pub fn meant(
    photo: &Photo,
    sought: Option<&mut SoughtFace>,
    progress: &Progress,
) -> Result<Option<usize>, Error> {
    match (sought, photo.found().len()) {
        (Some(sought), _) => sought.find(&photo.opened, photo.found(), progress),
        (None, 0) => Ok(None),
        (None, 1) => Ok(Some(0)),
        (None, _) => Err(ErrorKind::Cloak(CloakError::WhichFace).at(photo.path())),
    }
}
