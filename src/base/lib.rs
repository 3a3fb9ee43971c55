//! What every crate of Ombrelle builds on: progress and cancelling, what can go wrong, places in a picture,
//! the kinds of file that we open and write, what a JPEG XL file tells in plain bits, many tasks on a few threads, seeded random numbers, characters, mark-up and table cells, and reading and writing files safely.
//!
//! Nothing here knows pixels, faces or people.
//!
//! ```
//! use ombrelle_base::progress::{Cancel, Phase, Progress};
//!
//! let cancel = Cancel::default();
//! let progress = Progress::silent(cancel.clone());
//! assert!(progress.step(Phase::Opening, 0, 1).is_ok());
//! cancel.cancel();
//! assert!(progress.step(Phase::Opening, 1, 1).is_err());
//! ```

pub mod batch;
pub mod chance;
pub mod disk;
pub mod error;
mod format;
mod geometry;
pub mod jxl;
mod kind;
pub mod letters;
pub mod markup;
pub mod progress;
pub mod spreadsheet;

pub use format::Format;
pub use geometry::{Point, Region, in_reading_order};
pub use kind::{Kind, is_video};
