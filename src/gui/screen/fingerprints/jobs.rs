//! Work on threads: whatever reads files or takes the second that a passphrase takes. No result names a file.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use iced::Task;
use ombrelle_core::calendar::{self, Date};
use ombrelle_core::error::{Cancelled, Error, ErrorKind, FileError};
use ombrelle_core::paper::{Paper, Size};
use ombrelle_core::progress::{Cancel, Phase, Progress};
use ombrelle_core::protect::{Decoding, Limits};
use ombrelle_core::register::evidence::{self, Shown};
use ombrelle_core::register::fingerprint::Note;
use ombrelle_core::register::{
    self, Added, Evidence, Origin, Passphrase, Register, Reported, export, fingerprint,
};
use ombrelle_i18n::Words;
use zeroize::Zeroizing;

use super::Doing;
use super::check::{Checked, FileMatches};
use super::export::Sort;
use super::items::Items;
use super::notices::{AddedFile, Failure};
use super::typed::Secret;
use crate::job::{Job, JobEvent, ProgressSender, Worker};
use crate::screen::letter;
use crate::sealing;

/// A register, shared with the threads that change it.
pub type SharedRegister = Arc<Mutex<Register>>;

/// How long to wait for earlier work to end before a register is opened again.
const PATIENCE: Duration = Duration::from_secs(20);

/// What comes back from a thread.
#[derive(Clone)]
pub enum Event {
    /// Work goes on.
    Step {
        /// Which file, from 1.
        number: usize,
        /// How much of everything is done, 0 to 1.
        part: f32,
    },
    /// Work ended.
    Ended(Arc<Result<Done, Failure>>),
}

/// What was done.
pub enum Done {
    /// The register is open.
    Opened(SharedRegister, Arc<Items>, Opening),
    /// Files were added, or could not be.
    Added(Arc<Items>, Vec<AddedFile>),
    /// Files were compared with every item.
    Checked(Checked),
    /// A report was noted with an item.
    Noted(Arc<Items>, u32),
    /// An item was removed.
    Withdrawn(Arc<Items>, u32),
    /// It is said how an item came to be.
    OriginSet(Arc<Items>, u32, Origin),
    /// Something was noted in the evidence log, under this number; what is kept of its file, if it has one.
    Kept(Arc<Items>, u32, Option<OfFile>),
    /// An entry was taken out of the evidence log.
    Forgotten(Arc<Items>, u32),
    /// The copy of an entry was written to a file.
    CopySaved,
    /// A letter was written to a file, with what was typed so many times.
    LetterWritten(usize),
    /// The passphrase was changed.
    PassphraseChanged,
    /// Items were written to a file.
    Exported {
        /// How many items.
        count: usize,
        /// How many hashes are in an exchange file.
        hashes: Option<usize>,
    },
    /// The register was destroyed.
    Destroyed,
}

/// What is kept of a file that shows something.
pub struct OfFile {
    /// Whether its SHA-256 is.
    pub sha256: bool,
    /// Whether a copy is.
    pub copy: bool,
    /// Why one of them is not.
    pub refused: Option<ErrorKind>,
}

/// How a register came to be open.
pub enum Opening {
    /// It is new.
    Made,
    /// By its passphrase.
    Unlocked,
    /// Its previous version was restored, with this many items.
    Restored(usize),
}

/// The register, for reading or changing. Core leaves it whole whenever a change fails.
pub fn held(register: &Mutex<Register>) -> MutexGuard<'_, Register> {
    register.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs work on a thread, which counts among those of this screen and, where it writes, of the program.
