//! What was copied in another program: files, or a picture; and a picture or a text that is copied here. The toolkit knows only text.

use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;
#[cfg(target_os = "linux")]
use std::sync::{Mutex, PoisonError};

use iced::Task;
use ombrelle_core::protect::Preview;

thread_local! {
    /// By this the text is known again that was copied here last; it is not kept itself. The toolkit has one thread.
    static COPIED: Cell<Option<(RandomState, u64)>> = const { Cell::new(None) };
}

/// Whether pictures are put on the clipboard. Windows and macOS may send what lies there to other devices of the person, and `arboard` cannot
/// ask them not to for pictures.
pub const TAKES_PICTURES: bool = cfg!(target_os = "linux");

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

/// Puts a picture there, as pixels alone, and asks programs that keep what was copied to leave it out. Whether it is there now; it goes when this
/// program ends, unless the desktop keeps it.
#[cfg(target_os = "linux")]
pub fn put(picture: Preview) -> bool {
    use arboard::SetExtLinux as _;
    /// Whoever copied answers for as long as somebody may paste.
    static OURS: Mutex<Option<arboard::Clipboard>> = Mutex::new(None);
    let (Ok(width), Ok(height)) = (picture.width.try_into(), picture.height.try_into()) else {
        return false;
    };
    let Ok(mut clipboard) = arboard::Clipboard::new() else {
        return false;
    };
    let pixels = arboard::ImageData {
        width,
        height,
        bytes: picture.rgba.into(),
    };
    let put = clipboard.set().exclude_from_history().image(pixels);
    *OURS.lock().unwrap_or_else(PoisonError::into_inner) = Some(clipboard);
    put.is_ok()
}

/// Puts nothing there ([`TAKES_PICTURES`]).
#[cfg(not(target_os = "linux"))]
pub fn put(_picture: Preview) -> bool {
    false
}

/// Copies a text.
pub fn copy<M>(text: String) -> Task<M> {
    let key = RandomState::new();
    let known = key.hash_one(&text);
    COPIED.set(Some((key, known)));
    iced::clipboard::write(text)
}

/// Takes the text off that was copied here, unless something else was copied since.
pub fn take_off<M: Send + 'static>() -> Task<M> {
    let Some((key, known)) = COPIED.take() else {
        return Task::none();
    };
    iced::clipboard::read().then(move |there| match there {
        Some(text) if key.hash_one(&text) == known => iced::clipboard::write(String::new()),
        _ => Task::none(),
    })
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
    use iced::futures::executor::block_on_stream;
    use iced_test::runtime::{Action, clipboard as toolkit, task};

    use super::*;

    /// What is written where this is on the clipboard.
    fn written(work: Task<()>, there: &str) -> Vec<String> {
        let mut all = Vec::new();
        for action in task::into_stream(work)
            .into_iter()
            .flat_map(block_on_stream)
        {
            match action {
                Action::Clipboard(toolkit::Action::Read { channel, .. }) => {
                    channel.send(Some(there.to_owned())).unwrap();
                }
                Action::Clipboard(toolkit::Action::Write { contents, .. }) => all.push(contents),
                _ => {}
            }
        }
        all
    }

    #[test]
    fn a_text_that_was_copied_here_is_taken_off_and_nothing_else() {
        let letter = "Dear Snap, the picture of a red towel";
        assert!(written(take_off(), letter).is_empty(), "nobody copied it");
        for (there, left) in [(letter, vec![""]), ("of another program", vec![])] {
            assert_eq!(written(copy(letter.to_owned()), ""), [letter]);
            assert_eq!(written(take_off(), there), left);
        }
        assert!(written(take_off(), letter).is_empty(), "it is not known");
    }

    #[test]
    fn text_that_was_copied_is_taken_for_paths_only_where_they_lead_somewhere() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().to_str().unwrap();
        assert_eq!(paths(&format!("{there}\n")), [folder.path()]);
        assert!(paths("a letter to grandmother\n/nowhere/a.jpg").is_empty());
    }
}
