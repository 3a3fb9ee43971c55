//! A school session as values and rules: rooms to play, a licence for careful sharing, chats to practise on, a school's plan.
//!
//! Nothing here opens a person's file, keeps one, or knows a register, an album or a network. Every picture is drawn by the program, but for one portrait in the
//! public domain ([`cloak`]).
//! What people read lies in `assets/workshop`, in both languages side by side ([`Text`]); `ombrelle-i18n` picks the language.
//!
//! ```
//! use std::ops::ControlFlow;
//! use ombrelle_workshop::pixel::{self, Aim, Attack, drawn};
//!
//! let digit = drawn::digit(3, 1);
//! let attack = Attack { pixels: 3, aim: Aim::Away, seed: 1 };
//! let found = pixel::attack(&digit, attack, |_| ControlFlow::Continue(()));
//! assert!(found.changes.len() <= 3);
//! ```

pub mod blur;
pub mod cloak;
pub mod clues;
pub mod fake;
pub mod fingerprint;
pub mod kit;
pub mod label;
pub mod licence;
pub mod moves;
mod paint;
pub mod pixel;
pub mod rooms;
pub mod school;
mod text;

pub use image::RgbImage;
pub use text::Text;
