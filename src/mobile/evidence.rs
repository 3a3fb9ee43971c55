//! The evidence log of a register: what was said, by which account, where and when, so that it is told once.

use std::sync::{Arc, MutexGuard};

use ombrelle_core::calendar;
use ombrelle_core::error::{Cancelled, ErrorKind};
use ombrelle_core::progress::Progress;
use ombrelle_core::protect::Decoding;
use ombrelle_core::register::evidence::{self, Shown};
use ombrelle_core::register::{self, Evidence, Register as Store};
use zeroize::Zeroizing;

use crate::consent::{Day, held};
use crate::error::{Advice, OmbrelleError};
use crate::job::{Job, progress};
use crate::language::words;
use crate::register::Register;

/// One thing that happened, as it is noted.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct EvidenceTold {
    /// The day on which it happened; none for today.
    pub day: Option<Day>,
    /// What was said or done; not empty.
    pub said: String,
    /// The account that said or did it; may be empty.
    pub account: String,
    /// The application or site; may be empty.
    pub platform: String,
    /// Whatever else is to be remembered; may be empty.
    pub note: String,
    /// The entry of the register that it is about, if it is about one.
    pub entry: Option<u32>,
}

/// A file that shows it, such as a picture of the screen with messages. Its bytes are wiped.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct EvidenceFile {
    /// Its bytes; SHA-256 of them is noted.
    pub bytes: Vec<u8>,
    /// Whether a sealed copy lies in the register from now on: only where the person asked for it. A copy has 8 MB at most, all together 32;
    /// what an entry of the register shows is never copied. Say beside it that an intimate picture of somebody under 18 is not to be kept.
    pub keep_copy: bool,
}

/// An entry of the log.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct EvidenceEntry {
    /// From 1; stays the same while it is there.
    pub number: u32,
    /// The day on which it happened.
    pub day: Day,
    /// What was said or done.
    pub said: String,
    /// The account; may be empty.
    pub account: String,
    /// The application or site; may be empty.
    pub platform: String,
    /// Whatever else is to be remembered; may be empty.
    pub note: String,
    /// The entry of the register that it is about, if it is about one.
    pub entry: Option<u32>,
    /// Whether SHA-256 of a file is noted.
    pub has_file: bool,
    /// How many bytes the sealed copy of that file has; none where no copy is kept.
    pub copy_bytes: Option<u64>,
    /// All of it as sentences, line by line.
    pub lines: Vec<String>,
}

/// What became of a note.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct EvidenceKept {
    /// Its number in the log.
    pub number: u32,
    /// Whether a copy of the file is kept.
    pub copied: bool,
    /// Why the copy is not kept although it was asked for; the words and SHA-256 of the file are noted all the same.
    pub refused: Option<Advice>,
    /// What to tell the person, line by line.
    pub lines: Vec<String>,
}

// What was said tells of the person, so it is not printed by accident.
macro_rules! not_shown {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}

not_shown!(EvidenceTold, EvidenceFile, EvidenceEntry, EvidenceKept);

#[uniffi::export]
impl Register {
    /// The evidence log, the oldest day first.
    pub fn evidence(&self) -> Vec<EvidenceEntry> {
        let words = words(self.language);
        let entry = |one: &Evidence| EvidenceEntry {
            number: one.number,
            day: one.day.into(),
            said: one.said.clone(),
            account: one.account.clone(),
            platform: one.platform.clone(),
            note: one.note.clone(),
            entry: one.item,
            has_file: one.sha256.is_some(),
            copy_bytes: one.copy,
            lines: words
                .evidence(one)
                .iter()
                .map(|line| line.trim().to_owned())
                .collect(),
        };
        let store = held(&self.store);
        store.content().evidence().into_iter().map(entry).collect()
    }

