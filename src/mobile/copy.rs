//! The protected copy: its bytes, what was done, and what was not.

use std::path::Path;
use std::sync::Arc;

use ombrelle_core::consent::Audience as CoreAudience;
use ombrelle_core::protect::names::Naming;
use ombrelle_core::protect::{self, Format, MOST_STEPS, Made};

use crate::consent::{Audience, Which};
use crate::error::OmbrelleError;
use crate::job::{Job, progress};
use crate::jury::Verdicts;
use crate::language::words;
use crate::mirror::mirrored;
use crate::place::Pixels;
use crate::session::Session;

mirrored! {
    /// The kind of file of a copy.
    CopyFormat = Format {
        /// JPEG.
        Jpeg,
        /// PNG.
        Png,
        /// WebP, lossless.
        Webp,
    }
}

/// How a copy is made and written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct CopyOptions {
    /// The kind of file; none for that of the photo, or JPEG or PNG where we do not write it.
    pub format: Option<CopyFormat>,
    /// JPEG quality, 1 to 100.
    pub quality: u8,
    /// The longest side in pixels, at least 1; none for the photo's own. Never enlarged.
    pub max_side: Option<u32>,
    /// Whether the copy carries the mark against data mining (`plus:DataMining`).
    pub mining_mark: bool,
    /// The most steps of a cloak, 1 to 1000; each takes some time, and fewer hide less.
    pub steps: u32,
    /// Seed of every random choice: the same one gives the same bytes.
    pub seed: u64,
}

/// How a copy is made unless the person says otherwise: smaller where anybody may see it, which blurs what links it to its camera.
#[uniffi::export]
pub fn default_copy(audience: Option<Audience>) -> CopyOptions {
    let options = protect::CopyOptions::default();
    CopyOptions::from(&match audience {
        Some(audience) => options.for_audience(CoreAudience::from(audience)),
        None => options,
    })
}

impl From<&protect::CopyOptions> for CopyOptions {
    fn from(theirs: &protect::CopyOptions) -> Self {
        Self {
            format: theirs.format.map(Into::into),
            quality: theirs.quality,
            max_side: theirs.max_side,
            mining_mark: theirs.mining_mark,
            steps: theirs.steps,
            seed: theirs.seed,
        }
    }
}

impl CopyOptions {
    /// What core takes, each value inside of its range. The host gets a name that tells nothing.
    pub(crate) fn into_core(self) -> protect::CopyOptions {
        protect::CopyOptions {
            format: self.format.map(Into::into),
            quality: self.quality.clamp(1, 100),
            max_side: self.max_side.map(|side| side.max(1)),
            naming: Naming::Neutral,
            mining_mark: self.mining_mark,
            steps: self.steps.clamp(1, MOST_STEPS),
            seed: self.seed,
            ..protect::CopyOptions::default()
        }
    }
}

/// A protected copy that is proved clean and written nowhere.
#[derive(uniffi::Object)]
pub struct ProtectedCopy {
    session: Arc<Session>,
    made: Made,
    /// The consent book that let people be seen in it.
    book: Option<Which>,
}

#[uniffi::export]
impl ProtectedCopy {
    /// The content of the file.
    pub fn bytes(&self) -> Vec<u8> {
        self.made.bytes().to_vec()
    }

    /// The kind of file.
    pub fn format(&self) -> CopyFormat {
        self.made.format().into()
    }

    /// A name for the file that tells nothing: `photo-1.jpg`.
    pub fn file_name(&self) -> String {
        format!("photo-1.{}", self.made.format().extension())
    }

    /// Its media type: `image/jpeg`.
    pub fn media_type(&self) -> String {
        let kind: &'static str = self.made.format().into();
        format!("image/{kind}")
    }

    /// Its width, in pixels.
    pub fn width(&self) -> u32 {
        self.made.report().output.width
    }

    /// Its height, in pixels.
    pub fn height(&self) -> u32 {
        self.made.report().output.height
    }

    /// What was done and what is *not* protected, line by line.
    pub fn report(&self) -> Vec<String> {
        words(self.session.language).report(self.made.report())
    }

    /// The same as versioned JSON (docs/report.md). It holds no name, no path and no value of any metadata.
    pub fn report_json(&self) -> String {
        // Safe: a report is made of values that are written without failing; without it the copy is as good.
        serde_json::to_string(self.made.report()).unwrap_or_default()
    }

    /// What the jury says of the cloaked faces, or why it says nothing; empty where no face is cloaked.
    pub fn evaluation(&self) -> Vec<String> {
        words(self.session.language).evaluation(&self.made.evaluation)
    }

    /// The same, face by face; none where there is nothing to judge or nobody could.
    pub fn verdicts(&self) -> Option<Verdicts> {
        let judgement = self.made.evaluation.judgement()?;
        Some(Verdicts::of_copy(judgement, words(self.session.language)))
    }

    /// Whether faces are shown without the cloak that the consent book wants, since a network or the runtime is not installed.
    pub fn uncloaked(&self) -> bool {
        self.made.uncloaked
    }

    /// Whether it shows somebody on a decision of the consent book, so that the book should note it
    /// ([`ConsentBook::note_copy`](crate::ConsentBook::note_copy)).
    pub fn shows_somebody(&self) -> bool {
        !self.made.shown().is_empty()
    }

    /// Whether everybody whom it shows on a decision of the consent book may be seen still. Asked right before it is handed on: since it was made, a
    /// decision may have been withdrawn, or its last day be over, and then the copy is to be made again. No where another book is asked by now, or
    /// none.
    pub fn still_holds(&self) -> bool {
        if !self.shows_somebody() {
            return true;
        }
        self.session.follow_book();
        self.session.which_book() == self.book && self.session.core.still_lets_be_seen(&self.made)
    }

    /// The copy as a recipient sees it, the longer side at most `side` pixels.
    ///
    /// # Errors
    /// `Value` where `side` is 0; `Cancelled`.
    pub fn preview(&self, side: u32, job: Option<Arc<Job>>) -> Result<Pixels, OmbrelleError> {
        let session = &self.session;
        if side == 0 {
            return Err(OmbrelleError::value(session.language));
        }
        let progress = progress(job.as_deref());
        let opened = session
            .core
            .reopen(&self.made, Path::new(""), &progress)
            .map_err(|error| session.error(error))?;
        let shown = protect::preview(&opened.picture, side);
        Ok(shown.map_err(|error| session.error(error))?.into())
    }
}

impl ProtectedCopy {
    pub(crate) fn of(session: Arc<Session>, made: Made, book: Option<Which>) -> Arc<Self> {
        Arc::new(Self {
            session,
            made,
            book,
        })
    }

    /// Whether this consent book let people be seen in it: its numbers are those of no other.
    pub(crate) fn is_of_book(&self, which: &Which) -> bool {
        self.book.as_ref() == Some(which)
    }

    pub(crate) fn made(&self) -> &Made {
        &self.made
    }
}
