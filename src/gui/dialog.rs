//! The system's own dialogs for choosing files; no other module uses `rfd`.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use rfd::AsyncFileDialog;

/// How a dialog ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// These.
    Paths(Vec<PathBuf>),
    /// Nothing: the person closed it.
    Nothing,
    /// There is no dialog here: no desktop portal, and no `zenity`.
    NoDialog,
}

/// Kinds of file that are offered first; what is not shown can still be dropped.
const PHOTOS: &[&str] = &[
    "jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "jxl", "tif", "tiff", "gif", "JPG",
    "JPEG", "PNG", "HEIC", "AVIF", "JXL",
];

/// Lets the person choose photos.
pub async fn photos(title: String) -> Picked {
    if let Some(answer) = answered() {
        return answer;
    }
    let _ = FAILED.swap(false, Ordering::Relaxed);
    several(of_photos(title).pick_files().await)
}

/// Lets the person choose one photo, where several would be passed over.
pub async fn photo(title: String) -> Picked {
    if let Some(answer) = answered() {
        return answer;
    }
    let _ = FAILED.swap(false, Ordering::Relaxed);
    one(of_photos(title).pick_file().await)
}

fn of_photos(title: String) -> AsyncFileDialog {
    let dialog = AsyncFileDialog::new().set_title(&title);
    // Some dialogs show the name of what is offered on a button, which must not be empty.
    dialog.add_filter(title, PHOTOS)
}

/// Lets the person choose files of any kind.
pub async fn files(title: String) -> Picked {
    if let Some(answer) = answered() {
        return answer;
    }
    let _ = FAILED.swap(false, Ordering::Relaxed);
    several(AsyncFileDialog::new().set_title(title).pick_files().await)
}

/// Lets the person choose one file of any kind, where several would be passed over.
pub async fn file(title: String) -> Picked {
    if let Some(answer) = answered() {
        return answer;
    }
    let _ = FAILED.swap(false, Ordering::Relaxed);
    one(AsyncFileDialog::new().set_title(title).pick_file().await)
}

/// Lets the person choose a folder.
pub async fn folder(title: String) -> Picked {
    if let Some(answer) = answered() {
        return answer;
    }
    let _ = FAILED.swap(false, Ordering::Relaxed);
    one(AsyncFileDialog::new().set_title(title).pick_folder().await)
}

/// Lets the person say where a new file goes.
pub async fn save(title: String, name: String) -> Picked {
    if let Some(answer) = answered() {
        return answer;
    }
    let _ = FAILED.swap(false, Ordering::Relaxed);
    let dialog = AsyncFileDialog::new().set_title(title).set_file_name(name);
    one(dialog.save_file().await)
}

/// Answers to come, in order; none outside tests.
static ANSWERS: Mutex<VecDeque<Picked>> = Mutex::new(VecDeque::new());

/// Lets a test answer the next dialog in place of a person.
pub fn answer(picked: Picked) {
    let mut answers = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    answers.push_back(picked);
}

fn answered() -> Option<Picked> {
    let mut answers = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    answers.pop_front()
}

fn one(picked: Option<rfd::FileHandle>) -> Picked {
    several(picked.map(|file| vec![file]))
}

fn several(picked: Option<Vec<rfd::FileHandle>>) -> Picked {
    match picked {
        Some(files) if !files.is_empty() => {
            Picked::Paths(files.iter().map(|file| file.path().to_owned()).collect())
        }
        _ if FAILED.load(Ordering::Relaxed) => Picked::NoDialog,
        _ => Picked::Nothing,
    }
}

/// Whether the dialog failed: `rfd` answers a failure like a person who closed it, and tells the difference to the log
/// alone. Where there is no portal it opens `zenity`, so that a portal that failed is no dialog that failed.
static FAILED: AtomicBool = AtomicBool::new(false);

/// A log that keeps no word, since words may name files; it only notes that a dialog failed.
struct Deaf;

impl log::Log for Deaf {
    fn enabled(&self, about: &log::Metadata<'_>) -> bool {
        let mut parts = about.target().split("::");
        let of_dialogs = parts.next() == Some("rfd");
        about.level() == log::Level::Error && of_dialogs && !parts.any(|part| part == "portal")
    }

    fn log(&self, record: &log::Record<'_>) {
        if self.enabled(record.metadata()) {
            FAILED.store(true, Ordering::Relaxed);
        }
    }

    fn flush(&self) {}
}

/// To be called once, before the first dialog.
pub fn listen() {
    if log::set_logger(&Deaf).is_ok() {
        log::set_max_level(log::LevelFilter::Error);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_failed_is_told_from_one_that_was_closed() {
        FAILED.store(false, Ordering::Relaxed);
        assert_eq!(several(None), Picked::Nothing);
        let logged = |target: &str| {
            let record = log::Record::builder();
            let args = format_args!("Failed to pick files with zenity");
            let record = { record }
                .level(log::Level::Error)
                .target(target)
                .args(args)
                .build();
            log::Log::log(&Deaf, &record);
        };
        // No portal answered, and the person closed the window of zenity that was opened instead.
        logged("rfd::backend::xdg_desktop_portal::portal::libdbus");
        assert_eq!(several(None), Picked::Nothing);
        logged("rfd::backend::xdg_desktop_portal");
        assert_eq!(several(None), Picked::NoDialog);
    }
}
