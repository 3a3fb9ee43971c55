//! Stands in for `two-face` below the typesetter: no language is known, so that code in a paper would be plain text.
//!
//! The real one holds 0.8 MB of grammars. See ARCHITECTURE.md, *What the typesetter is without*.

#![forbid(unsafe_code)]

/// Languages.
pub mod syntax {
    /// None.
    pub fn extra_no_newlines() -> syntect::parsing::SyntaxSet {
        syntect::parsing::SyntaxSet::new()
    }
}
