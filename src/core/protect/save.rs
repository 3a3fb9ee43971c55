//! Saving: whole files or none, never over the original, and what the album book is to note.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use sha2::{Digest as _, Sha256};

use super::names::{Task, entry, folder_of, key};
use super::{Decoding, Limits, Made, Opened, reopen};
use crate::consent::{Audience, Book, ConsentBook, Date, Posted, Shown};
use crate::disk;
use crate::error::{Error, ErrorKind, FileError, ProtectError};
use crate::progress::Progress;
use crate::register::export::{may_be_written, may_stand_at};

/// Whether a file that is there already may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overwrite {
    /// It stays, and the save is refused.
    No,
    /// It is replaced.
    Yes,
}

impl From<bool> for Overwrite {
    fn from(replace: bool) -> Self {
        match replace {
            true => Self::Yes,
            false => Self::No,
        }
    }
}

/// A copy that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Where.
    pub target: PathBuf,
    /// What the album book is to note; none where nobody is shown on a decision of it.
    pub sharing: Option<Sharing>,
    /// SHA-256 of what was written, by which the copy that was proved is told from whatever stands there later.
    pub digest: [u8; 32],
}

/// A photo that leaves with somebody's face shown, for the album book to note: a decision that is withdrawn later lists it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sharing {
    /// The day.
    pub day: Date,
    /// For whom.
    pub audience: Audience,
    /// What finds it again: the file's name, unless the person chose other words.
    pub photo: String,
    /// Who is shown, and on which decision.
    pub shown: Vec<Shown>,
}

/// Copies that were written and that the album book does not note yet, of all threads that save.
#[derive(Debug, Default)]
pub struct Unnoted {
    sharings: Mutex<Vec<Sharing>>,
    /// Of which photos copies were noted under a name, in their order.
    named: Mutex<BTreeMap<String, Vec<PathBuf>>>,
}

impl Unnoted {
    fn waiting(&self) -> MutexGuard<'_, Vec<Sharing>> {
        self.sharings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn named(&self) -> MutexGuard<'_, BTreeMap<String, Vec<PathBuf>>> {
        self.named.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The same under a name of its own, where a copy of another photo had that name before: cameras count anew in each folder, and the book keeps no
    /// folder, so that the second photo of a name has its number behind. Only what was noted since the program began is known here.
    pub fn told_apart(&self, sharing: Sharing, photo: &Path) -> Sharing {
        let mut named = self.named();
        let photos = named.entry(sharing.photo.clone()).or_default();
        let before = photos.iter().position(|one| one == photo);
        let place = before.unwrap_or_else(|| {
            photos.push(photo.to_owned());
            photos.len() - 1
        });
        match place {
            0 => sharing,
            place => Sharing {
                photo: format!("{} ({})", sharing.photo, place + 1),
                ..sharing
            },
        }
    }

    /// One more was written.
    pub fn add(&self, sharing: Sharing) {
        self.waiting().push(sharing);
    }

    /// Has this book note all of them together, since sealing it takes a second; how many.
    ///
    /// # Errors
    /// What keeps the book from being written: they stay, and are tried again with the next.
    pub fn note_in(&self, book: &mut ConsentBook) -> Result<usize, ErrorKind> {
        let mut waiting = self.waiting();
        if waiting.is_empty() {
            return Ok(0);
        }
        let sharings = waiting.clone();
        let noted: Result<(), ErrorKind> = book.change(|book| {
            for sharing in sharings {
                sharing.note(book);
            }
            Ok(())
        });
        noted.map(|()| waiting.drain(..).count())
    }

    /// What the book was to call those that are left.
    pub fn photos(&self) -> Vec<String> {
        let waiting = self.waiting();
        waiting
            .iter()
            .map(|sharing| sharing.photo.clone())
            .collect()
    }

    /// Notes nothing of them: there is another book, or none.
    pub fn forget(&self) {
        self.waiting().clear();
        self.named().clear();
    }
}

impl Sharing {
    /// Notes it in the book: its number, unless it shows nobody who is there by now.
    pub fn note(self, book: &mut Book) -> Option<u32> {
        book.note_export(self.day, self.audience, &self.photo, self.shown)
    }

