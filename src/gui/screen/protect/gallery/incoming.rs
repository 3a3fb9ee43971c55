//! How photos come in: from files and folders that were chosen, dropped or copied, and as a picture from the clipboard; what is told of whatever was left out.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::error::{Error, ErrorKind, MediaError};
use ombrelle_core::protect::gather::{self, Gathered, Item, Skip};
use ombrelle_core::protect::{self, Kind, Photo};
use ombrelle_i18n::Words;

use super::{Gallery, Message, PhotoItem};
use crate::clipboard::Copied;
use crate::job;
use crate::screen::protect::thumbnails::{SIDE, Shows};
use crate::screen::protect::{self as screen, Action, Context, State};
use crate::widget::Notice;

/// At most so many threads look at the same time which photos are meant: each holds files open. Where one waits for a disk that does not answer, the
/// others go on.
const AT_ONCE: usize = 4;

impl State {
    pub(super) fn given(&mut self, paths: Vec<PathBuf>) -> Task<screen::Message> {
        if self.gallery.gathering == 0 {
            self.gallery.coming = Coming::default();
        }
        self.gallery.waiting.extend(paths);
        self.gather()
    }

    /// Looks which photos are meant by whatever waits for that, all of it on one thread; nothing where enough threads do so.
    fn gather(&mut self) -> Task<screen::Message> {
        if self.gallery.gathering >= AT_ONCE || self.gallery.waiting.is_empty() {
            return Task::none();
        }
        self.gallery.gathering += 1;
        let paths = std::mem::take(&mut self.gallery.waiting);
        let gathering = job::run(Message::Gathered(Arc::default()), move |_| {
            let paths: Vec<PathBuf> = paths.into_iter().map(whole).collect();
            Message::Gathered(Arc::new(gather::gather(&paths)))
        });
        gathering.map(screen::Message::Gallery)
    }

    pub(super) fn copied(
        &mut self,
        copied: &Copied,
        context: &Context<'_>,
    ) -> Action<screen::Message> {
        match copied {
            Copied::Files(files) => Action::Run(self.given(files.clone())),
            Copied::Nothing => {
                let advice = context.words.say("app-nothing-copied-advice", &[]);
                let notice = Notice::warn(context.words.say("app-nothing-copied", &[]));
                Action::Notify(notice.with_advice(advice))
            }
            Copied::Picture(width, height, rgba) => {
                // A name that none had before: what comes late is known by it.
                self.gallery.pasted += 1;
                let values = [("number", self.gallery.pasted.into())];
                let name = PathBuf::from(context.words.say("app-pasted-name", &values));
                match protect::pasted(&name, (*width, *height), rgba) {
                    Err(error) => Action::Notify(Notice::bad(context.words.error(&error))),
                    Ok(opened) => {
                        let at = self.gallery.items.len();
                        let file = gather::Photo {
                            path: name,
                            below: PathBuf::new(),
                            kind: Some(Kind::Png),
                        };
                        let thumbnail = protect::preview(&opened.picture, SIDE);
                        let item = PhotoItem::new(file, Some(Photo::of(opened)));
                        self.gallery.items.push(item);
                        if let Ok(preview) = thumbnail {
                            self.gallery.made(at, Shows::Photo, Ok(preview));
                        }
                        Action::Run(self.open(at, context))
                    }
                }
            }
        }
    }

    pub(super) fn gathered(
        &mut self,
        gathered: &Gathered,
        context: &Context<'_>,
    ) -> Action<screen::Message> {
        self.gallery.gathering = self.gallery.gathering.saturating_sub(1);
        let more = self.gather();
        let before = self.gallery.items.len();
        let added = self.gallery.take_in(gathered);
        // Also of one that is opened at once, for whoever asks a child about it.
        let small = self.thumbnails(context);
        let mut actions: Vec<_> = [more].into_iter().chain(small).map(Action::Run).collect();
        if added == 1 && before == 0 && self.gallery.gathering == 0 {
            actions.push(Action::Run(self.open(0, context)));
        } else if added > 0 {
            self.close_photo();
            actions.push(Action::Run(self.look_at_more(context)));
        }
        let told = self.gallery.tell_of_coming(context.words);
        actions.extend(told.map(Action::Notify));
        Action::All(actions)
    }
}

