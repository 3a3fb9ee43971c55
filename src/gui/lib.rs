//! The Ombrelle app: a window for whatever core can do.
//!
//! Each screen is a module with `State`, `Message`, `update` and `view`, and answers with an [`screen::Action`];
//! [`app`] alone switches screens. Long work is in [`job`], the system's dialogs in [`dialog`]. No sentence stands
//! here: they come from `i18n`. Photos are decoded by core alone.

pub mod app;
pub mod clipboard;
pub mod clock;
pub mod desk;
pub mod dialog;
pub mod job;
pub mod keys;
pub mod open;
pub mod places;
pub mod screen;
pub mod theme;
pub mod widget;