    /// Notes one thing that happened, with a file that shows it if there is one. A copy that may not be kept keeps no word from being noted.
    ///
    /// # Errors
    /// `Value` for a day that is none, and where nothing is said; `Refused` where it is about an entry that is not there; `Sealed` for reasons of writing; `Cancelled`.
    pub fn note_evidence(
        &self,
        told: EvidenceTold,
        file: Option<EvidenceFile>,
        job: Option<Arc<Job>>,
    ) -> Result<EvidenceKept, OmbrelleError> {
        // Wiped also where nothing comes of it.
        let file = file.map(|file| (Zeroizing::new(file.bytes), file.keep_copy));
        // A note without words is none, and the person would take it for one.
        if told.said.trim().is_empty() {
            return Err(OmbrelleError::value(self.language));
        }
        let day = match told.day {
            Some(day) => day
                .date()
                .ok_or_else(|| OmbrelleError::value(self.language))?,
            None => calendar::today(),
        };
        let (progress, with_file) = (progress(job.as_deref()), file.is_some());
        let shown = file.map(|file| self.shown(file, &progress)).transpose();
        let shown = shown.map_err(|stop| self.error(ErrorKind::Cancelled(stop)))?;
        let (mut store, shown) = shown.unwrap_or_else(|| (held(&self.store), Shown::default()));
        let Shown {
            sha256,
            copy,
            refused,
        } = shown;
        let noted = Evidence {
            number: 0,
            day,
            said: told.said,
            account: told.account,
            platform: told.platform,
            note: told.note,
            item: told.entry,
            sha256,
            copy: None,
        };
        let copied = copy.is_some();
        let kept = register::keep_with(&mut store, noted, copy);
        let number = kept.map_err(|error| self.error(error))?;
        let words = words(self.language);
        let mut lines = vec![words.say("evidence-kept", &[("item", number.into())])];
        if with_file {
            let key = match copied {
                true => "evidence-copy-kept",
                false => "evidence-file-kept",
            };
            lines.push(words.say(key, &[]));
        }
        lines.push(words.say("evidence-picture", &[]));
        Ok(EvidenceKept {
            number,
            copied,
            refused: refused.map(|reason| self.error(reason).advice().clone()),
            lines,
        })
    }

    /// The bytes of the copy that an entry of the log has. They are in the clear: write them only where the person says.
    ///
    /// # Errors
    /// `Refused` where there is no such entry, or none is kept with it.
    pub fn evidence_copy(&self, number: u32) -> Result<Vec<u8>, OmbrelleError> {
        let store = held(&self.store);
        let copy = store.content().copy(number);
        copy.map(|copy| copy.bytes().to_vec())
            .map_err(|error| self.error(error))
    }

    /// Takes an entry out of the log, with its copy, of the previous version too: nothing of it is left.
    ///
    /// # Errors
    /// `Refused` where there is no such entry; `Sealed` for reasons of writing.
    pub fn remove_evidence(&self, number: u32) -> Result<(), OmbrelleError> {
        let removed = register::forget(&mut held(&self.store), number);
        removed.map_err(|error| self.error(error))
    }
}

impl Register {
    /// What a file that shows something comes to beside the entries, and the register, locked so that it can be noted. While the file is read
    /// nothing is locked: whoever hears how far that is may ask the register.
    fn shown(
        &self,
        (mut bytes, keep_copy): (Zeroizing<Vec<u8>>, bool),
        progress: &Progress,
    ) -> Result<(MutexGuard<'_, Store>, Shown), Cancelled> {
        loop {
            let entries = held(&self.store).content().clone();
            let decoding = Decoding::InProcess;
            let shown = evidence::of_bytes(bytes, keep_copy, &entries, &decoding, progress)?;
            let store = held(&self.store);
            match &shown.copy {
                // It may be what was added meanwhile.
                Some(copy) if *store.content() != entries => {
                    bytes = Zeroizing::new(copy.bytes().to_vec());
                }
                _ => return Ok((store, shown)),
            }
        }
    }
}
