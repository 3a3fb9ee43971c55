//! Where hostile files are read: in this process, or in one of its own that may do nothing else.

use std::sync::Arc;

use ombrelle_cage::{Decoded, Workers};

use crate::error::ErrorKind;
use crate::metadata::Inspection;
use crate::photo::Limits;
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
    ) -> Result<Decoded, ErrorKind> {
        Ok(match self {
            Self::InProcess => ombrelle_cage::decode(bytes, limits, progress)?,
            Self::Caged(workers) => workers.open(bytes, limits, progress)?,
        })
    }

    /// What a file gives away besides its name.
    pub(super) fn inspect(
        &self,
        bytes: &[u8],
        limits: &Limits,
        progress: &Progress,
    ) -> Result<Inspection, ErrorKind> {
        Ok(match self {
            Self::InProcess => ombrelle_cage::inspect(bytes, progress),
            Self::Caged(workers) => workers.inspect(bytes, limits, progress)?,
        })
    }
}