pub fn run(
    job: &Job<Doing>,
    (worker, writer): (Worker, Option<Worker>),
    decoding: Decoding,
    work: impl FnOnce(&Running<'_>) -> Result<Done, Failure> + Send + 'static,
) -> Task<JobEvent<Event>> {
    let cancel = job.cancel();
    let lost = Event::Ended(Arc::new(Err(Failure::Lost)));
    job.run(lost, move |sender| {
        let running = Running {
            cancel,
            worker,
            decoding,
            sender,
        };
        let ended = work(&running);
        // The work has dropped its share of the register by now, so that nobody waits for it in vain.
        drop(running);
        drop(writer);
        Event::Ended(Arc::new(ended))
    })
}

/// What running work has at hand.
pub struct Running<'s> {
    /// The flag that asks it to stop.
    cancel: Cancel,
    /// Its entry among the threads of this screen.
    worker: Worker,
    /// Where files are decoded.
    decoding: Decoding,
    /// Where it sends its steps.
    sender: &'s ProgressSender<Event>,
}

/// How core makes the fingerprints of a file: to keep them, or to look for it.
type Make<M> = fn(&Path, &Limits, &Decoding, &Progress) -> Result<(M, Vec<Note>), Error>;

impl Running<'_> {
    /// Waits until no other thread of this screen can hold the register, which was locked while they worked.
    fn wait_for_others(&self) {
        self.worker.wait_for_others(PATIENCE);
    }

    fn check_cancelled(&self) -> Result<(), Failure> {
        Ok(Progress::silent(self.cancel.clone()).check()?)
    }

    /// The progress of one file of several: reading its bytes counts for nine tenths of it.
    fn progress(&self, number: usize, total: usize) -> Progress {
        self.sender.progress(self.cancel.clone(), move |step| {
            let within = match step.phase {
                Phase::Hashing => 0.9 * step.done as f32 / step.total.max(1) as f32,
                _ => 0.0,
            };
            Event::Step {
                number,
                part: ((number - 1) as f32 + within) / total.max(1) as f32,
            }
        })
    }

    /// Makes the fingerprint of each file, by `make`: what `taken` makes of it, or why there is none.
    fn each<M, T>(
        &self,
        paths: &[PathBuf],
        make: Make<M>,
        mut taken: impl FnMut(usize, M, Vec<Note>) -> T,
        failed: impl Fn(usize, ErrorKind) -> T,
    ) -> Result<Vec<T>, Failure> {
        let mut all = Vec::new();
        for (path, number) in paths.iter().zip(1..) {
            let progress = self.progress(number, paths.len());
            all.push(
                match make(path, &Limits::default(), &self.decoding, &progress) {
                    Ok((made, notes)) => taken(number, made, notes),
                    Err(error) if error.kind == ErrorKind::Cancelled(Cancelled) => {
                        return Err(error.kind.into());
                    }
                    Err(error) => failed(number, error.kind),
                },
            );
        }
        Ok(all)
    }
}

fn opened(register: Register, opening: Opening) -> Done {
    let items = Arc::new(Items::of(&register));
    Done::Opened(Arc::new(Mutex::new(register)), items, opening)
}

/// Makes a register.
pub fn make(path: &Path, new: &Secret, again: &Secret) -> Result<Done, Failure> {
    let passphrase = chosen(new, again)?;
    let register =
        Register::create_at(path, passphrase, sealing::cost()).map_err(|error| error.kind)?;
    Ok(opened(register, Opening::Made))
}

/// Opens the register.
pub fn open(running: &Running<'_>, path: &Path, passphrase: &Secret) -> Result<Done, Failure> {
    let passphrase = Passphrase::new(passphrase)?;
    running.wait_for_others();
    let register =
        Register::open_at(path, passphrase, sealing::cost()).map_err(|error| error.kind)?;
    Ok(opened(register, Opening::Unlocked))
}

/// Restores the previous version and opens it.
pub fn restore(running: &Running<'_>, path: &Path, typed: &Secret) -> Result<Done, Failure> {
    let passphrase = Passphrase::new(typed)?;
    running.wait_for_others();
    let entries = Register::restore(path, &passphrase).map_err(|error| error.kind)?;
    let count = entries.iter().len();
    drop(entries);
    let register =
        Register::open_at(path, passphrase, sealing::cost()).map_err(|error| error.kind)?;
    Ok(opened(register, Opening::Restored(count)))
}

