//! How photos come in: chosen, dropped, named on the command line, pasted.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use ombrelle_core::plan::gather::{self, Gathered, Item, Photo, Skip};
use ombrelle_core::plan::{self, Kind};

use super::tray::Slot;
use super::{Action, Context, Message, State};
use crate::clipboard::{self, Copied};
use crate::dialog::{self, Picked};
use crate::job;
use crate::screen::settings::no_dialog;
use crate::widget::{Notice, Tone};

impl State {
    pub(super) fn gather(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Pick => {
                let title = context.words.say("app-pick-photos", &[]);
                Action::Run(Task::perform(dialog::photos(title), Message::Picked))
            }
            Message::PickFolder => {
                let title = context.words.say("app-pick-photo-folder", &[]);
                Action::Run(Task::perform(dialog::folder(title), Message::Picked))
            }
            Message::Picked(Picked::Paths(paths)) | Message::Given(paths) => {
                Action::Run(self.given(paths))
            }
            Message::Picked(Picked::NoDialog) => Action::Notify(no_dialog(context)),
            Message::Paste => {
                let nothing = Message::Copied(Arc::new(Copied::Nothing));
                Action::Run(job::run(nothing, |_| {
                    Message::Copied(Arc::new(clipboard::read()))
                }))
            }
            Message::Copied(copied) => self.copied(&copied, context),
            Message::Gathered(gathered) => self.gathered(&gathered, context),
            _ => Action::None,
        }
    }

    fn given(&mut self, paths: Vec<PathBuf>) -> Task<Message> {
        self.gathering += 1;
        job::run(Message::Gathered(Arc::default()), move |_| {
            Message::Gathered(Arc::new(gather::gather(&paths)))
        })
    }

    fn copied(&mut self, copied: &Copied, context: &Context<'_>) -> Action<Message> {
        match copied {
            Copied::Files(files) => Action::Run(self.given(files.clone())),
            Copied::Nothing => Action::Notify(Notice {
                tone: Tone::Warn,
                what: context.words.say("app-nothing-copied", &[]),
                advice: context.words.say("app-nothing-copied-advice", &[]),
            }),
            Copied::Picture(width, height, rgba) => {
                let before = self
                    .tray
                    .slots
                    .iter()
                    .filter(|slot| slot.pasted.is_some())
                    .count();
                let values = [("number", (before + 1).into())];
                let name = PathBuf::from(context.words.say("app-pasted-name", &values));
                match plan::pasted(&name, (*width, *height), rgba) {
                    Err(error) => Action::Notify(Notice::bad(context.words.error(&error))),
                    Ok(opened) => {
                        let at = self.tray.slots.len();
                        let photo = Photo {
                            path: name,
                            below: PathBuf::new(),
                            kind: Some(Kind::Png),
                        };
                        let thumbnail = plan::preview(&opened.picture, super::tray::SIDE);
                        let pasted = Some(Arc::new(opened));
                        self.tray.slots.push(Slot::new(photo, pasted));
                        if let Ok(preview) = thumbnail {
                            self.tray.made(at, Ok(preview));
                        }
                        Action::Run(self.open(at, context))
                    }
                }
            }
        }
    }

    fn gathered(&mut self, gathered: &Gathered, context: &Context<'_>) -> Action<Message> {
        self.gathering = self.gathering.saturating_sub(1);
        let words = context.words;
        let (mut fault, mut left_out, mut copies) = (None, gathered.other_files, 0_usize);
        let before = self.tray.slots.len();
        let slots = self.tray.slots.iter();
        let mut known: HashSet<PathBuf> = slots.map(|slot| slot.photo.path.clone()).collect();
        for item in &gathered.items {
            match item {
                Item::Photo(photo) if photo.kind.is_none() => {
                    left_out += 1;
                    let error = ombrelle_core::error::Reason::NotAPicture.at(&photo.path);
                    fault.get_or_insert(words.error(&error));
                }
                Item::Photo(photo) => {
                    if known.insert(photo.path.clone()) {
                        self.tray.slots.push(Slot::new(photo.clone(), None));
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
        let added = self.tray.slots.len() - before;
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
        let mut actions = vec![Action::Run(self.thumbnails())];
        if added == 1 && before == 0 && self.gathering == 0 {
            actions.push(Action::Run(self.open(0, context)));
        } else if added > 0 {
            self.close_sheet();
        }
        if let Some(fault) = fault {
            let mut notice = Notice::bad(fault);
            lines.insert(0, std::mem::take(&mut notice.what));
            notice.what = lines.join(" ");
            actions.push(Action::Notify(notice));
        } else if !lines.is_empty() {
            actions.push(Action::Notify(Notice {
                tone: Tone::Warn,
                what: lines.join(" "),
                advice: String::new(),
            }));
        }
        Action::All(actions)
    }
}
