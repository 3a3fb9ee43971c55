//! The core of Ombrelle behind a share button on a phone: what Kotlin, Swift and Python call.
//!
//! A thin facade over [`Session`](ombrelle_core::protect::Session) and its neighbours, which keeps no rule of its own: bytes in, proved
//! bytes out. Every sentence comes from `i18n`, in the language that the host chose. One error crosses ([`OmbrelleError`]); no type of the
//! crates below does. Nothing here waits for the network, and nothing is written but sealed files where the host says.
//!
//! All calls block: hosts call long ones on a thread of theirs, with a [`Job`] that tells how far they have come and stops them. All
//! objects may be shared between threads, and be let go of in the middle of a job.
//!
//! Files are decoded in this process: a phone's system confines the app (docs/mobile.md).

mod caption;
mod consent;
mod copy;
mod directory;
mod draft;
mod error;
mod evidence;
mod fingerprint;
mod help;
mod job;
mod jury;
mod language;
mod mirror;
mod photo;
mod place;
mod register;
mod session;

pub use caption::{CaptionCheck, CaptionLeak, check_caption};
pub use consent::{
    Age, Audience, BookDecision, BookPerson, ConsentBook, Day, NewDecision, NewPerson, Reply,
    Ruling, SharedPhoto, questions_for_child,
};
pub use copy::{CopyFormat, CopyOptions, ProtectedCopy, default_copy};
pub use directory::{ServiceList, service_list, use_service_list};
pub use draft::{Basis, Cover, Decision, Draft, DraftFace, Extent, Strength, Terms, default_terms};
pub use error::{Advice, HostError, OmbrelleError};
pub use evidence::{EvidenceEntry, EvidenceFile, EvidenceKept, EvidenceTold};
pub use fingerprint::{Fingerprint, fingerprint_of_bytes, fingerprint_of_file};
pub use help::{
    AgeTold, HelpStage, HelpStep, HelpWords, Helper, Online, Place, WhatHappened, WhichDoor,
    WhoAsks, help_near, which_door, which_door_countries, which_door_words,
};
pub use job::{Job, Phase, ProgressListener, phase_name};
pub use jury::{FaceVerdict, JuryVerdict, Verdicts};
pub use language::{Language, language_of};
pub use photo::{Check, FaceFinder, Finding, FoundFace, Inspection, Leak, Photo, TextLine};
pub use place::{Pixels, Point, Region};
pub use register::{
    Match, MatchVerdict, PictureOrigin, Register, RegisterEntry, check_limit, destroy_register,
};
pub use session::{Looks, Session, version};

uniffi::setup_scaffolding!("ombrelle");