/// Adds files; a label is for one alone.
pub fn add(
    running: &Running<'_>,
    register: &Mutex<Register>,
    paths: &[PathBuf],
    label: &str,
) -> Result<Done, Failure> {
    let mut files = Vec::new();
    let mut ends = running.each(
        paths,
        fingerprint::of,
        |number, made, notes| {
            files.push((label.to_owned(), made));
            AddedFile::made(number, paths.len(), notes)
        },
        |number, reason| AddedFile::failed(number, paths.len(), reason),
    )?;
    running.check_cancelled()?;
    let mut register = held(register);
    let mut added = register::add(&mut register, calendar::today(), files)?.into_iter();
    for end in ends.iter_mut().filter(|end| end.failed.is_none()) {
        end.item = added.next().map(|added| match added {
            Added::New(item) => (item, true),
            Added::Already(item) => (item, false),
        });
    }
    Ok(Done::Added(Arc::new(Items::of(&register)), ends))
}

/// Compares files with every item.
pub fn compare(
    running: &Running<'_>,
    register: &Mutex<Register>,
    paths: &[PathBuf],
) -> Result<Done, Failure> {
    let files = running.each(
        paths,
        fingerprint::sought,
        |number, made, _| {
            FileMatches::of(number, &register::compare(&made, held(register).content()))
        },
        FileMatches::failed,
    )?;
    Ok(Done::Checked(Checked {
        files: files.into(),
        total: paths.len(),
    }))
}

/// Notes where an item was reported.
pub fn note(register: &Mutex<Register>, item: u32, reported: Reported) -> Result<Done, Failure> {
    let mut register = held(register);
    register::note(&mut register, item, reported)?;
    Ok(Done::Noted(Arc::new(Items::of(&register)), item))
}

/// Says how an item came to be.
pub fn set_origin(register: &Mutex<Register>, item: u32, origin: Origin) -> Result<Done, Failure> {
    let mut register = held(register);
    register::set_origin(&mut register, item, origin)?;
    let items = Arc::new(Items::of(&register));
    Ok(Done::OriginSet(items, item, origin))
}

/// Notes something in the evidence log, with what is kept of a file that shows it; whether a copy is wanted goes with the file.
pub fn keep(
    running: &Running<'_>,
    register: &Mutex<Register>,
    mut noted: Evidence,
    file: Option<(PathBuf, bool)>,
) -> Result<Done, Failure> {
    let mut register = held(register);
    let read = |(file, keep_copy): &(PathBuf, bool)| {
        let (entries, decoding) = (register.content(), &running.decoding);
        let progress = running.progress(1, 1);
        evidence::of_file(file, *keep_copy, entries, decoding, &progress)
    };
    let shown = file.as_ref().map(read).transpose()?;
    running.check_cancelled()?;
    let of_file = shown.as_ref().map(|shown| OfFile {
        sha256: shown.sha256.is_some(),
        copy: shown.copy.is_some(),
        refused: shown.refused.clone(),
    });
    let Shown { sha256, copy, .. } = shown.unwrap_or_default();
    noted.sha256 = sha256;
    let number = register::keep_with(&mut register, noted, copy)?;
    Ok(Done::Kept(Arc::new(Items::of(&register)), number, of_file))
}

/// Takes an entry out of the evidence log, with its copy.
pub fn forget(register: &Mutex<Register>, number: u32) -> Result<Done, Failure> {
    let mut register = held(register);
    register::forget(&mut register, number)?;
    let items = Arc::new(Items::of(&register));
    Ok(Done::Forgotten(items, number))
}

/// The usual ending of the name of a file such as the copy of an entry.
pub fn copy_ending(register: &Mutex<Register>, number: u32) -> Option<&'static str> {
    held(register).content().copy(number).ok()?.ending()
}

