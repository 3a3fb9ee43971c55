//! The list of services that the library brings, and a newer one in a signed update that somebody opens with the app. The app keeps its bytes
//! and hands them over at each start; nothing here reads, writes or fetches a file.

use ombrelle_core::help::Directory;
use ombrelle_core::help::update::{self, Signer};

use crate::consent::Day;
use crate::error::OmbrelleError;
use crate::language::{Language, words};

/// Which list of services counts.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ServiceList {
    /// The day on which it was checked.
    pub checked: Day,
    /// Whether it came with an update.
    pub updated: bool,
    /// Both as a sentence.
    pub sentence: String,
}

/// Which list of services counts now, for the whole process.
#[uniffi::export]
pub fn service_list(language: Language) -> ServiceList {
    ServiceList {
        checked: Directory::ours().checked.into(),
        updated: Directory::is_updated(),
        sentence: words(language).directory_checked(),
    }
}

/// Makes the list in a signed update the one that counts for the whole process, or, without one, the list that the library brings. The
/// signature and the list are held to what the program on a computer holds them to. The same update again changes nothing, so that a host may
/// hand it over whenever it starts.
///
/// # Errors
/// [`OmbrelleError::Refused`] with the code `directory-too-large`, `directory-unsigned`, `directory-other-key`, `directory-altered`,
/// `directory-unread` or `directory-old`; the list is then the one before.
#[uniffi::export]
pub fn use_service_list(
    update: Option<Vec<u8>>,
    language: Language,
) -> Result<ServiceList, OmbrelleError> {
    match update {
        None => update::put_back(),
        Some(bytes) => {
            let taken = Signer::ours().and_then(|signer| update::take_bytes(&bytes, &signer));
            taken.map_err(|reason| {
                OmbrelleError::of(ombrelle_core::error::ErrorKind::from(reason), language)
            })?;
        }
    }
    Ok(service_list(language))
}
