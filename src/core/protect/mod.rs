//! The way of one photo, from a file to a protected copy, for every front end: open, find, decide, carry out, evaluate,
//! report, save.
//!
//! A front end holds a [`Session`] and, for each photo, a [`Draft`]. It builds no plan, loads no network and applies no
//! rule by itself.
//!
//! ```
//! use ombrelle_core::photo::Region;
//! use ombrelle_core::progress::Progress;
//! use ombrelle_core::protect::{Decision, Looks, Overwrite, Session, Terms, cores};
//!
//! # let folder = tempfile::tempdir()?;
//! # let original = folder.path().join("garden.png");
//! # image::RgbImage::new(64, 48).save(&original)?;
//! # let target = folder.path().join("out/garden.protected.png");
//! let session = Session::new("models", cores());
//! let progress = Progress::default();
//! // `Looks::FACES` looks for faces, with a network that `cargo xtask setup` installs.
//! let photo = session.open(&original, Looks::default(), &progress)?;
//! let mut draft = session.draft(&photo, Terms::default());
//! let face = Region { x: 8.0, y: 8.0, width: 20.0, height: 24.0 };
//! let number = draft.draw(face)?;
//! assert!(draft.face(number)?.decision().covers());
//! let made = session.protect(&photo, &draft, &progress)?;
//! assert_eq!(made.report().faces.len(), 1);
//! session.save(&made, &target, Overwrite::No)?;
//! assert!(target.exists());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod carry_out;
mod check;
mod cloaks;
mod cover_sample;
mod decide;
mod draft;
mod error;
mod evaluate;
mod exported;
mod find;
pub mod gather;
mod grouped;
mod memory;
mod models;
pub mod names;
mod open;
mod others;
mod preview;
mod report;
mod save;
mod session;
mod together;

use std::path::PathBuf;

// The values of which drafts, plans and reports are made.
pub use crate::cage::{Decoding, worker};
pub use crate::cloak::{Cloaked, Cloaker, MOST_STEPS, Recipe, STEPS, Strength};
pub use crate::disk::{make_folder, protected_path};
pub use crate::metadata::{Carrier, Clue, Finding, Inspection};
pub use crate::photo::{Blocks, Encoding, Format, Kind, Limits, Picture, Point, Region};
pub use crate::redact::{Cover, Fit};
pub use carry_out::{Extent, Outcome, Plan, Planned, TextBox, carry_out, carry_out_with};
pub use check::{
    Check, Leak, LeakKind, NotLookedFor, Question, Remedy, check, in_name, told_by_name,
};
pub use cloaks::can_be_cloaked;
pub use cover_sample::cover_sample;
pub use decide::{Basis, CopyOptions, Decision, DraftFace, Refusal, Terms};
pub use draft::Draft;
pub use error::Error;
pub use evaluate::Evaluation;
pub use exported::Exported;
pub use find::{draw, drawn};
pub use grouped::{Anchor, AnchorFault, Grouped, NoAnchor, Placed};
pub use memory::memory_for_photos;
pub use models::cores;
pub use open::{Harder, Looks, Missing, Opened, Photo, Search, default_format, inspect, open};
pub use others::Beside;
pub use preview::{Preview, pasted, portrait, preview, preview_difference, sketch};
pub use report::{
    FaceConsent, FaceNotice, FaceReport, Gap, NoticeKind, OutputReport, Removed, Report,
    SourceReport,
};
pub use save::{
    Overwrite, Saved, Sharing, Unnoted, check_extra, check_target, is_one_place, write_beside,
    write_extra,
};
pub use session::Session;
pub use together::{OneHour, OnePlace, Taken, Together, together};

use crate::consent::{Audience, Date, Shown};
use preview::{reopen, sketch_small};
use save::{reopen_saved, save, save_free};

/// A protected copy that is not written yet.
#[derive(Debug, Clone)]
pub struct Made {
    /// The finished bytes and the report.
    pub outcome: Outcome,
    /// What the jury says of the cloaked faces.
    pub evaluation: Evaluation,
    /// Whether faces are shown without the cloak that the album book wants, since a network or the runtime is not installed.
    pub uncloaked: bool,
    /// The photo that it was made from.
    original: PathBuf,
    audience: Option<Audience>,
    day: Date,
    shown: Vec<Shown>,
}

impl Made {
    /// The content of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.outcome.bytes
    }

    /// What was done and what was not.
    pub fn report(&self) -> &Report {
        &self.outcome.report
    }

    /// The kind of file.
    pub fn format(&self) -> Format {
        self.outcome.report.output.format
    }

    /// Whom it shows on a decision of the album book.
    pub fn shown(&self) -> &[Shown] {
        &self.shown
    }

    /// What the album book is to note when it leaves, in words that find it again; none where nobody is shown on a decision of it.
    pub fn sharing(&self, photo: String) -> Option<Sharing> {
        let sharing = self.audience.map(|audience| Sharing {
            day: self.day,
            audience,
            photo,
            shown: self.shown.clone(),
        });
        sharing.filter(|sharing| !sharing.shown.is_empty())
    }
}
