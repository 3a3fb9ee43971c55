//! The text reader of one worker, loaded when it is first needed.

use ombrelle_core::error::Error;
use ombrelle_core::paths;
use ombrelle_core::plan::{self, Opened, TextLine, TextReader};
use ombrelle_core::progress::Progress;

use crate::exit::Stage;
use crate::fault::Fault;

/// A reader, loaded or not yet.
pub struct LazyReader {
    reader: Option<TextReader>,
    threads: usize,
}

impl LazyReader {
    /// Not loaded yet; with `threads` for one photo.
    pub fn new(threads: usize) -> Self {
        Self {
            reader: None,
            threads,
        }
    }

    /// Every line of text of an opened photo.
    pub fn read(&mut self, opened: &Opened, progress: &Progress) -> Result<Vec<TextLine>, Fault> {
        let reader = match &mut self.reader {
            Some(reader) => reader,
            none => none.insert(
                TextReader::load(&paths::models(), self.threads)
                    .map_err(|reason| Fault::NoReader(Error::from(reason)))?,
            ),
        };
        plan::read_text(opened, reader, progress)
            .map_err(|error| Fault::Core(error, Stage::Reading))
    }
}
