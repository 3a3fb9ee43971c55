//! Boxes drawn by hand, faces that somebody else found, and a picture of the faces that were found. Looking for them is what a [`Session`](super::Session) does.

use super::{CopyOptions, Opened, Photo, Search, default_format};
use crate::error::{Error, ErrorKind, RedactError};
use crate::face::{self, Face, Finder};
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

/// Takes in faces that somebody else found; see [`Session::add_faces`](super::Session::add_faces).
pub(super) fn add(photo: &mut Photo, found: Vec<Face>, finder: &str) -> Result<(), ErrorKind> {
    let (width, height) = photo.size();
    let is_place = |face: &Face| {
        let r = face.region;
        let marks = face.landmarks.iter().flatten();
        let numbers = marks.flat_map(|mark| [mark.x, mark.y]);
        numbers
            .chain([r.x, r.y, r.width, r.height])
            .all(f32::is_finite)
            && r.width > 0.0
            && r.height > 0.0
            && r.touches(width, height)
    };
    if !found.iter().all(is_place) {
        return Err(RedactError::RegionOutside.into());
    }
    let ours = photo.faces.is_some();
    let faces = photo.faces.get_or_insert_default();
    for face in found {
        if !faces.iter().any(|known| known.is_where(&face)) {
            faces.push(face);
        }
    }
    let before = photo
        .finder
        .take()
        .or(ours.then(|| Finder::name().to_owned()));
    photo.finder = Some(match before {
        Some(before) if before.split(", ").any(|one| one == finder) => before,
        Some(before) if !finder.contains(&before) => format!("{before}, {finder}"),
        _ => finder.to_owned(),
    });
    photo.has(Search::Faces);
    Ok(())
}

/// Looks harder in a photo whose faces somebody has looked for: how many places are new.
pub(super) fn harder(
    photo: &mut Photo,
    finder: &mut Finder,
    progress: &Progress,
) -> Result<usize, ErrorKind> {
    let opened = photo.opened.clone();
    let names = photo.finder.as_deref();
    let ours = names.is_none_or(|names| names.split(", ").any(|one| one == Finder::name()));
    if !ours {
        let (width, height) = photo.size();
        let mut found = finder.find(&opened.picture, progress)?;
        found.retain(|face| face.region.touches(width, height));
        add(photo, found, Finder::name())?;
    }
    let found = finder.find_harder(&opened.picture, photo.found(), progress)?;
    Ok(add_harder(photo, found))
}

/// Takes in what a harder look found, after the faces that are known, so that nobody's number changes: how many are new.
pub(super) fn add_harder(photo: &mut Photo, found: Vec<Face>) -> usize {
    let faces = photo.faces.get_or_insert_default();
    let harder = photo.harder.get_or_insert_default();
    let before = faces.len();
    for face in found {
        if !faces.iter().any(|known| known.is_where(&face)) {
            faces.push(face);
            harder.0.push(faces.len());
        }
    }
    let added = faces.len() - before;
    photo.has(Search::Faces);
    added
}

/// Draws boxes, landmarks and numbers over a photo, for a person to choose by: the file's content.
/// The faces stay visible; what the original file gave away is not in it.
///
/// # Errors
/// [`MediaError::TooLargeForFormat`](crate::error::MediaError::TooLargeForFormat),
/// [`MetadataError::NotProvedClean`](crate::error::MetadataError::NotProvedClean),
/// [`ErrorKind::Cancelled`], with the photo's path.
pub fn draw(mut opened: Opened, faces: &[Face], progress: &Progress) -> Result<Vec<u8>, Error> {
    let encoding = CopyOptions::default().encoding(default_format(&opened));
    face::draw(&mut opened.picture, faces);
    let bytes = photo::encode(&opened.picture, &encoding, progress)
        .map_err(|error| Error::at(&opened.path, error))?;
    metadata::prove(&bytes, encoding.format, false)
        .map_err(|error| Error::at(&opened.path, error))?;
    Ok(bytes)
}
