//! Table cells that a spreadsheet will not run as formulas: one guard for every table that we write or read.

/// What begins a formula (OWASP, "CSV injection"), the full-width letters included.
const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would run a cell as a formula, or one of ours was guarded against that: the first character after
/// any apostrophes begins a formula.
fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINNINGS)
}

/// What stands before a text so that no spreadsheet runs it: an apostrophe, or nothing.
///
/// ```
/// use ombrelle_base::spreadsheet::guard;
///
/// assert_eq!(guard("=1+1"), "'");
/// assert_eq!(guard("Zoé"), "");
/// ```
pub fn guard(text: &str) -> &'static str {
    if is_dangerous(text) { "'" } else { "" }
}

/// A cell fit to be written: one that would run gets an apostrophe before it.
pub fn guarded(text: &str) -> String {
    format!("{}{text}", guard(text))
}

/// A cell as it was before it was guarded; none for one that would run.
pub fn unguarded(text: &str) -> Option<&str> {
    match text.strip_prefix('\'') {
        Some(rest) if is_dangerous(text) => Some(rest),
        _ if is_dangerous(text) => None,
        _ => Some(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_runs_and_each_comes_back_as_it_was() {
        for beginning in BEGINNINGS {
            for text in [
                format!("{beginning}cmd"),
                format!("'{beginning}cmd"),
                format!("''{beginning}"),
            ] {
                let written = guarded(&text);
                assert_eq!(written, format!("'{text}"));
                assert_eq!(unguarded(&written), Some(text.as_str()));
            }
            assert_eq!(unguarded(&format!("{beginning}cmd")), None);
        }
        for plain in ["Zoé", "O'Neill", "'t Hooft", "1-2", ""] {
            assert_eq!(guarded(plain), plain);
            assert_eq!(unguarded(plain), Some(plain));
        }
    }
}
