//! Fingerprints of intimate pictures: made on the device, kept encrypted, compared, handed over.
//!
//! A hash can be turned back into a blurry picture, so it is treated like the picture: no `Debug`
//! shows it, no error holds it, and memory that held it is wiped.

pub mod fingerprint;
