//! Long work: a call into core on a thread of its own, its progress, how it is stopped, and how a screen knows
//! that what comes back is still wanted.
//!
//! Dropping the toolkit's task does not end a thread; [`Job::stop`] does, at core's next step.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::Builder;
use std::time::{Duration, Instant};

use iced::Task;
use iced::futures::channel::mpsc::{UnboundedSender, unbounded};
use ombrelle_core::progress::{Cancel, Progress, Step};

/// Steps are sent at most this often: more would only redraw the window.
const EVERY: Duration = Duration::from_millis(80);

/// From then on work is long.
const LONG: Duration = Duration::from_secs(15);

/// Runs work in a thread. What it sends and what it ends with are messages; `lost` comes instead of its end should it
/// break off, which would be a fault of ours, or should the system have no thread for it.
pub fn run<M: Clone + Send + 'static>(
    lost: M,
    work: impl FnOnce(&ProgressSender<M>) -> M + Send + 'static,
) -> Task<M> {
    run_in(Builder::new(), lost, work)
}

fn run_in<M: Clone + Send + 'static>(
    thread: Builder,
    lost: M,
    work: impl FnOnce(&ProgressSender<M>) -> M + Send + 'static,
) -> Task<M> {
    let (sender, receiver) = unbounded();
    let started = thread.spawn({
        let (sender, lost) = (sender.clone(), lost.clone());
        move || {
            let sender = ProgressSender { sender };
            let last = catch_unwind(AssertUnwindSafe(|| work(&sender)));
            sender.send(last.unwrap_or(lost));
        }
    });
    if started.is_err() {
        let _ = sender.unbounded_send(lost);
    }
    drop(sender);
    Task::run(receiver, |message| message)
}

/// How work sends messages to the window.
pub struct ProgressSender<M> {
    sender: UnboundedSender<M>,
}

impl<M: Send + 'static> ProgressSender<M> {
    /// Sends a message now. It is lost if the window is gone.
    pub fn send(&self, message: M) {
        let _ = self.sender.unbounded_send(message);
    }

    /// A progress whose steps are sent, but not too often.
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

/// Identifies a job; unique within the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JobId(u64);

impl JobId {
    fn next() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Ordering::Relaxed))
    }
}

/// What came back from a job. Only the job that sent it can take it out, by [`Job::accept`]: what comes back after
/// something else was begun is never taken for its result.
#[derive(Debug, Clone)]
pub struct JobEvent<E> {
    job: JobId,
    event: E,
}

impl<E> JobEvent<E> {
    /// What it is, whichever job it came from.
    pub fn peek(&self) -> &E {
        &self.event
    }

    /// Whether it came from this job.
    pub fn is_from<T>(&self, job: &Job<T>) -> bool {
        self.job == job.id
    }
}

/// Work in progress, or an open dialog, as its screen knows it.
#[derive(Debug, Clone)]
pub struct Job<T = ()> {
    id: JobId,
    /// What the job is about.
    pub about: T,
    cancel: Cancel,
    started: Instant,
    part: f32,
}

impl<T: Default> Default for Job<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> Job<T> {
    /// A job that starts now.
    pub fn new(about: T) -> Self {
        Self {
            id: JobId::next(),
            about,
            cancel: Cancel::default(),
            started: Instant::now(),
            part: 0.0,
        }
    }

    /// Whether it took so long that the person may look at something else by now.
    pub fn is_long(&self) -> bool {
        self.started.elapsed() >= LONG
    }

    /// For tests: it began long ago.
    #[cfg(test)]
    pub fn pretend_to_be_long(&mut self) {
        if let Some(before) = self.started.checked_sub(LONG) {
            self.started = before;
        }
    }

    /// Its id.
    pub fn id(&self) -> JobId {
        self.id
    }

