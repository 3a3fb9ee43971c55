//! The register: fingerprints kept in an encrypted file, to find out whether a picture is one of them.

use std::path::Path;
use std::sync::{Arc, Mutex};

use ombrelle_core::calendar;
use ombrelle_core::error::ErrorKind;
use ombrelle_core::register::{
    self, Added, Entry, Origin, Passphrase, Register as Store, Reported, Verdict,
};
use ombrelle_i18n::Words;

use crate::consent::{Day, held, secret};
use crate::error::OmbrelleError;
use crate::fingerprint::Fingerprint;
use crate::language::{Language, words};
use crate::mirror::mirrored;

mirrored! {
    /// What a comparison says.
    MatchVerdict = Verdict {
        /// The same bytes, or the same picture saved once more.
        Same,
        /// The same picture or video after some change, or a still of the video.
        Probably,
        /// Perhaps the same picture with its edges cut off: what was cut is guessed.
        Perhaps,
        /// Too featureless, or a video whose frames were not read: only the bytes could be compared, and they differ.
        CannotTell,
        /// Another one.
        No,
    }
}

mirrored! {
    /// How a picture or video came to be, as the person says.
    PictureOrigin = Origin {
        /// Taken by a camera and shown as it is.
        Real,
        /// Taken by a camera, and changed.
        Altered,
        /// Wholly made by a program.
        Made,
        /// Nobody said.
        NotKnown,
    }
}

/// How a file compares with one entry.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Match {
    /// The entry's number.
    pub entry: u32,
    /// What the comparison says.
    pub verdict: MatchVerdict,
    /// Bits of 256 that differ in the closest pair of pictures, 0 for the same bytes; none where no pair could be compared.
    pub distance: Option<u32>,
    /// Two videos: the share of the frames that were found, in percent.
    pub share: Option<u32>,
    /// The same as a sentence; none where it is another one.
    pub sentence: Option<String>,
}

/// One entry: nothing of it is the file.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct RegisterEntry {
    /// From 1; stays the same while the entry is there.
    pub number: u32,
    /// What the person calls it; may be empty.
    pub name: String,
    /// The day on which it was added.
    pub added: Day,
    /// How it came to be, as the person says; a fake counts as much as a real picture.
    pub origin: PictureOrigin,
    /// Number, name or kind, and day, in a line.
    pub sentence: String,
    /// Where it was reported, a line each, oldest first.
    pub reported: Vec<String>,
}

/// A register that is open: an encrypted file in the age format, which no other program changes meanwhile. Every change is on the disk
/// before its call returns, and takes a second or more.
#[derive(uniffi::Object)]
pub struct Register {
    pub(crate) language: Language,
    pub(crate) store: Mutex<Store>,
}

#[uniffi::export]
impl Register {
    /// Makes an empty register, and its folder if that is missing. The path is one that the app alone can read.
    ///
    /// # Errors
    /// `Sealed`: there is one already, an empty passphrase, reasons of writing.
    #[uniffi::constructor]
    pub fn create(
        path: String,
        passphrase: String,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        Self::opened(path, passphrase, language, Store::create)
    }

    /// Opens a register.
    ///
    /// # Errors
    /// `Sealed`: there is none, it is damaged, the passphrase does not open it, another program has it open.
    #[uniffi::constructor]
    pub fn open(
        path: String,
        passphrase: String,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        Self::opened(path, passphrase, language, Store::open)
    }

    /// Puts the previous version in place of one that is damaged or lost, and opens it.
    ///
    /// # Errors
    /// `Sealed`: the present version opens, there is no previous one, the passphrase does not open it.
    #[uniffi::constructor]
    pub fn restore(
        path: String,
        passphrase: String,
        language: Language,
    ) -> Result<Arc<Self>, OmbrelleError> {
        Self::opened(path, passphrase, language, |path, passphrase| {
            drop(Store::restore(path, &passphrase)?);
            Store::open(path, passphrase)
        })
    }

    /// The entries, in the order in which they were added.
    pub fn entries(&self) -> Vec<RegisterEntry> {
        let words = words(self.language);
        let entry = |entry: &Entry| RegisterEntry {
            number: entry.number,
            name: entry.name.clone(),
            added: entry.added.into(),
            origin: entry.origin.into(),
            sentence: words.item(
                entry.number,
                entry.fingerprint.kind,
                &entry.name,
                entry.added,
            ),
            reported: entry
                .reported
                .iter()
                .map(|one| words.reported(one).trim().to_owned())
                .collect(),
        };
        held(&self.store).content().iter().map(entry).collect()
    }

