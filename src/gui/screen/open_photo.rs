//! A photo that is open among those to protect, as another screen shows it. What lies in a register of fingerprints never comes here: those pictures are
//! shown nowhere.

use std::path::PathBuf;

use iced::widget::image::Handle;
use ombrelle_core::error::Error;
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{self, Photo, Preview, Session};

/// One photo.
#[derive(Clone)]
pub struct OpenPhoto {
    /// Where it is; what it is called, where it was pasted.
    pub path: PathBuf,
    /// What it is called.
    pub name: String,
    /// Its pixels, where it was pasted and lies in no file.
    pasted: Option<Photo>,
    /// A small picture of it, where one is there.
    pub small: Option<Handle>,
}

impl OpenPhoto {
    /// A photo of those to protect.
    pub fn new(path: PathBuf, pasted: Option<Photo>, small: Option<Handle>) -> Self {
        let name = path.file_name().unwrap_or_default();
        Self {
            name: ombrelle_i18n::visible(&name.to_string_lossy()),
            path,
            pasted,
            small,
        }
    }

    /// A photo at this place, which is not among those to protect.
    pub fn at(path: PathBuf) -> Self {
        Self::new(path, None, None)
    }

    /// A picture of it for the screen, upright, of at most `side` pixels.
    ///
    /// # Errors
    /// Those of [`Session::open`].
    pub fn preview(
        &self,
        session: &Session,
        side: u32,
        progress: &Progress,
    ) -> Result<Preview, Error> {
        match &self.pasted {
            Some(photo) => protect::preview(&photo.opened.picture, side)
                .map_err(|reason| reason.at(photo.path())),
            None => session.thumbnail(&self.path, side, progress),
        }
    }
}

/// Those that another screen offers.
#[derive(Clone, Default)]
pub struct OpenPhotos {
    /// Some, in their order.
    pub photos: Vec<OpenPhoto>,
    /// How many more are open.
    pub more: usize,
}
