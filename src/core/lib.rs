//! Everything Ombrelle knows: opening a photo safely, saying what it gives away,
//! finding faces, covering them so that nobody can undo it, and proving the export clean.
//!
//! Front ends hold a [`protect::Session`]; see ARCHITECTURE.md for the way of one photo.
//! Core returns values. It holds no sentence for a person, no toolkit and no socket.

pub mod cloak;
pub mod consent;
pub mod disk;
pub mod error;
pub mod face;
pub mod jury;
pub mod leaks;
pub mod metadata;
pub mod model;
pub mod paths;
pub mod photo;
pub mod plan;
pub mod progress;
pub mod protect;
pub mod redact;
pub mod register;
pub mod services;
pub mod settings;
pub mod vault;
