//! What was copied in another program: files, or a picture. The toolkit reads only text.

use std::path::PathBuf;

/// What the clipboard holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// Files.
    Files(Vec<PathBuf>),
    /// A picture: width, height, four bytes per pixel.
    Picture(u32, u32, Vec<u8>),
    /// Nothing that we take.
    Nothing,
}

/// Reads it; takes as long as the other program takes to answer.
pub fn read() -> Copied {
    let Ok(mut clipboard) = arboard::Clipboard::new() else {
        return Copied::Nothing;
    };
    if let Ok(files) = clipboard.get().file_list()
        && !files.is_empty()
    {
        return Copied::Files(files);
    }
    if let Ok(picture) = clipboard.get_image()
        && let (Ok(width), Ok(height)) = (picture.width.try_into(), picture.height.try_into())
    {
        return Copied::Picture(width, height, picture.bytes.into_owned());
    }
    let text = clipboard.get_text().unwrap_or_default();
    match paths(&text) {
        files if files.is_empty() => Copied::Nothing,
        files => Copied::Files(files),
    }
}

/// Absolute paths, one per line, as some file managers copy them.
fn paths(text: &str) -> Vec<PathBuf> {
    let lines = text.lines().map(|line| PathBuf::from(line.trim()));
    lines
        .filter(|path| path.is_absolute() && path.exists())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_was_copied_is_taken_for_paths_only_where_they_lead_somewhere() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().to_str().unwrap();
        assert_eq!(paths(&format!("{there}\n")), [folder.path()]);
        assert!(paths("a letter to grandmother\n/nowhere/a.jpg").is_empty());
    }
}
