//! Why a network does not run.

use ombrelle_base::error::Cause;

/// Why a network does not run.
#[derive(
    Debug, Clone, PartialEq, Eq, thiserror::Error, strum::IntoStaticStr, strum::VariantNames,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Error {
    /// A model is not installed.
    #[error("the model {name} is not installed")]
    ModelMissing {
        /// Its name in the manifest.
        name: String,
    },
    /// A model's bytes are not those that were checked.
    #[error("the model {name} is altered")]
    ModelAltered {
        /// Its name in the manifest.
        name: String,
    },
    /// A model's checksum is right and yet it does not run.
    #[error("the model {name} does not run: {detail}")]
    ModelBroken {
        /// Its name in the manifest.
        name: String,
        /// The engine's own words.
        #[source]
        detail: Cause,
    },
    /// The ONNX Runtime library is not installed.
    #[error("ONNX Runtime is not installed")]
    RuntimeMissing,
    /// The ONNX Runtime library is there and does not load.
    #[error("ONNX Runtime does not load: {detail}")]
    RuntimeBroken {
        /// The loader's own words.
        #[source]
        detail: Cause,
    },
    /// The ONNX Runtime library that was named could report to its maker over the network; it is
    /// not loaded.
    #[error("ONNX Runtime could report to its maker")]
    RuntimeReports,
    /// The memory that a network needs is not to be had.
    #[error("out of memory")]
    OutOfMemory,
}

impl Error {
    /// The key of its words in the catalogues.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// The codes of all, for tests that ask the catalogues for each.
    pub fn codes() -> &'static [&'static str] {
        <Self as strum::VariantNames>::VARIANTS
    }

    /// Whether no other photo can be done either: what all of them need is missing.
    pub fn is_hopeless(&self) -> bool {
        match self {
            Self::ModelMissing { .. }
            | Self::ModelAltered { .. }
            | Self::ModelBroken { .. }
            | Self::RuntimeMissing
            | Self::RuntimeBroken { .. }
            | Self::RuntimeReports => true,
            Self::OutOfMemory => false,
        }
    }
}
