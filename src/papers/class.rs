//! The forms of a class on one paper: a name that no font can draw takes nobody else's form away.

use ombrelle_core::consent::Person;
use ombrelle_core::error::PaperError;
use ombrelle_core::paper::{Paper, Size};
use zeroize::Zeroizing;

use crate::pdf;

/// Forms that were printed, and who has none.
pub struct Forms {
    /// The paper.
    pub pdf: Zeroizing<Vec<u8>>,
    /// The names of those who have no form...
    pub without: Vec<String>,
    /// ...and the letters that no font has, with spaces between; empty where everybody has one.
    pub letters: String,
}

/// Prints the forms of several people, which `form` makes, without those that need a letter that no font has.
///
/// # Errors
/// Those of [`pdf`]; [`PaperError::PaperLetters`] also where nobody's form can be printed, or where what stands on every form has the letter.
pub fn class_forms(
    people: &[&Person],
    form: impl Fn(&[&Person]) -> Paper,
    language: &str,
    size: Size,
) -> Result<Forms, PaperError> {
    let letters = match pdf(&form(people), language, size) {
        Ok(pdf) => {
            return Ok(Forms {
                pdf,
                without: Vec::new(),
                letters: String::new(),
            });
        }
        Err(PaperError::PaperLetters { letters }) => letters,
        Err(other) => return Err(other),
    };
    // A letter can be named with others that it is drawn together with, so that each form is tried before it is left out.
    let cannot_be_printed = |one: &Person| {
        let alone = || pdf(&form(&[one]), language, size);
        has_one_of(one, &letters) && matches!(alone(), Err(PaperError::PaperLetters { .. }))
    };
    let (without, others): (Vec<&Person>, Vec<&Person>) = people
        .iter()
        .copied()
        .partition(|one| cannot_be_printed(one));
    if without.is_empty() || others.is_empty() {
        return Err(PaperError::PaperLetters { letters });
    }
    Ok(Forms {
        pdf: pdf(&form(&others), language, size)?,
        without: without.iter().map(|one| one.name.clone()).collect(),
        letters,
    })
}

/// Whether a name on somebody's form has one of these letters.
fn has_one_of(person: &Person, letters: &str) -> bool {
    let names = std::iter::once(&person.name).chain(&person.parents);
    let mut inked = names
        .flat_map(|name| name.chars())
        .filter(|letter| !letter.is_whitespace());
    inked.any(|letter| letters.contains(letter))
}
