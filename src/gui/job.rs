//! Long work: a call of core in a thread of its own, what it tells on its way, and how it is stopped.
//!
//! Dropping the toolkit's task does not end a thread; [`Job::stop`] does, at core's next step.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use iced::Task;
use iced::futures::channel::mpsc::{UnboundedSender, unbounded};
use ombrelle_core::progress::{Cancel, Progress, Step};

/// Steps are told at most this often: more would only redraw the window.
const EVERY: Duration = Duration::from_millis(80);

/// Runs work in a thread. What it tells and what it ends with are messages; `lost` is what is told should it break off,
/// which would be a fault of ours.
pub fn run<M: Send + 'static>(
    lost: M,
    work: impl FnOnce(&ProgressSender<M>) -> M + Send + 'static,
) -> Task<M> {
    let (sender, receiver) = unbounded();
    let started = std::thread::Builder::new().spawn({
        let sender = sender.clone();
        move || {
            let sender = ProgressSender { sender };
            let last = catch_unwind(AssertUnwindSafe(|| work(&sender)));
            sender.send(last.unwrap_or(lost));
        }
    });
    // Without a thread the sender is gone, and the task ends without a word; the job's owner sees it as running. There
    // is no memory for anything else then, either.
    drop(started);
    drop(sender);
    Task::run(receiver, |message| message)
}

/// What work holds to send messages to the window.
pub struct ProgressSender<M> {
    sender: UnboundedSender<M>,
}

impl<M: Send + 'static> ProgressSender<M> {
    /// Sends it now. A window that is gone receives nothing.
    pub fn send(&self, message: M) {
        let _ = self.sender.unbounded_send(message);
    }

    /// A progress whose steps are told, not too often.
    pub fn progress(
        &self,
        cancel: Cancel,
        step: impl Fn(Step) -> M + Send + Sync + 'static,
    ) -> Progress {
        let sender = self.sender.clone();
        let told: Arc<Mutex<Option<Instant>>> = Arc::default();
        Progress::new(cancel, move |now| {
            let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
            if told.is_none_or(|at| at.elapsed() >= EVERY) {
                *told = Some(Instant::now());
                let _ = sender.unbounded_send(step(now));
            }
        })
    }
}

/// A piece of work that is being done, as its screen knows it.
#[derive(Debug, Clone)]
pub struct Job {
    cancel: Cancel,
    started: Instant,
    part: f32,
}

impl Default for Job {
    fn default() -> Self {
        Self {
            cancel: Cancel::default(),
            started: Instant::now(),
            part: 0.0,
        }
    }
}

impl Job {
    /// What the work holds to notice that it is to stop.
    pub fn cancel(&self) -> Cancel {
        self.cancel.clone()
    }

    /// Asks it to stop.
    pub fn stop(&self) {
        self.cancel.cancel();
    }

    /// Whether it was asked to stop.
    pub fn is_stopping(&self) -> bool {
        self.cancel.is_cancelled()
    }

    /// How much is done, 0 to 1; never less than before.
    pub fn reach(&mut self, part: f32) {
        self.part = self.part.max(part.clamp(0.0, 1.0));
    }

    /// How much is done, 0 to 1.
    pub fn part(&self) -> f32 {
        self.part
    }

    /// How long it may still take; none while that cannot be told.
    pub fn left(&self) -> Option<Duration> {
        let gone = self.started.elapsed();
        let told = self.part > 0.05 && gone > Duration::from_secs(3);
        told.then(|| gone.mul_f32((1.0 - self.part) / self.part))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::futures::StreamExt;
    use iced::futures::executor::block_on_stream;

    fn messages(task: Task<u32>) -> Vec<u32> {
        let stream = iced_test::runtime::task::into_stream(task).expect("a stream");
        let outputs = stream.filter_map(|action| async move {
            match action {
                iced_test::runtime::Action::Output(message) => Some(message),
                _ => None,
            }
        });
        block_on_stream(Box::pin(outputs)).collect()
    }

    #[test]
    fn work_tells_its_steps_and_its_end() {
        let task = run(99, |sender| {
            sender.send(1);
            sender.send(2);
            3
        });
        assert_eq!(messages(task), [1, 2, 3]);
    }

    #[test]
    fn work_that_breaks_off_is_told_as_lost() {
        let task = run(99, |_| panic!("on purpose"));
        assert_eq!(messages(task), [99]);
    }

    #[test]
    fn time_left_is_not_made_up() {
        let mut job = Job::default();
        assert_eq!(job.left(), None);
        job.started -= Duration::from_secs(30);
        assert_eq!(job.left(), None);
        job.reach(0.75);
        job.reach(0.5);
        let left = job.left().unwrap().as_secs_f32();
        assert!((left - 10.0).abs() < 0.5, "{left}");
    }
}
