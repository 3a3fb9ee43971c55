//! Where hostile files are read: in this process, or in one of its own that may do nothing else.

use std::sync::Arc;

use ombrelle_cage::Workers;

use crate::error::Reason;
use crate::metadata::{self, Inspection};
use crate::photo::{self, Limits, Picture};
use crate::progress::Progress;

/// Where photos are decoded and inspected; both ways run the same code.
#[derive(Debug, Clone, Default)]
pub enum Decoding {
    /// Here. For hosts that the system confines by itself (phones), and for tests: a file that makes a decoder abort ends the program.
    #[default]
    InProcess,
    /// In workers: whatever a file does, it is one photo that failed.
    Caged(Arc<Workers>),
}

impl Decoding {
    /// In workers of this program, which asks [`worker::if_asked`](super::worker::if_asked) first thing.
    pub fn caged() -> Self {
        Self::Caged(Arc::new(Workers::of_this_program()))
    }

    /// The pixels of a file, and what it gives away besides its name.
    pub(super) fn open(
        &self,
        bytes: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<(Picture, Inspection), Reason> {
        match self {
            Self::InProcess => {
                let picture = photo::decode(bytes, limits, progress)?;
                Ok((picture, metadata::inspect(bytes, None)))
            }
            Self::Caged(workers) => workers.open(bytes, limits, progress),
        }
    }

    /// What a file gives away besides its name.
    pub(super) fn inspect(
        &self,
        bytes: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Inspection, Reason> {
        match self {
            Self::InProcess => Ok(metadata::inspect(bytes, None)),
            Self::Caged(workers) => workers.inspect(bytes, limits, progress),
        }
    }
}
