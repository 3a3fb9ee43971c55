//! What is left to do where the register or the album book does not open, and what helps with that was just tried in vain.

use ombrelle_core::error::{BOOK, Error, ErrorKind, VaultError};
use ombrelle_i18n::{Advice, Words};

/// What was tried in vain, so that nobody is advised to do it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// Putting the previous version back.
    Restoring,
    /// Destroying the file.
    Destroying,
}

impl Tried {
    /// Why it failed, and what is left to do.
    pub fn advice(self, error: &Error, words: &Words) -> Advice {
        let advice = words.unopened(error);
        let Some(title) = damaged(error) else {
            return advice;
        };
        let left = match (title == BOOK, self) {
            (true, Self::Restoring) => "book-both-damaged-advice",
            (true, Self::Destroying) => "book-foreign-advice",
            (false, Self::Restoring) => "register-both-damaged-advice",
            (false, Self::Destroying) => "register-foreign-advice",
        };
        Advice {
            what_to_do: words.say(left, &[]),
            ..advice
        }
    }
}

/// The command that is left where such a file is damaged; none where it is something else.
pub fn hint(error: &Error, words: &Words) -> Option<String> {
    let key = match damaged(error)? == BOOK {
        true => "book-hint-elsewhere",
        false => "register-hint-elsewhere",
    };
    Some(words.say(key, &[]))
}

/// The title of the file that is damaged.
fn damaged(error: &Error) -> Option<&'static str> {
    match error.kind {
        ErrorKind::Vault(VaultError::Damaged { title }) => Some(title),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use ombrelle_core::error::{FileError, REGISTER};
    use ombrelle_i18n::Language;

    use super::*;

    #[test]
    fn what_is_left_of_a_damaged_file_is_said_of_the_register_and_of_the_album_book() {
        for language in Language::ALL {
            let words = Words::new(language);
            let mut told = Vec::new();
            for title in [REGISTER, BOOK] {
                let error = Error::from(VaultError::Damaged { title });
                for tried in [Tried::Restoring, Tried::Destroying] {
                    let left = tried.advice(&error, &words).what_to_do;
                    assert_ne!(left, words.unopened(&error).what_to_do);
                    told.push(left);
                }
                told.extend(hint(&error, &words));
            }
            assert_eq!(told.len(), 6, "{told:?}");
            for (at, one) in told.iter().enumerate() {
                assert!(!told[..at].contains(one), "{one}");
            }
        }
    }

    #[test]
    fn an_album_book_on_a_read_only_medium_is_not_told_as_a_result_that_cannot_be_written() {
        for language in Language::ALL {
            let words = Words::new(language);
            let error = Error::from(FileError::ReadOnly);
            for tried in [Tried::Restoring, Tried::Destroying] {
                let left = tried.advice(&error, &words).what_to_do;
                assert_eq!(left, words.say("unopened-read-only-advice", &[]));
            }
            assert_eq!(hint(&error, &words), None);
        }
    }
}