    /// Notes where it went besides: with the last note of this photo, or with one of its own where there is none. A place that is noted
    /// already stays as it is.
    ///
    /// # Errors
    /// [`ConsentError::UnfitPlace`](crate::error::ConsentError::UnfitPlace),
    /// [`ConsentError::TooManyPlaces`](crate::error::ConsentError::TooManyPlaces); then nothing of the place is noted.
    pub fn note_place(&self, book: &mut Book, place: &str, on: Date) -> Result<(), ErrorKind> {
        let posted = Posted::new(place, on)?;
        let noted = book.exports().filter(|export| {
            let same = (&export.photo, export.audience) == (&self.photo, self.audience);
            same && export.shown == self.shown
        });
        let noted = noted.last();
        let number = match noted {
            Some(export)
                if export
                    .posted
                    .iter()
                    .any(|there| there.place == posted.place) =>
            {
                return Ok(());
            }
            Some(export) => Some(export.number),
            None => book.note_export(self.day, self.audience, &self.photo, self.shown.clone()),
        };
        number.map_or(Ok(()), |number| book.post(number, posted))
    }
}

/// Writes a copy, and the folder that it goes to.
pub(super) fn save(made: &Made, target: &Path, overwrite: Overwrite) -> Result<Saved, Error> {
    write_beside(&made.outcome.bytes, &made.original, target, overwrite)?;
    let name = target.file_name().unwrap_or_default();
    Ok(Saved {
        target: target.to_owned(),
        sharing: made.sharing(name.to_string_lossy().into_owned()),
        digest: Sha256::digest(&made.outcome.bytes).into(),
    })
}

/// Writes a copy under the first name of its task that no file has. Where another program takes that name in between, the copy gets the next.
pub(super) fn save_free(made: &Made, task: &Task) -> Result<Saved, Error> {
    let mut target = task.free_target(made.format());
    loop {
        let saved = save(made, &target, Overwrite::No);
        let taken = ErrorKind::File(FileError::ExistsAlready);
        if !saved.as_ref().is_err_and(|error| error.kind == taken) {
            return saved;
        }
        let next = task.free_target(made.format());
        // A name that is no file's and yet taken: nothing that another look would change.
        if next == target {
            return saved;
        }
        target = next;
    }
}

/// The pixels of a copy that was written, as a recipient opens it, if it is still the one that was proved.
pub(super) fn reopen_saved(
    saved: &Saved,
    decoding: &Decoding,
    progress: &Progress,
) -> Result<Opened, Error> {
    let bytes = disk::read(&saved.target, Limits::default().bytes)?;
    if Sha256::digest(&bytes) != saved.digest {
        return Err(ErrorKind::Protect(ProtectError::CopyChanged).at(&saved.target));
    }
    reopen(&bytes, &saved.target, decoding, progress)
}

/// Writes a file that was made from a photo, whole or not at all, and the folder that it goes to; never over the original, nor over a register or an
/// album book.
///
/// # Errors
/// [`ProtectError::WouldReplaceOriginal`], those of [`may_stand_at`], and those of [`disk::write`](crate::disk::write()).
pub fn write_beside(
    bytes: &[u8],
    original: &Path,
    target: &Path,
    overwrite: Overwrite,
) -> Result<(), Error> {
    if same_file(original, target) {
        return Err(ErrorKind::Protect(ProtectError::WouldReplaceOriginal).at(target));
    }
    may_stand_at(target, overwrite == Overwrite::Yes)?;
    make_folder(target)?;
    Ok(disk::write(target, bytes, overwrite == Overwrite::Yes)?)
}

/// Writes a chart, a difference picture or a map whole or not at all: never over one of the photos that were read, nor over a register or an album
/// book; over another file only where that is wanted.
///
/// # Errors
/// Those of [`check_target`] and of [`disk::write`](crate::disk::write()).
pub fn write_extra(
    bytes: &[u8],
    read: &[&Path],
    target: &Path,
    overwrite: Overwrite,
) -> Result<(), Error> {
    check_target(read, target, overwrite)?;
    Ok(disk::write(target, bytes, overwrite == Overwrite::Yes)?)
}

