//! The command as a person meets it: transcripts, bad input, batches, promises.

mod avif;
mod bad_input;
mod batch;
mod bombs;
mod caption;
mod check;
mod consent;
mod day;
mod directory;
#[cfg(target_os = "linux")]
mod elf;
mod export;
mod fingerprint;
mod harder;
mod judge;
mod jxl;
mod language;
mod letter;
#[cfg(target_os = "linux")]
mod libraries;
// The maker of core's tests, used here as it stands.
#[path = "../../../core/tests/making/avif.rs"]
mod made_avif;
#[path = "../../../core/tests/making/jxl.rs"]
mod made_jxl;
mod names;
mod paper;
mod pictures;
mod programs;
mod promises;
mod register;
mod sealing;
mod session;
mod stage;
#[cfg(target_os = "linux")]
mod traced;
mod transcripts;
mod which_door;
mod workshop;
