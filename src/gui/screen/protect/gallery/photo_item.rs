//! One photo among those to protect: where it is, what was found in it, what is to be done with it, its copy.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use ombrelle_core::error::Error;
use ombrelle_core::face::Face;
use ombrelle_core::leaks::Line;
use ombrelle_core::protect::{Blocks, Draft, Harder, Missing, Photo, gather};

use crate::screen::protect::edit::Edit;
use crate::screen::protect::hand_on::SavedCopy;

/// One in so many bytes of a photo's pixels tells whether it is the same photo: each part of it that is as large as a face has many of them.
const ONE_IN: usize = 101;

/// What was found in a photo, without its pixels: it is kept when the photo is closed.
#[derive(Debug, Clone)]
pub struct Found {
    /// By this the photo is known again.
    pixels: u64,
    pub(super) faces: Option<Vec<Face>>,
    harder: Option<Harder>,
    text: Option<Vec<Line>>,
    text_given_up: bool,
    codes_given_up: bool,
    missing: Vec<Missing>,
    blocks: Option<Blocks>,
}

impl Found {
    /// What was found in a photo.
    pub fn of(photo: &Photo) -> Self {
        Self {
            pixels: pixels(photo),
            faces: photo.faces.clone(),
            harder: photo.harder.clone(),
            text: photo.text.clone(),
            text_given_up: photo.text_given_up,
            codes_given_up: photo.codes_given_up,
            missing: photo.missing.clone(),
            blocks: photo.opened.blocks,
        }
    }

    /// What says, besides the draft, what lies under the covers: the text, and the blocks in which the file keeps its pixels.
    pub fn beneath(&self) -> (&[Line], Option<Blocks>) {
        (self.text.as_deref().unwrap_or_default(), self.blocks)
    }

    /// Whether faces were looked for.
    pub fn knows_faces(&self) -> bool {
        self.faces.is_some()
    }

    /// How many faces were found.
    pub fn face_count(&self) -> usize {
        self.faces.as_ref().map_or(0, Vec::len)
    }

    /// Whether it was found in this photo: under the name of the file there may be another one by now, whose faces are elsewhere.
    pub fn is_of(&self, photo: &Photo) -> bool {
        self.pixels == pixels(photo)
    }

    /// Puts it back into the photo.
    pub fn put(self, photo: &mut Photo) {
        photo.faces = self.faces;
        photo.harder = self.harder;
        photo.text = self.text;
        photo.text_given_up = self.text_given_up;
        photo.codes_given_up = self.codes_given_up;
        photo.missing = self.missing;
    }
}

/// By what a photo is known again: its size, and some of its pixels.
fn pixels(photo: &Photo) -> u64 {
    let picture = &photo.opened.picture;
    let mut hasher = DefaultHasher::new();
    photo.size().hash(&mut hasher);
    let opacity = picture.alpha.iter().flat_map(|alpha| alpha.as_raw());
    let some = picture.rgb.as_raw().iter().chain(opacity).step_by(ONE_IN);
    some.for_each(|byte| hasher.write_u8(*byte));
    hasher.finish()
}

/// One photo of the gallery.
pub struct PhotoItem {
    /// Where it is.
    pub file: gather::Photo,
    /// Where that is, whatever links lead to it; none where it is there.
    pub real: Option<PathBuf>,
    /// The photo itself, where it came from the clipboard and lies in no file.
    pub pasted: Option<Photo>,
    /// Whether the person opened it. *Who is who* and saving look for faces in photos that nobody opened.
    pub opened: bool,
    /// What was found in it, once it was looked through.
    pub found: Option<Found>,
    /// What is to be done with it, once it was looked through.
    pub edit: Option<Edit>,
    /// Why it cannot be opened.
    pub fault: Option<Error>,
    /// Its copy.
    pub saved: Option<SavedCopy>,
}

impl PhotoItem {
    /// A photo that nobody looked at yet.
    pub fn new(file: gather::Photo, pasted: Option<Photo>) -> Self {
        Self {
            file,
            real: None,
            pasted,
            opened: false,
            found: None,
            edit: None,
            fault: None,
            saved: None,
        }
    }

    /// What it is called.
    pub fn name(&self) -> String {
        let name = self.file.path.file_name().unwrap_or_default();
        ombrelle_i18n::visible(&name.to_string_lossy())
    }

    /// Where it is, whatever links lead to it.
    pub fn real(&self) -> &Path {
        self.real.as_deref().unwrap_or(&self.file.path)
    }

    /// Whether its faces were looked for.
    pub fn knows_faces(&self) -> bool {
        let found = self.found.as_ref();
        found.is_some_and(Found::knows_faces)
    }

    /// Whether the person decided something that no copy holds.
    pub fn is_unsaved(&self) -> bool {
        let decided = self.edit.as_ref().is_some_and(|edit| edit.steps().0);
        decided && self.copy().is_none()
    }

    /// Its copy, where that is as everything is decided now.
    pub fn copy(&self) -> Option<&SavedCopy> {
        let copy = self.saved.as_ref()?;
        let draft = self.edit.as_ref()?.draft();
        copy.is_what_makes(draft).then_some(copy)
    }

    /// Takes in what was found in the photo; a draft begins where there is none.
    pub fn learn(&mut self, photo: &Photo, draft: impl FnOnce() -> Draft) {
        self.found = Some(Found::of(photo));
        match &mut self.edit {
            Some(edit) => edit.learn(photo),
            None => self.edit = Some(Edit::new(draft())),
        }
    }
}
