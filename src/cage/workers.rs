//! The program's side: workers that are started when they are needed, watched, and replaced.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use ombrelle_base::disk::Error as FileError;
use ombrelle_base::progress::Progress;
use ombrelle_media::{Error as MediaError, Limits, Stored};
use ombrelle_metadata::Inspection;

use crate::{ARGUMENT, Answer, Decoded, Error, Request, Work};

/// How often a wish to stop is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// What a worker has beyond the limit of a file, to begin and to list what the file gives away.
pub(crate) const GRACE: Duration = Duration::from_secs(10);
/// A worker is kept for so much work; then another takes its place.
const KEPT: Duration = Duration::from_secs(600);

/// Workers of one program, for all its threads. A thread takes one that is free or starts another, so there are as many as photos that
/// are opened at once.
#[derive(Debug)]
pub struct Workers {
    program: PathBuf,
    free: Mutex<Vec<Worker>>,
}

impl Workers {
    /// This program itself, which asks [`crate::worker::if_asked`] first thing.
    pub fn of_this_program() -> Self {
        // On Linux the program that runs, even where an update has put another in its place.
        let program = match cfg!(target_os = "linux") {
            true => PathBuf::from("/proc/self/exe"),
            // Safe: where the system does not say which it is, none can be started, and no photo is opened.
            false => std::env::current_exe().unwrap_or_default(),
        };
        Self::of(program)
    }

