//! Everything Ombrelle knows: opening a photo safely, saying what it gives away,
//! finding faces, covering them so that nobody can undo it, and proving the export clean.
//!
//! Front ends go through [`plan`] alone; see ARCHITECTURE.md for the way of one photo.
//! Core returns values. It holds no sentence for a person, no toolkit and no socket.

pub mod calendar;
pub mod cloak;
pub mod consent;
pub mod disk;
pub mod error;
pub mod evaluate;
pub mod face;
pub mod help;
pub mod leaks;
pub mod metadata;
pub mod model;
pub mod paths;
pub mod photo;
pub mod plan;
pub mod progress;
pub mod redact;
pub mod register;
pub mod settings;
pub mod vault;
