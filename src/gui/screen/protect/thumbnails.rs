//! The small pictures of the photos: each photo itself, and in its place what becomes of it as far as that is known, its copy or the covers that are decided. They
//! lie in memory alone, a bounded number of them; none is ever written.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::PathBuf;

use iced::widget::image::Handle;
use ombrelle_core::error::{Error, ErrorKind};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::{self, Draft, Photo, Preview, Saved, Session};

use super::gallery::{Found, PhotoItem, handle};

/// The longer side of a small picture, in pixels: sharp on screens of twice the density.
pub const SIDE: u32 = 320;
/// Small pictures kept, those last seen first; those in sight in any case, or they would be made again and again.
const KEPT: usize = 300;
/// Small pictures made at the same time.
const AT_ONCE: usize = 2;

/// What a small picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The photo as it is.
    Photo,
    /// The photo with its covers, of this version of the edit.
    Covers(u64),
    /// The copy whose file has this SHA-256.
    Copy([u8; 32]),
}

/// What becomes of a photo, in small.
struct Drawn {
    shows: Shows,
    /// None where it could not be drawn, which is not tried again.
    picture: Option<Handle>,
}

/// All small pictures, by the places of their photos.
#[derive(Default)]
pub struct Thumbnails {
    photos: HashMap<usize, Handle>,
    results: HashMap<usize, Drawn>,
    /// Copies that cannot be read any more.
    lost: HashSet<[u8; 32]>,
    /// When each photo was last in sight.
    seen: HashMap<usize, u64>,
    clock: u64,
    making: Vec<usize>,
}

impl Thumbnails {
    /// The small picture of a photo itself.
    pub fn photo(&self, at: usize) -> Option<&Handle> {
        self.photos.get(&at)
    }

    /// The small picture that is seen of a photo. Until what becomes of it is drawn as it is decided now, what was drawn before stays: a face that is covered
    /// does not show for a moment.
    pub fn of(&self, at: usize, item: &PhotoItem) -> Option<&Handle> {
        let result = self.results.get(&at);
        let result = result.filter(|_| self.wished(item) != Shows::Photo);
        let result = result.and_then(|result| result.picture.as_ref());
        result.or_else(|| self.photo(at))
    }

    /// Whether that is the copy, as it was saved and as everything is decided now.
    pub fn is_copy(&self, at: usize, item: &PhotoItem) -> bool {
        let result = self.results.get(&at);
        let result = result.filter(|result| matches!(result.shows, Shows::Copy(_)));
        let result = result.filter(|result| result.picture.is_some());
        result.is_some_and(|result| result.shows == self.wished(item))
    }

    /// Whether a photo's copy, which is as everything is decided now, was not there any more as it was saved when it was looked for.
    pub fn is_lost(&self, item: &PhotoItem) -> bool {
        let copy = item.copy().map(|copy| copy.saved.digest);
        copy.is_some_and(|digest| self.lost.contains(&digest))
    }

    /// Looks for a photo's copy again: the memory stick may be back.
    pub fn look_again(&mut self, item: &PhotoItem) {
        if let Some(copy) = item.copy() {
            self.lost.remove(&copy.saved.digest);
        }
    }

    /// What is to be seen of a photo.
    fn wished(&self, item: &PhotoItem) -> Shows {
        let copy = item.copy().map(|copy| copy.saved.digest);
        match (copy, &item.edit) {
            (Some(digest), _) if !self.lost.contains(&digest) => Shows::Copy(digest),
            (_, Some(edit)) if edit.draft().covers() => Shows::Covers(edit.version()),
            _ => Shows::Photo,
        }
    }

    /// What to begin with now, by the place of its photo, where these are in sight.
    pub fn wanted(&mut self, sight: Range<usize>, items: &[PhotoItem]) -> Vec<(usize, Wanted)> {
        self.clock += 1;
        for at in sight.clone() {
            self.seen.insert(at, self.clock);
        }
        let mut wanted = Vec::new();
        for at in sight {
            if self.making.len() >= AT_ONCE {
                break;
            }
            let Some(item) = items.get(at) else {
                break;
            };
            let next = self.next(at, item);
            if let Some(next) = next.filter(|_| !self.making.contains(&at)) {
                self.making.push(at);
                wanted.push((at, next));
            }
        }
        wanted
    }

    /// What is to be made next for a photo; nothing where all is there.
    fn next(&self, at: usize, item: &PhotoItem) -> Option<Wanted> {
        let wished = self.wished(item);
        let result = self.results.get(&at);
        let result = result.filter(|result| result.shows == wished);
        if item.fault.is_some() || result.is_some_and(|result| result.picture.is_some()) {
            return None;
        }
        match (wished, self.photo(at)) {
            // Whoever saved it made a small picture of it too, so that its file is read only where that was let go of since.
            (Shows::Copy(_), _) => Some(Wanted::Copy(item.copy()?.saved.clone())),
            (Shows::Covers(version), Some(photo)) if result.is_none() => {
                let covers = Covers {
                    version,
                    photo: pixels(photo)?,
                    path: item.file.path.clone(),
                    draft: item.edit.as_ref()?.draft().clone(),
                    found: item.found.clone(),
                };
                Some(Wanted::Covers(Box::new(covers)))
            }
            (_, None) => Some(match &item.pasted {
                Some(photo) => Wanted::Pasted(Box::new(photo.clone())),
                None => Wanted::Photo(item.file.path.clone()),
            }),
            _ => None,
        }
    }

