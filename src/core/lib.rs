//! Everything Ombrelle knows: opening a photo safely, saying what it gives away,
//! finding faces, covering them so that nobody can undo it, and proving the export clean.
//!
//! Front ends hold a [`protect::Session`] for photos, and call the module that owns it for everything else; see
//! ARCHITECTURE.md for the way of one photo.
//! Core returns values. It holds no sentence for a person, no toolkit and no socket.
//!
//! ```
//! use ombrelle_core::consent::{Audience, Book, rule};
//!
//! // Nobody is shown unless somebody said who they are.
//! let today = ombrelle_core::calendar::today();
//! assert!(!rule(&Book::default(), None, Audience::Public, today).shows());
//! ```

pub mod calendar;
pub mod cloak;
pub mod consent;
pub mod error;
pub mod evaluate;
pub mod face;
pub mod help;
pub mod leaks;
pub mod paper;
pub mod parents;
pub mod paths;
pub mod protect;
pub mod redact;
pub mod register;
pub mod settings;
pub mod takedown;

// The crates below, under the names by which the modules here know them.
pub use ombrelle_base::{batch, chance, disk, letters, markup, progress, spreadsheet};
pub use ombrelle_cage as cage;
pub use ombrelle_media as photo;
pub use ombrelle_metadata as metadata;
pub use ombrelle_nn as model;
pub use ombrelle_vault as vault;
