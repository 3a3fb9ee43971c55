//! The certificate: a name is typed, printed where somebody says, and forgotten.

use std::path::PathBuf;

use iced::widget::column;
use iced::{Element, Task};
use ombrelle_core::error::Error;
use ombrelle_core::register::export;
use ombrelle_i18n::{Advice, Words};

use super::Action;
use crate::dialog::{self, Picked};
use crate::job::{Job, JobEvent};
use crate::theme::{Icon, NEAR};
use crate::widget::{ButtonStyle, Notice, Ui};

/// Letters of a name.
const LONGEST: usize = 60;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name as it is typed.
    Name(String),
    /// Asks where the certificate goes.
    Save,
    /// Where it goes.
    Picked(Picked),
    /// Written, or not.
    Written(JobEvent<Option<Result<PathBuf, Error>>>),
}

/// A name, until it is printed.
#[derive(Default)]
pub struct State {
    name: String,
    job: Option<Job>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("certificate")
    }
}

impl State {
    /// Handles a message.
    pub fn update(&mut self, message: Message, words: &Words) -> Action<Message> {
        match message {
            Message::Name(name) => self.name = name.chars().take(LONGEST).collect(),
            Message::Save => {
                let title = words.say("app-workshop-certificate", &[]);
                let name = format!("{}.pdf", words.say("app-workshop-certificate-file", &[]));
                let task = Task::perform(dialog::save(title, name), Message::Picked);
                return Action::Run(task);
            }
            Message::Picked(Picked::Paths(paths)) => {
                if let Some(path) = paths.into_iter().next() {
                    return self.write(path, words);
                }
            }
            Message::Picked(Picked::Nothing) => {}
            Message::Picked(Picked::NoDialog) => {
                return Action::Notify(Notice::bad(Advice {
                    what_happened: words.say("app-no-dialog", &[]),
                    what_to_do: words.say("app-no-dialog-advice", &[]),
                }));
            }
            Message::Written(event) => {
                let Some(written) = self.job.as_ref().and_then(|job| job.accept(event)) else {
                    return Action::None;
                };
                self.job = None;
                return match written {
                    Some(Ok(path)) => {
                        // It stands on paper now, and nowhere else.
                        self.name.clear();
                        let path = path.display().to_string();
                        let told = words.say("paper-written", &[("path", path.into())]);
                        Action::Notify(Notice::good(told))
                    }
                    Some(Err(error)) => Action::Notify(Notice::bad(words.error(&error))),
                    None => Action::None,
                };
            }
        }
        Action::None
    }

    fn write(&mut self, path: PathBuf, words: &Words) -> Action<Message> {
        let name = self.name.trim();
        let paper = words.certificate((!name.is_empty()).then_some(name));
        let Some(paper) = paper else {
            return Action::None;
        };
        let language = words.language().code();
        let job = Job::default();
        let task = job.run(None, move |_| {
            let pdf = ombrelle_papers::pdf(&paper, language);
            let pdf = pdf.map_err(|error| Error::at(&path, error));
            // The dialog asks before another file is replaced.
            Some(pdf.and_then(|pdf| export::save(&pdf, &path, true).map(|()| path)))
        });
        self.job = Some(job);
        Action::Run(task.map(Message::Written))
    }

    /// Whether it is being written.
    pub fn is_busy(&self) -> bool {
        self.job.is_some()
    }

    /// The field and the button.
    pub fn view<'a>(&'a self, ui: &Ui<'a>) -> Element<'a, Message> {
        let label = ui.text("app-workshop-certificate-name");
        let save = ui.with_icon(
            ButtonStyle::First,
            Icon::Save,
            ui.text("app-workshop-certificate"),
        );
        let idle = self.job.is_none().then_some(Message::Save);
        column![
            ui.field(label, &self.name, false, Message::Name, None),
            save.on_press_maybe(idle),
        ]
        .spacing(NEAR)
        .into()
    }
}
