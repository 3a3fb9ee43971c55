//! Opening a register: what a guess of the passphrase costs by design, and the rest.

use super::figures::Figure;
use super::{benchmark, measure};
use crate::run::Done;

/// Opens a register of 1,000 entries as a person does, and the same one made with next to no work for a guess.
pub fn register() -> Done<Vec<Figure>> {
    let printed = benchmark("register")?;
    let whole = measure::median(&printed, "open_1000_entries")?;
    let rest = measure::median(&printed, "the_rest_of_1000_entries")?;
    Ok(vec![
        Figure {
            what: "opening a register of 1,000 entries, scrypt with N = 2^18".into(),
            value: format!("{:.0} ms", whole * 1e3),
            goal: "about one second, by design".into(),
            peer: format!("of which scrypt: {:.0} ms", (whole - rest) * 1e3),
        },
        Figure {
            what: "the rest: reading, decrypting and parsing 1,000 entries of 16 hashes".into(),
            value: format!("{:.1} ms", rest * 1e3),
            goal: "under 20 ms".into(),
            peer: "the same register, made with N = 2".into(),
        },
    ])
}