/// Says before long work what writing would say after it.
///
/// # Errors
/// [`ProtectError::WouldReplaceOriginal`], and those of [`may_stand_at`].
pub fn check_target(read: &[&Path], target: &Path, overwrite: Overwrite) -> Result<(), Error> {
    if read.iter().any(|photo| same_file(photo, target)) {
        return Err(ErrorKind::Protect(ProtectError::WouldReplaceOriginal).at(target));
    }
    may_stand_at(target, overwrite == Overwrite::Yes)
}

/// The same before [`write_extra`], which makes no folder.
///
/// # Errors
/// Those of [`check_target`] and of [`may_be_written`].
pub fn check_extra(read: &[&Path], target: &Path, overwrite: Overwrite) -> Result<(), Error> {
    check_target(read, target, overwrite)?;
    may_be_written(target, overwrite == Overwrite::Yes)
}

/// Makes the folder of a result, at the last moment: a photo that fails leaves none behind.
fn make_folder(target: &Path) -> Result<(), Error> {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Ok(disk::make_folder(folder)?)
        }
        _ => Ok(()),
    }
}

fn same_file(a: &Path, b: &Path) -> bool {
    let same = match (a.canonicalize(), b.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => a == b,
    };
    same || entry(a).is_some_and(|a| entry(b) == Some(a))
}

/// Whether two results would be one file, whichever way their paths lead to it, and whether or not it is there yet.
pub fn is_one_place(a: &Path, b: &Path) -> bool {
    let name = |path: &Path| key(Path::new(path.file_name().unwrap_or_default()));
    same_file(a, b) || (name(a) == name(b) && same_file(folder_of(a), folder_of(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::RegisterError;

    #[test]
    fn nothing_that_is_made_of_a_photo_takes_the_place_of_a_sealed_file() {
        let folder = tempfile::tempdir().unwrap();
        let [photo, sealed, other] = ["a.png", "album.age", "b.svg"].map(|n| folder.path().join(n));
        let album = b"age-encryption.org/v1\n-> scrypt c2FsdA 18\n";
        std::fs::write(&sealed, album).unwrap();
        std::fs::write(&other, "a map of before").unwrap();
        let refused = Err(ErrorKind::Register(RegisterError::WouldReplaceSealed).at(&sealed));
        let (yes, made) = (Overwrite::Yes, b"made".as_slice());
        assert_eq!(check_target(&[&photo], &sealed, yes), refused);
        assert_eq!(write_extra(made, &[&photo], &sealed, yes), refused);
        assert_eq!(write_beside(made, &photo, &sealed, yes), refused);
        assert_eq!(std::fs::read(&sealed).unwrap(), album);
        // Any other file may be replaced where that is wanted.
        assert_eq!(write_extra(made, &[&photo], &other, yes), Ok(()));
        assert_eq!(std::fs::read(&other).unwrap(), made);
    }

    /// Two names of one file, which differ in case alone: what the card of a camera has with one name.
    #[cfg(unix)]
    #[test]
    fn an_original_is_not_replaced_under_its_name_in_another_case() {
        let folder = tempfile::tempdir().unwrap();
        let [photo, other] = ["a.jpg", "A.JPG"].map(|name| folder.path().join(name));
        std::fs::write(&photo, "an original").unwrap();
        // Where the disk takes both for one name, it is there already.
        let _ = std::fs::hard_link(&photo, &other);
        let refused = Err(ErrorKind::Protect(ProtectError::WouldReplaceOriginal).at(&other));
        assert_eq!(check_target(&[&photo], &other, Overwrite::Yes), refused);
        assert_eq!(write_beside(b"x", &photo, &other, Overwrite::Yes), refused);
        let gathered = super::super::gather::gather(&[photo, other]);
        assert_eq!(gathered.items.len(), 1);
    }

    #[test]
    fn two_ways_to_one_place_are_one_place() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("to")).unwrap();
        let one = |a: &str, b: &str| is_one_place(&folder.path().join(a), &folder.path().join(b));
        for same in ["a.png", "./a.png", "to/../a.png", "A.png"] {
            assert!(one("a.png", same), "{same}");
        }
        for other in ["b.png", "to/a.png", "nowhere/a.png"] {
            assert!(!one("a.png", other), "{other}");
        }
        assert!(is_one_place(Path::new("a.png"), Path::new("./a.png")));
    }
}
