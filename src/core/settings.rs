//! What a person chose for the window, and the paper that the command prints on too, kept in one small file: nothing about photos, nothing secret.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk;
use crate::error::{Error, FileError, MediaError};
use crate::paper::Size;
use crate::redact::Cover;

/// Larger than any settings file that we write.
const LARGEST: u64 = 64 << 10;
/// The least and the largest size of text, in percent.
pub const TEXT: (u16, u16) = (80, 200);

/// What a person chose. What is missing in the file, or out of range, is as if it was never chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Two-letter code of the language (ISO 639-1); none before the first choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Size of text in percent, [`TEXT`].
    pub text: u16,
    /// Colours.
    pub scheme: Scheme,
    /// What covers a face unless the person says otherwise.
    pub cover: Cover,
    /// Whether covers follow the tilt and turn of each head, and tell it.
    pub close_covers: bool,
    /// Whether copies get names that tell nothing (`photo-1`), instead of those of their photos.
    pub neutral_names: bool,
    /// Whether copies for everybody are made smaller, which blurs what links a photo to its camera.
    pub smaller_for_everybody: bool,
    /// Where protected copies go; none for beside the photo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub folder: Option<PathBuf>,
    /// The paper that is printed on.
    pub paper: Size,
    /// Whether what stands beside a photo is folded away.
    pub panel_folded: bool,
    /// How large the window was when it was last closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowSize>,
}

/// The inside of a window, in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

impl WindowSize {
    /// Of sides that may be between two pixels.
    pub fn of(width: f32, height: f32) -> Self {
        // A cast from a float keeps to the range of whole numbers.
        let whole = |side: f32| side.round() as u16;
        Self {
            width: whole(width),
            height: whole(height),
        }
    }
}

/// Which colours a window has.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    Serialize,
    Deserialize,
    strum::IntoStaticStr,
    strum::VariantArray,
    strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
#[serde(rename_all = "kebab-case")]
pub enum Scheme {
    /// As the system has it.
    #[default]
    System,
    /// Dark text on light.
    Light,
    /// Light text on dark.
    Dark,
    /// White and yellow on black.
    HighContrast,
}

impl Scheme {
    /// The key of its words in the catalogues.
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            text: 100,
            scheme: Scheme::default(),
            cover: Cover::Fill,
            close_covers: false,
            neutral_names: false,
            smaller_for_everybody: true,
            folder: None,
            paper: Size::default(),
            panel_folded: false,
            window: None,
        }
    }
}

impl Settings {
    /// Reads settings; those of nobody where there is no file.
    ///
    /// # Errors
    /// A reason of the group *file itself*; [`MediaError::Damaged`] for a file that is no settings file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = match disk::read(path, LARGEST) {
            Err(error) if error.kind == FileError::NotFound => return Ok(Self::default()),
            read => read?,
        };
        let damaged = |_| {
            let detail = "settings".to_owned();
            Error::at(
                path,
                MediaError::Damaged {
                    detail: detail.into(),
                },
            )
        };
        let table: toml::Table = toml::from_slice(&bytes).map_err(damaged)?;
        // A later version may have choices that this one does not know: all others count, and none is lost for it.
        let known = table.into_iter().filter(|(key, value)| {
            let alone: toml::Table = [(key.clone(), value.clone())].into_iter().collect();
            alone.try_into::<Self>().is_ok()
        });
        let known: toml::Table = known.collect();
        let mut settings: Self = known.try_into().map_err(damaged)?;
        settings.text = settings.text.clamp(TEXT.0, TEXT.1);
        Ok(settings)
    }

    /// Writes them, and makes their folder.
    ///
    /// # Errors
    /// Those of [`disk::write`], and of making the folder.
    pub fn write(&self, path: &Path) -> Result<(), Error> {
        let text = toml::to_string(self).map_err(|error| {
            let detail = error.to_string();
            Error::at(
                path,
                FileError::Io {
                    detail: detail.into(),
                },
            )
        })?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| Error::at(folder, FileError::from(&e)))?;
        }
        Ok(disk::write(path, text.as_bytes(), true)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn what_is_chosen_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/settings.toml");
        assert_eq!(Settings::read(&path).unwrap(), Settings::default());
        let chosen = Settings {
            language: Some("fr".to_owned()),
            text: 150,
            scheme: Scheme::HighContrast,
            cover: Cover::Sticker,
            close_covers: true,
            neutral_names: true,
            smaller_for_everybody: false,
            folder: Some(folder.path().to_owned()),
            paper: Size::Letter,
            panel_folded: true,
            window: Some(WindowSize::of(1024.4, 767.5)),
        };
        chosen.write(&path).unwrap();
        assert_eq!(Settings::read(&path).unwrap(), chosen);
        let size = chosen.window.unwrap();
        assert_eq!((size.width, size.height), (1024, 768));
        let beyond = WindowSize::of(-3.0, 1e9);
        assert_eq!((beyond.width, beyond.height), (0, u16::MAX));
    }

    #[test]
    fn settings_of_another_version_are_read_for_what_they_have() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        std::fs::write(&path, "text = 900\nlater = 3\n").unwrap();
        let read = Settings::read(&path).unwrap();
        assert_eq!(read.text, 200);
        assert_eq!(read.cover, Settings::default().cover);
        // As it was written before there was a choice of paper.
        let before = "language = \"fr\"\ntext = 100\nscheme = \"dark\"\ncover = \"soft\"\nclose_covers = false\nneutral_names = false\n\
            smaller_for_everybody = true\npanel_folded = false\n\n[window]\nwidth = 1024\nheight = 768\n";
        std::fs::write(&path, before).unwrap();
        let read = Settings::read(&path).unwrap();
        assert_eq!((read.paper, read.scheme), (Size::A4, Scheme::Dark));
        assert_eq!(read.window, Some(WindowSize::of(1024.0, 768.0)));
        // As a later one may write it: what this one does not know is as if it was never chosen, and nothing else.
        let later = "language = \"fr\"\nneutral_names = true\ncover = \"fog\"\nscheme = 7\n[window]\nwidth = 1024\n";
        std::fs::write(&path, later).unwrap();
        let read = Settings::read(&path).unwrap();
        assert_eq!(read.language.as_deref(), Some("fr"));
        assert!(read.neutral_names && read.window.is_none());
        assert_eq!((read.cover, read.scheme), (Cover::Fill, Scheme::System));
        std::fs::write(&path, "text = [").unwrap();
        let reason = Settings::read(&path).unwrap_err().kind;
        assert!(matches!(
            reason,
            ErrorKind::Media(MediaError::Damaged { .. })
        ));
    }
}
