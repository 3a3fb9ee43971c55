//! The cage: a hostile file is read in a process of its own, which may compute and do nothing else.
//!
//! [`Workers`] is the side of the program: it starts its own program again with the one argument [`ARGUMENT`], hands over the bytes of
//! a file through a pipe, and takes pixels and findings from another, each length and each limit checked again. [`worker`] is the other
//! side: it gives up what it does not need ([`confine`]) before it reads the first byte. A worker serves many photos; one that dies, hangs or
//! asks for too much memory is one photo that failed, and another takes its place.
//!
//! No path, no file name, no environment and no open file goes into the worker. Another program that reads a hostile file, such as
//! `ffmpeg`, has the file as its standard input and is confined likewise ([`Decoding::program`]).
//!
//! ```no_run
//! use ombrelle_base::progress::Progress;
//! use ombrelle_cage::{Workers, worker};
//! use ombrelle_media::Limits;
//!
//! // First thing in `main` of a program that has workers:
//! if let Some(ended) = worker::if_asked() {
//!     std::process::exit(ended.into());
//! }
//! let workers = Workers::of_this_program();
//! let photo = std::fs::read("garden.jpg").unwrap_or_default();
//! let decoded = workers.open(&photo, &Limits::default(), &Progress::default())?;
//! assert!(decoded.picture.width() > 0 && decoded.inspection.complete);
//! # Ok::<(), ombrelle_cage::Error>(())
//! ```

mod decoding;
mod error;
#[cfg(target_os = "linux")]
mod linux;
mod program;
mod protocol;
pub mod worker;
mod workers;

pub use decoding::{Decoded, Decoding};
pub use error::Error;
pub use program::INPUT;
pub use protocol::{Answer, Fault, Request, Work};
pub use workers::Workers;

/// The first and only argument of a program that is to be a worker.
pub const ARGUMENT: &str = "worker";

/// Gives up what a decoder does not need, for good and for all threads: on Linux files, sockets, other programs and more memory than
/// [`MEMORY`]. On other systems the worker is a process of its own and nothing more.
///
/// # Errors
/// What the system did not allow; a worker then reads nothing.
pub fn confine() -> Result<(), String> {
    #[cfg(target_os = "linux")]
    linux::confine()?;
    Ok(())
}

/// Address space of a worker in bytes: what the largest photo within the limits needs (measured: 5.4 GB for a HEIC of 190 megapixels
/// with opacity), and the program itself.
pub const MEMORY: u64 = 6 << 30;
