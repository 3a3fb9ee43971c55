//! What each result is called, settled before any photo is opened so that two photos never give
//! the same name, whatever the order in which they are done.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use strum::VariantArray;

use super::Overwrite;
use super::gather::Photo;
use crate::disk::protected_path;
use crate::letters::composed;
use crate::photo::{Format, Kind};

/// What copies are called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Naming {
    /// After their photos: `holiday.protected.jpg`. The report says that a name can tell who, when and where.
    #[default]
    AfterPhoto,
    /// `photo-1.jpg`, `photo-2.jpg`: names that tell nothing, not even which program gave them.
    Neutral,
}

/// Why a result cannot have the name that a person gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unnameable {
    /// There are several photos, or a folder of them, and one name.
    Several,
    /// The name ends like another kind of file than the result, which is of this one.
    OtherKind(Format),
    /// Neutral names are wanted, too.
    Neutral,
}

/// Whether where results are to go is a file and no folder: its name ends like a picture's, nothing behind it says that it is a folder, and none of
/// that name is there.
pub fn is_file_name(out: &Path) -> bool {
    let ending = out.extension().unwrap_or_default().to_ascii_lowercase();
    let of_pictures = [
        "jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "heic", "heif", "avif", "jxl", "bmp",
    ];
    let of_a_picture = of_pictures.iter().any(|known| ending == **known);
    let says_folder = out.to_string_lossy().ends_with(std::path::is_separator);
    of_a_picture && !says_folder && !out.is_dir()
}

/// The kind of file that we write which a name ends like.
fn kind_by_name(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_ascii_lowercase();
    match ending.to_str()? {
        "jpg" | "jpeg" => Some(Format::Jpeg),
        "png" => Some(Format::Png),
        "webp" => Some(Format::Webp),
        _ => None,
    }
}

/// What the neutral names begin with.
const NEUTRAL: &str = "photo";

/// A photo and what its result is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The photo.
    pub path: PathBuf,
    /// The number of its neutral name; none where it is named after the photo.
    neutral: Option<usize>,
    /// The path that the person gave the result; none where it has another name.
    chosen: Option<PathBuf>,
    /// The path after which the result is named: the photo's own, or one with a number.
    pub named: PathBuf,
    /// Whether that is not the photo's own.
    pub renamed: bool,
    /// The folder for the result, where it is not beside the photo.
    pub out: Option<PathBuf>,
    /// The format of the result, where it is known before opening.
    pub format: Option<Format>,
}

impl Task {
    /// Where the result goes in a format.
    pub fn target(&self, format: Format) -> PathBuf {
        if let Some(chosen) = &self.chosen {
            return chosen.clone();
        }
        match self.neutral {
            Some(number) => {
                let name = format!("{NEUTRAL}-{number}.{}", format.extension());
                self.folder().join(name)
            }
            None => protected_path(&self.named, self.out.as_deref(), format),
        }
    }

    /// Whether the person gave the result its name.
    pub fn is_chosen(&self) -> bool {
        self.chosen.is_some()
    }

    /// Whether the result gets a neutral name, which means no photo: the next one that is free is as good.
    pub fn is_neutral(&self) -> bool {
        self.neutral.is_some()
    }

    /// Whether a result in a format can have the name that the person gave it, if one was given: a name never says another kind than the file is.
    ///
    /// # Errors
    /// [`Unnameable::OtherKind`].
    pub fn fits(&self, format: Format) -> Result<(), Unnameable> {
        match &self.chosen {
            Some(name) if kind_by_name(name) != Some(format) => Err(Unnameable::OtherKind(format)),
            _ => Ok(()),
        }
    }

    /// Where the result goes so that nothing is replaced: a number is added while a file of that name is there.
    pub fn free_target(&self, format: Format) -> PathBuf {
        if let Some(number) = self.neutral {
            return self.with_neutral_name(number).target(format);
        }
        let mut target = self.target(format);
        for number in 2.. {
            if target.symlink_metadata().is_err() {
                break;
            }
            target = protected_path(&numbered(&self.named, number), self.out.as_deref(), format);
        }
        target
    }

