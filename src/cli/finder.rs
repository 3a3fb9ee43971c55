//! The face finder of one worker, loaded when it is first needed.

use ombrelle_core::error::Error;
use ombrelle_core::paths;
use ombrelle_core::plan::{self, Face, Finder, Limits, Opened};
use ombrelle_core::progress::Progress;

use crate::exit::Stage;
use crate::fault::Fault;

/// A finder, loaded or not yet.
pub struct Lazy {
    finder: Option<Finder>,
    threads: usize,
}

impl Lazy {
    /// Not loaded yet; with `threads` for each pass of the network.
    pub fn new(threads: usize) -> Self {
        Self {
            finder: None,
            threads,
        }
    }

    /// Opens a photo and finds its faces. The first time, the network is loaded while the photo
    /// is decoded.
    pub fn open(
        &mut self,
        path: &std::path::Path,
        progress: &Progress,
    ) -> Result<(Opened, Vec<Face>), Fault> {
        let limits = Limits::default();
        let loaded = self.finder.take();
        let threads = self.threads;
        let (opened, loaded) = std::thread::scope(|scope| {
            let loading = match loaded {
                Some(finder) => Err(finder),
                None => Ok(scope.spawn(move || Finder::load(&paths::models(), threads))),
            };
            let opened = plan::open(path, &limits, progress);
            let loaded = match loading {
                Err(finder) => Ok(finder),
                Ok(loading) => loading
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            };
            (opened, loaded)
        });
        let opened = match opened {
            Ok(opened) => opened,
            // The next photo may still want the finder.
            Err(error) => {
                self.finder = loaded.ok();
                return Err(Fault::Core(error, Stage::Reading));
            }
        };
        let finder = self
            .finder
            .insert(loaded.map_err(|reason| Fault::NoFinder(Error::from(reason)))?);
        let faces = plan::find(&opened, finder, progress)
            .map_err(|error| Fault::Core(error, Stage::Reading))?;
        Ok((opened, faces))
    }

    /// The finder itself, once it was needed.
    pub fn loaded(&mut self) -> Option<&mut Finder> {
        self.finder.as_mut()
    }
}

/// How many threads the network of one worker may use: all cores for a single photo, one core a
/// worker for several, so that `--jobs` says how much of the computer is taken.
pub fn threads(photos: usize) -> usize {
    if photos > 1 { 1 } else { cores() }
}

/// The computer's cores.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
