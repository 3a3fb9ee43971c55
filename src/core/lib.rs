//! Everything Ombrelle knows: opening a photo safely, saying what it gives away,
//! finding faces, covering them so that nobody can undo it, and proving the export clean.
//!
//! Front ends hold a [`protect::Session`]; see ARCHITECTURE.md for the way of one photo.
//! Core returns values. It holds no sentence for a person, no toolkit and no socket.

pub mod cloak;
pub mod consent;
pub mod face;
pub mod jury;
pub mod leaks;
pub mod paths;
pub mod plan;
pub mod protect;
pub mod redact;
pub mod register;
pub mod services;
pub mod settings;

// The crates below, under the names by which the modules here know them.
pub use ombrelle_base::{chance, disk, error, letters, markup, progress, spreadsheet};
pub use ombrelle_media as photo;
pub use ombrelle_metadata as metadata;
pub use ombrelle_nn as model;
pub use ombrelle_vault as vault;