    /// The same photo, whose result gets the first neutral name from this number on that no file of its folder has.
    pub fn with_neutral_name(&self, from: usize) -> Self {
        let mut task = self.clone();
        for number in from.. {
            task.neutral = Some(number);
            let there = |format: &Format| task.target(*format).symlink_metadata().is_ok();
            if !Format::VARIANTS.iter().any(there) {
                break;
            }
        }
        task
    }

    /// Whether a file of the result's name may be replaced, where that is wanted: never under a neutral name, which says
    /// nothing of whose copy it is, and which an original may have.
    pub fn overwrite(&self, wanted: Overwrite) -> Overwrite {
        match self.neutral {
            Some(_) => Overwrite::No,
            None => wanted,
        }
    }

    fn folder(&self) -> PathBuf {
        let beside = self.path.parent().unwrap_or(Path::new(""));
        self.out.clone().unwrap_or_else(|| beside.to_owned())
    }
}

/// Whether a file of this kind has a name as [`Naming::Neutral`] gives one: `photo-1.jpg`.
pub(super) fn is_neutral(path: &Path, kind: Kind) -> bool {
    let format = match kind {
        Kind::Jpeg => Format::Jpeg,
        Kind::Png => Format::Png,
        Kind::Webp => Format::Webp,
        Kind::Tiff | Kind::Gif | Kind::Heic | Kind::Avif | Kind::Jxl => return false,
    };
    let number = |name: &str| -> Option<usize> {
        let number = name.strip_prefix(NEUTRAL)?.strip_prefix('-')?;
        let number = number.strip_suffix(format.extension())?.strip_suffix('.')?;
        number.parse().ok()
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Neither `photo-007.jpg` nor `photo-+1.jpg` is one.
    number(&name).is_some_and(|number| {
        number > 0 && name == format!("{NEUTRAL}-{number}.{}", format.extension())
    })
}

/// Names the results of all photos. A second photo that could give the same name gets a number,
/// `holiday-2.protected.jpg`. Neutral names are counted through all folders, and pass over files that are there.
pub fn assign(
    photos: &[Photo],
    out: Option<&Path>,
    format: Option<Format>,
    naming: Naming,
) -> Vec<Task> {
    let tasks = after_photos(photos, out, format);
    if naming == Naming::AfterPhoto {
        return tasks;
    }
    let mut from = 1;
    let neutral = tasks.into_iter().map(|task| {
        let task = Task {
            renamed: false,
            ..task.with_neutral_name(from)
        };
        from = task.neutral.unwrap_or(from).saturating_add(1);
        task
    });
    neutral.collect()
}

/// Gives the result of one photo the name that the person wrote, `alone` where nothing else was given. What it is refused for is refused before
/// any photo is opened, as far as the kind of the result is known by then; [`Task::fits`] says the rest.
///
/// # Errors
/// Why it cannot have that name.
pub fn assign_chosen(
    photos: &[Photo],
    alone: bool,
    name: &Path,
    format: Option<Format>,
    naming: Naming,
) -> Result<Vec<Task>, Unnameable> {
    if !alone {
        return Err(Unnameable::Several);
    }
    if naming == Naming::Neutral {
        return Err(Unnameable::Neutral);
    }
    let tasks = after_photos(photos, None, format).into_iter();
    let chosen = tasks.map(|task| Task {
        chosen: Some(name.to_owned()),
        ..task
    });
    let chosen: Vec<Task> = chosen.collect();
    for task in &chosen {
        task.format.map_or(Ok(()), |format| task.fits(format))?;
    }
    Ok(chosen)
}

fn after_photos(photos: &[Photo], out: Option<&Path>, format: Option<Format>) -> Vec<Task> {
    let mut taken = HashSet::new();
    photos
        .iter()
        .map(|photo| {
            let formats = formats(photo.kind, format);
            let mut task = Task {
                path: photo.path.clone(),
                neutral: None,
                chosen: None,
                named: photo.path.clone(),
                renamed: false,
                out: out.map(|folder| folder.join(&photo.below)),
                format: match formats[..] {
                    [one] => Some(one),
                    _ => None,
                },
            };
            for number in 2.. {
                let names: Vec<String> = formats.iter().map(|f| place(&task.target(*f))).collect();
                if names.iter().all(|name| !taken.contains(name)) {
                    taken.extend(names);
                    break;
                }
                task.named = numbered(&photo.path, number);
                task.renamed = true;
            }
            task
        })
        .collect()
}

/// The formats that the result may have; more than one where only the pixels will tell.
fn formats(kind: Option<Kind>, wanted: Option<Format>) -> Vec<Format> {
    match (wanted, kind) {
        (Some(format), _) => vec![format],
        (None, Some(Kind::Jpeg)) => vec![Format::Jpeg],
        (None, Some(Kind::Png)) => vec![Format::Png],
        (None, Some(Kind::Webp)) => vec![Format::Webp],
        (None, _) => vec![Format::Jpeg, Format::Png],
    }
}

/// What two names are compared by: many disks take `A.jpg` and `a.jpg` for the same name, and those of a Mac also an accent within its letter and one
/// beside it.
pub fn key(target: &Path) -> String {
    let name: String = composed(&target.to_string_lossy()).collect();
    name.to_lowercase()
}

/// What the places of two results are compared by, whichever way their paths lead to one folder: `june/a.jpg` and `./june/a.jpg` are one.
pub fn place(target: &Path) -> String {
    let folder = whole(folder_of(target));
    key(&folder.join(target.file_name().unwrap_or_default()))
}

/// The whole path of a folder, the same before it is made and after: the part that is there as the disk has it, and the rest as it is written.
fn whole(folder: &Path) -> PathBuf {
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let real = folder.ancestors().find_map(|part| {
        let rest = folder.strip_prefix(part).ok()?;
        Some(part.canonicalize().ok()?.join(rest))
    });
    real.unwrap_or(folder)
}

pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file as the disk has it: its folder, its name without regard to case, and its numbers. Of these, some disks that are shared have no good ones;
/// so its size and its time have to be the same as well.
pub(super) type Entry = (PathBuf, String, [u64; 4]);

/// What tells that `A.JPG` and `a.jpg` are one file, as on the card of a camera: the name of a file in its whole path, which says so elsewhere, is on
/// Linux as it was asked for.
#[cfg(unix)]
pub(super) fn entry(path: &Path) -> Option<Entry> {
    use std::os::unix::fs::MetadataExt;
    let about = path.symlink_metadata().ok()?;
    let folder = folder_of(path).canonicalize().ok()?;
    let name = key(Path::new(path.file_name()?));
    let time = about.mtime().cast_unsigned();
    Some((folder, name, [about.dev(), about.ino(), about.size(), time]))
}

#[cfg(not(unix))]
pub(super) fn entry(_: &Path) -> Option<Entry> {
    None
}

fn numbered(path: &Path, number: u32) -> PathBuf {
    let mut name: OsString = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::{Audience, Export, once};

    fn photo(path: &str, kind: Kind) -> Photo {
        Photo {
            path: path.into(),
            below: PathBuf::new(),
            kind: Some(kind),
        }
    }

    fn named(
        photos: &[Photo],
        alone: bool,
        name: &str,
        format: Option<Format>,
        naming: Naming,
    ) -> Result<Vec<PathBuf>, Unnameable> {
        let tasks = assign_chosen(photos, alone, Path::new(name), format, naming)?;
        let target = |task: &Task| task.target(task.format.unwrap_or(Format::Jpeg));
        Ok(tasks.iter().map(target).collect())
    }

    fn targets(photos: &[Photo], out: Option<&str>, format: Option<Format>) -> Vec<PathBuf> {
        let tasks = assign(photos, out.map(Path::new), format, Naming::AfterPhoto);
        let target = |task: &Task| task.target(task.format.unwrap_or(Format::Jpeg));
        tasks.iter().map(target).collect()
    }

    #[test]
    fn kinds_that_stay_what_they_are_keep_their_names() {
        let photos = [photo("a.jpg", Kind::Jpeg), photo("a.png", Kind::Png)];
        let names = targets(&photos, None, None);
        assert_eq!(
            names,
            [Path::new("a.protected.jpg"), Path::new("a.protected.png")]
        );
    }

    #[test]
    fn two_photos_never_share_a_name() {
        let photos = [
            photo("a.heic", Kind::Heic),
            photo("a.jpg", Kind::Jpeg),
            photo("a-2.jpg", Kind::Jpeg),
        ];
        let names = targets(&photos, None, None);
        assert_eq!(
            names,
            [
                Path::new("a.protected.jpg"),
                Path::new("a-2.protected.jpg"),
                Path::new("a-2-2.protected.jpg")
            ]
        );
        let photos = [photo("a.jpg", Kind::Jpeg), photo("b/A.png", Kind::Png)];
        let names = targets(&photos, Some("out"), Some(Format::Webp));
        assert_eq!(
            names,
            [
                Path::new("out/a.protected.webp"),
                Path::new("out/A-2.protected.webp")
            ]
        );
    }

    #[test]
    fn an_accent_beside_its_letter_makes_no_other_name() {
        let photos = ["a/L\u{e9}.jpg", "b/Le\u{301}.jpg", "LE\u{301}.jpg"];
        let photos = photos.map(|path| photo(path, Kind::Jpeg));
        let names = targets(&photos, Some("out"), None);
        let expected = [
            "out/L\u{e9}.protected.jpg",
            "out/Le\u{301}-2.protected.jpg",
            "out/LE\u{301}-3.protected.jpg",
        ];
        assert_eq!(names, expected.map(PathBuf::from));
    }

    #[test]
    fn two_ways_to_one_folder_give_no_two_results_one_name() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("june")).unwrap();
        let at = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        let photos = [
            photo(&at("june/a.jpg"), Kind::Jpeg),
            photo(&at("june/../june/a.tif"), Kind::Tiff),
        ];
        let names = targets(&photos, None, Some(Format::Jpeg));
        let expected = ["june/a.protected.jpg", "june/../june/a-2.protected.jpg"];
        assert_eq!(names, expected.map(|name| PathBuf::from(at(name))));
    }

    #[test]
    fn a_place_is_the_same_once_its_folder_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("to/below/a.faces.jpg");
        let before = place(&target);
        std::fs::create_dir_all(folder.path().join("to/below")).unwrap();
        assert_eq!(place(&target), before);
        assert_ne!(place(&folder.path().join("to/a.faces.jpg")), before);
    }

    #[test]
    fn folders_below_are_kept_under_out() {
        let mut below = photo("album/june/a.jpg", Kind::Jpeg);
        below.below = "june".into();
        let names = targets(&[below], Some("out"), None);
        assert_eq!(names, [Path::new("out/june/a.protected.jpg")]);
    }

    #[test]
    fn a_name_that_a_person_gave_is_for_one_photo_and_of_the_kind_of_its_copy() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("album.jpg")).unwrap();
        for name in ["copy.jpg", "to/Copy.JPEG", "copy.heic"] {
            assert!(is_file_name(&at(name)), "{name}");
        }
        for name in ["to-share", "v1.2", "album.jpg", "new.jpg/"] {
            assert!(!is_file_name(&at(name)), "{name}");
        }
        let one = [photo("a.jpg", Kind::Jpeg)];
        let after = Naming::AfterPhoto;
        let copy = Ok(vec![PathBuf::from("to/copy.jpg")]);
        assert_eq!(named(&one, true, "to/copy.jpg", None, after), copy);
        let other = Err(Unnameable::OtherKind(Format::Jpeg));
        assert_eq!(named(&one, true, "copy.png", None, after), other);
        let copy = Ok(vec![PathBuf::from("copy.png")]);
        assert_eq!(
            named(&one, true, "copy.png", Some(Format::Png), after),
            copy
        );
        let several = Err(Unnameable::Several);
        assert_eq!(named(&one, false, "copy.jpg", None, after), several);
        let neutral = Err(Unnameable::Neutral);
        assert_eq!(
            named(&one, true, "copy.jpg", None, Naming::Neutral),
            neutral
        );
        // Only its pixels say of what kind a copy of this one is.
        let open = [photo("a.heic", Kind::Heic)];
        let tasks = assign_chosen(&open, true, Path::new("copy.jpg"), None, after).unwrap();
        assert_eq!(tasks[0].fits(Format::Jpeg), Ok(()));
        let other = Err(Unnameable::OtherKind(Format::Png));
        assert_eq!(tasks[0].fits(Format::Png), other);
    }

    #[test]
    fn neutral_names_are_counted_and_never_those_of_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        // An original that has a neutral name itself.
        for there in ["photo-2.png", "photo-4.jpg"] {
            std::fs::write(at(there), "somebody's").unwrap();
        }
        let names = ["Léa CP.jpg", "photo-2.png", "a.heic"].map(|name| Photo {
            path: at(name),
            below: PathBuf::new(),
            kind: Some(Kind::Jpeg),
        });
        let tasks = assign(&names, None, None, Naming::Neutral);
        let targets: Vec<PathBuf> = tasks.iter().map(|t| t.target(Format::Jpeg)).collect();
        let expected = ["photo-1.jpg", "photo-3.jpg", "photo-5.jpg"].map(at);
        assert_eq!(targets, expected);
        for task in &tasks {
            assert!(!task.renamed);
            assert_eq!(task.overwrite(Overwrite::Yes), Overwrite::No);
        }
        std::fs::write(at("photo-1.jpg"), "meanwhile").unwrap();
        assert_eq!(tasks[0].free_target(Format::Jpeg), at("photo-3.jpg"));
    }

    #[test]
    fn a_neutral_name_is_one_that_a_copy_of_that_kind_gets() {
        for (name, kind) in [
            ("a/photo-1.jpg", Kind::Jpeg),
            ("photo-120.png", Kind::Png),
            ("photo-7.webp", Kind::Webp),
        ] {
            assert!(is_neutral(Path::new(name), kind), "{name}");
        }
        for (name, kind) in [
            ("photo-1.jpg", Kind::Png),
            ("photo-1.jpeg", Kind::Jpeg),
            ("photo-0.jpg", Kind::Jpeg),
            ("photo-01.jpg", Kind::Jpeg),
            ("photo-+1.jpg", Kind::Jpeg),
            ("photo-.jpg", Kind::Jpeg),
            ("photo1.jpg", Kind::Jpeg),
            ("my-photo-1.jpg", Kind::Jpeg),
            ("photo-1.heic", Kind::Heic),
            ("photo-1", Kind::Jpeg),
            ("", Kind::Jpeg),
        ] {
            assert!(!is_neutral(Path::new(name), kind), "{name}");
        }
    }

    #[test]
    fn two_photos_with_one_neutral_name_are_two_in_the_album_book() {
        let day = jiff::civil::date(2026, 11, 30);
        let noted = |naming| -> Vec<Export> {
            let exports = ["june", "july"].map(|out| {
                let photos = [photo("a.jpg", Kind::Jpeg)];
                let tasks = assign(&photos, Some(Path::new(out)), None, naming);
                let target = tasks[0].target(Format::Jpeg);
                Export {
                    number: 1,
                    day,
                    audience: Audience::FamilyChat,
                    photo: target.file_name().unwrap().to_string_lossy().into_owned(),
                    shown: Vec::new(),
                    posted: Vec::new(),
                    looked: None,
                }
            });
            once(&exports)
        };
        let mut two = noted(Naming::Neutral);
        assert_eq!(two.len(), 2);
        // Also behind words that were chosen for several photos.
        for export in &mut two {
            export.photo = format!("our page: {}", export.photo);
        }
        assert_eq!(once(&two).len(), 2);
        // After their photos, they are taken for one that was made again.
        assert_eq!(noted(Naming::AfterPhoto).len(), 1);
    }

    #[test]
    fn neutral_names_are_counted_through_all_folders() {
        let photos = ["june", "july"].map(|below| Photo {
            below: below.into(),
            ..photo("a.jpg", Kind::Jpeg)
        });
        let tasks = assign(&photos, Some(Path::new("out")), None, Naming::Neutral);
        let targets: Vec<PathBuf> = tasks.iter().map(|t| t.target(Format::Png)).collect();
        let expected = ["out/june/photo-1.png", "out/july/photo-2.png"];
        assert_eq!(targets, expected.map(PathBuf::from));
    }
}