    /// Another program that asks [`crate::worker::if_asked`] first thing.
    pub fn of(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            free: Mutex::default(),
        }
    }

    /// Opens a photo, and lists what its file gives away (its name aside).
    ///
    /// # Errors
    /// Those of decoding; [`Error::DecoderEnded`] where the worker broke off, [`Error::DecoderMissing`] where none can be started,
    /// [`MediaError::TookTooLong`], [`Error::Cancelled`].
    pub fn open(
        &self,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Decoded, Error> {
        match self.ask(Work::Open, file, limits, progress)? {
            Answer::Opened(decoded) => Ok(decoded),
            Answer::Failed(fault) => Err(MediaError::from(fault).into()),
            _ => Err(Error::DecoderEnded),
        }
    }

    /// Opens a photo and leaves its pixels in the order of the file, to be hashed.
    ///
    /// # Errors
    /// Those of [`Workers::open`].
    pub fn open_stored(
        &self,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Stored, Error> {
        match self.ask(Work::OpenStored, file, limits, progress)? {
            Answer::Stored(stored) => Ok(stored),
            Answer::Failed(fault) => Err(MediaError::from(fault).into()),
            _ => Err(Error::DecoderEnded),
        }
    }

    /// Lists what a file gives away (its name aside).
    ///
    /// # Errors
    /// Those of [`Workers::open`] but for decoding.
    pub fn inspect(
        &self,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Inspection, Error> {
        match self.ask(Work::Inspect, file, limits, progress)? {
            Answer::Inspected(inspection) => Ok(inspection),
            Answer::Failed(fault) => Err(MediaError::from(fault).into()),
            _ => Err(Error::DecoderEnded),
        }
    }

    /// How many pixels the beginning of a file announces; none where it does not say.
    ///
    /// # Errors
    /// Those of [`Workers::open`] but for decoding.
    pub fn announced_pixels(
        &self,
        head: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Option<u64>, Error> {
        match self.ask(Work::Announce, head, limits, progress)? {
            Answer::Announced(pixels) => Ok(pixels),
            Answer::Failed(fault) => Err(MediaError::from(fault).into()),
            _ => Err(Error::DecoderEnded),
        }
    }

    /// The program that is started as a worker.
    pub(crate) fn program(&self) -> &Path {
        &self.program
    }

    fn ask(
        &self,
        work: Work,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Answer, Error> {
        progress.check()?;
        let length = file.len() as u64;
        if length > limits.bytes {
            return Err(MediaError::File(FileError::TooManyBytes {
                bytes: length,
                limit: limits.bytes,
            })
            .into());
        }
        let mut worker = self.take()?;
        let request = Request::new(work, length, limits);
        let answer = worker.ask(&request, file, limits, progress)?;
        // One that failed may still be at it in another thread.
        if worker.worked < KEPT && !matches!(answer, Answer::Failed(_)) {
            self.free().push(worker);
        }
        Ok(answer)
    }

    /// One that is free and alive, or a new one.
    fn take(&self) -> Result<Worker, Error> {
        loop {
            let Some(mut worker) = self.free().pop() else {
                return Worker::start(&self.program).map_err(|_| Error::DecoderMissing);
            };
            if worker.is_alive() {
                return Ok(worker);
            }
        }
    }

    /// Nothing can be half done while it is held.
    fn free(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A worker; it ends when this is dropped.
#[derive(Debug)]
struct Worker {
    child: Mutex<Child>,
    requests: ChildStdin,
    answers: ChildStdout,
    worked: Duration,
}

impl Worker {
    fn start(program: &PathBuf) -> io::Result<Self> {
        let mut command = Command::new(program);
        command
            .arg(ARGUMENT)
            .env_clear()
            .current_dir(if cfg!(windows) { "." } else { "/" })
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        // Ctrl-C is for the program, which ends its workers by itself.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        #[cfg(windows)]
        std::os::windows::process::CommandExt::creation_flags(
            &mut command,
            crate::program::NO_WINDOW,
        );
        let mut child = command.spawn()?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(requests), Some(answers)) => {
                #[cfg(target_os = "linux")]
                widen(&answers);
                Ok(Self {
                    child: Mutex::new(child),
                    requests,
                    answers,
                    worked: Duration::ZERO,
                })
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
    }

    fn ask(
        &mut self,
        request: &Request,
        file: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Answer, Error> {
        let started = Instant::now();
        let (child, requests, answers) = (&self.child, &mut self.requests, &mut self.answers);
        let (done, wait) = channel::<()>();
        let (answer, stopped) = thread::scope(|scope| {
            let watching = scope.spawn(move || {
                loop {
                    match wait.recv_timeout(LOOK) {
                        Err(RecvTimeoutError::Timeout) => {}
                        Ok(()) | Err(RecvTimeoutError::Disconnected) => return Ok(()),
                    }
                    let late = started.elapsed() > limits.time.saturating_add(GRACE);
                    let seconds = limits.time.as_secs();
                    let time = if late {
                        Err(MediaError::TookTooLong { seconds }.into())
                    } else {
                        Ok(())
                    };
                    if let Err(error) = progress.check().map_err(Error::from).and(time) {
                        end(child);
                        return Err(error);
                    }
                }
            });
            let answer = request
                .send(file, requests)
                .and_then(|()| Answer::receive(request, answers));
            drop(done);
            // A thread that only waits does not panic; if it did, the worker is not to be trusted.
            let stopped = watching.join().unwrap_or(Err(Error::DecoderEnded));
            (answer, stopped)
        });
        self.worked += started.elapsed();
        stopped?;
        answer.map_err(|error| match error.kind() {
            io::ErrorKind::OutOfMemory => MediaError::NoMemoryForPhoto.into(),
            _ => Error::DecoderEnded,
        })
    }

    fn is_alive(&mut self) -> bool {
        let child = self.child.get_mut().unwrap_or_else(PoisonError::into_inner);
        matches!(child.try_wait(), Ok(None))
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        end(&self.child);
    }
}

/// Ends a worker at once; it may have ended by itself.
fn end(child: &Mutex<Child>) {
    let mut child = child.lock().unwrap_or_else(PoisonError::into_inner);
    let _ = child.kill();
    let _ = child.wait();
}

/// Lets a megabyte stand in the pipe, so that pixels come in fewer pieces. Without it they come all the same.
#[cfg(target_os = "linux")]
fn widen(pipe: &ChildStdout) {
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, 1 << 20);
}
