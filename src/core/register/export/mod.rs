//! Hashes on their way out of the register, on an explicit request only.
//!
//! Whoever gets a PDQ hash can make a blurry picture of it, so each form holds no more than its purpose
//! needs: the exchange file only hashes, the printed sheet none unless they were asked for. All of it is
//! made in memory that is wiped; writing it is the door's matter.

mod sheet;
mod tables;
mod wiped;

pub use sheet::{Line, sheet_pdf};
pub use tables::{csv, exchange, json};