    /// Keeps a fingerprint under a name of the person's choice, which may be empty: the entry's number. A file of the same bytes that is
    /// there already keeps its number, and nothing is changed.
    ///
    /// # Errors
    /// `Sealed` for reasons of writing.
    pub fn add(&self, fingerprint: Arc<Fingerprint>, name: String) -> Result<u32, OmbrelleError> {
        let files = vec![(name, fingerprint.made().clone())];
        let added = register::add(&mut held(&self.store), calendar::today(), files);
        match added.map_err(|error| self.error(error))?.as_slice() {
            [Added::New(number) | Added::Already(number)] => Ok(*number),
            // One file, one answer.
            _ => Err(OmbrelleError::value(self.language)),
        }
    }

    /// Compares a file with every entry: closest first. Where it is none of them, [`check_limit`] is to be said beside that.
    pub fn check(&self, fingerprint: Arc<Fingerprint>) -> Vec<Match> {
        let found = register::compare(fingerprint.sought(), held(&self.store).content());
        let one = |found: register::Match| Match {
            entry: found.number,
            verdict: found.verdict.into(),
            distance: found.distance,
            share: found.share,
            sentence: sentence(&found, words(self.language)),
        };
        found.into_iter().map(one).collect()
    }

    /// Notes today where an entry was reported: the service or other words, and the number of the case, which may be empty.
    ///
    /// # Errors
    /// `Refused` where there is no such entry, or no service; `Sealed` for reasons of writing.
    pub fn note(&self, entry: u32, to: String, case_number: String) -> Result<(), OmbrelleError> {
        if to.trim().is_empty() {
            return Err(OmbrelleError::blank(self.language));
        }
        let reported = Reported {
            day: calendar::today(),
            to,
            case_number,
        };
        let noted = register::note(&mut held(&self.store), entry, reported);
        noted.map_err(|error| self.error(error))
    }

    /// Says how an entry's picture or video came to be.
    ///
    /// # Errors
    /// `Refused` where there is no such entry; `Sealed` for reasons of writing.
    pub fn set_origin(&self, entry: u32, origin: PictureOrigin) -> Result<(), OmbrelleError> {
        let set = register::set_origin(&mut held(&self.store), entry, origin.into());
        set.map_err(|error| self.error(error))
    }

    /// Takes an entry out, of the previous version too: nothing of it is left.
    ///
    /// # Errors
    /// `Refused` where there is no such entry; `Sealed` for reasons of writing.
    pub fn withdraw(&self, entry: u32) -> Result<(), OmbrelleError> {
        let withdrawn = register::withdraw(&mut held(&self.store), entry);
        withdrawn.map_err(|error| self.error(error))
    }

    /// Encrypts both versions anew, so that nothing opens with the old passphrase.
    ///
    /// # Errors
    /// `Sealed` for an empty passphrase, and reasons of writing.
    pub fn change_passphrase(&self, passphrase: String) -> Result<(), OmbrelleError> {
        let new = secret(passphrase, self.language)?;
        let changed = held(&self.store).change_passphrase(new);
        changed.map_err(|error| OmbrelleError::of_sealed(error, self.language))
    }
}

/// What is to be said beside it where a file is none of the entries: that this is no proof, and which copies are missed.
#[uniffi::export]
pub fn check_limit(language: Language) -> String {
    words(language).say("register-check-limit", &[])
}

/// Destroys a register: both versions are overwritten and removed. Takes no passphrase, since somebody who lost it may want this most.
///
/// # Errors
/// `Sealed`: there is none, another program has it open, it is no sealed file, reasons of writing.
#[uniffi::export]
pub fn destroy_register(path: String, language: Language) -> Result<(), OmbrelleError> {
    Store::destroy(Path::new(&path)).map_err(|error| OmbrelleError::of_sealed(error, language))
}

fn sentence(found: &register::Match, words: &Words) -> Option<String> {
    let values = [
        ("item", found.number.into()),
        ("share", found.share.unwrap_or_default().into()),
    ];
    let key = match (found.verdict, found.share) {
        (Verdict::No, _) => return None,
        (Verdict::Same, _) => "app-fp-check-same",
        (Verdict::Probably, Some(_)) => "app-fp-check-video",
        (Verdict::Probably, None) => "app-fp-check-probably",
        (Verdict::Perhaps, _) => "app-fp-check-perhaps",
        (Verdict::CannotTell, _) => "app-fp-check-unknown",
    };
    Some(words.say(key, &values))
}

impl Register {
    fn opened<E: Into<ombrelle_core::error::Error>>(
        path: String,
        passphrase: String,
        language: Language,
        open: impl FnOnce(&Path, Passphrase) -> Result<Store, E>,
    ) -> Result<Arc<Self>, OmbrelleError> {
        let passphrase = secret(passphrase, language)?;
        let store = open(Path::new(&path), passphrase)
            .map_err(|error| OmbrelleError::of_sealed(error, language))?;
        Ok(Arc::new(Self {
            language,
            store: Mutex::new(store),
        }))
    }

    pub(crate) fn error(&self, error: ErrorKind) -> OmbrelleError {
        OmbrelleError::of_sealed(error, self.language)
    }
}
