//! Work in threads: whatever reads files or takes the second of a passphrase. No file is named in what comes back.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

use ombrelle_core::error::Reason;
use ombrelle_core::plan::{
    self, Added, Date, Fingerprint, Limits, Line, Note, Passphrase, Register, Reported,
};
use ombrelle_core::progress::{Cancel, Phase, Progress};
use ombrelle_core::register;
use zeroize::{Zeroize, Zeroizing};

use super::check::{self, Answer};
use super::export::Sort;
use super::items::Items;
use super::told::{Fault, FileEnd, Told};
use super::typed::Secret;
use super::{Message, Step};
use crate::job::Teller;

/// A register, shared with the threads that change it.
pub type Shared = Arc<Mutex<Register>>;

/// How long the end of earlier work is waited for before a register is opened again.
const PATIENCE: Duration = Duration::from_secs(20);

/// What work ended with.
pub enum End {
    /// The register is open.
    Opened(Shared, Arc<Items>, Told),
    /// It holds something else now.
    Changed(Arc<Items>, Told),
    /// There is something to say.
    Said(Told),
    /// The register is gone.
    Destroyed,
}

/// What comes back from a thread.
pub type Ended = Result<End, Fault>;

/// A number that no other piece of work or dialog has, so that what comes back late is known as such.
pub fn ticket() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed)
}

/// The register, for reading or changing. Core leaves it whole whenever a change fails.
pub fn held(register: &Mutex<Register>) -> MutexGuard<'_, Register> {
    register.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What every piece of work holds.
pub struct Errand<'t> {
    /// Its number.
    pub ticket: u64,
    /// The wish that it stops.
    pub cancel: Cancel,
    /// Held by the screen and by every thread that works for it.
    pub hands: &'t Arc<()>,
    /// Where it tells its steps.
    pub teller: &'t Teller<Message>,
}

impl Errand<'_> {
    /// Waits until no other thread of ours can hold the register: it was locked while they worked.
    fn wait(&self) {
        let start = Instant::now();
        while Arc::strong_count(self.hands) > 2 && start.elapsed() < PATIENCE {
            sleep(Duration::from_millis(20));
        }
    }

    fn go_on(&self) -> Result<(), Fault> {
        Ok(Progress::silent(self.cancel.clone()).check()?)
    }

    /// The progress of one file of several. Bytes that are read count, what is seen in them is part of the rest.
    fn progress(&self, number: usize, total: usize) -> Progress {
        let ticket = self.ticket;
        self.teller.progress(self.cancel.clone(), move |step| {
            let within = match step.phase {
                Phase::Hashing => 0.9 * step.done as f32 / step.total.max(1) as f32,
                _ => 0.0,
            };
            Message::Step(Step {
                ticket,
                number,
                part: ((number - 1) as f32 + within) / total.max(1) as f32,
            })
        })
    }

    /// Makes the fingerprint of each file: what `taken` makes of it, or why there is none.
    fn each<T>(
        &self,
        paths: &[PathBuf],
        mut taken: impl FnMut(usize, Fingerprint, Vec<Note>) -> T,
        failed: impl Fn(usize, Reason) -> T,
    ) -> Result<Vec<T>, Fault> {
        let mut all = Vec::new();
        for (path, number) in paths.iter().zip(1..) {
            let progress = self.progress(number, paths.len());
            all.push(
                match plan::fingerprint(path, &Limits::default(), &progress) {
                    Ok((made, notes)) => taken(number, made, notes),
                    Err(error) if error.reason == Reason::Cancelled => {
                        return Err(error.reason.into());
                    }
                    Err(error) => failed(number, error.reason),
                },
            );
        }
        Ok(all)
    }
}

fn opened(register: Register, told: Told) -> End {
    let items = Arc::new(Items::of(&register));
    End::Opened(Arc::new(Mutex::new(register)), items, told)
}

/// Makes a register.
pub fn make(path: &Path, new: &Secret, again: &Secret) -> Ended {
    let passphrase = chosen(new, again)?;
    let register = plan::create_register(path, passphrase).map_err(|error| error.reason)?;
    Ok(opened(register, Told::Made))
}

/// Opens the register.
pub fn open(errand: &Errand<'_>, path: &Path, passphrase: &Secret) -> Ended {
    let passphrase = Passphrase::new(passphrase)?;
    errand.wait();
    let register = plan::open_register(path, passphrase).map_err(|error| error.reason)?;
    Ok(opened(register, Told::Nothing))
}

/// Puts the previous version back and opens it.
pub fn restore(errand: &Errand<'_>, path: &Path, typed: &Secret) -> Ended {
    let passphrase = Passphrase::new(typed)?;
    errand.wait();
    let entries = plan::restore_register(path, &passphrase).map_err(|error| error.reason)?;
    let count = entries.iter().len();
    drop(entries);
    let register = plan::open_register(path, passphrase).map_err(|error| error.reason)?;
    Ok(opened(register, Told::Restored(count)))
}

