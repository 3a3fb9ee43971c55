//! Saving, as the screen does it: which photos, where to, what is told of it.

use std::path::PathBuf;

use iced::Task;
use ombrelle_core::error::{Error, Reason};
use ombrelle_core::plan;

use super::edit::{Draft, Edit};
use super::saving::{self, Batch, Item, News, Saving};
use super::{Action, Context, Message, State};
use crate::dialog::{self, Picked};
use crate::open::show_in_folder;
use crate::screen::settings::no_dialog;
use crate::widget::{Notice, Tone};

impl State {
    /// Saves one photo or all.
    pub(super) fn save(&mut self, message: Message, context: &Context<'_>) -> Action<Message> {
        match message {
            Message::Save => self.save_in(false, None, context),
            Message::SaveAll => self.save_in(true, None, context),
            Message::SaveIn(all, picked) => match picked {
                Picked::Paths(paths) => self.save_in(all, paths.into_iter().next(), context),
                Picked::Nothing => Action::None,
                Picked::NoDialog => Action::Notify(no_dialog(context)),
            },
            Message::StopSaving => {
                self.saving.iter().for_each(|saving| saving.job.stop());
                Action::None
            }
            Message::ShowInFolder(path) => match show_in_folder(&path) {
                true => Action::None,
                false => Action::Notify(Notice {
                    tone: Tone::Warn,
                    what: context.words.say("app-no-file-manager", &[]),
                    advice: path.to_string_lossy().into_owned(),
                }),
            },
            Message::News(news) => self.news(news, context),
            _ => Action::None,
        }
    }

    fn save_in(
        &mut self,
        all: bool,
        folder: Option<PathBuf>,
        context: &Context<'_>,
    ) -> Action<Message> {
        if self.saving.is_some() || self.audience.is_none() {
            return Action::None;
        }
        let out = folder.or_else(|| context.settings.folder.clone());
        let one = self.sheet.as_ref().map(|sheet| sheet.at);
        let meant = |at: &usize| all || one == Some(*at);
        let places: Vec<usize> = (0..self.tray.slots.len()).filter(meant).collect();
        let homeless = places.iter().any(|at| {
            self.tray
                .slots
                .get(*at)
                .is_some_and(|slot| slot.pasted.is_some())
        });
        if homeless && out.is_none() {
            // A pasted picture lies in no folder: the person says where its copy goes.
            let title = context.words.say("app-pick-folder", &[]);
            let ask = Task::perform(dialog::folder(title), move |picked| {
                Message::SaveIn(all, picked)
            });
            return Action::Run(ask);
        }
        let photos: Vec<_> = self
            .tray
            .slots
            .iter()
            .map(|slot| slot.photo.clone())
            .collect();
        let tasks = plan::names::assign(&photos, out.as_deref(), None);
        let items: Vec<Item> = places
            .into_iter()
            .filter_map(|at| self.item(at, tasks.get(at)?.clone()))
            .collect();
        if items.is_empty() {
            return Action::None;
        }
        let batch = Batch {
            desk: context.desk.clone(),
            order: self.order(&Draft::default(), 0),
            plain_name: context.words.say("app-plain-name", &[]),
        };
        let (saving, task) = saving::start(items, batch);
        self.saving = Some(saving);
        Action::Run(task.map(Message::News))
    }

    /// What saving needs of a photo; none where it cannot be opened, or its faces are still looked for.
    fn item(&self, at: usize, task: plan::names::Task) -> Option<Item> {
        let slot = self
            .tray
            .slots
            .get(at)
            .filter(|slot| slot.fault.is_none())?;
        let sheet = self.sheet.as_ref().filter(|sheet| sheet.at == at);
        let opened = sheet
            .and_then(|sheet| sheet.opened.clone())
            .or_else(|| slot.pasted.clone());
        let draft = slot
            .edit
            .as_ref()
            .map(|edit| (edit.draft().clone(), edit.version()));
        let made = sheet.and_then(|sheet| sheet.made.clone());
        Some(Item {
            at,
            task,
            opened,
            draft,
            made,
        })
    }

    fn news(&mut self, news: News, context: &Context<'_>) -> Action<Message> {
        let Some(saving) = self.saving.as_mut() else {
            return Action::None;
        };
        match news {
            News::Reached(part) => saving.job.reach(part),
            News::One(at, saved) => match saved.as_ref() {
                Ok(copy) => {
                    saving.done += 1;
                    self.last = Some(copy.target.clone());
                    let slot = self.tray.slots.get_mut(at);
                    if let Some(slot) = slot {
                        slot.saved = Some((copy.target.clone(), copy.made.version));
                        if let (Some(draft), None) = (&copy.draft, &slot.edit) {
                            slot.edit = Some(Edit::new(draft.clone()));
                        }
                    }
                    if let Some(sheet) = self.sheet.as_mut().filter(|sheet| sheet.at == at) {
                        sheet.made = Some(copy.made.clone());
                    }
                }
                Err(error) => {
                    if let Some(slot) = self.tray.slots.get_mut(at)
                        && error.path.as_ref() == Some(&slot.photo.path)
                        && unreadable(error)
                    {
                        slot.fault = Some(error.clone());
                    }
                    saving.faults.push(error.clone());
                }
            },
            News::Ended(noted) => return self.ended(noted, context),
            News::Lost => {
                self.saving = None;
                let advice = context.words.error(&Error::from(Reason::OutOfMemory));
                return Action::Notify(Notice::bad(advice));
            }
        }
        Action::None
    }

    /// Tells what was saved and what was not.
    fn ended(&mut self, noted: Result<usize, Error>, context: &Context<'_>) -> Action<Message> {
        let Some(Saving {
            job,
            done,
            faults,
            total,
        }) = self.saving.take()
        else {
            return Action::None;
        };
        let words = context.words;
        let mut lines = Vec::new();
        if job.is_stopping() {
            lines.push(words.say(
                "app-saved-stopped",
                &[("done", done.into()), ("total", total.into())],
            ));
        } else if done > 0 {
            lines.push(words.say("app-saved", &[("count", done.into())]));
        }
        if faults.len() > 1 {
            lines.push(words.say("app-not-saved", &[("count", faults.len().into())]));
        }
        match noted {
            Ok(0) => {}
            Ok(count) => lines.push(words.say("app-saved-noted", &[("count", count.into())])),
            Err(error) => lines.push(words.error(&error).what_happened),
        }
        let fault = faults.first().map(|error| words.error(error));
        let mut notice = Notice::good(lines.join(" "));
        if let Some(fault) = fault {
            notice.tone = Tone::Bad;
            notice.what = [notice.what, fault.what_happened]
                .join(" ")
                .trim()
                .to_owned();
            notice.advice = fault.what_to_do;
        }
        match notice.what.is_empty() {
            true => Action::None,
            false => Action::Notify(notice),
        }
    }
}

/// Whether a photo cannot be read, so that trying again does not help.
fn unreadable(error: &Error) -> bool {
    matches!(
        error.reason,
        Reason::NotFound
            | Reason::NotAPicture
            | Reason::Truncated
            | Reason::Damaged { .. }
            | Reason::EmptyFile
    )
}