/// The whole of a path: a photo that is named in a terminal from its folder, and then dropped, is in the list once.
fn whole(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// What came of all that was given since nothing was being gathered: of files that are dropped together each comes by itself, and what is told of one would
/// take the place of what was told of another.
#[derive(Default)]
pub struct Coming {
    /// Whether anything was met.
    met: bool,
    /// Photos that are new.
    added: usize,
    /// Photos that were in the list already.
    there: usize,
    copies: usize,
    /// Files that are no photos.
    no_photos: usize,
    /// Files and folders that cannot be read.
    unread: usize,
    videos: usize,
    linked: usize,
    /// The first that the person named and that is no photo, or that cannot be read.
    fault: Option<Error>,
    /// What was told of all this last.
    told: Option<Notice>,
}

impl Gallery {
    /// Takes in the photos that were meant, each once; how many are new.
    fn take_in(&mut self, gathered: &Gathered) -> usize {
        let items = self.items.iter();
        let mut known: HashSet<&OsStr> = items.map(|item| item.real().as_os_str()).collect();
        let (mut new, mut again) = (Vec::new(), HashSet::new());
        let coming = &mut self.coming;
        coming.met |= !gathered.items.is_empty();
        coming.no_photos += gathered.other_files;
        coming.videos += gathered.videos;
        coming.linked += gathered.linked_folders.len();
        for item in &gathered.items {
            match item {
                Item::Photo(file) if gathered.is_named_video(&file.path) => coming.videos += 1,
                Item::Photo(file) if file.kind.is_none() => {
                    coming.no_photos += 1;
                    let error = ErrorKind::Media(MediaError::NotAPicture).at(&file.path);
                    coming.fault.get_or_insert(error);
                }
                Item::Photo(file) => {
                    // A photo that is there already, and is given through a link, is no other one.
                    let real = gathered.real(&file.path);
                    if known.insert(real.as_os_str()) {
                        let mut item = PhotoItem::new(file.clone(), None);
                        item.real = Some(real.to_owned());
                        new.push(item);
                    } else {
                        coming.there += 1;
                        again.insert(real.as_os_str());
                    }
                }
                Item::Skipped { why, .. } => match why {
                    Skip::ProtectedCopy => coming.copies += 1,
                    Skip::Link => coming.no_photos += 1,
                },
                Item::Failed(error) => {
                    coming.unread += 1;
                    coming.fault.get_or_insert_with(|| error.clone());
                }
                Item::NoPhoto(_) => {}
            }
        }
        drop(known);
        // Whoever gives a photo again that could not be opened wants it to be tried again.
        let given_again = |item: &&mut PhotoItem| again.contains(item.real().as_os_str());
        let items = self.items.iter_mut().filter(given_again);
        items.for_each(|item| item.fault = None);
        let added = new.len();
        self.coming.added += added;
        self.items.extend(new);
        added
    }

    /// What is to be told of all that came by now, where that is something else than before.
    fn tell_of_coming(&mut self, words: &Words) -> Option<Notice> {
        let notice = self.coming.notice(words, self.gathering == 0)?;
        let new = self.coming.told.as_ref() != Some(&notice);
        self.coming.told = Some(notice.clone());
        new.then_some(notice)
    }
}

impl Coming {
    /// What was left out, and why; `all` says whether nothing more is being gathered.
    fn notice(&self, words: &Words, all: bool) -> Option<Notice> {
        let fault = self.fault.as_ref();
        let no_photo = ErrorKind::Media(MediaError::NotAPicture);
        let is_no_photo = fault.is_some_and(|error| error.kind == no_photo);
        // The first one is named.
        let no_photos = match (is_no_photo, self.no_photos) {
            (true, 1) => 0,
            (_, count) => count,
        };
        let named = usize::from(fault.is_some() && !is_no_photo);
        let unread = self.unread.saturating_sub(named);
        let nothing_new = all && self.added == 0;
        let there = if nothing_new { self.there } else { 0 };
        let nothing = nothing_new && self.met && (there, self.copies) == (0, 0);
        let nothing = nothing && fault.is_none();
        let mut lines: Vec<String> = [
            ("app-no-photo-there", usize::from(nothing)),
            ("app-photos-there", there),
            ("app-copies-left-out", self.copies),
            ("app-files-left-out", no_photos),
            ("app-unread-too", unread),
            ("app-videos-left-out", self.videos),
            ("app-linked-folders-left-out", self.linked),
        ]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| words.say(key, &[("count", count.into())]))
        .collect();
        let Some(fault) = fault else {
            return (!lines.is_empty()).then(|| Notice::warn(lines.join(" ")));
        };
        let mut notice = Notice::bad(words.error(fault));
        lines.insert(0, std::mem::take(&mut notice.what));
        notice.what = lines.join(" ");
        Some(notice)
    }
}