/// Adds files; a label is for one alone.
pub fn add(
    errand: &Errand<'_>,
    register: &Mutex<Register>,
    paths: &[PathBuf],
    label: &str,
) -> Ended {
    let mut files = Vec::new();
    let mut ends = errand.each(
        paths,
        |number, made, notes| {
            files.push((label.to_owned(), made));
            FileEnd::made(number, notes)
        },
        FileEnd::failed,
    )?;
    errand.go_on()?;
    let mut register = held(register);
    let mut added = register::add(&mut register, plan::today(), files)?.into_iter();
    for end in ends.iter_mut().filter(|end| end.fault.is_none()) {
        end.item = added.next().map(|added| match added {
            Added::New(item) => (item, true),
            Added::Already(item) => (item, false),
        });
    }
    let told = Told::Added(ends.into(), paths.len());
    Ok(End::Changed(Arc::new(Items::of(&register)), told))
}

/// Compares files with every item.
pub fn compare(errand: &Errand<'_>, register: &Mutex<Register>, paths: &[PathBuf]) -> Ended {
    let answers = errand.each(
        paths,
        |number, made, _| check::answer(number, &plan::compare(&made, held(register).content())),
        Answer::failed,
    )?;
    Ok(End::Said(Told::Checked(answers.into(), paths.len())))
}

/// Notes where an item was reported.
pub fn note(register: &Mutex<Register>, item: u32, reported: Reported) -> Ended {
    let mut register = held(register);
    register::note(&mut register, item, reported)?;
    Ok(End::Changed(
        Arc::new(Items::of(&register)),
        Told::Noted(item),
    ))
}

/// Takes an item out for good.
pub fn withdraw(register: &Mutex<Register>, item: u32) -> Ended {
    let mut register = held(register);
    register::withdraw(&mut register, item)?;
    Ok(End::Changed(
        Arc::new(Items::of(&register)),
        Told::Withdrawn(item),
    ))
}

/// Changes the passphrase, for whoever knows the one in force.
pub fn change(
    register: &Mutex<Register>,
    path: &Path,
    (now, new, again): (&Secret, &Secret, &Secret),
) -> Ended {
    let passphrase = chosen(new, again)?;
    let now = Passphrase::new(now)?;
    plan::look_at_register(path, &now).map_err(|error| error.reason)?;
    held(register).change_passphrase(passphrase)?;
    Ok(End::Said(Told::PassphraseChanged))
}

/// Writes some of the items into a file that is not there yet.
pub fn export(
    register: &Mutex<Register>,
    target: &Path,
    sort: Sort,
    left_out: &[u32],
    words: &ombrelle_i18n::Words,
) -> Ended {
    let register = held(register);
    let entries = register.content().iter();
    let wanted: Vec<_> = entries.filter(|e| !left_out.contains(&e.number)).collect();
    let bytes: Zeroizing<Vec<u8>> = match sort {
        Sort::Exchange => plan::export_exchange(&wanted),
        Sort::Csv => plan::export_csv(&wanted),
        Sort::Json => plan::export_json(&wanted),
        Sort::Sheet { with_hashes } => {
            let (title, mut lines) = words.sheet(&wanted, with_hashes);
            let sheet = plan::sheet_pdf(words.language().code(), &title, &lines);
            lines.iter_mut().for_each(wipe);
            sheet
        }
    };
    plan::save_export(&bytes, target, false).map_err(|error| match error.reason {
        Reason::ExistsAlready => Fault::ExistsAlready,
        reason => reason.into(),
    })?;
    let hashes = bytes.iter().filter(|byte| **byte == b'\n').count();
    let hashes = (sort == Sort::Exchange).then_some(hashes);
    Ok(End::Said(Told::Exported {
        count: wanted.len(),
        hashes,
    }))
}

/// Names, reports and hashes do not stay in memory.
fn wipe(line: &mut Line) {
    match line {
        Line::Title(text) | Line::Heading(text) | Line::Text(text) | Line::Code(text) => {
            text.zeroize();
        }
        Line::Fact { label, text } => {
            label.zeroize();
            text.zeroize();
        }
        // Of other papers.
        Line::Ruled | Line::Choice { .. } | Line::Blank { .. } => {}
    }
}

/// Destroys the register.
pub fn destroy(errand: &Errand<'_>, path: &Path) -> Ended {
    errand.wait();
    plan::destroy_register(path).map_err(|error| error.reason)?;
    Ok(End::Destroyed)
}

fn chosen(new: &Secret, again: &Secret) -> Result<Passphrase, Fault> {
    let passphrase = Passphrase::new(new)?;
    match new == again {
        true => Ok(passphrase),
        false => Err(Fault::Differ),
    }
}

/// A day as it is typed: year, month, day.
pub fn day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}
