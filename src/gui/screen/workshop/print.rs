//! A paper goes where somebody says, and nothing of it is kept.

use std::path::PathBuf;

use iced::Task;
use ombrelle_core::error::Error;
use ombrelle_core::paper::Paper;
use ombrelle_core::register::export;
use ombrelle_i18n::Advice;

use super::{Action, Context};
use crate::dialog::{self, Picked};
use crate::job::{self, Job, JobEvent};
use crate::widget::Notice;

/// What can happen.
#[derive(Debug, Clone)]
pub enum Message {
    /// Asks where the paper goes.
    Save,
    /// Where it goes.
    Picked(Picked),
    /// Written, or not.
    Written(JobEvent<Option<Result<PathBuf, Error>>>),
}

/// Papers that are being written: more than one dialog may be open at once.
#[derive(Debug, Default)]
pub struct State {
    jobs: Vec<Job>,
}

/// What came of a message.
pub enum Outcome {
    /// Something to do.
    Act(Action<Message>),
    /// The paper stands where somebody wanted it.
    Written(Action<Message>),
}

impl State {
    /// Handles a message: `title` and `file` are for the dialog, by their keys; `paper` is made once it is known where it goes.
    pub fn update(
        &mut self,
        message: Message,
        context: &Context<'_>,
        (title, file): (&str, &str),
        paper: impl FnOnce() -> Option<Paper>,
    ) -> Outcome {
        let words = context.words;
        let action = match message {
            Message::Save => {
                let name = format!("{}.pdf", words.say(file, &[]));
                let dialog = dialog::save(words.say(title, &[]), name);
                Action::Run(Task::perform(dialog, Message::Picked))
            }
            Message::Picked(Picked::Paths(paths)) => {
                match (paths.into_iter().next(), paper()) {
                    (Some(path), Some(paper)) => self.write(path, paper, context),
                    // Somebody began again before.
                    (Some(_), None) => {
                        Action::Notify(Notice::warn(words.say("app-left-meanwhile", &[])))
                    }
                    (None, _) => Action::None,
                }
            }
            Message::Picked(Picked::Nothing) => Action::None,
            Message::Picked(Picked::NoDialog) => Action::Notify(Notice::bad(Advice {
                what_happened: words.say("app-no-dialog", &[]),
                what_to_do: words.say("app-no-dialog-advice", &[]),
            })),
            Message::Written(event) => {
                let Some(written) = job::take(&mut self.jobs, event) else {
                    return Outcome::Act(Action::None);
                };
                match written {
                    Some(Ok(path)) => {
                        let path = path.display().to_string();
                        let told = words.say("paper-written", &[("path", path.into())]);
                        return Outcome::Written(Action::Notify(Notice::good(told)));
                    }
                    Some(Err(error)) => Action::Notify(Notice::bad(words.error(&error))),
                    None => Action::None,
                }
            }
        };
        Outcome::Act(action)
    }

    fn write(&mut self, path: PathBuf, paper: Paper, context: &Context<'_>) -> Action<Message> {
        let (language, size) = (context.words.language().code(), context.settings.paper);
        let job = Job::default();
        let task = job.run(None, move |_| {
            let pdf = ombrelle_papers::pdf(&paper, language, size);
            let pdf = pdf.map_err(|error| Error::at(&path, error));
            // The dialog asks before another file is replaced.
            Some(pdf.and_then(|pdf| export::save(&pdf, &path, true).map(|()| path)))
        });
        self.jobs.push(job);
        Action::Run(task.map(Message::Written))
    }

    /// Whether one is being written.
    pub fn is_busy(&self) -> bool {
        !self.jobs.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ombrelle_core::protect::Session;
    use ombrelle_core::settings::Settings;
    use ombrelle_i18n::{Language, Words};

    use super::*;
    use crate::places::Places;

    #[test]
    fn of_two_papers_that_are_written_at_once_both_are_told() {
        let context = Context {
            words: &Words::new(Language::English),
            session: &Arc::new(Session::new("models", 1)),
            album: &Arc::default(),
            places: &Places::default(),
            settings: &Settings::default(),
        };
        let mut state = State::default();
        let names = ("app-workshop-plan-save", "app-workshop-plan-file");
        let (first, second) = (Job::default(), Job::default());
        state.jobs = vec![first.clone(), second.clone()];
        for (job, busy) in [(first, true), (second, false)] {
            let written = job.event(Some(Ok(PathBuf::from("plan.pdf"))));
            let outcome = state.update(Message::Written(written), &context, names, || None);
            assert!(matches!(outcome, Outcome::Written(Action::Notify(_))));
            assert_eq!(state.is_busy(), busy);
        }
    }

    #[test]
    fn a_place_for_a_paper_that_is_not_there_any_more_is_answered() {
        let context = Context {
            words: &Words::new(Language::English),
            session: &Arc::new(Session::new("models", 1)),
            album: &Arc::default(),
            places: &Places::default(),
            settings: &Settings::default(),
        };
        let mut state = State::default();
        let names = ("app-workshop-plan-save", "app-workshop-plan-file");
        let place = Picked::Paths(vec![PathBuf::from("plan.pdf")]);
        let outcome = state.update(Message::Picked(place), &context, names, || None);
        assert!(matches!(outcome, Outcome::Act(Action::Notify(_))));
        assert!(!state.is_busy());
    }
}