    /// A small picture that was wanted is there, or will never be: then why not, where that is of the photo itself.
    pub fn made(
        &mut self,
        (at, item): (usize, &PhotoItem),
        shows: Shows,
        made: Result<Preview, Error>,
    ) -> Option<Error> {
        self.making.retain(|making| *making != at);
        match (shows, made) {
            (Shows::Photo, Err(error)) => return Some(error),
            (Shows::Photo, Ok(preview)) => {
                self.photos.insert(at, handle(preview));
                self.forget();
            }
            (Shows::Copy(digest), Err(_)) => {
                self.lost.insert(digest);
            }
            (Shows::Covers(_) | Shows::Copy(_), made) => {
                self.keep((at, item), shows, made.ok());
            }
        }
        None
    }

    /// Keeps a small picture of what becomes of a photo, unless what is decided now is drawn already.
    pub fn keep(
        &mut self,
        (at, item): (usize, &PhotoItem),
        shows: Shows,
        preview: Option<Preview>,
    ) {
        if let (Shows::Copy(digest), Some(_)) = (shows, &preview) {
            // One of the same bytes may have been lost before.
            self.lost.remove(&digest);
        }
        let wished = self.wished(item);
        let there = self.results.get(&at);
        if there.is_some_and(|there| there.shows == wished) {
            return;
        }
        let picture = preview.map(handle);
        self.results.insert(at, Drawn { shows, picture });
        self.forget();
    }

    /// Lets go of some where there are too many: of photos that were out of sight longest, and first of photos themselves in whose place a result is seen.
    fn forget(&mut self) {
        while self.photos.len() + self.results.len() > KEPT {
            let when = |at: &usize| self.seen.get(at).copied().unwrap_or_default();
            let out_of_sight = |at: &usize| when(at) < self.clock;
            let beneath = self.photos.keys().copied();
            let beneath = beneath.filter(|at| out_of_sight(at) && self.results.contains_key(at));
            let any = self.photos.keys().chain(self.results.keys()).copied();
            let any = any.filter(out_of_sight);
            let oldest = beneath.min_by_key(when).or_else(|| any.min_by_key(when));
            let Some(at) = oldest else {
                break;
            };
            if self.photos.remove(&at).is_none() {
                self.results.remove(&at);
            }
        }
    }

    /// Lets go of the small pictures of a photo.
    pub fn let_go(&mut self, at: usize) {
        self.photos.remove(&at);
        self.results.remove(&at);
    }

    /// A photo was taken out; those after it move up.
    pub fn remove(&mut self, at: usize) {
        let moved = |place: usize| match place.cmp(&at) {
            Ordering::Less => Some(place),
            Ordering::Equal => None,
            Ordering::Greater => Some(place - 1),
        };
        self.photos = without(&mut self.photos, moved);
        self.results = without(&mut self.results, moved);
        self.seen = without(&mut self.seen, moved);
        // What is being made may come back for a place where another photo is by then; it is begun anew.
        self.making.clear();
    }

    /// How many are kept.
    #[cfg(test)]
    pub fn count(&self) -> usize {
        self.photos.len() + self.results.len()
    }
}

/// What is kept by place, once places have moved.
fn without<T>(
    kept: &mut HashMap<usize, T>,
    moved: impl Fn(usize) -> Option<usize>,
) -> HashMap<usize, T> {
    let kept = std::mem::take(kept).into_iter();
    kept.filter_map(|(place, one)| Some((moved(place)?, one)))
        .collect()
}

/// A small picture that is to be made.
pub enum Wanted {
    /// Of a photo, from its file.
    Photo(PathBuf),
    /// Of one that was pasted, from its pixels.
    Pasted(Box<Photo>),
    /// Of its covers.
    Covers(Box<Covers>),
    /// Of a copy, from its file, if that is still what was saved.
    Copy(Saved),
}

/// What drawing covers on a small picture takes.
pub struct Covers {
    version: u64,
    /// The photo, in small.
    photo: Preview,
    path: PathBuf,
    draft: Draft,
    found: Option<Found>,
}

impl Wanted {
    /// What it will show.
    pub fn shows(&self) -> Shows {
        match self {
            Self::Photo(_) | Self::Pasted(_) => Shows::Photo,
            Self::Covers(covers) => Shows::Covers(covers.version),
            Self::Copy(saved) => Shows::Copy(saved.digest),
        }
    }

