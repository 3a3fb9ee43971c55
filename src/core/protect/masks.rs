//! Masks: learnt from photos of one face, kept in a file of their own, worn by further photos.

use std::path::Path;

use super::cloaks::target;
use super::{Opened, Overwrite, check_target};
use crate::cloak::{Framed, Mask, Strength};
use crate::disk;
use crate::error::{CloakError, Error, ErrorKind};
use crate::face::Face;
use crate::model::recogniser::{Embedding, Recogniser};
use crate::progress::Progress;

/// The recogniser that knows a face again: the one that tells the portraits apart best (models/mobilefacenet/CARD.md).
const RECOGNISER: &str = "mobilefacenet";
/// The most bytes that a mask's file may have; one of version 1 has 263 thousand.
const LARGEST: u64 = 4 << 20;

/// A face that is to be found again in other photos. Its embedding is held in memory, wiped when dropped, and never
/// written.
#[derive(Debug)]
pub struct SoughtFace {
    recogniser: Recogniser,
    embedding: Embedding,
}

impl SoughtFace {
    /// The only face of a photo.
    ///
    /// # Errors
    /// [`CloakError::NoFaceToLearn`] where the photo has none with eyes, nose and mouth; [`CloakError::WhichFace`] where it has
    /// several; those of loading a model.
    pub fn of(
        opened: &Opened,
        faces: &[Face],
        models: &Path,
        threads: usize,
    ) -> Result<Self, Error> {
        let at = |reason: ErrorKind| reason.at(&opened.path);
        let [face] = faces else {
            let reason = match faces.len() {
                0 => ErrorKind::Cloak(CloakError::NoFaceToLearn),
                _ => ErrorKind::Cloak(CloakError::WhichFace),
            };
            return Err(at(reason));
        };
        let landmarks = face
            .landmarks
            .ok_or_else(|| at(ErrorKind::Cloak(CloakError::NoFaceToLearn)))?;
        let mut recogniser = Recogniser::load(RECOGNISER, models, threads)?;
        let rgb = opened.picture.on_white();
        let embedding = recogniser
            .embed(&rgb, &landmarks)
            .map_err(|error| Error::at(&opened.path, error))?;
        Ok(Self {
            recogniser,
            embedding,
        })
    }

    /// The place in `faces` of the one that is most like it, if the recogniser takes that for the same person.
    /// People who look alike can be mistaken for each other.
    ///
    /// # Errors
    /// [`NetworkError::ModelBroken`](crate::error::NetworkError::ModelBroken), [`ErrorKind::Cancelled`], with the photo's path.
    pub fn find(
        &mut self,
        opened: &Opened,
        faces: &[Face],
        progress: &Progress,
    ) -> Result<Option<usize>, Error> {
        let rgb = opened.picture.on_white();
        let mut best: Option<(usize, f32)> = None;
        for (place, face) in faces.iter().enumerate() {
            progress
                .check()
                .map_err(|error| Error::at(&opened.path, error))?;
            let Some(landmarks) = face.landmarks else {
                continue;
            };
            let embedding = self
                .recogniser
                .embed(&rgb, &landmarks)
                .map_err(|error| Error::at(&opened.path, error))?;
            let likeness = self.embedding.similarity(&embedding);
            if best.is_none_or(|(_, most)| likeness > most) {
                best = Some((place, likeness));
            }
        }
        let threshold = self.recogniser.card().threshold;
        Ok(best
            .filter(|(_, likeness)| *likeness >= threshold)
            .map(|(place, _)| place))
    }
}

/// The face of a photo, as learning a mask needs it.
///
/// # Errors
/// [`CloakError::FaceTooSmall`] with number 1, [`RedactError::RegionOutside`](crate::error::RedactError::RegionOutside), with the photo's path.
pub fn frame_for_mask(opened: &Opened, face: &Face) -> Result<Framed, Error> {
    Framed::of(&opened.picture, &target(face, Strength::Balanced))
        .map_err(|reason| reason.at(&opened.path))
}

/// Writes a mask for the person alone, whole or not at all; never over one of the photos that were `read`, over another file
/// only where that is wanted.
///
/// # Errors
/// [`ProtectError::WouldReplaceOriginal`](crate::error::ProtectError::WouldReplaceOriginal), [`FileError::ExistsAlready`](crate::error::FileError::ExistsAlready) and those of writing, with the mask's path.
pub fn save_mask(
    mask: &Mask,
    read: &[&Path],
    path: &Path,
    overwrite: Overwrite,
) -> Result<(), Error> {
    check_target(read, path, overwrite)?;
    let bytes = mask.to_bytes().map_err(|error| Error::at(path, error))?;
    Ok(disk::write_private(
        path,
        &bytes,
        overwrite == Overwrite::Yes,
    )?)
}

/// Reads a mask's file.
///
/// # Errors
/// [`CloakError::MaskBroken`], [`CloakError::MaskNewer`] and those of reading, with its path.
pub fn read_mask(path: &Path) -> Result<Mask, Error> {
    let bytes = disk::read(path, LARGEST)?;
    Mask::from_bytes(&bytes).map_err(|error| Error::at(path, error))
}
