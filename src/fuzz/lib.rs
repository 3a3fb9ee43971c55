//! Fuzzing that stays: whatever reads a stranger's bytes, given strange bytes without end.
//!
//! A [`Target`] is a function of bytes that asserts what THREAT_MODEL.md promises of them; it fails by
//! panicking. [`TARGETS`] lists all. Two things run them:
//!
//! - [`campaign`]: seeds made by code ([`seeds`]), changed at random ([`mutate`]), each target in a process of its own
//!   with little memory. The number of an input and a seed are enough to make the same input again ([`input`]).
//! - the files in `regressions/`, which an ordinary test gives to their targets.
//!
//! [`command`] gives changed files to the program `ombrelle` itself, as a person would.

pub mod campaign;
pub mod command;
pub mod found;
pub mod input;
pub mod mutate;
pub mod regressions;
pub mod seeds;
pub mod structure;
mod target;

pub use target::{TARGETS, Target, named};
