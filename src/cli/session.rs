//! The session of a command: photos are decoded in workers of the command itself.

use ombrelle_core::paths;
use ombrelle_core::protect::{Decoding, Session, cores};

/// A session with the networks that are installed; nothing is loaded and no worker started yet.
pub fn session() -> Session {
    Session::new(paths::models(), cores()).decoding_in(Decoding::caged())
}
