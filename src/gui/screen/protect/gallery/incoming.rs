//! How photos come in: from files and folders that were chosen, dropped or copied, and as a picture from the clipboard; what is told of whatever was left out.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::error::{ErrorKind, MediaError};
use ombrelle_core::protect::gather::{self, Gathered, Item, Skip};
use ombrelle_core::protect::{self, Kind, Photo};

use super::{Message, PhotoItem};
use crate::clipboard::Copied;
use crate::job;
use crate::screen::protect::thumbnails::{SIDE, Shows};
use crate::screen::protect::{self as screen, Action, Context, State};
use crate::widget::Notice;

impl State {
    pub(super) fn given(&mut self, paths: Vec<PathBuf>) -> Task<screen::Message> {
        self.gallery.gathering += 1;
        let gathering = job::run(Message::Gathered(Arc::default()), move |_| {
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
        let words = context.words;
        let (mut fault, mut left_out, mut copies) = (None, gathered.other_files, 0_usize);
        let mut videos = gathered.videos;
        let before = self.gallery.items.len();
        let items = self.gallery.items.iter();
        let mut known: HashSet<PathBuf> = items.map(|item| item.file.path.clone()).collect();
        for item in &gathered.items {
            match item {
                Item::Photo(file) if gathered.is_named_video(&file.path) => videos += 1,
                Item::Photo(file) if file.kind.is_none() => {
                    left_out += 1;
                    let error = ErrorKind::Media(MediaError::NotAPicture).at(&file.path);
                    fault.get_or_insert(words.error(&error));
                }
                Item::Photo(file) => {
                    if known.insert(file.path.clone()) {
                        self.gallery.items.push(PhotoItem::new(file.clone(), None));
                    }
                }
                Item::Skipped { why, .. } => match why {
                    Skip::ProtectedCopy => copies += 1,
                    Skip::Link => left_out += 1,
                },
                Item::Failed(error) => drop(fault.get_or_insert(words.error(error))),
                Item::NoPhoto(_) => {}
            }
        }
        let added = self.gallery.items.len() - before;
        let mut lines = Vec::new();
        if added == 0 && fault.is_none() && copies == 0 && !gathered.items.is_empty() {
            lines.push(words.say("app-no-photo-there", &[]));
        }
        if copies > 0 {
            lines.push(words.say("app-copies-left-out", &[("count", copies.into())]));
        }
        if left_out > 0 && (fault.is_none() || left_out > 1) {
            lines.push(words.say("app-files-left-out", &[("count", left_out.into())]));
        }
        if videos > 0 {
            lines.push(words.say("app-videos-left-out", &[("count", videos.into())]));
        }
        let linked = gathered.linked_folders.len();
        if linked > 0 {
            lines.push(words.say("app-linked-folders-left-out", &[("count", linked.into())]));
        }
        // Also of one that is opened at once, for whoever asks a child about it.
        let small = self.thumbnails(context);
        let mut actions: Vec<_> = small.into_iter().map(Action::Run).collect();
        if added == 1 && before == 0 && self.gallery.gathering == 0 {
            actions.push(Action::Run(self.open(0, context)));
        } else if added > 0 {
            self.close_photo();
        }
        if let Some(fault) = fault {
            let mut notice = Notice::bad(fault);
            lines.insert(0, std::mem::take(&mut notice.what));
            notice.what = lines.join(" ");
            actions.push(Action::Notify(notice));
        } else if !lines.is_empty() {
            actions.push(Action::Notify(Notice::warn(lines.join(" "))));
        }
        Action::All(actions)
    }
}
