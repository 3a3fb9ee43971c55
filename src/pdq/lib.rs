#![doc = include_str!("README.md")]

mod blur;
mod error;
mod hash;
mod index;
mod luma;
mod picture;
mod scan;
mod tile;
mod transform;
mod window;

pub use error::Error;
pub use hash::{Hash, MATCH_DISTANCE};
pub use index::Index;
pub use picture::{Dihedral, Downsampled, Fingerprint, MIN_QUALITY, MIN_SIDE, Picture};
pub use scan::{Found, scan};