    /// Like [`run`], with everything that comes back marked as this job's.
    pub fn run<E: Clone + Send + 'static>(
        &self,
        lost: E,
        work: impl FnOnce(&ProgressSender<E>) -> E + Send + 'static,
    ) -> Task<JobEvent<E>> {
        let job = self.id;
        run(lost, work).map(move |event| JobEvent { job, event })
    }

    /// Something that comes back from this job.
    pub fn event<E>(&self, event: E) -> JobEvent<E> {
        JobEvent {
            job: self.id,
            event,
        }
    }

    /// What came back, if it came from this job.
    pub fn accept<E>(&self, event: JobEvent<E>) -> Option<E> {
        event.is_from(self).then_some(event.event)
    }

    /// The flag by which the work notices that it should stop.
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

    /// Notes how much is done, 0 to 1; never less than before.
    pub fn reach(&mut self, part: f32) {
        self.part = self.part.max(part.clamp(0.0, 1.0));
    }

    /// How much is done, 0 to 1.
    pub fn part(&self) -> f32 {
        self.part
    }

    /// How long it may still take; none while that cannot be estimated.
    pub fn left(&self) -> Option<Duration> {
        let gone = self.started.elapsed();
        let told = self.part > 0.05 && gone > Duration::from_secs(3);
        told.then(|| gone.mul_f32((1.0 - self.part) / self.part))
    }
}

/// What came back from one of these jobs, which has ended by it.
pub fn take<E>(jobs: &mut Vec<Job>, event: JobEvent<E>) -> Option<E> {
    let at = jobs.iter().position(|job| event.is_from(job))?;
    jobs.swap_remove(at).accept(event)
}

/// The threads that work for a screen, including those whose result nobody waits for any more.
#[derive(Debug, Clone, Default)]
pub struct Workers(Arc<Count>);

#[derive(Debug, Default)]
struct Count {
    number: Mutex<usize>,
    fewer: Condvar,
}

/// One of them, until it is dropped.
#[derive(Debug)]
pub struct Worker(Workers);

impl Workers {
    /// Counts one more.
    pub fn begin(&self) -> Worker {
        *self.number() += 1;
        Worker(self.clone())
    }

    /// Whether any is working.
    pub fn is_any(&self) -> bool {
        *self.number() > 0
    }

    /// Waits until none is working any more, up to a limit.
    pub fn wait_for_all(&self, most: Duration) {
        self.wait_for_all_but(0, most);
    }

    fn wait_for_all_but(&self, left: usize, most: Duration) {
        let more = |number: &mut usize| *number > left;
        drop(self.0.fewer.wait_timeout_while(self.number(), most, more));
    }

    fn number(&self) -> MutexGuard<'_, usize> {
        self.0.number.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Worker {
    /// Waits until this is the only one left, up to a limit.
    pub fn wait_for_others(&self, most: Duration) {
        self.0.wait_for_all_but(1, most);
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        *self.0.number() -= 1;
        self.0.0.fewer.notify_all();
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
    fn work_that_gets_no_thread_is_told_as_lost() {
        // No system has so much memory for a stack.
        let thread = Builder::new().stack_size(1 << 60);
        assert_eq!(messages(run_in(thread, 99, |_| 1)), [99]);
    }

    #[test]
    fn what_another_job_sends_is_not_taken_for_the_result() {
        let (earlier, now): (Job, Job) = (Job::default(), Job::default());
        assert_eq!(now.accept(earlier.event(1)), None);
        assert_eq!(now.accept(now.event(2)), Some(2));
        assert_ne!(earlier.id(), now.id());
    }

    #[test]
    fn who_waits_for_the_others_goes_on_when_they_have_ended() {
        let workers = Workers::default();
        let (first, second) = (workers.begin(), workers.begin());
        let waiting = std::thread::spawn(move || {
            second.wait_for_others(Duration::from_secs(60));
            Instant::now()
        });
        std::thread::sleep(Duration::from_millis(50));
        let ended = Instant::now();
        drop(first);
        assert!(waiting.join().unwrap() >= ended);
        assert!(!workers.is_any());
        let (one, _other) = (workers.begin(), workers.begin());
        one.wait_for_others(Duration::from_millis(10));
    }

    #[test]
    fn time_left_is_not_made_up() {
        let mut job: Job = Job::default();
        assert_eq!(job.left(), None);
        job.started -= Duration::from_secs(30);
        assert_eq!(job.left(), None);
        job.reach(0.75);
        job.reach(0.5);
        let left = job.left().unwrap().as_secs_f32();
        assert!((left - 10.0).abs() < 0.5, "{left}");
    }
}
