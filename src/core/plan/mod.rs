//! Names that front ends still take from here; each is moving to the module that owns it. The way of a photo is
//! [`crate::protect`].

pub mod consent;
mod exports;
mod fingerprints;
mod groups;
mod jury;
mod preview;
mod register;
mod services;

pub use crate::cloak::{
    Cloaked, Cloaker, Framed, MOST_STEPS, Mask, Recipe, SMALLEST as SMALLEST_CLOAKED, STEPS,
    Strength,
};
pub use crate::disk::protected_path;
pub use crate::face::{Face, Finder};
pub use crate::metadata::{Carrier, Clue, Finding, Inspection};
pub use crate::photo::{Encoding, Format, Kind, Limits, Picture, Point, Region};
pub use crate::redact::Cover;
pub use exports::{Line, export_csv, export_exchange, export_json, save_export, sheet_pdf};
pub use fingerprints::{
    Digest, FileKind, Fingerprint, FrameHash, LARGEST_VIDEO, Note, PictureHashes, fingerprint,
};
pub use groups::{Album, FaceOf, Group, SMALLEST_GROUPED};
pub use jury::{
    ChartWords, Doubt, FaceJudgement, Hearing, Journey, Judgement, Looks, NotTried, Panel,
    Reference, SMALL_FACE, SMALLEST_FACE, Unprotected, Verdict as JuryVerdict, Witness,
    WitnessReport, chart, difference, judge, judge_copy, judge_picture,
};
pub use preview::{Preview, pasted, preview, preview_difference, reopen, sketch, thumbnail};
pub use register::{
    Added, Date, Entries, Entry, Match, Passphrase, Register, Reported, SAME_DISTANCE, VIDEO_SHARE,
    Verdict, compare, create_register, destroy_register, has_previous_register, look_at_register,
    open_register, restore_register, today,
};
pub use services::{
    Advice, Answers, Country, Days, Helps, Hours, Land, Nearby, Online, Part, Place, Preparation,
    Service, Step, StepKind, Upload, help_near, which_door,
};

pub use crate::leaks::{Line as TextLine, Reader as TextReader, TextKind, map_svg};
pub use crate::protect::{
    CAN_CLOAK, Check, Decision, FaceConsent, FaceReport, Gap, Leak, LeakKind, NotLookedFor, Opened,
    Outcome, OutputReport, Plan, Planned, Question, Remedy, Removed, Report, SourceReport,
    announced_pixels, can_be_cloaked, carry_out, carry_out_with, check, default_format, draw,
    drawn, find, frame_for_mask, gather, inspect, names, open, read_mask, read_text, save_mask,
};
