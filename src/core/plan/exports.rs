//! Handing over what the register holds, under the names that front ends used before.

pub use crate::register::export::{
    Line, csv as export_csv, exchange as export_exchange, json as export_json, save as save_export,
    sheet_pdf,
};
