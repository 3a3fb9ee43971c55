//! Cells of tables that spreadsheets open: none of ours is run as a formula.

/// Whether a spreadsheet would run a cell as a formula, or one of ours was guarded against that: the first letter behind
/// any apostrophes begins a formula (OWASP, "CSV injection", the full-width letters included).
fn is_dangerous(text: &str) -> bool {
    text.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// What is to be written before a cell: an apostrophe where it would run.
pub fn guard(text: &str) -> &'static str {
    if is_dangerous(text) { "'" } else { "" }
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
    fn whatever_begins_a_formula_is_guarded_and_comes_back() {
        for start in [
            "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'=", "''+",
        ] {
            let text = format!("{start}cmd");
            assert_eq!(unguarded(&format!("{}{text}", guard(&text))), Some(&*text));
            assert_eq!(guard(&text), "'", "{text:?}");
        }
        for harmless in ["", "Zoé", "'t", "a=b", "1-2"] {
            assert_eq!(guard(harmless), "");
            assert_eq!(unguarded(harmless), Some(harmless));
        }
    }
}
