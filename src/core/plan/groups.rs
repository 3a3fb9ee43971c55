//! Groups of faces, under the names that front ends used before.

pub use crate::face::{FaceGroups as Album, FaceOf, Group, SMALLEST_GROUPED};
