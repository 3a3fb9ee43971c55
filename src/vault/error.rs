//! What can be wrong with a sealed file.

use std::borrow::Cow;

use ombrelle_base::disk;

/// What can be wrong with a sealed file. `title` is [`Content::TITLE`](crate::Content::TITLE) of what it holds, so
/// that a person hears of their register or of their consent book.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// The file could not be read or written.
    #[error(transparent)]
    File(#[from] disk::Error),
    /// A passphrase without a letter.
    #[error("an empty passphrase")]
    EmptyPassphrase,
    /// There is no such file here.
    #[error("no {title} here")]
    Missing {
        /// Of what kind.
        title: &'static str,
    },
    /// There is one already, or a previous version of one.
    #[error("a {title} is here already")]
    Exists {
        /// Of what kind.
        title: &'static str,
    },
    /// It is cut, altered, lost beside its previous version, or something else.
    #[error("the {title} is damaged")]
    Damaged {
        /// Of what kind.
        title: &'static str,
    },
    /// A newer version of the program wrote it.
    #[error("a newer program wrote the {title}")]
    Newer {
        /// Of what kind.
        title: &'static str,
    },
    /// Another program has it open.
    #[error("another program has the {title} open")]
    InUse {
        /// Of what kind.
        title: &'static str,
    },
    /// The passphrase does not open it.
    #[error("the passphrase does not open the {title}")]
    WrongPassphrase {
        /// Of what kind.
        title: &'static str,
    },
    /// It opens, or there is no previous version of it.
    #[error("there is nothing to restore of the {title}")]
    NothingToRestore {
        /// Of what kind.
        title: &'static str,
    },
}

impl From<&std::io::Error> for Error {
    fn from(error: &std::io::Error) -> Self {
        Self::File(error.into())
    }
}

impl Error {
    /// The key of its words in the catalogues: `register-damaged`.
    pub fn code(&self) -> Cow<'static, str> {
        let name: &'static str = self.into();
        match self {
            Self::File(error) => error.code().into(),
            Self::EmptyPassphrase => name.into(),
            Self::Missing { title }
            | Self::Exists { title }
            | Self::Damaged { title }
            | Self::Newer { title }
            | Self::InUse { title }
            | Self::WrongPassphrase { title }
            | Self::NothingToRestore { title } => format!("{title}-{name}").into(),
        }
    }

    /// The codes of all that can happen to files of this kind, for tests that ask the catalogues for each; without
    /// those of [`disk::Error`].
    pub fn codes(title: &'static str) -> Vec<String> {
        let names = <Self as strum::VariantNames>::VARIANTS.iter();
        let own = names.filter(|name| **name != "file");
        own.map(|name| match *name {
            "empty-passphrase" => (*name).to_owned(),
            name => format!("{title}-{name}"),
        })
        .collect()
    }
}