/// Writes the copy of an entry into a new file.
pub fn save_copy(register: &Mutex<Register>, number: u32, to: &Path) -> Result<Done, Failure> {
    let register = held(register);
    let copy = register.content().copy(number)?;
    written(copy.bytes(), to)?;
    Ok(Done::CopySaved)
}

/// Writes a letter into a new file.
pub fn write_letter(
    paper: &Paper,
    sort: letter::Sort,
    (language, size): (&str, Size),
    target: &Path,
) -> Result<(), Failure> {
    written(&sort.bytes(paper, language, size)?, target)
}

/// Writes a new file for its owner alone, and no error names it.
fn written(bytes: &[u8], target: &Path) -> Result<(), Failure> {
    export::save(bytes, target, false).map_err(|error| match error.kind {
        ErrorKind::File(FileError::ExistsAlready) => Failure::ExistsAlready,
        reason => reason.into(),
    })
}

/// Removes an item for good.
pub fn withdraw(register: &Mutex<Register>, item: u32) -> Result<Done, Failure> {
    let mut register = held(register);
    register::withdraw(&mut register, item)?;
    Ok(Done::Withdrawn(Arc::new(Items::of(&register)), item))
}

/// Changes the passphrase, for somebody who knows the present one.
pub fn change_passphrase(
    register: &Mutex<Register>,
    path: &Path,
    (now, new, again): (&Secret, &Secret, &Secret),
) -> Result<Done, Failure> {
    let passphrase = chosen(new, again)?;
    let now = Passphrase::new(now)?;
    Register::look(path, &now).map_err(|error| error.kind)?;
    held(register).change_passphrase(passphrase)?;
    Ok(Done::PassphraseChanged)
}

/// Writes some of the items into a new file.
pub fn export(
    register: &Mutex<Register>,
    target: &Path,
    sort: Sort,
    left_out: &[u32],
    (words, size): (&Words, Size),
) -> Result<Done, Failure> {
    let register = held(register);
    let entries = register.content().iter();
    let wanted: Vec<_> = entries.filter(|e| !left_out.contains(&e.number)).collect();
    let evidence = register.content().evidence_of(&wanted);
    let bytes: Zeroizing<Vec<u8>> = match sort {
        Sort::Exchange => export::exchange(&wanted),
        Sort::Csv => export::csv(&wanted),
        Sort::Json => export::json(&wanted),
        Sort::Sheet { with_hashes } => {
            let sheet = words.sheet(&wanted, &evidence, with_hashes);
            let pdf = ombrelle_papers::pdf(&sheet, words.language().code(), size);
            pdf.map_err(ErrorKind::Paper)?
        }
    };
    written(&bytes, target)?;
    let hashes = bytes.iter().filter(|byte| **byte == b'\n').count();
    let hashes = (sort == Sort::Exchange).then_some(hashes);
    Ok(Done::Exported {
        count: wanted.len(),
        hashes,
    })
}

/// Destroys the register.
pub fn destroy(running: &Running<'_>, path: &Path) -> Result<Done, Failure> {
    running.wait_for_others();
    Register::destroy(path).map_err(|error| error.kind)?;
    Ok(Done::Destroyed)
}

fn chosen(new: &Secret, again: &Secret) -> Result<Passphrase, Failure> {
    let passphrase = Passphrase::new(new)?;
    match new == again {
        true => Ok(passphrase),
        false => Err(Failure::Differ),
    }
}

/// Reads a day as people type it, on which something can have happened.
///
/// # Errors
/// [`Failure::NoDay`], [`Failure::DayToCome`].
pub fn day(text: &str, words: &Words) -> Result<Date, Failure> {
    let day = words.read_day(text).ok_or(Failure::NoDay)?;
    match day <= calendar::today() {
        true => Ok(day),
        false => Err(Failure::DayToCome),
    }
}
