//! What kept a register command from being done, and its words, plain or discreet.

use ombrelle_core::error::{
    Cancelled, Error, ErrorKind, FileError, REGISTER, RegisterError, VaultError,
};
use ombrelle_i18n::{Advice, Words};

use crate::exit::{Class, Stage};
use crate::passphrase;
use crate::sealed::{self, Tried};

/// A fault of a whole command, or of one of its files.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// Core says why; the path, if any, is the register's.
    Core(Error),
    /// The register cannot be opened; core says why.
    Unopened(Error),
    /// What helps where the register does not open was tried in vain; core says why.
    InVain(Tried, Error),
    /// A file could not be used; the number says which, its name stays unsaid.
    File {
        /// From 1.
        number: usize,
        /// How many there are.
        total: usize,
        /// Why.
        reason: ErrorKind,
    },
    /// There is no passphrase.
    NoPassphrase(passphrase::Fault),
    /// The system names no folder for a person's data.
    NoPlace,
    /// The word that confirms was not typed; the option that stands for it.
    NotConfirmed(&'static str),
    /// One name was given to several files.
    NameForSeveral,
    /// A folder holds no file.
    NoFile,
    /// What was to be noted is empty.
    Blank,
}

impl Fault {
    /// What core, or a crate below it, raises.
    pub fn core(error: impl Into<Error>) -> Self {
        Self::Core(error.into())
    }

    /// What keeps the register from being opened.
    pub fn opening(error: impl Into<Error>) -> Self {
        Self::Unopened(error.into())
    }

    /// Its class, which is its exit status.
    pub fn class(&self) -> Class {
        match self {
            Self::Core(error) | Self::InVain(_, error) => {
                match Class::of(&error.kind, Stage::Writing) {
                    // A file that is empty or cut, or too large, is a register that does not open.
                    Class::NotAPicture => Class::NotOpened,
                    class => class,
                }
            }
            Self::Unopened(error) => match Class::of(&error.kind, Stage::Reading) {
                Class::Unreadable | Class::NotAPicture => Class::NotOpened,
                class => class,
            },
            Self::File { reason, .. } => Class::of(reason, Stage::Reading),
            Self::NoFile => Class::Unreadable,
            Self::NoPassphrase(fault) => fault.class(),
            Self::NoPlace | Self::NotConfirmed(_) | Self::NameForSeveral | Self::Blank => {
                Class::Impossible
            }
        }
    }

    /// Its words.
    pub fn advice(&self, words: &Words) -> Advice {
        let key = match self {
            Self::Core(error) => return words.error(error),
            Self::Unopened(error) => return words.unopened(error),
            Self::InVain(tried, error) => return tried.advice(error, words),
            Self::File {
                number,
                total,
                reason,
            } => return of_a_file(*number, *total, reason, words),
            Self::NoPassphrase(fault) => return fault.advice(words),
            Self::NoPlace => ("register-no-place", "register-no-place-advice"),
            Self::NotConfirmed(option) => return not_confirmed(option, words),
            Self::NameForSeveral => ("register-one-name", "register-one-name-advice"),
            Self::NoFile => ("register-no-file", "register-no-file-advice"),
            Self::Blank => ("register-blank", "register-blank-advice"),
        };
        Advice {
            what_happened: words.say(key.0, &[]),
            what_to_do: words.say(key.1, &[]),
        }
    }

    /// One line that tells a person who looks over the shoulder nothing.
    pub fn discreetly(&self, words: &Words) -> String {
        let key = match self {
            Self::File { number, total, .. } => {
                let values = [("number", (*number).into()), ("total", (*total).into())];
                return words.say("discreet-file-failed", &values);
            }
            Self::NoPassphrase(passphrase::Fault::Differ) => "register-differ",
            Self::NoPassphrase(_) => "discreet-no-passphrase",
            Self::NotConfirmed(_) | Self::Blank => "register-not-confirmed",
            Self::Core(error) | Self::Unopened(error) | Self::InVain(_, error) => {
                match error.kind {
                    ErrorKind::Vault(VaultError::WrongPassphrase { title: REGISTER }) => {
                        "discreet-passphrase"
                    }
                    ErrorKind::Vault(VaultError::EmptyPassphrase) => "err-empty-passphrase",
                    ErrorKind::Vault(VaultError::InUse { title: REGISTER }) => "discreet-in-use",
                    ErrorKind::Register(
                        RegisterError::NoSuchEntry { .. }
                        | RegisterError::NoSuchEvidence { .. }
                        | RegisterError::NoSuchCopy { .. },
                    ) => "discreet-no-item",
                    ErrorKind::File(FileError::DiskFull) => "discreet-disk-full",
                    ErrorKind::Cancelled(Cancelled) => "err-cancelled",
                    _ => "discreet-not-done",
                }
            }
            Self::NoPlace | Self::NameForSeveral | Self::NoFile => "discreet-not-done",
        };
        words.say(key, &[])
    }

    /// The command that helps, where there is one; `at` is the option that says which register is meant, or empty.
    pub fn hint(&self, previous: bool, at: &str, words: &Words) -> Option<String> {
        let error = match self {
            Self::Core(error) | Self::Unopened(error) | Self::InVain(_, error) => error,
            _ => return None,
        };
        // What is advised elsewhere has just been tried.
        if let Self::InVain(..) = self
            && let Some(left) = sealed::hint(error, words)
        {
            return Some(left);
        }
        let key = match error.kind {
            ErrorKind::Vault(VaultError::Missing { title: REGISTER }) => "register-hint-init",
            ErrorKind::Vault(VaultError::Damaged { title: REGISTER }) if previous => {
                "register-hint-restore"
            }
            ErrorKind::Register(RegisterError::NoSuchEntry { .. }) => "register-hint-list",
            ErrorKind::Register(
                RegisterError::NoSuchEvidence { .. } | RegisterError::NoSuchCopy { .. },
            ) => "evidence-hint",
            ErrorKind::Vault(VaultError::Exists { title: REGISTER }) => "register-hint-destroy",
            ErrorKind::File(FileError::ExistsAlready) => "hint-force",
            _ => return None,
        };
        Some(words.say(key, &[("at", at.into())]))
    }
}

/// Words that nothing was done, since the word that confirms was not typed.
pub fn not_confirmed(option: &str, words: &Words) -> Advice {
    Advice {
        what_happened: words.say("register-not-confirmed", &[]),
        what_to_do: words.say(
            "register-not-confirmed-advice",
            &[("option", option.into())],
        ),
    }
}

impl From<passphrase::Fault> for Fault {
    fn from(fault: passphrase::Fault) -> Self {
        match fault {
            passphrase::Fault::Core(reason) => Self::core(reason),
            other => Self::NoPassphrase(other),
        }
    }
}

/// The reason's words, which hold neither path nor name, after "file 2 of 3".
fn of_a_file(number: usize, total: usize, reason: &ErrorKind, words: &Words) -> Advice {
    let values = [
        ("number", number.into()),
        ("total", total.into()),
        ("sentence", words.reason(reason).into()),
    ];
    Advice {
        what_happened: words.say("register-file-failed", &values),
        what_to_do: words.fingerprint_advice(reason),
    }
}
