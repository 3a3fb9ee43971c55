//! How a protected photo fares before machines that recognise faces, after what the world does to it.

mod denoise;
mod journey;
mod lab;
mod looks;
mod view;

pub use journey::{CLEANED_HEIGHT, Journey};
pub use looks::{Looks, difference};