    /// Makes it.
    pub fn make(&self, session: &Session) -> Result<Preview, Error> {
        let progress = Progress::default();
        match self {
            Self::Photo(path) => session.thumbnail(path, SIDE, &progress),
            Self::Pasted(photo) => {
                let small = protect::preview(&photo.opened.picture, SIDE);
                small.map_err(|reason: ErrorKind| reason.at(photo.path()))
            }
            Self::Covers(covers) => {
                let found = covers.found.as_ref().map(Found::beneath);
                let found = found.unwrap_or_default();
                let drawn = session.sketch_small(&covers.photo, &covers.draft, found, &progress);
                drawn.map_err(|reason| reason.at(&covers.path))
            }
            Self::Copy(saved) => {
                let copy = session.reopen_saved(saved, &progress)?;
                let small = protect::preview(&copy.picture, SIDE);
                small.map_err(|reason: ErrorKind| reason.at(&saved.target))
            }
        }
    }
}

/// The pixels of a small picture, to draw on.
fn pixels(handle: &Handle) -> Option<Preview> {
    match handle {
        Handle::Rgba {
            width,
            height,
            pixels,
            ..
        } => Some(Preview {
            width: *width,
            height: *height,
            rgba: pixels.to_vec(),
        }),
        // None of ours are made so.
        Handle::Path(..) | Handle::Bytes(..) => None,
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_core::error::MediaError;
    use ombrelle_core::protect::gather;

    use super::*;

    fn item(at: usize) -> PhotoItem {
        let file = gather::Photo {
            path: format!("{at}.jpg").into(),
            below: PathBuf::new(),
            kind: None,
        };
        PhotoItem::new(file, None)
    }

    fn dot() -> Preview {
        Preview {
            width: 1,
            height: 1,
            rgba: vec![0; 4],
        }
    }

    /// So many photos, each in sight alone, one after the other; of each there is a small picture.
    fn seen_alone(count: usize, then: impl Fn(&mut Thumbnails, usize)) -> Thumbnails {
        let mut thumbnails = Thumbnails::default();
        for at in 0..count {
            thumbnails.clock += 1;
            thumbnails.seen.insert(at, thumbnails.clock);
            let fault = thumbnails.made((at, &item(at)), Shows::Photo, Ok(dot()));
            assert!(fault.is_none());
            then(&mut thumbnails, at);
        }
        thumbnails
    }

    #[test]
    fn few_thumbnails_are_kept() {
        let thumbnails = seen_alone(2_000, |_, _| {});
        assert_eq!(thumbnails.photos.len(), KEPT);
        assert!(thumbnails.photos.contains_key(&1_999));
    }

    #[test]
    fn a_pasted_picture_is_drawn_again_though_it_lies_in_no_file() {
        let rgba = vec![120; 64 * 48 * 4];
        let opened = protect::pasted("pasted-1.png".as_ref(), (64, 48), &rgba).unwrap();
        let mut items: Vec<PhotoItem> = (0..=KEPT).map(item).collect();
        items[0].pasted = Some(Photo::of(opened));
        let mut thumbnails = seen_alone(KEPT + 1, |_, _| {});
        assert!(thumbnails.photo(0).is_none(), "it was let go of");
        let wanted = thumbnails.wanted(0..1, &items);
        let session = Session::new("models", 1);
        let small = wanted[0].1.make(&session).unwrap();
        assert_eq!((small.width, small.height), (64, 48));
    }

    #[test]
    fn a_copy_that_was_lost_is_seen_once_it_is_there_again() {
        let mut thumbnails = Thumbnails::default();
        let shows = Shows::Copy([7; 32]);
        let gone = Err(ErrorKind::Media(MediaError::NotAPicture).at("a.jpg".as_ref()));
        assert!(thumbnails.made((0, &item(0)), shows, gone).is_none());
        assert!(thumbnails.lost.contains(&[7; 32]));
        thumbnails.keep((0, &item(0)), shows, Some(dot()));
        assert!(thumbnails.lost.is_empty());
    }

    #[test]
    fn copies_count_too_and_the_photos_beneath_them_go_first() {
        let thumbnails = seen_alone(200, |thumbnails, at| {
            let shows = Shows::Copy([at as u8; 32]);
            thumbnails.keep((at, &item(at)), shows, Some(dot()));
        });
        assert_eq!(thumbnails.count(), KEPT);
        assert_eq!(thumbnails.results.len(), 200);
        let photos = &thumbnails.photos;
        assert!(photos.contains_key(&199) && !photos.contains_key(&0));
    }

    #[test]
    fn whatever_is_in_sight_is_kept_and_only_that_beyond_the_bound() {
        let items: Vec<PhotoItem> = (0..400).map(item).collect();
        let mut thumbnails = Thumbnails::default();
        let mut made = |sight: Range<usize>| {
            let _ = thumbnails.wanted(sight.clone(), &items);
            for at in sight {
                let fault = thumbnails.made((at, &items[at]), Shows::Photo, Ok(dot()));
                assert!(fault.is_none());
            }
            (0..400)
                .filter(|at| thumbnails.photo(*at).is_some())
                .count()
        };
        assert_eq!(made(0..400), 400);
        assert_eq!(made(0..10), KEPT);
    }
}
