//! Other photos of the people in a photo: what face search compares with. The album book holds none, so the person names
//! them, or a folder of them.

use std::path::{Path, PathBuf};

use super::gather::{self, Item};
use super::{Looks, Photo, Session};
use crate::error::Error;
use crate::face::Face;
use crate::progress::Progress;

impl Session {
    /// Opens other photos and looks for faces in them, so that [`Session::judge`] can compare. A photo that the person named counts
    /// with all its faces. Of a folder only faces count that the recogniser of [`Session::groups`] puts in one group with a face
    /// of the `original`: in a family's album most faces are somebody else's, and with enough strangers some recogniser matches
    /// one of them by chance. The original itself, the copy and other protected copies in a folder are left out.
    ///
    /// # Errors
    /// Those of [`Session::open`]; those of [`Session::groups`] where a folder is given. Where the face finder is missing, the photos
    /// say so.
    pub fn others(
        &self,
        paths: &[PathBuf],
        original: &Photo,
        copy: &Path,
        progress: &Progress,
    ) -> Result<Vec<Photo>, Error> {
        let (folders, named): (Vec<PathBuf>, Vec<PathBuf>) =
            paths.iter().cloned().partition(|path| path.is_dir());
        let mut others = Vec::new();
        for path in &named {
            others.push(self.open(path, Looks::FACES, progress)?);
        }
        if folders.is_empty() {
            return Ok(others);
        }
        let mut met = Vec::new();
        for item in gather::gather(&folders).items {
            match item {
                Item::Photo(photo) if same_file(&photo.path, original.path()) => {}
                Item::Photo(photo) if same_file(&photo.path, copy) => {}
                Item::Photo(photo) => met.push(self.open(&photo.path, Looks::FACES, progress)?),
                Item::Failed(error) => return Err(error),
                Item::Skipped { .. } | Item::NoPhoto(_) => {}
            }
        }
        others.extend(self.of_the_same_people(original, met)?);
        Ok(others)
    }

    /// The photos with the faces that are grouped with one of the original's; without the photos that have none.
    fn of_the_same_people(&self, original: &Photo, met: Vec<Photo>) -> Result<Vec<Photo>, Error> {
        let mut groups = self.groups()?;
        for photo in std::iter::once(original).chain(&met) {
            let added = groups.add(&photo.opened.picture, photo.found());
            added.map_err(|reason| reason.at(photo.path()))?;
        }
        let threshold = groups.card().grouping;
        let mut groups = groups.groups(threshold);
        groups.retain(|group| group.faces.iter().any(|face| face.photo == 1));
        // The original is the first photo.
        let kept = (2..).zip(met).map(|(place, mut photo)| {
            let counts = |number: usize| {
                let mut faces = groups.iter().flat_map(|group| &group.faces);
                faces.any(|face| face.photo == place && face.face == number)
            };
            let found = (1..).zip(photo.found());
            let faces: Vec<Face> = found
                .filter(|(number, _)| counts(*number))
                .map(|(_, face)| face.clone())
                .collect();
            photo.faces = photo.faces.is_some().then_some(faces);
            photo
        });
        // One whose faces nobody looked for stays, to say so.
        Ok(kept
            .filter(|photo| !photo.found().is_empty() || photo.faces.is_none())
            .collect())
    }
}

/// Whether two paths lead to one file.
fn same_file(a: &Path, b: &Path) -> bool {
    match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    }
}
